--- An Asterisk of the tests' own: its configuration is written from etc/*.conf, and it is started
--- from build/asterisk by that folder's own ld-linux, on free ports of the loopback.
local uv = require("luv")

local M = {}

local HERE = "spec/live"
local CONFIG = { "asterisk", "modules", "manager", "logger", "rtp", "musiconhold", "pjsip",
  "extensions", "queues" }

---A port that nobody has at the moment.
---@param kind "tcp"|"udp"
---@return integer
function M.free_port(kind)
  local socket = kind == "tcp" and uv.new_tcp() or uv.new_udp()
  assert(socket:bind("127.0.0.1", 0))
  local port = socket:getsockname().port
  socket:close()
  return port
end

local function find(root, what)
  local pipe <close> = assert(io.popen(("find %s %s -print -quit"):format(root, what)))
  return assert(pipe:read("l"), root .. " has no " .. what)
end

local function read(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

local function write(path, text)
  local file <close> = assert(io.open(path, "wb"))
  file:write(text)
end

-- One endpoint of PJSIP, reached at a port of the loopback.
local function endpoint(name, port, is_fragile)
  return ([[

[%s](%s)
aors = %s
[%s](place)
contact = sip:%s@127.0.0.1:%d
]]):format(name, is_fragile and "fragile" or "party", name, name, name, port)
end

---@class hatif.live.asterisk
---@field ami integer port of the manager interface
---@field sip integer UDP port
---@field secret string of the users hatif and tester
---@field run string where it writes: run/log/messages is its log

---Writes the configuration into `run`.
---@param run string a folder that is made; absolute
---@param opts { endpoints: { name: string, port: integer, fragile: boolean? }[],
---  queues: { name: string, members: string[] }[] }
---@return hatif.live.asterisk
function M.configure(run, opts)
  local root = uv.fs_realpath("build/asterisk")
  local data = root .. "/usr/share/asterisk"
  local self = setmetatable({ run = run, root = root, ami = M.free_port("tcp"),
    sip = M.free_port("udp"), secret = "only-for-the-tests" }, { __index = M })
  local names = { RUN = run, DATA = data, SOUNDS = data .. "/sounds/en_US_f_Allison",
    MODULES = find(root .. "/usr/lib", "-type d -path '*asterisk/modules'"), AMI_PORT = self.ami,
    SIP_PORT = self.sip, CHECKOUT = uv.cwd(),
    SECRET = self.secret, RTP_START = 20000, RTP_END = 31999 }
  os.execute(("mkdir -p '%s/etc' '%s/lib' '%s/log' '%s/spool/monitor'"):format(run, run, run, run))
  local more = { pjsip = {}, queues = {} }
  for _, e in ipairs(opts.endpoints) do
    table.insert(more.pjsip, endpoint(e.name, e.port, e.fragile))
  end
  for _, queue in ipairs(opts.queues) do
    table.insert(more.queues, ("\n[%s](queue)\n"):format(queue.name))
    for _, member in ipairs(queue.members) do
      table.insert(more.queues, ("member = PJSIP/%s\n"):format(member))
    end
  end
  for _, name in ipairs(CONFIG) do
    local text = read(("%s/etc/%s.conf"):format(HERE, name)):gsub("@([A-Z_]+)@", names)
    write(("%s/etc/%s.conf"):format(run, name), text .. table.concat(more[name] or {}))
  end
  return self
end

---Starts it; it is up when its manager interface says FullyBooted.
---@param on_exit fun(code: integer, signal: integer)
function M:start(on_exit)
  local loader = find(self.root .. "/usr/lib", "-name 'ld-linux*'")
  local libraries = find(self.root .. "/usr/lib", "-name 'libc.so.6'"):match("^(.*)/")
  local log = assert(uv.fs_open(self.run .. "/log/output", "a", 420))
  self.process, self.pid = assert(uv.spawn(loader, {
    args = { "--library-path", libraries, self.root .. "/usr/sbin/asterisk", "-f", "-C",
      self.run .. "/etc/asterisk.conf" },
    stdio = { nil, log, log },
  }, function(code, signal)
    self.process:close()
    self.process = nil
    on_exit(code, signal)
  end))
  uv.fs_close(log)
end

---@param signal "sigterm"|"sigkill"
function M:stop(signal)
  if self.process then self.process:kill(signal) end
end

return M

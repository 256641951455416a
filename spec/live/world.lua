--- Everything that a run needs, started in order: Asterisk, the wire to it, `hatif serve` between
--- wire and recogniser, and the ears of the tests.
local uv = require("luv")
local json = require("hatif.sources.json")
local dkjson = require("dkjson")
local ami = require("live.ami")
local asterisk = require("live.asterisk")

local M = {}

local CONFIG = [[
policy = "%s"
contacts = { lang = "ar", linger = "%s" }
lag = { telephony = "500ms", speech = "1500ms" }
asterisk = {
  host = "127.0.0.1", port = %d, user = "hatif", password_file = "secret",
  agents = { "^PJSIP/agent" }, supervisors = { "^PJSIP/boss" },
  back_off = "100ms", back_off_max = "1s", drop_causes = { "44" },
  acts = { context = "hatif", outbound_context = "center", transfer_context = "center" },
}
transcripts = { listen = "unix:%s" }
guidance = { stdout = true }
]]

local World = {}
World.__index = World

---@return integer ms since the epoch
function M.clock()
  local seconds, micros = uv.gettimeofday()
  return seconds * 1000 + micros // 1000
end

local function write(path, text, mode)
  local fd = assert(uv.fs_open(path, "w", mode or 420))
  uv.fs_write(fd, text, -1)
  uv.fs_close(fd)
end

---@param run string folder, absolute
---@param opts { endpoints: table[], queues: table[], policy: string, linger: string,
---  program: string?, on_bytes: fun(bytes: string)? }
function M.new(run, opts)
  local self = setmetatable({ program = opts.program or "lua/bin/hatif", run = run, heard = {},
    on_packet = {}, clock = M.clock }, World)
  self.asterisk = asterisk.configure(run, opts)
  self.wire = ami.wire(self.asterisk.ami, M.clock, opts.on_bytes)
  -- the address of a Unix socket is short, a checkout's path may not be
  self.folder = uv.fs_mkdtemp("/tmp/hatif-live-XXXXXX")
  write(run .. "/secret", self.asterisk.secret, 384)
  write(run .. "/serve.lua", CONFIG:format(opts.policy, opts.linger, self.wire.port,
    self.folder .. "/transcripts"))
  return self
end

---Starts Asterisk, first or again; it is up when it says FullyBooted: `is_up`.
function World:start_asterisk()
  self.is_up = false
  self.asterisk:start(function() self.is_up = false end)
  if self.session then return end
  self.session = ami.session(self.asterisk.ami, "tester", self.asterisk.secret, function(packet)
    if packet.event == "FullyBooted" then self.is_up = true end
    for _, hear in ipairs(self.on_packet) do hear(packet) end
  end)
end

local function by_lines(stream, on_line)
  local rest = ""
  stream:read_start(function(failed, bytes)
    if failed or not bytes then
      stream:close()
      return
    end
    rest = rest .. bytes
    local now = uv.hrtime()
    for line in rest:gmatch("([^\n]*)\n") do on_line(line, now) end
    rest = rest:match("[^\n]*$")
  end)
end

---Starts `hatif serve`; it can be fed once there are `transcripts`.
---@param on_line fun(line: table, now: integer) a line of guidance, and uv.hrtime() when it came
---@param only string? lines without it are passed over
function World:start_hatif(on_line, only)
  local out = uv.new_pipe(false)
  local log = assert(uv.fs_open(self.run .. "/hatif.log", "a", 420))
  self.hatif, self.hatif_pid = assert(uv.spawn(os.getenv("HATIF_LUA") or "lua5.4", {
    args = { self.program, "serve", self.run .. "/serve.lua" }, stdio = { nil, out, log },
  }, function(code, signal)
    self.hatif:close()
    self.hatif, self.hatif_code = nil, code ~= 0 and code or signal
  end))
  uv.fs_close(log)
  by_lines(out, function(text, now)
    if only and not text:find(only, 1, true) then return end
    local line = assert(json.decode(text), text)
    line.heard = M.clock()
    on_line(line, now)
  end)
  self:connect_transcripts()
end

function World:connect_transcripts()
  local pipe = uv.new_pipe(false)
  pipe:connect(self.folder .. "/transcripts", function(failure)
    if failure then
      pipe:close()
      assert(self.hatif, "hatif serve ended; see its log")
      return ami.later(20, function() self:connect_transcripts() end)
    end
    self.transcripts = pipe
    by_lines(pipe, function(text) table.insert(self.heard, text) end)
  end)
end

---A line of the recogniser.
---@param line table
function World:say(line) self.transcripts:write(dkjson.encode(line) .. "\n") end

---Ends everything that runs.
function World:stop()
  if self.hatif then self.hatif:kill("sigterm") end -- it says bye to who is connected
  if self.transcripts and not self.transcripts:is_closing() then self.transcripts:close() end
  self.session:close()
  self.asterisk:stop("sigterm")
  self.wire.server:close()
  os.remove(self.folder .. "/transcripts")
  uv.fs_rmdir(self.folder)
end

return M

-- A chat channel: the real Prosody with examples/prosody/mod_hatif.lua, and XMPP clients that write
-- to each other over loopback. Prosody's files are unpacked by tools/deps.sh, or it is installed.
local socket = require("socket")
local mime = require("mime")

local PROSODY
for _, path in ipairs { "build/prosody/usr", "/usr" } do
  local file = io.open(path .. "/lib/prosody/net/server_epoll.lua")
  if file then
    PROSODY = PROSODY or path
    file:close()
  end
end
local has_expat = pcall(require, "lxp")

local WAIT = 10 -- seconds; a spec that waits longer has failed

local function read(path)
  local file = io.open(path, "rb")
  if not file then return "" end
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function output_of(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read("a")
  pipe:close()
  return (text:gsub("%s+$", ""))
end

-- ---- a client ----------------------------------------------------------------------------------

local Client = {}
Client.__index = Client

-- What came until a pattern is in it; the rest stays.
function Client:wait(pattern)
  local till = socket.gettime() + WAIT
  while socket.gettime() < till do
    local first, last = self.text:find(pattern)
    if first then
      local found = self.text:sub(first, last)
      self.text = self.text:sub(last + 1)
      return found
    end
    local bytes, why, part = self.socket:receive(65536)
    self.text = self.text .. (bytes or part or "")
    if why == "closed" then break end
  end
  error(("no %s in what %s got: %s"):format(pattern, self.name, self.text), 2)
end

function Client:send(xml) assert(self.socket:send(xml)) end

function Client:open()
  self:send("<?xml version='1.0'?><stream:stream to='localhost' version='1.0' "
    .. "xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>")
  return self:wait("</stream:features>")
end

local function connected(port, name)
  local self = setmetatable({ text = "", name = name, socket = socket.tcp() }, Client)
  assert(self.socket:connect("127.0.0.1", port))
  self.socket:settimeout(0.02)
  self:open()
  self:send(("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>%s</auth>"):format(
    (mime.b64("\0" .. name .. "\0" .. "secret-" .. name))))
  self:wait("<success")
  self:open()
  self:send("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>"
    .. "desk</resource></bind></iq>")
  self:wait("<jid>.-</jid>")
  self:send("<presence/>")
  self:wait("<presence")
  return self
end

function Client:say(to, text)
  self:send(("<message to='%s@localhost' type='chat'><body>%s</body></message>"):format(to, text))
end

function Client:leave()
  self:send("<presence type='unavailable'/></stream:stream>")
  self.socket:close()
end

-- ---- a server ----------------------------------------------------------------------------------

local CONFIG = [[
pidfile = "%s/pid"
data_path = "%s/data"
run_as_root = true
interfaces = { "127.0.0.1" }
c2s_ports = { %d }
modules_disabled = { "s2s" }
modules_enabled = { "roster", "saslauth", "presence", "message", "iq", "c2s", "posix" }
authentication = "internal_plain"
allow_unencrypted_plain_auth = true
c2s_require_encryption = false
plugin_paths = { "%s/examples/prosody" }
log = { { levels = { min = "info" }, to = "file", filename = "%s/log" } }
VirtualHost "localhost"
  modules_enabled = { "hatif" }
  hatif_policy = "%s/chat.lua"
  hatif_agents = { "noura@localhost" }
  hatif_lang = "ar"
]]

local function free_port()
  local probe = assert(socket.bind("127.0.0.1", 0))
  local _, port = probe:getsockname()
  probe:close()
  return tonumber(port)
end

-- Prosody's own start script, which says that it is to be changed for where it lies.
local function script_of(here, folder)
  local text = read(here .. "/" .. PROSODY .. "/bin/prosody")
  local lib = PROSODY:sub(1, 1) == "/" and PROSODY or here .. "/" .. PROSODY
  local paths = { SOURCEDIR = lib .. "/lib/prosody", CONFIGDIR = folder,
    PLUGINDIR = lib .. "/lib/prosody/modules/", DATADIR = folder .. "/data" }
  return (text:gsub("CFG_(%u+)='[^']*'", function(name)
    return paths[name] and ("CFG_%s='%s'"):format(name, paths[name])
  end))
end

local proven = PROSODY and has_expat and it or pending

describe("Prosody with mod_hatif #slow", function()
  local folder, port, pid

  local function log_has(pattern)
    local till = socket.gettime() + WAIT
    repeat
      local found = read(folder .. "/log"):match(pattern)
      if found then return found end
      socket.sleep(0.02)
    until socket.gettime() > till
    error(("no %s in Prosody's log:\n%s"):format(pattern, read(folder .. "/log")), 2)
  end

  local function start()
    local here = output_of("pwd")
    folder, port = os.tmpname(), free_port()
    os.remove(folder)
    assert(os.execute("mkdir -p " .. folder .. "/data/localhost/accounts"))
    for _, name in ipairs { "mona", "noura", "lead" } do
      write(("%s/data/localhost/accounts/%s.dat"):format(folder, name),
        ('return { ["password"] = "secret-%s" }'):format(name))
    end
    local policy = read("examples/prosody/chat.lua") -- as it is, but sooner
    write(folder .. "/chat.lua", (policy:gsub('greet_within = "5s"', 'greet_within = "300ms"')))
    write(folder .. "/prosody.cfg.lua", CONFIG:format(folder, folder, port, here, folder, folder))
    write(folder .. "/prosody", script_of(here, folder))
    pid = output_of(("%s %s/prosody --config %s/prosody.cfg.lua -F >%s/out 2>&1 & echo $!")
      :format(os.getenv("HATIF_LUA") or "lua5.4", folder, folder, folder))
    log_has("Activated service 'c2s'")
  end

  after_each(function()
    if pid then os.execute("kill " .. pid .. " 2>/dev/null") end
    if folder then os.execute("rm -rf " .. folder) end
  end)

  proven("prompts the agent, alerts the lead, and judges the chat when it is over", function()
    start()
    local noura, lead, mona = connected(port, "noura"), connected(port, "lead"),
      connected(port, "mona")
    mona:say("noura", "طلبي تأخر")
    local prompt = noura:wait("<message[^>]*type='headline'.-</message>")
    assert.matches("<body>سلّم على العميل</body>", prompt, 1, true)
    noura:wait("طلبي تأخر")
    assert.matches("no greeting", lead:wait("<message[^>]*type='headline'.-</message>"), 1, true)
    noura:say("mona", "السلام عليكم، وش رقم الطلب؟")
    mona:wait("السلام عليكم")
    noura:say("mona", "مع السلامة")
    mona:wait("مع السلامة")
    mona:leave()
    assert.matches("chat.greet violated, the deadline passed", log_has("chat.greet %l+, [^\n]*"))
    assert.matches("chat.bye satisfied", log_has("chat.bye %l+, [^\n]*"))
    assert.matches("chat.rude satisfied", log_has("chat.rude %l+, [^\n]*"))
    assert.equal("50.0 %", log_has("is over, score ([%d.]+ %%)"))
    lead:leave()
    noura:leave()
  end)

  proven("keeps out of talk between agents, or between customers", function()
    start()
    local lead, mona = connected(port, "lead"), connected(port, "mona")
    mona:say("lead", "هلا")
    lead:wait("هلا")
    mona:say("noura", "أبي المشرف") -- who is away: it is a message to an agent all the same
    log_has("info") -- the log has begun
    lead:say("mona", "أهلا")
    mona:wait("أهلا")
    mona:leave()
    log_has("mona@localhost/noura@localhost/1 is over")
    assert.is_nil(read(folder .. "/log"):find("mona@localhost/lead", 1, true))
    lead:leave()
  end)
end)

--- How soon an act is on the wire behind the bytes of the server that called for it, with many
--- calls at once; what a call costs, and what memory. Twice: beside a server that plays recorded
--- calls again, which takes little, so that it is hatif that is measured; and beside a real
--- Asterisk with sipp, where they all wait for the same cores.
---   make bench-live  RATE=50 CONCURRENT=1000 SECONDS=20 SPEECH=1 ONLY=replay|asterisk
local uv = require("luv")
local asterisk = require("hatif.sources.asterisk")
local json = require("hatif.sources.json")
local ami = require("live.ami")
local servers = require("live.asterisk")
local sipp = require("live.sipp")
local trace = require("bench.live.trace")
local worlds = require("live.world")

local function number(name, otherwise) return tonumber(os.getenv(name)) or otherwise end

local RATE, CONCURRENT = number("RATE", 50), number("CONCURRENT", 1000)
local SECONDS, SPEECH, ONLY = number("SECONDS", 20), number("SPEECH", 1), os.getenv("ONLY")
local LENGTH_MS = CONCURRENT * 1000 // RATE -- of a call
local LINGER_MS = 2000
local TIMED, OWN = "spec/bench/live/timed.lua", uv.cwd() .. "/build/bench/live.own"

local function say(...) print(string.format(...)) end

local function read(path)
  local file = io.open(path, "rb")
  if not file then return "" end
  local text = file:read("a")
  file:close()
  return text
end

-- ms of CPU that a process has taken, and KB that it holds now.
local function used_by(pid)
  local fields = {}
  for field in (read(("/proc/%d/stat"):format(pid)):match("%) (.*)") or ""):gmatch("%S+") do
    fields[#fields + 1] = tonumber(field) or 0
  end
  local kb = tonumber(read(("/proc/%d/status"):format(pid)):match("VmRSS:%s*(%d+)"))
  return ((fields[12] or 0) + (fields[13] or 0)) * 10, kb or 0
end

local function percentiles(list)
  table.sort(list)
  local function at(p) return (list[math.max(1, math.ceil(#list * p))] or 0) / 1e6 end
  return at(0.5), at(0.99), at(1)
end

-- What hatif says of itself, of the whole run.
local function report_own()
  local list = {}
  for ns in io.lines(OWN) do list[#list + 1] = tonumber(ns) end
  say("%-24s %6d acts  p50 %7.3f ms  p99 %7.3f ms  worst %7.3f ms", "  of this its own share",
    #list, percentiles(list))
end

-- --- a measurement -------------------------------------------------------------------------------

local Meter = {}
Meter.__index = Meter

local function meter() return setmetatable({ asked = {}, took = {}, n = 0 }, Meter) end

-- The bytes that call for an act are about to be written.
function Meter:ask(contact) self.asked[contact] = uv.hrtime() end

function Meter:answer(line, now)
  local at = line.name == "prompt" and line.args.due and self.asked[line.contact]
  if not at then return end
  self.asked[line.contact] = nil
  if self.is_on then self.took[#self.took + 1] = now - at end
end

function Meter:report(name, pid, began, n_calls)
  local p50, p99, worst = percentiles(self.took)
  say("%-24s %6d acts  p50 %7.3f ms  p99 %7.3f ms  worst %7.3f ms", name, #self.took, p50, p99,
    worst)
  if not pid then return end
  local cpu, kb = used_by(pid)
  say("%-24s %6d calls in the time: %.2f ms of CPU each (%.0f %% of a core)", "", n_calls,
    (cpu - began.cpu) / n_calls, (cpu - began.cpu) / (SECONDS * 10))
  say("%-24s %.1f MB with %d calls on and %d s of them lingering; %.1f MB before the first", "",
    kb / 1024, CONCURRENT, LINGER_MS // 1000, began.kb / 1024)
end

-- --- a server that plays recorded calls again ----------------------------------------------------

local function server(on_client)
  local listener = uv.new_tcp()
  assert(listener:bind("127.0.0.1", 0))
  listener:listen(8, function()
    local client, reader = uv.new_tcp(), asterisk.reader()
    listener:accept(client)
    client:nodelay(true)
    client:read_start(function(_, bytes)
      if not bytes then return client:close() end
      for _, packet in ipairs(assert(reader:feed(bytes))) do
        local answer = ("Response: Success\r\nActionID: %s\r\n\r\n"):format(packet.actionid or "")
        if packet.action == "CoreShowChannels" then
          answer = answer .. ("Event: CoreShowChannelsComplete\r\nActionID: %s\r\n\r\n"):format(
            packet.actionid)
        end
        client:write(answer)
        if packet.action == "CoreShowChannels" then on_client(client) end
      end
    end)
  end)
  return listener
end

local TALK = { -- ms behind the answer, who, what
  { 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  { 3500, "customer", "وعليكم السلام طلبي تأخر ساعة كاملة" },
  { 6000, "agent", "أعتذر لك عن التأخير خليني أشوف الطلب" },
  { 9000, "customer", "طيب بس بسرعة لو سمحت" },
  { 13000, "agent", "شكراً لانتظارك أستاذ محمد المندوب قريب منك" },
  { 16000, "agent", "أقدر أخدمك بأي شيء آخر؟" },
}
local LINE = '{"contact":"%s","type":"utterance","by":"%s","at":%d,"stop":%d,"text":"%s",' ..
  '"utt":"%d","partial":%s,"source":"speech"}\n'

local function speak(pipe, contact)
  for i, words in ipairs(TALK) do
    ami.later(words[1] * LENGTH_MS // 20000, function()
      local at = worlds.clock()
      local first = words[3]:match("^%S+ %S+")
      pipe:write(LINE:format(contact, words[2], at, at + 400, first, i, "true"))
      ami.later(1600, function()
        pipe:write(LINE:format(contact, words[2], at, at + 1500, words[3], i, "false"))
      end)
    end)
  end
end

-- One call: its pieces, each in its time.
local function play(call, n, client, measured, pipe)
  local function step(i)
    local piece = call.pieces[i]
    if client:is_closing() then return end
    local text = call.render(piece, n, worlds.clock())
    if piece.is_hold then measured:ask(call.id(n)) end
    client:write(text)
    if i == 1 and pipe then speak(pipe, call.id(n)) end
    local later = call.pieces[i + 1]
    if later then ami.later(later.at - piece.at, function() step(i + 1) end) end
  end
  step(1)
end

-- Calls begin evenly; the time is taken once as many are on as there are to be.
local function load(client, measured, pid, name, done, pipe)
  local call, n = trace.load("spec/traces/c_hold_unhold.raw", LENGTH_MS), 0
  local began, timer, start = nil, uv.new_timer(), uv.now()
  local empty = pid and { used_by(pid) }
  timer:start(0, 5, function()
    local elapsed = uv.now() - start
    while n < elapsed * RATE // 1000 do
      n = n + 1
      play(call, n, client, measured, pipe)
    end
    if not began and elapsed >= LENGTH_MS then
      measured.is_on, began = true, { cpu = pid and used_by(pid), kb = pid and empty[2], n = n }
    elseif elapsed >= LENGTH_MS + SECONDS * 1000 then
      timer:close()
      measured:report(name, pid, began, n - began.n)
      done()
    end
  end)
end

local CONFIG = [[
policy = "%s/spec/live/policy"
contacts = { lang = "ar", linger = "%dms" }
asterisk = { port = %d, user = "hatif", password = "only-for-the-bench",
  agents = { "^PJSIP/agent" } }
transcripts = { listen = "unix:%s/transcripts" }
guidance = { stdout = true }
]]

-- A process that answers at once: what the wire and this bench take by themselves.
local ECHO = [[
local uv = require("luv")
local socket, out, rest = uv.new_tcp(), uv.new_pipe(false), ""
out:open(1)
socket:connect("127.0.0.1", tonumber(arg[1]), function()
  socket:write("Action: CoreShowChannels\r\n\r\n")
  socket:read_start(function(_, bytes)
    if not bytes then return uv.stop() end
    local text, from = rest .. bytes, 1
    while true do
      local stop = text:find("\r\n\r\n", from, true)
      if not stop then break end
      local packet = text:sub(from, stop)
      from = stop + 4
      if packet:find("Event: MusicOnHoldStart", 1, true) then
        out:write('{"name":"prompt","args":{"due":1},"contact":"' ..
          packet:match("Linkedid: (%S+)\r") .. '"}\n')
      end
    end
    rest = text:sub(from)
  end)
end)
uv.run()
]]

local function spawn(args, on_line, log)
  local out, rest = uv.new_pipe(false), ""
  local fd = assert(uv.fs_open(log, "w", 420))
  local process, pid
  process, pid = assert(uv.spawn(os.getenv("HATIF_LUA") or "lua5.4",
    { args = args, stdio = { nil, out, fd } }, function() process:close() end))
  uv.fs_close(fd)
  out:read_start(function(_, bytes)
    if not bytes then return out:close() end
    rest = rest .. bytes
    local now = uv.hrtime()
    for text in rest:gmatch("([^\n]*)\n") do
      -- of the many lines only those that are measured are read: the reader is not to be waited for
      if text:find('"prompt"', 1, true) then on_line(json.decode(text), now) end
    end
    rest = rest:match("[^\n]*$")
  end)
  return process, pid
end

local function replay(name, is_echo)
  local folder = uv.fs_mkdtemp("/tmp/hatif-bench-XXXXXX")
  local measured = meter()
  local process, pid, client, listener
  local function finish()
    process:kill("sigterm")
    listener:close()
    if not client:is_closing() then client:close() end
    os.execute("rm -rf " .. folder)
  end
  listener = server(function(found)
    client = found
    local pipe = not is_echo and SPEECH > 0 and uv.new_pipe(false)
    if not pipe then return load(client, measured, pid, name, finish) end
    pipe:connect(folder .. "/transcripts", function(failure)
      assert(not failure, failure)
      load(client, measured, pid, name, function()
        pipe:close()
        finish()
      end, pipe)
    end)
  end)
  local port = listener:getsockname().port
  local path = folder .. (is_echo and "/echo.lua" or "/serve.lua")
  local file <close> = assert(io.open(path, "w"))
  file:write(is_echo and ECHO or CONFIG:format(uv.cwd(), LINGER_MS, port, folder))
  file:close()
  local args = is_echo and { path, tostring(port) } or { TIMED, "serve", path }
  process, pid = spawn(args, function(line, now) measured:answer(line, now) end,
    "build/bench/live.log")
  if is_echo then pid = nil end
  uv.run()
  if not is_echo then report_own() end
end

-- --- a real Asterisk -----------------------------------------------------------------------------

-- Hears what Asterisk says on its way to hatif: that a customer is held.
local function listener_of(measured)
  local rest = ""
  return function(bytes)
    local text, from = rest .. bytes, 1
    while true do
      local stop = text:find("\r\n\r\n", from, true)
      if not stop then break end
      if text:find("Event: MusicOnHoldStart", from, true) == from then
        measured:ask(text:sub(from, stop + 1):match("Linkedid: (%S+)"))
      end
      from = stop + 4
    end
    rest = text:sub(from)
  end
end

local AGENT, CUSTOMER, HOLD_MS = "agent200", "0555000200", 1000

local function telephones(world, ports, in_all, on_exit)
  local opts = { sip = world.asterisk.sip, run = world.run,
    many = { rate = RATE, most = 2 * CONCURRENT, calls = in_all } }
  local talk = (LENGTH_MS - HOLD_MS) // 2
  local function start(name, steps)
    opts.id = name
    return sipp.start({ name = name, port = ports[name] }, steps, opts, on_exit)
  end
  return { start(AGENT, { "rung", 100, "answer", talk, "hold", HOLD_MS, "unhold", talk, "bye" }),
    start(CUSTOMER, { { "call", "direct-200" }, "answered", "await_bye" }) }
end

local function on_asterisk()
  local measured, ports, endpoints = meter(), {}, {}
  for _, name in ipairs { AGENT, CUSTOMER } do
    ports[name] = servers.free_port("udp")
    endpoints[#endpoints + 1] = { name = name, port = ports[name] }
  end
  local folder = uv.cwd() .. "/build/bench/asterisk"
  os.execute(("rm -rf '%s'"):format(folder))
  local world = worlds.new(folder, { endpoints = endpoints, queues = {},
    policy = uv.cwd() .. "/spec/live/policy", linger = LINGER_MS .. "ms", program = TIMED,
    on_bytes = listener_of(measured) })
  local phones, began, empty, failed = nil, nil, nil, 0
  local function finish()
    measured.is_on = false
    measured:report("hatif beside Asterisk", world.hatif_pid, began, RATE * SECONDS)
    local cpu = used_by(world.asterisk.pid)
    say("%-24s Asterisk itself: %.2f ms of CPU a call; %d telephones failed", "",
      (cpu - began.asterisk) / (RATE * SECONDS), failed)
    for _, phone in ipairs(phones) do phone:kill("sigkill") end
    world:stop()
  end
  local function begin()
    empty = { used_by(world.hatif_pid) }
    phones = telephones(world, ports, RATE * (LENGTH_MS // 1000 + SECONDS + 5), function(code)
      if measured.is_on and code ~= 0 then failed = failed + 1 end
    end)
    ami.later(LENGTH_MS + 1000, function()
      began = { cpu = used_by(world.hatif_pid), kb = empty[2],
        asterisk = used_by(world.asterisk.pid) }
      measured.is_on = true
      ami.later(SECONDS * 1000, finish)
    end)
  end
  local function until_ready()
    if world.transcripts and #world.wire.actions >= 2 then return begin() end
    ami.later(50, until_ready)
  end
  local function until_up()
    if not world.is_up then return ami.later(50, until_up) end
    world:start_hatif(function(line, now)
      if line.name == "prompt" then measured:answer(line, now) end
    end, '"prompt"')
    until_ready()
  end
  world:start_asterisk()
  until_up()
  uv.run()
  report_own()
end

uv.os_setenv("HATIF_TIMED", OWN)
say("%d calls a second, %d at once, for %d s; load %s", RATE, CONCURRENT, SECONDS,
  read("/proc/loadavg"):match("^%S+"))
if ONLY ~= "asterisk" then
  replay("an echo in its place", true)
  replay("hatif", false)
end
if ONLY ~= "replay" then on_asterisk() end

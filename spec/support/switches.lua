-- Small servers that speak as Asterisk and FreeSWITCH do, and a running `hatif serve`, all on luv's
-- loop of the spec.
local dkjson = require("dkjson")
local luv = require("luv")

local M = {}

local sigpipe = luv.new_signal() -- a write to who has gone is an error, not the end
sigpipe:start("sigpipe", function() end)
sigpipe:unref()

local WAIT_MS = 10000 -- a spec that waits longer has failed

-- Turns the loop until `is_so` is true.
function M.wait(is_so, what)
  local from = luv.hrtime()
  while not is_so() and (luv.hrtime() - from) / 1e6 < WAIT_MS do
    luv.run("nowait")
    luv.sleep(1)
  end
  if not is_so() then error("waited in vain for " .. (what or "it"), 2) end
end

function M.turn(ms)
  local from = luv.hrtime()
  while (luv.hrtime() - from) / 1e6 < ms do
    luv.run("nowait")
    luv.sleep(1)
  end
end

local Server = {}
Server.__index = Server

-- A server on a free port; `on_client(server, client)` sets client.on_bytes.
local function server(on_client)
  local self = setmetatable({ clients = {}, n_connects = 0, actions = {} }, Server)
  self.socket = luv.new_tcp()
  assert(self.socket:bind("127.0.0.1", 0))
  self.port = self.socket:getsockname().port
  assert(self.socket:listen(16, function(failed)
    assert(not failed, failed)
    local stream = luv.new_tcp()
    self.socket:accept(stream)
    local client = { stream = stream }
    self.clients[#self.clients + 1], self.n_connects = client, self.n_connects + 1
    on_client(self, client)
    stream:read_start(function(problem, bytes)
      if problem or not bytes then
        client.is_over = true
        if not stream:is_closing() then stream:close() end
        return
      end
      client.on_bytes(bytes)
    end)
  end))
  return self
end

function Server:last() return self.clients[#self.clients] end

function Server:send(text)
  local client = self:last()
  if client and not client.stream:is_closing() then client.stream:write(text) end
end

function Server:drop()
  for _, client in ipairs(self.clients) do
    if not client.stream:is_closing() then client.stream:close() end
  end
end

function Server:close()
  self:drop()
  if not self.socket:is_closing() then self.socket:close() end
end

-- The actions of a name so far.
function Server:of(name)
  local found = {}
  for _, action in ipairs(self.actions) do
    if action.Action == name then found[#found + 1] = action end
  end
  return found
end

local function packet(fields)
  local lines = {}
  for i, field in ipairs(fields) do lines[i] = field[1] .. ": " .. tostring(field[2]) end
  return table.concat(lines, "\r\n") .. "\r\n\r\n"
end
M.packet = packet

local function success(action, more)
  return packet { { "Response", "Success" }, { "ActionID", action.ActionID },
    { "Message", more or "ok" } }
end

-- What the manager interface answers; `opts.answers[name]` is asked first.
local function answer(self, client, action)
  local opts = self.opts
  local own = opts.answers and opts.answers[action.Action]
  if own then
    local text = own(action, self, client)
    return text and client.stream:write(text)
  end
  if self.is_deaf then return end
  if action.Action == "Login" and action.Secret ~= (opts.secret or "sesame-1234") then
    local timer = luv.new_timer() -- Asterisk answers a wrong password late, and closes
    return timer:start(opts.refuse_ms or 50, 0, function()
      timer:close()
      if client.stream:is_closing() then return end
      client.stream:write(packet { { "Response", "Error" }, { "ActionID", action.ActionID },
        { "Message", "Authentication failed" } })
      client.stream:shutdown(function()
        if not client.stream:is_closing() then client.stream:close() end
      end)
    end)
  elseif action.Action == "CoreShowChannels" then
    local text = packet { { "Response", "Success" }, { "ActionID", action.ActionID },
      { "EventList", "start" } }
    for _, channel in ipairs(self.channels or {}) do
      local fields = { { "Event", "CoreShowChannel" }, { "ActionID", action.ActionID } }
      for _, field in ipairs(channel) do fields[#fields + 1] = field end
      text = text .. packet(fields)
    end
    return client.stream:write(text .. packet { { "Event", "CoreShowChannelsComplete" },
      { "ActionID", action.ActionID }, { "EventList", "Complete" } })
  end
  return client.stream:write(success(action))
end

-- A manager interface. opts: secret, refuse_ms, answers.
function M.ami(opts)
  local self = server(function(self, client)
    local rest = ""
    client.stream:write("Asterisk Call Manager/11.0.0\r\n")
    client.on_bytes = function(bytes)
      rest = rest .. bytes
      while true do
        local block, after = rest:match("^(.-)\r\n\r\n()")
        if not block then break end
        rest = rest:sub(after)
        local action = {}
        for key, value in block:gmatch("([^:\r\n]+): ?([^\r\n]*)") do action[key] = value end
        self.actions[#self.actions + 1] = action
        answer(self, client, action)
      end
    end
  end)
  self.opts = opts or {}
  return self
end

-- An event of the event socket: its headers, and `body`.
local function event_plain(self, headers)
  local names, lines = {}, {}
  for name in pairs(headers) do names[#names + 1] = name ~= "body" and name or nil end
  table.sort(names)
  for i, name in ipairs(names) do
    lines[i] = name .. ": " .. headers[name]:gsub("[^%w_.-]", function(c)
      return ("%%%02X"):format(c:byte())
    end)
  end
  local text = table.concat(lines, "\n") .. "\n\n"
  if headers.body then
    text = text:gsub("\n\n$", ("\nContent-Length: %d\n\n"):format(#headers.body))
      .. headers.body
  end
  self:send(("Content-Type: text/event-plain\nContent-Length: %d\n\n%s"):format(#text, text))
end

-- An event socket. opts: password, answers[first word of a command] -> the text of its answer.
-- What was asked is in `actions`, each { Action = first word, line = all of it, job = id }.
function M.esl(opts)
  opts = opts or {}
  local esl
  local function command(client, block)
    local line = block:match("^[^\n]*")
    local action = { Action = line:match("^%S+"), line = line,
      job = block:match("\nJob%-UUID: ([^\n]*)") }
    esl.actions[#esl.actions + 1] = action
    if esl.is_deaf then return end
    local reply = "+OK"
    if action.Action == "auth" then
      reply = line == "auth " .. (opts.password or "ClueCon-1234") and "+OK accepted"
        or "-ERR invalid"
    elseif action.job then
      reply = "+OK Job-UUID: " .. action.job
    elseif action.Action == "api" then
      local body = line:find("show channels", 1, true)
        and dkjson.encode { row_count = #(esl.channels or {}), rows = esl.channels or {} }
        or "localhost"
      client.stream:write(("Content-Type: api/response\nContent-Length: %d\n\n%s"):format(#body,
        body))
      return
    end
    client.stream:write("Content-Type: command/reply\nReply-Text: " .. reply .. "\n\n")
    local outcome = action.job and (opts.answers or {})[line:match("^bgapi (%S+)")] or "+OK done"
    if action.job then
      esl:event { ["Event-Name"] = "BACKGROUND_JOB", ["Job-UUID"] = action.job, body = outcome }
    end
  end
  esl = server(function(_, client)
    local rest = ""
    client.stream:write(opts.greeting or "Content-Type: auth/request\n\n")
    client.on_bytes = function(bytes)
      rest = rest .. bytes
      while true do
        local block, after = rest:match("^(.-)\n\n()")
        if not block then break end
        rest = rest:sub(after)
        command(client, block)
      end
    end
  end)
  esl.event = event_plain
  return esl
end

-- Events of a call on a manager interface, as Asterisk 22 words them, without a Timestamp: they
-- happen when they arrive.
local function channel_fields(name, id, call, state)
  return { { "Channel", name }, { "ChannelStateDesc", state or "Up" },
    { "CallerIDNum", "0501234567" }, { "Context", "from-trunk" }, { "Exten", "800" },
    { "Uniqueid", id }, { "Linkedid", call } }
end

local function event(name, fields, more)
  local list = { { "Event", name } }
  table.move(fields, 1, #fields, 2, list)
  for _, field in ipairs(more or {}) do list[#list + 1] = field end
  return packet(list)
end

M.say = {}

function M.say.begins(call)
  return event("Newchannel", channel_fields("PJSIP/trunk-" .. call, call, call, "Ring"))
end

function M.say.queued(call, queue)
  return event("QueueCallerJoin", channel_fields("PJSIP/trunk-" .. call, call, call),
    { { "Queue", queue } })
end

function M.say.rings(call, agent)
  local leg = call .. "a"
  local name = ("PJSIP/%s-000000%02x"):format(agent or "agent1", #call)
  local text = event("Newchannel", channel_fields(name, leg, call, "Down"))
  return text .. event("DialBegin", channel_fields("PJSIP/trunk-" .. call, call, call), {
    { "DestChannel", name }, { "DestUniqueid", leg }, { "DestLinkedid", call } })
end

function M.say.answers(call, agent)
  local name = ("PJSIP/%s-000000%02x"):format(agent or "agent1", #call)
  return event("DialEnd", channel_fields("PJSIP/trunk-" .. call, call, call), {
    { "DestChannel", name }, { "DestUniqueid", call .. "a" }, { "DestLinkedid", call },
    { "DialStatus", "ANSWER" } })
end

-- A call that hatif makes: the agent's phone first, then the dialplan dials the customer.
function M.say.calls_agent(call)
  local fields = channel_fields("PJSIP/agent1-00000077", call, call, "Down")
  return event("Newchannel", fields) .. event("DialEnd", {}, {
    { "DestChannel", "PJSIP/agent1-00000077" }, { "DestUniqueid", call },
    { "DestLinkedid", call }, { "DialStatus", "ANSWER" } })
end

local function to_customer(name, call, more)
  local fields = channel_fields("PJSIP/agent1-00000077", call, call)
  local list = { { "DestChannel", "PJSIP/trunk-00000078" }, { "DestUniqueid", call .. "c" },
    { "DestLinkedid", call } }
  list[#list + 1] = more
  return event(name, fields, list)
end

function M.say.dials_customer(call)
  return event("Newchannel", channel_fields("PJSIP/trunk-00000078", call .. "c", call, "Down"))
    .. to_customer("DialBegin", call)
end

function M.say.customer_answers(call)
  return to_customer("DialEnd", call, { "DialStatus", "ANSWER" })
end

function M.say.holds(call)
  return event("MusicOnHoldStart", channel_fields("PJSIP/trunk-" .. call, call, call))
end

function M.say.returns(call)
  return event("MusicOnHoldStop", channel_fields("PJSIP/trunk-" .. call, call, call))
end

function M.say.ends(call, cause, by_customer)
  local fields = channel_fields("PJSIP/trunk-" .. call, call, call)
  return (by_customer and event("HangupRequest", fields) or "")
    .. event("Hangup", fields, { { "Cause", cause or 16 } })
end

function M.say.wraps_up(agent)
  return event("QueueMemberPause", {}, { { "Interface", "PJSIP/" .. agent }, { "Paused", "1" },
    { "PausedReason", "wrap-up" } })
end

-- --- a running `hatif serve` ---------------------------------------------------------------------

local Serve = {}
Serve.__index = Serve

local function lines_into(list, decode)
  local rest = ""
  return function(_, bytes)
    if not bytes then return end
    local from = 1
    rest = rest .. bytes
    for line, after in rest:gmatch("([^\n]*)\n()") do
      list[#list + 1], from = decode and dkjson.decode(line) or line, after
    end
    rest = rest:sub(from)
  end
end

-- Somebody who connects, to a path or a port; his lines are in `said`. Who is blocked does not
-- read.
function M.client(at, opts)
  local self = setmetatable({ said = {} }, Serve)
  local stream = type(at) == "string" and luv.new_pipe(false) or luv.new_tcp()
  local is_there
  local function connected(problem)
    assert(not problem, problem)
    is_there = true
  end
  if type(at) == "string" then stream:connect(at, connected)
  else assert(stream:connect("127.0.0.1", at, connected)) end
  M.wait(function() return is_there end, "the connection")
  local take = lines_into(self.said, true)
  self.pipes = { stream }
  function self.read()
    stream:read_start(function(problem, bytes)
      if problem or not bytes then self.is_over = true end
      take(problem, bytes)
    end)
  end
  if not (opts and opts.is_blocked) then self.read() end
  function self.close() if not stream:is_closing() then stream:close() end end
  return self
end

-- Runs it on a config that is Lua text; its lines of JSON are in `said`, its log in `log`.
function M.serve(text, opts)
  opts = opts or {}
  local folder = opts.folder or assert(luv.fs_mkdtemp("/tmp/hatif-serve-XXXXXX"))
  local path = folder .. "/config.lua"
  local file <close> = assert(io.open(path, "w"))
  file:write(text)
  file:flush()
  local self = setmetatable({ said = {}, log = {}, folder = folder, path = path }, Serve)
  local input, out, err = luv.new_pipe(false), luv.new_pipe(false), luv.new_pipe(false)
  self.pipes = { input, out, err }
  self.process, self.pid = luv.spawn(os.getenv("HATIF_LUA") or "lua5.4", {
    args = { "spec/support/hatif.lua", "serve", path },
    stdio = { input, out, err } }, function(code, signal) self.code, self.signal = code, signal end)
  assert(self.process, self.pid)
  if not opts.is_blocked then out:read_start(lines_into(self.said, true)) end
  err:read_start(lines_into(self.log))
  return self
end

function Serve:write(line)
  self.pipes[1]:write((type(line) == "string" and line or dkjson.encode(line)) .. "\n")
end

-- The first line of a type that has these fields.
function Serve:line(type, fields)
  for _, line in ipairs(self.said) do
    local is_it = line.type == type
    for k, v in pairs(fields or {}) do is_it = is_it and line[k] == v end
    if is_it then return line end
  end
end

function Serve:wait_line(type, fields)
  M.wait(function() return self:line(type, fields) or self.code end, "a line of " .. type)
  return self:line(type, fields) or error("ended with " .. tostring(self.code) .. ":\n"
    .. table.concat(self.log, "\n"), 2)
end

function Serve:logged(text)
  for _, line in ipairs(self.log) do
    if line:find(text, 1, true) then return line end
  end
end

function Serve:wait_log(text)
  M.wait(function() return self:logged(text) or self.code end, "the log to say " .. text)
  return self:logged(text) or error("ended:\n" .. table.concat(self.log, "\n"), 2)
end

function Serve:kill(signal) luv.kill(self.pid, signal or "sigterm") end

function Serve:wait_end()
  M.wait(function() return self.code end, "its end")
  return self.code
end

function Serve:stop()
  if not self.code then
    self:kill("sigterm")
    self:wait_end()
  end
  for _, pipe in ipairs(self.pipes) do
    if not pipe:is_closing() then pipe:close() end
  end
  self.process:close()
  os.execute("rm -rf " .. self.folder)
  return self.code
end

-- Everything was closed: the loop ends, and nothing of it reaches the next spec.
function M.finish()
  M.wait(function() return not luv.loop_alive() end, "the loop to end")
end

return M

--- FreeSWITCH event socket (inbound, `event plain`): bytes in, events of contacts out. No sockets,
--- no clock.
--- A message is a block of headers, and a body of Content-Length bytes; the body of an event is
--- headers again, with
--- %-encoded values. A contact is a Channel-Call-UUID: the first leg's own id, shared by the legs
--- it calls.
local telephony = require("hatif.sources.telephony")

local M = {}

local HEADERS_MAX_BYTES, BODY_MAX_BYTES = 65536, 4 << 20

-- ---- messages -------------------------------------------------------------------------------

local function decode(value)
  return (value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end))
end

---Headers of a block; keys as written, since FreeSWITCH is consistent with them. The first of a
---repeated key counts.
local function parse_headers(block, decoded)
  local headers = {}
  for line in block:gmatch("[^\r\n]+") do
    local key, value = line:match("^([^:]+):%s*(.*)$")
    if key and headers[key] == nil then headers[key] = decoded and decode(value) or value end
  end
  return headers
end

---@class hatif.freeswitch.reader
local Reader = {}
Reader.__index = Reader

---@class hatif.freeswitch.message
---@field headers table<string, string>
---@field body string? as many bytes as Content-Length said

---A reader of messages: `reader:feed(bytes)` returns those that are complete, and keeps the rest.
---
---```lua
---local reader = require("hatif.sources.freeswitch").reader()
---print(#reader:feed("Content-Type: auth/req")) --> 0
---print(reader:feed("uest\n\n")[1].headers["Content-Type"]) --> auth/request
---```
---@return hatif.freeswitch.reader
function M.reader()
  return setmetatable({ pieces = {}, size = 0, need = 1, tail = "" }, Reader)
end

local function keep(self, rest, need)
  self.pieces, self.size, self.need, self.tail = { rest }, #rest, need, rest:sub(-2)
end

---The length of the body that follows these headers; nil, message, code where it is none.
local function body_length(headers)
  local written = headers["Content-Length"] or "0"
  local length = written:match("^%d+$") and math.tointeger(written)
  if length and length <= BODY_MAX_BYTES then return length end
  local what = ("event socket: Content-Length %q; 0 to %d expected")
  return nil, what:format(written:sub(1, 40), BODY_MAX_BYTES), "EPROTOCOL"
end

---The messages that are complete with these bytes.
---@param bytes string as they came, cut anywhere
---@return hatif.freeswitch.message[]? messages nil: the peer does not speak the event socket; close
---the connection
---@return string? message
---@return "EPROTOCOL"? code
function Reader:feed(bytes)
  self.pieces[#self.pieces + 1], self.size = bytes, self.size + #bytes
  if self.size < self.need then return {} end -- a body is joined once, when all of it is there
  if self.need == 1 and self.size <= HEADERS_MAX_BYTES then -- headers as well
    local last = self.tail .. bytes
    self.tail = last:sub(-2)
    if not last:find("\n\r?\n") then return {} end
  end
  local messages, text, from = {}, table.concat(self.pieces), 1
  while true do
    from = text:find("[^\r\n]", from) or #text + 1
    local stop, after = text:find("\r?\n\r?\n", from)
    if (stop or #text) - from > HEADERS_MAX_BYTES then
      local message = ("event socket: headers of over %d bytes"):format(HEADERS_MAX_BYTES)
      return nil, message, "EPROTOCOL"
    end
    if not stop then keep(self, text:sub(from), 1) return messages end
    local headers = parse_headers(text:sub(from, stop))
    local length, message, code = body_length(headers)
    if not length then return nil, message, code end
    if after + length > #text then
      keep(self, text:sub(from), after + length - from + 1)
      return messages
    end
    local body = length > 0 and text:sub(after + 1, after + length) or nil
    messages[#messages + 1] = { headers = headers, body = body }
    from = after + length + 1
  end
end

local function one_line(words)
  local line = table.concat(words, " ")
  if not line:find("[\r\n%z]") then return line end
  return nil, "event socket: a command holds CR, LF or NUL", "EINJECT"
end

---One command as bytes for the wire, e.g. `command("api", "uuid_exists", id)`. CR, LF
---and NUL are refused.
---
---```lua
---local freeswitch = require "hatif.sources.freeswitch"
---print((assert(freeswitch.command("bgapi", "uuid_transfer", "7c1", "900")):gsub("\n", "|")))
-----> bgapi uuid_transfer 7c1 900||
---print(select(3, freeswitch.command("bgapi", "status\n\nexit"))) --> EINJECT
---```
---@param ... string words of the command
---@return string? bytes nil: a word that may not be sent
---@return string? message
---@return "EINJECT"? code
function M.command(...)
  local line, message, code = one_line { ... }
  if not line then return nil, message, code end
  return line .. "\n\n"
end

---A command that runs beside others and is answered by an event BACKGROUND_JOB of this id.
---
---```lua
---local freeswitch = require "hatif.sources.freeswitch"
---print((assert(freeswitch.job("j1", "uuid_transfer", "7c1", "900")):gsub("\n", "|")))
-----> bgapi uuid_transfer 7c1 900|Job-UUID: j1||
---```
---@param id string becomes the Job-UUID
---@param ... string words of the command behind `bgapi`
---@return string? bytes
---@return string? message
---@return "EINJECT"? code
function M.job(id, ...)
  local line, message, code = one_line { "bgapi", ... }
  local named = one_line { "Job-UUID:", id }
  if not line or not named then
    return nil, message or "event socket: a job's id holds CR, LF or NUL", code or "EINJECT"
  end
  return line .. "\n" .. named .. "\n\n"
end

-- ---- contacts -------------------------------------------------------------------------------

---@class hatif.freeswitch.source: hatif.telephony.source
local Source = telephony.class(M.reader)

---A source of events. `roles` says which channels belong to the center: lists of Lua patterns over
---Channel-Name
---("sofia/internal/agent1@127.0.0.1:5072"); every other channel is the customer's.
---
---```lua
---local freeswitch = require "hatif.sources.freeswitch"
---local source = freeswitch.source { roles = { agent = { "^sofia/internal/agent" } } }
---local file = assert(io.open("spec/traces/esl_b_caller_hangs_up.raw", "rb")) -- what a server sent
---for _, event in ipairs(assert(source:feed(file:read("a"), 0))) do
---  print(event.type, event.by or event.agent)
---end
-----> contact nil
-----> ringing agent1
-----> answer agent1
-----> hangup customer
---```
---@param opts { roles: { agent: string[], supervisor: string[]? } }
---@return hatif.freeswitch.source
function M.source(opts)
  local source = telephony.new(Source, "freeswitch", opts and opts.roles)
  source.legs = {}
  return source
end

---"sofia/internal/agent1@127.0.0.1:5072" → "agent1"
local function line_of(name) return (name:gsub("^.*/", ""):gsub("@.*$", "")) end

local on = {}

function on.CHANNEL_CREATE(self, e)
  local id, name = e["Channel-Call-UUID"], e["Channel-Name"] or ""
  local role, call = self:role_of(name), self.calls[id]
  if not call then
    local inbound = e["Call-Direction"] == "inbound" and role == "customer"
    call = { id = id, direction = inbound and "inbound" or "outbound", legs = 0 }
    self.calls[id] = call
    -- an agent's own phone dialled the customer; a phone that was called did not
    local dialled = e["Call-Direction"] == "inbound" and e["Caller-Destination-Number"] or nil
    local caller = inbound and e["Caller-Caller-ID-Number"] or nil
    self:emit(call, "contact", { id = id, channel = "phone", direction = call.direction,
      number = dialled, customer = caller or dialled })
  elseif role ~= "customer" and call.answered and call.agent and not call.unbridged_transfer then
    call.unbridged_transfer = true
    self:emit(call, "transfer", { kind = "blind", to = line_of(name), to_role = role })
  end
  call.legs = call.legs + 1
  local agent = role ~= "customer" and line_of(name) or nil
  self.legs[e["Unique-ID"]] = { call = call, role = role, agent = agent, name = name }
  if role == "customer" then
    call.customer = e["Unique-ID"]
    if call.direction == "outbound" then self:emit(call, "dial") end
  else
    self:emit(call, role == "agent" and "ringing" or "supervisor.ringing", { agent = agent })
  end
end

function on.CHANNEL_ANSWER(self, e, leg)
  local call = leg.call
  if leg.role == "supervisor" then
    return self:emit(call, "supervisor.contact", { agent = leg.agent })
  end
  if leg.role == "agent" then
    call.agent, call.agent_leg = leg.agent, e["Unique-ID"]
    -- on an outbound call the answer that counts is the customer's
    if call.direction == "outbound" or call.answered then return end
    call.answered = true
    return self:emit(call, "answer", { agent = leg.agent })
  end
  if call.direction == "outbound" then
    call.answered = true
    self:emit(call, "answer")
  end
end

function on.CHANNEL_PROGRESS(self, _, leg)
  local call = leg.call
  if leg.role == "customer" and call.direction == "outbound" then self:emit(call, "ringing") end
end

function on.CHANNEL_BRIDGE(_, _, leg)
  leg.call.hung_up_by, leg.call.unbridged_transfer = nil, nil
end

-- The event stands on the leg that puts on hold.
function on.CHANNEL_HOLD(self, _, leg)
  if leg.call.held or not leg.call.answered then return end
  leg.call.held = true
  self:emit(leg.call, "hold", { by = leg.role })
end

function on.CHANNEL_UNHOLD(self, _, leg)
  if not leg.call.held then return end
  leg.call.held = nil
  self:emit(leg.call, "unhold", { by = leg.role })
end

function on.RECORD_START(self, _, leg) self:emit(leg.call, "record.begin") end

function on.CHANNEL_HANGUP(_, _, leg) leg.call.hung_up_by = leg.call.hung_up_by or leg.role end

-- Hangup-Cause of a customer who was called and did not answer; anything else is no_answer.
local UNANSWERED = { USER_BUSY = "busy" }

function on.CHANNEL_HANGUP_COMPLETE(self, e, leg)
  local call = leg.call
  self.legs[e["Unique-ID"]] = nil
  call.legs = call.legs - 1
  local is_end = leg.role == "customer" or call.legs == 0 and not call.customer
  if not is_end or call.over then return end
  call.over = true
  self.calls[call.id] = nil
  local cause = e["Hangup-Cause"]
  if call.direction == "outbound" and not call.answered then
    return self:emit(call, UNANSWERED[cause] or "no_answer", { cause = cause })
  end
  self:emit(call, "hangup", { by = call.hung_up_by or "system", cause = cause })
end

---The headers of a message that is an event.
---
---```lua
---local freeswitch = require "hatif.sources.freeswitch"
---local reader = freeswitch.reader()
---local source = freeswitch.source { roles = { agent = { "^sofia/internal/agent" } } }
---local file = assert(io.open("spec/traces/esl_c_hold_unhold.raw", "rb"))
---for _, message in ipairs(assert(reader:feed(file:read(45000)))) do
---  local headers = freeswitch.event(message)
---  for _, event in ipairs(headers and source:take(headers, 0) or {}) do print(event.type) end
---end
-----> contact
-----> ringing
---local id = source:ids()[1]
---print(source:call_with(source:channels_of(id).customer) == id) --> true
---print(source:sync({}, 0)[1].by) -- no channel is left --> unknown
---```
---@param message hatif.freeswitch.message
---@return table<string, string>? headers nil: it is none
---@return string? body of the event itself
function M.event(message)
  if message.headers["Content-Type"] ~= "text/event-plain" or not message.body then return nil end
  local head, body = message.body:match("^(.-)\n\n(.*)$")
  return parse_headers(head or message.body, true), body
end

---One event that a reader gave, for whoever also waits for the answers to commands.
---@param e table<string, string> its headers, decoded
---@param arrived integer ms since the epoch, for events that carry no time of their own
---@return table[]? events nil: it is none of a call
function Source:take(e, arrived)
  local handler, leg = on[e["Event-Name"]], self.legs[e["Unique-ID"] or ""]
  local begins = e["Event-Name"] == "CHANNEL_CREATE" and e["Channel-Call-UUID"] and e["Unique-ID"]
  if not handler or not leg and not begins then return nil end
  local micros = math.tointeger(tonumber(e["Event-Date-Timestamp"]))
  self.out, self.at = {}, telephony.time(micros and micros // 1000, arrived)
  handler(self, e, leg)
  return self.out
end

---What the bytes tell of calls.
---@param bytes string as they came, cut anywhere
---@param arrived integer ms since the epoch, for events that carry no time of their own
---@return table[]? events each with contact, at, type, source and its own fields, in the order of
---the wire; nil: the
---peer does not speak the event socket
---@return string? message
---@return "EPROTOCOL"? code
function Source:feed(bytes, arrived)
  local messages, message, code = self.reader:feed(bytes)
  if not messages then return nil, message, code end
  local all = {}
  for _, one in ipairs(messages) do
    local e = M.event(one)
    local events = e and self:take(e, arrived)
    if events then table.move(events, 1, #events, #all + 1, all) end
  end
  return all
end

---The channels of a call under way, by their ids.
---@param id string
---@return { customer: string?, agent: string? }? channels nil: there is no such call
function Source:channels_of(id)
  local call = self.calls[id]
  return call and { customer = call.customer, agent = call.agent_leg }
end

---The call of a channel.
---@param channel string its id or its name
---@return string? id of the call under way that has it
function Source:call_with(channel)
  local leg = self.legs[channel]
  if leg then return leg.call.id end
  for _, other in pairs(self.legs) do
    if other.name == channel then return other.call.id end -- a channel is in one call
  end
end

-- A leg whose beginning was not seen.
local function adopt(self, row, id, role)
  local call = self.calls[id]
  if not call then
    local inbound = row.uuid == id and row.direction == "inbound" and role == "customer"
    call = { id = id, direction = inbound and "inbound" or "outbound", legs = 0 }
    self.calls[id] = call
    self:emit(call, "contact", { id = id, channel = "phone", direction = call.direction,
      adopted = true })
  end
  call.legs = call.legs + 1
  local agent = role ~= "customer" and line_of(row.name) or nil
  self.legs[row.uuid] = { call = call, role = role, agent = agent, name = row.name }
  local is_talking = row.callstate == "ACTIVE" or row.callstate == "HELD"
  if role == "customer" then call.customer = row.uuid end
  if role == "agent" and is_talking then call.agent, call.agent_leg = agent, row.uuid end
  call.answered = call.answered or is_talking and call.customer ~= nil
end

---After a lost line: compares with the channels that there are (`show channels as json`). Calls
---that have gone meanwhile end, by whom nobody knows; of those that were not known the event
---`contact` has `adopted`.
---@param rows table[] with uuid, call_uuid, name, direction and callstate
---@param at integer ms since the epoch
---@return table[] events
function Source:sync(rows, at)
  self.out, self.at = {}, at
  local listed = {}
  for _, row in ipairs(rows) do
    if type(row) == "table" and type(row.uuid) == "string" and type(row.name) == "string" then
      local named = type(row.call_uuid) == "string" and row.call_uuid ~= "" and row.call_uuid
        or row.uuid
      listed[row.uuid], listed[named] = true, true
      if not self.legs[row.uuid] then adopt(self, row, named, self:role_of(row.name)) end
    end
  end
  for uuid in pairs(self.legs) do
    if not listed[uuid] then self.legs[uuid] = nil end
  end
  for _, id in ipairs(self:ids()) do
    local call = self.calls[id]
    if not listed[id] then
      self.calls[id] = nil
      self:emit(call, "hangup", { by = "unknown" })
    end
  end
  return self.out
end

return M

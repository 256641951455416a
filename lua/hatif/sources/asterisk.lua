--- Asterisk Manager Interface (AMI): bytes in, events of contacts out. No sockets, no clock.
--- What real servers send, and in which order, was measured on Asterisk 16 and 22; a contact is a
--- Linkedid, because the
--- order of events across the channels of a call is not stable.
local telephony = require("hatif.sources.telephony")

local M = {}

-- Asterisk itself refuses lines over 1024 bytes and packets over 128 headers from a client; what it
-- sends is longer
-- at times (a variable's value), but never without bound.
local LINE_MAX, HEADERS_MAX, PASSED_MAX = 65536, 1024, 1048576

-- ---- packets -----------------------------------------------------------------------------

---A packet's headers: lower-case key → value, a repeated key → list of values.
---@class hatif.asterisk.packet

---Adds one header line to a packet. Some events repeat a key (`Variable`, `Output`): then its value
---is a list.
local function add_header(packet, line)
  local key, value = line:match("^([^:]+):%s*(.*)$")
  if not key then return false end
  key = key:lower()
  local before = packet[key]
  if before == nil then packet[key] = value
  elseif type(before) == "table" then before[#before + 1] = value
  else packet[key] = { before, value } end
  return true
end

---@class hatif.asterisk.reader
local Reader = {}
Reader.__index = Reader

---A reader of packets: `reader:feed(bytes)` returns those that are complete, and keeps the rest.
---
---```lua
---local reader = require("hatif.sources.asterisk").reader()
---print(#reader:feed("Asterisk Call Manager/9.0.0\r\nResponse: Success\r\nMess")) --> 0
---print(reader:feed("age: Authentication accepted\r\n\r\n")[1].response) --> Success
---```
---@param wanted table<string, boolean>? names of events, in lower case: others are passed over,
---  unread; nil: all of them
---@return hatif.asterisk.reader
function M.reader(wanted)
  return setmetatable({ pieces = {}, size = 0, packet = {}, headers = 0, wanted = wanted }, Reader)
end

-- Whether a line, with its CR, begins an event that nobody wants.
local function is_unwanted(self, line)
  if not self.wanted or self.headers > 0 then return false end
  local name = line:match("^Event: (%w+)\r$")
  return name ~= nil and not self.wanted[name:lower()]
end

-- Goes to behind the end of a packet that is passed over, or as far as there are bytes; nil: it has
-- no end.
local function pass_over(self, text, from)
  local stop = text:find("\n\r\n", from, true)
  self.passed = self.passed + (stop or #text) - from
  if self.passed > PASSED_MAX then return nil end
  if not stop then return math.max(from, #text - 1) end
  self.passed = nil
  return stop + 3
end

local function refused(what, most)
  return nil, ("AMI: %s"):format(what:format(most)), "EPROTOCOL"
end

-- One line of a packet; an empty one ends it.
local function take_line(self, line, packets)
  if line == "" then
    if self.headers > 0 then packets[#packets + 1] = self.packet end
    self.packet, self.headers = {}, 0
  elseif add_header(self.packet, line) then
    self.headers = self.headers + 1
  end -- anything else is the banner, or noise that Asterisk's own clients skip as well
end

---The packets that are complete with these bytes.
---@param bytes string as they came, cut anywhere
---@return hatif.asterisk.packet[]? packets nil: the peer does not speak AMI; close the connection
---@return string? message
---@return "EPROTOCOL"? code
function Reader:feed(bytes)
  self.pieces[#self.pieces + 1], self.size = bytes, self.size + #bytes
  local is_whole = bytes:find("\n", 1, true) -- a line is joined once, when all of it is there
  if not is_whole and self.size <= LINE_MAX then return {} end
  local packets, text, from = {}, table.concat(self.pieces), 1
  while true do
    if self.passed then
      from = pass_over(self, text, from)
      if not from then return refused("an event of over %d bytes", PASSED_MAX) end
      if self.passed then break end
    end
    local stop = text:find("\n", from, true)
    if (stop or #text) - from >= LINE_MAX then
      return refused("a line of over %d bytes", LINE_MAX)
    end
    if not stop then break end
    local line = text:sub(from, stop - 1)
    if is_unwanted(self, line) then
      self.passed, from = 0, stop
    else
      take_line(self, (line:gsub("\r$", "")), packets)
      from = stop + 1
    end
    if self.headers > HEADERS_MAX then
      return refused("a packet of over %d headers", HEADERS_MAX)
    end
  end
  self.pieces, self.size = { text:sub(from) }, #text - from + 1
  return packets
end

---One action as bytes for the wire. CR, LF and NUL in a value would begin a header or an action of
---their own: refused.
---
---```lua
---local asterisk = require "hatif.sources.asterisk"
---local headers = { { "Channel", "PJSIP/a-1" }, { "Exten", "900" } }
---local bytes = assert(asterisk.action("Redirect", headers))
---print((bytes:gsub("\r\n", "|"))) --> Action: Redirect|Channel: PJSIP/a-1|Exten: 900||
---print(select(3, asterisk.action("Ping\r\nAction: Originate", {}))) --> EINJECT
---```
---@param name string
---@param headers string[][] pairs of name and value, in order
---@return string? bytes nil: a value that may not be sent
---@return string? message
---@return "EINJECT"? code
function M.action(name, headers)
  local lines = { "Action: " .. name }
  for _, header in ipairs(headers) do
    lines[#lines + 1] = header[1] .. ": " .. tostring(header[2])
  end
  for i, line in ipairs(lines) do
    if line:find("[\r\n%z]") then
      local key = i == 1 and "Action" or headers[i - 1][1]:gsub("[%c]", "?")
      return nil, ("AMI action: %s holds CR, LF or NUL"):format(key), "EINJECT"
    end
  end
  return table.concat(lines, "\r\n") .. "\r\n\r\n"
end

-- ---- contacts ----------------------------------------------------------------------------

---@class hatif.asterisk.source: hatif.telephony.source
local Source = telephony.class(M.reader)

---Whose a channel is. Local/ channels are Asterisk's own plumbing and belong to nobody.
local function role_of(self, channel)
  if channel and not channel:match("^Local/") then return self:role_of(channel) end
end

---"PJSIP/agent1-0000002d" → "PJSIP/agent1": the line, without the number of this call on it.
local function line_of(channel) return channel and (channel:gsub("%-%x+$", "")) end

---A source of events: of channels that are not the center's, the customer's.
---
---```lua
---local asterisk = require "hatif.sources.asterisk"
---local source = asterisk.source {
---  roles = { agent = { "^PJSIP/agent" }, supervisor = { "^PJSIP/supervisor" } },
---}
---local file = assert(io.open("spec/traces/b_caller_hangs_up.raw", "rb")) -- what a server sent
---local now_ms = 0 -- when the bytes came
---for _, event in ipairs(assert(source:feed(file:read("a"), now_ms))) do
---  print(event.type, event.by or event.agent)
---end
-----> contact nil
-----> ringing PJSIP/agent1
-----> answer PJSIP/agent1
-----> hangup customer
---print(#source:lost(1)) -- the line is lost: no call is under way that it leaves in the dark --> 0
---```
---@param opts { roles: { agent: string[], supervisor: string[]? } } Lua patterns over the names
---of channels; a channel that none of them fits is the customer's
---@return hatif.asterisk.source
function M.source(opts)
  local source = telephony.new(Source, "asterisk", opts and opts.roles)
  source.calls_of_agent, source.wrapup_ms = {}, {}
  return source
end

---Server time where Asterisk says it (`timestampevents=yes` in manager.conf), else the time of
---arrival.
local function time_of(packet, arrived)
  local seconds, micros = (packet.timestamp or ""):match("^(%d+)%.(%d+)$")
  if not seconds or #seconds > 13 then return arrived end
  local ms = math.tointeger(seconds) * 1000 + math.tointeger((micros .. "000"):sub(1, 3))
  return telephony.time(ms, arrived)
end

local on = {} -- what each event does; keyed by its name in lower case

---The call of a packet; nil where it is one that began before we looked, or plumbing alone.
local function call_of(self, packet)
  return self.calls[packet.linkedid or packet.destlinkedid or ""]
end

-- What Asterisk knows of a number; it says "s" and "<unknown>" where it knows nothing.
local function told(text)
  return text and text ~= "" and text ~= "s" and text ~= "<unknown>" and text or nil
end

-- A channel of a call. Who is reached on an outbound call is told by the agent's own channel.
local function add_leg(call, packet, role)
  call.channels[packet.uniqueid], call.legs[packet.uniqueid] = role, packet.channel
  if role == "customer" and not call.customer then call.customer = packet.uniqueid end
  local is_first = call.direction == "outbound" and packet.uniqueid == call.id
  if role == "agent" and is_first then call.agent = packet.uniqueid end
end

function on.newchannel(self, packet)
  local role = role_of(self, packet.channel)
  if not role or not packet.linkedid or not packet.uniqueid then return end
  local call = self.calls[packet.linkedid]
  if not call then
    call = { id = packet.linkedid, channels = {}, legs = {} }
    call.direction = role == "customer" and packet.uniqueid == packet.linkedid
      and packet.channelstatedesc == "Ring" and "inbound" or "outbound"
    self.calls[call.id] = call
    local number = told(packet.exten)
    self:emit(call, "contact", { id = call.id, channel = "phone", direction = call.direction,
      number = number, customer = role == "customer" and told(packet.calleridnum) or number })
  end
  add_leg(call, packet, role)
end

function on.rename(self, packet)
  local call = call_of(self, packet)
  if call and call.channels[packet.uniqueid] then call.legs[packet.uniqueid] = packet.newname end
end

function on.dialbegin(self, packet)
  local call, role = call_of(self, packet), role_of(self, packet.destchannel)
  if not call or not role then return end
  if role == "customer" then return self:emit(call, "dial") end
  local line = line_of(packet.destchannel)
  if call.answered and role_of(self, packet.channel) == "customer" and not call.transferred then
    self:emit(call, "transfer", { kind = "redirect", to = line, to_role = role })
  end
  call.transferred = nil
  self:emit(call, role == "agent" and "ringing" or "supervisor.ringing", { agent = line })
end

function on.dialstate(self, packet)
  local call, role = call_of(self, packet), role_of(self, packet.destchannel)
  if call and role == "customer" and packet.dialstatus == "RINGING" then
    self:emit(call, "ringing")
  end
end

-- DialStatus → the event for the customer's leg, and for a leg of the center.
local DIAL_END = {
  ANSWER = { "answer", "answer" }, BUSY = { "busy", "agent.busy" },
  NOANSWER = { "no_answer", "agent.no_answer" }, CHANUNAVAIL = { "no_answer", "agent.unavailable" },
  CONGESTION = { "no_answer", "agent.unavailable" },
}

function on.dialend(self, packet)
  local call, role = call_of(self, packet), role_of(self, packet.destchannel)
  local names = DIAL_END[packet.dialstatus]
  if not call or not role or not names then return end -- CANCEL: the hang-up that follows tells it
  if role == "customer" then
    call.settled = packet.dialstatus ~= "ANSWER"
    call.answered = call.answered or not call.settled
    return self:emit(call, names[1])
  end
  local agent = line_of(packet.destchannel)
  if packet.dialstatus ~= "ANSWER" then return self:emit(call, names[2], { agent = agent }) end
  self.calls_of_agent[agent] = call
  if role == "agent" then call.agent = packet.destuniqueid end
  if role == "supervisor" then
    -- Dialled from Asterisk's own plumbing: the agent consults, and the customer, on hold, hears
    -- nobody yet.
    if not role_of(self, packet.channel) then call.consulted = agent return end
    return self:emit(call, "supervisor.contact", { agent = agent })
  end
  -- On an outbound call the agent's phone rings first; the answer that counts is the customer's.
  if call.direction == "outbound" then return end
  call.answered = true
  self:emit(call, "answer", { agent = agent })
end

function on.queuecallerjoin(self, packet)
  local call = call_of(self, packet)
  if not call then return end
  call.queued = true
  self:emit(call, "queue.enter", { queue = packet.queue })
end

function on.queuecallerleave(self, packet)
  local call = call_of(self, packet)
  if call then call.queued = nil end
end

function on.queuecallerabandon(self, packet)
  local call = call_of(self, packet)
  if call then self:emit(call, "queue.abandon", { queue = packet.queue }) end
end

-- `Hold` names the party that puts on hold, is missing on some transfers, and is never closed by a
-- hang-up. The music
-- on the customer's own channel is what he hears; in a queue, or before an answer, it is not a
-- hold.
function on.musiconholdstart(self, packet)
  local call = call_of(self, packet)
  if not call or packet.uniqueid ~= call.customer then return end
  if not call.answered or call.queued or call.held then return end
  call.held = true
  self:emit(call, "hold", { by = "agent" })
end

function on.musiconholdstop(self, packet)
  local call = call_of(self, packet)
  if not call or not call.held or packet.uniqueid ~= call.customer then return end
  call.held = nil
  -- a hang-up stops the music too: the request came first
  if not call.hung_up_by then self:emit(call, "unhold", { by = "agent" }) end
end

function on.blindtransfer(self, packet)
  local call = self.calls[packet.transferertransfereelinkedid or packet.transfererlinkedid or ""]
  if not call then return end
  call.transferred = true
  self:emit(call, "transfer", { kind = "blind", to = packet.extension })
end

function on.attendedtransfer(self, packet)
  local call = self.calls[packet.origtransfererlinkedid or ""]
  if not call then return end
  local to = call.consulted
  self:emit(call, "transfer", { kind = "attended", to = packet.secondtransfererconnectedlinenum,
    to_role = to and "supervisor" or "agent" })
  if to then self:emit(call, "supervisor.contact", { agent = to }) end
  call.consulted = nil
end

function on.hanguprequest(self, packet)
  local call = call_of(self, packet)
  local role = call and call.channels[packet.uniqueid]
  -- An agent's request before the answer is a refusal of the ringing, not the end of the call.
  if role and not call.hung_up_by and (call.answered or role == "customer") then
    call.hung_up_by = role
  end
end

function on.hangup(self, packet)
  local call = call_of(self, packet)
  local role = call and call.channels[packet.uniqueid]
  if not role then return end
  -- the contact ends with the customer's own channel
  if role ~= "customer" and call.customer then return end
  local cause = math.tointeger(packet.cause)
  self.calls[call.id] = nil
  if not call.answered and call.direction == "outbound" then
    local why = cause == 17 and "busy" or "no_answer"
    if not call.settled then self:emit(call, why, { cause = cause }) end
    return
  end
  self:emit(call, "hangup", { by = call.hung_up_by or "system", cause = cause })
end

function on.mixmonitorstart(self, packet)
  local call = call_of(self, packet)
  if call then self:emit(call, "record.begin") end
end

-- A notice has no event of its own; class `dialplan` shows the Playback.
function on.newexten(self, packet)
  local call = call_of(self, packet)
  if call and packet.application == "Playback" and call.channels[packet.uniqueid] then
    self:emit(call, "notice", { file = packet.appdata })
  end
end

function on.queuememberstatus(self, packet)
  local seconds = math.tointeger(tonumber(packet.wrapuptime))
  if packet.interface then self.wrapup_ms[packet.interface] = (seconds or 0) * 1000 end
end

-- The queue's wrap-up has a length and no event for its end: the end is told at once, for its time.
function on.agentcomplete(self, packet)
  local call, agent = call_of(self, packet), packet.interface
  local ms = self.wrapup_ms[agent or ""] or 0
  if not call or ms == 0 then return end
  self:emit(call, "wrapup.begin", { agent = agent })
  self:emit(call, "wrapup.end", { agent = agent })
  self.out[#self.out].at = self.at + ms
end

function on.queuememberpause(self, packet)
  local call = self.calls_of_agent[packet.interface or ""]
  if not call then return end
  if packet.paused == "1" and (packet.pausedreason or ""):lower():match("wrap") then
    call.wrapping = true
    self:emit(call, "wrapup.begin", { agent = packet.interface })
  elseif packet.paused == "0" and call.wrapping then
    call.wrapping = nil
    self:emit(call, "wrapup.end", { agent = packet.interface })
  end
end

-- Of a key that is repeated the first value counts: no event repeats one that is read here.
local function single(packet)
  for _, value in pairs(packet) do
    if type(value) == "table" then
      local copy = {}
      for k, v in pairs(packet) do copy[k] = type(v) == "table" and v[1] or v end
      return copy
    end
  end
  return packet
end

---The events that make events of contacts, and more: what a reader wants.
---
---```lua
---local asterisk = require "hatif.sources.asterisk"
---local reader = asterisk.reader(asterisk.wanted { "originateresponse" })
---print(#reader:feed("Event: VarSet\r\nVariable: X\r\n\r\nEvent: Hangup\r\n\r\n")) --> 1
---```
---@param more string[] in lower case
---@return table<string, boolean>
function M.wanted(more)
  local names = {}
  for name in pairs(on) do names[name] = true end
  for _, name in ipairs(more) do names[name] = true end
  return names
end

---One packet that a reader gave, for whoever also waits for the answers to actions.
---
---```lua
---local asterisk = require "hatif.sources.asterisk"
---local reader = asterisk.reader()
---local source = asterisk.source { roles = { agent = { "^PJSIP/agent" } } }
---local file = assert(io.open("spec/traces/c_hold_unhold.raw", "rb"))
---for _, packet in ipairs(assert(reader:feed(file:read(14000)))) do
---  for _, event in ipairs(source:take(packet, 0) or {}) do print(event.type) end
---end
-----> contact
-----> ringing
---print(source:sync({}, 5000)[1].by) -- no channel is left --> unknown
---```
---@param packet hatif.asterisk.packet
---@param arrived integer ms since the epoch: the time of an event that carries none of its own
---@return table[]? events nil: the packet is none of a call
function Source:take(packet, arrived)
  local handler = type(packet.event) == "string" and on[packet.event:lower()]
  if not handler then return nil end
  packet = single(packet)
  self.out, self.at = {}, time_of(packet, arrived)
  handler(self, packet)
  return self.out
end

---What the bytes tell of calls.
---@param bytes string as they came, cut anywhere
---@param arrived integer ms since the epoch: when the bytes came; the time of events that carry
---none of their own
---@return table[]? events each with contact, at, type, source and its own fields, in the order of
---the wire; nil: the
---peer does not speak AMI
---@return string? message
---@return "EPROTOCOL"? code
function Source:feed(bytes, arrived)
  local packets, message, code = self.reader:feed(bytes)
  if not packets then return nil, message, code end
  local all = {}
  for _, packet in ipairs(packets) do
    local events = self:take(packet, arrived)
    if events then table.move(events, 1, #events, #all + 1, all) end
  end
  return all
end

-- A call whose beginning was not seen, as far as its channels tell: the hold state they do not.
local function adopt(self, packet, role)
  local call = { id = packet.linkedid, channels = {}, legs = {} }
  local is_first = packet.uniqueid == packet.linkedid
  call.direction = is_first and role == "customer" and "inbound" or "outbound"
  self.calls[call.id] = call
  self:emit(call, "contact", { id = call.id, channel = "phone", direction = call.direction,
    adopted = true })
  return call
end

---After a lost line: compares with the channels that there are (the list of CoreShowChannels).
---Calls that have gone meanwhile end, by whom nobody knows; of those that were not known the event
---`contact` has `adopted`.
---@param packets hatif.asterisk.packet[] each CoreShowChannel of the list
---@param at integer ms since the epoch
---@return table[] events
function Source:sync(packets, at)
  self.out, self.at = {}, at
  local listed = {}
  for _, listed_one in ipairs(packets) do
    local packet = single(listed_one)
    local role = role_of(self, packet.channel)
    if role and packet.linkedid and packet.uniqueid then
      listed[packet.linkedid] = true
      local call = self.calls[packet.linkedid] or adopt(self, packet, role)
      add_leg(call, packet, role)
      local is_talking = packet.channelstatedesc == "Up" and told(packet.bridgeid)
      if is_talking then call.answered = true end
      if is_talking and role == "agent" then call.agent = packet.uniqueid end
    end
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

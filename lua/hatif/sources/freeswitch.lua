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

local Reader = {}
Reader.__index = Reader

---@class hatif.freeswitch.message
---@field headers table<string, string>
---@field body string? as many bytes as Content-Length said

---A reader of messages: `reader:feed(bytes)` returns those that are complete, and keeps the rest.
function M.reader() return setmetatable({ pieces = {}, size = 0, need = 1 }, Reader) end

local function keep(self, rest, need)
  self.pieces, self.size, self.need = { rest }, #rest, need
end

---The length of the body that follows these headers; nil, message, code where it is none.
local function body_length(headers)
  local written = headers["Content-Length"] or "0"
  local length = written:match("^%d+$") and math.tointeger(written)
  if length and length <= BODY_MAX_BYTES then return length end
  local what = ("event socket: Content-Length %q; 0 to %d expected")
  return nil, what:format(written:sub(1, 40), BODY_MAX_BYTES), "EPROTOCOL"
end

---@param bytes string as they came, cut anywhere
---@return hatif.freeswitch.message[]? messages nil: the peer does not speak the event socket; close
---the connection
---@return string? message
---@return "EPROTOCOL"? code
function Reader:feed(bytes)
  self.pieces[#self.pieces + 1], self.size = bytes, self.size + #bytes
  if self.size < self.need then return {} end -- a body is joined once, when all of it is there
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

---One command as bytes for the wire, e.g. `command("bgapi", "uuid_transfer", id, "900")`. CR, LF
---and NUL are refused.
---@param ... string words of the command
---@return string? bytes nil: a word that may not be sent
---@return string? message
---@return "EINJECT"? code
function M.command(...)
  local line = table.concat({ ... }, " ")
  if line:find("[\r\n%z]") then
    return nil, "event socket: a command holds CR, LF or NUL", "EINJECT"
  end
  return line .. "\n\n"
end

-- ---- contacts -------------------------------------------------------------------------------

local Source = telephony.class(M.reader)

---A source of events. `roles` says which channels belong to the center: lists of Lua patterns over
---Channel-Name
---("sofia/internal/agent1@127.0.0.1:5072"); every other channel is the customer's.
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
    self:emit(call, "contact", { id = id, channel = "phone", direction = call.direction })
  elseif role ~= "customer" and call.answered and call.agent and not call.unbridged_transfer then
    call.unbridged_transfer = true
    self:emit(call, "transfer", { kind = "blind", to = line_of(name), to_role = role })
  end
  call.legs = call.legs + 1
  local agent = role ~= "customer" and line_of(name) or nil
  self.legs[e["Unique-ID"]] = { call = call, role = role, agent = agent }
  if role == "customer" then
    call.customer = e["Unique-ID"]
    if call.direction == "outbound" then self:emit(call, "dial") end
  else
    self:emit(call, role == "agent" and "ringing" or "supervisor.ringing", { agent = agent })
  end
end

function on.CHANNEL_ANSWER(self, _, leg)
  local call = leg.call
  if leg.role == "supervisor" then
    return self:emit(call, "supervisor.contact", { agent = leg.agent })
  end
  if leg.role == "agent" then
    call.agent = leg.agent
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

---@param bytes string
---@param arrived integer ms since the epoch, for events that carry no time of their own
---@return table[]? events each with contact, at, type, source and its own fields, in the order of
---the wire; nil: the
---peer does not speak the event socket
---@return string? message
---@return "EPROTOCOL"? code
function Source:feed(bytes, arrived)
  local messages, message, code = self.reader:feed(bytes)
  if not messages then return nil, message, code end
  self.out = {}
  for _, one in ipairs(messages) do
    if one.headers["Content-Type"] == "text/event-plain" and one.body then
      local e = parse_headers(one.body:match("^(.-)\n\n") or one.body, true)
      local handler, leg = on[e["Event-Name"]], self.legs[e["Unique-ID"] or ""]
      if handler and (leg or e["Event-Name"] == "CHANNEL_CREATE") then
        local micros = math.tointeger(e["Event-Date-Timestamp"])
        self.at = micros and micros // 1000 or arrived
        handler(self, e, leg)
      end
    end
  end
  return self.out
end

return M

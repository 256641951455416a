--- What the sources of telephony share: whose a channel is, how an event is made, what is said when
--- the line was lost.
local M = {}

---@class hatif.telephony.source
local Source = {}
M.Source = Source

---A source, for `asterisk.source` and `freeswitch.source`. Raises where there are no roles.
---@package
---@param class table the methods of the wire format; its `new_reader` makes a reader of packets
---@param name string the source's name in its events
---@param roles { agent: string[], supervisor: string[]? } Lua patterns over the names of channels
---@return table source with `calls` (id → call) and `out` (the events of the running feed)
function M.new(class, name, roles)
  if type(roles) ~= "table" or type(roles.agent) ~= "table" then
    error(name .. ".source: roles.agent: a list of patterns of the agents' channels expected", 3)
  end
  local source = { name = name, roles = roles, reader = class.new_reader(), calls = {}, out = {} }
  return setmetatable(source, class)
end

---Makes a class that has these methods; an event has `contact`, `at`, `type`, `source` and its own
---fields.
---@package
---@param new_reader fun(): table
---@return table class
function M.class(new_reader)
  local class = { new_reader = new_reader }
  class.__index = class
  for method, body in pairs(Source) do class[method] = body end
  return class
end

---Whose a channel is.
---@package
---@param channel string
---@return "agent"|"supervisor"|"customer" role whoever is not the center's is the customer
function Source:role_of(channel)
  for _, role in ipairs { "supervisor", "agent" } do
    for _, pattern in ipairs(self.roles[role] or {}) do
      if channel:match(pattern) then return role end
    end
  end
  return "customer"
end

local LATEST = 1 << 53 -- ms since the epoch; beyond it JSON readers disagree on integers

---When an event was: what the server says of it, or, where that is no time, when it came.
---@package
---@param said integer? ms since the epoch
---@param arrived integer ms since the epoch
---@return integer
function M.time(said, arrived)
  return said and said >= 0 and said <= LATEST and said or arrived
end

---Adds an event to those of the running feed.
---@package
---@param call { id: string }
---@param type string
---@param fields table?
function Source:emit(call, type, fields)
  local event = fields or {}
  event.contact, event.at, event.type, event.source = call.id, self.at, type, self.name
  self.out[#self.out + 1] = event
end

---Which calls are under way.
---@return string[] ids of the calls under way, in order
function Source:ids()
  local ids = {}
  for id in pairs(self.calls) do ids[#ids + 1] = id end
  table.sort(ids)
  return ids
end

---The channels of a call under way, as the server names them.
---@param id string
---@return { customer: string?, agent: string? }? channels nil: there is no such call
function Source:channels_of(id)
  local call = self.calls[id]
  if not call then return nil end
  return { customer = call.legs[call.customer or ""], agent = call.legs[call.agent or ""] }
end

---The call of a channel.
---@param channel string as the server names it
---@return string? id of the call under way that has it
function Source:call_with(channel)
  for id, call in pairs(self.calls) do
    for _, name in pairs(call.legs) do
      if name == channel then return id end -- a channel is in one call
    end
  end
end

---The line was lost: of the calls under way nothing is known from here on (the hold state cannot
---even be asked for).
---
---```lua
---local asterisk = require "hatif.sources.asterisk"
---local source = asterisk.source { roles = { agent = { "^PJSIP/agent" } } }
---local file = assert(io.open("spec/traces/c_hold_unhold.raw", "rb"))
---source:feed(file:read(14000), 0) -- in the middle of the call
---local id = source:ids()[1]
---print(source:call_with(source:channels_of(id).customer) == id) --> true
---print(source:lost(5000)[1].type) --> source.gap
---```
---@param at integer ms since the epoch
---@return table[] events one source.gap a contact, in order of their ids
function Source:lost(at)
  self.out, self.at = {}, at
  for _, id in ipairs(self:ids()) do self:emit(self.calls[id], "source.gap") end
  self.reader = self.new_reader()
  return self.out
end

return M

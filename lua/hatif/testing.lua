--- hatif.testing: a contact on a virtual clock, for specs of policies. Nothing waits: time goes on
--- when the test says so, and deadlines, timers and time-outs fall on the way, each at its own.
---
--- ```lua
--- local testing = require "hatif.testing"
--- local policy = assert(hatif.policy.load("examples/chefz"))
--- local call = testing.contact(policy, { direction = "outbound" })
--- call:event("0s", "answer")
--- call:agent("1s", "السلام عليكم معك نورة", "3s")
--- call:customer("4s", "وعليكم السلام", "5s")
--- call:event("20s", "hold")
--- call:advance "70s"
--- print(call:verdict("hold.return").status) --> violated
--- print(call:acts_named("alert")[1].args.what) --> hold over limit
--- call:finish "90s"
--- print(call:score().automatic_fail, #call:errors()) --> false 0
--- ```
---
--- Times are ms, or "3s", "1m30s", "2h"; they count from the opening.
local engine = require("hatif.engine")

local M = {}

---@class hatif.TestContact
---@field acts hatif.Act[] what has been asked of the world so far, in order
local Contact = {}
Contact.__index = Contact
Contact.__name = "hatif.testing.contact"

local UNITS = { ms = 1, s = 1000, m = 60000, h = 3600000, d = 86400000 }

-- ms of "1m30s", "46s", 500; raises what names the argument.
local function ms_of(time, name, n)
  local whole = math.tointeger(time)
  if whole and type(time) == "number" and whole >= 0 then return whole end
  local total, at = 0, 1
  while type(time) == "string" and at <= #time do
    local number, unit, next_at = time:match("^(%d+)(%a+)()", at)
    if not UNITS[unit or ""] then break end
    total, at = total + math.tointeger(number) * UNITS[unit], next_at
  end
  if type(time) == "string" and #time > 0 and at > #time then return total end
  error(("bad argument #%d to '%s' (a time such as \"1m30s\" or ms expected, got %s)"):format(n,
    name, type(time) == "string" and '"' .. time .. '"' or tostring(time)), 3)
end

-- The world does not refuse what a test feeds: a wrong event is a mistake of the test.
local function sure(ok, message)
  if not ok then error(message, 3) end
  return ok
end

--- Opens a contact of a policy at time 0.
---@param policy hatif.Policy
---@param opts { id: string?, channel: string?, lang: string?, direction: string?, agent: string?,
---  facts: table<string, string|number|boolean>? }? phone and ar, where nothing is said
---@return hatif.TestContact
function M.contact(policy, opts)
  local opening = { policy = policy, id = "test", channel = "phone", lang = "ar", at = 0 }
  for key, value in pairs(opts or {}) do opening[key] = value end
  local self = setmetatable({ acts = {}, failures = {}, id = opening.id }, Contact)
  self.engine = engine.new {
    on_act = function(_, act) self.acts[#self.acts + 1] = act end,
    on_error = function(failure) self.failures[#self.failures + 1] = failure.message end,
  }
  local contact, message = self.engine:open(opening)
  if not contact then error(message, 2) end
  self.handle = contact
  return self
end

--- Something happens: everything due before it falls first.
---@param at string|integer
---@param kind string the event's type
---@param fields table<string, any>?
---@return hatif.TestContact self
function Contact:event(at, kind, fields)
  local event = { at = ms_of(at, "event", 1), type = kind }
  for key, value in pairs(fields or {}) do event[key] = value end
  sure(self.handle:feed(event))
  return self
end

local function say(self, name, by, at, text, stop)
  local from = ms_of(at, name, 1)
  local event = { at = from, type = "utterance", by = by, text = text,
    stop = stop ~= nil and ms_of(stop, name, 3) or from }
  sure(self.handle:feed(event))
  return self
end

--- The agent says something.
---@param at string|integer when he begins
---@param text string
---@param stop string|integer? when he ends; at once
---@return hatif.TestContact self
function Contact:agent(at, text, stop) return say(self, "agent", "agent", at, text, stop) end

--- The customer says something.
---@param at string|integer when he begins
---@param text string
---@param stop string|integer? when he ends; at once
---@return hatif.TestContact self
function Contact:customer(at, text, stop)
  return say(self, "customer", "customer", at, text, stop)
end

--- Lets time go on: what is due before that time falls. What is due at that very time does not yet,
--- for an event of the same ms would come before it.
---@param to string|integer
---@return hatif.TestContact self
function Contact:advance(to)
  sure(self.engine:settle(ms_of(to, "advance", 1)))
  return self
end

--- Ends the contact.
---@param at string|integer
---@return hatif.TestContact self
function Contact:finish(at)
  sure(self.handle:finish(ms_of(at, "finish", 1)))
  return self
end

--- The verdict of a duty: its last activation's, or that of activation n. Raises where the policy
--- has no such duty.
---@param duty string "hold.return"
---@param n integer?
---@return hatif.Verdict
function Contact:verdict(duty, n)
  local found
  for _, verdict in ipairs(self.handle:verdicts()) do
    if verdict.duty == duty and (not n or verdict.n == n) then found = verdict end
  end
  if not found then
    error(("bad argument #1 to 'verdict' (there is no verdict of %q%s)"):format(tostring(duty),
      n and (", activation %d"):format(n) or ""), 2)
  end
  return found
end

--- The acts of a name, in order.
---@param name string "prompt"
---@return hatif.Act[]
function Contact:acts_named(name)
  local out = {}
  for _, act in ipairs(self.acts) do
    if act.name == name then out[#out + 1] = act end
  end
  return out
end

--- What hooks said when they failed, in order; empty where none did.
---@return string[]
function Contact:errors() return self.failures end

---Its score so far, in percent.
---@return { percentage: number?, automatic_fail: boolean }
function Contact:score() return self.handle:score() end

return M

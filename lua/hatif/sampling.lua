--- hatif.sampling: which contacts of a month people look at: so many an agent, drawn at random from
--- a seed that is told, and more where the risk is high.
---
--- Each contact has a number of its own, drawn from the seed and its id, so that a seed draws the
--- same contacts on every machine, and a contact that comes in later moves no other one's
--- number. A weight makes risky contacts likelier (Efraimidis and Spirakis 2006: the key
--- -ln(u) / weight, the least ones are taken). What somebody has looked at already counts as drawn.
local core = require "hatif.core"
local evaluation = require "hatif.evaluation"

local M = {}

---@class hatif.sampling.options
---@field seed string of the draw
---@field per_agent integer? contacts an agent; 5
---@field risky_under number? a contact with a lower score is risky; 80

-- A number over 0, up to 1, of a seed and an id.
local function drawn(seed, id)
  local bits = tonumber(core.policy.hash(seed .. "\0" .. id):sub(1, 13), 16)
  return (bits + 1) / 2 ^ 52
end

-- How a contact weighs in the draw: from 1, nothing went wrong, to 5; a violation that fails it, or
-- waits for somebody to confirm it, is 5; one more for a verdict that was close.
local function weight_of(form)
  local weight = 1 + (100 - (form.machine.percentage or 100)) / 25
  local is_close = false
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      local is_grave = item.autofail and item.machine.status == "violated"
      if is_grave then weight = 5 end
      is_close = is_close or item.machine.borderline == true
    end
  end
  return math.min(5, weight + (is_close and 1 or 0))
end

-- The last step of a person, which says that the contact was looked at.
local function looked_at(form)
  local last
  for _, step in ipairs(form.steps) do
    if step.kind ~= "judged" and step.kind ~= "disputed" then last = step end
  end
  return last
end

local function entry_of(ev, stored, seed, under)
  local form, message, code = ev:form(stored.id)
  if not form then return nil, message, code end
  local weight, step = weight_of(form), looked_at(form)
  local is_risky = form.machine.automatic_fail or weight >= 5
    or (form.machine.percentage or 100) < under
  return { contact = stored.id, agent = stored.opening.agent or "", opened = stored.opened,
    score = form.machine.percentage, weight = weight, is_risky = is_risky,
    key = -math.log(drawn(seed, stored.id)) / weight, is_done = step ~= nil,
    by = step and step.by, at = step and step.at }
end

-- Those that were looked at, then the least keys; equal ones by id.
local function by_key(a, b)
  if a.is_done ~= b.is_done then return a.is_done end
  if a.key ~= b.key then return a.key < b.key end
  return a.contact < b.contact
end

-- Of an agent's contacts those that people look at: n, and up to twice as many by the share of
-- risky ones.
local function plan_of(agent, entries, n)
  local risky = 0
  for _, e in ipairs(entries) do risky = risky + (e.is_risky and 1 or 0) end
  local wanted = math.min(#entries, n + math.floor(n * risky / #entries + 0.5))
  table.sort(entries, by_key)
  local out = { agent = agent, contacts = #entries, risky = risky, wanted = wanted, done = 0,
    entries = {} }
  for i, e in ipairs(entries) do
    if i <= wanted or e.is_done then
      out.entries[#out.entries + 1] = e
      out.done = out.done + (e.is_done and 1 or 0)
    end
  end
  table.sort(out.entries, function(a, b)
    return a.opened < b.opened or a.opened == b.opened and a.contact < b.contact
  end)
  return out
end

local function checked(opts)
  if type(opts) ~= "table" or type(opts.seed) ~= "string" then
    error("bad argument #4 to 'plan' (field 'seed': string expected)", 3)
  end
  return opts.seed, opts.per_agent or 5, opts.risky_under or 80
end

---@class hatif.sampling.agent
---@field agent string "" where the contact names none
---@field contacts integer of the span
---@field risky integer of these: failed, waiting to be confirmed, or under the score
---@field wanted integer that people are to look at
---@field done integer that they have looked at
---@field entries { contact: string, opened: integer, score: number?, weight: number,
---  is_risky: boolean, is_done: boolean, by: string?, at: integer? }[] in order of time

---Draws the plan of a span of time, as a month.
---
---```lua
---local store = assert(hatif.store.open("center.db"))
---local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
---local engine = hatif.engine.new { store = store, wait = true, policy = policy }
---engine:open { id = "c1", channel = "phone", lang = "en", agent = "sara", at = 345600000 }
---engine:feed("c1", { at = 345601000, type = "answer" })
---engine:finish("c1", 345660000)
---
---local plan = assert(hatif.sampling.plan(store, 0, 31 * 86400000, { seed = "November" }))
---print(#plan) --> 1
---```
---@param store hatif.store
---@param since integer ms since the epoch
---@param till integer not included
---@param opts hatif.sampling.options
---@return hatif.sampling.agent[]? plan in order of the agents' names
---@return string? message
---@return string? code
function M.plan(store, since, till, opts)
  local seed, n, under = checked(opts)
  local ev = evaluation.new(store)
  local by_agent, names = {}, {}
  for stored in ev.archive:contacts(since, till) do
    if stored.result then
      local entry, message, code = entry_of(ev, stored, seed, under)
      if not entry then return nil, message, code end
      if not by_agent[entry.agent] then
        by_agent[entry.agent], names[#names + 1] = {}, entry.agent
      end
      table.insert(by_agent[entry.agent], entry)
    end
  end
  table.sort(names)
  local out = {}
  for i, name in ipairs(names) do out[i] = plan_of(name, by_agent[name], n) end
  return out
end

return M

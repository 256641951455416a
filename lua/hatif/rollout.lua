--- hatif.rollout: what a new policy would make of contacts that are kept: each is judged again, and
--- what changes is counted by duty and by agent. Nothing is written. The same figures say how a
--- shadow policy did over the time in which it ran beside the one in force.
local against = require "hatif.against"
local evaluation = require "hatif.evaluation"
local json = require "hatif.sources.json"
local review = require "hatif.review"
local transcript = require "hatif.evaluation.transcript"

local M = {}

local function new_figures(name)
  return { name = name, contacts = 0, before = 0, after = 0, scored = 0, fails_before = 0,
    fails_after = 0, changed = 0 }
end

local function add_scores(row, here, there, is_changed)
  row.contacts = row.contacts + 1
  row.changed = row.changed + (is_changed and 1 or 0)
  row.fails_before = row.fails_before + (here.automatic_fail and 1 or 0)
  row.fails_after = row.fails_after + (there.automatic_fail and 1 or 0)
  if here.percentage and there.percentage then
    row.scored = row.scored + 1
    row.before, row.after = row.before + here.percentage, row.after + there.percentage
  end
end

-- One decimal, half up.
local function mean(sum, n) return n > 0 and math.floor(sum * 10 / n + 0.5) / 10 or nil end

local function finish(row)
  local out = {}
  for k, v in pairs(row) do out[k] = v end
  out.before, out.after = mean(row.before, row.scored), mean(row.after, row.scored)
  out.scored = nil
  return out
end

local function duty_row(duties, order, name)
  if not duties[name] then
    duties[name] = { duty = name, before = 0, after = 0, worse = 0, better = 0, other = 0 }
    order[#order + 1] = duties[name]
  end
  return duties[name]
end

local function add_changes(duties, order, changes)
  for _, c in ipairs(changes) do
    local row = duty_row(duties, order, c.duty)
    local was, is = c.here and c.here.status, c.there and c.there.status
    row.only = c.only == "here" and "before" or c.only == "there" and "after" or nil
    if is == "violated" then row.worse = row.worse + 1
    elseif was == "violated" then row.better = row.better + 1
    else row.other = row.other + 1 end
  end
end

local function count_violated(duties, order, verdicts, field)
  for _, v in ipairs(verdicts) do
    if v.status == "violated" then
      local row = duty_row(duties, order, v.duty)
      row[field] = row[field] + 1
    end
  end
end

-- What people said of the runs of the contact's duties, and how often each side says the same.
local function add_people(people, steps, here, there)
  local said = {}
  for _, step in ipairs(steps) do
    if step.kind == "overridden" or step.kind == "decided" then
      said[step.n and step.duty .. "#" .. step.n or step.duty] = step.status
    end
  end
  local function word_of(v) return said[v.duty .. "#" .. v.n] or said[v.duty] end
  for _, v in ipairs(here) do
    people.labels = people.labels + (word_of(v) and 1 or 0)
    people.before = people.before + (word_of(v) == v.status and 1 or 0)
  end
  for _, v in ipairs(there) do people.after = people.after + (word_of(v) == v.status and 1 or 0) end
end

local function by_change(a, b)
  local x, y = a.worse + a.better + a.other, b.worse + b.better + b.other
  if x ~= y then return x > y end
  return a.duty < b.duty
end

local function told_changes(changes)
  local out = {}
  for i, c in ipairs(changes) do
    out[i] = { duty = c.duty, n = c.n, was = c.here and c.here.status,
      is = c.there and c.there.status, why = c.there and c.there.why }
  end
  return out
end

---@class hatif.rollout.duty
---@field duty string
---@field before integer violations by the results that are kept
---@field after integer by the new policy
---@field worse integer runs that become violated
---@field better integer that are violated no longer
---@field other integer other changes
---@field only "before"|"after"|nil where one of the two alone has the duty

-- What is counted, contact by contact.
local Count = {}
Count.__index = Count

local function new_count()
  return setmetatable({ all = new_figures "", by_agent = {}, names = {}, duties = {}, order = {},
    changed = {}, people = { labels = 0, before = 0, after = 0 } }, Count)
end

-- One contact, by what is in force (`here`) and by the new policy: { score, verdicts } each.
function Count:add(id, agent, here, there)
  local changes = against.changes(here, there)
  if not self.by_agent[agent] then
    self.by_agent[agent], self.names[#self.names + 1] = new_figures(agent), agent
  end
  add_scores(self.all, here.score, there.score, #changes > 0)
  add_scores(self.by_agent[agent], here.score, there.score, #changes > 0)
  count_violated(self.duties, self.order, here.verdicts, "before")
  count_violated(self.duties, self.order, there.verdicts, "after")
  add_changes(self.duties, self.order, changes)
  if #changes > 0 then
    self.changed[#self.changed + 1] = { contact = id, agent = agent,
      before = here.score.percentage, after = there.score.percentage,
      changes = told_changes(changes) }
  end
end

---@class hatif.Rollout
---@field all { contacts: integer, changed: integer, before: number?, after: number?,
---  fails_before: integer, fails_after: integer } before and after: mean score
---@field agents table[] the same of each, with `name`
---@field duties hatif.rollout.duty[] the most changed first
---@field changed table[] the contacts that change, each with its changes
---@field people { labels: integer, before: integer, after: integer } words of people, and how many
---  of them each side says

function Count:result()
  table.sort(self.names)
  local agents = {}
  for i, name in ipairs(self.names) do agents[i] = finish(self.by_agent[name]) end
  table.sort(self.order, by_change)
  return { all = finish(self.all), agents = agents, duties = self.order, changed = self.changed,
    people = self.people }
end

---Judges the contacts of a span by a policy, and compares with the results that are kept: the last
---judgement of each, so that a corrected transcript and the answers of people are no change.
---
--- ```lua
--- local store = assert(hatif.store.open("center.db"))
--- local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
--- local engine = hatif.engine.new { store = store, wait = true, policy = policy }
--- engine:open { id = "c1", channel = "phone", lang = "en", agent = "sara", at = 345600000 }
--- engine:feed("c1", { at = 345601000, type = "answer" })
--- engine:finish("c1", 345660000)
---
--- local slower = assert(hatif.policy.load("spec/fixtures/desk_slower.lua"))
--- local rollout = assert(hatif.rollout.of(store, slower))
--- print(rollout.all.contacts, rollout.all.changed) --> 1 1
--- ```
---@param store hatif.store
---@param policy hatif.Policy
---@param since integer? ms since the epoch
---@param till integer? not included
---@return hatif.Rollout? rollout
---@return string? message
---@return string? code
function M.of(store, policy, since, till)
  local ev, count = evaluation.new(store), new_count()
  for stored in ev.archive:contacts(since, till) do
    if stored.result then
      local steps, message, code = ev:trail(stored.id)
      if not steps then return nil, message, code end
      local here = transcript.last_of(steps, "judged")
      local record, why, what = transcript.record_of(ev.archive, stored.id, steps, here.at)
      if not record then return nil, why, what end
      local there = review.judge(policy, record)
      count:add(stored.id, stored.opening.agent or "", here, there)
      add_people(count.people, steps, here.verdicts, there.verdicts)
    end
  end
  return count:result()
end

-- --- a shadow ----------------------------------------------------------------------------------

local SIDE = { verdict = "here", shadow = "there" }

---@class hatif.Telling verdicts of two policies as they fall
local Telling = {}
Telling.__index = Telling

---Figures of verdicts as they are told, contact by contact.
---
---```lua
---local telling = hatif.rollout.telling()
---telling:take { type = "verdict", contact = "c1", duty = "desk.greet", status = "violated",
---  agent = "sara" }
---telling:take { type = "shadow", contact = "c1", duty = "desk.greet", status = "satisfied" }
---telling:close("c1")
---print(telling:result().duties[1].better) --> 1
---```
---@param changed_most integer? how many contacts that change are named, the last ones; all
---@return hatif.Telling
function M.telling(changed_most)
  return setmetatable({ contacts = {}, count = new_count(),
    changed_most = changed_most or math.huge }, Telling)
end

---The last word on each run counts, by contact and side.
---@param line { type: string, contact: string, agent: string?, duty: string, n: integer?,
---  status: string, why: string? } type: verdict or shadow; others are passed over
---@return boolean is_new the contact has not been told of before
function Telling:take(line)
  local side = SIDE[line.type]
  if not side or type(line.contact) ~= "string" or type(line.duty) ~= "string" then return false end
  local c, is_new = self.contacts[line.contact], false
  if not c then
    is_new, c = true, { agent = "", places = {},
      here = { score = {}, verdicts = {} }, there = { score = {}, verdicts = {} } }
    self.contacts[line.contact] = c
  end
  c.agent = line.agent or c.agent
  local key = ("%s %s#%s"):format(side, line.duty, line.n)
  local list = c[side].verdicts
  c.places[key] = c.places[key] or #list + 1
  list[c.places[key]] = { duty = line.duty, n = line.n or 1, status = line.status,
    why = line.why }
  return is_new
end

---The contact has ended: it is counted, and forgotten.
---@param id string one that nothing was told of is passed over
function Telling:close(id)
  local c, changed = self.contacts[id], self.count.changed
  if not c then return end
  self.contacts[id] = nil
  self.count:add(id, c.agent, c.here, c.there)
  while #changed > self.changed_most do table.remove(changed, 1) end
end

---What the two policies made of the contacts so far.
---@return hatif.Rollout figures of the contacts that were closed; scores are not told, and so are
---  not here
function Telling:result()
  local out = self.count:result()
  for _, d in ipairs(out.duties) do d.only = nil end -- a duty that no call needed is not told
  return out
end

local PARTS = { duty = "duties", agent = "agents", contact = "changed" }

-- A line of the figures that `hatif serve` keeps, as `hatif rollout --json` tells them.
local function take_figures(out, line)
  if line.type == "rollout" then
    out.all, out.people = line.all, line.people
  elseif PARTS[line.type] then
    local list = out[PARTS[line.type]]
    list[#list + 1], line.type = line, nil
  end
end

---The figures of a shadow policy from what `hatif serve` told while it ran beside the one in force:
---the lines `verdict` and `shadow` of its guidance, or the file `shadow_figures` of its config.
---Scores are not told, and so are not here.
---
---```lua
---local path = os.tmpname()
---local file = assert(io.open(path, "w"))
---file:write('{"type":"verdict","contact":"c1","duty":"desk.greet","status":"violated"}\n',
---  '{"type":"shadow","contact":"c1","duty":"desk.greet","status":"satisfied"}\n')
---file:close()
---print(hatif.rollout.told(path).all.contacts) --> 1
---os.remove(path)
---```
---@param path string
---@return hatif.Rollout? rollout
---@return string? message the file cannot be read, or a line is no JSON
---@return "ENOENT"|"EFORMAT"|nil code
function M.told(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, why, "ENOENT" end
  local telling, order, n = M.telling(), {}, 0
  local kept = { duties = {}, agents = {}, changed = {} }
  for text in file:lines() do
    n = n + 1
    local line = utf8.len(text) and json.decode(text)
    if type(line) ~= "table" then
      file:close()
      return nil, ("%s:%d: no JSON; the guidance of hatif serve was expected"):format(path, n),
        "EFORMAT"
    end
    if n == 1 and line.type == "rollout" or kept.all then take_figures(kept, line)
    elseif telling:take(line) then order[#order + 1] = line.contact end
  end
  file:close()
  if kept.all then return kept end
  for _, id in ipairs(order) do telling:close(id) end
  return telling:result()
end

return M

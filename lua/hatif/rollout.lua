--- hatif.rollout: what a new policy would make of contacts that are kept: each is judged again, and
--- what changes is counted by duty and by agent. Nothing is written. The same figures say how a
--- shadow policy did over the time in which it ran beside the one in force.
local against = require "hatif.against"
local evaluation = require "hatif.evaluation"
local review = require "hatif.review"

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
  row.before, row.after = mean(row.before, row.scored), mean(row.after, row.scored)
  row.scored = nil
  return row
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

---Judges the contacts of a span by a policy, and compares with the results that are kept.
---@param store hatif.store
---@param policy hatif.Policy
---@param since integer? ms since the epoch
---@param till integer? not included
---@return { all: table, agents: table[], duties: hatif.rollout.duty[], changed: table[],
---  people: { labels: integer, before: integer, after: integer } }? rollout all and agents: name,
---  contacts, changed (contacts), before and after (mean score), fails_before, fails_after; people:
---  words of people, and how many of them each side says
---@return string? message
---@return string? code
function M.of(store, policy, since, till)
  local ev = evaluation.new(store)
  local all, by_agent, names, duties, order = new_figures "", {}, {}, {}, {}
  local changed, people = {}, { labels = 0, before = 0, after = 0 }
  for stored in ev.archive:contacts(since, till) do
    if stored.result then
      local steps, message, code = ev:trail(stored.id)
      local record = steps and ev:record(stored.id)
      if not record then return nil, message, code end
      local here, there = stored.result, review.judge(policy, record)
      local changes = against.changes(here, there)
      local agent = stored.opening.agent or ""
      if not by_agent[agent] then
        by_agent[agent], names[#names + 1] = new_figures(agent), agent
      end
      add_scores(all, here.score, there.score, #changes > 0)
      add_scores(by_agent[agent], here.score, there.score, #changes > 0)
      count_violated(duties, order, here.verdicts, "before")
      count_violated(duties, order, there.verdicts, "after")
      add_changes(duties, order, changes)
      add_people(people, steps, here.verdicts, there.verdicts)
      if #changes > 0 then
        changed[#changed + 1] = { contact = stored.id, agent = agent,
          before = here.score.percentage, after = there.score.percentage,
          changes = told_changes(changes) }
      end
    end
  end
  table.sort(names)
  local agents = {}
  for i, name in ipairs(names) do agents[i] = finish(by_agent[name]) end
  table.sort(order, by_change)
  return { all = finish(all), agents = agents, duties = order, changed = changed, people = people }
end

return M

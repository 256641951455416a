--- hatif.digest: what a week was like for an agent and for a team: what went well, in the agent's
--- own words; what to work on, with the advice of the policy; and where it goes. It goes by what
--- holds, people's words included.
local evaluation = require "hatif.evaluation"
local redact = require "hatif.redact"
local spans = require "hatif.spans"

local M = {}

local WEEKS = 4 -- of the trend, the one in question included
local WELL, WORK = 3, 3 -- duties that are told of each kind

-- --- one contact -------------------------------------------------------------------------------

-- The words of an item's evidence, said by the agent.
local function words_of(item, by_line, quoted)
  for _, e in ipairs(item.machine.evidence or {}) do
    local event = by_line[e.event]
    if e.text and event and event.by == "agent" then return quoted(event.text) end
  end
end

local function new_duty(item)
  return { duty = item.duty, title = item.title, advice = item.advice, weight = item.weight,
    satisfied = 0, violated = 0, quotes = {}, missed = {} }
end

local function add_item(duties, order, item, contact, quote)
  local d = duties[item.duty]
  if not d then
    d = new_duty(item)
    duties[item.duty], order[#order + 1] = d, d
  end
  if item.final == "satisfied" then
    d.satisfied = d.satisfied + 1
    if quote then d.quotes[#d.quotes + 1] = { contact = contact, text = quote } end
  elseif item.final == "violated" then
    d.violated = d.violated + 1
    d.missed[#d.missed + 1] = { contact = contact, text = quote,
      reason = item.person and item.person.reason }
  end
end

-- --- one agent ---------------------------------------------------------------------------------

local function new_agent(name)
  local weeks = {}
  for i = 1, WEEKS do weeks[i] = { sum = 0, n = 0, violated = {} } end
  return { agent = name, weeks = weeks, contacts = 0, disputes = 0, duties = {}, order = {} }
end

local function add_form(agent, form, week, by_line, quoted)
  local at = agent.weeks[week]
  if form.final.percentage then at.sum, at.n = at.sum + form.final.percentage, at.n + 1 end
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      if item.final == "violated" then at.violated[item.duty] = true end
      if week == WEEKS then
        add_item(agent.duties, agent.order, item, form.contact.id,
          words_of(item, by_line, quoted))
      end
    end
  end
  if week == WEEKS then
    agent.contacts = agent.contacts + 1
    agent.disputes = agent.disputes + form.open_disputes
  end
end

-- One decimal, half up; nil of nothing.
local function mean(sum, n) return n > 0 and math.floor(sum * 10 / n + 0.5) / 10 or nil end

-- What was always kept and can be quoted: first what went wrong the week before, then the heaviest.
local function well_of(agent)
  local before, list = agent.weeks[WEEKS - 1].violated, {}
  for _, d in ipairs(agent.order) do
    if d.satisfied > 0 and d.violated == 0 and #d.quotes > 0 then
      list[#list + 1] = { duty = d.duty, title = d.title, times = d.satisfied,
        quote = d.quotes[1], is_improved = before[d.duty] == true, weight = d.weight }
    end
  end
  table.sort(list, function(a, b)
    if a.is_improved ~= b.is_improved then return a.is_improved end
    if a.weight ~= b.weight then return a.weight > b.weight end
    return a.duty < b.duty
  end)
  return table.move(list, 1, WELL, 1, {})
end

-- What was violated, by how often it weighed.
local function work_of(order, most)
  local list = {}
  for _, d in ipairs(order) do
    if d.violated > 0 then
      list[#list + 1] = { duty = d.duty, title = d.title, advice = d.advice, times = d.violated,
        of = d.violated + d.satisfied, weight = d.weight, missed = d.missed[1] }
    end
  end
  table.sort(list, function(a, b)
    local x, y = a.times * a.weight, b.times * b.weight
    if x ~= y then return x > y end
    return a.duty < b.duty
  end)
  return table.move(list, 1, most, 1, {})
end

---@class hatif.digest.agent
---@field agent string
---@field contacts integer of the week
---@field score number? mean of what holds, percent, one decimal
---@field trend number? points against the mean of the week before; nil: there was none
---@field weeks (number|false)[] the means of the last four weeks, the oldest first; false: none
---@field well { duty: string, title: any, times: integer, quote: { contact: string,
---  text: string }, is_improved: boolean }[] at most three
---@field work { duty: string, title: any, advice: any, times: integer, of: integer,
---  missed: { contact: string, text: string?, reason: string? } }[] at most three
---@field disputes integer that wait for a decision

local function finish(agent)
  local weeks = {}
  for i, w in ipairs(agent.weeks) do weeks[i] = mean(w.sum, w.n) or false end
  local now, before = weeks[WEEKS], weeks[WEEKS - 1]
  return { agent = agent.agent, contacts = agent.contacts, score = now or nil, weeks = weeks,
    trend = now and before and math.floor((now - before) * 10 + 0.5) / 10 or nil,
    well = well_of(agent), work = work_of(agent.order, WORK), disputes = agent.disputes }
end

-- --- the team ----------------------------------------------------------------------------------

-- The duties of all agents together.
local function joined(agents)
  local duties, order = {}, {}
  for _, agent in ipairs(agents) do
    for _, d in ipairs(agent.order) do
      local sum = duties[d.duty]
      if not sum then
        sum = { duty = d.duty, title = d.title, advice = d.advice, weight = d.weight,
          satisfied = 0, violated = 0, missed = {} }
        duties[d.duty], order[#order + 1] = sum, sum
      end
      sum.satisfied, sum.violated = sum.satisfied + d.satisfied, sum.violated + d.violated
      table.move(d.missed, 1, #d.missed, #sum.missed + 1, sum.missed)
    end
  end
  return order
end

local function team_of(agents, digests)
  local sums, contacts, disputes = {}, 0, 0
  for i = 1, WEEKS do
    sums[i] = { sum = 0, n = 0 }
    for _, agent in ipairs(agents) do
      sums[i].sum, sums[i].n = sums[i].sum + agent.weeks[i].sum, sums[i].n + agent.weeks[i].n
    end
  end
  local weeks, most = {}, nil
  for i, w in ipairs(sums) do weeks[i] = mean(w.sum, w.n) or false end
  for _, d in ipairs(digests) do
    contacts, disputes = contacts + d.contacts, disputes + d.disputes
    if (d.trend or 0) > 0 and (not most or d.trend > most.trend) then most = d end
  end
  local now, before = weeks[WEEKS], weeks[WEEKS - 1]
  return { contacts = contacts, disputes = disputes, score = now or nil, weeks = weeks,
    trend = now and before and math.floor((now - before) * 10 + 0.5) / 10 or nil,
    work = work_of(joined(agents), WORK), most_improved = most and most.agent }
end

-- --- the whole ---------------------------------------------------------------------------------

local function quoter(opts, policy, record)
  if not opts.redact then return function(text) return text end end
  local redactor = redact.of(policy, record)
  return function(text) return redactor:text(text) end
end

local function by_line_of(record)
  local out = {}
  for _, e in ipairs(record.events) do
    if e.type == "utterance" then out[e.line] = e end
  end
  return out
end

---The digests of a week. Contacts that name no agent are the team's only.
---
--- ```lua
--- local store = assert(hatif.store.open("center.db"))
--- local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
--- local engine = hatif.engine.new { store = store, wait = true, policy = policy }
--- engine:open { id = "c1", channel = "phone", lang = "en", agent = "sara", at = 345600000 }
--- engine:feed("c1", { at = 345601000, type = "answer" })
--- engine:finish("c1", 345660000)
---
--- local digest = assert(hatif.digest.of(store, "1970-W02"))
--- print(#digest.agents) --> 1
--- ```
---@param store hatif.store
---@param week string "2026-W48", as `hatif.spans.week` reads it
---@param opts { zone: string?, first_day: integer?, team: string?, redact: boolean? }? first_day: 1
---  Monday … 7 Sunday; team: contacts of that team only
---@return { week: string, since: integer, till: integer, agents: hatif.digest.agent[],
---  team: table }? digest agents with a contact in the week, in order of their names
---@return string? message
---@return string? code "EINVAL": it is no week
function M.of(store, week, opts)
  opts = opts or {}
  local since, till = spans.week(week, opts.zone or "UTC", opts.first_day)
  if not since then
    return nil, ("%s is no week; one as 2026-W48 was expected"):format(tostring(week)), "EINVAL"
  end
  local ev, by_agent, names = evaluation.new(store), {}, {}
  local length = till - since
  for stored in ev.archive:contacts(since - (WEEKS - 1) * length, till) do
    local opening = stored.opening
    if stored.result and (not opts.team or opening.team == opts.team) then
      local form, policy, code = ev:form(stored.id)
      if not form then return nil, policy, code end
      local name = opening.agent or ""
      if not by_agent[name] then by_agent[name], names[#names + 1] = new_agent(name), name end
      local record = assert(ev:record(stored.id))
      add_form(by_agent[name], form, WEEKS - math.max(0, (till - 1 - stored.opened) // length),
        by_line_of(record), quoter(opts, policy, record))
    end
  end
  table.sort(names)
  local agents, digests = {}, {}
  for i, name in ipairs(names) do
    agents[i] = by_agent[name]
    if name ~= "" and agents[i].contacts > 0 then digests[#digests + 1] = finish(agents[i]) end
  end
  return { week = week, since = since, till = till, agents = digests,
    team = team_of(agents, digests) }
end

return M

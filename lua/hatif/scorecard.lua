--- hatif.scorecard: measures over many contacts, by agent, team or hour of the day, and what a team
--- lead is to do about them.
---
--- Service level: the share of the contacts offered that were answered within a time; an abandoned
--- one was offered and not answered, and abandons are told beside it. Handling time: talk, hold,
--- wrap-up. First-contact resolution: the share of contacts with a case after which no further one
--- on the same case came within so many days.
local core = require "hatif.core"
local review = require "hatif.review"

local M = {}

local DAY = 86400000 -- ms

---@class hatif.scorecard.options
---@field by "agent"|"team"|"hour"|nil what the rows are; agent
---@field service_within integer? ms from the offer to the answer; 20,000
---@field resolved_days integer? days without a further contact; 7
---@field zone string? of the hours; UTC
---@field drop number? points that an agent's score falls from the first half of his contacts to the
---  second, from which on he is to be coached; 10
---@field outstanding number? the score from which on an agent is to be rewarded; 95
---@field least integer? contacts of an agent below which nothing is said of him; 10
---@field quiet integer? an hour of at most so many contacts is a quiet one; the mean of the hours

---@class hatif.scorecard.row
---@field name string agent, team, or hour "00" to "23"; "" where the records name none
---@field contacts integer
---@field score number? mean of the contacts that have one, percent, one decimal
---@field automatic_fails integer
---@field offered integer
---@field service_level number? percent of the offered, one decimal
---@field abandoned integer
---@field handling_time integer? mean, ms
---@field resolved number? first-contact resolution, percent of contacts with a case, one decimal
---@field violations { duty: string, n: integer }[] most first, then by name

-- One decimal, half up; nil of nothing.
local function percent(part, whole)
  return whole > 0 and math.floor(part * 1000 / whole + 0.5) / 10 or nil
end

local function rounded(sum, n) return n > 0 and math.floor(sum * 10 / n + 0.5) / 10 or nil end

local NAMES = {
  agent = function(c) return c.contact.agent or "" end,
  team = function(c) return c.contact.team or "" end,
  hour = function(c, zone)
    return ("%02d"):format((c.at + core.policy.offset(zone, c.at)) // 3600000 % 24)
  end,
}

-- The causes of the complaints that a contact solved: the ticket's own word, else how it was
-- classified before; "" where nobody said it.
local function causes_of(record)
  local out, classified = {}, nil
  for _, event in ipairs(record.events) do
    if event.type == "complaint.classified" then classified = event.cause end
    if event.type == "complaint.solved" then out[#out + 1] = event.cause or classified or "" end
  end
  return out
end

---What the measures need of a contact that was judged, for `of_measured`.
---@param record hatif.jsonl.call
---@param result hatif.result
---@return table contact
function M.measured(record, result)
  local c = { contact = record.contact, at = record.contact.at, score = result.score.percentage,
    fails = result.score.automatic_fail, waited = result.metrics.time_to_answer,
    handling = result.metrics.handling_time, violated = {}, causes = causes_of(record) }
  for _, event in ipairs(record.events) do
    if event.type == "queue.abandon" then c.abandoned = c.waited == nil end
  end
  for _, verdict in ipairs(result.verdicts) do
    if verdict.status == "violated" then c.violated[verdict.duty] = true end
  end
  return c
end

-- Whether a further contact on the case came within the days; contacts are in order of time.
local function mark_resolved(contacts, days)
  local last = {}
  for _, c in ipairs(contacts) do
    local case = c.contact.case
    if case then
      if last[case] and c.at - last[case].at <= days * DAY then last[case].resolved = false end
      c.resolved, last[case] = true, c
    end
  end
end

local function add(row, c, within)
  row.contacts = row.contacts + 1
  if c.score then row.scores[#row.scores + 1] = c.score end
  if c.fails then row.automatic_fails = row.automatic_fails + 1 end
  if c.waited or c.abandoned then row.offered = row.offered + 1 end
  if c.waited and c.waited <= within then row.served = row.served + 1 end
  if c.abandoned then row.abandoned = row.abandoned + 1 end
  if c.handling then row.handling[#row.handling + 1] = c.handling end
  if c.resolved ~= nil then
    row.cases = row.cases + 1
    if c.resolved then row.solved = row.solved + 1 end
  end
  for duty in pairs(c.violated) do row.violated[duty] = (row.violated[duty] or 0) + 1 end
end

local function sum(list)
  local total = 0
  for _, value in ipairs(list) do total = total + value end
  return total
end

local function finish(row)
  local violations = {}
  for duty, n in pairs(row.violated) do violations[#violations + 1] = { duty = duty, n = n } end
  table.sort(violations, function(a, b) return a.n > b.n or a.n == b.n and a.duty < b.duty end)
  local handling = #row.handling > 0 and sum(row.handling) // #row.handling or nil
  return { name = row.name, contacts = row.contacts, score = rounded(sum(row.scores), #row.scores),
    automatic_fails = row.automatic_fails, offered = row.offered, abandoned = row.abandoned,
    service_level = percent(row.served, row.offered), handling_time = handling,
    resolved = percent(row.solved, row.cases), violations = violations }
end

-- The rows in order of their names, and the contacts of each.
local function rows_of(contacts, by, opts)
  local by_name, names = {}, {}
  for _, c in ipairs(contacts) do
    local name = NAMES[by](c, opts.zone)
    local row = by_name[name]
    if not row then
      row = { name = name, contacts = 0, scores = {}, automatic_fails = 0, offered = 0, served = 0,
        abandoned = 0, handling = {}, cases = 0, solved = 0, violated = {} }
      by_name[name], names[#names + 1] = row, name
    end
    add(row, c, opts.service_within)
  end
  table.sort(names)
  local out = {}
  for i, name in ipairs(names) do out[i] = by_name[name] end
  return out
end

-- The mean of scores [from, to].
local function mean(scores, from, to)
  local total = 0
  for i = from, to do total = total + scores[i] end
  return total / (to - from + 1)
end

-- What there is to learn from: how many complaints of each cause were solved.
local function lessons_of(contacts, at)
  local n, causes, out = {}, {}, {}
  for _, c in ipairs(contacts) do
    for _, cause in ipairs(c.causes) do
      if not n[cause] then causes[#causes + 1] = cause end
      n[cause] = (n[cause] or 0) + 1
    end
  end
  table.sort(causes)
  for i, cause in ipairs(causes) do
    out[i] = { at = at, type = "complaints.learned", cause = cause, n = n[cause] }
  end
  return out
end

-- What the packs team and fairness hear: complaints by cause, levels that dropped, agents that
-- excel, busy hours against quiet ones.
local function events_of(contacts, at, opts)
  local out = lessons_of(contacts, at)
  for _, row in ipairs(rows_of(contacts, "agent", opts)) do
    local n = #row.scores
    if row.name ~= "" and n >= opts.least then
      local drop = mean(row.scores, 1, n // 2) - mean(row.scores, n // 2 + 1, n)
      if drop >= opts.drop then
        out[#out + 1] = { at = at, type = "agent.level_dropped", agent = row.name,
          points = rounded(drop, 1) }
      elseif mean(row.scores, 1, n) >= opts.outstanding then
        out[#out + 1] = { at = at, type = "agent.outstanding", agent = row.name }
      end
    end
  end
  local hours = rows_of(contacts, "hour", opts)
  local quiet, busy, most = {}, {}, opts.quiet or #contacts / math.max(#hours, 1)
  for _, row in ipairs(hours) do
    local list = row.contacts <= most and quiet or busy
    table.move(row.scores, 1, #row.scores, #list + 1, list)
  end
  if #quiet > 0 and #busy > 0 then
    out[#out + 1] = { at = at, type = "hours.compared", quiet = rounded(sum(quiet), #quiet),
      busy = rounded(sum(busy), #busy) }
  end
  return out
end

local DEFAULTS = { by = "agent", service_within = 20000, resolved_days = 7, zone = "UTC", drop = 10,
  outstanding = 95, least = 10 }

local function checked(opts)
  local out = {}
  for key, value in pairs(DEFAULTS) do out[key] = value end
  for key, value in pairs(opts or {}) do
    if DEFAULTS[key] == nil and key ~= "quiet" then
      error(("bad argument #3 to 'scorecard' (unknown option '%s')"):format(tostring(key)), 3)
    end
    if type(value) ~= type(DEFAULTS[key] or 0) then
      error(("bad argument #3 to 'scorecard' (option '%s': %s expected, got %s)"):format(key,
        type(DEFAULTS[key] or 0), type(value)), 3)
    end
    out[key] = value
  end
  if not NAMES[out.by] then
    error(("bad argument #3 to 'scorecard' (option 'by': agent, team or hour expected, got %s)")
      :format(out.by), 3)
  end
  if not core.policy.zone(out.zone) then
    error(("bad argument #3 to 'scorecard' (option 'zone': %s is no zone)"):format(out.zone), 3)
  end
  return out
end

-- The card of contacts as `measured` gives them, by options that are checked.
local function card_of(contacts, opts)
  table.sort(contacts, function(a, b)
    return a.at < b.at or a.at == b.at and a.contact.id < b.contact.id
  end)
  mark_resolved(contacts, opts.resolved_days)
  local rows, all = {}, { name = "", contacts = 0, scores = {}, automatic_fails = 0, offered = 0,
    served = 0, abandoned = 0, handling = {}, cases = 0, solved = 0, violated = {} }
  for i, row in ipairs(rows_of(contacts, opts.by, opts)) do rows[i] = finish(row) end
  for _, c in ipairs(contacts) do add(all, c, opts.service_within) end
  local last = contacts[#contacts]
  return { rows = rows, all = finish(all),
    events = events_of(contacts, last and last.at or 0, opts) }
end

local function judged(policy, records)
  local contacts = {}
  for i, record in ipairs(records) do
    contacts[i] = M.measured(record, (review.judge(policy, record)))
  end
  return contacts
end

---Judges calls and measures them together.
---
--- ```lua
--- local policy = assert(hatif.policy.load("examples/chefz"))
--- local card = assert(hatif.scorecard(policy, {
---   "examples/chefz/calls/perfect.jsonl",
---   "examples/chefz/calls/hold_late_apology.jsonl",
--- }))
--- for _, row in ipairs(card.rows) do
---   print(row.name, row.contacts, row.score, row.violations[1] and row.violations[1].duty)
--- end
--- --> مها 1 92.5 hold.return
--- --> نورة 1 100.0 nil
--- ```
---@param policy hatif.Policy
---@param calls (string|table[])[] paths of call files, or lists of events
---@param opts hatif.scorecard.options?
---@return { rows: hatif.scorecard.row[], all: hatif.scorecard.row, events: table[] }? card rows in
---  order of their names; events for a contact of the channel "team", at the last contact's time
---@return string? message of the first call that cannot be read
---@return string? code "ENOENT" or "EFORMAT"
function M.scorecard(policy, calls, opts)
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'scorecard' (policy expected, got %s)"):format(type(policy)), 2)
  end
  if type(calls) ~= "table" then
    error(("bad argument #2 to 'scorecard' (list of calls expected, got %s)"):format(type(calls)),
      2)
  end
  opts = checked(opts)
  local records = {}
  for i, call in ipairs(calls) do
    local record, message, code = review.record(call)
    if not record then return nil, message, code end
    records[i] = record
  end
  return card_of(judged(policy, records), opts)
end

---Measures calls that are already read.
---
---```lua
---local jsonl, scorecard = require "hatif.sources.jsonl", require "hatif.scorecard"
---local record = assert(jsonl.read("examples/chefz/calls/perfect.jsonl"))
---local policy = assert(hatif.policy.load("examples/chefz"))
---local card = scorecard.of_records(policy, { record }, { by = "hour" })
---print(card.all.contacts, card.all.score) --> 1 100.0
---```
---@param policy hatif.Policy
---@param records hatif.jsonl.call[]
---@param opts hatif.scorecard.options?
---@return table card
function M.of_records(policy, records, opts)
  opts = checked(opts)
  return card_of(judged(policy, records), opts)
end

---Measures contacts that are already judged.
---
---```lua
---local jsonl, review = require "hatif.sources.jsonl", require "hatif.review"
---local scorecard = require "hatif.scorecard"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local record = assert(jsonl.read("examples/chefz/calls/perfect.jsonl"))
---local measured = scorecard.measured(record, (review.judge(policy, record)))
---print(scorecard.of_measured({ measured }).all.score) --> 100.0
---```
---@param contacts table[] as `measured` gives them; brought into order of time
---@param opts hatif.scorecard.options?
---@return table card
function M.of_measured(contacts, opts)
  opts = checked(opts)
  return card_of(contacts, opts)
end

return M

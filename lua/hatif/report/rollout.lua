-- A rollout as lines of text, or as JSON lines.
local archive = require "hatif.archive"
local columns = require "hatif.report.columns"
local reports = require "hatif.report.evaluation"
local terminal = require "hatif.report.terminal"

local M = {}
local shown = terminal.placed


local ONLY = { before = "rollout.only_before", after = "rollout.only_after" }

local function put_duties(lines, words, duties)
  local rows = { { words "rollout.duty", words "rollout.violated", words "rollout.then",
    words "rollout.worse", words "rollout.better", words "rollout.other", "" } }
  for _, d in ipairs(duties) do
    rows[#rows + 1] = { d.duty, tostring(d.before), tostring(d.after), tostring(d.worse),
      tostring(d.better), tostring(d.other), d.only and words(ONLY[d.only]) or "" }
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = words "rollout.by_duty"
  columns.put(lines, rows, "  ")
end

local function put_agents(lines, words, agents)
  local rows = { { words "rollout.agent", words "rollout.contacts", words "rollout.changed",
    words "rollout.score_before", words "rollout.then", "" } }
  for _, a in ipairs(agents) do
    rows[#rows + 1] = { a.name == "" and words "sample.nobody" or shown(words, a.name),
      tostring(a.contacts), tostring(a.changed), reports.percent(words, a.before),
      reports.percent(words, a.after), "" }
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = words "rollout.by_agent"
  columns.put(lines, rows, "  ")
end

---@param rollout table as hatif.rollout.of gives it
---@param policy hatif.Policy? the new one; nil: it was a shadow
---@param words hatif.catalogue.words
---@return string[] lines
function M.text(rollout, policy, words)
  local all, people = rollout.all, rollout.people
  local lines
  if policy then
    lines = { words("rollout.head", { name = shown(words, policy:name()),
        hash = policy:hash():sub(1, 8), contacts = all.contacts, changed = all.changed }),
      words("rollout.score", { before = reports.percent(words, all.before),
        after = reports.percent(words, all.after) }),
      words("rollout.fails", { before = all.fails_before, after = all.fails_after }) }
  else
    lines = { words("rollout.shadow", { contacts = all.contacts, changed = all.changed }) }
  end
  if people.labels > 0 then
    lines[#lines + 1] = words("rollout.people", { labels = people.labels, before = people.before,
      after = people.after })
  end
  if all.contacts == 0 then return { words "sample.none" } end
  put_duties(lines, words, rollout.duties)
  put_agents(lines, words, rollout.agents)
  return lines
end

---@param rollout table
---@param policy hatif.Policy?
---@return string[] lines the whole, then duties, agents and the contacts that change, by `type`
function M.json(rollout, policy)
  local lines = {}
  local function put(kind, t)
    local out = reports.plain(t)
    out.type = kind
    lines[#lines + 1] = archive.encode(out)
  end
  put("rollout", { policy = policy and { name = policy:name(), hash = policy:hash() },
    all = rollout.all, people = rollout.people })
  for _, d in ipairs(rollout.duties) do put("duty", d) end
  for _, a in ipairs(rollout.agents) do put("agent", a) end
  for _, c in ipairs(rollout.changed) do put("contact", c) end
  return lines
end

return M

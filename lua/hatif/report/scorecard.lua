-- A scorecard as a table of text, or as one JSON object per row and event.
local dkjson = require "dkjson"
local terminal = require "hatif.report.terminal"

local M = {}

local ROW = { "name", "contacts", "score", "automatic_fails", "offered", "service_level",
  "abandoned", "handling_time", "resolved", "violations" }
local EVENT = { "at", "type", "agent", "points", "quiet", "busy", "cause", "n" }

-- A number that is whole is written as an integer; nothing is null.
local function plain(v)
  if v == nil then return dkjson.null end
  return math.type(v) == "float" and math.tointeger(v) or v
end

local function object(keys, t, optional)
  local out = {}
  for _, key in ipairs(keys) do
    if t[key] ~= nil or not optional then out[key] = plain(t[key]) end
  end
  return setmetatable(out, { __jsontype = "object", __jsonorder = keys })
end

---@param card table as hatif.scorecard gives it
---@return string[] lines each row, then all of them (name null), then each event
function M.json(card)
  local lines = {}
  local function put(row, name)
    local out = object(ROW, row)
    out.name = name or dkjson.null
    local violations = {}
    for i, v in ipairs(row.violations) do violations[i] = object({ "duty", "n" }, v) end
    out.violations = setmetatable(violations, { __jsontype = "array" })
    lines[#lines + 1] = dkjson.encode(out)
  end
  for _, row in ipairs(card.rows) do put(row, row.name) end
  put(card.all)
  for _, event in ipairs(card.events) do
    lines[#lines + 1] = dkjson.encode(object(EVENT, event, true))
  end
  return lines
end

local function shown(v, unit) return v and ("%g%s"):format(v, unit or "") or "-" end

---@param card table as hatif.scorecard gives it
---@return string[] lines a head, a row for each name, one for all, and what there is to do
function M.text(card)
  local FORMAT = "%8s %7s %6s %9s %10s %10s %9s  %s"
  local lines = { FORMAT:format("contacts", "score", "failed", "service", "abandoned", "handling",
    "resolved", "") }
  local function put(row, name)
    lines[#lines + 1] = FORMAT:format(row.contacts, shown(row.score, " %"), row.automatic_fails,
      shown(row.service_level, " %"), row.abandoned,
      shown(row.handling_time and row.handling_time // 1000, " s"), shown(row.resolved, " %"),
      terminal.isolated(terminal.harmless(name)))
  end
  for _, row in ipairs(card.rows) do put(row, row.name == "" and "(nobody named)" or row.name) end
  put(card.all, "all")
  for _, event in ipairs(card.events) do
    local agent = event.agent and terminal.isolated(terminal.harmless(event.agent))
    if event.type == "agent.level_dropped" then
      lines[#lines + 1] = ("to coach: %s, %g points down"):format(agent, event.points)
    elseif event.type == "agent.outstanding" then
      lines[#lines + 1] = ("to reward: %s"):format(agent)
    elseif event.type == "complaints.learned" then
      local cause = event.cause == "" and "no cause named"
        or terminal.isolated(terminal.harmless(event.cause))
      lines[#lines + 1] = ("to learn from: %d complaints, %s"):format(event.n, cause)
    else
      lines[#lines + 1] = ("quiet hours %g %%, busy hours %g %%"):format(event.quiet, event.busy)
    end
  end
  return lines
end

return M

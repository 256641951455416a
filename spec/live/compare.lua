--- What a scenario should have come to, and what it came to.
local M = {}

local function shown(list) return #list > 0 and table.concat(list, " ") or "none" end

-- Duties whose verdict has this status, one for each, in order of their spelling.
local function duties(verdicts, status)
  local list = {}
  for _, verdict in pairs(verdicts) do
    if verdict.status == status then list[#list + 1] = verdict.duty end
  end
  table.sort(list)
  return list
end

local function fits(value, expected)
  if expected == true then return value ~= nil and value ~= false end
  return value == expected
end

local function check_acts(report, scenario, got, seen_at)
  local names = {}
  for i, act in ipairs(got) do names[i] = act.name end
  for i, expected in ipairs(scenario.acts) do
    local act = got[i]
    if not act or act.name ~= expected[1] then
      return report(("act %d: %s expected; got %s"):format(i, expected[1], shown(names)))
    end
    for name, value in pairs(expected) do
      if name == "before" then
        local at = seen_at[value]
        if not at or act.heard >= at then
          report(("act %d (%s) came after %s"):format(i, act.name, value))
        end
      elseif name ~= 1 and not fits(act.args[name], value) then
        report(("act %d (%s): %s is %s; expected %s"):format(i, act.name, name,
          tostring(act.args[name]), tostring(value)))
      end
    end
  end
  if #got > #scenario.acts then
    report(("%d acts expected; got %s"):format(#scenario.acts, shown(names)))
  end
end

local function check_actions(report, scenario, got, n)
  local names = {}
  for i, action in ipairs(got) do names[i] = action.action end
  for i, expected in ipairs(scenario.actions) do
    local action = got[i] or {}
    if action.action ~= expected[1] then
      return report(("action %d: %s expected; Asterisk got %s"):format(i, expected[1],
        shown(names)))
    end
    for name, value in pairs(expected) do
      -- "#" is the number of the scenario
      local wanted = type(value) == "string" and value:gsub("#", n) or value
      if name ~= 1 and not fits(action[name], wanted) then
        report(("action %d (%s): %s is %s; expected %s"):format(i, action.action, name,
          tostring(action[name]), tostring(wanted)))
      end
    end
  end
  if #got > #scenario.actions then
    report(("%d actions expected; Asterisk got %s"):format(#scenario.actions, shown(names)))
  end
end

---@class hatif.live.outcome
---@field verdicts table<string, table> the last word about each activation of a duty
---@field result table? the contact's end
---@field acts table[] in the order they were heard, each with `heard`, ms since the epoch
---@field actions table[] that reached Asterisk
---@field failed string[] of the telephones
---@field seen_at table<string, integer> when what happened to the call, ms since the epoch

---@param scenario table satisfied, violated, not_heard: duties; acts; actions
---@param n integer
---@param outcome hatif.live.outcome
---@return string[] problems
function M.scenario(scenario, n, outcome)
  local problems = {}
  local function report(what) problems[#problems + 1] = what end
  for _, what in ipairs(outcome.failed) do report(what) end
  if not outcome.result then report("its contact did not end") end
  for _, status in ipairs { "satisfied", "violated" } do
    local expected, got = scenario[status], duties(outcome.verdicts, status)
    if shown(expected) ~= shown(got) then
      report(("%s: expected %s; got %s"):format(status, shown(expected), shown(got)))
    end
  end
  for _, duty in ipairs(scenario.not_heard or {}) do
    local why
    for _, verdict in pairs(outcome.verdicts) do
      if verdict.duty == duty then why = verdict.why end
    end
    if why ~= "not heard" then
      report(("%s: not heard expected; got %s"):format(duty, tostring(why)))
    end
  end
  check_acts(report, scenario, outcome.acts, outcome.seen_at)
  check_actions(report, scenario, outcome.actions, n)
  return problems
end

return M

-- A random call judged, with a chance to take the contact elsewhere before each event.
local engine = require "hatif.engine"

local M = {}

local function verdict_line(v)
  local evidence = {}
  for i, e in ipairs(v.evidence) do
    evidence[i] = e.text and e.event .. ":" .. e.text or tostring(e.event)
  end
  return ("%s#%d %s (%s) at %s due %s margin %s [%s] %s"):format(v.duty, v.n, v.status, v.why,
    tostring(v.at), tostring(v.due), tostring(v.margin), table.concat(evidence, " "), v.note or "")
end

--- Judges a call of support.random_calls: everything that was told, then everything that is read.
---@param policy hatif.Policy
---@param call table
---@param move (fun(contact: table, options: table): table)? called before each event, the end and
---  what comes after it: gives the contact to go on with; options are those of its engine
---@return string[] lines
function M.judge(policy, call, move)
  local log = {}
  local options = {
    on_act = function(_, act)
      log[#log + 1] = ("act %s %s @%d"):format(act.name, act.key, act.at)
    end,
    on_verdict = function(_, v) log[#log + 1] = "verdict " .. verdict_line(v) end,
    on_error = function(err) log[#log + 1] = "error " .. err.where .. " " .. err.code end,
    on_report = function(_, r)
      log[#log + 1] = ("report %d %s %s %s"):format(r.line, r.what, tostring(r.hook), tostring(r.n))
    end,
  }
  local opening = { policy = policy }
  for k, v in pairs(call.opening) do opening[k] = v end
  local contact = assert(engine.new(options):open(opening))
  local function here() if move then contact = move(contact, options) end end
  for _, event in ipairs(call.events) do
    here()
    contact:feed(event)
  end
  here()
  assert(contact:finish(call.finish))
  for _, event in ipairs(call.after) do
    here()
    contact:feed(event)
    contact:settle(event.at + 1)
  end
  for _, v in ipairs(contact:verdicts()) do log[#log + 1] = verdict_line(v) end
  local score = contact:score()
  log[#log + 1] = ("score %s %s"):format(tostring(score.percentage), tostring(score.automatic_fail))
  contact:close()
  return log
end

return M

-- A result as one JSON line: fixed order of keys, `null` where a value is not there, the same bytes
-- on every run.
local archive = require "hatif.archive"
local core = require "hatif.core"
local dkjson = require "dkjson"

local M = {}

local RESULT = { "contact", "policy", "score", "verdicts", "acts", "metrics", "not_admitted" }
local POLICY = { "name", "hash" }
local SCORE = { "percentage", "automatic_fail" }
local VERDICT = { "duty", "n", "status", "at", "due", "margin", "weight", "cite", "why", "layer",
  "evidence" }
-- As VERDICT; only where it is.
local BORDERLINE = { "duty", "n", "status", "at", "due", "margin", "weight", "cite", "why", "layer",
  "borderline", "evidence" }
local EVIDENCE = { "event", "phrase", "text", "first", "last" }
local ACT = { "key", "at", "name", "args" }
local METRIC_EVIDENCE = { "event", "metric", "value" }
local METRICS = {}
for i, metric in ipairs(core.policy.metrics()) do METRICS[i] = metric.name end
local REFUSED = { "event", "why" }

-- A number that is whole is written as an integer: 100, not 100.0.
local function plain(v)
  if v == nil then return dkjson.null end
  return math.type(v) == "float" and math.tointeger(v) or v
end

local function object(keys, t)
  local out = {}
  for _, key in ipairs(keys) do out[key] = plain(t[key]) end
  return archive.object(out, keys)
end

local function list(items, each)
  local out = {}
  for i, item in ipairs(items) do out[i] = each(item) end
  return setmetatable(out, { __jsontype = "array" })
end

local function verdict(v)
  local out = object(v.borderline and BORDERLINE or VERDICT, v)
  out.evidence = list(v.evidence, function(e)
    return object(e.metric and METRIC_EVIDENCE or EVIDENCE, e)
  end)
  return out
end

-- A table as it is, in order of its keys.
local function sorted(t)
  local names = {}
  for name in pairs(t) do names[#names + 1] = name end
  table.sort(names)
  return object(names, t)
end

local function act(a)
  local out = object(ACT, a)
  out.args = sorted(a.args)
  return out
end

local COMPARISON = { "contact", "policy", "against", "score", "score_against", "changes" }
local CHANGE = { "duty", "n", "only", "here", "there" }
local SIDE = { "status", "at", "why" }

local function change(c)
  local out = object(CHANGE, { duty = c.duty, n = c.n, only = c.only })
  if c.here then out.here = object(SIDE, c.here) end
  if c.there then out.there = object(SIDE, c.there) end
  return out
end

---@param comparison hatif.comparison
---@return string line without its newline
function M.comparison(comparison)
  local here, there = comparison.here, comparison.there
  local out = object(COMPARISON, { contact = comparison.contact })
  out.policy, out.against = object(POLICY, here.policy), object(POLICY, there.policy)
  out.score, out.score_against = object(SCORE, here.score), object(SCORE, there.score)
  out.changes = list(comparison.changes, change)
  return (dkjson.encode(out))
end

---@param result hatif.result
---@return table object as dkjson encodes it
function M.object(result)
  local out = object(RESULT, {})
  out.contact = result.contact
  out.policy = object(POLICY, result.policy)
  out.score = object(SCORE, result.score)
  out.verdicts = list(result.verdicts, verdict)
  out.acts = list(result.acts, act)
  out.metrics = object(METRICS, result.metrics)
  out.not_admitted = list(result.not_admitted, function(r) return object(REFUSED, r) end)
  return out
end

local HAPPENED = { event = sorted, verdict = verdict, act = act, error = sorted, result = M.object }

---What happened in a contact that is being played.
---@param contact string its id
---@param kind "event"|"verdict"|"act"|"error"|"result"
---@param what table
---@return string line without its newline: {"contact": id, KIND: what}
function M.happened(contact, kind, what)
  local out = object({ "contact", kind }, { contact = contact })
  out[kind] = HAPPENED[kind](what)
  return (dkjson.encode(out))
end

---@param result hatif.result
---@return string line without its newline
function M.line(result) return (dkjson.encode(M.object(result))) end

return M

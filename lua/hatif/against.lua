--- Which verdicts another policy would change: a call is judged by both, and the two are compared.
local review = require "hatif.review"

local M = {}

---@class hatif.change
---@field duty string
---@field n integer
---@field here table? the verdict of the policy in force; nil where it has none
---@field there table? that of the other
---@field only "here"|"there"|nil the policy that alone has the duty; nil: both have it

---@class hatif.comparison the object of `hatif review --against --json`; what is null there is nil
---@field contact string
---@field here hatif.result of the policy in force
---@field there hatif.result of the other
---@field changes hatif.change[] in the order of the verdicts here, then those that are only there

local function run_name(v) return v.duty .. "#" .. v.n end

-- The verdicts by duty and run, and which duties there are: one never activated has a verdict too.
local function indexed(verdicts)
  local by_run, has = {}, {}
  for _, v in ipairs(verdicts) do by_run[run_name(v)], has[v.duty] = v, true end
  return by_run, has
end

---The verdicts whose status is not the same in both, and those that only one has.
---@param here hatif.result
---@param there hatif.result of the same contact
---@return hatif.change[]
function M.changes(here, there)
  local out = {}
  local in_here, has_here = indexed(here.verdicts)
  local in_there, has_there = indexed(there.verdicts)
  for _, v in ipairs(here.verdicts) do
    local other = in_there[run_name(v)]
    if not other or other.status ~= v.status then
      out[#out + 1] = { duty = v.duty, n = v.n, here = v, there = other,
        only = not has_there[v.duty] and "here" or nil }
    end
  end
  for _, v in ipairs(there.verdicts) do
    if not in_here[run_name(v)] then
      out[#out + 1] = { duty = v.duty, n = v.n, there = v,
        only = not has_here[v.duty] and "there" or nil }
    end
  end
  return out
end

---Judges a call that is already read by both policies.
---
---```lua
---local against, jsonl = require "hatif.against", require "hatif.sources.jsonl"
---local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
---local record = assert(jsonl.read("spec/fixtures/held.jsonl"))
---local comparison = against.judge(policy, policy, record)
---print(#comparison.changes, #against.changes(comparison.here, comparison.there)) --> 0 0
---```
---@param policy hatif.Policy
---@param other hatif.Policy
---@param record hatif.jsonl.call
---@param opts table? as hatif.review.judge takes them, for both
---@return hatif.comparison comparison
---@return table[] errors of hooks of both, those of `policy` first
function M.judge(policy, other, record, opts)
  local here, errors = review.judge(policy, record, opts)
  local there, more = review.judge(other, record, opts)
  return { contact = here.contact, here = here, there = there, changes = M.changes(here, there) },
    table.move(more, 1, #more, #errors + 1, errors)
end

---Judges a call by two policies, and says which verdicts the other would change. Raises on
---arguments of another kind.
---
---```lua
---local here = assert(hatif.policy.load("spec/fixtures/desk.lua"))
---local there = assert(hatif.policy.load("spec/fixtures/desk_slower.lua"))
---local comparison = assert(hatif.against(here, there, "spec/fixtures/held.jsonl"))
---for _, change in ipairs(comparison.changes) do
---  print(change.duty, change.here and change.here.status, change.there and change.there.status)
---end
-----> desk.promise satisfied nil
-----> desk.back violated satisfied
-----> desk.bye nil violated
---```
---@param policy hatif.Policy
---@param other hatif.Policy
---@param call string|table[] the path of a call file, or its objects as a list, the contact first
---@param opts table? as hatif.review takes them, for both
---@return hatif.comparison? comparison nil when the call cannot be read
---@return string|table[] message or, with a comparison, the errors of hooks
---@return string? code "ENOENT" or "EFORMAT"
---@return hatif.jsonl.problem[]? errors every bad line
function M.against(policy, other, call, opts)
  for i, p in ipairs { policy or false, other or false } do
    if type(p) ~= "table" or not p.core then
      local came = select(i, policy, other)
      error(("bad argument #%d to 'against' (policy expected, got %s)"):format(i, type(came)), 2)
    end
  end
  if type(call) ~= "string" and type(call) ~= "table" then
    error(("bad argument #3 to 'against' (path or list of events expected, got %s)")
      :format(type(call)), 2)
  end
  local record, message, code, errors = review.record(call)
  if not record then return nil, message, code, errors end
  return M.judge(policy, other, record, opts)
end

return M

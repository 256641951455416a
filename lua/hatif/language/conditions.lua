--- Conditions on metrics: metric = "pace", above = 170, lasting = "10s". Each is an event of its
--- own, named by what it asks for.
local core = require("hatif.core")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}

--- Whether each metric is a time, by name.
---@return table<string, boolean>
function M.known()
  local out = {}
  for _, metric in ipairs(core.policy.metrics()) do out[metric.name] = metric.time end
  return out
end

local function fail(ctx, where, code, fmt, ...) ctx.report:add(where, code, fmt, ...) end

-- The bound: ms where the metric is a time.
local function bound_of(ctx, duty, label, field, is_time, resolve)
  local value = resolve(duty.body[field], field)
  if value == nil then return nil end
  local bound = value
  if is_time then bound = schema.ms(value) end
  if type(bound) == "number" and bound == bound and math.abs(bound) < math.huge then
    return bound
  end
  fail(ctx, duty, "wrong_type", "%s: %s is %s, %s was expected", label, field, schema.came(value),
    is_time and "a time (\"40s\", ms)" or "a number")
end

--- The key of a duty's condition; nil: it has none, or the report says what is wrong.
---@param resolve fun(v: any, field: string): any the value that a param stands for
---@param time fun(v: any, field: string): integer? its ms
---@return string? key
function M.key(ctx, duty, label, resolve, time)
  local body, meters = duty.body, ctx.keys.meters
  local field = body.above ~= nil and "above" or body.below ~= nil and "below" or nil
  if not body.metric then
    local lone = field or body.lasting ~= nil and "lasting"
    if lone then fail(ctx, duty, "missing_key", "%s: %s belongs to metric = NAME", label, lone) end
    return nil
  end
  local known = M.known()
  if known[body.metric] == nil then
    return fail(ctx, ctx.report:locate(duty, "metric", true), "undefined_metric",
      "%s: metric: there is no metric '%s'%s", label, body.metric,
      problems.suggest(body.metric, known))
  end
  if not field or (body.above ~= nil and body.below ~= nil) then
    return fail(ctx, duty, "missing_key", "%s: metric = \"%s\": %s was expected", label,
      body.metric, field and "above or below, not both," or "above or below")
  end
  local bound = bound_of(ctx, duty, label, field, known[body.metric], resolve)
  local lasting = body.lasting ~= nil and time(body.lasting, "lasting") or 0
  if not bound then return nil end
  local key = ("metric:%s%s%.14g%s"):format(body.metric, field == "above" and ">" or "<", bound,
    lasting > 0 and "/" .. lasting or "")
  if not meters[key] then
    meters[#meters + 1] = { key = key, metric = body.metric, [field] = bound, lasting = lasting }
    meters[key], meters[body.metric] = true, true
  end
  return key
end

return M

--- From the plan to the compiled policy: every call of the builder.
local core = require("hatif.core")
local planning = require("hatif.language.plan")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}

local function add_phrases(b, protocols, report)
  for _, p in ipairs(protocols) do
    for _, name in ipairs(problems.keys(p.phrases)) do
      local phrase = p.phrases[name]
      local index = b:phrase(p.id .. "/" .. name, phrase.unless_negated == true)
      for _, lang in ipairs(problems.keys(phrase.langs)) do
        for _, pattern in ipairs(phrase.langs[lang]) do
          local ok, what, _, at = b:pattern(index, pattern.text)
          if not ok then
            report:add(pattern, "bad_pattern", "phrase \"%s\" (%s): \"%s\"%s: %s", name, lang,
              pattern.text,
              at and (" at byte %d"):format(at) or "", what)
          end
        end
      end
    end
  end
end

local function add_steps(b, p, index)
  local steps = {}
  for _, step in ipairs(p.steps) do
    steps[step.id] = b:step { id = step.id, protocol = index, enter = step.enter, exit = step.exit,
                              max = step.max, max_hook = step.max_hook, final = step.final }
  end
  for _, step in ipairs(p.steps) do
    local on = {}
    for i, item in ipairs(step.on) do
      on[i] = { key = item.key, target = item.target and steps[item.target], hook = item.hook }
    end
    b:on(steps[step.id], on)
  end
  if p.start then b:start(index, steps[p.start]) end
  return steps
end

local FIELDS = { "id", "kind", "any", "all", "when", "after", "before", "release", "within",
  "within_hook", "n",
                 "n_hook", "iff", "on_violate", "on_meet", "waive_by", "cite", "layer", "weight",
                   "autofail",
                 "outlive", "words" }

local function add_duties(b, p, index, steps)
  for _, duty in ipairs(planning.duties(p)) do
    local def = { protocol = index, step = duty.step and steps[duty.step] }
    for _, field in ipairs(FIELDS) do def[field] = duty[field] end
    duty.index = b:duty(def)
  end
end

--- What hooks read of the policy itself: params as they are in force, and templates.
local function data_of(plan)
  local params, templates = {}, {}
  for _, p in ipairs(plan.protocols) do
    for name, param in pairs(p.params) do
      params[p.id .. "." .. name] = { value = param.value, ms = schema.ms(param.value) }
    end
    for name, texts in pairs(p.templates) do
      local copy = { fallback = texts.any or texts[p.langs[1] or ""] }
      for lang, text in pairs(texts) do copy[lang] = text end
      if not copy.fallback then copy.fallback = texts[problems.keys(texts)[1]] end
      templates[p.id .. "/" .. name] = copy
    end
  end
  return { params = params, templates = templates }
end

--- Compiles the plan. Bad patterns go to the report.
---@param guest any core.guest
---@param plan table
---@param calendars table[]
---@param report table
---@return any? core the sealed core.policy; nil: the report says why
function M.build(guest, plan, calendars, report)
  local b = assert(core.policy.new(guest))
  add_phrases(b, plan.protocols, report)
  if #report.list > 0 then return nil end
  for _, calendar in ipairs(calendars) do b:calendar(calendar.name, calendar) end
  local indices, steps = {}, {}
  for i, p in ipairs(plan.protocols) do
    indices[i] = b:protocol { id = p.id, channels = p.channels, direction = p.direction }
  end
  for i, p in ipairs(plan.protocols) do steps[i] = add_steps(b, p, indices[i]) end
  for _, meter in ipairs(plan.keys.meters) do b:meter(meter) end
  for i, p in ipairs(plan.protocols) do add_duties(b, p, indices[i], steps[i]) end
  for i, p in ipairs(plan.protocols) do
    for _, flow in ipairs(p.flows) do
      b:flow { id = flow.id, protocol = indices[i], when = flow.when, run = flow.run }
    end
  end
  local ok, message = b:seal()
  if not ok then
    local where = plan.protocols[1] or { file = "?", line = 1 }
    report:add(where, "limit", "the policy cannot be compiled: %s", message)
    return nil
  end
  ok, message = b:data(data_of(plan))
  if not ok then
    report:add(plan.protocols[1], "memory", "%s", message)
    return nil
  end
  return b
end

return M

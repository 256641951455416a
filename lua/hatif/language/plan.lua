--- From merged protocols to the plan: everything resolved and checked, as the compiled policy will
--- have it.
local conditions = require("hatif.language.conditions")
local keys_of = require("hatif.language.keys")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}
local sorted, kind = problems.keys, schema.kind

-- The value itself, or that of the param it stands for.
local function value_of(ctx, where, label, field, v)
  if kind(v) ~= "param" then return v end
  local param = ctx.protocol.params[v.param]
  ctx.params_used[v.param] = true
  if not param then
    ctx.report:add({ file = where.file, line = v.line or where.line }, "undefined_param",
      "%s: %s: there is no param '%s'%s", label, field, v.param,
      problems.suggest(v.param, ctx.protocol.params))
    return nil
  end
  return param.value
end

local function param_misfit(ctx, where, label, field, v, expected)
  ctx.report:add({ file = where.file, line = where.line }, "wrong_type",
    "%s: %s: param.%s is %s, %s was expected",
    label, field, v.param, schema.came(ctx.protocol.params[v.param].value), expected)
end

--- A time: ms, or the hook that says it.
local function time_of(ctx, where, label, field, v)
  if v == nil then return nil end
  if kind(v) == "hook" then return nil, v.hook end
  local value = value_of(ctx, where, label, field, v)
  local ms = value ~= nil and schema.ms(value) or nil
  if value ~= nil and not ms then param_misfit(ctx, where, label, field, v, "a time") end
  return ms
end

local function count_of(ctx, where, label, field, v)
  if v == nil then return nil end
  if kind(v) == "hook" then return nil, v.hook end
  local value = value_of(ctx, where, label, field, v)
  local n = type(value) == "number" and math.tointeger(value)
  if value ~= nil and not (n and n >= 0) then
    param_misfit(ctx, where, label, field, v, "a whole number")
  end
  return n or nil
end

local function weight_of(ctx, where, label, v)
  if v == nil then return 1 end
  local value = value_of(ctx, where, label, "weight", v)
  if value ~= nil and not (type(value) == "number" and value >= 0) then
    param_misfit(ctx, where, label, "weight", v, "a number of 0 or more")
    return 1
  end
  return value or 1
end

local MAIN = { "say", "said", "heard", "event" }

-- The keys that do it: the one named by say, said, heard or event, then those of `any`.
local function any_of(ctx, duty, label)
  local out, named = {}, {}
  for _, field in ipairs(MAIN) do
    local v = duty.body[field]
    if v then
      named[#named + 1] = field
      local key = field == "event" and v or field .. ":" .. v
      out[#out + 1] = ctx.keys:at(duty, label, ctx.protocol, field, key)
    end
  end
  local condition = conditions.key(ctx, duty, label,
    function(v, field) return value_of(ctx, duty, label, field, v) end,
    function(v, field) return (time_of(ctx, duty, label, field, v)) end)
  if duty.body.metric then named[#named + 1] = "metric" end
  out[#out + 1] = condition
  if #named > 1 then
    ctx.report:add(duty, "wrong_type", "%s: %s, one of them was expected; any = { … } takes more",
      label,
      table.concat(named, " and "))
  end
  for _, key in ipairs(duty.body.any or {}) do
    out[#out + 1] = ctx.keys:at(duty, label, ctx.protocol, "any", key)
  end
  return out
end

local function all_of(ctx, duty, label)
  local out = {}
  for _, key in ipairs(duty.body.all or {}) do
    out[#out + 1] = ctx.keys:at(duty, label, ctx.protocol, "all", key)
  end
  return out
end

local function is_words(duty)
  for _, list in ipairs { duty.any, duty.all } do
    for _, key in ipairs(list) do
      if not keys_of.is_speech(key) then return false end
    end
  end
  return #duty.any + #duty.all > 0
end

local function check_form(ctx, duty, label)
  local body, kinds = duty.body, duty.kind
  if kinds ~= "attest" then
    local has = body.any or body.all or body.metric
    for _, field in ipairs(MAIN) do has = has or body[field] end
    if not has then
      ctx.report:add(duty, "missing_key",
        "%s: what %s it was expected: say, said, heard, event, metric, any%s", label,
        kinds == "must" and "fulfils" or kinds == "never" and "breaks" or "counts for",
        kinds == "must" and " or all" or "")
    end
  elseif body.text == nil then
    ctx.report:add(duty, "missing_key", "%s: text, the question to a person, was expected", label)
  end
  local sections = ctx.protocol.sections
  if body.section and sections and not sections[body.section] then
    ctx.report:add(duty, "undefined_section", "%s: there is no section '%s'%s", label, body.section,
      problems.suggest(body.section, sections))
  end
end

local function hook_of(v) return v and v.hook or nil end

local function plan_duty(ctx, duty, step)
  local label = ('%s "%s"'):format(duty.kind, duty.id)
  local body = duty.body
  check_form(ctx, duty, label)
  local out = {
    id = duty.id, full = ctx.protocol.id .. "." .. duty.id, kind = duty.kind, step = step,
    file = duty.file, line = duty.line, layer = duty.layer, body = body,
    any = any_of(ctx, duty, label), all = all_of(ctx, duty, label),
    weight = weight_of(ctx, duty, label, body.weight), autofail = body.autofail or nil,
    outlive = body.outlive, cite = body.cite,
    waive_by = duty.kind == "attest" and body.by or body.waive and body.waive.by,
    iff = hook_of(body.iff), on_violate = hook_of(body.on_violate), on_meet = hook_of(body.on_meet),
  }
  for _, field in ipairs { "when", "after", "before", "release" } do
    out[field] = body[field] and ctx.keys:at(duty, label, ctx.protocol, field, body[field])
  end
  out.within, out.within_hook = time_of(ctx, duty, label, "within", body.within)
  out.n, out.n_hook = count_of(ctx, duty, label, "n", body.n)
  if duty.kind == "at_most" and not out.n and not out.n_hook then out.n = 1 end
  out.words = is_words(out)
  return out
end

local function plan_on(ctx, step, label)
  local out, ids = {}, {}
  for _, s in ipairs(ctx.protocol.steps) do ids[s.id] = true end
  for _, key in ipairs(sorted(step.on)) do
    local on = step.on[key]
    local name = ctx.keys:at(on, label, ctx.protocol, "on", key)
    local item = { key = name, written = key, file = on.file, line = on.line,
      hook = hook_of(on.target) }
    if kind(on.target) == "hook" then
      item.hook, item.hook_line = on.target.hook, on.target.line
    elseif ids[on.target] then
      item.hook, item.target = nil, on.target
    else
      item.hook = nil
      ctx.report:add(on, "undefined_step", "%s: on %s: there is no step \"%s\"%s", label, key,
        on.target,
        problems.suggest(on.target, ids))
    end
    out[#out + 1] = item
  end
  return out
end

local function plan_step(ctx, step)
  local label = ('step "%s"'):format(step.id)
  local out = { id = step.id, file = step.file, line = step.line, final = step.final,
                enter = hook_of(step.enter), exit = hook_of(step.exit), ignore = {},
                on = plan_on(ctx, step, label), duties = {} }
  out.max, out.max_hook = time_of(ctx, step, label, "max", step.max)
  for _, field in ipairs { "enter", "exit" } do
    if step[field] then out[field .. "_at"] = { file = step.file, line = step[field].line } end
  end
  for _, key in ipairs(step.ignore or {}) do
    out.ignore[#out.ignore + 1] = ctx.keys:at(step, label, ctx.protocol, "ignore", key)
  end
  for _, duty in ipairs(step.duties) do out.duties[#out.duties + 1] = plan_duty(ctx, duty,
    step.id) end
  return out
end

local function plan_flow(ctx, flow)
  local label = ('flow "%s"'):format(flow.id)
  return { id = flow.id, file = flow.file, line = flow.line, run = flow.body.run.hook,
    run_line = flow.body.run.line, written = flow.body.when,
           when = ctx.keys:at(flow, label, ctx.protocol, "when", flow.body.when) }
end

-- Languages: the declared ones, else those that are used.
local function check_langs(ctx)
  local p, used = ctx.protocol, {}
  local declared = {}
  for _, lang in ipairs(p.langs or {}) do declared[lang] = true end
  for _, name in ipairs(sorted(p.phrases)) do
    local phrase = p.phrases[name]
    for lang in pairs(phrase.langs) do
      used[lang] = true
      if p.langs and not declared[lang] then
        ctx.report:add(phrase, "undeclared_lang",
          "phrase \"%s\": language %s is not among langs of protocol \"%s\"%s",
          name, lang, p.layer, problems.suggest(lang,
            { unless_negated = true, personal = true, add = true, contains = true }))
      end
    end
    for _, flag in ipairs { "unless_negated", "personal" } do
      if phrase[flag] ~= nil and type(phrase[flag]) ~= "boolean" then
        ctx.report:add(phrase, "wrong_type", "phrase \"%s\": %s is %s, true or false was expected",
          name, flag, schema.came(phrase[flag]))
      end
    end
  end
  return p.langs or sorted(used)
end

local function start_of(ctx)
  local p = ctx.protocol
  if not p.start then return p.steps[1] and p.steps[1].id end
  local ids = {}
  for _, step in ipairs(p.steps) do ids[step.id] = true end
  if not ids[p.start] then
    ctx.report:add(ctx.report:locate(p, "start", true), "undefined_step",
      "protocol \"%s\": start: there is no step \"%s\"%s", p.layer, p.start,
        problems.suggest(p.start, ids))
  end
  return p.start
end

local function plan_protocol(p, keys, report)
  local ctx = { protocol = p, keys = keys, report = report, params_used = {} }
  local out = { id = p.id, layer = p.layer, file = p.file, line = p.line, channels = p.channels,
                direction = p.direction, summary = p.summary, sections = p.sections, pass = p.pass,
                params = p.params, phrases = p.phrases, templates = p.templates,
                  layers = p.layers or {},
                langs = check_langs(ctx), start = start_of(ctx), steps = {}, duties = {},
                  flows = {},
                params_used = ctx.params_used }
  for i, duty in ipairs(p.duties) do out.duties[i] = plan_duty(ctx, duty) end
  for i, step in ipairs(p.steps) do out.steps[i] = plan_step(ctx, step) end
  for i, flow in ipairs(p.flows) do out.flows[i] = plan_flow(ctx, flow) end
  return out
end

--- Resolves every name; what is wrong goes to the report.
---@param protocols table[] the merged models in force
---@param bases table<string, string>
---@param report table
---@return table plan { protocols = {…}, keys = … }
function M.make(protocols, bases, report)
  local keys = keys_of.new(protocols, bases, report)
  local out = { protocols = {}, keys = keys }
  for i, p in ipairs(protocols) do out.protocols[i] = plan_protocol(p, keys, report) end
  return out
end

--- All duties of a planned protocol: those of the contact, then those of each step.
---@param p table
---@return table[]
function M.duties(p)
  local out = table.move(p.duties, 1, #p.duties, 1, {})
  for _, step in ipairs(p.steps) do table.move(step.duties, 1, #step.duties, #out + 1, out) end
  return out
end

return M

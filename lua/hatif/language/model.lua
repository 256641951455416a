--- From one declared protocol to its model: steps, duties, flows, params, phrases and templates
--- with their places.
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}
local keys, suggest, kind = problems.keys, problems.suggest, schema.kind

local PARAM_KEYS = { default = true, type = true, min = true, max = true, doc = true,
  one_of = true }
local PARAM_TYPES = { time = true, integer = true, number = true, string = true, boolean = true,
                      one_of = true }

local function infer(value)
  if math.type(value) == "integer" then return "integer" end
  if type(value) == "number" then return "number" end
  if type(value) == "boolean" then return "boolean" end
  return schema.ms(value) and "time" or "string"
end

--- Whether a value fits a param's type and bounds; else what was expected.
---@return string? expected
function M.param_misfit(param, value)
  local t, measure = param.type, value
  if t == "time" then
    measure = schema.ms(value)
    if not measure then return "a time (\"40s\", ms)" end
  elseif t == "integer" or t == "number" then
    if type(value) ~= "number" or (t == "integer" and not math.tointeger(value)) then
      return t == "integer" and "a whole number" or "a number"
    end
  elseif t == "one_of" then
    for _, v in ipairs(param.one_of) do
      if v == value then return nil end
    end
    return "one of " .. table.concat(param.one_of, ", ")
  elseif type(value) ~= t then
    return "a " .. t
  end
  local min = t == "time" and schema.ms(param.min) or param.min
  local max = t == "time" and schema.ms(param.max) or param.max
  if type(measure) == "number" and ((min and measure < min) or (max and measure > max)) then
    return ("a value from %s to %s"):format(tostring(param.min or "any"),
      tostring(param.max or "any"))
  end
end

local function param_spec(decl, name, v, where, report)
  for _, k in ipairs(keys(v)) do
    if not PARAM_KEYS[k] then
      report:add(report:locate(where, tostring(k), true), "unknown_key",
        "%s: param %s: unknown key '%s'%s",
        schema.label(decl), name, tostring(k), suggest(tostring(k), PARAM_KEYS))
    end
  end
  local one_of = schema.is_plain(v.one_of) and #v.one_of > 0 and v.one_of or nil
  local t = v.type or (one_of and "one_of") or (v.default ~= nil and infer(v.default)) or "string"
  if not PARAM_TYPES[t] or (t == "one_of" and not one_of) then
    report:add(where, "bad_param",
      "%s: param %s: type is %s, time, integer, number, string, boolean or one_of was expected",
      schema.label(decl), name, schema.came(t))
    return nil
  end
  if type(v.default) == "table" or v.default == nil then
    report:add(where, "bad_param", "%s: param %s: default is %s, a plain value was expected",
      schema.label(decl), name, schema.came(v.default))
    return nil
  end
  return { type = t, value = v.default, min = v.min, max = v.max, doc = v.doc, one_of = one_of }
end

local function read_params(decl, report)
  local out = {}
  for _, name in ipairs(keys(decl.body.params or {})) do
    local v = decl.body.params[name]
    local where = report:locate(decl, tostring(name), true)
    local param
    if type(name) ~= "string" then
      report:add(where, "bad_param", "%s: params: a param has a name", schema.label(decl))
    elseif schema.is_plain(v) then
      param = param_spec(decl, name, v, where, report)
    elseif type(v) == "table" then
      report:add(where, "bad_param", "%s: param %s is %s, a plain value was expected",
        schema.label(decl), name, schema.came(v))
    else
      param = { type = infer(v), value = v, bare = true }
    end
    if param then
      param.file, param.line = where.file, where.line
      local misfit = M.param_misfit(param, param.value)
      if misfit then
        report:add(where, "bad_param", "%s: param %s is %s, %s was expected", schema.label(decl),
          name,
          schema.came(param.value), misfit)
      end
      out[name] = param
    end
  end
  return out
end

-- { ar = { "pattern", … } } → { ar = { { text=, file=, line= }, … } }; other keys are left to the
-- caller.
local function read_patterns(decl, name, spec, where, report, skip)
  local out = {}
  for _, lang in ipairs(keys(spec)) do
    local list = spec[lang]
    if type(lang) == "string" and not skip[lang] and lang:match("^%l%l%l?$") then
      local fits = schema.is_plain(list)
      for _, k in ipairs(fits and keys(list) or {}) do
        if math.type(k) ~= "integer" or type(list[k]) ~= "string" then fits = false end
      end
      if not fits then
        report:add(report:locate(where, lang, true), "wrong_type",
          "%s: phrase %s: %s is %s, a list of patterns was expected", schema.label(decl), name,
            lang,
          schema.came(list))
      else
        out[lang] = {}
        for i, text in ipairs(list) do
          local at = report:locate(where, text)
          out[lang][i] = { text = text, file = at.file, line = at.line }
        end
      end
    elseif not skip[lang] then
      report:add(report:locate(where, tostring(lang), true), "unknown_key",
        "%s: phrase %s: unknown key '%s'%s",
        schema.label(decl), name, tostring(lang), suggest(tostring(lang), skip))
    end
  end
  return out
end

local PHRASE_KEYS = { unless_negated = true, personal = true, add = true,
  contains = true }

-- contains = { "PHRASE", … } is said to the linter; the phrase of a protocol that is not in force
-- is nobody's mistake.
local function read_contains(decl, name, list, where, report)
  if list == nil then return nil end
  local fits = schema.is_plain(list)
  for i, other in pairs(fits and list or {}) do
    if math.type(i) ~= "integer" or type(other) ~= "string" then fits = false end
  end
  if fits then return list end
  report:add(report:locate(where, "contains", true), "wrong_type",
    "%s: phrase %s: contains is %s, a list of names of phrases was expected", schema.label(decl),
    name, schema.came(list))
end

local function read_phrases(decl, report)
  local out = {}
  for _, name in ipairs(keys(decl.body.phrases or {})) do
    local spec = decl.body.phrases[name]
    local where = report:locate(decl, tostring(name), true)
    if type(name) ~= "string" or not name:match("^[%a_][%w_]*$") then
      report:add(where, "bad_id", "%s: phrase '%s': a name of letters, digits and _ was expected",
        schema.label(decl), tostring(name))
    elseif not schema.is_plain(spec) then
      report:add(where, "wrong_type",
        "%s: phrase %s is %s, { ar = { \"pattern\", … } } was expected",
        schema.label(decl), name, schema.came(spec))
    else
      local phrase = { name = name, file = where.file, line = where.line }
      phrase.langs = read_patterns(decl, name, spec, where, report, PHRASE_KEYS)
      phrase.add = schema.is_plain(spec.add)
        and read_patterns(decl, name, spec.add, where, report, {}) or nil
      phrase.unless_negated, phrase.personal = spec.unless_negated, spec.personal
      phrase.contains = read_contains(decl, name, spec.contains, where, report)
      out[name] = phrase
    end
  end
  return out
end

local function read_templates(decl, report)
  local out = {}
  for _, name in ipairs(keys(decl.body.templates or {})) do
    local spec = decl.body.templates[name]
    if type(name) ~= "string" or not schema.shapes.must.title.fits(spec) then
      report:add(report:locate(decl, tostring(name), true), "wrong_type",
        "%s: template %s is %s, one text for each language was expected", schema.label(decl),
          tostring(name),
        schema.came(spec))
    else
      out[name] = type(spec) == "string" and { any = spec } or spec
    end
  end
  return out
end

local function read_duty(decl, layer, step, report)
  if not decl.body then
    report:add(decl, "no_table", "%s: its table { … } is missing", schema.label(decl))
    return nil
  end
  schema.check(decl, report)
  schema.check_id(decl, report)
  return { kind = decl.decl, id = decl.id, file = decl.file, line = decl.line, layer = layer,
           step = step, body = decl.body }
end

local function read_on(decl, report)
  local out = {}
  for _, key in ipairs(keys(decl.body.on or {})) do
    local target = decl.body.on[key]
    local where = report:locate(decl, tostring(key), true)
    if type(key) ~= "string" then
      report:add(where, "wrong_type", "%s: on: %s is no name of an event", schema.label(decl),
        tostring(key))
    elseif type(target) == "string" or kind(target) == "hook" then
      out[key] = { target = target, file = where.file, line = where.line }
    else
      report:add(where, "wrong_type", "%s: on %s: %s, a step's id or a function was expected",
        schema.label(decl), key, schema.came(target))
    end
  end
  return out
end

local function read_step(decl, layer, report)
  if not decl.body then
    report:add(decl, "no_table", "%s: its table { … } is missing", schema.label(decl))
    return nil
  end
  schema.check(decl, report)
  schema.check_id(decl, report)
  local body = decl.body
  local step = { id = decl.id, file = decl.file, line = decl.line, layer = layer, duties = {},
                 on = read_on(decl, report), enter = body.enter, exit = body.exit, max = body.max,
                 final = body.final, ignore = body.ignore }
  for _, key in ipairs(keys(body)) do
    local item = body[key]
    if math.type(key) == "integer" and kind(item) == "decl" and schema.inside.step[item.decl] then
      step.duties[#step.duties + 1] = read_duty(item, layer, decl.id, report)
    end
  end
  return step
end

local function read_items(decl, model, report)
  for _, key in ipairs(keys(decl.body)) do
    local item = decl.body[key]
    if math.type(key) == "integer" and kind(item) == "decl"
      and schema.inside.protocol[item.decl] then
      if item.decl == "step" then
        model.steps[#model.steps + 1] = read_step(item, model.layer, report)
      elseif item.decl == "flow" then
        local flow = read_duty(item, model.layer, nil, report)
        if flow and (not flow.body.when or not flow.body.run) then
          report:add(flow, "missing_key",
            "flow \"%s\": when = KEY and run = function(c, e) were expected", flow.id)
        elseif flow then
          model.flows[#model.flows + 1] = flow
        end
      else
        model.duties[#model.duties + 1] = read_duty(item, model.layer, nil, report)
      end
    end
  end
end

--- Two of one id in one protocol: the later one is said to be the mistake.
local function check_duplicates(model, report)
  local seen = {}
  local function note(what, item)
    local before = seen[what .. item.id]
    if before then
      report:add(item, "duplicate_id",
        "%s \"%s\": the protocol has one of that id already, in line %d",
        item.kind or what, item.id, before.line)
    end
    seen[what .. item.id] = item
  end
  for _, duty in ipairs(model.duties) do note("duty", duty) end
  for _, step in ipairs(model.steps) do
    note("step", step)
    for _, duty in ipairs(step.duties) do note("duty", duty) end
  end
  for _, flow in ipairs(model.flows) do note("flow", flow) end
end

--- The model of a declared protocol.
---@param decl table
---@param report table
---@return table model
function M.protocol(decl, report)
  schema.check(decl, report)
  schema.check_id(decl, report)
  local body = decl.body
  local model = {
    id = decl.id, layer = decl.id, file = decl.file, line = decl.line, extends = body.extends,
    summary = body.summary, langs = body.langs, sections = body.sections, pass = body.pass,
    channels = body.channels, direction = body.direction, start = body.start,
    remove = body.remove or {}, params = read_params(decl, report),
    phrases = read_phrases(decl, report), templates = read_templates(decl, report),
    steps = {}, duties = {}, flows = {},
  }
  if body.remove and not body.extends then
    report:add(report:locate(decl, "remove", true), "bad_layer",
      "%s: remove is for layers, and this protocol extends nothing", schema.label(decl))
  end
  read_items(decl, model, report)
  check_duplicates(model, report)
  return model
end

return M

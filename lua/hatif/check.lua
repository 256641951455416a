--- The linter: what loads and runs, and still looks like a mistake (DESIGN.md section 3).
local contained = require("hatif.check.contained")
local conditions = require("hatif.language.conditions")
local functions = require("hatif.language.functions")
local keys_of = require("hatif.language.keys")
local planning = require("hatif.language.plan")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}

---@class hatif.Finding
---@field code string stable: "unreachable_step", "no_cite", …
---@field level "error"|"warning"|"hint"
---@field file string
---@field line integer
---@field message string without the place

local sorted = problems.keys

local function add(ctx, level, code, where, fmt, ...)
  local finding = { level = level, code = code, file = where.file, line = where.line,
                    message = fmt:format(...), n = #ctx.list }
  local id = ("%s:%d:%s:%s"):format(where.file, where.line, code, finding.message)
  if ctx.seen[id] then return end
  ctx.seen[id] = true
  ctx.list[#ctx.list + 1] = finding
end

local function label(duty) return ('%s "%s"'):format(duty.kind, duty.id) end

-- The functions of a file that begin in a line.
local function functions_at(ctx, file, line)
  local out = {}
  for _, f in ipairs(ctx.functions[file] or {}) do
    if f.line == line then out[#out + 1] = f end
  end
  return out
end

-- A transition function leads to every step that its body names.
local function targets_of(ctx, on, ids)
  if on.target then return { on.target } end
  local out = {}
  for _, f in ipairs(functions_at(ctx, on.file, on.hook_line)) do
    for text in pairs(f.strings) do
      if ids[text] then out[#out + 1] = text end
    end
  end
  return out
end

local function check_steps(ctx, p)
  if #p.steps == 0 then return end
  local ids, reached, queue, has_final = {}, {}, { p.start }, false
  for _, step in ipairs(p.steps) do ids[step.id] = step end
  while queue[1] do
    local step = ids[table.remove(queue)]
    if step and not reached[step.id] then
      reached[step.id] = true
      for _, on in ipairs(step.on) do
        for _, target in ipairs(targets_of(ctx, on, ids)) do queue[#queue + 1] = target end
      end
    end
  end
  for _, step in ipairs(p.steps) do
    has_final = has_final or step.final
    if not reached[step.id] then
      add(ctx, "warning", "unreachable_step", step, 'step "%s": no way leads to it', step.id)
    end
  end
  if not has_final then
    add(ctx, "warning", "no_final", p, 'protocol "%s": no step is final', p.layer)
  end
end

local function check_on(ctx, step)
  local by_key = {}
  for _, on in ipairs(step.on) do
    local other = on.key and by_key[on.key]
    if other then
      add(ctx, "warning", "ambiguous_on", on,
        'step "%s": "%s" and "%s" name one event; only the first is ever taken', step.id,
        other.written, on.written)
    elseif on.key then
      by_key[on.key] = on
    end
  end
end

-- What a step leaves without an answer although a duty of its own speaks of it.
local function check_ignored(ctx, step)
  if step.final then return end
  local answered = {}
  for _, on in ipairs(step.on) do answered[on.key or ""] = true end
  for _, key in ipairs(step.ignore) do answered[key] = true end
  for _, duty in ipairs(step.duties) do
    local named = { duty.before }
    if duty.body.event then named[#named + 1] = duty.body.event end
    for _, key in ipairs(named) do
      if not answered[key] and not keys_of.is_speech(key) and key ~= "contact.ended" then
        add(ctx, "hint", "ignored_event", duty,
          'step "%s" has no transition on "%s", which %s speaks of; ignore = { … } says '
            .. "that it is meant so",
          step.id, key, label(duty))
      end
    end
  end
end

local function check_max(ctx, step)
  for _, duty in ipairs(step.duties) do
    if step.max and duty.within and duty.kind == "must"
      and not duty.when and duty.within > step.max then
      add(ctx, "warning", "deadline_beyond_max", duty,
        '%s: within is %d ms, longer than the step\'s max of %d ms',
        label(duty), duty.within, step.max)
    end
  end
end

local function contains(list, key)
  for _, k in ipairs(list) do
    if k == key then return true end
  end
  return false
end

local function is_unconditional(duty) return not duty.iff and not duty.when and not duty.release end

-- What must come and must not come while both are active. The contact's own duties are active in
-- every step.
local function check_contradictions(ctx, duties, more)
  for _, must in ipairs(duties) do
    for _, never in ipairs(must.kind == "must" and more or {}) do
      for _, key in ipairs(never.kind == "never" and never.any or {}) do
        local alone = #must.any == 1 and must.any[1] == key and #must.all == 0
        if (alone and must.when ~= key) or contains(must.all, key) then
          local sure = is_unconditional(must) and is_unconditional(never)
          add(ctx, sure and "error" or "warning", "contradiction", must,
            '%s asks for "%s", which %s in line %d forbids', label(must), key, label(never),
              never.line)
        end
      end
    end
  end
end

local function check_literals(ctx, p, duty)
  for _, field in ipairs { "within" } do
    local v = duty.body[field]
    local ms = v ~= nil and schema.ms(v)
    for _, name in ipairs(ms and sorted(p.params) or {}) do
      local param = p.params[name]
      if param.type == "time" and schema.ms(param.value) == ms then
        add(ctx, "warning", "literal_repeats_param", duty, "%s: %s repeats the value of param.%s",
          label(duty), field, name)
      end
    end
  end
end

local function check_duty(ctx, p, duty)
  if not duty.cite then
    add(ctx, "warning", "no_cite", duty, "%s has no cite: nobody can look up where it comes from",
      label(duty))
  end
  if duty.autofail and duty.kind ~= "attest" and duty.waive_by == "agent" then
    add(ctx, "warning", "autofail_waivable", duty,
      "%s: the agent may waive a duty that makes the whole score zero", label(duty))
  end
  check_literals(ctx, p, duty)
end

-- What a base declares and a layer's remove has left without a use is not the layer's mistake.
local function is_left_over(p, declared)
  return #(p.layers or {}) > 0 and declared.file ~= p.file
end

local function check_phrases(ctx, p)
  local same = ctx.patterns
  for _, name in ipairs(sorted(p.phrases)) do
    local phrase = p.phrases[name]
    local is_used = ctx.keys.used[p.id .. "/" .. name] or phrase.personal
    if not is_used and not is_left_over(p, phrase) then
      add(ctx, "warning", "unused_phrase", phrase, 'phrase "%s" is used nowhere', name)
    end
    for _, lang in ipairs(p.langs) do
      if not phrase.langs[lang] or #phrase.langs[lang] == 0 then
        add(ctx, "warning", "phrase_lang", phrase,
          'phrase "%s" has no patterns in language %s of protocol "%s"',
          name, lang, p.layer)
      end
    end
    for _, lang in ipairs(sorted(phrase.langs)) do
      for _, pattern in ipairs(phrase.langs[lang]) do
        local other = same[pattern.text]
        if other and other ~= p.id .. "/" .. name then
          add(ctx, "hint", "same_pattern", pattern,
            'phrase "%s": "%s" is a pattern of phrase "%s" too', name,
            pattern.text, other)
        end
        same[pattern.text] = other or p.id .. "/" .. name
      end
    end
  end
end

-- What a call of c in a function names, and whether it is there.
local CALLS = {}

local function known_params(ctx)
  local out = {}
  for _, p in ipairs(ctx.plan.protocols) do
    for name in pairs(p.params) do out[p.id .. "." .. name] = true end
  end
  return out
end

local function check_name(ctx, p, where, call, known, what)
  local name = call.args[1]
  if not name or known[name] or known[p.id .. "." .. name]
    or known[p.id .. "/" .. name] then return end
  add(ctx, "error", "undefined_" .. what, where, "c:%s: there is no %s '%s'%s", call.name, what,
    name,
    problems.suggest(name, known))
end

local function param(ctx, p, where, call)
  check_name(ctx, p, where, call, known_params(ctx), "param")
end

local function duty(ctx, p, where, call) check_name(ctx, p, where, call, ctx.keys.duties,
  "duty") end

local function calendar(ctx, p, where, call)
  local known = {}
  for _, c in ipairs(ctx.calendars) do known[c.name] = true end
  check_name(ctx, p, where, call, known, "calendar")
end

local function template(ctx, p, where, call)
  local known = {}
  for _, q in ipairs(ctx.plan.protocols) do
    for name in pairs(q.templates) do known[q.id .. "/" .. name] = true end
  end
  check_name(ctx, p, where, call, known, "template")
end

local function event(ctx, p, where, call)
  for _, name in ipairs(call.args) do
    local resolved, code, why = ctx.keys:resolve(p, name)
    if not resolved then add(ctx, "error", code, where, "c:%s: %s", call.name, why) end
  end
end

local function step(ctx, _, where, call)
  local full = call.args[2] and call.args[1] .. "." .. call.args[2]
  if full and not ctx.keys.steps[full] then
    add(ctx, "error", "undefined_step", where, "c:at_step: there is no step '%s'%s", full,
      problems.suggest(full, ctx.keys.steps))
  end
end

CALLS.param, CALLS.ms, CALLS.verdict, CALLS.due = param, param, duty, duty
CALLS.work_due, CALLS.render, CALLS.count, CALLS.await = calendar, template, event, event
CALLS.at_step = step

function CALLS.metric(ctx, p, where, call)
  local known = {}
  for name in pairs(conditions.known()) do known[name] = true end
  check_name(ctx, p, where, call, known, "metric")
end

-- The hooks of a protocol: { file, line } of each function.
local function hooks_of(p)
  local out = {}
  local function note(file, v)
    if schema.kind(v) == "hook" then out[#out + 1] = { file = file, line = v.line } end
  end
  for _, d in ipairs(planning.duties(p)) do
    for _, field in ipairs { "iff", "within", "n", "on_violate", "on_meet" } do note(d.file,
      d.body[field]) end
  end
  for _, s in ipairs(p.steps) do
    for _, on in ipairs(s.on) do
      if on.hook then out[#out + 1] = { file = on.file, line = on.hook_line } end
    end
    out[#out + 1] = s.enter_at
    out[#out + 1] = s.exit_at
  end
  for _, f in ipairs(p.flows) do out[#out + 1] = { file = f.file, line = f.run_line } end
  return out
end

local function check_functions(ctx, p)
  for _, hook in ipairs(hooks_of(p)) do
    for _, f in ipairs(functions_at(ctx, hook.file, hook.line)) do
      for _, call in ipairs(f.calls) do
        local check = CALLS[call.name]
        if check then check(ctx, p, { file = hook.file, line = call.line }, call) end
      end
    end
  end
end

-- What any function of the files names counts as used: also by a helper beside the protocols, and
-- where a name is
-- put together, as in "say:" .. part.
local function note_used(ctx, p)
  for _, list in pairs(ctx.functions) do
    for _, f in ipairs(list) do
      for text in pairs(f.strings) do
        local prefix, name = text:match("^(%a+):(.*)$")
        local full = ctx.keys:known_phrase(p, name or text)
        if full and prefix then ctx.keys:note_speaker(full, prefix) end
        ctx.params_used[text], ctx.params_used[p.id .. "." .. text] = true, true
      end
    end
  end
end

local function check_params(ctx, p)
  for _, name in ipairs(sorted(p.params)) do
    if not p.params_used[name] and not ctx.params_used[p.id .. "." .. name]
      and not is_left_over(p, p.params[name]) then
      add(ctx, "hint", "unused_param", p.params[name], "param %s is used nowhere", name)
    end
  end
end

local function check_protocol(ctx, p)
  check_steps(ctx, p)
  for _, s in ipairs(p.steps) do
    check_on(ctx, s)
    check_ignored(ctx, s)
    check_max(ctx, s)
    local active = table.move(p.duties, 1, #p.duties, #s.duties + 1,
      table.move(s.duties, 1, #s.duties, 1, {}))
    check_contradictions(ctx, active, active)
  end
  check_contradictions(ctx, p.duties, p.duties)
  for _, d in ipairs(planning.duties(p)) do check_duty(ctx, p, d) end
end

-- metric:NAME comes when the condition of a duty has come to hold, and never else.
local function check_metric_uses(ctx)
  for _, use in ipairs(ctx.keys.metric_uses) do
    if not ctx.keys.meters[use.metric] then
      add(ctx, "warning", "unwatched_metric", use.where,
        '%s: %s: "metric:%s" never comes: no duty has a condition on it', use.label, use.field,
        use.metric)
    end
  end
end

local function in_order(ctx, sources)
  local order = {}
  for i, source in ipairs(sources) do order[source.path] = i end
  table.sort(ctx.list, function(a, b)
    local fa, fb = order[a.file] or 0, order[b.file] or 0
    if fa ~= fb then return fa < fb end
    if a.line ~= b.line then return a.line < b.line end
    return a.n < b.n
  end)
  for _, finding in ipairs(ctx.list) do finding.n = nil end
  return ctx.list
end

-- A calibration is of the phrases and deadlines that it was measured with.
local function check_calibration(ctx, policy)
  local calibration = policy:calibration()
  if calibration and not calibration.is_current then
    add(ctx, "warning", "old_calibration", { file = calibration.source.path, line = 1 },
      "the calibration was measured with another version of this policy: measure again")
  end
end

--- The findings of a loaded policy, in order of files and lines.
---@param policy hatif.Policy
---@return hatif.Finding[]
function M.policy(policy)
  local ctx = { list = {}, seen = {}, functions = {}, patterns = {}, params_used = {},
                plan = policy.plan, keys = policy.plan.keys, calendars = policy.calendars }
  for _, source in ipairs(policy.sources) do
    local is_lua = source.name ~= "calibration.json"
    ctx.functions[source.path] = is_lua and functions.read(source.text) or nil
  end
  for _, p in ipairs(policy.plan.protocols) do
    note_used(ctx, p)
    check_functions(ctx, p)
  end
  for _, p in ipairs(policy.plan.protocols) do
    check_protocol(ctx, p)
    check_phrases(ctx, p)
    check_params(ctx, p)
  end
  check_metric_uses(ctx)
  check_calibration(ctx, policy)
  contained.check(policy, function(...) add(ctx, ...) end)
  return in_order(ctx, policy.sources)
end

--- The mistakes of a policy that does not load, as findings.
---@param errors hatif.Problem[]
---@return hatif.Finding[]
function M.errors(errors)
  local out = {}
  for i, e in ipairs(errors) do
    local place = e.file .. ":" .. e.line .. ": "
    local message = e.message
    if message:sub(1, #place) == place then message = message:sub(#place + 1) end
    out[i] = { code = e.code, level = "error", file = e.file, line = e.line, message = message }
  end
  return out
end

return M

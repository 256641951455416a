--- Layers: a protocol over its base. Ids and keys stay those of the base; what came from where is
--- kept.
local model = require("hatif.language.model")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}
local keys = problems.keys

local function copy(t)
  local out = {}
  for k, v in pairs(t) do out[k] = v end
  return out
end

-- A layer's bare value keeps type, bounds and doc of the base's param.
local function merge_params(base, layer, report)
  local out = copy(base.params)
  for _, name in ipairs(keys(layer.params)) do
    local mine, theirs = layer.params[name], out[name]
    if theirs and mine.bare then
      local new = copy(theirs)
      new.value, new.file, new.line = mine.value, mine.file, mine.line
      local misfit = model.param_misfit(new, new.value)
      if misfit then
        report:add(mine, "bad_param", "protocol \"%s\": param %s is %s, %s was expected",
          layer.layer, name,
          schema.came(mine.value), misfit)
      end
      out[name] = new
    else
      out[name] = mine
    end
  end
  return out
end

local function merge_phrase(base, mine)
  local out = copy(base or mine)
  out.file, out.line, out.add = mine.file, mine.line, nil
  out.langs = copy(base and base.langs or {})
  for lang, list in pairs(mine.langs) do out.langs[lang] = list end
  for lang, list in pairs(mine.add or {}) do
    out.langs[lang] = table.move(list, 1, #list, #(out.langs[lang] or {}) + 1,
      copy(out.langs[lang] or {}))
  end
  for _, flag in ipairs { "unless_negated", "personal" } do
    if mine[flag] ~= nil then out[flag] = mine[flag] end
  end
  if mine.contains then out.contains = mine.contains end
  return out
end

local function merge_named(base, layer, merge)
  local out = copy(base)
  for name, mine in pairs(layer) do out[name] = merge(out[name], mine) end
  return out
end

-- A layer that speaks fewer languages than its base does not hear the others.
local function narrowed(phrases, langs)
  local out = {}
  for name, phrase in pairs(phrases) do
    local kept = {}
    for _, lang in ipairs(langs) do kept[lang] = phrase.langs[lang] end
    out[name] = copy(phrase)
    out[name].langs = kept
  end
  return out
end

local function merge_texts(base, mine)
  local out = copy(base or {})
  for lang, text in pairs(mine) do out[lang] = text end
  return out
end

-- Every list of duties of a model: those of the contact, then those of each step.
local function duty_lists(m)
  local out = { { list = m.duties } }
  for _, step in ipairs(m.steps) do out[#out + 1] = { list = step.duties, step = step.id } end
  return out
end

local function find_duty(m, id, step)
  for _, place in ipairs(duty_lists(m)) do
    if not step or place.step == step then
      for i, duty in ipairs(place.list) do
        if duty.id == id then return place.list, i, place.step end
      end
    end
  end
end

-- Replaced whole where it stands; in another step it moves there; a new one comes after the base's.
local function put_duty(out, list, step, duty, log)
  local old, i, old_step = find_duty(out, duty.id)
  if old and old_step == step then
    old[i] = duty
  else
    if old then table.remove(old, i) end
    list[#list + 1] = duty
  end
  log[old and "replaced" or "added"][#log[old and "replaced" or "added"] + 1] = duty.id
end

local function put_flow(out, flow, log)
  for i, old in ipairs(out.flows) do
    if old.id == flow.id then
      out.flows[i] = flow
      log.replaced[#log.replaced + 1] = flow.id
      return
    end
  end
  out.flows[#out.flows + 1] = flow
  log.added[#log.added + 1] = flow.id
end

local function find_step(m, id)
  for _, step in ipairs(m.steps) do
    if step.id == id then return step end
  end
end

local function put_step(out, mine, log)
  local step = find_step(out, mine.id)
  if not step then
    step = copy(mine)
    step.duties = {}
    out.steps[#out.steps + 1] = step
    log.added[#log.added + 1] = mine.id
  else
    step.on = copy(step.on)
    for key, target in pairs(mine.on) do step.on[key] = target end
    for _, field in ipairs { "enter", "exit", "max", "final", "ignore" } do
      if mine[field] ~= nil then step[field] = mine[field] end
    end
  end
  for _, duty in ipairs(mine.duties) do put_duty(out, step.duties, step.id, duty, log) end
end

local function remove(out, layer, log, report)
  for _, name in ipairs(layer.remove) do
    local step, id = name:match("^([^/]+)/([^/]+)$")
    local list, i = find_duty(out, id or name, step)
    if not list then
      for f, flow in ipairs(out.flows) do
        if not step and flow.id == name then list, i = out.flows, f end
      end
    end
    if list then
      log.removed[#log.removed + 1] = table.remove(list, i).id
    else
      report:add(report:locate(layer, '"' .. name .. '"'), "bad_layer",
        "protocol \"%s\": remove \"%s\": the base has no such duty or flow", layer.layer, name)
    end
  end
end

--- The base with the layer over it; both stay as they were.
---@param base table
---@param layer table
---@param report table
---@return table model
function M.merge(base, layer, report)
  local out, log = copy(base), { layer = layer.layer, base = base.id, added = {}, replaced = {},
    removed = {} }
  for _, field in ipairs { "summary", "langs", "pass", "channels", "direction", "start" } do
    if layer[field] ~= nil then out[field] = layer[field] end
  end
  out.layer, out.file, out.line = layer.layer, layer.file, layer.line
  out.params = merge_params(base, layer, report)
  local heard = layer.langs and narrowed(base.phrases, layer.langs) or base.phrases
  out.phrases = merge_named(heard, layer.phrases, merge_phrase)
  out.templates = merge_named(base.templates, layer.templates, merge_texts)
  out.sections = layer.sections and merge_texts(base.sections, layer.sections) or base.sections
  out.duties, out.flows, out.steps = copy(base.duties), copy(base.flows), {}
  for i, step in ipairs(base.steps) do
    out.steps[i] = copy(step)
    out.steps[i].duties = copy(step.duties)
  end
  remove(out, layer, log, report)
  for _, duty in ipairs(layer.duties) do put_duty(out, out.duties, nil, duty, log) end
  for _, step in ipairs(layer.steps) do put_step(out, step, log) end
  for _, flow in ipairs(layer.flows) do put_flow(out, flow, log) end
  out.layers = table.move(base.layers or {}, 1, #(base.layers or {}), 1, {})
  out.layers[#out.layers + 1] = log
  return out
end

-- The protocols over one another, from the base up; nil when the chain does not end at a base.
local function chain_of(protocol, by_id, report)
  local chain, seen = { protocol }, { [protocol.layer] = true }
  while chain[1].extends do
    local base = by_id[chain[1].extends]
    local where = report:locate(chain[1], "extends", true)
    if not base then
      report:add(where, "bad_layer",
        "protocol \"%s\": extends \"%s\", and there is no such protocol%s",
        chain[1].layer, chain[1].extends, problems.suggest(chain[1].extends, by_id))
      return nil
    end
    if seen[base.layer] then
      report:add(where, "bad_layer", "protocol \"%s\": extends itself by way of \"%s\"",
        protocol.layer,
        base.layer)
      return nil
    end
    seen[base.layer] = true
    table.insert(chain, 1, base)
  end
  return chain
end

local function resolve(protocol, by_id, report)
  local chain = chain_of(protocol, by_id, report)
  if not chain then return nil end
  local merged = chain[1]
  for i = 2, #chain do merged = M.merge(merged, chain[i], report) end
  return merged
end

-- Without a policy{}: all of them, a layer in its base's place, the last of a chain.
local function implied(protocols, by_id, report)
  local is_base, out = {}, {}
  for _, p in ipairs(protocols) do
    if p.extends then is_base[p.extends] = true end
  end
  local tops = {}
  for _, p in ipairs(protocols) do
    local chain = not is_base[p.layer] and chain_of(p, by_id, report)
    if chain then
      local root = chain[1].layer
      if tops[root] then
        report:add(p, "bad_layer",
          "protocol \"%s\": \"%s\" is a layer over \"%s\" too; policy { … } must name one",
          p.layer, tops[root].layer, root)
      end
      tops[root] = p
    end
  end
  for _, p in ipairs(protocols) do
    if tops[p.layer] then out[#out + 1] = tops[p.layer] end
  end
  return out
end

local function named(decl, by_id, report)
  local out, seen = {}, {}
  for i, id in ipairs(decl.body) do
    local p = by_id[id]
    if type(id) == "string" and not p then
      report:add(report:locate(decl, '"' .. id .. '"'), "undefined_protocol",
        "policy: there is no protocol \"%s\"%s", id, problems.suggest(id, by_id))
    elseif p then
      local chain = chain_of(p, by_id, report)
      local root = chain and chain[1].layer
      if root and seen[root] then
        report:add(decl, "bad_layer",
          "policy: \"%s\" and \"%s\" are one protocol's; one of them can be in force",
          seen[root], id)
      elseif root then
        seen[root] = id
        out[#out + 1] = p
      end
    end
    if i > 256 then break end
  end
  return out
end

--- The protocols in force, merged, in order.
---@param protocols table[] models in order of declaration
---@param policy table? the declaration of policy{}
---@param report table
---@return table[]
---@return table<string, string> bases base id by layer id
function M.in_force(protocols, policy, report)
  local by_id, out, bases = {}, {}, {}
  for _, p in ipairs(protocols) do
    if by_id[p.layer] then
      report:add(p, "duplicate_id", "protocol \"%s\": there is one of that id already, in %s:%d",
        p.layer,
        by_id[p.layer].file, by_id[p.layer].line)
    end
    by_id[p.layer] = p
  end
  local has_names = policy and policy.body[1] ~= nil
  for _, p in ipairs(has_names and named(policy, by_id, report) or implied(protocols, by_id,
    report)) do
    out[#out + 1] = resolve(p, by_id, report)
  end
  for _, p in ipairs(protocols) do
    local chain = p.extends and chain_of(p, by_id, report)
    if chain then bases[p.layer] = chain[1].layer end
  end
  return out, bases
end

return M

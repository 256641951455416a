-- The reference engine's reading of a policy text: the words of the policy language, and nothing
-- of hatif's own loader.
local layers = require("support.reference.layers")
local TIMES = require("support.reference.metrics").TIMES

local M = {}

local SPEECH = { say = "agent", said = "agent", heard = "customer", supervisor = "supervisor" }

-- Whether a list holds a key.
local function has(list, key)
  for _, one in ipairs(list) do
    if one == key then return true end
  end
  return false
end

local UNITS = { ms = 1, s = 1000, m = 60000, h = 3600000, d = 86400000 }

local function ms(value)
  if type(value) ~= "string" then return value end
  local total = 0
  for number,
    unit in value:gmatch("([%d.]+)(%a+)") do total = total + tonumber(number) * UNITS[unit] end
  return total
end

local function keyed(kind)
  return function(id) return function(def) return { what = kind, id = id, def = def } end end
end

local function list_of(value)
  if value == nil then return {} end
  return type(value) == "table" and value or { value }
end

-- The key a name means inside a protocol.
local function resolve(policy, protocol, name)
  local kind, phrase = name:match("^(%a+):([^/]+)$")
  if not SPEECH[kind] then return name end
  if policy.phrases[protocol .. "/" .. phrase] then return kind .. ":" .. protocol .. "/"
    .. phrase end
  local only, many
  for full in pairs(policy.phrases) do
    if full:match("/(.*)$") == phrase then only, many = full, only end
  end
  return only and not many and kind .. ":" .. only or name
end

local function plain(protocol, value)
  return type(value) == "table" and value.param and protocol.params[value.param] or value
end

local function amount(protocol, value)
  value = plain(protocol, value)
  return type(value) == "function" and value or ms(value)
end

-- A condition on a metric, once for each that is asked for.
local function meter_key(policy, protocol, def)
  local function bound(field)
    local v = plain(protocol, def[field])
    return TIMES[def.metric] and ms(v) or v
  end
  local meter = { metric = def.metric, above = bound "above", below = bound "below",
    lasting = ms(plain(protocol, def.lasting)) or 0 }
  meter.key = ("metric:%s%s%.14g/%d"):format(meter.metric, meter.above and ">" or "<",
    meter.above or meter.below, meter.lasting)
  if not policy.meter_of[meter.key] then
    policy.meter_of[meter.key] = meter
    policy.meters[#policy.meters + 1] = meter
  end
  return meter.key
end

local function compile_duty(policy, protocol, step, kind, id, def)
  local duty = { id = id, protocol = protocol, step = step, kind = kind, def = def,
    name = protocol.id .. "." .. id,
    any = {}, all = {}, weight = def.weight or 1, words = true }
  local function key(name) return name and resolve(policy, protocol.id, name) end
  for _, form in ipairs { "say", "said", "heard" } do
    if def[form] then duty.any[#duty.any + 1] = key(form .. ":" .. def[form]) end
  end
  if def.event then duty.any[#duty.any + 1] = key(def.event) end
  for _, name in ipairs(list_of(def.any)) do duty.any[#duty.any + 1] = key(name) end
  for _, name in ipairs(list_of(def.all)) do duty.all[#duty.all + 1] = key(name) end
  for _, list in ipairs { duty.any, duty.all } do
    for _, name in ipairs(list) do duty.words = duty.words
      and SPEECH[name:match("^(%a+):")] ~= nil end
  end
  if def.metric then
    duty.any[#duty.any + 1] = meter_key(policy, protocol, def)
    duty.words = false
  end
  duty.when, duty.after, duty.before, duty.release = key(def.when), key(def.after),
    key(def.before), key(def.release)
  duty.within, duty.n = amount(protocol, def.within), plain(protocol, def.n)
  policy.duties[#policy.duties + 1] = duty
end

-- A step's transitions, in order of the spelling of their keys.
local function compile_on(policy, protocol, on)
  local names, list = {}, {}
  for name in pairs(on or {}) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    list[#list + 1] = { key = resolve(policy, protocol.id, name), to = on[name] }
  end
  return list
end

local function compile(policy, protocol, items, step)
  for _, item in ipairs(items) do
    if item.what == "step" then
      local new = { id = item.id, protocol = protocol, enter = item.def.enter, exit = item.def.exit,
        max = amount(protocol, item.def.max), on = compile_on(policy, protocol, item.def.on) }
      protocol.steps[item.id] = new
      protocol.start = protocol.start or new
      compile(policy, protocol, item.def, new)
    elseif item.what == "flow" then
      policy.flows[#policy.flows + 1] = { id = item.id, protocol = protocol, run = item.def.run,
        when = resolve(policy, protocol.id, item.def.when) }
    else
      compile_duty(policy, protocol, step, item.what, item.id, item.def)
    end
  end
end

-- Phrases of the same words are hits in order of protocols, then of names.
local function read_phrases(policy, protocol)
  local names = {}
  for name, def in pairs(protocol.def.phrases or {}) do
    policy.phrases[protocol.id .. "/" .. name] = def.en
    names[#names + 1] = protocol.id .. "/" .. name
  end
  table.sort(names)
  table.move(names, 1, #names, #policy.phrase_names + 1, policy.phrase_names)
end

--- Reads a policy text.
function M.load(text)
  local policy = { protocols = {}, duties = {}, flows = {}, phrases = {},
    phrase_names = {}, listened = {},
    meters = {}, meter_of = {} }
  local declared, named = {}, nil
  local env = { param = setmetatable({}, { __index = function(_,
    name) return { param = name } end }) }
  for _, kind in ipairs { "must", "never", "at_most", "attest", "step",
    "flow" } do env[kind] = keyed(kind) end
  for _, name in ipairs { "ipairs", "pairs", "error", "math",
    "tostring" } do env[name] = _G[name] end
  function env.protocol(id)
    return function(def)
      declared[#declared + 1] = { id = id, def = def }
    end
  end
  function env.policy(def) named = def end
  assert(load(text, "=policy", "t", env))()
  for i, p in ipairs(layers.in_force(declared, named)) do
    local protocol = { id = p.id, def = p.def, steps = {}, params = p.def.params or {} }
    policy.protocols[i] = protocol
    read_phrases(policy, protocol)
  end
  for _, protocol in ipairs(policy.protocols) do
    compile(policy, protocol, protocol.def)
    if protocol.def.start then protocol.start = protocol.steps[protocol.def.start] end
  end
  return policy
end

M.has, M.resolve, M.ms, M.SPEECH = has, resolve, ms, SPEECH

return M

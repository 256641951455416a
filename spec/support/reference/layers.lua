-- The reference engine's layers: protocols over protocols, from the words of DESIGN.md section 3.
local M = {}

local FIELDS = { "langs", "channels", "direction", "start" }
local STEP = { "enter", "exit", "max", "final", "ignore" }

-- A new table of both, the second's values where both have a key.
local function merged(a, b)
  local out = {}
  for k, v in pairs(a or {}) do out[k] = v end
  for k, v in pairs(b or {}) do out[k] = v end
  return out
end

-- A declared table taken apart: duties of the contact, steps with their own duties, flows.
local function apart(def)
  local out = { duties = {}, steps = {}, flows = {} }
  for _, item in ipairs(def) do
    if item.what == "step" then
      local step = { id = item.id, on = merged(item.def.on), duties = {} }
      for _, field in ipairs(STEP) do step[field] = item.def[field] end
      for _, duty in ipairs(item.def) do step.duties[#step.duties + 1] = duty end
      out.steps[#out.steps + 1] = step
    else
      local list = item.what == "flow" and out.flows or out.duties
      list[#list + 1] = item
    end
  end
  return out
end

local function together(parts, def)
  local out = merged(def)
  for i = #out, 1, -1 do out[i] = nil end
  for _, duty in ipairs(parts.duties) do out[#out + 1] = duty end
  for _, step in ipairs(parts.steps) do
    local own = { on = step.on }
    for _, field in ipairs(STEP) do own[field] = step[field] end
    for i, duty in ipairs(step.duties) do own[i] = duty end
    out[#out + 1] = { what = "step", id = step.id, def = own }
  end
  for _, flow in ipairs(parts.flows) do out[#out + 1] = flow end
  return out
end

-- The lists that may hold a duty, with the id of their step.
local function lists_of(parts)
  local out = { { list = parts.duties } }
  for _, step in ipairs(parts.steps) do out[#out + 1] = { list = step.duties, step = step.id } end
  return out
end

local function place_of(list, id)
  for i, item in ipairs(list) do
    if item.id == id then return i end
  end
end

local function take_out(parts, name)
  local step, id = name:match("^(.-)/(.*)$")
  for _, one in ipairs(lists_of(parts)) do
    local i = (not step or step == one.step) and place_of(one.list, id or name)
    if i then return table.remove(one.list, i) end
  end
  local i = place_of(parts.flows, name)
  if i then table.remove(parts.flows, i) end
end

-- Replaced where it stands; from another step it comes here; a new one comes last.
local function put(parts, list, duty)
  local i = place_of(list, duty.id)
  if i then list[i] = duty return end
  take_out(parts, duty.id)
  list[#list + 1] = duty
end

local function put_step(parts, mine)
  local step
  for _, one in ipairs(parts.steps) do
    if one.id == mine.id then step = one end
  end
  if not step then
    step = { id = mine.id, on = {}, duties = {} }
    parts.steps[#parts.steps + 1] = step
  end
  step.on = merged(step.on, mine.on)
  for _, field in ipairs(STEP) do
    if mine[field] ~= nil then step[field] = mine[field] end
  end
  for _, duty in ipairs(mine.duties) do put(parts, step.duties, duty) end
end

local function put_phrases(base, layer)
  local out = merged(base)
  for name, mine in pairs(layer or {}) do
    local list = {}
    for _, pattern in ipairs(mine.en or out[name] and out[name].en or {}) do
      list[#list + 1] = pattern
    end
    for _, pattern in ipairs(mine.add and mine.add.en or {}) do list[#list + 1] = pattern end
    out[name] = { en = list }
  end
  return out
end

-- The base's table with the layer's over it.
local function over(base, layer)
  local def = merged(base)
  for _, field in ipairs(FIELDS) do
    if layer[field] ~= nil then def[field] = layer[field] end
  end
  def.params = merged(base.params, layer.params)
  def.phrases = put_phrases(base.phrases, layer.phrases)
  local parts, mine = apart(base), apart(layer)
  for _, name in ipairs(layer.remove or {}) do take_out(parts, name) end
  for _, duty in ipairs(mine.duties) do put(parts, parts.duties, duty) end
  for _, step in ipairs(mine.steps) do put_step(parts, step) end
  for _, flow in ipairs(mine.flows) do
    parts.flows[place_of(parts.flows, flow.id) or #parts.flows + 1] = flow
  end
  return together(parts, def)
end

--- The protocols in force, each under the id of its base: those that policy{} names, in its order;
--- without it all, a layer in its base's place.
---@param declared { id: string, def: table }[] in order
---@param list string[]? of policy{}
---@return { id: string, def: table }[]
function M.in_force(declared, list)
  local by_id, top = {}, {}
  for _, p in ipairs(declared) do by_id[p.id] = p end
  local function whole(p)
    if not p.def.extends then return p.id, p.def end
    local id, def = whole(by_id[p.def.extends])
    return id, over(def, p.def)
  end
  for _, p in ipairs(declared) do -- a layer comes after what it lies over
    local id = whole(p)
    top[id] = p
  end
  local out = {}
  for _, name in ipairs(list or {}) do
    local id, def = whole(by_id[name])
    out[#out + 1] = { id = id, def = def }
  end
  for _, p in ipairs(list and {} or declared) do
    if not p.def.extends then
      local _, def = whole(top[p.id])
      out[#out + 1] = { id = p.id, def = def }
    end
  end
  return out
end

return M

-- An engine settles only the contacts that are due. Nobody can tell: beside it stands one whose
-- contacts are all settled one by one, on random policies and events. Seeds are printed.
local engine = require "hatif.engine"
local policies = require "support.policies"
local random = require "support.random_calls"

local SEED = math.tointeger(os.getenv "HATIF_SEED") or 20260101
local ROUNDS = math.tointeger(os.getenv "HATIF_SETTLE") or 25
local IDS = { "a", "b", "c", "d", "e" }

-- An engine whose contacts write down what falls, each in a list of its own.
local function recorded(loaded, lag)
  local logs = {}
  local function note(what)
    return function(contact, v)
      local log = logs[contact:id()]
      log[#log + 1] = ("%s %s @%s"):format(what, v.duty or v.name or v.what, tostring(v.at))
    end
  end
  local e = engine.new { policy = loaded, lag = lag, on_act = note "act",
    on_verdict = note "verdict", on_report = note "report", on_error = function() end }
  return { engine = e, logs = logs, opened = {} }
end

local function open(side, id, at)
  side.logs[id] = side.logs[id] or {}
  side.opened[#side.opened + 1] = id
  assert(side.engine:open { id = id, channel = "phone", lang = "en", at = at })
end

-- Settles all contacts of one side by hand.
local function settle_each(side, now)
  for _, id in ipairs(side.opened) do
    local contact = side.engine:contact(id)
    if contact then contact:settle(now) end
  end
end

local function next_of_each(side)
  local least
  for _, id in ipairs(side.opened) do
    local contact = side.engine:contact(id)
    local at = contact and contact:next()
    if at and (not least or at < least) then least = at end
  end
  return least
end

local function strip(event)
  event.line, event.id = nil, nil
  return event
end

-- What is done to both sides: { what, … }.
local function steps_of(g, shape)
  local steps, at = {}, 0
  for _, id in ipairs(IDS) do
    if g.chance(70) then steps[#steps + 1] = { "open", id, 0 } end
  end
  for _ = 1, 40 do
    at = at + g.int(12) * shape.scale
    local kind, id = g.int(10), g.pick(IDS)
    if kind == 1 then steps[#steps + 1] = { "open", id, at - g.int(3) * shape.scale }
    elseif kind == 2 then steps[#steps + 1] = { "finish", id, at }
    elseif kind <= 6 then
      local event = strip(random.event(g, math.max(0, at - g.int(6) * shape.scale), shape))
      if event.stop then event.stop = math.max(event.stop, event.at) end
      event.arrived = at
      steps[#steps + 1] = { "feed", id, event }
    else
      steps[#steps + 1] = { "settle", at - (g.chance(30) and g.int(40) * shape.scale or 0) }
    end
  end
  return steps
end

local function act(side, step, settle)
  local what, id, value = table.unpack(step)
  local e = side.engine
  if what == "open" then
    if not e:contact(id) then open(side, id, value) end
  elseif what == "settle" then
    settle(side, id)
  else
    local _, _, code = e[what](e, id, value)
    if code and side.logs[id] then table.insert(side.logs[id], what .. " " .. code) end
  end
end

local function look(due, each, place)
  assert.same(next_of_each(each), due.engine:next(), place)
  for _, id in ipairs(IDS) do
    local a, b = due.engine:contact(id), each.engine:contact(id)
    if a then assert.same(b:verdicts(), a:verdicts(), place) end
  end
end

local function compare(seed, lag)
  local g = random.generator(seed)
  local text, shape = random.policy(g)
  local loaded = assert(policies.load(text))
  local due, each = recorded(loaded, lag), recorded(loaded, lag)
  for n, step in ipairs(steps_of(g, shape)) do
    act(due, step, function(side, now) assert(side.engine:settle(now)) end)
    act(each, step, settle_each)
    local place = ("seed %d, step %d (%s)"):format(seed, n, step[1])
    assert.same(each.logs, due.logs, place)
    if g.chance(20) then look(due, each, place) end -- seldom: to look at a contact is to touch it
  end
  due.engine:close()
  each.engine:close()
end

describe("an engine that settles only what is due", function()
  for _, case in ipairs { { "plain" }, { "live", { telephony = 20, speech = 40 } } } do
    local name, lag = case[1], case[2]
    it("is as one that settles every contact (" .. name .. ")", function()
      for seed = SEED, SEED + ROUNDS - 1 do compare(seed, lag) end
      print(("\nengine_settle: %s, seeds %d to %d"):format(name, SEED, SEED + ROUNDS - 1))
    end)
  end

  it("finds out when a contact that is closed by hand was due, and goes on", function()
    local loaded = assert(policies.load(policies.protocol [[
      must "a" { event = "x", within = 10 }]]))
    local side = recorded(loaded)
    for i, id in ipairs(IDS) do open(side, id, i) end
    side.engine:contact("a"):close()
    assert.equal(12, side.engine:next())
    assert.is_true(side.engine:settle(100))
    assert.same({ {}, { "verdict p.a @12" } }, { side.logs.a, side.logs.b })
    assert.is_nil(side.engine:next())
  end)
end)

-- Many at once: contacts that are due in one ms; and batches, in which `{ id, at, type, by }` is
-- what `{ id, { at =, type =, by = } }` is.
local engine = require "hatif.engine"
local policies = require "support.policies"

local POLICY = [[
protocol "p" {
  step "idle" { on = { hold = "held" } },
  step "held" { on = { unhold = "idle" },
    must "back" { event = "unhold", within = 40, on_meet = function(c) c:act("prompt", {}) end },
    never "hung" { event = "hangup", iff = function(_, e) return e.by == "agent" end } },
}
]]

local EVENTS = { { "a", 10, "hold", "agent" }, { "b", 10, "hold" }, { "a", 20, "unhold", "agent" },
  { "z", 20, "hold" }, { "a", 20, "hold" }, { "b", 30, "hangup", "customer" },
  { "a", 40, "hangup", "agent" }, { "b", 5, "note" } }

local function as_tables()
  local list = {}
  for i, e in ipairs(EVENTS) do list[i] = { e[1], { at = e[2], type = e[3], by = e[4] } } end
  return list
end

-- What a batch comes to; `feed` is called with the engine.
local function outcome(feed)
  local out = {}
  local e = engine.new { on_act = function(c, act) out[#out + 1] = c:id() .. " " .. act.key end }
  local p = policies.load(POLICY)
  for _, id in ipairs { "a", "b" } do assert(e:open { policy = p, id = id, at = 0 }) end
  out.taken, out.refused = feed(e)
  for _, id in ipairs { "a", "b" } do
    out[#out + 1] = e:finish(id, 100):verdicts()
  end
  out.strays = e:strays()
  e:close()
  return out
end

describe("many contacts due in one ms", function()
  -- `gap`: only every so manyth is still open.
  local function order(gap)
    local told, expected = {}, {}
    local e = engine.new { on_verdict = function(c) told[#told + 1] = c:id() end }
    local p = policies.load(POLICY)
    for i = 1, 600 do assert(e:open { policy = p, id = tostring(i), at = 0 }) end
    for i = 600, 1, -1 do
      assert(e:feed(tostring(i), { at = i % 7, type = "hold" }))
      if i % gap > 0 then e:contact(tostring(i)):close()
      else table.insert(expected, 1, tostring(i)) end
    end
    e:settle(30)
    for i = 600, 1, -1 do
      local hangup = { at = 30, type = "hangup", by = "agent" }
      if i % gap == 0 then assert(e:feed(tostring(i), hangup)) end
    end
    e:settle(31)
    e:close()
    return expected, told
  end

  it("are settled in order of their opening", function()
    for _, gap in ipairs { 1, 3, 150 } do
      local expected, told = order(gap)
      assert.same(expected, told)
    end
  end)
end)

describe("a batch", function()
  it("of short events is one of events", function()
    local short = outcome(function(e) return e:feed_many(EVENTS) end)
    assert.same(outcome(function(e) return e:feed_many(as_tables()) end), short)
    assert.equal(6, short.taken)
    assert.equal(1, short.strays)
    assert.same({ 4, 8 }, { short.refused[1].index, short.refused[2].index })
    assert.equal("ESTALE", short.refused[2].code)
  end)

  it("of short events is one too from inside a callback", function()
    local e, inner, refused
    e = engine.new { on_act = function()
      if inner then return end
      inner, refused = e:feed_many { { "b", 40, "unhold", "agent" }, { "y", 1, "x" } }
    end }
    local p = policies.load(POLICY)
    for _, id in ipairs { "a", "b" } do assert(e:open { policy = p, id = id, at = 0 }) end
    e:feed_many { { "b", 10, "hold" }, { "a", 10, "hold" }, { "a", 20, "unhold" },
      { "a", 21, "x" } }
    assert.same({ 1, 1, "EUNKNOWN" }, { inner, #refused, refused[1].code })
    e:settle(50)
    assert.equal("satisfied", e:contact("b"):verdicts()[1].status)
    e:close()
  end)

  it("names the item that is none", function()
    local e = engine.new {}
    assert(e:open { policy = policies.load(POLICY), id = "a", at = 0 })
    local function says(pattern, item)
      local ok, message = pcall(e.feed_many, e, { { "a", 1, "x" }, item })
      assert.is_false(ok)
      assert.matches(pattern, message)
    end
    says("item 2: { id, at, type, by } expected, and 'type' is a nil", { "a", 2 })
    says("item 2: { id, at, type, by } expected, and 'by' is a table", { "a", 2, "x", {} })
    says("item 2: { id, event } expected, got string", "a")
    says("item 2: a time after math.mininteger expected", { "a", math.mininteger, "x" })
    e:close()
  end)
end)

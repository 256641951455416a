-- The engine's rows of the acceptance list that are about size. A share of each runs with all the
-- other specs; HATIF_LONG=1 runs them at full size (make long-engine).
local engine = require "hatif.engine"
local policies = require "support.policies"

local LONG = os.getenv "HATIF_LONG"
local OPEN = LONG and 100000 or 3000 -- contacts at once
local CHURN = LONG and 6000000 or 15000 -- 10,000 a second for ten minutes
local STORM = LONG and 1000000 or 30000 -- events, 99 of 100 of them of one contact
local IS_PLAIN = not (os.getenv "HATIF_BUILD" or ""):find "asan" -- a sanitizer keeps what is freed

local POLICY = policies.protocol [[
  must "back" { event = "unhold", when = "hold", within = "40s" },
  never "rude" { event = "rude" },
  step "on" { on = { hold = "held" } },
  step "held" { on = { unhold = "on" }, final = true }]]

local function resident_mb()
  local file = assert(io.open("/proc/self/statm"))
  local pages = file:read("a"):match("^%d+ (%d+)")
  file:close()
  return pages * 4096 / 2 ^ 20
end

local function open_many(e, loaded)
  for i = 1, OPEN do assert(e:open { policy = loaded, id = tostring(i), at = 0 }) end
end

describe("a hundred thousand contacts", function()
  it("are opened and closed beside each other, and the memory stays (E5)", function()
    local e, loaded = engine.new(), assert(policies.load(POLICY))
    open_many(e, loaded)
    local first, at, dead
    for i = 1, CHURN do
      local id = tostring((i * 7919) % OPEN + 1)
      at = i
      assert(e:feed(id, { at = at, type = "hold" }))
      local contact = assert(e:finish(id, at))
      contact:close()
      dead = contact
      assert(e:open { policy = loaded, id = id, at = at })
      if i == CHURN // 2 then
        collectgarbage()
        first = resident_mb()
      end
    end
    collectgarbage()
    local last = resident_mb()
    assert.equal(OPEN, e:count())
    assert.is_false(pcall(dead.feed, dead, { at = at, type = "hold" }))
    if IS_PLAIN then
      assert(last < first * 1.05 + 4, ("%.1f MB, then %.1f"):format(first, last))
    end
    print(("\nE5: %d open, %d opened and closed, resident %.1f MB half-way, %.1f at the end")
      :format(OPEN, CHURN, first, last))
    e:close()
  end)

  it("go on by the old policy or move to the new one, which frees the old (E9)", function()
    local old, new = assert(policies.load(POLICY)), assert(policies.load(POLICY))
    local e = engine.new { policy = old }
    local freed = setmetatable({ old.core, old.guest }, { __mode = "v" })
    for i = 1, OPEN do assert(e:open { id = tostring(i), at = 0 }) end
    for i = 1, OPEN do assert(e:feed(tostring(i), { at = 10, type = "hold" })) end
    assert(e:settle(20))
    local moved, stayed = e:replace(new, {})
    assert.same({ OPEN, {} }, { moved, stayed })
    old = nil -- luacheck: ignore 311
    collectgarbage() collectgarbage()
    assert.same({}, freed)
    local late = 0
    assert(e:settle(40011))
    for i = 1, OPEN do
      local v = e:contact(tostring(i)):verdicts()
      for _, one in ipairs(v) do late = late + (one.status == "violated" and 1 or 0) end
    end
    assert.equal(OPEN, late)
    print(("\nE9: %d contacts moved with their deadlines"):format(moved))
    e:close()
  end)

  it("are judged to the last event beside one that storms (E4)", function()
    local fallen = {}
    local e = engine.new { on_verdict = function(contact)
      local id = contact:id() == "1" and "storm" or "others"
      fallen[id] = (fallen[id] or 0) + 1
    end }
    open_many(e, assert(policies.load(POLICY)))
    local batch, wanted = {}, { storm = 0, others = 0 }
    for i = 1, STORM do
      local id = i % 100 == 0 and (i // 100) % (OPEN - 1) + 2 or 1
      local type = id == 1 and i % 2 == 0 and "unhold" or "hold"
      batch[#batch + 1] = { tostring(id), { at = i, type = type } }
      if #batch == 1000 or i == STORM then
        local taken, refused = e:feed_many(batch)
        assert.same({ #batch, {} }, { taken, refused })
        batch = {}
      end
      if type == "hold" then
        local who = id == 1 and "storm" or "others"
        wanted[who] = wanted[who] + 1
      end
    end
    assert(e:settle(STORM + 40001))
    assert.same(wanted, fallen)
    e:close()
  end)

  it("have something due at one time, all of it told then and in order (E5)", function()
    local told, is_early, order, last = 0, false, true, 0
    local e = engine.new { on_verdict = function(contact, v)
      told = told + 1
      is_early = is_early or v.at ~= 40010
      local n = tonumber(contact:id())
      order, last = order and n > last, n
    end }
    open_many(e, assert(policies.load(POLICY)))
    for i = 1, OPEN do assert(e:feed(tostring(i), { at = 10, type = "hold" })) end
    assert(e:settle(40010))
    assert.equal(0, told)
    assert.equal(40010, e:next())
    assert(e:settle(40011))
    assert.same({ OPEN, false, true }, { told, is_early, order })
    e:close()
  end)
end)

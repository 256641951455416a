-- Versions of a policy: a new one while contacts run, contacts that are moved to it, a shadow that
-- judges beside; and what callbacks may do to contacts (E6, E7, E9).
local engine = require "hatif.engine"
local policies = require "support.policies"

local OLD = policies.protocol [[
  must "back" { when = "hold", event = "unhold", within = 40 },
  step "s" { on = { hold = "held" } },
  step "held" { on = { unhold = "s" }, final = true },
]]
local NEW = policies.protocol [[
  must "return" { when = "hold", event = "unhold", within = 20 },
  step "s" { on = { hold = "away" } },
  step "away" { on = { unhold = "s" }, final = true,
    enter = function(c) c:act("prompt", { text = "soon" }) end },
]]
local MAP = { steps = { ["p.held"] = "p.away" }, duties = { ["p.back"] = "p.return" } }

local function load(text) return assert(policies.load(text)) end

describe("a new version of a policy", function()
  it("is for new contacts; those that are open go on by the old one (E9)", function()
    local e = engine.new { policy = load(OLD) }
    local first = assert(e:open { id = "a", at = 0 })
    local moved, stayed = e:replace(load(NEW))
    assert.same({ 0, {} }, { moved, stayed })
    local second = assert(e:open { id = "b", at = 0 })
    for _, id in ipairs { "a", "b" } do
      assert(e:feed(id, { at = 1, type = "hold" }))
      assert(e:feed(id, { at = 31, type = "unhold" }))
      assert(e:finish(id, 50))
    end
    assert.same({ ["p.back"] = "satisfied" }, policies.statuses(first))
    assert.same({ ["p.return"] = "violated" }, policies.statuses(second))
  end)

  it("takes over open contacts by an explicit map, with their deadlines (E9)", function()
    local acts = {}
    local e = engine.new { policy = load(OLD),
      on_act = function(_, act) acts[#acts + 1] = act.name end }
    local old = e:open { id = "a", at = 0, facts = { topic = "x" } }
    e:open { id = "b", at = 0 }
    e:feed("a", { at = 1, type = "hold" })
    e:settle(2)
    local new = load(NEW)
    local contact, message, code = e:migrate("a", new)
    assert.same({ nil, "ESTALE" }, { contact, code })
    assert.equal("migrate: the contact is in the middle of 'held', which the map does not name",
      message)
    contact, message, code = e:migrate("a", new, { steps = { ["p.held"] = "p.nowhere" } })
    assert.same({ nil, "migrate: 'held' cannot be what the map says", "EMAP" },
      { contact, message, code })
    local moved, stayed = e:replace(new, MAP)
    assert.same({ 2, {} }, { moved, stayed })
    assert.equal("hatif.contact (closed)", tostring(old))
    contact = e:contact("a")
    assert.same({ p = "away" }, contact:status().steps)
    assert.same({ topic = "x" }, contact:facts())
    assert.equal(41, contact:status().pending[1].due)
    assert(e:feed("a", { at = 31, type = "unhold" }))
    assert(e:feed("a", { at = 33, type = "hold" }))
    e:finish("a", 90)
    local said = {}
    for i, v in ipairs(contact:verdicts()) do said[i] = { v.duty, v.n, v.status, v.due } end
    assert.same({ { "p.return", 1, "satisfied", 41 }, { "p.return", 2, "violated", 53 } }, said)
    assert.same({ "prompt" }, acts)
  end)

  it("says which contacts it cannot take over", function()
    local e = engine.new { policy = load(OLD) }
    e:open { id = "a", at = 0 }
    e:open { id = "b", at = 0 }
    e:feed("b", { at = 1, type = "hold" })
    e:settle(2)
    local moved, stayed = e:replace(load(NEW), {})
    assert.equal(1, moved)
    assert.same({ { id = "b", code = "ESTALE",
      message = "migrate: the contact is in the middle of 'held', which the map does not name" } },
      stayed)
    assert.same({ p = "held" }, e:contact("b"):status().steps)
  end)

  it("refuses wrong maps and policies", function()
    local e = engine.new()
    e:open { policy = load(OLD), id = "a", at = 0 }
    assert.has_error(function() e:migrate("a", load(NEW), { steps = { x = 7 } }) end,
      "bad argument #3 to 'migrate' (steps: names expected, got a number)")
    assert.has_error(function() e:migrate("a", {}) end,
      "bad argument #2 to 'migrate' (a policy expected, got table)")
    assert.has_error(function() e:replace(7) end,
      "bad argument #1 to 'replace' (a policy expected, got number)")
    assert.has_error(function() engine.new { policy = {} } end,
      "bad argument #1 to 'new' (option 'policy': a policy expected, got table)")
    local _, _, code = e:migrate("nobody", load(NEW))
    assert.equal("EUNKNOWN", code)
  end)

  it("frees the old one with its last contact (E9)", function()
    local e = engine.new { policy = load(OLD) }
    local freed = setmetatable({ e.policy.core, e.policy.guest }, { __mode = "v" })
    e:open { id = "a", at = 0 }
    local kept = e:contact("a")
    e:replace(load(NEW))
    collectgarbage() collectgarbage()
    assert.is_userdata(freed[1])
    assert(kept:finish(9))
    e:finish("a", 9)
    collectgarbage() collectgarbage()
    assert.is_userdata(freed[1]) -- the contact can still be read
    kept:close()
    collectgarbage() collectgarbage()
    assert.same({}, freed) -- the handle is there, the policy is not
  end)
end)

describe("a shadow", function()
  it("judges beside the policy in force and never acts", function()
    local acts, verdicts, shades = {}, {}, {}
    local e = engine.new { policy = load(OLD), shadow = load(NEW),
      on_act = function(_, act) acts[#acts + 1] = act.name end,
      on_verdict = function(_, v) verdicts[#verdicts + 1] = v.duty .. " " .. v.status end,
      on_shadow = function(_, v) shades[#shades + 1] = v.duty .. " " .. v.status end }
    local contact = assert(e:open { id = "a", at = 0 })
    assert(e:feed("a", { at = 1, type = "hold" }))
    assert(contact:feed { at = 31, type = "unhold" })
    assert(contact:settle(32))
    local shadow = contact:shadow()
    assert.same({ p = "s" }, shadow:status().steps)
    assert(e:finish("a", 60))
    assert.same({ {}, { "p.back satisfied" }, { "p.return violated" } },
      { acts, verdicts, shades })
    assert.is_true(shadow:status().finished)
    contact:close()
    assert.equal("hatif.contact (closed)", tostring(shadow))
  end)

  it("is fed what callbacks feed, in the same order", function()
    local counting = policies.protocol [[must "a" { event = "y", before = "x" },
      step "s" { enter = function(c) c:timer("t", 5) end, final = true }]]
    local e
    e = engine.new { policy = load(counting), shadow = load(counting),
      on_verdict = function(contact) contact:feed { at = 9, type = "z" } end }
    local contact = e:open { id = "a", at = 0 }
    contact:feed { at = 3, type = "y" }
    contact:feed { at = 9, type = "x" }
    contact:finish(20)
    assert.equal(1, #contact:verdicts())
    assert.same(contact:verdicts(), contact:shadow():verdicts())
    assert.same(contact:facts(), contact:shadow():facts())
  end)

  it("goes along with a live contact, late events and all", function()
    local shades = {}
    local e = engine.new { policy = load(OLD), shadow = load(NEW), lag = { telephony = 500 },
      on_shadow = function(_, v) shades[#shades + 1] = v.duty .. " " .. v.status end }
    local contact = e:open { id = "a", at = 0 }
    assert(e:feed("a", { at = 31, type = "unhold", arrived = 40 }))
    assert(e:feed("a", { at = 1, type = "hold", arrived = 45 }))
    assert(e:settle(5000))
    assert.same({ "p.back satisfied" }, { contact:verdicts()[1].duty .. " "
      .. contact:verdicts()[1].status })
    assert.same({ "p.return violated" }, shades)
    local other = engine.new { lag = { telephony = 500 } }
    local again = assert(other:restore(contact:snapshot(), load(OLD)))
    assert(other:feed("a", { at = 6000, type = "hold", arrived = 6100 }))
    assert(other:finish("a", 9000))
    assert.same({ "satisfied", "violated" },
      { again:verdicts()[1].status, again:verdicts()[2].status })
  end)

  it("tells its failing hooks with its policy's name, and harms nothing", function()
    local failing = load(policies.protocol [[step "s" { on = { x = "t" } },
      step "t" { enter = function() error("no") end, final = true }]])
    local told = {}
    local e = engine.new { policy = load(OLD), shadow = failing,
      on_error = function(err) told[#told + 1] = err.where end }
    local contact = e:open { id = "a", at = 0 }
    assert(contact:feed { at = 1, type = "x" })
    assert(contact:finish(5))
    assert.same({ "p.t.enter" }, told)
    local silent = engine.new { policy = load(OLD), shadow = failing }
    contact = silent:open { id = "a", at = 0 }
    assert(contact:feed { at = 1, type = "x" })
    local ok, _, code = contact:finish(5)
    assert.same({ nil, "EHOOK" }, { ok, code })
    assert.is_true(contact:status().finished)
  end)
end)

describe("callbacks", function()
  local ACTING = policies.protocol [[step "s" { on = { x = "t" } },
    step "t" { on = { y = "s" }, enter = function(c) c:act("note") end, final = true }]]

  it("may close other contacts, all of them, and open new ones (E6)", function()
    local e, opened
    local loaded = load(ACTING)
    e = engine.new { policy = loaded, on_act = function(contact)
      if contact:id() == "a" then
        e:contact("b"):close()
        opened = assert(e:open { id = "d", at = 5 })
        e:feed("d", { at = 6, type = "x" })
      elseif contact:id() == "d" then
        e:close()
      end
    end }
    for _, id in ipairs { "a", "b", "c" } do assert(e:open { id = id, at = 0 }) end
    assert(e:feed("a", { at = 1, type = "x" }))
    assert(e:feed("a", { at = 2, type = "y" }))
    assert.has_error(function() e:contact("b"):feed { at = 3, type = "x" } end)
    assert.same({ p = "s" }, opened:status().steps)
    opened:settle(7)
    assert.equal("hatif.contact (closed)", tostring(opened))
    assert.has_error(function() e:feed("c", { at = 3, type = "x" }) end,
      "attempt to use a closed engine")
  end)

  it("cannot yield, and a handle is dead after close (E7)", function()
    local told = {}
    local e = engine.new { policy = load(ACTING), on_act = function() coroutine.yield() end,
      on_error = function(err) told[#told + 1] = err.code .. " " .. err.where end }
    local contact = e:open { id = "a", at = 0 }
    local thread = coroutine.wrap(function()
      assert(contact:feed { at = 1, type = "x" })
      assert(contact:settle(2))
      return "through"
    end)
    assert.equal("through", thread())
    assert.same({ "ECALLBACK on_act" }, told)
    contact:close()
    contact:close()
    for _, method in ipairs { "feed", "settle", "verdicts", "snapshot", "shadow" } do
      assert.has_error(function() contact[method](contact, 1) end)
    end
  end)

  it("leave nothing behind where a flow waits for ever (E7)", function()
    local loaded = load(policies.protocol [[flow "f" { when = "x", run = function(c)
      c:await { "never" } end }]])
    local e = engine.new { policy = loaded }
    local function round(n)
      for i = 1, n do
        local contact = e:open { id = "k" .. i, at = 0 }
        contact:feed { at = 1, type = "x" }
        contact:settle(2)
        e:finish("k" .. i, 3)
        contact:close()
      end
      collectgarbage() collectgarbage()
    end
    round(50)
    local before = loaded.guest:memory()
    round(500)
    assert.is_true(loaded.guest:memory() < before + 300000)
  end)
end)

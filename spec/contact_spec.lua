-- The public contact and engine: what hooks see and do, what comes out, what is refused.
-- luacheck: no max line length (a policy and its message stand on one line each)
local engine = require("hatif.engine")
local policies = require("support.policies")
local policy = require("hatif.policy")

local protocol = policies.protocol

local function load(body) return assert(policies.load(protocol(body))) end

-- What a hook on event "x" answers, by c:set("out", …).
local function ask(code, opts, before)
  local p = load((opts and opts.body or "") .. [[
    step "s" { on = { x = "t" } },
    step "t" { enter = function(c, e) ]] .. code .. [[ end, final = true }]])
  local events = before or {}
  events[#events + 1] = { 100, "x", a = 1, b = "two", ok = true }
  local contact, seen = policies.run(p, events, 200, opts and opts.open)
  return contact:facts().out, seen, contact
end

describe("a contact", function()
  it("is judged by the sample protocols as a call goes on", function()
    local p = assert(policy.load { "spec/policies/hold.lua", "spec/policies/greeting.lua" })
    local contact, seen = policies.run(p, {
      { 500, "case.reviewed" }, { 1000, "dial" }, { 5000, "answer" },
      { 8500, "utterance", by = "agent", text = "السلام عليكم", stop = 9000 },
      { 18000, "hold" }, { 64000, "unhold" }, { 70000, "hangup", by = "customer" },
    })
    local status = {}
    for _, v in ipairs(contact:verdicts()) do status[v.duty] = status[v.duty] or v.status end
    assert.equal("satisfied", status["greeting.review"])
    assert.equal("violated", status["greeting.greet"])
    assert.equal("violated", status["hold.ask"])
    assert.equal("violated", status["hold.return"])
    local acts = {}
    for i, act in ipairs(seen.acts) do acts[i] = act.name .. "@" .. act.at end
    assert.same({ "prompt@7000", "prompt@13000", "prompt@18000", "prompt@19000", "prompt@25000",
      "alert@58000" }, acts)
    assert.same({}, seen.errors)
  end)

  it("gives verdicts with evidence in bytes from 1", function()
    local p = load [[phrases = { hi = { en = { "hello" } } }, must "a" { said = "hi", cite = "1",
      weight = 2 }]]
    local contact = policies.run(p, { { 10, "utterance", by = "agent", text = "oh hello you",
      stop = 20 } })
    assert.same({ duty = "p.a", n = 1, status = "satisfied", at = 20, weight = 2, cite = "1",
      why = "came in time",
      layer = "p", evidence = { { event = 2, phrase = "p/hi", text = "hello", first = 4,
        last = 8 } } },
      contact:verdicts()[1])
    assert.same({ percentage = 100, automatic_fail = false }, contact:score())
  end)

  it("shows the words that an event of a hook or flow goes back to", function()
    local p = load [[phrases = { yes = { en = { "yes" } } },
      must "agreed" { event = "agreed", cite = "1" }, must "sealed" { event = "sealed", cite = "1" },
      must "late" { event = "late", cite = "1" },
      flow "hear" { when = "heard:yes", run = function(c) c:raise("agreed", {}) c:await { "never", within = "5s" } c:raise("late", {}) end },
      step "s" { on = { agreed = "t" } }, step "t" { enter = function(c) c:raise("sealed", {}) end, final = true }]]
    local contact = policies.run(p, { { 10, "utterance", by = "customer", text = "well, yes of course", stop = 20 } }, 9000)
    local words = { event = 2, phrase = "p/yes", text = "yes", first = 7, last = 9 }
    local verdicts = contact:verdicts()
    assert.same({ words }, verdicts[1].evidence)
    assert.same({ words }, verdicts[2].evidence)
    assert.is_nil(verdicts[3].evidence[1].text) -- the wait that ended raised it
  end)

  it("has no percentage where nothing was judged", function()
    assert.same({ automatic_fail = false }, (policies.run(load [[must "a" { event = "x",
      when = "y" }]], {})):score())
  end)

  it("tells its status while it goes on", function()
    local p = load [[must "a" { event = "x", within = "3s" }, step "s" { on = { go = "t" } },
      step "t" {}]]
    local contact = policies.open(p)
    assert.equal(3000, contact:next())
    contact:feed { at = 5, type = "go" }
    contact:settle(6)
    local status = contact:status()
    assert.same({ false, { p = "t" }, 1, "p.a" },
      { status.finished, status.steps, #status.pending, status.pending[1].duty })
    contact:finish(10)
    assert.is_true(contact:status().finished)
    assert.equal("c1", contact:id())
  end)
end)

describe("a hook", function()
  local CASES = {
    { "sees the event", [[c:set("out", e.type .. e.key .. e.at .. e.a .. e.b .. tostring(e.ok))]],
      "xx1001twotrue" },
    { "knows the time", [[c:set("out", c:now())]], 100 },
    { "reads and sets facts", [[c:set("f", 3) c:set("out", c.facts.f + 1)]], 4 },
    { "removes a fact", [[c:set("f", 1) c:set("f", nil) c:set("out", c.facts.f == nil)]], true },
    { "counts events, the running one included", [[c:set("out", c:count("x") .. c:count("y"))]],
      "10" },
    { "knows the contact", [[c:set("out", c.id .. c.channel .. c.lang)]], "c1phonear" },
    { "knows that there is no agent", [[c:set("out", c.agent == nil)]], true },
    { "goes over facts in order of name", [[c:set("b", 1) c:set("a", 2) local s = "" for k,
      v in pairs(c.facts) do s = s .. k .. v end c:set("out", s)]], "a2b1" },
    { "knows the step", [[c:set("out", c:at_step("p", "t"))]], true },
  }
  for _, case in ipairs(CASES) do
    it(case[1], function()
      local out, seen = ask(case[2])
      assert.same({}, seen.errors)
      assert.equal(case[3], out)
    end)
  end

  it("reads params, as written and in ms", function()
    local body = [[params = { max = "40s", n = 3 }, ]]
    assert.equal("40s3", (ask([[c:set("out", c:param "p.max" .. c:param "n")]], { body = body })))
    assert.equal(40000, (ask([[c:set("out", c:ms "p.max")]], { body = body })))
  end)

  it("reads verdicts and due times", function()
    local body = [[must "a" { event = "y", within = "40s" }, must "b" { event = "x", when = "z" },]]
    assert.equal("pending40000", (ask([[c:set("out", c:verdict "p.a" .. c:due "a")]],
      { body = body })))
    assert.equal(true, (ask([[c:set("out", c:verdict "p.b" == nil and c:due "p.b" == nil)]],
      { body = body })))
  end)

  it("renders a template in the contact's language", function()
    local body = [[templates = { back = { ar = "أهلا {name} {n}", en = "hi {name} {n}" } }, ]]
    local code = [[c:set("out", c:render("back", { name = "Sara", n = 2 }))]]
    assert.equal("أهلا Sara 2", (ask(code, { body = body })))
    assert.equal("hi Sara 2", (ask(code, { body = body, open = { lang = "en" } })))
    local _, seen = ask([[c:render("back", {})]], { body = body })
    assert.truthy(seen.errors[1].message:find("needs a value for {name}", 1, true))
  end)

  it("turns working time into a due time", function()
    local p = assert(policies.load([[
      calendar "riyadh" { zone = "Asia/Riyadh", week = { sun = "09:00-17:00",
        mon = "09:00-13:00, 16:00-20:00" },
        except = { ["2026-11-23"] = false, ["2026-11-22..2026-11-29"] = "10:00-12:00" } }
      protocol "p" { step "s" { on = { x = "t" } }, step "t" { final = true, enter = function(c, e)
        c:set("out", c:work_due("riyadh", e.ms)) end } }]]))
    local function due(at, ms)
      local contact = policies.run(p, { { at, "x", ms = ms } }, at + 1, { at = at })
      return contact:facts().out
    end
    local HOUR, DAY = 3600000, 86400000
    local sunday = 20408 * DAY -- 2025-11-16
    assert.equal(sunday + 8 * HOUR, due(sunday, 2 * HOUR)) -- opens at 09:00 there, 06:00 UTC
    assert.equal(sunday + DAY + 7 * HOUR, due(sunday + 13 * HOUR, 2 * HOUR)) -- the rest on Monday
    assert.equal(sunday + DAY + 14 * HOUR, due(sunday + DAY + 9 * HOUR,
      2 * HOUR)) -- over the noon break
    local closed = 20780 * DAY -- 2026-11-23, a Monday, by its own exception closed within the week's other hours
    assert.equal(closed + DAY + 8 * HOUR, due(closed, HOUR))
  end)

  it("raises internal events and arms timers", function()
    local p = load [[
      must "a" { event = "mine", within = "1h" },
      step "s" { on = { x = "t" } },
      step "t" { enter = function(c) c:timer("soon", "5s") end, on = { ["timer:soon"] = "u" } },
      step "u" { enter = function(c) c:raise("mine", { v = 1 }) end, final = true }]]
    local contact = policies.run(p, { { 100, "x" } }, 10000)
    assert.same({ p = "u" }, contact:status().steps)
    assert.same({ "satisfied", 5100 }, { contact:verdicts()[1].status, contact:verdicts()[1].at })
  end)

  it("acts, with a key that is the same on every run", function()
    local _, seen = ask([[c:act("alert", { to = "boss", n = 1 }, { early = true }) c:act("note")]])
    assert.same({ key = "c1/p.t.enter/x#1/0", at = 100, name = "alert", args = { to = "boss",
      n = 1 }, early = true },
      seen.acts[1])
    assert.same({ "c1/p.t.enter/x#1/1", {}, false }, { seen.acts[2].key, seen.acts[2].args,
      seen.acts[2].early })
  end)

  it("of a verdict sees the verdict", function()
    local p = load [[must "a" { event = "x", within = "3s", on_violate = function(c, v)
      c:act("alert", { duty = v.duty, status = v.status, at = v.at, due = v.due }) end }]]
    local _, seen = policies.run(p, {}, 5000)
    assert.same({ duty = "p.a", status = "violated", at = 3000, due = 3000 }, seen.acts[1].args)
  end)

  it("says durations, counts and conditions", function()
    local p = load [[
      must "a" { event = "x", within = function() return "2s" end },
      must "b" { event = "x", within = function() return 1000.2 end },
      must "c" { event = "x", iff = function(c) return c.facts.vip end },
      at_most "d" { event = "y", n = function() return 2 end }]]
    local contact = policies.run(p, { { 1001, "x" }, { 1002, "y" }, { 1003, "y" }, { 1004, "y" } })
    assert.same({ ["p.a"] = "satisfied", ["p.b"] = "satisfied", ["p.c"] = "na",
      ["p.d"] = "violated" },
      policies.statuses(contact))
  end)

  it("sees what a phrase captured", function()
    local p = load [[phrases = { wait = { en = { "wait {dur}" } } },
      step "s" { on = { ["said:wait"] = "t" } },
      step "t" { final = true, enter = function(c, e) c:set("out", e.cap.wait.dur) c:set("text",
        e.text) end }]]
    local contact = policies.run(p, { { 0, "utterance", by = "agent", text = "wait two minutes",
      stop = 9 } })
    assert.same({ out = 120000, text = "wait two minutes" }, contact:facts())
  end)

  describe("that fails is reported and ends nothing else:", function()
    local REFUSED = {
      { "c:set in iff", [[must "a" { event = "x", iff = function(c) c:set("a", 1) end }]],
        "c:set: the contact is read-only in iff" },
      { "c:act in within", [[must "a" { event = "x", within = function(c) c:act("a") end }]],
        "c:act: the contact is read-only in within" },
      { "a table as a fact", [[step "s" { enter = function(c) c:set("a", {}) end }]],
        "fact 'a' is a table" },
      { "NaN as a fact", [[step "s" { enter = function(c) c:set("a", 0/0) end }]],
        "a finite number" },
      { "a table in an act", [[step "s" { enter = function(c) c:act("a", { b = {} }) end }]],
        "field 'b'" },
      { "a write to facts", [[step "s" { enter = function(c) c.facts.x = 1 end }]],
        "c:set(name, value) sets one" },
      { "a write to c", [[step "s" { enter = function(c) c.x = 1 end }]],
        "c cannot be written to" },
      { "a field that c has not", [[step "s" { enter = function(c) return c.ids end }]],
        "c has no 'ids'" },
      { "a dot for a colon", [[step "s" { enter = function(c) c.now() end }]], "with a colon" },
      { "an await in a hook", [[step "s" { enter = function(c) c:await { "x" } end }]],
        "only a flow waits" },
      { "an unknown duty", [[step "s" { enter = function(c) c:due "p.z" end }]],
        "there is no duty 'p.z'" },
      { "an unknown param", [[step "s" { enter = function(c) c:ms "p.z" end }]],
        "no 'p.z' among the params" },
      { "a raise of an engine's own event",
        [[step "s" { enter = function(c) c:raise("step:p.s") end }]], "reserved name" },
      { "a yield", [[step "s" { enter = function() coroutine.yield() end }]],
        "a hook cannot yield" },
      { "a table for a time", [[must "a" { event = "x", within = function() return {} end }]],
        "it returned a table; a time in ms was expected" },
      { "an infinite count", [[at_most "a" { event = "y", n = function() return 1/0 end }]],
        "a finite number was expected" },
      { "a number for a step",
        [[step "s" { on = { ["contact.opened"] = function() return 5 end } }]],
          "a step's id, nil or false was expected" },
      { "an error that is a table", [[step "s" { enter = function() error {} end }]],
        "the error is a table value" },
    }
    for _, case in ipairs(REFUSED) do
      it(case[1], function()
        local _, seen = policies.run(load(case[2] .. [[, must "other" { event = "y" }]]), { { 1,
          "y" } })
        assert.equal(1, #seen.errors)
        assert.truthy(seen.errors[1].message:find(case[3], 1, true), seen.errors[1].message)
        local other
        for _, v in ipairs(seen.verdicts) do
          if v.duty == "p.other" then other = v.status end
        end
        assert.equal("satisfied", other)
      end)
    end

    it("with policy, contact, duty, line and traceback", function()
      local p = load [[must "a" { event = "x", within = "3s",
        on_violate = function(c)
          local function deeper() error("oh no") end
          deeper()
        end }]]
      local _, seen = policies.run(p, {}, 5000)
      local err = seen.errors[1]
      assert.same({ "p", "c1", "p.a.on_violate", "EHOOK" }, { err.policy, err.contact, err.where,
        err.code })
      assert.truthy(err.message:find("p%.lua:4: oh no$"))
      assert.truthy(err.traceback:find("deeper", 1, true))
    end)

    it("and is returned where no on_error is there to be told", function()
      local e = engine.new()
      local _, message, code = e:open { policy = load [[step "s" { enter = function() error("first") end }]], id = "a", at = 0 }
      assert.equal("EHOOK", code)
      assert.truthy(message:find("first", 1, true))
      assert.equal(1, e:count())
    end)
  end)
end)

describe("a flow", function()
  it("waits for events and times out", function()
    local p = load [[flow "f" { when = "go", run = function(c, e)
      local first = c:await { "a", "b", within = "5s" }
      c:act("first", { got = first and first.type or "nothing", v = first and first.v })
      local second = c:await { "a", within = 1000 }
      c:act("second", { got = second and second.type or "nothing" })
      c:await { within = "1s" }
      c:act("third")
    end }]]
    local _, seen = policies.run(p, { { 10, "go" }, { 20, "b", v = 7 }, { 500, "c" } }, 10000)
    local out = {}
    for i, act in ipairs(seen.acts) do out[i] = act.at .. act.name .. tostring(act.args.got) .. tostring(act.args.v) end
    assert.same({ "20firstb7", "1020secondnothingnil", "2020thirdnilnil" }, out)
    assert.same({}, seen.errors)
  end)

  it("cannot wait inside of another coroutine, nor for nothing", function()
    for _, code in ipairs { [[coroutine.wrap(function() c:await { "x" } end)()]], [[c:await {}]],
      [[c:await "x"]],
      [[c:await { 5 }]], [[c:await { within = "soon" }]] } do
      local _, seen = policies.run(load([[flow "f" { when = "go",
        run = function(c) ]] .. code .. [[ end }]]),
        { { 1, "go" } }, 5)
      assert.equal(1, #seen.errors, code)
    end
  end)

  it("cannot use the c of another contact, nor of one that is closed", function()
    local p = assert(policies.load [[
      local kept = {}
      protocol "p" { step "s" { on = { ask = function() return kept.c.id end },
        enter = function(c) kept.c = kept.c or c end } }]])
    local first = policies.open(p)
    local function why()
      local _, seen = policies.run(p, { { 1, "ask" } }, 2)
      return seen.errors[1].message
    end
    assert.truthy(why():find("c is kept from another contact", 1, true))
    first:close()
    assert.truthy(why():find("attempt to use a closed contact", 1, true))
  end)
end)

describe("feeding", function()
  local p = load [[must "a" { event = "x" }]]

  it("raises on wrong events, naming the field", function()
    local contact = policies.open(p)
    local function cyclic() local t = { at = 1, type = "x" } t.self = t return t end
    for _, case in ipairs {
      { 5, "table expected" }, { {}, "field 'at'" }, { { at = 1 }, "field 'type'" }, { { at = "1",
        type = "x" }, "field 'at'" },
      { { at = 1.5, type = "x" }, "field 'at'" }, { { at = 0 / 0, type = "x" }, "field 'at'" },
      { { at = 1, type = 5 }, "field 'type'" }, { { at = 1, type = "x", f = 1 / 0 }, "field 'f'" },
      { { at = 1, type = "x", f = {} }, "field 'f'" }, { cyclic(), "field 'self'" },
      { { at = 1, type = "x", f = ("x"):rep(1 << 20) }, "a string of 1048576 bytes" },
      { { at = 1, type = "x", [1] = 2 }, "names of fields are strings" }, { { at = 1, type = "x",
        stop = "2" }, "field 'stop'" },
      { { at = 1, type = "x", words = { { text = "a" } } }, "field 'at'" }, { { at = 1, type = "x",
        id = 5 }, "field 'id'" },
    } do
      local ok, message = pcall(contact.feed, contact, case[1])
      assert.is_false(ok)
      assert.truthy(message:find(case[2], 1, true), message)
    end
    local many = { at = 1, type = "x" }
    for i = 1, 300 do many["k" .. i] = i end
    assert.has_error(function() contact:feed(many) end)
  end)

  it("reads tables raw", function()
    local contact = policies.open(p)
    local trap = setmetatable({ at = 1, type = "x" }, { __index = function() error("no") end,
      __pairs = function() error("no") end })
    assert.is_true(contact:feed(trap))
  end)

  it("refuses what is too late and tells so", function()
    local contact, seen = policies.open(p)
    assert.is_true(contact:feed { at = 100, type = "y", line = 2 })
    local ok, _, code = contact:feed { at = 50, type = "x", line = 3 }
    assert.same({ nil, "ESTALE" }, { ok, code })
    local report = { line = 3, what = "too late", type = "x", at = 50 }
    assert.same({ report }, seen.reports)
    assert.same(seen.reports, contact:reports())
  end)

  it("refuses after the end", function()
    local contact = policies.open(p)
    contact:finish(10)
    local _, _, code = contact:feed { at = 20, type = "x" }
    assert.equal("ECLOSED", code)
  end)
end)

describe("an engine", function()
  local p = load [[must "a" { event = "x", within = "3s", on_meet = function(c) c:act("met") end }]]

  it("says that a call is unknown (E1)", function()
    local e = engine.new()
    assert.same({ nil, "unknown call", "EUNKNOWN" }, { e:feed("zz", { at = 1, type = "x" }) })
    assert.equal(0, e:count())
  end)

  it("refuses a second contact of an id", function()
    local e = engine.new()
    assert(e:open { policy = p, id = "a", at = 0 })
    local _, _, code = e:open { policy = p, id = "a", at = 0 }
    assert.equal("EEXIST", code)
    assert.equal(1, e:count())
  end)

  it("queues what its callbacks feed (E6)", function()
    local order, e = {}, nil
    e = engine.new { on_act = function(contact, act)
      order[#order + 1] = contact:id() .. " " .. act.name
      if contact:id() == "a" then
        assert.is_true(e:feed("b", { at = 5, type = "x" }))
        assert.is_true(e:feed("b", { at = 6, type = "y" }))
        order[#order + 1] = "a returns"
      end
    end }
    assert(e:open { policy = p, id = "a", at = 0 })
    assert(e:open { policy = p, id = "b", at = 0 })
    e:feed("a", { at = 1, type = "x" })
    e:feed("a", { at = 2, type = "y" })
    assert.same({ "a met", "a returns", "b met" }, order)
  end)

  it("lets a callback close its own contact (E6)", function()
    local e = engine.new { on_act = function(contact) contact:close() end }
    local contact = assert(e:open { policy = p, id = "a", at = 0 })
    contact:feed { at = 1, type = "x" }
    contact:settle(2)
    assert.has_error(function() contact:feed { at = 3, type = "x" } end, nil)
    assert.equal("hatif.contact (closed)", tostring(contact))
  end)

  it("reports a failing callback and goes on", function()
    local errors = {}
    local e = engine.new { on_act = function() error("mine") end,
      on_error = function(err) errors[#errors + 1] = err end }
    local contact = assert(e:open { policy = p, id = "a", at = 0 })
    assert.is_true(contact:feed { at = 1, type = "x" })
    assert.is_true(contact:settle(2))
    assert.same({ "ECALLBACK", "on_act", 1 }, { errors[1].code, errors[1].where, #errors })
    assert.equal("satisfied", contact:verdicts()[1].status)
  end)

  it("returns the failure of a callback that nobody was told", function()
    local e = engine.new { on_act = function() error("mine") end }
    local contact = assert(e:open { policy = p, id = "a", at = 0 })
    contact:feed { at = 1, type = "x" }
    local ok, message, code, err = contact:settle(2)
    assert.same({ nil, "ECALLBACK", "on_act" }, { ok, code, err.where })
    assert.truthy(message:find("mine", 1, true))
    assert.is_true(contact:settle(3))
  end)

  it("settles its contacts in order of what is due, then of their opening", function()
    local order = {}
    local e = engine.new { on_verdict = function(contact) order[#order + 1] = contact:id() end }
    for i, id in ipairs { "c", "a", "b" } do
      assert(e:open { policy = p, id = id, at = i == 1 and 1 or 0 })
    end
    assert.equal(3000, e:next())
    assert.is_true(e:settle(3002))
    assert.same({ "a", "b", "c" }, order)
    e:close()
    assert.has_error(function() e:settle(4000) end)
  end)

  it("finishes a contact and lets go of it", function()
    local e = engine.new()
    assert(e:open { policy = p, id = "a", at = 0 })
    local contact = assert(e:finish("a", 5000))
    assert.same({ 0, "violated" }, { e:count(), contact:verdicts()[1].status })
  end)

  it("feeds many", function()
    local e = engine.new()
    assert(e:open { policy = p, id = "a", at = 0 })
    local taken, refused = e:feed_many { { "a", { at = 1, type = "x" } }, { "z", { at = 1,
      type = "x" } } }
    assert.same({ 1, { { index = 2, message = "unknown call", code = "EUNKNOWN" } } }, { taken,
      refused })
  end)

  it("raises on wrong options", function()
    assert.has_error(function() engine.new { on_atc = print } end)
    assert.has_error(function() engine.new { on_act = 5 } end)
    local e = engine.new()
    assert.has_error(function() e:open { policy = {}, id = "a", at = 0 } end)
    assert.has_error(function() e:open { policy = p, id = 5, at = 0 } end)
    assert.has_error(function() e:open { policy = p, id = "a", at = "0" } end)
    assert.has_error(function() e:open { policy = p, id = "a", at = 0, facts = { a = {} } } end)
    assert.equal(0, e:count())
  end)
end)

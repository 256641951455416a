-- The guest state: what a policy may call, and that nothing it does gets out (ACCEPTANCE S).
-- luacheck: no max line length (an attack stands on one line)
local core = require("hatif.core")
local attacks = require("support.attacks")
local policies = require("support.policies")

local BUDGET = 50000
local RAISES, STOPPED, MEMORY = attacks.RAISES, attacks.STOPPED, attacks.MEMORY
local ENDS = { [RAISES] = true, [STOPPED] = true, [MEMORY] = true, EHOOK = true }

local function guest(opts)
  return assert(core.guest.new { budget = BUDGET, memory = opts and opts.memory or 8 << 20 })
end

-- Runs a text as a policy file: true, or nil, message, code.
local function run(text, opts) return guest(opts):run(text, "@s.lua") end

-- What a text prints.
local function printed(text)
  local g = guest()
  assert(g:run(text, "@s.lua"))
  return table.concat((g:log()), "|")
end

describe("a guest stops", function()
  for _, attack in ipairs(attacks.rows) do
    it(attack[1] .. " in a file", function()
      local ok, message, code = run(attack[2])
      if attack[5] == "any" then return assert(ok or ENDS[code], message) end
      assert.equal(attack[3], ok or code, message)
      if attack[4] then assert.truthy(message:find(attack[4], 1, true), message) end
      if code == STOPPED then assert.truthy(message:find("stopped after 50000 instructions", 1, true), message) end
    end)
  end

  -- The hook is the whole of the attack; behind it the contact is judged as if nothing had been.
  local function hooked(attack)
    local p = assert(policies.load("protocol 'p' { must 'a' { event = 'x', on_meet = function() " .. attack[2]
      .. "\nend }, must 'other' { event = 'y', within = '1s' } }",
      { memory = 8 << 20, time = (attack[3] == RAISES or attack[3] == MEMORY) and 5000 or nil })) -- sanitizers are slow
    local contact, seen = policies.run(p, { { 1, "x" }, { 2, "y" } }, 3)
    assert.same({ ["p.a"] = "satisfied", ["p.other"] = "satisfied" }, policies.statuses(contact))
    return seen.errors[1]
  end

  for _, attack in ipairs(attacks.rows) do
    if not attack.file then
      it(attack[1] .. " in a live hook", function()
        local err = hooked(attack)
        if attack[5] == "any" then return assert(not err or ENDS[err.code], err and err.message) end
        local want = attack[3] == RAISES and "EHOOK" or attack[3]
        assert.equal(want, not err or err.code, err and err.message)
        if attack[4] then assert.truthy(err.message:find(attack[4], 1, true), err.message) end
        if want == STOPPED then assert.truthy(err.message:find("p.lua:%d+: stopped after 5 ms$"), err.message) end
      end)
    end
  end

  it("S1 with the place where it overran", function()
    local _, message = run("local x = 1\nwhile true do\nx = x + 1 end")
    assert.truthy(message:find("^s%.lua:[23]: stopped after 50000 instructions"), message)
  end)
end)

describe("a guest lacks", function()
  local ABSENT = { "os", "io", "debug", "package", "require", "load", "loadstring", "dofile", "loadfile",
    "collectgarbage", "warn", "math.random", "math.randomseed", "string.dump", "string.gsub", "string.match",
    "string.gmatch", "string.pack", "coroutine.running" }
  it("S6 what would reach outside", function()
    for _, name in ipairs(ABSENT) do
      assert.equal("nil", printed("print(type(" .. name .. "))"), name)
    end
  end)
end)

describe("a guest's", function()
  it("S5 memory never passes its cap, and the state goes on after running out", function()
    local g = guest { memory = 1 << 20 }
    assert.equal("EMEMORY", select(3, g:run("local s = 'x' while true do s = s .. s end", "@s.lua")))
    local used, cap = g:memory()
    assert.is_true(used <= cap)
    assert.equal(1 << 20, cap)
    assert.is_true(g:run("local t = {} for i = 1, 100 do t[i] = i end", "@s.lua"))
  end)

  it("memory that is too small for a state is refused", function()
    assert.equal("EMEMORY", select(3, core.guest.new { memory = 5000 }))
    assert.has_error(function() core.guest.new { memory = "much" } end)
    assert.has_error(function() core.guest.new { budget = 0 } end)
  end)

  it("S7 tostring shows no address", function()
    assert.equal("table|function|thread|builtin",
      (printed("print({}) print(print) print(coroutine.create(print)) print(('builtin'))")))
    assert.equal("table function", printed("print(string.format('%s %s', {}, print))"))
  end)

  it("pairs and next go in order of keys", function()
    assert.equal("true 1|-1 2|2 3|2.5 4|a 5|aa 6|b 7", printed(
      "for k, v in pairs { b = 7, a = 5, aa = 6, [2] = 3, [-1] = 2, [2.5] = 4, [true] = 1 } do print(k, v) end"))
    assert.equal("1 a|2 b|nil", printed("local t = { [2] = 'b', [1] = 'a' } print(next(t)) print(next(t, 1)) print(next(t, 2))"))
  end)

  it("pairs passes over what went meanwhile", function()
    assert.equal("a|c", printed("local t = { a = 1, b = 2, c = 3 } for k in pairs(t) do t.b = nil print(k) end"))
  end)

  it("sort is stable", function()
    assert.equal("a1 b1 a2 b2", printed(
      "local t = { { 'a', 2 }, { 'a', 1 }, { 'b', 2 }, { 'b', 1 } } table.sort(t, function(x, y) return x[2] < y[2] end)"
        .. "local s = {} for i, v in ipairs(t) do s[i] = v[1] .. v[2] end print(table.concat(s, ' '))"))
  end)

  it("sort agrees with Lua's own", function()
    local want, text = {}, {}
    local x = 1
    for i = 1, 500 do
      x = x * 48271 % 2147483647
      want[i], text[i] = x % 1000, x % 1000
    end
    table.sort(want)
    assert.equal(table.concat(want, " "), printed("local t = {" .. table.concat(text, ",")
      .. "} table.sort(t) local s = table.concat(t, ' ') print(s:sub(1, 1000)) print(s:sub(1001))"):gsub("|", ""), nil)
  end)

  it("string library works on what it keeps", function()
    assert.equal("3 ABC cba ab ababab x-x 97", printed(
      "print(#'abc', ('abc'):upper(), ('abc'):reverse(), ('abc'):sub(1, 2), ('ab'):rep(3), ('x'):rep(2, '-'), ('a'):byte())"))
    assert.equal("2 3|nil|1 0|3 3", printed(
      "print(('abc'):find('bc')) print(('abc'):find('x')) print(('abc'):find('')) print(('a.c'):find('c', -1, true))"))
    assert.equal('x 05 1.50 "q"', printed("print(string.format('%s %02d %.2f %q', 'x', 5, 1.5, 'q'))"))
  end)

  it("coroutines work", function()
    assert.equal("true 2|true end|false cannot resume dead coroutine|dead", printed([[
      local co = coroutine.create(function(a) local b = coroutine.yield(a + 1) return b end)
      print(coroutine.resume(co, 1)) print(coroutine.resume(co, "end")) print(coroutine.resume(co)) print(coroutine.status(co))]]))
  end)

  it("xpcall gives the handler the error", function()
    assert.equal("false H:x|true 1 2", printed(
      "print(xpcall(function() error('x', 0) end, function(m) return 'H:' .. m end)) print(xpcall(function(...) return ... end, print, 1, 2))"))
  end)

  it("S6 print is a log without control bytes", function()
    assert.equal("a?b?[31m nil 1", printed("print('a\\nb\\27[31m', nil, 1)"))
  end)

  it("S11 log keeps 200 lines and counts the others", function()
    local g = guest()
    assert(g:run("for i = 1, 1000 do print(i) end print(('x'):rep(5000))", "@s.lua"))
    local lines, dropped = g:log()
    assert.same({ 200, 801, "200" }, { #lines, dropped, lines[200] })
    lines, dropped = g:log()
    assert.same({ 0, 0 }, { #lines, dropped })
  end)

  it("globals are frozen once the files have run", function()
    local p = assert(policies.load [[
      helper = function() return 41 end
      protocol "p" {
        must "a" { event = "x", on_meet = function(c) c:act("n", { v = helper() + 1 }) end },
        must "b" { event = "x", on_meet = function() other = 1 end },
        must "c" { event = "x", on_meet = function() protocol "late" {} end },
      }]])
    local _, seen = policies.run(p, { { 1, "x" } }, 2)
    assert.equal(42, seen.acts[1].args.v)
    assert.truthy(seen.errors[1].message:find("globals are frozen", 1, true))
    assert.truthy(seen.errors[2].message:find("only a policy file declares", 1, true))
  end)

  it("S8 declarations are read raw", function()
    local p, message = policies.load [[
      local trap = setmetatable({ event = "x" }, { __index = function() while true do end end,
        __pairs = function() while true do end end, __len = function() while true do end end })
      protocol "p" { must "a" (trap) }]]
    assert(p, message)
    assert.equal("p.a", p:duties()[1].id)
  end)

  it("declarations that contain themselves, or are endless, are refused", function()
    local _, message = policies.load "local t = {} t.on = t protocol 'p' { step 's' (t) }"
    assert.truthy(message:find("larger than a policy may be", 1, true), message)
    _, message = policies.load "local t = {} for i = 1, 20 do t = { t, t } end protocol 'p' { params = t }"
    assert.truthy(message:find("larger than a policy may be", 1, true), message)
    _, message = policies.load "local t = {} for i = 1, 100 do t = { t } end protocol 'p' { params = t }"
    assert.truthy(message:find("nested deeper", 1, true), message)
  end)

  it("S9 other policies are out of reach", function()
    local a = assert(policies.load "x = 1 protocol 'a' { must 'a' { event = 'e', on_meet = function(c) string.secret = 1 end } }")
    local b = assert(policies.load "protocol 'b' { must 'a' { event = 'e', on_meet = function(c) c:act('n', { x = x or 'none', s = string.secret or 'none' }) end } }")
    policies.run(a, { { 1, "e" } }, 2)
    local _, seen = policies.run(b, { { 1, "e" } }, 2)
    assert.same({ x = "none", s = "none" }, seen.acts[1].args)
  end)
end)

describe("running out of memory", function()
  local TEXT = [[
    calendar "c" { zone = "UTC", week = { mon = "09:00-17:00" } }
    protocol "p" { params = { max = "40s" }, phrases = { hi = { en = { "hi {name}" } } }, templates = { a = { en = "x {n}" } },
      must "a" { say = "hi", within = "3s", on_violate = function(c) c:act("x", { b = c:render("a", { n = 5 }) }) end },
      must "b" { event = "zz", within = function(c) return c:ms "p.max" end, iff = function(c) return c.lang == "ar" end },
      step "s" { on = { x = function() return "t" end } },
      step "t" { enter = function(c)
        c:set("f", "a string that is long") c:raise("mine", { a = "b" }) c:act("n", { due = c:work_due("c", "1h") })
        local t = {} for i = 1, 50 do t[i] = ("x"):rep(i) end
        table.sort(t, function(a, b) return #a > #b end) print(table.concat(t))
        for k in pairs(c.facts) do print(k) end
        pcall(function() local co = coroutine.wrap(function() coroutine.yield(1) end) co() co() end)
      end },
      flow "f" { when = "go", run = function(c) local e = c:await { "x", within = "1h" } c:act("y", { k = e.key }) end } }]]

  it("S5 at any point leaves an error or a verdict, and the host as it was", function()
    local ends = {}
    for memory = 16000, 120000, 1777 do
      local p, _, _, errors = policies.load(TEXT, { memory = memory })
      if not p then
        assert.equal("memory", errors[1].code)
        ends.load = true
      else
        local contact, seen = policies.run(p, { { 1, "go" }, { 2, "x" }, { 9000, "y" } }, 50000)
        assert.same({ ["p.a"] = "violated", ["p.b"] = seen.errors[1] and policies.statuses(contact)["p.b"] or "violated" },
          policies.statuses(contact))
        for _, err in ipairs(seen.errors) do assert.equal("EMEMORY", err.code, err.message) end
        ends[seen.errors[1] and "hook" or "well"] = true
      end
    end
    assert.same({ load = true, hook = true, well = true }, ends)
  end)
end)

describe("a hook", function()
  local function stopped(code, opts)
    local p = assert(policies.load("protocol 'p' { must 'a' { event = 'x', within = '3s', on_meet = function(c) " .. code
      .. " end }, must 'other' { event = 'y' } }", opts or { budget = BUDGET }))
    local contact, seen = policies.run(p, { { 1, "x" }, { 2, "y" } }, 3)
    assert.equal("satisfied", policies.statuses(contact)["p.other"])
    return seen.errors[1]
  end

  it("S1 that overruns is dropped, reported with its place, and the contact goes on", function()
    for _, code in ipairs { "while true do end", "while true do pcall(function() while true do end end) end",
      "pcall(table.sort, { 3, 2, 1 }, function() while true do pcall(error) end end) while true do end" } do
      local err = stopped(code)
      assert.same({ "EBUDGET", "p.a.on_meet", "p" }, { err.code, err.where, err.policy })
      assert.truthy(err.message:find("p%.lua:1: stopped after 5 ms$"), err.message)
    end
  end)

  it("S5 that runs out of memory is reported, and the contact goes on", function()
    local err = stopped("local s = 'x' while true do s = s .. s end", { memory = 1 << 20 })
    assert.equal("EMEMORY", err.code)
  end)

  it("S8 whose error is an object with a looping __tostring is reported raw", function()
    local err = stopped("error(setmetatable({}, { __tostring = function() while true do end end }))")
    assert.same({ "EHOOK", "the error is a table value" }, { err.code, err.message })
  end)

  it("that failed is off for its contact only", function()
    local p = assert(policies.load [[protocol "p" { must "a" { event = "x", when = "go", on_meet = function(c)
      c:act("n") if c.facts.bad then error("bad") end end } }]])
    local events = { { 1, "go" }, { 2, "x" }, { 3, "go" }, { 4, "x" } }
    local _, seen = policies.run(p, events, 5, { facts = { bad = true } })
    assert.same({ 0, 1 }, { #seen.acts, #seen.errors })
    _, seen = policies.run(p, events, 5)
    assert.same({ 2, 0 }, { #seen.acts, #seen.errors })
  end)

  it("of a flow that overruns ends the flow", function()
    local p = assert(policies.load([[protocol "p" { must "a" { event = "y" }, flow "f" { when = "x", run = function(c)
      c:await { "x" } while true do end end } }]], { budget = BUDGET }))
    local contact, seen = policies.run(p, { { 1, "x" }, { 2, "x" }, { 3, "y" }, { 4, "x" } }, 5)
    assert.same({ "EBUDGET", "p.f" }, { seen.errors[1].code, seen.errors[1].where })
    assert.equal("satisfied", policies.statuses(contact)["p.a"])
  end)
end)

describe("a metatable", function()
  it("can still be given metamethods, and is seen as it is", function()
    assert.equal("5|true nil|7|x 1|true|true|9", printed([[
      local M = {} M.__index = M
      local o = setmetatable({}, M)
      function M.five() return 5 end
      print(o.five()) print(getmetatable(o) == M, getmetatable(M))
      M.__call = function(_, n) return n end print(o(7))
      local log = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v) print(k, v) end })
      setmetatable({}, log) log.x = 1
      local D = setmetatable({}, { __index = M }) D.__index = D
      print(getmetatable(setmetatable({}, D)) == D, "") print(getmetatable(D).__index == M)
      local to = {} local P = setmetatable({}, { __newindex = to }) setmetatable({}, P) P.y = 9 print(to.y)]]):gsub("true |", "true|"), nil)
  end)

  it("can be taken away again, and be protected", function()
    assert.equal("nil|no|frozen", printed([[
      local M = {} local o = setmetatable({}, M) setmetatable(o, nil) print(getmetatable(o))
      setmetatable({}, M) setmetatable(M, { __metatable = "no" }) print(getmetatable(M))
      print(getmetatable(string))]]))
  end)
end)

describe("a replay", function()
  local SLOW = [[protocol "p" { must "a" { event = "x", within = "3s", iff = function() for i = 1, 2000000 do local _ = i end return true end },
    must "b" { event = "x", within = "3s" } }]]

  it("counts what hooks do, so that no verdict depends on the machine", function()
    local p = assert(policies.load(SLOW, { time = 1 }))
    local contact, seen = policies.run(p, { { 1, "x" } }, 2, { replay = true })
    assert.same({ { ["p.a"] = "satisfied", ["p.b"] = "satisfied" }, 0 }, { policies.statuses(contact), #seen.errors })
    contact, seen = policies.run(p, { { 1, "x" } }, 2)
    assert.same({ ["p.a"] = "na", ["p.b"] = "satisfied" }, policies.statuses(contact))
    assert.truthy(seen.errors[1].message:find("stopped after 1 ms", 1, true))
  end)

  it("stops by the count, always at the same place, and puts nothing off for other contacts", function()
    local p = assert(policies.load([[protocol "p" { must "a" { event = "x", on_meet = function(c)
      for i = 1, 1e9 do if i % 1000 == 0 then print(i) end end end } }]], { budget = BUDGET }))
    local lines_in_all
    for _ = 1, 5 do
      local _, seen = policies.run(p, { { 1, "x" } }, 2, { replay = true })
      assert.truthy(seen.errors[1].message:find("stopped after 50000 instructions", 1, true))
      local lines, dropped = p:log()
      lines_in_all = lines_in_all or #lines + dropped
      assert.equal(lines_in_all, #lines + dropped)
      assert.equal(0, #seen.acts)
    end
    assert.is_true(lines_in_all > 0)
    assert.equal("on", p:hooks())
  end)
end)

describe("a policy that overruns three times", function()
  local TEXT = [[protocol "p" {
    must "a" { event = "x", within = "3s", on_meet = function(c) if c.facts.bad then while true do end end c:act("n") end },
    must "b" { event = "y", within = "3s", on_meet = function(c) c:act("m") end } }]]
  local CALL = { { 1, "x" }, { 2, "y" } }

  it("E11 has its hooks put off; contacts go on with the duties that need none, and the host is told once", function()
    local p = assert(policies.load(TEXT, { time = 1 }))
    local codes = {}
    for _ = 1, 5 do
      local contact, seen = policies.run(p, CALL, 3, { facts = { bad = true } })
      assert.same({ ["p.a"] = "satisfied", ["p.b"] = "satisfied" }, policies.statuses(contact))
      for _, err in ipairs(seen.errors) do codes[#codes + 1] = err.code .. " " .. err.where end
    end
    assert.same({ "EBUDGET p.a.on_meet", "EBUDGET p.a.on_meet", "EBUDGET p.a.on_meet", "EHOOKSOFF p.a.on_meet" }, codes)
    assert.equal("off", p:hooks())
  end)

  it("E11 runs them again once it is released, or loaded anew", function()
    local p = assert(policies.load(TEXT, { time = 1 }))
    for _ = 1, 3 do policies.run(p, CALL, 3, { facts = { bad = true } }) end
    local _, seen = policies.run(p, CALL, 3)
    assert.same({ 0, 0 }, { #seen.acts, #seen.errors })
    p:release()
    assert.equal("on", p:hooks())
    _, seen = policies.run(p, CALL, 3)
    assert.same({ 2, 0 }, { #seen.acts, #seen.errors })
    _, seen = policies.run(assert(policies.load(TEXT)), CALL, 3)
    assert.same({ 2, 0 }, { #seen.acts, #seen.errors })
  end)

  it("E11 keeps the hooks of other policies and of replays", function()
    local p, other = assert(policies.load(TEXT, { time = 1 })), assert(policies.load(TEXT))
    for _ = 1, 3 do policies.run(p, CALL, 3, { facts = { bad = true } }) end
    assert.equal("off", p:hooks())
    local _, seen = policies.run(other, CALL, 3)
    assert.equal(2, #seen.acts)
    _, seen = policies.run(p, CALL, 3, { replay = true })
    assert.equal(2, #seen.acts)
  end)

  it("E11 leaves a hook that merely errs off for its contact only, however often", function()
    local p = assert(policies.load [[protocol "p" { must "a" { event = "x", on_meet = function() error("bad") end } }]])
    for _ = 1, 5 do
      local _, seen = policies.run(p, CALL, 3)
      assert.same({ "EHOOK" }, { seen.errors[1].code, seen.errors[2] })
    end
    assert.equal("on", p:hooks())
  end)
end)

describe("a live hook", function()
  it("S1 that yields in a flow is watched again when it goes on", function()
    local p = assert(policies.load([[protocol "p" { must "a" { event = "y" }, flow "f" { when = "x", run = function(c)
      c:await { "x" } local co = coroutine.wrap(function() while true do end end) pcall(co) co() end } }]], { time = 1 }))
    local contact, seen = policies.run(p, { { 1, "x" }, { 2, "x" }, { 3, "y" } }, 5)
    assert.same({ "EBUDGET", "p.f" }, { seen.errors[1].code, seen.errors[1].where })
    assert.equal("satisfied", policies.statuses(contact)["p.a"])
  end)

  it("is not blamed for the time that the host's callbacks take", function()
    local p = assert(policies.load([[protocol "p" { must "a" { event = "x", on_meet = function(c)
      for _ = 1, 5 do c:act("n") end end } }]], { time = 1 }))
    local engine, errors, x = require("hatif.engine"), {}, 0
    local e = engine.new { on_error = function(err) errors[#errors + 1] = err.message end,
      on_act = function() for i = 1, 300000 do x = x + i end end }
    local contact = assert(e:open { policy = p, id = "1", at = 0 })
    assert(contact:feed { at = 1, type = "x" })
    assert(contact:finish(2))
    assert.same({}, errors)
  end)

  it("S9 of a policy inside of another's act has a budget of its own", function()
    local outer = assert(policies.load([[protocol "p" { must "a" { event = "x", on_meet = function(c) c:act("n") c:act("m") end } }]]))
    local inner = assert(policies.load([[protocol "q" { must "a" { event = "x", on_meet = function() while true do end end } }]]))
    local engine, errors, acts = require("hatif.engine"), {}, {}
    local within
    local e = engine.new { on_error = function(err) errors[#errors + 1] = err.policy .. " " .. err.code end,
      on_act = function(_, act)
        acts[#acts + 1] = act.name
        if act.name == "n" then assert(within:feed { at = 1, type = "x" }) assert(within:settle(2)) end
      end }
    local contact = assert(e:open { policy = outer, id = "1", at = 0 })
    within = assert(e:open { policy = inner, id = "2", at = 0 })
    assert(contact:feed { at = 1, type = "x" })
    assert(contact:finish(2))
    assert.same({ { "p EBUDGET" }, { "n", "m" } }, { errors, acts })
  end)

  it("S11 that prints without end is told of once, and again when the log has been taken", function()
    local p = assert(policies.load([[protocol "p" { must "a" { event = "x", on_meet = function() for i = 1, 300 do print(i) end end } }]]))
    local codes = {}
    local function call()
      local _, seen = policies.run(p, { { 1, "x" } }, 2)
      for _, err in ipairs(seen.errors) do codes[#codes + 1] = err.code end
    end
    call() call()
    assert.same({ "ELOG" }, codes)
    local lines, dropped = p:log()
    assert.same({ 200, 400 }, { #lines, dropped })
    call()
    assert.same({ "ELOG", "ELOG" }, codes)
  end)

  it("is watched by a thread whose signal is free", function()
    local signal = assert(require("hatif.policy").watchdog())
    assert.is_true(signal >= 32)
    assert.equal(signal, require("hatif.policy").watchdog { signal = signal })
    assert.same({ nil, "EBUSY" }, { (function(_, _, code) return nil, code end)(require("hatif.policy").watchdog { signal = signal - 1 }) })
    assert.has_error(function() require("hatif.policy").watchdog { signal = "USR1" } end)
  end)
end)

-- The guest state: what a policy may call, and that nothing it does gets out (ACCEPTANCE S).
-- luacheck: no max line length (an attack stands on one line)
local core = require("hatif.core")
local policies = require("support.policies")

local BUDGET = 50000

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

local RAISES, STOPPED, MEMORY = "ESYNTAX", "EBUDGET", "EMEMORY"

-- id, what is tried, what becomes of it: a code, or true for no harm done, and a part of the message
local ATTACKS = {
  { "S1 loop", "while true do end", STOPPED },
  { "S1 goto", "::a:: goto a", STOPPED },
  { "S1 tail calls", "local function f() return f() end f()", STOPPED },
  { "S1 pcall that tries again", "while true do pcall(function() while true do end end) end", STOPPED },
  { "S1 pcall of error for ever", "while true do pcall(error) end", STOPPED },
  { "S1 loop in an xpcall handler", "xpcall(error, function() while true do end end)", STOPPED },
  { "S1 loop in __close", "do local x <close> = setmetatable({}, { __close = function() while true do end end }) end", STOPPED },
  { "S1 __close while it is left", "local x <close> = setmetatable({}, { __close = function() while true do end end }) while true do end", STOPPED },
  { "S1 nested coroutines", "local function f() while true do coroutine.wrap(f)() end end f()", true, nil, "any" },
  { "S1 relay of coroutines", "while true do coroutine.wrap(function() while true do end end)() end", STOPPED },
  { "S1 coroutine that yields for ever", "local c = coroutine.wrap(function() while true do coroutine.yield() end end) while true do c() end", STOPPED },
  { "S1 comparator", "table.sort({ 3, 2, 1 }, function() while true do end end)", STOPPED },
  { "S1 comparator that tries again", "table.sort({ 3, 2, 1 }, function() while true do pcall(error) end end)", STOPPED },
  { "S1 __index", "return setmetatable({}, { __index = function() while true do end end }).x", STOPPED },
  { "S1 __index below a C call", "table.concat(setmetatable({}, { __len = function() return 9 end, __index = function() while true do pcall(error) end end }))", STOPPED },
  { "S1 __tostring", "tostring(setmetatable({}, { __tostring = function() while true do end end }))", STOPPED },
  { "S1 __pairs", "for _ in pairs(setmetatable({}, { __pairs = function() while true do end end })) do end", STOPPED },
  { "S2 __gc", "setmetatable({}, { __gc = function() while true do end end })", RAISES, "__gc is not allowed" },
  { "S2 __mode", "setmetatable({}, { __mode = 'k' })", RAISES, "__mode is not allowed" },
  { "S3 rep of nothing", "string.rep('', 1 << 60)", true },
  { "S3 rep", "string.rep('x', 2 << 30)", RAISES, "rep: a string of at most" },
  { "S3 rep by separator", "string.rep('', 1 << 30, 'xx')", RAISES, "rep: a string of at most" },
  { "S3 rep over and over", "while true do string.rep('x', 1 << 20) end", STOPPED },
  { "S3 concat", "local s = string.rep('x', 1 << 18) table.concat { s, s, s, s, s }", RAISES, "concat: a string of at most" },
  { "S3 concat of a claimed length", "table.concat({}, '', 1, 1 << 40)", RAISES, "100000 items" },
  { "S3 move", "table.move({}, 1, 1 << 40, 2)", RAISES, "100000 items" },
  { "S3 sort", "table.sort(setmetatable({}, { __len = function() return 2000000 end }))", RAISES, "100000 items" },
  { "S3 unpack", "table.unpack({}, 1, 1 << 30)", RAISES, "too many results" },
  { "S3 insert at the front for ever", "local t = {} while true do table.insert(t, 1, 1) end", STOPPED },
  { "S3 format", "string.format(string.rep('%s', 200), table.unpack(setmetatable({}, { __index = function() return string.rep('x', 1 << 16) end }), 1, 200))", true, nil, "any" },
  { "S3 Lua patterns", "string.find(string.rep('a', 100), string.rep('a?', 100) .. 'b')", RAISES, "no Lua patterns" },
  { "S3 gsub", "string.gsub('a', 'a', 'b')", RAISES, "gsub" },
  { "S3 upper over and over", "local s = string.rep('x', 1 << 20) while true do s:upper() end", STOPPED },
  { "S3 find over and over", "local s = string.rep('x', 1 << 20) while true do s:find('y', 1, true) end", STOPPED },
  { "S4 binary chunk", string.dump(function() end), RAISES, "binary chunk" },
  { "S4 mutated bytecode", "\27Lua" .. ("\255"):rep(100), RAISES, "binary chunk" },
  { "S4 60k parentheses", ("("):rep(60000), RAISES, "overflow" },
  { "S4 a source of 10 MB", ("-"):rep(10 << 20), "ELIMIT", "at most" },
  { "S4 another environment", "load('return _G')", RAISES, "global 'load'" },
  { "S5 doubling a string", "local s = 'x' while true do s = s .. s end", MEMORY },
  { "S5 growing in a pcall loop", "local t = {} while true do pcall(function() t[#t + 1] = string.rep('x', 1 << 20) end) end", STOPPED },
  { "S5 a million closures", "local t = {} for i = 1, 1e6 do t[i] = function() return i end end", true, nil, "any" },
  { "S5 deep recursion", "local function f() return 1 + f() end f()", true, nil, "any" },
  { "S6 os", "os.exit()", RAISES, "global 'os'" },
  { "S6 io", "io.open('x')", RAISES, "global 'io'" },
  { "S6 string.dump", "string.dump(print)", RAISES, "field 'dump'" },
  { "S7 the metatable of strings", "getmetatable('').__index = nil", RAISES },
  { "S7 a new metatable for a library", "setmetatable(string, {})", RAISES, "protected metatable" },
  { "S7 a library changed", "string.rep = nil", RAISES, "cannot be changed" },
  { "S7 rawset on a library", "rawset(string, 'rep', nil)", RAISES, "frozen" },
  { "S7 rawset on _G", "rawset(_G, 'x', 1)", RAISES, "frozen" },
  { "S7 table.insert into a library", "table.insert(string, 1)", RAISES, "cannot be changed" },
  { "S7 %p", "string.format('%p', {})", RAISES, "no %p" },
  { "S7 %p behind flags", "string.format('%-20p', {})", RAISES, "no %p" },
  { "S7 math.randomseed", "math.randomseed(1)", RAISES, "field 'randomseed'" },
  { "S8 an error that is a table", "error(setmetatable({}, { __tostring = function() while true do end end }))", RAISES, "error value is a table" },
  { "pairs over keys without an order", "for _ in pairs { [{}] = 1 } do end", RAISES, "no order" },
  { "a yield out of the file", "coroutine.yield()", RAISES, "cannot yield" },
}

describe("a guest stops", function()
  for _, attack in ipairs(ATTACKS) do
    it(attack[1], function()
      local ok, message, code = run(attack[2])
      if attack[5] == "any" then return assert(ok or code == STOPPED or code == MEMORY or code == RAISES) end
      assert.equal(attack[3], ok or code, message)
      if attack[4] then assert.truthy(message:find(attack[4], 1, true), message) end
    end)
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
      assert.truthy(err.message:find("p%.lua:1: stopped after 50000 instructions$"), err.message)
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
    assert.same({ 1, 1 }, { #seen.acts, #seen.errors })
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

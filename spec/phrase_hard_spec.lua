-- luacheck: no max line length
-- Bad patterns, adversarial texts, and what happens around a match: rows X9 to X11 and X13 of the acceptance list.
local text = require("hatif").text

local function refuses(pattern, message)
  local ok, err = pcall(text.phrases, { p = { pattern } })
  assert.is_false(ok)
  assert.matches(message, err, 1, true)
end

describe("X9: a look-alike of another script", function()
  local CYRILLIC = "r\u{435}fund" -- ie for e

  it("is no match by default", function()
    assert.equal(0, text.phrases({ p = { "refund" } }):count("I want a " .. CYRILLIC))
  end)

  it("is flagged as mixed script", function()
    local _, map = text.fold("I want a " .. CYRILLIC)
    assert.is_true(map:mixed() > 0)
    _, map = text.fold("I want a refund")
    assert.equal(0, map:mixed())
  end)
end)

describe("X10: patterns", function()
  it("may be none, or one", function()
    assert.equal(0, text.phrases({}):count("a b c"))
    assert.equal(0, text.phrases({ p = {} }):count("a b c"))
    assert.equal(1, text.phrases({ p = { "b" } }):count("a b c"))
  end)

  -- Bytes of memory of this process, or nil: not to be had, or a sanitizer's.
  local function resident()
    local file = io.open("/proc/self/statm")
    local pages = file and file:read("a"):match("^%d+ (%d+)")
    if file then file:close() end
    return pages and not (os.getenv("LD_PRELOAD") or ""):find("asan", 1, true) and pages * 4096
  end

  it("may be 100000, each found, in bounded memory", function()
    local list = {}
    for i = 1, 100000 do list[i] = ("w%x x%x"):format(i, i * 7) end
    local before = resident()
    local m = text.phrases({ p = list })
    if before then assert.is_true(resident() - before < 40 << 20, resident() - before) end
    assert.equal(3, m:count("w1 x7 w2 x7 wffff x6fff9 w186a0 xaae60"))
  end)

  it("may be the same, or begin as another does", function()
    local m = text.phrases({ a = { "x y", "x y" }, b = { "x" }, c = { "x y z" }, d = { "x y" } })
    local names = {}
    for _, hit in ipairs(m:match("x y z")) do names[#names + 1] = hit.name .. hit.last end
    assert.same({ "b1", "a3", "d3", "c5" }, names)
  end)

  it("that cannot be read are refused with their place", function()
    refuses("", "byte 1: the pattern can match nothing at all")
    refuses("a {1,1000000000}", "byte 4: expected a slot's name")
    refuses("a *1000000000", "byte 3: a gap is too long")
    refuses("a \\w", "byte 3: a backslash means nothing")
    refuses("a \xC3(", "byte 3: invalid UTF-8")
    refuses("a (" .. ("b"):rep(5000) .. ")", "byte 4097: the pattern is too long")
    refuses(("a"):rep(1 << 20), "byte 4097: the pattern is too long")
    refuses(("("):rep(2000) .. "a" .. (")"):rep(2000), "byte 17: groups are nested too deep")
    refuses(("("):rep(10000) .. "a", "byte 4097: the pattern is too long")
    refuses(("a*9 "):rep(100), "byte 1: the pattern can be too long")
    refuses("a " .. ("b"):rep(61), "byte 3: a word is too long")
  end)
end)

describe("X11: adversarial patterns and texts", function()
  -- Steps that Lua counts are no measure of C: these texts end in time only because the matcher is linear. A backtracker
  -- needs 2^30 steps for the first.
  it("of n optional words and n words", function()
    local p = ("[a] "):rep(30) .. ("a "):rep(30)
    assert.equal(1, text.phrases({ p = { p } }):count(("a "):rep(30)))
    assert.equal(0, text.phrases({ p = { p } }):count(("a "):rep(29)))
    assert.equal(0, text.phrases({ p = { p .. "b" } }):count(("a "):rep(2000)))
  end)

  it("of gaps behind gaps", function()
    local m = text.phrases({ p = { "* * * * b", "a * a * a * a * b", "(a|a a|[a] a) * (a|a a) b" } })
    assert.equal(0, m:count(("a "):rep(3000)))
    assert.is_true(m:count(("a "):rep(3000) .. "b") >= 1)
  end)

  it("of slots that could be anywhere", function()
    local m = text.phrases({ p = { "{x} {y} {z} {x} b", "{dur} {num} {x} b" } })
    assert.equal(0, m:count(("5 "):rep(2000)))
    assert.equal(1, m:count(("a "):rep(100) .. "b"))
  end)

  it("of a word a megabyte long, and of a megabyte of one letter", function()
    local m = text.phrases({ p = { "+aa..", "اا&+", "waiting~" } })
    assert.equal(1, m:count(("a"):rep(1 << 20)))
    assert.equal(1, m:count(("ا"):rep(1 << 19)))
    assert.equal(0, m:count(("ab"):rep(1 << 19) .. " " .. ("ba"):rep(1 << 19)))
  end)

  it("of 100000 marks on one letter", function()
    assert.equal(1, text.phrases({ p = { "شكرا", "!شكراً" } }):count("شكرا" .. ("\u{64B}\u{651}"):rep(50000)))
  end)

  it("of a thousand phrases that all begin alike", function()
    local t = {}
    for i = 1, 1000 do t["p" .. i] = { "a * b" .. i } end
    assert.equal(1, text.phrases(t):count(("a "):rep(1000) .. "b7"))
  end)
end)

describe("X13: a matcher", function()
  it("is not disturbed by a finaliser that uses it in mid-match", function()
    local m = text.phrases({ p = { "a {x} b" }, q = { "(a|b|c)" } })
    local want, other = m:match("a 1 b c"), m:match("c c a 2 b")
    local inside = 0
    local function litter()
      setmetatable({}, { __gc = function()
        inside = inside + 1
        assert.same(other, m:match("c c a 2 b"))
      end })
    end
    collectgarbage("stop")
    for _ = 1, 50 do
      litter()
      collectgarbage("generational")
      collectgarbage("incremental", 10, 1000)
      collectgarbage("restart")
      assert.same(want, m:match("a 1 b c"))
    end
    collectgarbage()
    assert.equal(50, inside)
    collectgarbage("incremental", 200, 100)
  end)

  it("that a new set has replaced ends its match on the old one", function()
    local set = { m = text.phrases({ old = { "a" } }) }
    local hits = set.m:match("a a a")
    for i, hit in ipairs(hits) do
      if i == 1 then
        set.m = text.phrases({ new = { "a" } })
        collectgarbage()
        collectgarbage()
      end
      assert.equal("old", hit.name)
    end
    assert.equal("new", set.m:match("a")[1].name)
  end)

  it("that its finaliser has closed raises, and says so", function()
    local m, kept = text.phrases({ p = { "a" } }), nil
    setmetatable({ m = m }, { __gc = function(t) kept = t.m end })
    m = nil -- luacheck: ignore
    collectgarbage()
    collectgarbage()
    assert.equal("hatif.matcher (closed)", tostring(kept))
    assert.has_error(function() kept:match("a") end, "attempt to use a closed matcher")
  end)

  it("refuses what is no text and no matcher", function()
    local m = text.phrases({})
    assert.has_error(function() m:match() end)
    assert.has_error(function() m:match({}) end)
    assert.has_error(function() m.match({}, "a") end)
  end)
end)

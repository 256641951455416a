-- X4: a long text by slices has the hits of the whole text, and a text beyond the limit is refused.
local text = require "hatif".text
local random = require "support.random".new

local PHRASES = {
  thank = { "شكرا", "+شكر&" },
  ask = { "تسمح+ * {dur}", "لحظة {x} من فضلك" },
  wait = { "أنتظر", "ما * عندي", unless_negated = true },
  number = { "رقم {num}" },
  late = { "late (or|and) never", "don't [you] go" },
}
local WORDS = {
  "شكرا", "والشكر", "تسمح", "تسمحلي", "لي", "٤٠", "ثانية", "لحظة", "من", "فضلك", "ما", "لا",
  "أنتظر", "عندي", "رقم", "12", "3.5", "late", "or", "never", "don't", "go", "…", "؟", ".", "،",
  "\n", "😀", "é", "e\u{301}", "\xFF", "كلام",
}
local SETS = { { "thank", "late" }, { "thank", "ask", "wait", "number", "late" }, { "wait" } }

local function long_text(r, n)
  local parts = {}
  for i = 1, n do parts[i] = WORDS[r(1, #WORDS)] .. (r(1, 12) == 1 and "" or " ") end
  return table.concat(parts)
end

local function by_slices(m, s, bytes)
  local all, steps = {}, 0
  for hits in m:slices(s, bytes) do
    steps = steps + 1
    table.move(hits, 1, #hits, #all + 1, all)
  end
  return all, steps
end

describe("matcher:slices", function()
  it("finds what match finds, whatever the slices", function()
    for seed, names in ipairs(SETS) do
      local r, spec = random(seed), {}
      for _, name in ipairs(names) do spec[name] = PHRASES[name] end
      local m = text.phrases(spec)
      for _, n in ipairs { 0, 1, 50, 3000 } do
        local s = long_text(r, n)
        local hits, steps = by_slices(m, s, 4096)
        assert.same(m:match(s), hits)
        assert.is_true(steps > #s // 4096)
      end
    end
  end)

  it("works where a word ends inside a character", function()
    local m = text.phrases { p = { "!ok", "نعم * {dur}" } }
    local s = ("ok ŉ نعم ½ 5 minutes ﷺ "):rep(400)
    assert.same(m:match(s), (by_slices(m, s, 4096)))
  end)

  it("refuses what is too long, and a slice that is too small", function()
    local m = text.phrases { p = { "a" } }
    local got, message, code = m:slices(("a "):rep(65 << 20))
    assert.is_nil(got)
    assert.is_string(message)
    assert.equal("ELIMIT", code)
    assert.has_error(function() m:slices("a", 10) end)
    assert.has_error(function() m:slices({}) end)
  end)

  it("ends once, and stays at its end", function()
    local step = text.phrases({ p = { "a" } }):slices("a b a")
    local found = 0
    for hits in step do found = found + #hits end
    assert.equal(2, found)
    assert.is_nil(step())
  end)
end)

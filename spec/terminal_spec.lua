-- Lines for a terminal: widths, isolates, and text from outside that can do no harm.
local terminal = require "hatif.report.terminal"

describe("the columns of a text", function()
  local CASES = {
    { "", 0 }, { "hold", 4 }, { "السلام عليكم", 12 }, { "السَّلامُ عليكُم", 12 },
    { "\u{2068}لا\u{2069}", 2 },
    { "é", 1 }, { "e\u{301}", 1 }, { "شكرًا", 4 }, { "日本", 4 },
    { "\u{200F}a\u{FEFF}", 1 }, { "رٰ", 1 },
  }
  for _, case in ipairs(CASES) do
    it(("%s is %d"):format(case[1], case[2]), function()
      assert.equal(case[2], terminal.columns(case[1]))
    end)
  end

  it("decide how it is padded", function()
    assert.equal("شكرًا  |", terminal.padded("شكرًا", 6) .. "|")
    assert.equal("long", terminal.padded("long", 2))
  end)

  it("decide where it is broken, between words only", function()
    assert.same({ "شكرًا لك", "يا أستاذ" }, terminal.wrapped("شكرًا لك يا أستاذ", 8))
    assert.same({ "a", "immeasurable", "b" }, terminal.wrapped("  a immeasurable b ", 5))
    assert.same({ "" }, terminal.wrapped("", 5))
  end)
end)

describe("a text cut to a width", function()
  local CASES = {
    { "hold", 4, "hold" }, { "hold.return", 5, "hold…" }, { "hold", 1, "…" }, { "hold", 0, "" },
    { "السَّلامُ عليكُم", 5, "السَّل…" }, { "日本語", 4, "日…" }, { "日本語", 5, "日本…" },
    { "e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…" },
    { "a\u{1F469}\u{200D}\u{1F4BB}bcdefg", 3, "a…" }, -- who works at a computer is one sign
    { "\u{2068}hold\u{2069}", 3, "\u{2068}ho…\u{2069}" },
    { "a\u{1F44D}\u{1F3FD}bcdef", 3, "a…" },
  }
  for _, case in ipairs(CASES) do
    it(("%s to %d is %s"):format(table.unpack(case)), function()
      local cut = terminal.cut(case[1], case[2])
      assert.equal(case[3], cut)
      assert.is_true(terminal.columns(cut) <= case[2])
    end)
  end
end)

describe("text from outside", function()
  it("brings no control character and no bidi control to the terminal", function()
    assert.equal("a\u{FFFD}[31mb c", terminal.harmless("a\27[31mb\r\nc"))
    assert.equal("x\u{FFFD}y", terminal.harmless("x\u{9B}y"))
    local dressed = "\u{202E}لا\u{202C} \u{2067}نعم\u{2069}\u{200F}\u{61C}"
    assert.equal("لا نعم", terminal.harmless(dressed))
    assert.equal("a\u{FFFD}\u{FFFD}b", terminal.harmless("a\xFF\xFEb"))
    assert.equal("a\u{FFFD}", terminal.harmless("a\xD8"))
  end)

  it("is isolated where it may run from right to left", function()
    assert.equal("\u{2068}لا\u{2069}", terminal.isolated("لا"))
    assert.equal("no, déjà", terminal.isolated("no, déjà"))
  end)
end)

describe("a painter", function()
  it("paints only where somebody sees colours", function()
    assert.equal("\27[31;1mx\27[0m", terminal.painter(true)("x", "red", "bold"))
    assert.equal("x", terminal.painter(true)("x"))
    assert.equal("x", terminal.painter(false)("x", "red"))
  end)
end)

describe("times", function()
  it("are said as people say them", function()
    assert.equal("0:03.2", terminal.clock(3250))
    assert.equal("61:05.0", terminal.clock(3665000))
    assert.equal("-0:01.0", terminal.clock(-1000))
  end)
end)

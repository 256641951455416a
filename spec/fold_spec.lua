-- hatif.text.fold and equal: what is equated, by which switch, and the way back to the original.
local text = require("hatif").text
local reference = require("support.fold_reference")
local unicode = require("support.unicode")

local SWITCHES = { "alef", "case", "compat", "dadza", "digits", "hamza", "invisible", "latin",
  "marks", "persian", "tatweel", "teh", "yeh" }
local CASES = tonumber(os.getenv("HATIF_FOLD_CASES")) or 3000

-- switch, one spelling, another: equal with the switch, different without it.
local EQUALITIES = {
  { "marks", "السَّلامُ", "السلام" }, -- tashkeel
  { "marks", "مُحَمَّد", "محمد" },
  { "marks", "هٰذا", "هذا" }, -- superscript alef
  { "marks", "قُرۡءَانٞ", "قرءان" }, -- Quranic marks
  { "marks", "كتابًا", "كتابا" },
  { "marks", "س\u{301}", "س" }, -- a stray accent on an Arabic letter
  { "marks", "مسٔول", "مسول" }, -- a hamza without its seat
  { "tatweel", "ســـلام", "سلام" },
  { "alef", "أحمد", "احمد" }, { "alef", "إسلام", "اسلام" }, { "alef", "آمن", "امن" },
  { "alef", "ٱلكتاب", "الكتاب" }, { "alef", "\u{627}\u{654}حمد", "احمد" },
  { "hamza", "مؤمن", "مومن" }, { "hamza", "شاطئ", "شاطي" }, { "hamza", "مسئول", "مسيول" },
  { "yeh", "على", "علي" }, { "yeh", "علی", "علي" }, { "yeh", "علے", "علي" },
  { "teh", "خدمة", "خدمه" },
  { "persian", "کتاب", "كتاب" }, { "persian", "گال", "كال" }, { "persian", "چاي", "جاي" },
  { "persian", "پيتزا", "بيتزا" }, { "persian", "ڤيديو", "فيديو" }, { "persian", "ژورنال",
  "زورنال" },
  { "persian", "ھذا", "هذا" }, { "persian", "ڪل", "كل" },
  { "digits", "٠١٢٣٤٥٦٧٨٩", "0123456789" }, { "digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789" },
  { "case", "HOLD", "hold" }, { "case", "ĻOTI", "ļoti" }, { "case", "Straße", "STRASSE" },
  { "latin", "lūdzu", "ludzu" }, { "latin", "šķēršļi", "skersli" }, { "latin", "café", "cafe" },
  { "latin", "cafe\u{301}", "cafe" }, { "latin", "smørrebrød", "smorrebrod" },
  { "latin", "don’t", "don't" },
  { "invisible", "نعم\u{200F}", "نعم" }, { "invisible", "re\u{AD}fund", "refund" },
  { "invisible", "می\u{200C}خواهم", "میخواهم" }, { "invisible", "\u{FEFF}hold", "hold" },
  { "compat", "ﺳﻼﻡ", "سلام" }, { "compat", "ﷲ", "الله" }, { "compat", "ﻻ", "لا" },
  { "compat", "ｈｏｌｄ", "hold" }, { "compat", "ﷺ",
  "صلى الله عليه وسلم" },
  { "dadza", "ظرف", "ضرف" },
}

local function on_of(opts)
  local on = {}
  for _, name in ipairs(SWITCHES) do on[name] = opts[name] end
  return on
end

local function all(value)
  local opts = {}
  for _, name in ipairs(SWITCHES) do opts[name] = value end
  return opts
end

describe("text.equal", function()
  for _, row in ipairs(EQUALITIES) do
    local switch, a, b = row[1], row[2], row[3]
    it(("X8 equates %s and %s by the switch %s"):format(a, b, switch), function()
      assert.is_true(text.equal(a, b, { [switch] = true }))
      assert.is_false(text.equal(a, b, { [switch] = false }))
    end)
  end

  it("takes a hamza on its seat, in one code point or in two, for the same letter", function()
    for _, opts in ipairs({ all(false), all(true), {}, { profile = "strict" },
      { alef = false } }) do
      assert.is_true(text.equal("أ", "\u{627}\u{654}", opts))
      assert.is_true(text.equal("إ", "\u{627}\u{655}", opts))
      assert.is_true(text.equal("آ", "\u{627}\u{653}", opts))
      assert.is_true(text.equal("ؤ", "\u{648}\u{654}", opts))
      assert.is_true(text.equal("ئ", "\u{64A}\u{654}", opts))
    end
  end)

  it("X8 takes marks in any order", function()
    local strict = { profile = "strict" }
    assert.is_true(text.equal("ب\u{651}\u{64E}", "ب\u{64E}\u{651}", strict)) -- shadda, fatha
    assert.is_true(text.equal("ا\u{64E}\u{654}", "أ\u{64E}", strict)) -- fatha before the hamza
    assert.is_false(text.equal("ب\u{64E}", "ب\u{650}", strict)) -- fatha is not kasra
  end)

  it("keeps letters apart that no equality names", function()
    for _, pair in ipairs({ { "ت", "ث" }, { "ه", "ح" }, { "ء", "ا" }, { "ض", "ظ" }, { "س", "ش" },
      { "o", "0" } }) do
      assert.is_false(text.equal(pair[1], pair[2]))
    end
  end)

  it("X9 does not take a Cyrillic letter for a Latin one", function()
    assert.is_false(text.equal("r\u{435}fund", "refund"))
    local _, map = text.fold("r\u{435}fund")
    assert.are.equal(2, map:mixed())
    _, map = text.fold("الـhold 40ثانية")
    assert.are.equal(0, map:mixed())
  end)
end)

describe("the profile", function()
  it("strict keeps what people wrote and drops what cannot be seen", function()
    local strict = { profile = "strict" }
    assert.is_true(text.equal("ســلام\u{200F}", "سلام", strict))
    for _, pair in ipairs({ { "أ", "ا" }, { "ة", "ه" }, { "Hold", "hold" }, { "سَلام",
      "سلام" } }) do
      assert.is_false(text.equal(pair[1], pair[2], strict))
    end
  end)

  -- The Quran's spelling, today's.
  local UTHMANI = {
    { "ٱلۡكِتَٰبَ", "الكتاب" }, { "ٱلۡعَٰلَمِينَ", "العالمين" }, { "ٱلسَّمَٰوَٰتِ", "السماوات" },
      { "مَٰلِكِ", "مالك" },
    { "ٱلصَّلَوٰةَ", "الصلاة" }, { "ٱلزَّكَوٰةَ", "الزكاة" }, { "ٱلۡحَيَوٰةِ", "الحياة" },
    { "ٱلرِّبَوٰاْ", "الربا" },
    { "مُوسَىٰ", "موسى" }, { "أَدۡرَىٰكَ", "أدراك" }, { "ءَامَنُواْ", "آمنوا" }, { "ٱلۡقُرۡءَانَ",
    "القرآن" },
    { "شَيۡـٔٗا", "شيئا" }, { "بِـَٔايَٰتِنَا", "بآياتنا" }, { "لَأٓيَٰتٖ", "لآيات" },
    { "أَءِذَا", "أإذا" },
    { "يَسۡتَهۡزِءُونَ", "يستهزئون" }, { "إِسۡرَٰٓءِيلَ", "إسرائيل" }, { "ٱلۡمَلَٰٓئِكَةُ",
    "الملائكة" },
    { "إِبۡرَٰهِـۧمَ", "إبراهيم" }, { "دَاوُۥدَ", "داوود" }, { "لَهُۥ", "له" }, { "بِهِۦ", "به" },
    { "ٱلنَّبِيِّـۧنَ", "النبيين" },
    { "ذَٰلِكَ", "ذلك" }, { "هَٰذَا", "هذا" }, { "وَلَٰكِن", "ولكن" }, { "ٱلرَّحۡمَٰنِ",
    "الرحمن" }, { "إِلَٰهَ", "إله" },
    { "فَأُوْلَٰٓئِكَ", "فأولئك" }, { "هَٰٓؤُلَآءِ", "هؤلاء" }, { "ٱلَّيۡلِ", "الليل" },
    { "أُوْلُواْ", "أولو" },
  }
  for _, pair in ipairs(UTHMANI) do
    it(("uthmani equates %s and %s"):format(pair[1], pair[2]), function()
      assert.is_true(text.equal(pair[1], pair[2], { profile = "uthmani" }))
    end)
  end

  it("uthmani keeps words apart that only look alike", function()
    for _, pair in ipairs({ { "قال", "قل" }, { "إن", "أنا" }, { "ملك", "مالك" }, { "علم",
      "عالم" }, { "هو", "وا" } }) do
      assert.is_false(text.equal(pair[1], pair[2], { profile = "uthmani" }))
    end
  end)

  it("uthmani gives places in the original", function()
    local s = "قَالَ هَٰذَا ذَٰلِكَ ٱلۡكِتَٰبُ"
    local folded, map = text.fold(s, { profile = "uthmani" })
    local first, last = folded:find((text.fold("الكتاب", { profile = "uthmani" })), 1, true)
    assert.are.equal("ٱلۡكِتَٰبُ", s:sub(map:original(first, last)))
    first, last = folded:find("هذا", 1, true)
    assert.are.equal("هَٰذَا", s:sub(map:original(first, last)))
  end)

  it("is the ground that a switch changes", function()
    assert.is_true(text.equal("Hold", "hold", { profile = "strict", case = true }))
    assert.is_false(text.equal("Hold", "hold", { profile = "default", case = false }))
  end)
end)

describe("the options", function()
  local function refusal(opts)
    local ok, message = pcall(text.fold, "x", opts)
    assert.is_false(ok)
    return message
  end

  it("refuse what they do not know, and name it", function()
    assert.matches('unknown option "alif"', refusal({ alif = true }))
    assert.matches('unknown option "a"', refusal({ c = 1, b = 1, a = 1 }))
    assert.matches("option names must be strings", refusal({ true }))
    assert.matches('profile must be .* got loose', refusal({ profile = "loose" }))
    assert.matches("profile must be .* got number", refusal({ profile = 1 }))
    assert.matches("marks must be a boolean, got string", refusal({ marks = "no" }))
    assert.matches("table expected", refusal(1))
  end)

  it("are read without metamethods", function()
    local opts = setmetatable({}, { __index = function() error("called") end })
    assert.are.equal("a", (text.fold("A", opts)))
  end)

  it("come after a string", function()
    assert.has_error(function() text.fold(nil) end)
    assert.has_error(function() text.equal("a", {}) end)
  end)
end)

-- Where something can go wrong; the first five are what people write.
local RANGES = { { 0x20, 0x7E }, { 0x41, 0x7A }, { 0x620, 0x6FF }, { 0x620, 0x660 },
  { 0x64B, 0x65F }, { 0x300, 0x345 }, { 0xA0, 0x24F }, { 0x370, 0x3FF }, { 0x1E00, 0x1FFF },
  { 0x2000, 0x206F }, { 0xFB50, 0xFDFF }, { 0xFE70, 0xFEFF }, { 0x1100, 0x11FF },
  { 0xAC00, 0xAC80 }, { 0x900, 0xD7F }, { 0x8A0, 0x8FF }, { 0x1F600, 0x1F640 } }

local function random_text(rng, is_prose)
  local parts, seldom = {}, is_prose and 300 or 30
  for i = 1, rng(0, is_prose and 150 or 12) do
    local range = RANGES[is_prose and rng(1, 40) > 1 and rng(1, 5) or rng(1, #RANGES)]
    parts[i] = rng(1, seldom) == 1 and string.char(rng(0x80, 0xFF))
      or utf8.char(rng(range[1], range[2]))
  end
  return table.concat(parts)
end

local function shown(n, s)
  return ("case %d: %s"):format(n, s:gsub(".", function(c) return ("\\x%02X"):format(c:byte()) end))
end

describe("text.fold", function()
  it("agrees with the slow reference on Unicode's blocks of Arabic and Latin", function()
    for _, opts in ipairs({ {}, all(false), all(true), { profile = "strict" } }) do
      local on = all(true)
      on.dadza = false
      if opts.profile then
        on = { tatweel = true, invisible = true, compat = true }
      elseif next(opts) then
        on = opts
      end
      for _, block in ipairs({ { 0, 0x24F }, { 0x300, 0x36F }, { 0x600, 0x77F }, { 0x860, 0x8FF },
        { 0x1E00, 0x206F }, { 0xFB50, 0xFDFF }, { 0xFE00, 0xFEFF } }) do
        for point = block[1], block[2] do
          local s = utf8.char(0x627, point, 0x301)
          if reference.fold(s, on) ~= text.fold(s, opts) then error(("U+%04X"):format(point)) end
        end
      end
    end
  end)

  it("X12 agrees with the slow reference on random text and switches, map included", function()
    local rng = require("support.random").new(20261124)
    for n = 1, CASES do
      -- Now and then text as it comes, by the usual switches, and long enough for wide registers.
      local is_prose = rng(1, 8) == 1
      local s, opts = random_text(rng, is_prose), {}
      for _, name in ipairs(SWITCHES) do
        if is_prose then opts[name] = name ~= "dadza" else opts[name] = rng(1, 4) > 1 end
      end
      local folded, map = text.fold(s, opts)
      local expected, places, bad = reference.fold(s, on_of(opts))
      if folded ~= expected or bad ~= map:bad() or folded ~= text.fold(folded, opts) then
        assert.are.equal(expected, folded, shown(n, s))
        assert.are.equal(bad, map:bad(), shown(n, s))
        error("a second fold differs, " .. shown(n, s))
      end
      local k = 1
      for i = 1, #folded do
        if k <= i then k = i + 1 end
        while places[k] == places[i] and k <= #folded do k = k + 1 end
        local first, last = map:original(i, i)
        if first ~= places[i] + 1 or last ~= places[k] then error(shown(n, s)) end
      end
    end
  end)

  it("folds all five columns of Unicode's normalisation tests of Arabic alike", function()
    local BLOCKS = { { 0x600, 0x6FF }, { 0x750, 0x77F }, { 0x870, 0x8FF }, { 0xFB50, 0xFDFF },
      { 0xFE70, 0xFEFF }, { 0x1EE00, 0x1EEFF } }
    local function is_arabic(s)
      for _, point in utf8.codes(s) do
        for _, block in ipairs(BLOCKS) do
          if point >= block[1] and point <= block[2] then return true end
        end
      end
    end
    local lines = 0
    for _, columns in ipairs(unicode.normalization_tests()) do
      if is_arabic(columns[1]) then
        lines = lines + 1
        local folded = text.fold(columns[1])
        for i = 2, 5 do assert.are.equal(folded, (text.fold(columns[i])), columns[1]) end
      end
    end
    assert.is_true(lines >= 973, lines)
  end)

  it("folds the canonical columns alike in every script and profile", function()
    local is_newer = unicode.is_newer()
    for _, columns in ipairs(unicode.normalization_tests()) do
      for _, opts in ipairs({ {}, { profile = "strict" }, { compat = false, marks = false,
        latin = false } }) do
        local a, b, c = text.fold(columns[1], opts), text.fold(columns[2], opts),
          text.fold(columns[3], opts)
        if (a ~= b or a ~= c) and not is_newer(columns[1]) then error(columns[1]) end
      end
    end
  end)

  it("X1 makes one U+FFFD of each maximal bad part, and counts them", function()
    for _, row in ipairs({ { "\xC0\xAF", 2 }, { "\xE0\x80\xAF", 3 }, { "\xED\xA0\x80", 3 },
      { "\xF4\x90\x80\x80", 4 },
      { "\xF8\x80", 2 }, { "\xFF", 1 }, { "\x80", 1 }, { "\xE2\x82", 1 }, { "\xF0\x9F\x98", 1 },
      { "\xD8", 1 } }) do
      local folded, map = text.fold(row[1])
      assert.are.equal(("\u{FFFD}"):rep(row[2]), folded)
      assert.are.equal(row[2], map:bad())
    end
  end)

  it("X3 keeps NUL, noncharacters, unassigned and private code points", function()
    for _, s in ipairs({ "a\0b", "\u{FFFE}", "\u{FFFF}", "\u{378}", "\u{E000}", "\u{10FFFF}" }) do
      assert.are.equal(s, (text.fold(s)))
    end
    assert.are.equal("ab", (text.fold("\0A\0B"):gsub("\0", "")))
  end)

  it("composes Hangul, and loses none of its letters", function()
    assert.are.equal("\u{AC01}", (text.fold("\u{1100}\u{1161}\u{11A8}")))
    assert.are.equal("\u{AC00}\u{11A7}", (text.fold("\u{AC00}\u{11A7}")))
  end)

  it("X4 folds ten megabytes, and refuses more than its limit", function()
    local s = ("السَّلام عليكم "):rep(400000)
    assert.are.equal(("السلام عليكم "):rep(400000), (text.fold(s)))
    local folded, message, code = text.fold(("x"):rep(128 * 1024 * 1024 + 1))
    assert.is_nil(folded)
    assert.matches("text.fold", message)
    assert.are.equal("ELIMIT", code)
  end)

  it("X5 keeps thirty marks on one base, in order, however many there are", function()
    local flood = "=" .. ("\u{301}\u{323}"):rep(50000)
    assert.are.equal("=" .. ("\u{323}"):rep(15) .. ("\u{301}"):rep(15), (text.fold(flood)))
    assert.are.equal("ب", (text.fold("ب" .. ("\u{651}\u{64F}"):rep(10000))))
  end)

  it("X6 grows by eleven at most", function()
    local folded = text.fold(("\u{FDFA}"):rep(1000))
    assert.are.equal(33 * 1000, #folded)
  end)
end)

describe("the map", function()
  local function original(s, word, opts)
    local folded, map = text.fold(s, opts)
    local first, last = folded:find(word, 1, true)
    assert.is_truthy(first, folded)
    return s:sub(map:original(first, last))
  end

  it("X7 gives the original bytes, the letter's marks and what cannot be seen included", function()
    assert.are.equal("السَّلامُ", original("قل السَّلامُ عليكم", "السلام"))
    assert.are.equal("ســلام", original("\u{200F}ســلام عليكم", "سلام"))
    assert.are.equal("عليكم\u{200F}", original("سلام عليكم\u{200F}", "عليكم"))
    assert.are.equal("re\u{AD}fund", original("a re\u{AD}fund!", "refund"))
    assert.are.equal("Lūdzu", original("Nu, Lūdzu!", "ludzu"))
    assert.are.equal("Lu\u{304}dzu", original("Nu, Lu\u{304}dzu!", "ludzu"))
    assert.are.equal("٤٠", original("حوالي ٤٠ ثانية", "40"))
    assert.are.equal("ﻻ", original("ﻗﻠﺖ ﻻ", "لا"))
    assert.are.equal("ﷺ", original("محمد ﷺ نعم", "الله"))
    assert.are.equal("\xFF", original("a\xFFb", "\u{FFFD}"))
  end)

  it("covers the whole text, and an empty stretch stays empty", function()
    local s = "\u{FEFF}أَب"
    local folded, map = text.fold(s)
    assert.are.same({ 4, #s }, { map:original(1, #folded) })
    assert.are.same({ 4, 3 }, { map:original(1, 0) })
    assert.are.same({ #s + 1, #s }, { map:original(#folded + 1, #folded) })
    assert.are.equal(#folded, #map)
  end)

  it("refuses places outside the folded text", function()
    local _, map = text.fold("abc")
    assert.has_error(function() map:original(0, 1) end)
    assert.has_error(function() map:original(1, 4) end)
    assert.has_error(function() map:original(3, 1) end)
    assert.has_error(function() map:original(1.5, 2) end)
    assert.has_error(function() map.original({}, 1, 2) end)
  end)

  it("stays right after later folds", function()
    local _, map = text.fold("Lūdzu")
    for i = 1, 50 do text.fold(("ā"):rep(i * 100)) end
    collectgarbage()
    assert.are.same({ 2, 3 }, { map:original(2, 2) })
  end)
end)

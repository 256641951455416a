-- luacheck: no max line length
-- hatif.text.template: slots, plurals, and isolates that keep what is inserted in its place.
local text = require("hatif").text

local FSI, PDI = "\u{2068}", "\u{2069}"

local function render(template, lang, values)
  return assert(text.template(template, lang)):render(values)
end

describe("text.template", function()
  local cases = {
    { "مرحبا {name}، طلبك {order} جاهز", "ar", { name = "Sara", order = "A-12" },
      "مرحبا " .. FSI .. "Sara" .. PDI .. "، طلبك " .. FSI .. "A-12" .. PDI .. " جاهز" },
    { "Hello {name}", "en", { name = "سارة" }, "Hello " .. FSI .. "سارة" .. PDI },
    { "رقم {n}", "ar", { n = 40 }, "رقم 40" },
    { "رقم {n}", "ar", { n = -5 }, "رقم " .. FSI .. "-5" .. PDI },
    { "{n}", "ar", { n = 1.5 }, FSI .. "1.5" .. PDI },
    { "نعود إليك خلال {d, duration}", "ar", { d = 40000 }, "نعود إليك خلال أربعين ثانية" },
    { "خلال {d, duration, digits}", "ar", { d = 40000 }, "خلال ٤٠ ثانية" },
    { "خلال {d, duration, latn}", "ar", { d = 40000 }, "خلال 40 ثانية" },
    { "{d, duration, genitive} laikā", "lv", { d = 7200000 }, "divu stundu laikā" },
    { "{d, duration, hours}", "en", { d = 86400000 }, "twenty-four hours" },
    { "{d,duration}", "en", { d = 40000.0 }, "forty seconds" },
    { "{n, number} of {n, number, digits}", "en", { n = 21 }, "twenty-one of 21" },
    { "{n, plural, =0 {no calls} one {# call} other {# calls}}", "en", { n = 0 }, "no calls" },
    { "{n, plural, =0 {no calls} one {# call} other {# calls}}", "en", { n = 1 }, "1 call" },
    { "{n, plural, one {# call} other {# calls}}", "en", { n = 2 }, "2 calls" },
    { "{n, plural, zero {# zvanu} one {# zvans} other {# zvani}}", "lv", { n = 11 }, "11 zvanu" },
    { "{n, plural, zero {# zvanu} one {# zvans} other {# zvani}}", "lv", { n = 21 }, "21 zvans" },
    { "{n, plural, one {طلب} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}", "ar",
      { n = 2 }, "طلبان" },
    { "{n, plural, one {طلب} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}", "ar",
      { n = 7 }, "٧ طلبات" },
    { "{n, plural, one {طلب} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}", "ar",
      { n = 101 }, "١٠١ طلب" },
    { "{g, select, female {عميلتنا} other {عميلنا}} {name}", "ar", { g = "female", name = "منى" },
      "عميلتنا " .. FSI .. "منى" .. PDI },
    { "{g, select, female {her} other {their}}", "en", { g = "x" }, "their" },
    { "{g, select, a {{n, plural, one {# one} other {{name}}}} other {}}", "en",
      { g = "a", n = 3, name = "N" }, FSI .. "N" .. PDI },
    { "a {{b}} # c", "en", {}, "a {b} # c" },
    { "", "en", {}, "" },
    -- A line that begins with a name of the other direction keeps its own.
    { "{name}: طلبك جاهز", "ar", { name = "Ali" },
      "\u{200F}" .. FSI .. "Ali" .. PDI .. ": طلبك جاهز" },
    { "{name}, your order is here", "en", { name = "منى" },
      "\u{200E}" .. FSI .. "منى" .. PDI .. ", your order is here" },
    { "12 {name} طلب", "ar", { name = "KFC" },
      "\u{200F}12 " .. FSI .. "KFC" .. PDI .. " طلب" },
    { "{name}، طلبك", "ar", { name = "منى" }, FSI .. "منى" .. PDI .. "، طلبك" },
    { "{name}: {n}", "ar", { name = "Ali", n = 3 }, FSI .. "Ali" .. PDI .. ": 3" },
    -- Digits, signs and points have no direction of their own; letters of every script have.
    { "٤٠٪، {name}", "ar", { name = "Ali" }, "٤٠٪، " .. FSI .. "Ali" .. PDI },
    { "؛ 2 × 3 ÷ {name}", "ar", { name = "Ali" }, "؛ 2 × 3 ÷ " .. FSI .. "Ali" .. PDI },
    { "{name}: שלום", "ar", { name = "Ali" }, "\u{200F}" .. FSI .. "Ali" .. PDI .. ": שלום" },
    { "{name}: \u{FB1D}", "ar", { name = "Ali" }, "\u{200F}" .. FSI .. "Ali" .. PDI .. ": \u{FB1D}" },
    { "{name}: \u{FEFB}", "ar", { name = "Ali" }, "\u{200F}" .. FSI .. "Ali" .. PDI .. ": \u{FEFB}" },
    { "{name}: \u{FF21}", "ar", { name = "Ali" }, FSI .. "Ali" .. PDI .. ": \u{FF21}" },
    { "{name}: заказ", "lv", { name = "منى" }, "\u{200E}" .. FSI .. "منى" .. PDI .. ": заказ" },
    { "{name}, ārzemju", "lv", { name = "منى" }, "\u{200E}" .. FSI .. "منى" .. PDI .. ", ārzemju" },
    { "{name}: 😀", "en", { name = "منى" }, FSI .. "منى" .. PDI .. ": 😀" },
    { "\u{2069}{name} x", "en", { name = "منى" }, "\u{200E}\u{2069}" .. FSI .. "منى" .. PDI .. " x" },
    -- Blanks and lines may stand anywhere between the parts of a slot; a name may have digits and points.
    { "{\tn ,\n plural ,\n =12 {a dozen}\tother\n{# of {a.b_2}} }", "en", { n = 12 }, "a dozen" },
    { "{\tn ,\n plural ,\n =12 {a dozen}\tother\n{# of {a.b_2}} }", "en", { n = 3, ["a.b_2"] = 9 }, "3 of 9" },
    { "{n, plural, =3 {exactly} few {some} other {#}}", "ar", { n = 3 }, "exactly" },
    { "{n, number}", "en", { n = 3.0 }, "three" },
    { "{n, number, digits}", "ar", { n = 3 }, "٣" },
    { "{n, number, arab}", "en", { n = 3 }, "٣" },
    { "{d, duration, minutes}", "en", { d = 1500.5 }, "two seconds" },
    { "{n}", "en", { n = 1e300 }, FSI .. "1e+300" .. PDI },
  }
  for _, case in ipairs(cases) do
    it("renders " .. case[1] .. " as " .. case[4], function()
      assert.equal(case[4], render(case[1], case[2], case[3]))
    end)
  end

  it("lets nothing inserted reach out of its isolate", function()
    local isolated = { "a\u{202E}b", "\u{2069}x\u{2067}", "\u{2066}", "\u{202A}" }
    for _, value in ipairs(isolated) do
      local out = render("{v}", "ar", { v = value })
      local inner = out:match("^" .. FSI .. "(.*)" .. PDI .. "$")
      for _, c in utf8.codes(inner) do
        assert(not (c >= 0x202A and c <= 0x202E or c >= 0x2066 and c <= 0x2069), value)
      end
    end
  end)

  it("takes line breaks, control characters and bad bytes out of a value", function()
    assert.equal(FSI .. "a  b c" .. PDI, render("{v}", "en", { v = "a\r\nb\0c" }))
    assert.equal(FSI .. "a\u{FFFD}b" .. PDI, render("{v}", "en", { v = "a\xE2\x81b" }))
    assert.equal(FSI .. "\u{FFFD}\u{FFFD}" .. PDI, render("{v}", "en", { v = "\xFF\xC0" }))
    for _, control in ipairs({ "\t", "\x7F", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}" }) do
      assert.equal(FSI .. "a b" .. PDI, render("{v}", "en", { v = "a" .. control .. "b" }))
    end
  end)

  it("takes each maximal bad part of a value for one U+FFFD, and keeps the edges of what is good", function()
    for _, bad in ipairs({ "\xE0\x80", "\xED\xA0", "\xF0\x80", "\xF4\x90", "\xC3x", "\xE2\x80x", "\x80" }) do
      local first = bad:sub(1, 1)
      local out = render("{v}", "en", { v = bad })
      local rest = bad:sub(#bad):match("x") or ""
      local one = first == "\xE2" or first == "\xC3" or first == "\x80"
      assert.equal(FSI .. ("\u{FFFD}"):rep(one and 1 or 2) .. rest .. PDI, out)
    end
    for _, cut in ipairs({ "\xC3", "\xE2\x80", "\xF0\x9F\x98" }) do
      assert.equal(FSI .. "\u{FFFD}" .. PDI, render("{v}", "en", { v = cut }))
    end
    for _, good in ipairs({ "\u{A0}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{10000}", "\u{10FFFF}", "\u{2027}", "\u{202F}" }) do
      assert.equal(FSI .. good .. PDI, render("{v}", "en", { v = good }))
    end
  end)

  it("renders again and again, and values of any length", function()
    local t = assert(text.template("{v} {v}", "en"))
    for _, n in ipairs({ 1, 100000, 1, 0 }) do
      local value = FSI .. ("x"):rep(n) .. PDI
      assert.equal(value .. " " .. value, t:render({ v = ("x"):rep(n) }))
    end
    assert.same({ "v" }, t:slots())
  end)

  it("does not ask for what the branch not taken needs", function()
    assert.equal("ok", render("{g, select, a {ok} other {{missing}}}", "en", { g = "a" }))
  end)

  it("says where it cannot be read", function()
    local refused = {
      { "a {", "byte 4: expected the name of a slot" },
      { "{name", "byte 6: expected } after a slot" },
      { "a } b", "byte 3: } without {" },
      { "{n, money}", "byte 5: expected number, duration, plural or select" },
      { "{n, number, bold}", "byte 13: expected an option" },
      { "{n, plural, one {x}}", "byte 11: a branch for other is missing" },
      { "{n, plural, more {x} other {}}", "byte 13: expected zero, one, two" },
      { "{n, plural, =x {x} other {}}", "byte 14: expected digits after =" },
      { "{n, plural, other x}", "byte 19: expected { before the text of a branch" },
      { "{n, plural, other {x", "byte 21: expected } after the text of a branch" },
      { "{1}", "byte 2: expected the name of a slot" },
      { "{n, plural, =}", "byte 14: expected digits after =" },
      { "{n, plural, =1234567890123 {x} other {}}", "expected { before the text of a branch" },
      { "{n, plural, {x} other {}}", "byte 13: expected the key of a branch" },
      { "{n, plural, other {#{}}", "byte 22: expected the name of a slot" },
      { "{n, select, other {} ", "byte 22: expected } after a slot" },
      { "{n, plural, other {{m, more}}}", "byte 24: expected number, duration" },
      { "{n, number", "byte 11: expected } after a slot" },
      { "{n, number,}", "byte 12: expected an option" },
      { "{", "byte 2: expected the name of a slot" },
      { "}", "byte 1: } without {" },
    }
    for _, case in ipairs(refused) do
      local t, message, code = text.template(case[1], "en")
      assert.is_nil(t)
      assert(message:find(case[2], 1, true), message)
      assert.equal("ESYNTAX", code)
    end
  end)

  it("has limits", function()
    local names = {}
    for i = 1, 65 do names[i] = ("{n%d}"):format(i) end
    local nested = ("{g, select, other {"):rep(5) .. ("}}"):rep(5)
    for _, s in ipairs({ ("x"):rep(65537), table.concat(names), nested }) do
      local t, _, code = text.template(s, "en")
      assert.is_nil(t)
      assert.equal("ELIMIT", code)
    end
  end)

  it("names a bad argument", function()
    local source = "{n, plural, other {#}} {d, duration} {s, select, other {}}"
    local t = assert(text.template(source, "en"))
    local refused = {
      { "slot n: a whole number expected, got nil", nil },
      { "slot n: a whole number expected, got string", { n = "1" } },
      { "slot n: a whole number expected, got number", { n = 1.5 } },
      { "slot n: a whole number expected, got number", { n = -1 } },
      { "slot d: milliseconds expected, got nil", { n = 1 } },
      { "slot d: milliseconds expected, got number", { n = 1, d = -1 } },
      { "slot d: milliseconds expected, got number", { n = 1, d = 0 / 0 } },
      { "slot s: a string expected, got number", { n = 1, d = 1, s = 1 } },
      { "slot d: milliseconds expected, got string", { n = 1, d = "1" } },
      { "slot d: milliseconds expected, got number", { n = 1, d = 1e300 } },
      { "slot n: a whole number expected, got number", { n = 1e300 } },
      { "table expected", 5 },
    }
    for _, case in ipairs(refused) do
      assert.error_matches(function() t:render(case[2]) end, case[1], 1, true)
    end
    assert.error_matches(function() render("{v}", "en", { v = true }) end, "a string or a number")
    assert.error_matches(function() render("{v, number}", "en", { v = "1" }) end, "a whole number")
    assert.error_matches(function() render("{v, number}", "en", { v = math.mininteger }) end, "a smaller number")
    assert.error_matches(function() text.template("x", "fr") end, "language must be")
  end)
end)

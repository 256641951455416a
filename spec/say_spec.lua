-- hatif.text.say_number and say_duration: the words of each language, and what they refuse.
local text = require("hatif").text

describe("text.say_duration", function()
  local cases = {
    { 40000, "ar", nil, "أربعين ثانية" },
    { 40000, "ar", { digits = true }, "٤٠ ثانية" },
    { 40000, "ar", { digits = "latn" }, "40 ثانية" },
    { 40000, "ar", { case = "nominative" }, "أربعون ثانية" },
    { "2h", "ar", nil, "ساعتين" },
    { "2h", "ar", { case = "nominative" }, "ساعتان" },
    { "1h", "ar", nil, "ساعة واحدة" },
    { "3h", "ar", nil, "ثلاث ساعات" },
    { "5s", "ar", { digits = true }, "٥ ثوانٍ" },
    { "11m", "ar", nil, "إحدى عشرة دقيقة" },
    { "12m", "ar", nil, "اثنتي عشرة دقيقة" },
    { "18m", "ar", nil, "ثماني عشرة دقيقة" },
    { "28m", "ar", nil, "ثمان وعشرين دقيقة" },
    { "1m30s", "ar", nil, "دقيقة وثلاثين ثانية" },
    { "1d", "ar", nil, "يوم واحد" },
    { "24h", "ar", { largest = "hour" }, "أربع وعشرين ساعة" },
    { "11d", "ar", nil, "أحد عشر يومًا" },
    { "100d", "ar", nil, "مئة يوم" },
    { "101d", "ar", nil, "مئة يوم ويوم" },
    { "200d", "ar", nil, "مئتي يوم" },
    { 0, "ar", nil, "صفر ثانية" },
    { 1500, "en", nil, "two seconds" },
    { "1h", "en", nil, "one hour" },
    { "1h30m", "en", nil, "one hour and thirty minutes" },
    { "1d2h3m4s", "en", { digits = true }, "1 day, 2 hours, 3 minutes and 4 seconds" },
    { "2h", "lv", nil, "divas stundas" },
    { "2h", "lv", { case = "genitive" }, "divu stundu" },
    { "2h", "lv", { case = "dative" }, "divām stundām" },
    { "10s", "lv", nil, "desmit sekunžu" },
    { "21s", "lv", { digits = true }, "21 sekunde" },
    { "11s", "lv", { digits = true }, "11 sekunžu" },
    { "1h30m", "lv", nil, "viena stunda un trīsdesmit minūšu" },
  }
  for _, case in ipairs(cases) do
    it(("says %s as %s"):format(case[1], case[4]), function()
      assert.equal(case[4], text.say_duration(case[1], case[2], case[3]))
    end)
  end

  it("says what text.durations reads back", function()
    local ms = 0
    for step = 1, 300 do
      ms = ms + step * 1000
      for _, lang in ipairs({ "ar", "en", "lv" }) do
        local said = text.say_duration(ms, lang)
        local read = text.durations(said, lang)
        assert.same({ { ms = ms, first = 1, last = #said } }, read, said)
      end
    end
  end)
end)

describe("text.say_number", function()
  local cases = {
    { 0, "ar", nil, "صفر" }, { 1, "ar", { gender = "feminine" }, "واحدة" },
    { 125, "ar", nil, "مئة وخمسة وعشرون" },
    { 125, "ar", { case = "oblique", gender = "feminine" }, "مئة وخمس وعشرين" },
    { 2000, "ar", nil, "ألفان" }, { 5000, "ar", nil, "خمسة آلاف" },
    { 11000, "ar", nil, "أحد عشر ألفًا" }, { 200000, "ar", { case = "oblique" }, "مئتي ألف" },
    { 1234, "ar", { digits = true }, "١٢٣٤" },
    { 999999, "en", nil, "nine hundred ninety-nine thousand nine hundred ninety-nine" },
    { -7, "en", nil, "minus seven" }, { -7, "en", { digits = true }, "-7" },
    { 121, "lv", nil, "simts divdesmit viens" },
    { 1000, "lv", nil, "tūkstotis" }, { 2000, "lv", nil, "divi tūkstoši" },
    { 10000, "lv", nil, "desmit tūkstošu" },
  }
  for _, case in ipairs(cases) do
    it(("says %d as %s"):format(case[1], case[4]), function()
      assert.equal(case[4], text.say_number(case[1], case[2], case[3]))
    end)
  end

  it("names a bad argument", function()
    local refused = {
      { "language must be", function() text.say_number(1, "fr") end },
      { "string expected", function() text.say_number(1) end },
      { 'option "bold"', function() text.say_number(1, "ar", { bold = true }) end },
      { 'option "gender"', function() text.say_duration(1, "ar", { gender = "f" }) end },
      { "nominative, oblique; got x", function() text.say_number(1, "ar", { case = "x" }) end },
      { "latn, arab; got roman", function() text.say_number(1, "ar", { digits = "roman" }) end },
      { "an integer from", function() text.say_number(1.5, "ar") end },
      { "an integer from", function() text.say_number(10 ^ 12, "ar") end },
      { "milliseconds", function() text.say_duration(-1, "ar") end },
      { "milliseconds", function() text.say_duration(0 / 0, "ar") end },
      { "table expected", function() text.say_number(1, "ar", "digits") end },
    }
    for _, case in ipairs(refused) do assert.error_matches(case[2], case[1], 1, true) end
  end)
end)

-- hatif.text.numbers and durations: places in the text, languages, and CLDR read back.
local reference = require("support.duration_reference")
local random = require("support.random")
local text = require("hatif").text

local function found(list, key, s)
  local out = {}
  for i, q in ipairs(list) do out[i] = q[key] .. "=" .. s:sub(q.first, q.last) end
  return table.concat(out, " | ")
end

describe("text.durations", function()
  local cases = {
    { "أنتظرك خمس دقايق، وأرجع لك خلال الـ٢٤ ساعة القادمة", "300000=خمس دقايق | 86400000=٢٤ ساعة" },
    { "خلال ٤٠ثانيةً", "40000=٤٠ثانيةً" },
    { "بساعتَيْنِ إن شاء الله", "7200000=بساعتَيْنِ" },
    { "خلال دقيقة و٣٠ ثانية.", "90000=دقيقة و٣٠ ثانية" },
    { "within two hours, or 24-48 hours", "7200000=two hours | 172800000=24-48 hours" },
    { "Divu stundu laikā vai pusstundā", "7200000=Divu stundu | 1800000=pusstundā" },
    { "ثواني بس، مرة ثانية", "" },
    { "", "" },
  }
  for _, case in ipairs(cases) do
    it("are found where they stand in: " .. case[1], function()
      assert.equal(case[2], found(text.durations(case[1]), "ms", case[1]))
    end)
  end

  it("are read in the language asked for only", function()
    local s = "خمس دقايق two hours divas stundas 3h"
    assert.equal("300000=خمس دقايق", found(text.durations(s, "ar"), "ms", s))
    assert.equal("7200000=two hours | 10800000=3h", found(text.durations(s, "en"), "ms", s))
    assert.equal("7200000=divas stundas | 10800000=3h",
      found(text.durations(s, "lv"), "ms", s))
  end)

  it("take any bytes", function()
    local texts = { "\xff\xfe 5 \xd8", "5\0 hours", ("ساعة و"):rep(1000), ("5 "):rep(1000) }
    for _, s in ipairs(texts) do
      for _, d in ipairs(text.durations(s)) do
        assert(d.first >= 1 and d.first <= d.last and d.last <= #s)
      end
    end
  end)
end)

describe("text.numbers", function()
  local cases = {
    { "طلبي رقم ١٢٣ بقيمة خمسمية وخمسين ريال", "123=١٢٣ | 550=خمسمية وخمسين" },
    { "two and a half, twenty-five", "2.5=two and a half | 25=twenty-five" },
    { "simts divdesmit trīs", "123=simts divdesmit trīs" },
    { "بـ٤٠ ريال", "40=٤٠" },
  }
  for _, case in ipairs(cases) do
    it("are found where they stand in: " .. case[1], function()
      assert.equal(case[2], found(text.numbers(case[1]), "value", case[1]))
    end)
  end

  it("are integers where they are whole", function()
    assert.equal("integer", math.type(text.numbers("forty")[1].value))
    assert.equal("float", math.type(text.numbers("1.5")[1].value))
  end)

  it("name a language that is none", function()
    assert.error_matches(function() text.numbers("5", "fr") end,
      'must be "ar", "en" or "lv", got "fr"')
    assert.error_matches(function() text.durations({}) end, "string expected, got table")
  end)
end)

describe("random rows of words", function()
  local function shown(list, key)
    local out = {}
    for i, d in ipairs(list) do out[i] = ("%d@%d-%d"):format(d.ms, key(d)) end
    return table.concat(out, " ")
  end

  -- HATIF_CASES=1000000 is the long run.
  it("hold the durations that the slow reference finds in them", function()
    local rng = random.new(20260301)
    for _ = 1, tonumber(os.getenv("HATIF_CASES")) or 8000 do
      local words, begins, ends, at = {}, {}, {}, 1
      for i = 1, rng(1, 9) do
        words[i] = reference.words[rng(1, #reference.words)]
        begins[at], ends[at + #words[i] - 1] = i, i
        at = at + #words[i] + 1
      end
      local s = table.concat(words, " ")
      assert.equal(
        shown(reference.durations(words), function(d) return d.first, d.last end),
        shown(text.durations(s), function(d) return begins[d.first], ends[d.last] end), s)
    end
  end)
end)

-- Every word of the lexicon, digits, and whatever may be written between them.
local function soup_of(rng)
  local words = {}
  for line in io.lines("src/core/hf_lexicon.tsv") do
    local row = line:match("^[^#%s]%S*\t%S+\t%S+\t%S+\t(.+)$")
    for word in (row or ""):gmatch("%S+") do words[#words + 1] = word end
  end
  local digits = { "1", "2", "3", "5", "10", "12", "40", "100", "1,500", "1.5", "24-48", "10:30",
    "٤٠", "½", "7:75", "8.30" }
  for i = 1, 6 * #digits do words[#words + 1] = digits[(i - 1) % #digits + 1] end
  local before = { "", "", "", "", "و", "ب", "ل", "ال", "وال", "بال", "لل", "ف", "ه" }
  local between = { " ", " ", " ", " ", " ", ", ", "، ", "-", " - ", "/", ". ", "? ", ":" }
  local function any(list) return list[rng(1, #list)] end
  return function()
    local out = {}
    for _ = 1, rng(2, 8) do
      local word = any(words)
      local arabic = word:find("^[\xD8-\xDB]")
      out[#out + 1] = (arabic and any(before) or "") .. word .. any(between)
    end
    return table.concat(out)
  end
end

describe("rows of any words of any language", function()
  -- A word that is a duration only behind another one, "within a minute", is none alone.
  local function alone(kind, own, key)
    local again = text[kind](own)
    local led = kind == "durations" and #again == 0 and #text.numbers(own) == 0
    return led or #again == 1 and again[1].first == 1 and again[1].last == #own and again[1][key]
  end

  it("hold quantities that stand apart, and mean the same by themselves", function()
    local soup = soup_of(random.new(20260302))
    for _ = 1, tonumber(os.getenv("HATIF_CASES")) or 8000 do
      local s = soup()
      for kind, key in pairs({ durations = "ms", numbers = "value" }) do
        local last = 0
        for _, q in ipairs(text[kind](s)) do
          assert(q.first > last and q.last >= q.first and q.last <= #s, s)
          last = q.last
          local own = s:sub(q.first, q.last)
          local same = alone(kind, own, key)
          if same ~= true then assert.equal(q[key], same, kind .. ": " .. own .. " in " .. s) end
        end
      end
      local last = 0
      for _, q in ipairs(text.times(s, 1772323200000)) do
        assert(q.first > last and q.last >= q.first and q.last <= #s, s)
        last = q.last
      end
    end
  end)
end)

describe("CLDR's own words", function()
  local counts = {}

  setup(function()
    for line in io.lines("spec/fixtures/cldr_quantities.tsv") do
      local lang, kind, value, words = line:match("^(%S+)\t(%S+)\t(%S+)\t(.+)$")
      local key = lang .. " " .. kind
      local count = counts[key] or { all = 0, read = 0, lost = {} }
      counts[key] = count
      count.all = count.all + 1
      local list = kind == "number" and text.numbers(words, lang) or text.durations(words, lang)
      local q = list[1]
      local whole = q and #list == 1 and q.first == 1 and q.last == #words
      if whole and (q.value or q.ms) == math.tointeger(value) then count.read = count.read + 1
      else table.insert(count.lost, words) end
    end
  end)

  -- A unit without its number is no duration by itself: that is CLDR's Arabic one.
  for _, lang in ipairs({ "ar", "en", "lv" }) do
    for _, kind in ipairs({ "number", "duration" }) do
      it(("of %ss are read back in %s"):format(kind, lang), function()
        local count = counts[lang .. " " .. kind]
        assert(count.all > 700, count.all)
        assert(count.read >= 0.99 * count.all, table.concat(count.lost, ", "))
      end)
    end
  end
end)

-- The words of messages and reports: the same keys, slots and plurals in all languages.
local catalogue = require "hatif.catalogue"
local hatif = require("support.command").hatif

local MESSAGES = {}
for _, lang in ipairs(catalogue.LANGUAGES) do
  MESSAGES[lang] = require("hatif.catalogue." .. lang)
end

-- CLDR's categories of the whole numbers of a language; "many" of Arabic goes by "other" where both
-- are said alike.
local CATEGORIES = { ar = { "few", "many", "one", "other", "two", "zero" }, en = { "one", "other" },
  lv = { "one", "other", "zero" } }
local NEEDED = { ar = { "few", "one", "other", "two" }, en = { "one", "other" },
  lv = { "one", "other", "zero" } }

-- Areas that are asked for what is there: words.known.
local KNOWN = { ["why."] = true, ["event."] = true, ["metric."] = true, ["protocol."] = true,
  ["act."] = true }

local function sorted_keys(t)
  local out = {}
  for key in pairs(t) do out[#out + 1] = key end
  table.sort(out)
  return out
end

-- The slots of a message in order of their names; `n`, which a plural may leave unsaid, always.
local function slots_of(message)
  local found = {}
  for _, form in pairs(type(message) == "table" and message or { message }) do
    for name in form:gmatch("{([%w_]+)}") do found[name] = true end
  end
  if type(message) == "table" then found.n = true end
  return sorted_keys(found)
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

describe("the catalogue", function()
  it("has the same keys in every language", function()
    for _, lang in ipairs { "ar", "lv" } do
      assert.same(sorted_keys(MESSAGES.en), sorted_keys(MESSAGES[lang]))
    end
  end)

  it("has the same slots in every language", function()
    for key, message in pairs(MESSAGES.en) do
      for _, lang in ipairs { "ar", "lv" } do
        assert.same(slots_of(message), slots_of(MESSAGES[lang][key]), lang .. " " .. key)
      end
    end
  end)

  it("has every plural that its language needs, and none that it has not", function()
    for lang, messages in pairs(MESSAGES) do
      local known = {}
      for _, category in ipairs(CATEGORIES[lang]) do known[category] = true end
      for key, message in pairs(messages) do
        if type(message) == "table" then
          for _, category in ipairs(NEEDED[lang]) do
            assert.is_string(message[category], ("%s %s %s"):format(lang, key, category))
          end
          for category in pairs(message) do assert.is_true(known[category], lang .. " " .. key) end
        end
      end
    end
  end)

  it("is written in its own script, with no direction marks of its own", function()
    for lang, messages in pairs(MESSAGES) do
      for key, message in pairs(messages) do
        for _, form in pairs(type(message) == "table" and message or { message }) do
          local words = form:gsub("{[%w_]+}", "")
          assert.is_nil(words:find("\xE2\x80[\x8E\x8F\xAA-\xAE]"), key)
          local is_word = words:find("%a") or words:find("[\xD8-\xDB]")
          local is_arabic = words:find("[\xD8-\xDB][\x80-\xBF]") ~= nil
          if is_word then assert.equal(lang == "ar", is_arabic, lang .. " " .. key) end
        end
      end
    end
  end)

  it("knows every reason that the core gives", function()
    local source = read("src/core/hf_verdict.c")
    local n = 0
    for reason in source:gmatch("%[HF_WHY_[%u_]+%] = (%b\"\")") do
      n = n + 1
      assert.is_not_nil(MESSAGES.en["why." .. reason:sub(2, -2)], reason)
    end
    assert.is_true(n >= 18)
    for key, message in pairs(MESSAGES.en) do
      local reason = key:match("^why%.(.*)")
      if reason then
        assert.equal(reason, message)
        assert.is_truthy(source:find('"' .. reason .. '"', 1, true), reason)
      end
    end
  end)

  it("knows every protocol that comes with hatif, and no other", function()
    local named, packs = {}, {}
    for key in pairs(MESSAGES.en) do named[#named + 1] = key:match("^protocol%.(.*)") end
    for path in io.popen("ls lua/hatif/packs/*.lua"):lines() do
      packs[#packs + 1] = path:match("([%w_]+)%.lua$")
    end
    table.sort(named)
    table.sort(packs)
    assert.same(packs, named)
  end)

  it("keeps no message that nobody says", function()
    local pipe = assert(io.popen("cat $(find lua -type f ! -path 'lua/hatif/catalogue/*')"))
    local code = pipe:read("a")
    pipe:close()
    for key in pairs(MESSAGES.en) do
      local area = key:match("^[%w_]+%.")
      local is_said = code:find('"' .. key .. '"', 1, true)
        or code:find('"' .. area .. '" .. ', 1, true) or code:find('"' .. area .. '" + ', 1, true)
        or KNOWN[area] or code:find("{{" .. key:gsub("^html%.", "") .. "}}", 1, true)
      assert.is_truthy(is_said, key)
    end
  end)
end)

describe("words of a language", function()
  it("go by the number", function()
    local ar, lv = catalogue.of "ar", catalogue.of "lv"
    assert.equal("قاطع العميل مرتين", ar("figures.interrupted", { n = 2 }))
    assert.equal("قاطع العميل 3 مرات", ar("figures.interrupted", { n = 3 }))
    assert.equal("قاطع العميل 11 مرة", ar("figures.interrupted", { n = 11 }))
    assert.equal("1 izpildīts", lv("count.satisfied", { n = 1 }))
    assert.equal("11 izpildītu", lv("count.satisfied", { n = 11 }))
    assert.equal("3 izpildīti", lv("count.satisfied", { n = 3 }))
  end)

  it("have numbers and durations as they are written there", function()
    assert.equal("92,5", catalogue.of("lv").number(92.5))
    assert.equal("92.5", catalogue.of("ar").number(92.5))
    local en = catalogue.of "en"
    assert.equal("850 ms", en.duration(-850))
    assert.equal("6.0 s", en.duration(6000))
    assert.equal("59.9 s", en.duration(59999))
    assert.equal("2 min 05 s", en.duration(125000))
    assert.equal("3 h 10 min", en.duration(11400000))
    assert.equal("6,0 s", catalogue.of("lv").duration(6000))
    assert.equal("2 د 05 ث", catalogue.of("ar").duration(125000))
  end)

  it("say what they do not know in English", function()
    assert.equal("termiņš pagājis", catalogue.of("lv").known("why", "the deadline passed"))
    assert.equal("met by hand", catalogue.of("lv").known("why", "met by hand"))
  end)

  it("name the key or slot that is missing", function()
    local en = catalogue.of "en"
    assert.has_error(function() en("no.such") end, "there is no message 'no.such'")
    assert.has_error(function() en("review.late", {}) end,
      "message 'review.late' needs the slot 'duration'")
    assert.has_error(function() catalogue.of "fr" end,
      "bad argument #1 to 'of' (ar, en or lv expected, got fr)")
  end)
end)

describe("the language", function()
  local CASES = {
    { nil, {}, "en", false }, { nil, { LANG = "C" }, "en", false },
    { nil, { LANG = "ar_SA.UTF-8" }, "ar", true }, { nil, { LANG = "lv" }, "lv", true },
    { nil, { LC_ALL = "lv_LV.UTF-8", LANG = "ar_EG" }, "lv", true },
    { nil, { LC_ALL = "", LC_MESSAGES = "ar", LANG = "lv_LV" }, "ar", true },
    { nil, { LC_ALL = "C.UTF-8", LANG = "ar_SA" }, "en", false },
    { nil, { LANG = "de_DE.UTF-8" }, "en", false }, { nil, { LANG = "en_GB.UTF-8" }, "en", true },
    { nil, { LANG = "arn_CL" }, "en", false }, { "lv", { LC_ALL = "ar" }, "lv", true },
  }
  for _, case in ipairs(CASES) do
    local name, env, lang, is_chosen = table.unpack(case, 1, 4)
    local shown = {}
    for _, key in ipairs(sorted_keys(env)) do shown[#shown + 1] = key .. "=" .. env[key] end
    it(("of '%s' and %s is %s"):format(name or "", table.concat(shown, " "), lang), function()
      assert.same({ lang, is_chosen },
        { catalogue.chosen(name, function(variable) return env[variable] end) })
    end)
  end

  it("of a report is that of --lang, titles too", function()
    local DESK, HELD = "spec/fixtures/desk.lua", "spec/fixtures/held.jsonl"
    local r = hatif("review", DESK, HELD, "--lang", "ar")
    assert.equal(0, r.code)
    assert.truthy(r.out:find("الدرجة 75.0%", 1, true))
    assert.truthy(r.out:find("\u{2068}0:15.0 انقضت المهلة، متأخر 2.0 ث\u{2069}", 1, true), r.out)
    r = hatif("--lang", "lv", "review", DESK, HELD)
    assert.truthy(r.out:find("vērtējums 75,0 %", 1, true), r.out)
    assert.truthy(r.out:find("termiņš pagājis, nokavēts par 2,0 s", 1, true), r.out)
    assert.truthy(hatif("review", DESK, HELD, "--lang", "en").out:find("greet in time", 1, true))
    assert.equal(2, hatif("review", DESK, HELD, "--lang", "fr").code)
  end)
end)

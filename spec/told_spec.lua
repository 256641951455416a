-- What the commands say: no sentence of theirs is missing in a language, and none has lost a slot.
local catalogue = require "hatif.catalogue"
local cli = require "hatif.cli"
local hatif = require("support.command").hatif
local told = require "hatif.cli.told"

local LANGUAGES = { "ar", "lv" }
local FRAME = { "Usage:", "Arguments:", "Options:", "Commands:", "default:" } -- argparse's own

local function sorted_keys(t)
  local out = {}
  for key in pairs(t) do out[#out + 1] = key end
  table.sort(out)
  return out
end

local function table_of(kind, lang) return require("hatif.catalogue." .. kind .. "." .. lang) end

local function texts_of(p, found)
  if p._description then found[p._description] = true end
  for _, list in ipairs { p._arguments, p._options } do
    for _, element in ipairs(list) do
      if element._description then found[element._description] = true end
    end
  end
  for _, command in ipairs(p._commands) do texts_of(command, found) end
  return found
end

-- The literals of a file that are sentences: two words in a row, no code.
local function sentences(path)
  local code = {}
  for line in io.lines(path) do
    if not line:find("^%s*%-%-") then code[#code + 1] = line end
  end
  local text = table.concat(code, "\n"):gsub('\\"', "\1"):gsub("\\'", "\2")
    :gsub('"%s*%.%.%s*"', "")
  local out = {}
  for _, quoted in ipairs { '"([^"\n]*)"', "[,(]%s*'([^'\n]* [^'\n]*)'" } do
    for literal in text:gmatch(quoted) do
      if literal:find("%l%l+[,;:]? %l%l+") then
        out[#out + 1] = literal:gsub("\1", '"'):gsub("\2", "'")
      end
    end
  end
  return out
end

-- What an error of Lua is known by, and names with versions, are in no language. Others are said
-- together with more, and what they make is in the tables.
local UNSAID = { ["module 'luv' not found"] = true, ["%s, built for %s"] = true,
  ["luv, with libuv "] = true, ["--%s: %s; roles are agent, customer, supervisor"] = true,
  ["that it is meant so"] = true,
  ['step "%s" has no transition on "%s", which %s speaks of; ignore = { … } says '] = true,
  ["c:%s: there is no %s '%s'%s"] = true, ["c:at_step: there is no step '%s'%s"] = true }

describe("the texts of --help", function()
  for _, lang in ipairs(LANGUAGES) do
    it("are all there in " .. lang .. ", and no other", function()
      local texts = texts_of(cli.parser(), {})
      for _, text in ipairs(FRAME) do texts[text] = true end
      assert.same(sorted_keys(texts), sorted_keys(table_of("help", lang)))
    end)
  end

  it("are shown, with the names of options as they are", function()
    local r = hatif("--lang", "lv", "rollout", "--help")
    assert.equal(0, r.code)
    assert.truthy(r.out:find("Lietojums: hatif rollout", 1, true), r.out)
    assert.truthy(r.out:find("\n\nOpcijas:\n", 1, true), r.out)
    assert.truthy(r.out:find("Šo laiku josla. (citādi: UTC)", 1, true), r.out)
    r = hatif("rollout", "--help", "--lang=ar")
    assert.truthy(r.out:find("\u{2068}ما فُتح قبل ذلك الحين.\u{2069}", 1, true), r.out)
    assert.truthy(r.out:find("ما ذكره \u{2068}hatif serve\u{2069} عن", 1, true), r.out)
    r = hatif("--help", "--lang=ar")
    assert.truthy(r.out:find("\u{2068}LC_ALL\u{2069} أو \u{2068}LC_MESSAGES", 1, true), r.out)
    assert.is_nil(hatif("rollout", "--help").out:find("\u{2068}", 1, true))
  end)
end)

describe("what the commands say", function()
  it("is there in every language, with its slots", function()
    assert.same(sorted_keys(table_of("said", "ar")), sorted_keys(table_of("said", "lv")))
    for _, lang in ipairs(LANGUAGES) do
      for template, text in pairs(table_of("said", lang)) do
        for name in template:gmatch("{(%a+)}") do
          assert.truthy(text:find("{" .. name .. "}", 1, true), lang .. " " .. template)
        end
        for name in text:gmatch("{([^}]*)}") do
          local is_slot = template:find("{" .. name .. "}", 1, true)
          assert.truthy(is_slot or lang == "ar", lang .. " " .. template .. " " .. name)
          assert.is_nil(name:find("[\x80-\xFF]"), template)
        end
      end
    end
  end)

  it("is written in its own script, Latin held together, no direction marks", function()
    for _, kind in ipairs { "said", "help" } do
      for _, lang in ipairs(LANGUAGES) do
        for english, text in pairs(table_of(kind, lang)) do
          assert.is_nil(text:find("\xE2\x80[\x8E\x8F\xAA-\xAE]"), english)
          assert.is_nil(text:find("\xE2\x81[\xA6-\xA9]"), english)
          local bare = text:gsub("{[^}]*}", "")
          local is_arabic = bare:find("[\xD8-\xDB][\x80-\xBF]") ~= nil
          if bare:find("[%a\x80-\xFF]") then assert.equal(lang == "ar", is_arabic, english) end
          if kind == "said" and lang == "ar" then assert.is_nil(bare:find("%a"), english) end
        end
      end
    end
  end)

  it("is no sentence of their code that a language lacks", function()
    local n, missing = 0, {}
    local pipe = assert(io.popen("ls lua/hatif/cli.lua lua/hatif/cli/*.lua"))
    for path in pipe:lines() do
      for _, sentence in ipairs(sentences(path)) do
        local as_said = sentence:gsub("^:", "--option:"):gsub("%%s", "x"):gsub("%%d", "7")
        for _, lang in ipairs(LANGUAGES) do
          local is_there = table_of("help", lang)[sentence] or UNSAID[sentence]
            or told.is_known(catalogue.of(lang), as_said)
          if not is_there then missing[#missing + 1] = path .. " " .. lang .. ": " .. sentence end
        end
        n = n + 1
      end
    end
    pipe:close()
    assert.same({}, missing)
    assert.is_true(n > 150, n)
  end)

  it("knows the findings of check and what is made of pieces", function()
    local missing = {}
    for _, sentence in ipairs(sentences("lua/hatif/check.lua")) do
      local as_said = sentence:gsub("%%s", "x"):gsub("%%d", "7")
      if not UNSAID[sentence] and not told.is_known(catalogue.of "lv", as_said) then
        missing[#missing + 1] = sentence
      end
    end
    for _, whole in ipairs { "c:say: there is no phrase 'helo', did you mean 'hello'?",
      "c:at_step: there is no step 'x'",
      'step "a" has no transition on "b", which c speaks of; ignore = { … } says '
        .. "that it is meant so",
      "--party: N=ROLE, as 0=agent; roles are agent, customer, supervisor",
      "--speaker: LABEL=ROLE, as 1=customer; roles are agent, customer, supervisor" } do
      if not told.is_known(catalogue.of "lv", whole) then missing[#missing + 1] = whole end
    end
    assert.same({}, missing)
  end)

  it("is in the language of the environment or of --lang, mistakes in the line too", function()
    local r = hatif("--lang", "lv", "review")
    assert.equal(2, r.code)
    assert.truthy(r.err:find("hatif: trūkst argumenta policy\nLietojums: hatif review", 1, true),
      r.err)
    r = hatif("review", "--lang=ar", "no/such.lua", "x")
    assert.truthy(r.err:find("لا ملف ولا مجلد بهذا الاسم", 1, true), r.err)
    r = hatif("review", "--lang", "fr")
    assert.truthy(r.err:find("must be one of", 1, true), r.err)
    r = hatif("--lang", "lv", "check", "spec/fixtures/unused.lua")
    assert.equal("spec/fixtures/unused.lua:4: warning unused_phrase frāze bye nekur nav lietota\n",
      r.out)
  end)

  it("holds text from outside together, and takes its directions away", function()
    local ar = catalogue.of "ar"
    assert.equal("\u{2068}لا اتصال \u{2068}c 1\u{2069} في المخزن\u{2069}",
      told.message(ar, "no contact c\n\u{202E}1 in the store"))
    assert.equal("\u{2068}\u{2068}a.db\u{2069}: لا اتصال \u{2068}c1\u{2069} في المخزن\u{2069}",
      told.message(ar, "a.db: no contact c1 in the store"))
  end)

  it("stays English where a language does not know it, and in English as it was made", function()
    assert.equal("what is this", told.message(catalogue.of "lv", "what is this"))
    assert.equal("--line: the number of a line, 2 or more",
      told.message(catalogue.of "en", "--line: the number of a line, 2 or more"))
  end)
end)

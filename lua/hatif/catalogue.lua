--- hatif.catalogue: what people read, by key, in Arabic, English and Latvian.
---
--- One file a language, catalogue/en.lua beside ar.lua and lv.lua, each a plain table of messages.
--- A message is a string with named slots, "score {percentage} %", or, where its words go by a
--- number, a table of such strings by CLDR's category of the slot `n`:
---
---     ["call.count"] = { one = "{n} call", other = "{n} calls" },
---
--- How a text is moved here: give it a key "AREA.what" in all three files, whole sentences rather
--- than pieces that are joined, with a slot for everything that is put in; in the code
--- `words("AREA.what", { slot = value })`, `words` being `catalogue.of(LANG)` handed down from the
--- command. A value goes in as it is: who puts in text from outside makes it harmless and isolates
--- it first (`terminal.isolated`, `<bdi>`). Names of commands, options, events, duties and metrics
--- are no words: they are the same in all languages, and stay out. What a lower floor says in
--- English (why a verdict fell) is its own key: `words.known("why", v.why)`.
---
--- English is the original: with no language chosen a report says what it says there, byte for
--- byte. spec/catalogue_spec.lua compares keys, slots and categories of the three both ways, and
--- looks for keys that nobody uses.
local core = require "hatif.core"

local M = {}

local MESSAGES = {
  ar = require "hatif.catalogue.ar",
  en = require "hatif.catalogue.en",
  lv = require "hatif.catalogue.lv",
}

M.LANGUAGES = { "ar", "en", "lv" }

local CATEGORY = "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}"

-- CLDR's category of an integer, from hatif's own templates.
local function category_of(lang)
  local template = assert(core.text.template(CATEGORY, lang))
  return function(n) return (template:render { n = math.abs(n) }) end
end

local function fill(message, key, slots)
  return (message:gsub("{([%w_]+)}", function(name)
    local value = slots and slots[name]
    if value == nil then error(("message '%s' needs the slot '%s'"):format(key, name), 4) end
    return tostring(value)
  end))
end

local made = {}

---The words of a language.
---
---    local words = catalogue.of "lv"
---    print(words("review.score", { percentage = words.number(92.5) }))   --> vērtējums 92,5 %
---@param lang "ar"|"en"|"lv"
---@return hatif.catalogue.words words call it with a key and its slots: the message; raises on a
---  key that is not there, and on a slot without a value
function M.of(lang)
  if made[lang] then return made[lang] end
  local messages = MESSAGES[lang]
  if not messages then
    error(("bad argument #1 to 'of' (ar, en or lv expected, got %s)"):format(tostring(lang)), 2)
  end
  local category
  local function say(_, key, slots)
    local message = messages[key] or error(("there is no message '%s'"):format(tostring(key)), 2)
    if type(message) == "table" then
      category = category or category_of(lang)
      message = message[category(slots.n)] or message.other
    end
    return fill(message, key, slots)
  end
  ---@class hatif.catalogue.words
  ---@field lang "ar"|"en"|"lv"
  local words = { lang = lang }

  ---A number with the decimal mark of the language, in Western digits: "92,5".
  ---@param n number
  ---@param decimals integer? digits behind the mark; default 1
  ---@return string
  function words.number(n, decimals)
    return (("%%.%df"):format(decimals or 1):format(n):gsub("%.", messages["number.decimal"]))
  end

  ---@param ms integer
  ---@return string duration "850 ms", "6.0 s", "2 min 05 s", "3 h 10 min"
  function words.duration(ms)
    ms = math.abs(ms)
    if ms < 1000 then return say(words, "time.ms", { ms = ms }) end
    if ms < 60000 then return say(words, "time.s", { s = words.number(ms // 100 / 10) }) end
    if ms < 3600000 then
      return say(words, "time.min", { min = ms // 60000, s = ("%02d"):format(ms // 1000 % 60) })
    end
    return say(words, "time.h", { h = ms // 3600000, min = ("%02d"):format(ms // 60000 % 60) })
  end

  ---What a lower floor says in English, in this language: `words.known("why", v.why)`.
  ---@param area string the first part of the key
  ---@param english string
  ---@return string message `english` itself where the catalogue does not know it
  function words.known(area, english)
    local key = area .. "." .. english
    return messages[key] and say(words, key) or english
  end

  made[lang] = setmetatable(words, { __call = say })
  return words
end

---The messages of some areas, for a page that says them by itself.
---@param lang "ar"|"en"|"lv"
---@param areas string[] beginnings of keys, as "status."
---@return table<string, string|table<string, string>> messages by key
function M.messages(lang, areas)
  local out = {}
  for key, message in pairs(MESSAGES[lang]) do
    for _, area in ipairs(areas) do
      if key:sub(1, #area) == area then out[key] = message end
    end
  end
  return out
end

---The language that somebody has chosen: by name, or by the environment as POSIX has it.
---@param name string? of `--lang`
---@param getenv (fun(name: string): string?)? default os.getenv
---@return "ar"|"en"|"lv" lang English where the environment names another one, or none
---@return boolean is_chosen whether anybody chose; false for the C locale
function M.chosen(name, getenv)
  if name then return name, true end
  for _, variable in ipairs { "LC_ALL", "LC_MESSAGES", "LANG" } do
    local value = (getenv or os.getenv)(variable)
    if value and value ~= "" then
      local lang = value:match("^(%a%a)%f[^%a]")
      if MESSAGES[lang] then return lang, true end
      return "en", false
    end
  end
  return "en", false
end

return M

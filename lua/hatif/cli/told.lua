--- hatif.cli.told: what the commands say, in the language of `--lang` or the environment.
---
--- The commands, argparse and the floors under them make their messages in English. Here an English
--- sentence is looked up in catalogue/said/LANG.lua, where a name in braces stands for what the
--- sentence was made with, and the texts of `--help` in catalogue/help/LANG.lua. What is not there
--- stays English, whole: names of files, the FILE:LINE that editors read, and mistakes in a policy.
--- In Arabic whatever is written from left to right is isolated, so that `--zone` stays `--zone`.
local terminal = require "hatif.report.terminal"

local M = {}

local FSI, PDI = "\u{2068}", "\u{2069}"

local SAID = { ar = require "hatif.catalogue.said.ar", lv = require "hatif.catalogue.said.lv" }
local HELP = { ar = require "hatif.catalogue.help.ar", lv = require "hatif.catalogue.help.lv" }

-- A template as a Lua pattern, and the names of its slots in their order.
local function compiled(template)
  local names = {}
  local escaped = template:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0")
  local pattern = escaped:gsub("{(%a+)}", function(name)
    names[#names + 1] = name
    return "(.-)"
  end)
  return { template = template, pattern = "^" .. pattern .. "$", names = names,
    weight = #template:gsub("{%a+}", "") }
end

local compiled_templates = {}

-- The templates of a language, those that say most themselves first: "{path}: …" takes the rest.
local function templates_of(lang)
  if compiled_templates[lang] then return compiled_templates[lang] end
  local list = {}
  for template in pairs(SAID[lang]) do list[#list + 1] = compiled(template) end
  table.sort(list, function(a, b)
    if a.weight ~= b.weight then return a.weight > b.weight end
    return a.template < b.template
  end)
  compiled_templates[lang] = list
  return list
end

local known

-- What stands in a slot: a message of its own, or a name.
local function placed(words, value)
  return known(words, value) or terminal.placed(words, value)
end

local function filled(words, template, values)
  local slots = {}
  for i, name in ipairs(template.names) do slots[name] = values[i] end
  return (SAID[words.lang][template.template]:gsub("{([^}]+)}", function(name)
    if slots[name] then return placed(words, slots[name]) end
    return FSI .. name .. PDI -- Latin that the sentence brings itself
  end))
end

local function exactly(words, english)
  for _, template in ipairs(templates_of(words.lang)) do
    local values = { english:match(template.pattern) }
    if values[1] then return filled(words, template, values) end
  end
end

-- A sentence that is known, also behind the name of what it is about: "calls.db: …".
function known(words, english)
  local message = exactly(words, english)
  local at = 1
  while not message do
    local first, last = english:find(": ", at, true)
    if not first then return nil end
    local rest = exactly(words, english:sub(last + 1))
    if rest then message = terminal.placed(words, english:sub(1, first - 1)) .. ": " .. rest end
    at = last + 1
  end
  return message
end

---A message of a command as people read it.
---@param words hatif.catalogue.words
---@param english any as the command or a floor under it made it; it may hold text from outside
---@return string message harmless, and isolated where it is written from right to left
function M.message(words, english)
  local harmless = terminal.harmless(tostring(english))
  if words.lang == "en" then return harmless end
  return terminal.isolated(known(words, harmless) or harmless)
end

---Whether a message is said in a language: for the spec that looks for one that is not.
---@param words hatif.catalogue.words
---@param english string
---@return boolean is_known
function M.is_known(words, english)
  return words.lang == "en" or known(words, english) ~= nil
end

-- Latin words in an Arabic text, held together with the marks that belong to them.
local function with_latin(lang, text)
  if lang ~= "ar" then return text end
  local marked = text:gsub("[%-%.]*%w[%w_%-%.=#/+:]*", function(run)
    if not run:find("%a") then return nil end
    local name, stop = run:match("^(.-)([%.:]*)$")
    return FSI .. name .. PDI .. stop
  end)
  return (marked:gsub(PDI .. " " .. FSI, " ")) -- words in a row are one
end

---A text of `--help`.
---@param lang "ar"|"en"|"lv"
---@param english string
---@return string text `english` itself where the language does not know it
function M.help(lang, english)
  local text = HELP[lang] and HELP[lang][english]
  return text and terminal.isolated(with_latin(lang, text)) or english
end

local HEADINGS = { "Arguments:", "Options:", "Commands:" }

-- The words that argparse itself puts into its texts.
local function translate_frame(p, lang)
  local usage, help = p.get_usage, p.get_help
  function p.get_usage(self)
    return (usage(self):gsub("^Usage:", function(word) return M.help(lang, word) end))
  end
  function p.get_help(self)
    local text = help(self):gsub("%(default: ([^)]*)%)", function(value)
      return ("(%s %s)"):format(M.help(lang, "default:"), value)
    end)
    for _, heading in ipairs(HEADINGS) do
      local first, last = text:find("\n\n" .. heading .. "\n", 1, true)
      if first then
        text = text:sub(1, first + 1) .. M.help(lang, heading) .. text:sub(last)
      end
    end
    return text
  end
end

---Puts the texts of a parser into a language; English is what they are.
---@param p table argparse's
---@param lang "ar"|"en"|"lv"
---@return table p
function M.parser(p, lang)
  if not HELP[lang] then return p end
  translate_frame(p, lang)
  if p._description then p:description(M.help(lang, p._description)) end
  for _, list in ipairs { p._arguments, p._options } do
    for _, element in ipairs(list) do
      if element._description then element:description(M.help(lang, element._description)) end
    end
  end
  for _, command in ipairs(p._commands) do M.parser(command, lang) end
  return p
end

return M

-- Writes src/core/hf_lexicon.c from src/core/hf_lexicon.tsv: folded, sorted words and a hash over them.
-- Usage, from the root of the tree: lua5.4 tools/gen_lexicon.lua
local SOURCE, TARGET = "src/core/hf_lexicon.tsv", "src/core/hf_lexicon.c"

-- What the default profile of the fold does to the letters that occur here.
local FOLD = {
  ["أ"] = "ا", ["إ"] = "ا", ["آ"] = "ا", ["ة"] = "ه", ["ى"] = "ي", ["ئ"] = "ي", ["ؤ"] = "و",
  ["ā"] = "a", ["č"] = "c", ["ē"] = "e", ["ģ"] = "g", ["ī"] = "i", ["ķ"] = "k", ["ļ"] = "l",
  ["ņ"] = "n", ["š"] = "s", ["ū"] = "u", ["ž"] = "z", ["\u{0651}"] = "",
}

-- A reading aid beside each escaped word.
local NAMES = {
  ["ا"] = "a", ["ب"] = "b", ["ت"] = "t", ["ث"] = "th", ["ج"] = "j", ["ح"] = "H", ["خ"] = "kh",
  ["د"] = "d", ["ذ"] = "dh", ["ر"] = "r", ["ز"] = "z", ["س"] = "s", ["ش"] = "sh", ["ص"] = "S",
  ["ض"] = "D", ["ط"] = "T", ["ظ"] = "Z", ["ع"] = "3", ["غ"] = "gh", ["ف"] = "f", ["ق"] = "q",
  ["ك"] = "k", ["ل"] = "l", ["م"] = "m", ["ن"] = "n", ["ه"] = "h", ["و"] = "w", ["ي"] = "y",
  ["ء"] = "'",
}

local function each_char(s, map)
  return (s:gsub(utf8.charpattern, map))
end

local function fold(word)
  return each_char(word, FOLD)
end

local function escape(word)
  return each_char(word, function(c)
    if #c == 1 then return c end
    return ("\\u%04X"):format(utf8.codepoint(c))
  end)
end

-- FNV-1a in 32 bits, as hf_lexicon_find computes it.
local function hash(word)
  local h = 2166136261
  for i = 1, #word do h = ((h ~ word:byte(i)) * 16777619) & 0xffffffff end
  return h
end

local function flags(list, prefix)
  if list == "-" then return "0" end
  return (list:gsub("[%w_]+", prefix .. "%0"))
end

local function value(text)
  local a, b = text:match("^(%d+)/(%d+)$")
  return a and ("%d.0 / %d"):format(a, b) or ("%s"):format(text)
end

local LANGS = { ar = "HF_LANG_AR", en = "HF_LANG_EN", lv = "HF_LANG_LV" }

local function read_rows()
  local rows, seen, line_number = {}, {}, 0
  for line in io.lines(SOURCE) do
    line_number = line_number + 1
    if line ~= "" and not line:match("^#") then
      local kind, langs, val, form, words = line:match("^(%S+)\t(%S+)\t(%S+)\t(%S+)\t(.+)$")
      assert(kind, ("%s:%d: five columns expected"):format(SOURCE, line_number))
      for word in words:gmatch("%S+") do
        local folded = fold(word)
        if not seen[folded] then
          local row = { word = folded, kind = kind, langs = langs:gsub("%a+", LANGS),
            value = value(val), flags = flags(form, "HF_LEX_"), meaning = kind .. val .. form }
          rows[#rows + 1], seen[folded] = row, row
        else
          assert(seen[folded].meaning == kind .. val .. form,
            ("%s:%d: '%s' has two meanings"):format(SOURCE, line_number, folded))
        end
      end
    end
  end
  table.sort(rows, function(a, b) return a.word < b.word end)
  return rows
end

local function hash_slots(rows, size)
  local slots = {}
  for i = 1, size do slots[i] = 0 end
  for i, row in ipairs(rows) do
    local at = hash(row.word) % size
    while slots[at + 1] ~= 0 do at = (at + 1) % size end
    slots[at + 1] = i
  end
  return slots
end

local HEAD = [[
/* SPDX-License-Identifier: MIT
 * Generated from hf_lexicon.tsv by tools/gen_lexicon.lua: edit the table there. Words are folded and sorted.
 */
#include "core/hf_lexicon.h"

#include <string.h>

static const hf_lex lexicon[] = {
]]

local TAIL = [[

const hf_lex *hf_lexicon_find(const char *word, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)word[i]) * 16777619u;
  for (uint32_t at = h & (SLOTS - 1); slots[at]; at = (at + 1) & (SLOTS - 1)) {
    const hf_lex *lex = &lexicon[slots[at] - 1];
    if (lex->n == n && memcmp(lex->word, word, n) == 0) return lex;
  }
  return NULL;
}
]]

local function main()
  local rows = read_rows()
  local size = 1024
  while size < 3 * #rows do size = size * 2 end
  local out = assert(io.open(TARGET, "w"))
  out:write(HEAD)
  for _, row in ipairs(rows) do
    local name = each_char(row.word, NAMES)
    out:write(('  { "%s", %d, HF_LEX_%s, %s, %s, %s },%s\n'):format(escape(row.word), #row.word,
      row.kind, row.langs, row.flags, row.value, name ~= row.word and " /* " .. name .. " */" or ""))
  end
  out:write("};\n\n/* Open addressing: 1 + an index of the lexicon, 0 is free. */\n")
  out:write(("enum { SLOTS = %d };\nstatic const uint16_t slots[SLOTS] = {\n"):format(size))
  local slots = hash_slots(rows, size)
  for i = 1, size, 24 do
    out:write("  ", table.concat(slots, ", ", i, math.min(i + 23, size)), ",\n")
  end
  out:write("};\n", TAIL)
  out:close()
end

main()

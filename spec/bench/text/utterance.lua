-- SPDX-License-Identifier: MIT
-- One utterance from Lua: ns of matcher:match, the hits in a table, for 10 to 5000 phrases; beside
-- it lua-rex-pcre2 (one alternation of the phrases, over text that hatif has folded) and gsub with
-- a table of words. Usage: utterance.lua DUMP, which dump.c writes. Medians of 7 rounds over all
-- utterances, CPU time.
local text = require "hatif".text

local ROUNDS = 7
local dump = dofile(arg[1])
local utterances = dump.utterances
local has_rex, rex = pcall(require, "rex_pcre2")

local function median(list)
  table.sort(list)
  return list[#list // 2 + 1]
end

-- Nanoseconds of f for one utterance.
local function measure(f, times)
  local rounds = {}
  for i = 1, ROUNDS do
    collectgarbage()
    local start = os.clock()
    for _ = 1, times do
      for k = 1, #utterances do f(utterances[k]) end
    end
    rounds[i] = (os.clock() - start) / times / #utterances * 1e9
  end
  return median(rounds)
end

local function phrases(n)
  local spec = {}
  for i = 1, n do spec["p" .. i] = { dump.phrases[i] } end
  return spec
end

local function with_rex(n)
  local list = {}
  for i = 1, n do list[i] = "(" .. (text.fold(dump.phrases[i])) .. ")" end
  local re = rex.new("(?:^|\\W)(?|" .. table.concat(list, "|") .. ")(?:\\W|$)", "u")
  re:jit_compile()
  return function(s)
    local hits = {}
    for first in rex.gmatch((text.fold(s)), re) do hits[#hits + 1] = first end
    return hits
  end
end

-- What plain Lua can do: fold by gsub over characters, then look phrases up by their first word.
local function with_gsub(n)
  local fold = { -- alefs, teh marbuta, alef maqsura, tatweel
    ["\u{623}"] = "\u{627}", ["\u{625}"] = "\u{627}", ["\u{622}"] = "\u{627}",
    ["\u{629}"] = "\u{647}", ["\u{649}"] = "\u{64A}", ["\u{640}"] = "",
  }
  for c = 0x64B, 0x652 do fold[utf8.char(c)] = "" end
  local by_word = {}
  for i = 1, n do
    local folded = dump.phrases[i]:gsub(utf8.charpattern, fold)
    local first = folded:match("%S+")
    by_word[first] = by_word[first] or {}
    table.insert(by_word[first], folded)
  end
  return function(s)
    local hits = {}
    s = s:gsub(utf8.charpattern, fold)
    for at, word in s:gmatch("()([^%s%p]+)") do
      for _, phrase in ipairs(by_word[word] or {}) do
        if s:sub(at, at + #phrase - 1) == phrase then hits[#hits + 1] = phrase end
      end
    end
    return hits
  end
end

local bytes = 0
for _, s in ipairs(utterances) do bytes = bytes + #s end
print(("\none utterance from Lua, ns; %d utterances of %d bytes, medians of %d"):format(
  #utterances, bytes // #utterances, ROUNDS))
local ROW = "%-8s %10s %10s %14s %10s"
print(ROW:format("phrases", "match", "hits", "lua-rex-pcre2", "gsub"))
for _, n in ipairs { 10, 100, 1000, 5000 } do
  local m, hits = text.phrases(phrases(n)), 0
  for _, s in ipairs(utterances) do hits = hits + m:count(s) end
  local ours = measure(function(s) return m:match(s) end, 20)
  local theirs = has_rex and n <= 100 and ("%.0f"):format(measure(with_rex(n), 1)) or "-"
  print(ROW:format(n, ("%.0f"):format(ours), ("%.2f"):format(hits / #utterances), theirs,
    ("%.0f"):format(measure(with_gsub(n), 1))))
end

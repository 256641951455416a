-- luacheck: no max line length
-- Random patterns, with slots of text and of quantities, and texts that they are likely to be found in, and what the slow
-- matcher finds there.
local naive = require("support.naive_phrases")
local text = require("hatif").text

local M = {}

function M.random(seed)
  local rng = require("support.random").new(seed)
  return function(n) return rng(1, n) end
end

local STEMS = {
  "تفضل", "خدمة", "خدمه", "يرضى", "شيء", "شئ", "شي", "مسؤول", "الغاء", "بدأ", "طولتوا", "اتصل", "الطلب", "طلب", "صبر", "آسف",
  "ءاسف", "استياء", "مرحبا", "انتظار", "a", "b", "c", "word", "waiting", "لا", "ما", "راضي", "كان", "واحد", "40", "راحة",
}
local QUANTITIES = { "40 دقيقة", "خمس دقايق", "دقيقتين", "ساعة ونص", "two hours", "12 minutes", "5", "خمسين", "12" }
local CHAINED = { "", "", "", "و", "ف", "ب", "ل", "ال", "لل", "وال", "بال", "ه", "ح", "هال", "فب", "ولل" }
local TAILS = { "", "", "", "ك", "كم", "ها", "لي", "ه", "ين", "وا", "ات", "ي", "ء" }
local BETWEEN = { " ", " ", " ", " ", " ", ", ", ". ", "... ", "؟ ", " - " }
local OPTIONS = { "", "", "", "", "=", "+", "e", "&", "+e", "&e", ".", "~", "+&e", "+~" }

-- Words that only look as if they had a proclitic, of those that can come up.
local WHOLE = {}
for s in ("واحد واحده واحدة الغاء كان كانوا ولا هلا بدا بدأ"):gmatch("%S+") do WHOLE[s] = true end
local function is_word(s) return WHOLE[s] or false end

local function word_node(r)
  local node = { kind = "word", letters = STEMS[r(#STEMS)], flags = OPTIONS[r(#OPTIONS)] }
  local n = utf8.len(node.letters)
  if (node.flags:find("~", 1, true) and n < 5) or (node.flags:find(".", 1, true) and n < 2) then node.flags = "" end
  return node
end

local function tree(r, depth)
  local seq = { kind = "seq" }
  for _ = 1, r(3) do
    local what = r(13)
    if what <= 7 or depth > 2 then
      seq[#seq + 1] = word_node(r)
    elseif what <= 9 then
      local group = { kind = what == 8 and "alt" or "opt" }
      for i = 1, r(3) do group[i] = tree(r, depth + 1) end
      seq[#seq + 1] = group
    elseif what == 10 then
      seq[#seq + 1] = { kind = "gap", most = r(4) - 1 }
    elseif what == 11 then
      seq[#seq + 1] = { kind = "slot", name = ("xyz"):sub(r(3)):sub(1, 1) }
    elseif what == 12 then
      seq[#seq + 1] = { kind = "quantity", name = r(3) > 1 and "dur" or "num" }
    else
      seq[#seq + 1] = { kind = r(2) == 1 and "^" or "$" }
    end
  end
  return seq
end

local function dress(r, s)
  if s:byte() < 128 then return s end
  s = CHAINED[r(#CHAINED)] .. s .. TAILS[r(#TAILS)]
  if r(12) == 1 then -- stretched
    local at = utf8.offset(s, r(utf8.len(s)))
    local c = s:sub(at, utf8.offset(s, 2, at) - 1)
    s = s:sub(1, at - 1) .. c:rep(r(3)) .. s:sub(at)
  end
  return s
end

-- Words that a tree is likely to take.
local function say(r, node, words)
  if node.kind == "seq" then
    for _, child in ipairs(node) do say(r, child, words) end
  elseif node.kind == "alt" or (node.kind == "opt" and r(2) == 1) then
    say(r, node[r(#node)], words)
  elseif node.kind == "word" then
    words[#words + 1] = r(3) == 1 and dress(r, node.letters) or node.letters
  elseif node.kind == "quantity" then
    for word in QUANTITIES[r(#QUANTITIES)]:gmatch("%S+") do words[#words + 1] = word end
  elseif node.kind == "gap" or node.kind == "slot" then
    local least = node.kind == "slot" and 1 or 0
    for _ = 1, least + r(3) - 1 do words[#words + 1] = dress(r, STEMS[r(#STEMS)]) end
  end
end

function M.sentence(r, list)
  local words, before, parts = {}, {}, {}
  for _ = 1, r(3) do
    local patterns = list[r(#list)]
    if r(3) > 1 then say(r, patterns[r(#patterns)], words) end
    for _ = 1, r(3) - 1 do words[#words + 1] = dress(r, STEMS[r(#STEMS)]) end
    if r(6) == 1 then say(r, { kind = "quantity" }, words) end
  end
  local usual = r(3) > 1 -- nothing but spaces, or all that may stand between
  for i, word in ipairs(words) do
    before[i] = i == 1 and "" or usual and " " or BETWEEN[r(#BETWEEN)]
    parts[i] = before[i] .. word
  end
  return words, before, table.concat(parts)
end

-- A list of phrases, each a list of trees, that the matcher takes.
function M.phrases(r)
  local list, spec = {}, {}
  for p = 1, r(4) do
    list[p], spec["p" .. p] = {}, {}
    for i = 1, r(2) do
      local t = tree(r, 0)
      table.insert(t, r(#t + 1), { kind = "word", letters = STEMS[r(#STEMS)], flags = "" }) -- never empty
      list[p][i], spec["p" .. p][i] = t, naive.show(t)
    end
  end
  return list, spec
end

-- The quantity at word i of a text: how many words, and its value. That it is read rightly is for
-- spec/quantity_spec.lua to say.
local function quantity_of(words, before, starts)
  local parts = {}
  for i, w in ipairs(words) do parts[i] = before[i] .. w end
  local s = table.concat(parts)
  return function(name, i)
    local q = text[name == "dur" and "durations" or "numbers"](s:sub(starts[i]))[1]
    if not q or q.first > #words[i] then return nil end
    for k = i, #words do
      if starts[k] + #words[k] == starts[i] + q.last then return k - i + 1, q.ms or q.value end
    end
  end
end

function M.expected(list, words, before)
  local starts, at = {}, 1
  for i, w in ipairs(words) do
    at = at + #before[i]
    starts[i] = at
    at = at + #w
  end
  local out = {}
  for i, hit in ipairs(naive.match(list, words, before, is_word, quantity_of(words, before, starts))) do
    local captures = {}
    for _, slot in ipairs(hit[4]) do
      if not captures[slot[1]] then
        local parts = {}
        for k = slot[2], slot[3] do parts[#parts + 1] = (k > slot[2] and before[k] or "") .. words[k] end
        captures[slot[1]] = slot[4] or table.concat(parts)
      end
    end
    out[i] = { name = "p" .. hit[1], first = starts[hit[2]], last = starts[hit[3]] + #words[hit[3]] - 1, captures = captures }
  end
  return out
end

return M

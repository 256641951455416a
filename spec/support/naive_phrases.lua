-- luacheck: no max line length
-- Phrases, slow and obviously right: a pattern is a tree of Lua tables, a text is a list of words with what stands
-- before each, and everything that could match is tried. spec/phrase_random_spec.lua compares.
--
-- A word of a pattern is { kind = "word", letters, flags }, both as plain strings; letters are code points.
local M = {}

local ALEF, WAW, YEH, HEH, TEH, HAMZA, MEEM = 0x627, 0x648, 0x64A, 0x647, 0x62A, 0x621, 0x645
local FOLDED = {
  [0x623] = ALEF, [0x625] = ALEF, [0x622] = ALEF, [0x624] = WAW, [0x626] = YEH, [0x649] = YEH,
  [0x629] = HEH,
}
local IS_HAMZA = {
  [0x621] = true, [0x622] = true, [0x623] = true, [0x624] = true, [0x625] = true, [0x626] = true,
}

local CHAINS = {}
do
  -- al b k l s h h 3 hal bal kal 3al ll bhal lhal 3hal khal
  local second = {
    "\u{627}\u{644}", "\u{628}", "\u{643}", "\u{644}", "\u{633}", "\u{647}", "\u{62D}", "\u{639}",
    "\u{647}\u{627}\u{644}", "\u{628}\u{627}\u{644}", "\u{643}\u{627}\u{644}",
    "\u{639}\u{627}\u{644}", "\u{644}\u{644}", "\u{628}\u{647}\u{627}\u{644}",
    "\u{644}\u{647}\u{627}\u{644}", "\u{639}\u{647}\u{627}\u{644}", "\u{643}\u{647}\u{627}\u{644}",
  }
  local swallowed = { -- what stood before the rest and is not written
    ["\u{628}"] = "\u{627}", ["\u{647}"] = "\u{627}", ["\u{62D}"] = "\u{627}",
    ["\u{644}\u{644}"] = "\u{627}\u{644}",
  }
  for _, conj in ipairs({ "", "\u{648}", "\u{641}" }) do
    if conj ~= "" then CHAINS[#CHAINS + 1] = { conj, "" } end
    for _, s in ipairs(second) do
      CHAINS[#CHAINS + 1] = { conj .. s, "" }
      if swallowed[s] then CHAINS[#CHAINS + 1] = { conj .. s, swallowed[s] } end
    end
  end
end

local ENCLITICS = {}
-- h ha hm hn hma k km kn kma ky kw ny y na ly lk lh lha lna lkm lhm lhn
for s in ([[ه ها هم هن هما ك كم كن كما كي كو ني ي نا لي لك له لها لنا لكم لهم لهن]]):gmatch("%S+") do
  ENCLITICS[#ENCLITICS + 1] = s
end
local ENDINGS = {}
-- h y yn at wa wn
for s in ([[ه ي ين ات وا ون]]):gmatch("%S+") do ENDINGS[#ENDINGS + 1] = s end

local function letters(s)
  local out = {}
  for _, c in utf8.codes(s) do
    out[#out + 1] = { c = FOLDED[c] or c, hamza = IS_HAMZA[c] or false, teh = c == 0x629 }
  end
  return out
end

local function with(list, n, suffix)
  local out = table.move(list, 1, n, 1, {})
  for _, c in utf8.codes(suffix) do out[#out + 1] = { c = c, hamza = false } end
  return out
end

-- Runs of three letters and more as one and as two, every way.
local function shortened(list)
  local outs = { {} }
  local k = 1
  while k <= #list do
    local n = 1
    while list[k + n] and list[k + n].c == list[k].c do n = n + 1 end
    local keeps = n >= 3 and { 1, 2 } or { n }
    local next_outs = {}
    for _, keep in ipairs(keeps) do
      for _, out in ipairs(outs) do
        local longer = table.move(out, 1, #out, 1, {})
        for j = 0, keep - 1 do longer[#longer + 1] = list[k + j] end
        next_outs[#next_outs + 1] = longer
      end
    end
    outs = next_outs
    k = k + n
  end
  return outs
end

local function with_endings(list)
  local outs = { list }
  local last = list[#list]
  for _, e in ipairs(ENDINGS) do
    local first = utf8.codepoint(e)
    local out = with(list, #list, e)
    if first == HEH then out[#out].teh = true end
    outs[#outs + 1] = out
    if last.teh or (last.c == YEH and (first == YEH or first == WAW)) then
      out = with(list, #list - 1, e)
      outs[#outs + 1] = out
    end
  end
  if last.teh then outs[#outs + 1] = with(list, #list - 1, "") end
  return outs
end

local function with_enclitics(list)
  local outs, last = { list }, list[#list]
  for _, e in ipairs(ENCLITICS) do
    if last.c == HEH then outs[#outs + 1] = with(list, #list - 1, utf8.char(TEH) .. e) end
    if last.c == YEH then outs[#outs + 1] = with(list, #list - 1, utf8.char(ALEF) .. e) end
    if last.c == ALEF and list[#list - 1].c == WAW then
      outs[#outs + 1] = with(list, #list - 1, e)
    elseif not last.teh then
      outs[#outs + 1] = with(list, #list, e)
    end
  end
  return outs
end

-- Whether the letters p from i on are written as the letters t from j on, or, `open`, as the first of
-- those.
local function same(p, i, t, j, open)
  local a, b = p[i], t[j]
  if not a then return open or not b end
  local function rest() return same(p, i + 1, t, j + 1, open) end
  if not (a.hamza and i > 1) then return b ~= nil and a.c == b.c and rest() end
  if b and (b.c == a.c or b.hamza) and rest() then return true end
  if b and b.c == WAW and p[i + 1] and p[i + 1].c == WAW and rest() then return true end
  if p[i + 1] then return false end
  if p[i - 1].c == ALEF or p[i - 1].c == YEH then return b == nil end
  return a.c == YEH and b and b.c == YEH and t[j + 1] and t[j + 1].c == HAMZA and not t[j + 2]
end

local function starts(p, t)
  for i = 1, #p do
    if not t[i] or t[i].c ~= p[i].c then return false end
  end
  return true
end

local function near(p, t)
  if #p == 0 or #t == 0 or p[1].c ~= t[1].c then return false end
  local function equal(i, j)
    while p[i] and t[j] and p[i].c == t[j].c do i, j = i + 1, j + 1 end
    return not p[i] and not t[j]
  end
  if equal(1, 1) then return true end
  for i = 1, #p + 1 do
    if p[i] and t[i] and equal(i + 1, i + 1) then return true end
    if p[i] and equal(i + 1, i) then return true end
    if t[i] and t[i].c ~= MEEM and equal(i, i + 1) then return true end
    local swapped = p[i + 1] and t[i + 1] and p[i].c == t[i + 1].c and p[i + 1].c == t[i].c
    if swapped and equal(i + 2, i + 2) then return true end
    if not (p[i] and t[i] and p[i].c == t[i].c) then return false end
  end
  return false
end

local function has(flags, f) return flags:find(f, 1, true) ~= nil end

local function forms_of(word)
  if word.forms then return word.forms end
  local base = letters(word.letters)
  if base[1].c == HAMZA and base[2] and base[2].c == ALEF then table.remove(base, 1) end
  local out = {}
  for _, short in ipairs(shortened(base)) do
    for _, ended in ipairs(has(word.flags, "&") and with_endings(short) or { short }) do
      for _, form in ipairs(has(word.flags, "e") and with_enclitics(ended) or { ended }) do
        out[#out + 1] = form
      end
    end
  end
  word.forms, word.n = out, #base
  return out
end

local function fits(word, t)
  for _, form in ipairs(forms_of(word)) do
    if has(word.flags, "~") and near(form, t) then return true end
    if same(form, 1, t, 1, has(word.flags, ".")) then return true end
  end
  return false
end

-- The ways a word of a text can be read: runs shortened, hamza at its ends dropped.
local function readings(s)
  local outs = {}
  for _, t in ipairs(shortened(letters(s))) do
    outs[#outs + 1] = t
    if t[1].c == HAMZA and t[2] and t[2].c == ALEF then
      t = table.move(t, 2, #t, 1, {})
      outs[#outs + 1] = t
    end
    if #t > 2 and t[#t].c == HAMZA and t[#t - 1].c == YEH then
      outs[#outs + 1] = table.move(t, 1, #t - 1, 1, {})
    end
  end
  return outs
end

local function without(t, chain)
  local p = letters(chain[1])
  if #t <= #p or not starts(p, t) then return nil end
  local out = letters(chain[2])
  return table.move(t, #p + 1, #t, #out + 1, out)
end

local function is_arabic(s) return utf8.codepoint(s) >= 0x600 end

-- Whether a word of a text fulfils a word of a pattern.
function M.word_fits(word, s, is_word)
  forms_of(word)
  local chains = has(word.flags, "+")
  local conj = chains or (word.n >= 3 and is_arabic(word.letters) and not has(word.flags, "="))
  for _, t in ipairs(readings(s)) do
    if fits(word, t) then return true end
    if conj and is_arabic(s) and not is_word(s) then
      for _, chain in ipairs(CHAINS) do
        if chains or chain[1] == "\u{648}" or chain[1] == "\u{641}" then
          local rest = without(t, chain)
          if rest and fits(word, rest) then return true end
        end
      end
    end
  end
  return false
end

local function ends_sentence(before) return before == ". " or before == "\u{61F} " end
local LIGHT = { [" "] = true, [" - "] = true }

-- Calls k(i, slots) for every way in which a node takes words from i on, the ways that count more first; k says when
-- to stop.
local function each(u, node, i, start, slots, k)
  local n = #u.words
  if node.kind == "seq" then
    local function from(j, at, taken)
      if j > #node then return k(at, taken) end
      return each(u, node[j], at, start, taken, function(next_at, more)
        return from(j + 1, next_at, more)
      end)
    end
    return from(1, i, slots)
  elseif node.kind == "alt" or node.kind == "opt" then
    for _, branch in ipairs(node) do
      if each(u, branch, i, start, slots, k) then return true end
    end
    return node.kind == "opt" and k(i, slots)
  elseif node.kind == "word" then
    return i <= n and u.fits(node, i) and k(i + 1, slots)
  elseif node.kind == "gap" then
    for taken = 0, node.most do
      if k(i + taken, slots) then return true end
      local at = i + taken
      if at > n or (at > start and ends_sentence(u.before[at])) then return false end
      if at < n and ends_sentence(u.before[at + 1]) then return false end
    end
    return false
  elseif node.kind == "slot" then
    for taken = 1, 4 do
      local last = i + taken - 1
      if last > n or (taken > 1 and not LIGHT[u.before[last]]) then return false end
      local more = table.move(slots, 1, #slots, 1, {})
      more[#more + 1] = { node.name, i, last }
      if k(last + 1, more) then return true end
    end
    return false
  elseif node.kind == "quantity" then
    local taken, value = nil, nil
    if i <= n then taken, value = u.quantity(node.name, i) end
    if not taken then return false end
    local more = table.move(slots, 1, #slots, 1, {})
    more[#more + 1] = { node.name, i, i + taken - 1, value }
    return k(i + taken, more)
  elseif node.kind == "^" then
    return i == 1 and k(i, slots)
  end
  return i == n + 1 and k(i, slots)
end

-- The hits of phrases (lists of trees) in a text: { phrase, first word, last word, slots }, in order.
-- quantity(name, i): how many words the quantity at word i takes, and its value; nil: there is none.
function M.match(phrases, words, before, is_word, quantity)
  local memo = {}
  local u = { words = words, before = before, quantity = quantity }
  function u.fits(word, i)
    memo[word] = memo[word] or {}
    if memo[word][i] == nil then memo[word][i] = M.word_fits(word, words[i], is_word) end
    return memo[word][i]
  end
  local hits = {}
  for p, patterns in ipairs(phrases) do
    local free = 1
    for start = 1, #words do
      local best
      for _, tree in ipairs(start >= free and patterns or {}) do
        local least
        each(u, tree, start, start, {}, function(at) least = math.min(least or at, at) end)
        if least and (not best or least < best.at) then
          best = { at = least }
          each(u, tree, start, start, {}, function(at, slots)
            if at == least then best.slots = slots end
            return at == least
          end)
        end
      end
      if best then
        hits[#hits + 1] = { p, start, best.at - 1, best.slots }
        free = best.at
      end
    end
  end
  table.sort(hits, function(a, b)
    if a[2] ~= b[2] then return a[2] < b[2] end
    if a[3] ~= b[3] then return a[3] < b[3] end
    return a[1] < b[1]
  end)
  return hits
end

-- The text of a tree in the pattern language.
function M.show(node)
  if node.kind == "word" then
    local f = node.flags
    local before = (has(f, "=") and "=" or "") .. (has(f, "+") and "+" or "")
    local behind = (has(f, "&") and "&" or "") .. (has(f, "e") and "+" or "")
    return before .. node.letters .. behind .. (has(f, ".") and ".." or has(f, "~") and "~" or "")
  end
  if node.kind == "gap" then return "*" .. node.most end
  if node.kind == "slot" or node.kind == "quantity" then return "{" .. node.name .. "}" end
  if node.kind == "^" or node.kind == "$" then return node.kind end
  local parts = {}
  for i, child in ipairs(node) do parts[i] = M.show(child) end
  if node.kind == "seq" then return table.concat(parts, " ") end
  return (node.kind == "alt" and "(%s)" or "[%s]"):format(table.concat(parts, "|"))
end

return M

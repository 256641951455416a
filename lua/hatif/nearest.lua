-- Why a phrase is not in a text: its pattern that came nearest, laid over the words, and what parts
-- the two. Patterns are taken apart here into rows of words without alternatives; whether a word
-- fits is asked of the matcher itself, a pattern of one word for each.
local core = require("hatif.core")
local patterns_of = require("hatif.language.patterns")

local M = {}

-- A pattern with more alternatives is looked at in the first so many of them, a longer text not at
-- all.
local MOST_ROWS, MOST_WORDS = 256, 300

-- --- patterns ----------------------------------------------------------------------------------

local function joined(row, more)
  local out = table.move(row, 1, #row, 1, {})
  return table.move(more, 1, #more, #out + 1, out)
end

-- Whether every word of a row stands somewhere in the text, and how many do.
local function found_in(row, places)
  local all, found = 0, 0
  for _, item in ipairs(row) do
    if item.source then
      all = all + 1
      found = found + (places[item.source][1] and 1 or 0)
    end
  end
  return found == all, found
end

local rows_of

-- The ways through a group that the text can have gone: those that have words there. Where there is
-- none, the first stands for all.
local function ways_of(group, places)
  local ways, all, whole = group.optional and { {} } or {}, {}, group.optional
  for _, branch in ipairs(group) do
    for _, way in ipairs(rows_of(branch, places)) do
      local is_whole, found = found_in(way, places)
      all[#all + 1] = way
      whole = whole or is_whole
      if found > 0 then ways[#ways + 1] = way end
    end
  end
  if not whole then
    local first = table.move(all[1], 1, #all[1], 1, {})
    for k, item in ipairs(first) do
      if item.source and not places[item.source][1] then
        first[k] = { kind = item.kind, source = item.source, others = #all - 1 }
      end
    end
    ways[#ways + 1] = first
  end
  return ways
end

-- The rows of a list of items: the ways through its groups.
function rows_of(items, places)
  local rows = { {} }
  for _, item in ipairs(items) do
    local ways = item.kind == "group" and ways_of(item, places) or { { item } }
    local longer = {}
    for _, row in ipairs(rows) do
      for _, way in ipairs(ways) do
        if #longer < MOST_ROWS then longer[#longer + 1] = joined(row, way) end
      end
    end
    rows = longer
  end
  return rows
end

local SHOWN = { gap = function(item) return item.most == 6 and "*" or "*" .. item.most end }

-- A row as it could be written.
local function shown(row)
  local parts = {}
  for k, item in ipairs(row) do
    parts[k] = item.source or SHOWN[item.kind] and SHOWN[item.kind](item) or item.kind
    if (item.others or 0) > 0 then parts[k] = ("(%s|…)"):format(parts[k]) end
  end
  return table.concat(parts, " ")
end

-- --- the text ----------------------------------------------------------------------------------

-- The words of a text as the matcher sees them: { first, last } in bytes.
local function words_of(text)
  local words, at = {}, {}
  for i, hit in ipairs(core.text.phrases({ w = { "{w}" } }):match(text)) do
    words[i] = { first = hit.first, last = hit.last }
    at[hit.first] = i
  end
  for i, word in ipairs(words) do at[-word.last] = i end
  return words, at
end

local function collect(items, sources)
  for _, item in ipairs(items) do
    if item.source then sources[item.source] = { item.source } end
    for _, branch in ipairs(item) do collect(branch, sources) end
  end
end

-- A word that the text does not have stands nowhere.
local NONE = {}
local NOWHERE = { __index = function() return NONE end }

-- Where each word and slot of the patterns stands in the text: by source, { first, last word }.
local function places_of(sources, text, at)
  local places = setmetatable({}, NOWHERE)
  for _, hit in ipairs(sources:match(text)) do
    local list = rawget(places, hit.name) or {}
    list[#list + 1] = { at[hit.first], at[-hit.last] }
    places[hit.name] = list
  end
  return places
end

-- --- laying a row over the words ---------------------------------------------------------------

local WORD, STEP = 1000, 1

-- The best way to find the row's words in their order: which were found where, and how well.
local function lay(row, places)
  local elements = {}
  for k, item in ipairs(row) do
    if item.source then elements[#elements + 1] = { item = item, index = k } end
  end
  local memo = {}
  -- The best score from element e on, when the words before `from` are taken. Where the element is
  -- missing, another word may stand in its place.
  local function best(e, from)
    if e > #elements then return 0 end
    local key = e << 20 | from
    if memo[key] then return memo[key].score end
    local found = { score = from > 1 and best(e + 1, from + 1) or -1, instead = 1 }
    local without = best(e + 1, from)
    if without > found.score then found = { score = without, instead = 0 } end
    for _, place in ipairs(places[elements[e].item.source]) do
      if place[1] >= from then
        local between = from > 1 and place[1] - from or 0
        local score = WORD - between * STEP + best(e + 1, place[2] + 1)
        if score > found.score then found = { score = score, place = place } end
      end
    end
    memo[key] = found
    return found.score
  end
  local score, from, missing = best(1, 1), 1, 0
  for e, element in ipairs(elements) do
    local found = memo[e << 20 | from]
    element.place = found.place
    if found.place then from = found.place[2] + 1
    else
      from, missing = from + found.instead, missing + 1
    end
  end
  return { elements = elements, score = score, missing = missing, row = row }
end

-- --- what parts them ---------------------------------------------------------------------------

local function quoted(text, words, from, to)
  return ("«%s»"):format(text:sub(words[from].first, words[to].last))
end

-- The words that the gaps between two elements may take.
local function room(row, a, b)
  local most = 0
  for k = a.index + 1, b.index - 1 do most = most + (row[k].most or 0) end
  return most
end

-- The words of the text between the neighbours of an element that is not there, from and to; nil:
-- none.
local function instead_of(laid, e, n_words)
  local before, behind = laid.elements[e - 1], laid.elements[e + 1]
  local from = before and before.place and before.place[2] + 1
  local to = behind and behind.place and behind.place[1] - 1
  from, to = from or to, to or from
  if from and from >= 1 and to <= n_words and from <= to then return from, to end
end

local MOST_INSTEAD = 3 -- words that a proposal puts in the place of one

-- The words themselves, without what a pattern would read as its own.
local function plain_words(text, words, from, to)
  local parts = {}
  for i = from, to do
    parts[#parts + 1] = text:sub(words[i].first, words[i].last):gsub("[%p]", "")
  end
  return table.concat(parts, " ")
end

-- The words of a gap that is wide enough for the text; nil: none that a pattern may have.
local function wide_gap(laid, previous, element)
  local between = element.place[1] - previous.place[2] - 1
  if between <= room(laid.row, previous, element) then return "" end
  return between <= 6 and "*" .. between or nil
end

-- What stands for an element in the widened row: itself, or the text's words in its place.
local function put_element(parts, laid, e, previous, text, words)
  local element = laid.elements[e]
  if not element.place then
    local from, to = instead_of(laid, e, #words)
    parts[#parts + 1] = from and plain_words(text, words, from, to) or nil
    return not from or to - from < MOST_INSTEAD
  end
  local gap = previous and wide_gap(laid, previous, element) or ""
  if previous and not wide_gap(laid, previous, element) then return false end
  if gap ~= "" then
    if (parts[#parts] or ""):find "^%*" then parts[#parts] = nil end
    parts[#parts + 1] = gap
  end
  parts[#parts + 1] = element.item.source
  return true
end

-- Anchors that the text does not keep are left out.
local function shown_between(item, first, last, n_words)
  if item.kind == "^" then return first and first[1] == 1 and "^" or nil end
  if item.kind == "$" then return last and last[2] == n_words and "$" or nil end
  return SHOWN[item.kind] and SHOWN[item.kind](item) or item.kind
end

-- The row with the text's own words where its words are missing, and with gaps as wide as they have
-- to be: a pattern to be added. nil: none such.
local function widened(laid, text, words)
  local parts, elements, previous, e = {}, laid.elements, nil, 0
  local first, last = elements[1].place, elements[#elements].place
  for _, item in ipairs(laid.row) do
    if item.source then
      e = e + 1
      if not put_element(parts, laid, e, previous, text, words) then return nil end
      previous = elements[e].place and elements[e] or nil
    else
      parts[#parts + 1] = shown_between(item, first, last, #words)
    end
  end
  while (parts[1] or ""):find "^%*" do table.remove(parts, 1) end
  while (parts[#parts] or ""):find "^%*" do parts[#parts] = nil end
  return parts
end

-- How many words of the row a text says in their places, and whether each missing one has another
-- in its place.
local function kept_words(laid, n_words)
  local n, is_replaced = 0, true
  for e, element in ipairs(laid.elements) do
    if not element.place then is_replaced = is_replaced and instead_of(laid, e, n_words) ~= nil
    elseif element.item.kind == "word" then n = n + 1 end
  end
  return n, is_replaced
end

-- A proposal is one where the phrase with it is in the text, and that keeps enough words to mean
-- what the phrase means: two, or three where one is left out.
local function proposal(laid, text, words)
  local n, is_replaced = kept_words(laid, #words)
  if n < (is_replaced and 2 or 3) then return nil end
  local parts = widened(laid, text, words)
  local pattern = parts and #parts > 0 and table.concat(parts, " ")
  local matcher = pattern and core.text.phrases { p = { en = { pattern } } }
  return matcher and #(matcher:match(text) or {}) > 0 and pattern or nil
end

-- Of a row whose words are all there and in order.
local function why_apart(laid, text, words)
  local row, elements = laid.row, laid.elements
  for e = 2, #elements do
    local a, b = elements[e - 1], elements[e]
    local between, most = b.place[1] - a.place[2] - 1, room(row, a, b)
    local around = ("between %s and %s"):format(quoted(text, words, a.place[1], a.place[2]),
      quoted(text, words, b.place[1], b.place[2]))
    if between > most then
      local there = quoted(text, words, a.place[2] + 1, b.place[1] - 1)
      if most == 0 then return ("%s stands %s, where nothing may stand"):format(there, around) end
      return ("%d words stand %s, where at most %d may stand"):format(between, around, most)
    end
  end
  local first, last = elements[1].place[1], elements[#elements].place[2]
  if row[1].kind == "^" and first > 1 then
    return ("^: %s stands before it"):format(quoted(text, words, 1, first - 1))
  elseif row[#row].kind == "$" and last < #words then
    return ("$: %s stands behind it"):format(quoted(text, words, last + 1, #words))
  end
  return "a sentence or clause ends between its words"
end

-- Of a row with words that are not where they belong.
local function why_missing(laid, places, text, words)
  for e, element in ipairs(laid.elements) do
    local elsewhere = not element.place and places[element.item.source][1]
    if elsewhere then
      return ("wrong order: %s stands elsewhere"):format(
        quoted(text, words, elsewhere[1], elsewhere[2]))
    elseif not element.place then
      local from, to = instead_of(laid, e, #words)
      local there = from and quoted(text, words, from, to)
      local others = element.item.others or 0
      local wanted = others > 0 and ("neither %s nor %s"):format(element.item.source,
        others == 1 and "the other" or ("one of %d others"):format(others)) or element.item.source
      return wanted .. (others > 0 and " is there" or " is not there")
        .. (there and ", but " .. there or "")
    end
  end
end

-- --- the whole ---------------------------------------------------------------------------------

local function read_patterns(phrases)
  local names, out = {}, {}
  for name in pairs(phrases) do names[#names + 1] = name end
  table.sort(names)
  for _, name in ipairs(names) do
    local langs = {}
    for lang, list in pairs(phrases[name]) do
      if type(list) == "table" then langs[#langs + 1] = lang end
    end
    table.sort(langs)
    for _, lang in ipairs(langs) do
      for _, source in ipairs(phrases[name][lang]) do
        local items = patterns_of.read(source)
        out[#out + 1] = { name = name, source = source, items = items,
          unless_negated = phrases[name].unless_negated }
      end
    end
  end
  return out
end

-- Words that are said, slots left out: a slot fits nearly anything.
local function count_words(laid)
  local all, found = 0, 0
  for _, element in ipairs(laid.elements) do
    local is_word = element.item.kind == "word"
    all = all + (is_word and 1 or 0)
    found = found + (is_word and element.place and 1 or 0)
  end
  return all, found
end

local function is_better(a, b)
  if a.missing ~= b.missing then return a.missing < b.missing end
  return a.score > b.score
end

-- Of all the ways through items: the most words that a text can have of one, the fewest elements
-- that it can miss, and the fewest and most words there are. Cheap, before the ways are laid out.
local function bounds(items, places)
  local found, missing, least, most = 0, 0, 0, 0
  for _, item in ipairs(items) do
    local f, m, lo, hi = 0, 0, 0, 0
    if item.source then
      local is_there, word = places[item.source][1] ~= nil, item.kind == "word" and 1 or 0
      f, m, lo, hi = is_there and word or 0, is_there and 0 or 1, word, word
    elseif item.kind == "group" then
      m, lo = math.huge, math.huge
      for _, branch in ipairs(item) do
        local bf, bm, blo, bhi = bounds(branch, places)
        f, m, lo, hi = math.max(f, bf), math.min(m, bm), math.min(lo, blo), math.max(hi, bhi)
      end
      if item.optional or #item == 0 then m, lo = 0, 0 end
    end
    found, missing, least, most = found + f, missing + m, least + lo, most + hi
  end
  return found, missing, least, most
end

local function can_be_near(items, places)
  local found, missing, least, most = bounds(items, places)
  return found * 2 > least and missing <= math.max(1, most // 3)
end

-- The best row of a pattern, where enough of it is there to call it near.
local function near_of(pattern, places)
  local nearest
  if not can_be_near(pattern.items, places) then return nil end
  for _, row in ipairs(rows_of(pattern.items, places)) do
    local laid = lay(row, places)
    local all, found = count_words(laid)
    local is_near = found * 2 > all and laid.missing <= math.max(1, all // 3)
    if is_near and (not nearest or is_better(laid, nearest)) then nearest = laid end
  end
  return nearest
end

-- Phrases that are there, and unsaid: a negator before them, or somebody else's words.
local function unsaid(finder, text, hit_names)
  local out = {}
  for _, hit in ipairs(finder.unsaid:match(text)) do
    if not hit_names[hit.name] then out[hit.name] = out[hit.name] or hit end
  end
  return out
end

---@class hatif.near
---@field name string the phrase
---@field pattern string? the way through its pattern that came nearest; nil: the phrase is unsaid
---@field why string what parts pattern and text
---@field missing integer words of the pattern that are not where they belong
---@field proposal string? a pattern that, added to the phrase, would let the text have it

-- The patterns that have a word in the text, in their order.
local function candidates(finder, places)
  local out, seen = {}, {}
  for source in pairs(places) do
    for _, i in ipairs(finder.having[source] or NONE) do
      if not seen[i] then out[#out + 1], seen[i] = i, true end
    end
  end
  table.sort(out)
  return out
end

-- The nearest pattern of each phrase that the text does not have.
local function best_of(finder, places, without, hit_names)
  local best = {}
  for _, i in ipairs(candidates(finder, places)) do
    local p = finder.patterns[i]
    local laid = not hit_names[p.name] and not without[p.name] and near_of(p, places)
    local known = best[p.name]
    if laid and (not known or is_better(laid, known)) then best[p.name] = laid end
  end
  return best
end

local Finder = {}
Finder.__index = Finder

---A finder for many texts: the patterns are taken apart and compiled once.
---@param phrases table<string, table> as `policy:phrases()` gives them
---@return hatif.nearest.finder finder `finder:near(text, hit_names)` is `of` with its phrases
function M.finder(phrases)
  local patterns, sources, sets, having = read_patterns(phrases), {}, {}, {}
  for i, p in ipairs(patterns) do
    local own = {}
    collect(p.items, own)
    for source, pattern in pairs(own) do
      sources[source], having[source] = pattern, having[source] or {}
      table.insert(having[source], i)
    end
    if p.unless_negated then
      sets[p.name] = sets[p.name] or {}
      table.insert(sets[p.name], p.source)
    end
  end
  return setmetatable({ patterns = patterns, sources = core.text.phrases(sources),
    unsaid = core.text.phrases(sets), having = having }, Finder)
end

---@param text string
---@param hit_names table<string, boolean> the phrases that the text has
---@return hatif.near[]
function Finder:near(text, hit_names)
  local out = {}
  local words, at = words_of(text)
  if #words == 0 or #words > MOST_WORDS then return out end
  local places, without = places_of(self.sources, text, at), unsaid(self, text, hit_names)
  local best = best_of(self, places, without, hit_names)
  for name, hit in pairs(without) do
    out[#out + 1] = { name = name, missing = 0, score = math.maxinteger,
      why = ("«%s» is negated or quoted"):format(text:sub(hit.first, hit.last)) }
  end
  for name, laid in pairs(best) do
    local why = laid.missing == 0 and why_apart(laid, text, words)
      or why_missing(laid, places, text, words)
    out[#out + 1] = { name = name, pattern = shown(laid.row), missing = laid.missing,
      score = laid.score, why = why, proposal = proposal(laid, text, words) }
  end
  table.sort(out, function(a, b)
    if is_better(a, b) or is_better(b, a) then return is_better(a, b) end
    return a.name < b.name
  end)
  return out
end

---The phrases that a text nearly has, nearest first: those that are there but negated or quoted,
---then one pattern of each phrase that has most of its words there.
---@param phrases table<string, table> as `policy:phrases()` gives them
---@param text string
---@param hit_names table<string, boolean> the phrases that the text has
---@return hatif.near[]
function M.of(phrases, text, hit_names)
  return M.finder(phrases):near(text, hit_names)
end

return M

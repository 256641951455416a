-- Durations the slow way: over a small vocabulary of folded Arabic, every number that can be said
-- is listed beforehand, and the longest one that stands at a word is it. Each rule is a few lines.
local M = {}

local MINUTE, HOUR, DAY = 60000, 3600000, 86400000
local ONES = { ["واحده"] = 1, ["ثلاث"] = 3, ["خمس"] = 5 }
local TENS = { ["عشرين"] = 20, ["خمسين"] = 50 }
local FRACTIONS = { ["نص"] = 1 / 2, ["ربع"] = 1 / 4, ["ثلث"] = 1 / 3 }
local BEFORE_PLURAL = { ["ربع"] = 4, ["ثلث"] = 3 }
local SINGULAR = { ["ثانيه"] = 1000, ["دقيقه"] = MINUTE, ["ساعه"] = HOUR, ["يوم"] = DAY }
local PLURAL = { ["ثواني"] = 1000, ["دقايق"] = MINUTE, ["ساعات"] = HOUR, ["ايام"] = DAY }
local DUAL = { ["ثانيتين"] = 1000, ["دقيقتين"] = MINUTE, ["ساعتين"] = HOUR, ["يومين"] = DAY }

-- The vocabulary a random text is drawn from.
M.words = { "40", "7", "كلمه", "خلال", "بعد", "من", "الساعه", "الي", "او", "الا", "عشر", "ميه" }

local numbers = {} -- phrase -> value

local function list_numbers()
  local small = { ["عشر"] = 10 }
  for one, v in pairs(ONES) do
    small[one] = v
    small[one .. " عشر"] = v + 10
    for ten, t in pairs(TENS) do small[one .. " و" .. ten] = v + t end
  end
  for ten, t in pairs(TENS) do small[ten] = t end
  local hundreds = { ["ميه"] = 100 }
  for one, v in pairs(ONES) do hundreds[one .. " ميه"] = v * 100 end
  for short, v in pairs(BEFORE_PLURAL) do hundreds[short .. " ميه"] = v * 100 end
  for phrase, v in pairs(small) do numbers[phrase] = v end
  for hundred, h in pairs(hundreds) do
    numbers[hundred] = h
    for phrase, v in pairs(small) do numbers[hundred .. " و" .. phrase] = h + v end
  end
end

list_numbers()

local function bare_of(word)
  local rest = word and word:match("^و(.+)$")
  local known = rest and (ONES[rest] or TENS[rest] or FRACTIONS[rest] or SINGULAR[rest]
    or PLURAL[rest] or DUAL[rest] or rest == "عشر" or rest == "ميه")
  if word == "واحده" then known = false end
  if known then return rest, true end
  return word, false
end

for _, set in ipairs({ ONES, TENS, FRACTIONS, SINGULAR, PLURAL, DUAL }) do
  for word in pairs(set) do
    table.insert(M.words, word)
    table.insert(M.words, "و" .. word)
  end
end
table.sort(M.words)

-- The number at word i, its words, and whether it is the word "one" alone.
local function number_at(w, i)
  local value, n
  if w[i] and w[i]:match("^%d+$") then value, n = tonumber(w[i]), 1 end
  for length = 1, 5 do
    local words = { bare_of(w[i]), table.unpack(w, i + 1, i + length - 1) }
    if not w[i + length - 1] then break end
    table.move(w, i + 1, i + length - 1, 2, words)
    local phrase = table.concat(words, " ", 1, length)
    -- What is counted in hundreds does not belong to the hundred before it.
    local counts = phrase:find("ميه", 1, true) and w[i + length] == "ميه"
    if numbers[phrase] and not counts then value, n = numbers[phrase], length end
  end
  if not value then return nil end
  local one = n == 1 and value == 1
  local fraction, said = bare_of(w[i + n])
  if said and FRACTIONS[fraction] then
    local plural = PLURAL[w[i + n + 1]]
    if not (plural and BEFORE_PLURAL[fraction]) then
      value, n, one = value + FRACTIONS[fraction], n + 1, false
    end
  end
  return value, n, one
end

local function span(ms, unit, n, is_bare) return { ms = ms, unit = unit, n = n, bare = is_bare } end

local function fraction_of_unit(w, i)
  local fraction = bare_of(w[i])
  if not FRACTIONS[fraction] then return nil end
  local unit = w[i + 1]
  local one = SINGULAR[unit] or (unit == "الساعه" and HOUR)
  if one then return span(FRACTIONS[fraction] * one, one, 2) end
  if PLURAL[unit] and BEFORE_PLURAL[fraction] then
    return span(BEFORE_PLURAL[fraction] * PLURAL[unit], PLURAL[unit], 2)
  end
end

local function counted(w, i)
  local value, n, one = number_at(w, i)
  if not value or w[i - 1] == "الساعه" then return nil end
  local joint = w[i + n]
  if joint == "الي" or joint == "او" then
    local upper, more = number_at(w, i + n + 1)
    if not upper then return nil end
    value, n, one = math.max(value, upper), n + 1 + more, false
  end
  local unit = SINGULAR[w[i + n]] or PLURAL[w[i + n]]
  if unit and not one then return span(value * unit, unit, n + 1) end
end

local function unit_first(w, i)
  local word = bare_of(w[i])
  local dual, unit = DUAL[word], SINGULAR[word]
  if dual then
    if w[i + 1] == "ثلاث" then
      local after = bare_of(w[i + 2])
      local more = after and (ONES[after] or TENS[after] or FRACTIONS[after] or SINGULAR[after]
        or PLURAL[after] or DUAL[after] or after == "عشر" or after == "ميه")
      if not more then return span(3 * dual, dual, 2) end
    end
    return span(2 * dual, dual, 1)
  end
  if unit and w[i + 1] == "واحده" then return span(unit, unit, 2) end
  if unit then return span(unit, unit, 1, true) end
end

local function term_at(w, i)
  return fraction_of_unit(w, i) or counted(w, i) or unit_first(w, i)
end

local function add_term(w, j, s)
  local term = w[j] and term_at(w, j)
  if not term then return false end
  local word, said = bare_of(w[j])
  local digits = w[j]:match("^%d")
  local is_unit = SINGULAR[word] or DUAL[word]
  local beyond_hundreds = s.ms % (100 * s.unit) == 0 and is_unit
  if term.unit > s.unit or (term.unit == s.unit and not beyond_hundreds) then return false end
  if not said and (not digits or s.bare) then return false end
  s.ms, s.unit, s.n, s.bare = s.ms + term.ms, term.unit, s.n + term.n, false
  return true
end

local function add_fraction(w, i, j, s)
  local fraction, said = bare_of(w[j])
  if not said or not FRACTIONS[fraction] then return false end
  local exact = s.bare and s.unit == MINUTE and j == i + 1
  if exact and w[j + 1] == "الساعه" then return false end
  s.ms, s.n, s.bare = s.ms + FRACTIONS[fraction] * s.unit, s.n + 1, false
  return true
end

local function take_away(w, j, s)
  if w[j] ~= "الا" then return false end
  local less, n
  local term = w[j + 1] and term_at(w, j + 1)
  if term and not term.bare and term.ms < s.ms then less, n = term.ms, term.n
  elseif FRACTIONS[w[j + 1]] then less, n = FRACTIONS[w[j + 1]] * s.unit, 1
  elseif s.unit == HOUR then
    local value, words = number_at(w, j + 1)
    if value and value < 60 then less, n = value * MINUTE, words end
  end
  if not less or less >= s.ms then return false end
  s.ms, s.n, s.bare = s.ms - less, s.n + n + 1, false
  return true
end

local function sum_at(w, i)
  local s = term_at(w, i)
  for _ = 1, s and 8 or 0 do
    local j = i + s.n
    if not (add_term(w, j, s) or add_fraction(w, i, j, s) or take_away(w, j, s)) then break end
  end
  return s
end

local function to_upper_edge(w, i, s)
  local j = i + s.n
  if (w[j] == "او" or w[j] == "الي") and w[j + 1] and bare_of(w[j + 1]) == w[j + 1] then
    local value, n = number_at(w, j + 1)
    local least = s.ms / s.unit
    local most = w[j] == "الي" and 10 or least == 1 and 3 or least + 1
    if n == 1 and not w[j + 1]:match("^%d") and value > least and value <= most then
      local word = bare_of(w[j + 2])
      if not (SINGULAR[word] or PLURAL[word] or DUAL[word]) then
        s.ms, s.n, s.bare = value * s.unit, s.n + 2, false
        return
      end
    end
  end
  if w[j] ~= "او" and w[j] ~= "الي" then return end
  local edge = w[j + 1] and sum_at(w, j + 1)
  if not edge or (s.bare and edge.unit ~= s.unit) then return end
  if edge.bare and (s.bare or edge.unit ~= s.unit) then return end
  s.ms, s.n, s.bare = math.max(s.ms, edge.ms), s.n + 1 + edge.n, false
end

local function is_led(w, i, s)
  if w[i] == "ثانيه" or not SINGULAR[w[i]] then return false end
  local before, after = w[i - 1], w[i + 1]
  if before ~= "خلال" and before ~= "بعد" then return false end
  if s.unit ~= DAY then return true end
  return not (after and after:match("^%d")) and not (before == "بعد" and after == "الساعه")
end

--- Every duration of a list of words: { { ms =, first =, last = }, … }, first and last count words.
function M.durations(w)
  local out, i = {}, 1
  while i <= #w do
    local s = sum_at(w, i)
    if s then to_upper_edge(w, i, s) end
    if s and (not s.bare or is_led(w, i, s)) then
      out[#out + 1] = { ms = math.ceil(s.ms - 1e-3), first = i, last = i + s.n - 1 }
      i = i + s.n
    else
      i = i + 1
    end
  end
  return out
end

return M

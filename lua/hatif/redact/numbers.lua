-- Personal numbers in a text: where they stand, and of what kind they are. The text is laid out as
-- one sign for each of its letters, so that both digit systems, and digits that were dictated as
-- words, are read by the same rules; every sign knows its bytes.
--
--   جوالي ٠٥٠ 123 أربعة خمسة ستة سبعة   ->   lllll 050 123 4567
local core = require "hatif.core"

local M = {}

-- --- the signs ---------------------------------------------------------------------------------

local ZEROS = { 0x30, 0x660, 0x6F0, 0xFF10 } -- of ASCII, Arabic, Persian and full-width digits
local BETWEEN = {} -- what may stand between the groups of one number
for _, code in utf8.codes(" \t\n\u{A0}-.,/()\u{60C}\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}") do
  BETWEEN[code] = true
end
local UNSEEN = { [0x200B] = true, [0x200C] = true, [0x200D] = true, [0x200E] = true,
  [0x200F] = true, [0x61C] = true, [0xFEFF] = true, [0x2066] = true, [0x2067] = true,
  [0x2068] = true, [0x2069] = true, [0x640] = true, [0x202A] = true, [0x202B] = true,
  [0x202C] = true, [0x202D] = true, [0x202E] = true }
-- Words that repeat the next digit, that stand for a sign, and that stand between dictated digits.
local TIMES = { double = 2, triple = 3, ["دبل"] = 2, ["تربل"] = 3, dubults = 2 }
local PLUS = { plus = true, ["زائد"] = true, ["زايد"] = true, ["بلس"] = true, pluss = true }
local PAUSE = { dash = true, hyphen = true, ["شرطه"] = true, ["داش"] = true, ["و"] = true,
  domuzime = true, ["and"] = true, ["then"] = true, ["بعدين"] = true, ["وبعدين"] = true, un = true }

local function digit_of(code)
  for _, zero in ipairs(ZEROS) do
    if code >= zero and code <= zero + 9 then return string.char(0x30 + code - zero) end
  end
end

local function is_latin(code)
  return code >= 0x41 and code <= 0x5A or code >= 0x61 and code <= 0x7A
end

-- A letter of a word, in the coarse sense that digits, white space and punctuation are none.
local function is_letter(code)
  return is_latin(code) or code >= 0xC0 and code ~= 0xD7 and code ~= 0xF7 and not BETWEEN[code]
    and not UNSEEN[code] and not digit_of(code) and (code < 0x2000 or code > 0x2BFF)
    and code ~= 0x61B and code ~= 0x61F and (code < 0x66A or code > 0x66D)
end

-- Numbers that are written as words: by their first byte.
local function spoken_of(text)
  local out = {}
  for _, n in ipairs(core.text.numbers(text) or {}) do
    local words = text:sub(n.first, n.last)
    local is_word, whole = true, math.tointeger(n.value)
    for _, code in utf8.codes(words, true) do
      if digit_of(code) then is_word = false end
    end
    if is_word and whole and whole >= 0 then
      out[n.first] = { last = n.last, digits = tostring(whole) }
    end
  end
  return out
end

local function put(signs, ch, first, last, is_start)
  signs[#signs + 1] = { ch = ch, first = first, last = last, is_start = is_start }
end

-- A word that is no number: its letters, or what it stands for among dictated digits.
local function put_word(signs, text, first, last, state)
  local folded = core.text.fold(text:sub(first, last))
  state.times = TIMES[folded]
  if PLUS[folded] then return put(signs, "+", first, last) end
  if state.times or PAUSE[folded] then -- with the space behind it no more than what is before it
    state.is_silent = true
    return
  end
  for pos, code in utf8.codes(text:sub(first, last), true) do
    local ch = is_latin(code) and string.char(code):upper() or "l"
    put(signs, ch, first + pos - 1, first + pos - 2 + #utf8.char(code))
  end
end

local function word_end(text, pos)
  local last = pos
  for at, code in utf8.codes(text:sub(pos), true) do
    if not is_letter(code) and not (UNSEEN[code] and code == 0x640) then break end
    last = pos + at - 2 + #utf8.char(code)
  end
  return last
end

-- The next sign or signs from a byte on; the byte behind them.
local function put_next(signs, text, pos, spoken, state)
  local number = spoken[pos]
  if number then
    for _ = 1, state.times or 1 do
      for k = 1, #number.digits do
        put(signs, number.digits:sub(k, k), pos, number.last, k == 1)
      end
    end
    state.times, state.is_silent = nil, nil
    return number.last + 1
  end
  local code = utf8.codepoint(text, pos, pos, true)
  local last = pos + #utf8.char(code) - 1
  if is_letter(code) then
    last = word_end(text, pos)
    put_word(signs, text, pos, last, state)
    return last + 1
  end
  local digit = digit_of(code)
  local is_silent = state.is_silent and BETWEEN[code]
  state.is_silent = nil
  if not UNSEEN[code] and not is_silent then
    put(signs, digit or BETWEEN[code] and " " or code == 0x2B and "+" or "|", pos, last)
  end
  return last + 1
end

-- The signs of a text, and all of them as one string.
local function laid_out(text)
  local signs, spoken, state, pos = {}, spoken_of(text), {}, 1
  while pos <= #text do pos = put_next(signs, text, pos, spoken, state) end
  local line = {}
  for i, sign in ipairs(signs) do line[i] = sign.ch end
  return signs, table.concat(line)
end

-- --- check digits ------------------------------------------------------------------------------

---The check of payment cards and of Saudi identity numbers.
---@param digits string
---@return boolean
function M.luhn(digits)
  local sum, is_second = 0, false
  for i = #digits, 1, -1 do
    local d = digits:byte(i) - 48
    if is_second then d = d * 2 > 9 and d * 2 - 9 or d * 2 end
    sum, is_second = sum + d, not is_second
  end
  return sum % 10 == 0
end

---The check of an IBAN: ISO 13616, mod 97.
---@param iban string capitals and digits, without spaces
---@return boolean
function M.mod97(iban)
  local rest = 0
  for ch in (iban:sub(5) .. iban:sub(1, 4)):gmatch "." do
    local value = ch:find "%d" and tonumber(ch) or ch:byte() - 55
    rest = (rest * (value > 9 and 100 or 10) + value) % 97
  end
  return rest == 1
end

local MONTH_DAYS = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

local function is_date(day, month)
  day, month = tonumber(day), tonumber(month)
  return MONTH_DAYS[month] ~= nil and day >= 1 and day <= MONTH_DAYS[month]
end

local LATVIAN = { 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 }

---The check digit of a Latvian personal code, of the form with a date and of that without (32…).
---@param digits string eleven of them
---@return boolean
function M.latvian(digits)
  local sum = 1101
  for i, weight in ipairs(LATVIAN) do sum = sum - weight * (digits:byte(i) - 48) end
  return sum % 11 % 10 == digits:byte(11) - 48
end

-- The codes of the governorates of Egypt, and 88: born abroad.
local GOVERNORATES = {}
for code in ("01 02 03 04 11 12 13 14 15 16 17 18 19 21 22 23 24 25 26 27 28 29 31 32 33 34 35 88")
  :gmatch "%d+" do GOVERNORATES[code] = true end

-- Century, year, month, day, governorate, serial, and a last digit whose rule is not published.
local function is_egyptian(digits)
  local month, day, place = digits:match "^[23]%d%d(%d%d)(%d%d)(%d%d)%d%d%d%d%d$"
  return month ~= nil and is_date(day, month) and GOVERNORATES[place] ~= nil
end

local function is_latvian_code(digits, groups)
  if #digits ~= 11 then return false end
  local is_written = #groups == 2 and #groups[1] == 6
  if digits:find "^3[2-9]" then return is_written or M.latvian(digits) end
  local day, month = digits:match "^(%d%d)(%d%d)"
  if not is_date(day, month) or not digits:find "^......[012]" then return false end
  return is_written or M.latvian(digits)
end

-- --- kinds -------------------------------------------------------------------------------------

-- Words before a number that say what it is; folded, as parts of words.
local ABOUT_PHONE = { "جوال", "تلفون", "هاتف", "موبايل", "تليفون", "واتس", "اتصل", "phone",
  "mobile", "call", "whatsapp", "number is", "talrun", "telef", "zvan", "mobil", "numurs ir" }
local ABOUT_OTHERS = { "طلب", "فاتور", "تذكر", "شحن", "بلاغ", "تتبع", "order", "invoice", "ticket",
  "tracking", "reference", "case", "pasutij", "rekin", "sutij", "pieteikum", "artikul", "sku" }

local function is_about(words, before)
  for _, word in ipairs(words) do
    if before:find(word, 1, true) then return true end
  end
  return false
end

-- A date, as 2026-11-24 or 24.11.2026, is no number of a person.
local function is_written_date(groups)
  if #groups ~= 3 then return #groups == 1 and #groups[1] == 8 and
    is_date(groups[1]:sub(7, 8), groups[1]:sub(5, 6)) and groups[1]:find "^20[0-4]" ~= nil end
  local a, b, c = groups[1], groups[2], groups[3]
  return #a == 4 and is_date(c, b) or #c == 4 and (is_date(a, b) or is_date(b, a))
end

local CARD = { "^4", "^5[0-8]", "^2[2-7]", "^3[47]", "^6" }

local function is_card(digits)
  if #digits < 13 or #digits > 19 then return false end
  for _, prefix in ipairs(CARD) do
    if digits:find(prefix) then return M.luhn(digits) end
  end
  return false
end

-- Of Saudi Arabia and Egypt, as they are dialled at home or from abroad; of Latvia with its code.
local PHONES = { "^05%d%d%d%d%d%d%d%d$", "^01[1-7]%d%d%d%d%d%d%d$", "^01[0125]%d%d%d%d%d%d%d%d$",
  "^02%d%d%d%d%d%d%d%d$", "^9665%d%d%d%d%d%d%d%d$", "^9661[1-7]%d%d%d%d%d%d%d$",
  "^201[0125]%d%d%d%d%d%d%d%d$", "^202%d%d%d%d%d%d%d%d$", "^371[26]%d%d%d%d%d%d%d$" }

-- A plain eight digits in Latvia, and a Saudi number without its zero: only where it may be one.
local function is_bare_phone(digits, groups, before, has_arabic)
  local is_latvian = digits:find "^[26]%d%d%d%d%d%d%d$" and not digits:find "000$"
  if not is_latvian and not digits:find "^5%d%d%d%d%d%d%d%d$" then return false end
  if is_about(ABOUT_PHONE, before) then return true end
  return is_latvian and not has_arabic and not is_about(ABOUT_OTHERS, before)
    and not is_written_date(groups) and (#groups <= 4 or #groups == 8)
end

local function is_phone(digits, groups, place)
  local home = digits:gsub("^00", "")
  if place.has_plus and #home >= 8 and #home <= 15 then return true end
  for _, pattern in ipairs(PHONES) do
    if home:find(pattern) then return true end
  end
  if digits:find "^00[1-9]" and #digits >= 12 and #digits <= 17 then return true end
  return is_bare_phone(digits, groups, place.before, place.has_arabic)
end

local function is_saudi_id(digits, before)
  return digits:find "^[12]%d%d%d%d%d%d%d%d%d$" and M.luhn(digits)
    and not is_about(ABOUT_OTHERS, before)
end

-- What the digits of some groups are; nil: nothing that is masked.
local function kind_of(digits, groups, place)
  if is_written_date(groups) then return nil end
  if is_egyptian(digits) or is_saudi_id(digits, place.before)
    or is_latvian_code(digits, groups) then return "id" end
  if is_card(digits) then return "card" end
  return is_phone(digits, groups, place) and "phone" or nil
end

-- --- runs of digits ----------------------------------------------------------------------------

local LONGEST, WIDEST = 19, 3 -- digits of a number; signs between two groups

-- Whether a digit begins another group: each dictated number is one, written digits together are.
local function is_parted(sign, last)
  return sign.is_start or sign.is_start == nil and last.is_start ~= nil
end

-- The end of the group that begins at a digit.
local function group_end(signs, line, from)
  local to = from
  while line:find("^%d", to + 1) and not is_parted(signs[to + 1], signs[to]) do to = to + 1 end
  return to
end

-- The groups of digits with at most three separators between them, as lists.
local function runs_of(signs, line)
  local runs, run, i = {}, nil, 1
  while true do
    local from = line:find("%d", i)
    if not from then return runs end
    if from > i and (from - i > WIDEST or line:sub(i, from - 1):find "[^ ]") then run = nil end
    if not run then
      run = {}
      runs[#runs + 1] = run
    end
    local to = group_end(signs, line, from)
    local is_code = from > 1 and line:find("^%u", from - 1) or line:find("^%u", to + 1)
    run[#run + 1] = { from = from, to = to, digits = line:sub(from, to), is_code = is_code }
    i = to + 1
  end
end

local BEFORE = 60 -- signs of the text in which the words about a number are looked for

local function place_of(text, signs, line, group, has_arabic)
  local from = signs[math.max(1, group.from - BEFORE)].first
  local plus = line:sub(math.max(1, group.from - 3), group.from - 1):find "%+ *%(?$"
  return { has_plus = plus ~= nil, has_arabic = has_arabic,
    before = core.text.fold(text:sub(from, signs[group.from].first - 1)) }
end

-- The longest number that begins with group i: the group it ends with, and its kind.
local function longest_from(run, i, place)
  local digits, groups, found, kind = "", {}, nil, nil
  for j = i, #run do
    if run[j].is_code then break end
    digits, groups[#groups + 1] = digits .. run[j].digits, run[j].digits
    if #digits > LONGEST then break end
    local is = #digits >= 8 and kind_of(digits, groups, place)
    if is then found, kind = j, is end
  end
  return found, kind
end

local function add_run(out, text, signs, line, run, has_arabic)
  local i = 1
  while i <= #run do
    local place = place_of(text, signs, line, run[i], has_arabic)
    local j, kind = longest_from(run, i, place)
    if j then
      out[#out + 1] = { first = signs[run[i].from].first, last = signs[run[j].to].last,
        kind = kind }
    end
    i = (j or i) + 1
  end
end

-- --- IBAN --------------------------------------------------------------------------------------

-- Lengths by country. The shape of the first three is told from anything else without its check.
local IBAN = { SA = 24, EG = 29, LV = 21, AE = 23, KW = 30, BH = 22, QA = 29, JO = 30, OM = 23,
  LB = 28, IQ = 23, PS = 29, TN = 24, MR = 27, LY = 25, SD = 18, TR = 26, DE = 22, EE = 20, LT = 20,
  GB = 22, FR = 27, ES = 24, IT = 27, NL = 18, PL = 28, SE = 24, FI = 18, DK = 18, NO = 15,
  IE = 22, AT = 20, BE = 16, CH = 21, CY = 28, GR = 27 }
local SHAPES = { SA = "^SA%d%d%d%d%w+$", EG = "^EG%d+$", LV = "^LV%d%d%u%u%u%u%w+$" }

local function add_ibans(out, signs, line)
  local i = 1
  while true do
    local from, head = line:find("%f[%w]%u%u *%d *%d", i)
    if not from then return end
    i = from + 1
    local length = IBAN[line:sub(from, from + 1)]
    local taken, to = line:sub(from, head):gsub(" ", ""), head
    while length and #taken < length do
      local _, stop, ch = line:find("^ ? ?([%u%d])", to + 1)
      if not stop then break end
      taken, to = taken .. ch, stop
    end
    local shape = SHAPES[line:sub(from, from + 1)]
    if #taken == length and not line:find("^[%u%d]", to + 1)
      and (shape and taken:find(shape) or M.mod97(taken)) then
      out[#out + 1] = { first = signs[from].first, last = signs[to].last, kind = "iban" }
      i = to + 1
    end
  end
end

---@class hatif.redact.span
---@field first integer byte of the text
---@field last integer
---@field kind "phone"|"card"|"id"|"iban"|"mail"|"name"|"data"

---The personal numbers of a text: phones (Saudi, Egyptian, Latvian; others with a + or 00), payment
---cards, identity numbers (Saudi, Egyptian, Latvian) and IBANs.
---@param text string UTF-8
---@return hatif.redact.span[] spans in no order; they may lie over one another
function M.spans(text)
  local out, signs, line = {}, laid_out(text)
  local has_arabic = line:find("l", 1, true) ~= nil and text:find "[\xD8-\xDB]" ~= nil
  for _, run in ipairs(runs_of(signs, line)) do
    add_run(out, text, signs, line, run, has_arabic)
  end
  add_ibans(out, signs, line)
  return out
end

return M

-- Folding, slow and obviously right: the whole text passes through one plain step after the other,
-- with Unicode's own tables (not utf8proc's). What DESIGN calls an equality is a row of a table
-- here.
local unicode = require("support.unicode").load()

local M = {}

local ALEF, WAW, YEH, HEH, KAF = 0x627, 0x648, 0x64A, 0x647, 0x643
local IOTA_BELOW, IOTA = 0x345, 0x3B9

-- switch -> from -> to
local LETTERS = {
  alef = { [0x671] = ALEF, [0x672] = ALEF, [0x673] = ALEF },
  yeh = { [0x649] = YEH, [0x6CC] = YEH, [0x6D2] = YEH },
  teh = { [0x629] = HEH, [0x6C3] = HEH },
  persian = { [0x6A9] = KAF, [0x6AA] = KAF, [0x6AF] = KAF, [0x686] = 0x62C, [0x67E] = 0x628,
  [0x6A4] = 0x641,
    [0x698] = 0x632, [0x6BE] = HEH, [0x6C1] = HEH, [0x6D5] = HEH },
  dadza = { [0x638] = 0x636 },
  latin = { [0xF8] = "o", [0xD8] = "O", [0x111] = "d", [0x110] = "D", [0x127] = "h",
  [0x126] = "H", [0x131] = "i",
    [0x142] = "l", [0x141] = "L", [0x167] = "t", [0x166] = "T", [0xE6] = "ae", [0xC6] = "AE",
    [0x153] = "oe",
    [0x152] = "OE", [0x2018] = "'", [0x2019] = "'", [0x2BC] = "'" },
  digits = {},
}
for i = 0, 9 do
  LETTERS.digits[0x660 + i] = 0x30 + i
  LETTERS.digits[0x6F0 + i] = 0x30 + i
end

local function set(...)
  local points = {}
  for _, range in ipairs({ ... }) do
    for point = range[1], range[2] or range[1] do points[point] = true end
  end
  return points
end

local GONE = { -- switch -> points that go wherever they stand
  tatweel = set({ 0x640 }),
  marks = set({ 0x610, 0x61A }, { 0x64B, 0x652 }, { 0x656, 0x65F }, { 0x670 }, { 0x6D6, 0x6DC },
  { 0x6DF, 0x6E8 },
    { 0x6EA, 0x6ED }, { 0x898, 0x89F }, { 0x8CA, 0x8E1 }, { 0x8E3, 0x8FF }, { 0x10EFD, 0x10EFF }),
  invisible = set({ 0xAD }, { 0x34F }, { 0x61C }, { 0x180B, 0x180F }, { 0x200B, 0x200F },
  { 0x202A, 0x202E },
    { 0x2060, 0x2064 }, { 0x2066, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF }, { 0xE0001 },
    { 0xE0020, 0xE007F },
    { 0xE0100, 0xE01EF }),
}
local GENERAL_MARKS = set({ 0x300, 0x36F }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0,
  0x20FF }, { 0xFE20, 0xFE2F })
local ALEFS, SEATS = set({ ALEF }, { 0x671, 0x673 }), set({ WAW }, { YEH }, { 0x649 }, { 0x6CC },
  { 0x6D2 })
local ARABIC = set({ 0x620, 0x64A }, { 0x66E, 0x66F }, { 0x671, 0x6D3 }, { 0x6D5 }, { 0x6EE,
  0x6EF }, { 0x6FA, 0x6FC },
  { 0x6FF }, { 0x750, 0x77F }, { 0x870, 0x88E }, { 0x8A0, 0x8C9 }, { 0xFB50, 0xFBB1 }, { 0xFBD3,
  0xFDFB }, { 0xFE70, 0xFEFC })
local LATIN = set({ 0x41, 0x5A }, { 0x61, 0x7A }, { 0xAA }, { 0xBA }, { 0xC0, 0xD6 }, { 0xD8,
  0xF6 }, { 0xF8, 0x2AF },
  { 0x1D00, 0x1D25 }, { 0x1D6B, 0x1D77 }, { 0x1D79, 0x1D9A }, { 0x1E00, 0x1EFF }, { 0x2C60,
  0x2C7F }, { 0xA722, 0xA787 },
  { 0xA78B, 0xA7FF }, { 0xAB30, 0xAB64 }, { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A })

-- The bounds of the second byte by lead, and the length; no row, no lead.
local function lead_of(b)
  if b < 0x80 then return 1 end
  if b >= 0xC2 and b <= 0xDF then return 2, 0x80, 0xBF end
  if b >= 0xE0 and b <= 0xEF then return 3, b == 0xE0 and 0xA0 or 0x80,
    b == 0xED and 0x9F or 0xBF end
  if b >= 0xF0 and b <= 0xF4 then return 4, b == 0xF0 and 0x90 or 0x80,
    b == 0xF4 and 0x8F or 0xBF end
end

local function decode(s)
  local parts, at, bad = {}, 1, 0
  while at <= #s do
    local length, low, high = lead_of(s:byte(at))
    local good = length and 1 or 0
    while good > 0 and good < length do
      local b = s:byte(at + good)
      if not b or b < low or b > high then break end
      good, low, high = good + 1, 0x80, 0xBF
    end
    if good == length then
      parts[#parts + 1] = { point = utf8.codepoint(s, at), at = at - 1 }
    else
      parts[#parts + 1] = { point = 0xFFFD, at = at - 1 }
      bad = bad + 1
    end
    at = at + math.max(good, 1)
  end
  return parts, bad
end

local function each(parts, expand)
  local out = {}
  for _, part in ipairs(parts) do
    for _, point in ipairs(expand(part.point)) do out[#out + 1] = { point = point,
      at = part.at } end
  end
  return out
end

local function decompose(point, compat)
  if point >= 0xAC00 and point < 0xAC00 + 11172 then
    local i = point - 0xAC00
    local out = { 0x1100 + i // 588, 0x1161 + i % 588 // 28 }
    if i % 28 > 0 then out[3] = 0x11A7 + i % 28 end
    return out
  end
  local to = unicode.canonical[point] or compat and unicode.compat[point]
  if not to then return { point } end
  local out = {}
  for _, p in ipairs(to) do
    for _, q in ipairs(decompose(p, compat)) do out[#out + 1] = q end
  end
  return out
end

local function fold_case(point, compat)
  local to = point ~= IOTA_BELOW and unicode.case[point]
  if not to then return { point } end
  local out = {}
  for _, p in ipairs(to) do
    for _, q in ipairs(decompose(p, compat)) do
      for _, r in ipairs(fold_case(q, compat)) do out[#out + 1] = r end
    end
  end
  return out
end

local function map_letter(point, on)
  -- A letter is in one table only, so their order makes no difference.
  for name, letters in pairs(LETTERS) do
    local to = on[name] and letters[point]
    if type(to) == "string" then return { to:byte(1, -1) } end
    if to then return { to } end
  end
  return { point }
end

local function goes(point, on)
  for name, points in pairs(GONE) do
    if on[name] and points[point] then return true end
  end
  return false
end

local function goes_upon(mark, base, on)
  if mark >= 0x653 and mark <= 0x655 then
    if ALEFS[base] then return on.alef end
    if SEATS[base] and mark == 0x654 then return on.hamza end
    return on.marks
  end
  if not GENERAL_MARKS[mark] then return false end
  if LATIN[base] then return on.latin end
  return ARABIC[base] and on.marks
end

-- Drops marks that answer to their base, and those above thirty; sorts the others.
local function order(parts, on)
  local out, base, marks = {}, nil, {}
  local function close()
    table.sort(marks, function(a, b)
      if a.class ~= b.class then return a.class < b.class end
      return a.rank < b.rank
    end)
    for _, mark in ipairs(marks) do out[#out + 1] = mark end
    marks = {}
  end
  for i, part in ipairs(parts) do
    part.class, part.rank = unicode.order[part.point] or 0, i
    if part.class == 0 then
      close()
      base = part.point
      out[#out + 1] = part
    elseif not goes_upon(part.point, base, on) and #marks < 30 then
      marks[#marks + 1] = part
    end
  end
  close()
  return out
end

local function compose_pair(a, b)
  if a >= 0x1100 and a < 0x1113 and b >= 0x1161 and b < 0x1176 then
    return 0xAC00 + ((a - 0x1100) * 21 + b - 0x1161) * 28
  end
  local syllable = a - 0xAC00
  if syllable >= 0 and syllable < 11172 and syllable % 28 == 0 and b > 0x11A7 and b < 0x11C3 then
    return a + b - 0x11A7
  end
  return unicode.compose[a << 21 | b]
end

local function compose(parts, on)
  local out, starter, last = {}, nil, 0
  for _, part in ipairs(parts) do
    local blocked = starter and starter ~= out[#out] and last >= part.class
    local held = on.case and part.point == IOTA_BELOW
    local whole = starter and not blocked and not held and compose_pair(starter.point, part.point)
    if whole then
      starter.point = whole
    else
      out[#out + 1] = part
      last = part.class
      if part.class == 0 then starter = part end
    end
  end
  return out
end

-- Letter and marks have one place, that of the letter; marks without a letter that of the first.
local function write(parts, on, length)
  local text, map, at = {}, {}, nil
  for i, part in ipairs(parts) do
    if part.class == 0 then at = part.at end
    if not at then
      at = part.at
      for k = i, #parts do
        if parts[k].class == 0 then break end
        at = math.min(at, parts[k].at)
      end
    end
    local point = on.case and part.point == IOTA_BELOW and IOTA or part.point
    text[i] = utf8.char(point)
    for _ = 1, #text[i] do map[#map + 1] = at end
  end
  map[#map + 1] = length
  return table.concat(text), map
end

--- on: a set of switches by name. Returns the folded text, for each of its bytes the 0-based place
--- in s (and #s), and how many bad parts there were.
function M.fold(s, on)
  local parts, bad = decode(s)
  parts = each(parts, function(point) return decompose(point, on.compat) end)
  if on.case then parts = each(parts, function(point) return fold_case(point, on.compat) end) end
  local kept = {}
  for _, part in ipairs(parts) do
    if not goes(part.point, on) then kept[#kept + 1] = part end
  end
  parts = each(kept, function(point) return map_letter(point, on) end)
  local text, map = write(compose(order(parts, on), on), on, #s)
  return text, map, bad
end

return M

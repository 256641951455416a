-- Lines for a terminal: columns by display width, Arabic isolated from the line around it, colours
-- only where somebody sees them. Text from outside is made harmless first: no escape sequence, no
-- bidi control of its own.
local M = {}

local FSI, PDI = "\u{2068}", "\u{2069}" -- first strong isolate, pop directional isolate

-- Ranges of code points that take no column (marks, zero-width and bidi controls: categories Mn, Me
-- and Cf) and two of them (East Asian Width W and F), of the scripts that contacts are written in.
local NO_COLUMN = {
  { 0x0300, 0x036F }, { 0x0483, 0x0489 }, { 0x0591, 0x05BD }, { 0x05BF, 0x05C7 },
  { 0x0610, 0x061A }, { 0x061C, 0x061C }, { 0x064B, 0x065F }, { 0x0670, 0x0670 },
  { 0x06D6, 0x06DC }, { 0x06DF, 0x06E4 }, { 0x06E7, 0x06E8 }, { 0x06EA, 0x06ED },
  { 0x08CA, 0x08FF }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x200B, 0x200F },
  { 0x202A, 0x202E }, { 0x2060, 0x206F }, { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F },
  { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF },
}
local TWO_COLUMNS = {
  { 0x1100, 0x115F }, { 0x2E80, 0x303E }, { 0x3041, 0xA4CF }, { 0xAC00, 0xD7A3 },
  { 0xF900, 0xFAFF }, { 0xFE30, 0xFE6F }, { 0xFF00, 0xFF60 }, { 0xFFE0, 0xFFE6 },
  { 0x1F300, 0x1FAFF }, { 0x20000, 0x3FFFD },
}

local COLOURS = { red = "31", green = "32", yellow = "33", blue = "34", magenta = "35", cyan = "36",
  bold = "1", dim = "2" }

local function within(ranges, code)
  for _, range in ipairs(ranges) do
    if code < range[1] then return false end
    if code <= range[2] then return true end
  end
  return false
end

---How many columns a terminal gives to a text. Colour sequences are not text: measure first, paint
---then.
---@param s string UTF-8
---@return integer columns
function M.columns(s)
  local n = 0
  for _, code in utf8.codes(s, true) do
    if code >= 0x300 then
      n = n + (within(NO_COLUMN, code) and 0 or within(TWO_COLUMNS, code) and 2 or 1)
    else
      n = n + 1
    end
  end
  return n
end

-- Bytes that are no UTF-8, one by one, so that the rest stays readable.
local function whole(s)
  local out, pos = {}, 1
  while true do
    local ok, bad = utf8.len(s, pos)
    if ok then out[#out + 1] = s:sub(pos) return table.concat(out) end
    out[#out + 1] = s:sub(pos, bad - 1) .. "\u{FFFD}"
    pos = bad + 1
  end
end

---Text from outside that may stand on a terminal: white space becomes a space, other control
---characters U+FFFD; bidi controls go.
---@param s string
---@return string
function M.harmless(s)
  s = whole(s):gsub("[\t\r\n]+", " "):gsub("[\0-\31\127]", "\u{FFFD}")
  s = s:gsub("\xC2[\x80-\x9F]", "\u{FFFD}") -- U+0080..U+009F
  s = s:gsub("\xE2\x80[\x8E\x8F\xAA-\xAE]", "") -- LRM, RLM, embeddings and overrides
  s = s:gsub("\xE2\x81[\xA6-\xA9]", ""):gsub("\u{61C}", "") -- isolates, ALM
  return s
end

---A text of its own direction inside a line: between FSI and PDI where it may be written from right
---to left.
---@param s string
---@return string
function M.isolated(s)
  return s:find("[\xD6-\xDF\xEF]") and FSI .. s .. PDI or s
end

---Text from outside as it may stand in a sentence of a language: harmless, and of a direction of
---its own. In Arabic a Latin name has to be held together too.
---@param words hatif.catalogue.words
---@param s any
---@return string
function M.placed(words, s)
  s = M.harmless(tostring(s))
  return words.lang == "ar" and FSI .. s .. PDI or M.isolated(s)
end

-- Whether a code point belongs to the cluster of the one before it (the rules of UAX #29 that these
-- scripts and emoji need).
local function is_joined(code, last)
  return within(NO_COLUMN, code) or last == 0x200D or code >= 0x1F3FB and code <= 0x1F3FF
end

---A text cut to a width, with an ellipsis where something went; no letter loses its marks, and
---no isolate stays open.
---@param s string UTF-8
---@param width integer columns
---@return string s of at most `width` columns
function M.cut(s, width)
  if M.columns(s) <= width then return s end
  if width < 1 then return "" end
  local used, last, fits = 0, 0, 0
  for at, code in utf8.codes(s, true) do
    if not is_joined(code, last) then
      if used > width - 1 then break end
      fits = at - 1
    end
    used, last = used + M.columns(utf8.char(code)), code
  end
  local kept = s:sub(1, fits)
  local open = select(2, kept:gsub(FSI, "")) - select(2, kept:gsub(PDI, ""))
  return kept .. "\u{2026}" .. PDI:rep(open)
end

---@param s string
---@param width integer columns
---@return string s followed by spaces up to `width`
function M.padded(s, width)
  return s .. (" "):rep(width - M.columns(s))
end

---Breaks a text between its words.
---@param s string
---@param width integer columns of a line
---@return string[] lines at least one; a word that is wider than a line stays whole
function M.wrapped(s, width)
  local lines, line, used = {}, {}, 0
  for word in s:gmatch("%S+") do
    local columns = M.columns(word)
    if used > 0 and used + 1 + columns > width then
      lines[#lines + 1], line, used = table.concat(line, " "), {}, 0
    end
    line[#line + 1], used = word, used + columns + (used > 0 and 1 or 0)
  end
  lines[#lines + 1] = table.concat(line, " ")
  return lines
end

---A painter: `paint(text, "red", "bold")`. Without colours it returns the text.
---@param is_coloured boolean
---@return fun(s: string, ...: string): string
function M.painter(is_coloured)
  return function(s, ...)
    if not is_coloured or s == "" or select("#", ...) == 0 then return s end
    local codes = {}
    for i, name in ipairs { ... } do codes[i] = COLOURS[name] end
    return ("\27[%sm%s\27[0m"):format(table.concat(codes, ";"), s)
  end
end

---The size of the terminal.
---@return integer? columns nil where it is not known
---@return integer? rows
function M.size()
  local pipe = io.popen("stty size 2>/dev/null </dev/tty")
  local rows, columns = (pipe and pipe:read("a") or ""):match("(%d+)%s+(%d+)")
  if pipe then pipe:close() end
  if not columns or columns == "0" or rows == "0" then return nil end
  return math.tointeger(columns), math.tointeger(rows)
end

---What stands behind standard output. Colours are for terminals; NO_COLOR, whatever it says, turns
---them off.
---@return {is_terminal: boolean, is_coloured: boolean, is_live: boolean, width: integer} look
---is_live: what was written can be written over
function M.look()
  local is_terminal = os.execute("test -t 1") == true
  local width = is_terminal and M.size() or nil
  local is_plain = os.getenv("NO_COLOR") ~= nil or os.getenv("TERM") == "dumb"
  return {
    is_terminal = is_terminal,
    is_coloured = is_terminal and not is_plain,
    is_live = is_terminal and os.getenv("TERM") ~= "dumb",
    width = math.max(40, width or 80),
  }
end

---@param ms integer since the contact's beginning
---@return string m:ss.d
function M.clock(ms)
  local sign = ms < 0 and "-" or ""
  ms = math.abs(ms)
  return ("%s%d:%02d.%d"):format(sign, ms // 60000, ms // 1000 % 60, ms % 1000 // 100)
end

return M

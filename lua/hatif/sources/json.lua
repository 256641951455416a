-- One JSON text, read strictly. dkjson builds the values; it takes comments, leading zeros and raw
-- control characters as well, so the grammar of RFC 8259 is checked first.
local dkjson = require "dkjson"

local M = {}

local DEPTH = 64 -- deeper nesting is refused: the check below calls itself

local function skip(s, pos)
  return s:match("^[ \t\r\n]*()", pos)
end

-- Each checker takes the position of its first byte and returns that after its last, or nil, where
-- and what was expected.
local value

local function text(s, pos)
  pos = pos + 1
  while true do
    pos = s:match('^[^"\\\0-\31]*()', pos)
    local next_pos = s:match('^\\["\\/bfnrt]()', pos) or s:match("^\\u%x%x%x%x()", pos)
    if next_pos then pos = next_pos
    elseif s:sub(pos, pos) == '"' then return pos + 1
    else return nil, pos, pos > #s and "the closing quote of a string" or "a string without raw "
      .. "control characters or unknown escapes" end
  end
end

local function number(s, pos)
  local after = s:match("^%-?0()", pos) or s:match("^%-?[1-9]%d*()", pos)
  if not after then return nil, pos, "a value" end
  after = s:match("^%.%d+()", after) or after
  return s:match("^[eE][+-]?%d+()", after) or after
end

local function list(s, pos, depth)
  pos = skip(s, pos + 1)
  if s:sub(pos, pos) == "]" then return pos + 1 end
  while true do
    local after, where, expected = value(s, pos, depth)
    if not after then return nil, where, expected end
    pos = skip(s, after)
    local c = s:sub(pos, pos)
    if c == "]" then return pos + 1 end
    if c ~= "," then return nil, pos, "a comma or ]" end
    pos = skip(s, pos + 1)
  end
end

local function object(s, pos, depth)
  pos = skip(s, pos + 1)
  if s:sub(pos, pos) == "}" then return pos + 1 end
  while true do
    if s:sub(pos, pos) ~= '"' then return nil, pos, "a field name in double quotes" end
    local after, where, expected = text(s, pos)
    if not after then return nil, where, expected end
    pos = skip(s, after)
    if s:sub(pos, pos) ~= ":" then return nil, pos, "a colon" end
    after, where, expected = value(s, skip(s, pos + 1), depth)
    if not after then return nil, where, expected end
    pos = skip(s, after)
    local c = s:sub(pos, pos)
    if c == "}" then return pos + 1 end
    if c ~= "," then return nil, pos, "a comma or }" end
    pos = skip(s, pos + 1)
  end
end

function value(s, pos, depth)
  if depth == 0 then return nil, pos, "at most " .. DEPTH .. " levels" end
  local c = s:sub(pos, pos)
  if c == "{" then return object(s, pos, depth - 1) end
  if c == "[" then return list(s, pos, depth - 1) end
  if c == '"' then return text(s, pos) end
  local word = s:match("^true()", pos) or s:match("^false()", pos) or s:match("^null()", pos)
  if word then return word end
  return number(s, pos)
end

---Reads one JSON text. Objects and lists carry dkjson's metatables (`__jsontype`); null fields are
---absent.
---@param s string
---@return any value nil with byte and expected when `s` is not JSON
---@return integer? byte 1-based, where it stops being JSON
---@return string? expected what was expected there
function M.decode(s)
  local after, where, expected = value(s, skip(s, 1), DEPTH)
  if not after then return nil, where, expected end
  after = skip(s, after)
  if after <= #s then return nil, after, "the end of the line" end
  return (dkjson.decode(s))
end

return M

--- Phrase patterns taken apart: their items, and what may be said by one. The text is one that
--- compiles (docs/phrases.md has the language of patterns).
local M = {}

local SPECIAL = "()[]{}|*^$ \t\r\n"

---@class hatif.PatternItem
---@field kind "word"|"gap"|"slot"|"group"|"^"|"$"
---@field source string? of a word or slot, as it is written
---@field most integer? of a gap: words that it may take
---@field optional boolean? of a group, whose branches are its items

-- Reads items up to the end of a group.
local function read_items(s, at)
  local items = {}
  while at <= #s do
    local c = s:sub(at, at)
    if c == ")" or c == "]" or c == "|" then break end
    if c:find("%s") then at = at + 1
    elseif c == "(" or c == "[" then
      local group = { kind = "group", optional = c == "[" }
      repeat
        group[#group + 1], at = read_items(s, at + 1)
      until s:sub(at, at) ~= "|"
      items[#items + 1], at = group, at + 1
    elseif c == "*" then
      local digits = s:match("^%d*", at + 1)
      items[#items + 1] = { kind = "gap", most = tonumber(digits) or 6 }
      at = at + 1 + #digits
    elseif c == "{" then
      local name = s:match("^[^}]*", at + 1)
      items[#items + 1], at = { kind = "slot", source = "{" .. name .. "}" }, at + #name + 2
    elseif c == "^" or c == "$" then
      items[#items + 1], at = { kind = c }, at + 1
    else
      local stop = at
      while stop <= #s and not SPECIAL:find(s:sub(stop, stop), 1, true) do stop = stop + 1 end
      items[#items + 1], at = { kind = "word", source = s:sub(at, stop - 1) }, stop
    end
  end
  return items, at
end

--- The items of a pattern in their order.
---@param s string
---@return hatif.PatternItem[]
function M.read(s) return (read_items(s, 1)) end

-- --- what may be said --------------------------------------------------------------------------

-- A word that is in no pattern: what stands for any word where a pattern takes any.
M.ANY = "\u{6a9}\u{638}\u{62b}\u{638}" -- keheh zah theh zah
local SLOTS = { ["{dur}"] = "40 seconds", ["{when}"] = "tomorrow", ["{num}"] = "7" }

local count_of

-- How many ways lead through an item.
local function ways_of(item)
  if item.kind == "gap" then return item.most + 1 end
  if item.kind ~= "group" then return 1 end
  local n = item.optional and 1 or 0
  for _, branch in ipairs(item) do n = n + count_of(branch) end
  return n
end

-- As a float, which a pattern of many groups does not overflow.
function count_of(items)
  local n = 1.0
  for _, item in ipairs(items) do n = n * ways_of(item) end
  return n
end

-- A word without the signs that let it be written in other ways.
local function bare(source)
  return (source:gsub("^[=!]", ""):gsub("^%+", ""):gsub("%.%.$", ""):gsub("~$", "")
    :gsub("%+$", ""):gsub("&$", ""))
end

local append

-- Appends the words of way n (from 0) through an item.
local function append_way(item, n, out)
  if item.kind == "gap" then
    for _ = 1, n do out[#out + 1] = M.ANY end
  elseif item.kind == "slot" then
    out[#out + 1] = SLOTS[item.source] or M.ANY
  elseif item.kind == "word" then
    out[#out + 1] = bare(item.source)
  elseif item.kind == "group" then
    for _, branch in ipairs(item) do
      local ways = count_of(branch)
      if n < ways then return append(branch, n, out) end
      n = n - ways
    end
  end
end

function append(items, n, out)
  for _, item in ipairs(items) do
    local ways = ways_of(item)
    append_way(item, math.tointeger(n % ways), out)
    n = n // ways
  end
end

--- What may be said by a pattern, one text after the other: every way through its groups and gaps,
--- its words as they are written without their signs. Of a pattern with more ways than `most`, so
--- many of them, evenly spread.
---@param items hatif.PatternItem[]
---@param most integer
---@return fun(): string?
function M.sayings(items, most)
  local ways, i = count_of(items), -1
  local n = math.tointeger(math.min(ways, most))
  return function()
    i = i + 1
    if i >= n then return nil end
    local out = {}
    append(items, ways > n and i * ways // n or i, out)
    return table.concat(out, " ")
  end
end

return M

--- The functions of a policy's text: where each begins and ends, and what names its body speaks of.
--- Reads Lua's tokens only as far as blocks, strings and comments go; the text has been compiled
--- before.
local M = {}

local OPENS = { ["function"] = true, ["do"] = true, ["if"] = true, ["repeat"] = true }
local CLOSES = { ["end"] = true, ["until"] = true }

-- Past a long bracket that begins at `at` ("[==["), or nil when none does.
local function skip_long(text, at)
  local level = text:match("^%[(=*)%[", at)
  if not level then return nil end
  local _, stop = text:find("]" .. level .. "]", at, true)
  return (stop or #text) + 1
end

local function skip_comment(text, at)
  return skip_long(text, at + 2) or (text:find("\n", at, true) or #text + 1)
end

-- Past a quoted string, and its bytes as they stand between the quotes.
local function read_string(text, at)
  local quote, i = text:sub(at, at), at + 1
  while i <= #text do
    local c = text:sub(i, i)
    if c == quote then return i + 1, text:sub(at + 1, i - 1) end
    i = i + (c == "\\" and 2 or 1)
  end
  return #text + 1, ""
end

-- The next word, string or other byte: kind, value, where the text goes on.
local function next_token(text, at)
  at = text:find("%S", at)
  if not at then return nil end
  local c = text:sub(at, at)
  if text:sub(at, at + 1) == "--" then return "comment", nil, skip_comment(text, at), at end
  if c == '"' or c == "'" then
    local next_at, value = read_string(text, at)
    return "string", value, next_at, at
  end
  local long = c == "[" and skip_long(text, at)
  if long then return "string", text:sub(at, long - 1), long, at end
  local word = text:match("^[%a_][%w_]*", at)
  if word then return "word", word, at + #word, at end
  return "other", c, at + 1, at
end

local function line_counter(text)
  local at, line = 1, 1
  return function(to)
    for _ in text:sub(at, to - 1):gmatch("\n") do line = line + 1 end
    at = math.max(at, to)
    return line
  end
end

---@class hatif.PolicyFunction
---@field line integer where it begins
---@field last integer the line of its end
---@field calls { name: string, args: string[], line: integer }[] c:NAME "…", c:NAME { "…", "…" }
---@field strings table<string, integer> every string of its body, with its line

-- The strings that directly follow `c:NAME`, as arguments or as items of its table.
local function read_call(text, at, line_of)
  local name = text:match("^c:([%a_]+)", at)
  if not name then return nil end
  local call = { name = name, args = {}, line = line_of(at) }
  local pos = at + #name + 2
  while true do
    local kind, value, next_at = next_token(text, pos)
    if kind == "string" then call.args[#call.args + 1] = value
    elseif kind ~= "comment" and not (kind == "other" and value:find("^[({,]$")) then break end
    pos = next_at
  end
  -- A string that is part of an expression says nothing for itself.
  if text:find("^%s*%.%.", pos) then call.args[#call.args] = nil end
  return call
end

--- All functions of a text, outer ones and those inside of them.
---@param text string
---@return hatif.PolicyFunction[]
function M.read(text)
  local out, stack, at, line_of = {}, {}, 1, line_counter(text)
  while true do
    local kind, value, next_at, from = next_token(text, at)
    if not kind then break end
    local line = line_of(from)
    if kind == "word" and OPENS[value] then
      local f = value == "function" and { line = line, last = line, calls = {},
        strings = {} } or false
      if f then out[#out + 1] = f end
      stack[#stack + 1] = f
    elseif kind == "word" and CLOSES[value] then
      local f = table.remove(stack)
      if f then f.last = line end
    else
      local call = kind == "word" and value == "c" and read_call(text, from, line_of)
      for _, f in ipairs(stack) do
        if f and kind == "string" then f.strings[value] = f.strings[value] or line end
        if f and call then f.calls[#f.calls + 1] = call end
      end
    end
    at = next_at
  end
  return out
end

return M

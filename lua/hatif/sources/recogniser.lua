--- What the sources of recognisers share. A recogniser counts from the beginning of its audio;
--- `zero` is when that was, in ms since the epoch.
local json = require("hatif.sources.json")

local M = {}

---A field that holds an object or a list; whatever else stands there holds nothing.
---@param v any
---@return table
function M.table(v) return type(v) == "table" and v or {} end

---Offset in seconds → ms since the epoch; nil where it is no number.
---@param zero integer ms since the epoch
---@param seconds number?
---@return integer?
function M.at(zero, seconds)
  if type(seconds) ~= "number" or seconds ~= seconds or seconds < 0 or seconds > 1e7 then
    return nil
  end
  return zero + math.floor(seconds * 1000 + 0.5)
end

---Words with `word` or `text`, `start` and `end` in seconds → word times; nil where one
---has none, or goes back in time.
---@param zero integer
---@param words table[]?
---@return { text: string, at: integer, stop: integer }[]?
function M.words(zero, words)
  if type(words) ~= "table" then return nil end
  local out = {}
  for i, word in ipairs(words) do
    word = M.table(word)
    local at, stop = M.at(zero, word.start), M.at(zero, word["end"])
    local text = word.punctuated_word or word.word or word.text
    local is_whole = at and stop and stop >= at and type(text) == "string"
    if not is_whole or i > 1 and at < out[i - 1].at then return nil end
    out[i] = { text = text, at = at, stop = stop }
  end
  return #out > 0 and out or nil
end

---@param v any
---@return number? confidence from 0 to 1
function M.confidence(v) return type(v) == "number" and v >= 0 and v <= 1 and v or nil end

---@param text string one JSON object
---@param name string the format, for the message
---@return table? message nil: not a JSON object
---@return string? problem
---@return "EFORMAT"? code
function M.object(text, name)
  local value, byte, expected = json.decode(text)
  if type(value) == "table" and getmetatable(value).__jsontype == "object" then return value end
  local where = ": an object expected"
  if byte then where = (" at byte %d: %s expected"):format(byte, expected) end
  return nil, name .. where, "EFORMAT"
end

---@param opts { contact: string, zero: integer }
---@param name string
function M.check_opts(opts, name)
  if type(opts) ~= "table" or type(opts.contact) ~= "string"
    or math.type(opts.zero) ~= "integer" then
    error(name .. ".source: contact (string) and zero (integer, ms since the epoch) expected", 3)
  end
end

return M

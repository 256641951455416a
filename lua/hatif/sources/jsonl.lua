--- Calls as JSON Lines: a contact, then its events in order of time, one object a line. Every line
--- is checked before anything is judged: what reaches a contact has the shape the format promises.
local json = require "hatif.sources.json"

local M = {}

local LATEST = 2 ^ 53 // 1 | 0 -- ms since the epoch; beyond it JSON readers disagree on integers
local SPEAKERS = { agent = true, customer = true, supervisor = true }

local function is_time(v)
  local n = math.type(v) and math.tointeger(v)
  return n and n >= 0 and n <= LATEST
end

local function is_scalar(v)
  local kind = type(v)
  return kind == "string" or kind == "boolean" or
    (kind == "number" and v == v and v ~= math.huge and v ~= -math.huge)
end

local function is_string(v) return type(v) == "string" end
local function is_name(v) return type(v) == "string" and v ~= "" end

-- What a field may hold: a test, and its name for people.
local TIME = { is_time, "an integer of ms from 0 to 2^53" }
local TEXT = { is_string, "a string" }
local NAME = { is_name, "a string that is not empty" }
local FLAG = { function(v) return type(v) == "boolean" end, "true or false" }
local SCALAR = { is_scalar, "a string, a finite number, true or false" }
local SPEAKER = { function(v) return SPEAKERS[v] end, "agent, customer or supervisor" }
local WORDS = { function(v) return type(v) == "table" end, "a list of {text, at, stop}" }
local FACTS = { function(v) return type(v) == "table" end, "an object of plain values" }

-- The fields of each type, in the order in which they are asked for; the third entry marks those
-- that must be there.
local CONTACT = {
  { "id", NAME, true }, { "channel", NAME, true }, { "lang", NAME, true }, { "at", TIME, true },
  { "direction", TEXT }, { "agent", TEXT }, { "team", TEXT }, { "queue", TEXT },
  { "customer", TEXT }, { "case", TEXT }, { "tenant", TEXT }, { "facts", FACTS },
}
local EVERY = {
  { "at", TIME, true }, { "id", NAME }, { "source", TEXT }, { "arrived", TIME }, { "agent", TEXT },
}
local WORD = { { "text", TEXT, true }, { "at", TIME, true }, { "stop", TIME, true } }
local EVENTS = {
  utterance = { { "by", SPEAKER, true }, { "text", TEXT, true }, { "stop", TIME, true },
    { "utt", NAME }, { "words", WORDS }, { "partial", FLAG }, { "lang", TEXT } },
  speech = { { "by", SPEAKER, true } },
  transfer = { { "kind", TEXT }, { "to", TEXT }, { "to_role", TEXT } },
  hangup = { { "by", TEXT }, { "cause", TEXT } },
  note = { { "text", TEXT, true } },
  ["case.note"] = { { "text", TEXT, true } },
  waive = { { "duty", NAME, true }, { "by", TEXT }, { "note", TEXT } },
  fact = { { "key", NAME, true }, { "value", SCALAR, true } },
  attested = { { "duty", NAME, true }, { "by", TEXT }, { "value", SCALAR }, { "note", TEXT } },
}

local function is_list(t)
  return (getmetatable(t) or {}).__jsontype == "array" or #t > 0
end

local function shown(v)
  if type(v) == "string" then return #v <= 40 and ("%q"):format(v) or "a string" end
  if type(v) == "table" then return "a table" end
  return tostring(v)
end

-- A problem is { what, expected }; nil: all is well.
local function check_fields(object, fields)
  for _, field in ipairs(fields) do
    local name, kind, needed = field[1], field[2], field[3]
    local v = object[name]
    if v == nil then
      if needed then return { ("%s is missing"):format(name), kind[2] } end
    elseif not kind[1](v) then
      return { ("%s is %s"):format(name, shown(v)), kind[2] }
    end
  end
end

local function sorted_keys(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return keys
end

local function later(at)
  return ("%d or later"):format(at)
end

-- What a contact takes; more is refused here, where the line is known.
local TEXT_MAX, NAME_MAX, FIELDS_MAX, WORDS_MAX = 262144, 1024, 256, 16384
local IS_NAME = { id = true, type = true, source = true, key = true, duty = true, by = true }

local function check_size(name, v)
  local max = IS_NAME[name] and NAME_MAX or TEXT_MAX
  if #v <= max then return end
  return { ("%s has %d bytes"):format(name, #v), ("%d at most"):format(max) }
end

local function check_words(words)
  if not words then return end
  if #words > WORDS_MAX then
    return { ("words has %d entries"):format(#words), ("%d at most"):format(WORDS_MAX) }
  end
  local last = 0
  for i, w in ipairs(words) do
    local function problem(expected, what, ...)
      return { ("words[%d]"):format(i) .. what:format(...), expected }
    end
    if type(w) ~= "table" then return problem(WORDS[2], " is %s", shown(w)) end
    local bad = check_fields(w, WORD)
    if bad then return problem(bad[2], ".%s", bad[1]) end
    if w.stop < w.at then return problem(later(w.at), ".stop is %d", w.stop) end
    if w.at < last then return problem(later(last), ".at goes back to %d", w.at) end
    last = w.at
  end
end

-- Strings are UTF-8 (an escape such as \ud800 can still break it), and only the table of that name
-- may be nested.
local function check_values(object, nested)
  local names = sorted_keys(object)
  if #names > FIELDS_MAX then
    return { ("%d fields"):format(#names), ("%d at most"):format(FIELDS_MAX) }
  end
  for _, name in ipairs(names) do
    local v = object[name]
    if type(name) ~= "string" then return { "a list", "an object" } end
    local too_long = type(v) == "string" and check_size(name, v) or check_size("a name", name)
    if too_long then return too_long end
    if type(v) == "string" and not utf8.len(v) then
      return { name .. " is not UTF-8", "whole code points" }
    end
    if name == nested then
      local bad = name == "facts" and check_values(v)
      if bad then return { name .. "." .. bad[1], bad[2] } end
    elseif not is_scalar(v) then
      return { ("%s is %s"):format(name, shown(v)), SCALAR[2] }
    end
  end
end

local function check_contact(object)
  if object.type ~= "contact" then
    return { ("the first line has type %s"):format(shown(object.type)), '"contact"' }
  end
  return check_fields(object, CONTACT) or check_values(object, "facts")
end

local function check_type(kind)
  if kind == nil then return { "type is missing", NAME[2] } end
  if not is_name(kind) then return { "type is " .. shown(kind), NAME[2] } end
  if kind == "contact" then return { "a second contact", "one contact per file" } end
  -- Names with a colon are the contact's own ("timer:…", "said:…"); a record cannot raise them.
  -- Whether a promise was kept is the world's to say.
  local is_promise = kind:find("^promise:.+:%a+$") and not kind:find("[^%w_.:]")
  if kind:find(":", 1, true) and not is_promise
    or kind == "contact.opened" or kind == "contact.ended" then
    return { ("type %s is kept for hatif"):format(shown(kind)), "an event of the world" }
  end
end

local function check_event(object, last)
  local fields = EVENTS[object.type] or {}
  local is_speech = object.type == "utterance"
  local bad = check_type(object.type) or check_fields(object, EVERY)
    or check_fields(object, fields) or check_values(object, is_speech and "words" or nil)
    or check_words(is_speech and object.words)
  if bad then return bad end
  if object.at < last then
    return { ("at goes back to %d"):format(object.at), later(last) }
  end
  if is_speech and object.stop < object.at then
    return { ("stop is %d"):format(object.stop), later(object.at) }
  end
end

-- Integral floats ("1.0", "1e3") are integers of JSON as well.
local function whole_times(object)
  for _, name in ipairs { "at", "stop", "arrived" } do
    if math.type(object[name]) == "float" then object[name] = math.tointeger(object[name]) end
  end
end

local function refuse(call, line, what, expected)
  local problem = { file = call.file, line = line, what = what, expected = expected }
  call.errors[#call.errors + 1] = problem
end

-- One object, already decoded; appends to call.events or call.errors.
local function take(call, line, object)
  local bad
  if type(object) ~= "table" then bad = { "the line is " .. shown(object), "an object" }
  elseif is_list(object) then bad = { "the line is a list", "an object" }
  elseif not call.seen then bad = check_contact(object)
  else bad = check_event(object, call.last or 0) end
  local is_first = not call.seen
  call.seen = true
  if bad then
    refuse(call, line, bad[1], bad[2])
    return
  end
  whole_times(object)
  for _, w in ipairs(object.words or {}) do whole_times(w) end
  object.line = line
  call.last = object.at
  if is_first then call.contact, call.stop = object, object.at
  else
    call.events[#call.events + 1] = object
    call.stop = math.max(object.at, object.stop or object.at)
  end
end

local function decode(call, line, text)
  local length, byte = utf8.len(text)
  local value, expected
  if not length then
    expected = "UTF-8"
  else
    value, byte, expected = json.decode(text)
    if value ~= nil or not byte then return true, value end
  end
  local what = length and "not JSON at byte %d" or "invalid UTF-8 at byte %d"
  refuse(call, line, what:format(byte), expected)
  call.seen = true -- what follows is judged as events, so that one bad first line is one message
end

local function copied(v, depth)
  if type(v) ~= "table" or depth == 0 then return v end
  local copy = {}
  for k, inner in next, v do copy[k] = copied(inner, depth - 1) end
  return copy
end

local function finished(call)
  if not call.seen then refuse(call, 1, "no line at all", "a contact") end
  if #call.errors > 0 then
    local first = call.errors[1]
    return nil, M.message(first), "EFORMAT", call.errors
  end
  call.seen, call.last, call.errors = nil, nil, nil
  return call
end

local function new(file)
  return { file = file, events = {}, errors = {} }
end

---@class hatif.jsonl.call
---@field file string
---@field contact table the first line, as it was read
---@field events table[] in order; each has its `line`
---@field stop integer ms since the epoch: the end, which is the last line's `at` or `stop`

---@class hatif.jsonl.problem
---@field file string
---@field line integer from 1
---@field what string
---@field expected string

---One problem as people read it: `FILE:LINE: what, expected …`.
---@param problem hatif.jsonl.problem
---@return string
function M.message(problem)
  local p = problem
  return ("%s:%d: %s, expected %s"):format(p.file, p.line, p.what, p.expected)
end

---Reads a call. A call with a bad line is refused as a whole, also where only a text holds invalid
---UTF-8: evidence is given in bytes of the text, and bytes that are no text are no evidence.
---
---```lua
---local jsonl = require "hatif.sources.jsonl"
---local call = assert(jsonl.read("examples/chefz/calls/perfect.jsonl"))
---print(call.contact.id, call.events[1].type) --> chefz-perfect case.reviewed
---local _, message, code, errors = jsonl.read("spec/fixtures/back_in_time.jsonl")
---print(code, errors[1].line) --> EFORMAT 3
---assert(jsonl.message(errors[1]) == message)
---```
---@param path string
---@return hatif.jsonl.call? call
---@return string? message
---@return string? code "ENOENT" when the file cannot be read, "EFORMAT" when a line is bad
---@return hatif.jsonl.problem[]? errors every bad line ("EFORMAT" only)
function M.read(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, why, "ENOENT" end
  local call, line = new(path), 0
  local ok, failure = pcall(function()
    for text in file:lines() do
      line = line + 1
      -- U+FEFF: the mark that some editors put first.
      text = line == 1 and text:gsub("^\u{FEFF}", "") or text
      if text:find("[^ \t\r]") then
        local is_json, object = decode(call, line, text)
        if is_json then take(call, line, object) end
      end
    end
  end)
  file:close()
  if not ok then return nil, path .. ": " .. tostring(failure):gsub("^.-:%d+: ", ""), "ENOENT" end
  return finished(call)
end

---Checks one object that stands alone, decoded already; integral times become integers in place.
---
---```lua
---local jsonl = require "hatif.sources.jsonl"
---assert(not jsonl.problem_of({ at = 1000, type = "answer" }, "event"))
---print((jsonl.problem_of({ type = "answer" }, "event"))) --> at is missing
---```
---@param object any
---@param kind "contact"|"event"
---@return string? what nil: all is well
---@return string? expected
function M.problem_of(object, kind)
  local bad
  if type(object) ~= "table" or is_list(object) then bad = { "the line is no object", "an object" }
  elseif kind == "contact" then bad = check_contact(object)
  else bad = check_event(object, 0) end
  if bad then return bad[1], bad[2] end
  whole_times(object)
  for _, w in ipairs(object.words or {}) do whole_times(w) end
end

---Checks a call that is a list of Lua tables already: the contact, then its events. `line` is the
---place in the list; the tables are copied.
---
---```lua
---local jsonl = require "hatif.sources.jsonl"
---local call = assert(jsonl.check {
---  { type = "contact", id = "c1", channel = "phone", lang = "ar", at = 0 },
---  { type = "answer", at = 1000 },
---})
---print(#call.events, call.stop) --> 1 1000
---```
---@param list table[]
---@return hatif.jsonl.call? call
---@return string? message
---@return string? code "EFORMAT"
---@return hatif.jsonl.problem[]? errors
function M.check(list)
  local call = new("call")
  for line, object in ipairs(list) do take(call, line, copied(object, 3)) end
  return finished(call)
end

return M

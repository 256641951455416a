-- Labels: what people say of a duty in a call, to hold verdicts against. They stand in the call
-- itself, as lines of the type `label` behind its events, or in a file of their own, one object a
-- line, which then names the contact:
--
--   {"contact":"c1","duty":"hold.return","status":"violated","by":"sara","at":1764547200000}
--
-- `n` is the run that is meant; without it the duty as a whole: violated if it was violated once.
-- `at` is when the label was given; `note` what the person adds.
local json = require "hatif.sources.json"

local M = {}

local STATUSES = { satisfied = true, violated = true, na = true }

---@class hatif.label
---@field contact string
---@field duty string
---@field n integer? nil: the duty as a whole
---@field status "satisfied"|"violated"|"na"
---@field by string
---@field at integer ms since the epoch
---@field note string?
---@field file string
---@field line integer

local function is_name(v) return type(v) == "string" and v ~= "" end

local function whole(v) return math.type(v) and math.tointeger(v) end

local FIELDS = {
  { "contact", is_name, "a string that is not empty" },
  { "duty", is_name, "a string that is not empty" },
  { "status", function(v) return STATUSES[v] end, "satisfied, violated or na" },
  { "by", is_name, "who says so" },
  { "at", function(v) return whole(v) and v >= 0 end, "an integer of ms, when it was said" },
  { "n", function(v) return v == nil or whole(v) and v >= 1 end, "an integer of 1 or more" },
  { "note", function(v) return v == nil or type(v) == "string" end, "a string" },
}

-- A label, or the problem of its line.
local function check(object, file, line)
  local function problem(what, expected)
    return nil, { file = file, line = line, what = what, expected = expected }
  end
  if type(object) ~= "table" then return problem("the line is no object", "an object") end
  for _, field in ipairs(FIELDS) do
    local value = object[field[1]]
    if not field[2](value) then
      local shown = type(value) == "string" and ("%q"):format(value) or tostring(value)
      return problem(value == nil and field[1] .. " is missing"
        or ("%s is %s"):format(field[1], shown), field[3])
    end
  end
  return { contact = object.contact, duty = object.duty, n = whole(object.n), by = object.by,
    status = object.status, at = whole(object.at), note = object.note, file = file, line = line }
end

---The labels among the lines of a call, and the call without them.
---
---```lua
---local labels = require "hatif.sources.labels"
---local found, record = labels.taken_from {
---  file = "c1.jsonl", contact = { id = "c1" }, stop = 2000,
---  events = { { at = 1000, type = "answer", line = 2 },
---    { at = 2000, type = "label", duty = "hold.return", status = "violated", by = "sara",
---      line = 3 } },
---}
---print(found[1].duty, found[1].by, #record.events) --> hold.return sara 1
---```
---@param record hatif.jsonl.call
---@return hatif.label[] labels
---@return hatif.jsonl.call record
---@return hatif.jsonl.problem[] problems
function M.taken_from(record)
  local labels, problems, rest, stop = {}, {}, {}, record.contact.at
  for _, event in ipairs(record.events) do
    if event.type == "label" then
      local object = {}
      for key, value in pairs(event) do object[key] = value end
      object.contact = record.contact.id
      local label, problem = check(object, record.file, event.line)
      labels[#labels + 1], problems[#problems + 1] = label, problem
    else
      rest[#rest + 1] = event
      stop = math.max(event.at, event.stop or event.at)
    end
  end
  if #rest == #record.events then return labels, record, problems end
  return labels, { file = record.file, contact = record.contact, events = rest, stop = stop },
    problems
end

---Reads a file of labels.
---
---```lua
---local path = os.tmpname()
---local file = assert(io.open(path, "w"))
---file:write('{"contact":"c1","duty":"hold.return","status":"violated","by":"sara","at":1000}\n')
---file:close()
---print(require("hatif.sources.labels").read(path)[1].status) --> violated
---os.remove(path)
---```
---@param path string
---@return hatif.label[]? labels
---@return string? message
---@return "ENOENT"|"EFORMAT"|nil code
---@return hatif.jsonl.problem[]? problems every bad line
function M.read(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, why, "ENOENT" end
  local labels, problems, line = {}, {}, 0
  local ok, failure = pcall(function()
    for text in file:lines() do
      line = line + 1
      if text:find "[^ \t\r]" then
        local object = utf8.len(text) and json.decode(text)
        local label, problem = check(object or nil, path, line)
        labels[#labels + 1], problems[#problems + 1] = label, problem
      end
    end
  end)
  file:close()
  if not ok then return nil, path .. ": " .. tostring(failure):gsub("^.-:%d+: ", ""), "ENOENT" end
  if #problems > 0 then
    local p = problems[1]
    return nil, ("%s:%d: %s, expected %s"):format(p.file, p.line, p.what, p.expected), "EFORMAT",
      problems
  end
  return labels
end

return M

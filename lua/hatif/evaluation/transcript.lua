-- The versions of a transcript: what a correction changes, and whether it can be read.
local archive = require "hatif.archive"
local jsonl = require "hatif.sources.jsonl"

local M = {}

---What differs between two versions, by line.
---@param before table[] events
---@param after table[]
---@return { line: integer, was: table?, is: table? }[]
function M.differences(before, after)
  local out, by_line, seen = {}, {}, {}
  for _, e in ipairs(before) do by_line[e.line] = e end
  local function bare(e)
    if not e then return nil end
    local copy = {}
    for key, value in pairs(e) do copy[key] = key ~= "line" and value or nil end
    return copy
  end
  for _, e in ipairs(after) do
    local was = by_line[e.line]
    seen[e.line] = true
    if not was or archive.encode(bare(was)) ~= archive.encode(bare(e)) then
      out[#out + 1] = { line = e.line, was = bare(was), is = bare(e) }
    end
  end
  for _, e in ipairs(before) do
    if not seen[e.line] then out[#out + 1] = { line = e.line, was = bare(e) } end
  end
  table.sort(out, function(a, b) return a.line < b.line end)
  return out
end

---The events of a corrected version, checked as a call's lines are.
---@param record hatif.jsonl.call
---@param events table[]
---@return table[]? events
---@return string? message
---@return "EINVAL"|nil code
function M.checked(record, events)
  local list = { record.contact }
  table.move(events, 1, #events, 2, list)
  local call, message = jsonl.check(list)
  if not call then return nil, message, "EINVAL" end
  for i, e in ipairs(call.events) do e.line = events[i].line or e.line end
  return call.events
end

return M

-- The versions of a transcript: what a correction changes, and whether it can be read.
local archive = require "hatif.archive"
local jsonl = require "hatif.sources.jsonl"

local M = {}

---@param steps hatif.evaluation.step[]
---@param kind string
---@return hatif.evaluation.step? step the last one of the kind
function M.last_of(steps, kind)
  for i = #steps, 1, -1 do
    if steps[i].kind == kind then return steps[i] end
  end
end

---A stored contact as the steps of its evaluation leave it: the events of the transcript's last
---version; what people attested comes behind all of it.
---@param kept hatif.Archive
---@param id string
---@param steps hatif.evaluation.step[]
---@param now integer ms since the epoch, up to which what outlives it is judged
---@return hatif.jsonl.call? record nil: it is not there, or the store refused
---@return integer|string version of the transcript, or message
---@return string? code
function M.record_of(kept, id, steps, now)
  local record, stored, code = kept:record(id, now)
  if not record then return nil, stored, code end
  local corrected = M.last_of(steps, "corrected")
  if corrected then record.events = corrected.events end
  local line, at = 1, record.stop
  for _, e in ipairs(record.events) do line = math.max(line, e.line or 1) end
  for _, e in ipairs(record.later) do line, at = math.max(line, e.line or 1), math.max(at, e.at) end
  for _, step in ipairs(steps) do
    if step.kind == "attested" then
      line, at = line + 1, at + 1
      record.later[#record.later + 1] = { type = "attested", at = at, line = line,
        duty = step.duty, by = step.role, value = step.value, note = step.note }
    end
  end
  record.settle = math.max(now, at + 1)
  return record, corrected and corrected.version or 1
end

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

-- What people made of stored contacts, as labels for a calibration: their overrides and decisions,
-- their word on a violation that waits to be confirmed, and, of a contact that somebody has looked
-- at as a whole (`reviewed`), every verdict that he let stand.
local evaluation = require "hatif.evaluation"

local M = {}

local IS_STATUS = { satisfied = true, violated = true, na = true }

-- What a person says of an item, and who; nil: nobody says anything.
local function word_of(item, reviewed)
  if item.person then return item.person.status, item.person end
  if item.answer and item.kind ~= "attest" then
    return item.answer.value == true and "violated" or "satisfied", item.answer
  end
  if reviewed and item.kind ~= "attest" and IS_STATUS[item.machine.status] then
    return item.machine.status, reviewed
  end
end

local function last_review(steps)
  local last
  for _, step in ipairs(steps) do
    if step.kind == "reviewed" then last = step end
  end
  return last
end

local function add_labels(labels, id, form, path)
  local reviewed, n = last_review(form.steps), #labels
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      local status, step = word_of(item, reviewed)
      if status then
        labels[#labels + 1] = { contact = id, duty = item.duty, n = item.n, status = status,
          by = step.by, at = step.at, note = step.reason or step.note, file = path,
          line = step.seq }
      end
    end
  end
  return #labels > n
end

---@param store hatif.store
---@param path string of the store, for messages
---@param since integer? ms since the epoch
---@param till integer? not included
---@return hatif.jsonl.call[]? records of the contacts with a label, in their last version
---@return hatif.label[]|string labels or message
---@return string? code
function M.of(store, path, since, till)
  local ev, records, labels = evaluation.new(store), {}, {}
  for stored in ev.archive:contacts(since, till) do
    if stored.result then
      local form, message, code = ev:form(stored.id)
      if not form then return nil, message, code end
      if add_labels(labels, stored.id, form, path) then
        records[#records + 1] = assert(ev:record(stored.id))
      end
    end
  end
  return records, labels
end

return M

-- What people made of a contact, as data for the page: where its evaluation stands, the verdicts
-- that they changed, disputed or are asked for, and every step in its order. The sentences are
-- those of `hatif evaluate show`.
local contact = require "hatif.report.html.contact"
local reports = require "hatif.report.evaluation"
local spans = require "hatif.spans"

local M = {}

local STATUS = {}
for i, name in ipairs(contact.STATUS) do STATUS[name] = i - 1 end
-- What was done last of these tells where the evaluation stands; a dispute stands until it is
-- decided.
local KINDS = { attested = true, overridden = true, decided = true, corrected = true,
  reviewed = true }

local function list(t) return setmetatable(t, { __jsontype = "array" }) end

---@param form hatif.evaluation.form
---@return ("disputed"|"decided"|"overridden"|"attested"|"corrected"|"reviewed")? state nil: nobody
---  has said anything
function M.state(form)
  if form.open_disputes > 0 then return "disputed" end
  for i = #form.steps, 1, -1 do
    if KINDS[form.steps[i].kind] then return form.steps[i].kind end
  end
end

-- Who said what of an item, and why; what it waits for.
local function lines_of(words, item)
  local out = list {}
  local step = item.person or item.answer
  if step then
    out[1] = reports.step_line(words, step)
    local reason = step.reason or step.note
    if reason then out[2] = reports.quoted(words, reason) end
  elseif item.final == "pending" then
    out[1] = words("form.waits", { role = item.by and reports.role(words, item.by)
      or words "form.anybody" })
  end
  if item.is_disputed then out[#out + 1] = words "form.is_disputed" end
  return out
end

local function items_of(page, form)
  local out = list {}
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      local lines, place = lines_of(page.words, item), page:duty(item.duty)
      if #lines > 0 and place then
        out[#out + 1] = list { place, item.n, STATUS[item.machine.status], STATUS[item.final],
          lines }
      end
    end
  end
  return out
end

local function trail_of(page, form)
  local out = list {}
  for i, step in ipairs(form.steps) do
    out[i] = list { spans.shown(step.at, page.zone):sub(1, 16), reports.step_line(page.words, step),
      list(reports.details(page.words, step)) }
  end
  return out
end

---@param page hatif.html
---@param form hatif.evaluation.form
---@return table? data for dkjson; nil: nobody has said anything of the contact
function M.data(page, form)
  local state = M.state(form)
  if not state then return nil end
  local lines = reports.head(form, page.words)
  return { state = state, score = reports.percent(page.words, form.final.percentage),
    lines = list { lines[2], lines[3] }, items = items_of(page, form),
    trail = trail_of(page, form) }
end

M.KEYS = { "state", "score", "lines", "items", "trail" }

return M

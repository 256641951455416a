-- The form and the trail of an evaluation, as lines of text or as one JSON object.
local archive = require "hatif.archive"
local spans = require "hatif.spans"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}
local shown = terminal.placed


-- A role of the policy's own is shown as the policy names it.
local ROLES = { machine = "role.machine", quality = "role.quality",
  supervisor = "role.supervisor", lead = "role.lead", agent = "role.agent" }

---@param words hatif.catalogue.words
---@param role string
---@return string
function M.role(words, role) return ROLES[role] and words(ROLES[role]) or shown(words, role) end

---@param words hatif.catalogue.words
---@param s string what somebody wrote
---@return string text that stands apart from what is around it
function M.quoted(words, s) return shown(words, s) end

---@param words hatif.catalogue.words
---@param v number?
---@return string percent "92.5 %", or "-"
function M.percent(words, v)
  return v and words("number.percent", { n = words.number(v) }) or "-"
end

local function status_word(words, status) return words("status." .. status) end

-- --- the trail ---------------------------------------------------------------------------------

local VALUES = { [true] = "form.yes", [false] = "form.no", na = "form.na" }

local function judged_line(words, step)
  local slots = { hash = step.policy.hash:sub(1, 8),
    score = M.percent(words, step.score.percentage), by = shown(words, step.asked_by or step.by),
    role = M.role(words, step.asked_role or step.role) }
  return words(step.asked_by and "trail.again" or "trail.judged", slots)
end

local function name_of(step)
  return step.n and ("%s #%d"):format(step.duty, step.n) or step.duty
end

---@param words hatif.catalogue.words
---@param step hatif.evaluation.step
---@return string line who did what
function M.step_line(words, step)
  if step.kind == "judged" then return judged_line(words, step) end
  return words("trail." .. step.kind, { by = shown(words, step.by),
    role = M.role(words, step.role),
    duty = step.duty and shown(words, name_of(step)),
    was = step.was and status_word(words, step.was),
    status = step.status and status_word(words, step.status), version = step.version,
    value = VALUES[step.value] and words(VALUES[step.value]), n = step.changed and #step.changed })
end

local function said_of(words, event)
  return event and shown(words, event.text and "\u{AB}" .. event.text .. "\u{BB}" or event.type)
    or words "trail.none"
end

---@param words hatif.catalogue.words
---@param step hatif.evaluation.step
---@return string[] lines what the step changed, and why it was taken
function M.details(words, step)
  local lines = {}
  local function put(line) lines[#lines + 1] = line end
  for _, c in ipairs(step.changed or {}) do
    put(words("trail.line", { line = c.line, was = said_of(words, c.was),
      is = said_of(words, c.is) }))
  end
  for _, c in ipairs(step.changes or {}) do
    put(words("trail.change", { duty = shown(words, text.name(c)),
      was = c.was and status_word(words, c.was) or words "trail.none",
      is = c.is and status_word(words, c.is) or words "trail.none",
      why = words.known("why", c.why or "") }))
  end
  if step.reason then put(shown(words, step.reason)) end
  if step.note then put(shown(words, step.note)) end
  return lines
end

---@param steps hatif.evaluation.step[]
---@param words hatif.catalogue.words
---@param zone string of the times
---@return string[] lines a step and, under it, what it changed and why
function M.trail(steps, words, zone)
  local lines = {}
  for _, step in ipairs(steps) do
    lines[#lines + 1] = ("%3d  %s  %s"):format(step.seq, spans.shown(step.at, zone):sub(1, 16),
      M.step_line(words, step))
    for _, line in ipairs(M.details(words, step)) do lines[#lines + 1] = "      " .. line end
  end
  return lines
end

-- --- the form ----------------------------------------------------------------------------------

---@param form hatif.evaluation.form
---@param words hatif.catalogue.words
---@return string[] lines contact and policy, the scores, what waits for people
function M.head(form, words)
  local c, lines = form.contact, {}
  lines[1] = words("form.head", { contact = shown(words, c.id), kind = c.channel .. ", " .. c.lang,
    agent = c.agent and shown(words, c.agent) or "-", name = shown(words, form.policy.name),
    hash = form.policy.hash:sub(1, 8), version = form.version })
  local score = words("form.score", { machine = M.percent(words, form.machine.percentage),
    final = M.percent(words, form.final.percentage) })
  if form.final.passed ~= nil then
    score = score .. "  " .. words(form.final.passed and "form.passed" or "form.not_passed",
      { pass = words.number(form.pass, 0) })
  end
  if form.final.automatic_fail then score = score .. "  " .. words "form.automatic_fail" end
  lines[2] = score
  if form.open_disputes + form.to_answer > 0 then
    lines[3] = words("form.open", { disputes = form.open_disputes, answers = form.to_answer })
  end
  return lines
end

local function waits_of(words, item)
  return words("form.waits", { role = item.by and M.role(words, item.by) or words "form.anybody" })
end

local function put_item(lines, words, item, width)
  local function put(line)
    for _, part in ipairs(terminal.wrapped(line, width - 8)) do
      lines[#lines + 1] = "        " .. part
    end
  end
  local title = text.in_language(item.kind == "attest" and item.question or item.title, words.lang)
  local is_silent = item.final == "na" and not item.person and not item.answer
  lines[#lines + 1] = ("  %s %s  %s%s"):format(text.status(item.final).mark, text.name(item),
    title and shown(words, title) or "",
    is_silent and "  " .. words.known("why", item.machine.why) or "")
  if is_silent then return end
  if item.final ~= "pending" then
    put(words("form.machine", { status = status_word(words, item.machine.status),
      reason = text.reason(words, item.machine) }))
  end
  local quoted = text.words(item.machine)
  if quoted ~= "" then put(shown(words, quoted)) end
  for _, step in ipairs { item.answer or false, item.person or false } do
    if step then
      put(M.step_line(words, step))
      if step.reason or step.note then put(shown(words, step.reason or step.note)) end
    end
  end
  if item.is_disputed then
    put(words "form.is_disputed" .. ": " .. shown(words, item.dispute.reason))
  end
  if item.final == "pending" then put(waits_of(words, item)) end
  local advice = item.final == "violated" and text.in_language(item.advice, words.lang)
  if advice then put(words("form.advice", { advice = shown(words, advice) })) end
end

---@param form hatif.evaluation.form
---@param words hatif.catalogue.words
---@param look { width: integer, zone: string }
---@return string[] lines sections with their items, then the trail
function M.text(form, words, look)
  local lines = M.head(form, words)
  for _, section in ipairs(form.sections) do
    lines[#lines + 1] = ""
    lines[#lines + 1] = words("form.section", { weight = words.number(section.weight, 0),
      title = shown(words, text.in_language(section.title, words.lang) or section.id),
      machine = M.percent(words, section.machine_score),
      final = M.percent(words, section.score) })
    for _, item in ipairs(section.items) do put_item(lines, words, item, look.width) end
  end
  lines[#lines + 1] = ""
  lines[#lines + 1] = words "trail.title"
  local trail = M.trail(form.steps, words, look.zone)
  table.move(trail, 1, #trail, #lines + 1, lines)
  return lines
end

-- --- JSON --------------------------------------------------------------------------------------

---A copy of plain values in which a number that is whole is an integer, as JSON has it everywhere.
---@param v any
---@return any
function M.plain(v)
  if type(v) ~= "table" then return math.type(v) == "float" and math.tointeger(v) or v end
  local out = {}
  for key, value in pairs(v) do out[key] = M.plain(value) end
  return out
end

local function seq_of(step) return step and step.seq end

local function plain_item(item)
  return { duty = item.duty, n = item.n, kind = item.kind, title = item.title,
    advice = item.advice, question = item.question, by = item.by, cite = item.cite,
    weight = item.weight, autofail = item.autofail, machine = item.machine, final = item.final,
    person = seq_of(item.person), answer = seq_of(item.answer), dispute = seq_of(item.dispute),
    decision = seq_of(item.decision), is_disputed = item.is_disputed }
end

---@param form hatif.evaluation.form
---@return string line one object, its keys in order of spelling; `person`, `answer`, `dispute` and
---  `decision` of an item are numbers of steps
function M.json(form)
  local sections = {}
  for i, s in ipairs(form.sections) do
    local items = {}
    for k, item in ipairs(s.items) do items[k] = plain_item(item) end
    sections[i] = { id = s.id, title = s.title, weight = s.weight, score = s.score,
      machine_score = s.machine_score, items = items }
  end
  return archive.encode(M.plain { contact = form.contact, policy = form.policy, pass = form.pass,
    version = form.version, machine = form.machine, final = form.final, sections = sections,
    open_disputes = form.open_disputes, to_answer = form.to_answer, steps = form.steps })
end

---@param step hatif.evaluation.step
---@return string line one object
function M.step_json(step) return archive.encode(M.plain(step)) end

return M

--- hatif.calibration: holds the verdicts of a policy against those of people, duty by duty, so that
--- a center knows which of them may fail anybody without a person looking.
---
--- A violation is what is looked for: recall is the share of the violations that people see which
--- the policy finds, precision the share of those it finds which people see too. Cohen's kappa is
--- the agreement on satisfied, violated and na beyond what chance would give:
--- (agreed - expected) / (1 - expected), of the shares of both sides.
local core = require "hatif.core"
local dkjson = require "dkjson"
local nearest = require "hatif.nearest"
local redact = require "hatif.redact"
local review = require "hatif.review"

local M = {}

---@class hatif.calibration.limits what a duty needs before it may fail a contact by itself
---@field recall number? percent; 95
---@field precision number? percent; 95
---@field least integer? violations that people labelled; 10
local LIMITS = { recall = 95, precision = 95, least = 10 }

-- What the machine says in the three words of people.
local SAID = { satisfied = "satisfied", violated = "violated" }
local CLASSES = { "satisfied", "violated", "na" }

-- One decimal, half up; nil of nothing.
local function percent(part, whole)
  return whole > 0 and math.floor(part * 1000 / whole + 0.5) / 10 or nil
end

-- --- labels ------------------------------------------------------------------------------------

local function name_of(label)
  return ("%s\0%s\0%d"):format(label.contact, label.duty, label.n or 0)
end

-- The last word on each run of a duty counts; how many people contradicted one another is told.
local function last_words(labels)
  local latest, order, contradicted = {}, {}, {}
  for _, label in ipairs(labels) do
    local key = name_of(label)
    local old = latest[key]
    if not old then order[#order + 1] = key
    elseif old.status ~= label.status and old.by ~= label.by then contradicted[key] = true end
    if not old or label.at >= old.at then latest[key] = label end
  end
  local out, n = {}, 0
  for i, key in ipairs(order) do out[i] = latest[key] end
  for _ in pairs(contradicted) do n = n + 1 end
  return out, n
end

-- --- one label against its verdict -------------------------------------------------------------

-- The verdict that a label is about: of its run, or of the duty as a whole, where one violation
-- decides and then one that is satisfied.
local function verdict_of(result, label)
  local best
  for _, v in ipairs(result.verdicts) do
    if v.duty == label.duty then
      if label.n == v.n then return v end
      local is_worse = v.status == "violated" or v.status == "satisfied"
        and best and best.status ~= "violated" and best.status ~= "satisfied"
      if not label.n and (not best or is_worse and best.status ~= "violated") then best = v end
    end
  end
  return best
end

local function quote_of(event) return { by = event.by, text = event.text } end

-- The words of a verdict: its evidence, or, where nothing was heard, what was said around it.
local function words_of(record, verdict)
  local out = {}
  for _, e in ipairs(verdict.evidence or {}) do
    for _, event in ipairs(e.text and record.events or {}) do
      local is_it = event.line == e.event and event.type == "utterance"
      out[#out + 1] = is_it and quote_of(event) or nil
    end
  end
  if #out > 0 then return out end
  local before = {}
  for _, event in ipairs(record.events) do
    if event.type == "utterance" and event.at <= (verdict.at or math.maxinteger) then
      before[#before + 1] = quote_of(event)
    end
  end
  return table.move(before, math.max(1, #before - 1), #before, 1, {})
end

-- --- counting ----------------------------------------------------------------------------------

local function new_row(duty)
  return { duty = duty, labels = 0, agreed = 0, found = 0, missed = 0, false_alarms = 0,
    people = { satisfied = 0, violated = 0, na = 0 },
    machine = { satisfied = 0, violated = 0, na = 0 } }
end

local function count(row, machine, person)
  row.labels = row.labels + 1
  row.people[person], row.machine[machine] = row.people[person] + 1, row.machine[machine] + 1
  if machine == person then row.agreed = row.agreed + 1 end
  local sees, saw = machine == "violated", person == "violated"
  if sees and saw then row.found = row.found + 1
  elseif saw then row.missed = row.missed + 1
  elseif sees then row.false_alarms = row.false_alarms + 1 end
end

-- nil where chance alone would agree on everything.
local function kappa_of(row)
  local agreed, expected = row.agreed / row.labels, 0
  for _, class in ipairs(CLASSES) do
    expected = expected + row.people[class] * row.machine[class] / row.labels ^ 2
  end
  if expected >= 1 then return nil end
  return math.floor((agreed - expected) / (1 - expected) * 100 + 0.5) / 100
end

-- What a duty lacks before it may fail anybody by itself; nil: nothing.
local function lack_of(row, limits)
  if row.people.violated < limits.least then return "few" end
  if row.recall < limits.recall then return "recall" end
  if (row.precision or 0) < limits.precision then return "precision" end
end

---@class hatif.calibration.duty
---@field duty string
---@field labels integer
---@field agreed integer
---@field violated integer that people see
---@field found integer of these the policy finds
---@field missed integer and those it does not
---@field false_alarms integer violations that only the policy sees
---@field recall number? percent, one decimal; nil: people see no violation
---@field precision number? percent; nil: the policy sees none
---@field kappa number? two decimals; nil where all labels and verdicts are the same
---@field autofail boolean|"confirm"|nil as the policy's files say
---@field ready boolean it may fail a contact by itself
---@field lack "few"|"recall"|"precision"|nil why not

local function finish(row, limits, autofail)
  local violated = row.people.violated
  row.violated = violated
  row.recall, row.precision = percent(row.found, violated),
    percent(row.found, row.found + row.false_alarms)
  row.kappa = kappa_of(row)
  row.lack = lack_of(row, limits)
  row.ready, row.autofail = row.lack == nil, autofail
  row.people, row.machine = nil, nil
  return row
end

-- --- near misses -------------------------------------------------------------------------------

local MOST_EXAMPLES = 2

-- What almost matched, by phrase and proposal. `decides` are the disagreements of a contact in a
-- protocol whose phrase was nearly said there.
local function add_near(nears, order, record, quoted, finder, disputed)
  for _, event in ipairs(record.events) do
    local hit_names = {}
    local text = event.type == "utterance" and event.text
    for _, hit in ipairs(text and finder.said:match(text) or {}) do hit_names[hit.name] = true end
    for _, near in ipairs(text and finder.near:near(text, hit_names) or {}) do
      local key = near.proposal and near.name .. "\0" .. near.proposal
      if key and not nears[key] then
        nears[key] = { phrase = near.name, pattern = near.pattern, proposal = near.proposal,
          times = 0, decides = 0, examples = {}, seen = {} }
        order[#order + 1] = nears[key]
      end
      local entry = nears[key]
      if entry then
        entry.times = entry.times + 1
        local protocol = near.name:match "^(.*)/"
        if disputed[protocol] and not entry.seen[record] then
          entry.decides, entry.seen[record] = entry.decides + disputed[protocol], true
        end
        if #entry.examples < MOST_EXAMPLES then
          entry.examples[#entry.examples + 1] = { contact = record.contact.id,
            by = event.by, text = quoted(text) }
        end
      end
    end
  end
end

local function near_in_order(order)
  for _, entry in ipairs(order) do entry.seen = nil end
  table.sort(order, function(a, b)
    if a.decides ~= b.decides then return a.decides > b.decides end
    if a.times ~= b.times then return a.times > b.times end
    if a.phrase ~= b.phrase then return a.phrase < b.phrase end
    return a.proposal < b.proposal
  end)
  return order
end

-- --- the whole ---------------------------------------------------------------------------------

local function by_contact(labels)
  local out = {}
  for _, label in ipairs(labels) do
    out[label.contact] = out[label.contact] or {}
    table.insert(out[label.contact], label)
  end
  return out
end

local function told(record, result, label, verdict, machine, quoted)
  local words = words_of(record, verdict)
  for _, w in ipairs(words) do w.text = quoted(w.text) end
  return { contact = result.contact, duty = label.duty, n = label.n, machine = machine,
    why = verdict.why, person = label.status, by = label.by, at = label.at,
    note = label.note and quoted(label.note), words = words }
end

-- The disagreements of one contact; its labels are counted in `rows`.
local function hold_against(record, result, labels, rows, unknown, quoted)
  local out, disputed = {}, {}
  for _, label in ipairs(labels) do
    local row, verdict = rows[label.duty], verdict_of(result, label)
    if not row or not verdict then unknown[#unknown + 1] = label
    else
      local machine = SAID[verdict.status] or "na"
      count(row, machine, label.status)
      if machine ~= label.status then
        out[#out + 1] = told(record, result, label, verdict, machine, quoted)
        local protocol = label.duty:match "^(.*)%."
        disputed[protocol] = (disputed[protocol] or 0) + 1
      end
    end
  end
  return out, disputed
end

local function checked(limits)
  local out = {}
  for key, value in pairs(LIMITS) do out[key] = value end
  for key, value in pairs(limits or {}) do
    if LIMITS[key] == nil or type(value) ~= "number" then
      error(("bad argument #4 to 'measure' (limit '%s')"):format(tostring(key)), 3)
    end
    out[key] = value
  end
  return out
end

local function people_of(labels)
  local seen, out = {}, {}
  for _, label in ipairs(labels) do
    if not seen[label.by] then out[#out + 1], seen[label.by] = label.by, true end
  end
  table.sort(out)
  return out
end

local function rows_of(policy)
  local rows, order = {}, {}
  for i, duty in ipairs(policy:duties()) do
    rows[duty.id] = new_row(duty.id)
    order[i] = { row = rows[duty.id], autofail = duty.declared_autofail }
  end
  return rows, order
end

local function quoter(policy, record, opts)
  if not opts.redact then return function(text) return text end end
  local redactor = redact.of(policy, record)
  return function(text) return redactor:text(text) end
end

---Judges calls and holds the verdicts against labels.
---
--- ```lua
--- local jsonl = require "hatif.sources.jsonl"
--- local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
--- local record = assert(jsonl.read("spec/fixtures/held.jsonl"))
--- local labels = { { contact = "held", duty = "desk.back", status = "violated", by = "sara",
---  at = 0 } }
--- local calibration = hatif.calibration.measure(policy, { record }, labels)
--- print(calibration.labels, calibration.duties[1].duty) --> 1 desk.back
--- print(hatif.calibration.file(calibration):sub(1, 1)) --> {
--- ```
---@param policy hatif.Policy
---@param records hatif.jsonl.call[]
---@param labels hatif.label[]
---@param limits hatif.calibration.limits?
---@param opts { redact: boolean?, near: boolean? }? near: false: without near misses
---@return { policy: table, contacts: integer, labels: integer, people: string[],
---  contradicted: integer, limits: table, duties: hatif.calibration.duty[], disagreements: table[],
---  near: table[], unknown: hatif.label[] } calibration duties in order of the policy, those with
---  labels; unknown: labels of contacts or duties that are not there
function M.measure(policy, records, labels, limits, opts)
  limits, opts = checked(limits), opts or {}
  local last, contradicted = last_words(labels)
  local rows, order = rows_of(policy)
  local wanted, unknown, disagreements, nears, near_order = by_contact(last), {}, {}, {}, {}
  local phrases = policy:phrases()
  local finder = opts.near ~= false
    and { said = core.text.phrases(phrases), near = nearest.finder(phrases) }
  for _, record in ipairs(records) do
    local mine = wanted[record.contact.id]
    if mine then
      wanted[record.contact.id] = nil
      local result, quoted = review.judge(policy, record), quoter(policy, record, opts)
      local found, disputed = hold_against(record, result, mine, rows, unknown, quoted)
      table.move(found, 1, #found, #disagreements + 1, disagreements)
      if finder then add_near(nears, near_order, record, quoted, finder, disputed) end
    end
  end
  for _, label in ipairs(last) do
    if wanted[label.contact] then unknown[#unknown + 1] = label end
  end
  local duties = {}
  for _, entry in ipairs(order) do
    if entry.row.labels > 0 then duties[#duties + 1] = finish(entry.row, limits, entry.autofail) end
  end
  return { policy = { name = policy:name(), hash = policy:base_hash() }, contacts = #records,
    labels = #last, people = people_of(labels), contradicted = contradicted, limits = limits,
    duties = duties, disagreements = disagreements, near = near_in_order(near_order),
    unknown = unknown }
end

-- --- what the policy goes by -------------------------------------------------------------------

local function object(keys, t)
  local out = {}
  for _, key in ipairs(keys) do out[key] = t[key] == nil and dkjson.null or t[key] end
  return setmetatable(out, { __jsontype = "object", __jsonorder = keys })
end

---The file that a policy goes by once it lies beside it: `calibration.json` in its folder, or
---NAME.calibration.json beside NAME.lua. A duty with `autofail = true` that it does not name as
---ready asks a person first, as with `autofail = "confirm"`.
---@param calibration table as `measure` gives it
---@return string text
function M.file(calibration)
  local duties, names = {}, {}
  for i, d in ipairs(calibration.duties) do
    names[i] = d.duty
    duties[d.duty] = object({ "ready", "labels", "violated", "recall", "precision", "kappa" }, d)
  end
  return dkjson.encode(object({ "type", "policy", "limits", "duties" }, { type = "calibration",
    policy = object({ "name", "hash" }, calibration.policy),
    limits = object({ "recall", "precision", "least" }, calibration.limits),
    duties = setmetatable(duties, { __jsontype = "object", __jsonorder = names }) }),
    { indent = true }) .. "\n"
end

return M

-- The form of an evaluation: the duties of the policy in its sections, what the machine says of
-- each, what people say, and what holds in the end; with the score of both.
--
-- A section's score is the weight of what is satisfied among what is satisfied or violated, as the
-- score of a contact is; the form's is the mean of its sections by their weights. A section that
-- judged nothing has no part in it. Duties of no section stand under their protocol, which then
-- weighs what they weigh together.
local M = {}

local function item_key(duty, n) return ("%s#%d"):format(duty, n) end
M.item_key = item_key

-- --- sections ----------------------------------------------------------------------------------

-- The sections in order of their duties, and the section of each duty.
local function sections_of(policy)
  local order, by_id, of_duty, declared, pass = {}, {}, {}, {}, nil
  for _, p in ipairs(policy:protocols()) do
    for id, s in pairs(p.sections) do declared[id] = declared[id] or s end
    pass = p.pass and math.max(pass or 0, p.pass) or pass
  end
  for _, d in ipairs(policy:duties()) do
    local known = d.section and declared[d.section]
    local id = d.section or d.protocol
    if not by_id[id] then
      by_id[id] = { id = id, title = known and known.title, weight = known and known.weight or 0,
        is_declared = known ~= nil and known.weight ~= nil, items = {} }
      order[#order + 1] = by_id[id]
    end
    if not by_id[id].is_declared then by_id[id].weight = by_id[id].weight + d.weight end
    of_duty[d.id] = { section = by_id[id], info = d }
  end
  return order, of_duty, pass
end

-- --- what people say ---------------------------------------------------------------------------

-- A step speaks of one run of a duty, or of all of its runs.
local function speaks_of(step, item)
  return step.duty == item.duty and (step.n == nil or step.n == item.n)
end

-- What people made of an item, in the order of their steps: the last word holds, and a dispute is
-- open until a decision follows it.
local function add_people(item, steps)
  for _, step in ipairs(steps) do
    if speaks_of(step, item) then
      if step.kind == "overridden" or step.kind == "decided" then item.person = step end
      if step.kind == "attested" then item.answer = step end
      if step.kind == "disputed" then item.dispute = step end
      if step.kind == "decided" then item.decision = step end
    end
  end
  item.is_disputed = item.dispute ~= nil
    and (item.decision == nil or item.decision.seq < item.dispute.seq)
  item.final = item.person and item.person.status or item.machine.status
end

-- --- scores ------------------------------------------------------------------------------------

-- One decimal, half up.
local function rounded(x) return math.floor(x * 10 + 0.5) / 10 end

-- Of the items of a section by what one side says: earned and possible weight, and whether a duty
-- with autofail is violated. A duty of several runs is violated where one of them is.
local function tally(items, status_of, confirmed)
  local by_duty, order = {}, {}
  for _, item in ipairs(items) do
    local status = status_of(item)
    local known = by_duty[item.duty]
    if not known then
      known = { item = item }
      by_duty[item.duty], order[#order + 1] = known, known
    end
    if status == "violated" then known.status, known.item = "violated", item
    elseif status == "satisfied" then known.status = known.status or "satisfied" end
  end
  local earned, possible, fails = 0, 0, false
  for _, duty in ipairs(order) do
    local weight = duty.item.weight
    if duty.status then possible = possible + weight end
    if duty.status == "satisfied" then earned = earned + weight end
    local autofail = duty.item.autofail
    fails = fails or duty.status == "violated"
      and (autofail == true or autofail == "confirm" and confirmed(duty.item))
  end
  return earned, possible, fails
end

---@class hatif.evaluation.score
---@field percentage number? one decimal; nil: nothing is judged
---@field automatic_fail boolean
---@field passed boolean? nil: there is no pass mark, or no score

local function score_of(sections, status_of, confirmed, pass, note)
  local sum, weights, fails = 0, 0, false
  for _, section in ipairs(sections) do
    local earned, possible, failed = tally(section.items, status_of, confirmed)
    fails = fails or failed
    if possible > 0 then
      note(section, rounded(earned * 100 / possible))
      sum, weights = sum + section.weight * earned / possible, weights + section.weight
    end
  end
  local percentage = weights > 0 and rounded(sum * 100 / weights) or nil
  if percentage and fails then percentage = 0 end
  local passed
  if pass and percentage then passed = percentage >= pass end
  return { percentage = percentage, automatic_fail = fails, passed = passed }
end

-- A person has confirmed a violation that would fail the contact: by attesting it, or by saying so
-- himself.
local function is_confirmed_by_machine(item)
  return item.answer ~= nil and item.answer.value == true
end

local function is_confirmed(item)
  return is_confirmed_by_machine(item) or item.person ~= nil and item.person.status == "violated"
end

-- --- the whole ---------------------------------------------------------------------------------

---@class hatif.evaluation.item
---@field duty string
---@field n integer its run
---@field kind "must"|"never"|"at_most"|"attest" attest: only a person can tell
---@field title table<string, string>|string|nil
---@field advice table<string, string>|string|nil
---@field question table<string, string>|string|nil of attest
---@field by string? of attest: the role that answers
---@field cite string?
---@field weight number
---@field autofail boolean|"confirm"|nil
---@field machine table the verdict
---@field answer table? the step of the attestation
---@field person table? the step of a person whose word holds: overridden or decided
---@field dispute table? the last step of a dispute
---@field decision table? the last step of a decision
---@field is_disputed boolean a dispute waits for its decision
---@field final string status that holds

---@class hatif.evaluation.form
---@field contact table its opening
---@field policy { name: string, hash: string } by which it was judged last
---@field version integer of the transcript, 1 is the original
---@field sections { id: string, title: table?, weight: number, items: hatif.evaluation.item[],
---  machine_score: number?, score: number? }[]
---@field pass number? the mark; where protocols have several, the highest
---@field machine hatif.evaluation.score by the machine's verdicts alone
---@field final hatif.evaluation.score by what holds
---@field open_disputes integer
---@field to_answer integer items that wait for a person
---@field steps table[] the trail

local function new_item(verdict, info)
  return { duty = verdict.duty, n = verdict.n, kind = info.kind, title = info.title,
    advice = info.advice, question = info.text, by = info.waive_by, cite = info.cite,
    weight = info.weight, autofail = info.autofail or nil, machine = verdict }
end

local function waits(item)
  local is_asked = item.kind == "attest" and item.machine.status == "pending"
    or item.autofail == "confirm" and item.machine.status == "violated" and not item.answer
  return is_asked and not item.person
end

---Lays out the form.
---@param policy hatif.Policy by which it was judged last
---@param opening table the contact's
---@param judged table the last step of a judgement
---@param steps table[] the trail
---@return hatif.evaluation.form
function M.of(policy, opening, judged, steps)
  local sections, of_duty, pass = sections_of(policy)
  local form = { contact = opening, policy = judged.policy, version = judged.version,
    pass = pass, steps = steps, sections = {}, open_disputes = 0, to_answer = 0 }
  for _, verdict in ipairs(judged.verdicts) do
    local place = of_duty[verdict.duty]
    if place then
      local item = new_item(verdict, place.info)
      add_people(item, steps)
      form.open_disputes = form.open_disputes + (item.is_disputed and 1 or 0)
      form.to_answer = form.to_answer + (waits(item) and 1 or 0)
      table.insert(place.section.items, item)
    end
  end
  for _, section in ipairs(sections) do
    section.is_declared = nil
    if #section.items > 0 then form.sections[#form.sections + 1] = section end
  end
  form.machine = score_of(form.sections, function(i) return i.machine.status end,
    is_confirmed_by_machine, pass, function(section, score) section.machine_score = score end)
  form.final = score_of(form.sections, function(i) return i.final end, is_confirmed, pass,
    function(section, score) section.score = score end)
  return form
end

---@param form hatif.evaluation.form
---@param duty string
---@param n integer? nil: any run
---@return hatif.evaluation.item? item the first of them
function M.item(form, duty, n)
  for _, section in ipairs(form.sections) do
    for _, item in ipairs(section.items) do
      if item.duty == duty and (n == nil or item.n == n) then return item end
    end
  end
end

return M

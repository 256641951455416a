--- hatif.evaluation: what people make of a judged contact, beside what the machine says: they
--- answer what only a person can tell, override a verdict with a reason, dispute it, decide.
---
--- Every step is added to the contact's trail in the store, with its author, his role and the time,
--- and none is ever changed: both results stay, and so does the transcript before a correction.
---
---     judged -> attested, overridden -> disputed -> decided
---        ^---- corrected (the transcript), judged again ----'
local against = require "hatif.against"
local archive = require "hatif.archive"
local forms = require "hatif.evaluation.form"
local review = require "hatif.review"
local transcript = require "hatif.evaluation.transcript"

local M = {}

local last_of = transcript.last_of

---
---```lua
---local store = assert(hatif.store.open("center.db"))
---local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
---local engine = hatif.engine.new { store = store, policy = policy, wait = true }
---engine:open { id = "c1", channel = "phone", lang = "en", at = 0 }
---engine:feed("c1", { at = 1000, type = "answer" })
---engine:finish("c1", 60000)
---
---local evaluation = hatif.evaluation.new(store)
---print(evaluation:form("c1").machine.percentage) --> 33.3
---local greet = { duty = "desk.greet", by = "mona", role = "quality" }
---greet.status, greet.reason = "satisfied", "the recording begins late"
---assert(evaluation:override("c1", greet))
---print(evaluation:form("c1").final.percentage) --> 100.0
---assert(evaluation:dispute("c1", { duty = "desk.greet", by = "sara", role = "agent",
---  reason = "I said it" }))
---assert(evaluation:decide("c1", { duty = "desk.greet", by = "huda", role = "lead",
---  status = "satisfied", reason = "heard again" }))
---assert(evaluation:judge("c1", { by = "huda", role = "lead" }, policy))
---assert(evaluation:reviewed("c1", { by = "mona", role = "quality" }))
---assert(evaluation:correct("c1", { by = "mona", role = "quality", reason = "a word was missing",
---  events = { { at = 1000, type = "answer", line = 2 }, { at = 2000, type = "utterance",
---    by = "agent", text = "hello", stop = 2500 } } }))
---print(#evaluation:record("c1").events, #evaluation:record("c1", 1).events) --> 2 1
---local kinds = {}
---for i, step in ipairs(evaluation:trail("c1")) do kinds[i] = step.kind end
---print(table.concat(kinds, " "))
-----> judged overridden disputed decided judged reviewed corrected judged
---print(select(3, evaluation:attest("c1", { duty = "desk.greet", value = true, by = "mona",
---  role = "quality" }))) -- the words tell it --> EINVAL
---```
---@class hatif.Evaluation
local Evaluation = {}
Evaluation.__index = Evaluation
Evaluation.__name = "hatif.evaluation"

---The evaluations of a store's contacts.
---@param store hatif.store
---@return hatif.Evaluation
function M.new(store)
  return setmetatable({ store = store, archive = archive.new(store) }, Evaluation)
end

-- --- the trail ---------------------------------------------------------------------------------

-- The first step is the result that the store has had since the contact's end.
local function first_step(stored)
  return { seq = 0, kind = "judged", at = stored.ended, by = "hatif", role = "machine",
    policy = { hash = stored.policy }, version = 1, score = stored.result.score,
    verdicts = stored.result.verdicts }
end

---@class hatif.evaluation.step
---@field seq integer 0 is the judgement at the contact's end
---@field kind "judged"|"attested"|"overridden"|"disputed"|"decided"|"corrected"|"reviewed"
---@field at integer ms since the epoch
---@field by string who
---@field role string as what: machine, quality, supervisor, lead, agent, or one of the policy's
---@field duty string? n, status, was, reason, value, note: as the kind has them

---The steps of a contact, in their order.
---@param id string
---@return hatif.evaluation.step[]? steps
---@return hatif.StoredContact|string stored or message
---@return string? code "ESTALE": no such contact; "EOPEN": it is in progress
function Evaluation:trail(id)
  local results, message, code = self.store:together { { "contact", id }, { "evaluation", id } }
  if not results then return nil, message, code end
  local row = results[1][1]
  if not row then return nil, ("no contact %s in the store"):format(id), "ESTALE" end
  local stored = archive.contact_of(row)
  if not stored.result then
    return nil, ("contact %s is in progress: it can be evaluated once it has ended"):format(id),
      "EOPEN"
  end
  local steps = { first_step(stored) }
  for _, r in ipairs(results[2]) do
    local step = archive.decode(r[2])
    step.seq = r[1]
    steps[#steps + 1] = step
  end
  return steps, stored
end

-- --- adding ------------------------------------------------------------------------------------

local function bad(what, ...)
  return nil, what:format(...), "EINVAL"
end

-- Who, as what and when; raises where the caller left it out.
local function author_of(name, who)
  if type(who) ~= "table" then
    error(("bad argument #2 to '%s' (table expected, got %s)"):format(name, type(who)), 3)
  end
  for _, field in ipairs { "by", "role" } do
    if type(who[field]) ~= "string" or who[field] == "" then
      error(("bad argument #2 to '%s' (field '%s': who it is, a string expected, got %s)")
        :format(name, field, type(who[field])), 3)
    end
  end
  local at = who.at or os.time() * 1000
  if math.type(at) ~= "integer" then
    error(("bad argument #2 to '%s' (field 'at': integer of ms expected, got %s)"):format(name,
      type(at)), 3)
  end
  return { by = who.by, role = who.role, at = at }
end

-- Adds steps behind those that were read: who was faster wins, and the other is told.
local function add(self, id, steps, fresh, kept)
  local together = {}
  for _, policy in ipairs(kept or {}) do together[#together + 1] = archive.policy_step(policy) end
  local last = steps[#steps]
  for i, step in ipairs(fresh) do
    step.seq = last.seq + i
    if step.at < last.at then
      return bad("%s was at %d, which is before the last step of the trail (%d)", step.kind,
        step.at, last.at)
    end
    local body = {}
    for key, value in pairs(step) do body[key] = key ~= "seq" and value or nil end
    together[#together + 1] = { "evaluate", id, step.seq, step.at,
      step.kind == "judged" and step.policy.hash or "", archive.encode(body) }
  end
  local ok, message, code = self.store:together(together)
  if ok then return fresh[#fresh] end
  if code == "ESTALE" then
    return nil, ("somebody else has just added to the evaluation of %s: look again"):format(id),
      "ESTALE"
  end
  return nil, message, code
end

-- --- judging -----------------------------------------------------------------------------------

-- The policy by which a contact was judged last, from the store.
local function policy_of(self, steps)
  return self.archive:policy(last_of(steps, "judged").policy.hash)
end

local KEPT = { "duty", "n", "status", "at", "due", "margin", "weight", "cite", "why", "layer",
  "borderline", "evidence" }

local function kept_verdicts(verdicts)
  local out = {}
  for i, v in ipairs(verdicts) do
    out[i] = {}
    for _, key in ipairs(KEPT) do out[i][key] = v[key] end
  end
  return out
end

local function changes_of(before, after)
  local out = {}
  for i, c in ipairs(against.changes({ verdicts = before }, { verdicts = after })) do
    out[i] = { duty = c.duty, n = c.n, was = c.here and c.here.status,
      is = c.there and c.there.status, why = c.there and c.there.why }
  end
  return out
end

-- The step of a judgement of what the steps leave; `cause` is why it is judged again.
local function judgement(self, id, steps, policy, at, cause)
  local record, version, code = transcript.record_of(self.archive, id, steps, at)
  if not record then return nil, version, code end
  local result = review.judge(policy, record)
  local before = last_of(steps, "judged")
  return { kind = "judged", by = "hatif", role = "machine", at = at, cause = cause,
    policy = result.policy, version = version, score = result.score,
    verdicts = kept_verdicts(result.verdicts),
    changes = changes_of(before.verdicts, result.verdicts) }
end

---Judges a contact again: by another policy, or by the one it was judged by.
---@param id string
---@param who { by: string, role: string, at: integer?, reason: string? }
---@param policy hatif.Policy? nil: the one by which it was judged last
---@return hatif.evaluation.step? step with `changes`: { duty, n, was, is, why }
---@return string? message
---@return string? code
function Evaluation:judge(id, who, policy)
  local author = author_of("judge", who)
  local steps, message, code = self:trail(id)
  if not steps then return nil, message, code end
  if not policy then
    policy, message, code = policy_of(self, steps)
    if not policy then return nil, message, code end
  end
  local step
  step, message, code = judgement(self, id, steps, policy, author.at, "again")
  if not step then return nil, message, code end
  step.asked_by, step.asked_role, step.reason = author.by, author.role, who.reason
  return add(self, id, steps, { step }, { policy })
end

---The form of a contact: what machine and people say of each duty, and what holds.
---@param id string
---@return hatif.evaluation.form? form
---@return hatif.Policy|string policy by which it was judged last, or message
---@return string? code
function Evaluation:form(id)
  local steps, stored, code = self:trail(id)
  if not steps then return nil, stored, code end
  local policy, message
  policy, message, code = policy_of(self, steps)
  if not policy then return nil, message, code end
  local judged = last_of(steps, "judged")
  judged.policy.name = judged.policy.name or policy:name()
  return forms.of(policy, stored.opening, judged, steps), policy
end

---The record in its last version, or an earlier one.
---@param id string
---@param version integer? 1 is the original
---@return hatif.jsonl.call? record
---@return string? message
---@return string? code
function Evaluation:record(id, version)
  local steps, message, code = self:trail(id)
  if not steps then return nil, message, code end
  local record
  record, message, code = self.archive:record(id, steps[#steps].at)
  if not record then return nil, message, code end
  local last = 1
  for _, step in ipairs(steps) do
    if step.kind == "corrected" then
      last = step.version
      if not version or step.version == version then record.events = step.events end
    end
  end
  if version and (version < 1 or version > last) then
    return bad("%s has versions 1 to %d, and no version %d", id, last, version)
  end
  return record
end

-- --- what people say ---------------------------------------------------------------------------

local STATUSES = { satisfied = true, violated = true, na = true }
local MAY = { overridden = { quality = true, supervisor = true, lead = true },
  disputed = { agent = true }, decided = { lead = true } }

local function may_not(kind, role)
  local roles = {}
  for name in pairs(MAY[kind]) do roles[#roles + 1] = name end
  table.sort(roles)
  return bad("%s: the role %s may not; %s may", kind, role, table.concat(roles, ", "))
end

-- The item that a person speaks of, with the trail; nil, message, code.
local function about(self, id, what)
  local steps, stored, code = self:trail(id)
  if not steps then return nil, stored, code end
  local form, policy
  form, policy, code = self:form(id)
  if not form then return nil, policy, code end
  local item = forms.item(form, what.duty, what.n)
  if not item then
    return bad("%s has no verdict of %s", id,
      what.n and ("%s #%d"):format(what.duty, what.n) or tostring(what.duty))
  end
  return { steps = steps, stored = stored, item = item, policy = policy, form = form }
end

local function reason_of(kind, what)
  if type(what.reason) == "string" and what.reason:find "%S" then return what.reason end
  return bad("%s: a reason is needed", kind)
end

-- A step of a person about a duty, checked for role, reason and status.
local function said(self, kind, id, what)
  local author = author_of(kind, what)
  if not MAY[kind][author.role] then return may_not(kind, author.role) end
  local reason, message, code = reason_of(kind, what)
  if not reason then return nil, message, code end
  if kind ~= "disputed" and not STATUSES[what.status] then
    return bad("%s: the status is %s; satisfied, violated or na was expected", kind,
      tostring(what.status))
  end
  local context
  context, message, code = about(self, id, what)
  if not context then return nil, message, code end
  author.kind, author.duty, author.n, author.reason = kind, what.duty, what.n, reason
  author.status = kind ~= "disputed" and what.status or nil
  author.was = context.item.final
  return author, context
end

---A person's word in the place of a verdict. The verdict stays beside it.
---@param id string
---@param what { duty: string, n: integer?, status: "satisfied"|"violated"|"na", reason: string,
---  by: string, role: "quality"|"supervisor"|"lead", at: integer? } n: of one run; nil: of all
---@return hatif.evaluation.step? step
---@return string? message
---@return "EINVAL"|"ESTALE"|"EOPEN"|"ESTORE"|nil code
function Evaluation:override(id, what)
  local step, context, code = said(self, "overridden", id, what)
  if not step then return nil, context, code end
  return add(self, id, context.steps, { step })
end

---The agent says that what holds is wrong.
---@param id string
---@param what { duty: string, n: integer?, reason: string, by: string, role: "agent",
---  at: integer? } by: the contact's own agent, where it names one
---@return hatif.evaluation.step? step
---@return string? message
---@return string? code
function Evaluation:dispute(id, what)
  local step, context, code = said(self, "disputed", id, what)
  if not step then return nil, context, code end
  local agent = context.form.contact.agent
  if agent and agent ~= step.by then
    return bad("disputed: %s is a contact of %s, not of %s", id, agent, step.by)
  end
  if context.item.is_disputed then
    return bad("disputed: %s is disputed already, and not decided yet", what.duty)
  end
  return add(self, id, context.steps, { step })
end

---A lead decides on a dispute. Who overrode the verdict does not decide on it.
---@param id string
---@param what { duty: string, n: integer?, status: "satisfied"|"violated"|"na", reason: string,
---  by: string, role: "lead", at: integer? }
---@return hatif.evaluation.step? step
---@return string? message
---@return string? code
function Evaluation:decide(id, what)
  local step, context, code = said(self, "decided", id, what)
  if not step then return nil, context, code end
  local item = context.item
  if not item.is_disputed then return bad("decided: nobody disputes %s", what.duty) end
  if item.person and item.person.kind == "overridden" and item.person.by == step.by then
    return bad("decided: %s overrode %s; another lead decides", step.by, what.duty)
  end
  step.disputed = item.dispute.seq
  return add(self, id, context.steps, { step })
end

-- Whether an item asks a person, and this role.
local function check_asked(item, role)
  local is_asked = item.kind == "attest"
    or item.autofail == "confirm" and item.machine.status == "violated"
  if not is_asked then return bad("attested: %s asks nobody", item.duty) end
  if item.kind == "attest" and item.by and item.by ~= role then
    return bad("attested: %s asks the role %s, not %s", item.duty, item.by, role)
  end
  return true
end

---A person answers what only a person can tell, or confirms a violation that would fail the
---contact. The contact is judged again with the answer.
---@param id string
---@param what { duty: string, value: boolean|"na", note: string?, by: string, role: string,
---  at: integer? }
---@return hatif.evaluation.step? judged
---@return string|hatif.evaluation.step message or, with a judgement, the step of the answer
---@return string? code
function Evaluation:attest(id, what)
  local step = author_of("attest", what)
  if type(what.value) ~= "boolean" and what.value ~= "na" then
    return bad("attested: the value is %s; true, false or na was expected", tostring(what.value))
  end
  local context, message, code = about(self, id, what)
  if not context then return nil, message, code end
  local ok
  ok, message, code = check_asked(context.item, step.role)
  if not ok then return nil, message, code end
  step.kind, step.duty, step.value, step.note = "attested", what.duty, what.value, what.note
  local steps = context.steps
  local longer = table.move(steps, 1, #steps, 1, {})
  longer[#longer + 1] = step
  local judged
  judged, message, code = judgement(self, id, longer, context.policy, step.at, "attested")
  if not judged then return nil, message, code end
  ok, message, code = add(self, id, steps, { step, judged })
  if not ok then return nil, message, code end
  return judged, step
end

---A person has looked at the contact and has nothing to change: what a sampling plan counts.
---@param id string
---@param who { by: string, role: string, note: string?, at: integer? }
---@return hatif.evaluation.step? step
---@return string? message
---@return string? code
function Evaluation:reviewed(id, who)
  local step = author_of("reviewed", who)
  local steps, message, code = self:trail(id)
  if not steps then return nil, message, code end
  step.kind, step.note = "reviewed", who.note
  return add(self, id, steps, { step })
end

-- --- corrections -------------------------------------------------------------------------------

---A corrected transcript: a new version of the record, judged at once. The version before it stays.
---@param id string
---@param what { events: table[], reason: string, by: string, role: string, at: integer? } events:
---  all of them, in order of time, without the contact; those that are as they were keep their
---  `line`
---@return hatif.evaluation.step? judged with `changes`: what the correction changed, and why
---@return string|hatif.evaluation.step message or, with a judgement, the step of the correction
---@return string? code "EINVAL": nothing is corrected, or the events cannot be read
function Evaluation:correct(id, what)
  local step = author_of("correct", what)
  local reason, message, code = reason_of("corrected", what)
  if not reason then return nil, message, code end
  local record, steps
  steps, message, code = self:trail(id)
  if not steps then return nil, message, code end
  record, message, code = self:record(id)
  if not record then return nil, message, code end
  local events
  events, message, code = transcript.checked(record, what.events)
  if not events then return nil, message, code end
  step.changed = transcript.differences(record.events, events)
  if #step.changed == 0 then return bad("corrected: the transcript of %s is the same", id) end
  local before = last_of(steps, "corrected")
  step.kind, step.reason, step.events = "corrected", reason, events
  step.version = (before and before.version or 1) + 1
  local policy
  policy, message, code = policy_of(self, steps)
  if not policy then return nil, message, code end
  local longer = table.move(steps, 1, #steps, 1, {})
  longer[#longer + 1] = step
  local judged
  judged, message, code = judgement(self, id, longer, policy, step.at, "corrected")
  if not judged then return nil, message, code end
  local ok
  ok, message, code = add(self, id, steps, { step, judged })
  if not ok then return nil, message, code end
  return judged, step
end

return M

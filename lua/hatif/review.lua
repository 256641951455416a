--- Judges a recorded contact: its events are fed in order, then it is finished, and what the
--- contact says becomes the result that the reports and `--json` show.
local engine = require "hatif.engine"
local calls = require "hatif.sources.calls"
local jsonl = require "hatif.sources.jsonl"

local M = {}

-- What a contact reports that is no line's fault.
local ABOUT_POLICY = {
  ["hook failed"] = true, ["too many internal events"] = true,
  ["deadlines ahead over 1,024 and 16 for each duty"] = true,
  ["transition to an unknown step"] = true, ["timers without delay over 256"] = true,
  ["journal of a flow over 1 MB"] = true,
}

---@class hatif.session a call that is being judged
---@field contact hatif.Contact
---@field events table[] of the call, in the order in which they are to be fed
local session = {}
session.__index = session

local function as_final(e)
  if not e.partial then return e end
  local final = {}
  for k, v in pairs(e) do final[k] = v end
  final.partial = nil
  return final
end

---What was heard: a partial transcript is replaced by the next of its utterance; one that nothing
---replaced is what was heard of it. Without `utt` the speaker's next utterance replaces it.
---
---```lua
---local heard = require("hatif.review").heard {
---  { at = 0, type = "utterance", by = "agent", utt = "u1", partial = true, text = "good" },
---  { at = 0, type = "utterance", by = "agent", utt = "u1", text = "good morning" },
---}
---print(#heard, heard[1].text) --> 1 good morning
---```
---@param events table[] of a record
---@return table[] events without the partials that were replaced
function M.heard(events)
  local out, following = {}, {}
  for i = #events, 1, -1 do
    local e = events[i]
    if e.type == "utterance" then
      local name = e.by .. "/" .. (e.utt or "")
      local is_replaced = e.partial and following[name]
      following[name] = true
      if is_replaced then e = nil end
    end
    if e then out[#out + 1] = as_final(e) end
  end
  for i = 1, #out // 2 do out[i], out[#out + 1 - i] = out[#out + 1 - i], out[i] end
  return out
end

-- The hooks that failed when the contact was live are no events to be judged: the contact is told
-- of them when it is opened, so that one that failed at the opening is among them.
local function without_failed(events)
  local out, failed, by_run = {}, {}, {}
  for _, e in ipairs(events) do
    local is_failed = e.type == "hook.failed" and type(e.hook) == "string"
      and math.type(e.n) == "integer" and e.n > 0 and e.n < 0xffffffff
    if is_failed then
      failed[#failed + 1] = { hook = e.hook, n = e.n }
      by_run[e.n] = e.hook
    else
      out[#out + 1] = e
    end
  end
  return out, failed, by_run
end

-- Whether the record says when its lines came in: then it is judged again as it was live.
local function was_live(events)
  for _, e in ipairs(events) do
    if e.arrived then return true end
  end
  return false
end

-- A line that does not say it came in when it was over.
local function arrival(e)
  return e.arrived or e.type == "utterance" and math.max(e.at, e.stop or e.at) or e.at
end

-- The lines in the order in which they came in; of one moment as they stand in the record.
local function as_they_came(events)
  local out = {}
  for i, e in ipairs(events) do out[i] = { e = e, at = arrival(e), i = i } end
  table.sort(out, function(a, b)
    if a.at ~= b.at then return a.at < b.at end
    return a.i < b.i
  end)
  for i, one in ipairs(out) do out[i] = one.e end
  return out
end

---@package
function session:trouble(err)
  self.errors[#self.errors + 1] = err
  if self.callbacks.on_error then self.callbacks.on_error(err) end
end

-- A report is about a line, or about the policy; a hook that failed has been told already, but
-- where it was not run because the record says so.
---@package
function session:note(report)
  if not ABOUT_POLICY[report.what] then
    local line = report.line > 0 and report.line or nil
    self.not_admitted[#self.not_admitted + 1] = { event = line, why = report.what }
  elseif report.what == "hook failed" then
    if self.failed[report.n] == report.hook then
      self:trouble { policy = self.policy:name(), contact = self.record.contact.id,
        where = report.hook, message = "failed when the contact was live", code = "EHOOK" }
    end
  else
    self:trouble { policy = self.policy:name(), contact = self.record.contact.id,
      where = ("line %d"):format(report.line), message = report.what }
  end
end

---Opens the contact of a call; the caller feeds it. `hatif.review` and `hatif run` stand on it.
---
---```lua
---local review = require "hatif.review"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local record = assert(review.record("examples/chefz/calls/perfect.jsonl"))
---local session = review.open(policy, record, {
---  on_act = function(act) print(act.name) end, --> prompt
---})
---for _, event in ipairs(session.events) do session.contact:feed(event) end
---session.contact:finish(record.stop)
---print(session:result().score.percentage) --> 100
---```
---@param policy hatif.Policy
---@param record hatif.jsonl.call
---@param callbacks {on_act: function?, on_verdict: function?, on_error: function?}
---@param live { lag: table?, cap: (integer|string)? }? the events are fed as they came in; nil: in
---order of time
---@return hatif.session
function M.open(policy, record, callbacks, live)
  local events, failed, by_run = without_failed(record.events)
  local self = setmetatable({ policy = policy, record = record, acts = {}, not_admitted = {},
    errors = {}, callbacks = callbacks, failed = by_run,
    events = live and as_they_came(events) or M.heard(events) }, session)
  local judging = engine.new { replay = true,
    lag = live and (live.lag or {}), cap = live and live.cap, edge = live and false,
    on_act = function(_, act)
      self.acts[#self.acts + 1] = act
      if callbacks.on_act then callbacks.on_act(act) end
    end,
    on_verdict = function(_, verdict)
      if callbacks.on_verdict then callbacks.on_verdict(verdict) end
    end,
    on_error = function(err) self:trouble(err) end,
    on_report = function(_, report) self:note(report) end,
  }
  local c = record.contact
  self.contact = assert(judging:open { policy = policy, id = c.id, channel = c.channel,
    lang = c.lang, direction = c.direction, agent = c.agent, at = c.at, facts = c.facts,
    failed = failed })
  return self
end

---What is judged so far.
---@return hatif.result
function session:result()
  return {
    contact = self.record.contact.id,
    policy = { name = self.policy:name(), hash = self.policy:hash() },
    score = self.contact:score(),
    verdicts = self.contact:verdicts(),
    acts = self.acts,
    metrics = self.contact:metrics(),
    not_admitted = self.not_admitted,
  }
end

---@class hatif.result the object of `hatif review --json`; what is null there is nil here
---@field contact string
---@field policy {name: string, hash: string}
---@field score {percentage: number?, automatic_fail: boolean}
---@field verdicts table[] in order of activation, then the duties that were never activated
---@field acts {key: string, at: integer, name: string, args: table}[]
---@field metrics table<string, number> by name (docs/metrics.md)
---@field not_admitted {event: integer?, why: string}[] lines that were fed and not taken

---Judges a call that is already read. One whose lines say when they `arrived` is judged as it was
---live: in that order, and without what came too late; with `in_order` as if all had come at once.
---
---```lua
---local review = require "hatif.review"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local record = assert(review.record("examples/chefz/calls/perfect.jsonl"))
---print(review.judge(policy, record).score.percentage) --> 100
---```
---@param policy hatif.Policy
---@param record hatif.jsonl.call
---@param opts {on_act: function?, on_verdict: function?, on_error: function?, lag: table?,
---cap: (integer|string)?, in_order: boolean?, watch: hatif.timeline?}? lag and cap as hatif.engine
---takes them; watch is told as the contact goes on
---@return hatif.result result
---@return table[] errors of hooks: { policy, contact, where, message, traceback }; none is lost
function M.judge(policy, record, opts)
  opts = opts or {}
  local live = not opts.in_order and was_live(record.events) and { lag = opts.lag,
    cap = opts.cap } or nil
  local s, watch = M.open(policy, record, opts, live), opts.watch
  if watch then watch:begin(s.contact, record.contact.at, live ~= nil) end
  for _, e in ipairs(s.events) do
    if watch then watch:before(live and arrival(e) or e.at) end
    s.contact:feed(e)
  end
  if watch then watch:before(record.stop) end
  s.contact:finish(record.stop)
  if watch then watch:finish(record.stop) end
  for _, e in ipairs(record.later or {}) do -- of a stored contact: what came after its end
    s.contact:feed(e)
    s.contact:settle(e.at + 1)
  end
  if record.settle then s.contact:settle(record.settle) end
  return s:result(), s.errors
end

---Reads a call as it is judged.
---@param call string|table[] the path of a call file (JSON Lines, or a vCon: .vcon, .json), or its
---objects as a list, the contact first
---@param vcon hatif.vcon.options? what a vCon does not say of itself
---@return hatif.jsonl.call? record
---@return string? message
---@return string? code "ENOENT" or "EFORMAT"
---@return (hatif.jsonl.problem|hatif.vcon.problem)[]? errors every bad line
function M.record(call, vcon)
  if type(call) == "string" then return calls.read(call, vcon) end
  return jsonl.check(call)
end

---Judges a call.
---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---local result = assert(hatif.review(policy, "examples/chefz/calls/hold_late_apology.jsonl"))
---print(result.contact, result.score.percentage) --> chefz-hold-late-apology 92.5
---for _, verdict in ipairs(result.verdicts) do
---  if verdict.status == "violated" then print(verdict.duty, verdict.cite, verdict.margin) end
---end --> hold.return 000 §3.1 -6000
---print((select(3, hatif.review(policy, "nowhere.jsonl")))) --> ENOENT
---```
---@param policy hatif.Policy
---@param call string|table[] the path of a call file, or its objects as a list, the contact first
---@param opts {on_act: function?, on_verdict: function?, on_error: function?, lag: table?,
---cap: (integer|string)?, in_order: boolean?, vcon: hatif.vcon.options?}? lag and cap as
---hatif.engine takes them; vcon: what a vCon does not say of itself
---@return hatif.result? result nil when the call cannot be read
---@return string|table[] message or, with a result, the errors of hooks
---@return string? code "ENOENT" or "EFORMAT"
---@return hatif.jsonl.problem[]? errors every bad line
function M.review(policy, call, opts)
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'review' (policy expected, got %s)"):format(type(policy)), 2)
  end
  if type(call) ~= "string" and type(call) ~= "table" then
    error(("bad argument #2 to 'review' (path or list of events expected, got %s)")
      :format(type(call)), 2)
  end
  local record, message, code, errors = M.record(call, opts and opts.vcon)
  if not record then return nil, message, code, errors end
  return M.judge(policy, record, opts)
end

return M

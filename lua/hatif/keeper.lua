--- Joins an engine to a store: what is fed is journalled, acts that promise something become
-- promises, and what outlives a contact is judged when it settles, days later and after restarts.
--
--   feed -> contact -> steps (event, promises, result) ----- one transaction ----> store
--                  \-> held (verdicts, acts that promise) <-- told once it stands --/
--
-- Invariant: an event stands with all that followed from it or not at all, so that a contact fed
-- again from its journal is where it was. Prompts and the like help now or never: they do not wait.
local archive = require("hatif.archive")
local core = require("hatif.core")
local promises = require("hatif.promises")
local stored = require("hatif.keeper.stored")

local M = {}

local Keeper = {}
Keeper.__index = Keeper
for name, method in pairs(stored.methods) do Keeper[name] = method end

local STEPS_MAX, RETRY_MS, HEAR_MS, GRACE_MS, LATEST = 400, 1000, 1000, 5000, 253402300799999
local BACKLOG = 65536

local REFUSED, copied, duty_key = stored.REFUSED, stored.copied, stored.duty_key

---@param engine hatif.Engine
---@param opts { store: hatif.store, wait: boolean?, whole: boolean?, on_act: function?,
---  on_verdict: function?, on_error: function?, on_report: function? }
function M.new(engine, opts)
  local self = setmetatable({ engine = engine, store = opts.store, wait = opts.wait, told = opts,
    archive = archive.new(opts.store), steps = {}, held = {}, failures = {}, groups = {},
    first = 1, last = 0, seqs = {}, lines = {}, opened_at = {}, known = {}, jobs = {},
    telling = {} }, Keeper)
  if not self.wait then
    self.duties = promises.new { store = opts.store, duties = true, parallel = 1000,
      on_due = function(promise) self:due_in(GRACE_MS, promise) end,
      on_error = function(err) self:trouble(err.where, err.message, err.code) end }
    self.ear = core.timer.every(HEAR_MS, function() self:hear() end)
    self.graces = core.timer.group()
  end
  return self
end

-- --- telling -----------------------------------------------------------------------------------

function Keeper:trouble(where, message, code, contact)
  local err = { where = where, message = tostring(message), code = code, contact = contact }
  if not self.told.on_error then error(("%s: %s"):format(where, err.message), 0) end
  self.told.on_error(err)
end

function Keeper:tell(name, contact, what)
  local fn = self.told[name]
  if not fn then return end
  local ok, message = pcall(fn, contact, what)
  if not ok then self:trouble(name, message, "ECALLBACK", contact:id()) end
end

-- --- groups ------------------------------------------------------------------------------------

function Keeper:step(step)
  if #self.steps >= STEPS_MAX then self:commit() end
  self.steps[#self.steps + 1] = step
  return #self.steps
end

-- What stands at the head of the line is told, in order. One failing callback stops none behind it.
function Keeper:flush()
  if self.flushing then return end
  self.flushing = true
  local is_bad, problem
  while self.first <= self.last and self.groups[self.first].done do
    local group = self.groups[self.first]
    self.groups[self.first] = nil
    self.first = self.first + 1
    for _, key in ipairs(group.telling or {}) do self.telling[key] = nil end
    for _, item in ipairs(group.held) do
      local is_new = not item.step or not group.results or group.results[item.step].fresh
      local ok, message = pcall(function()
        if is_new then self:tell(item.name, item.contact, item.what) end
      end)
      if not ok and not is_bad then is_bad, problem = true, message end
    end
    if group.after then group.after() end
  end
  self.flushing = false
  if is_bad then error(problem, 0) end
end

-- The store's answer. What it could not keep is tried again, in its place in the line.
function Keeper:answer(group, results, message, code)
  group.flying = false
  if results or code == "ESTALE" then
    group.done, group.results = true, results
    if self.failing and results then self.failing = nil end
    if not results then self:trouble("store", message, code) end
    return self:flush()
  end
  self:retry_later()
  if self.failing then return end
  self.failing = true
  self:trouble("store", message, code)
end

function Keeper:retry_later()
  if self.wait or self.retry or self.closed then return end
  self.retry = core.timer.after(RETRY_MS, function()
    self.retry = nil
    self:resend()
  end)
end

function Keeper:send(group)
  group.flying = true
  if #group.steps == 0 then return self:answer(group, {}) end
  if self.wait then return self:answer(group, self.store:together(group.steps)) end
  local ok, message, code = self.store:together(group.steps, function(...)
    self:answer(group, ...)
  end)
  if not ok then self:answer(group, nil, message, code) end
end

function Keeper:resend()
  for i = self.first, self.last do
    local group = self.groups[i]
    if group and not group.done and not group.flying then self:send(group) end
  end
end

-- A hook that failed is an event of the record: fed again, it fails again without being run. `at`
-- has the number of the last event and the time of the opening.
function Keeper:keep_failures(at)
  local list = self.failures
  self.failures = {}
  for _, failure in ipairs(list) do
    local contact, report = failure[1], failure[2]
    local id = contact:id()
    local place = at or self.seqs[id] and { seq = self.seqs[id], opened = self.opened_at[id] }
    if place then
      local event = { at = contact:status().now, type = "hook.failed", hook = report.hook,
        n = report.n }
      place.seq = place.seq + 1
      if not at then self.seqs[id], self.lines[id] = place.seq, self.lines[id] + 1 end
      self:step { "event", id, place.seq, event.at, archive.encode(event), place.opened }
    end
  end
end

-- Closes the group that was being made. `after` is called once it stands.
function Keeper:commit(after, telling)
  if self.failures[1] then self:keep_failures() end
  local group = { steps = self.steps, held = self.held, after = after, telling = telling }
  self.steps, self.held = {}, {}
  if #group.steps == 0 and #group.held == 0 and not after then return end
  if self.wait then self:resend() end
  self.last = self.last + 1
  self.groups[self.last] = group
  self:send(group)
end

-- What was fed is complete. Of whole contacts the group goes on until one is finished.
function Keeper:passed()
  if not self.told.whole then return self:commit() end
  if self.failures[1] then self:keep_failures() end
end

--- How many groups wait for the store, or for one before them.
function Keeper:behind() return self.last - self.first + 1 end

-- Whether so much waits for the store that nothing more is taken.
function Keeper:is_full() return self:behind() > BACKLOG end

-- --- what contacts say ---------------------------------------------------------------------------

-- What an act promises, and until when; nil: it promises nothing.
local function promised(act)
  local what = act.name == "schedule" and act.args.what or act.name == "schedule_callback"
    and "call_back"
  if not what then return nil end
  local due = math.tointeger(act.args.due)
  local is_well = type(what) == "string" and #what >= 1 and #what <= 256 and #act.key <= 1024
    and not what:find("^duty:") and due and due >= 0 and due <= LATEST
  return is_well and what, due
end

function Keeper:on_act(contact, act)
  local what, due = promised(act)
  if what == nil then return self:tell("on_act", contact, act) end
  if not what then
    self:trouble("schedule", ("%s: a name and a due time in ms were expected"):format(act.key),
      "EINVAL", contact:id())
    return self:tell("on_act", contact, act)
  end
  local step = self:step { "promise", { key = act.key, what = what, due = due,
    contact = contact:id(), payload = archive.encode(act.args) } }
  self.held[#self.held + 1] = { name = "on_act", contact = contact, what = act, step = step }
end

function Keeper:on_verdict(contact, verdict)
  self.held[#self.held + 1] = { name = "on_verdict", contact = contact, what = verdict }
end

--- The callbacks for the engine's contacts. `gate` mutes them while a contact is fed again; one
--- that recovers promises again what it promised, which its keys make harmless.
function Keeper:callbacks(gate)
  gate = gate or {}
  return {
    on_act = function(contact, act)
      local is_wanted = not gate.muted or gate.recovers and promised(act)
      if is_wanted then self:on_act(contact, act) end
    end,
    on_verdict = function(contact, verdict)
      if gate.fallen then gate.fallen[#gate.fallen + 1] = verdict end
      if not gate.silent then self:on_verdict(contact, verdict) end
    end,
    on_error = self.told.on_error and function(err)
      if not gate.muted then self.told.on_error(err) end
    end,
    on_admit = self.engine.watermark and function(contact, event)
      if not gate.muted then self:admitted(contact, event) end
    end or nil,
    on_report = function(contact, report)
      if gate.muted then return end
      if report.hook then self.failures[#self.failures + 1] = { contact, report } end
      if self.told.on_report then self.told.on_report(contact, report) end
    end,
  }
end

-- --- contacts in progress ------------------------------------------------------------------------

function Keeper:opened(opts, policy)
  local hash = policy:hash()
  if not self.known[hash] then self:step(archive.policy_step(policy)) end
  self.known[hash], self.archive.policies[hash] = true, policy
  local opening = copied(opts)
  opening.policy, opening.shadow = nil, nil
  self.seqs[opts.id], self.lines[opts.id], self.opened_at[opts.id] = 0, 1, opts.at
  self:step { "open", opts.id, hash, opts.customer or "", opts.at, archive.encode(opening) }
  self:passed()
end

-- Another event for the journal. Its line is its number, but where some before were not admitted.
function Keeper:keep(id, event)
  local seq = self.seqs[id] + 1
  local body = copied(event)
  if body.line == seq + 1 then body.line = nil end
  self.seqs[id] = seq
  self:step { "event", id, seq, event.at, archive.encode(body), self.opened_at[id] }
end

-- A live contact's journal is what was admitted, which in order of `at` gives the same verdicts;
-- what lies in front of the watermark when the process is killed has been judged by nobody.
function Keeper:admitted(contact, event)
  local id = contact:id()
  if self.seqs[id] then self:keep(id, event) end
  self:tell("on_admit", contact, event)
end

-- Feeds an event under its line, by which evidence names it as in a record. `extra` is a step that
-- stands or falls with it.
function Keeper:feed(contact, id, event, extra)
  if self:is_full() then
    return nil, "feed: the store is behind; try again later", "ELIMIT"
  end
  local numbered = copied(event)
  numbered.line = self.lines[id] + 1
  local ok, message, code, failure = contact:feed(numbered)
  if ok or not REFUSED[code] then
    self.lines[id] = numbered.line
    if not self.engine.watermark then self:keep(id, numbered) end
  end
  if not extra then self:passed()
  else
    self:step(extra)
    self:commit(nil, { extra[2] })
  end
  return ok, message, code, failure
end

-- What outlives a contact has a deadline as a promise; waiting for a person has none.
local function owed(contact)
  local out = {}
  for _, v in ipairs(contact:status().pending) do
    if v.due and v.due <= LATEST then out[#out + 1] = v end
  end
  return out
end

-- The step that keeps the result of a contact that has ended; `of` has its times and numbers.
function Keeper.result_step(id, contact, of)
  local state = #owed(contact) > 0 and 1 or 2
  local result = archive.encode { score = contact:score(), verdicts = contact:verdicts() }
  return { "finish", id, of.ended, state, result, of.last, of.opened }
end

function Keeper:finished(contact, id, at)
  local ended = math.max(at, contact:status().now)
  self:keep_failures() -- of the end itself: they are before it
  local of = { ended = ended, last = self.seqs[id], opened = self.opened_at[id] }
  self:step(self.result_step(id, contact, of))
  for _, v in ipairs(owed(contact)) do
    self:step { "promise", { key = duty_key(id, v), what = "duty:" .. v.duty, contact = id,
      due = math.max(v.due, 0), payload = archive.encode { duty = v.duty, n = v.n } } }
  end
  self.seqs[id], self.lines[id], self.opened_at[id] = nil, nil, nil
  self:commit()
  if self.duties then self.duties:nudge() end
end

-- --- what settles ------------------------------------------------------------------------------

-- The deadline of a duty that outlives its contact has passed.
function Keeper:due(promise)
  self:add_job(promise.contact, { settle = promise.due + 1, duty = promise.key })
end

-- Events of its last moment may still be under way: they come first.
function Keeper:due_in(ms, promise)
  self.graces:after(ms, function() self:due(promise) end)
end

local function settled_event(promise)
  local how = promise.state ~= "done" and "broken" or promise.settled <= promise.due and "kept"
    or "late"
  return { at = promise.settled, type = ("promise:%s:%s"):format(promise.what, how),
    promise = promise.key, outcome = promise.outcome }
end

-- A promise is settled: its contact hears of it, in the transaction that says it has.
function Keeper:pass_on(promise)
  local id, heard = promise.contact, { "heard", promise.key }
  if id == "" or promise.what:find("^duty:") then
    self:step(heard)
    return self:commit(nil, { promise.key })
  end
  local event, contact = settled_event(promise), self.engine.contacts[id]
  if not contact then
    return self:add_job(id, { event = event, extra = heard, promise = promise.key })
  end
  -- What has been judged stays so: the contact hears of it at the earliest moment it still can.
  event.at = math.max(event.at, contact:status().now, self.settled or event.at)
  return self.engine:_run(self.feed, self, contact, id, event, heard)
end

--- Looks for promises that were settled, here or by another process, and passes them on.
function Keeper:hear()
  if self.closed or self.engine.busy and not self.wait then return end
  local function heard(rows, message, code)
    if not rows then return self:trouble("unheard", message, code) end
    for _, promise in ipairs(rows) do
      if not self.telling[promise.key] and not self.closed then
        self.telling[promise.key] = true
        self:pass_on(promise)
      end
    end
  end
  if self.wait then return heard(self.store:unheard(1000)) end
  local ok, message, code = self.store:unheard(100, heard)
  if not ok and code ~= "ELIMIT" then self:trouble("unheard", message, code) end
end

--- Before the engine settles up to `now`: with `wait`, what was settled is heard and what is due is
--- judged; else the loop sees to it.
function Keeper:settle(now)
  if self.wait then self:hear() end
  self.settled = math.max(now, self.settled or now)
  if not self.wait then return end
  repeat
    local rows, message, code = self.store:claim { now = now - 1, duties = true, limit = 1000 }
    if not rows then return self:trouble("claim", message, code) end
    for _, promise in ipairs(rows) do self:due(promise) end
  until #rows == 0
end

function Keeper:close()
  self.closed = true
  if self.duties then
    self.duties:close()
    self.graces:cancel()
  end
  if self.ear then core.timer.cancel(self.ear) end
  if self.retry then core.timer.cancel(self.retry) end
end

return M

-- The half of the keeper that works on contacts of the store: those that were in progress when the
-- last process ended, and those that have ended and hear of something later. Each is fed again from
-- its journal, which gives the contact it was.
local archive = require("hatif.archive")
local core = require("hatif.core")

local M = {}

-- A contact that says one of these has not taken the event.
M.REFUSED = { ESTALE = true, ECLOSED = true, EINVAL = true, ENOMEM = true, ELIMIT = true,
  EBUSY = true }

function M.copied(t)
  local copy = {}
  for k, v in pairs(t) do copy[k] = v end
  return copy
end
local copied = M.copied

--- The key of the promise that stands for a duty's deadline.
function M.duty_key(id, verdict) return ("%s/%s/%d"):format(id, verdict.duty, verdict.n) end

local parted = archive.parted

-- A contact fed again from its journal. While it is, it tells nothing but verdicts, where wanted.
local function rebuild(stored, events, numbers, policy, callbacks, gate)
  gate.muted = true
  callbacks.policy = policy:name()
  local opening, before, later, failed = copied(stored.opening), parted(stored, events, numbers)
  opening.failed = failed
  local contact, message, code = core.contact.open(policy.core, opening, callbacks)
  if not contact then return nil, message, code end
  for _, e in ipairs(before) do contact:feed(e) end
  if stored.ended then contact:finish(stored.ended) end
  for _, e in ipairs(later) do
    contact:feed(e)
    contact:settle(e.at + 1)
  end
  gate.muted = false
  return contact
end

local Stored = {}

--- The contacts that were in progress when the last process ended, as they were: verdicts that have
--- fallen are told again, since nobody knows whether they were. Waits for the store.
---@return table[]? contacts
function Stored:recover()
  local list, why, what = self.archive:unfinished()
  if not list then return nil, why, what end
  local out, engine = {}, self.engine
  for _, entry in ipairs(list) do
    if entry.state == "open" and not engine.contacts[entry.id] then
      local policy, message, code = self.archive:policy(entry.policy)
      local contact
      if policy then
        local stored, events, numbers = assert(self.archive:contact(entry.id))
        local gate = { recovers = true }
        local callbacks = self:callbacks(gate)
        callbacks.watermark = engine.watermark
        contact, message, code = rebuild(stored, events, numbers, policy, callbacks, gate)
        self.seqs[entry.id] = numbers[#numbers] or 0
        self.lines[entry.id] = 1
        for _, e in ipairs(events) do
          self.lines[entry.id] = math.max(self.lines[entry.id], e.line)
        end
        self.opened_at[entry.id] = stored.opened
      end
      if contact then
        engine:_take_in(entry.id, contact)
        out[#out + 1] = contact
      else
        self:trouble("recover", message, code, entry.id)
      end
    end
  end
  self:commit()
  return out
end

-- Asks the store for steps; with `wait` at once, else the answer comes on the loop.
function Stored:ask(steps, answered)
  if self.wait then return answered(self.store:together(steps)) end
  local ok, message, code = self.store:together(steps, answered)
  if not ok then return answered(nil, message, code) end
  return true
end

-- The next thing to do with a contact of the store; one at a time, each on what the last one left.
function Stored:next_job(id)
  local queue = self.jobs[id]
  local job = queue and table.remove(queue, 1)
  if not job then
    self.jobs[id] = nil
    return true
  end
  return self:ask({ { "contact", id }, { "events", id, 0, 1 << 31 } }, function(results, ...)
    local row = results and results[1][1]
    if not row then
      local is_settled = results and job.extra -- a promise of no contact, or of a forgotten one
      if is_settled then self:step(job.extra) end
      return self:end_job(id, job, is_settled and true, results and "unknown call" or ...,
        "EUNKNOWN")
    end
    local stored = archive.contact_of(row)
    if not stored.ended then
      self.telling[job.promise or 0] = nil
      return self:end_job(id, job, nil, "the contact is open in another engine", "EBUSY")
    end
    return self:with_policy(stored, function(policy, message, code)
      if not policy then return self:end_job(id, job, nil, message, code) end
      return self.engine:_run(self.do_job, self, stored, results[2], policy, job)
    end)
  end)
end

function Stored:with_policy(stored, found)
  local known = self.archive.policies[stored.policy]
  if known then return found(known) end
  return self:ask({ { "policy_of", stored.policy } }, function(results, message, code)
    if not results then return found(nil, message, code) end
    return found(self.archive:keep(stored.policy, results[1][1]))
  end)
end

function Stored:do_job(stored, rows, policy, job)
  local id, gate = stored.id, { silent = true }
  local events, numbers = archive.events_of(rows)
  local contact, message, code = rebuild(stored, events, numbers, policy, self:callbacks(gate),
    gate)
  if not contact then return self:end_job(id, job, nil, message, code) end
  gate.silent, gate.fallen = false, {}
  local ok
  local place = { seq = numbers[#numbers] or 0, opened = stored.opened }
  if job.event then
    local event = copied(job.event)
    event.line = place.seq + 2
    ok, message, code = contact:feed(event)
    if ok then
      event.line = nil
      place.seq = place.seq + 1
      self:step { "event", id, place.seq, event.at, archive.encode(event), stored.opened }
      ok, message, code = contact:settle(event.at + 1)
    end
  else
    ok, message, code = contact:settle(job.settle)
  end
  self:keep_failures(place)
  if ok or not M.REFUSED[code] then
    self:step(self.result_step(id, contact, stored))
    for _, v in ipairs(gate.fallen) do
      self:step { "settle_duty", M.duty_key(id, v), v.at, v.status }
    end
  end
  if job.duty then self:step { "settle_duty", job.duty, job.settle, "settled" } end
  if job.extra then self:step(job.extra) end
  return self:end_job(id, job, ok, message, code)
end

-- What the job brought is kept; then the next one of that contact.
function Stored:end_job(id, job, ok, message, code)
  self:commit(function() self:next_job(id) end, job.promise and { job.promise })
  if not ok and not self.wait and code ~= "EBUSY" then self:trouble("feed", message, code, id) end
  if self.wait then return ok, message, code end
  return true
end

function Stored:add_job(id, job)
  if self:is_full() then
    return nil, "feed: the store is behind; try again later", "ELIMIT"
  end
  local queue = self.jobs[id]
  if queue then
    queue[#queue + 1] = job
    return true
  end
  self.jobs[id] = { job }
  return self:next_job(id)
end

--- An event for a contact that is not open here: one that has ended, maybe long ago.
function Stored:late(id, event)
  if math.type(event.at) ~= "integer" or type(event.type) ~= "string" then
    error("bad argument #2 to 'feed' (fields 'at' and 'type' expected)", 3)
  end
  return self:add_job(id, { event = copied(event) })
end


M.methods = Stored

return M

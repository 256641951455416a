--- Promises as they fall due: a call back goes through the server, whatever else is owed is told to
--- the desktops until one of them says that it is done.
local archives = require("hatif.archive")
local promises = require("hatif.promises")

local M = {}

---@class hatif.serve.promised
local Promised = {}
Promised.__index = Promised

-- Longer than a call takes to be answered; a promise that nobody settled comes again.
local LEASE = "5m"
local EVENTS_MOST = 1 << 31

---@param judge hatif.serve.judge with a store
---@param calls hatif.serve.calls
---@param acts hatif.serve.acts
---@param guidance hatif.serve.guidance
---@param log hatif.serve.log
---@return hatif.serve.promised
function M.new(judge, calls, acts, guidance, log)
  local self = setmetatable({ judge = judge, calls = calls, acts = acts, guidance = guidance,
    log = log, running = {} }, Promised)
  self.promises = promises.new { store = judge.store, engine = judge.engine, lease = LEASE,
    on_due = function(promise) self:due(promise) end,
    on_error = function(err)
      log:error("promises", { where = err.where, reason = err.message, code = err.code })
    end }
  return self
end

local TELEPHONY_ENDS = { hangup = true, drop = true, no_answer = true, busy = true }

---What a stored contact tells of its calls.
---@param opening table
---@param events table[]
---@return { customer: string?, agent: string?, over: integer?, dropped: boolean }
function M.known_of(opening, events)
  local known = { customer = opening.customer, agent = opening.agent, dropped = false }
  for _, event in ipairs(events) do
    if event.type == "answer" or event.type == "ringing" then
      known.agent = event.agent or known.agent
    end
    if TELEPHONY_ENDS[event.type] then
      known.over, known.dropped = event.at, event.type == "drop"
    elseif event.type == "dial" or event.type == "answer" then
      known.over, known.dropped = nil, false
    end
  end
  return known
end

-- The record of a contact, or what the store knows of one that has ended.
function Promised:with_record(id, found)
  local record = self.calls:record(id)
  if record then return found(record) end
  local steps = { { "contact", id }, { "events", id, 0, EVENTS_MOST } }
  local ok, refused = self.judge.store:together(steps, function(results, message)
    local row = results and results[1][1]
    if not row then return found(nil, message or "the contact is not in the store") end
    local stored = archives.contact_of(row)
    local known = M.known_of(stored.opening, (archives.events_of(results[2])))
    return found { id = id, customer = known.customer, agent = known.agent,
      line = self.acts:line_of(id) }
  end)
  if not ok then return found(nil, refused) end
end

function Promised:settle(promise, ok, reason)
  if self.running[promise.key] ~= promise then return end -- settled, or under a newer lease
  self.running[promise.key] = nil
  self.guidance:tell { type = ok and "act.done" or "act.failed", id = promise.key,
    contact = promise.contact, name = promise.what, reason = reason }
  if ok then self.promises:done(promise, reason or "done")
  else self.promises:failed(promise, reason) end
end

function Promised:call_back(promise)
  return self:with_record(promise.contact, function(record, problem)
    if not record then return self:settle(promise, false, problem) end
    if record.call then return self:settle(promise, true, "already on the phone") end
    return self.acts:call(record, function(ok, reason)
      self:settle(promise, ok, reason)
    end)
  end)
end

function Promised:due(promise)
  self.running[promise.key] = promise
  local record = self.calls:record(promise.contact)
  self.guidance:tell { type = "due", id = promise.key, contact = promise.contact,
    agent = record and record.agent, what = promise.what, due = promise.due,
    payload = promise.payload }
  if promise.what == "call_back" then return self:call_back(promise) end
end

---A promise was made: it may be due before those that are waited for.
function Promised:made() self.promises:nudge() end

---A desktop says that what was promised is done.
---@param key string
---@param owner hatif.serve.token_owner
---@param outcome string?
---@return boolean is_known
function Promised:acknowledged(key, owner, outcome)
  local promise = self.running[key]
  if not promise then return false end
  if outcome == "done" then self:settle(promise, true, "done by " .. owner.name) end
  return true
end

---Opens again what was in progress when the last process ended. Waits for the disk.
function Promised:recover()
  local archive = archives.new(self.judge.store)
  for _, id in ipairs(self.judge:recover()) do
    local stored, events = archive:contact(id)
    if stored then
      self.calls:resume(id, self.acts:line_of(id), M.known_of(stored.opening, events))
    else
      self.log:warning("a contact cannot be resumed", { contact = id, reason = events })
    end
  end
end

function Promised:stop() self.promises:close() end

return M

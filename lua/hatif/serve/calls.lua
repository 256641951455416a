--- Which contact a call belongs to: when a contact opens, by which policy, and when it ends. A call
--- is what a server calls one; a contact may have several, where the line dropped and somebody
--- called back.
---
---   call id (prefix .. Linkedid) -> record <- contact id
---                                     |
---   waiting (no queue yet) -> open -> lingering (after the hang-up) -> finished
local core = require("hatif.core")

local M = {}

---@class hatif.serve.record
---@field id string of the contact, and of its first call
---@field line table? the server that has its call
---@field call string? the call under way, as the server calls it
---@field keys string[] of all its calls
---@field customer string? the number of who calls or is called
---@field agent string? who answered last
---@field dropped boolean the last call ended by nobody
---@field is_missing boolean? its line was lost, and has told nothing of it since
---@field over integer? ms since the epoch: the hang-up it lingers behind
---@field early table[]? events that wait until it is opened

---@class hatif.serve.calls
local Calls = {}
Calls.__index = Calls

local CALL_BACK = "%-cb%x+x%d+$" -- what is added to a contact's id for the call that hatif makes
local EARLY_MOST = 100
local SWEEP_MS = 60000
local REACH_MS = 180000 -- for the agent and then the customer to answer

---@param config hatif.serve.config
---@param judge hatif.serve.judge
---@param log hatif.serve.log
---@param tell table opened: fun(record), ended: fun(record, result)
---@return hatif.serve.calls
function M.new(config, judge, log, tell)
  local self = setmetatable({ config = config.contacts, judge = judge, log = log, tell = tell,
    records = {}, by_call = {}, by_number = {}, expected = {}, n = 0,
    timers = core.timer.group() }, Calls)
  self.timers:every(SWEEP_MS, function() self:sweep() end)
  for _, route in ipairs(self.config.routes) do
    self.needs_queue = self.needs_queue or route.queue ~= nil
  end
  return self
end

---@param id string of a contact
---@return hatif.serve.record?
function Calls:record(id) return self.records[id] end

---@param line table
---@param call string as the server calls it
---@return hatif.serve.record?
function Calls:of_call(line, call) return self.by_call[line.opts.prefix .. call] end

local function fits(route, of)
  for _, name in ipairs { "number", "queue" } do
    if route[name] and not (of[name] and of[name]:find(route[name])) then return false end
  end
  return not route.direction or route.direction == of.direction
end

-- What the config says of a contact: the first route that fits, and else the section's own values.
function Calls:routed(of)
  local opening = { policy = of.policy, lang = of.lang, tenant = of.tenant, team = of.team }
  for _, route in ipairs(self.config.routes) do
    if fits(route, of) then
      for _, name in ipairs { "policy", "lang", "tenant", "team" } do
        opening[name] = opening[name] or route[name]
      end
      break
    end
  end
  for _, name in ipairs { "lang", "tenant", "team" } do
    opening[name] = opening[name] or self.config[name]
  end
  for _, name in ipairs { "id", "at", "channel", "direction", "customer", "queue", "agent", "case",
    "facts" } do
    opening[name] = of[name]
  end
  return opening
end

-- Opens the contact of a record, with what came before its queue was known.
function Calls:open(record, of)
  local ok, message, code = self.judge:open(self:routed(of))
  local early = record.early or {}
  record.early, record.opening = nil, nil
  if not ok then
    self.log:warning("a contact cannot be opened", { contact = record.id, reason = message })
    self:forget(record)
    return nil, message, code
  end
  record.is_open = true
  self.tell.opened(record)
  for _, event in ipairs(early) do self:feed(record, event) end
  return true
end

function Calls:add(id, of)
  local record = { id = id, customer = of.customer, agent = of.agent, dropped = false,
    keys = {}, since = self.judge:wall() }
  self.records[id], self.n = record, self.n + 1
  return record
end

function Calls:forget(record)
  if record.timer then core.timer.cancel(record.timer) end
  if self.records[record.id] == record then
    self.records[record.id], self.n = nil, self.n - 1
  end
  for _, key in ipairs(record.keys) do
    if self.by_call[key] == record then self.by_call[key] = nil end
  end
  if record.customer and self.by_number[record.customer] == record then
    self.by_number[record.customer] = nil
  end
end

-- The contact that a new call belongs to already: hatif made the call, or a dropped line's customer
-- is on the phone again.
function Calls:joined(key, event)
  local id = key:gsub(CALL_BACK, "")
  if id ~= key and self.records[id] then return self.records[id] end
  local waiting = event.customer and self.by_number[event.customer]
  if waiting and waiting.dropped and waiting.over then return waiting end
end

function Calls:attach(record, line, call)
  local key = line.opts.prefix .. call
  record.line, record.call = line, call
  record.over, record.dropped = nil, false
  if record.timer then core.timer.cancel(record.timer) end
  record.timer = nil
  record.keys[#record.keys + 1] = key
  self.by_call[key] = record
end

-- A call begins.
function Calls:begin(line, call, event)
  local key = line.opts.prefix .. call
  local record = self:joined(key, event)
  if record then return self:attach(record, line, call) end
  if event.adopted then -- its beginning was not seen: known from a store, or not judged
    record = self.records[key]
    if record then self:attach(record, line, call) end
    return
  end
  if self.n >= self.config.most then
    self.log:warning("too many contacts; one is not judged", { contact = key })
    return
  end
  record = self:add(key, event)
  self:attach(record, line, call)
  event.id = key
  if self.needs_queue and event.direction == "inbound" then
    record.opening, record.early = event, {}
  else
    self:open(record, event)
  end
end

---Opens a contact that no call of a server began: a chat, or a call that a client tells of.
---@param of table the line `contact` of a record
---@return boolean? ok
---@return string? message
---@return string? code
function Calls:open_told(of)
  if self.records[of.id] then return nil, "a contact of that id is open already", "EEXIST" end
  if self.n >= self.config.most then return nil, "too many contacts are open", "ELIMIT" end
  return self:open(self:add(of.id, of), of)
end

local DECIDES = { ringing = true, answer = true, hangup = true, drop = true, ["queue.enter"] = true,
  ["queue.abandon"] = true }

-- An event of a contact that waits for its queue.
function Calls:wait(record, event)
  local early = record.early
  early[#early + 1] = event
  if not DECIDES[event.type] and #early < EARLY_MOST then return end
  record.opening.queue = event.queue
  self:open(record, record.opening)
end

---A call that hatif makes: `done` is told whether the customer was reached.
---@param line table
---@param call string the id that was chosen for it
---@param done fun(ok: any, reason: string?) called once
function Calls:expect(line, call, done)
  local key = line.opts.prefix .. call
  self.expected[key] = done
  self.timers:after(REACH_MS, function()
    self:outcome(line, call, nil, "the customer was not reached")
  end)
end

---@param line table
---@param call string
---@param ok any
---@param reason string?
function Calls:outcome(line, call, ok, reason)
  local key = line.opts.prefix .. call
  local done = self.expected[key]
  self.expected[key] = nil
  if done then done(ok, reason) end
end

local ENDS = { hangup = true, drop = true, no_answer = true, busy = true }

---Feeds an event to the contact of a record.
---@param record hatif.serve.record
---@param event table
---@return boolean? ok
---@return string? message
---@return string? code
function Calls:feed(record, event)
  local type, at = event.type, event.at
  if record.early then return self:wait(record, event) end
  if type == "answer" or type == "ringing" then record.agent = event.agent or record.agent end
  local line, call = record.line, record.call
  local ok, message, code = self.judge:feed(record.id, event)
  if call and (type == "answer" or ENDS[type]) then
    self:outcome(line, call, type == "answer", type)
  end
  if ENDS[type] then self:linger(record, at, type == "drop") end
  return ok, message, code
end

---A contact stays open behind its hang-up: for what is still told of its call, as the wrap-up, and
---so that a dropped line and its call back are one.
---@param record hatif.serve.record
---@param at integer ms since the epoch
---@param dropped boolean
function Calls:linger(record, at, dropped)
  record.over, record.dropped = at, dropped
  record.call = nil
  if dropped and record.customer then self.by_number[record.customer] = record end
  if record.timer then core.timer.cancel(record.timer) end
  local ms = math.max(0, at + self.config.linger - self.judge:wall())
  record.timer = self.timers:after(ms, function() self:finish(record) end)
end

---Ends a contact.
---@param record hatif.serve.record
---@param at integer? ms since the epoch; behind its linger
function Calls:finish(record, at)
  if record.early then self:open(record, record.opening) end
  self:forget(record)
  if not record.is_open then return end
  at = at or (record.over or self.judge:wall()) + self.config.linger
  self.judge:finish(record.id, at, function(result) self.tell.ended(record, result) end)
end

-- A hang-up by nobody, for a cause that says so, is a dropped line.
local function named(line, event)
  local is_drop = event.type == "hangup" and event.by == "system"
    and line.drops[tostring(event.cause)]
  return is_drop and "drop" or event.type
end

-- Server time, unless its clock and ours are further apart than events can be late.
function Calls:timed(line, event, now)
  local off = event.at - now
  if event.type == "wrapup.end" and off > 0 then return event.at end -- told ahead
  if off <= 1000 and -off <= self.judge.slowest then return event.at end
  self.log:warning("the clocks differ; the time of arrival counts", { line = line.opts.name,
    ms = off })
  return now
end

---Takes what a line's source told.
---@param line table
---@param events table[]
function Calls:take(line, events)
  local now = self.judge:wall()
  for _, event in ipairs(events) do
    local call = event.contact
    event.contact, event.source, event.arrived = nil, line.opts.name, now
    event.at, event.type = self:timed(line, event, now), named(line, event)
    if event.type == "contact" then
      event.type = nil
      self:begin(line, call, event)
    else
      local record = self:of_call(line, call)
      if record and record.is_missing then self:miss(record, event.at) end
      if record then self:feed(record, event) end
    end
  end
end

-- In order of their ids.
function Calls:each(fn)
  local ids = {}
  for id in pairs(self.records) do ids[#ids + 1] = id end
  table.sort(ids)
  for _, id in ipairs(ids) do
    if self.records[id] then fn(self.records[id]) end
  end
end

-- Whoever opened a contact may never end it.
function Calls:sweep()
  local before = self.judge:wall() - self.config.longest
  self:each(function(record)
    if record.since < before then self:finish(record, self.judge:wall()) end
  end)
end

-- The two ends of what is missing: where the line was lost, and the first that it tells again. What
-- had to come in between may have come.
function Calls:miss(record, at)
  record.is_missing = not record.is_missing
  self:feed(record, { type = "source.gap", at = at, source = record.line.opts.name })
end

---A line was lost: every open contact of it hears that something may be missing.
---@param line table
---@param heard integer ms since the epoch: up to then it has told everything
function Calls:gap(line, heard)
  self:each(function(record)
    if record.line ~= line then return end
    record.is_missing = false
    self:miss(record, heard + 1)
  end)
end

---A contact that was in progress when the last process ended.
---@param id string
---@param line table? whose call it may be
---@param known { customer: string?, agent: string?, over: integer?, dropped: boolean? }
function Calls:resume(id, line, known)
  local record = self:add(id, known)
  record.is_open, record.line = true, line
  self.judge:feed(id, { type = "source.gap", at = self.judge:wall(), source = "hatif" })
  if known.over then self:linger(record, known.over, known.dropped == true) end
end

---Opens and closes nothing any more.
function Calls:stop() self.timers:cancel() end

---Ends all contacts now: without a store nothing outlives the process.
function Calls:finish_all()
  local now = self.judge:wall()
  self:each(function(record) self:finish(record, now) end)
end

return M

--- hatif.promises: serves the promises of a store as they fall due, on hatif.loop.
-- One timer lies in the wheel, for the earliest of them: what is due is claimed then, in due order,
-- a slice at a time, so that a morning with many overdue promises is no storm.
local core = require("hatif.core")

local M = {}

---@class hatif.Promises
local Promises = {}
Promises.__index = Promises
Promises.__name = "hatif.promises"

local SOON_MS, RETRY_MS, POLL_MS, SLICE = 0, 1000, 60000, 1000
local FIRST_PAUSE_MS, LONGEST_PAUSE_MS = 30000, 3600000

local OPTIONS = { store = "userdata", on_due = "function", on_error = "function",
  parallel = "number", lease = true, poll = "number", duties = "boolean", engine = "table" }

local function check_options(opts)
  if type(opts) ~= "table" then
    error(("bad argument #1 to 'new' (table expected, got %s)"):format(type(opts)), 3)
  end
  for name, value in pairs(opts) do
    local kind = OPTIONS[name]
    if not kind then
      error(("bad argument #1 to 'new' (unknown option '%s')"):format(tostring(name)), 3)
    elseif kind ~= true and type(value) ~= kind then
      local came = type(value)
      error(("bad argument #1 to 'new' (option '%s': %s expected, got %s)"):format(name, kind,
        came), 3)
    end
  end
  for _, name in ipairs { "store", "on_due" } do
    if opts[name] == nil then
      error(("bad argument #1 to 'new' (option '%s' is missing)"):format(name), 3)
    end
  end
end

---@class hatif.PromisesOptions
---@field store hatif.store
---@field on_due fun(promise: hatif.promise, promises: hatif.Promises) once per lease: then `done`
--- or `failed`, or it comes again when the lease has run out, with a higher fence
---@field on_error fun(err: { where: string, message: string, code: string })? the store refused, or
---on_due failed; without it the loop's on_error hears of it
---@field parallel integer? promises that may be under way at once (100)
---@field lease integer|string|nil how long one may take, ms or "60s" (60 s)
---@field poll integer? ms after which promises of other processes are seen at the latest (60 s)
---@field engine hatif.Engine? told at once of what is settled here

--- Begins to serve. Needs hatif.loop to run; a served store keeps it alive until `close`.
--- Raises on a wrong option.
---
--- ```lua
--- local store = assert(hatif.store.open("center.db"))
--- local service = hatif.promises.new {
---   store = store,
---   on_due = function(promise, promises)
---     print(promise.what, promise.payload, promises:count())
---     if promise.payload == "0501" then promises:done(promise, "called")
---     else promises:failed(promise, "busy", { retry_in = "30s" }) end
---   end,
--- }
--- service:make({ key = "c1/1", what = "call_back", payload = "0501", due = 1 })
--- service:make({ key = "c2/1", what = "call_back", payload = "0502", due = 2 })
--- hatif.timer.after(200, function()
---   service:close()
---   store:close()
--- end)
--- hatif.loop.run()
--- --> call_back 0501 1
--- --> call_back 0502 1
--- ```
---@param opts hatif.PromisesOptions
---@return hatif.Promises
function M.new(opts)
  check_options(opts)
  local self = setmetatable({ store = opts.store, on_due = opts.on_due, on_error = opts.on_error,
    parallel = opts.parallel or 100, lease = opts.lease or 60000, poll = opts.poll or POLL_MS,
    duties = opts.duties or false, engine = opts.engine, running = {}, n = 0 }, Promises)
  self:wake_in(SOON_MS)
  return self
end

local function trouble(self, where, message, code)
  local err = { where = where, message = tostring(message), code = code }
  if not self.on_error then error(("%s: %s"):format(where, err.message), 0) end
  self.on_error(err)
end

local function disarm(self)
  if self.timer then core.timer.cancel(self.timer) end
  if self.alarm then core.timer.cancel(self.alarm) end
  self.timer, self.alarm = nil, nil
end

--- Looks for due promises in `ms`.
---@package
function Promises:wake_in(ms)
  disarm(self)
  if self.closed then return end
  self.timer = core.timer.after(ms, function()
    self.timer = nil
    self:look()
  end)
end

local function forget(self, key)
  if not self.running[key] then return end
  self.running[key] = nil
  self.n = self.n - 1
end

-- Those whose lease has run out come again under their keys.
local function expire(self, now)
  for key, promise in pairs(self.running) do
    if promise.next_at <= now then forget(self, key) end
  end
end

-- At a time, and after `poll` in any case.
local function wake_at(self, at)
  self:wake_in(self.poll)
  if not at or self.closed then return end
  self.alarm = core.timer.at(at, function()
    self.alarm = nil
    expire(self, at)
    self:look()
  end)
end

local function start(self, promise)
  if not self.running[promise.key] then self.n = self.n + 1 end
  self.running[promise.key] = promise
  local ok, message = pcall(self.on_due, promise, self)
  if ok then return end
  self:failed(promise, "on_due failed")
  trouble(self, "on_due", message, "ECALLBACK")
end

local function arm(self)
  local ok = self.store:next({ duties = self.duties }, function(at, message, code)
    if self.closed then return end
    if not code then return wake_at(self, at) end
    self:wake_in(RETRY_MS)
    trouble(self, "next", message, code)
  end)
  if not ok then self:wake_in(RETRY_MS) end
end

local function serve(self, rows, limit)
  local is_bad, problem
  for _, promise in ipairs(rows) do
    if self.closed then return end
    local ok, message = pcall(start, self, promise)
    if not ok and not is_bad then is_bad, problem = true, message end
  end
  -- Behind a full slice there may be more: the loop turns once before it.
  if #rows == limit then self:wake_in(SOON_MS) else arm(self) end
  if is_bad then error(problem, 0) end
end

local function first_lease(self)
  local at
  for _, promise in pairs(self.running) do at = math.min(at or promise.next_at, promise.next_at) end
  return at
end

--- Claims what is due, as much of it as may be under way, and hands it to on_due.
---@package
function Promises:look()
  if self.closed or self.busy then return end
  local room = self.parallel - self.n
  if room <= 0 then return wake_at(self, first_lease(self)) end
  local query = { lease = self.lease, limit = math.min(room, SLICE), duties = self.duties }
  self.busy = true
  disarm(self)
  local ok, refused, refusal = self.store:claim(query, function(rows, message, code)
    self.busy = false
    if self.closed then return end
    if rows then return serve(self, rows, query.limit) end
    self:wake_in(RETRY_MS)
    trouble(self, "claim", message, code)
  end)
  if ok then return end
  self.busy = false
  self:wake_in(RETRY_MS)
  trouble(self, "claim", refused, refusal)
end

-- A place is free again: look, unless a look is under way or coming anyway.
local function settled(self, promise)
  local was_full = self.n >= self.parallel
  forget(self, promise.key)
  if was_full and not self.busy and not self.closed then self:wake_in(SOON_MS) end
end

-- What the store says of a settled promise goes to the caller, and the engine hears of it.
local function answer(self, where, callback)
  return function(ok, message, code)
    if ok and self.engine then self.engine:hear() end
    if callback then return callback(ok, message, code) end
    if not ok and not self.closed then trouble(self, where, message, code) end
  end
end

--- The promise is carried out. Refused ("ESTALE") where its lease ran out and another has it.
---@param promise hatif.promise as on_due got it
---@param outcome string?
---@param callback fun(ok: true?, message: string?, code: string?)?
---@return true? ok
---@return string? message
---@return string? code
function Promises:done(promise, outcome, callback)
  settled(self, promise)
  return self.store:done(promise.key, promise.fence, { outcome = outcome },
    answer(self, "done", callback))
end

--- It could not be carried out: it comes again after a pause that doubles from 30 s to an hour, and
--- after `max_attempts` (10) it is dead, for a person to look at.
---@param promise hatif.promise
---@param outcome string?
---@param opts { retry_in: integer|string|nil, max_attempts: integer? }?
---@param callback fun(ok: true?, message: string?, code: string?)?
---@return true? ok
---@return string? message
---@return string? code
function Promises:failed(promise, outcome, opts, callback)
  settled(self, promise)
  local pause = FIRST_PAUSE_MS * 2 ^ math.min(promise.attempts - 1, 20)
  local how = { outcome = outcome, max_attempts = opts and opts.max_attempts,
    retry_in = opts and opts.retry_in or math.tointeger(math.min(pause, LONGEST_PAUSE_MS)) }
  local ok, message, code = self.store:failed(promise.key, promise.fence, how,
    answer(self, "failed", callback))
  if ok and not self.busy and not self.closed then self:wake_in(SOON_MS) end
  return ok, message, code
end

--- Makes a promise, and serves it in its time.
---@param what table as `store:promise` takes it
---@param callback fun(promise: hatif.promise?, fresh: boolean|string, code: string?)?
---@return true? ok
---@return string? message
---@return string? code
function Promises:make(what, callback)
  return self.store:promise(what, function(promise, fresh, code)
    if promise and fresh then self:nudge() end
    if callback then return callback(promise, fresh, code) end
    if not promise then trouble(self, "promise", fresh, code) end
  end)
end

--- Something was made that may be due before all else.
---@package
function Promises:nudge()
  if self.closed or self.busy then return end
  self:wake_in(SOON_MS)
end

--- How many are under way here.
---@return integer
function Promises:count() return self.n end

--- Serves no more. What is under way can still be settled with the store.
function Promises:close()
  self.closed = true
  disarm(self)
end

Promises.__close = Promises.close

return M

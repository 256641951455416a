--- hatif.engine: open contacts by id, feed them, and hear of their verdicts and acts.
local core = require("hatif.core")
local keeping = require("hatif.keeper")
local options = require("hatif.engine.options")
local refuse = require("hatif.engine.refusals")
local versions = require("hatif.engine.versions")

local M = {}

---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---local engine = hatif.engine.new { policy = policy,
---  on_act = function(contact, act) print(contact:id(), act.name, act.at) end }
---engine:open { id = "c1", channel = "phone", direction = "outbound", lang = "ar", at = 0 }
---engine:feed("c1", { at = 1000, type = "answer" })
---engine:settle(3500) -- nobody has greeted --> c1 prompt 3000
---print(engine:next(), engine:behind(), engine:waiting()) --> 4000 0 0
---print(engine:contact("c1"):id()) --> c1
---engine:when_kept(function() print("kept") end) --> kept
---local taken, refused = engine:feed_many { { "c1", { at = 4000, type = "note" } }, { "c2", {} } }
---print(taken, refused[1].code, engine:strays(), engine:count()) --> 1 EUNKNOWN 1 1
---assert(engine:finish("c1", 5000))
---engine:close()
---```
---@class hatif.Engine
local Engine = {}
Engine.__index = Engine
Engine.__name = "hatif.engine"

---@class hatif.Report
---@field line integer of the record; 0: none
---@field what string
---@field hook string? of "hook failed": with n and at what the event hook.failed of a record says
---@field n integer?
---@field at integer? of the hook's run; of what was fed and not taken, with type, id and source
---@field type string?
---@field id string?
---@field source string?

---@class hatif.Opening
---@field policy hatif.Policy? default: that of the engine
---@field shadow hatif.Policy? default: that of the engine
---@field id string
---@field channel string?
---@field lang string?
---@field direction "inbound"|"outbound"|nil
---@field agent string?
---@field at integer ms since the epoch
---@field facts table<string, string|number|boolean>?
---@field failed { hook: string, n: integer }[]? of a replay: hooks that failed when it was live

for name, method in pairs(versions) do Engine[name] = method end

local feed = core.contact.feed
local CALLBACKS = { "on_act", "on_verdict", "on_error", "on_report" }
local WAITING = 1 << 20 -- events

--- A new engine. Callbacks run inside of the call that causes them; a callback may call the engine
--- again: what it feeds is taken and run when the running call is done.
---@param opts hatif.EngineOptions?
---@return hatif.Engine
function M.new(opts)
  opts = opts or {}
  refuse.table("new", 1, opts)
  options.check(opts)
  local self = setmetatable({ opts = options.own(opts),
    core = core.engine.new(opts.waiting or WAITING),
    contacts = {}, n = 0, queue = {}, n_strays = 0, closed = false,
    watermark = opts.lag and options.watermark(opts) or nil, policy = opts.policy,
    shadow = opts.shadow }, Engine)
  if opts.store then self.keeper = keeping.new(self, opts) end
  return self
end

-- What the core calls back for a contact of a policy.
function Engine:_handlers(policy)
  local handlers = { policy = policy:name(), replay = self.opts.replay,
    watermark = self.watermark }
  local callbacks = self.keeper and self.keeper:callbacks() or self.opts
  handlers.on_admit = callbacks.on_admit
  for _, name in ipairs(CALLBACKS) do handlers[name] = callbacks[name] end
  return handlers
end

-- The ids in order, so that what happens never depends on a table's order.
function Engine:_ids()
  local out = {}
  for id in pairs(self.contacts) do out[#out + 1] = id end
  table.sort(out)
  return out
end

-- For the keeper too: a contact is open from now on.
function Engine:_take_in(id, contact)
  self.contacts[id] = contact
  local ok, message = pcall(self.core.join, self.core, contact)
  if not ok then
    self.contacts[id] = nil
    error(message, 0)
  end
  self.n = self.n + 1
end

-- A shadow is a contact of its own whose acts nobody hears. If it cannot be opened there is none.
local function cast(self, contact, policy, opts)
  local shadow = core.contact.open(policy.core, opts, { policy = policy:name(),
    replay = self.opts.replay, watermark = self.watermark, on_verdict = self.opts.on_shadow,
    on_error = self.opts.on_error })
  if shadow then core.contact.attach(contact, shadow) end
end

--- Opens a contact. Raises on a wrong field.
---@param opts hatif.Opening
---@return hatif.Contact? contact
---@return string? message
---@return "EEXIST"|"ENOMEM"|nil code
function Engine:open(opts)
  refuse.closed(self, "open")
  refuse.table("open", 1, opts)
  local policy, shadow = opts.policy or self.policy, opts.shadow or self.shadow
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'open' (field 'policy': a policy expected, got %s)"):format(
      type(policy)), 2)
  end
  if opts.id ~= nil and self.contacts[opts.id] then return refuse.exists(opts.id) end
  local contact, message, code, failure =
    core.contact.open(policy.core, opts, self:_handlers(policy))
  if not contact then return nil, message, code end
  if shadow then cast(self, contact, shadow, opts) end
  self:_take_in(opts.id, contact)
  if self.keeper then self.keeper:opened(opts, policy) end
  return contact, message, code, failure
end

--- What can be told of the bytes of `contact:snapshot()` alone.
---
--- ```lua
--- local policy = assert(hatif.policy.load("examples/chefz"))
--- local engine = hatif.engine.new { policy = policy }
--- local contact = assert(engine:open { id = "c1", channel = "phone", lang = "ar", at = 0 })
--- local bytes = contact:snapshot()
--- local about = assert(hatif.engine.about(bytes))
--- print(about.id, about.policy == policy:hash()) --> c1 true
--- print(hatif.engine.new():restore(bytes, policy):id()) --> c1
--- print(select(3, hatif.engine.about("no snapshot"))) --> EFORMAT
--- ```
---@param snapshot string
---@return { policy: string, id: string, now: integer, finished: boolean, more: string }? about
---  policy: the hash of the one to restore it by; now: event time; more: what was kept with it
---@return string? message
---@return "EFORMAT"|"EVERSION"|nil code
function M.about(snapshot)
  if type(snapshot) ~= "string" then
    error(("bad argument #1 to 'about' (string expected, got %s)"):format(type(snapshot)), 2)
  end
  return core.contact.about(snapshot)
end

local function take(self, contact, id, event)
  if self.keeper then return self.keeper:feed(contact, id, event) end
  return contact:feed(event)
end

-- Runs what callbacks fed meanwhile, in their order.
local function drain(self)
  local first
  local at = 1
  while self.queue[at] do
    local id, event = table.unpack(self.queue[at])
    at = at + 1
    local contact = self.contacts[id]
    if contact then
      local ok, message, code = take(self, contact, id, event)
      if not ok then first = first or { nil, message, code } end
    end
  end
  return first
end

-- The end of a call: what callbacks fed meanwhile, then its results; errors of arguments leave the
-- engine usable.
local function done(self, ok, ...)
  local problem
  if ok and self.queue[1] then ok, problem = pcall(drain, self) elseif not ok then problem = ... end
  self.busy = false
  if self.queue[1] then self.queue = {} end
  if not ok then error(problem, 0) end
  return ...
end

-- Runs one call with the queue behind it.
local function run(self, fn, ...)
  self.busy = true
  return done(self, pcall(fn, ...))
end

-- For the keeper: what contacts feed meanwhile waits for the end of the call.
function Engine:_run(fn, ...)
  if self.busy then return fn(...) end
  return run(self, fn, ...)
end

local function stray(self, id, event)
  if self.keeper then return self.keeper:late(id, event) end
  self.n_strays = self.n_strays + 1
  return refuse.unknown()
end

--- Feeds an event to an open contact; what lies before its time is judged. From inside a callback
--- the event is queued.
---@param id string
---@param event table at (integer, ms), type, and the event's own fields
---@return boolean? ok
---@return string? message
---@return "EUNKNOWN"|"ESTALE"|"ECLOSED"|"EINVAL"|"ENOMEM"|"ECALLBACK"|"EHOOK"|nil code
function Engine:feed(id, event)
  if getmetatable(self) ~= Engine or self.closed or type(event) ~= "table" then
    refuse.closed(self, "feed")
    refuse.table("feed", 2, event)
  end
  local contact = self.contacts[id]
  if not contact then return stray(self, id, event) end
  if self.busy then
    self.queue[#self.queue + 1] = { id, event }
    return true
  end
  if self.keeper then return run(self, take, self, contact, id, event) end
  self.busy = true
  local fine, ok, message, code, failure = pcall(feed, contact, event)
  if not fine or self.queue[1] then return done(self, fine, ok, message, code, failure) end
  self.busy = false
  if ok then return true end
  return ok, message, code, failure
end

--- Opens again what was in progress when the last process on this store ended, as it was. Verdicts
--- that had fallen are told once more. Call it before the first `open`; it waits for the disk.
---
--- ```lua
--- local policy = assert(hatif.policy.load("examples/chefz"))
--- local store = assert(hatif.store.open("center.db"))
--- local engine = hatif.engine.new { store = store, policy = policy, wait = true }
--- engine:open { id = "c1", channel = "phone", lang = "ar", at = 0 }
--- store:close() -- as if the process had been killed
--- store = assert(hatif.store.open("center.db"))
--- engine = hatif.engine.new { store = store, policy = policy, wait = true }
--- print(engine:recover()[1]:id()) --> c1
--- engine:hear()
--- ```
---@return hatif.Contact[]? contacts
---@return string? message
---@return string? code
function Engine:recover()
  refuse.closed(self, "recover")
  if not self.keeper then
    error("bad argument #1 to 'recover' (an engine with a store expected)", 2)
  end
  return run(self, self.keeper.recover, self.keeper)
end

--- Looks at once for promises that were settled, and tells their contacts
--- (`promise:WHAT:kept|late|broken`); else it happens within a second.
function Engine:hear()
  refuse.closed(self, "hear")
  if self.keeper then self.keeper:hear() end
end

--- How many events were fed to contacts that are not open.
---@return integer
function Engine:strays()
  refuse.closed(self, "strays")
  return self.n_strays
end

local function event_of(item)
  if math.type(item[2]) ~= "integer" then return item[2] end
  return { at = item[2], type = item[3], by = item[4] }
end

local function one_by_one(self, list)
  local taken, refused = 0, {}
  for i, item in ipairs(list) do
    local ok, message, code = self:feed(item[1], event_of(item))
    if ok then
      taken = taken + 1
    else
      refused[#refused + 1] = { index = i, message = message, code = code }
    end
  end
  return taken, refused
end

--- Feeds a list of { id, event } in order. { id, at, type, by } is an event that has nothing else,
--- and the fastest way for those of a switch; `by` may be missing.
---@param list { [1]: string, [2]: table|integer, [3]: string?, [4]: string? }[]
---@return integer taken
---@return { index: integer, message: string, code: string }[] refused
function Engine:feed_many(list)
  refuse.closed(self, "feed_many")
  refuse.table("feed_many", 1, list)
  if self.busy or self.keeper then return one_by_one(self, list) end
  local taken, refused, from = 0, {}, 1
  while from <= #list do
    local n, strays
    n, strays, from = run(self, self.core.feed, self.core, list, from, self.contacts, self.queue,
      refused)
    taken, self.n_strays = taken + n, self.n_strays + strays
  end
  return taken, refused
end

local function settle_all(self, now)
  if self.keeper then self.keeper:settle(now) end
  local ok, message, code = self.core:settle(now)
  if self.keeper then self.keeper:commit() end
  return ok, message, code
end

--- Judges everything before `now` in all contacts: in order of when each has something to do, then
--- of their opening. Looks at no contact that has nothing to do.
---@param now integer ms since the epoch
---@return boolean? ok
---@return string? message
---@return string? code
function Engine:settle(now)
  refuse.closed(self, "settle")
  if self.busy then return nil, "settle: called from inside a callback", "EBUSY" end
  return run(self, settle_all, self, now)
end

--- When the next deadline or queued event of any contact is due: what a timer is armed for.
---@return integer? at ms since the epoch
function Engine:next()
  refuse.closed(self, "next")
  return self.core:next()
end

--- How many events wait in all contacts for their time, open utterances among them.
---@return integer
function Engine:waiting()
  refuse.closed(self, "waiting")
  return self.core:waiting()
end

--- The open contact of an id, or nil.
---@param id string
---@return hatif.Contact? contact
function Engine:contact(id)
  refuse.closed(self, "contact")
  return self.contacts[id]
end

--- Finishes a contact and lets go of it; the contact can still be read.
---@param id string
---@param at integer ms since the epoch
---@return hatif.Contact? contact
---@return string? message
---@return string? code
function Engine:finish(id, at)
  refuse.closed(self, "finish")
  local contact = self.contacts[id]
  if not contact then return refuse.unknown() end
  local ok, message, code = contact:finish(at)
  if not ok and not contact:status().finished then return nil, message, code end
  if self.keeper then self.keeper:finished(contact, id, at) end
  self.contacts[id] = nil
  self.n = self.n - 1
  self.core:leave(contact)
  return contact, message, code
end

--- Calls back once everything so far is on disk and told; at once without a store.
---@param fn fun()
function Engine:when_kept(fn)
  refuse.closed(self, "when_kept")
  if type(fn) ~= "function" then
    error(("bad argument #1 to 'when_kept' (function expected, got %s)"):format(type(fn)), 2)
  end
  if self.keeper then self.keeper:commit(fn) else fn() end
end

--- How many changes wait for the disk; what follows from them is told when they are there.
---@return integer 0 without a store
function Engine:behind()
  refuse.closed(self, "behind")
  return self.keeper and self.keeper:behind() or 0
end

--- How many contacts are open.
---@return integer
function Engine:count()
  refuse.closed(self, "count")
  return self.n
end

--- Closes all contacts. Idempotent.
function Engine:close()
  if self.closed then return end
  if self.keeper then self.keeper:close() end
  for _, id in ipairs(self:_ids()) do self.contacts[id]:close() end
  self.contacts, self.n, self.queue, self.closed = {}, 0, {}, true
end

Engine.__close = Engine.close

return M

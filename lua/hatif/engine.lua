--- hatif.engine: open contacts by id, feed them, and hear of their verdicts and acts.
local core = require("hatif.core")
local keeping = require("hatif.keeper")

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

---@class hatif.EngineOptions
---@field lag table<string, integer|string>? makes it a live engine: events may come late and out of
---order. The longest time from an event's `at` to its arrival, by source ("3s", or ms); where no
---source is named, `telephony` and `speech` stand for all of a kind (500 ms, 3 s)
---@field cap integer|string? live: how long an utterance can be open (60 s)
---@field edge boolean? live: false keeps every act until it is settled
---@field on_admit fun(contact: hatif.Contact, event: table)? live: each event as it was admitted;
---in order of `at` these are the record that gives the same verdicts
---@field on_act fun(contact: hatif.Contact, act: hatif.Act)?
---@field on_verdict fun(contact: hatif.Contact, verdict: hatif.Verdict)? each as it falls
---@field on_error fun(err: hatif.Failure)? a hook or a callback failed
---@field on_report fun(contact: hatif.Contact, report: hatif.Report)? what could not be taken
---@field policy hatif.Policy? of contacts that are opened without one
---@field shadow hatif.Policy? judges beside each contact's own policy and never acts
---@field on_shadow fun(shadow: hatif.Contact, verdict: hatif.Verdict)? each verdict of a shadow
---@field store hatif.store? contacts are journalled there and acts that promise become promises;
---the engine then needs hatif.loop to run and keeps it alive. Verdicts and such acts are told once
---they are on disk
---@field waiting integer? how many events may wait in all contacts together (1,048,576); more are
---  refused ("ELIMIT"), partial transcripts from 7/8 of it on; nothing that was taken is dropped
---@field wait boolean? with a store: without a loop; every call waits for the disk
---@field replay boolean? contacts are judged again from their records: what a hook may do is
---  counted in instructions and does not depend on the machine. Live hooks have a time instead.

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

local feed = core.contact.feed
local CALLBACKS = { "on_act", "on_verdict", "on_error", "on_report" }
local OPTIONS = { on_act = "function", on_verdict = "function", on_error = "function",
  on_report = "function", on_admit = "function", lag = "table", cap = "time", edge = "boolean",
  waiting = "number", store = "userdata", wait = "boolean", replay = "boolean", policy = "policy",
  shadow = "policy", on_shadow = "function" }
local LIVE = { cap = true, edge = true, on_admit = true } -- options of live engines only
local KINDS = { telephony = 500, speech = 3000 } -- ms: the lags of sources that are not named
local CAP = 60000 -- ms
local WAITING = 1 << 20 -- events

local function check_table(name, n, value)
  if type(value) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(n, name, type(value)), 3)
  end
end

local function check_ms(name, value)
  local ms = core.policy.ms(value)
  if ms then return ms end
  error(("bad argument #1 to 'new' (option '%s': a time expected, got %s)"):format(name,
    type(value) == "string" and ("%q"):format(value) or tostring(value)), 4)
end

-- What the contacts of a live engine share. The watermark follows the slowest of the sources: those
-- that are named, or the two kinds.
local function watermark(opts)
  local slowest, named = 0, false
  for source, lag in pairs(opts.lag) do
    if type(source) ~= "string" then
      error("bad argument #1 to 'new' (option 'lag': names of sources expected)", 3)
    end
    slowest = math.max(slowest, check_ms("lag." .. source, lag))
    named = named or not KINDS[source]
  end
  for kind, lag in pairs(KINDS) do
    if not named and not opts.lag[kind] then slowest = math.max(slowest, lag) end
  end
  local cap = opts.cap and check_ms("cap", opts.cap) or CAP
  return core.contact.watermark(slowest, cap, opts.edge ~= false,
    opts.on_admit ~= nil or opts.store ~= nil)
end

--- A new engine. Callbacks run inside of the call that causes them; a callback may call the engine
--- again: what it feeds is taken and run when the running call is done.
---@param opts hatif.EngineOptions?
---@return hatif.Engine
function M.new(opts)
  opts = opts or {}
  check_table("new", 1, opts)
  for name, value in pairs(opts) do
    if not OPTIONS[name] then
      error(("bad argument #1 to 'new' (unknown option '%s')"):format(tostring(name)), 2)
    end
    local kind = OPTIONS[name]
    local is_wrong = type(value) ~= kind
    if kind == "policy" then is_wrong = type(value) ~= "table" or not value.core end
    if kind ~= "time" and is_wrong then
      error(("bad argument #1 to 'new' (option '%s': %s expected, got %s)"):format(name,
        kind == "policy" and "a policy" or kind, type(value)), 2)
    end
    if LIVE[name] and not opts.lag then
      error(("bad argument #1 to 'new' (option '%s' needs 'lag')"):format(name), 2)
    end
  end
  if opts.waiting and (math.type(opts.waiting) ~= "integer" or opts.waiting < 1) then
    error(("bad argument #1 to 'new' (option 'waiting': a whole number of 1 or more expected, got "
      .. "%s)"):format(tostring(opts.waiting)), 2)
  end
  local own = {} -- without the policies: they are replaced, and the old ones have to go
  for name, value in pairs(opts) do
    if OPTIONS[name] ~= "policy" then own[name] = value end
  end
  local self = setmetatable({ opts = own, core = core.engine.new(opts.waiting or WAITING),
    contacts = {}, n = 0, queue = {}, n_strays = 0, closed = false,
    watermark = opts.lag and watermark(opts) or nil, policy = opts.policy,
    shadow = opts.shadow }, Engine)
  if opts.store then self.keeper = keeping.new(self, opts) end
  return self
end

local function check_open(self, name)
  if getmetatable(self) ~= Engine then
    error(("bad argument #1 to '%s' (an engine expected, got %s)"):format(name, type(self)), 3)
  end
  if self.closed then error("attempt to use a closed engine", 3) end
end

local function handlers_of(self, policy)
  local handlers = { policy = policy:name(), replay = self.opts.replay,
    watermark = self.watermark }
  local callbacks = self.keeper and self.keeper:callbacks() or self.opts
  handlers.on_admit = callbacks.on_admit
  for _, name in ipairs(CALLBACKS) do handlers[name] = callbacks[name] end
  return handlers
end

local function exists(id)
  return nil, ("a contact of the id %s is open already"):format(tostring(id)), "EEXIST"
end

local function unknown() return nil, "unknown call", "EUNKNOWN" end

-- The ids in order, so that what happens never depends on a table's order.
local function ids(self)
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
  check_open(self, "open")
  check_table("open", 1, opts)
  local policy, shadow = opts.policy or self.policy, opts.shadow or self.shadow
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'open' (field 'policy': a policy expected, got %s)"):format(
      type(policy)), 2)
  end
  if opts.id ~= nil and self.contacts[opts.id] then return exists(opts.id) end
  local contact, message, code, failure =
    core.contact.open(policy.core, opts, handlers_of(self, policy))
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

local function check_policy(name, policy)
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #2 to '%s' (a policy expected, got %s)"):format(name, type(policy)), 3)
  end
end

-- With a store a contact is what its journal there says, and goes on by its own policy.
local function check_kept(self, name)
  if not self.keeper then return end
  error(("'%s': an engine with a store keeps its contacts there"):format(name), 3)
end

--- Opens a contact again as it was when `contact:snapshot()` was called, here or elsewhere; it goes
--- on as if it had never stopped. What it said already is not said again. One that has finished can
--- be read, and takes what may still come; it is not among the open ones.
---@param snapshot string
---@param policy hatif.Policy of the same hash as it was judged by
---@return hatif.Contact? contact
---@return string? message
---@return "EFORMAT"|"EVERSION"|"EPOLICY"|"EEXIST"|"ENOMEM"|nil code damaged; of another version of
---  hatif; of another policy; open already
function Engine:restore(snapshot, policy)
  check_open(self, "restore")
  check_kept(self, "restore")
  if type(snapshot) ~= "string" then
    error(("bad argument #1 to 'restore' (string expected, got %s)"):format(type(snapshot)), 2)
  end
  check_policy("restore", policy)
  local about, message, code = core.contact.about(snapshot)
  if not about then return nil, message, code end
  if self.contacts[about.id] then return exists(about.id) end
  local contact
  contact, message, code = core.contact.restore(policy.core, snapshot, handlers_of(self, policy))
  if not contact then return nil, message, code end
  if not about.finished then
    self:_take_in(about.id, contact)
  end
  return contact
end

---@class hatif.Map what the parts of a policy are in its next version: "protocol", or
---"protocol.step", "protocol.duty", "protocol.flow"; false: gone. What has the same name needs no
---word, but for flows that run: their journal has to fit the new function
---@field protocols table<string, string|false>?
---@field steps table<string, string|false>?
---@field duties table<string, string|false>?
---@field flows table<string, string|false>?

--- Moves an open contact to another version of its policy. Facts, counts, evidence and deadlines
--- stay; a protocol that is new is not in force for it. The old handle is closed.
---
--- ```lua
--- local engine = hatif.engine.new { policy = assert(hatif.policy.load("spec/fixtures/desk.lua")) }
--- engine:open { id = "c1", channel = "phone", lang = "en", at = 0 }
--- local new = assert(hatif.policy.load("spec/fixtures/desk_slower.lua"))
--- print(select(3, engine:migrate("c1", new))) --> ESTALE
--- print(engine:migrate("c1", new, { duties = { ["desk.promise"] = false } }):id()) --> c1
--- ```
---@param id string
---@param policy hatif.Policy
---@param map hatif.Map? nothing has another name
---@return hatif.Contact? contact
---@return string? message
---@return "EUNKNOWN"|"ESTALE"|"EMAP"|"EBUSY"|"ENOMEM"|nil code ESTALE: it is in the middle of
---  something that the new version does not have and the map does not name; EMAP: the map is wrong
function Engine:migrate(id, policy, map)
  check_open(self, "migrate")
  check_kept(self, "migrate")
  check_policy("migrate", policy)
  check_table("migrate", 3, map or {})
  local old = self.contacts[id]
  if not old then return unknown() end
  if self.busy then return nil, "migrate: called from inside a callback", "EBUSY" end
  local contact, message, code =
    core.contact.migrate(old, policy.core, map or {}, handlers_of(self, policy))
  if not contact then return nil, message, code end
  core.contact.attach(contact, old:shadow())
  core.contact.attach(old, nil)
  self.contacts[id] = contact
  self.core:join(contact)
  old:close()
  return contact
end

--- Puts a policy in place of the engine's own while contacts run: those opened from now on begin
--- with it. Those that are open go on by the one they began with, which is freed with the last of
--- them; or, with a map, each is moved if it can be.
---
--- ```lua
--- local engine = hatif.engine.new { policy = assert(hatif.policy.load("examples/chefz")) }
--- local moved, stayed = engine:replace(assert(hatif.policy.load("examples/ozols")))
--- print(moved, #stayed) --> 0 0
--- ```
---@param policy hatif.Policy
---@param map hatif.Map?
---@return integer moved
---@return { id: string, message: string, code: string }[] stayed those that could not be moved
function Engine:replace(policy, map)
  check_open(self, "replace")
  if map then check_kept(self, "replace") end
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'replace' (a policy expected, got %s)"):format(type(policy)), 2)
  end
  if map ~= nil then check_table("replace", 2, map) end
  self.policy = policy
  local moved, stayed = 0, {}
  for _, id in ipairs(map and ids(self) or {}) do
    local contact, message, code = self:migrate(id, policy, map)
    if contact then moved = moved + 1
    else stayed[#stayed + 1] = { id = id, message = message, code = code } end
  end
  return moved, stayed
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
  return unknown()
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
    check_open(self, "feed")
    check_table("feed", 2, event)
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
  check_open(self, "recover")
  if not self.keeper then
    error("bad argument #1 to 'recover' (an engine with a store expected)", 2)
  end
  return run(self, self.keeper.recover, self.keeper)
end

--- Looks at once for promises that were settled, and tells their contacts
--- (`promise:WHAT:kept|late|broken`); else it happens within a second.
function Engine:hear()
  check_open(self, "hear")
  if self.keeper then self.keeper:hear() end
end

--- How many events were fed to contacts that are not open.
---@return integer
function Engine:strays()
  check_open(self, "strays")
  return self.n_strays
end

local function one_by_one(self, list)
  local taken, refused = 0, {}
  for i, item in ipairs(list) do
    local ok, message, code = self:feed(item[1], item[2])
    if ok then
      taken = taken + 1
    else
      refused[#refused + 1] = { index = i, message = message, code = code }
    end
  end
  return taken, refused
end

--- Feeds a list of { id, event } in order.
---@param list { [1]: string, [2]: table }[]
---@return integer taken
---@return { index: integer, message: string, code: string }[] refused
function Engine:feed_many(list)
  check_open(self, "feed_many")
  check_table("feed_many", 1, list)
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
  check_open(self, "settle")
  if self.busy then return nil, "settle: called from inside a callback", "EBUSY" end
  return run(self, settle_all, self, now)
end

--- When the next deadline or queued event of any contact is due: what a timer is armed for.
---@return integer? at ms since the epoch
function Engine:next()
  check_open(self, "next")
  return self.core:next()
end

--- How many events wait in all contacts for their time, open utterances among them.
---@return integer
function Engine:waiting()
  check_open(self, "waiting")
  return self.core:waiting()
end

--- The open contact of an id, or nil.
---@param id string
---@return hatif.Contact? contact
function Engine:contact(id)
  check_open(self, "contact")
  return self.contacts[id]
end

--- Finishes a contact and lets go of it; the contact can still be read.
---@param id string
---@param at integer ms since the epoch
---@return hatif.Contact? contact
---@return string? message
---@return string? code
function Engine:finish(id, at)
  check_open(self, "finish")
  local contact = self.contacts[id]
  if not contact then return unknown() end
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
  check_open(self, "when_kept")
  if type(fn) ~= "function" then
    error(("bad argument #1 to 'when_kept' (function expected, got %s)"):format(type(fn)), 2)
  end
  if self.keeper then self.keeper:commit(fn) else fn() end
end

--- How many changes wait for the disk; what follows from them is told when they are there.
---@return integer 0 without a store
function Engine:behind()
  check_open(self, "behind")
  return self.keeper and self.keeper:behind() or 0
end

--- How many contacts are open.
---@return integer
function Engine:count()
  check_open(self, "count")
  return self.n
end

--- Closes all contacts. Idempotent.
function Engine:close()
  if self.closed then return end
  if self.keeper then self.keeper:close() end
  for _, id in ipairs(ids(self)) do self.contacts[id]:close() end
  self.contacts, self.n, self.queue, self.closed = {}, 0, {}, true
end

Engine.__close = Engine.close

return M

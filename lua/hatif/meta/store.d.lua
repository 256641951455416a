---@meta hatif.store

---The durable store of promises: what a center owes and must neither forget nor do twice. SQLite in WAL mode with
---synchronous=FULL. Times are UTC, integer ms since the epoch.
---
---A method returns when its operation is on disk. Where its last argument is a function, it returns true at once, and
---the function is called on hatif.loop, with what the method would have returned, when it is; nil, message, "ELIMIT" at
---once where the queue is full. A callback that is outstanding keeps the loop alive and the store open; closing the store
---carries the operations out and drops the callbacks.
---@class hatif.store
local store = {}

---@class hatif.promise
---@field key string unique; the act's key: the same promise made twice is one
---@field what string the act's name, e.g. "call_back"
---@field contact string the contact's id, "" where there is none
---@field payload string opaque bytes, up to 1 MiB
---@field due integer UTC ms
---@field next_at integer UTC ms: when it may be claimed next (due, after a back-off, or when the lease ends)
---@field made integer UTC ms
---@field settled integer? UTC ms: when it was done, cancelled or given up
---@field state "pending"|"running"|"done"|"cancelled"|"dead"
---@field fence integer grows with every claim; `done` and `failed` take only the newest
---@field attempts integer claims so far
---@field outcome string what `done` or `failed` said last

---Opens the store at `path`, or makes it (mode 0600).
---
---```lua
---local store = assert(hatif.store.open("promises.db"))
---local promise, is_new = store:promise { key = "c1/lost/7/1", what = "call_back", contact = "c1", due = 60000, now = 0 }
---print(promise.state, is_new) --> pending true
---print(store:next()) --> 60000
---
---local due = store:claim { now = 60000, lease = "1m" }[1]
---print(due.key, due.fence, due.state) --> c1/lost/7/1 1 running
---store:failed(due.key, due.fence, { now = 61000, retry_in = "30s", outcome = "busy" })
---due = store:claim { now = 91000 }[1]
---print(due.fence, store:done(due.key, due.fence, { now = 92000, outcome = "called" })) --> 2 true
---print(store:get("c1/lost/7/1").outcome, #store:list("open")) --> called 0
---
---store:promise { key = "c2/x/1/1", what = "write", due = 1, now = 0 }
---print(store:cancel("c2/x/1/1")) --> true
---print(store:cancel("c2/x/1/1")) --> nil cancel: not there, running or settled already ESTALE
---store:promise { key = "c3/x/1/1", what = "write", due = 1, now = 0 }
---print(store:settle("c3/x/1/1", { outcome = "a person did it" })) --> true
---print(#store:unheard()) -- of those that have a contact --> 1
---print(#store:together { { "promise", { key = "k", what = "write", due = 1, now = 0 } }, { "cancel", "k" } }) --> 2
---print(store:scrub()) --> true
---store:close()
---```
---@param path string a regular file of ours, or nothing yet
---@param opts? { queue: integer?, busy: integer|string|nil, log_bytes: integer? } operations waiting at most (65536); how
---long another process may hold the file before an operation fails (ms or "60s"); the write-ahead log from which on nothing
---is taken, because a reader keeps it from being written back (1 GiB)
---@return hatif.store? store nil: the file is refused or cannot be opened
---@return string? message path and reason
---@return "ESTORE"? code
function store.open(path, opts) end

---Makes a promise. Raises where a field is missing or out of range.
---@param what { key: string, what: string, due: integer, contact: string?, payload: string?, now: integer? }
---@return hatif.promise? promise the new one, or the one that has that key already; nil: it was not made
---@return boolean|string fresh false: the key was there; or the message
---@return "ESTORE"|"ELIMIT"|"ESTALE"|nil code
function store:promise(what) end

---Takes what is due, in order of `next_at`, then of making. Each is running until `lease` has passed.
---@param opts { now: integer?, lease: integer|string|nil, limit: integer?, duties: boolean? } defaults: the wall clock,
---"60s", 100; duties: only those, or only the others, that stand for the deadline of a duty which outlives its contact
---@return hatif.promise[]? promises
---@return string? message
---@return string? code
function store:claim(opts) end

---Settles a running promise.
---@param key string
---@param fence integer of the claim
---@param opts? { now: integer?, outcome: string? }
---@return true? ok nil: it does not run under this fence ("ESTALE"), or the disk said no
---@return string? message
---@return string? code
function store:done(key, fence, opts) end

---Gives a running promise back, to be claimed again after `retry_in` (default "60s"), or to the dead letters once it
---has been claimed `max_attempts` times (default 10).
---@param key string
---@param fence integer of the claim
---@param opts? { now: integer?, outcome: string?, retry_in: integer|string|nil, max_attempts: integer? }
---@return true? ok
---@return string? message
---@return string? code
function store:failed(key, fence, opts) end

---Cancels a promise that nobody has claimed. Against a claim at the same moment exactly one wins.
---@param key string
---@param now? integer UTC ms
---@return true? ok nil: not there, running, or settled already ("ESTALE")
---@return string? message
---@return string? code
function store:cancel(key, now) end

---Settles an open promise by a person's word, whoever is at it; a worker's fence is old from then on.
---@param key string
---@param opts? { now: integer?, outcome: string? }
---@return true? ok nil: not there, or settled already ("ESTALE")
---@return string? message
---@return string? code
function store:settle(key, opts) end

---A promise by its key.
---@param key string
---@return hatif.promise? promise nil: no promise of that key ("ESTALE")
---@return string? message
---@return string? code
function store:get(key) end

---Promises of a state.
---@param state? "open"|"pending"|"running"|"done"|"cancelled"|"dead" "open": pending and running
---@param limit? integer rows at most (1000)
---@return hatif.promise[]? promises in order of `next_at`, then of making
---@return string? message
---@return string? code
function store:list(state, limit) end

---When the earliest open promise may be claimed: what a timer is armed for.
---@param opts? { duties: boolean? } as for `claim`
---@return integer? next UTC ms of the earliest open promise's `next_at`; nil: none is open
---@return string? message
---@return string? code
function store:next(opts) end

---Promises that are settled and whose contact has not been told, in order of settling.
---@param limit integer? rows at most (100)
---@return hatif.promise[]? promises
---@return string? message
---@return string? code
function store:unheard(limit) end

---Several steps in one transaction: all of them stand, or none. A step is `{ NAME, arguments… }`, NAME being promise, done,
---settle, cancel, or a verb of the archive (src/loop/hf_store_record.c).
---@param steps table[] 1 to 512
---@return table[]? results one a step; nil: none stands ("ESTALE" where a step found nothing to change)
---@return string? message
---@return string? code
function store:together(steps) end

---Writes the log back and cuts it to nothing: what was deleted before is in neither file any more.
---@return true? ok nil: another process reads
---@return string? message
---@return string? code
function store:scrub() end

---Carries out what is queued and closes; also by `<close>` and the collector. A closed store raises.
function store:close() end

return store

---@meta hatif.core.engine

---The contacts of one engine: settled together, and fed in batches. `hatif.engine` is the door.
---@class hatif.EngineCore
local engine_core = {}

local engine = {}

---@param most integer how many events may wait in all its contacts
---@return hatif.EngineCore core
function engine.new(most) end

---A contact comes in; it is in one engine at most, and leaves it when it is closed.
---@param contact hatif.Contact
function engine_core:join(contact) end

---A contact goes: nothing settles it any more.
---@param contact hatif.Contact
function engine_core:leave(contact) end

---Settles the contacts that have something to do before `now` (of live ones: at the clock `now`), in order of when that is,
---then of joining. Raises on a number that is no integer.
---@param now integer ms since the epoch
---@return boolean? ok
---@return string? message of the first that could not
---@return string? code
function engine_core:settle(now) end

---When settling with a later time (of live ones: with that time) has something to do.
---@return integer? at ms since the epoch
function engine_core:next() end

---How many events wait in all its contacts.
---@return integer
function engine_core:waiting() end

---Feeds the contact of each item from `from` on, until something is in the queue.
---@param list { [1]: string, [2]: table }[] id and event
---@param from integer
---@param contacts table<string, hatif.Contact> by id
---@param queue table
---@param refused { index: integer, message: string, code: string }[] gets what could not be taken
---@return integer taken
---@return integer strays of ids that are not open
---@return integer next where to go on
function engine_core:feed(list, from, contacts, queue, refused) end

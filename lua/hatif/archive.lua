--- hatif.archive: contacts in a store: their openings, events and results, and the policies they
--- were judged by. Events are only ever added; a contact goes as a whole, when it is forgotten.
---
--- ```lua
--- local store = assert(hatif.store.open("center.db"))
--- local policy = assert(hatif.policy.load("examples/chefz"))
--- local engine = hatif.engine.new { store = store, wait = true, policy = policy }
--- engine:open { id = "c1", channel = "phone", lang = "ar", customer = "0501", at = 0 }
--- engine:feed("c1", { at = 1000, type = "answer" })
--- engine:finish("c1", 60000)
---
--- local archive = hatif.archive.new(store)
--- local contact, events = archive:contact("c1")
--- print(contact.state, contact.ended, #events) --> over 60000 1
--- print(archive:policy(contact.policy):name()) --> chefz
--- print(archive:record("c1", 60000).events[1].type) --> answer
--- for stored in archive:contacts(0, 86400000) do print(stored.id) end --> c1
--- print(#archive:unfinished()) --> 0
--- print(archive:forget("c1"), archive:forget_customer("0501")) --> 1 0
--- print(archive:forget_before(86400000)) --> 0
--- store:close()
--- ```
local dkjson = require("dkjson")
local policy = require("hatif.policy")

local M = {}

---@class hatif.Archive
local Archive = {}
Archive.__index = Archive
Archive.__name = "hatif.archive"

local PAGE = 1000
local STATES = { [0] = "open", "owes", "over" }
local FOREVER = 253402300799999 -- the last ms of the year 9999

-- dkjson takes a table whose only key is `n` for a list of so many, whatever it says of itself.
local function lone_n(t) return '{"n":' .. dkjson.encode(t.n) .. "}" end

---A table that dkjson writes as an object.
---@package
---@param t table
---@param names string[] its keys, in order
---@return table t
function M.object(t, names)
  return setmetatable(t, { __jsontype = "object", __jsonorder = names,
    __tojson = #names == 1 and names[1] == "n" and lone_n or nil })
end

-- Keys in order of spelling: the same value is the same bytes. A table that is empty is a list
-- unless it says that it is an object.
local function ordered(value)
  if type(value) ~= "table" or value == dkjson.null then return value end
  local copy, names = {}, {}
  for k, v in pairs(value) do
    copy[k] = ordered(v)
    if type(k) == "string" then names[#names + 1] = k end
  end
  local said = getmetatable(value)
  if #names == 0 and not (said and said.__jsontype == "object") then
    return setmetatable(copy, { __jsontype = "array" })
  end
  table.sort(names)
  return M.object(copy, names)
end

--- A value as JSON, the same bytes every time.
---@package
---@param value any plain values and tables of them
---@return string json
function M.encode(value) return (dkjson.encode(ordered(value))) end

--- The value of such JSON.
---@package
---@param text string
---@return any value
function M.decode(text)
  local value, _, message = dkjson.decode(text, 1, nil, nil, nil)
  if message then error("hatif.archive: " .. message, 0) end
  return value
end

---@class hatif.StoredContact
---@field id string
---@field policy string hash
---@field customer string "" where nobody is named
---@field opened integer ms since the epoch
---@field ended integer? nil: in progress
---@field state "open"|"owes"|"over" owes: a duty that outlives it is pending
---@field opening table as the engine got it
---@field result { score: table, verdicts: table[] }? nil: in progress
---@field last integer the number of the last event before its end

local function contact_of(row)
  local name, hash, customer, opened, ended, state, opening, result, _, last =
    table.unpack(row, 1, 10)
  return { id = name, policy = hash, customer = customer, opened = opened,
    ended = state > 0 and ended or nil, state = STATES[state], opening = M.decode(opening),
    result = result ~= "" and M.decode(result) or nil, last = last }
end
M.contact_of = contact_of

--- The events of rows, in the order in which they were kept. `line` is that of a record, in which
--- the contact is line 1; an event that was admitted late has the line under which it came.
---@package
---@param rows table[]
---@return table[] events
---@return integer[] numbers one an event
function M.events_of(rows)
  local out, numbers = {}, {}
  for i, row in ipairs(rows) do
    local event = M.decode(row[2])
    event.line = event.line or row[1] + 1
    out[i], numbers[i] = event, row[1]
  end
  return out, numbers
end

-- Those of a list in order of time, and of equal time in the order in which they were kept.
local function sorted(list)
  for i, e in ipairs(list) do list[i] = { e, i } end
  table.sort(list, function(a, b)
    if a[1].at ~= b[1].at then return a[1].at < b[1].at end
    return a[2] < b[2]
  end)
  for i, pair in ipairs(list) do list[i] = pair[1] end
  return list
end

--- The events of a stored contact, in order of time: before its end, later, and hooks that failed.
---@package
---@param stored hatif.StoredContact
---@param events table[]
---@param numbers integer[]
---@return table[] before
---@return table[] later
---@return table[] failed
function M.parted(stored, events, numbers)
  local before, later, failed = {}, {}, {}
  for i, e in ipairs(events) do
    local list = stored.ended and numbers[i] > stored.last and later or before
    if e.type == "hook.failed" then list = failed end
    list[#list + 1] = e
  end
  return sorted(before), sorted(later), failed
end

--- The archive of a store.
---@param store hatif.store
---@return hatif.Archive
function M.new(store)
  if type(store) ~= "userdata" then
    error(("bad argument #1 to 'new' (a store expected, got %s)"):format(type(store)), 2)
  end
  return setmetatable({ store = store, policies = {} }, Archive)
end

-- One step's result, or nil, message, code.
local function ask(self, ...)
  local results, message, code = self.store:together { { ... } }
  if not results then return nil, message, code end
  return results[1]
end

--- A stored contact with its events.
---@param id string
---@return hatif.StoredContact? contact nil: it is not there ("ESTALE"), or the store refused
---@return table[]|string events or message
---@return integer[]|string|nil numbers or code
function Archive:contact(id)
  local results, message, code = self.store:together {
    { "contact", id }, { "events", id, 0, 1 << 31 } }
  if not results then return nil, message, code end
  if not results[1][1] then return nil, ("no contact %s in the store"):format(id), "ESTALE" end
  return contact_of(results[1][1]), M.events_of(results[2])
end

--- A stored contact as a record that can be judged: what was fed before its end, and what later.
---@param id string
---@param now integer ms since the epoch, up to which what outlives it is judged
---@return hatif.jsonl.call? record nil: it is not there, or the store refused
---@return hatif.StoredContact|string stored or message
---@return string? code
function Archive:record(id, now)
  local stored, events, numbers = self:contact(id)
  if not stored then return nil, events, numbers end
  local contact = stored.opening
  contact.type = "contact"
  local before, later, failed = M.parted(stored, events, numbers)
  table.move(failed, 1, #failed, #before + 1, before)
  return { file = id, contact = contact, events = before, later = later, stop = stored.ended,
    settle = now }, stored
end

--- The contacts that were opened in a span of time, in order of their opening. A page of them is in
--- memory at a time. Raises where the store refuses.
---@param since integer? ms since the epoch, included
---@param till integer? not included
---@return fun(): hatif.StoredContact?
function Archive:contacts(since, till)
  local page, at, opened, id = {}, 0, -1, -1
  return function()
    at = at + 1
    if at > #page and (at == 1 or #page == PAGE) then
      page = assert(ask(self, "contacts", since or 0, till or FOREVER, opened, id, PAGE))
      at = 1
    end
    local row = page[at]
    if not row then return nil end
    opened, id = row[4], row[9]
    return contact_of(row)
  end
end

--- The contacts that are not over: in progress, or with a duty that outlives them.
---@return hatif.StoredContact[]? contacts in order of their making
---@return string? message
---@return string? code
function Archive:unfinished()
  local out, id = {}, 0
  repeat
    local page, message, code = ask(self, "unfinished", id, PAGE)
    if not page then return nil, message, code end
    for _, row in ipairs(page) do
      out[#out + 1] = contact_of(row)
      id = row[9]
    end
  until #page < PAGE
  return out
end

--- The policy of a hash, compiled from the sources in the store, once.
---@param hash string
---@return hatif.Policy? policy
---@return string? message
---@return string? code "ESTALE": no such policy; "EPOLICY": this hatif does not read it
function Archive:policy(hash)
  if self.policies[hash] then return self.policies[hash] end
  local rows, message, code = ask(self, "policy_of", hash)
  if not rows then return nil, message, code end
  if not rows[1] then return nil, ("no policy %s in the store"):format(hash), "ESTALE" end
  return self:keep(hash, rows[1])
end

--- Compiles a policy from its row.
---@package
function Archive:keep(hash, row)
  local loaded, why, what = policy.of(M.decode(row[2]), row[1])
  if not loaded then return nil, why, what end
  self.policies[hash] = loaded
  return loaded
end

--- The step that keeps a policy.
---@package
---@param kept hatif.Policy
---@return table step
function M.policy_step(kept)
  local sources = {}
  for i, s in ipairs(kept.sources) do
    sources[i] = { name = s.name, path = s.path, text = s.text }
  end
  return { "policy", kept:hash(), kept:name(), M.encode(sources) }
end

-- Deletes, then sees to it that the bytes are in neither file any more.
local function forget(self, steps)
  steps[#steps + 1] = { "forget_policies" }
  local before, message, code = ask(self, "count")
  if not before then return nil, message, code end
  local ok
  ok, message, code = self.store:together(steps)
  if not ok then return nil, message, code end
  ok, message, code = self.store:scrub()
  if not ok then return nil, message, code end
  local after = ask(self, "count")
  return before[1][1] - (after and after[1][1] or 0)
end

--- Deletes a contact with its events, results and promises, so that no byte of it is left in the
--- store's files.
---@param id string
---@return integer? n contacts deleted: 0 or 1
---@return string? message
---@return string? code
function Archive:forget(id)
  return forget(self, { { "forget_promises", id }, { "forget_contact", id } })
end

--- The same of all contacts of a customer.
---@param customer string
---@return integer? n contacts deleted
---@return string? message
---@return string? code
function Archive:forget_customer(customer)
  return forget(self, { { "forget_customer_promises", customer }, { "forget_customer", customer } })
end

--- Retention: the same of what ended before a time and owes nothing any more.
---@param before integer ms since the epoch
---@return integer? n contacts deleted
---@return string? message
---@return string? code
function Archive:forget_before(before)
  return forget(self, { { "forget_old_promises", before }, { "forget_old", before } })
end

return M

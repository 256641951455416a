-- What an engine is made with, and the watermark that its live contacts share.
local core = require("hatif.core")

local M = {}

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
---@field whole boolean? with `wait`, for contacts of records: all of a contact is kept when it is
---  finished, in one transaction where it has fewer than 400 changes; of one that is not finished
---  nothing is kept
---@field replay boolean? contacts are judged again from their records: what a hook may do is
---  counted in instructions and does not depend on the machine. Live hooks have a time instead.

local OPTIONS = { on_act = "function", on_verdict = "function", on_error = "function",
  on_report = "function", on_admit = "function", lag = "table", cap = "time", edge = "boolean",
  waiting = "number", store = "userdata", wait = "boolean", whole = "boolean", replay = "boolean",
  policy = "policy", shadow = "policy", on_shadow = "function" }
local LIVE = { cap = true, edge = true, on_admit = true } -- options of live engines only
local KINDS = { telephony = 500, speech = 3000 } -- ms: the lags of sources that are not named
local CAP = 60000 -- ms

local function check_ms(name, value)
  local ms = core.policy.ms(value)
  if ms then return ms end
  error(("bad argument #1 to 'new' (option '%s': a time expected, got %s)"):format(name,
    type(value) == "string" and ("%q"):format(value) or tostring(value)), 4)
end

local function check_option(opts, name, value)
  if not OPTIONS[name] then
    error(("bad argument #1 to 'new' (unknown option '%s')"):format(tostring(name)), 4)
  end
  local kind = OPTIONS[name]
  local is_wrong = type(value) ~= kind
  if kind == "policy" then is_wrong = type(value) ~= "table" or not value.core end
  if kind ~= "time" and is_wrong then
    error(("bad argument #1 to 'new' (option '%s': %s expected, got %s)"):format(name,
      kind == "policy" and "a policy" or kind, type(value)), 4)
  end
  if LIVE[name] and not opts.lag then
    error(("bad argument #1 to 'new' (option '%s' needs 'lag')"):format(name), 4)
  end
end

--- Raises, where `new` was called, on what an engine cannot be made with.
---@param opts hatif.EngineOptions
function M.check(opts)
  for name, value in pairs(opts) do check_option(opts, name, value) end
  if opts.waiting and (math.type(opts.waiting) ~= "integer" or opts.waiting < 1) then
    error(("bad argument #1 to 'new' (option 'waiting': a whole number of 1 or more expected, got "
      .. "%s)"):format(tostring(opts.waiting)), 3)
  end
  if opts.whole and not opts.wait then
    error("bad argument #1 to 'new' (option 'whole' needs 'wait')", 3)
  end
end

--- The options without the policies: those are replaced, and the old ones have to go.
---@param opts hatif.EngineOptions
---@return hatif.EngineOptions
function M.own(opts)
  local own = {}
  for name, value in pairs(opts) do
    if OPTIONS[name] ~= "policy" then own[name] = value end
  end
  return own
end

--- What the contacts of a live engine share. The watermark follows the slowest of the sources:
--- those that are named, or the two kinds.
---@param opts hatif.EngineOptions with `lag`
---@return userdata
function M.watermark(opts)
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

return M

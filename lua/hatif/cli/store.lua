-- The commands that read a store: `hatif promises`, and `hatif review --store`.
local dkjson = require "dkjson"
local hatif = require "hatif"
local core = require "hatif.core"
local evaluation = require "hatif.evaluation"
local spans = require "hatif.spans"
local redact = require "hatif.redact"
local terminal = require "hatif.report.terminal"
local transcript = require "hatif.evaluation.transcript"

local M = {}

local KEYS = { "key", "what", "contact", "due", "next_at", "made", "settled", "state", "fence",
  "attempts", "outcome", "payload" }
local STATES = { "open", "pending", "running", "done", "cancelled", "dead" }
local ALL = 1000000

-- --- opening -----------------------------------------------------------------------------------

---A store that is there already: a wrong path makes no new one.
---@param path string
---@param is_new boolean? whether it may be made
---@return hatif.store? store
---@return string? message
function M.open(path, is_new)
  local file, why = io.open(path, "rb")
  if not file and not is_new then return nil, why end
  if file then file:close() end
  return hatif.store.open(path)
end

local function zone_of(args)
  local zone = args.zone or "UTC"
  if core.policy.zone(zone) then return zone end
  return nil, ("--zone: %s is not a zone that hatif knows, as Asia/Riyadh or UTC+3"):format(zone)
end

-- --- promises ----------------------------------------------------------------------------------

local function by_due(a, b)
  if a.due ~= b.due then return a.due < b.due end
  return a.key < b.key
end

local function json_line(promise)
  local out = setmetatable({}, { __jsontype = "object", __jsonorder = KEYS })
  for _, key in ipairs(KEYS) do out[key] = promise[key] == nil and dkjson.null or promise[key] end
  return (dkjson.encode(out))
end

local function shown(text) return terminal.isolated(terminal.harmless(text)) end

-- One promise a line: when, how it stands, what, for whom, its key.
local function text_line(promise, zone, now)
  local is_open = promise.state == "pending" or promise.state == "running"
  local state = is_open and promise.due < now and "overdue" or promise.state
  local contact = promise.contact ~= "" and promise.contact or "-"
  return ("%s  %-9s  %s  %s  %s"):format(spans.shown(promise.due, zone), state,
    shown(promise.what), shown(contact), shown(promise.key))
end

local verbs = {}

function verbs.list(store, args, zone, say)
  local rows, message = store:list(args.state, math.min(args.limit or 1000, ALL))
  if not rows then return nil, message end
  table.sort(rows, by_due)
  local now = os.time() * 1000
  for _, promise in ipairs(rows) do
    say(args.json and json_line(promise) or text_line(promise, zone, now))
  end
  return true
end

function verbs.show(store, args, zone, say)
  local promise, message = store:get(args.key)
  if not promise then return nil, message end
  if args.json then
    say(json_line(promise))
    return true
  end
  for _, key in ipairs(KEYS) do
    local value = promise[key]
    local is_time = key == "due" or key == "next_at" or key == "made" or key == "settled"
    if is_time and value then value = spans.shown(value, zone) .. " " .. zone end
    if value ~= nil and value ~= "" then say(("%-9s %s"):format(key, shown(tostring(value)))) end
  end
  return true
end

-- The deadline of a duty is the contact's own: an event, a waiver or its passing settles it.
local function by_hand(store, args, settle)
  local promise, message = store:get(args.key)
  if not promise then return nil, message end
  if promise.what:find("^duty:") then
    return nil, ("%s is the deadline of a duty: an event of its contact settles it, or a waiver")
      :format(args.key)
  end
  return settle()
end

function verbs.done(store, args)
  return by_hand(store, args, function()
    return store:settle(args.key, { outcome = args.outcome })
  end)
end

function verbs.cancel(store, args)
  return by_hand(store, args, function() return store:cancel(args.key) end)
end

-- Without what is personal in it: what a promise carries is said of somebody.
local function without_personal(promise)
  local copy = {}
  for key, value in pairs(promise) do copy[key] = value end
  for _, key in ipairs { "key", "contact", "payload", "outcome" } do
    copy[key] = type(copy[key]) == "string" and redact(copy[key]) or copy[key]
  end
  return copy
end

function verbs.export(store, args, _, say)
  for _, state in ipairs { "pending", "running", "done", "cancelled", "dead" } do
    local rows, message = store:list(state, ALL)
    if not rows then return nil, message end
    for _, promise in ipairs(rows) do
      say(json_line(args.redact and without_personal(promise) or promise))
    end
  end
  return true
end

---`hatif promises VERB STORE …`
---@param args table as the parser gives them
---@param io_ { say: fun(line: string), complain: fun(message: string) }
---@return boolean ok
function M.promises(args, io_)
  local zone, bad = zone_of(args)
  local store, message
  if zone then store, message = M.open(args.store) end
  if not store then
    io_.complain(bad or message)
    return false
  end
  local ok, why = verbs[args.verb](store, args, zone, io_.say)
  store:close()
  if not ok then io_.complain(("%s: %s"):format(args.store, why)) end
  return ok and true or false
end

-- --- stored contacts ---------------------------------------------------------------------------

---The contacts of a store that have ended, as records for `hatif.review.judge`, in order of their
---opening: their transcripts in the last version, with what people answered.
---@param args { store: string, since: string?, till: string?, zone: string? }
---@return (fun(): table?)? next nil: message says why
---@return hatif.store|string store, which is closed behind the last of them; or message
function M.records(args)
  local zone, bad = zone_of(args)
  if not zone then return nil, bad end
  local now, span = os.time() * 1000, {}
  for _, name in ipairs { "since", "till" } do
    span[name] = args[name] and spans.read(args[name], zone, now)
    if args[name] and not span[name] then
      return nil, ("--%s: a date (2026-03-01), a date and time (2026-03-01T09:30) or how long ago "
        .. "(7d) was expected"):format(name)
    end
  end
  local store, message = M.open(args.store)
  if not store then return nil, message end
  local ev = evaluation.new(store)
  local each = ev.archive:contacts(span.since, span.till)
  return function()
    for stored in each do
      local steps = stored.result and ev:trail(stored.id)
      local record = steps and transcript.record_of(ev.archive, stored.id, steps, now)
      if record then
        record.file = args.store
        return record
      end
    end
    store:close()
  end, store
end

---@param p table argparse's parser
function M.add_commands(p)
  local c = p:command("promises", "Look at the promises of a store, and settle them by hand.")
  c:command_target("verb")
  local function verb(name, about)
    local v = c:command(name, about)
    v:argument("store", "The store's file.")
    return v
  end
  local function zone(v)
    v:option("--zone", "The zone that times are shown in.", "UTC"):argname("ZONE")
    v:flag("--json", "One JSON object per promise and line.")
  end
  local list = verb("list", "What is due, the earliest first.")
  zone(list)
  list:option("--state", "Those of a state.", "open"):choices(STATES)
  list:option("--limit", "So many at most.", nil, function(s)
    local n = math.tointeger(tonumber(s))
    if not n or n < 1 then return nil, "--limit: a whole number of 1 or more" end
    return n
  end):argname("N")
  for _, entry in ipairs { { "show", "All of one promise." },
    { "done", "It is carried out: a person says so." },
    { "cancel", "It is not owed any more; the contact hears that it is broken." } } do
    local v = verb(entry[1], entry[2])
    v:argument("key", "The promise's key.")
    if entry[1] == "show" then zone(v) end
    if entry[1] == "done" then v:option("--outcome", "What came of it.", ""):argname("TEXT") end
  end
  verb("export", "All promises, as JSON lines.")
    :flag("--redact", "Mask names and personal numbers.")
end

return M

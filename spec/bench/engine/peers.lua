-- Events a second of hatif from Lua and of its peers, on the same calls, in one run: the median of
-- five rounds of CPU time each. RUNS=5 CALLS=2000 lua5.4 spec/bench/engine/peers.lua XSTATE_DIR
local calls = require "bench.engine.calls"
local engine = require "hatif.engine"
local fsm = require "bench.engine.fsm"
local policy = require "hatif.policy"
local reference = require "support.reference_engine"

local RUNS = math.tointeger(os.getenv "RUNS") or 5
local CALLS = math.tointeger(os.getenv "CALLS") or 2000
local HERE = arg[0]:match("^(.*)/") or "."
local POLICY = HERE .. "/policy.lua"

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

-- Events a second of a round; `round` does them and says how many.
local function rate(round)
  local list = {}
  for i = 1, RUNS do
    collectgarbage()
    local from = os.clock()
    local n = round()
    list[i] = n / (os.clock() - from)
  end
  return median(list)
end

local GROUP = 100 -- contacts, of the rates that leave opening and end out
local IDS, SHORT, TABLES = {}, {}, {}
for i = 1, CALLS + GROUP do IDS[i] = tostring(i) end

local loaded = assert(policy.load(POLICY))
local other = reference.load(read(POLICY))

local function open(e, i)
  return assert(e:open { policy = loaded, id = tostring(i), channel = "phone", lang = "en",
    at = 0 })
end

local function hatif_round(events)
  return function()
    local e = engine.new {}
    for i = 1, CALLS do
      local contact = open(e, i)
      for _, event in ipairs(events) do contact:feed(event) end
      e:finish(tostring(i), 60000)
    end
    e:close()
    return CALLS * #events
  end
end

-- Events a second without the contacts' opening and end: a group of them is opened before and
-- finished after the time.
local function feeding_rate(events, feed)
  local list = {}
  for run = 1, RUNS do
    local e, spent, n = engine.new {}, 0, 0
    for first = 1, CALLS, GROUP do
      for i = first, first + GROUP - 1 do open(e, i) end
      collectgarbage()
      local from = os.clock()
      n = n + feed(e, first, events)
      spent = spent + os.clock() - from
      for i = first, first + GROUP - 1 do e:finish(tostring(i), 60000):close() end
    end
    e:close()
    list[run] = n / spent
  end
  return median(list)
end

local function one_by_one(e, first, events)
  for i = first, first + GROUP - 1 do
    local id = IDS[i]
    for k = 1, #events do e:feed(id, events[k]) end
  end
  return GROUP * #events
end

-- What came for all of the group in one moment is a batch, in the order of the moments.
local function batched(batches)
  return function(e, first, events)
    local n = 0
    for k = 1, #events do
      local batch = batches[k]
      for i = 1, GROUP do batch[i][1] = IDS[first + i - 1] end
      n = n + e:feed_many(batch)
    end
    return n
  end
end

local function reference_round(events, share)
  return function()
    for _ = 1, CALLS // share do
      reference.judge(other, { id = "c", at = 0, channel = "phone", lang = "en" }, events, 60000)
    end
    return CALLS // share * #events
  end
end

local function fsm_round(events)
  return function()
    for _ = 1, CALLS * 10 do
      local contact = fsm.open()
      for _, event in ipairs(events) do fsm.feed(contact, event.type) end
    end
    return CALLS * 10 * #events
  end
end

local function xstate(dir)
  local command = "RUNS=%d CALLS=%d NODE_PATH='%s' node '%s/xstate.cjs' 2>&1"
  local pipe = io.popen(command:format(RUNS, CALLS, dir, HERE))
  local out = pipe and pipe:read("a") or ""
  if pipe then pipe:close() end
  return tonumber(out:match("events_per_s (%d+)")), out:match("version (%S+)"), out
end

local function line(name, value, ours)
  print(("  %-44s %9.1f k/s   hatif is %6.2f times that"):format(name, value / 1e3, ours / value))
end

local telephony, speech = calls.telephony(), calls.speech()
print(("engine from Lua and its peers: %d duties, %d calls a round, median of %d, nothing random")
  :format(#loaded:duties(), CALLS, RUNS))
for k, event in ipairs(telephony) do
  SHORT[k], TABLES[k] = {}, {}
  for i = 1, GROUP do
    SHORT[k][i], TABLES[k][i] = { "", event.at, event.type, event.by }, { "", event }
  end
end
print(("feeding alone: one by one %.2f M/s, utterances %.0f k/s; in batches of "
  .. "{ id, at, type, by } %.2f M/s, of { id, event } %.2f M/s"):format(
  feeding_rate(telephony, one_by_one) / 1e6,
  feeding_rate(speech, one_by_one) / 1e3, feeding_rate(telephony, batched(SHORT)) / 1e6,
  feeding_rate(telephony, batched(TABLES)) / 1e6))
local ours = rate(hatif_round(telephony))
local said = rate(hatif_round(speech))
print(("telephony: hatif %.1f k/s, opening and end of each contact included"):format(ours / 1e3))
line("pure Lua with the same features", rate(reference_round(telephony, 50)), ours)
line("pure-Lua state machine, no duties, no text", rate(fsm_round(telephony)), ours)
local theirs, version, said_what = xstate(arg[1] or "build/bench/node_modules")
if theirs then line("XState " .. version .. ", no duties, no text", theirs, ours)
else print("  XState: not measured (make bench-deps): " .. said_what:sub(1, 120)) end
print(("utterances: hatif %.1f k/s"):format(said / 1e3))
line("pure Lua with the same features", rate(reference_round(speech, 50)), said)

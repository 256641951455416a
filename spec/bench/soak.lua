-- luacheck: no max line length
-- Half load for SOAK_S seconds with what goes wrong in ten months: a rogue policy, policies swapped, the clock stepped,
-- contacts that never end. Prints what the process holds and how long events take, at the start and at the end:
-- growth of memory <= 5 %, drift of the p99 <= 10 %. `make soak SOAK_S=600`
local engine = require("hatif.engine")
local luv = require("luv")
local policies = require("support.policies")
local policy = require("hatif.policy")

local SECONDS = tonumber(os.getenv("SOAK_S")) or 600
local RATE = tonumber(os.getenv("RATE")) or 500 -- events a second; half of what a pure-Lua feed does on one old core
local CHEFZ = "examples/chefz"

local function now() return luv.hrtime() / 1e9 end

local function resident()
  collectgarbage()
  collectgarbage()
  return luv.resident_set_memory()
end

local told = {}
local e = engine.new { on_act = function() end, on_verdict = function() end,
  on_error = function(err) told[err.code] = (told[err.code] or 0) + 1 end }
local rogue = assert(policies.load("protocol 'r' { must 'a' { event = 'x', on_meet = function() "
  .. "local t = {} while true do t[#t % 1000 + 1] = {} end end } }", { memory = 8 << 20 }))
local current = assert(policy.load(CHEFZ))

local clock, open, serial = 0, {}, 0 -- ms of the events: steps forward and back with the wall clock's
local times = {}

local function feed(id, event)
  local start = luv.hrtime()
  e:feed(id, event)
  times[#times + 1] = (luv.hrtime() - start) / 1e6
end

local KINDS = { "answer", "hold", "unhold", "utterance", "utterance", "utterance", "escalated" }
local TEXTS = { "السلام عليكم معك أحمد من شفز", "ممكن أحطك على الانتظار دقيقتين", "تفضل", "شكرا لانتظارك" }

local function one_event()
  clock = clock + 40
  if #open < 200 or math.random() < 0.02 then
    serial = serial + 1
    local id = "c" .. serial
    assert(e:open { policy = current, id = id, channel = "phone", lang = "ar", direction = "outbound", at = clock,
      facts = { topic = "other" } })
    open[#open + 1] = { id = id, at = clock }
  end
  local c = open[math.random(#open)]
  c.at = math.max(c.at, clock)
  local kind = KINDS[math.random(#KINDS)]
  local event = { at = c.at, type = kind }
  if kind == "utterance" then
    event.by, event.text, event.stop = math.random() < 0.5 and "agent" or "customer", TEXTS[math.random(#TEXTS)], c.at + 900
  end
  feed(c.id, event)
  if #open > 220 then
    local gone = table.remove(open, 1)
    e:finish(gone.id, gone.at + 1000)
  end
end

local function mischief(second)
  if second % 5 == 0 then -- a rogue contact; the policy's hooks are put off, and released again
    serial = serial + 1
    local id = "r" .. serial
    assert(e:open { policy = rogue, id = id, channel = "phone", at = clock })
    e:feed(id, { at = clock, type = "x" })
    e:finish(id, clock + 1)
    if rogue:hooks() == "off" then rogue:release() end
    rogue:log()
  end
  if second % 20 == 10 then current = assert(policy.load(CHEFZ)) end
  if second % 30 == 15 then clock = clock + 3600000 end
  if second % 30 == 25 then clock = clock - 1800000 end
end

local function p99(list)
  table.sort(list)
  return list[math.max(1, math.ceil(#list * 0.99))] or 0
end

-- Windows of a tenth of the run each; the first one warms up.
local started, second, events = now(), 0, 0
local windows, length = {}, SECONDS / 10
while #windows < 10 do
  one_event()
  events = events + 1
  local at = now() - started
  if at >= second then
    second = second + 1
    mischief(second)
  end
  if at >= length * (#windows + 1) then
    windows[#windows + 1] = { p99 = p99(times), resident = resident() }
    times = {}
  end
  local ahead = events / RATE - at
  if ahead > 0.002 then luv.sleep(math.floor(ahead * 1000)) end
end

local first, last = windows[2], windows[10]
for i, w in ipairs(windows) do print(("window %2d   p99 %.3f ms   %.1f MB"):format(i, w.p99, w.resident / 2^20)) end
local codes = {}
for code, n in pairs(told) do codes[#codes + 1] = code .. " " .. n end
table.sort(codes)
print(("%d events in %d s, %d contacts opened; told: %s"):format(events, SECONDS, serial, table.concat(codes, ", ")))
print(("memory %+.1f %% (goal 5), p99 %+.1f %% (goal 10), from the second window to the last"):format(
  100 * (last.resident / first.resident - 1), 100 * (last.p99 / first.p99 - 1)))
e:close()

-- luacheck: no max line length
-- How soon endless hooks are stopped, what other contacts wait meanwhile, and what the guard costs. Figures, no test:
-- `make bench-guest`, on a machine that does nothing else. ROUNDS=200 rogue events, RUNS=15 pairs.
local attacks = require("support.attacks")
local engine = require("hatif.engine")
local luv = require("luv")
local policies = require("support.policies")

local ROUNDS, RUNS = tonumber(os.getenv("ROUNDS")) or 200, tonumber(os.getenv("RUNS")) or 15

local function ms() return luv.hrtime() / 1e6 end

local function at(sorted, p) return sorted[math.max(1, math.ceil(#sorted * p))] end

local function show(name, times)
  table.sort(times)
  print(("%-44s n %6d   p50 %7.3f   p99 %7.3f   max %7.3f ms"):format(name, #times, at(times, 0.5), at(times, 0.99),
    times[#times]))
end

local function hook(code)
  return assert(policies.load("protocol 'p' { must 'a' { event = 'x', within = '3s', on_meet = function(c) " .. code
    .. "\nend }, never 'b' { event = 'z' } }", { memory = 8 << 20 }))
end

local function open(e, p, id) return assert(e:open { policy = p, id = id, channel = "phone", lang = "en", at = 0 }) end

-- Each attack once, as the only hook of a contact.
local function stop_times()
  local times, processor = {}, {}
  for _, attack in ipairs(attacks.rows) do
    if not attack.file and attack[3] == attacks.STOPPED then
      local p, code = hook(attack[2]), nil
      local e = engine.new { on_error = function(err) code = code or err.code end }
      local c = open(e, p, "1")
      c:feed { at = 1, type = "x" }
      local start, used = ms(), os.clock()
      c:settle(2)
      times[#times + 1] = ms() - start
      processor[#times] = (os.clock() - used) * 1e3
      if code ~= "EBUDGET" then print("not stopped by its budget: " .. attack[1], code) end
      if processor[#times] > 6 then
        print(("  %-42s %7.3f ms, %7.3f of the processor"):format(attack[1], times[#times], processor[#times]))
      end
      e:close()
    end
  end
  show("attacks: the call that they were stopped in", times)
  show("the same, time of the processor", processor)
end

-- `while true do end` over and over: how long its call takes, and how long events of other contacts take, those included
-- that arrive while it runs and wait for it.
local function rogue()
  local bad, good = hook("while true do end"), hook("c:act('n')")
  local e = engine.new { on_error = function() end, on_act = function() end }
  local stopped, processor, others, queued = {}, {}, {}, {}
  for i = 1, 50 do open(e, good, "g" .. i) end
  for round = 1, ROUNDS do
    local c = open(e, bad, "r" .. round)
    c:feed { at = 1, type = "x" }
    local start, used = ms(), os.clock()
    c:settle(2)
    stopped[round] = ms() - start
    processor[round] = (os.clock() - used) * 1e3
    e:finish("r" .. round, 2)
    bad:release()
    for i = 1, 50 do
      local from = ms()
      e:feed("g" .. i, { at = round * 10, type = "x" })
      others[#others + 1] = ms() - from
      -- An event that came at a random moment of the rogue's half second: the rogue holds the loop for one call of it.
      local wait = math.random() * 500 - (500 - stopped[round])
      queued[#queued + 1] = others[#others] + math.max(0, wait)
    end
  end
  show("while true do end: stopped after", stopped)
  show("the same, time of the processor", processor)
  show("other contacts: an event by itself", others)
  show("other contacts: with the wait, one rogue in 500 ms", queued)
  e:close()
end

-- A normal policy: the first center's own, over one of its calls. How long 1 s or so of reviews takes, live hooks.
local function normal()
  local policy = assert(require("hatif.policy").load("examples/chefz"))
  local jsonl = require("hatif.sources.jsonl")
  local record = assert(jsonl.read("examples/chefz/calls/hold_late_apology.jsonl"))
  local small = assert(policies.load("protocol 'p' { at_most 'a' { event = 'x', n = 1000000, "
    .. "iff = function(c) return (c.facts.n or 0) > 5 end } }"))
  local function hooks()
    local e = engine.new {}
    local c = open(e, small, "1")
    for i = 1, 20000 do c:feed { at = i, type = "x" } end
    c:settle(20001)
    e:close()
  end
  local function calls()
    for i = 1, 60 do
      local e = engine.new {}
      local o = record.contact
      local c = assert(e:open { policy = policy, id = o.id .. i, channel = o.channel, lang = o.lang,
        direction = o.direction, at = o.at, facts = o.facts })
      for _, event in ipairs(record.events) do c:feed(event) end
      c:finish(record.stop)
      e:close()
    end
  end
  for _, run in ipairs { calls, hooks } do
    local best = math.huge
    for _ = 1, 5 do
      collectgarbage()
      local start = luv.getrusage().utime
      run()
      local now = luv.getrusage().utime
      best = math.min(best, (now.sec - start.sec) * 1e3 + (now.usec - start.usec) / 1e3)
    end
    print(best)
  end
end

-- The same in processes of their own, with the module as it is and with one that watches nothing, in pairs.
local function cost()
  local function run(folder)
    local pipe = assert(io.popen(("LUA_CPATH='%s/?.so;;' %s spec/bench/guest.lua normal"):format(folder,
      os.getenv("HATIF_LUA"))))
    local calls, hooks = pipe:read("n", "n")
    pipe:close()
    return calls, hooks
  end
  local of_calls, of_hooks = {}, {}
  for i = 1, RUNS do
    local first = i % 2 == 0 and "build/unguarded" or "build"
    local a, x = run(first)
    local b, y = run(first == "build" and "build/unguarded" or "build")
    if first ~= "build" then a, b, x, y = b, a, y, x end
    of_calls[i], of_hooks[i] = 100 * (a / b - 1), 100 * (x / y - 1)
  end
  table.sort(of_calls)
  table.sort(of_hooks)
  print(("guard: %+.2f %% of the calls of examples/chefz, %+.2f %% of a hook of one line (median of %d pairs)"):format(
    at(of_calls, 0.5), at(of_hooks, 0.5), RUNS))
end

if arg[1] == "normal" then return normal() end
stop_times()
rogue()
cost()

-- Live = replay: random policies and random calls whose events come late, out of order, twice and
-- by partial transcripts. What was admitted, judged again in order of time, gives the same verdicts
-- in the same order, the same score, and the acts that were done and not taken back. Saved and
-- restored between two events, with utterances open, it does the same acts at once too. Seeds are
-- printed; a longer run:
--   HATIF_LIVE=100000 HATIF_SEED=1 make busted SPEC=spec/live_random_spec.lua
local arrivals = require "support.live_calls"
local engine = require "hatif.engine"
local policy = require "hatif.policy"
local random = require "support.random_calls"

local SEED = math.tointeger(os.getenv "HATIF_SEED") or 20260301
local CALLS = math.tointeger(os.getenv "HATIF_LIVE") or 240
local CALLS_EACH = 8
local LONG = 10000 -- calls: from here on the seed is shown as it goes

local function load_policy(text)
  -- The acts of the random policies are some that leave the edge, and some that do not.
  text = text:gsub('"act1"', '"prompt"'):gsub('"act2"', '"card"'):gsub('c:act%("act3", {}%)',
    'c:act("alert", {}, { early = true })')
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local loaded, message = policy.load(path, { time = 60000 }) -- no stall of the machine decides
  os.remove(path)
  return assert(loaded, message)
end

-- An engine that notes what falls: verdicts in order, acts by key, what was admitted.
local function noting(options)
  local seen = { fell = {}, acts = {}, order = {}, admitted = {}, early = 0, retracted = 0 }
  function options.on_verdict(_, v)
    seen.fell[#seen.fell + 1] = ("%s#%d %s (%s) @%d"):format(v.duty, v.n, v.status, v.why, v.at)
  end
  function options.on_act(_, act)
    if act.name == "retract" then
      seen.retracted = seen.retracted + 1
      seen.acts[act.args.key] = nil
      return
    end
    if seen.acts[act.key] then seen.twice = act.key end
    seen.acts[act.key] = act.name
    if act.edge then seen.early = seen.early + 1 end
    seen.order[#seen.order + 1] = ("%s @%d %s"):format(act.name, act.at, act.key)
  end
  function options.on_error() end
  if options.lag then
    function options.on_admit(_, e) seen.admitted[#seen.admitted + 1] = e end
  end
  seen.engine, seen.options = engine.new(options), options
  return seen
end

local function verdict_line(v)
  local evidence = {}
  for i, e in ipairs(v.evidence) do
    evidence[i] = ("%d:%s:%s-%s"):format(e.event, tostring(e.text), tostring(e.first),
      tostring(e.last))
  end
  return ("%s#%d %s (%s) at %s due %s margin %s [%s]"):format(v.duty, v.n, v.status, v.why,
    tostring(v.at), tostring(v.due), tostring(v.margin), table.concat(evidence, " "))
end

local function read(seen, contact)
  local score = contact:score()
  seen.score = tostring(score.percentage) .. tostring(score.automatic_fail)
  seen.verdicts = {}
  for i, v in ipairs(contact:verdicts()) do seen.verdicts[i] = verdict_line(v) end
  seen.engine:close()
  return seen
end

local function open(seen, loaded, call)
  local opening = { policy = loaded }
  for k, v in pairs(call.opening) do opening[k] = v end
  return assert(seen.engine:open(opening))
end

-- The contact saved, and restored by a new engine with the same callbacks.
local function moved(seen, loaded, contact)
  local bytes = assert(contact:snapshot())
  contact:close()
  seen.engine = engine.new(seen.options)
  local restored = assert(seen.engine:restore(bytes, loaded))
  assert(bytes == restored:snapshot(), "the bytes of the restored contact differ")
  return restored
end

-- As it came in; `tick` is the chance in percent that the clock is told between two events, `cut`
-- that the contact is saved and restored.
local function live(loaded, call, came, options, tick, g, cut)
  local seen = noting { lag = { x = options.lag }, cap = options.cap, edge = options.edge }
  local contact = open(seen, loaded, call)
  local clock = call.opening.at
  for _, one in ipairs(came) do
    while one[1] > clock + 1 and g.chance(tick) do
      clock = clock + g.int(one[1] - clock - 1)
      contact:settle(clock)
    end
    clock = one[1]
    if cut and cut.chance(60) then contact = moved(seen, loaded, contact) end
    contact:feed(one[2])
    if g.chance(tick) then contact:status() end
  end
  assert(contact:finish(call.finish))
  seen.before_end = #seen.admitted
  for _, e in ipairs(call.after) do contact:feed(e) end
  contact:settle(math.maxinteger)
  return read(seen, contact)
end

-- What was admitted, in order of time.
local function replay(loaded, call, lived)
  local seen = noting {}
  local contact = open(seen, loaded, call)
  local function feed(first, last)
    local list = {}
    for i = first, last do list[#list + 1] = { e = lived.admitted[i], i = i } end
    table.sort(list, function(a, b)
      if a.e.at ~= b.e.at then return a.e.at < b.e.at end
      return a.i < b.i
    end)
    for _, one in ipairs(list) do contact:feed(one.e) end
  end
  feed(1, lived.before_end)
  assert(contact:finish(call.finish))
  feed(lived.before_end + 1, #lived.admitted)
  contact:settle(math.maxinteger)
  return read(seen, contact)
end

local function difference(name, ours, theirs)
  for i = 1, math.max(#ours, #theirs) do
    if ours[i] ~= theirs[i] then
      return ("%s, line %d: %s\n   but replayed: %s"):format(name, i, tostring(ours[i]),
        tostring(theirs[i]))
    end
  end
end

local function acts_of(seen)
  local out = {}
  for key, name in pairs(seen.acts) do out[#out + 1] = name .. " " .. key end
  table.sort(out)
  return out
end

local function lines_of(admitted)
  local out = {}
  for i, e in ipairs(admitted) do
    out[i] = ("%d %s %s %s"):format(e.at, e.type, tostring(e.text), tostring(e.line))
  end
  return out
end

-- The call ends when all has come in.
local function end_late(call, came)
  local later = math.max(0, came[#came][1] - call.finish)
  call.finish = call.finish + later
  for _, e in ipairs(call.after) do e.at = e.at + later end
end

local function compare(loaded, call, came, options, seed, totals)
  local lived = live(loaded, call, came, options, 30, random.generator(seed))
  local cut = live(loaded, call, came, options, 30, random.generator(seed),
    random.generator(seed + 1))
  local again = replay(loaded, call, lived)
  options.edge = false
  local settled = live(loaded, call, came, options, 0, random.generator(seed))
  totals.admitted = totals.admitted + #lived.admitted
  totals.early = totals.early + lived.early
  totals.retracted = totals.retracted + lived.retracted
  return difference("what fell", lived.fell, again.fell)
    or difference("verdicts", lived.verdicts, again.verdicts)
    or difference("acts", acts_of(lived), acts_of(again))
    or lived.score ~= again.score and "score " .. lived.score .. ", replayed " .. again.score
    or lived.twice and "an act was done twice: " .. lived.twice
    or difference("admitted without ticks", lines_of(lived.admitted), lines_of(settled.admitted))
    or difference("acts without the edge", settled.order, again.order)
    or difference("verdicts, restored", cut.fell, again.fell)
    or difference("acts, restored", cut.order, lived.order)
    or difference("admitted, restored", lines_of(cut.admitted), lines_of(lived.admitted))
end

describe("a live contact", function()
  it("judges as the replay of what was admitted (E2)", function()
    local totals, last = { admitted = 0, early = 0, retracted = 0 }, SEED + CALLS // CALLS_EACH - 1
    for seed = SEED, last do
      local g = random.generator(seed)
      local text, shape = random.policy(g)
      local loaded = load_policy(text)
      if CALLS >= LONG and (seed - SEED) % 100 == 0 then
        io.stderr:write(("\rlive_random: seed %d of %d"):format(seed, last))
      end
      for n = 1, CALLS_EACH do
        local call = random.call(g, shape)
        local lag = g.int(20) - 1
        local came = arrivals.arrivals(g, call.events, lag)
        end_late(call, came)
        local found = compare(loaded, call, came, { lag = lag, cap = g.int(60) + 5, edge = true },
          seed << 4 | n, totals)
        assert(not found, ("seed %d, call %d: %s"):format(seed, n, tostring(found)))
      end
    end
    assert(totals.early > CALLS // 20 and totals.retracted > 0)
    print(("\nlive_random: %d calls, %d events admitted, %d acts left the edge, %d taken back, "
      .. "seeds %d to %d"):format(CALLS, totals.admitted, totals.early, totals.retracted, SEED,
      last))
  end)
end)

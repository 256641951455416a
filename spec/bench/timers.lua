-- The bench of the timers: hatif, luv with fresh and with pooled handles, and cqueues do the same
-- job in the same run. Usage: make bench-timers [SIZES="1000 100000"] [RUNS=7]
-- Prints ns per operation (medians of CPU time), ratios, floors, memory, stalls.
local bench = require("hatif_bench_timers")
local hatif = require("hatif")
local luv = require("luv")
local _, cqueues = pcall(require, "cqueues")
local timer, loop = hatif.timer, hatif.loop

local SEED, RUNS = 42, tonumber(os.getenv("RUNS") or 7)
local OPS = { "arm", "cancel", "rearm", "pair", "fire", "mix" }
local CQUEUES_MAX = 100000 -- a coroutine each: a million of them take minutes

local function nothing() end

local function inputs(n)
  math.randomseed(SEED)
  local order, ms = {}, {}
  for i = 1, n do order[i] = i end
  for i = n, 2, -1 do
    local j = math.random(i)
    order[i], order[j] = order[j], order[i]
  end
  for i = 1, 2 * n do ms[i] = math.random(60000, 3660000) end
  return { n = n, order = order, ms = ms, ids = table.move(order, 1, n, 1, {}) }
end

local function timed(n, f)
  collectgarbage()
  local from = bench.cpu()
  f()
  return (bench.cpu() - from) / n
end

-- Every peer: a table of operations over inputs; `ids` is filled by arm.
local peers = {}

peers.hatif = {
  arm = function(x)
    local after, ids, ms = timer.after, x.ids, x.ms
    for i = 1, x.n do ids[i] = after(ms[i], nothing, i) end
  end,
  cancel = function(x)
    local cancel, ids, order = timer.cancel, x.ids, x.order
    for i = 1, x.n do cancel(ids[order[i]]) end
  end,
  rearm = function(x)
    local reset, ids, order, ms, n = timer.reset, x.ids, x.order, x.ms, x.n
    for i = 1, n do reset(ids[order[i]], ms[n + i]) end
  end,
  pair = function(x)
    local after, cancel, ids, order, ms = timer.after, timer.cancel, x.ids, x.order, x.ms
    for i = 1, x.n do
      local j = order[i]
      cancel(ids[j])
      ids[j] = after(ms[i], nothing, i)
    end
  end,
  arm_due = function(x, f)
    local after, ms = timer.after, x.ms
    for i = 1, x.n do after(ms[i] % 50, f, i) end
  end,
  run = function() loop.run() end,
  turn = function() loop.step() end,
  settle = nothing,
}

-- luv calls back with no argument: the argument of the job needs a closure there.
local function luv_peer(fresh)
  local peer = {}
  local new, start, stop, close = luv.new_timer, luv.timer_start, luv.timer_stop, luv.close
  function peer.arm(x)
    local ids, ms = x.ids, x.ms
    for i = 1, x.n do
      local t = new()
      start(t, ms[i], 0, function() nothing(i) end)
      ids[i] = t
    end
    x.pool = not fresh and table.move(ids, 1, x.n, 1, {})
  end
  function peer.cancel(x)
    local ids, order = x.ids, x.order
    for i = 1, x.n do
      local t = ids[order[i]]
      stop(t)
      if fresh then close(t) end
    end
  end
  function peer.rearm(x)
    local ids, order, ms, n = x.ids, x.order, x.ms, x.n
    for i = 1, n do start(ids[order[i]], ms[n + i], 0, nothing) end
  end
  function peer.pair(x)
    local ids, order, ms = x.ids, x.order, x.ms
    for i = 1, x.n do
      local j = order[i]
      local t = ids[j]
      stop(t)
      if fresh then
        close(t)
        t = new()
        ids[j] = t
      end
      start(t, ms[i], 0, function() nothing(i) end)
    end
  end
  function peer.arm_due(x, f)
    local ms, due = x.ms, {}
    for i = 1, x.n do
      local t = new()
      start(t, ms[i] % 50, 0, function()
        f(i)
        if fresh then close(t) end
      end)
      due[i] = t
    end
    x.due = not fresh and due
  end
  function peer.run() luv.run() end
  -- A handle is closed in the loop's next turn, by a callback of luv's: a part of closing it.
  function peer.turn() luv.run("nowait") end
  function peer.settle(x)
    if x.due then for _, t in ipairs(x.due) do luv.close(t) end end
    if x.pool then for _, t in ipairs(x.pool) do luv.close(t) end end
    x.due, x.pool, x.ids = nil, nil, table.move(x.order, 1, x.n, 1, {})
    luv.run()
  end
  return peer
end
peers.luv_fresh = luv_peer(true)
peers.luv_pooled = luv_peer(false)

-- A sleeping coroutine each; a cancel wakes it by its condition. Nothing re-arms a sleeper.
if type(cqueues) == "table" then
  local condition = require("cqueues.condition")
  local cq
  local function sleeper(ms, f, arg)
    local c = condition.new()
    cq:wrap(function()
      if cqueues.poll(c, ms / 1000) ~= c then f(arg) end
    end)
    return c
  end
  peers.cqueues = {
    arm = function(x)
      cq = cqueues.new()
      for i = 1, x.n do x.ids[i] = sleeper(x.ms[i], nothing, i) end
      cq:step(0)
    end,
    cancel = function(x)
      for i = 1, x.n do x.ids[x.order[i]]:signal() end
      cq:step(0)
    end,
    pair = function(x)
      for i = 1, x.n do
        local j = x.order[i]
        x.ids[j]:signal()
        x.ids[j] = sleeper(x.ms[i], nothing, i)
        if i % 256 == 0 then cq:step(0) end
      end
      cq:step(0)
    end,
    arm_due = function(x, f)
      cq = cqueues.new()
      for i = 1, x.n do sleeper(x.ms[i] % 50, f, i) end
      cq:step(0)
    end,
    run = function() assert(cq:loop()) end,
    turn = nothing,
    settle = function(x) x.ids = table.move(x.order, 1, x.n, 1, {}) end,
  }
end

local function block(ms)
  local over = bench.ns() + ms * 1000000
  repeat until bench.ns() >= over
end

-- A contact center's mix: arm all, cancel 95 of 100 in random order, let the others fire.
local function mix(peer, x)
  local n, fired = x.n, 0
  local keep, all = n - n * 95 // 100, x.order
  local t = timed(n, function()
    peer.arm(x)
    x.n = n - keep
    peer.cancel(x)
    peer.turn()
    x.n = n
  end)
  x.order = table.move(all, n - keep + 1, n, 1, {})
  x.n = keep
  peer.cancel(x) -- the rest, so that the next run begins empty; not timed
  peer.settle(x)
  x.order, x.n = all, keep
  x.ids = table.move(all, 1, n, 1, {})
  peer.arm_due(x, function() fired = fired + 1 end)
  block(60)
  t = t + timed(n, function() peer.run(x) end)
  assert(fired == keep)
  x.n = n
  peer.settle(x)
  return t
end

local function measure(peer, x, into)
  local function note(op, value) into[op][#into[op] + 1] = value end
  note("arm", timed(x.n, function() peer.arm(x) end))
  if peer.rearm then note("rearm", timed(x.n, function() peer.rearm(x) end)) end
  for _, op in ipairs({ "pair", "cancel" }) do
    note(op, timed(x.n, function()
      peer[op](x)
      peer.turn()
    end))
  end
  peer.settle(x)
  local fired = 0
  peer.arm_due(x, function() fired = fired + 1 end)
  block(60)
  note("fire", timed(x.n, function() peer.run(x) end))
  assert(fired == x.n, "some were lost")
  peer.settle(x)
  note("mix", mix(peer, x))
end

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

local function medians(lists)
  local out = {}
  for op, list in pairs(lists) do out[op] = median(list) end
  return out
end

local function resident()
  collectgarbage()
  collectgarbage()
  bench.trim()
  local file = assert(io.open("/proc/self/statm"))
  local _, pages = file:read("n", "n")
  file:close()
  return pages * 4096
end

-- Bytes a pending timer, ns of a full collection a timer, and the worst single stall of CPU time
-- while pairs and garbage are made beside n pending timers.
local function memory(peer, x)
  local before = resident()
  collectgarbage()
  local from = bench.cpu()
  collectgarbage()
  local empty = bench.cpu() - from
  peer.arm(x)
  local bytes = (resident() - before) / x.n
  from = bench.cpu()
  collectgarbage()
  local full = (bench.cpu() - from - empty) / x.n
  local worst = math.huge
  for _ = 1, 3 do -- the least of three: a cold page or an interrupt is not ours
    local most, n = 0, x.n
    local order, one, garbage = x.order, {}, nil
    x.n, x.order = 1, one
    local cpu, last = bench.cpu, bench.cpu()
    for i = 1, math.min(n, 200000) do
      one[1] = order[i]
      peer.pair(x)
      garbage = { i, { i } }
      local now = cpu()
      if now - last > most then most = now - last end
      last = now
    end
    x.n, x.order = n, order
    worst = garbage and math.min(worst, most)
  end
  peer.cancel(x)
  peer.settle(x)
  return bytes, full, worst / 1e6
end

local function floors(n, x)
  local core = {}
  local lists = { arm = {}, cancel = {}, rearm = {}, pair = {}, fire = {}, dense = {}, sparse = {},
    again = {}, in_order = {} }
  for _ = 1, RUNS do
    local one = bench.wheel(n)
    for op, list in pairs(lists) do list[#list + 1] = one[op] end
  end
  core.wheel = medians(lists)
  lists = { arm = {}, cancel = {}, rearm = {}, pair = {}, fire = {} }
  for _ = 1, RUNS do
    local one = bench.heap(n)
    for op, list in pairs(lists) do list[#list + 1] = one[op] end
  end
  core.heap = medians(lists)
  -- The crossings read the same ids in the same order as the peers do.
  local cross = { arm = {}, one = {}, three = {}, call = {} }
  local cross3, cross1, ids, order, ms = bench.cross3, bench.cross1, x.ids, x.order, x.ms
  for run = 1, RUNS do
    cross.arm[run] = timed(n, function()
      for i = 1, n do ids[i] = cross3(ms[i], nothing, i) end
    end)
    cross.one[run] = timed(n, function()
      for i = 1, n do cross1(ids[order[i]]) end
    end)
    cross.three[run] = timed(n, function()
      for i = 1, n do cross3(ids[order[i]], ms[n + i]) end
    end)
    cross.call[run] = timed(n, function() bench.calls(n, nothing, 1) end)
  end
  cross = medians(cross)
  local w = core.wheel
  core.cross = { arm = cross.arm, cancel = cross.one, rearm = cross.three,
    pair = cross.arm + cross.one, fire = cross.call }
  core.floor = {
    arm = cross.arm + w.arm, cancel = cross.one + w.cancel, rearm = cross.three + w.rearm,
    pair = cross.arm + cross.one + w.pair, fire = cross.call + w.fire,
  }
  return core
end

local function row(name, values, of)
  local cells = {}
  for i, op in ipairs(OPS) do
    local v = values[op]
    if not v or of and not of[op] then
      cells[i] = "       -"
    else
      cells[i] = of and ("%7.1fx"):format(v / of[op]) or ("%8.1f"):format(v)
    end
  end
  print(("%-34s %s"):format(name, table.concat(cells, " ")))
end

local function report(n)
  local names = { "hatif", "luv_fresh", "luv_pooled" }
  if peers.cqueues and n <= CQUEUES_MAX then names[4] = "cqueues" end
  local results, x = {}, inputs(n)
  for _, name in ipairs(names) do
    results[name] = {}
    for _, op in ipairs(OPS) do results[name][op] = {} end
  end
  for _ = 1, RUNS do
    for _, name in ipairs(names) do measure(peers[name], x, results[name]) end
  end
  print(("\n%d pending; ns per operation, medians of %d runs, seed %d"):format(n, RUNS, SEED))
  print(("%-34s %s"):format("", "     arm   cancel   re-arm     pair     fire      mix"))
  for _, name in ipairs(names) do results[name] = medians(results[name]) end
  for _, name in ipairs(names) do row(name, results[name]) end
  for i = 2, #names do row(names[i] .. " / hatif", results[names[i]], results.hatif) end
  local core = floors(n, x)
  row("crossing + clock, nothing done", core.cross)
  row("luv_fresh / nothing done", results.luv_fresh, core.cross)
  row("floor: crossing + clock + wheel", core.floor)
  row("hatif / floor", results.hatif, core.floor)
  row("in C: the wheel", core.wheel)
  row("in C: libuv's heap", core.heap)
  print(("in C: arm %.1f ns in memory that is there, cancel %.1f ns in order of arming"):format(
    core.wheel.again, core.wheel.in_order))
  print(("in C: worst advance %.3f ms dense, %.3f ms sparse"):format(
    core.wheel.dense / 1e6, core.wheel.sparse / 1e6))
  for i = 1, 2 do
    local bytes, full, stall = memory(peers[names[i]], x)
    print(("%-12s %6.1f bytes a timer, full collection %6.2f ns a timer, worst stall %.3f ms")
      :format(names[i], bytes, full, stall))
  end
end

local function machine()
  for line in io.lines("/proc/cpuinfo") do
    local model = line:match("^model name%s*:%s*(.*)")
    if model then return model end
  end
  return "unknown"
end

print(("machine: %s, %s, luv %s"):format(machine(), _VERSION, luv.version_string()))
for size in (os.getenv("SIZES") or "1000 100000 1000000"):gmatch("%d+") do
  report(math.tointeger(tonumber(size)))
end

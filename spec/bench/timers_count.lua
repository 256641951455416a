-- One operation of one peer, for callgrind: lua timers_count.lua PEER OP N. The difference between
-- OP and OP:loop, which is the same program without the operation, is what N of them cost.
local peer, op, n = arg[1], arg[2], tonumber(arg[3])
local PENDING = 5000

local function nothing() end

local hatif, luv = require("hatif"), require("luv")
local after, cancel, reset = hatif.timer.after, hatif.timer.cancel, hatif.timer.reset
local new_timer, start, stop, close = luv.new_timer, luv.timer_start, luv.timer_stop, luv.close
local ours = peer == "hatif"
local run = ours and hatif.loop.run or luv.run

local function new(ms, f, a)
  if ours then return after(ms, f, a) end
  local t = new_timer()
  start(t, ms, 0, function() f(a) end)
  return t
end

collectgarbage("stop")
math.randomseed(42)
local ids, ms, fired = {}, {}, 0
for i = 1, 2 * PENDING do ms[i] = math.random(60000, 3660000) end
for i = 1, PENDING do ids[i] = new(ms[i], nothing, i) end

local function fire() fired = fired + 1 end

local jobs = {
  ["arm:loop"] = function() for i = 1, n do ids[i] = ms[i] end end,
  ["cancel:loop"] = function() for i = 1, n do local _ = ids[i] end end,
  ["rearm:loop"] = function() for i = 1, n do local _, _ = ids[i], ms[PENDING + i] end end,
  ["fire:loop"] = function() for i = 1, n do new(0, fire, i) end end,
  fire = function()
    for i = 1, n do new(0, fire, i) end
    while fired < n do run("nowait") end
  end,
}
if ours then
  function jobs.arm() for i = 1, n do ids[i] = after(ms[i], nothing, i) end end
  function jobs.cancel() for i = 1, n do cancel(ids[i]) end end
  function jobs.rearm() for i = 1, n do reset(ids[i], ms[PENDING + i]) end end
else
  function jobs.arm()
    for i = 1, n do
      local t = new_timer()
      start(t, ms[i], 0, function() nothing(i) end)
      ids[i] = t
    end
  end
  function jobs.cancel()
    for i = 1, n do
      stop(ids[i])
      close(ids[i])
    end
  end
  function jobs.rearm() for i = 1, n do start(ids[i], ms[PENDING + i], 0, nothing) end end
end
jobs[op]()
os.exit(true, false)

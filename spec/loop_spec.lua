-- hatif.loop in real time. No test asserts how late anything is; never early is asserted to the
-- nanosecond. HATIF_LONG=1 runs the rows of a million at their full size (make long-timers).
local hatif = require("hatif")
local luv = require("luv")
local loops = require("support.loops")
local block, stopwatch = loops.block, loops.stopwatch
local timer, loop = hatif.timer, hatif.loop
local LONG = os.getenv("HATIF_LONG")

describe("hatif.loop #slow", function()
  before_each(function()
    loop.on_error(nil)
    assert.equal(0, timer.count())
  end)

  after_each(function()
    assert.equal(0, timer.count())
    assert.is_false(loop.alive())
  end)

  it("T4 counts from the arming after the loop was blocked", function()
    local watch
    timer.after(0, function()
      block(40)
      watch = stopwatch(20, timer.after)
    end)
    loop.run()
    assert(watch.took >= 20, watch.took)
  end)

  it("T4 does not count a callback's work to a timer beside it twice", function()
    local watch = stopwatch(20, timer.after)
    timer.after(1, block, 15)
    loop.run()
    assert(watch.took >= 20, watch.took)
  end)

  it("T5 is never early, and keeps order, also after a stall", function()
    math.randomseed(5)
    local order, expected = {}, {}
    local now = luv.hrtime
    for i = 1, 300 do
      local ms = math.random(0, 60)
      expected[i] = { ms = ms, i = i }
      local from = now()
      timer.after(ms, function()
        assert(now() - from >= ms * 1e6, "early")
        order[#order + 1] = i
      end)
    end
    block(30)
    assert.is_false(loop.run())
    assert.equal(300, #order)
    -- All armed within a tick or two: those whose delays lie three ms apart must be in order.
    local at = {}
    for place, i in ipairs(order) do at[i] = place end
    for _, a in ipairs(expected) do
      for _, b in ipairs(expected) do
        assert(a.ms + 30 > b.ms or at[a.i] < at[b.i], "out of order")
        assert(not (a.ms == b.ms and a.i < b.i) or at[a.i] < at[b.i], "equal due, out of order")
      end
    end
  end)

  it("T7 fires what re-arms itself with 0 once a turn, and serves the loop between", function()
    local fired, polled, steps = 0, 0, 0
    local function again()
      fired = fired + 1
      if fired < 50 then timer.after(0, again) end
    end
    timer.after(0, again)
    while loop.step() do
      steps = steps + 1
      assert(fired <= steps + 1)
    end
    assert.equal(50, fired)
    loop.use(luv.new_timer())
    local idle = luv.new_idle()
    idle:start(function() polled = polled + 1 end)
    fired = 0
    timer.after(0, again)
    repeat luv.run("nowait") until fired == 50
    assert(polled >= 50)
    idle:close()
    loop.use(nil)
    luv.run()
  end)

  it("T8 serves 100,000 timers armed for now in slices, in order", function()
    local last, turns = 0, 0
    timer.after(0, function()
      for i = 1, 100000 do
        timer.after(0, function(n)
          assert(n == last + 1)
          last = n
        end, i)
      end
    end)
    while loop.step() do turns = turns + 1 end
    assert.equal(100000, last)
    assert(turns > 10)
  end)

  it("T13 fires all timers due in one millisecond, in slices, nobody starved", function()
    local n = LONG and 1000000 or 200000
    local w, fired, turns, last = timer.wheel(), 0, 0, 0
    for _ = 1, n do w:after(1000, function() fired = fired + 1 end) end
    assert.equal(n, w:advance(1000))
    w:close()
    local at = os.time() * 1000
    for i = 1, n do
      timer.at(at, function(seq)
        assert(seq == last + 1, "out of order")
        last = seq
        fired = fired + 1
      end, i)
    end
    while loop.step() do turns = turns + 1 end
    assert.equal(2 * n, fired)
    assert(turns >= n / 1024 - 1)
  end)

  it("T9 stops the run at an error and tells it, and goes on with the next run", function()
    local n = 0
    timer.after(0, error, "boom")
    timer.after(0, function() n = n + 1 end)
    local ok, message, code, err = loop.run()
    assert.same({ nil, "boom", "ECALLBACK" }, { ok, message, code })
    assert.equal("timer", err.where)
    assert.equal(0, n)
    assert.is_false(loop.run())
    assert.equal(1, n)
  end)

  local ERRORS = { "boom", {}, io.stdout, 42, false,
    setmetatable({}, { __tostring = function() while true do end end }) }
  it("T9 gives errors of any type to on_error, counts them, and goes on", function()
    local before, seen, n = loop.errors(), {}, 0
    loop.on_error(function(err) seen[#seen + 1] = err.message end)
    for i = 1, #ERRORS do
      timer.after(0, function() error(ERRORS[i]) end)
      timer.after(0, function() n = n + 1 end)
    end
    timer.after(0, error)
    timer.after(1, function()
      local _ <close> = setmetatable({}, { __close = function() error("closing") end })
    end)
    assert.is_false(loop.run())
    assert.equal(#ERRORS, n)
    assert.equal(#ERRORS + 2, #seen)
    assert.equal(before + #seen, (loop.errors()))
    assert.matches("closing", seen[#seen])
  end)

  it("T10 gives a callback that yields a clean error", function()
    local n = 0
    timer.after(0, coroutine.yield)
    timer.after(0, function() n = n + 1 end)
    local ok, message = coroutine.wrap(loop.run)()
    assert.is_nil(ok)
    assert.matches("yield", message)
    loop.run()
    assert.equal(1, n)
  end)

  it("T11 refuses to run inside itself", function()
    local seen = {}
    timer.after(0, function()
      for _, f in ipairs({ loop.run, loop.step }) do seen[#seen + 1] = { pcall(f) } end
    end)
    loop.run()
    for i = 1, 2 do
      assert.is_false(seen[i][1])
      assert.matches("re%-entered", seen[i][2])
    end
  end)

  it("T12 counts to 0 when all are cancelled, and gives the memory back", function()
    local before
    for _ = 1, 3 do
      local ids = {}
      for i = 1, 50000 do ids[i] = timer.after(1000 + i, print, i) end
      assert.equal(50000, timer.count())
      for i = 1, #ids do assert(timer.cancel(ids[i])) end
      assert.equal(0, timer.count())
      ids = nil -- luacheck: ignore
      collectgarbage()
      before = before or collectgarbage("count")
    end
    assert(collectgarbage("count") <= before * 1.03)
  end)

  it("T16 fires wall timers in order of their time, those of the past first", function()
    local log, now = {}, os.time() * 1000
    local function note(name) log[#log + 1] = name end
    timer.at(now - 5, note, "second")
    timer.at(now - 3600000, note, "first too, since both are past")
    local never = timer.at(now + 3600000, note, "never")
    assert(timer.remaining(never) > 3500000)
    loop.step()
    loop.step()
    assert.equal(2, #log)
    assert.is_true(timer.cancel(never))
    assert.is_false(timer.cancel(never))
    local soon = timer.at(now + 3600000, note, "soon")
    assert.is_true(timer.reset(soon, 0))
    loop.run()
    assert.equal("soon", log[3])
  end)

  it("stops when asked, and goes on with the next run", function()
    local n = 0
    timer.after(0, loop.stop)
    timer.after(0, function() n = n + 1 end)
    assert.is_true(loop.run())
    assert.equal(0, n)
    assert.is_false(loop.run())
    assert.equal(1, n)
    loop.stop()
    timer.after(0, function() n = n + 1 end)
    assert.is_false(loop.run())
    assert.equal(2, n)
  end)

  it("repeats on its grid and skips what it missed", function()
    local n, start, id = 0, loop.now()
    id = timer.every(5, function()
      n = n + 1
      if n == 2 then block(27) end
      if n == 3 then timer.cancel(id) end
    end)
    loop.run()
    assert.equal(3, n)
    assert(loop.now() - start >= 35)
  end)

  it("runs once, or without waiting, as asked", function()
    local n = 0
    timer.after(5, function() n = n + 1 end)
    assert.is_true(loop.run("nowait"))
    assert.equal(0, n)
    while loop.run("once") do assert.equal(0, n) end
    assert.equal(1, n)
    assert.has_error(function() loop.run("sometimes") end)
  end)
end)

-- hatif.loop in real time. No test asserts how late anything is; never early is asserted to the
-- nanosecond.
local hatif = require("hatif")
local luv = require("luv")
local timer, loop = hatif.timer, hatif.loop

local function block(ms)
  local over = luv.hrtime() + ms * 1e6
  repeat until luv.hrtime() >= over
end

-- Arms with that delay and returns a table that tells how long it took, in ms, once it has fired.
local function stopwatch(ms, arm)
  local watch = { start = luv.hrtime() }
  arm(ms, function() watch.took = (luv.hrtime() - watch.start) / 1e6 end)
  return watch
end

-- Runs a Lua program in a process of its own and returns its output; it must exit with 0. `first`
-- is code that runs before hatif is loaded.
local function program(code, how, first)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(first or "", "local hatif = require('hatif') ",
    "local timer, loop = hatif.timer, hatif.loop\n", code)
  file:close()
  local with = how == "host" and os.getenv("HATIF_BUILD") .. "/c/host" or os.getenv("HATIF_LUA")
  local pipe = assert(io.popen(("%s %s 2>&1"):format(with, path)))
  local output = pipe:read("a")
  local ok, _, status = pipe:close()
  os.remove(path)
  assert(ok, ("exit %s: %s"):format(status, output))
  return output
end

local function numbers(n)
  local list = {}
  for i = 1, n do list[i] = i end
  return list
end

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

  it("T13 fires all of 200,000 timers due in one millisecond, in slices", function()
    local w, fired, turns = timer.wheel(), 0, 0
    for _ = 1, 200000 do w:after(1000, function() fired = fired + 1 end) end
    assert.equal(200000, w:advance(1000))
    w:close()
    local at = os.time() * 1000
    for _ = 1, 200000 do timer.at(at, function() fired = fired + 1 end) end
    while loop.step() do turns = turns + 1 end
    assert.equal(400000, fired)
    assert(turns > 10)
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

  for _, n in ipairs({ 0, 1, 1000000 }) do
    it("T17 survives the end of the state with timers pending: " .. n, function()
      local arm = ("for i = 1, %d do timer.after(1000 + i %% 5000, print, i) end "):format(n)
      assert.equal("", program(arm))
      assert.equal("", program(arm .. "os.exit(true, true)"))
    end)
  end

  it("T17 survives the end of the state in a callback, and of a wheel in use", function()
    assert.equal("", program("timer.after(0, os.exit, true, true) loop.run()"))
    assert.equal("", program("timer.every(1, os.exit, true, true) loop.run()"))
    assert.equal("", program([[
      local w = timer.wheel() w:after(1, os.exit, true, true) w:advance(5)]]))
    assert.equal("", program([[
      local luv = require('luv')
      loop.use(luv.new_timer())
      timer.after(0, type, 1)
      timer.after(0, os.exit, true, true)
      luv.run()]]))
    assert.equal("", program("timer.wheel():after(1, print) timer.group():after(5, print)"))
  end)

  it("T17 refuses timers while the state ends", function()
    -- Made before hatif's clock, so collected after it.
    local FIRST = [[
      Keep = setmetatable({}, { __gc = function(k) print(pcall(k.after, 1, print)) end })
    ]]
    local output = program("Keep.after = timer.after", nil, FIRST)
    assert.matches("^false\t.*closed hatif.loop", output)
  end)

  it("T18 runs callbacks on the main thread, whoever runs the loop", function()
    local seen, again = {}, {}
    local function run()
      timer.after(0, function()
        local _, main = coroutine.running()
        seen[#seen + 1] = main
        again = { pcall(coroutine.wrap(loop.run)) }
      end)
      return loop.run()
    end
    local co = coroutine.create(run)
    assert.same({ true, false }, { coroutine.resume(co) })
    assert.is_true(coroutine.close(co))
    assert.is_false(coroutine.wrap(run)())
    assert.same({ true, true }, seen)
    assert.is_false(again[1])
    assert.matches("re%-entered", again[2])
  end)

  it("T18 refuses to close or resume the coroutine that runs the loop", function()
    local results = {}
    local co = coroutine.create(loop.run)
    timer.after(0, function()
      results = { pcall(coroutine.close, co) }
      results[3], results[4] = coroutine.resume(co)
    end)
    assert.is_true(coroutine.resume(co))
    assert.is_false(results[1])
    assert.is_false(results[3])
  end)

  it("T19 keeps two states of one thread apart", function()
    assert.equal("true\tfalse\n", program([[
      local mine = timer.after(1000, print)
      local other = state("local h = require 'hatif' h.timer.after(0, print, 'no') " ..
        "return h.timer.after(1000, print)")
      print(timer.count() == 1 and mine ~= other, timer.cancel(other))
      timer.cancel(mine)
      loop.run()]], "host"))
  end)

  it("T19 keeps two threads with two loops apart", function()
    assert.equal("true\ttrue\n", program([[
      local luv = require('luv')
      local n = 0
      local id = timer.every(1, function() n = n + 1 end)
      local path, cpath = package.path, package.cpath
      local thread = luv.new_thread(function(p, c, foreign)
        package.path, package.cpath = p, c
        local h = require('hatif')
        assert(h.timer.cancel(math.tointeger(foreign)) == false)
        local fired = 0
        for i = 1, 1000 do h.timer.after(i % 10, function() fired = fired + 1 end) end
        assert(h.loop.run() == false and fired == 1000)
      end, path, cpath, tostring(id))
      timer.after(20, loop.stop)
      loop.run()
      print(thread:join(), n > 0)
      timer.cancel(id)]]))
  end)

  it("T20 tells a child of fork that the loop is its parent's", function()
    assert.equal("child\tnil\tEFORK\tnil\tEFORK\nparent\t0\n", program([[
      local n = 0
      timer.after(20, function() n = n + 1 end)
      loop.step()
      local pid = fork()
      if pid == 0 then
        local ran, _, why = loop.run()
        local armed, _, code = timer.after(0, print)
        print('child', ran, why, armed, code)
        os.exit(n == 0 and 0 or 1, true)
      end
      local status = wait(pid)
      loop.run()
      assert(n == 1)
      print('parent', status)]], "host"))
  end)

  it("T20 fires nothing in the child when luv's loop is used", function()
    assert.equal("0\t1\n", program([[
      local luv = require('luv')
      loop.use(luv.new_timer())
      local n = 0
      timer.after(10, function() n = n + 1 end)
      local pid = fork()
      if pid == 0 then
        local ran, _, why = loop.run()
        os.exit((ran == nil and why == 'EFORK' and n == 0) and 0 or 1)
      end
      local status = wait(pid)
      luv.run()
      print(status, n)]], "host"))
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

describe("hatif.loop on luv #slow", function()
  local handle

  before_each(function()
    handle = luv.new_timer()
    assert.is_true(loop.use(handle))
  end)

  after_each(function()
    loop.use(nil)
    if not handle:is_closing() then handle:close() end
    luv.run()
    assert.equal(0, timer.count())
    assert.is_false(luv.loop_alive())
  end)

  it("serves both kinds of timers on one loop, in order", function()
    local log = {}
    luv.update_time() -- luv counts from its last turn
    handle:start(20, 0, function() log[#log + 1] = "luv" end)
    timer.after(1, function() log[#log + 1] = "first" end)
    timer.after(60, function() log[#log + 1] = "last" end)
    luv.run()
    assert.same({ "first", "luv", "last" }, log)
  end)

  it("runs luv's loop from hatif.loop too, and stops it", function()
    local n = 0
    handle:start(5, 5, function() n = n + 1 end)
    timer.after(20, loop.stop)
    assert.is_true(loop.run())
    assert(n >= 1)
    assert.is_number(loop.fd())
    assert.is_number(loop.timeout())
    handle:stop()
    assert.is_false(loop.run())
  end)

  it("never fires early after a blocked callback of luv", function()
    local watch
    handle:start(1, 0, function()
      block(30)
      watch = stopwatch(15, timer.after)
    end)
    luv.run()
    assert(watch.took >= 15)
  end)

  it("lets luv's loop end when the last timer is cancelled", function()
    local id = timer.after(100000, print)
    assert.is_true(luv.loop_alive())
    timer.cancel(id)
    assert.is_false(luv.loop_alive())
    luv.run()
  end)

  it("survives uv.walk closing everything, and goes on with the next timer", function()
    local n = 0
    timer.after(1, function() n = n + 1 end)
    luv.run()
    timer.after(5, function() n = n + 1 end)
    luv.walk(function(h) if not h:is_closing() then h:close() end end)
    luv.run()
    assert.equal(1, n)
    block(20)
    timer.after(1, function() n = n + 1 end)
    luv.run()
    assert.equal(3, n)
  end)

  it("tells errors to on_error or the warning system, and never ends the process", function()
    local seen = {}
    loop.on_error(function(err) seen[#seen + 1] = err.message end)
    timer.after(0, error, "one")
    luv.run()
    loop.on_error(nil)
    local before = loop.errors()
    timer.after(0, error, "two")
    timer.after(1, function() seen[#seen + 1] = "on" end)
    luv.run()
    local count, last = loop.errors()
    assert.same({ "one", "on" }, seen)
    assert.equal(before + 1, count)
    assert.equal("two", last.message)
    assert.same({ nil, "three", "ECALLBACK" }, { (function()
      timer.after(0, error, "three")
      local ok, message, code = loop.run()
      return ok, message, code
    end)() })
  end)

  it("refuses what is no handle of luv, and a switch from inside", function()
    assert.has_error(function() loop.use(io.stdout) end)
    assert.has_error(function() loop.use(1) end)
    local ok, message
    timer.after(0, function() ok, message = pcall(loop.use, handle) end)
    luv.run()
    assert.is_false(ok)
    assert.matches("running", message)
  end)

  it("takes pending timers along from one loop to the other", function()
    local n = 0
    timer.after(5, function() n = n + 1 end)
    loop.use(nil)
    assert.is_false(luv.loop_alive())
    timer.after(10, function() n = n + 1 end)
    loop.use(handle)
    luv.run()
    assert.equal(2, n)
  end)

  it("closes with the state while luv still has handles", function()
    assert.equal("fired\n", program([[
      local luv = require('luv')
      loop.use(luv.new_timer())
      timer.after(1, print, 'fired')
      luv.run()
      timer.after(1000, print, 'never')]]))
  end)

  it("says so where luv is not loaded", function()
    assert.equal("nil\tENOLUV\n", program([[
      local luv = require('luv')
      local h = luv.new_timer()
      package.loaded.luv = nil
      local ok, _, code = loop.use(h)
      print(ok, code)]]))
  end)
end)

describe("hatif.loop in a host that polls #slow", function()
  after_each(function() assert.equal(0, timer.count()) end)

  it("is served by a select loop, as Prosody's", function()
    local socket = require("socket")
    local got, pollable = {}, { getfd = loop.fd, dirty = function() return false end }
    for _, i in ipairs(numbers(5)) do timer.after(2 * i, function() got[#got + 1] = i end) end
    assert.equal("r", loop.events())
    while loop.timeout() do
      socket.select({ pollable }, nil, loop.timeout() / 1000)
      loop.step()
    end
    assert.same(numbers(5), got)
    assert.is_nil(loop.timeout())
  end)

  it("is served by a cqueues loop, beside its own sleepers", function()
    local cqueues = require("cqueues")
    local cq, got, slept = cqueues.new(), {}, 0
    local pollable = {
      pollfd = loop.fd, events = loop.events,
      timeout = function()
        local ms = loop.timeout()
        return ms and ms / 1000
      end,
    }
    cq:wrap(function()
      for _ = 1, 3 do
        cqueues.sleep(0.003)
        slept = slept + 1
      end
    end)
    cq:wrap(function()
      while loop.alive() do
        cqueues.poll(pollable)
        loop.step()
      end
    end)
    for _, i in ipairs(numbers(5)) do timer.after(2 * i, function() got[#got + 1] = i end) end
    assert(cq:loop())
    assert.same(numbers(5), got)
    assert.equal(3, slept)
  end)
end)

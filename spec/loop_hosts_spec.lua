-- hatif.loop in loops of others: luv's, and hosts that poll.
local hatif = require("hatif")
local luv = require("luv")
local loops = require("support.loops")
local block, stopwatch, program = loops.block, loops.stopwatch, loops.program
local numbers = loops.numbers
local timer, loop = hatif.timer, hatif.loop

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

  -- Prosody is a server: its files are unpacked by tools/deps.sh, or it is installed. Its loop is
  -- told what hatif's is: a descriptor to watch and a time to come back at.
  local prosody
  for _, path in ipairs({ "build/prosody/usr/lib/prosody", "/usr/lib/prosody" }) do
    local file = io.open(path .. "/net/server_epoll.lua")
    if file then
      prosody = prosody or path
      file:close()
    end
  end
  local proven = prosody and it or pending
  proven("is served by Prosody's own loop, beside its tasks and connections", function()
    local output = program(([[
      package.path = %q .. "/?.lua;" .. package.path
      package.cpath = %q .. "/?.so;" .. package.cpath
      local server = require("net.server_epoll")
      local task
      local function serve()
        loop.step()
        local ms = loop.timeout()
        if task then server.timer.stop(task) end
        task = ms and server.add_task(ms / 1000, function() task = nil serve() end)
      end
      server.watchfd(loop.fd(), serve)

      local log, fired, ticks, read = {}, 0, 0, 0
      for i = 1, 2000 do
        local from, ms = loop.now(), i %% 40
        timer.after(ms, function()
          assert(loop.now() - from >= ms, "early")
          fired = fired + 1
        end)
      end
      for i = 1, 5 do timer.after(5 * i, function() log[#log + 1] = i end) end
      local id = timer.after(20, error, "cancelled")
      server.add_task(0.002, function()
        ticks = ticks + 1
        return ticks < 3 and 0.002 or nil
      end)
      timer.after(1, function() timer.cancel(id) end)

      -- A connection of Prosody's is served meanwhile, and brings the end: server.loop(true) waits
      -- for an event after its timers.
      local socket = require("socket")
      local listener = assert(socket.bind("127.0.0.1", 0))
      local _, port = listener:getsockname()
      local client = assert(socket.connect("127.0.0.1", port))
      local peer = listener:accept()
      peer:settimeout(0)
      server.watchfd(peer, function() if peer:receive() then read = read + 1 end end)
      client:send("salam\n")
      timer.after(60, function() client:send("wa salam\n") end)
      serve()

      while read < 2 do server.loop(true) end
      print(fired, table.concat(log, " "), ticks, timer.count(), loop.errors())]]):format(
      prosody, prosody))
    assert.equal("2000\t1 2 3 4 5\t3\t0\t0\tnil\n", output)
  end)
end)

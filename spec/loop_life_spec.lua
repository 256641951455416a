-- How loops and states begin and end: coroutines, states, threads, processes.
local hatif = require("hatif")
local program = require("support.loops").program
local timer, loop = hatif.timer, hatif.loop
local LONG = os.getenv("HATIF_LONG")

describe("the life of hatif.loop #slow", function()
  after_each(function()
    assert.equal(0, timer.count())
    assert.is_false(loop.alive())
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

  it("T20 lets a child of fork arm and fire on a loop that it makes itself", function()
    assert.equal("child\t100\t0\nparent\t0\t1\n", program([[
      local n = 0
      timer.after(5, function() n = n + 1 end)
      loop.step()
      local pid = fork()
      if pid == 0 then
        local fired, mine = state("local h, n = require('hatif'), 0 " ..
          "for i = 1, 100 do h.timer.after(i % 7, function() n = n + 1 end) end " ..
          "assert(h.loop.run() == false and h.timer.count() == 0) return n"), n
        print('child', fired, mine)
        os.exit(0)
      end
      local status = wait(pid)
      loop.run()
      print('parent', status, n)]], "host"))
  end)

  it("T12 keeps its memory flat when all are cancelled and armed again, ten times", function()
    local n = LONG and 1000000 or 100000
    assert.equal("flat\t0\n", program(([[
      local function resident()
        collectgarbage() collectgarbage()
        local file = io.open("/proc/self/statm")
        local _, pages = file:read("n", "n")
        file:close()
        return pages
      end
      local n, ids, first, last = %d, {}, nil, nil
      for i = 1, n do ids[i] = 0 end
      for round = 1, 10 do
        for i = 1, n do ids[i] = timer.after(60000 + i %% 100000, print, i) end
        assert(timer.count() == n)
        last = resident()
        first = first or last
        for i = 1, n do assert(timer.cancel(ids[i])) end
        assert(timer.count() == 0)
      end
      print(math.abs(last - first) <= 0.03 * first and "flat" or first .. " " .. last,
        timer.count())]]):format(n), "memory"))
  end)
end)

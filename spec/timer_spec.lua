local hatif = require("hatif")
local timer, loop = hatif.timer, hatif.loop

local function new(now)
  return timer.wheel({ now = now or 0 })
end

-- A function that notes its name and the wheel's time whenever it is called.
local function noter(w, log)
  return function(name) log[#log + 1] = name .. "@" .. w:now() end
end

describe("a wheel moved by hand", function()
  it("T1 fires a delay of 0 in the next turn, never inside the arming call", function()
    local w, log = new(), {}
    local note = noter(w, log)
    w:after(0, note, "a")
    assert.same({}, log)
    assert.equal(1, w:advance(0))
    w:after(5, function()
      w:after(0, note, "b")
      note("outer")
    end)
    w:advance(10)
    assert.same({ "a@0", "outer@5", "b@6" }, log)
  end)

  it("T1 fires a delay of 0 on the loop in the next turn", function()
    local n = 0
    timer.after(0, function() n = n + 1 end)
    assert.equal(0, n)
    loop.step()
    assert.equal(1, n)
    assert.is_false(loop.alive())
  end)

  local REFUSED = {
    { "T2", -1, -0.5, -math.huge, math.mininteger },
    { "T3", 0 / 0, math.huge, 2 ^ 63, math.maxinteger, "10", "", "s", "1s1s", "1s1m", "-1s", "1.s",
      "99999d", true, {}, print, 315576000001 },
  }
  for _, values in ipairs(REFUSED) do
    for i = 2, #values do
      local value = values[i]
      it(("%s refuses delay %d, %s"):format(values[1], i - 1, type(value)), function()
        local w = new()
        for _, call in ipairs({
          function() timer.after(value, print) end,
          function() timer.every(value, print) end,
          function() w:after(value, print) end,
          function() timer.group():after(value, print) end,
          function() timer.reset(0, value) end,
          function() w:reset(0, value) end,
        }) do
          local ok, message = pcall(call)
          assert.is_false(ok)
          assert.matches("bad argument #[12]", message)
          assert.matches("expected, got", message)
        end
        assert.equal(0, w:count())
        assert.equal(0, timer.count())
      end)
    end
  end

  it("T3 refuses nil and a function that is none", function()
    assert.has_error(function() timer.after(nil, print) end)
    assert.has_error(function() timer.after() end)
    for _, value in ipairs({ 1, "x", {}, true }) do
      assert.has_error(function() timer.after(1, value) end)
      assert.has_error(function() new():after(1, value) end)
    end
    assert.has_error(function() timer.every(0, print) end)
  end)

  it("T3 takes ten years, rounds fractions up, and reads units", function()
    local cases = {
      { 315576000000, 315576000000 }, { 1.5, 2 }, { 0.001, 1 }, { 0.0, 0 }, { 3.0, 3 },
      { "3s", 3000 }, { "1m30s", 90000 }, { "2h", 7200000 }, { "3d", 259200000 }, { "250ms", 250 },
      { "1.5s", 1500 }, { "0.1ms", 1 }, { "0.3s", 300 }, { "1d2h3m4s5ms", 93784005 },
    }
    for _, case in ipairs(cases) do
      local w = new()
      assert.equal(case[2], w:remaining(w:after(case[1], print)), tostring(case[1]))
    end
  end)

  it("T5 fires in order of due time, then of arming, never early, whatever the steps", function()
    for seed = 1, 20 do
      math.randomseed(seed)
      local start = math.random(0, 1 << 41)
      local w, armed, fired, last = new(start), 0, 0, { 0, 0 }
      local function arm()
        local due = w:now() + math.random(1, 1 << math.random(0, 14))
        armed = armed + 1
        w:after(due - w:now(), function(seq)
          assert.equal(due, w:now())
          assert(due > last[1] or due == last[1] and seq > last[2], "out of order")
          last = { due, seq }
          fired = fired + 1
          if math.random(4) == 1 then arm() end
        end, armed)
      end
      for _ = 1, 500 do arm() end
      while w:count() > 0 do w:advance(w:now() + math.random(0, 1 << math.random(0, 14))) end
      assert.equal(armed, fired)
    end
  end)

  it("T6 cancels once: again, after firing, from the own callback", function()
    local w, own = new()
    local a = w:after(5, error)
    assert.is_true(w:cancel(a))
    assert.is_false(w:cancel(a))
    local b
    b = w:after(5, function() own = w:cancel(b) end)
    w:advance(10)
    assert.is_false(own)
    assert.is_false(w:cancel(b))
    assert.is_false(w:reset(b, 1))
    assert.same({ nil, "hatif.wheel: that is gone", "ESTALE" }, { w:remaining(b) })
  end)

  it("T6 never fires what another callback of the same tick cancelled or put off", function()
    local w, log = new(), {}
    local note = noter(w, log)
    local victim, later
    w:after(5, function()
      assert.is_true(w:cancel(victim))
      assert.is_true(w:reset(later, 3))
    end)
    victim = w:after(5, note, "victim")
    later = w:after(5, note, "later")
    w:after(5, note, "last")
    w:advance(20)
    assert.same({ "last@5", "later@8" }, log)
  end)

  it("T6 stops a repeat from its own callback", function()
    local w, n, id = new(), 0
    id = w:every(10, function()
      n = n + 1
      if n == 3 then assert.is_true(w:cancel(id)) end
    end)
    w:advance(1000)
    assert.equal(3, n)
    assert.equal(0, w:count())
  end)

  it("T7 fires what re-arms itself with 0 once a tick", function()
    local w, n = new(), 0
    local function again()
      n = n + 1
      w:after(0, again)
    end
    w:after(0, again)
    w:advance(99)
    assert.equal(100, n)
  end)

  local ERRORS = {
    string = "boom", table = {}, userdata = io.stdout, number = 42,
    looping = setmetatable({}, { __tostring = function() while true do end end }),
  }
  for name, value in pairs(ERRORS) do
    it("T9 survives a callback that raises: " .. name, function()
      local seen = {}
      local w = timer.wheel({ now = 0, on_error = function(err) seen[#seen + 1] = err end })
      local after = 0
      w:after(1, error, value)
      w:after(1, function() after = after + 1 end)
      w:every(1, function() error(value) end)
      assert.equal(5, w:advance(3))
      assert.equal(1, after)
      assert.equal(4, w:errors())
      assert.equal("wheel", seen[1].where)
      assert.is_string(seen[1].message)
      assert.matches("traceback", seen[1].traceback)
    end)
  end

  it("T9 survives nil as an error, and an error in __close", function()
    local w, n = new(), 0
    w:after(1, function() error() end)
    w:after(2, function()
      local _ <close> = setmetatable({}, { __close = function() error("closing") end })
      error("body")
    end)
    w:after(3, function() n = n + 1 end)
    local ok, message, code, err = w:advance(3)
    assert.same({ nil, "ECALLBACK", "table" }, { ok, code, type(err) })
    assert.is_string(message)
    ok, message, code = w:advance(3)
    assert.same({ nil, "ECALLBACK" }, { ok, code })
    assert.matches("closing", message)
    assert.equal(1, w:advance(3))
    assert.equal(1, n)
  end)

  it("T9 goes on when on_error raises too", function()
    local w = timer.wheel({ on_error = function() error("worse") end })
    w:after(1, error, "bad")
    local ok, _, code = w:advance(1)
    assert.same({ nil, "ECALLBACK" }, { ok, code })
    assert.equal(0, w:advance(2))
  end)

  it("T10 gives a callback that yields a clean error", function()
    local w, n = new(), 0
    w:after(1, coroutine.yield)
    w:after(1, function() n = n + 1 end)
    local ok, message, code = coroutine.wrap(function() return w:advance(1) end)()
    assert.same({ nil, "ECALLBACK" }, { ok, code })
    assert.matches("yield", message)
    assert.equal(1, w:advance(1))
    assert.equal(1, n)
  end)

  it("T11 refuses to be advanced from inside a callback", function()
    local w, ok, message = new()
    w:after(1, function() ok, message = pcall(w.advance, w, 5) end)
    w:advance(2)
    assert.is_false(ok)
    assert.matches("re%-entered", message)
  end)

  it("T12 gives memory back after a peak, and counts to 0", function()
    local w = new()
    local before
    for _ = 1, 10 do
      local ids = {}
      for i = 1, 20000 do ids[i] = w:after(i, print, i) end
      for i = 1, #ids do assert(w:cancel(ids[i])) end
      assert.equal(0, w:count())
      ids = nil -- luacheck: ignore
      collectgarbage()
      before = before or collectgarbage("count")
    end
    assert(collectgarbage("count") <= before * 1.03)
  end)

  it("T14 refuses ids of other wheels, forged and used ones", function()
    local a, b = new(), new()
    local id = a:after(1, print)
    assert.is_false(b:cancel(id))
    assert.is_false(timer.cancel(id))
    local mine = timer.after(1000, print)
    assert.is_false(a:cancel(mine))
    assert.is_true(timer.cancel(mine))
    local FORGED = { 0, 1, -1, id + 1, id - 1, -id, ~id, math.maxinteger, math.mininteger }
    for _, forged in ipairs(FORGED) do
      assert.is_false(a:cancel(forged))
      assert.is_false(a:reset(forged, 1))
    end
    assert.is_true(a:cancel(id))
    for _ = 1, 1000 do
      local other = a:after(1, print)
      assert.is_false(a:cancel(id))
      assert.is_true(a:cancel(other))
    end
    for _, value in ipairs({ "id", 1.5, {}, true }) do
      assert.has_error(function() a:cancel(value) end)
      assert.has_error(function() timer.cancel(value) end)
    end
    assert.has_error(function() a.cancel(loop, id) end)
  end)

  it("T14 refuses a closed wheel, and its groups", function()
    local w = new()
    local g = w:group()
    g:after(1, print)
    w:close()
    w:close()
    assert.equal("hatif.wheel (closed)", tostring(w))
    for _, name in ipairs({ "after", "cancel", "count", "advance", "group", "now" }) do
      local ok, message = pcall(w[name], w, 1, print)
      assert.is_false(ok)
      assert.matches("closed wheel", message)
    end
    assert.has_error(function() g:after(1, print) end)
    assert.has_error(function() g:cancel() end)
  end)

  it("T14 may be closed by its own callback, and then fires no more", function()
    local w, n = new(), 0
    w:after(1, function() w:close() end)
    w:after(1, function() n = n + 1 end)
    assert.equal(1, w:advance(10))
    assert.equal(0, n)
    assert.equal("hatif.wheel (closed)", tostring(w))
  end)

  it("T15 keeps pending timers and their arguments through collections", function()
    local w, got = new(), {}
    for i = 1, 3000 do
      w:after(i % 7, function(arg)
        if i % 500 == 0 then collectgarbage() end
        got[#got + 1] = arg[1]
      end, { i })
    end
    timer.after(0, function(arg) got.loop = arg.x end, { x = 1 })
    collectgarbage()
    collectgarbage()
    w:advance(10)
    loop.run()
    assert.equal(3000, #got)
    assert.equal(1, got.loop)
  end)

  it("T15 lets go of what fired and what was cancelled", function()
    local w, weak = new(), setmetatable({}, { __mode = "k" })
    local function closure()
      local f = function() end
      weak[f] = true
      return f
    end
    w:after(1, closure(), closure())
    w:cancel(w:after(1, closure(), closure()))
    w:every(1, closure(), closure(), closure())
    w:advance(1)
    collectgarbage()
    local n = 0
    for _ in pairs(weak) do n = n + 1 end
    assert.equal(3, n)
  end)
end)

describe("timers", function()
  it("pass the arguments they were armed with", function()
    local w, got = new(), {}
    local function take(...) got[#got + 1] = table.pack(...) end
    w:after(1, take)
    w:after(1, take, nil)
    w:after(1, take, false)
    w:after(1, take, 1, nil, nil)
    w:every(1, take, "r")
    w:advance(1)
    assert.same({ { n = 0 }, { n = 1 }, { false, n = 1 }, { 1, n = 3 }, { "r", n = 1 } }, got)
  end)

  it("pass arguments of every type, however they are kept", function()
    local w, got = new(), {}
    local values = { 0, -1, 1 << 53, -(1 << 53), (1 << 53) - 1, math.maxinteger, math.mininteger,
      1.5, true, false, "text", {}, print, io.stdout, coroutine.create(print) }
    for i, value in ipairs(values) do
      w:after(i, function(v) got[#got + 1] = v end, value)
      w:after(i, rawset, value) -- too few arguments: an error, and no harm to the others
    end
    local failed = 0
    while w:count() > 0 do
      if not w:advance(100) then failed = failed + 1 end
    end
    assert.equal(#values, failed)
    for i, value in ipairs(values) do
      assert.equal(value, got[i])
      assert.equal(math.type(value), math.type(got[i]))
    end
  end)

  it("keep more functions apart than are shared, armed and cancelled at random", function()
    math.randomseed(3)
    local w, functions, expected, got = new(), {}, {}, {}
    for i = 1, 500 do functions[i] = function(v) got[v] = i end end
    local ids = {}
    for v = 1, 20000 do
      local i = math.random(500)
      ids[v] = w:after(math.random(1000), functions[i], v)
      expected[v] = i
      local victim = math.random(v)
      if v % 2 == 0 and w:cancel(ids[victim]) then expected[victim] = nil end
      if v % 100 == 0 then w:advance(w:now() + 10) end
    end
    w:advance(w:now() + 1000)
    assert.same(expected, got)
  end)

  it("may be armed by finalizers in the middle of arming", function()
    local w, fired, armed = new(), 0, 0
    local function count() fired = fired + 1 end
    local function litter()
      setmetatable({}, { __gc = function()
        for _ = 1, 3 do w:after(5, function(t) fired = fired + t[1] end, { 1 }) end
        w:cancel(w:after(5, print, {}))
        armed = armed + 3
      end })
    end
    -- A step of the collector is a whole cycle, and comes only where w:after allocates.
    collectgarbage("incremental", 100, 1000, 30)
    for i = 1, 6000 do
      local arg = { i }
      if i % 20 == 0 then litter() end
      collectgarbage("restart")
      w:after(5, count, arg)
      collectgarbage("stop")
      armed = armed + 1
    end
    collectgarbage("restart")
    collectgarbage("incremental", 200, 100, 13)
    collectgarbage()
    assert.is_number(w:advance(10))
    assert.equal(6900, armed)
    assert.equal(armed, fired + w:count())
  end)

  it("repeat at their start plus k periods", function()
    local w, log = new(100), {}
    w:every("10ms", noter(w, log), "r")
    w:advance(125)
    w:advance(140)
    assert.same({ "r@110", "r@120", "r@130", "r@140" }, log)
  end)

  it("are put off by reset, a repeat keeps its period", function()
    local w, log = new(), {}
    local id = w:every(10, noter(w, log), "r")
    w:advance(9)
    assert.is_true(w:reset(id, 10))
    assert.equal(10, w:remaining(id))
    w:advance(40)
    assert.same({ "r@19", "r@29", "r@39" }, log)
  end)

  it("fire at a time of the wheel's clock", function()
    local w, log = new(1000), {}
    w:at(1005, noter(w, log), "at")
    w:at(3, noter(w, log), "past")
    w:advance(1000)
    w:advance(1010)
    assert.same({ "past@1000", "at@1005" }, log)
  end)

  it("end together in a group", function()
    local w, log = new(), {}
    local note = noter(w, log)
    local g, other = w:group(), w:group()
    for i = 1, 20 do g:after(i, note, "g" .. i) end
    g:every(3, note, "e")
    g:at(7, note, "at")
    other:after(5, note, "other")
    w:advance(2)
    assert.equal(20, g:count())
    assert.equal(20, g:cancel())
    assert.equal(0, g:cancel())
    w:advance(100)
    assert.same({ "g1@1", "g2@2", "other@5" }, log)
  end)

  it("end together in a group on the loop, wall timers too", function()
    local g = timer.group()
    g:after(50, error)
    g:every(50, error)
    g:at(os.time() * 1000 + 5000, error)
    assert.equal(3, g:count())
    assert.equal(3, timer.count())
    assert.equal(3, g:cancel())
    assert.equal(0, timer.count())
    assert.is_false(loop.alive())
  end)

  it("keep apart from a wheel's memory: advance by years", function()
    local w, log = new(), {}
    w:after("3650d", noter(w, log), "far")
    w:advance(315360000000 - 1)
    assert.same({}, log)
    w:advance(1 << 50)
    assert.same({ "far@315360000000" }, log)
    w:after(1, noter(w, log), "on")
    w:advance((1 << 50) + 1)
    assert.equal("on@" .. (1 << 50) + 1, log[2])
    assert.has_error(function() w:advance(0) end)
  end)
end)

-- Promises as they fall due on the loop. All are due in the past: nothing waits for a clock.
local hatif = require("hatif")
local stores = require("support.stores")

describe("hatif.promises", function()
  local store, path, service, errors

  before_each(function()
    store, path = stores.open()
    errors = {}
  end)

  after_each(function()
    if service then service:close() end
    store:close()
    stores.remove(path)
    assert.equal(0, hatif.timer.count())
    hatif.loop.step()
  end)

  local function make(key, due, more)
    local what = { key = key, due = due, what = "call_back" }
    for k, v in pairs(more or {}) do what[k] = v end
    return assert(store:promise(what))
  end

  local function serve(on_due, opts)
    opts = opts or {}
    opts.store, opts.on_due = opts.store or store, on_due
    opts.on_error = opts.on_error or function(err) errors[#errors + 1] = err end
    service = hatif.promises.new(opts)
    return service
  end

  local function run_until(is_done)
    while not is_done() do hatif.loop.run("once") end
  end

  it("D3 serves the overdue in due order, as many at once as allowed, each once", function()
    for i = 1, 300 do make("k" .. i, 300 - i) end
    local last, seen, most = -1, {}, 0
    serve(function(p, s)
      assert(p.due >= last and not seen[p.key])
      last, seen[p.key] = p.due, true
      most = math.max(most, s:count())
      hatif.timer.after(0, function() s:done(p, "called") end)
    end, { parallel = 7 })
    run_until(function() return #store:list("open") == 0 end)
    assert.equal(7, most)
    assert.equal(300, #store:list("done"))
    assert.same({}, errors)
  end)

  it("gives a promise that failed again, with a higher fence, until it is dead", function()
    make("k", 1)
    local fences = {}
    serve(function(p, s)
      fences[#fences + 1] = p.fence
      s:failed(p, "busy", { retry_in = 0, max_attempts = 3 })
    end)
    run_until(function() return #store:list("dead") == 1 end)
    assert.same({ 1, 2, 3 }, fences)
    assert.equal("busy", store:get("k").outcome)
  end)

  it("D4 gives a promise again when its lease has run out, and refuses the late worker", function()
    make("k", 1)
    local first, code
    serve(function(p, s)
      if not first then
        first = p
        return
      end
      s:done(p, "second", function() s:done(first, "first", function(_, _, c) code = c end) end)
    end, { lease = 1 })
    run_until(function() return code end)
    assert.equal("ESTALE", code)
    assert.equal("second", store:get("k").outcome)
    assert.equal(2, store:get("k").fence)
  end)

  it("serves at once what is made while it waits for something later", function()
    make("later", 253402300799999 - 1)
    local keys = {}
    serve(function(p, s)
      keys[#keys + 1] = p.key
      s:done(p)
    end)
    for _ = 1, 5 do hatif.loop.run("nowait") end
    service:make { key = "now", what = "call_back", due = 1 }
    run_until(function() return keys[1] end)
    assert.same({ "now" }, keys)
  end)

  it("tells of an on_due that failed, and goes on with the others", function()
    make("bad", 1)
    make("good", 2)
    local done
    serve(function(p, s)
      if p.key == "bad" then error("oh") end
      s:done(p, "", function() done = true end)
    end)
    run_until(function() return done end)
    assert.equal(1, #errors)
    assert.matches("oh", errors[1].message)
    assert.equal("pending", store:get("bad").state)
    assert.equal("on_due failed", store:get("bad").outcome)
  end)

  it("D8 never runs a promise in two processes", function()
    for i = 1, 200 do make("k" .. i, i) end
    local other <close> = assert(hatif.store.open(path))
    local seen, n = {}, 0
    local function on_due(p, s)
      assert(not seen[p.key], p.key)
      seen[p.key], n = true, n + 1
      s:done(p)
    end
    local second <close> = hatif.promises.new { store = other, on_due = on_due, parallel = 3 }
    serve(on_due, { parallel = 5 })
    run_until(function() return #store:list("open") == 0 end)
    assert.equal(200, n)
    assert.truthy(second)
  end)

  it("leaves the deadlines of duties to the engine", function()
    make("d", 1, { what = "duty:p.kept" })
    make("k", 2)
    local keys = {}
    serve(function(p, s)
      keys[#keys + 1] = p.key
      s:done(p)
    end)
    run_until(function() return #store:list("done") == 1 end)
    assert.same({ "k" }, keys)
  end)

  it("lets the loop end once it is closed", function()
    serve(function() end)
    service:close()
    hatif.loop.run()
    assert.is_false(hatif.loop.alive())
  end)

  it("names the option that is wrong", function()
    assert.error_matches(function() hatif.promises.new { store = store } end, "'on_due' is missing")
    assert.error_matches(function() hatif.promises.new { stor = store } end, "option 'stor'")
    assert.error_matches(function()
      hatif.promises.new { store = {}, on_due = print }
    end, "'store': userdata expected")
  end)
end)

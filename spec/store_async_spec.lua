-- The store with callbacks: acknowledgements come on the loop, after the commit.
local hatif = require("hatif")

local stores = require("support.stores")

local function promise(key, due)
  return { key = key, due = due or 5000, what = "call_back", contact = "c1", payload = "{}" }
end

describe("hatif.store with callbacks", function()
  local store, path

  before_each(function() store, path = stores.open() end)
  after_each(function()
    store:close()
    stores.remove(path)
    hatif.loop.step() -- what was closed leaves the loop in its next turn
  end)

  it("returns at once and calls back on the loop with the method's results", function()
    local made, fresh
    assert.is_true(store:promise(promise("k"), function(...) made, fresh = ... end))
    assert.is_nil(made)
    hatif.loop.run()
    assert.same({ "k", "pending", true }, { made.key, made.state, fresh })
  end)

  it("keeps the loop alive while a callback is outstanding, and no longer", function()
    assert.is_false(hatif.loop.alive())
    store:next(function() end)
    assert.is_true(hatif.loop.alive())
    hatif.loop.run()
    assert.is_false(hatif.loop.alive())
  end)

  it("calls back in the order of asking", function()
    local order = {}
    for i = 1, 1000 do
      store:promise(promise("k" .. i), function(row) order[i] = #order + 1 == i and row.key end)
    end
    hatif.loop.run()
    assert.equal(1000, #order)
    assert.equal("k1000", order[1000])
  end)

  it("lets a callback ask again", function()
    local keys = {}
    store:promise(promise("a", 100), function()
      store:claim({ now = 100 }, function(rows)
        store:done(rows[1].key, rows[1].fence, { now = 101 }, function(ok)
          store:get("a", function(row) keys = { ok, row.state, row.settled } end)
        end)
      end)
    end)
    hatif.loop.run()
    assert.same({ true, "done", 101 }, keys)
  end)

  it("gives what the store refuses to the callback as nil, message, code", function()
    local got
    store:cancel("nobody", function(...) got = table.pack(...) end)
    hatif.loop.run()
    assert.same({ nil, "ESTALE" }, { got[1], got[3] })
  end)

  it("tells a full queue at once", function()
    store:close()
    stores.remove(path)
    store, path = stores.open { queue = 1 }
    hatif.loop.step()
    local steps = { { "promise", promise("a") }, { "promise", promise("b") } }
    local ok, _, code = store:together(steps, function() error("not reached") end)
    assert.same({ nil, "ELIMIT" }, { ok, code })
    assert.is_false(hatif.loop.alive())
  end)

  it("ends the run when a callback fails, and goes on with the others in the next", function()
    local seen = {}
    store:next(function() error("oh") end)
    store:next(function() seen[1] = true end)
    local ok, message, code = hatif.loop.run()
    assert.same({ nil, "ECALLBACK" }, { ok, code })
    assert.matches("oh", message)
    hatif.loop.run()
    assert.is_true(seen[1])
  end)

  it("may be closed from its own callback", function()
    local calls = 0
    for _ = 1, 3 do
      store:next(function()
        calls = calls + 1
        store:close()
      end)
    end
    hatif.loop.run()
    assert.equal(1, calls)
    assert.is_false(hatif.loop.alive())
  end)

  it("carries out what is under way when it is closed or collected", function()
    for i = 1, 500 do store:promise(promise("k" .. i), function() end) end
    store:together({ { "promise", promise("x") }, { "promise", promise("y") } }, function() end)
    store:close()
    store = assert(hatif.store.open(path))
    assert.equal(502, #store:list())
  end)

  it("is held while a callback is outstanding", function()
    local called
    store:next(function() called = true end)
    store = nil
    collectgarbage()
    collectgarbage()
    hatif.loop.run()
    assert.is_true(called)
    store = assert(hatif.store.open(path))
  end)

  it("does all steps of a group or none", function()
    store:promise(promise("taken", 100))
    store:claim { now = 100 }
    local steps = { { "promise", promise("new") }, { "cancel", "taken" } }
    local ok, message, code = store:together(steps)
    assert.same({ nil, "ESTALE" }, { ok, code })
    assert.matches("running or settled", message)
    assert.is_nil((store:get("new")))
    local made = assert(store:together { { "promise", promise("new") }, { "done", "taken", 1 } })
    assert.equal("new", made[1].key)
    assert.equal("done", store:get("taken").state)
  end)

  it("names a step that it does not know", function()
    local function drop() store:together { { "drop", 1 } } end
    assert.error_matches(drop, "no step is called 'drop'")
    assert.error_matches(function() store:together {} end, "1 to 512 steps")
  end)
end)

describe("hatif.store on luv's loop", function()
  it("calls back there, and lets the loop end", function()
    local uv = require("luv")
    local store, path = stores.open()
    assert(hatif.loop.use(uv.new_timer()))
    local keys = {}
    for i = 1, 600 do store:promise(promise("k" .. i), function(row) keys[i] = row.key end) end
    uv.run()
    assert.equal(600, #keys)
    store:close()
    assert(hatif.loop.use(nil))
    uv.walk(function(handle) if not handle:is_closing() then handle:close() end end)
    uv.run()
    stores.remove(path)
  end)
end)

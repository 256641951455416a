-- The durable store as Lua sees it. What the disk may do to it is tested in spec/c/test_store*.c.
local hatif = require("hatif")
local stores = require("support.stores")

describe("hatif.store", function()
  local path, store

  before_each(function()
    store, path = stores.open()
  end)

  after_each(function()
    store:close()
    stores.remove(path)
  end)

  local function promise(key, due)
    local what = { key = key, due = due, what = "call_back", contact = "c1", payload = "{}" }
    return store:promise(what)
  end

  it("gives back what was promised, and says whether it is new", function()
    local made, fresh = promise("c1/lost/1", 5000)
    assert.is_true(fresh)
    assert.same({ "c1/lost/1", 5000, "call_back", "c1", "{}" },
      { made.key, made.due, made.what, made.contact, made.payload })
    assert.same({ "pending", 0, 0 }, { made.state, made.fence, made.attempts })
  end)

  it("D9 takes the same key for the same promise", function()
    promise("k", 5000)
    local again, fresh = promise("k", 9000)
    assert.is_false(fresh)
    assert.equal(5000, again.due)
    assert.equal(1, #store:list())
  end)

  it("D3 claims what is due, in due order, each once per lease", function()
    for i, due in ipairs { 300, 100, 200, 900 } do promise("k" .. i, due) end
    local keys = {}
    for _, row in ipairs(store:claim { now = 500, lease = "1s" }) do keys[#keys + 1] = row.key end
    assert.same({ "k2", "k3", "k1" }, keys)
    assert.same({}, store:claim { now = 500, lease = "1s" })
    assert.equal(900, store:next())
  end)

  it("D4 refuses the late worker with the old fence", function()
    promise("k", 100)
    assert.equal(1, store:claim({ now = 100, lease = 1000 })[1].fence)
    assert.equal(2, store:claim({ now = 1100, lease = 1000 })[1].fence)
    local ok, message, code = store:done("k", 1, { now = 1200 })
    assert.is_nil(ok)
    assert.equal("ESTALE", code)
    assert.matches("fence", message)
    assert.is_true(store:done("k", 2, { now = 1200, outcome = "called" }))
    assert.same({ "done", 1200, "called" },
      { store:get("k").state, store:get("k").settled, store:get("k").outcome })
  end)

  it("D10 lets exactly one of cancel and due win", function()
    promise("a", 100)
    promise("b", 100)
    assert.is_true(store:cancel("a", 100))
    assert.equal("b", store:claim({ now = 100 })[1].key)
    local ok, _, code = store:cancel("b", 100)
    assert.same({ nil, "ESTALE" }, { ok, code })
  end)

  it("D11 has a rule for every due time", function()
    assert.truthy(promise("past", 0))
    assert.truthy(promise("year 9999", 253402300799999))
    for _, due in ipairs { -1, 0 / 0, 1 / 0, 1.5, 253402300800000, "5000" } do
      assert.error_matches(function() promise("k", due) end, "due: an integer from 0")
    end
    assert.error_matches(function()
      store:promise { key = "k", due = 1, what = "x", payload = ("x"):rep(10 << 20) }
    end, "payload: 1 to 1048576 bytes expected, got 10485760")
  end)

  it("ends in the dead letters after too many attempts", function()
    promise("k", 100)
    for attempt = 1, 2 do
      store:claim { now = 1000 * attempt, lease = 10 }
      local how = { now = 1000 * attempt, retry_in = "1s", max_attempts = 2, outcome = "busy" }
      assert.is_true(store:failed("k", attempt, how))
    end
    assert.equal("k", store:list("dead")[1].key)
    assert.equal("busy", store:list("dead")[1].outcome)
    assert.is_nil(store:next())
  end)

  it("keeps all of it over a restart", function()
    promise("k", 100)
    store:close()
    store = assert(hatif.store.open(path))
    assert.equal("pending", store:get("k").state)
  end)

  it("D8 shares the file with another process by lease", function()
    promise("k", 100)
    local other <close> = assert(hatif.store.open(path))
    assert.equal(1, #other:claim { now = 100, lease = 1000 })
    assert.equal(0, #store:claim { now = 100, lease = 1000 })
  end)

  it("D7 refuses a file that is not ours and says so", function()
    local other = os.tmpname()
    assert(io.open(other, "w")):write("a letter"):close()
    os.execute("chmod 600 " .. other)
    local ok, message, code = hatif.store.open(other)
    assert.same({ nil, "ESTORE" }, { ok, code })
    assert.matches("is not a store of hatif", message)
    assert.equal("a letter", assert(io.open(other)):read("a"))
    os.remove(other)
  end)

  it("names the argument that is wrong", function()
    assert.error_matches(function() store:promise { due = 1, what = "x" } end,
      "key: string expected, got nil")
    assert.error_matches(function() store:done("k", 0) end, "bad argument #2")
    assert.error_matches(function() store:list("lost") end, "invalid option 'lost'")
    assert.error_matches(function() hatif.store.open(path, { queue = 0 }) end, "queue")
  end)

  it("is closed once and stays so", function()
    store:close()
    store:close()
    assert.equal("hatif.store (closed)", tostring(store))
    assert.error_matches(function() store:next() end, "closed store")
    store = assert(hatif.store.open(path))
  end)
end)

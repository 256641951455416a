-- Contacts in the store: reading them back, forgetting them, bytes and all.
local hatif = require("hatif")
local policies = require("support.policies")
local stores = require("support.stores")

describe("hatif.archive", function()
  local policy = policies.load([[
    protocol "p" { must "ok" { event = "ok", within = "5s" },
      must "kept" { event = "dial", when = "owe", within = "1h", outlive = true } }]])
  local store, path, engine, archive

  before_each(function()
    store, path = stores.open()
    engine = hatif.engine.new { store = store, wait = true, on_error = function() end }
    archive = hatif.archive.new(store)
  end)

  after_each(function()
    engine:close()
    store:close()
    stores.remove(path)
  end)

  local function contact(id, at, customer, secret, owes)
    assert(engine:open { policy = policy, id = id, channel = "phone", lang = "ar", at = at,
      customer = customer, facts = { note = secret } })
    engine:feed(id, { at = at + 1, type = "note", text = secret })
    if owes then engine:feed(id, { at = at + 2, type = "owe" }) end
    engine:feed(id, { at = at + 3, type = "ok" })
    engine:finish(id, at + 10)
  end

  it("gives back a contact as it was, with its result", function()
    contact("c1", 1000, "cust", "the text")
    local stored, events = assert(archive:contact("c1"))
    assert.same({ "c1", "cust", 1000, 1010, "over", policy:hash() }, { stored.id, stored.customer,
      stored.opened, stored.ended, stored.state, stored.policy })
    assert.same({ "note", "ok" }, { events[1].type, events[2].type })
    assert.same({ 2, 3 }, { events[1].line, events[2].line })
    assert.equal("satisfied", stored.result.verdicts[1].status)
    local none, _, code = archive:contact("c2")
    assert.same({ nil, "ESTALE" }, { none, code })
  end)

  it("lists contacts by the time of their opening, over pages", function()
    for i = 1, 1100 do
      assert(store:together { { "open", "c" .. i, "h", "", i % 7, "{}" } })
    end
    local ids, last = 0, -1
    for c in archive:contacts(2, 5) do
      ids = ids + 1
      assert(c.opened >= last and c.opened >= 2 and c.opened < 5)
      last = c.opened
    end
    assert.equal(471, ids)
    local all = 0
    for _ in archive:contacts() do all = all + 1 end
    assert.equal(1100, all)
  end)

  it("compiles the policy of a contact from the store", function()
    contact("c1", 1000, "", "x")
    assert.equal(policy:hash(), archive:policy(policy:hash()):hash())
    assert.equal(policy:name(), hatif.archive.new(store):policy(policy:hash()):name())
  end)

  -- Many contacts around it, so that its bytes lie on pages that are split and joined.
  local function crowd(n, secret)
    for i = 1, n do
      local mine = i % 3 == 0
      contact("c" .. i, i * 100, mine and "victim" or "other",
        mine and secret .. ("x"):rep(i % 900) or ("y"):rep(i % 1100), i % 2 == 0)
    end
  end

  it("forgets a contact, and no byte of it is left in the files", function()
    crowd(60, "ordinary")
    contact("doomed", 1, "someone", "s3cret-of-doomed", true)
    assert.truthy(stores.bytes(path):find("s3cret-of-doomed", 1, true))
    assert.equal(1, archive:forget("doomed"))
    local bytes = stores.bytes(path)
    for _, word in ipairs { "s3cret-of-doomed", "doomed", "someone" } do
      assert.is_nil(bytes:find(word, 1, true), word .. " is still in the files")
    end
    assert.is_nil((archive:contact("doomed")))
    assert.same({}, store:together { { "promises_of", "doomed" } }[1])
    assert.equal(0, archive:forget("doomed"))
  end)

  it("forgets all of a customer, and no byte is left in the files", function()
    crowd(300, "s3cret")
    assert.equal(100, archive:forget_customer("victim"))
    local bytes = stores.bytes(path)
    for _, word in ipairs { "s3cret", "victim" } do
      assert.is_nil(bytes:find(word, 1, true), word .. " is still in the files")
    end
    local n = 0
    for c in archive:contacts() do
      n = n + 1
      assert.equal("other", c.customer)
    end
    assert.equal(200, n)
  end)

  it("forgets what is old and owes nothing", function()
    contact("old", 1000, "", "s3cret-old")
    contact("owing", 1000, "", "x", true)
    contact("new", 90000, "", "x")
    assert.equal(1, archive:forget_before(50000))
    assert.is_nil((archive:contact("old")))
    assert.truthy(archive:contact("owing"))
    assert.truthy(archive:contact("new"))
    assert.is_nil(stores.bytes(path):find("s3cret-old", 1, true))
  end)

  it("forgets a policy with the last contact that was judged by it", function()
    contact("c1", 1000, "", "x")
    archive:forget("c1")
    local loaded, _, code = hatif.archive.new(store):policy(policy:hash())
    assert.same({ nil, "ESTALE" }, { loaded, code })
  end)
end)

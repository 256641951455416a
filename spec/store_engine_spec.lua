-- An engine with a store: promises of contacts, verdicts that settle later, contacts that survive.
local hatif = require("hatif")
local policies = require("support.policies")
local stores = require("support.stores")

local POLICY = [[
protocol "p" {
  phrases = { sorry = { ar = { "عفوا" } } },
  must "greet" { say = "sorry", within = "3s", cite = "000 §1.1" },
  must "kept" { event = "supervisor.contact", when = "escalated", within = "1h", outlive = true,
    on_violate = function(c) c:act("alert", { what = "promise broken" }) end },
  must "called" { event = "promise:call_back:kept", when = "drop", within = "10m", outlive = true },
  step "a" { on = { drop = "b" } },
  step "b" { enter = function(c)
    c:act("schedule_callback", { due = c:now() + 60000, reason = "line dropped" })
    c:act("prompt", { text = "call back" })
  end },
}]]

local EVENTS = {
  { at = 1000, type = "answer" },
  { at = 2000, type = "utterance", by = "agent", text = "عفوا", stop = 2500 },
  { at = 5000, type = "escalated" },
  { at = 9000, type = "drop" },
}

describe("an engine with a store", function()
  local policy = policies.load(POLICY)
  local store, path, engine, told

  local function start(opts)
    store = store or assert(hatif.store.open(path))
    told = { verdicts = {}, acts = {}, errors = {} }
    engine = hatif.engine.new {
      store = store, wait = not (opts and opts.live), lag = opts and opts.lag,
      on_verdict = function(c, v)
        told.verdicts[#told.verdicts + 1] = ("%s %s %s@%d"):format(c:id(), v.duty, v.status, v.at)
      end,
      on_act = function(c, a) told.acts[#told.acts + 1] = c:id() .. " " .. a.name end,
      on_error = function(err) told.errors[#told.errors + 1] = err end,
    }
  end

  -- The process ends as it may, and another one comes.
  local function restart(opts)
    engine:close()
    store:close()
    store = nil
    start(opts)
  end

  local function open(id, more)
    local opening = { policy = policy, id = id or "c1", channel = "phone", lang = "ar", at = 0 }
    for k, v in pairs(more or {}) do opening[k] = v end
    return assert(engine:open(opening))
  end

  local function feed_all(id)
    for _, e in ipairs(EVENTS) do assert(engine:feed(id or "c1", e)) end
  end

  local function verdict(id, duty)
    for _, v in ipairs(hatif.archive.new(store):contact(id).result.verdicts) do
      if v.duty == duty then return v end
    end
  end

  before_each(function()
    path = stores.path()
    store = nil
    start()
  end)

  after_each(function()
    engine:close()
    store:close()
    stores.remove(path)
    assert.equal(0, hatif.timer.count())
  end)

  it("keeps whole contacts as they are finished, the same as event by event", function()
    local function kept(id)
      local contact, events = hatif.archive.new(store):contact(id)
      if contact then contact.id, contact.opening.id = nil, nil end
      return contact and { contact, events }
    end
    open "c1"
    feed_all "c1"
    engine:finish("c1", 10000)
    engine:close()
    engine = hatif.engine.new { store = store, wait = true, whole = true }
    open "c2"
    feed_all "c2"
    assert.is_nil(kept "c2")
    engine:finish("c2", 10000)
    assert.same(kept "c1", kept "c2")
    open "c3"
    engine:close()
    assert.is_nil(kept "c3")
    assert.has_error(function() hatif.engine.new { store = store, whole = true } end,
      "bad argument #1 to 'new' (option 'whole' needs 'wait')")
  end)

  it("makes a durable promise of schedule_callback, under the act's key", function()
    open()
    feed_all()
    engine:settle(10000)
    local row = store:list()[1]
    assert.same({ "call_back", "c1", 69000, "pending" },
      { row.what, row.contact, row.due, row.state })
    assert.same({ "c1 prompt", "c1 schedule_callback" }, told.acts)
    assert.matches('"reason":"line dropped"', row.payload, 1, true)
    assert.matches("^c1/", row.key)
  end)

  it("makes a promise of each duty that outlives its contact", function()
    open()
    feed_all()
    engine:finish("c1", 12000)
    local rows = {}
    for i, row in ipairs(store:list()) do rows[i] = row.key .. " " .. row.what .. " " .. row.due end
    table.sort(rows)
    assert.same({ "c1/p.called/1 duty:p.called 609000", "c1/p.kept/1 duty:p.kept 3605000" },
      { rows[2], rows[3] })
    assert.equal("owes", hatif.archive.new(store):contact("c1").state)
    assert.equal("pending", verdict("c1", "p.kept").status)
  end)

  it("judges a promise that is kept days later, after a restart", function()
    open()
    feed_all()
    engine:finish("c1", 12000)
    restart()
    assert(engine:feed("c1", { at = 3600000, type = "supervisor.contact" }))
    assert.same({ "c1 p.called violated@609000", "c1 p.kept satisfied@3600000" }, told.verdicts)
    assert.equal("satisfied", verdict("c1", "p.kept").status)
    assert.equal("over", hatif.archive.new(store):contact("c1").state)
    assert.equal("done", store:get("c1/p.kept/1").state)
    assert.same({}, told.errors)
  end)

  it("judges a promise that is broken when its time has passed, and lets the hook act", function()
    open()
    feed_all()
    engine:finish("c1", 12000)
    restart()
    engine:settle(3605000)
    assert.equal("pending", verdict("c1", "p.kept").status)
    engine:settle(3605001)
    assert.same({ "violated", "the deadline passed" },
      { verdict("c1", "p.kept").status, verdict("c1", "p.kept").why })
    assert.same({ "c1 alert" }, told.acts)
    assert.equal("over", hatif.archive.new(store):contact("c1").state)
  end)

  it("tells how late a broken one was kept after all", function()
    open()
    feed_all()
    engine:finish("c1", 12000)
    engine:settle(4000000)
    assert(engine:feed("c1", { at = 4605000, type = "supervisor.contact" }))
    assert.equal(-1000000, verdict("c1", "p.kept").margin)
  end)

  for _, case in ipairs {
    { "kept", 60000, "satisfied", 60000 }, { "late", 70000, "violated", 609000 },
    { "broken", nil, "violated", 609000 },
  } do
    it("lets the contact hear that its promise was " .. case[1], function()
      open()
      feed_all()
      engine:finish("c1", 12000)
      restart()
      local row = store:claim({ now = 69000, duties = false })[1]
      if case[2] then store:done(row.key, row.fence, { now = case[2], outcome = "called" })
      else store:failed(row.key, row.fence, { now = 70000, max_attempts = 1 }) end
      engine:settle(700000)
      local _, events = hatif.archive.new(store):contact("c1")
      assert.equal("promise:call_back:" .. case[1], events[5].type)
      assert.same({ case[3], case[4] }, { verdict("c1", "p.called").status,
        verdict("c1", "p.called").at })
      assert.same({}, store:unheard())
      assert.same({}, told.errors)
    end)
  end

  it("lets a contact in progress hear of it as well", function()
    open()
    feed_all()
    engine:settle(10000)
    local row = store:list()[1]
    store:settle(row.key, { now = 11000 })
    engine:settle(12000)
    local last = told.verdicts[#told.verdicts]
    assert.equal("c1 p.called satisfied@11000", last)
  end)

  it("goes on with contacts in progress after a kill", function()
    open()
    open("c2")
    feed_all()
    engine:settle(10000)
    restart() -- nothing was finished: what the journal has is all there is
    local contacts = assert(engine:recover())
    assert.equal(2, #contacts)
    assert.same({ "c1 p.greet satisfied@2000" }, told.verdicts)
    assert.same({}, told.acts)
    assert.equal(1, #store:list())
    engine:feed("c1", { at = 10000, type = "supervisor.contact" })
    assert.equal(3000, engine:next()) -- the deadline of c2 that has not been judged
    assert(engine:settle(10001))
    assert.same({ "c2 p.greet violated@3000", "c1 p.kept satisfied@10000" },
      table.move(told.verdicts, #told.verdicts - 1, #told.verdicts, 1, {}))
    engine:finish("c1", 12000)
    assert.equal("satisfied", verdict("c1", "p.kept").status)
    assert.same({ "p.greet", 3 }, { verdict("c1", "p.greet").duty,
      verdict("c1", "p.greet").evidence[1].event })
  end)

  it("gives the same verdicts wherever it was cut", function()
    local function result_of(id)
      return hatif.archive.encode(hatif.archive.new(store):contact(id).result)
    end
    open("whole")
    feed_all("whole")
    engine:finish("whole", 12000)
    local expected = result_of("whole")
    for cut = 0, #EVENTS do
      local id = "cut" .. cut
      open(id)
      for i, e in ipairs(EVENTS) do
        if i == cut + 1 then
          restart()
          engine:recover()
        end
        assert(engine:feed(id, e))
      end
      engine:finish(id, 12000)
      assert.equal(expected, result_of(id))
    end
  end)

  it("keeps that a hook failed, and does not run it again", function()
    local shaky = policies.load([[protocol "q" { step "a" { on = { go = "b" } }, step "b" {
      enter = function(c) if c.facts.bad then error("oh") end c:act("schedule_callback",
        { due = c:now() + 1000 }) end,
      must "kept" { event = "promise:call_back:kept", within = "1h", outlive = true } } }]])
    assert(engine:open { policy = shaky, id = "q1", channel = "phone", lang = "ar", at = 0,
      facts = { bad = true } })
    engine:feed("q1", { at = 10, type = "go" })
    engine:settle(20)
    assert.equal(1, #told.errors)
    local _, events = hatif.archive.new(store):contact("q1")
    assert.same({ "hook.failed", "q.b.enter", 1 }, { events[2].type, events[2].hook, events[2].n })
    restart()
    assert(engine:recover())
    engine:finish("q1", 30)
    assert.same({}, told.errors)
    assert.same({}, told.acts)
    assert(engine:feed("q1", { at = 40, type = "promise:call_back:kept" }))
    assert.equal("satisfied", verdict("q1", "q.kept").status)
  end)

  it("refuses events of another contact that has the same id", function()
    open()
    feed_all()
    engine:finish("c1", 12000)
    open("c1", { at = 20000 })
    assert(engine:feed("c1", { at = 21000, type = "drop" }))
    assert.equal("ESTALE", told.errors[1].code)
    local _, events = hatif.archive.new(store):contact("c1")
    assert.equal(4, #events)
  end)

  it("has nobody to tell of a promise that no contact made", function()
    store:promise { key = "k", what = "call_back", contact = "nobody", due = 5 }
    store:settle("k", { now = 6 })
    engine:settle(10)
    assert.same({}, told.errors)
    assert.same({}, store:unheard())
  end)

  it("says that it knows no such contact", function()
    local ok, _, code = engine:feed("nobody", { at = 1, type = "answer" })
    assert.same({ nil, "EUNKNOWN" }, { ok, code })
  end)

  it("D1 goes on with a live contact whose events came late and out of order", function()
    restart { lag = { telephony = 500, speech = 3000 } }
    open()
    for _, i in ipairs { 1, 3, 2, 4 } do
      local e = EVENTS[i]
      assert(engine:feed("c1", { at = e.at, type = e.type, by = e.by, text = e.text,
        stop = e.stop, arrived = i == 2 and 5000 or e.at }))
    end
    engine:settle(13000) -- the watermark is at 10000: all of it is admitted
    assert.same({ "c1 p.greet satisfied@2000" }, told.verdicts)
    restart { lag = { telephony = 500, speech = 3000 } }
    assert.equal(1, #assert(engine:recover()))
    engine:settle(13000)
    assert.same({ "c1 p.greet satisfied@2000" }, told.verdicts)
    engine:finish("c1", 14000)
    assert.same({ "satisfied", 4 }, { verdict("c1", "p.greet").status,
      verdict("c1", "p.greet").evidence[1].event })
    assert(engine:feed("c1", { at = 3600000, type = "supervisor.contact" }))
    assert.equal("satisfied", verdict("c1", "p.kept").status)
    assert.same({}, told.errors)
  end)

  it("works on the loop without waiting", function()
    restart { live = true }
    open()
    feed_all()
    engine:settle(10000)
    assert.same({ "c1 prompt" }, told.acts) -- help is at once, promises only once they stand
    assert.same({}, told.verdicts)
    while #told.acts < 2 or #told.verdicts == 0 do hatif.loop.run("once") end
    assert.same({ "c1 prompt", "c1 schedule_callback" }, told.acts)
    assert.same({ "c1 p.greet satisfied@2000" }, told.verdicts)
    engine:finish("c1", 12000)
    assert(engine:feed("c1", { at = 13000, type = "supervisor.contact" }))
    while #told.verdicts < 2 do hatif.loop.run("once") end
    assert.equal("c1 p.kept satisfied@13000", told.verdicts[2])
    assert.same({}, told.errors)
  end)
end)

-- One contact on its way through the hands of the quality team, and what may not happen there.
local hatif = require("hatif")
local desk = require("support.quality_desk")

local policy = desk.policy()

local function status_of(verdicts, duty)
  for _, v in ipairs(verdicts) do
    if v.duty == duty then return v.status end
  end
end

describe("the evaluation of a contact", function()
  local store, path, ev

  before_each(function()
    store, path = desk.store()
    ev = hatif.evaluation.new(store)
    desk.add(store, policy, { id = "c1", at = desk.NOV, agent = "sara" }, desk.SAID.late)
    desk.add(store, policy, { id = "rude", at = desk.NOV, agent = "sara" }, desk.SAID.rude)
  end)

  after_each(function()
    store:close()
    desk.remove(path)
  end)

  local function told(id)
    local out = {}
    for i, s in ipairs(assert(ev:trail(id))) do
      out[i] = ("%d %s %s %s/%s"):format(s.seq, s.kind, s.duty or s.cause or "-", s.by, s.role)
    end
    return out
  end

  local T = desk.NOV + desk.DAY

  it("goes judged, overridden, disputed, decided judged again, and the trail tells it", function()
    local form = assert(ev:form("c1"))
    assert.same({ 60.0, false }, { form.machine.percentage, form.machine.passed })
    assert.same(form.machine, form.final)
    assert(ev:override("c1", { duty = "desk.bye", status = "violated", by = "mona",
      role = "quality", reason = "said to a colleague, not to the customer", at = T }))
    form = assert(ev:form("c1"))
    assert.same({ 60.0, 30.0 }, { form.machine.percentage, form.final.percentage })
    assert(ev:dispute("c1", { duty = "desk.bye", by = "sara", role = "agent",
      reason = "I thanked him", at = T + 1000 }))
    assert.equal(1, assert(ev:form("c1")).open_disputes)
    assert(ev:decide("c1", { duty = "desk.bye", status = "satisfied", by = "huda", role = "lead",
      reason = "it was to the customer", at = T + 2000 }))
    form = assert(ev:form("c1"))
    assert.same({ 0, 60.0, 60.0 }, { form.open_disputes, form.machine.percentage,
      form.final.percentage })
    local slower = desk.policy((desk.POLICY:gsub('within = "3s"', 'within = "10s"')))
    local step = assert(ev:judge("c1", { by = "huda", role = "lead", reason = "new season",
      at = T + 3000 }, slower))
    assert.same({ { duty = "desk.greet", n = 1, was = "violated", is = "satisfied",
      why = "came in time" } }, step.changes)
    assert.same({
      "0 judged - hatif/machine",
      "1 overridden desk.bye mona/quality",
      "2 disputed desk.bye sara/agent",
      "3 decided desk.bye huda/lead",
      "4 judged again hatif/machine",
    }, told("c1"))
    form = assert(ev:form("c1"))
    assert.same({ 100.0, true, slower:hash() }, { form.final.percentage, form.final.passed,
      form.policy.hash })
    local steps = assert(ev:trail("c1"))
    -- what was judged first is still there
    assert.equal("violated", status_of(steps[1].verdicts, "desk.greet"))
    assert.equal("satisfied", status_of(steps[5].verdicts, "desk.greet"))
    assert.same({ "huda", "new season" }, { steps[5].asked_by, steps[5].reason })
  end)

  it("is told again by another process, after all is closed", function()
    assert(ev:override("c1", { duty = "desk.bye", n = 1, status = "na", by = "mona",
      role = "quality", reason = "cut", at = T }))
    local before = told("c1")
    store:close()
    store = assert(hatif.store.open(path))
    ev = hatif.evaluation.new(store)
    assert.same(before, told("c1"))
    assert.equal("na", require("hatif.evaluation.form").item(assert(ev:form("c1")),
      "desk.bye").final)
  end)

  it("waits for the answers of people, and is judged again with them", function()
    local form = assert(ev:form("rude"))
    assert.same({ 2, 100.0, 60.0 }, { form.to_answer, form.sections[1].score,
      form.final.percentage + 0.0 - 10.0 })
    local step = assert(ev:attest("rude", { duty = "desk.tone", value = true, note = "warm",
      by = "mona", role = "quality", at = T }))
    assert.same({ { duty = "desk.tone", n = 1, was = "pending", is = "satisfied",
      why = "attested" } }, step.changes)
    form = assert(ev:form("rude"))
    assert.same({ 1, false }, { form.to_answer, form.final.automatic_fail })
    assert(ev:attest("rude", { duty = "desk.rude", value = true, by = "mona", role = "quality",
      at = T + 1 }))
    form = assert(ev:form("rude"))
    assert.same({ 0, true, 0, false }, { form.to_answer, form.final.automatic_fail,
      form.final.percentage, form.final.passed })
    assert(ev:override("rude", { duty = "desk.rude", status = "satisfied", by = "huda",
      role = "lead", reason = "it was his own words quoted", at = T + 2 }))
    form = assert(ev:form("rude"))
    assert.same({ true, false, 100.0 }, { form.machine.automatic_fail, form.final.automatic_fail,
      form.final.percentage })
  end)

  it("is what machine and people say side by side, by section, with words in three languages",
    function()
      local form = assert(ev:form("c1"))
      local ids = {}
      for i, s in ipairs(form.sections) do
        ids[i] = ("%s %g %s %d"):format(s.id, s.weight, s.title.lv, #s.items)
      end
      assert.same({ "opening 40 Ievads 1", "service 60 Apkalpošana 3" }, ids)
      local item = form.sections[1].items[1]
      assert.same({ "desk.greet", "must", "violated", "ابدأ بالسلام فور الرد." }, { item.duty,
        item.kind, item.machine.status, item.advice.ar })
      assert.equal("attest", form.sections[2].items[3].kind)
    end)

  it("gives a section without a weight what its duties weigh", function()
    local plain = desk.policy(desk.POLICY:gsub(", weight = 40", ""):gsub(", weight = 60", "")
      :gsub("pass = 80,", ""))
    desk.add(store, plain, { id = "plain", at = desk.NOV }, desk.SAID.late)
    local form = assert(ev:form("plain"))
    assert.same({ 2, 3, 60.0 }, { form.sections[1].weight, form.sections[2].weight,
      form.final.percentage })
    assert.is_nil(form.final.passed)
  end)

  local function refused(method, what, code, pattern)
    local got, message, why = ev[method](ev, what.id or "c1", what)
    assert.is_nil(got)
    assert.equal(code, why)
    assert.matches(pattern, message)
  end

  it("lets nobody do what is not his, or without a reason", function()
    local function of(role, more)
      local out = { duty = "desk.bye", status = "violated", reason = "r", by = "x", role = role,
        at = T }
      for k, v in pairs(more or {}) do out[k] = v end
      return out
    end
    refused("override", of "agent", "EINVAL", "the role agent may not; lead, quality, supervisor")
    refused("override", of("lead", { reason = "  " }), "EINVAL", "a reason is needed")
    refused("override", of("lead", { status = "fine" }), "EINVAL", "the status is fine; satisf")
    refused("override", of("lead", { duty = "desk.gone" }), "EINVAL", "c1 has no verdict of desk.g")
    refused("override", of("lead", { n = 9 }), "EINVAL", "no verdict of desk.bye #9")
    refused("override", of("lead", { id = "c9" }), "ESTALE", "no contact c9")
    refused("override", of("lead", { at = 5 }), "EINVAL", "before the last step of the trail")
    refused("dispute", of "lead", "EINVAL", "the role lead may not; agent may")
    refused("dispute", of("agent", { by = "omar" }), "EINVAL", "a contact of sara, not of omar")
    refused("decide", of "lead", "EINVAL", "nobody disputes desk.bye")
    refused("attest", of("lead", { duty = "desk.tone", value = true }), "EINVAL",
      "asks the role quality, not lead")
    refused("attest", of("quality", { duty = "desk.greet", value = true }), "EINVAL", "asks nobody")
    refused("attest", of("quality", { duty = "desk.tone", value = 7 }), "EINVAL",
      "true, false or na")
    assert.error_matches(function() ev:override("c1", { duty = "desk.bye", role = "lead" }) end,
      "field 'by': who it is")
    assert.same({ "0 judged - hatif/machine" }, told("c1"))
  end)

  it("lets no lead decide on his own word, nor an agent dispute twice", function()
    assert(ev:override("c1", { duty = "desk.bye", status = "violated", reason = "r", by = "huda",
      role = "lead", at = T }))
    local dispute = { duty = "desk.bye", reason = "no", by = "sara", role = "agent", at = T }
    assert(ev:dispute("c1", dispute))
    refused("dispute", dispute, "EINVAL", "disputed already, and not decided")
    local decision = { duty = "desk.bye", status = "violated", reason = "r", by = "huda",
      role = "lead", at = T }
    refused("decide", decision, "EINVAL", "huda overrode desk.bye; another lead decides")
    decision.by = "adel"
    assert(ev:decide("c1", decision))
    assert(ev:dispute("c1", dispute)) -- and again, for the decision
    assert.equal(1, assert(ev:form("c1")).open_disputes)
  end)

  it("is not of a contact that is in progress", function()
    local engine = hatif.engine.new { store = store, wait = true }
    assert(engine:open { policy = policy, id = "open", channel = "phone", lang = "ar", at = 0 })
    local _, message, code = ev:trail("open")
    assert.same({ "contact open is in progress: it can be evaluated once it has ended", "EOPEN" },
      { message, code })
    engine:close()
  end)

  it("keeps what two people add at once in one order, and tells the slower one", function()
    local first, second = hatif.evaluation.new(store), hatif.evaluation.new(store)
    local steps = assert(second:trail("c1"))
    assert(first:reviewed("c1", { by = "a", role = "quality", at = T }))
    second.trail = function() return steps, { result = {} } end
    local got, message, code = second:reviewed("c1", { by = "b", role = "quality", at = T })
    assert.is_nil(got)
    assert.equal("ESTALE", code)
    assert.matches("somebody else has just added to the evaluation of c1", message)
  end)

  it("goes with its contact, byte for byte, and its policies with it", function()
    local secret = "zyxwv-the-reason"
    local slower = desk.policy((desk.POLICY:gsub('within = "3s"', 'within = "10s"')))
    assert(ev:override("c1", { duty = "desk.bye", status = "na", reason = secret, by = "mona",
      role = "quality", at = T }))
    assert(ev:judge("c1", { by = "mona", role = "quality", at = T }, slower))
    assert(hatif.archive.new(store):forget("rude"))
    assert.truthy(hatif.archive.new(store):policy(slower:hash()))
    assert(hatif.archive.new(store):forget("c1"))
    assert.is_nil(require("support.stores").bytes(path):find(secret, 1, true))
    local _, _, code = hatif.archive.new(store):policy(slower:hash())
    assert.equal("ESTALE", code)
  end)
end)

describe("a corrected transcript", function()
  local store, path, ev
  local T = desk.NOV + desk.DAY

  before_each(function()
    store, path = desk.store()
    ev = hatif.evaluation.new(store)
    desk.add(store, policy, { id = "c1", at = desk.NOV, agent = "sara" }, desk.SAID.silent)
  end)

  after_each(function()
    store:close()
    desk.remove(path)
  end)

  local function corrected(text)
    local record = assert(ev:record("c1"))
    for _, e in ipairs(record.events) do
      if e.text == "الله يسعدك" then e.text = text end
    end
    return { events = record.events, by = "mona", role = "quality", reason = "misheard", at = T }
  end

  it("is a new version, judged at once, that says what changed and why", function()
    local judged, step = assert(ev:correct("c1", corrected "شكرا لاتصالك الله يسعدك"))
    assert.same({ { duty = "desk.bye", n = 1, was = "violated", is = "satisfied",
      why = "came in time" } }, judged.changes)
    assert.same({ 2, "misheard", "mona", 1, 4 }, { step.version, step.reason, step.by,
      #step.changed, step.changed[1].line })
    assert.same({ "الله يسعدك", "شكرا لاتصالك الله يسعدك" }, { step.changed[1].was.text,
      step.changed[1].is.text })
    local form = assert(ev:form("c1"))
    assert.same({ 2, 100.0 }, { form.version, form.final.percentage })
  end)

  it("leaves the version before it as it was", function()
    assert(ev:correct("c1", corrected "شكرا لاتصالك"))
    assert.equal("الله يسعدك", assert(ev:record("c1", 1)).events[3].text)
    assert.equal("شكرا لاتصالك", assert(ev:record("c1", 2)).events[3].text)
    assert.equal("شكرا لاتصالك", assert(ev:record("c1")).events[3].text)
    local stored, events = hatif.archive.new(store):contact("c1")
    assert.equal("الله يسعدك", events[3].text)
    assert.equal("violated", status_of(stored.result.verdicts, "desk.bye"))
    local _, message = ev:record("c1", 3)
    assert.matches("c1 has versions 1 to 2, and no version 3", message)
  end)

  it("can be corrected again, and judged by another policy after that", function()
    assert(ev:correct("c1", corrected "شكرا لاتصالك"))
    local record = assert(ev:record("c1"))
    table.remove(record.events, 2) -- nobody greeted
    local judged = assert(ev:correct("c1", { events = record.events, by = "mona",
      role = "quality", reason = "that was the machine's voice", at = T + 1 }))
    assert.same({ "desk.greet", "satisfied", "violated" }, { judged.changes[1].duty,
      judged.changes[1].was, judged.changes[1].is })
    local again = assert(ev:judge("c1", { by = "mona", role = "quality", at = T + 2 }))
    assert.same({ 3, {} }, { again.version, again.changes })
  end)

  it("is refused where nothing is corrected, or it cannot be read", function()
    local _, message, code = ev:correct("c1", corrected "الله يسعدك")
    assert.same({ "corrected: the transcript of c1 is the same", "EINVAL" }, { message, code })
    local what = corrected "x"
    what.events[1].at = what.events[2].at + 1
    _, message, code = ev:correct("c1", what)
    assert.equal("EINVAL", code)
    assert.matches("at goes back to", message)
    what = corrected "y"
    what.reason = nil
    _, message = ev:correct("c1", what)
    assert.matches("a reason is needed", message)
    assert.equal(1, #assert(ev:trail("c1")))
  end)
end)

-- Live contacts: what is admitted, what leaves at once, and records judged as they were live.
local engine = require "hatif.engine"
local hatif = require "hatif"
local policies = require "support.policies"

local p = assert(policies.load [[protocol "p" { langs = { "en" },
  phrases = { hi = { en = { "hello" } }, bye = { en = { "goodbye" } } },
  step "a" { on = { ["heard:hi"] = "b" } },
  step "b" { enter = function(c)
    c:act("prompt", { text = "greet" })
    c:act("schedule", {})
    c:act("alert", {}, { early = true })
  end },
  must "back" { when = "hold", event = "unhold", within = "20s",
    on_violate = function(c) c:act("card", {}) end },
  at_most "byes" { heard = "bye", n = 9 } }]])

local function open(options)
  local seen = { acts = {}, verdicts = {}, reports = {}, admitted = {} }
  options = options or {}
  options.lag = options.lag or {}
  function options.on_act(_, act) seen.acts[#seen.acts + 1] = act end
  function options.on_verdict(_, v)
    seen.verdicts[#seen.verdicts + 1] = v.duty .. " " .. v.status
  end
  function options.on_report(_, r) seen.reports[#seen.reports + 1] = r end
  function options.on_admit(_, e) seen.admitted[#seen.admitted + 1] = e end
  seen.engine = engine.new(options)
  seen.contact = assert(seen.engine:open { policy = p, id = "c", at = 0, lang = "en" })
  return seen
end

local function says(at, arrived, text, more)
  local e = { at = at, arrived = arrived, type = "utterance", by = "customer", text = text,
    stop = at + 500 }
  for k, v in pairs(more or {}) do e[k] = v end
  return e
end

local function names(acts)
  local out = {}
  for i, a in ipairs(acts) do out[i] = a.name .. (a.edge and "!" or "") end
  return table.concat(out, " ")
end

describe("a live engine", function()
  it("judges late events in order of their times, and finally only behind the watermark", function()
    local s = open()
    assert(s.contact:feed { at = 5000, arrived = 5400, type = "hold" })
    assert(s.contact:feed { at = 24000, arrived = 26000, type = "unhold" })
    s.engine:settle(27000)
    assert.same({}, s.verdicts)
    s.engine:settle(27001)
    assert.same({ "p.back satisfied" }, s.verdicts)
  end)

  it("does not admit what is late by more than the lag, and says what it was (E2)", function()
    local s = open()
    s.engine:settle(3600000)
    local ok, message, code = s.contact:feed { at = 0, arrived = 3600000, type = "hold",
      id = "i", source = "pbx" }
    assert.same({ nil, "ESTALE" }, { ok, code })
    assert.truthy(message:find("too late", 1, true))
    assert.same({ { line = 0, what = "too late", type = "hold", at = 0, id = "i",
      source = "pbx" } }, s.reports)
    assert.same(s.reports, s.contact:reports())
  end)

  it("takes one of the same source and id once (E2)", function()
    local s = open()
    for _, source in ipairs { "x", "x", "y" } do
      assert(s.contact:feed { at = 10, arrived = 20, type = "hold", id = "i", source = source })
    end
    assert.same({ 2, "duplicate" }, { #s.admitted, s.reports[1].what })
  end)

  it("lets an event from the future wait, and takes what comes behind the hang-up (E2)", function()
    local s = open()
    assert(s.contact:feed { at = 90000, arrived = 1000, type = "hold" })
    assert(s.contact:feed { at = 2000, arrived = 2100, type = "hangup", by = "agent" })
    assert(s.contact:feed { at = 2500, arrived = 2600, type = "wrapup.begin" })
    s.engine:settle(89000)
    assert.equal(0, #s.contact:verdicts() - 1)
    s.engine:settle(94000)
    assert.equal("p.back", s.contact:verdicts()[2].duty)
    assert(s.contact:finish(100000))
    local _, _, code = s.contact:feed { at = 99000, arrived = 100001, type = "hold" }
    assert.same({ "ECLOSED", "after the end" }, { code, s.reports[#s.reports].what })
  end)

  it("prompts at once from a partial, settles the rest, and does nothing twice", function()
    local s = open()
    assert(s.contact:feed(says(1000, 1600, "hello", { utt = "u", partial = true })))
    assert.equal("prompt! alert!", names(s.acts))
    assert.equal("b", s.contact:status().steps.p)
    assert(s.contact:feed(says(1000, 3000, "hello there", { utt = "u" })))
    s.engine:settle(9000)
    assert.equal("prompt! alert! schedule", names(s.acts))
  end)

  it("takes back what it is wrong about", function()
    local s = open()
    assert(s.contact:feed(says(1000, 1600, "hello", { utt = "u", partial = true })))
    assert(s.contact:feed(says(1000, 3000, "yellow", { utt = "u" })))
    assert.equal("a", s.contact:status().steps.p)
    s.engine:settle(9000)
    assert.equal("prompt! alert! retract! retract!", names(s.acts))
    assert.same({ key = s.acts[1].key }, s.acts[3].args)
  end)

  it("keeps every act until it is settled, where it is told to", function()
    local s = open { edge = false }
    assert(s.contact:feed(says(1000, 1600, "hello", { utt = "u" })))
    assert.equal("", names(s.acts))
    s.engine:settle(4501)
    assert.equal("prompt schedule alert", names(s.acts))
  end)

  it("wakes for deadlines on the edge, for what settles, and for the cap", function()
    local s = open { lag = { pbx = "1s" } }
    assert(s.contact:feed { at = 5000, arrived = 5400, type = "hold" })
    s.engine:settle(6001)
    assert.equal(25000, s.engine:next())
    s.engine:settle(25000)
    assert.same({ "card!", 26001 }, { names(s.acts), s.engine:next() })
    assert(s.contact:feed(says(25000, 25100, "mm", { utt = "u", partial = true })))
    s.engine:settle(26100)
    assert.equal(85000, s.engine:next())
  end)

  it("takes an utterance as heard so far at the cap, and adds what its final adds", function()
    local s = open { cap = "10s" }
    assert(s.contact:feed(says(1000, 1600, "well hello", { utt = "u", partial = true })))
    s.engine:settle(11000)
    assert.same({ "well hello", true }, { s.admitted[1].text, s.admitted[1].forced })
    assert(s.contact:feed(says(1000, 12000, "well hello goodbye", { utt = "u", stop = 11900 })))
    assert.same({ 9000, "           goodbye", true, "u+" }, { s.admitted[2].at,
      s.admitted[2].text, s.admitted[2].added, s.admitted[2].utt })
    assert(s.contact:finish(12000))
    local byes = s.contact:verdicts()[1].evidence[1]
    assert.same({ 12, 18 }, { byes.first, byes.last })
  end)

  it("gives a flow on the edge its own coroutine", function()
    local flows = assert(policies.load [[protocol "p" { step "s" {}, flow "f" { when = "go",
      run = function(c)
        local n = 0
        while c:await { "tick" } do n = n + 1; c:act("prompt", { n = n }) end
      end } }]])
    local acts = {}
    local e = engine.new { lag = {}, on_act = function(_, act) acts[#acts + 1] = act.args.n end }
    local contact = assert(e:open { policy = flows, id = "c", at = 0 })
    for i, at in ipairs { 100, 300, 200, 400 } do
      contact:feed { at = at, arrived = 500 + i, type = i == 1 and "go" or "tick", id = "i" .. i }
      e:settle(600 + i)
    end
    e:settle(9000)
    assert.same({ 1, 2, 3 }, acts)
  end)

  it("raises on wrong options", function()
    for _, options in ipairs { { lag = 5 }, { lag = { speech = "soon" } }, { lag = { 3 } },
      { cap = "1s" }, { lag = {}, cap = -1 }, { on_admit = print }, { edge = false } } do
      assert.has_error(function() engine.new(options) end)
    end
  end)
end)

describe("a record whose lines say when they arrived", function()
  local function call(...)
    local list = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 } }
    for _, event in ipairs { ... } do list[#list + 1] = event end
    return list
  end
  local record = call({ at = 1000, arrived = 1200, type = "hold" },
    { at = 3000, arrived = 60000, type = "unhold" },
    says(4000, 4600, "goodbye", { utt = "u", partial = true }),
    says(4000, 9000, "goodbye then", { utt = "u" }),
    { at = 60000, type = "drop" })

  it("is judged as it was live: what came too late is not admitted", function()
    local result = assert(hatif.review(p, record))
    assert.same({ { event = 3, why = "too late" } }, result.not_admitted)
    assert.equal("violated", result.verdicts[2].status)
    assert.same({ 5 }, { result.verdicts[1].evidence[1].event })
    assert.equal("card", names(result.acts))
  end)

  it("is judged with the lags that it is told, or in order", function()
    local patient = assert(hatif.review(p, record, { lag = { speech = "2m" } }))
    local in_order = assert(hatif.review(p, record, { in_order = true }))
    assert.same({ "satisfied", {} }, { patient.verdicts[2].status, patient.not_admitted })
    assert.same(in_order.verdicts, patient.verdicts)
    assert.same(in_order.score, patient.score)
  end)
end)

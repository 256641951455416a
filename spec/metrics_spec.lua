-- The figures of a contact as its events come, and duties that are judged by them.
local hatif = require "hatif"

local function load(body)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write('protocol "p" { ', body or 'must "x" { event = "x", cite = "a" }', " }")
  file:close()
  local policy, message = hatif.policy.load(path)
  os.remove(path)
  return assert(policy, message)
end

local plain = load()

local function says(by, from, to, text)
  return { at = from, type = "utterance", by = by, stop = to, text = text or "so be it" }
end

local function at(time, kind, more)
  local e = { at = time, type = kind }
  for k, v in pairs(more or {}) do e[k] = v end
  return e
end

-- Judges the events of a contact that opens at 0; the last one is its end.
local function review(policy, ...)
  local call = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 }, ... }
  return assert(hatif.review(policy, call))
end

local function metrics(...) return review(plain, ...).metrics end

local function verdict(policy, ...) return review(policy, ...).verdicts[1] end

describe("the figures of a call", function()
  it("are not there where the record does not hold what they need", function()
    local m = metrics(at(1000, "note", { text = "x" }))
    assert.equal(1000, m.duration)
    for _, name in ipairs { "time_to_answer", "time_to_greet", "talk_ratio", "pace", "silence",
      "pace_average", "handling_time", "noise", "loudness" } do assert.is_nil(m[name], name) end
    assert.same({ 0, 0, 0, 0 }, { m.talk_agent, m.hold_count, m.overlap, m.interruptions })
    assert.is_nil(metrics(at(2000, "answer")).time_to_answer)
    assert.is_nil(metrics(at(2000, "dial")).time_to_answer)
  end)

  it("tell how long it rang, and how long the agent was silent after the answer", function()
    local m = metrics(says("agent", 1500, 1600), at(2000, "dial"), at(3000, "ringing"),
      at(9000, "answer"), says("customer", 9500, 9900), says("agent", 10200, 11000),
      at(50000, "dial"), at(60000, "answer"))
    assert.same({ 7000, 1200 }, { m.time_to_answer, m.time_to_greet })
  end)

  it("count what one speaker says at once only once", function()
    local m = metrics(says("agent", 2000, 4000), says("agent", 2500, 3000),
      says("agent", 3500, 5000), says("customer", 3500, 4500), says("agent", 6000, 6000))
    assert.same({ 3000, 1000, 0 }, { m.talk_agent, m.talk_customer, m.talk_supervisor })
    assert.same({ 1000, 75 }, { m.overlap, m.talk_ratio })
  end)

  it("close a hold at unhold, at the end of the line, or at the end of the record", function()
    local m = metrics(at(2000, "hold"), at(2500, "hold"), at(5000, "unhold"), at(5500, "unhold"),
      at(6000, "hold"), at(10000, "drop"), at(11000, "hold"), at(12000, "x"))
    assert.same({ 3, 8000, 4000 }, { m.hold_count, m.hold_total, m.hold_longest })
  end)

  it("call what is longer than a second an interruption, and what is shorter a back-channel",
    function()
      local m = metrics(says("customer", 0, 9000), says("agent", 1000, 2000),
        says("supervisor", 1000, 5000), says("agent", 3000, 4001), says("agent", 4001, 6000),
        says("agent", 9000, 12000), says("customer", 11000, 13000))
      assert.same({ 1, 1 }, { m.interruptions, m.interruptions_customer })
      assert.equal(1000 + 3000 - 1 + 1 + 1000, m.overlap)
    end)

  it("count silence while the line is up, nobody speaks and nobody is on hold", function()
    local m = metrics(at(1000, "answer"), says("agent", 3000, 4000), at(9000, "hold"),
      at(20000, "unhold"), says("customer", 21000, 21000), at(28000, "hangup", { by = "agent" }),
      at(40000, "x"))
    assert.same({ 2000 + 5000 + 1000 + 7000, 7000 }, { m.silence_total, m.silence_longest })
    assert.is_nil(m.silence)
  end)

  it("add the line and the wrap-up up to the handling time", function()
    local m = metrics(at(1000, "answer"), at(5000, "hold"), at(8000, "unhold"),
      at(11000, "hangup", { by = "agent" }), at(12000, "wrapup.begin"), at(19000, "x"))
    assert.same({ 7000, 17000 }, { m.wrapup, m.handling_time })
  end)

  it("measure the pace over half a minute in slices of five seconds", function()
    local ten = "one two  three\tfour five six seven eight nine ten"
    local early = metrics(says("agent", 0, 2999, ten), at(3000, "x"))
    assert.is_nil(early.pace) -- less than three seconds of speech
    local m = metrics(says("agent", 0, 4000, ten), says("customer", 4000, 8000, "one two"),
      says("agent", 20000, 26000, ten), says("agent", 32000, 36000, ten))
    assert.same({ 120, 30 }, { m.pace, m.pace_customer }) -- the first one is out of the window
    assert.same({ math.floor(30 * 60 / 14 + 0.5), 30 }, { m.pace_average, m.pace_average_customer })
  end)

  it("take noise and loudness from events", function()
    local m = metrics(at(1, "noise", { value = 61.5 }), at(2, "loudness", { value = 70 }),
      at(3, "loudness", { value = 80, by = "customer" }), at(4, "noise", { value = "loud" }))
    assert.same({ 61.5, 70, 80 }, { m.noise, m.loudness, m.loudness_customer })
  end)

  it("are the same after the end, and on the way as far as it has been settled", function()
    local engine = hatif.engine.new {}
    local c = assert(engine:open { policy = plain, id = "c", at = 0 })
    assert(c:feed(at(1000, "answer")))
    assert(c:settle(5000))
    assert.same({ 5000, 4000 }, { c:metrics().duration, c:metrics().silence })
    assert(c:finish(9000))
    assert.equal(8000, c:metrics().silence_total)
    engine:close()
  end)
end)

describe("a duty on a metric", function()
  local fast = load [[params = { most = 170 },
    never "too_fast" { metric = "pace", above = param.most, lasting = "10s", cite = "a" }]]

  local function words(n) return ("w "):rep(n) end

  it("is broken by what has held for long enough, with the event and the value", function()
    local v = verdict(fast, says("agent", 0, 6000, words(20)),
      says("agent", 6000, 11000, words(15)))
    assert.same({ "violated", 11000, "happened" }, { v.status, v.at, v.why })
    assert.same({ { event = 3, metric = "pace", value = 191 } }, v.evidence)
  end)

  it("is kept where the pace falls in between: each stretch is counted by itself", function()
    local v = verdict(fast, says("agent", 0, 6000, words(20)),
      says("agent", 6000, 20000, words(10)), says("agent", 60000, 66000, words(20)), at(90000, "x"))
    assert.equal("satisfied", v.status)
  end)

  it("is broken by dead air at its own time, not at the next event", function()
    local air = load [[never "dead_air" { metric = "silence", above = "10s", cite = "a" }]]
    local v = verdict(air, at(1000, "answer"), says("agent", 2000, 4000), at(60000, "x"))
    assert.same({ "violated", 14001 }, { v.status, v.at })
    assert.same({ { event = 3, metric = "silence", value = 10001 } }, v.evidence)
    assert.equal("satisfied", verdict(air, at(1000, "answer"),
      says("agent", 2000, 4000),
      says("customer", 14000, 15000), at(16000, "hangup", { by = "agent" })).status)
  end)

  it("counts each stretch for an at_most", function()
    local noisy = load [[at_most "noise" { metric = "noise", above = 60, lasting = "2s", n = 1,
      cite = "a" }]]
    local function at_noise(time, value) return at(time, "noise", { value = value }) end
    local v = verdict(noisy, at_noise(0, 70), at_noise(1000, 80), at_noise(5000, 50),
      at_noise(6000, 61), at_noise(7999, 40), at_noise(9000, 61), at(20000, "x"))
    assert.same({ "violated", 11000, 2 }, { v.status, v.at, #v.evidence })
    assert.equal(7, v.evidence[2].event)
  end)

  it("counts at once where its condition holds already", function()
    local policy = load [[must "listened" { metric = "talk_ratio", below = 60, when = "hangup",
      within = "1s", cite = "a" }]]
    local v = verdict(policy, says("agent", 0, 4000), says("customer", 4000, 8000),
      at(9000, "hangup", { by = "agent" }))
    assert.same({ "satisfied", 9000 }, { v.status, v.at })
    assert.same({ event = 3, metric = "talk_ratio", value = 50 }, v.evidence[1])
  end)

  it("is told to steps, and read by hooks", function()
    local policy = load [[
      never "dead_air" { metric = "silence", above = 2000, cite = "a",
        on_violate = function(c) c:act("alert", { silence = c:metric "silence" }) end },
      step "a" { on = { ["metric:silence"] = "b" } },
      step "b" { final = true,
        enter = function(c)
        c:act("quiet", { n = c:count "metric:silence" }) end }]]
    local r = review(policy, at(0, "answer"), at(5000, "x"))
    assert.same({ "alert", 2001, "quiet", 1 },
      { r.acts[1].name, r.acts[1].args.silence, r.acts[2].name, r.acts[2].args.n })
    assert.same({}, policy:check())
  end)

  it("is looked at by the linter", function()
    local function codes(body)
      local out = {}
      for i, f in ipairs(load(body):check()) do out[i] = f.code end
      return out
    end
    assert.same({ "unwatched_metric" }, codes [[never "a" { event = "metric:pace", cite = "a" }]])
    assert.same({ "undefined_metric" }, codes [[never "a" { event = "x", cite = "a",
      iff = function(c) return c:metric "pase" end }]])
    assert.same({}, codes [[never "a" { metric = "pace", above = 1, cite = "a" },
      never "b" { event = "metric:pace", cite = "a" }]])
  end)
end)

-- Phrases that a speaker begins in one utterance and completes in the next, inside a contact: live,
-- in review and restored. The random specs of the engine try the same against the reference engine.
local hatif = require "hatif"

local POLICY = [[
protocol "line" {
  langs = { "ar", "en", "lv" },
  phrases = {
    ask_hold = {
      ar = { "(تسمح لي|ممكن|بعد إذنك) (أحطك|أخليك) على الانتظار", "ممكن تستنى معايا" },
      en = { "(may|can) i (put|place) you on hold [for {dur}]" },
      lv = { "vai drīkstu jūs pagaidināt" },
    },
    agrees = { ar = { "موافق", "تفضل", "ما عندي مانع" }, unless_negated = true },
    insult = { ar = { "أنت نصاب", "إنتو نصابين" }, unless_negated = true },
  },
  must "asked" { event = "said:ask_hold", before = "hold", cite = "3.1" },
  must "answered" { event = "heard:agrees", when = "said:ask_hold", within = "10s", cite = "3.2" },
  never "insulted" { event = "heard:insult", cite = "4.1" },
}
policy { "line" }
]]

local function write(text)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

local path = write(POLICY)
local policy = assert(hatif.policy.load(path, { time = 60000 }))
os.remove(path)

local function said(at, stop, by, text, line)
  return { at = at, stop = stop, type = "utterance", by = by, text = text, line = line }
end

local function contact(lines)
  local engine = hatif.engine.new { policy = policy }
  local c = assert(engine:open { id = "c", channel = "phone", lang = "ar", at = 0 })
  for i, e in ipairs(lines) do
    local event = { at = e[1], type = e[3], line = i + 1 }
    if e[4] then event = said(e[1], e[2], e[3], e[4], i + 1) end
    assert(c:feed(event))
  end
  return c
end

local function verdict(c, duty)
  for _, v in ipairs(c:verdicts()) do
    if v.duty == "line." .. duty then return v end
  end
end

local function judged(lines, duty)
  local c = contact(lines)
  assert(c:finish(60000))
  return verdict(c, duty)
end

describe("a phrase across two utterances", function()
  it("is heard, at the times of the one that completes it, with the words of both", function()
    local v = judged({ { 1000, 2000, "agent", "طيب لو سمحت تسمح لي أحطك" },
      { 2600, 4000, "agent", "على الانتظار دقيقة؟" }, { 5000, nil, "hold" } }, "asked")
    assert.equal("satisfied", v.status)
    assert.equal(4000, v.at)
    assert.same({ 2, 3 }, { v.evidence[1].event, v.evidence[2].event })
    assert.same({ "تسمح لي أحطك", "على الانتظار" }, { v.evidence[1].text, v.evidence[2].text })
    local first = "طيب لو سمحت تسمح لي أحطك"
    assert.equal(v.evidence[1].text, first:sub(v.evidence[1].first, v.evidence[1].last))
    assert.equal(1, v.evidence[2].first)
  end)

  it("is heard in Egyptian, English and Latvian, and with what a slot takes", function()
    for _, words in ipairs { { "ممكن تستنى", "معايا ثواني" }, { "بعد إذنك أخليك", "على الانتظار" },
      { "Okay, may I put you", "on hold for two minutes please" },
      { "Vai drīkstu", "jūs pagaidināt?" } } do
      local v = judged({ { 1000, 2000, "agent", words[1] }, { 2500, 3500, "agent", words[2] },
        { 4000, nil, "hold" } }, "asked")
      assert.equal("satisfied", v.status, words[1])
    end
  end)

  it("counts as consent across a pause, and a negation in front of the seam is seen", function()
    local asked = { 1000, 2000, "agent", "ممكن أخليك على الانتظار" }
    local yes = judged({ asked, { 3000, 3500, "customer", "ما عندي" },
      { 4000, 4500, "customer", "مانع" } }, "answered")
    assert.equal("satisfied", yes.status)
    local no = judged({ { 1000, 2000, "customer", "والله ما أقول إنتو" },
      { 2300, 3000, "customer", "نصابين" } }, "insulted")
    assert.equal("satisfied", no.status)
    local insult = judged({ { 1000, 2000, "customer", "يا أخي إنتو" },
      { 2300, 3000, "customer", "نصابين" } }, "insulted")
    assert.equal("violated", insult.status)
  end)

  it("is none when another speaks the rest, too late, or with words missing", function()
    local cases = {
      { { 1000, 2000, "agent", "تسمح لي أحطك" }, { 2600, 4000, "customer", "على الانتظار" } },
      { { 1000, 2000, "agent", "تسمح لي أحطك" }, { 7001, 8000, "agent", "على الانتظار" } },
      { { 1000, 2000, "agent", "تسمح لي" }, { 2600, 4000, "agent", "أعرف رقم الانتظار" } },
      { { 1000, 1500, "agent", "تسمح لي" }, { 1700, 2000, "agent", "أحطك" },
        { 2600, 4000, "agent", "على الانتظار" } },
    }
    for i, lines in ipairs(cases) do
      lines[#lines + 1] = { 9000, nil, "hold" }
      assert.equal("violated", judged(lines, "asked").status, "case " .. i)
    end
    cases[2][2][1] = 7000
    assert.equal("satisfied", judged(cases[2], "asked").status)
  end)

  it("goes on over what another says meanwhile, and over an utterance without a word", function()
    local v = judged({ { 1000, 2000, "agent", "تسمح لي أحطك" }, { 2100, 2300, "customer", "نعم؟" },
      { 2350, 2400, "agent", "  " }, { 2600, 4000, "agent", "على الانتظار" },
      { 5000, nil, "hold" } }, "asked")
    assert.equal("satisfied", v.status)
  end)

  it("is told once where the second utterance has it by itself", function()
    local heard = 0
    local engine = hatif.engine.new { policy = policy, on_verdict = function(_, v)
      if v.duty == "line.answered" and v.status == "na" then heard = heard + 1 end
    end }
    local c = assert(engine:open { id = "c", channel = "phone", lang = "ar", at = 0 })
    c:feed(said(1000, 2000, "agent", "ممكن أخليك"))
    c:feed(said(2500, 3000, "agent", "على الانتظار أقول ممكن أخليك على الانتظار"))
    c:finish(3500)
    assert.equal(1, heard) -- one asking, and one answer that was still ahead
  end)

  it("is the same whichever utterance comes in first, and restored between the two", function()
    local one = said(1000, 2000, "agent", "تسمح لي أحطك", 2)
    local other = said(2600, 4000, "agent", "على الانتظار", 3)
    local options = { policy = policy, lag = { telephony = 500, speech = 3000 } }
    local function moved(c)
      return assert(hatif.engine.new(options):restore(assert(c:snapshot()), policy))
    end
    local function run(order, cut)
      local c = assert(hatif.engine.new(options):open { id = "c", channel = "phone", lang = "ar",
        at = 0 })
      for i, e in ipairs(order) do
        if cut == i then c = moved(c) end
        assert(c:feed(e))
      end
      if cut == "queued" then c = moved(c) end
      c:settle(6500)
      if cut == "begun" then c = moved(c) end
      assert(c:finish(9000))
      return verdict(c, "asked")
    end
    local want = run { one, other }
    assert.equal("satisfied", want.status)
    assert.same(want, run { other, one })
    for _, cut in ipairs { 1, 2, "queued", "begun" } do
      assert.same(want, run({ one, other }, cut))
    end
  end)
end)

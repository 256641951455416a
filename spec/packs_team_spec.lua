-- What many contacts tell, from the calls to the acts: measured by hatif.scorecard, heard by the
-- packs team and fairness.
local hatif = require "hatif"
local packs = require "support.packs"
local testing = require "hatif.testing"

local HOUR, DAY = 3600000, 86400000
local OPENING = "السلام عليكم معك نورة من تطبيق الأفق قسم خدمة العملاء، أتواصل معك بخصوص طلبك"

-- An outbound call that opened well or not at all, and the complaint that it solved.
local function call(id, at, agent, well, cause)
  local list = {
    { type = "contact", id = id, channel = "phone", lang = "ar", direction = "outbound", at = at,
      agent = agent },
    { at = at, type = "case.reviewed" }, { at = at + 1000, type = "dial" },
    { at = at + 5000, type = "answer" } }
  if well then
    list[#list + 1] = { at = at + 6000, stop = at + 12000, type = "utterance", by = "agent",
      text = OPENING }
  end
  if cause then
    list[#list + 1] = { at = at + 60000, type = "complaint.classified", cause = cause }
    list[#list + 1] = { at = at + 70000, type = "complaint.solved" }
  end
  list[#list + 1] = { at = at + 90000, type = "hangup", by = "agent" }
  return list
end

-- A busy hour, in which an agent's level drops, and a quiet one of an agent who excels.
local function calls()
  local out = {}
  for i = 1, 20 do
    out[#out + 1] = call("f" .. i, i * DAY, "fahad", i <= 10, i <= 3 and "late" or nil)
  end
  for i = 1, 10 do
    out[#out + 1] = call("n" .. i, i * DAY + 2 * HOUR, "noura", true, i == 1 and "terms" or nil)
  end
  return out
end

-- The period of the team, after what was measured.
local function period(events)
  local policy = assert(hatif.policy.load { packs.path "team", packs.path "fairness" })
  local team = testing.contact(policy, { channel = "team" })
  for _, event in ipairs(events) do
    local fields = {}
    for key, value in pairs(event) do
      if key ~= "at" and key ~= "type" then fields[key] = value end
    end
    team:event(event.at, event.type, fields)
  end
  return team
end

describe("measures over many contacts", function()
  local card, at

  setup(function()
    card = assert(hatif.scorecard(assert(hatif.policy.load(packs.path "greeting")), calls()))
    at = card.events[1].at
  end)

  it("find what there is to learn, who falls, who excels, and the peak", function()
    local found = {}
    for i, e in ipairs(card.events) do found[i] = e.type .. " " .. (e.agent or e.cause or "") end
    assert.same({ "complaints.learned late", "complaints.learned terms",
      "agent.level_dropped fahad", "agent.outstanding noura", "hours.compared " }, found)
    assert.equal(3, card.events[1].n)
    assert.truthy(card.events[5].quiet - card.events[5].busy > 10)
  end)

  it("become a digest of lessons, a coaching, a reward and an alert", function()
    local team = period(card.events)
    team:advance(at + HOUR)
    local digest, coach = team:acts_named "digest", team:acts_named "coach"[1]
    assert.same({ to = "everybody", what = "lessons", cause = "late", n = 3 }, digest[1].args)
    assert.equal("terms", digest[2].args.cause)
    assert.same({ agent = "fahad", due = at + 7 * DAY }, coach.args)
    assert.equal("noura", team:acts_named "reward"[1].args.agent)
    assert.same({ to = "manager", what = "worse at the peak" }, team:acts_named "alert"[1].args)
    assert.equal("violated", team:verdict "fairness.worse".status)
    assert.same({}, team.failures)
  end)

  it("are followed up: coaching and reward in time, or not", function()
    local kept, broken = period(card.events), period(card.events)
    kept:event(at + 3 * DAY, "coaching.held", { agent = "fahad" })
    kept:event(at + 5 * DAY, "reward.given", { agent = "noura" })
    for team, status in pairs { [kept] = "satisfied", [broken] = "violated" } do
      team:advance(at + 20 * DAY)
      assert.equal(status, team:verdict "team.coach".status)
      assert.equal(status, team:verdict "team.reward".status)
    end
  end)
end)

describe("after a contact", function()
  it("a hard one gives the agent a rest, and its lesson is asked for", function()
    local policy = assert(hatif.policy.load { packs.path "after_call", packs.path "complaint" })
    local contact = testing.contact(policy, { lang = "en" })
    contact:event("0s", "answer"):event("2s", "recording.started")
    contact:customer("5s", "you are liars and thieves", "8s")
    contact:customer("10s", "I want to make a complaint", "12s")
    contact:event("1m", "complaint.solved", { cause = "late", case = "T1" })
    contact:event("2m", "hangup", { by = "customer" }):event("3m", "agent.ready")
    contact:advance "4m"
    assert.equal(180, contact:acts_named "pause"[1].args.seconds)
    assert.equal(true, contact:acts_named "record"[1].args.on)
    assert.equal("violated", contact:verdict "after_call.rushed".status)
    assert.same({ to = "team", what = "lesson", cause = "late", case = "T1" },
      contact:acts_named "digest"[1].args)
    assert.equal("pending", contact:verdict "complaint.lesson".status)
    contact:event("2d", "lesson.shared"):advance "3d"
    assert.equal("satisfied", contact:verdict "complaint.lesson".status)
  end)
end)

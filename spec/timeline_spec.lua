-- When duties were activated and steps were left, seen while a contact is judged.
local json = require "hatif.report.json"
local jsonl = require "hatif.sources.jsonl"
local policy = require "hatif.policy"
local review = require "hatif.review"
local timeline = require "hatif.timeline"

local CALLS = {}
for path in io.popen("LC_ALL=C ls examples/chefz/calls/*.jsonl"):lines() do
  CALLS[#CALLS + 1] = path
end
local chefz = assert(policy.load "examples/chefz")

local function watched(record)
  local watch = timeline.new()
  return review.judge(chefz, record, { watch = watch }), watch
end

describe("the timeline of a contact", function()
  local record = assert(jsonl.read "examples/chefz/calls/hold_late_apology.jsonl")
  local result, watch = watched(record)
  local from = record.contact.at

  local function since(duty)
    for i, v in ipairs(result.verdicts) do
      if v.duty == duty then return watch.since[i] and watch.since[i] - from, v end
    end
  end

  it("knows when each duty began: with the contact, an event, or a step", function()
    assert.equal(0, (since "conduct.dead_air"))
    assert.equal(19000, (since "greeting.greet"))
    local at, v = since "hold.return"
    assert.equal(57200, at)
    assert.equal(v.due, from + at + 40000)
    assert.equal(103200, (since "hold.sorry"))
    assert.is_nil((since "reconnect.redial"))
  end)

  it("knows from when to when each step lasted", function()
    local held
    for _, s in ipairs(watch.steps) do
      assert.is_true(s.from < s.to and s.from >= from and s.to <= record.stop)
      if s.protocol == "hold" and s.step == "held" then held = s end
    end
    assert.same({ protocol = "hold", step = "held", from = from + 57200, to = from + 103200 }, held)
  end)

  it("leaves no hole and no overlap between the steps of a protocol", function()
    local last = {}
    for _, s in ipairs(watch.steps) do
      assert.is_true(last[s.protocol] == nil or last[s.protocol] <= s.from)
      last[s.protocol] = s.to
    end
    assert.equal(record.stop, last.hold)
  end)

  it("changes no verdict, act or figure", function()
    for _, path in ipairs(CALLS) do
      local call = assert(jsonl.read(path))
      assert.equal(json.line((review.judge(chefz, call))), json.line((watched(call))), path)
    end
  end)

  it("changes nothing of a contact that is judged as it was live", function()
    local live = assert(jsonl.read "examples/chefz/calls/hold_late_apology.jsonl")
    for i, e in ipairs(live.events) do e.arrived = (e.stop or e.at) + 137 * i % 900 end
    local plain = review.judge(chefz, live)
    local seen, live_watch = watched(live)
    assert.equal(json.line(plain), json.line(seen))
    for i, v in ipairs(seen.verdicts) do
      if v.duty == "hold.return" then assert.equal(from + 57200, live_watch.since[i]) end
    end
  end)
end)

-- What is counted from a call's events alone.
local metrics = require "hatif.metrics"

local function of(events, stop)
  return metrics.of { contact = { at = 1000 }, events = events, stop = stop or 100000 }
end

describe("the figures of a call", function()
  it("are nil where the record does not hold what they need", function()
    local m = of({}, 1000)
    assert.equal(0, m.duration_ms)
    assert.is_nil(m.answer_ms)
    assert.is_nil(m.first_word_ms)
    assert.same({ agent = 0, customer = 0, supervisor = 0 }, m.talk_ms)
    assert.is_nil(of({ { at = 2000, type = "answer" } }).answer_ms)
    assert.is_nil(of({ { at = 2000, type = "dial" } }).answer_ms)
  end)

  it("tell how long it rang, and how long the agent was silent after the answer", function()
    local m = of {
      { at = 1500, type = "utterance", by = "agent", stop = 1600 },
      { at = 2000, type = "dial" }, { at = 3000, type = "ringing" }, { at = 9000, type = "answer" },
      { at = 9500, type = "utterance", by = "customer", stop = 9900 },
      { at = 10200, type = "utterance", by = "agent", stop = 11000 },
      { at = 50000, type = "dial" }, { at = 60000, type = "answer" },
    }
    assert.equal(7000, m.answer_ms)
    assert.equal(1200, m.first_word_ms)
  end)

  it("count what one speaker says at once only once", function()
    local m = of {
      { at = 2000, type = "utterance", by = "agent", stop = 4000 },
      { at = 2500, type = "utterance", by = "agent", stop = 3000 },
      { at = 3500, type = "utterance", by = "agent", stop = 5000 },
      { at = 3500, type = "utterance", by = "customer", stop = 4500 },
      { at = 6000, type = "utterance", by = "agent", stop = 6000 },
      { at = 7000, type = "utterance", by = "agent", stop = 9000, partial = true },
    }
    assert.same({ agent = 3000, customer = 1000, supervisor = 0 }, m.talk_ms)
  end)

  it("close a hold at unhold, at the end of the line, or at the end of the record", function()
    local m = of({
      { at = 2000, type = "hold" }, { at = 2500, type = "hold" }, { at = 5000, type = "unhold" },
      { at = 5500, type = "unhold" }, { at = 6000, type = "hold" }, { at = 10000, type = "drop" },
      { at = 11000, type = "hold" },
    }, 12000)
    assert.equal(3, m.hold_count)
    assert.equal(8000, m.hold_ms)
    assert.equal(4000, m.longest_hold_ms)
  end)
end)

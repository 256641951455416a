-- hatif.scorecard: measures over many contacts, by hand.
local hatif = require "hatif"

local HOUR, DAY = 3600000, 86400000

describe("a scorecard", function()
  local policy

  setup(function()
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write([[protocol "p" {
      must "greet" { event = "greeted", when = "answer", within = "3s", cite = "x" },
      step "on" { final = true },
    }]])
    file:close()
    policy = assert(hatif.policy.load(path))
    os.remove(path)
  end)

  -- A call: answered after `wait` ms (nil: abandoned), greeted or not.
  local function call(id, at, agent, wait, greeted, case)
    local list = { { type = "contact", id = id, channel = "phone", lang = "ar", at = at,
      agent = agent, team = "care", case = case }, { at = at, type = "queue.enter" } }
    if not wait then
      list[#list + 1] = { at = at + 5000, type = "queue.abandon" }
      return list
    end
    list[#list + 1] = { at = at + wait, type = "answer" }
    if greeted then list[#list + 1] = { at = at + wait + 1000, type = "greeted" } end
    list[#list + 1] = { at = at + wait + 60000, type = "hangup", by = "agent" }
    return list
  end

  it("counts service level with its abandons, handling time and resolution", function()
    local card = assert(hatif.scorecard(policy, {
      call("a", 0, "noura", 5000, true, "T1"),
      call("b", HOUR, "noura", 30000, false, "T1"),
      call("c", 2 * HOUR, "fahad", 20000, true, "T2"),
      call("d", 9 * DAY, "fahad", 20001, true, "T2"),
      call("e", 3 * HOUR, nil, nil),
    }))
    assert.same({ "", "fahad", "noura" },
      { card.rows[1].name, card.rows[2].name, card.rows[3].name })
    assert.same({ 5, 1, 40.0 }, { card.all.offered, card.all.abandoned, card.all.service_level })
    assert.equal(60000, card.all.handling_time)
    assert.equal(75.0, card.all.resolved) -- T1 came again within a week, T2 after nine days
    assert.same({ 50.0, 1 }, { card.rows[3].score, card.rows[3].violations[1].n })
    assert.equal("p.greet", card.rows[3].violations[1].duty)
    assert.equal(100.0, card.rows[2].score)
  end)

  it("has a row for each hour of a zone", function()
    local card = assert(hatif.scorecard(policy, { call("a", 0, "n", 0, true),
      call("b", 22 * HOUR, "n", 0, true) }, { by = "hour", zone = "Asia/Riyadh" }))
    assert.same({ "01", "03" }, { card.rows[1].name, card.rows[2].name })
  end)

  it("says who is to be coached, who rewarded, and how the peak compares", function()
    local calls = {}
    for i = 1, 10 do
      calls[#calls + 1] = call("f" .. i, i * DAY, "fahad", 0, i <= 5)
      calls[#calls + 1] = call("n" .. i, i * DAY + HOUR, "noura", 0, true)
      calls[#calls + 1] = call("m" .. i, i * DAY + HOUR, "noura", 0, true)
    end
    local card = assert(hatif.scorecard(policy, calls))
    assert.same({
      { at = 10 * DAY + HOUR, type = "agent.level_dropped", agent = "fahad", points = 100.0 },
      { at = 10 * DAY + HOUR, type = "agent.outstanding", agent = "noura" },
      { at = 10 * DAY + HOUR, type = "hours.compared", quiet = 50.0, busy = 100.0 },
    }, card.events)
  end)

  it("of nothing is empty, and wrong arguments are named", function()
    local card = assert(hatif.scorecard(policy, {}))
    assert.same({ {}, 0, {} }, { card.rows, card.all.contacts, card.events })
    assert.error_matches(function() hatif.scorecard(policy, {}, { by = "moon" }) end, "'by'")
    assert.error_matches(function() hatif.scorecard(policy, {}, { zone = "Moon" }) end, "'zone'")
    assert.error_matches(function() hatif.scorecard(policy, {}, { days = 1 }) end, "'days'")
    assert.error_matches(function() hatif.scorecard(policy, "x") end, "#2")
    local none, message = hatif.scorecard(policy, { "nowhere.jsonl" })
    assert.is_nil(none)
    assert.matches("nowhere.jsonl", message)
  end)
end)

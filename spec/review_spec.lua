-- hatif.review: a call through all floors, as the Lua table that the reports show.
local hatif = require "hatif"

local FIXTURES = "spec/fixtures/"
local desk = assert(hatif.policy.load(FIXTURES .. "desk.lua"))

local function call(...)
  local list = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 } }
  for _, event in ipairs { ... } do list[#list + 1] = event end
  return list
end

local function verdict(result, duty, n)
  for _, v in ipairs(result.verdicts) do
    if v.duty == duty and v.n == (n or 1) then return v end
  end
  return { status = "none" }
end

local function says(at, text, more)
  local event = { at = at, type = "utterance", by = "agent", text = text, stop = at + 500 }
  for k, v in pairs(more or {}) do event[k] = v end
  return event
end

describe("hatif.review", function()
  it("judges a call file", function()
    local result = assert(hatif.review(desk, FIXTURES .. "held.jsonl"))
    assert.equal("held", result.contact)
    assert.same({ name = "desk", hash = desk:hash() }, result.policy)
    assert.equal(75, result.score.percentage)
    assert.is_false(result.score.automatic_fail)
    local greet = verdict(result, "desk.greet")
    assert.equal("satisfied", greet.status)
    assert.same({ 2800, 5000, 2200 }, { greet.at, greet.due, greet.margin })
    local e = greet.evidence[1]
    assert.same({ 3, "desk/hello" }, { e.event, e.phrase })
    assert.equal("السلام عليكم", ("السلام عليكم، معك ليلى"):sub(e.first, e.last))
    local back = verdict(result, "desk.back")
    assert.same({ "violated", 16000, -2000 }, { back.status, back.due, back.margin })
    assert.same({ "alert", 16000 }, { result.acts[1].name, result.acts[1].at })
    assert.same({ to = "supervisor", late = true }, result.acts[1].args)
    assert.equal(12000, result.metrics.hold_total)
    assert.same({}, result.not_admitted)
  end)

  it("judges a list of events, and gives the same twice", function()
    local list = call({ at = 10, type = "answer" }, says(4000, "hello"))
    local first, second = hatif.review(desk, list), hatif.review(desk, list)
    assert.equal("violated", verdict(first, "desk.greet").status)
    assert.same(first, second)
  end)

  it("ends the call at its last line's at or stop: a deadline ahead is cut off", function()
    local result = assert(hatif.review(desk, call({ at = 10, type = "answer" },
      { at = 2000, type = "hangup", by = "customer" })))
    assert.equal("na", verdict(result, "desk.greet").status)
  end)

  it("lists what was not admitted, by line", function()
    local result = assert(hatif.review(desk, call(
      { at = 10, type = "hold", id = "h", source = "pbx" },
      { at = 10, type = "hold", id = "h", source = "pbx" },
      { at = 30000, type = "waive", duty = "desk.back", by = "supervisor" })))
    assert.same({ { event = 3, why = "duplicate" }, { event = 4, why = "waiver without note" } },
      result.not_admitted)
    assert.equal(1, result.metrics.hold_count)
  end)

  it("takes a waiver", function()
    local result = assert(hatif.review(desk, call({ at = 10, type = "hold" },
      { at = 30000, type = "waive", duty = "desk.back", by = "supervisor", note = "system down" })))
    assert.equal("waived", verdict(result, "desk.back").status)
    assert.equal(100, result.score.percentage)
  end)

  it("hears the last partial of an utterance that was never completed, and no other", function()
    local function greeted(...)
      local result = assert(hatif.review(desk, call({ at = 10, type = "answer" }, ...)))
      return verdict(result, "desk.greet").status
    end
    local part = { utt = "u1", partial = true }
    assert.equal("satisfied", greeted(says(100, "hel", part), says(100, "hello", part),
      { at = 9000, type = "hangup" }))
    assert.equal("violated", greeted(says(100, "hello", part), says(100, "yellow", { utt = "u1" }),
      { at = 9000, type = "hangup" }))
  end)

  it("tells the errors of hooks, and goes on", function()
    local told = {}
    local broken = call({ at = 0, type = "fact", key = "broken", value = true },
      { at = 10, type = "answer" }, says(20, "hello"), { at = 1000, type = "hold" },
      { at = 2000, type = "unhold" })
    local function tell(e) told[#told + 1] = e end
    local result, errors = hatif.review(desk, broken, { on_error = tell })
    assert.equal("satisfied", verdict(result, "desk.greet").status)
    assert.equal("satisfied", verdict(result, "desk.back").status)
    assert.equal(1, #errors)
    assert.same(errors, told)
    assert.same({ "desk", "c", "desk.greet.on_meet" },
      { errors[1].policy, errors[1].contact, errors[1].where })
    assert.truthy(errors[1].message:find("the hook is broken", 1, true))
    assert.truthy(errors[1].traceback:find("stack traceback", 1, true))
    assert.same({}, result.not_admitted)
  end)

  it("tells verdicts and acts as they fall", function()
    local seen = {}
    assert(hatif.review(desk, FIXTURES .. "held.jsonl", {
      on_verdict = function(v) seen[#seen + 1] = v.duty .. " " .. v.status end,
      on_act = function(a) seen[#seen + 1] = a.name end,
    }))
    assert.same({ "desk.greet satisfied", "desk.back violated", "alert", "desk.promise satisfied" },
      seen)
  end)

  it("refuses a call it cannot read, with every bad line", function()
    local result, message, code, errors = hatif.review(desk, FIXTURES .. "back_in_time.jsonl")
    assert.is_nil(result)
    assert.equal("EFORMAT", code)
    assert.equal("spec/fixtures/back_in_time.jsonl:3: at goes back to 4000, expected 6000 or later",
      message)
    assert.equal(3, errors[1].line)
    result, message, code = hatif.review(desk, "no/such.jsonl")
    assert.is_nil(result)
    assert.truthy(message:find("No such file", 1, true))
    assert.equal("ENOENT", code)
    assert.has_error(function() hatif.review(desk, 7) end,
      "bad argument #2 to 'review' (path or list of events expected, got number)")
    assert.has_error(function() hatif.review("desk.lua", {}) end,
      "bad argument #1 to 'review' (policy expected, got string)")
  end)
end)

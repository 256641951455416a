-- hatif.testing: a contact on a virtual clock.
local hatif = require "hatif"
local testing = require "hatif.testing"

describe("a contact under test", function()
  local policy

  setup(function() policy = assert(hatif.policy.load("examples/chefz")) end)

  local function held()
    return testing.contact(policy, { direction = "outbound" })
      :event("0s", "answer")
      :agent("1s", "السلام عليكم معك نورة من تطبيق ذا شفز قسم خدمة العملاء", "5s")
      :agent("10s", "تسمح لي أحطك على الانتظار ٤٠ ثانية لمراجعة بعض البيانات؟", "16s")
      :customer("17s", "تفضلي", "18s")
      :event("20s", "hold")
  end

  it("meets its deadlines as time goes on, and never before", function()
    local call = held():advance "1m"
    assert.equal("pending", call:verdict("hold.return").status)
    call:advance(60001)
    assert.equal("violated", call:verdict("hold.return").status)
    assert.equal(60000, call:verdict("hold.return").at)
    assert.equal("hold over limit", call:acts_named("alert")[1].args.what)
  end)

  it("is judged by what was said and done", function()
    local call = held():event("50s", "unhold"):agent("51s", "شكراً لانتظارك", "53s"):finish "2m"
    assert.equal("satisfied", call:verdict("hold.consent").status)
    assert.equal("satisfied", call:verdict("hold.thank", 1).status)
    assert.same({}, call:errors())
    assert.is_number(call:score().percentage)
  end)

  it("raises what is wrong with the test", function()
    local call = testing.contact(policy)
    assert.error_matches(function() call:advance "soon" end, "#1 to 'advance'.*got \"soon\"")
    assert.error_matches(function() call:advance(-1) end, "#1 to 'advance'.*got %-1")
    assert.error_matches(function() call:agent("1s", "x", "") end, "#3 to 'agent'")
    assert.error_matches(function() call:verdict "hold.nothing" end, "no verdict of")
    assert.error_matches(function() call:event("1s", "answer", { at = 1.5 }) end, "at")
    call:advance "10s"
    assert.error_matches(function() call:event("1s", "answer") end, "settled")
  end)
end)

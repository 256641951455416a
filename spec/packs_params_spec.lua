-- Where the five documents contradict each other a param decides: each is there, says which of them
-- it decides between, and judges otherwise when it is set otherwise.
local hatif = require "hatif"
local packs = require "support.packs"
local testing = require "hatif.testing"

local function policy_of(pack, params)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(('protocol "t" { extends = %q, params = { %s } } policy { "t" }'):format(pack, params))
  file:close()
  local policy = assert(hatif.policy.load(path))
  os.remove(path)
  return policy
end

-- What one says or does, and the status of the duty by the default and by the other value.
local CONTRADICTIONS = {
  { what = "one extension of a hold, or rather a call back", param = "hold.extensions", default = 1,
    documents = { "000" }, other = "extensions = 2", duty = "hold.twice",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "answer")
      for i = 1, 3 do call:event(i * 60000, "hold"):event(i * 60000 + 20000, "unhold") end
    end },
  { what = "never hang up on a rude customer, or he may be asked to leave",
    param = "anger.may_dismiss", default = false, documents = { "001", "002" },
    other = "may_dismiss = true", duty = "anger.hang_up",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "answer"):customer("2s", "أنتم حرامية", "4s")
      call:event("30s", "hangup", { by = "agent" })
    end },
  { what = "no apology where the customer is in the wrong, or apologise",
    param = "complaint.sorry_anyway", default = false, documents = { "000", "001", "002" },
    other = "sorry_anyway = true", duty = "complaint.unowed",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "answer"):event("2s", "complaint.decided", { fault = "customer" })
      call:agent("5s", "نعتذر منك", "7s")
    end },
  { what = "interrupt a customer who will not stop, or never interrupt",
    param = "conduct.may_interrupt", default = true, documents = { "000", "001", "003" },
    other = "may_interrupt = false", duty = "conduct.interrupt",
    by_default = "satisfied", by_other = "violated",
    play = function(call)
      call:event("1s", "answer"):event("2s", "no_agreement")
      call:customer("3s", "وما راح أسكت", "30s"):agent("10s", "اسمح لي أقاطعك", "14s")
    end },
  { what = "“never again”, or promise only what you can", param = "apology.never_again",
    default = false, documents = { "001", "002" }, other = "never_again = true",
    duty = "apology.never_again", by_default = "violated", by_other = "satisfied",
    play = function(call) call:agent("5s", "لن يتكرر هذا مرة أخرى", "7s") end },
  { what = "confront the customer at fault, or do not argue", param = "complaint.confront",
    default = true, documents = { "001", "002" }, other = "confront = false",
    duty = "complaint.defend", by_default = "satisfied", by_other = "violated",
    play = function(call)
      call:event("1s", "answer"):event("2s", "complaint.opened")
      call:event("3s", "complaint.decided", { fault = "customer" })
      call:agent("5s", "كلامك مو صحيح", "7s")
    end },
  { what = "name department and team, or no inner departments", param = "conduct.name_departments",
    default = false, documents = { "000", "001", "002" }, other = "name_departments = true",
    duty = "conduct.inner", by_default = "violated", by_other = "satisfied",
    play = function(call) call:event("1s", "answer"):agent("5s", "قسم التسويات بيراجع", "7s") end },
  { what = "do not say what you cannot do, or be frank", param = "conduct.frank", default = false,
    documents = { "002", "003" }, other = "frank = true", duty = "conduct.negative",
    by_default = "violated", by_other = "satisfied",
    play = function(call) call:event("1s", "answer"):agent("5s", "ما أقدر أساعدك", "7s") end },
  { what = "promise only for yourself, or for the supervisor", param = "conduct.promise_for_others",
    default = false, documents = { "000", "002" }, other = "promise_for_others = true",
    duty = "conduct.over_promise", by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "answer"):agent("5s", "أكيد المدير بيوافق", "7s")
    end },
  { what = "“at once” without a number", param = "reconnect.redial_within", default = "30s",
    documents = { "000" }, other = 'redial_within = "90s"', duty = "reconnect.redial",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "answer"):event("10s", "drop"):event("70s", "dial")
    end },
  { what = "“often” without a number", param = "voicemail.check_within", default = "2h",
    documents = { "004" }, other = 'check_within = "6h"', duty = "voicemail.check",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "voicemail.left"):event("5h", "voicemail.checked")
    end },
  { what = "“as soon as possible” without a number", param = "voicemail.answer_within",
    default = "4h", documents = { "004" }, other = 'answer_within = "8h"',
    duty = "voicemail.answer", by_default = "violated", by_other = "satisfied",
    play = function(call) call:event("1s", "voicemail.left"):event("6h", "dial") end },
  { what = "“without delay” without a number", param = "greeting.answer_within", default = "20s",
    documents = { "004" }, other = 'answer_within = "60s"', duty = "greeting.answer",
    by_default = "violated", by_other = "satisfied",
    play = function(call) call:event("1s", "queue.enter"):event("41s", "answer") end },
  { what = "“promptly” without a number", param = "written.answer_within", default = "1d",
    documents = { "002", "004" }, other = 'answer_within = "3d"', duty = "written.answer",
    by_default = "violated", by_other = "satisfied",
    play = function(call)
      call:event("1s", "message.received"):event(2 * 86400000, "reply.sent")
    end },
}

-- "anger.hang_up" is judged where he is angry, by mail where a pack is for mail.
local function status(case, params)
  local pack = case.param:match("^[^.]+")
  local policy = policy_of(pack, params)
  local call = testing.contact(policy, { channel = policy:protocols()[1].channels[1] })
  case.play(call)
  call:finish(7 * 86400000)
  assert.same({}, call.failures)
  return call:verdict(case.duty).status
end

describe("a contradiction of the documents", function()
  local params = {}

  setup(function()
    for _, protocol in ipairs(packs.all():protocols()) do
      for name, param in pairs(protocol.params) do params[protocol.id .. "." .. name] = param end
    end
  end)

  for _, case in ipairs(CONTRADICTIONS) do
    it("is decided by " .. case.param .. ": " .. case.what, function()
      local param = assert(params[case.param], case.param .. " is not there")
      assert.equal(case.default, param.value)
      for _, document in ipairs(case.documents) do
        assert.truthy(param.doc:find(document, 1, true),
          ("%s does not name document %s: %s"):format(case.param, document, param.doc))
      end
      assert.equal(case.by_default, status(case, ""))
      assert.equal(case.by_other, status(case, case.other))
    end)
  end

  it("is explained wherever a param is declared", function()
    for name, param in pairs(params) do assert.truthy(#(param.doc or "") >= 15, name) end
  end)
end)

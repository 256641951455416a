-- The protocols that hatif brings: each loads alone and has no finding; a policy has them by id.
local hatif = require "hatif"
local coverage = require "coverage.coverage"
local packs = require "support.packs"
local sentences = require "support.sentences"
local testing = require "hatif.testing"

local function policy_of(text)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
  local policy, message = hatif.policy.load(path)
  os.remove(path)
  return policy, message
end

describe("the packs", function()
  it("stand in a file named as their protocol", function()
    for _, id in ipairs(packs.ids()) do
      local policy = assert(hatif.policy.load(packs.path(id)))
      assert.equal(id, policy:protocols()[1].id)
    end
  end)

  it("have no finding, together and each alone", function()
    local paths = { "spec/coverage" }
    for i, id in ipairs(packs.ids()) do paths[i + 1] = packs.path(id) end
    for _, path in ipairs(paths) do
      for _, finding in ipairs(assert(hatif.policy.load(path)):check()) do
        error(finding.message)
      end
    end
  end)

  it("are in force where a policy names them, and are hashed with it", function()
    local policy = assert(policy_of('policy { name = "desk", "greeting", "hold" }'))
    local protocols = policy:protocols()
    assert.same({ "greeting", "hold" }, { protocols[1].id, protocols[2].id })
    local names = {}
    for i, source in ipairs(policy.sources) do names[i] = source.name end
    assert.same({ "packs/greeting.lua", "packs/hold.lua" }, { names[2], names[3] })
  end)

  it("can be a layer's base, and give way to a file's own protocol of that id", function()
    local layered = assert(policy_of(
      'protocol "acme.hold" { extends = "hold", params = { max = "1m" } }'))
    assert.equal("1m", layered:protocols()[1].params.max.value)
    local own = assert(policy_of('protocol "hold" { step "on" { final = true } }'))
    assert.same({}, own:duties())
  end)

  it("are suggested for no unknown id", function()
    local policy, message = policy_of('policy { "holt" }')
    assert.is_nil(policy)
    assert.matches("there is no protocol \"holt\"", message)
  end)

  it("serve what the table of the requirements says, and the scenes are as expected", function()
    local sums, faults, open = coverage.count()
    assert.same({}, faults)
    assert.same({}, open)
    assert.same({ served = 194, proven = 167, attests = 6, cards = 21, open = 0 }, sums)
  end)
end)

-- So many ways to say each phrase are played; fewer only where its nature allows no more.
local LEAST = { ar = 12, en = 8, lv = 6 }
local FEWER = {
  ["written/anything"] = "it is in every text, and counts the words of its sentences",
}

describe("the phrases of the packs", function()
  local policy, cases = packs.all(), sentences.packs()
  local matcher = hatif.text.phrases(policy:phrases())

  it("have so many sentences in each language, and neighbours", function()
    local by_phrase, lacking = {}, {}
    for _, case in ipairs(cases) do by_phrase[case.phrase] = case end
    for phrase in pairs(policy:phrases()) do
      local case = by_phrase[phrase]
      if not case and not FEWER[phrase] then
        lacking[#lacking + 1] = phrase .. " has no sentences"
      end
      for lang, least in pairs(case and LEAST or {}) do
        local distinct, n = {}, 0
        for _, sentence in ipairs(case.is[lang]) do
          local folded = hatif.text.fold(sentence)
          n, distinct[folded] = n + (distinct[folded] and 0 or 1), true
          local arabic = sentence:find("[\xD8-\xDB]") ~= nil
          assert.equal(lang == "ar", arabic, phrase .. ": " .. sentence)
        end
        if n < least then
          lacking[#lacking + 1] = ("%s has %d of %d sentences in %s"):format(phrase, n, least, lang)
        end
      end
      if case and #case.isnt < 5 then
        lacking[#lacking + 1] = phrase .. " has fewer than 5 neighbours"
      end
    end
    table.sort(lacking)
    assert.same({}, lacking)
    for phrase in pairs(FEWER) do assert.is_nil(by_phrase[phrase], phrase .. " has sentences") end
  end)

  it("are told from what an annoyed, hesitant, joking or quoting person says", function()
    local hard, wrong = require "sentences.hard", {}
    for _, case in ipairs(hard) do
      local said = {}
      for _, hit in ipairs(matcher:match(case[1])) do said[hit.name] = true end
      for _, phrase in ipairs(case.hears) do
        if not said[phrase] then wrong[#wrong + 1] = phrase .. " is not heard: " .. case[1] end
      end
      for _, phrase in ipairs(case.never) do
        if said[phrase] then wrong[#wrong + 1] = phrase .. " is heard: " .. case[1] end
      end
    end
    assert.same({}, wrong)
    assert.truthy(#hard >= 150)
  end)

  for _, case in ipairs(cases) do
    it(case.phrase .. " is heard in what people say for it, and in no neighbour", function()
      assert.same({}, sentences.wrong(matcher, case))
    end)
  end
end)

describe("a name that the packs hear", function()
  -- Whether the duty counts as kept once the agent has said this.
  local function status(pack, duty, when, sentence)
    local call = testing.contact(assert(policy_of(([[
      protocol "t" { extends = %q, must "named" { event = %q, when = "answer", within = "60s" } }
      policy { "t" }]]):format(pack, when))), { lang = "en", facts = { customer_name = "x" } })
    call:event("1s", "answer"):agent("2s", sentence, "3s"):advance "4s"
    assert.same({}, call.failures)
    return call:verdict(duty).status
  end

  it("is the agent's own where he says who he is, and no word that may stand there", function()
    for _, sentence in ipairs { "I am Tom", "hello, this is Tom", "good morning, Anna speaking",
      "it is Peter calling", "معك سارة", "معاك آية من خدمة العملاء", "Labdien, šeit Ilze" } do
      assert.equal("satisfied", status("greeting", "greeting.named", "agent.named", sentence))
    end
    for _, sentence in ipairs { "this is great", "This is Great", "I am very happy", "I am sorry",
      "it's late from here", "now speaking", "معك حق", "أنا سعيد بخدمتك",
      "Šeit ir skaisti no mums" } do
      assert.equal("pending", status("greeting", "greeting.named", "agent.named", sentence))
    end
  end)

  it("is the customer's where he is called by it, and not where he is only thanked", function()
    for _, sentence in ipairs { "thank you, Anna", "Mr Smith", "يا سارة", "أستاذ خالد" } do
      assert.equal("satisfied",
        status("complaint", "complaint.named", "complaint.called_by_name", sentence))
    end
    for _, sentence in ipairs { "thank you for calling", "hello to you all", "يا فندم", "يا باشا",
      "Paldies par zvanu" } do
      assert.equal("pending",
        status("complaint", "complaint.named", "complaint.called_by_name", sentence))
    end
  end)
end)

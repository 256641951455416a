-- The protocols that hatif brings: each loads alone and has no finding; a policy has them by id.
local hatif = require "hatif"
local coverage = require "coverage.coverage"
local packs = require "support.packs"
local sentences = require "packs_sentences"

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

describe("the phrases of the packs", function()
  local policy = assert(policy_of([[
    policy { name = "desk", "greeting", "hold", "closing", "escalation",
             "complaint", "anger", "apology", "conduct" }]]))
  local matcher = hatif.text.phrases(policy:phrases())

  local function heard(phrase, sentence)
    for _, hit in ipairs(matcher:match(sentence)) do
      if hit.name == phrase then return true end
    end
    return false
  end

  for _, case in ipairs(sentences) do
    it(case.phrase .. " is heard in what people say for it", function()
      for _, sentence in ipairs(case.is) do
        assert.is_true(heard(case.phrase, sentence), sentence)
      end
    end)

    it(case.phrase .. " is not heard in what only sounds like it", function()
      for _, sentence in ipairs(case.isnt) do
        assert.is_false(heard(case.phrase, sentence), sentence)
      end
    end)
  end
end)

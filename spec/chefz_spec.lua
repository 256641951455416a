-- examples/chefz: its phrases on sentences, its calls on the verdicts that were written by hand.
local hatif = require "hatif"
local sentences = require "chefz_sentences"

local DIR = "examples/chefz/"

--- The phrases of every protocol as the files declare them, keyed protocol/phrase.
local function declared_phrases()
  local phrases = {}
  local function nothing() return function() return nothing end end
  local env = { ipairs = ipairs, policy = nothing, param = {} }
  for _, w in ipairs { "must", "never", "at_most", "attest", "step", "flow" } do
    env[w] = nothing
  end
  function env.protocol(id)
    return function(t)
      for name, phrase in pairs(t.phrases or {}) do phrases[id .. "/" .. name] = phrase end
    end
  end
  for _, file in ipairs { "greeting", "talk", "hold", "closing", "escalation", "reconnect" } do
    assert(loadfile(DIR .. file .. ".lua", "t", env))()
  end
  return phrases
end

describe("the phrases of examples/chefz", function()
  local matcher = hatif.text.phrases(declared_phrases())

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

-- Layers of policies: stock → company → branch → season.
-- luacheck: no max line length (a policy and its message stand on one line each)
local policies = require("support.policies")
local policy = require("hatif.policy")

local BASE = { "base.lua", [[
protocol "hold" {
  langs = { "ar", "en" },
  params = { max = { default = "40s", doc = "the longest hold", max = "2m" } },
  phrases = { thank = { ar = { "شكرا" }, en = { "thanks" } } },
  templates = { sorry = { ar = "عذرا", en = "sorry" } },
  must "whole" { event = "e", cite = "1" },
  step "idle" { on = { hold = "held", x = "held" } },
  step "held" { on = { unhold = "idle" },
    must "return" { event = "unhold", within = param.max, cite = "2" },
    must "thank" { said = "thank", within = "5s", cite = "3" } },
  flow "f" { when = "hold", run = function() end },
}]] }

local function load(layer, ...)
  return policies.load { BASE, { "layer.lua", layer }, ... }
end

local function by_id(p)
  local out = {}
  for _, d in ipairs(p:duties()) do out[d.id] = d end
  return out
end

describe("a layer", function()
  it("keeps ids of the base, and tells which duty is from it", function()
    local p = assert(load [[protocol "acme" { extends = "hold",
      step "held" { must "return" { event = "unhold", within = "60s", weight = 5,
        cite = "acme" } } }]])
    local duties = by_id(p)
    assert.same({ "acme", 5, "held" },
      { duties["hold.return"].layer, duties["hold.return"].weight, duties["hold.return"].step })
    assert.equal("hold", duties["hold.thank"].layer)
    assert.same({ "hold", "acme" }, { p:protocols()[1].id, p:protocols()[1].layer })
    assert.same({ { layer = "acme", base = "hold", added = {}, replaced = { "return" },
      removed = {} } },
      p:layers())
  end)

  it("replaces in place and adds behind", function()
    local p = assert(load [[protocol "acme" { extends = "hold",
      must "new" { event = "n" }, must "whole" { event = "w" },
      step "held" { must "thank" { event = "t" }, must "more" { event = "m" } },
      step "last" { final = true } }]])
    local ids = {}
    for i, d in ipairs(p:duties()) do ids[i] = d.id end
    assert.same({ "hold.whole", "hold.new", "hold.return", "hold.thank", "hold.more" }, ids)
    assert.same({ "idle", "held", "last" }, p:protocols()[1].steps)
  end)

  it("removes by ID or STEP/ID, and a removal of nothing is a mistake", function()
    local p = assert(load [[protocol "acme" { extends = "hold", remove = { "held/thank", "whole",
      "f" } }]])
    assert.same({ "thank", "whole", "f" }, p:layers()[1].removed)
    assert.equal(1, #p:duties())
    local loaded, message = load [[protocol "acme" { extends = "hold", remove = { "idle/thank" } }]]
    assert.is_nil(loaded)
    assert.equal('layer.lua:1: protocol "acme": remove "idle/thank": the base has no such duty or flow', message)
  end)

  it("gives a param another value within the base's bounds", function()
    assert.equal("60s", load([[protocol "acme" { extends = "hold", params = { max = "60s" } }]])
      :protocols()[1].params.max.value)
    local _, message = load [[protocol "acme" { extends = "hold", params = { max = "3m" } }]]
    assert.equal('layer.lua:1: protocol "acme": param max is "3m", a value from any to 2m was expected', message)
  end)

  it("replaces a phrase's list by language, or appends to it", function()
    local p = assert(load [[protocol "acme" { extends = "hold",
      phrases = { thank = { ar = { "مشكور" }, add = { en = { "cheers" } } } } }]])
    local function judged(text)
      local contact = policies.run(p, { { 0, "hold" }, { 10, "utterance", by = "agent",
        text = text, stop = 20 } }, 100000)
      return policies.statuses(contact)["hold.thank"]
    end
    assert.equal("satisfied", judged("مشكور"))
    assert.equal("satisfied", judged("cheers"))
    assert.equal("satisfied", judged("thanks"))
    assert.are_not.equal("satisfied", judged("شكرا"))
  end)

  it("merges transitions by key", function()
    local p = assert(load [[protocol "acme" { extends = "hold",
      step "idle" { on = { x = "last" } }, step "last" { final = true } }]])
    local contact = policies.open(p)
    contact:feed { at = 1, type = "x" }
    contact:settle(2)
    assert.same({ hold = "last" }, contact:status().steps)
  end)

  it("lies over another layer", function()
    local p = assert(load([[protocol "acme" { extends = "hold", params = { max = "60s" } }]],
      { "top.lua", [[protocol "acme.ramadan" { extends = "acme", remove = { "thank" } }]] }))
    assert.same({ "acme", "acme.ramadan" }, { p:layers()[1].layer, p:layers()[2].layer })
    assert.equal("60s", p:protocols()[1].params.max.value)
    assert.equal(1, #p:protocols())
  end)

  it("hears the languages that it names, and no other of its base", function()
    local p = assert(load [[protocol "acme" { extends = "hold", langs = { "en" },
      phrases = { thank = { add = { en = { "cheers" } } } } }]])
    local thank = p:phrases()["hold/thank"]
    assert.same({ "thanks", "cheers" }, thank.en)
    assert.is_nil(thank.ar)
    assert.same({ "en" }, p:protocols()[1].langs)
    local _, message = load [[protocol "acme" { extends = "hold", langs = { "en" },
      phrases = { thank = { add = { ar = { "مشكور" } } } } }]]
    assert.matches("language ar is not among langs", message)
  end)

  it("is refused over nothing, over itself, and beside another without a policy{}", function()
    local _, message = load [[protocol "acme" { extends = "hld" }]]
    assert.equal('layer.lua:1: protocol "acme": extends "hld", and there is no such protocol, did you mean \'hold\'?', message)
    _, message = load [[protocol "a" { extends = "b" } protocol "b" { extends = "a" }]]
    assert.truthy(message:find("no protocol") or message:find("extends itself"))
    _, message = load [[protocol "a" { extends = "hold" } protocol "b" { extends = "hold" }]]
    assert.equal('layer.lua:1: protocol "b": "a" is a layer over "hold" too; policy { … } must name one', message)
    assert(load [[protocol "a" { extends = "hold" } protocol "b" { extends = "hold" } policy { "b" }]])
    _, message = load [[protocol "a" { extends = "hold" } policy { "a", "hold" }]]
    assert.equal('layer.lua:1: policy: "a" and "hold" are one protocol\'s; one of them can be in force', message)
  end)

  it("may be named where its base is meant", function()
    assert(load([[protocol "acme" { extends = "hold" }]], { "o.lua", [[protocol "o" {
      must "a" { say = "acme/thank" }, must "b" { event = "duty:acme.return:violated" } }]] }))
  end)

  it("of the sample for Ramadan changes the hold and drops a duty", function()
    local p = assert(policy.load { "spec/policies/hold.lua", "spec/policies/acme_ramadan.lua" })
    local duties = by_id(p)
    assert.is_nil(duties["hold.explain"])
    assert.same({ "acme.hold", "acme-17", true },
      { duties["hold.return"].layer, duties["hold.return"].cite, duties["hold.return"].autofail })
    local contact = policies.run(p, { { 0, "hold" }, { 60000, "unhold" } })
    assert.equal("satisfied", policies.statuses(contact)["hold.return"])
  end)
end)

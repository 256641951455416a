-- luacheck: no max line length
-- What seldom happens: the ends of the core that other specs do not come to.
local hatif = require("hatif")
local policies = require("support.policies")

describe("a contact", function()
  it("E2 knows a duplicate among a hundred ids, the first of them too", function()
    local p = assert(policies.load 'protocol "p" { at_most "a" { event = "x", n = 1000 } }')
    local contact, seen = policies.open(p)
    for i = 1, 100 do assert(contact:feed { at = i, type = "x", id = "e" .. i, source = "s" }) end
    for _, i in ipairs { 1, 16, 17, 100 } do
      assert(contact:feed { at = 101, type = "x", id = "e" .. i, source = "s" })
    end
    assert(contact:feed { at = 102, type = "x", id = "e1", source = "t" }) -- of another source
    assert(contact:finish(200))
    assert.equal(101, #contact:verdicts()[1].evidence)
    assert.equal(4, #seen.reports)
    for _, report in ipairs(seen.reports) do assert.equal("duplicate", report.what) end
  end)

  it("takes the utterance's own times for a word that its text has not", function()
    local p = assert(policies.load [[protocol "p" { langs = { "en" }, phrases = { hi = { en = { "hello" } } },
      must "a" { say = "hi", within = "1s" } }]])
    local contact = policies.run(p, { { 100, "utterance", by = "agent", text = "well hello", stop = 900,
      words = { { text = "well", at = 100, stop = 200 }, { text = "never said", at = 300, stop = 400 },
        { text = "hello", at = 500, stop = 700 } } } }, 5000)
    assert.same({ "satisfied", 500 }, { contact:verdicts()[1].status, contact:verdicts()[1].at })
  end)
end)

describe("a template", function()
  it("takes a float without a fraction for the whole number it is", function()
    local t = assert(hatif.text.template("{n, plural, one {# call} other {# calls}}", "en"))
    assert.equal("1 call", t:render { n = 1.0 })
    assert.equal("2 calls", t:render { n = 2.0 })
  end)
end)

describe("a pattern", function()
  it("as written holds at most 255 bytes of a word with its marks", function()
    -- beh, shadda, fatha
    local ok, message = pcall(hatif.text.phrases, { a = { "!" .. ("\u{0628}\u{0651}\u{064E}"):rep(50) } })
    assert.is_false(ok)
    assert.truthy(message:find("at most 255 bytes", 1, true), message)
  end)
end)

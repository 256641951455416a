-- The policy language: what loads, what does not, and how it is said.
-- luacheck: no max line length (a policy and its message stand on one line each)
local policies = require("support.policies")
local policy = require("hatif.policy")

local mistakes, protocol = policies.mistakes, policies.protocol

describe("the sample policies", function()
  for _, paths in ipairs {
    { "spec/policies/greeting.lua" }, { "spec/policies/hold.lua" },
    { "spec/policies/escalation.lua" },
    { "spec/policies/hold.lua", "spec/policies/acme_ramadan.lua" },
  } do
    it("load: " .. table.concat(paths, " "), function()
      local p, message = policy.load(paths)
      assert(p, message)
      assert.is_true(#p:duties() > 0)
    end)
  end
end)

describe("a mistake is said with file, line and what was expected:", function()
  local CASES = {
    { "an unknown key, with the nearest one", [[
must "a" {
  event = "x",
  wihtin = "3s",
}]], "p.lua:4: must \"a\": unknown key 'wihtin', did you mean 'within'?" },
    { "a value of a wrong type", [[must "a" { event = "x", within = {} }]],
      "p.lua:2: must \"a\": within is a table, a time (\"40s\", ms), param.NAME or a function was expected" },
    { "a time without a unit", [[must "a" { event = "x", within = "40" }]],
      "p.lua:2: must \"a\": within is \"40\", a time (\"40s\", ms), param.NAME or a function was expected" },
    { "an undefined phrase", [[phrases = { salam = { ar = { "x" } } }, must "a" { say = "salm" }]],
      "p.lua:2: must \"a\": say: there is no phrase 'salm', did you mean 'salam'?" },
    { "an undefined param", [[params = { max = "40s" }, must "a" { event = "x",
      within = param.mox }]],
      "p.lua:3: must \"a\": within: there is no param 'mox', did you mean 'max'?" },
    { "a param that is no time", [[params = { max = "long" }, must "a" { event = "x",
      within = param.max }]],
      "p.lua:2: must \"a\": within: param.max is \"long\", a time was expected" },
    { "a step that is not there", [[step "a" { on = { x = "bb" } }, step "b" { final = true }]],
      "p.lua:2: step \"a\": on x: there is no step \"bb\", did you mean 'b'?" },
    { "a start that is not there", [[start = "z", step "a" { final = true }]],
      "p.lua:2: protocol \"p\": start: there is no step \"z\", did you mean 'a'?" },
    { "an undefined duty in a key", [[must "a" { event = "x" },
      step "s" { on = { ["duty:p.b:violated"] = "s" } }]],
      "p.lua:3: step \"s\": on: there is no duty 'p.b', did you mean 'p.a'?" },
    { "a duty without an event", [[must "a" { within = "3s" }]],
      "p.lua:2: must \"a\": what fulfils it was expected: say, said, heard, event, metric, any or all" },
    { "two main events", [[must "a" { event = "x", said = "y" },
      phrases = { y = { ar = { "z" } } }]],
      "p.lua:2: must \"a\": said and event, one of them was expected; any = { … } takes more" },
    { "two duties of one id", [[must "a" { event = "x" },
step "s" { final = true, never "a" { event = "x" } }]],
      "p.lua:3: never \"a\": the protocol has one of that id already, in line 2" },
    { "an id that is none", [[must "Ä" { event = "x" }]],
      "p.lua:2: must \"Ä\": an id begins with a small letter and holds a-z, 0-9, _ and ." },
    { "a step among a step's items", [[step "a" { final = true, step "b" { final = true } }]],
      "p.lua:2: step \"a\": item 1 is a step, a duty was expected" },
    { "a language that is not declared", [[langs = { "ar" }, phrases = { y = { en = { "z" } } }]],
      "p.lua:2: phrase \"y\": language en is not among langs of protocol \"p\"" },
    { "a release on a must", [[must "a" { event = "x", release = "y" }]],
      "p.lua:2: must \"a\": unknown key 'release'" },
    { "a duty judged by a metric", [[must "a" { metric = "pace" }]],
      "p.lua:2: must \"a\": metric = \"pace\": above or below was expected" },
    { "a metric that there is not", [[never "a" { metric = "pase", above = 5 }]],
      "p.lua:2: never \"a\": metric: there is no metric 'pase', did you mean 'pace'?" },
    { "a bound that is no time", [[never "a" { metric = "silence", above = "long" }]],
      "p.lua:2: never \"a\": above is \"long\", a time (\"40s\", ms) was expected" },
    { "a time for what is none", [[never "a" { metric = "pace", above = "5s" }]],
      "p.lua:2: never \"a\": above is \"5s\", a number was expected" },
    { "a bound above and below", [[never "a" { metric = "pace", above = 1, below = 5 }]],
      "p.lua:2: never \"a\": metric = \"pace\": above or below, not both, was expected" },
    { "a bound of nothing", [[never "a" { event = "x", above = 5 }]],
      "p.lua:2: never \"a\": above belongs to metric = NAME" },
    { "an event of a metric that there is not", [[must "a" { event = "metric:silense" }]],
      "p.lua:2: must \"a\": event: there is no metric 'silense', did you mean 'silence'?" },
    { "a waiver without a role", [[must "a" { event = "x", waive = true }]],
      "p.lua:2: must \"a\": waive is true, { by = ROLE } was expected" },
    { "an attest without a question", [[attest "a" { by = "supervisor" }]],
      "p.lua:2: attest \"a\": text, the question to a person, was expected" },
    { "a section that is not there", [[sections = { talk = {} }, must "a" { event = "x",
      section = "tlk" }]],
      "p.lua:2: must \"a\": there is no section 'tlk', did you mean 'talk'?" },
    { "a param out of its bounds", [[params = { n = { default = 5, max = 3 } }]],
      "p.lua:2: protocol \"p\": param n is 5, a value from any to 3 was expected" },
    { "a remove without a base", [[remove = { "a" }]],
      "p.lua:2: protocol \"p\": remove is for layers, and this protocol extends nothing" },
    { "a key with an unknown prefix", [[must "a" { event = "sad:x" }]],
      "p.lua:2: must \"a\": event: 'sad:' leads no name of an event; say, said, heard, supervisor, duty, step, timer, metric or promise was expected" },
  }
  for _, case in ipairs(CASES) do
    it(case[1], function() assert.same({ case[3] }, mistakes(protocol(case[2]))) end)
  end

  it("all mistakes of all files at once, in order", function()
    assert.same({
      "a.lua:1: must \"x\": unknown key 'evnt', did you mean 'event'?",
      "a.lua:1: must \"x\": what fulfils it was expected: say, said, heard, event, metric, any or all",
      "b.lua:2: step \"s\": on: there is no phrase 'hi'",
    }, mistakes { { "a.lua", [[protocol "a" { must "x" { evnt = "y" } }]] },
      { "b.lua", "protocol \"b\" {\nstep \"s\" { on = { [\"say:hi\"] = \"s\" } } }" } })
  end)

  it("a syntax error, in each file that has one", function()
    local list = mistakes { { "a.lua", "protocol = = 1" }, { "b.lua", "\n\nprotocol 'x' {" } }
    assert.equal("a.lua:1: unexpected symbol near '='", list[1])
    assert.truthy(list[2]:match("^b%.lua:%d: "))
  end)

  it("a word used wrongly", function()
    assert.truthy(mistakes("\nprotocol(5)")[1]:find("^p.lua:2: protocol: an id %(a string%) was expected"))
    assert.truthy(mistakes("protocol 'x' (5)")[1]:find("a table was expected, got number", 1, true))
    assert.same({ "p.lua:1: protocol \"x\": its table { … } is missing",
      "p.lua:1: no protocol is declared" },
      mistakes("protocol 'x'"))
    assert.same({ "p.lua:1: must \"a\" stands outside of a protocol" },
      mistakes("must 'a' { event = 'x' } protocol 'p' { step 's' { final = true } }"))
  end)

  it("a pattern that cannot be read, with the place in it", function()
    local list = mistakes(protocol("phrases = { a = { ar = {\n\"ok\",\n\"(x|y\" } } }"))
    assert.equal(1, #list)
    assert.truthy(list[1]:find("^p.lua:4: phrase \"a\" %(ar%): \"%(x|y\" at byte %d+: "), list[1])
  end)

  it("a path that is longer than Lua's chunk names", function()
    local name = ("long"):rep(20) .. ".lua"
    assert.truthy(mistakes({ { name, "x = = 1" } })[1]:find("^" .. name .. ":1: unexpected symbol"))
  end)

  it("files that cannot be read", function()
    local p, message, code, errors = policy.load("spec/policies/nothing.lua")
    assert.is_nil(p)
    assert.equal("spec/policies/nothing.lua: cannot be read: No such file or directory", message)
    assert.same({ "EFILE", 1, "file" }, { code, #errors, errors[1].code })
  end)

  it("a folder's file outside of the folder", function()
    local list = mistakes({ { "policy.lua", "policy {\n files = { '../x.lua' } }" } },
      { folder = true })
    assert.same({ "policy.lua:2: policy: file '../x.lua': a name inside of the folder was expected" }, list)
  end)

  it("raises on arguments that are no paths", function()
    assert.has_error(function() policy.load(5) end)
    assert.has_error(function() policy.load({}) end)
    assert.has_error(function() policy.load({ "a", 5 }) end)
  end)
end)

describe("a policy", function()
  local A = { "a.lua",
    'protocol "a" { must "x" { event = "e", cite = "1", title = { en = "X" } } }' }
  local B = { "b.lua",
    'protocol "b" { step "s" { final = true, never "y" { event = "e", weight = 2.5 } } }' }

  it("has the name of its first file, or the one it gives itself", function()
    assert.equal("a", policies.load({ A, B }):name())
    assert.equal("n", policies.load({ A, { "n.lua", 'policy { name = "n", "a" }' } }):name())
  end)

  it("has a hash of its files' names, bytes and order alone", function()
    local one = policies.load({ A, B }):hash()
    assert.equal(one, policies.load({ A, B }):hash())
    assert.equal(64, #one)
    assert.are_not.equal(one, policies.load({ B, A }):hash())
    assert.are_not.equal(one, policies.load({ A, { "b.lua", B[2] .. " " } }):hash())
    assert.are_not.equal(one, policies.load({ A, { "c.lua", B[2] } }):hash())
  end)

  it("tells its duties in order", function()
    local list = policies.load({ A, B }):duties()
    assert.same({ "a.x", "must", "1", "X", 1 },
      { list[1].id, list[1].kind, list[1].cite, list[1].title.en, list[1].weight })
    assert.same({ "b.y", "never", "s", 2.5, "b" },
      { list[2].id, list[2].kind, list[2].step, list[2].weight, list[2].layer })
  end)

  it("puts in force what policy{} names, in that order", function()
    local p = policies.load({ A, B, { "z.lua", 'policy { "b", "a" }' } })
    assert.same({ "b", "a" }, { p:protocols()[1].id, p:protocols()[2].id })
    assert.same({ "z.lua:1: policy: there is no protocol \"c\", did you mean 'a'?" },
      mistakes { A, { "z.lua", 'policy { "c" }' } })
  end)

  it("may be a folder whose policy.lua lists its files", function()
    local p, message = policies.load({ { "policy.lua",
      'policy { name = "f", files = { "b.lua", "a.lua" }, "a" }' }, A, B },
      { folder = true })
    assert(p, message)
    assert.same({ "f", 1 }, { p:name(), #p:protocols() })
  end)

  it("takes names of phrases from its other protocols, by name alone where there is only one",
    function()
    local one = { "1.lua", 'protocol "one" { phrases = { hi = { en = { "hi" } } } }' }
    assert(policies.load { one, { "2.lua",
      'protocol "two" { must "a" { say = "hi" }, must "b" { said = "one/hi" } }' } })
    assert.same({ "3.lua:1: must \"a\": say: phrase 'hi' is in one and two: say which, PROTOCOL/hi" },
      mistakes { one, { "2.lua", 'protocol "two" { phrases = { hi = { en = { "hi" } } } }' },
        { "3.lua", 'protocol "three" { must "a" { say = "hi" } }' } })
  end)
end)

describe("a calendar", function()
  local function said(text) return mistakes(text .. ' protocol "p" { step "s" { final = true } }') end

  it("is checked", function()
    assert.same({ "p.lua:1: calendar \"c\": unknown zone \"Asia/Ryadh\"; a zone like \"Asia/Riyadh\" or \"UTC+3\" was expected" },
      said('calendar "c" { zone = "Asia/Ryadh", week = { sun = "09:00-17:00" } }'))
    assert.same({ "p.lua:1: calendar \"c\": week: unknown day 'sunday', did you mean 'sun'?",
      "p.lua:1: calendar \"c\": week has no hours of work" },
      said('calendar "c" { zone = "UTC", week = { sunday = "09:00-17:00" } }'))
    for _, hours in ipairs { "9-17", "09:00-25:00", "13:00-14:00, 09:00-10:00", "09:60-10:00",
      "" } do
      assert.truthy(said('calendar "c" { zone = "UTC", week = { mon = "' .. hours .. '", tue = "09:00-10:00" } }')[1]
        :find("hours in order like", 1, true), hours)
    end
    assert.truthy(said('calendar "c" { zone = "UTC", week = { mon = "09:00-10:00" }, except = { ["2026-02-30"] = false } }')[1]
      :find("is no date", 1, true))
  end)
end)

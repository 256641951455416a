-- The linter: each finding has a case that has it and one that has not.
-- luacheck: no max line length (a policy and its finding stand on one line each)
local check = require("hatif.check")
local functions = require("hatif.language.functions")
local policies = require("support.policies")
local policy = require("hatif.policy")

-- "level code line" of each finding of a text around a final step.
local function findings(text)
  local p, message = policies.load(text)
  assert(p, message)
  local out, messages = {}, {}
  for i, f in ipairs(p:check()) do
    out[i] = ("%s %s %d"):format(f.level, f.code, f.line)
    messages[i] = f.message
  end
  return out, messages
end

local function protocol(body) return "protocol \"p\" {\n" .. body .. "\n}" end
local FINAL = [[, step "end" { final = true }]]
local START = [[step "s" { on = { go = "end" } }]] .. FINAL

local CASES = {
  { "a step that no way leads to", START .. [[, step "far" { final = true }]], "warning unreachable_step 2" },
  { "no final step", [[step "s" { on = { x = "s" } }]], "warning no_final 1" },
  { "a phrase that is used nowhere", [[phrases = { hi = { en = { "hi" } } },]] .. START, "warning unused_phrase 2" },
  { "a phrase missing in a declared language", [[langs = { "ar", "en" }, phrases = { hi = { en = { "hi" } } },
must "a" { say = "hi", cite = "1" },]] .. START, "warning phrase_lang 2" },
  { "two keys for one event", [[phrases = { hi = { en = { "hi" } } },
step "s" { on = { ["said:hi"] = "end", ["said:p/hi"] = "s" } }]] .. FINAL, "warning ambiguous_on 3" },
  { "a must that a never forbids", [[must "a" { event = "x", cite = "1" },
never "b" { event = "x", cite = "2" },]] .. START, "error contradiction 2" },
  { "the same under a condition", [[step "s" { on = { go = "end" }, ignore = { "x" }, must "a" { event = "x", cite = "1", iff = function() end } },
never "b" { event = "x", cite = "2" }]] .. FINAL, "warning contradiction 2" },
  { "a deadline beyond the step's max", [[step "s" { max = "5s", on = { go = "end" }, ignore = { "x" },
must "a" { event = "x", within = "6s", cite = "1" } }]] .. FINAL, "warning deadline_beyond_max 3" },
  { "a duty without citation", [[must "a" { event = "x" },]] .. START, "warning no_cite 2" },
  { "a literal that repeats a param", [[params = { max = "40s" },
must "a" { event = "x", within = 40000, cite = "1" }, must "b" { event = "y", within = param.max, cite = "1" },]] .. START, "warning literal_repeats_param 3" },
  { "an autofail that the agent may waive", [[must "a" { event = "x", autofail = true, waive = { by = "agent" }, cite = "1" },]] .. START, "warning autofail_waivable 2" },
  { "an event that a step ignores", [[step "s" { on = { go = "end" }, must "a" { event = "x", before = "go", cite = "1" } }]] .. FINAL, "hint ignored_event 2" },
  { "a pattern of two phrases", [[phrases = { a = { en = { "hi" } },
b = { en = { "hi" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START, "hint same_pattern 3" },
  { "a phrase that cannot be said without another", [[phrases = { a = { en = { "(thank|thanks) [you]" } },
b = { en = { "well", "(thank|thanks) [you] for (waiting|holding)" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START, "hint contained_pattern 3" },
  { "the same with gaps and slots", [[phrases = { a = { en = { "hold *8 {dur}" } },
b = { en = { "please hold * for {dur} *3 while {why}" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START, "hint contained_pattern 3" },
  { "a phrase that a must asks for and a never forbids", [[phrases = { a = { en = { "sorry" } },
b = { en = { "so sorry" } } }, must "x" { say = "b", within = "9s", cite = "1" }, never "y" { said = "a", cite = "1" },]] .. START, "warning contained_pattern 3" },
  { "a param that is used nowhere", [[params = { max = "40s" },]] .. START, "hint unused_param 2" },
  { "a param that a function asks for and is not there", [[step "s" { on = { go = "end" },
enter = function(c)
  return c:ms "p.max"
end }]] .. FINAL, "error undefined_param 4" },
  { "a duty that a function asks for", [[step "s" { on = { go = function(c) return c:verdict("p.a") and "end" end } }]] .. FINAL, "error undefined_duty 2" },
  { "a phrase that a function counts", [[step "s" { on = { go = function(c) return c:count("say:hi") > 0 and "end" end } }]] .. FINAL, "error undefined_phrase 2" },
  { "a phrase that a flow waits for", [[flow "f" { when = "x", run = function(c)
c:await { "hold", "said:hi", within = "3s" } end },]] .. START, "error undefined_phrase 3" },
  { "a step that a function asks for", [[step "s" { on = { go = function(c) return c:at_step("p", "z") and "end" end } }]] .. FINAL, "error undefined_step 2" },
  { "a calendar that is not there", [[step "s" { on = { go = "end" }, exit = function(c) c:work_due("riyadh", 5) end }]] .. FINAL, "error undefined_calendar 2" },
  { "a template that is not there", [[step "s" { on = { go = "end" }, exit = function(c) c:render("hi") end }]] .. FINAL, "error undefined_template 2" },
}

local CLEAN = {
  { "a step that a function leads to", [[step "s" { on = { go = function(c) return c.facts.x and "far" or "end" end } }, step "far" { final = true }]] .. FINAL },
  { "a phrase whose name is put together", [[phrases = { hi = { en = { "hi" } } }, flow "f" { when = "x", run = function(c)
for _, part in ipairs { "hi" } do c:await { "say:" .. part } end end },]] .. START },
  { "a param that a helper beside the protocol reads", [[params = { max = "40s" },]] .. START, "local function f(c) return c:ms 'p.max' end " },
  { "a phrase that some of its words alone are", [[phrases = { a = { en = { "thank you" } },
b = { en = { "(thank you|cheers) for waiting" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START },
  { "a phrase that stands at an end of what is said", [[phrases = { a = { en = { "^ yes $" } },
b = { en = { "yes sir" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START },
  { "a phrase whose gap is too small", [[phrases = { a = { en = { "hold *2 please" } },
b = { en = { "hold *3 please now" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START },
  { "a phrase of another speaker", [[phrases = { a = { en = { "yes" } }, b = { en = { "yes please" } } },
must "x" { say = "a", cite = "1" }, must "z" { heard = "b", cite = "1" },]] .. START },
  { "a phrase that says it contains another", [[phrases = { a = { en = { "yes" } },
b = { en = { "yes please" }, contains = { "a" } } }, must "x" { say = "a", any = { "say:b" }, cite = "1" },]] .. START },
  { "a phrase of another protocol", [[phrases = { a = { en = { "yes" } } }, must "x" { say = "a", cite = "1" },]] .. START,
    [[protocol "q" { phrases = { b = { en = { "yes please" } } }, must "x" { say = "b", cite = "1" },]] .. START .. "} " },
  { "what is forbidden until something comes", [[phrases = { a = { en = { "sorry" } }, b = { en = { "so sorry" }, contains = { "a" } } },
must "x" { say = "b", within = "9s", cite = "1" }, never "y" { said = "a", release = "go", cite = "1" },]] .. START },
  { "a must in another step than the never", [[step "s" { on = { go = "end" }, ignore = { "x" }, must "a" { event = "x", cite = "1" } },
step "end" { final = true, never "b" { event = "x", cite = "2" } }]] },
  { "an event that the step says it ignores", [[step "s" { ignore = { "x" }, on = { go = "end" }, must "a" { event = "x", before = "go", cite = "1" } }]] .. FINAL },
  { "known names in functions", [[params = { max = "4s" }, templates = { hi = { en = "hi" } }, phrases = { hi = { en = { "hi" } } },
must "a" { say = "hi", cite = "1" },
step "s" { on = { go = "end" }, exit = function(c)
  c:ms "max" c:param("p.max") c:verdict "p.a" c:due("a") c:count("say:hi") c:at_step("p", "s") c:render("hi", {}) c:count("say:" .. c.id)
end }]] .. FINAL },
}

describe("the linter finds", function()
  for _, case in ipairs(CASES) do
    it(case[1], function()
      local found, messages = findings(protocol(case[2]))
      assert.same({ case[3] }, found, table.concat(messages, "; "))
    end)
  end
end)

describe("the linter says nothing of", function()
  for _, case in ipairs(CLEAN) do
    it(case[1], function() assert.same({}, (findings((case[3] or "") .. protocol(case[2])))) end)
  end

  it("the samples but hints", function()
    for _, paths in ipairs { { "spec/policies/greeting.lua" }, { "spec/policies/hold.lua" }, { "spec/policies/escalation.lua" },
      { "spec/policies/hold.lua", "spec/policies/acme_ramadan.lua" } } do
      for _, f in ipairs(assert(policy.load(paths)):check()) do assert.equal("hint", f.level, f.message) end
    end
  end)
end)

describe("a finding", function()
  it("names the place and the parties", function()
    local _, messages = findings(protocol([[must "a" { event = "x", cite = "1" },
never "b" { event = "x", cite = "2" },]] .. START))
    assert.same({ 'must "a" asks for "x", which never "b" in line 3 forbids' }, messages)
  end)

  it("of a policy that does not load is its mistakes", function()
    local _, _, _, errors = policies.load("protocol 'p' { must 'a' { event = 'x', cit = '1' } }")
    assert.same({ { code = "unknown_key", level = "error", file = "p.lua", line = 1,
      message = "must \"a\": unknown key 'cit', did you mean 'cite'?" } }, check.errors(errors))
  end)
end)

describe("the functions of a text", function()
  it("are told with their lines, strings and calls of c", function()
    local list = functions.read([==[
local s = "outside" -- function not one
local f = function(c) --[[ "no" ]] if c.x then return "a\"b" end end
--[=[ function
]=]
local function g(c)
  for _ = 1, 2 do c:count("x" .. "y") end
  repeat c:await { "k", within = "3s" } until function() return [[long]] end
end]==])
    local lines = {}
    for i, f in ipairs(list) do lines[i] = f.line .. "-" .. f.last end
    assert.same({ "2-2", "5-8", "7-7" }, lines)
    assert.same({ ["a\\\"b"] = 2 }, list[1].strings)
    assert.same({ "count", "await" }, { list[2].calls[1].name, list[2].calls[2].name })
    assert.same({}, list[2].calls[1].args)
    assert.same({ "k" }, list[2].calls[2].args)
  end)
end)

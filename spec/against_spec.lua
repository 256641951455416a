-- What another policy would change: two policies, one call, the verdicts that differ.
local dkjson = require "dkjson"
local command = require("support.command").hatif
local hatif = require "hatif"

local DESK, SLOWER = "spec/fixtures/desk.lua", "spec/fixtures/desk_slower.lua"
local HELD, FINE = "spec/fixtures/held.jsonl", "spec/fixtures/fine.jsonl"
local desk, slower = assert(hatif.policy.load(DESK)), assert(hatif.policy.load(SLOWER))

-- "duty#n here>there only" of each change.
local function told(comparison)
  local out = {}
  for i, c in ipairs(comparison.changes) do
    out[i] = ("%s#%d %s>%s %s"):format(c.duty, c.n, c.here and c.here.status or "-",
      c.there and c.there.status or "-", c.only or "both")
  end
  return out
end

describe("hatif.against", function()
  it("lists what differs in the order of the verdicts, then what only the other has", function()
    local both = assert(hatif.against(desk, slower, HELD))
    assert.same({ "desk.promise#1 satisfied>- here", "desk.back#1 violated>satisfied both",
      "desk.bye#1 ->violated there" }, told(both))
    assert.same(assert(hatif.review(desk, HELD)), both.here)
    assert.same(assert(hatif.review(slower, HELD)), both.there)
  end)

  it("turns round when the policies change places", function()
    assert.same({ "desk.bye#1 violated>- here", "desk.back#1 satisfied>violated both",
      "desk.promise#1 ->satisfied there" }, told(assert(hatif.against(slower, desk, HELD))))
  end)

  it("finds nothing where a policy is held against itself", function()
    assert.same({}, told(assert(hatif.against(desk, desk, HELD))))
  end)

  it("tells a run that only one has from a duty that only one has", function()
    local function policy(key)
      local text = ('protocol "p" { must "m" { event = "x", when = "%s" } }'):format(key)
      return assert(hatif.policy.of({ { name = "p.lua", path = "p.lua", text = text } }))
    end
    local call = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 },
      { at = 1, type = "a" }, { at = 2, type = "x" }, { at = 3, type = "a" },
      { at = 4, type = "x" }, { at = 5, type = "b" }, { at = 6, type = "x" } }
    assert.same({ "p.m#2 satisfied>- both" },
      told(assert(hatif.against(policy("a"), policy("b"), call))))
  end)

  it("gives the errors of the hooks of both", function()
    local call = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 },
      { at = 0, type = "fact", key = "broken", value = true }, { at = 10, type = "answer" },
      { at = 20, type = "utterance", by = "agent", text = "hello", stop = 500 } }
    local _, errors = hatif.against(desk, slower, call)
    assert.equal(1, #errors)
    _, errors = hatif.against(desk, desk, call)
    assert.equal(2, #errors)
  end)

  it("refuses what it cannot read or take", function()
    local comparison, message, code = hatif.against(desk, slower, "no/such.jsonl")
    assert.is_nil(comparison)
    assert.truthy(message:find("No such file", 1, true))
    assert.equal("ENOENT", code)
    assert.has_error(function() hatif.against(desk, nil, HELD) end,
      "bad argument #2 to 'against' (policy expected, got nil)")
    assert.has_error(function() hatif.against("x", slower, HELD) end,
      "bad argument #1 to 'against' (policy expected, got string)")
    assert.has_error(function() hatif.against(desk, slower, 7) end,
      "bad argument #3 to 'against' (path or list of events expected, got number)")
  end)
end)

describe("hatif review --against", function()
  it("prints what would change and why", function()
    local r = command("review", DESK, HELD, "--against", SLOWER)
    assert.same({ 0, "" }, { r.code, r.err })
    for _, part in ipairs { "score 75.0 %, against 75.0 %  3 changed\n desk.promise\n",
      "there: no such duty\n desk.back\n     here: violated, ",
      "2.0 s late\n     there: satisfied, ",
      " desk.bye\n     here: no such duty\n     there: violated, " } do
      assert(r.out:find(part, 1, true), part .. "\n" .. r.out)
    end
    assert.is_nil(r.out:find("desk.greet", 1, true))
  end)

  it("prints one JSON object per call and line, the same bytes every time", function()
    local r = command("review", DESK, HELD, FINE, "--against", SLOWER, "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    local first, second = r.out:match("^([^\n]*)\n([^\n]*)\n$")
    local held = dkjson.decode(first)
    assert.same({ "held", "fine" }, { held.contact, dkjson.decode(second).contact })
    assert.same({ desk:hash(), slower:hash() }, { held.policy.hash, held.against.hash })
    local back = held.changes[2]
    assert.same({ "desk.back", 1, "violated", "satisfied", 16000 }, { back.duty, back.n,
      back.here.status, back.there.status, back.here.at })
    assert.truthy(first:find('{"duty":"desk.promise","n":1,"only":"here","here":{"status":'
      .. '"satisfied",', 1, true), first)
    assert.truthy(first:find('"there":null}', 1, true), first)
    assert.equal(r.out, command("review", DESK, HELD, FINE, "--against", SLOWER, "--json").out)
  end)

  it("ends as review does: by the score of the policy in force, and with 2 on wrong use", function()
    assert.equal(1, command("review", DESK, HELD, "--against", SLOWER, "--fail-under", "80").code)
    assert.equal(0, command("review", DESK, HELD, "--against", SLOWER, "--fail-under", "75").code)
    local r = command("review", DESK, HELD, "--against", "spec/fixtures/broken.lua")
    assert.same({ 2, "" }, { r.code, r.out })
    assert.truthy(r.err:find("^spec/fixtures/broken%.lua:3: "))
  end)
end)

-- Playing scenes: those of the example are as expected, and a scene that departs says where.
local hatif = require("hatif")
local hatif_command = require("support.command").hatif
local policies = require("support.policies")
local scenes = require("hatif.scenes")
local source = require("hatif.sources.scene")

local SCENE = [[
scene: back late
contact: direction=outbound
-0:20 case.reviewed
-0:05 dial
0:00 answer
0:20 hold
1:06 unhold
2:00 wrapup.end
expect:
hold.return %s
]]

describe("scenes", function()
  local policy

  setup(function() policy = assert(hatif.policy.load("examples/chefz")) end)

  local function departures(expectation)
    local parsed = assert(source.parse(SCENE:format(expectation), "a.scene"))
    return assert(scenes.play(policy, parsed[1]))
  end

  it("of examples/chefz are as expected", function()
    local outcomes = assert(scenes.play_file(policy, "examples/chefz/scenes/hold.scene"))
    assert.equal(3, #outcomes)
    for _, outcome in ipairs(outcomes) do assert.same({}, outcome.departures) end
  end)

  it("of the other examples are as expected, and their linter finds nothing", function()
    for _, name in ipairs { "ozols", "complaints" } do
      local center = assert(hatif.policy.load("examples/" .. name))
      assert.same({}, center:check())
      local list = assert(io.popen("ls examples/" .. name .. "/scenes/*.scene"))
      for path in list:lines() do
        for _, outcome in ipairs(assert(scenes.play_file(center, path))) do
          assert.same({}, outcome.departures, outcome.scene.title)
        end
      end
      list:close()
    end
  end)

  it("say what came instead of what was expected", function()
    assert.same({}, departures("violated at 1:00"))
    local got = departures("satisfied")
    assert.same({ 10, "hold.return satisfied" }, { got[1].line, got[1].expected })
    assert.matches("^hold.return violated at 1:00", got[1].got[1])
    assert.matches("violated at 1:00", departures("violated at 1:01")[1].got[1])
    assert.same({ "no duty hold.nothing" }, departures("violated\nhold.nothing na")[1].got)
  end)

  it("compare acts, the score and what else was violated", function()
    assert.same({}, departures("violated\nact alert to=supervisor at 1:00\nno act page"))
    assert.matches("act alert", departures("violated\nact alert to=manager")[1].got[1])
    assert.matches("act alert", departures("violated\nno act alert")[1].got[1])
    assert.matches("^score", departures("violated\nscore 12.3")[1].got[1])
    assert.matches("hold.consent violated at 0:20",
      table.concat(departures("violated\nnothing else violated")[1].got, "; "))
  end)

  it("say so when the file cannot be read", function()
    local outcomes, problem = scenes.play_file(policy, "nowhere.scene")
    assert.is_nil(outcomes)
    assert.matches("nowhere.scene", problem)
  end)
end)

describe("the linter, of scenes", function()
  local TWO = "scene: %s\ncontact: channel=phone\n0:00 go\n0:20 y\nexpect:\np.a %s\n\n"
  local POLICY = [[protocol "p" {
    step "s" { on = { go = function(c) return %s > 1 and "end" end } },
    step "end" { final = true, must "a" { event = "x", within = "1s", cite = "1" } } }]]

  local function findings(text)
    local policy = assert(policies.load(text))
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write(TWO:format("one", "na"), TWO:format("two", "na"))
    file:close()
    local out = scenes.state(policy, "a.scene", assert(scenes.play_file(policy, path)))
    os.remove(path)
    return out
  end

  it("finds one that comes out otherwise after the others than alone", function()
    local seen = "local n = 0; local function count() n = n + 1; return n end "
    assert.same({ { code = "state_in_upvalue", level = "warning", file = "a.scene", line = 8,
      message = "scene \"two\": alone it gives p.a na (never activated)#0, after the others p.a "
        .. "violated at 0:01 (the deadline passed)#1: a function keeps in an upvalue what belongs "
        .. "to a contact (c:set)" } }, findings(seen .. POLICY:format("count()")))
  end)

  it("finds nothing where the contact itself is asked", function()
    assert.same({}, findings(POLICY:format("c:count('go')")))
  end)

  it("says it with the commands, and ends with 1", function()
    local kept = { "spec/fixtures/keeps_state.lua", "spec/fixtures/keeps_state.scene" }
    local scenes_run = hatif_command("scenes", kept[1], kept[2])
    assert.matches("warning state_in_upvalue", scenes_run.out)
    local check = hatif_command("check", kept[1], "--scenes", kept[2])
    assert.matches("^spec/fixtures/keeps_state.scene:8: warning state_in_upvalue", check.out)
    assert.same({ 1, 1 }, { scenes_run.code, check.code })
    assert.equal(0, hatif_command("check", "examples/chefz", "--scenes",
      "examples/chefz/scenes/hold.scene").code)
  end)
end)

-- The plain-text format of scenes; what playing them says is in spec/scenes_spec.lua.
local source = require("hatif.sources.scene")

local function one(text)
  local scenes, problems = source.parse(text, "a.scene")
  assert(scenes, problems and problems[1] and problems[1].what)
  assert.equal(1, #scenes)
  return scenes[1]
end

describe("a scene", function()
  it("is read with its times, its speech and what is expected", function()
    local scene = one [[
# a comment
scene: back from the hold late
contact: channel=phone direction=outbound lang=ar fact.topic=other fact.contact_no=2

-0:30 case.reviewed
0:01 agent 0:05.5
السلام عليكم معك فهد
من تطبيق ذا شفز
20s hold
1:06.250 waive duty=hold.return by=supervisor note="the line was bad"
end 1:30
expect:
hold.return violated at 1:00
hold.ask#2 na
act alert to=supervisor what="hold over limit" at 1:00
no act page
score 87.5
nothing else violated
]]
    assert.same({ channel = "phone", direction = "outbound", lang = "ar" }, scene.contact)
    assert.same({ topic = "other", contact_no = 2 }, scene.facts)
    local zero, said = source.ZERO, scene.events[2]
    assert.same({ zero - 30000, "case.reviewed" }, { scene.events[1].at, scene.events[1].type })
    assert.same({ zero + 1000, zero + 5500, "agent", "السلام عليكم معك فهد من تطبيق ذا شفز" },
      { said.at, said.stop, said.by, said.text })
    assert.equal(zero + 20000, scene.events[3].at)
    assert.same({ zero + 66250, "the line was bad" }, { scene.events[4].at, scene.events[4].note })
    assert.equal(zero + 90000, scene.stop)
    local want = scene.expected
    assert.same({ "hold.return", "violated", zero + 60000 },
      { want[1].duty, want[1].status, want[1].at })
    assert.same({ "hold.ask", 2, "na" }, { want[2].duty, want[2].n, want[2].status })
    assert.same({ "alert", zero + 60000, { to = "supervisor", what = "hold over limit" } },
      { want[3].act, want[3].at, want[3].fields })
    assert.same({ "page", 87.5, true }, { want[4].no_act, want[5].score, want[6].nothing_else })
  end)

  it("is written in Arabic as well, with Arabic digits", function()
    local scene = one [[
مشهد: عاد بعد الوقت
٠:٠١ الموظفة ٠:٠٥
السلام عليكم
٠:١٠ العميل
تفضلي
٠:٢٠ hold
نهاية ١:٣٠
متوقع:
hold.return مخالف عند ١:٠٠
فعل alert to=supervisor
درجة ٥٠
لا مخالفة أخرى
]]
    local zero = source.ZERO
    assert.same({ "agent", "customer", "hold" },
      { scene.events[1].by, scene.events[2].by, scene.events[3].type })
    assert.same({ zero + 5000, zero + 90000 }, { scene.events[1].stop, scene.stop })
    assert.same({ "violated", zero + 60000 }, { scene.expected[1].status, scene.expected[1].at })
    assert.same({ "alert", 50, true },
      { scene.expected[2].act, scene.expected[3].score, scene.expected[4].nothing_else })
  end)

  it("may stand with others in one file", function()
    local text = "scene: a\nexpect:\nx.y na\nscene: b\nexpect:\nx.y na\n"
    local scenes = assert(source.parse(text, "f"))
    assert.same({ "a", "b" }, { scenes[1].title, scenes[2].title })
    assert.equal(4, scenes[2].line)
  end)

  local PROBLEMS = {
    { "0:01 hold\n", 1, "a line before the first scene" },
    { "scene: a\n0:05 hold\n0:04 unhold\nexpect:\na.b na\n", 3, "the time goes back" },
    { "scene: a\n0:05\nexpect:\na.b na\n", 2, "a time alone" },
    { "scene: a\n0:05 agent soon\nexpect:\na.b na\n", 2, '"soon" behind the speaker' },
    { "scene: a\n0:05 hold by agent\nexpect:\na.b na\n", 2, '"by" behind the event' },
    { "scene: a\nsomething\nexpect:\na.b na\n", 2, "no time, no speech and no keyword" },
    { "scene: a\nexpect:\na.b lost\n", 3, "cannot be read" },
    { "scene: a\nexpect:\na.b na at noon\n", 3, "behind the status" },
    { "scene: a\nexpect:\nact page at noon\n", 3, "an act that cannot be read" },
    { "scene: a\n0:01 hold\n", 1, "expects nothing" },
    { "", 1, "no scene" },
  }

  for _, case in ipairs(PROBLEMS) do
    it("says of " .. case[1]:gsub("\n", " / ") .. ": " .. case[3], function()
      local scenes, problems = source.parse(case[1], "a.scene")
      assert.is_nil(scenes)
      assert.same({ "a.scene", case[2] }, { problems[1].file, problems[1].line })
      assert.matches(case[3], problems[1].what, 1, true)
      assert.is_string(problems[1].expected)
    end)
  end

  it("says all that is wrong with a file at once", function()
    local _, problems = source.parse("scene: a\n0:05\n0:04 hold x\nexpect:\na b\nscore\n", "f")
    assert.equal(4, #problems)
  end)
end)

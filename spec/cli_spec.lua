-- The commands: what they print, where, and how they end.
local dkjson = require "dkjson"
local hatif = require("support.command").hatif
local jsonl = require "hatif.sources.jsonl"
local policy = require "hatif.policy"
local run = require "hatif.run"
local live = require "hatif.report.live"
local screen = require "hatif.report.run"

local DESK = "spec/fixtures/desk.lua"
local HELD, FINE = "spec/fixtures/held.jsonl", "spec/fixtures/fine.jsonl"
local GOES_BACK, BYTES = "spec/fixtures/back_in_time.jsonl", "spec/fixtures/bytes.jsonl"

local function lines(s)
  local out = {}
  for line in s:gmatch("([^\n]*)\n") do out[#out + 1] = line end
  return out
end

describe("hatif review", function()
  it("prints one JSON object per call and line, the same bytes every time", function()
    local r = hatif("review", DESK, HELD, FINE, "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    local all = lines(r.out)
    assert.equal(2, #all)
    assert.equal("held", dkjson.decode(all[1]).contact)
    assert.equal(75, dkjson.decode(all[1]).score.percentage)
    assert.equal("fine", dkjson.decode(all[2]).contact)
    assert.equal(r.out, hatif("review", DESK, HELD, FINE, "--json").out)
  end)

  it("prints a report in the contact's language, without colours where nobody sees them", function()
    local r = hatif("review", DESK, HELD)
    assert.equal(0, r.code)
    assert.truthy(r.out:find("score 75.0 %", 1, true))
    assert.truthy(r.out:find("✗ desk.back", 1, true))
    assert.truthy(r.out:find("2.0 s late", 1, true))
    assert.truthy(r.out:find("\u{2068}التحية في الوقت\u{2069}", 1, true))
    assert.truthy(r.out:find("\u{2068}«السلام عليكم»\u{2069}", 1, true))
    assert.is_nil(r.out:find("\27", 1, true))
    assert.truthy(hatif("review", DESK, FINE).out:find("greet in time", 1, true))
  end)

  it("ends with 1 when a score is under the floor that was asked for", function()
    assert.equal(1, hatif("review", DESK, FINE, HELD, "--fail-under", "80").code)
    assert.equal(0, hatif("review", DESK, FINE, HELD, "--fail-under", "75").code)
    assert.equal(0, hatif("review", DESK, HELD).code)
  end)

  it("ends with 2 when its output is lost", function()
    local command = ("%s review %s %s --json 2>/dev/null >/dev/full; echo $?")
    local pipe = assert(io.popen(command:format("lua/bin/hatif", DESK, HELD)))
    assert.equal("2", pipe:read("l"))
    pipe:close()
  end)

  it("names file and line of what it cannot read, judges the others, and ends with 2", function()
    local r = hatif("review", DESK, GOES_BACK, BYTES, "no/such.jsonl", HELD, "--json")
    assert.equal(2, r.code)
    assert.same({
      "spec/fixtures/back_in_time.jsonl:3: at goes back to 4000, expected 6000 or later",
      "spec/fixtures/bytes.jsonl:2: invalid UTF-8 at byte 52, expected UTF-8",
      "hatif: no/such.jsonl: No such file or directory",
    }, lines(r.err))
    assert.equal("held", dkjson.decode(r.out).contact)
    assert.equal(2, hatif("review", DESK, HELD, BYTES, "--fail-under", "80").code)
  end)

  it("does not bury the other messages under those of one file", function()
    local r = hatif("review", DESK, "Makefile", GOES_BACK)
    assert.equal(2, r.code)
    local all = lines(r.err)
    assert.equal(22, #all)
    assert.equal("Makefile:1: not JSON at byte 1, expected a value", all[1])
    assert.truthy(all[21]:find("^Makefile: and %d+ more$"))
    assert.truthy(all[22]:find("back_in_time.jsonl:3:", 1, true))
  end)

  it("names every mistake of a policy with file and line, and ends with 2", function()
    local r = hatif("review", "spec/fixtures/mistaken.lua", HELD)
    assert.same({ 2, "" }, { r.code, r.out })
    assert.same({
      'spec/fixtures/mistaken.lua:3: must "greet": say: there is no phrase \'helo\', '
        .. "did you mean 'hello'?",
      'spec/fixtures/mistaken.lua:3: must "greet": unknown key \'withn\', did you mean \'within\'?',
      'spec/fixtures/mistaken.lua:4: must "other": say: there is no phrase \'absent\'',
    }, (function() local l = lines(r.err) table.sort(l) return l end)())
    r = hatif("review", "spec/fixtures/broken.lua", HELD)
    assert.equal(2, r.code)
    assert.truthy(r.err:find("^spec/fixtures/broken%.lua:3: "))
    r = hatif("review", "no/such/policy.lua", HELD)
    assert.equal(2, r.code)
    assert.truthy(r.err:find("no/such/policy.lua", 1, true))
    assert.equal(1, #lines(r.err))
  end)

  it("reports a hook that fails with policy, duty and traceback, and goes on", function()
    local r = hatif("review", DESK, "spec/fixtures/hook.jsonl", HELD, "--json")
    assert.equal(0, r.code)
    assert.equal(2, #lines(r.out))
    assert.truthy(r.err:find("hatif: policy desk, desk.greet.on_meet: spec/fixtures/desk.lua:11: "
      .. "the hook is broken\n", 1, true))
    assert.truthy(r.err:find("stack traceback", 1, true))
  end)
end)

describe("wrong use", function()
  local CASES = {
    { {}, "a command is required" },
    { { "judge" }, "unknown command 'judge'" },
    { { "review", DESK }, "missing argument 'call'" },
    { { "review", DESK, HELD, "--fail-under", "101" }, "--fail-under: a number from 0 to 100" },
    { { "review", DESK, HELD, "--html", "no/such/x.html" }, "--html: no/such/x.html: " },
    { { "review", DESK, HELD, "--csv", "--json" }, "can not be used together with" },
    { { "review", DESK, HELD, "--against", DESK, "--csv" }, "--against is told as text or --json" },
    { { "run", DESK }, "option '--replay'" },
    { { "run", DESK, "--replay", HELD, "--speed", "0" }, "--speed: a number over 0" },
    { { "run", DESK, "--replay", HELD, "--speed", "-1" }, "--speed: a number over 0" },
    { { "fold", "x", "--profile", "y" }, "--profile" },
  }
  for _, case in ipairs(CASES) do
    it(("'hatif %s' is named and ends with 2"):format(table.concat(case[1], " ")), function()
      local r = hatif(table.unpack(case[1]))
      assert.same({ 2, "" }, { r.code, r.out })
      assert.truthy(r.err:find(case[2], 1, true), r.err)
    end)
  end

  it("is told from help and version", function()
    local version = hatif("--version")
    assert.same({ 0, "" }, { version.code, version.err })
    assert.equal("hatif " .. require("hatif")._VERSION, version.out:match("^[^\n]*"))
    local r = hatif("--help")
    assert.equal(0, r.code)
    assert.truthy(r.out:find("Usage: hatif", 1, true))
  end)
end)

describe("hatif check", function()
  it("finds nothing in a sound policy", function()
    local r = hatif("check", DESK)
    assert.same({ 0, "" }, { r.code, r.err })
  end)

  it("prints file, line, level and code of each finding, and ends with 1", function()
    local r = hatif("check", DESK, "spec/fixtures/unused.lua")
    assert.equal(1, r.code)
    assert.truthy(r.out:find("^spec/fixtures/unused%.lua:4: warning [%w_]+ "), r.out)
  end)

  it("ends with 2 for what does not load, and checks the others", function()
    local r = hatif("check", "spec/fixtures/broken.lua", "spec/fixtures/unused.lua")
    assert.equal(2, r.code)
    assert.truthy(r.err:find("spec/fixtures/broken.lua:3:", 1, true))
    assert.truthy(r.out:find("spec/fixtures/unused.lua:4:", 1, true))
  end)
end)

describe("hatif match and hatif fold", function()
  it("show phrases with their bytes, and text as it is compared", function()
    assert.equal("1-23  desk/hello  \u{2068}السلام عليكم\u{2069}\n"
      .. "        \u{2068}[السلام عليكم] يا هلا\u{2069}\n",
      hatif("match", DESK, "السلام عليكم يا هلا").out)
    assert.equal("near  desk/hello  good morning\n"
      .. "        «very» stands between «good» and «morning», where nothing may stand\n",
      hatif("match", DESK, "good very morning").out)
    assert.equal("", hatif("match", DESK, "of something else").out)
    assert.equal("1-5  desk/hello  hello\n        \u{2068}[hello]\u{FFFD}[2J\u{2069}\n",
      hatif("match", DESK, "hello\27[2J").out) -- X14
    assert.equal("اهلا\n", hatif("fold", "أهلًا").out)
    assert.equal("أهلا\n", hatif("fold", "أهـلا", "--profile", "strict").out)
  end)
end)

describe("hatif run", function()
  it("plays a call to its scorecard", function()
    local r = hatif("run", DESK, "--replay", HELD, "--speed", "1000")
    assert.same({ 0, "" }, { r.code, r.err })
    local all = lines(r.out)
    assert.equal("held  phone inbound, ar, policy desk, 1000x", all[1])
    assert.equal(" 0:01.0  ·          answer", all[2])
    assert.equal(" 0:01.8  agent      \u{2068}السلام عليكم، معك ليلى\u{2069}", all[3])
    assert.truthy(r.out:find(" 0:15.0  ✗          desk.back: the deadline passed (desk 2)\n"
      .. " 0:15.0  ⇒ alert    late=true to=supervisor\n"
      .. " 0:17.0  ·          unhold held 12.0 s\n", 1, true))
    assert.truthy(r.out:find("score 75.0 %", 1, true))
  end)

  it("plays several calls together, each line beginning with its contact", function()
    local all = lines(hatif("run", DESK, "--replay", HELD, HELD, "--speed", "1000").out)
    assert.equal("held  phone inbound, ar, policy desk, 1000x", all[1])
    assert.equal(all[1], all[2])
    assert.equal("held   0:01.0  ·          answer", all[3])
    local cards = 0
    for _, line in ipairs(all) do
      if line:find("score 75.0 %", 1, true) then cards = cards + 1 end
    end
    assert.equal(2, cards)
  end)

  it("says each event, act, verdict and at last the result as JSON", function()
    local r = hatif("run", DESK, "--replay", HELD, "--speed", "1000", "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    local counts, result, violated = {}, nil, nil
    for _, line in ipairs(lines(r.out)) do
      local object = dkjson.decode(line)
      assert.equal("held", object.contact)
      for _, kind in ipairs { "event", "verdict", "act", "result" } do
        if object[kind] then counts[kind] = (counts[kind] or 0) + 1 end
      end
      if object.verdict and object.verdict.status == "violated" then violated = object.verdict end
      result = object.result
    end
    assert.same({ duty = "desk.back", why = "the deadline passed" },
      { duty = violated.duty, why = violated.why })
    assert.equal(1, counts.result)
    assert.same(dkjson.decode(hatif("review", DESK, HELD, "--json").out), result)
    assert.equal(#result.acts, counts.act)
    assert.is_true(counts.event > 3 and counts.verdict > 1)
  end)

  it("cannot play what it cannot read", function()
    assert.equal(2, hatif("run", DESK, "--replay", GOES_BACK).code)
    assert.equal(2, hatif("run", "no/such.lua", "--replay", HELD).code)
  end)
end)

-- The player with a clock handed in: a list of timers, and a loop that jumps to the next of them.
describe("playing a call", function()
  local function world(stop_at)
    local now, timers, id = 0, {}, 0
    local timer, loop = {}, {}
    local function add(ms, fn, every)
      id = id + 1
      timers[#timers + 1] = { due = now + ms, id = id, fn = fn, every = every }
      return id
    end
    function timer.after(ms, fn) return add(ms, fn) end
    function timer.every(ms, fn) return add(ms, fn, ms) end
    function timer.cancel(which)
      for i, t in ipairs(timers) do
        if t.id == which then table.remove(timers, i) return true end
      end
      return false
    end
    function loop.now() return now end
    function loop.run()
      while #timers > 0 do
        table.sort(timers, function(a, b)
          return a.due < b.due or (a.due == b.due and a.id < b.id)
        end)
        local t = table.remove(timers, 1)
        now = t.due
        if stop_at and now >= stop_at then return nil, "cli.lua:1: interrupted!", "ECALLBACK" end
        if t.every then t.due = now + t.every timers[#timers + 1] = t end
        t.fn()
      end
      return false
    end
    return timer, loop, function() return now end
  end

  local function play(is_live, speed, stop_at)
    local out = {}
    local function write(s) out[#out + 1] = s end
    local desk = assert(policy.load(DESK))
    local record = assert(jsonl.read(HELD))
    local look = { is_coloured = false, width = 80 }
    local view = is_live and live.new(look, write, function() return 80, 24 end)
    local shown = view and view:contact(record) or screen.new(record, look, write)
    local timer, loop, took = world(stop_at)
    local results, is_interrupted = run.play(desk, { { record = record, screen = shown,
      titles = {} } }, { speed = speed, timer = timer, loop = loop,
      draw = view and function() view:draw() end })
    return { result = results[1], is_interrupted = is_interrupted, out = table.concat(out),
      took = took() }
  end

  it("takes the call's time divided by the speed", function()
    assert.equal(19000, play(false, 1).took)
    assert.equal(1900, play(false, 10).took)
  end)

  it("gives the verdicts, acts and figures of a review", function()
    local played, reviewed = play(false, 10).result, require("hatif.review").judge(
      assert(policy.load(DESK)), assert(jsonl.read(HELD)))
    assert.same(reviewed, played)
  end)

  it("counts the hold down to its deadline and beyond", function()
    local out = play(true, 10).out
    assert.truthy(out:find("on hold 0:04, to go 0:06", 1, true), out)
    assert.truthy(out:find("on hold 0:11, over by 0:01", 1, true), out)
    assert.is_nil(play(false, 10).out:find("on hold 0:", 1, true))
  end)

  it("that is interrupted ends with what was judged so far", function()
    local r = play(false, 1, 9000)
    assert.is_true(r.is_interrupted)
    assert.equal(100, r.result.score.percentage)
    assert.equal("pending", r.result.verdicts[3].status)
    assert.equal(9000, r.result.metrics.duration)
  end)
end)

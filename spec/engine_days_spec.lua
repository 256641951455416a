-- Bad events and bad days of the engine; the ids are those of the acceptance list.
local hatif = require "hatif"

local function load(text)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local policy, message, code, errors = hatif.policy.load(path)
  os.remove(path)
  return policy, message and message:gsub(path:gsub("%p", "%%%0"), "p.lua"), code, errors
end

local policy = assert(load [[protocol "p" {
  must "back" { event = "unhold", when = "hold", within = "40s", cite = "a" },
  never "rude" { event = "rude", cite = "a" },
}]])

local function open(engine, id)
  return assert(engine:open { policy = policy, id = id, channel = "phone", lang = "en", at = 0 })
end

describe("an event of a contact that is not open (E1)", function()
  it("is refused and counted, and opens none", function()
    local engine = hatif.engine.new {}
    assert.same({ nil, "unknown call", "EUNKNOWN" },
      { engine:feed("nobody", { at = 1, type = "hold" }) })
    open(engine, "a")
    engine:finish("a", 10)
    assert.is_nil((engine:feed("a", { at = 20, type = "hold" })))
    assert.same({ 0, 2 }, { engine:count(), engine:strays() })
    engine:close()
  end)

  it("is refused by a contact that has ended, and by one that is closed", function()
    local engine = hatif.engine.new {}
    local c = open(engine, "a")
    c:finish(10)
    assert.equal("ECLOSED", select(3, c:feed { at = 20, type = "hold" }))
    c:close()
    local ok, message = pcall(c.feed, c, { at = 20, type = "hold" })
    assert.is_false(ok)
    assert.truthy(message:find("attempt to use a closed contact", 1, true), message)
    engine:close()
  end)
end)

describe("an event of a wrong shape (E3)", function()
  local deep = {}
  for _ = 1, 1000 do deep = { deep } end
  local cyclic = { at = 1, type = "x" }
  cyclic.self = cyclic
  local wide = { at = 1, type = "x" }
  for i = 1, 10000 do wide["k" .. i] = i end
  local CASES = {
    { "without at", { type = "x" }, "'at'" },
    { "without type", { at = 1 }, "'type'" },
    { "with a fraction of a ms", { at = 1.5, type = "x" }, "'at'" },
    { "with a string for a time", { at = "1", type = "x" }, "'at'" },
    { "with a text of a megabyte", { at = 1, type = "x", text = ("a"):rep(2 ^ 20) }, "'text'" },
    { "with ten thousand fields", wide, "fields" },
    { "with a field nested a thousand deep", { at = 1, type = "x", f = deep }, "'f'" },
    { "that holds itself", cyclic, "'self'" },
    { "with a number that is none", { at = 1, type = "x", n = 0 / 0 }, "'n'" },
    { "with a field that has no name", { at = 1, type = "x", 7 }, "names of fields" },
  }
  for _, case in ipairs(CASES) do
    it(case[1] .. " raises and names what is wrong, and the contact goes on", function()
      local engine = hatif.engine.new {}
      local c = open(engine, "a")
      local ok, message = pcall(c.feed, c, case[2])
      assert.is_false(ok)
      assert.truthy(message:find(case[3], 1, true), message)
      assert.is_true(c:feed { at = 5, type = "rude" })
      c:finish(10)
      assert.equal("violated", c:verdicts()[1].status)
      engine:close()
    end)
  end

  it("runs no metamethod of whoever made it", function()
    local ran = false
    local function trap() ran = true end
    local event = setmetatable({ at = 5, type = "rude" },
      { __index = trap, __newindex = trap, __pairs = trap, __len = trap })
    local engine = hatif.engine.new {}
    local c = open(engine, "a")
    assert.is_true(c:feed(event))
    c:finish(10)
    assert.equal("violated", c:verdicts()[1].status)
    assert.is_false(ran)
    engine:close()
  end)
end)

describe("a storm on one contact (E4)", function()
  it("leaves the others as they are, and its own judged to the last", function()
    local fallen = 0
    local engine = hatif.engine.new { on_verdict = function(c)
      if c:id() == "calm" then fallen = fallen + 1 end
    end }
    local storm, calm = open(engine, "storm"), open(engine, "calm")
    for i = 1, 20000 do
      assert.is_true(engine:feed("storm", { at = i, type = i % 2 == 0 and "unhold" or "hold" }))
      if i % 200 == 0 then
        engine:feed("calm", { at = i, type = i % 400 == 0 and "unhold" or "hold" })
      end
    end
    engine:finish("storm", 30000)
    engine:finish("calm", 30000)
    assert.equal(10000 + 1, #storm:verdicts())
    assert.equal(50 + 1, #calm:verdicts())
    assert.equal(51, fallen)
    engine:close()
  end)

  it("is refused beyond 65,536 events of one moment, and taken when that has passed", function()
    local engine = hatif.engine.new {}
    local c, other = open(engine, "a"), open(engine, "b")
    local event, n, code = { at = 5, type = "note" }, 0
    repeat
      n = n + 1
      code = select(3, c:feed(event))
    until code or n > 70000
    assert.same({ "ELIMIT", 65537 }, { code, n })
    assert.is_true(other:feed(event))
    assert.is_true(c:settle(6))
    assert.is_true(c:feed { at = 6, type = "rude" })
    c:finish(10)
    assert.equal("violated", c:verdicts()[1].status)
    engine:close()
  end)
end)

describe("events that wait in all contacts together (E4)", function()
  it("are bounded: more are refused, and taken when some have run", function()
    local engine = hatif.engine.new { waiting = 100 }
    for i = 1, 10 do open(engine, "c" .. i) end
    local function flood()
      local n, code = 0
      repeat
        code = select(3, engine:feed("c" .. n % 10 + 1, { at = 5, type = "note" }))
        n = n + (code and 0 or 1)
      until code
      return n, code
    end
    assert.same({ 100, "ELIMIT" }, { flood() })
    assert.equal(100, engine:waiting())
    local taken, refused = engine:feed_many { { "c1", { at = 5, type = "rude" } } }
    assert.same({ 0, "ELIMIT" }, { taken, refused[1].code })
    assert(engine:settle(6))
    assert.equal(0, engine:waiting())
    assert.is_true(engine:feed("c1", { at = 6, type = "rude" }))
    engine:finish("c1", 10)
    assert.equal(0, engine:waiting())
    engine:close()
    assert.has_error(function() hatif.engine.new { waiting = 0 } end,
      "bad argument #1 to 'new' (option 'waiting': a whole number of 1 or more expected, got 0)")
  end)

  it("leave room for what judges: partial transcripts are refused first", function()
    local engine = hatif.engine.new { waiting = 16, lag = {} }
    open(engine, "a")
    for i = 1, 14 do assert(engine:feed("a", { at = 5, type = "note", id = tostring(i) })) end
    local speech = { at = 5, type = "utterance", by = "agent", text = "hello", utt = "1",
      partial = true, arrived = 5 }
    assert.equal("ELIMIT", select(3, engine:feed("a", speech)))
    speech.partial = nil
    assert.is_true(engine:feed("a", speech))
    engine:close()
  end)
end)

describe("opening and closing (E5)", function()
  it("leaves nothing open, and an old handle is dead", function()
    local engine = hatif.engine.new {}
    for i = 1, 5000 do
      local c = open(engine, "same")
      assert.equal(1, engine:count())
      engine:finish("same", i)
      c:close()
      assert.is_false(pcall(c.status, c))
    end
    assert.equal(0, engine:count())
    engine:close()
  end)
end)

describe("a graph of steps (E8)", function()
  local REFUSED = {
    { "that leads to no step", [[step "a" { on = { go = "b" } }]], "undefined_step" },
    { "with two steps of one name", [[step "a" {}, step "a" {}]], "duplicate_id" },
  }
  for _, case in ipairs(REFUSED) do
    it(case[1] .. " is refused with its place", function()
      local none, message, code, errors = load('protocol "p" {\n' .. case[2] .. "}")
      assert.is_nil(none)
      assert.same({ "EPOLICY", case[3], 2 }, { code, errors[1].code, errors[1].line }, message)
    end)
  end

  local FOUND = {
    { "that never ends", [[step "a" { on = { go = "b" } }, step "b" { on = { go = "a" } }]],
      "no_final", 1 },
    { "with a step that nothing leads to", [[step "a" { final = true }, step "b" { final = true }]],
      "unreachable_step", 2 },
  }
  for _, case in ipairs(FOUND) do
    it(case[1] .. " is found by the linter", function()
      local codes = {}
      for _, f in ipairs(assert(load('protocol "p" {\n' .. case[2] .. "}")):check()) do
        codes[f.code] = f.line
      end
      assert.equal(case[4], codes[case[3]])
    end)
  end

  it("with a step that waits for itself, or for no time, comes to an end", function()
    local looping = assert(load [[protocol "p" {
      step "a" { max = 0, on = { ["step:p.a"] = "a", ["timer:p.a.max"] = "a" } } }]])
    local r = assert(hatif.review(looping, { { type = "contact", id = "c", channel = "phone",
      lang = "en", at = 0 }, { at = 5, type = "x" } }))
    assert.same({}, r.verdicts)
  end)

  local function chain(n)
    local out = { 'protocol "p" {' }
    for i = 1, n do
      out[#out + 1] = ('step "s%d" { on = { go = "s%d" } },'):format(i, i % n + 1)
    end
    out[#out + 1] = ('never "end" { event = "step:p.s%d", cite = "a" } }'):format(n)
    return load(table.concat(out, "\n"))
  end

  it("of ten thousand steps is refused, one of a thousand walked to its last", function()
    local none, message, _, errors = chain(10000)
    assert.is_nil(none)
    assert.same({ "limit", 1 }, { errors[1].code, errors[1].line }, message)
    local call = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 } }
    for i = 1, 999 do call[i + 1] = { at = i, type = "go" } end
    local v = assert(hatif.review(assert(chain(1000)), call)).verdicts[1]
    assert.same({ "violated", 999 }, { v.status, v.at })
  end)
end)

describe("a hook that fails (E11)", function()
  it("is told once and off for its contact; other duties and contacts go on", function()
    local failing = assert(load [[protocol "p" {
      never "rude" { event = "rude", when = "go", cite = "a", on_violate = function(c)
        if c.facts.bad then error("no") end
        c:act("alert", {}) end },
      must "back" { event = "unhold", when = "hold", within = "40s", cite = "a" } }]])
    local errors, acts = 0, 0
    local engine = hatif.engine.new { on_error = function() errors = errors + 1 end,
      on_act = function() acts = acts + 1 end }
    local contacts = {}
    for _, bad in ipairs { true, false } do
      local c = assert(engine:open { policy = failing, id = tostring(bad), channel = "phone",
        lang = "en", at = 0, facts = { bad = bad or nil } })
      for i = 1, 3 do
        c:feed { at = i * 100, type = "go" }
        c:feed { at = i * 100 + 1, type = "rude" }
      end
      c:feed { at = 1000, type = "hold" }
      c:feed { at = 2000, type = "unhold" }
      c:finish(3000)
      contacts[#contacts + 1] = c
    end
    assert.same({ 1, 3 }, { errors, acts })
    for _, c in ipairs(contacts) do
      local v = c:verdicts()
      assert.same({ "violated", "violated", "violated", "satisfied" },
        { v[1].status, v[2].status, v[3].status, v[4].status })
    end
    engine:close()
  end)
end)

-- Snapshots: a contact that is saved and restored before every event says what it says when it is
-- left alone, in this process and across processes. A longer run:
--   HATIF_SNAPSHOTS=1000 HATIF_SEED=1 make busted SPEC=spec/snapshot_spec.lua
local engine = require "hatif.engine"
local jsonl = require "hatif.sources.jsonl"
local judging = require "support.judging"
local policies = require "support.policies"
local policy = require "hatif.policy"
local random = require "support.random_calls"

local SEED = math.tointeger(os.getenv "HATIF_SEED") or 20260101
local CALLS = math.tointeger(os.getenv "HATIF_SNAPSHOTS") or 60
local EACH = 4

local function moved_to(other)
  return function(contact, options)
    local bytes = assert(contact:snapshot())
    contact:close()
    local restored = assert(engine.new(options):restore(bytes, other))
    assert(bytes == restored:snapshot(), "the bytes of the restored contact differ")
    return restored
  end
end

local function same(seed, n, straight, other)
  for i = 1, math.max(#straight, #other) do
    assert(straight[i] == other[i], ("seed %d, call %d, line %d: %s\n   but restored: %s"):format(
      seed, n, i, tostring(straight[i]), tostring(other[i])))
  end
end

describe("a contact that is saved and restored before every event", function()
  it("says the same of random calls by random policies", function()
    local last = SEED + CALLS // EACH - 1
    for seed = SEED, last do
      local g = random.generator(seed)
      local text, shape = random.policy(g)
      -- The other one is in a guest state of its own: nothing that a hook keeps is shared.
      local one, other = assert(policies.load(text)), assert(policies.load(text))
      for n = 1, EACH do
        local call = random.call(g, shape)
        same(seed, n, judging.judge(one, call), judging.judge(one, call, moved_to(other)))
      end
    end
    print(("\nsnapshot: %d calls, seeds %d to %d"):format(CALLS, SEED, last))
  end)

  local FLOW = policies.protocol [[
    phrases = { name = { en = { "i am {name}" } } },
    must "m" { when = "go", event = "done", within = 20 },
    flow "f" { when = "go", run = function(c, e)
      local told = { e.n, c.id, c:now(), c:count("go") }
      while true do
        local woke = c:await { "more", "heard:name", "end", within = 7 }
        told[#told + 1] = woke and woke.key or "late"
        if woke and woke.cap then told[#told + 1] = woke.cap.name.name end
        told[#told + 1] = c:verdict("m")
        told[#told + 1] = c:due("m")
        told[#told + 1] = c:metric("duration")
        told[#told + 1] = tostring(c:at_step("p", "t"))
        for name, value in pairs(c.facts) do told[#told + 1] = name .. "=" .. tostring(value) end
        c:set("n" .. c:count("more"), c:now() / 4)
        c:set("n0", nil)
        c:timer("t", 3)
        pcall(c.set, c, "", 1)
        if woke and woke.key == "end" then break end
        c:raise("told", { n = #told })
      end
      for i, value in ipairs(told) do c:act("told", { i = i, value = tostring(value) }) end
    end },
    step "s" { on = { told = "t" } },
    step "t" { on = { ["timer:t"] = "s" }, final = true },
  ]]

  it("brings its flows to where they were", function()
    local one, other = assert(policies.load(FLOW)), assert(policies.load(FLOW))
    local call = { opening = { id = "c", at = 0, lang = "en", channel = "phone",
      facts = { a = true, b = 2.5, c = "text" } }, finish = 60, after = {}, events = {
      { at = 1, type = "go", n = 3 }, { at = 3, type = "more" },
      { at = 4, type = "utterance", by = "customer", text = "hello I am Sara Ozola", stop = 6 },
      { at = 5, type = "fact", key = "a", value = false }, { at = 20, type = "more" },
      { at = 21, type = "more" }, { at = 22, type = "other" }, { at = 40, type = "done" },
      { at = 44, type = "end" }, { at = 50, type = "other" } } }
    local straight = judging.judge(one, call)
    assert.is_true(#straight > 40)
    assert.same(straight, judging.judge(one, call, moved_to(other)))
  end)

  it("fails a flow whose function is another one now", function()
    local first = policies.load(policies.protocol [[flow "f" { when = "go", run = function(c)
      c:set("x", c:now()) c:await { "a" } c:act("over") end }]])
    local contact = policies.open(first)
    contact:feed { at = 1, type = "go" }
    contact:settle(2)
    local next_one = policies.load(policies.protocol [[flow "f" { when = "go", run = function(c)
      c:act("begun") c:await { "a" } c:act("over") end }]])
    local told = {}
    local e = engine.new { on_error = function(err) told[#told + 1] = err.message end,
      on_act = function(_, act) told[#told + 1] = act.name end,
      on_report = function(_, r) told[#told + 1] = r.what end }
    local core = require "hatif.core"
    contact = assert(core.contact.migrate(contact, next_one.core, { flows = { ["p.f"] = "p.f" } },
      { policy = "p", on_error = e.opts.on_error, on_act = e.opts.on_act,
        on_report = e.opts.on_report }))
    contact:feed { at = 5, type = "a" }
    contact:settle(6)
    assert.equal("hook failed", told[#told])
    for _, what in ipairs(told) do assert.not_equal("over", what) end
  end)

  it("goes on in another process after each event", function()
    local path, call, file = "examples/chefz", "examples/chefz/calls/third_hold.jsonl", os.tmpname()
    local record = assert(jsonl.read(call))
    local lua = os.getenv("HATIF_LUA") or "lua5.4"
    local said
    for n = 0, #record.events do
      local pipe = assert(io.popen(("%s spec/support/restore_step.lua %s %s %s %d 2>&1"):format(lua,
        path, call, file, n)))
      said = pipe:read("a")
      assert(pipe:close(), said)
    end
    os.remove(file)
    local loaded = assert(policy.load(path))
    local lines = {}
    for _, v in ipairs(require("hatif").review(loaded, call).verdicts) do
      local line = { v.duty, v.n, v.status, v.why, v.at, v.due, v.margin, #v.evidence }
      for i = 1, 8 do line[i] = tostring(line[i]) end
      lines[#lines + 1] = table.concat(line, "\t") .. "\n"
    end
    assert.equal(table.concat(lines), said)
  end)
end)

describe("a snapshot", function()
  local loaded = policies.load(policies.protocol [[must "m" { event = "x", within = 20 }]])

  it("can be told of without its policy", function()
    local contact = policies.open(loaded, { id = "k7", at = 5 })
    assert(contact:feed { at = 9, type = "y" })
    assert(contact:settle(10))
    assert.same({ policy = loaded:hash(), id = "k7", now = 9, finished = false, more = "and this" },
      engine.about(contact:snapshot("and this")))
    contact:finish(30)
    assert.is_true(engine.about(contact:snapshot()).finished)
  end)

  it("is refused by another policy, cut off, damaged, of another version", function()
    local contact, _, e = policies.open(loaded)
    local bytes = contact:snapshot()
    local other = policies.load(policies.protocol [[must "m" { event = "x", within = 21 }]])
    local function refused(snapshot, by)
      local restored, message, code = engine.new():restore(snapshot, by or loaded)
      assert.is_nil(restored)
      return message, code
    end
    local function pair(message, code) return { message, code } end
    assert.same({ "restore: the snapshot is of another policy", "EPOLICY" },
      pair(refused(bytes, other)))
    assert.same({ "restore: the snapshot is cut off", "EFORMAT" }, pair(refused(bytes:sub(1, -2))))
    assert.same({ "restore: the snapshot is damaged", "EFORMAT" },
      pair(refused(bytes:sub(1, -2) .. string.char(bytes:byte(-1) ~ 1))))
    assert.same({ "restore: the snapshot is of another version of hatif", "EVERSION" },
      pair(refused(bytes:sub(1, 8) .. "\x63" .. bytes:sub(10))))
    assert.same({ "restore: no snapshot of a contact", "EFORMAT" }, pair(refused("")))
    local again, _, code = e:restore(bytes, loaded)
    assert.same({ nil, "EEXIST" }, { again, code })
    assert.has_error(function() engine.new():restore(7, loaded) end,
      "bad argument #1 to 'restore' (string expected, got number)")
    assert.has_error(function() engine.new():restore(bytes) end,
      "bad argument #2 to 'restore' (a policy expected, got nil)")
  end)

  it("cannot be taken from inside of a callback", function()
    local answer
    local e = engine.new { on_verdict = function(c) answer = { c:snapshot() } end }
    local contact = e:open { policy = loaded, id = "c", at = 0 }
    contact:feed { at = 1, type = "x" }
    contact:settle(2)
    assert.same({ nil, "snapshot: called from inside one of the contact's callbacks", "EBUSY" },
      { answer[1], answer[2], answer[3] })
  end)

  it("counts as an open contact of the engine, until it has finished", function()
    local contact = policies.open(loaded)
    local e = engine.new()
    local restored = assert(e:restore(contact:snapshot(), loaded))
    assert.equal(1, e:count())
    assert.is_true(e:feed("c1", { at = 3, type = "x" }))
    assert(e:finish("c1", 9))
    assert.equal("satisfied", restored:verdicts()[1].status)
    local read = assert(e:restore(restored:snapshot(), loaded))
    assert.equal(0, e:count())
    assert.same(restored:verdicts(), read:verdicts())
  end)
end)

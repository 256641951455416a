-- hook.failed: a hook that failed when the contact was live fails on replay at the same run,
-- without being run.
local hatif = require "hatif"
local policies = require "support.policies"

-- Hooks that fail where a fact says so. Replayed without the fact they fail only because the record
-- says that they did.
local live = policies.load(policies.protocol [[
  must "guarded" { when = "x", event = "y", iff = function(c)
    if c.facts.trouble then error("no line") end
    return true
  end },
  must "timed" { when = "x", event = "y", within = function(c)
    if c.facts.trouble then return "soon" end
    return 10
  end },
  flow "f" { when = "x", run = function(c)
    c:act("began")
    c:await { "y" }
    if c.facts.trouble then error("no line") end
    c:act("over")
  end },
  step "s" { on = { x = function(c) if c.facts.trouble then error("no line") end return "t" end },
    enter = function(c) c:act("entered") if c.facts.early then error("at once") end end },
  step "t" { final = true },
]])

local function summary(contact, seen)
  local out = {}
  for _, v in ipairs(contact:verdicts()) do
    out[#out + 1] = ("%s %s %s"):format(v.duty, v.status, v.why)
  end
  for _, act in ipairs(seen.acts) do out[#out + 1] = act.key end
  return out
end

local function failures(seen)
  local out = {}
  for _, r in ipairs(seen.reports) do
    if r.what == "hook failed" then out[#out + 1] = { at = r.at, hook = r.hook, n = r.n } end
  end
  return out
end

describe("a hook that failed when the contact was live", function()
  local function run(trouble_at, failed, opts)
    local events = { { 10, "x" }, { 15, "y" }, { 20, "x" }, { 25, "y" } }
    if trouble_at then
      table.insert(events, 1, { trouble_at, "fact", key = "trouble", value = true })
      table.sort(events, function(a, b) return a[1] < b[1] end)
    end
    for i, f in ipairs(failed or {}) do
      table.insert(events, i, { f.at, "hook.failed", hook = f.hook, n = f.n })
    end
    table.sort(events, function(a, b)
      if a[1] ~= b[1] then return a[1] < b[1] end
      return a[2] == "hook.failed" and b[2] ~= "hook.failed"
    end)
    return policies.run(live, events, 60, opts)
  end

  for _, trouble_at in ipairs { 5, 12, 19, 21 } do
    it("fails on replay at the same run; trouble from " .. trouble_at, function()
      local contact, seen = run(trouble_at)
      local failed = failures(seen)
      assert.is_true(#failed > 0)
      local again, heard = run(nil, failed)
      assert.same(failed, failures(heard))
      assert.same(summary(contact, seen), summary(again, heard))
      assert.same({}, heard.errors)
    end)
  end

  it("is told with its name, the run and the time", function()
    local _, seen = run(5)
    assert.same({ at = 10, hook = "p.guarded.iff", n = 2 }, failures(seen)[1])
    assert.same({ at = 10, hook = "p.timed.within", n = 3 }, failures(seen)[2])
  end)

  it("has done nothing: what it did before it failed is not there either", function()
    local p = policies.load(policies.protocol [[
      must "a" { event = "raised", within = 50 }, must "b" { event = "timer:t", within = 50 },
      flow "f" { when = "go", run = function(c)
        c:act("begun") c:set("flow", 1) c:await { "x" }
        c:act("lost") c:set("flow", 2) c:raise("raised", {}) c:timer("t", 5) error("no")
      end },
      step "s" { on = { x = "t" } },
      step "t" { enter = function(c)
        c:set("step", 1) c:act("lost") c:raise("raised", {}) c:timer("t", 5)
        if c.facts.step == 1 then error("no") end
      end }]])
    local function judged(failed)
      local contact, seen = policies.run(p, { { 10, "go" }, { 20, "x" } }, 30, { failed = failed })
      return { summary(contact, seen), contact:facts(), failures(seen), #seen.errors }
    end
    local failed = { { hook = "p.f", n = 2 }, { hook = "p.t.enter", n = 3 } }
    local ours, again = judged(), judged(failed)
    assert.same({ "p.a na cut off", "p.b na cut off", "c1/p.f/go#1/0" }, ours[1])
    assert.same({ flow = 1 }, ours[2])
    for i, f in ipairs(failed) do f.at = 20 assert.same(f, ours[3][i]) end
    assert.same({ ours[1], ours[2], ours[3], 0 }, again)
  end)

  it("may have failed at the opening", function()
    local contact, seen = run(nil, nil, { facts = { early = true } })
    assert.same({ { at = 0, hook = "p.s.enter", n = 1 } }, failures(seen))
    local again, heard = run(nil, nil, { failed = { { hook = "p.s.enter", n = 1 } } })
    assert.same(failures(seen), failures(heard))
    assert.same(contact:verdicts(), again:verdicts())
  end)

  it("is no event that a policy sees", function()
    local p = policies.load(policies.protocol [[must "a" { event = "hook.failed", within = 50 }]])
    local contact = policies.run(p, { { 5, "hook.failed", hook = "p.a.iff", n = 1 } }, 60)
    assert.equal("violated", contact:verdicts()[1].status)
  end)

  it("is refused where it says nothing, or comes too late", function()
    local contact, seen = policies.open(live)
    for _, event in ipairs {
      { at = 1, type = "hook.failed" }, { at = 1, type = "hook.failed", hook = "p.s.enter", n = 0 },
      { at = 1, type = "hook.failed", hook = "", n = 1 },
    } do
      local ok, _, code = contact:feed(event)
      assert.same({ nil, "EINVAL" }, { ok, code })
    end
    local ok, _, code = contact:feed { at = 1, type = "hook.failed", hook = "p.s.enter", n = 1 }
    assert.same({ nil, "ESTALE" }, { ok, code })
    assert.equal("too late", seen.reports[1].what)
    contact:close()
    assert.has_error(function() policies.open(live, { failed = { { hook = "p.s.enter" } } }) end,
      "bad argument #2 to 'open' (field 'failed': item 1: { hook = string, n = integer } expected)")
  end)

  it("is told by hatif.review as an error of the record", function()
    local result, errors = hatif.review(live, {
      { type = "contact", id = "c", channel = "phone", lang = "ar", at = 0 },
      { type = "x", at = 10 },
      { type = "hook.failed", hook = "p.guarded.iff", n = 2, at = 10 },
      { type = "y", at = 12 },
    })
    assert.same({ "na", "its function failed" },
      { result.verdicts[1].status, result.verdicts[1].why })
    assert.same({ { policy = "p", contact = "c", where = "p.guarded.iff", code = "EHOOK",
      message = "failed when the contact was live" } }, errors)
    assert.same({}, result.not_admitted)
  end)
end)

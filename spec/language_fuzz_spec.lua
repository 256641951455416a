-- Sample policies with a value replaced at random: they load or say why, are checked and run, and
-- nothing raises.
local policies = require("support.policies")

local SEED, ROUNDS = 20260101, 80

local VALUES = { "{}", "5", "-1", "1.5", "nil", "true", '""', '"x"', '"40s"', "param.max",
  "param.zz",
  "function() end", "function(c) return c:now() end", "function(c, e) error(e) end", "{ 1, 2 }",
  "{ ar = 5 }", "{ by = 5 }", "print", "coroutine.create(print)", "0/0", "1/0",
  'must "zz" { event = "q" }', 'step "qq" {}', "{ [{}] = 1 }", "{ [1.5] = 2, [true] = 3 }",
  '"a/b/c"', '"duty:x"', '"say:"', '"/"', '"step:hold.held"', '"timer:"', '"promise:x:late"' }

local EVENTS = {
  { 1, "case.reviewed" }, { 2, "dial" }, { 5000, "answer" },
  { 6000, "utterance", by = "agent", text = "السلام عليكم معك أحمد من تطبيق ذا شفز", stop = 9000 },
  { 9500, "utterance", by = "customer", text = "زعلان ابي المشرف", stop = 9900 },
  { 10000, "hold" }, { 60000, "unhold" }, { 61000, "check.estimate", ms = 90000 },
  { 62000, "escalated" }, { 63000, "drop" }, { 70000, "hangup", by = "agent" },
}

local function read(name)
  local file = assert(io.open("spec/policies/" .. name .. ".lua", "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local seed = SEED
local function below(n)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % n + 1
end

-- The text with what stands behind one "=" or "," replaced by one of the values.
local function mutate(text)
  local spots = {}
  for spot in text:gmatch("[=,]%s*()") do spots[#spots + 1] = spot end
  local spot = spots[below(#spots)]
  local rest = text:sub(spot)
  local old = rest:match('^"[^"]*"') or rest:match("^[%w_.]+") or rest:match("^%b{}") or ""
  return text:sub(1, spot - 1) .. VALUES[below(#VALUES)] .. rest:sub(#old + 1)
end

describe("a policy with a value replaced at random", function()
  it(("loads or says why, and runs (seed %d, %d rounds)"):format(SEED, ROUNDS), function()
    local names = { "greeting", "hold", "escalation" }
    local loaded, refused = 0, 0
    for _ = 1, ROUNDS do
      local text = mutate(read(names[below(#names)]))
      local p, _, _, errors = policies.load(text, { budget = 100000 })
      if p then
        loaded = loaded + 1
        p:check()
        local contact = policies.run(p, EVENTS, 100000, { facts = { topic = "other" } })
        assert.is_true(#contact:verdicts() > 0, text)
      else
        refused = refused + 1
        for _, e in ipairs(errors) do assert.truthy(e.message:find("^p%.lua:%d+: "), e.message) end
      end
    end
    assert.is_true(loaded > 5 and refused > 30, loaded .. " loaded, " .. refused .. " refused")
  end)
end)

-- examples/README.md: somebody who knows no Lua changes one line of a center, and sees what it
-- does.
local hatif = require "hatif"
local testing = require "hatif.testing"

local FOLDER = "examples/complaints/"
local SUNDAY_8 = 1795928400000 -- 2026-11-29 08:00 in Riyadh, ms

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

-- The rows of the README's table: what → the line and what it becomes.
local function changes()
  local out = {}
  for what, line, becomes in
    read("examples/README.md"):gmatch("\n| a[n]? (%l+) | `([^`]+)` | `([^`]+)` |") do
    out[what] = { line = line, becomes = becomes }
  end
  return out
end

-- The center in a copy of its folder, with a line changed.
local function center(change)
  local folder = os.tmpname()
  os.remove(folder)
  assert(os.execute(("cp -r %s %s"):format(FOLDER, folder)))
  if change then
    local text = read(folder .. "/desk.lua")
    local first, last = text:find(change.line, 1, true)
    assert(first, "there is no line " .. change.line)
    assert(not text:find(change.line, last, true), "two lines say " .. change.line)
    local file = assert(io.open(folder .. "/desk.lua", "w"))
    file:write(text:sub(1, first - 1), change.becomes, text:sub(last + 1))
    file:close()
  end
  local policy = assert(hatif.policy.load(folder))
  assert.same({}, policy:check())
  assert(os.execute("rm -r " .. folder))
  return policy
end

-- A complaint that came on Sunday at eight and was answered on Monday at nine: nine working hours.
local function answered(policy)
  local desk = testing.contact(policy, { channel = "email", lang = "ar" })
  desk:event(SUNDAY_8, "complaint.opened")
  desk:event(SUNDAY_8 + 25 * 3600000, "complaint.answered")
  return desk:finish(SUNDAY_8 + 26 * 3600000)
end

local SEEN = {
  deadline = function(policy) return answered(policy):verdict("complaint.answer").status end,
  sentence = function(policy)
    local call = testing.contact(policy, { lang = "ar" })
    call:event("1s", "answer"):event("9s", "hold"):advance "10s"
    for _, act in ipairs(call:acts_named "prompt") do
      if act.args.due then return act.args.text end
    end
  end,
  weight = function(policy) return answered(policy).handle:score().percentage end,
  amount = function(policy)
    local call = testing.contact(policy, { lang = "ar" })
    call:event("1s", "answer"):event("9s", "refund", { amount = 200 }):advance "10s"
    return call:verdict("complaint.over_limit").status
  end,
}

describe("one line of examples/complaints/desk.lua", function()
  local rows = changes()

  it("is all that has to be changed for a deadline", function()
    assert.equal("satisfied", SEEN.deadline(center()))
    assert.equal("violated", SEEN.deadline(center(rows.deadline)))
  end)

  it("is all that has to be changed for a sentence", function()
    assert.equal(rows.sentence.line:match('"(.-)"'), SEEN.sentence(center()))
    assert.equal(rows.sentence.becomes:match('"(.-)"'), SEEN.sentence(center(rows.sentence)))
  end)

  it("is all that has to be changed for a weight", function()
    local before, after = SEEN.weight(center()), SEEN.weight(center(rows.weight))
    assert.truthy(before > after, ("%s is not more than %s"):format(before, after))
  end)

  it("is all that has to be changed for an amount", function()
    assert.equal("pending", SEEN.amount(center()))
    assert.equal("violated", SEEN.amount(center(rows.amount)))
  end)
end)

describe("each example", function()
  it("has no finding of the linter, and is shorter than 120 lines", function()
    local n = 0
    for path in io.popen("ls -d examples/*/policy.lua"):lines() do
      local folder, lines = path:match("^(.*)/"), 0
      assert.same({}, assert(hatif.policy.load(folder)):check())
      for file in io.popen("ls " .. folder .. "/*.lua"):lines() do
        for _ in io.lines(file) do lines = lines + 1 end
      end
      assert.truthy(lines < 120, folder .. " has " .. lines .. " lines")
      n = n + 1
    end
    assert.equal(3, n)
  end)
end)

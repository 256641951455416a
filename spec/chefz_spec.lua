-- examples/chefz: its phrases on sentences, its calls on the verdicts that were written by hand.
local hatif = require "hatif"
local json = require "dkjson"
local sentences = require "support.sentences"

local DIR = "examples/chefz/"

describe("the phrases of examples/chefz", function()
  local matcher = hatif.text.phrases(assert(hatif.policy.load(DIR)):phrases())

  for _, case in ipairs(require "chefz_sentences") do
    it(case.phrase .. " is heard in what people say for it, and in no neighbour", function()
      assert.same({}, sentences.wrong(matcher, case))
    end)
  end
end)

--- The names of the calls, sorted.
local function call_names()
  local names = {}
  local list = assert(io.popen("ls " .. DIR .. "calls"))
  for file in list:lines() do
    local name = file:match("^(.+)%.jsonl$")
    if name then names[#names + 1] = name end
  end
  list:close()
  table.sort(names)
  return names
end

local function read_json(path)
  local file = assert(io.open(path, "rb"))
  local value = assert(json.decode(file:read("a")))
  file:close()
  return value
end

--- One line per verdict, sorted; the time only where `timed` has one for that verdict.
local function lines_of(verdicts, timed)
  local lines = {}
  for i, v in ipairs(verdicts) do
    local key = ("%s #%d"):format(v.duty, v.n)
    local at = timed[key] and (" at %d"):format(v.at) or ""
    lines[i] = ("%s %s%s"):format(key, v.status, at)
  end
  table.sort(lines)
  return table.concat(lines, "\n")
end

describe("the calls of examples/chefz", function()
  local policy = assert(hatif.policy.load(DIR))

  it("are judged by a policy in which the linter finds nothing", function()
    assert.same({}, policy:check())
  end)

  for _, name in ipairs(call_names()) do
    it("get the verdicts written by hand: " .. name, function()
      local expected = read_json(DIR .. "calls/" .. name .. ".expected.json")
      local timed = {}
      for _, v in ipairs(expected.verdicts) do
        timed[("%s #%d"):format(v.duty, v.n)] = v.at and true or nil
      end
      local result, errors = hatif.review(policy, DIR .. "calls/" .. name .. ".jsonl")
      assert.is_table(result, errors)
      assert.same({}, errors)
      assert.equal(expected.contact, result.contact)
      assert.equal(lines_of(expected.verdicts, timed), lines_of(result.verdicts, timed))
    end)
  end

  it("get the same bytes when they are judged again", function()
    local command = "lua/bin/hatif review " .. DIR .. " " .. DIR .. "calls/*.jsonl --json"
    local function run()
      local pipe = assert(io.popen(command))
      local out = pipe:read("a")
      assert.is_true((pipe:close()))
      return out
    end
    local first = run()
    assert.equal(#call_names(), select(2, first:gsub("\n", "\n")))
    assert.equal(first, run())
  end)
end)

-- The examples: every call gets the verdicts written beside it by hand, no more and no fewer.
local dkjson = require "dkjson"
local hatif = require "hatif"

local function files(pattern)
  local out, pipe = {}, assert(io.popen("ls " .. pattern))
  for path in pipe:lines() do out[#out + 1] = path end
  pipe:close()
  return out
end

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

-- What was expected of a verdict: the fields that were written down.
local function line_of(verdict, fields)
  local parts = {}
  for i, field in ipairs(fields) do parts[i] = tostring(verdict[field]) end
  return table.concat(parts, " ")
end

local function compared(expected, verdicts)
  local by_name, want, got = {}, {}, {}
  for _, v in ipairs(verdicts) do by_name[v.duty .. "#" .. v.n] = v end
  for i, e in ipairs(expected) do
    local fields = { "duty", "n", "status", e.at and "at" }
    want[i] = line_of(e, fields)
    local v = by_name[e.duty .. "#" .. e.n]
    got[i] = v and line_of(v, fields) or "no " .. e.duty .. " " .. e.n
    by_name[e.duty .. "#" .. e.n] = nil
  end
  local rest = {}
  for name, v in pairs(by_name) do rest[#rest + 1] = name .. " " .. v.status end
  table.sort(rest)
  return want, got, rest
end

for _, folder in ipairs(files("-d examples/*/calls")) do
  local dir = folder:match("^(.*)/calls$")
  describe(dir, function()
    local policy = assert(hatif.policy.load(dir))

    it("has no finding of the linter that would stop a release", function()
      for _, f in ipairs(policy:check()) do
        assert.equal("hint", f.level, ("%s:%d: %s"):format(f.file, f.line, f.message))
      end
    end)

    for _, call in ipairs(files(folder .. "/*.jsonl")) do
      it("judges " .. call:match("([^/]+)%.jsonl$") .. " as it was written by hand", function()
        local result, errors = hatif.review(policy, call)
        assert(result, errors)
        assert.same({}, errors)
        assert.same({}, result.not_admitted)
        local expected = dkjson.decode(read((call:gsub("%.jsonl$", ".expected.json"))))
        assert.equal(expected.contact, result.contact)
        local want, got, rest = compared(expected.verdicts, result.verdicts)
        assert.same(want, got)
        assert.same({}, rest)
      end)
    end
  end)
end

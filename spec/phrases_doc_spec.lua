-- The worked examples of docs/phrases.md, run as they stand there.
local docs = require("support.docs")
local hatif = require("hatif")

local file = assert(io.open("docs/phrases.md", "rb"))
local PAGE = file:read("a")
file:close()

local function read_example(block)
  local example = { hears = {}, misses = {} }
  for line in block:gmatch("[^\n]+") do
    local key, value = line:match("^(%a+): (.+)$")
    if key == "pattern" then example.pattern = value
    elseif key == "hears" then
      local sentence, captured = value:match("^(.-) → (.+)$")
      table.insert(example.hears, { sentence = sentence or value, captured = captured })
    elseif key == "not" then table.insert(example.misses, value)
    else
      assert(line == "unless_negated", "a line of an example that says nothing: " .. line)
      example.unless_negated = true
    end
  end
  assert(example.pattern and #example.hears > 0, block)
  return example
end

local function captured_of(hit)
  local names, out = {}, {}
  for name in pairs(hit.captures) do names[#names + 1] = name end
  table.sort(names)
  for i, name in ipairs(names) do out[i] = name .. "=" .. hit.captures[name] end
  return table.concat(out, " ")
end

local function try(example)
  local m = hatif.text.phrases({ p = { example.pattern,
    unless_negated = example.unless_negated } })
  for _, heard in ipairs(example.hears) do
    local hit = m:match(heard.sentence)[1]
    assert(hit, "not heard: " .. heard.sentence)
    assert.equal(heard.captured or "", heard.captured and captured_of(hit) or "")
  end
  for _, sentence in ipairs(example.misses) do
    assert.equal(0, m:count(sentence), "heard: " .. sentence)
  end
end

describe("docs/phrases.md", function()
  local n = 0
  for _, block in ipairs(docs.blocks("docs/phrases.md")) do
    if block.kind == "phrase" then
      local example = read_example(block.text)
      n = n + 1
      it("is right about " .. example.pattern, function() try(example) end)
    end
  end

  it("has thirty of them", function() assert.is_true(n >= 30, n) end)

  it("names the switches that the fold has", function()
    for switches in PAGE:gmatch("|([^|]+)|\n") do
      for name in switches:gmatch("`(%l+)`") do
        assert.is_string((hatif.text.fold("x", { [name] = true })))
      end
    end
  end)
end)

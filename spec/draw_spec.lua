-- Drawings of policies: what stands in them, how it is escaped, and that Graphviz takes them.
local command = require("support.command").hatif
local hatif = require "hatif"

local POLICY = [==[
protocol "one" {
  langs = { "ar", "en" },
  params = { soon = "1m30s" },
  phrases = { hello = { ar = { "مرحبا" }, en = { "hello" } } },
  must "greet" { say = "hello", when = "answer", within = param.soon,
    title = { en = "greet", ar = "قل \"مرحبا\": أولاً; ثم & <b> \\n #1" } },
  at_most "twice" { event = "hold", n = 2 },
  step "a" {
    max = "40s",
    on = { ["say:hello"] = "b", answer = "b", hold = function(c, e) return "b" end },
    must "back" { event = "unhold", within = function(c, e) return 5 end },
  },
  step "b" { final = true },
}
protocol "two" { never "shout" { event = "shout", title = "no\nshouting" } }
protocol "none" { }
]==]

local function load(text)
  return assert(hatif.policy.of({ { name = "p.lua", path = "p.lua", text = text } }))
end

local policy = load(POLICY)

local TITLE_DOT = [[قل \"مرحبا\": أولاً; ثم &amp; <b> \\n #1]]
local TITLE_MERMAID = "قل #34;مرحبا#34;#58; أولاً#59; ثم #38; #60;b#62; #92;n #35;1"

local DOT = [[
digraph "p" {
  node [shape=box, style=rounded];
  subgraph cluster_p1 {
    label="one";
    p1c [label="contact\nmust greet, when answer, within 1m30s: TITLE\lat_most twice (2)\l", NOTE];
    p1b [label="", shape=point];
    p1b -> p1s1;
    p1s1 [label="a\nmax 40s\lmust back, within function\l"];
    p1s1 -> p1s2 [label="answer\nsay:hello"];
    p1s1f [label="function", shape=diamond, style=""];
    p1s1 -> p1s1f [label="hold"];
    p1s2 [label="b", peripheries=2];
  }
  subgraph cluster_p2 {
    label="two";
    p2c [label="contact\nnever shout: TITLE\l", NOTE];
  }
  subgraph cluster_p3 {
    label="none";
  }
}
]]
DOT = DOT:gsub("NOTE", 'shape=note, style=""')

local MERMAID = [[
stateDiagram-v2
  state "one" as p1 {
    state "contact" as p1c
    p1c : must greet, when answer, within 1m30s#58; TITLE
    p1c : at_most twice (2)
    state "a" as p1s1
    p1s1 : max 40s
    p1s1 : must back, within function
    state "b" as p1s2
    [*] --> p1s1
    p1s1 --> p1s2 : answer, say#58;hello
    state "function" as p1s1f
    p1s1 --> p1s1f : hold
    p1s2 --> [*]
  }
  state "two" as p2 {
    state "contact" as p2c
    p2c : never shout#58; TITLE
  }
  state "none" as p3
]]

-- The titles in their places, each held together by isolates.
local function filled(drawing, ...)
  local titles, i = { ... }, 0
  return (drawing:gsub("TITLE", function()
    i = i + 1
    return "\u{2068}" .. titles[i] .. "\u{2069}"
  end))
end

-- What Graphviz says of a drawing, and what it makes of it.
local function svg(drawing)
  local name = os.tmpname()
  local file = assert(io.open(name, "wb"))
  file:write(drawing)
  file:close()
  local pipe = assert(io.popen("dot -Tsvg " .. name .. " 2>&1"))
  local out = pipe:read("a")
  local ok = pipe:close()
  os.remove(name)
  assert(ok, out)
  return out
end

local has_graphviz = os.execute("command -v dot >/dev/null 2>&1") == true

describe("policy:draw", function()
  it("draws for Graphviz: steps, ways, functions, final steps, duties and deadlines", function()
    assert.equal(filled(DOT, TITLE_DOT, "no shouting"), policy:draw("dot"))
  end)

  it("draws for Mermaid, with nothing in a text that Mermaid reads as its own", function()
    assert.equal(filled(MERMAID, TITLE_MERMAID, "no shouting"), policy:draw("mermaid"))
  end)

  it("writes the same bytes for the same files", function()
    for _, format in ipairs { "dot", "mermaid" } do
      assert.equal(policy:draw(format), load(POLICY):draw(format))
    end
  end)

  it("puts no bytes into a drawing that are not UTF-8", function()
    local odd = load('protocol "o" { must "m" { event = "x", title = "a\\xffb" } }')
    for _, format in ipairs { "dot", "mermaid" } do
      local text = odd:draw(format)
      assert.truthy(utf8.len(text))
      assert.truthy(text:find("\u{2068}a?b\u{2069}", 1, true))
    end
  end)

  it("names the format that it does not know", function()
    assert.has_error(function() policy:draw("svg") end,
      'bad argument #1 to \'draw\' ("dot" or "mermaid" expected, got "svg")')
    assert.has_error(function() policy:draw() end,
      'bad argument #1 to \'draw\' ("dot" or "mermaid" expected, got nil)')
  end)

  if has_graphviz then
    it("is taken by Graphviz without a word, and shows what was written", function()
      local out = svg(policy:draw("dot"))
      assert.is_nil(out:find("Warning", 1, true), out)
      assert.is_nil(out:find("Error", 1, true), out)
      assert.truthy(out:find("مرحبا&quot;: أولاً; ثم &amp; &lt;b&gt; \\n #1", 1, true), out)
      assert.truthy(svg(assert(hatif.policy.load("examples/chefz")):draw("dot")):find("</svg>"))
    end)
  end
end)

describe("hatif draw", function()
  it("prints what the policy draws", function()
    local desk = assert(hatif.policy.load("spec/fixtures/desk.lua"))
    assert.same({ code = 0, out = desk:draw("dot"), err = "" },
      command("draw", "spec/fixtures/desk.lua"))
    assert.same({ code = 0, out = desk:draw("mermaid"), err = "" },
      command("draw", "spec/fixtures/desk.lua", "--mermaid"))
  end)

  it("ends with 2 on a policy that does not load", function()
    local r = command("draw", "spec/fixtures/broken.lua")
    assert.same({ 2, "" }, { r.code, r.out })
    assert.truthy(r.err:find("^spec/fixtures/broken%.lua:3: "))
  end)
end)

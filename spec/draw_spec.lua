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
  flow "coach" { when = "answer", run = function(c)
    if not c:await { "say:hello", "drop", within = "2s" } then c:act("prompt", { text = "x" }) end
    c:raise("coached", {})
    c:act("prompt", {})
  end },
}
protocol "two" { never "shout" { event = "shout", title = "no\nshouting" } }
protocol "none" { }
protocol "four" { start = "x", step "x" { } }
]==]

local function load(text)
  return assert(hatif.policy.of({ { name = "p.lua", path = "p.lua", text = text } }))
end

local policy = load(POLICY)

local TITLE = [[قل "مرحبا": أولاً; ثم & <b> \n #1]]
local TITLE_MERMAID = "قل #34;مرحبا#34;#58; أولاً#59; ثم #38; #60;b#62; #92;n #35;1"

-- As `plain` has it: a row of a table a line, its cells between bars.
local DOT = [==[
digraph "p" {
  subgraph cluster_p1 {
    label=[one]
    p1c [label=[contact], shape=note, style=filled];
      must | greet | when answer, within 1m30s | TITLE
      at_most | twice | n 2
    p1w [label=[flows], shape=note, style=filled];
      coach | when answer, awaits say:hello drop, acts / prompt, raises coached /
    p1b [label="", shape=point, fillcolor="#1f2328"];
    p1b -> p1s1;
    p1c -> p1w [style=invis];
    p1w -> p1b [style=invis];
    p1s1 [label=[a max 40s]];
      must | back | within function
    p1s1 -> p1s2 [label="answer\nsay:hello"];
    p1s1f [label="function", shape=diamond, style=filled, fontsize=9];
    p1s1f -> p1s2 [style=dashed];
    p1s1 -> p1s1f [label="hold"];
    p1s2 [label=[b], peripheries=2];
  }
  subgraph cluster_p2 {
    label=[two]
    p2c [label=[contact], shape=note, style=filled];
      never | shout |  | TITLE
  }
  subgraph cluster_p3 {
    label=[none]
  }
  subgraph cluster_p4 {
    label=[four]
    p4b [label="", shape=point, fillcolor="#1f2328"];
    p4b -> p4s1;
    p4s1 [label=[x]];
  }
  p2c -> p4b [style=invis, weight=0];
}
]==]

local ENTITIES = { quot = '"', amp = "&", lt = "<", gt = ">" }

local function text_of(html)
  return (html:gsub("<BR[^>]*>", " / "):gsub("</TD><TD[^>]*>", " | "):gsub("<[^>]*>", "")
    :gsub("&(%l+);", ENTITIES):gsub("\u{a0}", " "):gsub(" +/ $", " /"))
end

-- A drawing for Graphviz without its looks.
local function plain(drawing)
  local out = {}
  drawing = drawing:gsub("\n  %l+ %[fontname[^%]]+%];", "")
  for line in drawing:gmatch("[^\n]+") do
    local before, label, after = line:gsub("; style=.*", ""):match("^(.*)label=(%b<>)(.*)$")
    if label then
      label = label:sub(2, -2)
      local head, rows = label:match("<TR>(.-)</TR>(.*)")
      out[#out + 1] = before .. "label=[" .. text_of(head or label) .. "]" .. after
      for row in (rows or ""):gmatch("<TR>(.-)</TR>") do
        out[#out + 1] = "      " .. text_of(row)
      end
    else
      out[#out + 1] = line
    end
  end
  return table.concat(out, "\n") .. "\n"
end

local MERMAID = [[
stateDiagram-v2
  state "one" as p1 {
    state "contact" as p1c
    p1c : must greet, when answer, within 1m30s#58; TITLE
    p1c : at_most twice, n 2
    state "flows" as p1w
    p1w : coach, when answer, awaits say#58;hello drop, acts prompt, raises coached
    state "a" as p1s1
    p1s1 : max 40s
    p1s1 : must back, within function
    state "b" as p1s2
    [*] --> p1s1
    p1s1 --> p1s2 : answer, say#58;hello
    state "function" as p1s1f
    p1s1f --> p1s2
    p1s1 --> p1s1f : hold
    p1s2 --> [*]
  }
  state "two" as p2 {
    state "contact" as p2c
    p2c : never shout#58; TITLE
  }
  state "none" as p3
  state "four" as p4 {
    state "x" as p4s1
    [*] --> p4s1
  }
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
    assert.equal(filled(DOT, TITLE, "no shouting"), plain(policy:draw("dot")))
  end)

  it("draws for Mermaid, with nothing in a text that Mermaid reads as its own", function()
    assert.equal(filled(MERMAID, TITLE_MERMAID, "no shouting"), policy:draw("mermaid"))
  end)

  it("shows what a key says and a function names as it is written, and no more", function()
    local odd = load [[protocol "o" { phrases = { p = { en = { "x" } } },
      flow "f" { when = "say:p", run = function(c) c:act("a" .. c.id, {}) c:act("b", {}) end } }]]
    assert.truthy(plain(odd:draw("dot")):find("\n      f | when say:p, acts b\n", 1, true))
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
      assert.truthy(out:find(">coach<", 1, true), out)
    end)

    it("is not a mile wide, however many protocols there are", function()
      local drawn = svg(assert(hatif.policy.load("examples/chefz")):draw("dot"))
      assert.is_true(tonumber(drawn:match('<svg width="(%d+)pt"')) < 1400)
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

describe("the pictures of examples/README.md", function()
  local pictures = dofile "tools/docs/pictures.lua"
  local page = assert(io.open("examples/README.md")):read("a")

  it("show every protocol that hatif brings, as it is now", function()
    local there = {}
    for path in io.popen("ls examples/pictures"):lines() do there[path] = true end
    for _, id in ipairs(pictures.ids()) do
      local _, hash = pictures.drawing(id)
      assert.equal(hash, pictures.made_of(pictures.FOLDER .. "/" .. id .. ".svg"),
        id .. " has changed: run `make pictures`")
      assert.truthy(page:find("](pictures/" .. id .. ".svg)", 1, true), id)
      there[id .. ".svg"] = nil
    end
    assert.same({}, there)
  end)

  if has_graphviz then
    it("are what Graphviz makes of them, and fit on a page", function()
      for _, id in ipairs(pictures.ids()) do
        local made = pictures.svg((pictures.drawing(id)))
        local file = assert(io.open(pictures.FOLDER .. "/" .. id .. ".svg"))
        local kept = file:read("a")
        file:close()
        local words = {}
        for _, text in ipairs { made, kept } do
          words[#words + 1] = {}
          for word in text:gmatch("<text[^>]*>([^<]*)</text>") do
            table.insert(words[#words], word)
          end
          table.sort(words[#words])
        end
        assert.same(words[1], words[2])
        assert.is_true(tonumber(kept:match('<svg width="(%d+)pt"')) < 800, id)
      end
    end)
  end
end)

-- luacheck: no max line length
-- Rows X1, X3, X4, X7, X13 and X14 of the acceptance list where phrases, streams and templates meet them; those of the
-- fold are in fold_spec.lua, X2 in stream_spec.lua, X9 to X11 in phrase_hard_spec.lua, X12 in phrase_random_spec.lua.
local hatif = require("hatif")
local text = hatif.text

describe("X1: bytes that are no text", function()
  local m = text.phrases({ p = { "please hold" }, q = { "شكرا" } })

  it("part words, and shift no offset", function()
    for _, bad in ipairs({ "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xFF", "\x80", "\xE2\x82" }) do
      local s = bad .. " please hold" .. bad .. "شكرا" .. bad
      local hits = m:match(s)
      assert.same({ "p", "q" }, { hits[1].name, hits[2].name })
      assert.equal("شكرا", s:sub(hits[2].first, hits[2].last):sub(1, 8))
      assert.equal(0, m:count("please ho" .. bad .. "ld"))
    end
  end)

  it("are the same in a stream, cut inside a letter", function()
    local s, st = "شكرا", m:stream()
    assert.same({}, (st:partial(s:sub(1, 7), 0)))
    assert.equal(1, #st:final(s, 0))
  end)
end)

describe("X3: NUL and code points that nobody has named", function()
  it("are no end, and stand between words", function()
    local m = text.phrases({ p = { "a b" }, q = { "c" } })
    assert.same({ 1, 2 }, { m:count("a\0b"), m:count("a b\0\u{FFFE}\u{E000}c") })
    assert.equal("x\0y", text.phrases({ p = { "is {x} now" } }):match("is x\0y now")[1].captures.x)
  end)
end)

describe("X4: texts of any length", function()
  local m = text.phrases({ p = { "شكرا لانتظارك" }, q = { "{dur}" } })

  it("from nothing to ten megabytes are matched", function()
    assert.same({ 0, 0 }, { m:count(""), m:count("x") })
    local unit = "شكراً لانتظارك، "
    local n = (10 << 20) // #unit
    assert.equal(n, m:count(unit:rep(n)))
  end)

  it("over the limit are refused by name", function()
    local long = ("a"):rep((128 << 20) + 1)
    local hits, message, code = m:match(long)
    assert.same({ nil, "ELIMIT" }, { hits, code })
    assert.truthy(message:find("matcher:match", 1, true))
    assert.equal("ELIMIT", (select(3, m:stream():final(long, 0))))
  end)
end)

describe("X7: what cannot be seen", function()
  it("is in no word's way, and offsets are those of the original", function()
    local m = text.phrases({ p = { "تسمح لي" } })
    for _, c in ipairs({ "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200E}", "\u{200F}", "\u{200D}", "\u{200C}",
      "\u{640}", "\u{AD}", "\u{FEFF}", "\u{FE0F}" }) do
      local s = "x ت" .. c .. "سمح" .. c .. " لي" .. c .. " y"
      local hit = m:match(s)[1]
      assert.equal("ت" .. c .. "سمح" .. c .. " لي" .. c, s:sub(hit.first, hit.last))
    end
  end)
end)

describe("X7: controls of direction", function()
  local evil = "hello \u{202E}olleh\u{202C} \u{2066}x\u{2069} \u{202A}y"

  local function has_control(s)
    for _, c in utf8.codes(s) do
      if c >= 0x202A and c <= 0x202E or c >= 0x2066 and c <= 0x2069 then return true end
    end
    return false
  end

  it("reach no line of a report", function()
    local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
    local call = {
      { type = "contact", id = evil, agent = evil, channel = "phone", lang = "en", at = 0 },
      { type = "answer", at = 1 }, { type = "utterance", by = "agent", at = 2, stop = 3, text = evil },
    }
    local result, said = assert(hatif.review(policy, call)), false
    local record = assert(require("hatif.sources.jsonl").check(call))
    local look = { is_terminal = false, is_coloured = false, width = 80 }
    for _, line in ipairs(require("hatif.report.text").lines(policy, record, result, look)) do
      assert.is_false(has_control(line), line)
      said = said or line:find("olleh", 1, true)
    end
    assert.truthy(said)
  end)

  it("reach no line of the log of hatif serve", function()
    for _, format in ipairs { "plain", "json" } do
      local lines = {}
      local log = require("hatif.serve.log").new({ format = format, level = "info" },
        function(line) lines[#lines + 1] = line end)
      log:info("a line was refused", { line = evil })
      assert.equal(1, #lines)
      assert.is_false(has_control(lines[1]), lines[1])
      assert.truthy(lines[1]:find("olleh", 1, true))
    end
  end)
end)

describe("X13: a stream", function()
  it("lives on the set it was made of, whatever replaces or forgets that", function()
    local set = { m = text.phrases({ old = { "a b" } }) }
    local st = set.m:stream()
    st:final("a", 0)
    set.m = text.phrases({ new = { "a b" } })
    collectgarbage()
    collectgarbage()
    assert.equal("old", st:final("b", 1)[1].name)
  end)

  it("goes on behind an error of whoever reads its hits", function()
    local st = text.phrases({ p = { "a b" } }):stream()
    local ok = pcall(function()
      for _ in ipairs(st:final("a b", 0)) do error({}) end
    end)
    assert.is_false(ok)
    assert.equal(1, #st:final("a b", 1))
  end)

  it("may be asked again from inside the reading of its hits", function()
    local st, seen = text.phrases({ p = { "a" } }):stream(), 0
    for _ in ipairs(st:final("a a a", 0)) do seen = seen + #st:final("a", 1) end
    assert.equal(3, seen)
  end)
end)

describe("X14: lines, escapes and directives in what was said", function()
  local evil = "hello\r\nAction: Originate\27[2J %n%s '; DROP TABLE promise; --"

  it("are blanks or marks in what a template makes of them", function()
    local out = text.template("dear {name}, done", "en"):render({ name = evil })
    assert.is_nil(out:find("[%z\1-\31\127]"))
    assert.truthy(out:find("%n%s", 1, true))
  end)

  it("stand escaped in the JSON of a review, and harmless in its text", function()
    local json, report = require("hatif.report.json"), require("hatif.report.text")
    local path = "spec/fixtures/desk.lua"
    local policy = assert(hatif.policy.load(path))
    local call = {
      { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 },
      { type = "answer", at = 1 }, { type = "utterance", by = "agent", at = 2, stop = 3, text = evil },
    }
    local result = assert(hatif.review(policy, call))
    assert.is_nil(json.line(result):find("[%z\1-\31\127]"))
    local record = assert(require("hatif.sources.jsonl").check(call))
    local look = { is_terminal = false, is_coloured = false, width = 80 }
    for _, line in ipairs(report.lines(policy, record, result, look)) do
      assert.is_nil(line:find("[%z\1-\31\127]"), line)
    end
  end)

  it("are data to a hook and to its act", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write([[protocol "p" { langs = { "en" }, phrases = { hello = { en = { "hello {rest}" } } },
      flow "f" { when = "said:hello", run = function(c, e) c:act("note", { text = e.text }) end } }]])
    file:close()
    local policy = assert(hatif.policy.load(path))
    os.remove(path)
    local result = assert(hatif.review(policy, {
      { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 },
      { type = "utterance", by = "agent", at = 2, stop = 3, text = evil },
    }))
    assert.equal(evil, result.acts[1].args.text)
  end)

  it("are found as words around them are", function()
    local hits = text.phrases({ p = { "hello * originate" }, q = { "action originate" } }):match(evil)
    assert.equal(1, #hits) -- the line end ends the sentence: no gap goes over it
    assert.equal("Action: Originate", evil:sub(hits[1].first, hits[1].last))
  end)
end)

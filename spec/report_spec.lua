-- The reports, on results made by hand: what stands in them depends on the result alone.
local dkjson = require "dkjson"
local json = require "hatif.report.json"
local screen = require "hatif.report.run"
local text = require "hatif.report.text"

local PLAIN = { is_terminal = false, is_coloured = false, width = 80 }

local function a_result()
  return {
    contact = "c1", policy = { name = "tiny", hash = "0123456789abcdef" },
    score = { percentage = 60.0, automatic_fail = false },
    verdicts = {
      { duty = "hold.return", n = 1, status = "violated", at = 46000, due = 40000, margin = -6000,
        weight = 2.0, cite = "000 §3.1", why = "the deadline passed", layer = "hold",
        evidence = { { event = 4 } } },
      { duty = "hold.thank", n = 1, status = "satisfied", at = 47000, weight = 3, why = "met",
        layer = "hold", evidence = { { event = 5, phrase = "hold/thank", text = "شكرًا لانتظارك",
          first = 1, last = 26 } } },
      { duty = "hold.sorry", n = 0, status = "na", weight = 1, why = "never activated",
        layer = "hold", evidence = {} },
    },
    acts = { { key = "c1/hold/3/1", at = 40000, name = "prompt", args = { text = "back", b = true,
      a = 1 } } },
    metrics = { duration = 60000, time_to_greet = 800, hold_count = 1, hold_total = 46000,
      hold_longest = 46000, talk_agent = 1, talk_customer = 2, talk_ratio = 33.3 },
    not_admitted = {},
  }
end

local function a_policy()
  local title = { en = "back in time", ar = "العودة في الوقت" }
  return { duties = function() return { { id = "hold.return", title = title } } end }
end

local function a_record()
  local contact = { id = "c1", channel = "phone", lang = "ar", at = 0 }
  return { contact = contact, events = {}, stop = 60000 }
end

describe("the JSON line", function()
  it("has the keys of the format in order, null where nothing is, integers as integers", function()
    assert.equal('{"contact":"c1","policy":{"name":"tiny","hash":"0123456789abcdef"},'
      .. '"score":{"percentage":60,"automatic_fail":false},"verdicts":['
      .. '{"duty":"hold.return","n":1,"status":"violated","at":46000,"due":40000,'
      .. '"margin":-6000,'
      .. '"weight":2,"cite":"000 §3.1","why":"the deadline passed","layer":"hold",'
      .. '"evidence":[{"event":4,"phrase":null,"text":null,"first":null,"last":null}]},'
      .. '{"duty":"hold.thank","n":1,"status":"satisfied","at":47000,"due":null,"margin":null,'
      .. '"weight":3,"cite":null,"why":"met","layer":"hold","evidence":[{"event":5,'
      .. '"phrase":"hold/thank","text":"شكرًا لانتظارك","first":1,"last":26}]},'
      .. '{"duty":"hold.sorry","n":0,"status":"na","at":null,"due":null,"margin":null,"weight":1,'
      .. '"cite":null,"why":"never activated","layer":"hold","evidence":[]}],'
      .. '"acts":[{"key":"c1/hold/3/1","at":40000,"name":"prompt",'
      .. '"args":{"a":1,"b":true,"text":"back"}}],"metrics":{"duration":60000,'
      .. '"time_to_answer":null,"time_to_greet":800,"talk_agent":1,"talk_customer":2,'
      .. '"talk_supervisor":null,"talk_ratio":33.3,"pace":null,"pace_customer":null,'
      .. '"pace_average":null,"pace_average_customer":null,"interruptions":null,'
      .. '"interruptions_customer":null,"overlap":null,"silence":null,"silence_total":null,'
      .. '"silence_longest":null,"hold":null,"hold_count":1,"hold_total":46000,'
      .. '"hold_longest":46000,"wrapup":null,"handling_time":null,"noise":null,'
      .. '"loudness":null,"loudness_customer":null},"not_admitted":[]}',
      json.line(a_result()))
  end)

  it("keeps one decimal of the score, and null for none", function()
    local result = a_result()
    result.score.percentage = 66.7
    assert.truthy(json.line(result):find('"percentage":66.7,', 1, true))
    result.score.percentage = nil
    assert.truthy(json.line(result):find('"percentage":null,', 1, true))
    result.acts[1].args = {}
    assert.truthy(json.line(result):find('"args":{}', 1, true))
    result.acts[1].args = { n = 2 } -- which dkjson takes for a list of two
    assert.truthy(json.line(result):find('"args":{"n":2}', 1, true))
    assert.equal("c1", dkjson.decode(json.line(result)).contact)
  end)
end)

describe("the report for people", function()
  it("says score, duties, reasons, words and figures", function()
    local lines = text.lines(a_policy(), a_record(), a_result(), PLAIN)
    assert.same({
      "c1  phone, ar, 1 min 00 s  policy tiny 01234567",
      "score 60.0 %  ✓ 1 satisfied  ✗ 1 violated  – 1 not judged",
      " ✗ hold.return 000 §3.1  \u{2068}العودة في الوقت\u{2069}",
      "     0:46.0 the deadline passed, 6.0 s late, weight 2",
      " ✓ hold.thank",
      "     0:47.0 met",
      "     \u{2068}«شكرًا لانتظارك»\u{2069}",
      " – never activated:",
      "     hold.sorry",
      " figures:",
      "     first word after 800 ms, agent spoke 1 ms, customer spoke 2 ms, on hold 1x,",
      "     46.0 s, longest 46.0 s",
    }, lines)
  end)

  it("keeps every line within the width", function()
    local terminal = require "hatif.report.terminal"
    local result = a_result()
    result.verdicts[1].why = ("word "):rep(40)
    result.verdicts[2].evidence[1].text = ("شكرًا لانتظارك "):rep(12)
    for _, line in ipairs(text.lines(a_policy(), a_record(), result, PLAIN)) do
      assert.is_true(terminal.columns(line) <= 80, line)
    end
  end)

  it("names an automatic fail and the lines that were not admitted", function()
    local result = a_result()
    result.score.automatic_fail = true
    result.not_admitted = { { event = 9, why = "duplicate" } }
    local all = table.concat(text.lines(a_policy(), a_record(), result, PLAIN), "\n")
    assert.truthy(all:find("automatic fail", 1, true))
    assert.truthy(all:find("line 9 was not admitted: duplicate", 1, true))
  end)

  it("does not let a text from the call reach the terminal as a command", function()
    local result = a_result()
    result.verdicts[2].evidence[1].text = "x\27]0;owned\7"
    local all = table.concat(text.lines(a_policy(), a_record(), result, PLAIN), "\n")
    assert.is_nil(all:find("[\27\7]"))
  end)
end)

describe("the screen of a contact as it happens", function()
  local function shown(look, act)
    local out = {}
    local s = screen.new(a_record(), look, function(bytes) out[#out + 1] = bytes end)
    act(s)
    return table.concat(out)
  end

  it("has a line for each event, verdict and prompt", function()
    local out = shown(PLAIN, function(s)
      s:opening("tiny", 10)
      s:event { at = 0, type = "hold" }
      s:event { at = 46000, type = "unhold" }
      s:event { at = 46500, type = "utterance", by = "agent", text = "شكرًا لانتظارك" }
      s:event { at = 47000, type = "hangup", by = "agent", cause = "normal" }
      for _, v in ipairs(a_result().verdicts) do s:verdict(v, "title") end
      s:act { at = 50000, name = "prompt", args = { text = "return_now", urgent = true } }
    end)
    assert.equal([[
c1  phone, ar, policy tiny, 10x
 0:00.0  ·          hold
 0:46.0  ·          unhold held 46.0 s
 0:46.5  agent      ]] .. "\u{2068}شكرًا لانتظارك\u{2069}" .. [[

 0:47.0  ·          hangup by=agent cause=normal
 0:46.0  ✗          hold.return: the deadline passed, 6.0 s late (000 §3.1)
                    title
 0:47.0  ✓          hold.thank: met
                    ]] .. "\u{2068}«شكرًا لانتظارك»\u{2069}" .. [[

         –          hold.sorry: never activated
 0:50.0  → agent    return_now
                    urgent=true
]], out)
  end)
end)

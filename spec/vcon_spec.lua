-- vCon: what is read of it, what is written, and the message that names file and place.
local dkjson = require "dkjson"
local hatif = require "hatif"
local command = require("support.command").hatif
local dates = require "hatif.sources.dates"
local jsonl = require "hatif.sources.jsonl"
local pieces = require "hatif.sources.vcon.pieces"
local report = require "hatif.report.json"
local vcon = hatif.vcon

local HELD = "spec/fixtures/vcon/held.vcon"
local ZERO = 1772355600000 -- 2026-03-01 09:00 UTC

local function bytes_of(path)
  local file <close> = assert(io.open(path, "rb"))
  return file:read("a")
end

-- "ms after ZERO  type  fields" of each event.
local function described(call)
  local out = {}
  for i, e in ipairs(call.events) do
    local words = { tostring(e.at - ZERO), e.type }
    for _, name in ipairs { "by", "kind", "to", "to_role", "cause", "button", "text", "until" } do
      local v = e[name]
      if v then words[#words + 1] = name .. "=" .. tostring(name == "until" and v - ZERO or v) end
    end
    out[i] = table.concat(words, " ")
  end
  return out
end

-- The held vCon with something else in it; `change` gets the decoded table.
local function changed(change)
  local v = dkjson.decode(bytes_of(HELD))
  change(v)
  return dkjson.encode(v)
end

local function messages(text, opts)
  local call, message, code, errors = vcon.decode(text, "x.vcon", opts)
  assert.same({ nil, "EFORMAT" }, { call, code })
  local out = {}
  for i, e in ipairs(errors) do out[i] = vcon.message(e):gsub("^x%.vcon: ", "") end
  assert.equal("x.vcon: " .. out[1], message)
  return out
end

describe("a vCon of a contact center", function()
  it("is a call: who came and went, holds, a transfer, and what was said", function()
    local call = assert(vcon.read(HELD))
    assert.same({
      "1000 answer",
      "1800 utterance by=agent text=السلام عليكم، معك ليلى",
      "5000 hold", "17000 unhold", "18000 mute by=agent",
      "19000 unmute by=agent", "19000 utterance by=customer text=شكرا",
      "20000 keydown by=customer button=5", "21000 supervisor.contact",
      "21000 transfer kind=attended to=سارة to_role=supervisor",
      "24000 hangup by=customer",
    }, described(call))
    assert.same({ text = "عليكم،", at = ZERO + 2100, stop = ZERO + 2500 },
      call.events[2].words[2])
    assert.equal(ZERO + 24500, call.stop)
  end)

  it("has the fields of the contact where it says them", function()
    local c = assert(vcon.read(HELD)).contact
    c.line = nil
    assert.same({ type = "contact", id = "call-7", channel = "phone", direction = "inbound",
      lang = "ar", at = ZERO, agent = "ليلى", team = "care", tenant = "shop", customer = "محمد",
      queue = "arabic", facts = { campaign = "spring", contact_list = "late-orders",
        subject = "طلب متأخر" } }, c)
  end)

  it("is judged as a call of JSON Lines is", function()
    local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
    local result = assert(hatif.review(policy, HELD))
    assert.equal("call-7", result.contact)
    local statuses = {}
    for _, v in ipairs(result.verdicts) do statuses[v.duty] = v.status end
    assert.equal("satisfied", statuses["desk.greet"])
    assert.equal("violated", statuses["desk.back"])
  end)

  it("names where each line of the call stands", function()
    local call = assert(vcon.read(HELD))
    assert.equal("dialog[0].party_history[1]", call.paths[2])
    assert.equal("analysis[1].body.segments[0]", call.paths[3])
    assert.equal("dialog[1]", call.paths[11])
  end)
end)

describe("a vCon of others", function()
  local function call_of(t, opts)
    local list = { "parties", "dialog", "analysis", "attachments" }
    for _, name in ipairs(list) do
      t[name] = setmetatable(t[name] or {}, { __jsontype = "array" })
    end
    t.uuid = "u"
    return vcon.decode(dkjson.encode(t), "x.vcon", opts)
  end
  local PAIR = { { role = "agent", mailto = "a@b" }, { role = "customer", mailto = "c@d" } }
  local RECORDING = { type = "recording", start = "2026-03-01T09:00:00Z", duration = 60,
    parties = { 1, 0 } }

  it("of texts is a chat or an e-mail, each text with its own sender", function()
    local function text(who, second, body, encoding)
      return { type = "text", start = ("2026-03-01T09:00:%02dZ"):format(second), duration = 2,
        parties = { who, 1 - who }, mediatype = "text/plain; charset=UTF-8", body = body,
        encoding = encoding or "none" }
    end
    local call = assert(call_of({ parties = PAIR, dialog = { text(1, 3, "مرحبا"),
      text(0, 1, "2YXYsdit2KjYpw", "base64url"),
      { type = "text", start = "2026-03-01T09:00:09Z", parties = 1, url = "https://x" } } },
      { lang = "ar" }))
    assert.same({ "1000 utterance by=agent text=مرحبا", "3000 utterance by=customer text=مرحبا",
      "9000 source.gap until=9000" }, described(call))
    assert.same({ "email", "inbound" }, { call.contact.channel, call.contact.direction })
    assert.equal("chat", call_of({ parties = PAIR, dialog = { text(1, 3, "x") } },
      { lang = "ar", channel = "chat" }).contact.channel)
  end)

  it("whose recording nobody has written down was not heard", function()
    local call = assert(call_of({ parties = PAIR, dialog = { RECORDING } }, { lang = "ar" }))
    assert.same({ "0 answer", "0 source.gap until=60000" }, described(call))
    assert.equal(ZERO + 60000, call.stop)
  end)

  it("may say that an attempt came to nothing", function()
    for disposition, said in pairs { ["no-answer"] = "no_answer", busy = "busy",
      congestion = "no_answer cause=congestion", failed = "no_answer cause=failed",
      ["voicemail-no-message"] = "no_answer cause=voicemail-no-message",
      ["hung-up"] = "hangup cause=hung-up" } do
      local call = assert(call_of({ parties = PAIR, dialog = { { type = "incomplete",
        start = "2026-03-01T09:00:00Z", parties = { 0, 1 }, disposition = disposition } } },
        { lang = "ar" }))
      assert.same({ "0 dial", "0 " .. said }, described(call))
    end
  end)

  it("has Deepgram's words by channel, in utterances that end at a pause", function()
    local function word(text, from, to, speaker)
      return { word = text, start = from, ["end"] = to, speaker = speaker }
    end
    local function channel(...) return { alternatives = { { words = { ... } } } } end
    local body = { results = { channels = { channel(word("hi", 1, 1.2), word("you", 1.3, 1.5)),
      channel(word("hello", 2, 2.2), word("again", 9, 9.3)) } } }
    local call = assert(call_of({ parties = PAIR, dialog = { RECORDING }, analysis = { {
      type = "transcript", dialog = 0, encoding = "json", body = body } } }, { lang = "en" }))
    assert.same({ "0 answer", "1000 utterance by=customer text=hi you",
      "2000 utterance by=agent text=hello", "9000 utterance by=agent text=again" },
      described(call))
    body.results = { channels = { channel(word("hi", 1, 2, 0), word("you", 2, 3, 1)) } }
    call = assert(call_of({ parties = PAIR, dialog = { RECORDING }, analysis = { {
      type = "transcript", dialog = 0, encoding = "json", body = dkjson.encode(body) } } },
      { lang = "en", speakers = { ["0"] = "customer", ["1"] = "agent" } }))
    assert.same({ "0 answer", "1000 utterance by=customer text=hi",
      "2000 utterance by=agent text=you" }, described(call))
  end)

  it("has what the caller says of parties without a role, and leaves out third parties", function()
    local body = { segments = { { start = 1, ["end"] = 2, text = "one", speaker = "Al" },
      { start = 3, ["end"] = 4, text = "two", speaker = "Bo" } } }
    local t = { parties = { { name = "Al" }, { name = "Bo", role = "thirdparty" } },
      dialog = { RECORDING }, analysis = { { type = "transcript", dialog = 0, encoding = "json",
        body = body } } }
    local call = assert(call_of(t, { lang = "en", parties = { [0] = "agent" } }))
    assert.same({ "0 answer", "1000 utterance by=agent text=one" }, described(call))
  end)
end)

describe("what is no vCon that can be judged", function()
  local DATE = "a date as 2026-01-31T12:00:00Z"
  local CASES = {
    { "[]", "$: it is an object or a list, expected an object" },
    { "{", "$: not JSON at byte 2, expected a field name in double quotes" },
    { '{"a":"\xff"}', "$: invalid UTF-8 at byte 7, expected UTF-8" },
    { "{}", "$: it has neither parties nor dialog, expected an unsigned vCon: verify or decrypt it "
      .. "first" },
    { '{"payload":"x","signatures":[]}',
      "$: it is a signed vCon, expected an unsigned vCon: verify or decrypt it first" },
    { '{"ciphertext":"x","recipients":[]}',
      "$: it is an encrypted vCon, expected an unsigned vCon: verify or decrypt it first" },
    { function(v) v.critical = { "secret" } end, 'critical[0]: it is "secret", expected none: '
      .. "hatif knows no extension that changes what a vCon means" },
    { function(v) v.parties = "x" end, 'parties: it is "x", expected a list of objects' },
    { function(v) v.parties[2] = 7 end, "parties[1]: it is 7, expected an object" },
    { function(v) v.dialog[1].type = "fax" end,
      'dialog[0].type: it is "fax", expected recording, recording-set, text, transfer or '
      .. "incomplete" },
    { function(v) v.dialog[1].start = "yesterday" end,
      'dialog[0].start: it is "yesterday", expected ' .. DATE },
    { function(v) v.dialog[1].start = nil end,
      "dialog[0].start: it is missing, expected " .. DATE },
    { function(v) v.dialog[1].start = "2026-02-30T09:00:00Z" end,
      'dialog[0].start: it is "2026-02-30T09:00:00Z", expected ' .. DATE },
    { function(v) v.dialog[1].duration = -1 end,
      "dialog[0].duration: it is -1, expected 0 to 10000000 seconds" },
    { function(v) v.dialog[1].party_history[3].party = 9 end,
      "dialog[0].party_history[2].party: it is 9, expected the index of a party, from 0" },
    { function(v) v.dialog[1].party_history[3].event = "sneeze" end,
      'dialog[0].party_history[2].event: it is "sneeze", expected join, drop, hold, unhold, mute, '
      .. "unmute, keydown or keyup" },
    { function(v) v.dialog[2] = { type = "incomplete", start = "2026-03-01T09:00:21Z" } end,
      "dialog[1].disposition: it is nil, expected no-answer, congestion, failed, busy, hung-up or "
      .. "voicemail-no-message" },
    { function(v) v.analysis[2].body = "words" end,
      "analysis[1].body: it is not JSON at byte 1, expected a value" },
    { function(v) v.analysis[2].body = { text = "all of it" } end,
      "analysis[1].body: it cannot be read, expected segments, or results of Deepgram" },
    { function(v) v.analysis[2].encoding = "gzip" end,
      'analysis[1].encoding: it is "gzip", expected base64url, json or none' },
    { function(v) v.analysis[2].dialog = 1 end,
      "analysis[1].dialog: it is 1, expected the index of a recording" },
    { function(v) v.analysis[2].body.segments[1].start = "1" end,
      "analysis[1].body.segments[0].start: it is missing, expected a number of seconds" },
    { function(v) v.analysis[2].body.speakers = nil end,
      "analysis[1].body.segments[0].speaker: it is 0, which names no party, expected a party's "
      .. "name or role (or --speaker 0=agent)" },
    { function(v)
        v.parties[1].role, v.analysis[2].body.speakers["1"].label = nil, "محمد"
      end, "parties[0].role: it is missing, expected agent, "
      .. "customer or supervisor (the contact-center extension, or --party 0=agent)" },
    { function(v) v.analysis[2].body.transcript = nil end,
      "analysis: no transcript says its language, expected one that does, or --call-lang ar" },
    { function(v) v.analysis[2].body.segments[1].text = ("x"):rep(262145) end,
      "analysis[1].body.segments[0]: text has 262145 bytes, expected 262144 at most" },
    { function(v) v.dialog[1].interaction_id, v.uuid = nil, nil end,
      "$: id is missing, expected a string that is not empty" },
    { function(v) v.attachments = { { purpose = "hatif.record", body = 7, encoding = "json" } } end,
      "attachments[0].body: it is 7, expected an object with contact, events and lines" },
  }
  for i, case in ipairs(CASES) do
    local name = type(case[1]) == "string" and case[1]:gsub("[\x80-\xff]", "?") or case[2]
    it(("names what was wrong and where, %d: %s"):format(i, name), function()
      local text = type(case[1]) == "string" and case[1] or changed(case[1])
      assert.equal(case[2], messages(text)[1])
    end)
  end

  it("names the file that cannot be opened", function()
    local call, message, code = vcon.read("no/such.vcon")
    assert.same({ nil, "no/such.vcon: No such file or directory", "ENOENT" },
      { call, message, code })
    assert.equal("ENOENT", select(3, vcon.read("spec")))
  end)

  it("raises on what is no text and no call", function()
    assert.error_matches(function() vcon.decode(7) end, "bad argument #1 to 'decode'")
    assert.error_matches(function() vcon.encode("x") end, "bad argument #1 to 'encode'")
  end)
end)

describe("a call as a vCon", function()
  local chefz = assert(hatif.policy.load("examples/chefz"))

  local function read_back(call, opts)
    local text = vcon.encode(call, opts)
    local back, message = vcon.decode(text)
    return assert(back, message and message .. text), text
  end

  local function assert_same_call(call, back)
    back.vcon, back.paths, back.file, call.file = nil, nil, nil, nil
    assert.same(call, back)
  end

  it("is read back as the same call, with the same verdicts", function()
    local n = 0
    for path in io.popen("ls examples/chefz/calls/*.jsonl spec/fixtures/held.jsonl"):lines() do
      local call = assert(jsonl.read(path))
      local result = hatif.review(chefz, path)
      local back, text = read_back(call, { results = { result } })
      assert.equal(report.line(result), report.line(assert(hatif.review(chefz, path))))
      local again = require("hatif.review").judge(chefz, back)
      assert.equal(report.line(result), report.line(again))
      assert.equal(text, vcon.encode(back, { results = { again } }))
      assert_same_call(call, back)
      n = n + 1
    end
    assert.is_true(n > 15)
  end)

  it("keeps what a vCon has no place for, of any channel", function()
    for _, channel in ipairs { "phone", "chat", "in_person" } do
      local list = {
        { type = "contact", id = "c", channel = channel, lang = "ar-SA", at = 5, tenant = "t",
          direction = "inbound", queue = "q", facts = { n = 1.5 } },
        { at = 5, type = "queue.enter", queue = "q" },
        { at = 6, type = "note", text = "n" },
        { at = 7, type = "answer", agent = "A", source = "asterisk", id = "x", arrived = 9 },
        { at = 7, type = "utterance", by = "agent", text = "a b", stop = 2007, utt = "u1",
          confidence = 0.5, words = { { text = "a", at = 7, stop = 9 },
            { text = "b", at = 10, stop = 12 } } },
        { at = 7, type = "utterance", by = "customer", text = "part", stop = 9, partial = true },
        { at = 8, type = "utterance", by = "supervisor", text = "c", stop = 8, lang = "en",
          words = { { text = "c", at = 8, stop = 8, confidence = 1 } } },
        { at = 9, type = "hold", by = "agent" },
        { at = 9, type = "transfer", kind = "redirect", to = "900" },
        { at = 9, type = "transfer", kind = "attended", to = "S", to_role = "supervisor" },
        { at = 9, type = "transfer", kind = "blind", to = "B", to_role = "bank" },
        { at = 10, type = "supervisor.contact", agent = "S" },
        { at = 11, type = "mute" }, { at = 11, type = "unmute", by = "agent" },
        { at = 12, type = "keydown", by = "customer", button = "1" },
        { at = 13, type = "busy" }, { at = 13, type = "no_answer", cause = "failed" },
        { at = 13, type = "no_answer", cause = "19" },
        { at = 14, type = "own.thing", x = true },
        { at = 15, type = "hangup", by = "system", cause = "16" },
        { at = 15, type = "hangup", by = "customer", cause = "hung-up" },
      }
      local call = assert(jsonl.check(list))
      assert_same_call(call, (read_back(call)))
    end
  end)

  it("says the standard's own parts in the standard's words", function()
    local call = assert(jsonl.read("examples/chefz/calls/perfect.jsonl"))
    local v = dkjson.decode(vcon.encode(call, { recording = { url = "https://x/a.wav",
      content_hash = "sha512-y", mediatype = "audio/x-wav" } }))
    assert.same({ "0.4.0", "CC" }, { v.vcon, v.extensions[1] })
    assert.matches("^%x+-%x+-8%x%x%x%-[89ab]%x%x%x%-%x+$", v.uuid)
    assert.same({ "agent", "customer" }, { v.parties[1].role, v.parties[2].role })
    local d = v.dialog[1]
    assert.same({ "recording", "https://x/a.wav", "chefz-perfect", "phone" },
      { d.type, d.url, d.interaction_id, d.interaction_type })
    local names = {}
    for i, e in ipairs(d.party_history) do
      names[i] = e.event .. " " .. v.parties[e.party + 1].role
    end
    assert.same({ "join customer", "hold customer", "unhold customer", "drop customer" }, names)
    assert.equal("transcript", v.analysis[1].type)
    assert.equal("chefz-perfect", v.dialog[1].interaction_id)
    assert.equal(call.events[1].at, dates.read(v.attachments[1].start))
  end)

  it("carries the verdicts, with hash, citations and the places of the evidence", function()
    local call = assert(jsonl.read("spec/fixtures/held.jsonl"))
    local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
    local result = require("hatif.review").judge(policy, call)
    local v = dkjson.decode(vcon.encode(call, { results = { result } }))
    local a = v.analysis[#v.analysis]
    assert.same({ "report", "hatif", "hatif.review.1", "json" },
      { a.type, a.vendor, a.schema, a.encoding })
    assert.equal(policy:hash(), a.body.policy.hash)
    local greet = a.body.verdicts[2]
    assert.same({ "desk.greet", "desk 1" }, { greet.duty, greet.cite })
    assert.equal("analysis[0].body.segments[0]", greet.evidence[1].path)
  end)

  it("that was a vCon before stays what it was; a policy's newer review takes the older's place",
    function()
      local policy = assert(hatif.policy.load("spec/fixtures/desk.lua"))
      local slower = assert(hatif.policy.load("spec/fixtures/desk_slower.lua"))
      local before = dkjson.decode(bytes_of(HELD))
      local text = bytes_of(HELD)
      for n, p in ipairs { policy, slower, policy } do
        local call = assert(vcon.decode(text))
        text = vcon.encode(call, { results = { (require("hatif.review").judge(p, call)) } })
        local after = dkjson.decode(text)
        assert.equal(2 + math.min(n, 2), #after.analysis)
        after.analysis[3], after.analysis[4] = nil, nil
        assert.is_true(pieces.same(before, after))
      end
    end)
end)

describe("hatif with vCon files", function()
  local DESK = "spec/fixtures/desk.lua"

  it("reviews them, and writes them", function()
    local r = command("review", DESK, HELD, "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    local path = os.tmpname()
    finally(function() os.remove(path) os.remove(path .. ".json") end)
    assert.equal(0, command("vcon", DESK, HELD, "--output", path .. ".json").code)
    assert.equal(bytes_of(path .. ".json"), command("vcon", DESK, HELD).out)
    assert.equal(r.out, command("review", DESK, path .. ".json", "--json").out)
    r = command("vcon", DESK, HELD, "--output", "no/such/dir/x")
    assert.equal(2, r.code)
    assert.matches("no/such/dir/x", r.err)
  end)

  it("masks what is personal, and names the vCon that it was made from", function()
    local whole = dkjson.decode(command("vcon", DESK, HELD).out)
    local text = command("vcon", DESK, HELD, "--redact").out
    local masked = dkjson.decode(text)
    assert.equal(whole.uuid, masked.redacted.uuid)
    assert.not_equal(whole.uuid, masked.uuid)
    assert.is_nil(text:find("محمد", 1, true))
    assert.is_nil(text:find("ليلى", 1, true))
    assert.truthy(command("vcon", DESK, HELD).out:find("ليلى", 1, true))
  end)

  it("take from the command line what they do not say", function()
    local path = os.tmpname() .. ".vcon"
    finally(function() os.remove(path) os.remove((path:gsub("%.vcon$", ""))) end)
    local file = assert(io.open(path, "wb"))
    file:write((changed(function(v)
      v.parties[1].role, v.analysis[2].body.transcript = nil, nil
      v.analysis[2].body.speakers = nil
    end)))
    file:close()
    local r = command("review", DESK, path)
    assert.equal(2, r.code)
    assert.matches("body.segments[0].speaker", r.err, 1, true)
    assert.matches("--speaker 1=agent", r.err, 1, true)
    r = command("review", DESK, path, "--call-lang", "ar", "--party", "0=customer", "--speaker",
      "0=agent", "--speaker", "1=customer", "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    assert.equal(command("review", DESK, HELD, "--json").out, r.out)
    for _, wrong in ipairs { { "--party", "x=agent" }, { "--party", "0=boss" },
      { "--speaker", "x" } } do
      r = command("review", DESK, path, table.unpack(wrong))
      assert.equal(2, r.code)
      assert.matches(wrong[1], r.err, 1, true)
    end
  end)
end)

describe("a date", function()
  it("is read with any offset and fraction, and written in UTC", function()
    local CASES = { ["1970-01-01T00:00:00Z"] = 0, ["2026-03-01T12:00:00+03:00"] = ZERO,
      ["2026-03-01T09:00:00.25Z"] = ZERO + 250, ["2026-03-01t09:00:00.1239z"] = ZERO + 123,
      ["2026-03-01 03:30:00-05:30"] = ZERO, ["2024-02-29T00:00:00Z"] = 1709164800000,
      ["2016-12-31T23:59:60Z"] = 1483228800000 }
    for text, ms in pairs(CASES) do assert.equal(ms, dates.read(text), text) end
    for _, bad in ipairs { "", "2026-03-01", "2026-03-01T09:00Z", "2026-03-01T24:00:00Z",
      "2026-13-01T09:00:00Z", "2025-02-29T00:00:00Z", "2026-03-01T09:00:00", "1772355600",
      "2026-03-01T09:00:00+25:00", "2026-03-01T09:00:00.Z" } do
      assert.is_nil(dates.read(bad), bad)
    end
    assert.equal("2026-03-01T09:00:00.007Z", dates.write(ZERO + 7))
  end)
end)

-- The streaming messages of recognisers, in the shapes that their documentation gives.
local contact_lens = require("hatif.sources.contact_lens")
local deepgram = require("hatif.sources.deepgram")
local vosk = require("hatif.sources.vosk")

local ZERO = 1700000000000

describe("vosk", function()
  local source

  before_each(function()
    source = vosk.source { contact = "c1", by = "agent", zero = ZERO }
  end)

  it("gives partials and then the final of one utterance", function()
    local partial = source:message('{"partial" : "السلام"}', ZERO + 900)[1]
    assert.same({ true, "السلام", ZERO + 900, "agent-0" },
      { partial.partial, partial.text, partial.at, partial.utt })
    local later = source:message('{"partial" : "السلام عليكم"}', ZERO + 1400)[1]
    assert.equal(ZERO + 900, later.at)
    local final = source:message([[{"result" : [
      {"conf" : 0.9, "end" : 0.81, "start" : 0.33, "word" : "السلام"},
      {"conf" : 0.5, "end" : 1.29, "start" : 0.81, "word" : "عليكم"}],
      "text" : "السلام عليكم"}]], ZERO + 1500)[1]
    assert.same({ ZERO + 330, ZERO + 1290, "agent-0", 0.7 },
      { final.at, final.stop, final.utt, final.confidence })
    assert.same({ text = "عليكم", at = ZERO + 810, stop = ZERO + 1290 }, final.words[2])
    assert.is_nil(final.partial)
    assert.equal("agent-1", source:message('{"partial" : "معك"}', ZERO + 2000)[1].utt)
  end)

  it("says nothing of silence", function()
    assert.same({}, source:message('{"partial" : ""}', ZERO))
    assert.same({}, source:message('{"text" : ""}', ZERO))
  end)

  it("refuses what is no message", function()
    for _, bad in ipairs { "", "[]", "hello", '"text"', '{"text":' } do
      local events, message, code = source:message(bad, ZERO)
      assert.same({ nil, "EFORMAT" }, { events, code })
      assert.matches("^vosk", message)
    end
  end)

  it("needs to know whose it is and when it began", function()
    assert.error_matches(function() vosk.source { by = "agent", zero = 0 } end, "contact")
    assert.error_matches(function() vosk.source { contact = "c", zero = 0 } end, "by")
    local half = { contact = "c", by = "agent", zero = 0.5 }
    assert.error_matches(function() vosk.source(half) end, "zero")
  end)
end)

describe("deepgram", function()
  local source

  before_each(function()
    source = deepgram.source { contact = "c1", speakers = { "agent", "customer" }, zero = ZERO }
  end)

  local function results(channel, is_final)
    return ([[{"type":"Results","channel_index":[%d,2],"duration":1.5,"start":2.0,"is_final":%s,
      "speech_final":false,"channel":{"alternatives":[{"transcript":"sure, go ahead",
      "confidence":0.98,"words":[
        {"word":"sure","start":2.1,"end":2.4,"confidence":0.99,"punctuated_word":"sure,"},
        {"word":"go","start":2.5,"end":2.6,"confidence":0.99},
        {"word":"ahead","start":2.6,"end":3.0,"confidence":0.97}]}]}}]]):format(channel, is_final)
  end

  it("tells the speakers by their channels and counts their utterances apart", function()
    local partial = source:message(results(1, "false"))[1]
    local final = source:message(results(1, "true"))[1]
    assert.same({ "customer", true, "1-0" }, { partial.by, partial.partial, partial.utt })
    assert.same({ ZERO + 2100, ZERO + 3000, "1-0", 0.98 },
      { final.at, final.stop, final.utt, final.confidence })
    assert.equal("sure,", final.words[1].text)
    assert.equal("1-1", source:message(results(1, "false"))[1].utt)
    local other = source:message(results(0, "true"))[1]
    assert.same({ "agent", "0-0" }, { other.by, other.utt })
  end)

  it("tells that somebody began to speak", function()
    local event = source:message('{"type":"SpeechStarted","channel":[0,2],"timestamp":9.54}')[1]
    assert.same({ "speech", "agent", ZERO + 9540 }, { event.type, event.by, event.at })
  end)

  it("passes over messages without speech", function()
    for _, other in ipairs { '{"type":"Metadata"}', '{"type":"UtteranceEnd","last_word_end":3.1}',
      '{"type":"Results","start":0,"channel":{"alternatives":[{"transcript":"","words":[]}]}}',
      '{"type":"Results"}', results(7, "true") } do
      assert.same({}, source:message(other))
    end
  end)
end)

describe("contact_lens", function()
  it("gives partials and finals of the stream", function()
    local source = contact_lens.source { zero = ZERO }
    local events = source:message([[{"Version":"1.0.0","Channel":"VOICE","ContactId":"c9",
      "EventType":"SEGMENTS","Segments":[
      {"Utterance":{"Id":"u1","TranscriptId":"t1","ParticipantRole":"CUSTOMER",
        "PartialContent":"أبي","BeginOffsetMillis":1200,"EndOffsetMillis":1500}},
      {"Transcript":{"Id":"t1","ParticipantRole":"CUSTOMER","Content":"أبي المشرف",
        "BeginOffsetMillis":1200,"EndOffsetMillis":2100}},
      {"Categories":{"MatchedCategories":["x"]}}]}]])
    assert.equal(2, #events)
    assert.same({ "c9", true, "t1", "customer", ZERO + 1200 },
      { events[1].contact, events[1].partial, events[1].utt, events[1].by, events[1].at })
    assert.same({ "t1", "أبي المشرف", ZERO + 2100 },
      { events[2].utt, events[2].text, events[2].stop })
  end)

  it("gives the utterances of the file after the call", function()
    local events = contact_lens.source({ zero = 0 }):file([[{"Version":"1.1.0",
      "CustomerMetadata":{"ContactId":"c9"},
      "Participants":[{"ParticipantId":"A","ParticipantRole":"AGENT"},
        {"ParticipantId":"C","ParticipantRole":"CUSTOMER"}],
      "Transcript":[
        {"Id":"1","ParticipantId":"A","Content":"hello",
         "BeginOffsetMillis":0,"EndOffsetMillis":90},
        {"Id":"2","ParticipantId":"C","Content":"hi",
         "BeginOffsetMillis":95,"EndOffsetMillis":99}]}]])
    assert.same({ "agent", "customer" }, { events[1].by, events[2].by })
    assert.same({ "c9", 95, 99, "2" },
      { events[2].contact, events[2].at, events[2].stop, events[2].utt })
  end)

  it("refuses what is not of the format", function()
    local source = contact_lens.source { zero = 0 }
    assert.equal("EFORMAT", select(3, source:message("[]")))
    assert.equal("EFORMAT", select(3, source:file("{}")))
  end)
end)

-- Whole streams of the recognisers, message by message, and the events that hatif makes of them;
-- then the same messages with any of their values replaced.
local dkjson = require("dkjson")
local contact_lens = require("hatif.sources.contact_lens")
local deepgram = require("hatif.sources.deepgram")
local jsonl = require("hatif.sources.jsonl")
local vosk = require("hatif.sources.vosk")
local random = require("support.random")

local ZERO = 1700000000000

local FIELDS = { "contact", "by", "utt", "partial", "stop", "confidence", "text" }

-- "ms after ZERO  type  fields" of each event; stop counts from ZERO too.
local function described(events)
  local out = {}
  for i, event in ipairs(events) do
    local words = { tostring(event.at - ZERO), event.type }
    for _, field in ipairs(FIELDS) do
      local v = event[field]
      if field == "stop" and v then v = v - ZERO end
      if v ~= nil then words[#words + 1] = field .. "=" .. tostring(v) end
    end
    if event.words then words[#words + 1] = "words=" .. #event.words end
    out[i] = table.concat(words, " ")
  end
  return out
end

-- stream → how its source is made, each message with when it came (ms after ZERO), and its events
local STREAMS = {
  {
    name = "vosk, two utterances and silence",
    make = function() return vosk.source { contact = "c1", by = "customer", zero = ZERO } end,
    { 300, '{"partial":""}' },
    { 900, '{"partial":"أبي"}',
      "900 utterance contact=c1 by=customer utt=customer-0 partial=true text=أبي" },
    { 1200, '{"partial":"أبي المشرف"}',
      "900 utterance contact=c1 by=customer utt=customer-0 partial=true text=أبي المشرف" },
    { 2100, '{"text":"أبي المشرف","result":[{"word":"أبي","start":0.7,"end":1.0,"conf":0.5},'
      .. '{"word":"المشرف","start":1.0,"end":1.6,"conf":1.0}]}',
      "700 utterance contact=c1 by=customer utt=customer-0 stop=1600 confidence=0.75 "
      .. "text=أبي المشرف words=2" },
    { 2500, '{"text":""}' },
    { 3000, '{"partial":"الحين"}',
      "3000 utterance contact=c1 by=customer utt=customer-1 partial=true text=الحين" },
    { 3600, '{"text":"الحين"}',
      "3000 utterance contact=c1 by=customer utt=customer-1 stop=3600 text=الحين" },
    { 4000, '{"text":"a","result":[{"word":"a","start":3.9,"end":3.8,"conf":1}]}',
      "4000 utterance contact=c1 by=customer utt=customer-2 stop=4000 confidence=1.0 text=a" },
  },
  {
    name = "deepgram, two channels",
    make = function()
      return deepgram.source { contact = "c2", speakers = { "agent", "customer" }, zero = ZERO }
    end,
    { 0, '{"type":"Metadata","request_id":"r","channels":2}' },
    { 400, '{"type":"SpeechStarted","channel":[0,2],"timestamp":0.4}',
      "400 speech contact=c2 by=agent" },
    { 900, '{"type":"Results","channel_index":[0,2],"start":0,"duration":0.9,"is_final":false,'
      .. '"channel":{"alternatives":[{"transcript":"السلام","confidence":0.9,"words":[]}]}}',
      "0 utterance contact=c2 by=agent utt=0-0 partial=true stop=900 confidence=0.9 text=السلام" },
    { 1500, '{"type":"Results","channel_index":[0,2],"start":0,"duration":1.5,"is_final":true,'
      .. '"speech_final":true,"channel":{"alternatives":[{"transcript":"السلام عليكم",'
      .. '"confidence":0.98,"words":[{"word":"السلام","start":0.4,"end":0.9},'
      .. '{"word":"عليكم","start":0.9,"end":1.3}]}]}}',
      "400 utterance contact=c2 by=agent utt=0-0 stop=1300 confidence=0.98 "
      .. "text=السلام عليكم words=2" },
    { 2000, '{"type":"Results","channel_index":[1,2],"start":1.5,"duration":0.5,"is_final":true,'
      .. '"channel":{"alternatives":[{"transcript":"هلا"}]}}',
      "1500 utterance contact=c2 by=customer utt=1-0 stop=2000 text=هلا" },
    { 2100, '{"type":"UtteranceEnd","channel":[1,2],"last_word_end":2.0}' },
    { 3000, '{"type":"Results","channel_index":[0,2],"start":2,"duration":1,"is_final":true,'
      .. '"channel":{"alternatives":[{"transcript":"","confidence":0,"words":[]}]}}' },
  },
  {
    name = "contact lens, the stream",
    make = function() return contact_lens.source { zero = ZERO } end,
    { 0, '{"Version":"1.0.0","Channel":"VOICE","ContactId":"c3","EventType":"STARTED"}' },
    { 900, '{"Version":"1.0.0","ContactId":"c3","EventType":"SEGMENTS","Segments":[{"Utterance":{'
      .. '"Id":"u1","TranscriptId":"t1","ParticipantId":"AGENT","ParticipantRole":"AGENT",'
      .. '"PartialContent":"معك","BeginOffsetMillis":300,"EndOffsetMillis":700}}]}',
      "300 utterance contact=c3 by=agent utt=t1 partial=true stop=700 text=معك" },
    { 2000, '{"Version":"1.0.0","ContactId":"c3","EventType":"SEGMENTS","Segments":['
      .. '{"Transcript":{"Id":"t1","ParticipantId":"AGENT","ParticipantRole":"AGENT",'
      .. '"Content":"معك نورة","BeginOffsetMillis":300,"EndOffsetMillis":1400,'
      .. '"Sentiment":"NEUTRAL"}},'
      .. '{"Categories":{"MatchedCategories":["greeting"],"MatchedDetails":{}}},'
      .. '{"Transcript":{"Id":"t2","ParticipantRole":"CUSTOMER","Content":"هلا",'
      .. '"BeginOffsetMillis":1500,"EndOffsetMillis":1900}},'
      .. '{"Transcript":{"Id":"t3","ParticipantRole":"SYSTEM","Content":"beep",'
      .. '"BeginOffsetMillis":1900,"EndOffsetMillis":1950}}]}',
      "300 utterance contact=c3 by=agent utt=t1 stop=1400 text=معك نورة",
      "1500 utterance contact=c3 by=customer utt=t2 stop=1900 text=هلا" },
    { 3000, '{"Version":"1.0.0","ContactId":"c3","EventType":"COMPLETED"}' },
  },
  {
    name = "contact lens, the file after a call",
    method = "file",
    make = function() return contact_lens.source { zero = ZERO } end,
    { 0, '{"Version":"1.1.0","AccountId":"1","Channel":"VOICE","CustomerMetadata":{"ContactId":'
      .. '"c4","InputS3Uri":"s3://x"},"JobStatus":"COMPLETED","LanguageCode":"ar-AE",'
      .. '"Participants":[{"ParticipantId":"A","ParticipantRole":"AGENT"},'
      .. '{"ParticipantId":"C","ParticipantRole":"CUSTOMER"}],"Transcript":['
      .. '{"Id":"1","ParticipantId":"A","Content":"السلام عليكم","BeginOffsetMillis":0,'
      .. '"EndOffsetMillis":990,"LoudnessScore":[79.2,null],"Sentiment":"POSITIVE"},'
      .. '{"Id":"2","ParticipantId":"X","Content":"who","BeginOffsetMillis":1,'
      .. '"EndOffsetMillis":2},'
      .. '{"Id":"3","ParticipantId":"C","Content":"رقمي [PII]","BeginOffsetMillis":1100,'
      .. '"EndOffsetMillis":2000,"Redaction":{"RedactedTimestamps":[{"BeginOffsetMillis":1500,'
      .. '"EndOffsetMillis":2000}]}}]}',
      "0 utterance contact=c4 by=agent utt=1 stop=990 text=السلام عليكم",
      "1100 utterance contact=c4 by=customer utt=3 stop=2000 text=رقمي [PII]" },
  },
  {
    name = "contact lens, the file after a chat",
    method = "file",
    make = function() return contact_lens.source { zero = ZERO } end,
    { 0, '{"Version":"CHAT-2022-11-30","Channel":"CHAT","CustomerMetadata":{"ContactId":"c5"},'
      .. '"Participants":[{"ParticipantId":"A","ParticipantRole":"AGENT"},'
      .. '{"ParticipantId":"C","ParticipantRole":"CUSTOMER"}],"Transcript":['
      .. '{"AbsoluteTime":"2023-11-14T22:13:21.500Z","Content":"مرحبا","ContentType":"text/plain",'
      .. '"DisplayName":"x","Id":"m1","ParticipantId":"C","Type":"MESSAGE"},'
      .. '{"AbsoluteTime":"2023-11-14T22:13:22Z","ContentType":'
      .. '"application/vnd.amazonaws.connect.event.typing","Content":"t","Id":"m2",'
      .. '"ParticipantId":"A","Type":"EVENT"},'
      .. '{"AbsoluteTime":"2023-11-14T22:13:24.000Z","Content":"أهلا","Id":"m3",'
      .. '"ParticipantId":"A","Type":"MESSAGE"}]}',
      "1500 utterance contact=c5 by=customer utt=m1 stop=1500 text=مرحبا",
      "4000 utterance contact=c5 by=agent utt=m3 stop=4000 text=أهلا" },
  },
}

describe("the stream of a recogniser", function()
  for _, stream in ipairs(STREAMS) do
    it("gives its events: " .. stream.name, function()
      local source = stream.make()
      for i, message in ipairs(stream) do
        local events = assert(source[stream.method or "message"](source, message[2],
          ZERO + message[1]))
        assert.same({ table.unpack(message, 3) }, described(events), "message " .. i)
      end
    end)
  end
end)

-- Another value for one place of a message.
local VALUES = { "7", "-1", "1.5", "1e300", '""', '"x"', "true", "false", "[]", "[1]", '{"a":1}',
  "null" }

local function changed(value, rng)
  local places = {}
  local function visit(t, path)
    for k, v in pairs(t) do
      local name = path .. "." .. tostring(k)
      places[#places + 1] = { t = t, k = k, name = name }
      if type(v) == "table" then visit(v, name) end
    end
  end
  visit(value, "")
  table.sort(places, function(a, b) return a.name < b.name end)
  if #places == 0 then return end
  local place = places[rng(1, #places)]
  place.t[place.k] = dkjson.decode(VALUES[rng(1, #VALUES)], 1, dkjson.null)
end

describe("P1 a recogniser that says anything", function()
  it("gives events of the right shape or none", function()
    local rng, n = random.new(11), 0
    for _, stream in ipairs(STREAMS) do
      for _ = 1, 150 do
        local source = stream.make()
        for _, message in ipairs(stream) do
          local value = dkjson.decode(message[2])
          for _ = 1, rng(1, 3) do changed(value, rng) end
          local events = source[stream.method or "message"](source, dkjson.encode(value),
            ZERO + message[1])
          for _, event in ipairs(events or {}) do
            n = n + 1
            event.stop = event.stop or event.at
            assert.is_string(event.contact)
            assert(jsonl.check { { type = "contact", id = "c", channel = "phone", lang = "ar",
              at = 0 }, event })
          end
        end
      end
    end
    assert.is_true(n > 500)
  end)
end)

--- Deepgram's live transcription: JSON messages in, utterances out. One connection carries one or
--- two channels (`channel_index`), each a speaker. `Results` replaces itself while `is_final` is
--- false;
--- `SpeechStarted` tells that somebody speaks before there are words.
local recogniser = require("hatif.sources.recogniser")

local M = {}

---@class hatif.deepgram.source
local Source = {}
Source.__index = Source

---A source for one connection. Raises on a wrong option.
---
---```lua
---local deepgram = require "hatif.sources.deepgram"
---local source = deepgram.source {
---  contact = "c1", speakers = { "agent", "customer" }, zero = 60000,
---}
---local started = '{"type": "SpeechStarted", "channel": [1, 2], "timestamp": 9.54}'
---local event = source:message(started)[1]
---print(event.type, event.by, event.at) --> speech customer 69540
---print(select(3, source:message("hello"))) --> EFORMAT
---```
---@param opts { contact: string, speakers: string[], zero: integer } speakers: who is on channel 0,
---1 …; zero: when the audio began, ms since the epoch
---@return hatif.deepgram.source
function M.source(opts)
  recogniser.check_opts(opts, "deepgram")
  if type(opts.speakers) ~= "table" or type(opts.speakers[1]) ~= "string" then
    error("deepgram.source: speakers: a list of agent, customer, supervisor expected", 2)
  end
  return setmetatable({ contact = opts.contact, speakers = opts.speakers, zero = opts.zero,
    counts = {} }, Source)
end

local on = {}

local function speaker_of(self, list)
  local channel = math.tointeger(recogniser.table(list)[1] or 0)
  return channel and self.speakers[channel + 1], channel
end

function on.Results(self, m)
  local by, channel = speaker_of(self, m.channel_index)
  local best = recogniser.table(recogniser.table(m.channel).alternatives)[1]
  local at = recogniser.at(self.zero, m.start)
  if not by or not at or type(best) ~= "table" then return {} end
  if type(best.transcript) ~= "string" or best.transcript == "" then return {} end
  local n = self.counts[channel] or 0
  local words = recogniser.words(self.zero, best.words)
  local stop = recogniser.at(at, m.duration) or at
  local event = { contact = self.contact, source = "deepgram", type = "utterance", by = by,
    text = best.transcript, at = words and words[1].at or at, words = words,
    stop = words and words[#words].stop or stop,
    utt = ("%d-%d"):format(channel, n), confidence = recogniser.confidence(best.confidence) }
  if m.is_final == true then self.counts[channel] = n + 1 else event.partial = true end
  return { event }
end

function on.SpeechStarted(self, m)
  local by = speaker_of(self, m.channel)
  local at = recogniser.at(self.zero, m.timestamp)
  if not by or not at then return {} end
  return { { contact = self.contact, source = "deepgram", type = "speech", by = by, at = at } }
end

---What a message tells.
---@param text string one message
---@return table[]? events none for messages that carry no speech; nil: not a message of this format
---@return string? message
---@return "EFORMAT"? code
function Source:message(text)
  local object, message, code = recogniser.object(text, "deepgram")
  if not object then return nil, message, code end
  local handler = on[object.type]
  return handler and handler(self, object) or {}
end

return M

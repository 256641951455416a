--- Vosk's websocket server: one connection a speaker, JSON messages in, utterances out.
--- A partial is `{"partial": TEXT}` without a time of its own; a result is `{"text": TEXT,
--- "result": [{"word", "start", "end", "conf"}]}` with seconds from the beginning of the stream.
local recogniser = require("hatif.sources.recogniser")

local M = {}

---@class hatif.vosk.source
local Source = {}
Source.__index = Source

---A source for one connection. Raises on a wrong option.
---
---```lua
---local vosk = require "hatif.sources.vosk"
---local source = vosk.source { contact = "c1", by = "agent", zero = 60000 }
---local partial = source:message('{"partial": "السلام"}', 60900)[1]
---print(partial.partial, partial.at, partial.utt) --> true 60900 agent-0
---local final = source:message([[{"text": "السلام عليكم", "result": [
---  {"word": "السلام", "start": 0.33, "end": 0.81, "conf": 0.9},
---  {"word": "عليكم", "start": 0.81, "end": 1.29, "conf": 0.5}]}]], 61500)[1]
---print(final.at, final.stop, final.confidence) --> 60330 61290 0.7
---```
---@param opts { contact: string, by: "agent"|"customer"|"supervisor", zero: integer } zero: when
---the audio of this connection began, ms since the epoch
---@return hatif.vosk.source
function M.source(opts)
  recogniser.check_opts(opts, "vosk")
  if type(opts.by) ~= "string" then
    error("vosk.source: by: agent, customer or supervisor expected", 2)
  end
  return setmetatable({ contact = opts.contact, by = opts.by, zero = opts.zero, n = 0 }, Source)
end

local function utterance(self, text, at)
  return { contact = self.contact, source = "vosk", type = "utterance", by = self.by, text = text,
    at = at, utt = ("%s-%d"):format(self.by, self.n) }
end

local function mean_confidence(words)
  local sum, n = 0, 0
  for _, word in ipairs(recogniser.table(words)) do
    local confidence = recogniser.confidence(recogniser.table(word).conf)
    if not confidence then return nil end
    sum, n = sum + confidence, n + 1
  end
  return n > 0 and sum / n or nil
end

---What a message tells.
---@param text string one message
---@param arrived integer ms since the epoch; a partial that opens an utterance begins then at the
---latest
---@return table[]? events none for an empty result; nil: not a message of this format
---@return string? message
---@return "EFORMAT"? code
function Source:message(text, arrived)
  local object, message, code = recogniser.object(text, "vosk")
  if not object then return nil, message, code end
  if type(object.partial) == "string" then
    if object.partial == "" then return {} end
    self.open = self.open or arrived
    local event = utterance(self, object.partial, self.open)
    event.partial = true
    return { event }
  end
  if type(object.text) ~= "string" or object.text == "" then
    self.open = nil
    return {}
  end
  local words = recogniser.words(self.zero, object.result)
  local event = utterance(self, object.text, words and words[1].at or self.open or arrived)
  event.words, event.stop = words, words and words[#words].stop or math.max(event.at, arrived)
  event.confidence = mean_confidence(object.result)
  self.open, self.n = nil, self.n + 1
  return { event }
end

return M

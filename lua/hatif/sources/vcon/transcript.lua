--- Transcripts in the analysis of a vCon: utterances with times in seconds from the beginning of
--- the recording. Three layouts are read: segments (draft-howe-vcon-wtf-extension, and hatif's
--- own), Deepgram's `results.utterances`, and Deepgram's words by channel and speaker.
local recogniser = require "hatif.sources.recogniser"

local M = {}

local PAUSE = 1.5 -- seconds without a word: what follows is another utterance

-- The words of a segment: there, or by their places (from 0) in the list of all.
local function words_of(segment, all)
  local out = {}
  for i, word in ipairs(type(segment.words) == "table" and segment.words or {}) do
    if math.type(word) then word = type(all) == "table" and all[word + 1] end
    if type(word) ~= "table" then return nil end
    out[i] = word
  end
  return #out > 0 and out or nil
end

local function of_segments(body, path)
  local out = {}
  for i, segment in ipairs(body.segments) do
    local where = ("%s.segments[%d]"):format(path, i - 1)
    if type(segment) ~= "table" then return nil, where, "an object" end
    out[i] = { path = where, text = segment.text, from = segment.start, to = segment["end"],
      speaker = segment.speaker, words = words_of(segment, body.words) }
  end
  return out
end

local function of_utterances(list, path)
  local out = {}
  for i, one in ipairs(list) do
    local where = ("%s.results.utterances[%d]"):format(path, i - 1)
    if type(one) ~= "table" then return nil, where, "an object" end
    out[i] = { path = where, text = one.transcript, from = one.start, to = one["end"],
      speaker = one.speaker, channel = one.channel, words = words_of(one) }
  end
  return out
end

-- Words of one channel: an utterance ends where the speaker changes, and at a pause.
local function of_words(out, words, path, channel)
  local open
  for i, word in ipairs(words) do
    local where = ("%s.words[%d]"):format(path, i - 1)
    local text = type(word) == "table" and (word.punctuated_word or word.word or word.text)
    if type(text) ~= "string" then return nil, where, "an object with word, start and end" end
    if type(word.start) ~= "number" then return nil, where .. ".start", "a number of seconds" end
    if type(word["end"]) ~= "number" then return nil, where .. ".end", "a number of seconds" end
    if not open or open.speaker ~= word.speaker or word.start - open.to > PAUSE then
      open = { path = where, text = text, from = word.start, speaker = word.speaker,
        channel = channel, words = {} }
      out[#out + 1] = open
    else
      open.text = open.text .. " " .. text
    end
    open.to = word["end"]
    open.words[#open.words + 1] = word
  end
  return out
end

local function of_channels(channels, path)
  local out = {}
  for i, channel in ipairs(channels) do
    local best = type(channel) == "table" and type(channel.alternatives) == "table"
      and channel.alternatives[1]
    local where = ("%s.results.channels[%d].alternatives[0]"):format(path, i - 1)
    if type(best) ~= "table" or type(best.words) ~= "table" then
      return nil, where .. ".words", "a list of words"
    end
    local ok, place, expected = of_words(out, best.words, where, #channels > 1 and i - 1 or nil)
    if not ok then return nil, place, expected end
  end
  return out
end

---@class hatif.vcon.utterance
---@field path string where it stands in the vCon
---@field text any
---@field from any seconds
---@field to any seconds
---@field speaker any a label of the recogniser's
---@field channel integer? of the recording, from 0
---@field words table[]?

---The utterances of a transcript.
---@param body any as it was decoded
---@param path string where it stands in the vCon
---@return hatif.vcon.utterance[]? list nil: none of the layouts
---@return string? where
---@return string? expected
function M.read(body, path)
  if type(body) ~= "table" then return nil, path, "an object" end
  local results = type(body.results) == "table" and body.results or {}
  if type(body.segments) == "table" then return of_segments(body, path) end
  if type(results.utterances) == "table" then return of_utterances(results.utterances, path) end
  if type(results.channels) == "table" then return of_channels(results.channels, path) end
  if type(body.words) == "table" then return of_words({}, body.words, path) end
  return nil, path, "segments, or results of Deepgram"
end

---An utterance as an event, without who said it.
---@param one hatif.vcon.utterance
---@param zero integer ms since the epoch: the beginning of the recording
---@return table? event nil: a time or the text is missing
---@return string? where
---@return string? expected
function M.event(one, zero)
  local at, stop = recogniser.at(zero, one.from), recogniser.at(zero, one.to)
  if not at then return nil, one.path .. ".start", "a number of seconds" end
  if not stop then return nil, one.path .. ".end", "a number of seconds" end
  if type(one.text) ~= "string" then return nil, one.path .. ".text", "a string" end
  return { type = "utterance", at = at, stop = stop, text = one.text,
    words = recogniser.words(zero, one.words) }
end

return M

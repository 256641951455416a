--- Amazon Connect's Contact Lens: segments of the real-time stream, and the file after the call.
--- Offsets are ms from the beginning of the contact. An `Utterance` is partial and names the
--- transcript it becomes; a `Transcript` is final. Lines of a chat have the time of the day.
local dates = require("hatif.sources.dates")
local recogniser = require("hatif.sources.recogniser")

local M = {}

local ROLES = { AGENT = "agent", CUSTOMER = "customer", SUPERVISOR = "supervisor" }

---@class hatif.contact_lens.source
local Source = {}
Source.__index = Source

---A source for the contacts of a stream, or for one. Raises on a wrong option.
---
---```lua
---local contact_lens = require "hatif.sources.contact_lens"
---local source = contact_lens.source { contact = "c9", zero = 60000 }
---local events = source:message [[{"EventType": "SEGMENTS", "Segments": [{"Transcript": {
---  "Id": "t1", "ParticipantRole": "CUSTOMER", "Content": "أبي المشرف",
---  "BeginOffsetMillis": 1200, "EndOffsetMillis": 2100}}]}]]
---print(events[1].by, events[1].at, events[1].stop) --> customer 61200 62100
---events = source:file [[{"Participants": [{"ParticipantId": "A", "ParticipantRole": "AGENT"}],
---  "Transcript": [{"Id": "1", "ParticipantId": "A", "Content": "hello",
---  "BeginOffsetMillis": 0, "EndOffsetMillis": 90}]}]]
---print(events[1].by, events[1].text) --> agent hello
---```
---@param opts { contact: string?, zero: integer } contact: none: each message's ContactId; zero:
---when the contact began, ms since the epoch
---@return hatif.contact_lens.source
function M.source(opts)
  if type(opts) ~= "table" or math.type(opts.zero) ~= "integer" then
    error("contact_lens.source: zero (integer, ms since the epoch) expected", 2)
  end
  return setmetatable({ contact = opts.contact, zero = opts.zero }, Source)
end

local function offset(v)
  local ms = type(v) == "number" and math.tointeger(v)
  return ms and ms >= 0 and ms <= 10000000000 and ms or nil
end

-- Begin and end, ms since the epoch; a line of a chat is sent at once.
local function times_of(self, segment)
  local sent = segment.AbsoluteTime
  if type(sent) == "string" then
    local at = segment.Type ~= "EVENT" and dates.read(sent) or nil
    return at, at
  end
  local from, to = offset(segment.BeginOffsetMillis), offset(segment.EndOffsetMillis)
  return from and self.zero + from, from and to and self.zero + math.max(from, to) or nil
end

local function utterance(self, contact, segment, role, text)
  local at, stop = times_of(self, segment)
  local by = ROLES[role]
  if not by or not at or type(text) ~= "string" or text == "" then return nil end
  if type(contact) ~= "string" then return nil end
  return { contact = contact, source = "contact_lens", type = "utterance", by = by, text = text,
    at = at, stop = stop }
end

local function name_of(id) return type(id) == "string" and id ~= "" and id or nil end

local function of_segment(self, contact, segment)
  segment = recogniser.table(segment)
  local partial, final = segment.Utterance, segment.Transcript
  if type(partial) == "table" then
    local event = utterance(self, contact, partial, partial.ParticipantRole, partial.PartialContent)
    if event then event.partial, event.utt = true, name_of(partial.TranscriptId) end
    return event
  elseif type(final) == "table" then
    local event = utterance(self, contact, final, final.ParticipantRole, final.Content)
    if event then event.utt = name_of(final.Id) end
    return event
  end
end

---One message of the real-time stream.
---@param text string
---@return table[]? events none for STARTED, COMPLETED and categories; nil: not of this format
---@return string? message
---@return "EFORMAT"? code
function Source:message(text)
  local object, message, code = recogniser.object(text, "contact_lens")
  if not object then return nil, message, code end
  local events = {}
  for _, segment in ipairs(recogniser.table(object.Segments)) do
    events[#events + 1] = of_segment(self, self.contact or object.ContactId, segment)
  end
  return events
end

---The file written after the call.
---@param text string
---@return table[]? events utterances in the file's order; nil: not of this format
---@return string? message
---@return "EFORMAT"? code
function Source:file(text)
  local object, message, code = recogniser.object(text, "contact_lens")
  if not object then return nil, message, code end
  if type(object.Transcript) ~= "table" then
    return nil, "contact_lens: Transcript: a list expected", "EFORMAT"
  end
  local roles = {}
  for _, one in ipairs(recogniser.table(object.Participants)) do
    local participant = recogniser.table(one)
    if participant.ParticipantId then
      roles[participant.ParticipantId] = participant.ParticipantRole
    end
  end
  local contact = self.contact or recogniser.table(object.CustomerMetadata).ContactId
  local events = {}
  for _, one in ipairs(object.Transcript) do
    local line = recogniser.table(one)
    local role = roles[line.ParticipantId or ""] or line.ParticipantRole
    local event = utterance(self, contact, line, role, line.Content)
    if event then event.utt = name_of(line.Id) end
    events[#events + 1] = event
  end
  return events
end

return M

--- Amazon Connect's Contact Lens: segments of the real-time stream, and the file after the call.
--- Offsets are ms from the beginning of the contact. An `Utterance` is partial and names the
--- transcript it becomes; a `Transcript` is final.
local recogniser = require("hatif.sources.recogniser")

local M = {}

local ROLES = { AGENT = "agent", CUSTOMER = "customer", SUPERVISOR = "supervisor" }

local Source = {}
Source.__index = Source

---@param opts { contact: string?, zero: integer } contact: none: each message's ContactId; zero:
---when
---the contact began, ms since the epoch
---@return hatif.contact_lens.source
function M.source(opts)
  if type(opts) ~= "table" or math.type(opts.zero) ~= "integer" then
    error("contact_lens.source: zero (integer, ms since the epoch) expected", 2)
  end
  return setmetatable({ contact = opts.contact, zero = opts.zero }, Source)
end

local function utterance(self, contact, segment, role, text)
  local from = math.tointeger(segment.BeginOffsetMillis)
  local to = math.tointeger(segment.EndOffsetMillis)
  local by = ROLES[role]
  if not by or not from or type(text) ~= "string" or text == "" then return nil end
  return { contact = contact, source = "contact_lens", type = "utterance", by = by, text = text,
    at = self.zero + from, stop = to and self.zero + to or nil }
end

local function of_segment(self, contact, segment)
  local partial, final = segment.Utterance, segment.Transcript
  if partial then
    local event = utterance(self, contact, partial, partial.ParticipantRole, partial.PartialContent)
    if event then event.partial, event.utt = true, partial.TranscriptId end
    return event
  elseif final then
    local event = utterance(self, contact, final, final.ParticipantRole, final.Content)
    if event then event.utt = final.Id end
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
  for _, segment in ipairs(object.Segments or {}) do
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
  for _, participant in ipairs(object.Participants or {}) do
    roles[participant.ParticipantId] = participant.ParticipantRole
  end
  local contact = self.contact or (object.CustomerMetadata or {}).ContactId
  local events = {}
  for _, line in ipairs(object.Transcript) do
    local event = utterance(self, contact, line, roles[line.ParticipantId], line.Content)
    if event then event.utt = line.Id end
    events[#events + 1] = event
  end
  return events
end

return M

--- From a call to a vCon (draft-ietf-vcon-vcon-core 0.4.0, draft-ietf-vcon-cc-extension). What
--- people write is a text dialog each; what they say is one recording with a transcript. Holds, who
--- joins and who drops stand in party_history, transfers and failed attempts are dialogs of their
--- own. What a vCon has no place for stands in an attachment, so that the call is read back as it
--- was. An event becomes a part of a vCon where reading that part gives nothing else than it says.
local core = require "hatif.core"
local dates = require "hatif.sources.dates"
local pieces = require "hatif.sources.vcon.pieces"
local recogniser = require "hatif.sources.recogniser"

local Writer = {}
Writer.__index = Writer

local function array(list) return setmetatable(list, { __jsontype = "array" }) end

local function object(t) return setmetatable(t, { __jsontype = "object" }) end

---UUID version 8 in the layout of version 7: the contact's time, then bits of a hash of its id.
---@param contact { id: string, at: integer }
---@param variety string? another one of the same contact
---@return string
local function uuid_of(contact, variety)
  local hash = core.policy.hash(contact.id .. (variety or ""))
  local time = ("%012x"):format(contact.at & 0xffffffffffff)
  local variant = ("%x"):format(8 | tonumber(hash:sub(4, 4), 16) & 3)
  return ("%s-%s-8%s-%s%s-%s"):format(time:sub(1, 8), time:sub(9), hash:sub(1, 3), variant,
    hash:sub(5, 7), hash:sub(8, 19))
end

-- ---- parties -------------------------------------------------------------------------------

-- The index of a role's first party; made where there is none.
function Writer:party(role, name)
  for i, party in ipairs(self.parties) do
    if party.role == role and (name == nil or party.name == name) then return i - 1 end
  end
  self.parties[#self.parties + 1] = object { role = role, name = name }
  return #self.parties - 1
end

function Writer:begin_parties()
  local c = self.contact
  self.parties[1] = object { role = "agent", name = c.agent, dept = c.team, org = c.tenant }
  self.parties[2] = object { role = "customer", name = c.customer }
end

-- Both, the one who began first.
function Writer:pair()
  return array(self.contact.direction == "inbound" and { 1, 0 } or { 0, 1 })
end

-- ---- events --------------------------------------------------------------------------------

-- Keeps the line of an event in its list, and what the event has beyond its part.
function Writer:place(list, event, rest)
  local lines = self.lines[list]
  lines[#lines + 1] = event.line
  if next(rest) then self:extra(event, rest) end
end

function Writer:extra(event, rest)
  local out = { line = event.line }
  for k, v in pairs(rest) do out[k] = v end
  self.events[#self.events + 1] = object(out)
end

local function rest_of(event, part)
  local whole = {}
  for k, v in pairs(event) do whole[k] = v end
  whole.line = nil
  return pieces.beyond(whole, part)
end

function Writer:as_history(event)
  local name, role = pieces.history_of(event, self.contact.direction)
  if not name or not pieces.SPEAKERS[role] then return false end
  local back = pieces.of_history(name, role, event.button)
  back.at = event.at
  local rest = rest_of(event, back)
  if not rest then return false end
  self.history[#self.history + 1] = object { party = self:party(role),
    time = dates.write(event.at), event = name, button = event.button }
  self:place("party_history", event, rest)
  return true
end

function Writer:as_incomplete(event)
  local disposition = pieces.disposition_of(event)
  if not disposition or event.type == "hangup" then return false end
  local back = pieces.of_disposition(disposition)
  back.at = event.at
  local rest = rest_of(event, back)
  if not rest then return false end
  self:add_dialog(event, { type = "incomplete", start = dates.write(event.at),
    parties = self:pair(), disposition = disposition }, rest)
  return true
end

-- Of the calls of a transfer hatif knows that they were: an empty dialog stands for each.
function Writer:as_transfer(event)
  if event.type ~= "transfer" then return false end
  local is_consulted = event.kind == "attended"
  local back = pieces.of_transfer(is_consulted, event.to, event.to_role)
  back.at = event.at
  local rest = rest_of(event, back)
  local is_known = event.to_role == nil or pieces.SPEAKERS[event.to_role] == event.to_role
  if not rest or not is_known or not event.to then return false end
  local dialog = { type = "transfer", start = dates.write(event.at), transferor = 0,
    transferee = 1, transfer_target = self:party(event.to_role, event.to) }
  self:add_dialog(event, dialog, rest)
  dialog.original = self.is_spoken and 0 or self:unknown_dialog()
  dialog.consultation = is_consulted and self:unknown_dialog() or nil
  dialog.target_dialog = self:unknown_dialog()
  return true
end

function Writer:unknown_dialog()
  self.dialog[#self.dialog + 1] = object {}
  return #self.dialog - 1
end

function Writer:add_dialog(event, dialog, rest)
  self.dialog[#self.dialog + 1] = object(dialog)
  self:place("dialog", event, rest)
end

-- ---- speech --------------------------------------------------------------------------------

local LONGEST = 10000000000 -- ms: no dialog is longer, as the reader has it

local function seconds(ms) return ms / 1000 end

function Writer:as_text(event)
  local rest = rest_of(event, { type = "utterance", at = event.at, stop = event.stop,
    by = event.by, text = event.text })
  self:add_dialog(event, { type = "text", start = dates.write(event.at),
    duration = seconds(event.stop - event.at), parties = self:party(event.by),
    mediatype = "text/plain", encoding = "none", body = event.text,
    interaction_id = self.contact.id, interaction_type = self.contact.channel,
    skill = self.contact.queue }, rest)
end

-- The words of an utterance as the transcript has them; nil: it has none that can be.
function Writer:words_of(event)
  if not event.words or #event.words == 0 then return nil end
  local out = {}
  for i, word in ipairs(event.words) do
    out[i] = object { id = #self.words + i - 1, text = word.text,
      start = seconds(word.at - self.zero), ["end"] = seconds(word.stop - self.zero) }
  end
  local is_whole = pieces.same(recogniser.words(self.zero, out), event.words)
  return is_whole and out or nil
end

function Writer:as_segment(event)
  local words, indices = self:words_of(event), array {}
  for i, word in ipairs(words or {}) do
    indices[i] = word.id
    self.words[#self.words + 1] = word
  end
  local rest = rest_of(event, { type = "utterance", at = event.at, stop = event.stop,
    by = event.by, text = event.text, words = words and event.words })
  self.segments[#self.segments + 1] = object { id = #self.segments, text = event.text,
    start = seconds(event.at - self.zero), ["end"] = seconds(event.stop - self.zero),
    speaker = self:party(event.by), words = words and indices }
  self:place("segments", event, rest)
end

-- ---- the whole -----------------------------------------------------------------------------

function Writer:place_event(event)
  local is_speech = event.type == "utterance" and not event.partial
    and event.stop - (self.is_spoken and self.zero or event.at) <= LONGEST
  if is_speech and not self.is_spoken then return self:as_text(event) end
  if is_speech then return self:as_segment(event) end
  local is_placed = event.type ~= "utterance" and (self.is_spoken and self:as_history(event)
    or self:as_incomplete(event) or self:as_transfer(event))
  if not is_placed then self:extra(event, rest_of(event, {})) end
end

-- The recording begins with the first that is heard of the call: seconds count from there.
local function first_of(record)
  local first
  for _, e in ipairs(record.events) do
    local has_place = e.type == "utterance" or pieces.history_of(e)
    if has_place then first = math.min(first or e.at, e.at) end
  end
  return first or record.contact.at
end

function Writer:recording(record, about)
  local ms = math.min(math.max(record.stop - self.zero, 0), LONGEST)
  local dialog = { type = "recording", start = dates.write(self.zero), parties = self:pair(),
    duration = seconds(ms), interaction_id = self.contact.id,
    interaction_type = self.contact.channel, skill = self.contact.queue,
    party_history = self.history }
  for _, name in ipairs { "url", "content_hash", "mediatype", "filename" } do
    dialog[name] = about and about[name]
  end
  return object(dialog)
end

function Writer:transcript()
  return object { type = "transcript", dialog = 0, vendor = pieces.VENDOR,
    schema = pieces.TRANSCRIPT, mediatype = "application/json", encoding = "json",
    body = object { language = self.contact.lang, segments = self.segments,
      words = self.words } }
end

-- What the contact has beyond what its parties and dialogs say of it.
function Writer:own(stop)
  local c = self.contact
  local says = { agent = c.agent, team = c.team, tenant = c.tenant, customer = c.customer }
  if #self.dialog > 0 and (self.is_spoken or self.dialog[1].type == "text") then
    says.id, says.queue = c.id, c.queue
  end
  if #self.segments > 0 and c.lang:match("^%a+$") then says.lang = c.lang end
  local rest = rest_of(c, says)
  rest.type = nil
  return object { purpose = pieces.RECORD, start = dates.write(c.at), party = 0, dialog = 0,
    mediatype = "application/json", encoding = "json",
    body = object { contact = object(rest), events = array(self.events), stop = stop,
      lines = object { dialog = array(self.lines.dialog), segments = array(self.lines.segments),
        party_history = array(self.lines.party_history) } } }
end

local M = {}

M.uuid = uuid_of

---@param record hatif.jsonl.call
---@param recording table? url, content_hash, mediatype and filename of the recorded call
---@return table vcon
function M.vcon(record, recording)
  local self = setmetatable({ contact = record.contact, parties = array {}, history = array {},
    dialog = array {}, segments = array {}, words = array {}, events = {},
    lines = { dialog = {}, segments = {}, party_history = {} }, zero = first_of(record),
    is_spoken = pieces.SPOKEN[record.contact.channel] or false }, Writer)
  self:begin_parties()
  if self.is_spoken then self.dialog[1] = self:recording(record, recording) end
  for _, event in ipairs(record.events) do self:place_event(event) end
  local c = record.contact
  return object { vcon = "0.4.0", uuid = uuid_of(c), extensions = array { "CC" },
    created_at = dates.write(record.stop), parties = self.parties, dialog = self.dialog,
    analysis = array { #self.segments > 0 and self:transcript() or nil },
    attachments = array { self:own(record.stop) } }
end

---What a review says, as the analysis of a vCon.
---@param body table the object of `hatif review --json`
---@param dialogs integer how many there are
---@return table analysis
function M.analysis(body, dialogs)
  local all = array {}
  for i = 1, dialogs do all[i] = i - 1 end
  return object { type = "report", dialog = all, vendor = pieces.VENDOR, schema = pieces.REVIEW,
    mediatype = "application/json", encoding = "json", body = body }
end

return M

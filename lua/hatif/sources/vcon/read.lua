--- From a vCon (draft-ietf-vcon-vcon-core, draft-ietf-vcon-cc-extension) to a call.
local base64 = require "hatif.sources.vcon.base64"
local contacts = require "hatif.sources.vcon.contacts"
local dates = require "hatif.sources.dates"
local json = require "hatif.sources.json"
local jsonl = require "hatif.sources.jsonl"
local pieces = require "hatif.sources.vcon.pieces"
local transcript = require "hatif.sources.vcon.transcript"

local Reader = {}
Reader.__index = Reader

local length, party_list = contacts.length, contacts.party_list

local ROLE = "agent, customer or supervisor"
local TRANSCRIPTS = { transcript = true, wtf_transcription = true }

-- ---- what every part needs -----------------------------------------------------------------

function Reader:refuse(path, what, expected)
  if self.told[path] then return end
  self.told[path] = true
  self.errors[#self.errors + 1] = { file = self.file, path = path, what = what,
    expected = expected }
end

local function shown(v)
  if type(v) == "string" then return #v <= 40 and ("%q"):format(v) or "a string" end
  return type(v) == "table" and "an object or a list" or tostring(v)
end

-- A field of this type; nil where it is not there, and, told, where it is another.
function Reader:field(object, path, name, kind, expected, is_needed)
  local v = object[name]
  local is_right = type(v) == kind or kind == "integer" and math.type(v) == "integer"
  if is_right or v == nil and not is_needed then return v end
  local where = (path == "$" and "" or path .. ".") .. name
  self:refuse(where, v == nil and "it is missing" or "it is " .. shown(v), expected)
end

-- The objects of a list, with their paths; what is none is told.
function Reader:each(object, path, name)
  local list, i = self:field(object, path, name, "table", "a list of objects") or {}, 0
  local n = length(list)
  return function()
    while i < n do
      i = i + 1
      local where = ("%s%s[%d]"):format(path == "$" and "" or path .. ".", name, i - 1)
      if type(list[i]) == "table" then return i - 1, list[i], where end
      self:refuse(where, "it is " .. shown(list[i]), "an object")
    end
  end
end

function Reader:date(object, path, name)
  local text = self:field(object, path, name, "string", "a date as 2026-01-31T12:00:00Z", true)
  local ms = text and dates.read(text)
  if text and not ms then
    self:refuse(path .. "." .. name, "it is " .. shown(text), "a date as 2026-01-31T12:00:00Z")
  end
  return ms
end

-- An event, from where it stands; `list` and its place there find its line in a record of hatif's.
function Reader:add(event, at, path, list)
  event.at = at
  local line
  if list then
    self.counts[list] = (self.counts[list] or 0) + 1
    line = self.own and self.own.lines[list][self.counts[list]]
  end
  self.items[#self.items + 1] = { event = event, path = path, line = line, order = #self.items }
end

-- ---- parties -------------------------------------------------------------------------------

local function name_of(party)
  for _, key in ipairs { "name", "tel", "mailto", "sip", "uuid" } do
    if type(party[key]) == "string" and party[key] ~= "" then return party[key] end
  end
end

function Reader:read_parties()
  for i, party, path in self:each(self.vcon, "$", "parties") do
    local role = self.opts.parties[i] or self:field(party, path, "role", "string", "a string")
    self.parties[i] = { path = path, role = role, name = name_of(party), party = party }
  end
end

-- Who speaks as this party; false: nobody that is judged.
function Reader:speaker_of(i, path)
  local party = math.type(i) == "integer" and self.parties[i]
  if not party then
    self:refuse(path, "it names no party", "the index of a party, from 0")
  elseif party.role then
    return pieces.SPEAKERS[party.role] or false
  else
    local expected = ("%s (the contact-center extension, or --party %d=agent)"):format(ROLE, i)
    self:refuse(party.path .. ".role", "it is missing", expected)
  end
end

-- ---- content -------------------------------------------------------------------------------

-- The body of a dialog, an analysis or an attachment as it was before it was encoded.
function Reader:content(object, path)
  local body, encoding = object.body, object.encoding
  if encoding == "base64url" then
    local bytes = type(body) == "string" and base64.decode(body)
    if bytes then return bytes end
    self:refuse(path .. ".body", "it is " .. shown(body), "base64url")
  elseif encoding == "json" and type(body) == "string" then
    local value, byte, expected = json.decode(body)
    if not byte then return value end
    self:refuse(path .. ".body", ("it is not JSON at byte %d"):format(byte), expected)
  elseif encoding ~= nil and encoding ~= "none" and encoding ~= "json" then
    self:refuse(path .. ".encoding", "it is " .. shown(encoding), "base64url, json or none")
  else
    return body
  end
end

-- ---- dialogs -------------------------------------------------------------------------------

local on = {}

local function media_type(object)
  return type(object.mediatype or object.mimetype) == "string"
    and (object.mediatype or object.mimetype):lower():match("^[^;%s]+")
end

function on.text(self, dialog, path, at, stop)
  self.is_written = true
  if dialog.body == nil then
    return self:add({ type = "source.gap", ["until"] = stop }, at, path, "dialog")
  end
  local media = media_type(dialog)
  if media and media ~= "text/plain" then
    return self:refuse(path .. ".mediatype", "it is " .. shown(media), "text/plain")
  end
  local text, who = self:content(dialog, path), contacts.originator(dialog)
  local by = self:speaker_of(who, path .. ".parties")
  if type(text) == "string" and by then
    self:add({ type = "utterance", by = by, text = text, stop = stop }, at, path, "dialog")
  elseif text ~= nil and type(text) ~= "string" then
    self:refuse(path .. ".body", "it is " .. shown(text), "text")
  end
end

function on.recording(self, dialog, path, at, stop)
  self.recordings[#self.recordings + 1] = { path = path, dialog = dialog, at = at, stop = stop }
end
on["recording-set"] = on.recording

function on.transfer(self, dialog, path, at)
  local target = type(dialog.transfer_target) == "table" and dialog.transfer_target[1]
    or dialog.transfer_target
  local party = self.parties[target] or {}
  local to = party.party and party.party.name or party.name
  local event = pieces.of_transfer(dialog.consultation ~= nil, to,
    pieces.SPEAKERS[party.role] or party.role)
  self:add(event, at, path, "dialog")
end

function on.incomplete(self, dialog, path, at)
  local event = type(dialog.disposition) == "string" and pieces.of_disposition(dialog.disposition)
  if not event then
    return self:refuse(path .. ".disposition", "it is " .. shown(dialog.disposition),
      "no-answer, congestion, failed, busy, hung-up or voicemail-no-message")
  end
  local is_ours = contacts.direction(self) == "outbound"
  if is_ours and not self.own then self:add({ type = "dial" }, at, path) end
  self:add(event, at, path, "dialog")
end

function Reader:read_dialog(dialog, path)
  if next(dialog) == nil then return end -- known to have been, and no more
  local kind = self:field(dialog, path, "type", "string", "a string", true)
  if not kind then return end
  if not on[kind] then
    return self:refuse(path .. ".type", "it is " .. shown(kind),
      "recording, recording-set, text, transfer or incomplete")
  end
  local at = self:date(dialog, path, "start")
  local seconds = self:field(dialog, path, "duration", "number", "a number of seconds") or 0
  if not at then return end
  if seconds < 0 or seconds > 1e7 then
    return self:refuse(path .. ".duration", "it is " .. seconds, "0 to 10000000 seconds")
  end
  local stop = at + math.floor(seconds * 1000 + 0.5)
  self.first = math.min(self.first or at, at)
  self.stop = math.max(self.stop or stop, stop)
  on[kind](self, dialog, path, at, stop)
  self:read_history(dialog, path)
end

-- ---- who came and went ---------------------------------------------------------------------

function Reader:read_history(dialog, path)
  local entries = {}
  for i, entry, where in self:each(dialog, path, "party_history") do
    local at = self:date(entry, where, "time")
    local party = self.parties[entry.party]
    if not party then
      self:refuse(where .. ".party", "it is " .. shown(entry.party), "the index of a party, from 0")
    end
    local event = at and party and pieces.of_history(entry.event, party.role, entry.button)
    if at and party and not event then
      self:refuse(where .. ".event", "it is " .. shown(entry.event),
        "join, drop, hold, unhold, mute, unmute, keydown or keyup")
    end
    if event then
      entries[#entries + 1] = { event = event, at = at, path = where, name = entry.event,
        role = pieces.SPEAKERS[party.role], order = i }
    end
  end
  if not self.own then
    table.sort(entries, function(a, b)
      if a.at ~= b.at then return a.at < b.at end
      return a.order < b.order
    end)
    self:keep_turns(entries, dialog)
  end
  for _, e in ipairs(entries) do self:add(e.event, e.at, e.path, "party_history") end
end

-- Of those who join and leave, the call is answered when the customer and an agent are both there,
-- and over when the customer is not, or nobody else.
function Reader:keep_turns(entries, dialog)
  local there, has_joins = {}, false
  for _, e in ipairs(entries) do has_joins = has_joins or e.name == "join" end
  for _, i in pairs(has_joins and {} or party_list(dialog)) do
    local role = self.parties[i] and pieces.SPEAKERS[self.parties[i].role]
    if role then there[role] = (there[role] or 0) + 1 end
  end
  for i = 1, #entries do
    local e = entries[i]
    local turn = (e.name == "join" or e.name == "drop") and e.role
    if turn then
      local was_both = there.customer and (there.agent or there.supervisor)
      there[turn] = math.max((there[turn] or 0) + (e.name == "join" and 1 or -1), 0)
      if there[turn] == 0 then there[turn] = nil end
      local is_both = there.customer and (there.agent or there.supervisor)
      local is_answer = e.name == "join" and is_both and not was_both and not self.answered
      e.is_kept = is_answer or e.name == "drop" and was_both and not is_both
        or e.event.type == "supervisor.contact" and was_both
      if is_answer then e.event, self.answered = { type = "answer" }, true end
    else
      e.is_kept = e.name ~= "join" and e.name ~= "drop"
    end
  end
  for i = #entries, 1, -1 do if not entries[i].is_kept then table.remove(entries, i) end end
end

-- A recording begins when the call was answered, unless the vCon tells who joined when.
function Reader:infer_answer()
  local first = self.recordings[1]
  if first and not self.own and not self.answered then
    self:add({ type = "answer" }, first.at, first.path)
  end
end

-- ---- speech --------------------------------------------------------------------------------

-- The party, or the role, that a label of a recogniser's stands for.
function Reader:by_label(label)
  local said = self.opts.speakers[tostring(label)]
  if said then return nil, said end
  local wanted = type(label) == "string" and label:lower()
  for i = 0, length(self.parties) do
    local party = self.parties[i]
    if wanted and party and (wanted == (party.role or ""):lower()
      or wanted == (party.name or ""):lower()) then return i end
  end
end

function Reader:who_said(one, analysis, dialog, body)
  if analysis.schema == pieces.TRANSCRIPT then
    return self:speaker_of(one.speaker, one.path .. ".speaker")
  end
  local list = party_list(dialog)
  local i = analysis.party or one.channel and list[one.channel + 1]
  if i == nil and length(list) == 1 then i = list[1] end
  if i ~= nil then return self:speaker_of(i, one.path) end
  local label, speakers = one.speaker, type(body.speakers) == "table" and body.speakers or {}
  local known = speakers[tostring(label)]
  local role
  i, role = self:by_label(label)
  if not i and not role and type(known) == "table" then i, role = self:by_label(known.label) end
  if role then return role end
  if i then return self:speaker_of(i, one.path) end
  local path = one.path .. ".speaker"
  if not self.told[tostring(label)] then
    self:refuse(path, "it is " .. shown(label) .. ", which names no party",
      ("a party's name or role (or --speaker %s=agent)"):format(tostring(label or 0)))
  end
  self.told[tostring(label)] = true
end

function Reader:read_transcript(analysis, path)
  local index = type(analysis.dialog) == "table" and analysis.dialog[1] or analysis.dialog or 0
  local dialog, recording = (self.vcon.dialog or {})[index + 1], nil
  for _, r in ipairs(self.recordings) do if r.dialog == dialog then recording = r end end
  if not recording then
    return self:refuse(path .. ".dialog", "it is " .. shown(index), "the index of a recording")
  end
  recording.is_heard = true
  local body = self:content(analysis, path)
  if body == nil then return end
  local list, where, expected = transcript.read(body, path .. ".body")
  if not list then return self:refuse(where, "it cannot be read", expected) end
  self.lang = self.lang or type(body.transcript) == "table" and body.transcript.language
    or body.language
  for _, one in ipairs(list) do
    local event, place, wanted = transcript.event(one, recording.at)
    local by = event and self:who_said(one, analysis, dialog, body)
    if not event then self:refuse(place, "it is missing", wanted) end
    if by then
      event.by = by
      self:add(event, event.at, one.path, "segments")
    end
  end
end

function Reader:read_speech()
  for _, analysis, path in self:each(self.vcon, "$", "analysis") do
    if TRANSCRIPTS[analysis.type] then self:read_transcript(analysis, path) end
  end
  for _, r in ipairs(self.recordings) do -- nobody has written down what was said
    if not r.is_heard and not self.own then
      self:add({ type = "source.gap", ["until"] = r.stop }, r.at, r.path)
    end
  end
end

-- ---- the call ------------------------------------------------------------------------------

-- What hatif wrote beside what a vCon has a place for.
function Reader:read_own()
  for _, attachment, path in self:each(self.vcon, "$", "attachments") do
    if attachment.purpose == pieces.RECORD then
      local body = self:content(attachment, path)
      local is_whole = type(body) == "table" and type(body.contact) == "table"
        and type(body.events) == "table" and type(body.lines) == "table"
      if not is_whole then
        return self:refuse(path .. ".body", "it is " .. shown(body),
          "an object with contact, events and lines")
      end
      self:field(body, path .. ".body", "stop", "integer", "an integer of ms, 0 or more")
      self.own = body
      self.own.path = path
      for _, list in ipairs { "dialog", "party_history", "segments" } do
        local lines = self:field(body.lines, path .. ".body.lines", list, "table", "a list") or {}
        for i, line in pairs(lines) do
          if math.type(line) ~= "integer" then lines[i] = nil end
        end
        body.lines[list] = lines
      end
    end
  end
end

-- The events that a vCon has no place for, and what they have beyond what it says of them.
function Reader:add_own()
  if not self.own then return end
  local by_line = {}
  for _, item in ipairs(self.items) do if item.line then by_line[item.line] = item.event end end
  for i, rest, path in self:each(self.own, self.own.path .. ".body", "events") do
    self:field(rest, path, "line", "integer", "the number of a line", true)
    local event = by_line[rest.line]
    if not event then
      event = {}
      self.items[#self.items + 1] = { event = event, path = path, line = rest.line,
        order = #self.items + i }
    end
    for name, v in pairs(rest) do if name ~= "line" then event[name] = v end end
    self:field(event, path, "at", "integer", "an integer of ms, 0 or more", true)
  end
end

local function by_time(a, b)
  local x, y = a.event.at, b.event.at
  if x ~= y then return x < y end
  local m, n = a.line or math.maxinteger, b.line or math.maxinteger
  if m ~= n then return m < n end
  return a.order < b.order
end

function Reader:call()
  local contact = contacts.contact(self)
  self:add_own()
  if #self.errors > 0 then return nil end
  table.sort(self.items, by_time)
  local list, paths = { contact }, { "$" }
  for i, item in ipairs(self.items) do list[i + 1], paths[i + 1] = item.event, item.path end
  local call, _, _, errors = jsonl.check(list)
  if call then
    call.file, call.paths = self.file, paths
    call.stop = math.max(call.stop, self.own and self.own.stop or self.stop or call.stop)
    return call
  end
  for _, e in ipairs(errors) do self:refuse(paths[e.line] or "$", e.what, e.expected) end
end

function Reader:check_form()
  local v = self.vcon
  local what
  if type(v) ~= "table" or getmetatable(v) and getmetatable(v).__jsontype ~= "object" then
    return self:refuse("$", "it is " .. shown(v), "an object")
  elseif v.payload and v.signatures then what = "it is a signed vCon"
  elseif v.ciphertext and v.recipients then what = "it is an encrypted vCon"
  elseif not (v.parties or v.dialog or v.analysis or v.attachments) then
    what = "it has neither parties nor dialog"
  end
  if what then return self:refuse("$", what, "an unsigned vCon: verify or decrypt it first") end
  if type(v.critical) == "table" and v.critical[1] ~= nil then
    return self:refuse("critical[0]", "it is " .. shown(v.critical[1]),
      "none: hatif knows no extension that changes what a vCon means")
  end
  return true
end

local M = {}

---@param vcon any the vCon as it was decoded
---@param file string its name in messages
---@param opts hatif.vcon.options
---@return hatif.jsonl.call? call with `paths`: where each line stands in the vCon
---@return hatif.vcon.problem[] problems
function M.call(vcon, file, opts)
  local self = setmetatable({ vcon = vcon, file = file, errors = {}, told = {}, items = {},
    counts = {}, parties = {}, recordings = {}, opts = { lang = opts.lang, channel = opts.channel,
      parties = opts.parties or {}, speakers = opts.speakers or {} } }, Reader)
  local call
  if self:check_form() then
    self:read_own()
    self:read_parties()
    for _, dialog, path in self:each(vcon, "$", "dialog") do self:read_dialog(dialog, path) end
    self:infer_answer()
    self:read_speech()
    call = self:call()
  end
  return call, self.errors
end

return M

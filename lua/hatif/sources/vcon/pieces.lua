--- Parts of a vCon and the events that they are, both ways: party_history, transfers, attempts that
--- came to nothing (draft-ietf-vcon-vcon-core, sections 4.3.10, 4.3.11 and 4.3.9).
local M = {}

---How hatif's own parts are marked.
M.VENDOR = "hatif"
M.TRANSCRIPT = "hatif.transcript.1" -- speech as segments; its `speaker` is the index of a party
M.REVIEW = "hatif.review.1" -- verdicts: the object of `hatif review --json`
M.RECORD = "hatif.record" -- an attachment: what a vCon has no place for

---Channels on which people speak; on any other they write.
M.SPOKEN = { phone = true, in_person = true, voicemail = true, video = true }

---Roles of the contact-center extension → who says it. Others are neither of the center nor the
---customer, and nobody judges what they say.
M.SPEAKERS = { agent = "agent", customer = "customer", supervisor = "supervisor",
  sme = "supervisor" }

-- Why an attempt came to nothing → the event; the disposition itself is its cause.
local DISPOSITIONS = { ["no-answer"] = "no_answer", busy = "busy", congestion = "no_answer",
  failed = "no_answer", ["voicemail-no-message"] = "no_answer", ["hung-up"] = "hangup" }
local PLAIN = { ["no-answer"] = true, busy = true } -- these say no more than the event does

---The event of one entry of party_history, without its time.
---@param name string as join, drop, hold
---@param role string? of the party
---@param button string? of keydown and keyup
---@return table? event nil: not an entry that hatif knows
function M.of_history(name, role, button)
  local by = M.SPEAKERS[role]
  if name == "hold" or name == "unhold" then return { type = name } end
  if name == "mute" or name == "unmute" then return { type = name, by = by } end
  if name == "keydown" or name == "keyup" then return { type = name, by = by, button = button } end
  if name == "drop" then return { type = "hangup", by = by } end
  if name ~= "join" then return nil end
  return { type = by == "supervisor" and "supervisor.contact" or "answer" }
end

---The entry of party_history of an event.
---@param event table
---@param direction string? of the contact: who it is that answers
---@return string? name nil: it has none
---@return string? role of the party
function M.history_of(event, direction)
  local kind = event.type
  if kind == "hold" or kind == "unhold" then return kind, "customer" end
  if kind == "mute" or kind == "unmute" then return kind, event.by or "agent" end
  if kind == "keydown" or kind == "keyup" then return kind, event.by end
  if kind == "hangup" then return "drop", event.by end
  if kind == "supervisor.contact" then return "join", "supervisor" end
  if kind == "answer" then return "join", direction == "outbound" and "customer" or "agent" end
end

---The event of an attempt that came to nothing, without its time.
---@param disposition string
---@return table? event nil: not a disposition of vCon
function M.of_disposition(disposition)
  local kind = DISPOSITIONS[disposition]
  return kind and { type = kind, cause = not PLAIN[disposition] and disposition or nil }
end

---The disposition of an event; nil: it has none.
---@param event table
---@return string?
function M.disposition_of(event)
  if event.type == "busy" then return "busy" end
  if event.type == "hangup" then return event.cause == "hung-up" and event.cause or nil end
  if event.type ~= "no_answer" then return nil end
  return DISPOSITIONS[event.cause] == "no_answer" and event.cause or "no-answer"
end

---The event of a transfer, without its time.
---@param is_consulted boolean whether the agent spoke to the target before
---@param to string? the target's name
---@param role string? the target's
---@return table
function M.of_transfer(is_consulted, to, role)
  return { type = "transfer", kind = is_consulted and "attended" or "blind", to = to,
    to_role = role }
end

---@param a any
---@param b any
---@return boolean
function M.same(a, b)
  if type(a) ~= "table" or type(b) ~= "table" then return a == b end
  for k, v in pairs(a) do if not M.same(v, b[k]) then return false end end
  for k in pairs(b) do if a[k] == nil then return false end end
  return true
end

---What a table has beyond another.
---@param whole table
---@param part table
---@return table? rest nil: `part` says something that `whole` does not
function M.beyond(whole, part)
  for k, v in pairs(part) do if not M.same(v, whole[k]) then return nil end end
  local rest = {}
  for k, v in pairs(whole) do if part[k] == nil then rest[k] = v end end
  return rest
end

return M

--- What the parties and dialogs of a vCon tell of the contact.
local pieces = require "hatif.sources.vcon.pieces"

local M = {}

---Null in a list leaves a hole: the index of the last that is there.
---@param list table
---@return integer
function M.length(list)
  local n = 0
  for k in pairs(list) do if math.type(k) == "integer" and k > n then n = k end end
  return n
end

---The parties of a dialog, one or a list, as a list.
---@param dialog table
---@return table
function M.party_list(dialog)
  local list = dialog.parties
  return type(list) == "table" and list or { list }
end

---@param dialog table
---@return any index of the party that began it
function M.originator(dialog) return dialog.originator or M.party_list(dialog)[1] end

local function first_party(self, role)
  for i = 0, M.length(self.parties) do
    local party = self.parties[i]
    if party and pieces.SPEAKERS[party.role] == role then return party end
  end
  return { party = {} }
end

---@param self table the reader
---@return "inbound"|"outbound"|nil
function M.direction(self)
  for _, dialog in ipairs(type(self.vcon.dialog) == "table" and self.vcon.dialog or {}) do
    local party = type(dialog) == "table" and self.parties[M.originator(dialog)]
    local role = party and pieces.SPEAKERS[party.role]
    if role then return role == "customer" and "inbound" or "outbound" end
  end
end

-- The first of the dialogs that says this.
local function of_dialogs(self, name)
  for _, dialog in ipairs(type(self.vcon.dialog) == "table" and self.vcon.dialog or {}) do
    local v = type(dialog) == "table" and dialog[name]
    if type(v) == "table" then v = v[1] end
    if type(v) == "string" and v ~= "" then return v end
  end
end

local CHANNELS = { voice = "phone", call = "phone", phone = "phone", video = "video",
  chat = "chat", webchat = "chat", sms = "chat", email = "email" }

local function channel_of(self)
  local said = of_dialogs(self, "interaction_type")
  if said then return CHANNELS[said:lower()] or said end
  if not self.is_written or #self.recordings > 0 then return "phone" end
  for i = 0, M.length(self.parties) do
    local party = self.parties[i]
    if party and (not party.party.mailto or party.party.tel) then return "chat" end
  end
  return "email"
end

local function facts_of(self)
  local facts = { campaign = of_dialogs(self, "campaign"),
    contact_list = first_party(self, "customer").party.contact_list, subject = self.vcon.subject }
  return next(facts) and facts or nil
end

local function short(lang) return type(lang) == "string" and lang:match("^%a+") or nil end

---The contact, as the first line of a call has it.
---@param self table the reader
---@return table
function M.contact(self)
  local agent, customer = first_party(self, "agent").party, first_party(self, "customer").party
  local contact = { type = "contact", id = of_dialogs(self, "interaction_id") or self.vcon.uuid,
    agent = agent.name, team = agent.dept, tenant = agent.org, customer = customer.name,
    queue = of_dialogs(self, "skill"), lang = short(self.opts.lang or self.lang) }
  if not self.own then
    contact.direction, contact.channel = M.direction(self), self.opts.channel or channel_of(self)
    contact.facts, contact.at = facts_of(self), self.first
    for _, item in ipairs(self.items) do
      contact.at = math.min(contact.at or item.event.at, item.event.at)
    end
  else
    for name, v in pairs(self.own.contact) do contact[name] = v end
  end
  if not contact.lang then
    self:refuse("analysis", "no transcript says its language", "one that does, or --call-lang ar")
  elseif not contact.at then
    self:refuse("dialog", "it is empty", "a recording or a text")
  end
  return contact
end

return M

--- The people of a scenario: telephones that ring and speak on time, the recogniser that hears them
--- a little later, and what an agent does at his desktop. They go by what happens to their call on
--- Asterisk, which a session of the tests' own sees.
local sipp = require("live.sipp")
local ami = require("live.ami")

local M = {}

local WORD_MS = 260 -- how long a word takes
local PARTIAL_MS, FINAL_MS = 250, 350 -- a recogniser's delay: of the first words, of all of them
local ROLES = { "boss", "agent", "customer" } -- who is called has to be there before it rings
local PREFIX = { agent = "agent", boss = "boss", customer = "0555000" }

---@class hatif.live.people
---@field n integer the number of the scenario: it ends the names of its telephones
---@field contact string? the id of its first call
---@field failed string[] telephones that were not treated as their steps say
---@field open integer telephones that have not hung up yet
---@field seen_at table<string, integer> ms since the epoch: when what happened to the call
local People = {}
People.__index = People

---@class hatif.live.world
---@field ports table<string, integer> of the telephones, by name
---@field sip integer port of Asterisk
---@field run string folder of logs
---@field clock fun(): integer ms since the epoch
---@field say fun(line: table) a line of the recogniser
---@field act fun(name: string, headers: string[][]) an action of the agent's desktop

---@param role "agent"|"boss"|"customer"
---@param n integer
---@return string name of the telephone: its endpoint
function M.name(role, n) return PREFIX[role] .. n end

---@param scenario table
---@param n integer
---@param world hatif.live.world
---@return hatif.live.people
function M.new(scenario, n, world)
  return setmetatable({ scenario = scenario, n = n, world = world, seen = {}, seen_at = {},
    failed = {}, lines = {}, open = 0, utterances = 0 }, People)
end

-- A step's extension is that of this scenario.
local function numbered(steps, n)
  local out = {}
  for i, step in ipairs(steps) do
    out[i] = type(step) == "table" and { step[1], step[2] .. n } or step
  end
  return out
end

-- The calls of one telephone, one after the other.
function People:telephone(role, i)
  local steps = (self.scenario[role] or {})[i]
  if not steps then return end
  local name, world = M.name(role, self.n), self.world
  self.open = self.open + 1
  self.lines[name] = sipp.start({ name = name, port = world.ports[name] }, numbered(steps, self.n),
    { sip = world.sip, run = world.run, id = ("%s-%d"):format(name, i) }, function(code)
      self.open = self.open - 1
      self.lines[name] = nil
      if self.is_cut then return end
      if code ~= 0 then
        table.insert(self.failed, ("the telephone %s-%d ended with %d"):format(name, i, code))
      end
      self:telephone(role, i + 1)
    end)
end

---The telephones are switched on, and whoever calls, calls.
function People:start()
  for _, role in ipairs(ROLES) do self:telephone(role, 1) end
  self:reach("start")
end

---Every telephone loses its call: there is no server any more.
function People:cut()
  self.is_cut = true
  for _, process in pairs(self.lines) do process:kill("sigkill") end
end

local function first_words(text) return text:match("^(%S+ %S+)") or text end

-- One utterance, as a recogniser tells it: the first words while they are spoken, all of them at
-- the end.
function People:speak(by, text)
  local world, at = self.world, self.world.clock()
  local _, words = text:gsub("%S+", "")
  local stop = at + words * WORD_MS
  self.utterances = self.utterances + 1
  local utt = ("%s-%d"):format(self.contact, self.utterances)
  local function line(heard, ends, is_partial)
    world.say { contact = self.contact, at = at, type = "utterance", by = by, text = heard,
      stop = ends, utt = utt, partial = is_partial, source = "speech" }
  end
  ami.later(2 * WORD_MS + PARTIAL_MS, function()
    line(first_words(text), at + 2 * WORD_MS, true)
  end)
  ami.later(stop - at + FINAL_MS, function() line(text, stop) end)
end

-- One entry of a scenario's `does`.
function People:act(entry)
  local who, what = entry[3], entry[4]
  if who == "desktop" then
    local name, headers = what(PREFIX.agent .. self.n, PREFIX.customer .. self.n)
    self.world.act(name, headers)
  elseif who == "fact" then
    self.world.say { contact = self.contact, at = self.world.clock(), type = "fact", key = what,
      value = true, source = "desktop" }
  else
    self:speak(who, what)
  end
end

---Something happened to the call: what was waiting for it is done in its time.
---@param what "start"|"ring"|"answer"|"hold"|"unhold"|"hangup" the second of a kind is "answer 2"
function People:reach(what)
  local n = (self.seen[what] or 0) + 1
  self.seen[what] = n
  local name = n == 1 and what or ("%s %d"):format(what, n)
  self.seen_at[name] = self.world.clock()
  for _, entry in ipairs(self.scenario.does or {}) do
    if entry[1] == name then ami.later(entry[2], function() self:act(entry) end) end
  end
end

local function is_of(channel, role, n)
  return channel and channel:match("^PJSIP/([^-]+)") == PREFIX[role] .. n
end

---A packet of the manager interface, of any call.
---@param packet table
function People:hear(packet)
  local n, event = self.n, packet.event
  local channel, dest = packet.channel, packet.destchannel
  local is_customer = is_of(channel, "customer", n)
  if event == "Newchannel" and (is_customer or is_of(channel, "agent", n)) then
    self.contact = self.contact or packet.linkedid
  elseif event == "DialBegin" and is_of(dest, "agent", n) then
    self:reach("ring")
  elseif event == "DialEnd" and packet.dialstatus == "ANSWER" then
    -- who is called last makes it a call: the customer, where the agent's phone rang first
    local last = self.direction == "outbound" and "customer" or "agent"
    if is_of(dest, last, n) then self:reach("answer") end
  elseif event == "MusicOnHoldStart" and is_customer then
    self:reach("hold")
  elseif event == "MusicOnHoldStop" and is_customer then
    self:reach("unhold")
  elseif event == "Hangup" and is_customer then
    self.direction = "outbound" -- whatever comes now is a call back
    self:reach("hangup")
  end
end

return M

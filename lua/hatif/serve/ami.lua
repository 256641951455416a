--- One Asterisk server: its manager interface on a kept link. Events go to the owner as they come,
--- actions are answered by their ActionID, and after each login the calls are compared with those
--- that the server has.
local asterisk = require("hatif.sources.asterisk")
local links = require("hatif.serve.link")
local pendings = require("hatif.serve.pending")

local M = {}

-- Two packets of three say that a variable was set.
local WANTED = asterisk.wanted { "coreshowchannel", "coreshowchannelscomplete",
  "originateresponse" }

---@class hatif.serve.ami
local Ami = {}
Ami.__index = Ami

---@class hatif.serve.line_owner
---@field on_events fun(events: table[]) in the order of the wire
---@field on_up fun()
---@field on_down fun(was_up: boolean)
---@field wall fun(): integer ms since the epoch

---@param opts table a section `asterisk` of the config
---@param owner hatif.serve.line_owner
---@param log hatif.serve.log
---@param random (fun(): number)?
---@return hatif.serve.ami
function M.new(opts, owner, log, random)
  local self = setmetatable({ opts = opts, owner = owner, log = log, n_logins = 0,
    source = asterisk.source { roles = { agent = opts.agents, supervisor = opts.supervisors } },
  }, Ami)
  self.link = links.new(opts, {
    on_open = function() self:log_in() end,
    on_bytes = function(bytes) return self:read(bytes) end,
    on_silence = function() self:request("Ping", {}, function() end) end,
    on_down = function(reason, was_up) self:down(reason, was_up) end,
  }, log, random)
  return self
end

function Ami:start() return self.link:start() end
function Ami:stop() return self.link:stop() end
function Ami:is_up() return self.link.state == "up" end

function Ami:log_in()
  self.reader, self.pending = asterisk.reader(WANTED), pendings.new(pendings.session())
  self:request("Login", { { "Username", self.opts.user }, { "Secret", self.opts.password },
    { "Events", self.opts.events } }, function(ok, reason)
    if not ok then return self.link:fail("login refused: " .. tostring(reason)) end
    self.link:opened()
    self.log:info("logged in", { line = self.opts.name })
    self:look_around()
  end)
end

-- The calls that the server has: those that ended or began while nobody listened.
function Ami:look_around()
  self.listed = {}
  self.list_id = self:request("CoreShowChannels", {}, function(ok, reason)
    local packets = self.listed
    self.listed, self.list_id = nil, nil
    if ok then self:tell(self.source:sync(packets, self.owner.wall()))
    elseif self:is_up() then
      self.log:warning("calls cannot be compared", { line = self.opts.name, reason = reason })
    end
    self.owner.on_up()
  end, "list")
end

---Sends an action.
---@param name string
---@param headers string[][]
---@param done fun(ok: any, reason: string?) called once: at the answer, or at its end
---@param kind "list"|"originate"|nil what ends it, where the first answer does not
---@param ms integer? time for the answer
---@return string? id
function Ami:request(name, headers, done, kind, ms)
  if not self.pending then return done(nil, "the line is down") end
  local id = self.pending:add(ms or self.opts.action_timeout, done)
  local list = { { "ActionID", id } }
  table.move(headers, 1, #headers, 2, list)
  local bytes, message = asterisk.action(name, list)
  if not bytes then
    self.pending:answer(id, nil, message)
  elseif kind then
    self.pending.by_id[id].kind = kind
  end
  if bytes and not self.link:send(bytes) and self.pending then
    self.pending:answer(id, nil, "the line is down")
  end
  return id
end

-- OriginateResponse says how the agent's leg went; the first answer only that it was begun.
local function originated(packet)
  if packet.response == "Success" then return true end
  return nil, ({ ["0"] = "failed or busy", ["1"] = "no answer", ["3"] = "no answer",
    ["5"] = "busy", ["8"] = "congestion" })[packet.reason or ""] or "failed"
end

function Ami:answered(packet)
  local id = packet.actionid
  local action = type(id) == "string" and self.pending.by_id[id]
  if not action then return end
  local event = type(packet.event) == "string" and packet.event:lower()
  if event == "originateresponse" then return self.pending:answer(id, originated(packet)) end
  if event and id == self.list_id then
    if event == "coreshowchannel" then self.listed[#self.listed + 1] = packet
    elseif event == "coreshowchannelscomplete" then self.pending:answer(id, true) end
    return
  end
  if event then return end
  if packet.response ~= "Success" then
    self.pending:answer(id, nil, tostring(packet.message or packet.response))
  elseif not action.kind then
    self.pending:answer(id, true)
  end
end

function Ami:tell(events)
  if events and events[1] then self.owner.on_events(events) end
end

function Ami:read(bytes)
  local now = self.owner.wall()
  self.heard = now
  local packets, message = self.reader:feed(bytes)
  if not packets then return false, message end
  for _, packet in ipairs(packets) do
    if packet.actionid then
      self:answered(packet)
      if not self.pending then return true end -- the answer ended the connection
    end
    if packet.event then self:tell(self.source:take(packet, now)) end
  end
  return true
end

function Ami:down(reason, was_up)
  local pending = self.pending
  self.pending, self.reader = nil, nil
  if pending then pending:release("the line went down: " .. reason) end
  self.owner.on_down(was_up)
end

---@return integer? ms since the epoch: until when the server has told everything; nil: the line is
---down, and what is missing has been said
function Ami:bound() return self:is_up() and self.heard or nil end

return M

--- One FreeSWITCH server: its event socket on a kept link. Events go to the owner as they come,
--- commands are answered in their order and jobs by their id, and after each login the calls are
--- compared with those that the server has.
local freeswitch = require("hatif.sources.freeswitch")
local json = require("hatif.sources.json")
local links = require("hatif.serve.link")
local pendings = require("hatif.serve.pending")

local M = {}

---@class hatif.serve.esl
local Esl = {}
Esl.__index = Esl

local EVENTS = "CHANNEL_CREATE CHANNEL_PROGRESS CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_HOLD "
  .. "CHANNEL_UNHOLD CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE RECORD_START BACKGROUND_JOB"

---@param opts table a section `freeswitch` of the config
---@param owner hatif.serve.line_owner
---@param log hatif.serve.log
---@param random (fun(): number)?
---@return hatif.serve.esl
function M.new(opts, owner, log, random)
  local self = setmetatable({ opts = opts, owner = owner, log = log,
    source = freeswitch.source { roles = { agent = opts.agents, supervisor = opts.supervisors } },
  }, Esl)
  self.link = links.new(opts, {
    on_open = function() self:begin() end,
    on_bytes = function(bytes) return self:read(bytes) end,
    on_silence = function() self:command(function() end, "api", "hostname") end,
    on_down = function(reason, was_up) self:down(reason, was_up) end,
  }, log, random)
  return self
end

function Esl:start() return self.link:start() end
function Esl:stop() return self.link:stop() end
function Esl:is_up() return self.link.state == "up" end

---@return integer? ms since the epoch: until when the server has told everything; nil: the line is
---down, and what is missing has been said
function Esl:bound() return self:is_up() and self.heard or nil end

-- The server speaks first.
function Esl:begin()
  self.reader, self.jobs = freeswitch.reader(), pendings.new(pendings.session())
  self.answers, self.first, self.last = {}, 1, 0
end

-- A command; its answer is the next one that nobody before it waits for.
function Esl:command(done, ...)
  local bytes, message = freeswitch.command(...)
  if not bytes then return done(nil, message) end
  self.last = self.last + 1
  self.answers[self.last] = done
  self.link:send(bytes) -- what cannot be sent ends the line, which releases whoever waits
end

---Runs a command beside others.
---@param done fun(ok: any, reason: string?) called once
---@param ms integer? time for the answer
---@param ... string words
function Esl:job(done, ms, ...)
  if not self.jobs or not self:is_up() then return done(nil, "the line is down") end
  local jobs = self.jobs
  local id = jobs:add(ms or self.opts.action_timeout, done)
  local bytes, message = freeswitch.job(id, ...)
  if not bytes then return jobs:answer(id, nil, message) end
  self.last = self.last + 1
  self.answers[self.last] = function(ok, reason)
    if not ok then jobs:answer(id, nil, reason) end
  end
  self.link:send(bytes)
end

function Esl:log_in()
  self:command(function(ok, reason)
    if not ok then return self.link:fail("login refused: " .. tostring(reason)) end
    self:command(function(is_on, refused)
      if not is_on then return self.link:fail("no events: " .. tostring(refused)) end
      self.link:opened()
      self.log:info("logged in", { line = self.opts.name })
      return self:look_around()
    end, "event", "plain", EVENTS)
  end, "auth", self.opts.password)
end

local function rows_of(body)
  local list = body and json.decode(body)
  return type(list) == "table" and (list.rows or {}) or nil
end

-- The calls that the server has: those that ended or began while nobody listened.
function Esl:look_around()
  self:command(function(ok, body)
    local rows = ok and rows_of(body)
    if rows then self:tell(self.source:sync(rows, self.owner.wall()))
    elseif self:is_up() then
      self.log:warning("calls cannot be compared", { line = self.opts.name })
    end
    self.owner.on_up()
  end, "api", "show", "channels", "as", "json")
end

function Esl:tell(events)
  if events and events[1] then self.owner.on_events(events) end
end

-- "+OK …", "-ERR reason", or a body that is the answer itself.
local function result(text)
  local reason = text:match("^%-ERR%s*(.-)%s*$") or text:match("^%-USAGE:%s*(.-)%s*$")
  if reason then return nil, reason end
  return true, text
end

function Esl:answered(text)
  local done = self.answers[self.first]
  if not done then return end
  self.answers[self.first], self.first = nil, self.first + 1
  return done(result(text))
end

local on = {} -- what a message does, by its Content-Type; false, reason: the end of the line

on["auth/request"] = function(self) self:log_in() end

on["command/reply"] = function(self, message)
  self:answered(message.headers["Reply-Text"] or "")
end

on["api/response"] = function(self, message) self:answered(message.body or "") end

on["text/rude-rejection"] = function() return false, "refused by the server" end

on["text/disconnect-notice"] = function() return false, "closed by the server" end

on["text/event-plain"] = function(self, message)
  local e, body = freeswitch.event(message)
  if not e then return end
  if e["Event-Name"] == "BACKGROUND_JOB" then
    self.jobs:answer(e["Job-UUID"], result(body or ""))
    return
  end
  self:tell(self.source:take(e, self.heard))
end

function Esl:read(bytes)
  self.heard = self.owner.wall()
  local reader = self.reader
  local messages, problem = reader:feed(bytes)
  if not messages then return false, problem end
  for _, message in ipairs(messages) do
    local handler = on[message.headers["Content-Type"]]
    if handler then
      local ok, reason = handler(self, message)
      if ok == false then return false, reason end
    end
    if self.reader ~= reader then return true end -- the answer ended the connection
  end
  return true
end

function Esl:down(reason, was_up)
  local jobs, answers = self.jobs, self.answers or {}
  local why = "the line went down: " .. reason
  self.jobs, self.reader, self.answers = nil, nil, {}
  for i = self.first or 1, self.last or 0 do
    if answers[i] then answers[i](nil, why) end
  end
  if jobs then jobs:release(why) end
  self.owner.on_down(was_up)
end

return M

--- Acts out: what the contact's server can do goes there, everything is told to the guidance, and
--- what came of it becomes an event of the contact. Nobody is hung up by a policy alone.
local asterisk_acts = require("hatif.serve.asterisk_acts")
local core = require("hatif.core")
local freeswitch_acts = require("hatif.serve.freeswitch_acts")

local M = {}

---@class hatif.serve.acts
local Acts = {}
Acts.__index = Acts

local BY_SERVER = { hold = true, resume = true, transfer = true, play = true, record = true,
  set_variable = true }
local PERFORM = { asterisk = asterisk_acts, freeswitch = freeswitch_acts }

---@param calls hatif.serve.calls
---@param guidance hatif.serve.guidance
---@param lines table[] the servers
---@param wall fun(): integer ms since the epoch
---@return hatif.serve.acts
function M.new(calls, guidance, lines, wall)
  return setmetatable({ calls = calls, guidance = guidance, lines = lines, wall = wall,
    n_calls = 0, timers = core.timer.group() }, Acts)
end

-- What came of an act: told, and written to the contact.
function Acts:settled(record, act, ok, reason)
  local type = ok and "act.done" or "act.failed"
  self.guidance:tell { type = type, id = act.key, contact = record.id, agent = record.agent,
    name = act.name, reason = reason }
  self.calls:feed(record, { type = type, at = self.wall(), source = "hatif", key = act.key,
    name = act.name, reason = reason })
end

-- The server of a contact, where it may be asked to do something.
local function performer(record)
  local line = record.line
  return line and line.opts.acts and PERFORM[line.kind], line
end

function Acts:perform(record, act)
  local perform, line = performer(record)
  if not perform then return end
  local of = record.call and line.source:channels_of(record.call) or {}
  of.contact = record.id
  perform[act.name](line, of, act.args, function(ok, reason)
    self:settled(record, act, ok, reason)
  end)
end

---The server whose call a contact's id is of.
---@param id string
---@return table? line
function Acts:line_of(id)
  local best
  for _, line in ipairs(self.lines) do
    local prefix = line.opts.prefix
    local is_longer = not best or #prefix > #best.opts.prefix
    if id:sub(1, #prefix) == prefix and is_longer then best = line end
  end
  return best
end

---Calls a contact's customer: his agent's phone rings first. It is done when the customer has
---answered.
---@param record hatif.serve.record
---@param done fun(ok: any, reason: string?) called once
function Acts:call(record, done)
  local perform, line = performer(record)
  if not perform then return done(nil, "no server that makes calls") end
  if not record.customer then return done(nil, "the customer's number is not known") end
  if not record.agent then return done(nil, "no agent is known who could call") end
  self.n_calls = self.n_calls + 1
  local bare = record.id:sub(#line.opts.prefix + 1)
  local call = ("%s-cb%xx%d"):format(bare, self.wall() // 1000, self.n_calls)
  self.calls:expect(line, call, done)
  return perform.call(line, { contact = record.id, agent_line = record.agent,
    number = record.customer, call = call }, nil, function(ok, reason)
    if not ok then self.calls:outcome(line, call, nil, reason) end
  end)
end

---An act of a contact.
---@param record hatif.serve.record
---@param act hatif.Act
---@param promised boolean a promise stands for it, and is served in its time
function Acts:take(record, act, promised)
  if act.name == "retract" then
    return self.guidance:tell { type = "retract", id = act.args.key, contact = record.id,
      agent = record.agent, at = act.at }
  end
  self.guidance:tell { type = "act", id = act.key, contact = record.id, agent = record.agent,
    at = act.at, name = act.name, args = act.args, edge = act.edge or nil }
  if act.name == "hangup" then
    return self:settled(record, act, false, "a policy alone hangs nobody up")
  elseif act.name == "call" then
    return self:call(record, function(ok, reason) self:settled(record, act, ok, reason) end)
  elseif act.name == "schedule_callback" and not promised then
    local ms = math.max(0, (math.tointeger(act.args.due) or self.wall()) - self.wall())
    self.timers:after(ms, function()
      self:call(record, function(ok, reason) self:settled(record, act, ok, reason) end)
    end)
  elseif BY_SERVER[act.name] then
    return self:perform(record, act)
  end
end

function Acts:stop() self.timers:cancel() end

return M

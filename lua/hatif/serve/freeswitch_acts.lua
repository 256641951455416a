--- What FreeSWITCH can do of a policy's acts, as jobs of its event socket. Ids are the event
--- socket's own: a command about an unknown one would be answered with success.
local filled = require("hatif.serve.asterisk_acts").filled

local M = {}

-- What may stand for a number or a file. A brace, a comma or a space would be more than that.
local NUMBER, FILE, NAME = "^[%w_*#+.@-]+$", "^[%w_./:-]+$", "^[%a_][%w_]*$"

local function setting(self) return self.opts.acts end

local function wanting(done, what) return done(nil, what .. " is not known") end

local function checked(value, pattern)
  local text = type(value) == "number" and tostring(value) or value
  return type(text) == "string" and text:find(pattern) and text or nil
end

function M.hold(self, of, _, done)
  if not of.agent then return wanting(done, "the agent's channel") end
  return self:job(done, nil, "uuid_hold", of.agent)
end

function M.resume(self, of, _, done)
  if not of.agent then return wanting(done, "the agent's channel") end
  return self:job(done, nil, "uuid_hold", "off", of.agent)
end

function M.transfer(self, of, args, done)
  local to = checked(args.to, NUMBER)
  if not to then return done(nil, "to: a number expected") end
  if args.kind == "attended" then return done(nil, "attended transfer: not on FreeSWITCH") end
  if not of.customer then return wanting(done, "the customer's channel") end
  return self:job(done, nil, "uuid_transfer", of.customer, to, setting(self).transfer)
end

function M.play(self, of, args, done)
  local file = checked(args.file, FILE)
  if not file then return done(nil, "file: a file's name expected") end
  local channel = args.to == "agent" and of.agent or args.to ~= "agent" and of.customer
  if not channel then return wanting(done, "the channel") end
  return self:job(done, nil, "uuid_broadcast", channel, file, "aleg")
end

function M.record(self, of, args, done)
  if not of.customer then return wanting(done, "the customer's channel") end
  local file = filled(setting(self).record_file, { contact = of.contact })
  return self:job(done, nil, "uuid_record", of.customer, args.on == false and "stop" or "start",
    file)
end

function M.set_variable(self, of, args, done)
  local name = checked(args.name, NAME)
  if not name then return done(nil, "name: a variable's name expected") end
  if args.value == nil then return wanting(done, "value") end
  if not of.customer then return wanting(done, "the customer's channel") end
  return self:job(done, nil, "uuid_setvar", of.customer, name, tostring(args.value))
end

---The agent's phone rings first; then the dialplan dials the customer.
---@param self hatif.serve.esl
---@param of { contact: string, agent_line: string, number: string, call: string }
---@param done fun(ok: any, reason: string?) when the agent has answered, or has not
function M.call(self, of, _, done)
  local number, agent = checked(of.number, NUMBER), checked(of.agent_line, NUMBER)
  if not number or not agent then return done(nil, "a number that may be dialled expected") end
  local set = setting(self)
  local values = ("{origination_uuid=%s,originate_timeout=%d,hatif_contact=%s%s}"):format(of.call,
    set.agent_timeout // 1000, of.contact, set.caller_id
    and ",origination_caller_id_number=" .. set.caller_id or "")
  return self:job(done, set.agent_timeout + self.opts.action_timeout, "originate",
    values .. set.agent:gsub("{agent}", agent), number, set.outbound)
end

return M

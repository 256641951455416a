--- What Asterisk can do of a policy's acts, as actions of its manager interface. Which of them
--- work, and how, was measured (there is no action that holds a call).
local M = {}

-- What may stand for an extension or in a file's name. A comma or a brace would be dialplan.
local EXTENSION, FILE, NAME = "^[%w_*#+.-]+$", "^[%w_./&-]+$", "^[%a_][%w_]*$"

local function setting(self) return self.opts.acts end

local function wanting(what) return nil, what .. " is not known" end

local function checked(value, pattern, what)
  local text = type(value) == "number" and tostring(value) or value
  if type(text) == "string" and text:find(pattern) then return text end
  return nil, ("%s: %s expected"):format(what, pattern == FILE and "a file's name" or "a number")
end

---What stands between braces in a setting.
---@param text string
---@param values table<string, string>
---@return string
function M.filled(text, values)
  return (text:gsub("{(%w+)}", function(name)
    return values[name] and (values[name]:gsub("[^%w_.+-]", "_"))
  end))
end

-- Both legs leave the bridge at once: the customer to music, the agent to wait; a leg that stays
-- behind alone is hung up.
function M.hold(self, of, _, done)
  if not of.customer or not of.agent then return done(wanting("one of the two channels")) end
  local context = setting(self).context
  return self:request("Redirect", { { "Channel", of.customer }, { "Context", context },
    { "Exten", "hold" }, { "Priority", 1 }, { "ExtraChannel", of.agent },
    { "ExtraContext", context }, { "ExtraExten", "wait" }, { "ExtraPriority", 1 } }, done)
end

function M.resume(self, of, _, done)
  if not of.customer or not of.agent then return done(wanting("one of the two channels")) end
  return self:request("Bridge", { { "Channel1", of.customer }, { "Channel2", of.agent },
    { "Tone", "no" } }, done)
end

function M.transfer(self, of, args, done)
  local to, message = checked(args.to, EXTENSION, "to")
  if not to then return done(nil, message) end
  local context = setting(self).transfer_context
  if args.kind == "attended" then
    if not of.agent then return done(wanting("the agent's channel")) end
    return self:request("Atxfer", { { "Channel", of.agent }, { "Exten", to },
      { "Context", context } }, done)
  end
  if not of.customer then return done(wanting("the customer's channel")) end
  return self:request("Redirect", { { "Channel", of.customer }, { "Context", context },
    { "Exten", to }, { "Priority", 1 } }, done)
end

-- A call of Asterisk's own that whispers into the channel.
function M.play(self, of, args, done)
  local file, message = checked(args.file, FILE, "file")
  if not file then return done(nil, message) end
  local channel = args.to == "agent" and of.agent or args.to ~= "agent" and of.customer
  if not channel then return done(wanting("the channel")) end
  return self:request("Originate", {
    { "Channel", ("Local/notice@%s/n"):format(setting(self).context) },
    { "Application", "ChanSpy" }, { "Data", channel .. ",qw" },
    { "Variable", "HATIF_FILE=" .. file }, { "Async", "true" } }, done, "originate")
end

function M.record(self, of, args, done)
  if not of.customer then return done(wanting("the customer's channel")) end
  if args.on == false then
    return self:request("StopMixMonitor", { { "Channel", of.customer } }, done)
  end
  local file = M.filled(setting(self).record_file, { contact = of.contact })
  return self:request("MixMonitor", { { "Channel", of.customer }, { "File", file } }, done)
end

function M.set_variable(self, of, args, done)
  local name, message = checked(args.name, NAME, "name")
  if not name then return done(nil, message) end
  if args.value == nil then return done(wanting("value")) end
  if not of.customer then return done(wanting("the customer's channel")) end
  return self:request("Setvar", { { "Channel", of.customer }, { "Variable", name },
    { "Value", args.value } }, done)
end

---The agent's phone rings first; then the dialplan dials the customer.
---@param self hatif.serve.ami
---@param of { contact: string, agent_line: string, number: string, call: string }
---@param done fun(ok: any, reason: string?) when the agent has answered, or has not
function M.call(self, of, _, done)
  local number, message = checked(of.number, EXTENSION, "the customer's number")
  if not number then return done(nil, message) end
  local set = setting(self)
  local headers = { { "Channel", of.agent_line }, { "Context", set.outbound_context },
    { "Exten", number }, { "Priority", 1 }, { "Timeout", set.agent_timeout }, { "Async", "true" },
    { "ChannelId", of.call }, { "Variable", "HATIF_CONTACT=" .. of.contact } }
  if set.caller_id then headers[#headers + 1] = { "CallerID", set.caller_id } end
  return self:request("Originate", headers, done, "originate",
    set.agent_timeout + self.opts.action_timeout)
end

return M

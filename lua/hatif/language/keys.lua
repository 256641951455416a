--- Names of events: a key as a policy writes it -> the key as the compiled policy has it.
local conditions = require("hatif.language.conditions")
local problems = require("hatif.language.problems")

local M = {}
local Keys = {}
Keys.__index = Keys

-- Who says it.
local SPEECH = { say = "agent", said = "agent", heard = "customer", supervisor = "supervisor" }
local STATUS = { satisfied = true, violated = true, waived = true, na = true }

---@param plan table the protocols in force, merged
---@param bases table<string, string> base id by layer id
---@param report table
---@return table keys
function M.new(plan, bases, report)
  local self = setmetatable({ phrases = {}, owners = {}, duties = {}, steps = {}, used = {},
                              speakers = {}, meters = {}, metric_uses = {},
                              bases = bases, report = report }, Keys)
  for _, p in ipairs(plan) do
    for name in pairs(p.phrases) do
      self.phrases[p.id .. "/" .. name] = true
      self.owners[name] = self.owners[name] or {}
      table.insert(self.owners[name], p.id)
    end
    for _, duty in ipairs(p.duties) do self.duties[p.id .. "." .. duty.id] = true end
    for _, step in ipairs(p.steps) do
      self.steps[p.id .. "." .. step.id] = true
      for _, duty in ipairs(step.duties) do self.duties[p.id .. "." .. duty.id] = true end
    end
  end
  return self
end

-- The id of a layer, where it leads a name, means its base.
function Keys:with_base(name, separator)
  for layer, base in pairs(self.bases) do
    if name:sub(1, #layer + 1) == layer .. separator then return base .. name:sub(#layer + 1) end
  end
  return name
end

--- "protocol/phrase" for a phrase as written, which counts as used from here on; nil: there is no
--- such phrase, or several.
---@param protocol table whose declaration says it
---@param name string
---@return string? full
function Keys:known_phrase(protocol, name)
  local full
  if name:find("/", 1, true) then
    full = self:with_base(name, "/")
  elseif protocol.phrases[name] then
    full = protocol.id .. "/" .. name
  else
    local owners = self.owners[name]
    full = owners and #owners == 1 and owners[1] .. "/" .. name
  end
  if not full or not self.phrases[full] then return nil end
  self.used[full] = true
  return full
end

--- Remembers whose words a phrase is asked of.
---@param full string
---@param prefix string "say", "said", "heard" or "supervisor"; others say nothing
function Keys:note_speaker(full, prefix)
  if not SPEECH[prefix] then return end
  self.speakers[full] = self.speakers[full] or {}
  self.speakers[full][SPEECH[prefix]] = true
end

--- As known_phrase, and why not.
---@return string? full
---@return string? why
function Keys:phrase(protocol, name)
  local full = self:known_phrase(protocol, name)
  if full then return full end
  local owners = self.owners[name] or {}
  if #owners > 1 then
    return nil, ("phrase '%s' is in %s: say which, PROTOCOL/%s"):format(name,
      table.concat(owners, " and "), name)
  end
  local known = name:find("/", 1, true) and self.phrases or self.owners
  return nil, ("there is no phrase '%s'%s"):format(name, problems.suggest(name, known))
end

local function check_internal(self, key, prefix, rest)
  if prefix == "duty" then
    local duty, status = rest:match("^(.*):([^:]*)$")
    duty = self:with_base(duty or rest, ".")
    if not STATUS[status or ""] then
      return nil, "undefined_duty",
        ("'%s' ends in no status; :satisfied, :violated, :waived or :na was expected"):format(key)
    end
    if not self.duties[duty] then
      return nil, "undefined_duty", ("there is no duty '%s'%s"):format(duty, problems.suggest(duty,
        self.duties))
    end
    return "duty:" .. duty .. ":" .. status
  end
  local step = self:with_base(rest, ".")
  if not self.steps[step] then
    return nil, "undefined_step", ("there is no step '%s'%s"):format(step, problems.suggest(step,
      self.steps))
  end
  return "step:" .. step
end

--- The compiled name of a key, or nil, a code and why not.
---@param protocol table
---@param key string
---@return string? name
---@return string? code
---@return string? why
function Keys:resolve(protocol, key)
  local prefix, rest = key:match("^(%a+):(.*)$")
  if SPEECH[prefix or ""] then
    local full, why = self:phrase(protocol, rest)
    if not full then return nil, "undefined_phrase", why end
    self:note_speaker(full, prefix)
    return prefix .. ":" .. full
  end
  if prefix == "duty" or prefix == "step" then return check_internal(self, key, prefix, rest) end
  if prefix == "timer" then return "timer:" .. self:with_base(rest, ".") end
  if prefix == "metric" then
    local known = conditions.known()
    if known[rest] ~= nil then return key end
    return nil, "undefined_metric", ("there is no metric '%s'%s"):format(rest,
      problems.suggest(rest, known))
  end
  if prefix and prefix ~= "promise" then
    return nil, "bad_key",
      ("'%s:' leads no name of an event; say, said, heard, supervisor, duty, step, timer, "
        .. "metric or promise was expected"):format(prefix)
  end
  return key
end

--- As resolve, and says at a place what is wrong.
---@return string? name
function Keys:at(where, label, protocol, field, key)
  local name, code, why = self:resolve(protocol, key)
  local metric = name and name:match("^metric:(.*)")
  if metric then
    self.metric_uses[#self.metric_uses + 1] = { where = where, label = label, field = field,
      metric = metric }
  end
  if not name then
    self.report:add(self.report:locate(where, key:match("([^:/]*)$")), code, "%s: %s: %s", label,
      field, why)
  end
  return name
end

---@return boolean whether the key is something said
function M.is_speech(key) return SPEECH[key:match("^(%a+):") or ""] ~= nil end

return M

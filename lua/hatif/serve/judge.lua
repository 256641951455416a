--- The side of the engine: policies, open contacts, their clocks and the store. What it is fed are
--- plain events, what it tells are plain tables with ids: it could stand in another process.
local core = require("hatif.core")
local engines = require("hatif.engine")
local luv = require("luv")
local policies = require("hatif.policy")

local M = {}

---@class hatif.serve.judge
local Judge = {}
Judge.__index = Judge

local LATER_MS = 100 -- pause before a contact that is held is looked at again

---@class hatif.serve.judge_owner
---@field on_act fun(id: string, act: hatif.Act)
---@field on_verdict fun(id: string, verdict: hatif.Verdict)
---@field on_shadow fun(id: string, verdict: hatif.Verdict)
---@field on_open fun(id: string, policy: hatif.Policy, opening: hatif.serve.opening)
---@field on_event fun(id: string, event: table) one that was taken
---@field bound fun(id: string): integer? ms since the epoch: until when the contact's sources have
---told everything; nil: nothing is known to be missing

-- The name under which a list of paths is kept.
local function name_of(paths) return table.concat(paths, "\0") end

---Every policy of the config is loaded before one is put in force.
---@param config hatif.serve.config
---@return table<string, hatif.Policy>? policies by their paths
---@return string? message
---@return string? code
function M.load(config)
  local loaded, lists = {}, { config.policy, config.shadow }
  for _, route in ipairs(config.contacts.routes) do lists[#lists + 1] = route.policy end
  for _, paths in ipairs(lists) do
    local name = name_of(paths)
    if not loaded[name] then
      local policy, message, code = policies.load(paths)
      if not policy then return nil, message, code end
      loaded[name] = policy
    end
  end
  return loaded
end

---@param config hatif.serve.config
---@param owner hatif.serve.judge_owner
---@param log hatif.serve.log
---@return hatif.serve.judge? judge nil: a policy or the store says no
---@return string? message
---@return string? code
function M.new(config, owner, log)
  local self = setmetatable({ config = config, owner = owner, log = log, timers = {}, now = 0,
    slowest = math.max(config.lag.telephony, config.lag.speech) }, Judge)
  local loaded, message, code = M.load(config)
  if not loaded then return nil, message, code end
  self.policies = loaded
  if config.store then
    self.store, message, code = core.store.open(config.store)
    if not self.store then return nil, message, code end
  end
  self.engine = engines.new {
    lag = { telephony = config.lag.telephony, speech = config.lag.speech }, cap = config.lag.cap,
    store = self.store,
    on_act = function(contact, act) owner.on_act(contact:id(), act) end,
    on_verdict = function(contact, verdict) owner.on_verdict(contact:id(), verdict) end,
    on_shadow = function(contact, verdict) owner.on_shadow(contact:id(), verdict) end,
    on_error = function(err) self:failed(err) end,
    on_report = function(contact, report) self:reported(contact, report) end,
  }
  return self
end

function Judge:failed(err)
  self.log:error("a policy or the store failed", { where = err.where, code = err.code,
    contact = err.contact, policy = err.policy, reason = err.message })
end

function Judge:reported(contact, report)
  self.log:info("not judged", { contact = contact:id(), what = report.what, type = report.type,
    hook = report.hook, at = report.at })
end

---@return integer ms since the epoch; a clock that is set back stands still meanwhile
function Judge:wall()
  local seconds, micros = luv.gettimeofday()
  self.now = math.max(self.now, seconds * 1000 + micros // 1000)
  return self.now
end

---The clock of a contact: it does not go past what its line is known to have told.
---@param id string
---@return integer ms since the epoch
---@return boolean is_held
function Judge:clock(id)
  local now, bound = self:wall(), self.owner.bound(id)
  if not bound or bound + self.slowest >= now then return now, false end
  return bound + self.slowest, true
end

---@class hatif.serve.opening
---@field id string
---@field at integer
---@field policy string[]? paths; those of the config
---@field channel string?
---@field lang string?
---@field direction string?
---@field customer string?
---@field queue string?
---@field tenant string?
---@field team string?
---@field agent string?
---@field case string?
---@field facts table?

---@param opening hatif.serve.opening
---@return boolean? ok
---@return string? message
---@return string? code
function Judge:open(opening)
  local fields = {}
  for k, v in pairs(opening) do fields[k] = v end
  fields.policy = self.policies[name_of(opening.policy or self.config.policy)]
  fields.shadow = self.config.shadow and self.policies[name_of(self.config.shadow)]
  local contact, message, code = self.engine:open(fields)
  if not contact then return nil, message, code end
  self.owner.on_open(opening.id, fields.policy, opening)
  self:arm(opening.id)
  return true
end

---@param id string
---@param event table `arrived` is put in place
---@return boolean? ok
---@return string? message
---@return string? code
function Judge:feed(id, event)
  event.arrived = math.min(event.arrived or math.maxinteger, (self:clock(id)))
  local ok, message, code = self.engine:feed(id, event)
  if ok then self.owner.on_event(id, event) end
  self:arm(id)
  return ok, message, code
end

-- One timer a contact: for the clock at which there is something to judge.
function Judge:arm(id)
  local contact, timer = self.engine:contact(id), self.timers[id]
  local at = contact and contact:next()
  if not at then
    if timer then core.timer.cancel(timer) end
    self.timers[id] = nil
    return
  end
  local clock, is_held = self:clock(id)
  local ms = math.max(at - clock, is_held and LATER_MS or 0)
  if timer and core.timer.reset(timer, ms) then return end
  self.timers[id] = core.timer.after(ms, function()
    self.timers[id] = nil
    self:settle(id)
  end)
end

---Judges what lies behind the watermark.
---@param id string
function Judge:settle(id)
  local ok, message, code = self.engine:settle((self:clock(id)), id)
  if not ok and code == "EBUSY" then self.log:debug("not settled", { reason = message }) end
  self:arm(id)
end

---Ends a contact.
---@param id string
---@param at integer ms since the epoch
---@param done fun(result: { score: table, verdicts: table[], metrics: table }) once its last
---verdict is told
function Judge:finish(id, at, done)
  local contact = self.engine:finish(id, at)
  if self.timers[id] then core.timer.cancel(self.timers[id]) end
  self.timers[id] = nil
  if not contact then return end
  local result = { score = contact:score(), verdicts = contact:verdicts(),
    metrics = contact:metrics() }
  self.engine:when_kept(function()
    done(result)
    contact:close()
  end)
end

---@param id string
---@return boolean
function Judge:has(id) return self.engine:contact(id) ~= nil end

---Opens again what was in progress when the last process on this store ended.
---@return string[] ids in order
function Judge:recover()
  if not self.store then return {} end
  local contacts, message = self.engine:recover()
  if not contacts then
    self.log:error("contacts cannot be recovered", { reason = message })
    return {}
  end
  local ids = {}
  for i, contact in ipairs(contacts) do
    ids[i] = contact:id()
    self:arm(ids[i])
  end
  table.sort(ids)
  return ids
end

---Loads the policies again: contacts that are opened from now on begin with the new version.
---@return boolean? ok nil: all the old ones stay in force
---@return string? message
---@return string? code
function Judge:reload()
  local loaded, message, code = M.load(self.config)
  if not loaded then return nil, message, code end
  self.policies = loaded
  return true
end

---@return integer contacts open
function Judge:count() return self.engine:count() end

---Judges what has been heard so far, as it would be judged when nothing more comes: nobody listens
---any more.
function Judge:settle_all() self.engine:settle(self:wall() + self.slowest) end

---@return integer changes that wait for the disk
function Judge:behind() return self.engine:behind() end

---Lets go of everything; what waits for the disk is written first.
function Judge:close()
  for _, timer in pairs(self.timers) do core.timer.cancel(timer) end
  self.timers = {}
  self.engine:close()
  if self.store then self.store:close() end
end

return M

--- The Lua side of the C API (src/hatif.h, docs/embed.md): one engine with its policies, and a
--- timer for each contact. C calls these methods protected; results are ok, or nil, message, code.
local archive = require("hatif.archive")
local core = require("hatif.core")
local engines = require("hatif.engine")
local policies = require("hatif.policy")
local report = require("hatif.report.json")

local M = {}

---@class hatif.embed
local Embed = {}
Embed.__index = Embed

---@class hatif.embed.host functions of the C side
---@field act fun(contact: string, key: string, name: string, args: string, at: integer,
---edge: boolean)
---@field verdict fun(contact: string, verdict: hatif.Verdict)
---@field failure fun(err: hatif.Failure)
---@field wall fun(): integer ms since the epoch

-- Arguments of an act as JSON, in order of their names.
local function args_of(act)
  return archive.encode(setmetatable(act.args, { __jsontype = "object" }))
end

---@param opts { live: boolean, loop: boolean, telephony: integer, speech: integer } lags in ms
---@param host hatif.embed.host
---@return hatif.embed
function M.new(opts, host)
  local self = setmetatable({ host = host, has_loop = opts.loop,
    is_live = opts.live, timers = {}, kept = {} }, Embed)
  self.engine = engines.new {
    lag = opts.live and { telephony = opts.telephony, speech = opts.speech } or nil,
    on_act = function(contact, act) self:act(contact:id(), act) end,
    on_verdict = function(contact, verdict) host.verdict(contact:id(), verdict) end,
    on_report = function(contact, what) self:report(contact:id(), what) end,
    on_error = host.failure,
  }
  if opts.loop then core.loop.on_error(host.failure) end
  return self
end

-- What a contact's result tells beside what the contact itself says.
local function kept_of(self, id)
  local kept = self.kept[id] or { acts = {}, not_admitted = {} }
  self.kept[id] = kept
  return kept
end

function Embed:act(id, act)
  if not act.edge then
    local acts = kept_of(self, id).acts
    acts[#acts + 1] = act
  end
  self.host.act(id, act.key, act.name, args_of(act), act.at, act.edge or false)
end

function Embed:report(id, what)
  if what.what == "hook failed" then return end -- on_failure has been told
  local list = kept_of(self, id).not_admitted
  list[#list + 1] = { event = what.line > 0 and what.line or nil, why = what.what }
end

---@param path string a policy file, or a folder with a policy.lua
---@return hatif.Policy? policy
---@return string? message every mistake, a line each
---@return string? code
function Embed.load(_, path)
  local policy, message, code, errors = policies.load(path)
  if policy then return policy end
  local lines = {}
  for i, e in ipairs(errors or {}) do lines[i] = e.message end
  return nil, lines[1] and table.concat(lines, "\n") or message, code
end

-- One timer a contact, for the clock at which there is something to judge.
function Embed:arm(id)
  if not self.has_loop then return end
  local contact, timer = self.engine:contact(id), self.timers[id]
  local at = contact and contact:next()
  if not at then
    if timer then core.timer.cancel(timer) end
    self.timers[id] = nil
    return
  end
  local ms = math.max(at - self.host.wall(), 0)
  if timer and core.timer.reset(timer, ms) then return end
  self.timers[id] = core.timer.after(ms, function()
    self.timers[id] = nil
    self.engine:settle(self.host.wall(), id)
    self:arm(id)
  end)
end

---@param opening hatif.Opening
---@return boolean? ok
---@return string? message
---@return string? code
function Embed:open(opening)
  local contact, message, code = self.engine:open(opening)
  if not contact then return nil, message, code end
  local kept = kept_of(self, opening.id)
  kept.policy, kept.line = opening.policy, 1
  self:arm(opening.id)
  return true
end

---@param id string
---@param event table its `line` is counted from the opening, which is 1
---@return boolean? ok
---@return string? message
---@return string? code
function Embed:feed(id, event)
  local kept = self.kept[id]
  if kept and kept.line then
    kept.line = kept.line + 1
    event.line = kept.line
  end
  if self.is_live then event.arrived = self.host.wall() end
  local ok, message, code = self.engine:feed(id, event)
  self:arm(id)
  return ok, message, code
end

---@param now integer ms since the epoch
---@return boolean? ok
---@return string? message
---@return string? code
function Embed:settle(now) return self.engine:settle(now) end

---Ends a contact and lets go of it.
---@param id string
---@param at integer ms since the epoch
---@return string? json the object of `hatif review --json`
---@return string? message
---@return string? code
function Embed:finish(id, at)
  local contact, message, code = self.engine:finish(id, at)
  if not contact then return nil, message, code end
  if self.timers[id] then core.timer.cancel(self.timers[id]) end
  local kept = self.kept[id]
  self.timers[id], self.kept[id] = nil, nil
  local line = report.line { contact = id, score = contact:score(), metrics = contact:metrics(),
    policy = { name = kept.policy:name(), hash = kept.policy:hash() },
    verdicts = contact:verdicts(), acts = kept.acts, not_admitted = kept.not_admitted }
  contact:close()
  return line
end

---@return integer contacts open
function Embed:count() return self.engine:count() end

return M

--- What a shadow policy would change, counted while it runs beside the one in force: by duty and by
--- agent, contact by contact as they end. The figures go to a file, in the form of `hatif rollout
--- --json`, which `hatif rollout --shadow` reads, and to the wallboard.
local core = require("hatif.core")
local files = require("hatif.serve.files")
local rollout = require("hatif.rollout")
local rollouts = require("hatif.report.rollout")

local M = {}

---@class hatif.serve.shadowing
local Shadowing = {}
Shadowing.__index = Shadowing

local EVERY_MS = 60000
local CHANGED_MOST = 1000 -- contacts that the file names; all of them are counted

---@param path string? file of the figures; nil: none is written
---@param log hatif.serve.log
---@return hatif.serve.shadowing
function M.new(path, log)
  return setmetatable({ path = path, log = log, telling = rollout.telling(CHANGED_MOST),
    open = {}, timers = core.timer.group() }, Shadowing)
end

---@return hatif.serve.observer
function Shadowing:observer()
  local function hear(side)
    return function(id, verdict, agent)
      if not self.open[id] then return end
      self.telling:take { type = side, contact = id, agent = agent, duty = verdict.duty,
        n = verdict.n, status = verdict.status, why = verdict.why }
    end
  end
  return {
    open = function(id) self.open[id] = true end,
    verdict = hear "verdict",
    shadow = hear "shadow",
    contact = function(what, id)
      if what ~= "ended" then return end
      self.open[id] = nil -- what falls later, of a duty that outlives it, would never be closed
      self.telling:close(id)
      self.is_changed = true
    end,
  }
end

---@return hatif.Rollout figures of the contacts that have ended
function Shadowing:figures() return self.telling:result() end

---Writes the figures.
---@return boolean? ok
---@return string? message
function Shadowing:write()
  local lines = rollouts.json(self:figures())
  local ok, message = files.replace(self.path, table.concat(lines, "\n") .. "\n")
  if not ok and not self.is_failing then
    self.log:error("the figures of the shadow policy cannot be written", { file = self.path,
      reason = message })
  end
  self.is_failing, self.is_changed = not ok, not ok
  return ok, message
end

---Writes, and again every minute in which a contact has ended.
---@return boolean? ok
---@return string? message
function Shadowing:start()
  if not self.path then return true end
  local ok, message = self:write()
  if not ok then return nil, ("shadow_figures: %s: %s"):format(self.path, message) end
  self.timers:every(EVERY_MS, function()
    if self.is_changed then self:write() end
  end)
  return true
end

---Writes the last figures.
function Shadowing:stop()
  if self.path then self:write() end
  self.timers:cancel()
end

return M

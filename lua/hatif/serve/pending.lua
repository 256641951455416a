--- Actions that were sent and not answered yet. Each is answered exactly once: by the server, by
--- its time-out, or by the loss of the line.
local core = require("hatif.core")

local M = {}

---@class hatif.serve.pending
local Pending = {}
Pending.__index = Pending

---A name for a connection: answers to an earlier one's actions are none of its.
---@return string
function M.session() return ("hatif-%x"):format(math.random(0, 0xffffff)) end

---@param session string tells ids of this connection from those of an earlier one
---@return hatif.serve.pending
function M.new(session)
  return setmetatable({ session = session, last = 0, n = 0, by_id = {},
    timers = core.timer.group() }, Pending)
end

---@param ms integer how long the answer may take
---@param done fun(ok: any, reason: string?) called once
---@return string id
function Pending:add(ms, done)
  self.last, self.n = self.last + 1, self.n + 1
  local id = ("%s-%d"):format(self.session, self.last)
  self.by_id[id] = { done = done, order = self.last, timer = self.timers:after(ms, function()
    self:answer(id, nil, ("no answer within %d ms"):format(ms))
  end) }
  return id
end

---@param id string
---@return boolean
function Pending:has(id) return self.by_id[id] ~= nil end

---@param id string? of an action that nobody waits for: nothing happens
---@param ok any false or nil: refused
---@param reason string?
---@return boolean is_known
function Pending:answer(id, ok, reason)
  local action = id and self.by_id[id]
  if not action then return false end
  self.by_id[id], self.n = nil, self.n - 1
  core.timer.cancel(action.timer)
  action.done(ok, reason)
  return true
end

---The line is lost: whatever was under way has failed, in the order in which it was sent.
---@param reason string
function Pending:release(reason)
  local ids = {}
  for id in pairs(self.by_id) do ids[#ids + 1] = id end
  table.sort(ids, function(a, b) return self.by_id[a].order < self.by_id[b].order end)
  for _, id in ipairs(ids) do self:answer(id, nil, reason) end
end

return M

-- How a contact went on while it was judged: when each duty was activated, and in which step each
-- protocol was. The verdicts do not tell it; it is seen from outside, one moment after another.
local M = {}

---@class hatif.timeline
---@field since table<integer, integer> by the place of a verdict: ms since the epoch of the
---  activation; nil where there was none
---@field steps {protocol: string, step: string, from: integer, to: integer}[] in order of `from`,
---  then of the protocol's name; steps that lasted less than 1 ms are left out
local timeline = {}
timeline.__index = timeline

---A timeline for `review.judge`, as its option `watch`; afterwards it is read.
---@return hatif.timeline
function M.new()
  return setmetatable({ since = {}, steps = {}, current = {}, seen = 0 }, timeline)
end

---@param contact hatif.Contact
---@param at integer ms since the epoch when it was opened
---@param is_live boolean whether it is fed as its lines came in
function timeline:begin(contact, at, is_live)
  self.contact, self.is_live = contact, is_live
  self:look(at)
end

-- A step that is left is complete.
function timeline:leave(protocol, at)
  local segment = self.current[protocol]
  self.current[protocol] = nil
  if segment and at > segment.from then
    segment.to = at
    self.steps[#self.steps + 1] = segment
  end
end

-- What is different from the last look, which happened at `at`.
function timeline:look(at)
  local steps = self.contact:status().steps
  for protocol, segment in pairs(self.current) do
    if steps[protocol] ~= segment.step then self:leave(protocol, at) end
  end
  for protocol, step in pairs(steps) do
    self.current[protocol] = self.current[protocol] or { protocol = protocol, step = step,
      from = at }
  end
  local verdicts = self.contact:verdicts()
  for i = self.seen + 1, #verdicts do
    if verdicts[i].n > 0 then self.since[i] = at end
  end
  self.seen = #verdicts
end

---Settles what lies before a clock, one moment after another.
---@param clock integer ms since the epoch
function timeline:before(clock)
  local contact, last = self.contact, nil
  while true do
    local at = contact:next()
    if not at or at >= clock or at == last then return end
    contact:settle(self.is_live and at or at + 1)
    self:look(self.is_live and contact:status().now or at)
    last = at
  end
end

---@param at integer ms since the epoch when the contact ended
function timeline:finish(at)
  self:look(at)
  for protocol in pairs(self.current) do self:leave(protocol, at) end
  table.sort(self.steps, function(a, b)
    if a.from ~= b.from then return a.from < b.from end
    return a.protocol < b.protocol
  end)
end

return M

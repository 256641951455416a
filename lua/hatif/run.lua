-- Plays a recorded call as it happened: each line is fed when its time has come on a clock that is
-- a multiple of the real one, driven by hatif's own timers, and what is settled is shown at once.
local review = require "hatif.review"

local M = {}

local player = {}
player.__index = player

-- Real ms between two drawings of the counting line. It runs in any case: an interrupt is seen when
-- Lua runs, so this is also how long Ctrl-C may take.
local TICK = 100

local function is_interrupt(message)
  return tostring(message):find("interrupted!", 1, true) ~= nil -- as lua.c says it
end

-- Event time now: the call's beginning, and what has passed since the start times the speed.
function player:now()
  return self.record.contact.at + math.floor((self.loop.now() - self.began) * self.speed)
end

-- The soonest deadline that the hold itself brought: verdicts come in order of activation, so these
-- are the ones behind those that were there before it.
function player:hold_due()
  local verdicts, soonest = self.contact:verdicts(), nil
  for i = self.before_hold + 1, #verdicts do
    soonest = math.min(verdicts[i].due or math.maxinteger, soonest or math.maxinteger)
  end
  return soonest ~= math.maxinteger and soonest or nil
end

-- Verdicts that fall before a line are shown before it.
function player:catch_up(now)
  local events = self.events
  while events[self.at] and events[self.at].at <= now do
    local e = events[self.at]
    self.at = self.at + 1
    self.contact:settle(e.at)
    if e.type == "hold" then self.before_hold = #self.contact:verdicts() end
    self.screen:event(e)
    self.contact:feed(e)
  end
  self.contact:settle(now)
end

function player:wake()
  local now = self:now()
  if now >= self.record.stop then
    self:catch_up(self.record.stop)
    self.is_over = true
    self.timer.cancel(self.ticker)
    return
  end
  self:catch_up(now)
  local e = self.events[self.at]
  local ahead = math.min(e and e.at or self.record.stop, self.contact:next() or self.record.stop)
  local real = math.ceil((math.max(ahead, now + 1) - now) / self.speed)
  self.timer.after(real, function() self:wake() end)
end

---Plays a call to its end, or until somebody interrupts it.
---@param policy hatif.Policy
---@param record hatif.jsonl.call
---@param screen hatif.screen
---@param opts {speed: number, timer: table, loop: table, titles: table<string, string>}
---@return hatif.result result what was judged so far
---@return boolean is_interrupted
function M.play(policy, record, screen, opts)
  local self = setmetatable({ record = record, screen = screen, speed = opts.speed, at = 1,
    timer = opts.timer, loop = opts.loop }, player)
  screen:opening(policy:name(), opts.speed)
  self.session = review.open(policy, record, {
    on_act = function(a) screen:act(a) end,
    on_error = function(err)
      -- Ctrl-C while a callback ran: the contact has caught what was meant for us.
      if is_interrupt(err.message) then self.loop.stop() else screen:trouble(err) end
    end,
    on_verdict = function(v)
      if v.n > 0 and v.status ~= "pending" then screen:verdict(v, opts.titles[v.duty]) end
    end,
  })
  self.contact, self.events = self.session.contact, self.session.events
  self.began = self.loop.now()
  self.timer.after(0, function() self:wake() end)
  self.ticker = self.timer.every(TICK, function()
    if screen:counts() then screen:tick(self:now(), self:hold_due()) end
  end)
  local ran, message = self.loop.run("default")
  if ran == nil and not is_interrupt(message) then error(message, 0) end
  local stop = self.is_over and record.stop or self:now()
  if self.is_over then self.contact:finish(stop) else self.contact:settle(stop) end
  return self.session:result(), not self.is_over
end

return M

-- Plays recorded calls as they happened: each line is fed when its time has come on a clock that is
-- a multiple of the real one, driven by hatif's own timers, and what is settled is shown at once.
-- Several calls are played together, each from its own beginning.
local review = require "hatif.review"

local M = {}

local player = {}
player.__index = player

-- Real ms between two drawings of what counts. It runs in any case: an interrupt is seen when Lua
-- runs, so this is also how long Ctrl-C may take.
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

-- The soonest deadline that is ahead, as its verdict.
local function next_due(verdicts, now)
  local soonest
  for _, v in ipairs(verdicts) do
    if v.status == "pending" and v.due and v.due >= now
      and (not soonest or v.due < soonest.due) then soonest = v end
  end
  return soonest
end

---@class hatif.run.moment
---@field now integer ms since the epoch, event time
---@field hold_due integer? what the hold waits for
---@field next hatif.Verdict? the pending one that is due next
---@field score {percentage: number?, automatic_fail: boolean} so far
function player:moment()
  local now = self:now()
  return { now = now, hold_due = self.before_hold and self:hold_due(),
    next = next_due(self.contact:verdicts(), now), score = self.contact:score() }
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

function player:finish()
  self:catch_up(self.record.stop)
  self.contact:finish(self.record.stop)
  self.is_over = true
  self.screen:over(self.session:result())
end

function player:wake()
  local now = self:now()
  if now >= self.record.stop then
    self:finish()
    return self.on_end()
  end
  self:catch_up(now)
  local e = self.events[self.at]
  local ahead = math.min(e and e.at or self.record.stop, self.contact:next() or self.record.stop)
  local real = math.ceil((math.max(ahead, now + 1) - now) / self.speed)
  self.timer.after(real, function() self:wake() end)
end

local function open(policy, call, opts, on_end)
  local screen = call.screen
  local self = setmetatable({ record = call.record, screen = screen, speed = opts.speed, at = 1,
    timer = opts.timer, loop = opts.loop, on_end = on_end }, player)
  screen:opening(policy:name(), opts.speed)
  self.session = review.open(policy, call.record, {
    on_act = function(a) screen:act(a) end,
    on_error = function(err)
      -- Ctrl-C while a callback ran: the contact has caught what was meant for us.
      if is_interrupt(err.message) then self.loop.stop() else screen:trouble(err) end
    end,
    on_verdict = function(v)
      if v.n > 0 and v.status ~= "pending" then screen:verdict(v, call.titles[v.duty]) end
    end,
  })
  self.contact, self.events = self.session.contact, self.session.events
  return self
end

-- What everybody's timers do until the last call is over, or it is interrupted.
local function run(players, opts)
  local loop = opts.loop
  for _, p in ipairs(players) do
    p.began = loop.now()
    p.timer.after(0, function() p:wake() end)
  end
  players.ticker = opts.timer.every(TICK, function()
    if not opts.draw then return end
    for _, p in ipairs(players) do
      if not p.is_over then p.screen:tick(p:moment()) end
    end
    opts.draw()
  end)
  local ran, message = loop.run("default")
  if ran == nil and not is_interrupt(message) then error(message, 0) end
end

---@class hatif.run.call
---@field record hatif.jsonl.call
---@field screen table what is told as it happens: opening(policy name, speed), event(event),
---  verdict(verdict, title), act(act), trouble(error), over(result); with opts.draw tick(moment)
---@field titles table<string, string> of the duties

---Plays calls to their ends, or until somebody interrupts them.
---@param policy hatif.Policy
---@param calls hatif.run.call[]
---@param opts {speed: number, timer: table, loop: table, draw: function?} draw: is called ten times
---a second, when every screen has been told the moment
---@return hatif.result[] results what was judged so far, in the order of the calls
---@return boolean is_interrupted
function M.play(policy, calls, opts)
  local players, left, results = {}, #calls, {}
  local function on_end()
    left = left - 1
    if left == 0 then opts.timer.cancel(players.ticker) end
  end
  for i, call in ipairs(calls) do players[i] = open(policy, call, opts, on_end) end
  run(players, opts)
  for i, p in ipairs(players) do
    if not p.is_over then p.contact:settle(p:now()) end
    results[i] = p.session:result()
  end
  return results, left > 0
end

return M

--- A TCP connection that is kept: connected again with growing pauses, watched for silence, and
--- written to in bounds. What is spoken on it is its owner's business.
---
---   waiting -> connecting -> opening (the owner logs in) -> up -> waiting …      stopped
local core = require("hatif.core")
local luv = require("luv")
local outlet = require("hatif.serve.outlet")

local M = {}

---@class hatif.serve.link
---@field state "waiting"|"connecting"|"opening"|"up"|"stopped"
---@field heard integer? ms of the monotonic clock: when the peer sent something last
local Link = {}
Link.__index = Link

local OUT_MOST_BYTES = 1 << 20 -- a server that takes no more of our actions is no server
local DOUBLINGS_MOST = 30

---@class hatif.serve.link_owner what the link tells; `bytes` returns false, reason to close it
---@field on_open fun() connected: log in, then call `opened`
---@field on_bytes fun(bytes: string): boolean?, string?
---@field on_silence fun() ask the peer for a sign of life
---@field on_down fun(reason: string, was_up: boolean)

---@param opts { host: string, port: integer, connect_timeout: integer, back_off: integer,
---  back_off_max: integer, keep_alive: integer, dead_after: integer } times in ms
---@param owner hatif.serve.link_owner
---@param log hatif.serve.log
---@param random (fun(): number)? from 0 to 1: the jitter of the pauses
---@return hatif.serve.link
function M.new(opts, owner, log, random)
  return setmetatable({ opts = opts, owner = owner, log = log, random = random or math.random,
    state = "waiting", failures = 0, turn = 0, timers = core.timer.group() }, Link)
end

-- Callbacks of an earlier connection say nothing any more.
local function of_turn(self, fn)
  local turn = self.turn
  return self.log:guard(function(...)
    if turn == self.turn then return fn(...) end
  end)
end

---Begins to connect, and goes on until `stop`.
function Link:start()
  self.turn = self.turn + 1
  self.state = "connecting"
  local opts = self.opts
  self.deadline = self.timers:after(opts.connect_timeout, of_turn(self, function()
    self:fail(("not connected and logged in within %d ms"):format(opts.connect_timeout))
  end))
  local found = of_turn(self, function(problem, addresses)
    if problem or not addresses[1] then return self:fail("no such host: " .. tostring(problem)) end
    return self:connect(addresses[1].addr)
  end)
  local ok, problem = luv.getaddrinfo(opts.host, nil, { socktype = "stream" }, found)
  if not ok then self:fail("no such host: " .. tostring(problem)) end
end

function Link:connect(address)
  local tcp = luv.new_tcp()
  self.tcp = tcp
  local ok, problem = tcp:connect(address, self.opts.port, of_turn(self, function(refused)
    if refused then return self:fail("cannot connect: " .. refused) end
    tcp:nodelay(true)
    tcp:keepalive(true, 10)
    self.out = outlet.new(tcp, OUT_MOST_BYTES)
    self.state, self.heard = "opening", core.loop.now()
    tcp:read_start(of_turn(self, function(failed, bytes) return self:read(failed, bytes) end))
    return self.owner.on_open()
  end))
  if not ok then self:fail("cannot connect: " .. tostring(problem)) end
end

function Link:read(failed, bytes)
  if failed then return self:fail("lost: " .. failed) end
  if not bytes then return self:fail("closed by the server") end
  self.heard, self.is_asked = core.loop.now(), false
  local ok, reason = self.owner.on_bytes(bytes)
  if ok == false then self:fail(reason) end
end

---The owner is logged in.
function Link:opened()
  core.timer.cancel(self.deadline)
  self.state, self.up_since = "up", core.loop.now()
  local period = math.max(1, self.opts.keep_alive // 2)
  self.watch = self.timers:every(period, of_turn(self, function() self:look() end))
end

-- Half-open: the peer is gone without a word. Silence is asked about, and then the end.
function Link:look()
  local silence = core.loop.now() - self.heard
  if silence >= self.opts.dead_after then
    return self:fail(("silent for %d ms"):format(silence))
  end
  if silence >= self.opts.keep_alive and not self.is_asked then
    self.is_asked = true
    self.owner.on_silence()
  end
end

---@param bytes string
---@return boolean is_sent false: the line is not there, or takes no more
function Link:send(bytes)
  if self.state ~= "up" and self.state ~= "opening" then return false end
  if self.out:write(bytes) then return true end
  self:fail("the server does not take what it is sent")
  return false
end

-- A line that was up for long has earned a short first pause; one that falls at once has not.
function Link:pause()
  local opts = self.opts
  local was_steady = self.up_since and core.loop.now() - self.up_since >= opts.back_off_max
  self.failures = was_steady and 1 or self.failures + 1
  local doubled = opts.back_off * 2 ^ math.min(self.failures - 1, DOUBLINGS_MOST)
  local pause = math.min(opts.back_off_max, doubled) * (0.5 + self.random() / 2)
  return math.max(1, math.ceil(pause))
end

function Link:close()
  self.turn = self.turn + 1
  self.timers:cancel()
  if self.tcp and not self.tcp:is_closing() then self.tcp:close() end
  self.tcp, self.out, self.is_asked = nil, nil, false
end

---Closes the connection, and connects again after a pause.
---@param reason string
function Link:fail(reason)
  if self.state == "stopped" or self.state == "waiting" then return end
  local was_up = self.state == "up"
  self.state = "waiting"
  self:close()
  local pause = self:pause()
  self.up_since = nil
  self.timers:after(pause, of_turn(self, function() self:start() end))
  self.log:warning("line down", { line = self.opts.name, reason = reason, again_in_ms = pause })
  self.owner.on_down(reason, was_up)
end

---Ends for good.
function Link:stop()
  if self.state == "stopped" then return end
  local was_up = self.state == "up"
  self.state = "stopped"
  self:close()
  self.owner.on_down("stopped", was_up)
end

return M

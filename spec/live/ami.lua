--- The tests' own ears and hands at Asterisk: a session of the manager interface beside hatif's,
--- and the wire between hatif and Asterisk, on which every action is written down.
local uv = require("luv")
local asterisk = require("hatif.sources.asterisk")

local M = {}

local RETRY_MS = 50

local Session = {}
Session.__index = Session

---@param name string
---@param headers string[][]
function Session:send(name, headers)
  if self.socket then self.socket:write(assert(asterisk.action(name, headers))) end
end

function Session:close()
  if self.socket and not self.socket:is_closing() then self.socket:close() end
  self.closed, self.socket = true, nil
end

local function later(ms, fn)
  local timer = uv.new_timer()
  timer:start(ms, 0, function()
    timer:close()
    fn()
  end)
end

---Calls a function once, in so many ms.
M.later = later

---A session that is tried until Asterisk takes it; `on_packet` hears everything, headers in lower
---case.
---@param port integer
---@param user string
---@param secret string
---@param on_packet fun(packet: table)
function M.session(port, user, secret, on_packet)
  local self = setmetatable({}, Session)
  local function connect()
    if self.closed then return end
    local socket, reader = uv.new_tcp(), asterisk.reader()
    local function again()
      if not socket:is_closing() then socket:close() end
      self.socket = nil
      later(RETRY_MS, connect)
    end
    socket:connect("127.0.0.1", port, function(failure)
      if failure then return again() end
      self.socket = socket
      self:send("Login", { { "Username", user }, { "Secret", secret } })
      socket:read_start(function(why, bytes)
        if why or not bytes then return again() end
        for _, packet in ipairs(assert(reader:feed(bytes))) do on_packet(packet) end
      end)
    end)
  end
  connect()
  return self
end

---@class hatif.live.wire
---@field port integer where hatif connects to
---@field actions table[] every action that reached Asterisk, headers in lower case, with `sent`, ms

local function pass_on(from, to, on_bytes)
  from:read_start(function(why, bytes)
    if why or not bytes then
      if not from:is_closing() then from:close() end
      if not to:is_closing() then to:close() end
      return
    end
    if on_bytes then on_bytes(bytes) end
    if not to:is_closing() then to:write(bytes) end
  end)
end

---A wire to Asterisk on which what goes there is written down.
---@param port integer of Asterisk
---@param clock fun(): integer ms since the epoch
---@param on_bytes fun(bytes: string)? hears what Asterisk says, before hatif does
---@return hatif.live.wire
function M.wire(port, clock, on_bytes)
  local self = { actions = {}, server = uv.new_tcp() }
  assert(self.server:bind("127.0.0.1", 0))
  self.port = self.server:getsockname().port
  self.server:listen(16, function()
    local near, far, reader = uv.new_tcp(), uv.new_tcp(), asterisk.reader()
    self.server:accept(near)
    far:connect("127.0.0.1", port, function(failure)
      if failure then
        near:close()
        far:close()
        return
      end
      pass_on(far, near, on_bytes)
      pass_on(near, far, function(bytes)
        for _, packet in ipairs(assert(reader:feed(bytes))) do
          packet.sent = clock()
          table.insert(self.actions, packet)
        end
      end)
    end)
  end)
  return self
end

return M

--- The figures of a wallboard go out: to a file for the node exporter's textfile collector, and to
--- whoever asks a Unix socket for /metrics.
local core = require("hatif.core")
local counting = require("hatif.serve.metrics")
local files = require("hatif.serve.files")
local listen = require("hatif.serve.listen")

local M = {}

---@class hatif.serve.wallboard
local Wallboard = {}
Wallboard.__index = Wallboard

local PROMISES_MOST = 10000 -- counted; more are as bad
local DUTY = "^duty:" -- what a promise is called that only keeps a duty's deadline
local ASKING_MS, REQUEST_BYTES, CLIENTS_MOST = 5000, 8192, 16
local SOCKET_MODE = tonumber("600", 8)
local CONTENT = "text/plain; version=0.0.4; charset=utf-8"

---@param opts table the section `metrics` of the config: times in ms
---@param judge hatif.serve.judge
---@param guidance hatif.serve.guidance
---@param lines table[] the servers
---@param shadowing hatif.serve.shadowing? figures of a shadow policy
---@param log hatif.serve.log
---@return hatif.serve.wallboard
function M.new(opts, judge, guidance, lines, shadowing, log)
  local names = {}
  for i, line in ipairs(lines) do names[i] = line.opts.name end
  local self = setmetatable({ opts = opts, judge = judge, guidance = guidance, log = log,
    shadowing = shadowing,
    metrics = counting.new(opts, names), timers = core.timer.group() }, Wallboard)
  self:declare(judge.policies)
  return self
end

function Wallboard:declare(loaded)
  local list = {}
  for _, policy in pairs(loaded) do
    local duties = {}
    for i, duty in ipairs(policy:duties()) do duties[i] = duty.id end
    list[#list + 1] = { name = policy:name(), duties = duties }
  end
  self.metrics:declare(list)
end

---What the service tells is counted.
---@return hatif.serve.observer
function Wallboard:observer()
  local metrics = self.metrics
  return {
    open = function(id, policy, opening) metrics:open(id, policy:name(), opening.direction) end,
    event = function(id, event) metrics:event(id, event) end,
    verdict = function(id, verdict) metrics:verdict(id, verdict) end,
    told = function(line) metrics:told(line) end,
    line = function(name, is_up) metrics:line(name, is_up) end,
    policies = function(loaded) self:declare(loaded) end,
    contact = function(what, id, result)
      if what == "ended" then metrics:close(id, self.judge:wall(), result.metrics) end
    end,
  }
end

local function count_promises(rows, now, overdue_after)
  local counts = { open = 0, due = 0, overdue = 0 }
  for _, promise in ipairs(rows) do
    if not promise.what:find(DUTY) then
      counts.open = counts.open + 1
      if promise.due <= now then counts.due = counts.due + 1 end
      if promise.due + overdue_after <= now then counts.overdue = counts.overdue + 1 end
    end
  end
  return counts
end

function Wallboard:text()
  local clients, lost = self.guidance:readers()
  return self.metrics:text { at = self.judge:wall(), contacts = self.judge:count(),
    clients = clients, lost = lost, promises = self.promises,
    shadow = self.shadowing and self.shadowing:figures() }
end

-- The text, once the store has said what is owed; a store that cannot say leaves the last counts.
function Wallboard:collect(done)
  local store = self.judge.store
  if not store then return done(self:text()) end
  local ok = store:list("open", PROMISES_MOST, function(rows, message)
    if self.is_stopped then return end
    if rows then
      self.promises = count_promises(rows, self.judge:wall(), self.opts.overdue_after)
    else
      self.log:warning("promises cannot be counted", { reason = message })
    end
    return done(self:text())
  end)
  if not ok then return done(self:text()) end
end

-- --- the file ------------------------------------------------------------------------------------

function Wallboard:write(text)
  local ok, problem = files.replace(self.opts.file, text)
  if not ok and not self.is_failing then
    self.log:error("metrics cannot be written", { file = self.opts.file, reason = problem })
  end
  self.is_failing = not ok
  return ok, problem
end

-- --- the socket ----------------------------------------------------------------------------------

local function answer(client, status, more, body)
  client:send(("HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"):format(status,
    more, #body, body))
  client:close()
end

local PLAIN = "Content-Type: text/plain; charset=utf-8\r\n"

function Wallboard:reply(client, request)
  local method, path = request:match("^(%S+) (%S+) HTTP/1%.[01]$")
  if not method then return answer(client, "400 Bad Request", PLAIN, "GET /metrics expected\n") end
  if path ~= "/metrics" then
    return answer(client, "404 Not Found", PLAIN, "only /metrics is here\n")
  elseif method ~= "GET" then
    return answer(client, "405 Method Not Allowed", "Allow: GET\r\n" .. PLAIN, "GET expected\n")
  end
  return self:collect(function(text)
    answer(client, "200 OK", "Content-Type: " .. CONTENT .. "\r\n", text)
  end)
end

-- A request is answered behind the blank line that ends its head.
function Wallboard:take(client)
  local patience = core.timer.after(ASKING_MS, function() client:close() end)
  local request
  client.takes_blank = true
  client.on_close = function() core.timer.cancel(patience) end
  client.on_line = function(line)
    if not request then
      request = line
    elseif line == "" and not client.is_asked then
      client.is_asked = true
      self:reply(client, request)
    end
  end
end

-- --- life ----------------------------------------------------------------------------------------

---Listens and writes, and writes again every so often.
---@return boolean? ok
---@return string? message
function Wallboard:start()
  local opts = self.opts
  if opts.socket then
    self.listener = listen.new({ listen = { path = opts.socket }, mode = SOCKET_MODE,
      clients = CLIENTS_MOST, line_bytes = REQUEST_BYTES }, function(client)
      self:take(client)
    end, self.log)
    local ok, message = self.listener:start()
    if not ok then return nil, message end
  end
  if not opts.file then return true end
  local ok, problem = files.replace(opts.file, self:text())
  if not ok then return nil, ("metrics.file: %s: %s"):format(opts.file, problem) end
  self.timers:every(opts.every, function()
    self:collect(function(text) self:write(text) end)
  end)
  return true
end

---Writes the last figures and listens no more.
function Wallboard:stop()
  if self.opts.file then self:write(self:text()) end
  self.is_stopped = true
  self.timers:cancel()
  if self.listener then self.listener:stop() end
end

return M

--- Guidance out: acts, what came of them, verdicts and results as JSON Lines, to standard output
--- and to desktops that said who they are.
local core = require("hatif.core")
local json = require("hatif.sources.json")
local listen = require("hatif.serve.listen")
local outlet = require("hatif.serve.outlet")
local tokens = require("hatif.serve.tokens")

local M = {}

---@class hatif.serve.guidance
local Guidance = {}
Guidance.__index = Guidance

local HELLO_MS, LINE_BYTES = 5000, 65536

---@param ways table[] the sections `guidance` of the config
---@param on_ack fun(owner: hatif.serve.token_owner, ack: table)
---@param on_told fun(line: table) hears every line, before anybody is told it
---@param log hatif.serve.log
---@return hatif.serve.guidance
function M.new(ways, on_ack, on_told, log)
  return setmetatable({ ways = ways, on_ack = on_ack, on_told = on_told, log = log, desktops = {},
    listeners = {}, order = 0 }, Guidance)
end

-- The first line of a desktop says who it is; what he may hear is in the file.
function Guidance:hello(way, client, message)
  core.timer.cancel(client.patience)
  local owner = message.type == "hello" and tokens.owner(way.owners, message.token)
  if not owner then
    self.log:warning("a desktop is refused", { line = client.n_lines })
    return client:close { type = "refused", message = "a hello with a known token expected" }
  end
  client.desktop = owner
  client.wants_verdicts = message.verdicts == true
  self.order = self.order + 1
  self.desktops[client] = self.order
  client.on_close = function() self.desktops[client] = nil end
  return client:send(listen.line { type = "welcome", name = owner.name, all = owner.all })
end

function Guidance:take(way, client, line)
  local message, _, expected = json.decode(line)
  if type(message) ~= "table" then
    return client:send(listen.line { type = "error", line = client.n_lines, code = "EFORMAT",
      message = (expected or "an object") .. " expected" })
  end
  if not client.desktop then return self:hello(way, client, message) end
  if message.type == "ack" and type(message.id) == "string" then
    return self.on_ack(client.desktop, message)
  end
  return client:send(listen.line { type = "error", line = client.n_lines, code = "EINVAL",
    message = "an ack with the id of an act expected" })
end

function Guidance:listen(way)
  local opts = { listen = way.listen, clients = way.clients, queue_bytes = way.queue_bytes,
    line_bytes = LINE_BYTES }
  local listener = listen.new(opts, function(client)
    client.patience = core.timer.after(HELLO_MS, function()
      client:close { type = "refused", message = "a hello was expected" }
    end)
    client.on_close = function() core.timer.cancel(client.patience) end
    client.on_line = function(line) return self:take(way, client, line) end
  end, self.log)
  self.listeners[#self.listeners + 1] = listener
  return listener:start()
end

---Reads the files of tokens again.
---@return boolean? ok
---@return string? message
function Guidance:reload()
  local found = {}
  for _, way in ipairs(self.ways) do
    if way.tokens then
      local owners, message = tokens.read(way.tokens)
      if not owners then return nil, message end
      found[way] = owners
    end
  end
  for way, owners in pairs(found) do way.owners = owners end
  return true
end

---@return boolean? ok
---@return string? message
function Guidance:start()
  local ok, message = self:reload()
  if not ok then return nil, message end
  for _, way in ipairs(self.ways) do
    if way.stdout then self.out = self.out or outlet.standard(1) end
    if way.listen then
      ok, message = self:listen(way)
      if not ok then return nil, message end
    end
  end
  return true
end

-- Desktops in the order in which they came.
local function in_order(desktops)
  local list = {}
  for client in pairs(desktops) do list[#list + 1] = client end
  table.sort(list, function(a, b) return desktops[a] < desktops[b] end)
  return list
end

---Tells a line to whom it concerns: the agent of its contact, and those who hear everybody.
---@param line table `type`, `contact`, `agent` and its own fields
function Guidance:tell(line)
  self.on_told(line)
  local text
  if self.out then
    text = listen.line(line)
    if not self.out:write(text) then
      self.log:warning("standard output takes no more", { lost = self.out.lost })
    end
  end
  if not next(self.desktops) then return end
  local is_verdict = line.type == "verdict" or line.type == "result"
  for _, client in ipairs(in_order(self.desktops)) do
    local concerns = client.desktop.all or line.agent and client.desktop.name == line.agent
    if concerns and (not is_verdict or client.wants_verdicts) then
      text = text or listen.line(line)
      client:send(text)
    end
  end
end

---@return integer desktops that have said who they are
---@return integer lines that desktops and standard output had no room for, ever
function Guidance:readers()
  local n, lost = 0, self.out and self.out.lost or 0
  for _ in pairs(self.desktops) do n = n + 1 end
  for _, listener in ipairs(self.listeners) do lost = lost + listener.lost end
  return n, lost
end

---@return integer bytes that standard output, and desktops that are closed, have not taken
function Guidance:waiting()
  local n = self.out and self.out:waiting() or 0
  for _, listener in ipairs(self.listeners) do n = n + listener:closing() end
  return n
end

function Guidance:stop()
  for _, listener in ipairs(self.listeners) do listener:stop { type = "bye" } end
end

return M

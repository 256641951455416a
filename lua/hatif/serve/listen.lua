--- Who connects to us: lines in, JSON Lines out, on a Unix socket, TCP or standard input. A line
--- over its bound, or a reader that takes nothing, harms nobody else.
local dkjson = require("dkjson")
local luv = require("luv")
local outlet = require("hatif.serve.outlet")

local M = {}

---@class hatif.serve.client
---@field lost integer lines that the client had no room for
---@field takes_blank boolean? on_line gets blank lines too
local Client = {}
Client.__index = Client

local BACKLOG = 128
local SOCKET_MODE = tonumber("660", 8)

-- Keys in order of spelling.
local function ordered(t)
  local keys = {}
  for k, v in pairs(t) do
    keys[#keys + 1] = k
    if type(v) == "table" and getmetatable(v) == nil and v[1] == nil then ordered(v) end
  end
  table.sort(keys)
  return setmetatable(t, { __jsontype = "object", __jsonorder = keys })
end

local PLAIN = { string = dkjson.quotestring, boolean = tostring,
  number = function(n) return math.type(n) == "integer" and tostring(n) or dkjson.encode(n) end }

---One line of JSON: `type`, then the other fields in order of spelling, so that the same line is
---the same bytes. Most fields are plain, and dkjson is asked for those that are not.
---@param t table fields
---@return string
function M.line(t)
  local fields, n = {}, 0
  for name, v in pairs(t) do
    if name ~= "type" then
      n = n + 1
      local plain = PLAIN[type(v)]
      fields[n] = dkjson.quotestring(name) .. ":" .. (plain and plain(v)
        or dkjson.encode(v[1] == nil and ordered(v) or v))
    end
  end
  table.sort(fields)
  if t.type then table.insert(fields, 1, '"type":' .. dkjson.quotestring(t.type)) end
  return "{" .. table.concat(fields, ",") .. "}\n"
end

local function lose(client)
  client.lost, client.owner.lost = client.lost + 1, client.owner.lost + 1
end

---Sends a line. Where the client takes none, it is told how many were lost once it takes one again.
---@param text string with its line feed
function Client:send(text)
  if self.is_closed then return end
  if self.lost > 0 then
    local note = M.line { type = "lost", count = self.lost }
    if self.out:waiting() > self.out.most // 2 or not self.out:write(note) then
      return lose(self)
    end
    self.lost = 0
  end
  if not self.out:write(text) then lose(self) end
end

---Closes the connection once what was sent is out.
---@param last table? a last line
function Client:close(last)
  if self.is_closed then return end
  if last then self:send(M.line(last)) end
  self.is_closed = true
  self.owner.clients[self] = nil
  self.owner.n = self.owner.n - 1
  local stream = self.stream
  if self.on_close then self.on_close() end
  if stream:is_closing() then return end
  local going = self.owner.going
  local function gone()
    going[stream] = nil
    if not stream:is_closing() then stream:close() end
  end
  going[stream] = true
  stream:read_stop()
  if not stream:shutdown(gone) then gone() end
end

-- Cuts what came into lines; the rest waits for its line feed.
local function cut(client, bytes, most)
  local text, from = client.rest .. bytes, 1
  while not client.is_closed do
    local stop = text:find("\n", from, true)
    if (stop or #text + 1) - from > most then
      return client:close { type = "error", code = "ELIMIT",
        message = ("a line of over %d bytes"):format(most) }
    end
    if not stop then break end
    local line = text:sub(from, stop - 1):gsub("\r$", "")
    from = stop + 1
    client.n_lines = client.n_lines + 1
    if line:find("%S") or client.takes_blank then client.on_line(line) end
  end
  client.rest = text:sub(from)
end

---@class hatif.serve.listener
---@field n integer clients
---@field lost integer lines that clients had no room for, ever
local Listener = {}
Listener.__index = Listener

---@param opts { listen: table?, clients: integer, line_bytes: integer, queue_bytes: integer?,
---  mode: integer? } mode: of the Unix socket (0660)
---@param on_client fun(client: hatif.serve.client) sets on_line, and maybe on_close
---@param log hatif.serve.log
---@return hatif.serve.listener
function M.new(opts, on_client, log)
  return setmetatable({ opts = opts, on_client = on_client, log = log, clients = {}, going = {},
    n = 0, lost = 0 }, Listener)
end

function Listener:take(stream)
  if self.n >= self.opts.clients then
    self.log:warning("too many connections", { most = self.opts.clients })
    stream:close()
    return
  end
  local client = setmetatable({ stream = stream, owner = self, rest = "", n_lines = 0, lost = 0,
    out = outlet.new(stream, self.opts.queue_bytes) }, Client)
  self.clients[client], self.n = true, self.n + 1
  self.on_client(client)
  stream:read_start(self.log:guard(function(failed, bytes)
    if client.is_closed then return end
    if bytes then return cut(client, bytes, self.opts.line_bytes) end
    if not failed and client.rest:find("%S") then cut(client, "\n", self.opts.line_bytes) end
    return client:close()
  end))
end

-- A socket that nobody listens on any more is in the way of the one who wants to.
local function remove_stale(path, free)
  local probe = luv.new_pipe(false)
  probe:connect(path, function(refused)
    probe:close()
    if refused == "ECONNREFUSED" then os.remove(path) end
    free()
  end)
end

function Listener:bind_pipe(path)
  local server = luv.new_pipe(false)
  local ok, problem = server:bind(path)
  if ok then
    luv.fs_chmod(path, self.opts.mode or SOCKET_MODE) -- before anybody can connect
    self.path = path
    return server
  end
  server:close()
  return nil, problem
end

function Listener:bind()
  local at = self.opts.listen
  if at.path then
    if luv.fs_stat(at.path) then -- waits for the answer of whoever may be there
      local is_free
      remove_stale(at.path, function() is_free = true end)
      while not is_free do luv.run("once") end
    end
    return self:bind_pipe(at.path)
  end
  local server = luv.new_tcp()
  local host = at.host == "localhost" and "127.0.0.1" or at.host
  local ok, problem = server:bind(host, at.port)
  if ok then return server end
  server:close()
  return nil, problem
end

---Begins to listen.
---@return boolean? ok
---@return string? message
function Listener:start()
  local at = self.opts.listen
  local where = at.path and "unix:" .. at.path or ("tcp:%s:%d"):format(at.host, at.port)
  local server, problem = self:bind()
  if not server then return nil, ("cannot listen on %s: %s"):format(where, problem) end
  local ok, refused = server:listen(BACKLOG, self.log:guard(function(failed)
    if failed then return self.log:warning("cannot accept", { reason = failed }) end
    local stream = at.path and luv.new_pipe(false) or luv.new_tcp()
    server:accept(stream)
    return self:take(stream)
  end))
  if not ok then
    server:close()
    return nil, ("cannot listen on %s: %s"):format(where, refused)
  end
  self.server = server
  self.log:info("listening", { at = where })
  return true
end

---Reads standard input as one client; what is answered goes nowhere.
function Listener:start_stdin()
  local kind = luv.guess_handle(0)
  local stream = kind == "tty" and luv.new_tty(0, true) or luv.new_pipe(false)
  if kind == "tty" or kind == "pipe" and stream:open(0) then return self:take(stream) end
  return self:read_file()
end

-- A file on standard input: read in pieces, between which the loop turns.
function Listener:read_file()
  local client = setmetatable({ owner = self, rest = "", n_lines = 0, lost = 0,
    send = function() end, stream = { is_closing = function() return true end } }, Client)
  self.clients[client], self.n = true, self.n + 1
  self.on_client(client)
  local more
  more = self.log:guard(function(failed, bytes)
    if failed or bytes == "" then
      if client.rest:find("%S") then cut(client, "\n", self.opts.line_bytes) end
      return client:close()
    end
    cut(client, bytes, self.opts.line_bytes)
    if not client.is_closed then luv.fs_read(0, 65536, -1, more) end
  end)
  luv.fs_read(0, 65536, -1, more)
end

---@return integer bytes that clients which are being closed have not taken
function Listener:closing()
  local n = 0
  for stream in pairs(self.going) do n = n + stream:get_write_queue_size() end
  return n
end

---Listens no more and closes every connection.
---@param last table? a last line for each
function Listener:stop(last)
  if self.server then self.server:close() end
  self.server = nil
  local list = {}
  for client in pairs(self.clients) do list[#list + 1] = client end
  for _, client in ipairs(list) do client:close(last) end
  if self.path then os.remove(self.path) end
end

return M

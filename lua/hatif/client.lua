--- hatif.client: tells `hatif serve` what happens to contacts, and hears its guidance, as JSON
--- Lines (docs/serve.md). Pure Lua 5.1 to 5.4 without dependencies, for the Luas inside of
--- softswitches: it knows nothing of hatif's core, and this file is all that has to be copied.
---
---```lua
---local client = require "hatif.client"
---local sent, answers = {}, { '{"type":"pong","id":"1"}' }
---local served = client.new { -- what a softswitch has in place of a socket
---  send = function(bytes) sent[#sent + 1] = bytes return true end,
---  receive = function()
---    if answers[1] then return table.remove(answers, 1) end
---    return nil, "timeout"
---  end,
---}
---served:contact { id = "c1", channel = "phone", lang = "ar" }
---served:event("c1", { type = "answer" })
---served:finish("c1")
---print(served:sync()) --> true
---print((sent[2]:gsub("\n", ""))) --> {"contact":"c1","type":"answer"}
---print((select(3, served:next()))) --> ETIMEOUT
---served:close()
---```
---`client.connect { port = 7200 }` is such a client by LuaSocket.
local M = {}

-- ---- JSON --------------------------------------------------------------------------------------

local DEPTH = 64
local LIST = {}
local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f", ["\n"] = "\\n",
  ["\r"] = "\\r", ["\t"] = "\\t" }

---Marks a table as a list, which an empty one does not show.
---
---```lua
---local client = require "hatif.client"
---print(client.encode { to = client.list() }) --> {"to":[]}
---print(client.decode('{"to":["a","b"]}').to[2]) --> b
---```
---@param t table?
---@return table t
function M.list(t) return setmetatable(t or {}, LIST) end

local function escaped(c) return ESCAPES[c] or ("\\u%04x"):format(c:byte()) end

-- In Lua 5.1 a pattern ends at NUL, which is "%z" there; later Luas have dropped that.
local NUL = _VERSION == "Lua 5.1" and "%z" or "\0"
local SPECIAL = "[" .. NUL .. "\1-\31\127\"\\]"

-- Whole numbers have no fraction: times are integers. "%.17g" may write the locale's comma.
local function number(n)
  if n ~= n or n == math.huge or n == -math.huge then return nil, "a number that is not finite" end
  if n == math.floor(n) and n > -2 ^ 53 and n < 2 ^ 53 then return ("%.0f"):format(n) end
  return (("%.17g"):format(n):gsub(",", "."))
end

local encode

local function encode_list(t, depth)
  local out = {}
  for i = 1, #t do
    local text, why = encode(t[i], depth)
    if not text then return nil, why end
    out[i] = text
  end
  return "[" .. table.concat(out, ",") .. "]"
end

-- Fields in order of spelling: the same value is the same bytes.
local function encode_object(t, depth)
  local names, out = {}, {}
  for name in pairs(t) do
    if type(name) ~= "string" then return nil, "a name that is no string" end
    names[#names + 1] = name
  end
  table.sort(names)
  for i, name in ipairs(names) do
    local text, why = encode(t[name], depth)
    if not text then return nil, name .. ": " .. why end
    out[i] = encode(name) .. ":" .. text
  end
  return "{" .. table.concat(out, ",") .. "}"
end

function encode(v, depth)
  depth = depth or 0
  if depth > DEPTH then return nil, "nested too deep" end
  local kind = type(v)
  if kind == "string" then return '"' .. v:gsub(SPECIAL, escaped) .. '"' end
  if kind == "number" then return number(v) end
  if kind == "boolean" then return tostring(v) end
  if kind ~= "table" then return nil, "a " .. kind end
  local is_list = getmetatable(v) == LIST or #v > 0
  return (is_list and encode_list or encode_object)(v, depth + 1)
end

---Writes JSON, the fields of an object in order of spelling.
---@param v any strings, finite numbers, booleans, and tables of them
---@return string? text nil: something that JSON cannot hold
---@return string? message
function M.encode(v) return encode(v) end

local UNESCAPED = { b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\",
  ["/"] = "/" }

local function utf8_char(code)
  local floor = math.floor
  if code < 0x80 then return string.char(code) end
  if code < 0x800 then return string.char(0xC0 + floor(code / 64), 0x80 + code % 64) end
  if code < 0x10000 then
    return string.char(0xE0 + floor(code / 4096), 0x80 + floor(code / 64) % 64, 0x80 + code % 64)
  end
  return string.char(0xF0 + floor(code / 262144), 0x80 + floor(code / 4096) % 64,
    0x80 + floor(code / 64) % 64, 0x80 + code % 64)
end

-- "\u06AA" or a pair of surrogates at `at`, behind the "\u": the character, and what follows it.
local function unicode(s, at)
  local hex = s:match("^%x%x%x%x", at)
  local code = tonumber(hex or "", 16)
  if not code then return nil end
  local low = s:match("^\\u([dD][c-fC-F]%x%x)", at + 4)
  if code >= 0xD800 and code < 0xDC00 and low then
    code = 0x10000 + (code - 0xD800) * 1024 + tonumber(low, 16) - 0xDC00
    return utf8_char(code), at + 10
  elseif code >= 0xD800 and code < 0xE000 then
    return utf8_char(0xFFFD), at + 4
  end
  return utf8_char(code), at + 4
end

local function decode_string(s, at)
  local out, from = {}, at + 1
  while true do
    local stop = s:find('["\\]', from)
    if not stop then return nil, #s + 1 end
    out[#out + 1] = s:sub(from, stop - 1)
    if s:sub(stop, stop) == '"' then return table.concat(out), stop + 1 end
    local c = s:sub(stop + 1, stop + 1)
    local char, after = UNESCAPED[c], stop + 2
    if c == "u" then char, after = unicode(s, stop + 2) end
    if not char then return nil, stop end
    out[#out + 1], from = char, after
  end
end

local decode -- (s, at, depth) → is_well, value, what follows

local function skip(s, at) return s:match("^[ \t\r\n]*()", at) end

-- What stands between brackets: `one` reads an entry and keeps it.
local function entries(s, at, close, one)
  at = skip(s, at + 1)
  if s:sub(at, at) == close then return true, at + 1 end
  while true do
    local ok, after = one(at)
    if not ok then return false, after end
    at = skip(s, after)
    local c = s:sub(at, at)
    if c == close then return true, at + 1 end
    if c ~= "," then return false, at end
    at = skip(s, at + 1)
  end
end

local function decode_list(s, at, depth)
  local out, n = M.list(), 0
  local ok, after = entries(s, at, "]", function(from)
    local is_well, value, to = decode(s, from, depth)
    n = n + 1
    out[n] = value
    return is_well, to
  end)
  return ok, out, after
end

local function decode_object(s, at, depth)
  local out = {}
  local ok, after = entries(s, at, "}", function(from)
    if s:sub(from, from) ~= '"' then return false, from end
    local name, colon = decode_string(s, from)
    if not name then return false, colon end
    colon = skip(s, colon)
    if s:sub(colon, colon) ~= ":" then return false, colon end
    local is_well, value, to = decode(s, skip(s, colon + 1), depth)
    out[name] = value
    return is_well, to
  end)
  return ok, out, after
end

local WORDS = { { "true", true }, { "false", false }, { "null", nil } }

function decode(s, at, depth)
  local c = s:sub(at, at)
  if depth > DEPTH then return false, nil, at end
  if c == "{" then return decode_object(s, at, depth + 1) end
  if c == "[" then return decode_list(s, at, depth + 1) end
  if c == '"' then
    local text, after = decode_string(s, at)
    return text ~= nil, text, after
  end
  for _, word in ipairs(WORDS) do
    if s:sub(at, at + #word[1] - 1) == word[1] then return true, word[2], at + #word[1] end
  end
  local digits = s:match("^%-?%d+%.?%d*[eE]?[+-]?%d*", at)
  local value = digits and tonumber(digits)
  return value ~= nil, value, value and at + #digits or at
end

---Reads JSON.
---@param s string one JSON text; null fields are absent
---@return any value nil, message: it is not JSON
---@return string? message
function M.decode(s)
  local ok, value, after = decode(s, skip(s, 1), 0)
  after = ok and skip(s, after) or after
  if ok and after > #s then return value end
  return nil, ("not JSON at byte %d"):format(after)
end

-- ---- the connection ----------------------------------------------------------------------------

---@class hatif.client
---@field lines integer sent so far; an error names the line that it is about
local Client = {}
Client.__index = Client

---@class hatif.client.transport what a host that has no LuaSocket passes in
---@field send fun(bytes: string): any, string? all of them, or nil and why
---@field receive fun(): string?, string? one line without its line feed, or nil and why
---@field close fun()?

-- LuaSocket sends and receives in parts.
local function of_socket(socket)
  local part
  return {
    send = function(bytes)
      local from = 1
      while from <= #bytes do
        local last, why, sent = socket:send(bytes, from)
        if not last and (why ~= "timeout" or not sent or sent < from) then return nil, why end
        from = (last or sent) + 1
      end
      return true
    end,
    receive = function()
      local line, why, rest = socket:receive("*l", part)
      part = not line and rest ~= "" and rest or nil
      return line, why
    end,
    close = function() socket:close() end,
  }
end

local function closed(self, why)
  self.is_closed = true
  return nil, "hatif serve: " .. tostring(why or "the connection is closed"), "ECLOSED"
end

---Sends one line.
---
---```lua
---local said
---local served = require("hatif.client").new {
---  send = function(bytes) said = bytes return true end, receive = function() end,
---}
---print(served:send { type = "ping", id = "7" }, served.lines) --> true 1
---print((select(3, served:send { at = 0 / 0 }))) --> EINVAL
---```
---@param message table as docs/serve.md has lines
---@return boolean? ok
---@return string? message
---@return "EINVAL"|"ECLOSED"|nil code
function Client:send(message)
  if type(message) ~= "table" then error("hatif.client: a table expected", 2) end
  if self.is_closed then return closed(self) end
  local text, why = encode(message)
  if not text then return nil, "hatif.client: " .. why .. " cannot be sent", "EINVAL" end
  local ok, problem = self.transport.send(text .. "\n")
  if not ok then return closed(self, problem) end
  self.lines = self.lines + 1
  return true
end

---The next line that came: of a desktop the guidance, else errors and answers.
---@return table? line nil, message, code: none came within the transport's time-out ("ETIMEOUT"),
---  the connection is closed, or what came is no JSON
---@return string? message
---@return "ETIMEOUT"|"ECLOSED"|"EFORMAT"|nil code
function Client:next()
  if self.is_closed then return closed(self) end
  local text, why = self.transport.receive()
  if not text and why == "timeout" then return nil, "hatif serve: nothing came", "ETIMEOUT" end
  if not text then return closed(self, why) end
  local line, problem = M.decode((text:gsub("\r$", "")))
  if type(line) == "table" then return line end
  return nil, "hatif serve: " .. (problem or "no object"), "EFORMAT"
end

---Says who this is, where tokens are asked for, and waits for the answer.
---
---```lua
---local served = require("hatif.client").new {
---  send = function() return true end,
---  receive = function() return '{"type":"error","code":"EREFUSED","message":"no such token"}' end,
---}
---print(served:hello("desk-1")) --> nil hatif serve: no such token EREFUSED
---```
---@param token string
---@param opts { verdicts: boolean? }? of a desktop: verdicts and results too
---@return table? welcome
---@return string? message
---@return string? code "EREFUSED", or as of send and next
function Client:hello(token, opts)
  local ok, message, code = self:send { type = "hello", token = token,
    verdicts = opts and opts.verdicts or nil }
  if not ok then return nil, message, code end
  local line
  line, message, code = self:next()
  if not line then return nil, message, code end
  if line.type == "welcome" then return line end
  self:close()
  return nil, "hatif serve: " .. tostring(line.message or line.type), "EREFUSED"
end

---Opens a contact that no call of a softswitch's began.
---@param contact table id, channel, lang; `at` in ms since the epoch, else it is now
---@return boolean? ok
---@return string? message
---@return string? code as of send
function Client:contact(contact)
  local line = { type = "contact" }
  for k, v in pairs(contact) do line[k] = v end
  return self:send(line)
end

---An event of a contact.
---@param contact string its id
---@param event table type, and the event's own fields; `at` in ms since the epoch, else it is now
---@return boolean? ok
---@return string? message
---@return string? code as of send
function Client:event(contact, event)
  local line = { contact = contact }
  for k, v in pairs(event) do line[k] = v end
  return self:send(line)
end

---Ends a contact at once.
---@param contact string its id
---@param at integer? ms since the epoch
---@return boolean? ok
---@return string? message
---@return string? code as of send
function Client:finish(contact, at)
  return self:send { type = "finish", contact = contact, at = at }
end

---Of a desktop: its agent has seen an act.
---
---```lua
---local said
---local desk = require("hatif.client").new {
---  send = function(bytes) said = bytes return true end, receive = function() end,
---}
---desk:ack("c1", "a7")
---print((said:gsub("\n", ""))) --> {"contact":"c1","id":"a7","outcome":"done","type":"ack"}
---```
---@param contact string
---@param id string of the act
---@param outcome string? what came of it; "done"
---@return boolean? ok
---@return string? message
---@return string? code as of send
function Client:ack(contact, id, outcome)
  return self:send { type = "ack", contact = contact, id = id, outcome = outcome or "done" }
end

---Waits until every line sent so far has been taken.
---@return boolean? ok
---@return string? message of the first line that was refused, or why nothing came
---@return string? code
---@return table[]? refused { line, code, message } each
function Client:sync()
  self.pings = (self.pings or 0) + 1
  local id, refused = tostring(self.pings), {}
  local ok, message, code = self:send { type = "ping", id = id }
  while ok do
    local line
    line, message, code = self:next()
    if not line then break end
    if line.type == "error" then refused[#refused + 1] = line end
    if line.type == "pong" and line.id == id then
      local first = refused[1]
      if not first then return true end
      return nil, ("line %d: %s"):format(first.line or 0, first.message), first.code, refused
    end
  end
  return nil, message, code, refused
end

---Ends the connection; a second time does nothing, and what is sent afterwards is refused.
function Client:close()
  self.is_closed = true
  if self.transport.close then self.transport.close() end
  self.transport.close = nil
end

---A client on a connection that the host has made.
---@param transport hatif.client.transport|table functions, or a socket of LuaSocket's
---@return hatif.client
function M.new(transport)
  local is_own = type(transport) == "table" and type(transport.send) == "function"
    and getmetatable(transport) == nil
  if not is_own then
    local has_send, send = pcall(function() return transport.send end)
    if not has_send or not send then
      error("hatif.client.new: a socket, or a table with send and receive, expected", 2)
    end
    transport = of_socket(transport)
  end
  return setmetatable({ transport = transport, lines = 0, is_closed = false }, Client)
end

---Connects by LuaSocket.
---
---```lua
---local client = require "hatif.client"
---print((select(3, client.connect { path = "no/such.sock" }))) --> ECONNECT
---```
---@param opts { host: string?, port: integer?, path: string?, token: string?, timeout: number? }
---  path: of a Unix socket; timeout: seconds that anything may take, 1 where it is not said
---@return hatif.client? client
---@return string? message
---@return string? code "ENOSOCKET": there is no LuaSocket; "ECONNECT", "EREFUSED"
function M.connect(opts)
  if type(opts) ~= "table" or not (opts.port or opts.path) then
    error("hatif.client.connect: a table with port or path expected", 2)
  end
  local has, library = pcall(require, opts.path and "socket.unix" or "socket")
  if not has then return nil, "hatif.client: LuaSocket cannot be loaded", "ENOSOCKET" end
  local make = library.tcp
  if opts.path then make = type(library) == "table" and library.stream or library end
  local socket, why = make()
  if not socket then return nil, "hatif.client: " .. tostring(why), "ECONNECT" end
  socket:settimeout(opts.timeout or 1)
  local ok, problem
  if opts.path then ok, problem = socket:connect(opts.path)
  else ok, problem = socket:connect(opts.host or "127.0.0.1", opts.port) end
  if not ok then
    socket:close()
    return nil, "hatif serve: " .. tostring(problem), "ECONNECT"
  end
  local client = M.new(socket)
  if not opts.token then return client end
  local welcome, message, code = client:hello(opts.token)
  if welcome then return client end
  client:close()
  return nil, message, code
end

return M

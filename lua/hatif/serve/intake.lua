--- Transcripts and other events in: JSON Lines of a client, or the messages of a recogniser, one a
--- line, attached to contacts by their id, their call or one of its channels.
local contact_lens = require("hatif.sources.contact_lens")
local deepgram = require("hatif.sources.deepgram")
local json = require("hatif.sources.json")
local jsonl = require("hatif.sources.jsonl")
local listen = require("hatif.serve.listen")
local tokens = require("hatif.serve.tokens")
local vosk = require("hatif.sources.vosk")

local M = {}

---@class hatif.serve.intake
local Intake = {}
Intake.__index = Intake

local RECOGNISERS = { vosk = vosk, deepgram = deepgram, contact_lens = contact_lens }

---@param ways table[] the sections `transcripts` of the config
---@param calls hatif.serve.calls
---@param lines table[] the servers, whose calls and channels lines may name
---@param log hatif.serve.log
---@param wall fun(): integer ms since the epoch
---@return hatif.serve.intake
function M.new(ways, calls, lines, log, wall)
  return setmetatable({ ways = ways, calls = calls, lines = lines, log = log, wall = wall,
    listeners = {} }, Intake)
end

-- The contact that a line or a stream means.
function Intake:record_of(where)
  if type(where.contact) == "string" then return self.calls:record(where.contact) end
  for _, line in ipairs(self.lines) do
    local call = where.linkedid
    if type(call) ~= "string" and type(where.channel) == "string" then
      call = line.source:call_with(where.channel)
    end
    local record = type(call) == "string" and self.calls:of_call(line, call)
    if record then return record end
  end
end

local function refuse(client, code, message)
  client:send(listen.line { type = "error", line = client.n_lines, code = code, message = message })
end

-- Where the events of a stream belong is looked for until it is found, and again when it is over.
function Intake:feed(client, where, event)
  local record = where.record
  if not record or self.calls:record(record.id) ~= record then
    record = self:record_of(where)
    if where == client.stream_of then where.record = record end
  end
  if not record then return refuse(client, "EUNKNOWN", "no such contact is open") end
  event.contact, event.linkedid, event.channel, event.arrived = nil, nil, nil, nil
  event.source = event.source or "speech"
  local ok, message, code = self.calls:feed(record, event)
  if not ok then refuse(client, code, message) end
end

local told = {} -- lines that are no events, by their type

function told.ping(_, client, object)
  client:send(listen.line { type = "pong", id = tostring(object.id or "") })
end

function told.contact(self, client, object)
  object.at = object.at or self.wall()
  object.lang = object.lang or self.calls.config.lang
  local what, expected = jsonl.problem_of(object, "contact")
  if what then return refuse(client, "EFORMAT", what .. ", expected " .. expected) end
  object.policy = nil -- which policy judges is the config's to say
  local ok, message, code = self.calls:open_told(object)
  if not ok then refuse(client, code, message) end
end

function told.finish(self, client, object)
  local record = self:record_of(object)
  if not record then return refuse(client, "EUNKNOWN", "no such contact is open") end
  self.calls:finish(record, math.tointeger(object.at) or self.wall())
end

-- From here on the lines of this client are of one stream.
function told.stream(self, client, object)
  local format = object.format or client.way.format
  local where = { contact = object.contact, linkedid = object.linkedid, channel = object.channel }
  client.stream_of, client.recogniser = where, nil
  local recogniser = RECOGNISERS[format]
  if not recogniser then
    if format ~= "jsonl" then refuse(client, "EFORMAT", "no such format: " .. tostring(format)) end
    return
  end
  local ok, source = pcall(recogniser.source, { contact = object.contact or "", by = object.by,
    speakers = object.speakers, zero = math.tointeger(object.zero) or self.wall() })
  if not ok then return refuse(client, "EFORMAT", (tostring(source):gsub("^.-:%d+: ", ""))) end
  client.recogniser = source
end

-- A message of a recogniser; the first line of a stream says whose it is.
function Intake:recognised(client, line)
  local events, message, code = client.recogniser:message(line, self.wall())
  if not events then return refuse(client, code, message) end
  for _, event in ipairs(events) do self:feed(client, client.stream_of, event) end
end

function Intake:event(client, object)
  object.at = object.at or self.wall()
  local what, expected = jsonl.problem_of(object, "event")
  if what then return refuse(client, "EFORMAT", what .. ", expected " .. expected) end
  local is_named = object.contact or object.linkedid or object.channel
  return self:feed(client, not is_named and client.stream_of or object, object)
end

function Intake:line(client, line)
  -- inside of a text the quotes would have backslashes
  if client.recogniser and not line:find('"type"%s*:%s*"stream"') then
    return self:recognised(client, line)
  end
  local object, byte, expected = json.decode(line)
  if type(object) ~= "table" or not utf8.len(line) then
    return refuse(client, "EFORMAT", byte and ("not JSON at byte %d, expected %s"):format(byte,
      expected) or "an object of UTF-8 expected")
  end
  if client.way.owners and not client.who then -- `owner` of a client is its listener
    client.who = object.type == "hello" and tokens.owner(client.way.owners, object.token)
    if not client.who then
      self.log:warning("a source is refused", {})
      return client:close { type = "refused", message = "a hello with a known token expected" }
    end
    return client:send(listen.line { type = "welcome", name = client.who.name })
  end
  if client.way.format ~= "jsonl" and not client.recogniser and object.type ~= "stream" then
    return refuse(client, "EFORMAT", "the first line of a recogniser's is of type stream")
  end
  local handler = told[object.type]
  if handler then return handler(self, client, object) end
  return self:event(client, object)
end

---Reads the files of tokens again.
---@return boolean? ok
---@return string? message
function Intake:reload()
  for _, way in ipairs(self.ways) do
    if way.tokens then
      local owners, message = tokens.read(way.tokens)
      if not owners then return nil, message end
      way.owners = owners
    end
  end
  return true
end

---@return boolean? ok
---@return string? message
function Intake:start()
  local ok, message = self:reload()
  if not ok then return nil, message end
  for _, way in ipairs(self.ways) do
    local listener = listen.new(way, function(client)
      client.way = way
      client.on_line = function(line) return self:line(client, line) end
    end, self.log)
    self.listeners[#self.listeners + 1] = listener
    if way.stdin then listener:start_stdin() end
    if way.listen then
      ok, message = listener:start()
      if not ok then return nil, message end
    end
  end
  return true
end

function Intake:stop()
  for _, listener in ipairs(self.listeners) do listener:stop { type = "bye" } end
end

return M

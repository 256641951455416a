-- Bytes that no softswitch sends: the recorded ones, changed at random, and random ones. Whatever
-- comes, a source gives events of the right shape or says that the peer speaks something else, and
-- the same however the bytes are cut.
local random = require("support.random")
local asterisk = require("hatif.sources.asterisk")
local freeswitch = require("hatif.sources.freeswitch")

local M = {}

local ROLES = { agent = { "^PJSIP/agent", "^sofia/internal/agent" },
  supervisor = { "^PJSIP/supervisor", "^sofia/internal/supervisor" } }
local FORMATS = {
  ami = { module = asterisk, files = "spec/traces/[!e]*.raw spec/traces/e_*.raw" },
  esl = { module = freeswitch, files = "spec/traces/esl_*.raw" },
}
local ARRIVED = 1700000000000
local LATEST = 1 << 53

local function source_of(format)
  return FORMATS[format].module.source { roles = ROLES }
end

-- ---- what must hold ----------------------------------------------------------------------------

local function check_event(event)
  assert(type(event.contact) == "string" and type(event.type) == "string")
  assert(math.type(event.at) == "integer" and event.at >= 0 and event.at <= LATEST)
  for key, value in pairs(event) do
    assert(type(key) == "string" and type(value) ~= "table" and type(value) ~= "function", key)
  end
end

local function told(event)
  local keys, out = {}, {}
  for key in pairs(event) do keys[#keys + 1] = key end
  table.sort(keys)
  for i, key in ipairs(keys) do out[i] = key .. "=" .. tostring(event[key]) end
  return table.concat(out, " ")
end

-- Feeds all of it, in pieces of random sizes; nil: refused.
local function fed(format, bytes, rng)
  local source, out, at = source_of(format), {}, 1
  while at <= #bytes do
    local size = rng and rng(1, rng(1, 20) == 1 and 5000 or 40) or #bytes
    local events, message, code = source:feed(bytes:sub(at, at + size - 1), ARRIVED)
    if not events then
      assert(type(message) == "string" and code == "EPROTOCOL", message)
      return nil
    end
    for _, event in ipairs(events) do
      check_event(event)
      out[#out + 1] = told(event)
    end
    at = at + size
  end
  for _, event in ipairs(source:lost(ARRIVED)) do check_event(event) end
  return table.concat(out, "\n")
end

---Feeds bytes to a source, whole and in pieces. Raises where something does not hold.
---@param format "ami"|"esl"
---@param bytes string
---@param rng fun(low: integer, high: integer): integer
function M.check(format, bytes, rng)
  local whole, pieces = fed(format, bytes), fed(format, bytes, rng)
  if whole ~= pieces then
    error(("whole:\n%s\nin pieces:\n%s"):format(tostring(whole), tostring(pieces)))
  end
end

-- ---- bytes -------------------------------------------------------------------------------------

local traces = {}

-- The recorded packets of a format: with their blank line, and of an event socket with their body.
local function packets_of(format)
  if traces[format] then return traces[format] end
  local all = {}
  for path in io.popen("ls " .. FORMATS[format].files):lines() do
    local file <close> = assert(io.open(path, "rb"))
    local text, list, at = file:read("a"), {}, 1
    while at <= #text do
      local _, stop = text:find("\r?\n\r?\n", at)
      stop = stop or #text
      local length = format == "esl" and text:sub(at, stop):match("Content%-Length: (%d+)")
      local last = stop + (math.tointeger(length) or 0)
      list[#list + 1] = text:sub(at, last)
      at = last + 1
    end
    all[#all + 1] = list
  end
  traces[format] = all
  return all
end

local function random_bytes(rng, n)
  local out = {}
  for i = 1, n do out[i] = string.char(rng(0, 255)) end
  return table.concat(out)
end

local PIECES = { "\r\n", "\n", "\r\n\r\n", ":", ": ", " ", "%", "%zz", "%0a", "\0", "Event: Hangup",
  "Event-Name: CHANNEL_CREATE", "Content-Length: ", "-1", "99999999", "Linkedid: 1.1", "Uniqueid: ",
  "Timestamp: 99999999999999999999.9", "Channel: PJSIP/agent1-1", "\u{0627}", "\xff" }

local changes = {}

function changes.drop(list, i) table.remove(list, i) end
function changes.twice(list, i, rng) table.insert(list, rng(1, #list), list[i]) end
function changes.swap(list, i, rng)
  local j = rng(1, #list)
  list[i], list[j] = list[j], list[i]
end
function changes.cut(list, i, rng) list[i] = list[i]:sub(1, rng(0, #list[i])) end
function changes.flip(list, i, rng)
  local at = rng(1, math.max(#list[i], 1))
  list[i] = list[i]:sub(1, at - 1) .. string.char(rng(0, 255)) .. list[i]:sub(at + 1)
end
function changes.insert(list, i, rng)
  local at = rng(0, #list[i])
  list[i] = list[i]:sub(1, at) .. PIECES[rng(1, #PIECES)] .. list[i]:sub(at + 1)
end

-- One header: without it, with it twice, or with another's value.
function changes.header(list, i, rng)
  local lines = {}
  for line in list[i]:gmatch("[^\n]*\n") do lines[#lines + 1] = line end
  if #lines == 0 then return end
  local at, what = rng(1, #lines), rng(1, 3)
  local other = list[rng(1, #list)]:match(": ([^\r\n]*)") or ""
  if what == 1 then table.remove(lines, at)
  elseif what == 2 then table.insert(lines, at, lines[at])
  else lines[at] = lines[at]:gsub(": [^\r\n]*", function() return ": " .. other end) end
  list[i] = table.concat(lines)
end

local NAMES = { "cut", "drop", "flip", "header", "header", "header", "insert", "swap", "twice" }

-- The body of a changed message is as long as it says, mostly.
local function with_length(message, rng)
  local head, body = message:match("^(.-\n\n)(.*)$")
  if not head or rng(1, 8) == 1 then return message end
  return (head:gsub("Content%-Length: %d+", "Content-Length: " .. #body)) .. body
end

local function changed(format, rng)
  local all = packets_of(format)
  local trace = all[rng(1, #all)]
  local list = table.move(trace, 1, #trace, 1, {})
  for _ = 1, rng(1, 12) do
    if #list == 0 then break end
    changes[NAMES[rng(1, #NAMES)]](list, rng(1, #list), rng)
  end
  for i, packet in ipairs(format == "esl" and list or {}) do
    if packet ~= trace[i] then list[i] = with_length(packet, rng) end
  end
  return table.concat(list)
end

local function generated(rng)
  local out = {}
  for i = 1, rng(1, 200) do
    out[i] = rng(1, 3) == 1 and random_bytes(rng, rng(1, 30)) or PIECES[rng(1, #PIECES)]
  end
  return table.concat(out)
end

---One stream of a seed.
---@param format "ami"|"esl"
---@param seed integer
function M.run(format, seed)
  local rng = random.new(seed)
  M.check(format, rng(1, 4) == 1 and generated(rng) or changed(format, rng), rng)
end

return M

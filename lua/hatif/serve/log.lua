--- The log: one line a message, plain or JSON. What came from outside is made harmless, and a
--- message that comes again and again is counted instead.
local dkjson = require("dkjson")
local luv = require("luv")
local terminal = require("hatif.report.terminal")

local M = {}

---@class hatif.serve.log
local Log = {}
Log.__index = Log

local LEVELS = { debug = 1, info = 2, warning = 3, error = 4 }
local SAME_MOST, SAME_MS = 10, 10000 -- lines of one message in this time; the rest is counted
local MESSAGES_MOST = 1000 -- messages told apart

---@param opts { format: "plain"|"json", level: string }
---@param write fun(text: string)
---@return hatif.serve.log
function M.new(opts, write)
  return setmetatable({ is_json = opts.format == "json", least = LEVELS[opts.level],
    write = write, seen = {}, n_seen = 0 }, Log)
end

local function stamp()
  local seconds, micros = luv.gettimeofday()
  return os.date("!%Y-%m-%dT%H:%M:%S", seconds) .. (".%03dZ"):format(micros // 1000)
end

-- Whether a message is said, and how many like it were not since it was said last.
function Log:admits(message)
  local now = luv.now()
  if self.n_seen >= MESSAGES_MOST then self.seen, self.n_seen = {}, 0 end
  local same = self.seen[message]
  if not same then
    same = { n = 0, since = now }
    self.seen[message], self.n_seen = same, self.n_seen + 1
  end
  local left_out = 0
  if now - same.since >= SAME_MS then
    left_out = math.max(0, same.n - SAME_MOST)
    same.n, same.since = 0, now
  end
  same.n = same.n + 1
  return same.n <= SAME_MOST, left_out
end

local function keys_of(fields)
  local keys = {}
  for k in pairs(fields) do keys[#keys + 1] = k end
  table.sort(keys)
  return keys
end

---@param level "debug"|"info"|"warning"|"error"
---@param message string says what happened, without values
---@param fields table<string, string|number|boolean>? the values
function Log:say(level, message, fields)
  if LEVELS[level] < self.least then return end
  local is_said, left_out = self:admits(message)
  if not is_said then return end
  local out = {}
  for k, v in pairs(fields or {}) do out[k] = terminal.harmless(tostring(v)) end
  if left_out > 0 then out.left_out = tostring(left_out) end
  local keys = keys_of(out)
  if self.is_json then
    out.time, out.level, out.message = stamp(), level, message
    table.move(keys, 1, #keys, 4)
    keys[1], keys[2], keys[3] = "time", "level", "message"
    self.write(dkjson.encode(setmetatable(out, { __jsonorder = keys })) .. "\n")
  else
    local words = { stamp(), level, message }
    for _, k in ipairs(keys) do words[#words + 1] = k .. "=" .. out[k] end
    self.write(table.concat(words, " ") .. "\n")
  end
end

function Log:debug(...) return self:say("debug", ...) end
function Log:info(...) return self:say("info", ...) end
function Log:warning(...) return self:say("warning", ...) end
function Log:error(...) return self:say("error", ...) end

---A function for luv to call: an error in it is said here and ends nothing.
---@param fn function
---@return function
function Log:guard(fn)
  return function(...)
    local ok, trace = xpcall(fn, debug.traceback, ...)
    if not ok then self:error("a callback failed", { error = trace }) end
  end
end

return M

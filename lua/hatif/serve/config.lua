--- Reads the config of `hatif serve`: Lua text that assigns keys, run in an empty environment and
--- checked like a policy; all mistakes at once, each with file and line.
local core = require("hatif.core")
local problems = require("hatif.language.problems")
local schema = require("hatif.serve.keys")

local M = {}

local INSTRUCTIONS = 10000000 -- a config that runs longer never ends

---@class hatif.serve.config
---The sections of docs/serve.md with every default in place: times in ms, paths from the folder of
---the config, lists where one may be several.

-- What a value of each type must be; returns the value as it is used, or nil and what was expected.
local READ = {}

function READ.string(v) return type(v) == "string" and v or nil, "a string" end

function READ.boolean(v)
  if type(v) == "boolean" then return v end
  return nil, "true or false"
end

function READ.time(v)
  local ms = (type(v) == "string" or math.type(v) == "integer") and core.policy.ms(v)
  return ms or nil, 'a time, as "3s"'
end

function READ.integer(v, key)
  local n = math.type(v) == "integer" and v
  local is_well = n and n >= (key.min or n) and n <= (key.max or n)
  local expected = "a whole number"
  if key.min then expected = expected .. (" of %d or more"):format(key.min) end
  if key.max then expected = expected .. (", %d at most"):format(key.max) end
  return is_well and n or nil, expected
end

function READ.choice(v, key)
  for _, one in ipairs(key.of) do
    if v == one then return v end
  end
  return nil, "one of " .. table.concat(key.of, ", ")
end

function READ.path(v, _, folder)
  if type(v) ~= "string" or v == "" then return nil, "a path" end
  return v:sub(1, 1) == "/" and v or folder .. "/" .. v
end

local function list_of(v, read, expected)
  local list = type(v) == "table" and v or { v }
  local out = {}
  for i, one in ipairs(list) do
    out[i] = read(one)
    if not out[i] then return nil, expected end
  end
  local n = 0
  for _ in pairs(list) do n = n + 1 end
  if n ~= #out then return nil, expected end
  return out
end

function READ.strings(v) return list_of(v, READ.string, "a list of strings") end

function READ.paths(v, key, folder)
  local out = list_of(v, function(one) return READ.path(one, key, folder) end, "")
  if out and out[1] then return out end
  return nil, "a path, or a list of paths"
end

function READ.patterns(v)
  return list_of(v, function(one)
    return type(one) == "string" and pcall(string.find, "", one) and one
  end, "a list of Lua patterns")
end

-- "unix:PATH" or "tcp:HOST:PORT" → { path = } or { host =, port = }
function READ.address(v, _, folder)
  local expected = '"unix:PATH" or "tcp:HOST:PORT"'
  if type(v) ~= "string" then return nil, expected end
  local path = v:match("^unix:(.+)$")
  if path then return { path = READ.path(path, nil, folder) } end
  local host, port = v:match("^tcp:(.+):(%d+)$")
  port = math.tointeger(tonumber(port))
  if not host or not port or port > 65535 then return nil, expected end
  return { host = host:match("^%[(.+)%]$") or host, port = port }
end

local function shown(v)
  if type(v) == "string" then return #v <= 40 and ("%q"):format(v) or "a long string" end
  return type(v) == "table" and "a table" or tostring(v)
end

local function names_of(keys)
  local known = {}
  for _, key in ipairs(keys) do known[key[1]] = key end
  return known
end

local read_section

-- The line of a key that stands in a table: the first after `where` that holds it.
local function place(reader, name, where)
  local line = reader.lines and reader.lines[name]
  if line then return { file = where.file, line = line } end
  return reader.report:locate(where, tostring(name), true)
end

-- A section that may be several: one table of keys, or a list of such tables.
local function read_sections(reader, key, value, where, path)
  local out = {}
  local list = value[1] ~= nil and value or { value }
  for _, name in ipairs(list == value and problems.keys(value) or {}) do
    if math.type(name) ~= "integer" then
      reader.report:add(place(reader, name, where), "bad_value",
        "%s is a list of sections; %s stands beside them", path, tostring(name))
    end
  end
  for i, one in ipairs(list) do
    local name = #list > 1 and ("%s[%d]"):format(path, i) or path
    if type(one) ~= "table" then
      reader.report:add(where, "bad_value", "%s is %s; a table of keys expected", name, shown(one))
    else
      local section
      section, where = read_section(reader, key.keys, one, where, name)
      out[i] = section
    end
  end
  return out
end

local function read_value(reader, key, value, where, path)
  if key.type == "section" or key.type == "sections" then
    if type(value) ~= "table" then
      return reader.report:add(where, "bad_value", "%s is %s; a table of keys expected", path,
        shown(value))
    end
    if key.type == "sections" then return read_sections(reader, key, value, where, path) end
    return (read_section(reader, key.keys, value, where, path))
  end
  local read, expected = READ[key.type](value, key, reader.folder)
  if read ~= nil then return read end
  -- what a password is is nobody's to read
  local what = key[1] == "password" and "of another type" or shown(value)
  reader.report:add(where, "bad_value", "%s is %s; %s expected", path, what, expected)
end

local function default_of(reader, key, where, path)
  if key.required then
    reader.report:add(where, "missing", "%s is missing: %s", path, key.doc)
  elseif key.type == "section" then
    return not key.is_optional and read_section(reader, key.keys, {}, where, path) or nil
  elseif key.default ~= nil then
    return read_value(reader, key, key.default, where, path)
  elseif key.type == "sections" then
    return {}
  end
end

-- Reads one table by its keys; returns it with the defaults, and the last line it reached.
function read_section(reader, keys, t, where, path)
  local out, known, last = {}, names_of(keys), where
  for _, name in ipairs(problems.keys(t)) do
    local at = place(reader, name, where)
    if at.line > last.line then last = at end
    if not known[name] then
      local full = path == "" and tostring(name) or path .. "." .. tostring(name)
      reader.report:add(at, "unknown_key", "there is no key %s%s", full,
        problems.suggest(tostring(name), known))
    end
  end
  for _, key in ipairs(keys) do
    local name = key[1]
    local full = path == "" and name or path .. "." .. name
    local lines = reader.lines
    if t[name] == nil then
      out[name] = default_of(reader, key, where, full)
    else
      local at = place(reader, name, where)
      reader.lines = nil -- inside of a table lines are looked for
      out[name] = read_value(reader, key, t[name], at, full)
    end
    reader.lines = lines
  end
  return out, last
end

-- Runs the text; what it assigned, and where.
local function run(text, path)
  local values, lines = {}, {}
  local env = setmetatable({}, { __index = values, __newindex = function(_, name, value)
    values[name], lines[name] = value, debug.getinfo(2, "l").currentline
  end })
  local chunk, message = load(text:gsub("^\u{FEFF}", ""), "@" .. path, "t", env)
  if not chunk then return nil, message end
  local thread = coroutine.create(chunk)
  debug.sethook(thread, function() error("the config does not end", 0) end, "", INSTRUCTIONS)
  local ok, result = coroutine.resume(thread)
  if not ok then return nil, tostring(result) end
  if type(result) == "table" then
    for name, value in pairs(result) do values[name] = value end
  end
  return values, lines
end

-- "path:LINE: what" of Lua as a problem of that line.
local function run_error(report, path, message)
  local line, what = message:sub(#path + 1):match("^:(%d+): (.*)$")
  report:add({ file = path, line = tonumber(line) or 1 }, "syntax", "%s", what or message)
end

local function is_loopback(address)
  return address.path or address.host == "localhost" or address.host == "::1"
    or address.host:match("^127%.%d+%.%d+%.%d+$")
end

-- What no single key can tell.
local function check_whole(config, report, top)
  local function wrong(name, fmt, ...)
    report:add(report:locate(top, name, true), "conflict", fmt, ...)
  end
  local prefixes = {}
  for _, kind in ipairs { "asterisk", "freeswitch" } do
    for _, line in ipairs(config[kind]) do
      line.name = line.name or kind
      if prefixes[line.prefix or ""] then
        wrong(kind, "two servers with the prefix %q; one each expected", line.prefix)
      end
      prefixes[line.prefix or ""] = true
      if (line.password == nil) == (line.password_file == nil) then
        wrong(kind, "%s: password or password_file, one of them expected", line.name)
      end
    end
  end
  for _, name in ipairs { "transcripts", "guidance" } do
    for _, way in ipairs(config[name]) do
      if way.listen and not is_loopback(way.listen) and not way.tokens then
        wrong(name, "%s: whoever listens beyond loopback needs tokens", name)
      elseif name == "guidance" and way.listen and not way.tokens then
        wrong(name, "guidance: tokens is missing: a file of who may listen to whom")
      elseif not way.listen and not way.stdin and not way.stdout then
        wrong(name, "%s: listen or %s expected", name,
          name == "transcripts" and "stdin" or "stdout")
      end
    end
  end
end

-- Of the section `metrics`: somewhere to go, and times that are none too short.
local function check_metrics(config, report, top)
  local metrics = config.metrics
  if not metrics then return end
  local function wrong(fmt, ...)
    report:add(report:locate(top, "metrics", true), "conflict", fmt, ...)
  end
  if not metrics.file and not metrics.socket then wrong("metrics: file or socket expected") end
  if metrics.file and metrics.file == metrics.socket then
    wrong("metrics: file and socket are the same path; two expected")
  end
  for _, bound in ipairs { { "every", 1000 }, { "service_level", 1 }, { "hold_limit", 1 } } do
    local name, least = bound[1], bound[2]
    if metrics[name] < least then
      wrong("metrics.%s is %d ms; %d ms or more expected", name, metrics[name], least)
    end
  end
end

local function fail(report)
  local errors, messages = report:sorted(), {}
  for i, e in ipairs(errors) do messages[i] = e.message end
  return nil, table.concat(messages, "\n"), "ECONFIG", errors
end

---Reads and checks a config.
---
---```lua
---local config = require "hatif.serve.config"
---print((select(3, config.read("nowhere.lua")))) --> EFILE
---```
---@param path string
---@return hatif.serve.config? config
---@return string? message one line for each mistake, "file:line: what, what was expected"
---@return "EFILE"|"ECONFIG"|nil code
---@return hatif.Problem[]? errors
function M.read(path)
  local file, why = io.open(path, "rb")
  local text, reason = nil, why
  if file then
    text, reason = file:read("a")
    file:close()
  end
  if not text then return nil, tostring(reason), "EFILE" end
  local report = problems.new { { name = path, path = path, text = text } }
  local values, lines = run(text, path)
  if not values then
    run_error(report, path, lines)
    return fail(report)
  end
  local top = { file = path, line = 1 }
  local reader = { report = report, folder = path:match("^(.*)/[^/]*$") or ".", lines = lines }
  local config = read_section(reader, schema.CONFIG, values, top, "")
  if #report.list == 0 then
    check_whole(config, report, top)
    check_metrics(config, report, top)
    if config.shadow_figures and not config.shadow then
      report:add(report:locate(top, "shadow_figures", true), "conflict",
        "shadow_figures: there is no shadow; `shadow = \"POLICY\"` expected")
    end
  end
  if #report.list > 0 then return fail(report) end
  config.path = path
  return config
end

---The keys as Markdown: what docs/serve.md holds.
---
---```lua
---print(#require("hatif.serve.config").reference() > 1000) --> true
---```
---@return string
function M.reference()
  local lines = {}
  local function add(keys, path)
    for _, key in ipairs(keys) do
      local name, default = path .. key[1], key.default
      if type(default) == "table" then default = "none" end
      local kind = key.of and table.concat(key.of, ", ") or key.type
      lines[#lines + 1] = ("| `%s` | %s | %s | %s |"):format(name, kind,
        key.required and "required" or default == nil and "" or "`" .. tostring(default) .. "`",
        key.doc)
      if key.keys then add(key.keys, name .. ".") end
    end
  end
  add(schema.CONFIG, "")
  return table.concat(lines, "\n") .. "\n"
end

return M

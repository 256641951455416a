--- The policy language: files -> declarations -> models -> layers -> plan -> compiled policy
--- (LANGUAGE.md).
local core = require("hatif.core")
local calibrated = require("hatif.language.calibrated")
local calendars_of = require("hatif.language.calendars")
local layers = require("hatif.language.layers")
local lower = require("hatif.language.lower")
local model = require("hatif.language.model")
local packs = require("hatif.language.packs")
local planning = require("hatif.language.plan")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = { VERSION = "1" }

-- Lua shows at most 59 bytes of a chunk's name and keeps its end; this is the same, so that it can
-- be found again.
local function chunk_name(path)
  if #path <= 58 then return "@" .. path end
  return "@..." .. path:sub(-55)
end

-- "chunk:LINE: what" as Lua says it → a problem with the path as the user gave it.
local function add_run_error(report, source, message, code)
  local shown = source.chunk:sub(2)
  local line, what
  if message:sub(1, #shown + 1) == shown .. ":" then
    line, what = message:sub(#shown + 2):match("^(%d+): ?(.*)$")
  end
  report:add({ file = source.path, line = tonumber(line) or 1 }, code, "%s", what or message)
end

local CODES = { ESYNTAX = "syntax", EMEMORY = "memory", EBUDGET = "budget", ELIMIT = "limit" }

-- A byte order mark is no Lua; a first line "#!" keeps its number.
local function readable(text)
  text = text:gsub("^\u{FEFF}", "")
  return (text:gsub("^#[^\n]*", ""))
end

--- Runs the files in a new guest.
---@param sources hatif.Source[]
---@param opts { memory: integer?, budget: integer?, time: integer? }
---@param report table
---@return any? guest
---@return table[]? declarations
function M.run(sources, opts, report)
  local guest, message = core.guest.new { memory = opts.memory, budget = opts.budget,
    time = opts.time }
  if not guest then
    report:add({ file = sources[1].path, line = 1 }, "memory", "%s", message)
    return nil
  end
  local by_chunk = {}
  for _, source in ipairs(sources) do
    source.chunk = chunk_name(source.path)
    by_chunk[source.chunk] = source.path
    local ok, what, code = guest:run(readable(source.text), source.chunk)
    if not ok then add_run_error(report, source, what, CODES[code] or "syntax") end
  end
  if #report.list > 0 then return nil end
  local list, why = guest:declarations()
  if not list then
    report:add({ file = sources[1].path, line = 1 }, "limit", "%s", why)
    return nil
  end
  M.place(list, by_chunk)
  return guest, list
end

-- Every declaration, also inside others, gets the path of its file.
function M.place(list, by_chunk)
  local function visit(decl)
    decl.file = by_chunk[decl.file] or decl.file
    for _, item in pairs(decl.body or {}) do
      if schema.kind(item) == "decl" then visit(item) end
    end
  end
  for _, decl in ipairs(list) do visit(decl) end
end

local TOP = { protocol = true, calendar = true, policy = true }

-- Steps and duties that no protocol holds were written outside of one.
local function check_outside(list, report)
  local inside = {}
  local function visit(decl)
    for _, item in pairs(decl.body or {}) do
      if schema.kind(item) == "decl" then
        inside[item.serial] = true
        visit(item)
      end
    end
  end
  for _, decl in ipairs(list) do
    if TOP[decl.decl] then visit(decl) end
  end
  for _, decl in ipairs(list) do
    if not TOP[decl.decl] and not inside[decl.serial] then
      report:add(decl, "outside", "%s stands outside of a protocol", schema.label(decl))
    end
  end
end

---@class hatif.Declared
---@field protocols table[]
---@field calendars table[]
---@field policy table?

---@param list table[]
---@param report table
---@return hatif.Declared
local function read(list, report)
  local out, seen = { protocols = {}, calendars = {} }, {}
  for _, decl in ipairs(list) do
    if TOP[decl.decl] and not decl.body then
      report:add(decl, "no_table", "%s: its table { … } is missing", schema.label(decl))
    elseif decl.decl == "protocol" then
      out.protocols[#out.protocols + 1] = model.protocol(decl, report)
    elseif decl.decl == "calendar" then
      if seen[decl.id] then
        report:add(decl, "duplicate_id", "calendar \"%s\": there is one of that id already",
          decl.id)
      end
      seen[decl.id] = true
      out.calendars[#out.calendars + 1] = calendars_of.read(decl, report)
    elseif decl.decl == "policy" then
      schema.check(decl, report)
      if out.policy then
        report:add(decl, "duplicate_id", "policy: there is one already, in %s:%d", out.policy.file,
          out.policy.line)
      end
      out.policy = out.policy or decl
    end
  end
  check_outside(list, report)
  return out
end

---@class hatif.Compiled
---@field core any the sealed core.policy
---@field guest any core.guest
---@field plan table
---@field name string?
---@field calendars table[]

-- Runs the files, and again with the packs that they ask for behind them, until none is missing: a
-- guest that has given its declarations takes no more files.
local function run_with_packs(sources, opts)
  while true do
    local report = problems.new(sources)
    local guest, list = M.run(sources, opts, report)
    local asked = guest and packs.asked(list) or {}
    if #asked == 0 then return report, guest, list end
    table.move(asked, 1, #asked, #sources + 1, sources)
  end
end

--- Compiles files to a policy.
---@param sources hatif.Source[] at least one; the packs that they ask for are put behind them
---@param opts { memory: integer?, budget: integer?, time: integer?, calibration: table? }
---@return hatif.Compiled? compiled
---@return hatif.Problem[]? errors
function M.compile(sources, opts)
  local report, guest, list = run_with_packs(sources, opts)
  if not guest then return nil, report:sorted() end
  local declared = read(list, report)
  local merged, bases = layers.in_force(declared.protocols, declared.policy, report)
  if #declared.protocols == 0 then
    report:add({ file = sources[1].path, line = 1 }, "empty", "no protocol is declared")
  end
  local plan = planning.make(merged, bases, report)
  if opts.calibration then calibrated.apply(plan, opts.calibration) end
  local compiled = #report.list == 0 and lower.build(guest, plan, declared.calendars, report)
  if not compiled then return nil, report:sorted() end
  local name = declared.policy and declared.policy.body.name
  return { core = compiled, guest = guest, plan = plan, name = name,
    calendars = declared.calendars }
end

return M

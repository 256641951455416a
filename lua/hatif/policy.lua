--- hatif.policy: loading policies, and what can be asked of one.
local check = require("hatif.check")
local calibrated = require("hatif.language.calibrated")
local core = require("hatif.core")
local draw = require("hatif.draw")
local language = require("hatif.language")
local planning = require("hatif.language.plan")
local problems = require("hatif.language.problems")

local M = {}

---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---print(policy:name(), #policy:hash(), #policy:base_hash()) --> chefz 64 64
---print(policy:calibration()) -- none lies beside it --> nil
---local duty = policy:duties()[1]
---print(duty.id, duty.kind, duty.cite) --> greeting.look must 000 §2.1
---print(policy:protocols()[1].id, policy:layers()[1].layer) --> greeting chefz.greeting
---for _, finding in ipairs(policy:check()) do
---  print(finding.file, finding.line, finding.code, finding.message)
---end
---local matcher = assert(hatif.text.phrases(policy:phrases()))
---print(matcher:match("السلام عليكم")[1].name) --> greeting/salam
---print(policy:hooks(), #policy:log()) --> on 0
---policy:release() -- hooks that were put off are on again
---print(policy:draw("mermaid"):match("^[^\n]+")) --> stateDiagram-v2
---```
---@class hatif.Policy
---@field core any the compiled policy, for hatif.engine
local Policy = {}
Policy.__index = Policy
Policy.__name = "hatif.policy"

--- The name: policy{ name = … }, or that of the first file.
---@return string
function Policy:name() return self._name end

--- The content hash: SHA-256 over the language version and each file's relative name and bytes, in
--- order.
---@return string hex 64 characters
function Policy:hash() return self._hash end

--- The hash without the calibration that lies beside the policy, which is measured with it.
---@return string hex 64 characters
function Policy:base_hash() return self._base_hash end

--- What its calibration says, and whether it was measured with this very policy.
---@return { duties: table<string, { ready: boolean }>, is_current: boolean }? nil: none lies there
function Policy:calibration() return self._calibration end

---@class hatif.DutyInfo
---@field id string "protocol.duty"
---@field kind "must"|"never"|"at_most"|"attest"
---@field protocol string
---@field step string?
---@field cite string?
---@field weight number
---@field autofail boolean|"confirm"|nil in force: "confirm" where the calibration does not let it
---@field declared_autofail boolean|"confirm"|nil as the policy's files say
---@field title table<string, string>|string|nil
---@field advice table<string, string>|string|nil
---@field section string?
---@field severity string?
---@field layer string
---@field waive_by string?
---@field text table<string, string>|string|nil attest: the question
---@field file string
---@field line integer

--- The duties in force, in order of declaration.
---@return hatif.DutyInfo[]
function Policy:duties()
  local out = {}
  for _, p in ipairs(self.plan.protocols) do
    for _, d in ipairs(planning.duties(p)) do
      out[#out + 1] = {
        id = d.full, kind = d.kind, protocol = p.id, step = d.step, cite = d.cite,
          weight = d.weight,
        autofail = d.autofail, declared_autofail = d.declared_autofail or d.autofail,
          title = d.body.title, advice = d.body.advice,
          section = d.body.section,
        severity = d.body.severity, layer = d.layer, waive_by = d.waive_by, text = d.body.text,
        file = d.file, line = d.line,
      }
    end
  end
  return out
end

---@class hatif.ProtocolInfo
---@field id string
---@field layer string
---@field summary table|string|nil
---@field langs string[]
---@field sections table<string, { title: table, weight: number }>
---@field pass number?
---@field channels string[]?
---@field direction string?
---@field params table<string, { value: any, type: string, doc: string? }>
---@field steps string[]

--- The protocols in force, in order.
---@return hatif.ProtocolInfo[]
function Policy:protocols()
  local out = {}
  for i, p in ipairs(self.plan.protocols) do
    local steps = {}
    for s, step in ipairs(p.steps) do steps[s] = step.id end
    out[i] = { id = p.id, layer = p.layer, summary = p.summary, langs = p.langs,
      sections = p.sections or {},
               pass = p.pass, channels = p.channels, direction = p.direction, params = p.params,
               steps = steps }
  end
  return out
end

--- The phrases in force, named "protocol/phrase", as `hatif.text.phrases` takes them.
---@return table<string, table>
function Policy:phrases()
  local out = {}
  for _, p in ipairs(self.plan.protocols) do
    for name, phrase in pairs(p.phrases) do
      local set = { unless_negated = phrase.unless_negated == true }
      for lang, patterns in pairs(phrase.langs) do
        set[lang] = {}
        for i, pattern in ipairs(patterns) do set[lang][i] = pattern.text end
      end
      out[p.id .. "/" .. name] = set
    end
  end
  return out
end

-- Whether one of a phrase's patterns captures {name}.
local function captures_name(phrase)
  for _, patterns in pairs(phrase.langs) do
    for _, pattern in ipairs(patterns) do
      if pattern.text:find("{name}", 1, true) then return true end
    end
  end
  return false
end

local function applies(protocol, channel)
  for _, name in ipairs(protocol.channels or { channel }) do
    if name == channel then return true end
  end
  return false
end

--- The phrases that hear personal data, named "protocol/phrase": "whole" where the policy says
--- `personal = true`, "name" where a pattern captures {name}. `hatif.redact` masks them.
---
--- ```lua
--- local policy = assert(hatif.policy.load("examples/ozols"))
--- for name, how in pairs(policy:personal("phone")) do
---   assert(how == "name" or how == "whole", name)
--- end
--- ```
---@param channel string of the contact: protocols of other channels are left out
---@return table<string, "whole"|"name">
function Policy:personal(channel)
  local out = {}
  for _, p in ipairs(self.plan.protocols) do
    for name, phrase in pairs(applies(p, channel) and p.phrases or {}) do
      if phrase.personal then out[p.id .. "/" .. name] = "whole"
      elseif captures_name(phrase) then out[p.id .. "/" .. name] = "name" end
    end
  end
  return out
end

--- The layer report: for each layer what it added, replaced and removed.
---@return { layer: string, base: string, added: string[], replaced: string[], removed: string[] }[]
function Policy:layers()
  local out = {}
  for _, p in ipairs(self.plan.protocols) do table.move(p.layers, 1, #p.layers, #out + 1, out) end
  return out
end

--- What the hooks printed since the last call, and how many lines more there was no room for.
---@return string[] lines
---@return integer dropped
function Policy:log() return self.guest:log() end

--- Whether the hooks of live contacts run: three overruns within 5 s put them off. Contacts go on
--- with the duties that need no hook, and `on_error` is told with the code "EHOOKSOFF".
---@return "on"|"off"
function Policy:hooks() return self.guest:hooks() end

--- Puts the hooks on again. What failed for an open contact stays off for that contact.
function Policy:release() self.guest:release() end

--- The linter's findings, in order of files and lines.
---@return hatif.Finding[]
function Policy:check() return check.policy(self) end

--- A drawing of the protocols in force: their steps, the ways between them, and the duties with
--- their deadlines. Raises on another format.
---@param format "dot"|"mermaid" for Graphviz, or a state diagram of Mermaid
---@return string text
function Policy:draw(format) return draw.policy(self, format) end

function Policy:__tostring() return ("hatif.policy: %s %s"):format(self._name, self._hash:sub(1,
  12)) end

-- Reads a file: its text, or nil, why not, and whether it is a folder.
local function read_file(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, (why:gsub("^" .. path:gsub("%p", "%%%0") .. ": ", "")) end
  local text, reason, errno = file:read("a")
  file:close()
  if not text then return nil, reason, errno == 21 end
  return text
end

local function base_name(path) return path:match("([^/]+)/*$") or path end

-- The files that policy.lua of a folder lists; its text runs in a guest of its own to know them.
local function listed_files(source, opts, report)
  local guest, list = language.run({ source }, opts, report)
  if not guest then return {} end
  for _, decl in ipairs(list) do
    if decl.decl == "policy" and type(decl.body) == "table" then
      return type(decl.body.files) == "table" and decl.body.files or {}, decl
    end
  end
  return {}
end

local function file_error(path, message)
  return { file = path, line = 1, code = "file", message = ("%s: cannot be read: %s"):format(path,
    message) }
end

-- The calibration that lies beside a policy, where one does.
local function add_calibration(sources, path)
  local text = read_file(path)
  if text then
    sources[#sources + 1] = { name = "calibration.json", path = path, text = text }
  end
end

local function read_folder(folder, opts, errors)
  local path = folder:gsub("/+$", "") .. "/policy.lua"
  local text, why = read_file(path)
  if not text then
    errors[#errors + 1] = file_error(path, why)
    return {}
  end
  local sources = { { name = "policy.lua", path = path, text = text } }
  local report = problems.new(sources)
  local files, decl = listed_files(sources[1], opts, report)
  for _, e in ipairs(report:sorted()) do errors[#errors + 1] = e end
  for _, name in ipairs(files) do
    local inside = type(name) == "string"
      and not name:match("^/") and not ("/" .. name .. "/"):find("/../", 1, true)
    local where = report:locate(decl, tostring(name))
    if not inside then
      report:add(where, "bad_file", "policy: file '%s': a name inside of the folder was expected",
        tostring(name))
      errors[#errors + 1] = report:sorted()[#report.list]
    else
      local file = folder:gsub("/+$", "") .. "/" .. name
      local content, reason = read_file(file)
      if content then
        sources[#sources + 1] = { name = name, path = file, text = content }
      else
        errors[#errors + 1] = { file = where.file, line = where.line, code = "file",
          message = ("%s:%d: file %s cannot be read: %s"):format(where.file, where.line, file,
            reason) }
      end
    end
  end
  add_calibration(sources, folder:gsub("/+$", "") .. "/calibration.json")
  return sources
end

local function read_paths(paths, opts, errors)
  local sources = {}
  for _, path in ipairs(paths) do
    local text, why, is_folder = read_file(path)
    if is_folder then
      local list = read_folder(path, opts, errors)
      table.move(list, 1, #list, #sources + 1, sources)
    elseif text and base_name(path) == "policy.lua" then
      local list = read_folder(path:match("^(.*)/[^/]*$") or ".", opts, errors)
      table.move(list, 1, #list, #sources + 1, sources)
    elseif text then
      sources[#sources + 1] = { name = base_name(path), path = path, text = text }
      local beside = path:gsub("%.lua$", ".calibration.json")
      if beside ~= path then add_calibration(sources, beside) end
    else
      errors[#errors + 1] = file_error(path, why)
    end
  end
  return sources
end

local function hash_of(sources)
  local parts = { ("hatif policy language %s\n"):format(language.VERSION) }
  for _, source in ipairs(sources) do
    parts[#parts + 1] = string.pack("<s4s4", source.name, source.text)
  end
  return core.policy.hash(table.concat(parts))
end

-- The hash, which snapshots of contacts name the policy by.
local function stamped(compiled, sources)
  local hash = hash_of(sources)
  compiled:stamp(hash)
  return hash
end

local function fail(errors, code)
  local messages = {}
  for i, e in ipairs(errors) do messages[i] = e.message end
  return nil, table.concat(messages, "\n"), code, errors
end

local function compile(sources, opts, known)
  sources = table.move(sources, 1, #sources, 1, {}) -- packs are put behind them
  local calibration, bad = calibrated.taken_from(sources)
  if bad then return fail({ bad }, "EPOLICY") end
  local compiled, mistakes = language.compile(sources, { memory = opts.memory,
    budget = opts.budget, time = opts.time, calibration = calibration })
  if not compiled then return fail(mistakes, "EPOLICY") end
  local base_hash = hash_of(sources)
  if calibration then
    sources[#sources + 1] = calibration.source
    calibration.is_current = calibration.hash == base_hash
  end
  local first = sources[1]
  local name = known or compiled.name or (first.name == "policy.lua"
    and base_name(first.path:match("^(.*)/") or ".")
    or first.name:gsub("%.lua$", ""))
  return setmetatable({ core = compiled.core, guest = compiled.guest, plan = compiled.plan,
    calendars = compiled.calendars,
    sources = sources,
                        _name = name, _hash = stamped(compiled.core, sources),
                        _base_hash = base_hash, _calibration = calibration }, Policy)
end

local function check_paths(path)
  local paths = type(path) == "table" and path or { path }
  for i, p in ipairs(paths) do
    if type(p) ~= "string" then
      error(("bad argument #1 to 'load' (path %d: string expected, got %s)"):format(i, type(p)), 3)
    end
  end
  if #paths == 0 or (type(path) ~= "string" and type(path) ~= "table") then
    error(("bad argument #1 to 'load' (a path or a list of paths expected, got %s)"):format(
      #paths == 0 and type(path) == "table" and "an empty list" or type(path)), 3)
  end
  return paths
end

--- Loads a policy: a file, a folder whose policy.lua lists its files, or a list of them, in that
--- order.
--- Raises on an argument that is no path. All mistakes of the files are given at once.
---
--- ```lua
--- local policy, message = hatif.policy.load("spec/fixtures/broken.lua")
--- print(policy, message:match("^[^:]+:%d+")) --> nil spec/fixtures/broken.lua:3
--- ```
---@param path string|string[]
---@param opts { memory: integer?, time: integer?, budget: integer? }? memory: bytes the guest may
---  hold (64 MB); time: ms of the processor that one live hook may take (5); budget: instructions
---  that a file, or a hook in a replay, may take (20,000,000)
---@return hatif.Policy? policy
---@return string? message one line for each mistake, "file:line: what, what was expected"
---@return "EFILE"|"EPOLICY"|nil code
---@return hatif.Problem[]? errors
function M.load(path, opts)
  local paths = check_paths(path)
  opts = opts or {}
  local errors = {}
  local sources = read_paths(paths, opts, errors)
  if #errors > 0 then return fail(errors, errors[1].code == "file" and "EFILE" or "EPOLICY") end
  return compile(sources, opts)
end

--- A policy from sources that were read before: `policy.sources` of a loaded one.
---
--- ```lua
--- local text = 'protocol "desk" { must "greet" { event = "hello", when = "answer" } }'
--- local policy = assert(hatif.policy.of { { name = "desk.lua", path = "desk.lua", text = text } })
--- print(policy:duties()[1].id) --> desk.greet
--- ```
---@param sources { name: string, path: string, text: string }[]
---@param name string? of that policy; else as `load` finds it
---@return hatif.Policy? policy
---@return string? message
---@return "EPOLICY"|nil code
---@return hatif.Problem[]? errors
function M.of(sources, name)
  return compile(sources, {}, name)
end

--- Starts the thread that stops hooks which run too long. It starts by itself with the first live
--- hook; this says which signal it uses, and takes one of the host's choosing.
---
--- ```lua
--- print(math.type(hatif.policy.watchdog())) --> integer
--- ```
---@param opts { signal: integer? }? the first free real-time signal
---@return integer? signal
---@return string? message
---@return "EBUSY"|"EINVAL"|"EUV"|"EFORK"|"ENOMEM"|nil code EBUSY: the signal has a handler
function M.watchdog(opts) return core.guest.watchdog(opts) end

return M

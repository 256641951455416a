--- Drawings of a policy, for Graphviz and Mermaid. Both are written from one picture: for each
--- protocol its steps, the ways between them, the duties with their deadlines, and the flows.
local dot = require("hatif.draw.dot")
local functions = require("hatif.language.functions")
local mermaid = require("hatif.draw.mermaid")
local schema = require("hatif.language.schema")

local M = {}

local UNITS = { { "d", 86400000 }, { "h", 3600000 }, { "m", 60000 }, { "s", 1000 }, { "ms", 1 } }

-- A time as policies write it: 90000 → "1m30s".
local function duration(ms)
  local out = ""
  for _, unit in ipairs(UNITS) do
    local n = ms // unit[2]
    if n > 0 then out, ms = out .. ("%d%s"):format(n, unit[1]), ms % unit[2] end
  end
  return out == "" and "0s" or out
end

-- One line of valid UTF-8 that XML takes too, whatever a policy holds.
local function line_of(s)
  s = s:gsub("%c+", " ")
  if not utf8.len(s) then s = s:gsub("[\x80-\xff]", "?") end
  return (s:gsub("\xef\xbf[\xbe\xbf]", "\u{fffd}"))
end

-- In the protocol's first language, else in the first by name.
local function title_of(title, lang)
  if type(title) ~= "table" then return title end
  if title[lang] then return title[lang] end
  local langs = {}
  for name in pairs(title) do langs[#langs + 1] = name end
  table.sort(langs)
  return title[langs[1]]
end

---@class hatif.draw.line a duty or a flow
---@field kind string? "must", "never", "at_most", "attest"; nil: a flow
---@field id string
---@field says string "when answer, within 3s"; "" where nothing is to be said
---@field title string? in the protocol's first language

local function duty_line(duty, lang)
  local out = {}
  local limit = duty.n or duty.n_hook and "function"
  if limit then out[1] = "n " .. limit end
  for _, field in ipairs { "when", "after", "before", "release" } do
    local key = duty.body[field]
    if key then out[#out + 1] = field .. " " .. key end
  end
  local within = duty.within and duration(duty.within) or duty.within_hook and "function"
  if within then out[#out + 1] = "within " .. within end
  local title = title_of(duty.body.title, lang)
  return { kind = duty.kind, id = line_of(duty.id), says = line_of(table.concat(out, ", ")),
    title = title and line_of(title) }
end

local function duty_lines(duties, lang)
  local out = {}
  for i, duty in ipairs(duties) do out[i] = duty_line(duty, lang) end
  return out
end

-- The function that begins at a line of a file, as far as its text can be read.
local function function_at(texts, file, line)
  for _, f in ipairs(texts[file] or {}) do
    if f.line == line then return f end
  end
end

local SAYS = { await = "awaits", act = "acts", raise = "raises" } -- methods of `c`

-- What a function waits for, does and raises, of what its text names: "awaits drop, acts prompt".
local function doings(f)
  local out, by_word, seen = {}, {}, {}
  for _, call in ipairs(f and f.calls or {}) do
    local word = SAYS[call.name]
    for i, name in ipairs(word and call.args or {}) do
      if (i == 1 or word == "awaits") and not seen[word .. name] then
        seen[word .. name] = true
        if not by_word[word] then
          by_word[word] = {}
          out[#out + 1] = { word, by_word[word] }
        end
        table.insert(by_word[word], name)
      end
    end
  end
  for i, doing in ipairs(out) do out[i] = doing[1] .. " " .. table.concat(doing[2], " ") end
  return out
end

local function flow_lines(flows, texts)
  local out = {}
  for i, flow in ipairs(flows) do
    local says = doings(function_at(texts, flow.file, flow.run_line))
    table.insert(says, 1, "when " .. flow.written)
    out[i] = { id = line_of(flow.id), says = line_of(table.concat(says, ", ")) }
  end
  return out
end

-- The steps that a function may choose: those whose ids are among the strings of its text.
local function note_choices(way, f, steps)
  for _, step in ipairs(steps) do
    if f and f.strings[step.id] then way.maybe[step.id] = true end
  end
end

-- The keys of each target in the order in which they are tried; false stands for functions.
local function ways_of(step, steps, texts)
  local out, by_target = {}, {}
  for _, on in ipairs(step.on) do
    local target = on.target or false
    if not by_target[target] then
      by_target[target] = { target = target, keys = {}, maybe = {} }
      out[#out + 1] = by_target[target]
    end
    local way = by_target[target]
    table.insert(way.keys, line_of(on.written))
    if not target then note_choices(way, function_at(texts, on.file, on.hook_line), steps) end
  end
  return out
end

---@class hatif.draw.step
---@field id string its name in the drawing
---@field name string
---@field is_final boolean?
---@field max string? how long it may last
---@field lines hatif.draw.line[]
---@field ways { target: string|false, keys: string[], maybe: table<string, boolean> }[]

---@class hatif.draw.protocol
---@field id string its name in the drawing
---@field name string
---@field start string? the id of the first step
---@field ids table<string, string> the names of steps in the drawing
---@field lines hatif.draw.line[] duties of the whole contact
---@field flows hatif.draw.line[]
---@field steps hatif.draw.step[]

local function protocol(p, i, texts)
  local lang, steps = p.langs[1], {}
  local drawn = { id = "p" .. i, name = line_of(p.layer), steps = steps, ids = {},
    start = p.start, lines = duty_lines(p.duties, lang), flows = flow_lines(p.flows, texts) }
  for s, step in ipairs(p.steps) do
    local id = ("p%ds%d"):format(i, s)
    drawn.ids[step.id] = id
    local max = step.max and duration(step.max) or step.max_hook and "function"
    steps[s] = { id = id, name = line_of(step.id), is_final = step.final, max = max,
      lines = duty_lines(step.duties, lang), ways = ways_of(step, p.steps, texts) }
  end
  return drawn
end

local function picture(policy)
  local texts, protocols = {}, {}
  for _, source in ipairs(policy.sources) do texts[source.path] = functions.read(source.text) end
  for i, p in ipairs(policy.plan.protocols) do protocols[i] = protocol(p, i, texts) end
  return { name = line_of(policy:name()), protocols = protocols }
end

local FORMATS = { dot = dot.text, mermaid = mermaid.text }

--- Raises on a format that is not known.
---@param policy hatif.Policy
---@param format "dot"|"mermaid"
---@return string text the same bytes every time
function M.policy(policy, format)
  local write = FORMATS[format]
  if not write then
    error(('bad argument #1 to \'draw\' ("dot" or "mermaid" expected, got %s)'):format(
      type(format) == "string" and ('"%s"'):format(format) or schema.came(format)), 3)
  end
  return write(picture(policy))
end

return M

--- Drawings of a policy, for Graphviz and Mermaid. Both are written from one picture: for each
--- protocol its steps, the ways between them, and the duties with their deadlines.
local schema = require("hatif.language.schema")

local M = {}

local FSI, PDI = "\u{2068}", "\u{2069}" -- first strong isolate, pop directional isolate
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

-- One line of valid UTF-8, whatever a policy holds.
local function line_of(s)
  s = s:gsub("%c+", " ")
  return utf8.len(s) and s or (s:gsub("[\x80-\xff]", "?"))
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

-- "must greet, when answer, within 3s: TITLE", the title held together by isolates.
local function duty_line(duty, lang)
  local out = { duty.kind .. " " .. duty.id }
  local limit = duty.n or duty.n_hook and "function"
  if limit then out[1] = ("%s (%s)"):format(out[1], limit) end
  for _, field in ipairs { "when", "after", "before", "release" } do
    local key = duty.body[field]
    if key then out[#out + 1] = field .. " " .. key end
  end
  local within = duty.within and duration(duty.within) or duty.within_hook and "function"
  if within then out[#out + 1] = "within " .. within end
  local text, title = line_of(table.concat(out, ", ")), title_of(duty.body.title, lang)
  return title and ("%s: %s%s%s"):format(text, FSI, line_of(title), PDI) or text
end

local function duty_lines(duties, lang, out)
  for _, duty in ipairs(duties) do out[#out + 1] = duty_line(duty, lang) end
  return out
end

-- The keys of each target in the order in which they are tried; false stands for functions.
local function ways_of(step)
  local out, by_target = {}, {}
  for _, on in ipairs(step.on) do
    local target = on.target or false
    if not by_target[target] then
      by_target[target] = { target = target, keys = {} }
      out[#out + 1] = by_target[target]
    end
    table.insert(by_target[target].keys, line_of(on.written))
  end
  return out
end

-- The limit of a step's stay, then its duties.
local function step_lines(step, lang)
  local max = step.max and duration(step.max) or step.max_hook and "function"
  return duty_lines(step.duties, lang, { max and "max " .. max })
end

local function picture(policy)
  local out = {}
  for i, p in ipairs(policy.plan.protocols) do
    local lang, steps = p.langs[1], {}
    local drawn = { id = "p" .. i, name = line_of(p.layer), steps = steps, ids = {},
      start = p.start, lines = duty_lines(p.duties, lang, {}) }
    for s, step in ipairs(p.steps) do
      local id = ("p%ds%d"):format(i, s)
      drawn.ids[step.id] = id
      steps[s] = { id = id, name = line_of(step.id), is_final = step.final,
        lines = step_lines(step, lang), ways = ways_of(step) }
    end
    out[i] = drawn
  end
  return out
end

-- An entity in a quoted string of Graphviz is read as its character.
local DOT = { ['"'] = '\\"', ["\\"] = "\\\\", ["&"] = "&amp;" }

local function dot_text(s) return (s:gsub('["\\&]', DOT)) end

-- The name in the middle, each duty on a line of its own from the left.
local function dot_label(name, lines)
  local out = { dot_text(name), #lines > 0 and "\\n" or "" }
  for _, line in ipairs(lines) do out[#out + 1] = dot_text(line) .. "\\l" end
  return table.concat(out)
end

local function dot_step(put, p, step)
  put('    %s [label="%s"%s];', step.id, dot_label(step.name, step.lines),
    step.is_final and ", peripheries=2" or "")
  for _, way in ipairs(step.ways) do
    local keys = {}
    for i, key in ipairs(way.keys) do keys[i] = dot_text(key) end
    local to = way.target and p.ids[way.target] or step.id .. "f"
    if not way.target then put('    %s [label="function", shape=diamond, style=""];', to) end
    put('    %s -> %s [label="%s"];', step.id, to, table.concat(keys, "\\n"))
  end
end

local function dot(policy)
  local out = {}
  local function put(fmt, ...) out[#out + 1] = fmt:format(...) end
  put('digraph "%s" {', dot_text(line_of(policy:name())))
  put("  node [shape=box, style=rounded];")
  for _, p in ipairs(picture(policy)) do
    put("  subgraph cluster_%s {", p.id)
    put('    label="%s";', dot_text(p.name))
    if #p.lines > 0 then
      put('    %sc [label="%s", shape=note, style=""];', p.id, dot_label("contact", p.lines))
    end
    if p.start then
      put('    %sb [label="", shape=point];', p.id)
      put("    %sb -> %s;", p.id, p.ids[p.start])
    end
    for _, step in ipairs(p.steps) do dot_step(put, p, step) end
    put("  }")
  end
  put("}")
  return table.concat(out, "\n") .. "\n"
end

-- Whatever Mermaid could read as its own is written by its number, as #58; for a colon.
local function mermaid_text(s)
  return (s:gsub('[#;:"<>&%%\\{}`%[%]]', function(c) return ("#%d;"):format(c:byte()) end))
end

local function mermaid_state(put, id, name, lines)
  put('    state "%s" as %s', mermaid_text(name), id)
  for _, line in ipairs(lines) do put("    %s : %s", id, mermaid_text(line)) end
end

local function mermaid_ways(put, p, step)
  for _, way in ipairs(step.ways) do
    local to = way.target and p.ids[way.target] or step.id .. "f"
    if not way.target then mermaid_state(put, to, "function", {}) end
    put("    %s --> %s : %s", step.id, to, mermaid_text(table.concat(way.keys, ", ")))
  end
  if step.is_final then put("    %s --> [*]", step.id) end
end

local function mermaid(policy)
  local out = { "stateDiagram-v2" }
  local function put(fmt, ...) out[#out + 1] = fmt:format(...) end
  for _, p in ipairs(picture(policy)) do
    local is_empty = #p.lines + #p.steps == 0
    put('  state "%s" as %s%s', mermaid_text(p.name), p.id, is_empty and "" or " {")
    if #p.lines > 0 then mermaid_state(put, p.id .. "c", "contact", p.lines) end
    for _, step in ipairs(p.steps) do mermaid_state(put, step.id, step.name, step.lines) end
    if p.start then put("    [*] --> %s", p.ids[p.start]) end
    for _, step in ipairs(p.steps) do mermaid_ways(put, p, step) end
    if not is_empty then put("  }") end
  end
  return table.concat(out, "\n") .. "\n"
end

local FORMATS = { dot = dot, mermaid = mermaid }

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
  return write(policy)
end

return M

--- The picture of a policy for Graphviz. Each step is a table: duties on the left, their titles on
--- the right, where Arabic begins. Protocols stand below each other.
local M = {}

local FSI, PDI = "\u{2068}", "\u{2069}" -- first strong isolate, pop directional isolate

-- Dark on white, at 4.5:1 or better; the kind of a duty is told by its word first.
local INK, QUIET = "#1f2328", "#59636e"
local COLOURS = { must = "#116329", never = "#a40e26", at_most = "#7d4e00", attest = "#0550ae" }

local HEAD = ([[
  graph [fontname="FONT", fontsize=13, bgcolor=white, rankdir=TB, nodesep=0.3, ranksep=0.4];
  node [fontname="FONT", fontsize=11, fontcolor="INK", color="QUIET", shape=box,
    style="rounded,filled", fillcolor=white];
  edge [fontname="FONT", fontsize=10, fontcolor="QUIET", color="QUIET", arrowsize=0.7];]])
  :gsub("%u%u+", { FONT = "Arial,sans-serif", INK = INK, QUIET = QUIET })

local ENTITIES = { ['"'] = "&quot;", ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }

-- For a label in the manner of HTML.
local function html(s) return (s:gsub('["&<>]', ENTITIES)) end

-- For a quoted string, in which an entity is read as its character.
local function quoted(s)
  return (s:gsub('["\\&]', { ['"'] = '\\"', ["\\"] = "\\\\", ["&"] = "&amp;" }))
end

local function coloured(s, colour)
  return s == "" and "" or ('<FONT COLOR="%s">%s</FONT>'):format(colour, s)
end

local WRAP = 44 -- letters of a line, from which on it goes on below

-- Lines of words, none much longer than WRAP, each from the left.
local function wrapped(s)
  local lines, line = {}, ""
  for word in s:gmatch("%S+") do
    if line ~= "" and #line + #word >= WRAP then
      lines[#lines + 1], line = line, ""
    end
    line = line == "" and word or line .. " " .. word
  end
  lines[#lines + 1] = line
  for i, text in ipairs(lines) do lines[i] = html(text) end
  return table.concat(lines, '<BR ALIGN="LEFT"/>') .. (#lines > 1 and '<BR ALIGN="LEFT"/>' or "")
end

local function cell(side, content)
  return ('<TD ALIGN="%s" BALIGN="%s">%s</TD>'):format(side, side, content)
end

local function row(line)
  local title = line.title and FSI .. html(line.title) .. PDI or ""
  return table.concat { "<TR>",
    line.kind and cell("LEFT", coloured(line.kind, COLOURS[line.kind])) or "",
    cell("LEFT", html(line.id)), cell("LEFT", coloured(wrapped(line.says), QUIET)),
    title ~= "" and cell("RIGHT", title) or "", "</TR>" }
end

local NBSP = "\u{a0}" -- a plain space between two texts of SVG is lost

-- A name over a line for each duty or flow.
local function label(name, lines, max)
  local head = ("<B>%s</B>%s"):format(html(name),
    max and coloured(NBSP .. "max " .. max, QUIET) or "")
  if #lines == 0 then return "<" .. head .. ">" end
  local out = { '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">',
    ('<TR><TD COLSPAN="4">%s</TD></TR>'):format(head) }
  for _, line in ipairs(lines) do out[#out + 1] = row(line) end
  return table.concat(out) .. "</TABLE>>"
end

local function draw_function(put, p, step, way)
  local id = step.id .. "f"
  put('    %s [label="function", shape=diamond, style=filled, fontsize=9];', id)
  for _, other in ipairs(p.steps) do
    if way.maybe[other.name] then put("    %s -> %s [style=dashed];", id, other.id) end
  end
  return id
end

local function draw_step(put, p, step)
  put("    %s [label=%s%s];", step.id, label(step.name, step.lines, step.max),
    step.is_final and ", peripheries=2" or "")
  for _, way in ipairs(step.ways) do
    local keys = {}
    for i, key in ipairs(way.keys) do keys[i] = quoted(key) end
    local to = way.target and p.ids[way.target] or draw_function(put, p, step, way)
    put('    %s -> %s [label="%s"];', step.id, to, table.concat(keys, "\\n"))
  end
end

-- What belongs to no step, above the steps; the names of its nodes, from top to bottom.
local function draw_notes(put, p)
  local notes = {}
  for _, note in ipairs { { "c", "contact", p.lines }, { "w", "flows", p.flows } } do
    if #note[3] > 0 then
      notes[#notes + 1] = p.id .. note[1]
      put("    %s [label=%s, shape=note, style=filled];", notes[#notes], label(note[2], note[3]))
    end
  end
  if p.start then
    notes[#notes + 1] = p.id .. "b"
    put('    %s [label="", shape=point, fillcolor="%s"];', notes[#notes], INK)
    put("    %s -> %s;", notes[#notes], p.ids[p.start])
  end
  for i = 2, #notes do put("    %s -> %s [style=invis];", notes[i - 1], notes[i]) end
  return notes
end

local COLUMNS = 2 -- of protocols side by side; in one row a policy is yards wide

-- The nodes that stand at the foot of a protocol.
local function feet_of(p, notes)
  local feet = {}
  for _, step in ipairs(p.steps) do
    if step.is_final then feet[#feet + 1] = step.id end
  end
  if #feet == 0 then feet[1] = #p.steps > 0 and p.steps[#p.steps].id or notes[#notes] end
  return feet
end

local function draw_below(put, feet, head)
  for _, foot in ipairs(head and feet or {}) do
    put("  %s -> %s [style=invis, weight=0];", foot, head)
  end
end

---@param picture { name: string, protocols: hatif.draw.protocol[] }
---@return string text
function M.text(picture)
  local out, feet = {}, {}
  local function put(fmt, ...) out[#out + 1] = fmt:format(...) end
  put('digraph "%s" {', quoted(picture.name))
  out[#out + 1] = HEAD
  for i, p in ipairs(picture.protocols) do
    put("  subgraph cluster_%s {", p.id)
    put('    label=<<B>%s</B>>; style="rounded,filled"; color="#d1d9e0"; fillcolor="#f6f8fa";',
      html(p.name))
    local notes = draw_notes(put, p)
    for _, step in ipairs(p.steps) do draw_step(put, p, step) end
    put("  }")
    feet[i] = feet_of(p, notes)
    draw_below(put, feet[i - COLUMNS], notes[1])
  end
  put("}")
  return table.concat(out, "\n") .. "\n"
end

return M

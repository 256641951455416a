--- The picture of a policy as a state diagram of Mermaid.
local M = {}

local FSI, PDI = "\u{2068}", "\u{2069}" -- first strong isolate, pop directional isolate

-- Whatever Mermaid could read as its own is written by its number, as #58; for a colon.
local function plain(s)
  return (s:gsub('[#;:"<>&%%\\{}`%[%]]', function(c) return ("#%d;"):format(c:byte()) end))
end

-- "must greet, when answer, within 3s: TITLE", the title held together by isolates.
local function line_of(line)
  local text = (line.kind and line.kind .. " " or "") .. line.id
  if line.says ~= "" then text = text .. ", " .. line.says end
  return line.title and ("%s: %s%s%s"):format(text, FSI, line.title, PDI) or text
end

local function state(put, id, name, lines, max)
  put('    state "%s" as %s', plain(name), id)
  if max then put("    %s : max %s", id, max) end
  for _, line in ipairs(lines) do put("    %s : %s", id, plain(line_of(line))) end
end

local function ways(put, p, step)
  for _, way in ipairs(step.ways) do
    local to = way.target and p.ids[way.target] or step.id .. "f"
    if not way.target then
      state(put, to, "function", {})
      for _, other in ipairs(p.steps) do
        if way.maybe[other.name] then put("    %s --> %s", to, other.id) end
      end
    end
    put("    %s --> %s : %s", step.id, to, plain(table.concat(way.keys, ", ")))
  end
  if step.is_final then put("    %s --> [*]", step.id) end
end

---@param picture { name: string, protocols: hatif.draw.protocol[] }
---@return string text
function M.text(picture)
  local out = { "stateDiagram-v2" }
  local function put(fmt, ...) out[#out + 1] = fmt:format(...) end
  for _, p in ipairs(picture.protocols) do
    local is_empty = #p.lines + #p.flows + #p.steps == 0
    put('  state "%s" as %s%s', plain(p.name), p.id, is_empty and "" or " {")
    if #p.lines > 0 then state(put, p.id .. "c", "contact", p.lines) end
    if #p.flows > 0 then state(put, p.id .. "w", "flows", p.flows) end
    for _, step in ipairs(p.steps) do state(put, step.id, step.name, step.lines, step.max) end
    if p.start then put("    [*] --> %s", p.ids[p.start]) end
    for _, step in ipairs(p.steps) do ways(put, p, step) end
    if not is_empty then put("  }") end
  end
  return table.concat(out, "\n") .. "\n"
end

return M

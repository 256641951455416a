-- What `hatif match` prints: the phrases of a policy that are in a text, and those that nearly are.
local hatif = require "hatif"
local nearest = require "hatif.nearest"
local terminal = require "hatif.report.terminal"

local M = {}

-- A hit as one line: its bytes, its phrase, its words, what it captured.
local function hit_line(hit, said)
  local parts = { ("%d-%d  %s  %s"):format(hit.first, hit.last, hit.name,
    terminal.isolated(terminal.harmless(said:sub(hit.first, hit.last)))) }
  local slots = {}
  for slot in pairs(hit.captures) do slots[#slots + 1] = slot end
  table.sort(slots)
  for _, slot in ipairs(slots) do
    local value = terminal.harmless(tostring(hit.captures[slot]))
    parts[#parts + 1] = slot .. "=" .. terminal.isolated(value)
  end
  return table.concat(parts, "  ")
end

-- The whole text with the words of a hit between brackets, bright where somebody sees colours.
local function marked(hit, said, paint)
  return "        " .. terminal.isolated(terminal.harmless(said:sub(1, hit.first - 1))
    .. paint("[" .. terminal.harmless(said:sub(hit.first, hit.last)) .. "]", "bold", "green")
    .. terminal.harmless(said:sub(hit.last + 1)))
end

local NEAR = 3 -- near misses that are told, of those that miss most

-- What the text nearly has, and what parts it from that.
local function put_near(out, phrases, said, hit_names)
  for i, near in ipairs(nearest.of(phrases, said, hit_names)) do
    if i > NEAR then return end
    out[#out + 1] = ("near  %s%s"):format(near.name, near.pattern
      and "  " .. terminal.isolated(terminal.harmless(near.pattern)) or "")
    out[#out + 1] = "        " .. terminal.isolated(terminal.harmless(near.why))
  end
end

---@param policy hatif.Policy
---@param said string
---@return string[]? lines nil: the text cannot be matched
---@return string? message
function M.lines(policy, said)
  local phrases, hit_names, out = policy:phrases(), {}, {}
  local matcher, message = hatif.text.phrases(phrases)
  local hits
  if matcher then hits, message = matcher:match(said) end
  if not hits then return nil, message end
  local paint = terminal.painter(terminal.look().is_coloured)
  for _, hit in ipairs(hits) do
    hit_names[hit.name] = true
    out[#out + 1] = hit_line(hit, said)
    out[#out + 1] = marked(hit, said, paint)
  end
  put_near(out, phrases, said, hit_names)
  return out
end

return M

--- The mistakes of a policy's files: all of them at once, each with its place.
local M = {}

---@class hatif.Source a policy file
---@field name string relative name, part of the content hash
---@field path string as the user gave it: what messages show
---@field text string
---@field chunk string the chunk name under which the guest runs it

---@class hatif.Problem
---@field file string
---@field line integer
---@field code string stable: "unknown_key", "undefined_phrase", …
---@field message string "file:line: what, what was expected"

local Problems = {}
Problems.__index = Problems

---@param sources hatif.Source[]
---@return table problems
function M.new(sources)
  local by_path, order = {}, {}
  for i, source in ipairs(sources) do by_path[source.path], order[source.path] = source, i end
  return setmetatable({ list = {}, seen = {}, sources = by_path, order = order }, Problems)
end

--- Adds a mistake; the same words at the same place are said once.
---@param where { file: string, line: integer }
---@param code string
---@param fmt string
function Problems:add(where, code, fmt, ...)
  local message = ("%s:%d: %s"):format(where.file, where.line, fmt:format(...))
  if self.seen[message] then return end
  self.seen[message] = true
  self.list[#self.list + 1] =
    { file = where.file, line = where.line, code = code, message = message, n = #self.list }
end

--- All mistakes, in order of files and lines.
---@return hatif.Problem[]
function Problems:sorted()
  local order = self.order
  table.sort(self.list, function(a, b)
    local fa, fb = order[a.file] or 0, order[b.file] or 0
    if fa ~= fb then return fa < fb end
    if a.line ~= b.line then return a.line < b.line end
    return a.n < b.n
  end)
  local out = {}
  for i, p in ipairs(self.list) do
    out[i] = { file = p.file, line = p.line, code = p.code, message = p.message }
  end
  return out
end

local function lines_of(source)
  if not source.lines then
    source.lines = {}
    for line in (source.text .. "\n"):gmatch("(.-)\r?\n") do
      source.lines[#source.lines + 1] = line
    end
  end
  return source.lines
end

--- Where a text stands in a file: the first line from `where` on that holds it, else `where`.
--- A table keeps no lines of its fields; their text is looked for instead.
---@param where { file: string, line: integer }
---@param text string looked for as it is
---@param is_key boolean? it must stand before a "="
---@return { file: string, line: integer }
function Problems:locate(where, text, is_key)
  local source = self.sources[where.file]
  if not source then return where end
  local lines = lines_of(source)
  for n = where.line, #lines do
    local from, to = lines[n]:find(text, 1, true)
    while from do
      local before, after = lines[n]:sub(from - 1, from - 1), lines[n]:sub(to + 1)
      if not is_key or (not before:match("[%w_]") and after:match("^[\"'%]]*%s*=[^=]")) then
        return { file = where.file, line = n }
      end
      from, to = lines[n]:find(text, to + 1, true)
    end
  end
  return where
end

--- How many letters must change to make b of a.
local function distance(a, b)
  local row = {}
  for j = 0, #b do row[j] = j end
  for i = 1, #a do
    local diagonal = row[0]
    row[0] = i
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      local best = math.min(row[j] + 1, row[j - 1] + 1, diagonal + cost)
      diagonal, row[j] = row[j], best
    end
  end
  return row[#b]
end

--- "; did you mean 'x'?" for the nearest of the names, or nothing.
---@param name string
---@param names table<string, any> the known names are its keys
---@return string
function M.suggest(name, names)
  local best, least = nil, math.max(1, #name // 3) + 1
  for known in pairs(names) do
    local d = distance(name, known)
    if d > 1 and name:sub(1, #known) == known then d = 1 end
    if d < least or (d == least and best and known < best) then best, least = known, d end
  end
  return best and (", did you mean '%s'?"):format(best) or ""
end

--- The keys of a table in order: numbers first, then names.
---@param t table
---@return any[]
function M.keys(t)
  local out = {}
  for k in pairs(t) do out[#out + 1] = k end
  table.sort(out, function(a, b)
    if type(a) == type(b) and type(a) ~= "boolean" then return a < b end
    return type(a) < type(b)
  end)
  return out
end

return M

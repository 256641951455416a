-- The params of the protocols that hatif brings, into docs/packs.md.
-- Usage: lua5.4 tools/docs/packs.lua          (make pack-docs)
local policy = require "hatif.policy"

local M = { PAGE = "docs/packs.md" }

local BEGIN = "<!-- what follows is written by make pack-docs -->\n"
local END = "<!-- as far as here -->\n"

local function sorted(t)
  local out = {}
  for key in pairs(t) do out[#out + 1] = key end
  table.sort(out)
  return out
end

local function ids()
  local out, pipe = {}, assert(io.popen("ls lua/hatif/packs"))
  for name in pipe:lines() do out[#out + 1] = name:match("^(.+)%.lua$") end
  pipe:close()
  table.sort(out)
  return out
end

local function shown(value)
  return type(value) == "string" and ("%q"):format(value) or tostring(value)
end

---@return string text a table for each pack: param, default, meaning
function M.params()
  local out = {}
  for _, id in ipairs(ids()) do
    local protocol = assert(policy.load("lua/hatif/packs/" .. id .. ".lua")):protocols()[1]
    out[#out + 1] = ("### %s\n\n%s Channels: %s.\n"):format(id, protocol.summary,
      table.concat(protocol.channels, ", "))
    local names = sorted(protocol.params)
    if #names > 0 then out[#out + 1] = "| param | default | what it means |\n|---|---|---|" end
    for _, name in ipairs(names) do
      local param = protocol.params[name]
      out[#out + 1] = ("| `%s` | `%s` | %s |"):format(name, shown(param.value), param.doc)
    end
    out[#out + 1] = ""
  end
  return table.concat(out, "\n")
end

---@param page string
---@return string page with the params as they are now
function M.fill(page)
  local _, first = page:find(BEGIN, 1, true)
  local last = page:find(END, 1, true)
  assert(first and last, M.PAGE .. " has no place for the params")
  return page:sub(1, first) .. "\n" .. M.params() .. "\n" .. page:sub(last)
end

---@return string page as it stands
function M.read()
  local file = assert(io.open(M.PAGE, "rb"))
  local page = file:read("a")
  file:close()
  return page
end

if arg and arg[0] and arg[0]:find("packs%.lua$") and not ... then
  local page = M.fill(M.read())
  local file = assert(io.open(M.PAGE, "wb"))
  file:write(page)
  file:close()
end

return M

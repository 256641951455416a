-- Runs the command in a process of its own and keeps what it wrote and how it ended.
local M = {}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  os.remove(path)
  return text
end

local function quoted(s)
  return "'" .. s:gsub("'", "'\\''") .. "'"
end

---@param ... string arguments
---@return {code: integer, out: string, err: string}
function M.hatif(...)
  local out, err, words = os.tmpname(), os.tmpname(), {}
  for i, word in ipairs { ... } do words[i] = quoted(word) end
  local lua = os.getenv("HATIF_LUA") or "lua5.4"
  local command = "LC_ALL=C %s spec/support/hatif.lua %s >%s 2>%s </dev/null"
  local _, _, code = os.execute(command:format(lua, table.concat(words, " "), out, err))
  return { code = code, out = read(out), err = read(err) }
end

return M

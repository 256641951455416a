--- The protocols that hatif brings, for the specs that go through all of them.
local hatif = require "hatif"

local M = { LANGS = { "ar", "en", "lv" } }

---@return string[] ids in order of their names
function M.ids()
  local out, pipe = {}, assert(io.popen("ls lua/hatif/packs | LC_ALL=C sort"))
  for name in pipe:lines() do out[#out + 1] = name:match("^([%l%d_]+)%.lua$") end
  pipe:close()
  return out
end

---@param id string
---@return string path of the pack's file
function M.path(id) return "lua/hatif/packs/" .. id .. ".lua" end

---@return hatif.Policy every pack in force
function M.all()
  local paths = {}
  for i, id in ipairs(M.ids()) do paths[i] = M.path(id) end
  return assert(hatif.policy.load(paths))
end

return M

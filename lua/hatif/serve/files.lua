--- Files that others read while they are written.
local luv = require("luv")

local M = {}

local MODE = tonumber("644", 8)

---Puts a file in the place of another: a reader finds the old one or the new one, never a part.
---@param path string
---@param text string
---@return boolean? ok
---@return string? message
function M.replace(path, text)
  local fresh = path .. ".tmp"
  local fd, problem = luv.fs_open(fresh, "w", MODE)
  if not fd then return nil, problem end
  local n, refused = luv.fs_write(fd, text, 0)
  luv.fs_close(fd)
  if n ~= #text then
    os.remove(fresh)
    return nil, refused or "the disk is full"
  end
  return luv.fs_rename(fresh, path)
end

return M

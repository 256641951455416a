-- Stores of specs: in memory where the system has such a folder, since nobody pulls the plug here.
local hatif = require("hatif")

local M = {}

local shared = io.open("/dev/shm")
local FOLDER = shared and "/dev/shm" or "/tmp"
if shared then shared:close() end
local made = 0

--- A path that no file has.
function M.path()
  made = made + 1
  local name = os.tmpname()
  os.remove(name)
  return ("%s/hatif_%s_%d.db"):format(FOLDER, name:match("[^/]*$"), made)
end

function M.open(opts)
  local path = M.path()
  return assert(hatif.store.open(path, opts)), path
end

function M.remove(path)
  for _, ending in ipairs { "", "-wal", "-shm" } do os.remove(path .. ending) end
end

--- The bytes of a store's files, one after the other.
function M.bytes(path)
  local out = {}
  for _, ending in ipairs { "", "-wal" } do
    local file = io.open(path .. ending, "rb")
    if file then
      out[#out + 1] = file:read("a")
      file:close()
    end
  end
  return table.concat(out)
end

return M

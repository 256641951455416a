--- A stream that is written to without ever waiting: what the reader has not taken lies in a queue
--- of so many bytes, and what is more is refused.
local luv = require("luv")

local M = {}

---@class hatif.serve.outlet
local Outlet = {}
Outlet.__index = Outlet

local MOST_BYTES = 4 << 20

---@param stream userdata a stream of luv
---@param most_bytes integer? that may wait (4 MiB)
---@return hatif.serve.outlet
function M.new(stream, most_bytes)
  return setmetatable({ stream = stream, most = most_bytes or MOST_BYTES, lost = 0 }, Outlet)
end

-- A file takes what it is given at once.
local function of_file(fd)
  local file = { fd = fd }
  function file.write(_, text) luv.fs_write(fd, text, -1) end
  function file.get_write_queue_size() return 0 end
  function file.is_closing() return false end
  function file.close() end
  return file
end

---Standard output (1) or standard error (2), whatever they are.
---@param fd integer
---@return hatif.serve.outlet
function M.standard(fd)
  local kind = luv.guess_handle(fd)
  local stream
  if kind == "pipe" then
    stream = luv.new_pipe(false)
    if not stream:open(fd) then stream = nil end
  elseif kind == "tty" then
    stream = luv.new_tty(fd, false)
  end
  return M.new(stream or of_file(fd))
end

---@return integer bytes that the reader has not taken
function Outlet:waiting() return self.stream:get_write_queue_size() end

---@param text string
---@return boolean is_taken false: closed, or full; nothing of the text was taken
function Outlet:write(text)
  local stream = self.stream
  if stream:is_closing() or stream:get_write_queue_size() + #text > self.most then
    self.lost = self.lost + 1
    return false
  end
  stream:write(text)
  return true
end

function Outlet:close()
  if not self.stream:is_closing() then self.stream:close() end
end

return M

-- What specs of the loop share: real time, and programs in a process of their own.
local luv = require("luv")

local M = {}

function M.block(ms)
  local over = luv.hrtime() + ms * 1e6
  repeat until luv.hrtime() >= over
end

-- Arms with that delay and returns a table that tells how long it took, in ms, once it has fired.
function M.stopwatch(ms, arm)
  local watch = { start = luv.hrtime() }
  arm(ms, function() watch.took = (luv.hrtime() - watch.start) / 1e6 end)
  return watch
end

-- Runs a Lua program in a process of its own and returns its output; it must exit with 0. `how` is
-- "host" for the program of spec/c/host.c, "memory" where its resident memory is looked at (a
-- sanitizer would hold back what is freed); `first` is code that runs before hatif is loaded.
function M.program(code, how, first)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(first or "", " local hatif = require('hatif') ",
    "local timer, loop = hatif.timer, hatif.loop\n", code)
  file:close()
  local with = how == "host" and os.getenv("HATIF_BUILD") .. "/c/host" or os.getenv("HATIF_LUA")
  if how == "memory" then
    with = 'ASAN_OPTIONS="$ASAN_OPTIONS:quarantine_size_mb=0:thread_local_quarantine_size_kb=0" '
      .. with
  end
  local pipe = assert(io.popen(("%s %s 2>&1"):format(with, path)))
  local output = pipe:read("a")
  local ok, _, status = pipe:close()
  os.remove(path)
  assert(ok, ("exit %s: %s"):format(status, output))
  return output
end

function M.numbers(n)
  local list = {}
  for i = 1, n do list[i] = i end
  return list
end

return M

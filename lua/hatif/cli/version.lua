--- What `hatif --version` prints: hatif's version and those of the libraries under it.
local core = require "hatif.core"

local M = {}

-- Lua does not tell its own release while it runs, so that of the headers stands beside it. luv
-- tells the libuv that it was built for; hatif runs without it.
---@return string[] lines hatif first
function M.lines()
  local v, has_luv, luv = core.versions, pcall(require, "luv")
  return {
    "hatif " .. core._VERSION,
    ("%s, built for %s"):format(_VERSION, v.lua),
    "libuv " .. v.libuv,
    "utf8proc " .. v.utf8proc,
    "SQLite " .. v.sqlite,
    has_luv and "luv, with libuv " .. luv.version_string() or nil,
  }
end

return M

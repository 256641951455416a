-- Seeded random numbers for specs: the same on every machine and in every Lua.
local M = {}

--- Returns rng(low, high), inclusive.
function M.new(seed)
  local state = seed ~ 0x9E3779B97F4A7C15
  return function(low, high)
    state = state ~ state << 13
    state = state ~ state >> 7
    state = state ~ state << 17
    return low + (state >> 33) % (high - low + 1)
  end
end

return M

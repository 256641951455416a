-- What an engine refuses: a wrong argument raises in the line of who called the engine; that a
-- contact is open, or is not, is told.
local M = {}

local NAME = "hatif.engine" -- of the class

function M.closed(self, name)
  if (getmetatable(self) or {}).__name ~= NAME then
    error(("bad argument #1 to '%s' (an engine expected, got %s)"):format(name, type(self)), 3)
  end
  if self.closed then error("attempt to use a closed engine", 3) end
end

function M.table(name, n, value)
  if type(value) ~= "table" then
    error(("bad argument #%d to '%s' (table expected, got %s)"):format(n, name, type(value)), 3)
  end
end

function M.policy(name, policy)
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #2 to '%s' (a policy expected, got %s)"):format(name, type(policy)), 3)
  end
end

-- With a store a contact is what its journal there says, and goes on by its own policy.
function M.kept(self, name)
  if not self.keeper then return end
  error(("'%s': an engine with a store keeps its contacts there"):format(name), 3)
end

function M.exists(id)
  return nil, ("a contact of the id %s is open already"):format(tostring(id)), "EEXIST"
end

function M.unknown() return nil, "unknown call", "EUNKNOWN" end

return M

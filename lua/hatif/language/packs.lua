--- The protocols that hatif brings: lua/hatif/packs, one file each, named as its protocol. A policy
--- has one by its id, in policy{} or as what a layer extends; a file of the policy's own that
--- declares the id goes before the pack.
local M = {}

--- The pack of that id.
---@param id string
---@return hatif.Source? source nil where no pack has that id
function M.source(id)
  if type(id) ~= "string" or not id:match("^[a-z][a-z0-9_]*$") then return nil end
  local path = package.searchpath("hatif.packs." .. id, package.path)
  local file = path and io.open(path, "rb")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return { name = "packs/" .. id .. ".lua", path = path, text = text }
end

--- The packs that declarations ask for and do not have, in order of their naming.
---@param list table[] declarations, in order
---@return hatif.Source[]
function M.asked(list)
  local declared, out = {}, {}
  for _, decl in ipairs(list) do
    if decl.decl == "protocol" then declared[decl.id] = true end
  end
  local function ask(id)
    local source = not declared[id] and M.source(id)
    if source then
      declared[id] = true
      out[#out + 1] = source
    end
  end
  for _, decl in ipairs(list) do
    local body = type(decl.body) == "table" and decl.body or {}
    if decl.decl == "policy" then
      for _, id in ipairs(body) do ask(id) end
    elseif decl.decl == "protocol" then
      ask(body.extends)
    end
  end
  return out
end

return M

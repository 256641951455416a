--- Who may connect: a file of lines `NAME TOKEN [all]`. A token is compared by its digest, so that
--- neither memory nor time tells it.
local core = require("hatif.core")
local luv = require("luv")

local M = {}

local OTHERS = tonumber("077", 8) -- bits of a mode that let others in

---@class hatif.serve.token_owner
---@field name string an agent, as the acts name him
---@field all boolean hears everybody: a supervisor's desktop

---@param path string
---@return table<string, hatif.serve.token_owner>? owners by digest
---@return string? message without any token
function M.read(path)
  local stat, missing = luv.fs_stat(path)
  if not stat then return nil, missing end
  if stat.mode & OTHERS ~= 0 then
    return nil, ("%s: others may read it; mode 0600 expected"):format(path)
  end
  local owners, n = {}, 0
  for line in io.lines(path) do
    n = n + 1
    local text = line:gsub("#.*$", "")
    if text:find("%S") then
      local name, token, right = text:match("^%s*(%S+)%s+(%S+)%s*(%S*)%s*$")
      if not name or right ~= "" and right ~= "all" then
        return nil, ("%s:%d: a line is NAME TOKEN [all]"):format(path, n)
      end
      if #token < 16 then
        return nil, ("%s:%d: a token has 16 characters or more"):format(path, n)
      end
      owners[core.policy.hash(token)] = { name = name, all = right == "all" }
    end
  end
  return owners
end

---@param owners table<string, hatif.serve.token_owner>
---@param token any what somebody sent
---@return hatif.serve.token_owner?
function M.owner(owners, token)
  return type(token) == "string" and owners[core.policy.hash(token)] or nil
end

return M

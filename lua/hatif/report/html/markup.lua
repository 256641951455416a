-- Text and data that may stand in a page: nothing from outside is markup, script or direction.
local core = require "hatif.core"
local dkjson = require "dkjson"
local terminal = require "hatif.report.terminal"

local M = {}

local ENTITY = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;",
  ["'"] = "&#39;" }
local FOLDER = debug.getinfo(1, "S").source:match("^@(.*/)")
local BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

---A text as it may stand between tags and in quoted attributes: without control characters and bidi
---controls of its own.
---@param s any
---@return string
function M.text(s)
  return (terminal.harmless(tostring(s)):gsub("[&<>\"']", ENTITY))
end

---A text of a direction of its own: a name, an id, what somebody said.
---@param s any
---@return string
function M.isolated(s)
  return "<bdi>" .. M.text(s) .. "</bdi>"
end

---Data for a script of the page. No byte of it can end the element.
---@param value table of dkjson
---@return string
function M.data(value)
  return (dkjson.encode(value):gsub("[<>&]", { ["<"] = "\\u003c", [">"] = "\\u003e",
    ["&"] = "\\u0026" }))
end

---How the policy of a page names a script that it allows: SHA-256 in base64.
---@param script string
---@return string
function M.digest(script)
  local bytes, out = core.policy.hash(script):gsub("%x%x", function(hex)
    return string.char(tonumber(hex, 16))
  end), {}
  for i = 1, #bytes, 3 do
    local a, b, c = bytes:byte(i, i + 2)
    local n = a << 16 | (b or 0) << 8 | (c or 0)
    for shift = 18, 0, -6 do
      local place = n >> shift & 63
      out[#out + 1] = BASE64:sub(place + 1, place + 1)
    end
    if not c then out[#out] = "=" end
    if not b then out[#out - 1] = "=" end
  end
  return table.concat(out)
end

---A file of the pages' folder.
---@param name string
---@return string bytes
function M.file(name)
  local file = assert(io.open(FOLDER .. name, "rb"))
  local bytes = file:read("a")
  file:close()
  return bytes
end

---Files of the pages' folder, one after the other.
---@param names string[]
---@return string bytes
function M.files(names)
  local out = {}
  for i, name in ipairs(names) do out[i] = M.file(name) end
  return table.concat(out, "\n")
end

---Fills a skeleton: `{{name}}` becomes the value, which is markup already.
---@param skeleton string
---@param values table<string, string|number>
---@return string
function M.fill(skeleton, values)
  return (skeleton:gsub("{{([%w_]+)}}", function(name)
    return tostring(values[name] or error("no value for " .. name))
  end))
end

return M

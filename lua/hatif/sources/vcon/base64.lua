--- Base64url (RFC 7515, section 2); the older alphabet and padding are read as well.
local M = {}

local VALUES = {}
for i, c in ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"):gmatch("()(.)") do
  VALUES[c:byte()] = i - 1
end
VALUES[("+"):byte()], VALUES[("/"):byte()] = 62, 63

---@param text string
---@return string? bytes nil: not base64url
function M.decode(text)
  text = text:gsub("=+$", "")
  if #text % 4 == 1 then return nil end
  local out = {}
  for a, b, c, d in text:gmatch("(.)(.)(.?)(.?)") do
    local n = 0
    for _, char in ipairs { a, b, c, d } do
      local value = char == "" and 0 or VALUES[char:byte()]
      if not value then return nil end
      n = n << 6 | value
    end
    local bytes = string.char(n >> 16, n >> 8 & 255, n & 255)
    out[#out + 1] = bytes:sub(1, d ~= "" and 3 or c ~= "" and 2 or 1)
  end
  return table.concat(out)
end

return M

--- Dates of the Gregorian calendar as text, and ms since the epoch.
local M = {}

---Days since 1970-01-01 of a date.
---@param y integer
---@param m integer 1 to 12
---@param d integer 1 to 31
---@return integer? days nil: there is no such date
function M.days(y, m, d)
  local year = m <= 2 and y - 1 or y
  local era, of_era = year // 400, year % 400
  local of_year = (153 * ((m + 9) % 12) + 2) // 5 + d - 1
  local days = era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
  return os.date("!%Y-%m-%d", days * 86400) == ("%04d-%02d-%02d"):format(y, m, d) and days or nil
end

-- "+03:00" as minutes.
local function offset_of(zone)
  if zone == "Z" or zone == "z" then return 0 end
  local sign, hour, minute = zone:match("^([+-])(%d%d):(%d%d)$")
  if not sign or tonumber(hour) > 23 or tonumber(minute) > 59 then return nil end
  local minutes = math.tointeger(hour) * 60 + math.tointeger(minute)
  return sign == "-" and -minutes or minutes
end

---A date and time as RFC 3339 writes them, as `2026-01-31T12:00:00.250Z`. What is finer than a
---millisecond is cut off; a leap second is the one after it.
---@param text string
---@return integer? ms since the epoch; nil: not such a date
function M.read(text)
  local y, m, d, hour, minute, second, rest =
    text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)[Tt ](%d%d):(%d%d):(%d%d)(.*)$")
  if not y then return nil end
  local fraction, zone = rest:match("^%.(%d+)(.+)$")
  local offset = offset_of(zone or rest)
  local days = M.days(math.tointeger(y), math.tointeger(m), math.tointeger(d))
  hour, minute, second = math.tointeger(hour), math.tointeger(minute), math.tointeger(second)
  if not offset or not days or hour > 23 or minute > 59 or second > 60 then return nil end
  local ms = math.tointeger(((fraction or "") .. "000"):sub(1, 3))
  return ((days * 1440 + hour * 60 + minute - offset) * 60 + second) * 1000 + ms
end

---@param ms integer since the epoch
---@return string text as `2026-01-31T12:00:00.250Z`
function M.write(ms)
  return os.date("!%Y-%m-%dT%H:%M:%S", ms // 1000) .. (".%03dZ"):format(ms % 1000)
end

return M

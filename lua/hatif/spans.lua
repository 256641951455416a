-- Days, weeks and months of a zone, as people write them: spans of ms since the epoch.
local core = require "hatif.core"
local dates = require "hatif.sources.dates"

local M = {}

local DAY = 86400000 -- ms

---@param ms integer since the epoch
---@param zone string
---@return string "2026-11-24 19:30:05" in that zone
function M.shown(ms, zone)
  return os.date("!%Y-%m-%d %H:%M:%S", (ms + core.policy.offset(zone, ms)) // 1000)
end

---@param ms integer since the epoch
---@param zone string
---@return string "2026-11-24"
function M.day(ms, zone) return M.shown(ms, zone):sub(1, 10) end

-- A local time of a zone as ms since the epoch.
local function of_local(ms, zone)
  return ms - core.policy.offset(zone, ms - core.policy.offset(zone, ms))
end

---A date, a date and time of the zone, or how long ago ("7d").
---@param text string
---@param zone string
---@param now integer ms since the epoch
---@return integer? ms nil: it is none
function M.read(text, zone, now)
  local y, m, d, rest = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)(.*)$")
  if not y then
    local ago = core.policy.ms(text)
    return ago and text:find("%a$") and now - ago or nil
  end
  local hour, minute = rest:match("^[T ](%d%d):(%d%d)$")
  local days = dates.days(tonumber(y), tonumber(m), tonumber(d))
  if not days or rest ~= "" and not (hour and tonumber(hour) < 24 and tonumber(minute) < 60) then
    return nil
  end
  return of_local((days * 1440 + tonumber(hour or 0) * 60 + tonumber(minute or 0)) * 60000, zone)
end

---@param text string "2026-11"
---@param zone string
---@return integer? since ms since the epoch; nil: it is no month
---@return integer? till not included
function M.month(text, zone)
  local y, m = text:match("^(%d%d%d%d)%-(%d%d)$")
  y, m = tonumber(y), tonumber(m)
  local first = y and dates.days(y, m, 1)
  if not first then return nil end
  local last = m == 12 and dates.days(y + 1, 1, 1) or dates.days(y, m + 1, 1)
  return of_local(first * DAY, zone), of_local(last * DAY, zone)
end

---@param text string "2026-W48": ISO 8601, the week from Monday that holds the Thursday
---@param zone string
---@param first_day integer? the weekday that weeks begin with here, 1 Monday … 7 Sunday; 1
---@return integer? since ms since the epoch; nil: it is no week
---@return integer? till not included
function M.week(text, zone, first_day)
  local y, w = text:match("^(%d%d%d%d)%-W(%d%d)$")
  y, w = tonumber(y), tonumber(w)
  local fourth = y and dates.days(y, 1, 4) -- January 4 is always in week 1
  if not fourth or w < 1 or w > 53 then return nil end
  local monday = fourth - (fourth + 3) % 7 + (w - 1) * 7
  local thursday = monday + 3
  if os.date("!%Y", thursday * 86400) ~= ("%04d"):format(y) then return nil end -- no week 53
  local from = monday + (first_day and first_day > 4 and first_day - 8 or (first_day or 1) - 1)
  return of_local(from * DAY, zone), of_local((from + 7) * DAY, zone)
end

---The week that a day is in: what `week` reads.
---@param ms integer since the epoch
---@param zone string
---@return string "2026-W48"
function M.week_of(ms, zone)
  local days = (ms + core.policy.offset(zone, ms)) // DAY
  local thursday = days - (days + 3) % 7 + 3
  local year = tonumber(os.date("!%Y", thursday * 86400))
  return ("%04d-W%02d"):format(year, (thursday - dates.days(year, 1, 1)) // 7 + 1)
end

return M

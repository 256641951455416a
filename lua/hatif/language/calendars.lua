--- Calendars: hours of work by weekday, dated exceptions, a zone.
local core = require("hatif.core")
local problems = require("hatif.language.problems")
local schema = require("hatif.language.schema")

local M = {}
local DAYS = { "sun", "mon", "tue", "wed", "thu", "fri", "sat" }
local IS_DAY = {}
for i, day in ipairs(DAYS) do IS_DAY[day] = i end

local DAY_MINUTES = 24 * 60

local function minutes(text)
  local h, m = text:match("^(%d%d?):(%d%d)$")
  if not h then return nil end
  local total = tonumber(h) * 60 + tonumber(m)
  return tonumber(m) < 60 and total <= DAY_MINUTES and total or nil
end

--- "09:00-13:00, 16:00-20:00" → intervals in minutes from midnight; an end before its begin is on
--- the next day.
---@param text string|false
---@return { from: integer, to: integer }[]?
function M.intervals(text)
  local out, last = {}, 0
  if text == false then return out end
  if type(text) ~= "string" then return nil end
  for part in (text .. ","):gmatch("%s*(.-)%s*,") do
    local from, to = part:match("^([%d:]+)%s*%-%s*([%d:]+)$")
    from, to = from and minutes(from), to and minutes(to)
    if not from or not to or from == to then return nil end
    if to < from then to = to + DAY_MINUTES end
    if from < last or #out == 8 then return nil end
    out[#out + 1], last = { from = from, to = to }, to
  end
  return out
end

-- Days since 1970-01-01 of a date that exists.
local function days(text)
  local y, m, d = text:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
  y, m, d = tonumber(y), tonumber(m), tonumber(d)
  if not y or m < 1 or m > 12 or d < 1 then return nil end
  local function count(year, month, day)
    if month <= 2 then year, month = year - 1, month + 12 end
    local of_months = (153 * (month - 3) + 2) // 5
    return 365 * year + year // 4 - year // 100 + year // 400 + of_months + day - 719469
  end
  local n = count(y, m, d)
  local next_month = m == 12 and count(y + 1, 1, 1) or count(y, m + 1, 1)
  return n < next_month and n or nil
end

local function read_week(decl, report)
  local out = { {}, {}, {}, {}, {}, {}, {} }
  for _, day in ipairs(problems.keys(decl.body.week or {})) do
    local where = report:locate(decl, tostring(day), true)
    local spans = M.intervals(decl.body.week[day])
    if not IS_DAY[day] then
      report:add(where, "unknown_key", "calendar \"%s\": week: unknown day '%s'%s", decl.id,
        tostring(day),
        problems.suggest(tostring(day), IS_DAY))
    elseif not spans then
      report:add(where, "bad_hours",
        "calendar \"%s\": %s is %s, hours in order like \"09:00-13:00, 16:00-20:00\" were expected",
        decl.id, day, schema.came(decl.body.week[day]))
    else
      out[IS_DAY[day]] = spans
    end
  end
  return out
end

local function read_except(decl, report)
  local out = {}
  for _, key in ipairs(problems.keys(decl.body.except or {})) do
    local where = report:locate(decl, tostring(key))
    local first, last = tostring(key):match("^(.-)%.%.(.*)$")
    first, last = days(first or tostring(key)), days(last or tostring(key))
    local spans = M.intervals(decl.body.except[key])
    if not first or not last or last < first then
      report:add(where, "bad_date",
        "calendar \"%s\": except: '%s' is no date; \"2026-03-20\" or "
          .. "\"2026-02-18..2026-03-19\" was expected",
        decl.id, tostring(key))
    elseif not spans then
      report:add(where, "bad_hours",
        "calendar \"%s\": %s is %s, false or hours like \"10:00-15:00\" were expected",
        decl.id, key, schema.came(decl.body.except[key]))
    else
      out[#out + 1] = { first = first, last = last, day = spans }
    end
  end
  -- A single day wins over a range that it lies in: the narrower one comes later.
  table.sort(out, function(a, b)
    if a.last - a.first ~= b.last - b.first then return a.last - a.first > b.last - b.first end
    return a.first < b.first
  end)
  return out
end

--- Checks a declared calendar and gives what the builder takes.
---@param decl table
---@param report table
---@return table calendar
function M.read(decl, report)
  schema.check(decl, report)
  local zone = decl.body.zone
  if not zone then
    report:add(decl, "missing_key",
      "calendar \"%s\": zone, like \"Asia/Riyadh\" or \"UTC+3\", was expected", decl.id)
  elseif not core.policy.zone(zone) then
    report:add(report:locate(decl, zone), "bad_zone",
      "calendar \"%s\": unknown zone \"%s\"; a zone like \"Asia/Riyadh\" or \"UTC+3\" was expected",
      decl.id, zone)
  end
  local out = { name = decl.id, zone = zone, week = read_week(decl, report),
    except = read_except(decl, report) }
  local works = false
  for _, day in ipairs(out.week) do works = works or #day > 0 end
  if not works then
    report:add(decl, "bad_hours", "calendar \"%s\": week has no hours of work", decl.id)
  end
  if #decl.id > 60 or #out.except > 400 then
    report:add(decl, "limit",
      "calendar \"%s\": a name of 60 bytes and 400 exceptions are the most there can be", decl.id)
  end
  return out
end

return M

-- Verdicts as JUnit has tests, for the servers that run them: a suite a contact, a test a duty.
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

local ENTITY = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

-- A text that XML 1.0 can hold: U+FFFE and U+FFFF are no characters of it.
local function escaped(s)
  s = terminal.harmless(s):gsub("\u{FFFE}", "\u{FFFD}"):gsub("\u{FFFF}", "\u{FFFD}")
  return (s:gsub("[&<>\"]", ENTITY))
end

local function seconds(ms) return ("%d.%03d"):format(ms // 1000, ms % 1000) end

local SKIPPED = { na = true, pending = true }

-- What stands inside of a test; nil: it passed.
local function outcome(words, v)
  local reason = escaped(text.reason(words, v))
  if v.status == "violated" then
    local detail = { v.cite, text.words(v) }
    return ('<failure type="violated" message="%s">%s</failure>'):format(reason,
      escaped(table.concat(detail, " ")))
  elseif SKIPPED[v.status] then
    return ('<skipped message="%s"/>'):format(reason)
  elseif v.status == "waived" then
    return ("<system-out>%s</system-out>"):format(escaped(reason))
  end
end

local function test_case(words, titles, record, v)
  local title = titles[v.duty]
  local name = title and ("%s: %s"):format(text.name(v), title) or text.name(v)
  local head = ('    <testcase classname="%s" name="%s" time="%s"'):format(
    escaped(v.duty:match("^[^.]+")), escaped(name),
    seconds(v.at and math.max(v.at - record.contact.at, 0) or 0))
  local inside = outcome(words, v)
  return inside and head .. ">" .. inside .. "</testcase>" or head .. "/>"
end

---@param words hatif.catalogue.words for the reasons
---@param titles table<string, string> of the duties
---@param record hatif.jsonl.call
---@param result hatif.result
---@return string[] lines of the contact's suite
---@return { tests: integer, failures: integer, skipped: integer } counts
function M.suite(words, titles, record, result)
  local counts, cases = { tests = 0, failures = 0, skipped = 0 }, {}
  for i, v in ipairs(result.verdicts) do
    counts.tests = counts.tests + 1
    if v.status == "violated" then counts.failures = counts.failures + 1 end
    if SKIPPED[v.status] then counts.skipped = counts.skipped + 1 end
    cases[i] = test_case(words, titles, record, v)
  end
  local c = record.contact
  local out = { ('  <testsuite name="%s" tests="%d" failures="%d" errors="0" skipped="%d" '
    .. 'time="%s" timestamp="%s">'):format(escaped(c.id), counts.tests, counts.failures,
    counts.skipped, seconds(record.stop - c.at), os.date("!%Y-%m-%dT%H:%M:%S", c.at // 1000)) }
  local properties = { { "policy", result.policy.name .. " " .. result.policy.hash },
    { "score", result.score.percentage and ("%.14g"):format(result.score.percentage) or "" },
    { "automatic_fail", tostring(result.score.automatic_fail) }, { "agent", c.agent or "" } }
  out[#out + 1] = "    <properties>"
  for _, p in ipairs(properties) do
    out[#out + 1] = ('      <property name="%s" value="%s"/>'):format(p[1], escaped(p[2]))
  end
  out[#out + 1] = "    </properties>"
  table.move(cases, 1, #cases, #out + 1, out)
  out[#out + 1] = "  </testsuite>"
  return out, counts
end

---@param counts { tests: integer, failures: integer, skipped: integer } of all suites
---@return string[] lines before the first suite
function M.head(counts)
  return { '<?xml version="1.0" encoding="UTF-8"?>',
    ('<testsuites name="hatif" tests="%d" failures="%d" errors="0" skipped="%d">'):format(
      counts.tests, counts.failures, counts.skipped) }
end

M.FOOT = "</testsuites>"

return M

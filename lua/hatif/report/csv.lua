-- Verdicts as a table for spreadsheet programs: RFC 4180, with the mark by which they know UTF-8,
-- so that Arabic opens intact. No cell from outside is a formula.
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

M.BOM = "\u{FEFF}"

local COLUMNS = { "contact", "agent", "team", "queue", "begin", "score", "automatic_fail", "duty",
  "title", "n", "status", "at_s", "due_s", "margin_s", "weight", "cite", "why", "words" }

-- A text as a cell. What a spreadsheet program would reckon out stands behind an apostrophe, as one
-- types a text there.
---@param s string?
---@return string cell
function M.cell(s)
  s = terminal.harmless(s or "")
  if s:find("^%s*[=+%-@]") or s:find("^\u{FF1D}") or s:find("^\u{FF0B}") or s:find("^\u{FF0D}")
    or s:find("^\u{FF20}") then -- and the full-width forms of = + - @
    s = "'" .. s
  end
  return s:find('[",;\t]') and '"' .. s:gsub('"', '""') .. '"' or s
end
local cell = M.cell

local function seconds(ms)
  if not ms then return "" end
  return ("%s%d.%03d"):format(ms < 0 and "-" or "", math.abs(ms) // 1000, math.abs(ms) % 1000)
end

local function number(n)
  return n and ("%.14g"):format(n) or ""
end

---@return string line the names of the columns, as the first line of a file has them
function M.head()
  return M.BOM .. table.concat(COLUMNS, ",") .. "\r"
end

---@param words hatif.catalogue.words for the reasons; names of columns and states are the same in
---  all languages
---@param titles table<string, string> of the duties
---@param record hatif.jsonl.call
---@param result hatif.result
---@return string[] lines one a verdict, without their line feeds; times in seconds from the
---  contact's beginning, which is in UTC
function M.lines(words, titles, record, result)
  local c, out = record.contact, {}
  local from = c.at
  local begin = os.date("!%Y-%m-%d %H:%M:%S", from // 1000)
  for i, v in ipairs(result.verdicts) do
    local quoted = {}
    for _, e in ipairs(v.evidence) do quoted[#quoted + 1] = e.text end
    out[i] = table.concat({ cell(c.id), cell(c.agent), cell(c.team), cell(c.queue), begin,
      number(result.score.percentage), result.score.automatic_fail and "yes" or "no", cell(v.duty),
      cell(titles[v.duty]), number(v.n), v.status, seconds(v.at and v.at - from),
      seconds(v.due and v.due - from), seconds(v.margin), number(v.weight), cell(v.cite),
      cell(text.reason(words, v)), cell(table.concat(quoted, " \u{2026} ")) }, ",") .. "\r"
  end
  return out
end

return M

-- A sampling plan as lines of text, as a table for spreadsheet programs, or as JSON lines.
local archive = require "hatif.archive"
local csv = require "hatif.report.csv"
local reports = require "hatif.report.evaluation"
local spans = require "hatif.spans"
local terminal = require "hatif.report.terminal"

local M = {}
local shown = terminal.placed


local function name_of(words, agent)
  return agent == "" and words "sample.nobody" or shown(words, agent)
end

-- Wanted and done of a whole plan; what is looked at beyond the plan is no part of it.
local function sums(plan)
  local wanted, done = 0, 0
  for _, a in ipairs(plan) do
    wanted, done = wanted + a.wanted, done + math.min(a.done, a.wanted)
  end
  return wanted, done
end

-- The agents with something that nobody has looked at.
local function with_open(plan)
  local out = {}
  for _, a in ipairs(plan) do
    local has_open = false
    for _, e in ipairs(a.entries) do has_open = has_open or not e.is_done end
    out[#out + 1] = has_open and a or nil
  end
  return out
end

---@param plan hatif.sampling.agent[]
---@param words hatif.catalogue.words
---@param about { month: string, seed: string, zone: string, is_open: boolean? } is_open: only what
---  nobody has looked at yet
---@return string[] lines
function M.text(plan, words, about)
  local wanted, done = sums(plan)
  local lines = { words("sample.head", { month = about.month, seed = shown(words, about.seed),
    wanted = wanted, done = done }) }
  if #plan == 0 then lines[2] = words "sample.none" end
  for _, a in ipairs(about.is_open and with_open(plan) or plan) do
    lines[#lines + 1] = ""
    lines[#lines + 1] = words("sample.agent", { agent = name_of(words, a.agent), done = a.done,
      wanted = a.wanted, contacts = a.contacts, risky = a.risky })
    for _, e in ipairs(a.entries) do
      if not (about.is_open and e.is_done) then
        lines[#lines + 1] = ("  %s  %s  %s  %s%s"):format(spans.shown(e.opened, about.zone):sub(1,
          16), shown(words, e.contact), reports.percent(words, e.score),
          e.is_done and words("sample.done", { by = shown(words, e.by) }) or words "sample.open",
          e.is_risky and "  " .. words "sample.risky" or "")
      end
    end
  end
  return lines
end

local COLUMNS = { "month", "seed", "agent", "contact", "opened", "score", "risky", "state",
  "reviewed_by", "reviewed_at" }

---@param plan hatif.sampling.agent[]
---@param about { month: string, seed: string, zone: string, is_open: boolean? }
---@return string[] lines RFC 4180, without their line feeds; the first has the mark of UTF-8
function M.csv(plan, about)
  local lines = { csv.BOM .. table.concat(COLUMNS, ",") .. "\r" }
  for _, a in ipairs(plan) do
    for _, e in ipairs(a.entries) do
      if not (about.is_open and e.is_done) then
        lines[#lines + 1] = table.concat({ about.month, csv.cell(about.seed), csv.cell(a.agent),
          csv.cell(e.contact), spans.shown(e.opened, about.zone),
          e.score and ("%.14g"):format(e.score) or "", e.is_risky and "yes" or "no",
          e.is_done and "done" or "open", csv.cell(e.by),
          e.at and spans.shown(e.at, about.zone) or "" }, ",") .. "\r"
      end
    end
  end
  return lines
end

---@param plan hatif.sampling.agent[]
---@param about { month: string, seed: string, is_open: boolean? }
---@return string[] lines an object for each agent
function M.json(plan, about)
  local lines = {}
  for i, a in ipairs(plan) do
    local entries = {}
    for _, e in ipairs(a.entries) do
      if not (about.is_open and e.is_done) then
        entries[#entries + 1] = { contact = e.contact, opened = e.opened, is_risky = e.is_risky,
          score = e.score and (math.tointeger(e.score) or e.score), is_done = e.is_done,
          by = e.by, at = e.at }
      end
    end
    lines[i] = archive.encode { month = about.month, seed = about.seed, agent = a.agent,
      contacts = a.contacts, risky = a.risky, wanted = a.wanted, done = a.done, entries = entries }
  end
  return lines
end

return M

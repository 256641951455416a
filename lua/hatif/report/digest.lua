-- Digests of a week as text, and as acts for whoever brings them to people.
local columns = require "hatif.report.columns"
local dkjson = require "dkjson"
local reports = require "hatif.report.evaluation"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}
local shown = terminal.placed


local function quoted(words, s) return shown(words, "\u{AB}" .. s .. "\u{BB}") end

---@param words hatif.catalogue.words
---@param one { trend: number? } a digest, or the team's
---@return string
function M.trend(words, one)
  local t = one.trend
  if not t then return words "digest.first" end
  if t == 0 then return words "digest.same" end
  return words(t > 0 and "digest.up" or "digest.down", { points = words.number(math.abs(t)) })
end

---@param words hatif.catalogue.words
---@param weeks (number|false)[]
---@return string "- · 60.0 % · 72.5 % · 80.0 %"
function M.weeks(words, weeks)
  local out = {}
  for i, w in ipairs(weeks) do out[i] = reports.percent(words, w or nil) end
  return table.concat(out, " \u{B7} ")
end

local function title_of(words, d)
  return shown(words, text.in_language(d.title, words.lang) or d.duty)
end

local function put_well(lines, words, list)
  lines[#lines + 1] = words "digest.well" .. ":"
  if #list == 0 then lines[#lines + 1] = "  " .. words "digest.nothing_well" end
  for _, d in ipairs(list) do
    lines[#lines + 1] = ("  %s %s  %s%s"):format(text.status "satisfied".mark, title_of(words, d),
      words("digest.times", { n = d.times }),
      d.is_improved and words "review.comma" .. words "digest.improved" or "")
    lines[#lines + 1] = "      " .. quoted(words, d.quote.text)
  end
end

local function put_work(lines, words, list)
  if #list == 0 then lines[#lines + 1] = "  " .. words "digest.nothing_work" end
  for _, d in ipairs(list) do
    lines[#lines + 1] = ("  %s %s  %s"):format(text.status "violated".mark, title_of(words, d),
      words("digest.missed", { n = d.times, of = d.of }))
    local advice = text.in_language(d.advice, words.lang)
    if advice then lines[#lines + 1] = "      " .. shown(words, advice) end
    local where = d.missed and words("digest.as_in", { contact = shown(words, d.missed.contact) })
    if where and d.missed.text then where = where .. ": " .. quoted(words, d.missed.text) end
    if where then lines[#lines + 1] = "      " .. where end
    local reason = d.missed and d.missed.reason
    if reason then lines[#lines + 1] = "      " .. shown(words, reason) end
  end
end

local function put_head(lines, words, one, title)
  lines[1] = title
  lines[2] = words("digest.score", { contacts = one.contacts,
    score = reports.percent(words, one.score) }) .. words "review.comma" .. M.trend(words, one)
  lines[3] = words("digest.weeks", { weeks = M.weeks(words, one.weeks) })
  if one.disputes > 0 then lines[4] = words("digest.disputes", { n = one.disputes }) end
end

---@param digest table as hatif.digest.of gives it
---@param agent hatif.digest.agent
---@param words hatif.catalogue.words
---@return string[] lines
function M.agent(digest, agent, words)
  local lines = {}
  put_head(lines, words, agent, words("digest.title", { name = shown(words, agent.agent),
    week = shown(words, digest.week) }))
  put_well(lines, words, agent.well)
  lines[#lines + 1] = words "digest.work" .. ":"
  put_work(lines, words, agent.work)
  return lines
end

---@param digest table
---@param words hatif.catalogue.words
---@return string[] lines
function M.team(digest, words)
  local lines, team = {}, digest.team
  put_head(lines, words, team, words("digest.team_title", {
    week = shown(words, digest.week) }))
  if team.most_improved then
    lines[#lines + 1] = words("digest.most_improved", { agent = shown(words, team.most_improved) })
  end
  local rows = { { words "digest.agent", words "digest.contacts", words "digest.mean",
    words "digest.trend" } }
  for _, a in ipairs(digest.agents) do
    rows[#rows + 1] = { shown(words, a.agent), tostring(a.contacts),
      reports.percent(words, a.score), M.trend(words, a) }
  end
  columns.put(lines, rows, "  ")
  lines[#lines + 1] = words "digest.team_work" .. ":"
  put_work(lines, words, team.work)
  return lines
end

local KEYS = { "key", "at", "name", "args" }
local ARGS = { "to", "week", "score", "trend", "contacts", "title", "text" }

local function act(key, at, args)
  args = setmetatable(args, { __jsontype = "object", __jsonorder = ARGS })
  return (dkjson.encode(setmetatable({ key = key, at = at, name = "digest", args = args },
    { __jsontype = "object", __jsonorder = KEYS })))
end

local function number(v) return v and (math.tointeger(v) or v) or nil end

---The digests as acts, one a line: `digest` to each agent, and one to the team.
---@param digest table
---@param words hatif.catalogue.words
---@return string[] lines
function M.acts(digest, words)
  local lines = {}
  local function put(to, one, body)
    lines[#lines + 1] = act(("digest/%s/%s"):format(digest.week, to), digest.till, { to = to,
      week = digest.week, score = number(one.score), trend = number(one.trend),
      contacts = one.contacts, title = body[1], text = table.concat(body, "\n", 2) })
  end
  for _, a in ipairs(digest.agents) do put(a.agent, a, M.agent(digest, a, words)) end
  put("team", digest.team, M.team(digest, words))
  return lines
end

return M

-- One contact as data for the page, which draws it when somebody opens it. Times are ms from the
-- contact's beginning; lists stand for objects, because there are hundreds of them.
local dkjson = require "dkjson"
local review = require "hatif.review"

local M = {}

local BY = { agent = 0, customer = 1, supervisor = 2 }
M.STATUS = { "satisfied", "violated", "waived", "pending", "na" }
local STATUS = {}
for i, name in ipairs(M.STATUS) do STATUS[name] = i - 1 end
local HOLD_ENDS = { unhold = true, hangup = true, drop = true }
-- Figures that are shown; what is no time is a number, or a share.
local FIGURES = { "time_to_answer", "time_to_greet", "talk_agent", "talk_customer", "talk_ratio",
  "pace_average", "interruptions", "overlap", "silence_longest", "hold_count", "hold_total",
  "hold_longest", "handling_time" }
local IS_SHARE = { talk_ratio = true }
local IS_NUMBER = { pace = true, pace_customer = true, pace_average = true,
  pace_average_customer = true, interruptions = true, interruptions_customer = true,
  hold_count = true, noise = true, loudness = true, loudness_customer = true }
-- Fields of an event that the page shows by themselves, or that are the source's own.
local SILENT = { at = true, type = true, line = true, id = true, source = true, arrived = true,
  stop = true }
-- Fields of an act that the page shows by themselves.
local SHOWN = { text = true, due = true }
local DETAIL_BYTES = 200

local function list(t) return setmetatable(t, { __jsontype = "array" }) end

local function or_null(v)
  if v == nil then return dkjson.null end
  return v
end

---@param words hatif.catalogue.words
---@param metric string docs/metrics.md
---@param value number
---@return string
function M.figure(words, metric, value)
  if not IS_NUMBER[metric] and not IS_SHARE[metric] then return words.duration(value // 1) end
  local whole = math.tointeger(value)
  local n = whole and tostring(whole) or words.number(value)
  return IS_SHARE[metric] and words("number.percent", { n = n }) or n
end

-- UTF-16 units of a text, which is how the page counts.
local function units(s)
  local n = utf8.len(s)
  if not n then return nil end
  local _, wide = s:gsub("[\xF0-\xF4]", "")
  return n + wide
end

-- Evidence as [line], [line, from, to] in the utterance's text, or [line, metric, value].
local function evidence(page, v, said)
  local out = list {}
  for _, e in ipairs(v.evidence) do
    local text = said[e.event]
    local from = text and e.first and units(text:sub(1, e.first - 1))
    local to = from and units(text:sub(1, e.last))
    if e.metric then
      out[#out + 1] = list { e.event, page.words.known("metric", e.metric),
        M.figure(page.words, e.metric, e.value) }
    else out[#out + 1] = list { e.event, from, to } end
  end
  return out
end

local function verdicts(page, record, result, since, said)
  local out, from = list {}, record.contact.at
  local function after(ms) return ms and ms - from or dkjson.null end
  for i, v in ipairs(result.verdicts) do
    out[i] = list { page:duty(v.duty), v.n, STATUS[v.status], after(since[i]), after(v.at),
      after(v.due), or_null(v.margin), page:index("why", v.why), v.borderline and 1 or 0,
      evidence(page, v, said), v.note }
  end
  return out
end

local function detail(words, e, silent)
  local names, parts = {}, {}
  for name, value in pairs(e) do
    if not silent[name] and type(value) ~= "table" then names[#names + 1] = name end
  end
  table.sort(names)
  for i, name in ipairs(names) do
    local value = tostring(e[name])
    parts[i] = name == "text" and value or name == "by" and words.known("speaker", value)
      or name .. " " .. value
  end
  local text = table.concat(parts, " \u{B7} ") -- a middle dot
  if #text <= DETAIL_BYTES then return text ~= "" and text or nil end
  return text:sub(1, utf8.offset(text, 0, DETAIL_BYTES) - 1) .. "\u{2026}"
end

-- What was said, what happened, and the holds.
local function happenings(page, record)
  local talk, events, holds, said, since = list {}, list {}, list {}, {}, nil
  local from = record.contact.at
  for _, e in ipairs(review.heard(record.events)) do
    if e.type == "utterance" then
      said[e.line] = e.text
      talk[#talk + 1] = list { e.line, BY[e.by], e.at - from, math.max(e.stop or e.at, e.at) - from,
        e.text }
    else
      events[#events + 1] = list { e.line, page:index("event", e.type), e.at - from,
        detail(page.words, e, SILENT) }
      if e.type == "hold" then since = since or e.at end
      if HOLD_ENDS[e.type] and since then
        holds[#holds + 1], since = list { since - from, e.at - from }, nil
      end
    end
  end
  if since then holds[#holds + 1] = list { since - from, record.stop - from } end
  return talk, events, holds, said
end

local function steps(page, record, watch)
  local out, from = list {}, record.contact.at
  for _, s in ipairs(watch.steps) do
    out[#out + 1] = list { page:index("protocol", s.protocol), page:index("step", s.step),
      s.from - from, s.to - from }
  end
  return out
end

-- What hatif asked of the world: its name, when, what it says, until when, what else belongs to it.
local function acts(page, record, result)
  local out, from = list {}, record.contact.at
  for i, a in ipairs(result.acts) do
    local text, due = a.args.text, math.tointeger(a.args.due)
    out[i] = list { page:index("act", a.name), a.at - from,
      or_null(type(text) == "string" and text or nil), due and due - from or dkjson.null,
      detail(page.words, a.args, SHOWN) }
  end
  return out
end

local function figures(page, metrics)
  local out = list {}
  for _, name in ipairs(FIGURES) do
    local is_of_no_hold = name:find("^hold_") and metrics.hold_count == 0
    if metrics[name] and not is_of_no_hold then
      out[#out + 1] = list { page.words("metric." .. name),
        M.figure(page.words, name, metrics[name]) }
    end
  end
  return out
end

---A contact for the page's script.
---@param page hatif.html
---@param record hatif.jsonl.call
---@param result hatif.result
---@param watch hatif.timeline that saw it judged
---@return table data for dkjson
function M.data(page, record, result, watch)
  local c = record.contact
  local talk, events, holds, said = happenings(page, record)
  local refused = list {}
  for i, r in ipairs(result.not_admitted) do refused[i] = list { r.event or 0, r.why } end
  return {
    id = c.id, channel = c.channel, direction = c.direction, lang = c.lang, agent = c.agent,
    team = c.team, queue = c.queue, case = c.case, length = record.stop - c.at,
    when = page:date(c.at), score = result.score.percentage,
    fail = result.score.automatic_fail or nil, talk = talk, events = events, holds = holds,
    steps = steps(page, record, watch), figures = figures(page, result.metrics),
    verdicts = verdicts(page, record, result, watch.since, said), refused = refused,
    acts = acts(page, record, result),
  }
end

M.KEYS = { "id", "channel", "direction", "lang", "agent", "team", "queue", "case", "length",
  "when", "score", "fail", "talk", "events", "holds", "steps", "figures", "verdicts", "refused",
  "acts", "evaluation" }

return M

-- One call's result as people read it: score, what was judged in its order, what was not judged.
local catalogue = require "hatif.catalogue"
local terminal = require "hatif.report.terminal"

local M = {}

-- Mark and colour of each status, in the order in which they are counted.
local STATUS = {
  satisfied = { mark = "\u{2713}", colour = "green" },
  violated = { mark = "\u{2717}", colour = "red" },
  waived = { mark = "~", colour = "yellow" },
  pending = { mark = "\u{2026}", colour = "cyan" },
  na = { mark = "\u{2013}", colour = "dim" },
}
local COUNTED = { "satisfied", "violated", "waived", "pending", "na" }
local CITE_COLUMNS, INDENT = 10, "     "

---@param status string of a verdict
---@return {mark: string, colour: string}
function M.status(status)
  return STATUS[status]
end

---@param v table a verdict
---@return string name "hold.return", "hold.return #2"
function M.name(v)
  return v.n > 1 and ("%s #%d"):format(v.duty, v.n) or v.duty
end

---@param words hatif.catalogue.words
---@param v table a verdict with or without a margin
---@return string margin "1.2 s to spare", "6.0 s late", or "" where nothing can be said
function M.margin(words, v)
  if not v.margin or (v.status == "violated" and v.margin >= 0) then return "" end
  return words(v.margin < 0 and "review.late" or "review.to_spare",
    { duration = words.duration(v.margin) })
end

---@param v table a verdict
---@return string words the texts of its evidence, quoted
function M.words(v)
  local out = {}
  for _, e in ipairs(v.evidence) do
    if e.text then
      out[#out + 1] = "\u{AB}" .. terminal.harmless(e.text) .. "\u{BB}" -- in guillemets
    end
  end
  return table.concat(out, " ")
end

---@param words hatif.catalogue.words
---@param v table a verdict
---@return string reason "why, margin"
function M.reason(words, v)
  local margin, why = M.margin(words, v), words.known("why", v.why)
  if margin ~= "" then why = words("review.with_margin", { why = why, margin = margin }) end
  return v.borderline and words("review.borderline", { reason = why }) or why
end

local function put(out, ...)
  out[#out + 1] = table.concat({ ... })
end

-- Each line is dressed on its own: neither a colour nor an isolate may reach beyond its line.
local function put_wrapped(out, text, view, dress)
  for _, line in ipairs(terminal.wrapped(text, view.width - #INDENT)) do
    line = terminal.isolated(line)
    put(out, INDENT, dress and dress(line) or line)
  end
end

local function put_head(out, view, record, result)
  local c, paint = record.contact, view.paint
  local kind = c.channel .. (c.direction and " " .. c.direction or "") .. ", " .. c.lang
  local policy = view.words("review.policy",
    { name = result.policy.name, hash = result.policy.hash:sub(1, 8) })
  put(out, paint(terminal.isolated(terminal.harmless(c.id)), "bold"), "  ",
    terminal.harmless(kind), ", ", view.words.duration(result.metrics.duration), "  ",
    paint(policy, "dim"))
end

local function put_score(out, view, result)
  local counts, parts, words = {}, {}, view.words
  for _, v in ipairs(result.verdicts) do counts[v.status] = (counts[v.status] or 0) + 1 end
  for _, name in ipairs(COUNTED) do
    local s = STATUS[name]
    if counts[name] then
      local text = s.mark .. " " .. words("count." .. name, { n = counts[name] })
      parts[#parts + 1] = view.paint(text, s.colour)
    end
  end
  local percentage = result.score.percentage
  local score = percentage and words("review.score", { percentage = words.number(percentage) })
    or words("review.no_score")
  put(out, view.paint(score, "bold"), "  ", table.concat(parts, "  "))
  if result.score.automatic_fail then
    put(out, view.paint(words("review.automatic_fail"), "red", "bold"))
  end
end

local function put_duty(out, view, v)
  local s, paint = STATUS[v.status], view.paint
  local id = M.name(v)
  local title = terminal.harmless(view.titles[v.duty] or "")
  local used = 3 + math.max(view.id_columns, #id) + 1 + CITE_COLUMNS
  local has_room = title ~= "" and used + terminal.columns(title) <= view.width
  local cite = v.cite or ""
  if cite ~= "" or has_room then id = terminal.padded(id, view.id_columns) .. " " end
  put(out, " ", paint(s.mark, s.colour), " ", id,
    paint(has_room and terminal.padded(cite, CITE_COLUMNS) or cite, "dim"),
    has_room and terminal.isolated(title) or "")
  if title ~= "" and not has_room then put_wrapped(out, title, view) end
end

local function put_verdict(out, view, v)
  put_duty(out, view, v)
  local is_violated = v.status == "violated"
  local when = v.at and terminal.clock(v.at - view.from)  .. " " or ""
  local reason = M.reason(view.words, v)
  if is_violated and v.weight ~= 1 then
    reason = view.words("review.weight", { reason = reason, weight = ("%g"):format(v.weight) })
  end
  put_wrapped(out, when .. reason, view, is_violated and function(line)
    return view.paint(line, "red")
  end or nil)
  local words = M.words(v)
  if words ~= "" then put_wrapped(out, words, view) end
end

-- What is not judged, or not yet, one paragraph for each reason, in order of the first of it.
local function put_not_judged(out, view, verdicts)
  local reasons, ids = {}, {}
  for _, v in ipairs(verdicts) do
    if not ids[v.why] then reasons[#reasons + 1], ids[v.why] = v, {} end
    table.insert(ids[v.why], v.duty)
  end
  for _, v in ipairs(reasons) do
    local s = STATUS[v.status]
    put(out, " ", view.paint(s.mark .. " " .. view.words.known("why", v.why) .. ":", s.colour))
    put_wrapped(out, table.concat(ids[v.why], "  "), view, view.faint)
  end
end

local function put_metrics(out, view, m)
  local parts, words = {}, view.words
  local function say(key, slots) parts[#parts + 1] = words(key, slots) end
  local function say_time(key, ms)
    if ms then say(key, { duration = words.duration(ms) }) end
  end
  say_time("figures.answered", m.time_to_answer)
  say_time("figures.first_word", m.time_to_greet)
  say_time("figures.agent_spoke", m.talk_agent)
  say_time("figures.customer_spoke", m.talk_customer)
  if m.pace_average then say("figures.pace", { n = math.floor(m.pace_average) }) end
  if (m.interruptions or 0) > 0 then say("figures.interrupted", { n = m.interruptions }) end
  if (m.silence_longest or 0) > 0 then say_time("figures.silence", m.silence_longest) end
  if (m.hold_count or 0) > 0 then
    say("figures.holds", { n = m.hold_count, total = words.duration(m.hold_total),
      longest = words.duration(m.hold_longest) })
  end
  put(out, " ", view.faint(words("figures.title")))
  put_wrapped(out, table.concat(parts, words("review.comma")), view, view.faint)
end

---@param words table<string, string>|string|nil of a policy, by language
---@param lang string
---@return string? words in that language where there are some, else in the first by name
function M.in_language(words, lang)
  if type(words) ~= "table" then return words end
  if words[lang] then return words[lang] end
  local langs = {}
  for name in pairs(words) do langs[#langs + 1] = name end
  table.sort(langs)
  return words[langs[1]]
end

---@param policy hatif.Policy
---@param lang string of the contact
---@return table<string, string> titles of the duties that have one, in that language where there is
---  one, else in the first by name
function M.titles(policy, lang)
  local out = {}
  for _, duty in ipairs(policy:duties()) do out[duty.id] = M.in_language(duty.title, lang) end
  return out
end

-- What all lines of a report go by.
local function view_of(record, look)
  local view = { paint = terminal.painter(look.is_coloured), width = look.width,
    from = record.contact.at, words = catalogue.of(look.lang or "en") }
  view.faint = function(line) return view.paint(line, "dim") end
  return view
end

---The report of one call.
---@param policy hatif.Policy for the titles of its duties
---@param record hatif.jsonl.call
---@param result hatif.result
---@param look {is_coloured: boolean, width: integer, lang: string?, titles: string?} lang: of the
---  words, English; titles: of the duties' titles, the contact's language
---@return string[] lines
function M.lines(policy, record, result, look)
  local out, not_judged, longest = {}, {}, 0
  for _, v in ipairs(result.verdicts) do longest = math.max(longest, #M.name(v)) end
  local view = view_of(record, look)
  view.id_columns = math.min(longest, 40)
  view.titles = M.titles(policy, look.titles or record.contact.lang)
  put_head(out, view, record, result)
  put_score(out, view, result)
  for _, v in ipairs(result.verdicts) do
    local is_judged = v.status ~= "na" and v.status ~= "pending"
    if is_judged then put_verdict(out, view, v) else not_judged[#not_judged + 1] = v end
  end
  put_not_judged(out, view, not_judged)
  for _, r in ipairs(result.not_admitted) do
    local what = r.event and view.words("review.line_not_admitted", { line = r.event, why = r.why })
      or view.words("review.speech_not_admitted", { why = r.why })
    put(out, " ", view.paint("! " .. what, "yellow"))
  end
  put_metrics(out, view, result.metrics)
  return out
end

local function percent(words, score)
  return score.percentage and words("number.percent", { n = words.number(score.percentage) })
    or words("against.none")
end

-- What one policy says of a duty.
local function put_side(out, view, side, v, lacks_duty)
  local words = view.words
  local what = words(lacks_duty and "against.no_duty" or "against.not_activated")
  if v then
    local when = v.at and terminal.clock(v.at - view.from) .. " " or ""
    what = words("against.verdict", { status = words("status." .. v.status),
      reason = when .. M.reason(words, v) })
  end
  put_wrapped(out, words("against." .. side, { what = what }), view, function(line)
    return v and view.paint(line, STATUS[v.status].colour) or view.faint(line)
  end)
end

---What another policy would change in one call.
---@param record hatif.jsonl.call
---@param comparison hatif.comparison
---@param look {is_coloured: boolean, width: integer, lang: string?}
---@return string[] lines
function M.changes(record, comparison, look)
  local out, here, there = {}, comparison.here, comparison.there
  local view = view_of(record, look)
  local words = view.words
  local policies = words("against.policy", { name = here.policy.name,
    hash = here.policy.hash:sub(1, 8), other = there.policy.name,
    other_hash = there.policy.hash:sub(1, 8) })
  put(out, view.paint(terminal.isolated(terminal.harmless(comparison.contact)), "bold"), "  ",
    view.faint(policies))
  put(out, words("against.score", { here = percent(words, here.score),
    there = percent(words, there.score), n = #comparison.changes }))
  for _, c in ipairs(comparison.changes) do
    put(out, " ", M.name(c))
    put_side(out, view, "here", c.here, c.only == "there")
    put_side(out, view, "there", c.there, c.only == "here")
  end
  return out
end

return M

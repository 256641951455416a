-- One call's result as people read it: score, what was judged in its order, what was not judged.
local terminal = require "hatif.report.terminal"

local M = {}

-- Mark, colour and name of each status, in the order in which they are counted.
local STATUS = {
  satisfied = { mark = "\u{2713}", colour = "green", name = "satisfied" },
  violated = { mark = "\u{2717}", colour = "red", name = "violated" },
  waived = { mark = "~", colour = "yellow", name = "waived" },
  pending = { mark = "\u{2026}", colour = "cyan", name = "pending" },
  na = { mark = "\u{2013}", colour = "dim", name = "not judged" },
}
local COUNTED = { "satisfied", "violated", "waived", "pending", "na" }
local CITE_COLUMNS, INDENT = 10, "     "

---@param status string of a verdict
---@return {mark: string, colour: string, name: string}
function M.status(status)
  return STATUS[status]
end

---@param v table a verdict
---@return string name "hold.return", "hold.return #2"
function M.name(v)
  return v.n > 1 and ("%s #%d"):format(v.duty, v.n) or v.duty
end

---@param v table a verdict with or without a margin
---@return string words "1.2 s to spare", "6.0 s late", or "" where nothing can be said
function M.margin(v)
  if not v.margin or (v.status == "violated" and v.margin >= 0) then return "" end
  return terminal.duration(v.margin) .. (v.margin < 0 and " late" or " to spare")
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

-- "why, margin" of a verdict.
local function reason(v)
  local margin = M.margin(v)
  local why = margin == "" and v.why or v.why .. ", " .. margin
  return v.borderline and why .. ", borderline" or why
end

local function put(out, ...)
  out[#out + 1] = table.concat({ ... })
end

-- Each line is dressed on its own: neither a colour nor an isolate may reach beyond its line.
local function put_wrapped(out, text, view, dress)
  for _, line in ipairs(terminal.wrapped(text, view.width - #INDENT)) do
    put(out, INDENT, dress(line))
  end
end

local function put_head(out, view, record, result)
  local c, paint = record.contact, view.paint
  local kind = c.channel .. (c.direction and " " .. c.direction or "") .. ", " .. c.lang
  local length = terminal.duration(result.metrics.duration)
  put(out, paint(terminal.isolated(terminal.harmless(c.id)), "bold"), "  ",
    terminal.harmless(kind), ", ", length,
    paint(("  policy %s %s"):format(result.policy.name, result.policy.hash:sub(1, 8)), "dim"))
end

local function put_score(out, view, result)
  local counts, parts = {}, {}
  for _, v in ipairs(result.verdicts) do counts[v.status] = (counts[v.status] or 0) + 1 end
  for _, name in ipairs(COUNTED) do
    local s = STATUS[name]
    local text = ("%s %d %s"):format(s.mark, counts[name] or 0, s.name)
    if counts[name] then parts[#parts + 1] = view.paint(text, s.colour) end
  end
  local percentage = result.score.percentage
  local score = percentage and ("score %.1f %%"):format(percentage) or "no score: nothing judged"
  put(out, view.paint(score, "bold"), "  ", table.concat(parts, "  "))
  if result.score.automatic_fail then
    put(out, view.paint("automatic fail: a duty that may not be violated was", "red", "bold"))
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
  if title ~= "" and not has_room then put_wrapped(out, title, view, terminal.isolated) end
end

local function put_verdict(out, view, v)
  put_duty(out, view, v)
  local is_violated = v.status == "violated"
  local when = v.at and terminal.clock(v.at - view.from)  .. " " or ""
  local weight = is_violated and v.weight ~= 1 and (", weight %g"):format(v.weight) or ""
  put_wrapped(out, when .. reason(v) .. weight, view, function(line)
    return is_violated and view.paint(line, "red") or line
  end)
  local words = M.words(v)
  if words ~= "" then put_wrapped(out, words, view, terminal.isolated) end
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
    put(out, " ", view.paint(s.mark .. " " .. v.why .. ":", s.colour))
    put_wrapped(out, table.concat(ids[v.why], "  "), view, view.faint)
  end
end

local function put_metrics(out, view, m)
  local parts = {}
  local function say(text, ms) parts[#parts + 1] = ms and text:format(terminal.duration(ms)) end
  say("answered after %s", m.time_to_answer)
  say("first word after %s", m.time_to_greet)
  say("agent spoke %s", m.talk_agent)
  say("customer spoke %s", m.talk_customer)
  if m.pace_average then parts[#parts + 1] = ("%d words a minute"):format(m.pace_average) end
  if m.interruptions and m.interruptions > 0 then
    parts[#parts + 1] = ("interrupted the customer %dx"):format(m.interruptions)
  end
  if (m.silence_longest or 0) > 0 then say("longest silence %s", m.silence_longest) end
  if (m.hold_count or 0) > 0 then
    parts[#parts + 1] = ("on hold %dx, %s, longest %s"):format(m.hold_count,
      terminal.duration(m.hold_total), terminal.duration(m.hold_longest))
  end
  put(out, " ", view.faint("figures:"))
  put_wrapped(out, table.concat(parts, ", "), view, view.faint)
end

local function in_language(words, lang)
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
  for _, duty in ipairs(policy:duties()) do out[duty.id] = in_language(duty.title, lang) end
  return out
end

---The report of one call.
---@param policy hatif.Policy for the titles of its duties
---@param record hatif.jsonl.call
---@param result hatif.result
---@param look {is_coloured: boolean, width: integer}
---@return string[] lines
function M.lines(policy, record, result, look)
  local out, not_judged, longest = {}, {}, 0
  for _, v in ipairs(result.verdicts) do longest = math.max(longest, #M.name(v)) end
  local view = { paint = terminal.painter(look.is_coloured), width = look.width,
    from = record.contact.at, id_columns = math.min(longest, 40) }
  view.faint = function(line) return view.paint(line, "dim") end
  view.titles = M.titles(policy, record.contact.lang)
  put_head(out, view, record, result)
  put_score(out, view, result)
  for _, v in ipairs(result.verdicts) do
    local is_judged = v.status ~= "na" and v.status ~= "pending"
    if is_judged then put_verdict(out, view, v) else not_judged[#not_judged + 1] = v end
  end
  put_not_judged(out, view, not_judged)
  for _, r in ipairs(result.not_admitted) do
    local what = r.event and "line " .. r.event or "speech"
    put(out, " ", view.paint(("! %s was not admitted: %s"):format(what, r.why), "yellow"))
  end
  put_metrics(out, view, result.metrics)
  return out
end

local function percent(score)
  return score.percentage and ("%.1f %%"):format(score.percentage) or "none"
end

-- What one policy says of a duty.
local function put_side(out, view, side, v, lacks_duty)
  local text = lacks_duty and "no such duty" or "not activated"
  if v then
    local when = v.at and terminal.clock(v.at - view.from) .. " " or ""
    text = ("%s, %s%s"):format(STATUS[v.status].name, when, reason(v))
  end
  put_wrapped(out, side .. ": " .. text, view, function(line)
    return v and view.paint(line, STATUS[v.status].colour) or view.faint(line)
  end)
end

---What another policy would change in one call.
---@param record hatif.jsonl.call
---@param comparison hatif.comparison
---@param look {is_coloured: boolean, width: integer}
---@return string[] lines
function M.changes(record, comparison, look)
  local out, here, there = {}, comparison.here, comparison.there
  local view = { paint = terminal.painter(look.is_coloured), width = look.width,
    from = record.contact.at }
  view.faint = function(line) return view.paint(line, "dim") end
  put(out, view.paint(terminal.isolated(terminal.harmless(comparison.contact)), "bold"),
    view.faint(("  policy %s %s, against %s %s"):format(here.policy.name,
      here.policy.hash:sub(1, 8), there.policy.name, there.policy.hash:sub(1, 8))))
  put(out, ("score %s, against %s  %d changed"):format(percent(here.score),
    percent(there.score), #comparison.changes))
  for _, c in ipairs(comparison.changes) do
    put(out, " ", M.name(c))
    put_side(out, view, "here", c.here, c.only == "there")
    put_side(out, view, "there", c.there, c.only == "here")
  end
  return out
end

return M

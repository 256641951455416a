-- Pages without a script: the digests of a week and the form of an evaluation. Each is complete in
-- itself, and reads from the right where its language does.
local markup = require "hatif.report.html.markup"
local overview = require "hatif.report.html.overview"
local digests = require "hatif.report.digest"
local reports = require "hatif.report.evaluation"
local spans = require "hatif.spans"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

local STYLES = { "page.css", "overview.css", "sheet.css" }
local isolated, isolate = markup.isolated, terminal.placed

-- Words of the catalogue as markup. What was isolated in them for a terminal is isolated here too.
local FSI, PDI = "\u{2068}", "\u{2069}" -- first strong isolate, pop directional isolate
local OPEN, CLOSE = "\u{E000}", "\u{E001}" -- of private use; no text keeps its own
local function say(s)
  s = tostring(s):gsub(OPEN, ""):gsub(CLOSE, ""):gsub(FSI, OPEN):gsub(PDI, CLOSE)
  s = s:gsub("  ", " \u{B7} ") -- columns of a terminal: a middle dot
  return (markup.text(s):gsub(OPEN, "<bdi>"):gsub(CLOSE, "</bdi>"))
end

local function page(words, title, about, body)
  return markup.fill(markup.file "sheet.html", { lang = words.lang, title = markup.text(title),
    dir = words.lang == "ar" and "rtl" or "ltr", style = markup.files(STYLES),
    heading = say(title), about = say(about), body = table.concat(body, "\n"),
    footer = say(words "digest.footer") })
end

local function title_of(words, d) return text.in_language(d.title, words.lang) or d.duty end

-- --- digests -----------------------------------------------------------------------------------

local function well_cards(words, list)
  local out = {}
  for i, d in ipairs(list) do
    local times = words("digest.times", { n = d.times })
    if d.is_improved then times = times .. words "review.comma" .. words "digest.improved" end
    out[i] = ('<article class="card"><h4>%s%s<small>%s</small></h4><blockquote>%s</blockquote>'
      .. "</article>"):format(overview.icon "satisfied", isolated(title_of(words, d)),
      say(times), isolated(d.quote.text))
  end
  if #out == 0 then out[1] = "<p>" .. say(words "digest.nothing_well") .. "</p>" end
  return table.concat(out, "\n")
end

-- `level` of the cards' headings
local function work_cards(words, list, level)
  local out = {}
  for i, d in ipairs(list) do
    local parts = {}
    local advice = text.in_language(d.advice, words.lang)
    if advice then parts[1] = "<p>" .. isolated(advice) .. "</p>" end
    if d.missed then
      parts[#parts + 1] = '<p class="faint">' .. words("digest.as_in", {
        contact = isolated(d.missed.contact) }) .. "</p>"
      local quote = d.missed.text or d.missed.reason
      if quote then parts[#parts + 1] = "<blockquote>" .. isolated(quote) .. "</blockquote>" end
    end
    out[i] = ('<article class="card missed"><h%d>%s%s<small>%s</small></h%d>%s</article>'):format(
      level, overview.icon "violated", isolated(title_of(words, d)),
      say(words("digest.missed", { n = d.times, of = d.of })), level, table.concat(parts))
  end
  if #out == 0 then out[1] = "<p>" .. say(words "digest.nothing_work") .. "</p>" end
  return table.concat(out, "\n")
end

local function cards(title, content, level)
  return ('<section><h%d>%s</h%d><div class="cards">%s</div></section>'):format(level, say(title),
    level, content)
end

local function figures(words, one)
  return say(words("digest.score", { contacts = one.contacts,
    score = reports.percent(words, one.score) }) .. words "review.comma"
    .. digests.trend(words, one))
end

local function agent_section(words, agent)
  return ('<section aria-label="%s"><h2>%s</h2><p>%s</p><p class="faint">%s</p>%s%s</section>')
    :format(markup.text(agent.agent), isolated(agent.agent), figures(words, agent),
      say(words("digest.weeks", { weeks = digests.weeks(words, agent.weeks) })),
      cards(words "digest.well", well_cards(words, agent.well), 3),
      cards(words "digest.work", work_cards(words, agent.work, 4), 3))
end

-- A table that scrolls in itself where it is wide; the keyboard reaches it.
local function scrolled(caption, heads)
  return ('<div class="sheet" role="group" tabindex="0" aria-label="%s"><table>'
    .. "<caption>%s</caption><thead><tr>%s</tr></thead>"):format(markup.text(caption),
    say(caption), heads)
end

local function agents_table(words, agents)
  local out = { scrolled(words "digest.agents", ('<th scope="col">%s</th>'
    .. '<th scope="col" class="number">%s</th><th scope="col" class="number">%s</th>'
    .. '<th scope="col">%s</th>'):format(say(words "digest.agent"),
    say(words "digest.contacts"), say(words "digest.mean"), say(words "digest.trend"))) }
  for _, a in ipairs(agents) do
    out[#out + 1] = ('<tr><th scope="row">%s</th><td class="number">%d</td><td class="number">%s'
      .. "</td><td>%s</td></tr>"):format(isolated(a.agent), a.contacts,
      say(reports.percent(words, a.score)), say(digests.trend(words, a)))
  end
  return table.concat(out, "\n") .. "</table></div>"
end

---The page of a week: the team, then each agent; or one agent alone.
---@param digest table as hatif.digest.of gives it
---@param words hatif.catalogue.words
---@param agent hatif.digest.agent? one of its agents, for a page of his own
---@return string html
function M.digest(digest, words, agent)
  if agent then
    return page(words, words("digest.title", { name = isolate(words, agent.agent),
      week = isolate(words, digest.week) }), "",
      { agent_section(words, agent) })
  end
  local team, body = digest.team, {}
  local about = words("digest.score", { contacts = team.contacts,
    score = reports.percent(words, team.score) }) .. words "review.comma"
    .. digests.trend(words, team)
  body[1] = agents_table(words, digest.agents)
  body[2] = cards(words "digest.team_work", work_cards(words, team.work, 3), 2)
  for _, a in ipairs(digest.agents) do body[#body + 1] = agent_section(words, a) end
  local title = words("digest.team_title", { week = isolate(words, digest.week) })
  return page(words, title, about, body)
end

-- --- forms -------------------------------------------------------------------------------------

local function status_cell(words, status, more)
  return ('<td><span class="status">%s%s</span>%s</td>'):format(overview.icon(status),
    words("status." .. status), more and "<br><small>" .. more .. "</small>" or "")
end

local function people_of(words, item)
  local step = item.person or item.answer
  if not step then return item.final == "pending" and say(words("form.waits", {
    role = item.by and reports.role(words, item.by) or words "form.anybody" })) or "" end
  local reason = step.reason or step.note
  local out = say(reports.step_line(words, step))
    .. (reason and "<br><small>" .. isolated(reason) .. "</small>" or "")
  return item.is_disputed and out .. "<br>" .. say(words "form.is_disputed") or out
end

local function item_row(words, item)
  local title = text.in_language(item.kind == "attest" and item.question or item.title, words.lang)
  local advice = item.final == "violated" and text.in_language(item.advice, words.lang)
  local quoted = text.words(item.machine)
  local why = say(text.reason(words, item.machine))
  if quoted ~= "" then why = why .. "<br>" .. isolated(quoted) end
  return ('<tr><th scope="row">%s<span class="cite">%s</span>%s</th>%s<td>%s</td>%s</tr>'):format(
    isolated(title or item.duty), isolated(text.name(item)),
    advice and "<small>" .. isolated(advice) .. "</small>" or "",
    status_cell(words, item.machine.status, why), people_of(words, item),
    status_cell(words, item.final))
end

local function section_table(words, section)
  local caption = words("form.section", { weight = words.number(section.weight, 0),
    title = text.in_language(section.title, words.lang) or section.id,
    machine = reports.percent(words, section.machine_score),
    final = reports.percent(words, section.score) })
  local out = { scrolled(caption, ('<th scope="col">%s</th><th scope="col">%s</th>'
    .. '<th scope="col">%s</th><th scope="col">%s</th>'):format(say(words "rollout.duty"),
    say(words "form.machine_says"), say(words "form.people_say"), say(words "form.holds"))) }
  for _, item in ipairs(section.items) do out[#out + 1] = item_row(words, item) end
  return "<section>" .. table.concat(out, "\n") .. "</table></div></section>"
end

local function trail(words, steps, zone)
  local out = {}
  for i, step in ipairs(steps) do
    local details = {}
    for k, line in ipairs(reports.details(words, step)) do details[k] = "<br>" .. say(line) end
    out[i] = ("<li><time dir=\"ltr\">%s</time>%s<small>%s</small></li>"):format(
      spans.shown(step.at, zone):sub(1, 16), say(reports.step_line(words, step)),
      table.concat(details))
  end
  return ('<section><h2>%s</h2><ol class="steps">%s</ol></section>'):format(
    say(words "form.trail"), table.concat(out, "\n"))
end

---The form of an evaluation as a page.
---@param form hatif.evaluation.form
---@param words hatif.catalogue.words
---@param zone string of the times
---@return string html
function M.form(form, words, zone)
  local lines, body = reports.head(form, words), {}
  for _, section in ipairs(form.sections) do body[#body + 1] = section_table(words, section) end
  body[#body + 1] = trail(words, form.steps, zone)
  return page(words, words "form.evaluation" .. " " .. isolate(words, form.contact.id),
    table.concat(lines, " \u{B7} "), body)
end

return M

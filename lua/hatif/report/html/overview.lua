-- The static part of the page: figures of the batch, its agents and duties, and the list of
-- contacts, each with what went wrong. It can be read without a script.
local markup = require "hatif.report.html.markup"

local M = {}

local text, isolated = markup.text, markup.isolated

local CHEVRON = '<svg class="chevron" aria-hidden="true"><use href="#i-chevron"/></svg>'
local ICON = '<svg class="icon %s" aria-hidden="true"><use href="#i-%s"/></svg>'

---@param status string of a verdict
---@return string markup
function M.icon(status) return ICON:format(status, status) end

local function percent(words, n)
  return n and words("number.percent", { n = words.number(n) }) or "\u{2013}" -- en dash
end

-- A tile: a figure and what it is.
local function tile(label, value, note)
  return ('<div class="tile"><dt>%s%s</dt><dd>%s</dd></div>'):format(text(label),
    note and (" <small>%s</small>"):format(text(note)) or "", text(value))
end

---@param page hatif.html
---@param card table of hatif.scorecard
---@return string markup
function M.tiles(page, card)
  local words, all, violations = page.words, card.all, 0
  for _, duty in ipairs(page.duties) do violations = violations + duty.counts.violated end
  local out = {
    tile(words "html.contacts", all.contacts),
    tile(words "html.mean_score", percent(words, all.score)),
    tile(words "html.violations", violations),
    tile(words "html.automatic_fails", all.automatic_fails),
  }
  local evaluated = 0
  for _, c in ipairs(page.contacts) do evaluated = evaluated + (c.evaluation and 1 or 0) end
  if evaluated > 0 then out[#out + 1] = tile(words "html.evaluated", evaluated) end
  if all.offered > 0 then
    out[#out + 1] = tile(words "html.service_level", percent(words, all.service_level),
      words("html.service_note", { n = all.abandoned }))
  end
  if all.handling_time then
    out[#out + 1] = tile(words "html.handling_time", words.duration(all.handling_time))
  end
  return table.concat(out, "\n")
end

-- A share as a bar; the figure stands beside it.
local function bar(share, class)
  return ('<svg class="bar %s" aria-hidden="true"><rect class="ground" width="100%%" height="100%%"'
    .. '/><rect width="%g%%" height="100%%"/></svg>'):format(class, share)
end

local function heading(words, columns)
  local out = {}
  for i, column in ipairs(columns) do
    out[i] = ('<th scope="col"%s>%s</th>'):format(column.class
      and (' class="%s"'):format(column.class) or "", text(words(column[1])))
  end
  return "<thead><tr>" .. table.concat(out) .. "</tr></thead>"
end

local function worst(page, row)
  local first = row.violations[1]
  if not first then return "" end
  local duty = page.duties[page:duty(first.duty) + 1]
  return ('%s <span class="count">%d</span>'):format(isolated(duty.title), first.n)
end

local function sorted(items, is_before)
  local out = table.move(items, 1, #items, 1, {})
  table.sort(out, is_before)
  return out
end

local function by_mean(a, b)
  local x, y = a.score or 101, b.score or 101
  if x ~= y then return x < y end
  return a.name < b.name
end

---@param page hatif.html
---@param card table of hatif.scorecard, by agent
---@return string markup
function M.agents(page, card)
  local words, out = page.words, {}
  out[1] = heading(words, { { "html.agent" }, { "html.contacts", class = "number" },
    { "html.mean_score" }, { "html.automatic_fails", class = "number" },
    { "html.most_often", class = "wide" } })
  for _, row in ipairs(sorted(card.rows, by_mean)) do
    local name = row.name == "" and text(words "html.nobody") or isolated(row.name)
    out[#out + 1] = ('<tr><th scope="row"><button type="button" class="link" data-agent="%s">%s'
      .. '</button></th><td class="number">%d</td><td class="scored">%s<span>%s</span></td>'
      .. '<td class="number">%d</td><td class="wide">%s</td></tr>'):format(text(row.name), name,
      row.contacts, bar(row.score or 0, "score"), text(percent(words, row.score)),
      row.automatic_fails, worst(page, row))
  end
  return table.concat(out, "\n")
end

local function by_violations(a, b)
  if a.counts.violated ~= b.counts.violated then return a.counts.violated > b.counts.violated end
  return a.place < b.place
end

local function duty_row(words, d)
  local c = d.counts
  local judged = c.satisfied + c.violated
  local kept = judged > 0 and c.satisfied * 100 / judged or nil
  return ('<tr><th scope="row"><button type="button" class="link" data-duty="%d">%s</button>'
    .. '<span class="cite">%s</span></th><td class="number">%d</td><td class="number">%d</td>'
    .. '<td class="number wide">%d</td><td class="scored">%s<span>%s</span></td></tr>'):format(
    d.place - 1, isolated(d.title), d.cite and isolated(d.cite) or "", c.violated, c.satisfied,
    c.waived + c.pending + c.na, kept and bar(kept, "kept") or "", text(percent(words, kept)))
end

---@param page hatif.html
---@return string markup
function M.duties(page)
  local out = {}
  out[1] = heading(page.words, { { "html.duty" }, { "html.violated", class = "number" },
    { "html.satisfied", class = "number" }, { "html.not_judged", class = "number wide" },
    { "html.kept_rate" } })
  for _, d in ipairs(sorted(page.duties, by_violations)) do
    out[#out + 1] = duty_row(page.words, d)
  end
  return table.concat(out, "\n")
end

local SHOWN = 3 -- violations of a contact that its row names

local function wrongs(page, contact)
  local out = {}
  for i, violated in ipairs(contact.violated) do
    if i > SHOWN then
      out[i] = "<li>" .. text(page.words("html.more", { n = #contact.violated - SHOWN })) .. "</li>"
      break
    end
    out[i] = "<li>" .. isolated(page.duties[violated + 1].title) .. "</li>"
  end
  return #out > 0 and "<ul>" .. table.concat(out) .. "</ul>" or ""
end

local FILTERS = { { "any", "html.evaluated" }, { "none", "html.not_evaluated" },
  { "disputed", "html.state_disputed" }, { "changed", "html.changed" } }

---The choice among contacts by their evaluation; of none, nothing.
---@param page hatif.html
---@return string markup
function M.evaluation_filter(page)
  local is_any = false
  for _, c in ipairs(page.contacts) do is_any = is_any or c.evaluation ~= nil end
  if not is_any then return "" end
  local words, out = page.words, {}
  out[1] = '<option value="">' .. text(words "html.all") .. "</option>"
  for _, f in ipairs(FILTERS) do
    out[#out + 1] = ('<option value="%s">%s</option>'):format(f[1], text(words(f[2])))
  end
  return ('<label>%s <select name="evaluation">%s</select></label>\n'):format(
    text(words "html.evaluation"), table.concat(out))
end

-- Where the evaluation of a contact stands, and the score that holds.
local function badge(words, contact)
  local e = contact.evaluation
  if not e then return "" end
  return ('<span class="badge evaluated">%s <bdi>%s</bdi></span>'):format(
    text(words("html.state_" .. e.state)), text(e.score))
end

local ROW = [[
<tbody id="c{{n}}" data-n="{{n}}">
<tr><th scope="row"><button type="button" class="open" aria-expanded="false">{{chevron}}
<span>{{id}}<small>{{under}}</small></span></button></th>
<td class="wide when">{{when}}</td><td class="number wide">{{length}}</td>
<td class="scored">{{bar}}<span>{{score}}</span>{{fail}}{{evaluated}}</td>
<td class="number">{{count}}</td><td class="wrongs">{{wrongs}}</td></tr>
</tbody>]]

---@param page hatif.html
---@return string markup
function M.contacts(page)
  local words, out = page.words, {}
  for i, c in ipairs(page.contacts) do
    local fail = c.fail and ('<span class="badge violated">%s%s</span>'):format(M.icon "violated",
      text(words "html.automatic_fail")) or ""
    out[i] = markup.fill(ROW, { n = i - 1, id = isolated(c.id), chevron = CHEVRON,
      under = c.agent and isolated(c.agent) or "", when = isolated(c.when), length = c.length,
      bar = c.score and bar(c.score, "score") or "", score = text(percent(words, c.score)),
      fail = fail, evaluated = badge(words, c), wrongs = wrongs(page, c),
      count = #c.violated > 0 and M.icon "violated" .. #c.violated or M.icon "satisfied" .. "0" })
  end
  return table.concat(out, "\n")
end

return M

-- One page of a batch, complete in itself: no network, no font, nothing that it loads. The overview
-- and the list of contacts are static; a contact is drawn by the page's own script, from data that
-- is in the page, when somebody opens it. The same calls give the same bytes.
local catalogue = require "hatif.catalogue"
local core = require "hatif.core"
local contact = require "hatif.report.html.contact"
local evaluated = require "hatif.report.html.evaluated"
local markup = require "hatif.report.html.markup"
local overview = require "hatif.report.html.overview"
local scorecard = require "hatif.scorecard"
local text = require "hatif.report.text"

local M = {}

local STYLES = { "page.css", "overview.css", "timeline.css", "evaluated.css",
  "print.css" }
local SCRIPTS = { "words.js", "evidence.js", "timeline.js", "evaluated.js", "talk.js",
  "list.js" }
-- Messages that the script says, by the beginning of their keys.
local SAID = { "form.", "html.", "status.", "speaker.", "time.", "number.", "review." }

---@class hatif.html
---@field words hatif.catalogue.words
---@field duties table[] of the policy, in order of declaration, with how often each fell how
---@field contacts table[] what the list shows of each
local page = {}
page.__index = page

local function object(keys, t)
  local out = {}
  for _, key in ipairs(keys) do out[key] = t[key] end
  return setmetatable(out, { __jsontype = "object", __jsonorder = keys })
end

local function duties_of(policy, words)
  local out, places, lang = {}, {}, words.lang
  for i, d in ipairs(policy:duties()) do
    local counts = {}
    for _, status in ipairs(contact.STATUS) do counts[status] = 0 end
    out[i] = { place = i, id = d.id, title = text.in_language(d.title, lang) or d.id,
      advice = text.in_language(d.advice, lang), cite = d.cite, weight = d.weight,
      protocol = words.known("protocol", d.protocol), counts = counts }
    places[d.id] = i - 1
  end
  return out, places
end

---A page that contacts are added to.
---@param policy hatif.Policy that they are judged by
---@param opts { lang: ("ar"|"en"|"lv")?, zone: string? }? lang: of the page and of titles and
---  advice, en; zone: of dates, UTC
---@return hatif.html
function M.new(policy, opts)
  opts = opts or {}
  local words = catalogue.of(opts.lang or "en")
  local duties, places = duties_of(policy, words)
  return setmetatable({ policy = policy, words = words, zone = opts.zone or "UTC",
    duties = duties, places = places, contacts = {}, measured = {},
    indexes = { why = {}, event = {}, protocol = {}, step = {}, act = {} },
    lists = { why = {}, event = {}, protocol = {}, step = {}, act = {} } }, page)
end

-- What stands for a duty in the data, from 0.
function page:duty(id)
  return self.places[id]
end

-- What stands for a word that comes again and again, from 0; all but steps are translated.
function page:index(kind, word)
  local indexes, words = self.indexes[kind], self.lists[kind]
  if not indexes[word] then
    indexes[word] = #words
    words[#words + 1] = kind == "step" and word or self.words.known(kind, word)
  end
  return indexes[word]
end

-- A moment in the zone of the page: "2026-11-17 19:40".
function page:date(ms)
  return os.date("!%Y-%m-%d %H:%M", (ms + core.policy.offset(self.zone, ms)) // 1000)
end

---@param record hatif.jsonl.call
---@param result hatif.result
---@param watch hatif.timeline that saw it judged
---@param form hatif.evaluation.form? what people made of it
function page:add(record, result, watch, form)
  local violated = {}
  for _, v in ipairs(result.verdicts) do
    local duty = self.duties[self:duty(v.duty) + 1]
    duty.counts[v.status] = duty.counts[v.status] + 1
    if v.status == "violated" then violated[#violated + 1] = duty.place - 1 end
  end
  self.contacts[#self.contacts + 1] = { place = #self.contacts, id = record.contact.id,
    agent = record.contact.agent, at = record.contact.at, when = self:date(record.contact.at),
    length = self.words.duration(record.stop - record.contact.at), violated = violated,
    score = result.score.percentage, fail = result.score.automatic_fail,
    data = contact.data(self, record, result, watch) }
  local last = self.contacts[#self.contacts]
  last.evaluation = form and evaluated.data(self, form)
  last.data.evaluation = last.evaluation and object(evaluated.KEYS, last.evaluation)
  self.measured[#self.measured + 1] = scorecard.measured(record, result)
end

-- The worst first: that is what somebody opens the page for.
local function by_score(a, b)
  if a.fail ~= b.fail then return a.fail end
  local x, y = a.score or 101, b.score or 101
  if x ~= y then return x < y end
  return a.place < b.place
end

local function list(items) return setmetatable(items, { __jsontype = "array" }) end

local DUTY = { "id", "title", "advice", "cite", "weight", "protocol" }
local DATA = { "lang", "words", "duties", "why", "events", "protocols", "steps", "acts",
  "contacts" }

function page:data()
  local duties, contacts, keys = {}, {}, {}
  for i, d in ipairs(self.duties) do duties[i] = object(DUTY, d) end
  for i, c in ipairs(self.contacts) do contacts[i] = object(contact.KEYS, c.data) end
  local messages = catalogue.messages(self.words.lang, SAID)
  for key in pairs(messages) do keys[#keys + 1] = key end
  table.sort(keys)
  for key, message in pairs(messages) do
    if type(message) == "table" then
      messages[key] = object({ "zero", "one", "two", "few", "many", "other" }, message)
    end
  end
  return object(DATA, { lang = self.words.lang, words = object(keys, messages),
    duties = list(duties), why = list(self.lists.why), events = list(self.lists.event),
    protocols = list(self.lists.protocol), steps = list(self.lists.step),
    acts = list(self.lists.act), contacts = list(contacts) })
end

function page:about()
  local first, last = math.huge, -math.huge
  for _, c in ipairs(self.contacts) do first, last = math.min(first, c.at), math.max(last, c.at) end
  local span = #self.contacts > 0 and self.words("html.span", {
    first = markup.isolated(self:date(first)), last = markup.isolated(self:date(last)),
    zone = markup.isolated(self.zone) }) or ""
  local policy = self.words("html.policy", { name = markup.isolated(self.policy:name()),
    hash = "<code>" .. self.policy:hash():sub(1, 8) .. "</code>" })
  return policy .. " " .. span
end

---The page of the contacts that were added.
---@param generated integer? ms since the epoch, to be written into its foot; nil: no date
---@return string html
function page:html(generated)
  local words = self.words
  local script = '"use strict";\n(() => {\n' .. markup.files(SCRIPTS) .. "})();\n"
  table.sort(self.contacts, by_score)
  local card = scorecard.of_measured(self.measured, { by = "agent", zone = self.zone })
  local values = { lang = words.lang, dir = words.lang == "ar" and "rtl" or "ltr",
    digest = markup.digest(script), style = markup.files(STYLES), script = script,
    data = markup.data(self:data()), about = self:about(), tiles = overview.tiles(self, card),
    agents = overview.agents(self, card), duties = overview.duties(self),
    rows = overview.contacts(self), evaluations = overview.evaluation_filter(self),
    title = markup.text(words("html.title", { name = self.policy:name() })),
    found = markup.text(words("html.found", { n = #self.contacts, all = #self.contacts })),
    footer = markup.text(generated and words("html.generated", { when = self:date(generated) })
      or words "html.footer") }
  local skeleton = markup.file "page.html"
  for name in skeleton:gmatch("{{([%w_]+)}}") do
    values[name] = values[name] or markup.text(words("html." .. name))
  end
  return (markup.fill(skeleton, values))
end

return M

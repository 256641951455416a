--- Scenes: a call and what must come of it, as plain text that the lead of a center reads and
--- writes.
--- Time and speaker stand on a line of their own and the speech on the next, so that right-to-left
--- text does not scramble the line. Keywords are English or Arabic; digits are of either kind.
---
---     scene: back from the hold late, without an apology
---     contact: channel=phone direction=outbound lang=ar
---     -0:30 case.reviewed
---     0:01 agent 0:05
---     السلام عليكم معك فهد من تطبيق ذا شفز
---     0:20 hold
---     1:06 unhold
---     end 1:30
---     expect:
---     hold.return violated at 1:00
---     act alert to=supervisor at 1:00
---     nothing else violated
local M = {}

-- Arabic keyword → the English one. Escaped, because editors reorder quoted Arabic.
local ARABIC = {
  ["\u{0645}\u{0634}\u{0647}\u{062F}"] = "scene", -- mashhad
  ["\u{062C}\u{0647}\u{0629}"] = "contact", -- jiha
  ["\u{062A}\u{0648}\u{0627}\u{0635}\u{0644}"] = "contact", -- tawasul
  ["\u{0627}\u{0644}\u{0645}\u{0648}\u{0638}\u{0641}"] = "agent", -- al-muwazzaf
  ["\u{0627}\u{0644}\u{0645}\u{0648}\u{0638}\u{0641}\u{0629}"] = "agent", -- al-muwazzafa
  ["\u{0627}\u{0644}\u{0639}\u{0645}\u{064A}\u{0644}"] = "customer", -- al-amil
  ["\u{0627}\u{0644}\u{0639}\u{0645}\u{064A}\u{0644}\u{0629}"] = "customer", -- al-amila
  ["\u{0627}\u{0644}\u{0645}\u{0634}\u{0631}\u{0641}"] = "supervisor", -- al-mushrif
  ["\u{0627}\u{0644}\u{0645}\u{0634}\u{0631}\u{0641}\u{0629}"] = "supervisor", -- al-mushrifa
  ["\u{0646}\u{0647}\u{0627}\u{064A}\u{0629}"] = "end", -- nihaya
  ["\u{0645}\u{062A}\u{0648}\u{0642}\u{0639}"] = "expect", -- mutawaqqa'
  ["\u{0639}\u{0646}\u{062F}"] = "at", -- inda
  ["\u{0645}\u{0633}\u{062A}\u{0648}\u{0641}\u{0649}"] = "satisfied", -- mustawfa
  ["\u{0645}\u{062E}\u{0627}\u{0644}\u{0641}"] = "violated", -- mukhalif
  ["\u{0645}\u{0639}\u{0641}\u{0649}"] = "waived", -- mu'fa
  ["\u{0645}\u{0639}\u{0644}\u{0642}"] = "pending", -- mu'allaq
  ["\u{0644}\u{0627}\u{064A}\u{0646}\u{0637}\u{0628}\u{0642}"] = "na", -- la yantabiq, in one word
  ["\u{0641}\u{0639}\u{0644}"] = "act", -- fi'l
  ["\u{062F}\u{0631}\u{062C}\u{0629}"] = "score", -- daraja
}

local SPEAKERS = { agent = true, customer = true, supervisor = true }
local STATUSES = { satisfied = true, violated = true, waived = true, na = true, pending = true }
local NOTHING_ELSE = { ["nothing else violated"] = true,
  ["\u{0644}\u{0627} \u{0645}\u{062E}\u{0627}\u{0644}\u{0641}\u{0629} "
    .. "\u{0623}\u{062E}\u{0631}\u{0649}"] = true } -- la mukhalafa ukhra

-- A scene's zero; calls may start at 0, and times before the answer are negative.
M.ZERO = 1704067200000 -- 2024-01-01 00:00 UTC, ms

local DIGITS = {} -- Arabic-Indic and extended digits → 0-9
for i = 0, 9 do
  DIGITS[utf8.char(0x660 + i)], DIGITS[utf8.char(0x6F0 + i)] = tostring(i), tostring(i)
end

local function western(text) return (text:gsub("[\xD9\xDB][\x80-\xBF]", DIGITS)) end

local function keyword(word) return ARABIC[word] or word end

---"1:06", "1:06.250", "-0:30", "46s", "1.5s" → ms; nil: not a time.
local function time_of(word)
  local sign, minutes, seconds = western(word):match("^(%-?)(%d+):(%d%d%.?%d*)$")
  if not minutes then
    sign, seconds = western(word):match("^(%-?)(%d+%.?%d*)s$")
    minutes = 0
  end
  if not seconds then return nil end
  local ms = math.tointeger(minutes) * 60000 + math.floor(tonumber(seconds) * 1000 + 0.5)
  return sign == "-" and -ms or ms
end

local function scalar(word)
  if word == "true" or word == "false" then return word == "true" end
  return math.tointeger(western(word)) or tonumber(western(word)) or word
end

---'to=supervisor n=3 what="hold over limit"' → fields, and the first word that is none.
local function fields_of(text)
  local fields, at = {}, 1
  while true do
    local _, equals, key = text:find("^%s*([%w_.]+)=", at)
    if not key then return fields, text:match("^%s*(%S+)", at) end
    local _, stop, value = text:find('^"([^"]*)"', equals + 1)
    if not value then
      _, stop, value = text:find("^(%S*)", equals + 1)
      value = scalar(value)
    end
    fields[key], at = value, stop + 1
  end
end

-- ---- one line at a time -------------------------------------------------------------------------

local Parser = {}
Parser.__index = Parser

function Parser:problem(what, expected)
  local problem = { file = self.file, line = self.line, what = what, expected = expected }
  self.problems[#self.problems + 1] = problem
end

function Parser:begin_scene(title)
  self.scene = { title = title, line = self.line, events = {}, expected = {}, facts = {},
    contact = { channel = "phone", lang = "ar" } }
  self.scenes[#self.scenes + 1] = self.scene
  self.expecting, self.speech = false, nil
end

---`contact: channel=phone fact.topic=other`
function Parser:contact(text)
  local fields, rest = fields_of(text)
  if rest then self:problem(("%q in the contact's line"):format(rest), "key=value") end
  for key, value in pairs(fields) do -- each goes to its own place: the order does not matter
    local fact = key:match("^fact%.(.+)$")
    if fact then self.scene.facts[fact] = value else self.scene.contact[key] = value end
  end
end

---`0:20 hold`, `0:01 agent 0:05` and then the speech, `-0:30 waive duty=hold.return by=supervisor`
function Parser:timed(at, rest)
  local word, more = rest:match("^(%S+)%s*(.*)$")
  if not word then return self:problem("a time alone", "a speaker or an event behind it") end
  local event = { at = M.ZERO + at, line = self.line }
  local speaker = keyword(word)
  if SPEAKERS[speaker] then
    local stop = more ~= "" and time_of(more)
    if more ~= "" and not stop then
      local what = ("%q behind the speaker"):format(more)
      return self:problem(what, "the time when he stops, or nothing")
    end
    event.type, event.by, event.text = "utterance", speaker, ""
    event.stop = stop and M.ZERO + stop or nil
    self.speech = event
  else
    local fields, left = fields_of(more)
    if left then self:problem(("%q behind the event"):format(left), "key=value") end
    for key, value in pairs(fields) do event[key] = value end
    event.type = word
  end
  local before = self.scene.events[#self.scene.events]
  if before and before.at > event.at then
    return self:problem("the time goes back", "no earlier than the line before")
  end
  self.scene.events[#self.scene.events + 1] = event
end

-- An expectation is what a verdict, an act or the score must be; `at` is ms since the epoch.

function Parser:expect_act(text)
  local name, more = text:match("^(%S+)%s*(.*)$")
  local before_at, at = more:match("^(.-)%s*at (%S+)$")
  local fields, left = fields_of(before_at or more)
  if left or not name or at and not time_of(at) then
    return self:problem("an act that cannot be read", "act NAME key=value … at TIME")
  end
  return { act = name, fields = fields, at = at and M.ZERO + time_of(at) }
end

function Parser:expect_verdict(duty, words)
  local id, n = duty:match("^([%w_.]+)#?(%d*)$")
  local status = keyword(words[1] or "")
  if not id or not STATUSES[status] then
    return self:problem("an expectation that cannot be read",
      "DUTY STATUS, act NAME, no act NAME, score N, or nothing else violated")
  end
  local at
  if words[2] then
    at = keyword(words[2]) == "at" and words[3] and time_of(words[3])
    if not at then return self:problem("words behind the status", "at TIME, or nothing") end
  end
  return { duty = id, n = math.tointeger(n), status = status, at = at and M.ZERO + at }
end

function Parser:expect_score(word)
  local percent = tonumber(western(word or ""))
  if not percent then return self:problem("a score that is no number", "score PERCENT") end
  return { score = percent }
end

function Parser:expectation(text)
  local words = {}
  for word in text:gmatch("%S+") do words[#words + 1] = word end
  local first = keyword(words[1])
  local one
  if NOTHING_ELSE[text] then one = { nothing_else = true }
  elseif first == "score" then one = self:expect_score(words[2])
  elseif first == "no" and keyword(words[2] or "") == "act" and words[3] then
    one = { no_act = words[3] }
  elseif first == "act" then one = self:expect_act(text:match("^%S+%s*(.*)$"))
  else one = self:expect_verdict(words[1], table.move(words, 2, #words, 1, {})) end
  if one then
    one.line, one.text = self.line, text
    self.scene.expected[#self.scene.expected + 1] = one
  end
end

function Parser:header(text)
  local word, rest = text:match("^([^:]+):%s*(.*)$")
  if not word or time_of(text:match("^%S+")) then return false end
  local name = keyword(word)
  if name == "scene" then self:begin_scene(rest)
  elseif not self.scene then return false
  elseif name == "contact" then self:contact(rest)
  elseif name == "expect" then self.expecting, self.speech = true, nil
  else return false end
  return true
end

function Parser:read_line(text)
  if text == "" or text:match("^#") then self.speech = nil return end
  if self:header(text) then return end
  if not self.scene then return self:problem("a line before the first scene", "scene: TITLE") end
  if self.expecting then return self:expectation(text) end
  local first, rest = text:match("^(%S+)%s*(.*)$")
  local at = time_of(first)
  if at then
    self.speech = nil
    return self:timed(at, rest)
  end
  if keyword(first) == "end" and time_of(rest) then
    self.scene.stop = M.ZERO + time_of(rest)
  elseif self.speech then
    self.speech.text = self.speech.text == "" and text or self.speech.text .. " " .. text
  else
    self:problem("a line that is no time, no speech and no keyword", "TIME SPEAKER or TIME EVENT")
  end
end

---@class hatif.scene
---@field title string
---@field line integer where it begins
---@field contact table the opening's fields: channel, lang, direction …
---@field facts table<string, string|number|boolean>
---@field events table[] with `line`, in order of time
---@field stop integer? ms since the epoch: when the contact ends
---@field expected table[] each with `line` and `text`

---Reads the scenes of a text.
---
---```lua
---local scene = require "hatif.sources.scene"
---local text = "scene: short\n0:01 answer\nend 0:05\nexpect:\nnothing else violated\n"
---local scenes = assert(scene.parse(text, "short.scene"))
---local event = scenes[1].events[1]
---print(scenes[1].title, event.type, event.at - scene.ZERO) --> short answer 1000
---```
---@param text string
---@param file string its name, for problems
---@return hatif.scene[]? scenes nil: there are problems
---@return { file: string, line: integer, what: string, expected: string }[]? problems all of them
function M.parse(text, file)
  local parser = setmetatable({ file = file, line = 0, scenes = {}, problems = {} }, Parser)
  for line in (text:gsub("\r\n", "\n") .. "\n"):gmatch("(.-)\n") do
    parser.line = parser.line + 1
    parser:read_line(line:match("^%s*(.-)%s*$"))
  end
  parser.line = 1
  if #parser.scenes == 0 and #parser.problems == 0 then
    parser:problem("no scene", "scene: TITLE")
  end
  for _, scene in ipairs(parser.scenes) do
    parser.line = scene.line
    if #scene.expected == 0 and #parser.problems == 0 then
      parser:problem("a scene that expects nothing", "expect: …")
    end
  end
  if #parser.problems > 0 then return nil, parser.problems end
  return parser.scenes
end

return M

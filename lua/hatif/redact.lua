--- hatif.redact: masks what is personal in what people said and in what is told of it: names,
--- phone, card and identity numbers, IBANs and e-mail addresses (docs/quality.md: which forms).
---
--- A mask has as many bytes as what it hides, so that the offsets of evidence mean the same in the
--- redacted text as in the original. It is made of the kind and of stars alone: nothing of what was
--- there goes into it but how long it was.
local names = require "hatif.redact.names"
local numbers = require "hatif.redact.numbers"
local core = require "hatif.core"

local M = {}

---A mask of n bytes.
---
---```lua
---print(hatif.redact.mask("phone", 10)) --> [phone***]
---```
---@param kind string
---@param n integer
---@return string
function M.mask(kind, n)
  local label = "[" .. kind
  if n < #label + 2 then return ("*"):rep(n) end
  return label .. ("*"):rep(n - #label - 1) .. "]"
end

-- --- e-mail ------------------------------------------------------------------------------------

local function set_of(words)
  local out = {}
  for word in words:gmatch "%S+" do out[core.text.fold(word)] = true end
  return out
end

-- "ahmed dot ali at gmail dot com", as recognisers write what was dictated.
local AT = set_of "at ات آت إت أت et"
local DOT = set_of "dot نقطة نقطه دوت punkts dots"
local LAST = set_of [[com net org info biz co edu gov me io eu uk us sa eg lv ae kw lt ee de كوم
  نت أورغ]]
local JOIN = set_of "dot نقطة دوت punkts underscore أندرسكور dash شرطة داش"

local function add_written_mail(out, text)
  local pos = 1
  while true do
    local first, last = text:find("[%w_][%w._%%+-]*@[%w-][%w.-]*%.%a%a+", pos)
    if not first then return end
    out[#out + 1] = { first = first, last = last, kind = "mail" }
    pos = last + 1
  end
end

local function add_spoken_mail(out, text)
  local words, folded = {}, {}
  for i, hit in ipairs(core.text.phrases({ w = { "{w}" } }):match(text) or {}) do
    words[i], folded[i] = hit, core.text.fold(text:sub(hit.first, hit.last))
  end
  for i = 2, #words - 3 do -- someone AT example DOT com
    if AT[folded[i]] and DOT[folded[i + 2]] and LAST[folded[i + 3]] then
      local first, last = i - 1, i + 3
      while first > 2 and JOIN[folded[first - 1]] do first = first - 2 end
      if DOT[folded[last + 1]] and LAST[folded[last + 2]] then last = last + 2 end
      out[#out + 1] = { first = words[first].first, last = words[last].last, kind = "mail" }
    end
  end
end

-- --- spans -------------------------------------------------------------------------------------

-- In order and apart: where some lie over one another, the kind of the longest stands for all.
local function merged(spans)
  table.sort(spans, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.kind < b.kind
  end)
  local out = {}
  for _, s in ipairs(spans) do
    local last = out[#out]
    if last and s.first <= last.last then
      if s.last - s.first > last.last - last.first then last.kind = s.kind end
      last.last = math.max(last.last, s.last)
    else
      out[#out + 1] = { first = s.first, last = s.last, kind = s.kind }
    end
  end
  return out
end

-- Bytes that are no UTF-8 would end the search: each becomes a star for it.
local function readable(text)
  local ok, bad = utf8.len(text)
  while not ok do
    text = text:sub(1, bad - 1) .. "*" .. text:sub(bad + 1)
    ok, bad = utf8.len(text)
  end
  return text
end

---What is personal in a text, by hatif's own patterns and those that are given.
---
---```lua
---local span = hatif.redact.spans("my number is 0501234567")[1]
---print(span.kind, span.first, span.last) --> phone 14 23
---```
---@param text string
---@param finders (fun(text: string): hatif.redact.span[])[]? further ones
---@return hatif.redact.span[] spans in order, apart from one another
function M.spans(text, finders)
  text = readable(text)
  local out = numbers.spans(text)
  local function take(spans) table.move(spans, 1, #spans, #out + 1, out) end
  take(names.spans(text))
  add_written_mail(out, text)
  add_spoken_mail(out, text)
  for _, find in ipairs(finders or {}) do take(find(text)) end
  return merged(out)
end

local function masked(text, spans)
  local parts, pos = {}, 1
  for _, s in ipairs(spans) do
    parts[#parts + 1] = text:sub(pos, s.first - 1) .. M.mask(s.kind, s.last - s.first + 1)
    pos = s.last + 1
  end
  parts[#parts + 1] = text:sub(pos)
  return table.concat(parts)
end

---A text without what is personal in it. Raises on an argument that is no string.
---
---```lua
---print(hatif.redact.text("جوالي ٠٥٠١٢٣٤٥٦٧")) --> جوالي [phone*************]
---print(hatif.redact("my number is 0501234567")) --> my number is [phone***]
---```
---@param text string
---@return string text of as many bytes
function M.text(text)
  if type(text) ~= "string" then
    error(("bad argument #1 to 'redact' (string expected, got %s)"):format(type(text)), 2)
  end
  return masked(text, M.spans(text))
end

-- --- contacts ----------------------------------------------------------------------------------

-- Facts that are personal as a whole, by their names or the end of them.
local NAMED = { "name", "customer_name" }
local OWNED = { "phone", "mobile", "msisdn", "email", "mail", "iban", "card", "account", "address",
  "national_id", "iqama", "passport", "birth_date", "birthdate", "personas_kods" }

local function is_among(list, key)
  key = tostring(key):lower()
  for _, name in ipairs(list) do
    if key == name or key:sub(-#name - 1) == "_" .. name then return true end
  end
  return false
end

-- Where values stand in a text, as they are written: { value, kind }.
local function literally(values)
  return function(text)
    local out = {}
    for _, value in ipairs(values) do
      local first, last = text:find(value[1], 1, true)
      while first do
        out[#out + 1] = { first = first, last = last, kind = value[2] }
        first, last = text:find(value[1], last + 1, true)
      end
    end
    return out
  end
end

local LEAST = 3 -- bytes of a value that is looked for everywhere

---@class hatif.Redactor masks a contact, what was judged of it, and whatever else names it
local Redactor = {}
Redactor.__index = Redactor

-- What the record itself says of people: its facts, and the customer.
local function known_of(record)
  local known, values = {}, {}
  local function take(key, value)
    if type(value) == "number" then value = ("%d"):format(math.tointeger(value) or 0) end
    if type(value) ~= "string" or #value < LEAST then return end
    local is_name = is_among(NAMED, key)
    if is_name then known[#known + 1] = value end
    if is_name or is_among(OWNED, key) then
      values[#values + 1] = { value, is_name and "name" or "data" }
    end
  end
  for key, value in pairs(record.contact.facts or {}) do take(key, value) end
  for _, event in ipairs(record.events) do
    if event.type == "fact" then take(event.key, event.value) end
  end
  local customer = record.contact.customer
  take(type(customer) == "string" and customer:find "%d%d%d" and "phone" or "name", customer)
  table.sort(known)
  table.sort(values, function(a, b) return a[1] < b[1] end)
  return known, values
end

-- Names that are said of somebody are his wherever else they are said.
local function said_names(record, policy_names)
  local out = {}
  for _, event in ipairs(record.events) do
    if event.type == "utterance" then
      local text = readable(event.text)
      local spans = names.spans(text)
      local more = policy_names and policy_names(text) or {}
      table.move(more, 1, #more, #spans + 1, spans)
      for _, s in ipairs(spans) do
        if s.kind == "name" then out[#out + 1] = text:sub(s.first, s.last) end
      end
    end
  end
  return out
end

-- A number that is dictated in pieces: what one speaker says is read as one text.
local function across(record)
  local by_speaker, out = {}, {}
  for i, event in ipairs(record.events) do
    if event.type == "utterance" then
      local list = by_speaker[event.by] or { from = {} }
      by_speaker[event.by] = list
      list.from[#list + 1] = (list.size or 0)
      list.size = (list.size or 0) + #event.text + 1
      list[#list + 1] = readable(event.text)
      out[i], list.index = {}, list.index or {}
      list.index[#list] = i
    end
  end
  for _, list in pairs(by_speaker) do
    for _, s in ipairs(numbers.spans(table.concat(list, "\n"))) do
      for k = 1, #list do
        local first, last = s.first - list.from[k], s.last - list.from[k]
        if first <= #list[k] and last >= 1 then
          table.insert(out[list.index[k]], { first = math.max(first, 1),
            last = math.min(last, #list[k]), kind = s.kind })
        end
      end
    end
  end
  return out
end

---A redactor for a contact.
---
---```lua
---local jsonl, review = require "hatif.sources.jsonl", require "hatif.review"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local record = assert(jsonl.check {
---  { type = "contact", id = "c1", channel = "phone", lang = "en", at = 0,
---    facts = { customer_name = "Sara" } },
---  { type = "utterance", by = "customer", at = 1000, stop = 2000,
---    text = "I am Sara, my number is 0501234567" },
---})
---local redactor = hatif.redact.of(policy, record)
---print(redactor:record().events[1].text) --> I am ****, my number is [phone***]
---print(redactor:text("Sara again"), redactor:value({ said = "Sara" }).said) --> **** again ****
---local result = redactor:result(review.judge(policy, record))
---print(redactor:verdict(result.verdicts[1]).duty == result.verdicts[1].duty) --> true
---```
---@param policy hatif.Policy whose phrases say what else is personal (`{name}`, `personal = true`)
---@param record hatif.jsonl.call
---@return hatif.Redactor
function M.of(policy, record)
  local self = setmetatable({ original = record, finders = {}, texts = {} }, Redactor)
  local policy_names = names.of_policy(policy, record.contact.channel)
  local known, values = known_of(record)
  local said = said_names(record, policy_names)
  table.move(said, 1, #said, #known + 1, known)
  self.finders[1] = literally(values)
  self.finders[#self.finders + 1] = names.known(known, record.contact.lang)
  self.finders[#self.finders + 1] = policy_names
  local pieces = across(record)
  for i, event in ipairs(record.events) do
    if event.type == "utterance" then self.texts[i] = self:text(event.text, pieces[i]) end
  end
  return self
end

---A text of the contact, without what is personal.
---@param text string
---@param more hatif.redact.span[]? also to be masked
---@return string
function Redactor:text(text, more)
  local spans = M.spans(text, self.finders)
  if more and #more > 0 then
    table.move(more, 1, #more, #spans + 1, spans)
    spans = merged(spans)
  end
  return masked(text, spans)
end

-- Fields that name no person: what a contact, an event or an act is, and when.
local KEPT = { type = true, by = true, source = true, utt = true, lang = true, channel = true,
  direction = true, agent = true, team = true, queue = true, tenant = true, duty = true,
  status = true, hook = true, layer = true, cite = true, file = true }

---A copy of any plain value with what is personal masked in its strings, and in whole numbers that
---are personal ones. Keys stay.
---@param value any
---@param key any? under which it stands
---@return any
function Redactor:value(value, key)
  if type(value) == "table" then
    local out = setmetatable({}, getmetatable(value))
    for k, v in pairs(value) do out[k] = self:value(v, k) end
    return out
  end
  local is_own = is_among(NAMED, key) or is_among(OWNED, key) or key == "customer"
  if type(value) == "string" and not KEPT[key] then
    return is_own and M.mask("data", #value) or self:text(value)
  elseif type(value) == "number" and (is_own or math.type(value) == "integer") then
    local text = ("%d"):format(math.tointeger(value) or 0)
    if is_own then return M.mask("data", #text) end
    local hidden = value > 99999999 and self:text(text)
    return hidden and hidden ~= text and hidden or value
  end
  return value
end

-- The words of an utterance, as its masked text has them.
local function masked_words(words, text, hidden)
  local out, pos = {}, 1
  for i, w in ipairs(words) do
    local first, last = text:find(w.text, pos, true)
    out[i] = { text = first and hidden:sub(first, last) or ("*"):rep(#w.text), at = w.at,
      stop = w.stop }
    pos = last and last + 1 or pos
  end
  return out
end

---The record without what is personal.
---@return hatif.jsonl.call
function Redactor:record()
  local from = self.original
  local out = { file = from.file, stop = from.stop, settle = from.settle, events = {} }
  out.contact, out.later = self:value(from.contact), from.later and self:value(from.later)
  for i, event in ipairs(self.original.events) do
    local copy, text = {}, self.texts[i]
    for key, value in pairs(event) do
      if key == "text" and text then copy.text = text
      elseif key == "words" and text then copy.words = masked_words(value, event.text, text)
      elseif event.type == "fact" and key == "value" then copy.value = self:value(value, event.key)
      else copy[key] = self:value(value, key) end
    end
    out.events[i] = copy
  end
  return out
end

---The masked words of evidence: those of the utterance that it points into.
---@package
---@param e hatif.Evidence
---@return hatif.Evidence
function Redactor:evidence(e)
  local copy = {}
  for key, value in pairs(e) do copy[key] = value end
  if not e.text then return copy end
  for i, event in ipairs(self.original.events) do
    if event.line == e.event and self.texts[i] and e.first
      and event.text:sub(e.first, e.last) == e.text then
      copy.text = self.texts[i]:sub(e.first, e.last)
      return copy
    end
  end
  copy.text = self:text(e.text)
  return copy
end

---A verdict, without what is personal.
---@param verdict table
---@return table
function Redactor:verdict(verdict)
  local copy = {}
  for key, value in pairs(verdict) do copy[key] = value end
  copy.why, copy.evidence = self:text(verdict.why or ""), {}
  for i, e in ipairs(verdict.evidence or {}) do copy.evidence[i] = self:evidence(e) end
  return copy
end

---What was judged, without what is personal.
---@param result hatif.result
---@return hatif.result
function Redactor:result(result)
  local out = {}
  for key, value in pairs(result) do out[key] = value end
  out.contact, out.acts, out.verdicts = self:text(result.contact), {}, {}
  for i, act in ipairs(result.acts or {}) do
    local copy = {}
    for key, value in pairs(act) do copy[key] = value end
    copy.key, copy.args = self:text(act.key), self:value(act.args)
    out.acts[i] = copy
  end
  for i, verdict in ipairs(result.verdicts) do out.verdicts[i] = self:verdict(verdict) end
  return out
end

return setmetatable(M, { __call = function(_, text) return M.text(text) end })

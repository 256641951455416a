--- Where a phrase of one pack is heard in what stands for another: in the sentences of another
--- pack's phrases, and in the templates that another pack gives to be said. Only where the two can
--- meet: the packs share a channel, and the phrase listens to the speaker of the sentence.
---
---     lua5.4 spec/support/overlaps.lua       what happens now, as rows of spec/packs_overlaps.tsv
local hatif = require "hatif"
local packs = require "support.packs"
local sentences = require "support.sentences"

local M = {}

-- What stands in the slots of a template that is said.
local VALUES = {
  agent = { ar = "سارة", en = "Sara", lv = "Ilze" },
  name = { ar = "خالد", en = "Peter", lv = "Jānis" },
  company = { ar = "تطبيق الأفق", en = "Horizon", lv = "Ozols" },
  order = { ar = "1234", en = "1234", lv = "1234" },
  time = { ar = "ساعتين", en = "two hours", lv = "divas stundas" },
  team = { ar = "فريق المنتجات", en = "the product team", lv = "produktu komanda" },
  item = { ar = "الاشتراك", en = "subscription", lv = "abonements" },
  topic = { ar = "الأسعار", en = "the prices", lv = "cenām" },
  action = { ar = "تدفع", en = "paid", lv = "maksājāt" },
  gift = { ar = "قسيمة", en = "a voucher", lv = "kuponu" },
  result = { ar = "البريد أخّر الشحنة", en = "the post was slow", lv = "pasts kavējās" },
  causes = { ar = "الزحمة", en = "traffic", lv = "satiksme" },
  facts = { ar = "الطلب ناقص", en = "the order came late", lv = "pasūtījums kavējās" },
  customer = { ar = "خالد", en = "Peter", lv = "Jāņa" },
  wish = { ar = "استرداد", en = "a refund", lv = "atmaksu" },
  done = { ar = "لا شيء", en = "nothing", lv = "nekas" },
  title = { ar = "مدير الفرع", en = "branch manager", lv = "filiāles vadītājs" },
  phone = { ar = "0112345678", en = "0112345678", lv = "67123456" },
  email = { ar = "m@example.com", en = "m@example.com", lv = "m@example.com" },
}

local function fill(text, lang)
  return (text:gsub("{(%l+)}", function(slot)
    return (VALUES[slot] or error("no value for {" .. slot .. "}"))[lang]
  end))
end

local function source(id)
  local file = assert(io.open(packs.path(id)))
  local text = file:read("a")
  file:close()
  return text
end

-- Whom a pack's phrases listen to: phrase → set of "agent", "customer".
local WHO = { say = "agent", said = "agent", heard = "customer" }
local function listeners()
  local out = {}
  for _, id in ipairs(packs.ids()) do
    local text = source(id)
    for _, pattern in ipairs { '%f[%w](%l+):([%l_]+)"', '%f[%w](%l+) = "([%l_]+)"' } do
      for kind, name in text:gmatch(pattern) do
        local phrase = id .. "/" .. name
        out[phrase] = out[phrase] or {}
        if WHO[kind] then out[phrase][WHO[kind]] = true end
      end
    end
  end
  return out
end

-- A template that the pack shows as a prompt or a card is not said.
local function is_shown(text, name)
  for line in text:gmatch("[^\n]+") do
    if line:find('"' .. name .. '"', 1, true) and (line:find("c:render", 1, true)
      or line:find("ipairs {", 1, true) or line:find("local parts", 1, true)) then return true end
  end
  return false
end

local function channels(policy)
  local out = {}
  for _, protocol in ipairs(policy:protocols()) do
    out[protocol.id] = {}
    for _, channel in ipairs(protocol.channels) do out[protocol.id][channel] = true end
  end
  return out
end

local function meet(a, b)
  for channel in pairs(a) do
    if b[channel] then return true end
  end
  return false
end

-- The phrase that is in every text is heard in all of them.
local EVERYWHERE = "written/anything"

-- What is said: { from, pack, speaker, text }.
local function sayings(policy, listens)
  local out = {}
  for _, case in ipairs(sentences.packs()) do
    local pack = case.phrase:match("^[^/]+")
    for speaker in pairs(listens[case.phrase] or {}) do
      for _, text in ipairs(sentences.said(case)) do
        out[#out + 1] = { from = case.phrase, pack = pack, speaker = speaker, text = text }
      end
    end
  end
  for _, protocol in ipairs(policy.plan.protocols) do
    local text = source(protocol.id)
    for name, texts in pairs(protocol.templates) do
      for _, lang in ipairs(is_shown(text, name) and {} or packs.LANGS) do
        out[#out + 1] = { from = protocol.id .. "." .. name, pack = protocol.id, speaker = "agent",
          text = fill(texts[lang], lang) }
      end
    end
  end
  return out
end

---@return table<string, table<string, string>> heard phrase → phrase or template it is heard in → a
---  sentence in which it is
function M.now()
  local policy = packs.all()
  local matcher, listens = hatif.text.phrases(policy:phrases()), listeners()
  local of, out = channels(policy), {}
  for _, said in ipairs(sayings(policy, listens)) do
    for _, hit in ipairs(matcher:match(said.text)) do
      local pack = hit.name:match("^[^/]+")
      if pack ~= said.pack and hit.name ~= EVERYWHERE and (listens[hit.name] or {})[said.speaker]
        and meet(of[pack], of[said.pack]) then
        out[hit.name] = out[hit.name] or {}
        out[hit.name][said.from] = said.text
      end
    end
  end
  return out
end

---@param path string
---@return table<string, table<string, true>> allowed heard phrase → what it may be heard in
---@return table<string, string> reasons
function M.table(path)
  local allowed, reasons, n = {}, {}, 0
  for line in io.lines(path) do
    n = n + 1
    local phrase, reason, froms = line:match("^([%l_]+/[%l_]+)\t([^\t]+)\t([^\t]+)$")
    assert(phrase or n == 1,
      ("%s:%d: three fields with tabs between were expected"):format(path, n))
    if phrase then
      allowed[phrase], reasons[phrase] = {}, reason
      for from in froms:gmatch("%S+") do allowed[phrase][from] = true end
    end
  end
  return allowed, reasons
end

---@param t table<string, any>
---@return string[] keys in order
function M.sorted(t)
  local out = {}
  for key in pairs(t) do out[#out + 1] = key end
  table.sort(out)
  return out
end

if arg and arg[0] and arg[0]:find("overlaps%.lua$") and not ... then
  local now, _, reasons = M.now(), M.table("spec/packs_overlaps.tsv")
  print("heard\treason\tin")
  for _, phrase in ipairs(M.sorted(now)) do
    print(("%s\t%s\t%s"):format(phrase, reasons[phrase] or "?",
      table.concat(M.sorted(now[phrase]), " ")))
  end
end

return M

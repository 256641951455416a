-- Names of people in a text: those that somebody says as his own or addresses somebody by, and what
-- the phrases of a policy capture as {name}. A word that only may be a name is taken for one where
-- it stands in the list below (Arabic) or is written with a capital (Latin).
local core = require "hatif.core"

local M = {}

local function set_of(words)
  local out = {}
  for word in words:gmatch "%S+" do out[core.text.fold(word)] = true end
  return out
end

-- Given names that are common where hatif is at home; only ever read behind a word that names.
local GIVEN = set_of [[
  محمد أحمد محمود خالد عبدالله عبدالرحمن عبدالعزيز
  سعود فهد فيصل سلطان تركي ناصر سعد سعيد علي عمر عمرو
  عثمان حسن حسين إبراهيم يوسف موسى عيسى ماجد بندر نواف
  مشعل طلال وليد هشام كريم مصطفى طارق شريف أيمن تامر
  ياسر عادل سامي رامي هاني زياد بدر راشد صالح سليمان
  داود جابر حمد حمود مازن أسامة بلال أنس معاذ رائد باسم
  باسل جمال كمال نبيل منصور فارس يزن ريان عبد أبو فاطمة
  عائشة مريم نورة نوره سارة ساره هند منى مها ريم رنا
  دينا هدى هالة سعاد عبير أمل أماني نجلاء لمى لينا ليلى
  جواهر العنود الجوهرة غادة شيماء ياسمين إيمان آية
  أسماء خديجة زينب نجود رهف شهد وجدان بشرى حصة لطيفة
  موضي منيرة وفاء سلمى رحاب مروة نهى ندى داليا رانيا
  سمر سوسن ولاء هيفاء بدور أريج أفنان]]

-- What is no name behind the words that lead to one.
local COMMON = set_of [[
  بخصوص بشأن عشان علشان حق عن شوي دقيقة لحظة تمام حاضر اليوم الآن الحين بعد قبل
  مكتوب مكتوبة مسجل مسجلة موجود غلط خطأ على في هو هي مو
  مش ليس ليش كان كانت ما لا من اللي الذي بالكامل كامل
  الكامل الأول الثاني الأخير صحيح حضرتك يا أخي أختي
  أستاذ أستاذة سيد السيد ممكن لو بس طيب نعم خدمة خدمات
  فريق موظف موظفة قسم شركة مطعم متجر الدعم المبيعات
  صار صارت طلع طالع ظاهر ظهر انكتب
  ولا أو و عندي مع إلى is on not wrong in under missing misspelled spelled written
  there all everyone how what who the a an and to of for from with your you my our sir madam miss
  mister guys team again welcome thank thanks customer service support speaking calling just still
  also here now well mr mrs ms good morning afternoon evening hello hi dear please yes no ok okay
  sorry may can i we this that it ir nav kļūdains uzrakstīts pareizi nepareizi kungs kundze
  vienmēr atkal jau tagad parasti bieži visi pie pa uz
  cien ludzu labdien sveiki kā kas jums cienījamais cienījamā jūsu mans mana es un no ar par tas]]

-- What may stand between the words that lead to a name and the name.
local LEADS = set_of "الكامل هو أخوك أختك زميلك زميلتك ir is"

-- {name} behind words that lead to nothing else, and behind words that often do.
local SURE = { ar = { "اسمي [الكامل] {name}", "انا اسمي {name}", "اسمي هو {name}",
    "معك {name} من", "معاك {name} من", "معكم {name} من" },
  en = { "my name is {name}", "my name's {name}", "this is {name} speaking",
    "my full name is {name}" },
  lv = { "mani sauc {name}", "mans vārds ir {name}", "mans vārds {name}" } }
local PERHAPS = { ar = { "معك {name}", "معاك {name}", "معكم {name}", "باسم {name}", "الاسم {name}",
    "انا {name}", "اسمها {name}", "اسمه {name}", "اسم (العميل|العميله|المستلم|المستلمه) {name}",
    "(زوجي|زوجتي|اخوي|اختي|ولدي|بنتي) {name}", "^ {name} (معك|معاك|معكم)",
    "(استاذ|استاذه|الاستاذ|الاستاذه|السيد|السيده|الاخ|الاخت) {name}",
    "(الدكتور|الدكتوره|دكتور|دكتوره|مهندس|المهندس|ابو|ام|مدام) {name}",
    "(يا|حياك|اهلا|مرحبا|مع حضرتك) {name}",
    "(اكلم|كلم|كلمت|كلمتني|كلمني|قالت لي|قال لي) {name}" },
  en = { "(mr|mrs|ms|miss|mister|dr) {name}", "this is {name}", "name of {name}", "i am {name}",
    "i'm {name}", "speak to {name}", "speaking with {name}", "ask [for] {name}", "hello {name}",
    "hi {name}", "dear {name}", "thank you {name}", "name is {name}",
    "(it's|it is) {name} (calling|speaking|here|from)",
    "my (husband|wife|son|daughter|brother|sister|mother|father) {name}" },
  lv = { "(labdien|sveiki|cienījamais|cienījamā|godātais|godātā) {name}", "runā {name}",
    "jautājiet {name}", "uz vārda {name}", "vārds {name}", "es esmu {name} no",
    "(mans|mana) (vīrs|sieva|dēls|meita|brālis|māsa|māte|tēvs) {name}" } }

local set = {}

-- The matchers are compiled when the first text comes.
local function matchers()
  set.sure = set.sure or core.text.phrases { name = SURE }
  set.perhaps = set.perhaps or core.text.phrases { name = PERHAPS }
  -- Latvian puts the honorific behind the name.
  set.behind = set.behind or core.text.phrases { kungs = { lv = {
    "(kungs|kungam|kungu|kundze|kundzei|kundzi|jaunkundze)" } } }
  return set
end

local function is_capital(word)
  local code = utf8.codepoint(word, 1, 1, true)
  return code < 0x250 and core.text.fold(word, { case = false }) ~= core.text.fold(word)
end

local function is_arabic(word) return word:find "^[\xD8-\xDB]" ~= nil end

local function may_be(word)
  local folded = core.text.fold(word)
  if COMMON[folded] then return false end
  if not is_arabic(word) then return is_capital(word) end
  return GIVEN[folded] or GIVEN[folded:gsub("^ل", "")] or false
end

-- The words of a text as the matcher sees them.
local function words_of(text)
  local words, at = {}, {}
  for i, hit in ipairs(core.text.phrases({ w = { "{w}" } }):match(text) or {}) do
    words[i] = { first = hit.first, last = hit.last, text = text:sub(hit.first, hit.last) }
    at[hit.first] = i
  end
  return words, at
end

local AL = core.text.fold "ال"
local LINKS = set_of "بن بنت ابن آل عبد أبو bin al el von de"
local OWNING = set_of "بن بنت ابن عبد أبو أم" -- the word behind is of the name, whatever it is
local KUNYA = set_of "أبو أم"

-- Whether a word goes on a name: another given name, a family's (العتيبي), or a capital.
local function goes_on(word)
  local folded = core.text.fold(word)
  if COMMON[folded] then return false end
  if not is_arabic(word) then return is_capital(word) or LINKS[folded] == true end
  return GIVEN[folded] or LINKS[folded]
    or folded:sub(1, #AL) == AL and folded:find "ي$" ~= nil and #folded >= 10
end

local function is_owned(word, behind)
  return OWNING[core.text.fold(word)] and is_arabic(behind) and not COMMON[core.text.fold(behind)]
end

local MOST = 4 -- words of a name

local function is_apart(text, a, b)
  return text:sub(a.last + 1, b.first - 1):find "[^ \t]" ~= nil
end

-- From its first word on as far as the name goes.
local function whole_name(text, words, i)
  local j = i
  while j - i + 1 < MOST and words[j + 1] and not is_apart(text, words[j], words[j + 1])
    and (goes_on(words[j + 1].text) or is_owned(words[j].text, words[j + 1].text)) do j = j + 1 end
  return { first = words[i].first, last = words[j].last, kind = "name" }
end

-- Where the captured words stand in a hit: its pattern may go on behind them.
local function place_of(text, hit, slot)
  local words = hit.captures[slot]
  if type(words) ~= "string" or words == "" then return nil end
  local first, found = hit.first, nil
  while true do
    local at = text:find(words, first, true)
    if not at or at + #words - 1 > hit.last then return found end
    found, first = at, at + 1
  end
end

-- Every hit of a matcher, which itself tells each of its phrases once a text.
local function each_hit(matcher, text)
  local pos = 1
  return function()
    local list = pos <= #text and matcher:match(text:sub(pos)) or {}
    local least
    for _, hit in ipairs(list) do
      if not least or hit.first < least.first then least = hit end
    end
    if not least then return nil end
    local shift = pos - 1
    local hit = { name = least.name, first = least.first + shift, last = least.last + shift,
      captures = least.captures }
    pos = (text:find("[ \n\t,.]", hit.first) or hit.last) + 1
    return hit
  end
end

local function add_hit(out, text, hit, words, at, takes)
  local first = place_of(text, hit, "name")
  local i = first and at[first]
  if i and words[i + 1] and LEADS[core.text.fold(words[i].text)] then i = i + 1 end
  -- Fewest words are captured; common words are no name, and a mask is one already.
  local is_mask = i and text:sub(words[i].first - 1, words[i].first - 1) == "["
  if not i or is_mask or not takes(words[i].text) then return end
  local before = words[i - 1]
  local is_kunya = before and KUNYA[core.text.fold(before.text)]
    and not is_apart(text, before, words[i])
  out[#out + 1] = whole_name(text, words, is_kunya and i - 1 or i)
end

local function is_not_common(word) return not COMMON[core.text.fold(word)] end

local function add_before_honorific(out, text, words, at)
  for hit in each_hit(matchers().behind, text) do
    local i = at[hit.first]
    local last = i and words[i - 1]
    if last and not is_apart(text, last, words[i]) and may_be(last.text) then
      local before = words[i - 2]
      local is_two = before and not is_apart(text, before, last) and is_capital(before.text)
        and is_not_common(before.text) and text:sub(before.first, before.last) ~= last.text
      out[#out + 1] = { first = is_two and before.first or last.first, last = last.last,
        kind = "name" }
    end
  end
end

---The names that a text says of somebody, by hatif's own patterns.
---@param text string
---@return hatif.redact.span[] spans
function M.spans(text)
  local out, words, at = {}, words_of(text)
  local m = matchers()
  for hit in each_hit(m.sure, text) do add_hit(out, text, hit, words, at, is_not_common) end
  for hit in each_hit(m.perhaps, text) do add_hit(out, text, hit, words, at, may_be) end
  add_before_honorific(out, text, words, at)
  return out
end

---What the phrases of a policy capture as {name}, and all that a `personal` phrase hears.
---@param policy hatif.Policy
---@param channel string of the contact: a protocol that does not apply to it marks nothing
---@return (fun(text: string): hatif.redact.span[])? spans nil: it marks nothing
function M.of_policy(policy, channel)
  local marked = policy:personal(channel)
  if next(marked) == nil then return nil end
  local sets, all = {}, policy:phrases()
  for name in pairs(marked) do sets[name] = all[name] end
  local matcher = assert(core.text.phrases(sets)) -- the policy has compiled them
  return function(text)
    local out = {}
    local words, at = words_of(text)
    for hit in each_hit(matcher, text) do
      if marked[hit.name] == "whole" then
        out[#out + 1] = { first = hit.first, last = hit.last, kind = "data" }
      else
        add_hit(out, text, hit, words, at, is_not_common)
      end
    end
    return out
  end
end

-- A name as a pattern: a proclitic may stand before an Arabic word, an ending behind a Latvian one.
local function pattern_of(words, lang)
  local parts = {}
  for _, word in ipairs(words) do
    local stem = lang == "lv" and #word.text >= 5 and word.text:gsub("[aeiuāēīū]?[sš]?$", "", 1)
      :gsub("[aeiuāē]$", "")
    if is_arabic(word.text) and utf8.len(word.text) >= 3 then parts[#parts + 1] = "+" .. word.text
    elseif stem and #stem >= 4 then parts[#parts + 1] = stem .. ".."
    else parts[#parts + 1] = word.text end
  end
  return table.concat(parts, " ")
end

---A finder of names that are known: each as a whole, and each of its words that can be told from
---other words.
---@param known string[]
---@param lang string of the contact
---@return (fun(text: string): hatif.redact.span[])? spans nil: there is nothing to look for
function M.known(known, lang)
  local patterns = {}
  for _, name in ipairs(known) do
    local words = words_of(name)
    if #words > 0 then patterns[pattern_of(words, lang)] = true end
    for _, word in ipairs(words) do
      local is_telling = not COMMON[core.text.fold(word.text)]
        and not LINKS[core.text.fold(word.text)] and utf8.len(word.text) >= 3
      if is_telling then patterns[pattern_of({ word }, lang)] = true end
    end
  end
  local list = {}
  for pattern in pairs(patterns) do list[#list + 1] = pattern end
  table.sort(list)
  local matcher = #list > 0 and core.text.phrases { name = { ar = list } }
  if not matcher then return nil end
  return function(text)
    local out = {}
    for hit in each_hit(matcher, text) do
      out[#out + 1] = { first = hit.first, last = hit.last, kind = "name" }
    end
    return out
  end
end

return M

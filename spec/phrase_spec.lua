-- luacheck: no max line length
-- The pattern language, a row per behaviour: pattern, text, and what is found, with | between hits.
local text = require("hatif").text

local function found(patterns, s)
  local out = {}
  for _, hit in ipairs(text.phrases({ p = patterns }):match(s)) do out[#out + 1] = s:sub(hit.first, hit.last) end
  return table.concat(out, "|")
end

local LANGUAGE = {
  { "words are whole and folded", {
    { "شكرا", "شكراً لك", "شكراً" },
    { "شكرا", "الشكر لله", "" },
    { "السلام عليكم", "السَّلَامُ عَلَيْكُمْ", "السَّلَامُ عَلَيْكُمْ" },
    { "السلام عليكم", "السلام، عليكم", "السلام، عليكم" },
    { "خدمة العملاء", "خدمه العملاء", "خدمه العملاء" },
    { "على", "علي", "علي" },
    { "hello", "HELLO there", "HELLO" },
    { "labdien", "Labdien, kungs", "Labdien" },
    { "ludzu", "Lūdzu, uzgaidiet", "Lūdzu" },
    { "lūdzu", "ludzu", "ludzu" },
    { "don't know", "I don’t know", "don’t know" },
    { "40", "٤٠ ثانية", "٤٠" },
    { "hold", "حطيته على الـhold شوي", "hold" },
    { "ثانية", "40ثانية", "ثانية" },
    { "wi-fi", "the Wi-Fi is down", "Wi-Fi" },
    { "انتظار", "الانتظار", "" },
  } },
  { "alternatives and optional words", {
    { "(صباح|مساء) (الخير|النور)", "مساء النور", "مساء النور" },
    { "(صباح|مساء) (الخير|النور)", "مساء السرور", "" },
    { "(a|b c|d) e", "b c e", "b c e" },
    { "(a|b c|d) e", "b e", "" },
    { "a [b] c", "a c a b c", "a c|a b c" },
    { "a [b|c d] e", "a c d e", "a c d e" },
    { "(a|[b] (c|d)) e", "b d e", "b d e" },
    { "a(b|c)d", "a b d", "a b d" },
    { "[من] [قبل] المشرف", "من قبل المشرف", "من قبل المشرف" },
    { "((((a))))", "a", "a" },
  } },
  { "gaps", {
    { "شكرا * لانتظارك", "شكرا لانتظارك", "شكرا لانتظارك" },
    { "شكرا * لانتظارك", "شكرا جزيلا استاذي على لانتظارك", "شكرا جزيلا استاذي على لانتظارك" },
    { "a * b", "a 1 2 3 4 5 6 b", "a 1 2 3 4 5 6 b" },
    { "a * b", "a 1 2 3 4 5 6 7 b", "" },
    { "a *2 b", "a 1 2 b", "a 1 2 b" },
    { "a *2 b", "a 1 2 3 b", "" },
    { "a *0 b", "a b", "a b" },
    { "a *0 b", "a 1 b", "" },
    { "a * b", "a, 1 (2) - b", "a, 1 (2) - b" },
    { "a * b", "a 1. b", "" },
    { "a * b", "a 1؟ 2 b", "" },
    { "a * b", "a 1... 2 b", "a 1... 2 b" },
    { "a * b", "a 1… b", "a 1… b" },
    { "a * b", "a. b", "a. b" },
    { "a *2 b *2 c", "a 1 2 b 3 4 c", "a 1 2 b 3 4 c" },
  } },
  { "leftmost start, then earliest end, without overlap", {
    { "a * b", "a a b b", "a a b" },
    { "a * b", "a b b a b", "a b|a b" },
    { "(a|a b)", "a b", "a" },
    { "لا", "لا لا لا", "لا|لا|لا" },
    { "a b a", "a b a b a", "a b a" },
  } },
  { "ends of the utterance", {
    { "^(لا|لا لا|لا شكرا)$", "لا", "لا" },
    { "^(لا|لا لا|لا شكرا)$", "لا شكراً", "لا شكراً" },
    { "^(لا|لا لا|لا شكرا)$", "لا عادي", "" },
    { "^الو", "الو السلام عليكم", "الو" },
    { "^الو", "يا الو", "" },
    { "شكرا$", "شكرا جزيلا شكرا", "شكرا" },
    { "(^نعم|تمام$)", "نعم طيب تمام", "نعم|تمام" },
  } },
  { "waw and fa by default, on words of three letters, but not where the joined form is a word", {
    { "شكرا", "وشكرا", "وشكرا" },
    { "تفضل", "فتفضل", "فتفضل" },
    { "لا", "ولا", "" },
    { "احد", "واحد", "" },
    { "حده", "وحدة", "" },
    { "صلت", "وصلت", "" },
    { "همت", "فهمت", "" },
    { "الله", "والله", "والله" },
    { "=شكرا", "وشكرا", "" },
    { "=شكرا", "شكرا", "شكرا" },
    { "تواصل", "وبتواصل", "" },
    { "and", "wand", "" },
  } },
  { "+word: any proclitic", {
    { "+انتظار", "انتظار", "انتظار" },
    { "+انتظار", "الانتظار", "الانتظار" },
    { "+انتظار", "بالانتظار", "بالانتظار" },
    { "+انتظار", "للانتظار", "للانتظار" },
    { "+انتظار", "لانتظار", "لانتظار" },
    { "+انتظار", "وبالانتظار", "وبالانتظار" },
    { "+الانتظار", "للانتظار", "للانتظار" },
    { "+اتواصل", "بتواصل", "بتواصل" },
    { "+اتواصل", "باتواصل", "باتواصل" },
    { "+اتواصل", "وبتواصل", "وبتواصل" },
    { "+اتواصل", "حتواصل", "حتواصل" },
    { "+اتواصل", "هتواصل", "هتواصل" },
    { "+اتواصل", "ساتواصل", "ساتواصل" },
    { "+نتواصل", "بنتواصل", "بنتواصل" },
    { "+طلب", "هالطلب", "هالطلب" },
    { "+طلب", "عالطلب", "عالطلب" },
    { "+طلب", "كالطلب", "كالطلب" },
    { "+طلب", "بهالطلب", "بهالطلب" },
    { "+طلب", "فللطلب", "فللطلب" },
    { "+موعد", "ع موعد", "موعد" },
    { "+موعد", "عموعد", "عموعد" },
    { "+يا", "فيا", "فيا" },
    { "+ان", "كان", "" },
    { "+ذا", "هذا", "" },
    { "+ان", "الان", "" },
    { "+كن", "لكن", "" },
    { "+انت", "كانت", "" },
    { "+طلب", "مطلب", "" },
  } },
  { "word+: enclitic pronouns", {
    { "صبر+", "صبر صبرك صبركم صبرها صبرنا", "صبر|صبرك|صبركم|صبرها|صبرنا" },
    { "خدمة+", "خدمتك", "خدمتك" },
    { "خدمة+", "خدمة", "خدمة" },
    { "خدمة+", "خدمهك", "" },
    { "خدمه+", "خدمتكم", "خدمتكم" },
    { "يرضى+", "يرضاك", "يرضاك" },
    { "على+", "عليك", "عليك" },
    { "تسمح+", "تسمحلي", "تسمحلي" },
    { "تسمح+", "تسمحين", "" },
    { "ارسل+", "ارسلك ارسله ارسلها ارسلهم ارسلي", "ارسلك|ارسله|ارسلها|ارسلهم|ارسلي" },
    { "طولتوا+", "طولتوها", "طولتوها" },
    { "استياء+", "استيائك استياءك استياؤك استياء", "استيائك|استياءك|استياؤك|استياء" },
    { "+انتظار+", "لانتظارك", "لانتظارك" },
    { "+خدمة+", "بخدمتكم", "بخدمتكم" },
  } },
  { "word&: endings of gender and number", {
    { "تفضل&", "تفضل تفضلي تفضلوا تفضلون", "تفضل|تفضلي|تفضلوا|تفضلون" },
    { "تفضل&", "تفضلت", "" },
    { "مستعجل&", "مستعجل مستعجلة مستعجلين مستعجلات", "مستعجل|مستعجلة|مستعجلين|مستعجلات" },
    { "خذ& راحتك", "خذي راحتك", "خذي راحتك" },
    { "راضي&", "راضي راضية راضين راضون", "راضي|راضية|راضين|راضون" },
    { "زعلانة&", "زعلانة زعلانات زعلانين", "زعلانة|زعلانات|زعلانين" },
    { "تسمح&+", "تسمحيلي تسمحلي تسمحولي", "تسمحيلي|تسمحلي|تسمحولي" },
  } },
  { "word..: any ending", {
    { "pagaid..", "pagaidiet pagaidi pagaid", "pagaidiet|pagaidi|pagaid" },
    { "pagaid..", "nepagaidi", "" },
    { "wait..", "Waiting waited waits", "Waiting|waited|waits" },
    { "تسمح..", "تسمحلي تسمحون وتسمحي", "تسمحلي|تسمحون|وتسمحي" },
    { "+انتظر..", "وسانتظركم", "وسانتظركم" },
    { "سماء..", "سماء سما سمائي السماء", "سماء|سما|سمائي" },
    { "سماء..", "سماح سماوي", "" }, -- without its hamza the word is at its end
  } },
  { "word~: one edit", {
    { "انتظار~", "انتضار", "انتضار" },
    { "انتظار~", "انتظر", "انتظر" },
    { "انتظار~", "انتظاار", "انتظاار" },
    { "انتظار~", "اتنظار", "اتنظار" },
    { "انتظار~", "امتحان", "" },
    { "الغاء~", "الغاء الغا الفاء الما", "الغاء|الغا|الفاء" }, -- without its hamza the word may have no slip
    { "مسؤول~", "مسؤول مسئول مسؤوم مسءوم", "مسؤول|مسئول|مسؤوم" },
    { "انتظار~", "نتظار", "" },
    { "موافق~", "موافق", "موافق" },
    { "موافق~", "موافف", "موافف" },
    { "موافق~", "منافق", "" },
    { "موافق&~", "منافقه", "" },
    { "يعتذر~", "يتعذر", "" },
    { "تعويض~", "تفويض", "" },
    { "تسمحلي~", "تسممحلي", "" },
    { "تسمحلي~", "تسملحي", "تسملحي" },
    { "انتظار~", "وانتضار", "وانتضار" },
    { "waiting~", "waitting wiating", "waitting|wiating" },
  } },
  { "!word: as written", {
    { "!إي", "اي إي أي", "اي|إي" },
    { "!إيه", "ايه", "ايه" },
    { "!أن", "إن أن ان", "أن|ان" },
    { "!جِد", "جَد جِد جد", "جِد|جد" },
    { "!jā", "jā, Jā", "jā|Jā" },
    { "!jā", "ja, lūdzu", "" },
    { "!jā", "ja, ludzu", "ja" },
    { "!kā", "kā", "kā" },
    { "!kā", "k\u{E4} ka\u{304}", "ka\u{304}" },
    { "!sola", "solā", "" },
    { "!جد", "جَدّ جِدْ جد", "جَدّ|جِدْ|جد" },
    { "!جِدّ", "جِدّ جدّ جَدّ جِد", "جِدّ|جدّ|جِد" },
    { "!هٰذا", "هذا هٰذا هَذا", "هذا|هٰذا" },
    { "!ٱسم", "اسم ٱسم أسم", "اسم|ٱسم" },
    { "!آن", "آن ان أن ا\u{653}ن", "آن|ان|ا\u{653}ن" },
    { "!أن", "ا\u{654}ن ا\u{655}ن", "ا\u{654}ن" },
    { "!إن", "ا\u{655}ن \u{FE87}ن \u{FE83}ن", "ا\u{655}ن|\u{FE87}ن" },
    { "!مؤمن", "مؤمن مومن مو\u{654}من", "مؤمن|مومن|مو\u{654}من" },
    { "!سؤال", "سوال سؤال سئال", "سوال|سؤال" },
    { "!على", "على علي علی", "على|علي|علی" },
    { "!مدرسة", "مدرسة مدرسه", "مدرسة|مدرسه" },
    { "!ل\u{6D6}ك", "ل\u{6D6}ك لك", "ل\u{6D6}ك|لك" },
    { "!قَال", "قال قَال قُال قاَل", "قال|قَال|قاَل" },
    { "!مرًا", "مرًا مرا مرٍا", "مرًا|مرا" },
    { "!café", "café cafe\u{301} cafe cafè", "café|cafe\u{301}" },
    { "!cafe", "café cafe", "cafe" },
    { "!\u{1EBF}", "e\u{302}\u{301} \u{1EBF} e\u{301}\u{302} e", "e\u{302}\u{301}|\u{1EBF}" },
    { "!\u{1E0D}a", "\u{1E0D}a d\u{323}a da", "\u{1E0D}a|d\u{323}a" },
    -- Who writes one diacritic writes them all; small capitals and a mark of Greek are none of Latin.
    { "!jā", "ja un \u{1E63}", "" },
    { "!jā", "ja un e\u{301}", "" },
    { "!jā", "ja \u{1D00}", "ja" },
  } },
  { "elongation", {
    { "مرحبا", "مرحبااااا", "مرحبااااا" },
    { "مرحبا", "مرحباا", "" },
    { "مرحبا", "ممممرحبااااا", "ممممرحبااااا" },
    { "الله", "اللللله", "اللللله" },
    { "الله", "الـــله", "الـــله" },
    { "شكرا", "وشكرااااا", "وشكرااااا" },
    { "مرحبااااا", "مرحبا مرحباا مرحباااا", "مرحبا|مرحباا|مرحباااا" },
    { "hello", "helloooo heeello", "helloooo|heeello" },
    { "11", "111", "" },
    { "111", "111", "111" },
    { "طيب&", "طيييييبه", "طيييييبه" },
  } },
  { "hamza", {
    { "مسؤول", "مسؤول مسئول مسوول مسءول", "مسؤول|مسئول|مسوول|مسءول" },
    { "مسئول", "مسؤول مسئول مسوول", "مسؤول|مسئول|مسوول" },
    { "شيء", "شيء شئ شي", "شيء|شئ|شي" },
    { "شئ", "شيء شئ شي", "شيء|شئ|شي" },
    { "شي", "شيء شئ شي", "شيء|شئ|شي" },
    { "بدأ", "بدأ بدا بدئ", "بدأ|بدا|بدئ" },
    { "بدأ", "بدي", "" },
    { "سأل", "سيل", "" },
    { "الغاء", "الغا إلغاء الغاء", "الغا|إلغاء|الغاء" },
    { "آسف", "اسف أسف آسف ءاسف", "اسف|أسف|آسف|ءاسف" },
    { "ءاسف", "آسف", "آسف" },
    { "أهلا", "اهلا إهلا", "اهلا|إهلا" },
  } },
  { "slots and quantities take words", {
    { "معك {name} من", "معك محمد من ذا شفز", "معك محمد من" },
    { "معك {name} من", "معك من ذا شفز", "" },
    { "معك {name} من", "معك محمد عبد الله العتيبي الشمري من", "" },
    { "معك {name} من", "معك محمد، من ذا شفز", "معك محمد، من" },
    { "معك {name} من", "معك محمد، وأنا من", "" },
    { "خلال {dur}", "خلال ساعتين", "خلال ساعتين" },
    { "خلال {dur}", "خلال اليوم", "" },
    { "{dur} انتظار", "40 ثانية انتظار", "40 ثانية انتظار" },
    { "رقم {num}", "رقم خمسة وعشرين", "رقم خمسة وعشرين" },
    { "رقم {num}", "رقم الطلب", "" },
  } },
}

describe("hatif.text.phrases", function()
  for _, group in ipairs(LANGUAGE) do
    describe(group[1], function()
      for _, row in ipairs(group[2]) do
        it(("%s in %s"):format(row[1], row[2]), function() assert.equal(row[3], found({ row[1] }, row[2])) end)
      end
    end)
  end

  it("gives name, bytes of the original, and captures, in order of first, then last", function()
    local s = "تسمحلي أضعك على الانتظار لمدة ٤٠ ثانية؟ معك نورة من خدمة العملاء"
    local hits = text.phrases({
      ask = { ar = { "تسمح+ * {dur}" }, en = { "may I" } },
      who = { ar = { "معك {name} من" } },
      number = { "{num} ثانية" },
      dur = { "تسمح+" },
    }):match(s)
    local got = {}
    for i, hit in ipairs(hits) do got[i] = hit.name .. "=" .. s:sub(hit.first, hit.last) end
    assert.same({ "dur=تسمحلي", "ask=تسمحلي أضعك على الانتظار لمدة ٤٠ ثانية", "number=٤٠ ثانية", "who=معك نورة من" }, got)
    assert.same({ dur = 40000 }, hits[2].captures)
    assert.same({ num = 40 }, hits[3].captures)
    assert.equal("integer", math.type(hits[3].captures.num))
    assert.same({ name = "نورة" }, hits[4].captures)
    assert.same({}, hits[1].captures)
  end)

  it("makes slots as short as they can be, the first one first", function()
    local m = text.phrases({ p = { "a {x} * {y} b" } })
    assert.same({ x = "1", y = "2" }, m:match("a 1 2 b")[1].captures)
    assert.same({ x = "1", y = "2 3" }, text.phrases({ p = { "a {x} {y} b" } }):match("a 1 2 3 b")[1].captures)
    assert.same({ x = "2" }, text.phrases({ p = { "a [1] {x} b" } }):match("a 1 2 b")[1].captures)
    assert.same({ x = "1 2", who = "3" }, text.phrases({ p = { "a ({x} to {who}|{x} by {who}) b" } })
      :match("a 1 2 by 3 b")[1].captures)
  end)

  it("takes a pattern's first slot of a name", function()
    assert.same({ x = "1" }, text.phrases({ p = { "a {x} b {x} c" } }):match("a 1 b 2 c")[1].captures)
  end)

  it("of patterns that end together takes the one declared first", function()
    assert.same({ x = "1" }, text.phrases({ p = { "a {x} b", "a {y} b" } }):match("a 1 b")[1].captures)
    assert.same({ y = "1" }, text.phrases({ p = { "a {y} b", "a {x} b" } }):match("a 1 b")[1].captures)
  end)

  it("counts what it finds", function()
    local m = text.phrases({ yes = { "اكيد", "تمام" }, no = { "لا" } })
    assert.equal(3, m:count("لا اكيد تمام"))
    assert.equal(0, m:count(""))
    assert.equal("hatif.matcher (2 phrases)", tostring(m))
  end)

  it("counts phrases in the order of their names, whatever the order of the table", function()
    local names = {}
    for _, hit in ipairs(text.phrases({ b = { "x" }, c = { "x" }, a = { "x" }, ab = { "x" } }):match("x")) do
      names[#names + 1] = hit.name
    end
    assert.same({ "a", "ab", "b", "c" }, names)
  end)
end)

describe("captures", function()
  it("do not depend on what was matched before", function()
    local m = text.phrases({ p = { "(alpha|alpha {x}) bravo {y}" } })
    assert.equal("rest", m:match("alpha bravo rest")[1].captures.y)
    assert.same({ x = "zulu", y = "rest" }, m:match("alpha zulu bravo rest")[1].captures)
  end)
end)

describe("hatif.text.phrases refuses", function()
  local function message(t)
    local ok, err = pcall(text.phrases, t)
    assert.is_false(ok)
    return err
  end

  it("a bad pattern, naming phrase, language, pattern and byte", function()
    assert.matches('phrase "ask", language ar, pattern 2, byte 8: this ( is not closed; expected )',
      message({ ask = { ar = { "طيب", "طيب (a" } } }), 1, true)
    assert.matches('phrase "ask", pattern 1, byte 2: an empty', message({ ask = { "(|a)" } }), 1, true)
  end)

  it("what is no pattern and no list of them", function()
    assert.matches("table expected, got number", message(3), 1, true)
    assert.matches("names of phrases must be strings, got number", message({ { "a" } }), 1, true)
    assert.matches('phrase "a" must be a table, got string', message({ a = "a" }), 1, true)
    assert.matches('phrase "a": ar must be a list of patterns, got string', message({ a = { ar = "a" } }), 1, true)
    assert.matches('phrase "a", language ar: pattern 1 must be a string, got number', message({ a = { ar = { 1 } } }), 1, true)
    assert.matches('phrase "a": unless_negated must be a boolean, got string', message({ a = { "a", unless_negated = "yes" } }), 1, true)
  end)
end)

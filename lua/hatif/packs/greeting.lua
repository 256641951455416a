-- greeting.lua: how a call opens.  Source: 000 §1, §2.1.
--
-- A center says in a layer what it is called: the phrase `app`, and the param `company`.
--
-- Patterns are joined from families of words (a local is a family). A family is a list of what people say in that
-- place; it is read folded, so vowel marks, hamza seats, final ya and ta marbuta need no spelling of their own.

-- "with you": to a man, a woman, several; Gulf and Egyptian
local with_you = "(معج|معاج|معك|معاك|معكي|معاكي|معكم|معاكم|وياك|وياج|وياكم|مع حضرتك|مع سيادتك)"
-- where a speaker can be from: only the company and its parts
local ours = "(تطبيق|شركه|منصه|فريق|قسم|خدمه|اداره|العنايه|عنايه|رعايه|دعم|الدعم|الكستمر|كستمر|كول|مركز|متجر|موقع|محل|the|customer)"
-- first names that are no other word in the places where this family stands
local names = "(محمد|احمد|عبدالله|عبدالرحمن|عبدالعزيز|عبدالملك|عبدالمجيد|عبدالاله|عبدالكريم|عبداللطيف|عبد *1|خالد|فهد|سعد|سعود|سلطان|فيصل|تركي|بندر|ماجد|ناصر|نواف|نايف|مشاري|مشعل|متعب|راكان|ريان|زياد|زيد|يزيد|ياسر|ياسين|يوسف|يحيي|يعقوب|وليد|هاني|هشام|هيثم|حسن|حسين|حسام|حمد|حمزه|حاتم|حازم"
  .. "|ابراهيم|اسماعيل|اسامه|انس|ايمن|ايهاب|اياد|ايوب|انور|اشرف|اكرم|ادهم|بدر|براء|باسل|باسم|بسام|بلال|ثامر|جابر|جمال|جاسم|داود|رامي|رائد|رايد|رشيد|راشد|رياض|زكريا|سالم|سامي|سامر|سيف|سلمان|سليمان|سمير|شادي|شريف|صالح|صلاح|ضياء|طارق|طلال|طه|عادل|عاصم|عامر|عباس|عثمان|علاء|عمار|عمر|عمرو|عيسي|غازي|غسان"
  .. "|فادي|فارس|فاروق|فواز|فؤاد|قاسم|كريم|كمال|لؤي|مازن|مؤيد|مجدي|محمود|مراد|مروان|مصطفي|معاذ|معتز|منصور|مهند|موسي|نادر|نبيل|نزار|نورالدين|وائل|وايل|وسام"
  .. "|ساره|نوره|نورا|نوف|نور|نورهان|نهي|نهله|نجلاء|نجود|ندي|نسرين|ناديه|فاطمه|فوزيه|فرح|عائشه|عايشه|عبير|عهود|عفاف|علياء|امل|امال|امنه|اماني|اميره|امجاد|اسماء|اسيل|اروي|اريج|افنان|الاء|الهنوف|الجوهره|العنود|البندري|انفال|ايمان|اسراء|بشري|بشاير|بدور|تهاني|جواهر|جميله|حنان|حنين|حصه|خلود|دانه|دانيه|داليا|دعاء|دلال|دينا|ديما"
  .. "|رهف|رنا|رنيم|ريم|ريما|ريناد|رزان|رغد|رانيا|روان|زينب|زهراء|سلمي|سلوي|سميه|سميره|سمر|سهام|سهي|شهد|شروق|شيماء|شذي|ضحي|غاده|غدير|كوثر|لمي|لمياء|لجين|ليلي|لينا|لطيفه|مريم|مرام|مها|مشاعل|منيره|منال|مروه|مياده|ميساء|مي|ملاك|موضي|هدي|هند|هنادي|هبه|هيا|هيفاء|هاجر|هديل|وجدان|وفاء|ولاء|يارا|يسري|ياسمين)"
-- the last word of a greeting, behind which a speaker gives his name
local greeted = "(عليكم|السلام|وبركاته|الخير|النور|الورد|مرحبا|هلا|اهلا|وسهلا|اهلين|العافيه|بالخير|الله|الو|هاي|فندم)"
local colleague = "(اخوك|اختك|اخوكم|اختكم|زميلك|زميلتك)"
local employee = "(موظف|موظفه|الموظف|الموظفه|المستشار|المستشاره|ممثل|ممثله) [خدمه] [العملاء]"

-- how a speaker may begin before he says who he is
local hello = "^ [(hello|hi|hey|yes|ok|okay|so|welcome|good)] [(morning|afternoon|evening|day|there)] [(sir|madam)]"
local hello_lv = "^ [(labdien|sveiki|labrīt|labvakar|sveicināti|jā)]"

-- what may stand in the place of a name and is none, folded
local no_name = {}
for _, word in ipairs {
  "من", "في", "علي", "عن", "هنا", "انا", "مره", "اليوم", "الان", "الحين", "حق", "كل", "تطبيق", "شركه", "منصه", "فريق", "قسم", "اداره",
  "خدمه", "خدمات", "العنايه", "عنايه", "رعايه", "دعم", "الدعم", "موظف", "موظفه", "الموظف", "الموظفه", "ممثل", "ممثله", "مندوب", "بخصوص", "بشان", "عشان", "علشان", "حول", "بالنسبه", "لاجل", "بسبب",
  "طلبك", "لمتابعه", "بناء", "اكلمك", "بكلمك", "كلمتك", "متصل", "متصله", "اتصل", "بتصل", "اتصلت", "اتواصل", "بتواصل", "متواصل", "متواصله", "داق", "داقه", "احاكيك", "مع", "هل", "كيف", "الله",
  "the", "a", "an", "my", "your", "our", "his", "her", "their", "this", "that", "it", "he", "she", "we", "you", "they", "i", "there", "here", "customer", "somebody", "someone", "nobody", "one",
  "not", "no", "so", "very", "too", "just", "only", "also", "still", "already", "now", "really", "quite", "all", "always", "never", "completely", "totally", "absolutely", "truly", "what", "why", "how", "where", "when", "who",
  "about", "for", "from", "with", "at", "in", "on", "to", "of", "by", "because", "if", "as",
  "sorry", "afraid", "sure", "happy", "glad", "pleased", "sad", "angry", "upset", "furious", "busy", "ready", "back", "able", "unable", "late", "early", "good", "great", "fine", "ok", "okay", "nice", "perfect", "excellent", "wonderful",
  "bad", "awful", "terrible", "ridiculous", "nonsense", "unacceptable", "outrageous", "wrong", "right", "true", "correct", "clear", "done", "important", "urgent", "easy", "hard", "difficult", "impossible", "possible", "normal", "strange",
  "new", "old", "yours", "mine", "working", "calling", "looking", "checking", "trying", "going", "speaking", "talking", "listening", "waiting", "writing", "thinking", "afternoon", "morning", "evening", "today", "tomorrow", "thanks", "thank", "please",
  "ir", "nav", "es", "mēs", "jūs", "viņš", "viņa", "viņi", "tas", "tā", "ka", "kas", "kāds", "kāda", "viss", "visi", "arī", "vēl", "tagad", "tikai", "ļoti", "priecīgs", "priecīga", "klients", "kliente", "darbinieks", "uzņēmums", "par",
} do no_name[word] = true end

-- The first word of a text without its vowel marks and capitals, with bare alif and with ha for ta marbuta.
local function first_word(text)
  local out, i = "", 1
  while i <= #text do
    local lead, next_byte = text:byte(i, i + 1)
    if lead <= 32 or lead == 44 or lead == 46 then break end                                  -- space, comma, full stop
    local size = lead < 0x80 and 1 or lead < 0xE0 and 2 or lead < 0xF0 and 3 or 4
    local letter = text:sub(i, i + size - 1)
    if letter == "أ" or letter == "إ" or letter == "آ" then letter = "ا"
    elseif letter == "ة" then letter = "ه"
    elseif letter == "ى" then letter = "ي"
    elseif letter == "،" then break
    elseif lead == 0xD9 and next_byte >= 0x8B and next_byte <= 0x92 then letter = "" end       -- tashkeel
    out, i = out .. letter, i + size
  end
  return out:lower()
end

-- what a call can be about
local matter = "(+طلب+|+طلبيه|طلبيتك|طلبيتكم|+اوردر+|+تواصل+|شكواك|شكواكم|شكوي|الشكوي|+مشكله|مشكلتك|مشكلتكم|+اشكاليه|اشكاليتك|+بلاغ+|+تذكره|تذكرتك|تذكرتكم|+استفسار+|+ملاحظه|ملاحظتك|ملاحظاتك|+رساله|رسالتك|رسالتكم|+محادثه|محادثتك|+شات|+تعويض|تعويضك|+استرجاع|+مبلغ|مبلغك|+الغاء|+تاخير|تاخر|+توصيل|+كوبون|+رصيد|+فاتوره|فاتورتك|اتصالك|اتصالكم|+تقييم|تقييمك|حسابك|اشتراكك)"

protocol "greeting" {
  summary  = "How a call opens: greeted in time, by name, app, department and reason, after the contact was looked at.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone" },
  sections = {
    opening = { title = { ar = "التحية وافتتاح المكالمة", en = "Opening", lv = "Sarunas sākums" }, weight = 25 },
    prepare = { title = { ar = "الاستعداد قبل الاتصال", en = "Preparation", lv = "Sagatavošanās" }, weight = 10 },
  },
  pass = 80,
  params = {
    greet_within  = { default = "3s",  doc = "from the customer's answer to the first word of the greeting" },
    who_within    = { default = "20s", doc = "from the answer to name, app and department" },
    reason_within = { default = "30s", doc = "from the answer to the reason of the call" },
    answer_within = { default = "20s", doc = "“without delay” (004): from the queue to the answer of an inbound call" },
    help_within   = { default = "15s", doc = "inbound: from the answer to “how can I help?”" },
    company       = { default = "", doc = "words of the company's name, folded, with spaces: none of them is the agent's own" },
  },

  phrases = {
    salam = {
      ar = {
        "(السلام|سلام|السلامو|السلامعليكم) [الله] (عليكم|عليك)", "عليكم السلام", "^ (السلام|سلام)",
        "(صباح|مساء|صباحك|مساءك|مساك|صباحكم|مساكم|مساؤكم) (الخير|النور|الورد|الفل|الياسمين|السعاده|الجمال|خير|نور|ورد|فل|سعيد)",
        "(صبحك|صبحكم|مساك|مساكم|مسيك|يمسيك|يمسيكم|يصبحك|يصبحكم) [الله] (بالخير|بالنور|بكل خير)",
        "(مسيت|مسيتي|صبحت|صبحتي) *1 بالخير", "يا (ميه|الف) (مساء|صباح|هلا|مرحبا)", "(يسعد|سعد|اسعد|يسعدلي) [لي] [الله] (صباحك|صباحكم|مساك|مساءك|مساكم|مساءكم|اوقاتك|اوقاتكم|نهارك)",
        "(هلا|اهلا|اهلين|مرحبا|مرحبتين|مراحب|ياهلا|يامرحبا|هلو|هاي|ارحب&)",
        "(حياك|حياكم|حياكي|حياج|حي|حيا) الله", "الله (يحييك|يحييكم|يحيك|حيه|بالخير)", "^ (حياك|حياكم)",
        "(يعطيك|يعطيكم|يعطيكي|يعطيج) العافيه", "(قواك|قواكم) الله", "الله يقويك",
        "طاب (يومك|مساؤك|مساءك|صباحك|نهارك|يومكم)", "(نهارك|اوقاتك|اوقاتكم) سعيد&", "تحيه طيبه", "(حضرتك|فندم) اهلا",
      },
      en = { "(hello|hi|hey|greetings)", "^ [a] [very] [warm] welcome", "welcome (to|back)", "good (morning|afternoon|evening|day)" },
      lv = {
        "(sveiki|sveicināti|sveicināta|sveicināts|sveicinu|čau|hallo)", "(labdien|labrīt|labvakar)",
        "(labu|labs) (dienu|rītu|vakaru|rīts|vakars)", "laba diena", "esiet (sveicināti|sveicināta|sveicināts)",
        "jauku (rītu|pēcpusdienu)",
      },
    },

    -- a name that is surely one
    self = {
      contains = { "intro" },
      ar = {
        with_you .. " " .. names, with_you .. " " .. colleague .. " " .. names, with_you .. " " .. employee .. " " .. names,
        "(انا|هنا) " .. names, "(انا|هنا) " .. colleague .. " " .. names, "انا " .. employee .. " " .. names,
        colleague .. " " .. names,
        "(يكلمك|كلمك|تكلمك|يكلمكم|تكلمكم|يحدثك|محدثك|محدثتك|يتحدث معك|تتحدث معك|يتكلم معك|تتكلم معك|بيكلمك|بيكلم حضرتك|بتكلم حضرتك|يتواصل معك|تتواصل معك) [" .. colleague .. "] " .. names,
      },
      en = { "(my|the) name is {name}", "(my|the) name's {name}", "{name} is my name", "(call|calling) me {name}", "i go by {name}", "you('ve| have) reached {name} (from|in|of|at|$)" },
      lv = {
        "(mans vārds ir|mans vārds) {name}", "mani sauc {name}", "(te|šeit) (runā|zvana) {name} (no|$)", "ar jums runā {name} (no|$)",
        "jums zvana {name} (no|$)", "(pie telefona|pie klausules) {name} (no|$)",
      },
    },
    -- where a name stands, whatever it is; the flow "named" looks at it
    intro = {
      contains = { "self", "salam" },
      ar = {
        "^ [الو] " .. with_you .. " {name}", greeted .. " " .. with_you .. " {name}",
        with_you .. " {name} من " .. ours, with_you .. " " .. colleague .. " {name}",
        "(انا|هنا) {name} من " .. ours, colleague .. " {name} من " .. ours, "انا " .. colleague .. " {name}", "اسمي {name}",
      },
      en = {
        hello .. " (this is|i am|i'm|im|it is|it's) {name} (from|with|at|calling|speaking|here)", hello .. " (this is|i am|i'm|im|it's) {name} $",
        "(you're|you are|you) speaking (with|to) {name}", hello .. " {name} (speaking|calling|here)", hello .. " {name} from (the|customer)",
      },
      lv = {
        "(te|šeit) {name} no", "(es|te|šeit) esmu {name} no", "runā {name} no", hello_lv .. " (šeit|te) {name}", hello_lv .. " es esmu {name}",
      },
    },

    app = {
      ar = { "من (تطبيق|شركه|متجر|منصه|موقع|مؤسسه|محل) {app}" },
      en = { "from the {app} (app|company|shop|store)" },
      lv = {
        "no (uzņēmuma|veikala|lietotnes|platformas|firmas|interneta veikala) {app}",
        "no {app} (lietotnes|veikala|uzņēmuma|platformas)",
      },
    },

    dept = {
      ar = {
        "+قسم {dept}",
        "(+خدمه|+خدمات|+عنايه|+رعايه|+دعم|+علاقات|+رضا|+تجربه|+سعاده|+شؤون) (+عملاء|+عميل|+زباين|+زبائن|+زبون|+مستخدمين)",
        "(+فريق|+اداره|+مركز) (+دعم|+عنايه|+متابعه|+جوده|+شكاوي|+عمليات|+عملاء)", "+دعم (فني|الفني)", "(+كول|+كوول) سنتر", "مركز (الاتصال|الاتصالات)", "وحده (العنايه|خدمه|الدعم|المتابعه)",
        "(+كستمر|+كاستمر|+كوستمر) (سيرفس|سرفس|كير|سبورت)",
      },
      en = { "customer (service|services|care|support|experience|relations|success)", "{dept} department", "(support|care) team" },
      lv = {
        "(klientu|pircēju|lietotāju) (serviss|servisa|servisā|apkalpošanas|apkalpošana|atbalsta|atbalsts|dienests|dienesta|aprūpes|aprūpe|centrs|centra|attiecību)",
        "{dept} (nodaļa|nodaļas|nodaļā|daļa|daļas|dienests|dienesta)",
        "(atbalsta|palīdzības|apkalpošanas) (komanda|komandas|dienests|dienesta|centrs|centra)",
        "(zvanu|kontaktu) (centrs|centra)", "(tehniskais|tehniskā) (atbalsts|atbalsta)",
        "(sūdzību|pretenziju|kvalitātes) (nodaļa|nodaļas|daļa|daļas)",
      },
    },

    reason = {
      ar = {
        "بالنسبه (للشكوي|للطلب|للطلبيه|للبلاغ|للتذكره|للاوردر|للمشكله|لطلبك|لشكواك|لمشكلتك|لبلاغك|للاستفسار|للفاتوره)",
        "(بخصوص|بشان|بخصوصه|بخصوصها)",
        "(بالنسبه|حول|علي|عن|عشان|علشان|لاجل|بناء علي|بسبب|موضوع|لموضوع) [موضوع] " .. matter,
        "(+اتواصل|متواصل&|اتصل|متصل&|نتواصل|نتصل|اكلم+|كلمت+|اتصلت|اتصلنا|تواصلت|تواصلنا|دقيت|داق&|ادق|احاكي+|اتحدث|تواصلي|اتصالي) * (عشان|علشان|لاجل|بناء|حول|+متابعه|+افاده+|+ابلاغ+|+اخبار+|+استفسار|+توضيح|+مناقشه|+حل|+تاكد|ابلغ+|افيد+|اخبر+|اتابع|نتابع|نحل|احل|اوضح)",
        "سبب (اتصالي|اتصالنا|تواصلي|تواصلنا|المكالمه|مكالمتي)", "ردا علي " .. matter, "رد علي " .. matter,
        "(شفت|شفنا|وصلني|وصلنا|وصلتنا|وصلتني|استلمنا|استلمت|راجعت|راجعنا|جانا|جاني|جاتنا|لاحظنا|اطلعت علي|اطلعنا علي|قريت|قدامي|عندي|عندنا|ظهر لي|ورد+) *3 " .. matter,
        "(رفعت|رفعتي|رفعتوا|ارسلت|ارسلتي|ارسلتوا|كتبت|كتبتي|قدمت|قدمتي|تواصلت|تواصلتي|تواصلتوا|راسلت|راسلتنا|راسلتينا|كلمتنا|كلمتينا|فتحت|فتحتي|سجلت|سجلتي|طلبت|طلبتي|بعت|بعتي|بعتوا|اشتكيت|اشتكيتي|بلغت|بلغتي) *3 (معنا|معانا|لنا|لينا|+شكوي|+بلاغ|+تذكره|+تواصل|+رساله|+مشكله|+تطبيق|مننا)",
        "(+متابعه|نتابع|اتابع|نحل|احل) *2 (طلبك|طلبكم|طلبيتك|مشكلتك|مشكلتكم|شكواك|شكواكم|بلاغك|تذكرتك|اوردرك)",
      },
      en = {
        "(calling|contacting|call|reaching|writing|phoning) * (about|regarding|concerning|because|for|with respect)",
        "(regarding|concerning|about) (your|the)", "in regards to", "with regard to", "you (contacted|reached|messaged|wrote|called) [out] [to] us",
        "follow up on your", "following up on your",
      },
      lv = {
        "jūs mums *1 (zvanījāt|rakstījāt|uzrakstījāt|piezvanījāt|ziņojāt)",
        "(zvanu|zvanām|sazinos|sazināmies|rakstu|rakstām|piezvanīju) * (par|saistībā|sakarā|lai|jo|attiecībā|tāpēc)",
        "(saistībā|sakarā) ar (jūsu|pasūtījum..|sūdzīb..|ziņojum..|pieteikum..|sūtījum..)",
        "(attiecībā uz|par) jūsu (pasūtījum..|sūdzīb..|pieteikum..|ziņojum..|jautājum..|sūtījum..|zvan..|vēstul..)",
        "jūs (zvanījāt|rakstījāt|sazinājāties|vērsāties|iesniedzāt|pieteicāt) [pie] [mums] [ar mums]",
        "(zvana|zvanīšanas) (iemesls|mērķis) ir",
        "(saņēmām|saņēmu|redzu|redzam|izskatīju|izskatījām) *1 jūsu (pasūtījum..|sūdzīb..|pieteikum..|ziņojum..|jautājum..|vēstul..)",
        "atbildot uz jūsu",
      },
    },

    -- asking what the matter is
    why = {
      ar = {
        "(ممكن|تقدر&|تقدرين|سمحت&|ياليت|ليت|حاب&|ودي|ابغي|ابي|احتاج|محتاج&|اقدر|عشان|بس|لو|تسمح&) * (توضح&|توضحين|توضحلي|توضحيلي|تشرح&|تشرحين|تشرحلي|تشرحيلي|تفيدني|تفيديني|تفيدنا|تقول&|تقولين|تقولي|تقوللي|تذكر&|تعطيني|تبلغني|تبلغيني|تخبرني|تخبريني|تفهمني|تفهميني|تحكي|تحكيلي|اعرف|نعرف|افهم|نفهم|استفسر) * (+سبب|+مشكله|مشكلتك|مشكلتكم|+اشكاليه|+تفاصيل|+تفاصيلها|الموضوع|موضوعك|صار|حصل|حدث|صاير|تواصلك|شكواك|استفسارك)",
        "(وش|ايش|شنو|شو|وشو|وشهي|ايشهي|ايه) [هي] [هو] [كان] [كانت] (+مشكله|مشكلتك|مشكلتكم|+سبب|+اشكاليه|+موضوع|موضوعك|تفاصيل|شكواك|استفسارك|اللي واجهك)", "(وش|ايش|شنو|شو|ايه) [اللي] (صار|صاير|حصل|حدث|واجهك) *1 (معك|معاك|معاكي|معكم|لك|حضرتك|لحضرتك|بالطلب|بطلبك|في طلبك|بالضبط)", "^ [طيب] (وش|ايش|ايه|شنو) [اللي] (صار|حصل) $",
        "(ما|ماهي|ماهو|ما هي|ما هو) (سبب|المشكله|مشكلتك|مشكلتكم|الاشكاليه|تفاصيل|سبب طلبك|الذي حصل|الذي حدث)",
        "(كيف|شلون|كيفاش|ازاي|بايش|في ايش|وش|ايش|ايه) [(اقدر|نقدر|ممكن|يمكنني|يمكننا|بامكاني|فيني|اللي|اللي اقدر|اللي ممكن)] (اخدم+|اساعد+|نخدم+|نساعد+|افيد+|خدمتك|خدمتكم|مساعدتك|مساعدتكم) [به] [فيه] [اليوم]",
        "(وش|ايش|ايه|شنو) (تحتاج&|تحتاجين|محتاج&|المطلوب|طلبك|تبي|تبغي|تبين|تامر&) *1 (مني|مننا|منا|بالضبط)", "(ليش|ليه|لماذا|لايش) *2 (تواصلت|تواصلتي|تواصلتوا|طلبت|طلبتي|كلمتنا|كلمتينا|رفعت|رفعتي|فتحت|متواصل&)",
        "(تواصلت|تواصلتي|تواصلتوا|تتواصل&|متواصل&|كلمتنا|كلمتينا|تكلمنا|تكلمينا|مكلمنا|اتصلت|اتصلتي|متصل&|رفعت|رفعتي|فتحت|فتحتي|بعت|بعتي|راسلتنا|راسلتينا) *4 (ليه|ليش|علشان ايه|عشان ايه|علي ايش) $",
        "(اعرف|نعرف|افهم|نفهم|لي|عن) [ايش] [وش] سبب (طلبك|طلبكم|تواصلك|تواصلكم|اتصالك|الشكوي|التواصل|شكواك)",
        "(اشرح&|اشرحلي|اشرحيلي|وضح&|وضحلي|وضحيلي|قولي|قوللي|قوليلي|احكي|احكيلي|خبرني|خبريني|فهمني|فهميني|عطني|عطيني) [لي] [بس] [اكثر] (+مشكله|مشكلتك|+سبب|الموضوع|التفاصيل|تفاصيل|وش صار|ايش صار|اللي صار|اللي حصل|ايه اللي حصل|وش المشكله)",
      },
      en = {
        "(may|can|could|would) (i|you|we) [please] (ask|know|tell|explain|clarify|share|describe) * (reason|why|problem|issue|what|about|happened|details)",
        "how (can|may|could) (i|we) (help|assist|serve)", "what (is|was|seems|happened|s|can) * (problem|issue|wrong|matter|happened|reason|help)", "^ [(so|and|ok|okay|please)] what [exactly] happened", "what exactly happened", "(tell|explain|describe) [to] [me] [us] what [exactly] happened", "why did you",
      },
      lv = {
        "kā [es] [jums] (varu|varētu|varam) [jums] (palīdzēt|līdzēt|pakalpot|būt noderīg..)",
        "ar ko [es] [jums] (varu|varētu|varam) [jums] (palīdzēt|pakalpot|līdzēt)",
        "^ [(un|nu|tad|lūdzu|sakiet)] (kas|kā) [tieši] [ir] [jums] (noticis|notika|atgadījās)", "(kāda|kas) [ir] *1 (problēma|jautājums|vaina)",
        "(kāpēc|kādēļ) jūs *1 (zvan..|rakst..|sazin..|vērs..)",
        "(vai|lūdzu) * (pastāst..|paskaidr..|aprakst..|izstāst..|precizē..) * (notik..|problēm..|iemesl..|jautājum..|situācij..)",
        "(kāds|kas) ir [jūsu] (zvana|jautājuma|vēstules) iemesls", "par ko ir (runa|jūsu jautājums|jautājums)",
      },
    },
  },

  templates = {
    opening = {
      ar = "السلام عليكم، معك {agent} من {company} قسم خدمة العملاء، أتواصل معك بخصوص تواصلكم معنا على طلبكم {order}",
      en = "Hello, this is {agent} from {company}, customer service. I am calling about your request to us on your order {order}.",
      lv = "Labdien, šeit {agent} no {company} klientu servisa. Zvanu saistībā ar jūsu pieteikumu par pasūtījumu {order}.",
    },
    opening_other = {
      ar = "السلام عليكم، معك {agent} من {company} قسم خدمة العملاء، أتواصل معك بخصوص تواصلكم معنا على طلب {order}. ممكن توضح لي سبب طلبك للتواصل معنا عشان أقدر أساعدك؟",
      en = "Hello, this is {agent} from {company}, customer service. I am calling about your request to us on your order {order}. May I ask what it is about, so that I can help?",
      lv = "Labdien, šeit {agent} no {company} klientu servisa. Zvanu saistībā ar jūsu pieteikumu par pasūtījumu {order}. Vai varat pastāstīt, kas noticis, lai es varētu palīdzēt?",
    },
    review_first = {
      ar = "راجع الكونتاكت قبل الاتصال.",
      en = "Read the contact before you dial.",
      lv = "Pirms zvanāt, izlasiet pieteikumu.",
    },
    history = {
      ar = "استفسارات سابقة لم تُعالج جيداً.",
      en = "Earlier enquiries were not handled well.",
      lv = "Iepriekšējie pieteikumi netika labi atrisināti.",
    },
    say_hello = {
      ar = "ابدأ بالتحية.",
      en = "Begin with a greeting.",
      lv = "Sāciet ar sveicienu.",
    },
    say_name = {
      ar = "عرّف باسمك.",
      en = "Say your name.",
      lv = "Nosauciet savu vārdu.",
    },
    say_app = {
      ar = "اذكر اسم التطبيق.",
      en = "Say which app or company.",
      lv = "Nosauciet uzņēmumu.",
    },
    say_dept = {
      ar = "اذكر القسم.",
      en = "Say which department.",
      lv = "Nosauciet nodaļu.",
    },
    say_reason = {
      ar = "اذكر سبب الاتصال.",
      en = "Say why you call.",
      lv = "Pasakiet, kāpēc zvanāt.",
    },
  },

  -- topic "other" and nothing written: the order is looked at before the customer is asked, at any time of the contact
  must "look" {
    event = "order.checked", before = "say:why", section = "prepare", weight = 1, cite = "000 §2.1",
    iff = function(c)
      local topic, details = c.facts.topic, c.facts.details
      return (topic == "other" or topic == "اخرى" or topic == "أخرى") and (not details or details == "")
    end,
    title  = { ar = "مراجعة الطلب قبل سؤال العميل (موضوع: أخرى)", en = "Looks at the order before asking (topic: other)", lv = "Apskata pasūtījumu, pirms jautā (temats: cits)" },
    advice = { ar = "إذا كان الموضوع «أخرى» بلا تفاصيل فتأكد أولاً من أن الطلب بلا مشاكل، ثم اسأل العميل عن سبب تواصله.",
               en = "With topic “other” and no details, check the order for problems first, then ask the customer why he wrote.", lv = "Ja temats ir “cits” un nekas nav uzrakstīts, vispirms pārbaudiet pasūtījumu, tad jautājiet klientam, kāpēc viņš rakstīja." },
  },

  -- a call back after a dropped line is a call too, so every answer asks for a greeting
  must "greet" {
    say = "salam", when = "answer", within = param.greet_within, section = "opening", weight = 3, cite = "000 §1.1",
    title  = { ar = "التحية خلال 3 ثوانٍ من الرد", en = "Greets within 3 s of the answer", lv = "Sasveicinās 3 sekundēs pēc atbildes" },
    advice = { ar = "ابدأ بالتحية فور رد العميل، ولا تنتظر أن يتكلم أولاً.", en = "Greet as soon as the customer answers; do not wait for him to speak.", lv = "Sveicinieties, tiklīdz klients atbild; negaidiet, kamēr viņš sāks runāt." },
  },

  -- inbound: answered without delay, and asked how one can help
  must "answer" {
    event = "answer", any = { "queue.abandon" }, when = "queue.enter", within = param.answer_within, section = "opening", weight = 2, cite = "004 E07",
    title  = { ar = "الرد دون تأخير", en = "Answers without delay", lv = "Atbild nekavējoties" },
    advice = { ar = "رد على المكالمة فور وصولها.", en = "Answer as soon as it rings.", lv = "Atbildiet, tiklīdz zvana." },
  },
  must "help" {
    say = "why", when = "answer", within = param.help_within, section = "opening", weight = 1, cite = "004 E10",
    iff = function(c) return c.direction == "inbound" end,
    title  = { ar = "سؤال المتصل كيف تساعده", en = "Asks the caller how one can help", lv = "Jautā, kā var palīdzēt" },
    advice = { ar = "اسأل: «كيف أقدر أخدمك؟».", en = "Ask: “how can I help you?”", lv = "Jautājiet: “kā varu palīdzēt?”" },
  },
  -- earlier enquiries that were handled badly are on the screen before he answers or dials
  must "history" {
    event = "history.seen", before = "answer", section = "prepare", weight = 1, cite = "002 C59",
    iff = function(c) return (c.facts.handled_badly or 0) > 0 end,
    title  = { ar = "الاطلاع على الاستفسارات السابقة التي أُسيء التعامل معها", en = "Has seen earlier enquiries that were handled badly", lv = "Redzējis iepriekšējos neveiksmīgos gadījumus" },
    advice = { ar = "اقرأ ما حدث مع العميل سابقاً قبل أن ترد.", en = "Read what happened to him before you answer.", lv = "Izlasiet, kas noticis iepriekš." },
  },

  attest "ready" {
    text = { ar = "هل كان الموظف جاهزاً لشرح تفاصيل المشكلة والحل المقدم قبل الاتصال؟", en = "Was the agent ready to explain the problem and its solution before calling?", lv = "Vai darbinieks pirms zvana bija gatavs izskaidrot problēmu un risinājumu?" },
    by = "supervisor", section = "prepare", cite = "000 §1.3b",
    title  = { ar = "جاهزية الموظف لشرح المشكلة والحل", en = "Ready to explain problem and solution", lv = "Gatavs izskaidrot problēmu un risinājumu" },
    advice = { ar = "لا تتصل قبل أن تعرف المشكلة والحل الذي ستقدمه.", en = "Do not call before you know the problem and what you will offer.", lv = "Nezvaniet, pirms zināt problēmu un to, ko piedāvāsiet." },
  },

  step "prep" {                                              -- the contact is open on the agent's screen
    on = { dial = "ringing", answer = "open" },
    ignore = { "case.reviewed" },
    must "review" {
      event = "case.reviewed", before = "dial", section = "prepare", weight = 2, cite = "000 §1.3", waive = { by = "supervisor" },
      title  = { ar = "مراجعة الكونتاكت قبل الاتصال", en = "Reviews the contact before dialling", lv = "Pirms zvana izskata pieteikumu" },
      advice = { ar = "افتح الكونتاكت واقرأ تفاصيل المشكلة قبل أن تتصل.", en = "Open the contact and read it before you dial.", lv = "Atveriet pieteikumu un izlasiet to, pirms zvanāt." },
      on_violate = function(c) c:act("prompt", { text = c:render "review_first" }) end,
    },
  },

  step "ringing" { on = { answer = "open", ["contact.ended"] = "done" } },   -- no answer, busy: he may be dialled again

  step "open" {
    on = { ["contact.ended"] = "done" },
    must "who" {
      all = { "agent.named", "say:app", "say:dept" }, within = param.who_within, section = "opening", weight = 3, cite = "000 §1.2",
      title  = { ar = "التعريف بالنفس والتطبيق والقسم", en = "Gives own name, app and department", lv = "Nosauc savu vārdu, uzņēmumu un nodaļu" },
      advice = { ar = "عرّف بنفسك وباسم التطبيق وبالقسم: «معك … من تطبيق … قسم خدمة العملاء».", en = "Say who you are, which app and which department.", lv = "Pasakiet, kas jūs esat, no kura uzņēmuma un kuras nodaļas." },
    },
    must "reason" {
      say = "reason", within = param.reason_within, iff = function(c) return c.direction ~= "inbound" end, section = "opening", weight = 2, cite = "000 §1.2",
      title  = { ar = "ذكر سبب الاتصال", en = "Gives the reason of the call", lv = "Pasaka zvana iemeslu" },
      advice = { ar = "اذكر سبب الاتصال: «أتواصل معك بخصوص …».", en = "Say why you call.", lv = "Pasakiet, kāpēc zvanāt." },
    },
  },

  step "done" { final = true },

  -- a name that is surely one counts as it is; where anything may stand, the words that are no name are sorted out here
  flow "named" { when = "say:self", run = function(c) c:raise("agent.named", {}) end },
  flow "named_so" { when = "say:intro", run = function(c, e)
    local first = first_word(e.cap.intro.name)
    local company = " " .. c:param "greeting.company" .. " "
    if not no_name[first] and not company:find(" " .. first .. " ", 1, true) then c:raise("agent.named", {}) end
  end },

  -- coaches the agent, one part at a time, where a part is late
  flow "past" { when = "contact.opened", run = function(c)
    if (c.facts.handled_badly or 0) > 0 then
      c:act("card", { id = "greeting.history", text = c:render "history", n = c.facts.handled_badly })
    end
  end },

  flow "coach" { when = "answer", run = function(c)
    if not c:await { "say:salam", "hangup", "drop", within = "2s" } then
      c:act("prompt", { text = c:render "say_hello", urgent = true })
    end
    local parts = { { "agent.named", "say_name" }, { "say:app", "say_app" }, { "say:dept", "say_dept" }, { "say:reason", "say_reason" } }
    for _, part in ipairs(parts) do
      if c:count(part[1]) == 0 then
        local e = c:await { part[1], "hangup", "drop", within = "6s" }
        if not e then c:act("prompt", { text = c:render(part[2]) })
        elseif e.type == "hangup" or e.type == "drop" then return end
      end
    end
  end },
}

-- complaint.lua: a complaint from the first word to its answer.  Sources: 001; 002, handling complaints; 003 §3.
--
-- A complaint begins with the customer's words or with the event `complaint.opened`. The rest of its life is told by
-- events of the ticket: complaint.classified{cause}, complaint.decided{fault = "ours" | "customer" | "nobody"},
-- complaint.solved, complaint.answered, wish.noted{wish}, handover{to}, colleague.answered, lesson.shared.

-- to go over something again, to tell
local tell = "(تعطيني|تعطيني|تعطينا|عطني|عطيني|تقول لي|تقولي|تقوليلي|قول لي|قولي|تذكر لي|تذكرلي|تزودني|زودني|زوديني|تزودنا|تشرح لي|تشرحلي|تشرحيلي|اشرح لي|اشرحلي|اشرحيلي|توضح لي|توضحلي|توضحيلي|وضح لي|وضحلي|وضحيلي|تحكي لي|تحكيلي|احكي لي|احكيلي|تديني|اديني|تفيدني|افدني)"
local details = "(+تفاصيل|+تفصيل|+معلومات|رقم الطلب|رقم الاوردر|رقم الشكوي|رقم الفاتوره|التاريخ|تاريخ الطلب|متي|امتي|وين|فين|كيف صار|كيف حصل|اللي صار|اللي حصل|ما حدث|ما حصل|صوره|صورة)"
-- "you" in a wish
local you_want = "(تحب&|تحبين|تفضل|تفضلي|تفضلين|تبي|تبغي|تبغين|تبين|تريد&|تريدين|تود|تودين|عايز&|عاوز&|يرضيك|يرضيكي|يرضيج|يناسبك|يناسبكم|يرضي حضرتك|يناسب حضرتك|حضرتك تحب|حضرتك عايز&)"
local money = "(فلوسي|فلوس|المبلغ|مبلغي|قيمه الطلب|حقي|دراهمي|رصيدي|+استرداد|+استرجاع|تعويض|+تعويض)"

-- what may stand behind "thank you", "hello" or "ya" and is no name, folded
local no_name = {}
for _, word in ipairs {
  "فندم", "باشا", "عمي", "عم", "خال", "اخوي", "اخي", "اخوان", "اختي", "حبيبي", "حبيبتي", "غالي", "الغالي", "الغاليه", "عزيزي", "جماعه", "ناس", "ريت", "ليت", "سلام", "هلا", "مرحبا", "رب", "الله", "ساتر", "حرام", "اهلا", "هذا", "ذا", "حضره",
  "for", "to", "so", "very", "a", "an", "the", "you", "we", "i", "it", "this", "that", "there", "and", "but", "if", "in", "on", "about", "again", "anyway", "then", "all", "everyone", "sir", "madam", "customer", "client", "how", "what", "my", "our", "your",
  "par", "ka", "un", "bet", "jums", "jūs", "es", "mēs", "te", "šeit", "kā", "ļoti", "klient", "kliente", "visiem",
} do no_name[word] = true end

local function first_word(text)
  local i = 1
  while i <= #text and text:byte(i) > 32 do i = i + 1 end
  return text:sub(1, i - 1):lower()
end

protocol "complaint" {
  summary  = "A complaint: its facts, said back; what the customer wants; whose it is; what went wrong; its answer.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone", "chat", "in_person", "email", "form", "letter" },
  sections = { complaint = { title = { ar = "معالجة الشكوى", en = "Complaint", lv = "Sūdzība" }, weight = 25 } },
  pass = 80,
  params = {
    facts_within    = { default = "2m",  doc = "from the complaint to the question for its facts" },
    agree_within    = { default = "45s", doc = "from the complaint to a word that grants it" },
    own_within      = { default = "5m",  doc = "from the complaint to “this is mine now”" },
    find_within     = { default = "5m",  doc = "where the agent cannot help himself: to the one who can" },
    colleague_within = { default = "4h", doc = "from a hand-over to that colleague's first word to the customer" },
    answer_within   = { default = "1d",  doc = "from the complaint to its answer, whoever was right" },
    clear_within    = { default = "1d",  doc = "the customer is at fault: from the finding to the call that clears the air" },
    classify_within = { default = "1h",  doc = "from the complaint to its cause in the ticket" },
    lesson_within   = { default = "7d",  doc = "from the solution to what the colleagues learn from it" },
    confront        = { default = true, doc = "the customer at fault is called and told so, and may be contradicted then (001), though nobody argues (002)" },
    sorry_anyway    = { default = false, doc = "an apology is allowed also where the customer is at fault (000 §4 and 002 against 001)" },
    fastest         = { default = "1h", doc = "the fastest delivery that can really be promised" },
    refund_limit    = { default = 200, type = "number", min = 0, doc = "the most that an agent gives back or off by himself, in the currency of the center" },
  },

  phrases = {
    complain = {
      unless_negated = true,
      ar = {
        "(+منتج|+جهاز|+غرض|+بضاعه|+سلعه|+قطعه|+طرد|+شاشه|+مكينه|+اله) [اللي] [(وصلني|وصل|وصلتني|جاني|جاتني|جالي|طلع|طلعت|كان|كانت|اشتريته|اشتريتها|طلبته|طلبتها)] (مكسور&|خربان&|معطوب&|تالف&|عطلان&|متكسر&|بايظ&|معيوب&|مخدوش&)", "(+طلب|+طلبي|+طلبيه|+شحنه|+طرد|+منتج|+اوردر) *2 (ماوصل|موصلش|ماوصلش|ماجاش|مجاش|لم يصل|لم تصل)", "(+طلب|طلبي|+شحنه|+طرد|+اوردر) *2 ما (وصل|وصلش|وصلني|جاني|جاش)",
        "(عندي|لدي|معي|عندنا|لدينا) *1 (شكوي|شكوه|تظلم|اعتراض)", "(ابي|ابغي|ابغا|اريد|ودي|حاب&|عايز&|عاوز&|بدي|ارغب|اود|محتاج&|نبي) *2 (اشتكي|اشكي|اتشكي|نشتكي|شكوي|بشكوي|اتظلم|اعترض)",
        "(بقدم|اقدم|ارفع|برفع|بسجل|اسجل|سجل لي|سجلي لي|سجلولي|افتح|تقديم|رفع|تسجيل) *1 (شكوي|شكوتي|شكواي|بلاغ|تظلم|اعتراض)", "(اشتكي|بشتكي|اشتكيت|نشتكي) *1 (من|علي|عليكم|عندكم)", "(شكواي|شكوتي) *1 (عن|علي|بخصوص|من|هي|ان)",
        "(خدمتكم|الخدمه|تعاملكم|تعامل الموظف|الموظف|اسلوبكم|اسلوب الموظف|موظفكم) *2 (سيئه|سيء|سيئ|زفت|وحشه|وحش|زباله|تعبانه|فاشله|مو زينه|مو كويسه|مش كويسه|ما هي زينه|مستفز&)",
        "(غير راضي&|مو راضي&|مش راضي&|مب راضي&|ما انا راضي|ماني راضي&|مو عاجبني|مش عاجبني|ما عجبني) *2 (عن|علي|من|+خدمه|+اسلوب|+تعامل|+رد|+حل)", "(مستاء&|متضايق&|زعلان&|منزعج&|مصدوم&) *1 (من|علي|جدا|منكم)",
        "(طلبت|اشتريت|دفعت) *4 (وما وصل|وما جاني|ولا وصل|ولا جاني|وطلع خربان|وجاني غلط|وجالي غلط|ومجاش|وجاني ناقص)", "(الموظف|موظفكم|السائق|المندوب|البياع) *2 (غلط علي|قليل ادب|صرخ|رفع صوته|ما احترمني|تعامل معي بشكل|اهانني|شتمني|سبني)",
        "(وعدتوني|وعدوني|وعدتونا|قلتوا لي|قالوا لي|قالولي) *5 (وما|ولا|ومحد|ومحدش|ولحد الان|وللحين|ولسه)", "(هذي|هذه|دي) *1 شكوي",
      },
      en = { "(arrived|came|is|was) [still] [completely] (broken|damaged|faulty|defective)", "(not|never) [very] [at all] (happy|satisfied|pleased) with", "(never|not|hasn't|has not) (arrived|came|been delivered)", "(make|file|lodge|register|have|submit) (a|my|this) [formal] complaint", "(want|like|need|have) to complain", "i am complaining", "(i'm|i am|we are) [very] [really] [so] (unhappy|dissatisfied|disappointed|upset) (with|about|by)", "(your|the) (service|support|staff|agent|driver|shop) * (terrible|awful|rude|useless|disgraceful|poor|bad|appalling)", "(not|isn't|wasn't) (acceptable|good enough)", "nobody (called|answered|replied|came|helped)", "(promised|told) (me|us) * (but|and) (nobody|nothing|never|no one)", "(was|were|been) (rude|impolite) to (me|us)" },
      lv = { "(prece|ierīce|sūtījums|paciņa|pasūtījums|iekārta) [man] [(ir|bija|atnāca|pienāca|saņemta|izrādījās)] [pilnīgi] (bojāt..|saplīs..|salūz..|sabojāt..|nedarbojas|nestrādā)", "(neesmu|neesam) *2 (apmierināt..)", "(pasūtījums|sūtījums|paciņa|prece) *2 (nepienāca|nav pienāk..|nav pienācis|nav pienākusi|nav saņemt..|nav piegādāt..)", "(iesniegt|izteikt|pieteikt|reģistrēt|rakstīt) [savu] sūdzīb..", "(vēlos|gribu|gribētu|man jā|nākas) (sūdzēties|pasūdzēties)", "man ir sūdzība", "(esmu|esam) [ļoti] [pavisam] (neapmierināt..|vīlusies|vīlies|sarūgtināt..)", "(tas|šāda|jūsu) * (nav pieņemam..|nepieņemam..)", "(darbinie..|kurjer..|pārdevēj..|apkalpošan..) * (rupj..|nepieklājīg..|slikt..|briesmīg..|šausmīg..)", "(solījāt|apsolījāt|solīja|teica) * (bet|un) (neviens|nekas|joprojām)" },
    },

    -- the agent: what happened, exactly?
    ask_facts = {
      unless_negated = true,
      ar = {
        "(+شرح|تشرح&|توضح&|تصف&|تحكي) *1 (لي|لنا) *1 (ما|ماذا|كيف) (حدث|حصل|جري)", "(وش|ايش|ايه|شنو) اللي (صار|حصل|جري) (بالضبط|بالظبط|بالزبط|تحديدا)",
        "(ممكن|تقدر&|تقدرين|ياليت|يا ليت|لو سمحت&|لو تكرمت&|ابي|ابغي|ارجو|احتاج|محتاج&|عشان|اسمح لي|تسمح لي|بس) *3 " .. tell .. " *3 " .. details, tell .. " *2 " .. details .. " *3 (من فضلك|لو سمحت&|بالضبط|اكثر|اكتر)",
        "(وش|ايش|ايه|شنو|ماذا|ما) *1 (صار|حصل|حدث|اللي صار|اللي حصل|الذي حدث|اللي جري) *2 (بالضبط|معك|معاك|معاكي|لك|بالتفصيل|تحديدا|عندك)", "(متي|امتي|اي يوم|في اي وقت|الساعه كم) *2 (صار|حصل|حدث|طلبت|طلبتي|استلمت|استلمتي|تواصلت|كلمت|اشتريت)",
        "(مين|منو|من) *2 (الموظف|كلمك|اللي كلمك|تواصل معك|رد عليك|خدمك)", "(كم|ما|وش|ايش) *1 (رقم الطلب|رقم الاوردر|رقم طلبك|رقم الفاتوره|رقم الشكوي|رقم التذكره)", "(عطني|عطيني|اعطني|اعطيني|زودني|زوديني|ارسل لي|ارسلي لي) *1 (رقم|صوره|صور|تفاصيل|اسم|تاريخ)",
        "(احتاج|محتاج&|نحتاج) *2 (تفاصيل|معلومات|التفاصيل)", "(كيف|ازاي|شلون) (صار|حصل|حصلت|صارت|بدات) *1 (المشكله|الموضوع|كذا|كده|معك)", "(وين|فين|اين) *1 (صار|حصل|حصلت|كانت|المشكله) *1 (بالضبط|المشكله|تحديدا)", "(ايش|وش|ما) (هي|هو) (تفاصيل|ملابسات|تفاصيل المشكله)",
        "من اول (الموضوع|المشكله|ما)", "(احكي لي|احكيلي|قول لي|قوللي|قوليلي|خبرني|خبريني) *2 (بالتفصيل|من البدايه|من الاول|اللي صار|اللي حصل|وش صار|ايش صار)",
      },
      en = { "(can|could|would) you [please] describe", "(can|could|would|may) (you|i) * (tell|give|describe|share|explain|have|get) * (details|happened|exactly|order number|more|number|date|photo)", "^ [(so|and|ok|okay|please)] what [exactly] [precisely] happened", "what (exactly|precisely) happened", "(tell|explain|describe|walk) [to] [me] [us] [through] what [exactly] happened", "when did (this|that|it|you) (happen|order|buy|receive|call|start)", "(what|which) [is] [was] [your] [the] (order|invoice|reference|ticket) number", "who did you (speak|talk|deal) (to|with)", "where did (this|that|it) happen", "(walk|take) me through", "how did (this|that|it) (happen|start)", "(need|get) [a] [few] [some] (details|facts|information)" },
      lv = { "^ [(un|nu|tad|lūdzu|sakiet)] (kas|ko) [tieši] [īsti] (notika|noticis|atgadījās)", "(kas|ko) (tieši|īsti) (notika|noticis|atgadījās)", "(vai|lūdzu) * (pastāstī..|aprakstī..|paskaidro..|nosaukt..|nosauc..|minēt..) *3 (sīkāk|notika|numur..|detalizēt..|precīz..|kas)", "(kāds|kurš) (ir|bija) [jūsu] [pasūtījuma] (numurs|datums)", "kad (tas|jūs|pasūtījāt|saņēmāt|pirkāt|notika)", "(ar kuru|ar ko|kurš) [darbinieku] [jūs] (runājāt|sazinājāties|apkalpoja)", "(kur|kurā) (tas|veikalā|filiālē) *1 (notika|pirkāt|bija)", "pasūtījuma numur.." },
    },

    -- the agent says it back
    restate = {
      ar = {
        "(اذا|لو|ان) (فهمتك|فهمت|فهمتكم|فهمت حضرتك|فهمت عليك) (صح|صحيح|بشكل صحيح|جيدا|كويس)", "(+الخص|+نلخص|+اعيد|+اكرر) *1 (ما|اللي) (ذكرت+|قلت+|تفضلت+|حصل|صار)",
        "(خلني|خليني|خلينا|دعني|اسمح لي|اسمحلي|اسمحيلي|تسمح لي|ابي|ابغي|بس) *2 (اتاكد|نتاكد|الخص|نلخص|اعيد|اراجع معك) *4 (فهمت|فهمتك|فهمت عليك|كلامك|المشكله|صح|صحيح|اللي صار|النقاط)", "(يعني|اذا|اذن|طيب) (انت|انتي|حضرتك|مشكلتك|المشكله|شكواك|شكوتك|الموضوع|طلبك|طلبتي|طلبت|اللي)",
        "(اللي|الي|حسب ما|علي حسب ما|كما) (فهمته|فهمت|فهمتها|فهمت منك|فهمت من حضرتك|ذكرت|ذكرتي|تفضلت|تفضلتي)", "(فهمت|فاهم&) (منك|من كلامك|من حضرتك|عليك) *1 (ان|انك|انه|انو)", "(فهمي|كلامي|هالكلام|كذا|كده|هيك) (صح|صحيح|مضبوط|سليم|دقيق)", "(صحح|صححلي|صححي لي|صححيلي|صحح لي) *1 (لو|اذا|ان)", "(ملخص|خلاصه|باختصار) *1 (مشكلتك|شكواك|الموضوع|المشكله|كلامك)", "(صح|صحيح|مضبوط) (كلامي|فهمي|كذا|كده)",
        "هل (فهمي|فهمت|ما فهمته) *3 (صحيح|صح|بشكل صحيح|قصدك)", "(تقصد|قصدك|تقصدين|قصد حضرتك) *1 (ان|انك|انه|انو|انها)", "(اكرر|اعيد|بعيد) *2 (كلامك|اللي قلته|اللي ذكرته|النقاط|المشكله)", "(سجلت|كتبت) *1 (ان|انك|عندي ان) *4 (صح|صحيح|مضبوط)",
      },
      en = { "(let me|just to|can i|may i) * (make sure|check (that|if|whether|i)|confirm|repeat|summarise|summarize|recap|be clear)", "(so|if) [i] [have] (understand|understood|hear) [you] [correctly] [right]", "(so|in other words) (you|your|the) * (is that|right|correct)", "(what|as) i (understand|heard|hear|understood)", "correct me if", "(is|have) (that|i) (right|correct|got that right)", "you (are saying|mean|said) that", "to (summarise|summarize|recap|sum up)" },
      lv = { "(ja|vai) [es] [jūs] pareizi (sapratu|saprotu|sapratām)", "(ļaujiet|atļaujiet) * (pārliecināties|apkopot|precizēt|atkārtot)", "(tātad|citiem vārdiem) (jūs|jūsu|pasūtījums|prece|problēma|runa)", "(apkopoj..|rezumēj..|precizēj..)", "(izlabojiet|palabojiet) mani", "(vai|tas) (tā ir pareizi|ir pareizi|tā)", "jūs (sakāt|domājat|minējāt|teicāt) ka" },
    },

    ask_name = {
      ar = { "(ممكن|نتعرف|اتعرف|اتشرف|نتشرف|تشرفنا|لو سمحت&|من فضلك|تسمح لي|تسمحلي|ياليت|عطني|عطيني) *2 (اسمك|اسم حضرتك|الاسم|باسمك|اسم الكريم|باسم حضرتك)", "(مع مين|من معي|مين معي|معي مين|مع من|مين معايا) [اتشرف] [اتكلم]", "(ايش|وش|ما|شو|ايه) *1 (اسمك|اسم حضرتك)", "(اسمك الكريم|الاسم الكريم|اسم حضرتك|اسمك لو سمحت&|اسمك من فضلك|ما هو اسمك)", "(تشرفت|اتشرف|نتشرف) *1 (باسمك|بمعرفتك|بالاسم)", "(كيف|وش) *1 (اناديك|احب اناديك|تحب اناديك)" },
      en = { "(may|can|could) (i|you) * name", "what('s| is) your name", "who am i (speaking|talking) (to|with)", "your name please", "(tell|give) me your name", "how (may|should|can) i (address|call) you", "to whom am i speaking", "(with|to) whom" },
      lv = { "(kā|vai) (jūs|jūs lūdzu) sauc", "(jūsu vārds|jūsu vārdu|savu vārdu|vārdu lūdzu)", "ar ko (es|man) (runāju|ir gods)", "kā (varu|drīkstu) jūs (uzrunāt|saukt)", "(nosauciet|sakiet) *1 vārdu", "(drīkstu|varu) (zināt|lūgt) *1 vārdu" },
    },
    by_name = {
      ar = { "(استاذ|استاذه|استاذي|استاذتي|اخ|اخوي|اخي|اخت|اختي|سيد|سيده|مدام|دكتور|دكتوره|مهندس|باشمهندس|عزيزي|عزيزتي|ابو|ام) {name}", "يا {name}" },
      en = { "(mr|mrs|ms|miss|sir|madam|dr|dear) {name}", "(thank you|thanks|sorry|hello|hi) {name}" },
      lv = { "{name} (kungs|kundze|kungam|kundzei)", "(paldies|labdien|cienījam..) {name}" },
    },

    -- the agent: how shall it be solved?
    ask_wish = {
      ar = {
        "(ما|وش|ايش|ايه) (الحل|هو الحل|الحلول) *2 (+مناسب&|يناسب+|يرضي+|ترون+|تراه|تشوف+)", "(تفضل&|تفضلين|تحب&|تبي|تبغي|تختار&) (استبدال|استبدالها|استبداله|+استرجاع|+استرداد|تعويض|بديل) *2 (ولا|او|ام|والا)", "(وش|ايش|ايه|شنو) (تبينا|تبغانا|تبغينا|تبيننا|تحبنا|تريدنا|عايزنا|عاوزنا) *1 (نسوي+|نعمل+)",
        "(كيف|شلون|ازاي) *1 " .. you_want .. " *3 (نحل|نحلها|نحله|تنحل|نعوض+|نساعد+|نعالج|نعالجها|نرضيك|ترضي|الحل)", "(وش|ايش|ايه|ما|شنو|ماهو) *1 (الحل|+حل) *2 " .. you_want, "(وش|ايش|ايه|شنو|ماذا|اش) *2 (يرضيك|يرضيكي|يرضيج|يناسبك|يرضي حضرتك|يناسب حضرتك|يريحك)", you_want .. " *2 (نرجع|نرجعلك|استرجاع|استرداد|ترجيع|نعوضك|تعويض|نرسل|نعيد|بديل) *5 (او|ولا|والا|وله|ام)",
        "(وش|ايش|ايه|شنو|ما|ماذا) *1 (تقترح&|تقترحين|المطلوب منا|تتوقع&|تتوقعين|تنتظر منا|تامل منا)", "(ايش|وش|ايه|ما) (الحل|اللي|الذي) *1 (اللي|الذي) *1 " .. you_want, "(وش|ايش|ايه) (تبي|تبغي|تبغين|تبين|تحب|عايز&|عاوز&|تريد|تريدين) *1 (نسوي|نسوي لك|نعمل|نعملك|نعمل لحضرتك|نسويلك)", "(اي|اى) (حل|خيار) *1 " .. you_want, "(فلوسك|المبلغ) *2 (ولا|او|والا) *2 (بديل|طلب جديد|نرسل|قسيمه)",
        "(حاب&|ودك|تحب&) *1 (نرجع لك|نعوضك|نرسل لك|نسجل|نسجلها) *4 (ولا|او|والا)", "(علي|حسب) (رغبتك|راحتك|اختيارك) *3 (نحل|الحل)", "(كيف|شلون) (نقدر|اقدر|ممكن) *1 (نرضيك|ارضيك|نعوضك|اعوضك|نصلح|نصلحها)",
        "(عايز&|عاوز&|تبي|تبغي|تحب&) (نعمل|نعملك|نسوي|نسوي لك|نعمل لحضرتك) (ايه|وش|ايش)",
      },
      en = { "how would you like (us|me|this|it) [to] [be] (solve|solved|resolve|resolved|handle|handled|fix|fixed|put|make)", "what would (you like|make|be) * (us|right|solution|do|happy|fair)", "(would|do) you [rather] (prefer|like|want) * (refund|replacement|voucher|money) * or", "what (outcome|solution|resolution) * (you|would)", "what can (i|we) do to (make|put) (this|it) right", "what (do|did) you (expect|have in mind|want us)", "how can (i|we) (make|put) (this|it) (up|right)", "which (option|solution) (would|do) you", "(what|which) would you prefer", "a refund or a" },
      lv = { "kā (jūs) [gribētu] [vēlētos] (vēlaties|vēlētos|gribat|gribētu) [lai] [mēs] [to] (risin..|atrisin..|nokārto..)", "kād.. risinājum.. [jūs] [jums] (vēlētos|vēlaties|derētu|apmierinātu|gaidāt|gribētu)", "(vai) [jūs] (vēlaties|gribat|vēlētos|labāk) * (naudu|atmaksu|maiņu|jaunu) * vai", "kas jūs (apmierinātu|iepriecinātu)", "ko (jūs) (sagaidāt|vēlaties|gribētu|vēlētos) [no mums] [lai mēs]", "kā (mēs) [varam] [varētu] (to) (labot|vērst|kompensēt|izlabot)" },
    },
    wants_money = {
      unless_negated = true,
      ar = { "(اطالب|نطالب|اطلب|مطالب&) *1 (+تعويض|+استرجاع|+استرداد)", "(ابي|ابغي|ابغا|اريد|عايز&|عاوز&|نبي|بدي|ودي) *2 " .. money, "(رجع|رجعوا|رجعولي|ترجعون|ترجعوا|رجعلي|رجعي لي|تردون|ردوا|ردولي|استرجع|استرد|ارجع) *2 " .. money, "(عوضوني|تعوضوني|تعوضني|عوضني|عوضيني|تعويض عن)", "ارجاع المبلغ", "ابغي تعويض", "(ابي|ابغي|عايز&|عاوز&|بدي|اريد) (مصاري|مصارياتي|مصروفي|قروشي|زلطي)" },
      en = { "(want|need|give|like) * (money back|refund|refunded|my money|compensation|compensated)", "(refund|compensate) me" },
      lv = { "(gribu|vēlos|prasu|gribētu) * (naudu|atmaksu|kompensāciju)", "(atdodiet|atmaksājiet|atgrieziet) *2 naudu" },
    },
    record_only = {
      ar = { "(بس|فقط|ابي بس|ابغي بس|عايز& بس) *2 (اسجل|تسجلون|تسجل|تسجلوا|توصل|توصلون|اوصل|تعرفون|تعرفوا|ابلغ|يوصل)", "(ما|مو|مش|مب) *1 (ابي|ابغي|عايز&|عاوز&|اريد) (فلوس|تعويض|شي|شيء|حاجه) *2 (بس|لكن|انما)", "(للعلم|للتسجيل|للتوثيق) (بس|فقط)", "(ابي|ابغي|اريد|ودي) *1 (ملاحظتي|شكواي|شكوتي|صوتي|كلامي) (تسجل|توصل|تتسجل|يوصل|تنحفظ)", "(فقط|بس) (اردت|حبيت|حابب|ودي|بغيت) *1 (ابلغكم|ابلغ|اقول|اعلمكم|اسجل|اوصل)" },
      en = { "(just|only) (want|like) * (on record|recorded|noted|know|logged|registered)", "(don't|do not) want (money|a refund|compensation|anything)" },
      lv = { "(tikai|vienkārši) * (zināt|piefiksē..|reģistrē..|pieraksti..)", "(naudu|kompensāciju) (nevajag|negribu|neprasu)", "tikai (gribu|gribēju|vēlos) *2 (zināt|zinātu|pateikt|informēt)", "lai jūs (zinātu|zināt)" },
    },

    -- a solution or its promise
    solution = {
      unless_negated = true,
      ar = { "(بنرجع|برجع|راح نرجع|راح ارجع|سنرجع|نرجع|هنرجع|هرجع|بنعيد|سنعيد|تم ارجاع|تم استرجاع|تم رد|استرجعنا) *2 (المبلغ|مبلغك|فلوسك|لك المبلغ|قيمه الطلب|الفلوس|لحسابك)", "(بنعوضك|بعوضك|راح نعوضك|نعوضك|سنعوضك|هنعوضك|هعوضك|تم تعويضك|عوضناك|تعويضك)", "(بنرسل|برسل|راح نرسل|سنرسل|هنبعت|هبعت|نرسل|ارسلنا|تم ارسال|بنوصل) *2 (بديل|طلب جديد|غيره|غيرها|واحد ثاني|واحد جديد|الناقص|الطلب)", "(بنلغي|بلغي|تم الغاء|لغينا|راح نلغي|هنلغي) *2 (الطلب|طلبك|الرسوم|الغرامه|الاشتراك)", "(الحل|حل المشكله|حلها) (هو|انه|ان|انا|بنسوي|بيكون)", "(اقترح|نقترح|اعرض|نعرض|بعرض|اقدر اعرض|نقدر نعرض) (عليك|عليكم|علي حضرتك|لك)", "(قسيمه|كوبون|كود خصم|خصم|رصيد) *3 (لك|لحضرتك|تعويض|عن|في حسابك|بحسابك)", "(بنستبدل|بستبدل|نستبدل|تم استبدال|راح نستبدل|هنبدل|بنبدل|نبدل)" },
      en = { "(we|i) (will|can|have|shall) [now] (refund|replace|resend|cancel|credit|compensate|exchange|deliver)", "(we|i) (will|can|have|shall) [now] send [you] (a|an|the|another) [(new|free|missing)] (one|replacement|refund|voucher|part|parts|order|item)", "(refund|replacement|credit|voucher) (is|has|will|was)", "(offer|give) you (a|an|the) (refund|replacement|credit|voucher|discount|new)", "the solution (is|would be)" },
      lv = { "(atmaksāsim|atgriezīsim|atmaksāšu|kompensēsim|kompensēšu|nomainīsim|apmainīsim|nosūtīsim jaunu|nosūtīsim trūkstoš..|nosūtīsim citu|atcelsim|anulēsim|piedāvājam|piedāvāju|varam piedāvāt)", "(risinājums|risinājumu) (ir|būs)", "(nauda|atmaksa) * (atmaksāta|ieskaitīta|atgriezta)" },
    },

    own = {
      ar = { "(سيب|سيبي|خل|خلي|اترك|اتركي) (الموضوع|المشكله|الشكوي|الامر) *1 (علي|عليا|لي|عندي)", "(انا) *1 (بتابع|اتابع|متابع&|راح اتابع|هتابع|ساتابع|حتابع|المسؤول&|مسؤول&|بنفسي|بتكفل|متكفل&|بهتم|بشوف|هشوف) *4 (بنفسي|معك|معاك|موضوعك|مشكلتك|شكواك|شكوتك|طلبك|حالتك|لين|لحد|حتي|عن)", "(بتابع|اتابع|راح اتابع|هتابع|ساتابع|حتابع|بتابعها|اتابعها|هتابعها) *3 (بنفسي|شخصيا|معك لين|معاك لحد|حتي تنحل|لين تنحل|لحد ما تتحل)", "(خلها|خليها|خله|خليه|سيبها|سيبيها|اتركها|اتركيها) (علي|عليا|عندي|لي)", "(موضوعك|مشكلتك|شكواك|شكوتك|طلبك|حالتك) (عندي|علي|عليا|مسؤوليتي|في عهدتي|تحت متابعتي|معي|معايا)", "(انا) (مسؤول&|المسؤول&) (عن|معك|عنك|قدامك)", "(ما|لن|مش) (راح|اقفل|بقفل|هقفل|اغلق|هسيب|اترك) *2 (الموضوع|الشكوي|الحاله|مشكلتك|الملف) *2 (الا|لين|لحد|حتي|قبل)", "(استلمت|مستلم&|تسلمت) *1 (موضوعك|شكواك|حالتك|ملفك|مشكلتك)", "(اسمي|رقمي|تحويلتي) *4 (لو احتجت|تواصل معي|كلمني|ارجع لي)", "(اتحمل|بتحمل|نتحمل) *1 (المسؤوليه|مسؤوليه)", "(بكون|اكون|راح اكون|هكون) (معك|معاك|علي تواصل|متواصل&) *2 (لين|لحد|حتي|شخصيا|بنفسي)", "(انا) (ماسك&|متولي&|استلم) *1 (موضوعك|الموضوع|القضيه|شكواك)", "تكفلت *1 (موضوعك|فيها|بها|بموضوعك)" },
      en = { "(i|i'll|i will) [personally] [will] (take care|take ownership|own this|handle this|see to|look after|follow this|deal with this|make sure)", "leave (it|this|that) (with|to) me", "(i am|i'm) [personally] responsible", "i will (stay|be) (with|on) (you|this|it) until", "(my|your) (case|complaint|issue) is (mine|with me|in my hands)", "(i|i'll) (won't|will not) (close|rest|let)", "i take (full|personal) responsibility", "you can (reach|contact|ask for) me (directly|personally)" },
      lv = { "es *2 [personīgi] (parūpēšos|uzņemos|uzņemšos|nokārtošu)", "(atstāj..|uztic..) *2 (manā ziņā|man|manās rokās)", "(es) [personīgi] [pats] [pati] (parūpēšos|uzņemos|nokārtošu|sekošu|tikšu galā|risināšu|atbildu|atbildēšu)", "(uzņemos|uzņemšos) (atbildību|šo)", "(atstājiet|uzticiet) (to|šo) man", "(jūsu) (lieta|sūdzība|jautājums) ir (pie manis|manā)", "(es) (personīgi|pats|pati) *3 (sekošu|sazināšos|informēšu|risināšu)", "neslēgšu * kamēr" },
    },
    -- he cannot help himself
    beyond = {
      ar = { "(هذا|هذي|هالشي|موضوعك|الموضوع|ده|دي) *2 (يخص|تخص|تبع|من اختصاص|عند|تابع ل) *1 (قسم|فريق|اداره|زميل|الزميل|زميلي|المختص&|المختصين)", "(القسم|الفريق|الزميل|الجهه|الاداره) (المختص&|المختصه|المسؤول&|المعني&|المعنيه)", "(لازم|يحتاج|محتاج) *2 (المختص&|المختصين|الفني&|قسم|فريق) *2 (يشوف|يراجع|يتواصل|يحل)" },
      en = { "(another|different|right|responsible) (team|colleague|department|person) * (help|handle|deal|answer|responsible)", "(colleague|specialist|team) who can (help|answer|deal)", "(another|different|right|responsible) (team|colleague|department|person) *2 (deals|handles|answers)" },
      lv = { "(cits|cita|atbildīg..|konkrēt..) (kolēģis|kolēģe|speciālists|nodaļa|darbinieks)", "(kolēģ..|speciālist..) kas (var|varēs) (palīdzēt|atbildēt)" },
    },
    -- "I have told you all this before"
    again = {
      ar = { "(سبق|قد|من قبل) (ان شرحت|وشرحت|وقلت|ان قلت|ان ذكرت|وذكرت|وبلغت|وحكيت|ان اوضحت)", "(قلت|شرحت|حكيت|ذكرت|كررت|عدت|وضحت) *2 (لزميلك|لزميلتك|لكم|لزملائك|للموظف|لواحد ثاني|للي قبلك|قبل كذا|قبل كده|اكثر من مره|كذا مره|مليون مره|عشرين مره|الف مره|مرتين)", "(كم|كام) مره *1 (اعيد|اكرر|اقول|اشرح|احكي|لازم اقول)", "(كل|في كل) مره *2 (اعيد|اشرح|اكرر|احكي|اقول)", "(لازم|يعني) *1 (اعيد|اشرح|احكي|اكرر) *2 (من جديد|من اول|مره ثانيه|تاني|كمان|من الاول)", "(تعبت|مليت|زهقت|طفشت) *1 (اعيد|وانا اعيد|اشرح|وانا اشرح|اكرر|من كثر ما اعيد|وانا بشرح)" },
      en = { "(already|just) (told|explained|said|gave) * (colleague|you|them|someone|everything|this|that)", "(how many times|repeat myself|say it again|explain it all again|explain again)", "already given (this|that|it|everything)" },
      lv = { "jau *2 (teicu|stāstīju|izstāstīju|paskaidroju|izskaidroju|minēju)", "(jau) [es] (teicu|stāstīju|paskaidroju|izskaidroju|minēju)", "(cik reizes|atkal jāstāsta|atkārtot visu|vēlreiz jāstāsta)" },
    },

    -- the problem is granted: he has reason to complain
    agree = {
      contains = { "sorry" },
      unless_negated = true,
      ar = {
        "(عندك|عندكم|عند حضرتك|ليك|لك) (حق|كل الحق) $",
        "(معك|معاك|معاكي|معكم|مع حضرتك) *1 (حق|الحق|كل الحق)", "(انت|انتي|حضرتك|كلامك|كلام حضرتك) (محق&|صح|صحيح|علي حق|في محله|سليم|مظبوط|مضبوط)", "(لو|انا لو) [كنت] (مكانك|بمكانك|محلك)", "(فعلا|صحيح|نعم|بالفعل|اكيد) *1 (فيه|في|حصل|صار|كان|هناك) *1 (مشكله|خطا|خلل|غلط|تاخير|تقصير)", "(هذا|هالشي|اللي صار|اللي حصل|الموقف|ده) *2 (غير مقبول|مو مقبول|مش مقبول|مزعج|ما كان لازم|ما كان المفروض|ما يصح|يزعل|يضايق|محبط)", "(من حقك|حقك) *2 (تزعل&|تزعلين|تشتكي|تتضايق&|تعترض&|تطالب&)", "(اتفق|نتفق|متفق&) معك", "(الغلط|الخطا|التقصير) (منا|مننا|من عندنا|علينا|عندنا)", "(ما|لا) (نرضي|نرضاها|نرضاه|نقبل|ارضي|ارضاها|يرضينا) *2 (لك|بكذا|هذا|كده|هالشي|لحضرتك)", "(مقدر&|متفهم&|متفهمه|فاهم&|حاس&|اتفهم|نتفهم) *2 (زعلك|استياءك|انزعاجك|موقفك|ضيقك|غضبك|شكواك|شعورك|موقف حضرتك)",
        "لك (الحق|كل الحق|حق) *2 (تزعل|تشتكي|في)", "(اسمع|سماع) *2 (يؤسفني|يزعلني|مؤسف)",
        "الحق (معك|معاك|معاكي|مع حضرتك)",
      },
      en = { "(i|we) [completely] [totally] [fully] agree with you", "you('re| are) [absolutely] [quite] [completely] right", "(i|we) (agree|understand|see) [with] [completely] (you|why|that|how|your|what)", "in your (place|position|shoes)", "(that|this) (should not|shouldn't|is not|isn't|was not|wasn't) [have] (happened|acceptable|right|good enough|be)", "(that|it) must (be|have been) (frustrating|upsetting|annoying|hard|disappointing)", "(i|we) would (feel|be) (the same|upset|annoyed)", "you have every (right|reason)", "(it|that|this) (is|was) our (mistake|fault|error)" },
      lv = { "(es|mēs) jums [pilnībā] (piekrītu|piekrītam)", "jums ir (taisnība|pilnīga taisnība|visas tiesības)", "(es) (saprotu|izprotu|pilnībā saprotu) *2 (jūs|jūsu|ka|kāpēc)", "jūsu vietā (es|arī|mēs)", "(tam|tas|tā) (nevajadzēja|nedrīkstēja|nav pieņemami|nebija pareizi)", "(es) piekrītu", "(tā|tas) (ir|bija) mūsu (kļūda|vaina)", "(man|mums) (žēl|ļoti žēl) ka", "saprotu ka *3 (nepatīkami|grūti|kaitinoši)" },
    },
    -- arguing with the complaint
    defend = {
      ar = { "(هذا|هالكلام|كلامك|كلام حضرتك|ده) (مو|مش|مب|غير|ماهو|ما هو) (صحيح|صح|دقيق|مضبوط|معقول|حقيقي)", "(احنا|حنا|نحن|الشركه|موظفنا) (ما|مو|لا|لم) *1 (نغلط|غلطنا|نخطي|غلط|نتاخر|اخطانا|قصرنا)", "(انت|انتي|حضرتك) (تبالغ&|بتبالغ&|مبالغ&|مكبر& الموضوع|تكبر& الموضوع|مكبرها|فاهم& غلط|ما فهمت|ما قريت|ما قرات)", "(لا|ابدا) (مستحيل|ما يصير|ما حصل|ما صار) *2 (عندنا|هذا|كذا|كده)", "(كل|باقي) (العملاء|الناس|الزباين) (مبسوطين|راضين|ما يشتكون|ما اشتكوا|مرتاحين)", "(مفروض|المفروض|كان لازم) (انت|انتي|حضرتك|تقرا|تقرأ|تقري|تتاكد&|تنتبه&|تنتبهين|تقرين)", "(ما|مو|مش) *1 (مشكلتنا|ذنبنا|غلطتنا|غلطنا|خطانا)", "(انت|انتي|حضرتك) (السبب|الغلطان&|المخطي&)", "(هذا|هالكلام|كلامك|ده) [الكلام] (غير|مو|مش|مب) (صحيح|دقيق|معقول)" },
      en = { "(that's|that is|it's|it is) not (true|correct|right|our fault|possible)", "you (are|'re) (exaggerating|wrong|mistaken|overreacting)", "(nobody|no one) else (complains|complained|has)", "you should have (read|checked|known|called|told)", "(we|our) (never|don't|do not) (make|do) (mistakes|that)", "that can't (be|happen)" },
      lv = { "(tā|tas) nav (taisnība|mūsu vaina|tiesa|iespējams)", "jūs (pārspīlējat|kļūdāties|maldāties|nesapratāt)", "(neviens) [cits] (nesūdzas|nav sūdzējies)", "jums (vajadzēja|bija) (izlasīt|jāizlasa|pārbaudīt|jāpārbauda|zināt)", "(mēs) (nekad) (nekļūdāmies|tā nedarām)" },
    },

    -- what went wrong, said
    explain = {
      ar = { "(سبب|السبب|اسباب) *3 (كان|هو|انه|ان|يعود|بسبب|يرجع|في)", "(بسبب|نتيجه|بحكم|لان|لانه|عشان) *2 (عطل|خلل|ضغط|ازدحام|خطا|غلط|تحديث|نقص|تاخر|تاخير|الزحمه|الاحوال|المطعم|المتجر|النظام|مشكله فنيه)", "(اللي صار|اللي حصل|ما حدث|ما حصل|الذي حدث) (ان|انه|انو|هو|هي|كان)", "(تبين|اتضح|طلع|وضح|ظهر|لقينا|وجدنا|اكتشفنا) *2 (ان|انه|لنا|انو|خطا|خلل)", "(كان|صار|حصل) (عندنا|لدينا|في|هناك) *1 (عطل|خلل|خطا|غلط|مشكله|ضغط|تاخير|نقص|لخبطه)", "(الخطا|الغلط|المشكله|الخلل) *1 (من|كان من|كانت من|صار من|كان في|كانت في)", "(يعود|يرجع) (السبب|ذلك|التاخير) *1 (الي|ل)", "(راجعت|راجعنا|بحثت) *4 (وتبين|واتضح|وطلع|ولقيت|ووجدت|ولقينا)", "(الخطا|الغلط|الخلل|المشكله) (حصل|صار|حصلت|صارت|وقع) *1 (وقت|عند|في|اثناء|من)", "(حصل|صار|وقع) (خطا|غلط|خلل|لبس|لخبطه) (في|من|عند|اثناء)" },
      en = { "(the reason|the cause|what happened) (is|was|for)", "(because|due to|caused by) * (fault|error|outage|delay|mistake|traffic|weather|system|shortage|demand)", "(turned out|found out|it appears|we found) that", "(there was|we had) (a|an) [technical] (fault|error|outage|delay|mistake|problem|mix-up)", "(went|gone) wrong (because|was|when|is)", "the (delay|error|problem|mistake) (was|came|is) (because|due|from|caused)", "(it|this|that) (happened|was) because", "^ because *4 (was|were|is|had)" },
      lv = { "(iemesls|cēlonis) (ir|bija)", "(tāpēc ka|jo|dēļ) * (kļūd..|kavēj..|bojājum..|sistēm..|noslodz..|trūk..)", "(izrādījās|noskaidrojām|konstatējām|atklājās) ka", "(mums|sistēmā) (bija|radās|notika) *1 (kļūda|bojājums|kavēšanās|problēma|pārrāvums)", "(kavēšan..|kļūd..|problēm..) (radās|notika|bija) *2 (dēļ|jo|tāpēc)", "(tas|tā) (notika|bija|gadījās) (tāpēc|tādēļ|jo) ka" },
    },
    sorry = {
      ar = { "(اعتذر|نعتذر|بعتذر|معتذر&|اسف&|اسفين|عذرا|معذره|المعذره|متاسف&|متاسفين|السموحه|سامحنا|سامحينا|سامحونا|سامحني|حقك علينا|حقك علي|حقك عليا|اعتذارنا|اعتذاري|ناسف|اتاسف|نتاسف)" },
      en = { "(sorry|apologise|apologize|apologies|apology)" },
      lv = { "(atvaino..|piedod..|lūdzu piedošanu|lūdzam piedošanu|ļoti žēl|man žēl|mums žēl)" },
    },
    reassure = {
      ar = { "(نحرص|حريصين|حريص&|حرصنا|نهتم|يهمنا|تهمنا) *3 (الجوده|جوده|مستوي|افضل|رضاك|رضاكم|خدمه|خدمتك|تجربتك)", "(اطمن|تطمن|تطمني|اطمئن|نطمنك|اطمنك|نطمئنك|اؤكد لك|نؤكد لك|اكد لك) *5 (الجوده|جوده|الخدمه|خدماتنا|منتجاتنا|مستوي|ما يتكرر|لن يتكرر|المنتج|مكفول|مضمون&)", "(جوده|مستوي) (خدماتنا|خدمتنا|منتجاتنا|منتجنا|الخدمه|المنتج)", "(منتجاتنا|خدماتنا|خدمتنا|المنتج|الجهاز) *2 (مضمون&|مضمونه|مكفول&|مكفوله|بجوده|عاليه الجوده|علي اعلي مستوي)", "(دايما|دائما) *2 (عند حسن ظنك|عند حسن ظنكم|افضل خدمه|الافضل)", "(نوعدك|نعدك|اوعدك|وعد) *3 (افضل|احسن|الجوده|تجربه|خدمه)", "ثقتك *2 (تهمنا|غاليه|محل|في محلها)", "(الجوده|جوده) *2 (اولويه|اولويتنا|اهم|تهمنا|مضمونه)", "(نضمن|اضمن) *2 (الجوده|جوده)" },
      en = { "(assure|reassure|promise) you * (quality|service|product|standard|standards|care)", "(quality|standard) of (our|the) (service|product|products|work)", "(our|the) (product|products|service) (is|are|comes) * (guaranteed|tested|guarantee|warranty)", "you can (rely|count|trust)", "(care|cares) about (quality|your experience)", "(high|highest|best) (quality|standard|standards)", "our quality is", "rest assured *6 (quality|service|products)", "(products|services) *1 (have|has|come with) *1 (guarantee|warranty)" },
      lv = { "(apliecin..|garantē..|nodrošin..) * (kvalitāt..|apkalpošan..|preč..)", "(mūsu) (preč..|apkalpošan..|pakalpojum..) * (kvalitatīv..|augst..|garantij..)", "(varat) (paļauties|uzticēties)", "(rūpējamies|rūpes) (par|ir) *2 kvalitāt..", "augst.. kvalitāt..", "jūsu uzticīb..", "kvalitāte ir (mūsu|mums|svarīg..|prioritāte)", "(mums|mūsu) *1 kvalitāte" },
    },
    -- how such cases are met from now on
    future = {
      ar = { "(مستقبلا|في المستقبل|مره ثانيه|مره اخري|من الان|من اليوم|بعد كذا|بعد كده|المرات الجايه|المره الجايه|لاحقا|بعدين) *6 (نقدر|نتعامل|نتخذ|بنسوي|بيكون|راح|هنعمل|سيتم|نضمن|نتاكد|نتجنب|ننبه|يتكرر)", "(عشان|حتي|لكي|لضمان|لتفادي|لتجنب) *2 (ما يتكرر|ما تتكرر|لا يتكرر|لا تتكرر|عدم تكرار|تكرار|تكراره|تكرارها)", "(راح|بنضيف|اضفنا|سنضيف|عدلنا|حدثنا|بنحدث|حسنا) *3 (الاجراء|الاجراءات|النظام|التعليمات|السياسه|التنبيه)", "(اذا|لو) (تكرر|تكررت|صار|حصل|صارت|حصلت) *2 (مره ثانيه|مره اخري|تاني|مستقبلا|كذا|كده|هالشي)", "(نتعامل|بنتعامل|سنتعامل) *2 (مع هذه|مع هذي|مع هالحالات|مع مثل|مع الحالات)", "(الحالات|حالات|مواقف|المواقف) (المشابهه|مشابهه|المماثله|مماثله|زي كذا|زي كده)", "(مستقبلا|في المستقبل|من الان فصاعدا|من اليوم ورايح|بعد كده|بعد كذا|المره الجايه|المره القادمه|المرات الجايه|المرات القادمه|الفتره الجايه) *2 (+نراجع|+نتاكد|+نرسل|+نبلغ|+نتصل|+نتواصل|هنبلغ|هنتاكد|هنتصل|نرجو|ممكن|بنتاكد|بنتصل|سنرسل|نراجع|تواصل&)", "(اذا|لو|ان) (تكرر|تكررت|صار|حصل) (الموقف|نفس|الشي|الموضوع|ذلك|هذا|كده|كذا)", "(في|ب) (مثل|مثل هذه|مثل هذي) *1 (الحالات|المواقف|هذه الحالات) *1 (نستبدل|نتعامل|نعوض|نرسل|يمكن)", "في مثل (هذه|هذي|هالحالات|الحالات) [الحالات] [المواقف]" },
      en = { "(in future|in the future|from now on|next time|going forward)", "(so that|to make sure|to prevent) * (again|happen|repeat|recurring)", "if (this|it|that) happens again", "(similar|such) (cases|situations|things)", "(we have|we will|we are) (change|changed|changing|update|updated|add|added|improve|improving) * (process|procedure|system|policy)", "(should|if) (this|it|that) happen [again]" },
      lv = { "(turpmāk|nākotnē|nākamreiz|nākamajā reizē)", "(lai) * (neatkārto..|vairs nenotiktu|tas vairs)", "ja (tas|tā) (atkārto..|notiek vēlreiz)", "(līdzīg..|šād..) (gadījum..|situācij..)", "(esam|tiks|mēs) (mainī..|uzlabo..|papildin..) * (kārtīb..|proces..|sistēm..)", "no (šī|šā) brīža" },
    },
    -- the model sentence of 002 and its like
    lets_see = {
      ar = { "(خلنا|خلينا|خلني|خليني|دعنا|دعني|تعال|يلا|يله) *1 (نشوف|اشوف|نر|نرى|نري|نبحث|ندور|نلاقي|نطلع|نحاول|نعرف) *4 (نقدر|اقدر|ممكن|يمكننا|يمكن|نسوي|نسويه|اسوي|نعمل|نعمله|حل|نحل|نحلها)", "(خلنا|خلينا|دعنا|يلا|خليني|خلني) (نحل|احل|نحلها|احلها|نحله|نعالج|نصلح|نصلحها|اصلحها)", "(بنشوف|نشوف|بشوف|راح نشوف|هنشوف|هشوف|راح اشوف) *1 (وش|ايش|ايه|شو|كيف|ازاي) *2 (نقدر|اقدر|ممكن|نسوي|نعمل|نحل)", "(نشوف|بنشوف|اشوف|بشوف|نلقي|بنلقي|ندور|بندور|نبحث|بنبحث) *1 (لك|لها|لمشكلتك|معك|لحضرتك|مع بعض|سوا) *1 (حل|افضل حل|انسب حل|عن حل)", "(نحلها|نحله|بنحلها|بنحله|راح نحلها|هنحلها|نصلحها) (سوا|مع بعض|معك|معا|الحين|الان)", "(وش|ايش|ايه|ماذا) (نقدر|يمكننا|اقدر|ممكن) *1 (نسوي|نعمل|نسويه|نعمله|نفعل|اسوي|اعمل) *3 (حل|نحل|لحل|عشان|لنحل|لمشكلتك|لك)", "(تعال|خلنا|خلينا|يلا) (نشوف|نلقي|ندور) (الحل|حل|لها حل|له حل)", "(هشوف|اشوف|نشوف|بشوف) (لحضرتك|لك|معك) *1 (اقدر|نقدر|ممكن) *1 (اعمل|اسوي|نعمل|نسوي)", "(لنر|لنري|دعنا نري|دعني اري|دعني ار) (كيف|ما|ماذا) *2 (نحل|حل|اساعد+|نساعد+|يمكننا|يمكنني)" },
      en = { "(let's|let us) (see|find|look|work) * (do|done|solve|solution|fix|out|this|together)", "let me (see|find|look) * (do|solve|solution|fix|help|out)", "see what (we|i) can do", "(find|work) * (solution|out) (together|for you|with you)", "(let's|let us|we'll) (solve|fix|sort) (this|it)", "what (we|i) can do (to|about|for)", "(let's|let us) find *1 (solution|way)" },
      lv = { "(paskatīsimies|skatīsimies|apskatīsimies|paskatīšos|palūkosim) (ko|kā|kas)", "(meklēsim|atradīsim|mēģināsim atrast|atrast) [kopā] risinājum..", "(redzēsim|noskaidrosim) (ko|kā) (varam|var|mēs)", "ko (mēs|es) (varam|varu) (darīt|dar..) lai", "(atrisināsim|risināsim) (to|šo) [kopā]", "(kopā) (atrisin..|atrad..)", "(paraudzīsimies|palūkosimies|paskatīsimies|domāsim) (ko|kā)" },
    },
    -- the customer takes it further
    threat = {
      unless_negated = true,
      ar = { "(بشتكيكم|بشكيكم|اشتكيكم|هشتكيكم|اشكيكم|هشكيكم)", "(+ارفع|+نرفع|حارفع|هرفع) *2 (قضيه|دعوي|بلاغ رسمي)", "(+الجا|+نلجا|+اتوجه|+نتوجه) *1 (للقضاء|للمحكمه|المحكمه|القضاء|محكمه)", "(+اكلم|+نكلم|هكلم|+اوكل|+نوكل) *1 (محامي|المحامي|محاميي)", "(بشتكي|اشتكي|بشكي|راح اشتكي|هشتكي|بروح|اروح|هروح|بطلع|بوصل|برفع) *3 (التجاره|وزاره التجاره|حمايه المستهلك|المحكمه|محكمه|الشرطه|القسم|المحامي|محامي|قضيه|دعوي|الاعلام|الصحافه|الجهات|بلاغ رسمي)", "(بنشر|انشر|راح انشر|هنشر|بفضح|افضح|بفضحكم|هفضحكم|اصور|بصور) *3 (تويتر|السوشل|السوشيال|النت|في كل مكان|مواقع|انستقرام|سناب|فيسبوك|تيك توك|اكس|الناس)", "(محامي|المحامي|محاميي) *2 (بيتواصل|يتواصل|يكلمكم|بكلم)", "(بتشوفون|بتشوفوا|راح تشوفون|هتشوفوا|والله لا) *1 (شغلكم|وش اسوي|هعمل ايه|اوريكم|اخليكم)", "(خراب بيت|حياه او موت|حياة او موت|ضيعتوا حياتي|خربتوا بيتي)", "(راح|والله) *1 (اقاضيكم|اقاضيك|نقاضيكم)", "(بكتب|هكتب|راح اكتب|اكتب) (عنكم|تقييم|تعليق) *2 (جوجل|قوقل|تويتر|النت|السوشيال|كل مكان)", "(بقاضيكم|هقاضيكم|اقاضيكم|سنقاضيكم)" },
      en = { "(sue|see you in court|take you to court|go to court|the police|consumer protection|ombudsman|trading standards)", "(hear|hearing) from *1 (lawyer|solicitor)", "(call|get|hire|speak to|talk to) [my] [a] (lawyer|solicitor)", "(post|tell|share) * (twitter|facebook|everyone|social media|newspaper|press|online)", "(life or death|life and death)", "(go|going|turn) to the (press|media|newspapers|authorities)", "report you", "(my|a|our) (lawyer|solicitor) *1 (will|is going|write|hear)" },
      lv = { "(ptac|patērētāju tiesību|tiesā|tiesu|policij..)", "(vērsīšos|iešu|griezīšos|zvanīšu|runāšu|dzirdēsiet|saņemsiet) *3 (advokāt..|jurist..)", "mans (advokāts|jurists) *1 (sazināsies|zvanīs|rakstīs)", "(ievietošu|rakstīšu|publicēšu|pastāstīšu) * (facebook|feisbuk..|sociālaj..|visiem|presē|tviter..)", "(dzīvības un nāves|dzīvība vai nāve)", "(rakstīšu|uzrakstīšu|pastāstīšu) *2 (par jums|internetā|sociālajos)" },
    },
    -- a polite no
    object = {
      contains = { "sorry", "by_name" },
      ar = { "(+مع كل الاحترام|+مع كامل الاحترام|بكل احترام|مع احترامي|مع تقديري|مع كامل تقديري)", "(اسمح لي|اسمحلي|اسمحيلي|تسمح لي) *1 (اختلف|اوضح|اصحح|اعترض|اخالفك)", "(اتفهم|مقدر&|افهم) *5 (لكن|بس|ولكن|غير ان)", "(للاسف|يؤسفني) *2 (ما نقدر|لا يمكننا|ما يمكن|لا نستطيع|مش هنقدر|ما نستطيع) *6 (لكن|بس|ولكن|بالمقابل)", "(للاسف|اسف&|اسفين|معليش|عفوا|اعتذر|اعتذر منك|يؤسفني) [منك] [لك] (ما|لا|مش|لن) (اقدر|نقدر|نستطيع|استطيع|هنقدر|هقدر|يمكننا|يمكنني|ينفع|هينفع)", "(لكن|بس|ولكن) (ما|لا|مش) (نقدر|اقدر|نستطيع|هنقدر|هقدر|يمكننا)", "(عفوا|للاسف|معليش) *2 (خارج|غير ممكن|ضد|خلاف) *1 (سياسه|السياسه|ممكن|الشروط|النظام)", "مع (كل|كامل|خالص) (التقدير|الاحترام)", "(غير ممكن|غير متاح) (للاسف|مع الاسف)" },
      en = { "with (all|the greatest|due) respect", "(allow me|let me) [to] (disagree|clarify|correct)", "(i understand|i see) * but", "(i am afraid|unfortunately) * (but|however|instead)", "(i'm|i am) afraid *2 (cannot|can't|not|isn't|have to|must)", "unfortunately *2 (cannot|can't|not|have to|must|unable)", "with [all] [due] [the greatest] respect", "sorry but *2 (can't|cannot|not|unable|don't|disagree)", "respectfully (disagree|decline)" },
      lv = { "(ar visu cieņu|ar cieņu)", "(atļaujiet|ļaujiet) * (nepiekrist|paskaidrot|precizēt)", "(saprotu|izprotu) * (bet|taču|tomēr)", "(diemžēl) * (bet|taču|toties)", "diemžēl *2 (nevaram|nevaru|jāatsaka|nav|nedrīkstam)", "(atvainojiet|atvainojos|piedodiet|man žēl|mums žēl) bet *2 (nav|nevaram|nevaru|jāatsaka)" },
    },
  },

  templates = {
    lets_see = { ar = "دعنا نرى ما يمكننا عمله لحل هذه المشكلة.", en = "Let us see what we can do to solve this.", lv = "Paskatīsimies, ko varam darīt, lai to atrisinātu." },
    restate  = { ar = "خلني أتأكد أني فهمتك: {facts}. صحيح؟", en = "Let me make sure that I understood you: {facts}. Is that right?", lv = "Vai pareizi sapratu: {facts}?" },
    brief    = { ar = "شكوى {customer}: {facts}. يريد: {wish}. ما تم: {done}.", en = "Complaint of {customer}: {facts}. Wants: {wish}. Done so far: {done}.", lv = "Sūdzība no {customer}: {facts}. Vēlas: {wish}. Izdarīts: {done}." },
    person_first = {
      ar = "اجعل شخص العميل أولاً: كل حالة تُفهم وحدها.",
      en = "The person comes first: every case is understood by itself.",
      lv = "Vispirms cilvēks: katrs gadījums jāsaprot atsevišķi.",
    },
    do_not_argue = {
      ar = "لا تجادل العميل في شكواه.",
      en = "Do not argue with the customer about his complaint.",
      lv = "Nestrīdieties ar klientu par viņa sūdzību.",
    },
    read_brief = {
      ar = "العميل يعيد شكواه: افتح ملخص التذكرة الآن.",
      en = "He is telling it again: open the brief of the ticket now.",
      lv = "Klients stāsta vēlreiz: tūlīt atveriet pieteikuma kopsavilkumu.",
    },
  },

  -- the ticket: its cause, its answer, what he wants
  must "classify" {
    event = "complaint.classified", when = "complaint.begun", within = param.classify_within, outlive = true, section = "complaint", weight = 1, cite = "001 B02",
    title  = { ar = "تصنيف سبب الشكوى", en = "Classifies the cause", lv = "Nosaka iemeslu" },
    advice = { ar = "صنّف السبب: سوء خدمة، شروط غير منشورة، تأخر في الرد أو التسليم، أعذار واهية.", en = "Name the cause: bad service, terms not published, late answer or delivery, weak excuses.", lv = "Norādiet iemeslu." },
  },
  must "answer" {
    event = "complaint.answered", any = { "complaint.solved" }, when = "complaint.begun", within = param.answer_within, outlive = true, section = "complaint", weight = 3, cite = "001 B05",
    title  = { ar = "كل شكوى لها رد", en = "Every complaint gets a response", lv = "Katra sūdzība saņem atbildi" },
    advice = { ar = "رد على كل شكوى، كان العميل محقاً أو لم يكن.", en = "Answer it, whoever was right.", lv = "Atbildiet uz katru sūdzību." },
    on_violate = function(c) c:act("alert", { to = "supervisor", what = "complaint without an answer" }) end,
  },
  must "wish_noted" {
    event = "wish.noted", when = "complaint.wish", before = "contact.ended", section = "complaint", weight = 1, cite = "002 C11",
    title  = { ar = "تسجيل ما يريده العميل: مال أم تسجيل فقط", en = "Notes what he wants: money, or only that it is recorded", lv = "Pieraksta, ko klients vēlas" },
    advice = { ar = "سجّل في التذكرة: استرداد أم تسجيل الملاحظة فقط.", en = "Write into the ticket: refund, or recorded only.", lv = "Pierakstiet: atmaksa vai tikai reģistrēt." },
  },

  must "ask_name" {
    said = "ask_name", any = { "customer.known" }, when = "complaint.begun", before = "contact.ended", section = "complaint", weight = 1, cite = "002 C23",
    iff = function(c) return not c.facts.customer_name and c.direction ~= "outbound" end,
    title  = { ar = "التعرف على اسم العميل بأدب", en = "Politely learns his name", lv = "Laipni uzzina vārdu" },
    advice = { ar = "اسأل: «ممكن أتشرف باسمك؟».", en = "Ask: “may I ask your name?”", lv = "Jautājiet: “kā jūs sauc?”" },
  },
  must "by_name" {
    event = "complaint.called_by_name", when = "complaint.named", before = "contact.ended", section = "complaint", weight = 1, cite = "002 C24",
    title  = { ar = "استخدام اسم العميل", en = "Uses his name", lv = "Lieto vārdu" },
    advice = { ar = "ناده باسمه: «أستاذ محمد».", en = "Call him by his name.", lv = "Uzrunājiet vārdā." },
  },

  -- somebody else has to help
  must "find" {
    event = "handover", any = { "transfer", "escalated" }, when = "said:beyond", within = param.find_within, section = "complaint", weight = 2, cite = "002 C04",
    title  = { ar = "العثور على الشخص المناسب", en = "Finds the right person", lv = "Atrod īsto cilvēku" },
    advice = { ar = "لا تترك العميل: أوصله أنت بمن يستطيع مساعدته.", en = "Do not send him away: find the one who can help, yourself.", lv = "Pats atrodiet to, kas var palīdzēt." },
  },
  must "responds" {
    event = "colleague.answered", any = { "supervisor.contact" }, when = "handover", within = param.colleague_within, outlive = true, section = "complaint", weight = 2, cite = "002 C05",
    title  = { ar = "التأكد من أن الزميل رد على العميل", en = "Sees to it that this person responds", lv = "Pārliecinās, ka kolēģis atbild" },
    advice = { ar = "تابع حتى يرد الزميل على العميل.", en = "Follow it up until he has answered.", lv = "Sekojiet, līdz kolēģis atbild." },
    on_violate = function(c) c:act("alert", { to = "agent", what = "the colleague has not answered" }) end,
  },
  must "brief" {
    event = "handover.brief", any = { "case.note" }, when = "complaint.begun", before = "complaint.handed", section = "complaint", weight = 2, cite = "002 C26",
    title  = { ar = "شرح المشكلة للزميل قبل التحويل", en = "Briefs the colleague before the hand-over", lv = "Informē kolēģi pirms nodošanas" },
    advice = { ar = "اشرح المشكلة بإيجاز لزميلك حتى يرى العميل أنك أنصتّ له.", en = "Tell your colleague in short, so that the customer sees that you listened.", lv = "Īsi izstāstiet kolēģim." },
  },

  -- what was found
  must "sorry" {
    say = "sorry", when = "complaint.ours", before = "contact.ended", section = "complaint", weight = 2, cite = "002 C12",
    title  = { ar = "الاعتراف بالخطأ والاعتذار عنه", en = "Admits the mistake and apologises", lv = "Atzīst kļūdu un atvainojas" },
    advice = { ar = "إذا كان الخطأ منا فاعترف واعتذر.", en = "Where it was ours, say so and apologise.", lv = "Ja kļūda mūsu, atvainojieties." },
  },
  must "explain" {
    said = "explain", when = "complaint.found", before = "contact.ended", section = "complaint", weight = 1, cite = "002 C41",
    title  = { ar = "توضيح الخطأ الذي حدث حقاً", en = "Explains what really went wrong", lv = "Paskaidro, kas notika" },
    advice = { ar = "وضّح السبب: «اتضح أن …».", en = "Say the reason: “it turned out that …”.", lv = "Nosauciet iemeslu: “izrādījās, ka …”." },
  },
  must "clear_air" {
    event = "dial", any = { "supervisor.contact" }, when = "complaint.his", within = param.clear_within, outlive = true, section = "complaint", weight = 2, cite = "001 B21",
    iff = function(c) return c:param "complaint.confront" end,
    title  = { ar = "الاتصال بالعميل وتوضيح الموقف", en = "Calls, explains, clears the air", lv = "Piezvana un paskaidro" },
    advice = { ar = "إن كان الخطأ من العميل فاتصل به ووضح له بلطف، ومعك المدير إن لزم.", en = "Where the customer was at fault: call him and explain, with the manager if needed.", lv = "Ja vainīgs klients, piezvaniet un paskaidrojiet." },
  },
  must "future" {
    said = "future", when = "said:explain", before = "contact.ended", section = "complaint", weight = 1, cite = "001 B22",
    iff = function(c) return c.facts.fault == "customer" end,
    title  = { ar = "شرح كيف تُعالج المواقف المماثلة مستقبلاً", en = "Explains how such cases are met in future", lv = "Paskaidro, kā būs turpmāk" },
    advice = { ar = "قل كيف ستتعامل الشركة مع مثل هذا الموقف في المستقبل.", en = "Say how the company will meet such a case.", lv = "Pasakiet, kā rīkosimies turpmāk." },
  },
  never "unowed" {
    event = "complaint.sorry_unowed", section = "complaint", weight = 1, cite = "001 B04",
    title  = { ar = "لا اعتذار لمن لم يكن على صواب", en = "No apology where the customer is not right", lv = "Neatvainojas, ja klientam nav taisnības" },
    advice = { ar = "وضّح الموقف بلطف ولا تعتذر عن خطأ لم يكن منا.", en = "Explain kindly; do not apologise for what was not ours.", lv = "Laipni paskaidrojiet." },
  },

  -- what may be given
  never "over_limit" {
    event = "refund", any = { "discount", "fee.cancelled" }, section = "complaint", weight = 3, autofail = "confirm", cite = "001 B09",
    iff = function(c, e) return (e.amount or 0) > c:param "complaint.refund_limit" and c:count("authority.given") == 0 end,
    title  = { ar = "الإلغاء والاسترداد ضمن الصلاحية", en = "Cancels and refunds within his authority", lv = "Atmaksā savu pilnvaru robežās" },
    advice = { ar = "فوق الحد اطلب موافقة المشرف أولاً.", en = "Above the limit, ask the supervisor first.", lv = "Virs robežas vispirms jautājiet vadītājam." },
  },

  never "too_fast" {
    event = "delivery.promised", section = "complaint", weight = 1, cite = "002 C54",
    iff = function(c, e) return (e.ms or 0) < c:ms "complaint.fastest" end,
    title  = { ar = "توصيل سريع غير معتاد، ولكن واقعي", en = "Unusually fast delivery, but realistic", lv = "Ātra, bet reāla piegāde" },
    advice = { ar = "اتفق على موعد تستطيع الشركة الوفاء به.", en = "Agree on a time that can be kept.", lv = "Vienojieties par reālu laiku." },
  },

  -- after the solution
  must "reassure" {
    said = "reassure", when = "complaint.solved", before = "contact.ended", section = "complaint", weight = 1, cite = "002 C19",
    title  = { ar = "طمأنة العميل بشأن الجودة", en = "Reassures him about quality", lv = "Apliecina kvalitāti" },
    advice = { ar = "بعد الحل طمئنه: «نحرص دائماً على جودة خدمتنا».", en = "Once it is solved, reassure him.", lv = "Pēc risinājuma nomieriniet klientu." },
  },
  must "lesson" {
    event = "lesson.shared", when = "complaint.solved", within = param.lesson_within, outlive = true, section = "complaint", weight = 1, cite = "002 C20",
    title  = { ar = "مشاركة ما تعلمته مع الزملاء", en = "Shares what was learned", lv = "Dalās ar secinājumiem" },
    advice = { ar = "شارك زملاءك بما تعلمته من هذه الشكوى.", en = "Tell your colleagues what this complaint taught you.", lv = "Pastāstiet kolēģiem." },
  },

  step "quiet" {
    on = { ["heard:complain"] = "told", ["complaint.opened"] = "told", ["contact.ended"] = "over" },
  },

  step "told" {
    on = { ["contact.ended"] = "over" },
    -- a card beside every complaint: what only a person can do
    enter = function(c) c:act("card", { id = "complaint.person_first", text = c:render "person_first" }) end,

    must "ask_facts" {
      said = "ask_facts", within = param.facts_within, section = "complaint", weight = 2, cite = "002 C07",
      title  = { ar = "السؤال عن الحقائق", en = "Asks for the facts", lv = "Jautā par faktiem" },
      advice = { ar = "اسأل: وش اللي صار بالضبط؟ ومتى؟", en = "Ask what exactly happened, and when.", lv = "Jautājiet, kas tieši notika un kad." },
    },
    must "restate" {
      said = "restate", after = "said:ask_facts", before = "said:solution", section = "complaint", weight = 2, cite = "002 C08",
      title  = { ar = "التحقق من فهم الشكوى", en = "Says the complaint back before solving it", lv = "Pārliecinās, ka sapratis" },
      advice = { ar = "أعد الشكوى بكلماتك قبل الحل: «يعني مشكلتك أن …، صحيح؟».", en = "Say it back first: “so your … — is that right?”", lv = "Vispirms atkārtojiet saviem vārdiem." },
    },
    never "jump" {
      said = "solution", release = "said:ask_facts", section = "complaint", weight = 2, cite = "002 C09",
      title  = { ar = "لا استنتاج قبل جمع المعلومات", en = "No conclusion before the facts", lv = "Nesteidzas ar secinājumiem" },
      advice = { ar = "اجمع المعلومات قبل أن تقترح حلاً.", en = "Gather what can be known before you offer a solution.", lv = "Vispirms savāciet faktus." },
    },
    must "ask_wish" {
      said = "ask_wish", before = "said:solution", section = "complaint", weight = 2, cite = "002 C10",
      title  = { ar = "معرفة الحل الذي يريده العميل", en = "Finds out how he wants it solved", lv = "Noskaidro, kādu risinājumu klients vēlas" },
      advice = { ar = "اسأل: «وش الحل اللي يرضيك؟».", en = "Ask: “how would you like us to solve it?”", lv = "Jautājiet: “kādu risinājumu jūs vēlētos?”" },
    },
    must "own" {
      said = "own", any = { "complaint.owned" }, within = param.own_within, section = "complaint", weight = 2, cite = "002 C03",
      title  = { ar = "تحمل مسؤولية حل المشكلة", en = "Takes ownership", lv = "Uzņemas atbildību" },
      advice = { ar = "قل: «أنا بتابع موضوعك بنفسي».", en = "Say: “I will take care of this myself.”", lv = "Sakiet: “es personīgi par to parūpēšos.”" },
    },
    must "agree" {
      say = "agree", within = param.agree_within, section = "complaint", weight = 2, cite = "002 C22",
      title  = { ar = "الاتفاق مع العميل على وجود المشكلة", en = "Grants that there is a problem", lv = "Atzīst problēmu" },
      advice = { ar = "ضع نفسك مكانه: «معك حق».", en = "Put yourself in his place: “you are right.”", lv = "Iejūtieties: “jums ir taisnība.”" },
    },
    must "lets_see" {
      said = "lets_see", before = "said:solution", section = "complaint", weight = 1, cite = "002 C60",
      title  = { ar = "«دعنا نر ما يمكننا عمله»", en = "“Let us see what we can do”", lv = "“Paskatīsimies, ko varam darīt”" },
      advice = { ar = "قل قبل الحل: «خلنا نشوف كيف نحلها».", en = "Say before the solution: “let us see what we can do.”", lv = "Pirms risinājuma: “paskatīsimies, ko varam darīt.”" },
    },
    never "defend" {
      say = "defend", section = "complaint", weight = 2, cite = "002 C21",
      iff = function(c) -- a polite no is allowed (001 B20), and to tell him that the fault was his
        local told = c:param "complaint.confront" and c.facts.fault == "customer"
        return not told and c:count("say:object") == 0
      end,
      title  = { ar = "لا دفاع ولا جدال في الشكوى", en = "Does not defend or argue", lv = "Neaizstāvas un nestrīdas" },
      advice = { ar = "لا تجادل: اتفق معه على وجود المشكلة.", en = "Do not argue: grant that there is a problem.", lv = "Nestrīdieties." },
      on_violate = function(c) c:act("prompt", { text = c:render "do_not_argue" }) end,
    },
    never "repeated" {
      heard = "again", section = "complaint", weight = 2, cite = "002 C25",
      title  = { ar = "لا يُطلب من العميل إعادة شكواه", en = "He need not tell it twice", lv = "Klientam nav jāatkārto" },
      advice = { ar = "اقرأ الملخص قبل أن تسأل.", en = "Read the brief before you ask.", lv = "Izlasiet kopsavilkumu, pirms jautājat." },
      on_violate = function(c) c:act("card", { id = "complaint.brief", text = c:render "read_brief" }) end,
    },
    never "grows" {
      heard = "threat", section = "complaint", weight = 1, severity = "high", cite = "002 C31",
      title  = { ar = "لا تتصاعد الشكوى المعقولة", en = "A reasonable complaint does not grow", lv = "Sūdzība nesaasinās" },
      advice = { ar = "تدخل قبل أن تكبر المشكلة.", en = "Step in before it grows.", lv = "Iejaucieties laikus." },
      on_violate = function(c) c:act("alert", { to = "supervisor", what = "complaint grows" }, { early = true }) end,
    },
  },

  step "over" { final = true },

  -- the complaint is one, whether the customer or the ticket says so first
  flow "begin" { when = "step:complaint.told", run = function(c) c:raise("complaint.begun", {}) end },
  flow "wishes_money" { when = "heard:wants_money", run = function(c) c:raise("complaint.wish", {}) end },
  flow "wishes_record" { when = "heard:record_only", run = function(c) c:raise("complaint.wish", {}) end },
  flow "known" { when = "complaint.begun", run = function(c)
    if c:count("said:ask_name") > 0 then c:raise("customer.known", {}) end
    if c.facts.customer_name or c:count("said:ask_name") > 0 then return c:raise("complaint.named", {}) end
    c:await { "said:ask_name", "customer.known" }
    c:raise("complaint.named", {})
  end },
  flow "called" { when = "said:by_name", run = function(c, e)
    if not no_name[first_word(e.cap.by_name.name)] then c:raise("complaint.called_by_name", { text = e.text }) end
  end },
  flow "handed" { when = "transfer", run = function(c) if c:at_step("complaint", "told") then c:raise("complaint.handed", {}) end end },
  flow "handed_over" { when = "handover", run = function(c) if c:at_step("complaint", "told") then c:raise("complaint.handed", {}) end end },
  flow "decided" { when = "complaint.decided", run = function(c, e)
    c:set("fault", e.fault)
    c:raise("complaint.found", {})
    if e.fault == "ours" then c:raise("complaint.ours", {}) elseif e.fault == "customer" then c:raise("complaint.his", {}) end
  end },

  flow "apologised" { when = "say:sorry", run = function(c)
    if c.facts.fault == "customer" and not c:param "complaint.sorry_anyway" then c:raise("complaint.sorry_unowed", {}) end
  end },

  -- a lesson for all: product, process and service are improved by it
  flow "digest" { when = "complaint.solved", run = function(c, e)
    c:act("digest", { to = "team", what = "lesson", cause = e.cause, case = e.case })
  end },
}

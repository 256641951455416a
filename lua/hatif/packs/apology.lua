-- apology.lua: the letters of document 001, chosen by cause, and what must be true before they say so.
--
-- A letter is asked for by the event `letter.wanted{cause}`: behaviour, information, terms, late, not_ours. The act
-- `template` names it; `letter.sent{cause}` says that it went out. What a letter claims must have been done: the
-- escalation exists, the team was told, the revised terms have a date, the case was looked into.

-- what may stand behind a greeting and is no name, folded
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

protocol "apology" {
  summary  = "Letters of apology by cause; what they say has been done, and none is sent where the center was not at fault.",
  langs    = { "ar", "en", "lv" },
  channels = { "email", "letter", "form", "chat", "phone", "in_person", "voicemail" },
  sections = { apology = { title = { ar = "رسائل الاعتذار", en = "Letters of apology", lv = "Atvainošanās vēstules" }, weight = 15 } },
  pass = 80,
  params = {
    escalated_within = { default = "1d",  doc = "from the letter about an agent to the talk with his line manager" },
    notify_within    = { default = "14d", doc = "from the letter to the news that the revised terms are published" },
    others_within    = { default = "7d",  doc = "from the letter about the terms to the other customers' cases" },
    made_up_within   = { default = "2d",  doc = "from the letter about a late answer to what makes up for it" },
    give_limit       = { default = 100, type = "number", min = 0, doc = "the most that an agent gives to make up for a late answer, in the currency of the center" },
    never_again      = { default = false, doc = "a letter may say that such a thing will never happen again (001) though no agent can deliver that (002)" },
  },

  phrases = {
    -- the salutation with the customer's name
    by_name = {
      ar = { "^ [السلام] [عليكم] (عزيزي|عزيزتي|السيد|السيده|الاستاذ|الاستاذه|الاخ|الاخت|استاذ|استاذه|سيد|سيده|الفاضل|الفاضله|المكرم|المكرمه|المحترم|المحترمه) {name}", "^ (السلام عليكم|مرحبا|اهلا|اهلا بك|صباح الخير|مساء الخير|تحيه طيبه) [يا] {name}" },
      en = { "^ (hello|hi|dear|good morning|good afternoon|good evening) {name}", "^ (mr|mrs|ms|miss) {name}" },
      lv = { "^ (labdien|sveiki|sveicināti|cienījam..|godāt..|labrīt|labvakar) {name}" },
    },
    never_again = {
      ar = {
        "(+نعدك|+اعدك|+نعدكم|نتعهد|اتعهد|نضمن|اضمن) *2 +عدم (تكرار+|حدوث+|حصول+)",
        "(+لن|+ما راح|+مش) (يتكرر|تتكرر|يحدث|يحصل|تحصل|هيتكرر|يصير) *2 (ابدا|مره اخري|مره ثانيه|مطلقا|نهائيا|تاني)", "(نضمن|اضمن|نعدك|اعدك|نؤكد|اؤكد) *3 (عدم تكرار|ان لا يتكرر|الا يتكرر|ما يتكرر|لن يتكرر|عدم تكراره|عدم حدوث)", "(اخر مره|مستحيل يتكرر|مستحيل تتكرر)",
        "(نعدك|اعدك|نعدكم|اوعدك|نضمن|اضمن) [لك] (بعدم|عدم) (+تكرار|التكرار)", "(لن|ما راح|مش) (يتكرر|تتكرر|هتتكرر|هيتكرر)", "(لن|ما راح|مش) (يحصل|تحصل|هيحصل|هتحصل|يصير|يحدث) (تاني|ثاني|ابدا|مره ثانيه|مره اخري)",
      },
      en = { "(will|shall) never (happen|occur|be repeated)", "never (happen|occur) again", "(guarantee|promise) * (never|not happen|won't happen)" },
      lv = { "(nekad) *1 (neatkārtosies|nenotiks|vairs)", "(garantēju|apsolu|solu) * (neatkārtosies|nenotiks)" },
    },
    one_off = {
      ar = {
        "(+حاله|+موقف|+امر|+حادثه) *1 (استثنائي&|استثنائيه|فردي&|فرديه|عارض&|عارضه|نادر&|نادره)",
        "(حاله|حالة|موقف|امر|حادثه|مره) (استثنائيه|استثنائي|فرديه|عارضه|عارض|نادره|وحيده)", "لمره واحده", "مره واحده (فقط|بس|وحده|لا غير)",
      },
      en = { "(one-off|one off|isolated|exceptional) [situation] [case] [incident]" },
      lv = { "(izņēmuma|vienreizēj..|atsevišķ..) (gadījum..|situācij..)" },
    },
  },

  templates = {
    behaviour = {
      ar = "مرحباً {name}،\nيؤسفني حقاً أن موظفنا تصرف بالطريقة التي وصفتها. أود أن تعلم أن هذا السلوك غير مقبول إطلاقاً، ويخالف قواعدنا ورسالة الشركة وقيمها.\nأؤكد لك أن الأمر سيُناقش مع مديري المباشر وسيتم تصعيده. أرجو أن تتقبل خالص اعتذاري.",
      en = "Hello {name},\nI am truly sorry that our agent acted in the way that you described. Such behaviour is completely unacceptable; it is against our rules and against what the company stands for.\nI will discuss it with my line manager, and it is being escalated. Please accept my sincere apologies.",
      lv = "Labdien, {name}!\nMan patiesi žēl, ka mūsu darbinieks rīkojās tā, kā aprakstījāt. Šāda rīcība ir pilnīgi nepieņemama un ir pretrunā mūsu noteikumiem un uzņēmuma vērtībām.\nPar to runāšu ar savu tiešo vadītāju, un lieta tiek nodota tālāk. Lūdzu, pieņemiet manu visdziļāko atvainošanos.",
    },
    information = {
      ar = "صباح الخير {name}،\nأنت محق تماماً. كان ينبغي أن تُعرض عليك المعلومات عن {topic} قبل أن {action}.\nيسعدنا إلغاء {item} وإعادة ما دفعته إلى حسابك.\nنشكرك مرة أخرى على إخبارنا. لقد نقلتُ هذه المعلومة إلى {team}، وهم يعملون على حلها الآن.",
      en = "Good morning {name},\nYou are quite right: you should have been told about {topic} before you {action}.\nWe will gladly cancel your {item} and return what you paid to your account.\nThank you once more for letting us know. I have passed this on to {team}, and they are working on it.",
      lv = "Labrīt, {name}!\nJums ir pilnīga taisnība: informāciju par {topic} vajadzēja saņemt, pirms jūs {action}.\nLabprāt atcelsim {item} un atmaksāsim samaksāto.\nVēlreiz paldies, ka pateicāt. Esmu to nodevis komandai {team}, un viņi pie tā strādā.",
    },
    terms = {
      ar = "مرحباً {name}،\nشكراً لتواصلك وإبلاغنا عن {topic}.\nراجع {team} شروط وأحكام استخدام {item}، ونقرّ بأنك محق: لم تكن المعلومات في تلك الوثيقة دقيقة ولا متوافقة تماماً مع الأنظمة. نعمل على تحديث الوثيقة وسنخبرك عند نشر النسخة المعدلة.\nوإلى ذلك الحين نتعامل مع الأمر بأقصى اهتمام، وسنبلغ العملاء المتأثرين ونراجع حالاتهم.",
      en = "Hi {name},\nThank you for telling us about {topic}.\n{team} reviewed the terms and conditions of {item}, and we must admit that you are right: they were neither precise nor fully in line with the law. We are updating the document and will let you know once the revised version is published.\nUntil then we treat this with the utmost care. We will inform the customers concerned and review their cases.",
      lv = "Sveiki, {name}!\nPaldies, ka informējāt mūs par {topic}.\n{team} pārskatīja {item} noteikumus, un jāatzīst, ka jums ir taisnība: tie nebija ne precīzi, ne pilnībā atbilstoši likumam. Dokumentu atjauninām un paziņosim, kad jaunā redakcija būs publicēta.\nLīdz tam izturamies pret to ar vislielāko rūpību. Informēsim skartos klientus un pārskatīsim viņu gadījumus.",
    },
    late = {
      ar = "مرحباً {name}،\nأعتذر لأنك انتظرت كل هذا الوقت حتى يصلك رد من {company}. ما كان ينبغي أن يحدث هذا، وهو مخالف لمعاييرنا ولاتفاقية مستوى الخدمة التي وقّع عليها موظفونا.\nوتعويضاً عن ذلك أود أن أقدم لك {gift}.",
      en = "Hi {name},\nI am sorry that you had to wait so long for an answer from {company}. This should not have happened; it is against our standards and the service level agreement that our agents have signed.\nTo make it up to you, I would like to offer you {gift}.",
      lv = "Sveiki, {name}!\nAtvainojos, ka uz {company} atbildi bija tik ilgi jāgaida. Tam nevajadzēja notikt; tas ir pretrunā mūsu standartiem un pakalpojumu līmeņa līgumam, ko parakstījuši mūsu darbinieki.\nLai to vērstu par labu, vēlos jums piedāvāt {gift}.",
    },
    late_one_off = {
      ar = "وأؤكد لك أنها حالة استثنائية.", en = "I assure you that it was a one-off.", lv = "Apliecinu, ka tas bija izņēmuma gadījums.",
    },
    not_ours = {
      ar = "مرحباً {name}،\nشكراً لإبلاغنا بهذا الأمر. بحثنا المشكلة بدقة مع {team} وتبيّن أن {result}.\nوهذا يعني أن {company} وموظفيها ليسوا سبباً في ما حدث. ومن الأسباب المحتملة: {causes}. لذلك نغلق التذكرة، ونرجو أن تتفهم قرارنا.\nإن كان لديك سؤال أو احتجت إلى مساعدة أخرى فلا تتردد في التواصل معنا بالطريقة التي تناسبك.",
      en = "Hello {name},\nThank you for reporting this to us. We looked into it thoroughly with {team}, and it turned out that {result}.\nSo neither {company} nor any of its people is responsible. Probable causes are {causes}. That is why we are closing your ticket, and we hope that you understand our decision.\nIf you have a question or need help with anything else, please do contact us again in the way that suits you best.",
      lv = "Labdien, {name}!\nPaldies, ka par to ziņojāt. Kopā ar {team} to rūpīgi izpētījām, un izrādījās, ka {result}.\nTātad ne {company}, ne kāds no tās darbiniekiem par notikušo nav atbildīgs. Iespējamie iemesli: {causes}. Tāpēc jūsu pieteikumu slēdzam un ceram, ka sapratīsiet mūsu lēmumu.\nJa jums ir jautājumi vai vajadzīga cita palīdzība, lūdzu, sazinieties ar mums sev ērtākajā veidā.",
    },
  },

  -- every letter
  must "by_name" {
    event = "letter.named", when = "letter.sent", within = "1m", section = "apology", weight = 2, cite = "001 B17",
    title  = { ar = "تبدأ كل رسالة باسم العميل", en = "Every letter begins with the customer's name", lv = "Katra vēstule sākas ar klienta vārdu" },
    advice = { ar = "ابدأ الرسالة باسم العميل.", en = "Begin the letter with his name.", lv = "Sāciet ar klienta vārdu." },
  },
  never "never_again" {
    say = "never_again", section = "apology", weight = 2, cite = "001 B29",
    iff = function(c) return not c:param "apology.never_again" and c:count("prevention.approved") == 0 end,
    title  = { ar = "لا وعد بعدم التكرار بلا من يضمنه", en = "“Never again” only where somebody answers for it", lv = "“Nekad vairs” tikai, ja kāds par to atbild" },
    advice = { ar = "لا تعد بأن الأمر لن يتكرر إلا إذا وافق من يستطيع ضمان ذلك.", en = "Do not promise “never again” unless somebody who can keep it has agreed.", lv = "Nesoliet “nekad vairs”, ja neviens to nevar garantēt." },
  },

  -- an agent behaved badly
  must "escalated" {
    event = "escalated", any = { "manager.talk" }, when = "apology.behaviour", within = param.escalated_within, outlive = true, section = "apology", weight = 3, cite = "001 B07",
    title  = { ar = "مناقشة الأمر مع المدير وتصعيده فعلاً", en = "It is discussed with the line manager, and escalated", lv = "Pārrunāts ar vadītāju" },
    advice = { ar = "الرسالة تقول إن الأمر صُعّد: افتح المهمة اليوم.", en = "The letter says that it is escalated: open the task today.", lv = "Vēstulē teikts, ka lieta nodota: izveidojiet uzdevumu." },
  },

  -- information was missing
  must "passed_on" {
    event = "team.informed", when = "apology.information_wanted", before = "apology.information", section = "apology", weight = 3, cite = "001 B10",
    title  = { ar = "نقل المعلومة للفريق المسؤول قبل أن تقول الرسالة ذلك", en = "The team was told before the letter says so", lv = "Komanda informēta pirms vēstules" },
    advice = { ar = "أبلغ الفريق المسؤول أولاً ثم أرسل الرسالة.", en = "Tell the team first, then send the letter.", lv = "Vispirms informējiet komandu." },
  },

  -- terms and conditions were wrong
  must "notify" {
    event = "customer.notified", when = "apology.terms", within = param.notify_within, outlive = true, section = "apology", weight = 2, cite = "001 B12",
    title  = { ar = "إخبار العميل عند نشر النسخة المعدلة", en = "He hears when the revised terms are published", lv = "Klients uzzina par jauno redakciju" },
    advice = { ar = "أخبره عند نشر النسخة المعدلة كما وعدت.", en = "Tell him when they are published, as promised.", lv = "Paziņojiet, kad publicēts." },
  },
  must "others" {
    event = "customers.informed", when = "apology.terms", within = param.others_within, outlive = true, section = "apology", weight = 2, cite = "001 B13",
    title  = { ar = "إبلاغ العملاء المتأثرين ومراجعة حالاتهم", en = "Other customers are told, their cases reviewed", lv = "Informēti arī citi klienti" },
    advice = { ar = "أبلغ العملاء المتأثرين وراجع حالاتهم.", en = "Tell the others, review their cases.", lv = "Informējiet pārējos." },
  },

  -- the answer was late
  must "made_up" {
    event = "compensation", any = { "discount", "voucher" }, when = "apology.late", within = param.made_up_within, outlive = true, section = "apology", weight = 1, cite = "001 B15",
    title  = { ar = "تعويض العميل عن التأخر", en = "It is made up to him", lv = "Kompensēts" },
    advice = { ar = "قدّم ما وعدت به في الرسالة.", en = "Give what the letter offers.", lv = "Dodiet to, ko vēstulē solījāt." },
  },
  never "too_much" {
    event = "compensation", section = "apology", weight = 2, cite = "001 B15b",
    iff = function(c, e) return (e.amount or 0) > c:param "apology.give_limit" and c:count("authority.given") == 0 end,
    title  = { ar = "التعويض ضمن الصلاحية", en = "Within his authority", lv = "Pilnvaru robežās" },
    advice = { ar = "فوق الحد اطلب الموافقة أولاً.", en = "Above the limit, ask first.", lv = "Virs robežas vispirms jautājiet." },
  },
  never "one_off" {
    say = "one_off", section = "apology", weight = 1, cite = "001 B14",
    iff = function(c) return (c.facts.late_before or 0) > 0 end,
    title  = { ar = "«حالة استثنائية» فقط إن كانت كذلك", en = "“A one-off” only where it was one", lv = "“Izņēmums” tikai, ja tā ir" },
    advice = { ar = "لا تقل إنها حالة استثنائية إذا تكررت مع هذا العميل.", en = "Do not call it a one-off when it happened to him before.", lv = "Nesauciet to par izņēmumu, ja tā jau bijis." },
  },

  -- not our fault
  must "looked_into" {
    event = "case.investigated", when = "apology.not_ours_wanted", before = "apology.not_ours", section = "apology", weight = 3, cite = "001 B16",
    title  = { ar = "التحقيق مع الفريق قبل رسالة عدم المسؤولية", en = "Looked into with the team before he is told that it was not ours", lv = "Izpētīts pirms atteikuma" },
    advice = { ar = "ابحث المشكلة مع الفريق قبل أن تنفي المسؤولية.", en = "Look into it with the team first.", lv = "Vispirms izpētiet ar komandu." },
  },
  never "not_at_fault" {
    event = "apology.unowed", section = "apology", weight = 3, cite = "001 B04b",
    title  = { ar = "لا رسالة اعتذار حيث لا خطأ منا", en = "No letter of apology where it was not our fault", lv = "Nav atvainošanās, ja vaina nav mūsu" },
    advice = { ar = "أرسل رسالة التوضيح لا رسالة الاعتذار.", en = "Send the letter that explains, not one that apologises.", lv = "Sūtiet paskaidrojumu." },
  },

  step "on" { on = { ["contact.ended"] = "over" } },
  step "over" { final = true },

  -- the letter for the cause; none of apology where the finding was that it was not ours
  flow "choose" { when = "letter.wanted", run = function(c, e)
    local cause = e.cause
    if c.facts.fault == "customer" or c.facts.fault == "nobody" then cause = "not_ours" end
    c:act("template", { id = "apology." .. cause, cause = cause })
    if cause == "late" and (c.facts.late_before or 0) == 0 then c:act("template", { id = "apology.late_one_off", cause = cause }) end
    if cause == "information" then c:raise("apology.information_wanted", {}) end
    if cause == "not_ours" then c:raise("apology.not_ours_wanted", {}) end
  end },
  flow "named" { when = "say:by_name", run = function(c, e)
    if not no_name[first_word(e.cap.by_name.name)] then c:raise("letter.named", { text = e.text }) end
  end },
  flow "sent" { when = "letter.sent", run = function(c, e)
    local causes = { behaviour = true, information = true, terms = true, late = true, not_ours = true }
    if causes[e.cause] then c:raise("apology." .. e.cause, {}) end
    if e.named then c:raise("letter.named", {}) end
    if (c.facts.fault == "customer" or c.facts.fault == "nobody") and e.cause ~= "not_ours" then c:raise("apology.unowed", {}) end
    if e.cause == "terms" then c:act("schedule", { what = "terms_published", due = c:now() + c:ms "apology.notify_within" }) end
    if e.cause == "behaviour" then c:act("task", { to = "manager", what = "talk with the agent" }) end
    if e.cause == "information" then c:act("task", { to = "team", what = "missing information", topic = e.topic }) end
  end },
}

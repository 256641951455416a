-- escalation.lua: handing the case to a supervisor, with a promised time.  Source: 000 §6.

local boss = "(لمديرك|لمديركم|بمديرك|بمسؤولك|للاداره|الاداره|بالاداره|+مشرف|+مشرفه|+مشرفين|مشرفك|مشرفكم|مسؤولك|مسؤولكم|مسؤولتك|مسؤولتكم|مشرفتك|مشرفتكم|مشرفي|مشرفتي|+مدير|+مديره|مديرك|مديركم|مديرتك|+مسؤول|+مسؤوله|+مسؤولين|مسؤولك|رئيسك|+سوبرفايزر|+سوبر فايزر|+سوبرفيزر|+ليدر|تيم ليدر|+اداره العليا|supervisor|manager)"
local our_boss = "(+مشرف|+مشرفه|+مشرفين|مشرفي|مشرفتي|مشرفنا|مشرف القسم|+سوبرفايزر|+سوبر فايزر|+تيم ليدر|مديري|مديرتي|مدير القسم|مدير خدمه العملاء|+اداره العليا|+قسم +تصعيد|فريق التصعيد|+تصعيد|supervisor)"
local i_want = "(ابي|ابغي|ابغا|نبي|نبغي|اريد|عايز&|عاوز&|ودي|حاب&|محتاج&|احتاج|بدي|اطلب|اطالب|لازم اكلم|لازم اتكلم مع|خليني|خلني|خلوني|ابيك|ابغاك|اريدك|ممكن|لو سمحت&|مابي الا|ما ابي الا|ما ابغي الا|مش عايز& الا|مش عاوز& غير)"
local reach = "(اكلم|نكلم|اتكلم|نتكلم|اتحدث|نتحدث|التحدث|الحديث|الكلام|كلمه|كلم|تكلم&|اشوف|اقابل|احاكي|اتواصل|التواصل|تواصل|تحولني|تحوليني|تحولوني|حولني|حوليني|توصلني|توصليني|توصلوني|تحويل+|تنادي+|ناد|نادي|تعطيني|عطني|تجيب+|هات|هاتي|يكلمني|يتصل|يتواصل|اروح|ارفع+|ترفع+|اصعد+|تصعد+|تصعيد+|مع|من|عند|حد|احد|رد|يرد|تدخل)"
-- to follow the matter up with the customer: +word takes the b, h, y of the dialects
local follow_up = "(التواصل|تواصل|الاتصال|متابعه|المتابعه|متابعتها|متابعته|متابعتك|+يتواصل|+يتواصلون|يتواصلوا|بيتواصلون|+يتصل|+يتصلون|+يكلمك|+يكلمكم|+يكلم حضرتك|+يكلمونك|+تكلمك|+تتواصل|+تتصل|+يتابع|+يتابعون|+تتابع|الرد|+يرد عليك|+يردون عليك|+نرد عليك|+نرد عليكم|اتصال|+يكون متواصل|+يدق عليك|+نتواصل|+نتابع|+نتصل|+يحادثك|+يحل|+ننهي|+يرجع لك المشرف|هيكلمك|حيكلمك|هيكلم حضرتك|هيتواصل|حيتواصل|هيتصل|حيتصل|هيتابع|حنتواصل|هنتواصل|بيكلمك|بيتواصل|بيتصل|بيتابع|بيحل)"
-- a time that is no duration; "soon" and "as fast as possible" are no times
local day_time = "(اليوم|بكره|بكرا|باكر|غدا|الليله|الظهر|العصر|المغرب|العشاء|الصبح|النهارده|قبل نهايه|نهايه اليوم|نهايه الدوام|نفس اليوم)"

protocol "escalation" {
  summary  = "A case that the agent cannot solve goes to the supervisor, and the customer is told that and when he will hear.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone" },
  sections = { escalation = { title = { ar = "تصعيد الحالة", en = "Escalation", lv = "Nodošana vadītājam" }, weight = 15 } },
  pass = 80,
  params = {
    decide_within   = { default = "5m", doc = "from the need of a supervisor to the escalation" },
    inform_within   = { default = "3m", doc = "from the need of a supervisor to telling the customer what follows, and when" },
    default_promise = { default = "2h", doc = "the supervisor's time where the agent named a part of the day" },
    abuse_limit     = { default = 2, type = "integer", min = 1, doc = "insults after which a supervisor is needed" },
  },

  phrases = {
    want_boss = {
      unless_negated = true,
      ar = {
        -- "no, I want …": an answer and a wish, which would read as a negation
        "لا [لا] [والله] (ابي|ابغي|ابغا|نبي|عايز&|عاوز&|ودي|بدي|ممكن|خليني|خلني) * " .. boss, "لا [لا] [والله] (حولني|حوليني|وصلني|عطني|عطيني) *3 " .. boss,
        i_want .. " [بس] [الحين] [رقم] " .. boss, i_want .. " *2 " .. reach .. " *3 " .. boss, "(حولني|حوليني|حولوني|وصلني|وصليني|عطني|عطيني|اعطيني|اديني|هات|هاتي|هاتلي|هاتيلي|خل|خلي|خلوا|كلملي|ناد|نادي|نادي لي|صعد|صعدي|صعدها|صعدوا|ارفعها|ارفعيها|ارفع|ارفعي) *3 " .. boss,
        "(وين|فين|مين|منو|من) [هو] (المشرف|المدير|المسؤول|مديركم|مديرك|مشرفكم|مسؤولكم|المشرفه|المديره)",
        "(احد|حد|واحد|شخص|احدا) (اعلي|اكبر|فوق) [منك] [منكم]", "(ابي|ابغي|ابغا|عايز&|عاوز&|اريد|عطني|عطيني) (احد|حد|واحد|شخص) *1 (فوقك|فوق|اعلي|اكبر|فاهم|يفهم|مسؤول|ثاني يفهم|غيرك)", "^ [طيب] [خلاص] [لا] (حولني|حوليني|صعدها|صعديها) $", "اللي (فوقك|اعلي منك|اكبر منك|مسؤول عنك)",
        "(اكلم|اتكلم مع|اتواصل مع|احاكي|كلم) *1 " .. boss,
        "(ابي|ابغي|اريد|عايز&|عاوز&|ارجو) (تصعيد|اصعد|اصعدها|تصعد&|تصعدها|تصعدينها|تصعدون)", "مع (المشرف|المدير|المسؤول) (مباشره|فورا|الحين|الان)",
        "(بكلم|راح اكلم|هكلم|لازم اكلم) *1 " .. boss,
      },
      en = { "(speak|talk|transfer|connect|put) * (manager|supervisor|boss|someone higher|team leader)", "(want|need|get|give) [me] [(a|the|your|another|some|real|different|any)] (manager|supervisor|boss)", "(want|need|like) * (hear|speak|talk|call) *3 (manager|supervisor|boss)", "escalate (this|it|my)" },
      lv = {
        "(gribu|vēlos|prasu|pieprasu|vajag|dodiet|savienojiet|pasauciet|iedodiet) *3 (vadītāju|vadītāja|vadību|priekšnieku|priekšnieci|menedžeri|menedžeru|direktoru|direktori|atbildīgo)", "ļaujiet *2 (runāt|parunāt) *2 (vadītāj..|priekšniek..|priekšniec..|menedžer..|direktor..)",
        "(runāt|parunāt|aprunāties|sazināties|savienot) * ar *2 (vadītāj..|priekšniek..|priekšniec..|menedžer..|direktor..|vadību)",
        "kur ir *1 (vadītāj..|priekšniek..|priekšniec..|menedžer..)",
        "(kāds|kādu) *1 (augstāk stāvoš..|augstāk|kas var izlemt|kompetentāk..|no vadības)",
        "(kas|kurš) ir *1 (vadītāj..|priekšniek..|menedžer..)",
        "(nododiet|virziet|pārsūtiet) * (vadītāj..|vadībai|tālāk)",
      },
    },
    abuse = {
      unless_negated = true,
      ar = { "(نصابين|نصاب|حراميه|حرامي|تافه&|تافهين|كذابين|كذاب|غبي&|اغبياء|حمار|حمير|حيوان|حيوانات|قليل ادب|قليلين ادب|وسخ&|وسخين|كلاب|كلب|زباله|حقير&|حقراء)" },
      en = { "(idiot|idiots|stupid|liar|liars|thieves|useless|scum)" },
      lv = {
        "(idiot..|stulb..|muļķ..|krāpniek..|zagļi|zaglis|meli|melis|nejēg..|debil..|aizveries|kretīn..)",
      },
    },
    -- the agent may not decide it
    lacking = {
      ar = {
        "(ما عندي|ماعندي|ما عندنا|ما لي|مالي|ليس لدي|ليس عندي|لا املك|ما املك|معنديش|ما عنديش|مش عندي|لا توجد لدي|ما معي|مو عندي|ماهي عندي) *1 (+صلاحيه|+صلاحيات)",
        "(خارج|فوق|اكبر من|اعلي من|تتعدي|يتعدي|مو من|مو ضمن|مو في|مش في|مش ضمن|مب في|مب من|مب ضمن|مش من|ما هي من|ماهي من|ليست من|ليس من|ليست ضمن|خارجه عن|خارج عن) [حدود] (صلاحياتي|صلاحيتي|صلاحياتنا|صلاحيتنا|الصلاحيات|صلاحيات)", "(صلاحيتي|صلاحياتي) (ما تسمح|ما تسمحلي|محدوده|لا تسمح)",
        "(يحتاج|تحتاج|يبي لها|يبيلها|يبغالها|لازم|محتاج&|لازمها) *2 (موافقه|صلاحيه|اعتماد|قرار|تدخل) [من] " .. our_boss, "(ما|لا) (اقدر|نقدر|استطيع) *3 (لازم|الا) *2 " .. our_boss,
      },
      en = {
        "(don't|do not|no) have the authority", "(beyond|above) my authority", "not authorised to", "not authorized to",
        "(have|got) no authority",
      },
      lv = {
        "(man|mums) nav [tādu] [tādas] (pilnvar..|tiesīb.. lemt|tiesīb.. to izlemt|atļauj..)",
        "(ārpus|pārsniedz) manām pilnvarām", "(tas|šis) *1 (pārsniedz|ir ārpus) man.. (pilnvar..|kompetenc..)",
        "(neesmu|nav) (pilnvarots|pilnvarota|tiesīgs|tiesīga)",
        "(es) [pats] [pati] (nevaru|nedrīkstu) *3 (izlemt|lemt|apstiprināt)",
        "(vajadzīg..|nepieciešam..|vajag) *2 (vadītāj..|vadības|priekšniek..) (piekrišan..|apstiprināj..|atļauj..|lēmum..)",
      },
    },
    -- the agent hands it on
    handing = {
      ar = {
        "(+ارفع|+ارفعها|+ارفعه|رفعت|رفعتها|رفعته|رفعنا|+نرفع|+نرفعها|رفع|رفعها|+احول|+احولك|+احولها|+احوله|حولت|حولتها|حولنا|+نحول|+نحولها|تحويل|تحويلها|+احيل|احلت|احاله) *4 (+مشرف|للمشرف|المشرف|المشرفه|للمشرفه|للمشرفين|مشرف|مشرفي|لمشرفي|للاداره|الاداره|مديري|للسوبرفايزر|السوبرفايزر|للتصعيد|التصعيد)",
        "(+اصعد|+اصعدها|+اصعده|صعدت|صعدتها|صعدنا|+نصعد|+نصعدها|+تصعيد|تصعيدها|تصعيده|يتصعد|تتصعد|اتصعدت) *3 (+مشكله|مشكلتك|+موضوع|موضوعك|+حاله|حالتك|+طلب|طلبك|شكواك|+شكوي|+بلاغ|+تذكره|+امر|+مشرف|للمشرف|للاداره|المشرف)",
        our_boss .. " *2 " .. follow_up, follow_up .. " * " .. our_boss,
        "(بحول|احول|هحول|بحولك|احولك|هحولك|برفع|ارفع|هرفع) *3 (لمديري|للمدير|للمديره|لمشرفي|لمشرفتي)",
      },
      en = { "(escalate|escalated|escalating|transfer|transferring|transferred|pass|passing|passed) * (supervisor|manager)", "supervisor will (contact|call|reach|follow)" },
      lv = {
        "(nodošu|nododu|nodevu|nodosim|pārsūtīšu|pārsūtu|pārsūtīju|virzīšu|virzu|nosūtīšu|eskalēju|eskalēšu|eskalējam|savienošu|savienoju|pāradresēšu|pāradresēju) *4 (vadītāj..|priekšniek..|priekšniec..|vadībai|menedžer..)",
        "(eskalēju|eskalēšu|eskalēts|eskalēta|eskalējam)",
        "(vadītāj..|priekšniek..|menedžer..) *2 (sazināsies|piezvanīs|atzvanīs|zvanīs|pārskatīs|izskatīs|turpinās)",
        "(sazināsies|piezvanīs|atzvanīs|zvanīs) *4 (vadītāj..|priekšniek..|menedžer..)",
        "(lieta|sūdzība|jautājums|pieteikums) *2 (nodot..|nodod..|pārsūtīt..) *2 (vadītāj..|vadībai|tālāk)",
        "(iesaistīšu|iesaistu|pieaicināšu) *2 (vadītāj..|priekšniek..|menedžer..)",
      },
    },
    -- that it will be followed up, and when
    inform = {
      ar = {
        follow_up .. " * {dur}", "(خلال|بعد|غضون|بحدود|حدود|اقل من) {dur} * " .. follow_up, follow_up .. " * " .. day_time, day_time .. " * " .. follow_up, "{dur} (بالكثير|كحد اقصي|كاقصي حد|بالكتير) * " .. follow_up, "{dur} (ويكلمك|ويتواصل|ويتصل|ويكون|ويرد) * " .. our_boss,
        follow_up .. " * غضون (دقيقه|ساعه|يوم)", follow_up .. " * الساعه {num}", "الساعه {num} * " .. follow_up,
        "(خلال|بعد|في غضون|بحدود|في حدود|اقل من) {dur} * " .. our_boss, our_boss .. " * (خلال|بعد|في غضون|بحدود|اقل من) {dur}",
        "(+رد|+حل|+الرد|+يوصلك رد|+يجيك رد) *3 (خلال|بعد|في غضون|بحدود) {dur}",
      },
      en = {
        "(contact|call|reach|follow up|hear|get back|back to) * (within|in|after) {dur}", "(within|in) {dur} * (contact|call|reach|follow up|hear)", "(contact|call|reach|hear|follow up) * (today|tomorrow|tonight)",
        "(contacted|called|rung|reached) *1 (within|in|after) {dur}",
      },
      lv = {
        "(sazināsies|sazināsimies|piezvanīs|piezvanīsim|atzvanīs|atzvanīsim|zvanīs|atbildēs|atbildēsim|atbildi|atrisināsim) * {dur}",
        "{dur} * (sazināsies|sazināsimies|piezvanīs|piezvanīsim|atzvanīs|atzvanīsim|zvanīs|atbildēs|atbildi)",
        "(sazināsies|sazināsimies|piezvanīs|piezvanīsim|atzvanīs|atzvanīsim|zvanīs|atbildēs) * (šodien|rīt|šovakar|rītdien)",
        "(šodien|rīt|šovakar|rītdien) * (sazināsies|sazināsimies|piezvanīs|piezvanīsim|atzvanīs|atzvanīsim|zvanīs|atbildēs)",
        "(zvanu|ziņu|atbildi) *2 saņemsiet * (šodien|rīt|{dur})",
        "saņemsiet *2 (zvanu|ziņu|atbildi) * (šodien|rīt|{dur})",
      },
    },
  },

  templates = {
    supervisor_call = { ar = "سيتم التواصل معك خلال {time} من قبل المشرف لمتابعة المشكلة وحلها بأسرع وقت.",
                        en = "A supervisor will call you within {time} to follow the problem up and solve it as fast as possible.", lv = "Lai problēmu atrisinātu pēc iespējas ātrāk, vadītājs jums piezvanīs šādā laikā: {time}." },
    late = { ar = "نعتذر عن تأخر المشرف في التواصل معك، ونتابع الموضوع الآن.", en = "We apologise that the supervisor is late; we are on it now.", lv = "Atvainojamies, ka vadītājs kavējas; mēs ar to jau strādājam." },
    escalate_now = {
      ar = "صعّد الحالة للمشرف وأبلغ العميل بالوقت المتوقع للمتابعة.",
      en = "Escalate to the supervisor, and tell the customer when he will hear.",
      lv = "Nododiet lietu vadītājam un pasakiet klientam, kad viņš saņems ziņu.",
    },
  },

  -- nobody can help now: somebody calls him back
  must "later" {
    any = { "callback.booked", "said:inform" }, when = "nobody.free", within = param.inform_within, section = "escalation", weight = 2, cite = "002 C29",
    title  = { ar = "ترتيب معاودة الاتصال إن لم يوجد من يساعد الآن", en = "Has somebody call back where nobody can help now", lv = "Noorganizē atzvanīšanu" },
    advice = { ar = "احجز موعد اتصال وأخبر العميل به.", en = "Book a call back, and tell him.", lv = "Piesakiet atzvanīšanu." },
  },
  flow "book" { when = "nobody.free", run = function(c)
    c:act("schedule_callback", { due = c:now() + c:ms "escalation.default_promise", reason = "nobody free" })
  end },

  step "watch" {
    on = {
      ["heard:want_boss"]   = "needed",
      ["say:lacking"]       = "needed",
      ["say:handing"]       = "needed",
      ["authority.lacking"] = "needed",
      ["escalated"]         = "needed",
      ["issue.unsolved"]    = function(c) return (c.facts.contact_no or 1) == 1 and "needed" end,  -- not solved in the first call
      ["heard:abuse"]       = function(c) return c:count("heard:abuse") >= c:param "escalation.abuse_limit" and "needed" end,
      ["contact.ended"]     = "closed",
    },
  },

  step "needed" {
    -- what was done before the need was spoken of counts
    enter = function(c)
      if c:count("escalated") > 0 then c:raise("escalation.done", {}) end
      c:act("prompt", { text = c:render "escalate_now" })
    end,
    on = { ["said:inform"] = "promised", transfer = "closed", ["contact.ended"] = "closed" },
    ignore = { "escalated", "hangup" },
    must "escalate" {
      event = "escalated", any = { "transfer", "escalation.done" }, before = "contact.ended", within = param.decide_within,
      section = "escalation", weight = 3, autofail = true, cite = "000 §6.1",
      title  = { ar = "تصعيد الحالة للمشرف", en = "Escalates to the supervisor", lv = "Nodod lietu vadītājam" },
      advice = { ar = "صعّد للمشرف عند تعذر الحل أو نقص الصلاحية أو رغبة العميل.", en = "Escalate when you cannot solve it, may not decide it, or the customer wants it.", lv = "Nododiet lietu vadītājam, ja nevarat to atrisināt, nedrīkstat izlemt vai klients to vēlas." },
    },
    must "inform" {
      said = "inform", any = { "transfer" }, before = "hangup", within = param.inform_within, section = "escalation", weight = 3, cite = "000 §6.2",
      waive = { by = "supervisor" },
      title  = { ar = "إبلاغ العميل بالمتابعة ووقتها المتوقع", en = "Tells the customer that and when it is followed up", lv = "Pasaka klientam, ka un kad lieta tiks turpināta" },
      advice = { ar = "حدد الوقت: «سيتم التواصل معك خلال … من قبل المشرف».", en = "Name a time: “a supervisor will call you within …”.", lv = "Nosauciet laiku: “vadītājs jums piezvanīs … laikā”." },
      on_violate = function(c) c:act("template", { id = "supervisor_call" }) end,
    },
  },

  step "promised" {
    enter = function(c, e)
      local said = e.cap and e.cap.inform and e.cap.inform.dur                                     -- the time the agent SAID
      c:set("promised_by", c:now() + (said or c:ms "escalation.default_promise"))
      c:act("schedule", { what = "supervisor_call", due = c.facts.promised_by, said = said })
      c:raise("follow_up.promised", {})
    end,
    on = { ["supervisor.contact"] = "closed", ["duty:escalation.kept:violated"] = "broken" },
    must "kept" {
      event = "supervisor.contact", within = function(c) return c.facts.promised_by - c:now() end, outlive = true,
      section = "escalation", weight = 3, cite = "000 §6.2",
      title  = { ar = "اتصال المشرف في الوقت الموعود", en = "The supervisor calls in the promised time", lv = "Vadītājs piezvana solītajā laikā" },
      advice = { ar = "الوعد دين: اتصل قبل انتهاء الوقت الذي قيل للعميل.", en = "Call before the time that the customer was told is over.", lv = "Piezvaniet, pirms beidzas klientam nosauktais laiks." },
    },
  },

  step "broken" {
    enter = function(c)
      c:act("alert", { to = "manager", what = "promise broken" })
      c:act("template", { id = "late" })
    end,
    on = { ["supervisor.contact"] = "closed", ["contact.ended"] = "closed" },
  },

  step "closed" { final = true },
}

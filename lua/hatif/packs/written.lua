-- written.lua: letters, notes, e-mail and forms.  Source: 004, letters and notes, e-mail and online forms.
--
-- Events: message.received{questions} when the customer writes, letter.sent or reply.sent for what goes out,
-- spelling.checked before it, questions.answered{n} where the ticket counts them.
local polite = "(مع خالص التحيه|مع التحيه|وتفضلوا|تقبلوا|تحياتنا|تحياتي|مع التقدير|شاكرين|شكرا|نشكرك|نشكركم|وتقبل|دمتم|مع اطيب|اطيب التحيات|خالص التقدير|مع فائق|فائق الاحترام|يسعدنا|نسعد|نقدر لك|نقدر لكم|عزيزي|عزيزتي|حضرتك|الكريم|الكريمه|المحترم|المحترمه|السيد|السيده)"

protocol "written" {
  summary  = "What is written is answered in time, whole, checked, polite and clear, and says what comes next.",
  langs    = { "ar", "en", "lv" },
  channels = { "email", "letter", "form", "note" },
  sections = { written = { title = { ar = "المراسلات المكتوبة", en = "In writing", lv = "Rakstiski" }, weight = 20 } },
  pass = 80,
  params = {
    answer_within = { default = "1d", doc = "“promptly” (004), “quickly” (002): from a message to its answer, in working time where there is a calendar" },
    calendar      = { default = "", doc = "the calendar whose working time counts; empty: every hour counts" },
    longest       = { default = 25, type = "integer", min = 5, doc = "words of a sentence; a longer one is not simple" },
    informal_mail = { default = true, doc = "e-mail may be more informal than letters" },
  },
  phrases = {
    anything = { ar = { "^ {beginning}" }, en = { "^ {beginning}" }, lv = { "^ {beginning}" } }, -- every text
    next_step = {
      contains = { "polite" },
      ar = { "(نرجو|ارجو|الرجاء|يرجي|نامل|فضلا|لطفا|من فضلك|نطلب) *2 (تزويدنا|ارسال|ارفاق|التوقيع|تعبئه|تاكيد|التواصل|الرد|الاحتفاظ|مراجعه|زياره|منك|ان|ارساله|تحديث|احضار|تسديد|السداد)", "(المطلوب|ما نحتاجه|نحتاج|كل ما عليك|عليك ان|عليك ارسال|عليك تعبئه|الخطوه التاليه|الخطوه القادمه)", "(لا يلزمك|لا يلزم|لا يتطلب|لست بحاجه|لا تحتاج|ما يحتاج) *3 (شيء|اجراء|اي|منك)", "(سنقوم|سوف نقوم|سنتواصل|سنرسل|سيصلك|ستصلك|سنبلغك|سنخبرك|سيتم|سنعود اليك|سنوافيك|راح نتواصل|بنتواصل|بيوصلك|هنتواصل|هيوصلك)", "(بعد ذلك|ثم|عندها) (سنقوم|سنرسل|سيصلك|ستصلك|سيتم)", "(اذا|في حال|ان) *3 (فيرجي|يرجي|فنرجو|الرجاء|تواصل معنا|راسلنا)" },
      en = { "please *1 (send|reply|sign|fill|confirm|keep|contact|attach|return|let|provide|bring|call|click)", "(you|what you) (need|have|will need) to", "(no|nothing) (action|further action|more) *1 (needed|required|from you)", "(next step|the next steps|what happens next)", "(we|i) (will|shall|'ll) *1 (send|contact|call|let|write|update|inform|deliver|get back)", "you (will|should) (receive|hear|get)", "(once|when|after) you *4 (we|i) will", "you (do not|don't) need to do" },
      lv = { "lūdz.. *1 (nosūt..|atsūt..|apstipri..|parakst..|aizpild..|sazin..|pievieno..|atbild..|atnāc..)", "jums (vajag|vajadzēs|nepieciešams|jānosūta|jāapstiprina|jāaizpilda|nekas nav jādara)", "[mēs] [es] (nosūtīsim|nosūtīšu|sazināsimies|sazināšos|paziņosim|paziņošu|piegādāsim|atbildēsim)", "(jūs) (saņemsiet|saņemsit)", "(nākamais solis|turpmāk|tālāk)", "(no jums) (nekas nav|nav nekas) *1 (nepieciešams|vajadzīgs|jādara)" },
    },
    polite = {
      ar = { polite, "(السلام عليكم|تحيه طيبه|اهلا|مرحبا|صباح الخير|مساء الخير)" },
      en = { "(dear|thank you|thanks|kind regards|best regards|yours sincerely|yours faithfully|sincerely|please|regards|best wishes)" },
      lv = { "(cienījam..|godāt..|labdien|paldies|ar cieņu|lūdz..|labrīt|sveiki|laipni)" },
    },
    rude = {
      ar = { "(كما قلنا لك|قلنا لك|سبق وقلنا|كم مره (نقول|قلنا|اقول|قلت|لازم|نعيد|نكرر)|واضح انك|لو قرات|اقرا قبل|اقرأ قبل|هذي مشكلتك|هذه مشكلتك|مو مشكلتنا|مش مشكلتنا|لا تراسلنا|لا ترسل|لا تزعجنا|فهمت ولا|غلطتك|ما عندنا وقت)", "(انت|حضرتك) (ما تفهم|مش فاهم|مو فاهم|غلطان&|ما قريت|ما قرات)" },
      en = {
        "(as i already|as we already|obviously you|if you had read|your own fault|not our problem|stop writing|do not write|can't you read|whatever)",
        "^ [just] read the (terms|letter|instructions|manual|contract)", "(you should|why don't you|go and) [just] read the",
      },
      lv = { "(kā jau teicu|kā jau rakstīju|acīmredzot jūs|ja jūs būtu izlasījis|pats vainīgs|pati vainīga|tā nav mūsu problēma|vairs nerakstiet|vai neprotat lasīt)" },
    },
    informal = {
      ar = { "(هلا والله|هلا وغلا|يا هلا|اخوي|حبيبي|حبيبتي|تسلم&|ان شاء الله ما يقصر|على راسي|علي راسي|ابشر&)" },
      en = { "(hey|cheers|no worries|thanks a bunch|see you|talk soon|hi there|awesome)" },
      lv = { "(čau|sveiks|čaviņa|davai|okei|nu tad|forši|lai labi)" },
    },
  },
  templates = {
    received = { ar = "شكراً لرسالتك. استلمناها وسنرد عليك خلال {time}.", en = "Thank you for your message. We have it, and will answer within {time}.", lv = "Paldies par ziņu. Esam to saņēmuši un atbildēsim {time} laikā." },
    weight = {
      ar = "الكلمة المكتوبة أثقل من المنطوقة في عين العميل.",
      en = "In the customer's eyes the written word weighs more than the spoken one.",
      lv = "Klienta acīs rakstīts vārds sver vairāk nekā runāts.",
    },
  },

  must "answer" {
    event = "reply.sent", any = { "letter.sent", "dial" }, when = "message.received", outlive = true, section = "written", weight = 3, autofail = "confirm", cite = "004 E25",
    within = function(c)
      local calendar = c:param "written.calendar"
      return calendar == "" and c:ms "written.answer_within" or c:work_due(calendar, c:ms "written.answer_within") - c:now()
    end,
    title  = { ar = "لا تُهمل رسالة أبداً", en = "No message is ever ignored", lv = "Neviena ziņa netiek ignorēta" },
    advice = { ar = "رد على كل رسالة قبل انتهاء المدة.", en = "Answer every message in time.", lv = "Atbildiet uz katru ziņu laikus." },
    on_violate = function(c) c:act("alert", { to = "supervisor", what = "message without an answer" }) end,
  },
  must "proofread" {
    event = "spelling.checked", when = "written.begun", before = "written.sent", section = "written", weight = 1, cite = "004 E21",
    title  = { ar = "تدقيق الإملاء والقواعد قبل الإرسال", en = "Spelling and grammar checked before sending", lv = "Pareizrakstība pārbaudīta pirms sūtīšanas" },
    advice = { ar = "دقق الإملاء قبل أن ترسل.", en = "Check the spelling before you send.", lv = "Pārbaudiet pareizrakstību." },
  },
  must "next_step" {
    said = "next_step", when = "message.received", before = "contact.ended", section = "written", weight = 2, cite = "004 E19",
    title  = { ar = "يعرف العميل ما المطلوب منه", en = "The customer knows what is expected of him", lv = "Klients zina, kas no viņa gaidāms" },
    advice = { ar = "قل للعميل ما الخطوة التالية، أو أنه لا يلزمه شيء.", en = "Say what he has to do next, or that there is nothing.", lv = "Pasakiet, kas jādara tālāk." },
  },
  must "polite" {
    said = "polite", when = "message.received", before = "contact.ended", section = "written", weight = 1, cite = "004 E20",
    title  = { ar = "نبرة مهذبة ومهنية", en = "Polite and professional", lv = "Pieklājīgi un profesionāli" },
    advice = { ar = "حيّ العميل واختم بالتحية.", en = "Greet him, and end kindly.", lv = "Sveiciniet un noslēdziet laipni." },
  },
  never "rude" {
    say = "rude", section = "written", weight = 2, cite = "004 E22",
    title  = { ar = "عناية بالألفاظ", en = "Care for one's words", lv = "Rūpīga vārdu izvēle" },
    advice = { ar = "راجع ألفاظك قبل الإرسال.", en = "Look at your words once more.", lv = "Pārlasiet savus vārdus." },
  },
  must "whole" {
    event = "questions.answered", when = "written.asked", before = "contact.ended", section = "written", weight = 2, cite = "004 E26",
    title  = { ar = "الإجابة عن كل أسئلة العميل", en = "Every question is answered", lv = "Atbildēts uz visiem jautājumiem" },
    advice = { ar = "أجب عن كل سؤال، ثم أشّر عليه في التذكرة.", en = "Answer each question, and tick it off in the ticket.", lv = "Atbildiet uz katru jautājumu." },
  },
  never "unclear" {
    event = "written.long_sentence", section = "written", weight = 1, cite = "004 E24",
    title  = { ar = "رسائل واضحة وبسيطة", en = "Clear and simple messages", lv = "Skaidri un vienkārši" },
    advice = { ar = "اكتب جملاً قصيرة.", en = "Write short sentences.", lv = "Rakstiet īsus teikumus." },
  },
  never "too_informal" {
    say = "informal", section = "written", weight = 1, cite = "004 E23",
    iff = function(c) return not (c.channel == "email" and c:param "written.informal_mail") end,
    title  = { ar = "أسلوب رسمي في الخطابات", en = "Formal in letters", lv = "Vēstulēs oficiāli" },
    advice = { ar = "في الخطابات استخدم أسلوباً رسمياً.", en = "Be formal in letters.", lv = "Vēstulēs esiet oficiāls." },
  },

  step "on" {
    enter = function(c) c:act("card", { id = "written.weight", text = c:render "weight" }) end,
    on = { ["contact.ended"] = "over" },
  },
  step "over" { final = true },

  flow "received" { when = "message.received", run = function(c, e)
    if (e.questions or 0) > 0 then c:raise("written.asked", {}) end
    c:raise("written.begun", {})
  end },
  flow "replied" { when = "reply.sent", run = function(c) c:raise("written.sent", {}) end },
  flow "mailed" { when = "letter.sent", run = function(c) c:raise("written.sent", {}) end },

  -- a sentence of more words than `longest` is not simple
  flow "measure" { when = "said:anything", run = function(c, e)
    local words, inside = 0, false
    for i = 1, #e.text do
      local b = e.text:byte(i)
      local stop = b == 46 or b == 33 or b == 63 or b == 10 or (b == 0x9F and e.text:byte(i - 1) == 0xD8) -- . ! ? newline, Arabic ?
      local blank = b == 32 or b == 9 or stop
      if not blank and not inside then words = words + 1 end
      inside = not blank
      if words > c:param "written.longest" then return c:raise("written.long_sentence", {}) end
      if stop then words = 0 end
    end
  end },
}

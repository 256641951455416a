-- conduct.lua: how one speaks with the customer.  Source: 000 §2.

-- what a customer complains of: the order or its parts
local order = "(+طلب|طلبي|طلبنا|+طلبيه|طلبيتي|+اوردر|اوردري|+اكل|اكلي|+وجبه|وجبتي|+مندوب|+سايق|+سائق|+كابتن|+توصيل|+كيس|+مشروب|+حلي|+بيتزا|+برجر)"
-- how it came
local spoilt = "(ناقص&|نقص|نواقص|ينقصه|غلط|غلطان&|خطا|خاطي|بارد&|متجمد&|خربان&|خايس&|محروق&|محترق&|ني|نيه|تالف&|مكسور&|مسكوب&|مكبوب&|مدلوق&|مفتوح&|مختلف&|منتهي&|فاسد&|عفن&|معفن&|باظ|بايظ&|بايظه|متبهدل&|منكب&|متكبب&|متقلب&|مو نظيف|مش نظيف|مو طازج|مو طلبي|مش طلبي|مب طلبي)"
-- how it did not come
local late = "(طول|طولت|مطول&|تاخر|تاخرت|اتاخر|اتاخرت|متاخر&|يتاخر|تاخير|ما وصل|ما وصلت|ما وصلني|ما وصلتني|ماوصل|ماوصلني|ماوصلت|ما وصلش|موصلش|ما جا|ما جاء|ما جاني|ما جاتني|ماجاني|مجاش|ما جاش|ما جت|ضاع|انلغي|اتلغي|تكنسل|انسكب|انكب|اندلق)"

-- what is felt, and what was done to him
local sorrow = "(استياء+|استيائك|استيائكم|استياك|انزعاج+|ازعاج|+ازعاج|ازعاجك|زعلك|زعلكم|زعل حضرتك|شعورك|شعوركم|مشاعرك|موقفك|غضبك|ظروفك|وضعك|ضيقك|ضيقتك|قلقك|احباطك|معاناتك|احساسك|مشكلتك|مشكلتكم|مشكله حضرتك|وقتك|وقتكم|وقت حضرتك|كلامك|الوضع|+موقف|اللي صار|اللي حصل|ما حصل|ما حدث)"
local wrong = "(+خلل|+عطل|+لخبطه|+مشكله|مشكلتك|+اشكاليه|+خطا|+غلط|+غلطه|+ازعاج|+تقصير|تقصيرنا|+نقص|+موقف|+تجربه|تجربتك|+تاخير|+تاخر|تاخر|+سوء|اللي صار|اللي حصل|اللي واجه+|ما صار|ما حصل|ما حدث|ماحصل|ماصار|حصل|صار|واجهك|واجهتك|واجهتيه|طلبك|حالتك)"

-- Too fast for the language that is spoken.
local function pace(lang, limit)
  return {
    metric = "pace", above = limit, lasting = "10s", when = "conduct.spoken_" .. lang, section = "conduct", weight = 1, cite = "000 §2.3a",
    title  = { ar = "سرعة الحديث", en = "Moderate speed", lv = "Mērens ātrums" },
    advice = { ar = "تحدث بسرعة معتدلة يفهمها العميل.", en = "Speak at a speed that can be followed.", lv = "Runājiet saprotamā ātrumā." },
    on_violate = function(c) c:act("prompt", { text = c:render "slower" }) end,
  }
end

protocol "conduct" {
  summary  = "How one speaks with the customer: empathy, pace, positive language, decisions by the book.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone", "chat" },
  sections = { conduct = { title = { ar = "أثناء التواصل وإبلاغ العميل بالحل", en = "During the conversation", lv = "Sarunas laikā" }, weight = 20 } },
  pass = 80,
  params = {
    pace_ar        = { default = 170, type = "number", min = 60, doc = "words a minute that are still a moderate speed in Arabic; the example calls are spoken at about 160" },
    pace_en        = { default = 170, type = "number", min = 60, doc = "words a minute that are still a moderate speed in English" },
    pace_lv        = { default = 150, type = "number", min = 60, doc = "words a minute that are still a moderate speed in Latvian, whose words are longer and fewer" },
    interruptions  = { default = 0, type = "integer", min = 0, doc = "so often the customer may be interrupted; words of up to 1 s are no interruption" },
    noise          = { default = 60, type = "number", doc = "background noise as its source measures it" },
    dead_air       = { default = "20s", doc = "so long nobody may say anything while the line is up and not on hold" },
    solve_within   = { default = "5m", doc = "from the customer's problem to what is or will be done for it" },
    promise_for_others = { default = false, doc = "promising for others is allowed (000 §6 promises for the supervisor; 002 only what you yourself deliver)" },
    may_interrupt  = { default = true, doc = "once no agreement is reached (no_agreement, not_calming) he may be interrupted politely (001), though nobody is interrupted (000 §2.3, 003 §2)" },
    name_departments = { default = false, doc = "inner departments may be named, as department and team are (000 §1.2, 001), though they mean nothing to outsiders (002)" },
    frank          = { default = false, doc = "“that cannot be done” may be said frankly (003 §3), though one says what one can do (002)" },
    exceptions     = { default = 2, type = "integer", min = 0, doc = "duties of one contact that may be waived" },
    alternative_within = { default = "1m", doc = "from “it cannot be had” to what can" },
    time_within    = { default = "2m", doc = "from the news of a delay to the expected time" },
    crm_within     = { default = "1m", doc = "chat: from its beginning to the customer's case on the screen" },
    track_within   = { default = "10m", doc = "from a new case to the link by which he follows it" },
    empathy_within = { default = "30s", doc = "from the customer's complaint to the first word of empathy" },
  },

  phrases = {
    -- the customer complains, angry or calm
    problem = {
      unless_negated = true,
      ar = {
        "{dur} *2 (انتظر|استني|ننتظر|منتظر&|مستني&|بستني|وانا انتظر|ما وصل|ما جا)", "(صار لي|صارلي|لي|بقالي) {dur} * (ما|لين الحين|للحين|لحد الان|لسه)",
        "(كل مره|كل يوم|دايما|دائما|كل طلب) *1 (نفس|كذا|+مشكله|يصير|تغلطون|تغلطوا|تتاخرون|تتاخروا|تتاخر|يتاخر|متاخر&|غلط|ناقص&)", "(ثاني|ثالث|رابع|خامس|تاني|تالت) مره *3 (تغلطون|تغلطوا|يصير|تصير|تتاخرون|يتاخر|كذا|ناقص&|غلط|+مشكله|احصل|يحصل)",
        "(تعبت|طفشت|مليت|زهقت|قرفت) *1 (منكم|معكم|معاكم)", "(مو|مب|مش|ليست|مهي) اول مره", "(ما|مو|مب|مش) (عجبني|عاجبني|عجبتني|راضي&|مبسوط&|مرتاح&) *1 (+اكل|+خدمه|+طلب|+توصيل|+اسلوب|+تعامل|عن|من|علي|+تطبيق)", "(شعره|شعر|حشره|صرصور|ذبابه|دوده) *2 (في|ب|بالاكل|داخل)",
        "(+مندوب|+سائق|+سايق|+كابتن|الموظف&) *3 (قليل|رفع صوته|صرخ|يصرخ|صارخ|وقح|سيء|ما يرد|ما رد|اسلوبه|سبني|شتمني|رفض|قفل|غلط علي|تهاوش|عصب)", "دفعت *1 (مرتين|زياده|ضعف|دبل)", "(بتهزروا|بتهزرو|تستهزئون|تلعبون|تتمسخرون|تستخفون)",
        "غير (اللي|الي) (طلبته|طلبتها|طلبت|طلبناه)", "(مو|مب|مش|ماهو|ما هو|غير) (طلبي|اوردري|اللي طلبته|اللي طلبتها|الطلب اللي)", "(مره|جدا|والله|انتم|انتوا|انتو|تطبيق) (سيئين|سيئه|سيء|زفت|فاشلين|فاشل)",
        "^ [(والله|جدا|صراحه|بصراحه|خلاص|الو|طيب)] (زعلان&|مستاء&|متضايق&|معصب&|منزعج&|مقهور&|منقهر&|غاضب&|محبط&|متنرفز&|متعصب&|مصدوم&|ندمان&)", "(انا|اني|لاني|لانني|احنا|والله|كنت|صرت|لسه|للحين|مره) [(جدا|مره|والله|العظيم|اليوم|حيل|كثير|صراحه|بصراحه|فعلا|صدق|اوي)] (زعلان&|مستاء&|متضايق&|معصب&|منزعج&|مقهور&|منقهر&|غاضب&|محبط&|متنرفز&|متعصب&|مصدوم&|ندمان&)", "(زعلان&|مستاء&|متضايق&|معصب&|منزعج&|مقهور&|منقهر&|غاضب&|محبط&|متنرفز&|متعصب&|مصدوم&|ندمان&) (من|منكم|منك|عليكم|عليك|جدا|مره|اوي|حيل|بسبب|بسببكم|والله|كثير)",
        "(زهقت|طفشت|مليت|قرفت|انقهرت|انصدمت|تعبتوني|تعبتونا|قهرتوني|ازعجتوني|عصبتوني|نرفزتوني|ضيعتوا|ضيعتو|خربتوا|خربتو|فشلتوني|احرجتوني|خيبتوا|بهدلتوني|بهدلتونا)",
        "(طولتوا|طولتو|تاخرتوا|تاخرتو|اتاخرتوا|اتاخرتو|تاخيركم|غلطتوا|غلطتو|خصمتوا|خصمتو|سحبتوا|سحبتو|كنسلتوا|كنسلتو|لغيتوا|لغيتو|نسيتوا|نسيتو|استغفلتوني|تستغفلوني|تستهبلون|بتستهبلوا|تضحكون علي)",
        "(غير|مو|مب|مش|ماهو|موب|مهب) (مقبول&|معقول&|طبيعي|منطقي|صحيح)", "(ما|وما|لا|ولا) (يصير|ينفع|يجوز|يعقل|يصح) (كذا|كده|هالكلام|هذا|هيك|الكلام)",
        "(خدمه|خدمتكم|الخدمه|تعامل|تعاملكم|اسلوب|اسلوبكم|تجربه|تطبيق|تطبيقكم) *2 (سيء|سيئه|سي|زفت|تعبان&|فاشل&|خايس&|وحش&|زي الزفت|مره سيئه)",
        "(وش|ايش|ايه) (هالخدمه|هذي الخدمه|الخدمه دي|الخدمه هذي|هالاسلوب|هالتعامل|القرف|المهزله|هاللعب|الاستهبال|الاستهتار)",
        "(حرام|عيب) (عليكم|عليك|والله)", "(حسبي|حسبنا) الله", "(اسوا|اسوء) *1 (خدمه|تجربه|تطبيق|مطعم|شي|مره|توصيل)", "(مهزله|استهتار|مسخره|نصابين|حراميه|نصب|لعب عيال|كارثه)", "قله (احترام|ادب|ذوق)",
        order .. " *4 " .. late, order .. " *4 " .. spoilt, spoilt .. " *2 " .. order,
        "(وصل|وصلت|وصلني|وصلتني|وصلنا|جاني|جاتني|جا|جات|جتني|جانا|لقيته|لقيتها|لقيت|طلع|طلعت) *3 " .. spoilt, "(جاني|وصلني|جابوا|جاب|عطوني|ارسلوا|جابلي) *2 (غير|شي ثاني|حاجه تانيه|طلب غيري|طلب ثاني|طلب تاني|صنف ثاني)", "(ناقص|ناقصه|ناقصني|ناقصنا)", "(لسه|للحين|لين الحين|لحد الان|الي الان|حتي الان) (ما|موصل|مجاش|ما وصل|ما جا)", "(ما وصل|ما وصلت|ما جا|ماوصل|ما استلمت|ما نزل|ما رجع) *1 (للحين|لين الحين|لحد الان|الي الان|لسه|شي)", "طلبت *3 (وجاني|وجابوا|وجابولي|ووصلني|وجا|وطلع|وجالي|وبعتولي)",
        "(صار لي|صارلي|لي|صارلنا|بقالي|بقي لي|من) [اكثر] [من] {dur} *3 (انتظر|استني|انتظرت|ننتظر|منتظر&|مستني&|احاتي|وانا|بانتظر|بستني|مستنيه)",
        "(صار لي|صارلي|لي|صارلنا|بقالي|من) (دقيقه|ساعه|يوم|اسبوع|شهر|مده|زمان|فتره|الصبح|امس) *3 (انتظر|استني|انتظرت|ننتظر|منتظر&|مستني&|بستني|بانتظار|اتصل|اتواصل|وانا)",
        "انتظرت [اكثر] [من] {dur}", "انتظرت (كثير|واجد|وقت|طويل|مره)",
        "(عندي|واجهت|واجهتني|واجهتنا|صارت|صار|حصلت|حصل|فيه|في|لدي|معي|صارتلي) *1 (مشكله|شكوي|اشكاليه|خطا|غلط)", "(ابي|ابغي|اريد|بقدم|برفع|اقدم|ارفع|عايز|عاوز&) *2 (شكوي|اشتكي|بلاغ)", "(اشتكي|اشتكيكم|بشتكي|شكوتي|شكواي)",
        "(فلوسي|المبلغ|الفلوس|فلوس|رصيدي|حسابي) *3 (ما رجع+|ما رجعت|مارجع+|مارجعت|ما رجعش|مرجعش|مرجعتش|انخصم&|انسحب&|اتسحب&|خصم&|ضاعت|راحت|ما نزل&)",
        "(خصم|انخصم|انسحب|اتسحب|سحب|خصموا|سحبوا) *2 (+مبلغ|مرتين|حسابي|فلوسي|فلوس|زياده|بالغلط)",
        "(محد|ما احد|ماحد|ما حد|محدش|ولا احد|لا احد) *1 (رد|يرد|بيرد|تواصل|كلمني|جاوب|يجاوب|عبرني|سال|معبرني)",
      },
      en = {
        "(i am|i'm|im|we are|we're|getting|makes me|making me|feel|was) [(so|very|really|quite|extremely|pretty|just|still|getting|that|a bit)] [(so|very|really|damn)] (angry|upset)", "(unacceptable|frustrated|disappointed|ridiculous|terrible|awful|furious|annoyed|horrible|outrageous)",
        "(order|food|driver|delivery|meal|parcel) *1 (is|was|are|were|arrived|came|got|comes) *2 (late|cold|missing|wrong|damaged|spilled|burnt|raw)", "(missing|wrong|cold|late) (order|food|item|items|meal)",
        "(never|not|didn't|hasn't) (arrived|arrive|delivered|received|come)", "(have|had|got|is) a (problem|complaint|issue)", "waiting for {dur}", "fed up", "worst (service|app|experience)",
        "(late|cold|wrong|missing|broken) again",
      },
      lv = {
        "(pasūtījum..|prec..|sūtījum..|piegād..|paka) *4 (nav|kavēj..|bojāt..|salauzt..|trūkst|nepareiz..|cita|kļūdain..|aukst..)", "(trūkst|nepareiz..|bojāt..|salauzt..) (prece|preces|pasūtījums|detaļa)", "(nav|vēl nav|joprojām nav) (saņemt..|piegādāt..|atnāc..|saņēmu|atvest..)", "(man|mums) ir (problēma|sūdzība)", "gaidu [jau] {dur}", "gaidu jau (stundu|nedēļu|mēnesi|dienu|ilgi|sen|visu)", "(neesmu|nav) (apmierināt..)", "(esmu|esam|biju) [(tiešām|ļoti|pavisam|tik|mazliet)] dusmīg..", "(sašutis|sašutusi|neapmierināt..)", "(neviens) (neatbild|nezvana|nepaceļ)",
        "atkal (kavē..|auksts|auksta|nepareiz..|nav|bojāt..|trūkst)",
      },
    },

    empathy = {
      ar = {
        "(اتفهم|متفهم&|نتفهم|فاهم&|مقدر&|مقدره|حاس&|مستشعر&|متفهمه|بنتفهم|نشعر|اشعر) *3 " .. sorrow,
        "(افهم|نفهم) [تماما] [جدا] (شعورك|زعلك|غضبك|استياءك|موقفك|احساسك|انزعاجك|وضعك)",
        "(اقدر|نقدر|بقدر|بنقدر) [لك] [لكم] [جدا] [تماما] [كثير] (استياء+|استيائك|شعورك|شعوركم|مشاعرك|موقفك|غضبك|ظروفك|زعلك|انزعاجك|انزعاجكم|وقتك|وقتكم|وقت حضرتك|الازعاج|معاناتك)",
        "(اتفهم|متفهم&|نتفهم) [تماما] [جدا] (اللي|انك|ان|كل|الموقف|المشكله|موضوعك|شكواك|كلامك|ما مريت|وضعك)", "(لك|معك|عندك) (حق|الحق) *1 (تزعل&|تزعلين|تعصب&|تتضايق&|تغضب&)", "(شعورك|زعلك|غضبك|استياؤك) (طبيعي|مفهوم|في محله|حق|علي راسي)", "(ما يهون|يعز) (علينا|علي) *1 (زعلك|ازعاجك|انك|اللي)", "خاطرك *1 (غالي|طيب)", "(معذور&|معذورين) ", "(اعرف|عارف&|ادري|داري&) [انه] [ان] [انها] *2 (مزعج|يزعل|مضايق|يضايق|محبط|صعب|مو سهل|متعب)", "(ما عليك|لا عليك) *2 (معك|معاك|نحلها|احلها|تنحل|ابشر&)", "ابشر& (بحقك|بالتعويض|باللي|وما)",
        "(اتفهمك|متفهمك|متفهمتك|فاهمك|فاهمتك|نتفهمك|اتفهم حضرتك|فاهم عليك|فاهمه عليك|فاهم حضرتك|حاس فيك|حاسه فيك|حاسه فيكي|حاسس فيكي|حاسين فيكي|حاسه بيك|حاسه بيكي|حاسين فيك|حاسس بيك|متفهم حضرتك|متفهم لك)",
        "(ما|وما|لا|ولا) (تشيل&|تشيلين|تشيلون) (هم|همه|همها|اي هم)", "ولا (يهمك|يهمكم|تشيل& هم|يهم حضرتك)", "(لا|ولا|ما|وما) (تقلق&|تقلقين|تحاتي&|تحاتين|يهمك|تزعل&|تزعلين|تضايق&|تتضايق&)",
        "(انا|احنا|نحن|حنا) (هنا|موجود&|موجودين|تحت امرك|حاضر&|حاضرين) *2 (لخدمتك|لخدمتكم|لمساعدتك|لمساعدتكم|خدمتك|خدمه حضرتك|لخدمه حضرتك|عشانك|عشان اخدم+|عشان اساعد+|اساعدك|اخدمك|لتقديم|معك لين|معك حتي)",
        "(ما لك|وما لك|مالك|ما لكم|مالكم) الا *3 (يرضيك|يرضيكم|يسرك|طيب|طيبه|خير|الخير|تبيه|تبغاه|ابشر&)", "(نسوي|بنسوي|اسوي|هنعمل|نعمل|بيصير|يصير) *1 اللي يرضيك", "ابشر& [ب] (باللي|بالخير|بسعدك|بعزك|اللي)",
        "حقك (علينا|علي|عليا|محفوظ|ما يضيع|فوق راسي|علي راسي)", "(حقكم|حق حضرتك) (علينا|علي|عليا|محفوظ)", "وحق حضرتك علينا", "(امسح&|امسحيها|امسحها|تمسحها|تمسحينها) (في|بوجهي|في وجهي|بوجيهنا)",
        "(معك|معاك|معاكي|معكم|مع حضرتك|ومع حضرتك) (حق|كل الحق|الحق)", "الحق (معك|معاك|معاكي|معكم|مع حضرتك)", "(من حقك|حقك) [انك] (تزعل&|تزعلين|تتضايق&|تتضايقين|تغضب|تعصب&)",
        "(اسف&|اسفين|اعتذر|نعتذر|معتذر&|بعتذر|معذره|المعذره|عذرا|متاسف&|متاسفين|سامحنا|سامحينا|سامحونا|سامحني|سامحيني|السموحه|اعتذاري|اعتذارنا|نتاسف|اتاسف|بتاسف|اعذرنا|اعذرينا) * " .. wrong,
        "(اعتذر|نعتذر|اسف&|اسفين|السموحه|معذره|بعتذر|نتاسف) (منج|منكي|منك|منكم|لحضرتك|لك|لكم|جدا|مره|حقك)",
        "(يؤسفني|يوسفنا|يؤسفنا|ساءني|ساءنا|احزنني|يعز علينا|يعز علي|يحز في) *3 (اسمع|سماع|نسمع|اللي|ما|صار|حصل|خاطري|خاطرنا|زعلك|كذا|تجربتك|انك)",
        "(شي|شيء|موقف|امر|حاجه) (يزعل|يضايق|يقهر|مزعج|محبط|تزعل|تضايق|يغث)", "(ما ترضينا|ما يرضينا|ما يرضيني|لا يرضينا|ميرضيناش)", "(لو|انا لو) [كنت] (مكانك|محلك|بمكانك)",
        "كلامك (صحيح|صح|سليم|علي عيني|علي راسي|في محله|مفهوم)", "(ما|وما|لا|ولا) (تستاهل&|تستاهلين|تستحق&) *2 (كذا|هذا|هالشي|اللي|هالموقف|التجربه)",
        "(مقدر&|مقدره|مقدرين) (لك|لكم) (وقتك|وقتكم)", "سيتم عمل اللازم", "(خاطرك|خواطركم) (غالي|طيب|يهمنا|علينا)", "(نطيب|اطيب|بطيب|بنطيب) خاطرك",
      },
      en = {
        "(i|we) can [only] [well] imagine", "how (annoying|frustrating|upsetting|hard|disappointing) (that|this|it) (is|was|must)",
        "(i|we) [completely] [totally] [fully] [do] [can] (understand|see) (how|why|your|what you|that you|that this|this is|this must|it must|the frustration|the trouble)", "(i|we) [do] [really] appreciate (your time|the trouble|your frustration|that this|how)", "^ [(yes|ok|oh|well|and)] i [completely] [totally] [fully] [do] [really] understand", "(sorry|apologise|apologize|apologies) [so] [very] *1 (for|about|that|to hear)",
        "(i|we) (apologise|apologize)", "don't worry", "must (be|have been) (frustrating|upsetting|annoying|hard)", "i'm here to help", "in your (place|shoes)", "you are right", "you're right",
      },
      lv = {
        "(es|mēs) *1 jūs [pilnībā] [labi] (saprotu|saprotam|izprotu)", "(saprotu|izprotu|saprotam) *3 (nepatīkam..|kaitinoš..|grūti|sarūgtin..)",
        "(es) [pilnībā] [labi] (saprotu|izprotu) *2 (jūs|jūsu|kāpēc|ka|sašutumu)", "^ (saprotu|saprotam|izprotam) (jūs|jūsu|kāpēc)", "(ļoti|man|mums) [ļoti] žēl", "(atvaino..|piedod..) *3 (sagādāt..|neērtīb..|kavēšan..|kļūd..|notikuš..)", "jums ir taisnība", "jūsu vietā", "neuztraucieties", "esmu šeit lai palīdzētu",
      },
    },

    -- what leads away from a solution
    negative = {
      unless_negated = true,
      ar = {
        "(مو|ومو|مش|ومش|مب|ومب|موب|مهب|ماهو|ما هو|ماهي|ما هي|ليس|ليست|مهو|مهي) (شغلي|شغلنا|شغلتي|شغلتنا|وظيفتي|وظيفتنا|مسؤوليتي|مسؤوليتنا|مشكلتي|مشكلتنا|اختصاصي|اختصاصنا|تخصصي|ذنبي|ذنبنا|غلطي|غلطنا|غلطتي|غلطتنا|خطاي|خطانا|قسمي|قسمنا|ادارتي)",
        "(ما لي|وما لي|مالي|ما لنا|وما لنا|مالنا|ماليش|مالناش|ما ليش) *1 (دخل|علاقه|شغل|ذنب|دعوه)", "(ما|وما) (يهمني|يهمنا|يخصني|يخصنا|يعنيني)",
        "(انت|انتي|انتم|انتوا|حضرتك) (غلطان&|الغلطان&|السبب|المسؤول&|المخطي&|اللي غلطت|اللي غلطتي|اللي غلطان&|ما تفهم&|ما فهمت|مو فاهم&|مش فاهم&|مب فاهم&)", "(غلطتك|غلطك|خطاك|خطؤك|غلطكم|مشكلتك انت|مشكلتك انتي|مشكلتكم انتم|هذي مشكلتك|هذه مشكلتك|دي مشكلتك|هاي مشكلتك)",
        "لا (تصارخ&|تصرخ&|تصيح&|ترفع& صوتك|تقاطعني|تقاطعيني|تعصب& علي)", "(وط|وطي|اخفض|نزل|قصر|قصري) صوتك", "(اسكت|اسكتي|انطم|انكتم)", "(روح&|روحي) (اشتكي|بلغ|كلم|دور|شوف)", "(اشتك|اشتكي) (وين|للي|لمين|مثل|زي|عند) *1 (تبي|تبغي|تبين|ما|عايز)",
        "(+مشكله|+غلط|+خطا) (منك|منكم|من عندك|من عندكم|عندك انت)", "هذا اللي عندنا", "(تحب|تبي|تبغي|ودك) (تشتكي|تشكي) *1 (اشتك|اشتكي|روح|بكيفك)", "(مو|مش|مب|ماني|احنا مو|لست|لسنا) (مسؤول&|مسؤولين) (عن|عنك)", "(احنا|حنا|انا|نحن) (مو|مش|مب) (مسؤول&|مسؤولين)", "(انت|انتي|حضرتك) (فاهم&|فاهمه) غلط", "(ليش|ليه) (معصب&|تعصب&|زعلان&|تصارخ&|متنرفز&|منفعل&)", "(مو|مش|مب|ماني) فاضي& (لك|لكم|لحضرتك)", "(تحمل|تحملي) (نتيجه|غلطك|خطاك|غلطتك)", "(انت|انتي) طلبت& غلط", "طلبت& غلط تحمل&",
        "(دبر|دبري|دبروا) (نفسك|عمرك|حالك|نفسكم)", "(مو|مب|مش|ماهو|ما هو|موب) (بكيفك|علي كيفك|بمزاجك|علي مزاجك)", "(كم|قلت لك|قايل لك|قلتلك) (مره اقول|كذا مره|الف مره|مليون مره|اكثر من مره)", "(كذاب&|تكذب&|نصاب&)",
        "(هذا|هذي|ده) [هو] (نظامنا|النظام|سيستمنا|اللي عندنا|الموجود) (و|وبس|واذا ما|اعجبك|عجبك|غصب)", "(عجبك|اعجبك|عاجبك) ولا (لا|ما)", "(اذا|ان) (مو|ما|مب|مش) (عاجبك|عجبك)", "(مدري عنك|مدري عنه|مدري والله|مدري ليش|ما ادري عنك|ما ادري عنه)", "(خلاص|انتهي) (انتهينا|الموضوع انتهي|الموضوع)",
      },
      en = { "(not|isn't) (my|our) (problem|job|fault|department|responsibility)", "your [own] fault", "calm down", "(shut up|stop shouting)", },
      lv = {
        "(tas|tā) nav (mans darbs|mana darīšana|mana problēma|mūsu problēma|mana atbildība)", "jūs pats vainīgs", "jūs pati vainīga", "nomierinieties", "(mums|man) (vienalga)",
      },
    },
    -- what cannot be done
    cannot = {
      unless_negated = true,
      ar = {
        "(ما|وما|مو|لا|ولا) (اقدر|نقدر|بقدر|راح اقدر|بقدر|استطيع|نستطيع|يمديني) (اساعد+|اخدم+|نساعد+|نخدم+|افيد+|نفيد+|اسوي|نسوي|اعمل|نعمل)",
        "(مقدرش|ما اقدرش|مش هقدر|مش حقدر|منقدرش) *1 (اساعد+|اخدم+|اعمل|افيد+)",
        "(ما|وما|مو|ومو) (بيدي|في يدي|بايدي|في ايدي|بايدينا|بيدنا)",
        "(ما عندي|ما عندنا|ماعندي|ماعندنا|ما فيه|مافيه|ما في|مافي|ما لها|ماله|ما له|معنديش|مفيش) حل",
        "مستحيل (نرجع+|ارجع+|نسوي+|اسوي+|نعوض+|اعوض+|نلغي|الغي|اقدر|نقدر|يتم|ينحل|تنحل|يصير)",
        "(هذا|شي|هذا شي|شيء|امر) مستحيل",
        "^ مستحيل $",
        "(مفيش|مافيش|ما في|مافي|ما فيه) *1 (حاجه|شي|شيء) *1 (اعمل+|نعمل+|اعملهالك|اسوي+|اقدر|نقدر)",
      },
      en = { "(can't|cannot|can not) help (you|with)", "nothing (i|we) can do", "(that's|that is|it's) impossible", "there is no solution" },
      lv = { "(neko|nekā) *1 (nevaru|nevaram|nevar) *2 (darīt|izdarīt|palīdzēt)", "(nevaru|nevaram) [jums] (palīdzēt|neko darīt|neko izdarīt)", "(tas nav iespējams|neiespējami)", "(nekā|neko) (nevar|nevaram) darīt" },
    },

    exception = {
      unless_negated = true,
      ar = { "(+استثناء|+استثنائي|+استثنائيه|استثنيتك|استثنيناك|نستثنيك|بستثنيك|بنستثنيك|استثنينا)" },
      en = { "(an|one) [time] exception", "exceptionally" },
      lv = { "(izņēmum..|izņēmuma kārtā)" },
    },

    -- what was done, or will be
    solution = {
      unless_negated = true,
      ar = {
        "(+نقوم|+اقوم|سنقوم|ساقوم|راح نقوم|هنقوم) (+تعويض+|+ارجاع+|+استبدال+|+ارسال+|+الغاء+|+اصلاح+|+حل+)",
        "(+تم|+تمت|+جاري|قمنا|قمت|راح يتم|+سيتم|+بيتم|+هيتم|+حيتم) *2 (ارجاع|استرجاع+|ارسال+|الغاء+|تعويض+|تغيير|تعديل|حل+|استبدال|اضافه|تحديث|رفع+|تحويل|تجهيز|توصيل|اعاده|تصحيح|اصلاح|معالجه|اعتماد|التعويض|الحل|الارجاع|الاسترجاع|خصم|فتح|تصعيد+)",
        "(ارسلنا|ارسلت|عوضناك|عوضنا|عوضتك|لغينا|لغيت|الغيت|غيرنا|عدلنا|عدلت|حلينا|حليت|صلحنا|اضفنا|اضفت|ضفنا|حدثنا|صححنا|رجعنالك|رجعتلك|نزلنا|بعتنا|بعتلك|استرجعنا|رفعت طلب|رفعنا طلب)",
        "(+بنرجع|+برجع|راح نرجع|راح ارجع|+هنرجع|+هرجع|+حنرجع|+نرجع|رجعنا|رجعت) *2 (المبلغ|مبلغك|الفلوس|فلوسك|فلوس|لحسابك|لبطاقتك|للمحفظه|قيمه)",
        "(+بنرسل|+برسل|راح نرسل|راح ارسل|+هنبعت|+هبعت|+بنعوضك|+بعوضك|راح نعوضك|راح اعوضك|+هنعوضك|+هعوضك|+بنلغي|+بنغير|+بنحل|+بنحلها|+بحلها|+بنستبدل|+بنضيف|+بنصلح)",
        "(+مبلغ|مبلغك|+فلوس|فلوسك|+تعويض|+قسيمه|+رصيد) *2 (رجع|راح يرجع|بيرجع|يرجع|بيوصلك|يوصلك|وصل|راح يوصلك|هيوصلك|بينزل|ينزل|نزل)", "(طلبك|+طلب|+مندوب|+وجبه) *2 (بيوصلك|يوصلك|راح يوصلك|هيوصلك|في الطريق|بالطريق|جاهز|قريب منك)",
        "(+حل|+اجراء) *1 (هو|انه|ان|كان|المتبع|اللي سويناه)", "(نزلت|نزلنا|اضفت|اضفنا|حطيت|حطينا) *1 (لك|لحضرتك) *2 (قسيمه|رصيد|كوبون|تعويض|مبلغ|خصم)",
      },
      en = {
        "(has|have|was|been|will be|will have been) *2 (refunded|resent|replaced|cancelled|canceled|corrected|solved|resolved|fixed|sent|credited|updated|escalated|arranged|delivered)", "(i|we) (have|'ve|will|'ll|can) *1 (refund|refunded|resend|replace|replaced|cancel|cancelled|send (a|an|another|the)|sent (a|an|another|the)|fix|fixed|credit|credited|arrange|arranged|solve|solved|correct|corrected)", "(your|the) (refund|replacement|order|voucher) (is|will be|has been)", "the solution is",
        "(problem|issue|matter|order|everything|it|that) is (now|all|already) (solved|resolved|fixed|settled)", "(problem|issue|matter) is (solved|resolved|fixed)",
      },
      lv = { "(ir|tika|tiks|esam|esmu) *2 (atmaksāt..|nosūtīt..|nomainīt..|atcelt..|izlabot..|atrisināt..|nokārtot..|piegādāt..|kompensēt..)", "(atmaksāsim|nosūtīsim jaunu|nosūtīsim trūkstoš..|nosūtīšu jaunu|nomainīsim|atcelsim|izlabosim|atrisināsim|nokārtosim|piegādāsim|kompensēsim|nomainīšu|nokārtošu)", "risinājums ir" },
    },
    -- who else is to blame
    blame = {
      ar = {
        "(غلطه|غلط|خطا|ذنب) (المندوب|السواق|السائق|الكابتن|المستودع|المبيعات|الفرع|زميلي|زميلتي|السيستم|النظام)", "(قسم|فريق) *2 (هو|هم) (السبب|المسؤول&|المسؤولين|اللي غلط|اللي غلطان)",
        "(+غلط|+خطا|+مشكله|+سبب|+ذنب) *1 (من|عند|في|علي) (قسم|القسم|فريق|الفريق|المستودع|الاداره|المبيعات|المحاسبه|الزملاء|زميلي|الموظف الثاني|التوصيل|الفرع|السيستم|النظام|الكمبيوتر|الجهاز)", "(السيستم|النظام|الكمبيوتر|الجهاز|البرنامج) *1 (معلق|واقف|غلط|ما يسمح|مو راضي|مش راضي|عطلان|هو السبب|اللي غلط|خربان)", "(سياسه|سياسات|قوانين|نظام) (الشركه|شركتنا) *2 (ما تسمح|تمنع|كذا|كده|هي السبب|مو مني|مش مني)", "(هذا|هذي|ده|دي) (غلط|خطا|تقصير|ذنب) *1 (القسم|قسم|زميلي|الفريق|الموظف|المستودع|السائق)", "(مو|مش|مب) (مني|منا|مننا) (من|ده من) *1 (القسم|السيستم|النظام|السياسه|المستودع|الاداره)",
        "(هذا|هذي|ده|دي) (غلط|خطا|تقصير|ذنب) (من|عند) *1 (القسم|الفرع|الفريق|الموظف|المستودع|السائق)",
      },
      en = { "(it's|it is|that's|that is) * (fault|mistake|problem) of (the|our) (other|sales|warehouse|system|computer|department|team|driver)", "(the|our) (system|computer|software) (won't|will not|doesn't|does not) (let|allow)", "(the|our) (other|sales|warehouse|accounts) (department|team) (made|messed|forgot|is to blame|got it wrong)", "(company policy|our policy) (won't|doesn't|does not|will not|says)", "blame (the|our)" },
      lv = { "(vainīg..|vaina) *2 (nodaļ..|noliktav..|sistēm..|dators|kolēģ..|piegādātāj..)", "(sistēma|dators|programma) *1 (neļauj|nestrādā|vainīga)", "(uzņēmuma|mūsu) politika *1 (neļauj|tāda|nosaka)", "(tā ir|tas ir) *1 (nodaļas|noliktavas|kolēģa|sistēmas) (vaina|kļūda)" },
    },
    -- words of the trade
    jargon = {
      ar = { "(التيكت|تيكت|التذكره رقم|اسكاليت|اسكاليشن|اسكيليشن|الاسكيليشن|باك اند|الباك اند|كونتاكت|الكونتاكت|سيستم داون|السيستم داون|الاس ال ايه|اس ال ايه|ال اف سي ار|الكيو|ريفند|الريفند|بروسس|البروسس|كانسليشن|الكانسليشن|فولو اب|الفولو اب|ديسباتش|الديسباتش|اي بي اي|كي بي اي|الكي بي اي)" },
      en = { "(sla|fcr|kpi|backend|back-end|escalation matrix|ticketing|tier two|tier 2|crm|api|wrap code|disposition|rma|sku|dispatch queue)" },
      lv = { "(tikets|tiketu|backend|eskalācij..|crm|sla|kpi|api|sku|rma)" },
    },
    -- parts of the company that mean nothing outside
    inner = {
      ar = { "(+قسم|+فريق|+وحده|+اداره) (الباك اوفيس|باك اوفيس|التشغيل الثانوي|العمليات الداخليه|المستوي الثاني|تير تو|ال تو|الديسباتش|المطابقه|التسويات|الفوترة الداخليه|الكواليتي|الورك فورس)" },
      en = { "(back office|second line|level two|l2|reconciliation|workforce|internal billing|fulfilment ops|dispatch) (team|department|desk|unit)" },
      lv = { "(bekofis..|otrās līnijas|otrā līmeņa|saskaņošanas|iekšējo norēķinu) (komand..|nodaļ..|grup..)" },
    },
    -- a promise that the speaker cannot keep by himself
    over_promise = {
      ar = {
        "(اكيد|حتما|مضمون) (المدير|الاداره|القسم|الفريق|المشرف) *1 (+يوافق|+توافق|توافق|يوافق|+يوافقون|هتوافق|هيوافق)", "(مئه بالمئه|ميه بالميه|مئه في المئه|ميه في الميه) *1 (+يوافقون|+يوافق|هيوافقوا|هتوافق|توافق|+تنحل)",
        "(اضمن|نضمن|اوعدك|اعدك|وعد مني|ابصم لك|اكفل لك|مضمون) *3 (مئه بالمئه|ميه بالميه|100|اكيد|المدير|القسم|الاداره|يوافقون|يوافق|بيوافق|بيوافقون|هيوافقوا|راح يوافق)", "(اكيد|اضمن لك) *1 (بيوافق|بيوافقون|راح يوافق|هيوافقوا|يوافقون|بيقبل|هيقبلوا)", "(المدير|الاداره|القسم|الفريق) (اكيد|حتما|مئه بالمئه) *1 (بيوافق|بيوافقون|راح يوافق|هيوافق|بيعوضك|بيحل)",
        "(المدير|الاداره|القسم|الفريق|المشرف) (اكيد|حتما|مئه بالمئه|100) (+يوافق|+توافق|هيوافق|هتوافق)",
      },
      en = { "(i|we) (guarantee|promise) * (they|manager|department|team|approve|approved|everyone)", "(they|manager|management) will (definitely|certainly|surely) (approve|agree|refund|accept)", "(100|hundred) percent" },
      lv = {
        "(vadība|vadītājs|vadītāja|nodaļa|viņi) *1 (noteikti|droši|garantēti) (apstiprinās|piekritīs|atmaksās)",
        "(garantēju|apsolu|solu) * (vadītājs|nodaļa|viņi|apstiprinās)", "(viņi|vadītājs) (noteikti|droši) (apstiprinās|piekritīs)", "simtprocentīgi",
      },
    },
    -- it cannot be had; and what can
    not_available = {
      unless_negated = false,
      ar = { "(غير|مو|مش|مب) (متوفر&|متاح&|موجود&)", "(خلص|خلصت|نفد|نفدت|نفذت|انتهي|انتهت) *1 (الكميه|المنتج|المخزون|من عندنا|الصنف|عندنا)", "(ما|لا) (يتوفر|تتوفر|يوجد|نقدمه|نقدمها) *2 (حاليا|الان|عندنا|الحين)" },
      en = { "(not|isn't|no longer|unavailable|out of) [currently] (available|stock|in stock|offered)", "(sold out|unavailable)", "we (don't|do not) (have|offer|carry) *1 (it|that|this|any)" },
      lv = { "(nav|vairs nav) (pieejam..|noliktavā|pārdošanā)", "(izpārdot..|beidzies|beigusies)", "(mums) (nav|vairs nav) (šādas|tādas|šīs)" },
    },
    alternative = {
      ar = {
        "(انصحك|انصحكم|ننصحك|انصح حضرتك|ننصح حضرتك|نقترح عليك|اقترح عليك) ",
        "(بديل|البديل|بدائل|بدايل|خيار ثاني|خيار اخر|حل ثاني|حل بديل|بدلا|بدالها|بداله|بدلها)", "(ممكن|نقدر|اقدر|يمكنك|تقدر&|بامكانك|عندنا|متوفر عندنا|متوفر لدينا|لدينا) *3 (غيره|غيرها|مشابه|مشابهه|قريب منه|نفس|بديل|بدل)", "(لون|موديل|نوع|صنف|خيار|منتج|مقاس|حجم) (اخر|ثاني|تاني)", "(اقترح|انصحك|انصح) *1 (عليك|لك|ب|تاخذ|تجرب)",
      },
      en = { "(alternative|alternatives|instead|another option|other options|similar)", "(we|you) (can|could|do) *2 (instead|another|similar|different)", "(suggest|recommend)" },
      lv = {
        "(alternatīv..|(tā|tās|to|šī|šīs) vietā|cita iespēja|cits variants|līdzīg..)", "(varam|varat|varētu) *2 (citu|cita|līdzīg..|tā vietā)", "(iesaku|ieteiktu|piedāvāju)",
        "iesaku *2 (modeli|preci|šo|citu)",
      },
    },
    -- when it will be solved
    time_told = {
      ar = {
        "(خلال|بعد|في غضون|بحدود|اقل من) {dur}", "(تنحل|ينحل|بينحل|نحلها|بنحلها|يوصلك|بيوصلك|هيوصلك|تجهز|يجهز|يرجع|بيرجع|ترجع|ينزل|بينزل) *3 {when}", "(الوقت|المده|الموعد) (المتوقع|المتوقعه|التقريبي)", "{dur} (بالكثير|كحد اقصي|تقريبا|بالكتير)",
        "(ساعه|يوم|دقيقه|اسبوع) (بالكثير|كحد اقصي|بالكتير|تقريبا)", "(اقل من|خلال|بعد|في) (ساعه|يوم|دقيقه|نص ساعه|اسبوع)",
      },
      en = { "(within|in|after|about|up to) {dur}", "(solved|fixed|ready|delivered|arrive|back|done) *2 {when}", "expected (time|date)" },
      lv = { "{dur} laikā", "(pēc|līdz|aptuveni) {dur}", "(atrisin..|gatav..|piegād..) *2 {when}", "paredzam.. (laiks|termiņš)" },
    },
    delayed = {
      unless_negated = true,
      ar = {
        "(عندنا|لدينا|فيه|في|صار|هناك|حصل) (تاخير|عطل|خلل|مشكله فنيه|مشكله في (النظام|السيستم|التوصيل|التطبيق))", "(طلبك|+طلب|+اوردر|+توصيل|+شحنه|+مندوب) *1 (متاخر&|+يتاخر|هيتاخر|بيتاخر|تاخر|تاخرت|اتاخر|اتاخرت|تتاخر)", "(+يتاخر|هيتاخر|هتتاخر) *1 (طلبك|+طلب|+اوردر|+توصيل|+شحنه|+مندوب)",
        "(تاخر|تاخير|يتاخر|متاخر&|عطل|العطل|خلل فني|مشكله فنيه|توقف|متوقف&) *2 (عندنا|لدينا|في|حاصل|طلبك|الخدمه|النظام|التوصيل|اليوم|من)",
      },
      en = { "(there is|we have|there was) (a|an|some) [technical] (delay|fault|outage|problem)", "(is|are|will be|running) (delayed|late|down)" },
      lv = { "(kavējas|kavēšanās|kavēsies|aizkavē..|bojājums|traucējum..|tehniska problēma|tehniska kļūme|tehniska ķibele)" },
    },
  },

  templates = {
    empathy_1 = { ar = "أتفهم استياءك أستاذي، وأنا هنا لخدمتك، ما تشيل هم، ما لك إلا اللي يرضيك.",
                  en = "I understand how you feel, and I am here for you. Do not worry: you will be content.",
                  lv = "Es saprotu, kā jūtaties, un esmu šeit, lai jums palīdzētu. Neuztraucieties: jūs būsiet apmierināts." },
    empathy_2 = { ar = "مقدر لك وقتك، وأعتذر لك عن المشكلة اللي صارت، وسيتم عمل اللازم لحلها.",
                  en = "I appreciate your time and apologise for what happened. Everything needed will be done.",
                  lv = "Novērtēju jūsu laiku un atvainojos par notikušo. Izdarīsim visu nepieciešamo." },
    empathy_3 = { ar = "مقدر تماماً الإزعاج الذي سببته هذه الإشكالية، أنا هنا لتقديم أفضل حل لها.",
                  en = "I appreciate the trouble that this caused you; I am here to offer the best solution.",
                  lv = "Saprotu, cik nepatīkami tas bija; esmu šeit, lai piedāvātu labāko risinājumu." },
    slower = {
      ar = "تحدث أبطأ قليلاً.",
      en = "Speak a little more slowly.",
      lv = "Runājiet mazliet lēnāk.",
    },
    say_what_you_do = {
      ar = "العميل لا يسمعك: أخبره بما تفعله.",
      en = "He hears nothing: tell him what you are doing.",
      lv = "Klients neko nedzird: stāstiet, ko darāt.",
    },
    say_what_you_can = {
      ar = "استخدم لغة إيجابية: قل ما تستطيع فعله.",
      en = "Positive language: say what you can do.",
      lv = "Pozitīva valoda: sakiet, ko varat darīt.",
    },
  },

  must "empathy" {
    say = "empathy", any = { "empathy.before" }, when = "heard:problem", within = param.empathy_within, section = "conduct", weight = 2, cite = "000 §2.2",
    title  = { ar = "إظهار التعاطف والتفهم", en = "Shows empathy", lv = "Izrāda sapratni" },
    advice = { ar = "أظهر تفهمك قبل الحل: «أتفهم استياءك، وأنا هنا لخدمتك، ما تشيل هم».", en = "Show that you understand before you solve: “I understand, and I am here for you.”", lv = "Pirms risināt, parādiet, ka saprotat: “es saprotu un esmu šeit, lai palīdzētu.”" },
    on_violate = function(c) c:act("template", { id = "empathy_1" }) end,
  },

  -- measured
  -- each language has its own moderate speed; the two duties of the other languages are na
  never "pace_ar" (pace("ar", param.pace_ar)),
  never "pace_en" (pace("en", param.pace_en)),
  never "pace_lv" (pace("lv", param.pace_lv)),
  never "interrupt" {
    metric = "interruptions", above = param.interruptions, section = "conduct", weight = 1, cite = "000 §2.3b",
    iff = function(c) return not c:param "conduct.may_interrupt" or c:count("no_agreement") + c:count("not_calming") == 0 end,
    title = { ar = "عدم مقاطعة العميل", en = "Does not interrupt", lv = "Nepārtrauc" },
    advice = { ar = "دع العميل يكمل كلامه.", en = "Let the customer finish.", lv = "Ļaujiet klientam pabeigt." },
  },
  never "noise" {
    metric = "noise", above = param.noise, lasting = "3s", section = "conduct", weight = 1, cite = "000 §2.3c",
    title = { ar = "لا ضوضاء في الخلفية", en = "No background noise", lv = "Nav fona trokšņa" },
    advice = { ar = "تأكد من هدوء المكان قبل الاتصال.", en = "See that the room is quiet before you call.", lv = "Parūpējieties par klusumu." },
  },
  -- muting instead of holding is dead air
  never "dead_air" {
    metric = "silence", above = param.dead_air, section = "conduct", weight = 1, cite = "000 §3.6",
    title = { ar = "لا صمت طويل ولا كتم بدل الانتظار", en = "No dead air, no muting instead of a hold", lv = "Nav ilga klusuma" },
    advice = { ar = "أخبر العميل بما تفعله، أو استأذنه في الانتظار.", en = "Tell him what you are doing, or ask for a hold.", lv = "Stāstiet, ko darāt, vai lūdziet pagaidīt." },
    on_violate = function(c) c:act("prompt", { text = c:render "say_what_you_do" }) end,
  },

  -- decisions: `decision{allowed}` comes from where they are taken
  never "decision" {
    event = "decision.outside", when = "decision", section = "conduct", weight = 1, cite = "000 §2.5a",
    title  = { ar = "القرار وفق السياسات", en = "Decides by the policies", lv = "Lemj pēc noteikumiem" },
    advice = { ar = "راجع السياسة قبل القرار.", en = "Look the policy up before you decide.", lv = "Pirms lemšanas ieskatieties noteikumos." },
  },
  at_most "exceptions" {
    event = "waive", n = param.exceptions, section = "conduct", weight = 1, cite = "003 D16",
    title  = { ar = "استثناءات ضمن حدود المصداقية", en = "Exceptions within limits", lv = "Izņēmumi saprāta robežās" },
    advice = { ar = "لا تكثر من الاستثناءات.", en = "Not one exception after another.", lv = "Ne izņēmums pēc izņēmuma." },
  },


  -- after the opening: what is done about it
  must "solution" {
    said = "solution", any = { "escalated", "transfer", "follow_up.promised" }, when = "answer", before = "conduct.over", section = "conduct", weight = 2, cite = "000 §1.4",
    title  = { ar = "إبلاغ العميل بالإجراء المتبع لحل الإشكالية", en = "Tells what is done to solve the problem", lv = "Pastāsta, kas darīts" },
    advice = { ar = "قل ما تم عمله: «تم إرجاع المبلغ …».", en = "Say what was done.", lv = "Pasakiet, kas izdarīts." },
  },
  must "solve" {
    said = "solution", any = { "said:alternative", "escalated", "transfer" }, when = "heard:problem", within = param.solve_within, section = "conduct", weight = 1, cite = "003 D08",
    title  = { ar = "حلول بأسرع وقت وأفضل طريقة", en = "Solutions as fast and as well as possible", lv = "Risinājumi pēc iespējas ātri" },
    advice = { ar = "قدّم حلاً قبل انتهاء المدة.", en = "Offer something in time.", lv = "Piedāvājiet risinājumu laikus." },
  },
  must "when_solved" {
    said = "time_told", when = "said:delayed", within = param.time_within, section = "conduct", weight = 1, cite = "003 D12",
    title  = { ar = "الوقت المتوقع للحل", en = "The expected time of the solution", lv = "Paredzamais risinājuma laiks" },
    advice = { ar = "عند التأخير حدد الوقت المتوقع للحل.", en = "When something is late, say when it will be solved.", lv = "Pasakiet, kad būs atrisināts." },
  },
  must "alternative" {
    said = "alternative", when = "said:not_available", within = param.alternative_within, section = "conduct", weight = 1, cite = "003 D13",
    title  = { ar = "توجيه العميل إلى البدائل", en = "Points to alternatives", lv = "Norāda alternatīvas" },
    advice = { ar = "إذا لم يتوفر ما يريده فاذكر البديل.", en = "Where it cannot be had, name what can.", lv = "Nosauciet alternatīvu." },
  },
  must "crm" {
    any = { "case.opened", "case.reviewed" }, when = "chat.begin", within = param.crm_within, section = "conduct", weight = 1, cite = "003 D27",
    title  = { ar = "ربط المحادثة بملف العميل", en = "Chat and case are joined", lv = "Čats saistīts ar lietu" },
    advice = { ar = "افتح ملف العميل عند بدء المحادثة.", en = "Open his case when the chat begins.", lv = "Atveriet lietu, kad sākas čats." },
  },
  must "tracked" {
    event = "case.link_sent", when = "case.created", within = param.track_within, section = "conduct", weight = 1, cite = "003 D28",
    title  = { ar = "رابط لمتابعة الطلب", en = "He can follow his request", lv = "Klients var sekot pieteikumam" },
    advice = { ar = "أرسل للعميل رابط متابعة طلبه.", en = "Send him the link.", lv = "Nosūtiet saiti." },
  },
  never "blame" {
    say = "blame", section = "conduct", weight = 2, cite = "002 C13",
    title  = { ar = "لا لوم على قسم أو جهاز أو سياسة", en = "Blames no department, computer or policy", lv = "Nevaino citus" },
    advice = { ar = "لا تلم أحداً: أنت الشركة.", en = "Blame nobody: you are the company.", lv = "Nevainojiet citus." },
  },
  never "jargon" {
    say = "jargon", section = "conduct", weight = 1, cite = "002 C15",
    title  = { ar = "لا مصطلحات فنية", en = "No jargon", lv = "Bez žargona" },
    advice = { ar = "استخدم كلمات يعرفها العميل.", en = "Use words that he knows.", lv = "Lietojiet saprotamus vārdus." },
  },
  never "inner" {
    say = "inner", section = "conduct", weight = 1, cite = "002 C16",
    iff = function(c) return not c:param "conduct.name_departments" end,
    title  = { ar = "لا أقسام داخلية لا معنى لها للعميل", en = "No inner departments", lv = "Bez iekšējām nodaļām" },
    advice = { ar = "قل «زميلي» لا اسم القسم الداخلي.", en = "Say “my colleague”, not the name of a desk.", lv = "Sakiet “mans kolēģis”." },
  },
  never "over_promise" {
    say = "over_promise", section = "conduct", weight = 2, cite = "002 C18",
    iff = function(c) return not c:param "conduct.promise_for_others" end,
    title  = { ar = "لا وعد إلا بما تستطيع تقديمه بنفسك", en = "Promises only what he himself can deliver", lv = "Sola tikai to, ko pats var" },
    advice = { ar = "لا تعد عن غيرك.", en = "Do not promise for others.", lv = "Nesoliet citu vietā." },
  },

  must "noted" {
    any = { "case.note", "note", "conduct.noted_before" }, when = "said:exception", before = "contact.ended", section = "conduct", weight = 1, cite = "000 §2.5",
    title  = { ar = "توضيح الاستثناء في ملاحظات الطلب", en = "Writes an exception in the notes", lv = "Izņēmumu ieraksta piezīmēs" },
    advice = { ar = "اكتب سبب الاستثناء في ملاحظات الطلب.", en = "Write the exception and its reason in the order's notes.", lv = "Ierakstiet izņēmumu un tā iemeslu pasūtījuma piezīmēs." },
  },

  step "waiting" { on = { answer = "talking" } },

  step "talking" {
    on = { ["contact.ended"] = "over" },
    never "negative" {
      say = "negative", any = { "say:cannot" }, section = "conduct", weight = 1, cite = "000 §2.4",
      iff = function(c, e) return e.key ~= "say:conduct/cannot" or not c:param "conduct.frank" end,
      title  = { ar = "لغة إيجابية دائماً", en = "Positive language", lv = "Pozitīva valoda" },
      advice = { ar = "قل ما تستطيع فعله، لا ما لا تستطيع: «خلني أشوف لك أفضل حل».", en = "Say what you can do, not what you cannot.", lv = "Sakiet, ko varat darīt, nevis to, ko nevarat." },
      on_violate = function(c) c:act("prompt", { text = c:render "say_what_you_can" }) end,
    },
  },

  step "over" { final = true },

  -- the language of the contact chooses the speed by which it is judged
  flow "language" { when = "contact.opened", run = function(c)
    c:raise("conduct.spoken_" .. ((c.lang == "en" or c.lang == "lv") and c.lang or "ar"), {})
  end },

  -- empathy that came before the complaint (with the apology in the opening, say) was shown: it is not asked for again
  flow "shown" { when = "heard:problem", run = function(c)
    if c:count("say:empathy") > 0 then c:raise("empathy.before", {}) end
  end },

  flow "decided" { when = "decision", run = function(c, e)
    if e.allowed == false and c:count("case.note") + c:count("note") == 0 then c:raise("decision.outside", {}) end
  end },
  flow "noted_first" { when = "said:exception", run = function(c)
    if c:count("case.note") + c:count("note") > 0 then c:raise("conduct.noted_before", {}) end
  end },
  -- a call that ended before anything could be said owes no solution
  flow "over" { when = "hangup", run = function(c, e)
    if e.by == "agent" or c:count("heard:problem") > 0 then c:raise("conduct.over", {}) end
  end },
}

-- hold.lua: putting the customer on hold, and resuming: the step "back" is the return.  Source: 000 §3, §4.
--
-- A hold is asked for with its duration and its reason, in any order and in anybody's words. The customer's answer is
-- judged whole: "of course" agrees, "of course not" does not, nor does "fine, but I am in a hurry".

-- asking leave: to a man, a woman, several
local permit = "(تسمح&|تسمحو|تسمحلي|تسمحيلي|تسمحينلي|تسمحولي|تسمحلنا|تسمحيلنا|تسمحولنا|اسمح&|اسمحلي|اسمحيلي|اسمحولي|اسمحلنا|سمحت&|سمحتو|بعد اذنك|بعد اذنكم|بعد اذن حضرتك|باذنك|استاذنك|استاذنكم|استاذن حضرتك|نستاذنك|نستاذنكم|نستاذن حضرتك|تكرمت&|ما عليك امر|من فضلك|تاذن&|تاذنلي|تاذنيلي|ياليت|تقدر&|تقدرين|عندك مانع|عندكم مانع|تمانع&|تمانعين|يضايقك|ينفع|اقدر استاذنك)"
-- asking for a wait
local wait_verb = "(تنتظر&|تنتظرني|تنتظريني|تنتظرينا|تنتظروني|تنتظرنا|انتظر&|انتظرني|انتظريني|انتظروني|انتظرنا|تستني|تستنين|تستناني|تستنيني|تستنوني|استناني|استنيني|استنوني|خليك|خليكي|خليج|خلك|خلكم|خليكم|خلونا|تخليك|تبقي|تبقين|ابق|ابقي|تصبر&|تصبرين|اصبر&|امهلني|امهليني|تمهلني|تمهليني|تعطيني|تعطينا|تعطوني|عطني|عطيني|اعطني|اعطيني|تديني|اديني|اخذ من|باخذ من|ناخذ من|باخد من|هاخد من|احتاج|نحتاج|محتاج&|محتاجين|يبي لي|يبيلي|يبغالي|يلزمني)"
-- putting him on hold: +word takes the b and h of the dialects, word+ the customer
local put = "(+احط+|+نحط+|+اضع+|+نضع+|+اخلي+|+نخلي+|+ابقي+|+اعلق+|+احول+|+تكون|+تكوني|+وضع|+وضعك|+وضعكم|هحط+|حط+|حنحط+|هنحط+|تنحط|تتحط|انتقل|+ادخل+)"
local on_hold = "(+انتظار|+هولد|+هولت|+ويتنق|hold)"
-- why: a noun or a verb of checking, or any "because"
local check = "(+مراجعه|+تحقق|+تاكد|+متابعه|+استكمال|+بحث|+فحص|+معرفه|+استفسار|+تواصل|+اطلاع|+حل|+تدقيق|+تشييك|+تنسيق|+تحديث|+رؤيه|احضار|عشان|علشان|لاجل|لان|لين|لحد ما|حتي"
  .. "|+اراجع+|+اتحقق|+اتاكد|+اتابع+|+استكمل+|+اكمل+|+ابحث|+افحص+|+اشيك+|+اشوف+|+اسال+|+استفسر|+اعرف+|+ادور+|+اطلع|+احدث+|+اكلم+|+اتواصل|+اتصل|+ادقق+|+اجيب+|+احسب+|+انسق|+اخلص+|+ارسل+|+افتح+|+احل+|+اعالج+|+اطمن|+اقرا"
  .. "|+نراجع+|+نتحقق|+نتاكد|+نتابع+|+نستكمل+|+نبحث|+نفحص+|+نشيك+|+نشوف+|+نسال+|+نستفسر|+نعرف+|+نكلم+|+نتواصل|+نحل+|هراجع|حراجع|هتاكد|حتاكد|هشوف+|حشوف+|هكلم|حكلم|هسال|حسال|هتابع|هشيك)"
local asking = "(" .. permit .. "|" .. wait_verb .. "|" .. put .. "|" .. on_hold .. ")"
-- once more
local more = "(اضافي&|زياده|كمان|اخري|ثانيه|تاني|تانيه|مره ثانيه|مره اخري|مره تانيه|برضو|برضه|بعد مره|من جديد|مجددا)"

-- a bare "yes"; what else may stand in such an answer
local ok = "(طيب|اوكي|اوك|اوكيه|ok|okay|تمام|تماام|زين|اكيد|نعم|ايوه|ايوا|ايواا|ايه|اي|اه|اها|اوه|يب|يس|yes|حاضر|ماشي|ماشيه|ابشر&|عادي|طبعا|بالتاكيد|موافق&|موافقه|صار|تم|حلو|كويس|خلاص|يلا|سم|سمي|ان شاء الله|من عيوني|من عيني|علي راسي|علي عيني|مسموح&|ممكن|بلي|طب|بكل سرور|ماشي الحال|خير ان شاء الله|طال عمرك|سم طال عمرك|ولا يهمك|ثواني عادي|كمل|كملي|اتفقنا|معك|معاك|اكيد طبعا)"
local dear = "(اخوي|اخي|خوي|اختي|استاذ&|استاذي|استاذتي|حبيبي|حبيبتي|الغالي|الغاليه|عزيزي|عزيزتي|بنتي|ابني|ولدي|فندم|باشا|مدام|انسه|عمري|قلبي|والله|طيب&|العافيه|عادي|جدا|مره|كذا|بس|شكرا|مشكور&|تسلم&|الله يعافيك|الله يسعدك|يعطيك العافيه)"
local nothing = "(ما عندي|وما عندي|ماعندي|ما عندنا|ماعندنا|ما فيه|وما فيه|مافيه|ما في|مافي|مفيش|مافيش|معنديش|ما عنديش|ماكو|ما لدي|ليس لدي|ليس عندي|ماشي مافي)"

-- One part of a request to hold was said; with the other two near, the request is complete.
local function part(c, name)
  c:set(name, c:now())
  local f, since = c.facts, c:now() - c:ms "hold.parts_within"
  if (f.asked_wait or 0) >= since and (f.asked_why or 0) >= since and (f.asked_time or 0) >= since then
    c:raise("hold.asked", {})
  end
end

protocol "hold" {
  summary  = "A hold is asked for with reason and duration, agreed to, short, thanked for, and not repeated for ever.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone" },
  sections = {
    hold = { title = { ar = "وضع المكالمة على الانتظار", en = "Hold", lv = "Gaidīšana" }, weight = 20 },
    back = { title = { ar = "الرجوع من وضع الانتظار", en = "Back from hold", lv = "Atgriešanās pēc gaidīšanas" }, weight = 10 },
  },
  pass = 80,
  params = {
    max              = { default = "40s", doc = "how long a hold may last" },
    extensions       = { default = 1, type = "integer", min = 0, doc = "further holds in one contact, each asked for anew: one of them, and rather a call back (000 §3)" },
    answer_within    = { default = "45s", doc = "how long an answer is one to the request to wait" },
    parts_within     = { default = "15s", doc = "how far apart request, reason and duration may be said" },
    longest_told     = { default = "5m", doc = "a longer time is not the duration of a hold" },
    thank_within     = { default = "10s", doc = "from the return to the thanks for waiting" },
    sorry_within     = { default = "15s", doc = "from a late return to the apology" },
    explain_within   = { default = "30s", doc = "from the return to what was found or done" },
    call_back_within = { default = "30m", doc = "a promised call back, where the agent named no time" },
  },

  phrases = {
    -- leave asked, with duration AND reason
    ask = {
      contains = { "wait" },
      ar = {
        asking .. " * {dur} * " .. check, asking .. " * " .. check .. " * {dur}",
        check .. " * " .. asking .. " * {dur}", check .. " * {dur} * " .. asking,
        "{dur} * " .. check .. " * " .. asking, "{dur} * " .. asking .. " * " .. check,
        "ممكن [بس] {dur} * " .. check, "ممكن * " .. check .. " * {dur} * " .. on_hold,
      },
      en = {
        "(hold|wait|bear with me) * {dur} * (to|while|so|because|check|until)", "(hold|wait) * (to|while|so|because|check) * {dur}", "{dur} * (to|while|so) * (check|look|verify|confirm|review|ask|see)",
      },
      lv = {
        "(uzgaid..|pagaid..|gaidīt|gaidīšan..|pakavē..|palikt uz līnijas) * {dur} * (lai|kamēr|jo|līdz|pārbaud..)",
        "(uzgaid..|pagaid..|gaidīt|gaidīšan..|palikt uz līnijas) * (lai|kamēr|jo|līdz|pārbaud..) * {dur}",
        "{dur} * (lai|kamēr) * (pārbaud..|noskaidr..|apskat..|precizē..|pajaut..|paskat..|apstiprin..|sameklē..|sazin..)",
        "(lai|kamēr) * (pārbaud..|noskaidr..|apskat..|precizē..|pajaut..|paskat..|sameklē..|sazin..) * (uzgaid..|pagaid..|gaidīt|gaidīšan..) * {dur}",
        "(lai|kamēr) * (pārbaud..|noskaidr..|apskat..|precizē..|pajaut..|paskat..|sameklē..|sazin..) * {dur} * (uzgaid..|pagaid..|gaidīt|gaidīšan..)",
        "(atvēl..|veltī..|iedo..|vajadzē..|vajag) * {dur} * (lai|kamēr)",
        "(uzgaid..|pagaid..) * minūti * (kamēr|lai) * (pārbaud..|noskaidr..|apskat..|pajaut..|paskat..|meklē..)",
      },
    },
    -- the parts of such a request, where it comes in several sentences; the flows "part_…" put them together
    told_time = {
      ar = { "(لمده|مده|حوالي|تقريبا|حدود|بس|فقط|لحد) {dur}", "{dur} (بس|فقط|تقريبا|لا غير|لا اكثر|من وقتك|علي الانتظار|انتظار|بالكثير)", "{dur} $" },
      en = { "(for|just|about|only) {dur}" },
      lv = {
        "(uz|tikai|apmēram|aptuveni|ne ilgāk par|ne vairāk kā|kādas) {dur}",
        "{dur} (tikai|ne vairāk|ne ilgāk|jūsu laika)",
      },
    },
    told_why = {
      ar = { "(+مراجعه|+تحقق|+تاكد|+استكمال|+فحص|+تدقيق|+تشييك|+اراجع+|+اتحقق|+اتاكد|+استكمل|+ابحث|+افحص|+اشيك|+اشوف|+اسال|+ادقق|+نراجع+|+نتحقق|+نتاكد|+نشيك|+نشوف|+نسال|هراجع|حراجع|هتاكد|حتاكد|هشوف|حشوف)" },
      en = { "to (check|look|verify|confirm|review|ask)" },
      lv = {
        "lai *2 (pārbaudītu|noskaidrotu|apskatītu|precizētu|pajautātu|paskatītos|apstiprinātu|sameklētu|pārliecinātos)",
        "kamēr *2 (pārbaudu|noskaidroju|apskatu|precizēju|pajautāju|skatos|paskatos|meklēju|sameklēju)",
      },
    },
    -- once more, after a hold
    ask_more = {
      ar = {
        asking .. " * {dur} " .. more, asking .. " * " .. more .. " * {dur}", more .. " * " .. asking .. " * {dur}",
        "{dur} (اضافي&|زياده|كمان|اخري)", "(دقيقه|ثواني) (اضافيه|زياده|كمان)", "(كمان|زياده) {dur}", "وقت (اضافي|زياده|اطول|اكثر) * {dur}",
        "(تنتظر|تنتظرني|تنتظريني|تستناني|تستني|انتظر) *1 (دقيقه|شوي|لحظه|ثواني) (ثانيه|كمان|زياده|اضافيه|تاني|تانيه)", "مره (ثانيه|تانيه|اخري) *1 (دقيقه|بدقيقه|دقيقتين|شوي)",
      },
      en = {
        "(another|additional|extra|more) {dur}", "{dur} more", "hold * (again|once more|another)",
        "(another|one more) (minute|moment|second)",
      },
      lv = {
        "vēl {dur}", "{dur} (vairāk|ilgāk|papildus)", "(papildu|papildus) {dur}",
        "(uzgaid..|pagaid..|gaidīt) * (vēlreiz|vēl nedaudz|vēl mazliet|vēl brīdi|atkal)",
        "(vēlreiz|vēl) *2 (uzgaid..|pagaid..) * {dur}", "(mazliet|nedaudz) vairāk laika",
        "vēl (minūti|mirkli|brīdi|sekundi|mazliet)",
      },
    },
    -- any request to wait, complete or not: what the customer's answer is an answer to
    wait = {
      ar = {
        put .. " * " .. on_hold, wait_verb .. " *3 {dur}", permit .. " *4 {dur}", "ممكن [بس] {dur}", permit .. " *3 " .. on_hold, wait_verb .. " *3 " .. on_hold,
        "(ثواني|لحظه|لحظات|دقيقه|دقايق|دقائق|ثانيه|شوي|شويه) [بس] [واحده] (بس|من فضلك|من وقتك|لو سمحت&|فقط|معي|معايا|معانا|اراجع+|اشوف+|اشيك+|اتاكد|اتحقق|وارجع لك|وبرجعلك|عشان|اكلم|اسال|اخليك|ابحث)",
        "(انتظرني|انتظريني|تنتظرني|تنتظريني|انتظروني|استناني|استنيني|تستناني|تستنيني) (شوي|شويه|ثواني|لحظه|لحظات|دقيقه|دقايق|قليلا|علي الخط|معي|معايا)",
        "(خليك|خليكي|خلك|خلكم|خليكم|كن|كوني|ابق|ابقي) (معي|معايا|معانا|علي الخط|علي الانتظار)",
        "(تسمح&|تسمحلي|تسمحيلي|تسمحولي|تسمحين لي|اسمحلي|اسمحيلي|اسمح& لي) *3 " .. check,
      },
      en = { "(hold|wait|bear with me) * {dur}", "(put|place|keep) you on hold", "(hold on|one moment|a moment|bear with me|hold the line|stay on the line)" },
      lv = {
        "(uzgaid..|pagaid..|gaidīt) *3 {dur}",
        "(uzgaidiet|pagaidiet) [lūdzu] (brīdi|mirkli|mazliet|nedaudz|minūti|sekundi|brītiņu|mirklīti|lūdzu)",
        "(vienu|tikai|acu) (brīdi|mirkli|minūti|sekundi|mirklīti|brītiņu)",
        "(palieciet|paliec|palikt) [lūdzu] (uz līnijas|pie telefona|pie klausules)",
        "(vai|drīkst..|varu|varētu) *3 (gaidīšan.. režīm..|uz gaidīšan..|uz pauzes)", "(lūdzu) (uzgaidiet|pagaidiet)",
        "(vai|varētu|varat|lūdzu) *2 (uzgaidīt|pagaidīt)", "nelieciet klausuli",
      },
    },
    yes = {
      ar = {
        "^ " .. ok .. " $", "^ " .. ok .. " " .. ok .. " $", "^ " .. ok .. " " .. ok .. " " .. ok .. " $",
        "^ [والله] " .. ok .. " [" .. ok .. "] [يا] " .. dear .. " [" .. dear .. "] $", "^ " .. ok .. " [" .. ok .. "] يا *2 $",
        ok .. " [بس] (لا|ما) (تطول&|تطولين|تتاخر&|تتاخرين|تاخر&|تنسي|تنساني|تنسين|تنسيني|تنسوني|تتاخروا|تطولوا)", ok .. " [بس] [ياليت] (بسرعه|بالسريع|سريع|علي السريع|بدون تاخير|لا يطول|استعجل&|استعجلي|عجل&|عجلي)", "^ [ياليت] [يا] [ليت] بس (لا تطول&|لا تطولين|لا تتاخر&|لا تتاخرين|بسرعه|استعجل&|بالسريع) ", ok .. " [بس] {dur} [(بس|فقط|مو اكثر|لا اكثر|مب اكثر)] $", "^ ابشر& (بعزك|بسعدك|بالخير|باللي تبين|باللي تبي)",
        "(تفضل&|تفظل&|اتفضل&|اتفضلي|تفضلو)", "(خذ|خذي|خذوا|خذو|خد|خدي|خدوا|اخذ|اخذي) [بس] (راحتك|راحتكم|وقتك|وقتكم|كل وقتك|اللي تبين|اللي تبي)", "(خذ|خذي) لك", "(علي|على) [اقل] [من] (راحتك|راحتكم|مهلك|مهلكم)", "(براحتك|براحتكم|برحتك|راحتك)",
        nothing .. " [اي] [اى] (مشكله|مانع|مشاكل|اشكال|اشكاليه|اعتراض|باس|خلاف|ضرر)", "لا (مانع|مشكله|باس|اشكال)", "(مو|مب|مش|موب|مهب|مهي|ماهي|ما هي) مشكله", "(ولا|لا|ما) (يهمك|يهمكم|يهمج)", "(ما يخالف|مايخالف|ما عليه|ماعليه|معليه|ما علي|لا عليك|ما يضر)",
        "لا [والله] (عادي|تفضل&|طيب|تمام|اوكي|ماشي|اكيد|خذ& راحتك|موافق&)", "عادي (خذ&|تفضل&|جدا|مره|ما|مافي|عندي|انتظر|بنتظر|انا|مو مشكله|معك|خلص&)", "(مافي|ما في|ما فيه) اي مانع",
        "^ [" .. ok .. "] [انا] (بنتظر|بنتظرك|بانتظر|بانتظرك|انتظرك|انتظركم|راح انتظر|راح انتظرك|هنتظر|هستني|هستناك|حستني|بستني|بستناك|استناك|ناطرك|ناطرتك|منتظر&|منتظرك|منتظرتك|بانتظارك|بانتظاركم|في انتظارك|موجود&|معك علي الخط|معاك علي الخط|علي الخط)",
        "^ [" .. ok .. "] (اسمح لك|اسمحلك|سامح لك|مسموح لك|سمحت لك)", "^ [" .. ok .. "] [انا] (معك|معاك|معاكي|معكم|معاكم|وياك|مع حضرتك) [" .. dear .. "] $", "^ [" .. ok .. "] (حياك|حياكم|حياكي|حياج|ارحب) [الله] $", "^ الله يحييك $",
        "(سو|سوي|اعمل|اعملي|شوف|شوفي) (اللي|شغلك|شغلكم|لازم|المطلوب)", "(ما عندي|ماعندي) مانع", "(لك|لكم) (ذلك|الحريه|كل الوقت)", "(من عيوني|علي راسي|علي عيني)", "(يصير|يصلح|ينفع|اقدر) (ليش لا|اكيد|عادي)", "ليش لا", "وليه لا",
        "^ [" .. ok .. "] (اللي|الي|زي ما|مثل ما|كيف ما|علي ما) (يريحك|يريحكم|يريحج|يريحكي|تحب|تحبي|تحبين|تشوف|تشوفي|تشوفين|تشوفه|تشوفينه) [يا] [" .. dear .. "] [" .. dear .. "] $",
        "^ " .. ok .. " " .. ok .. " (ما|مافي|لا|بس|انا|خذ&|شوف&|راجع&)", "^ [ايه] (راجع&|راجعي|شيك&|شيكي|شوف&|شوفي|تاكد&|تاكدي|تحقق&|تحققي) [لي] [براحتك] [زين] $", ok .. " (شوف&|شوفي|راجع&|راجعي|شيك&|شيكي|تاكد&|تاكدي|انتظر|بنتظر|بنتظرك|انتظرك|استني|بستني|معك|معاك|معاكي|معكم|موجود&|شكرا|مشكور&|يعطيك|خذ|خذي)",
      },
      en = {
        "^ (yes|ok|okay|sure) (of course|sure|please|go ahead|certainly) $",
        "^ (sure|okay|ok|yes|yeah|yep|fine|alright|of course|please|certainly|absolutely) [please] [sure] [ok] [thanks] [thank you] $", "go ahead", "no problem", "take your time", "(that's|that is|it's) (fine|ok|okay|alright)",
        "no worries", "(don't|do not) mind", "^ (sure|yes|ok|okay|of course) (i|go|take|no|that|please|sure|why)",
      },
      lv = {
        "^ (jā|labi|protams|skaidrs|kārtībā|lūdzu|droši|noteikti|okei|piekrītu) $",
        "^ (jā|labi|nu|protams) (labi|jā|protams|lūdzu|kārtībā|gaidu|pagaidīšu|uzgaidīšu|droši|paldies|var|varat) $",
        "nav problēmu", "(nekādu|nekādas) problēm..", "nesteidzieties", "(bez steigas|bez problēmām)",
        "^ [jā] [labi] [es] (pagaidīšu|uzgaidīšu|gaidīšu|varu pagaidīt|varu uzgaidīt)", "^ [jā] [labi] [es] gaidu $",
        "(man|mums) nav iebildumu", "^ [jā] [labi] (neiebilstu|piekrītu)",
        "^ [jā] [labi] (dariet|pārbaudiet|skatieties) (tā|lūdzu|droši|mierīgi)",
        "^ labi tikai *3 (ātri|ātrāk|neilgi|ne ilgi|ne pārāk ilgi)", "^ [jā] var $",
      },
    },
    no = {
      ar = {
        "(لا|لن|ما) (استطيع|اقدر|يمكنني|يمديني) (+انتظار|انتظر|استني|اصبر)",
        "^ (لا|لالا|لأ|كلا|ابدا) $", "^ لا لا [لا] $", "^ لا [لا] (شكرا|مشكور&|يا *1|والله|ابدا|طبعا|اسف&|عفوا|معليش|استاذ&|اخوي|اختي) $", "^ لا [لا] [والله] [يا] (حبيبي|حبيبتي|خلاص|مو لازم|مب لازم|مش لازم|مو ضروري|ما يحتاج|ماله داعي|ما له داعي|مالها داعي|صعب|مش هينفع|مش حينفع|ما ينفع|ما يصلح|ما يصير|ليش انتظر|ليه انتظر|ليه استني) ", "(صعب|يصعب علي) [الحين] [والله] [مره] (انتظر|استني|اطول|الحين|الان)", "(ما|مابي) [ابي] [ابغي] [احد] (يحطني|تحطني|تحطيني|تحطوني)", "لا والله (ما|مو|مب|مشغول&|مستعجل&|عندي|وراي|صعب|اعذرني|اعذريني)", "^ [لا] مقدر $", "(مو|مب|مش|موب) عادي", "(اعذرني|اعذريني) *1 (ما|مستعجل&|مشغول&|لازم)", "(ما|وما|مو) راح (اقدر|انتظر|استني)", "وما (اقدر|ابي|ابغي|ودي|يمديني) (انتظر|اطول|استني|اصبر)",
        "(ما|مو|مب|لا|موب|مش|ماني|مانيب|منيب) (اقدر|بقدر|ابي|ابغي|ابغا|ودي|احب|اريد|حاب&|عايز&|عاوز&|قادر&|يمديني|فيني|راح|ينفع|ينفعني|يناسبني|اتحمل) [اقعد] [اجلس] [ابقي] (انتظر|استني|اطول|اصبر|انطر|الانتظار|انتظار|اكثر|على الخط|علي الخط|اتعلق)",
        "^ [لا] [لا] [والله] (ما|مو) (اقدر|ودي|ابي|ابغي|ينفع|يمديني|حاب&|فيني) [والله] [الحين] [الان] [صراحه] [للاسف] $", "(مابي|مابغي|ماقدر|ماودي|مقدرش|مش هقدر|مش حقدر|ماقدرش|مش عايز&|مش عاوز&|مابيش) (استني|انتظر|اصبر|اطول|الانتظار|انتظار)", "^ [لا] [لا] [والله] [انا] (مابي|مابغي|ماقدر|ماودي|مقدرش|مش هقدر|مش حقدر|ماقدرش|مش عايز&|مش عاوز&) [" .. dear .. "] $",
        "(ما|وما|مو|ماني) (اقدر|ودي|ابي|ابغي|ابغا|يمديني) $", "مستعجل&", "(علي عجل|علي عجله|عجلان&)", "مشغول&", "(مو|مب|مش|موب|ماني|مانيب|منيب|ما انا|لست|مهب) (منتظر&|هينفع|حينفع|هقدر|حقدر|هستني|فاضي&|قادر&|مستعد&|موافق&|متفرغ&|رايق&|مناسب)", "(اكيد|طبعا|بالطبع|قطعا|ابدا) لا", "^ " .. ok .. " لا $", "لا (اكيد|طبعا) لا",
        "لا (تحط&|تحطني|تحطيني|تحطوني|تعلقني|تعلقيني|تعلقوني|توقفني|تخليني|تخلوني|تخلني) [علي] [استني] [انتظر] [الانتظار]", "(ما|مو|مب|مش) (عندي|معي|معاي|فيه|في) [والله] (وقت|مجال|خلق|حيل|فرصه)", "(ماعندي|مافي|مافيه|معنديش|مفيش|ما فيه|ما في) [والله] (وقت|مجال|خلق|حيل)", "(ما لي|مالي|ماليش|ما ليش) (خلق|حيل|بارض)",
        "وقتي (ضيق|محدود|ما يسمح)", "(وراي|عندي|وراك|وراي) (اجتماع|دوام|موعد|شغل|مشوار|محاضره|ضيوف)", "(كلمني|كلميني|كلموني|اتصل|اتصلي|دق علي|دقي علي|كلمونا) (بعدين|وقت ثاني|وقت تاني|لاحقا|مره ثانيه|في وقت)", "(مو|مب|مش|موب) (الحين|الان|دلوقتي|هسه|هلا|وقته)",
        "(بدون|بلا|من غير|من دون) (انتظار|هولد|ما انتظر|ما استني)", "(ليش|ليه) (انتظر|استني|اصلا انتظر)", "(ارفض|رافض&|ما اوافق|ما نوافق|لا اوافق|مرفوض)", "(زهقت|مليت|طفشت|تعبت|قرفت) *1 (+انتظار|انتظر|استني|وانا انتظر|وانا استني|وانا منتظر&|وانا مستني&)", "(كم مره|كل شوي|كل مره) *2 (تحط+|تحطوني|تنتظرني|انتظر|+انتظار)",
        "^ [والله] (ياريت|يا ريت|ياليت|يا ليت) [والله] لا [يا] [" .. dear .. "] $", "(استني|هستني|حستني|بستني|انتظر|هنتظر|بنتظر|اصبر|هصبر|نستني) (ايه|وش|ايش|شو|شنو|لمتي|لامتي) (تاني|ثاني|كمان|بعد|اكتر|اكثر)",
        "(خلاص|لا) (بعدين|مره ثانيه|وقت ثاني)", "(يكفي|كافي|كفايه) (انتظار|الانتظار|كذا|كده)", "^ (يكفي|كفايه) $", "(الا|غير) (+انتظار|الهولد)",
      },
      en = { "^ (no|nope) [thanks] [thank you] $", "(can't|cannot|don't want to|won't|not going to) (wait|hold)", "in a (hurry|rush)", "(i am|i'm|im) (busy|driving)", "(no|don't have|haven't) time", "(don't|do not) (put|keep|place)", "of course not", "not now" },
      lv = {
        "^ nē [paldies] [lūdzu] $",
        "(negribu|nevēlos|nevaru|negrasos|nedomāju) *2 (gaidīt|pagaidīt|uzgaidīt|gaidīs..)",
        "^ [nē] [es] [vairs] (negaidīšu|nepagaidīšu)", "(es|man) * (steidzos|jāsteidzas|steidzas)",
        "(man|mums) [vairs] nav [tik daudz] laika", "(esmu|es esmu) (aizņemts|aizņemta|pie stūres|darbā|sapulcē)",
        "(nelieciet|neatstājiet) mani [atkal] [uz] (gaid..|pauzes|līnijas)", "^ [nē] (ne tagad|tagad ne)",
        "cik ilgi vēl *2 (jāgaida|gaidīt)", "(pietiek|beidziet) *1 gaidīt",
        "(man|mums) (jāiet|jābrauc|jābeidz|jāskrien)",
      },
    },
    thank = {
      ar = {
        "(شكرا|مشكور&|اشكرك|اشكركم|اشكر|نشكرك|نشكركم|نشكر|شاكر&|شاكره|شاكرين|متشكر&|متشكره|متشكرين|ممتن&|ممتنين|ممنون&|تسلم&|تسلمين|مقدر&|مقدره|نقدر|اقدر|يعطيك العافيه|يعطيكم العافيه|عساك علي القوه|كل الشكر|جزاك الله خير|جزاكي الله خير|بيض الله وجهك|الف شكر|جزيل الشكر|ما قصرت&) *4 (+انتظارك|+انتظاركم|+انتظار|+انتظارج|+صبرك|+صبرج|+صبركم|+صبر|+تحملك|+تحملج|+تحملكم|سعه صدرك|لسعه صدرك|طوله بالك|طول بالك|لطول بالك|لطوله بالك|+بقائك|+بقاءك)",
      },
      en = { "(thank you|thanks|appreciate) * (holding|waiting|patience|hold)" },
      lv = {
        "(paldies|pateicos|pateicamies|liels paldies|pateicība) * (gaidīj..|gaidīšan..|uzgaidīj..|pagaidīj..|pacietīb..)",
        "(novērtēju|novērtējam|augstu vērtēju) * pacietīb..",
        "paldies (ka|par to ka) *2 (gaidījāt|pagaidījāt|uzgaidījāt|palikāt)",
      },
    },
    sorry = {
      ar = {
        "(اعتذر|نعتذر|بعتذر|معتذر&|اسف&|اسفين|عذرا|معذره|المعذره|متاسف&|متاسفين|السموحه|سامحني|سامحيني|سامحنا|سامحينا|سامحونا|اعذرني|اعذريني|اعذرنا|اعذرينا|اعتذاري|اعتذارنا|اسمحلي|اسمحيلي|اسمح& لي|اسمحي لي|اتاسف|نتاسف|بتاسف|ناسف|اسفنا|معليش|معلش|حقك علي|حقك علينا|حقك عليا|العذر) *4 (+تاخير|+تاخيري|+تاخيرنا|+تاخر|تاخرت|تاخرنا|اتاخرت|اتاخرنا|+تاخري|+تاخرنا|+اطاله|اطلت|اطلنا|طولت|طولنا|طول|+انتظار|+انتظارك|اخرتك|اخرناك|اخرتكم|خليتك|خليناك|نطرتك|اخذنا من وقتك|اخذت من وقتك|اخذت وقت|اخذنا وقت|اخذنا وقتك)",
        "(تاخرت|تاخرنا|طولت|طولنا|اخرتك|اخرناك|اتاخرت|اطلنا) [عليك] [عليكم] [علي حضرتك] (اسف&|اسفين|معليش|معلش|سامحني|سامحيني|سامحنا|حقك علي|حقك علينا|اعذرني|اعذريني|السموحه|المعذره)",
      },
      en = { "(sorry|apologise|apologize|apologies) * (wait|delay|long|waiting|keeping)" },
      lv = {
        "(atvainojos|atvainojamies|piedodiet|atvainojiet|atvaino..|lūdzu piedošanu|piedošanu|žēl) *4 (kavēš..|kavēj..|gaidīšan..|gaidīt|ilgi|ilgāk|aizkav..|nogaid..|ieilg..)",
        "(piedodiet|atvainojiet|atvainojos) ka *3 (gaidīt|gaidījāt|ilgi|aizkavējāmies|aizkavēj..|kavēj..)",
        "(atvainojos|atvainojamies|piedodiet) ka *2 (jāgaida|bija jāgaida|lika gaidīt|gaidījāt)",
      },
    },
    -- what was found, done, or will be done
    outcome = {
      ar = {
        "(تم|تمت|بيتم|سيتم|ستتم|بتتم|يتم|حيتم|هيتم|تمينا)", "(راجعت|راجعنا|راجعنالك|راجعتلك|تاكدت|تاكدنا|اتاكدت|تحققت|تحققنا|اتحققت|شيكت|شيكنا|شفت|شفنا|شفتلك|لقيت|لقينا|اتضح|تبين|اتبين|طلع|طلعت|ظهر|كلمت|كلمنا|تواصلت|تواصلنا|اتواصلت|اتواصلنا|حولت|حولنا|رفعت (لك|الطلب|طلب|طلبك|الموضوع|موضوعك|المشكله|مشكلتك|الحاله|حالتك|شكواك|للمشرف|للاداره|بلاغ|ملاحظه|تصعيد)|رفعنا|صعدت|صعدنا)",
        "(عوضناك|عوضتك|عوضت|اضفت|ضفت|اضفنا|ضفنا|رجعنا|رجعت|ارجعنا|ارجعت|رجعتلك|الغيت|لغيت|لغينا|الغينا|عدلت|عدلنا|سويت|سوينا|سويتلك|عملت|عملنا|عملتلك|نزلنا|نزلت|ارسلنا|ارسلت|بعتنا|بعت|اعتمدنا|اعتمدت|حدثت|حدثنا|صححت|صححنا|سجلت|سجلنا|طلبت (لك|لحضرتك|لكم|من المطعم|من المتجر|من المندوب|من الفريق|من القسم|منهم)|طلبنا|حليت|حلينا|استرجعنا|استرجعت|اعطيتك|عطيتك|اعطيناك|عطيناك|انحلت|اتحلت|اتعمل|اترفع)",
        "(+مطعم|+متجر|+مندوب|+كابتن|+سايق|+سائق|+فريق|+قسم|+فرع) *3 (اكد|اكدلي|اكدلنا|اكدوا|يقول|يقولون|قال|قالوا|جهز|جهزوا|في الطريق|بالطريق|قريب|عندك|وصل|بيوصل|يوصل|اعتذر|اعتذروا|راجع|بيراجع|مقفل|افاد|افادنا|افادوا|افادني|وضح|غلط|نسي|معترف|مزدحم|مشغول|يجهز)",
        "(طلبك|طلبكم|طلبج|الطلب|+مبلغ|مبلغك|+فلوس|فلوسك|+قيمه|+وجبه|+طلبيه|الحساب|رصيدك|+رصيد|+تعويض|تعويضك|+مشكله|مشكلتك|+اشكاليه|+خلل) *3 (هترجع|بترجع|ترجع|رجعت|هتنزل|بتنزل|تنزل|نزلت|هتوصل|بتوصل|توصل|وصلت|هيرجع|هينزل|هيوصل|بيوصل+|يوصل+|وصل|في الطريق|بالطريق|راح|بيرجع+|يرجع+|رح|بينزل|ينزل|جاهز|نزل|رجع|موجود|مع المندوب|عند المندوب|طلع|خلال|محفوظ|سببها|سببه|كانت|كان|من المطعم|من النظام|انحل&)",
        "(+اعوضك|+نعوضك|برسل+|بنرسل+|سارسل+|سنرسل+|نرسل (لك|لكم|لحضرتك)|نرسلك|ارسل (لك|لكم|لحضرتك)|ارسلها لك|+اضيف+|+نضيف+|+ارجع لك|+نرجع لك|+ارفع لك|+نرفع لك|هرجعلك|هنرجع|هعوض+|هنعوض+|حنعوض+|حعوض+|هنعوض حضرتك|حنعوض حضرتك|+اعوض حضرتك|+ارفع|+نرفع|راح نعوضك|راح ارسل|راح نرسل|راح اضيف|راح نضيف|+الغي لك|+نلغي لك|+اسوي لك|+نسوي لك|هعمل|هبعت|هنبعت)",
        "(الاجراء|الحل|السبب|النتيجه) *1 (هو|هي|ان|انه|انا|اننا|كان|كانت|المتبع|المناسب|بيكون|من|اللي سويناه|ارجاع|تعويض|استبدال)",
      },
      en = { "(checked|confirmed|found|turned out|refunded|resent|cancelled|canceled|updated|arranged|escalated|credited)", "(will|has|have) be [en]", "(has|have) been", "on its way", "(will|going to) (send|refund|arrange|credit|receive)", "will get (it|your|the|a refund|a new|another)" },
      lv = {
        "(pārbaudīju|pārbaudījām|noskaidroju|noskaidrojām|apskatīju|izskatīju|sazinājos|sazinājāmies|atradu|atradām|konstatēju|konstatējām|redzu ka|izrādās|izrādījās)",
        "(atcēlu|atcēlām|nosūtīju|nosūtījām|atmaksāju|atmaksājām|izlaboju|izlabojām|atjaunoju|atjaunojām|pieteicu|nodevu|nodevām|izveidoju|noformēju|noformējām)",
        "(tiks|tika|ir tik..) [jau] (atmaksāt..|nosūtīt..|atrisināt..|izlabot..|piegādāt..|atcelt..|nomainīt..|pārbaudīt..|nodot..)",
        "(atmaksāsim|nosūtīsim|nomainīsim|izlabosim|atrisināsim|piegādāsim|atmaksāšu|nosūtīšu|nomainīšu|noformēšu|kompensēsim|kompensēšu)",
        "(pasūtījums|sūtījums|kurjers|paciņa|prece) *2 (ir ceļā|ceļā|ir nosūtīt..|ir gatav..|pienāks|ieradīsies|piegādās)",
        "(nauda|summa|atmaksa) * (atgriezīsies|kontā|saņemsiet|ieskaitīt..)", "(risinājums|iemesls) ir",
      },
    },
    -- better than a third hold
    call_you = {
      contains = { "outcome" },
      ar = {
        "(بتواصل|بنتواصل|ساتواصل|سنتواصل|راح اتواصل|راح نتواصل|حتواصل|هتواصل|حنتواصل|هنتواصل|نتواصل|اتواصل|بكلمك|بنكلمك|راح اكلمك|راح نكلمك|هكلمك|هنكلمك|حكلمك|اكلمك|نكلمك|بتصل عليك|بتصل فيك|بتصل|بنتصل|ساتصل|سنتصل|راح اتصل|راح نتصل|هتصل|حتصل|انا اتصل|اتصل عليك|اتصل فيك|اتصل بك|نتصل عليك|نتصل فيك|ادق عليك|بدق عليك|بندق عليك|راح ادق|هكلم حضرتك|هنكلم حضرتك|هرجع اكلمك|برجع اكلمك|برجع اتصل|ارجع اتصل عليك|ارجع اكلمك|هرجع اتصل|هرجع اكلم حضرتك|بنرجع نكلمك|بنرجع نتصل|راح ارجع اتصل|راح ارجع اكلمك) *4 (مره ثانيه|مره اخري|مره تانيه|مره تاني|تاني|ثاني|لاحقا|بعدين|بعد ما|بعد انتهاء|بعد التحقق|بعد المراجعه|فور|اول ما|حال ما|لما|بمجرد|بعد التاكد)",
        "(بتواصل معك|بتواصل معاك|راح اتواصل|بكلمك|راح اكلمك|هكلمك|بتصل عليك|بتصل فيك|بتصل بك|راح اتصل|هتصل|ادق عليك|بدق عليك|برجع اكلمك|برجع اتصل|هرجع اكلمك|ارجع اتصل|ارجع اكلمك|هرجع اكلم حضرتك|هكلم حضرتك|انا اتصل عليك|انا اكلمك|اتصل عليك بعد|اكلمك بعد) *3 {dur}", "(اتصل عليك|اكلمك|ادق عليك|اتصل فيك|اتواصل معك) (بعد|خلال) {dur}",
        "(بيتم|سيتم|راح يتم|حيتم|هيتم|يتم) * (+التواصل|+الاتصال|معاوده) *4 (مره ثانيه|مره اخري|مره تانيه|لاحقا|بعد ما|بعد التحقق|بعد انتهاء)", "(+اعاود|+نعاود|راح نعاود|سنعاود|بعاود|بنعاود|سيتم معاوده|بيتم معاوده|معاوده) (+الاتصال|+التواصل|اتصل|نتصل) ",
        "عشان ما (نطول|اطول) عليك * (+اتواصل|+نتواصل|+اكلمك|+نكلمك|+اتصل|+نتصل|+التواصل)", "حفاظا علي وقتك * (+التواصل|+اتواصل|+نتواصل|+اكلمك|+نكلمك|+نتصل|+اتصل)",
      },
      en = { "(call|contact|ring|phone) you (back|again|later)", "get back to you" },
      lv = {
        "(es|mēs) [jums] (atzvanīšu|atzvanīsim|piezvanīšu|piezvanīsim|pārzvanīšu|pārzvanīsim)",
        "(atzvanīšu|atzvanīsim|pārzvanīšu|pārzvanīsim) [jums]",
        "(piezvanīšu|piezvanīsim|zvanīšu|zvanīsim|sazināšos|sazināsimies) *2 (vēlreiz|vēlāk|pēc tam|tiklīdz|kad)",
        "(piezvanīšu|piezvanīsim|sazināšos|sazināsimies|atzvanīšu|atzvanīsim|zvanīšu|zvanīsim) *3 {dur}",
        "(varu|varam|varētu) [es] [jums] (atzvanīt|pārzvanīt)", "jums (atzvanīs|pārzvanīs)",
      },
    },
  },

  templates = {
    ask       = { ar = "تسمح لي أضع المكالمة على الانتظار لمدة {time} لمراجعة بعض البيانات وبرجع لك مرة أخرى؟", en = "May I put you on hold for {time} to check some details? I will be right back.", lv = "Vai drīkstu jūs lūgt uzgaidīt {time}, lai pārbaudītu dažus datus? Tūlīt atgriezīšos." },
    ask_more  = { ar = "شكراً لانتظارك أستاذي، تسمح لي بوضع المكالمة على الانتظار لمدة {time} إضافية لاستكمال التحقق في الإشكالية وبرجع لك مرة أخرى؟",
                  en = "Thank you for waiting. May I put you on hold for another {time} to finish checking?", lv = "Paldies, ka gaidījāt. Vai drīkstu lūgt uzgaidīt vēl {time}, lai pabeigtu pārbaudi?" },
    back_call = { ar = "عشان ما نطول عليك بيتم التحقق من الإشكالية وبتواصل معك مرة ثانية.", en = "So that you need not wait, I will finish checking and call you back.", lv = "Lai jums nebūtu jāgaida, pabeigšu pārbaudi un jums atzvanīšu." },
    back_call_2 = { ar = "حفاظاً على وقتك بيتم مراجعة الأمر والتواصل معك مرة أخرى.", en = "To save your time, we will review this and call you back.", lv = "Lai taupītu jūsu laiku, mēs to izskatīsim un jums atzvanīsim." },
    thank     = { ar = "شكراً لانتظارك.", en = "Thank you for waiting.", lv = "Paldies, ka gaidījāt." },
    thank_2   = { ar = "مشكور على صبرك، بيتم {action}.", en = "Thank you for your patience. We will {action}.", lv = "Paldies par pacietību. Mēs veiksim šādu darbību: {action}." },
    sorry     = { ar = "شكراً لانتظارك وأعتذر عن أي تأخير.", en = "Thank you for waiting, and I apologise for any delay.", lv = "Paldies, ka gaidījāt, un atvainojos par kavēšanos." },
    offer_call = {
      ar = "لا تكرر الانتظار: اعرض معاودة الاتصال.",
      en = "No further hold: offer to call back.",
      lv = "Vairs nelieciet gaidīt: piedāvājiet atzvanīt.",
    },
    refused = {
      ar = "العميل رفض الانتظار: ارجع له الآن.",
      en = "He did not want to wait: go back to him now.",
      lv = "Klients atteicās gaidīt: tūlīt atgriezieties.",
    },
    return_in_time = {
      ar = "ارجع للعميل قبل انتهاء المدة.",
      en = "Be back before the time is over.",
      lv = "Atgriezieties, pirms beidzas laiks.",
    },
    return_now = {
      ar = "ارجع للعميل الآن.",
      en = "Go back to the customer now.",
      lv = "Tūlīt atgriezieties pie klienta.",
    },
    long_check = {
      ar = "التحقق يطول: اعرض معاودة الاتصال بدلاً من الانتظار.",
      en = "The check takes long: offer to call back rather than to hold.",
      lv = "Pārbaude ieilgs: piedāvājiet atzvanīt, nevis gaidīt.",
    },
  },

  -- the first hold of a contact
  must "ask" {
    said = "ask", any = { "said:ask_more", "hold.asked" }, before = "hold", section = "hold", weight = 2, cite = "000 §3.3",
    title  = { ar = "إبلاغ العميل قبل الانتظار بالسبب والمدة", en = "Asks before the hold, with reason and duration", lv = "Pirms gaidīšanas nosauc iemeslu un ilgumu" },
    advice = { ar = "قل السبب والمدة: «تسمح لي أضع المكالمة على الانتظار لمدة 40 ثانية لمراجعة بعض البيانات؟».", en = "Name reason and duration: “May I put you on hold for 40 seconds to check some details?”", lv = "Nosauciet iemeslu un ilgumu: “Vai drīkstu lūgt uzgaidīt 40 sekundes, lai pārbaudītu dažus datus?”" },
  },
  must "consent" {
    event = "hold.agreed", before = "hold", section = "hold", weight = 3, cite = "000 §3.3", waive = { by = "supervisor" },
    title  = { ar = "أخذ موافقة العميل قبل الانتظار", en = "Has the customer's consent before the hold", lv = "Pirms gaidīšanas saņem klienta piekrišanu" },
    advice = { ar = "انتظر موافقة صريحة قبل وضع المكالمة على الانتظار.", en = "Wait for a clear yes before you put him on hold.", lv = "Sagaidiet skaidru piekrišanu, pirms liekat klientam gaidīt." },
  },
  -- every further hold
  must "ask_more" {
    said = "ask_more", any = { "said:ask", "hold.asked" }, when = "unhold", before = "hold", section = "hold", weight = 3, cite = "000 §3.4",
    title  = { ar = "الاستئذان من جديد لانتظار إضافي", en = "Asks again before a further hold", lv = "Pirms nākamās gaidīšanas lūdz atļauju no jauna" },
    advice = { ar = "ارجع للعميل واشكره ثم استأذنه: «تسمح لي بوضع المكالمة على الانتظار 40 ثانية إضافية؟».", en = "Come back, thank him, and ask for another 40 seconds.", lv = "Atgriezieties, pateicieties un palūdziet vēl 40 sekundes." },
  },
  must "consent_again" {
    event = "hold.agreed", when = "unhold", before = "hold", section = "hold", weight = 3, cite = "000 §3.4",
    title  = { ar = "أخذ الموافقة من جديد", en = "Has a new consent before a further hold", lv = "Pirms nākamās gaidīšanas saņem jaunu piekrišanu" },
    advice = { ar = "كل انتظار إضافي يحتاج موافقة جديدة.", en = "Every further hold needs a consent of its own.", lv = "Katrai nākamajai gaidīšanai vajag savu piekrišanu." },
  },
  at_most "twice" {
    event = "hold", n = function(c) return 1 + c:param "hold.extensions" end, section = "hold", weight = 2, cite = "000 §3.5",
    title  = { ar = "معاودة الاتصال بدلاً من تكرار الانتظار", en = "Rather calls back than holds again and again", lv = "Drīzāk atzvana, nekā liek gaidīt atkal un atkal" },
    advice = { ar = "إذا طال التحقق فأنه المكالمة وعاود الاتصال: «عشان ما نطول عليك بتواصل معك مرة ثانية».", en = "If it takes long, end the call and call back.", lv = "Ja pārbaude ieilgst, beidziet sarunu un atzvaniet." },
    on_violate = function(c)
      c:act("prompt", { text = c:render "offer_call", urgent = true })
      c:act("template", { id = "hold.back_call" })
    end,
  },
  must "call_back" {
    event = "dial", when = "said:call_you", outlive = true, section = "hold", weight = 3, cite = "000 §3.5",
    within = function(c, e) return e.cap and e.cap.call_you and e.cap.call_you.dur or c:ms "hold.call_back_within" end,
    title  = { ar = "الوفاء بوعد معاودة الاتصال", en = "Keeps the promise to call back", lv = "Tur solījumu atzvanīt" },
    advice = { ar = "عاود الاتصال في الوقت الذي وعدت به.", en = "Call back in the time that you promised.", lv = "Atzvaniet solītajā laikā." },
  },
  never "told_long" {
    event = "hold.told_long", when = "said:ask", section = "hold", weight = 1, cite = "000 §3.3b",
    title  = { ar = "المدة المذكورة لا تتجاوز المدة المحددة", en = "The duration told is not longer than the configured one", lv = "Nosauktais ilgums nepārsniedz noteikto" },
    advice = { ar = "لا تطلب انتظاراً أطول من المدة المحددة.", en = "Do not ask for more than the configured time.", lv = "Nelūdziet gaidīt ilgāk, nekā noteikts." },
  },
  attest "needed" {
    text = { ar = "هل وُضعت المكالمة على الانتظار للحاجة إلى التحقق من بيانات فقط؟ (إن وُجد انتظار)", en = "Was the customer held only because something had to be checked? (if there was a hold)", lv = "Vai klientam bija jāgaida tikai tāpēc, ka kaut kas bija jāpārbauda? (ja bija jāgaida)" },
    by = "supervisor", section = "hold", cite = "000 §3.2",
    title  = { ar = "الانتظار عند الحاجة فقط", en = "Holds only where needed", lv = "Liek gaidīt tikai tad, kad vajag" },
    advice = { ar = "لا تضع العميل على الانتظار إلا للتحقق من بيانات.", en = "Hold only to check something.", lv = "Lieciet gaidīt tikai tad, ja kaut kas jāpārbauda." },
  },

  step "idle" { on = { ["said:wait"] = "asked", hold = "held", ["contact.ended"] = "over" } },

  -- asked to wait: the customer's next yes or no is his answer, and nothing that he says later
  step "asked" {
    max = param.answer_within,
    on = {
      ["said:ask"] = "asked", ["said:call_you"] = "idle", ["timer:hold.asked.max"] = "idle", hold = "held",
      ["heard:no"] = "refused", ["contact.ended"] = "over",
    },
    ignore = { "heard:yes" },
  },

  -- he does not want to wait; another request is another question
  step "refused" {
    on = { ["said:wait"] = "asked", ["said:call_you"] = "idle", hold = "held", ["contact.ended"] = "over" },
    never "against_will" {
      event = "hold", section = "hold", weight = 3, cite = "000 §3.3",
      title  = { ar = "لا انتظار رغم رفض العميل", en = "Never holds against the customer's will", lv = "Neliek gaidīt pret klienta gribu" },
      advice = { ar = "إذا رفض العميل الانتظار فاعرض عليه معاودة الاتصال.", en = "If he does not want to wait, offer to call back.", lv = "Ja klients nevēlas gaidīt, piedāvājiet atzvanīt." },
      on_violate = function(c) c:act("prompt", { text = c:render "refused", urgent = true }) end,
    },
  },

  step "held" {
    enter = function(c)
      c:set("held_at", c:now())
      c:act("prompt", { text = c:render "return_in_time", due = c:now() + c:ms "hold.max" })
    end,
    exit = function(c)
      c:set("held_ms", c:now() - c.facts.held_at)
      c:set("holds", (c.facts.holds or 0) + 1)
    end,
    on = {
      unhold = "back", drop = "idle", hangup = "idle",
    },
    must "return" {
      event = "unhold", any = { "drop" }, within = param.max, section = "hold", weight = 3, cite = "000 §3.1",
      title  = { ar = "الرجوع خلال 40 ثانية", en = "Back within 40 s", lv = "Atgriežas 40 sekundēs" },
      advice = { ar = "ارجع للعميل قبل انتهاء 40 ثانية، ولو لتستأذنه في انتظار إضافي.", en = "Be back before 40 s are over, if only to ask for more time.", lv = "Atgriezieties, pirms pagājušas 40 sekundes, kaut vai lai palūgtu vairāk laika." },
      on_violate = function(c) c:act("alert", { to = "supervisor", what = "hold over limit" }, { early = true }) end,
    },
  },

  step "back" {
    on = { ["said:wait"] = "asked", hold = "held" },
    must "thank" {
      say = "thank", within = param.thank_within, section = "back", weight = 2, cite = "000 §4.1",
      title  = { ar = "شكر العميل على انتظاره", en = "Thanks for waiting", lv = "Pateicas par gaidīšanu" },
      advice = { ar = "ابدأ بعد الرجوع بـ«شكراً لانتظارك».", en = "Begin with “thank you for waiting”.", lv = "Sāciet ar “paldies, ka gaidījāt”." },
    },
    must "sorry" {
      say = "sorry", within = param.sorry_within, section = "back", weight = 2, cite = "000 §4.3",
      iff = function(c) return c.facts.held_ms > c:ms "hold.max" end,
      title  = { ar = "الاعتذار عن التأخير", en = "Apologises for being late", lv = "Atvainojas par kavēšanos" },
      advice = { ar = "إذا تجاوزت المدة فاعتذر: «شكراً لانتظارك وأعتذر عن أي تأخير».", en = "If you were late, apologise.", lv = "Ja nokavējāties, atvainojieties." },
    },
    must "explain" {
      said = "outcome", any = { "said:call_you", "said:ask_more", "said:ask" }, within = param.explain_within, section = "back", weight = 1, cite = "000 §4.2",
      title  = { ar = "توضيح الإجراء المتبع لحل الإشكالية", en = "Explains what is done to solve the problem", lv = "Paskaidro, kas tiek darīts problēmas risināšanai" },
      advice = { ar = "وضح ما وجدته وما سيتم عمله.", en = "Say what you found and what will be done.", lv = "Pasakiet, ko noskaidrojāt un kas tiks darīts." },
    },
  },

  step "over" { final = true },

  -- a yes is consent where it answers a request to wait
  flow "agreed" { when = "heard:yes", run = function(c, e)
    if c:at_step("hold", "asked") then c:raise("hold.agreed", { text = e.text }) end
  end },

  flow "part_wait" { when = "said:wait", run = function(c) part(c, "asked_wait") end },
  flow "part_why"  { when = "said:told_why", run = function(c) part(c, "asked_why") end },
  flow "part_time" { when = "said:told_time", run = function(c, e)
    if e.cap.told_time.dur <= c:ms "hold.longest_told" then part(c, "asked_time") end
  end },

  flow "told" { when = "said:ask", run = function(c, e)
    if (e.cap.ask.dur or 0) > c:ms "hold.max" then c:raise("hold.told_long", {}) end
  end },

  -- the promise to call back goes to the planner; the closing hears that the matter goes on
  flow "plan" { when = "said:call_you", run = function(c, e)
    local due = c:now() + (e.cap and e.cap.call_you and e.cap.call_you.dur or c:ms "hold.call_back_within")
    c:act("schedule_callback", { due = due, reason = "long check" })
    c:raise("follow_up.promised", {})
  end },

  -- an estimate of the check's length decides between hold and call back before the agent asks
  flow "advise" { when = "check.estimate", run = function(c, e)
    if e.ms > 2 * c:ms "hold.max" then
      c:act("prompt", { text = c:render "long_check" })
    elseif e.ms > c:ms "hold.max" and c:await { "hold", within = "60s" } then
      if not c:await { "unhold", within = "35s" } then c:act("prompt", { text = c:render "return_now", urgent = true }) end
    end
  end },
}

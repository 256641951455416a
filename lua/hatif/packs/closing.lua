-- closing.lua: how a call ends.  Source: 000 §5.
--
-- Closing is owed at the hang-up: always where the agent hung up, and where the customer did, once the agent had
-- begun to close. A customer who just hangs up, a line that drops and a call that was handed over owe nothing.

local more = "(ثاني|تاني|اخر|اخري|غيره|غيرها|غير ذلك|غير كذا|غير هذا|زياده|اضافي|اضافيه|كمان|غيرو)"
-- "ثانيه" is "another" only behind its noun: elsewhere it is a second
local another = "(خدمه|مساعده|حاجه|مشكله|ملاحظه|معلومه) (ثانيه|تانيه|اخري|اضافيه|زياده)"
local thing = "(شي|شيء|حاجه|خدمه|مساعده|استفسار|استفسارات|سؤال|اسئله|مشكله|امر|ملاحظه|ملاحظات)"
local want = "(تبي|تبغي|تبغين|تبين|تبون|تبغون|تحب&|تحبين|تحتاج&|تحتاجين|تريد&|تريدين|تود&|تودين|ودك|ناقصك|محتاج&|عايز&|عاوز&|حابب&|حاب&|باقي|بقي|لازمك|يلزمك|تامر&|تامرين|تامرون|تامرني|امرني|امريني|تومر&|تؤمر|اؤمر|اومر|اؤمري|تومرين|بخاطرك|في خاطرك)"
local serve = "(اخدمك|اخدمكم|اخدم حضرتك|نخدمك|نخدمكم|نخدم حضرتك|اساعدك|اساعدكم|اساعد حضرتك|نساعدك|نساعدكم|نساعد حضرتك|افيدك|افيدكم|نفيدك|نفيدكم|خدمتك|خدمتكم|مساعدتك|مساعدتكم|اقدمه|نقدمه|اقدمها|نقدمها)"
local thanks = "(شكرا|يعطيك الف عافيه|مشكور&|اشكرك|اشكركم|اشكر|نشكرك|نشكركم|نشكر|شاكر&|شاكره|شاكرين|متشكر&|متشكره|متشكرين|ممتن&|ممتنين|الشكر|يعطيك العافيه|يعطيكم العافيه|تسلم&|تسلمين)"
local goodbye = "(مع السلامه|ومع السلامه|وفي امان الله|مع الف سلامه|في امان الله|فمان الله|بامان الله|في حفظ الله|بحفظ الله|في رعايه الله|الي اللقاء|يومك سعيد|يوم سعيد|نهارك سعيد|ليله سعيده|ليلتك سعيده|يوما سعيدا|يومك جميل|يوم جميل|مساء سعيد|طاب يومك|طاب مساؤك|طابت ليلتك|الله يحفظك|دمت بخير|دمتم بخير|باي باي|تصبح علي خير|تصبحين علي خير|تشرفنا بخدمتك|تشرفت بخدمتك|سعدنا بخدمتك|سعدت بخدمتك|سعدنا بتواصلك|تشرفنا بتواصلك|سعداء بخدمتك|استودعك الله)"

protocol "closing" {
  summary  = "How a call ends: solved to the customer's content, thanked, more help offered, asked to rate.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone" },
  sections = { closing = { title = { ar = "إنهاء المكالمة", en = "Closing", lv = "Sarunas noslēgums" }, weight = 20 } },
  pass = 80,
  params = {
    opening = { default = "20s", doc = "thanks for writing to us, in the opening, close nothing, unless the closing has begun" },
    near = { default = "20s", doc = "how near to the rest of the closing a bare “thank you” belongs to it" },
  },

  phrases = {
    -- asking whether it is solved to his content
    solved = {
      ar = {
        "هل (انت|انتي|حضرتك|انتم) (راض|راضي&|راضين|مرتاح&|مبسوط&)",
        "(كذا|كده|كدا|هيك|جذي|هكذا|بكذا|هل|وهل|اتمني|نتمني|ارجو|نرجو|عسي|عساها|بهالشكل|بهذا) *3 (انحلت|انحل|اتحلت|اتحل|محلوله|تنحل|حليت|حلينا|حلت|الامور|كل شي|كل شيء|كل حاجه|تمام|واضح&|مرضي|مناسب&|راضي&|مرتاح&|مبسوط&|اوكي|زين|كويس&|ضبطت|ضبط|زبطت|تم حل|خلصت|خلصنا)",
        "(الحين|الان|دلوقتي|ان شاء الله|اكيد|حاليا) *1 (انحلت|اتحلت|محلوله|المشكله انحلت|المشكله اتحلت|المشكله محلوله|مشكلتك انحلت|كل شي تمام|كل شيء تمام|كل حاجه تمام|الامور تمام|واضح&|تمام معك|راضي&)",
        "(انحلت|انحل|اتحلت|تم حل|محلوله) [المشكله] [مشكلتك] [الاشكاليه] [معك] [معاك] [معاكي] (كذا|كده|الحين|الان|صح|ولا|او لا|بشكل|دلوقتي)",
        "هل *1 (تم|تمت|انحلت|حلت) *1 (حل|المشكله|مشكلتك|الاشكاليه|الموضوع)", "(المشكله|مشكلتك|مشكلتكم|الاشكاليه|الموضوع|موضوعك|الامر|طلبك) [كذا] [كده] [الحين] (انحلت|انحل|اتحلت|اتحل|محلوله|تم حلها|تم حله|حلت|تمام|ضبطت) [الان] [الحين] (الحين|الان|معك|معاك|معاكي|كذا|كده|صح|تمام|ولا|او لا|بشكل|دلوقتي)",
        "(الحل|هالحل|بالحل|هذا حل|الاجراء|التعويض) [هذا] [كذا] [اللي] [قدمته] (مناسب&|يناسبك|يناسب|مرضي|راضي|كافي|يكفي|مقبول|تمام معك|عجبك)", "(يناسبك|يناسبكم|يناسب حضرتك|يرضيك|يرضيكم|يرضي حضرتك|يناسبج) *1 (+حل|كذا|كده|هالحل|هذا|+اجراء|+تعويض)", "(مناسب&|كافي|مرضي) [لك] [معك] [لحضرتك] (الحل|هالحل|كذا|كده|التعويض|الاجراء)", "(كذا|كده|هيك) *1 (يرضيك|يناسبك|اتفقنا|يكفي|مناسبك|ماشي)", "(وضحت|اتضحت|واضحه) [لك] (الصوره|الفكره|الامور)", "تمام عليك", "(نقدر|اقدر|ممكن) (نقول|اقول) *2 (انتهت|انحلت|اتحلت|خلصت|محلوله)", "(راضي&|مرتاح&|مبسوط&) *2 (+حل|كذا|معنا|كده|الان|الحين)", "(حضرتك|انت|انتي|انك) (راضي&|مرتاح&|مبسوط&)",
        "(تمام|واضح&|مضبوط|اوكي|زين|كويس) (كذا|كده|كدا|هيك|جذي|الحين|معك|معاك|معاكي|لك)", "(كل شي|كل شيء|كل الامور|الامور|كل حاجه|امورك|وضعك|الوضع) (تمام|واضح&|محلول&|طيب&|كويس&|طيبه|اوكي|زين&|ضبطت|سليم)",
        "(رجع|وصل|وصلك|رجعلك|نزل|اشتغل|اشتغلت|ظهر|ضبط|ضبطت|زبط|زبطت|انضبط) *2 (معك|معاك|معاكي|لك|عندك) *2 (الحين|الان|صح|ولا|كذا|تمام|دلوقتي)",
        "(وصلك|رجعلك|رجع لك|نزل لك) *3 (صح|ولا لا|ولا لسه)", "(تاكدت|تاكدتي|متاكد&|اتاكدت) *3 (وصلك|رجعلك|رجع لك|انحلت|نزل لك|اشتغل معك|عندك)",
        "(اتاكد|نتاكد|+تاكد|نطمن|اطمن|اتطمن) *2 (انحلت|اتحلت|ان المشكله|ان مشكلتك|من حل|حل المشكله|انك راضي|رضاك)", "(لسه|لسا|ما زال|مازال|للحين|باقي) (عندك|فيه|في) *1 (مشكله|اشكاليه)", "(هل|فيه|في) *1 (نقطه|شي|حاجه) (مو|مب|مش|غير) واضح&",
      },
      en = { "(is|has|was) [your] [the] (problem|issue|everything|that|matter) [been] [now] (solved|resolved|fixed|ok|okay|clear|fine|settled)", "(does|did) (that|this) (solve|resolve|fix|work|help)", "(are|were) you (happy|satisfied|content|ok|okay) with", "(everything|all) (ok|okay|clear|fine|good|sorted) now" },
      lv = {
        "vai *3 (atrisināt..|atrisinājās|nokārtot..|kārtībā|skaidrs|skaidra|salabot..|novērst..)",
        "(problēma|jautājums|viss|lieta) *1 [tagad] (ir|tagad) [tagad] (atrisināt..|nokārtot..|kārtībā|skaidrs) $",
        "vai *2 (apmierina|apmierināts|apmierināta|apmierināti|der|derēs)",
        "vai *2 (tagad) (darbojas|strādā|izdevās|viss labi)",
        "vai *1 (tas|šis) *2 (palīdzēja|palīdz|atrisina|derēja)", "vai uz visiem jautājumiem * (atbild..|saņēm..)",
      },
    },
    offer = {
      unless_negated = true,
      ar = {
        "^ [طيب] [تمام] [الو] [زين] [استاذ&] [استاذي] [استاذتي] (في|وفي) *1 " .. thing .. " *2 " .. more, "(في|وفي) *1 " .. thing .. " " .. more .. " *3 (اقدر|نقدر|ممكن|يمكنني|حاب&|تحب&|تبي|تبغي|تبين|تبغين|تبون|اخدمك|اساعدك|اساعد|تحتاج&|تحتاجين|حضرتك|محتاج&)",
        "(هل|وهل|فيه|باقي|بقي|اي|واي|عندك|عندكم|لديك|لديكم|هناك|يوجد|تبقي|بقيت) *2 " .. thing .. " *2 " .. more, "(هل|وهل|في|وفي|فيه|باقي|اي|واي|عندك|عندكم|لديك|هناك|يوجد) *2 " .. another, "اي (اوامر|طلبات|خدمات)",
        serve .. " *4 " .. more, serve .. " *3 " .. another, serve .. " (بشي|بشيء) (ثاني|اخر)",
        "[ما] " .. want .. " *2 " .. thing .. " *1 " .. more, "[ما] " .. want .. " *2 " .. serve .. " *3 " .. more, "[ما] " .. want .. " *2 " .. another, "[ما] " .. want .. " *1 (ثاني|تاني|غيره|شي غيره|شي ثاني)",
        "(باقي|بقي) [لك] [عندك] شي $", "(في|وفي|فيه|باقي|بقي) شي بعد", "(في|فيه|باقي|بقي) *1 (بخاطرك|في خاطرك)", thing .. " " .. more .. " *3 (اقدر|نقدر|ممكن|يمكنني|يمكننا|حاب&|تحب&|تبي|تبغي|تبين|تبغين|عندك|اخدمك|اساعدك|اساعد|اخدم|نخدم|نساعد|بامكاني|تحتاج&|تحتاجين)", another .. " *3 (اقدر|نقدر|ممكن|حاب&|تحب&|تبي|تبغي|تبين|تبغين|اخدمك|اساعدك|تحتاج&|تحتاجين)",
        "^ [طيب] [تمام] [استاذ&] [استاذي] [اي] (" .. thing .. " " .. more .. "|" .. another .. ") [استاذ&] [استاذي] [استاذتي] [اخوي] [اختي] [فندم] [يا فندم] $",
        "(وش|ايش|ايه|شنو|اش) (ثاني|تاني|بعد|غيره) *2 " .. serve, "غير (كذا|هذا|هالشي|كده) *1 " .. want, "(تامر&|تامرين|تامرون|امرني|امريني|تامرني|تامرينا|تؤمر|تؤمري|اؤمر|اؤمري) (علي|بشي|شي|باي باي|علينا|بخدمه|بحاجه|خدمه)", "(اي|واي|لاي|باي) (استفسار|سؤال|استفسارات|اسئله|خدمه|مساعده)",
        "(اذا|لو|ولو|ان|وان) (احتجت|احتجتي|احتجتوا|احتاجت|تحتاج&|كان عندك|عندك|بغيت|بغيتي|حبيت|حبيتي|واجهت|واجهتك|واجهتي) *4 (موجود&|موجودين|بالخدمه|في الخدمه|لخدمتك|نخدمك|اخدمك|نساعدك|تواصل&|تواصلي|كلمنا|كلمينا|تتردد&|تترددي|تترددين|حاضرين|تحت امرك|تحت امر حضرتك)",
        "(لا|ولا|ما|وما) (تتردد&|تترددين) *2 (تواصل&|بالتواصل|في التواصل|تتواصل&|تكلمنا|تكلمينا|تتصل)", "(في خدمتك|بخدمتك|تحت امرك|في خدمه حضرتك|حاضرين لخدمتك|موجودين لخدمتك|بالخدمه) *1 (دايما|دائما|اي وقت|باي وقت|في اي وقت|كل وقت)",
        "(تحب&|تبي|تبغي|تبغين|عايز&|تحبين) (اساعدك|اخدمك) (بحاجه|في حاجه|بشي|في شي|بشيء) (تانيه|ثانيه|ثاني|تاني|اخر)", "(باقي|فيه|في) (شي|شيء|حاجه) (تحتاجه|تحتاجينه|محتاجه|تبغاه|تبيه|محتاجها)",
      },
      en = { "(anything|something) else", "(any|more|further|other) * (help|assistance|questions|question) *3 [i] [we] [with]", "help you with anything", "(assist|help) you further", "(don't|do not) hesitate" },
      lv = {
        "(vai|kā|ar ko) * (vēl) * (palīdzēt|līdzēt|pakalpot|noderīg..)",
        "vai *2 vēl *1 (kas|kaut kas|kāds|kādi|kāda|citi|citas|citā) *2 (jautājum..|vēlē..|jautā..|ko|palīdz..|vajadzīg..|nepieciešam..)",
        "vai [ir] [jums] [ir] vēl (kas|kaut kas|kādi jautājumi|kāds jautājums)",
        "(ja|kad) * (jautājum..|palīdzīb..|vajadzē..) * (zvaniet|rakstiet|sazinieties|droši)",
        "(droši|jebkurā laikā) (zvaniet|rakstiet|sazinieties|vērsieties)",
        "(nevilcinieties|nekautrējieties) *1 (zvanīt|rakstīt|sazināties|jautāt|vērsties)",
        "kaut kas cits *2 (palīdzēt|vajadzīgs|nepieciešams)",
      },
    },
    thanks = {
      contains = { "farewell", "bare_thanks" },
      ar = {
        thanks .. " *1 (علي|عن) (وقتك|وقتكم|وقت حضرتك|وقتج)", thanks .. " [لك] [استاذ&] [استاذي] [استاذتي] (لوقتك|لوقتكم|لوقت حضرتك)",
        thanks .. " *2 [علي] [عن] (+اختيارك|+اختياركم|+تواصلك|+تواصلكم|+اتصالك|+اتصالكم|+ثقتك|+ثقتكم|+استخدامك|+استخدامكم|+تعاملك|+تعاملكم|+ولائك|+اختيار|+تواصل حضرتك|+اتصال حضرتك|لانك عميلنا|لانك من عملائنا|+اختيار حضرتك|+حسن استماعك|+استماعك|+ملاحظتك|+تنبيهك|+اهتمامك|+رحابه صدرك)",
        thanks .. " *4 (+تعاونك|+تعاونكم|+تفهمك|+تفهمكم) *4 " .. goodbye, thanks .. " *4 " .. goodbye, goodbye .. " *3 " .. thanks,
        "العافيه *2 (شكرا|نشكرك|اشكرك|مشكور&)", "(شكرا|مشكور&|نشكرك) *2 العافيه",
      },
      en = { "(thank you|thanks) * (choosing|calling|contacting|your time|using|being|business|trust|reaching)", "(thank you|thanks) * (bye|goodbye|nice day|good day)" },
      lv = {
        "(paldies|pateicos|pateicamies) * (zvan..|izvēl..|uzticē..|uzticīb..|sazin..|laik..|sadarbīb..|vērs..|pirkum..)",
        "(paldies|pateicos|pateicamies) * (uz redzēšanos|uz sadzirdēšanos|visu labu|jauku dienu|labu dienu|jauku vakaru|atā)",
        "(uz redzēšanos|uz sadzirdēšanos|visu labu|jauku dienu) *2 paldies",
        "paldies ka (izvēl..|esat ar mums|uztic..|sazin..|zvan..|esat mūsu)", "(esam|esmu) (pateicīg..) par",
        "(paldies|pateicos) jums par (zvanu|laiku|sarunu|ziņu|uzticēšanos|sadarbību)",
      },
    },
    -- thanks that belong to the closing only if they stand near it
    bare_thanks = {
      ar = { "(شكرا|مشكور&|اشكرك|نشكرك|شاكر لك|شاكره لك|شاكرين لك|متشكر&|متشكره|نشكركم)", "(يعطيك|يعطيكم|يعطيكي) العافيه" },
      en = { "(thank you|thanks)" },
      lv = {
        "(paldies|pateicos|pateicamies|pateicība)", "liels paldies", "(esmu|esam) pateicīg..", "paldiesiņš",
      },
    },
    -- thanks that close nothing
    for_waiting = {
      contains = { "bare_thanks" },
      ar = { thanks .. " *4 (+انتظارك|+انتظاركم|+انتظار|+انتظارج|+صبرك|+صبرج|+صبركم|+صبر|+تحملك|+تحملكم)", "الشكر *4 (+انتظارك|+انتظار|+صبرك)" },
      en = { "(thank you|thanks) [so much] [very much] for [your] (holding|waiting|patience)" },
      lv = {
        "(paldies|pateicos|pateicamies) *3 (gaidīj..|gaidīšan..|uzgaidīj..|pagaidīj..|pacietīb..)",
      },
    },
    farewell = {
      ar = { goodbye },
      en = { "(bye|goodbye|bye bye)", "have a (nice|good|great|lovely) (day|evening|night|one)" },
      lv = {
        "uz (redzēšanos|sadzirdēšanos|tikšanos)", "visu (labu|gaišu|jauku)",
        "(jauku|labu|skaistu|brīnišķīgu) (dienu|vakaru|nedēļu|nogali|nedēļas nogali|dienas turpinājumu|atlikušo dienu) (jums|vēlu|novēlu|$)",
        "(vēlu|novēlu|novēlam|lai) [jums] (jauku|labu|skaistu|jauka|laba) (dien..|vakar..|nedēļ..|nogal..)",
        "(atā|ardievu|čau čau)", "ar labu nakti", "lai [jums] (veicas|jauka diena|laba diena|izdodas)",
      },
    },
    valued = {
      ar = {
        "(انت|انتي|حضرتك|انتم|انك) *1 (من عملائنا|عميل|عميلنا|عميلتنا|زبون|زبوننا|شريك) *1 (المميزين|المميزه|مميز&|غالي|غاليه|الغالين|الاعزاء|مهم&|المهمين|عزيز&|الدائم|الاوفياء|وفي)", "(عملائنا|عميلنا|عميلتنا|زبائننا|زباينا) *1 (المميز&|المميزين|المميزه|الغالي|الغاليه|الغالين|الاعزاء|العزيز&|الاوفياء|الدائمين)", "(رضاك|رضاكم|رضا حضرتك|ثقتك|ثقتكم|ولاؤك|ولائك|راحتك|وقتك|تجربتك) *1 (يهمنا|يهمني|تهمنا|تهمني|غالي|غاليه|محل اهتمام|اولويتنا|هدفنا|اهم)", "(يهمنا|يهمني|تهمنا) *1 (رضاك|رضاكم|رضا حضرتك|ثقتك|راحتك|تجربتك)", "(نقدر|نعتز|نتشرف|نفتخر|سعداء|يسعدنا) *2 (ثقتك|ثقتكم|ولاءك|ولائك|بك|بثقتك|فيك|كعميل|وجودك معنا|تعاملك معنا|بثقتكم|بخدمتك|بخدمتكم)", "(نحن|احنا|حنا) *1 (هنا عشانك|بخدمتك دائما|نقدرك|نقدركم)", "(شرف|سعاده) (لنا|لي) *1 (خدمتك|خدمتكم|التعامل معك)",
      },
      en = {
        "(you|you're|you are) *2 (important|valued|special|loyal) *2 (us|customer|customers|me)", "valued customer", "(value|appreciate) your (loyalty|business|trust|custom)", "your (satisfaction|trust|business|opinion) (matters|is important|means)", "(means|matters) a lot to us", "(proud|glad|happy|honoured) to (serve|have) you", "we (value|care about) you",
        "you mean *2 to us",
      },
      lv = {
        "jūs (esat|mums esat) *2 (svarīg..|nozīmīg..|vērtīg..|īpaš..)",
        "(mums|man) [ir] [ļoti] (svarīg..|rūp|nozīmīg..) *2 (jūsu|jūs|katrs klients)", "augstu vērtējam",
        "(novērtējam|vērtējam|cienām|lepojamies) *2 (jūsu|jūs|par jums)",
        "(esat mūsu|mūsu) (pastāvīg..|uzticam..|ilggadēj..|mīļ..|iecienīt..|vērtīg..|svarīg..) (klient..|pircēj..)",
        "jūsu (viedoklis|uzticība|apmierinātība|uzticēšanās) *2 (svarīg..|rūp|daudz nozīmē|vērtīg..)",
        "(prieks|gods) *1 (jūs|jums) *1 (apkalpot|palīdzēt|kalpot)",
      },
    },
    rating = {
      ar = {
        "(اكون شاكر&|اكون ممنون&|نكون شاكرين|ياريت|يا ريت|يا ليت|يسعدني|يسعدنا|يهمني|يهمنا|نتمني|اتمني|ارجو|نرجو|ياليت|ممكن|نتشرف|اتشرف|يشرفنا|يشرفني|ودي|حاب&|تكرما|لو|اذا|بامكانك|تقدر&|تقدرين|لو سمحت&|ولو|فضلا|نسعد|اسعد|سعداء|بانتظار|ننتظر|انتظر|يفرحنا|يفرحني|مهم|نقدر) *4 (+تقييمك|+تقييمكم|تقيم&|تقيمين|تقيمني|قيمتني|قيمتنا|قيمتيني|قيمتي|تقيمنا|تقيمينا|تقيميننا|تقيميني|تقيمون|تقيمونا|تقيموا|+تقييم|تقييمنا|تقييمي|+رايك|+رايكم|+استبيان|تقيمها|تقيمه|تقيم الخدمه|تعبي الاستبيان|بتقييمك|بتقييمكم)",
        "(بيوصل لحضرتك|هيوصل لحضرتك|هيجي لحضرتك|بيوصلك|بيوصلكم|يوصلك|راح يوصلك|هيوصلك|حيوصلك|وصلك|بيجيك|يجيك|راح يجيك|هيجيلك|بتوصلك|توصلك|راح توصلك|هتوصلك|سيصلك|ستصلك|يصلك|تصلك|بتجيك|بيظهر لك|يظهر لك|بيطلع لك|راح يطلع لك|بنرسل لك|برسل لك|ارسلنا لك|سنرسل لك|راح نرسل لك) *3 (+تقييم|+استبيان|تقيم&|تقيمنا|+استفتاء|لتقييم|للتقييم)",
        "(لا|ولا|ما|وما) (تنس|تنسي|تنسين|تنسون|تنسوا|تبخل&|تبخلين) *3 (تقيميننا|+تقييم|تقييمك|تقييمنا|تقييمي|تقيم&|تقيمنا|تقيمينا|تقيمني|+رايك|بتقييمك|بتقييمنا|الاستبيان)", "(قيم|قيمي|قيموا|قيمنا|قيمينا|قيمونا|قيمني|قيميني) *2 (+خدمه|خدمتنا|خدمتي|+مكالمه|تجربتك|مكالمتنا|+تطبيق|من خلال|من التطبيق|بعد المكالمه|لو سمحت&|الاتصال|الموظف&|بخمس|5)", "(قيمنا|قيمينا|قيمونا|قيمني|قيميني)",
        "(+تقييمك|+تقييمكم|تقييم حضرتك) *2 (يهمنا|يهمني|يسعدنا|يسعدني|+خدمه|لخدمتنا|خدمتنا|+مكالمه|مهم|للخدمه|بعد|يفيدنا|يفرق|يساعدنا)", "(رايك|رايكم|راي حضرتك) (يهمنا|يهمني|مهم)", "(+تقييم|تقيم&|تقيمين) (+خدمه|خدمتنا|خدمتي|+مكالمه|الموظف&|تجربتك|المحادثه) *4 (+مكالمه|+تطبيق|التطبيق|رساله|بعد|الرابط|رابط|يصلك|انتهاء|واتساب|النجوم|نجوم|نهايه)",
        "(شاركنا|شاركينا|تشاركنا|تشاركينا|اعطنا|عطنا|عطينا) *2 (رايك|رايكم|تقييمك|تقييمكم)", "(لا|ولا|ما|وما) (تحرمنا|تحرمينا) *2 (تقييمك|رايك)",
        "(خليك|خلك|ابق|ابقي|خليكي) *3 (+تقييم|للتقييم|الاستبيان)", "(رابط|رساله) (+تقييم|+استبيان)",
      },
      en = { "(rate|rating) * (service|call|us|experience|app|me|agent)", "(leave|write|give) * review", "review of *2 (service|call|us|app)", "(survey|feedback)" },
      lv = {
        "(novērtē..|vērtēj..|novērtējum..|atsauksm..) *4 (apkalpošan..|pakalpojum..|zvan..|sarun..|lietotn..|mūs|mani|darb..|palīdzīb..|pieredz..)",
        "(aizpild..|atbild.. uz) *3 (aptauj..|anket..)",
        "(saņemsiet|nosūtīsim|atnāks|pienāks) *4 (aptauj..|anket..|vērtējum..|novērtē..)",
        "(atstāj..|uzrakst..|dalī..) *3 (atsauksm..|vērtējum..|viedokl..)", "(īsa|īsu|maza|mazu) aptauj..",
        "(priecāsimies|priecāšos|būsim pateicīgi|būšu pateicīg..) *3 (vērtējum..|novērtē..|atsauksm..)",
      },
    },
  },

  templates = {
    offer  = { ar = "أقدر أخدمك بأي شيء آخر؟", en = "Is there anything else that I can do for you?", lv = "Vai varu jums vēl kā palīdzēt?" },
    thanks = { ar = "يعطيك العافية وشكراً لاختيارك {company}، يومك سعيد.", en = "Thank you for choosing {company}. Have a nice day.", lv = "Paldies, ka izvēlējāties {company}. Jauku dienu!" },
    rating = { ar = "يسعدني تقييمك للخدمة من خلال التطبيق بعد انتهاء المكالمة.", en = "I would be glad if you rate the service in the app after this call.", lv = "Priecāšos, ja pēc sarunas novērtēsiet apkalpošanu lietotnē." },
  },

  attest "answered" {
    text = { ar = "هل أُجيب عن كل أسئلة العميل قبل الإنهاء؟", en = "Were all the customer's questions answered before the end?", lv = "Vai pirms beigām ir atbildēts uz visiem klienta jautājumiem?" },
    by = "supervisor", section = "closing", cite = "004 E11",
    title  = { ar = "الإجابة عن كل الأسئلة", en = "All questions answered", lv = "Atbildēts uz visiem jautājumiem" },
    advice = { ar = "تأكد من أنك أجبت عن كل أسئلته.", en = "See that you have answered all of them.", lv = "Pārliecinieties, ka esat atbildējis uz visiem." },
  },
  attest "tone" {
    text = { ar = "هل كانت نبرة الموظف ودية وإيجابية عند إنهاء المكالمة؟", en = "Was the tone friendly and positive at the end?", lv = "Vai beigās tonis bija draudzīgs un pozitīvs?" },
    by = "supervisor", section = "closing", cite = "000 §5.3",
    title  = { ar = "نبرة ودية وإيجابية", en = "Friendly, positive tone", lv = "Draudzīgs, pozitīvs tonis" },
    advice = { ar = "اختم بنبرة ودية.", en = "End in a friendly tone.", lv = "Beidziet draudzīgā tonī." },
  },

  step "before" { on = { answer = "talking" } },

  step "talking" {
    on = { ["contact.ended"] = "over" },
    ignore = { "closing.due", "closing.due_solved" },
    must "solved" {
      say = "solved", before = "closing.due_solved", section = "closing", weight = 2, cite = "000 §5.1",
      title  = { ar = "التأكد من حل المشكلة بشكل مرضٍ", en = "Makes sure that the problem is solved", lv = "Pārliecinās, ka problēma ir atrisināta" },
      advice = { ar = "اسأل قبل الإنهاء: «كذا انحلت المشكلة؟».", en = "Ask before you end: “is that solved for you now?”", lv = "Pirms beidzat, pajautājiet: “vai problēma ir atrisināta?”" },
    },
    must "thank" {
      say = "thanks", any = { "closing.thanked" }, after = "closing.open", before = "closing.due", section = "closing", weight = 1, cite = "000 §5.2a",
      title  = { ar = "شكر العميل عند الإنهاء", en = "Thanks the customer", lv = "Pateicas klientam" },
      advice = { ar = "اختم بالشكر: «يعطيك العافية وشكراً لاختيارك لنا».", en = "End with thanks.", lv = "Beidziet ar pateicību." },
    },
    must "offer" {
      say = "offer", before = "closing.due", section = "closing", weight = 2, cite = "000 §5.2b",
      title  = { ar = "عرض المزيد من المساعدة", en = "Offers more help", lv = "Piedāvā vēl palīdzību" },
      advice = { ar = "اسأل: «أقدر أخدمك بأي شيء آخر؟».", en = "Ask: “anything else that I can do for you?”", lv = "Pajautājiet: “vai varu vēl kā palīdzēt?”" },
      on_violate = function(c) c:act("template", { id = "closing.offer" }) end,
    },
    must "valued" {
      say = "valued", before = "closing.due", section = "closing", weight = 1, cite = "003 D32",
      title  = { ar = "التأكيد على أهمية العميل للشركة", en = "Stresses his importance to the company", lv = "Uzsver, ka klients uzņēmumam ir svarīgs" },
      advice = { ar = "قل له إنه عميل مهم: «أنت من عملائنا المميزين».", en = "Tell him that he matters: “you are important to us.”", lv = "Pasakiet, ka klients ir svarīgs: “jūs mums esat svarīgs klients.”" },
    },
    must "rating" {
      say = "rating", before = "closing.due", section = "closing", weight = 1, cite = "000 §5.4",
      title  = { ar = "توجيه العميل لتقييم الخدمة", en = "Asks for a rating", lv = "Lūdz novērtēt apkalpošanu" },
      advice = { ar = "ذكّر العميل بالتقييم: «يسعدني تقييمك للخدمة من خلال التطبيق».", en = "Point out the rating in the app.", lv = "Atgādiniet par vērtējumu lietotnē." },
    },
  },

  step "over" { final = true },

  flow "opened" { when = "answer", run = function(c)
    c:await { "hangup", "say:offer", "say:solved", "say:farewell", within = c:param "closing.opening" }
    c:raise("closing.open", {})
  end },

  -- a bare "thank you" counts where an offer, a rating or a farewell is near
  flow "thanked" { when = "say:bare_thanks", run = function(c)
    local said_at = c:now()
    local begun = c:count("say:offer") + c:count("say:rating") + c:count("say:farewell") + c:count("say:solved") > 0
    if begun then c:await { "hangup", within = 1 } -- the other phrases of these words come first
    elseif not c:await { "say:offer", "say:rating", "say:farewell", within = c:param "closing.near" } then return end
    if c.facts.thanked_wait_at ~= said_at then c:raise("closing.thanked", {}) end
  end },

  -- "thank you for waiting" closes nothing
  flow "waited" { when = "say:for_waiting", run = function(c) c:set("thanked_wait_at", c:now()) end },

  -- what is owed at the hang-up
  flow "owed" { when = "hangup", run = function(c, e)
    if c:count("answer") == 0 or c:count("transfer") > 0 then return end
    local begun = c:count("say:thanks") + c:count("closing.thanked") + c:count("say:rating") + c:count("say:farewell") > 0
    if e.by == "customer" and not begun then return end
    local later = c:count("escalated") + c:count("follow_up.promised") > 0
    if not later then c:raise("closing.due_solved", {}) end
    c:raise("closing.due", {})
  end },
}

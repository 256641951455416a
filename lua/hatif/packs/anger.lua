-- anger.lua: a customer who is angry or rude.  Sources: 001; 002, angry customers.
--
-- The feeling comes before the fault: he is let speak, then understood, then helped. Nobody hangs up on him. Where the
-- agent gets no further, a senior helps; where nobody does today, the talk goes on at a time that he is told.

local my_boss = "(+مشرف|+مشرفه|مشرفي|مشرفتي|مديري|مديرتي|+مدير|+مديره|زميل اقدم|زميلي الاقدم|+زميل الاقدم|+سوبرفايزر|+تيم ليدر|+مسؤول|مسؤولي|+اداره)"

protocol "anger" {
  summary  = "An angry customer: let speak, understood, calmed, never hung up on; help is asked for in time.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone", "in_person", "chat" },
  sections = { anger = { title = { ar = "العميل الغاضب", en = "Angry customer", lv = "Dusmīgs klients" }, weight = 20 } },
  pass = 80,
  params = {
    vent_for      = { default = "10s", doc = "so long he is let speak before the agent steers to the facts" },
    feeling_within = { default = "40s", doc = "from his anger to the first word that understands it" },
    solve_within  = { default = "3m", doc = "from his anger to something that is offered" },
    help_after    = { default = 2, type = "integer", min = 1, doc = "insults after which a senior is asked for help" },
    senior_after  = { default = 3, type = "integer", min = 1, doc = "insults after which a senior takes over, or the branch is named" },
    help_within   = { default = "90s", doc = "from that insult to the help" },
    loud          = { default = 75, type = "number", doc = "loudness of the agent, as its source measures it, from which on he shouts" },
    next_call     = { default = "2d", doc = "the latest that the next talk may be" },
    may_dismiss   = { default = false, doc = "the center lets its people end a talk with a customer who cannot be calmed (002 §“leave the premises” against 001 “never”)" },
  },

  phrases = {
    anger = {
      unless_negated = true,
      ar = {
        "^ [(والله|صراحه|بصراحه|خلاص|الو|طيب)] (معصب&|زعلان&|غضبان&|غاضب&|متنرفز&|متعصب&|منفعل&|مقهور&|منقهر&)", "(انا|اني|لاني|لانني|احنا|والله|كنت|صرت|لسه|للحين|مره) [(جدا|مره|والله|العظيم|اليوم|حيل|كثير|صراحه|بصراحه|فعلا|صدق|اوي)] (معصب&|زعلان&|غضبان&|غاضب&|متنرفز&|متعصب&|منفعل&|مقهور&|منقهر&)", "(معصب&|زعلان&|غضبان&|غاضب&|متنرفز&|متعصب&|منفعل&|مقهور&|منقهر&) (من|منكم|منك|عليكم|عليك|جدا|مره|اوي|حيل|بسبب|بسببكم|والله|كثير)", "(محروق& دمي|متضايق& جدا)", "(قهرتوني|عصبتوني|نرفزتوني|جننتوني|جبتولي الضغط|رفعتوا ضغطي|رفعتولي الضغط|حرقتوا دمي|حرقتوا اعصابي|اعصابي تعبت|طفح الكيل|طفح كيلي|خلاص طفح|فار دمي)", "(ايش|وش|ايه|شو) (هالقرف|هالمهزله|القرف ده|المهزله دي|هالاستهتار|الاستهبال ده|هالاستهبال|التهريج ده|قله الادب دي)", "(انتوا|انتم|انتو) (تستهبلون|بتستهبلوا|تلعبون|بتلعبوا|تضحكون|بتهزروا|تستخفون|بتستعبطوا)", "(مليت|زهقت|طفشت|قرفت|تعبت) (منكم|معكم|معاكم|من خدمتكم|من وعودكم|من اسلوبكم|خلاص)", "(مهزله|مسخره|استهتار|فضيحه|كارثه|عيب عليكم|حرام عليكم|حسبي الله|حسبنا الله|لا حول ولا قوه)", "(ما|مو|مش|مب) *1 (معقول|طبيعي) (اللي|كذا|كده|هالشي|ابدا|اللي بيحصل|اللي يصير)", "(لا|ولا|ما) *1 (تجنني|تجننوني|تعصبني|تعصبيني|ترفع ضغطي|تستفزني|تستفزيني)", "(اسكت|اسكتي|بس خلاص|خلاص اسكت|لا تقاطعني|متقاطعنيش|خليني اتكلم|خلني اتكلم)", "(كفايه|يكفي|بس) (كذب|كلام فاضي|وعود|اعذار|حجج|استهتار)", "(انا|اني) (مره|جدا|اوي) (معصب&|زعلان&|متضايق&|متنرفز&)", "(خلاص|والله) (انفجرت|بنفجر|هنفجر|فقدت اعصابي)",
        "(خلوني|سيبوني|سيبني|دعوني) (اتكلم|اكمل|اخلص)",
        "(انت|انتي|حضرتك) (بتهزر&|بتستهبل&|تستهبل&|تمزح&|بتستعبط&|تضحك علي)",
      },
      en = {
        "(furious|fuming|outraged|livid|mad at you)", "(i am|i'm|im|we are|we're|getting|makes me|making me|feel) [(so|very|really|quite|extremely|pretty|just|still|getting|that|a bit)] [(so|very|really|damn)] angry", "^ angry", "(fed up|sick and tired|had enough|sick of)", "(ridiculous|outrageous|disgraceful|unbelievable|a joke|shambles)", "(don't|do not) (interrupt|patronise|lie to) me", "let me finish", "let me (speak|talk) [please] $", "(how dare|shame on) you", "(enough|no more) (excuses|lies|of this|promises)", "(driving|drives) me (mad|crazy)", "what the hell",
        "an outrage",
        "(are you|you must be|you have to be|you've got to be) [(joking|kidding)] (joking|kidding|serious)",
      },
      lv = { "(esmu|esam|kļūstu|biju) [(tiešām|ļoti|pavisam|tik|mazliet)] (dusmīg..|nikn..|saniknot..)", "^ (dusmīg..|nikn..)", "(sašutis|sašutusi)", "(man pietiek|man apnicis|pietiek vienreiz|cik var)", "(nekaunība|kauns jums|ārprāt..|neprāt..|bezkaunība|absurds)", "(nepārtrauc..|neklusini..) mani", "ļaujiet man (pabeigt|runāt|izrunāties)", "(pietiek|beidziet) (melot|solīt|attaisnoties|ņirgāties)", "(jūs) (ņirgājaties|jokojat|smejaties)" },
    },
    abuse = {
      unless_negated = true,
      ar = {
        "(كدابين|كداب&|نصابه)",
        "(نصابين|نصاب&|حراميه|حرامي|تافه&|تافهين|كذابين|كذاب&|غبي&|اغبياء|حمار&|حمير|حيوان&|حيوانات|قليل ادب|قليلين ادب|قليله ادب|قليل الادب|وسخ&|وسخين|كلاب|كلب|زباله|حقير&|حقراء|متخلف&|متخلفين|فاشل&|فاشلين|غبيه|معاق|سافل&|واطي&|ابن كلب|يا ابن|انقلع&|انقلعي|تفو|اخرس|اخرسي|انطم)",
      },
      en = { "(idiot|idiots|stupid|moron|morons|liar|liars|thieves|thief|useless|scum|bastard|bastards|shut up|dumb|incompetent fool|clown|clowns)" },
      lv = { "(stulb..|idiot..|muļķ..|krāpniek..|zagļi|zaglis|meli|melis|nejēg..|debil..|aizveries|kretīn..)" },
    },
    calmed = {
      unless_negated = true,
      ar = {
        "^ [طيب] [خلاص] [يا *1] (تمام|ماشي|زين|اوكي|حلو|كويس|طيب|خلاص) [(تمام|كذا|كده|خلاص|ماشي)] [(شكرا|مشكور&|متشكر&|تسلم&|يعطيك العافيه|الله يعطيك العافيه)] [(لك|جزيلا|يا فندم|استاذ&|اخوي|اختي)] $", "^ [طيب] [خلاص] (شكرا|مشكور&|متشكر&|تسلم&|يعطيك العافيه|الله يعطيك العافيه) [(لك|جزيلا|يا فندم|استاذ&|اخوي|اختي)] $", "(معليش|اسف&|سامحني|سامحيني|حقك علي|اعذرني|اعذريني) *2 (عصبت|انفعلت|رفعت صوتي|انت مالك ذنب|مو منك|مش منك|انفعالي)", "(شكرا|مشكور&|متشكر&|تسلم&) *2 (لك|لتفهمك|لمساعدتك|تعاونك|علي تعاونك|علي تفهمك|علي مساعدتك|علي وقتك|علي اهتمامك|علي سعه صدرك)", "(هديت|ارتحت|خف زعلي|طمنتني|ريحتني|طمنتيني)",
        "(معليش|معلش|اسف&|سامحني|حقك علي) [انا] (انفعلت|عصبت|زعقت|رفعت صوتي)",
      },
      en = {
        "^ [ok] [okay] [all right] [alright] (thank you|thanks|fine|good|okay then) [(so much|very much|a lot|then|sir|madam)] $", "(sorry|apologies) *2 (shouting|raising|angry|lost|yelling|my temper)", "(thank you|thanks) for (your|helping|listening|understanding|the)", "i feel better",
        "sorry *2 (so|that|was|being) (angry|rude|upset)",
        "sorry about (earlier|before|my tone|my temper)",
      },
      lv = { "^ [nu] [labi] (paldies|labi|jā labi|lai būtu) [(jums|liels|tad)] $", "(piedod..|atvaino..) * (uzbruk..|dusm..|kliedz..|asi)", "paldies jums", "paldies par (palīdzību|sapratni|atbildi|pacietību|visu|jūsu|laiku|uzklausīšanu)", "(nomierināj..|tagad labāk)" },
    },

    -- the agent: that he understands the feeling
    feel = {
      ar = {
        "(اتفهم|متفهم&|متفهمه|نتفهم|فاهم&|مقدر&|مقدره|مقدرين|حاس&|حاسس|حاسه|اشعر|نشعر|افهم|اقدر|نقدر) *3 (غضبك|زعلك|استياءك|استيائك|انزعاجك|شعورك|ضيقك|قهرك|موقفك|احباطك|فيك|بيك|فيكي|بيكي|انك زعلان|سبب زعلك|مشاعرك|عصبيتك|شعور حضرتك|زعل حضرتك)", "(معك|معاك|معاكي|مع حضرتك) *1 (حق|الحق|كل الحق) *2 (تزعل&|تعصب&|تغضب&|تتضايق&|تنفعل&|تزعلين|تعصبين)", "(من حقك|حقك) *1 (تزعل&|تعصب&|تغضب&|تتضايق&|تنفعل&|تزعلين|تعصبين)", "(اي|كل) (واحد|احد|حد) *1 (مكانك|بمكانك|محلك) *2 (يزعل|بيزعل|راح يزعل|يعصب|يتضايق|هيزعل|يغضب)", "(لو|انا لو) [كنت] (مكانك|بمكانك|محلك) *2 (بزعل|ازعل|كنت زعلت|بعصب|هزعل|بتضايق)", "(شعورك|زعلك|غضبك|استياؤك|استيائك) *1 (طبيعي|مفهوم|في محله|مقدر|علي راسي|علي عيني)", "(يؤسفني|يؤسفنا|يحزنني|يزعلني|يزعلنا|مؤلم|يعز علي|يعز علينا|ما يهون علينا) *3 (انك|تشوفك|نشوفك|اللي|زعلك|شعورك|اسمع)", "(مقدر&|متفهم&|فاهم&) *2 (انك|ان الموضوع|ان الموقف) *3 (مزعج|مضايقك|زعلان|متضايق|محبط|مقهور|صعب)", "(اسمعك|سامعك|معك|معاك) *2 (خذ راحتك|خد راحتك|فضفض|قول اللي في خاطرك|تفضل|كلي اذان|للاخر)", "^ [(لا|طيب|خلاص|والله|استاذ&)] ما عليك", "(لا تشيل هم|ما تشيل هم|ولا يهمك|ما يكون خاطرك الا طيب|خاطرك غالي)", "(لك|معك) (كامل الحق|كل الحق|الحق)", "(اعرف|عارف&|ادري) *2 (انك|ان الموضوع) *2 (مضايقك|زعلان|تعبت|مزعلك|محبط|صعب)",
        "(فاهمك|فاهمتك|فاهمه عليك|فاهم عليك|حاسس فيك|حاس فيك) (والله|تماما|كويس|زين|يا)", "(زعل|شعور|ضيق|غضب) حضرتك *1 (علي راسي|علي عيني|مفهوم|في محله|مقدر)", "(لو|انا لو) [كنت] [انا] (مكانك|بمكانك|محلك) *2 (بزعل|ازعل|كنت زعلت|بعصب|هزعل|بتضايق|كنت عصبت)",
      },
      en = { "(i|we) [completely] [fully] [can] [do] [really] (understand|see|hear|appreciate) *3 (angry|upset|frustrated|frustrating|feel|frustration|anger|why)", "(i'd|i would|anyone would) [be] [feel] * (upset|angry|frustrated|the same)", "you have every (right|reason) to be", "(that|it|this) must (be|have been|feel) * (frustrating|upsetting|annoying|hard|awful)", "(i am|i'm|we are|we're) [so] [very] [really] sorry (you feel|that you|you've|to hear)", "(i|i'm) [am] [here] listening", "your (anger|frustration|feelings) (is|are) (understandable|justified)", "take your time * (tell|listening|i)" },
      lv = { "(es) [labi] [pilnībā] (saprotu|izprotu|jūtu) *2 (jūsu|kāpēc|ka jūs|dusmas|sašutum..)", "(jums) ir (tiesības|pamats|iemesls) *1 (dusmoties|būt|sašutumam)", "(jebkurš|katrs|arī es) [jūsu vietā] * (dusmotos|būtu|justos)", "(man|mums) [ļoti] žēl", "(es) (jūs|jūsos) (klausos|dzirdu)", "jūsu (dusmas|sašutums|vilšanās) (ir saprotam..|ir pamatot..)" },
    },
    -- steering to the facts
    steer = {
      ar = {
        "(ممكن|تقدر&|عطني|عطيني|اعطني|اعطيني|زودني|زوديني|قول لي|قوللي) *2 (رقم الطلب|رقم الاوردر|التفاصيل|تفاصيل|رقم جوالك|رقم الفاتوره|رقمك|البيانات|بياناتك)", "(وش|ايش|ايه|ما|شنو) (صار|حصل|اللي صار|اللي حصل|رقم الطلب|المشكله|هي المشكله)", "(خلنا|خلينا|نرجع|لنرجع) *2 (للموضوع|للمشكله|لاصل الموضوع|للتفاصيل)", "(متي|امتي) (طلبت|صار|حصل|استلمت|اشتريت)",
        "(زودني|زوديني|عطني|عطيني|اعطني) (بالتفاصيل|التفاصيل|برقم الطلب|رقم الطلب)", "(نرجع|لنرجع|خلنا نرجع) (لاصل|لصلب|لنفس) (المشكله|الموضوع)",
      },
      en = { "(can|could|may) (i|you) * (order number|details|number|reference)", "^ [(so|and|ok|okay|please)] what [exactly] happened [(exactly|then|next|to|with|there)]", "what (exactly|actually) happened", "what is the order", "(let's|let us) (get back|focus|stick) *1 (to|on)" },
      lv = {
        "(kāds|kas|lūdzu) *2 (pasūtījuma numurs|numurs)", "^ [(un|nu|tad|lūdzu)] kas [tad] [tieši] notika", "(atgriezīsimies|pievērsīsimies) (pie|pasūtījumam)",
        "(nosauciet|pasakiet|iedodiet) *2 (numuru|datumu)",
      },
    },
    -- something offered
    offer = {
      unless_negated = true,
      ar = {
        "(بنرجع|برجع|راح نرجع|نرجع|هنرجع|هرجع|ارجع|تم ارجاع|تم استرجاع) *2 (المبلغ|مبلغك|فلوسك|الفلوس|قيمه)", "(بنعوضك|بعوضك|راح نعوضك|نعوضك|سنعوضك|هنعوضك|تعويضك)", "(بنرسل|برسل|راح نرسل|سنرسل|هنبعت|نرسل) *2 (بديل|جديد|غيره|غيرها|فني|مندوب)", "(اقدر|نقدر|يمكنني|يمكننا|ممكن) *1 (احل|نحل|احلها|نحلها|ارسل|نرسل|اعرض|نعرض|اقدم|نقدم|ابدل+|نبدل+|استبدل+|نستبدل+)", "(اقدر|نقدر|ممكن) *1 (اسوي|نسوي|اعمل|نعمل) *1 (خصم|استثناء|تعويض|طلب|بديل|استرجاع)", "(الحل|حل المشكله|افضل حل|احسن حل) *1 (ان|انه|هو|عندي|موجود)", "(اقترح|نقترح|اعرض|نعرض|بعرض) (عليك|عليكم|لك)", "(راح|هنا|خلني|خليني) *1 (احلها|نحلها|احل المشكله|اصلحها|نصلحها)", "(بحلها|بنحلها|هحلها|هنحلها|بصلحها|بنصلحها)",
        "(الحل|حل المشكله) *1 (اننا|اني|انا|ان)",
      },
      en = { "(i|we) (can|will|could) *1 (refund|replace|offer|arrange|fix|solve|exchange)", "(i|we) (can|will|could) *1 (send|give|get) [you] (a|an|the|another) [(new|free|full)] (one|replacement|refund|voucher|discount|technician|driver|order|credit)", "here is what (i|we) can do", "the solution", "(offer|give) you" },
      lv = { "(varam|varu|varētu) *1 (piedāvāt|atmaksāt|nomainīt|nosūtīt|atrisināt)", "(piedāvāju|piedāvājam|atmaksāsim|nomainīsim|atrisināsim|nokārtošu)", "risinājums (ir|būtu)" },
    },
    -- the talk goes on another time: politely, and when
    other_call = {
      ar = {
        "(نكمل|نستكمل|نستأنف|نستانف|نتابع|نواصل|اكمل|نرجع نتكلم|نتكلم|اكلمك|نكلمك|اتصل|نتصل|بتصل|بنتصل|هتصل|هكلمك|بكلمك|راح اتصل|راح اكلمك|راح نتصل|سنتصل|ساتصل|سيتم الاتصال|سيتم استئناف) *4 {when}", "{when} *3 (نكمل|نستكمل|نتكلم|اكلمك|نكلمك|اتصل عليك|نتصل عليك|بتصل|بنتصل|هكلمك|هتصل|بكلمك|نتواصل|اتصل فيك|اتصل بك)", "(نكمل|نستكمل|نستانف|نتابع) *3 (مكالمه|المكالمه|الحديث|كلامنا|حديثنا) *4 {when}",
        "(هكلم|اكلم|بكلم|هكلمها|نكلم|هنكلم) (حضرتك|سيادتك) *3 {when}",
      },
      en = { "(continue|talk|speak|call|resume|ring|phone) *4 {when}", "{when} *3 (continue|talk|speak|call you|ring you)" },
      lv = { "(turpināsim|parunāsim|piezvanīšu|piezvanīsim|sazināšos|sazināsimies|zvanīšu) *4 {when}", "{when} *3 (turpināsim|parunāsim|piezvanīšu|piezvanīsim|sazināšos|zvanīšu)" },
    },
    -- it will be studied, and he hears by then
    study = {
      ar = {
        "(بدرس|ادرس|ندرس|بندرس|راح ادرس|راح ندرس|سندرس|هدرس|هندرس|براجع|اراجع|راح اراجع|هراجع|بنراجع|نراجع|ابحث|ببحث) *5 {dur}", "(بدرس|ادرس|ندرس|بندرس|راح ادرس|راح ندرس|سندرس|هدرس|هندرس|براجع|راح اراجع|هراجع|بنراجع) *5 {when}", "(ارجع|برجع|نرجع|بنرجع|راح ارجع|راح نرجع|هرجع|هنرجع|ارد|برد|بنرد|هرد) *1 (لك|عليك|لكم|لحضرتك|علي حضرتك) *4 {dur}", "(ارسل|برسل|نرسل|بنرسل|هبعت|راح ارسل) *1 (لك|لحضرتك|ايميل|رساله|بريد) *4 {dur}",
        "(بنراجعها|براجعها|بدرسها|هراجعها|ندرسها|بنراجع|هراجع الموضوع) *2 (ونرد|وارد|وبرد|وبنرد|وهرد|وارجع|وارجعلك) *1 [عليك] *2 {dur}", "(ابحث|سابحث|ندرس|سندرس) *2 (وارد|ونرد) *1 [عليك] (خلال|بعد) {dur}",
      },
      en = { "(study|look into|review|investigate|go through) * (within|in|by) {dur}", "(study|look into|review|investigate|go through) *5 {when}", "(write|email|call|get back|reply|contact) *2 [you] [to you] (within|in) {dur}" },
      lv = { "(izpētīšu|izpētīsim|izskatīšu|izskatīsim|pārbaudīšu|pārbaudīsim) *4 {dur}", "(izpētīšu|izpētīsim|izskatīšu|izskatīsim|pārbaudīšu|pārbaudīsim) *4 {when}", "(uzrakstīšu|atbildēšu|piezvanīšu|sazināšos) *3 {dur}" },
    },
    -- help from above, asked for or named
    senior = {
      ar = {
        "(اسال|بسال|هسال|نسال|+اطلب|ساطلب) [من] " .. my_boss, "(بستعين|استعين|نستعين|هستعين|بستشير|استشير) *2 " .. my_boss, "(بحولك|احولك|بحول|احول|هحول|هحولك|راح احولك|بوصلك|اوصلك) *2 " .. my_boss, "(بكلم|اكلم|هكلم|بنادي|انادي|هنادي|استدعي) *1 " .. my_boss, my_boss .. " *2 (بيكلمك|يكلمك|هيكلمك|بيتواصل|يتواصل|معك|بيكمل معك)",
        "(المشرفه|المديره|مشرفتي|مديرتي) (بتكلمك|تكلمك|هتكلمك|بتتواصل|تتواصل|بتساعدك)", "(بستعين|استعين|هستعين|بستشير) *1 (بزميلي|بزميلتي|زميلي|بمشرفي) *1 [الاقدم] [الاكبر]",
      },
      en = {
        "(ask|get|bring|transfer|put|pass) *3 (manager|supervisor|senior|colleague|team leader)", "(manager|supervisor|senior colleague) (will|can) *1 (speak|talk|help|take)",
        "put you through to *3 (manager|supervisor|senior|colleague|team leader)",
      },
      lv = { "(pieaicināšu|pasaukšu|savienošu|nodošu|lūgšu|pajautāšu|jautāšu) *2 (vadītāj..|kolēģ..|priekšniek..)", "(vadītāj..|vecākais kolēģis) *2 (parunās|palīdzēs|sazināsies)" },
    },
    branch = {
      ar = { "(تقدر&|تقدرين|ممكن|يمكنك|بامكانك|اقترح|انصحك) *3 (مدير المنطقه|مدير الفرع|رئيس القسم|رئيس الفرع|مدير القسم|مدير المعرض|الاداره العليا|المدير الاقليمي)", "(مدير المنطقه|مدير الفرع|رئيس القسم|رئيس الفرع) *3 (رقمه|بريده|تتواصل معه|يساعدك|ايميله|علي الرقم)" },
      en = {
        "(can|could|may|suggest) *3 (regional manager|branch manager|head of branch|head of department|area manager)", "(regional manager|branch manager|head of branch) *3 (number|email|reach)",
        "(regional manager|branch manager|head of branch|head of department|area manager) *1 (can be|may be)",
      },
      lv = { "(varat|iesaku|ieteiktu) *3 (reģion.. vadītāj..|filiāles vadītāj..|nodaļas vadītāj..|reģionālo)", "(filiāles|reģiona|nodaļas) vadītāj.. *3 (numurs|e-pasts|tālrunis)" },
    },
    contact_details = {
      ar = {
        "(رقم|رقمه|رقمها|الرقم|جواله|تلفونه|هاتفه|هاتف|تليفون|تحويله) *3 {num}", "(ايميله|ايميل|بريده|البريد|بريد) *3 (نقطه|ات|dot|at|com)", "(اسمه|اسمها) *4 (ورقمه|ورقمها|رقمه|وايميله)",
        "(هذا|هذي|هاك|تفضل&|دونك) (رقمه|رقمها|ايميله|بريده|رقم المدير)", "(رقمه|رقمها|بريده|بريدها|ايميله|ايميلها|جواله) [الالكتروني] (هو|المباشر|موجود|مكتوب|عندك|في الرساله)", "(تحويلته|تحويلتها|تحويله|تحويلة) *1 {num}", "(رقمه|رقمها|هاتفه|جواله|اسمه|تليفونه) [وهاتفه] (وبريده|وايميله|وبريدها|وايميلها|وعنوانه)", "رقم (هاتفه|جواله|تليفونه) (وبريده|وايميله)", "(معلومات|بيانات) (التواصل|الاتصال) *1 (كامله|كاملة|حقته|حقه|حقتها|بتاعته)", "(اعطيك|بعطيك|ارسل لك|برسل لك|ابعت لك|هبعت لحضرتك|هدي حضرتك) [اسمه] (رقمه|ورقمه|ايميله|وايميله|بريده)", "(هبعت|ابعت|ارسل|برسل|سارسل) *2 (رقمه|رقمها) [وايميله] [وبريده]",
      },
      en = {
        "(number|phone|extension|mobile|line) *3 {num}", "(email|e-mail|address) *4 (at|dot|com)", "(his|her) name is *4 (number|email)",
        "(his|her|their|these are the|here are the|here are his|here are her) (contact details|contacts)", "(his|her) [direct] (number|phone|email|e-mail) (is|and)", "here is (his|her) [direct] (number|line|email)", "(his|her) (name|number) and (number|email|name)",
      },
      lv = {
        "(numurs|tālrunis|telefons) *3 {num}", "(e-pasts|epasts|adrese) *4 (punkts|lv|com)",
        "(viņa|viņas|vadītāja) (numurs|tālrunis|e-pasts|kontakti) *1 ir", "(viņa|viņas) [tālruņa] (numuru|e-pastu|kontaktus)", "kontaktinformācija (ir|būs)", "(viņa|viņas) vārds un (numurs|tālrunis|e-pasts)",
      },
    },
    -- asking him to leave the premises
    leave = {
      ar = {
        "(ارجو|نرجو|اطلب|نطلب|لو سمحت&|من فضلك|اضطر) *3 (مغادره|تغادر|المغادره|الخروج|تخرج|تطلع (من|بره|برا|خارج))", "(اتفضل|تفضل) (بره|برا|خارج)",
        "(ارجو|نرجو|اطلب|نطلب|لو سمحت&|من فضلك|اضطر) *3 (غادر|غادري|اخرج|اطلع (من|بره|برا|خارج))",
      },
      en = { "(ask|asking|request|must|have to|need) *3 leave", "please leave [(now|the|this|our|at once)] [(shop|store|premises|office|branch)] $", },
      lv = {
        "nākas lūgt *2 (pamest|atstāt|doties prom)", "lūdz.. jūs (pamest|atstāt) (veikalu|telpas|filiāli|biroju)",
        "(lūdz..) (dodieties prom|izejiet)", "(lūdz..) *2 (atstājiet|pametiet|atstāt|pamest) [šo] [mūsu] (veikalu|telpas|filiāli|biroju)",
      },
    },
    -- words that make it calm and clear
    calm = {
      ar = { "(خلنا|خلينا|خليني|خلني|تعال) *1 (نهدي|نهدا|نحلها|نوضح|اوضح|نتفاهم|نشوف) *2 (بهدوء|سوا|مع بعض|لك|الموضوع|الحل|خطوه خطوه)", "(بهدوء|بكل هدوء|خطوه خطوه|واحده واحده|شوي شوي)", "(هدفي|همي|يهمني|يهمنا|كل اللي ابيه) *2 (احل|نحل|حل|رضاك|اوضح|نوضح|اساعدك|نساعدك)", "(اوضح|نوضح|خلني اوضح|اسمح لي اوضح) (لك|لحضرتك|الصوره|الموقف)", "(انا|احنا|نحن) (معك|معاك|معاكي|هنا|في صفك|بجانبك) *3 (لين|لحد|عشان|حتي|نحلها|احلها|اساعدك|تنحل)", "(ما راح|مش هسيبك|ما بتركك|لن اتركك) *3 (الا|لين|لحد|حتي)" },
      en = { "(let's|let us|let me) *2 (calm|clear|clarify|explain|step by step|together|solve)", "(i am|i'm|we are|we're) (here|on your side|with you)", "step by step", "(i want|we want|my aim|our aim) *2 (help|solve|clear|right)" },
      lv = { "(mierīgi|soli pa solim)", "(ļaujiet|atļaujiet) *1 (paskaidrot|izskaidrot)", "(es esmu|mēs esam) (šeit|jūsu pusē)", "(es gribu|mēs gribam|vēlos) *1 (palīdzēt|atrisināt)", "(atrisināsim|noskaidrosim) *1 (kopā|mierīgi)", "esmu šeit lai" },
    },
  },

  templates = {
    feel       = { ar = "أتفهم غضبك، ومن حقك تزعل، وأنا معك لين نحلها.", en = "I understand that you are angry, and you have every right to be. I am here until it is solved.", lv = "Es saprotu jūsu dusmas, un jums ir tiesības dusmoties. Esmu šeit, lai to atrisinātu." },
    other_call = { ar = "اسمح لي أقاطعك: بنكمل كلامنا في مكالمة ثانية، {time}.", en = "Allow me to interrupt: we will continue in another call, {time}.", lv = "Atvainojiet, ka pārtraucu: turpināsim citā sarunā, {time}." },
    contacts   = { ar = "{name}، {title}، هاتف {phone}، بريد {email}.", en = "{name}, {title}, phone {phone}, e-mail {email}.", lv = "{name}, {title}, tālrunis {phone}, e-pasts {email}." },
    focus = {
      ar = "ركز على حل المشكلة: التواصل الجيد أهم شيء الآن.",
      en = "Keep to the problem and its solution: talking well matters most now.",
      lv = "Domājiet par problēmas risinājumu: tagad svarīgākā ir laba saruna.",
    },
    not_personal = {
      ar = "لا تأخذ الأمر على محمل شخصي: غضبه من الشركة لا منك.",
      en = "Do not take it personally: he is angry with the company, not with you.",
      lv = "Neuztveriet to personīgi: klients dusmojas uz uzņēmumu, nevis uz jums.",
    },
    keep_talking = {
      ar = "استمر في الحديث حتى تصل إلى أصل المشكلة.",
      en = "Keep talking until you have found the root of the problem.",
      lv = "Turpiniet sarunu, līdz atrodat problēmas sakni.",
    },
    backed = {
      ar = "الإدارة تدعمك عند التعامل مع الشكاوى المسيئة.",
      en = "The management backs you against abusive complaints.",
      lv = "Vadība jūs atbalsta, ja sūdzība ir aizskaroša.",
    },
    cannot_please_all = {
      ar = "قلة من العملاء لا يمكن إرضاؤهم.",
      en = "A few customers can never be satisfied.",
      lv = "Dažus klientus apmierināt nav iespējams.",
    },
    lower_voice = {
      ar = "اخفض صوتك وتكلم بهدوء.",
      en = "Lower your voice and speak calmly.",
      lv = "Runājiet klusāk un mierīgi.",
    },
  },

  step "calm" {
    on = { ["heard:anger"] = "angry", ["heard:abuse"] = "angry", ["contact.ended"] = "over" },
  },

  step "angry" {
    enter = function(c)
      for _, id in ipairs { "focus", "not_personal", "keep_talking", "backed", "cannot_please_all" } do
        c:act("card", { id = "anger." .. id, text = c:render(id) })
      end
    end,
    on = {
      ["heard:calmed"] = function(c) return c:count("said:feel") + c:count("said:offer") > 0 and "settled" end,
      ["said:other_call"] = "settled", ["said:study"] = "settled", ["contact.ended"] = "over",
    },
    ignore = { "heard:abuse", "hangup" },

    never "hang_up" {
      event = "hangup", section = "anger", weight = 3, autofail = "confirm", cite = "001 B23",
      iff = function(c, e) return e.by == "agent" and not c:param "anger.may_dismiss" end,
      title  = { ar = "لا يُنهى الاتصال مع عميل غاضب", en = "Never hangs up on a rude customer", lv = "Nenoliek klausuli" },
      advice = { ar = "لا تقفل الخط: اطلب العون أو اعرض موعد مكالمة أخرى.", en = "Do not hang up: ask for help, or offer another call.", lv = "Nenolieciet: lūdziet palīdzību." },
    },
    must "feel" {
      say = "feel", within = param.feeling_within, section = "anger", weight = 3, cite = "002 C32",
      title  = { ar = "التعامل مع الشعور قبل الخطأ", en = "The feeling before the fault", lv = "Vispirms jūtas" },
      advice = { ar = "أظهر أنك تنصت وتفهم شعوره: «من حقك تزعل».", en = "Show that you listen and understand.", lv = "Parādiet, ka saprotat." },
      on_violate = function(c) c:act("template", { id = "anger.feel" }) end,
    },
    never "fault_first" {
      say = "steer", any = { "say:offer" }, release = "say:feel", section = "anger", weight = 1, cite = "002 C32b",
      title  = { ar = "لا حديث عن الخطأ قبل الشعور", en = "Not the fault before the feeling", lv = "Ne vispirms par kļūdu" },
      advice = { ar = "تفهّم أولاً ثم ناقش الخطأ.", en = "First understand, then discuss.", lv = "Vispirms saprotiet." },
    },
    never "steer" {
      say = "steer", within = param.vent_for, section = "anger", weight = 2, cite = "002 C33",
      title  = { ar = "فرصة للتنفيس قبل مناقشة الحقائق", en = "Lets him vent before the facts", lv = "Ļauj izrunāties" },
      advice = { ar = "دعه ينفس عن غضبه أولاً.", en = "Let him speak first.", lv = "Ļaujiet izrunāties." },
    },
    must "calm" {
      say = "calm", any = { "say:feel" }, within = param.solve_within, section = "anger", weight = 1, cite = "001 B25",
      title  = { ar = "توضيح الموقف وتهدئة العميل", en = "Clarifies and calms", lv = "Paskaidro un nomierina" },
      advice = { ar = "هدفك توضيح الموقف وتهدئته: «خلنا نحلها خطوة خطوة».", en = "Your aim is to clarify and to calm.", lv = "Jūsu mērķis: paskaidrot un nomierināt." },
    },
    must "offer" {
      say = "offer", any = { "said:other_call", "said:study" }, within = param.solve_within, section = "anger", weight = 2, cite = "003 D18",
      title  = { ar = "الاستمرار في تقديم حلول مهدئة", en = "Keeps offering solutions that calm", lv = "Turpina piedāvāt risinājumus" },
      advice = { ar = "استمر في تقديم الحلول.", en = "Keep offering what can be done.", lv = "Turpiniet piedāvāt risinājumus." },
    },
    never "loud" {
      metric = "loudness", above = param.loud, lasting = "1s", section = "anger", weight = 2, cite = "002 C37",
      title  = { ar = "نبرة صوت هادئة", en = "A calm tone of voice", lv = "Mierīgs tonis" },
      advice = { ar = "اخفض صوتك وتكلم ببطء.", en = "Lower your voice, speak slowly.", lv = "Runājiet klusāk un lēnāk." },
      on_violate = function(c) c:act("prompt", { text = c:render "lower_voice", urgent = true }) end,
    },
  },

  step "settled" { on = { ["heard:anger"] = "angry", ["heard:abuse"] = "angry", ["contact.ended"] = "over" } },

  step "over" { final = true },

  -- help, in time
  must "help" {
    any = { "help.asked", "escalated", "said:senior", "transfer" }, when = "anger.needs_help", within = param.help_within, section = "anger", weight = 2, cite = "002 C35",
    title  = { ar = "طلب العون من زميل أقدم", en = "Asks a senior for help", lv = "Lūdz palīdzību" },
    advice = { ar = "إذا استمرت الإهانات فاستعن بزميل أقدم.", en = "When insults go on, ask a senior colleague.", lv = "Ja apvainojumi turpinās, lūdziet palīdzību." },
  },
  must "senior" {
    any = { "escalated", "transfer", "said:branch" }, when = "anger.goes_on", within = param.help_within, section = "anger", weight = 2, cite = "002 C38",
    title  = { ar = "التحويل لمن هو أعلى أو اقتراح مدير المنطقة", en = "Goes to a senior, or names the regional manager", lv = "Nodod vadītājam" },
    advice = { ar = "اذهب إلى زميل أعلى أو اقترح مدير المنطقة أو رئيس الفرع.", en = "Go to a senior, or suggest the head of the branch.", lv = "Nododiet vadītājam vai iesakiet filiāles vadītāju." },
    on_violate = function(c) c:act("alert", { to = "supervisor", what = "abuse goes on" }, { early = true }) end,
  },
  must "details" {
    said = "contact_details", any = { "contacts.sent" }, when = "said:branch", before = "contact.ended", section = "anger", weight = 1, cite = "002 C39",
    title  = { ar = "منح معلومات الاتصال كاملة", en = "Gives the contact details in full", lv = "Dod pilnu kontaktinformāciju" },
    advice = { ar = "أعطه الاسم والرقم والبريد كاملة.", en = "Give name, number and address in full.", lv = "Nosauciet vārdu, numuru un e-pastu." },
    on_violate = function(c) c:act("template", { id = "anger.contacts" }) end,
  },

  -- no agreement today
  must "other_call" {
    said = "other_call", any = { "said:study", "schedule.offered" }, when = "no_agreement", before = "contact.ended", section = "anger", weight = 2, cite = "001 B26",
    title  = { ar = "عرض موعد لمكالمة أخرى", en = "Offers a date for another call", lv = "Piedāvā citu sarunu" },
    advice = { ar = "قاطعه بلطف وأخبره أن الحديث يُستأنف في مكالمة أخرى واعرض موعداً.", en = "Interrupt politely, say that you will talk again, and offer a date.", lv = "Pieklājīgi pārtrauciet un piedāvājiet laiku." },
    on_violate = function(c) c:act("template", { id = "anger.other_call" }) end,
  },
  must "study" {
    said = "study", any = { "said:other_call" }, when = "not_calming", before = "contact.ended", section = "anger", weight = 2, cite = "002 C36",
    title  = { ar = "الاتفاق على دراسة المشكلة وموعد الرد", en = "Agrees to study it, and says when he will hear", lv = "Vienojas, kad atbildēs" },
    advice = { ar = "قل: «بدرس الموضوع وأرجع لك خلال …».", en = "Say: “I will look into it and call you within …”.", lv = "Sakiet: “izpētīšu un atbildēšu … laikā”." },
  },
  must "called" {
    event = "dial", any = { "reply.sent", "supervisor.contact" }, when = "anger.promised", outlive = true, section = "anger", weight = 2, cite = "002 C36b",
    within = function(c) return c.facts.anger_due - c:now() end,
    title  = { ar = "الوفاء بموعد الرد", en = "Keeps that time", lv = "Ievēro solīto laiku" },
    advice = { ar = "اتصل أو راسل قبل الموعد الذي وعدت به.", en = "Call or write before the time that you named.", lv = "Piezvaniet vai uzrakstiet laikus." },
  },

  -- in the shop: he may be asked to leave, where the center allows it and help was asked for first
  never "dismiss" {
    said = "leave", section = "anger", weight = 2, cite = "002 C43",
    iff = function(c) return c.channel ~= "in_person" or c:count("heard:abuse") == 0 end,
    title  = { ar = "طلب المغادرة عند الإساءة فقط", en = "Asks to leave only where he abuses", lv = "Lūdz aiziet tikai apvainojumu gadījumā" },
    advice = { ar = "لا يُطلب من العميل المغادرة إلا إذا أساء ولم يهدأ.", en = "Only an abusive customer who cannot be calmed.", lv = "Tikai tad, ja klients apvaino." },
  },

  flow "insults" { when = "heard:abuse", run = function(c)
    local n = c:count("heard:abuse")
    if n == c:param "anger.help_after" then c:raise("anger.needs_help", {}) end
    if n == c:param "anger.senior_after" then c:raise("anger.goes_on", {}) end
  end },
  flow "promise_call" { when = "said:other_call", run = function(c, e)
    c:set("anger_due", e.cap.other_call.when or c:now() + c:ms "anger.next_call")
    c:act("schedule_callback", { due = c.facts.anger_due, reason = "to be continued" })
    c:raise("anger.promised", {})
  end },
  flow "promise_study" { when = "said:study", run = function(c, e)
    local said = e.cap.study
    c:set("anger_due", said.when or c:now() + (said.dur or c:ms "anger.next_call"))
    c:act("schedule_callback", { due = c.facts.anger_due, reason = "studied" })
    c:raise("anger.promised", {})
  end },
}

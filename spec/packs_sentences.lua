-- luacheck: no max line length
-- What people say, phrase by phrase of the packs: `is` are sentences in which the phrase is heard, `isnt` are its
-- neighbours, in which it is not. Read by spec/packs_spec.lua.
return {
  {
    phrase = "complaint/complain",
    is = {
      "عندي شكوى على خدمتكم", "أبغى أرفع شكوى", "أود تقديم شكوى بخصوص الفاتورة", "عايز أقدم شكوى", "المنتج وصلني مكسور", "الجهاز اللي اشتريته خربان", "أنا مو راضي عن الخدمة أبداً", "لحد دلوقتي الطلب ما وصلش",
      "I want to make a complaint", "I would like to complain about your service", "the machine arrived broken", "I am not happy with the service", "my parcel never arrived",
      "Gribu iesniegt sūdzību", "Prece ir bojāta", "Es neesmu apmierināts ar apkalpošanu",
      "وصلني الطلب ناقص وأبغى أشتكي", "الخدمة عندكم سيئة جداً", "أنا زعلان من أسلوب الموظف", "Jūsu darbinieks bija rupjš", "Mana paciņa joprojām nav pienākusi", "nobody called me back", "my order has not arrived",
    },
    isnt = { "ما عندي أي شكوى الحمد لله", "أبغى أستفسر عن مواعيد العمل", "شكراً على الخدمة الممتازة", "I would like to order a table", "everything arrived in perfect shape", "Gribu pasūtīt vēl vienu", "Paldies par lielisko apkalpošanu", "الجهاز مو خربان", "it is not broken", "is the shop open?", "Prece nav bojāta" },
  },
  {
    phrase = "complaint/ask_facts",
    is = {
      "متى استلمت الطلب؟", "ممكن تشرح لي وش اللي صار بالضبط؟", "ممكن تحكيلي ايه اللي حصل؟", "هل يمكنك أن تشرح لي ما حدث؟", "وش صار معك؟", "ايه اللي حصل بالظبط؟",
      "what exactly happened?", "could you tell me what happened?", "when did you buy it?", "can you describe the problem?",
      "Kas tieši notika?", "Vai varat pastāstīt, kas notika?", "Kad jūs to nopirkāt?",
    },
    isnt = { "تم حل المشكلة", "شكراً لانتظارك", "مع السلامة", "thank you for waiting", "have a nice day", "Jauku dienu" },
  },
  {
    phrase = "complaint/restate",
    is = {
      "إذا فهمتك صح، الطلب وصل متأخر", "يعني المشكلة إن الجهاز ما يشتغل، صحيح؟", "خلني أتأكد أني فهمت عليك", "لو فهمت حضرتك صح، الفاتورة غلط", "حسب ما فهمت منك الطلب ناقص", "اسمح لي ألخص ما ذكرته",
      "if I understand you correctly, the order came late", "let me make sure I understand", "so you are saying that it never arrived", "let me repeat what you said",
      "Ja pareizi sapratu, prece ir bojāta", "Tātad jūs sakāt, ka paciņa nepienāca", "Ļaujiet pārliecināties, vai pareizi sapratu",
    },
    isnt = { "ما فهمت عليك", "فهمت", "تم إرسال الطلب", "I do not understand", "the order was sent", "Es nesaprotu" },
  },
  {
    phrase = "complaint/ask_name",
    is = {
      "ممكن أعرف اسمك؟", "مين معي؟", "ممكن الاسم الكريم؟", "مع مين أتكلم؟", "اسم حضرتك ايه؟", "ما اسمك لو سمحت؟",
      "may I have your name?", "what is your name?", "who am I speaking to?", "could you tell me your name please?",
      "Kā jūs sauc?", "Lūdzu, nosauciet savu vārdu", "Ar ko es runāju?",
    },
    isnt = { "اسمي خالد", "اسم المنتج ثلاجة", "وش اسم المتجر؟", "my name is Sara", "the name of the product", "Mani sauc Anna" },
  },
  {
    phrase = "complaint/ask_wish",
    is = {
      "كيف تحب نحل لك الموضوع؟", "وش الحل اللي يرضيك؟", "ايه الحل اللي يرضي حضرتك؟", "ما الحل الذي ترونه مناسباً؟", "تفضل استبدال ولا استرجاع المبلغ؟", "وش تبغانا نسوي لك؟",
      "how would you like us to solve this?", "what would you like us to do?", "what would be a good solution for you?", "would you prefer a refund or a replacement?",
      "Kā jūs vēlētos, lai mēs to atrisinām?", "Kāds risinājums jums derētu?", "Ko jūs vēlētos, lai mēs darām?",
    },
    isnt = { "تم تحويل المبلغ", "وش اسمك؟", "كيف حالك اليوم؟", "how are you today?", "the refund was sent", "Kā jums iet?" },
  },
  {
    phrase = "complaint/wants_money",
    is = {
      "أبغى فلوسي", "رجعوا لي فلوسي", "عايز فلوسي ترجع", "أريد استرداد المبلغ", "أطالب بتعويض", "أبي استرجاع المبلغ كامل",
      "I want my money back", "I need a refund", "refund me now", "I would like to be refunded",
      "Gribu atpakaļ naudu", "Atdodiet man naudu", "Es prasu kompensāciju",
    },
    isnt = { "ما أبغى فلوس أبغى الجهاز يتصلح", "دفعت الفلوس أمس", "كم المبلغ؟", "how much money is it?", "I paid yesterday", "Cik tas maksā?" },
  },
  {
    phrase = "complaint/sorry",
    is = {
      "أعتذر لك عن اللي صار", "نعتذر عن الخطأ", "آسفين جداً يا فندم", "أنا آسف على التأخير", "حقك علينا", "نأسف لما حدث معك",
      "I am so sorry about that", "we apologise for the mistake", "please accept our apologies", "I apologize for the delay",
      "Atvainojos par kļūdu", "Lūdzu, piedodiet", "Mēs atvainojamies par sagādātajām neērtībām",
    },
    isnt = { "شكراً لتواصلك", "الطلب في الطريق", "يسعدني خدمتك", "thank you for calling", "the order is on its way", "Paldies par zvanu" },
  },
  {
    phrase = "complaint/agree",
    is = {
      "معك حق", "حضرتك عندك حق", "كلامك صحيح", "أنت محق تماماً", "معاك كل الحق", "أتفق معك",
      "you are absolutely right", "I completely agree with you", "this should not have happened", "I understand why you are upset",
      "Jums ir taisnība", "Es jums piekrītu", "Tam nevajadzēja notikt",
      "ما يهمك، معك حق", "لا والله معك حق", "no, you are right", "Nē, jums ir taisnība", "هذا الشي ما نرضاه لك",
    },
    isnt = { "ما معك حق", "الطلب وصل أمس", "رقم الطلب لو سمحت", "you are wrong", "your order number please", "Jums nav taisnība", "مو معك حق" },
  },
  {
    phrase = "complaint/own",
    is = {
      "أنا بتابع الموضوع بنفسي", "أنا مسؤول عن حل المشكلة", "خلها علي", "سيب الموضوع عليا", "سأتابع الأمر شخصياً", "هتابع الموضوع بنفسي",
      "I will personally take care of this", "leave it with me", "I'll handle this for you", "I will make sure it gets done",
      "Es par to personīgi parūpēšos", "Es to uzņemos", "Atstājiet to manā ziņā",
    },
    isnt = { "مو شغلي", "هذا مو من مسؤوليتي", "تابع الطلب من التطبيق", "this is not my job", "you can follow the order in the app", "Tas nav mans darbs" },
  },
  {
    phrase = "complaint/again",
    is = {
      "قلت لكم هالكلام قبل", "شرحت لزميلك كل شي", "كم مرة أعيد نفس الكلام؟", "أنا حكيت لزميلتك امبارح", "سبق وشرحت المشكلة", "كل مرة أعيد الكلام من أول",
      "I already told your colleague", "how many times do I have to say it", "do I have to explain it all again", "I have already explained everything",
      "Es jau to stāstīju jūsu kolēģim", "Cik reizes man tas jāstāsta?", "Es jau visu paskaidroju",
    },
    isnt = { "أول مرة أتصل عليكم", "شكراً لزميلك", "بتصل مرة ثانية", "this is my first call", "your colleague was kind", "Es zvanu pirmo reizi" },
  },
  {
    phrase = "complaint/threat",
    is = {
      "بشتكيكم في حماية المستهلك", "راح أرفع عليكم قضية", "هرفع عليكم قضية", "بنشر القصة في تويتر", "سألجأ إلى المحكمة", "بكلم المحامي",
      "I will sue you", "you will hear from my lawyer", "I will post this on twitter", "I am going to consumer protection",
      "Es vērsīšos tiesā", "Jūs dzirdēsiet no mana advokāta", "Sūdzēšos patērētāju tiesību aizsardzības centrā",
    },
    isnt = { "أبغى أشتري جهاز", "قضيت وقت طويل", "نزلت التطبيق", "I would like to buy one", "the app is slow", "Gribu pasūtīt" },
  },
  {
    phrase = "anger/anger",
    is = {
      "أنا معصب جداً", "هذي مهزلة", "انتو بتستهبلوا", "طفح الكيل", "أنا زهقت منكم", "لا تقاطعني", "حسبي الله ونعم الوكيل",
      "I am furious", "this is ridiculous", "I am fed up with you", "don't interrupt me", "let me finish",
      "Man pietiek", "Tā ir nekaunība", "Ļaujiet man pabeigt", "Jūs ņirgājaties",
    },
    isnt = { "شكراً لك", "متى يوصل الطلب؟", "الطلب ناقص علبة", "thank you very much", "when will it arrive?", "Kad pienāks paciņa?" },
  },
  {
    phrase = "anger/abuse",
    is = {
      "أنتم نصابين", "يا حرامية", "أنت غبي", "يا حمار", "انتو كدابين", "موظفين أغبياء", "اخرس",
      "you are idiots", "you stupid people", "bunch of thieves", "you liars", "shut up",
      "Jūs esat krāpnieki", "Idioti", "Aizveries",
    },
    isnt = { "أنت مو غبي", "الموظف ممتاز", "the service was slow", "you are not stupid", "Jūs neesat krāpnieki" },
  },
  {
    phrase = "anger/feel",
    is = {
      "أتفهم غضبك", "من حقك تزعل", "أنا مقدر شعورك", "لو كنت مكانك بزعل", "معاك حق تزعل", "حاسس بيك يا فندم", "زعلك في محله",
      "I understand why you are angry", "I can see how frustrating this is", "you have every right to be upset", "that must be very frustrating",
      "Es saprotu jūsu dusmas", "Jums ir tiesības dusmoties", "Man ļoti žēl",
    },
    isnt = { "ليش زعلان؟", "لا تعصب", "اهدأ شوي", "calm down", "why are you angry?", "Nomierinieties" },
  },
  {
    phrase = "anger/offer",
    is = {
      "بنرجع لك المبلغ", "راح نعوضك", "هنبعت لحضرتك بديل", "نقدر نرسل لك جهاز جديد", "أقترح عليك الاستبدال", "سنعوضك عن التأخير",
      "we can refund the order", "I will send a new one", "here is what we can do", "we could offer you a discount",
      "Varam piedāvāt jaunu preci", "Atmaksāsim naudu", "Piedāvājam nomainīt preci",
      "ما عليك بنرجع لك المبلغ", "ما تشيل هم راح نعوضك", "لا تقلق بنرسل لك بديل", "ولا يهمك هنبعت لك جديد",
    },
    isnt = { "كم رقم الطلب؟", "المبلغ خمسين ريال", "we can't help", "what is the number?", "Kāds ir numurs?", "ما نقدر نسوي شي", "لن نرسل بديل" },
  },
  {
    phrase = "anger/calmed",
    is = {
      "خلاص تمام شكراً لك", "معليش عصبت عليك", "سامحني رفعت صوتي", "شكراً لتفهمك", "طمنتني الله يطمنك", "آسف انفعلت عليك",
      "ok thank you for your help", "sorry for shouting", "I feel better now", "sorry I lost my temper",
      "Labi, paldies", "Piedodiet, ka kliedzu", "Tagad labāk",
    },
    isnt = { "ما راح أهدأ", "وين المدير؟", "أنا معصب", "I am still angry", "where is your manager?", "Kur ir vadītājs?" },
  },
  {
    phrase = "apology/never_again",
    is = {
      "لن يتكرر هذا مرة أخرى", "ما راح يتكرر أبداً", "مش هيتكرر تاني", "نعدك بعدم تكرار ذلك", "أضمن لك ما يتكرر", "هذه آخر مرة",
      "this will never happen again", "it will never be repeated", "I promise it will never happen", "we guarantee this won't happen",
      "Tas nekad vairs nenotiks", "Tas nekad neatkārtosies", "Apsolu, ka tas vairs nenotiks",
    },
    isnt = { "نعمل على تحسين الخدمة", "تكرر الخطأ مرتين", "لن نتأخر عليك", "it happened twice", "we are improving", "Tas notika divreiz" },
  },
  {
    phrase = "apology/one_off",
    is = {
      "هذه حالة استثنائية", "كانت حالة فردية", "الموقف استثنائي", "هي مرة واحدة فقط", "هذا أمر عارض", "دي حالة نادرة",
      "this was an isolated incident", "it was a one-off", "an exceptional case", "it was an isolated case",
      "Tas bija izņēmuma gadījums", "Tas bija vienreizējs gadījums", "Tas ir atsevišķs gadījums",
    },
    isnt = { "حالة الطلب", "مرة ثانية", "كل مرة يتأخر", "it happens every time", "the case is open", "Tas notiek katru reizi" },
  },
  {
    phrase = "apology/by_name",
    is = { "عزيزي الأستاذ خالد", "مرحباً أستاذة نورة", "السيد أحمد المحترم", "عزيزتي سارة", "الأستاذ محمد المحترم", "أهلاً أستاذ سعد", "Dear Anna", "Hello Mr Smith", "Good morning Peter", "Hi Laura", "Labdien, Anna", "Cienījamais Bērziņa kungs", "Sveiki, Jāni" },
    isnt = { "شكراً لتواصلك معنا", "نعتذر عن التأخير", "we are sorry", "thank you for writing", "Atvainojamies par kavēšanos" },
  },
  {
    phrase = "conduct/empathy",
    is = {
      "أتفهم موقفك", "أقدر شعورك", "معك حق والله", "أعتذر عن اللي صار معك", "حقك علينا يا فندم", "أنا فاهم حضرتك",
      "I understand how you feel", "I am sorry to hear that", "I can imagine how annoying that is", "that must be frustrating",
      "Es jūs saprotu", "Man žēl to dzirdēt", "Saprotu, cik tas ir nepatīkami",
    },
    isnt = { "كم رقم الطلب؟", "تم إلغاء الطلب", "معك خالد من خدمة العملاء", "what is your order number?", "the order was cancelled", "Kāds ir pasūtījuma numurs?" },
  },
  {
    phrase = "conduct/negative",
    is = {
      "هذا مو شغلي", "ما نقدر نسوي لك شي", "مش مشكلتي", "مستحيل", "هذي غلطتك", "مقدرش أساعدك",
      "that's not my problem", "there is nothing I can do", "that is impossible", "calm down",
      "Tā nav mana problēma", "Es neko nevaru darīt", "Tas nav iespējams",
    },
    isnt = { "أقدر أساعدك", "هذي مشكلة وبنحلها", "هذا شغلي", "I can help you with that", "that is possible", "Tas ir iespējams" },
  },
  {
    phrase = "conduct/solution",
    is = {
      "تم استرجاع المبلغ", "راح نرسل لك طلب جديد", "هنرجع لحضرتك الفلوس", "تم حل المشكلة", "سنقوم بتعويضك", "عدلت لك الطلب",
      "your order has been refunded", "I have cancelled the order", "we will send a new one", "the problem is solved",
      "Mēs atmaksāsim naudu", "Nosūtīsim jaunu preci", "Problēma ir atrisināta",
      "ما عليك بنرجع لك المبلغ", "ما تشيل هم راح نرجع المبلغ", "لا تقلق تم حل المشكلة", "ولا يهمك عدلت لك الطلب", "لا تخاف رجعنا المبلغ",
    },
    isnt = { "كم المبلغ؟", "متى طلبت؟", "when did you order?", "what is the amount?", "Kad jūs pasūtījāt?", "ما نقدر نرجع المبلغ", "لن يتم إرجاع المبلغ" },
  },
  {
    phrase = "conduct/blame",
    is = {
      "هذا خطأ قسم المبيعات", "الغلط من المستودع", "دي غلطة المندوب", "المشكلة من النظام", "قسم التوصيل هو السبب", "السيستم مش راضي يخليني",
      "it's the fault of the warehouse", "that is a mistake of our sales department", "the system won't let me", "the computer does not allow it",
      "Tā ir noliktavas vaina", "Sistēma neļauj", "Vainīga ir cita nodaļa",
    },
    isnt = { "الخطأ منا ونعتذر", "غلطت في رقم الطلب", "القسم بيتواصل معك", "it was our mistake", "our sales department will call", "Tā ir mūsu vaina" },
  },
  {
    phrase = "conduct/over_promise",
    is = {
      "أضمن لك إن المدير بيوافق", "أكيد الإدارة راح توافق", "أوعدك القسم يرجع لك المبلغ", "مية بالمية بيوافقون", "أضمن لحضرتك إن الإدارة هتوافق", "المدير أكيد بيوافق",
      "I guarantee they will approve it", "the manager will definitely agree", "I promise everyone will help", "a hundred percent",
      "Garantēju, ka vadītājs piekritīs", "Vadība noteikti piekritīs", "Simtprocentīgi",
    },
    isnt = { "بسأل المدير", "المدير وافق", "بتابع طلبك", "I will ask the manager", "the manager agreed", "Pajautāšu vadītājam" },
  },
  {
    phrase = "conduct/alternative",
    is = {
      "عندنا بديل ثاني", "أقترح عليك لون آخر", "نقدر نوفر لك شي مشابه", "ممكن نرسل لك موديل تاني بداله", "أنصحك بهذا المنتج", "فيه خيار آخر",
      "there is an alternative", "we can send a similar one", "I would recommend the blue one", "how about this one instead",
      "Varam piedāvāt līdzīgu preci", "Ir cita iespēja", "Iesaku šo modeli",
    },
    isnt = { "ما عندنا", "الكمية خلصت", "it is sold out", "we are closed", "Nav noliktavā" },
  },
  {
    phrase = "conduct/not_available",
    is = {
      "المنتج غير متوفر", "مو متوفر حالياً", "نفدت الكمية", "مش موجود عندنا", "خلص من عندنا", "غير متاح في الوقت الحالي",
      "it is out of stock", "that is sold out", "it is not available", "we don't have it",
      "Prece nav pieejama", "Šīs preces nav noliktavā", "Ir izpārdots",
    },
    isnt = { "المنتج متوفر", "موجود عندنا", "it is available", "we have it in stock", "Prece ir noliktavā" },
  },
  {
    phrase = "closing/solved",
    is = {
      "كذا انحلت المشكلة؟", "هل تم حل مشكلتك؟", "كده المشكلة اتحلت يا فندم؟", "الحل مناسب لك؟", "كذا كل شي تمام؟", "هل أنت راضٍ عن الحل؟",
      "is your problem solved now?", "does that solve it for you?", "are you happy with the solution?", "is everything clear now?",
      "Vai problēma ir atrisināta?", "Vai tagad viss ir kārtībā?", "Vai jūs tas apmierina?", "Vai tas jums palīdzēja?",
    },
    isnt = { "عندي مشكلة", "وش المشكلة؟", "رقم الطلب لو سمحت", "what is the problem?", "I have a problem", "Kāda ir problēma?", "Man ir problēma" },
  },
  {
    phrase = "closing/offer",
    is = {
      "أقدر أخدمك بشي ثاني؟", "هل لديك أي استفسار آخر؟", "في أي حاجة تانية أقدر أساعدك فيها؟", "تامر على شي؟", "تحتاج مساعدة ثانية؟", "محتاج أي حاجة تانية يا فندم؟",
      "is there anything else I can do for you?", "do you have any other questions I can help with?", "something else?", "can I help you with anything today?",
      "Vai varu jums vēl kā palīdzēt?", "Vai jums ir vēl kādi jautājumi?", "Vai vēl ir kas, ar ko varu palīdzēt?", "Ja rodas jautājumi, droši zvaniet",
      "Vai vēl kaut kas vajadzīgs?", "Ar ko vēl varu palīdzēt?", "Vai ir vēl kas, ko varu jūsu labā darīt?", "Ja jums būs jautājumi, zvaniet", "Vai vēl kādi jautājumi?", "Nekautrējieties jautāt",
    },
    isnt = { "كيف أقدر أخدمك؟", "أرسل لي صورة ثانية", "مرة ثانية", "how can I help you?", "one more minute please", "Kā varu palīdzēt?", "Vēl viena minūte", "Kāds ir jūsu jautājums?", "Ar ko runāju?", "Vai pasūtījums vēl nav saņemts?" },
  },
  {
    phrase = "closing/thanks",
    is = {
      "شكراً لاتصالك", "شكراً لتواصلك معنا", "أشكرك على وقتك", "نشكرك لثقتك", "متشكرين لاختيارك لينا", "مشكور مع السلامة",
      "thank you for calling", "thanks for choosing us", "thank you for your time", "thank you and goodbye",
      "Paldies par zvanu", "Paldies, ka izvēlējāties mūs", "Pateicamies par uzticību", "Paldies un uz redzēšanos",
    },
    isnt = { "شكراً لانتظارك", "مشكور على صبرك", "شكراً", "thank you for holding", "thank you for your patience", "Paldies, ka gaidījāt", "Paldies par pacietību" },
  },
  {
    phrase = "closing/for_waiting",
    is = {
      "شكراً لانتظارك", "مشكور على صبرك", "أشكرك على الانتظار", "نشكرك على صبرك", "متشكر لانتظار حضرتك", "شكراً لتحملك",
      "thank you for holding", "thanks for waiting", "thank you for your patience", "thank you so much for waiting",
      "Paldies, ka gaidījāt", "Paldies par pacietību", "Pateicos par gaidīšanu",
    },
    isnt = { "شكراً لاتصالك", "شكراً على وقتك", "انتظر لو سمحت", "thank you for calling", "please wait", "Paldies par zvanu" },
  },
  {
    phrase = "closing/farewell",
    is = {
      "مع السلامة", "في أمان الله", "يومك سعيد", "إلى اللقاء", "تصبح على خير", "في حفظ الله", "باي باي",
      "goodbye", "have a nice day", "bye bye", "have a great evening",
      "Uz redzēšanos", "Visu labu", "Jauku dienu!", "Lai jums jauka diena", "Atā",
    },
    isnt = { "السلام عليكم", "الحمد لله على السلامة", "يوم الأحد", "good morning", "the next day", "Labdien", "Labrīt" },
  },
  {
    phrase = "closing/valued",
    is = {
      "أنت من عملائنا المميزين", "رضاك يهمنا", "نعتز بثقتك", "حضرتك عميل مهم عندنا", "يهمنا رضا حضرتك", "نقدر ثقتكم بنا",
      "you are important to us", "you are a valued customer", "we appreciate your loyalty", "your satisfaction matters to us",
      "Jūs mums esat svarīgs klients", "Mēs novērtējam jūsu uzticību", "Jūsu viedoklis mums ir svarīgs",
    },
    isnt = { "رقم العميل لو سمحت", "يهمني السعر", "the customer number please", "it is important", "Tas ir svarīgi" },
  },
  {
    phrase = "closing/rating",
    is = {
      "يسعدني تقييمك للخدمة", "لا تنسى تقييمنا", "راح يوصلك استبيان", "هيوصل لحضرتك رسالة للتقييم", "نتمنى تقيم الخدمة", "رأيك يهمنا",
      "please rate our service", "you will get a survey", "could you leave a review of our service", "we would like your feedback",
      "Lūdzu, novērtējiet apkalpošanu", "Jūs saņemsiet īsu aptauju", "Būsim pateicīgi par jūsu atsauksmi",
      "Jums pienāks īsziņa ar aptauju", "Lūdzu, aizpildiet īso anketu", "Priecāsimies par jūsu vērtējumu", "Vai varētu novērtēt mūsu darbu lietotnē?",
    },
    isnt = { "وصلك الطلب؟", "قيمة الطلب خمسين", "the price is fifty", "you will get a parcel", "Pasūtījuma vērtība ir piecdesmit eiro", "Jums pienāks paciņa" },
  },
  {
    phrase = "greeting/salam",
    is = {
      "السلام عليكم", "صباح الخير", "مساء النور", "يا هلا والله", "أهلاً وسهلاً بك", "أهلا بحضرتك يا فندم",
      "hello", "good morning", "welcome to our shop", "hi there",
      "Labdien", "Labrīt!", "Sveicināti!", "Labvakar", "Esiet sveicināti",
    },
    isnt = { "مع السلامة", "ألو", "نعم", "goodbye", "good idea", "Uz redzēšanos", "Laba ideja" },
  },
  {
    phrase = "greeting/dept",
    is = {
      "معك خالد من خدمة العملاء", "قسم العناية بالعملاء", "فريق الدعم", "من الكول سنتر", "من قسم الشكاوى", "خدمة عملاء المتجر",
      "this is Tom from customer service", "customer care", "you have reached the support team", "the billing department",
      "Šeit Anna no klientu servisa", "Klientu apkalpošanas centrs", "Tehniskais atbalsts", "Jūs runājat ar klientu atbalsta komandu",
    },
    isnt = { "عزيزي العميل", "أنا في خدمتك", "dear customer", "at your service", "Cienījamais klient", "Vai varu palīdzēt" },
  },
  {
    phrase = "greeting/reason",
    is = {
      "أتواصل معك بخصوص طلبك", "اتصلت عليك عشان أبلغك عن الشكوى", "بكلم حضرتك بخصوص الأوردر", "سبب اتصالي هو تأخر التوصيل", "بالنسبة للشكوى اللي رفعتها", "وصلتنا شكواك",
      "I am calling about your order", "I am contacting you regarding your complaint", "you contacted us yesterday", "following up on your request",
      "Zvanu par jūsu pasūtījumu", "Rakstu saistībā ar jūsu sūdzību", "Jūs mums rakstījāt vakar", "Saņēmām jūsu ziņojumu",
    },
    isnt = { "السلام عليكم", "معك خالد", "كيف حالك", "hello this is Tom", "how are you", "Labdien, šeit Anna", "Kā jums klājas" },
  },
  {
    phrase = "greeting/why",
    is = {
      "كيف أقدر أخدمك؟", "وش المشكلة؟", "ايه المشكلة يا فندم؟", "كيف يمكنني مساعدتك؟", "ممكن توضح لي سبب تواصلك؟", "ازاي أقدر أساعدك؟",
      "how can I help you?", "what is the problem?", "may I ask the reason?", "what happened?",
      "Kā varu jums palīdzēt?", "Kā es varu palīdzēt?", "Ar ko varu palīdzēt?", "Kas noticis?", "Vai varat pastāstīt, kas notika?",
      "Kā es jums varētu palīdzēt?", "Kas jums noticis?", "Kāda ir problēma?", "Kāpēc jūs zvanāt?", "Lūdzu, pastāstiet, kas notika", "Par ko ir runa?",
    },
    isnt = { "معك خالد", "انحلت المشكلة", "شكراً لك", "thank you", "this is Tom", "Šeit Anna", "Es varu jums palīdzēt", "Problēma ir atrisināta", "Jauku dienu" },
  },
  {
    phrase = "hold/ask",
    is = {
      "تسمح لي أحطك على الانتظار دقيقة واحدة عشان أتأكد من الطلب؟", "ممكن تنتظرني دقيقتين أراجع البيانات؟", "أستأذنك أربعين ثانية لمراجعة الفاتورة", "ممكن حضرتك تستناني دقيقتين أشوف الأوردر؟", "هل تسمح لي بوضعك على الانتظار لمدة 40 ثانية للتحقق؟", "عطني دقيقتين أشيك على النظام",
      "can you hold for 40 seconds while I check?", "could you wait two minutes so I can look it up?", "please hold for one minute while I ask", "may I put you on hold for 30 seconds to verify it?",
      "Vai varat uzgaidīt 40 sekundes, kamēr pārbaudu?", "Lūdzu, uzgaidiet divas minūtes, lai es varētu noskaidrot", "Vai drīkstu lūgt uzgaidīt 30 sekundes, lai pārbaudītu datus?",
    },
    isnt = { "ثواني بس", "خلك معي", "دقيقتين", "hold on", "one moment", "Vienu brīdi", "Pagaidiet, lūdzu" },
  },
  {
    phrase = "hold/ask_more",
    is = {
      "تسمح لي بدقيقة واحدة إضافية؟", "ممكن تنتظرني كمان دقيقتين؟", "أحتاج 40 ثانية زيادة", "ممكن حضرتك تستناني دقيقتين كمان؟", "تسمح لي أضعك على الانتظار دقيقتين أخرى؟", "عطني كمان 30 ثانية",
      "could you hold for another 40 seconds?", "I need two more minutes, another 2 minutes", "an additional 30 seconds please", "please hold once more",
      "Vai varat uzgaidīt vēl 40 sekundes?", "Man vajag vēl divas minūtes", "Lūdzu, uzgaidiet vēl brīdi, vēl mazliet",
    },
    isnt = { "ممكن تنتظرني دقيقتين؟", "شي ثاني؟", "hold for 40 seconds", "anything else?", "Uzgaidiet divas minūtes", "Vai vēl kas?" },
  },
  {
    phrase = "hold/wait",
    is = {
      "ثواني بس", "خلك معي", "انتظرني شوي", "لحظة من فضلك", "خليك معايا على الخط", "ممكن دقيقتين؟",
      "hold on please", "one moment", "bear with me", "stay on the line",
      "Uzgaidiet, lūdzu", "Vienu brīdi", "Palieciet uz līnijas", "Acumirkli, vienu mirkli",
    },
    isnt = { "شكراً لانتظارك", "كيف حالك", "thank you for waiting", "how are you", "Paldies, ka gaidījāt", "Kā jums iet" },
  },
  {
    phrase = "hold/yes",
    is = {
      "طيب", "تفضل", "خذ راحتك", "ما عندي مانع", "اتفضلي يا فندم", "لا مشكلة", "أكيد طبعاً", "مفيش مشكلة",
      "sure", "go ahead", "no problem", "take your time", "yes of course",
      "Jā", "Labi", "Jā, protams", "Nav problēmu", "Labi, pagaidīšu", "Protams",
      "Jā, labi", "Es pagaidīšu", "Jā, lūdzu", "Protams, gaidu", "Labi, tikai ne ilgi", "Man nav iebildumu", "Nu labi", "Kārtībā",
    },
    isnt = { "لا", "ما أقدر أنتظر", "مستعجل", "no", "I am in a hurry", "Nē", "Nevaru gaidīt", "Es steidzos", "Nē, paldies", "Nē, es negaidīšu", "Labi, bet es steidzos", "Jā, bet man nav laika" },
  },
  {
    phrase = "hold/no",
    is = {
      "لا ما أقدر أنتظر", "مستعجل والله", "ما عندي وقت", "مش هقدر أستنى", "لا أستطيع الانتظار", "لا شكراً",
      "no", "I can't wait", "I am in a hurry", "I don't have time", "not now",
      "Nē", "Nevaru gaidīt", "Man nav laika", "Es steidzos", "Ne tagad",
      "Negribu gaidīt", "Nē, es negaidīšu", "Man jāsteidzas", "Esmu pie stūres", "Es nevaru ilgi gaidīt", "Nelieciet mani atkal gaidīt",
    },
    isnt = { "نعم تفضل", "خذ راحتك", "عندي وقت", "yes sure", "no problem", "take your time", "Jā", "Nav problēmu", "Varu pagaidīt", "Labi, gaidu", "Nav ko steigties", "Nē, nav problēmu" },
  },
  {
    phrase = "hold/thank",
    is = {
      "شكراً لانتظارك", "مشكور على صبرك", "أشكرك على الانتظار", "يعطيك العافية على انتظارك", "متشكر لصبر حضرتك", "نشكركم على صبركم",
      "thank you for holding", "thanks for waiting", "I appreciate your patience", "thank you so much for your patience",
      "Paldies, ka gaidījāt", "Paldies par gaidīšanu", "Pateicos par pacietību", "Paldies, ka uzgaidījāt",
    },
    isnt = { "شكراً لاتصالك", "انتظر شوي", "thank you for calling", "please wait", "Paldies par zvanu", "Lūdzu, uzgaidiet" },
  },
  {
    phrase = "hold/sorry",
    is = {
      "أعتذر عن التأخير", "آسف تأخرت عليك", "معليش طولت عليك", "نعتذر عن الإطالة", "معلش اتأخرت على حضرتك", "نأسف لطول الانتظار",
      "sorry for the wait", "I apologise for the delay", "sorry for keeping you waiting", "my apologies for the long wait",
      "Atvainojos par kavēšanos", "Piedodiet, ka bija jāgaida ilgi", "Atvainojiet par gaidīšanu",
    },
    isnt = { "شكراً لانتظارك", "أعتذر عن الخطأ", "I am sorry", "thank you for waiting", "Atvainojos", "Paldies, ka gaidījāt" },
  },
  {
    phrase = "hold/outcome",
    is = {
      "راجعت طلبك", "المندوب في الطريق", "تم استرجاع المبلغ", "تأكدت من المطعم", "لقيت المشكلة يا فندم", "تبين أن الدفع لم يكتمل",
      "I have checked your order", "the refund will be sent", "it is on its way", "it turned out that the payment failed",
      "Pārbaudīju jūsu pasūtījumu", "Sūtījums ir ceļā", "Nauda tiks atmaksāta", "Noskaidroju, ka maksājums neizdevās",
    },
    isnt = { "شكراً لانتظارك", "كيف حالك", "thank you for waiting", "are you there?", "Paldies, ka gaidījāt", "Vai dzirdat mani?" },
  },
  {
    phrase = "hold/call_you",
    is = {
      "بتواصل معك مرة ثانية بعد ما أتحقق", "راح أتصل عليك بعد ساعة", "هكلم حضرتك تاني", "سنعاود الاتصال بك", "بكلمك خلال نص ساعة", "سيتم التواصل معك مرة أخرى",
      "I will call you back", "we will contact you later", "I'll get back to you", "can I ring you back?",
      "Es jums atzvanīšu", "Atzvanīsim pēc stundas", "Piezvanīšu jums vēlāk", "Vai varu jums atzvanīt?",
    },
    isnt = { "اتصلت عليك أمس", "كلمني زميلك", "you called us", "thank you for calling", "Jūs zvanījāt vakar", "Paldies par zvanu" },
  },
  {
    phrase = "escalation/want_boss",
    is = {
      "أبغى أكلم المدير", "حولني للمشرف", "عايز أكلم المدير", "أريد التحدث مع المسؤول", "وين المدير؟", "في حد أكبر منك أكلمه؟",
      "let me speak to your manager", "I want a supervisor", "put me through to the manager", "escalate this please",
      "Gribu runāt ar vadītāju", "Savienojiet mani ar priekšnieku", "Kur ir jūsu vadītājs?", "Pasauciet vadītāju",
    },
    isnt = { "ما أبغى أكلم المدير", "المدير كلمني أمس", "the manager called me", "I don't want a manager", "Vadītājs man vakar piezvanīja", "Negribu runāt ar vadītāju" },
  },
  {
    phrase = "escalation/inform",
    is = {
      "المشرف بيتواصل معك خلال ساعتين", "سيتم التواصل معك خلال 24 ساعة", "هيكلمك المشرف بكرة", "بنتواصل معك خلال يومين", "المدير بيتصل عليك اليوم", "سنرد عليك خلال ساعة",
      "a supervisor will call you within two hours", "you will hear from us within 24 hours", "he will contact you tomorrow", "we will get back to you in one hour",
      "Vadītājs jums piezvanīs divu stundu laikā", "Ar jums sazināsies rīt", "Atbildēsim 24 stundu laikā",
    },
    isnt = { "المشرف بيتواصل معك قريب", "the supervisor will call you soon", "Vadītājs jums drīz piezvanīs", "بنتواصل معك في أقرب وقت" },
  },
  {
    phrase = "hold/told_time",
    is = {
      "لمدة دقيقتين", "بس 40 ثانية", "دقيقتين من وقتك", "حوالي دقيقتين", "40 ثانية بالكثير", "دقيقتين فقط", "for two minutes", "just 40 seconds", "only one minute", "about 30 seconds", "Tikai divas minūtes", "Uz 40 sekundēm", "Apmēram divas minūtes", "Ne ilgāk par 40 sekundēm",
    },
    isnt = { "ثواني بس", "مرة ثانية", "just a moment", "for you", "Vienu brīdi", "Tikai šodien" },
  },
  {
    phrase = "hold/told_why",
    is = {
      "عشان أتأكد من الطلب", "لمراجعة بياناتك", "للتحقق من الدفع", "أشيك لك على النظام", "هشوف لحضرتك الأوردر", "أسأل المطعم", "to check your order", "to verify the payment", "to ask my colleague", "to look into it", "Lai pārbaudītu jūsu pasūtījumu", "Lai noskaidrotu, kas notika", "Kamēr es pārbaudu datus",
    },
    isnt = { "خلك معي", "دقيقتين بس", "hold on please", "thank you for waiting", "Uzgaidiet, lūdzu", "Lai jums jauka diena" },
  },
  {
    phrase = "closing/bare_thanks",
    is = {
      "شكراً", "مشكور", "أشكرك", "يعطيك العافية", "متشكر يا فندم", "شاكر لك", "thank you", "thanks", "thanks a lot", "thank you very much", "Paldies", "Liels paldies", "Pateicos jums",
    },
    isnt = { "عفواً", "مع السلامة", "you are welcome", "goodbye", "Lūdzu", "Uz redzēšanos" },
  },
  {
    phrase = "escalation/lacking",
    is = {
      "ما عندي صلاحية", "هذا خارج صلاحياتي", "مش من صلاحياتي", "ليس لدي صلاحية لذلك", "معنديش صلاحية", "صلاحياتي ما تسمح", "I don't have the authority", "that is beyond my authority", "I am not authorised to do that", "it is above my authority", "Man nav tādu pilnvaru", "Tas ir ārpus manām pilnvarām", "Es neesmu pilnvarots to darīt", "Tas pārsniedz manas pilnvaras",
    },
    isnt = { "عندي صلاحية أعوضك", "ما عندي رقم الطلب", "I can do that for you", "I don't have the number", "Es to varu izdarīt", "Man nav numura" },
  },
  {
    phrase = "escalation/handing",
    is = {
      "برفع الموضوع للمشرف", "راح أحولك للمشرف", "صعدت شكواك", "المشرف بيتواصل معك", "هصعد المشكلة للمشرف", "سأرفع الأمر إلى المشرف", "I will escalate this to my supervisor", "I am transferring you to the manager", "a supervisor will call you", "I will pass it to my manager", "Nodošu to vadītājam", "Savienošu jūs ar vadītāju", "Vadītājs ar jums sazināsies", "Jūsu lieta ir nodota vadītājam",
    },
    isnt = { "المشرف في إجازة", "بحل لك المشكلة", "the manager is out", "I will solve it", "Vadītājs ir atvaļinājumā", "Es to atrisināšu" },
  },
  {
    phrase = "escalation/abuse",
    is = {
      "أنتم نصابين", "يا حرامية", "أنت كذاب", "يا غبي", "انتو حيوانات", "زبالة", "you idiots", "you are liars", "stupid people", "you thieves", "Jūs esat idioti", "Krāpnieki", "Zagļi",
    },
    isnt = { "أنت مو كذاب", "الأكل بارد", "the food was cold", "you are not stupid", "Jūs neesat krāpnieki", "Ēdiens bija auksts" },
  },
  {
    phrase = "greeting/intro",
    is = {
      "السلام عليكم معك غيداء", "اسمي تولين", "معاك آية من خدمة العملاء", "أنا ليان من فريق الدعم", "ألو معك سديم", "مرحبا معاك جيهان", "my name is Tolin", "the name is Bond", "hello my name is Zane", "name's Kārlis", "Mani sauc Zane", "Mans vārds ir Kārlis", "Labdien, šeit Ilze", "Ar jums runā Ilze no klientu servisa",
    },
    isnt = { "طلبك معك الحين", "كيف حالك", "how are you", "what is your name", "Kā jūs sauc", "Jauku dienu" },
  },
  {
    phrase = "greeting/self",
    is = {
      "معك سارة من خدمة العملاء", "معاك أحمد", "أنا خالد", "مع حضرتك مروة", "يكلمك عبدالله من المتجر", "معك أخوك فهد", "this is Sara from the shop", "I am Tom from customer care", "you are speaking with Anna", "this is Peter calling", "Šeit Anna no klientu servisa", "Te runā Jānis no veikala", "Jums zvana Ilze no bankas", "Es esmu Zane no atbalsta komandas",
    },
    isnt = { "معك خدمة العملاء", "أنا سعيد بخدمتك", "you are speaking fast", "Šeit ir skaisti", "Es esmu priecīga" },
  },
  {
    phrase = "conduct/time_told",
    is = {
      "خلال ساعتين يوصلك", "بعد نص ساعة", "في خلال يومين", "the order will arrive within two days", "in one hour", "up to 24 hours", "Divu stundu laikā", "Pēc pusstundas", "Līdz 24 stundām",
    },
    isnt = { "في أقرب وقت", "قريب إن شاء الله", "as soon as possible", "Drīz" },
  },
  {
    phrase = "conduct/delayed",
    is = {
      "فيه تأخير في التوصيل", "عندنا عطل فني", "الطلب متأخر شوي", "في مشكلة في النظام", "هيتأخر الأوردر", "سيتأخر الطلب", "there is a delay", "we have a technical problem", "your order is delayed", "the driver is running late", "Pasūtījums kavējas", "Ir tehniska kļūme", "Piegāde aizkavēsies",
    },
    isnt = { "الطلب وصل", "the order is here", "Pasūtījums ir klāt", "لا يوجد تأخير" },
  },
  {
    phrase = "conduct/exception",
    is = {
      "هذا استثناء لك", "راح نستثنيك هالمرة", "هنعملك استثناء", "بشكل استثنائي", "كحالة استثنائية", "as an exception", "we can make an exception", "exceptionally, yes", "Izņēmuma kārtā", "Tas ir izņēmums",
    },
    isnt = { "كل العملاء", "everyone gets it", "Visiem klientiem" },
  },
  {
    phrase = "anger/senior",
    is = {
      "بحولك للمشرف", "خلني أسأل مديري", "هكلم المشرف", "المدير بيكلمك", "سأطلب من المدير", "بستشير المشرف", "let me ask my manager", "I will get my supervisor", "the manager will speak to you", "let me bring a senior colleague", "Pajautāšu vadītājam", "Savienošu jūs ar vadītāju", "Vadītājs ar jums parunās",
    },
    isnt = { "مديرك سيء", "your manager is rude", "Jūsu vadītājs ir rupjš" },
  },
  {
    phrase = "anger/calm",
    is = {
      "خلنا نحلها خطوة خطوة", "أنا هنا عشان أساعدك", "خلنا نوضح الموضوع سوا", "let us go step by step", "I am here for you", "we want to help", "let's solve this together", "Soli pa solim", "Esmu šeit, lai palīdzētu", "Atrisināsim to kopā",
    },
    isnt = { "انتظر", "wait", "Gaidiet" },
  },
  {
    phrase = "complaint/by_name",
    is = {
      "أستاذ خالد", "يا أستاذة نورة", "حضرتك يا مدام سارة", "أخوي محمد", "Mr Smith", "thank you Anna", "dear Peter", "Bērziņa kungs", "Ozola kundze",
    },
    isnt = { "الطلب وصل", "the order", "pasūtījums" },
  },
  {
    phrase = "complaint/reassure",
    is = {
      "نضمن لك جودة خدمتنا", "منتجاتنا مضمونة", "جودة خدمتنا أولويتنا", "نحرص على الجودة", "I assure you of the quality of our service", "our products are guaranteed", "Mūsu preces ir kvalitatīvas", "Garantēju kvalitāti",
    },
    isnt = { "الجودة سيئة", "the quality is bad" },
  },
  {
    phrase = "complaint/solution",
    is = {
      "راح نرجع لك المبلغ", "تم استبدال الجهاز", "هنبعت لحضرتك واحد جديد", "سنعوضك بقسيمة", "we will refund you", "I can replace it", "I can offer you a voucher", "Atmaksāsim naudu", "Nomainīsim preci", "Varam piedāvāt kuponu",
    },
    isnt = { "ما نقدر نرجع المبلغ", "كم دفعت؟", "how much did you pay?", "Cik maksājāt?" },
  },
}

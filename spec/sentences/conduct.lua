-- luacheck: no max line length
-- What people say for the phrases of the pack conduct, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "conduct/problem",
    is = {
      ar = {
        "الطلب ما وصل", "الأكل بارد", "المندوب أسلوبه سيء", "طلبي ناقص", "صار لي ساعة أنتظر", "فلوسي ما رجعت", "ايه الخدمة دي", "الأوردر اتأخر",
        "عندي مشكلة في الطلب", "خصموا المبلغ مرتين", "محد رد علي", "جابوا لي شي ثاني", "الوجبة وصلت مكبوبة", "تعبت منكم",
      },
      en = {
        "my order is missing items", "the food was cold", "I have a problem with my order", "the driver was late",
        "I have been waiting for two hours", "it never arrived", "this is unacceptable", "I am fed up",
      },
      lv = {
        "Pasūtījums nav piegādāts", "Prece ir bojāta", "bojāta prece", "Man ir problēma", "Gaidu jau stundu", "Pasūtījumam trūkst detaļu",
        "Esmu neapmierināts",
      },
    },
    isnt = { "الطلب وصل حار وكامل", "كل شي تمام", "the food was great", "no problem at all", "Viss bija lieliski", "Paldies, viss kārtībā" },
  },
  {
    phrase = "conduct/empathy",
    is = {
      ar = {
        "أتفهم موقفك", "أقدر شعورك", "معك حق والله", "أعتذر عن اللي صار معك", "حقك علينا يا فندم", "أنا فاهم حضرتك", "حقك علينا", "ولا يهمك",
        "لا تشيل هم", "أبشر باللي يرضيك", "مقدر لك وقتك", "حاسس بيك", "معاك حق يا فندم",
      },
      en = {
        "I understand how you feel", "I am sorry to hear that", "I can imagine how annoying that is", "that must be frustrating",
        "I completely understand", "I can see how frustrating it is", "I am sorry about the trouble", "in your place I would be upset too",
      },
      lv = { "Es jūs saprotu", "Man žēl to dzirdēt", "Saprotu, cik tas ir nepatīkami", "Saprotu jūsu sašutumu", "Man ļoti žēl", "Neuztraucieties" },
    },
    isnt = {
      "كم رقم الطلب؟", "تم إلغاء الطلب", "معك خالد من خدمة العملاء", "what is your order number?", "the order was cancelled",
      "Kāds ir pasūtījuma numurs?", "ما أفهم ليش زعلان", "I don't understand you", "Es jūs nesaprotu",
    },
  },
  {
    phrase = "conduct/negative",
    is = {
      ar = {
        "هذا مو شغلي", "مش مشكلتي", "هذي غلطتك", "مو شغلي", "هذي مشكلتك", "دبر نفسك", "انت الغلطان", "مو مسؤوليتي", "مالي دخل", "روح اشتكي",
        "اخفض صوتك", "إذا مو عاجبك", "هذا اللي عندنا", "انت طلبت غلط", "ليش معصب؟",
      },
      en = {
        "that's not my problem", "calm down", "it's your own fault", "it's not our problem", "not our fault", "it isn't my responsibility", "shut up",
        "it's your fault",
      },
      lv = {
        "Tā nav mana problēma", "Man vienalga", "Tā nav mana darīšana", "Nomierinieties", "Jūs pats vainīgs", "Jūs pati vainīga", "Mums vienalga",
        "Tā nav mūsu problēma",
      },
    },
    isnt = {
      "أقدر أساعدك", "هذي مشكلة وبنحلها", "هذا شغلي", "I can help you with that", "that is possible", "Tas ir iespējams", "خلني أشوف لك حل",
      "let me see what I can do", "Paskatīšos, ko varu darīt",
    },
  },
  {
    phrase = "conduct/cannot",
    is = {
      ar = {
        "ما نقدر نسوي لك شي", "مستحيل", "مقدرش أساعدك", "ما أقدر أساعدك", "مستحيل نرجعها", "ما بيدي شي", "مفيش حاجة أعملها", "ما عندي حل",
        "لا أستطيع أساعدك", "هذا شي مستحيل", "ما عندنا حل", "مو بيدي", "مش هقدر أساعدك",
      },
      en = {
        "there is nothing I can do", "that is impossible", "I cannot help you with that", "there is no solution to that", "I can't help you",
        "it's impossible", "nothing we can do about it", "we cannot help you",
      },
      lv = {
        "Es neko nevaru darīt", "Tas nav iespējams", "Neko nevaru darīt", "Nevaru jums palīdzēt", "Tas ir neiespējami", "Neko nevaram izdarīt",
      },
    },
    isnt = { "نقدر نساعدك", "أقدر أحلها لك", "I can help you", "that is possible", "Varu palīdzēt", "Tas ir iespējams" },
  },
  {
    phrase = "conduct/exception",
    is = {
      ar = {
        "هذا استثناء لك", "راح نستثنيك هالمرة", "هنعملك استثناء", "بشكل استثنائي", "كحالة استثنائية", "استثنيتك هالمرة", "سنعمل لك استثناء",
        "استثناءً هذه المرة فقط", "بنستثنيك من الرسوم", "عملنالك استثناء", "وافقوا على الاستثناء", "بشكل استثنائي نقبل الطلب",
      },
      en = {
        "as an exception", "we can make an exception", "exceptionally, yes", "this is a one time exception", "I will make an exception for you",
        "exceptionally we can do it", "just one exception", "we made an exception", "an exception was approved",
      },
      lv = { "Izņēmuma kārtā", "Tas ir izņēmums", "Veicām izņēmumu", "Šoreiz izņēmuma kārtā", "Izņēmumam varam piekrist", "Piešķirts izņēmums" },
    },
    isnt = { "كل العملاء", "everyone gets it", "Visiem klientiem", "للجميع بدون تفرقة", "the same for all", "Vienādi visiem" },
  },
  {
    phrase = "conduct/solution",
    is = {
      ar = {
        "تم استرجاع المبلغ", "راح نرسل لك طلب جديد", "هنرجع لحضرتك الفلوس", "تم حل المشكلة", "سنقوم بتعويضك", "عدلت لك الطلب",
        "ما عليك بنرجع لك المبلغ", "ما تشيل هم راح نرجع المبلغ", "لا تقلق تم حل المشكلة", "ولا يهمك عدلت لك الطلب", "لا تخاف رجعنا المبلغ",
        "راح نرجع المبلغ لحسابك",
      },
      en = {
        "your order has been refunded", "I have cancelled the order", "we will send a new one", "the problem is solved", "your refund has been sent",
        "the order is on the way", "the order has been sent", "we will replace it", "I have corrected the bill",
      },
      lv = {
        "Mēs atmaksāsim naudu", "Nosūtīsim jaunu preci", "Problēma ir atrisināta", "Nauda ir atmaksāta", "Nomainīsim preci", "Pasūtījums ir nosūtīts",
      },
    },
    isnt = {
      "كم المبلغ؟", "متى طلبت؟", "when did you order?", "what is the amount?", "Kad jūs pasūtījāt?", "ما نقدر نرجع المبلغ", "لن يتم إرجاع المبلغ",
      "متى ينحل؟", "when will it be solved?", "Kad tas būs?",
    },
  },
  {
    phrase = "conduct/blame",
    is = {
      ar = {
        "هذا خطأ قسم المبيعات", "الغلط من المستودع", "دي غلطة المندوب", "المشكلة من النظام", "قسم التوصيل هو السبب", "السيستم مش راضي يخليني",
        "السيستم عندنا معلق", "سياسة الشركة ما تسمح", "المشكلة عند قسم المبيعات", "هذا تقصير من الفرع", "هذا تقصير القسم", "مو مني، من السيستم",
        "الخطأ من زميلي",
      },
      en = {
        "it's the fault of the warehouse", "that is a mistake of our sales department", "the system won't let me", "the computer does not allow it",
        "it is the fault of our warehouse", "the computer won't let me", "the other department messed it up", "company policy won't allow it",
      },
      lv = {
        "Tā ir noliktavas vaina", "Sistēma neļauj", "Vainīga ir cita nodaļa", "Vainīgs ir piegādātājs", "Tā ir kolēģa kļūda",
        "Mūsu politika to neļauj",
      },
    },
    isnt = {
      "الخطأ منا ونعتذر", "غلطت في رقم الطلب", "القسم بيتواصل معك", "it was our mistake", "our sales department will call", "Tā ir mūsu vaina",
      "الغلط مني أنا", "it was my mistake", "Tā bija mana kļūda",
    },
  },
  {
    phrase = "conduct/jargon",
    is = {
      ar = {
        "فتحت لك تيكت", "نسوي لك ريفند", "رفعتها اسكاليشن", "سويت اسكاليت", "السيستم داون", "عندنا سيستم داون", "الاس ال ايه يومين", "نعمل فولو اب",
        "راح نسوي لك كانسليشن", "من الباك اند", "عندنا كي بي اي لازم نحققه", "البروسس ياخذ وقت", "هعمل لك ريفند", "الكونتاكت عندي",
      },
      en = {
        "the SLA is two days", "I will raise it in ticketing", "that is a backend issue", "our KPI says so", "tier two has it", "the RMA is open",
        "we log a wrap code", "it is in the dispatch queue",
      },
      lv = { "Izveidoju tiketu", "Mūsu SLA ir divas dienas", "Tas ir backend", "CRM rāda kļūdu", "Mūsu KPI to prasa", "Izveidosim RMA" },
    },
    isnt = {
      "فتحت لك طلب متابعة", "نرجع لك المبلغ", "I opened a request for you", "we will give the money back", "Izveidoju pieteikumu", "Atmaksāsim naudu",
    },
  },
  {
    phrase = "conduct/inner",
    is = {
      ar = {
        "حولتها لفريق الباك أوفيس", "قسم التسويات بيراجع", "فريق المستوى الثاني يشوفها", "رفعتها لوحدة المطابقة", "عند إدارة العمليات الداخلية",
        "قسم الديسباتش قال", "فريق الكواليتي راجع المكالمة", "هحولها لفريق الباك أوفيس", "قسم التشغيل الثانوي", "فريق الورك فورس",
        "وحدة التسويات ردت", "قسم الكواليتي",
      },
      en = {
        "the back office team has it", "second line team will look", "our reconciliation department says", "the level two desk",
        "I passed it to the dispatch unit", "the workforce team decided", "internal billing department", "the fulfilment ops team",
      },
      lv = {
        "Otrās līnijas komanda skatās", "Bekofisa komanda strādā", "Saskaņošanas nodaļa atbildēs", "Otrā līmeņa komanda", "Iekšējo norēķinu nodaļa",
        "Bekofisa nodaļa",
      },
    },
    isnt = { "زميلي بيشوفها", "قسم خدمة العملاء", "my colleague has it", "customer service department", "Klientu serviss", "Mans kolēģis" },
  },
  {
    phrase = "conduct/over_promise",
    is = {
      ar = {
        "أضمن لك إن المدير بيوافق", "أكيد الإدارة راح توافق", "أوعدك القسم يرجع لك المبلغ", "مية بالمية بيوافقون", "أضمن لحضرتك إن الإدارة هتوافق",
        "المدير أكيد بيوافق", "أضمن لك المدير يوافق", "مئة بالمئة يوافقون", "وعد مني الإدارة توافق", "أكيد الإدارة توافق", "المشرف حتماً يوافق",
        "حتما المشرف يوافق", "اوعدك القسم يحلها", "اوعدك المدير يحلها", "أكيد الفريق هيوافق",
      },
      en = {
        "I guarantee they will approve it", "the manager will definitely agree", "I promise everyone will help", "a hundred percent",
        "I promise they will refund it", "the manager will definitely approve", "management will definitely approve",
        "I guarantee approval by my manager", "they will surely accept it",
      },
      lv = {
        "Garantēju, ka vadītājs piekritīs", "Vadība noteikti piekritīs", "Simtprocentīgi", "Garantēju, ka viņi apstiprinās",
        "Apsolu, ka vadītājs apstiprinās", "Viņi noteikti piekritīs",
      },
    },
    isnt = {
      "بسأل المدير", "المدير وافق", "بتابع طلبك", "I will ask the manager", "the manager agreed", "Pajautāšu vadītājam", "I will ask my manager",
    },
  },
  {
    phrase = "conduct/not_available",
    is = {
      ar = {
        "المنتج غير متوفر", "مو متوفر حالياً", "نفدت الكمية", "مش موجود عندنا", "خلص من عندنا", "غير متاح في الوقت الحالي", "لا يتوفر عندنا حالياً",
        "غير موجود الآن", "خلصت الكمية", "مو موجود عندنا", "مش متاح دلوقتي", "انتهى المخزون", "ما يتوفر هالموديل عندنا",
      },
      en = {
        "it is out of stock", "that is sold out", "it is not available", "we don't have it", "it is no longer available",
        "unfortunately we are out of stock", "sold out", "it is unavailable right now",
      },
      lv = { "Šīs preces nav noliktavā", "Ir izpārdots", "Prece nav pieejama", "Vairs nav pieejams", "Prece ir beigusies", "Mums nav šādas krāsas" },
    },
    isnt = {
      "المنتج متوفر", "موجود عندنا", "it is available", "we have it in stock", "Prece ir noliktavā", "المتوفر عندنا كثير", "we have plenty",
      "Mums ir daudz",
    },
  },
  {
    phrase = "conduct/alternative",
    is = {
      ar = {
        "عندنا بديل ثاني", "أقترح عليك لون آخر", "نقدر نوفر لك شي مشابه", "ممكن نرسل لك موديل تاني بداله", "أنصحك بهذا المنتج", "فيه خيار آخر",
        "عندنا بديل قريب منه", "ممكن أعرض لك غيره", "تقدر تاخذ نفس الموديل بلون آخر", "اقترح عليك موديل ثاني", "أنصحك بهذا بداله",
        "متوفر عندنا مشابه له", "لدينا خيار آخر", "بدلاً منه نوفر هذا",
      },
      en = {
        "there is an alternative", "we can send a similar one", "I would recommend the blue one", "how about this one instead",
        "I suggest this one instead", "there are other options", "we have a similar one", "I can recommend another model",
      },
      lv = {
        "Varam piedāvāt līdzīgu preci", "Ir cita iespēja", "Iesaku šo modeli", "Varam piedāvāt citu", "Tā vietā ir šis", "Mums ir līdzīgs variants",
      },
    },
    isnt = { "ما عندنا", "الكمية خلصت", "it is sold out", "we are closed", "Nav noliktavā", "ما في شي", "there is nothing", "Nekā nav" },
  },
  {
    phrase = "conduct/time_told",
    is = {
      ar = {
        "خلال ساعتين يوصلك", "بعد نص ساعة", "في خلال يومين", "في غضون ساعة", "بحدود ساعتين", "يوصلك بكرة الصبح", "الوقت المتوقع نص ساعة",
        "ساعة بالكثير", "بعد عشر دقائق", "ينزل المبلغ خلال ٣ أيام", "هيوصلك بعد ساعة", "أقل من ساعة",
      },
      en = {
        "the order will arrive within two days", "in one hour", "up to 24 hours", "about twenty minutes", "it will be ready tomorrow morning",
        "the expected date is Monday", "after two hours", "about half an hour",
      },
      lv = { "Divu stundu laikā", "Pēc pusstundas", "Līdz 24 stundām", "Paredzamais laiks ir stunda", "Būs gatavs rīt", "Aptuveni divas stundas" },
    },
    isnt = { "في أقرب وقت", "قريب إن شاء الله", "as soon as possible", "Drīz", "بعدين إن شاء الله", "later", "Vēlāk" },
  },
  {
    phrase = "conduct/delayed",
    is = {
      ar = {
        "فيه تأخير في التوصيل", "عندنا عطل فني", "الطلب متأخر شوي", "في مشكلة في النظام", "هيتأخر الأوردر", "سيتأخر الطلب", "طلبك متأخر عشر دقائق",
        "حصل تأخير من المطعم", "الشحنة تأخرت", "عندنا خلل فني", "الأوردر اتأخر", "المندوب متأخر بسبب الزحمة", "لدينا عطل في الشبكة",
        "يتأخر التوصيل اليوم",
      },
      en = {
        "there is a delay", "we have a technical problem", "your order is delayed", "the driver is running late", "there was a delay in the kitchen",
        "the system is down", "we have an outage", "your parcel will be late",
      },
      lv = { "Pasūtījums kavējas", "Ir tehniska kļūme", "Piegāde aizkavēsies", "Piegāde kavējas", "Mums ir traucējumi", "Pasūtījums kavēsies" },
    },
    isnt = { "الطلب وصل", "the order is here", "Pasūtījums ir klāt", "لا يوجد تأخير", "الطلب في موعده", "it is on time", "Viss ir laikā" },
  },
}

-- luacheck: no max line length
-- What people say for the phrases of the pack closing, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "closing/solved",
    is = {
      ar = {
        "كذا انحلت المشكلة؟", "هل تم حل مشكلتك؟", "كده المشكلة اتحلت يا فندم؟", "الحل مناسب لك؟", "كذا كل شي تمام؟", "هل أنت راضٍ عن الحل؟",
        "كل شي تمام الحين؟", "انحلت معك كذا؟", "كده تمام يا فندم؟", "المشكلة محلولة الحين؟", "هل الحل مرضي لك", "الحل مرضي؟", "نقدر نقول انها انحلت؟",
        "وصلك المبلغ ولا لسه؟", "واضح كذا؟",
      },
      en = {
        "is your problem solved now?", "does that solve it for you?", "are you happy with the solution?", "is everything clear now?",
        "has everything been settled?", "did that help?", "are you ok with that", "are you happy with it?", "everything fine now?",
      },
      lv = {
        "Vai problēma ir atrisināta?", "Vai tagad viss ir kārtībā?", "Vai jūs tas apmierina?", "Vai tas jums palīdzēja?", "Vai viss nokārtots?",
        "Vai tagad viss skaidrs?", "Vai tas jums der?",
      },
    },
    isnt = {
      "عندي مشكلة", "وش المشكلة؟", "رقم الطلب لو سمحت", "what is the problem?", "I have a problem", "Kāda ir problēma?", "Man ir problēma",
      "ما انحلت المشكلة وش أسوي", "it does not solve anything", "Nekas nav atrisināts",
    },
  },
  {
    phrase = "closing/offer",
    is = {
      ar = {
        "أقدر أخدمك بشي ثاني؟", "هل لديك أي استفسار آخر؟", "في أي حاجة تانية أقدر أساعدك فيها؟", "تامر على شي؟", "تحتاج مساعدة ثانية؟",
        "محتاج أي حاجة تانية يا فندم؟", "في شي ثاني تحتاجه؟", "تحب أساعدك بحاجة تانية؟", "أي أوامر ثانية؟", "لا تتردد تتواصل معنا",
        "إذا احتجت أي شي احنا موجودين", "هل هناك خدمة أخرى أقدمها لك؟", "باقي شي تحتاجه", "باقي شي ثاني؟", "تأمرين بشي؟", "تحت أمرك في أي وقت",
        "بخدمتك دائماً",
      },
      en = {
        "is there anything else I can do for you?", "do you have any other questions I can help with?", "something else?",
        "can I help you with anything today?", "do you need any more help from me?", "any other questions for us", "anything else?",
        "can I assist you further?", "please don't hesitate to call",
      },
      lv = {
        "Vai varu jums vēl kā palīdzēt?", "Vai jums ir vēl kādi jautājumi?", "Vai vēl ir kas, ar ko varu palīdzēt?",
        "Ja rodas jautājumi, droši zvaniet", "Vai vēl kaut kas vajadzīgs?", "Ar ko vēl varu palīdzēt?", "Vai ir vēl kas, ko varu jūsu labā darīt?",
        "Ja jums būs jautājumi, zvaniet", "Vai vēl kādi jautājumi?", "Nekautrējieties jautāt", "Vai varu vēl ar ko palīdzēt?", "Droši rakstiet mums",
        "Nevilcinieties zvanīt",
      },
    },
    isnt = {
      "كيف أقدر أخدمك؟", "أرسل لي صورة ثانية", "مرة ثانية", "how can I help you?", "one more minute please", "Kā varu palīdzēt?", "Vēl viena minūte",
      "Kāds ir jūsu jautājums?", "Ar ko runāju?", "Vai pasūtījums vēl nav saņemts?", "ارسل لي صورة ثانية من الفاتورة", "wait one more second",
      "Vēl viens klients",
    },
  },
  {
    phrase = "closing/thanks",
    is = {
      ar = {
        "شكراً لاتصالك", "شكراً لتواصلك معنا", "أشكرك على وقتك", "نشكرك لثقتك", "متشكرين لاختيارك لينا", "مشكور مع السلامة", "شكراً على تواصلك معنا",
        "نشكرك لاتصالك", "أشكرك لاختيارك متجرنا", "شكراً على ثقتك", "متشكرين على وقت حضرتك", "يعطيك العافية على تواصلك", "مشكور لاتصالك",
        "شكراً لاستخدامك التطبيق",
      },
      en = {
        "thank you for calling", "thanks for choosing us", "thank you for your time", "thank you and goodbye", "thank you for contacting us",
        "thanks for calling today", "thank you for being our customer", "thank you for your trust",
      },
      lv = {
        "Paldies, ka izvēlējāties mūs", "Pateicamies par uzticību", "Paldies un uz redzēšanos", "Paldies par zvanu", "Paldies, ka zvanījāt",
        "Paldies par jūsu laiku", "Paldies par uzticēšanos",
      },
    },
    isnt = {
      "شكراً لانتظارك", "مشكور على صبرك", "شكراً", "thank you for holding", "thank you for your patience", "Paldies, ka gaidījāt",
      "Paldies par pacietību", "شكراً لانتظارك معنا على الخط", "thanks for holding", "Paldies, ka uzgaidījāt",
    },
  },
  {
    phrase = "closing/bare_thanks",
    is = {
      ar = {
        "شكراً", "مشكور", "أشكرك", "يعطيك العافية", "متشكر يا فندم", "شاكر لك", "مشكورة", "أشكرك جداً", "نشكرك", "يعطيك العافية أستاذ",
        "متشكرين يا فندم", "شكراً جزيلاً", "مشكورين", "ربي يعطيك العافية",
      },
      en = { "thank you", "thanks", "thanks a lot", "thank you very much", "thank you so much", "many thanks", "thanks then", "ok, thank you" },
      lv = { "Paldies", "Liels paldies", "Pateicos jums", "Paldies jums", "Pateicamies", "Liels jums paldies" },
    },
    isnt = { "عفواً", "مع السلامة", "you are welcome", "goodbye", "Lūdzu", "Uz redzēšanos", "لا شكر على واجب", "no need", "Nav par ko" },
  },
  {
    phrase = "closing/for_waiting",
    is = {
      ar = {
        "شكراً لانتظارك", "مشكور على صبرك", "أشكرك على الانتظار", "نشكرك على صبرك", "متشكر لانتظار حضرتك", "شكراً لتحملك", "مشكور لانتظارك",
        "يعطيك العافية على انتظارك", "شكراً على صبرك", "أشكرك لصبرك", "متشكرين على صبر حضرتك", "متشكر لصبرك", "تسلم على انتظارك",
        "شكراً لك على الانتظار",
      },
      en = {
        "thank you for holding", "thanks for waiting", "thank you for your patience", "thank you so much for waiting", "thanks for your patience",
        "thank you very much for holding", "thank you for your waiting", "thanks so much for holding",
      },
      lv = {
        "Paldies, ka gaidījāt", "Paldies par pacietību", "Pateicos par gaidīšanu", "Paldies, ka uzgaidījāt", "Paldies par jūsu pacietību",
        "Pateicamies, ka pagaidījāt",
      },
    },
    isnt = {
      "شكراً لاتصالك", "شكراً على وقتك", "انتظر لو سمحت", "thank you for calling", "please wait", "Paldies par zvanu", "شكراً لتعاونك",
      "thanks for your call", "Paldies par sarunu",
    },
  },
  {
    phrase = "closing/farewell",
    is = {
      ar = {
        "مع السلامة", "في أمان الله", "يومك سعيد", "إلى اللقاء", "تصبح على خير", "في حفظ الله", "باي باي", "فمان الله", "نهارك سعيد", "طاب يومك",
        "مع ألف سلامة", "ليلتك سعيدة", "الله يحفظك", "دمت بخير", "تشرفنا بخدمتك",
      },
      en = {
        "goodbye", "have a nice day", "bye bye", "have a great evening", "bye now", "have a good one", "have a lovely evening", "goodbye then",
      },
      lv = { "Uz redzēšanos", "Atā", "Visu labu", "Jauku dienu!", "Lai jums jauka diena", "Visu gaišu", "Ardievu", "Ar labu nakti" },
    },
    isnt = {
      "السلام عليكم", "الحمد لله على السلامة", "يوم الأحد", "good morning", "the next day", "Labdien", "Labrīt", "وصلتنا بالسلامة",
      "it was a good day for the shop", "Šodien bija laba diena",
    },
  },
  {
    phrase = "closing/valued",
    is = {
      ar = {
        "أنت من عملائنا المميزين", "رضاك يهمنا", "نعتز بثقتك", "حضرتك عميل مهم عندنا", "يهمنا رضا حضرتك", "نقدر ثقتكم بنا", "انت عميل غالي علينا",
        "حضرتك من عملائنا المميزين", "ثقتك غالية علينا", "راحتك تهمنا", "نتشرف بخدمتك", "وقتك يهمنا", "انتم من زبائننا الأوفياء", "عملائنا الأوفياء",
        "سعداء بخدمتك", "شرف لنا خدمتك",
      },
      en = {
        "you are important to us", "you are a valued customer", "we appreciate your loyalty", "your satisfaction matters to us",
        "you are a loyal customer", "we value you", "you mean a lot to us", "that means a lot to us", "your business is important to us",
        "we are proud to serve you",
      },
      lv = {
        "Jūs mums esat svarīgs klients", "Mēs novērtējam jūsu uzticību", "Jūsu viedoklis mums ir svarīgs", "Jūs esat mums ļoti svarīgs",
        "Mums rūp jūsu viedoklis", "Jūs esat mūsu pastāvīgā kliente", "Prieks jums palīdzēt",
      },
    },
    isnt = {
      "رقم العميل لو سمحت", "يهمني السعر", "the customer number please", "it is important", "Tas ir svarīgi", "السعر غالي", "the price is high",
      "Cena ir augsta",
    },
  },
  {
    phrase = "closing/rating",
    is = {
      ar = {
        "يسعدني تقييمك للخدمة", "لا تنسى تقييمنا", "راح يوصلك استبيان", "هيوصل لحضرتك رسالة للتقييم", "نتمنى تقيم الخدمة", "رأيك يهمنا",
        "ياليت تقيم الخدمة", "قيمنا من خلال التطبيق", "بيوصلك رابط التقييم", "نتشرف بتقييمك", "شاركنا رأيك", "خلك معنا للتقييم",
        "خلك على الخط للتقييم", "تقييم حضرتك يهمنا", "تقييمك يهمنا", "ممكن تقيم المكالمة بعد ما نخلص",
      },
      en = {
        "please rate our service", "you will get a survey", "could you leave a review of our service", "we would like your feedback",
        "rate me in the app", "we will send you a short survey", "your feedback is welcome", "could you rate this call?",
      },
      lv = {
        "Lūdzu, novērtējiet apkalpošanu", "Jūs saņemsiet īsu aptauju", "Būsim pateicīgi par jūsu atsauksmi", "Jums pienāks īsziņa ar aptauju",
        "Lūdzu, aizpildiet īso anketu", "Priecāsimies par jūsu vērtējumu", "Vai varētu novērtēt mūsu darbu lietotnē?", "Nosūtīsim jums aptauju",
        "Lūdzu, atstājiet atsauksmi", "Novērtējiet mūsu darbu",
      },
    },
    isnt = {
      "وصلك الطلب؟", "قيمة الطلب خمسين", "the price is fifty", "you will get a parcel", "Pasūtījuma vērtība ir piecdesmit eiro",
      "Jums pienāks paciņa", "كم تقدر قيمة الجهاز بالريال", "the rate is five percent", "Likme ir pieci procenti",
    },
  },
}

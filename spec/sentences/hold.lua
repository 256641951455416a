-- luacheck: no max line length
-- What people say for the phrases of the pack hold, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "hold/ask",
    is = {
      ar = {
        "تسمح لي أحطك على الانتظار دقيقة واحدة عشان أتأكد من الطلب؟", "ممكن تنتظرني دقيقتين أراجع البيانات؟", "أستأذنك أربعين ثانية لمراجعة الفاتورة",
        "ممكن حضرتك تستناني دقيقتين أشوف الأوردر؟", "هل تسمح لي بوضعك على الانتظار لمدة 40 ثانية للتحقق؟", "عطني دقيقتين أشيك على النظام",
        "انتظرني دقيقة واحدة أتأكد لك من الدفع", "تسمحيلي بدقيقتين أراجع الطلب؟", "ممكن بس دقيقتين أشيك على الفاتورة؟",
        "محتاج من وقتك دقيقتين أسأل المندوب", "بحطك على الهولد دقيقتين عشان أكلم المطعم", "لو سمحت تستنى معايا دقيقتين أتأكد",
        "أحتاج أربعين ثانية لمراجعة بياناتك",
      },
      en = {
        "can you hold for 40 seconds while I check?", "could you wait two minutes so I can look it up?", "please hold for one minute while I ask",
        "may I put you on hold for 30 seconds to verify it?", "could you hold for one minute so that I can verify this?",
        "hold on for 30 seconds while I look", "I need you to wait two minutes while I ask my colleague",
        "may I ask you to hold for a minute to check your details?",
      },
      lv = {
        "Vai varat uzgaidīt 40 sekundes, kamēr pārbaudu?", "Lūdzu, uzgaidiet divas minūtes, lai es varētu noskaidrot",
        "Vai drīkstu lūgt uzgaidīt 30 sekundes, lai pārbaudītu datus?", "Lūdzu, pagaidiet minūti, kamēr pārbaudu pasūtījumu",
        "Vai varat pagaidīt 40 sekundes, lai es noskaidrotu?", "Man vajag divas minūtes, lai pārbaudītu",
      },
    },
    isnt = {
      "ثواني بس", "خلك معي", "دقيقتين", "hold on", "one moment", "Vienu brīdi", "Pagaidiet, lūdzu", "دقيقة بس", "two minutes", "Divas minūtes",
    },
  },
  {
    phrase = "hold/told_time",
    is = {
      ar = {
        "لمدة دقيقتين", "بس 40 ثانية", "دقيقتين من وقتك", "حوالي دقيقتين", "40 ثانية بالكثير", "دقيقتين فقط", "مدة دقيقة", "دقيقتين تقريباً",
        "في حدود دقيقتين", "فقط 30 ثانية", "دقيقة واحدة بالكثير", "دقيقتين بالكثير", "لمدة أربعين ثانية", "تقريباً دقيقتين",
      },
      en = {
        "for two minutes", "just 40 seconds", "only one minute", "about 30 seconds", "for about 30 seconds", "just two minutes", "only 40 seconds",
        "for one minute", "it takes about a minute", "for 40 seconds only",
      },
      lv = {
        "Tikai divas minūtes", "Uz 40 sekundēm", "Apmēram divas minūtes", "Ne ilgāk par 40 sekundēm", "Aptuveni 40 sekundes", "Uz divām minūtēm",
        "Divas minūtes, ne ilgāk",
      },
    },
    isnt = {
      "ثواني بس", "مرة ثانية", "just a moment", "for you", "Vienu brīdi", "Tikai šodien", "ساعة الحائط عندكم جميلة", "the clock is nice",
      "Pulkstenis ir skaists",
    },
  },
  {
    phrase = "hold/told_why",
    is = {
      ar = {
        "عشان أتأكد من الطلب", "لمراجعة بياناتك", "للتحقق من الدفع", "أشيك لك على النظام", "هشوف لحضرتك الأوردر", "أسأل المطعم", "أراجع بياناتك",
        "حتى أتأكد من الحالة", "للاستكمال", "لاستكمال البيانات", "أبحث عن طلبك", "نشيك على الحساب", "هتأكد من المطعم", "أدقق في الفاتورة",
      },
      en = {
        "to check your order", "to verify the payment", "to ask my colleague", "to look into it", "to look at your account", "to look it up",
        "to check with the kitchen", "to confirm your address", "to review the case",
      },
      lv = {
        "Lai pārbaudītu jūsu pasūtījumu", "Kamēr es pārbaudu datus", "Lai noskaidrotu, kas notika", "Lai noskaidrotu iemeslu",
        "Kamēr meklēju pasūtījumu", "Lai es precizētu jūsu datus", "lai precizētu adresi",
      },
    },
    isnt = {
      "خلك معي", "دقيقتين بس", "hold on please", "thank you for waiting", "Uzgaidiet, lūdzu", "Lai jums jauka diena", "بدون سبب", "without a reason",
      "Bez iemesla",
    },
  },
  {
    phrase = "hold/ask_more",
    is = {
      ar = {
        "تسمح لي بدقيقة واحدة إضافية؟", "ممكن تنتظرني كمان دقيقتين؟", "أحتاج 40 ثانية زيادة", "ممكن حضرتك تستناني دقيقتين كمان؟",
        "تسمح لي أضعك على الانتظار دقيقتين أخرى؟", "عطني كمان 30 ثانية", "أستأذنك دقيقتين كمان", "نحتاج دقيقة إضافية",
        "تسمح لي بأربعين ثانية إضافية؟", "خليك معايا دقيقة كمان", "ممكن دقيقتين زيادة؟", "محتاج ثلاثين ثانية كمان", "تنتظرني دقيقة ثانية؟",
        "تسمح لي مرة ثانية بدقيقة؟",
      },
      en = {
        "could you hold for another 40 seconds?", "I need two more minutes, another 2 minutes", "an additional 30 seconds please",
        "please hold once more", "another 30 seconds please", "I need another minute", "could you give me an extra 40 seconds",
        "an additional 40 seconds?", "may I put you on hold again?",
      },
      lv = {
        "Vai varat uzgaidīt vēl 40 sekundes?", "Man vajag vēl divas minūtes", "Lūdzu, uzgaidiet vēl brīdi, vēl mazliet", "Vēl 30 sekundes, lūdzu",
        "Vai varētu pagaidīt vēl minūti", "vēl vienu minūti?", "Man vajag mazliet vairāk laika",
      },
    },
    isnt = {
      "ممكن تنتظرني دقيقتين؟", "شي ثاني؟", "hold for 40 seconds", "anything else?", "Uzgaidiet divas minūtes", "Vai vēl kas?", "لا تنتظر أكثر",
      "you need not wait more", "Vairs nav jāgaida",
    },
  },
  {
    phrase = "hold/wait",
    is = {
      ar = {
        "ثواني بس", "خلك معي", "انتظرني شوي", "لحظة من فضلك", "خليك معايا على الخط", "ممكن دقيقتين؟", "لحظات من فضلك", "دقيقة بس", "خليكي معايا",
        "ممكن تنتظرني شوي؟", "تسمح لي أشيك على الطلب", "استناني دقيقة", "ابق معي على الخط",
      },
      en = {
        "hold on please", "one moment", "bear with me", "stay on the line", "please hold on", "could you bear with me", "hold the line please",
        "may I keep you on hold",
      },
      lv = {
        "Uzgaidiet, lūdzu", "Vienu brīdi", "Palieciet uz līnijas", "Acumirkli, vienu mirkli", "Tikai mirkli", "Lūdzu, uzgaidiet",
        "Vai varat pagaidīt?",
      },
    },
    isnt = {
      "شكراً لانتظارك", "كيف حالك", "thank you for waiting", "how are you", "Paldies, ka gaidījāt", "Kā jums iet", "انتظرنا طويلاً أمس",
      "we waited long yesterday", "Vakar ilgi gaidījām",
    },
  },
  {
    phrase = "hold/yes",
    is = {
      ar = {
        "طيب", "تفضل", "خذ راحتك", "ما عندي مانع", "اتفضلي يا فندم", "لا مشكلة", "أكيد طبعاً", "مفيش مشكلة", "ولا يهمك", "على راحتك", "حاضر", "ماشي",
        "عادي",
      },
      en = { "sure", "go ahead", "no problem", "take your time", "yes of course", "of course", "that's fine", "I don't mind", "okay, no worries" },
      lv = {
        "Jā", "Jā, protams", "Nav problēmu", "Labi, pagaidīšu", "Jā, labi", "Es pagaidīšu", "Jā, lūdzu", "Kārtībā", "Labi", "Protams",
        "Protams, gaidu", "Labi, tikai ne ilgi", "Man nav iebildumu", "Nu labi", "Lūdzu, nesteidzieties", "Varu pagaidīt",
      },
    },
    isnt = {
      "لا", "ما أقدر أنتظر", "مستعجل", "no", "I am in a hurry", "Nē", "Nevaru gaidīt", "Es steidzos", "Nē, paldies", "Nē, es negaidīšu",
      "Labi, bet es steidzos", "Jā, bet man nav laika", "لا طبعاً", "of course not", "Nē, nekādā gadījumā",
    },
  },
  {
    phrase = "hold/no",
    is = {
      ar = {
        "لا ما أقدر أنتظر", "مستعجل والله", "ما عندي وقت", "مش هقدر أستنى", "لا أستطيع الانتظار", "لا شكراً", "مشغول الحين", "ما أبغى أنتظر",
        "معنديش وقت", "لا والله مستعجلة", "كلمني بعدين", "وراي دوام", "مالي خلق أنتظر",
      },
      en = {
        "no", "I can't wait", "I am in a hurry", "I don't have time", "not now", "I don't want to wait", "I'm busy", "don't put me on hold",
        "of course not",
      },
      lv = {
        "Nē", "Nevaru gaidīt", "Negribu gaidīt", "Nē, es negaidīšu", "Man jāsteidzas", "Esmu pie stūres", "Es nevaru ilgi gaidīt",
        "Nelieciet mani atkal gaidīt", "Man nav laika", "Es steidzos", "Ne tagad", "Nevaru uzgaidīt", "Man nav tik daudz laika", "Es esmu aizņemta",
      },
    },
    isnt = {
      "نعم تفضل", "خذ راحتك", "عندي وقت", "yes sure", "no problem", "take your time", "Jā", "Nav problēmu", "Varu pagaidīt", "Labi, gaidu",
      "Nav ko steigties", "Nē, nav problēmu", "ما عندي مانع أنتظر", "I don't mind waiting", "Neiebilstu pagaidīt",
    },
  },
  {
    phrase = "hold/thank",
    is = {
      ar = {
        "شكراً لانتظارك", "مشكور على صبرك", "أشكرك على الانتظار", "يعطيك العافية على انتظارك", "متشكر لصبر حضرتك", "نشكركم على صبركم",
        "مشكورة على صبرك", "تسلم على انتظارك", "شكراً على طولة بالك", "مقدر انتظارك", "متشكرين لانتظار حضرتك", "متشكر على صبرك",
        "يعطيك العافية على الانتظار", "جزاك الله خير على صبرك",
      },
      en = {
        "thank you for holding", "thanks for waiting", "I appreciate your patience", "thank you so much for your patience", "thanks for holding",
        "thank you for your patience", "I appreciate you waiting", "many thanks for waiting",
      },
      lv = {
        "Paldies, ka gaidījāt", "Paldies par gaidīšanu", "Pateicos par pacietību", "Paldies, ka uzgaidījāt", "Paldies, ka pagaidījāt",
        "Novērtēju jūsu pacietību", "Pateicos, ka gaidījāt",
      },
    },
    isnt = {
      "شكراً لاتصالك", "انتظر شوي", "thank you for calling", "please wait", "Paldies par zvanu", "Lūdzu, uzgaidiet", "شكراً على طلبك",
      "thanks for your order", "Paldies par pasūtījumu",
    },
  },
  {
    phrase = "hold/sorry",
    is = {
      ar = {
        "أعتذر عن التأخير", "آسف تأخرت عليك", "معليش طولت عليك", "نعتذر عن الإطالة", "معلش اتأخرت على حضرتك", "نأسف لطول الانتظار",
        "معذرة على التأخير", "السموحة طولت عليك", "تأخرت عليك آسف", "سامحني على الإطالة", "آسفة خليتك تنتظر", "آسف على الانتظار", "أعتذر لتأخري عليك",
        "عذراً على طول الانتظار",
      },
      en = {
        "sorry for the wait", "I apologise for the delay", "sorry for keeping you waiting", "my apologies for the long wait",
        "I'm sorry for the delay", "apologies for the long wait", "sorry it took so long", "so sorry to have kept you waiting",
      },
      lv = {
        "Atvainojos par kavēšanos", "Piedodiet, ka bija jāgaida ilgi", "Atvainojiet par gaidīšanu", "Atvainojos, ka bija jāgaida",
        "Piedodiet par kavēšanos", "Piedodiet, ka tik ilgi",
      },
    },
    isnt = {
      "شكراً لانتظارك", "أعتذر عن الخطأ", "I am sorry", "thank you for waiting", "Atvainojos", "Paldies, ka gaidījāt", "لا تعتذر",
      "no need to be sorry", "Nav ko atvainoties",
    },
  },
  {
    phrase = "hold/outcome",
    is = {
      ar = {
        "راجعت طلبك", "المندوب في الطريق", "تم استرجاع المبلغ", "تأكدت من المطعم", "لقيت المشكلة يا فندم", "تبين أن الدفع لم يكتمل",
        "كلمت المطعم وأكد", "تم تعويضك", "لقيت الطلب", "الطلب بيوصل خلال ساعة", "رفعنا الطلب", "هبعت لحضرتك المبلغ", "هرجعلك المبلغ",
        "اتضح أن العنوان خطأ",
      },
      en = {
        "I have checked your order", "the refund will be sent", "it is on its way", "it turned out that the payment failed", "I found your parcel",
        "it has been sent", "we have cancelled the order", "the order was cancelled", "you will receive it",
      },
      lv = {
        "Pārbaudīju jūsu pasūtījumu", "Sūtījums ir ceļā", "Nauda tiks atmaksāta", "Noskaidroju, ka maksājums neizdevās", "Sazinājos ar kurjeru",
        "Iemesls ir cits", "Atcēlu pasūtījumu",
      },
    },
    isnt = {
      "شكراً لانتظارك", "كيف حالك", "thank you for waiting", "are you there?", "Paldies, ka gaidījāt", "Vai dzirdat mani?", "I have not looked yet",
      "Vēl neesmu skatījies", "ما عندي خبر",
    },
  },
  {
    phrase = "hold/call_you",
    is = {
      ar = {
        "بتواصل معك مرة ثانية بعد ما أتحقق", "راح أتصل عليك بعد ساعة", "هكلم حضرتك تاني", "سنعاود الاتصال بك", "بكلمك خلال نص ساعة",
        "سيتم التواصل معك مرة أخرى", "بكلمك بعد ساعتين", "راح نتصل عليك لما ننتهي", "راح نتصل عليك لاحقاً", "هرجع أكلمك بعد ما أتأكد",
        "نتواصل معك مرة ثانية", "أتصل عليك بعد نص ساعة", "عشان ما نطول عليك بنتواصل معك", "سأعاود الاتصال بك", "بنعاود الاتصال بك",
      },
      en = {
        "I will call you back", "we will contact you later", "I'll get back to you", "can I ring you back?", "we'll call you back in an hour",
        "I can phone you later", "let me call you back", "we will ring you again",
      },
      lv = {
        "Es jums atzvanīšu", "Atzvanīsim pēc stundas", "Piezvanīšu jums vēlāk", "Vai varu jums atzvanīt?", "Atzvanīšu pēc stundas",
        "Sazināsimies ar jums vēlāk", "Mēs jums piezvanīsim",
      },
    },
    isnt = {
      "اتصلت عليك أمس", "كلمني زميلك", "you called us", "thank you for calling", "Jūs zvanījāt vakar", "Paldies par zvanu", "اتصل أنت علينا",
      "please call us", "Zvaniet mums",
    },
  },
}

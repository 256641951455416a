-- luacheck: no max line length
-- What people say for the phrases of the pack anger, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "anger/anger",
    is = {
      ar = {
        "أنا معصب جداً", "هذي مهزلة", "انتو بتستهبلوا", "طفح الكيل", "أنا زهقت منكم", "لا تقاطعني", "حسبي الله ونعم الوكيل", "أنا متنرفزة من الصبح",
        "ايش هالمهزلة", "جبتولي الضغط", "ايه القرف ده", "مليت من وعودكم", "انتم تستهبلون علي", "لا تعصبني", "كفاية كذب", "خلاص انفجرت",
        "قهرتوني والله", "حرام عليكم", "فار دمي منكم", "محروق دمي", "خلوني أتكلم", "خليني أتكلم",
      },
      en = {
        "I am furious", "this is ridiculous", "I am fed up with you", "don't interrupt me", "let me finish", "enough of this", "how dare you",
        "you are driving me crazy", "I have had enough", "what the hell is this", "don't patronise me", "this is a joke", "shame on you",
      },
      lv = {
        "Tā ir nekaunība", "Ļaujiet man pabeigt", "Jūs ņirgājaties", "Man pietiek", "Esmu ļoti dusmīgs", "Cik var?", "Kauns jums!", "Beidziet solīt",
        "Tas ir absurds", "Nepārtrauciet mani",
      },
    },
    isnt = {
      "شكراً لك", "متى يوصل الطلب؟", "الطلب ناقص علبة", "thank you very much", "when will it arrive?", "Kad pienāks paciņa?",
      "أنا مو معصب بس أبغى أعرف", "الجو حار اليوم", "I am not angry, I only want to know", "Es neesmu dusmīgs",
    },
  },
  {
    phrase = "anger/abuse",
    is = {
      ar = {
        "أنتم نصابين", "يا حرامية", "أنت غبي", "يا حمار", "انتو كدابين", "موظفين أغبياء", "اخرس", "يا كلاب", "واحد حقير", "يا متخلف", "انقلع من وجهي",
        "موظف فاشل", "يا قليل الأدب", "شركة حرامية", "انت واحد تافه", "انطم بس", "موظفة غبية", "يا حيوان", "انتو زبالة",
      },
      en = {
        "you are idiots", "you stupid people", "bunch of thieves", "you liars", "shut up", "you moron", "what a clown you are", "you are useless",
        "bunch of bastards", "you scum", "you are so dumb", "dirty liars",
      },
      lv = {
        "Jūs esat krāpnieki", "Idioti", "Aizveries", "Tu esi stulbs", "Muļķi tādi", "Jūs visi esat zagļi", "Meļi jūs esat", "zaglis uz zagļa",
        "Debils darbinieks", "Tu esi melis",
      },
    },
    isnt = {
      "أنت مو غبي", "الموظف ممتاز", "the service was slow", "you are not stupid", "Jūs neesat krāpnieki", "الحارس مو حرامي", "أنا مو غبي عشان أصدق",
      "he is not an idiot", "Es neesmu muļķis",
    },
  },
  {
    phrase = "anger/calmed",
    is = {
      ar = {
        "خلاص تمام شكراً لك", "معليش عصبت عليك", "سامحني رفعت صوتي", "شكراً لتفهمك", "طمنتني الله يطمنك", "آسف انفعلت عليك", "تمام خلاص",
        "مشكور على تعاونك", "ارتحت الحين", "ريحتني الله يريحك", "حقك علي انفعلت", "اعذرني عصبت شوي", "متشكرة لمساعدتك", "معلش أنا انفعلت على حضرتك",
        "هديت شوي", "خف زعلي", "طيب تمام", "تسلم على تفهمك",
      },
      en = {
        "ok thank you for your help", "sorry for shouting", "I feel better now", "sorry I lost my temper", "thanks for listening",
        "alright, thank you", "apologies for yelling", "thank you for understanding", "ok fine", "sorry I was so angry",
      },
      lv = {
        "Tagad labāk", "Labi, paldies", "Piedodiet, ka kliedzu", "Nu labi, paldies", "Paldies par palīdzību", "Atvainojos, ka kliedzu",
        "Nomierinājos", "Piedodiet, es uzbruku jums", "Paldies jums",
      },
    },
    isnt = { "ما راح أهدأ", "وين المدير؟", "أنا معصب", "I am still angry", "where is your manager?", "Kur ir vadītājs?" },
  },
  {
    phrase = "anger/feel",
    is = {
      ar = {
        "أتفهم غضبك", "من حقك تزعل", "أنا مقدر شعورك", "لو كنت مكانك بزعل", "معاك حق تزعل", "حاسس بيك يا فندم", "زعلك في محله", "فاهمك والله",
        "فاهم زعلك", "أنا حاسس بيك", "من حقك تتضايق", "أي واحد مكانك يزعل", "يعز علينا زعلك", "ولا يهمك، خاطرك غالي", "أنا متفهم غضبك",
        "يؤسفني اللي حصل لك", "يؤسفني انك زعلان", "سامعك، خذ راحتك", "زعل حضرتك على راسي", "مقدر زعل حضرتك", "لو أنا مكانك بعصب", "شعورك طبيعي",
      },
      en = {
        "I understand why you are angry", "I can see how frustrating this is", "you have every right to be upset", "that must be very frustrating",
        "I hear how upset you are", "anyone would feel the same", "I am so sorry you feel that way", "take your time, I am listening",
        "I'm listening", "your frustration is understandable",
      },
      lv = {
        "Es saprotu jūsu dusmas", "Jums ir tiesības dusmoties", "Man ļoti žēl", "Es jūs klausos", "Jebkurš jūsu vietā dusmotos", "Mums ļoti žēl",
        "Jūsu sašutums ir saprotams", "Es saprotu, kāpēc jūs dusmojaties",
      },
    },
    isnt = {
      "ليش زعلان؟", "لا تعصب", "اهدأ شوي", "calm down", "why are you angry?", "Nomierinieties", "ما فهمت زعلك على ايش", "I do not see why you shout",
      "Nesaprotu, ko jūs gribat",
    },
  },
  {
    phrase = "anger/steer",
    is = {
      ar = {
        "ممكن رقم الطلب؟", "عطني رقم جوالك", "زودني بالتفاصيل", "وش صار بالضبط؟", "ايه اللي حصل؟", "خلنا نرجع للموضوع", "متى طلبت؟",
        "امتى حصل الكلام ده؟", "تقدر تعطيني رقم الفاتورة؟", "قول لي التفاصيل", "خلينا نرجع لأصل المشكلة", "ما هي المشكلة؟", "متى استلمت الطلب؟",
        "قوللي رقم الأوردر",
      },
      en = {
        "can I have the order number?", "could you give me the details?", "what happened?", "let's get back to the order",
        "may I have your reference?", "what is the order number?", "let us focus on the facts", "could I have the number of the invoice",
      },
      lv = {
        "Kāds ir pasūtījuma numurs?", "Kas notika?", "Lūdzu, nosauciet pasūtījuma numuru", "Atgriezīsimies pie pasūtījuma", "Kas tad notika?",
        "Pievērsīsimies pasūtījumam",
      },
    },
    isnt = { "خذ راحتك بالكلام", "سامعك", "take your time", "I hear you", "Es klausos", "Runājiet mierīgi" },
  },
  {
    phrase = "anger/offer",
    is = {
      ar = {
        "بنرجع لك المبلغ", "راح نعوضك", "هنبعت لحضرتك بديل", "نقدر نرسل لك جهاز جديد", "أقترح عليك الاستبدال", "سنعوضك عن التأخير",
        "ما عليك بنرجع لك المبلغ", "ما تشيل هم راح نعوضك", "لا تقلق بنرسل لك بديل", "ولا يهمك هنبعت لك جديد", "أقدر أرجع لك الفلوس",
        "ممكن نرسل لك مندوب", "هنرجع لك الفلوس", "الحل إننا نستبدلها", "بعوضك عن التأخير", "نعرض عليك قسيمة", "راح نحلها اليوم", "بحلها لك الحين",
      },
      en = {
        "we can refund the order", "I will send a new one", "here is what we can do", "we could offer you a discount", "I can offer you a voucher",
        "we can replace it today", "we will refund you", "I could arrange a visit",
      },
      lv = {
        "Varam piedāvāt jaunu preci", "Atmaksāsim naudu", "Piedāvājam nomainīt preci", "Varu nomainīt preci", "Piedāvājam atlaidi",
        "Risinājums būtu šāds", "Nokārtošu to šodien",
      },
    },
    isnt = {
      "كم رقم الطلب؟", "المبلغ خمسين ريال", "we can't help", "what is the number?", "Kāds ir numurs?", "ما نقدر نسوي شي", "لن نرسل بديل",
      "لا نقدر نعوضك", "we cannot offer you anything", "Nevaram neko piedāvāt",
    },
  },
  {
    phrase = "anger/other_call",
    is = {
      ar = {
        "نكمل كلامنا بكرة الصبح", "بتصل عليك بكرة", "أكلمك يوم الأحد الساعة عشرة", "هكلم حضرتك بكرة", "هكلمك بكرة", "نستكمل المكالمة غداً صباحاً",
        "سنتصل بك غداً الساعة التاسعة", "بكرة العصر نكمل حديثنا", "يوم الاثنين هتصل بحضرتك", "راح أكلمك بعد بكرة", "نستأنف الحديث يوم الأحد",
        "راح أتصل عليك بكرة المغرب", "سيتم استئناف الحديث غداً", "نتكلم بكرة الساعة خمس",
      },
      en = {
        "we will continue tomorrow morning", "let us talk again on Monday at ten", "I will call you tomorrow at nine", "shall we resume on Sunday",
        "tomorrow I will call you", "we can speak tomorrow afternoon", "on Tuesday we talk again", "I will ring you on Monday",
      },
      lv = {
        "Turpināsim rīt no rīta", "Piezvanīšu jums pirmdien", "Rīt jums piezvanīšu", "Parunāsim pirmdien plkst. 10", "Sazināsimies rīt",
        "Pirmdien turpināsim",
      },
    },
    isnt = { "نكمل بعدين", "أكلمك قريب", "we will talk later", "I will call you soon", "Parunāsim vēlāk", "Kādreiz piezvanīšu" },
  },
  {
    phrase = "anger/study",
    is = {
      ar = {
        "بدرس الموضوع وأرد عليك خلال يومين", "راح أراجع الحالة وأرجع لك خلال ساعتين", "هدرس الموضوع وأرجع لحضرتك بعد يومين",
        "سندرس الشكوى خلال ثلاثة أيام", "براجع الموضوع وأكلمك بكرة", "نرجع لك خلال 24 ساعة", "هرد على حضرتك خلال يوم", "أبحث الموضوع وأرد خلال يوم",
        "بنراجعها ونرد عليك خلال ساعة", "أرسل لك إيميل خلال يومين", "هرجع لك خلال ساعة", "أدرس الموضوع خلال أسبوع",
      },
      en = {
        "I will look into it within two days", "we will review this by tomorrow", "I will get back to you within two hours",
        "let me investigate within 24 hours", "I will study it and write to you in two days", "we will reply within three days",
        "I will go through it within one day", "we will contact you in one hour",
      },
      lv = {
        "Izpētīšu to divu dienu laikā", "Izskatīsim to rīt no rīta", "izskatīsim rīt", "Pārbaudīšu un atbildēšu 24 stundu laikā",
        "Uzrakstīšu jums divu dienu laikā", "atbildēšu 1 dienas laikā", "Sazināšos ar jums pēc divām stundām",
      },
    },
    isnt = {
      "بدرس الموضوع وأرد عليك قريب", "نرد عليك في أقرب وقت", "I will look into it soon", "we will reply as soon as possible", "Izpētīšu to drīz",
      "Atbildēsim pēc iespējas ātrāk",
    },
  },
  {
    phrase = "anger/senior",
    is = {
      ar = {
        "بحولك للمشرف", "خلني أسأل مديري", "هكلم المشرف", "المدير بيكلمك", "سأطلب من المدير", "بستشير المشرف", "خلني أستشير مشرفي", "بوصلك بالمدير",
        "بنادي المشرف", "أطلب من مديري يساعدنا", "المشرفة بتكلمك", "المشرف هيكلمك حالاً", "بستعين بزميلي الأقدم", "مديري بيتواصل معك",
        "هسأل التيم ليدر", "راح أحولك للمدير",
      },
      en = {
        "let me ask my manager", "I will get my supervisor", "the manager will speak to you", "let me bring a senior colleague",
        "let me get my manager", "I will put you through to a supervisor", "let me pass you to my team leader", "my supervisor can help you",
      },
      lv = {
        "Pajautāšu vadītājam", "Savienošu jūs ar vadītāju", "Vadītājs ar jums parunās", "Pieaicināšu vadītāju", "Pasaukšu kolēģi",
        "Nodošu jūs vadītājam",
      },
    },
    isnt = { "مديرك سيء", "your manager is rude", "Jūsu vadītājs ir rupjš", "المدير مو موجود", "I have no manager", "Vadītāja nav" },
  },
  {
    phrase = "anger/branch",
    is = {
      ar = {
        "تقدر تتواصل مع مدير المنطقة", "ممكن تكلم مدير الفرع مباشرة", "أقترح عليك تتواصل مع رئيس القسم", "أنصحك تكلم المدير الإقليمي",
        "تقدرين تراجعين مدير المعرض", "يمكنك التواصل مع الإدارة العليا", "مدير الفرع هذا رقمه", "مدير المنطقة تتواصل معه على هذا الرقم",
        "ممكن حضرتك تكلم مدير القسم", "بإمكانك تراجع رئيس الفرع", "مدير المنطقة بريده مكتوب عندي", "اقترح تكلم مدير المنطقة",
        "رئيس القسم يساعدك في هذا",
      },
      en = {
        "you can speak to the regional manager", "I suggest the branch manager", "you could write to the head of branch",
        "you may contact the area manager", "the regional manager can be reached at this number", "here is the branch manager and his number",
        "I would suggest our head of department", "the branch manager has this email",
      },
      lv = {
        "Varat sazināties ar filiāles vadītāju", "Iesaku reģiona vadītāju", "Varat vērsties pie nodaļas vadītājas", "Ieteiktu filiāles vadītāju",
        "Reģiona vadītājam ir šāds numurs", "Filiāles vadītāja tālrunis ir šis", "Nodaļas vadītāja e-pasts ir šāds",
      },
    },
    isnt = { "مدير الفرع مسافر", "وين الفرع؟", "the branch is closed", "where is the branch?", "Filiāle ir slēgta", "kur ir filiāle" },
  },
  {
    phrase = "anger/contact_details",
    is = {
      ar = {
        "رقم المدير 0501234567", "بريده الإلكتروني مكتوب في الرسالة", "هذا رقمه المباشر", "تحويلته 205", "رقمه هو 920001234",
        "إيميله هو manager@example.com", "أرسلت لك معلومات التواصل كاملة", "تواصل معه على الرقم 0112345678", "رقم هاتفه وبريده", "بأعطيك اسمه ورقمه",
        "سأرسل لك اسمه ورقمه وبريده", "رقم التواصل 0551112222", "هبعت لحضرتك رقمه وإيميله",
      },
      en = {
        "his number is 920001234", "her email is in the letter", "you can reach him at extension 205", "the phone number is 0112345678",
        "here are his contact details", "his name and number are these", "here is her direct number", "his direct line is 205",
      },
      lv = {
        "Viņa numurs ir 67123456", "Viņas e-pasts ir vadiba@piemers.lv", "Lūdzu, pierakstiet viņa tālruņa numuru", "Kontaktinformācija ir šāda",
        "Viņa tālrunis ir 67123456", "Te ir viņa vārds un numurs",
      },
    },
    isnt = { "ما أعرف", "كم رقم الطلب؟", "I don't know", "what is your order number?", "Nezinu" },
  },
  {
    phrase = "anger/leave",
    is = {
      ar = {
        "أرجو منك مغادرة المحل", "نطلب منك المغادرة", "لو سمحت تطلع من المحل", "من فضلك غادر", "من فضلك المغادرة الآن", "أضطر أطلب منك الخروج",
        "اتفضل بره", "نرجو منك أن تغادر", "أطلب منك تخرج الحين", "لو سمحت الخروج من المعرض", "تفضل خارج المحل", "نضطر نطلب منك مغادرة المكان",
        "أرجو الخروج من الفرع",
      },
      en = {
        "I must ask you to leave", "please leave the shop", "we are asking you to leave the premises", "I request that you leave",
        "you must leave now", "could you please leave", "I have to ask you to leave the store", "please leave",
      },
      lv = {
        "Lūdzu jūs pamest veikalu", "Man nākas lūgt atstāt telpas", "Lūdzu, atstājiet veikalu", "Nākas lūgt jūs doties prom", "Lūdzam pamest telpas",
        "Lūdzu, dodieties prom",
      },
    },
    isnt = { "لا تغادر قبل ما نحلها", "متى تفتحون؟", "please do not go yet", "when do you open?", "Neaizejiet vēl" },
  },
  {
    phrase = "anger/calm",
    is = {
      ar = {
        "خلنا نحلها خطوة خطوة", "أنا هنا عشان أساعدك", "خلنا نوضح الموضوع سوا", "خلنا نتفاهم بهدوء", "تعال نشوف الحل سوا", "خطوة خطوة ونحلها",
        "هدفي أحل لك المشكلة", "خليني أوضح لك الصورة", "أنا معك لين تنحل", "مش هسيبك إلا لما نحلها", "اسمح لي أوضح الموقف", "يهمنا نساعدك",
        "خلينا نحلها سوا", "واحدة واحدة يا فندم", "كل اللي أبيه أساعدك", "احنا معاك لحد ما تتحل", "ما راح أقفل إلا لين نحلها",
      },
      en = {
        "let us go step by step", "I am here for you", "we want to help", "let's solve this together", "let me explain what happened",
        "let us clear this up together", "I am on your side", "my aim is to help you", "we are here for you",
        "one thing at a time, I am here for you", "let us go step by step, please", "let me clarify that for you", "I want to help you",
      },
      lv = {
        "Esmu šeit, lai palīdzētu", "Atrisināsim to kopā", "Soli pa solim", "Ļaujiet man paskaidrot", "Mēs esam jūsu pusē", "Es gribu palīdzēt",
        "Noskaidrosim to mierīgi", "Izrunāsim to mierīgi", "Vēlos to atrisināt",
      },
    },
    isnt = { "انتظر", "wait", "Gaidiet", "وين المشرف؟", "خطوة جديدة للشركة في السوق", "where is the shop?", "Kur ir veikals?" },
  },
}

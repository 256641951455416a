-- luacheck: no max line length
-- What people say for the phrases of the pack complaint, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "complaint/complain",
    is = {
      ar = {
        "عندي شكوى على خدمتكم", "أبغى أرفع شكوى", "أود تقديم شكوى بخصوص الفاتورة", "عايز أقدم شكوى", "المنتج وصلني مكسور",
        "الجهاز اللي اشتريته خربان", "أنا مو راضي عن الخدمة أبداً", "لحد دلوقتي الطلب ما وصلش", "وصلني الطلب ناقص وأبغى أشتكي",
        "الخدمة عندكم سيئة جداً", "أنا زعلان من أسلوب الموظف", "أود تسجيل شكوى", "الخدمة عندكم تعبانة",
      },
      en = {
        "I want to make a complaint", "I would like to complain about your service", "the machine arrived broken", "I am not happy with the service",
        "my parcel never arrived", "nobody called me back", "my order has not arrived", "the staff was terrible", "my parcel has not arrived",
        "I am very disappointed with the service",
      },
      lv = {
        "Gribu iesniegt sūdzību", "Prece ir bojāta", "Es neesmu apmierināts ar apkalpošanu", "Jūsu darbinieks bija rupjš",
        "Mana paciņa joprojām nav pienākusi", "Esmu ļoti vīlusies", "Pasūtījums nav pienācis", "Darbinieks bija nepieklājīgs",
      },
    },
    isnt = {
      "ما عندي أي شكوى الحمد لله", "أبغى أستفسر عن مواعيد العمل", "شكراً على الخدمة الممتازة", "I would like to order a table",
      "everything arrived in perfect shape", "Gribu pasūtīt vēl vienu", "Paldies par lielisko apkalpošanu", "الجهاز مو خربان", "it is not broken",
      "is the shop open?", "Prece nav bojāta", "بدون شكوى", "no complaint at all", "Man nav sūdzību",
    },
  },
  {
    phrase = "complaint/ask_facts",
    is = {
      ar = {
        "متى استلمت الطلب؟", "ممكن تشرح لي وش اللي صار بالضبط؟", "ممكن تحكيلي ايه اللي حصل؟", "هل يمكنك أن تشرح لي ما حدث؟", "وش صار معك؟",
        "ايه اللي حصل بالظبط؟", "ممكن تعطيني رقم الطلب وتاريخه؟", "كيف صارت المشكلة؟", "أرسل لي صورة المنتج", "مين الموظف اللي كلمك؟",
        "احكيلي بالتفصيل من الأول", "احتاج تفاصيل أكثر", "فين حصلت المشكلة بالضبط؟",
      },
      en = {
        "what exactly happened?", "could you tell me what happened?", "when did you buy it?", "can you describe the problem?", "how did it happen?",
        "who did you speak to?", "what is your order number?", "I need some details please",
      },
      lv = {
        "Kas tieši notika?", "Vai varat pastāstīt, kas notika?", "Kad jūs to nopirkāt?", "Kāds ir jūsu pasūtījuma numurs?", "Kur tas notika?",
        "Ar kuru jūs runājāt?",
      },
    },
    isnt = {
      "تم حل المشكلة", "شكراً لانتظارك", "مع السلامة", "thank you for waiting", "have a nice day", "Jauku dienu", "ما أحتاج تفاصيل",
      "رقم المحل على الباب", "no need to explain", "Nevajag skaidrot",
    },
  },
  {
    phrase = "complaint/restate",
    is = {
      ar = {
        "إذا فهمتك صح، الطلب وصل متأخر", "يعني المشكلة إن الجهاز ما يشتغل، صحيح؟", "خلني أتأكد أني فهمت عليك", "لو فهمت حضرتك صح، الفاتورة غلط",
        "حسب ما فهمت منك الطلب ناقص", "اسمح لي ألخص ما ذكرته", "يعني حضرتك الطلب وصل ناقص", "هل فهمي صحيح؟", "قصدك إن المبلغ انخصم مرتين",
        "باختصار المشكلة في التوصيل", "صحح لي لو غلطت", "كذا كلامي صح؟", "فهمت منك إن الجهاز ما يشتغل",
      },
      en = {
        "if I understand you correctly, the order came late", "let me make sure I understand", "so you are saying that it never arrived",
        "let me repeat what you said", "correct me if I am wrong", "what I understood is that it broke", "to sum up, the box was open",
        "is that right?",
      },
      lv = {
        "Ja pareizi sapratu, prece ir bojāta", "Tātad jūs sakāt, ka paciņa nepienāca", "Ļaujiet pārliecināties, vai pareizi sapratu",
        "Apkopojot, prece nepienāca", "Ja pareizi saprotu, nauda noņemta divreiz", "Jūs sakāt, ka neviens neatzvanīja",
      },
    },
    isnt = {
      "ما فهمت عليك", "فهمت", "تم إرسال الطلب", "I do not understand", "the order was sent", "Es nesaprotu", "مو فاهم عليك", "I did not hear you",
      "Es jūs nedzirdu",
    },
  },
  {
    phrase = "complaint/ask_name",
    is = {
      ar = {
        "ممكن أعرف اسمك؟", "مين معي؟", "ممكن الاسم الكريم؟", "مع مين أتكلم؟", "اسم حضرتك ايه؟", "ما اسمك لو سمحت؟", "نتشرف باسم حضرتك؟",
        "من معي لو سمحت؟", "وش اسمك الكريم؟", "كيف تحب أناديك؟", "عطني اسمك من فضلك", "ممكن أتعرف على اسم حضرتك؟", "مع مين أتشرف؟",
      },
      en = {
        "may I have your name?", "what is your name?", "who am I speaking to?", "could you tell me your name please?",
        "could I have your name please?", "how should I address you?", "tell me your name please", "your name please?",
      },
      lv = {
        "Kā jūs sauc?", "Lūdzu, nosauciet savu vārdu", "Ar ko es runāju?", "Kā varu jūs uzrunāt?", "Vai drīkstu zināt jūsu vārdu?",
        "Jūsu vārds, lūdzu?",
      },
    },
    isnt = {
      "اسمي خالد", "اسم المنتج ثلاجة", "وش اسم المتجر؟", "my name is Sara", "the name of the product", "Mani sauc Anna", "اسم المنتج مكتوب",
      "what is the name of the shop?", "Kā sauc veikalu?",
    },
  },
  {
    phrase = "complaint/by_name",
    is = {
      ar = {
        "أستاذ خالد", "يا أستاذة نورة", "حضرتك يا مدام سارة", "أخوي محمد", "أستاذة مريم", "يا سارة", "دكتور أحمد", "أخت نورة", "سيد علي", "عزيزي فهد",
        "مدام هدى", "يا باشمهندس كريم", "باشمهندس كريم",
      },
      en = { "Mr Smith", "thank you Anna", "dear Peter", "thanks Laura", "hello Tom", "Mrs Smith", "Ms Brown", "Dr Jones", "sorry Peter" },
      lv = { "Bērziņa kungs", "Ozola kundze", "Paldies, Anna", "Labdien, Pēter", "Cienījamais Andri", "Liepas kundzei" },
    },
    isnt = { "الطلب وصل", "the order", "pasūtījums", "الطلب في الطريق إليكم", "the parcel is here", "Sūtījums ir klāt" },
  },
  {
    phrase = "complaint/ask_wish",
    is = {
      ar = {
        "كيف تحب نحل لك الموضوع؟", "وش الحل اللي يرضيك؟", "ايه الحل اللي يرضي حضرتك؟", "ما الحل الذي ترونه مناسباً؟",
        "تفضل استبدال ولا استرجاع المبلغ؟", "وش تبغانا نسوي لك؟", "كيف نقدر نعوضك؟", "وش المطلوب منا؟", "ماذا تقترح؟", "ايه اللي يرضيك؟",
        "تحب نرجع لك المبلغ ولا نرسل بديل؟", "وش يرضيك؟", "حضرتك عايز نعمل ايه", "عايز نعملك ايه؟", "ايه الحل المناسب لحضرتك؟",
      },
      en = {
        "how would you like us to solve this?", "what would you like us to do?", "what would be a good solution for you?",
        "would you prefer a refund or a replacement?", "how can we make this right?", "what would you prefer", "a refund or a new one?",
        "what would make you happy?", "which option would you choose?", "what do you expect from us?",
      },
      lv = {
        "Kā jūs vēlētos, lai mēs to atrisinām?", "Kāds risinājums jums derētu?", "Ko jūs vēlētos, lai mēs darām?", "Ko jūs sagaidāt no mums?",
        "Kas jūs apmierinātu?", "Vai vēlaties atmaksu vai jaunu preci?",
      },
    },
    isnt = {
      "تم تحويل المبلغ", "وش اسمك؟", "كيف حالك اليوم؟", "how are you today?", "the refund was sent", "Kā jums iet?", "وش تبي من السوق؟",
      "what is the price you would pay?", "Ko jūs pirkāt?",
    },
  },
  {
    phrase = "complaint/wants_money",
    is = {
      ar = {
        "أبغى فلوسي", "رجعوا لي فلوسي", "عايز فلوسي ترجع", "أريد استرداد المبلغ", "أطالب بتعويض", "أبي استرجاع المبلغ كامل", "أبغى استرجاع المبلغ",
        "عوضوني", "رجعلي حقي", "بدي مصاري", "بدي فلوسي", "أطلب استرداد قيمة الطلب", "رجعوا المبلغ لحسابي", "ودي بتعويض",
      },
      en = {
        "I want my money back", "I need a refund", "refund me now", "I would like to be refunded", "give me my money back",
        "I would like compensation", "I want to be compensated", "I want my refund",
      },
      lv = { "Gribu atpakaļ naudu", "Es prasu kompensāciju", "Atdodiet man naudu", "Vēlos atmaksu", "Atgrieziet man naudu", "Gribu kompensāciju" },
    },
    isnt = {
      "ما أبغى فلوس أبغى الجهاز يتصلح", "دفعت الفلوس أمس", "كم المبلغ؟", "how much money is it?", "I paid yesterday", "Cik tas maksā?",
      "ما أبغى تعويض", "I don't want a refund", "Naudu man nevajag",
    },
  },
  {
    phrase = "complaint/record_only",
    is = {
      ar = {
        "بس أبغى أسجل ملاحظة", "أبي بس توصل للإدارة", "ما أبغى فلوس بس أبغاكم تعرفون", "للعلم فقط", "أبغى ملاحظتي توصل", "عايز بس أبلغ الإدارة",
        "مش عايز تعويض بس عايزكم تعرفوا", "للتسجيل فقط", "أريد شكواي تتسجل", "ما أريد تعويض لكن أريد أن تعرفوا", "أبغى صوتي يوصل",
        "فقط أردت أن أبلغكم", "للتوثيق بس",
      },
      en = {
        "I just want it on record", "I only want you to know", "I don't want money, just note it", "just like it recorded", "I do not want a refund",
        "I just want this to be noted", "I only want it logged", "I don't want compensation",
      },
      lv = { "lai jūs zinātu", "Vienkārši piefiksējiet", "Naudu nevajag", "Tikai reģistrējiet to", "Vienkārši pierakstiet", "Kompensāciju negribu" },
    },
    isnt = {
      "أبغى فلوسي كاملة", "I want my money back", "Gribu naudu atpakaļ", "ابغى استرجاع المبلغ", "where do I get my refund?", "Kur mana nauda?",
    },
  },
  {
    phrase = "complaint/solution",
    is = {
      ar = {
        "راح نرجع لك المبلغ", "تم استبدال الجهاز", "هنبعت لحضرتك واحد جديد", "سنعوضك بقسيمة", "تم إلغاء الرسوم", "بنرسل لك بديل", "نقترح عليك قسيمة",
        "سنرجع المبلغ لحسابك", "هنرجع الفلوس", "هنرجع لك المبلغ", "راح نستبدل الجهاز", "الحل هو استبدال القطعة", "نزلنا لك رصيد في حسابك تعويض",
      },
      en = {
        "we will refund you", "I can replace it", "I can offer you a voucher", "we will send a replacement", "the refund is on the way",
        "the refund was made", "I will cancel the fee", "we can compensate you", "we can exchange it",
      },
      lv = {
        "Atmaksāsim naudu", "Nomainīsim preci", "Varam piedāvāt kuponu", "Piedāvājam jaunu preci", "Kompensēsim jums izdevumus", "Risinājums ir šāds",
      },
    },
    isnt = {
      "ما نقدر نرجع المبلغ", "كم دفعت؟", "how much did you pay?", "Cik maksājāt?", "لا نقدر نبدله", "we will not refund it", "Mēs nevaram piedāvāt",
    },
  },
  {
    phrase = "complaint/own",
    is = {
      ar = {
        "أنا بتابع الموضوع بنفسي", "أنا مسؤول عن حل المشكلة", "خلها علي", "سيب الموضوع عليا", "سأتابع الأمر شخصياً", "هتابع الموضوع بنفسي",
        "موضوعك عندي", "استلمت شكواك", "أنا متكفل بموضوعك لين ينتهي", "ما راح أقفل الشكوى إلا لين تنحل", "بكون معك لين تنحل", "اتركها علي",
        "اتحمل المسؤولية",
      },
      en = {
        "I will personally take care of this", "leave it with me", "I'll handle this for you", "I will make sure it gets done",
        "your case is in my hands", "I take full responsibility", "you can contact me directly", "I will stay on it until it is done",
      },
      lv = {
        "Es par to personīgi parūpēšos", "Es to uzņemos", "Atstājiet to manā ziņā", "Jūsu lieta ir pie manis", "Uzņemos atbildību",
        "Es pats sekošu līdzi", "Neslēgšu pieteikumu, kamēr nebūs atrisināts",
      },
    },
    isnt = {
      "مو شغلي", "هذا مو من مسؤوليتي", "تابع الطلب من التطبيق", "this is not my job", "you can follow the order in the app", "Tas nav mans darbs",
      "الموضوع عند زميلي", "it is with another team", "Tas ir pie kolēģa",
    },
  },
  {
    phrase = "complaint/beyond",
    is = {
      ar = {
        "هذا الموضوع يخص قسم المحاسبة", "موضوعك عند زميلي المختص", "القسم المختص بيراجعها", "هذا من اختصاص فريق الصيانة", "لازم الفني يشوف الجهاز",
        "يحتاج فريق التقنية يراجع الحساب", "ده تبع قسم الحسابات", "الفريق المعني بيتواصل معك", "الزميل المسؤول عن هذا يقدر يفيدك",
        "هذا يخص إدارة الفروع", "الموضوع ده من اختصاص زميلي", "الجهة المختصة هي اللي تقرر", "الجهة المعنية",
      },
      en = {
        "another team will have to handle this", "I will find the right person to help", "a colleague who can help you is here",
        "the responsible department deals with this", "a different department has to answer that", "there is a specialist who can answer this",
        "the right colleague can deal with it", "the responsible team can help you",
      },
      lv = {
        "Ar to nodarbojas cita nodaļa", "To zina cits kolēģis", "Ir speciālists, kas varēs palīdzēt", "Jums palīdzēs atbildīgais darbinieks",
        "To var atrisināt konkrēts speciālists", "Kolēģe, kas var atbildēt, ir šeit",
      },
    },
    isnt = { "أقدر أحلها لك بنفسي", "I can help you myself", "Es varu palīdzēt pats", "زميلي وصل الآن", "the team is happy" },
  },
  {
    phrase = "complaint/again",
    is = {
      ar = {
        "قلت لكم هالكلام قبل", "شرحت لزميلك كل شي", "كم مرة أعيد نفس الكلام؟", "أنا حكيت لزميلتك امبارح", "سبق وشرحت المشكلة",
        "كل مرة أعيد الكلام من أول", "كل مرة أشرح من البداية", "لازم أعيد من جديد؟", "تعبت وأنا أعيد نفس الكلام", "قلت لكم مليون مرة",
        "سبق وقلت للموظف", "شرحت لزميلتك أمس", "كررت الكلام مرتين", "مليت وأنا أشرح",
      },
      en = {
        "I already told your colleague", "how many times do I have to say it", "do I have to explain it all again",
        "I have already explained everything", "I just told you that", "I have already given this to your colleague", "I must repeat myself",
        "do I have to say it again", "I already explained this to someone",
      },
      lv = {
        "Es jau to stāstīju jūsu kolēģim", "Cik reizes man tas jāstāsta?", "Es jau visu paskaidroju", "Es jau jums teicu",
        "Atkal jāstāsta viss no sākuma", "Jau paskaidroju jūsu kolēģei",
      },
    },
    isnt = {
      "أول مرة أتصل عليكم", "شكراً لزميلك", "بتصل مرة ثانية", "this is my first call", "your colleague was kind", "Es zvanu pirmo reizi",
      "قلت لزوجتي عن عرضكم", "I told my wife about your shop", "Es stāstīju draugam par jums",
    },
  },
  {
    phrase = "complaint/agree",
    is = {
      ar = {
        "معك حق", "حضرتك عندك حق", "كلامك صحيح", "أنت محق تماماً", "معاك كل الحق", "أتفق معك", "ما يهمك، معك حق", "لا والله معك حق",
        "هذا الشي ما نرضاه لك", "الحق معك", "لو كنت مكانك بزعل", "الخطأ منا", "أتفهم زعلك", "هذا شي ما يصح أبداً",
      },
      en = {
        "you are absolutely right", "I completely agree with you", "this should not have happened", "I understand why you are upset",
        "no, you are right", "I agree with you", "that should not have happened", "that was our mistake", "you have every right to complain",
      },
      lv = {
        "Jums ir taisnība", "Es jums piekrītu", "Tam nevajadzēja notikt", "Nē, jums ir taisnība", "Tā bija mūsu kļūda", "es saprotu jūs",
        "Jūsu vietā arī es dusmotos",
      },
    },
    isnt = {
      "ما معك حق", "الطلب وصل أمس", "رقم الطلب لو سمحت", "you are wrong", "your order number please", "Jums nav taisnība", "مو معك حق", "ما أتفق معك",
      "I do not agree with you", "Es nepiekrītu",
    },
  },
  {
    phrase = "complaint/defend",
    is = {
      ar = {
        "هذا الكلام غير صحيح", "انت مبالغ شوي", "انت فاهم غلط", "احنا ما نغلط", "المفروض تقرأ الشروط", "كل العملاء مبسوطين", "مو مشكلتنا",
        "انت السبب", "كلامك مو دقيق", "حضرتك بتبالغ", "مش غلطتنا", "كان لازم تتأكد", "ده مش صحيح", "كلامك مش صحيح",
      },
      en = {
        "that is not true", "you are exaggerating", "nobody else complains", "you should have read the terms", "that can't be", "you are mistaken",
        "it's not our fault", "we never make mistakes",
      },
      lv = {
        "Tā nav taisnība", "Jūs pārspīlējat", "Neviens cits nesūdzas", "Jums vajadzēja izlasīt noteikumus", "Jūs kļūdāties", "Tā nav mūsu vaina",
      },
    },
    isnt = { "كلامك صحيح", "معك حق، الغلط منا", "you are right, it is our fault", "that is true", "Jums taisnība", "Tā ir mūsu kļūda" },
  },
  {
    phrase = "complaint/explain",
    is = {
      ar = {
        "اتضح أن المندوب أخذ طلباً آخر", "السبب إن المستودع تأخر", "تبين أن الرقم كان خطأ", "اللي حصل إن السيستم قفل", "المشكلة كانت من التغليف",
        "سبب التأخير هو الزحمة", "راجعنا الحالة وتبين أن المبلغ لم يخصم", "الخطأ حصل وقت الإدخال", "طلع إن العنوان ناقص",
        "اللي صار إن الطلب انلغى بالغلط", "السبب هو عطل في النظام", "اتضح لنا أن الفاتورة مكررة", "حصل خطأ في تسجيل العنوان",
      },
      en = {
        "it turned out that the address was wrong", "the reason is that the driver was ill",
        "what happened was that the order was cancelled by mistake", "this was caused by a fault in our system",
        "we found that the parcel went to another city", "the delay was due to the weather", "because the warehouse was closed",
        "the cause was a wrong label",
      },
      lv = {
        "Izrādījās, ka adrese bija nepareiza", "Iemesls bija tehniska kļūda", "Tas notika tāpēc, ka noliktava bija slēgta",
        "Noskaidrojām, ka paciņa nosūtīta citur", "Kļūdas iemesls ir nepareiza etiķete", "Kavēšanās bija laikapstākļu dēļ",
      },
    },
    isnt = { "ما نعرف السبب", "بنشوف وش صار", "we do not know why", "let us see", "Mēs nezinām, kāpēc", "Paskatīsimies" },
  },
  {
    phrase = "complaint/sorry",
    is = {
      ar = {
        "أعتذر لك عن اللي صار", "نعتذر عن الخطأ", "آسفين جداً يا فندم", "أنا آسف على التأخير", "حقك علينا", "نأسف لما حدث معك", "نعتذر منك",
        "السموحة منك", "المعذرة", "سامحنا على اللي صار", "أعتذر لحضرتك", "بعتذر جداً يا فندم", "أرجو أن تقبل اعتذارنا", "نتأسف على الخطأ",
      },
      en = {
        "I am so sorry about that", "we apologise for the mistake", "please accept our apologies", "I apologize for the delay", "I'm sorry",
        "our apologies", "sorry for the mistake", "I do apologise",
      },
      lv = {
        "Atvainojos par kļūdu", "Lūdzu, piedodiet", "Mēs atvainojamies par sagādātajām neērtībām", "Piedodiet mums", "Lūdzam piedošanu",
        "Es atvainojos",
      },
    },
    isnt = {
      "شكراً لتواصلك", "الطلب في الطريق", "يسعدني خدمتك", "thank you for calling", "the order is on its way", "Paldies par zvanu", "لا داعي للأسف",
      "no harm was done", "Viss kārtībā",
    },
  },
  {
    phrase = "complaint/reassure",
    is = {
      ar = {
        "نضمن لك جودة خدمتنا", "منتجاتنا مضمونة", "جودة خدمتنا أولويتنا", "نحرص على الجودة", "نحرص دائماً على جودة خدمتنا", "الجودة عندنا أولوية",
        "جودة منتجاتنا أولوية", "نطمنك إن منتجاتنا مضمونة", "جودة الخدمة تهمنا", "نؤكد لك جودة منتجاتنا", "نضمن لحضرتك الجودة",
        "خدمتنا دايماً بجودة عالية", "كن مطمئن على جودة المنتج",
      },
      en = {
        "I assure you of the quality of our service", "our products are guaranteed", "we care about quality", "you can rely on our quality",
        "our quality is important to us", "rest assured that our products are of good quality", "the quality of our service is guaranteed",
        "our products have a guarantee", "I can assure you of our quality",
      },
      lv = {
        "Mūsu preces ir kvalitatīvas", "Garantēju kvalitāti", "Mums kvalitāte ir svarīga", "Varat paļauties uz mūsu kvalitāti",
        "Mūsu precēm ir garantija", "Kvalitāte ir mūsu prioritāte", "Garantējam preču kvalitāti",
      },
    },
    isnt = { "الجودة سيئة", "the quality is bad", "وش جودة الصورة عندك؟", "the quality of the picture is poor", "Bildes kvalitāte ir slikta" },
  },
  {
    phrase = "complaint/future",
    is = {
      ar = {
        "في المستقبل بنتأكد من العنوان قبل الإرسال", "المرة الجاية ممكن تتواصل معنا قبل الإلغاء", "مستقبلاً سنرسل لك تنبيهاً",
        "من الآن فصاعداً نراجع كل طلب", "لو تكرر الموقف اتصل بنا مباشرة", "في المرات القادمة نرجو الإبلاغ خلال يومين",
        "في مثل هذه الحالات نستبدل المنتج", "المرة القادمة بنتصل عليك قبل التوصيل", "لو حصل كده تاني هنبدله فوراً", "بعد كده هنبلغ حضرتك قبلها",
        "إذا صار نفس الموقف مستقبلاً نعوضك", "من اليوم ورايح نتأكد قبل الإرسال",
      },
      en = {
        "in future we will check the address first", "next time please contact us before you cancel", "from now on we send a notice",
        "should this happen again, call us directly", "if it happens again, we will replace it", "going forward we will call before delivery",
        "in such cases we replace the item", "in the future we will let you know",
      },
      lv = {
        "Turpmāk pārbaudīsim adresi", "Nākamreiz lūdzam sazināties pirms atcelšanas", "Ja tas atkārtosies, zvaniet mums",
        "Šādos gadījumos preci nomainām", "Nākotnē par to paziņosim", "No šī brīža zvanīsim pirms piegādes",
      },
    },
    isnt = {
      "بالماضي كنا نوصل مجاناً", "last year we delivered for free", "Pagājušajā gadā bija citādi", "المستقبل مشرق إن شاء الله",
      "I will look at it now", "Tagad paskatīšos",
    },
  },
  {
    phrase = "complaint/lets_see",
    is = {
      ar = {
        "خلنا نشوف كيف نحلها", "دعنا نرى ما يمكننا عمله", "خليني أشوف وش أقدر أسوي لك", "تعال نشوف الحل", "خلينا نشوف ايه اللي نقدر نعمله",
        "خلني أشوف لك حل", "هشوف لحضرتك أقدر أعمل ايه", "لنرى كيف يمكننا حل المشكلة", "خليني أشوف أفضل حل", "خلنا نلقى لها حل",
        "نشوف كيف نقدر نساعدك", "بشوف لك وش نقدر نسوي", "دعني أرى كيف أساعدك",
      },
      en = {
        "let us see what we can do", "let me see how I can help", "let's see what can be done", "let me find out what we can do for you",
        "let's find a solution", "we will see what we can do", "let me see what I can do for you", "let us look for a solution together",
      },
      lv = {
        "Paskatīsimies, ko varam darīt", "Redzēsim, ko var darīt", "Paskatīšos, kā varu palīdzēt", "Atradīsim risinājumu",
        "Paraudzīsimies, kā to atrisināt", "Skatīsimies, ko var izdarīt",
      },
    },
    isnt = { "ما نقدر نسوي شي", "انتظر شوي", "there is nothing to do", "please wait", "Nekā nevar darīt", "Gaidiet" },
  },
  {
    phrase = "complaint/threat",
    is = {
      ar = {
        "بشتكيكم في حماية المستهلك", "راح أرفع عليكم قضية", "هرفع عليكم قضية", "بنشر القصة في تويتر", "سألجأ إلى المحكمة", "بكلم المحامي",
        "بفضحكم في السوشيال", "بلجأ للقضاء", "هكلم المحامي بتاعي", "بشتكي عليكم وزارة التجارة", "راح أقاضيكم", "هشتكيكم في حماية المستهلك",
        "بكتب عنكم في جوجل", "سأرفع دعوى ضدكم",
      },
      en = {
        "I will sue you", "you will hear from my lawyer", "I will post this on twitter", "I am going to consumer protection", "see you in court",
        "I will go to the press", "my lawyer will call you", "I will report you to the authorities",
      },
      lv = {
        "Es vērsīšos tiesā", "Jūs dzirdēsiet no mana advokāta", "Sūdzēšos patērētāju tiesību aizsardzības centrā", "Vērsīšos pie jurista",
        "Rakstīšu par jums internetā", "Iesūdzēšu jūs tiesā",
      },
    },
    isnt = {
      "أبغى أشتري جهاز", "قضيت وقت طويل", "نزلت التطبيق", "I would like to buy one", "the app is slow", "Gribu pasūtīt", "محامي من عملائكم",
      "my brother is a lawyer", "Mans brālis ir jurists",
    },
  },
  {
    phrase = "complaint/object",
    is = {
      ar = {
        "أعتذر منك ما أقدر أوافق على هذا", "للأسف لا نستطيع قبول الطلب", "مع احترامي هذا غير ممكن", "أتفهمك لكن ما نقدر نرجع المبلغ",
        "للأسف ما أقدر أعدل الفاتورة", "عفواً هذا خارج سياسة الاسترجاع", "معليش ما نقدر نستبدله بعد الاستخدام", "للأسف مش هنقدر نرجع الفلوس",
        "آسف مش هقدر أعمل كده", "مع كل التقدير لا يمكننا ذلك", "اسمح لي أختلف معك", "مع احترامي لحضرتك مش هينفع",
      },
      en = {
        "I am afraid we cannot do that", "I'm afraid that is not possible", "unfortunately we can't refund this",
        "with respect, I see it differently", "I am sorry but I can't agree to that", "unfortunately I have to say no",
        "with all respect, we cannot accept that", "I must respectfully disagree",
      },
      lv = {
        "Diemžēl to nevaram izdarīt", "Atvainojiet, bet tas nav iespējams", "Ar cieņu, tomēr nevaru piekrist", "Diemžēl nevaru to apstiprināt",
        "Diemžēl mums jāatsaka", "Man žēl, bet nevaram to pieņemt",
      },
    },
    isnt = { "أكيد نقدر نرجع لك المبلغ", "of course we can", "Protams, varam", "نعم نقدر", "sure, I can do that", "Jā, to varam izdarīt" },
  },
}

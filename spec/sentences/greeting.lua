-- luacheck: no max line length
-- What people say for the phrases of the pack greeting, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "greeting/salam",
    is = {
      ar = {
        "السلام عليكم", "صباح الخير", "مساء النور", "يا هلا والله", "أهلاً وسهلاً بك", "أهلا بحضرتك يا فندم", "وعليكم السلام", "مرحبا بك", "هلا بك",
        "حياك الله", "مساك الله بالخير", "صباح النور", "يسعد صباحك",
      },
      en = { "hello", "good morning", "welcome to our shop", "hi there", "good afternoon", "hey there", "welcome", "good evening" },
      lv = { "Labrīt!", "Sveicināti!", "Esiet sveicināti", "Labdien", "Labvakar", "Labrīt", "Sveiki", "Laba diena" },
    },
    isnt = {
      "مع السلامة", "ألو", "نعم", "goodbye", "good idea", "Uz redzēšanos", "Laba ideja", "السلامة أولاً في الطريق", "the morning was busy",
      "Rīts bija grūts",
    },
  },
  {
    phrase = "greeting/self",
    is = {
      ar = {
        "معك سارة من خدمة العملاء", "معاك أحمد", "أنا خالد", "مع حضرتك مروة", "يكلمك عبدالله من المتجر", "معك أخوك فهد", "أنا محمد", "معك نورة",
        "معاك زميلتك هند", "معك اختك سارة", "هنا يوسف", "معك الموظف فهد", "يكلمك سعود", "حضرتك معاك هدى", "معاك مها",
      },
      en = {
        "my name is Tolin", "my name's Khalid", "the name's Bond", "Sara is my name", "you can call me Max", "I go by Lina",
        "you have reached Anna from sales", "the name is Laura",
      },
      lv = {
        "Te runā Jānis no veikala", "Jums zvana Ilze no bankas", "Šeit runā Anna no veikala", "Ar jums runā Jānis no servisa", "Te zvana Uldis",
        "Mans vārds ir Kārlis", "Mani sauc Zane",
      },
    },
    isnt = {
      "معك خدمة العملاء", "أنا سعيد بخدمتك", "you are speaking fast", "Šeit ir skaisti", "Es esmu priecīga", "انا من الرياض", "I am from Riga",
      "this is great", "it is great to hear you", "this is nonsense", "Es esmu no Rīgas",
    },
  },
  {
    phrase = "greeting/intro",
    is = {
      ar = {
        "السلام عليكم معك غيداء", "اسمي تولين", "معاك آية من خدمة العملاء", "أنا ليان من فريق الدعم", "ألو معك سديم", "مرحبا معاك جيهان",
        "وعليكم السلام معك رهام", "معاك اخوك متعب من شركة الأفق", "معك أخوك جاسم", "أهلاً معاك شهرزاد", "صباح الخير معاك لبنى", "اسمي جاد",
        "أنا زميلك ساري", "أنا زميلتك رنين", "هنا لارين من قسم المبيعات",
      },
      en = {
        "this is Sara from the shop", "I am Tom from customer care", "you are speaking with Anna", "this is Peter calling", "I'm Sara from support",
        "it is Peter calling", "I am Laura with the shop", "you're speaking to Mark", "hello, this is Zane", "good morning, Anna speaking",
      },
      lv = {
        "Labdien, šeit Ilze", "Sveiki, šeit Zane", "Labrīt, te Uldis", "Es esmu Zane no atbalsta komandas", "Te Jānis no veikala",
        "Šeit Anna no klientu servisa", "Te runā Jānis no veikala", "Labdien, es esmu Ilze",
      },
    },
    isnt = {
      "طلبك معك الحين", "كيف حالك", "how are you", "what is your name", "Kā jūs sauc", "Jauku dienu", "طلبك معك؟", "your name is on the list",
      "Jūsu vārds ir sarakstā", "أنا سعيد بخدمتك",
    },
  },
  {
    phrase = "greeting/app",
    is = {
      ar = {
        "من تطبيق الأفق", "من شركة النور", "من متجر السعادة", "من منصة تسوق", "معك خالد من شركة البريد", "من موقع بيتك", "من مؤسسة الرياض",
        "معاك منى من محل الورد", "أنا سعد من متجر الشام", "حضرتك معاك كريم من شركة النيل", "نكلمك من تطبيق الأفق", "أتواصل معك من منصة تسوق",
      },
      en = {
        "I am calling from the Horizon app", "this is Tom from the Ozols shop", "Anna from the Baltic store", "calling from the Northern company",
        "from the Blue Sky app", "Peter from the Nile shop", "from the Corner store", "I am Laura from the Horizon company",
      },
      lv = {
        "Šeit Anna no uzņēmuma Ozols", "no veikala Liepa", "Zvanu no lietotnes Apvārsnis", "Te Jānis no firmas Bērzs", "no Ozola veikala",
        "no interneta veikala Saule",
      },
    },
    isnt = { "من وين أنت؟", "من الرياض", "where are you from?", "from Riga", "No kurienes jūs esat?", "No Rīgas" },
  },
  {
    phrase = "greeting/dept",
    is = {
      ar = {
        "معك خالد من خدمة العملاء", "قسم العناية بالعملاء", "فريق الدعم", "من الكول سنتر", "من قسم الشكاوى", "خدمة عملاء المتجر", "معاك قسم الحسابات",
        "من فريق العناية", "دعم فني", "معك فريق المتابعة", "من فريق متابعة", "قسم المبيعات معك", "إدارة الجودة تكلمك", "من إدارة الجودة",
        "معك مركز الاتصال", "من خدمة العملاء يا فندم",
      },
      en = {
        "this is Tom from customer service", "customer care", "you have reached the support team", "the billing department",
        "this is customer support", "the care team", "you are through to the sales department", "customer experience speaking",
      },
      lv = {
        "Šeit Anna no klientu servisa", "Klientu apkalpošanas centrs", "Jūs runājat ar klientu atbalsta komandu", "Tehniskais atbalsts",
        "Šeit tehniskais atbalsts", "Zvanu no sūdzību nodaļas", "Runā zvanu centrs",
      },
    },
    isnt = {
      "عزيزي العميل", "أنا في خدمتك", "dear customer", "at your service", "Cienījamais klient", "Vai varu palīdzēt", "the team played well",
      "Komanda spēlēja labi", "القسمة والنصيب",
    },
  },
  {
    phrase = "greeting/reason",
    is = {
      ar = {
        "أتواصل معك بخصوص طلبك", "اتصلت عليك عشان أبلغك عن الشكوى", "بكلم حضرتك بخصوص الأوردر", "سبب اتصالي هو تأخر التوصيل",
        "بالنسبة للشكوى اللي رفعتها", "وصلتنا شكواك", "أكلمك عشان الطلب الملغي", "أكلمك عشان أبلغك", "بخصوص البلاغ", "رداً على شكواك",
        "نتواصل معك لمتابعة طلبك", "وصلني تواصلك معنا", "متصل عليك بشأن الفاتورة", "اتصلت عشان أتابع طلبك", "حضرتك رفعت شكوى عندنا", "رفعت لنا شكوى",
      },
      en = {
        "I am calling about your order", "I am contacting you regarding your complaint", "you contacted us yesterday", "following up on your request",
        "I am contacting you about your parcel", "I'm calling regarding the refund", "this is about your order", "you wrote to us last week",
      },
      lv = {
        "Zvanu par jūsu pasūtījumu", "Rakstu saistībā ar jūsu sūdzību", "Jūs mums rakstījāt vakar", "Saņēmām jūsu ziņojumu",
        "Zvanu saistībā ar sūdzību", "Jūs mums zvanījāt vakar", "Atbildot uz jūsu vēstuli",
      },
    },
    isnt = {
      "السلام عليكم", "معك خالد", "كيف حالك", "hello this is Tom", "how are you", "Labdien, šeit Anna", "Kā jums klājas", "كيف حالك اليوم يا خالد",
      "nice weather today", "Jauks laiks šodien",
    },
  },
  {
    phrase = "greeting/why",
    is = {
      ar = {
        "كيف أقدر أخدمك؟", "وش المشكلة؟", "ايه المشكلة يا فندم؟", "كيف يمكنني مساعدتك؟", "ممكن توضح لي سبب تواصلك؟", "ازاي أقدر أساعدك؟",
        "ايش سبب تواصلك؟", "وش صاير معك؟", "خبرني وش المشكلة", "ليش رفعت الشكوى", "ليش تواصلت؟", "وش تحتاج مني؟", "في ايش أقدر أفيدك؟",
        "ممكن تحكيلي المشكلة؟", "عايزة أعرف سبب اتصالك", "ممكن أعرف سبب الاتصال؟",
      },
      en = {
        "how can I help you?", "what is the problem?", "may I ask the reason?", "what happened?", "what seems to be the problem?",
        "how may I assist you?", "what can I help you with?", "could you tell me why you called?",
      },
      lv = {
        "Kā varu jums palīdzēt?", "Kā es varu palīdzēt?", "Ar ko varu palīdzēt?", "Vai varat pastāstīt, kas notika?", "Kā es jums varētu palīdzēt?",
        "Kāda ir problēma?", "Kāpēc jūs zvanāt?", "Lūdzu, pastāstiet, kas notika", "Kas noticis?", "Kas jums noticis?", "Par ko ir runa?",
        "Kā varam jums palīdzēt?", "Kāds ir zvana iemesls?", "Ar ko varam palīdzēt?",
      },
    },
    isnt = {
      "معك خالد", "انحلت المشكلة", "شكراً لك", "thank you", "this is Tom", "Šeit Anna", "Es varu jums palīdzēt", "Problēma ir atrisināta",
      "Jauku dienu", "ما عندي وقت", "I have no time", "Man nav laika",
    },
  },
}

-- luacheck: no max line length
-- What people say for the phrases of the pack written, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "written/next_step",
    is = {
      ar = {
        "نرجو تزويدنا بصورة الفاتورة", "المطلوب منك توقيع النموذج", "لا يلزمك أي إجراء", "سنتواصل معك خلال يومين", "سيصلك المنتج غداً",
        "الخطوة التالية هي تأكيد العنوان", "يرجى إرسال رقم الطلب", "بيوصلك رابط الدفع", "هنتواصل مع حضرتك", "كل ما عليك هو الرد على هذه الرسالة",
        "من فضلك ارسال الصورة", "فضلاً إرسال الصورة", "نحتاج صورة الهوية", "إذا لم يصلك المبلغ فيرجى مراسلتنا",
      },
      en = {
        "please send us a photo", "you need to sign the form", "no action is needed from you", "no action needed", "the next step is the delivery",
        "we will contact you tomorrow", "you will receive the parcel", "once you reply, we will ship it", "please confirm your address",
      },
      lv = {
        "Lūdzu, nosūtiet mums fotoattēlu", "Jums nekas nav jādara", "Nosūtīsim jums jaunu preci", "Jūs saņemsiet naudu", "Nākamais solis ir piegāde",
        "Jums jānosūta rēķins",
      },
    },
    isnt = { "نحن شركة كبيرة", "شكراً لرسالتك", "we are a large company", "thank you for your letter", "Mēs esam liels uzņēmums" },
  },
  {
    phrase = "written/polite",
    is = {
      ar = {
        "مع خالص التحية", "تحية طيبة وبعد", "شكراً لتواصلك", "عزيزي العميل", "وتفضلوا بقبول فائق الاحترام", "السيد خالد المحترم", "أطيب التحيات",
        "السلام عليكم", "يسعدنا خدمتك", "نشكرك على رسالتك", "الأستاذة نورة المحترمة", "صباح الخير حضرتك",
      },
      en = {
        "Dear Anna", "Kind regards", "Yours sincerely", "thank you for your message", "best wishes", "best regards", "please let us know",
        "yours faithfully",
      },
      lv = { "Cienījamā Anna", "Ar cieņu", "Labdien", "Paldies par ziņu", "Godātais klient", "Lūdzu, sazinieties ar mums" },
    },
    isnt = { "الطلب رقم خمسة", "تم", "order number five", "done", "Pasūtījums piecdesmit" },
  },
  {
    phrase = "written/rude",
    is = {
      ar = {
        "كما قلنا لك سابقاً", "هذي مشكلتك", "واضح أنك لم تقرأ", "مو مشكلتنا", "لا تزعجنا", "ما عندنا وقت", "انت ما تفهم", "قلنا لك من قبل",
        "كم مرة نقول لك", "غلطتك انت", "سبق وقلنا لكم", "لو قرأت الشروط لعرفت",
      },
      en = {
        "as I already wrote", "obviously you did not look", "if you had read the terms", "that is your own fault", "it is not our problem",
        "stop writing to us", "can't you read", "do not write again",
      },
      lv = {
        "Kā jau rakstīju", "Tā nav mūsu problēma", "Pats vainīgs", "Vai neprotat lasīt?", "Ja jūs būtu izlasījis noteikumus", "Vairs nerakstiet mums",
      },
    },
    isnt = {
      "كما طلبت، أرفقنا الفاتورة", "شكراً لتفهمك", "as you asked, the invoice is attached", "Kā lūdzāt, rēķins pielikumā", "نقدر تواصلك معنا",
      "Lūdzu, sazinieties ar mums",
    },
  },
  {
    phrase = "written/informal",
    is = {
      ar = {
        "هلا والله", "حبيبي", "أبشر", "تسلم", "هلا وغلا", "يا هلا", "أخوي على راسي", "حبيبتي", "أبشري بالخير", "على راسي", "هلا بك أخوي", "تسلمين",
      },
      en = { "hey", "cheers", "no worries", "see you", "talk soon", "hi there", "thanks a bunch", "awesome" },
      lv = { "Čau", "Sveiks", "Davai", "Forši", "Okei", "Lai labi" },
    },
    isnt = { "عزيزي العميل", "تحية طيبة", "Dear customer", "Kind regards", "Cienījamais klient", "Ar cieņu" },
  },
}

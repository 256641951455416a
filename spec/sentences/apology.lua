-- luacheck: no max line length
-- What people say for the phrases of the pack apology, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "apology/by_name",
    is = {
      ar = {
        "عزيزي الأستاذ خالد", "مرحباً أستاذة نورة", "السيد أحمد المحترم", "عزيزتي سارة", "الأستاذ محمد المحترم", "أهلاً أستاذ سعد",
        "السلام عليكم أستاذ فهد", "الأستاذة منى المحترمة", "السيدة ليلى", "مرحباً خالد", "صباح الخير أستاذة هند", "الأخ سلطان المحترم",
        "المكرم عبدالله",
      },
      en = { "Dear Anna", "Hello Mr Smith", "Good morning Peter", "Hi Laura", "Mrs Brown", "Dear Mr Jones", "Good afternoon Anna", "Hello Sara" },
      lv = { "Cienījamais Bērziņa kungs", "Sveiki, Jāni", "Labdien, Anna", "Godātā Liepas kundze", "Labrīt, Ilze", "Cienījamā Anna" },
    },
    isnt = {
      "شكراً لتواصلك معنا", "نعتذر عن التأخير", "we are sorry", "thank you for writing", "Atvainojamies par kavēšanos", "العميل رقم خمسة",
      "the customer number five", "Klienta numurs pieci",
    },
  },
  {
    phrase = "apology/never_again",
    is = {
      ar = {
        "لن يتكرر هذا مرة أخرى", "ما راح يتكرر أبداً", "مش هيتكرر تاني", "نعدك بعدم تكرار ذلك", "أضمن لك ما يتكرر", "هذه آخر مرة",
        "نتعهد بعدم حدوث ذلك", "لن يحدث هذا مرة ثانية", "لن يحدث أبداً", "ما راح يصير مرة ثانية", "مش هتحصل تاني أبداً", "مش هيتكرر أبداً",
        "مستحيل يتكرر", "أعدك بعدم التكرار", "نضمن عدم تكرار الخطأ", "ما راح تتكرر",
      },
      en = {
        "this will never happen again", "it will never be repeated", "I promise it will never happen", "we guarantee this won't happen",
        "such a thing will never occur again", "this shall never happen", "I guarantee it won't happen again", "it will never be repeated, I promise",
      },
      lv = {
        "Tas nekad neatkārtosies", "Tas nekad vairs nenotiks", "Apsolu, ka tas vairs nenotiks", "Garantēju, ka tas neatkārtosies",
        "Nekad vairs tā nebūs", "Solu, ka tas nenotiks",
      },
    },
    isnt = {
      "نعمل على تحسين الخدمة", "تكرر الخطأ مرتين", "لن نتأخر عليك", "it happened twice", "we are improving", "Tas notika divreiz",
      "نحاول ما تتكرر قدر الإمكان", "we try our best", "Mēs cenšamies",
    },
  },
  {
    phrase = "apology/one_off",
    is = {
      ar = {
        "هذه حالة استثنائية", "كانت حالة فردية", "الموقف استثنائي", "هي مرة واحدة فقط", "هذا أمر عارض", "دي حالة نادرة", "لمرة واحدة بس",
        "هذا موقف عارض", "حادثة فردية", "أمر استثنائي", "دي حالة فردية", "حالة عارضة ما تمثلنا", "موقف نادر",
      },
      en = {
        "this was an isolated incident", "it was a one-off", "an exceptional case", "it was an isolated case", "it was a one off situation",
        "just an isolated situation", "that was an exceptional incident", "a one-off incident",
      },
      lv = {
        "Tas bija izņēmuma gadījums", "Tas bija vienreizējs gadījums", "Tas ir atsevišķs gadījums", "Tā bija izņēmuma situācija",
        "izņēmuma situācija", "Vienreizēja situācija", "Atsevišķs gadījums",
      },
    },
    isnt = {
      "حالة الطلب", "مرة ثانية", "كل مرة يتأخر", "it happens every time", "the case is open", "Tas notiek katru reizi", "حالتك عندي",
      "your case is here", "Jūsu situācija",
    },
  },
}

-- luacheck: no max line length
-- What people say for the phrases of the pack in_person, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "in_person/welcome",
    is = {
      ar = {
        "السلام عليكم", "أهلاً وسهلاً", "حياك الله", "صباح الخير", "نورتنا", "هلا والله", "مرحبا بك", "تفضل", "مساء النور", "يا مرحبا", "اهلين",
        "أسعد الله مساك", "شرفتنا يا فندم",
      },
      en = { "hello", "welcome", "good morning", "good afternoon", "nice to see you", "hi there", "good day", "good evening" },
      lv = { "Labdien", "Labrīt", "Sveiki", "Sveicināti", "Laipni lūdzam", "Labvakar" },
    },
    isnt = { "مع السلامة", "وش تبي؟", "goodbye", "what do you want?", "Ko gribat?" },
  },
  {
    phrase = "in_person/help",
    is = {
      ar = {
        "كيف أقدر أخدمك؟", "تحت أمرك", "تحتاج مساعدة؟", "تفضل، امرني", "ازاي أقدر أساعد حضرتك؟", "وش أقدر أخدمك فيه؟", "محتاج أي مساعدة يا فندم؟",
        "كيف نقدر نساعدك؟", "في خدمتك", "أقدر أساعدك؟", "وش تدور عليه؟", "أمريني", "ممكن أخدمك؟",
      },
      en = {
        "how can I help you?", "may I help you?", "what can I do for you?", "are you being served?", "are you looking for something?",
        "at your service", "can we help you?", "do you need any help?",
      },
      lv = {
        "Kā varu palīdzēt?", "Vai varu jums palīdzēt?", "Ko jūs meklējat?", "Kas jums nepieciešams?", "Klausos, lūdzu, sakiet", "Labprāt palīdzēšu",
      },
    },
    isnt = { "ما أعرف", "السعر خمسين", "I don't know", "it costs fifty", "Nezinu" },
  },
  {
    phrase = "in_person/unsure",
    is = {
      ar = {
        "ما أدري والله", "لست متأكد من هذا", "مو متأكد بصراحة", "خليني أسأل", "لازم أتأكد", "مش عارف بصراحة", "مدري والله", "معرفش بصراحة",
        "ما أعرف بالضبط", "خلني أستفسر لك", "لا أعلم بالضبط", "احتاج أسأل المدير", "مش متأكدة والله",
      },
      en = {
        "I am not sure", "I don't know", "let me check", "I need to ask", "I'm not certain", "I have to find out", "I do not know that",
        "let me find out",
      },
      lv = { "Neesmu pārliecināts", "Es nezinu", "Pajautāšu kolēģim", "Jānoskaidro", "Noskaidrošu", "Neesmu droša" },
    },
    isnt = { "أنا متأكد", "أعرف الجواب", "I am sure", "I know", "Esmu pārliecināts", "Es zinu" },
  },
  {
    phrase = "in_person/ask_contact",
    is = {
      ar = {
        "ممكن رقم جوالك؟", "عطني اسمك ورقمك", "كيف أتواصل معك؟", "اكتب لي رقمك لو سمحت", "باخذ رقمك وأرد عليك", "ما هو رقمك؟", "زودني بإيميلك",
        "زودني بريدك", "احتاج رقم حضرتك", "وش رقم جوالك؟", "رقمك لو سمحت", "اسمك ورقمك من فضلك", "رقمك من فضلك", "كيف نوصل لحضرتك؟", "سجل لي اسمك",
      },
      en = {
        "may I have your phone number?", "can I take your name and number?", "how can we reach you?", "what is your email?",
        "please leave your number", "leave your number", "could you give me your contact details?", "what's your number?", "can I have your address?",
      },
      lv = {
        "Lūdzu, atstājiet savu numuru", "Vai varu pierakstīt jūsu tālruni?", "Nosauciet savu vārdu un numuru", "Kā es varu ar jums sazināties?",
        "Vai varat iedot e-pastu?", "Pierakstīšu jūsu numuru",
      },
    },
    isnt = { "رقم المحل على الباب", "وين الفرع؟", "our number is on the door", "the address of the shop", "Mūsu numurs ir uz durvīm" },
  },
  {
    phrase = "in_person/not_mine",
    is = {
      ar = {
        "مو شغلي", "مش مسؤوليتي", "ما لي دخل", "هذا ليس اختصاصي", "روح كلم غيري", "اسأل غيري", "مش قسمي", "مو مشكلتي", "ماليش دعوة", "ما لنا علاقة",
        "مب شغلنا", "ليس من شغلي", "ليس شغلي",
      },
      en = {
        "not my job", "that is not my department", "nothing to do with me", "ask someone else", "it isn't my problem", "that's not my responsibility",
        "not my business", "nothing to do with us",
      },
      lv = {
        "Tas nav mans darbs", "Tā nav mana problēma", "Prasiet citam", "Man ar to nav nekāda sakara", "Tas nav mana atbildība",
        "tā nav mana atbildība", "Tā nav mūsu problēma",
      },
    },
    isnt = { "خليني أساعدك", "بوصلك بالمسؤول", "let me help you", "I will find the right person", "Es palīdzēšu", "Pasaukšu kolēģi" },
  },
}

-- luacheck: no max line length
-- What people say for the phrases of the pack escalation, and what only sounds like it.  Read by support/sentences.lua.
return {
  {
    phrase = "escalation/want_boss",
    is = {
      ar = {
        "أبغى أكلم المدير", "حولني للمشرف", "عايز أكلم المدير", "أريد التحدث مع المسؤول", "وين المدير؟", "في حد أكبر منك أكلمه؟", "أبغى أحد أعلى منك",
        "عطني المشرف", "صعدها للمدير", "ممكن أكلم المشرف؟", "هاتلي المدير", "فين المدير بتاعكم", "فين المدير؟", "أطلب التحدث مع مسؤولك",
        "خلني أكلم مديرك",
      },
      en = {
        "let me speak to your manager", "I want a supervisor", "put me through to the manager", "escalate this please", "get me your supervisor",
        "can I talk to your boss?", "I need a manager now", "please escalate my complaint",
      },
      lv = {
        "Gribu runāt ar vadītāju", "Savienojiet mani ar priekšnieku", "Kur ir jūsu vadītājs?", "Pasauciet vadītāju", "Vai varu runāt ar vadītāju?",
        "Dodiet man direktoru", "Kas ir jūsu vadītājs?",
      },
    },
    isnt = {
      "ما أبغى أكلم المدير", "المدير كلمني أمس", "the manager called me", "I don't want a manager", "Vadītājs man vakar piezvanīja",
      "Negribu runāt ar vadītāju", "مديري في الشغل رجال طيب", "my boss at work is nice", "Mans priekšnieks ir laipns",
    },
  },
  {
    phrase = "escalation/abuse",
    is = {
      ar = {
        "أنتم نصابين", "يا حرامية", "أنت كذاب", "يا غبي", "انتو حيوانات", "زبالة", "كلاب", "يا كذابين", "تافهين", "انت حمار", "ناس حقيرة", "يا حقير",
        "قليل أدب", "أغبياء", "يا نصاب",
      },
      en = { "you idiots", "you are liars", "stupid people", "you thieves", "you idiot", "useless lot", "you scum", "lying liars" },
      lv = { "Jūs esat idioti", "Krāpnieki", "Zagļi", "Stulbeņi", "Meļi un zagļi", "jūs zagļi", "Idiots" },
    },
    isnt = {
      "أنت مو كذاب", "الأكل بارد", "the food was cold", "you are not stupid", "Jūs neesat krāpnieki", "Ēdiens bija auksts", "مو نصاب", "not an idiot",
      "Nav idiots",
    },
  },
  {
    phrase = "escalation/lacking",
    is = {
      ar = {
        "ما عندي صلاحية", "هذا خارج صلاحياتي", "مش من صلاحياتي", "ليس لدي صلاحية لذلك", "معنديش صلاحية", "صلاحياتي ما تسمح",
        "الموضوع أكبر من صلاحياتي", "هذا فوق صلاحيتي", "يحتاج موافقة المشرف", "ما أقدر لازم المشرف", "مو ضمن صلاحياتي", "لا أملك صلاحية التعويض",
        "خارج عن صلاحياتنا", "لازم موافقة مديري",
      },
      en = {
        "I don't have the authority", "that is beyond my authority", "I am not authorised to do that", "it is above my authority",
        "I do not have the authority to refund it", "I'm not authorized to decide", "I have no authority", "that is above my authority",
        "I don't have the authority for that",
      },
      lv = {
        "Man nav tādu pilnvaru", "Tas ir ārpus manām pilnvarām", "Es neesmu pilnvarots to darīt", "Tas pārsniedz manas pilnvaras",
        "man nav tiesību to izlemt", "Nepieciešama vadītāja piekrišana", "Es pats nevaru izlemt",
      },
    },
    isnt = {
      "عندي صلاحية أعوضك", "ما عندي رقم الطلب", "I can do that for you", "I don't have the number", "Es to varu izdarīt", "Man nav numura",
      "صلاحية المنتج انتهت", "the authority called us", "Derīguma termiņš beidzies",
    },
  },
  {
    phrase = "escalation/handing",
    is = {
      ar = {
        "برفع الموضوع للمشرف", "راح أحولك للمشرف", "صعدت شكواك", "المشرف بيتواصل معك", "هصعد المشكلة للمشرف", "سأرفع الأمر إلى المشرف",
        "رفعت موضوعك للمشرف", "حولت الحالة للإدارة", "بصعد لك الحالة", "المشرف هيتواصل مع حضرتك", "تم رفع شكواك للمشرف", "بحيل الموضوع للمشرف",
        "أحيل الشكوى لمشرفي", "سيتم تصعيد الشكوى", "هحول المشكلة للمدير", "هحولك لمديري",
      },
      en = {
        "I will escalate this to my supervisor", "I am transferring you to the manager", "a supervisor will call you", "I will pass it to my manager",
        "I have escalated it to the manager", "let me pass this to a supervisor", "my supervisor will follow this up",
        "we are escalating your case to the supervisor",
      },
      lv = {
        "Nodošu to vadītājam", "Savienošu jūs ar vadītāju", "Vadītājs ar jums sazināsies", "Jūsu lieta ir nodota vadītājam", "Pārsūtīšu to vadītājai",
        "Eskalēju jūsu pieteikumu", "Pieaicināšu vadītāju",
      },
    },
    isnt = {
      "المشرف في إجازة", "بحل لك المشكلة", "the manager is out", "I will solve it", "Vadītājs ir atvaļinājumā", "Es to atrisināšu",
      "المشرف يشرب قهوة", "my supervisor is nice", "Vadītājs ir laipns",
    },
  },
  {
    phrase = "escalation/inform",
    is = {
      ar = {
        "المشرف بيتواصل معك خلال ساعتين", "سيتم التواصل معك خلال 24 ساعة", "هيكلمك المشرف بكرة", "بنتواصل معك خلال يومين", "المدير بيتصل عليك اليوم",
        "سنرد عليك خلال ساعة", "سيتصل بك المشرف خلال ساعة", "بيكلمك المشرف قبل نهاية اليوم", "خلال يومين سيتم الرد عليك", "سيتم التواصل خلال يومين",
        "هيتصل بحضرتك خلال ساعتين", "المشرفة بتتواصل معك بكرة", "بنرد عليك اليوم", "سيتم الرد اليوم", "المتابعة خلال 24 ساعة",
        "غداً يتواصل معك المدير", "غدا يتواصل معك المشرف",
      },
      en = {
        "a supervisor will call you within two hours", "you will hear from us within 24 hours", "he will contact you tomorrow",
        "we will get back to you in one hour", "you will be contacted within three days", "my supervisor will reach you today",
        "within one hour somebody will call you", "he will follow up tomorrow",
      },
      lv = {
        "Vadītājs jums piezvanīs divu stundu laikā", "Ar jums sazināsies rīt", "Atbildēsim 24 stundu laikā", "Piezvanīsim jums rīt",
        "Vadītājs atzvanīs stundas laikā", "atzvanīs 1 stundas laikā", "Saņemsiet atbildi rīt",
      },
    },
    isnt = {
      "المشرف بيتواصل معك قريب", "the supervisor will call you soon", "Vadītājs jums drīz piezvanīs", "بنتواصل معك في أقرب وقت", "بنكلمك بعدين",
      "we will call you later", "Kādreiz piezvanīsim",
    },
  },
}

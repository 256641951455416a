-- after_call.lua: what comes behind a contact: rest after a hard one, its recording, its lesson.  Sources: 001; 002, stress.
protocol "after_call" {
  summary  = "After a hard contact one rests before the next; the call can be gone back to.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone", "in_person", "chat" },
  sections = { after_call = { title = { ar = "بعد المكالمة", en = "After the call", lv = "Pēc sarunas" }, weight = 5 } },
  pass = 80,
  params = {
    cool_for      = { default = "3m",  doc = "so long an agent rests after a hard customer" },
    record_within = { default = "10s", doc = "from the answer to the start of the recording" },
  },
  phrases = {
    hard = {
      unless_negated = true,
      ar = { "(معصب&|متنرفز&|غضبان&|مقهور&|قهرتوني|عصبتوني|نرفزتوني|طفح الكيل|مهزله|عيب عليكم|حسبي الله|حرام عليكم|نصابين|حراميه|كذابين|زهقت منكم|مليت منكم|قرفت منكم)", "(والله لا|بشتكي عليكم|راح اشتكي عليكم|هشتكيكم)" },
      en = {
        "(furious|outraged|fed up|ridiculous|disgraceful|liars|thieves|idiots)",
        "(an outrage|outrageous)",
      },
      lv = { "(nikn..|sašutis|sašutusi|kauns jums|krāpniek..|meļi|pietiek vienreiz|ārprāts)" },
    },
  },
  templates = {
    talk = {
      ar = "تحدث عن المكالمة الصعبة مع زميل أو صديق.",
      en = "Talk the hard call over with a colleague or a friend.",
      lv = "Pārrunājiet grūto zvanu ar kolēģi vai draugu.",
    },
    breathe = {
      ar = "تمارين التنفس تخفف التوتر: شهيق أربع ثوانٍ، زفير ست.",
      en = "Breathing takes the tension off: in for four seconds, out for six.",
      lv = "Elpošana mazina spriedzi: ieelpojiet četras sekundes, izelpojiet sešas.",
    },
    health = {
      ar = "اعتن بصحتك: حركة معقولة وغذاء مفيد.",
      en = "Look after yourself: some exercise, and good food.",
      lv = "Rūpējieties par sevi: kustības un veselīgs ēdiens.",
    },
  },

  must "recorded" {
    event = "recording.started", any = { "record.begin" }, when = "answer", within = param.record_within, section = "after_call", weight = 1, cite = "001 B28",
    title  = { ar = "تسجيل المكالمة للرجوع إليها", en = "The call is recorded, and can be gone back to", lv = "Saruna ierakstīta" },
    advice = { ar = "التسجيل يدعم الموظف: تأكد من أنه يعمل.", en = "Recordings are there to support you: see that it runs.", lv = "Ieraksts jūs atbalsta." },
  },
  never "rushed" {
    event = "agent.ready", when = "after_call.hard", within = param.cool_for, section = "after_call", weight = 1, cite = "002 C46",
    title  = { ar = "وقت للهدوء بعد عميل صعب", en = "Time to cool down after a hard customer", lv = "Laiks nomierināties" },
    advice = { ar = "خذ بعض الوقت لتهدأ، ولا تندفع إلى العميل الغاضب التالي.", en = "Take some time; do not rush to the next angry one.", lv = "Nesteidzieties pie nākamā." },
  },

  step "on" { on = { ["contact.ended"] = "over" } },
  step "over" { final = true },

  flow "record" { when = "answer", run = function(c) c:act("record", { on = true }) end },
  flow "rest" { when = "hangup", run = function(c)
    if c:count("heard:hard") == 0 then return end
    c:raise("after_call.hard", {})
    c:act("pause", { seconds = c:ms "after_call.cool_for" // 1000 })
    for _, id in ipairs { "talk", "breathe", "health" } do c:act("card", { id = "after_call." .. id, text = c:render(id) }) end
  end },
}

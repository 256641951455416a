-- voicemail.lua: a call that nobody can take, and the message that it leaves.  Source: 004, phone and voicemail.
--
-- Events: ringing, voicemail.begin, voicemail.left, voicemail.checked, and the answer: dial or reply.sent. The box itself
-- speaks by voicemail.greeting_old{days} and voicemail.greeting_updated.
protocol "voicemail" {
  summary  = "Voicemail takes the call that nobody can; messages are listened to often and answered soon; its greeting is kept up to date.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone", "voicemail" },
  sections = { voicemail = { title = { ar = "البريد الصوتي", en = "Voicemail", lv = "Balss pasts" }, weight = 10 } },
  pass = 80,
  params = {
    take_within    = { default = "30s", doc = "so long it may ring before voicemail takes the call" },
    check_within   = { default = "2h",  doc = "“often” (004): from a message to its being listened to" },
    answer_within  = { default = "4h",  doc = "“as soon as possible” (004): from a message to its answer, in working time where there is a calendar" },
    greeting_within = { default = "1d", doc = "from the notice that the greeting is out of date to a new one" },
    calendar       = { default = "", doc = "the calendar whose working time counts; empty: every hour counts" },
  },
  templates = {
    greeting = {
      ar = "أهلاً بك، معك {agent} من {company}. لا أستطيع الرد الآن؛ اترك اسمك ورقمك وسأتصل بك خلال {time}.",
      en = "Hello, this is {agent} of {company}. I cannot take your call now; leave your name and number, and I will call you back within {time}.",
      lv = "Labdien, šeit {agent} no {company}. Pašlaik nevaru atbildēt; atstājiet savu vārdu un numuru, un es atzvanīšu {time} laikā.",
    },
  },

  must "take" {
    event = "voicemail.begin", any = { "answer", "queue.abandon", "hangup" }, when = "ringing", within = param.take_within, section = "voicemail", weight = 2, cite = "004 E13",
    title  = { ar = "تحويل المكالمة إلى البريد الصوتي", en = "Voicemail takes the call", lv = "Balss pasts pārņem zvanu" },
    advice = { ar = "فعّل التحويل إلى البريد الصوتي عند مغادرة مكتبك.", en = "Let voicemail take your calls when you leave your desk.", lv = "Ieslēdziet balss pastu, kad aizejat." },
  },
  must "greeting" {
    event = "voicemail.greeting_updated", when = "voicemail.greeting_old", within = param.greeting_within, outlive = true, section = "voicemail", weight = 1, cite = "004 E14",
    title  = { ar = "تحديث رسالة الترحيب", en = "Keeps the greeting up to date", lv = "Atjaunina sveicienu" },
    advice = { ar = "سجّل رسالة ترحيب محدثة.", en = "Record a new greeting.", lv = "Ierakstiet jaunu sveicienu." },
    on_violate = function(c) c:act("template", { id = "voicemail.greeting" }) end,
  },
  must "check" {
    event = "voicemail.checked", any = { "dial", "reply.sent" }, when = "voicemail.left", within = param.check_within, outlive = true, section = "voicemail", weight = 2, cite = "004 E15",
    title  = { ar = "مراجعة البريد الصوتي كثيراً", en = "Checks voicemail often", lv = "Bieži pārbauda balss pastu" },
    advice = { ar = "استمع إلى الرسائل عدة مرات في اليوم.", en = "Listen to it several times a day.", lv = "Klausieties vairākas reizes dienā." },
  },
  must "answer" {
    event = "dial", any = { "reply.sent", "supervisor.contact" }, when = "voicemail.left", outlive = true, section = "voicemail", weight = 3, cite = "004 E16",
    within = function(c)
      local calendar = c:param "voicemail.calendar"
      return calendar == "" and c:ms "voicemail.answer_within" or c:work_due(calendar, c:ms "voicemail.answer_within") - c:now()
    end,
    title  = { ar = "الرد على الرسائل في أقرب وقت", en = "Answers messages as soon as possible", lv = "Atbild uz ziņām" },
    advice = { ar = "اتصل بمن ترك رسالة قبل انتهاء المدة.", en = "Call back whoever left a message.", lv = "Atzvaniet tam, kas atstāja ziņu." },
    on_violate = function(c) c:act("alert", { to = "supervisor", what = "voicemail without an answer" }) end,
  },

  step "on" { on = { ["contact.ended"] = "over" } },
  step "over" { final = true },

  flow "plan" { when = "voicemail.left", run = function(c)
    c:act("schedule_callback", { due = c:now() + c:ms "voicemail.answer_within", reason = "voicemail" })
  end },
}

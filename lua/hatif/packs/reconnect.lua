-- reconnect.lua: when the line drops.  Source: 000 §7.
protocol "reconnect" {
  summary  = "A line that drops, from whichever side, is called back at once.",
  langs    = { "ar", "en", "lv" },
  channels = { "phone" },
  sections = { line = { title = { ar = "انقطاع الاتصال", en = "A dropped line", lv = "Pārtrūcis savienojums" }, weight = 10 } },
  pass = 80,
  params = {
    redial_within = { default = "30s", doc = "what “at once” (000 §7) means: from the drop to the dialling" },
  },

  templates = {
    again = { ar = "السلام عليكم، معك {agent} من {company} قسم خدمة العملاء، انقطع الاتصال معنا وحبيت أكمل معك.",
              en = "Hello, this is {agent} from {company}, customer service. The line dropped, so I am calling you back.", lv = "Labdien, šeit {agent} no {company} klientu servisa. Savienojums pārtrūka, tāpēc atzvanu." },
    dropped = {
      ar = "انقطع الخط: عاود الاتصال بالعميل فوراً.",
      en = "The line dropped: call the customer back at once.",
      lv = "Savienojums pārtrūka: tūlīt atzvaniet klientam.",
    },
  },

  step "on" {
    on = { drop = "dropped", ["contact.ended"] = "over" },
  },

  step "dropped" {
    on = { dial = "on", answer = "on", ["contact.ended"] = "over" },
    enter = function(c)
      c:act("schedule_callback", { due = c:now(), reason = "line dropped", priority = 1 })
      c:act("prompt", { text = c:render "dropped", urgent = true })
    end,
    must "redial" {
      event = "dial", any = { "answer" }, within = param.redial_within, section = "line", weight = 3, autofail = true, cite = "000 §7",
      title  = { ar = "معاودة الاتصال فوراً عند الانقطاع", en = "Calls back at once after a drop", lv = "Pēc pārtrūkuma tūlīt atzvana" },
      advice = { ar = "إذا انقطع الخط من أي طرف فعاود الاتصال بالعميل فوراً.", en = "Whoever lost the line: dial the customer again at once.", lv = "Lai kura puse savienojumu zaudēja, tūlīt zvaniet klientam vēlreiz." },
      on_violate = function(c) c:act("alert", { to = "supervisor", what = "dropped and not called back" }, { early = true }) end,
    },
  },

  step "over" { final = true },
}

-- What this center changes: its name, its words, its times. All the rest is that of the protocols below it.

local app = "(+شفز|+شيفز|+شيفس|+شفس|+تشفز|+تشيفز|ذاشفز|ذاشيفز|ذاشيفس|ذا شيف|ذا شيفت)"
local with_you = "(معج|معاج|معك|معاك|معكي|معاكي|معكم|معاكم|وياك|وياج|وياكم|مع حضرتك|مع سيادتك|انا|هنا)"

protocol "chefz.greeting" {
  extends = "greeting",
  remove  = { "answer", "help", "history", "past" },                   -- it only calls out
  params  = { greet_within = "3s", company = "ذا شفز شيفز الشفز الشيفز chefz" },
  phrases = {
    app   = { add = { ar = { app }, en = { "(chefz|chefs|shefz|cheffz|thechefz)" } } },
    intro = { add = { ar = { with_you .. " {name} من (ذا|" .. app:sub(2, -2) .. "|chefz)", "(اخوك|اختك|اخوكم|اختكم|زميلك|زميلتك) {name} من (ذا|" .. app:sub(2, -2) .. ")" } } },
  },
  templates = {
    opening = {
      ar = "السلام عليكم، معك {agent} من تطبيق ذا شفز قسم خدمة العملاء، أتواصل معك بخصوص تواصلكم معنا من خلال التطبيق على طلبكم من متجر {store}",
      en = "Hello, this is {agent} from the Chefz app, customer service. I am calling about your request to us in the app on your order from {store}.",
    },
    opening_other = {
      ar = "السلام عليكم، معك {agent} من تطبيق ذا شفز قسم خدمة العملاء، أتواصل معك بخصوص تواصلكم معنا من خلال التطبيق على طلب {store}. ممكن توضح لي سبب طلبك للتواصل معنا عشان أقدر أساعدك؟",
      en = "Hello, this is {agent} from the Chefz app, customer service. I am calling about your request to us in the app on your order from {store}. May I ask what it is about, so that I can help?",
    },
  },
}

-- document 000 alone is in force here: what the others ask of one's conduct is left out
protocol "chefz.conduct" {
  extends = "conduct",
  remove  = { "pace_lv", "solve", "when_solved", "alternative", "crm", "tracked", "blame", "jargon", "inner", "over_promise", "exceptions" },
}

protocol "chefz.hold" {
  extends = "hold",
  remove  = { "told_long", "told" },
  params  = { max = "40s", extensions = 1 },
}

protocol "chefz.closing" {
  extends = "closing",
  remove  = { "answered", "talking/valued" },
  templates = {
    thanks = { ar = "يعطيك العافية وشكراً لاختيارك تطبيق ذا شفز، يومك سعيد.", en = "Thank you for choosing the Chefz app. Have a nice day." },
  },
}

protocol "chefz.escalation" { extends = "escalation", remove = { "later", "book" } }

protocol "chefz.reconnect" {
  extends = "reconnect",
  params  = { redial_within = "30s" },
  templates = {
    again = { ar = "السلام عليكم، معك {agent} من تطبيق ذا شفز قسم خدمة العملاء، انقطع الاتصال معنا وحبيت أكمل معك.",
              en = "Hello, this is {agent} from the Chefz app, customer service. The line dropped, so I am calling you back." },
  },
}

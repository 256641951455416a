-- The customer hears that calls are recorded, and then the recording begins.
return {
  customer = { { { "call", "notice-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 4500, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  },
  satisfied = { "greeting.greet", "greeting.who", "record.notice" },
  violated = { "closing.offer", "closing.thank" },
  acts = { { "template", id = "closing.offer" } },
  actions = {},
}

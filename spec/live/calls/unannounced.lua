-- A recording without a word: hatif has the notice played into the call.
return {
  customer = { { { "call", "recorded-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 6500, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  },
  satisfied = { "greeting.greet", "greeting.who" },
  violated = { "closing.offer", "closing.thank", "record.notice" },
  acts = { { "play", file = "hello-world" }, { "template", id = "closing.offer" } },
  actions = { { "Originate" } },
}

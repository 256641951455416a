-- The customer hangs up while he is held, before the hold is too long: nobody keeps him waiting.
return {
  customer = { { { "call", "direct-" }, "answered", 5500, "bye" } },
  agent = { { "rung", 300, "answer", 4000, "hold", "await_bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  },
  satisfied = { "greeting.greet", "greeting.who", "hold.twice" },
  violated = { "hold.ask", "hold.consent" },
  acts = { { "prompt", due = true } },
  actions = {},
}

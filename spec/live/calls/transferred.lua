-- A blind transfer by the agent's telephone: the closing is not his any more.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 4500, { "refer", "boss" } } },
  boss = { { "rung", 300, "answer", 2000, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  },
  satisfied = { "greeting.greet", "greeting.who" },
  violated = {},
  acts = {},
  actions = {},
}

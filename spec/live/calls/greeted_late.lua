-- Nobody speaks: the agent is reminded in time, and greets too late.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 9000, "bye" } },
  does = {
    { "answer", 4500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
  },
  satisfied = { "greeting.who" },
  violated = { "closing.offer", "closing.thank", "greeting.greet" },
  acts = { { "prompt", urgent = true, text = "ابدأ بالتحية" },
    { "template", id = "closing.offer" } },
  actions = {},
}

-- The first call of an Asterisk that was started again is judged like any other.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 9500, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer", 3500, "customer", "وعليكم السلام هلا والله" },
    { "answer", 5000, "agent", "أقدر أخدمك بأي شيء آخر؟" },
    { "answer", 7000, "agent", "شكراً لاختيارك تطبيق شفز يومك سعيد" },
  },
  satisfied = { "closing.offer", "closing.thank", "greeting.greet", "greeting.who" },
  violated = {},
  acts = {},
  actions = {},
}

-- A hold that was asked for, agreed to, and ended in time.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 9000, "hold", 1500, "unhold", 5000, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer", 3500, "agent",
      "تسمح لي أضع المكالمة على الانتظار لمدة أربعين ثانية لمراجعة البيانات؟" },
    { "answer", 7000, "customer", "إيه تفضلي خذي راحتك" },
    { "unhold", 300, "agent", "شكراً لانتظارك أستاذ محمد" },
    { "unhold", 1600, "agent", "أقدر أخدمك بأي شيء آخر؟" },
    { "unhold", 3300, "agent", "شكراً لاختيارك تطبيق شفز" },
  },
  satisfied = { "closing.offer", "closing.thank", "greeting.greet", "greeting.who", "hold.ask",
    "hold.consent", "hold.return", "hold.thank", "hold.twice" },
  violated = {},
  acts = { { "prompt", due = true } },
  actions = {},
}

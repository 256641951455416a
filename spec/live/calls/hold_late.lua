-- Put on hold without being asked, and for too long: the supervisor is called while he still waits.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 4000, "hold", 5000, "unhold", 7500, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "unhold", 300, "agent", "شكراً لانتظارك وأعتذر عن أي تأخير" },
    { "unhold", 2500, "agent", "أقدر أخدمك بأي شيء آخر؟" },
    { "unhold", 4500, "agent", "شكراً لاختيارك تطبيق شفز" },
  },
  satisfied = { "closing.offer", "closing.thank", "greeting.greet", "greeting.who", "hold.sorry",
    "hold.thank", "hold.twice" },
  violated = { "hold.ask", "hold.consent", "hold.return" },
  acts = { { "prompt", due = true },
    { "alert", to = "supervisor", what = "hold over limit", before = "unhold" } },
  actions = {},
}

-- The desktop has asked for holds without a key: hatif holds when the customer agrees, and resumes.
return {
  customer = { { { "call", "direct-" }, "answered", 15500, "bye" } },
  agent = { { "rung", 300, "answer", "await_bye" } },
  does = {
    { "answer", 100, "fact", "hold_by_itself" },
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer", 3500, "agent",
      "تسمح لي أضع المكالمة على الانتظار لمدة أربعين ثانية لمراجعة البيانات؟" },
    { "answer", 7000, "customer", "إيه تفضلي خذي راحتك" },
    { "unhold", 300, "agent", "شكراً لانتظارك أستاذ محمد" },
  },
  satisfied = { "greeting.greet", "greeting.who", "hold.ask", "hold.consent", "hold.return",
    "hold.thank", "hold.twice" },
  violated = {},
  acts = { { "hold" }, { "prompt", due = true }, { "resume" } },
  actions = { { "Redirect", exten = "hold", extraexten = "wait" }, { "Bridge" } },
}

-- The customer wants the supervisor: hatif transfers the call.
return {
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", "await_bye" } },
  boss = { { "rung", 300, "answer", 2000, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer", 3300, "customer", "أبغى أكلم المشرف الحين" },
  },
  satisfied = { "escalation.escalate", "escalation.inform", "greeting.greet", "greeting.who" },
  violated = {},
  acts = { { "prompt" }, { "transfer" } },
  actions = { { "Redirect", exten = "boss#" } },
}

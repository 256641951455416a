-- The customer's line falls silent and is dropped; hatif has the agent call back at once.
return {
  fragile = true,
  customer = { { { "call", "direct-" }, "answered", "await_bye" },
    { "rung", 300, "answer", "await_bye" } },
  agent = { { "rung", 300, "answer", "await_bye" }, { "rung", 200, "answer", 2400, "bye" } },
  does = {
    { "answer", 300, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer 2", 300, "agent", "السلام عليكم انقطع الاتصال معنا" },
  },
  satisfied = { "greeting.greet", "greeting.greet", "greeting.who", "reconnect.redial" },
  violated = { "closing.offer", "closing.thank" },
  acts = { { "prompt", urgent = true }, { "schedule_callback", reason = "line dropped" },
    { "template", id = "closing.offer" } },
  actions = { { "Originate", channel = "PJSIP/agent#", exten = "0555000#", async = "true" } },
}

-- Through the queue, and the wrap-up after it.
return {
  customer = { { { "call", "queue-" }, "answered", "await_bye" } },
  agent = { { "rung", 800, "answer", 8500, "bye" } },
  does = {
    { "answer", 500, "agent", "السلام عليكم معك نورة من تطبيق شفز قسم خدمة العملاء" },
    { "answer", 4000, "agent", "أقدر أخدمك بأي شيء آخر؟" },
    { "answer", 6000, "agent", "شكراً لاختيارك تطبيق شفز" },
    { "hangup", 100, "desktop", function(agent)
      return "QueuePause", { { "Interface", "PJSIP/" .. agent }, { "Paused", "true" },
        { "Reason", "wrap-up" } }
    end },
    { "hangup", 1600, "desktop", function(agent)
      return "QueuePause", { { "Interface", "PJSIP/" .. agent }, { "Paused", "false" } }
    end },
  },
  satisfied = { "closing.offer", "closing.thank", "desk.ready", "greeting.answer", "greeting.greet",
    "greeting.who" },
  violated = {},
  acts = {},
  actions = {},
}

-- The customer hangs up while the agent still says who he is: it is not the agent's fault.
return {
  customer = { { { "call", "direct-" }, "answered", 3500, "bye" } },
  agent = { { "rung", 300, "answer", "await_bye" } },
  does = { { "answer", 500, "agent", "السلام عليكم ورحمة الله" } },
  satisfied = { "greeting.greet" },
  violated = {},
  acts = {},
  actions = {},
}

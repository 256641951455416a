-- Asterisk dies before anybody has spoken.
return {
  killed_behind = "answer",
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", "await_bye" } },
  satisfied = {},
  violated = {},
  not_heard = { "closing.offer", "closing.thank", "greeting.greet" },
  acts = { { "prompt", urgent = true } },
  actions = {},
}

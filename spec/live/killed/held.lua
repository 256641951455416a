-- Asterisk dies while the customer is on hold: whether the agent came back in time nobody knows.
return {
  killed_behind = "hold",
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", 800, "hold", "await_bye" } },
  does = { { "answer", 100, "agent", "السلام عليكم" } },
  satisfied = { "greeting.greet", "hold.twice" },
  violated = { "hold.ask", "hold.consent" },
  not_heard = { "closing.offer", "closing.thank", "hold.return" },
  acts = { { "prompt", due = true } },
  actions = {},
}

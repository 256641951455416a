-- Asterisk dies while they talk: what was kept until then stands, nobody is blamed for the rest.
return {
  killed_behind = "answer",
  customer = { { { "call", "direct-" }, "answered", "await_bye" } },
  agent = { { "rung", 300, "answer", "await_bye" } },
  does = { { "answer", 100, "agent", "السلام عليكم" } },
  satisfied = { "greeting.greet" },
  violated = {},
  not_heard = { "closing.offer", "closing.thank" },
  acts = {},
  actions = {},
}

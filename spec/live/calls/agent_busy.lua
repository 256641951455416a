-- The agent's line is busy: there was no call, and nothing to judge.
return {
  customer = { { { "call", "direct-" }, "busy" } },
  agent = { { "rung", 300, "refuse" } },
  satisfied = {}, violated = {}, acts = {}, actions = {},
}

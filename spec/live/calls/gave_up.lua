-- The customer hangs up while it rings.
return {
  customer = { { { "call", "direct-" }, "cancel" } },
  agent = { { "rung", "cancelled" } },
  satisfied = {}, violated = {}, acts = {}, actions = {},
}

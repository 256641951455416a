-- The agent calls the customer from his desktop, and nobody answers.
return {
  agent = { { "rung", 200, "answer", "await_bye" } },
  customer = { { "rung", "cancelled" } },
  does = { { "start", 500, "desktop", function(agent, customer)
    return "Originate", { { "Channel", "PJSIP/" .. agent }, { "Context", "center" },
      { "Exten", customer }, { "Priority", 1 }, { "Async", "true" } }
  end } },
  satisfied = {}, violated = {}, acts = {}, actions = {},
}

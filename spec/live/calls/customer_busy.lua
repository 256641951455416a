-- The agent calls the customer from his desktop, who is on the phone.
return {
  agent = { { "rung", 200, "answer", "await_bye" } },
  customer = { { "rung", 300, "refuse" } },
  does = { { "start", 500, "desktop", function(agent, customer)
    return "Originate", { { "Channel", "PJSIP/" .. agent }, { "Context", "center" },
      { "Exten", customer }, { "Priority", 1 }, { "Async", "true" } }
  end } },
  satisfied = {}, violated = {}, acts = {}, actions = {},
}

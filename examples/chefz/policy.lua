-- The first center: customer service of an app that delivers food.  Source: document 000, its call protocol.
-- The protocols are those that hatif brings; center.lua says what is this center's own. They stand in the order of a
-- call; verdicts and the score card follow it.
policy {
  name = "chefz",
  files = { "center.lua" },
  "chefz.greeting", "chefz.conduct", "chefz.hold", "chefz.closing", "chefz.escalation", "chefz.reconnect",
}

-- The first center: customer service of an app that delivers food.  Source: document 000, its call protocol.
-- Files and protocols are in the order of a call; verdicts and the score card follow it.
policy {
  name = "chefz",
  files = { "greeting.lua", "talk.lua", "hold.lua", "closing.lua", "escalation.lua", "reconnect.lua" },
  "greeting", "talk", "hold", "closing", "escalation", "reconnect",
}

-- Every protocol that hatif brings, in the order of a contact: the scenes of the coverage play
-- against these. One of them stands under a layer, as the rules of a company over a common base.
protocol "house.in_person" {
  extends = "in_person",
  step "inside" {
    ignore = { "badge.shown", "reply.sent" },
    must "badge" { event = "badge.shown", within = "1m", section = "in_person", cite = "004 E02" },
  },
}

policy {
  name = "all",
  files = {},
  "greeting", "conduct", "hold", "closing", "escalation", "reconnect", "complaint", "anger", "apology", "written",
  "voicemail", "house.in_person", "after_call", "fairness", "team",
}

-- Every protocol that hatif brings, in the order of a contact: the scenes of the coverage play
-- against these.
policy {
  name = "all",
  files = {},
  "greeting", "conduct", "hold", "closing", "escalation", "reconnect", "complaint", "anger", "apology", "written", "voicemail", "in_person", "after_call", "fairness", "team",
}

-- A complaints desk: what comes in by phone, chat and mail is heard, owned, found out and answered.  Sources: documents 001, 002.
policy {
  name = "complaints",
  files = { "desk.lua" },
  "greeting", "conduct", "desk.hold", "desk.complaint", "desk.anger", "desk.apology", "written", "after_call", "team",
}

-- A shop in Riga: phone, voicemail, e-mail, forms and a counter, in Latvian and English.  Source: document 004.
policy {
  name = "ozols",
  files = { "center.lua" },
  "ozols.greeting", "conduct", "hold", "closing", "ozols.voicemail", "ozols.written", "ozols.in_person", "after_call",
}

-- What this shop changes: its name, its hours, its times. All the rest is that of the protocols below it.

calendar "riga" {
  zone = "Europe/Riga",
  week = { mon = "09:00-18:00", tue = "09:00-18:00", wed = "09:00-18:00", thu = "09:00-18:00", fri = "09:00-17:00", sat = "10:00-15:00" },
  except = { ["2026-06-23"] = "09:00-13:00", ["2026-06-24"] = false, ["2026-11-18"] = false, ["2026-12-24..2026-12-26"] = false },
}

protocol "ozols.greeting" {
  extends = "greeting",
  remove  = { "look", "prep/review", "ready", "open/reason" },          -- customers call the shop, not the shop them
  params  = { answer_within = "15s", company = "ozols ozolu" },
  phrases = {
    app  = { add = { ar = { "اوزولس" }, en = { "(ozols|ozols shop)" } }, contains = { "dept" } },
    dept = { add = { ar = { "المتجر" }, en = { "(shop|store|sales|ozols)" } } },  -- a shop has no departments: its own name will do
  },
}

protocol "ozols.voicemail" {
  extends = "voicemail",
  params  = { answer_within = "2h", calendar = "riga" },                -- two working hours
}

protocol "ozols.written" {
  extends = "written",
  params  = { answer_within = "8h", calendar = "riga" },
}

protocol "ozols.in_person" {
  extends = "in_person",
  params  = { serve_within = "3m", back_within = "4h", calendar = "riga" },
}

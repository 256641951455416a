-- What this desk changes. Change a number between the quotes, and hatif judges by it; hatif check says whether it is well.

calendar "riyadh" {
  zone = "Asia/Riyadh",
  week = { sun = "08:00-16:00", mon = "08:00-16:00", tue = "08:00-16:00", wed = "08:00-16:00", thu = "08:00-16:00" },
  except = { ["2026-02-18..2026-03-19"] = "10:00-15:00", ["2026-03-20..2026-03-24"] = false, ["2026-09-23"] = false },
}

protocol "desk.complaint" {
  extends = "complaint",
  params  = {
    answer_within = "12h",
    refund_limit  = 500,
    sorry_anyway  = true,                                               -- here an apology is never wrong (002 before 001)
  },
  must "answer" {                                                       -- counted in working hours, and weighs most
    weight = 5,
    event = "complaint.answered", any = { "complaint.solved" }, when = "complaint.begun", outlive = true,
    within = function(c) return c:work_due("riyadh", c:ms "complaint.answer_within") - c:now() end,
    section = "complaint", autofail = "confirm", cite = "001 B05",
    title  = { ar = "كل شكوى لها رد", en = "Every complaint gets a response", lv = "Katra sūdzība saņem atbildi" },
    advice = { ar = "رد على كل شكوى خلال ساعات العمل المحددة.", en = "Answer it within the working hours set.", lv = "Atbildiet noteiktajās darba stundās." },
  },
}

protocol "desk.hold" {
  extends = "hold",
  templates = {
    return_in_time = {                                                  -- what the agent sees while a customer is on hold
      ar = "العميل ينتظر: ارجع له في الوقت.",
      en = "The customer is waiting: be back in time.",
    },
  },
}

protocol "desk.anger" {
  extends = "anger",
  params  = { help_after = 1, help_within = "60s" },                    -- help is asked for at the first insult
}

protocol "desk.apology" {
  extends = "apology",
  params  = { give_limit = 50, escalated_within = "4h" },
}

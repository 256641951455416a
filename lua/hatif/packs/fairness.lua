-- fairness.lua: the same service in quiet hours and at the peak.  Source: 003 §10.
--
-- The measures over many contacts compare hours and send the event hours.compared{quiet, busy}, both in percent.
protocol "fairness" {
  summary  = "The same quality in quiet hours and at the peak.",
  langs    = { "ar", "en", "lv" },
  channels = { "team" },
  sections = { fairness = { title = { ar = "اتساق الخدمة", en = "Consistency", lv = "Vienmērīga kvalitāte" }, weight = 10 } },
  pass = 80,
  params = {
    gap        = { default = 10, type = "number", min = 0, doc = "so many points of the score the peak may lie below the quiet hours" },
  },
  never "worse" {
    event = "hours.compared", section = "fairness", weight = 2, cite = "003 D33",
    iff = function(c, e) return (e.quiet or 0) - (e.busy or 0) > c:param "fairness.gap" end,
    title  = { ar = "خدمة متسقة في جميع الأوقات", en = "The same service at all times", lv = "Vienāda apkalpošana vienmēr" },
    advice = { ar = "عزّز الفريق في أوقات الذروة.", en = "Strengthen the team at the peak.", lv = "Pastipriniet komandu pīķa stundās." },
    on_violate = function(c) c:act("alert", { to = "manager", what = "worse at the peak" }) end,
  },
  step "on" { on = { ["contact.ended"] = "over" } },
  step "over" { final = true },
}

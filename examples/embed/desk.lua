-- The protocol of the programs here: short times, so that a call takes a second.
protocol "desk" {
  langs = { "ar", "en" },
  params = { greet_within = "400ms", back_within = "500ms" },
  phrases = {
    hello = { ar = { "السلام عليكم" }, en = { "hello", "good morning" } },
  },
  templates = { greet = { ar = "سلّم على {name}", en = "Greet {name}" } },
  must "greet" { say = "hello", when = "answer", within = param.greet_within, weight = 2, cite = "desk 1",
    title = { en = "Greets in time", ar = "التحية في الوقت" } },
  must "back" { event = "unhold", when = "hold", within = param.back_within, cite = "desk 2",
    title = { en = "Back from the hold in time", ar = "العودة من الانتظار في الوقت" },
    on_violate = function(c) c:act("alert", { to = "supervisor", late = true }) end },
  step "ringing" { on = { answer = "talking" }, ignore = { "hold", "unhold" } },
  step "talking" {
    enter = function(c) c:act("prompt", { text = c:render("greet", { name = c.facts.name or "?" }) }) end,
    on = { hangup = "over" }, ignore = { "answer", "hold", "unhold" },
  },
  step "over" { final = true },
}

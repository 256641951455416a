-- The protocol of a chat desk: greet within five seconds of the first message, say goodbye, never be rude.
protocol "chat" {
  langs = { "ar", "en" },
  channels = { "chat" },
  params = { greet_within = "5s" },
  phrases = {
    hello = { ar = { "السلام عليكم", "أهلا", "مرحبا" }, en = { "hello", "hi", "welcome" } },
    bye = { ar = { "مع السلامة", "في أمان الله" }, en = { "goodbye", "bye" } },
    rude = { ar = { "مو شغلي", "مش شغلي" }, en = { "not my problem" } },
  },
  templates = { greet = { ar = "سلّم على العميل", en = "Greet the customer" } },
  step "talk" {
    enter = function(c) c:act("prompt", { text = c:render("greet", {}) }) end,
    must "greet" { said = "hello", within = param.greet_within, weight = 2, cite = "chat 1",
      title = { en = "Greets in time", ar = "التحية في الوقت" },
      on_violate = function(c) c:act("alert", { to = "lead", what = "no greeting in " .. c.id }) end },
    must "bye" { said = "bye", cite = "chat 2", title = { en = "Says goodbye", ar = "يودّع العميل" } },
    never "rude" { said = "rude", cite = "chat 3", title = { en = "Is never rude", ar = "لا يتجاوز" } },
    on = { ["contact.ended"] = "over" },
  },
  step "over" { final = true },
}

-- The policy of the bench, in the policy language: 23 duties and 20 phrases, without hooks. hatif
-- and the reference engine read this same text; the phrases are words as they stand in the calls.
protocol "greeting" {
  langs = { "en" },
  phrases = {
    salam = { en = { "hello", "good morning" } }, self = { en = { "this is sara" } },
    app = { en = { "from the chefz app" } }, dept = { en = { "care department" } },
    reason = { en = { "calling you about" } }, why = { en = { "may i ask what" } },
    problem = { en = { "upset", "late" } }, empathy = { en = { "i understand" } },
  },
  must "look" { event = "order.checked", before = "say:why" },
  step "prep" { on = { answer = "open", dial = "ringing" },
    must "review" { event = "case.reviewed", before = "dial", waive = { by = "supervisor" } } },
  step "ringing" { on = { answer = "open", busy = "done", no_answer = "done" } },
  step "open" { on = { drop = "dropped", hangup = "done" },
    must "greet" { say = "salam", within = "3s" },
    must "who" { all = { "say:self", "say:app", "say:dept" }, within = "20s" },
    must "reason" { say = "reason", within = "20s" },
    must "empathy" { say = "empathy", when = "heard:problem", within = "30s" } },
  step "dropped" { on = { answer = "open", dial = "ringing" },
    must "redial" { event = "dial", within = "30s", autofail = true } },
  step "done" { final = true },
}
protocol "hold" {
  langs = { "en" },
  phrases = {
    ask = { en = { "may i put you on hold" } }, more = { en = { "another minute" } },
    yes = { en = { "sure", "fine" } }, no = { en = { "i can not wait" } },
    thank = { en = { "thank you so much for waiting" } }, sorry = { en = { "sorry for the delay" } },
    outcome = { en = { "has been issued" } }, call_you = { en = { "call you back" } },
  },
  at_most "twice" { event = "hold", n = 2 },
  step "idle" { on = { hold = "held" },
    must "ask" { said = "ask", any = { "said:more" }, before = "hold" },
    must "consent" { heard = "yes", after = "said:ask", before = "hold" },
    never "against" { event = "hold", when = "heard:no", release = "heard:yes" } },
  step "held" { on = { unhold = "back", hangup = "lost" },
    must "ret" { event = "unhold", within = "40s" } },
  step "back" { on = { hold = "held", ["said:outcome"] = "idle" },
    must "thank" { say = "thank", within = "5s" },
    must "sorry" { say = "sorry", within = "10s" },
    must "explain" { said = "outcome", any = { "said:call_you" }, within = "20s" } },
  step "lost" { final = true },
}
protocol "closing" {
  langs = { "en" },
  phrases = {
    offer = { en = { "anything else i can help" } }, bye = { en = { "thank you for choosing" } },
    rate = { en = { "rate the service" } }, boss = { en = { "speak to a manager" } },
  },
  must "offer" { say = "offer", before = "hangup" },
  must "bye" { say = "bye", before = "hangup" },
  must "rate" { say = "rate", before = "hangup" },
  never "rude" { say = "boss" },
}
protocol "escalation" {
  langs = { "en" },
  phrases = {},
  step "watch" { on = { ["heard:closing/boss"] = "needed" } },
  step "needed" { on = { transfer = "closed" },
    must "escalate" { event = "escalated", any = { "transfer" }, within = "60s", outlive = true },
    must "inform" { event = "transfer", before = "hangup", within = "90s" },
    never "late" { event = "duty:escalation.escalate:violated" } },
  step "closed" { final = true,
    must "kept" { event = "supervisor.contact", within = "2h", outlive = true } },
  at_most "mutes" { event = "mute", n = 3 },
}

-- What this center changes: short times, and what its telephones do by themselves.

protocol "live.greeting" {
  extends = "greeting",
  remove  = { "help", "history", "past", "look", "ready", "review", "reason", "coach" },
  params  = { greet_within = "3s", who_within = "8s", answer_within = "6s", company = "شفز" },
  phrases = { app = { add = { ar = { "(+شفز)" } } } },
  -- the agent is reminded while there is still time
  flow "remind" { when = "answer", run = function(c)
    if not c:await { "say:salam", "hangup", "drop", within = "1500ms" } then
      c:act("prompt", { text = "ابدأ بالتحية", urgent = true })
    end
  end },
}

protocol "live.hold" {
  extends = "hold",
  remove  = { "needed", "told_long", "told", "call_back", "explain" },
  params  = { max = "3s", extensions = 1, thank_within = "5s", sorry_within = "5s" },
}

-- who wants the supervisor gets him: the telephone transfers by itself
protocol "live.escalation" {
  extends = "escalation",
  remove  = { "later", "book" },
  params  = { decide_within = "8s", inform_within = "8s" },
  flow "line" { when = "answer", run = function(c, e) c:set("line", e.agent) end },
  flow "connect" { when = "step:escalation.needed", run = function(c)
    c:act("transfer", { to = "boss" .. c.facts.line:sub(#"PJSIP/agent" + 1) })
  end },
}

protocol "live.closing" {
  extends = "closing",
  remove  = { "answered", "tone", "solved", "valued", "rating" },
}

protocol "live.reconnect" {
  extends = "reconnect",
  params  = { redial_within = "5s" },
}

-- a customer is told that he is recorded, before it begins
protocol "record" {
  langs = { "ar" },
  must "notice" { event = "notice", before = "record.begin", weight = 2, cite = "001 B28" },
  step "quiet" { on = { notice = "told", ["record.begin"] = "untold", ["contact.ended"] = "over" } },
  step "told" { on = { ["contact.ended"] = "over" } },
  step "untold" {
    enter = function(c) c:act("play", { file = "hello-world" }) end,
    on = { ["contact.ended"] = "over" },
  },
  step "over" { final = true },
}

-- the wrap-up of a queue is short, and asked-for holds are done by the telephone
protocol "desk" {
  langs = { "ar" },
  must "ready" { event = "wrapup.end", when = "wrapup.begin", within = "3s", cite = "002 C46" },
  flow "hold" { when = "hold.agreed", run = function(c)
    if not c.facts.hold_by_itself then return end
    c:act("hold", {})
    if c:await { "hold", within = "2s" } then
      c:await { "back", within = "500ms" }
      c:act("resume", {})
    end
  end },
  step "on" { on = { ["contact.ended"] = "over" } },
  step "over" { final = true },
}

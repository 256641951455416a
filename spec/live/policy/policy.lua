-- The center of `make live-test`: the protocols that hatif brings, with times short enough to be waited for.
policy {
  name = "live",
  files = { "center.lua" },
  "live.greeting", "live.hold", "live.escalation", "live.closing", "live.reconnect", "record", "desk",
}

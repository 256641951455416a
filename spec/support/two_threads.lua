-- luacheck: no max line length, globals thread (of the host program)
-- For the host program, under ThreadSanitizer: two states in two threads, each with a loop, timers, a policy whose hooks
-- are watched, and contacts.
local CODE = [[
  local hatif = require "hatif"
  local policies = require "support.policies"
  local fired = 0
  for i = 1, 50 do hatif.timer.after(i % 5, function() fired = fired + 1 end) end
  hatif.loop.run()
  local p = assert(policies.load("protocol 'p' { must 'a' { event = 'x', on_meet = function(c) c:act('n') end } }"))
  for _ = 1, 20 do
    local contact, seen = policies.run(p, { { 1, "x" } }, 2)
    assert(policies.statuses(contact)["p.a"] == "satisfied" and #seen.acts == 1, "judged")
  end
  return fired]]
local a, b = thread(CODE, CODE)
assert(a == "50" and b == "50", a .. " " .. b)
print("two threads: 100 timers, 40 contacts")

-- A process that uses a store and ends as it is asked to; spec/store_ends_spec.lua starts it.
--   store_child.lua flush PATH exit|close|term|end     10,000 promises, unacknowledged, the end
--   store_child.lua call PATH N                        a call; killed as it tells its Nth line
local uv = require("luv")
local hatif = require("hatif")
local policies = require("support.policies")

local what, path, ending = arg[1], arg[2], arg[3]
local store = assert(hatif.store.open(path))

local function flush()
  for i = 1, 5000 do
    store:together({ { "promise", { key = "a" .. i, what = "x", due = i } },
      { "promise", { key = "b" .. i, what = "x", due = i } } }, function() end)
  end
  if ending == "exit" then os.exit(0) end
  if ending == "close" then os.exit(0, true) end
  if ending == "term" then os.execute("kill -TERM $PPID") end
end

-- Tells of a verdict or promise at the moment when the engine does; the next one is the end.
local left = math.tointeger(ending)
local function tell(...)
  io.stdout:write(...)
  io.stdout:flush()
  left = left - 1
  if left == 0 then uv.kill(uv.os_getpid(), 9) end -- at once: a shell would be slower than a commit
end

local function call()
  local policy = policies.load([[protocol "p" { must "ok" { event = "ok", when = "go",
    within = "2ms" }, must "kept" { event = "dial", when = "owe", within = "1h", outlive = true },
    step "a" { on = { drop = "b" } }, step "b" { enter = function(c)
      c:act("schedule_callback", { due = c:now() + 86400000 }) end, on = { go = "a" } } }]])
  local engine
  engine = hatif.engine.new { store = store,
    on_verdict = function(c, v)
      tell(("verdict %s %s#%d %s\n"):format(c:id(), v.duty, v.n, v.status))
    end,
    on_act = function(_, a) tell("promise ", a.key, "\n") end,
  }
  engine:recover()
  local id, at = "c" .. tostring(os.time()) .. tostring({}):match("0x%x+"), 1000
  engine:open { policy = policy, id = id, channel = "phone", lang = "ar", at = at }
  local types = { "go", "ok", "drop", "owe", "go", "other" }
  hatif.timer.every(1, function()
    for i = 1, 3 do
      at = at + i
      engine:feed(id, { at = at, type = types[at % #types + 1] })
    end
    engine:settle(at)
  end)
  hatif.loop.run()
end

if what == "flush" then flush() else call() end

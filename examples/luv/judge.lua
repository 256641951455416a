-- A program on luv's loop that judges contacts live: each connection is one contact, its lines are
-- those of a call (README, Calls), and what comes of them goes back as lines while it goes on.
--
--   lua5.4 judge.lua POLICY [PORT]        prints the port; PORT 0 or none: any that is free
--   nc 127.0.0.1 PORT < call.jsonl
local dkjson = require "dkjson"
local hatif = require "hatif"
local json = require "hatif.sources.json"
local jsonl = require "hatif.sources.jsonl"
local luv = require "luv"

local policy = assert(hatif.policy.load((assert(arg[1], "usage: judge.lua POLICY [PORT]"))))
hatif.loop.use(luv.new_timer()) -- hatif's timers live on luv's loop from now on

local sessions = {} -- id of a contact → its connection

local function now()
  local seconds, micros = luv.gettimeofday()
  return seconds * 1000 + micros // 1000
end

local function say(session, order, line)
  local text = dkjson.encode(line, { keyorder = order })
  if not session.stream:is_closing() then session.stream:write(text .. "\n") end
end

local engine = hatif.engine.new {
  lag = { telephony = "1s", speech = "1s" }, -- how late an event may come
  on_act = function(contact, act)
    say(sessions[contact:id()], { "act", "args", "key" }, { act = act.name, args = act.args,
      key = act.key })
  end,
  on_verdict = function(contact, verdict)
    say(sessions[contact:id()], { "duty", "status", "why" }, { duty = verdict.duty,
      status = verdict.status, why = verdict.why })
  end,
  on_error = function(err) io.stderr:write(err.where, ": ", err.message, "\n") end,
}

-- One timer a contact, for the next moment at which there is something to judge.
local function arm(session)
  local contact = engine:contact(session.id)
  local at = contact and contact:next()
  if session.timer then hatif.timer.cancel(session.timer) end
  session.timer = at and hatif.timer.after(math.max(at - now(), 0), function()
    engine:settle(now(), session.id)
    arm(session)
  end) or nil
end

local function refuse(session, message) say(session, nil, { error = message }) end

local function take(session, line)
  local object, byte, expected = json.decode(line)
  if not object then return refuse(session, ("byte %d: expected %s"):format(byte, expected)) end
  local kind = session.id and "event" or "contact"
  local what, wanted = jsonl.problem_of(object, kind)
  if what then return refuse(session, what .. ", expected " .. wanted) end
  local ok, message
  if session.id then
    object.arrived = now()
    ok, message = engine:feed(session.id, object)
  else
    object.policy, session.id = policy, object.id
    sessions[object.id] = sessions[object.id] or session
    ok, message = engine:open(object)
    if not ok then session.id = nil end
  end
  if not ok then return refuse(session, message) end
  arm(session)
end

local function over(session)
  if session.id then
    local contact = engine:finish(session.id, now())
    say(session, nil, { score = contact:score().percentage or dkjson.null })
    if session.timer then hatif.timer.cancel(session.timer) end
    sessions[session.id] = nil
  end
  session.stream:shutdown(function() session.stream:close() end)
end

local server = luv.new_tcp()
assert(server:bind("127.0.0.1", tonumber(arg[2]) or 0))
assert(server:listen(16, function(failed)
  assert(not failed, failed)
  local session, rest = { stream = luv.new_tcp() }, ""
  server:accept(session.stream)
  session.stream:read_start(function(_, bytes)
    if not bytes then return over(session) end
    rest = rest .. bytes
    for line in rest:gmatch("([^\n]*)\n") do take(session, line) end
    rest = rest:match("[^\n]*$")
  end)
end))
print(server:getsockname().port)
io.stdout:flush()
luv.run()

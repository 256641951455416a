-- luacheck: no max line length, globals attempt live (of the host program; steps stand on lines)
-- Memory that runs out under every public function (ACCEPTANCE L1): for every n the n-th allocation fails, once and from
-- then on. Each time the answer is an error of memory or a success; nothing leaks, and the same call works afterwards.
-- Run by spec/c/oom_lua.c. HATIF_OOM=all looks at every n, otherwise at some eighty of each step.
local hatif = require "hatif"
local review = require "hatif.review"
local policy = require "hatif.policy"

local ALL = os.getenv("HATIF_OOM") == "all"
local folder = os.tmpname()
os.remove(folder)
assert(os.execute("mkdir " .. folder))

local function write(name, text)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  file:write(text)
  file:close()
  return folder .. "/" .. name
end

local POLICY = write("p.lua", [[
  calendar "c" { zone = "UTC", week = { mon = "09:00-17:00" } }
  protocol "p" { params = { max = "40s" }, langs = { "en" }, phrases = { hi = { en = { "hi {name}" } } },
    templates = { a = { en = "x {n}" } }, start = "s",
    must "a" { say = "hi", within = "3s", cite = "1", on_violate = function(c) c:act("x", { b = c:render("a", { n = 5 }) }) end },
    never "b" { event = "bad", iff = function(c) return c.lang == "en" end },
    step "s" { on = { x = function() return "t" end } },
    step "t" { final = true, enter = function(c)
      c:set("f", "a string") c:raise("mine", { a = "b" }) c:timer("t", "1s") c:act("n", { due = c:work_due("c", "1h") })
      print(c:count "x", c.facts.f)
    end },
    flow "f" { when = "go", run = function(c) local e = c:await { "x", within = "1h" } c:act("y", { k = e.key }) end } }]])
local CALL = write("c.jsonl", [[
{"type":"contact","id":"1","channel":"phone","lang":"en","at":0,"facts":{"topic":"other"}}
{"at":1,"type":"go"}
{"at":2,"type":"utterance","by":"agent","text":"hi sara","stop":900}
{"at":2000,"type":"x"}
{"at":3000,"type":"bad"}
{"at":4000,"type":"hangup","by":"agent"}
]])

local p = assert(policy.load(POLICY))
local matcher = hatif.text.phrases { hi = { en = { "hi {name}", "call in {dur}" } }, no = { "!no", unless_negated = true } }
local store = assert(hatif.store.open(folder .. "/s.db"))
local key = 0

-- Opens, feeds and finishes a contact; what is not closed is left to the collector.
local function contact()
  local errors = 0
  local e = hatif.engine.new { on_act = function() end, on_verdict = function() end, on_error = function() errors = errors + 1 end }
  local c, message, code = e:open { policy = p, id = "1", channel = "phone", lang = "en", at = 0, facts = { a = 1 } }
  if not c then return nil, message, code end
  return e, c
end

local function promise()
  key = key + 1
  return "k" .. key
end

-- name, function: it returns what came, or nil, message, code
local STEPS = {
  { "text.fold", function() local f, map = hatif.text.fold("Āžab hello", { profile = "strict" }) return f, map:original(1, 2), map:mixed(), map:bad() end },
  { "text.equal", function() hatif.text.equal("\u{0623}", "\u{0627}") return true end },
  { "text.phrases", function() return hatif.text.phrases { a = { en = { "one (two|three) [four] * {name}", "words~ after..", "in {dur} {when}" } } } end },
  { "matcher", function() matcher:count("hi sara") return matcher:match("hi sara, call in 5 minutes, no") end },
  { "stream", function() local st = matcher:stream { gap = 500 } st:partial("hi", 1) return st:final("hi sara", 2) end },
  { "text.numbers", function() return hatif.text.numbers("five and 20", "en") end },
  { "text.durations", function() return hatif.text.durations("in five minutes", "en") end },
  { "text.times", function() return hatif.text.times("tomorrow at ten", 1700000000000) end },
  { "text.say_number", function() return hatif.text.say_number(1234, "ar") end },
  { "text.say_duration", function() return hatif.text.say_duration(40000, "en") end },
  { "text.template", function() local t = assert(hatif.text.template("x {n} y", "en")) t:slots() return t:render { n = 5 } end },
  { "timer", function()
      local id = hatif.timer.after(1000, print)
      hatif.timer.reset(id, 2000) hatif.timer.remaining(id) hatif.timer.cancel(id)
      id = hatif.timer.every(1000, print) hatif.timer.cancel(id)
      id = hatif.timer.at(os.time() * 1000 + 100000, print) hatif.timer.cancel(id)
      return hatif.timer.count() == 0
    end },
  { "timer.group", function()
      local g = hatif.timer.group()
      g:after(1000, print) g:every(1000, print) g:at(os.time() * 1000 + 100000, print)
      local n = g:count() g:cancel() return n == 3
    end },
  { "timer.wheel", function()
      local w <close> = hatif.timer.wheel { now = 0 }
      w:after(5, function() end) w:every(7, function() end) w:at(9, function() end) w:group()
      local id = w:after(100, print) w:reset(id, 50) w:remaining(id) w:cancel(id) w:count() w:now() w:errors()
      return w:advance(20)
    end },
  { "loop", function()
      hatif.loop.run("nowait") hatif.loop.step() hatif.loop.stop() hatif.loop.now() hatif.loop.alive() hatif.loop.fd()
      hatif.loop.events() hatif.loop.timeout() hatif.loop.errors() hatif.loop.on_error(nil)
      return true
    end },
  { "policy.load", function() return policy.load(POLICY) end },
  { "policy", function()
      p:name() p:hash() p:duties() p:protocols() p:phrases() p:layers() p:log() p:hooks() p:release() tostring(p)
      return p:check()
    end },
  { "engine", function()
      local e, c, code = contact()
      if not e then return nil, c, code end
      e:count() e:next() e:contact("1")
      for _, event in ipairs { { at = 1, type = "go" }, { at = 2, type = "utterance", by = "agent", text = "hi sara", stop = 900 },
        { at = 2000, type = "x" }, { at = 3000, type = "bad", id = "7", source = "s" } } do
        local ok, message, why = e:feed("1", event)
        if not ok then return nil, message, why end
      end
      e:feed_many { { "1", { at = 3500, type = "x" } } }
      local ok, message, why = e:settle(3600)
      if not ok then return nil, message, why end
      c:status() c:score() c:facts() c:verdicts() c:reports() c:next() c:id() tostring(c)
      ok, message, why = e:finish("1", 5000)
      e:close()
      return ok, message, why
    end },
  { "review", function() return hatif.review(p, CALL) end },
  { "store.open", function()
      local s, message, code = hatif.store.open(folder .. "/o.db")
      if not s then return nil, message, code end
      s:close()
      return true
    end, 12 },
  { "store.promise", function()
      local k = promise()
      local made, message, code = store:promise { key = k, due = 5, what = "call_back", payload = "p", contact = "1" }
      if not made then return nil, message, code end
      store:next() store:list() store:get(k) store:unheard()
      return store:cancel(k)
    end, 12 },
  { "store.claim", function()
      local k = promise()
      local made, message, code = store:promise { key = k, due = 5, what = "call_back" }
      if not made then return nil, message, code end
      local claimed, why, what = store:claim { now = 10, limit = 100 }
      if not claimed then return nil, why, what end
      for _, c in ipairs(claimed) do store:failed(c.key, c.fence, { now = 10, retry_in = 1 }) end
      claimed, why, what = store:claim { now = 1000000, limit = 100 }
      if not claimed then return nil, why, what end
      for _, c in ipairs(claimed) do store:done(c.key, c.fence) end
      return true
    end, 12 },
}

local CODES = { ENOMEM = true, EMEMORY = true, ECALLBACK = true, EHOOK = true, ESTORE = true, EPOLICY = true, EFILE = true,
  ESTALE = true }

-- What a guest holds is freed with it: the policy is let go of, and loaded again.
local function blocks()
  p = nil
  collectgarbage()
  collectgarbage()
  local n = live()
  p = assert(policy.load(POLICY))
  return n
end

-- What may come of a call without memory.
local function check(name, n, ok, result, message, code)
  if ok and result then return true end
  local what = ok and message or result
  assert(type(what) == "string" and (what:find("memory", 1, true) or ok and CODES[code]),
    ("%s, allocation %d: %s (%s)"):format(name, n, tostring(what), tostring(code)))
end

local function run(name, f, lasting, samples)
  local _, total = attempt(f, 0, false)
  local stride = ALL and 1 or math.max(1, total // (samples or 80))
  local errors, n = 0, 1
  while true do
    local ok, used, result, message, code = attempt(f, n, lasting)
    if not check(name, n, ok, result, message, code) then errors = errors + 1 end
    if used < n then break end
    n = n + stride
  end
  return errors, total
end

for _, step in ipairs(STEPS) do
  local name, f, samples = step[1], step[2], step[3]
  for _ = 1, 3 do assert(f()) end
  local before = blocks()
  local once, total = run(name, f, false, samples)
  local lasting = run(name, f, true, samples)
  assert(f(), name .. " works no more")
  local after = blocks()
  assert(after <= before, ("%s: %d blocks more than before"):format(name, after - before))
  print(("%-16s %6d allocations, %4d errors once, %4d from then on"):format(name, total, once, lasting))
  assert(lasting > 0 or total < 5, name)
end
store:close()
assert(review)
os.execute("rm -r " .. folder)

-- A second engine: slow, plain, and written from DESIGN.md section 3 and LANGUAGE.md alone. It
-- reads the same policy text and judges the same calls; spec/engine_random_spec.lua compares the
-- two. Every list is scanned, every order is sorted anew, nothing is indexed. Phrases are words
-- that stand in the text as they are written in the policy.
local shared = require "support.reference.policy"
local duties = require "support.reference.duties"
local feeding = require "support.reference.feeding"
local hooks = require "support.reference.hooks"
local metrics = require "support.reference.metrics"
local results = require "support.reference.results"

local M = { load = shared.load }
local has, copy = shared.has, feeding.copy
local INTERNAL_MAX, CUTS_MAX, INSTANT_MAX = 256, 8, 256

local Contact = {}
Contact.__index = Contact
for _, part in ipairs { duties, feeding, hooks, metrics, results } do
  for name, method in pairs(part) do Contact[name] = method end
end


function Contact:say(...) self.log[#self.log + 1] = string.format(...) end

function Contact:applies(protocol)
  local def, o = protocol.def, self.opening
  if def.direction and def.direction ~= o.direction then return false end
  if not def.channels then return true end
  for _, channel in ipairs(def.channels) do
    if channel == o.channel then return true end
  end
  return false
end

-- --- deadlines ---------------------------------------------------------------------------------

function Contact:arm(kind, what, after)
  self.armed = self.armed + 1
  after = math.max(0, math.tointeger(after) or math.ceil(after))
  local timer = { kind = kind, what = what, at = self.now + after, seq = self.armed,
    instant = after == 0 }
  if not self.ending then self.timers[#self.timers + 1] = timer end
  return timer.at
end

function Contact:cancel(kind, what)
  for i = #self.timers, 1, -1 do
    local t = self.timers[i]
    if t.kind == kind and t.what == what then table.remove(self.timers, i) end
  end
end

-- --- steps -------------------------------------------------------------------------------------

function Contact:activate_of(protocol, step)
  for _, duty in ipairs(self.policy.duties) do
    if duty.protocol == protocol and duty.step == step
      and not duty.when then self:activate(duty) end
  end
end

function Contact:enter(protocol, step)
  self.steps[protocol] = step
  if step.enter then self:hook(step.enter, protocol, self.event) end
  self:activate_of(protocol, step)
  local ok, max = self:amount(step.max, protocol, math.ceil)
  if ok and max then self:arm("max", protocol, max) end
  self:raise("step:" .. protocol.id .. "." .. step.id)
end

function Contact:leave(protocol)
  local step = self.steps[protocol]
  for i = 1, #self.insts do
    local inst = self.insts[i]
    if inst.duty.step == step then self:leave_inst(inst) end
  end
  self:cancel("max", protocol)
  if step.exit then self:hook(step.exit, protocol, self.event) end
end

function Contact:target(protocol, to)
  if type(to) == "string" then return protocol.steps[to] end
  local ok, id = self:hook(to, protocol, self.event)
  return ok and id and protocol.steps[id]
end

function Contact:transit(protocol, key)
  local step = self.steps[protocol]
  for _, on in ipairs(step and step.on or {}) do
    local target = on.key == key and self:target(protocol, on.to)
    if target then
      self:leave(protocol)
      self:enter(protocol, target)
      return
    end
  end
end

-- --- events ------------------------------------------------------------------------------------

-- Whether anything of the policy listens to a key: only such internal events, and those of hooks,
-- are bounded.
function Contact:listened(key)
  local known = self.policy.listened
  if known[key] == nil then known[key] = self:find_listener(key) end
  return known[key]
end

function Contact:find_listener(key)
  for _, duty in ipairs(self.policy.duties) do
    if has(duty.any, key) or has(duty.all, key) or duty.when == key or duty.after == key
      or duty.before == key
      or duty.release == key then return true end
  end
  for _, flow in ipairs(self.policy.flows) do
    if flow.when == key then return true end
  end
  for _, protocol in ipairs(self.policy.protocols) do
    for _, step in pairs(protocol.steps) do
      for _, on in ipairs(step.on) do
        if on.key == key then return true end
      end
    end
  end
  return false
end

function Contact:raise(type, fields, by_hook)
  if by_hook or self:listened(type) then
    self.internal = self.internal + 1
    if self.internal > self.most then return end
  end
  local cause = self.event or {}
  local event = { type = type, key = type, line = self.line, of = cause.hit or cause.of,
    before = cause.before }
  for k, v in pairs(fields or {}) do event[k] = v end
  self.raised[#self.raised + 1] = event
end

function Contact:follow(key)
  for _, duty in ipairs(self.policy.duties) do
    local here = self:applies(duty.protocol) and (not duty.step
      or self.steps[duty.protocol] == duty.step)
    if duty.when == key and here then self:activate(duty) end
  end
  self:wake(key)
  for _, protocol in ipairs(self.policy.protocols) do self:transit(protocol, key) end
end

function Contact:count_up(key) self.counts[key] = (self.counts[key] or 0) + 1 end

function Contact:drain()
  while self.raised[1] do
    self.event = table.remove(self.raised, 1)
    self.event.at, self.line = self.now, self.event.line
    self:count_up(self.event.key)
    self:judge(self.event.key)
    if not self.ending then self:follow(self.event.key) end
  end
  if self.internal > self.most then self.cuts = math.min(self.cuts + 1, CUTS_MAX) end
  self.internal, self.most = 0, INTERNAL_MAX >> self.cuts
end

function Contact:at(time)
  if time ~= self.now then self.instants = 0 end
  self.now = time
end

local LINE = { dial = true, ringing = true, answer = true, hold = true, unhold = true, drop = true }

function Contact:waive(e)
  for _, duty in ipairs(self.policy.duties) do
    local waive = duty.def.waive
    local named = duty.name == e.duty or duty.step and duty.protocol.id .. "." .. duty.step.id
      .. "/" .. duty.id == e.duty
    if named and duty.kind ~= "attest" and waive and waive.by == e.by and (e.note or "") ~= "" then
      for i = 1, #self.insts do
        local inst = self.insts[i]
        if inst.duty == duty and (inst.status == "pending" or inst.status == "violated") then
          self:settle(inst, "waived", "waived")
        end
      end
    end
  end
end

local ATTESTED = { [true] = "satisfied", [false] = "violated", na = "na" }

function Contact:attest(e)
  for _, duty in ipairs(self.policy.duties) do
    local status = ATTESTED[e.value]
    for i = 1, #self.insts do
      local inst = self.insts[i]
      if duty.name == e.duty and inst.duty == duty and status then
        if duty.kind == "attest" and inst.status == "pending" and (not duty.def.by
          or duty.def.by == e.by) then
          self:settle(inst, status, "attested")
        elseif duty.kind ~= "attest" and duty.def.autofail == "confirm"
          and inst.status == "violated" then
          inst.confirmed = e.value == true
        end
      end
    end
  end
end

function Contact:act_on(e)
  if e.type == "fact" and e.key_field then self.facts[e.key_field] = e.value end
  if e.type == "waive" then self:waive(e) end
  if e.type == "attested" then self:attest(e) end
  if e.type == "hangup" then self.hung_up = e.by == "agent" end
  if LINE[e.type] then self.hung_up, self.over_at = false, nil end
  if e.type == "hangup" or e.type == "drop" then self.over_at = e.at end
end

function Contact:run_event(e)
  self:at(e.at)
  self.line, self.event = e.line, e
  if e.speech then
    if e.speech == "begin" then self:across(e) end
    self:measure(e)
    return self:drain()
  end
  self:count_up(e.key)
  self:act_on(e)
  self:measure(e)
  self:judge(e.key)
  if not self.ending then self:follow(e.key) end
  self:drain()
end

function Contact:run_timer(t)
  if t.kind == "duty" and not t.what.watching then return end
  self:at(t.at)
  self.line = 0
  if t.instant then
    self.instants = self.instants + 1
    if self.instants > INSTANT_MAX then return end
  end
  self.event = { type = "deadline", at = t.at, line = 0 }
  if t.kind == "duty" then
    if t.what.status == "pending" and t.what.duty.kind == "must" then
      self:late(t.what)
    elseif t.what.duty.kind ~= "must" then self:close(t.what) end
  elseif t.kind == "max" then
    self:raise("timer:" .. t.what.id .. "." .. self.steps[t.what].id .. ".max")
  elseif t.kind == "named" then
    self:raise("timer:" .. t.what)
  elseif not t.what.over then
    self:resume(t.what, nil)
    self:sweep()
  end
  self:drain()
end

-- --- in order ------------------------------------------------------------

local function before(a, b)
  for _, by in ipairs { "at", "rank", "source", "seq", "major", "minor", "phrase" } do
    if a[by] ~= b[by] then return a[by] < b[by] end
  end
  return false
end

local function first_of(list, less)
  local best
  for i, one in ipairs(list) do
    if not best or less(one, list[best]) then best = i end
  end
  return best, list[best]
end

local function timer_before(a, b)
  if a.at ~= b.at then return a.at < b.at end
  return a.seq < b.seq
end

-- Everything up to `limit`; deadlines only before it, or before `deadline`.
function Contact:run(limit, deadline)
  while true do
    local i, event = first_of(self.queue, before)
    local k, timer = first_of(self.timers, timer_before)
    if event and event.at > limit then event = nil end
    if timer and timer.at >= (deadline or limit) then timer = nil end
    local meter, look = self:first_look(deadline or limit)
    if meter and (not timer or look <= timer.at) and (not event or look < event.at) then
      self:run_look(meter, look)
    elseif event and (not timer or event.at <= timer.at) then
      table.remove(self.queue, i)
      self:run_event(event)
    elseif timer then
      table.remove(self.timers, k)
      self:run_timer(timer)
    else return end
  end
end

function Contact:open()
  self.event = { type = "contact.opened", key = "contact.opened", at = self.now, line = 0 }
  self:count_up("contact.opened")
  self:look_at_all()
  for _, protocol in ipairs(self.policy.protocols) do
    if self:applies(protocol) then
      self:activate_of(protocol, nil)
      if protocol.start then self:enter(protocol, protocol.start) end
    end
  end
  self:follow("contact.opened")
  self:drain()
end

function Contact:finish(at)
  self:run(at)
  self:run_event { type = "contact.ended", key = "contact.ended", at = at, line = 0 }
  while true do
    local i, timer = first_of(self.timers, timer_before)
    local meter, look = self:first_look(at + 1)
    if meter and (not timer or look <= timer.at) then
      self:run_look(meter, look)
    elseif timer and timer.at <= at then
      table.remove(self.timers, i)
      self:run_timer(timer)
    else break end
  end
  self.ending, self.live, self.line = true, {}, 0
  self.event = { type = "contact.ended", key = "contact.ended", at = at, line = 0 }
  for _, protocol in ipairs(self.policy.protocols) do
    if self.steps[protocol] then self:leave(protocol) end
  end
  self:drain()
  self.event = { type = "contact.ended", key = "contact.ended", at = at, line = 0 }
  for i = 1, #self.insts do self:end_inst(self.insts[i]) end
  self:drain()
  self.over, self.queue, self.meters, self.left, self.ended = true, {}, {}, {}, at
  for i = #self.timers, 1, -1 do
    local t = self.timers[i]
    if t.kind ~= "duty" or not t.what.watching then table.remove(self.timers, i) end
  end
end

function Contact:outlives()
  for _, inst in ipairs(self.insts) do
    if inst.watching and inst.duty.def.outlive then return true end
  end
  return false
end

--- Judges a call: opening, events (after = those fed once it is over), end. What fell in order,
-- the verdicts, the score.
function M.judge(policy, opening, events, finish_at, after)
  local c = setmetatable({ policy = policy, opening = opening, now = opening.at,
    facts = copy(opening.facts or {}),
    counts = {}, steps = {}, insts = {}, timers = {}, queue = {}, raised = {}, live = {},
      off = {}, gaps = {}, seen = {},
    happened = {}, meters = {}, left = {},
    activations = {}, log = {}, armed = 0, fed = 0, internal = 0, cuts = 0,
    most = INTERNAL_MAX, instants = 0, line = 0 }, Contact)
  c.missing = c.facts.missing_channel
  for i, meter in ipairs(policy.meters) do
    c.meters[i] = copy(meter)
    c.meters[i].state = "off"
  end
  c:open()
  for _, e in ipairs(events) do c:feed(e) end
  c:finish(finish_at)
  for _, e in ipairs(after or {}) do
    if e.type == "waive" or e.type == "attested" or c:outlives() then c:feed(e) end
    c:run(e.at, e.at + 1)
  end
  return { log = c.log, verdicts = c:verdicts(), score = c:score() }
end

return M

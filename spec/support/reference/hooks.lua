-- What a policy's own code does in the reference engine: hooks, amounts, and flows.
local feeding = require "support.reference.feeding"
local shared = require "support.reference.policy"

local has, resolve, ms, copy = shared.has, shared.resolve, shared.ms, feeding.copy

local Contact = {}

-- What a hook sees as `c`.
function Contact:view(protocol)
  local c = { facts = setmetatable({}, { __index = function(_, k) return self.facts[k] end }),
    id = self.opening.id, channel = self.opening.channel, lang = self.opening.lang }
  function c.now() return self.now end
  function c.count(_, key) return self.counts[resolve(self.policy, protocol.id, key)] or 0 end
  function c.set(_, name, value) self.facts[name] = value end
  function c.act(_, name) self:say("act %s @%d", name, self.now) end
  function c.raise(_, type, fields) self:raise(type, fields, true) end
  function c.param(_, name) return protocol.params[name:match("%.(.*)$")] end
  function c.ms(_, name) return ms(protocol.params[name:match("%.(.*)$")]) end
  function c.timer(_, name, time)
    self:cancel("named", name)
    self:arm("named", name, ms(time))
  end
  function c.at_step(_, p, step)
    for _, one in ipairs(self.policy.protocols) do
      if one.id == p then return self.steps[one] ~= nil and self.steps[one].id == step end
    end
  end
  function c.metric(_, name) return self:metric(name) end
  function c.await(_, what) return coroutine.yield(what) end
  return c
end

-- Everything that a hook can change, as it is now.
function Contact:kept()
  return { facts = copy(self.facts), raised = copy(self.raised), timers = copy(self.timers),
    log = #self.log, internal = self.internal, armed = self.armed }
end

-- A hook that failed has done nothing.
function Contact:undo(old)
  self.facts, self.raised, self.timers = old.facts, old.raised, old.timers
  self.internal, self.armed = old.internal, old.armed
  for i = #self.log, old.log + 1, -1 do self.log[i] = nil end
end

-- Runs a hook: ok and its value; a hook that failed is off for this contact.
function Contact:hook(fn, protocol, ...)
  if self.off[fn] then return false end
  local old = self:kept()
  local ok, value = pcall(fn, self:view(protocol), ...)
  if not ok then
    self.off[fn] = true
    self:undo(old)
  end
  return ok, value
end

-- An amount: ok and the number, nil where there is none.
function Contact:amount(value, protocol, round)
  if type(value) ~= "function" then return true, value end
  local ok, n = self:hook(value, protocol, self.event)
  if not ok then return false end
  if type(n) ~= "number" then
    self.off[value] = true
    return false
  end
  return true, math.max(0, round(n))
end

-- Resumes a flow with what its await returns, or starts it.
function Contact:resume(live, ...)
  local old = self:kept()
  local ok, what = coroutine.resume(live.thread, ...)
  live.keys, live.what = {}, nil
  if not ok then
    self.off[live.flow.run] = true
    self:undo(old)
  end
  if not ok or coroutine.status(live.thread) == "dead" then live.over = true return end
  for _, name in ipairs(what) do live.keys[#live.keys + 1] = resolve(self.policy,
    live.flow.protocol.id, name) end
  if what.within then self:arm("await", live, ms(what.within)) end
end

function Contact:sweep()
  for i = #self.live, 1, -1 do
    if self.live[i].over then table.remove(self.live, i) end
  end
end

function Contact:wake(key)
  for _, live in ipairs(self.live) do
    if has(live.keys, key) then
      self:cancel("await", live)
      self:resume(live, self.event)
    end
  end
  self:sweep()
  for _, flow in ipairs(self.policy.flows) do
    local running = false
    for _, live in ipairs(self.live) do running = running or live.flow == flow end
    if flow.when == key and self:applies(flow.protocol) and not running
      and not self.off[flow.run] then
      local live = { flow = flow, thread = coroutine.create(flow.run), keys = {} }
      self.live[#self.live + 1] = live
      self:resume(live, self:view(flow.protocol), self.event)
    end
  end
  self:sweep()
end

return Contact

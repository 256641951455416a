-- The reference engine's duties: verdicts, and what events, deadlines and ends make of an
-- activation.
local shared = require "support.reference.policy"
local has, SPEECH = shared.has, shared.SPEECH

-- Methods of a contact.
local M = {}

-- --- verdicts ----------------------------------------------------------------------------------

function M:evidence(inst)
  local e = self.event
  local meter = self.policy.meter_of[e.key]
  local words = not meter and (e.hit or e.of)
  if words and e.before then
    inst.evidence[#inst.evidence + 1] = e.before.line .. ":" .. e.before.words
  end
  inst.evidence[#inst.evidence + 1] = words and e.line .. ":" .. words
    or meter and ("%d:%s=%.14g"):format(e.line, meter.metric, self:metric(meter.metric))
    or tostring(e.line)
end

-- Whether words of the duty's speakers, or anything at all, may have gone unheard in the window of
-- the activation.
function M:unheard(inst)
  local channels = {}
  local of_words = inst.duty.words and { inst.duty.any, inst.duty.all } or {}
  for _, list in ipairs(of_words) do
    for _, key in ipairs(list) do channels[SPEECH[key:match("^(%a+):")]] = true end
  end
  if channels[self.missing] then return true end
  for _, gap in ipairs(self.gaps) do
    if (not gap.by or channels[gap.by]) and gap.from <= self.now
      and gap.to >= inst.from then return true end
  end
  return false
end

-- After these verdicts later hits are still evidence, and of what came too late it is told how
-- late.
local LATER = { ["happened"] = true, ["happened too often"] = true, ["the deadline passed"] = true }

-- Whether the source of the present event can tell that it was on this side of the due time.
function M:borderline(inst)
  local e = self.event
  if not inst.due or e.type == "deadline" or not e.source then return nil end
  local from, to = e.at, e.at
  if e.hit and not e.words then from, to = e.begun, math.max(e.at, e.stop or e.at) end
  local ms = e.resolution or e.hit and 100 or 10
  return from - ms <= inst.due and inst.due <= to + ms or nil
end

local DECIDED = { ["came in time"] = true, ["happened"] = true, ["happened too often"] = true }

function M:settle(inst, status, why)
  local duty = inst.duty
  if status == "violated" and duty.kind == "must" and self:unheard(inst) then
    status, why = "na", "not heard"
  end
  inst.status, inst.why, inst.at = status, why, self.now
  if DECIDED[why] then inst.borderline = self:borderline(inst) end
  inst.watching = LATER[why] or false
  self:say("verdict %s#%d %s (%s) @%d", duty.name, why == "never activated" and 0 or inst.n,
    status, why, self.now)
  self:raise("duty:" .. duty.name .. ":" .. status)
  local fn = status == "violated" and duty.def.on_violate or status == "satisfied"
    and duty.def.on_meet
  if fn then self:hook(fn, duty.protocol, { duty = duty.name, status = status }) end
end

-- --- duties ------------------------------------------------------------------------------------

-- Whether one more deadline can be ahead.
function M:room_ahead()
  local n = 0
  for _, inst in ipairs(self.insts) do
    local late = inst.why == "the deadline passed"
    if inst.watching and inst.due and not late then n = n + 1 end
  end
  return n < 1024 + 16 * #self.policy.duties
end

function M:activate(duty)
  local n = (self.activations[duty] or 0) + 1
  self.activations[duty] = n
  local inst = { duty = duty, n = n, status = "pending", from = self.now, evidence = {}, hits = 0,
    came = {},
    watching = true }
  self.insts[#self.insts + 1] = inst
  if duty.kind == "must" and duty.def.iff then
    local ok, yes = self:hook(duty.def.iff, duty.protocol, self.event)
    if not ok then return self:settle(inst, "na", "its function failed") end
    if not yes then return self:settle(inst, "na", "its condition did not hold") end
  end
  local ok, within = self:amount(duty.within, duty.protocol, math.ceil)
  if not ok then return self:settle(inst, "na", "its function failed") end
  if within and not self:room_ahead() then
    return self:settle(inst, "na", "too many deadlines at once")
  end
  if within then inst.due = self:arm("duty", inst, within) end
  self:judge_present(inst)
end

function M:fulfil(inst)
  self:evidence(inst)
  if inst.status == "pending" then return self:settle(inst, "satisfied", "came in time") end
  inst.late_at, inst.watching = self.now, false
  inst.borderline = self:borderline(inst)
end

function M:judge_must(inst, key)
  local duty, late = inst.duty, inst.status ~= "pending"
  if late and not (inst.why == "the deadline passed" and inst.watching) then return end
  if duty.before == key then
    if late then inst.watching = false return end
    self:evidence(inst)
    return self:settle(inst, "violated", "did not come before")
  end
  if duty.after == key and not inst.after then
    inst.after = true
    if not late then inst.from = self.now end
  end
  if duty.after and not inst.after then return end
  if has(duty.any, key) then
    inst.evidence = {}
    return self:fulfil(inst)
  end
  if not has(duty.all, key) then return end
  local new = not inst.came[key]
  inst.came[key] = true
  for _, one in ipairs(duty.all) do
    if not inst.came[one] then
      if new then self:evidence(inst) end
      return
    end
  end
  self:fulfil(inst)
end

-- A never or at_most comes to its end.
function M:close(inst)
  inst.watching = false
  if inst.status ~= "pending" then return end
  if inst.duty.kind == "at_most" and inst.hits == 0 then return self:settle(inst, "na",
    "never activated") end
  self:settle(inst, "satisfied", "kept")
end

function M:allowed(inst)
  local duty = inst.duty
  if not duty.def.iff then return true end
  local ok, yes = self:hook(duty.def.iff, duty.protocol, self.event)
  if not ok and inst.status == "pending" then
    self:settle(inst, "na", "its function failed")
  end
  return ok and yes
end

function M:judge_watch(inst, key)
  local duty = inst.duty
  if not inst.watching then return end
  if has(duty.any, key) and self:allowed(inst) then
    self:evidence(inst)
    inst.hits = inst.hits + 1
    if inst.status == "pending" and duty.kind == "never" then
      self:settle(inst, "violated", "happened")
    elseif inst.status == "pending" then
      local ok, n = self:amount(duty.n, duty.protocol, math.floor)
      if not ok then
        self:settle(inst, "na", "its function failed")
      elseif inst.hits > (n or 1) then
        self:settle(inst, "violated", "happened too often")
      end
    end
  end
  if duty.release == key and inst.watching then self:close(inst) end
end

function M:judge(key)
  local n = #self.insts
  for i = 1, n do
    local inst = self.insts[i]
    if inst.duty.kind == "must" then self:judge_must(inst, key)
    elseif inst.duty.kind ~= "attest" then self:judge_watch(inst, key) end
  end
end

-- What leaving its step, or the end, makes of an activation.
function M:leave_inst(inst)
  local duty = inst.duty
  if duty.kind == "attest" then return end
  if duty.kind ~= "must" then return self:close(inst) end
  if inst.status ~= "pending" or inst.due or (self.ending and duty.def.outlive) then return end
  if duty.before then return self:settle(inst, "na", "what it had to come before never came") end
  self:settle(inst, "violated", "did not come")
end

function M:end_inst(inst)
  if inst.duty.kind ~= "must" or not inst.due then return self:leave_inst(inst) end
  if inst.status ~= "pending" then inst.watching = false end
  if inst.status ~= "pending" or inst.duty.def.outlive then return end
  self:cut_off(inst)
end

-- The call was over before the deadline.
function M:cut_off(inst)
  if self.hung_up then return self:settle(inst, "violated", "the agent hung up before") end
  self:settle(inst, "na", "cut off")
end

-- The deadline of a must has come.
function M:late(inst)
  local def = inst.duty.def
  local is_cut = self.over_at and inst.from < self.over_at and not def.outlive
    and inst.duty.before ~= "contact.ended"
  if is_cut then return self:cut_off(inst) end
  self:settle(inst, "violated", "the deadline passed")
end

return M

-- What comes out of the reference engine: verdicts and the score.
local Contact = {}

local function verdict_of(inst)
  local at, margin = inst.at, nil
  if inst.status ~= "pending" and inst.due then
    margin = inst.due - (inst.why == "the deadline passed" and inst.late_at or inst.at)
  end
  if inst.status == "pending" then at = nil end
  return ("%s#%d %s (%s) at %s due %s margin %s%s [%s]"):format(inst.duty.name,
    inst.why == "never activated" and 0
    or inst.n, inst.status, inst.why or "pending", tostring(at), tostring(inst.due),
      tostring(margin), inst.borderline and " borderline" or "",
    table.concat(inst.evidence, " "))
end

function Contact:verdicts()
  local out, activated = {}, {}
  for _, inst in ipairs(self.insts) do
    activated[inst.duty] = true
    out[#out + 1] = verdict_of(inst)
  end
  for _, duty in ipairs(self.policy.duties) do
    if not activated[duty] then
      local why = self:applies(duty.protocol) and "never activated"
        or "does not apply to this channel or direction"
      out[#out + 1] = ("%s#0 na (%s) at nil due nil margin nil []"):format(duty.name, why)
    end
  end
  return out
end

function Contact:score()
  local met, all, fail = 0, 0, false
  for _, duty in ipairs(self.policy.duties) do
    local satisfied, violated
    for _, inst in ipairs(self.insts) do
      if inst.duty == duty and inst.status == "satisfied" then satisfied = true end
      if inst.duty == duty and inst.status == "violated" then
        violated = true
        fail = fail or duty.def.autofail == true or duty.def.autofail == "confirm"
          and inst.confirmed or false
      end
    end
    if satisfied or violated then all = all + duty.weight end
    if satisfied and not violated then met = met + duty.weight end
  end
  if fail then return "0.0 automatic fail" end
  return all > 0 and ("%.1f"):format(math.floor(met * 1000 / all + 0.5) / 10) or "null"
end

return Contact

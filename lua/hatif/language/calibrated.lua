--- The calibration that lies beside a policy (`hatif calibrate --save`): which duties were measured
--- well enough to fail a contact without a person looking. The others ask one first.
local dkjson = require("dkjson")
local planning = require("hatif.language.plan")

local M = {}

local function problem_of(source, what)
  return { file = source.path, line = 1, code = "calibration",
    message = ("%s:1: %s; write it with hatif calibrate --save"):format(source.path, what) }
end

--- Takes the calibration out of the sources, which are Lua files but for it.
---@param sources hatif.Source[] what is taken is no longer in them
---@return { source: hatif.Source, hash: string, duties: table<string, table> }? calibration
---@return hatif.Problem? problem where it cannot be read
function M.taken_from(sources)
  local at
  for i, source in ipairs(sources) do
    if source.name == "calibration.json" then at = i end
  end
  if not at then return nil end
  local source = table.remove(sources, at)
  local ok, object = pcall(dkjson.decode, source.text, 1, nil, nil, nil)
  if not ok or type(object) ~= "table" or object.type ~= "calibration"
    or type(object.duties) ~= "table" or type(object.policy) ~= "table" then
    return nil, problem_of(source, "it is no calibration of hatif")
  end
  for name, duty in pairs(object.duties) do
    if type(duty) ~= "table" or type(duty.ready) ~= "boolean" then
      return nil, problem_of(source, ("duty %s: ready is missing, true or false was expected")
        :format(tostring(name)))
    end
  end
  return { source = source, hash = object.policy.hash, duties = object.duties }
end

--- A duty that may not fail a contact by itself asks a person first.
---@param plan table
---@param calibration { duties: table<string, { ready: boolean }> }
function M.apply(plan, calibration)
  for _, protocol in ipairs(plan.protocols) do
    for _, duty in ipairs(planning.duties(protocol)) do
      local measured = calibration.duties[duty.full]
      if duty.autofail == true and not (measured and measured.ready) then
        duty.declared_autofail, duty.autofail = true, "confirm"
      end
    end
  end
end

return M

--- hatif: timers, Arabic-aware text matching and a protocol-step engine for contact centers.
--- The facade: what it names is loaded when it is first used.
local core = require("hatif.core")

-- Where each public name comes from: a table of the C core, or a Lua module.
local CORE = { "timer", "loop", "text", "store" }
local MODULES = { policy = "hatif.policy", engine = "hatif.engine",
  promises = "hatif.promises", archive = "hatif.archive", redact = "hatif.redact",
  evaluation = "hatif.evaluation", calibration = "hatif.calibration",
  sampling = "hatif.sampling", rollout = "hatif.rollout", digest = "hatif.digest",
  vcon = "hatif.sources.vcon" }

local M = { _VERSION = core._VERSION }
for _, name in ipairs(CORE) do M[name] = core[name] end
return setmetatable(M, {
  __index = function(self, name)
    if name == "review" then return require("hatif.review").review end
    if name == "against" then return require("hatif.against").against end
    if name == "scorecard" then return require("hatif.scorecard").scorecard end
    local module = MODULES[name]
    if not module then return nil end
    local value = require(module)
    rawset(self, name, value)
    return value
  end,
})

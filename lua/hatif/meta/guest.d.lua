---@meta hatif.core.guest

---The lua_State of one policy. The policy language uses it; programs load policies with `hatif.policy.load`.
---@class hatif.core.guest
local guest = {}

---@class hatif.Guest
local Guest = {}

---A new guest. Raises on a wrong option.
---@param opts? { memory: integer?, budget: integer? } bytes it may hold (64 MB); instructions of one run (5,000,000)
---@return hatif.Guest|nil guest
---@return string? message
---@return "EMEMORY"? code
function guest.new(opts) end

---What a value of `declarations` stands for: a function, a param, a declaration, or what cannot be copied.
---@param value any
---@return "hook"|"param"|"decl"|"other"|nil
function guest.kind(value) end

---Runs a policy file. Not after `declarations`.
---@param text string at most 1 MiB
---@param chunk string its chunk name, "@path"
---@return true|nil ok
---@return string? message
---@return "ESYNTAX"|"EMEMORY"|"EBUDGET"|"ELIMIT"|nil code
function Guest:run(text, chunk) end

---Everything that was declared, as plain tables; functions stay behind and have an index. Globals are frozen from here on.
---@return table[]|nil list { decl=, id=, line=, file=, body=, serial= }
---@return string? message
---@return "ELIMIT"|"EMEMORY"|nil code
function Guest:declarations() end

---The lines printed since the last call, at most 200, and how many more there was no room for.
---@return string[] lines
---@return integer dropped
function Guest:log() end

---@return integer held bytes
---@return integer cap bytes
function Guest:memory() end

---Lets go of the handle; the state lives as long as a policy or contact needs it. Idempotent.
function Guest:close() end

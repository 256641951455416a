---@meta hatif.core.guest

---The lua_State of one policy. The policy language uses it; programs load policies with `hatif.policy.load`.
---@class hatif.core.guest
local guest = {}

---@class hatif.Guest
local Guest = {}

---A new guest. Raises on a wrong option.
---@param opts? { memory: integer?, time: integer?, budget: integer? } bytes it may hold (64 MB); ms of the processor that one live run may take (5); instructions of a counted run: a file, or a hook in a replay (20,000,000)
---@return hatif.Guest|nil guest
---@return string? message
---@return "EMEMORY"? code
function guest.new(opts) end

---Takes a signal and starts the thread that watches live runs. It is started by itself with the first of them.
---@param opts? { signal: integer? } the first free real-time signal
---@return integer|nil signal
---@return string? message
---@return "EBUSY"|"EINVAL"|"EUV"|"EFORK"|"ENOMEM"|nil code EBUSY: the signal has a handler already
function guest.watchdog(opts) end

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

---Whether hooks of live contacts are run: three overruns within 5 s put them off.
---@return "on"|"off"
function Guest:hooks() end

---Runs them again. What failed for an open contact stays off for it.
function Guest:release() end

---Lets go of the handle; the state lives as long as a policy or contact needs it. Idempotent.
function Guest:close() end

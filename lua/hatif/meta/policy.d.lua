---@meta hatif.core.policy

---The builder of compiled policies. The policy language uses it; programs load policies with `hatif.policy.load`.
---Its methods raise on values of a wrong type: they are called with what the language has checked.
---@class hatif.core.policy
local policy = {}

---@class hatif.Builder
local Builder = {}

---@param guest hatif.Guest whose declarations have been taken
---@return hatif.Builder|nil builder
---@return string? message
---@return "ENOMEM"? code
function policy.new(guest) end

---SHA-256 in hexadecimal.
---@param bytes string
---@return string hex
function policy.hash(bytes) end

---Whether a time zone is known: an IANA name of the list, "UTC" or "UTC+3".
---@param name string
---@return boolean
function policy.zone(name) end

---Raises on a zone that is not known.
---@param zone string
---@param utc integer ms since the epoch
---@return integer ms to add to UTC for the zone's local time
function policy.offset(zone, utc) end

---A time in ms, or nil where the value is none.
---@param value string|number "1m30s", 90000
---@return integer|nil ms
function policy.ms(value) end

---The metrics in their order; time: the values are ms.
---@return { name: string, time: boolean }[]
function policy.metrics() end

---@param def { id: string, channels: string[]?, direction: string? }
---@return integer index
function Builder:protocol(def) end

---@param def { id: string, protocol: integer, enter: integer?, exit: integer?, max: integer?, max_hook: integer?, final: boolean? }
---@return integer index
function Builder:step(def) end

---@param step integer
---@param on { key: string, target: integer?, hook: integer? }[] in the order they are tried
function Builder:on(step, on) end

---@param protocol integer
---@param step integer
function Builder:start(protocol, step) end

---@param def table the fields of hf_duty; within and n plain, or within_hook and n_hook
---@return integer index
function Builder:duty(def) end

---A condition on a metric; duties name its key.
---@param def { key: string, metric: string, above: number?, below: number?, lasting: integer? }
function Builder:meter(def) end

---@param def { id: string, protocol: integer, when: string, run: integer }
---@return integer index
function Builder:flow(def) end

---@param name string "protocol/phrase"
---@param unless_negated boolean
---@return integer index
function Builder:phrase(name, unless_negated) end

---@param phrase integer
---@param text string
---@return true|nil ok
---@return string? message
---@return "ESYNTAX"|"ELIMIT"|nil code
---@return integer? byte of the pattern, from 1
function Builder:pattern(phrase, text) end

---@param name string
---@param def { zone: string, week: table[], except: table[] } intervals in minutes from midnight, dates in days
function Builder:calendar(name, def) end

---@return true|nil ok
---@return string? message
---@return string? code
function Builder:seal() end

---The hash of its sources; snapshots of contacts name the policy by it.
---@param hash string 64 hexadecimal digits
function Builder:stamp(hash) end

---What hooks read of the policy itself.
---@param data { params: table, templates: table }
---@return true|nil ok
---@return string? message
---@return "EMEMORY"? code
function Builder:data(data) end

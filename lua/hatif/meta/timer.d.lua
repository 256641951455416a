---@meta hatif.timer

---Timers. An id is an integer that is never handed out twice; no Lua object is made for a timer. A pending timer keeps its
---function and arguments alive, and is kept alive itself: nothing needs to hold the id. No timer fires early; it is late by
---a tick (1 ms) and what the loop was busy with. Equal due times fire in order of arming, also after a stall.
---Callbacks run in `hatif.loop.run` and `step`, on the main thread of the state; they may arm, cancel and reset whatever they
---like, and cannot yield. A callback that raises ends neither its neighbours nor the loop: see `hatif.loop.on_error`.
---
---```lua
---local hatif = require("hatif")
---local id = hatif.timer.after("40s", print, "still on hold")
---hatif.timer.cancel(id)
---hatif.timer.after(20, print, "done") --> done
---hatif.loop.run()
---```
---@class hatif.timer
local timer = {}

---A time: milliseconds from 0 to ten years, fractions rounded up, or a string of units ("3s", "1m30s", "2h", "3d", "250ms").
---@alias hatif.ms number|string

---Calls `fn` with the arguments once, `ms` from now; 0 is the next turn of the loop. Raises on bad arguments.
---@param ms hatif.ms
---@param fn function
---@param ... any passed on
---@return integer? id
---@return string? message
---@return "ELIMIT"|"EFORK"|"EUV"|nil code
function timer.after(ms, fn, ...) end

---Calls `fn` every `ms`, at start + k * ms. After a stall it fires once and goes on in its rhythm.
---Raises on bad arguments; a period is 1 ms or longer.
---
---```lua
---local n, id = 0, nil
---id = hatif.timer.every("5ms", function()
---  n = n + 1
---  if n == 3 then hatif.timer.cancel(id) end
---end)
---hatif.loop.run()
---print(n) --> 3
---```
---@param ms hatif.ms
---@param fn function
---@param ... any passed on
---@return integer? id
---@return string? message
---@return "ELIMIT"|"EFORK"|"EUV"|nil code
function timer.every(ms, fn, ...) end

---Calls `fn` when the wall clock reaches that time. Steps of the wall clock are seen within a second, and nothing fires twice.
---Raises on bad arguments, and on a time more than ten years ahead.
---
---```lua
---hatif.timer.at(os.time() * 1000, print, "due already") --> due already
---hatif.loop.run()
---```
---@param epoch_ms number ms since the epoch
---@param fn function
---@param ... any passed on
---@return integer? id
---@return string? message
---@return "ELIMIT"|"ENOMEM"|"EFORK"|"EUV"|nil code
function timer.at(epoch_ms, fn, ...) end

---Cancels a timer. True once; false where it fired, was cancelled, or never was.
---@param id integer
---@return boolean
function timer.cancel(id) end

---Puts a pending timer off (or forward) to `ms` from now; it fires last of those due then. A repeat keeps its period.
---
---```lua
---local id = hatif.timer.after("40s", print, "over limit")
---print(hatif.timer.reset(id, 5), hatif.timer.remaining(id) < 1000, hatif.timer.count()) --> true true 1
---hatif.timer.cancel(id)
---print(hatif.timer.reset(id, 5)) --> false
---```
---@param id integer
---@param ms hatif.ms
---@return boolean pending false where it is gone
---@return string? message
---@return string? code
function timer.reset(id, ms) end

---How long it is until a timer is due.
---@param id integer
---@return integer? ms until it is due; 0 where it is overdue
---@return string? message
---@return "ESTALE"|nil code
function timer.remaining(id) end

---How many timers are pending on the loop.
---@return integer pending timers
function timer.count() end

---A set of timers that are cancelled in one call: those of a contact, at its hang-up.
---
---```lua
---local group = hatif.timer.group()
---group:after("40s", print, "back from the hold")
---group:every("10s", print, "still on hold")
---group:at(os.time() * 1000 + 60000, print, "in a minute")
---print(group:count(), group:cancel(), group:count()) --> 3 3 0
---```
---@return hatif.group
function timer.group() end

---A wheel of its own that nothing moves but `advance`, for tests and replay. Raises on bad options.
---
---```lua
---local wheel = hatif.timer.wheel { now = 0 }
---local late = wheel:after("40s", print, "over limit")
---local tick = wheel:every("10s", function() print("on hold for " .. wheel:now() // 1000 .. " s") end)
---wheel:at(25000, function() wheel:cancel(tick) end)
---print(wheel:count(), wheel:remaining(late)) --> 3 40000
---print(wheel:advance(30000))
-----> on hold for 10 s
-----> on hold for 20 s
-----> 3
---print(wheel:reset(late, 1), wheel:errors()) --> true 0
---wheel:group():after(5, print, "of a group")
---wheel:advance(30010)
-----> over limit
-----> of a group
---wheel:close()
---```
---@param options { now: number?, on_error: fun(err: hatif.callback_error)? }?
---@return hatif.wheel
function timer.wheel(options) end

---@class hatif.group
local group = {}

---As `timer.after`; the timer belongs to the group.
---@param ms hatif.ms
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function group:after(ms, fn, ...) end

---As `timer.every`; the timer belongs to the group.
---@param ms hatif.ms
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function group:every(ms, fn, ...) end

---As `timer.at`; the timer belongs to the group.
---@param at number ms since the epoch; in a group of a wheel, the wheel's time
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function group:at(at, fn, ...) end

---Cancels what is pending of it; the group can be used again.
---@return integer cancelled
function group:cancel() end

---How many timers of the group are pending.
---@return integer pending timers of it
function group:count() end

---@class hatif.wheel
local wheel = {}

---Calls `fn` with the arguments once, `ms` from the time of the wheel. Raises on bad arguments.
---@param ms hatif.ms from the wheel's now; 0 in a callback is the next tick
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function wheel:after(ms, fn, ...) end

---Calls `fn` every `ms` of the wheel's time; `advance` fires each of them that it passes. Raises on bad arguments.
---@param ms hatif.ms
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function wheel:every(ms, fn, ...) end

---Calls `fn` when the wheel comes to that time. Raises on bad arguments.
---@param at number the wheel's time
---@param fn function
---@param ... any
---@return integer? id
---@return string? message
---@return string? code
function wheel:at(at, fn, ...) end

---Cancels a timer of the wheel. True once; false where it fired, was cancelled, or never was.
---@param id integer
---@return boolean
function wheel:cancel(id) end

---Puts a pending timer off (or forward) to `ms` from the time of the wheel; false where it is gone.
---@param id integer
---@param ms hatif.ms
---@return boolean
function wheel:reset(id, ms) end

---How long it is, in the wheel's time, until a timer is due.
---@param id integer
---@return integer? ms
---@return string? message
---@return "ESTALE"|nil code
function wheel:remaining(id) end

---How many timers are pending on the wheel.
---@return integer
function wheel:count() end

---The time of the wheel.
---@return integer ms the time it has been advanced to; in a callback, when that was due
function wheel:now() end

---How many callbacks raised so far.
---@return integer callbacks that raised
function wheel:errors() end

---A set of timers of the wheel that are cancelled in one call.
---@return hatif.group
function wheel:group() end

---Fires everything due until then, each at its own time, and moves the wheel there. Without `on_error` it stops behind a callback
---that raises; called again, it goes on. Raises on a time before now, and when called from a callback of this wheel.
---@param to number
---@return integer? fired
---@return string? message
---@return "ECALLBACK"|nil code
---@return hatif.callback_error? err
function wheel:advance(to) end

---Drops what is pending. From a callback of its own it takes effect when that returns. Also `__close`.
function wheel:close() end

return timer

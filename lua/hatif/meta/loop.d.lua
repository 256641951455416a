---@meta hatif.loop

---The loop under `hatif.timer`: one of its own, or luv's, or one that a host polls.
---
---```lua
---local hatif, luv = require("hatif"), require("luv")
---hatif.loop.use(luv.new_timer())      -- from now on hatif's timers live on luv's loop
---hatif.timer.after(20, print, "done") --> done
---luv.run()
---```
---@class hatif.loop
local loop = {}

---What a callback that raised left: the error's own value is told by its type where it is no string or number.
---@alias hatif.callback_error { where: string, message: string, traceback: string }

---Runs the loop: until nothing is pending or `stop` ("default"), one turn that may wait ("once"), or one that may not ("nowait").
---Without `on_error` a callback that raises ends the run; the next run goes on with the others.
---Raises when it is running already.
---@param mode "default"|"once"|"nowait"|nil
---@return boolean? alive whether something is pending still
---@return string? message
---@return "ECALLBACK"|"EFORK"|"EUV"|nil code EFORK: this is a child of fork, and the loop its parent's
---@return hatif.callback_error? err
function loop.run(mode) end

---`run("nowait")`: whatever is due, without waiting.
---
---```lua
---hatif.loop.on_error(function(err) print(err.where) end) --> timer
---hatif.timer.after(0, error, "oops")
---hatif.timer.after(1000, print, "never: the loop is stopped")
---hatif.timer.after(2, function() hatif.loop.stop() end)
---local before = hatif.loop.now()
---while hatif.loop.alive() and hatif.loop.errors() == 0 do hatif.loop.step() end
---hatif.loop.run()
---print(hatif.loop.now() - before < 1000) --> true
---hatif.loop.on_error(nil)
---```
---@return boolean? alive
---@return string? message
---@return string? code
---@return hatif.callback_error? err
function loop.step() end

---Ends the run after this callback.
function loop.stop() end

---The time of the loop, which stands still while callbacks run.
---@return integer ms of the monotonic clock
function loop.now() end

---Whether something is pending: a timer, or an operation of a store.
---@return boolean
function loop.alive() end

---Lives on luv's loop from now on, pending timers included; nil: on a loop of its own again. Errors of callbacks then go to
---`on_error`, or to Lua's warnings, since nobody else waits for them. Whoever closes all handles (`uv.walk`) takes the alarm
---away; the next timer armed sets a new one. Raises on what is no handle of luv, and while the loop is running.
---@param handle userdata? any handle of luv
---@return true?
---@return string? message
---@return "ENOLUV"|"EUV"|nil code
function loop.use(handle) end

---For hosts that poll: the descriptor to wait for; then call `step`.
---
---```lua
---hatif.timer.after(5, print, "due")
----- poll(2) or epoll(7) of the host waits for these, and calls `step` when it returns
---print(hatif.loop.fd() > 0, hatif.loop.events(), hatif.loop.timeout() <= 5) --> true r true
---while hatif.loop.alive() do hatif.loop.step() end --> due
---```
---@return integer? fd
---@return string? message
---@return "EFORK"|"EUV"|nil code
function loop.fd() end

---What the host is to wait for on `fd`.
---@return "r" what to wait for
function loop.events() end

---How long the host may wait at most; nil: nothing is pending.
---@return integer? ms
---@return string? message
---@return "EFORK"|"EUV"|nil code
function loop.timeout() end

---Who is told of callbacks that raise; nil: nobody, and they end the run.
---@param fn fun(err: hatif.callback_error)?
function loop.on_error(fn) end

---How many callbacks have raised so far, and what the last one left.
---@return integer n callbacks that raised so far
---@return hatif.callback_error|string|nil last
function loop.errors() end

return loop

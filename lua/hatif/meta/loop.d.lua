---@meta hatif.loop

---The loop under `hatif.timer`: one of its own, or luv's, or one that a host polls.
---
---```lua
---local hatif, luv = require("hatif"), require("luv")
---hatif.loop.use(luv.new_timer())      -- from now on hatif's timers live on luv's loop
---hatif.timer.after(20, print, "done")
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

---`run("nowait")`.
---@return boolean? alive
---@return string? message
---@return string? code
---@return hatif.callback_error? err
function loop.step() end

---Ends the run after this callback.
function loop.stop() end

---@return integer ms of the monotonic clock
function loop.now() end

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
---@return integer? fd
---@return string? message
---@return "EFORK"|"EUV"|nil code
function loop.fd() end

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

---@return integer n callbacks that raised so far
---@return hatif.callback_error|string|nil last
function loop.errors() end

return loop

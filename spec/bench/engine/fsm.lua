-- The plainest machine that Lua can be: two tables of transitions a contact, no duties, no text, no
-- time. What an engine costs beyond looking a step up.
local M = {}

local CALL = {
  prep = { answer = "open", dial = "ringing" },
  ringing = { answer = "open", busy = "done", no_answer = "done" },
  open = { drop = "dropped", hangup = "done" }, dropped = { answer = "open", dial = "ringing" },
  done = {},
}
local HOLD = { idle = { hold = "held" }, held = { unhold = "back", hangup = "lost" },
  back = { hold = "held" }, lost = {} }

function M.open() return { call = "prep", hold = "idle" } end

function M.feed(contact, type)
  contact.call = CALL[contact.call][type] or contact.call
  contact.hold = HOLD[contact.hold][type] or contact.hold
end

return M

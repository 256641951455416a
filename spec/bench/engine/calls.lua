-- The calls of the bench: what every engine is fed.
local M = {}

M.TELEPHONY = { "case.opened", "case.reviewed", "order.checked", "dial", "ringing", "answer",
  "speech", "speech", "hold", "unhold", "speech", "mute", "unmute", "speech", "hold", "unhold",
  "speech", "speech", "hangup", "wrapup.begin" }
M.SAID = {
  { "agent", "hello this is sara from the chefz app customer care department i am calling you "
    .. "about your order" },
  { "customer", "i am really upset about this the food came very late and it was cold" },
  { "agent", "i understand may i put you on hold for 40 seconds so that i can check the order" },
  { "customer", "sure take your time" },
  { "agent", "thank you so much for waiting the refund has been issued to your card" },
  { "agent", "is there anything else i can help you with today" },
  { "customer", "no that is all" },
  { "agent", "please rate the service after the call good bye" },
}

--- The telephony events of one call, a second apart.
function M.telephony()
  local out = {}
  for i, type in ipairs(M.TELEPHONY) do
    out[i] = { at = 1000 * i, type = type, by = "agent", line = i + 1 }
  end
  return out
end

--- What is said in one call.
function M.speech()
  local out = {}
  for i, one in ipairs(M.SAID) do
    out[i] = { at = 1000 * i, stop = 1000 * i + 900, type = "utterance", by = one[1], text = one[2],
      line = i + 1 }
  end
  return out
end

return M

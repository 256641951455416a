-- What can be counted from a call's events alone, in whole ms. A figure whose events are not in the
-- record is nil, never a guess.
local M = {}

local HOLD_ENDS = { unhold = true, hangup = true, drop = true }
local REACHING_OUT = { dial = true, ringing = true, ["queue.enter"] = true }

-- Time covered by the intervals, which come in order of their beginnings; overlaps count once.
local function covered(intervals)
  local sum, reached = 0, math.mininteger
  for _, i in ipairs(intervals) do
    local from = math.max(i.at, reached)
    if i.stop > from then sum = sum + (i.stop - from) end
    reached = math.max(reached, i.stop)
  end
  return sum
end

local function talk(events)
  local spoken = { agent = {}, customer = {}, supervisor = {} }
  for _, e in ipairs(events) do
    if e.type == "utterance" and not e.partial then
      local own = spoken[e.by]
      own[#own + 1] = e
    end
  end
  return {
    agent = covered(spoken.agent),
    customer = covered(spoken.customer),
    supervisor = covered(spoken.supervisor),
  }
end

local function holds(events, stop)
  local count, sum, longest, since = 0, 0, 0, nil
  local function close(at)
    sum, longest, since = sum + (at - since), math.max(longest, at - since), nil
  end
  for _, e in ipairs(events) do
    if e.type == "hold" and not since then count, since = count + 1, e.at
    elseif since and HOLD_ENDS[e.type] then close(e.at) end
  end
  if since then close(math.max(stop, since)) end
  return count, sum, longest
end

---@class hatif.metrics
---@field duration_ms integer from the contact's `at` to its end
---@field answer_ms integer? from the first dial, ringing or queue.enter to the first answer
---@field first_word_ms integer? from the first answer to the agent's first utterance after it
---@field talk_ms {agent: integer, customer: integer, supervisor: integer} overlaps count once
---@field hold_count integer
---@field hold_ms integer all holds; unhold, hangup, drop or the end closes one
---@field longest_hold_ms integer

---@param call hatif.jsonl.call
---@return hatif.metrics
function M.of(call)
  local asked, answered, spoke
  for _, e in ipairs(call.events) do
    if REACHING_OUT[e.type] and not answered then asked = asked or e.at end
    if e.type == "answer" then answered = answered or e.at end
    local is_agent = e.type == "utterance" and e.by == "agent"
    if is_agent and answered then spoke = spoke or e.at end
  end
  local count, sum, longest = holds(call.events, call.stop)
  return {
    duration_ms = call.stop - call.contact.at,
    answer_ms = asked and answered and answered - asked,
    first_word_ms = spoke and spoke - answered,
    talk_ms = talk(call.events),
    hold_count = count,
    hold_ms = sum,
    longest_hold_ms = longest,
  }
end

return M

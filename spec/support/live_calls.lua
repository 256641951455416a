-- How the events of a random call come in: late, out of order, twice, speech by partial transcripts
-- and signs. The same generator gives the same arrivals.
local M = {}

local function copy(t)
  local out = {}
  for k, v in pairs(t) do out[k] = v end
  return out
end

-- The first n words of an utterance, as it was heard while it was still spoken.
local function heard_so_far(g, e, n)
  local words, partial = {}, copy(e)
  for word in e.text:gmatch("%S+") do words[#words + 1] = word end
  partial.text = table.concat(words, " ", 1, math.min(n, #words))
  if g.chance(10) then partial.text = partial.text .. " alpha" end
  partial.partial, partial.id = true, nil
  if e.words then
    partial.words = table.move(e.words, 1, math.min(n, #words), 1, {})
    partial.stop = partial.words[#partial.words].stop
  elseif e.stop then
    partial.stop = math.min(e.stop, e.at + n)
  end
  return partial
end

-- Signs and partials, the first of them within the lag; then the final, at times very late.
local function speech(g, arrivals, e, lag, n)
  local clock = e.at + g.int(lag + 1) - 1
  if g.chance(25) then e.utt = nil else e.utt = "u" .. n end
  if g.chance(30) then
    arrivals(clock, { at = e.at + g.int(2) - 1, type = "speech", by = e.by, line = e.line + 1000 })
  end
  if g.chance(60) then
    for i = 1, g.int(4) do
      local partial = heard_so_far(g, e, i)
      partial.line = e.line + 1000 + i
      arrivals(clock, partial)
      clock = clock + g.int(6) - 1
    end
    clock = clock + g.int(g.chance(10) and 90 or 8) - 1
  end
  arrivals(clock, e)
end

---The arrivals of a call's events, in order of their clock; each is { clock, event }.
---@param lag integer ms; a few come later than that
function M.arrivals(g, events, lag)
  local list = {}
  local function arrivals(clock, event)
    list[#list + 1] = { clock, event, order = g.int(1 << 20) }
    if event.id and g.chance(15) then
      list[#list + 1] = { clock + g.int(20) - 1, copy(event), order = g.int(1 << 20) }
    end
  end
  for i, event in ipairs(events) do
    local e = copy(event)
    if e.type == "utterance" and not e.partial and g.chance(85) then
      speech(g, arrivals, e, lag, i)
    else
      arrivals(e.at + g.int(g.chance(8) and lag + 30 or lag + 1) - 1, e)
    end
  end
  table.sort(list, function(a, b)
    if a[1] ~= b[1] then return a[1] < b[1] end
    return a.order < b.order
  end)
  for _, one in ipairs(list) do one[2].arrived = one[1] end
  return list
end

return M

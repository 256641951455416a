-- SPDX-License-Identifier: MIT
-- A long text from Lua: MB/s of matcher:count over all of it, and how long the steps of
-- matcher:slices stop their caller, for a thousand phrases; then with one of a duration and one
-- unless it is negated, which want the text's folded bytes. Steps of 64 KB, CPU time: what the
-- machine does meanwhile is not counted. Usage: slices.lua DUMP, which dump.c writes.
local text = require "hatif".text

local dump = dofile(arg[1])
local PHRASES = 1000

local function long_text(megabytes)
  local parts, bytes, i = {}, 0, 0
  while bytes < megabytes * 1000000 do
    i = i % #dump.utterances + 1
    parts[#parts + 1] = dump.utterances[i]
    bytes = bytes + #dump.utterances[i] + 2
  end
  return table.concat(parts, ". ")
end

local function matcher(is_heavy)
  local spec = {}
  for i = 1, PHRASES do spec["p" .. i] = { dump.phrases[i] } end
  if is_heavy then
    spec.long = { "{dur}" }
    spec.cannot = { "لا أقدر * {num}", unless_negated = true }
  end
  return text.phrases(spec)
end

-- Every step in microseconds, the one that begins among them, and the hits of all.
local function steps_of(m, s)
  local steps, hits = {}, 0
  local start = os.clock()
  local step = m:slices(s)
  repeat
    local found = step and step()
    steps[#steps + 1] = (os.clock() - start) * 1e6
    hits = hits + (found and #found or 0)
    start = os.clock()
  until not found
  return steps, hits
end

local ROW = "%-22s %6s %8s %8s %8s %10s %10s %10s"
print("\na long text by slices of 64 KB, us a step")
print(ROW:format("phrases", "MB", "MB/s", "hits", "steps", "median", "p99", "worst"))
for _, is_heavy in ipairs { false, true } do
  local m = matcher(is_heavy)
  for _, megabytes in ipairs { 1, 10, 100 } do
    local s = long_text(megabytes)
    collectgarbage()
    local start = os.clock()
    local whole = m:count(s)
    local rate = #s / (os.clock() - start) / 1e6
    local steps, hits = steps_of(m, s)
    assert(hits == whole, "the slices have other hits than the whole")
    table.sort(steps)
    local function us(i) return ("%.0f"):format(steps[math.max(i, 1)]) end
    print(ROW:format(PHRASES .. (is_heavy and ", {dur}, negated" or ""), megabytes,
      ("%.0f"):format(rate), hits, #steps, us(#steps // 2), us(#steps * 99 // 100), us(#steps)))
  end
end

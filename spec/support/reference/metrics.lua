-- The reference engine's metrics: everything that has happened is kept, and each figure is counted
-- from all of it whenever somebody asks.
local M = {}

local TIMES = { duration = true, time_to_answer = true, time_to_greet = true, talk_agent = true,
  talk_customer = true, talk_supervisor = true, overlap = true, silence = true,
  silence_total = true, silence_longest = true, hold = true, hold_total = true,
  hold_longest = true, wrapup = true, handling_time = true }
M.TIMES = TIMES

local REACHING_OUT = { dial = true, ringing = true, ["queue.enter"] = true }
local DOWN = { hangup = true, drop = true }
local LINE = { dial = true, ringing = true, ["queue.enter"] = true, answer = true, hold = true,
  unhold = true, hangup = true, drop = true, ["wrapup.begin"] = true, ["wrapup.end"] = true,
  noise = true, loudness = true }
local OTHER = { agent = "customer", customer = "agent" }

-- A stretch that begins and ends: since, total, longest.
local function set(s, on, at)
  if on and not s.since then s.since = at
  elseif not on and s.since then
    s.total, s.longest = s.total + at - s.since, math.max(s.longest, at - s.since)
    s.since = nil
  end
end

local function going(s, now) return s.since and now - s.since or 0 end

local function stretch() return { total = 0, longest = 0 } end

local function plain(n) return math.tointeger(n) or n end

local function per_minute(words, ms)
  return ms > 0 and math.floor(words * 60000 / ms + 0.5) or nil
end

-- The utterances of one speaker that ended, newest slice of five seconds and the five before it.
local function pace(f, who, opened)
  local last = f.ends[who][#f.ends[who]]
  if not last then return nil end
  local newest, words, ms = (last.at - opened) // 5000, 0, 0
  for _, e in ipairs(f.ends[who]) do
    if (e.at - opened) // 5000 > newest - 6 then words, ms = words + e.words, ms + e.length end
  end
  return ms >= 3000 and per_minute(words, ms) or nil
end

local function begin(f, e, now)
  local who, other = e.by, OTHER[e.by]
  if who == "agent" and f.answered and not f.spoke then f.spoke = now end
  if other and f.open[who] == 0 and f.stopped[who] ~= now and e.length > 1000
    and f.open[other] > 0 then f.interruptions[who] = f.interruptions[who] + 1 end
  if e.length > 0 then f.open[who] = f.open[who] + 1 else set(f.quiet, false, now) end
end

local function finish(f, e, now)
  f.open[e.by] = f.open[e.by] - 1
  f.stopped[e.by] = now
  table.insert(f.ends[e.by], { at = now, words = e.words, length = e.length })
end

local function hear(f, e, now)
  if e.kind == "begin" then begin(f, e, now)
  elseif e.kind == "end" then finish(f, e, now)
  elseif REACHING_OUT[e.kind] then
    if not f.answered then f.asked = f.asked or now end
  elseif e.kind == "answer" then
    f.answered = f.answered or now
    set(f.up, true, now)
  elseif e.kind == "hold" then
    if not f.hold.since then f.holds = f.holds + 1 end
    set(f.hold, true, now)
  elseif e.kind == "unhold" then set(f.hold, false, now)
  elseif DOWN[e.kind] then
    set(f.hold, false, now)
    set(f.up, false, now)
  elseif e.kind == "wrapup.begin" then set(f.wrapup, true, now)
  elseif e.kind == "wrapup.end" then set(f.wrapup, false, now)
  elseif type(e.value) == "number" then
    f[e.kind == "loudness" and e.by == "customer" and "loudness_customer" or e.kind] = e.value
  end
  local open = f.open
  for who, s in pairs(f.talk) do set(s, open[who] > 0, now) end
  set(f.overlap, open.agent > 0 and open.customer > 0, now)
  set(f.quiet, f.up.since and not f.hold.since
    and open.agent + open.customer + open.supervisor == 0, now)
  set(f.handled, f.up.since or f.wrapup.since, now)
end

local function figures(happened)
  local f = { up = stretch(), hold = stretch(), quiet = stretch(), overlap = stretch(),
    wrapup = stretch(), handled = stretch(), holds = 0, open = {},
    stopped = {}, ends = {}, interruptions = {},
    talk = {} }
  for _, who in ipairs { "agent", "customer", "supervisor" } do
    f.open[who], f.ends[who], f.interruptions[who], f.talk[who] = 0, {}, 0, stretch()
  end
  for _, e in ipairs(happened) do hear(f, e, e.at) end
  return f
end

local function average(f, who)
  local words, ms = 0, 0
  for _, e in ipairs(f.ends[who]) do words, ms = words + e.words, ms + e.length end
  return per_minute(words, ms)
end

local function total(s, now) return s.total + going(s, now) end
local function longest(s, now) return math.max(s.longest, going(s, now)) end

local READ = {
  time_to_answer = function(f) return f.asked and f.answered and f.answered - f.asked end,
  time_to_greet = function(f, now)
    return f.spoke and f.spoke - f.answered or f.up.since and now - f.answered
  end,
  talk_ratio = function(f)
    local a, c = f.talk.agent.total, f.talk.customer.total
    return a + c > 0 and plain(math.floor(a * 1000 / (a + c) + 0.5) / 10)
  end,
  pace = function(f, _, opened) return pace(f, "agent", opened) end,
  pace_customer = function(f, _, opened) return pace(f, "customer", opened) end,
  pace_average = function(f) return average(f, "agent") end,
  pace_average_customer = function(f) return average(f, "customer") end,
  interruptions = function(f) return f.interruptions.agent end,
  interruptions_customer = function(f) return f.interruptions.customer end,
  overlap = function(f, now) return total(f.overlap, now) end,
  silence = function(f, now) return f.up.since and going(f.quiet, now) end,
  silence_total = function(f, now) return f.answered and total(f.quiet, now) end,
  silence_longest = function(f, now) return f.answered and longest(f.quiet, now) end,
  hold = function(f, now) return f.hold.since and going(f.hold, now) end,
  hold_count = function(f) return f.holds end,
  hold_total = function(f, now) return total(f.hold, now) end,
  hold_longest = function(f, now) return longest(f.hold, now) end,
  wrapup = function(f, now) return total(f.wrapup, now) end,
  handling_time = function(f, now)
    return (f.answered or f.handled.since or f.handled.total > 0) and total(f.handled, now)
  end,
  noise = function(f) return f.noise end,
  loudness = function(f) return f.loudness end,
  loudness_customer = function(f) return f.loudness_customer end,
}
for _, who in ipairs { "agent", "customer", "supervisor" } do
  READ["talk_" .. who] = function(f, now) return total(f.talk[who], now) end
end

--- The value of a metric at a time; nil: there is none. Before anything has happened there are no
--- figures but the duration, as long as no policy's condition asks for them.
function M:metric(name, now)
  now = self.ended or now or self.now
  if name == "duration" then return now - self.opening.at end
  if #self.happened == 0 and #self.policy.meters == 0 and not self.over then return nil end
  return READ[name](figures(self.happened), now, self.opening.at) or nil
end

-- --- conditions --------------------------------------------------------------------------------

local function holds(meter, value)
  if not value then return false end
  if meter.above then return value > meter.above end
  return value < meter.below
end

local function is_pace(meter) return meter.metric == "pace" or meter.metric == "pace_customer" end

function M:meet(meter)
  local line = self.line
  meter.state, self.line = "on", meter.line
  self:raise(meter.key)
  self:raise("metric:" .. meter.metric)
  self.line = line
end

function M:look(meter)
  if not holds(meter, self:metric(meter.metric)) then meter.state = "off" return end
  if meter.state == "off" then
    meter.state, meter.since, meter.line = "waiting", self.now, self.metric_line
  end
  if meter.state == "waiting" and self.now - meter.since >= meter.lasting then self:meet(meter) end
end

-- What grows behind the longest one until it is that itself.
local BEHIND = { hold_longest = "hold", silence_longest = "silence" }

-- When something changes by itself: a figure stands still, or grows by one a ms.
function M:next_look(meter)
  if is_pace(meter) then return nil end
  local value, name = self:metric(meter.metric), BEHIND[meter.metric] or meter.metric
  -- An event of this very ms came first, and was none that the metrics look at.
  if meter.state == "off" and holds(meter, value) then return self.now end
  local grows = self:metric(name)
  local crossing
  if value and grows and self:metric(name, self.now + 1) == grows + 1 then
    if meter.above and value <= meter.above then
      crossing = self.now + math.floor(meter.above - grows) + 1
    elseif meter.below and value < meter.below then
      crossing = self.now + math.ceil(meter.below - grows)
    end
  end
  local lasts = meter.state == "waiting" and meter.since + meter.lasting
  if lasts and crossing then return math.min(lasts, crossing) end
  return lasts or crossing
end

function M:first_look(limit)
  local first, at
  for _, meter in ipairs(self.meters) do
    local next_at = self:next_look(meter)
    if next_at and next_at < limit and (not at or next_at < at) then first, at = meter, next_at end
  end
  return first, at
end

function M:run_look(meter, at)
  self:at(at)
  self.line, self.event = 0, { type = "deadline", at = at, line = 0 }
  self:look(meter)
  self:drain()
end

function M:look_at_all()
  self.metric_line = self.line
  for _, meter in ipairs(self.meters) do
    if not is_pace(meter) then self:look(meter) end
  end
end

local function count_words(text)
  local n = 0
  for _ in text:gmatch("%S+") do n = n + 1 end
  return n
end

-- An utterance's own pace: of its speaker's speech, not of the clock.
function M:speak(e)
  local name = e.by == "agent" and "pace" or "pace_customer"
  for _, meter in ipairs(self.meters) do
    if meter.metric == name and e.by ~= "supervisor" then
      if not holds(meter, self:metric(name)) then meter.state = "off"
      else
        if meter.state == "off" then meter.state, meter.spoken = "waiting", 0 end
        meter.spoken, meter.line = meter.spoken + e.length, self.metric_line
        if meter.state == "waiting" and meter.spoken >= meter.lasting then self:meet(meter) end
      end
    end
  end
end

--- What an event is to the metrics.
function M:measure(e)
  if self.ending or not (e.speech or LINE[e.type]) then return end
  local one = { at = self.now, kind = e.speech or e.type, by = e.by, value = e.value }
  if e.speech then
    one.length, one.words = math.max(0, (e.stop or e.begun) - e.begun), count_words(e.text)
  end
  self.happened[#self.happened + 1] = one
  self:look_at_all()
  if one.kind == "end" then self:speak(one) end
end

--- A condition that holds already counts at once for what begins.
function M:judge_present(inst)
  local event = self.event
  for _, list in ipairs { inst.duty.any, inst.duty.all } do
    for _, key in ipairs(list) do
      for _, meter in ipairs(self.meters) do
        if meter.key == key and meter.state == "on" and inst.status == "pending" then
          self.event = { type = key, key = key, line = meter.line, at = self.now }
          if inst.duty.kind == "must" then self:judge_must(inst, key, list == inst.duty.all)
          else self:judge_watch(inst, key) end
          self.event = event
        end
      end
    end
  end
end

return M

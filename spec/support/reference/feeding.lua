-- The reference engine's feeding: what an event or an utterance puts into the queue.
local shared = require "support.reference.policy"
local SPEECH = shared.SPEECH

local M = {}
local CONFIDENCE = 0.5
local GAP = 5000 -- ms

local RANK = { fact = 0, note = 0, ["case.note"] = 0, waive = 0, attested = 0 }

function M:queue_event(e, rank, at, major, minor)
  e.rank, e.at, e.major, e.minor = rank, at, major or 0, minor or 0
  self.queue[#self.queue + 1] = e
end

local function copy(t)
  local out = {}
  for k, v in pairs(t) do out[k] = v end
  return out
end

-- Where a phrase stands in a text as whole words, from byte `from` on: the leftmost of its
-- patterns, the shorter at one place.
local function find(text, patterns, from)
  local first, last
  for _, pattern in ipairs(patterns) do
    local i, j = (" " .. text .. " "):find(" " .. pattern .. " ", from or 1, true)
    if i and (not first or i < first or i == first and j - 2 < last) then first, last = i, j - 2 end
  end
  return first, last
end

-- The events of a hit: phrase `order` at the bytes [first, last] of the text of e, spoken from
-- `begin` to `stop`.
function M:queue_hit(e, order, first, last, begin, stop)
  local function hit(kind, rank, at, major, minor)
    local h = copy(e)
    h.key, h.phrase = kind .. ":" .. self.policy.phrase_names[order], order
    h.hit = e.text:sub(first, last)
    self:queue_event(h, rank, at, major, minor)
  end
  if e.by == "agent" then
    hit("say", 3, begin, first, last)
    hit("said", 1, stop, last, first)
  else
    hit(e.by == "customer" and "heard" or "supervisor", 1, stop, last, first)
  end
end

-- Phrases that the speaker's utterance before began and this one completes, at this one's times.
function M:across(e)
  if not e.text:find "%S" then return end
  local left, stop = self.left[e.by], math.max(e.stop or e.at, e.at)
  self.left[e.by] = { text = e.text, line = e.line, stop = stop }
  if not left or e.at - left.stop > GAP then return end
  local both, seam = left.text .. " " .. e.text, #left.text + 1
  for order, name in ipairs(self.policy.phrase_names) do
    local patterns = self.policy.phrases[name]
    local first, last = find(both, patterns)
    while first and last <= seam do first, last = find(both, patterns, last + 1) end
    if first and first < seam and not find(e.text, patterns) then
      local h = copy(e)
      h.speech, h.words = nil, nil
      h.before = { line = left.line, words = both:sub(first, seam - 1) }
      self:queue_hit(h, order, 1, last - seam, e.at, stop)
    end
  end
end

function M:feed_speech(e)
  e.begun = e.at
  local stop_at = math.max(e.stop or e.at, e.at)
  for _, speech in ipairs { "begin", stop_at > e.at and "end" or nil } do
    local own = copy(e)
    own.speech, own.begun = speech, e.at
    if speech == "begin" then self:queue_event(own, 3, e.at)
    else self:queue_event(own, 1, stop_at, math.huge) end
  end
  for order, name in ipairs(self.policy.phrase_names) do
    local first, last = find(e.text, self.policy.phrases[name])
    if first then
      local begin, stop = e.at, math.max(e.stop or e.at, e.at)
      local at = 0
      for _, word in ipairs(e.words or {}) do
        local i, j = e.text:find(word.text, at + 1, true)
        at = j or at
        if i == first then begin = math.max(word.at, e.at) end
        if j == last then stop = word.stop end
      end
      self:queue_hit(e, order, first, last, begin, math.max(stop, begin))
    end
  end
end

function M:feed(e)
  local id = e.id and (e.source or "") .. "\0" .. e.id
  if id and self.seen[id] then return end
  if e.at < self.opening.at or e.partial then return end
  if id then self.seen[id] = true end
  e = copy(e)
  self.fed = self.fed + 1
  e.seq, e.source = self.fed, e.source or ""
  if e.type == "source.gap" or e.type == "utterance" and (e.confidence or 1) < CONFIDENCE then
    local by = SPEECH[e.by] or (e.by == "agent" or e.by == "customer") and e.by
    self.gaps[#self.gaps + 1] = { from = e.at, to = e.stop or e["until"] or e.at, by = by or nil }
  end
  if e.type == "utterance" then return self:feed_speech(e) end
  e.key_field, e.key = e.key, e.type
  self:queue_event(e, RANK[e.type] or 2, e.at)
end

M.copy = copy

return M

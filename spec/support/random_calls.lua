-- Random policies, as text of the policy language, and random calls that fit them. The same seed
-- gives the same ones.
local M = {}

local EVENTS = { "a", "b", "c", "d", "hold", "unhold", "answer", "drop" }
local COUNTED = { "noise", "noise", "loudness", "dial", "queue.enter", "wrapup.begin", "wrapup.end",
  "answer", "answer", "hold", "unhold" }
-- Metrics, and how far their values go in these calls: ms where they are times.
local METRICS = { { "duration", 60000 }, { "time_to_answer", 4000 }, { "time_to_greet", 6000 },
  { "talk_agent", 6000 }, { "talk_customer", 4000 }, { "talk_ratio", 100 }, { "pace", 400 },
  { "pace_customer", 400 }, { "pace_average", 400 }, { "interruptions", 2 },
  { "interruptions_customer", 2 }, { "overlap", 1500 }, { "silence", 4000 },
  { "silence_total", 6000 }, { "silence_longest", 4000 }, { "hold", 4000 }, { "hold_count", 3 },
  { "hold_total", 5000 }, { "hold_longest", 4000 }, { "wrapup", 4000 },
  { "handling_time", 20000 }, { "noise", 3 }, { "loudness", 3 }, { "loudness_customer", 3 } }
local WORDS = { "alpha", "beta", "gamma", "delta", "omega", "zeta", "eta", "theta" }
local WHO = { "agent", "agent", "customer", "supervisor" }

--- A generator of numbers: an own one, so that no library changes what a seed means.
function M.generator(seed)
  local state = seed * 2654435761 + 88172645463325252
  local g = {}
  function g.int(n)
    state = state ~ (state << 13)
    state = state ~ (state >> 7)
    state = state ~ (state << 17)
    return (state >> 20) % n + 1
  end
  function g.pick(list) return list[g.int(#list)] end
  function g.chance(percent) return g.int(100) <= percent end
  return g
end

-- --- policies ----------------------------------------------------------------------------------

local function speech_key(g, shape, kinds)
  local protocol = g.int(#shape.protocols)
  return g.pick(kinds) .. ":p" .. protocol .. "/w" .. g.int(shape.protocols[protocol].phrases)
end

local function internal_key(g, shape)
  local protocol = g.int(#shape.protocols)
  local p = shape.protocols[protocol]
  local kind = g.int(5)
  if kind == 1 then
    local duty = g.int(p.duties)
    if p.removed[duty] then return "r1" end
    p.named[duty] = true
    return ("duty:p%d.d%d:%s"):format(protocol, duty, g.pick { "satisfied", "violated",
      "na", "waived" })
  elseif kind == 2 and p.steps > 0 then
    return ("step:p%d.s%d"):format(protocol, g.int(p.steps))
  elseif kind == 3 and p.steps > 0 then
    return ("timer:p%d.s%d.max"):format(protocol, g.int(p.steps))
  end
  if shape.scale > 1 and g.chance(40) then return "metric:" .. g.pick(METRICS)[1] end
  return kind == 4 and "timer:t" .. g.int(2) or "r" .. g.int(2)
end

local function key(g, shape)
  local kind = g.int(16)
  if kind <= 8 then return g.pick(EVENTS) end
  if kind <= 14 then return speech_key(g, shape, { "say", "said", "heard", "supervisor" }) end
  return internal_key(g, shape)
end

local function keys(g, shape, n)
  local out = {}
  for i = 1, n do out[i] = ("%q"):format(key(g, shape)) end
  return "{ " .. table.concat(out, ", ") .. " }"
end

local function guard(g, shape)
  if shape.scale > 1 and g.chance(20) then
    return "function(c) return (c:metric(\"talk_ratio\") or 0) > 50 end"
  end
  return g.pick {
    "function(c) return c.facts.f1 == 1 end",
    ("function(c) return c:count(%q) %% 2 == 0 end"):format(key(g, shape)),
    ("function(c) return c:at_step(\"p1\", \"s1\") end"),
    "function(c, e) return e.n == 1 or e.by == \"agent\" end",
    g.chance(20) and "function() error(\"no\") end" or "function() return true end",
  }
end

local function time(g, most) return tostring((g.int(most) - 1) * g.scale) end

-- A time in the table of a protocol: also one of its params.
local function own_time(g, most)
  return g.chance(25) and "param.t" .. g.int(2) or time(g, most)
end

local function amount(g)
  return g.pick { own_time(g, 30), own_time(g, 12), "\"0s\"",
    "function(c) return 3.2 + (c.facts.f1 or 0) end",
    g.chance(30) and "function() error(\"no\") end" or "function(c) return c:now() % 9 end",
    g.chance(30) and "function() return nil end" or tostring(7 * g.scale) }
end

local function statement(g)
  local kind = g.int(12)
  if kind <= 4 then return ("c:act(%q, {})"):format("act" .. g.int(4)) end
  if kind <= 6 then return ("c:set(\"f%d\", %d)"):format(g.int(2), g.int(3) - 1) end
  if kind <= 8 then return ("c:raise(\"r%d\", { n = %d })"):format(g.int(2), g.int(2)) end
  if kind <= 10 then return ("c:timer(\"t%d\", %s)"):format(g.int(2), time(g, 15)) end
  return kind == 11 and g.chance(60) and "error(\"no\")"
    or "c:act(\"count\" .. c:count(\"r1\"), {})"
end

local function hook(g)
  local out = {}
  for i = 1, g.int(3) do out[i] = statement(g) end
  return "function(c) " .. table.concat(out, "; ") .. " end"
end

local function option(out, g, percent, name, value)
  if g.chance(percent) then out[#out + 1] = name .. " = " .. value() end
end

-- metric = "pace", above = 170, lasting = 10000
local function condition(g)
  local metric = g.pick(METRICS)
  local bound = g.int(metric[2] + 1) - 1
  if metric[2] == 100 and g.chance(30) then bound = bound + 0.5 end
  local out = { ("metric = %q"):format(metric[1]), g.pick { "above", "above", "below" } .. " = "
    .. bound }
  option(out, g, 50, "lasting", function() return time(g, 16) end)
  return table.concat(out, ", ")
end

local function duty(g, shape, id)
  local kind = g.pick { "must", "must", "must", "never", "never", "at_most", "attest" }
  local out = {}
  local function key_text() return ("%q"):format(key(g, shape)) end
  if kind == "attest" then
    out[1] = "text = { en = \"x\" }"
    option(out, g, 60, "by", function() return "\"lead\"" end)
  elseif shape.scale > 1 and g.chance(35) then
    out[1] = condition(g)
  elseif kind == "must" and g.chance(30) then
    out[1] = "all = " .. keys(g, shape, g.int(3))
    option(out, g, 40, "any", function() return keys(g, shape, 1) end)
  elseif g.chance(25) then
    out[1] = "any = " .. keys(g, shape, g.int(2))
  else
    out[1] = "event = " .. key_text()
    option(out, g, 25, "any", function() return keys(g, shape, g.int(2)) end)
  end
  option(out, g, 35, "when", key_text)
  if kind ~= "attest" then
    option(out, g, kind == "must" and 60 or 25, "within", function() return amount(g) end)
    option(out, g, 25, "iff", function() return guard(g, shape) end)
    option(out, g, 20, "waive", function() return "{ by = \"lead\" }" end)
  end
  option(out, g, 20, "on_violate", function() return hook(g) end)
  option(out, g, 15, "on_meet", function() return hook(g) end)
  if kind == "must" then
    option(out, g, 20, "after", key_text)
    option(out, g, 30, "before", key_text)
    option(out, g, 10, "outlive", function() return "true" end)
  elseif kind == "never" then
    option(out, g, 35, "release", key_text)
  elseif kind == "at_most" then
    option(out, g, 60, "n", function()
      return g.pick { "0", "1", "2", "param.n", "function(c) return c.facts.f1 or 1 end" }
    end)
  end
  option(out, g, 30, "weight", function() return tostring(g.int(5) - 1) end)
  option(out, g, 10, "autofail", function() return g.pick { "true", "\"confirm\"" } end)
  return ("  %s \"d%d\" { %s },"):format(kind, id, table.concat(out, ", "))
end

local function target(g, steps)
  local kind = g.int(10)
  if kind <= 7 then return ("\"s%d\""):format(g.int(steps)) end
  return g.pick {
    ("function(c) return c.facts.f1 == 1 and \"s%d\" end"):format(g.int(steps)),
    ("function(c) if c:count(\"a\") >= 2 then return \"s%d\" end end"):format(g.int(steps)),
    g.chance(30) and "function() error(\"no\") end" or "function() return false end",
  }
end

local function transitions(g, shape, steps)
  local seen, out = {}, {}
  for _ = 1, g.int(4) do
    local k = key(g, shape)
    if not seen[k] then out[#out + 1] = ("[%q] = %s"):format(k, target(g, steps)) end
    seen[k] = true
  end
  return "on = { " .. table.concat(out, ", ") .. " }"
end

local function flow(g, shape, id)
  local body = { "for i = 1, " .. g.int(3) .. " do" }
  local within = g.chance(70) and ", within = " .. time(g, 12) or ""
  body[#body + 1] = ("local e = c:await { %q, %q%s }"):format(key(g, shape), g.pick(EVENTS), within)
  body[#body + 1] = "c:act(e and \"woke\" or \"late\", {})"
  if g.chance(60) then body[#body + 1] = statement(g) end
  body[#body + 1] = "end"
  return ("  flow \"f%d\" { when = %q, run = function(c) %s %s end },"):format(id, key(g, shape),
    g.chance(50) and statement(g) or "", table.concat(body, " "))
end

local function step(g, shape, p, id, duties)
  local out = { transitions(g, shape, p.steps) }
  option(out, g, 30, "enter", function() return hook(g) end)
  option(out, g, 30, "exit", function() return hook(g) end)
  option(out, g, 25, "max", function() return own_time(g, 20) end)
  return ("  step \"s%d\" { %s,\n%s\n  },"):format(id, table.concat(out, ", "),
    table.concat(duties, "\n"))
end

-- Some params, all of them in a base.
local function params(g, percent)
  local out = {}
  for _, name in ipairs { "t1", "t2", "n" } do
    option(out, g, percent, name, function() return name == "n" and g.int(3) - 1 or time(g, 20) end)
  end
  return "  params = { " .. table.concat(out, ", ") .. " },"
end

-- Where a protocol applies.
local function scope(out, g)
  option(out, g, 12, "  channels", function() return "{ \"phone\", \"chat\" }," end)
  option(out, g, 12, "  direction", function() return "\"outbound\"," end)
end

-- Words, and at times two that may be said in one utterance or in two.
local function patterns(g)
  local one, other = g.pick(WORDS), g.pick(WORDS) .. "s"
  if g.chance(50) then return ("{ %q, %q }"):format(one, other) end
  return ("{ %q, %q }"):format(one .. " " .. g.pick(WORDS), other)
end

-- The duties of a table, by step; 0: of the contact.
local function place(placed, at, line)
  placed[at] = placed[at] or {}
  table.insert(placed[at], line)
end

local function protocol(g, shape, index)
  local p, out, placed = shape.protocols[index], {}, {}
  out[1] = ("protocol \"p%d\" {\n  langs = { \"en\" },"):format(index)
  scope(out, g)
  local phrases = {}
  for i = 1, p.phrases do phrases[i] = ("w%d = { en = %s }"):format(i, patterns(g)) end
  out[#out + 1] = "  phrases = { " .. table.concat(phrases, ", ") .. " },"
  out[#out + 1] = params(g, 100)
  for i = 1, p.duties do
    p.at[i] = g.int(p.steps + 1) - 1
    place(placed, p.at[i], duty(g, shape, i))
  end
  for _, line in ipairs(placed[0] or {}) do out[#out + 1] = line end
  for i = 1, p.steps do out[#out + 1] = step(g, shape, p, i, placed[i] or {}) end
  for i = 1, g.int(3) - 1 do
    out[#out + 1] = flow(g, shape, i)
    p.flows = i
  end
  out[#out + 1] = "}"
  return table.concat(out, "\n")
end

-- --- layers ------------------------------------------------------------------------------------

-- Duties that nothing names, and flows: what a layer may take away.
local function removals(g, p)
  local out = {}
  for id = 1, p.duties do
    if not p.named[id] and not p.removed[id] and g.chance(20) then
      local where = p.at[id] > 0 and g.chance(50) and ("s%d/"):format(p.at[id]) or ""
      out[#out + 1] = ("%q"):format(where .. "d" .. id)
      p.removed[id] = true
    end
  end
  if p.flows > 0 and g.chance(20) then
    out[#out + 1] = ("%q"):format("f" .. p.flows)
    p.flows = p.flows - 1
  end
  return "  remove = { " .. table.concat(out, ", ") .. " },"
end

local function layer_phrases(g, p)
  local out = {}
  for i = 1, p.phrases do
    if g.chance(30) then
      out[#out + 1] = ("w%d = { %s%s }"):format(i,
        g.chance(50) and "en = " .. patterns(g) .. ", " or "",
        g.chance(60) and "add = { en = " .. patterns(g) .. " }" or "")
    end
  end
  if g.chance(20) then
    p.phrases = p.phrases + 1
    out[#out + 1] = ("w%d = { en = %s }"):format(p.phrases, patterns(g))
  end
  return "  phrases = { " .. table.concat(out, ", ") .. " },"
end

-- Duties that take another's place, where it stands or in another step, and new ones.
local function layer_duties(g, shape, p)
  local placed = {}
  for id = 1, p.duties + g.int(3) - 1 do
    local is_new = id > p.duties
    if is_new or g.chance(25) then
      if is_new or g.chance(30) then p.at[id] = g.int(p.steps + 1) - 1 end
      p.duties, p.removed[id] = math.max(p.duties, id), nil
      place(placed, p.at[id], duty(g, shape, id))
    end
  end
  return placed
end

local function layer(g, shape, index, id, base)
  local p, out = shape.protocols[index], {}
  out[1] = ("protocol %q { extends = %q,"):format(id, base)
  scope(out, g)
  out[#out + 1] = removals(g, p)
  out[#out + 1] = layer_phrases(g, p)
  out[#out + 1] = params(g, 40)
  if g.chance(20) then p.steps = p.steps + 1 end
  local placed = layer_duties(g, shape, p)
  for _, line in ipairs(placed[0] or {}) do out[#out + 1] = line end
  for i = 1, p.steps do
    if placed[i] or i > #p.known or g.chance(30) then
      out[#out + 1] = step(g, shape, p, i, placed[i] or {})
    end
    p.known[i] = true
  end
  if g.chance(25) then
    local n = g.int(p.flows + 1)
    out[#out + 1] = flow(g, shape, n)
    p.flows = math.max(p.flows, n)
  end
  out[#out + 1] = "}"
  return table.concat(out, "\n")
end

-- The protocols' names in any order.
local function order(g, tops)
  local out = {}
  for _, name in ipairs(tops) do table.insert(out, g.int(#out + 1), ("%q"):format(name)) end
  return "policy { " .. table.concat(out, ", ") .. " }"
end

--- The text of a policy.
function M.policy(g)
  local shape = { protocols = {}, scale = g.chance(40) and 250 or 1 }
  g.scale = shape.scale
  for i = 1, g.int(3) do
    local p = { steps = g.int(4), duties = g.int(6), phrases = g.int(2), flows = 0,
      at = {}, removed = {}, named = {}, known = {} }
    for k = 1, p.steps do p.known[k] = true end
    shape.protocols[i] = p
  end
  local out, tops = {}, {}
  for i = 1, #shape.protocols do out[i], tops[i] = protocol(g, shape, i), "p" .. i end
  for i = 1, #shape.protocols do
    for n = 1, g.chance(35) and g.int(2) or 0 do
      local id = ("l%d%s"):format(i, n == 1 and "a" or "b")
      out[#out + 1] = layer(g, shape, i, id, tops[i])
      tops[i] = id
    end
  end
  if g.chance(30) then out[#out + 1] = order(g, tops) end
  return table.concat(out, "\n"), shape
end

-- --- calls -------------------------------------------------------------------------------------

local function utterance(g, e)
  local words, times, at, scale = {}, {}, e.at, g.scale
  for i = 1, g.int(5) do
    words[i] = g.pick(WORDS) .. (g.chance(20) and "s" or "")
    local stop = at + (g.int(3) - 1) * scale
    times[i] = { text = words[i], at = at, stop = stop }
    at = stop + (g.int(2) - 1) * scale
  end
  e.type, e.by, e.text = "utterance", g.pick(WHO), table.concat(words, " ")
  if g.chance(70) then e.stop = at end
  if g.chance(40) then e.words = times end
  if g.chance(8) then e.confidence = 0.3 end
  if g.chance(8) then e.partial = true end
end

local function person(g, e, shape)
  local p = g.int(#shape.protocols)
  e.type = g.pick { "waive", "attested" }
  e.duty, e.by = ("p%d.d%d"):format(p, g.int(shape.protocols[p].duties)), g.pick { "lead", "lead",
    "agent" }
  e.note = g.chance(85) and "a note" or nil
  if e.type == "attested" then e.value = g.pick { true, false, "na" } end
end

--- One event of a call at a time.
function M.event(g, at, shape)
  local e, kind = { at = at }, g.int(20)
  if shape.scale > 1 and g.chance(25) then
    e.type, e.value, e.by = g.pick(COUNTED), g.int(5) - 1, g.pick { "agent", "customer" }
  elseif kind <= 10 then e.type, e.n = g.pick(EVENTS), g.int(2)
  elseif kind <= 15 then utterance(g, e)
  elseif kind == 16 then e.type, e.key, e.value = "fact", "f" .. g.int(2), g.int(3) - 1
  elseif kind == 17 then person(g, e, shape)
  elseif kind == 18 then e.type, e.stop = "source.gap", at + (g.int(10) - 1) * shape.scale
  else e.type, e.by = "hangup", g.pick { "agent", "customer" } end
  if g.chance(30) then e.source = g.pick { "x", "y" } end
  if g.chance(30) then e.resolution = g.int(4) - 1 end
  if g.chance(30) then e.id = "i" .. g.int(40) end
  return e
end

--- A call: its opening, events in order of time, its end, and what is fed after it.
function M.call(g, shape)
  local opening = { id = "c", at = g.int(3) - 1, lang = "en", channel = g.pick { "phone", "mail" },
    direction = g.pick { "outbound", "inbound" }, facts = { f1 = g.int(3) - 1 } }
  if g.chance(5) then opening.facts.missing_channel = g.pick { "agent", "customer" } end
  local events, at = {}, opening.at
  for i = 1, g.int(24) do
    at = at + (g.chance(40) and 0 or g.int(8)) * shape.scale
    events[i] = M.event(g, at, shape)
    events[i].line = i + 1
  end
  g.scale = shape.scale
  local finish, after = at + (g.int(30) - 1) * shape.scale, {}
  at = finish
  for i = 1, g.int(5) - 1 do
    at = at + g.int(12)
    after[i] = { at = at }
    if g.chance(40) then person(g, after[i], shape) else after[i] = M.event(g, at, shape) end
    after[i].line = 100 + i
  end
  return { opening = opening, events = events, finish = finish, after = after }
end

return M

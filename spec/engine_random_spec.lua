-- The engine against the reference engine (spec/support/reference_engine.lua): random policies and
-- random calls, the same verdicts, acts and order in both. Seeds are printed; a longer run:
--   HATIF_RANDOM=100000 HATIF_SEED=1 make busted SPEC=spec/engine_random_spec.lua
local random = require "support.random_calls"
local reference = require "support.reference_engine"
local engine = require "hatif.engine"
local policy = require "hatif.policy"

local SEED = math.tointeger(os.getenv "HATIF_SEED") or 20260101
local PAIRS = math.tointeger(os.getenv "HATIF_RANDOM") or 120
local CALLS_EACH = 4

local function load_policy(text)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local loaded, message = policy.load(path, { time = 60000 }) -- no stall of the machine decides
  os.remove(path)
  return assert(loaded, message)
end

local function verdict_line(v)
  local evidence = {}
  for i, e in ipairs(v.evidence) do
    evidence[i] = e.text and e.event .. ":" .. e.text
      or e.metric and ("%d:%s=%.14g"):format(e.event, e.metric, e.value) or tostring(e.event)
  end
  return ("%s#%d %s (%s) at %s due %s margin %s%s [%s]"):format(v.duty, v.n, v.status, v.why,
    tostring(v.at), tostring(v.due), tostring(v.margin),
    v.borderline and " borderline" or "", table.concat(evidence, " "))
end

local function score_line(score)
  if score.automatic_fail then return "0.0 automatic fail" end
  return score.percentage and ("%.1f"):format(score.percentage) or "null"
end

-- Judges a call with hatif; `settled` runs what can be run before each event, else all at the end.
local function judge(loaded, call)
  local log, keys, twice = {}, {}, nil
  local e = engine.new {
    on_act = function(_, act)
      log[#log + 1] = ("act %s @%d"):format(act.name, act.at)
      if keys[act.key] then twice = act.key end
      keys[act.key] = true
    end,
    on_verdict = function(_, v)
      log[#log + 1] = ("verdict %s#%d %s (%s) @%d"):format(v.duty, v.n, v.status, v.why, v.at)
    end,
    on_error = function() end,
    on_report = function() end,
  }
  local opening = { policy = loaded }
  for k, v in pairs(call.opening) do opening[k] = v end
  local contact = assert(e:open(opening))
  for _, event in ipairs(call.events) do contact:feed(event) end
  assert(contact:finish(call.finish))
  for _, event in ipairs(call.after) do
    contact:feed(event)
    contact:settle(event.at + 1)
  end
  local verdicts = {}
  for i, v in ipairs(contact:verdicts()) do verdicts[i] = verdict_line(v) end
  local score = score_line(contact:score())
  e:close()
  return { log = log, verdicts = verdicts, score = score, twice = twice }
end

-- The first line in which two lists differ.
local function difference(name, ours, theirs)
  for i = 1, math.max(#ours, #theirs) do
    if ours[i] ~= theirs[i] then
      return ("%s, line %d: %s\n   but the reference says: %s"):format(name, i, tostring(ours[i]),
        tostring(theirs[i]))
    end
  end
end

local function compare(seed)
  local g = random.generator(seed)
  local text, shape = random.policy(g)
  local loaded, other = load_policy(text), reference.load(text)
  for n = 1, CALLS_EACH do
    local call = random.call(g, shape)
    local ours = judge(loaded, call)
    local theirs = reference.judge(other, call.opening, call.events, call.finish, call.after)
    local found = difference("what fell", ours.log, theirs.log)
      or difference("verdicts", ours.verdicts, theirs.verdicts)
      or ours.score ~= theirs.score and "score " .. ours.score .. ", reference " .. theirs.score
      or ours.twice and "an act's key came twice: " .. ours.twice
    if found then return ("seed %d, call %d: %s"):format(seed, n, found) end
  end
end

describe("the engine and the reference engine", function()
  it("judge random calls by random policies alike (E10)", function()
    local last = SEED + PAIRS // CALLS_EACH - 1
    for seed = SEED, last do
      local found = compare(seed)
      assert(not found, found)
    end
    print(("\nengine_random: %d pairs, seeds %d to %d"):format(PAIRS, SEED, last))
  end)
end)

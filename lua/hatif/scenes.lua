--- Plays scenes (sources/scene.lua) against a policy, and says where a scene departed from what was
--- expected. A policy's scenes are its tests: a lead can read them, and a changed phrase that
--- breaks
--- one shows the very line.
local policies = require("hatif.policy")
local review = require("hatif.review")
local source = require("hatif.sources.scene")

local M = {}

---The scene as the objects of a call, the contact first.
local function call_of(scene)
  local first = { type = "contact", id = scene.title, at = source.ZERO, facts = scene.facts }
  for key, value in pairs(scene.contact) do first[key] = value end
  if scene.events[1] and scene.events[1].at < first.at then first.at = scene.events[1].at end
  local call = { first }
  for i, event in ipairs(scene.events) do
    local copy = {}
    for key, value in pairs(event) do if key ~= "line" then copy[key] = value end end
    call[i + 1] = copy
  end
  if scene.stop then call[#call + 1] = { at = scene.stop, type = "scene.end" } end
  return call
end

---"1:06.250" for a time of a scene.
local function clock(at)
  local ms = at - source.ZERO
  local sign = ms < 0 and "-" or ""
  ms = math.abs(ms)
  local text = ("%s%d:%02d"):format(sign, ms // 60000, ms // 1000 % 60)
  return ms % 1000 == 0 and text or ("%s.%03d"):format(text, ms % 1000)
end

local function verdict_text(verdict)
  local text = verdict.duty .. " " .. verdict.status
  if verdict.at then text = text .. " at " .. clock(verdict.at) end
  return verdict.why and ("%s (%s)"):format(text, verdict.why) or text
end

local function act_text(act)
  local keys = {}
  for key in pairs(act.args or {}) do keys[#keys + 1] = key end
  table.sort(keys)
  local words = { "act", act.name }
  for _, key in ipairs(keys) do words[#words + 1] = key .. "=" .. tostring(act.args[key]) end
  return table.concat(words, " ") .. " at " .. clock(act.at)
end

---Whether a duty's verdict is the expected one; `n` none: any activation.
local function fits(want, verdict)
  return verdict.duty == want.duty and verdict.status == want.status
    and (not want.n or verdict.n == want.n) and (not want.at or verdict.at == want.at)
end

local function act_fits(want, act)
  if act.name ~= want.act or want.at and act.at ~= want.at then return false end
  for key, value in pairs(want.fields) do
    if (act.args or {})[key] ~= value then return false end
  end
  return true
end

local compare = {} -- kind of expectation → the lines that came instead; nil: it is met

function compare.duty(want, result)
  local instead = {}
  for _, verdict in ipairs(result.verdicts) do
    if fits(want, verdict) then return nil end
    if verdict.duty == want.duty then instead[#instead + 1] = verdict_text(verdict) end
  end
  return #instead > 0 and instead or { "no duty " .. want.duty }
end

function compare.act(want, result)
  local instead = {}
  for _, act in ipairs(result.acts) do
    if act_fits(want, act) then return nil end
    if act.name == want.act then instead[#instead + 1] = act_text(act) end
  end
  return #instead > 0 and instead or { "no act " .. want.act }
end

function compare.no_act(want, result)
  for _, act in ipairs(result.acts) do
    if act.name == want.no_act then return { act_text(act) } end
  end
end

function compare.score(want, result)
  if result.score.percentage == want.score then return nil end
  return { "score " .. tostring(result.score.percentage) }
end

function compare.nothing_else(_, result, scene)
  local named, others = {}, {}
  for _, want in ipairs(scene.expected) do
    if want.status == "violated" then named[want.duty] = true end
  end
  for _, verdict in ipairs(result.verdicts) do
    if verdict.status == "violated" and not named[verdict.duty] then
      others[#others + 1] = verdict_text(verdict)
    end
  end
  return #others > 0 and others or nil
end

local KINDS = { "duty", "act", "no_act", "score", "nothing_else" }

---@class hatif.scene.departure
---@field line integer of the expectation
---@field expected string as it is written
---@field got string[] what came instead

---Plays one scene.
---
---```lua
---local scenes, scene = require "hatif.scenes", require "hatif.sources.scene"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local text = [[
---scene: kept waiting
---contact: direction=outbound
---0:00 answer
---0:20 hold
---end 1:30
---expect:
---hold.return satisfied
---]]
---local departures = assert(scenes.play(policy, scene.parse(text, "wait.scene")[1]))
---print(departures[1].line, departures[1].expected) --> 7 hold.return satisfied
---print(departures[1].got[1]) --> hold.return violated at 1:00 (the deadline passed)
---```
---@param policy hatif.policy
---@param scene hatif.scene
---@return hatif.scene.departure[]? departures in order of the file; empty: all as expected; nil:
---the
---scene's events are not a call
---@return string|table message of the reader, or the result of the review
function M.play(policy, scene)
  local result, message = review.review(policy, call_of(scene))
  if not result then return nil, message end
  local departures = {}
  for _, want in ipairs(scene.expected) do
    for _, kind in ipairs(KINDS) do
      local got = want[kind] and compare[kind](want, result, scene)
      if got then
        departures[#departures + 1] = { line = want.line, expected = want.text, got = got }
      end
    end
  end
  return departures, result
end

---Plays every scene of a file.
---
---```lua
---local scenes = require "hatif.scenes"
---local policy = assert(hatif.policy.load("examples/chefz"))
---local path = "examples/chefz/scenes/hold.scene"
---local outcomes = assert(scenes.play_file(policy, path))
---for _, outcome in ipairs(outcomes) do assert(#outcome.departures == 0) end
---print(#scenes.state(policy, path, outcomes)) --> 0
---```
---@param policy hatif.policy
---@param path string
---@return { scene: hatif.scene, departures: hatif.scene.departure[]?, message: string?,
---result: hatif.result? }[]? outcomes
---in order of the file; nil: it cannot be read
---@return string|table[]? problem message, or the list of problems of its lines
function M.play_file(policy, path)
  local file, message = io.open(path, "rb")
  if not file then return nil, message end
  local text = file:read("a")
  file:close()
  local scenes, problems = source.parse(text, path)
  if not scenes then return nil, problems end
  local outcomes = {}
  for i, scene in ipairs(scenes) do
    local departures, what = M.play(policy, scene)
    outcomes[i] = { scene = scene, departures = departures,
      message = not departures and what or nil, result = departures and what or nil }
  end
  return outcomes
end

-- What came of a scene, line by line.
local function lines_of(result)
  local out = {}
  for _, verdict in ipairs(result.verdicts) do
    out[#out + 1] = ("%s#%d"):format(verdict_text(verdict), verdict.n)
  end
  for _, act in ipairs(result.acts) do out[#out + 1] = act_text(act) end
  return out
end

-- The first line in which two results differ, of each; nil: none.
local function difference(a, b)
  local ours, theirs = lines_of(a), lines_of(b)
  for i = 1, math.max(#ours, #theirs) do
    if ours[i] ~= theirs[i] then return ours[i] or "nothing", theirs[i] or "nothing" end
  end
end

---The linter's look at what functions keep between contacts (DESIGN.md section 3): each scene is
---played once more, alone, by the policy as it is when it has just been loaded. One that comes out
---otherwise depends on a contact before it.
---@param policy hatif.policy
---@param path string of the scenes' file, for the findings
---@param outcomes table[] of `play_file`
---@return hatif.Finding[]
function M.state(policy, path, outcomes)
  local out = {}
  for _, outcome in ipairs(outcomes) do
    local fresh = assert(policies.of(policy.sources, policy:name()))
    local departures, alone = M.play(fresh, outcome.scene)
    local here, there
    if departures and outcome.result then here, there = difference(alone, outcome.result) end
    if here then
      out[#out + 1] = { code = "state_in_upvalue", level = "warning", file = path,
        line = outcome.scene.line, message = ("scene \"%s\": alone it gives %s, after the others "
          .. "%s: a function keeps in an upvalue what belongs to a contact (c:set)"):format(
          outcome.scene.title, here, there) }
    end
  end
  return out
end

return M

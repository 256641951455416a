-- Verdicts that hang on less than their source can tell.
local hatif = require "hatif"

local path = os.tmpname()
local file = assert(io.open(path, "wb"))
file:write [[protocol "p" {
  phrases = { hello = { en = { "hello" } } },
  must "greet" { say = "hello", within = 3000, cite = "a" },
  must "click" { event = "click", within = 3000, cite = "a" },
  never "shout" { event = "shout", within = 3000, cite = "a" },
}]]
file:close()
local policy = assert(hatif.policy.load(path))
os.remove(path)

local function judge(...)
  local call = { { type = "contact", id = "c", channel = "phone", lang = "en", at = 0 }, ...,
    { at = 60000, type = "x" } }
  local out = {}
  for _, v in ipairs(assert(hatif.review(policy, call)).verdicts) do
    out[v.duty] = { v.status, v.borderline or false }
  end
  return out
end

local function says(at, stop, more)
  local e = { at = at, type = "utterance", by = "agent", stop = stop, text = "well hello" }
  for k, v in pairs(more or {}) do e[k] = v end
  return e
end

local function words(at)
  return { words = { { text = "well", at = at - 200, stop = at },
    { text = "hello", at = at, stop = at + 300 } } }
end

describe("a verdict", function()
  local CASES = {
    { "far from its due time is not borderline", { at = 2000, type = "click" }, "p.click",
      "satisfied", false },
    { "within ten ms of it is, on either side", { at = 2990, type = "click" }, "p.click",
      "satisfied", true },
    { "that came late by as much is too", { at = 3010, type = "click" }, "p.click", "violated",
      true },
    { "that came later is not", { at = 3011, type = "click" }, "p.click", "violated", false },
    { "goes by the resolution that its event tells", { at = 2500, type = "click",
      resolution = 500 }, "p.click", "satisfied", true },
    { "by a never near the end of its time is", { at = 2995, type = "shout" }, "p.shout",
      "violated", true },
    { "by words with times is within a tenth of a second", says(2700, 3300, words(2901)), "p.greet",
      "satisfied", true },
    { "by such words further away is not", says(2600, 3300, words(2899)), "p.greet", "satisfied",
      false },
    { "by words without times is, where they may have come later in their utterance",
      says(1000, 3500), "p.greet", "satisfied", true },
    { "by an utterance that was over in time is not", says(1000, 2899), "p.greet", "satisfied",
      false },
    { "by an utterance that began too late is not, for all its length", says(3101, 9000), "p.greet",
      "violated", false },
  }
  for _, case in ipairs(CASES) do
    it(case[1], function() assert.same({ case[4], case[5] }, judge(case[2])[case[3]]) end)
  end
end)

--- Sentences for phrases: what people say for one (`is`), by language or in one list, and its
--- neighbours, in which it is not heard (`isnt`).
local packs = require "support.packs"

local M = {}

---@class hatif.SentenceCase
---@field phrase string "hold/ask"
---@field is string[]|table<string, string[]>
---@field isnt string[]

---@param case hatif.SentenceCase
---@return string[] sentences of all languages
function M.said(case)
  if case.is[1] then return case.is end
  local out = {}
  for _, lang in ipairs(packs.LANGS) do
    table.move(case.is[lang], 1, #case.is[lang], #out + 1, out)
  end
  return out
end

---@return hatif.SentenceCase[] of every pack that has phrases, in order of the packs
function M.packs()
  local out = {}
  for _, id in ipairs(packs.ids()) do
    local there, cases = pcall(require, "sentences." .. id)
    for _, case in ipairs(there and cases or {}) do out[#out + 1] = case end
  end
  return out
end

--- What a case gets wrong: sentences for the phrase in which it is not heard, and neighbours in
--- which it is.
---@param matcher hatif.Matcher of the policy's phrases
---@param case hatif.SentenceCase
---@return string[] lines
function M.wrong(matcher, case)
  local out = {}

  local function heard(sentence)
    for _, hit in ipairs(matcher:match(sentence)) do
      if hit.name == case.phrase then return true end
    end
    return false
  end

  for _, sentence in ipairs(M.said(case)) do
    if not heard(sentence) then out[#out + 1] = "not heard: " .. sentence end
  end
  for _, sentence in ipairs(case.isnt) do
    if heard(sentence) then out[#out + 1] = "heard: " .. sentence end
  end
  return out
end

return M

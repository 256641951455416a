--- Recorded calls of every format, told apart by the names of their files.
local jsonl = require "hatif.sources.jsonl"
local vcon = require "hatif.sources.vcon"

local M = {}

---Reads a call: a vCon from a file named .vcon or .json, JSON Lines from any other.
---
---```lua
---local calls = require "hatif.sources.calls"
---print(#assert(calls.read("examples/chefz/calls/perfect.jsonl")).events > 0) --> true
---print(#assert(calls.read("spec/fixtures/vcon/held.vcon")).events > 0) --> true
---local _, message, _, errors = calls.read("spec/fixtures/back_in_time.jsonl")
---assert(calls.message(errors[1]) == message)
---```
---@param path string
---@param opts hatif.vcon.options? what a vCon does not say of itself
---@return hatif.jsonl.call? call
---@return string? message
---@return string? code "ENOENT" when the file cannot be read, "EFORMAT" when it is not such a call
---@return (hatif.jsonl.problem|hatif.vcon.problem)[]? errors ("EFORMAT" only)
function M.read(path, opts)
  local name = path:lower()
  if name:find("%.vcon$") or name:find("%.json$") then return vcon.read(path, opts) end
  return jsonl.read(path)
end

---One problem as people read it.
---@param problem hatif.jsonl.problem|hatif.vcon.problem
---@return string
function M.message(problem)
  return problem.path and vcon.message(problem) or jsonl.message(problem)
end

return M

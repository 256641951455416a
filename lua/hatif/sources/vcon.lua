--- vCon, the container of conversations (draft-ietf-vcon-vcon-core, formerly -vcon-container, and
--- draft-ietf-vcon-cc-extension): read as a call, written with what was judged of it.
local archive = require "hatif.archive"
local json = require "hatif.sources.json"
local pieces = require "hatif.sources.vcon.pieces"
local reader = require "hatif.sources.vcon.read"
local report = require "hatif.report.json"
local writer = require "hatif.sources.vcon.write"
local dkjson = require "dkjson"

local M = {}

local BYTES_MAX = 64 << 20 -- of a file: a recording of an hour inside of it has about 40 MB

---@class hatif.vcon.options what a vCon does not say
---@field lang string? of the contact, as "ar"
---@field channel string? as "phone"
---@field parties table<integer, string>? index of a party, from 0 → its role
---@field speakers table<string, string>? label of a recogniser's → agent, customer or supervisor

---@class hatif.vcon.problem
---@field file string
---@field path string where it stands, as `dialog[0].start`; `$` is the whole
---@field what string
---@field expected string

---One problem as people read it: `FILE: PATH: what, expected …`.
---@param problem hatif.vcon.problem
---@return string
function M.message(problem)
  local p = problem
  return ("%s: %s: %s, expected %s"):format(p.file, p.path, p.what, p.expected)
end

local function refused(problems)
  return nil, M.message(problems[1]), "EFORMAT", problems
end

---Reads a vCon as a call.
---@param text string
---@param file string? its name in messages
---@param opts hatif.vcon.options?
---@return hatif.jsonl.call? call with `paths`: where each of its lines stands in the vCon
---@return string? message
---@return string? code "EFORMAT"
---@return hatif.vcon.problem[]? errors
function M.decode(text, file, opts)
  if type(text) ~= "string" then
    error(("bad argument #1 to 'decode' (string expected, got %s)"):format(type(text)), 2)
  end
  file = file or "vCon"
  local size, byte = utf8.len(text)
  local object, where, expected
  if #text > BYTES_MAX then
    return refused { { file = file, path = "$", what = ("it has %d bytes"):format(#text),
      expected = ("%d at most"):format(BYTES_MAX) } }
  elseif not size then
    where, expected = byte, "UTF-8"
  else
    object, where, expected = json.decode((text:gsub("^\u{FEFF}", "")))
  end
  if where then
    return refused { { file = file, path = "$", what = ("%s at byte %d"):format(size and "not JSON"
      or "invalid UTF-8", where), expected = expected } }
  end
  local call, problems = reader.call(object, file, opts or {})
  if not call then return refused(problems) end
  call.vcon = text
  return call
end

---Reads a vCon file as a call.
---
---```lua
---local vcon = require "hatif.sources.vcon"
---local call = assert(vcon.read("spec/fixtures/vcon/held.vcon"))
---print(call.contact.channel, #call.events) --> phone 11
---local _, message, code, errors = vcon.decode("{}", "empty.vcon")
---print(code, message == vcon.message(errors[1])) --> EFORMAT true
---```
---@param path string
---@param opts hatif.vcon.options?
---@return hatif.jsonl.call? call
---@return string? message
---@return string? code "ENOENT" when the file cannot be read, "EFORMAT" when it is not such a vCon
---@return hatif.vcon.problem[]? errors
function M.read(path, opts)
  local file, why = io.open(path, "rb")
  if not file then return nil, why, "ENOENT" end
  local text, problem = file:read(BYTES_MAX + 1)
  file:close()
  if not text and problem then return nil, path .. ": " .. problem, "ENOENT" end
  return M.decode(text or "", path, opts)
end

-- Where the lines of a call stand in the vCon that it is written as.
local function paths_of(text)
  local call = M.decode(text)
  return call and call.paths or {}
end

-- Evidence names the lines of a record; a reader of the vCon has none, so it gets the places.
local function located(result, paths)
  local body = report.object(result)
  for _, verdict in ipairs(body.verdicts) do
    for _, e in ipairs(verdict.evidence) do e.path = paths[e.event] end
  end
  return body
end

local function is_of(analysis, policy)
  local body = analysis.schema == pieces.REVIEW and analysis.body
  return type(body) == "table" and type(body.policy) == "table" and body.policy.hash == policy.hash
end

-- A review by the same policy takes the place of the one before.
local function put(vcon, body)
  local list, dialogs = vcon.analysis or setmetatable({}, { __jsontype = "array" }), vcon.dialog
  local analysis = writer.analysis(body, #(dialogs or {}))
  local at = #list + 1
  for i, one in ipairs(list) do
    if type(one) == "table" and is_of(one, body.policy) then at = i end
  end
  list[at], vcon.analysis = analysis, list
end

---@class hatif.vcon.writing
---@field results hatif.result[]? what policies made of the call; a policy's own earlier one goes
---@field recording { url: string, content_hash: string, mediatype: string?, filename: string? }?
---@field redacts hatif.jsonl.call? the call as it was before it was redacted
---@field updated_at string? a date, where it is to be said

---Writes a call as a vCon: the same call and results are the same bytes. A call that was read from
---a vCon stays what it was, with the results beside its other analysis.
---
---```lua
---local vcon = require "hatif.sources.vcon"
---local record = assert(require("hatif.sources.jsonl").read("examples/chefz/calls/perfect.jsonl"))
---local policy = assert(hatif.policy.load("examples/chefz"))
---local result = require("hatif.review").judge(policy, record)
---local text = vcon.encode(record, { results = { result } })
---print(assert(vcon.decode(text)).contact.id) --> chefz-perfect
---```
---@param call hatif.jsonl.call
---@param opts hatif.vcon.writing?
---@return string text one line
function M.encode(call, opts)
  if type(call) ~= "table" or type(call.contact) ~= "table" then
    error(("bad argument #1 to 'encode' (a call expected, got %s)"):format(type(call)), 2)
  end
  opts = opts or {}
  local vcon = call.vcon and dkjson.decode(call.vcon, 1, dkjson.null)
    or writer.vcon(call, opts.recording)
  local results = opts.results or {}
  local paths = call.paths or #results > 0 and paths_of(archive.encode(vcon))
  for _, result in ipairs(results) do put(vcon, located(result, paths)) end
  if opts.redacts then
    local whole = opts.redacts.vcon and json.decode(opts.redacts.vcon)
    vcon.redacted = { uuid = whole and whole.uuid or vcon.uuid, type = "names and numbers" }
    vcon.uuid = writer.uuid(call.contact, "/redacted")
  end
  vcon.updated_at = opts.updated_at or vcon.updated_at
  return archive.encode(vcon) .. "\n"
end

return M

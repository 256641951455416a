-- One step of a call in a process of its own: lua5.4 restore_step.lua POLICY CALL FILE N
-- Opens the contact (N = 0) or restores it from FILE, feeds event N, and saves it to FILE; behind
-- the last event it is finished, and what it says is printed.
local engine = require "hatif.engine"
local jsonl = require "hatif.sources.jsonl"
local policy = require "hatif.policy"

local path, call, file, n = arg[1], arg[2], arg[3], tonumber(arg[4])
local loaded = assert(policy.load(path))
local record = assert(jsonl.read(call))
local e = engine.new()
local contact
if n == 0 then
  local c = record.contact
  contact = assert(e:open { policy = loaded, id = c.id, channel = c.channel, lang = c.lang,
    direction = c.direction, agent = c.agent, at = c.at, facts = c.facts })
else
  local from = assert(io.open(file, "rb"))
  contact = assert(e:restore(from:read("a"), loaded))
  from:close()
  assert(contact:feed(record.events[n]))
end
if n < #record.events then
  local to = assert(io.open(file, "wb"))
  to:write(assert(contact:snapshot()))
  to:close()
else
  assert(contact:finish(record.stop))
  for _, v in ipairs(contact:verdicts()) do
    print(v.duty, v.n, v.status, v.why, v.at, v.due, v.margin, #v.evidence)
  end
end

-- `hatif evaluate`: the forms of stored contacts, and what people add to them.
local archive = require "hatif.archive"
local catalogue = require "hatif.catalogue"
local core = require "hatif.core"
local dkjson = require "dkjson"
local evaluation = require "hatif.evaluation"
local hatif = require "hatif"
local labels_of = require "hatif.sources.labels"
local redact = require "hatif.redact"
local redact_form = require "hatif.redact.form"
local reports = require "hatif.report.evaluation"
local sheet = require "hatif.report.html.sheet"
local spans = require "hatif.spans"
local stored = require "hatif.cli.store"
local team = require "hatif.cli.team"
local terminal = require "hatif.report.terminal"

local M = {}

local verbs = {}

local function words_of(args) return catalogue.of((catalogue.chosen(args.lang))) end

-- --- what is shown -----------------------------------------------------------------------------

local function form_of(ev, args)
  local form, policy, code = ev:form(args.contact)
  if not form then return nil, policy, code end
  if not args.redact then return form end
  return redact_form(redact.of(policy, assert(ev:record(args.contact))), form)
end

function verbs.show(ev, args, tools)
  local form, message = form_of(ev, args)
  if not form then return nil, message end
  if args.html then
    local ok
    ok, message = team.write(args.html, sheet.form(form, words_of(args), args.zone))
    return ok, message and "--html: " .. message
  end
  local lines = args.json and { reports.json(form) }
    or reports.text(form, words_of(args), { width = terminal.look().width, zone = args.zone })
  for _, line in ipairs(lines) do tools.say(line) end
  return true
end

function verbs.trail(ev, args, tools)
  local form, message = form_of(ev, args)
  if not form then return nil, message end
  if args.json then
    for _, step in ipairs(form.steps) do tools.say(reports.step_json(step)) end
    return true
  end
  for _, line in ipairs(reports.trail(form.steps, words_of(args), args.zone)) do tools.say(line) end
  return true
end

-- The contacts of a span, in order of their opening, that have ended.
local function each_contact(ev, args)
  local span, now = {}, os.time() * 1000
  for _, name in ipairs { "since", "till" } do
    span[name] = args[name] and spans.read(args[name], args.zone, now)
    if args[name] and not span[name] then
      return nil, ("--%s: a date (2026-03-01), a date and time (2026-03-01T09:30) or how long ago "
        .. "(7d) was expected"):format(name)
    end
  end
  local each = ev.archive:contacts(span.since, span.till)
  return function()
    for c in each do
      if c.result then return c end
    end
  end
end

function verbs.list(ev, args, tools)
  local each, bad = each_contact(ev, args)
  if not each then return nil, bad end
  local words = words_of(args)
  for c in each do
    local agent = c.opening.agent or ""
    if not args.agent or args.agent == agent then
      local form, message = ev:form(c.id)
      if not form then return nil, message end
      if not args.open or form.open_disputes + form.to_answer > 0 then
        tools.say(args.json and reports.json(form) or ("%s  %s  %s  %s  %s"):format(
          spans.day(c.opened, args.zone), terminal.isolated(terminal.harmless(c.id)),
          terminal.isolated(terminal.harmless(agent == "" and "-" or agent)),
          words("form.score", { machine = reports.percent(words, form.machine.percentage),
            final = reports.percent(words, form.final.percentage) }),
          words("form.open", { disputes = form.open_disputes, answers = form.to_answer })))
      end
    end
  end
  return true
end

-- --- what people add ---------------------------------------------------------------------------

-- "hold.return#2": a duty, or one run of it.
local function duty_of(text)
  local duty, n = text:match "^(.-)#(%d+)$"
  return duty or text, math.tointeger(tonumber(n))
end

-- Who, as what and when, as the options say.
local function author(args, role)
  local out = { by = args.by, role = args.role or role, reason = args.reason, note = args.note,
    status = args.status }
  if args.duty then out.duty, out.n = duty_of(args.duty) end
  if args.at then
    out.at = spans.read(args.at, args.zone, os.time() * 1000)
    if not out.at then return nil, "--at: a date and time (2026-03-01T09:30) was expected" end
  end
  return out
end

-- A step was taken: it is told as the trail tells it.
local function told(tools, args, step, message)
  if not step then return nil, message end
  for _, line in ipairs(reports.trail({ step }, words_of(args), args.zone)) do tools.say(line) end
  return true
end

local ROLE = { override = "quality", dispute = "agent", decide = "lead" }

for _, name in ipairs { "override", "dispute", "decide" } do
  verbs[name] = function(ev, args, tools)
    local what, bad = author(args, ROLE[name])
    if not what then return nil, bad end
    return told(tools, args, ev[name](ev, args.contact, what))
  end
end

local VALUES = { yes = true, no = false, na = "na" }

function verbs.attest(ev, args, tools)
  local what, bad = author(args, "quality")
  if not what then return nil, bad end
  what.value = VALUES[args.value]
  local judged, step = ev:attest(args.contact, what)
  if not judged then return nil, step end
  told(tools, args, step)
  return told(tools, args, judged)
end

function verbs.reviewed(ev, args, tools)
  local who, bad = author(args, "quality")
  if not who then return nil, bad end
  return told(tools, args, ev:reviewed(args.contact, who))
end

function verbs.judge(ev, args, tools)
  local who, bad = author(args, "quality")
  if not who then return nil, bad end
  local policy
  if args.policy then
    policy = tools.load_policy(args.policy)
    if not policy then return nil end
  end
  return told(tools, args, ev:judge(args.contact, who, policy))
end

-- --- corrections -------------------------------------------------------------------------------

-- The record with one line said otherwise.
local function with_line(record, line, text)
  for _, e in ipairs(record.events) do
    if e.line == line and e.type == "utterance" then
      e.text, e.words = text, nil -- the times of the words were those of other words
      return record.events
    end
  end
  return nil, ("--line: %d is no line of speech of the record"):format(line)
end

local function bare(event)
  local copy = {}
  for key, value in pairs(event) do copy[key] = key ~= "line" and value or nil end
  return archive.encode(copy)
end

-- Lines that are as they were keep their numbers, from the beginning and from the end; between them
-- as many as there were do too, else they are new lines.
local function keep_lines(before, after)
  local n, m, first, last, most = #before, #after, 0, 0, 1
  for _, e in ipairs(before) do most = math.max(most, e.line) end
  while first < n and first < m and bare(before[first + 1]) == bare(after[first + 1]) do
    first = first + 1
  end
  while last < n - first and last < m - first
    and bare(before[n - last]) == bare(after[m - last]) do last = last + 1 end
  for i, e in ipairs(after) do
    if i <= first or n == m then e.line = before[i].line
    elseif i > m - last then e.line = before[n - m + i].line
    else
      most = most + 1
      e.line = most
    end
  end
end

-- The events of a corrected call.
local function from_call(record, path, args, tools)
  local call = tools.read_call(path, args)
  if not call then return nil end
  if call.contact.id ~= record.contact.id then
    return nil, ("%s is of the contact %s, not of %s"):format(path, call.contact.id,
      record.contact.id)
  end
  keep_lines(record.events, call.events)
  return call.events
end

function verbs.correct(ev, args, tools)
  local what, bad = author(args, "quality")
  if not what then return nil, bad end
  if (args.call ~= nil) == (args.line ~= nil) or (args.line ~= nil) ~= (args.text ~= nil) then
    return nil, "correct: a call file, or --line N with --text TEXT, one of them expected"
  end
  local record, message = ev:record(args.contact)
  if not record then return nil, message end
  if args.line then what.events, message = with_line(record, args.line, args.text)
  else what.events, message = from_call(record, args.call, args, tools) end
  if not what.events then return nil, message end
  local judged, step = ev:correct(args.contact, what)
  if not judged then return nil, step end
  told(tools, args, step)
  return told(tools, args, judged)
end

-- --- in and out --------------------------------------------------------------------------------

local FIRST = { "type", "id", "at", "by", "text", "stop", "channel", "lang", "direction", "agent" }

-- A value with its keys in order at every depth: those that people look for first, then the others.
local function ordered(value, left_out)
  if type(value) ~= "table" or value == dkjson.null or next(value) == nil then return value end
  local out, keys, seen = {}, {}, left_out or {}
  if value[1] ~= nil then
    for i, item in ipairs(value) do out[i] = ordered(item) end
    return out
  end
  for _, key in ipairs(FIRST) do
    if value[key] ~= nil then keys[#keys + 1] = key end
    seen[key] = true
  end
  local rest = {}
  for key in pairs(value) do
    if not seen[key] then rest[#rest + 1] = key end
  end
  table.sort(rest)
  table.move(rest, 1, #rest, #keys + 1, keys)
  for _, key in ipairs(keys) do out[key] = ordered(value[key]) end
  return archive.object(out, keys)
end

-- An event as a line of a call.
local function call_line(event)
  return (dkjson.encode(ordered(event, { line = true, ended = true, policy = true })))
end

function verbs.export(ev, args, tools)
  local record, message = ev:record(args.contact, args.version)
  if not record then return nil, message end
  if args.redact then
    local _, policy = ev:form(args.contact)
    record = redact.of(policy, record):record()
  end
  tools.say(call_line(record.contact))
  for _, e in ipairs(record.events) do tools.say(call_line(e)) end
  for _, e in ipairs(record.later or {}) do tools.say(call_line(e)) end
  return true
end

-- What was said, by the numbers of its lines.
function verbs.read(ev, args, tools)
  local record, message = ev:record(args.contact, args.version)
  if not record then return nil, message end
  if args.redact then
    local _, policy = ev:form(args.contact)
    record = redact.of(policy, record):record()
  end
  local words = words_of(args)
  for _, e in ipairs(record.events) do
    local said = e.type == "utterance"
      and words("speaker." .. e.by) .. ": " .. terminal.placed(words, e.text)
    tools.say(("%4d  %s  %s"):format(e.line, terminal.clock(e.at - record.contact.at),
      said or terminal.placed(words, e.type)))
  end
  return true
end

-- Puts recorded calls into the store, judged, as a live engine would have. Labels stay out.
local function import_one(store, policy, record, complain)
  local _, call = labels_of.taken_from(record)
  local is_kept = true
  local engine = hatif.engine.new { store = store, wait = true, whole = true,
    on_error = function(err)
      is_kept = is_kept and err.where ~= "store"
      complain(("%s: %s"):format(err.where, err.message))
    end }
  local opening = {}
  for key, value in pairs(call.contact) do
    if key ~= "type" and key ~= "line" then opening[key] = value end
  end
  opening.policy = policy
  local contact, message = engine:open(opening)
  for _, e in ipairs(contact and call.events or {}) do engine:feed(opening.id, e) end
  if contact then engine:finish(opening.id, call.stop) end
  engine:close()
  return contact ~= nil and is_kept, message
end

function verbs.import(ev, args, tools)
  local policy = tools.load_policy(args.policy)
  if not policy then return nil end
  local n, is_well = 0, true
  for _, path in ipairs(args.call) do
    local record = tools.read_call(path, args)
    local ok, message
    if record then
      local there = ev.archive:contact(record.contact.id)
      if there then ok, message = false, ("%s: the store has a contact %s already"):format(path,
        record.contact.id)
      else ok, message = import_one(ev.store, policy, record, tools.complain) end
    end
    if ok then n = n + 1
    else
      is_well = false
      if message then tools.complain(message) end
    end
  end
  tools.say(words_of(args)("evaluate.imported", { n = n, path = args.store }))
  return is_well or nil
end

-- --- the command -------------------------------------------------------------------------------

---`hatif evaluate VERB STORE …`
---@param args table as the parser gives them
---@param tools hatif.cli.tools
---@return boolean ok
function M.evaluate(args, tools)
  if not core.policy.zone(args.zone) then
    tools.complain(("--zone: %s is not a zone that hatif knows, as Asia/Riyadh or UTC+3")
      :format(args.zone))
    return false
  end
  local store, message = stored.open(args.store, args.verb == "import")
  if not store then
    tools.complain(message)
    return false
  end
  local ok, why = verbs[args.verb](evaluation.new(store), args, tools)
  store:close()
  if not ok and why then tools.complain(("%s: %s"):format(args.store, why)) end
  return ok and true or false
end

local function a_line(s)
  local n = math.tointeger(tonumber(s))
  if not n or n < 2 then return nil, "--line: the number of a line, 2 or more" end
  return n
end

local function a_version(s)
  local n = math.tointeger(tonumber(s))
  if not n then return nil, "--version: a whole number; 1 is the original" end
  return n
end

local STATUSES = { "satisfied", "violated", "na" }

local function add_people(verb)
  local function said(name, about, has_status)
    local v = verb(name, about)
    v:argument("contact", "The contact's id.")
    v:argument("duty", "A duty, as hold.return, or one run of it, as hold.return#2.")
    if has_status then v:option("--status", "What holds."):choices(STATUSES):count(1) end
    v:option("--reason", "Why."):argname("TEXT"):count(1)
    v:option("--by", "Who."):argname("NAME"):count(1)
    v:option("--role", "As what."):argname("ROLE")
    v:option("--at", "When, where it is entered later."):argname("TIME")
  end
  said("override", "Put a person's word in the place of a verdict.", true)
  said("dispute", "Say, as the agent, that what holds is wrong.")
  said("decide", "Decide, as a lead, on a dispute.", true)
end

local function add_author(v)
  v:option("--by", "Who."):argname("NAME"):count(1)
  v:option("--role", "As what.", "quality"):argname("ROLE")
  v:option("--at", "When, where it is entered later."):argname("TIME")
end

local function add_judging(verb, policy_help)
  local a = verb("attest", "Answer what only a person can tell, or confirm a violation.")
  a:argument("contact", "The contact's id.")
  a:argument("duty", "The duty that asks.")
  a:option("--value", "The answer."):choices { "yes", "no", "na" }:count(1)
  a:option("--note", "What there is to add."):argname("TEXT")
  add_author(a)
  local r = verb("reviewed", "Say that a person has looked at a contact.")
  r:argument("contact", "The contact's id.")
  r:option("--note", "What there is to add."):argname("TEXT")
  add_author(r)
  local j = verb("judge", "Judge a contact again, by its policy or another.")
  j:argument("contact", "The contact's id.")
  j:option("--policy", policy_help):argname("POLICY")
  j:option("--reason", "Why."):argname("TEXT")
  add_author(j)
  local c = verb("correct", "Correct the transcript: a new version, judged at once.")
  c:argument("contact", "The contact's id.")
  c:argument("call", "The corrected call, as export gave it."):args("?")
  c:option("--line", "The line of the record.", nil, a_line):argname("N")
  c:option("--text", "What was really said there."):argname("TEXT")
  c:option("--reason", "Why."):argname("TEXT"):count(1)
  add_author(c)
end

---@param p table argparse's parser
---@param policy_help string
function M.add_commands(p, policy_help)
  local e = p:command("evaluate", "Look at the evaluations of stored contacts, and add to them.")
  e:command_target("verb")
  local function verb(name, about)
    local v = e:command(name, about)
    v:argument("store", "The store's file.")
    v:option("--zone", "The zone of times.", "UTC"):argname("ZONE")
    return v
  end
  local function shows(v)
    v:flag("--redact", "Mask names and personal numbers.")
    v:flag("--json", "JSON, one object a line.")
  end
  local l = verb("list", "The contacts, their scores and what waits for people.")
  l:option("--since", "Those opened from then on: a date, or how long ago (7d)."):argname("TIME")
  l:option("--till", "Those opened before then."):argname("TIME")
  l:option("--agent", "Those of one agent."):argname("NAME")
  l:flag("--open", "Those with a dispute to decide or an answer to give.")
  l:flag("--json", "JSON, one object a line.")
  for _, entry in ipairs { { "show", "The form: what machine and people say of each duty." },
    { "trail", "What happened to a contact, step by step." } } do
    local v = verb(entry[1], entry[2])
    v:argument("contact", "The contact's id.")
    shows(v)
    if entry[1] == "show" then v:option("--html", "Write it as a page."):argname("FILE") end
  end
  add_people(verb)
  add_judging(verb, policy_help)
  for _, entry in ipairs { { "read", "What was said, with the numbers of the lines." },
    { "export", "The record as a call file, in its last version." } } do
    local x = verb(entry[1], entry[2])
    x:argument("contact", "The contact's id.")
    x:option("--version", "Another version; 1 is the original.", nil, a_version):argname("N")
    x:flag("--redact", "Mask names and personal numbers.")
  end
  local i = verb("import", "Put recorded calls into a store, judged by a policy.")
  i:argument("policy", policy_help)
  i:argument("call", "Call files."):args("+")
end

return M

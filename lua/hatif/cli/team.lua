-- `hatif sample`, `hatif rollout` and `hatif digest`: what a team plans, tries and talks over.
local catalogue = require "hatif.catalogue"
local core = require "hatif.core"
local digest = require "hatif.digest"
local digests = require "hatif.report.digest"
local plans = require "hatif.report.sampling"
local rollout = require "hatif.rollout"
local rollouts = require "hatif.report.rollout"
local sampling = require "hatif.sampling"
local sheet = require "hatif.report.html.sheet"
local spans = require "hatif.spans"
local stored = require "hatif.cli.store"

local M = {}

local function words_of(args) return catalogue.of((catalogue.chosen(args.lang))) end

-- Opens the store, runs a verb on it, and says what went wrong.
local function with_store(args, tools, run)
  if not core.policy.zone(args.zone) then
    tools.complain(("--zone: %s is not a zone that hatif knows, as Asia/Riyadh or UTC+3")
      :format(args.zone))
    return false
  end
  local store, message = stored.open(args.store)
  local ok
  if store then
    ok, message = run(store)
    store:close()
  end
  if not ok and message then tools.complain(message) end
  return ok and true or false
end

-- --- sample ------------------------------------------------------------------------------------

-- A seed that nobody chose: of the machine's own randomness, written so that it can be typed.
local function fresh_seed()
  local file = io.open("/dev/urandom", "rb")
  local bytes = file and file:read(4) or string.pack("<I4", os.time() & 0xffffffff)
  if file then file:close() end
  return ("%08x"):format(string.unpack("<I4", bytes))
end

function M.sample(args, tools)
  return with_store(args, tools, function(store)
    local since, till = spans.month(args.month, args.zone)
    if not since then
      return nil, ("--month: %s is no month; one as 2026-11 was expected"):format(args.month)
    end
    local about = { month = args.month, seed = args.seed or fresh_seed(), zone = args.zone,
      is_open = args.open }
    local plan, message = sampling.plan(store, since, till, { seed = about.seed,
      per_agent = args.per_agent, risky_under = args.risky_under })
    if not plan then return nil, message end
    local lines = args.csv and plans.csv(plan, about) or args.json and plans.json(plan, about)
      or plans.text(plan, words_of(args), about)
    for _, line in ipairs(lines) do tools.say(line) end
    return true
  end)
end

-- --- rollout -----------------------------------------------------------------------------------

-- A month, or from and to; nil, nil: all there is. A string: what is wrong.
local function span_of(args)
  if args.month then
    local since, till = spans.month(args.month, args.zone)
    if since then return since, till end
    return nil, nil, ("--month: %s is no month; one as 2026-11 was expected"):format(args.month)
  end
  local span, now = {}, os.time() * 1000
  for _, name in ipairs { "since", "till" } do
    span[name] = args[name] and spans.read(args[name], args.zone, now)
    if args[name] and not span[name] then
      return nil, nil, ("--%s: a date (2026-03-01), a date and time (2026-03-01T09:30) or how "
        .. "long ago (7d) was expected"):format(name)
    end
  end
  return span.since, span.till
end

local function say_rollout(args, tools, figures, policy)
  local lines = args.json and rollouts.json(figures, policy)
    or rollouts.text(figures, policy, words_of(args))
  for _, line in ipairs(lines) do tools.say(line) end
  return true
end

-- What a shadow policy made of the contacts that were served.
local function of_shadow(args, tools)
  local figures, message = rollout.told(args.shadow)
  if figures then return say_rollout(args, tools, figures) end
  tools.complain(message)
  return false
end

function M.rollout(args, tools)
  if (args.shadow == nil) ~= (args.store ~= nil) or args.shadow and args.policy then
    tools.complain("rollout: a policy and a store, or --shadow FILE, one of them expected")
    return false
  end
  if args.shadow then return of_shadow(args, tools) end
  local policy = tools.load_policy(args.policy)
  if not policy then return false end
  return with_store(args, tools, function(store)
    local since, till, bad = span_of(args)
    if bad then return nil, bad end
    local figures, message = rollout.of(store, policy, since, till)
    if not figures then return nil, message end
    return say_rollout(args, tools, figures, policy)
  end)
end

-- --- digest ------------------------------------------------------------------------------------

local function agent_of(week, name)
  for _, agent in ipairs(week.agents) do
    if agent.agent == name then return agent end
  end
  return nil, ("--agent: %s has no contact in the week %s"):format(name, week.week)
end

local function text_of(week, agent, words)
  if agent then return digests.agent(week, agent, words) end
  if week.team.contacts == 0 then return { words "digest.none" } end
  local lines = digests.team(week, words)
  for _, one in ipairs(week.agents) do
    lines[#lines + 1] = ""
    local more = digests.agent(week, one, words)
    table.move(more, 1, #more, #lines + 1, lines)
  end
  return lines
end

---Writes a file whole.
---@param path string
---@param bytes string
---@return boolean? ok
---@return string? message
function M.write(path, bytes)
  local file, why = io.open(path, "wb")
  if not file then return nil, why end
  local ok, reason = file:write(bytes)
  local closed, late = file:close()
  if ok and closed then return true end
  return nil, ("%s: %s"):format(path, reason or late)
end

function M.digest(args, tools)
  return with_store(args, tools, function(store)
    local week, message = digest.of(store, args.week or spans.week_of(os.time() * 1000, args.zone),
      { zone = args.zone, first_day = args.first_day, team = args.team, redact = args.redact })
    if not week then return nil, "--week: " .. message end
    local agent
    if args.agent then
      agent, message = agent_of(week, args.agent)
      if not agent then return nil, message end
    end
    local words = words_of(args)
    if args.html then
      local ok
      ok, message = M.write(args.html, sheet.digest(week, words, agent))
      if not ok then return nil, "--html: " .. message end
    end
    local lines = args.acts and digests.acts(week, words)
      or not args.html and text_of(week, agent, words) or {}
    for _, line in ipairs(lines) do tools.say(line) end
    return true
  end)
end

-- --- the parser --------------------------------------------------------------------------------

local DAYS = { mon = 1, tue = 2, wed = 3, thu = 4, fri = 5, sat = 6, sun = 7 }

local function a_day(s)
  if DAYS[s] then return DAYS[s] end
  return nil, "--first-day: mon, tue, wed, thu, fri, sat or sun"
end

local function a_count(name)
  return function(s)
    local n = math.tointeger(tonumber(s))
    if not n or n < 1 then return nil, name .. ": a whole number of 1 or more" end
    return n
  end
end

local function a_share(s)
  local n = tonumber(s)
  if not n or not (n >= 0 and n <= 100) then return nil, "--risky-under: a number from 0 to 100" end
  return n
end

local function add_sample(p)
  local s = p:command("sample", "Plan which contacts of a month people look at.")
  s:argument("store", "The store's file.")
  s:option("--month", "As 2026-11."):argname("MONTH"):count(1)
  s:option("--per-agent", "Contacts an agent; more, up to twice as many, where many are risky.",
    "5", a_count "--per-agent"):argname("N")
  s:option("--risky-under", "A score under which a contact is risky.", "80", a_share)
    :argname("PERCENT")
  s:option("--seed", "Of the draw; without it one is drawn and told."):argname("SEED")
  s:option("--zone", "The zone of the month.", "UTC"):argname("ZONE")
  s:flag("--open", "What nobody has looked at yet.")
  s:mutex(s:flag("--csv", "A table for spreadsheet programs."),
    s:flag("--json", "JSON lines, one an agent."))
end

local function add_rollout(p, policy_help)
  local r = p:command("rollout", "Judge stored contacts by a new policy, and count what changes.")
  r:argument("policy", policy_help):args("?")
  r:argument("store", "The store's file."):args("?")
  r:option("--shadow", "In their place, what hatif serve told of a shadow policy.")
    :argname("FILE")
  r:option("--month", "As 2026-11."):argname("MONTH")
  r:option("--since", "Those opened from then on: a date, or how long ago (7d)."):argname("TIME")
  r:option("--till", "Those opened before then."):argname("TIME")
  r:option("--zone", "The zone of these times.", "UTC"):argname("ZONE")
  r:flag("--json", "JSON lines: the whole, duties, agents, contacts that change.")
end

local function add_digest(p)
  local d = p:command("digest", "What a week was like: what went well, what to work on, the trend.")
  d:argument("store", "The store's file.")
  d:option("--week", "As 2026-W48; this week."):argname("WEEK")
  d:option("--first-day", "The day that weeks begin with.", "mon", a_day):argname("DAY")
  d:option("--zone", "The zone of the week.", "UTC"):argname("ZONE")
  d:option("--agent", "Of one agent; else the team and each agent."):argname("NAME")
  d:option("--team", "Contacts of that team."):argname("NAME")
  d:option("--html", "Write it as a page."):argname("FILE")
  d:flag("--acts", "As acts, one JSON object for each agent and one for the team.")
  d:flag("--redact", "Mask names and personal numbers in what is quoted.")
end

---@param p table argparse's parser
---@param policy_help string
function M.add_commands(p, policy_help)
  add_sample(p)
  add_rollout(p, policy_help)
  add_digest(p)
end

return M

-- The commands of the quality team.
local calibration = require "hatif.calibration"
local catalogue = require "hatif.catalogue"
local calibrations = require "hatif.report.calibration"
local evaluation_labels = require "hatif.evaluation.labels"
local evaluating = require "hatif.cli.evaluate"
local jsonl = require "hatif.sources.jsonl"
local labels_of = require "hatif.sources.labels"
local spans = require "hatif.spans"
local stored = require "hatif.cli.store"
local team = require "hatif.cli.team"
local vcons = require "hatif.cli.vcon"

local M = { COMMANDS = { "calibrate", "evaluate", "sample", "rollout", "digest" },
  evaluate = evaluating.evaluate, sample = team.sample, rollout = team.rollout,
  digest = team.digest }

---@class hatif.cli.tools what the commands share
---@field say fun(line: string)
---@field complain fun(message: string)
---@field load_policy fun(path: string): hatif.Policy?
---@field read_call fun(path: string, args: table): hatif.jsonl.call?
---@field list_problems fun(problems: table[], message_of: fun(problem: table): string)

local function words_of(args) return catalogue.of((catalogue.chosen(args.lang))) end

-- --- calibrate ---------------------------------------------------------------------------------

-- The calls of the files with the labels in them, and those of files of labels; nil: complained.
local function labelled_calls(args, tools)
  local records, labels, is_well = {}, {}, true
  for i, path in ipairs(args.call) do
    local record = tools.read_call(path, args)
    if not record then return nil end
    local mine, rest, problems = labels_of.taken_from(record)
    records[i] = rest
    table.move(mine, 1, #mine, #labels + 1, labels)
    if #problems > 0 then
      tools.list_problems(problems, jsonl.message)
      is_well = false
    end
  end
  for _, path in ipairs(args.labels or {}) do
    local more, message, _, problems = labels_of.read(path)
    if more then table.move(more, 1, #more, #labels + 1, labels)
    else
      if problems then tools.list_problems(problems, jsonl.message)
      else tools.complain(message) end
      is_well = false
    end
  end
  return is_well and records or nil, labels
end

local function ready(measured)
  local n = 0
  for _, d in ipairs(measured.duties) do n = n + (d.ready and 1 or 0) end
  return n
end

-- The contacts of a store that people have evaluated, with what they said; nil: complained.
local function evaluated_calls(args, tools)
  local span = {}
  for _, name in ipairs { "from", "till" } do
    span[name] = args[name] and spans.read(args[name], "UTC", os.time() * 1000)
    if args[name] and not span[name] then
      tools.complain(("--%s: a date (2026-03-01) or how long ago (7d) was expected"):format(name))
      return nil
    end
  end
  local store, message = stored.open(args.store)
  local records, labels
  if store then
    records, labels = evaluation_labels.of(store, args.store, span.from, span.till)
    store:close()
    message = labels
  end
  if not records then tools.complain(message) end
  return records, labels
end

---`hatif calibrate POLICY CALL… --labels FILE`, or `--store FILE`
---@param args table as the parser gives them
---@param tools hatif.cli.tools
---@return boolean ok
function M.calibrate(args, tools)
  local policy = tools.load_policy(args.policy)
  if not policy then return false end
  if (args.store ~= nil) == (#args.call > 0) then
    tools.complain("calibrate: labelled calls, or --store FILE, one of them expected")
    return false
  end
  local records, labels = (args.store and evaluated_calls or labelled_calls)(args, tools)
  if not records then return false end
  if #labels == 0 then
    tools.complain(args.store and "calibrate: nobody has evaluated a contact of that time"
      or "calibrate: no label in the calls; give --labels FILE, or label lines in them")
    return false
  end
  local earlier, message
  if args.since then
    earlier, message = calibrations.read(args.since)
    if not earlier then
      tools.complain(message)
      return false
    end
  end
  local measured = calibration.measure(policy, records, labels, { recall = args.recall,
    precision = args.precision, least = args.least }, { redact = args.redact })
  local words = words_of(args)
  local lines = args.json and calibrations.json(measured)
    or calibrations.text(measured, words, earlier, args.all)
  for _, line in ipairs(lines) do tools.say(line) end
  if not args.save then return true end
  local ok
  ok, message = team.write(args.save, calibration.file(measured))
  if not ok then tools.complain(message)
  elseif not args.json then
    tools.say(words("calibrate.saved", { path = args.save, n = ready(measured) }))
  end
  return ok == true
end

-- --- the parser --------------------------------------------------------------------------------

local function a_share(name)
  return function(s)
    local n = tonumber(s)
    if not n or not (n >= 0 and n <= 100) then return nil, name .. ": a number from 0 to 100" end
    return n
  end
end

local function a_count(name)
  return function(s)
    local n = math.tointeger(tonumber(s))
    if not n or n < 1 then return nil, name .. ": a whole number of 1 or more" end
    return n
  end
end

local function add_calibrate(p, policy_help)
  local c = p:command("calibrate", "Hold the verdicts of a policy against those of people.")
  c:argument("policy", policy_help)
  c:argument("call", "Call files; lines of the type label in them are what people say."):args("*")
  c:option("--store", "In their place, what people said in the evaluations of a store.")
    :argname("FILE")
  c:option("--from", "Of contacts opened from then on: a date, or how long ago (7d).")
    :argname("TIME")
  c:option("--till", "Of those opened before then."):argname("TIME")
  c:option("--labels", "A file of labels, JSON lines (docs/quality.md)."):argname("FILE")
    :count("*")
  c:option("--recall", "What a duty needs to fail a contact by itself.", "95",
    a_share "--recall"):argname("PERCENT")
  c:option("--precision", "The same of precision.", "95", a_share "--precision")
    :argname("PERCENT")
  c:option("--least", "The same of labelled violations.", "10", a_count "--least"):argname("N")
  c:option("--since", "Say how figures moved since that run of --json."):argname("FILE")
  c:option("--save", "Write what the policy goes by: calibration.json in its folder.")
    :argname("FILE")
  vcons.add_options(c)
  c:flag("--redact", "Mask names and personal numbers in what is quoted.")
  c:flag("--all", "Every near miss, not the first twenty only.")
  c:flag("--json", "JSON lines: the whole, each duty, disagreement and near miss.")
end

---@param p table argparse's parser
---@param policy_help string
function M.add_commands(p, policy_help)
  add_calibrate(p, policy_help)
  evaluating.add_commands(p, policy_help)
  team.add_commands(p, policy_help)
end

return M

-- The commands. Each returns its exit code: 0 well, 1 findings or a score under the floor, 2 wrong
-- use or input that cannot be read.
local against = require "hatif.against"
local calls = require "hatif.sources.calls"
local catalogue = require "hatif.catalogue"
local hatif = require "hatif"
local quality = require "hatif.cli.quality"
local stored = require "hatif.cli.store"
local matches = require "hatif.cli.match"
local outputs = require "hatif.cli.outputs"
local redact = require "hatif.redact"
local review = require "hatif.review"
local progress = require "hatif.cli.progress"
local parser = require "hatif.cli.parser"
local played = require "hatif.cli.run"
local scenes = require "hatif.scenes"
local scorecard = require "hatif.scorecard"
local serve_config = require "hatif.serve.config"
local cards = require "hatif.report.scorecard"
local terminal = require "hatif.report.terminal"
local told = require "hatif.cli.told"
local vcons = require "hatif.cli.vcon"

local M = {}

local WELL, FOUND, WRONG, INTERRUPTED = 0, 1, 2, 130
local SHOWN = 20 -- messages for one file; a file of another kind would bury the others

local bar -- of a command that has one: it goes before anything is written
local words = catalogue.of "en" -- of what the command says

local function make_room()
  if bar then bar:clear() end
end

local function complain(message)
  make_room()
  io.stderr:write("hatif: ", told.message(words, message), "\n")
end

-- A line that begins with FILE:LINE, which editors read, and goes on in words.
local function placed_line(line)
  local place, rest = line:match("^(.-:%d+: )(.*)$")
  if not place then return told.message(words, line) end
  return terminal.harmless(place) .. told.message(words, rest)
end

local function say(line)
  make_room()
  local ok, message = io.stdout:write(line, "\n")
  if not ok then error({ output = message }) end
end

-- Every problem of one file, one line each, without the program's name: editors read FILE:LINE.
local function list_problems(problems, message_of)
  make_room()
  for i, problem in ipairs(problems) do
    if i > SHOWN then
      io.stderr:write(told.message(words, ("%s: and %d more"):format(problem.file,
        #problems - SHOWN)), "\n")
      return
    end
    io.stderr:write(placed_line(message_of(problem)), "\n")
  end
end

local function policy_message(e)
  return e.message
end

local function load_policy(path)
  local policy, message, _, errors = hatif.policy.load(path)
  if policy then return policy end
  if errors and #errors > 0 then list_problems(errors, policy_message) else complain(message) end
end

local function read_call(path, args)
  local record, message, _, errors = calls.read(path, args.vcon_says)
  if record then return record end
  if message and message:find("interrupted!", 1, true) then error(message, 0) end
  if errors then list_problems(errors, calls.message) else complain(message) end
end

local function report_hook(err)
  complain(("policy %s, %s: %s"):format(err.policy, err.where, err.message))
  if err.traceback then io.stderr:write(err.traceback, "\n") end
end

-- How reports look: what the terminal can do, and the language of their words. Titles of duties
-- are in that language where somebody chose it, else in the contact's.
local function report_look(args)
  local look = terminal.look()
  local lang, is_chosen = catalogue.chosen(args.lang)
  look.lang, look.titles = lang, is_chosen and lang or nil
  return look
end

local commands = {}

-- What two policies say of a call, without what is personal in it.
local function without_personal(redactor, both)
  local out = { contact = redactor:text(both.contact), changes = {} }
  out.here, out.there = redactor:result(both.here), redactor:result(both.there)
  for i, change in ipairs(both.changes) do
    local copy = { duty = change.duty, n = change.n, only = change.only }
    copy.here = change.here and redactor:verdict(change.here)
    copy.there = change.there and redactor:verdict(change.there)
    out.changes[i] = copy
  end
  return out
end

-- The result of a call, which is told to `out`.
local function judged(policy, other, record, args, out)
  local opts = { on_error = report_hook, lag = args.lag, in_order = args.in_order,
    watch = out:watch() }
  local redactor = args.redact and redact.of(policy, record)
  local shown = redactor and redactor:record() or record
  if other then
    local both = against.judge(policy, other, record, opts)
    out:compare(shown, redactor and without_personal(redactor, both) or both)
    return both.here
  end
  local result = review.judge(policy, record, opts)
  out:add(shown, redactor and redactor:result(result) or result, opts.watch,
    out:evaluated(record.contact.id, redactor))
  return result
end

-- Judges a call and says what came of it; the exit code.
local function review_one(policy, other, record, args, out)
  local percentage = judged(policy, other, record, args, out).score.percentage
  return args.fail_under and percentage and percentage < args.fail_under and FOUND or WELL
end

-- The calls of files, or of a store: an iterator of records; false stands for one that is bad.
local function records(args)
  if args.store then return stored.records(args) end
  local i = 0
  return function()
    i = i + 1
    if args.call[i] then return read_call(args.call[i], args) or false end
  end
end

function commands.review(args)
  if (args.store ~= nil) == (#args.call > 0) then
    complain(args.store and "review: call files and --store, one of them expected"
      or "missing argument 'call', or --store FILE in its place")
    return WRONG
  end
  local policy = load_policy(args.policy)
  local other = policy and args.against and load_policy(args.against)
  if not policy or args.against and not other then return WRONG end
  local each, store = records(args) -- without calls, why there are none
  local out, message
  if each then out, message = outputs.open(policy, args, report_look(args), say, store) end
  if not out then return complain(message or store) or WRONG end
  local code = WELL
  bar = progress.new(#args.call, catalogue.of(catalogue.chosen(args.lang)))
  for record in each do
    local found = record and review_one(policy, other, record, args, out) or WRONG
    if found == WRONG or code == WELL then code = found end
    bar:step()
  end
  bar:clear()
  local ok, why = out:close()
  if not ok then complain(why) end
  return ok and code or WRONG
end

function commands.promises(args)
  return stored.promises(args, { say = say, complain = complain }) and WELL or WRONG
end

function commands.run(args)
  local policy, read = load_policy(args.policy), {}
  for i, path in ipairs(policy and args.replay or {}) do
    read[i] = read_call(path, args)
    if not read[i] then return WRONG end
  end
  if not policy then return WRONG end
  return played.play(policy, read, args, report_look(args)) and INTERRUPTED or WELL
end

function commands.vcon(args)
  local policy = load_policy(args.policy)
  local record = policy and read_call(args.call, args)
  if not record then return WRONG end
  local ok, message = vcons.write(policy, record, args, { say = say, hook = report_hook })
  if not ok then complain(message) end
  return ok and WELL or WRONG
end

function commands.draw(args)
  local policy = load_policy(args.policy)
  if not policy then return WRONG end
  io.stdout:write(policy:draw(args.mermaid and "mermaid" or "dot"))
  return WELL
end

function commands.match(args)
  local policy = load_policy(args.policy)
  if not policy then return WRONG end
  local lines, message = matches.lines(policy, args.text)
  if not lines then
    complain(message)
    return WRONG
  end
  for _, line in ipairs(lines) do say(line) end
  return WELL
end

function commands.fold(args)
  say(terminal.harmless((hatif.text.fold(args.text, { profile = args.profile }))))
  return WELL
end

local function scene_problem(problem)
  return ("%s:%d: %s; expected %s"):format(problem.file, problem.line, problem.what,
    problem.expected)
end

-- A scene that departed, as a diff: what is written, and what came instead.
local function say_departures(path, outcome)
  for _, departure in ipairs(outcome.departures) do
    say(("%s:%d: %s"):format(path, departure.line, terminal.isolated(outcome.scene.title)))
    say("  - " .. departure.expected)
    for _, got in ipairs(departure.got) do say("  + " .. terminal.harmless(got)) end
  end
end

-- What came of the scenes of a file, in their order; nil: it was said why there is none.
local function outcomes_of(policy, path)
  local outcomes, problem = scenes.play_file(policy, path)
  if not outcomes then
    if type(problem) == "table" then list_problems(problem, scene_problem)
    else complain(problem) end
    return nil
  end
  for _, outcome in ipairs(outcomes) do
    if not outcome.departures then
      complain(("%s:%d: %s"):format(path, outcome.scene.line, outcome.message))
      return nil
    end
  end
  return outcomes
end

-- Says the findings; whether one of them is more than a hint.
local function say_findings(findings)
  local code = WELL
  for _, f in ipairs(findings) do
    say(("%s:%d: %s %s %s"):format(f.file, f.line, f.level, f.code,
      told.message(words, f.message)))
    if f.level ~= "hint" then code = FOUND end
  end
  return code
end

local function check_policy(path, files)
  local policy = load_policy(path)
  if not policy then return WRONG end
  local code = say_findings(policy:check())
  for _, file in ipairs(files) do
    local outcomes = outcomes_of(policy, file)
    if not outcomes then return WRONG end
    code = math.max(code, say_findings(scenes.state(policy, file, outcomes)))
  end
  return code
end

function commands.check(args)
  local code = WELL
  for _, path in ipairs(args.policy) do
    code = math.max(code, check_policy(path, args.scenes or {}))
  end
  return code
end

local function play_scenes(policy, path, counts)
  local outcomes = outcomes_of(policy, path)
  if not outcomes then return WRONG end
  local code = say_findings(scenes.state(policy, path, outcomes))
  for _, outcome in ipairs(outcomes) do
    local is_well = #outcome.departures == 0
    counts[is_well] = counts[is_well] + 1
    if not is_well then code = FOUND end
    say_departures(path, outcome)
  end
  return code
end

function commands.scenes(args)
  local policy = load_policy(args.policy)
  if not policy then return WRONG end
  local counts, code = { [true] = 0, [false] = 0 }, WELL
  for _, path in ipairs(args.file) do code = math.max(code, play_scenes(policy, path, counts)) end
  say(told.message(words, ("%d as expected, %d not"):format(counts[true], counts[false])))
  return code
end

function commands.scorecard(args)
  local policy = load_policy(args.policy)
  if not policy then return WRONG end
  local read = {}
  for i, path in ipairs(args.call) do
    read[i] = read_call(path, args)
    if not read[i] then return WRONG end
  end
  local card = scorecard.of_records(policy, read, { by = args.by, zone = args.zone,
    service_within = args.service_within, resolved_days = args.resolved_days })
  for _, row in ipairs(args.redact and card.rows or {}) do row.name = redact(row.name) end
  for _, e in ipairs(args.redact and card.events or {}) do e.agent = e.agent and redact(e.agent) end
  for _, line in ipairs(args.json and cards.json(card) or cards.text(card)) do say(line) end
  return WELL
end

-- Sockets are luv's, which nothing else here needs.
local function load_serve()
  local ok, serve = pcall(require, "hatif.serve")
  if ok then return serve end
  if not tostring(serve):find("module 'luv' not found", 1, true) then error(serve, 0) end
  complain("serve: the Lua module luv is missing; install lua-luv (Debian) or luv (LuaRocks)")
end

function commands.serve(args)
  local config, message, _, errors = serve_config.read(args.config)
  if not config then
    if errors then list_problems(errors, policy_message) else complain(message) end
    return WRONG
  end
  local serve = load_serve()
  if not serve then return WRONG end
  local ok, server
  if args.check then
    ok, message = serve.check(config)
  else
    server, message = serve.new(config)
    if server then ok, message = server:start() end
  end
  if not ok then
    for line in tostring(message):gmatch("[^\n]+") do complain(line) end
    return WRONG
  end
  if server then serve.run() end
  return WELL
end
local TOOLS = { say = say, complain = complain, load_policy = load_policy, read_call = read_call,
  list_problems = list_problems }

for _, name in ipairs(quality.COMMANDS) do
  commands[name] = function(args) return quality[name](args, TOOLS) and WELL or WRONG end
end

-- argparse takes the "-1" of "--speed -1" for an option of its own; no option is a number.
local function with_numbers(argv)
  local out = {}
  for _, word in ipairs(argv) do
    local last = out[#out]
    if last and word:find("^%-%.?%d") and last:find("^%-%-[%a-]+$") then
      out[#out] = last .. "=" .. word
    else
      out[#out + 1] = word
    end
  end
  return out
end

-- The language that is asked for, before anything is parsed: mistakes are told in it too.
local function language_of(argv)
  local name
  for i, word in ipairs(argv) do
    name = word:match("^%-%-lang=(.*)") or word == "--lang" and argv[i + 1] or name
  end
  local is_known = false
  for _, lang in ipairs(catalogue.LANGUAGES) do is_known = is_known or lang == name end
  return (catalogue.chosen(is_known and name or nil))
end

-- The part of the parser that a wrong line was for: its usage helps, not that of all commands.
local function meant(p, argv)
  for _, word in ipairs(argv) do
    for _, command in ipairs(p._commands) do
      if command._name == word then return meant(command, argv) end
    end
  end
  return p
end

---The commands, their arguments and options; what the manual page and the completions are made of.
---@return table parser argparse's, in English
function M.parser() return parser.new() end

---Runs a command.
---@param argv string[] arguments without the program's name
---@return integer exit code
function M.main(argv)
  local lang = language_of(argv)
  local p = parser.new(lang)
  words = catalogue.of(lang)
  local ok, args = p:pparse(with_numbers(argv))
  if not ok then
    complain(args)
    io.stderr:write(meant(p, argv):get_usage(), "\n")
    return WRONG
  end
  -- Ctrl-C is an error of Lua's own wherever it strikes; output that is lost is no success.
  local done, result = xpcall(commands[args.command], function(err)
    return type(err) == "table" and err or debug.traceback(err, 2)
  end, args)
  make_room()
  local flushed, why = io.stdout:flush()
  if done and flushed then return result end
  if type(result) == "string" and result:find("interrupted!", 1, true) then return INTERRUPTED end
  complain(done and "output: " .. tostring(why) or type(result) == "table"
    and "output: " .. tostring(result.output) or result)
  return WRONG
end

return M

-- The commands of `hatif`, their arguments and options, and how the values of options are read.
local argparse = require "argparse"
local catalogue = require "hatif.catalogue"
local core = require "hatif.core"
local outputs = require "hatif.cli.outputs"
local played = require "hatif.cli.run"
local quality = require "hatif.cli.quality"
local stored = require "hatif.cli.store"
local told = require "hatif.cli.told"
local vcons = require "hatif.cli.vcon"
local version = require "hatif.cli.version"

local M = {}

local POLICY = "A policy file, or a folder with a policy.lua."

local function a_zone(s)
  if core.policy.zone(s) then return s end
  return nil, ("--zone: %s is not a zone that hatif knows, as Asia/Riyadh or UTC+3"):format(s)
end

local function a_time(s)
  local ms = core.policy.ms(tonumber(s) or s)
  if not ms then return nil, "--service-within: a time, as 20s" end
  return ms
end

local function a_number_of_days(s)
  local n = math.tointeger(tonumber(s))
  if not n or n < 1 then return nil, "--resolved-days: a whole number of 1 or more" end
  return n
end

local function a_speed(s)
  local n = tonumber(s)
  if not n or not (n > 0 and n <= 1000) then return nil, "--speed: a number over 0, up to 1000" end
  return n
end

-- "speech=2s": the lag of one source.
local function a_lag(s)
  local source, lag = s:match("^([^=]+)=(.+)$")
  local ms = lag and core.policy.ms(tonumber(lag) or lag)
  if not ms then return nil, "--lag: SOURCE=TIME, as speech=2s" end
  return { source = source, ms = ms }
end

local function keep_lag(args, _, lag)
  args.lag = args.lag or {}
  args.lag[lag.source] = lag.ms
end

local function a_percentage(s)
  local n = tonumber(s)
  if not n or not (n >= 0 and n <= 100) then return nil, "--fail-under: a number from 0 to 100" end
  return n
end

local function add_review(p)
  local r = p:command("review", "Judge recorded calls.")
  r:argument("policy", POLICY)
  r:argument("call", "Call files (JSON Lines, or vCons: .vcon, .json)."):args("*")
  r:option("--store", "Judge the contacts of a store that have ended."):argname("FILE")
  r:option("--since", "Those opened from then on: a date, or how long ago (7d)."):argname("TIME")
  r:option("--till", "Those opened before then."):argname("TIME")
  r:option("--zone", "The zone of these times, and of dates in --html.", "UTC"):argname("ZONE")
  r:option("--against", "Say which verdicts this other policy would change."):argname("POLICY")
  outputs.add_options(r)
  r:option("--fail-under", "Exit 1 if a score is under N percent.", nil, a_percentage):argname("N")
  r:flag("--redact", "Mask names and personal numbers in what is printed.")
  r:flag("--in-order", "Judge by the times of the lines only, whenever they arrived.")
  r:option("--lag", "How late a source may be, of calls that say when their lines arrived.", nil,
    a_lag):argname("SOURCE=TIME"):count("*"):action(keep_lag)
  vcons.add_options(r)
end

-- What looks at a policy itself.
local function add_policies(p)
  local c = p:command("check", "Look for mistakes in policies.")
  c:argument("policy", POLICY):args("+")
  c:option("--scenes", "Scenes that each of them is tried with, alone and in a row."):args("+")
    :argname("FILE")
  local d = p:command("draw", "Draw the steps and duties of a policy, for Graphviz.")
  d:argument("policy", POLICY)
  d:flag("--mermaid", "As a state diagram of Mermaid.")
  local s = p:command("scenes", "Play scenes and compare with what they expect.")
  s:argument("policy", POLICY)
  s:argument("file", "Scene files."):args("+")
end

local function add_scorecard(p)
  local t = p:command("scorecard", "Measure calls together, by agent, team or hour.")
  t:argument("policy", POLICY)
  t:argument("call", "Call files (JSON Lines or vCons)."):args("+")
  t:option("--by", "What the rows are.", "agent"):choices { "agent", "team", "hour" }
  t:option("--service-within", "Answered within this time counts for the service level.", "20s",
    a_time):argname("TIME")
  t:option("--resolved-days", "Days without a further contact on the case.", "7",
    a_number_of_days):argname("N")
  t:option("--zone", "The zone of the hours.", "UTC", a_zone):argname("ZONE")
  vcons.add_options(t)
  t:flag("--redact", "Mask personal numbers in the names of rows.")
  t:flag("--json", "One JSON object per row, and per event for a contact of the team.")
end

local function add_serve(p)
  local v = p:command("serve", "Judge live: telephony events and transcripts in, acts out.")
  v:argument("config", "A config file (docs/serve.md).")
  v:flag("--check", "Look for mistakes in the config and its policies, and end.")
end

-- What shows how words are found.
local function add_texts(p)
  local m = p:command("match",
    "Show which phrases of a policy are in a text, and where, and what it nearly has.")
  m:argument("policy", POLICY)
  m:argument("text", "What somebody said.")
  local f = p:command("fold", "Show a text as it is compared.")
  f:argument("text", "Any text.")
  f:option("--profile", "Which spellings are the same.", "default"):choices {
    "default", "strict", "uthmani" }
end

---The commands, their arguments and options; what the manual page and the completions are made of.
---@param lang "ar"|"en"|"lv"|nil of what people read in it; default English
---@return table parser argparse's
function M.new(lang)
  local p = argparse("hatif", "Tells whether the call protocol of a contact center is being kept.")
  p:command_target("command")
  p:flag("--version", "Print the version and those of its libraries, and exit."):action(function()
    io.stdout:write(table.concat(version.lines(), "\n"), "\n")
    os.exit(0)
  end)
  p:option("--lang",
    "The language of reports and messages; else that of LC_ALL, LC_MESSAGES or LANG.")
    :choices(catalogue.LANGUAGES)
  p:add_complete { "--completion",
    description = "Print the completion script of a shell, and exit." }
  add_review(p)
  vcons.add_options(played.add_command(p, POLICY, a_speed))
  add_policies(p)
  add_scorecard(p)
  stored.add_commands(p)
  quality.add_commands(p, POLICY)
  add_serve(p)
  vcons.add_command(p, POLICY)
  add_texts(p)
  return told.parser(p, lang or "en")
end

return M

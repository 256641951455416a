-- Where the results of `hatif review` go: lines of text, JSON, CSV or JUnit to standard output, and
-- beside them the page of `--html`.
local catalogue = require "hatif.catalogue"
local core = require "hatif.core"
local csv = require "hatif.report.csv"
local evaluation = require "hatif.evaluation"
local html = require "hatif.report.html"
local json = require "hatif.report.json"
local junit = require "hatif.report.junit"
local redact_form = require "hatif.redact.form"
local text = require "hatif.report.text"
local timeline = require "hatif.timeline"

local M = {}

---@class hatif.cli.outputs
local outputs = {}
outputs.__index = outputs

-- Each kind says lines of a contact as it is judged, or at the end.
local add, finish = {}, {}

function add.text(out, record, result)
  if out.is_begun then out.say("") end
  for _, line in ipairs(text.lines(out.policy, record, result, out.look)) do out.say(line) end
end

function add.json(out, _, result) out.say(json.line(result)) end

function add.csv(out, record, result)
  for _, line in ipairs(csv.lines(out.words, out:titles(record), record, result)) do
    out.say(line)
  end
end

function add.junit(out, record, result)
  local lines, counts = junit.suite(out.words, out:titles(record), record, result)
  table.move(lines, 1, #lines, #out.suites + 1, out.suites)
  for name, n in pairs(counts) do out.counts[name] = out.counts[name] + n end
end

function finish.junit(out)
  for _, line in ipairs(junit.head(out.counts)) do out.say(line) end
  for _, line in ipairs(out.suites) do out.say(line) end
  out.say(junit.FOOT)
end

function add.html() end

function finish.html(out)
  out.say(out.words("review.written", { file = out.html_path, n = out.n }))
end

local function kind_of(args)
  return args.json and "json" or args.csv and "csv" or args.junit and "junit"
    or args.html and "html" or "text"
end

---@param command table `review` of argparse
function M.add_options(command)
  command:mutex(command:flag("--json", "One JSON object per call and line."),
    command:flag("--csv", "One line per verdict, for spreadsheet programs."),
    command:flag("--junit", "JUnit's XML: a suite per call, a test per duty."))
  command:option("--html", "Write one page of all calls, complete in itself."):argname("FILE")
end

---@param policy hatif.Policy
---@param args table of the parser: json, csv, junit, html, against, zone
---@param look table as report_look gives it
---@param say fun(line: string)
---@param store hatif.store? that the calls are from
---@return hatif.cli.outputs? outputs
---@return string? message
function M.open(policy, args, look, say, store)
  local kind = kind_of(args)
  if args.against and (args.html or kind ~= "text" and kind ~= "json") then
    return nil, "review: --against is told as text or --json only"
  end
  if not core.policy.zone(args.zone) then
    return nil, ("--zone: %s is not a zone that hatif knows, as Asia/Riyadh or UTC+3"):format(
      args.zone)
  end
  if args.html then -- now, not when a thousand calls have been judged
    local file, message = io.open(args.html, "ab")
    if not file then return nil, "--html: " .. message end
    file:close()
  end
  if kind == "csv" then say(csv.head()) end
  return setmetatable({ policy = policy, look = look, say = say, kind = kind, n = 0,
    words = catalogue.of(look.lang or "en"), suites = {},
    counts = { tests = 0, failures = 0, skipped = 0 }, html_path = args.html,
    evaluation = args.html and store and evaluation.new(store),
    page = args.html and html.new(policy, { lang = look.lang, zone = args.zone }) }, outputs)
end

function outputs:titles(record)
  return text.titles(self.policy, self.look.titles or record.contact.lang)
end

---@return hatif.timeline? watch for `review.judge`; nil where nothing is drawn
function outputs:watch()
  return self.page and timeline.new()
end

---@param id string of a contact
---@param redactor hatif.redactor? of it
---@return hatif.evaluation.form? form as it may be shown; nil: there is none, or it is not drawn
function outputs:evaluated(id, redactor)
  local form = self.evaluation and self.evaluation:form(id)
  return form and redactor and redact_form(redactor, form) or form or nil
end

---@param record hatif.jsonl.call as it may be shown
---@param result hatif.result
---@param watch hatif.timeline?
---@param form hatif.evaluation.form?
function outputs:add(record, result, watch, form)
  add[self.kind](self, record, result)
  if self.page then self.page:add(record, result, watch, form) end
  self.is_begun, self.n = true, self.n + 1
end

---@param record hatif.jsonl.call as it may be shown
---@param comparison hatif.comparison
function outputs:compare(record, comparison)
  local lines = self.kind == "json" and { json.comparison(comparison) }
    or text.changes(record, comparison, self.look)
  if self.is_begun and self.kind == "text" then self.say("") end
  for _, line in ipairs(lines) do self.say(line) end
  self.is_begun = true
end

-- All of it, or why not.
local function write(path, bytes)
  local file, message = io.open(path, "wb")
  if not file then return nil, message end
  local ok, why = file:write(bytes)
  local closed, late = file:close()
  return ok and closed, ok and late or why
end

---@return boolean? ok
---@return string? message
function outputs:close()
  if self.page then
    local ok, message = write(self.html_path, self.page:html())
    if not ok then return nil, "--html: " .. tostring(message) end
  end
  if finish[self.kind] then finish[self.kind](self) end
  return true
end

return M

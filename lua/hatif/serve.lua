--- `hatif serve`: telephony events and transcripts in, contacts judged, acts out, in one process on
--- one libuv loop.
---
---   ami, esl ----> calls ----> judge (engine, store) ----> acts ----> ami, esl
---   intake ------>   |                                      \-----> guidance
local core = require("hatif.core")
local luv = require("luv")
local acts_of = require("hatif.serve.acts")
local ami = require("hatif.serve.ami")
local calls_of = require("hatif.serve.calls")
local esl = require("hatif.serve.esl")
local guiding = require("hatif.serve.guidance")
local intakes = require("hatif.serve.intake")
local judging = require("hatif.serve.judge")
local logs = require("hatif.serve.log")
local outlet = require("hatif.serve.outlet")
local promises_of = require("hatif.serve.promised")
local shadows = require("hatif.serve.shadowing")
local tokens = require("hatif.serve.tokens")
local wallboards = require("hatif.serve.wallboard")

local M = {}

---@class hatif.serve.observer
---@field contact fun(what: "opened"|"ended", id: string, result: table?)?
---@field act fun(id: string, act: hatif.Act)?
---@field verdict fun(id: string, verdict: hatif.Verdict, agent: string?)?
---@field shadow fun(id: string, verdict: hatif.Verdict, agent: string?)? of the shadow policy
---@field line fun(name: string, is_up: boolean)?
---@field open fun(id: string, policy: hatif.Policy, opening: hatif.serve.opening)?
---@field event fun(id: string, event: table)? one that was taken
---@field told fun(line: table)? guidance
---@field policies fun(loaded: table<string, hatif.Policy>)? after they were loaded again

---@class hatif.serve.server
local Server = {}
Server.__index = Server

local PROMISES = { schedule = true, schedule_callback = true } -- with a store
local FLUSH_MS, FLUSH_STEP_MS = 5000, 5 -- how long the end waits for the disk and for readers

function Server:observe(what, ...)
  for _, observer in ipairs(self.observers) do
    if observer[what] then observer[what](...) end
  end
end

-- --- what the judge tells -----------------------------------------------------------------------

function Server:act(id, act)
  self:observe("act", id, act)
  local record = self.calls:record(id) or { id = id }
  local promised = self.promised ~= nil and PROMISES[act.name] == true
  self.acts:take(record, act, promised)
  if promised then self.promised:made() end
end

function Server:verdict(id, verdict, type)
  local record = self.calls:record(id)
  self:observe(type, id, verdict, record and record.agent)
  self.guidance:tell { type = type, contact = id, agent = record and record.agent,
    duty = verdict.duty, n = verdict.n, status = verdict.status, at = verdict.at,
    due = verdict.due, margin = verdict.margin, why = verdict.why, cite = verdict.cite }
end

function Server:bound(id)
  local record = self.calls and self.calls:record(id)
  return record and record.line and record.line:bound()
end

function Server:opened(record)
  self:observe("contact", "opened", record.id)
  self.guidance:tell { type = "contact", contact = record.id, agent = record.agent }
end

function Server:ended(record, result)
  self:observe("contact", "ended", record.id, result)
  self.guidance:tell { type = "result", contact = record.id, agent = record.agent,
    score = { percentage = result.score.percentage,
      automatic_fail = result.score.automatic_fail } }
end

-- A desktop says that its agent has seen an act, or what became of it.
function Server:acknowledged(owner, ack)
  local outcome = type(ack.outcome) == "string" and ack.outcome or nil
  if self.promised then self.promised:acknowledged(ack.id, owner, outcome) end
  local record = type(ack.contact) == "string" and self.calls:record(ack.contact)
  if not record or not owner.all and record.agent ~= owner.name then return end
  self.calls:feed(record, { type = "act.acknowledged", at = self.judge:wall(), source = "desktop",
    key = ack.id, by = owner.name, outcome = outcome })
end

-- --- lines -------------------------------------------------------------------------------------

local KINDS = { { "asterisk", ami }, { "freeswitch", esl } }

local function read_password(opts)
  if opts.password then return opts.password end
  local file, why = io.open(opts.password_file, "rb")
  if not file then return nil, tostring(why) end
  local text = file:read("a") or ""
  file:close()
  text = text:gsub("[\r\n]+$", "")
  if text == "" then return nil, opts.password_file .. ": is empty; a password expected" end
  return text
end

-- Causes of a hang-up by nobody that mean a dropped line: of Q.850, and in FreeSWITCH's words.
local DROPS = { asterisk = { "27", "38", "41", "42", "44", "127" },
  freeswitch = { "DESTINATION_OUT_OF_ORDER", "NETWORK_OUT_OF_ORDER", "NORMAL_TEMPORARY_FAILURE",
    "SWITCH_CONGESTION", "MEDIA_TIMEOUT", "RECOVERY_ON_TIMER_EXPIRE", "INTERWORKING" } }

function Server:add_line(kind, module, opts)
  local problem
  opts.password, problem = read_password(opts)
  if not opts.password then return nil, problem end
  -- Silence is asked about before it could hold a verdict back.
  opts.keep_alive = math.max(1, math.min(opts.keep_alive, self.judge.slowest * 2 // 3))
  local line
  line = module.new(opts, {
    wall = function() return self.judge:wall() end,
    on_events = function(events) self.calls:take(line, events) end,
    on_up = function() self:observe("line", opts.name, true) end,
    on_down = function(was_up)
      if not was_up then return end
      self:observe("line", opts.name, false)
      self.calls:gap(line, line.heard)
    end,
  }, self.log)
  line.kind, line.drops = kind, {}
  for _, cause in ipairs(opts.drop_causes or DROPS[kind]) do line.drops[cause] = true end
  self.lines[#self.lines + 1] = line
  return true
end

function Server:add_lines()
  for _, kind in ipairs(KINDS) do
    for _, opts in ipairs(self.config[kind[1]]) do
      local ok, message = self:add_line(kind[1], kind[2], opts)
      if not ok then return nil, message end
    end
  end
  return true
end

-- --- life --------------------------------------------------------------------------------------

---Loads policies, opens the store; nothing is connected yet.
---@param config hatif.serve.config
---@param observers hatif.serve.observer[]?
---@return hatif.serve.server? server
---@return string? message
---@return string? code
function M.new(config, observers)
  local self = setmetatable({ config = config, observers = observers or {}, lines = {} }, Server)
  self.anchor = luv.new_timer()
  core.loop.use(self.anchor)
  self.err = outlet.standard(2)
  self.log = logs.new(config.log, function(text) self.err:write(text) end)
  core.loop.on_error(function(err)
    self.log:error("a callback failed", { error = err.traceback or err.message })
  end)
  local message, code
  self.judge, message, code = judging.new(config, {
    on_act = function(id, act) self:act(id, act) end,
    on_verdict = function(id, verdict) self:verdict(id, verdict, "verdict") end,
    on_shadow = function(id, verdict) self:verdict(id, verdict, "shadow") end,
    on_open = function(...) self:observe("open", ...) end,
    on_event = function(...) self:observe("event", ...) end,
    bound = function(id) return self:bound(id) end,
  }, self.log)
  if not self.judge then return nil, message, code end
  self.calls = calls_of.new(config, self.judge, self.log, {
    opened = function(record) self:opened(record) end,
    ended = function(record, result) self:ended(record, result) end,
  })
  self.guidance = guiding.new(config.guidance, function(...) self:acknowledged(...) end,
    function(line) self:observe("told", line) end, self.log)
  local wall = function() return self.judge:wall() end
  self.acts = acts_of.new(self.calls, self.guidance, self.lines, wall)
  self.intake = intakes.new(config.transcripts, self.calls, self.lines, self.log, wall)
  local ok
  ok, message = self:add_lines()
  if not ok then return nil, message, "ECONFIG" end
  if config.shadow then
    self.shadowing = shadows.new(config.shadow_figures, self.log)
    self.observers[#self.observers + 1] = self.shadowing:observer()
  end
  if config.metrics then
    self.wallboard = wallboards.new(config.metrics, self.judge, self.guidance, self.lines,
      self.shadowing, self.log)
    self.observers[#self.observers + 1] = self.wallboard:observer()
  end
  if self.judge.store then
    self.promised = promises_of.new(self.judge, self.calls, self.acts, self.guidance, self.log)
  end
  return self
end

function Server:on_signal(name, fn)
  local signal = luv.new_signal()
  signal:start(name, self.log:guard(fn))
  self.signals[#self.signals + 1] = signal
end

---Serves until a signal ends it. The program lua5.4 runs its collector by generations, whose
---collections are done at once, in 3 to 20 ms beside a thousand calls; by steps nobody waits.
function M.run()
  collectgarbage("incremental", 200, 8, 10)
  luv.run()
end

---Listens and connects.
---@return boolean? ok
---@return string? message
function Server:start()
  self.signals = {}
  self:on_signal("sigpipe", function() end) -- who has gone is told by the write
  self:on_signal("sighup", function() self:reload() end)
  self:on_signal("sigterm", function() self:stop() end)
  self:on_signal("sigint", function() self:stop() end)
  local ok, message = self.guidance:start()
  if ok then ok, message = self.intake:start() end
  if ok and self.wallboard then ok, message = self.wallboard:start() end
  if ok and self.shadowing then ok, message = self.shadowing:start() end
  if not ok then return nil, message end
  if self.promised then self.promised:recover() end
  for _, line in ipairs(self.lines) do line:start() end
  self.log:info("serving", { policy = table.concat(self.config.policy, ", ") })
  return true
end

---New contacts get the policies as they are now; what does not load leaves the old ones in force.
function Server:reload()
  for _, part in ipairs { { "policies", self.judge }, { "tokens of desktops", self.guidance },
    { "tokens of sources", self.intake } } do
    local ok, message = part[2]:reload()
    if ok then self.log:info("loaded again", { what = part[1] })
    else self.log:error("the old ones stay in force", { what = part[1], reason = message }) end
  end
  self:observe("policies", self.judge.policies)
end

---Ends: takes nothing more, judges what was heard, writes everything out.
function Server:stop()
  if self.is_stopping then return end
  self.is_stopping = true
  self.log:info("stopping", { contacts = self.judge:count() })
  self.intake:stop()
  for _, line in ipairs(self.lines) do line:stop() end
  self.acts:stop()
  if self.promised then self.promised:stop() end
  self.judge:settle_all()
  if not self.judge.store then self.calls:finish_all() end
  self.calls:stop()
  local ends = core.loop.now() + FLUSH_MS
  self:once(ends, function() return self.judge:behind() == 0 end, function()
    self.guidance:stop()
    self:once(ends, function() return self.guidance:waiting() + self.err:waiting() == 0 end,
      function() self:close() end)
  end)
end

-- Calls back when it is so, or at a time in any case.
function Server:once(ends, is_so, fn)
  if is_so() or core.loop.now() >= ends then return fn() end
  core.timer.after(FLUSH_STEP_MS, function() self:once(ends, is_so, fn) end)
end

function Server:close()
  if self.wallboard then self.wallboard:stop() end
  if self.shadowing then self.shadowing:stop() end
  self.judge:close()
  for _, signal in ipairs(self.signals) do signal:close() end
  self.anchor:close()
  luv.stop()
end

---Looks for mistakes in the files that a config names; nothing is opened, connected or written.
---@param config hatif.serve.config
---@return boolean? ok
---@return string? message
function M.check(config)
  local loaded, message = judging.load(config)
  if not loaded then return nil, message end
  for _, kind in ipairs(KINDS) do
    for _, opts in ipairs(config[kind[1]]) do
      local password, problem = read_password(opts)
      if not password then return nil, problem end
    end
  end
  for _, name in ipairs { "transcripts", "guidance" } do
    for _, way in ipairs(config[name]) do
      local owners, problem = true, nil
      if way.tokens then owners, problem = tokens.read(way.tokens) end
      if not owners then return nil, problem end
    end
  end
  return true
end

return M

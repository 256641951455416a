--- `make live-test`: calls on a real Asterisk, all at once, judged by `hatif serve` while they go
--- on; then Asterisk is killed in the middle of some, and started again. What came of each is
--- compared with what its scenario says. Exit 0: as expected.
---
---     lua5.4 spec/live/run.lua [calls/NAME | killed/NAME …]
local uv = require("luv")
local ami = require("live.ami")
local asterisk = require("live.asterisk")
local compare = require("live.compare")
local people = require("live.people")
local worlds = require("live.world")

local HERE = "spec/live/"
local FIRST, APART_MS = 101, 120 -- number of the first scenario; between the beginnings of two
local LINGER_MS, LONGEST_MS = 6000, 60000
local BEFORE_KILL_MS, DOWN_MS = 600, 3000 -- in the middle of a call; how long there is no server
local TURN_MS = 20
local IN_ALL_MS = 110000
local INFRASTRUCTURE = { login = true, ping = true, coreshowchannels = true, logoff = true }
local ROLES = { "agent", "boss", "customer" }

local function names_in(folder)
  local names, pipe = {}, assert(io.popen(("ls %s%s/*.lua"):format(HERE, folder)))
  for path in pipe:lines() do names[#names + 1] = folder .. "/" .. path:match("([^/]+)%.lua$") end
  pipe:close()
  table.sort(names)
  return names
end

---@class hatif.live.one
---@field name string of its file
---@field n integer
---@field scenario table
---@field people hatif.live.people
---@field outcome hatif.live.outcome

---@class hatif.live.run
---@field cast hatif.live.one[]
---@field world table
---@field lines table[] of guidance, about calls that the people have not seen yet
local Run = {}
Run.__index = Run

-- The scenarios, each with a number of its own, and what Asterisk has to know of them.
local function cast_of(names)
  local cast, opts = {}, { endpoints = {}, queues = {} }
  for i, name in ipairs(names) do
    local scenario, n = dofile(HERE .. name .. ".lua"), FIRST + i - 1
    cast[i] = { name = name, n = n, scenario = scenario, outcome = { acts = {}, verdicts = {} } }
    for _, role in ipairs(ROLES) do
      if scenario[role] then
        table.insert(opts.endpoints, { name = people.name(role, n),
          port = asterisk.free_port("udp"), fragile = role == "customer" and scenario.fragile })
      end
    end
    table.insert(opts.queues, { name = "queue" .. n, members = { people.name("agent", n) } })
  end
  return cast, opts
end

local function new(names)
  local cast, opts = cast_of(names)
  opts.policy, opts.linger = uv.cwd() .. "/" .. HERE .. "policy", LINGER_MS .. "ms"
  local folder = uv.cwd() .. "/build/live"
  os.execute(("rm -rf '%s'"):format(folder))
  local world, ports = worlds.new(folder, opts), {}
  for _, endpoint in ipairs(opts.endpoints) do ports[endpoint.name] = endpoint.port end
  local self = setmetatable({ cast = cast, world = world, lines = {} }, Run)
  for _, one in ipairs(cast) do
    one.people = people.new(one.scenario, one.n, { ports = ports, sip = world.asterisk.sip,
      run = folder, clock = world.clock, say = function(line) world:say(line) end,
      act = function(name, headers) world.session:send(name, headers) end })
  end
  table.insert(world.on_packet, function(packet)
    for _, one in ipairs(cast) do one.people:hear(packet) end
    self:hear_early()
  end)
  return self
end

-- --- what hatif says -----------------------------------------------------------------------------

function Run:one_of(contact)
  for _, one in ipairs(self.cast) do
    if one.people.contact == contact then return one end
  end
end

-- A line of guidance, as a supervisor's desktop would hear it.
function Run:hear(line)
  local one = self:one_of(line.contact)
  if not one then
    self.lines[#self.lines + 1] = line
  elseif line.type == "verdict" then
    one.outcome.verdicts[line.duty .. " " .. line.n] = line -- the last word about it counts
  elseif line.type == "act" then
    table.insert(one.outcome.acts, line)
  elseif line.type == "result" then
    one.outcome.result = line
  end
end

function Run:hear_early()
  local lines = self.lines
  self.lines = {}
  for _, line in ipairs(lines) do self:hear(line) end
end

-- --- in order of time ----------------------------------------------------------------------------

-- Runs a function in a coroutine that can wait for the loop.
local function during(fn, fail)
  local thread
  local function go()
    local ok, message = coroutine.resume(thread)
    if not ok then fail(debug.traceback(thread, message)) end
  end
  thread = coroutine.create(function() fn(go) end)
  go()
end

local function pause(go, ms)
  ami.later(ms, go)
  coroutine.yield()
end

local function wait_for(go, is_so, most_ms)
  local stop = uv.now() + most_ms
  while not is_so() and uv.now() < stop do pause(go, TURN_MS) end
  return is_so()
end

function Run:logins()
  local n = 0
  for _, action in ipairs(self.world.wire.actions) do
    if action.action == "CoreShowChannels" then n = n + 1 end
  end
  return n
end

local function begin(go, wave)
  for _, one in ipairs(wave) do
    one.people:start()
    pause(go, APART_MS)
  end
end

local function are_over(wave)
  for _, one in ipairs(wave) do
    if one.people.open > 0 or not one.outcome.result then return false end
  end
  return true
end

-- Kills Asterisk in the middle of a wave's calls, and starts it again.
function Run:kill(go, wave)
  local world = self.world
  wait_for(go, function()
    for _, one in ipairs(wave) do
      if not one.people.seen_at[one.scenario.killed_behind] then return false end
    end
    return true
  end, LONGEST_MS)
  pause(go, BEFORE_KILL_MS)
  world.asterisk:stop("sigkill")
  for _, one in ipairs(wave) do one.people:cut() end
  pause(go, DOWN_MS)
  local logins = self:logins()
  world:start_asterisk()
  wait_for(go, function() return world.is_up and self:logins() > logins end, LONGEST_MS)
end

function Run:play(go)
  local world = self.world
  world:start_asterisk()
  assert(wait_for(go, function() return world.is_up end, LONGEST_MS), "Asterisk does not start")
  world:start_hatif(function(line) self:hear(line) end)
  assert(wait_for(go, function() return world.transcripts and self:logins() > 0 end, LONGEST_MS),
    "hatif serve does not log in")
  local calls, killed, after = {}, {}, {}
  for _, one in ipairs(self.cast) do
    local is_killed = one.scenario.killed_behind
    table.insert(is_killed and killed or one.name:find("^killed/") and after or calls, one)
  end
  begin(go, calls)
  wait_for(go, function() return are_over(calls) end, LONGEST_MS)
  if killed[1] then
    begin(go, killed)
    self:kill(go, killed)
    begin(go, after)
    wait_for(go, function() return are_over(killed) and are_over(after) end, LONGEST_MS)
  end
end

-- --- what came of it -----------------------------------------------------------------------------

-- The actions of a scenario: those that name one of its telephones.
function Run:actions_of(one)
  local list = {}
  for _, action in ipairs(self.world.wire.actions) do
    local is_its = false
    for _, value in pairs(action) do
      for _, role in ipairs(ROLES) do
        local name = people.name(role, one.n)
        is_its = is_its or tostring(value):find(name, 1, true) ~= nil
      end
    end
    if is_its and not INFRASTRUCTURE[action.action:lower()] then list[#list + 1] = action end
  end
  return list
end

function Run:report()
  local n_wrong = 0
  for _, one in ipairs(self.cast) do
    local outcome = one.outcome
    outcome.failed, outcome.seen_at = one.people.failed, one.people.seen_at
    outcome.actions = self:actions_of(one)
    local problems = compare.scenario(one.scenario, tostring(one.n), outcome)
    if #problems > 0 then n_wrong = n_wrong + 1 end
    print(("%-4s %s"):format(#problems == 0 and "ok" or "FAIL", one.name))
    for _, problem in ipairs(problems) do print("       " .. problem) end
  end
  return n_wrong
end

-- How hatif itself fared, once it has ended.
function Run:report_hatif()
  local world, problems = self.world, {}
  for _, line in ipairs(world.heard) do
    if not line:find('"bye"', 1, true) then
      table.insert(problems, "what the recogniser said was not taken: " .. line)
    end
  end
  if world.hatif_code ~= 0 then
    table.insert(problems, "hatif serve ended with " .. tostring(world.hatif_code))
  end
  for line in io.lines(world.run .. "/hatif.log") do
    if line:find(" error ", 1, true) then table.insert(problems, line) end
    if line:find(world.asterisk.secret, 1, true) then table.insert(problems, "secret: " .. line) end
  end
  for _, problem in ipairs(problems) do print("FAIL " .. problem) end
  return #problems
end

function Run:stop()
  for _, one in ipairs(self.cast) do one.people:cut() end
  self.world:stop()
  self.clock:close()
end

local function main(names)
  if #names == 0 then
    table.move(names_in("calls"), 1, 1000, 1, names)
    table.move(names_in("killed"), 1, 1000, #names + 1, names)
  end
  local self = new(names)
  local n_wrong
  local function finish(problem)
    if n_wrong then return end
    if problem then print("FAIL " .. problem) end
    n_wrong = self:report() + (problem and 1 or 0)
    self:stop()
  end
  self.clock = uv.new_timer()
  self.clock:start(IN_ALL_MS, 0, function() finish("it takes too long") end)
  during(function(go)
    self:play(go)
    finish()
  end, finish)
  uv.run()
  n_wrong = n_wrong + self:report_hatif()
  if n_wrong > 0 then print("logs of every telephone and server: " .. self.world.run) end
  return n_wrong
end

os.exit(main(arg) == 0 and 0 or 1)

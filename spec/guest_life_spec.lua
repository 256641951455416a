-- luacheck: no max line length (programs of the host stand in strings)
-- Guests and the watchdog over the life of states, threads and processes (ACCEPTANCE L).

-- What a program of the host prints; it must exit with 0.
local function program(code)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  file:write(code)
  file:close()
  local pipe = assert(io.popen(("%s/c/host %s 2>&1"):format(os.getenv("HATIF_BUILD"), path)))
  local output = pipe:read("a")
  local ok, _, status = pipe:close()
  os.remove(path)
  assert(ok, ("exit %s: %s"):format(status, output))
  return output
end

-- Code whose hook overruns while another contact goes on; gives the code of the error.
local ROGUE = [[
  local policies = require "support.policies"
  local p = assert(policies.load("protocol 'p' { must 'a' { event = 'x', on_meet = function() "
    .. "while true do pcall(function() while true do end end) end end }, must 'b' { event = 'y' } }", { time = 1 }))
  local contact, seen = policies.run(p, { { 1, "x" }, { 2, "y" } }, 3)
  assert(policies.statuses(contact)["p.b"] == "satisfied")
  return seen.errors[1].code .. " " .. seen.errors[1].message:gsub("^.*: ", "")]]

describe("the module", function()
  it("L3 stays mapped when the state that loaded it is closed, for a signal that comes late", function()
    local output = program(("print(closed(%q))"):format(ROGUE:gsub("return seen",
      "return require('hatif.policy').watchdog() .. ' ' .. seen")) .. [[
      local maps = io.open("/proc/self/maps")
      if maps then print(maps:read("a"):find("hatif/core.so", 1, true) ~= nil) end
      raise(38) -- the first signal that the watchdog takes
      print("alive")]])
    assert.truthy(output:find("EBUDGET stopped after 1 ms\ntrue\nalive", 1, true), output)
  end)

  it("L2 watches two states in two threads, each by itself", function()
    assert.equal("EBUDGET stopped after 1 ms\tEBUDGET stopped after 1 ms\n",
      program(("print(thread(%q, %q))"):format(ROGUE, ROGUE)))
  end)

  it("watches two states of one thread", function()
    assert.equal(("EBUDGET stopped after 1 ms\n"):rep(2),
      program(("print(state(%q)) print(state(%q))"):format(ROGUE, ROGUE)))
  end)

  it("T20 counts in a child of fork, where no thread watches", function()
    local output = program(("rogue = load(%q) print(rogue()) "):format(ROGUE:gsub("time = 1",
      "time = 1, budget = 50000")) .. [[
      local pid = fork()
      if pid == 0 then print(rogue()) os.exit(0, true) end
      assert(wait(pid) == 0)]])
    assert.equal("EBUDGET stopped after 1 ms\nEBUDGET stopped after 50000 instructions\n", output)
  end)

  it("S1 counts where a host has taken every signal", function()
    assert.equal("EBUDGET stopped after 50000 instructions\n", program(("take() print(state(%q))"):format(
      (ROGUE:gsub("time = 1", "time = 1, budget = 50000")))))
  end)

  it("S5 gives back what a policy held, also where its contacts outlive it", function()
    local output = program([[
      local policies = require "support.policies"
      local contact
      do
        local p = assert(policies.load "protocol 'p' { must 'a' { event = 'x', on_meet = function(c) c:act('n') end } }")
        contact = policies.open(p)
      end
      collectgarbage() collectgarbage()
      assert(contact:feed { at = 1, type = "x" })
      assert(contact:finish(2))
      print(contact:verdicts()[1].status)]])
    assert.equal("satisfied\n", output)
  end)
end)

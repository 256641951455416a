-- How processes end: what was told stands afterwards, and nothing stands by half.
-- HATIF_CALL_KILLS (8) processes are killed in mid-call.
local hatif = require("hatif")
local stores = require("support.stores")

local LUA = os.getenv("HATIF_LUA") or "lua5.4"
local KILLS = math.tointeger(os.getenv("HATIF_CALL_KILLS")) or 8

describe("a process that ends", function()
  local path

  before_each(function() path = stores.path() end)
  after_each(function() stores.remove(path) end)

  for _, ending in ipairs { "exit", "close", "term", "end" } do
    it(("D13 by %s with ten thousand unflushed leaves nothing by half"):format(ending), function()
      os.execute(("%s spec/support/store_child.lua flush %s %s 2>/dev/null"):format(LUA, path,
        ending))
      local store <close> = assert(hatif.store.open(path))
      local rows, found = store:list("open", 100000), {}
      for _, row in ipairs(rows) do found[row.due] = (found[row.due] or 0) + 1 end
      for _, n in pairs(found) do assert.equal(2, n) end
      if ending == "close" or ending == "end" then assert.equal(10000, #rows) end
    end)
  end

  it("D1 is killed in mid-call: all verdicts and promises that were told are there", function()
    local told = 0
    for round = 1, KILLS do
      local command = "%s spec/support/store_child.lua call %s %d 2>/dev/null"
      local child = assert(io.popen(command:format(LUA, path, 1 + round * 7 % 40)))
      local lines = {}
      for line in child:lines() do lines[#lines + 1] = line end
      child:close()
      local store <close> = assert(hatif.store.open(path))
      local engine <close> = hatif.engine.new { store = store, wait = true }
      local verdicts = {}
      for _, contact in ipairs(assert(engine:recover())) do
        contact:settle(contact:status().now + 60000) -- what was fed last, and its deadlines
        for _, v in ipairs(contact:verdicts()) do
          verdicts[("%s %s#%d %s"):format(contact:id(), v.duty, v.n, v.status)] = true
        end
      end
      for _, line in ipairs(lines) do
        local kind, rest = line:match("^(%a+) (.*)$")
        if kind == "verdict" and rest:find("%a+$") then assert(verdicts[rest], rest) end
        if kind == "promise" then assert(store:get(rest), rest) end
      end
      told = told + #lines
    end
    assert(told >= KILLS)
  end)
end)

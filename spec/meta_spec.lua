-- The stubs in lua/hatif/meta against the C tables: whatever is in one is in the other. A function
-- written with a dot is one of the module's table, one with a colon a method of a class.
local core = require("hatif.core")

-- Classes whose stub has another name than the class has in C.
local RENAMED = { builder = "policy" }

local function stubbed()
  local list = {}
  for path in io.popen("ls lua/hatif/meta/*.d.lua"):lines() do
    for line in io.lines(path) do
      local name, kind, method = line:match("^function ([%w_]+)([.:])([%w_]+)%(")
      if name then
        local class = name:lower()
        list[#list + 1] = (kind == ":" and RENAMED[class] or class) .. kind .. method
      end
    end
  end
  table.sort(list)
  return list
end

local function real()
  local list = {}
  local function add(name, kind, t)
    for key, value in pairs(t) do
      if type(value) == "function" then list[#list + 1] = name .. kind .. key end
    end
  end
  for name, t in pairs(core) do
    if type(t) == "table" then add(name, ".", t) end
  end
  for key, metatable in pairs(debug.getregistry()) do
    local name = type(key) == "string" and key:match("^hatif%.([%w_]+)$")
    if name and type(metatable.__index) == "table" then add(name, ":", metatable.__index) end
  end
  table.sort(list)
  return list
end

describe("the stubs for the language server", function()
  it("declare every function that C has, and no other", function()
    local there, stubs, missing = {}, stubbed(), {}
    assert(#stubs > 80)
    for _, name in ipairs(stubs) do
      assert.is_nil(there[name], name .. " is declared twice")
      there[name] = true
    end
    for _, name in ipairs(real()) do
      if not there[name] then missing[#missing + 1] = name end
      there[name] = nil
    end
    assert.same({ no_stub = {}, not_there = {} }, { no_stub = missing, not_there = there })
  end)

  it("say what each function takes, gives and does", function()
    for path in io.popen("ls lua/hatif/meta/*.d.lua"):lines() do
      local above = ""
      for line in io.lines(path) do
        if line:match("^function") then assert.matches("^%-%-%-", above, path .. ": " .. line) end
        above = line
      end
    end
  end)
end)

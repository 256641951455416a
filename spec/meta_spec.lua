-- The stubs in lua/hatif/meta against the C tables: whatever is in one is in the other. A function
-- written with a dot is one of the module's table, one with a colon a method of a class.
local annotations = dofile "tools/docs/annotations.lua"
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

-- Every function of the stubs, as their annotations have it; `class` in lower case.
local function declared()
  local out = {}
  for path in io.popen("ls lua/hatif/meta/*.d.lua"):lines() do
    for _, f in ipairs(annotations.read(path).functions) do
      f.path, f.class = path, f.owner:lower()
      out[#out + 1] = f
    end
  end
  return out
end

-- The bodies of C functions by their names, and the C names by those that they have in Lua.
local function c_functions()
  local bodies, registered = {}, {}
  for path in io.popen("ls src/bind/*.c"):lines() do
    local file = assert(io.open(path))
    local text = file:read("a")
    file:close()
    local HEAD = "\n[%w_%s%*]-%f[%w_]([%w_]+)%(lua_State %*L%)[^{;\n]-"
    for name, body in text:gmatch(HEAD .. "{\n(.-)\n}\n") do bodies[name] = body end
    for list in text:gmatch("luaL_Reg%s+[%w_]+%[%]%s*=%s*{(.-)};") do
      for name, c_name in list:gmatch('{%s*"([%w_]+)",%s*([%w_]+)%s*}') do
        registered[name] = registered[name] or {}
        table.insert(registered[name], c_name)
      end
    end
  end
  return bodies, registered
end

-- Whether a C function is the one that a stub stands for: contact_feed is contact:feed.
local function is_of(c_name, f)
  for _, class in ipairs { f.class, RENAMED[f.class] or f.class } do
    for _, prefix in ipairs { "", "lhf_" } do
      if c_name == prefix .. class .. "_" .. f.name then return true end
    end
  end
  return false
end

-- The highest argument that a body reads by its number.
local function taken(body)
  local most = 0
  body = body:gsub("luaL_checkstack%b()", "")
  for _, reader in ipairs { "luaL_check", "luaL_opt", "lhf_check" } do
    for i in body:gmatch(reader .. "[%w_]*%(L, (%d+)") do most = math.max(most, tonumber(i)) end
  end
  return most
end

-- Whether it leaves a value, or calls what does.
local function gives(body)
  for value in body:gmatch("return ([^;]+);") do
    value = value:gsub("check_status%b()", "0"):gsub("^%w+ %? 0 : 0$", "0") -- raises, or is 0
    if value ~= "0" then return true end
  end
  return false
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
    local n = 0
    for _, f in ipairs(declared()) do
      n = n + 1
      local where = ("%s:%d: %s"):format(f.path, f.line, f.name)
      assert(f.text ~= "" or #f.params + #f.returns > 0, where .. " says nothing")
      for i, name in ipairs(f.signature) do
        assert(f.params[i] and f.params[i].name == name, where .. " has no @param " .. name)
      end
      assert.equal(#f.signature, #f.params, where)
    end
    assert.is_true(n > 100)
  end)

  it("take and give as many values as C does, as far as its text can be read", function()
    local bodies, registered = c_functions()
    local n = 0
    for _, f in ipairs(declared()) do
      for _, name in ipairs(registered[f.name] or {}) do
        local body = is_of(name, f) and bodies[name]
        if body then
          n = n + 1
          local where = ("%s:%d: %s"):format(f.path, f.line, f.name)
          local self = f.kind == ":" and 1 or 0
          local is_variadic = f.signature[#f.signature] == "..."
          assert(is_variadic or taken(body) <= #f.signature + self, where .. " takes more in C")
          assert.equal(gives(body), #f.returns > 0, where .. ": @return")
        end
      end
    end
    assert.is_true(n > 80, n)
  end)

  it("are compared with what is there", function()
    assert.equal(3, taken("  size_t n; luaL_checklstring(L, 2, &n);\n  lhf_check_ms(L, 3);"))
    assert.is_false(gives("  if (x) return 0;\n  return 0;"))
    assert.is_true(gives("  if (x) return 0;\n  return lhf_fail(L, code);"))
  end)
end)

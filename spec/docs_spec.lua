-- The API documentation: what is public says all of itself, and every example runs as it stands.
local api = dofile "tools/docs/api.lua"
local docs = require "support.docs"

local groups, pages = api.read()

-- The modules that programs are offered: those of the facade, and those that the README requires.
local function offered()
  local out = {}
  for line in io.lines("README.md") do
    for name in line:gmatch("require%s*%(?%s*[\"'](hatif%.[%w_.]+)") do out[name] = "README.md" end
  end
  for line in io.lines("lua/hatif/init.lua") do
    for name in line:gmatch("[\"'](hatif%.[%w_.]+)[\"']") do out[name] = "lua/hatif/init.lua" end
  end
  out["hatif.core"] = nil
  return out
end

describe("the documentation of the API", function()
  it("has a page for every module that programs are offered", function()
    local there, n = {}, 0
    for _, page in ipairs(pages) do there[page.name] = true end
    for name, path in pairs(offered()) do
      n = n + 1
      assert(there[name], path .. " names " .. name .. ": a page in tools/docs/api.lua")
    end
    assert.is_true(n >= 8, n)
  end)

  it("tells of every public function what it does, takes and gives, and shows it", function()
    local gaps, n = {}, 0
    for _, page in ipairs(pages) do
      local own = api.gaps(page)
      table.move(own, 1, #own, #gaps + 1, gaps)
      n = n + #page.functions
    end
    assert.same({}, gaps)
    assert.is_true(n > 150, n)
  end)

  it("would notice what is missing", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write("local M = {}\n\n---@param b string\nfunction M.bare(a, b) return a .. b end\n\n",
      "---Does it.\n---\n---```lua\n---M.shown()\n---```\nfunction M.shown() return 1 end\n")
    file:close()
    local gaps = api.gaps(api.page { "x", path, at = path })
    os.remove(path)
    for i, gap in ipairs(gaps) do gaps[i] = gap:sub(#path + 2) end
    assert.same({
      "4: x.bare says nothing of itself", "4: x.bare has no @param a", "4: x.bare has no @param b",
      "4: x.bare has no @return", "4: x.bare has no example", "11: x.shown has no @return",
    }, gaps)
  end)

  it("gives every type that it speaks of", function()
    local known = api.types(pages)
    for _, page in ipairs(pages) do
      for _, f in ipairs(page.functions) do
        for _, list in ipairs { f.params, f.returns } do
          for _, tag in ipairs(list) do
            for name in tag.type:gmatch("hatif[%w_.]*") do
              assert(known[name], ("%s:%d: no page has %s"):format(f.path, f.line, name))
            end
          end
        end
      end
    end
  end)
end)

describe("an example of the API", function()
  local dir
  setup(function() dir = docs.folder() end)
  teardown(function() docs.remove(dir) end)

  for _, group in ipairs(groups) do
    for _, page in ipairs(group.pages) do
      for _, example in ipairs(api.examples_of(page)) do
        it(("runs: %s:%d"):format(example.path, example.line), function()
          docs.program(dir, example.code, example)
        end)
      end
    end
  end
end)

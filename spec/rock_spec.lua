-- The rock and `make install`: the rockspec names every file, and what is installed runs.
local ROCKSPEC = "rockspec/hatif-scm-1.rockspec"

local function output_of(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local out = pipe:read("a")
  local ok = pipe:close()
  return out, ok
end

local function lines_of(command)
  local out = {}
  for line in output_of(command):gmatch("[^\n]+") do out[#out + 1] = line end
  table.sort(out)
  return out
end

local function rockspec()
  local env = {}
  assert(loadfile(ROCKSPEC, "t", env))()
  return env
end

describe("the rockspec", function()
  it("builds every C file that the Makefile builds", function()
    local sources = rockspec().build.modules["hatif.core"].sources
    table.sort(sources)
    assert.same(lines_of("make -s sources"), sources, "run `make rockspec`")
  end)

  it("links what the Makefile links", function()
    local libraries = {}
    for i, name in ipairs(rockspec().build.modules["hatif.core"].libraries) do
      libraries[i] = "-l" .. name
    end
    assert.equal(output_of("make -s libraries"), table.concat(libraries, " ") .. "\n")
  end)

  it("installs every Lua module under its own name", function()
    local installed = {}
    for name, path in pairs(rockspec().build.modules) do
      if type(path) == "string" then
        local own = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
        assert.equal(own, name)
        installed[#installed + 1] = path
      end
    end
    table.sort(installed)
    local tree = lines_of("find lua/hatif -name '*.lua' ! -path '*/meta/*'")
    assert.same(tree, installed, "run `make rockspec`")
  end)
end)

-- These build without sanitizers whatever the suite is built with, so once is enough.
if os.getenv("HATIF_BUILD") == "build" then
  describe("an installed hatif #slow", function()
    local dir
    before_each(function()
      dir = os.tmpname()
      os.remove(dir)
      assert(os.execute("mkdir -p " .. dir))
    end)
    after_each(function() os.execute("rm -rf " .. dir) end)

    local CLEAN = "env -u LUA_PATH -u LUA_CPATH "

    it("comes out of luarocks make, without a network", function()
      assert(os.execute(("cp -r src lua rockspec LICENSE %s"):format(dir)))
      local out, ok = output_of(("cd %s && HOME=%s %sluarocks --lua-version=5.4 --tree=%s/tree make"
        .. " --deps-mode=none rockspec/hatif-scm-1.rockspec CFLAGS='-O0 -fPIC'")
        :format(dir, dir, CLEAN, dir))
      assert(ok, out)
      out = output_of(("cd / && %s%s/tree/bin/hatif --version"):format(CLEAN, dir))
      assert.equal("hatif " .. require("hatif")._VERSION .. "\n", out)
    end)

    it("comes out of make install, and finds itself under its prefix", function()
      local out, ok = output_of(("make -s install DESTDIR=%s PREFIX=/opt/hatif"):format(dir))
      assert(ok, out)
      out = output_of(("cd / && %s%s/opt/hatif/bin/hatif --version"):format(CLEAN, dir))
      assert.equal("hatif " .. require("hatif")._VERSION .. "\n", out)
    end)
  end)
end

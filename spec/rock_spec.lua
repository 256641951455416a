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

  it("installs every file that the page of --html is made of", function()
    local installed = {}
    for _, path in pairs(rockspec().build.install.lua) do installed[#installed + 1] = path end
    table.sort(installed)
    local tree = lines_of("find lua/hatif/report/html -type f ! -name '*.lua'")
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

    local function run(command, ...)
      local out, ok = output_of(command:format(...))
      assert(ok, out)
      return out
    end

    -- Judges a call from another folder, with nothing but what is installed.
    local function try(program)
      local out = run("cd / && %s%s --version", CLEAN, program)
      assert.equal("hatif " .. require("hatif")._VERSION, out:match("^[^\n]*"))
      local here = lines_of("pwd")[1]
      out = run("cd %s/examples/chefz && %s%s review . calls/perfect.jsonl", here, CLEAN, program)
      assert.matches("score 100.0 %", out, 1, true)
      out = run("cd %s/examples/chefz && %s%s review . calls/perfect.jsonl --html %s/page.html",
        here, CLEAN, program, dir)
      assert.equal(dir .. "/page.html: 1 contact\n", out)
    end

    local function luarocks(tree, command)
      run("cd %s && HOME=%s %sluarocks --lua-version=5.4 --tree=%s/%s %s", dir, dir, CLEAN, dir,
        tree, command)
    end

    it("comes out of luarocks, is packed, installed and removed, without a network", function()
      assert(os.execute(("cp -r src lua rockspec docs examples LICENSE %s"):format(dir)))
      luarocks("made",
        "make --deps-mode=none rockspec/hatif-scm-1.rockspec CFLAGS='-O0 -fPIC'")
      try(dir .. "/made/bin/hatif")
      luarocks("made", "pack hatif")
      run("rm -r %s/made", dir)
      luarocks("tree", "install --deps-mode=none hatif-scm-1.*.rock")
      try(dir .. "/tree/bin/hatif")
      local rock = dir .. "/tree/lib/luarocks/rocks-5.4/hatif/scm-1"
      assert(io.open(rock .. "/docs/phrases.md")):close()
      luarocks("tree", "remove hatif")
      assert.equal("", output_of(("find %s/tree -name '*hatif*'"):format(dir)))
    end)

    it("comes out of make install, and finds itself under its prefix", function()
      run("make -s install DESTDIR=%s PREFIX=/opt/hatif", dir)
      try(dir .. "/opt/hatif/bin/hatif")
      for _, path in ipairs { "man/man1/hatif.1", "bash-completion/completions/hatif",
        "zsh/site-functions/_hatif", "fish/vendor_completions.d/hatif.fish" } do
        local file = assert(io.open(dir .. "/opt/hatif/share/" .. path))
        assert.truthy(file:read("a"):find("scorecard", 1, true), path)
        file:close()
      end
    end)
  end)
end

describe("the README", function()
  it("installs with the commands that are tried here", function()
    local file = assert(io.open("README.md"))
    local text = file:read("a")
    file:close()
    assert.truthy(text:find("\nmake install PREFIX=", 1, true))
    assert.truthy(text:find(" make --deps-mode=none " .. ROCKSPEC, 1, true))
  end)
end)

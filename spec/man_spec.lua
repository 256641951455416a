-- The manual page, the completions and `--version`: what people meet before they read anything.
local cli = require "hatif.cli"
local core = require "hatif.core"
local command = require "support.command"
local docs = require "support.docs"
local man = dofile "tools/docs/man.lua"

local function has(program)
  return os.execute("command -v " .. program .. " >/dev/null 2>&1") == true
end

-- Runs a check of a program that may not be there, which is told.
local function with(program, name, check)
  if has(program) then it(name, check)
  else pending(name .. ": no " .. program .. " here, tools/deps.sh test brings it") end
end

-- A text as a file, while `use` looks at it.
local function with_file(text, use)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  use(path)
  os.remove(path)
end

-- None of what is run here is hatif: a sanitizer that this suite is run under is not for it.
local function output_of(line)
  local pipe = assert(io.popen("unset LD_PRELOAD; (" .. line .. ") 2>&1"))
  local out = pipe:read("a")
  pipe:close()
  return out
end

-- Every command that takes arguments, with its words: "promises list".
local function each_command(parser, words, fn)
  for _, sub in ipairs(parser._commands) do
    local path = words == "" and sub._name or words .. " " .. sub._name
    if #sub._commands == 0 then fn(path, sub) else each_command(sub, path, fn) end
  end
end

describe("man hatif", function()
  local page = man.installed()

  it("has every command with every option and argument", function()
    local n = 0
    each_command(cli.parser(), "", function(path, sub)
      local _, from = page:find("\n.Ss hatif " .. path .. "\n", 1, true)
      assert(from, path)
      local section = page:sub(from, (page:find("\n.S[sh] ", from)))
      for _, option in ipairs(sub._options) do
        local name = option._aliases[#option._aliases]
        n = n + 1
        assert(name == "--help" or section:find("\n.It Fl \\" .. name:sub(2), 1, true), name)
        assert(#option._description > 0)
      end
      for _, argument in ipairs(sub._arguments) do
        assert(section:find("\n.It Ar " .. argument._name .. "\n", 1, true), argument._name)
      end
    end)
    assert.is_true(n > 20)
  end)

  it("has examples that run", function()
    local dir, n = docs.folder(), 0
    for block in page:gmatch("\n%.Bd %-literal[^\n]*\n(.-)\n%.Ed") do
      n = n + 1
      local text = has "dot" and block or block:gsub("|[^\n]*", "> /dev/null")
      local out, code = docs.shell(dir, "bash -e <<'END'\n" .. text .. "\nEND\n")
      assert.equal(0, code, block .. ": " .. out)
    end
    docs.remove(dir)
    assert.equal(5, n)
  end)

  with("mandoc", "has nothing that mandoc would mend", function()
    with_file(page, function(path)
      -- A page that is named in SEE ALSO need not be installed.
      local out = output_of("mandoc -T lint " .. path)
      for _, other in ipairs { "outdated mandoc%.db", "referenced manual not found" } do
        out = out:gsub("[^\n]*" .. other .. "[^\n]*\n", "")
      end
      assert.equal("", out)
    end)
  end)

  with("man", "is read by man without a warning", function()
    with_file(page, function(path)
      assert.equal("", output_of("man --warnings -l " .. path .. " >/dev/null"))
      local shown = output_of("MANWIDTH=80 man -l " .. path):gsub(".\b", "")
      assert.matches("a%s+score%s+is%s+below", shown)
    end)
  end)
end)

describe("completion", function()
  local TRIES = {
    { "hatif re", { "review" } }, { "hatif scorecard --by ", { "agent", "hour", "team" } },
    { "hatif review --ag", { "--against" } }, { "hatif promises ca", { "cancel" } },
    { "hatif fold --profile s", { "strict" } },
  }

  local function script(shell)
    local r = command.hatif("--completion", shell)
    assert.same({ 0, "" }, { r.code, r.err })
    return r.out
  end

  local function words_of(out)
    local words = {}
    for line in out:gmatch("[^\n]+") do words[#words + 1] = line:match("^[^\t]+") end
    table.sort(words)
    return words
  end

  it("is offered by bash", function()
    with_file(script "bash", function(path)
      for _, try in ipairs(TRIES) do
        local words = {}
        for word in (try[1] .. (try[1]:match(" $") and "''" or "")):gmatch("%S+") do
          words[#words + 1] = word
        end
        assert.same(try[2], words_of(output_of(([[bash --norc -c '. %s; COMP_WORDS=(%s)
          COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _hatif; printf "%%s\n" "${COMPREPLY[@]}"']])
          :format(path, table.concat(words, " "):gsub("''", '""')))), try[1])
      end
    end)
  end)

  with("fish", "is offered by fish", function()
    with_file(script "fish", function(path)
      for _, try in ipairs(TRIES) do
        assert.same(try[2], words_of(output_of(
          ([[HOME=/tmp fish --no-config -c 'source %s; complete -C "%s"']]):format(path, try[1]))))
      end
    end)
  end)

  with("zsh", "is taken up by zsh", function()
    local dir = os.tmpname()
    os.remove(dir)
    assert(os.execute("mkdir " .. dir))
    local file = assert(io.open(dir .. "/_hatif", "w"))
    file:write(script "zsh")
    file:close()
    assert.equal("_hatif\n", output_of(([[zsh -fc 'fpath=(%s $fpath); autoload -U compinit
      compinit -u -D; print $_comps[hatif]; autoload +X _hatif']]):format(dir)))
    os.execute("rm -r " .. dir)
  end)
end)

describe("the version", function()
  local function read(path)
    local file = assert(io.open(path))
    local text = file:read("a")
    file:close()
    return text
  end

  it("is that of src/hatif.h, and the changes begin with it", function()
    local version = read("src/hatif.h"):match('#define HATIF_VERSION "([^"]+)"')
    assert.equal(version, core._VERSION)
    assert.equal(version, read("CHANGELOG.md"):match("\n## (%S+)"))
  end)

  it("is written nowhere else", function()
    local out = output_of("grep -rlwF " .. core._VERSION .. " Makefile README.md SECURITY.md docs"
      .. " examples lua rockspec src tools")
    assert.equal("src/hatif.h\n", out)
  end)

  it("is told with those of the libraries", function()
    local out = command.hatif("--version").out
    assert.equal("hatif " .. core._VERSION, out:match("^[^\n]*"))
    for _, name in ipairs { "Lua", "libuv", "utf8proc", "SQLite" } do
      assert.matches("\n" .. name .. " %d[%d.]*%d[,\n]", out)
    end
    assert.matches("\nLua 5%.4, built for 5%.4%.%d+\n", out)
    if pcall(require, "luv") then assert.matches("\nluv, with libuv %d", out) end
  end)
end)

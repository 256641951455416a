-- The bar of a long review: its line, when it is there, and that it is gone before anything else.
local catalogue = require "hatif.catalogue"
local hatif = require("support.command").hatif
local progress = require "hatif.cli.progress"
local terminal = require "hatif.report.terminal"

local EN = catalogue.of "en"
local FULL, LIGHT = "\u{2588}", "\u{2591}"

describe("the bar", function()
  it("is full in proportion, and says the files", function()
    assert.equal(LIGHT:rep(24) .. "  0 of 48 calls", progress.line(EN, 0, 48, 80))
    assert.equal(FULL:rep(12) .. LIGHT:rep(12) .. "  25 of 48 calls",
      progress.line(EN, 25, 48, 80))
    assert.equal(FULL:rep(24) .. "  48 of 48 calls", progress.line(EN, 48, 48, 80))
  end)

  it("is narrower than any terminal, in every language", function()
    for _, lang in ipairs(catalogue.LANGUAGES) do
      for width = 1, 60 do
        local line = progress.line(catalogue.of(lang), 7, 30, width)
        assert.is_true(terminal.columns(line) < width, line)
      end
    end
  end)

  local function written(all, is_terminal, act)
    local out = {}
    act(progress.new(all, EN, { is_terminal = is_terminal, width = 80,
      write = function(s) out[#out + 1] = s end }))
    return out
  end

  it("is drawn over itself and taken away", function()
    local out = written(25, true, function(bar)
      bar:clear()
      bar:step()
      bar:step()
      bar:clear()
      bar:clear()
    end)
    assert.equal(3, #out)
    assert.equal("\r\27[K" .. progress.line(EN, 2, 25, 80), out[2])
    assert.equal("\r\27[K", out[3])
  end)

  it("is not there for a few files, or where standard error is no terminal", function()
    local function all_of_it(bar) for _ = 1, bar.all do bar:step() end bar:clear() end
    assert.same({}, written(24, true, all_of_it))
    assert.same({}, written(500, false, all_of_it))
  end)
end)

describe("a long review", function()
  local DESK, CALLS = "spec/fixtures/desk.lua", ("spec/fixtures/held.jsonl "):rep(30)

  it("shows no bar in a pipe", function()
    local words = {}
    for word in CALLS:gmatch("%S+") do words[#words + 1] = word end
    local r = hatif("review", DESK, "--csv", table.unpack(words))
    assert.same({ 0, "" }, { r.code, r.err })
  end)

  -- A pseudo-terminal of util-linux's script.
  local function on_terminal(command)
    local pipe = assert(io.popen(("TERM=xterm LC_ALL=C script -qec '%s' /dev/null </dev/null")
      :format(command)))
    local out = pipe:read("a")
    pipe:close()
    return out
  end

  if not os.execute("command -v script >/dev/null 2>&1") then
    return pending "a terminal: no script of util-linux here"
  end

  it("shows the bar on a terminal, and leaves nothing of it", function()
    local lua = os.getenv("HATIF_LUA") or "lua5.4"
    local out = on_terminal(("%s spec/support/hatif.lua review %s %s no/such.jsonl >/dev/null")
      :format(lua, DESK, CALLS))
    for i = 1, 31 do assert.truthy(out:find((" %d of 31 calls"):format(i), 1, true), out) end
    assert.truthy(out:find(" 30 of 31 calls\r\27[Khatif: no/such.jsonl: No such file", 1, true))
    assert.equal("\r\27[K", out:sub(-4))
  end)
end)

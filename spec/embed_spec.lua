-- libhatif: what is installed is enough to build the examples, as a shared and as a static library,
-- and what they print is what hatif says.
local dkjson = require "dkjson"
local hatif = require "hatif"

local POLICY = "examples/embed/desk.lua"

local function output_of(command)
  local pipe = assert(io.popen("(" .. command .. ") 2>&1"))
  local out = pipe:read("a")
  local ok = pipe:close()
  return out, ok == true
end

local function lines(s)
  local out = {}
  for line in s:gmatch("([^\n]*)\n") do out[#out + 1] = line end
  return out
end

-- What it links is built without sanitizers whatever the suite is built with, so once is enough;
-- spec/c/test_embed.c is the API under them.
if os.getenv("HATIF_BUILD") ~= "build" then return end

describe("libhatif #slow", function()
  local root, run

  lazy_setup(function()
    root = os.tmpname()
    os.remove(root)
    local out, ok = output_of("make -s libhatif install-libhatif BUILD=build PREFIX=" .. root)
    assert(ok, out)
    run = "LD_LIBRARY_PATH=" .. root .. "/lib "
  end)
  lazy_teardown(function() os.execute("rm -rf " .. root) end)

  -- pkg-config alone says how; `static`: with the archive in the library's place.
  local function built(name, static)
    local config = ("PKG_CONFIG_PATH=%s/lib/pkgconfig pkg-config "):format(root)
    local flags = ("$(%s --cflags hatif)"):format(config)
    local libs = static and ("%s/lib/libhatif.a $(%s --libs lua5.4 libuv sqlite3 libutf8proc) "
      .. "-lpthread -lm"):format(root, config) or ("$(%s --libs hatif libuv)"):format(config)
    local program = ("%s/%s%s"):format(root, name, static and "_static" or "")
    local command = ("${CC:-cc} -std=gnu11 -Wall -Wextra -Werror %s examples/embed/%s.c -o %s %s")
      :format(flags, name, program, libs)
    local out, ok = output_of(command)
    assert(ok, out)
    return program
  end

  it("builds a program without a loop, shared and static, that judges as hatif does", function()
    local said, ok = output_of(run .. built("replay") .. " " .. POLICY)
    assert(ok, said)
    assert.equal(said, (output_of(built("replay", true) .. " " .. POLICY)))
    local all = lines(said)
    assert.same({
      '100 act prompt {"text":"سلّم على نورة"}',
      "desk.greet satisfied (desk 1), came in time",
      "desk.back violated (desk 2), the deadline passed",
      '1300 act alert {"late":true,"to":"supervisor"}',
    }, { table.unpack(all, 1, 4) })
    local result = dkjson.decode(all[5])
    local policy = assert(hatif.policy.load(POLICY))
    local reviewed = assert(hatif.review(policy, {
      { type = "contact", id = "c1", channel = "phone", lang = "ar", direction = "inbound", at = 0,
        facts = { name = "نورة" } },
      { at = 100, type = "answer" },
      { at = 300, type = "utterance", by = "agent", text = "السلام عليكم", stop = 700, words = {
        { text = "السلام", at = 300, stop = 450 }, { text = "عليكم", at = 450, stop = 700 } } },
      { at = 800, type = "hold" }, { at = 1400, type = "unhold" },
      { at = 1500, type = "hangup", by = "customer" },
    }))
    assert.equal(require("hatif.report.json").line(reviewed), all[5])
    assert.equal(66.7, result.score.percentage)
  end)

  it("builds a program with a loop of its own, which is told of a deadline when it passes",
    function()
      local said, ok = output_of(run .. built("live") .. " " .. POLICY)
      assert(ok, said)
      local all = lines(said)
      -- The hold, the second event, lasts for longer than it may: told before its end, the third.
      assert.same({
        'after event 1: prompt {"text":"Greet ?"}',
        "after event 2: desk.greet violated",
        "after event 2: desk.back violated",
        'after event 2: alert {"late":true,"to":"supervisor"}',
      }, { table.unpack(all, 1, 4) })
      assert.equal(0, dkjson.decode(all[5]).score.percentage)
    end)

  it("exports the C API and the module's opener, the module the opener alone", function()
    local function exported(path)
      local names = {}
      for name in output_of("nm -D --defined-only " .. path):gmatch("%x+ %u ([%w_]+)") do
        names[#names + 1] = name
      end
      table.sort(names)
      return names
    end
    local api = { "luaopen_hatif_core" }
    for line in io.lines("src/hatif.h") do
      local name = line:match("^[%w_ *]+[ *](hatif_%l[%w_]*)%(")
      if name then api[#api + 1] = name end
    end
    table.sort(api)
    assert.equal(11, #api)
    assert.same(api, exported(root .. "/lib/libhatif.so.0"))
    assert.same({ "luaopen_hatif_core" }, exported("build/hatif/core.so"))
  end)

  it("says why it cannot begin", function()
    local program = built("replay")
    local said, ok = output_of(run .. program .. " spec/fixtures/mistaken.lua")
    assert.is_false(ok)
    assert.matches("spec/fixtures/mistaken.lua:%d+: ", said)
    said, ok = output_of("LUA_PATH=/nowhere " .. run .. program .. " " .. POLICY)
    assert.is_false(ok)
    assert.matches("hatif.embed", said, 1, true)
  end)

  it("has a header that stands alone, in C and in C++", function()
    for _, language in ipairs { "c", "c++" } do
      local compiler = language == "c" and "${CC:-cc}" or "c++"
      if os.execute("command -v " .. (language == "c" and "cc" or "c++") .. " >/dev/null") then
        local command = "echo '#include <hatif.h>' | %s -x %s -fsyntax-only -Wall -I%s/include -"
        local out, ok = output_of(command:format(compiler, language, root))
        assert(ok, out)
      end
    end
  end)
end)

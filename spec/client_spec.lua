-- hatif.client: what it says, in each Lua that is here, and against a running `hatif serve`.
local luv = require("luv")
local switches = require("support.switches")

local POLICY = [[
protocol "line" {
  langs = { "ar" },
  phrases = { salam = { ar = { "السلام" } } },
  step "on" { on = { ["contact.ended"] = "over" },
    must "greet" { say = "salam", when = "answer", within = "3s" } },
  step "over" { final = true },
  flow "prompt" { when = "answer", run = function(c) c:act("prompt", { text = "greet" }) end },
  flow "seen" { when = "act.acknowledged", run = function(c) c:act("card", { text = "seen" }) end },
}
]]

local CONFIG = [[
policy = "line.lua"
contacts = { lang = "ar", linger = "100ms" }
transcripts = { listen = "tcp:127.0.0.1:%d", tokens = "sources" }
guidance = { listen = "tcp:127.0.0.1:%d", tokens = "desktops" }
lag = { telephony = "5s", speech = "5s" }
]]
local TOKENS = { sources = "ivr a-token-of-a-source\n",
  desktops = "noura a-token-of-a-desktop all\n" }

local function output_of(command)
  local pipe = assert(io.popen(command .. " 2>&1"))
  local out = pipe:read("a")
  pipe:close()
  return out
end

local LUAS = {}
for _, name in ipairs { "lua5.1", "lua5.2", "lua5.3", "lua5.4" } do
  if os.execute("command -v " .. name .. " >/dev/null 2>&1") then LUAS[#LUAS + 1] = name end
end

local function free_port()
  local probe = luv.new_tcp()
  assert(probe:bind("127.0.0.1", 0))
  local port = probe:getsockname().port
  probe:close()
  return port
end

describe("hatif.client", function()
  it("is tried in the oldest Lua of softswitches and in the newest of hatif", function()
    local here = table.concat(LUAS, " ")
    assert.matches("lua5.1", here, 1, true)
    assert.matches("lua5.4", here, 1, true)
  end)

  for _, lua in ipairs(LUAS) do
    it("needs nothing but the language, in " .. lua, function()
      assert.equal("well\n", output_of("env -u LUA_PATH -u LUA_CPATH " .. lua
        .. " spec/support/client_checks.lua"))
    end)
  end
end)

describe("hatif.client with hatif serve #slow", function()
  local serve, folder

  after_each(function()
    if serve then serve:stop() end
    os.execute("rm -rf " .. folder)
    switches.finish()
  end)

  local function write(name, text)
    local path = folder .. "/" .. name
    local file <close> = assert(io.open(path, "w"))
    file:write(text)
    file:flush()
    assert(luv.fs_chmod(path, tonumber("600", 8)))
  end

  for _, lua in ipairs { "lua5.1", "lua5.4" } do
    it("tells a call and hears the guidance, in " .. lua, function()
      folder = assert(luv.fs_mkdtemp("/tmp/hatif-client-XXXXXX"))
      local port, desk = free_port(), free_port()
      write("line.lua", POLICY)
      for name, text in pairs(TOKENS) do write(name, text) end
      serve = switches.serve(CONFIG:format(port, desk), { folder = folder })
      serve:wait_log("listening")
      switches.wait(function() return serve:logged(tostring(desk)) end, "both listeners")
      local command = "env -u LUA_PATH -u LUA_CPATH %s spec/support/client_call.lua %d %d %s %s"
      local said = output_of(command:format(lua, port, desk, "a-token-of-a-source",
        "a-token-of-a-desktop"))
      assert.equal(table.concat({ "EREFUSED", "refused\tECLOSED",
        "ECONNECT", "desk\tnoura", "sync\ttrue",
        "refused\tnil\tEFORMAT\t2\tEUNKNOWN", "act\tprompt\tgreet\tc1", "told\tseen", "sync\ttrue",
        "verdict\tsatisfied", "result\t100", "closed\tECLOSED", "" }, "\n"), said)
    end)
  end
end)

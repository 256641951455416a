-- `hatif serve` from its start to its end: configs, signals, what survives a restart.
local config = require("hatif.serve.config")
local luv = require("luv")
local switches = require("support.switches")

local say, wait = switches.say, switches.wait

local POLICY = [[
protocol "life" {
  langs = { "en" },
  step "on" { on = { ["contact.ended"] = "over" },
    must "redial" { event = "answer", when = "drop", within = "60s" },
    must "slow" { event = "done", when = "answer", within = "60s", cite = "VERSION" } },
  step "over" { final = true },
  flow "again" { when = "drop", run = function(c)
    c:act("schedule_callback", { due = c:now() + 2000 }) -- later than a kill on a slow machine
  end },
  flow "boss" { when = "escalated", run = function(c)
    c:act("schedule", { what = "boss_call", due = c:now() })
  end },
}
]]

local CONFIG = [[
policy = "life.lua"
contacts = { lang = "en", linger = "LINGER" }
asterisk = { port = %d, user = "hatif", password_file = "secret", agents = { "^PJSIP/agent" },
  back_off = "20ms", back_off_max = "100ms", acts = {} }
transcripts = { stdin = true }
guidance = { { stdout = true }, { listen = "unix:out.sock", tokens = "tokens" } }
lag = { telephony = "50ms", speech = "100ms" }
]]

describe("hatif serve #slow", function()
  local ami, serve, folder

  local function write(name, text)
    local file <close> = assert(io.open(folder .. "/" .. name, "w"))
    file:write(text)
    file:flush()
    luv.fs_chmod(folder .. "/" .. name, tonumber("600", 8))
  end

  local function policy(version) write("life.lua", (POLICY:gsub("VERSION", version))) end

  local function start(more, linger)
    local n = #ami:of("CoreShowChannels")
    serve = switches.serve((CONFIG:gsub("LINGER", linger or "30s"):format(ami.port)
      .. (more or "")), { folder = folder })
    wait(function() return serve.code or #ami:of("CoreShowChannels") > n end, "the login")
    assert.is_nil(serve.code, table.concat(serve.log, "\n"))
  end

  local function answered(call)
    ami:send(say.begins(call) .. say.rings(call) .. say.answers(call))
    return serve:wait_line("contact", { contact = call })
  end

  before_each(function()
    folder = assert(luv.fs_mkdtemp("/tmp/hatif-life-XXXXXX"))
    policy("one")
    write("secret", "sesame-1234\n")
    write("tokens", "boss token-of-the-boss-33 all\n")
    ami, serve = switches.ami(), nil
  end)

  after_each(function()
    if serve then serve:stop() end
    ami:close()
    os.execute("rm -rf " .. folder)
    switches.finish()
  end)

  it("loads policies again on SIGHUP: for new contacts, and only if all is well", function()
    start(nil, "10ms")
    local function judged(call)
      answered(call)
      ami:send(say.ends(call, 16, true))
      serve:wait_line("result", { contact = call })
      return serve:line("verdict", { contact = call, duty = "life.slow" }).cite
    end
    answered("1.0")
    assert.equal("one", judged("1.1"))
    policy("two")
    serve:kill("sighup")
    serve:wait_log("loaded again")
    assert.equal("two", judged("1.2"))
    write("life.lua", 'protocol "life" { stepp "on" {} }')
    serve:kill("sighup")
    serve:wait_log("the old ones stay in force")
    assert.is_truthy(serve:logged("life.lua:1"))
    assert.equal("two", judged("1.3"))
    ami:send(say.ends("1.0", 16, true))
    serve:wait_line("result", { contact = "1.0" })
    assert.equal("one", serve:line("verdict", { contact = "1.0", duty = "life.slow" }).cite)
  end)

  for _, signal in ipairs { "sigterm", "sigint" } do
    it("ends cleanly on " .. signal .. ", every contact with its result", function()
      start()
      answered("2.1")
      answered("2.2")
      serve:kill(signal)
      assert.equal(0, serve:wait_end())
      for _, call in ipairs { "2.1", "2.2" } do
        assert.is_truthy(serve:line("result", { contact = call }))
        assert.equal("na", serve:line("verdict", { contact = call, duty = "life.slow" }).status)
      end
      assert.is_nil(luv.fs_stat(folder .. "/out.sock"))
    end)
  end

  it("goes on with its contacts after the end and a start, with a store", function()
    start('store = "center.db"\n')
    answered("3.1")
    serve:kill("sigterm")
    assert.equal(0, serve:wait_end())
    assert.is_nil(serve:line("result"))
    local first = serve
    ami.channels = { { { "Channel", "PJSIP/trunk-3.1" }, { "Uniqueid", "3.1" },
      { "Linkedid", "3.1" }, { "ChannelStateDesc", "Up" }, { "BridgeId", "b" } } }
    start('store = "center.db"\n', "50ms")
    ami:send(say.ends("3.1", 16, true))
    local result = serve:wait_line("result", { contact = "3.1" })
    assert.is_table(result.score)
    assert.is_truthy(serve:line("verdict", { contact = "3.1", duty = "life.slow" }))
    for _, pipe in ipairs(first.pipes) do pipe:close() end
    first.process:close()
  end)

  it("calls back after a kill, as it was promised, and the promise is kept", function()
    start('store = "center.db"\n')
    answered("4.1")
    ami:send(say.ends("4.1", 44))
    serve:wait_line("act", { name = "schedule_callback" })
    serve:kill("sigkill")
    serve:wait_end()
    local first = serve
    start('store = "center.db"\n')
    wait(function() return #ami:of("Originate") > 0 end, "the call back")
    local action = ami:of("Originate")[#ami:of("Originate")]
    assert.same({ "PJSIP/agent1", "0501234567" }, { action.Channel, action.Exten })
    ami:send(say.calls_agent(action.ChannelId) .. say.dials_customer(action.ChannelId)
      .. say.customer_answers(action.ChannelId))
    serve:wait_line("act.done", { name = "call_back" })
    serve:wait_line("verdict", { contact = "4.1", duty = "life.redial", status = "satisfied" })
    for _, pipe in ipairs(first.pipes) do pipe:close() end
    first.process:close()
  end)

  it("tries again later where the agent does not pick up", function()
    ami.opts.answers = { Originate = function(action)
      return switches.packet { { "Response", "Success" }, { "ActionID", action.ActionID } }
        .. switches.packet { { "Event", "OriginateResponse" }, { "ActionID", action.ActionID },
          { "Response", "Failure" }, { "Reason", 3 } }
    end }
    start('store = "center.db"\n')
    answered("5.1")
    ami:send(say.ends("5.1", 44))
    local failed = serve:wait_line("act.failed", { name = "call_back" })
    assert.equal("no answer", failed.reason)
  end)

  it("tells what else is due until a desktop says that it is done", function()
    start('store = "center.db"\n')
    answered("6.1")
    serve:write { contact = "6.1", type = "escalated" }
    local due = serve:wait_line("due", { contact = "6.1", what = "boss_call" })
    local boss = switches.client(folder .. "/out.sock")
    boss:write { type = "hello", token = "token-of-the-boss-33" }
    boss:write { type = "ack", contact = "6.1", id = due.id, outcome = "done" }
    assert.equal("done by boss", boss:wait_line("act.done", { id = due.id }).reason)
    boss.close()
  end)

  it("joins the call of a customer who calls again after a drop", function()
    start()
    answered("7.1")
    ami:send(say.ends("7.1", 38))
    serve:wait_line("act", { contact = "7.1", name = "schedule_callback" })
    ami:send(say.begins("7.2") .. say.rings("7.2") .. say.answers("7.2"))
    serve:wait_line("verdict", { contact = "7.1", duty = "life.redial", status = "satisfied" })
    assert.is_nil(serve:line("contact", { contact = "7.2" }))
  end)
end)

describe("hatif serve without luv", function()
  it("says what is missing and how it comes; the other commands do without", function()
    local lua = os.getenv("HATIF_LUA") or "lua5.4"
    local build = os.getenv("HATIF_BUILD") or "build"
    local function run(arguments)
      local pipe = io.popen(("LUA_CPATH='%s/?.so' %s spec/support/hatif.lua %s 2>&1"):format(build,
        lua, arguments))
      local said = pipe:read("a")
      return said, select(3, pipe:close())
    end
    local path = os.tmpname()
    local file <close> = assert(io.open(path, "w"))
    file:write('policy = "x"\n')
    file:flush()
    local said, code = run("serve " .. path)
    os.remove(path)
    assert.matches("the Lua module luv is missing; install lua-luv", said, 1, true)
    assert.equal(2, code)
    assert.same({ "abc\n", 0 }, { run("fold ABC") })
  end)
end)

describe("the config of hatif serve", function()
  local folder

  it("of examples/serve is well, with its files beside it", function()
    os.execute(("cp -r examples/serve/. %s; cp -r examples/chefz %s/policy; cp -r "):format(folder,
      folder) .. ("examples/complaints %s/complaints"):format(folder))
    local function check()
      local pipe = io.popen(("%s spec/support/hatif.lua serve --check %s/config.lua 2>&1"):format(
        os.getenv("HATIF_LUA") or "lua5.4", folder))
      local said = pipe:read("a")
      return said, select(3, pipe:close())
    end
    local said, code = check()
    assert.equal(2, code)
    assert.matches("ami.secret: No such file", said, 1, true)
    os.execute(("umask 077; echo sesame > %s/ami.secret; "):format(folder)
      .. ("echo 'agent1 0123456789abcdef' > %s/desktops"):format(folder))
    assert.same({ "", 0 }, { check() })
  end)

  before_each(function() folder = assert(luv.fs_mkdtemp("/tmp/hatif-config-XXXXXX")) end)
  after_each(function() os.execute("rm -rf " .. folder) end)

  local function read(text)
    local file <close> = assert(io.open(folder .. "/c.lua", "w"))
    file:write(text)
    file:flush()
    return config.read(folder .. "/c.lua")
  end

  -- each: the config, and its mistakes as "LINE: what"
  local MISTAKEN = {
    { 'polcy = "x"', { "1: there is no key polcy, did you mean 'policy'?",
      "1: policy is missing" } },
    { 'policy = "x"\ncontacts = {\n  lang = "ar",\n  lingr = "1s" }',
      { "4: there is no key contacts.lingr, did you mean 'linger'?" } },
    { 'policy = "x"\nlog = { level = "loud" }',
      { '2: log.level is "loud"; one of debug, info, warning, error expected' } },
    { 'policy = "x"\nlag = { speech = "soon" }', { '2: lag.speech is "soon"; a time, as "3s"' } },
    { 'policy = 1', { "1: policy is 1; a path, or a list of paths expected" } },
    { 'policy = "x"\nasterisk = {\n user = "u", agents = { "[" }, password = "p" }',
      { "3: asterisk.agents is a table; a list of Lua patterns expected" } },
    { 'policy = "x"\nasterisk = { user = "u", agents = {} }',
      { "2: asterisk: password or password_file, one of them expected" } },
    { 'policy = "x"\nasterisk = { agents = {}, password = 7 }',
      { "2: asterisk.password is of another type", "2: asterisk.user is missing" } },
    { 'policy = "x"\nguidance = { listen = "tcp:127.0.0.1:7201" }',
      { "2: guidance: tokens is missing" } },
    { 'policy = "x"\nguidance = { stdout = true, { stdout = true } }',
      { "2: guidance is a list of sections; stdout stands beside them" } },
    { 'policy = "x"\ntranscripts = {}', { "2: transcripts: listen or stdin expected" } },
    { 'policy = "x"\ntranscripts = { listen = "7201" }',
      { '2: transcripts.listen is "7201"; "unix:PATH" or "tcp:HOST:PORT" expected' } },
    { 'policy = os.getenv("HOME")', { "1: attempt to index a nil value (global 'os')" } },
    { 'policy = "x"\nif', { "2: unexpected symbol near <eof>" } },
    { 'while true do end', { "1: the config does not end" } },
  }

  for _, case in ipairs(MISTAKEN) do
    it("says what is wrong in: " .. case[1]:gsub("\n", " "), function()
      local found, message, code = read(case[1])
      assert.same({ nil, "ECONFIG" }, { found, code })
      local n = 0
      for line in message:gmatch("[^\n]+") do
        n = n + 1
        assert.equal(folder .. "/c.lua:" .. case[2][n], line:sub(1, #folder + 7 + #case[2][n]))
      end
      assert.equal(#case[2], n)
    end)
  end

  it("puts defaults in place, times in ms, paths from its folder", function()
    local found = assert(read([[
policy = { "a", "/b" }
asterisk = { { user = "u", agents = {}, password = "p" },
  { user = "v", agents = {}, password = "p", prefix = "b:", name = "second", keep_alive = "1s" } }
]]))
    assert.same({ folder .. "/a", "/b" }, found.policy)
    assert.same({ "asterisk", "second" }, { found.asterisk[1].name, found.asterisk[2].name })
    assert.same({ 2000, 1000 }, { found.asterisk[1].keep_alive, found.asterisk[2].keep_alive })
    assert.same({ 1800000, "ar" }, { found.contacts.linger, found.contacts.lang })
    assert.is_nil(found.asterisk[1].acts)
  end)
end)

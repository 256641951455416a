-- The lines to softswitches: what happens to contacts, acts and the log when they fail. The servers
-- misbehave as real ones do.
local luv = require("luv")
local switches = require("support.switches")

local say, wait = switches.say, switches.wait

local POLICY = [[
protocol "line" {
  langs = { "en" },
  phrases = { hello = { en = { "hello" } } },
  step "on" { on = { ["contact.ended"] = "over" },
    must "greet" { said = "hello", when = "answer", within = "400ms" } },
  step "over" { final = true },
  must "bye" { event = "bye", when = "answer", after = "hangup", before = "due" },
  flow "owed" { when = "hangup", run = function(c) c:raise("due", {}) end },
  flow "ask" { when = "ask", run = function(c, e)
    c:act(e.what, { to = e.to, file = e.file, name = e.name, value = e.value })
  end },
  flow "gap" { when = "source.gap", run = function(c) c:act("gap", {}) end },
  flow "fail" { when = "act.failed", run = function(c, e)
    c:act("told", { reason = e.reason })
  end },
}
]]

local CONFIG = [[
policy = "line.lua"
contacts = { lang = "en", linger = "100ms" }
%s = { port = %d, %s agents = { "^PJSIP/agent", "^sofia/internal/agent" },
  back_off = "30ms", back_off_max = "300ms", keep_alive = "60ms", dead_after = "300ms",
  action_timeout = "2s", acts = {} }
transcripts = { stdin = true }
guidance = { stdout = true }
lag = { telephony = "20ms", speech = "50ms" }
]]

local SECRETS = { asterisk = "sesame-1234", freeswitch = "ClueCon-1234" }

describe("a line of hatif serve #slow", function()
  local switch, serve, folder

  local function start(kind, opts)
    folder = assert(luv.fs_mkdtemp("/tmp/hatif-lines-XXXXXX"))
    local file <close> = assert(io.open(folder .. "/line.lua", "w"))
    file:write(POLICY)
    file:flush()
    switch = kind == "asterisk" and switches.ami(opts) or switches.esl(opts)
    local who = ('%s password = "%s",'):format(kind == "asterisk" and 'user = "hatif",' or "",
      opts and opts.said or SECRETS[kind])
    serve = switches.serve(CONFIG:format(kind, switch.port, who), { folder = folder })
  end

  local function up(n)
    n = n or 1
    wait(function() return serve.code or #switch:of("CoreShowChannels") >= n end, "the login")
    assert.is_nil(serve.code, table.concat(serve.log, "\n"))
  end

  local function answered(call)
    switch:send(say.begins(call) .. say.rings(call) .. say.answers(call))
    return serve:wait_line("contact", { contact = call })
  end

  after_each(function()
    serve:stop()
    switch:close()
    os.execute("rm -rf " .. folder)
    switches.finish()
  end)

  local function has_no_secret()
    for _, line in ipairs(serve.log) do assert.is_nil(line:find("sesame", 1, true), line) end
    for _, line in ipairs(serve.log) do assert.is_nil(line:find("ClueCon", 1, true), line) end
  end

  for _, kind in ipairs { "asterisk", "freeswitch" } do
    it("P2 backs off where " .. kind .. " refuses the password, and logs no secret", function()
      start(kind, { said = "sesame-wrong", refuse_ms = 20 })
      wait(function() return switch.n_connects >= 4 end, "four tries")
      assert.is_truthy(serve:logged("login refused"))
      local pauses = {}
      for _, line in ipairs(serve.log) do
        pauses[#pauses + 1] = tonumber(line:match("again_in_ms=(%d+)"))
      end
      for i, most in ipairs { 30, 60, 120 } do
        assert(pauses[i] <= most and pauses[i] >= most / 2, pauses[i] .. " ms, number " .. i)
      end
      has_no_secret()
    end)
  end

  it("P2 tells every contact of the gap when the server closes in mid-event, and comes back",
    function()
      start("asterisk")
      up()
      answered("1.1")
      answered("1.2")
      switch.channels = { { { "Channel", "PJSIP/trunk-1.1" }, { "Uniqueid", "1.1" },
        { "Linkedid", "1.1" }, { "ChannelStateDesc", "Up" } } }
      switch:send("Event: MusicOnHoldStart\r\nChannel: PJSIP/tr")
      switches.turn(20)
      switch:drop()
      for _, call in ipairs { "1.1", "1.2" } do
        serve:wait_line("act", { contact = call, name = "gap" })
        -- what could not be heard is not held against anybody
        serve:wait_line("verdict", { contact = call, duty = "line.greet", status = "na" })
      end
      up(2)
      -- 1.2 ended while nobody listened; 1.1 goes on, and is heard again
      serve:wait_line("result", { contact = "1.2" })
      serve:wait_line("verdict", { contact = "1.2", duty = "line.bye", status = "na" })
      assert.is_nil(serve:line("result", { contact = "1.1" }))
      switch:send(say.holds("1.1"))
      switches.turn(20)
      switch:send(say.ends("1.1", 16, true))
      serve:wait_line("result", { contact = "1.1" })
      serve:wait_line("verdict", { contact = "1.1", duty = "line.bye", status = "violated" })
      has_no_secret()
    end)

  it("finds out that the peer is gone without a word, and pending actions fail", function()
    start("asterisk", { answers = { Redirect = function() end } })
    up()
    answered("2.1")
    serve:write { contact = "2.1", type = "ask", what = "transfer", to = "900" }
    wait(function() return #switch:of("Redirect") == 1 end, "the action")
    switch.is_deaf = true
    local n = switch.n_connects
    wait(function() return switch.n_connects > n end, "another connection")
    assert.is_truthy(serve:logged("silent for"))
    local failed = serve:wait_line("act.failed", { name = "transfer" })
    assert.matches("the line went down", failed.reason)
    assert(#switch:of("Ping") >= 1)
  end)

  it("asks a silent server, which is no busy loop and no reason to leave", function()
    start("asterisk")
    up()
    switches.turn(400)
    assert.equal(1, switch.n_connects)
    local pings = #switch:of("Ping")
    assert(pings >= 3 and pings <= 14, pings .. " pings")
  end)

  it("answers an act while the line is down with a failure at once", function()
    start("asterisk")
    up()
    answered("3.1")
    switch:close()
    serve:wait_log("line down")
    serve:write { contact = "3.1", type = "ask", what = "transfer", to = "900" }
    local failed = serve:wait_line("act.failed", { name = "transfer" })
    assert.equal("the line is down", failed.reason)
    serve:wait_line("act", { name = "told", contact = "3.1" })
  end)

  it("S10 X14 refuses CR, LF, NUL and dialplan in what goes to a server", function()
    start("asterisk")
    up()
    answered("4.1")
    for _, bad in ipairs { { what = "transfer", to = "9\r\nAction: Originate" },
      { what = "transfer", to = "9,1" }, { what = "play", file = "a\n" },
      { what = "play", file = "a,noanswer" }, { what = "play", file = "${SHELL(id)}" },
      { what = "set_variable", name = "SHELL(id)", value = "1" },
      { what = "set_variable", name = "X", value = "1\r\nAction: Originate" },
      { what = "set_variable", name = "X", value = "a\0b" } } do
      local n = #serve.said
      bad.contact, bad.type = "4.1", "ask"
      serve:write(bad)
      wait(function()
        for i = n + 1, #serve.said do
          if serve.said[i].type == "act.failed" then return true end
        end
      end, "the refusal of " .. bad.what)
    end
    for _, action in ipairs(switch.actions) do
      assert.is_nil(({ Originate = true, Redirect = true, Setvar = true })[action.Action])
    end
    serve:write { contact = "4.1", type = "ask", what = "hangup" }
    serve:wait_line("act.failed", { name = "hangup" })
    assert.equal(0, #switch:of("Hangup"))
  end)

  it("P1 closes on what is no AMI, and lives", function()
    start("asterisk")
    up()
    switch:send(("x"):rep(70000))
    wait(function() return switch.n_connects >= 2 end, "another connection")
    assert.is_truthy(serve:logged("a line of over 65536 bytes"))
  end)

  it("takes a flood of events of others and answers to nothing", function()
    start("asterisk")
    up()
    answered("5.1")
    local noise = switches.packet { { "Response", "Success" }, { "ActionID", "nobody-1" } }
      .. switches.packet { { "Event", "VarSet" }, { "Linkedid", "9.9" }, { "Variable", "A" } }
    for _ = 1, 100 do switch:send(noise:rep(100)) end
    switch:send(say.ends("5.1", 16, true))
    serve:wait_line("result", { contact = "5.1" })
    assert.equal(1, switch.n_connects)
  end)

  it("serves FreeSWITCH: a call, its acts as jobs, and their answers", function()
    start("freeswitch", { answers = { uuid_transfer = "-ERR no such extension" } })
    wait(function() return serve.code or serve:logged("logged in") end, "the login")
    local file <close> = assert(io.open("spec/traces/esl_a_agent_hangs_up.raw", "rb"))
    local trace = file:read("a")
    local from = trace:find("Content%-Length: %d+\nContent%-Type: text/event%-plain")
    local stop = trace:find("CHANNEL_HANGUP", 1, true)
    while trace:sub(stop, stop + 7) ~= "\n\nConten" do stop = stop - 1 end
    switch:send(trace:sub(from, stop + 1))
    local id = serve:wait_line("contact").contact
    local asks = { { what = "hold" }, { what = "resume" }, { what = "transfer", to = "900" },
      { what = "play", file = "calls-recorded.wav" }, { what = "record" },
      { what = "set_variable", name = "x", value = "1" } }
    for _, ask in ipairs(asks) do
      ask.contact, ask.type = id, "ask"
      serve:write(ask)
      serve:wait_line(ask.what == "transfer" and "act.failed" or "act.done", { name = ask.what })
    end
    assert.equal("no such extension", serve:line("act.failed").reason)
    local jobs = {}
    for _, action in ipairs(switch:of("bgapi")) do
      jobs[#jobs + 1] = action.line:match("^bgapi (%S+)")
    end
    assert.same({ "uuid_hold", "uuid_hold", "uuid_transfer", "uuid_broadcast", "uuid_record",
      "uuid_setvar" }, jobs)
    switch:drop()
    wait(function() return switch.n_connects == 2 end, "another connection")
    serve:wait_line("result", { contact = id })
  end)

  it("P2 is turned away rudely by FreeSWITCH, and comes again", function()
    start("freeswitch", { greeting = "Content-Type: text/rude-rejection\nContent-Length: 24\n\n"
      .. "Access Denied, go away.\n" })
    wait(function() return switch.n_connects >= 3 end, "three tries")
    assert.is_truthy(serve:logged("refused by the server"))
  end)
end)

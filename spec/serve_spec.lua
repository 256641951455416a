-- `hatif serve` as a process of its own, beside small servers that speak as real ones do.
local luv = require("luv")
local switches = require("support.switches")

local say, wait = switches.say, switches.wait

local DESK = [[
protocol "desk" {
  langs = { "ar" },
  phrases = { salam = { ar = { "السلام عليكم" } } },
  step "on" {
    on = { ["contact.ended"] = "over" },
    must "greet" { say = "salam", when = "answer", within = "1s",
      on_violate = function(c) c:act("alert", { to = "supervisor", what = "no greeting" }) end },
    must "back" { event = "unhold", when = "hold", within = "300ms" },
    must "redial" { event = "answer", when = "drop", within = "5s" },
  },
  step "over" { final = true },
  flow "again" { when = "drop", run = function(c)
    c:act("schedule_callback", { due = c:now() })
  end },
  flow "tell" { when = "act.failed", run = function(c, e)
    c:act("told", { reason = e.reason })
  end },
  flow "rest" { when = "wrapup.begin", run = function(c) c:act("note", { text = "wrap-up" }) end },
  flow "help" { when = "hold", run = function(c)
    c:act("prompt", { text = "ارجع للعميل" })
    c:act("record", { on = true })
  end },
}
]]

local function config_of(port, more)
  return ([[
policy = "desk.lua"
contacts = { lang = "ar", linger = "200ms" }
asterisk = { port = %d, user = "hatif", password = "sesame-1234", agents = { "^PJSIP/agent" },
  back_off = "20ms", back_off_max = "200ms", acts = {} }
guidance = { stdout = true }
lag = { telephony = "50ms", speech = "100ms" }
%s
]]):format(port, more or "")
end

describe("docs/serve.md", function()
  it("tells every key of the config, as it is", function()
    local file <close> = assert(io.open("docs/serve.md"))
    local reference = require("hatif.serve.config").reference()
    assert.is_truthy(file:read("a"):find(reference, 1, true))
  end)
end)

local function tmp() return assert(luv.fs_mkdtemp("/tmp/hatif-serve-XXXXXX")) end

local function write(path, text)
  local file <close> = assert(io.open(path, "w"))
  file:write(text)
end

describe("hatif serve #slow", function()
  local ami, serve, folder

  local function start(more, opts)
    folder = folder or tmp()
    write(folder .. "/desk.lua", DESK)
    ami = ami or switches.ami()
    serve = switches.serve(config_of(ami.port, more), { folder = folder,
      is_blocked = opts and opts.is_blocked })
  end

  local function started(more, opts)
    start(more, opts)
    wait(function() return #ami:of("CoreShowChannels") > 0 end, "the login")
  end

  local function answered(call)
    ami:send(say.begins(call) .. say.rings(call) .. say.answers(call))
    return serve:wait_line("contact", { contact = call })
  end

  before_each(function() ami, serve, folder = nil, nil, nil end)

  after_each(function()
    if serve then serve:stop() end
    if ami then ami:close() end
    if folder then os.execute("rm -rf " .. folder) end
    switches.finish()
  end)

  it("opens a contact for a call, guides while it runs, and tells the result", function()
    started()
    answered("1.1")
    ami:send(say.holds("1.1"))
    local prompt = serve:wait_line("act", { name = "prompt" })
    assert.equal("ارجع للعميل", prompt.args.text)
    assert.equal("PJSIP/agent1", prompt.agent)
    wait(function() return #ami:of("MixMonitor") > 0 end, "the recording")
    assert.equal("PJSIP/trunk-1.1", ami:of("MixMonitor")[1].Channel)
    serve:wait_line("act.done", { name = "record" })
    ami:send(say.returns("1.1") .. say.ends("1.1", 16, true))
    local result = serve:wait_line("result", { contact = "1.1" })
    assert.is_number(result.score.percentage)
  end)

  it("hears of the wrap-up behind the hang-up", function()
    started()
    answered("1.3")
    ami:send(say.ends("1.3", 16, true) .. say.wraps_up("agent1"))
    assert.equal("wrap-up", serve:wait_line("act", { name = "note", contact = "1.3" }).args.text)
  end)

  it("asks for the event classes that it needs, and no more", function()
    started()
    assert.equal("call,agent,dialplan", ami:of("Login")[1].Events)
  end)

  it("says why the server refused an act, in the guidance and to the contact", function()
    ami = switches.ami { answers = { MixMonitor = function(action)
      return switches.packet { { "Response", "Error" }, { "ActionID", action.ActionID },
        { "Message", "No such channel" } }
    end } }
    started()
    answered("2.1")
    ami:send(say.holds("2.1"))
    local failed = serve:wait_line("act.failed", { name = "record" })
    assert.equal("No such channel", failed.reason)
    serve:wait_line("act", { name = "told", contact = "2.1" })
  end)

  it("calls back where the line dropped, and both calls are one contact", function()
    started('contacts = { linger = "5s" }')
    answered("3.1")
    ami:send(say.ends("3.1", 44))
    wait(function() return #ami:of("Originate") > 0 end, "the call back")
    local action = ami:of("Originate")[1]
    assert.equal("PJSIP/agent1", action.Channel)
    assert.equal("0501234567", action.Exten)
    assert.equal("true", action.Async)
    assert.matches("^3%.1%-cb%x+x1$", action.ChannelId)
    local call = action.ChannelId
    ami:send(say.calls_agent(call) .. switches.packet { { "Event", "OriginateResponse" },
      { "ActionID", action.ActionID }, { "Response", "Success" }, { "Reason", 4 } })
    ami:send(say.dials_customer(call) .. say.customer_answers(call))
    serve:wait_line("act.done", { name = "schedule_callback" })
    serve:wait_line("verdict", { contact = "3.1", duty = "desk.redial", status = "satisfied" })
    local n = 0
    for _, line in ipairs(serve.said) do n = n + (line.type == "contact" and 1 or 0) end
    assert.equal(1, n)
  end)
end)

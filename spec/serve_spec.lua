-- `hatif serve` as a process of its own, beside small servers that speak as real ones do.
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
  },
  step "over" { final = true },
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

describe("hatif serve #slow", function()
  local ami, serve

  local function start(more, opts)
    local folder = assert(require("luv").fs_mkdtemp("/tmp/hatif-serve-XXXXXX"))
    local file <close> = assert(io.open(folder .. "/desk.lua", "w"))
    file:write(DESK)
    file:flush()
    ami = ami or switches.ami()
    serve = switches.serve(config_of(ami.port, more), { folder = folder,
      is_blocked = opts and opts.is_blocked })
  end

  after_each(function()
    if serve then serve:stop() end
    if ami then ami:close() end
    ami, serve = nil, nil
    switches.finish()
  end)

  it("opens a contact for a call, guides while it runs, and tells the result", function()
    start()
    wait(function() return #ami:of("CoreShowChannels") > 0 end, "the login")
    ami:send(say.begins("1.1") .. say.rings("1.1") .. say.answers("1.1"))
    serve:wait_line("contact", { contact = "1.1" })
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
end)

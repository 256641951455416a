-- What comes into `hatif serve` beside telephony, and what goes out to desktops.
local dkjson = require("dkjson")
local luv = require("luv")
local rollout = require("hatif.rollout")
local switches = require("support.switches")

local wait = switches.wait

local POLICY = [[
protocol "io" {
  langs = { "ar" },
  phrases = { salam = { ar = { "السلام عليكم" } } },
  step "on" { on = { ["contact.ended"] = "over" },
    must "greet" { said = "salam", when = "answer", within = "60s" } },
  step "over" { final = true },
  flow "say" { when = "ask", run = function(c, e)
    c:act("prompt", { text = e.text })
  end },
  flow "greeted" { when = "say:salam", run = function(c)
    c:act("prompt", { text = "greeted" })
  end },
  flow "seen" { when = "act.acknowledged", run = function(c, e)
    c:act("noted", { by = e.by, outcome = e.outcome })
  end },
}
]]

local TOKENS = [[
# who hears whom
agent1 token-of-agent-one-1
agent2 token-of-agent-two-2
boss   token-of-the-boss-33 all
]]

local function now() -- ms since the epoch
  local seconds, micros = luv.gettimeofday()
  return seconds * 1000 + micros // 1000
end

describe("hatif serve #slow", function()
  local serve, folder, clients

  local function write(name, text)
    local file <close> = assert(io.open(folder .. "/" .. name, "w"))
    file:write(text)
    file:flush()
    luv.fs_chmod(folder .. "/" .. name, tonumber("600", 8))
  end

  local function start(more, prepare)
    folder = assert(luv.fs_mkdtemp("/tmp/hatif-io-XXXXXX"))
    write("io.lua", POLICY)
    write("tokens", TOKENS)
    if prepare then prepare() end
    serve = switches.serve([[
policy = "io.lua"
contacts = { lang = "ar", linger = "50ms" }
transcripts = { { listen = "unix:in.sock" }, { stdin = true } }
guidance = { { stdout = true }, { listen = "unix:out.sock", tokens = "tokens",
  queue_bytes = 65536 } }
lag = { telephony = "20ms", speech = "50ms" }
]] .. (more or ""), { folder = folder })
    serve:wait_log("serving")
    clients = {}
  end

  local function client(name, opts)
    clients[#clients + 1] = switches.client(folder .. "/" .. name .. ".sock", opts)
    return clients[#clients]
  end

  local function desktop(token, opts)
    local one = client("out", opts)
    one:write { type = "hello", token = token, verdicts = opts and opts.verdicts }
    if not (opts and opts.is_blocked) then one:wait_line("welcome") end
    return one
  end

  local function opened(id, agent)
    serve:write { type = "contact", id = id, channel = "chat", lang = "ar", agent = agent }
    return serve:wait_line("contact", { contact = id })
  end

  after_each(function()
    for _, one in ipairs(clients) do one.close() end
    serve:stop()
    os.execute("rm -rf " .. folder)
    switches.finish()
  end)

  it("takes contacts and events as JSON Lines, and tells what is wrong with a line", function()
    start()
    local source = client("in")
    source:write { type = "contact", id = "chat-1", channel = "chat", lang = "ar" }
    source:write { contact = "chat-1", type = "answer" }
    source:write { type = "ping", id = "answered" } -- words that end before it answer nobody
    source:wait_line("pong", { id = "answered" })
    source:write { contact = "chat-1", type = "utterance", by = "agent", text = "السلام عليكم",
      stop = now() + 1000 }
    for _, bad in ipairs { "no json", "[1]", '{"contact":"chat-1"}', '{"contact":"who","type":"x"}',
      '{"type":"contact","id":"chat-1","channel":"chat"}',
      '{"contact":"chat-1","type":"utterance","by":"nobody","text":"x","stop":1}' } do
      source:write(bad)
    end
    source:write { type = "ping", id = "p1" }
    source:wait_line("pong", { id = "p1" })
    local codes = {}
    for _, line in ipairs(source.said) do
      codes[#codes + 1] = line.code and line.line .. line.code
    end
    assert.same({ "5EFORMAT", "6EFORMAT", "7EFORMAT", "8EUNKNOWN", "9EEXIST", "10EFORMAT" }, codes)
    serve:wait_line("verdict", { duty = "io.greet", status = "satisfied" })
    source:write { type = "finish", contact = "chat-1" }
    assert.equal(100, serve:wait_line("result", { contact = "chat-1" }).score.percentage)
  end)

  it("attaches the messages of a recogniser to its contact", function()
    start()
    -- Words that end in the millisecond of the answer come before it: it has that of the opening.
    serve:write { contact = "c1", type = "answer", at = opened("c1", "agent1").at }
    luv.sleep(2)
    local source = client("in")
    source:write { type = "stream", format = "vosk", contact = "c1", by = "agent" }
    source:write { partial = "السلام" }
    source:write { text = "السلام عليكم" }
    source:write { type = "stream", format = "none" }
    source:wait_line("error", { line = 4 })
    serve:wait_line("verdict", { contact = "c1", duty = "io.greet", status = "satisfied" })
  end)

  it("keeps what a shadow policy would change, by duty and agent, in a file and for a wallboard",
    function()
      start([[shadow = "strict.lua"
shadow_figures = "shadow.jsonl"
metrics = { file = "hatif.prom" }]], function()
        write("strict.lua", (POLICY:gsub('within = "60s"', 'within = "1ms"')))
      end)
      for i, agent in ipairs { "سارة", "سارة", "omar" } do
        local id = "c" .. i
        opened(id, agent)
        local at = now()
        serve:write { contact = id, type = "answer", at = at }
        serve:write { contact = id, type = "utterance", by = "agent", text = "السلام عليكم",
          at = at + (i == 3 and 1 or 400), stop = at + (i == 3 and 1 or 500) }
        serve:wait_line("verdict", { contact = id, status = "satisfied" })
        serve:write { type = "finish", contact = id }
        serve:wait_line("result", { contact = id })
      end
      serve:kill("sigterm")
      serve:wait_end()
      local figures = assert(rollout.told(serve.folder .. "/shadow.jsonl"))
      assert.same({ 3, 2 }, { figures.all.contacts, figures.all.changed })
      local duty = figures.duties[1]
      assert.same({ "io.greet", 0, 2, 2, 0 }, { duty.duty, duty.before, duty.after, duty.worse,
        duty.better })
      assert.same({ "omar", 1, 0 }, { figures.agents[1].name, figures.agents[1].contacts,
        figures.agents[1].changed })
      assert.same({ "سارة", 2, 2 }, { figures.agents[2].name, figures.agents[2].contacts,
        figures.agents[2].changed })
      assert.same({ "c1", "c2" }, { figures.changed[1].contact, figures.changed[2].contact })
      local file <close> = assert(io.open(serve.folder .. "/hatif.prom"))
      local text = file:read("a")
      for _, line in ipairs { "hatif_shadow_contacts_total 3",
        "hatif_shadow_contacts_changed_total 2",
        'hatif_shadow_changes_total{duty="io.greet",change="worse"} 2' } do
        assert.truthy(text:find(line, 1, true), line)
      end
    end)

  it("takes a prompt back that the final transcript does not bear out", function()
    start('lag = { telephony = "20ms", speech = "2s" }')
    opened("c1", "agent1")
    local began = now()
    local said = { contact = "c1", type = "utterance", by = "agent", utt = "u1", at = began,
      stop = began + 500, text = "السلام عليكم", partial = true }
    serve:write(said)
    local act = serve:wait_line("act", { name = "prompt" })
    assert.is_true(act.edge)
    said.text, said.partial = "شكراً لانتظارك", nil
    serve:write(said)
    assert.equal("c1", serve:wait_line("retract", { id = act.id }).contact)
  end)

  it("lets an agent's desktop hear of his own contacts, and a supervisor's of all", function()
    start()
    local one, two = desktop("token-of-agent-one-1"), desktop("token-of-agent-two-2")
    local boss = desktop("token-of-the-boss-33", { verdicts = true })
    opened("c1", "agent1")
    opened("c2", "agent2")
    serve:write { contact = "c1", type = "ask", text = "one" }
    serve:write { contact = "c2", type = "ask", text = "two" }
    local act = one:wait_line("act", { contact = "c1" })
    two:wait_line("act", { contact = "c2" })
    boss:wait_line("act", { contact = "c1" })
    boss:wait_line("act", { contact = "c2" })
    assert.is_nil(one:line("act", { contact = "c2" }))
    assert.is_nil(two:line("act", { contact = "c1" }))
    one:write { type = "ack", contact = "c1", id = act.id, outcome = "seen" }
    two:write { type = "ack", contact = "c1", id = act.id, outcome = "seen" } -- not his to say
    local noted = serve:wait_line("act", { name = "noted" })
    assert.same({ by = "agent1", outcome = "seen" }, noted.args)
    serve:write { type = "finish", contact = "c1" }
    boss:wait_line("result", { contact = "c1" })
    assert.is_nil(one:line("result"))
  end)

  it("turns away who has no token, and tells no token to the log", function()
    start()
    local nobody = client("out")
    nobody:write { type = "hello", token = "token-of-nobody-0" }
    nobody:wait_line("refused")
    wait(function() return nobody.is_over end, "the end")
    local silent = client("out")
    silent:write("GET / HTTP/1.1")
    silent:wait_line("error")
    serve:wait_log("a desktop is refused")
    for _, line in ipairs(serve.log) do assert.is_nil(line:find("token-of", 1, true), line) end
  end)

  it("lets a slow desktop wait for nobody but itself, and tells it what it lost", function()
    start()
    local slow = desktop("token-of-agent-one-1", { is_blocked = true })
    local quick = desktop("token-of-the-boss-33")
    opened("c1", "agent1")
    local text = ("x"):rep(3000)
    for n = 1, 400 do
      serve:write { contact = "c1", type = "ask", text = n .. text }
      if n % 20 == 0 then
        wait(function()
          local last = quick.said[#quick.said]
          return last and last.args and last.args.text:match("^" .. n .. "x")
        end, "the last act at the quick desktop")
      end
    end
    slow.read()
    serve:write { contact = "c1", type = "ask", text = "late" }
    slow:wait_line("welcome")
    wait(function()
      serve:write { contact = "c1", type = "ask", text = "later" }
      switches.turn(5)
      return slow:line("lost")
    end, "what was lost")
    assert(slow:line("lost").count > 0)
    assert.is_nil(quick:line("lost"))
  end)

  it("survives desktops that go while they are told something", function()
    start()
    opened("c1", "agent1")
    for n = 1, 20 do
      local one = desktop("token-of-agent-one-1")
      one:write { type = "ack", contact = "c1", id = "k" .. n }
      one.close()
      for _ = 1, 20 do serve:write { contact = "c1", type = "ask", text = ("x"):rep(5000) } end
    end
    opened("c2")
  end)

  it("refuses a line without end", function()
    start()
    local source = client("in")
    source.pipes[1]:write(("x"):rep(2000000))
    source:wait_line("error", { code = "ELIMIT" })
    wait(function() return source.is_over end, "the end")
    opened("c1")
  end)

  it("refuses a file of tokens that others may read, and a socket beyond loopback without one",
    function()
      start()
      luv.fs_chmod(folder .. "/tokens", tonumber("644", 8))
      local config = require("hatif.serve.config")
      write("other.lua", 'policy = "io.lua"\n'
        .. 'guidance = { listen = "tcp:127.0.0.1:0", tokens = "tokens" }\n')
      local other = switches.serve(('policy = "%s/io.lua"\n'):format(folder)
        .. ('guidance = { listen = "tcp:127.0.0.1:0", tokens = "%s/tokens" }\n'):format(folder))
      assert.equal(2, other:wait_end())
      assert.matches("others may read it; mode 0600 expected", other.log[1], 1, true)
      other:stop()
      write("open.lua", 'policy = "io.lua"\ntranscripts = { listen = "tcp:0.0.0.0:7200" }\n')
      local _, message = config.read(folder .. "/open.lua")
      assert.matches("open.lua:2: transcripts: whoever listens beyond loopback needs tokens",
        message, 1, true)
    end)

  it("reads what is piped into it", function()
    start()
    local lines = { { type = "contact", id = "c9", channel = "chat", lang = "ar" },
      { contact = "c9", type = "ask", text = "hi" } }
    for i, line in ipairs(lines) do lines[i] = dkjson.encode(line) end
    serve.pipes[1]:write(table.concat(lines, "\n"))
    serve.pipes[1]:shutdown() -- the last line has no line feed
    serve:wait_line("act", { contact = "c9" })
  end)
end)

-- luacheck: no max line length
-- The figures of a wallboard: counted, written as text that is parsed back, on a file and a socket.
local dkjson = require("dkjson")
local luv = require("luv")
local metrics = require("hatif.serve.metrics")
local switches = require("support.switches")

local say, wait = switches.say, switches.wait

local ESCAPES = { ["\\\\"] = "\\", ['\\"'] = '"', ["\\n"] = "\n" }

local function labels_of(text)
  local labels, at = {}, 1
  while at <= #text do
    local name, from = text:match('^([%a_][%w_]*)="()', at)
    assert(name, "no label at: " .. text:sub(at))
    assert(not labels[name], "twice the label " .. name)
    local value = ""
    at = from
    while text:sub(at, at) ~= '"' do
      local c = text:sub(at, at) == "\\" and text:sub(at, at + 1) or text:sub(at, at)
      assert(c ~= "" and c ~= "\n" and (#c == 1 or ESCAPES[c]), "no such escape: " .. c)
      value, at = value .. (ESCAPES[c] or c), at + #c
    end
    labels[name] = value
    at = at + 1
    if at <= #text then
      assert(text:sub(at, at) == ",", "a comma expected: " .. text:sub(at))
      at = at + 1
    end
  end
  return labels
end

local NUMBERS = { NaN = 0 / 0, ["+Inf"] = math.huge }
local SUFFIXES = { _bucket = true, _sum = true, _count = true }

-- One sample, of the family that is open.
local function sample_of(line, family, seen)
  local name, labels, value = line:match("^([%a_:][%w_:]*)(%b{}) (%S+)$")
  if not name then name, value = line:match("^([%a_:][%w_:]*) (%S+)$") end
  assert(name and family, "no sample: " .. line)
  local suffix = name:sub(#family.name + 1)
  assert(name:sub(1, #family.name) == family.name, name .. " under " .. family.name)
  assert(family.type == "histogram" and SUFFIXES[suffix] or suffix == "", "suffix of " .. name)
  assert(family.type ~= "counter" or name:find("_total$"), name .. " is a counter")
  local key = line:match("^(.*) %S+$")
  assert(not seen[key], "twice: " .. key)
  seen[key] = NUMBERS[value] or tonumber(value) or error("no number: " .. line)
  assert(family.type == "gauge" or seen[key] >= 0, "below 0: " .. line)
  family[#family + 1] = { labels = labels_of((labels or "{}"):sub(2, -2)), suffix = suffix,
    value = seen[key] }
end

-- The text exposition format, as strict as its description; families by name, samples by their line.
local function parse(text)
  assert(text:sub(-1) == "\n", "the last line is not ended")
  local families, samples, family, help = {}, {}, nil, nil
  for line in text:gmatch("([^\n]*)\n") do
    local kind, name, rest = line:match("^# (%u+) (%S+) (.+)$")
    if kind == "HELP" then
      assert(not families[name] and not help, "HELP twice: " .. line)
      help = name
    elseif kind == "TYPE" then
      assert(help == name and (rest == "counter" or rest == "gauge" or rest == "histogram"), line)
      family, help = { name = name, type = rest }, nil
      families[name] = family
    else
      sample_of(line, family, samples)
    end
  end
  return samples, families
end

local OPTS = { service_level = 20000, hold_limit = 60000 }
local NOW = { at = 100000, contacts = 2, clients = 1, lost = 3,
  promises = { open = 4, due = 2, overdue = 1 } }

local function new(sources) return metrics.new(OPTS, sources or { "asterisk" }) end

describe("hatif.serve.metrics", function()
  it("counts who is answered in time, late and never, each once", function()
    local m = new()
    for _, id in ipairs { "a", "b", "c", "d" } do m:open(id, "p", "inbound") end
    m:open("out", "p", "outbound")
    for _, id in ipairs { "a", "b", "c", "d", "out" } do m:event(id, { type = "ringing", at = 0 }) end
    m:event("a", { type = "queue.enter", at = 5 })
    m:event("a", { type = "answer", at = 20000 })
    m:event("a", { type = "answer", at = 20001 })
    m:event("a", { type = "hangup", at = 30000 })
    m:event("b", { type = "no_answer", at = 15000 })
    m:event("b", { type = "answer", at = 20001 })
    m:event("c", { type = "queue.abandon", at = 900 })
    m:event("c", { type = "hangup", at = 901 })
    m:event("out", { type = "answer", at = 10 })
    m:close("d", 50000, {})
    local of = parse(m:text(NOW))
    assert.same({ 4, 2, 1, 2, 0.25 }, { of.hatif_contacts_offered_total,
      of.hatif_contacts_answered_total, of.hatif_contacts_answered_in_time_total,
      of.hatif_contacts_abandoned_total, of.hatif_service_level_ratio })
    assert.same({ 5, 1, 2 }, { of.hatif_contacts_opened_total, of.hatif_contacts_ended_total,
      of.hatif_contacts_open })
  end)

  it("has no share before anybody is offered", function()
    local of = parse(new():text(NOW))
    assert.is_true(of.hatif_service_level_ratio ~= of.hatif_service_level_ratio)
  end)

  it("counts holds over the limit once, seen or not while they last", function()
    local m = new()
    m:event("a", { type = "hold", at = 0 })
    m:event("a", { type = "hold", at = 5 })
    m:event("b", { type = "hold", at = 50000 })
    local of = parse(m:text(NOW))
    assert.same({ 2, 1, 100, 2, 1 }, { of.hatif_contacts_on_hold,
      of.hatif_contacts_on_hold_over_limit, of.hatif_hold_longest_seconds, of.hatif_holds_total,
      of.hatif_holds_over_limit_total })
    m:event("a", { type = "unhold", at = 100001 })
    m:event("b", { type = "hangup", at = 110001 })
    m:event("c", { type = "hold", at = 200000 })
    m:close("c", 260000, {})
    of = parse(m:text { at = 300000, contacts = 0, clients = 0, lost = 0 })
    assert.same({ 0, 0, 0, 3, 2 }, { of.hatif_contacts_on_hold,
      of.hatif_contacts_on_hold_over_limit, of.hatif_hold_longest_seconds, of.hatif_holds_total,
      of.hatif_holds_over_limit_total })
  end)

  it("writes handling time as a histogram that adds up", function()
    local m = new()
    for i, ms in ipairs { 30000, 30001, 8000000 } do
      m:open("c" .. i, "p")
      m:close("c" .. i, 0, { handling_time = ms })
    end
    m:close("none", 0, {})
    local of, families = parse(m:text(NOW))
    local last = 0
    for _, sample in ipairs(families.hatif_handling_seconds) do
      if sample.suffix == "_bucket" then
        assert.is_true(sample.value >= last)
        last = sample.value
      end
    end
    assert.same({ 1, 2, 3, 3 }, { of['hatif_handling_seconds_bucket{le="30"}'],
      of['hatif_handling_seconds_bucket{le="60"}'], of['hatif_handling_seconds_bucket{le="+Inf"}'],
      of.hatif_handling_seconds_count })
    assert.is_true(math.abs(of.hatif_handling_seconds_sum - 8060.001) < 1e-6)
  end)

  it("shows the duties of loaded policies, and no others under their name", function()
    local m = new()
    m:declare { { name = "desk", duties = { "d.greet", "d.close" } } }
    m:open("c", "desk")
    m:verdict("c", { duty = "d.greet", status = "violated" })
    m:verdict("c", { duty = "d.gone", status = "violated" })
    m:verdict("recovered", { duty = "d.greet", status = "violated" })
    m:verdict("c", { duty = "d.greet", status = "satisfied" })
    local of = parse(m:text(NOW))
    local function count(duty)
      return of[('hatif_violations_total{policy="desk",duty="%s"}'):format(duty)]
    end
    assert.same({ 2, 0, 1 }, { count "d.greet", count "d.close", count "other" })
    assert.equal(3, of['hatif_verdicts_total{status="violated"}'])
    assert.equal(1, of['hatif_verdicts_total{status="satisfied"}'])
    m:declare { { name = "desk", duties = { "d.greet" } } }
    of = parse(m:text(NOW))
    assert.same({ 2, nil }, { count "d.greet", count "d.close" })
  end)

  it("bounds the names of acts, and knows what was retracted", function()
    local m = new()
    m:open("c", "p")
    m:told { type = "act", contact = "c", id = "1", name = "prompt", edge = true }
    m:told { type = "retract", contact = "c", id = "1" }
    m:told { type = "act.done", contact = "c", id = "1", name = "prompt" }
    m:told { type = "verdict", contact = "c" }
    for i = 1, 200 do m:told { type = "act", contact = "c", name = "n" .. i } end
    local of, families = parse(m:text(NOW))
    assert.same({ 1, 1, 1, 101 }, { of['hatif_acts_total{name="prompt",outcome="asked"}'],
      of['hatif_acts_total{name="prompt",outcome="retracted"}'],
      of['hatif_acts_total{name="prompt",outcome="done"}'],
      of['hatif_acts_total{name="other",outcome="asked"}'] })
    assert.equal(103, #families.hatif_acts_total)
  end)

  it("tells lines, reconnects, desktops and promises", function()
    local m = new { "east", "we\"s\\t\n" }
    for _, is_up in ipairs { true, false, true } do m:line("east", is_up) end
    local of, families = parse(m:text(NOW))
    assert.same({ 1, 1, 1 }, { of['hatif_source_up{source="east"}'],
      of['hatif_source_reconnects_total{source="east"}'],
      of['hatif_source_losses_total{source="east"}'] })
    assert.equal("we\"s\\t\n", families.hatif_source_up[2].labels.source)
    assert.same({ 1, 3, 4, 2, 1 }, { of.hatif_guidance_clients, of.hatif_guidance_lost_lines_total,
      of.hatif_promises_open, of.hatif_promises_due, of.hatif_promises_overdue })
    of = parse(m:text { at = 0, contacts = 0, clients = 0, lost = 0 })
    assert.is_nil(of.hatif_promises_open)
  end)

  it("names every family in docs/serve.md", function()
    local file <close> = assert(io.open("docs/serve.md"))
    local docs = file:read("a")
    for _, family in ipairs(metrics.families()) do
      local row = ("| `%s` | %s | %s |"):format(family.name, family.type, family.help)
      assert.is_truthy(docs:find(row, 1, true), row)
    end
  end)
end)

describe("examples/serve/grafana.json", function()
  local file <close> = assert(io.open("examples/serve/grafana.json"))
  local dashboard = assert(dkjson.decode(file:read("a")))
  local known, types = {}, {}
  for _, family in ipairs(metrics.families()) do
    known[family.name], types[family.name] = false, family.type
  end

  it("asks for what is written, and for all of it", function()
    for _, panel in ipairs(dashboard.panels) do
      assert.is_true(#panel.targets > 0, panel.title)
      for _, target in ipairs(panel.targets) do
        for name in target.expr:gmatch("hatif_[%w_]+") do
          local base = types[name] and name or name:gsub("_bucket$", ""):gsub("_sum$", "")
            :gsub("_count$", "")
          assert(types[base], panel.title .. " asks for " .. name)
          assert((types[base] == "histogram") == (base ~= name), name)
          known[base] = true
        end
      end
    end
    -- the time of the service level is the center's own choice, and what ended is in the handling time
    local LEFT = { hatif_service_level_seconds = true, hatif_contacts_opened_total = true,
      hatif_contacts_ended_total = true }
    for name, is_asked in pairs(known) do assert(is_asked or LEFT[name], name .. " is on no panel") end
  end)

  it("takes its Prometheus from a variable, and no panel covers another", function()
    assert.equal("datasource", dashboard.templating.list[1].type)
    local taken, ids = {}, {}
    for _, panel in ipairs(dashboard.panels) do
      assert.equal("${datasource}", panel.datasource.uid)
      assert.is_nil(ids[panel.id])
      ids[panel.id] = true
      local at = panel.gridPos
      assert.is_true(at.x + at.w <= 24)
      for x = at.x, at.x + at.w - 1 do
        for y = at.y, at.y + at.h - 1 do
          local cell = x .. " " .. y
          assert(not taken[cell], panel.title .. " covers another")
          taken[cell] = true
        end
      end
    end
  end)
end)

local DESK = [[
protocol "desk" {
  langs = { "en" },
  step "on" {
    on = { ["contact.ended"] = "over" },
    must "greet" { event = "greeted", when = "answer", within = "50ms",
      on_violate = function(c) c:act("schedule", { what = "boss", due = c:now() }) end },
  },
  step "over" { final = true },
}
]]

local CONFIG = [[
policy = "desk.lua"
contacts = { lang = "en", linger = "50ms" }
asterisk = { port = %d, user = "hatif", password = "sesame-1234", agents = { "^PJSIP/agent" },
  back_off = "20ms", back_off_max = "100ms" }
guidance = { stdout = true }
lag = { telephony = "20ms", speech = "20ms" }
store = "center.db"
metrics = { file = "hatif.prom", every = "1s", socket = "metrics.sock", hold_limit = "1ms",
  overdue_after = "1h" }
]]

-- What a socket answers to these bytes, until it closes.
local function ask(path, bytes)
  local pipe, said, is_over = luv.new_pipe(false), "", false
  pipe:connect(path, function(problem)
    assert(not problem, problem)
    pipe:read_start(function(failed, more)
      said = said .. (more or "")
      is_over = is_over or failed ~= nil or more == nil
    end)
    pipe:write(bytes)
  end)
  wait(function() return is_over end, "the answer")
  pipe:close()
  return said
end

describe("hatif serve with metrics #slow", function()
  local ami, serve, folder

  before_each(function()
    folder = assert(luv.fs_mkdtemp("/tmp/hatif-serve-XXXXXX"))
    local file <close> = assert(io.open(folder .. "/desk.lua", "w"))
    file:write(DESK)
    file:flush()
    ami = switches.ami()
    serve = switches.serve(CONFIG:format(ami.port), { folder = folder })
    wait(function() return #ami:of("CoreShowChannels") > 0 end, "the login")
  end)

  after_each(function()
    serve:stop()
    ami:close()
    switches.finish()
  end)

  local function scrape()
    local said = ask(folder .. "/metrics.sock", "GET /metrics HTTP/1.1\r\nHost: hatif\r\n\r\n")
    local head, body = said:match("^(.-\r\n)\r\n(.*)$")
    assert.matches("^HTTP/1.1 200 OK\r\n", head)
    assert.matches("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n", head, 1, true)
    assert.equal(#body, tonumber(head:match("Content%-Length: (%d+)")))
    return (parse(body))
  end

  it("tells on the socket what calls came to", function()
    ami:send(say.begins("1.1") .. say.rings("1.1") .. say.answers("1.1") .. say.holds("1.1"))
    serve:wait_line("verdict", { contact = "1.1", status = "violated" })
    serve:wait_line("due", { contact = "1.1" })
    local of = scrape()
    assert.same({ 1, 1, 1, 1, 0, 1, 1 }, { of.hatif_contacts_open, of.hatif_contacts_offered_total,
      of.hatif_contacts_answered_in_time_total, of.hatif_contacts_on_hold,
      of.hatif_contacts_abandoned_total, of.hatif_holds_over_limit_total,
      of['hatif_source_up{source="asterisk"}'] })
    assert.equal(1, of['hatif_violations_total{policy="desk",duty="desk.greet"}'])
    assert.equal(1, of['hatif_acts_total{name="schedule",outcome="asked"}'])
    assert.same({ 1, 1, 0 }, { of.hatif_promises_open, of.hatif_promises_due,
      of.hatif_promises_overdue })
    ami:send(say.returns("1.1") .. say.ends("1.1", 16, true))
    serve:wait_line("result", { contact = "1.1" })
    of = scrape()
    assert.same({ 0, 1, 1, 0 }, { of.hatif_contacts_open, of.hatif_contacts_ended_total,
      of.hatif_handling_seconds_count, of.hatif_contacts_on_hold })
  end)

  it("writes the same to the file, whole, and the line's fall", function()
    ami:drop()
    local function read()
      local file <close> = assert(io.open(folder .. "/hatif.prom"))
      return (parse(file:read("a")))
    end
    wait(function()
      return read()['hatif_source_reconnects_total{source="asterisk"}'] == 1
    end, "the reconnect in the file")
    assert.is_nil(luv.fs_stat(folder .. "/hatif.prom.tmp"))
    assert.equal(tonumber("600", 8), luv.fs_stat(folder .. "/metrics.sock").mode & 511)
  end)

  it("answers nothing but GET /metrics", function()
    local path = folder .. "/metrics.sock"
    assert.matches("^HTTP/1.1 404 ", ask(path, "GET / HTTP/1.1\r\n\r\n"))
    assert.matches("^HTTP/1.1 405 .*Allow: GET\r\n", ask(path, "POST /metrics HTTP/1.1\r\n\r\n"))
    assert.matches("^HTTP/1.1 400 ", ask(path, "hello\n\n"))
  end)
end)

describe("the section metrics", function()
  it("is checked", function()
    local folder = assert(luv.fs_mkdtemp("/tmp/hatif-config-XXXXXX"))
    local function read(text)
      local file <close> = assert(io.open(folder .. "/c.lua", "w"))
      file:write('policy = "x"\n', text)
      file:flush()
      return require("hatif.serve.config").read(folder .. "/c.lua")
    end
    local function complains(text, what)
      local found, message = read(text)
      assert.is_nil(found)
      assert.equal(folder .. "/c.lua:2: " .. what, message)
    end
    complains("metrics = {}", "metrics: file or socket expected")
    complains('metrics = { file = "a", socket = "a" }',
      "metrics: file and socket are the same path; two expected")
    complains('metrics = { file = "a", every = "10ms" }',
      "metrics.every is 10 ms; 1000 ms or more expected")
    complains('metrics = { file = "a", hold_limit = 0 }',
      "metrics.hold_limit is 0 ms; 1 ms or more expected")
    assert.is_nil(read("").metrics)
    assert.same({ folder .. "/a", 15000, 20000 }, { read('metrics = { file = "a" }').metrics.file,
      read('metrics = { file = "a" }').metrics.every,
      read('metrics = { file = "a" }').metrics.service_level })
    os.execute("rm -rf " .. folder)
  end)
end)

-- Verdicts against those of people: two hundred contacts with errors that are known, and exactly
-- these are found.
local calibration = require "hatif.calibration"
local catalogue = require "hatif.catalogue"
local command = require("support.command").hatif
local dkjson = require "dkjson"
local hatif = require "hatif"
local report = require "hatif.report.calibration"

local POLICY = [[
protocol "desk" {
  langs = { "en", "ar" },
  phrases = {
    hello = { en = { "good morning" }, ar = { "السلام عليكم" } },
    rude = { en = { "not my problem" }, ar = { "مو شغلي" } },
    bye = { en = { "have a nice day", "thank you for calling" }, ar = { "شكرا لاتصالك" } },
  },
  must "greet" { say = "hello", when = "answer", within = "3s", cite = "d 1", autofail = true },
  must "bye" { say = "bye", cite = "d 2", autofail = true },
  never "rude" { say = "rude", cite = "d 3", autofail = true },
}]]

local folder = os.tmpname()
os.remove(folder)

local function write(name, text)
  local path = folder .. "/" .. name
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

local function say(at, text)
  return { at = at, type = "utterance", by = "agent", text = text, stop = at + 500 }
end

-- A call; what the agent says of each duty, and what a person who listens makes of it.
local function call(id, greet, bye, rude)
  local events = { { type = "contact", id = id, channel = "phone", lang = "en", at = 0,
    agent = "sara" }, { at = 1000, type = "answer" } }
  local said = { kept = "good morning", kept_ar = "السلام عليكم ورحمة الله",
    other = "a very good day to you" }
  if said[greet] then events[#events + 1] = say(2000, said[greet]) end
  events[#events + 1] = say(9000, "your order is on its way")
  local rudeness = { plain = "that is not my problem", quoted = "it is not at all my problem" }
  if rudeness[rude] then events[#events + 1] = say(20000, rudeness[rude]) end
  local farewell = { kept = "have a nice day", near = "have a lovely day" }
  if farewell[bye] then events[#events + 1] = say(30000, farewell[bye]) end
  events[#events + 1] = { at = 40000, type = "hangup", by = "customer" }
  return events
end

-- What the generator did wrong on purpose: the machine must disagree there and nowhere else.
local N = 200
local function generated(seed)
  local state = seed
  local function roll(n)
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return (state >> 8) % n
  end
  local calls, labels, known = {}, {}, {}
  local function label(id, duty, status)
    labels[#labels + 1] = { contact = id, duty = "desk." .. duty, status = status,
      by = #labels % 3 == 0 and "mona" or "ali", at = 1764547200000 + #labels }
  end
  for i = 1, N do
    local id = ("c%03d"):format(i)
    local greet = ({ "kept", "kept", "kept_ar", "none", "other" })[roll(5) + 1]
    local bye = ({ "kept", "kept", "none", "near" })[roll(4) + 1]
    local rude = ({ "none", "none", "none", "plain", "quoted" })[roll(5) + 1]
    calls[i] = call(id, greet, bye, rude)
    label(id, "greet", (greet == "none" or greet == "other") and "violated" or "satisfied")
    label(id, "bye", bye == "none" and "violated" or "satisfied")
    label(id, "rude", rude ~= "none" and "violated" or "satisfied")
    if bye == "near" then known[id .. " desk.bye violated>satisfied"] = true end
    if rude == "quoted" then known[id .. " desk.rude satisfied>violated"] = true end
  end
  return calls, labels, known
end

local function records_of(calls)
  local out = {}
  for i, c in ipairs(calls) do out[i] = assert(require("hatif.review").record(c)) end
  return out
end

describe("a calibration of two hundred contacts", function()
  local calls, labels, known = generated(20261124)
  local policy = assert(hatif.policy.of { { name = "d.lua", path = "d.lua", text = POLICY } })
  local measured = calibration.measure(policy, records_of(calls), labels)

  it("finds exactly the errors that were made", function()
    local found, n, n_known = {}, 0, 0
    for _, d in ipairs(measured.disagreements) do
      found[("%s %s %s>%s"):format(d.contact, d.duty, d.machine, d.person)] = true
      n = n + 1
    end
    for _ in pairs(known) do n_known = n_known + 1 end
    assert.same(known, found)
    assert.equal(n_known, n)
    assert.truthy(n > 40)
  end)

  it("counts recall, precision and kappa as one does by hand", function()
    local by_hand = {}
    for _, duty in ipairs { "greet", "bye", "rude" } do
      by_hand["desk." .. duty] = { tp = 0, fp = 0, fn = 0, both = 0, m = { 0, 0 }, p = { 0, 0 } }
    end
    for _, l in ipairs(labels) do
      local h, person = by_hand[l.duty], l.status == "violated"
      local missed = known[("%s %s satisfied>violated"):format(l.contact, l.duty)]
      local alarm = known[("%s %s violated>satisfied"):format(l.contact, l.duty)]
      local machine = alarm or person and not missed
      if machine and person then h.tp = h.tp + 1 end
      if machine and not person then h.fp = h.fp + 1 end
      if person and not machine then h.fn = h.fn + 1 end
      if (machine and true or false) == person then h.both = h.both + 1 end
      h.m[machine and 1 or 2], h.p[person and 1 or 2] = h.m[machine and 1 or 2] + 1,
        h.p[person and 1 or 2] + 1
    end
    for _, d in ipairs(measured.duties) do
      local h = by_hand[d.duty]
      local function tenth(x) return math.floor(x * 1000 + 0.5) / 10 end
      assert.same({ N, h.tp, h.fn, h.fp }, { d.labels, d.found, d.missed, d.false_alarms })
      assert.equal(tenth(h.tp / (h.tp + h.fn)), d.recall)
      assert.equal(tenth(h.tp / (h.tp + h.fp)), d.precision)
      local pe = (h.m[1] * h.p[1] + h.m[2] * h.p[2]) / N ^ 2
      assert.equal(math.floor((h.both / N - pe) / (1 - pe) * 100 + 0.5) / 100, d.kappa)
    end
    assert.equal(3, #measured.duties)
  end)

  it("says which duties may fail a contact by themselves", function()
    local lacks = {}
    for _, d in ipairs(measured.duties) do lacks[d.duty] = d.lack or "ready" end
    assert.same({ ["desk.greet"] = "ready", ["desk.bye"] = "precision",
      ["desk.rude"] = "recall" }, lacks)
    local strict = calibration.measure(policy, records_of(calls), labels, { least = 500 })
    for _, d in ipairs(strict.duties) do assert.equal("few", d.lack) end
  end)

  it("quotes what was said, and proposes the pattern that would have heard it", function()
    local times, decides = {}, {}
    for _, near in ipairs(measured.near) do
      times[near.phrase .. " " .. near.proposal] = near.times
      decides[near.phrase .. " " .. near.proposal] = near.decides
    end
    local n = { bye = 0, rude = 0 }
    for key in pairs(known) do
      local duty = key:match "desk%.(%a+)"
      n[duty] = n[duty] + 1
    end
    assert.equal(n.bye, times["desk/bye have a lovely day"])
    assert.equal(n.rude, times["desk/rude not *2 my problem"])
    assert.truthy(decides["desk/bye have a lovely day"] >= n.bye)
    for _, d in ipairs(measured.disagreements) do
      local all = {}
      for i, w in ipairs(d.words) do all[i] = w.text end
      local heard = d.duty == "desk.bye" and "have a lovely day" or "it is not at all my problem"
      assert.truthy(table.concat(all, "\n"):find(heard, 1, true), d.contact .. " " .. d.duty)
    end
  end)

  it("has no error left once the proposals are taken", function()
    local wider = POLICY:gsub('"have a nice day",', '%0 "have a lovely day",')
      :gsub('"not my problem"', '%0, "not *2 my problem"')
    local better = assert(hatif.policy.of { { name = "d.lua", path = "d.lua", text = wider } })
    local again = calibration.measure(better, records_of(calls), labels)
    assert.same({}, again.disagreements)
    for _, d in ipairs(again.duties) do
      assert.same({ 100, 100, 1, true }, { d.recall, d.precision, d.kappa, d.ready })
    end
  end)
end)

describe("labels", function()
  local policy = assert(hatif.policy.of { { name = "d.lua", path = "d.lua", text = POLICY } })
  local function measure(list)
    return calibration.measure(policy, records_of { call("c", "none", "kept", "none") }, list)
  end
  local function label(status, by, at, n)
    return { contact = "c", duty = "desk.greet", status = status, by = by, at = at, n = n,
      file = "l", line = 1 }
  end

  it("count by the last word, and what people contradict one another on is told", function()
    local m = measure { label("satisfied", "ali", 2), label("violated", "mona", 1) }
    assert.same({ 1, 1, "satisfied" }, { m.contradicted, m.labels, m.disagreements[1].person })
    assert.equal(0, measure({ label("satisfied", "ali", 2), label("violated", "ali", 1) })
      .contradicted)
  end)

  it("of what is not there are told", function()
    local m = measure { label("violated", "ali", 1, 7),
      { contact = "x", duty = "desk.greet", status = "na", by = "a", at = 1 },
      { contact = "c", duty = "desk.gone", status = "na", by = "a", at = 1 } }
    assert.equal(3, #m.unknown)
    assert.same({}, m.duties)
  end)

  it("have no kappa where all is the same", function()
    local m = measure { label("violated", "ali", 1) }
    assert.is_nil(m.duties[1].kappa)
    assert.equal(100, m.duties[1].recall)
  end)
end)

describe("hatif calibrate", function()
  local policy_path, labels_path, paths, saved

  setup(function()
    os.execute("mkdir -p " .. folder)
    policy_path = write("policy.lua", POLICY .. '\npolicy { name = "desk", files = {}, "desk" }')
    local calls, labels = generated(7)
    paths, saved = {}, {}
    for i = 1, 40 do
      local lines = {}
      for k, event in ipairs(calls[i]) do lines[k] = dkjson.encode(event) end
      paths[i] = write(("call%02d.jsonl"):format(i), table.concat(lines, "\n") .. "\n")
    end
    local lines = {}
    for i = 1, 120 do lines[i] = dkjson.encode(labels[i]) end
    labels_path = write("people.labels", table.concat(lines, "\n") .. "\n")
    saved.path = folder .. "/calibration.json"
  end)

  teardown(function() os.execute("rm -rf " .. folder) end)

  local function run(...)
    local args = { ... }
    table.move(paths, 1, #paths, #args + 1, args)
    return command(table.unpack(args))
  end

  it("prints a table, the disagreements and the near misses", function()
    local r = run("calibrate", policy_path, "--labels", labels_path, "--least", "5", "--")
    assert.same({ 0, "" }, { r.code, r.err })
    assert.matches("policy desk %x+, contacts: 40, labels: 120, by ali, mona", r.out)
    assert.matches("desk%.greet +40 +100%.0 %%", r.out)
    assert.matches("may fail a contact by itself  %(automatic fail in the policy%)", r.out)
    assert.matches("not by itself yet: precision", r.out)
    assert.matches("have a lovely day", r.out)
    local ar = run("--lang", "ar", "calibrate", policy_path, "--labels", labels_path, "--")
    assert.equal("", ar.err)
    assert.matches("مواضع الاختلاف", ar.out)
  end)

  it("says how many near misses it does not show", function()
    local near = {}
    for i = 1, 22 do
      near[i] = { phrase = "desk/bye", times = i < 22 and 2 or 1, decides = 0, proposal = "bye",
        examples = {} }
    end
    local measured = { policy = { name = "desk", hash = "0" }, people = {}, contacts = 1,
      labels = 0, duties = {}, contradicted = 0, unknown = {}, disagreements = {}, near = near }
    local function counted(all)
      local text = table.concat(report.text(measured, catalogue.of "en", nil, all), "\n")
      return select(2, text:gsub("it would be heard", "")), text:match "and others: (%d+); %-%-all"
    end
    assert.same({ 20, "2" }, { counted() })
    assert.same({ 22 }, { counted(true) })
  end)

  it("says how figures moved since an earlier run", function()
    local before = run("calibrate", policy_path, "--labels", labels_path, "--json", "--")
    local earlier = write("earlier.jsonl", before.out)
    local wider = write("wider.lua", (POLICY:gsub('"have a nice day",', '%0 "have a lovely day",')))
    local r = run("calibrate", wider, "--labels", labels_path, "--since", earlier, "--")
    assert.matches("compared with policy desk %x+", r.out)
    assert.matches("desk%.bye[^\n]*\n +since then: recall %+0%.0, precision %+%d+%.%d", r.out)
  end)

  it("saves what the policy goes by: the duties that are not ready ask a person", function()
    local r = run("calibrate", folder, "--labels", labels_path, "--least", "5", "--save",
      saved.path, "--")
    assert.same({ 0, "" }, { r.code, r.err })
    local p = assert(hatif.policy.load(folder))
    local autofail = {}
    for _, d in ipairs(p:duties()) do autofail[d.id] = { d.autofail, d.declared_autofail } end
    assert.same({ ["desk.greet"] = { true, true }, ["desk.bye"] = { "confirm", true },
      ["desk.rude"] = { "confirm", true } }, autofail)
    assert.is_true(p:calibration().is_current)
    local plain = assert(hatif.policy.of { { name = "d.lua", path = "d.lua", text = POLICY } })
    local rude = call("c", "kept", "kept", "plain")
    assert.is_false(hatif.review(p, rude).score.automatic_fail)
    assert.is_true(hatif.review(plain, rude).score.automatic_fail)
    assert.is_true(hatif.review(p, call("c", "none", "kept", "none")).score.automatic_fail)
  end)

  it("is part of the policy's hash, and kept with its sources", function()
    local p = assert(hatif.policy.load(folder))
    local again = assert(hatif.policy.of(p.sources, p:name()))
    assert.equal(p:hash(), again:hash())
    assert.equal("confirm", again:duties()[2].autofail)
    os.remove(saved.path)
    local without = assert(hatif.policy.load(folder))
    assert.equal(p:base_hash(), without:base_hash())
    assert.equal(without:base_hash(), without:hash())
    assert.is_nil(without:calibration())
    assert.not_equal(p:hash(), without:hash())
  end)

  it("is warned of by check once the policy has changed, and refused where it is none", function()
    write("calibration.json", '{"type":"calibration","policy":{"hash":"00"},"duties":{}}')
    local r = command("check", folder)
    assert.matches("calibration%.json:1: warning old_calibration", r.out)
    write("calibration.json", '{"type":"calibration","policy":{},"duties":{"a":{}}}')
    r = command("check", folder)
    assert.equal(2, r.code)
    assert.matches("calibration%.json:1: duty a: ready is missing", r.err)
    write("calibration.json", "no json")
    assert.matches("it is no calibration of hatif", command("check", folder).err)
    os.remove(folder .. "/calibration.json")
  end)

  it("takes labels from the calls themselves", function()
    local c = call("inside", "none", "kept", "none")
    c[#c + 1] = { at = 50000, type = "label", duty = "desk.greet", status = "satisfied",
      by = "mona", note = "he said it to a colleague" }
    local lines = {}
    for k, event in ipairs(c) do lines[k] = dkjson.encode(event) end
    local path = write("inside.jsonl", table.concat(lines, "\n"))
    local r = command("calibrate", policy_path, path)
    assert.equal("", r.err)
    assert.matches("inside  desk%.greet: the policy says violated %(the deadline passed%), mona "
      .. "says satisfied", r.out)
    assert.matches("he said it to a colleague", r.out)
  end)

  it("names what it cannot read", function()
    local bad = write("bad.labels", '{"contact":"c1","duty":"d","status":"fine","by":"a","at":1}\n'
      .. '{"contact":"c1"}\nx\n')
    local r = command("calibrate", policy_path, paths[1], "--labels", bad)
    assert.equal(2, r.code)
    assert.matches('bad%.labels:1: status is "fine", expected satisfied, violated or na', r.err)
    assert.matches("bad%.labels:2: duty is missing", r.err)
    assert.matches("bad%.labels:3: the line is no object", r.err)
    assert.matches("no label in the calls", command("calibrate", policy_path, paths[1]).err)
    assert.matches("%-%-recall: a number from 0 to 100",
      command("calibrate", policy_path, paths[1], "--recall", "x").err)
    local none = command("calibrate", policy_path, paths[1], "--labels", labels_path, "--since",
      policy_path)
    assert.matches("policy%.lua:1: what hatif calibrate %-%-json wrote was expected", none.err)
  end)
end)

-- What a team plans, tries and talks over: sampling plans, rollouts and digests, from a month of
-- contacts of three agents.
local command = require("support.command").hatif
local desk = require("support.quality_desk")
local dkjson = require("dkjson")
local hatif = require("hatif")

local policy = desk.policy()
local TILL = desk.NOV + 30 * desk.DAY
local KINDS = { "good", "late", "rude", "silent" }

local function lines_of(text)
  local out = {}
  for line in text:gmatch "[^\n]+" do out[#out + 1] = line end
  return out
end

-- The month: omar is often rude, sara was late and is so no longer, نورة does well.
local function fill(store)
  local n = 0
  for day = 0, 27 do
    for i, agent in ipairs { "omar", "sara", "نورة" } do
      n = n + 1
      local kind = i == 1 and KINDS[day % 4 + 1] or i == 2 and (day < 15 and "late" or "good")
        or day == 20 and "silent" or "good"
      desk.add(store, policy, { id = ("c%03d"):format(n), agent = agent, team = "red",
        at = desk.NOV + day * desk.DAY + i * 3600000 }, desk.SAID[kind])
    end
  end
end

describe("the quality team", function()
  local store, path, ev

  setup(function()
    store, path = desk.store()
    ev = hatif.evaluation.new(store)
    fill(store)
  end)

  teardown(function()
    store:close()
    desk.remove(path)
  end)

  local function run(...)
    local r = command(...)
    assert.same({ 0, "" }, { r.code, r.err })
    return r.out
  end

  local function ids(plan)
    local out = {}
    for _, a in ipairs(plan) do
      for _, e in ipairs(a.entries) do out[#out + 1] = a.agent .. " " .. e.contact end
    end
    return out
  end

  local function plan(seed, n)
    return assert(hatif.sampling.plan(store, desk.NOV, TILL, { seed = seed, per_agent = n }))
  end

  describe("samples", function()
    it("the same contacts by the same seed, others by another", function()
      assert.same(ids(plan("a", 5)), ids(plan("a", 5)))
      assert.not_same(ids(plan("a", 5)), ids(plan("b", 5)))
    end)

    it("more of an agent with more risk, up to twice as many", function()
      local wanted, risky = {}, {}
      for _, a in ipairs(plan("a", 4)) do wanted[a.agent], risky[a.agent] = a.wanted, a.risky end
      -- omar: late, rude and silent calls score under 80 of a quarter each; sara: 15 of 28 late
      assert.same({ omar = 21, sara = 15, ["نورة"] = 1 }, risky)
      assert.same({ omar = 7, sara = 6, ["نورة"] = 4 }, wanted)
    end)

    it("risky contacts likelier than others, by what went wrong in them", function()
      local weights = {}
      for _, a in ipairs(plan("a", 28)) do
        for _, e in ipairs(a.entries) do weights[e.contact] = e.weight end
      end
      -- c001 good; c004 late, 60 %; c007 rude, which waits to be confirmed; c010 silent, 70 %
      assert.same({ 1, 2.6, 5, 2.2 }, { weights.c001, weights.c004, weights.c007, weights.c010 })
    end)

    it("a contact that comes later moves no other one out of the draw but by its own", function()
      local before = ids(plan("a", 3))
      desk.add(store, policy, { id = "extra", agent = "new", at = desk.NOV + 5 }, desk.SAID.good)
      local after, kept = ids(plan("a", 3)), 0
      for _, id in ipairs(after) do
        for _, old in ipairs(before) do kept = kept + (id == old and 1 or 0) end
      end
      assert.equal(#before, kept)
      assert(ev.archive:forget("extra"))
    end)

    it("what people have looked at, as done", function()
      local first = plan("done", 3)[2].entries[1].contact
      local csv = run("sample", path, "--month", "2026-11", "--seed", "done", "--per-agent", "3",
        "--csv")
      assert.equal("\u{FEFF}month,seed,agent,contact,opened,score,risky,state,reviewed_by,"
        .. "reviewed_at\r", lines_of(csv)[1])
      assert.matches("2026%-11,done,نورة,c%d+,2026%-11%-%d+ 03:00:00,100,no,open,,\r", csv)
      assert(ev:reviewed(first, { by = "=HYPERLINK(1)", role = "quality", at = TILL }))
      csv = run("sample", path, "--month", "2026-11", "--seed", "done", "--per-agent", "3", "--csv")
      assert.truthy(csv:find(first .. ",", 1, true))
      assert.matches(",done,'=HYPERLINK%(1%),2026%-12%-01 00:00:00\r", csv)
      local text = run("sample", path, "--month", "2026-11", "--seed", "done", "--per-agent", "3")
      assert.matches("sara: 1 of %d done; contacts 28, risky 15", text)
      local open = run("sample", path, "--month", "2026-11", "--seed", "done", "--per-agent", "3",
        "--open")
      assert.is_nil(open:find(first, 1, true))
      for _, line in ipairs(lines_of(run("sample", path, "--month", "2026-11", "--seed", "done",
        "--json"))) do
        assert.is_table(dkjson.decode(line))
      end
    end)

    it("by a seed of its own where none is given, and tells it", function()
      local seed = run("sample", path, "--month", "2026-11"):match "seed (%x+)\n"
      assert.equal(8, #seed)
      assert.same(run("sample", path, "--month", "2026-11", "--seed", seed),
        run("sample", path, "--month", "2026-11", "--seed", seed))
      assert.matches("no contact of that time", run("sample", path, "--month", "2020-01"))
      local r = command("sample", path, "--month", "2026-13")
      assert.same({ 2, "hatif: --month: 2026-13 is no month; one as 2026-11 was expected\n" },
        { r.code, r.err })
    end)
  end)

  describe("rolls a policy out over what is kept", function()
    local slower = desk.policy((desk.POLICY:gsub('within = "3s"', 'within = "10s"')
      :gsub('"شكرا لاتصالك"', '"شكرا لاتصالك", "الله يسعدك"')))

    it("and counts what changes, by duty and by agent", function()
      local r = assert(hatif.rollout.of(store, slower, desk.NOV, TILL))
      local duties = {}
      for _, d in ipairs(r.duties) do
        duties[d.duty] = { d.before, d.after, d.worse, d.better, d.other }
      end
      assert.same({ ["desk.greet"] = { 22, 0, 0, 22, 0 }, ["desk.bye"] = { 8, 0, 0, 8, 0 },
        ["desk.rude"] = { 7, 7, 0, 0, 0 } }, duties)
      local agents = {}
      for _, a in ipairs(r.agents) do agents[a.name] = { a.contacts, a.changed } end
      assert.same({ omar = { 28, 14 }, sara = { 28, 15 }, ["نورة"] = { 28, 1 } }, agents)
      assert.same({ 84, 30, 30 }, { r.all.contacts, r.all.changed, #r.changed })
      assert.truthy(r.all.after > r.all.before)
    end)

    it("and says which of the two agrees with people", function()
      assert(ev:override("c002", { duty = "desk.greet", status = "satisfied", by = "mona",
        role = "quality", reason = "in time by the new rule", at = TILL }))
      local r = assert(hatif.rollout.of(store, slower, desk.NOV, TILL))
      assert.same({ labels = 1, before = 0, after = 1 }, r.people)
    end)

    it("and writes nothing; a policy held against itself changes nothing", function()
      local r = assert(hatif.rollout.of(store, policy))
      assert.same({ 0, {} }, { r.all.changed, r.changed })
      assert.equal(1, #assert(ev:trail("c001")))
    end)

    it("from where correction and answers have left a contact, which are no change", function()
      local kept, file = desk.store()
      desk.add(kept, policy, { id = "c", agent = "sara", at = desk.NOV }, desk.SAID.late)
      local team = hatif.evaluation.new(kept)
      local who = { by = "mona", role = "quality", at = TILL }
      assert(team:attest("c", { duty = "desk.tone", value = false, by = who.by, role = who.role,
        at = TILL }))
      assert(team:correct("c", { events = desk.events(desk.NOV, desk.SAID.rude),
        reason = "the other call", by = who.by, role = who.role, at = TILL }))
      local r = assert(hatif.rollout.of(kept, policy))
      assert.same({ 0, {} }, { r.all.changed, r.changed })
      r = assert(hatif.rollout.of(kept, slower))
      assert.same({ 0, {} }, { r.all.changed, r.changed })
      kept:close()
      desk.remove(file)
    end)

    it("in a shell, as text and as JSON", function()
      local file = os.tmpname()
      local out = assert(io.open(file, "w"))
      out:write(slower.sources[1].text)
      out:close()
      local text = run("rollout", file, path, "--month", "2026-11")
      assert.matches("contacts that are kept: 84, changed: 30", text)
      assert.matches("desk%.greet +22 +0 +0 +22 +0\n", text)
      assert.matches("sara +28 +15 ", text)
      local kinds = {}
      for _, line in ipairs(lines_of(run("rollout", file, path, "--json"))) do
        local object = assert(dkjson.decode(line))
        kinds[object.type] = (kinds[object.type] or 0) + 1
      end
      assert.same({ rollout = 1, duty = 3, agent = 3, contact = 30 }, kinds)
      assert.equal(2, command("rollout", file, path, "--since", "soon").code)
      os.remove(file)
    end)
  end)

  it("counts what a shadow policy said beside the one in force, from what serve told", function()
    local file = os.tmpname()
    local out = assert(io.open(file, "w"))
    for _, l in ipairs { { "contact", "a" }, { "verdict", "a", "d.greet", "violated" },
      { "verdict", "a", "d.greet", "waived" }, { "shadow", "a", "d.greet", "violated" },
      { "verdict", "b", "d.greet", "satisfied" }, { "shadow", "b", "d.greet", "satisfied" },
      { "shadow", "b", "d.bye", "violated" }, { "act", "b" } } do
      out:write(dkjson.encode { type = l[1], contact = l[2], duty = l[3], status = l[4],
        n = l[3] and 1, agent = "sara" }, "\n")
    end
    out:close()
    local r = assert(hatif.rollout.told(file))
    assert.same({ 2, 2 }, { r.all.contacts, r.all.changed })
    assert.same({ { duty = "d.bye", before = 0, after = 1, worse = 1, better = 0, other = 0 },
      { duty = "d.greet", before = 0, after = 1, worse = 1, better = 0, other = 0 } }, r.duties)
    local text = run("rollout", "--shadow", file)
    assert.matches("the shadow policy, contacts: 2, judged otherwise: 2", text)
    assert.matches("sara +2 +2", text)
    assert.matches("rollout", run("rollout", "--shadow", file, "--json"))
    os.remove(file)
    assert.equal(2, command("rollout", "--shadow", path).code)
    assert.matches("one of them expected", command("rollout", "--shadow", file, path).err)
    assert.matches("one of them expected", command("rollout").err)
  end)

  describe("digests a week", function()
    it("of an agent: what went well, what to work on, and the trend", function()
      local week = assert(hatif.digest.of(store, "2026-W47"))
      local by = {}
      for _, a in ipairs(week.agents) do by[a.agent] = a end
      -- sara was late until the 15th, the last day of week 46
      assert.same({ 7, 100.0, 40.0, { "desk.greet", "desk.bye" } }, { by.sara.contacts,
        by.sara.score, by.sara.trend, { by.sara.well[1].duty, by.sara.well[2].duty } })
      assert.is_true(by.sara.well[1].is_improved)
      assert.equal("السلام عليكم معك سارة", by.sara.well[1].quote.text)
      assert.same({}, by.sara.work)
      local work = {}
      for i, d in ipairs(by.omar.work) do work[i] = ("%s %d/%d"):format(d.duty, d.times, d.of) end
      assert.same({ "desk.greet 2/7", "desk.bye 2/7", "desk.rude 1/7" }, work)
      assert.equal("هذا مو شغلي", by.omar.work[3].missed.text)
      assert.equal("ابدأ بالسلام فور الرد.", by.omar.work[1].advice.ar)
      assert.same({ 21, "sara" }, { week.team.contacts, week.team.most_improved })
      assert.equal(4, #by.omar.weeks)
    end)

    it("by what people decided, not by the machine alone", function()
      local week = assert(hatif.digest.of(store, "2026-W47"))
      local before = week.agents[1].score
      assert(ev:override("c049", { duty = "desk.bye", status = "violated", by = "mona",
        role = "quality", reason = "never said", at = TILL }))
      assert.truthy(assert(hatif.digest.of(store, "2026-W47")).agents[1].score < before)
    end)

    it("whose days are those of the zone, and begin when the center's do", function()
      local monday = assert(hatif.digest.of(store, "2026-W48", { zone = "Asia/Riyadh" }))
      local sunday = assert(hatif.digest.of(store, "2026-W48", { zone = "Asia/Riyadh",
        first_day = 7 }))
      assert.equal(desk.DAY, monday.since - sunday.since)
      assert.equal("2026-11-23 00:00:00", require("hatif.spans").shown(monday.since,
        "Asia/Riyadh"))
    end)

    it("as text in three languages, as acts and as a page", function()
      local en = run("digest", path, "--week", "2026-W47", "--agent", "omar")
      assert.matches("omar: week 2026%-W47\n", en)
      assert.matches("What to work on:\n  ✗ .-Greet within 3 s", en)
      local ar = run("--lang", "ar", "digest", path, "--week", "2026-W47")
      assert.matches("ابدأ بالسلام فور الرد", ar)
      assert.matches("Komanda", run("--lang", "lv", "digest", path, "--week", "2026-W47"))
      local acts = lines_of(run("digest", path, "--week", "2026-W47", "--acts"))
      local keys = {}
      for i, line in ipairs(acts) do
        local act = assert(dkjson.decode(line))
        keys[i] = act.name .. " " .. act.key .. " " .. act.args.to
      end
      assert.same({ "digest digest/2026-W47/omar omar", "digest digest/2026-W47/sara sara",
        "digest digest/2026-W47/نورة نورة", "digest digest/2026-W47/team team" }, keys)
      local file = os.tmpname()
      assert.equal("", run("--lang", "ar", "digest", path, "--week", "2026-W47", "--html", file))
      local page = assert(io.open(file)):read("a")
      assert.matches('^<!DOCTYPE html>\n<html lang="ar" dir="rtl">', page)
      assert.truthy(page:find("<bdi>omar</bdi>", 1, true))
      for _, forbidden in ipairs { "<script", "http:", "https:", "src=", "url(" } do
        assert.is_nil(page:find(forbidden, 1, true), forbidden)
      end
      os.remove(file)
    end)

    it("without what is personal, where that is asked for", function()
      desk.add(store, policy, { id = "named", agent = "sara", at = desk.NOV + 17 * desk.DAY,
        facts = { customer_name = "زكريا" } }, { { 2, "السلام عليكم يا زكريا 0561112223" },
        { 50, "شكرا لاتصالك" } })
      local function all(opts)
        local week = assert(hatif.digest.of(store, "2026-W47", opts))
        return dkjson.encode { week.agents[2].well, week.agents[2].work }
      end
      assert.is_nil(all({ redact = true }):find("زكريا", 1, true))
      assert.is_nil(all({ redact = true }):find("0561112223", 1, true))
      assert(ev.archive:forget("named"))
    end)

    it("and names what it cannot read", function()
      for _, bad in ipairs { "2026-W54", "2026-48", "now" } do
        local r = command("digest", path, "--week", bad)
        assert.same({ 2, ("hatif: --week: %s is no week; one as 2026-W48 was expected\n")
          :format(bad) }, { r.code, r.err })
      end
      assert.matches("%-%-agent: bob has no contact in the week 2026%-W47",
        command("digest", path, "--week", "2026-W47", "--agent", "bob").err)
      assert.matches("%-%-first%-day: mon, tue", command("digest", path, "--first-day", "x").err)
      assert.equal("no contact of that week in the store\n",
        run("digest", path, "--week", "2020-W01"))
    end)
  end)

  it("calibrates a policy by what people said in evaluations", function()
    assert(ev:reviewed("c005", { by = "mona", role = "quality", at = TILL }))
    local records, labels = require("hatif.evaluation.labels").of(store, path, desk.NOV, TILL)
    local said = {}
    for _, l in ipairs(labels) do
      said[#said + 1] = ("%s %s %s %s"):format(l.contact, l.duty, l.status, l.by)
    end
    table.sort(said)
    assert.truthy(#records >= 3)
    for _, line in ipairs { "c002 desk.greet satisfied mona", "c005 desk.greet violated mona",
      "c005 desk.rude satisfied mona", "c049 desk.bye violated mona" } do
      assert.truthy(table.concat(said, "\n"):find(line, 1, true), line)
    end
    local file = os.tmpname()
    local out = assert(io.open(file, "w"))
    out:write(desk.POLICY)
    out:close()
    local text = run("calibrate", file, "--store", path, "--from", "2026-11-01")
    assert.matches("c002  desk%.greet: the policy says violated .-, mona says satisfied", text)
    assert.matches("in time by the new rule", text)
    assert.matches("nobody has evaluated", command("calibrate", file, "--store", path, "--till",
      "2020-01-01").err)
    assert.matches("one of them expected", command("calibrate", file).err)
    os.remove(file)
  end)

  it("shows the form as a page of its own", function()
    local file = os.tmpname()
    run("--lang", "ar", "evaluate", "show", path, "c049", "--html", file)
    local page = assert(io.open(file)):read("a")
    assert.truthy(page:find('dir="rtl"', 1, true))
    assert.truthy(page:find("<bdi>mona</bdi>", 1, true))
    assert.truthy(page:find("never said", 1, true))
    assert.is_nil(page:find("<script", 1, true))
    os.remove(file)
  end)
end)

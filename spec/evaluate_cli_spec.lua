-- `hatif evaluate`: the same walk as a quality lead makes it, in a shell.
local command = require("support.command").hatif
local desk = require("support.quality_desk")
local dkjson = require("dkjson")
local stores = require("support.stores")

describe("hatif evaluate", function()
  local folder, db

  local function write(name, text)
    local path = folder .. "/" .. name
    local file = assert(io.open(path, "wb"))
    file:write(text)
    file:close()
    return path
  end

  local function call_file(name, said)
    local lines = { dkjson.encode { type = "contact", id = name, channel = "phone", lang = "ar",
      at = desk.NOV, agent = "sara", facts = { customer_name = "زكريا" } } }
    for _, e in ipairs(desk.events(desk.NOV, said)) do lines[#lines + 1] = dkjson.encode(e) end
    return write(name .. ".jsonl", table.concat(lines, "\n") .. "\n")
  end

  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
    os.execute("mkdir " .. folder)
    db = stores.path()
    write("desk.lua", desk.POLICY)
    local r = command("evaluate", "import", db, folder .. "/desk.lua",
      call_file("late", desk.SAID.late), call_file("silent", desk.SAID.silent))
    assert.same({ 0, "", ("contacts put into %s: 2\n"):format(db) }, { r.code, r.err, r.out })
  end)

  after_each(function()
    os.execute("rm -rf " .. folder)
    stores.remove(db)
  end)

  local function well(...)
    local r = command(...)
    assert.same({ 0, "" }, { r.code, r.err })
    return r.out
  end

  local function wrong(pattern, ...)
    local r = command(...)
    assert.equal(2, r.code)
    assert.matches(pattern, r.err)
  end

  it("takes a contact from its verdicts to a decision, and tells the story in order", function()
    well("evaluate", "override", db, "late", "desk.bye", "--status", "violated", "--reason",
      "to a colleague", "--by", "mona", "--at", "2026-11-02T09:00")
    well("evaluate", "dispute", db, "late", "desk.bye#1", "--reason", "no", "--by", "sara",
      "--at", "2026-11-02T10:00")
    assert.matches("late.-machine 60%.0 %%, what holds 30%.0 %%  disputes to decide: 1, answers "
      .. "to give: 1", well("evaluate", "list", db, "--open"))
    well("evaluate", "decide", db, "late", "desk.bye#1", "--status", "satisfied", "--reason",
      "heard it", "--by", "huda", "--at", "2026-11-02T11:00")
    well("evaluate", "attest", db, "late", "desk.tone", "--value", "yes", "--by", "mona",
      "--at", "2026-11-02T12:00")
    local trail = well("evaluate", "trail", db, "late", "--zone", "Asia/Riyadh")
    local kinds = {}
    for line in trail:gmatch "[^\n]+" do
      kinds[#kinds + 1] = line:match "^ +%d+  [%d%-]+ [%d:]+  (.+)$"
    end
    assert.matches("^judged by policy", kinds[1])
    assert.same({ "mona (quality) overrides desk.bye: from satisfied to violated",
      "sara (agent) disputes desk.bye #1: violated",
      "huda (lead) decides on desk.bye #1: satisfied",
      "mona (quality) answers desk.tone: yes" }, { table.unpack(kinds, 2, 5) })
    assert.matches("2026%-11%-02 12:00", trail) -- nine o'clock UTC, in Riyadh
  end)

  it("shows the form with sections, advice and what holds, in the language that is chosen",
    function()
      local en = well("evaluate", "show", db, "late")
      assert.matches("Opening  weight 40  machine 0%.0 %%, what holds 0%.0 %%", en)
      assert.matches("advice: Greet as soon as you answer%.", en)
      assert.matches("waits for an answer: quality", en)
      assert.matches("pass mark 80 %%: not passed", en)
      local ar = well("--lang", "ar", "evaluate", "show", db, "late")
      assert.matches("نصيحة: .*ابدأ بالسلام فور الرد", ar)
      local lv = well("--lang", "lv", "evaluate", "show", db, "late")
      assert.matches("Ievads", lv)
      local form = dkjson.decode(well("evaluate", "show", db, "late", "--json"))
      assert.same({ "opening", 60, 2 }, { form.sections[1].id, form.final.percentage,
        #form.sections })
    end)

  it("corrects a transcript by line, or from an exported call", function()
    local out = well("evaluate", "correct", db, "silent", "--line", "4", "--text",
      "شكرا لاتصالك يا زكريا", "--reason", "misheard", "--by", "mona")
    assert.matches("corrects the transcript, version 2, lines: 1", out)
    assert.matches("desk%.bye: violated became satisfied, came in time", out)
    local exported = well("evaluate", "export", db, "silent")
    local lines = {}
    for line in exported:gmatch "[^\n]+" do lines[#lines + 1] = line end
    table.insert(lines, 4, '{"type":"utterance","at":1793491210000,"by":"agent","text":"مو شغلي",'
      .. '"stop":1793491211000}')
    out = well("evaluate", "correct", db, "silent", write("new.jsonl", table.concat(lines, "\n")),
      "--reason", "left out", "--by", "mona")
    assert.matches("version 3, lines: 1", out)
    assert.matches("desk%.rude: satisfied became violated, happened", out)
    assert.matches("الله يسعدك", well("evaluate", "export", db, "silent", "--version", "1"))
    wrong("%-%-line: 99 is no line of speech", "evaluate", "correct", db, "silent", "--line", "99",
      "--text", "x", "--reason", "r", "--by", "m")
    wrong("one of them expected", "evaluate", "correct", db, "silent", "--line", "4", "--reason",
      "r", "--by", "m")
    wrong("is of the contact late, not of silent", "evaluate", "correct", db, "silent",
      folder .. "/late.jsonl", "--reason", "r", "--by", "m")
  end)

  it("exports the same bytes every time, keys in order at every depth", function()
    local contact = '{"type":"contact","id":"x","at":0,"channel":"phone","lang":"ar","facts":'
      .. '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7}}'
    local said = '{"type":"utterance","at":1000,"by":"agent","text":"نعم","stop":1500,'
      .. '"words":[{"at":1000,"text":"نعم","stop":1500}]}'
    well("evaluate", "import", db, folder .. "/desk.lua",
      write("x.jsonl", contact .. "\n" .. said .. '\n{"type":"hangup","at":2000}\n'))
    local exported = well("evaluate", "export", db, "x")
    assert.truthy(exported:find(contact, 1, true), exported)
    assert.truthy(exported:find(said, 1, true), exported)
  end)

  it("masks what is personal in forms, trails and exports", function()
    well("evaluate", "correct", db, "silent", "--line", "4", "--text", "شكرا لاتصالك يا زكريا",
      "--reason", "هذا زكريا وجواله 0561112223", "--by", "mona")
    for _, verb in ipairs { "show", "trail", "export" } do
      local plain = well("evaluate", verb, db, "silent")
      local hidden = well("evaluate", verb, db, "silent", "--redact")
      assert.truthy(plain:find("زكريا", 1, true))
      assert.is_nil(hidden:find("زكريا", 1, true), verb)
      assert.is_nil(hidden:find("0561112223", 1, true), verb)
      assert.matches("mona", verb == "export" and "mona" or hidden)
    end
    local json = well("evaluate", "show", db, "silent", "--json", "--redact")
    assert.is_nil(json:find("زكريا", 1, true))
  end)

  it("judges the contacts of a store by their transcript's last version", function()
    local function greeted()
      local json = well("review", folder .. "/desk.lua", "--store", db, "--json")
      for line in json:gmatch "[^\n]+" do
        local contact = dkjson.decode(line)
        for _, v in ipairs(contact.contact == "late" and contact.verdicts or {}) do
          if v.duty == "desk.greet" then return v.status end
        end
      end
      return "nothing"
    end
    assert.equal("violated", greeted())
    well("evaluate", "correct", db, "late", call_file("late", desk.SAID.good), "--reason",
      "misheard", "--by", "mona")
    assert.equal("satisfied", greeted())
  end)

  it("shows in the page of a store what people made of its contacts", function()
    local page, policy = folder .. "/page.html", folder .. "/desk.lua"
    local function data()
      well("review", policy, "--store", db, "--html", page)
      local file <close> = assert(io.open(page, "rb"))
      local json = file:read("a"):match('<script type="application/json" id="data">(.-)</script>')
      local of = {}
      for _, c in ipairs(dkjson.decode(json).contacts) do of[c.id] = c end
      return of
    end
    assert.is_nil(data().late.evaluation)
    well("evaluate", "override", db, "late", "desk.greet", "--status", "satisfied", "--by", "mona",
      "--reason", "the recording begins late")
    well("evaluate", "dispute", db, "late", "desk.greet", "--by", "sara", "--reason", "I said it")
    local of = data()
    local e = of.late.evaluation
    assert.same({ "disputed", "100.0 %" }, { e.state, e.score })
    local item = e.items[1]
    assert.same({ 0, 1, 1, 0 }, { item[1], item[2], item[3], item[4] }) -- violated, satisfied
    assert.matches("mona .quality. overrides", item[5][1])
    assert.matches("the recording begins late", item[5][2])
    assert.equal(3, #e.trail)
    assert.is_nil(of.silent.evaluation)
  end)

  it("judges again by another policy, and says so", function()
    local slower = write("slower.lua", (desk.POLICY:gsub('within = "3s"', 'within = "10s"')))
    local out = well("evaluate", "judge", db, "late", "--policy", slower, "--by", "huda",
      "--role", "lead", "--reason", "season")
    assert.matches("huda %(lead%) had it judged again by policy %x+: score 100%.0 %%", out)
    assert.matches("desk%.greet: violated became satisfied", out)
    well("evaluate", "reviewed", db, "late", "--by", "mona", "--note", "as it should be")
    assert.matches("mona %(quality%) has looked at it", well("evaluate", "trail", db, "late"))
  end)

  it("refuses with a reason what cannot be", function()
    wrong("No such file", "evaluate", "show", folder .. "/none.db", "late")
    wrong("no contact x in the store", "evaluate", "show", db, "x")
    wrong("missing option '%-%-by'", "evaluate", "override", db, "late", "desk.bye",
      "--status", "na", "--reason", "r")
    wrong("nobody disputes desk.bye", "evaluate", "decide", db, "late", "desk.bye", "--status",
      "na", "--reason", "r", "--by", "huda")
    wrong("%-%-zone: Mars", "evaluate", "list", db, "--zone", "Mars")
    wrong("%-%-since: a date", "evaluate", "list", db, "--since", "soon")
    wrong("%-%-at: a date and time", "evaluate", "reviewed", db, "late", "--by", "m", "--at", "x")
    wrong("the store has a contact late already", "evaluate", "import", db, folder .. "/desk.lua",
      folder .. "/late.jsonl")
  end)
end)

-- What people see of a store: `hatif promises`, and `hatif review --store`.
local dkjson = require("dkjson")
local command = require("support.command").hatif
local hatif = require("hatif")
local stores = require("support.stores")

local function lines(s)
  local out = {}
  for line in s:gmatch("([^\n]*)\n") do out[#out + 1] = line end
  return out
end

local function plain(s) return (s:gsub("[\u{2066}-\u{2069}]", "")) end

describe("hatif promises", function()
  local store, path

  before_each(function()
    store, path = stores.open()
    store:promise { key = "c1/far", what = "call_back", contact = "c1", due = 4102444800000 }
    store:promise { key = "c1/past", what = "supervisor_call", contact = "c1", due = 1000 }
    store:promise { key = "c2/p.kept/1", what = "duty:p.kept", contact = "c2", due = 2000 }
  end)

  after_each(function()
    store:close()
    stores.remove(path)
  end)

  it("list shows the overdue first, in the zone that is asked for", function()
    local r = command("promises", "list", path, "--zone", "Asia/Riyadh")
    assert.same({ 0, "" }, { r.code, r.err })
    local all = lines(r.out)
    assert.equal("1970-01-01 03:00:01  overdue    supervisor_call  c1  c1/past", plain(all[1]))
    assert.equal("1970-01-01 03:00:02  overdue    duty:p.kept  c2  c2/p.kept/1", plain(all[2]))
    assert.equal("2100-01-01 03:00:00  pending    call_back  c1  c1/far", plain(all[3]))
    assert.matches("^1970%-01%-01 00:00:01", command("promises", "list", path).out)
  end)

  it("list and show print JSON", function()
    local r = command("promises", "list", path, "--json", "--limit", "1")
    assert.equal(1, #lines(r.out))
    assert.matches('^{"key":"c1/past","what":"supervisor_call","contact":"c1","due":1000,', r.out)
    local one = dkjson.decode(command("promises", "show", path, "c1/far", "--json").out)
    assert.same({ "c1/far", 4102444800000, "pending" }, { one.key, one.due, one.state })
    local shown = plain(command("promises", "show", path, "c1/far").out)
    assert.matches("due +2100%-01%-01 00:00:00 UTC", shown)
  end)

  it("done and cancel settle by hand, once", function()
    assert.equal(0, command("promises", "done", path, "c1/past", "--outcome", "she called").code)
    local row = store:get("c1/past")
    assert.same({ "done", "she called" }, { row.state, row.outcome })
    assert.equal(0, command("promises", "cancel", path, "c1/far").code)
    assert.equal("cancelled", store:get("c1/far").state)
    local r = command("promises", "done", path, "c1/past")
    assert.equal(2, r.code)
    assert.matches("hatif: .*not running under this fence", r.err)
    assert.equal(2, command("promises", "cancel", path, "nobody").code)
  end)

  it("does not settle the deadline of a duty", function()
    local r = command("promises", "done", path, "c2/p.kept/1")
    assert.equal(2, r.code)
    assert.matches("deadline of a duty", r.err)
    assert.equal("pending", store:get("c2/p.kept/1").state)
  end)

  it("export prints all, settled ones too", function()
    store:settle("c1/past")
    local all = lines(command("promises", "export", path).out)
    assert.equal(3, #all)
    assert.equal("done", dkjson.decode(all[3]).state)
  end)

  it("makes no store where there is none, and refuses what is not one", function()
    local nowhere = stores.path()
    local r = command("promises", "list", nowhere)
    assert.same({ 2, "" }, { r.code, r.out })
    assert.is_nil(io.open(nowhere))
    assert.equal(2, command("promises", "list", "spec/fixtures/desk.lua").code)
    r = command("promises", "list", path, "--zone", "Mars/Base")
    assert.equal(2, r.code)
    assert.matches("%-%-zone: Mars/Base is not a zone", r.err)
  end)
end)

describe("hatif review --store", function()
  local CHEFZ = "examples/chefz"
  local CALLS = { "perfect", "hold_late_apology" }
  local store, path

  setup(function()
    store, path = stores.open()
    local policy = assert(hatif.policy.load(CHEFZ))
    local engine <close> = hatif.engine.new { store = store, wait = true }
    for _, name in ipairs(CALLS) do
      local first
      for line in io.lines(("%s/calls/%s.jsonl"):format(CHEFZ, name)) do
        local object = dkjson.decode(line)
        if not first then
          first = object
          object.policy, object.type = policy, nil
          assert(engine:open(object))
        else
          assert(engine:feed(first.id, object))
        end
        first.last = math.max(object.at, object.stop or object.at)
      end
      assert(engine:finish(first.id, first.last))
    end
  end)

  teardown(function()
    store:close()
    stores.remove(path)
  end)

  local function verdicts(out)
    local list = {}
    for _, line in ipairs(lines(out)) do
      local result = dkjson.decode(line)
      for _, v in ipairs(result.verdicts) do
        list[#list + 1] = ("%s %s#%d %s %s"):format(result.contact, v.duty, v.n, v.status, v.why)
      end
    end
    return list
  end

  it("judges what is stored as the files were judged", function()
    local files = {}
    for i, name in ipairs(CALLS) do files[i] = ("%s/calls/%s.jsonl"):format(CHEFZ, name) end
    local expected = command("review", CHEFZ, files[1], files[2], "--json")
    local r = command("review", CHEFZ, "--store", path, "--json")
    assert.same({ 0, "" }, { r.code, r.err })
    local a, b = verdicts(expected.out), verdicts(r.out)
    table.sort(a)
    table.sort(b)
    assert.same(a, b)
  end)

  it("draws what is stored as it draws the files", function()
    local function contacts(...)
      local page = os.tmpname()
      assert.equal(0, command("review", CHEFZ, "--html", page, ...).code)
      local file = assert(io.open(page, "rb"))
      local data = file:read("a"):match('id="data">(.-)</script>')
      file:close()
      os.remove(page)
      return dkjson.decode(data).contacts
    end
    local files = {}
    for i, name in ipairs(CALLS) do files[i] = ("%s/calls/%s.jsonl"):format(CHEFZ, name) end
    local drawn = contacts("--store", path)
    for i, expected in ipairs(contacts(table.unpack(files))) do
      local c = drawn[i]
      assert.same({ expected.id, expected.holds, expected.steps, #expected.talk, #expected.events },
        { c.id, c.holds, c.steps, #c.talk, #c.events })
      for j, v in ipairs(c.verdicts) do
        assert.same({ table.unpack(expected.verdicts[j], 1, 7) }, { table.unpack(v, 1, 7) })
        assert.equal(#expected.verdicts[j][10], #v[10])
      end
    end
  end)

  it("takes those of a span of time only", function()
    assert.equal("", command("review", CHEFZ, "--store", path, "--since", "2999-01-01").out)
    assert.equal("", command("review", CHEFZ, "--store", path, "--till", "1970-01-01T00:00").out)
    local all = command("review", CHEFZ, "--store", path, "--json", "--since", "1970-01-01",
      "--till", "2999-12-31T23:59", "--zone", "Asia/Riyadh")
    assert.equal(#CALLS, #lines(all.out))
  end)

  it("names a time that it cannot read", function()
    for _, bad in ipairs { "yesterday", "2026-02-30", "2026-01-01T25:00", "7" } do
      local r = command("review", CHEFZ, "--store", path, "--since", bad)
      assert.equal(2, r.code)
      assert.matches("hatif: %-%-since: a date", r.err)
    end
  end)
end)

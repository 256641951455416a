-- The page of a batch, as bytes: what it holds, and what it must not.
local dkjson = require "dkjson"
local batch = require "support.batch"
local hatif = require("support.command").hatif
local markup = require "hatif.report.html.markup"

local DESK, HELD = "spec/fixtures/desk.lua", "spec/fixtures/held.jsonl"

local function data_of(html)
  local data = html:match('<script type="application/json" id="data">(.-)</script>')
  return assert(dkjson.decode(data))
end

-- What is said of a contact in the data.
local function contact_of(html, id)
  local data = data_of(html)
  for _, c in ipairs(data.contacts) do
    if c.id == id then return c, data end
  end
end

describe("the page of a batch", function()
  local records = batch.chefz()
  local html, page = batch.page("examples/chefz", records, { lang = "ar", zone = "Asia/Riyadh" })

  it("is the same bytes every time", function()
    assert.equal(html, (batch.page("examples/chefz", batch.chefz(), { lang = "ar",
      zone = "Asia/Riyadh" })))
    assert.equal(html, page:html())
    assert.truthy(page:html(1795021200000):find("أعدّه hatif في 2026-11-18 20:00", 1, true))
  end)

  it("loads nothing, and allows no script but its own", function()
    local NAMESPACE = "http://www.w3.org/2000/svg" -- a name; nothing is fetched from there
    for address in html:gmatch("https?://[^\"'%s]*") do assert.equal(NAMESPACE, address) end
    assert.is_nil(html:find("url%([^#]"))
    assert.is_nil(html:find("@import", 1, true))
    assert.is_nil(html:find("<link", 1, true))
    for src in html:gmatch("%ssrc=%S+") do assert.is_nil(src) end
    for href in html:gmatch('href="([^"]*)"') do assert.equal("#", href:sub(1, 1)) end
    local script = html:match("<script>(.*)</script>")
    assert.truthy(html:find("script-src 'sha256-" .. markup.digest(script) .. "'", 1, true))
    assert.truthy(html:find("default-src 'none'", 1, true))
  end)

  it("is in its language and direction, titles and dates too", function()
    assert.truthy(html:find('<html lang="ar" dir="rtl">', 1, true))
    assert.truthy(html:find("الرجوع خلال 40 ثانية", 1, true))
    assert.truthy(html:find("<bdi>2026-11-18 20:00</bdi>", 1, true))
    local latvian = batch.page("examples/chefz", records, { lang = "lv" })
    assert.truthy(latvian:find('<html lang="lv" dir="ltr">', 1, true))
    assert.truthy(latvian:find("Atgriežas 40 sekundēs", 1, true))
    assert.truthy(latvian:find("<bdi>2026-11-18 17:00</bdi>", 1, true))
    assert.truthy((batch.page("examples/chefz", records)):find('<html lang="en" dir="ltr">', 1,
      true))
  end)

  it("counts agents and duties", function()
    assert.truthy(html:find("<dt>المكالمات</dt><dd>20</dd>", 1, true))
    assert.truthy(html:find("<dt>المخالفات</dt><dd>22</dd>", 1, true))
    local row = html:match('data%-duty="%d+"><bdi>الرجوع خلال 40 ثانية</bdi>.-</tr>')
    assert.truthy(row:find('<td class="number">2</td><td class="number">9</td>', 1, true))
  end)

  it("has the contacts in order, the worst first", function()
    local data, last = data_of(html), -1
    assert.equal(20, #data.contacts)
    for i, c in ipairs(data.contacts) do
      local score = c.fail and -1 or c.score or 101
      assert.is_true(score >= last)
      last = score
      assert.truthy(html:find(('<tbody id="c%d"'):format(i - 1), 1, true))
    end
  end)

  it("says of a duty when it began, was due, and came", function()
    local c, data = contact_of(html, "chefz-hold-late-apology")
    for _, v in ipairs(c.verdicts) do
      if data.duties[v[1] + 1].id == "hold.return" then
        assert.same({ 1, 1, 57200, 97200, 97200, -6000, "انقضت المهلة" },
          { v[2], v[3], v[4], v[5], v[6], v[7], data.why[v[8] + 1] })
      end
    end
    assert.same({ { 57200, 103200 } }, c.holds)
  end)

  it("tells the acts, until when they are for, and what else belongs to them", function()
    local c, data = contact_of(html, "chefz-hold-late-apology")
    local told = {}
    for i, act in ipairs(c.acts) do told[i] = { data.acts[act[1] + 1], act[2], act[3], act[4] } end
    local prompt = "تنبيه للموظف"
    assert.same({ prompt, 29354, "اذكر سبب الاتصال." }, told[1])
    assert.same({ prompt, 57200, "ارجع للعميل قبل انتهاء المدة.", 97200 }, told[2])
    assert.equal("إنذار", told[3][1])
    assert.equal("to supervisor \u{B7} what hold over limit", c.acts[3][5])
  end)

  it("gives the place of evidence in UTF-16, as the script counts", function()
    local evil = batch.page(DESK, { batch.hostile() }, { lang = "ar" })
    local c = data_of(evil).contacts[1]
    local proofs = {}
    for _, v in ipairs(c.verdicts) do
      for _, proof in ipairs(v[10]) do proofs[#proofs + 1] = proof end
    end
    assert.same({ { 3, 0, utf8.len("السلام عليكم") } }, proofs)
    local wide, said = 0, assert(c.talk[2][5])
    for _, code in utf8.codes(said) do wide = wide + (code > 0xFFFF and 1 or 0) end
    assert.equal(1, wide)
  end)

  it("holds two hundred contacts in less than two megabytes", function()
    local many = batch.page("examples/chefz", batch.two_hundred(), { lang = "ar" })
    local _, n = many:gsub("<tbody id=", "")
    assert.equal(200, n)
    assert.is_true(#many < 2000000, #many)
  end)

  it("lets no text from a call be markup, script or direction", function()
    local evil = batch.page(DESK, { batch.hostile() }, { lang = "ar" })
    local _, scripts = evil:gsub("<script", "")
    assert.equal(2, scripts) -- the data and the page's own
    local _, styles = evil:gsub("</style>", "")
    assert.equal(1, styles)
    assert.is_nil(evil:find("<img", 1, true))
    assert.is_nil(evil:find("<b ", 1, true))
    assert.is_nil(evil:find("[\0\1\27]"))
    local static = evil:gsub("<script.->.-</script>", "")
    assert.is_nil(static:find("\u{202E}", 1, true))
    assert.is_nil(static:find("{{", 1, true))
    assert.equal(batch.EVIL, data_of(evil).contacts[1].talk[2][5])
  end)

  it("is empty, but whole, of no contacts at all", function()
    local none = batch.page(DESK, {}, { lang = "lv" })
    assert.equal(0, #data_of(none).contacts)
    assert.truthy(none:find("</html>", 1, true))
  end)
end)

describe("hatif review --html", function()
  local path
  before_each(function() path = os.tmpname() end)
  after_each(function() os.remove(path) end)

  local function written()
    local file = assert(io.open(path, "rb"))
    local bytes = file:read("a")
    file:close()
    return bytes
  end

  it("writes one page of all calls, and says so", function()
    local r = hatif("review", DESK, HELD, "spec/fixtures/fine.jsonl", "--html", path)
    assert.same({ 0, "", path .. ": 2 contacts\n" }, { r.code, r.err, r.out })
    assert.equal(2, #data_of(written()).contacts)
    assert.truthy(written():find('<html lang="en" dir="ltr">', 1, true))
  end)

  it("goes with --json, --lang and --zone", function()
    local r = hatif("review", DESK, HELD, "--html", path, "--json", "--lang", "ar", "--zone",
      "Asia/Riyadh")
    assert.equal(0, r.code)
    assert.equal("held", dkjson.decode(r.out).contact)
    assert.truthy(written():find('<html lang="ar" dir="rtl">', 1, true))
    assert.equal(r.out, hatif("review", DESK, HELD, "--json").out)
    assert.equal(2, hatif("review", DESK, HELD, "--html", path, "--zone", "Nowhere").code)
  end)

  it("masks what is personal with --redact", function()
    local call = "examples/chefz/calls/hold_late_apology.jsonl"
    assert.equal(0, hatif("review", "examples/chefz", call, "--html", path).code)
    assert.truthy(written():find("عبدالله", 1, true))
    assert.equal(0, hatif("review", "examples/chefz", call, "--html", path, "--redact").code)
    assert.is_nil(written():find("عبدالله", 1, true))
    assert.equal("مها", data_of(written()).contacts[1].agent) -- who is measured keeps his name
  end)
end)

-- Verdicts for other programs: CSV for spreadsheets, JUnit for servers that run tests.
local batch = require "support.batch"
local catalogue = require "hatif.catalogue"
local csv = require "hatif.report.csv"
local hatif = require("support.command").hatif
local junit = require "hatif.report.junit"

local DESK, HELD, FINE = "spec/fixtures/desk.lua", "spec/fixtures/held.jsonl",
  "spec/fixtures/fine.jsonl"

-- The cells of RFC 4180 text.
local function rows_of(text)
  local rows, row, pos = {}, {}, 1
  while pos <= #text do
    local value, stop
    if text:sub(pos, pos) == '"' then
      stop = pos
      repeat stop = text:find('"', stop + 1, true)
        local is_doubled = text:sub(stop + 1, stop + 1) == '"'
        if is_doubled then stop = stop + 1 end
      until not is_doubled
      value = text:sub(pos + 1, stop - 1):gsub('""', '"')
      pos = stop + 1
    else
      stop = text:find("[,\r]", pos)
      value, pos = text:sub(pos, stop - 1), stop
    end
    row[#row + 1] = value
    if text:sub(pos, pos) == "," then pos = pos + 1
    else
      assert.equal("\r\n", text:sub(pos, pos + 1))
      rows[#rows + 1], row, pos = row, {}, pos + 2
    end
  end
  return rows
end

describe("hatif review --csv", function()
  it("has the mark of UTF-8, a head, and a line for each verdict", function()
    local r = hatif("review", DESK, HELD, FINE, "--csv")
    assert.same({ 0, "\u{FEFF}" }, { r.code, r.out:sub(1, 3) })
    local rows = rows_of(r.out:sub(4))
    assert.equal("contact", rows[1][1])
    local by_duty = {}
    for i = 2, #rows do
      assert.equal(#rows[1], #rows[i])
      if rows[i][1] == "held" then
        for n, name in ipairs(rows[1]) do
          by_duty[rows[i][8]] = by_duty[rows[i][8]] or {}
          by_duty[rows[i][8]][name] = rows[i][n]
        end
      end
    end
    local back = by_duty["desk.back"]
    assert.same({ "violated", "15.000", "15.000", "-2.000", "the deadline passed, 2.0 s late",
      "75" }, { back.status, back.at_s, back.due_s, back.margin_s, back.why, back.score })
    local greet = by_duty["desk.greet"]
    assert.same({ "السلام عليكم", "التحية في الوقت" }, { greet.words, greet.title })
    assert.truthy(hatif("review", DESK, HELD, "--csv", "--lang", "lv").out:find("termiņš", 1, true))
  end)

  it("lets no text be a formula, a cell or a line of its own", function()
    local record = batch.hostile()
    local bad = { '=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", " =1", "\t=1", "\u{FF1D}1",
      'a"b,c\nd' }
    for _, text in ipairs(bad) do
      record.contact.agent = text
      local result = { score = { automatic_fail = false }, verdicts = { { duty = "d.x", n = 1,
        status = "satisfied", at = 10, margin = -1500, weight = 1, why = "kept", evidence = {} } } }
      local lines = csv.lines(catalogue.of "en", {}, record, result)
      assert.equal(1, #lines)
      local row = rows_of(lines[1] .. "\n")[1]
      assert.is_nil(row[2]:find("^%s*[=+%-@]"), text)
      assert.is_nil(row[2]:find("^\u{FF1D}"), text)
      assert.equal("-1.500", row[14]) -- a number stays one
    end
  end)
end)

describe("hatif review --junit", function()
  it("has a suite a contact and a test a duty", function()
    local r = hatif("review", DESK, HELD, FINE, "--junit")
    assert.equal(0, r.code)
    assert.truthy(r.out:find('<testsuites name="hatif" tests="%d+" failures="1" errors="0"'))
    local held = r.out:match('<testsuite name="held".-</testsuite>')
    local case = held:match('<testcase classname="desk" name="desk%.back".-</testcase>')
    assert.truthy(case:find('<failure type="violated" message="the deadline passed, 2.0 s late">',
      1, true), case)
    assert.truthy(held:find('<testcase classname="desk" name="desk.greet: التحية في الوقت" '
      .. 'time="1.800"/>', 1, true))
    assert.equal(1, select(2, r.out:gsub('<testsuite name="fine"', "")))
  end)

  it("is well-formed whatever was said", function()
    local record = batch.hostile()
    local result = { policy = { name = "<p>", hash = "0" }, score = { automatic_fail = true },
      verdicts = { { duty = "d.x", n = 1, status = "violated", at = 10, weight = 1, why = "kept",
        cite = "]]>&<", evidence = { { event = 1, text = batch.EVIL .. "\u{FFFF}" } } } } }
    local lines = junit.suite(catalogue.of "lv", { ["d.x"] = '"<&>' }, record, result)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write(table.concat(junit.head { tests = 1, failures = 1, skipped = 0 }, "\n"), "\n",
      table.concat(lines, "\n"), "\n", junit.FOOT, "\n")
    file:close()
    local check = "if command -v xmllint >/dev/null; then xmllint --noout %s; fi"
    assert(os.execute(check:format(path)))
    os.remove(path)
    local xml = table.concat(lines, "\n")
    assert.is_nil(xml:find("<script", 1, true))
    assert.is_nil(xml:find("[\0-\9\11-\31]"))
    assert.is_nil(xml:find("\u{FFFF}", 1, true))
  end)
end)

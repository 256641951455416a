-- What people made of contacts, in the page of `hatif review --store --html`, in the page of one
-- evaluation and in that of a week: in Chromium, at two widths, in three languages, and under
-- axe-core's eyes.
local axe = require "browser.axe"
local command = require("support.command").hatif
local desk = require "support.quality_desk"
local driver = require "browser.driver"
local hatif = require "hatif"

local LANGUAGES = { "ar", "en", "lv" }
local WIDTHS = { { 320, 640, true }, { 1100, 900, false } }
local browser, folder

local function evaluate(store)
  local ev, at = hatif.evaluation.new(store), desk.NOV + desk.DAY
  local function take(kind, id, what)
    at, what.at = at + 60000, at
    assert(ev[kind](ev, id, what))
  end
  take("override", "c2", { duty = "desk.greet", status = "satisfied", by = "منى", role = "quality",
    reason = "التسجيل بدأ متأخرًا والعميل على 0501234567" })
  take("attest", "c2", { duty = "desk.tone", value = true, by = "منى", role = "quality" })
  take("override", "c3", { duty = "desk.rude", status = "na", by = "mona", role = "quality",
    reason = "a joke </script><b>" })
  take("dispute", "c3", { duty = "desk.rude", by = "سارة", role = "agent", reason = "ما قلتها" })
end

local function make(name, ...)
  local args = table.pack(...)
  args[#args + 1], args[#args + 2] = "--html", folder .. "/" .. name .. ".html"
  local r = command(table.unpack(args))
  assert.same({ 0, "" }, { r.code, r.err })
end

setup(function()
  assert(driver.is_there(), "chromium and chromedriver are needed: tools/deps.sh browser")
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir -p " .. folder))
  local file = assert(io.open(folder .. "/desk.lua", "wb"))
  file:write(desk.POLICY)
  file:close()
  local policy, db = desk.policy(), folder .. "/center.db"
  local store = assert(hatif.store.open(db))
  for i, said in ipairs { "good", "late", "rude", "silent" } do
    desk.add(store, policy, { id = "c" .. i, agent = "سارة", at = desk.NOV + i * 3600000 },
      desk.SAID[said])
  end
  evaluate(store)
  store:close()
  for _, lang in ipairs(LANGUAGES) do
    make(lang, "--lang", lang, "review", folder .. "/desk.lua", "--store", db)
    make("form-" .. lang, "--lang", lang, "evaluate", "show", db, "c2")
    make("week-" .. lang, "--lang", lang, "digest", db, "--week", "2026-W44")
  end
  make("masked", "review", folder .. "/desk.lua", "--store", db, "--redact")
  browser = driver.open()
end)

teardown(function()
  if browser then browser:close() end
  os.execute("rm -rf " .. folder)
end)

local function visit(name, width, scheme)
  browser:size(table.unpack(width))
  browser:media("screen", scheme or "light")
  browser:go(("%s/%s.html"):format(folder, name))
end

-- Opens a contact; the text of its evaluation, or null.
local OPENED = [[
  const body = [...document.querySelectorAll("tbody[data-n]")].find(b =>
    b.querySelector("bdi").textContent === arguments[0]);
  const opener = body.querySelector(".open");
  if (opener.getAttribute("aria-expanded") === "false") opener.click();
  return body.querySelector(".evaluation")?.innerText ?? null;
]]

local SHOWN = [[return [...document.querySelectorAll("tbody[data-n]")].filter(b => !b.hidden)
  .map(b => b.querySelector("bdi").textContent)]]

describe("what people made of contacts", function()
  it("stands in the row and below the call, with who said it, when and why", function()
    visit("ar", WIDTHS[2])
    local said = browser:run(OPENED, "c2")
    for _, part in ipairs { "المقيّم", "منى", "التسجيل بدأ متأخرًا", "2026-11-02", "النبرة" } do
      assert.truthy(said:find(part, 1, true), part)
    end
    assert.is_nil(browser:run(OPENED, "c1"))
    assert.truthy(browser:run(OPENED, "c3"):find("اعتراض ينتظر القرار", 1, true))
    assert.same({}, browser:console())
  end)

  it("is filtered by, and lets no text act", function()
    visit("en", WIDTHS[2])
    local function chosen(value)
      browser:run([[
        const box = document.querySelector("[name=evaluation]");
        box.value = arguments[0];
        box.dispatchEvent(new Event("input", { bubbles: true }));]], value)
      local shown = browser:run(SHOWN)
      table.sort(shown)
      return shown
    end
    assert.same({ "c2", "c3" }, chosen "any")
    assert.same({ "c1", "c4" }, chosen "none")
    assert.same({ "c3" }, chosen "disputed")
    assert.same({ "c2", "c3" }, chosen "changed")
    assert.truthy(browser:run(OPENED, "c3"):find("a joke </script><b>", 1, true))
  end)

  it("keeps no number of a person in a page that is masked", function()
    visit("masked", WIDTHS[2])
    assert.truthy(browser:run(OPENED, "c2"):find("[phone", 1, true))
    assert.is_false(browser:run("return document.documentElement.outerHTML.includes('0501234567')"))
  end)

  it("fits a phone", function()
    for _, lang in ipairs(LANGUAGES) do
      visit(lang, WIDTHS[1])
      browser:run(OPENED, "c2")
      assert.equal(320, browser:run("return document.documentElement.scrollWidth"), lang)
    end
  end)
end)

describe("axe-core", function()
  for _, lang in ipairs(LANGUAGES) do
    for _, scheme in ipairs { "light", "dark" } do
      it(("finds nothing in evaluations and digests in %s, %s"):format(lang, scheme), function()
        for _, page in ipairs { lang, "form-" .. lang, "week-" .. lang } do
          visit(page, WIDTHS[scheme == "light" and 1 or 2], scheme)
          if page == lang then browser:run(OPENED, "c3") end
          assert.same({}, axe.findings(browser), page)
        end
      end)
    end
  end
end)

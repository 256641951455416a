-- The page of `hatif review --html` as people meet it: in Chromium, at three widths, by finger,
-- mouse and keyboard, in three languages, light and dark, on paper, and under axe-core's eyes.
local axe = require "browser.axe"
local batch = require "support.batch"
local driver = require "browser.driver"

local KEYS = driver.KEYS
local LANGUAGES = { "ar", "en", "lv" }
local WIDTHS = { { 320, 640, true }, { 800, 1100, false }, { 1400, 1000, false } }
-- The call that the tests open: a hold of 46 s where 40 s are allowed.
local CALL = "chefz-hold-late-apology"

local function write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

local browser, folder

setup(function()
  assert(driver.is_there(), "chromium and chromedriver are needed: tools/deps.sh browser")
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir -p " .. folder))
  for _, lang in ipairs(LANGUAGES) do
    write(("%s/%s.html"):format(folder, lang), (batch.page("examples/chefz", batch.chefz(),
      { lang = lang, zone = "Asia/Riyadh" })))
  end
  write(folder .. "/evil.html", (batch.page("spec/fixtures/desk.lua", { batch.hostile() },
    { lang = "ar" })))
  browser = driver.open()
end)

teardown(function()
  if browser then browser:close() end
  os.execute("rm -rf " .. folder)
end)

-- A page in a window, with nothing left from the one before.
local function visit(lang, width, scheme)
  browser:size(table.unpack(width))
  browser:media("screen", scheme or "light")
  browser:go(("%s/%s.html"):format(folder, lang))
end

-- The body of the call, marked so that selectors find it and its parts.
local MARK = [[
  const body = [...document.querySelectorAll("tbody[data-n]")].find(b =>
    b.querySelector("bdi").textContent === arguments[0]);
  body.setAttribute("data-it", "");
  const opener = body.querySelector(".open");
  if (opener.getAttribute("aria-expanded") === "false") opener.click();
  body.scrollIntoView();
]]

-- Opens the call; the rows of two of its duties get names: the late return, the greeting.
local function open_call(lang, width, scheme)
  visit(lang, width, scheme)
  browser:run(MARK, CALL)
  browser:run([[
    const data = JSON.parse(document.getElementById("data").textContent);
    const body = document.querySelector("[data-it]");
    const verdicts = data.contacts[body.dataset.n].verdicts;
    for (const row of body.querySelectorAll(".duty"))
      {
      const [duty] = verdicts[row.dataset.v];
      row.setAttribute("data-duty-id", data.duties[duty].id);
    }
  ]])
end

local function row_of(duty) return ('[data-it] [data-duty-id="%s"]'):format(duty) end

local function text_of(selector)
  return browser:run("return document.querySelector(arguments[0])?.textContent ?? null", selector)
end

local function is_shown(selector)
  return browser:run("return document.querySelector(arguments[0])?.checkVisibility() ?? false",
    selector)
end

local function assert_quiet()
  for _, entry in ipairs(browser:console()) do
    error(("console: %s %s"):format(entry.level, entry.message))
  end
end

-- What of the page reaches over the sides of the window, and how wide the page is.
local function measured()
  return browser:run([[
    const over = [...document.querySelectorAll("body *")].filter(e => {
      if (!e.checkVisibility() || e.closest(".table, .unseen, .defs, .skip")) return false;
      const box = e.getBoundingClientRect();
      return box.width > 0 && e.namespaceURI.endsWith("xhtml")
        && (box.left < -1 || box.right > innerWidth + 1);
    });
    return { whole: document.documentElement.scrollWidth, window: innerWidth,
      dir: getComputedStyle(document.body).direction,
      over: over.map(e => e.tagName + "." + e.className) };
  ]])
end

describe("the page in Chromium", function()
  for _, lang in ipairs(LANGUAGES) do
    for _, width in ipairs(WIDTHS) do
      it(("fits %d pixels in %s, with a call open, and keeps the console clean"):format(width[1],
        lang), function()
        open_call(lang, width)
        local seen = measured()
        assert.same({}, seen.over)
        assert.equal(width[1], seen.whole)
        assert.equal(lang == "ar" and "rtl" or "ltr", seen.dir)
        assert_quiet()
      end)
    end
  end

  it("shows the evidence of what was violated at once, of the rest at a tap", function()
    open_call("ar", WIDTHS[1])
    assert.truthy(text_of(row_of "hold.return" .. " .evidence"):find("1:43.2", 1, true))
    assert.truthy(text_of(row_of "hold.return" .. " .advice"):find("ارجع للعميل", 1, true))
    local thank = row_of "hold.thank"
    assert.is_false(is_shown(thank .. " .evidence"))
    browser:run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", thank)
    browser:point("touch", thank .. " > summary .title", true)
    browser:wait_for(function() return is_shown(thank .. " .evidence") end)
    assert.equal("شكراً لانتظارك", text_of(thank .. " mark"))
    assert.is_true(is_shown(thank .. " mark"))
    assert.truthy(text_of(thank .. " .source"):find("000 §4.1", 1, true))
    browser:point("touch", thank .. " > summary .title", true)
    assert.is_false(is_shown(thank .. " .evidence"))
    assert_quiet()
  end)

  it("shows it to the mouse on a card, until Escape", function()
    open_call("lv", WIDTHS[3])
    local greet = row_of "greeting.greet" .. " > summary"
    browser:run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", greet)
    browser:point("mouse", greet)
    browser:wait_for(function() return is_shown "#card" end)
    assert.equal("السلام", text_of "#card mark")
    assert.truthy(text_of("#card"):find("Sasveicinās 3 sekundēs", 1, true))
    assert.equal("card", browser:run(
      "return document.querySelector(arguments[0]).getAttribute('aria-describedby')", greet))
    local inside = browser:run([[
      const box = document.getElementById("card").getBoundingClientRect();
      return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    ]])
    assert.is_true(inside)
    browser:press(KEYS.escape)
    assert.is_false(is_shown "#card")
  end)

  it("is walked through and opened from the keyboard", function()
    visit("en", WIDTHS[2])
    local function focused()
      return browser:run("return document.activeElement.closest('tbody')?.dataset.n ?? null")
    end
    browser:press(KEYS.tab)
    assert.equal("skip", browser:run("return document.activeElement.className"))
    browser:press(KEYS.enter)
    browser:run("document.querySelector('.open').focus()")
    browser:press(KEYS.down, KEYS.down)
    assert.equal("2", focused())
    browser:press(KEYS["end"])
    assert.equal("19", focused())
    browser:press(KEYS.home)
    assert.equal("0", focused())
    browser:press(KEYS.enter)
    assert.equal("true", browser:run("return document.activeElement.getAttribute('aria-expanded')"))
    assert.is_true(is_shown "#c0 .timeline")
    browser:press(KEYS.tab)
    assert.equal("SUMMARY", browser:run("return document.activeElement.tagName"))
    browser:press(KEYS.down, KEYS.down)
    assert.is_true(browser:run("return document.activeElement.matches('.duty > summary')"))
    local outline = browser:run("return getComputedStyle(document.activeElement).outlineStyle")
    assert.equal("solid", outline)
    browser:run("document.querySelector('#c0 .duty.satisfied > summary').focus()")
    browser:press(KEYS.up, KEYS.down)
    local was = browser:run("return document.activeElement.parentNode.open")
    assert.is_false(was)
    assert.is_true(is_shown "#card")
    browser:press(KEYS.space)
    assert.is_true(browser:run("return document.activeElement.parentNode.open"))
    browser:wait_for(function() return not is_shown "#card" end)
    assert_quiet()
  end)

  local SHOWN = [[
    return [...document.querySelectorAll("tbody[data-n]:not([hidden])")].map(b =>
      b.querySelector("bdi").textContent)]]

  it("is searched, filtered and sorted", function()
    visit("ar", WIDTHS[2])
    assert.equal(20, #browser:run(SHOWN))
    browser:run("document.querySelector('[name=text]').focus()")
    browser:press("ا", "ع", "ت", "ذ", "ر", " ", "م", "ن", "ك") -- written as أعتذر منك
    local found = browser:run(SHOWN)
    assert.is_true(#found > 0 and #found < 20)
    assert.truthy(text_of("#found"):find(tostring(#found), 1, true))
    browser:point("mouse", "#filters button", true)
    browser:wait_for(function() return #browser:run(SHOWN) == 20 end)
    browser:point("mouse", '[data-agent="مها"]', true)
    assert.same({ CALL }, browser:run(SHOWN))
    browser:run("document.querySelector('#filters').reset()")
    browser:wait_for(function() return #browser:run(SHOWN) == 20 end)
    browser:point("mouse", '[data-sort="count"] button', true)
    local counts = [[return [...document.querySelectorAll("tbody[data-n]")].map(b =>
      +b.querySelector("tr > td:nth-child(5)").textContent)]]
    local up = browser:run(counts)
    for i = 2, #up do assert.is_true(up[i - 1] <= up[i]) end
    browser:point("mouse", '[data-sort="count"] button', true)
    local down = browser:run(counts)
    for i = 2, #down do assert.is_true(down[i - 1] >= down[i]) end
    assert.equal("descending", browser:run(
      "return document.querySelector('[data-sort=count]').getAttribute('aria-sort')"))
    assert.equal(1, browser:run("return document.querySelectorAll('[aria-sort]').length"))
    assert_quiet()
  end)

  -- Where things of a row lie, as shares of the axis from its reading side.
  local PLACES = [[
    const plot = document.querySelector(arguments[0] + " > summary .plot").getBoundingClientRect();
    const isRtl = document.documentElement.dir === "rtl";
    const share = x => Math.round(1e4 * (isRtl ? plot.right - x : x - plot.left) / plot.width);
    const box = s =>
      document.querySelector(arguments[0] + " > summary " + s)?.getBoundingClientRect();
    const ends = b => b && [share(isRtl ? b.right : b.left), share(isRtl ? b.left : b.right)];
    return { window: ends(box(".window")), late: ends(box(".late")), due: ends(box(".due")),
      hold: ends(box(".hold-band")) };
  ]]

  for _, lang in ipairs { "ar", "en" } do
    it("draws a duty from its activation to its due time, and what came late behind: " .. lang,
      function()
        open_call(lang, WIDTHS[2])
        local function near(expected, got) assert.is_true(math.abs(expected - got) < 40, got) end
        local at = browser:run(PLACES, row_of "hold.return")
        local function share(ms) return 10000 * ms / 152000 end
        near(share(57200), at.window[1])
        near(share(97200), at.window[2])
        near(share(97200), at.due[1])
        near(share(103200), at.late[2])
        near(share(57200), at.hold[1])
        near(share(103200), at.hold[2])
      end)
  end

  it("gives every verdict a colour, a pattern and a shape", function()
    open_call("en", WIDTHS[3])
    local look = browser:run([[
      const fill = (duty, part) => getComputedStyle(document.querySelector(
        `[data-duty-id="${duty}"] > summary ${part}`)).fill;
      const shape = duty => document.querySelector(`[data-duty-id="${duty}"] .label use`)
        .getAttribute("href");
      return { kept: fill("hold.thank", ".used"), late: fill("hold.return", ".window"),
        shapes: [shape("hold.thank"), shape("hold.return"), shape("hold.needed")],
        said: document.querySelector('[data-duty-id="hold.return"] .title').textContent };
    ]])
    assert.matches('url%("?#p%-violated"?%)', look.late)
    assert.matches("^rgb", look.kept)
    assert.same({ "#i-satisfied", "#i-violated", "#i-pending" }, look.shapes)
    assert.equal("violated: Back within 40 s", look.said)
  end)

  it("is dark where the reader's screen is", function()
    local function ground() return browser:run(
      "return getComputedStyle(document.documentElement).backgroundColor") end
    visit("ar", WIDTHS[2], "light")
    assert.equal("rgb(244, 246, 248)", ground())
    browser:media("screen", "dark")
    assert.equal("rgb(16, 21, 27)", ground())
  end)

  it("prints what is open, without the controls", function()
    open_call("ar", WIDTHS[2])
    browser:media("print", "light")
    assert.is_false(is_shown "#filters")
    assert.is_true(is_shown "[data-it] .timeline")
    assert.equal("rgb(255, 255, 255)", browser:run(
      "return getComputedStyle(document.documentElement).backgroundColor"))
    local pdf = browser:devtools("Page.printToPDF", { printBackground = true })
    assert.is_true(#pdf.data > 20000)
  end)

  it("shows to the mouse what was said when somebody spoke", function()
    open_call("ar", WIDTHS[3])
    browser:point("mouse", "[data-it] .speech.customer")
    browser:wait_for(function() return is_shown "#card" end)
    assert.truthy(text_of("#card blockquote"):find("وعليكم السلام", 1, true))
    assert.truthy(text_of("#card footer"):find("العميل", 1, true))
  end)

  it("shows what was asked of people and when, on the timeline and in the talk", function()
    open_call("en", WIDTHS[2])
    local label = browser:run([[
      return document.querySelector("[data-it] .act").closest("[role=img]").ariaLabel]])
    assert.truthy(label:find("3 acts; prompt 0:29: اذكر سبب الاتصال.; prompt 0:57: ", 1, true),
      label)
    local asked = browser:run([[
      return [...document.querySelectorAll("[data-it] .asked")].map(e => e.textContent)]])
    assert.equal("0:57 prompt ارجع للعميل قبل انتهاء المدة. due 1:37", asked[2])
    assert.truthy(asked[3]:find("alert to supervisor", 1, true), asked[3])
    assert_quiet()
  end)

  it("leads from the evidence to the line of the talk", function()
    open_call("en", WIDTHS[3])
    browser:point("mouse", row_of "hold.return" .. " .evidence a[data-line]", true)
    local line = browser:run("return document.activeElement.textContent")
    assert.truthy(line:find("back from hold", 1, true), line)
  end)

  it("sorts at Enter, and moves nothing for who wants no motion", function()
    visit("lv", WIDTHS[2])
    browser:run("document.querySelector('[data-sort=id] button').focus()")
    browser:press(KEYS.enter)
    local ids = browser:run(SHOWN)
    for i = 2, #ids do assert.is_true(ids[i - 1] < ids[i]) end
    browser:devtools("Emulation.setEmulatedMedia", { features = {
      { name = "prefers-reduced-motion", value = "reduce" } } })
    assert.equal("0s", browser:run(
      "return getComputedStyle(document.querySelector('.chevron')).transitionDuration"))
  end)

  it("can be read where scripts are turned off", function()
    browser:devtools("Emulation.setScriptExecutionDisabled", { value = true })
    visit("lv", WIDTHS[2])
    local shown = browser:text "main"
    browser:devtools("Emulation.setScriptExecutionDisabled", { value = false })
    for _, words in ipairs { "Vidējais vērtējums", "85,4 %", CALL, "Atgriežas 40 sekundēs",
      "zīmē šīs lapas skripts" } do
      assert.truthy(shown:find(words, 1, true), words)
    end
    assert.is_nil(shown:find("Meklēt", 1, true)) -- no controls that would do nothing
  end)

  it("opens the call that a link names", function()
    visit("lv", WIDTHS[2])
    browser:run("location.hash = '#c3'")
    browser:wait_for(function() return is_shown "#c3 .timeline" end)
    browser:run("document.querySelector('#c3 .evidence a[data-line]')?.click()")
    assert_quiet()
  end)

  it("lets no text from a call act, and shows it as it was said", function()
    visit("evil", WIDTHS[1])
    browser:run("document.querySelector('.open').click()")
    browser:run("for (const d of document.querySelectorAll('details')) d.open = true")
    local size = measured()
    assert.same({ {}, 320 }, { size.over, size.whole }) -- however long a word is
    local seen = browser:run([[
      const foreign = document.querySelectorAll("main img, main b, main script").length;
      const said = [...document.querySelectorAll(".said p")].map(p => p.textContent);
      const shown = document.querySelector("main").textContent;
      return { isHit: "hit" in window, foreign, said,
        controls: /[\u0000-\u0008\u202A-\u202E\u2066-\u2069]/.test(shown) };
    ]])
    assert.is_false(seen.isHit)
    assert.equal(0, seen.foreign)
    assert.is_false(seen.controls)
    assert.truthy(seen.said[2]:find("</script><script>window.hit=1</script></style><img", 1, true))
    assert.truthy(seen.said[2]:find("<!-- \u{FFFD}\u{FFFD}\u{FFFD}[31m &amp; kcab ok"
      .. "\u{1F600}{{data}}", 1, true))
    assert_quiet()
  end)
end)

describe("axe-core", function()
  for _, lang in ipairs(LANGUAGES) do
    for _, scheme in ipairs { "light", "dark" } do
      it(("finds nothing in the page in %s, %s, with a call open"):format(lang, scheme), function()
        open_call(lang, scheme == "light" and WIDTHS[1] or WIDTHS[3], scheme)
        browser:run("for (const d of document.querySelectorAll('[data-it] details')) d.open = true")
        assert.same({}, axe.findings(browser))
      end)
    end
  end
end)

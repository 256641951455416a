-- How large the page of two hundred contacts is, how long it takes to be written, to open in
-- Chromium (from the navigation to its first paint and to the end of its load), and to draw one
-- contact.
-- usage: make bench-page          RUNS=7
local batch = require "support.batch"
local driver = require "browser.driver"
local html = require "hatif.report.html"
local policy = require "hatif.policy"
local review = require "hatif.review"
local timeline = require "hatif.timeline"

local RUNS = tonumber(os.getenv "RUNS") or 7

local function median(list)
  table.sort(list)
  return list[(#list + 1) // 2]
end

local records = batch.two_hundred()
local chefz = assert(policy.load "examples/chefz")
local page = html.new(chefz, { lang = "ar" })
local began = os.clock()
for _, record in ipairs(records) do
  local watch = timeline.new()
  page:add(record, review.judge(chefz, record, { watch = watch }), watch)
end
local judged = os.clock()
local bytes = page:html()
print(("%d contacts: judged in %.2f s, written in %.2f s, %.2f MB"):format(#records, judged - began,
  os.clock() - judged, #bytes / 1e6))

local path = os.tmpname()
os.rename(path, path .. ".html")
path = path .. ".html"
local file = assert(io.open(path, "wb"))
file:write(bytes)
file:close()

local browser = driver.open()
browser:size(1400, 1000, false)
local loads, paints, draws = {}, {}, {}
for i = 1, RUNS do
  browser:go(path)
  browser:wait_for(function()
    return browser:run("return performance.getEntriesByType('paint').length > 0")
  end)
  local times = browser:run([[
    const [nav] = performance.getEntriesByType("navigation");
    const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    const from = performance.now();
    document.querySelector(".open").click();
    document.body.getBoundingClientRect();
    return { load: nav.loadEventEnd, paint, draw: performance.now() - from };
  ]])
  loads[i], paints[i], draws[i] = times.load, times.paint, times.draw
end
browser:close()
os.remove(path)
print(("medians of %d: first paint %.0f ms, loaded %.0f ms, one contact drawn %.0f ms"):format(RUNS,
  median(paints), median(loads), median(draws)))

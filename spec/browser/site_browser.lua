-- The pages of `make docs` as people meet them: in Chromium, with a quiet console, no wider than a
-- phone, and under axe-core's eyes.
local axe = require "browser.axe"
local driver = require "browser.driver"

local browser, folder
local pages = {}

setup(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir " .. folder))
  dofile("tools/docs/site.lua").write(folder)
  local pipe = assert(io.popen("cd " .. folder .. " && find . -name '*.html' | LC_ALL=C sort"))
  for path in pipe:lines() do pages[#pages + 1] = path:sub(3) end
  pipe:close()
  browser = driver.open()
end)

teardown(function()
  if browser then browser:close() end
  os.execute("rm -rf " .. folder)
end)

local function findings(width, scheme)
  local out = {}
  browser:size(table.unpack(width))
  browser:media("screen", scheme)
  for _, path in ipairs(pages) do
    browser:go(folder .. "/" .. path)
    for _, found in ipairs(axe.findings(browser)) do out[#out + 1] = path .. ": " .. found end
    for _, entry in ipairs(browser:console()) do out[#out + 1] = path .. ": " .. entry.message end
    local over = browser:run("return document.documentElement.scrollWidth - innerWidth")
    if over > 0 then out[#out + 1] = ("%s: is %d pixels too wide"):format(path, over) end
  end
  return out
end

describe("the pages of make docs", function()
  it("keep nobody out, on a phone and in the light", function()
    assert.same({}, findings({ 360, 740, true }, "light"))
    assert.is_true(#pages > 30, #pages)
  end)

  it("keep nobody out, on a desk and in the dark", function()
    assert.same({}, findings({ 1200, 900, false }, "dark"))
  end)
end)

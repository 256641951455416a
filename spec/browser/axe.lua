-- axe-core in a page that a browser has open.
local M = {}

local PATH = "build/browser/node_modules/axe-core/axe.min.js"

-- What keeps people out, from the rules of WCAG 2 A and AA and the best practices.
local LOOK = [[
  const done = arguments[arguments.length - 1];
  const told = v => `${v.impact} ${v.id}: ${v.help}: `
    + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ");
  axe.run(document, { resultTypes: ["violations"] }).then(
    result => done(result.violations.map(told)), error => done([String(error)]));
]]

local source

---@param browser table of browser.driver
---@return string[] findings of the page as it stands
function M.findings(browser)
  if not source then
    local file = assert(io.open(PATH, "rb"))
    source = file:read("a")
    file:close()
  end
  browser:run(source .. "; window.axe = axe")
  return browser:run_async(LOOK)
end

return M

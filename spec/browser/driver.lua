-- Drives Debian's Chromium over WebDriver (W3C): a chromedriver of our own on a port of the
-- loopback, a window of a chosen size, scripts and keys in it.
local dkjson = require "dkjson"
local http = require "socket.http"
local ltn12 = require "ltn12"
local socket = require "socket"

local M = {}

local ELEMENT = "element-6066-11e4-a52e-4f735466cecf" -- the standard's key for elements
local ARGS = { "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
  "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb" }

local browser = {}
browser.__index = browser

M.KEYS = { tab = "\u{E004}", enter = "\u{E007}", escape = "\u{E00C}", up = "\u{E013}",
  down = "\u{E015}", space = "\u{E00D}", home = "\u{E011}", ["end"] = "\u{E010}" }

-- A request of the protocol; what the driver says no to raises.
local function request(self, method, path, body)
  local sent = body and dkjson.encode(body) or nil
  local out = {}
  local ok, status = http.request {
    url = ("http://127.0.0.1:%d%s"):format(self.port, path), method = method,
    source = sent and ltn12.source.string(sent) or nil, sink = ltn12.sink.table(out),
    headers = { ["content-type"] = "application/json", ["content-length"] = sent and #sent or 0 },
  }
  local answer = ok and dkjson.decode(table.concat(out), 1, dkjson.null)
  local value = answer and answer.value
  if not ok or status ~= 200 then
    error(("%s %s: %s"):format(method, path, type(value) == "table" and value.message or status), 3)
  end
  if value ~= dkjson.null then return value end
end

local function a_free_port()
  local server = assert(socket.bind("127.0.0.1", 0))
  local _, port = server:getsockname()
  server:close()
  return port
end

---Whether this machine has what the tests need.
---@return boolean
function M.is_there()
  return os.execute("command -v chromium >/dev/null && command -v chromedriver >/dev/null") == true
end

-- A chromedriver, and its process.
local function start_driver(port)
  local log, pid = os.tmpname(), os.tmpname()
  os.execute(("chromedriver --port=%d >%s 2>&1 & echo $! >%s"):format(port, log, pid))
  local file = assert(io.open(pid))
  local id = file:read("n")
  file:close()
  os.remove(pid)
  for _ = 1, 100 do
    local client = socket.connect("127.0.0.1", port)
    if client then
      client:close()
      return id, log
    end
    socket.sleep(0.1)
  end
  error("chromedriver did not start: " .. log)
end

---A browser without a window.
---@return browser
function M.open()
  local self = setmetatable({ port = a_free_port() }, browser)
  self.pid, self.log = start_driver(self.port)
  local session = request(self, "POST", "/session", { capabilities = { alwaysMatch = {
    browserName = "chrome", ["goog:chromeOptions"] = { args = ARGS, binary = "/usr/bin/chromium" },
    ["goog:loggingPrefs"] = { browser = "ALL" } } } })
  self.session = "/session/" .. session.sessionId
  return self
end

function browser:close()
  pcall(request, self, "DELETE", self.session)
  os.execute(("kill %d 2>/dev/null"):format(self.pid))
  os.remove(self.log)
end

function browser:post(path, body)
  return request(self, "POST", self.session .. path, body)
end

---A command of the DevTools protocol: the size of a phone, dark mode, paper.
---@param command string
---@param params table
function browser:devtools(command, params)
  return self:post("/goog/cdp/execute", { cmd = command, params = params })
end

---The window as a device has it.
---@param width integer CSS pixels
---@param height integer
---@param is_phone boolean? with a touch screen
function browser:size(width, height, is_phone)
  self:devtools("Emulation.setDeviceMetricsOverride", { width = width, height = height,
    deviceScaleFactor = 1, mobile = is_phone or false })
  self:devtools("Emulation.setTouchEmulationEnabled", { enabled = is_phone or false })
end

---@param media "screen"|"print"
---@param scheme "light"|"dark"
function browser:media(media, scheme)
  self:devtools("Emulation.setEmulatedMedia", { media = media, features = {
    { name = "prefers-color-scheme", value = scheme } } })
end

---@param path string of a file
function browser:go(path)
  self:post("/url", { url = "file://" .. path })
end

---Runs a script in the page.
---@param script string the body of a function
---@param ... any its arguments
---@return any
function browser:run(script, ...)
  return self:post("/execute/sync", { script = script, args = setmetatable({ ... },
    { __jsontype = "array" }) })
end

---The same with a promise: the script calls its last argument when it is done.
function browser:run_async(script, ...)
  return self:post("/execute/async", { script = script, args = setmetatable({ ... },
    { __jsontype = "array" }) })
end

---Presses keys, one after another.
---@param ... string
function browser:press(...)
  local actions = {}
  for _, key in ipairs { ... } do
    actions[#actions + 1] = { type = "keyDown", value = key }
    actions[#actions + 1] = { type = "keyUp", value = key }
  end
  self:post("/actions", { actions = { { type = "key", id = "keys", actions = actions } } })
end

---@param selector string
---@return string id of the first element; raises where there is none
function browser:find(selector)
  return self:post("/element", { using = "css selector", value = selector })[ELEMENT]
end

---The text of an element as the window shows it, without a script of the page.
---@param selector string
---@return string
function browser:text(selector)
  return request(self, "GET", ("%s/element/%s/text"):format(self.session, self:find(selector)))
end

local function to_element(id) return { [ELEMENT] = id } end

---Puts the mouse over an element, or a finger on it.
---@param kind "mouse"|"touch"
---@param selector string
---@param is_pressed boolean? and clicks, or taps
function browser:point(kind, selector, is_pressed)
  local origin = to_element(self:find(selector))
  local actions = { { type = "pointerMove", x = 0, y = 0, origin = origin } }
  if is_pressed then
    actions[2] = { type = "pointerDown", button = 0 }
    actions[3] = { type = "pointerUp", button = 0 }
  end
  self:post("/actions", { actions = { { type = "pointer", id = kind,
    parameters = { pointerType = kind }, actions = actions } } })
end

---What the page has written to its console since the last time.
---@return { level: string, message: string }[]
function browser:console()
  return self:post("/se/log", { type = "browser" })
end

---Waits for what the page does in its own time, at most five seconds.
---@param is_so fun(): boolean
function browser.wait_for(_, is_so)
  local stop = socket.gettime() + 5
  while not is_so() do
    assert(socket.gettime() < stop, "it did not come")
    socket.sleep(0.02)
  end
end

---@param path string of the PNG
---@param is_whole boolean? the page to its end
function browser:screenshot(path, is_whole)
  local shot = self:devtools("Page.captureScreenshot", { format = "png",
    captureBeyondViewport = is_whole or false })
  local bytes = require("mime").unb64(shot.data)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
end

return M

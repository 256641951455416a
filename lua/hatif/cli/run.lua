-- `hatif run`: recorded calls played as they happened; a live view on a terminal, lines elsewhere,
-- JSON for other programs.
local hatif = require "hatif"
local json = require "hatif.report.json"
local lines = require "hatif.report.run"
local live = require "hatif.report.live"
local run = require "hatif.run"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

local function write(s)
  local ok, message = io.stdout:write(s)
  if not ok then error({ output = message }) end
  io.stdout:flush()
end

-- A screen that says everything that happens as JSON.
local function json_screen(record)
  local screen = { opening = function() end }
  for method, kind in pairs { event = "event", verdict = "verdict", act = "act", trouble = "error",
    over = "result" } do
    screen[method] = function(_, what)
      write(json.happened(record.contact.id, kind, what) .. "\n")
    end
  end
  return screen
end

-- What makes a screen for each call, and what draws them, if anything does.
local function screens(records, args, look)
  if args.json then return json_screen end
  if look.is_live then
    local view = live.new(look, write)
    return function(record) return view:contact(record) end, function() view:draw() end
  end
  local widest
  for _, record in ipairs(#records > 1 and records or {}) do
    widest = math.max(widest or 0, terminal.columns(terminal.harmless(record.contact.id)))
  end
  return function(record)
    return lines.new(record, { is_coloured = look.is_coloured, width = look.width,
      lang = look.lang, id_columns = widest }, write)
  end
end

---@param parser table argparse's
---@param about string what a POLICY is
---@param speed fun(s: string): number?, string? reads --speed
---@return table command
function M.add_command(parser, about, speed)
  local n = parser:command("run", "Play recorded calls as they happen.")
  n:argument("policy", about)
  n:option("--replay", "The call files; several are played together."):argname("CALL"):args("+")
    :count(1)
  n:option("--speed", "So many times as fast.", "1", speed):argname("N")
  n:flag("--json", "One JSON object per event, verdict, act and result.")
  return n
end

-- The scorecards of what was played; those of a live view of several calls are its last lines.
local function say_cards(policy, calls, results, look, is_drawn)
  if is_drawn and #calls > 1 then return end
  if is_drawn then look.width = terminal.look().width end -- the window may have another width now
  for i, call in ipairs(calls) do
    write("\n" .. table.concat(text.lines(policy, call.record, results[i], look), "\n") .. "\n")
  end
end

---@param policy hatif.Policy
---@param records hatif.jsonl.call[]
---@param args {json: boolean?, speed: number}
---@param look table as report_look gives it
---@return boolean is_interrupted
function M.play(policy, records, args, look)
  local screen_of, draw = screens(records, args, look)
  local calls = {}
  for i, record in ipairs(records) do
    calls[i] = { record = record, screen = screen_of(record),
      titles = text.titles(policy, look.titles or record.contact.lang) }
  end
  local results, is_interrupted = run.play(policy, calls, {
    speed = args.speed, timer = hatif.timer, loop = hatif.loop, draw = draw })
  if draw then draw() end
  if not args.json then say_cards(policy, calls, results, look, draw ~= nil) end
  return is_interrupted
end

return M

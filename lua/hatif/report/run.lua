-- A contact as it happens, on a terminal: a line for each event, prompt and verdict, and one at the
-- bottom that counts while the customer is on hold.
local catalogue = require "hatif.catalogue"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

local screen = {}
screen.__index = screen

local TIME_COLUMNS, WHO_COLUMNS = 7, 10
local SPEAKER = { agent = "cyan", customer = "yellow", supervisor = "magenta" }
local HOLD_ENDS = { unhold = true, hangup = true, drop = true }
-- Fields that a line shows otherwise, or that say nothing about what happened.
local SILENT = { at = true, type = true, line = true, id = true, source = true, arrived = true,
  text = true, stop = true, words = true, utt = true, partial = true, lang = true }
local CLEAR_LINE = "\r\27[K"

---@param record hatif.jsonl.call
---@param look {is_terminal: boolean, is_coloured: boolean, width: integer, lang: string?} lang: of
---  the words, English
---@param write fun(s: string) takes the bytes for the terminal
---@return hatif.screen
function M.new(record, look, write)
  return setmetatable({
    record = record, look = look, write = write, from = record.contact.at,
    paint = terminal.painter(look.is_coloured), words = catalogue.of(look.lang or "en"),
    hold_since = nil, is_counting = false,
  }, screen)
end

function screen:unclock()
  if self.is_counting then self.write(CLEAR_LINE) end
  self.is_counting = false
end

-- A line of what happened at a time, with a mark and a name in front; long texts go on below.
function screen:put(at, who, who_style, what, style)
  self:unclock()
  local clock = at and terminal.clock(at - self.from) or ""
  local indent = TIME_COLUMNS + 2 + WHO_COLUMNS + 1
  for i, line in ipairs(terminal.wrapped(what, self.look.width - indent - 1)) do
    local head = i == 1 and (" "):rep(TIME_COLUMNS - #clock) .. clock .. "  " or
      (" "):rep(TIME_COLUMNS + 2)
    self.write(self.paint(head, "dim") ..
      self.paint(terminal.padded(i == 1 and who or "", WHO_COLUMNS), who_style) .. " " ..
      self.paint(terminal.isolated(line), table.unpack(style or {})) .. "\n")
  end
end

local function fields_of(t, silent)
  local names, parts = {}, {}
  for name in pairs(t) do
    if not silent[name] then names[#names + 1] = name end
  end
  table.sort(names)
  for i, name in ipairs(names) do
    parts[i] = ("%s=%s"):format(name, terminal.harmless(tostring(t[name])))
  end
  return table.concat(parts, " ")
end

---@param policy_name string
---@param speed number
function screen:opening(policy_name, speed)
  local c = self.record.contact
  local kind = c.channel .. (c.direction and " " .. c.direction or "") .. ", " .. c.lang
  self.write(self.paint(terminal.isolated(terminal.harmless(c.id)), "bold") .. "  "
    .. self.words("run.opening", { kind = terminal.harmless(kind), policy = policy_name,
      speed = ("%g"):format(speed) }) .. "\n")
end

---@param e table an event of the record
function screen:event(e)
  if e.type == "utterance" then
    if e.partial then return end
    self:put(e.at, self.words("speaker." .. e.by), SPEAKER[e.by], terminal.harmless(e.text))
    return
  end
  if e.type == "hold" then self.hold_since = self.hold_since or e.at end
  local held = HOLD_ENDS[e.type] and self.hold_since and e.at - self.hold_since
  if held then self.hold_since = nil end
  local what = terminal.harmless(e.type) .. " " .. terminal.harmless(e.text or "")
    .. " " .. fields_of(e, SILENT)
    .. (held and " " .. self.words("run.held", { duration = self.words.duration(held) }) or "")
  self:put(e.at, "\u{B7}", "blue", what, { "blue" }) -- a middle dot
end

---@param v table a verdict as it falls
---@param title string? of its duty
function screen:verdict(v, title)
  local s, words = text.status(v.status), text.words(v)
  local parts = { text.name(v) .. ":", text.reason(self.words, v) }
  if v.cite then parts[#parts + 1] = "(" .. v.cite .. ")" end
  local style = { s.colour, v.status == "violated" and "bold" or nil }
  self:put(v.at, s.mark, s.colour, table.concat(parts, " "), style)
  if v.status == "violated" and title then self:put(nil, "", "dim", terminal.harmless(title)) end
  if words ~= "" and v.status ~= "na" then self:put(nil, "", "dim", words, { "dim" }) end
end

---@param a table an act: a prompt is for the agent, everything else for whom it names
function screen:act(a)
  local is_prompt = a.name == "prompt"
  local said = a.args.text and terminal.harmless(tostring(a.args.text)) or ""
  local rest = fields_of(a.args, { text = true, due = true })
  if math.type(a.args.due) == "integer" then
    rest = rest .. " "
      .. self.words("run.due", { clock = terminal.clock(a.args.due - self.from) })
  end
  local who = is_prompt and "\u{2192} " .. self.words "speaker.agent" -- arrows
    or "\u{21D2} " .. a.name
  local style = { "magenta", is_prompt and "bold" or nil }
  if said == "" then return self:put(a.at, who, "magenta", rest, style) end
  -- Fields go below: in one line with Arabic they would be read from the wrong side.
  self:put(a.at, who, "magenta", said, style)
  if rest ~= "" then self:put(nil, "", "magenta", rest, { "magenta" }) end
end

---@param err {where: string, message: string}
function screen:trouble(err)
  self:put(nil, "!", "red", terminal.harmless(("%s: %s"):format(err.where, err.message)), { "red" })
end

---The counting line: drawn over itself, and only on a terminal.
---@param now integer ms since the epoch
---@param due integer? when what is waited for is due
function screen:tick(now, due)
  if not (self.look.is_terminal and self.hold_since) then return end
  local held = now - self.hold_since
  local left = due and due - now
  local clock = terminal.clock(now - self.from)
  local key = not left and "run.on_hold" or left < 0 and "run.over" or "run.to_go"
  local words = self.words(key, { held = terminal.clock(held),
    left = left and terminal.clock(math.abs(left)) })
  local line = (" "):rep(TIME_COLUMNS - #clock) .. clock .. "  " .. terminal.isolated(words)
  local colour = left and left < 0 and "red" or left and left < 10000 and "yellow" or "green"
  self.write(CLEAR_LINE .. self.paint(line, colour, "bold"))
  self.is_counting = true
end

---@return boolean whether tick has anything to draw
function screen:counts()
  return self.look.is_terminal and self.hold_since ~= nil
end

---@param lines string[] of the scorecard
function screen:close(lines)
  self:unclock()
  self.write("\n" .. table.concat(lines, "\n") .. "\n")
end

return M

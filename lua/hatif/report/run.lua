-- A contact as it happens, in lines: one for each event, prompt and verdict. For pipes and files;
-- terminals have hatif.report.live.
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

---@param record hatif.jsonl.call
---@param look {is_coloured: boolean, width: integer, lang: string?, id_columns: integer?} lang: of
---  the words, English; id_columns: each line begins with the contact's id, of several
---@param write fun(s: string) takes the bytes for the terminal
---@return hatif.screen
function M.new(record, look, write)
  return setmetatable({
    record = record, look = look, write = write, from = record.contact.at,
    paint = terminal.painter(look.is_coloured), words = catalogue.of(look.lang or "en"),
    hold_since = nil, before = look.id_columns and terminal.isolated(terminal.padded(
      terminal.harmless(record.contact.id), look.id_columns)) .. "  " or "",
  }, screen)
end

-- A line of what happened at a time, with a mark and a name in front; long texts go on below.
function screen:put(at, who, who_style, what, style)
  local clock = at and terminal.clock(at - self.from) or ""
  local indent = terminal.columns(self.before) + TIME_COLUMNS + 2 + WHO_COLUMNS + 1
  for i, line in ipairs(terminal.wrapped(what, self.look.width - indent - 1)) do
    local head = i == 1 and (" "):rep(TIME_COLUMNS - #clock) .. clock .. "  " or
      (" "):rep(TIME_COLUMNS + 2)
    self.write(self.before .. self.paint(head, "dim") ..
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

---The contact has ended: its scorecard is the caller's.
function screen.over() end

return M

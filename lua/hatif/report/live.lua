-- Contacts as they happen, on a terminal: a few lines for each that runs, written over themselves,
-- and one line for good for each that has ended. No other screen, no hidden cursor: whatever ends
-- the program leaves the terminal as it was.
local catalogue = require "hatif.catalogue"
local terminal = require "hatif.report.terminal"
local text = require "hatif.report.text"

local M = {}

local HOLD_ENDS = { unhold = true, hangup = true, drop = true }
local SPEAKER = { agent = "cyan", customer = "yellow", supervisor = "magenta" }
local WRONG_SHOWN, SOON = 3, 10000 -- violations of a contact; ms
local PROMPT_LASTS = 15000 -- ms
-- Terminals that know synchronized updates show a frame at once; others pass these by.
local BEGIN, END = "\27[?2026h", "\27[?2026l"

-- What counts does so in seconds: a frame that changes ten times a second is not read.
local function clock(ms)
  return (terminal.clock(ms):gsub("%.%d$", ""))
end

local function clock_left(ms)
  return clock((ms + 999) // 1000 * 1000)
end

-- A line of parts { text, style… } with two spaces between them, cut to the terminal.
local function line(look, indent, parts)
  local paint, out = terminal.painter(look.is_coloured), { (" "):rep(indent) }
  local room = look.columns - 1 - indent
  for _, part in ipairs(parts) do
    local gap = #out > 1 and "  " or ""
    local cut = terminal.cut(part[1], room - #gap)
    if cut == "" and part[1] ~= "" then break end
    out[#out + 1] = gap .. paint(terminal.isolated(cut), table.unpack(part, 2))
    room = room - #gap - terminal.columns(cut)
  end
  return table.concat(out)
end

local function put_hold(parts, words, c)
  if not c.hold_since then return end
  local left = c.hold_due and c.hold_due - c.now
  local key = not left and "run.on_hold" or left < 0 and "run.over" or "run.to_go"
  local said = words(key, { held = clock(c.now - c.hold_since),
    left = left and (left < 0 and clock(-left) or clock_left(left)) })
  parts[#parts + 1] = { said, left and (left < 0 and "red" or left < SOON and "yellow")
    or "green", "bold" }
end

local function put_next(parts, words, c)
  local v = c.next
  if not v or c.hold_since and v.due == c.hold_due then return end
  parts[#parts + 1] = { words("run.next", { duty = terminal.placed(words, text.name(v)),
    left = clock_left(v.due - c.now) }), v.due - c.now < SOON and "yellow" or nil }
end

local function put_score(parts, words, c)
  local score = c.score
  if score and score.percentage then
    parts[#parts + 1] = { words("review.score", { percentage = words.number(score.percentage) }),
      "bold" }
  end
  if #c.wrong > 0 then
    parts[#parts + 1] = { "\u{2717} " .. words("count.violated", { n = #c.wrong }), "red" }
  end
  if score and score.automatic_fail then
    parts[#parts + 1] = { words("form.automatic_fail"), "red", "bold" }
  end
end

local function put_wrong(out, look, w)
  out[#out + 1] = line(look, 2, { { "\u{2717} " .. clock(w.at), "red" },
    { w.name .. ": " .. w.reason, "red" } })
  for _, said in ipairs { w.title, w.words } do
    if said ~= "" then out[#out + 1] = line(look, 4, { { said, "dim" } }) end
  end
end

-- One contact. Level 1 is a single line, 2 has the last violation, 3 everything.
local function block(look, words, c, level)
  local state, head, out = {}, { { c.id, "bold" }, { clock(c.now - c.from), "dim" } }, {}
  if c.agent and level > 1 then table.insert(head, 2, { c.agent }) end
  put_hold(state, words, c)
  put_next(state, words, c)
  if level == 1 then table.move(state, 1, #state, #head + 1, head) end
  put_score(head, words, c)
  out[1] = line(look, 0, head)
  if level == 1 then return out end
  if #state > 0 then out[2] = line(look, 2, state) end
  if level == 3 and c.said then
    out[#out + 1] = line(look, 2, { { words("speaker." .. c.said.by), SPEAKER[c.said.by] },
      { c.said.text } })
  end
  if level == 3 and c.prompt and c.now <= c.prompt.till then
    out[#out + 1] = line(look, 2, { { "\u{2192} " .. c.prompt.text, "magenta" } })
  end
  for i = math.max(1, #c.wrong - (level == 3 and WRONG_SHOWN or 1) + 1), #c.wrong do
    put_wrong(out, look, c.wrong[i])
  end
  if c.trouble then out[#out + 1] = line(look, 2, { { "! " .. c.trouble, "red" } }) end
  return out
end

---@class hatif.live.contact what is known of a contact; texts are harmless; times are ms since the
---  epoch
---@field id string
---@field agent string?
---@field from integer
---@field now integer
---@field hold_since integer?
---@field hold_due integer?
---@field next hatif.Verdict? with duty, n and due
---@field score {percentage: number?, automatic_fail: boolean}?
---@field said {by: string, text: string}? last
---@field prompt {text: string, till: integer}? last, for the agent
---@field wrong {at: integer, name: string, reason: string, title: string, words: string}[]
---@field trouble string?

---The frame: as much of each contact as the terminal has room for.
---@param contacts hatif.live.contact[] those that run
---@param look {columns: integer, rows: integer, is_coloured: boolean, lang: string?}
---@return string[] lines fewer than `rows`, each narrower than `columns`
function M.frame(contacts, look)
  local words, out = catalogue.of(look.lang or "en"), nil
  local room = math.max(look.rows - 1, 1)
  for level = 3, 1, -1 do
    out = {}
    for _, c in ipairs(contacts) do
      local lines = block(look, words, c, level)
      table.move(lines, 1, #lines, #out + 1, out)
    end
    if #out <= room then return out end
  end
  local more = #out - room + 1
  for i = #out, room, -1 do out[i] = nil end
  out[room] = line(look, 0, { { words("run.more", { n = more }), "dim" } })
  return out
end

---What stays of a contact that has ended.
---@param c hatif.live.contact
---@param look table as `frame` takes it
---@return string line
function M.fold(c, look)
  local words, names = catalogue.of(look.lang or "en"), {}
  local mark = #c.wrong == 0 and { "\u{2713}", "green" } or { "\u{2717}", "red" }
  local parts = { mark, { c.id, "bold" }, { clock(c.now - c.from), "dim" } }
  put_score(parts, words, c)
  for i, w in ipairs(c.wrong) do names[i] = w.name end
  if #names > 0 then parts[#parts + 1] = { table.concat(names, " "), "dim" } end
  return line(look, 0, parts)
end

local screen = {}
screen.__index = screen

function screen.opening() end -- the frame says it all

function screen:event(e)
  local c = self.state
  c.now = e.at
  if e.type == "utterance" and not e.partial then
    c.said = { by = e.by, text = terminal.harmless(e.text) }
  elseif e.type == "hold" then
    c.hold_since = c.hold_since or e.at
  elseif HOLD_ENDS[e.type] then
    c.hold_since, c.prompt = nil, nil -- what it asked for has come, or cannot come any more
  end
end

function screen:verdict(v, title)
  if v.status ~= "violated" then return end
  local c = self.state
  c.wrong[#c.wrong + 1] = { at = (v.at or c.now) - c.from, name = text.name(v),
    reason = text.reason(self.words, v), title = terminal.harmless(title or ""),
    words = text.words(v) }
end

function screen:act(a)
  if a.name ~= "prompt" or not a.args.text then return end
  local due = math.tointeger(a.args.due) or math.maxinteger
  self.state.prompt = { text = terminal.harmless(tostring(a.args.text)),
    till = math.min(due, a.at + PROMPT_LASTS) }
end

function screen:trouble(err)
  self.state.trouble = terminal.harmless(("%s: %s"):format(err.where, err.message))
end

---@param moment hatif.run.moment
function screen:tick(moment)
  for _, name in ipairs { "now", "hold_due", "next", "score" } do
    self.state[name] = moment[name]
  end
end

function screen:over(result)
  local c = self.state
  c.now, c.score, c.is_over = self.stop, result.score, true
  self.view:fold(c)
end

local view = {}
view.__index = view

---@param look {is_coloured: boolean, lang: string?}
---@param write fun(s: string) takes the bytes for the terminal
---@param size (fun(): integer?, integer?)? columns and rows; default that of the terminal
---@return hatif.live.view
function M.new(look, write, size)
  local self = setmetatable({ write = write, size = size or terminal.size, contacts = {},
    folded = {}, drawn = 0, asked = 0,
    look = { is_coloured = look.is_coloured, lang = look.lang } }, view)
  self:measure()
  return self
end

-- The size is asked for again now and then: nobody tells a program without signals of a change.
function view:measure()
  local columns, rows = self.size()
  self.look.columns, self.look.rows = columns or 80, rows or 24
end

---@param record hatif.jsonl.call
---@return table screen for hatif.run
function view:contact(record)
  local c = record.contact
  local state = { id = terminal.harmless(c.id), agent = c.agent and terminal.harmless(c.agent),
    from = c.at, now = c.at, wrong = {} }
  self.contacts[#self.contacts + 1] = state
  return setmetatable({ view = self, state = state, stop = record.stop,
    words = catalogue.of(self.look.lang or "en") }, screen)
end

function view:fold(c)
  self.folded[#self.folded + 1] = c
end

---Writes over the last frame what has changed.
function view:draw()
  self.asked = self.asked + 1
  if self.asked % 10 == 0 then self:measure() end
  local running, lines = {}, {}
  for _, c in ipairs(self.contacts) do
    if not c.is_over then running[#running + 1] = c end
  end
  for i, c in ipairs(self.folded) do lines[i] = M.fold(c, self.look) end
  local frame = M.frame(running, self.look)
  local bytes = table.concat(frame, "\n")
  if #self.folded == 0 and bytes == self.last then return end
  table.move(frame, 1, #frame, #lines + 1, lines)
  for i, one in ipairs(lines) do lines[i] = one .. "\27[K\n" end
  local up = self.drawn > 0 and ("\27[%dA"):format(self.drawn) or ""
  self.write(BEGIN .. up .. "\r" .. table.concat(lines) .. "\27[J" .. END)
  self.folded, self.drawn, self.last = {}, #frame, bytes
end

return M

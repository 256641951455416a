-- How far a long command has come: a bar on standard error, where that is a terminal and nowhere
-- else, gone before anything else is written and at the end.
local terminal = require "hatif.report.terminal"

local M = {}

local MANY = 24 -- files; fewer are done before a bar is read
local CELLS = 24
local CLEAR = "\r\27[K"

---The bar as a line.
---@param words hatif.catalogue.words
---@param done integer files
---@param all integer files
---@param width integer columns of the terminal
---@return string line narrower than it
function M.line(words, done, all, width)
  local full = done * CELLS // all
  local bar = ("\u{2588}"):rep(full) .. ("\u{2591}"):rep(CELLS - full) -- full and light blocks
  local said = terminal.isolated(words("review.progress", { done = done, all = all }))
  return terminal.cut(bar .. "  " .. said, width - 1)
end

local progress = {}
progress.__index = progress

---@param all integer files
---@param words hatif.catalogue.words
---@param opts {is_terminal: boolean?, write: (fun(s: string))?, width: integer?}? of standard error
---@return hatif.cli.progress progress that shows nothing where there is nothing to wait for
function M.new(all, words, opts)
  opts = opts or {}
  local is_shown = all > MANY
  if is_shown and opts.is_terminal ~= nil then is_shown = opts.is_terminal
  elseif is_shown then
    is_shown = os.getenv("TERM") ~= "dumb" and os.execute("test -t 2") == true
  end
  return setmetatable({ all = all, done = 0, words = words, is_shown = is_shown,
    width = opts.width or is_shown and terminal.size() or 80,
    write = opts.write or function(s) io.stderr:write(s) end }, progress)
end

---One more is done.
function progress:step()
  self.done = self.done + 1
  if not self.is_shown then return end
  self.write(CLEAR .. M.line(self.words, self.done, self.all, self.width))
  self.is_drawn = true
end

---Takes the bar away: before lines, and at the end. The next step brings it back.
function progress:clear()
  if self.is_drawn then self.write(CLEAR) end
  self.is_drawn = false
end

return M

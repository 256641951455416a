-- Rows of cells under one another, by the columns that a terminal gives them.
local terminal = require "hatif.report.terminal"

local M = {}

---Adds rows to lines. The last cell of a row is not filled up; `below` are lines under the row.
---@param lines string[]
---@param rows (string[]|{ below: string[]? })[]
---@param indent string? before each row
function M.put(lines, rows, indent)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do
      widths[i] = math.max(widths[i] or 0, terminal.columns(cell))
    end
  end
  for _, row in ipairs(rows) do
    local cells = {}
    for i, cell in ipairs(row) do
      cells[i] = i == #row and cell or terminal.padded(cell, widths[i])
    end
    lines[#lines + 1] = (indent or "") .. table.concat(cells, "  "):gsub(" +$", "")
    for _, more in ipairs(row.below or {}) do lines[#lines + 1] = "    " .. more end
  end
end

return M

-- Which requirements of the five documents are served, and which of those are proven by scenes.
--
-- requirements.tsv names for each row what serves it: `duty hold.return`, `act schedule_callback`,
-- `template apology.late`, `card complaint.calm`, `attest closing.tone`, `guard hold.ask`. A scene
-- says in its title which rows it proves: "A19+" keeps row A19, "A19-" breaks it, and in "A09=" a
-- permission is used and costs nothing. The mark counts only where the scene is as expected and
-- expects what serves the row: + the duty satisfied or the act, - the duty violated or no such act,
-- = the score, or nothing else violated. A card is proven by + alone.
--
--     lua5.4 spec/coverage/coverage.lua           (make coverage)
local hatif = require "hatif"
local scenes = require "hatif.scenes"

local M = {}
local DIR = "spec/coverage/"

local function lines(path)
  local out = {}
  for line in io.lines(path) do out[#out + 1] = line end
  return out
end

---@class hatif.Requirement
---@field row string
---@field document string
---@field text string
---@field kind "judged"|"attest"|"permission"|"human"
---@field by string? duty, act, template, card or attest
---@field id string? of it
---@field proven table<string, boolean> mark → whether a scene proves it

---@return hatif.Requirement[] list in order of the table
---@return table<string, hatif.Requirement> by_row
function M.requirements()
  local list, by_row = {}, {}
  for i, line in ipairs(lines(DIR .. "requirements.tsv")) do
    if i > 1 then
      local row, document, text, kind, served =
        line:match("^(%u%d%d)\t(%d%d%d)\t([^\t]+)\t(%l+)\t([^\t]*)$")
      assert(row, ("%srequirements.tsv:%d: five fields with tabs between were expected")
        :format(DIR, i))
      local by, id = served:match("^(%l+) (%S+)$")
      assert(served == "" or by, ("%srequirements.tsv:%d: %s"):format(DIR, i, served))
      list[#list + 1] = { row = row, document = document, text = text, kind = kind, by = by,
        id = id, proven = {} }
      assert(not by_row[row], row .. " stands twice")
      by_row[row] = list[#list]
    end
  end
  return list, by_row
end

-- Whether an expectation is about what serves the row, and says what the mark claims.
local function says(want, need, mark)
  if need.by == "duty" or need.by == "attest" then
    return want.duty == need.id and want.status == (mark == "+" and "satisfied" or "violated")
  end
  if need.by == "guard" then -- + where there is nothing to judge
    return want.duty == need.id and want.status == (mark == "+" and "na" or "violated")
  end
  if mark == "-" then
    return want.no_act == need.id or need.by ~= "act" and want.no_act == need.by
  end
  if need.by == "act" then return want.act == need.id end
  return want.act == need.by and want.fields.id == need.id
end

local function proves(scene, need, mark)
  for _, want in ipairs(scene.expected) do
    if mark == "=" then
      if want.score or want.nothing_else then return true end
    elseif says(want, need, mark) then
      return true
    end
  end
  return false
end

-- Plays the scenes of a file and writes into the rows what they prove; what is wrong, as lines.
local function play(policy, path, by_row, faults)
  local outcomes, problem = scenes.play_file(policy, path)
  if not outcomes then
    local first = type(problem) == "table" and problem[1]
    faults[#faults + 1] = first and ("%s:%d: %s; %s was expected"):format(path, first.line,
      first.what, first.expected) or problem
    return
  end
  for _, outcome in ipairs(outcomes) do
    local scene, departed = outcome.scene, outcome.departures and outcome.departures[1]
    if departed or not outcome.departures then
      faults[#faults + 1] = ("%s:%d: %s: %s"):format(path, departed and departed.line or scene.line,
        departed and departed.expected or scene.title,
        departed and table.concat(departed.got, "; ") or tostring(outcome.message))
    end
    for row, mark in scene.title:gmatch("%f[%w](%u%d%d)([+=-])") do
      local need = by_row[row]
      if not need then
        faults[#faults + 1] = ("%s:%d: there is no row %s"):format(path, scene.line, row)
      elseif not need.by or not proves(scene, need, mark) then
        faults[#faults + 1] = ("%s:%d: expects nothing that proves %s%s (%s %s)"):format(path,
          scene.line, row, mark, need.by or "served by", need.id or "nothing yet")
      elseif not departed then
        need.proven[mark] = true
      end
    end
  end
end

local function scene_files()
  local out, pipe = {}, assert(io.popen("ls " .. DIR .. "scenes/*.scene | LC_ALL=C sort"))
  for path in pipe:lines() do out[#out + 1] = path end
  pipe:close()
  return out
end

-- Whether the row has all that its kind needs.
local function is_proven(need)
  if need.kind == "judged" then return need.proven["+"] and need.proven["-"] end
  return need.kind == "permission" and need.proven["="]
end

-- What serves a row must be there: a duty of the policy, or an act that some scene saw.
local function missing(policy, list)
  local known, out = {}, {}
  for _, duty in ipairs(policy:duties()) do known[duty.id] = true end
  for _, need in ipairs(list) do
    if (need.by == "duty" or need.by == "attest" or need.by == "guard") and not known[need.id] then
      out[#out + 1] = ("%s: there is no duty %s"):format(need.row, need.id)
    end
  end
  return out
end

---@return table<string, integer> sums served, proven, attests, cards, open
---@return string[] faults scenes that departed, marks that prove nothing
---@return string[] open the rows that lack something, and what
function M.count()
  local policy = assert(hatif.policy.load(DIR))
  local list, by_row = M.requirements()
  local faults = missing(policy, list)
  for _, path in ipairs(scene_files()) do play(policy, path, by_row, faults) end
  local sums, open = { served = 0, proven = 0, attests = 0, cards = 0, open = 0 }, {}
  for _, need in ipairs(list) do
    local proven = is_proven(need)
    local shown = need.kind == "human" and need.by == "card" and need.proven["+"]
    if need.by then sums.served = sums.served + 1 end
    if proven then sums.proven = sums.proven + 1 end
    if need.kind == "attest" and need.by == "attest" then sums.attests = sums.attests + 1 end
    if shown then sums.cards = sums.cards + 1 end
    if not (proven or shown or need.kind == "attest" and need.by == "attest") then
      sums.open = sums.open + 1
      open[#open + 1] = ("%s %-10s %s%s%s"):format(need.row, need.kind, need.by and need.by .. " "
        .. need.id or "not served", need.by and not need.proven["+"] and " no+" or "",
        need.by and not need.proven["-"] and " no-" or "")
    end
  end
  return sums, faults, open
end

if arg and arg[0] and arg[0]:find("coverage%.lua$") and not ... then
  local sums, faults, open = M.count()
  for _, line in ipairs(faults) do io.stderr:write(line, "\n") end
  for _, line in ipairs(open) do io.stderr:write(line, "\n") end
  print(("%d served, %d proven by scenes, %d attests, %d cards, %d open"):format(sums.served,
    sums.proven, sums.attests, sums.cards, sums.open))
  os.exit(#faults + #open == 0)
end

return M

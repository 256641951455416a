-- luacheck: no max line length
-- What the tests run of the sources: lines and branches, as gcov counted them.
-- Usage: lua tools/cover.lua BUILD FILE…   Prints a line a file, then the lines that were not run.
-- spec/unreachable.tsv names lines that no test can reach (file, the line's text, why); one that is reached, or is not
-- there, is a mistake. Exit 1: the list has a mistake, or less is run than FLOOR says. The goal is 100 % of the lines and
-- 95 % of the branches; the floor follows what has been reached, so that nothing is lost on the way.
local build = arg[1]
local FLOOR = { lines = 99, branches = 92 } -- percent

local function trim(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end

-- What was not run and is named: file .. "\t" .. text → how often it may be met.
local function read_unreachable(path)
  local named, file = {}, assert(io.open(path))
  for line in file:lines() do
    local source, text = line:match("^([^#\t][^\t]*)\t([^\t]+)\t.")
    if source then named[source .. "\t" .. text] = 0 end
  end
  file:close()
  return named
end

local unreachable = read_unreachable("spec/unreachable.tsv")
local missed, totals = {}, { lines = 0, run = 0, branches = 0, taken = 0, named = 0 }

-- What was run of a source by the tests that have this object in them; and the lines that were not.
local function count(source, object)
  local pipe = assert(io.popen(("gcov -b -c -t -o %s %s 2>/dev/null"):format(object, source)))
  local seen, ours, line_named = { lines = 0, run = 0, branches = 0, taken = 0, named = {}, missed = {} }, false, false
  for line in pipe:lines() do
    local times, number, text = line:match("^%s*([^:]+):%s*(%d+):(.*)$")
    if times and number == "0" then
      local name = text:match("^Source:(.*)")
      if name then ours = name == source or name:sub(-#source - 1) == "/" .. source end
    elseif times and ours then
      times, line_named = trim(times), false
      if times == "#####" then
        local key = source .. "\t" .. trim(text)
        if unreachable[key] then
          seen.named[#seen.named + 1], line_named = key, true
        else
          seen.missed[#seen.missed + 1] = ("%s:%s: %s"):format(source, number, trim(text))
          seen.lines = seen.lines + 1
        end
      elseif times ~= "-" then
        seen.lines, seen.run = seen.lines + 1, seen.run + 1
      end
    elseif ours and not line_named and line:match("^branch%s") then
      seen.branches = seen.branches + 1
      local taken = line:match("taken (%d+)")
      if taken and taken ~= "0" then seen.taken = seen.taken + 1 end
    end
  end
  pipe:close()
  return seen
end

local function is_there(path)
  local file = io.open(path)
  return file ~= nil and file:close()
end

-- A kernel that this processor cannot run is run by its own test, which has its source in it.
local function measure(source)
  local seen = count(source, build .. "/obj/" .. source:gsub("^src/", ""):gsub("%.c$", ".o"))
  local test = source:gsub("^.*/hf_", "test_"):gsub("%.c$", "")
  local notes = ("%s/c/%s-%s.gcno"):format(build, test, test)
  local own = source:find("_avx512") and is_there(notes) and count(source, notes) or seen
  if own.run > seen.run then seen = own end
  for _, key in ipairs(seen.named) do unreachable[key] = unreachable[key] + 1 end
  table.move(seen.missed, 1, #seen.missed, #missed + 1, missed)
  seen.named, seen.missed = #seen.named, nil
  return seen
end

local function percent(part, whole) return whole == 0 and 100 or 100 * part / whole end

local function show(name, seen)
  print(("%-34s lines %5d of %5d  %5.1f %%   branches %5d of %5d  %5.1f %%%s"):format(name, seen.run, seen.lines,
    percent(seen.run, seen.lines), seen.taken, seen.branches, percent(seen.taken, seen.branches),
    seen.named > 0 and ("   %d unreachable"):format(seen.named) or ""))
end

for i = 2, #arg do
  local seen = measure(arg[i])
  for k, v in pairs(seen) do totals[k] = totals[k] + v end
  show(arg[i], seen)
end
show("all", totals)
for _, line in ipairs(missed) do print(line) end
local stale = {}
for key, met in pairs(unreachable) do
  if met == 0 then stale[#stale + 1] = "spec/unreachable.tsv: run after all, or not there: " .. key:gsub("\t", ": ") end
end
table.sort(stale)
for _, line in ipairs(stale) do print(line) end
local low = percent(totals.run, totals.lines) < FLOOR.lines or percent(totals.taken, totals.branches) < FLOOR.branches
if low then print(("less than the floor: %d %% of lines, %d %% of branches"):format(FLOOR.lines, FLOOR.branches)) end
os.exit(#stale == 0 and not low)

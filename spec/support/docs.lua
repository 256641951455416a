-- Runs what documentation shows: programs, commands, policies, calls. Everything is run in a folder
-- of its own, where `examples`, `spec` and `lua` lead into the tree and `hatif` is the command.
local M = {}

local LUA = os.getenv("HATIF_LUA") or "lua5.4"

local function tree()
  local pipe = assert(io.popen("pwd"))
  local path = pipe:read()
  pipe:close()
  return path
end
local TREE = tree()

local function write(path, text)
  local folder = path:match("^(.*)/[^/]*$")
  if folder then assert(os.execute(("mkdir -p '%s'"):format(folder))) end
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

---A folder to run things in; `remove` takes it away.
---@return string dir
function M.folder()
  local dir = os.tmpname()
  os.remove(dir)
  assert(os.execute(("mkdir -p %s/bin %s/lua"):format(dir, dir)))
  for _, name in ipairs { "examples", "spec", "docs", "tools", "Makefile", "src", "rockspec" } do
    assert(os.execute(("ln -s %s/%s %s/%s"):format(TREE, name, dir, name)))
  end
  assert(os.execute(("ln -s %s/%s %s/build"):format(TREE, os.getenv("HATIF_BUILD") or "build",
    dir)))
  assert(os.execute(("ln -s %s/lua/hatif %s/lua/hatif && mkdir %s/lua/bin"):format(TREE, dir, dir)))
  for _, path in ipairs { "bin/hatif", "lua/bin/hatif" } do
    write(dir .. "/" .. path, ('#!/bin/sh\nexec %s %s/spec/support/hatif.lua "$@"\n')
      :format(LUA, TREE))
    assert(os.execute(("chmod +x %s/%s"):format(dir, path)))
  end
  return dir
end

---@param dir string
function M.remove(dir) os.execute("rm -rf " .. dir) end

-- The modules of this suite, wherever the program runs.
local function absolute(name)
  return (os.getenv(name) or ""):gsub("([^;]+)", function(path)
    if path:sub(1, 1) ~= "/" and path ~= "" then return TREE .. "/" .. path end
  end)
end

---Runs shell commands in a folder.
---@param dir string
---@param text string
---@return string out what they wrote, errors too
---@return integer code
function M.shell(dir, text)
  write(dir .. "/.commands", text)
  -- What the make above this suite was told is not for those in the commands.
  local pipe = assert(io.popen(([[unset MAKEFLAGS MFLAGS BUILD SAN CFLAGS
    cd %s && LUA_PATH='%s' LUA_CPATH='%s' PATH=%s/bin:$PATH \
    LC_ALL=C.UTF-8 LANG=C.UTF-8 timeout 60 sh -e .commands 2>&1 </dev/null]])
    :format(dir, absolute "LUA_PATH", absolute "LUA_CPATH", dir)))
  local out = pipe:read("a")
  local _, _, code = pipe:close()
  return out, code or 0
end

-- What the comments of a program say that it prints: `--> TEXT`.
local function promised(code)
  local out = {}
  for line in code:gmatch("[^\n]+") do
    local text = line:match("%-%->%s?(.*)$")
    if text then out[#out + 1] = text end
  end
  return table.concat(out, "\n")
end

---Runs a program that has `hatif`, and holds what it prints against its comments.
---@param dir string
---@param code string
---@param place { path: string, line: integer } of its first line
---@param given string? put before it
function M.program(dir, code, place, given)
  -- Its own lines keep their numbers; what is given stands on one line before them.
  local head = 'hatif = require "hatif" ' .. (given or ""):gsub("\n", " ")
  os.execute(("rm -f %s/*.db*"):format(dir)) -- each begins without the stores of the others
  write(dir .. "/.program.lua", head .. ("\n"):rep(place.line - 1) .. code)
  local out, status = M.shell(dir, LUA .. " .program.lua")
  local where = ("%s:%d: "):format(place.path, place.line)
  if status ~= 0 then error(where .. "does not run: " .. out, 0) end
  local want = promised(code)
  out = out:gsub("\t", " "):gsub("\n$", "")
  if out ~= want then
    error(("%sprints\n%s\nand not\n%s"):format(where, out, want), 0)
  end
end

---The fenced blocks of a page, in order.
---@param path string
---@return { kind: string, about: string, text: string, line: integer, given: string? }[]
function M.blocks(path)
  local out, block, given, n = {}, nil, nil, 0
  for line in io.lines(path) do
    n = n + 1
    if block and line:match("^%s*```%s*$") then
      block.text = table.concat(block.lines, "\n") .. "\n"
      out[#out + 1], block = block, nil
    elseif block then
      table.insert(block.lines, (line:gsub("^" .. block.indent, "")))
    elseif line:match("^%s*```") then
      local indent, kind, about = line:match("^(%s*)```(%S*)%s*(.*)$")
      block = { kind = kind, about = about, line = n + 1, lines = {}, given = given,
        indent = indent }
      given = nil
    elseif line:match("^<!%-%- given") then given = line:match("^<!%-%- given:? ?(.-) ?%-?%-?>?$")
    elseif given and not line:match("%-%->%s*$") then given = given .. "\n" .. line
    elseif given then given = given .. "\n" .. line:match("^(.-)%-%->") end
  end
  return out
end

---Runs the commands of a block, as they stand in a page.
---@param dir string
---@param block table of `blocks`; `exit N` behind its kind: how it ends
---@param path string of the page
---@return string out
function M.commands(dir, block, path)
  local out, code = M.shell(dir, block.text)
  local want = tonumber(block.about:match("exit (%d+)")) or 0
  if code ~= want then
    error(("%s:%d: ends with %d and not %d: %s"):format(path, block.line, code, want,
      out:sub(-1000)), 0)
  end
  return out
end

-- Whether something printed is what a page says; … stands for the rest of a line, whatever it is.
local function is_as_said(printed, text)
  local pattern = text:gsub("%p", "%%%0"):gsub("%%?…", "[^\n]*")
  return printed:find("^" .. pattern .. "$") ~= nil
end

---Follows a page from its top: writes the files that it shows, runs its commands, and holds what
---they print against the `text` behind them.
---@param dir string
---@param path string
---@return integer n blocks that were followed
function M.follow(dir, path)
  local said
  local list = M.blocks(path)
  for _, block in ipairs(list) do
    if block.kind == "sh" then said = M.commands(dir, block, path)
    elseif block.kind == "text" then
      if not is_as_said(said, block.text) then
        error(("%s:%d: it says\n%s\nand not\n%s"):format(path, block.line, said, block.text), 0)
      end
    else
      assert(block.about ~= "", ("%s:%d: a file without a name"):format(path, block.line))
      write(dir .. "/" .. block.about, block.text)
    end
  end
  return #list
end

return M

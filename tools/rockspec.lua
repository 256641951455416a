-- Writes the lists of rockspec/hatif-scm-1.rockspec from the tree: the C files of the module, the
-- Lua modules, and the files that the page of `--html` is made of.
-- Usage: lua5.4 tools/rockspec.lua          (make rockspec)
local PATH = "rockspec/hatif-scm-1.rockspec"

local function files(pattern)
  local out, pipe = {}, assert(io.popen("find " .. pattern .. " | LC_ALL=C sort"))
  for path in pipe:lines() do out[#out + 1] = path end
  pipe:close()
  return out
end

local function quoted(paths, indent)
  local lines = {}
  for i, path in ipairs(paths) do lines[i] = ("%s%q,"):format(indent, path) end
  return table.concat(lines, "\n")
end

local function modules()
  local lines = {}
  for _, path in ipairs(files("lua/hatif -name '*.lua' ! -path '*/meta/*'")) do
    local name = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
    lines[#lines + 1] = ("    [%q] = %q,"):format(name, path)
  end
  return table.concat(lines, "\n")
end

-- LuaRocks puts a file into the folder of the module that its key names; its own name stays.
local function page_files()
  local lines = {}
  for _, path in ipairs(files("lua/hatif/report/html -type f ! -name '*.lua'")) do
    local name = path:gsub("^lua/", ""):gsub("%.", "_"):gsub("/", ".")
    lines[#lines + 1] = ("      [%q] = %q,"):format(name, path)
  end
  return table.concat(lines, "\n")
end

local file = assert(io.open(PATH))
local text = file:read("a")
file:close()

local function replace(name, list)
  local head, tail = text:match("^(.-%-%- " .. name .. " {\n).-( *%-%- }.*)$")
  assert(head, PATH .. " has no list " .. name)
  text = head .. list .. "\n" .. tail
end

local C_FILES = "src/core src/loop src/bind -name '*.c' ! -name 'gen_*'"
replace("C files", quoted(files(C_FILES), "        "))
replace("Lua modules", modules())
replace("page files", page_files())
file = assert(io.open(PATH, "w"))
file:write(text)
file:close()

-- README.md: every command and program in it is run, every file it names is there.
local jsonl = require "hatif.sources.jsonl"

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

local README = read("README.md")
local BLOCKS = {}
for kind, block in README:gmatch("```(%w+)\n(.-)```") do
  BLOCKS[#BLOCKS + 1] = { kind = kind, text = block }
end

local function blocks(kind)
  local out = {}
  for _, block in ipairs(BLOCKS) do
    if block.kind == kind then out[#out + 1] = block.text end
  end
  return out
end

local function run(command)
  local pipe = assert(io.popen("(" .. command .. ") 2>&1"))
  local out = pipe:read("a")
  return pipe:close() == true, out
end

-- Commands that test or build everything are asked what they would do; the specs of the rock run
-- the two that install. The command is run with the module that this suite runs with.
local function tried(command)
  if command:match("^make install") or command:match("^luarocks") then return nil end
  if command:match("^make %a") then return (command:gsub("^make", "make -n")) end
  return (command:gsub("^lua/bin/hatif", (os.getenv("HATIF_LUA") or "lua5.4")
    .. " spec/support/hatif.lua"))
end

describe("README.md", function()
  it("has blocks of the kinds that are tried here, and no other", function()
    local seen = {}
    for _, block in ipairs(BLOCKS) do seen[block.kind] = true end
    assert.same({ sh = true, lua = true, json = true }, seen)
  end)

  for _, text in ipairs(blocks("sh")) do
    for line in text:gmatch("[^\n]+") do
      local command = tried((line:gsub("%s+#.*$", "")))
      if command then
        it("shows a command that runs: " .. line, function()
          local ok, out = run(command)
          assert(ok, out)
        end)
      end
    end
  end

  for i, text in ipairs(blocks("lua")) do
    it("shows a program that runs, number " .. i, function()
      local path = os.tmpname()
      local file = assert(io.open(path, "w"))
      file:write(text)
      file:close()
      local ok, out = run((os.getenv("HATIF_LUA") or "lua5.4") .. " " .. path)
      os.remove(path)
      assert(ok, out)
      assert.truthy(out:find("chefz-hold-late-apology: ", 1, true))
      assert.truthy(out:find("hold.return\t000 §3.1", 1, true))
    end)
  end

  for _, text in ipairs(blocks("json")) do
    it("shows a call that is one", function()
      local path = os.tmpname()
      local file = assert(io.open(path, "w"))
      file:write(text)
      file:close()
      local call, message = jsonl.read(path)
      os.remove(path)
      assert(call, message)
    end)
  end

  it("links to files that are there", function()
    local n = 0
    for path in README:gmatch("%]%(([^)#]+)%)") do
      n = n + 1
      assert(os.rename(path, path), path .. " is not there")
    end
    assert.is_true(n > 0)
  end)

  it("installs with the commands that the specs of the rock run", function()
    local rock = read("spec/rock_spec.lua")
    assert.truthy(rock:find("make -s install DESTDIR", 1, true))
    assert.truthy(rock:find("--deps-mode=none rockspec/hatif-scm-1.rockspec", 1, true))
  end)
end)

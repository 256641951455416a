-- docs/quality.md, and the same in Arabic: each is followed from its first command to its last.
local jsonl_labels = require("hatif.sources.labels")
local stores = require("support.stores")

local function read(path)
  local file = assert(io.open(path))
  local text = file:read("a")
  file:close()
  return text
end

local function commands_of(text)
  local out = {}
  for block in text:gmatch "```sh\n(.-)```" do
    for line in block:gmatch "[^\n]+" do out[#out + 1] = line end
  end
  return out
end

-- What a command is but for its language and the words of people in it.
local function bare(command)
  return (command:gsub(" %-%-lang ar", ""):gsub('"[^"]*"', '""'):gsub("%-%-by %S+", "--by")
    :gsub("%s+", " "))
end

local root = assert(io.popen("pwd")):read("l")
local LUA = os.getenv("HATIF_LUA") or "lua5.4"

-- Runs the commands one after the other in a folder that has the examples.
local function follow(commands)
  local folder = stores.path()
  assert(os.execute(("mkdir %s && ln -s %s/examples %s/examples"):format(folder, root, folder)))
  local outs = {}
  for i, command in ipairs(commands) do
    local line = command:gsub("^hatif", ("%s %s/spec/support/hatif.lua"):format(LUA, root))
    local pipe = assert(io.popen(("cd %s && (%s) 2>&1"):format(folder, line)))
    outs[i] = pipe:read("a")
    assert(pipe:close(), command .. "\n" .. outs[i])
  end
  os.execute("rm -rf " .. folder)
  return outs
end

describe("the quality team's guide", function()
  local en, ar = read("docs/quality.md"), read("docs/quality.ar.md")

  it("can be followed alone, from its first command to its last", function()
    local outs = table.concat(follow(commands_of(en)), "\n")
    assert.matches("contacts put into center.db: 20", outs)
    assert.matches("huda %(lead%) decides on closing.offer: satisfied", outs)
    assert.matches("corrects the transcript, version 2", outs)
    assert.matches("saved to calibration.json: duties that may fail a contact by themselves: %d",
      outs)
    assert.matches("The team: week 2026%-W47", outs)
  end)

  it("can be followed in Arabic, and answers in Arabic", function()
    local outs = table.concat(follow(commands_of(ar)), "\n")
    assert.matches("مكالمات أضيفت إلى center.db: 20", outs)
    assert.matches("قائد الفريق", outs)
    assert.matches("الاستدعاء", outs)
    assert.matches("ما يحتاج إلى تحسين", outs)
    assert.is_nil(outs:find("machine:", 1, true))
  end)

  it("says the same in both languages", function()
    local a, b = commands_of(en), commands_of(ar)
    assert.equal(#a, #b)
    for i, command in ipairs(a) do assert.equal(bare(command), bare(b[i])) end
    local function sections(text)
      local n = 0
      for _ in text:gmatch "\n## " do n = n + 1 end
      return n
    end
    assert.equal(sections(en), sections(ar))
  end)

  it("shows labels that are some", function()
    for _, text in ipairs { en, ar } do
      local path = os.tmpname()
      local file = assert(io.open(path, "w"))
      file:write(text:match "```json\n(.-)```")
      file:close()
      assert.equal(1, #assert(jsonl_labels.read(path)))
      os.remove(path)
    end
  end)
end)

-- Every command and every block of code in the README and the guides is run, as it stands there.
--   lua            a program, run with what is `given` in a comment above it
--   lua duties     duties of a protocol; lua layer: a part of one over hold; lua policy: a file
--   c              C that compiles, … being whatever a program does there
--   lua connects   speaks with a running hatif serve: compiled here, run by spec/client_spec.lua
--   json           a call
--   sh             commands; `exit N` behind it: how they end
--   text           what the commands above it print
--   FILE           behind the kind: the block is written to that file, for the commands below it
-- What is given to a block stands in a comment of HTML above it, that readers do not see. Phrases
-- are run by spec/phrases_doc_spec.lua, the quality team's pages by spec/quality_doc_spec.lua.
local docs = require "support.docs"
local hatif = require "hatif"
local jsonl = require "hatif.sources.jsonl"

local function pages()
  local out, pipe = {}, assert(io.popen("ls *.md docs/*.md examples/*.md | LC_ALL=C sort"))
  for path in pipe:lines() do out[#out + 1] = path end
  pipe:close()
  return out
end

local function loads(text, where)
  local policy, message = hatif.policy.of { { name = "page.lua", path = where, text = text } }
  assert(policy, message)
end

-- Commands that test or build everything are asked what they would do; the specs of the rock and of
-- the C API run those that install, and what stands on that.
local function tried(line)
  for _, start in ipairs { "luarocks", "make install", "make libhatif", "cc " } do
    if line:sub(1, #start) == start then return "true" end
  end
  if line:match("^make %a") then return (line:gsub("^make", "make -n")) end
  return line
end

-- What the fragments of pages stand in.
local AROUND = {
  duties = 'protocol "page" { params = { quiet = "20s" },\n%s }',
  layer = 'protocol "page" { extends = "hold",\n%s } policy { "page" }',
  policy = "%s",
}

local RUN = {}

function RUN.lua(dir, block, path)
  local where, kind = ("%s:%d"):format(path, block.line), block.about
  if AROUND[kind] then loads(AROUND[kind]:format(block.text), where)
  elseif kind == "connects" then assert(load(block.text, "@" .. where))
  elseif kind == "" then
    docs.program(dir, block.text, { path = path, line = block.line }, block.given)
  else return false end
end

function RUN.json(dir, block)
  local file = assert(io.open(dir .. "/page.jsonl", "w"))
  file:write(block.text)
  file:close()
  assert(jsonl.read(dir .. "/page.jsonl"))
end

function RUN.sh(dir, block, path)
  local lines = {}
  for line in block.text:gmatch("[^\n]+") do lines[#lines + 1] = tried(line) end
  block.text = (block.given or "") .. "\n" .. table.concat(lines, "\n") .. "\n"
  docs.commands(dir, block, path)
end

function RUN.c(dir, block)
  local file = assert(io.open(dir .. "/page.c", "w"))
  file:write('#include <uv.h>\n#include "hatif.h"\n', block.given or "", "\nvoid page(void) {\n",
    (block.text:gsub("…", ";")), "}\n")
  file:close()
  local out, code = docs.shell(dir, "${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc"
    .. " -fsyntax-only page.c")
  assert.equal(0, code, out)
end

function RUN.phrase() end

-- Pages that have a spec of their own.
local OWN = { ["docs/quality.md"] = true, ["docs/quality.ar.md"] = true }

-- Whether a page is followed from its top, since its blocks are files and what is done with them.
local function is_followed(blocks)
  for _, block in ipairs(blocks) do
    if block.kind == "text" then return true end
  end
  return false
end

for _, path in ipairs(pages()) do
  local blocks = docs.blocks(path)
  if #blocks > 0 and not OWN[path] then
    describe(path, function()
      local dir
      setup(function() dir = docs.folder() end)
      teardown(function() docs.remove(dir) end)

      if is_followed(blocks) then
        it("can be followed from its top", function() assert(docs.follow(dir, path) > 1) end)
        return
      end
      for _, block in ipairs(blocks) do
        it(("is right at line %d"):format(block.line), function()
          local run = assert(RUN[block.kind], "nobody runs blocks of the kind " .. block.kind)
          assert(run(dir, block, path) ~= false, "nobody runs: " .. block.about)
        end)
      end
    end)
  end
end

describe("the pages", function()
  it("lead to files that are there", function()
    local n = 0
    for _, path in ipairs(pages()) do
      local file = assert(io.open(path))
      local text = file:read("a"):gsub("```.-```", ""):gsub("`[^`\n]*`", "")
      file:close()
      for link in text:gmatch("%]%(([^)#%s]+)[^)]*%)") do
        n = n + 1
        local target = (path:match("^(.*/)[^/]*$") or "") .. link
        assert(link:find("^%a+:") or os.rename(target, target), path .. ": there is no " .. target)
      end
    end
    assert.is_true(n > 40, n)
  end)

  it("are run where they stand: a page that is wrong is told", function()
    local dir = docs.folder()
    local function fails(text)
      local file = assert(io.open(dir .. "/wrong.md", "w"))
      file:write(text)
      file:close()
      local ok, message = pcall(docs.follow, dir, dir .. "/wrong.md")
      assert.is_false(ok)
      return message
    end
    assert.matches("wrong.md:5: it says", fails "```sh\necho a\n```\n```text\nb\n```\n")
    assert.matches("wrong.md:2: ends with 1 and not 0", fails "```sh\nfalse\n```\n")
    assert.matches("wrong.md:2: ends with 0 and not 1", fails "```sh exit 1\ntrue\n```\n")
    assert.matches("wrong.md:2: a file without a name", fails "```ini\nx\n```\n")
    docs.remove(dir)
  end)
end)

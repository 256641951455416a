-- What `make docs` writes: whole pages that stand alone, and links that lead somewhere.
local function has(program)
  return os.execute("command -v " .. program .. " >/dev/null 2>&1") == true
end

local VOID = { meta = true, link = true, br = true, hr = true, img = true, wbr = true }

-- The first tag that does not close what it should.
local function unbalanced(html)
  local stack = {}
  for slash, name, rest in html:gmatch("<(/?)(%a[%w]*)([^>]*)>") do
    name = name:lower()
    if slash == "/" then
      local open = table.remove(stack)
      if open ~= name then return ("</%s> closes <%s>"):format(name, tostring(open)) end
    elseif not VOID[name] and rest:sub(-1) ~= "/" then stack[#stack + 1] = name end
  end
  return stack[1]
end

for _, program in ipairs { "cmark-gfm", "mandoc", "dot" } do
  if not has(program) then
    pending("make docs: no " .. program .. " here, tools/deps.sh docs brings it")
    return
  end
end

describe("make docs #slow", function()
  local dir, pages = nil, {}

  setup(function()
    dir = os.tmpname()
    os.remove(dir)
    assert(os.execute("mkdir " .. dir))
    dofile("tools/docs/site.lua").write(dir)
    for name in io.popen("ls " .. dir):lines() do
      local file = assert(io.open(dir .. "/" .. name))
      local text, ids = file:read("a"), {}
      file:close()
      for id in text:gmatch(' id="([^"]+)"') do
        assert(not ids[id], name .. ": two of the id " .. id)
        ids[id] = true
      end
      pages[name] = { text = text, ids = ids }
    end
  end)

  teardown(function() os.execute("rm -r " .. dir) end)

  it("writes pages whose tags close what they open", function()
    for name, page in pairs(pages) do
      assert.is_nil(unbalanced(page.text:gsub("<style>.-</style>", "")), name)
      assert(utf8.len(page.text), name)
      assert.truthy(page.text:find("<h1", 1, true), name)
    end
  end)

  it("writes links that lead somewhere, and fetches nothing", function()
    local n = 0
    for name, page in pairs(pages) do
      for link in page.text:gmatch(' href="([^"]*)"') do
        local file, id = link:match("^([^#]*)#?(.*)$")
        if not link:find("^data:") and not link:find("^https?:") then
          n = n + 1
          local target = file == "" and page or pages[file:gsub("%%20", " ")]
          assert(target, name .. " leads to " .. link)
          assert(id == "" or target.ids[id], name .. " leads to " .. link)
        end
      end
      for source in page.text:gmatch(' src="([^"]*)"') do
        assert(source:find("^data:image/svg%+xml,"), name .. " fetches " .. source)
      end
      assert.is_nil(page.text:find("<script", 1, true), name)
    end
    assert.is_true(n > 1000, n)
  end)

  it("has a page for every guide and every module, and the pictures", function()
    for _, name in ipairs { "index", "readme", "phrases", "security", "hatif.text" } do
      assert(pages[name .. ".html"], name)
    end
    local _, n = pages["examples-readme.html"].text:gsub('src="data:image/svg', "")
    assert.equal(#dofile("tools/docs/pictures.lua").ids(), n)
    assert.truthy(pages["hatif.text.html"].text:find('id="hatif.text.fold"', 1, true))
    assert.truthy(pages["hatif.1.html"].text:find("scorecard", 1, true))
  end)

  it("writes the same bytes every time", function()
    dofile("tools/docs/site.lua").write(dir)
    for name, page in pairs(pages) do
      local file = assert(io.open(dir .. "/" .. name))
      assert.equal(page.text, file:read("a"), name)
      file:close()
    end
  end)
end)

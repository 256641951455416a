-- docs/packs.md: every pack is there, its params are those that it has, and resume is found.
package.path = package.path .. ";./?.lua"
local hatif = require "hatif"
local page = require "tools.docs.packs"
local packs = require "support.packs"

describe("docs/packs.md", function()
  local text = page.read()

  it("has the params of every pack, as they are", function()
    assert.equal(page.fill(text), text, "run make pack-docs")
  end)

  it("names every pack, and where resume is", function()
    for _, id in ipairs(packs.ids()) do
      assert.truthy(text:find("\n| " .. id .. " |", 1, true), id)
    end
    assert.truthy(text:find("Where is resume?", 1, true))
    local back = {}
    for _, duty in ipairs(packs.all():duties()) do
      if duty.section == "back" then back[#back + 1] = "`" .. duty.id .. "`" end
    end
    assert.equal(3, #back)
    for _, duty in ipairs(back) do assert.truthy(text:find(duty, 1, true), duty) end
  end)

  it("has a layer that is resume alone", function()
    local layer = text:match("```lua policy\n(protocol \"resume\".-)```")
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write(layer)
    file:close()
    local policy = assert(hatif.policy.load(path))
    os.remove(path)
    local left = {}
    for i, duty in ipairs(policy:duties()) do left[i] = duty.id end
    assert.same({ "hold.thank", "hold.sorry", "hold.explain" }, left)
    assert.same({}, policy:check())
  end)

  it("names params with the defaults that they have", function()
    local params, n = {}, 0
    for _, protocol in ipairs(packs.all():protocols()) do
      for name, param in pairs(protocol.params) do
        params[protocol.id .. "." .. name] = param.value
      end
    end
    local section = text:match("contradict each other\n(.-)\n## ")
    for names, defaults in section:gmatch("|[^|\n]*| (`[^|]+) | (`[^|]+) |\n") do
      local values = {}
      for value in defaults:gmatch("`([^`]+)`") do values[#values + 1] = value end
      local i = 0
      for name in names:gmatch("`([^`]+)`") do
        i, n = i + 1, n + 1
        assert.equal((values[i]:gsub('"', "")), tostring(params[name]), name)
      end
    end
    assert.equal(14, n)
  end)
end)

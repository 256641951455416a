-- The floors of the house: every #include and every require points down, never up.
local FLOORS = { core = 1, loop = 2, bind = 3, embed = 4 }
local LUA_HEADERS = { "^lua%.h$", "^lauxlib%.h$", "^lualib%.h$" }
local FORBIDDEN = { core = { "^uv%.h$", table.unpack(LUA_HEADERS) }, loop = LUA_HEADERS }

-- Lua modules, lowest first; a module may require those of its own rank and below.
local RANKS = {
  { "^hatif%.core$" },
  { "^hatif%.catalogue" },
  { "^hatif%.language", "^hatif%.check", "^hatif%.draw", "^hatif%.policy$", "^hatif%.engine",
    "^hatif%.promises$", "^hatif%.nearest$", "^hatif%.archive$", "^hatif%.keeper",
    "^hatif%.redact" },
  { "^hatif%.review$", "^hatif%.against$", "^hatif%.scorecard$", "^hatif%.sources%.",
    "^hatif%.report%.json$", "^hatif%.calibration$", "^hatif%.timeline$",
    "^hatif%.evaluation", "^hatif%.spans$", "^hatif%.sampling$", "^hatif%.rollout$",
    "^hatif%.digest$" },
  { "^hatif%.scenes$", "^hatif%.testing$" },
  { "^hatif$", "^hatif%.embed$", "^hatif%.client$" },
  { "^hatif%.report%.", "^hatif%.run$" },
  { "^hatif%.serve" },
  { "^hatif%.cli" },
}

local function files(pattern)
  local out, pipe = {}, assert(io.popen("find " .. pattern .. " | LC_ALL=C sort"))
  for path in pipe:lines() do out[#out + 1] = path end
  pipe:close()
  return out
end

local function lines_matching(path, pattern)
  local found, n = {}, 0
  for line in io.lines(path) do
    n = n + 1
    local name = not line:find("^%-%-") and line:match(pattern) -- examples require what they need
    if name then found[#found + 1] = { line = n, name = name } end
  end
  return found
end

local function rank(module)
  for i, patterns in ipairs(RANKS) do
    for _, pattern in ipairs(patterns) do
      if module:match(pattern) then return i end
    end
  end
end

describe("the floors", function()
  it("of C include only what is on their own floor or below", function()
    for _, path in ipairs(files("src -name '*.[ch]'")) do
      local floor = path:match("^src/(%w+)/") or "core"
      for _, include in ipairs(lines_matching(path, '^%s*#%s*include%s*[<"]([^>"]+)[>"]')) do
        local where = ("%s:%d includes %s"):format(path, include.line, include.name)
        local target = include.name:match("^(%w+)/")
        assert(not (target and FLOORS[target]) or FLOORS[target] <= FLOORS[floor], where)
        for _, pattern in ipairs(FORBIDDEN[floor] or {}) do
          assert(not include.name:match(pattern), where)
        end
      end
    end
  end)

  it("of Lua require only what is on their own floor or below", function()
    local MODULES = "lua/hatif -name '*.lua' ! -path '*/meta/*' ! -path '*/packs/*'"
    for _, path in ipairs(files(MODULES)) do
      local module = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
      local own = assert(rank(module), module .. " stands on no floor: add it to RANKS")
      local calls = lines_matching(path, "require%s*%(?%s*[\"'](hatif[%w_.]*)[\"']")
      for _, call in ipairs(calls) do
        local target = assert(rank(call.name), call.name .. " stands on no floor: add to RANKS")
        assert(target <= own, ("%s:%d requires %s"):format(path, call.line, call.name))
      end
    end
  end)
end)

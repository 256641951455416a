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

-- Files over the limit of lines until they are split, and the functions.
local LINES, OVER = 500, { ["lua/hatif/sources/asterisk.lua"] = true }
local FUNCTION_LINES, LONG = 60, {}

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

local function lines_of(path)
  local lines = {}
  for line in io.lines(path) do lines[#lines + 1] = line end
  return lines
end

local function is_generated(lines)
  return (lines[1] .. (lines[2] or "")):find("Generated", 1, true) ~= nil
end

-- Each function by its first and last line, which begin in the same column.
local function functions(path, lines)
  local found, open = {}, {}
  local is_c = path:find("%.[ch]$") ~= nil
  for n, line in ipairs(lines) do
    local column = #line:match("^ *")
    local begins, ends = line:find("%f[%w]function%f[%W]"), line:find("^ *end")
    if is_c then begins, ends = line:find("^%a.*%(.*{$"), line == "}" end
    if begins and (is_c or not line:find("%f[%w]end%f[%W]")) then open[column] = n
    elseif ends and open[column] then
      found[#found + 1] = { first = open[column], lines = n - open[column] + 1 }
      open[column] = nil
    end
  end
  return found
end

describe("the size", function()
  local written = {} -- by people, by path
  setup(function()
    for _, path in ipairs(files("src lua spec/support -name '*.[ch]' -o -name '*.lua'")) do
      local lines = lines_of(path)
      if not is_generated(lines) then written[path] = lines end
    end
    assert.is_truthy(written["lua/hatif/engine.lua"])
    assert.is_nil(written["src/core/hf_fold_tables.c"])
  end)

  it("of a file is at most 500 lines", function()
    for path, lines in pairs(written) do
      assert((#lines <= LINES) ~= (OVER[path] or false), ("%s has %d lines, and the limit is %d%s")
        :format(path, #lines, LINES, OVER[path] and ": take it out of OVER" or ""))
    end
  end)

  it("of a function is at most 60 lines", function()
    local n, long = 0, {}
    for path, lines in pairs(written) do
      for _, f in ipairs(functions(path, lines)) do
        n = n + 1
        if f.lines > FUNCTION_LINES then
          long[path] = true
          assert(LONG[path], ("%s:%d: a function of %d lines, and the limit is %d"):format(path,
            f.first, f.lines, FUNCTION_LINES))
        end
      end
    end
    for path in pairs(LONG) do
      assert(long[path], path .. " has no function over the limit any more: take it out of LONG")
    end
    assert.is_true(n > 3000, n)
  end)
end)

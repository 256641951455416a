-- Unicode's own data, as Debian's package unicode-data has it: for specs that want a second
-- opinion.
local M = {}

local DIR = (os.getenv("HATIF_UNICODE") or "/usr/share/unicode") .. "/"

local function read_points(field)
  local points = {}
  for hex in field:gmatch("%x+") do points[#points + 1] = tonumber(hex, 16) end
  return points
end

local function fields(line)
  local out = {}
  for field in (line .. ";"):gmatch("([^;]*);") do out[#out + 1] = field end
  return out
end

local function read_decompositions(data)
  for line in io.lines(DIR .. "UnicodeData.txt") do
    local f = fields(line)
    local point = tonumber(f[1], 16)
    if f[4] ~= "0" then data.order[point] = tonumber(f[4]) end
    if f[6] ~= "" then
      local compat = f[6]:find("<", 1, true) ~= nil
      data[compat and "compat" or "canonical"][point] = read_points((f[6]:gsub("<.->", "")))
    end
  end
end

local function read_case(data)
  for line in io.lines(DIR .. "CaseFolding.txt") do
    local point, status, to = line:match("^(%x+); ([CFST]); ([%x ]+);")
    if status == "C" or status == "F" then data.case[tonumber(point, 16)] = read_points(to) end
  end
end

local function read_compositions(data)
  local excluded = {}
  for line in io.lines(DIR .. "DerivedNormalizationProps.txt") do
    local first, last = line:match("^(%x+)%.?%.?(%x*)%s*; Full_Composition_Exclusion")
    if first then
      for point = tonumber(first, 16), tonumber(last ~= "" and last or first,
        16) do excluded[point] = true end
    end
  end
  for point, parts in pairs(data.canonical) do
    if #parts == 2 and not excluded[point] then data.compose[parts[1] << 21 | parts[2]] = point end
  end
end

--- { order = combining class, canonical =, compat = decompositions, case = full folding, compose =
--- pair -> point }
function M.load()
  local data = { order = {}, canonical = {}, compat = {}, case = {}, compose = {} }
  read_decompositions(data)
  read_case(data)
  read_compositions(data)
  return data
end

--- The lines of NormalizationTest.txt: each a list of five strings, the source and its NFC, NFD,
--- NFKC and NFKD.
function M.normalization_tests()
  local tests, pipe = {}, assert(io.popen("bzcat " .. DIR .. "NormalizationTest.txt.bz2"))
  for line in pipe:lines() do
    if line:match("^%x") then
      local f, columns = fields(line), {}
      for i = 1, 5 do columns[i] = utf8.char(table.unpack(read_points(f[i]))) end
      tests[#tests + 1] = columns
    end
  end
  pipe:close()
  return tests
end

---Whether a text has a character that came after the Unicode that hatif's tables were made of.
---@return fun(text: string): boolean
function M.is_newer()
  local tables = assert(io.open("src/core/hf_fold_tables.c"))
  local version = tonumber(tables:read("a"):match("Unicode (%d+%.%d+)"))
  tables:close()
  local newer = {}
  for line in io.lines(DIR .. "DerivedAge.txt") do
    local first, last, age = line:match("^(%x+)%.?%.?(%x*)%s*;%s*(%d+%.%d+)")
    if age and tonumber(age) > version then
      newer[#newer + 1] = { tonumber(first, 16), tonumber(last ~= "" and last or first, 16) }
    end
  end
  return function(text)
    for _, point in utf8.codes(text) do
      for _, range in ipairs(newer) do
        if point >= range[1] and point <= range[2] then return true end
      end
    end
    return false
  end
end

return M

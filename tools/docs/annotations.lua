-- Reads the LuaCATS annotations of a Lua file: what it is about, its functions, classes, aliases.
-- No tool that Debian or npm has reads them: LDoc takes their types for prose, and the language
-- server, which could write them out, is packaged by neither.
local M = {}

local CLOSES = { ["{"] = "}", ["("] = ")", ["<"] = ">", ["["] = "]" }

-- The byte behind a type that begins at `at`: names, literals, {…}, fun(…): …, with ?, [] and |.
local type_end

local function atom_end(s, at)
  local open = s:sub(at, at)
  if CLOSES[open] then
    local _, last = s:find("^%b" .. open .. CLOSES[open], at)
    return last and last + 1
  end
  local _, last = s:find('^"[^"]*"', at)
  if last then return last + 1 end
  _, last = s:find("^fun%s*%b()", at)
  if last then
    local _, colon = s:find("^%s*:%s*", last + 1)
    return colon and type_end(s, colon + 1) or last + 1
  end
  _, last = s:find("^[%w_.%-]+", at)
  if not last then return nil end
  if s:sub(last, last) == "." and last > at then last = last - 1 end -- the end of a sentence
  local _, inner = s:find("^%b<>", last + 1)
  return (inner or last) + 1
end

function type_end(s, at)
  local stop = atom_end(s, at)
  while stop do
    local _, suffix = s:find("^%[%]", stop)
    suffix = suffix or s:find("^%?", stop)
    if not suffix then break end
    stop = suffix + 1
  end
  local _, bar = s:find("^%s*|%s*", stop or 1)
  if stop and bar and bar >= stop then return type_end(s, bar + 1) end
  return stop
end

-- "integer? id what it is" → "integer?", "id what it is"
local function split_type(s)
  local stop = assert(type_end(s, 1), "no type in: " .. s)
  return (s:sub(1, stop - 1):gsub("%s+", " ")), (s:sub(stop):gsub("^%s+", ""))
end

local READ = {}

function READ.param(text)
  local name, rest = text:match("^([%w_.]+%??)%s+(.*)$")
  local is_optional = name:sub(-1) == "?"
  local kind, about = split_type(rest)
  name = is_optional and name:sub(1, -2) or name
  return { name = name, type = kind, about = about, is_optional = is_optional }
end

READ.field = function(text)
  local key, rest = text:match("^(%b[])%s+(.*)$")
  if not key then return READ.param(text) end
  local kind, about = split_type(rest)
  return { name = key, type = kind, about = about }
end

READ["return"] = function(text)
  local kind, rest = split_type(text)
  local name, about = rest:match("^([%a_][%w_]*)%s*(.*)$")
  if name and about:find("^[:,]") then name, about = nil, rest end
  return { type = kind, name = name, about = about or rest }
end

READ["class"] = function(text)
  local name, parent, about = text:match("^([%w_.]+)%s*:?%s*([%w_.]*)%s*(.*)$")
  if not text:find("^[%w_.]+%s*:") then name, about, parent = text:match("^([%w_.]+)%s*(.*)$") end
  return { name = name, parent = parent ~= "" and parent or nil, about = about }
end

READ.alias = function(text)
  local name, rest = text:match("^([%w_.]+)%s+(.*)$")
  return { name = name, type = rest }
end

-- A block of comment lines: its text, and its tags, each with the lines that go on with it.
local function read_block(lines, first)
  local block = { text = {}, tags = {}, line = first }
  local into = block.text
  for i, line in ipairs(lines) do
    local tag, rest = line:match("^@(%a+)%s*(.*)$")
    if tag then
      into = { rest, tag = tag, line = first + i - 1 }
      table.insert(block.tags, into)
    else
      into[#into + 1] = line
    end
  end
  block.text = table.concat(block.text, "\n")
  for i, tag in ipairs(block.tags) do
    local text = table.concat(tag, "\n")
    local read = READ[tag.tag]
    block.tags[i] = read and read(text) or { about = text }
    block.tags[i].tag, block.tags[i].line = tag.tag, tag.line
  end
  return block
end

local function pick(tags, name)
  local out = {}
  for _, tag in ipairs(tags) do if tag.tag == name then out[#out + 1] = tag end end
  return out
end

-- A class or alias of a block; fields stand behind their class.
local function add_types(file, block)
  local class
  for _, tag in ipairs(block.tags) do
    if tag.tag == "class" then
      class = { name = tag.name, parent = tag.parent, line = tag.line, fields = {},
        text = block.text ~= "" and block.text .. (tag.about ~= "" and "\n" .. tag.about or "")
          or tag.about }
      table.insert(file.classes, class)
    elseif tag.tag == "field" then table.insert(assert(class, "a field of no class").fields, tag)
    elseif tag.tag == "alias" then
      table.insert(file.aliases, { name = tag.name, type = tag.type, text = block.text })
    end
  end
  return class
end

local function add_function(file, block, owner, kind, name, params, line)
  local names = {}
  for param in params:gmatch("[%w_.]+") do names[#names + 1] = param end
  local tags = block and block.tags or {}
  table.insert(file.functions, { owner = owner, kind = kind, name = name, signature = names,
    line = line, doc_line = block and block.line or line, text = block and block.text or "",
    params = pick(tags, "param"), returns = pick(tags, "return"),
    is_package = #pick(tags, "package") > 0 })
end

-- Notes that a function gives a value: its text has a `return` of something.
local function note_return(f, code)
  if not f or code:find("^return") or code:find("return%s+end") then return end
  f.gives = f.gives or code:find("%f[%w]return%s+[^%s]") ~= nil
end

-- What a line of code behind a block says that the block belongs to.
local function add_code(file, block, code, n)
  local owner, kind, name, params = code:match("^function ([%w_]+)([.:])([%w_]+)%s*%(([^)]*)")
  if owner then add_function(file, block, owner, kind, name, params, n) return end
  local class = block and add_types(file, block)
  local variable = code:match("^local ([%w_]+)%s*[,=]")
  if class and variable then file.owners[variable] = class.name end
end

---@param path string
---@return table file { path, text: what it is about, functions, classes, aliases, owners: class by
---variable }
function M.read(path)
  local file = { path = path, functions = {}, classes = {}, aliases = {}, owners = {} }
  local lines, block, first, n = {}, nil, nil, 0
  for line in io.lines(path) do lines[#lines + 1] = line end
  lines[#lines + 1] = ""
  for _, line in ipairs(lines) do
    n = n + 1
    local comment = line:match("^%-%-%-%s?(.*)$")
    if comment and not line:match("^%-%-%-%-+$") then
      block, first = block or {}, first or n
      block[#block + 1] = comment
    else
      local read = block and read_block(block, first)
      if read and first == 1 and #read.tags == 0 then file.text, read = read.text, nil end
      if read and read.tags[1] and read.tags[1].tag == "meta" then read = nil end
      add_code(file, read, line, n)
      note_return(file.functions[#file.functions], line)
      block, first = nil, nil
    end
  end
  return file
end

return M

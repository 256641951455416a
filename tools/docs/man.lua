-- The manual page: docs/hatif.1.in with what the parser of the commands says in its place.
-- Usage: lua5.4 tools/docs/man.lua > hatif.1          (make man)
-- argparse has no public way to list what a parser takes; the fields read here are those of 0.7.
local M = {}

-- Text for mdoc: one sentence a line, no character that roff reads as its own.
local function prose(s)
  s = s:gsub("\\", "\\e"):gsub("([.!?]) +(%u)", "%1\n%2")
  return (("\n" .. s):gsub("\n([.'])", "\n\\&%1"):sub(2))
end

-- "--store" → `\-store`, behind Fl, which writes the first dash.
local function flag(name)
  return (name:sub(2):gsub("^%-", "\\-"))
end

local function value_names(option)
  local named = option._argname
  if option._maxargs == 0 then return "" end
  if type(named) == "table" then named = named[1] end
  return " Ar " .. (named or (option._choices and table.concat(option._choices, "|"))
    or option._default_target or option:_get_default_target())
end

local function option_head(option)
  local names = {}
  for i, name in ipairs(option._aliases) do names[i] = "Fl " .. flag(name) end
  return ".It " .. table.concat(names, " , ") .. value_names(option)
end

local function about(element)
  local text = prose(element._description or "")
  local default = element._default
  if type(default) == "string" and default ~= "" then
    text = text .. ("\nThe default is\n.Ql %s ."):format(default)
  end
  return text
end

local function is_shown(element) return not element._hidden end

local function each_shown(list)
  local out = {}
  for _, element in ipairs(list) do if is_shown(element) then out[#out + 1] = element end end
  return out
end

-- ".Nm Cm review Oo Fl -json Oc Ar policy …", a line each.
local function usage(put, words, command)
  put(".Nm")
  if #words > 0 then put(".Cm " .. table.concat(words, " ")) end
  for _, option in ipairs(each_shown(command._options)) do
    if option._name ~= "-h" and option._name ~= "--help" then
      local what = "Fl " .. flag(option._aliases[#option._aliases]) .. value_names(option)
      put(option._mincount > 0 and "." .. what or ".Op " .. what)
    end
  end
  for _, argument in ipairs(command._arguments) do
    local more = argument._maxargs > 1 and " ..." or ""
    put((argument._minargs == 0 and ".Op Ar " or ".Ar ") .. argument._name .. more)
  end
end

local function described(put, command)
  local options = {}
  for _, option in ipairs(each_shown(command._options)) do
    if option._name ~= "-h" then options[#options + 1] = option end
  end
  if #command._arguments + #options == 0 then return end
  put(".Bl -tag -width Ds")
  for _, argument in ipairs(command._arguments) do
    put(".It Ar " .. argument._name)
    put(about(argument))
  end
  for _, option in ipairs(options) do
    put(option_head(option))
    put(about(option))
  end
  put(".El")
end

local function commands(put, words, command)
  for _, sub in ipairs(each_shown(command._commands)) do
    local path = { table.unpack(words) }
    path[#path + 1] = sub._name
    if #sub._commands == 0 then
      put(".Ss hatif " .. table.concat(path, " "))
      put(".Bd -ragged -compact")
      usage(put, path, sub)
      put(".Ed")
      put(".Pp")
      put(about(sub))
      described(put, sub)
    else
      commands(put, path, sub)
    end
  end
end

local function filled(fill, ...)
  local lines = {}
  fill(function(line) lines[#lines + 1] = line end, ...)
  return table.concat(lines, "\n")
end

local function synopsis(put)
  put(".Nm")
  put(".Ar command")
  put(".Op Ar options ...")
  put(".Nm")
  put(".Op Fl h | \\-help | \\-version")
  put(".Nm")
  put(".Fl \\-completion Ar bash|zsh|fish")
end

-- The options that belong to no command.
local function general(put, parser)
  described(put, parser)
  put(".Pp")
  put("Every command tells its options with")
  put(".Fl h .")
  commands(put, {}, parser)
end

---@param parser table of argparse, as `require("hatif.cli").parser()` gives it
---@param template string docs/hatif.1.in
---@return string page mdoc
function M.page(parser, template)
  return (template:gsub("@SYNOPSIS@", function() return filled(synopsis, parser) end)
    :gsub("@COMMANDS@", function() return filled(general, parser) end))
end

---The page as it is installed.
---@return string page
function M.installed()
  local file = assert(io.open("docs/hatif.1.in"))
  local template = file:read("a")
  file:close()
  return M.page(require("hatif.cli").parser(), template)
end

if arg and arg[0] and arg[0]:find("tools/docs/man.lua", 1, true) then io.write(M.installed()) end

return M

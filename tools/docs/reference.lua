-- A page of the API as HTML, of what tools/docs/api.lua has read.
local api = dofile "tools/docs/api.lua"
local html = dofile "tools/docs/html.lua"

local M = {}

-- A type with links to the types of hatif in it.
local function type_html(text, known, here)
  local linked = html.escape(text):gsub("hatif[%w_.]*", function(name)
    local place = known[name]
    if not place then return nil end
    local page = place.page == here and "" or place.page .. ".html"
    return ('<a href="%s%s">%s</a>'):format(page == "" and not place.anchor and "#main" or page,
      place.anchor and "#" .. place.anchor or "", name)
  end)
  return '<code class="type">' .. linked:gsub("([%[%]*|])", function(c)
    return ("&#%d;"):format(c:byte())
  end) .. "</code>"
end

local function one_line(text) return (text:gsub("%s+", " "):gsub("^%s+", "")) end

-- A list of params, returns or fields, as Markdown.
local function list(tags, known, here)
  local out = {}
  for _, tag in ipairs(tags) do
    local name = tag.name and ("**`%s`** "):format(tag.name) or ""
    local kind = type_html(tag.type .. (tag.is_optional and "?" or ""), known, here)
    local about = one_line(tag.about or "")
    out[#out + 1] = ("- %s%s%s"):format(name, kind, about ~= "" and " · " .. about or "")
  end
  return table.concat(out, "\n") .. "\n"
end

local function call_of(f)
  local names = {}
  for i, name in ipairs(f.signature) do
    local param = f.params[i]
    local is_free = param and (param.is_optional or param.type:find("%?$")
      or param.type:find("|nil$"))
    names[i] = is_free and "[" .. name .. "]" or name
  end
  return ("%s(%s)"):format(f.written, table.concat(names, ", "))
end

-- Where a function is shown that has no example of its own: at its class, at the module, or at
-- another one of the page.
local function elsewhere(page, f)
  local _, is_own = api.shown_by(page, f)
  if is_own then return "" end
  local function shows(text)
    for _, example in ipairs(api.examples(text or "")) do
      if api.calls(example.code, f) then return true end
    end
  end
  for _, class in ipairs(page.classes) do
    if shows(class.text) then
      return ("Shown in the example of [`%s`](#%s).\n"):format(class.name, class.name)
    end
  end
  if shows(page.text) then return "Shown in [the example of this page](#main).\n" end
  for _, other in ipairs(page.functions) do
    if shows(other.text) then
      return ("Shown in the example of [`%s`](#%s).\n"):format(other.written, other.anchor)
    end
  end
  return ""
end

local function function_text(page, f, known)
  local out = { ('<h3 id="%s"><code>%s</code></h3>\n'):format(f.anchor, html.escape(call_of(f))),
    f.text .. "\n" }
  if #f.params > 0 then out[#out + 1] = "Takes:\n\n" .. list(f.params, known, page.name) end
  if #f.returns > 0 then out[#out + 1] = "Gives:\n\n" .. list(f.returns, known, page.name) end
  out[#out + 1] = elsewhere(page, f)
  return table.concat(out, "\n")
end

local function class_text(page, class, known)
  local out = { ('<h3 id="%s"><code>%s</code></h3>\n'):format(class.name, class.name),
    class.parent and "Has what " .. type_html(class.parent, known, page.name) .. " has.\n" or "",
    (class.text or "") .. "\n" }
  if #class.fields > 0 then out[#out + 1] = list(class.fields, known, page.name) end
  return table.concat(out, "\n")
end

-- How a program gets at it.
local function requires(page)
  local first
  for _, f in ipairs(page.functions) do
    if f.kind == "." then first = first or f end
  end
  if not first then return "" end
  if first.written:find("^hatif%.") then return '`local hatif = require "hatif"`\n' end
  return ('`local %s = require "%s"`\n'):format(page.name:match("[%w_]+$"), page.name)
end

-- What a page is about, without the name that stands over it.
local function about(text)
  return (text:gsub("^hatif[%w_.]*: (.)", string.upper))
end

---@param page table of api.read
---@param known table<string, table> of api.types
---@return string html
function M.page(page, known)
  local out = { ("# %s\n"):format(page.name), requires(page),
    about(page.text or "") .. "\n" }
  if #page.functions > 0 then
    out[#out + 1] = "## Functions\n"
    for _, f in ipairs(page.functions) do out[#out + 1] = function_text(page, f, known) end
  end
  if #page.classes + #page.aliases > 0 then
    out[#out + 1] = "## Types\n"
    for _, class in ipairs(page.classes) do out[#out + 1] = class_text(page, class, known) end
    for _, alias in ipairs(page.aliases) do
      out[#out + 1] = ('<h3 id="%s"><code>%s</code></h3>\n\n%s\n\n%s\n'):format(alias.name,
        alias.name, type_html(one_line(alias.type), known, page.name), alias.text)
    end
  end
  out[#out + 1] = ('<p class="quiet">From %s.</p>\n'):format(page.path)
  return html.markdown(table.concat(out, "\n"))
end

---The first sentence of what a page is about.
---@return string
function M.summary(page)
  local text = page.text or page.classes[1] and page.classes[1].text or ""
  text = about(one_line((text:gsub("```.*", ""))))
  return text:match("^(.-%.)%s") or text
end

return M

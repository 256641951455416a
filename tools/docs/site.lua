-- Writes the documentation as HTML: the guides, the API, the manual page, the pictures.
-- Usage: lua5.4 tools/docs/site.lua FOLDER          (make docs)
local api = dofile "tools/docs/api.lua"
local html = dofile "tools/docs/html.lua"
local man = dofile "tools/docs/man.lua"
local pictures = dofile "tools/docs/pictures.lua"
local reference = dofile "tools/docs/reference.lua"

local M = {}

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

-- Those that are read first, then every other page of docs/ in order of its name.
local FIRST = { "README.md", "docs/first-protocol.md", "examples/README.md" }
local LAST = { "SECURITY.md", "CHANGELOG.md" }

local function file_name(path)
  if path == "README.md" then return "readme.html" end
  return (path:gsub("^docs/", ""):gsub("/", "-"):gsub("%.md$", ""):lower()) .. ".html"
end

local function guide_paths()
  local out, seen = {}, {}
  local function add(path)
    if not seen[path] and io.open(path) then out[#out + 1], seen[path] = path, true end
  end
  for _, path in ipairs(FIRST) do add(path) end
  local pipe = assert(io.popen("ls docs/*.md | LC_ALL=C sort"))
  for path in pipe:lines() do add(path) end
  pipe:close()
  for _, path in ipairs(LAST) do add(path) end
  return out
end

local function resolved(from, link)
  local path = (from:match("^(.*/)[^/]*$") or "") .. link
  while path:find("[^/]+/%.%./") do path = path:gsub("[^/]+/%.%./", "", 1) end
  return (path:gsub("^%./", ""):gsub("/$", ""))
end

-- Links lead to the pages that are there; a file of the source is named without one.
local function relinked(body, from, file_of)
  return (body:gsub('<a href="([^"]*)">(.-)</a>', function(link, text)
    local path, anchor = link:match("^([^#]*)(.*)$")
    if path == "" or link:find("^%a+:") then return nil end
    local file = file_of[resolved(from, path)] or file_of[resolved(from, path) .. "/README.md"]
    if file then return ('<a href="%s%s">%s</a>'):format(file, anchor, text) end
    local named = resolved(from, path)
    return text == path and named or text == named and text or ("%s (%s)"):format(text, named)
  end))
end

-- A picture in the page itself, drawn anew.
local function with_pictures(body)
  return (body:gsub('src="pictures/([%w_]+)%.svg"', function(id)
    local svg = pictures.svg((pictures.drawing(id)))
    return 'src="data:image/svg+xml,' .. svg:gsub("[^%w%-._~ ]", function(c)
      return ("%%%02X"):format(c:byte())
    end):gsub(" ", "%%20") .. '"'
  end))
end

local function title_of(text, path)
  return ("\n" .. text):match("\n# ([^\n]+)") or path
end

local function guides()
  local out, file_of = {}, {}
  for _, path in ipairs(guide_paths()) do file_of[path] = file_name(path) end
  for _, path in ipairs(guide_paths()) do
    local text = read(path)
    local body = with_pictures(relinked(html.markdown(text), path, file_of))
    out[#out + 1] = { file = file_of[path], body = body,
      about = text:match("^#[^\n]+\n\n(%a.-)\n\n"),
      title = path == "README.md" and "README" or title_of(text, path) }
  end
  return out
end

local function manual()
  local body = html.through("mandoc -T html -O fragment", man.installed())
  body = body:gsub("<h1", "<h2"):gsub("</h1>", "</h2>")
  body = body:gsub("<pre>", '<pre tabindex="0">') -- it scrolls on a phone
  return { file = "hatif.1.html", title = "hatif(1)", about = "The commands and their options.",
    body = "<h1>The command hatif</h1>\n" .. body }
end

local function reference_groups()
  local groups, all = api.read()
  local known = api.types(all)
  local out = {}
  for i, group in ipairs(groups) do
    out[i] = { title = group.title, pages = {} }
    for k, page in ipairs(group.pages) do
      out[i].pages[k] = { file = page.name .. ".html", title = page.name,
        about = reference.summary(page), body = reference.page(page, known) }
    end
  end
  return out
end

local function index(nav)
  local out = { "# hatif\n", (read("README.md"):match("\n\n(hatif is.-)\n\n") or "") .. "\n" }
  for _, group in ipairs(nav) do
    out[#out + 1] = ("## %s\n"):format(group.title)
    for _, page in ipairs(group.pages) do
      local about = (page.about or ""):gsub("%s+", " "):gsub("%[(.-)%]%b()", "%1")
      about = about:match("^(.-%.)%s") or about
      out[#out + 1] = ("- [%s](%s)%s"):format(page.title, page.file, about ~= "" and ": " .. about
        or "")
    end
    out[#out + 1] = ""
  end
  return { file = "index.html", title = "hatif", body = html.markdown(table.concat(out, "\n")) }
end

---@return table[] pages { file, title, body }
---@return table[] nav groups of pages
function M.pages()
  local nav = { { title = "Guides", pages = guides() } }
  table.insert(nav[1].pages, manual())
  for _, group in ipairs(reference_groups()) do nav[#nav + 1] = group end
  local out = { index(nav) }
  for _, group in ipairs(nav) do table.move(group.pages, 1, #group.pages, #out + 1, out) end
  return out, nav
end

---@param folder string that is there
function M.write(folder)
  local pages, nav = M.pages()
  local version = require("hatif.core")._VERSION
  for _, page in ipairs(pages) do
    local file = assert(io.open(folder .. "/" .. page.file, "wb"))
    file:write(html.frame(page, nav, version))
    file:close()
  end
  return #pages
end

if arg and arg[0] and arg[0]:find("tools/docs/site.lua", 1, true) then
  print(("%d pages in %s"):format(M.write(arg[1]), arg[1]))
end

return M

-- HTML of the documentation: Markdown by cmark-gfm, and the frame around each page. A page stands
-- alone: its style is in it, and nothing is fetched.
local M = {}

local ENTITIES = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

---@param s string
---@return string html text
function M.escape(s) return (s:gsub('[&<>"]', ENTITIES)) end

---@param command string reads a file that is named behind it
---@param text string
---@return string out
function M.through(command, text)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  local pipe = assert(io.popen(command .. " " .. path))
  local out = pipe:read("a")
  local ok = pipe:close()
  os.remove(path)
  assert(ok, command .. " does not take it")
  return out
end

---@param heading string HTML
---@return string anchor as forges make it of a heading's words
function M.slug(heading)
  local words = heading:gsub("<[^>]*>", ""):gsub("&%w+;", ""):lower()
  words = words:gsub("%p", function(c) return (c == "-" or c == "_") and c or "" end)
  return (words:gsub("%s", "-"))
end

---@param text string Markdown, with the tables of GitHub
---@return string html with anchors at its headings; paragraphs go by their own direction
function M.markdown(text)
  local html = M.through("cmark-gfm --unsafe -e table", text)
  html = html:gsub("<(h[1-6])>(.-)</h[1-6]>", function(tag, inner)
    return ('<%s id="%s" dir="auto">%s</%s>'):format(tag, M.slug(inner), inner, tag)
  end)
  return M.reached((html:gsub("<([plt][id]?)>", function(tag)
    return (tag == "p" or tag == "li" or tag == "td") and ("<%s dir=\"auto\">"):format(tag) or nil
  end)))
end

---What may be wider than a screen scrolls by itself, and is reached with the keyboard.
---@param html string
---@return string html
function M.reached(html)
  local n = 0
  return (html:gsub("<table>", function()
    n = n + 1
    return ('<div class="wide" role="region" aria-label="Table %d" tabindex="0"><table>'):format(n)
  end):gsub("</table>", function() return n > 0 and "</table></div>" or nil end)
    :gsub("<pre>", '<pre tabindex="0">'))
end

local STYLE = [[
:root { color-scheme: light dark; --ink: #1f2328; --quiet: #59636e; --paper: #fff;
  --panel: #f6f8fa; --line: #d1d9e0; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9da7b1; --paper: #0d1117;
  --panel: #161b22; --line: #30363d; --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.55;
  font-family: system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
a { color: var(--link); }
.skip { position: absolute; left: -99em; } .skip:focus { left: 1em; top: 1em; }
header { border-bottom: 1px solid var(--line); padding: .6em 1.2em; display: flex; gap: 1.2em; }
.to-pages { display: none; margin-inline-start: auto; }
.frame { display: grid; grid-template-columns: minmax(12em, 17em) minmax(0, 1fr);
  max-width: 84em; margin: 0 auto; }
nav { padding: 1.2em; border-inline-end: 1px solid var(--line); font-size: .92em; }
nav ul { list-style: none; padding: 0; margin: 0 0 1em; }
nav p { font-weight: bold; margin: .8em 0 .2em; }
nav a { display: inline-block; padding: .15em 0; }
nav a[aria-current] { color: var(--ink); font-weight: bold; }
main { padding: 1.2em 2em 4em; max-width: 62em; overflow-wrap: break-word; }
h1 { line-height: 1.2; }
h2 { border-bottom: 1px solid var(--line); padding-bottom: .2em; margin-top: 2em; }
h3 { margin-top: 2em; } h3 code { font-size: 1em; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9em; }
:not(pre) > code { background: var(--panel); padding: .1em .3em; border-radius: 4px; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
  padding: .8em 1em; overflow-x: auto; direction: ltr; unicode-bidi: plaintext; text-align: left; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid var(--line); padding: .35em .7em; vertical-align: top; }
th, td { text-align: start; }
img { max-width: 100%; height: auto; background: #fff; border-radius: 6px; }
:not(pre) > code.type { color: var(--quiet); background: none; padding: 0; }
table.head, table.foot { display: none; }
table.Nm td { border: 0; padding: 0 .5em 0 0; }
a.permalink { color: inherit; text-decoration: none; }
.quiet { color: var(--quiet); font-size: .9em; }
@media (max-width: 52em) { .frame { display: flex; flex-direction: column-reverse; }
  main { padding: 1em 1.1em 2em; } .to-pages { display: inline; }
  nav { border: 0; border-top: 1px solid var(--line); } }
@media print { nav, header { display: none; } .frame { display: block; }
  pre { white-space: pre-wrap; } }
]]

local FRAME = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TITLE</title>
<link rel="icon" href="data:,">
<style>
STYLE</style>
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header><a href="index.html"><strong>hatif</strong> · <bdi lang="ar">هاتف</bdi></a>
<span class="quiet">VERSION</span><a class="to-pages" href="#pages">All pages</a></header>
<div class="frame">
<nav id="pages" aria-label="Pages">
NAV</nav>
<main id="main">
BODY</main>
</div>
</body>
</html>
]]

---@param page { title: string, body: string, file: string }
---@param nav { title: string, pages: { file: string, title: string }[] }[]
---@param version string
---@return string html
function M.frame(page, nav, version)
  local list = {}
  for _, group in ipairs(nav) do
    list[#list + 1] = ("<p>%s</p>\n<ul>"):format(M.escape(group.title))
    for _, other in ipairs(group.pages) do
      list[#list + 1] = ('<li><a href="%s"%s>%s</a></li>'):format(other.file,
        other.file == page.file and ' aria-current="page"' or "", M.escape(other.title))
    end
    list[#list + 1] = "</ul>"
  end
  local parts = { TITLE = M.escape(page.title == "hatif" and "hatif" or page.title .. " · hatif"),
    STYLE = STYLE, NAV = table.concat(list, "\n") .. "\n", BODY = page.body, VERSION = version }
  return (FRAME:gsub("%f[%w]%u%u%u+%f[^%w]", parts))
end

return M

-- What of hatif is public, a page a module, read from the annotations; and what they leave out.
local annotations = dofile "tools/docs/annotations.lua"

local M = {}

-- Each page: the module, its file, how a program gets at it, and the types of other files that its
-- functions speak of. `methods`: the module's own functions are doors for others; `parts`: files with
-- more methods of its class.
local GROUPS = {
  { title = "Policies and contacts",
    { "hatif.policy", "policy.lua", types = { ["check.lua"] = { "hatif.Finding" },
      ["language/problems.lua"] = { "hatif.Problem" } } },
    { "hatif.engine", "engine.lua", parts = { "engine/versions.lua" },
      types = { ["engine/options.lua"] = { "hatif.EngineOptions" } } },
    { "hatif.Contact", "meta/contact.d.lua", methods = true },
    { "hatif.review", "review.lua", types = { ["timeline.lua"] = { "hatif.timeline" } } },
    { "hatif.against", "against.lua" },
    { "hatif.scorecard", "scorecard.lua" },
    { "hatif.testing", "testing.lua" },
    { "hatif.scenes", "scenes.lua" },
    { "hatif.redact", "redact.lua",
      types = { ["redact/numbers.lua"] = { "hatif.redact.span" } } } },
  { title = "Promises, and what is kept",
    { "hatif.promises", "promises.lua" },
    { "hatif.archive", "archive.lua" },
    { "hatif.evaluation", "evaluation.lua",
      types = { ["evaluation/form.lua"] = { "hatif.evaluation.form" } } },
    { "hatif.sampling", "sampling.lua" },
    { "hatif.calibration", "calibration.lua" },
    { "hatif.rollout", "rollout.lua" },
    { "hatif.digest", "digest.lua" },
    { "hatif.store", "meta/store.d.lua" } },
  { title = "Text, timers, the loop",
    { "hatif.text", "meta/text.d.lua" },
    { "hatif.timer", "meta/timer.d.lua" },
    { "hatif.loop", "meta/loop.d.lua" } },
  { title = "Live, from other programs",
    { "hatif.client", "client.lua" },
    { "hatif.serve.config", "serve/config.lua" } },
  { title = "Sources of events",
    { "hatif.sources.jsonl", "sources/jsonl.lua" },
    { "hatif.sources.vcon", "sources/vcon.lua" },
    { "hatif.sources.calls", "sources/calls.lua" },
    { "hatif.sources.labels", "sources/labels.lua" },
    { "hatif.sources.scene", "sources/scene.lua" },
    { "hatif.sources.asterisk", "sources/asterisk.lua" },
    { "hatif.sources.freeswitch", "sources/freeswitch.lua" },
    { "hatif.sources.telephony", "sources/telephony.lua" },
    { "hatif.sources.vosk", "sources/vosk.lua" },
    { "hatif.sources.deepgram", "sources/deepgram.lua" },
    { "hatif.sources.contact_lens", "sources/contact_lens.lua" } },
}

-- Tables that `require "hatif"` has; the others are modules of their own.
local FACADE = { policy = true, engine = true, promises = true, archive = true, store = true,
  calibration = true, digest = true,
  evaluation = true, rollout = true, sampling = true, redact = true,
  text = true, timer = true, loop = true }
local CALLED = { review = true, against = true, scorecard = true } -- functions of hatif itself

local function short(name) return name:match("[%w_]+$") end

-- How a program writes a function: hatif.policy.load, policy:check, review.judge.
local function written(page, class, kind, name)
  if kind == ":" then return short(class):lower() .. ":" .. name end
  local own = short(page.name)
  if CALLED[own] and name == own then return "hatif." .. name end
  return (FACADE[own] and "hatif." .. own or own) .. "." .. name
end

local function is_public(page, file, f)
  if f.name:sub(1, 1) == "_" or f.is_package then return false end
  if page.methods and f.kind == "." then return false end
  return f.owner == "M" or file.owners[f.owner] ~= nil
end

local function add_functions(page, file)
  for _, f in ipairs(file.functions) do
    if is_public(page, file, f) then
      f.class = f.kind == ":" and file.owners[f.owner] or nil
      f.written = written(page, f.class, f.kind, f.name)
      f.anchor = f.written:gsub("[^%w_.:]", "")
      f.path = file.path
      page.functions[#page.functions + 1] = f
    end
  end
end

local function add_types(page, file, only)
  local wanted = {}
  for _, name in ipairs(only or {}) do wanted[name] = true end
  for _, class in ipairs(file.classes) do
    class.path = file.path
    if not only or wanted[class.name] then
      -- The table of the module itself is what the page is about.
      if class.name == page.name and not page.methods then
        page.text, page.class = page.text or class.text, class
      else page.classes[#page.classes + 1] = class end
    end
  end
  if not only then table.move(file.aliases, 1, #file.aliases, #page.aliases + 1, page.aliases) end
end

-- The types of a part but the class that it adds to.
local function add_part(page, path)
  local file = annotations.read(path)
  add_functions(page, file)
  local owned, own = {}, {}
  for _, class in pairs(file.owners) do owned[class] = true end
  for _, class in ipairs(file.classes) do
    if not owned[class.name] then own[#own + 1] = class.name end
  end
  add_types(page, file, own)
end

---@param entry table as in GROUPS; `at`: the path of its file
---@return table page { name, path, text, functions, classes, aliases }
function M.page(entry)
  local page = { name = entry[1], path = entry.at or "lua/hatif/" .. entry[2],
    methods = entry.methods, functions = {}, classes = {}, aliases = {} }
  local file = annotations.read(page.path)
  page.text = file.text
  add_functions(page, file)
  add_types(page, file)
  for _, path in ipairs(entry.parts or {}) do add_part(page, "lua/hatif/" .. path) end
  for path, names in pairs(entry.types or {}) do
    add_types(page, annotations.read("lua/hatif/" .. path), names)
  end
  table.sort(page.classes, function(a, b)
    return a.path == b.path and a.line < b.line or a.path == page.path and b.path ~= page.path
      or a.path ~= page.path and b.path ~= page.path and a.path < b.path
  end)
  return page
end

---@return table[] groups { title, pages }
---@return table[] pages of all groups
function M.read()
  local groups, all = {}, {}
  for g, group in ipairs(GROUPS) do
    groups[g] = { title = group.title, pages = {} }
    for i, entry in ipairs(group) do
      groups[g].pages[i] = M.page(entry)
      all[#all + 1] = groups[g].pages[i]
    end
  end
  return groups, all
end

---The examples of a text: fenced blocks of Lua.
---@return { code: string, line: integer }[] line: how many lines of the text are before it
function M.examples(text)
  local out, code, start, n = {}, nil, nil, 0
  for line in (text .. "\n"):gmatch("([^\n]*)\n") do
    n = n + 1
    if code and line:match("^```") then
      out[#out + 1] = { code = table.concat(code, "\n") .. "\n", line = start }
      code = nil
    elseif code then code[#code + 1] = line
    elseif line:match("^```lua") then code, start = {}, n
    end
  end
  return out
end

---Every example of a page with its place.
---@return { code: string, path: string, line: integer }[]
function M.examples_of(page)
  local out = {}
  local function add(text, path, line)
    for _, example in ipairs(M.examples(text or "")) do
      out[#out + 1] = { code = example.code, path = path, line = line + example.line }
    end
  end
  add(page.text, page.path, page.class and page.class.line or 1)
  for _, class in ipairs(page.classes) do add(class.text, class.path, class.line) end
  for _, f in ipairs(page.functions) do add(f.text, f.path, f.doc_line) end
  return out
end

---Whether an example calls a function by its name.
function M.calls(code, f)
  local name = f.name:gsub("%p", "%%%0")
  if f.kind == ":" then return code:find(":" .. name .. "%s*[({\"%[]") ~= nil end
  return code:find("%." .. name .. "%s*[({\"%[]") ~= nil
end

---The examples that show a function: its own, else those of the page that call it.
---@return table[] examples
---@return boolean is_own
function M.shown_by(page, f)
  local own = M.examples(f.text)
  if #own > 0 then return own, true end
  local out = {}
  for _, example in ipairs(M.examples_of(page)) do
    if M.calls(example.code, f) then out[#out + 1] = example end
  end
  return out, false
end

local function misses(page, f, add)
  if not f.text:find("%a") then add("says nothing of itself") end
  for i, name in ipairs(f.signature) do
    local param = f.params[i]
    if not param or param.name ~= name then add("has no @param " .. name) end
  end
  if #f.params > #f.signature then add("has a @param too many") end
  if f.gives and #f.returns == 0 then add("has no @return") end
  if #M.shown_by(page, f) == 0 then add("has no example") end
end

---The types that the pages have, by name, with the page and the anchor of each.
---@return table<string, { page: string, anchor: string? }>
function M.types(pages)
  local out = {}
  for _, page in ipairs(pages) do
    out[page.name] = out[page.name] or { page = page.name }
    for _, list in ipairs { page.classes, page.aliases } do
      for _, class in ipairs(list) do
        out[class.name] = { page = page.name, anchor = class.name }
      end
    end
    if page.class then out[page.class.name] = { page = page.name } end
  end
  return out
end

---What the annotations of a page leave out.
---@return string[] "lua/hatif/engine.lua:12: hatif.engine.new has no example"
function M.gaps(page)
  local out = {}
  for _, f in ipairs(page.functions) do
    misses(page, f, function(what)
      out[#out + 1] = ("%s:%d: %s %s"):format(f.path, f.line, f.written, what)
    end)
  end
  return out
end

return M

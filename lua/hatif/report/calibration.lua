-- A calibration as people read it, or as JSON lines that a later one is compared with.
local columns = require "hatif.report.columns"
local dkjson = require "dkjson"
local json = require "hatif.sources.json"
local terminal = require "hatif.report.terminal"

local M = {}
local shown = terminal.placed

local HEAD = { "type", "policy", "contacts", "labels", "people", "contradicted", "limits",
  "unknown" }
local DUTY = { "type", "duty", "labels", "agreed", "violated", "found", "missed", "false_alarms",
  "recall", "precision", "kappa", "ready", "lack" }
local DISAGREEMENT = { "type", "contact", "duty", "n", "machine", "why", "person", "by", "at",
  "note", "words" }
local NEAR = { "type", "phrase", "proposal", "pattern", "times", "decides", "examples" }
local NESTED = { policy = { "name", "hash" }, limits = { "recall", "precision", "least" } }
local WORD = { "contact", "by", "text" }

-- A number that is whole is written as an integer; nothing is null.
local function plain(v)
  if v == nil then return dkjson.null end
  return math.type(v) == "float" and math.tointeger(v) or v
end

local function object(keys, t)
  local out = {}
  for _, key in ipairs(keys) do
    local v = plain(t[key])
    if NESTED[key] then v = object(NESTED[key], v) end
    out[key] = v
  end
  return setmetatable(out, { __jsontype = "object", __jsonorder = keys })
end

local function words_list(list)
  local out = {}
  for i, w in ipairs(list) do
    local item = {}
    for _, key in ipairs(WORD) do item[key] = w[key] end
    out[i] = setmetatable(item, { __jsontype = "object", __jsonorder = WORD })
  end
  return setmetatable(out, { __jsontype = "array" })
end

---@param calibration table as hatif.calibration.measure gives it
---@return string[] lines one for the whole, then one a duty, a disagreement and a near miss
function M.json(calibration)
  local lines = {}
  local function put(kind, keys, t, lists)
    local out = object(keys, t)
    out.type = kind
    for key, list in pairs(lists or {}) do out[key] = list end
    lines[#lines + 1] = dkjson.encode(out)
  end
  put("calibration", HEAD, calibration, { unknown = #calibration.unknown,
    people = setmetatable({ table.unpack(calibration.people) }, { __jsontype = "array" }) })
  for _, d in ipairs(calibration.duties) do put("duty", DUTY, d) end
  for _, d in ipairs(calibration.disagreements) do
    put("disagreement", DISAGREEMENT, d, { words = words_list(d.words) })
  end
  for _, n in ipairs(calibration.near) do
    put("near", NEAR, n, { examples = words_list(n.examples) })
  end
  return lines
end

---Reads what an earlier run wrote with `--json`.
---@param path string
---@return { policy: table, duties: table<string, table> }? earlier
---@return string? message
function M.read(path)
  local file, why = io.open(path, "rb")
  if not file then return nil, why end
  local out, line = { duties = {} }, 0
  for text in file:lines() do
    line = line + 1
    local value = utf8.len(text) and json.decode(text)
    if type(value) ~= "table" then
      file:close()
      return nil, ("%s:%d: what hatif calibrate --json wrote was expected"):format(path, line)
    end
    if value.type == "calibration" then out.policy = value.policy end
    if value.type == "duty" then out.duties[value.duty] = value end
  end
  file:close()
  if type(out.policy) ~= "table" then
    return nil, path .. ": what hatif calibrate --json wrote was expected"
  end
  return out
end


local function percent(words, v)
  return v and words("number.percent", { n = words.number(v) }) or "-"
end

local LACKS = { few = "calibrate.lack.few", recall = "calibrate.lack.recall",
  precision = "calibrate.lack.precision" }

-- What a duty may do, and why not more.
local function standing(words, d, limits)
  local what = d.ready and words "calibrate.ready" or words(LACKS[d.lack], {
    n = d.lack == "few" and d.violated or words.number(d[d.lack] or 0),
    least = d.lack == "few" and limits.least or words.number(limits[d.lack]) })
  return d.autofail and words("calibrate.autofail", { what = what }) or what
end

local function signed(words, now, before, decimals)
  if type(now) ~= "number" or type(before) ~= "number" then return "-" end
  local difference = now - before
  return (difference < 0 and "\u{2212}" or "+") .. words.number(math.abs(difference), decimals)
end

local function duty_rows(words, calibration, earlier)
  local rows = { { words "calibrate.duty", words "calibrate.labels", words "calibrate.agreed",
    words "calibrate.violated", words "calibrate.recall", words "calibrate.precision",
    words "calibrate.kappa", "" } }
  for _, d in ipairs(calibration.duties) do
    local was = earlier and earlier.duties[d.duty]
    rows[#rows + 1] = { d.duty, tostring(d.labels),
      percent(words, d.agreed / d.labels * 100), tostring(d.violated), percent(words, d.recall),
      percent(words, d.precision), d.kappa and words.number(d.kappa, 2) or "-",
      standing(words, d, calibration.limits),
      below = was and { words("calibrate.moved", { recall = signed(words, d.recall, was.recall),
        precision = signed(words, d.precision, was.precision),
        kappa = signed(words, d.kappa, was.kappa, 2) }) } or nil }
  end
  return rows
end

local function put_disagreements(lines, words, list)
  lines[#lines + 1] = ""
  lines[#lines + 1] = words("calibrate.disagreements", { n = #list })
  for _, d in ipairs(list) do
    lines[#lines + 1] = "  " .. words("calibrate.disagreement", {
      contact = shown(words, d.contact),
      duty = shown(words, (d.n or 1) > 1 and ("%s #%d"):format(d.duty, d.n) or d.duty),
      by = shown(words, d.by),
      machine = words("status." .. d.machine), person = words("status." .. d.person),
      why = words.known("why", d.why or "") })
    for _, w in ipairs(d.words) do
      lines[#lines + 1] = "      " .. words("calibrate.said", { by = words("speaker." .. w.by),
        text = shown(words, "\u{AB}" .. w.text .. "\u{BB}") })
    end
    if d.note then lines[#lines + 1] = "      " .. shown(words, d.note) end
  end
end

local MOST_NEAR = 20

-- Without `all`, those that would decide something or came more than once, the first of them.
local function near_shown(list, all)
  if all then return list end
  local out = {}
  for _, near in ipairs(list) do
    if #out < MOST_NEAR and (near.decides > 0 or near.times > 1) then out[#out + 1] = near end
  end
  return out
end

local function put_near(lines, words, list, all)
  lines[#lines + 1] = ""
  lines[#lines + 1] = words("calibrate.near", { n = #list })
  local chosen = near_shown(list, all)
  for _, near in ipairs(chosen) do
    lines[#lines + 1] = "  " .. words("calibrate.near_line", { phrase = shown(words, near.phrase),
      times = near.times, decides = near.decides })
    lines[#lines + 1] = "      " .. words("calibrate.proposal", {
      pattern = shown(words, '"' .. near.proposal .. '"') })
    for _, e in ipairs(near.examples) do
      lines[#lines + 1] = ("      %s  %s"):format(shown(words, e.contact),
        shown(words, "\u{AB}" .. e.text .. "\u{BB}"))
    end
  end
  if #chosen < #list then
    lines[#lines + 1] = "  " .. words("calibrate.near_more", { n = #list - #chosen })
  end
end

---@param calibration table as hatif.calibration.measure gives it
---@param words hatif.catalogue.words
---@param earlier table? as `read` gives it: how the figures moved since
---@param all boolean? every near miss, not only the first twenty
---@return string[] lines
function M.text(calibration, words, earlier, all)
  local lines, people = {}, {}
  for i, name in ipairs(calibration.people) do people[i] = shown(words, name) end
  lines[1] = words("calibrate.head", { name = shown(words, calibration.policy.name),
    hash = calibration.policy.hash:sub(1, 8), contacts = calibration.contacts,
    labels = calibration.labels, people = table.concat(people, words "review.comma") })
  if earlier then
    lines[2] = words("calibrate.since", { name = shown(words, earlier.policy.name),
      hash = tostring(earlier.policy.hash):sub(1, 8) })
  end
  columns.put(lines, duty_rows(words, calibration, earlier))
  if calibration.contradicted > 0 then
    lines[#lines + 1] = words("calibrate.contradicted", { n = calibration.contradicted })
  end
  if #calibration.unknown > 0 then
    local names = {}
    for i, l in ipairs(calibration.unknown) do
      names[i] = i <= 5 and ("%s:%d"):format(shown(words, l.file), l.line) or nil
    end
    lines[#lines + 1] = words("calibrate.unknown", { n = #calibration.unknown,
      names = table.concat(names, words "review.comma") })
  end
  put_disagreements(lines, words, calibration.disagreements)
  put_near(lines, words, calibration.near, all)
  return lines
end

return M

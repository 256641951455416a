--- The shape of each declaration: its keys and what stands behind them (LANGUAGE.md).
local core = require("hatif.core")
local problems = require("hatif.language.problems")

local M = {}
local kind_of, ms = core.guest.kind, core.policy.ms

-- A check takes a value and tells whether it fits; what it expects is the text of the message.
local function check(expected, fits) return { expected = expected, fits = fits } end

local function is_param(v) return kind_of(v) == "param" end
local function is_hook(v) return kind_of(v) == "hook" end
local function is_plain(v) return type(v) == "table" and kind_of(v) == nil end
local function is_time(v) return (type(v) == "string" or type(v) == "number") and ms(v) ~= nil end
local function is_integer(v) return math.type(v) == "integer" end
local function is_name(v) return type(v) == "string" and v ~= "" end

local function is_list(v, fits)
  if not is_plain(v) then return false end
  local n = 0
  for _ in pairs(v) do n = n + 1 end
  for i = 1, n do
    if not fits(v[i]) then return false end
  end
  return true
end

local function is_words(v)
  if type(v) == "string" then return true end
  if not is_plain(v) then return false end
  for lang, text in pairs(v) do
    if type(lang) ~= "string" or type(text) ~= "string" then return false end
  end
  return true
end

local function is_role(v)
  if not is_plain(v) or not is_name(v.by) then return false end
  for k in pairs(v) do
    if k ~= "by" then return false end
  end
  return true
end

local KEY = check("the name of an event or phrase", is_name)
local KEYS = check("a list of names of events, { \"hold\", … }", function(v)
  return is_list(v, is_name) and #v > 0
end)
local NAME = check("a name", is_name)
local STRING = check("a string", function(v) return type(v) == "string" end)
local NAMES = check("a list of names", function(v) return is_list(v, is_name) end)
local BOOLEAN = check("true or false", function(v) return type(v) == "boolean" end)
local NUMBER = check("a number", function(v)
  return type(v) == "number" and v == v and math.abs(v) < math.huge
end)
local TABLE = check("a table", is_plain)
local HOOK = check("a function", is_hook)
local WORDS = check("a text, or one for each language, { ar = …, en = … }", is_words)
local AMOUNT_TIME = check("a time (\"40s\", ms), param.NAME or a function",
  function(v) return is_time(v) or is_param(v) or is_hook(v) end)
local TIME = check("a time (\"40s\", ms) or param.NAME",
  function(v) return is_time(v) or is_param(v) end)
local COUNT = check("a whole number, param.NAME or a function",
  function(v) return (is_integer(v) and v >= 0) or is_param(v) or is_hook(v) end)
local WEIGHT = check("a number of 0 or more, or param.NAME", function(v)
  return is_param(v) or (type(v) == "number" and v >= 0 and v < math.huge)
end)
local BOUND = check("a number, a time or param.NAME", function(v)
  return is_param(v) or type(v) == "string"
    or (type(v) == "number" and v == v and math.abs(v) < math.huge)
end)
local AUTOFAIL = check("false, true or \"confirm\"",
  function(v) return type(v) == "boolean" or v == "confirm" end)
local WAIVE = check("{ by = ROLE }", is_role)
local DIRECTION = check("\"inbound\" or \"outbound\"",
  function(v) return v == "inbound" or v == "outbound" end)

local function with(base, more)
  local out = {}
  for k, v in pairs(base) do out[k] = v end
  for k, v in pairs(more) do out[k] = v end
  return out
end

local COMMON = {
  when = KEY, iff = HOOK, waive = WAIVE, weight = WEIGHT, autofail = AUTOFAIL, cite = STRING,
  title = WORDS, advice = WORDS, section = NAME, severity = NAME, on_violate = HOOK, on_meet = HOOK,
}
local JUDGED = with(COMMON, {
  say = KEY, said = KEY, heard = KEY, event = KEY, metric = NAME, any = KEYS, within = AMOUNT_TIME,
  above = BOUND, below = BOUND, lasting = TIME,
})

--- The keys of every kind of declaration.
---@type table<string, table<string, { expected: string, fits: fun(v: any): boolean }>>
M.shapes = {
  must = with(JUDGED, { all = KEYS, after = KEY, before = KEY, outlive = BOOLEAN }),
  never = with(JUDGED, { release = KEY }),
  at_most = with(JUDGED, { n = COUNT }),
  attest = with(COMMON, { text = WORDS, by = NAME }),
  step = { on = TABLE, enter = HOOK, exit = HOOK, max = TIME, final = BOOLEAN, ignore = NAMES },
  flow = { when = KEY, run = HOOK },
  protocol = {
    extends = NAME, summary = WORDS, langs = NAMES, sections = TABLE, pass = NUMBER,
    channels = NAMES, direction = DIRECTION, params = TABLE, phrases = TABLE, templates = TABLE,
    remove = NAMES, start = NAME,
  },
  calendar = { zone = NAME, week = TABLE, except = TABLE },
  policy = { name = NAME, files = NAMES },
}

-- What may stand in a declaration without a key.
M.inside = {
  protocol = { must = true, never = true, at_most = true, attest = true, step = true, flow = true },
  step = { must = true, never = true, at_most = true, attest = true },
}

local function label(decl) return decl.id and ('%s "%s"'):format(decl.decl,
  decl.id) or decl.decl end
M.label = label

local function came(v)
  local kind = kind_of(v)
  if kind == "hook" then return "a function" end
  if kind == "param" then return "param." .. tostring(v.param) end
  if kind == "decl" then return "a " .. v.decl end
  if kind then return "a value of another kind" end
  if type(v) == "string" then return ('"%s"'):format(v) end
  return type(v) == "table" and "a table" or tostring(v)
end
M.came = came

local function check_positional(decl, key, value, report)
  local allowed = M.inside[decl.decl]
  if decl.decl == "policy" then
    if type(value) ~= "string" then
      report:add(decl, "wrong_type", "policy: %s is no id of a protocol, a string was expected",
        came(value))
    end
  elseif not allowed then
    report:add(decl, "unknown_key", "%s: %s stands there without a key", label(decl), came(value))
  elseif kind_of(value) ~= "decl" or not allowed[value.decl] then
    report:add(decl, "wrong_type", "%s: item %s is %s, %s was expected", label(decl), tostring(key),
      came(value), decl.decl == "step" and "a duty" or "a step, a duty or a flow")
  end
end

--- Checks the keys of one declaration. A value that does not fit is taken out of its body, so that
--- what follows
--- meets only what fits.
---@param decl table a copied declaration
---@param report table
function M.check(decl, report)
  local shape, body = M.shapes[decl.decl], decl.body
  for _, key in ipairs(problems.keys(body)) do
    local value = body[key]
    local rule = shape[key]
    local keep = rule and rule.fits(value)
    if type(key) == "number" then
      check_positional(decl, key, value, report)
      keep = true
    elseif not rule then
      report:add(report:locate(decl, tostring(key), true), "unknown_key", "%s: unknown key '%s'%s",
        label(decl), tostring(key), problems.suggest(tostring(key), shape))
    elseif not keep then
      report:add(report:locate(decl, key, true), "wrong_type", "%s: %s is %s, %s was expected",
        label(decl), key, came(value), rule.expected)
    end
    if not keep then body[key] = nil end
  end
end

local ID = "^[a-z][a-z0-9_.]*$"

--- Whether the id of a declaration is one; says so when it is not.
---@return boolean
function M.check_id(decl, report)
  if decl.id:match(ID) then return true end
  report:add(decl, "bad_id", "%s: an id begins with a small letter and holds a-z, 0-9, _ and .",
    label(decl))
  return false
end

--- Whether a value is a time, and how long in ms.
---@return integer? ms
function M.ms(v)
  if type(v) == "string" or type(v) == "number" then return ms(v) end
end

--- "hook", "param", "decl", "other" or nil for a plain value.
M.kind = kind_of
M.is_plain = is_plain

return M

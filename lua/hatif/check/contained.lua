--- The linter's look at phrases that contain each other: whoever says the one has said the other.
--- Decided by the matcher itself, over what may be said by each pattern (language/patterns.lua).
local core = require("hatif.core")
local patterns = require("hatif.language.patterns")
local planning = require("hatif.language.plan")
local problems = require("hatif.language.problems")

local M = {}

local MOST = 512 -- sayings that a pattern is tried with
local SPEECH = { say = "agent", said = "agent", heard = "customer", supervisor = "supervisor" }

-- The names of the phrases that a text has, of those that are asked about.
local function heard_in(matcher, text, asked)
  local out = {}
  for _, hit in ipairs(matcher:match(text)) do out[hit.name] = asked[hit.name] end
  return out
end

-- Those of the asked phrases that are heard in whatever is said by a pattern, alone or among other
-- words, and the first of what is said.
local function always_heard(matcher, asked, text)
  local items = patterns.read(text)
  local before = items[1] and items[1].kind == "^" and "" or patterns.ANY .. " "
  local behind = items[1] and items[#items].kind == "$" and "" or " " .. patterns.ANY
  local example
  for saying in patterns.sayings(items, MOST) do
    example = example or saying
    asked = heard_in(matcher, saying, asked)
    if next(asked) then asked = heard_in(matcher, before .. saying .. behind, asked) end
    if not next(asked) then break end
  end
  return asked, example
end

local function forbids_always(duty)
  return duty.kind == "never" and not (duty.when or duty.iff or duty.release or duty.within
    or duty.within_hook)
end

-- Who says a phrase, and what its being said does: { by, breaks, fulfils } of each full name.
local function uses_of(keys, protocols)
  local out = {}
  for name, speakers in pairs(keys.speakers) do out[name] = { by = speakers } end
  local function note(duty, what, list)
    for _, key in ipairs(list) do
      local prefix, name = key:match("^(%a+):(.*)$")
      if SPEECH[prefix or ""] and out[name] then out[name][what] = out[name][what] or duty end
    end
  end
  for _, p in ipairs(protocols) do
    for _, duty in ipairs(planning.duties(p)) do
      if forbids_always(duty) then note(duty, "breaks", duty.any) end
      if duty.kind == "must" then
        note(duty, "fulfils", duty.any)
        note(duty, "fulfils", duty.all)
      end
    end
  end
  return out
end

local function has_common(a, b)
  for key in pairs(a) do
    if b[key] then return true end
  end
  return false
end

-- Whether two protocols can be in force for one contact.
local function can_meet(p, q)
  if p.direction and q.direction and p.direction ~= q.direction then return false end
  if not p.channels or not q.channels then return true end
  local has = {}
  for _, channel in ipairs(p.channels) do has[channel] = true end
  for _, channel in ipairs(q.channels) do
    if has[channel] then return true end
  end
  return false
end

-- Whether the phrase says that it is meant so.
local function is_meant(phrase, p, other)
  for _, name in ipairs(phrase.contains or {}) do
    if name == other or p.id .. "/" .. name == other then return true end
  end
  return false
end

-- The phrases that a phrase should not be heard as: those that a `never` always forbids where a
-- `must` asks for this one, and the others of its protocol. Protocols judge the same words side by
-- side, so what another one hears in them is no mistake. The finding's level, by full name.
local function asked_about(ctx, p, phrase)
  local mine, out = ctx.uses[p.id .. "/" .. phrase.name], {}
  for other, theirs in pairs(mine and ctx.uses or {}) do
    local q = ctx.owners[other]
    local level = mine.fulfils and theirs.breaks and "warning" or q == p and "hint" or nil
    if other ~= p.id .. "/" .. phrase.name and has_common(mine.by, theirs.by) and can_meet(p, q)
      and not ctx.hears_all[other] and not is_meant(phrase, p, other) then
      out[other] = level
    end
  end
  return out
end

local function tell(ctx, p, phrase, pattern, other, example)
  local mine, theirs = ctx.uses[p.id .. "/" .. phrase.name], ctx.uses[other]
  if mine.fulfils and theirs.breaks then
    ctx.add("warning", "contained_pattern", pattern,
      'phrase "%s": «%s», which must "%s" asks for, is heard as phrase "%s" too, which never "%s" '
        .. "forbids", phrase.name, example, mine.fulfils.id, other, theirs.breaks.id)
  else
    local short = other:match("/(.*)$")
    ctx.add("hint", "contained_pattern", pattern,
      'phrase "%s": «%s» is heard as phrase "%s" too; contains = { "%s" } says that it is meant so',
      phrase.name, example, short, short)
  end
end

-- One finding for each other phrase, at the first pattern; that the same pattern is in both is a
-- finding of its own.
local function check_phrase(ctx, p, phrase)
  local asked = asked_about(ctx, p, phrase)
  for _, lang in ipairs(problems.keys(phrase.langs)) do
    for _, pattern in ipairs(phrase.langs[lang]) do
      local found, example = always_heard(ctx.matcher, asked, pattern.text)
      for _, other in ipairs(problems.keys(found)) do
        if not ctx.texts[other][pattern.text] then
          tell(ctx, p, phrase, pattern, other, example)
          asked[other] = nil
        end
      end
    end
  end
end

local function texts_of(phrase)
  local out = {}
  for _, list in pairs(phrase.langs) do
    for _, pattern in ipairs(list) do out[pattern.text] = true end
  end
  return out
end

--- Tells of the patterns that cannot be said without another phrase's being heard of the same
--- speaker.
---@param policy hatif.Policy
---@param add fun(level: string, code: string, where: table, fmt: string, ...)
function M.check(policy, add)
  local plan = policy.plan
  local ctx = { add = add, owners = {}, texts = {}, hears_all = {},
    matcher = core.text.phrases(policy:phrases()), uses = uses_of(plan.keys, plan.protocols) }
  for _, p in ipairs(plan.protocols) do
    for name, phrase in pairs(p.phrases) do
      local full = p.id .. "/" .. name
      ctx.owners[full], ctx.texts[full] = p, texts_of(phrase)
    end
  end
  for _, hit in ipairs(ctx.matcher:match(patterns.ANY)) do ctx.hears_all[hit.name] = true end
  for _, p in ipairs(plan.protocols) do
    for _, name in ipairs(problems.keys(p.phrases)) do check_phrase(ctx, p, p.phrases[name]) end
  end
end

return M

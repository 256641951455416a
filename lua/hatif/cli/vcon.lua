-- What the commands have for vCon: options for what a vCon does not say, and `hatif vcon`.
local redact = require "hatif.redact"
local review = require "hatif.review"
local vcon = require "hatif.sources.vcon"

local M = {}

local ROLES = { agent = true, customer = true, supervisor = true }

-- "0=agent": what of it is whose.
local function pair(option, example)
  return function(s)
    local key, role = s:match("^(.+)=(%a+)$")
    if key and ROLES[role] then return { key = key, role = role } end
    return nil, ("--%s: %s; roles are agent, customer, supervisor"):format(option, example)
  end
end

local function a_party(s)
  local party, message = pair("party", "N=ROLE, as 0=agent")(s)
  local index = party and math.tointeger(tonumber(party.key))
  if not index or index < 0 then return nil, message or "--party: N counts from 0" end
  return { key = index, role = party.role }
end

local function keep(name)
  return function(args, _, one)
    args.vcon_says = args.vcon_says or {}
    args.vcon_says[name] = args.vcon_says[name] or {}
    args.vcon_says[name][one.key] = one.role
  end
end

local function keep_lang(args, _, lang)
  args.vcon_says = args.vcon_says or {}
  args.vcon_says.lang = lang
end

---Adds the options for what a vCon does not say of itself; they are kept in `args.vcon_says`.
---@param command table of argparse
function M.add_options(command)
  command:option("--call-lang", "The language of a vCon that does not say it, as ar.")
    :argname("LANG"):action(keep_lang)
  command:option("--party", "The role of a party of a vCon that has none, as 0=agent.", nil,
    a_party):argname("N=ROLE"):count("*"):action(keep("parties"))
  command:option("--speaker", "Whom a label of a vCon's transcript stands for, as 1=customer.",
    nil, pair("speaker", "LABEL=ROLE, as 1=customer")):argname("LABEL=ROLE"):count("*")
    :action(keep("speakers"))
end

---@param p table the parser of argparse
---@param about string what a POLICY is
function M.add_command(p, about)
  local v = p:command("vcon", "Write a call as a vCon, with what a policy makes of it.")
  v:argument("policy", about)
  v:argument("call", "A call file (JSON Lines or vCon).")
  v:flag("--redact", "Mask names and personal numbers.")
  v:option("--output", "The file to write; without it, standard output."):argname("FILE")
  M.add_options(v)
end

-- Reports are for the center, which knows its agents; a vCon may leave it.
local function without_agents(record)
  local function hide(t) t.agent = t.agent and redact.mask("name", #t.agent) end
  hide(record.contact)
  for _, event in ipairs(record.events) do hide(event) end
  return record
end

-- The vCon of a call with what a policy made of it.
local function text_of(policy, record, result, is_redacted)
  if not is_redacted then return vcon.encode(record, { results = { result } }) end
  local redactor = redact.of(policy, record)
  return vcon.encode(without_agents(redactor:record()), { redacts = record,
    results = { redactor:result(result) } })
end

---`hatif vcon`.
---@param policy hatif.Policy
---@param record hatif.jsonl.call
---@param args {output: string?, redact: boolean?}
---@param report {say: fun(line: string), hook: fun(err: table)}
---@return boolean? written
---@return string? message
function M.write(policy, record, args, report)
  local result = review.judge(policy, record, { on_error = report.hook })
  local text = text_of(policy, record, result, args.redact)
  if not args.output then
    report.say((text:gsub("\n$", "")))
    return true
  end
  local file, why = io.open(args.output, "wb")
  if not file then return nil, why end
  local ok, problem = file:write(text)
  local closed, late = file:close()
  if ok and closed then return true end
  return nil, ("%s: %s"):format(args.output, problem or late)
end

return M

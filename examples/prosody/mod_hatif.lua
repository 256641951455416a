-- mod_hatif: Prosody tells hatif what customers and agents write to each other, and hatif tells the
-- agents what their protocol asks for.
--
--   plugin_paths = { "/path/to/examples/prosody" }
--   VirtualHost "chat.example"
--     modules_enabled = { "hatif" }
--     hatif_policy = "/etc/hatif/chat"          -- a policy file, or a folder
--     hatif_agents = { "noura@chat.example" }   -- everybody else is a customer
--     hatif_lang = "ar"                         -- of templates; else what the first message says
--     hatif_idle = 1800                         -- seconds without a message that end a contact
--
-- One contact is one customer with one agent, from the first message between them to the customer's
-- leaving, a chat state <gone/> (XEP-0085), or the idle time. Prosody has to find hatif: LUA_PATH and
-- LUA_CPATH, or an installed hatif.
local hatif = require "hatif"
local jid = require "util.jid"
local set = require "util.set"
local st = require "util.stanza"
local time = require "util.time"

local policy = assert(hatif.policy.load(assert(module:get_option_string("hatif_policy"),
  "hatif_policy is not set")))
local agents = module:get_option_set("hatif_agents", {}) / jid.prep
local lang = module:get_option_string("hatif_lang")
local idle = module:get_option_number("hatif_idle", 1800)

local contacts = {} -- id → { agent, customer, last }
local engine

local function now() return math.floor(time.now() * 1000) end

-- A prompt, a card or an alert is a headline to the agent, or to whom it names; all acts are an event
-- that other modules may hook.
local function on_act(contact, act)
  local chat = contacts[contact:id()]
  module:fire_event("hatif/act", { contact = contact:id(), act = act })
  local text = act.args.text or act.args.what
  local to = act.args.to and jid.prep(act.args.to .. "@" .. module.host) or chat and chat.agent
  if not text or not to then return end
  module:send(st.message({ from = module.host, to = to, type = "headline", id = act.key })
    :text_tag("subject", act.name):text_tag("body", text))
end

local function on_verdict(contact, verdict)
  module:log("info", "%s: %s %s, %s", contact:id(), verdict.duty, verdict.status, verdict.why)
  module:fire_event("hatif/verdict", { contact = contact:id(), verdict = verdict })
end

engine = hatif.engine.new {
  on_act = on_act, on_verdict = on_verdict,
  on_error = function(err) module:log("error", "%s: %s", err.where, err.message) end
}

-- One timer of Prosody's for the next deadline of any contact.
local timer
local function arm()
  if timer then timer:stop() end
  local at = engine:next()
  timer = at and module:add_timer(math.max(at - now(), 0) / 1000 + 0.001, function()
    timer = nil
    engine:settle(now())
    arm()
  end) or nil
end

local function finish(id)
  local chat = contacts[id]
  if not chat then return end
  local contact = engine:finish(id, now())
  contacts[id] = nil
  local score = contact and contact:score().percentage
  module:log("info", "%s is over, score %s", id, score and ("%.1f %%"):format(score) or "none")
  module:fire_event("hatif/result", { contact = id, score = score,
    verdicts = contact and contact:verdicts() })
  arm()
end

-- Who of the two is the agent; nil: not a talk between a customer and an agent.
local function sides(from, to)
  local by_agent, to_agent = agents:contains(from), agents:contains(to)
  if by_agent == to_agent then return nil end
  if by_agent then return from, to, "agent" end
  return to, from, "customer"
end

local numbers = 0
local open_of = {} -- "agent customer" → id

local function open(agent, customer, stanza)
  numbers = numbers + 1
  local id = ("%s/%s/%d"):format(customer, agent, numbers)
  contacts[id] = { agent = agent, customer = customer, last = time.now() }
  local ok, message = engine:open { policy = policy, id = id, channel = "chat", agent = agent,
    lang = lang or stanza.attr["xml:lang"] or "ar", direction = "inbound", at = now() }
  if not ok then
    module:log("error", "%s cannot be opened: %s", id, message)
    contacts[id] = nil
    return nil
  end
  open_of[agent .. " " .. customer] = id
  return id
end

local function is_over(id)
  local chat = contacts[id]
  return not chat or time.now() - chat.last >= idle
end

local function said(event)
  local stanza = event.stanza
  if stanza.attr.type == "error" or stanza.attr.type == "headline" then return end
  local from, to = jid.bare(stanza.attr.from), jid.bare(stanza.attr.to)
  local agent, customer, by = sides(from, to)
  if not agent then return end
  local key = agent .. " " .. customer
  local id = open_of[key]
  local text = stanza:get_child_text("body")
  if text and text ~= "" then
    if id and is_over(id) then
      finish(id)
      id = nil
    end
    id = id or open(agent, customer, stanza)
    if not id then return end
    contacts[id].last = time.now()
    local at = now()
    local ok, message = engine:feed(id, { at = at, type = "utterance", by = by, text = text,
      stop = at, id = stanza.attr.id, source = from })
    if not ok then module:log("warn", "%s: not judged: %s", id, message) end
    arm()
  elseif id and by == "customer" and stanza:get_child("gone", "http://jabber.org/protocol/chatstates") then
    open_of[key] = nil
    finish(id)
  end
end

-- What clients of this host send.
for _, kind in ipairs { "pre-message/bare", "pre-message/full" } do
  module:hook(kind, said, 10)
end

-- A customer whose last client has gone.
module:hook("resource-unbind", function(event)
  local session = event.session
  local who = session.username .. "@" .. session.host
  local user = prosody.hosts[session.host].sessions[session.username]
  if agents:contains(who) or user and next(user.sessions) then return end
  for key, id in pairs(open_of) do
    if contacts[id] and contacts[id].customer == who then
      open_of[key] = nil
      finish(id)
    end
  end
end)

module:add_timer(60, function()
  local over = set.new()
  for key, id in pairs(open_of) do
    if is_over(id) then over:add(key) end
  end
  for key in over do
    finish(open_of[key])
    open_of[key] = nil
  end
  return 60
end)

function module.unload()
  for _, id in pairs(open_of) do finish(id) end
  engine:close()
end

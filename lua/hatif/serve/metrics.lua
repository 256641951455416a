--- What a wallboard shows, counted from what the service hears, as text that Prometheus reads
--- (exposition format 0.0.4). No clock and no input or output: times are handed in.
---
--- Cardinality is bounded: labels are statuses, outcomes, servers of the config, duties of loaded
--- policies, and names of acts up to a number; never a contact, a customer or an agent.
local M = {}

---@class hatif.serve.metrics
local Metrics = {}
Metrics.__index = Metrics

local OTHER = "other" -- what stands for names beyond the bound
local ACT_NAMES_MOST = 100
local BUCKETS_S = { 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600, 7200 }
local STATUSES = { "na", "pending", "satisfied", "violated", "waived" }
local OUTCOMES = { act = "asked", retract = "retracted", ["act.done"] = "done",
  ["act.failed"] = "failed" }

---@class hatif.serve.metrics_now what is so at the moment of the text
---@field at integer ms since the epoch
---@field contacts integer open
---@field clients integer desktops
---@field lost integer lines that readers had no room for, ever
---@field shadow hatif.Rollout? what the shadow policy would change; nil: there is none
---@field promises { open: integer, due: integer, overdue: integer }? nil: there is no store

---@param opts { service_level: integer, hold_limit: integer } ms
---@param sources string[] names of the servers
---@return hatif.serve.metrics
function M.new(opts, sources)
  local self = setmetatable({ opts = opts, contacts = {}, holding = {}, violations = {},
    duties = {}, verdicts = {}, acts = {}, n_act_names = 0, sources = {}, opened = 0, ended = 0,
    offered = 0, answered = 0, in_time = 0, abandoned = 0, holds = 0, holds_over = 0, handled = 0,
    handled_ms = 0, buckets = {} }, Metrics)
  for i in ipairs(BUCKETS_S) do self.buckets[i] = 0 end
  for _, status in ipairs(STATUSES) do self.verdicts[status] = 0 end
  for _, name in ipairs(sources) do self.sources[name] = { up = 0, connects = 0, losses = 0 } end
  return self
end

---Names the policies in force: their duties are shown before anybody violates them. Counts of
---duties that are no longer there go.
---@param policies { name: string, duties: string[] }[]
function Metrics:declare(policies)
  local before = self.violations
  self.violations, self.duties = {}, {}
  table.sort(policies, function(a, b) return a.name < b.name end)
  for _, policy in ipairs(policies) do
    local old, counts = before[policy.name] or {}, self.violations[policy.name] or {}
    self.violations[policy.name] = counts
    counts[OTHER] = old[OTHER]
    for _, duty in ipairs(policy.duties) do
      counts[duty] = old[duty] or 0
      self.duties[duty] = self.duties[duty] or policy.name
    end
  end
end

-- --- what is heard -------------------------------------------------------------------------------

---A contact has opened.
---@param id string
---@param policy string its name
---@param direction "inbound"|"outbound"|nil
function Metrics:open(id, policy, direction)
  self.opened = self.opened + 1
  self.contacts[id] = { policy = policy, is_offered = false, is_outbound = direction == "outbound",
    edges = {} }
end

function Metrics:hold_ends(id, at)
  local hold = self.holding[id]
  if not hold then return end
  self.holding[id] = nil
  if not hold.is_over and at - hold.since > self.opts.hold_limit then
    self.holds_over = self.holds_over + 1
  end
end

local function offer(self, contact, at)
  if contact.is_offered or contact.is_outbound then return end
  contact.is_offered, contact.since = true, at
  self.offered = self.offered + 1
end

-- An offered contact is answered or abandoned, once.
local function decide(self, contact, answered_at)
  if not contact.is_offered or contact.is_decided then return end
  contact.is_decided = true
  if not answered_at then
    self.abandoned = self.abandoned + 1
    return
  end
  self.answered = self.answered + 1
  if answered_at - contact.since <= self.opts.service_level then self.in_time = self.in_time + 1 end
end

local ON = {}

ON["queue.enter"], ON.dial, ON.ringing = offer, offer, offer

function ON.answer(self, contact, at)
  offer(self, contact, at)
  decide(self, contact, at)
end

-- A phone that nobody picks up, or that is busy, gives nothing up: the queue may ring another.
local function give_up(self, contact) decide(self, contact, nil) end
ON["queue.abandon"], ON.hangup, ON.drop = give_up, give_up, give_up

---An event was taken.
---@param id string of a contact
---@param event { type: string, at: integer }
function Metrics:event(id, event)
  local contact, on = self.contacts[id], ON[event.type]
  if contact and on then on(self, contact, event.at) end
  if event.type == "hold" and not self.holding[id] then
    self.holding[id] = { since = event.at }
    self.holds = self.holds + 1
  elseif event.type == "unhold" or event.type == "hangup" or event.type == "drop" then
    self:hold_ends(id, event.at)
  end
end

---A contact has ended.
---@param id string
---@param at integer ms since the epoch
---@param figures { handling_time: integer? } as contact:metrics() gives them, ms
function Metrics:close(id, at, figures)
  self.ended = self.ended + 1
  self:hold_ends(id, at)
  local contact, ms = self.contacts[id], figures.handling_time
  if contact then decide(self, contact, nil) end
  self.contacts[id] = nil
  if not ms then return end
  self.handled, self.handled_ms = self.handled + 1, self.handled_ms + ms
  for i, most in ipairs(BUCKETS_S) do
    if ms <= most * 1000 then self.buckets[i] = self.buckets[i] + 1 end
  end
end

---A duty is judged. A contact that a store brought back says no policy: it is the first that has
---the duty.
---@param id string
---@param verdict { duty: string, status: string }
function Metrics:verdict(id, verdict)
  local status = verdict.status
  self.verdicts[status] = (self.verdicts[status] or 0) + 1
  if status ~= "violated" then return end
  local contact = self.contacts[id]
  local counts = self.violations[contact and contact.policy or self.duties[verdict.duty]]
  if not counts then return end
  local duty = counts[verdict.duty] and verdict.duty or OTHER
  counts[duty] = (counts[duty] or 0) + 1
end

local function count_act(self, name, outcome)
  if not self.acts[name] then
    if self.n_act_names >= ACT_NAMES_MOST then name = OTHER end
    if not self.acts[name] then
      self.acts[name], self.n_act_names = {}, self.n_act_names + 1
    end
  end
  self.acts[name][outcome] = (self.acts[name][outcome] or 0) + 1
end

---A line of guidance: acts, and what came of them.
---@param line { type: string, id: string?, contact: string?, name: string?, edge: boolean? }
function Metrics:told(line)
  local outcome = OUTCOMES[line.type]
  if not outcome then return end
  local contact, name = self.contacts[line.contact], line.name
  if contact and line.edge then contact.edges[line.id] = name end
  if outcome == "retracted" then name = contact and contact.edges[line.id] end
  count_act(self, name or OTHER, outcome)
end

---The line to a server is up, or lost.
---@param name string
---@param is_up boolean
function Metrics:line(name, is_up)
  local source = self.sources[name]
  if is_up then
    source.up, source.connects = source.up + 1, source.connects + 1
  else
    source.up, source.losses = source.up - 1, source.losses + 1
  end
end

-- --- text ----------------------------------------------------------------------------------------

local ESCAPED = { ["\\"] = "\\\\", ["\n"] = "\\n", ['"'] = '\\"' }

local function number(n)
  if n ~= n then return "NaN" end
  return math.type(n) == "integer" and tostring(n) or ("%.14g"):format(n)
end

-- { "a", "b" } and their values as {a="…",b="…"}
local function labelled(names, ...)
  local parts = {}
  for i, name in ipairs(names) do
    parts[i] = ('%s="%s"'):format(name, (select(i, ...):gsub('[\\\n"]', ESCAPED)))
  end
  return "{" .. table.concat(parts, ",") .. "}"
end

local function sorted_keys(t)
  local keys = {}
  for k in pairs(t) do keys[#keys + 1] = k end
  table.sort(keys)
  return keys
end

local function of_field(name)
  return function(self, add) add("", self[name]) end
end

local function of_now(name)
  return function(_, add, now) add("", now[name]) end
end

local function of_promises(name)
  return function(_, add, now)
    if now.promises then add("", now.promises[name]) end
  end
end

local function of_shadow(name)
  return function(_, add, now)
    if now.shadow then add("", now.shadow.all[name]) end
  end
end

local function shadow_changes(_, add, now)
  local duties, rows = {}, {}
  for _, row in ipairs(now.shadow and now.shadow.duties or {}) do
    duties[#duties + 1], rows[row.duty] = row.duty, row
  end
  table.sort(duties)
  for _, duty in ipairs(duties) do
    for _, change in ipairs { "better", "other", "worse" } do
      add(labelled({ "duty", "change" }, duty, change), rows[duty][change])
    end
  end
end

local function of_sources(value)
  return function(self, add)
    for _, name in ipairs(sorted_keys(self.sources)) do
      add(labelled({ "source" }, name), value(self.sources[name]))
    end
  end
end

-- Two levels of labels, in order.
local function of_counts(field, names)
  return function(self, add)
    for _, first in ipairs(sorted_keys(self[field])) do
      local counts = self[field][first]
      for _, second in ipairs(sorted_keys(counts)) do
        add(labelled(names, first, second), counts[second])
      end
    end
  end
end

local function handling(self, add)
  for i, most in ipairs(BUCKETS_S) do
    add(labelled({ "le" }, number(most)), self.buckets[i], "_bucket")
  end
  add('{le="+Inf"}', self.handled, "_bucket")
  add("", self.handled_ms / 1000, "_sum")
  add("", self.handled, "_count")
end

-- How many are on hold, how many of them for too long, and how long the longest is, ms.
local function look_at_holds(self, at)
  local n, over, longest = 0, 0, 0
  for _, hold in pairs(self.holding) do
    local ms = math.max(0, at - hold.since)
    n, longest = n + 1, math.max(longest, ms)
    if ms > self.opts.hold_limit then
      over = over + 1
      if not hold.is_over then self.holds_over = self.holds_over + 1 end
      hold.is_over = true
    end
  end
  return { n = n, over = over, longest = longest }
end

local function of_holds(value)
  return function(_, add, now) add("", value(now.holds)) end
end

-- name, type, help, what adds its samples; in the order of the text
local FAMILIES = {
  { "hatif_contacts_open", "gauge", "Contacts open, those that linger behind their hang-up too.",
    of_now("contacts") },
  { "hatif_contacts_opened_total", "counter", "Contacts opened.", of_field("opened") },
  { "hatif_contacts_ended_total", "counter", "Contacts ended.", of_field("ended") },
  { "hatif_contacts_offered_total", "counter",
    "Contacts not outbound that rang, waited in a queue or were answered.", of_field("offered") },
  { "hatif_contacts_answered_total", "counter", "Offered contacts that were answered.",
    of_field("answered") },
  { "hatif_contacts_answered_in_time_total", "counter",
    "Offered contacts that were answered within the service level's time.", of_field("in_time") },
  { "hatif_contacts_abandoned_total", "counter", "Offered contacts that ended unanswered.",
    of_field("abandoned") },
  { "hatif_service_level_ratio", "gauge",
    "Offered contacts answered in time, of all offered, since the start; NaN before the first.",
    function(self, add) add("", self.in_time / self.offered) end },
  { "hatif_service_level_seconds", "gauge", "The time within which an answer is in time.",
    function(self, add) add("", self.opts.service_level / 1000) end },
  { "hatif_handling_seconds", "histogram",
    "Talk, hold and wrap-up of contacts that ended.", handling },
  { "hatif_contacts_on_hold", "gauge", "Contacts on hold.",
    of_holds(function(holds) return holds.n end) },
  { "hatif_contacts_on_hold_over_limit", "gauge", "Contacts on hold for longer than the limit.",
    of_holds(function(holds) return holds.over end) },
  { "hatif_hold_longest_seconds", "gauge", "How long the longest hold of this moment has lasted.",
    of_holds(function(holds) return holds.longest / 1000 end) },
  { "hatif_hold_limit_seconds", "gauge", "The limit of a hold.",
    function(self, add) add("", self.opts.hold_limit / 1000) end },
  { "hatif_holds_total", "counter", "Holds begun.", of_field("holds") },
  { "hatif_holds_over_limit_total", "counter", "Holds that went over the limit.",
    of_field("holds_over") },
  { "hatif_promises_open", "gauge", "Promises made and not settled.", of_promises("open") },
  { "hatif_promises_due", "gauge", "Open promises whose time has come.", of_promises("due") },
  { "hatif_promises_overdue", "gauge", "Open promises that should be settled by now.",
    of_promises("overdue") },
  { "hatif_verdicts_total", "counter", "Verdicts by status.", function(self, add)
    for _, status in ipairs(sorted_keys(self.verdicts)) do
      add(labelled({ "status" }, status), self.verdicts[status])
    end
  end },
  { "hatif_violations_total", "counter", "Violations by policy and duty.",
    of_counts("violations", { "policy", "duty" }) },
  { "hatif_shadow_contacts_total", "counter", "Ended contacts that the shadow policy judged too.",
    of_shadow("contacts") },
  { "hatif_shadow_contacts_changed_total", "counter",
    "Those in which the shadow policy says otherwise.", of_shadow("changed") },
  { "hatif_shadow_changes_total", "counter",
    "Runs of duties that the shadow policy judges otherwise: worse is violated only there.",
    shadow_changes },
  { "hatif_acts_total", "counter", "Acts by name and outcome.",
    of_counts("acts", { "name", "outcome" }) },
  { "hatif_source_up", "gauge", "1 where the line to the server is up, else 0.",
    of_sources(function(source) return source.up end) },
  { "hatif_source_reconnects_total", "counter", "Logins to the server after the first.",
    of_sources(function(source) return math.max(0, source.connects - 1) end) },
  { "hatif_source_losses_total", "counter", "How often the line to the server was lost.",
    of_sources(function(source) return source.losses end) },
  { "hatif_guidance_clients", "gauge", "Desktops that listen to guidance.", of_now("clients") },
  { "hatif_guidance_lost_lines_total", "counter", "Lines that readers of guidance had no room for.",
    of_now("lost") },
}

---Names of all that the text may hold, with types: what a dashboard may ask for.
---@return { name: string, type: "counter"|"gauge"|"histogram", help: string }[]
function M.families()
  local out = {}
  for i, family in ipairs(FAMILIES) do
    out[i] = { name = family[1], type = family[2], help = family[3] }
  end
  return out
end

---The text. The same counts are the same bytes.
---@param now hatif.serve.metrics_now
---@return string
function Metrics:text(now)
  local lines = {}
  local moment = { holds = look_at_holds(self, now.at) }
  for k, v in pairs(now) do moment[k] = v end
  for _, family in ipairs(FAMILIES) do
    local name = family[1]
    local head = ("# HELP %s %s\n# TYPE %s %s"):format(name, family[3], name, family[2])
    family[4](self, function(labels, value, suffix)
      if head then lines[#lines + 1] = head end
      head = nil
      lines[#lines + 1] = ("%s%s%s %s"):format(name, suffix or "", labels, number(value))
    end, moment)
  end
  return table.concat(lines, "\n") .. "\n"
end

return M

-- Contacts that go on as they were, or by another version of their policy.
local core = require("hatif.core")
local refuse = require("hatif.engine.refusals")

---@class hatif.Engine
local Engine = {}

--- Opens a contact again as it was when `contact:snapshot()` was called, here or elsewhere; it goes
--- on as if it had never stopped. What it said already is not said again. One that has finished can
--- be read, and takes what may still come; it is not among the open ones.
---@param snapshot string
---@param policy hatif.Policy of the same hash as it was judged by
---@return hatif.Contact? contact
---@return string? message
---@return "EFORMAT"|"EVERSION"|"EPOLICY"|"EEXIST"|"ENOMEM"|nil code damaged; of another version of
---  hatif; of another policy; open already
function Engine:restore(snapshot, policy)
  refuse.closed(self, "restore")
  refuse.kept(self, "restore")
  if type(snapshot) ~= "string" then
    error(("bad argument #1 to 'restore' (string expected, got %s)"):format(type(snapshot)), 2)
  end
  refuse.policy("restore", policy)
  local about, message, code = core.contact.about(snapshot)
  if not about then return nil, message, code end
  if self.contacts[about.id] then return refuse.exists(about.id) end
  local contact
  contact, message, code = core.contact.restore(policy.core, snapshot, self:_handlers(policy))
  if not contact then return nil, message, code end
  if not about.finished then
    self:_take_in(about.id, contact)
  end
  return contact
end

---@class hatif.Map what the parts of a policy are in its next version: "protocol", or
---"protocol.step", "protocol.duty", "protocol.flow"; false: gone. What has the same name needs no
---word, but for flows that run: their journal has to fit the new function
---@field protocols table<string, string|false>?
---@field steps table<string, string|false>?
---@field duties table<string, string|false>?
---@field flows table<string, string|false>?

--- Moves an open contact to another version of its policy. Facts, counts, evidence and deadlines
--- stay; a protocol that is new is not in force for it. The old handle is closed.
---
--- ```lua
--- local engine = hatif.engine.new { policy = assert(hatif.policy.load("spec/fixtures/desk.lua")) }
--- engine:open { id = "c1", channel = "phone", lang = "en", at = 0 }
--- local new = assert(hatif.policy.load("spec/fixtures/desk_slower.lua"))
--- print(select(3, engine:migrate("c1", new))) --> ESTALE
--- print(engine:migrate("c1", new, { duties = { ["desk.promise"] = false } }):id()) --> c1
--- ```
---@param id string
---@param policy hatif.Policy
---@param map hatif.Map? nothing has another name
---@return hatif.Contact? contact
---@return string? message
---@return "EUNKNOWN"|"ESTALE"|"EMAP"|"EBUSY"|"ENOMEM"|nil code ESTALE: it is in the middle of
---  something that the new version does not have and the map does not name; EMAP: the map is wrong
function Engine:migrate(id, policy, map)
  refuse.closed(self, "migrate")
  refuse.kept(self, "migrate")
  refuse.policy("migrate", policy)
  refuse.table("migrate", 3, map or {})
  local old = self.contacts[id]
  if not old then return refuse.unknown() end
  if self.busy then return nil, "migrate: called from inside a callback", "EBUSY" end
  local contact, message, code =
    core.contact.migrate(old, policy.core, map or {}, self:_handlers(policy))
  if not contact then return nil, message, code end
  core.contact.attach(contact, old:shadow())
  core.contact.attach(old, nil)
  self.contacts[id] = contact
  self.core:join(contact)
  old:close()
  return contact
end

--- Puts a policy in place of the engine's own while contacts run: those opened from now on begin
--- with it. Those that are open go on by the one they began with, which is freed with the last of
--- them; or, with a map, each is moved if it can be.
---
--- ```lua
--- local engine = hatif.engine.new { policy = assert(hatif.policy.load("examples/chefz")) }
--- local moved, stayed = engine:replace(assert(hatif.policy.load("examples/ozols")))
--- print(moved, #stayed) --> 0 0
--- ```
---@param policy hatif.Policy
---@param map hatif.Map?
---@return integer moved
---@return { id: string, message: string, code: string }[] stayed those that could not be moved
function Engine:replace(policy, map)
  refuse.closed(self, "replace")
  if map then refuse.kept(self, "replace") end
  if type(policy) ~= "table" or not policy.core then
    error(("bad argument #1 to 'replace' (a policy expected, got %s)"):format(type(policy)), 2)
  end
  if map ~= nil then refuse.table("replace", 2, map) end
  self.policy = policy
  local moved, stayed = 0, {}
  for _, id in ipairs(map and self:_ids() or {}) do
    local contact, message, code = self:migrate(id, policy, map)
    if contact then moved = moved + 1
    else stayed[#stayed + 1] = { id = id, message = message, code = code } end
  end
  return moved, stayed
end

return Engine

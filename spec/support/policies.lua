-- Policies written inside of specs: put into files of a folder of their own, loaded, and run.
local engine = require("hatif.engine")
local policy = require("hatif.policy")

local M = {}

local function write(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

--- Loads texts as files of a temporary folder; gives what policy.load gives, with the folder taken
--- out of messages.
---@param texts string|{ [1]: string, [2]: string }[] one text, or { name, text } in order
function M.load(texts, opts)
  if type(texts) == "string" then texts = { { "p.lua", texts } } end
  local folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir '" .. folder .. "'"))
  local paths = {}
  for i, item in ipairs(texts) do
    paths[i] = folder .. "/" .. item[1]
    write(paths[i], item[2])
  end
  local result = table.pack(policy.load(opts and opts.folder and folder or paths, opts))
  os.execute("rm -r '" .. folder .. "'")
  local plain = folder:gsub("%p", "%%%0") .. "/"
  if result[2] then result[2] = result[2]:gsub(plain, "") end
  for _, e in ipairs(result[4] or {}) do
    e.file, e.message = e.file:gsub(plain, ""), e.message:gsub(plain, "")
  end
  return table.unpack(result, 1, result.n)
end

--- The messages of a text that does not load.
function M.mistakes(texts, opts)
  local loaded, _, _, errors = M.load(texts, opts)
  assert(not loaded, "it loads")
  local out = {}
  for i, e in ipairs(errors) do out[i] = e.message end
  return out
end

--- A text of one protocol "p" around the given items.
function M.protocol(body) return 'protocol "p" {\n' .. body .. "\n}" end

--- Opens a contact and notes all that comes out of it.
---@return table contact
---@return { acts: table[], verdicts: table[], errors: table[], reports: table[] } seen
function M.open(loaded, opts)
  local seen = { acts = {}, verdicts = {}, errors = {}, reports = {} }
  local e = engine.new {
    replay = opts and opts.replay,
    on_act = function(_, act) seen.acts[#seen.acts + 1] = act end,
    on_verdict = function(_, verdict) seen.verdicts[#seen.verdicts + 1] = verdict end,
    on_error = function(err) seen.errors[#seen.errors + 1] = err end,
    on_report = function(_, report) seen.reports[#seen.reports + 1] = report end,
  }
  local opening = { policy = loaded, id = "c1", channel = "phone", lang = "ar", at = 0 }
  for k, v in pairs(opts or {}) do
    if k ~= "replay" then opening[k] = v end
  end
  local contact = assert(e:open(opening))
  return contact, seen, e
end

--- Feeds { at, type, fields… } in order and finishes.
function M.run(loaded, events, finish, opts)
  local contact, seen = M.open(loaded, opts)
  for i, item in ipairs(events) do
    local event = { at = item[1], type = item[2], line = i + 1 }
    for k, v in pairs(item) do
      if type(k) == "string" then event[k] = v end
    end
    assert(contact:feed(event))
  end
  local last = events[#events]
  assert(contact:finish(finish or (last and (last.stop or last[1]) or 0)))
  return contact, seen
end

--- duty → status of the last activation.
function M.statuses(contact)
  local out = {}
  for _, v in ipairs(contact:verdicts()) do
    if v.n > 0 or out[v.duty] == nil then out[v.duty] = v.status end
  end
  return out
end

return M

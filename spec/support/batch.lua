-- Batches of judged contacts for the specs of the page: from files, or made here.
local html = require "hatif.report.html"
local jsonl = require "hatif.sources.jsonl"
local policy = require "hatif.policy"
local review = require "hatif.review"
local timeline = require "hatif.timeline"

local M = {}

---@param path string of a policy
---@param records hatif.jsonl.call[]
---@param opts table? of hatif.report.html
---@return string html
---@return hatif.html page
function M.page(path, records, opts)
  local loaded = assert(policy.load(path))
  local page = html.new(loaded, opts)
  for _, record in ipairs(records) do
    local watch = timeline.new()
    page:add(record, review.judge(loaded, record, { watch = watch }), watch)
  end
  return page:html(), page
end

---The twenty calls of the first center.
---@return hatif.jsonl.call[]
function M.chefz()
  local out, pipe = {}, assert(io.popen("LC_ALL=C ls examples/chefz/calls/*.jsonl"))
  for path in pipe:lines() do out[#out + 1] = assert(jsonl.read(path)) end
  pipe:close()
  return out
end

---Two hundred contacts: those calls again and again, each under an id of its own.
---@return hatif.jsonl.call[]
function M.two_hundred()
  local out = {}
  for round = 1, 10 do
    for _, record in ipairs(M.chefz()) do
      record.contact.id = ("%s-%d"):format(record.contact.id, round)
      out[#out + 1] = record
    end
  end
  return out
end

M.EVIL = "</script><script>window.hit=1</script></style><img src=x onerror='window.hit=1'>"
  .. "<!-- \0\1\27[31m &amp; \u{202E}kcab\u{202C} \u{2069}\u{2067}ok\u{1F600}{{data}} شكرا لك"

---A contact whose every text is an attack.
---@return hatif.jsonl.call
function M.hostile()
  local evil = M.EVIL
  return assert(jsonl.check {
    { type = "contact", id = '"><script>window.hit=1</script>', channel = "phone", lang = "ar",
      at = 0, agent = "<b onmouseover=window.hit=1>\u{202E}Ali", team = evil, queue = evil,
      case = evil },
    { at = 1000, type = "answer" },
    { at = 1800, type = "utterance", by = "agent", text = "السلام عليكم " .. evil, stop = 3000 },
    { at = 4000, type = "utterance", by = "customer", text = evil, stop = 5000 },
    { at = 5100, type = "utterance", by = "agent", text = ("garšvārds"):rep(40), stop = 5200 },
    { at = 5500, type = "note", text = evil },
    { at = 6000, type = "<script>window.hit=1</script>" },
    { at = 9000, type = "hangup", by = "customer" },
  })
end

return M

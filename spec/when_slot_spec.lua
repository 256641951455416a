-- luacheck: no max line length
-- {when} in a pattern: the words of a point in time, and its due time where the caller says from when on.
local hatif = require("hatif")
local text = hatif.text

local AT = 1772452800000 -- Monday 2026-03-02 12:00 UTC, 15:00 in Riyadh
local HOUR = 3600000
local RIYADH = { zone = "Asia/Riyadh" }

local m = text.phrases({
  call = { ar = { "نتصل [عليك] {when}", "نرد+ {when}" }, en = { "call you [back] {when}" },
    lv = { "zvanīsim {when}" } },
  two = { "{when} or {when}" },
  rest = { "{name} {when} please" },
})

describe("{when}", function()
  it("captures the words of a point in time", function()
    local hit = m:match("we call you back tomorrow by noon, at the latest")[1]
    assert.equal("call", hit.name)
    assert.equal("tomorrow by noon", hit.captures.when)
  end)

  it("is due as understood when it was said, where that is given", function()
    local cases = {
      { "نتصل عليك بكرة الصبح", 21 }, -- until noon in Riyadh
      { "نرد عليك خلال يومين عمل", nil }, -- a word between: no hit
      { "نردلك خلال ساعتين", 2 },
      { "call you at 5 pm", 2 },
      { "zvanīsim rīt līdz pusdienlaikam", 21 },
    }
    for _, case in ipairs(cases) do
      local hit = m:match(case[1], AT, RIYADH)[1]
      assert.equal(case[2] and AT + case[2] * HOUR, hit and hit.captures.when, case[1])
    end
  end)

  it("counts by nine to five in UTC without a calendar", function()
    assert.equal(AT + 29 * HOUR, m:match("call you tomorrow", AT)[1].captures.when)
  end)

  it("stays words where no moment can be reckoned", function()
    local hit = m:match("call you within two working days", AT, { week = {} })[1]
    assert.equal("within two working days", hit.captures.when)
  end)

  it("takes as many words as belong to it, beside other slots", function()
    local hit = m:match("ask Sara tomorrow morning please")[1]
    assert.same({ name = "ask Sara", when = "tomorrow morning" }, hit.captures)
    assert.equal("two", m:match("tomorrow or next week")[1].name)
  end)

  it("is no time where nobody named one", function()
    assert.same({}, m:match("نتصل عليك في أقرب وقت"))
    assert.same({}, m:match("we call you back later"))
  end)

  it("is due from the transcript that completes it in a stream", function()
    local st = m:stream({ calendar = RIYADH })
    st:final("we will call you", AT)
    assert.equal(AT + 1 + 2 * HOUR, st:final("in two hours", AT + 1)[1].captures.when)
  end)

  it("names a bad time and a bad calendar", function()
    assert.error_matches(function() m:match("x", "now") end, "bad argument #2")
    assert.error_matches(function() m:match("x", 0, { zone = "Mars" }) end, "bad argument #3")
    assert.error_matches(function() m:match("x", nil, RIYADH) end, "bad argument #2")
    assert.error_matches(function() m:stream({ calendar = { zone = "Mars" } }) end, "zone")
  end)
end)

describe("{when} in a policy", function()
  local POLICY = [[
%s
protocol "back" { langs = { "ar" },
  phrases = { promise = { ar = { "نتصل عليك {when}" } } },
  flow "follow" { when = "said:promise", run = function(c, e)
    c:act("schedule", { due = e.cap.promise.when })
  end },
}
]]
  local function due_by(calendars)
    local path = os.tmpname()
    local file = assert(io.open(path, "wb"))
    file:write((POLICY:gsub("%%s", calendars)))
    file:close()
    local policy = assert(hatif.policy.load(path))
    os.remove(path)
    local result = assert(hatif.review(policy, {
      { type = "contact", id = "c", channel = "phone", lang = "ar", at = AT - 1000 },
      { type = "utterance", at = AT, stop = AT + 900, by = "agent", text = "نتصل عليك بكرة" },
    }))
    return result.acts[1].args.due
  end

  it("is ms since the epoch, by the hours of the policy's first calendar", function()
    local riyadh = 'calendar "a" { zone = "Asia/Riyadh", week = { mon = "09:00-17:00", tue = "09:00-13:00" } }'
    local riga = 'calendar "b" { zone = "Europe/Riga", week = { mon = "09:00-17:00" } }'
    assert.equal(AT + 22 * HOUR, due_by(riyadh))
    assert.equal(AT + 22 * HOUR, due_by(riyadh .. "\n" .. riga))
    local closed = 'calendar "a" { zone = "UTC", week = { tue = "09:00-17:00" },'
      .. ' except = { ["2026-03-03"] = "09:00-10:00" } }'
    assert.equal(AT + 22 * HOUR, due_by(closed))
  end)

  it("is by nine to five in UTC without one", function()
    assert.equal(AT + 29 * HOUR, due_by(""))
  end)
end)

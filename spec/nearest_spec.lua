-- luacheck: no max line length
-- hatif.nearest: why a phrase is not in a text, in a table of texts.
local nearest = require("hatif.nearest")
local text = require("hatif").text

local PHRASES = {
  ask = { ar = { "(تسمح&|ممكن) *2 (+احط+|+انتظر+) * +انتظار" }, en = { "may I put you *2 on hold" } },
  greet = { en = { "^ good (morning|evening)" }, ar = { "السلام عليكم" } },
  bye = { en = { "have a nice day $" } },
  yes = { en = { "I accept" }, ar = { "أنا موافق" }, unless_negated = true },
  late = { en = { "wait for {dur} please" } },
  name = { en = { "my name is {name}" } },
}
local m = text.phrases(PHRASES)

local CASES = { -- text, phrase, the way through the pattern, why
  { "may I put you on a hold", "ask", "may I put you *2 on hold", "«a» stands between «on» and «hold», where nothing may stand" },
  { "may I put you, dear Sara Lee, on hold", "ask", "may I put you *2 on hold",
    "3 words stand between «you» and «on», where at most 2 may stand" },
  { "may I put him on hold", "ask", "may I put you *2 on hold", "you is not there, but «him»" },
  { "may I put on hold", "ask", "may I put you *2 on hold", "you is not there" },
  { "I may put you on hold", "ask", "may I put you *2 on hold", "wrong order: «I» stands elsewhere" },
  { "ممكن أحطك شوي", "ask", "ممكن *2 +احط+ * +انتظار", "+انتظار is not there, but «شوي»" },
  { "أحطك على الانتظار", "ask", "(تسمح&|…) *2 +احط+ * +انتظار", "neither تسمح& nor the other is there" },
  { "well, good morning", "greet", "^ good morning", "^: «well» stands before it" },
  { "have a nice day then", "bye", "have a nice day $", "$: «then» stands behind it" },
  { "I do not believe that I accept", nil },
  { "it is not that I accept", "yes", nil, "«I accept» is negated or quoted" },
  { "لا أنا مو موافق", "yes", "أنا موافق", "«مو» stands between «أنا» and «موافق», where nothing may stand" },
  { "wait for a moment please", "late", "wait for {dur} please", "{dur} is not there, but «a moment»" },
  { "my name was Sara", "name", "my name is {name}", "is is not there, but «was»" },
  { "nothing of all that", nil },
  { "", nil },
  { "good morning", nil },
  { ("word "):rep(400) .. "well, good morning", nil }, -- too long to be looked at
}

describe("the nearest pattern", function()
  for _, case in ipairs(CASES) do
    it("of " .. case[1]:sub(1, 60), function()
      local had = {}
      for _, hit in ipairs(m:match(case[1])) do had[hit.name] = true end
      local near = nearest.of(PHRASES, case[1], had)[1] or {}
      assert.same({ case[2], case[3], case[4] }, { near.name, near.pattern, near.why })
    end)
  end

  it("is found through any nesting, and however many alternatives", function()
    local many = {}
    for i = 1, 60 do many[i] = "w" .. i end
    local any = "(" .. table.concat(many, "|") .. ")"
    local p = { p = { en = { any .. " " .. any .. " [x [y (z|q r)]] " .. any .. " end" } } }
    local near = nearest.of(p, "w59 w60 x y q r w58 now end", {})[1]
    assert.same({ "w59 w60 x y q r w58 end", "«now» stands between «w58» and «end», where nothing may stand" },
      { near.pattern, near.why })
  end)

  it("is the same on every run", function()
    local s = "may I put you, well, wait for me please, have a nice evening, my name was"
    local want = nearest.of(PHRASES, s, {})
    for _ = 1, 20 do assert.same(want, nearest.of(PHRASES, s, {})) end
    assert.is_true(#want > 1)
  end)
end)

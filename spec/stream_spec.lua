-- luacheck: no max line length
-- Streams: partial and final transcripts of one speaker, phrases across two utterances, nothing twice (X2).
-- HATIF_STREAM_CASES sets how many random texts are cut; a failure prints its seed.
local gen = require("support.random_phrases")
local text = require("hatif").text

local CASES = tonumber(os.getenv("HATIF_STREAM_CASES")) or 60

-- A stream whose hits are kept as a list: new ones come, gone ones leave.
local function listen(m, opts)
  local st, self = m:stream(opts), { hits = {}, told = 0 }
  local function take(how, s, at)
    local new, gone = st[how](st, s, at)
    for _, hit in ipairs(gone) do
      local found
      for i, h in ipairs(self.hits) do found = rawequal(h, hit) and i or found end
      assert(found, "what is gone was never new")
      table.remove(self.hits, found)
    end
    for _, hit in ipairs(new) do self.hits[#self.hits + 1] = hit end
    self.told = self.told + #new
    return new, gone
  end
  function self.partial(s, at) return take("partial", s, at or 0) end
  function self.final(s, at) return take("final", s, at or 0) end
  return self
end

local function in_order(hits)
  table.sort(hits, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last < b.last end
    return a.name < b.name
  end)
  return hits
end

local function names(hits)
  local out = {}
  for i, hit in ipairs(hits) do out[i] = hit.name end
  return table.concat(out, " ")
end

local CONSENT = {
  ask = { "would you like to hold", "ممكن تنتظر [معي] لحظة" },
  yes = { en = { "yes", "I accept" }, ar = { "موافق", "أقبل" }, unless_negated = true },
  back = { "back within {dur}", "خلال {dur}" },
  name = { "my name is {name}" },
  start = { "^ hello" },
  stop = { "thank you $" },
  far = { "hold * please" },
}

describe("a stream", function()
  local m = text.phrases(CONSENT)

  it("gives a phrase once, however many partials have it", function()
    local st = listen(m)
    assert.equal("", names(st.partial("would you like to")))
    assert.equal("ask", names(st.partial("would you like to hold")))
    assert.equal("", names(st.partial("would you like to hold for")))
    assert.equal("", names(st.final("would you like to hold for me", 900)))
    assert.equal("ask", names(st.final("would you like to hold", 9000))) -- said again
  end)

  it("gives a final without partials as a match", function()
    local s = "hello, my name is Sara, yes. back within two hours, thank you"
    assert.same(m:match(s), listen(m).final(s))
  end)

  it("gives a phrase once where words before it are heard anew", function()
    local st = listen(m)
    assert.equal("yes", names(st.partial("uh yes")))
    local new, gone = st.partial("well, yes")
    assert.same({ {}, {} }, { new, gone })
    new, gone = st.final("oh well, yes", 500)
    assert.same({ {}, {} }, { new, gone })
    assert.equal(1, st.told)
  end)

  it("takes back what the next transcript no longer has", function()
    local st = listen(m)
    local first = st.partial("would you like to hold")
    local new, gone = st.partial("would you like to holiday")
    assert.equal("", names(new))
    assert.is_true(rawequal(first[1], gone[1])) -- the very table that was given
    assert.same({}, (select(2, st.final("would you like to holiday", 500))))
  end)

  it("gives a phrase anew where it captures something else", function()
    local st = listen(m)
    assert.equal(3600000, st.partial("back within an hour")[1].captures.dur)
    local new, gone = st.final("back within an hour and a half", 100)
    assert.equal(5400000, new[1].captures.dur)
    assert.equal(3600000, gone[1].captures.dur)
  end)

  it("never takes back what a final has committed", function()
    local st = listen(m)
    st.final("yes", 100)
    assert.same({ {}, {} }, { st.partial("no", 200) })
  end)

  it("forgets a partial whose utterance came to nothing", function()
    local st = listen(m)
    st.partial("yes", 100)
    assert.equal("yes", names((select(2, st.final("", 200)))))
  end)
end)

describe("a phrase across two utterances", function()
  local m = text.phrases(CONSENT)

  it("is a hit of the one that completes it, with its bytes in both", function()
    local st = listen(m)
    local first, second = "one moment, would you like", "to hold, please?"
    assert.equal("", names(st.final(first, 1000)))
    local hit = st.final(second, 2000)[1]
    assert.equal("ask", hit.name)
    assert.equal("would you like", first:sub(hit.before.first, hit.before.last))
    assert.equal("to hold", second:sub(hit.first, hit.last))
  end)

  it("is found in a partial, once", function()
    local st = listen(m)
    st.final("ممكن تنتظر", 1000)
    assert.equal("", names(st.partial("معي", 1500)))
    assert.equal("ask", names(st.partial("معي لحظة", 1700)))
    assert.equal("", names(st.final("معي لحظة لو سمحت", 2000)))
  end)

  it("captures from both", function()
    local st = listen(m)
    st.final("my name is", 0)
    assert.equal("Sara", st.final("Sara", 100)[1].captures.name)
    st.final("خلال ساعة", 200)
    st.final("we are back within", 300)
    assert.equal(7200000, st.final("two hours", 400)[1].captures.dur)
  end)

  it("is none where the pause is longer than the gap", function()
    for gap, found in pairs({ [1000] = "ask", [999] = "" }) do
      local st = listen(m, { gap = gap })
      st.final("would you like", 0)
      assert.equal(found, names(st.final("to hold", 1000)), gap)
    end
    local st = listen(m, { gap = "1s" }) -- the pause ends with the first partial
    st.final("would you like", 0)
    st.partial("to", 1000)
    assert.equal("ask", names(st.final("to hold", 5000)))
    st = listen(m) -- 5 s where nothing is said of it
    st.final("would you like", 0)
    assert.equal("ask", names(st.final("to hold", 5000)))
    st.final("would you like", 6000)
    assert.equal("", names(st.final("to hold", 11001)))
  end)

  it("is one phrase of two utterances, not of three", function()
    local st = listen(m)
    st.final("would you", 0)
    st.final("like", 100)
    assert.equal("", names(st.final("to hold", 200)))
  end)

  it("goes on over a final without a word", function()
    local st = listen(m)
    st.final("would you like", 0)
    st.final("", 100)
    st.final(" \n", 100)
    assert.equal("ask", names(st.final("to hold", 200)))
  end)

  it("is unsaid by a negator in the first of them, and by none where the second stands alone", function()
    local st = listen(m)
    st.final("it is not that I", 0)
    assert.equal("", names(st.final("accept", 100)))
    st.final("no", 200)
    assert.equal("yes", names(st.final("I accept", 300))) -- the end of an utterance ends the clause
  end)

  it("takes no word that a hit of the phrase has already", function()
    local p = text.phrases({ p = { "a a" }, gap = { "hold * please" } })
    local st = listen(p)
    assert.equal("p", names(st.final("a a", 0)))
    assert.equal("", names(st.final("a", 100)))
    assert.equal("", names(st.final("hold", 200)))
    assert.equal("gap", names(st.final("hold please", 300)))
    assert.equal("", names(st.final("please", 400)))
  end)

  it("keeps ^ to the beginning of an utterance and $ to its end", function()
    local st = listen(m)
    st.final("well", 0)
    assert.equal("start", names(st.final("hello thank", 100)))
    assert.equal("stop", names(st.partial("you", 200)))
    assert.equal("stop", names((select(2, st.final("you know", 300)))))
    local p = text.phrases({ p = { "^ a b" } })
    st = listen(p)
    st.final("a", 0)
    assert.equal("p", names(st.final("b", 100)))
    st.final("x a", 200)
    assert.equal("", names(st.final("b", 300)))
  end)
end)

describe("X2: a text cut", function()
  -- Hits with places in the whole text.
  local function placed(hits, shift)
    local out = {}
    for i, h in ipairs(hits) do
      local before = h.before
      out[i] = { name = h.name, first = before and before.first or h.first + shift, last = h.last + shift }
    end
    return out
  end

  local function each_overlaps_one(a, b)
    for _, x in ipairs(a) do
      local met = false
      for _, y in ipairs(b) do
        met = met or (x.name == y.name and x.first <= y.last and y.first <= x.last)
      end
      if not met then return false end
    end
    return true
  end

  it("at any byte, first as a partial, has in the end the hits of the whole", function()
    local found = 0
    for seed = 1, CASES do
      local r = gen.random(seed)
      local list, spec = gen.phrases(r)
      local m = text.phrases(spec)
      local _, _, s = gen.sentence(r, list)
      local want = m:match(s)
      local growing = listen(m)
      for cut = 0, #s do
        local st = listen(m)
        st.partial(s:sub(1, cut))
        st.final(s)
        growing.partial(s:sub(1, cut), cut)
        assert.same(want, in_order(st.hits), ("seed %d, cut behind byte %d"):format(seed, cut))
      end
      growing.final(s, #s)
      assert.same(want, in_order(growing.hits), "seed " .. seed)
      found = found + #want
    end
    assert.is_true(found > CASES / 2)
  end)

  it("at any blank, as two finals, has the phrases of the whole in their places", function()
    local across = 0
    for seed = 1, CASES do
      local r = gen.random(seed)
      local list, spec = gen.phrases(r)
      local m = text.phrases(spec)
      local _, _, s = gen.sentence(r, list)
      local want = m:match(s)
      for cut in s:gmatch("() ") do
        local st = listen(m)
        local hits = placed(st.final(s:sub(1, cut - 1), 0), 0)
        for _, h in ipairs(placed(st.final(s:sub(cut + 1), 10), cut)) do
          hits[#hits + 1] = h
          if h.first < cut then across = across + 1 end
        end
        local message = ("seed %d, cut at %d of %s"):format(seed, cut, s)
        assert.is_true(each_overlaps_one(want, hits), message)
        for i, a in ipairs(hits) do
          for k = i + 1, #hits do
            local b = hits[k]
            assert.is_false(a.name == b.name and a.first <= b.last and b.first <= a.last, message)
          end
        end
      end
    end
    assert.is_true(across > CASES / 10)
  end)
end)

describe("a stream's arguments", function()
  local m = text.phrases(CONSENT)

  it("are named where they are wrong", function()
    local st = m:stream()
    assert.error_matches(function() st:partial({}, 0) end, "bad argument #1")
    assert.error_matches(function() st:partial("a") end, "bad argument #2")
    assert.error_matches(function() st:final("a", 0.5) end, "bad argument #2")
    assert.error_matches(function() st:final("a", 1 << 60) end, "bad argument #2")
    assert.error_matches(function() m:stream(5) end, "bad argument #1")
    assert.error_matches(function() m:stream({ gap = -1 }) end, "bad argument #1")
    assert.error_matches(function() m:stream({ lag = 1 }) end, "gap")
    assert.error_matches(function() m.stream({}) end, "bad argument #1")
  end)

  it("may be times that go back, which count as the latest", function()
    local st = listen(m, { gap = 100 })
    st.final("would you like", 5000)
    assert.equal("ask", names(st.final("to hold", 10)))
  end)

  it("may be used by a finaliser in between, which finds the stream busy or works", function()
    local st, fine, busy = m:stream(), 0, 0
    collectgarbage("generational")
    for i = 1, 200 do
      setmetatable({}, { __gc = function()
        local ok, message = pcall(st.partial, st, "yes", i)
        if ok then fine = fine + 1 else busy = busy + (message:find("re%-entered") and 1 or 0) end
      end })
      st:partial(("yes "):rep(20), i)
      st:final("yes " .. i, i)
    end
    collectgarbage("incremental")
    collectgarbage()
    assert.equal(200, fine + busy)
  end)
end)

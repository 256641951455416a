-- luacheck: no max line length
-- Random patterns and texts: the matcher against spec/support/naive_phrases.lua (X12), and what must hold for any text.
-- HATIF_PHRASE_CASES sets how many; a failure prints its seed.
local gen = require("support.random_phrases")
local text = require("hatif").text

local CASES = tonumber(os.getenv("HATIF_PHRASE_CASES")) or 400

describe("a random text", function()
  it("has the hits that trying everything finds (X12)", function()
    local found = 0
    for seed = 1, CASES do
      local r = gen.random(seed)
      local list, spec = gen.phrases(r)
      local m = text.phrases(spec)
      for _ = 1, 4 do
        local words, before, s = gen.sentence(r, list)
        local got, want = m:match(s), gen.expected(list, words, before)
        local ok = pcall(assert.same, want, got)
        if not ok then
          print("seed", seed, s)
          for name, patterns in pairs(spec) do print(name, table.concat(patterns, "  ||  ")) end
          assert.same(want, got)
        end
        assert.equal(#want, m:count(s))
        found = found + #want
      end
    end
    assert.is_true(found > CASES / 2) -- not a comparison of nothings
  end)

  it("matches as its folded form does (X12)", function()
    for seed = 1, CASES // 10 do
      local r = gen.random(seed + 1000000)
      local list, spec = gen.phrases(r)
      local m = text.phrases(spec)
      local _, _, s = gen.sentence(r, list)
      if not (s:find("\u{624}") or s:find("\u{626}")) then -- folding hides the seat of a hamza
        local folded, map = text.fold(s)
        local want, got = m:match(s), m:match(folded)
        for i, hit in ipairs(got) do
          hit.first, hit.last = map:original(hit.first, hit.last)
          hit.captures = want[i] and want[i].captures
        end
        assert.same(want, got)
      end
    end
  end)
end)

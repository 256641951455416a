-- No phrase of one pack is heard in what stands for another, unless packs_overlaps.tsv says why.
local overlaps = require "support.overlaps"

local TABLE = "spec/packs_overlaps.tsv"

describe("a phrase of one pack", function()
  local now, allowed, reasons

  setup(function()
    now = overlaps.now()
    allowed, reasons = overlaps.table(TABLE)
  end)

  it("is heard in another pack's sentences only where the table says so", function()
    local out = {}
    for _, phrase in ipairs(overlaps.sorted(now)) do
      for _, from in ipairs(overlaps.sorted(now[phrase])) do
        if not (allowed[phrase] or {})[from] then
          out[#out + 1] = ("%s is heard in %s: %s"):format(phrase, from, now[phrase][from])
        end
      end
    end
    assert.same({}, out)
  end)

  it("is heard wherever the table says so", function()
    local out = {}
    for _, phrase in ipairs(overlaps.sorted(allowed)) do
      for _, from in ipairs(overlaps.sorted(allowed[phrase])) do
        if not (now[phrase] or {})[from] then
          out[#out + 1] = ("%s is not heard in %s any more: take it out of %s"):format(phrase, from,
            TABLE)
        end
      end
    end
    assert.same({}, out)
  end)

  it("has a reason for each family of them", function()
    for phrase, reason in pairs(reasons) do
      assert.truthy(#reason >= 20, phrase .. " has no reason: " .. reason)
    end
  end)
end)

-- The words of the packs for people: each in the three languages, and shown in that of the contact.
local hatif = require "hatif"
local packs = require "support.packs"
local testing = require "hatif.testing"

local function slots(text)
  local out = {}
  for slot in text:gmatch("{(%a[%w_]*)}") do out[slot] = true end
  return out
end

-- What a text lacks, as lines.
local function lacks(where, texts, out)
  for _, lang in ipairs(packs.LANGS) do
    local text = type(texts) == "table" and texts[lang]
    if not text or text == "" then
      out[#out + 1] = where .. " is not there in " .. lang
    else
      for slot in pairs(slots(texts.ar or "")) do
        if not slots(text)[slot] then
          out[#out + 1] = where .. " has no {" .. slot .. "} in " .. lang
        end
      end
      local arabic = text:find("[\xD8-\xDB]") ~= nil
      if arabic ~= (lang == "ar") then
        out[#out + 1] = where .. " is not written in the script of " .. lang
      end
    end
  end
end

describe("the words of the packs", function()
  local policy = packs.all()

  it("of duties and sections are there in Arabic, English and Latvian", function()
    local out = {}
    for _, duty in ipairs(policy:duties()) do
      lacks("title of " .. duty.id, duty.title, out)
      if duty.advice then lacks("advice of " .. duty.id, duty.advice, out) end
      if duty.kind == "attest" then lacks("question of " .. duty.id, duty.text, out) end
      assert.truthy(duty.advice or duty.kind == "attest", duty.id .. " has no advice")
    end
    for _, protocol in ipairs(policy:protocols()) do
      for id, section in pairs(protocol.sections) do
        lacks("section " .. protocol.id .. "." .. id, section.title, out)
      end
    end
    assert.same({}, out)
  end)

  it("of templates are, with the same slots", function()
    local out, n = {}, 0
    for _, protocol in ipairs(policy.plan.protocols) do
      for name, texts in pairs(protocol.templates) do
        lacks("template " .. protocol.id .. "." .. name, texts, out)
        n = n + 1
      end
    end
    table.sort(out)
    assert.same({}, out)
    assert.truthy(n > 50)
  end)

  it("of prompts and cards come from templates, so that a layer can say them otherwise", function()
    for _, id in ipairs(packs.ids()) do
      local n = 0
      for line in io.lines(packs.path(id)) do
        n = n + 1
        if line:find('c:act%("prompt"') or line:find('c:act%("card"') then
          assert.truthy(line:find("text = c:render", 1, true),
            ("%s:%d: %s"):format(packs.path(id), n, line))
        end
      end
    end
  end)

  it("are shown in the language of the contact", function()
    local hold = assert(hatif.policy.load(packs.path "hold"))
    local want = { ar = "ارجع للعميل قبل انتهاء المدة.", en = "Be back before the time is over.",
      lv = "Atgriezieties, pirms beidzas laiks." }
    for _, lang in ipairs(packs.LANGS) do
      local call = testing.contact(hold, { lang = lang })
      call:event("1s", "answer")
      call:event("5s", "hold"):advance "6s"
      assert.equal(want[lang], call.acts[1].args.text)
    end
  end)

  it("of a card are shown once, acknowledged, and never scored", function()
    local team = testing.contact(assert(hatif.policy.load(packs.path "team")), { channel = "team" })
    team:event("1s", "x"):advance "2s"
    local cards = team:acts_named "card"
    assert.equal(9, #cards)
    for i, card in ipairs(cards) do
      team:event(2000 + i, "act.acknowledged", { id = card.key, outcome = "done" })
    end
    team:finish "1m"
    assert.equal(9, #team:acts_named "card")
    assert.is_nil(team.handle:score().percentage) -- nothing was judged: a card is no duty
    for _, verdict in ipairs(team.handle:verdicts()) do
      assert.truthy(verdict.status == "na" or verdict.status == "pending", verdict.duty)
    end
  end)
end)

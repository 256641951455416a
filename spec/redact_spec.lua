-- What is personal is masked, wherever it is told; what is not stays.
local dkjson = require "dkjson"
local command = require("support.command").hatif
local hatif = require "hatif"
local redact = require "hatif.redact"

-- A line of the table without its marks, and which of its bytes they held.
local function unmarked(marked)
  local text, spans, i = "", {}, 1
  while true do
    local a, b = marked:find("⟦", i, true)
    if not a then return text .. marked:sub(i), spans end
    local c, d = marked:find("⟧", b, true)
    text = text .. marked:sub(i, a - 1)
    spans[#spans + 1] = { #text + 1, #text + c - b - 1 }
    text = text .. marked:sub(b + 1, c - 1)
    i = d + 1
  end
end

-- Whether bytes that were to be masked are seen, and whether others are masked.
local function compare(text, wanted, got)
  local bytes, missed, false_hit = {}, false, false
  for k = 1, #text do bytes[k] = 0 end
  for _, s in ipairs(wanted) do for k = s[1], s[2] do bytes[k] = bytes[k] + 1 end end
  for _, s in ipairs(got) do for k = s.first, s.last do bytes[k] = bytes[k] + 2 end end
  for k = 1, #text do
    missed = missed or bytes[k] == 1
    false_hit = false_hit or bytes[k] == 2 and text:find("^%S", k) ~= nil
  end
  return missed, false_hit
end

local function table_of_lines()
  local out = {}
  for line in io.lines("spec/fixtures/personal.tsv") do
    local lang, marked = line:match "^(%l%l)\t(.*)$"
    if lang then
      local text, wanted = unmarked(marked)
      out[#out + 1] = { lang = lang, marked = marked, text = text, wanted = wanted }
    end
  end
  return out
end

describe("hatif.redact on the table of lines", function()
  local lines = table_of_lines()

  it("misses little and masks little that is not personal", function()
    local missed, false_hits, with = {}, {}, 0
    for _, line in ipairs(lines) do
      local is_missed, is_false = compare(line.text, line.wanted, redact.spans(line.text))
      with = with + (#line.wanted > 0 and 1 or 0)
      if is_missed then missed[#missed + 1] = line.marked end
      if is_false then false_hits[#false_hits + 1] = line.marked end
    end
    print(("\n%d lines, %d with personal data: %d missed, %d false hits"):format(#lines, with,
      #missed, #false_hits))
    for _, text in ipairs(missed) do print("  missed  " .. text) end
    for _, text in ipairs(false_hits) do print("  false   " .. text) end
    assert.truthy(#lines >= 400 and with >= 200)
    assert.truthy(#missed <= 1, "more is missed than was")
    assert.truthy(#false_hits <= 4, "more is masked than was")
  end)

  it("keeps every byte in its place, and nothing of what it masks", function()
    for _, line in ipairs(lines) do
      local hidden = redact(line.text)
      assert.equal(#line.text, #hidden)
      assert.truthy(utf8.len(hidden))
      for _, s in ipairs(redact.spans(line.text)) do
        local was, is = line.text:sub(s.first, s.last), hidden:sub(s.first, s.last)
        assert.equal(redact.mask(s.kind, #was), is)
      end
    end
  end)

  it("leaves a mask as it is", function()
    for _, line in ipairs(lines) do
      local twice = redact(redact(line.text))
      for _, s in ipairs(redact.spans(line.text)) do
        assert.equal(redact.mask(s.kind, s.last - s.first + 1), twice:sub(s.first, s.last))
      end
    end
  end)
end)

describe("the check digits", function()
  local numbers = require "hatif.redact.numbers"
  it("of cards and Saudi identities are Luhn's", function()
    assert.is_true(numbers.luhn "4111111111111111")
    assert.is_false(numbers.luhn "4111111111111112")
    assert.is_true(numbers.luhn "1000000008")
  end)

  it("of an IBAN are mod 97", function()
    for _, iban in ipairs { "SA0380000000608010167519", "LV80BANK0000435195001",
      "EG380019000500000000263180002", "GB82WEST12345698765432" } do
      assert.is_true(numbers.mod97(iban), iban)
      assert.is_false(numbers.mod97((iban:gsub("%d$", function(d) return (d + 1) % 10 end))), iban)
    end
  end)

  it("of a Latvian code are (1101 - the weighted sum) mod 11 mod 10", function()
    assert.is_true(numbers.latvian "16117519997")
    assert.is_false(numbers.latvian "16117519998")
  end)
end)

local POLICY = [[
protocol "desk" {
  langs = { "ar", "en" },
  phrases = {
    hello = { ar = { "السلام عليكم" }, en = { "hello" } },
    caller = { ar = { "مع الحساب {name}" }, en = { "account of {name}" } },
    member = { en = { "member {num}" }, ar = { "عضوية {num}" }, personal = true },
  },
  must "greet" { say = "hello", when = "answer", within = "3s", cite = "d 1" },
  must "asked" { heard = "caller", when = "answer", within = "60s", cite = "d 2" },
  never "digits" { heard = "member", cite = "d 3",
    on_violate = function(c)
      c:act("alert", { to = "x", phone = c.facts.phone, n = 966501234567 })
    end },
}]]

local function policy()
  return assert(hatif.policy.of({ { name = "d.lua", path = "d.lua", text = POLICY } }))
end

local CALL = {
  { type = "contact", id = "c1", channel = "phone", lang = "ar", at = 0, customer = "0561112223",
    agent = "sara", facts = { customer_name = "زكريا", phone = "0561112223", topic = "late" } },
  { at = 1000, type = "answer" },
  { at = 1500, type = "utterance", by = "agent", text = "السلام عليكم", stop = 2000 },
  { at = 3000, type = "utterance", by = "customer", stop = 5000,
    text = "مع الحساب كنعان عضوية 77" },
  { at = 6000, type = "utterance", by = "customer", stop = 7000,
    text = "جوالي صفر خمسة ستة واحد" },
  { at = 7500, type = "utterance", by = "agent", text = "نعم", stop = 7700 },
  { at = 8000, type = "utterance", by = "customer", stop = 9900,
    text = "واحد واحد اثنين اثنين اثنين ثلاثة", words = { { text = "واحد", at = 8000, stop = 8100 },
      { text = "ثلاثة", at = 9000, stop = 9900 } } },
  { at = 10000, type = "utterance", by = "agent", stop = 12000,
    text = "شكرا يا كنعان، وشكرا لزكريا" },
  { at = 13000, type = "note", text = "call 0561112223" },
  { at = 14000, type = "hangup", by = "customer" },
}

describe("a redacted contact", function()
  local p = policy()
  local record = assert(require("hatif.review").record(CALL))
  local result = require("hatif.review").judge(p, record)
  local redactor = redact.of(p, record)
  local hidden, judged = redactor:record(), redactor:result(result)

  it("has no word left of names, facts and numbers, said in pieces too", function()
    local all = dkjson.encode { hidden.contact, hidden.events, judged.acts, judged.verdicts }
    for _, secret in ipairs { "كنعان", "زكريا", "0561112223", "صفر خمسة", "واحد", "966501234567",
      "عضوية 77" } do
      assert.is_nil(all:find(secret, 1, true), secret)
    end
    assert.truthy(all:find("السلام عليكم", 1, true))
    assert.truthy(all:find("late", 1, true))
    assert.truthy(all:find("sara", 1, true))
  end)

  it("has evidence whose offsets mean what they meant", function()
    local n = 0
    for _, v in ipairs(judged.verdicts) do
      for _, e in ipairs(v.evidence) do
        local event = hidden.events[e.event - 1]
        if e.text then
          assert.equal(e.text, event.text:sub(e.first, e.last))
          n = n + 1
        end
      end
    end
    assert.equal(3, n)
  end)

  it("leaves the original as it was", function()
    assert.equal("مع الحساب كنعان عضوية 77", record.events[3].text)
    assert.equal("0561112223", record.contact.customer)
  end)

  it("is what `hatif review --redact` prints, as text and as JSON", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    for _, event in ipairs(CALL) do file:write(dkjson.encode(event), "\n") end
    file:close()
    local folder = os.tmpname()
    file = assert(io.open(folder, "w"))
    file:write(POLICY)
    file:close()
    local shown = command("review", folder, path).out
    assert.truthy(shown:find("كنعان", 1, true))
    for _, format in ipairs { {}, { "--json" }, { "--against", folder } } do
      local r = command("review", folder, path, "--redact", table.unpack(format))
      assert.equal("", r.err)
      assert.equal(0, r.code)
      for _, secret in ipairs { "كنعان", "زكريا", "0561112223", "966501234567" } do
        assert.is_nil(r.out:find(secret, 1, true), secret)
      end
    end
    local page = os.tmpname()
    for _, format in ipairs { { "--csv" }, { "--junit" }, { "--html", page } } do
      local r = command("review", folder, path, "--redact", table.unpack(format))
      assert.equal("", r.err)
      local all = r.out .. assert(io.open(page)):read("a")
      for _, secret in ipairs { "كنعان", "زكريا", "0561112223", "966501234567" } do
        assert.is_nil(all:find(secret, 1, true), format[1] .. " " .. secret)
      end
    end
    os.remove(page)
    os.remove(path)
    os.remove(folder)
  end)
end)

describe("a redacted call of the first center", function()
  local p = assert(hatif.policy.load("examples/chefz"))
  local jsonl = require "hatif.sources.jsonl"

  it("has lost the names of agent and customer, and not a word more", function()
    local pipe = assert(io.popen("ls examples/chefz/calls/*.jsonl"))
    local n = 0
    for path in pipe:lines() do
      local record = assert(jsonl.read(path))
      local hidden = redact.of(p, record):record()
      -- one customer is addressed by a name that the record does not have
      local names = record.contact.agent .. " " .. (record.contact.customer or "") .. " عبدالله"
      for i, e in ipairs(record.events) do
        local was, is = e.text or "", hidden.events[i].text or ""
        for _, s in ipairs(is ~= was and redact.spans(was) or {}) do
          assert.truthy(names:find(was:sub(s.first, s.last), 1, true), was)
          n = n + 1
        end
        for name in names:gmatch "%S+" do
          local matcher = hatif.text.phrases { n = { ar = { name } } }
          assert.is_false(#name >= 6 and #matcher:match(is) > 0, is)
        end
      end
    end
    pipe:close()
    assert.truthy(n >= 20)
  end)
end)

describe("hatif promises export --redact", function()
  it("masks what a promise carries", function()
    local store, path = require("support.stores").open()
    assert(store:promise { key = "k", what = "call_back", contact = "c", due = 5,
      payload = '{"phone":"0561112223","who":"my name is Zakaria"}' })
    store:close()
    assert.matches("0561112223", command("promises", "export", path).out)
    local out = command("promises", "export", path, "--redact").out
    assert.is_nil(out:find("0561112223", 1, true) or out:find("Zakaria", 1, true))
    assert.matches("%[phone%*+%]", out)
    require("support.stores").remove(path)
  end)
end)

describe("hatif.redact", function()
  it("raises on what is no text, and reads bytes that are none", function()
    assert.error_matches(function() redact(5) end, "bad argument #1 to 'redact' %(string expected")
    local text = "\xff 0501234567 \xd8"
    assert.equal("\xff [phone**] \xd8", (redact(text):gsub("%[phone%*+%]", "[phone**]")))
    assert.equal(#text, #redact(text))
  end)

  it("says what a phrase may be marked with", function()
    local _, message = hatif.policy.of { { name = "d.lua", path = "d.lua",
      text = 'protocol "p" { phrases = { a = { en = { "x" }, personal = "yes" } }, '
        .. 'must "m" { say = "a" } }' } }
    assert.matches("personal is \"yes\", true or false was expected", message)
  end)
end)

-- The call format: what is read, and the one clear message that each kind of bad line gets.
local json = require "hatif.sources.json"
local jsonl = require "hatif.sources.jsonl"

local CONTACT = '{"type":"contact","id":"c1","channel":"phone","lang":"ar","at":1000}'

local function written(...)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(table.concat({ ... }, "\n"), "\n")
  file:close()
  finally(function() os.remove(path) end)
  return path
end

local function messages_of(...)
  local path = written(...)
  local call, message, code, errors = jsonl.read(path)
  assert.is_nil(call)
  assert.equal("EFORMAT", code)
  local out = {}
  for i, e in ipairs(errors) do
    assert.equal(path, e.file)
    out[i] = jsonl.message(e):sub(#path + 2)
  end
  assert.equal(message:sub(#path + 2), out[1])
  return out
end

describe("a call file", function()
  it("is read line by line, with its lines numbered from the contact's own", function()
    local call = assert(jsonl.read(written(CONTACT, '{"at":1000,"type":"answer"}', "",
      '{"at":2000,"type":"utterance","by":"agent","text":"السلام عليكم","stop":2900}')))
    assert.equal("c1", call.contact.id)
    assert.equal(1, call.contact.line)
    assert.same({ 2, 4 }, { call.events[1].line, call.events[2].line })
    assert.equal("السلام عليكم", call.events[2].text)
  end)

  it("ends at its last line's at or stop, whichever is later", function()
    local call = assert(jsonl.read(written(CONTACT,
      '{"at":2000,"type":"utterance","by":"agent","text":"a","stop":9000}',
      '{"at":2500,"type":"utterance","by":"customer","text":"b","stop":3100}')))
    assert.equal(3100, call.stop)
    assert.equal(1000, assert(jsonl.read(written(CONTACT))).stop)
  end)

  it("may say a whole time as a number with a fraction of zero", function()
    local call = assert(jsonl.read(written(CONTACT, '{"at":1.5e3,"type":"answer"}')))
    assert.equal("integer", math.type(call.events[1].at))
  end)

  it("that cannot be opened says so", function()
    local call, message, code = jsonl.read("no/such/call.jsonl")
    assert.is_nil(call)
    assert.equal("no/such/call.jsonl: No such file or directory", message)
    assert.equal("ENOENT", code)
    call, message, code = jsonl.read("spec")
    assert.is_nil(call)
    assert.equal("spec: Is a directory", message)
    assert.equal("ENOENT", code)
  end)
end)

describe("a bad line", function()
  local UTTERANCE = '{"at":2000,"type":"utterance","by":"agent","text":"x","stop":2500'
  local CASES = {
    { "{", "2: not JSON at byte 2, expected a field name in double quotes" },
    { "{'at':1}", "2: not JSON at byte 2, expected a field name in double quotes" },
    { '{"at":1} // no', "2: not JSON at byte 10, expected the end of the line" },
    { '{"at":01}', "2: not JSON at byte 8, expected a comma or }" },
    { '{"at":NaN}', "2: not JSON at byte 7, expected a value" },
    { "17", "2: the line is 17, expected an object" },
    { '["a"]', "2: the line is a list, expected an object" },
    { '{"type":"answer"}', "2: at is missing, expected an integer of ms from 0 to 2^53" },
    { '{"at":"12","type":"answer"}', '2: at is "12", expected an integer of ms from 0 to 2^53' },
    { '{"at":1200.5,"type":"answer"}',
      "2: at is 1200.5, expected an integer of ms from 0 to 2^53" },
    { '{"at":-1,"type":"answer"}', "2: at is -1, expected an integer of ms from 0 to 2^53" },
    { '{"at":1e999,"type":"answer"}', "2: at is inf, expected an integer of ms from 0 to 2^53" },
    { '{"at":9007199254740993,"type":"answer"}',
      "2: at is 9007199254740993, expected an integer of ms from 0 to 2^53" },
    { '{"at":999,"type":"answer"}', "2: at goes back to 999, expected 1000 or later" },
    { '{"at":1000}', "2: type is missing, expected a string that is not empty" },
    { '{"at":1000,"type":7}', "2: type is 7, expected a string that is not empty" },
    { '{"at":1000,"type":"timer:x"}',
      '2: type "timer:x" is kept for hatif, expected an event of the world' },
    { CONTACT, "2: a second contact, expected one contact per file" },
    { '{"at":2000,"type":"utterance","text":"x","stop":2500}',
      "2: by is missing, expected agent, customer or supervisor" },
    { '{"at":2000,"type":"utterance","by":"robot","text":"x","stop":2500}',
      '2: by is "robot", expected agent, customer or supervisor' },
    { '{"at":2000,"type":"utterance","by":"agent","stop":2500}',
      "2: text is missing, expected a string" },
    { '{"at":2000,"type":"utterance","by":"agent","text":["x"],"stop":2500}',
      "2: text is a table, expected a string" },
    { '{"at":2000,"type":"utterance","by":"agent","text":"x"}',
      "2: stop is missing, expected an integer of ms from 0 to 2^53" },
    { '{"at":2000,"type":"utterance","by":"agent","text":"x","stop":1999}',
      "2: stop is 1999, expected 2000 or later" },
    { UTTERANCE .. ',"words":[{"text":"x","at":2000}]}',
      "2: words[1].stop is missing, expected an integer of ms from 0 to 2^53" },
    { UTTERANCE .. ',"words":[{"text":"x","at":2000,"stop":2100},'
      .. '{"text":"x","at":1999,"stop":2100}]}',
      "2: words[2].at goes back to 1999, expected 2000 or later" },
    { '{"at":2000,"type":"fact","key":"topic"}',
      "2: value is missing, expected a string, a finite number, true or false" },
    { '{"at":2000,"type":"fact","key":"topic","value":{"a":1}}',
      "2: value is a table, expected a string, a finite number, true or false" },
    { '{"at":2000,"type":"waive","by":"supervisor","note":"n"}',
      "2: duty is missing, expected a string that is not empty" },
    { '{"at":2000,"type":"check.estimate","ms":[1]}',
      "2: ms is a table, expected a string, a finite number, true or false" },
    { '{"at":2000,"type":"answer","note":"\\ud800"}',
      "2: note is not UTF-8, expected whole code points" },
    { '{"at":2000,"type":"note","text":"a\xFFb"}', "2: invalid UTF-8 at byte 35, expected UTF-8" },
  }
  for _, case in ipairs(CASES) do
    it(case[1] .. " is named with what was expected", function()
      assert.same({ case[2] }, messages_of(CONTACT, case[1]))
    end)
  end

  it("does not hide the others", function()
    assert.same({
      "2: not JSON at byte 1, expected a value",
      "4: at goes back to 1500, expected 2000 or later",
    }, messages_of(CONTACT, "x", '{"at":2000,"type":"answer"}', '{"at":1500,"type":"hold"}'))
  end)

  it("may be the first", function()
    assert.same({ '1: the first line has type "answer", expected "contact"' },
      messages_of('{"at":2000,"type":"answer"}'))
    assert.same({ "1: channel is missing, expected a string that is not empty" },
      messages_of('{"type":"contact","id":"c","lang":"ar","at":0}'))
    assert.same({ "1: facts.a is a table, expected a string, a finite number, true or false" },
      messages_of('{"type":"contact","id":"c","channel":"a","lang":"ar","at":0,"facts":{"a":[]}}'))
    assert.same({ "1: no line at all, expected a contact" }, messages_of(""))
  end)
end)

describe("a call as a list", function()
  it("is checked like a file, and left as it was", function()
    local contact = { type = "contact", id = "c", channel = "chat", lang = "en", at = 0 }
    local list = { contact, { at = 5.0, type = "answer" } }
    local call = assert(jsonl.check(list))
    assert.equal(2, call.events[1].line)
    assert.equal(5, call.stop)
    assert.is_nil(list[2].line)
    local _, message = jsonl.check { list[1], { at = "now", type = "answer" } }
    assert.equal('call:2: at is "now", expected an integer of ms from 0 to 2^53', message)
  end)
end)

describe("what a contact does not take", function()
  it("is refused with its line", function()
    local first = { type = "contact", id = "c", channel = "phone", lang = "ar", at = 0 }
    local function message_of(event)
      return (select(2, jsonl.check { first, event }))
    end
    local long = { type = "note", at = 1, text = ("x"):rep(262145) }
    assert.equal("call:2: text has 262145 bytes, expected 262144 at most", message_of(long))
    local named = { type = "note", at = 1, text = "x", id = ("x"):rep(1025) }
    assert.equal("call:2: id has 1025 bytes, expected 1024 at most", message_of(named))
    local many = { type = "x", at = 1 }
    for i = 1, 255 do many["k" .. i] = i end
    assert.equal("call:2: 257 fields, expected 256 at most", message_of(many))
    local words = {}
    for i = 1, 16385 do words[i] = { text = "x", at = i, stop = i } end
    local speech = { type = "utterance", by = "agent", text = "x", at = 1, stop = 2, words = words }
    assert.equal("call:2: words has 16385 entries, expected 16384 at most", message_of(speech))
  end)
end)

describe("strict JSON", function()
  it("takes what RFC 8259 allows", function()
    local GOOD = { "0", "-0.5e+10", '""', '"\\u0041\\n\x7f"', "[]", "[1, [2], {}]",
      ' {"a" : null} ', "true" }
    for _, s in ipairs(GOOD) do
      local _, byte = json.decode(s)
      assert.is_nil(byte, s)
    end
  end)

  it("refuses what it does not allow", function()
    local BAD = { "", "01", "1.", ".5", "+1", "1e", "[1,]", "{,}", '{"a":1,}', '"a\nb"', '"\\x"',
      '"a', "nul", "1 2", "/**/1", "'a'", "Infinity", ("["):rep(100) .. ("]"):rep(100) }
    for _, s in ipairs(BAD) do
      local v, byte, expected = json.decode(s)
      assert.is_nil(v, s)
      assert.is_number(byte, s)
      assert.is_string(expected, s)
    end
  end)
end)

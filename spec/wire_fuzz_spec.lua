-- P1, P3: softswitches that say anything. `make fuzz FUZZERS="ami esl"` goes on for longer.
local wire_fuzz = require("support.wire_fuzz")
local random = require("support.random")
local asterisk = require("hatif.sources.asterisk")
local freeswitch = require("hatif.sources.freeswitch")
local pending = require("hatif.serve.pending")

local N, SEED = 150, 20261201 -- HATIF_SEED=… tries others

describe("P3 a source of telephony", function()
  local seed = math.tointeger(os.getenv("HATIF_SEED")) or SEED
  for _, format in ipairs { "ami", "esl" } do
    it(("takes recorded %s that is changed at random, seeds from %d"):format(format, seed),
      function()
        for i = seed, seed + N - 1 do
          local ok, message = xpcall(wire_fuzz.run, debug.traceback, format, i)
          assert(ok, ("seed %d: %s"):format(i, tostring(message)))
        end
      end)
  end
end)

local ROLES = { agent = { "^PJSIP/agent", "agent" } }
local SOURCES = { AMI = asterisk, ["an event socket"] = freeswitch }

-- What is taken from memory while a source is fed, and what of it stays: both in bytes.
local function cost(module, pieces)
  local source = module.source { roles = ROLES }
  collectgarbage()
  collectgarbage()
  collectgarbage("stop")
  local before, n = collectgarbage("count"), 0
  local ok, message, code
  for _, piece in ipairs(pieces) do
    n = n + #piece
    ok, message, code = source:feed(piece, 0)
    if not ok then break end
  end
  local taken = (collectgarbage("count") - before) * 1024
  collectgarbage("restart")
  collectgarbage()
  collectgarbage()
  local kept = (collectgarbage("count") - before) * 1024
  return { ok = ok, message = message, code = code, fed = n, taken = taken, kept = kept,
    source = source }
end

local function cut(bytes, size)
  local out = {}
  for at = 1, #bytes, size do out[#out + 1] = bytes:sub(at, at + size - 1) end
  return out
end

-- Takes so much memory a byte that is fed, whether it is fed n or 4 n.
local function assert_linear(module, make, size)
  local small, large = cost(module, cut(make(1), size)), cost(module, cut(make(4), size))
  assert.is_true(large.taken <= 4.5 * small.taken + 65536,
    ("%d bytes for one, %d for four"):format(small.taken, large.taken))
  return large
end

describe("P1 a peer that floods", function()
  for name, module in pairs(SOURCES) do
    it(name .. " is refused in a line of 1 MB, before more than the limit is kept", function()
      local c = cost(module, cut(("x"):rep(1 << 20), 1460))
      assert.same({ nil, "EPROTOCOL" }, { c.ok, c.code })
      assert.is_true(c.fed <= 65536 + 2 * 1460)
      assert.is_true(c.taken < 1 << 20)
    end)

    it(name .. " is refused in a line that comes byte by byte", function()
      local c = cost(module, cut(("x"):rep(70000), 1))
      assert.equal("EPROTOCOL", c.code)
      assert.is_true(c.taken < 32 << 20) -- copied at each byte it would be 2,000 MB
    end)

    it(name .. " is refused in a million headers", function()
      local c = cost(module, cut(("Key: value\r\n"):rep(1000000), 4096))
      assert.equal("EPROTOCOL", c.code)
      assert.is_true(c.fed <= 65536 + 2 * 4096)
    end)

    it(name .. " that sends binary is heard or refused, and costs what its bytes do", function()
      local rng = random.new(7)
      local bytes = {}
      for i = 1, 20000 do bytes[i] = string.char(rng(0, 255)) end
      local text = table.concat(bytes)
      assert_linear(module, function(n) return text:rep(n) end, 1000)
    end)
  end

  it("AMI without a colon in any line is heard past, and nothing of it stays", function()
    local c = assert_linear(asterisk, function(n) return ("no colon here\r\n"):rep(25000 * n) end,
      1460)
    assert.same({}, c.ok)
    assert.is_true(c.kept < 65536)
  end)

  it("AMI with 10,000 answers to actions that nobody sent costs what its bytes do", function()
    local c = assert_linear(asterisk, function(n)
      local out = {}
      for i = 1, 2500 * n do
        out[i] = ("Response: Success\r\nActionID: nobody-%d\r\n\r\n"):format(i)
      end
      return table.concat(out)
    end, 1460)
    assert.same({}, c.ok)
    assert.is_true(c.kept < 1 << 18) -- of the 2.5 MB that the answers would be
    local waiting, answered = pending.new("s"), 0
    waiting:add(60000, function() answered = answered + 1 end)
    for i = 1, 10000 do assert.is_false(waiting:answer("nobody-" .. i, true)) end
    assert.same({ 1, 0 }, { waiting.n, answered })
    waiting:release("the end")
    assert.equal(1, answered)
  end)

  it("AMI whose banner is missing, or whose events come before the login, is heard", function()
    local event = "Event: Newchannel\r\nChannel: PJSIP/caller-1\r\nChannelStateDesc: Ring\r\n" ..
      "Uniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n"
    for _, bytes in ipairs { event, "Asterisk Call Manager/11.0.0\r\n" .. event,
      event .. "Response: Success\r\n\r\n" } do
      local events = asterisk.source({ roles = ROLES }):feed(bytes, 5)
      assert.same({ "contact", "1.1", 5 }, { events[1].type, events[1].contact, events[1].at })
    end
  end)

  it("an event socket that lists channels in any shape has those that are some", function()
    local source = freeswitch.source { roles = ROLES }
    local events = source:sync({ {}, 7, { uuid = 1, name = "a" }, { uuid = "u", name = {} },
      { uuid = "u1", name = "caller", call_uuid = false, callstate = 3 } }, 5)
    assert.equal(1, #events)
    assert.same({ "contact", "u1", true }, { events[1].type, events[1].contact, events[1].adopted })
  end)

  it("an event socket's body is joined once, when all of it is there", function()
    local body = ("x"):rep(1 << 20)
    local message = ("Content-Type: text/event-plain\nContent-Length: %d\n\n%s"):format(#body, body)
    local c = assert_linear(freeswitch, function(n) return message:rep(n) end, 1460)
    assert.same({}, c.ok)
  end)
end)

-- examples/luv: a program on luv's loop that judges what comes in on a socket.
local dkjson = require("dkjson")
local socket = require("socket")

local PROGRAM = "examples/luv/judge.lua examples/embed/desk.lua"

describe("examples/luv #slow", function()
  local pipe, port, pid

  before_each(function()
    pipe = assert(io.popen(("echo $$; exec %s %s"):format(os.getenv("HATIF_LUA") or "lua5.4",
      PROGRAM)))
    pid, port = pipe:read("l"), tonumber(pipe:read("l"))
  end)

  after_each(function()
    os.execute("kill " .. pid)
    pipe:close()
  end)

  local function connected()
    local client = assert(socket.connect("127.0.0.1", port))
    client:settimeout(10)
    return client
  end

  local function now() return math.floor(socket.gettime() * 1000) end

  local function send(client, line) assert(client:send(dkjson.encode(line) .. "\n")) end

  local function hear(client) return (dkjson.decode((assert(client:receive("*l"))))) end

  local function contact(id)
    return { type = "contact", id = id, channel = "phone", lang = "en", at = now(),
      facts = { name = "Noura" } }
  end

  it("tells of a deadline when it passes, while nothing comes in, and of the end", function()
    local one, other = connected(), connected()
    send(one, contact("c1"))
    send(other, contact("c2"))
    send(one, { type = "answer", at = now() })
    local prompt = hear(one)
    assert.same({ "prompt", "Greet Noura" }, { prompt.act, prompt.args.text })
    assert.same({ "desk.greet", "violated" }, { (function(v) return v.duty, v.status end)(
      hear(one)) })
    local at = now()
    send(other, { type = "answer", at = at })
    send(other, { type = "utterance", by = "agent", text = "Hello", at = at + 1, stop = at + 2 })
    assert.equal("prompt", hear(other).act)
    assert.same({ "desk.greet", "satisfied" }, { (function(v) return v.duty, v.status end)(
      hear(other)) })
    other:shutdown("send")
    assert.equal(100, hear(other).score)
    one:close()
    other:close()
  end)

  it("says what is wrong with a line and goes on", function()
    local client = connected()
    send(client, { type = "answer", at = 1 })
    assert.matches("contact", hear(client).error)
    send(client, contact("c3"))
    assert(client:send("{nonsense\n"))
    assert.matches("byte 2", hear(client).error)
    send(client, { type = "hold" })
    assert.matches("at is missing", hear(client).error, 1, true)
    local second = connected()
    send(second, contact("c3"))
    assert.matches("open already", hear(second).error, 1, true)
    second:close()
    client:shutdown("send")
    assert.is_nil(hear(client).error)
    client:close()
  end)
end)

-- A call told to a running `hatif serve`, as the Lua of a softswitch would, and a desktop that
-- hears what comes of it. Plain Lua 5.1: no busted. Arguments: ports and tokens of both.
package.path = "lua/?.lua;" .. package.path
local client = require("hatif.client")
local port, desk_port, token, desk_token = tonumber(arg[1]), tonumber(arg[2]), arg[3], arg[4]

print(select(3, client.connect { port = port, token = "a-wrong-token-here" }))
local nobody = assert(client.connect { port = port, timeout = 5 }) -- without a hello
assert(nobody:contact { id = "c0", channel = "phone", lang = "ar" })
print(assert(nobody:next()).type, select(3, nobody:next()))
print(select(3, client.connect { port = 1, timeout = 0.2 }))

local desk = assert(client.connect { port = desk_port, timeout = 5 })
print("desk", assert(desk:hello(desk_token, { verdicts = true })).name)
local source = assert(client.connect { port = port, token = token, timeout = 5 })

local at = math.floor(require("socket").gettime() * 1000)
assert(source:contact { id = "c1", channel = "phone", lang = "ar", at = at, agent = "noura",
  facts = { name = "x" } })
assert(source:event("c1", { type = "answer", at = at }))
assert(source:event("c1", { type = "utterance", by = "agent", at = at + 100, stop = at + 900,
  text = "\216\167\217\132\216\179\217\132\216\167\217\133", words = { { at = at + 100,
  stop = at + 900, text = "\216\167\217\132\216\179\217\132\216\167\217\133" } } }))
print("sync", source:sync())
assert(source:event("c1", { type = "utterance", text = "by nobody" }))
assert(source:event("c9", { type = "hold" }))
local ok, message, code, refused = source:sync()
print("refused", ok, code, #refused, refused[2].code)
assert(message:find("line", 1, true))

local function hear(kind)
  while true do
    local line = assert(desk:next())
    if line.type == kind then return line end
  end
end

local act = hear("act")
print("act", act.name, act.args.text, act.contact)
assert(desk:ack("c1", act.id))
print("told", hear("act").args.text)
assert(source:finish("c1", at + 2000))
print("sync", source:sync())
print("verdict", hear("verdict").status)
print("result", hear("result").score.percentage)
source:close()
print("closed", select(3, source:event("c1", { type = "x" })))
desk:close()

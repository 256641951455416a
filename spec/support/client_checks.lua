-- hatif.client without a server, in whichever Lua runs this: its JSON, and a transport that the
-- host passes in. Plain Lua 5.1: no busted.
package.path = "lua/?.lua;" .. package.path
local client = require("hatif.client")

local function equal(expected, got)
  if expected ~= got then
    error(("%s expected, got %s"):format(tostring(expected), tostring(got)), 2)
  end
end

-- what → its JSON
equal('{"a":"x","at":1700000000123,"b":true,"c":[1,2.5],"d":[],"e":{}}', client.encode {
  at = 1700000000123, a = "x", b = true, c = { 1, 2.5 }, d = client.list(), e = {} })
equal('"\\"\\\\\\r\\n\\t\\u0000\\u001f\\u007f/\216\167"',
  client.encode('"\\\r\n\t\0\31\127/\216\167'))
equal("-9007199254740991", client.encode(-9007199254740991))
for _, bad in ipairs { 0 / 0, 1 / 0, -1 / 0, print, { [true] = 1 }, { x = { y = print } } } do
  local text, why = client.encode(bad)
  equal(nil, text)
  equal("string", type(why))
end
local deep = {}
for _ = 1, 100 do deep = { deep } end
equal(nil, (client.encode(deep)))

-- and back
local v = client.decode(' { "a" : [ 1 , -2.5e1, "\\u0627\\ud83d\\ude00\\ud800\\n", null, true ] , '
  .. '"b" : { } , "c" : false, "n" : null } ')
equal(1, v.a[1])
equal(-25, v.a[2])
equal("\216\167\240\159\152\128\239\191\189\n", v.a[3])
equal(true, v.a[5])
equal(nil, next(v.b))
equal(false, v.c)
equal(nil, v.n)
for _, bad in ipairs { "", "{", "[1", '"x', '{"a"}', '{"a":1,}', "[1,]", "nul", "1 2", "+1", "'x'",
  '"\\x"', '"\\u12"', ("["):rep(100) } do
  local value, message = client.decode(bad)
  equal(nil, value)
  equal("not JSON at byte", message:match("^not JSON at byte"))
end

-- a transport of the host's
local sent, answers = {}, {}
local c = client.new {
  send = function(bytes) sent[#sent + 1] = bytes return true end,
  receive = function()
    if #answers == 0 then return nil, "timeout" end
    return table.remove(answers, 1)
  end,
}
equal(true, c:contact { id = "c1", channel = "phone", lang = "ar" })
equal(true, c:event("c1", { type = "note", text = "a\r\nb" }))
equal('{"channel":"phone","id":"c1","lang":"ar","type":"contact"}\n', sent[1])
equal('{"contact":"c1","text":"a\\r\\nb","type":"note"}\n', sent[2])
answers = { '{"type":"error","line":2,"code":"EUNKNOWN","message":"no"}\r',
  '{"type":"pong","id":"9"}', '{"type":"pong","id":"1"}' }
local ok, message, code, refused = c:sync()
equal(nil, ok)
equal("line 2: no EUNKNOWN 1", message .. " " .. code .. " " .. #refused)
answers = { '{"type":"pong","id":"2"}' }
equal(true, c:sync())
ok, message, code = c:sync()
equal("nil hatif serve: nothing came ETIMEOUT", tostring(ok) .. " " .. message .. " " .. code)
answers = { "nonsense" }
equal("EFORMAT", (select(3, c:next())))
ok, message, code = c:event("c1", { type = "x", f = print })
equal("nil EINVAL", tostring(ok) .. " " .. code)
equal("string", type(message))
c:close()
equal("ECLOSED", (select(3, c:event("c1", { type = "x" }))))
equal(false, (pcall(client.new, 7)))
equal(false, (pcall(client.connect, {})))
print("well")

-- The store against its peers, in one run, on one disk: promises a second, and how long each waits
-- for the word that it is on disk. Then a start with many pending ones.
--   make bench-store  RATE=10000 SECONDS=5 PENDING=1000000 OVERDUE=100000 SEED=1 DIR=/var/tmp
local uv = require("luv")
local hatif = require("hatif")

local function number(name, otherwise) return tonumber(os.getenv(name)) or otherwise end

local RATE, SECONDS, SEED = number("RATE", 10000), number("SECONDS", 5), number("SEED", 1)
local PENDING, OVERDUE = number("PENDING", 1000000), number("OVERDUE", 100000)
local DIR = (os.getenv("DIR") or "/var/tmp") .. "/hatif_bench_" .. uv.os_getpid()
local N = RATE * SECONDS
local PAYLOAD = '{"due":1774000000000,"reason":"line dropped","priority":1}'

local function say(...) print(string.format(...)) end

local function us(ns) return ns / 1000 end

local function percentiles(list)
  table.sort(list)
  local function at(p) return list[math.max(1, math.ceil(#list * p))] or 0 end
  return at(0.5), at(0.99), list[#list] or 0
end

local function cpu_us()
  local r = uv.getrusage()
  return (r.utime.sec + r.stime.sec) * 1000000 + r.utime.usec + r.stime.usec
end

local cpu_before = cpu_us()

-- `cpu` is of this process; of a peer in one of its own it is only what asking costs.
local function report(name, list, ns, how)
  local n, cpu = #list, cpu_us() - cpu_before
  local p50, p99, worst = percentiles(list)
  say("%-31s %7.0f/s  p50 %9.1f us  p99 %9.1f us  worst %9.1f us  cpu %5.1f us each  %s", name,
    n / (ns / 1e9), us(p50), us(p99), us(worst), cpu / n, how)
  cpu_before = cpu_us()
  return p50, p99
end

local function key(i) return ("call-%d-%d/drop.t.enter/drop#1/0"):format(SEED, i) end

-- What the disk itself takes: 4 KB written and synced, as a commit must at least.
local function floor()
  local path = DIR .. "/floor"
  local fd = assert(uv.fs_open(path, "w", 384))
  local list, block, began = {}, ("x"):rep(4096), uv.hrtime()
  for i = 1, 500 do
    local t = uv.hrtime()
    uv.fs_write(fd, block, (i - 1) * 4096)
    uv.fs_fdatasync(fd)
    list[i] = uv.hrtime() - t
  end
  report("disk: 4 KB and fdatasync", list, uv.hrtime() - began, "one after the other: the floor")
  uv.fs_close(fd)
end

-- An open loop: so many a second are asked for, whether or not the answers keep up.
local function paced(run_loop, stop, send)
  local list, began, sent, done = {}, uv.hrtime(), 0, 0
  local function tick()
    local due = math.min(N, (uv.hrtime() - began) * RATE // 1000000000)
    while sent < due do
      sent = sent + 1
      local t = uv.hrtime()
      send(sent, function()
        done = done + 1
        list[done] = uv.hrtime() - t
        if done == N then stop() end
      end)
    end
    return sent < N
  end
  run_loop(tick)
  return list, uv.hrtime() - began
end

local function hatif_paced()
  local store = assert(hatif.store.open(DIR .. "/paced.db"))
  local list, ns = paced(function(tick)
    local id
    id = hatif.timer.every(1, function() if not tick() then hatif.timer.cancel(id) end end)
    assert(hatif.loop.run() ~= nil)
  end, function() end, function(i, done)
    assert(store:promise({ key = key(i), what = "call_back", contact = "call-" .. i,
      payload = PAYLOAD, due = 1774000000000 + i }, done))
  end)
  store:close()
  return report("hatif.store, callbacks", list, ns, ("%d a second asked for"):format(RATE))
end

local function hatif_flood()
  local store = assert(hatif.store.open(DIR .. "/flood.db"))
  local list, began = {}, uv.hrtime()
  local n = 0
  local function one()
    n = n + 1
    if n > N then return end
    local t = uv.hrtime()
    store:promise({ key = key(n), what = "call_back", contact = "call-" .. n, payload = PAYLOAD,
      due = 1774000000000 + n }, function()
      list[#list + 1] = uv.hrtime() - t
      one()
    end)
  end
  for _ = 1, 256 do one() end
  hatif.loop.run()
  store:close()
  report("hatif.store, 256 under way", list, uv.hrtime() - began, "as fast as it goes")
end

local function hatif_waiting()
  local store = assert(hatif.store.open(DIR .. "/waiting.db"))
  local list, began = {}, uv.hrtime()
  for i = 1, 2000 do
    local t = uv.hrtime()
    store:promise { key = key(i), what = "call_back", contact = "c", payload = PAYLOAD, due = i }
    list[i] = uv.hrtime() - t
  end
  store:close()
  report("hatif.store, waiting for each", list, uv.hrtime() - began, "a script")
end

local TABLE = [[CREATE TABLE promise(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, what TEXT,
  contact TEXT, payload BLOB, due INTEGER, next_at INTEGER, state INTEGER);
  CREATE INDEX promise_open ON promise(next_at, id) WHERE state < 2]]

-- The same table through lua-sql-sqlite3, WAL and FULL: it blocks, so each one waits, or a batch.
local function luasql(batch, n)
  local ok, driver = pcall(require, "luasql.sqlite3")
  if not ok then return say("lua-sql-sqlite3 is not installed (make bench-deps)") end
  local env = driver.sqlite3()
  local path = ("%s/luasql%d.db"):format(DIR, batch)
  local db = assert(env:connect(path))
  for _, pragma in ipairs { "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL" } do
    local cursor = assert(db:execute(pragma))
    if type(cursor) == "userdata" then cursor:close() end
  end
  for statement in TABLE:gmatch("[^;]+") do assert(db:execute(statement)) end
  local list, began = {}, uv.hrtime()
  for from = 1, n, batch do
    local t = uv.hrtime()
    assert(db:execute("BEGIN"))
    for i = from, from + batch - 1 do
      assert(db:execute(("INSERT INTO promise(key, what, contact, payload, due, next_at, state) "
        .. "VALUES('%s', 'call_back', 'call-%d', '%s', %d, %d, 0)"):format(key(i), i, PAYLOAD, i,
        i)))
    end
    assert(db:execute("COMMIT"))
    local took = uv.hrtime() - t
    for _ = 1, batch do list[#list + 1] = took end
  end
  db:close()
  env:close()
  report(("lua-sql-sqlite3, %d a commit"):format(batch), list, uv.hrtime() - began, "it blocks")
end

-- A Redis of our own with appendfsync always, over a socket of the file system.
local function redis()
  local socket = DIR .. "/redis.sock"
  local handle = uv.spawn("redis-server", { args = { "--port", "0", "--unixsocket", socket,
    "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--dir", DIR },
    stdio = { nil, nil, nil } }, function() end)
  if not handle then return say("redis-server is not installed (make bench-deps)") end
  local pipe, connected = uv.new_pipe(false), false
  local function connect()
    pipe:connect(socket, function(err)
      if not err then
        connected = true
        return uv.stop()
      end
      local timer = uv.new_timer()
      timer:start(20, 0, function()
        timer:close()
        pipe:close()
        pipe = uv.new_pipe(false)
        connect()
      end)
    end)
  end
  connect()
  while not connected do uv.run() end
  local waiting, first, last = {}, 1, 0
  pipe:read_start(function(_, data)
    for _ in (data or ""):gmatch("\r\n") do
      local done = waiting[first]
      waiting[first], first = nil, first + 1
      done()
    end
  end)
  local function bulk(s) return ("$%d\r\n%s\r\n"):format(#s, s) end
  local timer = uv.new_timer()
  local list, ns = paced(function(tick)
    timer:start(1, 1, function() if not tick() then timer:stop() end end)
    uv.run()
  end, function() uv.stop() end, function(i, done)
    last = last + 1
    waiting[last] = done
    pipe:write("*4\r\n" .. bulk("SET") .. bulk(key(i)) .. bulk(PAYLOAD) .. bulk("NX"))
  end)
  timer:close()
  pipe:close()
  handle:kill(15)
  uv.run()
  return report("redis, appendfsync always", list, ns, ("%d a second asked for"):format(RATE))
end

-- --- a start with many pending --------------------------------------------------------------

local function fill(path)
  local store, now = assert(hatif.store.open(path, { busy = 600000 })), os.time() * 1000
  local waiting, made = 0, 0
  local function more()
    while waiting < 8 and made < PENDING do
      local steps = {}
      for i = 1, math.min(500, PENDING - made) do
        made = made + 1
        local due = now + 86400000 + made
        if made <= OVERDUE then due = now - 1 - made * 7919 % 86400000 end
        steps[i] = { "promise", { key = key(made), what = "call_back", contact = "call-" .. made,
          payload = PAYLOAD, due = due } }
      end
      waiting = waiting + 1
      assert(store:together(steps, function()
        waiting = waiting - 1
        more()
      end))
    end
  end
  more()
  hatif.loop.run()
  store:close()
end

local function start()
  local path = DIR .. "/many.db"
  fill(path)
  local began = uv.hrtime()
  local store = assert(hatif.store.open(path))
  local opened, first, last, n, early = uv.hrtime(), nil, -1, 0, 0
  local promises
  promises = hatif.promises.new { store = store, parallel = 1000, on_due = function(p, s)
    first = first or uv.hrtime()
    n = n + 1
    if p.due < last then early = early + 1 end
    last = p.due
    s:done(p, "called")
    if n == OVERDUE then promises:close() end
  end }
  hatif.loop.run()
  local ended = uv.hrtime()
  say("start with %d pending, %d overdue: open %.1f ms, first served after %.1f ms (goal 1000), "
    .. "all overdue after %.2f s (%.0f/s), %d out of order", PENDING, n, us(opened - began) / 1000,
    us(first - began) / 1000, (ended - began) / 1e9, n / ((ended - began) / 1e9), early)
  store:close()
end

assert(uv.fs_mkdir(DIR, 448))
local cpu = uv.cpu_info()[1] or {}
say("%s, %d cores, seed %d, n %d, %s, %s", cpu.model or "?", #uv.cpu_info(), SEED, N, DIR,
  hatif._VERSION)
floor()
local p50, p99 = hatif_paced()
hatif_flood()
hatif_waiting()
luasql(1, 2000)
luasql(100, N)
local peer50, peer99 = redis()
if peer50 then
  say("hatif against redis: p50 %.2f, p99 %.2f of its time", p50 / peer50, p99 / peer99)
end
say("goal %d/s acknowledged at p50 <= 1 ms, p99 <= 10 ms: %s", RATE,
  us(p50) <= 1000 and us(p99) <= 10000 and "met" or "not met")
start()
os.execute("rm -r '" .. DIR .. "'")

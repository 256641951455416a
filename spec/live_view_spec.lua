-- The live view of `hatif run`: the frame as a function of what is known, what is written to the
-- terminal, and the program in a real one (tmux).
local live = require "hatif.report.live"
local terminal = require "hatif.report.terminal"

local FSI, PDI = "\u{2068}", "\u{2069}"
local WIDE = { columns = 80, rows = 24, is_coloured = false }

local function with(t, more)
  local out = {}
  for k, v in pairs(t) do out[k] = v end
  for k, v in pairs(more) do out[k] = v end
  return out
end

local QUIET = { id = "c1", from = 0, now = 58400, wrong = {},
  score = { automatic_fail = false } }
local LATE = { at = 34000, name = "hold.return", reason = "the deadline passed, 6.0 s late",
  title = "الرجوع خلال 40 ثانية", words = "«شكرًا»" }
local BUSY = { id = "مكالمة-٧", agent = "ليلى", from = 0, now = 58400, hold_since = 46000,
  hold_due = 86000, next = { duty = "closing.ask", n = 1, due = 60100 }, wrong = { LATE },
  score = { percentage = 92.5, automatic_fail = false },
  said = { by = "customer", text = "طيب، أنتظر" }, prompt = { text = "ارجع للعميل", till = 60000 } }

describe("the frame of the contacts that run", function()
  local CASES = {
    { "a quiet contact is one line", { QUIET }, WIDE, { "c1  0:58" } },
    { "a hold without a deadline only counts", { with(QUIET, { hold_since = 50000 }) }, WIDE,
      { "c1  0:58", "  on hold 0:08" } },
    { "a hold over its deadline says by how much",
      { with(QUIET, { hold_since = 10000, hold_due = 50000 }) }, WIDE,
      { "c1  0:58", "  on hold 0:48, over by 0:08" } },
    { "what the hold waits for is not said twice", { with(QUIET, { hold_since = 10000,
      hold_due = 60000, next = { duty = "hold.return", n = 1, due = 60000 } }) }, WIDE,
      { "c1  0:58", "  on hold 0:48, to go 0:02" } },
    { "what is due next says in how many seconds, rounded up",
      { with(QUIET, { next = { duty = "a.b", n = 2, due = 60100 } }) }, WIDE,
      { "c1  0:58", "  next a.b #2 in 0:02" } },
    { "a prompt goes when its time is over",
      { with(QUIET, { prompt = { text = "x", till = 58399 } }) }, WIDE, { "c1  0:58" } },
    { "an automatic fail is named",
      { with(QUIET, { score = { percentage = 0.0, automatic_fail = true } }) }, WIDE,
      { "c1  0:58  score 0.0 %  automatic fail" } },
    { "everything of a busy contact, Arabic isolated", { BUSY }, WIDE, {
      FSI .. "مكالمة-٧" .. PDI .. "  " .. FSI .. "ليلى" .. PDI
        .. "  0:58  score 92.5 %  ✗ 1 violated",
      "  on hold 0:12, to go 0:28  next closing.ask in 0:02",
      "  customer  " .. FSI .. "طيب، أنتظر" .. PDI,
      "  " .. FSI .. "→ ارجع للعميل" .. PDI,
      "  ✗ 0:34  hold.return: the deadline passed, 6.0 s late",
      "    " .. FSI .. "الرجوع خلال 40 ثانية" .. PDI,
      "    " .. FSI .. "«شكرًا»" .. PDI,
    } },
    { "a low terminal has less of it", { BUSY, QUIET }, with(WIDE, { rows = 7 }), {
      FSI .. "مكالمة-٧" .. PDI .. "  " .. FSI .. "ليلى" .. PDI
        .. "  0:58  score 92.5 %  ✗ 1 violated",
      "  on hold 0:12, to go 0:28  next closing.ask in 0:02",
      "  ✗ 0:34  hold.return: the deadline passed, 6.0 s late",
      "    " .. FSI .. "الرجوع خلال 40 ثانية" .. PDI,
      "    " .. FSI .. "«شكرًا»" .. PDI,
      "c1  0:58",
    } },
    { "a lower one a line each", { BUSY, QUIET }, with(WIDE, { rows = 4, columns = 100 }), {
      FSI .. "مكالمة-٧" .. PDI .. "  0:58  on hold 0:12, to go 0:28  "
        .. "next closing.ask in 0:02  score 92.5 %  ✗ 1 violated",
      "c1  0:58",
    } },
    { "the lowest says how many more there are", { QUIET, QUIET, QUIET, QUIET },
      with(WIDE, { rows = 4 }), { "c1  0:58", "c1  0:58", "and 2 more" } },
    { "a narrow one cuts, and closes each isolate", { BUSY }, with(WIDE, { columns = 20 }), {
      FSI .. "مكالمة-٧" .. PDI .. "  " .. FSI .. "ليلى" .. PDI .. "  0:…",
      "  on hold 0:12, to…",
      "  customer  " .. FSI .. "طيب، أ…" .. PDI,
      "  " .. FSI .. "→ ارجع للعميل" .. PDI,
      "  ✗ 0:34  hold.ret…",
      "    " .. FSI .. "الرجوع خلال 40…" .. PDI,
      "    " .. FSI .. "«شكرًا»" .. PDI,
    } },
  }
  for _, case in ipairs(CASES) do
    it("where " .. case[1], function()
      local frame = live.frame(case[2], case[3])
      assert.same(case[4], frame)
      assert.is_true(#frame < case[3].rows)
      for _, line in ipairs(frame) do
        assert.is_true(terminal.columns(line) < case[3].columns, line)
      end
    end)
  end

  it("fits into every size, in every language", function()
    for _, lang in ipairs { "ar", "en", "lv" } do
      for columns = 4, 90 do
        local look = { columns = columns, rows = 2 + columns % 12, is_coloured = false,
          lang = lang }
        local frame = live.frame({ BUSY, QUIET, BUSY }, look)
        assert.is_true(#frame < look.rows)
        for _, line in ipairs(frame) do
          assert.is_true(terminal.columns(line) < columns, line)
          assert.equal(select(2, line:gsub(FSI, "")), select(2, line:gsub(PDI, "")))
        end
      end
    end
  end)

  it("has colours only where they are wanted", function()
    assert.is_nil(table.concat(live.frame({ BUSY }, WIDE)):find("\27", 1, true))
    local frame = live.frame({ BUSY }, with(WIDE, { is_coloured = true }))
    assert.truthy(frame[5]:find("\27[31m✗ 0:34\27[0m", 1, true))
  end)

  it("folds an ended contact to a line", function()
    assert.equal("✓  c1  0:58", live.fold(QUIET, WIDE))
    assert.equal("✗  " .. FSI .. "مكالمة-٧" .. PDI .. "  0:58  score 92.5 %  ✗ 1 violated  "
      .. "hold.return", live.fold(BUSY, WIDE))
  end)
end)

describe("the view", function()
  local function a_view()
    local out = {}
    local view = live.new({ is_coloured = false }, function(s) out[#out + 1] = s end,
      function() return 80, 24 end)
    local function contact(id)
      return view:contact { contact = { id = id, at = 0 }, stop = 90000 }
    end
    return view, contact, out
  end
  local NONE = { automatic_fail = false }

  it("writes over itself, and only what has changed", function()
    local view, contact, out = a_view()
    local one = contact "a\27[2J"
    view:draw()
    view:draw()
    one:tick { now = 900, score = NONE }
    view:draw()
    assert.equal(1, #out)
    one:tick { now = 1000, score = NONE }
    view:draw()
    assert.equal("\27[?2026h\27[1A\r\u{2068}a\u{FFFD}[2J\u{2069}  0:01"
      .. "\27[K\n\27[J\27[?2026l", out[2])
  end)

  it("leaves a line of what has ended above what runs", function()
    local view, contact, out = a_view()
    local one, _ = contact "a", contact "b"
    view:draw()
    one:over { score = { percentage = 100.0, automatic_fail = false } }
    view:draw()
    view:draw()
    assert.equal("\27[?2026h\27[2A\r✓  a  1:30  score 100.0 %\27[K\nb  0:00\27[K\n"
      .. "\27[J\27[?2026l", out[2])
    assert.equal(2, #out)
  end)
end)

-- A terminal of its own: tmux on a socket of its own, and what stands on its screen.
describe("hatif run on a terminal #slow", function()
  if not os.execute("command -v tmux >/dev/null 2>&1") then
    return pending "no tmux here, tools/deps.sh test brings it"
  end

  local function output_of(command)
    local pipe = assert(io.popen(command))
    local out = pipe:read("a")
    pipe:close()
    return out
  end

  local socket
  before_each(function() socket = os.tmpname() os.remove(socket) end)
  after_each(function()
    os.execute(("tmux -u -S %s kill-server 2>/dev/null"):format(socket))
    os.remove(socket)
  end)

  local function tmux(words)
    return output_of(("LC_ALL=C.UTF-8 tmux -u -S %s -f /dev/null %s"):format(socket, words))
  end

  local function screen() return tmux "capture-pane -p" end

  -- Waits until the screen has a text; the screen then.
  local function until_shown(text)
    local shown
    for _ = 1, 200 do
      shown = screen()
      if shown:find(text, 1, true) then return shown end
      os.execute("sleep 0.05")
    end
    error(("'%s' did not come; the screen is:\n%s"):format(text, shown))
  end

  local function start(words)
    local lua = os.getenv("HATIF_LUA") or "lua5.4"
    tmux(("new-session -d -x 60 -y 20 'LC_ALL=C.UTF-8 %s spec/support/hatif.lua run %s; "
      .. "echo ended with $?; exec cat'"):format(lua, words))
  end

  local CHEFZ = "examples/chefz --replay examples/chefz/calls/"

  it("shows who is on hold, in place, and ends at once on Ctrl-C", function()
    start(CHEFZ .. "hold_late_apology.jsonl --speed 20")
    local shown = until_shown "on hold 0:"
    assert.equal(1, select(2, shown:gsub("chefz%-hold%-late%-apology", "")), shown)
    until_shown "hold.return: the deadline passed"
    tmux "send-keys C-c"
    shown = until_shown "ended with 130"
    assert.truthy(shown:find("figures:", 1, true) or shown:find("pending:", 1, true), shown)
    assert.equal("1 0", tmux("display -p '#{cursor_flag} #{alternate_on}'"):match("^[^\n]*"))
  end)

  it("tells what came of it as wide as the window has become", function()
    start(CHEFZ .. "hold_late_apology.jsonl --speed 20")
    until_shown "on hold 0:"
    tmux "resize-window -x 50 -y 90"
    local shown = until_shown "ended with 0"
    assert.truthy(shown:find("the deadline passed, 6.0 s late,\n     weight 3\n", 1, true), shown)
  end)

  it("ends with a line for each of several calls", function()
    start(CHEFZ .. "hold_late_apology.jsonl examples/chefz/calls/cold.jsonl --speed 1000")
    local shown = until_shown "ended with 0"
    assert.truthy(shown:find("[✓✗]+  chefz%-hold%-late%-apology  %d:%d%d  score"), shown)
    assert.truthy(shown:find("[✓✗]+  chefz%-cold  %d:%d%d  score"), shown)
    assert.equal(3, select(2, shown:gsub("%S[^\n]*\n", "")), shown)
  end)
end)

-- What real softswitches sent (spec/traces, see its README), and the events that hatif makes of it.
local asterisk = require("hatif.sources.asterisk")
local freeswitch = require("hatif.sources.freeswitch")

local ROLES = { agent = { "^PJSIP/agent", "^sofia/internal/agent" },
  supervisor = { "^PJSIP/supervisor", "^sofia/internal/supervisor" } }

-- trace → "ms after the first event  type  fields" of each event
local EXPECTED = {
  a_inbound_agent_hangs_up = {
    "0 contact direction=inbound", "1 ringing agent=PJSIP/agent1", "307 answer agent=PJSIP/agent1",
    "2313 hangup by=agent cause=16" },
  b_caller_hangs_up = {
    "0 contact direction=inbound", "2 ringing agent=PJSIP/agent1", "310 answer agent=PJSIP/agent1",
    "2818 hangup by=customer cause=16" },
  b2_caller_cancels_while_ringing = {
    "0 contact direction=inbound", "2 ringing agent=PJSIP/agent1",
    "1010 hangup by=customer cause=127" },
  b3_agent_busy = {
    "0 contact direction=inbound", "1 ringing agent=PJSIP/agent1",
    "108 agent.busy agent=PJSIP/agent1", "109 hangup by=system cause=17" },
  c_hold_unhold = {
    "0 contact direction=inbound", "2 ringing agent=PJSIP/agent1", "308 answer agent=PJSIP/agent1",
    "1313 hold by=agent", "3321 unhold by=agent", "6314 hangup by=customer cause=16" },
  d_blind_transfer_by_agent_refer = {
    "0 contact direction=inbound", "1 ringing agent=PJSIP/agent1", "308 answer agent=PJSIP/agent1",
    "1312 transfer kind=blind to=900", "1313 supervisor.ringing agent=PJSIP/supervisor",
    "1619 supervisor.contact agent=PJSIP/supervisor", "3625 hangup by=supervisor cause=16" },
  d2_redirect_by_ami = {
    "0 contact direction=inbound", "1 ringing agent=PJSIP/agent1", "308 answer agent=PJSIP/agent1",
    "813 transfer kind=redirect to=PJSIP/supervisor to_role=supervisor",
    "813 supervisor.ringing agent=PJSIP/supervisor",
    "1130 supervisor.contact agent=PJSIP/supervisor", "3138 hangup by=supervisor cause=16" },
  e_attended_transfer_action = {
    "0 contact direction=inbound", "3 ringing agent=PJSIP/agent1", "308 answer agent=PJSIP/agent1",
    "1070 hold by=agent", "1252 supervisor.ringing agent=PJSIP/supervisor", "2252 unhold by=agent",
    "2252 transfer kind=attended to=104 to_role=supervisor",
    "2252 supervisor.contact agent=PJSIP/supervisor", "3756 hangup by=system cause=16" },
  f_callback_originate_agent_first = {
    "0 contact direction=outbound", "0 ringing agent=PJSIP/agent1", "308 dial", "308 ringing",
    "614 answer", "2619 hangup by=customer cause=16" },
  f2_callback_no_answer = {
    "0 contact direction=outbound", "0 dial", "0 ringing", "1503 no_answer cause=19" },
  f3_callback_busy = { "0 contact direction=outbound", "0 dial", "1 ringing", "106 busy" },
  g_queue = {
    "0 contact direction=inbound", "502 queue.enter queue=support",
    "503 ringing agent=PJSIP/agent1", "807 answer agent=PJSIP/agent1",
    "2817 hangup by=agent cause=16" },
  g2_queue_pause_add_abandon = {
    "0 contact direction=inbound", "502 queue.enter queue=support",
    "2509 queue.abandon queue=support", "2510 hangup by=customer cause=0" },
  h_recording_notice_mixmonitor = {
    "0 contact direction=inbound", "14 notice file=calls-recorded", "3646 record.begin",
    "3647 ringing agent=PJSIP/agent1", "3952 answer agent=PJSIP/agent1",
    "7009 hangup by=customer cause=16" },
  i_playback_on_live_call = { "0 contact direction=inbound", "6009 hangup by=customer cause=0" },
  j_errors = {},
  esl_a_agent_hangs_up = {
    "0 contact direction=inbound", "0 ringing agent=agent1", "300 answer agent=agent1",
    "2340 hangup by=agent cause=NORMAL_CLEARING" },
  esl_b_caller_hangs_up = {
    "0 contact direction=inbound", "0 ringing agent=agent1", "320 answer agent=agent1",
    "2860 hangup by=customer cause=NORMAL_CLEARING" },
  esl_c_hold_unhold = {
    "0 contact direction=inbound", "0 ringing agent=agent1", "300 answer agent=agent1",
    "1320 hold by=agent", "3820 unhold by=agent", "6340 hangup by=customer cause=NORMAL_CLEARING" },
  esl_d_transfer_by_api = {
    "0 contact direction=inbound", "0 ringing agent=agent1", "320 answer agent=agent1",
    "860 transfer kind=blind to=supervisor to_role=supervisor",
    "860 supervisor.ringing agent=supervisor", "1160 supervisor.contact agent=supervisor",
    "3180 hangup by=supervisor cause=NORMAL_CLEARING" },
  esl_f_callback = {
    "0 contact direction=outbound", "0 ringing agent=agent1", "320 dial", "320 ringing",
    "640 answer", "2660 hangup by=customer cause=NORMAL_CLEARING" },
  esl_j_errors = {
    "0 contact direction=outbound", "0 dial", "0 no_answer cause=NORMAL_TEMPORARY_FAILURE" },
}

local FIELDS = { "direction", "by", "agent", "kind", "to", "to_role", "queue", "file", "cause" }

local function names()
  local list = {}
  for name in pairs(EXPECTED) do list[#list + 1] = name end
  table.sort(list)
  return list
end

local function bytes_of(name)
  local file <close> = assert(io.open("spec/traces/" .. name .. ".raw", "rb"))
  return file:read("a")
end

local function source_of(name)
  return (name:match("^esl_") and freeswitch or asterisk).source { roles = ROLES }
end

local function described(events)
  local lines = {}
  for i, event in ipairs(events) do
    local words = { tostring(event.at - events[1].at), event.type }
    for _, field in ipairs(FIELDS) do
      if event[field] ~= nil then words[#words + 1] = field .. "=" .. tostring(event[field]) end
    end
    lines[i] = table.concat(words, " ")
  end
  return lines
end

local function append(list, more)
  for _, event in ipairs(more) do list[#list + 1] = event end
end

-- The events of a trace that comes in pieces of so many bytes.
local function in_pieces(name, bytes, size)
  local source, events = source_of(name), {}
  for from = 1, #bytes, size do
    append(events, assert(source:feed(bytes:sub(from, from + size - 1), 0)))
  end
  return events
end

describe("a recorded softswitch", function()
  it("has a table of events here for each trace", function()
    local traces = {}
    for name in io.popen("ls spec/traces/*.raw"):lines() do
      traces[#traces + 1] = name:match("([^/]+)%.raw$")
    end
    table.sort(traces)
    assert.same(traces, names())
  end)

  for _, name in ipairs(names()) do
    it(name .. " gives its events", function()
      local events = assert(source_of(name):feed(bytes_of(name), 0))
      assert.same(EXPECTED[name], described(events))
      for _, event in ipairs(events) do assert.equal(events[1].contact, event.contact) end
    end)

    it("P1 " .. name .. " gives the same, byte by byte and in pieces of any size", function()
      local bytes = bytes_of(name)
      for _, size in ipairs { 1, 61, 1460 } do
        assert.same(EXPECTED[name], described(in_pieces(name, bytes, size)))
      end
    end)
  end

  for _, name in ipairs { "f2_callback_no_answer", "f3_callback_busy", "esl_j_errors" } do
    it("P1 " .. name .. " gives the same, cut in two at every byte around its packets", function()
      local bytes = bytes_of(name)
      local last = #bytes
      for at in bytes:gmatch("()\r?\n\r?\n") do
        for cut = math.max(at - 3, 0), math.min(at + 6, last) do
          local source = source_of(name)
          local events = assert(source:feed(bytes:sub(1, cut), 0))
          events = table.move(events, 1, #events, 1, {})
          append(events, assert(source:feed(bytes:sub(cut + 1), 0)))
          assert.same(EXPECTED[name], described(events))
        end
      end
    end)
  end

  it("computes the end of a queue's wrap-up, which has no event", function()
    local file <close> = assert(io.open("spec/traces/g_queue.raw", "rb"))
    local bytes = file:read("a"):gsub("Wrapuptime: 0", "Wrapuptime: 15")
    local lines = described(assert(source_of("g_queue"):feed(bytes, 0)))
    assert.same({ "2813 wrapup.begin agent=PJSIP/agent1", "17813 wrapup.end agent=PJSIP/agent1",
      "2817 hangup by=agent cause=16" }, { table.unpack(lines, 5) })
  end)

  it("says what was missed when the line is lost", function()
    for _, name in ipairs { "c_hold_unhold", "esl_c_hold_unhold" } do
      local source, bytes = source_of(name), bytes_of(name)
      source:feed(bytes:sub(1, #bytes // 2), 0)
      local events = source:lost(99)
      assert.same({ "source.gap", 99 }, { events[1].type, events[1].at })
      assert.equal(1, #events)
    end
  end)
end)

describe("a reader that wants some events", function()
  local wanted = asterisk.wanted {}

  -- What a reader gives of a trace that comes in pieces of so many bytes.
  local function packets(name, reader, step)
    local bytes, list = bytes_of(name), {}
    for i = 1, #bytes, step do append(list, assert(reader:feed(bytes:sub(i, i + step - 1)))) end
    return list
  end

  it("gives the same packets without the others, cut anywhere", function()
    for _, name in ipairs(names()) do
      if not name:match("^esl_") then
        local expected = {}
        for _, packet in ipairs(packets(name, asterisk.reader(), 65536)) do
          local event = packet.event
          if not event or wanted[event:lower()] then expected[#expected + 1] = packet end
        end
        for _, step in ipairs { 1, 7, 65536 } do
          assert.same(expected, packets(name, asterisk.reader(wanted), step), name)
        end
      end
    end
  end)

  it("passes over an event of a mebibyte at most", function()
    local reader = asterisk.reader(wanted)
    assert.same({}, reader:feed("Event: VarSet\r\nValue: "))
    local packets_given, message, code
    for _ = 1, 20 do
      packets_given, message, code = reader:feed(("x"):rep(65535) .. "\n")
      if not packets_given then break end
    end
    assert.same({ nil, "EPROTOCOL" }, { packets_given, code })
    assert.matches("an event of over 1048576 bytes", message, 1, true)
  end)
end)

describe("P1 a peer that does not speak the protocol", function()
  local function refused(source, bytes, message)
    local events, what, code = source:feed(bytes, 0)
    assert.same({ nil, "EPROTOCOL" }, { events, code })
    assert.matches(message, what, 1, true)
  end

  it("is refused at a line of 64 KiB", function()
    refused(source_of("a"), ("x"):rep(70000), "a line of over 65536 bytes")
    refused(source_of("esl_"), ("x"):rep(70000), "headers of over 65536 bytes")
  end)

  it("is refused at 1024 headers", function()
    refused(source_of("a"), ("Key: value\r\n"):rep(1025), "over 1024 headers")
  end)

  it("is refused with a length that is none", function()
    for _, length in ipairs { "-1", "1e9", "99999999", "x", "0x10000000" } do
      refused(source_of("esl_"), "Content-Length: " .. length .. "\n\n", "Content-Length")
    end
  end)

  it("is heard past the banner, headers without a colon and packets nobody asked for", function()
    local noise = "Asterisk Call Manager/11.0.0\r\nno colon here\r\n\r\n\r\n" ..
      "Response: Success\r\nActionID: nobody\r\n\r\nEvent: \xff\xfe\0\r\n\r\n"
    assert.same({}, source_of("a"):feed(noise, 0))
  end)
end)

describe("what goes to the wire", function()
  it("is a packet of headers in order", function()
    assert.equal("Action: Redirect\r\nChannel: PJSIP/a-1\r\nExten: 900\r\n\r\n",
      asterisk.action("Redirect", { { "Channel", "PJSIP/a-1" }, { "Exten", 900 } }))
    assert.equal("bgapi uuid_transfer id 900\n\n",
      freeswitch.command("bgapi", "uuid_transfer", "id", "900"))
  end)

  it("S10 never holds CR, LF or NUL", function()
    for _, bad in ipairs { "x\r\nAction: Originate", "x\n", "x\r", "x\0y" } do
      local ok, message, code = asterisk.action("Setvar", { { "Value", bad } })
      assert.same({ nil, "EINJECT" }, { ok, code })
      assert.matches("Value", message)
      assert.is_nil((asterisk.action("Setvar", { { bad, "x" } })))
      assert.is_nil((asterisk.action(bad, {})))
      ok, _, code = freeswitch.command("api", bad)
      assert.same({ nil, "EINJECT" }, { ok, code })
    end
  end)
end)

--- The people's telephones: sipp, one process a call, its scenario put together from sipp/*.xml.
local uv = require("luv")

local M = {}

local HERE = "spec/live/sipp/"

local function read(name)
  local file <close> = assert(io.open(HERE .. name, "rb"))
  return file:read("a")
end

---@alias hatif.live.step integer|string|string[]
---What a telephone does, in order. A number is a pause in ms; a caller's are {"call", EXTENSION},
---"answered", "busy", "cancel"; those of one who is called "rung", "answer", "refuse", "cancelled";
---then "hold", "unhold", {"refer", EXTENSION}, "bye", "await_bye".

local STEPS = { -- step → fragment, and what is filled in
  hold = { "reinvite", DIRECTION = "sendonly" }, unhold = { "reinvite", DIRECTION = "sendrecv" },
}

-- A fragment with its messages (*.txt) and values put in; "@REPLY 180 Ringing@" is a reply to the
-- INVITE.
local function fragment(name, values)
  local text = read(name .. ".xml"):gsub("@REPLY (.-)@\n", function(status)
    return (read("reply.txt"):gsub("@STATUS@", status))
  end)
  for _, message in ipairs { "ACK", "BYE", "OK", "SDP" } do
    text = text:gsub("@" .. message .. "@\n", read(message:lower() .. ".txt"))
  end
  return (text:gsub("@([A-Z]+)@", values))
end

---@param user string of the telephone's address
---@param steps hatif.live.step[]
---@return string xml a scenario of sipp
function M.scenario(user, steps)
  local parts, called = { '<?xml version="1.0"?>\n<scenario name="' .. user .. '">' }, ""
  for _, step in ipairs(steps) do
    if type(step) == "number" then
      table.insert(parts, ('  <pause milliseconds="%d"/>'):format(step))
    else
      local what, to = step, nil
      if type(step) == "table" then what, to = step[1], step[2] end
      if what == "call" then called = to end
      local known = STEPS[what] or { what }
      table.insert(parts, fragment(known[1], { NAME = user, TO = to or called,
        DIRECTION = known.DIRECTION }))
    end
  end
  local text = table.concat(parts, "\n")
  local names, seen = {}, {}
  for name in text:gmatch('assign_to="(%w+)"') do
    if not seen[name] then names[#names + 1] = name end
    seen[name] = true
  end
  -- sipp refuses variables that are set and not read, and knows none that are not set
  if #names > 0 then
    text = text .. ('\n  <Reference variables="%s"/>'):format(table.concat(names, ","))
  end
  return text .. "\n</scenario>\n"
end

---Starts one telephone for one call; with `many` it takes or makes so many of them at once.
---@param phone { name: string, port: integer }
---@param steps hatif.live.step[]
---@param opts hatif.live.sipp_options
---@param on_exit fun(code: integer) 0: all went as the steps say
---@return userdata process
function M.start(phone, steps, opts, on_exit)
  local path, many = ("%s/%s"):format(opts.run, opts.id), opts.many
  local file <close> = assert(io.open(path .. ".xml", "wb"))
  file:write(M.scenario(phone.name, steps))
  file:close()
  local log = assert(uv.fs_open(path .. ".out", "w", 420))
  local args = { "127.0.0.1:" .. opts.sip, "-sf", path .. ".xml", "-i", "127.0.0.1", "-p",
    tostring(phone.port), "-nostdin", "-trace_err", "-error_file", path .. ".err" }
  for _, arg in ipairs(many
    and { "-r", many.rate, "-l", many.most, "-m", many.calls }
    or { "-m", 1, "-trace_msg", "-message_file", path .. ".sip", "-timeout", "60s",
      "-recv_timeout", 45000 }) do
    args[#args + 1] = tostring(arg)
  end
  local process
  process = assert(uv.spawn("sipp", { args = args, stdio = { nil, log, log } }, function(code)
    process:close()
    on_exit(code)
  end))
  uv.fs_close(log)
  return process
end

---@class hatif.live.sipp_options
---@field sip integer the server's port
---@field run string folder of its files
---@field id string name of its files
---@field many { rate: integer, most: integer, calls: integer }? calls a second, at once, in all

return M

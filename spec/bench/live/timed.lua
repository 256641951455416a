--- `hatif serve` that takes the time by itself, from the bytes of the server in its hands to the
--- act written, and tells it in the file of HATIF_TIMED when it ends: what of the time between two
--- wires is its own, and not waiting for a core or for other calls.
local guiding = require("hatif.serve.guidance")
local links = require("hatif.serve.link")
local uv = require("luv")

local read_at
local took = {}

local new_link, new_guidance = links.new, guiding.new

function links.new(...)
  local link = new_link(...)
  local read = link.read
  function link.read(...)
    read_at = uv.hrtime()
    return read(...)
  end
  return link
end

function guiding.new(...)
  local guidance = new_guidance(...)
  local tell = guidance.tell
  function guidance.tell(self, line)
    local is_measured = line.name == "prompt" and line.args and line.args.due
    tell(self, line)
    if is_measured then took[#took + 1] = uv.hrtime() - read_at end
  end
  return guidance
end

local exit = os.exit
function os.exit(...) -- luacheck: ignore
  local file <close> = assert(io.open(os.getenv("HATIF_TIMED"), "w"))
  for _, ns in ipairs(took) do file:write(ns, "\n") end
  file:close()
  exit(...)
end

arg[0] = "lua/bin/hatif" -- luacheck: ignore
dofile(arg[0])

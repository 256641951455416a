--- A recorded call as something to be played again, many times at once: what the server wrote, and
--- when, with the names of this call in place of the recorded ones.
local M = {}

local CLASSES = { call = true, agent = true, dialplan = true } -- what hatif asks for at its login
local TOGETHER_MS = 2 -- what came within is written at once

local function time_of(packet)
  local seconds, micros = packet:match("\nTimestamp: (%d+)%.(%d+)")
  return seconds and tonumber(seconds) * 1000 + tonumber(micros) // 1000
end

local function is_asked_for(packet)
  local class = packet:match("\nPrivilege: (%a+)")
  return class and CLASSES[class]
end

local function packets_of(path)
  local file <close> = assert(io.open(path, "rb"))
  local list = {}
  for packet in (file:read("a"):gsub("\r", "")):gmatch("(.-\n)\n") do
    packet = "\n" .. packet
    if is_asked_for(packet) and time_of(packet) then list[#list + 1] = packet end
  end
  return list
end

---@class hatif.bench.piece
---@field at integer ms behind the call's beginning
---@field text string
---@field is_hold boolean

---@param path string a trace of a call with a hold
---@param length_ms integer how long the call is to take: what lies behind the answer is stretched
---@return { pieces: hatif.bench.piece[], id: fun(n: integer): string,
---  render: fun(piece: hatif.bench.piece, n: integer, now_ms: integer): string }
function M.load(path, length_ms)
  local packets = packets_of(path)
  local first, last = time_of(packets[1]), time_of(packets[#packets])
  local caller = packets[1]:match("\nUniqueid: (%S+)")
  local pieces = {}
  for _, packet in ipairs(packets) do
    local at = (time_of(packet) - first) * length_ms // (last - first)
    local piece = pieces[#pieces]
    if not piece or at - piece.at > TOGETHER_MS * length_ms // (last - first) then
      piece = { at = at, text = "", is_hold = false }
      pieces[#pieces + 1] = piece
    end
    piece.text = piece.text .. packet:sub(2):gsub("\n", "\r\n") .. "\r\n"
    piece.is_hold = piece.is_hold or packet:find("Event: MusicOnHoldStart", 1, true) ~= nil
  end
  local stem = caller:match("^%d+")
  local function render(piece, n, now_ms)
    local stamp = ("Timestamp: %d.%06d"):format(now_ms // 1000, now_ms % 1000 * 1000)
    local text = piece.text:gsub("Timestamp: %d+%.%d+", stamp)
    text = text:gsub(stem .. "%.", ("%d%%0"):format(n))
    return (text:gsub("(PJSIP/%w+)%-%x+", ("%%1-%08x"):format(n)))
  end
  return { pieces = pieces, render = render, id = function(n) return n .. caller end }
end

return M

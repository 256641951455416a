-- A small center for the specs of the quality team: a policy with sections, a pass mark and a
-- question for a person, and a store with contacts judged by it.
local hatif = require("hatif")
local stores = require("support.stores")

local M = {}

M.POLICY = [[
protocol "desk" {
  langs = { "ar", "en", "lv" },
  sections = {
    opening = { title = { ar = "الافتتاح", en = "Opening", lv = "Ievads" }, weight = 40 },
    service = { title = { ar = "الخدمة", en = "Service", lv = "Apkalpošana" }, weight = 60 },
  },
  pass = 80,
  phrases = {
    hello = { ar = { "السلام عليكم" }, en = { "good morning" }, lv = { "labdien" } },
    bye = { ar = { "شكرا لاتصالك" }, en = { "have a nice day" }, lv = { "visu labu" } },
    rude = { ar = { "مو شغلي" }, en = { "not my problem" },
      lv = { "nav mana problēma" } },
  },
  must "greet" { say = "hello", when = "answer", within = "3s", cite = "d 1", section = "opening",
    weight = 2, title = { ar = "التحية خلال ثلاث ثوان", en = "Greet within 3 s",
      lv = "Sveiciens 3 s laikā" },
    advice = { ar = "ابدأ بالسلام فور الرد.", en = "Greet as soon as you answer.",
      lv = "Sveiciniet, tiklīdz atbildat." } },
  must "bye" { say = "bye", cite = "d 2", section = "service", title = { ar = "كلمة ختام",
      en = "A word at the end", lv = "Noslēguma vārdi" },
    advice = { ar = "اختم بشكر العميل.", en = "End with thanks.",
      lv = "Noslēgumā pateicieties." } },
  never "rude" { say = "rude", cite = "d 3", section = "service", autofail = "confirm",
    title = { ar = "لا فظاظة", en = "Not rude", lv = "Bez rupjībām" } },
  attest "tone" { by = "quality", cite = "d 4", section = "service",
    text = { ar = "هل كانت النبرة ودودة؟", en = "Was the tone friendly?",
      lv = "Vai tonis bija draudzīgs?" },
    title = { ar = "النبرة", en = "Tone", lv = "Tonis" } },
}]]

M.DAY = 86400000
M.NOV = 1793491200000 -- 2026-11-01 UTC, ms since the epoch

---@param text string? the policy's; M.POLICY
function M.policy(text)
  return assert(hatif.policy.of { { name = "desk.lua", path = "desk.lua",
    text = text or M.POLICY } })
end

-- The events of a call: what the agent says at which second; false: nothing.
function M.events(at, said)
  local out = { { at = at + 1000, type = "answer" } }
  for _, s in ipairs(said) do
    out[#out + 1] = { at = at + s[1] * 1000, type = "utterance", by = s.by or "agent", text = s[2],
      stop = at + s[1] * 1000 + 800 }
  end
  out[#out + 1] = { at = at + 60000, type = "hangup", by = "customer" }
  return out
end

M.SAID = {
  good = { { 2, "السلام عليكم معك سارة" }, { 50, "شكرا لاتصالك" } },
  late = { { 9, "السلام عليكم" }, { 50, "شكرا لاتصالك" } },
  rude = { { 2, "السلام عليكم" }, { 20, "هذا مو شغلي" }, { 50, "شكرا لاتصالك" } },
  silent = { { 2, "السلام عليكم" }, { 50, "الله يسعدك" } },
}

-- Puts a contact into the store as a live engine would have.
function M.add(store, policy, contact, said)
  local engine = hatif.engine.new { store = store, wait = true, on_error = function() end }
  contact.policy, contact.channel = policy, contact.channel or "phone"
  contact.lang = contact.lang or "ar"
  assert(engine:open(contact))
  for _, e in ipairs(M.events(contact.at, said)) do assert(engine:feed(contact.id, e)) end
  assert(engine:finish(contact.id, contact.at + 60000))
  engine:close()
end

---@return hatif.store store
---@return string path
function M.store() return stores.open() end
M.remove = stores.remove

return M

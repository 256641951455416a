---@meta hatif.core.contact

---A contact: one call, chat, letter, e-mail or visit, judged by its policy. Opened by `engine:open`.
---Its methods raise on wrong arguments and on a closed contact. A method called from inside one of the contact's own
---callbacks only queues.
---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---local engine = hatif.engine.new { policy = policy }
---local contact = assert(engine:open { id = "c1", channel = "phone", direction = "outbound", lang = "ar", at = 0 })
---contact:feed { at = 1000, type = "answer" }
---contact:settle(3000) -- no event before 3 s is to come any more
---print(contact:status().steps.greeting) --> open
---contact:feed { at = 5000, type = "utterance", by = "agent", text = "السلام عليكم", stop = 6000 }
---contact:finish(20000)
---for _, verdict in ipairs(contact:verdicts()) do
---  if verdict.duty == "greeting.greet" then print(verdict.status, verdict.margin) end --> violated -1000
---end
---print(contact:id(), contact:metrics().time_to_greet) --> c1 4000
---print(#contact:reports()) --> 0
---contact:close()
---```
---@class hatif.Contact
local contact = {}

---@class hatif.Evidence
---@field event integer line of the record
---@field phrase string? "protocol/phrase"; nil: an event without words
---@field text string?
---@field first integer? 1-based byte of the utterance's text, as string.sub takes it
---@field last integer?
---@field metric string? whose condition came to hold; then phrase, text, first and last are nil
---@field value number? of the metric then

---@class hatif.Verdict
---@field duty string "protocol.duty"
---@field n integer which activation, from 1; 0: never activated
---@field status "pending"|"satisfied"|"violated"|"waived"|"na"
---@field at integer? ms since the epoch
---@field due integer?
---@field margin integer? due - at
---@field borderline boolean? true: as near to the due time as its source can tell (docs/judging.md)
---@field weight number
---@field cite string?
---@field why string
---@field layer string the protocol or layer that the duty is from
---@field note string? of whoever waived or attested
---@field evidence hatif.Evidence[]

---@class hatif.Act
---@field key string the same live and on replay
---@field at integer
---@field name string
---@field args table<string, string|number|boolean>
---@field early boolean
---@field edge boolean? it left the edge at once, or takes such an act back (`retract`, args.key)

---@class hatif.Failure
---@field policy string
---@field contact string?
---@field where string "hold.held.enter", "hold.return.on_violate", "on_act"
---@field message string
---@field traceback string?
---@field code "EHOOK"|"EBUDGET"|"EMEMORY"|"ECALLBACK"

---@class hatif.Report
---@field line integer
---@field what string "duplicate", "too late", …

---`contact:feed` as a function, for `engine:feed`.
---@param contact hatif.Contact
---@param event table
---@return boolean? ok
---@return string? message
---@return string? code
function contact.feed(contact, event) end

---Opens a contact for `engine:open`, which is the door: it sees to ids and callbacks. Raises on a wrong field.
---@param policy userdata a sealed policy of `hatif.core.policy`
---@param opening table id, at (integer), channel, lang, direction, agent, facts, failed
---@param handlers table on_act, on_verdict, on_error … by name, and policy, its name
---@return hatif.Contact? contact
---@return string? message
---@return string? code
---@return hatif.Failure? failure of a callback while it opened; the contact is there
function contact.open(policy, opening, handlers) end

---How late events may come, for `engine.new`, which is the door; contacts opened with it are live. Raises on what it cannot be.
---@param slowest integer ms: the lag of the slowest source
---@param cap integer ms that an open utterance may hold the settled side back
---@param edge boolean whether acts may leave at once, ahead of what is settled
---@param on_admit boolean whether each admitted event is told
---@return userdata watermark
function contact.watermark(slowest, cap, edge, on_admit) end

---What a snapshot is of, for `engine:about`.
---@param bytes string
---@return { policy: string, id: string, now: integer, finished: boolean, more: string }? about
---@return string? message
---@return "EVERSION"|"EFORMAT"|nil code
function contact.about(bytes) end

---A contact as it was when it was saved, for `engine:restore`.
---@param policy userdata the sealed policy that it was saved under
---@param bytes string
---@param handlers table as in `contact.open`
---@return hatif.Contact? contact
---@return string? message
---@return string? code
function contact.restore(policy, bytes, handlers) end

---A new contact under another version of the policy, for `engine:migrate`; the old one stays as it is.
---@param old hatif.Contact
---@param policy userdata a sealed policy
---@param map table old names to new ones
---@param handlers table as in `contact.open`
---@return hatif.Contact? contact
---@return string? message
---@return string? code
function contact.migrate(old, policy, map, handlers) end

---Makes a contact the shadow of another: it is fed what that one is. nil takes the shadow away.
---@param of hatif.Contact
---@param shadow hatif.Contact?
function contact.attach(of, shadow) end

---Takes an event; what lies before its time is judged. The event itself is judged once the time moves past it. Of a live
---contact (docs/live.md) `arrived` is the clock at which it came, and it may lie before others that came earlier.
---@param event table at (integer), type, and the event's own fields: strings, finite numbers, booleans
---@return boolean? ok
---@return string? message
---@return string? code "ESTALE": before what has been settled, "ECLOSED", "EINVAL", "EHOOK", "ECALLBACK"
---@return hatif.Failure? failure what no on_error was there to be told
function contact:feed(event) end

---Judges everything before `now`; of a live contact what lies behind the watermark at the clock `now`.
---@param now integer ms since the epoch
---@return boolean? ok
---@return string? message
---@return string? code
---@return hatif.Failure? failure
function contact:settle(now) end

---Judges everything up to `at`, then ends the contact. Idempotent.
---@param at integer ms since the epoch
---@return boolean? ok
---@return string? message
---@return string? code
---@return hatif.Failure? failure
function contact:finish(at) end

---One entry an activation, in order of activation; once finished also those never activated.
---@return hatif.Verdict[]
function contact:verdicts() end

---How much of what it owed it kept, by weight (docs/judging.md): percent with one decimal, nil where nothing was judged;
---automatic_fail: a duty that makes it zero was violated.
---@return { percentage: number?, automatic_fail: boolean }
function contact:score() end

---The facts as they stand: those of the opening, and what events and hooks have set.
---
---```lua
---local testing = require "hatif.testing"
---local call = testing.contact(assert(hatif.policy.load("examples/chefz")), { facts = { topic = "other" } })
---call:event("1s", "fact", { key = "vip", value = true }):advance("2s")
---print(call.handle:facts().topic, call.handle:facts().vip) --> other true
---print(call.handle:score().automatic_fail) --> false
---```
---@return table<string, string|number|boolean>
function contact:facts() end

---The figures so far, by name (docs/metrics.md); those that are not there are nil.
---@return table<string, number>
function contact:metrics() end

---As the contact stands; of a live one the edge: everything unsettled applied.
---@return { now: integer, finished: boolean, steps: table<string, string>, pending: hatif.Verdict[] }
function contact:status() end

---When the next queued event or deadline is due; of a live contact the clock at which `settle` has something to do; nil:
---none.
---
---```lua
---local testing = require "hatif.testing"
---local call = testing.contact(assert(hatif.policy.load("examples/chefz")), { direction = "outbound" })
---local zero = call.handle:status().now
---call:event("1s", "answer"):advance("2s")
---print(call.handle:next() - zero) --> 3000
---```
---@return integer? at
function contact:next() end

---What was fed and could not be taken, and mistakes of the policy, so far.
---@return hatif.Report[]
function contact:reports() end

---The id that it was opened under.
---@return string
function contact:id() end

---The contact as it stands, as bytes for `engine:restore`, with which another process can go on. The same contact gives
---the same bytes. What `reports` tells is not in them.
---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---local here, there = hatif.engine.new { policy = policy }, hatif.engine.new { policy = policy }
---local contact = assert(here:open { id = "c1", channel = "phone", lang = "ar", at = 0 })
---local bytes = assert(contact:snapshot("shift of the night"))
---contact:close()
---print(hatif.engine.about(bytes).more) --> shift of the night
---print(there:restore(bytes, policy):id()) --> c1
---```
---@param more string? kept with it, for `hatif.engine.about`
---@return string? bytes
---@return string? message
---@return "EBUSY"|"ENOMEM"|"ELIMIT"|nil code
function contact:snapshot(more) end

---The contact that a shadow policy judges beside this one, fed and run as it is; nil: none. It goes with its contact.
---
---```lua
---local policy = assert(hatif.policy.load("examples/chefz"))
---local engine = hatif.engine.new { policy = policy, shadow = assert(hatif.policy.load("examples/ozols")) }
---local contact = assert(engine:open { id = "c1", channel = "phone", lang = "en", at = 0 })
---print(#contact:shadow():verdicts() > 0) --> true
---```
---@return hatif.Contact?
function contact:shadow() end

---Idempotent; from inside a callback it takes effect when the running call returns.
function contact:close() end

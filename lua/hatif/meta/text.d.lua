---@meta hatif.text

---Text as people write it: folded to what is compared, with a way back to the original bytes.
---Offsets are 1-based bytes, inclusive, as `string.sub` takes them.
---@class hatif.text
local text = {}

---Which spellings are taken for the same. A profile is a set of equalities; each can be switched by name beside it.
---`default`: all but `dadza` and `uthmani`. `strict`: `tatweel`, `invisible` and `compat` only: as written, but for typography.
---Strings that Unicode calls canonically equivalent are the same in every profile.
---@class hatif.fold_options
---`uthmani`: the default, and the spelling of the Quran is taken for today's (the switch `uthmani`, which works where
---`marks`, `alef`, `hamza` and `yeh` are on too).
---@field profile "default"|"strict"|"uthmani"|nil default "default"
---@field marks boolean? tashkeel, Quranic marks and superscript alef go
---@field tatweel boolean? tatweel goes
---@field alef boolean? alef with hamza, madda or wasla is alef
---@field hamza boolean? waw and yeh with hamza are waw and yeh
---@field yeh boolean? alef maqsura, Farsi yeh and yeh barree are yeh
---@field teh boolean? teh marbuta is heh
---@field persian boolean? keheh and gaf are kaf, tcheh is jeem, peh is beh, veh is feh, jeh is zain; Urdu's hehs are heh
---@field digits boolean? Arabic-Indic and extended digits are 0 to 9
---@field case boolean? capitals are small letters
---@field latin boolean? Latin letters lose their diacritics; typographic apostrophes are plain
---@field invisible boolean? bidi and zero-width marks, soft hyphens and variation selectors go
---@field compat boolean? presentation forms and ligatures are their letters (NFKC)
---@field dadza boolean? zah is dad, as chat often has it
---@field uthmani boolean? small letters are written, hamzas lose their seats: salat, zakat, ayat as today

---The way from a folded string back to its original. `#map` is the folded length in bytes.
---@class hatif.map
local map = {}

---Folds `s`. Invalid UTF-8 becomes U+FFFD, one for each maximal bad part. Raises on a bad option.
---
---```lua
---local folded, map = hatif.text.fold("Lūdzu, uzgaidiet")
---local first, last = folded:find("ludzu", 1, true)
---print(("Lūdzu, uzgaidiet"):sub(map:original(first, last))) --> Lūdzu
---```
---@param s string at most 128 MiB
---@param opts? hatif.fold_options
---@return string|nil folded
---@return hatif.map|string map or the message
---@return string? code "ELIMIT", "ENOMEM"
function text.fold(s, opts) end

---Whether two strings fold alike. Raises on a bad option.
---
---```lua
---assert(hatif.text.equal("Refund", "refund"))
---assert(not hatif.text.equal("Refund", "refund", { case = false }))
---```
---@param a string
---@param b string
---@param opts? hatif.fold_options
---@return boolean|nil equal
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function text.equal(a, b, opts) end

---@class hatif.number
---@field value integer|number whole values are integers
---@field first integer
---@field last integer

---Every number in `s`, in digits and words, also in dialect spellings ("خمسطعش"). A run of more than 15 digits is none.
---Raises on another language.
---
---```lua
---for _, n in ipairs(hatif.text.numbers("two hundred and five riyals")) do print(n.value) end --> 205
---```
---@param s string at most 128 MiB
---@param lang? "ar"|"en"|"lv" default: all three
---@return hatif.number[]|nil numbers in the order of the text
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function text.numbers(s, lang) end

---@class hatif.duration
---@field ms integer
---@field first integer
---@field last integer

---Every duration in `s`: a number and a unit, a dual, a fraction of a unit, a unit with "one", sums of them, and a unit
---alone right behind a word like خلال, بعد or لمدة. A range means its upper edge. A month is 30 days, a year 365.
---What only looks like a duration («مرة ثانية», «الساعة الواحدة», "a few minutes") is none. Raises on another language.
---
---```lua
---print(hatif.text.durations("back in 24-48 hours")[1].ms) --> 172800000
---```
---@param s string at most 128 MiB
---@param lang? "ar"|"en"|"lv" default: all three
---@return hatif.duration[]|nil durations in the order of the text
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function text.durations(s, lang) end

---A place's clock and working hours, as `text.times`, `matcher:match` and `matcher:stream` take them. Hours are
---"09:00-17:00", local, up to 24:00; an end before its beginning is on the next day.
---@class hatif.hours
---@field zone string? "Asia/Riyadh", "Europe/Riga", "UTC+3" …: with its summer time; default UTC
---@field offset integer? minutes east of UTC, where there is no zone
---@field week table<"sun"|"mon"|"tue"|"wed"|"thu"|"fri"|"sat", string>? up to eight intervals a day,
---"09:00-13:00, 16:00-20:00"; a day that is missing is closed. Without a week every day has the hours of `work`
---@field except table<string, string|false>? hours of dates, or false: `["2026-03-20"]`, `["2026-02-18..2026-03-19"]`
---@field work string? default "09:00-17:00"
---@field parts table<"dawn"|"morning"|"noon"|"afternoon"|"evening"|"night", string>? default 04-06, 06-12, 12-15, 15-18,
---18-21, 21-24

---@class hatif.time
---@field due integer ms since the epoch: the last moment at which the promise is kept
---@field first integer
---@field last integer

---Every point in time in `s`, due as understood when it was said. A day is due at the end of its working hours, a part of
---the day at its end, "by" or "before" a part at its beginning. A weekday is the next one that is still ahead. What gives
---no time («في أقرب وقت», «بعد شوي») is none. Raises on a bad calendar.
---
---```lua
---local noon = 1772452800000 -- Monday 2026-03-02 12:00 UTC
---print(hatif.text.times("tomorrow by noon", noon)[1].due - noon) --> 86400000
---```
---@param s string at most 128 MiB
---@param at integer ms since the epoch: when it was said
---@param calendar? hatif.hours
---@return hatif.time[]|nil times in the order of the text
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function text.times(s, at, calendar) end

---How a number or a duration is said.
---@class hatif.say_options
---@field digits boolean|"latn"|"arab"|nil digits instead of words; true: those of the language, ٠ to ٩ in Arabic
---@field case "nominative"|"oblique"|"genitive"|"dative"|"accusative"|nil Arabic: the first two; Latvian: all but oblique
---@field gender "masculine"|"feminine"|nil of what a number counts; default "masculine". Numbers only
---@field largest "second"|"minute"|"hour"|"day"|nil the largest unit used; default "day". Durations only

---A number in words, or in digits. Raises on a bad language or option.
---
---```lua
---print(hatif.text.say_number(21, "lv", { gender = "feminine" })) --> divdesmit viena
---```
---@param n integer less than 10^12 either side of 0
---@param lang "ar"|"en"|"lv"
---@param opts? hatif.say_options case: default "nominative"
---@return string
function text.say_number(n, lang, opts) end

---A duration in words, or in digits, with CLDR's plurals; parts of a second round up. Raises on a bad language or option.
---
---```lua
---print("خلال " .. hatif.text.say_duration(40000, "ar")) --> خلال أربعين ثانية
---print(hatif.text.say_duration("2h", "lv", { case = "genitive" }) .. " laikā") --> divu stundu laikā
---```
---@param ms integer|string milliseconds, or a string with its unit
---@param lang "ar"|"en"|"lv"
---@param opts? hatif.say_options case: default "oblique" in Arabic, as خلال wants it, "nominative" in Latvian
---@return string
function text.say_duration(ms, lang, opts) end

---A compiled template.
---@class hatif.template
local template = {}

---Compiles a sentence with slots:
--- - `{name}`: a string or a number as it is. A string stands between bidi isolates (U+2068, U+2069), so that it cannot
---   reorder the sentence; its own bidi controls go, its control characters become blanks, its bad bytes U+FFFD.
--- - `{n, number}`, `{d, duration}`: said in the template's language; behind them options, each after a comma: `digits`,
---   `latn`, `arab`, `feminine`, a case, the largest unit `hours`, `minutes`, `seconds`. A duration takes ms.
--- - `{n, plural, =0 {none} one {# call} other {# calls}}`: by CLDR's categories; `#` is the number in digits.
--- - `{g, select, female {her} other {their}}`: by a string.
---
---A brace itself is written twice, a closing one outside of branches only. Raises on another language.
---
---```lua
---local t = hatif.text.template("نعود إليك خلال {d, duration}", "ar")
---print(t:render({ d = 40000 })) --> نعود إليك خلال أربعين ثانية
---```
---@param s string at most 64 KiB, 64 names, branches four deep
---@param lang "ar"|"en"|"lv"
---@return hatif.template|nil template
---@return string? message names the byte
---@return string? code "ESYNTAX", "ELIMIT", "ENOMEM"
function text.template(s, lang) end

---The sentence with its values. Raises where a slot that is needed has no value, or one that it does not take.
---@param values table<string, string|number>? by the names of the slots; read raw
---@return string|nil sentence
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function template:render(values) end

---The names of the slots, in order of first use.
---
---```lua
---local t = hatif.text.template("{name}, back in {d, duration}", "en")
---print(table.concat(t:slots(), " ")) --> name d
---```
---@return string[]
function template:slots() end

---The bytes of the original that the folded bytes `first` to `last` came from: whole letters, with the marks and
---invisible characters behind them. `last = first - 1` is the empty stretch before `first`. Raises outside the text.
---@param first integer
---@param last integer
---@return integer first
---@return integer last
function map:original(first, last) end

---How many bad parts of the original became U+FFFD.
---
---```lua
---local _, map = hatif.text.fold("caf\xe9, and a р that is Cyrillic")
---print(map:bad()) --> 1
---```
---@return integer
function map:bad() end

---In how many places letters of another script stand inside a run of Latin or Arabic ones: a look-alike may hide a word.
---
---```lua
---local _, map = hatif.text.fold("rеfund") -- the first e is Cyrillic
---print(map:mixed()) --> 2
---```
---@return integer
function map:mixed() end

---What a phrase is: a list of patterns, or lists by language. Patterns of all languages are looked for in every text.
---@class hatif.phrase
---@field unless_negated boolean? not reported behind a negator of its clause, nor inside a quotation
---@field [string] string[] patterns of a language
---@field [integer] string patterns of no language in particular

---@class hatif.hit
---@field name string the phrase
---@field first integer its first byte in the text
---@field last integer its last byte
---@field captures table<string, string|integer|number> by slot: words as text, `dur` in ms, `num` as a number, `when` in ms
---since the epoch, or its words where no time was given, or where none can be reckoned

---A compiled set of phrases, immutable.
---@class hatif.matcher
local matcher = {}

---Compiles phrases. A pattern is words and
---`(a|b c)` one of, `[a]` perhaps, `*` a gap of 0-6 words (`*3`: 0-3), `{name}` 1-4 words captured, `{dur}` a duration,
---`{when}` a point in time, `{num}` a number, `^` and `$` the ends of the text; of a word: `+w` any proclitic, `w+` any enclitic pronoun, `w&` endings
---of gender and number, `w..` any ending, `w~` one edit, `=w` nothing attached, `!w` as written.
---A gap reaches over commas and pauses, not over the end of a sentence; a slot not over a comma.
---Raises on a bad pattern, naming phrase, language, pattern and byte. A pattern has 4096 bytes at most; a hundred thousand
---patterns of two words take 17 MB.
---
---```lua
---local m = hatif.text.phrases({ ask = { ar = { "تسمح+ * {dur}" } }, thank = { "شكرا" } })
---print(m:match("تسمحلي أضعك على الانتظار ٤٠ ثانية")[1].captures.dur) --> 40000
---```
---@param t table<string, hatif.phrase>
---@return hatif.matcher|nil matcher
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function text.phrases(t) end

---All hits in `s`, in order of first, then last, then the phrase's name. Hits of one phrase do not overlap: the leftmost
---start wins, then the earliest end. Raises on a bad time or calendar.
---@param s string at most 128 MiB
---@param at? integer ms since the epoch when it was said: what a `{when}` is due by
---@param calendar? hatif.hours default: every day 09:00-17:00, UTC
---@return hatif.hit[]|nil hits
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function matcher:match(s, at, calendar) end

---How many hits `matcher:match(s)` has.
---
---```lua
---print(hatif.text.phrases({ thank = { "شكرا" } }):count("شكراً، شكرا لك")) --> 2
---```
---@param s string
---@return integer|nil count
---@return string? message
---@return string? code
function matcher:count(s) end

---An iterator over the hits of a long text: each step does about as much work as `bytes` of text are, and gives the hits
---that it has found, often none; between two steps a loop may do other things. All together are those of `matcher:match(s)`,
---a `{when}` as its words. A step of 64 KB takes less than a millisecond however long the text is, but for a stretch of
---32 KB and more without a blank, which is read in one. Raises in a step where memory ends.
---
---```lua
---for hits in hatif.text.phrases({ thank = { "شكرا" } }):slices("نعم شكرا") do
---  for _, hit in ipairs(hits) do print(hit.name, hit.first) end --> thank 8
---end
---```
---@param s string at most 128 MiB
---@param bytes? integer default 65536, at least 4096
---@return (fun(): hatif.hit[]|nil)|nil
---@return string? message
---@return string? code "ELIMIT", "ENOMEM"
function matcher:slices(s, bytes) end

---@class hatif.stream_hit: hatif.hit
---@field before {first: integer, last: integer}? of a phrase that spans two utterances: its bytes in the text before this
---one; then `first` is 1. Its captures are read from both.

---What one speaker goes on saying. A partial transcript replaces the last partial, a final commits; a phrase may begin
---in one utterance and be complete in the next, where no more than `gap` lies between the final of the first and the
---first transcript of the second. Nothing is told twice.
---@class hatif.stream
local stream = {}

---A stream of its own for each speaker. Raises on a bad option.
---
---```lua
---local st = hatif.text.phrases({ ask = { "would you like to hold" } }):stream()
---st:final("One moment, would you like", 1000)
---print(st:partial("to hold", 1800)[1].name) --> ask
---print(#st:final("to hold for a minute?", 2500)) --> 0
---```
---@param opts? {gap: integer|string, calendar: hatif.hours} gap in ms, or a string with its unit, default 5 s; a `{when}` is
---due by the calendar from the time of the transcript that completes its phrase
---@return hatif.stream
function matcher:stream(opts) end

---The latest transcript of the utterance that is going on, from its beginning. Raises on a bad argument, and where a
---finaliser comes in between.
---@param s string at most 128 MiB
---@param at integer ms; one before the latest counts as the latest
---@return hatif.stream_hit[]|nil new in order of first, then last; a hit that only moved, because words before it were
---heard anew, is not new
---@return hatif.stream_hit[]|string gone the tables of hits that were new before and are not in this transcript; or the message
---@return string? code "ELIMIT", "ENOMEM": as if nothing had been said
function stream:partial(s, at) end

---The same, and commits: the next transcript is of another utterance, and nothing of this one goes any more. One without
---a word is no utterance: what the one before left open stays open.
---@param s string at most 128 MiB
---@param at integer ms
---@return hatif.stream_hit[]|nil new
---@return hatif.stream_hit[]|string gone
---@return string? code "ELIMIT", "ENOMEM"
function stream:final(s, at) end

return text

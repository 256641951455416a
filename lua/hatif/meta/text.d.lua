---@meta hatif.text

---Text as people write it: folded to what is compared, with a way back to the original bytes.
---Offsets are 1-based bytes, inclusive, as `string.sub` takes them.
---@class hatif.text
local text = {}

---Which spellings are taken for the same. A profile is a set of equalities; each can be switched by name beside it.
---`default`: all but `dadza`. `strict`: `tatweel`, `invisible` and `compat` only: as written, but for typography.
---Strings that Unicode calls canonically equivalent are the same in every profile.
---@class hatif.fold_options
---@field profile "default"|"strict"|nil default "default"
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

---The bytes of the original that the folded bytes `first` to `last` came from: whole letters, with the marks and
---invisible characters behind them. `last = first - 1` is the empty stretch before `first`. Raises outside the text.
---@param first integer
---@param last integer
---@return integer first
---@return integer last
function map:original(first, last) end

---How many bad parts of the original became U+FFFD.
---@return integer
function map:bad() end

---In how many places letters of another script stand inside a run of Latin or Arabic ones: a look-alike may hide a word.
---@return integer
function map:mixed() end

return text

--- The keys of `hatif serve`'s config: what each may be, what it is where it is not named, and what
--- it means. The reader, its messages and docs/serve.md come from these tables.
local M = {}

---@class hatif.serve.key
---@field [1] string name
---@field type string as the readers of hatif.serve.config are called, or "section", "sections"
---@field doc string
---@field default any? as it is written in a config
---@field required boolean?
---@field of string[]? of a choice
---@field min integer?
---@field max integer?
---@field keys hatif.serve.key[]? of a section
---@field is_optional boolean? of a section: where it is not named it is not there

local LINE = {
  { "name", type = "string", doc = "what logs, events and `source` call it" },
  { "prefix", type = "string", default = "",
    doc = "put before the call's id to make the contact's; two servers need two" },
  { "host", type = "string", default = "127.0.0.1", doc = "name or address" },
  { "password", type = "string", doc = "better: password_file" },
  { "password_file", type = "path", doc = "a file that holds the password and nothing else" },
  { "agents", type = "patterns", required = true,
    doc = "Lua patterns of the channels that are the center's agents" },
  { "supervisors", type = "patterns", default = {}, doc = "and of its supervisors" },
  { "connect_timeout", type = "time", default = "5s", doc = "until connected and logged in" },
  { "back_off", type = "time", default = "500ms", doc = "first pause before connecting again" },
  { "back_off_max", type = "time", default = "30s", doc = "longest pause; it doubles until then" },
  { "keep_alive", type = "time", default = "2s", doc = "silence after which the server is asked" },
  { "dead_after", type = "time", default = "10s", doc = "silence after which the line is dead" },
  { "action_timeout", type = "time", default = "10s", doc = "for the answer to an action" },
  { "drop_causes", type = "strings",
    doc = "causes of a hang-up by nobody that mean a dropped line" },
}

local function line_with(more)
  local keys = table.move(LINE, 1, #LINE, 1, {})
  return table.move(more, 1, #more, #keys + 1, keys)
end

local ASTERISK_ACTS = {
  { "context", type = "string", default = "hatif",
    doc = "dialplan context of `hold`, `wait` and `notice` (examples/serve/extensions.conf)" },
  { "outbound_context", type = "string", default = "hatif-out",
    doc = "dialplan context that dials the customer's number" },
  { "transfer_context", type = "string", default = "hatif-transfer",
    doc = "dialplan context of transfers" },
  { "caller_id", type = "string", doc = "shown to who is called" },
  { "agent_timeout", type = "time", default = "30s", doc = "how long the agent's phone rings" },
  { "record_file", type = "string", default = "{contact}.wav", doc = "of MixMonitor" },
}

local FREESWITCH_ACTS = {
  { "outbound", type = "string", default = "XML hatif-out",
    doc = "dialplan and context that dial the customer's number" },
  { "agent", type = "string", default = "user/{agent}", doc = "dial string of an agent" },
  { "transfer", type = "string", default = "XML default",
    doc = "dialplan and context of transfers" },
  { "caller_id", type = "string", doc = "shown to who is called" },
  { "agent_timeout", type = "time", default = "30s", doc = "how long the agent's phone rings" },
  { "record_file", type = "string", default = "/var/lib/freeswitch/recordings/{contact}.wav",
    doc = "of uuid_record" },
}

local ROUTE = {
  { "number", type = "string", doc = "Lua pattern: the number that was dialled" },
  { "queue", type = "string", doc = "Lua pattern: the queue; the contact then waits for it" },
  { "direction", type = "choice", of = { "inbound", "outbound" }, doc = "of the call" },
  { "policy", type = "paths", doc = "a file or folder, or a list" },
  { "lang", type = "string", doc = "" },
  { "tenant", type = "string", doc = "" },
  { "team", type = "string", doc = "" },
}

local CONTACTS = {
  { "lang", type = "string", default = "ar", doc = "language of templates" },
  { "tenant", type = "string", doc = "" },
  { "team", type = "string", doc = "" },
  { "linger", type = "time", default = "30m",
    doc = "how long a contact stays open after the hang-up" },
  { "longest", type = "time", default = "12h", doc = "a contact ends then in any case" },
  { "most", type = "integer", default = 100000, min = 1, doc = "contacts open at once" },
  { "routes", type = "sections", keys = ROUTE, default = {},
    doc = "the first that fits decides; what it leaves open is the value above" },
}

local TRANSCRIPTS = {
  { "listen", type = "address", doc = "`unix:PATH` or `tcp:HOST:PORT`" },
  { "stdin", type = "boolean", default = false, doc = "" },
  { "format", type = "choice", of = { "jsonl", "vosk", "deepgram", "contact_lens" },
    default = "jsonl", doc = "of the lines" },
  { "tokens", type = "path", doc = "who may connect; a must beyond loopback" },
  { "clients", type = "integer", default = 256, min = 1, doc = "connections at once" },
  { "line_bytes", type = "integer", default = 1048576, min = 1024, doc = "longest line" },
}

local GUIDANCE = {
  { "stdout", type = "boolean", default = false, doc = "everything, to standard output" },
  { "listen", type = "address", doc = "`unix:PATH` or `tcp:HOST:PORT`, for desktops" },
  { "tokens", type = "path", doc = "a file: who may listen to whom" },
  { "queue_bytes", type = "integer", default = 262144, min = 1024,
    doc = "what may wait for a slow desktop; it is told what it lost" },
  { "clients", type = "integer", default = 1024, min = 1, doc = "connections at once" },
}

local METRICS = {
  { "file", type = "path", doc = "a file that is replaced each time, for the node exporter" },
  { "every", type = "time", default = "15s", doc = "how often the file is written" },
  { "socket", type = "path", doc = "a Unix socket of mode 0600 that answers GET /metrics" },
  { "service_level", type = "time", default = "20s",
    doc = "a contact answered within it is answered in time" },
  { "hold_limit", type = "time", default = "60s", doc = "a hold beyond it is over the limit" },
  { "overdue_after", type = "time", default = "5m",
    doc = "a promise is overdue so long after its time" },
}

M.CONFIG = {
  { "policy", type = "paths", required = true, doc = "a file or folder, or a list" },
  { "shadow", type = "paths", doc = "a policy that judges beside and never acts" },
  { "shadow_figures", type = "path",
    doc = "what it would change, for `hatif rollout --shadow`; replaced as contacts end" },
  { "contacts", type = "section", keys = CONTACTS, doc = "how contacts are opened" },
  { "asterisk", type = "sections", doc = "servers, by their manager interface",
    keys = line_with {
      { "port", type = "integer", default = 5038, min = 1, max = 65535, doc = "" },
      { "user", type = "string", required = true, doc = "section of manager.conf" },
      { "events", type = "string", default = "call,agent,dialplan", doc = "event classes" },
      { "acts", type = "section", is_optional = true, keys = ASTERISK_ACTS,
        doc = "without it nothing is done there" },
    } },
  { "freeswitch", type = "sections", doc = "servers, by their event socket",
    keys = line_with {
      { "port", type = "integer", default = 8021, min = 1, max = 65535, doc = "" },
      { "acts", type = "section", is_optional = true, keys = FREESWITCH_ACTS,
        doc = "without it nothing is done there" },
    } },
  { "transcripts", type = "sections", keys = TRANSCRIPTS, doc = "where lines come in" },
  { "guidance", type = "sections", keys = GUIDANCE, doc = "where acts go out" },
  { "store", type = "path", doc = "file of contacts and promises; without it they die with us" },
  { "metrics", type = "section", is_optional = true, keys = METRICS,
    doc = "for a wallboard, as Prometheus reads them" },
  { "lag", type = "section", doc = "longest time from an event to its arrival", keys = {
    { "telephony", type = "time", default = "500ms", doc = "" },
    { "speech", type = "time", default = "3s", doc = "" },
    { "cap", type = "time", default = "60s", doc = "longest that an utterance is open" },
  } },
  { "log", type = "section", doc = "to standard error", keys = {
    { "format", type = "choice", of = { "plain", "json" }, default = "plain", doc = "" },
    { "level", type = "choice", of = { "debug", "info", "warning", "error" }, default = "info",
      doc = "" },
  } },
}

return M

-- The config of `hatif serve` for a center with one Asterisk. Copy this folder to /etc/hatif, put the center's policy beside
-- it, and look for mistakes with `hatif serve --check /etc/hatif/config.lua`. Every key is in docs/serve.md. What is written
-- behind -- is what a key has anyway, or something that most centers do not need.

-- What contacts are judged by: a file or a folder, from the folder of this file.
policy = "policy"
-- shadow = "policy-next"                -- judges beside and never acts

contacts = {
  lang = "ar", tenant = "chefz",
  -- linger = "30m",                     -- a dropped line and its call back are one contact
  routes = {
    { queue = "^complaints$", policy = "complaints", team = "complaints" },
    { direction = "outbound", lang = "ar" },
  },
}

-- The manager interface: manager.conf beside this file shows the user. It is reached on loopback, or through a tunnel:
-- AMI itself sends the password as it is.
asterisk = {
  host = "127.0.0.1", user = "hatif", password_file = "ami.secret",
  agents = { "^PJSIP/agent" }, supervisors = { "^PJSIP/supervisor" },
  -- Without this section Asterisk is listened to and never asked for anything. Its contexts are in extensions.conf.
  acts = { outbound_context = "hatif-out", transfer_context = "hatif-transfer", caller_id = "Support <800>" },
}

-- Transcripts, chats and whatever else happens: who may write to this socket is whoever may write to its folder.
transcripts = { { listen = "unix:/run/hatif/transcripts.sock", format = "jsonl" } }

-- Guidance for desktops, on loopback: a web server or a bridge stands before it.
guidance = { { listen = "tcp:127.0.0.1:7201", tokens = "desktops" } }

-- Contacts and promises survive the process here. Back it up like a database.
store = "/var/lib/hatif/center.db"

-- Figures for a wallboard (docs/serve.md, grafana.json): a file for the node exporter's textfile collector, or a socket.
-- metrics = { file = "/var/lib/prometheus/node-exporter/hatif.prom", service_level = "20s", hold_limit = "60s" }

-- How late a source may be. A recogniser that takes longer than this for its first partial needs more.
lag = { telephony = "500ms", speech = "3s" }

log = { format = "json" }                -- for the journal; "plain" for people

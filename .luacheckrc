std = "lua54"
max_line_length = 100
-- Stubs for the language server hold no code; the fixtures hold mistakes.
exclude_files = { "lua/hatif/meta", "spec/fixtures" }
files["spec"] = { std = "+busted" }
-- Policy files speak the policy language: its words are globals of the guest state.
files["examples"] = { read_globals = { "protocol", "policy", "calendar", "step", "must", "never", "at_most", "attest", "flow", "param" },
  max_line_length = false }
files["examples/serve"] = { max_line_length = false,
  globals = { "policy", "shadow", "contacts", "asterisk", "freeswitch", "transcripts", "guidance", "store", "lag", "log" } }
files["lua/hatif/packs"] = files["examples"]
files["spec/policies"] = files["examples"]
files["spec/live/policy"] = files["examples"]
files["spec/coverage/policy.lua"] = files["examples"]
files["spec/bench/engine/policy.lua"] = files["examples"]
-- A module of Prosody's runs in an environment of its own.
files["examples/prosody"] = { globals = { "module" }, read_globals = { "prosody" } }

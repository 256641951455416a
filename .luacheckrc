std = "lua54"
max_line_length = 100
exclude_files = { "lua/hatif/meta" } -- stubs for the language server: declarations, no code
files["spec"] = { std = "+busted" }
-- Policy files speak the policy language: its words are globals of the guest state.
files["examples"] = { read_globals = { "protocol", "policy", "calendar", "step", "must", "never", "at_most", "attest", "flow", "param" },
  max_line_length = false }
files["lua/hatif/packs"] = files["examples"]
files["spec/policies"] = files["examples"]

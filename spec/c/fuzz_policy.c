/* SPDX-License-Identifier: MIT
 * The policy compiler by a fuzzer's bytes: a text loads, or every mistake has its line. What loads is checked by the
 * linter, and judges a call.
 */
#include "fuzz_lua.h"

static const char code[] =
  "local language, engine = require 'hatif.language', require 'hatif.engine'\n"
  "local events = { { at = 1, type = 'dial' }, { at = 5, type = 'answer' }, { at = 9, type = 'utterance', by = 'agent',\n"
  "  text = 'hello this is sara', stop = 20 }, { at = 30, type = 'hold' }, { at = 90000, type = 'unhold' },\n"
  "  { at = 99000, type = 'hangup', by = 'agent' } }\n"
  "return function(text)\n"
  "  local compiled, errors = language.compile({ { name = 'p.lua', path = 'p.lua', text = text } },\n"
  "    { budget = 100000, memory = 8 << 20 })\n"
  "  if not compiled then\n"
  "    assert(#errors > 0)\n"
  "    for _, e in ipairs(errors) do assert(type(e.message) == 'string' and e.file and e.line, e.message) end\n"
  "    return\n"
  "  end\n"
  "  local policy = { core = compiled.core, name = function() return 'p' end }\n"
  "  local judging = engine.new { replay = true, on_error = function() end }\n"
  "  local contact = judging:open { policy = policy, id = '1', channel = 'phone', lang = 'en', at = 0 }\n"
  "  if not contact then return end\n"
  "  for _, e in ipairs(events) do contact:feed(e) end\n"
  "  contact:finish(100000)\n"
  "  assert(contact:status().finished)\n"
  "  contact:verdicts()\n"
  "  judging:close()\n"
  "end\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_call(code, data, size);
}

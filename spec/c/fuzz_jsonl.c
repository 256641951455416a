/* SPDX-License-Identifier: MIT
 * The reader of calls by a fuzzer's bytes: a call is read, or every bad line is named. What is read is judged, and told
 * as JSON.
 */
#include "fuzz_lua.h"

static const char code[] =
  "local jsonl, review, report = require 'hatif.sources.jsonl', require 'hatif.review', require 'hatif.report.json'\n"
  "local policy = assert(require 'hatif.policy'.load 'spec/policies/hold.lua')\n"
  "local path = os.tmpname()\n"
  "return function(text)\n"
  "  local file = assert(io.open(path, 'wb'))\n"
  "  file:write(text)\n"
  "  file:close()\n"
  "  local record, message, kind, errors = jsonl.read(path)\n"
  "  if not record then\n"
  "    assert(type(message) == 'string' and type(kind) == 'string')\n"
  "    for _, e in ipairs(errors or {}) do assert(type(jsonl.message(e)) == 'string') end\n"
  "    return\n"
  "  end\n"
  "  report.line(review.judge(policy, record))\n"
  "end\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_call(code, data, size);
}

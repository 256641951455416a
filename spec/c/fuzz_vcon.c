/* SPDX-License-Identifier: MIT
 * The reader of vCons by a fuzzer's bytes: a call, or every problem named with its place. What is read is judged and
 * written, and what was written is read as the same call.
 */
#include "fuzz_lua.h"

static const char code[] =
  "local vcon, review, report = require 'hatif.sources.vcon', require 'hatif.review', require 'hatif.report.json'\n"
  "local policy = assert(require 'hatif.policy'.load 'spec/policies/hold.lua')\n"
  "return function(text)\n"
  "  local call, message, kind, errors = vcon.decode(text, 'f', { lang = 'ar' })\n"
  "  if not call then\n"
  "    assert(type(message) == 'string' and kind == 'EFORMAT' and #errors > 0)\n"
  "    for _, e in ipairs(errors) do assert(type(vcon.message(e)) == 'string') end\n"
  "    return\n"
  "  end\n"
  "  local said = report.line(review.judge(policy, call))\n"
  "  call.vcon = nil\n"
  "  local back = assert(vcon.decode(vcon.encode(call)))\n"
  "  assert(said == report.line(review.judge(policy, back)), said)\n"
  "end\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_call(code, data, size);
}

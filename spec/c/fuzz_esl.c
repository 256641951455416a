/* SPDX-License-Identifier: MIT
 * The source of ESL by a fuzzer's bytes: as they are, and as the seed of changes to what real servers sent.
 */
#include "fuzz_lua.h"

static const char code[] =
  "local wire_fuzz, random = require 'support.wire_fuzz', require 'support.random'\n"
  "local hash = require 'hatif.core'.policy.hash\n"
  "return function(bytes)\n"
  "  local seed = tonumber(hash(bytes):sub(1, 15), 16)\n"
  "  wire_fuzz.check('esl', bytes, random.new(seed))\n"
  "  wire_fuzz.run('esl', seed)\n"
  "end\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  return fuzz_call(code, data, size);
}

/* SPDX-License-Identifier: MIT
 * SHA-256 against the examples of FIPS 180-4, and at every length around a block's end.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_hash.h"

static bool is(const char *data, size_t n, const char *hex) {
  char out[HF_HASH_HEX + 1];
  hf_hash_hex(data, n, out);
  return strcmp(out, hex) == 0;
}

int main(void) {
  CHECK(is("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  CHECK(is("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  CHECK(is("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56,
           "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
  char *million = malloc(1000000);
  memset(million, 'a', 1000000);
  CHECK(is(million, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  char seen[140][HF_HASH_HEX + 1];
  for (size_t n = 0; n < 140; n++) {
    hf_hash_hex(million, n, seen[n]);
    for (size_t m = 0; m < n; m++) CHECK(strcmp(seen[m], seen[n]) != 0);
  }
  free(million);
  return checks_done("hash");
}

/* SPDX-License-Identifier: MIT
 * The codes of 64 bytes at once on any machine: their source, compiled with SIMDe's instructions in place of the
 * processor's, against what is read and cut byte by byte.
 */
#include <stdlib.h>

#include "check.h"

#ifdef __x86_64__

#include "prose.h"
#include "simde_avx512.h"

#define hf_codes_avx512 kernel

#include "core/hf_codes_avx512.c"

static hf_codes fast, plain;

static bool same(void) {
  return fast.n == plain.n && fast.nwords == plain.nwords && fast.nruns == plain.nruns && fast.expanded == plain.expanded &&
         memcmp(fast.code, plain.code, plain.n) == 0 && memcmp(fast.at, plain.at, (plain.n + 1) * sizeof *plain.at) == 0 &&
         memcmp(fast.first, plain.first, plain.nwords * sizeof *plain.first) == 0 &&
         memcmp(fast.last, plain.last, plain.nwords * sizeof *plain.last) == 0 &&
         memcmp(fast.run, plain.run, plain.nruns * sizeof *plain.run) == 0;
}

/* Of the text and of what stands behind each character that is read by itself. */
static uint32_t wrong_at_its_end(const unsigned char *s, uint32_t n) {
  for (uint32_t at = 0, got; at < n; at += got + 1) {
    if (hf_codes_reserve(&fast, n - at) || hf_codes_reserve(&plain, n - at)) return 1;
    got = hf_codes_read(&fast, s + at, n - at, &kernel);
    if (got != hf_codes_read(&plain, s + at, n - at, NULL)) return 1;
    hf_codes_cut(&fast, &kernel);
    hf_codes_cut(&plain, NULL);
    if (!same()) return 1;
  }
  return 0;
}

/* A copy of its own, so that a sanitizer sees what is read behind it. */
static uint32_t wrong(const char *text, uint32_t n) {
  unsigned char *own = malloc(n + 1);
  if (!own) return 1;
  memcpy(own + 1, text, n);
  uint32_t bad = wrong_at_its_end(own + 1, n);
  free(own);
  return bad;
}

int main(void) {
  char s[2048];
  uint32_t bad = 0;
  hf_codes_init(&fast);
  hf_codes_init(&plain);
  for (uint32_t i = 0; i < 6000; i++) bad += wrong(s, prose(s, rnd(400)));
  CHECK(bad == 0);
  for (uint32_t point = 0x80; point < 0x800; point++) /* every code point of two bytes around every edge of a block */
    for (uint32_t place = 0; place < 66; place += place == 2 ? 60 : 1) {
      memset(s, 'Q', 140);
      put(s + place, point);
      bad += wrong(s, 140);
    }
  CHECK(bad == 0);
  for (uint32_t n = 0; n < 300; n++) { /* every length; more words than half a block has, and more runs */
    for (uint32_t i = 0; i < n; i++) s[i] = "a1a1a 1bbb   ccc"[i * n % 16];
    bad += wrong(s, n);
  }
  CHECK(bad == 0);
  hf_codes_fini(&fast);
  hf_codes_fini(&plain);
  return checks_done("codes_avx512");
}

#else

int main(void) {
  return checks_done("codes_avx512: none on this processor");
}

#endif

/* SPDX-License-Identifier: MIT
 * The fold of 64 bytes at once on any machine: its source, compiled with SIMDe's instructions in place of
 * the processor's, against the scalar fold.
 */
#include "check.h"

#ifdef __x86_64__

#include "prose.h"
#include "simde_avx512.h"

#define hf_fold_has_avx512 has_avx512
#define hf_fold_blocks_avx512 blocks

#include "core/hf_fold_avx512.c"

static bool same(const hf_folded *a, const hf_folded *b) {
  return a->n == b->n && a->bad == b->bad && memcmp(a->text, b->text, a->n) == 0 &&
         memcmp(a->map, b->map, (a->n + 1) * sizeof *a->map) == 0;
}

static uint32_t wrong(const char *s, uint32_t n) {
  static hf_folded fast, plain;
  if (hf_fold_by(&fast, HF_FOLD_DEFAULT, s, n, blocks) || hf_fold_by(&plain, HF_FOLD_DEFAULT, s, n, NULL)) return 1;
  return !same(&fast, &plain);
}

int main(void) {
  char s[2048];
  uint32_t bad = 0;
  for (uint32_t i = 0; i < 6000; i++) bad += wrong(s, prose(s, rnd(400)));
  CHECK(bad == 0);
  for (uint32_t point = 0x80; point < 0x800; point++) /* every code point of two bytes around every edge of a block */
    for (uint32_t place = 0; place < 66; place += place == 2 ? 60 : 1) {
      memset(s, 'Q', 140);
      put(s + place, point);
      bad += wrong(s, 140);
    }
  CHECK(bad == 0);
  for (uint32_t n = 0; n < 140; n++) { /* every length */
    memset(s, 'a', n);
    bad += wrong(s, n);
  }
  CHECK(bad == 0);
  return checks_done("fold_avx512");
}

#else

int main(void) {
  return checks_done("fold_avx512: none on this processor");
}

#endif

/* SPDX-License-Identifier: MIT
 * A fuzzer's bytes through fold and words. The first two are the switches; the others the text. Needs clang's libFuzzer:
 * `make fuzz-fold`. What must hold for any bytes is checked here, the rest by the sanitizers.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds) {
  if (!holds) abort();
}

static void check_map(const hf_folded *f, size_t n) {
  require(f->map[f->n] == n);
  for (uint32_t i = 0; i < f->n; i++) require(f->map[i] <= f->map[i + 1]);
}

static void check_words(const hf_words *w, const hf_folded *f, size_t n) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < w->n; i++) {
    const hf_word *x = &w->word[i];
    require(at <= x->first && x->first < x->last && x->last <= f->n);
    require(x->ofirst < x->olast && x->olast <= n);
    at = x->last;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  hf_folded f, again;
  hf_words w;
  if (size < 2) return 0;
  uint32_t flags = (data[0] | (uint32_t)data[1] << 8) & HF_FOLD_ALL;
  const char *s = (const char *)data + 2;
  size_t n = size - 2;
  hf_folded_init(&f);
  hf_folded_init(&again);
  hf_words_init(&w);
  require(hf_fold(&f, flags, s, n) == HF_OK);
  require(f.n <= n * HF_FOLD_GROWTH);
  check_map(&f, n);
  require(hf_words_cut(&w, &f, s) == HF_OK);
  check_words(&w, &f, n);
  require(hf_fold(&again, flags, f.text, f.n) == HF_OK);
  require(again.n == f.n && memcmp(again.text, f.text, f.n) == 0 && again.bad == 0);
  hf_words_fini(&w);
  hf_folded_fini(&again);
  hf_folded_fini(&f);
  return 0;
}

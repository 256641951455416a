/* SPDX-License-Identifier: MIT
 * hatif in the bench: patterns of words alone, and the same words with gaps, slots, alternatives and optional words.
 */
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "core/hf_phrase.h"

typedef struct made {
  hf_phrases *phrases;
  hf_scan *scan;
  size_t size;
} made;

static void hatif_drop(void *e) {
  made *m = e;
  hf_scan_free(m->scan);
  hf_phrases_free(m->phrases);
  free(m);
}

static size_t allocated(void) {
  struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
}

static void *make(char *const *pattern, uint32_t n) {
  made *m = calloc(1, sizeof *m);
  hf_phrase_builder *b = hf_phrase_builder_new();
  hf_pattern_error err;
  uint32_t id;
  if (!m || !b) abort();
  for (uint32_t i = 0; i < n; i++)
    if (hf_phrase_add(b, 0, &id) || hf_phrase_pattern(b, id, pattern[i], strlen(pattern[i]), &err)) abort();
  size_t before = allocated();
  if (hf_phrase_compile(b, &m->phrases)) abort();
  m->size = allocated() - before;
  hf_phrase_builder_free(b);
  if (!(m->scan = hf_scan_new())) abort();
  return m;
}

static void *make_plain(const corpus *c, uint32_t n) {
  return make(c->plain, n);
}

static void *make_slots(const corpus *c, uint32_t n) {
  return make(c->slots, n);
}

static uint64_t hatif_scan(void *e, const char *s, size_t n) {
  made *m = e;
  const hf_hit *hits;
  uint32_t nhits;
  if (hf_scan_text(m->scan, m->phrases, s, n, true, &hits, &nhits)) abort();
  return nhits;
}

static size_t hatif_size(void *e) {
  return ((made *)e)->size;
}

const engine bench_hatif = { "hatif", "ids, original bytes", 5000, 0, make_plain, hatif_scan, hatif_drop, hatif_size };
const engine bench_hatif_slots = { "hatif, slots and gaps", "and captures", 5000, 0, make_slots, hatif_scan, hatif_drop, hatif_size };

/* SPDX-License-Identifier: MIT
 * Vectorscan in the bench: literals in text that hatif has folded, with original bytes by the fold's map; and regular
 * expressions over the original text, each letter with its variants and marks.
 */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "core/hf_fold.h"
#include "variants.h"

typedef struct made {
  hs_database_t *db;
  hs_scratch_t *scratch;
  hf_folded folded;
  size_t *length; /* of each literal */
  uint64_t hits;
  uint64_t places; /* so that no place is computed for nothing */
} made;

static void vectorscan_drop(void *e) {
  made *m = e;
  hs_free_scratch(m->scratch);
  hs_free_database(m->db);
  hf_folded_fini(&m->folded);
  free(m->length);
  free(m);
}

static void *make_literals(const corpus *c, uint32_t n) {
  made *m = calloc(1, sizeof *m);
  unsigned *flags = calloc(n, sizeof *flags), *ids = calloc(n, sizeof *ids);
  if (!m || !flags || !ids || !(m->length = calloc(n, sizeof *m->length))) abort();
  const char **list = malloc(n * sizeof *list);
  hs_compile_error_t *err;
  for (uint32_t i = 0; i < n; i++) {
    ids[i] = i;
    list[i] = c->spelled[i];
    m->length[i] = strlen(list[i]);
  }
  bool good = hs_compile_lit_multi(list, flags, ids, m->length, n, HS_MODE_BLOCK, NULL, &m->db, &err) == HS_SUCCESS &&
              hs_alloc_scratch(m->db, &m->scratch) == HS_SUCCESS;
  free(list);
  free(flags);
  free(ids);
  if (good) return m;
  vectorscan_drop(m);
  return NULL;
}

/* A letter or digit of the house's scripts, in folded text, at either end of a byte offset. */
static bool is_letter(unsigned char b) {
  return b >= 0x80 || (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9');
}

static int on_literal(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  made *m = context;
  (void)from;
  (void)flags;
  const char *s = m->folded.text;
  uint32_t first = (uint32_t)(to - m->length[id]), last = (uint32_t)to;
  if (last < m->folded.n && is_letter((unsigned char)s[last])) return 0;
  if (first > 0 && is_letter((unsigned char)s[first - 1])) return 0;
  hf_folded_original(&m->folded, &first, &last);
  m->places += first + last;
  m->hits++;
  return 0;
}

static uint64_t scan_literals(void *e, const char *s, size_t n) {
  made *m = e;
  m->hits = 0;
  if (hf_fold(&m->folded, HF_FOLD_DEFAULT, s, n)) abort();
  if (hs_scan(m->db, m->folded.text, m->folded.n, 0, m->scratch, on_literal, m) != HS_SUCCESS) abort();
  return m->hits;
}

static void *make_regex(const corpus *c, uint32_t n) {
  made *m = calloc(1, sizeof *m);
  unsigned *flags = calloc(n, sizeof *flags), *ids = calloc(n, sizeof *ids);
  char **list = calloc(n, sizeof *list);
  hs_compile_error_t *err = NULL;
  if (!m || !flags || !ids || !list) abort();
  for (uint32_t i = 0; i < n; i++) {
    list[i] = variants_of(c->spelled[i]);
    flags[i] = HS_FLAG_UTF8 | HS_FLAG_SOM_LEFTMOST;
    ids[i] = i;
  }
  bool good = hs_compile_multi((const char *const *)list, flags, ids, n, HS_MODE_BLOCK, NULL, &m->db, &err) == HS_SUCCESS &&
              hs_alloc_scratch(m->db, &m->scratch) == HS_SUCCESS;
  if (err) fprintf(stderr, "vectorscan: %s\n", err->message);
  for (uint32_t i = 0; i < n; i++) free(list[i]);
  free(list);
  free(flags);
  free(ids);
  if (good) return m;
  vectorscan_drop(m);
  return NULL;
}

static int on_regex(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id;
  (void)flags;
  made *m = context;
  m->places += from + to;
  m->hits++;
  return 0;
}

/* The text has bad bytes, which vectorscan must not see in its UTF-8 mode: line by line, and those lines not at all. */
static uint64_t scan_regex(void *e, const char *s, size_t n) {
  made *m = e;
  m->hits = 0;
  for (size_t at = 0, end; at < n; at = end + 1) {
    const char *stop = memchr(s + at, '\n', n - at);
    end = stop ? (size_t)(stop - s) : n;
    if (!is_utf8(s + at, end - at)) continue;
    if (hs_scan(m->db, s + at, (unsigned)(end - at), 0, m->scratch, on_regex, m) != HS_SUCCESS) abort();
  }
  return m->hits;
}

static size_t vectorscan_size(void *e) {
  size_t n = 0;
  return hs_database_size(((made *)e)->db, &n) == HS_SUCCESS ? n : 0;
}

const engine bench_vectorscan = { "fold, vectorscan literals", "ids, original bytes", 5000, 0, make_literals, scan_literals,
                                  vectorscan_drop, vectorscan_size };
const engine bench_vectorscan_regex = { "vectorscan regex", "ids, original bytes", 100, 1000000, make_regex, scan_regex,
                                        vectorscan_drop, vectorscan_size };

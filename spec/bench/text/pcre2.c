/* SPDX-License-Identifier: MIT
 * PCRE2 with its JIT in the bench: all phrases one alternation of groups over the original text.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "variants.h"

typedef struct made {
  pcre2_code *code;
  pcre2_match_data *data;
} made;

static void pcre_drop(void *e) {
  made *m = e;
  pcre2_match_data_free(m->data);
  pcre2_code_free(m->code);
  free(m);
}

static void *pcre_make(const corpus *c, uint32_t n) {
  made *m = calloc(1, sizeof *m);
  size_t room = 16, at = 0, wrong;
  int err;
  char *all = malloc(room);
  if (!m || !all) abort();
  for (uint32_t i = 0; i < n; i++) {
    char *one = variants_of(c->spelled[i]);
    all = realloc(all, room += strlen(one) + 8);
    if (!all) abort();
    at += (size_t)sprintf(all + at, "%s(%s)", i ? "|" : "(?<!\\w)(?:", one);
    free(one);
  }
  strcpy(all + at, ")");
  m->code = pcre2_compile((PCRE2_SPTR)all, PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF, &err, &wrong, NULL);
  free(all);
  if (m->code && pcre2_jit_compile(m->code, PCRE2_JIT_COMPLETE) == 0) m->data = pcre2_match_data_create_from_pattern(m->code, NULL);
  if (m->data) return m;
  pcre_drop(m);
  return NULL;
}

static uint64_t pcre_scan(void *e, const char *s, size_t n) {
  made *m = e;
  uint64_t hits = 0;
  for (size_t at = 0; at < n;) {
    if (pcre2_match(m->code, (PCRE2_SPTR)s, n, at, 0, m->data, NULL) < 0) break;
    at = pcre2_get_ovector_pointer(m->data)[1];
    hits++;
  }
  return hits;
}

const engine bench_pcre2 = { "PCRE2 JIT", "group, original bytes", 100, 1000000, pcre_make, pcre_scan, pcre_drop, NULL };

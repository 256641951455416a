/* SPDX-License-Identifier: MIT
 * ICU's string search in the bench: each phrase by itself over the original text, at primary strength.
 */
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/usearch.h>
#include <unicode/ustring.h>

#include "bench.h"

enum { PATTERN = 256 };

typedef struct made {
  UStringSearch **search;
  uint32_t n;
  UCollator *collator;
  UChar (*pattern)[PATTERN]; /* a search reads its pattern where it stands, and copies nothing */
  UChar *text;
} made;

static void usearch_drop(void *e) {
  made *m = e;
  for (uint32_t i = 0; i < m->n; i++) usearch_close(m->search[i]);
  ucol_close(m->collator);
  free(m->search);
  free(m->pattern);
  free(m->text);
  free(m);
}

static void *usearch_make(const corpus *c, uint32_t n) {
  static const UChar nothing[] = { ' ', 0 };
  made *m = calloc(1, sizeof *m);
  UErrorCode err = U_ZERO_ERROR;
  if (!m || !(m->search = calloc(n, sizeof *m->search)) || !(m->text = malloc((256 << 10) * sizeof *m->text))) abort();
  if (!(m->pattern = calloc(n, sizeof *m->pattern))) abort();
  m->collator = ucol_open("ar", &err);
  ucol_setStrength(m->collator, UCOL_PRIMARY);
  for (; m->n < n && U_SUCCESS(err); m->n++) {
    u_strFromUTF8(m->pattern[m->n], PATTERN, NULL, c->plain[m->n], -1, &err);
    m->search[m->n] = usearch_openFromCollator(m->pattern[m->n], -1, nothing, 1, m->collator, NULL, &err);
  }
  if (U_SUCCESS(err)) return m;
  usearch_drop(m);
  return NULL;
}

static uint64_t usearch_scan(void *e, const char *s, size_t n) {
  made *m = e;
  uint64_t hits = 0;
  int32_t length = 0;
  UErrorCode err = U_ZERO_ERROR;
  u_strFromUTF8WithSub(m->text, 256 << 10, &length, s, (int32_t)n, 0xFFFD, NULL, &err);
  for (uint32_t i = 0; i < m->n; i++) {
    usearch_setText(m->search[i], m->text, length, &err);
    while (usearch_next(m->search[i], &err) != USEARCH_DONE && U_SUCCESS(err)) hits++;
  }
  return hits;
}

const engine bench_usearch = { "ICU usearch, primary", "id, UTF-16 place", 100, 100000, usearch_make, usearch_scan, usearch_drop, NULL };

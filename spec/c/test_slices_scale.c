/* SPDX-License-Identifier: MIT
 * X4: a scan by slices stops its caller for the work of a slice, however long the text is. Counted step by step: what is
 * copied because an array grows, and what is given back at the end, that of freeing the scan included.
 */
#include <malloc.h>
#include <stdlib.h>

#include "check.h"
#include "core/hf_phrase.h"

enum { MEGABYTE = 1 << 20, MAPPED = 32 * MEGABYTE, TEXT = 16 * MEGABYTE, SLICE = 64 << 10 };

static size_t copied; /* bytes, since the step began; from MAPPED on realloc moves pages */

void *__real_realloc(void *p, size_t n);
void *__wrap_realloc(void *p, size_t n);

void *__wrap_realloc(void *p, size_t n) {
  size_t had = p ? malloc_usable_size(p) : 0;
  void *grown = __real_realloc(p, n);
  if (grown && grown != p && had < MAPPED) copied += had;
  return grown;
}

/* Memory of this process, bytes; 0: not to be had. */
static long resident(void) {
  long pages = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (!f) return 0;
  if (fscanf(f, "%*d %ld", &pages) != 1) pages = 0;
  fclose(f);
  return pages * 4096;
}

/* Whether memory is the system's own, in whole pages: that of a sanitizer or of valgrind is copied when it grows. */
static bool is_in_pages(void) {
  void *p = malloc(2 * MAPPED);
  bool is_more = p && malloc_usable_size(p) > 2 * MAPPED;
  free(p);
  return is_more && resident() > 0;
}

static hf_phrases *phrases(const char *pattern, uint32_t flags) {
  hf_phrase_builder *b = hf_phrase_builder_new();
  hf_phrases *p = NULL;
  hf_pattern_error err;
  uint32_t id;
  CHECK(hf_phrase_add(b, flags, &id) == HF_OK && hf_phrase_pattern(b, id, pattern, strlen(pattern), &err) == HF_OK);
  CHECK(hf_phrase_compile(b, &p) == HF_OK);
  hf_phrase_builder_free(b);
  return p;
}

static bool counts; /* what is counted here is what the system does */
static size_t most_copied;
static long most_given_back, before;

static void note_step(void) {
  long now = resident();
  if (copied > most_copied) most_copied = copied;
  if (before - now > most_given_back) most_given_back = before - now;
  before = now;
  copied = 0;
}

/* The text is `unit` again and again. */
static void test_text(const char *unit, const char *pattern, uint32_t flags) {
  size_t n = strlen(unit), nhits = 0, expected = TEXT / n;
  char *text = malloc(TEXT);
  hf_phrases *p = phrases(pattern, flags);
  hf_scan *s = hf_scan_new();
  hf_status st;
  bool done = false;
  for (size_t i = 0; i < expected; i++) memcpy(text + i * n, unit, n);
  copied = most_copied = 0;
  most_given_back = 0;
  before = resident();
  st = hf_scan_open(s, p, text, expected * n, true);
  note_step();
  while (!done && st == HF_OK) {
    const hf_hit *hits;
    uint32_t found;
    st = hf_scan_slice(s, SLICE, &hits, &found, &done);
    nhits += found;
    note_step();
  }
  hf_scan_free(s);
  note_step();
  CHECK(st == HF_OK && nhits == expected);
  bool is_short = most_copied <= MEGABYTE && most_given_back <= 6 * MEGABYTE;
  if (!is_short)
    fprintf(stderr, "%s: %zu bytes copied, %ld given back in one step\n", pattern, most_copied, most_given_back);
  CHECK(is_short || !counts);
  hf_phrases_free(p);
  free(text);
}

int main(void) {
  counts = is_in_pages();
  test_text("\u0634\u0643\u0631\u0627 \u0644\u0643\u0645 ", "\u0634\u0643\u0631\u0627", 0); /* shukran lakum */
  test_text("a 5 ", "a", 0);
  test_text("thanks, 5 minutes ", "{dur}", 0);
  test_text("not now. thanks \xFF ", "thanks", HF_PHRASE_UNLESS_NEGATED);
  return checks_done("slices_scale");
}

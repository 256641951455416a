/* SPDX-License-Identifier: MIT
 * Memory that runs out under phrases: for every n the n-th allocation fails, once or from then on. Each call answers
 * HF_ENOMEM or what it answers with memory, the same call succeeds afterwards, and nothing is leaked. Linked with malloc
 * and its kin wrapped.
 */
#include "oom.h"

#include <stdlib.h>

#include "check.h"
#include "core/hf_stream.h"

static void memory_is_back(void) {
  failing_at = 0;
}

/* --- what is tried ------------------------------------------------------------------------------- */

static const char *const patterns[] = {
  "would you like to hold", "(hold|wait) * {dur}", "my name is {name}", "call me {when}", "room {num} [please]",
  "+\u0637\u0644\u0628+ * {x} \u0627\u0644\u0627\u0646", /* talab … al-an */
  "^ !\u0625\u064A", /* iy, as written */
  "refund~", "\u0645\u0648\u0627\u0641\u0642&", /* muwafiq */
};

static const char talk[] = "room 12 please my name is Sara Lee, would you like to hold for two hours; call me tomorrow at ten. "
                           "\u0637\u0644\u0628\u0643 \u0647\u0648 \u0643\u0630\u0627 \u0627\u0644\u0627\u0646 refnd would you like";

enum { PATTERNS = sizeof patterns / sizeof *patterns };

/* A compiled set, or NULL where memory ran out. After a failure the builder still takes what failed. */
static hf_phrases *build(void) {
  hf_pattern_error err;
  hf_phrases *p = NULL;
  hf_phrase_builder *b = hf_phrase_builder_new();
  if (!b) return NULL;
  for (uint32_t i = 0; i < PATTERNS; i++) {
    uint32_t id;
    hf_status st = hf_phrase_add(b, i & 1 ? HF_PHRASE_UNLESS_NEGATED : 0, &id);
    if (st == HF_ENOMEM) memory_is_back(), st = hf_phrase_add(b, 0, &id);
    CHECK(st == HF_OK && id == i);
    st = hf_phrase_pattern(b, id, patterns[i], strlen(patterns[i]), &err);
    if (st == HF_ENOMEM) memory_is_back(), st = hf_phrase_pattern(b, id, patterns[i], strlen(patterns[i]), &err);
    CHECK(st == HF_OK);
  }
  hf_status st = hf_phrase_compile(b, &p);
  if (st == HF_ENOMEM) memory_is_back(), st = hf_phrase_compile(b, &p);
  CHECK(st == HF_OK);
  hf_phrase_builder_free(b);
  return p;
}

static uint32_t hits_of(hf_scan *s, const hf_phrases *p) {
  const hf_hit *hit;
  uint32_t n;
  hf_status st = hf_scan_text(s, p, talk, sizeof talk - 1, true, &hit, &n);
  if (st == HF_ENOMEM) {
    CHECK(n == 0);
    memory_is_back();
    st = hf_scan_text(s, p, talk, sizeof talk - 1, true, &hit, &n);
  }
  CHECK(st == HF_OK);
  return n;
}

/* The hits that a stream tells of two utterances, the first of them cut anywhere. */
static uint32_t streamed(hf_scan *scan, const hf_phrases *p) {
  static const char more[] = "to hold, my name is Sara, would you like to hold for an hour";
  uint32_t told = 0;
  hf_stream s;
  hf_stream_init(&s, p, 1000);
  for (int step = 0; step < 4; step++) {
    const char *text = step < 2 ? talk : more;
    size_t n = step == 0 ? 60 : strlen(text);
    hf_status st = hf_stream_take(&s, scan, text, n, step, step & 1);
    if (st == HF_ENOMEM) {
      CHECK(s.nfresh == 0 && s.ngone == 0);
      memory_is_back();
      st = hf_stream_take(&s, scan, text, n, step, step & 1);
    }
    CHECK(st == HF_OK);
    told += s.nfresh - s.ngone;
  }
  hf_stream_fini(&s);
  return told;
}

static uint32_t play(uint32_t *told) {
  uint32_t hits = 0;
  hf_phrases *p = build();
  if (!p) memory_is_back(), p = build();
  hf_scan *s = hf_scan_new();
  if (!s) memory_is_back(), s = hf_scan_new();
  CHECK(p && s);
  if (p && s) {
    hits = hits_of(s, p);
    *told = streamed(s, p);
  }
  hf_scan_free(s);
  hf_phrases_free(p);
  return hits;
}

int main(void) {
  uint32_t told_well, told;
  uint32_t hits = play(&told_well);
  long all = allocated, before = live;
  CHECK(hits == 7 && told_well > hits && before == 0);
  for (failing_on = 0; failing_on < 2; failing_on++) {
    for (long n = 1; n <= all + 1; n++) {
      allocated = 0;
      failing_at = n;
      CHECK(play(&told) == hits && told == told_well);
      CHECK(live == 0);
      memory_is_back();
    }
  }
  printf("test_phrase_oom: %ld allocations, each failed once and from then on\n", all);
  return checks_done("test_phrase_oom");
}

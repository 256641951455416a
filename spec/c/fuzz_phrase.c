/* SPDX-License-Identifier: MIT
 * Patterns and a text by a fuzzer's bytes: lines are patterns, each a phrase of its own, what stands behind the first
 * empty line is the text. Hits must be in order and inside the text, captures inside their hit. With clang
 * -fsanitize=fuzzer as it is (`make fuzz`); test_phrase.c feeds it bytes of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_stream.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
  if (!holds) abort();
}

static void check_hits(const hf_phrases *p, const hf_hit *hit, uint32_t n, size_t text) {
  for (uint32_t i = 0; i < n; i++) {
    must(hit[i].phrase < hf_phrases_count(p) && hit[i].first < hit[i].last && hit[i].last <= text);
    must(i == 0 || hit[i - 1].first <= hit[i].first);
    must(i == 0 || hit[i - 1].first < hit[i].first || hit[i - 1].last <= hit[i].last);
    for (uint32_t k = 0; k < hit[i].ncaptures; k++) {
      const hf_capture *c = &hit[i].captures[k];
      must(c->first < c->last && hit[i].first <= c->first && c->last <= hit[i].last);
      must(hf_phrases_slot_name(p, c->slot).n > 0);
    }
  }
}

/* A phrase with a word as written has the whole text folded first: the same hits must come out. */
static void compare_whole(hf_phrase_builder *b, const char *text, size_t n, const hf_hit *hit, uint32_t nhits) {
  hf_phrases *p = NULL;
  hf_scan *s = hf_scan_new();
  const hf_hit *whole;
  uint32_t id, nwhole;
  hf_pattern_error err;
  must(s && hf_phrase_add(b, 0, &id) == HF_OK && hf_phrase_pattern(b, id, "!zzqqzz", 7, &err) == HF_OK);
  must(hf_phrase_compile(b, &p) == HF_OK && hf_scan_text(s, p, text, n, true, &whole, &nwhole) == HF_OK);
  must(nwhole == nhits);
  for (uint32_t i = 0; i < nhits; i++) {
    must(whole[i].phrase == hit[i].phrase && whole[i].first == hit[i].first && whole[i].last == hit[i].last);
    must(whole[i].ncaptures == hit[i].ncaptures);
  }
  hf_scan_free(s);
  hf_phrases_free(p);
}

/* The text cut in the middle: as a partial and its final, whose hits must add up to those of the whole; then as two. */
static void stream(const hf_phrases *p, hf_scan *scan, const char *text, size_t n, uint32_t nhits) {
  hf_stream s;
  size_t half = n / 2;
  hf_stream_init(&s, p, 1000);
  must(hf_stream_take(&s, scan, text, half, 0, false) == HF_OK && s.ngone == 0);
  uint32_t told = s.nfresh;
  must(hf_stream_take(&s, scan, text, n, 0, true) == HF_OK && told + s.nfresh - s.ngone == nhits);
  must(hf_stream_take(&s, scan, text, half, 5000, true) == HF_OK && s.ngone == 0);
  must(hf_stream_take(&s, scan, text + half, n - half, 5001, true) == HF_OK && s.ngone == 0);
  for (uint32_t i = 0; i < s.nfresh; i++) {
    const hf_stream_hit *hit = s.fresh[i];
    must(hit->first < hit->last && hit->last <= n - half);
    must(hit->before == hit->before_last || (hit->first == 0 && hit->before < hit->before_last && hit->before_last <= half));
  }
  hf_stream_fini(&s);
}

static void scan(hf_phrase_builder *b, const char *text, size_t n) {
  hf_phrases *p;
  hf_scan *s = hf_scan_new();
  const hf_hit *hit;
  uint32_t every, one;
  must(s && hf_phrase_compile(b, &p) == HF_OK);
  must(hf_scan_text(s, p, text, n, false, &hit, &one) == HF_OK);
  check_hits(p, hit, one, n);
  must(one <= hf_phrases_count(p));
  must(hf_scan_text(s, p, text, n, true, &hit, &every) == HF_OK);
  check_hits(p, hit, every, n);
  must(one <= every);
  stream(p, s, text, n, every);
  must(hf_scan_text(s, p, text, n, true, &hit, &every) == HF_OK);
  compare_whole(b, text, n, hit, every);
  hf_scan_free(s);
  hf_phrases_free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  hf_phrase_builder *b = hf_phrase_builder_new();
  const char *at = (const char *)data, *end = at + size;
  must(b != NULL);
  for (uint32_t i = 0; at < end && *at != '\n'; i++) {
    const char *line = memchr(at, '\n', (size_t)(end - at));
    size_t n = (size_t)((line ? line : end) - at);
    uint32_t id;
    hf_pattern_error err;
    must(hf_phrase_add(b, i & 1 ? HF_PHRASE_UNLESS_NEGATED : 0, &id) == HF_OK);
    hf_status st = hf_phrase_pattern(b, id, at, n, &err);
    must(st == HF_OK || ((st == HF_ESYNTAX || st == HF_ELIMIT) && err.at <= n && err.what));
    at = line ? line + 1 : end;
  }
  if (at < end) at++;
  scan(b, at, (size_t)(end - at));
  hf_phrase_builder_free(b);
  return 0;
}

/* SPDX-License-Identifier: MIT
 * The compiler of patterns by a fuzzer's bytes: each line is a pattern, all of one phrase. A pattern that is refused says
 * where, within it, and leaves the others as they were; what compiles is found in its own letters where it is plain words.
 * With clang -fsanitize=fuzzer as it is (`make fuzz`).
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_phrase.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds) {
  if (!holds) abort();
}

static hf_phrases *compile(const hf_phrase_builder *b) {
  hf_phrases *p;
  must(hf_phrase_compile(b, &p) == HF_OK);
  return p;
}

/* Letters of ASCII and blanks alone: then it is a row of words, and stands in its own text. */
static bool is_plain(const char *s, size_t n) {
  bool letter = false;
  for (size_t i = 0; i < n; i++) {
    bool is_letter = (s[i] >= 'a' && s[i] <= 'z') || (s[i] >= 'A' && s[i] <= 'Z');
    if (!is_letter && s[i] != ' ') return false;
    letter = letter || is_letter;
  }
  return letter;
}

static uint32_t count(const hf_phrases *p, const char *text, size_t n) {
  const hf_hit *hit;
  uint32_t nhits = 0;
  hf_scan *s = hf_scan_new();
  must(s && hf_scan_text(s, p, text, n, true, &hit, &nhits) == HF_OK);
  hf_scan_free(s);
  return nhits;
}

/* One pattern by itself; whether it was taken. */
static bool take(hf_phrase_builder *b, uint32_t phrase, const char *s, size_t n) {
  hf_pattern_error err = { UINT32_MAX, NULL };
  hf_status st = hf_phrase_pattern(b, phrase, s, n, &err);
  must(st == HF_OK || st == HF_ESYNTAX || st == HF_ELIMIT);
  must(st == HF_OK || (err.at <= n && err.what && *err.what));
  return st == HF_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *at = (const char *)data, *end = at + size;
  hf_phrase_builder *all = hf_phrase_builder_new();
  uint32_t phrase;
  must(all && hf_phrase_add(all, 0, &phrase) == HF_OK);
  for (; at < end; at++) {
    const char *line = memchr(at, '\n', (size_t)(end - at));
    size_t n = (size_t)((line ? line : end) - at);
    uint32_t alone = 0;
    hf_phrase_builder *one = hf_phrase_builder_new();
    must(one && hf_phrase_add(one, 0, &alone) == HF_OK);
    bool taken = take(one, alone, at, n);
    must(take(all, phrase, at, n) == taken); /* whatever was taken or refused before it */
    hf_phrases *p = compile(one);
    if (taken && is_plain(at, n)) must(count(p, at, n) == 1);
    if (!taken) must(count(p, at, n) == 0);
    hf_phrases_free(p);
    hf_phrase_builder_free(one);
    at += n;
  }
  hf_phrases *p = compile(all);
  must(count(p, (const char *)data, size) <= size);
  hf_phrases_free(p);
  hf_phrase_builder_free(all);
  return 0;
}

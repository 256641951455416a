/* SPDX-License-Identifier: MIT
 * The first look at a text against fold and cut, with AVX2 and without: the same words, and no word that is in a pattern
 * passed over. HATIF_CASES=1000000 for the long run.
 */
#include <stdlib.h>

#include <utf8proc.h>

#include "check.h"
#include "core/hf_phrase_set.h"

enum { TEXT = 16384 };

static uint64_t seed = 0x2545F4914F6CDD1Du;

static uint32_t rnd(uint32_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 32) % below;
}

static const char *const patterns[] = {
  "\u0628\u0627\u0628 \u0643\u0627\u0646", "\u0648\u0644\u062F", "\u0633\u0624\u0627\u0644 \u0634\u064A\u0621", /* bab kan, wld, swal shy' */
  "\u0623\u0643\u064A\u062F", "ab c", "abc don't", "=\u0644\u0627 \u0628\u0627\u0633", "\u0645\u0631\u062D\u0628\u0627+ a", "12 \u0628",
  "abb a", "\u0627\u0644\u0644\u0647", "\u06AF\u062F", "\u0101\u0101b", "\u06C6\u06A6\u06C6", /* allah, gd; three letters that share a code */
};

static const char *const more[] = {
  "+\u0643\u062A\u0628&", "+\u0634\u064A\u0621+ * ab", "\u0627\u0633\u062A\u0641\u0633\u0627\u0631~", "abcd..", "+\u0628\u0627\u0628.. c",
  "[ab] (c|\u0628) \u0648\u0644\u062F", "{x} ba",
};

static hf_phrases *phrases(bool all) {
  hf_phrase_builder *b = hf_phrase_builder_new();
  hf_phrases *p = NULL;
  hf_pattern_error err;
  uint32_t id;
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
    CHECK(hf_phrase_add(b, 0, &id) == HF_OK && hf_phrase_pattern(b, id, patterns[i], strlen(patterns[i]), &err) == HF_OK);
  for (size_t i = 0; all && i < sizeof more / sizeof *more; i++)
    CHECK(hf_phrase_add(b, 0, &id) == HF_OK && hf_phrase_pattern(b, id, more[i], strlen(more[i]), &err) == HF_OK);
  CHECK(hf_phrase_compile(b, &p) == HF_OK);
  hf_phrase_builder_free(b);
  return p;
}

/* Here and there a letter is drawn out: up to four more of it. The text has room for that. */
static uint32_t draw_out(char *s, uint32_t n) {
  static char out[TEXT * 16];
  uint32_t k = 0;
  for (uint32_t i = 0, next; i < n; i = next) {
    for (next = i + 1; next < n && ((unsigned char)s[next] & 0xC0) == 0x80; next++) {}
    for (uint32_t times = rnd(12) ? 1 : 1 + rnd(5); times--; k += next - i) memcpy(out + k, s + i, next - i);
  }
  memcpy(s, out, k);
  return k;
}

/* Words of patterns and others, breaks, marks, bad bytes and code points from everywhere. */
static uint32_t random_text(char *s, uint32_t pieces) {
  static const char *const piece[] = {
    " ", " ", " ", " ", "\u0628\u0627\u0628", "\u0643\u0627\u0646", "\u0648\u0644\u062F", "\u0634\u064A\u0621", "\u0633\u0624\u0627\u0644",
    "\u0648", "\u0641", "\u0627\u0644", "\u0628", "\u0644", "\u0643", "\u0623", "\u0629", "\u0649", "\u0640", "\u064E", "\u0651", "\u0654", "\u0621",
    "ab", "c", "abc", "don't", "A", "\u0101", "\u00DF", "\u0131", "'", "\u2019", "\u0301", "\u0327", "1", "\u0662", ".", ",", ":", "!", "\u060C",
    "\u061F", "\n", "\t", "  ", "-", "\"", "\u200F", "\u200C", "\uFEFB", "\uFE8E", "\u2026", "\U0001F600", "\u0433\u043E", "\u4F60", "\xFF",
    "\xC3", "\xE2\x80", "\u0679", "\u06BE", "\u0149", "\u00BD", "\u1100\u1161", "\u0915\u093F", "aaa", "\u0627\u0627\u0627", "bbbbbbbbbb",
    "\u0645\u0631\u062D\u0628\u0627", "\u0627\u0633\u062A\u0641\u0633\u0627\u0631\u0627\u062A", "\u00A0", "\u0345", "\uFDFA", "\u07C1", "\u05D0",
    "abb", "\u0627\u0644\u0644\u0647", "\u06AF\u062F", "\u0101\u0101b", "\u06C6\u06A6\u06C6",
  };
  uint32_t n = 0;
  while (pieces--) {
    uint32_t k = rnd(40);
    if (k == 0) {
      utf8proc_int32_t point = (utf8proc_int32_t)rnd(rnd(2) ? 0x3000 : 0x30000);
      n += (uint32_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)s + n);
    } else {
      const char *p = piece[rnd(k < 30 ? 40 : sizeof piece / sizeof *piece)];
      memcpy(s + n, p, strlen(p));
      n += (uint32_t)strlen(p);
    }
  }
  return rnd(3) ? n : draw_out(s, n);
}

static uint32_t wrong;

static void tell(const char *what, const char *s, uint32_t n, uint32_t word) {
  if (wrong++ < 5) fprintf(stderr, "%s, word %u of \"%.*s\"\n", what, word, (int)n, s);
}

/* The words are those of the cut, and no word with a term is ruled out, alone or before the next. */
static void compare(const hf_phrases *p, const hf_words *cut, const hf_words *w, const hf_glance *g, const char *s, uint32_t n) {
  hf_lookup k = { 0 };
  hf_written_init(&k.written);
  if (w->n != cut->n) tell("number", s, n, w->n);
  for (uint32_t i = 0; i < w->n && w->n == cut->n; i++) {
    const hf_word *x = &w->word[i], *y = &cut->word[i];
    if (x->ofirst != y->ofirst || x->olast != y->olast || x->script != y->script || x->before != y->before) tell("place", s, n, i);
    k.n = 0;
    CHECK(hf_terms_find(&p->terms, &k, cut, i) == HF_OK);
    if (k.n && !(g->may[i] & HF_MAY_ALL)) tell("passed over", s, n, i);
    uint32_t follows = 0;
    for (uint32_t t = 0; t < k.n && g->may[i] & HF_MAY_EXACT; t++) follows |= UINT32_C(1) << (k.term[t] * 0x9E3779B1u >> 28);
    if (g->may[i] & HF_MAY_EXACT && follows & ~(g->terms[i] >> 16)) tell("term not told", s, n, i);
  }
  hf_written_fini(&k.written);
  free(k.term);
}

static void test_random(const hf_phrases *p, uint32_t cases, uint32_t pieces) {
  static char s[TEXT * 16];
  hf_folded f;
  hf_words cut, w;
  hf_glance g;
  hf_folded_init(&f);
  hf_words_init(&cut);
  hf_words_init(&w);
  hf_glance_init(&g);
  for (uint32_t i = 0; i < cases; i++) {
    uint32_t n = random_text(s, 1 + rnd(pieces));
    CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, n) == HF_OK && hf_words_cut(&cut, &f, s) == HF_OK);
    const hf_codes_kernel *kernels[] = { NULL, hf_fold_has_avx2() ? &hf_codes_avx2 : NULL,
                                         hf_fold_has_avx512() ? &hf_codes_avx512 : NULL };
    for (int way = 0; way < 3; way++) {
      if (way && !kernels[way]) continue;
      CHECK(hf_glance_by(&g, &p->filter, &w, s, n, kernels[way]) == HF_OK);
      compare(p, &cut, &w, &g, s, n);
      if (!g.expanded) {
        hf_words_place(&w, &f, 0, w.n / 2);
        hf_words_place(&w, &f, w.n / 2, w.n);
        for (uint32_t k = 0; k < w.n; k++)
          if (w.word[k].first != cut.word[k].first || w.word[k].last != cut.word[k].last) tell("placed", s, n, k);
      }
    }
  }
  CHECK(wrong == 0);
  hf_glance_fini(&g);
  hf_words_fini(&w);
  hf_words_fini(&cut);
  hf_folded_fini(&f);
}

/* A word without end, and one that is longer than a stretch. */
static void test_long(const hf_phrases *p) {
  static char s[200000];
  hf_words w;
  hf_glance g;
  hf_words_init(&w);
  hf_glance_init(&g);
  for (uint32_t n = 4000; n < sizeof s; n = n * 3 / 2) {
    memset(s, 'x', n);
    s[n / 2] = n % 5 ? ' ' : 'y';
    CHECK(hf_glance_at(&g, &p->filter, &w, s, n) == HF_OK);
    CHECK(w.n == (n % 5 ? 2 : 1) && w.word[w.n - 1].olast == n);
  }
  hf_glance_fini(&g);
  hf_words_fini(&w);
}

int main(void) {
  const char *cases = getenv("HATIF_CASES");
  uint32_t n = cases ? (uint32_t)strtoul(cases, NULL, 10) : 20000;
  for (int all = 0; all < 2; all++) {
    hf_phrases *p = phrases(all);
    test_random(p, n, 12);
    test_random(p, n / 10, 60);
    test_random(p, n / 1000, TEXT);
    test_long(p);
    hf_phrases_free(p);
  }
  return checks_done("glance");
}

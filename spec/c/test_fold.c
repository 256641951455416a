/* SPDX-License-Identifier: MIT
 * hf_fold against its rule (one code point at a time, no table, no fast way), and what both promise.
 */
#include <stdlib.h>

#include <utf8proc.h>

#include "check.h"
#include "core/hf_fold_rule.h"
#include "core/hf_fold_uthmani.h"

enum { SWITCHES = 14, ALL = HF_FOLD_ALL };

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint32_t rnd(uint32_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (uint32_t)(seed >> 32) % below;
}

/* The slow, obviously right way: the whole text through the rule. */
static void fold_slowly(hf_folded *f, uint32_t flags, const char *s, uint32_t n) {
  hf_cluster c;
  f->n = f->bad = 0;
  hf_cluster_begin(&c, f, flags);
  hf_folded_reserve(f, 0);
  for (uint32_t at = 0, length; at < n; at += length) {
    uint32_t point;
    bool bad;
    length = hf_fold_decode((const unsigned char *)s + at, n - at, &point, &bad);
    f->bad += bad;
    hf_cluster_feed(&c, point, at);
  }
  hf_cluster_end(&c, 0);
  f->map[f->n] = n;
  if (hf_uthmani_on(flags)) hf_uthmani_contract(f);
}

static bool same(const hf_folded *a, const hf_folded *b) {
  return a->n == b->n && a->bad == b->bad && memcmp(a->text, b->text, a->n) == 0 &&
         memcmp(a->map, b->map, (a->n + 1) * sizeof *a->map) == 0;
}

static bool same_text(const hf_folded *a, const char *s, size_t n) {
  return a->n == n && memcmp(a->text, s, n) == 0;
}

static void folds_to(const char *s, const char *expected) {
  hf_folded f;
  hf_folded_init(&f);
  hf_status st = hf_fold(&f, HF_FOLD_DEFAULT, s, strlen(s));
  if (st || !same_text(&f, expected, strlen(expected)))
    fprintf(stderr, "\"%s\" folds to \"%.*s\", not \"%s\"\n", s, (int)f.n, f.text, expected);
  CHECK(st == HF_OK && same_text(&f, expected, strlen(expected)));
  hf_folded_fini(&f);
}

static void test_examples(void) {
  folds_to("", "");
  folds_to("Hello, World", "hello, world");
  folds_to("\u0627\u0644\u0633\u0651\u064E\u0644\u0627\u0645", "\u0627\u0644\u0633\u0644\u0627\u0645"); /* as-salam */
  folds_to("\u0633\u0640\u0640\u0644\u0627\u0645", "\u0633\u0644\u0627\u0645"); /* tatweel */
  folds_to("\u0623\u0625\u0622\u0671", "\u0627\u0627\u0627\u0627"); /* alefs */
  folds_to("\u0627\u0654\u0627\u0655\u0627\u0653", "\u0627\u0627\u0627"); /* the same in two parts */
  folds_to("\u0624\u0626\u0649\u06CC\u0629", "\u0648\u064A\u064A\u064A\u0647");
  folds_to("\u06A9\u06AF\u0686\u067E\u06A4\u0698", "\u0643\u0643\u062C\u0628\u0641\u0632");
  folds_to("\uFEF7\uFEFB", "\u0644\u0627\u0644\u0627"); /* lam-alef ligatures */
  folds_to("\u0664\u0660 \u06F4\u06F0", "40 40");
  folds_to("L\u016Bdzu, Be\u0101te \u00D8 \u00DF \u00C6", "ludzu, beate o ss ae");
  folds_to("Lu\u0304dzu", "ludzu"); /* decomposed */
  folds_to("\u200Fa\u202Eb\u00ADc\uFE0F", "abc");
  folds_to("don\u2019t", "don't");
}

static void test_every_point(void) {
  static const uint32_t flags[] = { HF_FOLD_DEFAULT, 0, ALL, HF_FOLD_DEFAULT ^ HF_FOLD_MARKS,
                                    HF_FOLD_DEFAULT ^ HF_FOLD_ALEF, HF_FOLD_DEFAULT ^ HF_FOLD_COMPAT, HF_FOLD_CASE,
                                    HF_FOLD_DEFAULT | HF_FOLD_UTHMANI };
  hf_folded fast, slow;
  uint32_t wrong = 0;
  hf_folded_init(&fast);
  hf_folded_init(&slow);
  for (uint32_t point = 0; point < 0x110000; point++) {
    if (point >= 0xD800 && point < 0xE000) continue;
    if (point == 0x30000) point = 0xE0000; /* nothing is assigned between */
    char s[16] = "\u0627"; /* alef before, a letter after */
    uint32_t n = 2 + (uint32_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)s + 2);
    s[n++] = 'B';
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
      hf_fold(&fast, flags[i], s, n);
      fold_slowly(&slow, flags[i], s, n);
      if (!same(&fast, &slow) && wrong++ < 5) fprintf(stderr, "U+%04X with flags %04X\n", point, flags[i]);
    }
  }
  CHECK(wrong == 0);
  hf_folded_fini(&fast);
  hf_folded_fini(&slow);
}

/* Text from the places where something can go wrong. */
static uint32_t random_text(char *s, uint32_t points) {
  static const struct { uint32_t first, count; } from[] = {
    { 'A', 58 }, { 0x20, 32 }, { 0x620, 0x60 }, { 0x640, 0x20 }, { 0x670, 0x90 }, { 0x300, 0x70 }, { 0xC0, 0x1C0 },
    { 0x1E00, 0x100 }, { 0x1F00, 0x100 }, { 0xFB50, 0x2B0 }, { 0xFE70, 0x90 }, { 0x200B, 5 }, { 0x0345, 1 }, { 0x8A0, 0x60 },
    { 0x1100, 0x100 }, { 0xAC00, 0x80 }, { 0x9BC, 0x20 }, { 0x370, 0x100 }, { 0x2000, 0x1000 }, { 0xF70, 0x20 },
    { 0x110A0, 0x20 }, { 0, 0x2FFFF },
  };
  uint32_t n = 0;
  for (uint32_t i = 0; i < points; i++) {
    uint32_t place = rnd(sizeof from / sizeof from[0]);
    uint32_t run = rnd(4) == 0 ? 1 + rnd(4) : 1;
    while (run--) {
      uint32_t point = from[place].first + rnd(from[place].count);
      if (point >= 0xD800 && point < 0xE000) point = 0x627;
      n += (uint32_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)s + n);
    }
    if (rnd(40) == 0) s[n++] = (char)rnd(256); /* most of these are no UTF-8 */
  }
  return n;
}

static uint32_t random_flags(void) {
  uint32_t k = rnd(5);
  if (k == 0) return HF_FOLD_DEFAULT;
  if (k == 1) return HF_FOLD_DEFAULT | HF_FOLD_UTHMANI;
  if (k == 2) return HF_FOLD_DEFAULT ^ 1u << rnd(SWITCHES);
  return rnd(ALL + 1);
}

/* Whether every way to fold that this machine has gives what the slow one gave. */
static bool all_ways(uint32_t flags, const char *s, uint32_t n, const hf_folded *slow) {
  hf_fold_blocks ways[] = { NULL, hf_fold_has_avx2() ? hf_fold_blocks_avx2 : NULL,
                            hf_fold_has_avx512() ? hf_fold_blocks_avx512 : NULL };
  hf_folded f;
  bool alike = true;
  hf_folded_init(&f);
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    if (i > 0 && !ways[i]) continue;
    hf_fold_by(&f, flags, s, n, ways[i]);
    alike = alike && same(&f, slow);
  }
  hf_folded_fini(&f);
  return alike;
}

static void test_random(uint32_t rounds) {
  hf_folded fast, slow, again;
  uint32_t wrong = 0, unstable = 0, unordered = 0;
  hf_folded_init(&fast);
  hf_folded_init(&slow);
  hf_folded_init(&again);
  for (uint32_t i = 0; i < rounds; i++) {
    char s[4096];
    uint32_t n = random_text(s, rnd(rnd(10) ? 12 : 100)), flags = random_flags();
    hf_fold(&fast, flags, s, n);
    fold_slowly(&slow, flags, s, n);
    if (!all_ways(flags, s, n, &slow)) wrong++;
    hf_fold(&again, flags, fast.text, fast.n);
    if (!same_text(&again, fast.text, fast.n) && unstable++ < 3) fprintf(stderr, "round %u, flags %04X\n", i, flags);
    for (uint32_t k = 0; k < fast.n; k++) unordered += fast.map[k] > fast.map[k + 1];
  }
  CHECK(wrong == 0);
  CHECK(unstable == 0);
  CHECK(unordered == 0);
  hf_folded_fini(&fast);
  hf_folded_fini(&slow);
  hf_folded_fini(&again);
}

/* Text as it comes, long enough for many blocks, and now and then something else at any place in one. */
static uint32_t random_prose(char *s, uint32_t points) {
  uint32_t n = 0, kind = rnd(3);
  for (uint32_t i = 0; i < points; i++) {
    uint32_t point = kind == 0 ? 0x600 + rnd(0x80) : kind == 1 ? 0x20 + rnd(0x5F) : 0x80 + rnd(0x100);
    if (rnd(12) == 0) kind = rnd(3);
    if (rnd(40) == 0) point = rnd(0x3000);
    if (rnd(400) == 0) point = 0x10000 + rnd(0x10000);
    n += (uint32_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)s + n);
    if (rnd(300) == 0) s[n++] = (char)rnd(256);
  }
  return n;
}

static void test_blocks(uint32_t rounds) {
  hf_folded slow;
  uint32_t wrong = 0;
  hf_folded_init(&slow);
  for (uint32_t i = 0; i < rounds; i++) {
    char s[8192];
    uint32_t n = random_prose(s, rnd(400)), flags = rnd(4) ? HF_FOLD_DEFAULT : random_flags();
    fold_slowly(&slow, flags, s, n);
    wrong += !all_ways(flags, s, n, &slow);
  }
  CHECK(wrong == 0);
  hf_folded_fini(&slow);
}

/* Every code point of two bytes at every place of a block. */
static void test_places(void) {
  hf_folded slow;
  uint32_t wrong = 0;
  hf_folded_init(&slow);
  for (uint32_t point = 0x80; point < 0x800; point++)
    for (uint32_t place = 0; place < 65; place++) {
      char s[80];
      memset(s, 'Q', sizeof s);
      utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)s + place);
      fold_slowly(&slow, HF_FOLD_DEFAULT, s, sizeof s);
      wrong += !all_ways(HF_FOLD_DEFAULT, s, sizeof s, &slow);
    }
  CHECK(wrong == 0);
  hf_folded_fini(&slow);
}

/* utf8proc 2.8 composes U+11A7, which is no final consonant, and loses it: what it makes of that is no equivalent. */
static bool is_lost(const char *s, uint32_t n) {
  for (uint32_t i = 0; i + 3 <= n; i++)
    if (memcmp(s + i, "\u11A7", 3) == 0) return true;
  return false;
}

static void test_canonical(uint32_t rounds) {
  hf_folded a, b;
  uint32_t wrong = 0;
  hf_folded_init(&a);
  hf_folded_init(&b);
  for (uint32_t i = 0; i < rounds; i++) {
    char s[4096];
    uint32_t n = random_text(s, 8), flags = random_flags();
    int way = (int)UTF8PROC_STABLE | (int)(rnd(2) ? UTF8PROC_COMPOSE : UTF8PROC_DECOMPOSE);
    utf8proc_uint8_t *other;
    utf8proc_ssize_t m = utf8proc_map((utf8proc_uint8_t *)s, n, &other, (utf8proc_option_t)way);
    if (m < 0) continue; /* bad UTF-8 */
    if (is_lost(s, n)) {
      free(other);
      continue;
    }
    hf_fold(&a, flags, s, n);
    hf_fold(&b, flags, (char *)other, (size_t)m);
    if (!same_text(&a, b.text, b.n) && wrong++ < 3) fprintf(stderr, "round %u, flags %04X\n", i, flags);
    free(other);
  }
  CHECK(wrong == 0);
  hf_folded_fini(&a);
  hf_folded_fini(&b);
}

static void bad_parts(const char *s, size_t n, uint32_t parts, const char *expected) {
  hf_folded f;
  hf_folded_init(&f);
  char *exact = malloc(n); /* a read beyond the end is seen by the sanitizer */
  memcpy(exact, s, n);
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, exact, n) == HF_OK);
  CHECK(f.bad == parts);
  CHECK(same_text(&f, expected, strlen(expected)));
  free(exact);
  hf_folded_fini(&f);
}

static void test_bad(void) { /* X1 */
  bad_parts("\xC0\xAF", 2, 2, "\uFFFD\uFFFD"); /* overlong */
  bad_parts("\xE0\x80\xAF", 3, 3, "\uFFFD\uFFFD\uFFFD");
  bad_parts("\xED\xA0\x80", 3, 3, "\uFFFD\uFFFD\uFFFD"); /* surrogate */
  bad_parts("\xF4\x90\x80\x80", 4, 4, "\uFFFD\uFFFD\uFFFD\uFFFD"); /* above U+10FFFF */
  bad_parts("\xF8\xFF", 2, 2, "\uFFFD\uFFFD");
  bad_parts("a\x80z", 3, 1, "a\uFFFDz"); /* lone continuation */
  bad_parts("\xD8", 1, 1, "\uFFFD"); /* cut short: one part */
  bad_parts("\xE2\x82", 2, 1, "\uFFFD");
  bad_parts("\xF0\x9F\x98", 3, 1, "\uFFFD");
  bad_parts("\xF0\x9F\x98\xD8\xA7", 5, 1, "\uFFFD\u0627");
  bad_parts("\x80\u0301", 3, 1, "\uFFFD\u0301"); /* a mark behind it does not count it twice */
}

static void original(const char *s, uint32_t first, uint32_t last, uint32_t ofirst, uint32_t olast) {
  hf_folded f;
  hf_folded_init(&f);
  hf_fold(&f, HF_FOLD_DEFAULT, s, strlen(s));
  hf_folded_original(&f, &first, &last);
  CHECK(first == ofirst && last == olast);
  hf_folded_fini(&f);
}

static void test_map(void) {
  const char *salam = "\u200F\u0633\u064E\u0640\u0644\u064E x"; /* RLM seen fatha tatweel lam fatha, x */
  original(salam, 0, 2, 3, 9); /* seen: its mark and the tatweel, not the RLM before it */
  original(salam, 2, 4, 9, 13);
  original(salam, 0, 4, 3, 13);
  original(salam, 5, 6, 14, 15);
  original(salam, 4, 4, 13, 13);
  original("\uFEFB!", 0, 2, 0, 3); /* half a ligature is the ligature */
  original("\uFEFB!", 2, 4, 0, 3);
  original("", 0, 0, 0, 0);
}

static void test_floods(void) { /* X5, X6 */
  enum { MARKS = 100000 };
  char *s = malloc(MARKS * 3 + 1);
  uint32_t n = 0;
  hf_folded f;
  hf_folded_init(&f);
  s[n++] = '=';
  for (uint32_t i = 0; i < MARKS; i++, n += 2) memcpy(s + n, i % 2 ? "\u0301" : "\u0323", 2);
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, n) == HF_OK);
  CHECK(f.n == 1 + 2 * HF_MARKS_MAX);
  CHECK(f.map[f.n - 1] == 0 && f.map[f.n] == n);
  s[0] = 'a';
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, n) == HF_OK && f.n == 1);
  for (n = 0; n < MARKS * 3; n += 3) memcpy(s + n, "\uFDFA", 3);
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, n) == HF_OK && f.n == (size_t)n * HF_FOLD_GROWTH);
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, (size_t)HF_FOLD_MAX + 1) == HF_ELIMIT && f.n == 0);
  free(s);
  hf_folded_fini(&f);
}

int main(void) {
  const char *cases = getenv("HATIF_CASES"); /* 1000000 of each kind are the long run */
  uint32_t n = cases ? (uint32_t)strtoul(cases, NULL, 10) : 0;
  test_examples();
  test_bad();
  test_map();
  test_floods();
  test_every_point();
  test_places();
  test_blocks(n ? n : 5000);
  test_random(n ? n : 30000);
  test_canonical(n ? n : 30000);
  return checks_done("fold");
}

/* SPDX-License-Identifier: MIT
 * How fast text folds: with AVX2, without, cut into words, and utf8proc_map doing what it can of the same.
 * `make bench-fold`. Medians of 7 rounds over seeded text, in CPU time; a round goes over the text for 50 ms or longer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <utf8proc.h>

#include "core/hf_fold_rule.h"
#include "core/hf_words.h"

enum { ROUNDS = 7, SEED = 20261124 };

typedef struct text {
  const char *name;
  char *s;
  size_t n;
  hf_folded folded; /* reused */
  hf_words words;
} text;

typedef void operation(text *t);

static uint64_t state = SEED;

static uint32_t rnd(uint32_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(state >> 33) % below;
}

static void put(text *t, uint32_t point) {
  t->n += (size_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)t->s + t->n);
}

/* A word of each kind, and a space. */
static void arabic_word(text *t, uint32_t marks) {
  static const uint16_t common[] = { 0x627, 0x644, 0x64A, 0x645, 0x648, 0x646, 0x631, 0x62A, 0x628, 0x639, 0x647, 0x62F, 0x633,
                                     0x643, 0x641, 0x642, 0x62D, 0x629, 0x623, 0x62C, 0x649, 0x625, 0x635, 0x634, 0x626 };
  for (uint32_t letters = 2 + rnd(6); letters > 0; letters--) {
    put(t, common[rnd(rnd(2) ? 8 : sizeof common / sizeof common[0])]);
    if (marks && rnd(100) < marks) put(t, 0x64B + rnd(8));
    if (rnd(200) == 0) put(t, 0x640);
  }
  if (rnd(12) == 0) put(t, 0x60C);
  put(t, ' ');
}

static void latin_word(text *t, uint32_t diacritics) {
  static const uint16_t letters[] = { 0x101, 0x113, 0x12B, 0x16B, 0x161, 0x17E, 0x10D, 0x13C, 0x146 };
  for (uint32_t n = 2 + rnd(7); n > 0; n--) put(t, rnd(100) < diacritics ? letters[rnd(9)] : rnd(20) ? 'a' + rnd(26) : 'A' + rnd(26));
  put(t, rnd(10) ? ' ' : '.');
}

static void digits(text *t) {
  uint32_t zero = rnd(2) ? 0x660 : '0';
  for (uint32_t n = 1 + rnd(4); n > 0; n--) put(t, zero + rnd(10));
  put(t, ' ');
}

static void fill(text *t, size_t n, uint32_t arabic, uint32_t marks, uint32_t latin, uint32_t diacritics, uint32_t emoji) {
  t->s = malloc(n + 256);
  if (!t->s) abort();
  while (t->n < n) {
    uint32_t k = rnd(1000);
    if (k < arabic) arabic_word(t, marks);
    else if (k < arabic + latin) latin_word(t, diacritics);
    else if (k < arabic + latin + emoji) put(t, 0x1F600 + rnd(0x40));
    else digits(t);
  }
}

static void fold_blocks(text *t) {
  if (hf_fold_by(&t->folded, HF_FOLD_DEFAULT, t->s, t->n, hf_fold_best_blocks())) abort();
}

static void fold_scalar(text *t) {
  if (hf_fold_by(&t->folded, HF_FOLD_DEFAULT, t->s, t->n, NULL)) abort();
}

static void fold_and_cut(text *t) {
  fold_blocks(t);
  if (hf_words_cut(&t->words, &t->folded, t->s)) abort();
}

static void map_utf8proc(text *t) {
  utf8proc_uint8_t *out;
  int options = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
  if (utf8proc_map((utf8proc_uint8_t *)t->s, (utf8proc_ssize_t)t->n, &out, (utf8proc_option_t)options) < 0) abort();
  free(out);
}

static double now(void) {
  struct timespec ts;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
  return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double megabytes_per_second(operation *op, text *t) {
  double rates[ROUNDS];
  op(t);
  for (int i = 0; i < ROUNDS; i++) {
    double start = now(), spent;
    uint32_t times = 0;
    do {
      op(t);
      times++;
      spent = now() - start;
    } while (spent < 0.05);
    rates[i] = (double)t->n * times / spent / 1e6;
  }
  qsort(rates, ROUNDS, sizeof rates[0], ascending);
  return rates[ROUNDS / 2];
}

int main(void) {
  text texts[] = { { .name = "mixed, 15.7 MB" }, { .name = "mixed, 256 KB" }, { .name = "Arabic, 256 KB" },
                   { .name = "vocalised, 256 KB" }, { .name = "English, 256 KB" }, { .name = "Latvian, 256 KB" } };
  fill(&texts[0], 15700000, 850, 12, 110, 1, 4);
  fill(&texts[1], 256 << 10, 850, 12, 110, 1, 4);
  fill(&texts[2], 256 << 10, 1000, 0, 0, 0, 0);
  fill(&texts[3], 256 << 10, 1000, 85, 0, 0, 0);
  fill(&texts[4], 256 << 10, 0, 0, 980, 0, 0);
  fill(&texts[5], 256 << 10, 0, 0, 980, 12, 0);
  printf("fold, MB/s of original bytes, map included; seed %d, medians of %d; blocks: %s\n", SEED, ROUNDS,
         hf_fold_has_avx512() ? "AVX-512" : hf_fold_has_avx2() ? "AVX2" : "none");
  printf("%-20s %10s %10s %14s %14s\n", "text", "blocks", "scalar", "blocks+words", "utf8proc_map");
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    text *t = &texts[i];
    printf("%-20s %10.0f %10.0f %14.0f %14.0f\n", t->name, megabytes_per_second(fold_blocks, t),
           megabytes_per_second(fold_scalar, t), megabytes_per_second(fold_and_cut, t), megabytes_per_second(map_utf8proc, t));
    hf_folded_fini(&t->folded);
    hf_words_fini(&t->words);
    free(t->s);
  }
  return 0;
}

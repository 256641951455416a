/* SPDX-License-Identifier: MIT
 * Writes hf_fold_tables.c to standard output; `make tables` runs it. Not part of the module.
 * A code point gets an entry when it folds alike behind any base and with any switches but those of `care`; that is
 * tried out with the rule (hf_fold_rule.c) itself, so that the table cannot say anything else.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "core/hf_fold_rule.h"

enum { SWITCHES = 14, ALL = HF_FOLD_ALL, POINTS = 0x20000, TEXT_MAX = 128 };

/* Blocks that are tabled although some of their code points depend on their neighbours: the scripts of the house. */
static const struct { uint32_t first, last; } tabled[] = {
  { 0x0000, 0x07FF }, { 0x1E00, 0x1EFF }, { 0x2000, 0x207F }, { 0xFB40, 0xFDFF }, { 0xFE70, 0xFEFF },
  { 0xFFC0, 0xFFFF },
};

/* Each of these folds to itself whatever the switches: one base of each kind, and none. */
static const uint32_t bases[] = { 0, 0x0627, 0x0648, 0x064A, 0x0628, 'a', '=', 0x0647 };
#define BASES (sizeof bases / sizeof bases[0])

static bool second[POINTS]; /* composes with something before it */

static void fold_two(hf_folded *f, uint32_t flags, uint32_t first, uint32_t then, uint32_t next) {
  hf_cluster c;
  f->n = 0;
  hf_cluster_begin(&c, f, flags);
  if ((first && hf_cluster_feed(&c, first, 0)) || hf_cluster_feed(&c, then, 4) || hf_cluster_end(&c, next)) abort();
}

/* What a code point does behind every base: the folded pairs, each ended by a byte that is in none. */
static size_t behaviour(char *out, uint32_t flags, uint32_t point) {
  hf_folded f;
  size_t n = 0;
  hf_folded_init(&f);
  for (size_t b = 0; b < 2 * BASES; b++) {
    fold_two(&f, flags, bases[b / 2], point, b % 2 ? 0x0628 : 0); /* behind it nothing, or a beh */
    memcpy(out + n, f.text, f.n);
    n += f.n;
    out[n++] = (char)0xFF;
  }
  hf_folded_fini(&f);
  return n;
}

static bool same_behaviour(uint32_t flags, uint32_t other, uint32_t point) {
  static char a[2 * BASES * TEXT_MAX], b[2 * BASES * TEXT_MAX];
  size_t n = behaviour(a, flags, point);
  return n == behaviour(b, other, point) && memcmp(a, b, n) == 0;
}

/* The switches that make a difference somewhere around HF_FOLD_DEFAULT, or all where others do as well. */
static uint16_t care(uint32_t point) {
  uint32_t mask = 0;
  for (int s = 0; s < SWITCHES; s++)
    for (int t = 0; t < SWITCHES; t++)
      for (uint32_t from = 0; from < 3 && !(mask >> s & 1); from++) {
        uint32_t flags = (from == 0 ? HF_FOLD_DEFAULT : from == 1 ? 0 : ALL) ^ 1u << t;
        if (!same_behaviour(flags, flags ^ 1u << s, point)) mask |= 1u << s;
      }
  for (uint32_t i = 0, x = 12345; i < 50; i++) {
    x = x * 1664525 + 1013904223;
    uint32_t flags = ((x >> 8) & ~mask & ALL) | (HF_FOLD_DEFAULT & mask);
    if (!same_behaviour(flags, HF_FOLD_DEFAULT, point)) return ALL;
  }
  return (uint16_t)mask;
}

/* Whether the code point adds the same bytes behind every base, those it gives alone. */
static bool leans_on_nothing(uint32_t point) {
  hf_folded alone, pair;
  bool fixed = !second[point];
  hf_folded_init(&alone);
  hf_folded_init(&pair);
  fold_two(&alone, HF_FOLD_DEFAULT, 0, point, 0);
  for (size_t b = 1; b < BASES && fixed; b++) {
    fold_two(&pair, HF_FOLD_DEFAULT, bases[b], point, 0);
    fixed = pair.n >= alone.n && memcmp(pair.text + pair.n - alone.n, alone.text, alone.n) == 0;
    uint32_t head = pair.n - alone.n;
    fold_two(&alone, HF_FOLD_DEFAULT, 0, bases[b], 0);
    fixed = fixed && head == alone.n && memcmp(pair.text, alone.text, head) == 0;
    fold_two(&alone, HF_FOLD_DEFAULT, 0, point, 0);
  }
  /* A mark that is kept is ordered among those that follow it, and a second part composes, whatever the base. */
  utf8proc_int32_t first = 0;
  if (alone.n > 0) utf8proc_iterate((utf8proc_uint8_t *)alone.text, alone.n, &first);
  fixed = fixed && utf8proc_get_property(first)->combining_class == 0 && !(first < POINTS && second[first]);
  hf_folded_fini(&alone);
  hf_folded_fini(&pair);
  return fixed;
}

static hf_fold_entry entry_of(uint32_t point) {
  hf_fold_entry e = { { 0 }, HF_ENTRY_RULE, 0, 0 };
  hf_folded f;
  if (!leans_on_nothing(point)) return e;
  hf_folded_init(&f);
  fold_two(&f, HF_FOLD_DEFAULT, 0, point, 0);
  if (f.n <= 4) {
    memcpy(e.out, f.text, f.n);
    e.len = (uint8_t)f.n;
    e.care = care(point);
  }
  hf_folded_fini(&f);
  return e;
}

static bool is_inert(uint32_t point) {
  char self[5] = { 0 };
  hf_folded f;
  hf_folded_init(&f);
  fold_two(&f, ALL, 0, point, 0);
  size_t n = (size_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)self);
  bool same = f.n == n && memcmp(f.text, self, n) == 0 && leans_on_nothing(point);
  hf_folded_fini(&f);
  return same;
}

static bool is_tabled(uint32_t block) {
  uint32_t first = block << HF_BLOCK_BITS;
  for (size_t i = 0; i < sizeof tabled / sizeof tabled[0]; i++)
    if (first >= tabled[i].first && first <= tabled[i].last) return true;
  return false;
}

static void find_seconds(void) {
  for (utf8proc_int32_t c = 0; c < POINTS; c++) {
    utf8proc_int32_t part[32];
    utf8proc_ssize_t n = utf8proc_decompose_char(c, part, 32, UTF8PROC_DECOMPOSE, NULL);
    for (utf8proc_ssize_t i = 1; i < n; i++) second[part[i]] = true;
  }
}

static void print_entry(const hf_fold_entry *e) {
  if (e->len == HF_ENTRY_RULE) printf("{\"\",255,0,0},");
  else {
    printf("{{");
    for (int i = 0; i < 4; i++) printf(i < e->len ? "%s'\\x%02X'" : "%s0", i ? "," : "", (unsigned char)e->out[i]);
    printf("},%u,0,%u},", e->len, e->care);
  }
}

/* What the second byte of a code point becomes, as hf_fold_blocks_avx2 reads it. */
static uint8_t lane_of(uint32_t point) {
  hf_fold_entry e = entry_of(point);
  uint8_t lead = (uint8_t)(0xC0 | point >> 6);
  if (e.len == 0) return HF_LANE_GONE;
  if (e.len == 1 && e.out[0] > 0) return (uint8_t)e.out[0];
  if (e.len != 2 || ((uint8_t)e.out[0] ^ lead) > 1) return HF_LANE_NOT;
  return (uint8_t)((uint8_t)e.out[1] | ((uint8_t)e.out[0] == lead ? 0 : HF_LANE_OTHER_LEAD));
}

/* A code point's byte. Madda and the hamzas that combine compose, but what they compose to folds to the bare letter. */
static uint8_t code_of(uint32_t point) {
  hf_fold_entry e = entry_of(point);
  utf8proc_int32_t letter = 0;
  if (e.len == 0 || (point >= 0x653 && point <= 0x655)) return HF_CODE_GONE;
  if (e.len == HF_ENTRY_RULE) return HF_CODE_ODD;
  if (utf8proc_iterate((utf8proc_uint8_t *)e.out, e.len, &letter) != e.len) return HF_CODE_ODD;
  return hf_fold_code_of((uint32_t)letter, hf_fold_class((uint32_t)letter));
}

static uint8_t class_of_block(uint32_t block) {
  hf_class class = hf_fold_class(block << HF_BLOCK_BITS);
  for (uint32_t i = 1; i < HF_BLOCK_SIZE; i++)
    if (hf_fold_class(block << HF_BLOCK_BITS | i) != class) return 0xFF;
  return (uint8_t)class;
}

static void print_lanes(void) {
  static const uint32_t first[HF_LANES] = { 0x600, 0x100, 0x80 };
  printf("\nconst uint8_t hf_fold_lane[HF_LANES][128] = {");
  for (int lane = 0; lane < HF_LANES; lane++) {
    for (uint32_t i = 0; i < 128; i++) printf("%s%u,", i == 0 ? "\n{" : i % 32 ? "" : "\n", lane_of(first[lane] + i));
    printf("},");
  }
  printf("\n};\n\nconst uint8_t hf_fold_pack[256][8] = {\n");
  for (unsigned mask = 0; mask < 256; mask++) {
    unsigned n = 0;
    printf("{");
    for (unsigned i = 0; i < 8; i++)
      if (mask >> i & 1) n += (unsigned)(printf("%u,", i) > 0);
    printf(n ? "},%s" : "0},%s", mask % 8 == 7 ? "\n" : " ");
  }
  printf("};\n");
}

static void print_sames(void) {
  static const uint8_t same[HF_SAMES] = { 0x0F, 0x3F, HF_LANE_OTHER_LEAD, 0xFE, 0xC0, 0xC1, 0xC6, 0xD8, 'A' - 1, 'Z' + 1,
                                          0x20, 2, 3, 0x1F, 'a' - 1, 'z' + 1, 0xE0, 0xFF };
  printf("\n_Alignas(32) const uint8_t hf_fold_same[HF_SAMES][32] = {\n");
  for (int i = 0; i < HF_SAMES; i++) {
    printf("{");
    for (int k = 0; k < 32; k++) printf("%d,", i == HF_SAME_PLACES ? k : same[i]);
    printf("},\n");
  }
  printf("};\n");
}

int main(void) {
  static uint8_t block[HF_BLOCK_COUNT];
  uint32_t places = 0;
  find_seconds();
  printf("/* SPDX-License-Identifier: MIT\n"
         " * Generated by gen_fold_tables.c from utf8proc %s (Unicode %s); do not edit, run `make tables`.\n */\n"
         "#include \"core/hf_fold_rule.h\"\n\nconst hf_fold_entry hf_fold_point[] = {\n",
         utf8proc_version(), utf8proc_unicode_version());
  for (uint32_t b = 0; b < HF_BLOCK_COUNT; b++) {
    bool inert = !(b << HF_BLOCK_BITS < 0x800);
    for (uint32_t i = 0; i < HF_BLOCK_SIZE && inert; i++) {
      uint32_t point = b << HF_BLOCK_BITS | i;
      inert = (point >= 0xD800 && point < 0xE000) || is_inert(point);
    }
    block[b] = inert ? HF_BLOCK_INERT : is_tabled(b) ? (uint8_t)(HF_BLOCK_FIRST + places++) : HF_BLOCK_RULE;
    if (block[b] < HF_BLOCK_FIRST) continue;
    printf("/* U+%04X */", b << HF_BLOCK_BITS);
    for (uint32_t i = 0; i < HF_BLOCK_SIZE; i++) {
      hf_fold_entry e = entry_of(b << HF_BLOCK_BITS | i);
      printf(i % 4 ? " " : "\n");
      print_entry(&e);
    }
    printf("\n");
  }
  printf("};\n\nconst uint8_t hf_fold_block[HF_BLOCK_COUNT] = {");
  for (uint32_t b = 0; b < HF_BLOCK_COUNT; b++) printf("%s%u,", b % 32 ? "" : "\n", block[b]);
  printf("\n};\n\nconst uint8_t hf_fold_classes[0x800] = {");
  for (uint32_t c = 0; c < 0x800; c++) printf("%s%u,", c % 64 ? "" : "\n", (unsigned)hf_fold_class(c));
  printf("\n};\n\nconst uint8_t hf_fold_code[0x800] = {");
  for (uint32_t c = 0; c < 0x800; c++) printf("%s%u,", c % 32 ? "" : "\n", code_of(c));
  printf("\n};\n\nconst uint8_t hf_fold_block_class[HF_BLOCK_COUNT] = {");
  for (uint32_t b = 0; b < HF_BLOCK_COUNT; b++) printf("%s%u,", b % 32 ? "" : "\n", block[b] == HF_BLOCK_INERT ? class_of_block(b) : 0xFF);
  printf("\n};\n");
  print_lanes();
  print_sames();
  return 0;
}

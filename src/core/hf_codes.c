/* SPDX-License-Identifier: MIT
 * Reading and cutting one byte after the other, and what is rare: characters of three bytes and more, marks, bad bytes,
 * apostrophes.
 */
#include "core/hf_codes.h"

#include <stdlib.h>
#include <string.h>

void hf_codes_init(hf_codes *c) {
  *c = (hf_codes){ 0 };
}

void hf_codes_fini(hf_codes *c) {
  free(c->memory);
  hf_codes_init(c);
}

hf_status hf_codes_reserve(hf_codes *c, uint32_t bytes) {
  c->n = c->nwords = 0;
  c->expanded = false;
  if (bytes <= c->room) return HF_OK;
  /* No character becomes more codes than it has bytes, but for the ellipsis and its like: four for three. */
  size_t room = bytes + bytes / 2 + 2 * HF_CODES_SLACK;
  uint8_t *memory = malloc(room * 9);
  if (!memory) return HF_ENOMEM;
  free(c->memory);
  c->memory = memory;
  c->room = bytes;
  c->at = (uint16_t *)(void *)memory;
  c->first = c->at + room;
  c->last = c->first + room;
  c->run = c->last + room;
  c->code = (uint8_t *)(c->run + room) + HF_CODES_SLACK;
  memset(c->code - HF_CODES_SLACK, HF_CODE_SPACE, HF_CODES_SLACK);
  return HF_OK;
}

/* --- reading ------------------------------------------------------------------------------------- */

static void put(hf_codes *c, uint32_t code, uint32_t at) {
  c->code[c->n] = (uint8_t)code;
  c->at[c->n++] = (uint16_t)at;
}

static hf_class class_of(uint32_t point) {
  if (point < 0x800) return (hf_class)hf_fold_classes[point];
  uint8_t of_block = point < HF_BLOCK_COUNT << HF_BLOCK_BITS ? hf_fold_block_class[point >> HF_BLOCK_BITS] : 0xFF;
  return of_block == 0xFF ? hf_fold_class(point) : (hf_class)of_block;
}

/* The letters that a code point folds to; false: one of them is odd. */
static bool put_folded(hf_codes *c, const char *folded, uint32_t n, uint32_t at) {
  uint32_t before = c->n, point;
  bool bad;
  for (uint32_t i = 0; i < n;) {
    i += hf_fold_decode((const unsigned char *)folded + i, n - i, &point, &bad);
    uint8_t code = hf_fold_code_of(point, class_of(point));
    if (code == HF_CODE_ODD) {
      c->n = before;
      return false;
    }
    put(c, code, at);
  }
  c->expanded |= c->n > before + 1;
  return true;
}

/* A mark that combines goes upon a letter of Latin or Arabic. The grapheme joiner among them is no mark. */
static bool mark_goes(const hf_codes *c, uint32_t point) {
  uint8_t last = c->code[(int64_t)c->n - 1]; /* a blank before the first */
  bool letter = (last > HF_CODE_LATIN && last <= (HF_CODE_LATIN | 26)) || (last >= 0xA1 && last <= 0xCA);
  return letter && point >= 0x300 && point <= 0x36F && point != 0x34F;
}

/* The character at s[0..n), n > 0, that begins at `at`; its length, 0 if it is odd. */
static uint32_t read_one(hf_codes *c, const unsigned char *s, uint32_t n, uint32_t at) {
  uint32_t point;
  bool bad;
  uint32_t length = hf_fold_decode(s, n, &point, &bad);
  if (bad) {
    put(c, hf_fold_code_of(HF_BAD_POINT, HF_CLASS_OTHER), at);
    return length;
  }
  uint8_t block = point < HF_BLOCK_COUNT << HF_BLOCK_BITS ? hf_fold_block[point >> HF_BLOCK_BITS] : HF_BLOCK_RULE;
  if (block == HF_BLOCK_RULE) return 0;
  if (block == HF_BLOCK_INERT) return put_folded(c, (const char *)s, length, at) ? length : 0;
  const hf_fold_entry *e = &hf_fold_point[((uint32_t)(block - HF_BLOCK_FIRST) << HF_BLOCK_BITS) | (point & (HF_BLOCK_SIZE - 1))];
  if (e->len == HF_ENTRY_RULE) return mark_goes(c, point) || (point >= 0x653 && point <= 0x655) ? length : 0;
  return e->len == 0 || put_folded(c, e->out, e->len, at) ? length : 0;
}

/* One byte a code, or two, as far as the table says what they become; where the next one begins. */
static uint32_t read_table(hf_codes *c, const unsigned char *s, uint32_t n, uint32_t at) {
  uint32_t k = c->n;
  while (at < n) {
    uint32_t lead = s[at], pair = lead >= 0xC2, code, length = 1 + pair;
    if (lead < 0x80) {
      code = hf_fold_code[lead];
    } else {
      if (lead < 0xC2 || lead >= 0xE0 || at + 2 > n || (s[at + 1] & 0xC0) != 0x80) break;
      code = hf_fold_code[(lead & 0x1F) << 6 | (s[at + 1] & 0x3F)];
      if (code == HF_CODE_ODD) break;
    }
    c->code[k] = (uint8_t)code;
    c->at[k] = (uint16_t)at;
    k += code != HF_CODE_GONE;
    at += length;
  }
  c->n = k;
  return at;
}

/* An apostrophe between two Latin letters is one of the word. */
static void join_apostrophes(hf_codes *c) {
  uint8_t *code = c->code, *end = code + c->n;
  code[c->n] = HF_CODE_SPACE;
  for (uint8_t *p = code; (p = memchr(p, HF_CODE_APOSTROPHE, (size_t)(end - p))); p++) {
    bool inside = p[-1] >> 5 == HF_CODE_LATIN >> 5 && p[-1] != HF_CODE_INSIDE && p[1] >> 5 == HF_CODE_LATIN >> 5;
    if (inside) *p = HF_CODE_INSIDE;
  }
}

const hf_codes_kernel *hf_codes_best(void) {
  return hf_fold_has_avx512() ? &hf_codes_avx512 : hf_fold_has_avx2() ? &hf_codes_avx2 : NULL;
}

uint32_t hf_codes_read(hf_codes *c, const unsigned char *s, uint32_t n, const hf_codes_kernel *kernel) {
  uint32_t at = 0;
  for (;;) {
    if (kernel) kernel->read(c, s, n, &at);
    at = read_table(c, s, n, at);
    uint32_t length = at < n ? read_one(c, s + at, n - at, at) : 0;
    if (length == 0) break;
    at += length;
  }
  hf_codes_end(c, at);
  return at;
}

void hf_codes_end(hf_codes *c, uint32_t end) {
  while (c->n && c->at[c->n - 1] >= end) c->n--;
  c->at[c->n] = (uint16_t)end;
}

/* --- cutting ------------------------------------------------------------------------------------- */

/* Upper half of a code -> what belongs together in one word; 0 separates. Four make Latin, eight Arabic. */
static const uint8_t kind[16] = { 0, 1, 0, 2, 3, 3, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4 };

/* Eight codes at once: a zero byte where one is equal to both that follow it, and does not separate. */
static void mark_runs(hf_codes *c) {
  const uint64_t low = 0x0101010101010101u, high = low << 7;
  uint64_t runs = 0;
  c->nruns = 0;
  for (uint32_t i = 0; i <= c->n; i += 8) {
    uint64_t x, one, two;
    memcpy(&x, c->code + i, 8);
    memcpy(&one, c->code + i + 1, 8);
    memcpy(&two, c->code + i + 2, 8);
    uint64_t other = (x ^ one) | (x ^ two), word = (((x & (high - low * 0x10)) + low * 0x70) | x) & high;
    runs = (i % 32 ? runs : 0) | ((other - low) & ~other & word);
    c->run[c->nruns] = (uint16_t)(i & ~31u);
    if (i % 32 == 24 || i + 8 > c->n) c->nruns += runs != 0;
  }
}

void hf_codes_cut(hf_codes *c, const hf_codes_kernel *kernel) {
  join_apostrophes(c);
  memset(c->code + c->n, HF_CODE_SPACE, HF_CODES_SLACK);
  if (kernel) {
    kernel->cut(c);
    return;
  }
  mark_runs(c);
  uint32_t i = 0, words = 0;
  for (;;) {
    while (i < c->n && !kind[c->code[i] >> 4]) i++;
    if (i == c->n) break;
    uint8_t k = kind[c->code[i] >> 4];
    c->first[words] = (uint16_t)i;
    while (kind[c->code[i] >> 4] == k) i++;
    c->last[words++] = (uint16_t)i;
  }
  c->nwords = words;
}

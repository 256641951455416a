/* SPDX-License-Identifier: MIT
 * The fast way through the text: a code point that folds alike wherever it stands is looked up in a table and written
 * at once. One that depends on its neighbours goes back to the letter it may belong to:
 *
 *   written so far   k a t                 the mark U+0301 comes: "t" is taken back, and the rule folds "t", the
 *   original         k a t U+0301 a b      mark and whatever else leans on them; at "a" the fast way goes on
 *
 * A run that the rule has folded ends before a code point that leans on nothing, so no byte is gone over more than
 * twice, whatever the text.
 */
#include "core/hf_fold_rule.h"

#include <string.h>

#include "core/hf_fold_uthmani.h"

/* How a decoded code point folds: its bytes when they are fixed, or HF_ENTRY_RULE as their number. */
static uint8_t fixed_length(const hf_fold_run *r, uint32_t point, const hf_fold_entry **entry) {
  *entry = NULL;
  if (point >= HF_BLOCK_COUNT << HF_BLOCK_BITS) return HF_ENTRY_RULE;
  uint8_t block = hf_fold_block[point >> HF_BLOCK_BITS];
  if (block == HF_BLOCK_INERT) return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  if (block == HF_BLOCK_RULE) return HF_ENTRY_RULE;
  const hf_fold_entry *e = &hf_fold_point[((uint32_t)(block - HF_BLOCK_FIRST) << HF_BLOCK_BITS) | (point & (HF_BLOCK_SIZE - 1))];
  *entry = e;
  return e->care & r->diff ? HF_ENTRY_RULE : e->len;
}

/* Takes the last written letter back; where in the original it began. */
static uint32_t take_back(hf_fold_run *r) {
  hf_folded *f = r->f;
  if (f->n == 0) return r->at;
  uint32_t k = f->n - 1, start = f->map[k];
  while (k > 0 && f->map[k - 1] == start) k--;
  f->n = k;
  return start;
}

/* Folds by the rule from the letter before r->at up to the next code point that leans on nothing. */
static hf_status fold_by_rule(hf_fold_run *r) {
  hf_cluster c;
  hf_status st = HF_OK;
  const hf_fold_entry *entry;
  uint32_t point, length;
  bool bad;
  hf_cluster_begin(&c, r->f, r->flags);
  for (uint32_t p = take_back(r); p < r->n && !st; p += length) {
    length = hf_fold_decode(r->s + p, r->n - p, &point, &bad);
    if (p > r->at) {
      uint8_t fixed = fixed_length(r, point, &entry);
      if (fixed == 0 && !c.uthmani) continue; /* there, a sign that goes may still change its letter */
      if (fixed != 0 && fixed != HF_ENTRY_RULE) {
        r->at = p;
        if (entry) hf_fold_decode((const unsigned char *)entry->out, 4, &point, &bad); /* what comes next, folded */
        return hf_cluster_end(&c, point);
      }
    }
    r->f->bad += bad && p >= r->at;
    st = hf_cluster_feed(&c, point, p);
  }
  r->at = r->n;
  return st ? st : hf_cluster_end(&c, 0);
}

/* A combining mark U+0300 to U+036F behind a plain Latin letter just goes: decomposed Latin text stays fast.
 * U+034F (grapheme joiner) among them is no mark. */
static bool mark_goes(const hf_fold_run *r, uint32_t point) {
  if (point < 0x300 || point > 0x36F || point == 0x34F || !(r->flags & HF_FOLD_LATIN) || r->f->n == 0) return false;
  char last = (char)(r->f->text[r->f->n - 1] | 0x20);
  return last >= 'a' && last <= 'z';
}

/* One code point of two bytes or more, or a bad part. There is room for it. */
static hf_status fold_point(hf_fold_run *r) {
  hf_folded *f = r->f;
  const hf_fold_entry *entry;
  uint32_t point;
  bool bad;
  uint32_t length = hf_fold_decode(r->s + r->at, r->n - r->at, &point, &bad);
  uint8_t fixed = fixed_length(r, point, &entry);
  if (fixed == HF_ENTRY_RULE) {
    if (!mark_goes(r, point)) return fold_by_rule(r);
    fixed = 0;
  }
  f->bad += bad;
  char *to = f->text + f->n;
  if (entry) memcpy(to, entry->out, 4);
  else if (bad) memcpy(to, "\xEF\xBF\xBD", 3);
  else memcpy(to, r->s + r->at, fixed);
  for (uint32_t i = 0; i < 4; i++) f->map[f->n + i] = r->at;
  f->n += fixed;
  r->at += length;
  return HF_OK;
}

/* ASCII bytes from r->at on, eight at a time. There is room up to end, here and below. */
static void fold_ascii(hf_fold_run *r, uint32_t end) {
  const uint64_t ones = 0x0101010101010101u, high = ones << 7;
  hf_folded *f = r->f;
  uint32_t at = r->at, n = f->n;
  bool lower = (r->flags & HF_FOLD_CASE) != 0;
  for (; at + 8 <= end; at += 8, n += 8) {
    uint64_t w;
    memcpy(&w, r->s + at, 8);
    if (w & high) break;
    /* No byte is above 0x7F, so no sum carries into the next: bit 7 says "from A on" and "beyond Z". */
    uint64_t upper = (w + ones * (0x80 - 'A')) & ~(w + ones * (0x80 - 'Z' - 1)) & high;
    if (lower) w |= upper >> 2;
    memcpy(f->text + n, &w, 8);
    for (uint32_t i = 0; i < 8; i++) f->map[n + i] = at + i;
  }
  for (; at < end && r->s[at] < 0x80; at++, n++) {
    unsigned char b = r->s[at];
    f->text[n] = (char)(lower && b >= 'A' && b <= 'Z' ? b + 32 : b);
    f->map[n] = at;
  }
  r->at = at;
  f->n = n;
}

/* Two-byte code points from r->at on, while they are fixed; most text of this house is these and ASCII. */
static void fold_pairs(hf_fold_run *r, uint32_t end) {
  hf_folded *f = r->f;
  uint32_t at = r->at, n = f->n;
  while (at + 2 <= end) {
    unsigned lead = r->s[at], next = r->s[at + 1];
    if (lead == ' ') { /* a word's end needs no change of loop */
      f->text[n] = ' ';
      f->map[n++] = at++;
      continue;
    }
    if ((lead & 0xE0) != 0xC0 || lead < 0xC2 || (next & 0xC0) != 0x80) break;
    const hf_fold_entry *e = &hf_fold_point[(lead & 0x1F) << 6 | (next & 0x3F)];
    if (e->len == HF_ENTRY_RULE || e->care & r->diff) break;
    memcpy(f->text + n, e->out, 4);
    for (uint32_t i = 0; i < 4; i++) f->map[n + i] = at;
    n += e->len;
    at += 2;
  }
  r->at = at;
  f->n = n;
}

enum { CHUNK = 4096, GROWTH = 3 }; /* a bad byte becomes three; what grows more goes by the rule, which asks itself */

hf_status hf_fold_begin(hf_fold_run *r, hf_folded *f, uint32_t flags, const char *s, size_t n) {
  f->n = f->bad = 0;
  if (n > HF_FOLD_MAX) return HF_ELIMIT;
  *r = (hf_fold_run){ .f = f, .s = (const unsigned char *)s, .n = (uint32_t)n, .flags = flags,
                      .diff = flags ^ HF_FOLD_DEFAULT };
  return hf_folded_reserve(f, n < CHUNK ? GROWTH * n : n + GROWTH * CHUNK);
}

hf_fold_blocks hf_fold_best_blocks(void) {
  return hf_fold_has_avx512() ? hf_fold_blocks_avx512 : hf_fold_has_avx2() ? hf_fold_blocks_avx2 : NULL;
}

/* By blocks as far as they go. Where they went nowhere they are tried again later and later: to begin with one costs as
 * much as many code points. */
static void fold_blocks(hf_fold_run *r, uint32_t end, hf_fold_blocks blocks) {
  if (r->at < r->rest) return;
  uint32_t from = r->at;
  blocks(r, end);
  r->pause = r->at - from >= 16 ? 0 : r->pause < 512 ? 2 * r->pause + 16 : r->pause;
  r->rest = r->at + r->pause;
}

hf_status hf_fold_more(hf_fold_run *r, uint32_t most, hf_fold_blocks blocks) {
  hf_status st = HF_OK;
  uint32_t to = r->n - r->at > most ? r->at + most : r->n;
  while (r->at < to && !st) {
    uint32_t end = to - r->at > CHUNK ? r->at + CHUNK : to;
    st = hf_folded_reserve(r->f, GROWTH * (end - r->at));
    if (st) break;
    if (blocks && r->diff == 0) fold_blocks(r, end, blocks);
    fold_ascii(r, end);
    fold_pairs(r, end);
    if (r->at < end && r->s[r->at] >= 0x80) st = fold_point(r);
  }
  if (st) r->f->n = r->f->bad = 0;
  return st;
}

void hf_fold_end(hf_fold_run *r) {
  r->f->map[r->f->n] = r->n;
  if (hf_uthmani_on(r->flags)) hf_uthmani_contract(r->f);
}

hf_status hf_fold_by(hf_folded *f, uint32_t flags, const char *s, size_t n, hf_fold_blocks blocks) {
  hf_fold_run r;
  hf_status st = hf_fold_begin(&r, f, flags, s, n);
  if (!st) st = hf_fold_more(&r, r.n, blocks);
  if (!st) hf_fold_end(&r);
  return st;
}

hf_status hf_fold(hf_folded *f, uint32_t flags, const char *s, size_t n) {
  return hf_fold_by(f, flags, s, n, hf_fold_best_blocks());
}

void hf_folded_original(const hf_folded *f, uint32_t *first, uint32_t *last) {
  uint32_t from = *first, to = *last;
  *first = f->map[from];
  if (from >= to) {
    *last = *first;
    return;
  }
  while (to < f->n && f->map[to] == f->map[to - 1]) to++;
  *last = f->map[to];
}

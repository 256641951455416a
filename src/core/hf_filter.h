/* SPDX-License-Identifier: MIT
 * Which words can be in a pattern: a hash of their letters, one byte each (HF_CODE_*), into a table that is small enough
 * to stay near. Stands on hf_terms, hf_net and hf_codes.
 * Invariant: a word that is in a pattern always has the bits of its part; of others few have any.
 */
#ifndef HF_FILTER_H
#define HF_FILTER_H

#include <string.h>

#include "core/hf_fold_rule.h"
#include "core/hf_net.h"

enum { /* what a word may be; of a word that is in no pattern usually none */
  HF_MAY_BEGIN = 1, /* a pattern begins with it */
  HF_MAY_STAND = 2, /* likewise, and what follows it need not be a word of a pattern */
  HF_MAY_FOLLOW = 4, /* a pattern has it behind its first word */
  HF_MAY_ALL = 7,
  HF_MAY_EXACT = 0x40 /* a word's hf_glance.terms are known */
};

/* What hf_filter_may says of a word: HF_MAY_* in the low byte; above HF_FILTER_NEXT a bit for each term that may follow
 * it where it begins a pattern, above HF_FILTER_SELF a bit for each of its own, terms sharing sixteen bits. What several
 * readings of a word may be is the union of these. */
enum { HF_FILTER_NEXT = 32, HF_FILTER_SELF = 48 };
#define HF_FILTER_ANYTHING (UINT64_C(0xFFFFFFFF) << HF_FILTER_NEXT | HF_MAY_ALL)

enum { HF_FILTER_LETTERS = 64 }; /* a word of so many or more may be anything */

typedef struct hf_filter {
  uint8_t *quick; /* owned: HF_MAY_* by the hash of a word's first eight letters, and of its first seven: what words of the
                     table that begin so may be */
  uint64_t *tail; /* owned, with HF_TERM_PROCLITIC: a bit for each pair of last codes that a word of the table has */
  uint64_t *slot; /* owned: open addressing; what hf_filter_may says, and the hash's lower 24 bits << 8; 0 free */
  uint32_t quick_shift, slot_shift; /* the hash's upper bits are the place: 64 - log2 of how many */
  uint64_t prefixes; /* bit k: some word.. has k letters */
  uint64_t *fuzzy; /* owned: by a word~'s first letter, bit k: one has k letters; NULL: there is none */
  uint8_t uses; /* HF_TERM_* of all terms */
  bool careful; /* a word has to be looked at however it begins */
  uint8_t joins[256]; /* by a word's first code: HF_MAY_ALL where it may be a proclitic */
} hf_filter;

/* Eight bytes, the first of them the lowest whatever the machine. */
static inline uint64_t hf_filter_load(const uint8_t *p) {
  uint64_t x;
  memcpy(&x, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  x = __builtin_bswap64(x);
#endif
  return x;
}

/* A word's first eight codes, 0 behind its last; n > 0. */
static inline uint64_t hf_filter_head(const uint8_t *code, uint64_t n) {
  static const uint64_t mask[9] = { 0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF,
                                    UINT64_MAX };
  return hf_filter_load(code) & mask[n < 8 ? n : 8];
}

static inline uint32_t hf_filter_quick(const uint8_t *quick, uint32_t shift, uint64_t head) {
  return quick[head * 0x9E3779B97F4A7C15u >> shift];
}

#pragma GCC visibility push(hidden)

hf_status hf_filter_make(hf_filter *f, const hf_terms *terms, const hf_net *net);
void hf_filter_fini(hf_filter *f);

/* What a word of n > 0 codes may be; 24 more of them may be read. `script`: HF_WORD_* */
uint64_t hf_filter_may(const hf_filter *f, const uint8_t *code, uint32_t n, uint32_t script);

#pragma GCC visibility pop

#endif

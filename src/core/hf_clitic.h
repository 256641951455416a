/* SPDX-License-Identifier: MIT
 * What is written together with a word: proclitics, enclitic pronouns, endings; and the words that only look so.
 * Stands on hf_letters. Works on letters (code points of folded text); knows nothing of patterns.
 */
#ifndef HF_CLITIC_H
#define HF_CLITIC_H

#include "core/hf_value.h"

enum { HF_SUFFIX_MOST = 5, HF_STEMS_MOST = 16 };

/* What may be taken off a word. */
enum {
  HF_CLITIC_CONJ = 1, /* waw or fa */
  HF_CLITIC_CHAIN = 2 /* any chain of proclitics */
};

typedef struct hf_suffix { /* letters that may follow a stem */
  uint32_t letter[HF_SUFFIX_MOST]; /* code points, 0 after the last */
} hf_suffix;

typedef struct hf_stem { /* a word with a proclitic taken off */
  uint32_t skip; /* bytes of the word that are the proclitic */
  const char *put; /* what must stand before the rest to have the stem: "", alef, or alef-lam */
  uint8_t kind; /* HF_CLITIC_* */
} hf_stem;

#pragma GCC visibility push(hidden)

extern const hf_suffix hf_endings[]; /* of gender and number; ends with an empty one, which is the bare word */
extern const hf_suffix hf_enclitics[]; /* pronouns and datives; likewise */

/* The ways to take a proclitic off n folded bytes of an Arabic word; `chains` false: only waw and fa. How many. */
uint32_t hf_proclitics(const char *s, uint32_t n, bool chains, hf_stem stem[HF_STEMS_MOST]);

/* Whether the word only looks as if it began with a proclitic (wahid, faqat, kana, hadha). */
bool hf_clitic_is_word(const char *s, uint32_t n);

#pragma GCC visibility pop

#endif

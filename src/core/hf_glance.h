/* SPDX-License-Identifier: MIT
 * A first look at a text: its words' places, and for each whether it can be in a pattern at all. Most words cannot, so
 * most of a text is never folded into memory.
 * Stands on hf_words, hf_terms, hf_net and the tables of hf_fold. Invariant: the words are those that hf_words_cut
 * finds, in number, place, script and break; a word that is in a pattern always has the bits of its part.
 */
#ifndef HF_GLANCE_H
#define HF_GLANCE_H

#include "core/hf_net.h"

enum { /* what a word may be; of a word that is in no pattern usually none */
  HF_MAY_BEGIN = 1, /* a pattern begins with it */
  HF_MAY_STAND = 2, /* likewise, and what follows it need not be a word of a pattern */
  HF_MAY_FOLLOW = 4 /* a pattern has it behind its first word */
};

typedef struct hf_filter {
  uint16_t letter[0x800]; /* of each code point: its class once folded << 8, and the byte that stands for it */
  uint8_t arabic[256]; /* of U+0600 to U+06FF: the byte that stands for a letter, 1 where it goes, 0 for all else */
  uint8_t *may; /* owned: HF_MAY_* by hash of a word's letters */
  uint32_t shift; /* 32 - log2 of how many */
  uint64_t prefixes; /* bit k: some word.. has k letters */
  uint8_t uses; /* HF_TERM_* of all terms */
} hf_filter;

typedef struct hf_glance {
  uint8_t *may; /* owned: HF_MAY_* of each word */
  uint32_t room;
  char *token; /* owned: scratch for what only the slow way reads */
  uint32_t room_token;
  hf_folded folded;
  hf_words words;
} hf_glance;

#pragma GCC visibility push(hidden)

hf_status hf_filter_make(hf_filter *f, const hf_terms *terms, const hf_net *net);
void hf_filter_fini(hf_filter *f);

void hf_glance_init(hf_glance *g);
void hf_glance_fini(hf_glance *g);

/* The words of n bytes into w: places in the original, script and break; their folded bytes are not there, w->folded is
 * NULL. g->may has what each may be. */
hf_status hf_glance_at(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n);

#pragma GCC visibility pop

#endif

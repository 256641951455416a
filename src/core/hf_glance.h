/* SPDX-License-Identifier: MIT
 * A first look at a text: its words' places, and for each whether it can be in a pattern at all. Most words cannot, so
 * most of a text is never folded into memory.
 * Stands on hf_codes, hf_words and hf_filter. Invariant: the words are those that hf_words_cut finds, in number, place,
 * script and break.
 */
#ifndef HF_GLANCE_H
#define HF_GLANCE_H

#include "core/hf_codes.h"
#include "core/hf_filter.h"
#include "core/hf_words.h"

typedef struct hf_glance {
  uint32_t at; /* bytes of the text that have been read */
  uint32_t slow; /* bytes to take together where the slow way is taken again and again */
  uint8_t before; /* HF_BREAK_* for the next word */
  uint8_t *may; /* owned: HF_MAY_* of each word; sixteen entries of 0 behind the last */
  uint32_t room;
  uint32_t *terms; /* owned: of each word that is HF_MAY_EXACT, its bits of HF_FILTER_NEXT and above */
  uint32_t room_terms;
  bool expanded; /* some word of the text begins or ends inside a character */
  hf_codes codes;
  uint32_t *list; /* owned: words of a stretch that need a second look */
  uint32_t room_list;
  char *token; /* owned: scratch for what only the slow way reads */
  uint32_t room_token;
  hf_folded folded;
  hf_words words;
} hf_glance;

#pragma GCC visibility push(hidden)

void hf_glance_init(hf_glance *g);
void hf_glance_fini(hf_glance *g);

/* The words of n bytes into w: places in the original, script and break; their folded bytes are not there, w->folded is
 * NULL. g->may has what each may be. */
hf_status hf_glance_at(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n);

/* The same by parts: the beginning, then about `most` bytes a time until g->at is n. */
void hf_glance_begin(hf_glance *g, hf_words *w, const char *text);
hf_status hf_glance_more(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n, uint32_t most);

/* hf_glance_at by a kernel that this machine runs, or NULL: byte by byte. */
hf_status hf_glance_by(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n,
                       const hf_codes_kernel *kernel);

#pragma GCC visibility pop

#endif

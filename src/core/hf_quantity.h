/* SPDX-License-Identifier: MIT
 * Numbers and durations as people say them, Arabic (MSA, Gulf, Egyptian), English and Latvian, in digits and words.
 * Stands on hf_words and hf_lexicon. Each reader tries at one word, takes as many words as belong to the quantity, and says how many.
 */
#ifndef HF_QUANTITY_H
#define HF_QUANTITY_H

#include "core/hf_lexicon.h"
#include "core/hf_words.h"

#pragma GCC visibility push(hidden)

/* A number that begins at word i: its value, and the words it takes (0: none begins here). */
uint32_t hf_number_at(const hf_words *w, uint32_t i, double *value);

/* A duration that begins at word i: ms (the upper edge of a range), and the words it takes (0: none begins here).
 * A unit counts with a number, as a dual, with "one" or "and a half", or alone right behind a word of duration. */
uint32_t hf_duration_at(const hf_words *w, uint32_t i, int64_t *ms);

/* The same in some languages only (HF_LANG_*). */
uint32_t hf_number_in(const hf_words *w, uint32_t i, uint32_t langs, double *value);
uint32_t hf_duration_in(const hf_words *w, uint32_t i, uint32_t langs, int64_t *ms);

#pragma GCC visibility pop

#endif

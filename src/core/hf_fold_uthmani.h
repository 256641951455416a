/* SPDX-License-Identifier: MIT
 * The spelling of the Quran against that of today: what HF_FOLD_UTHMANI adds to the rule.
 * Stands on nothing but hf_fold.h; a letter is handed in with the signs that stood upon it, and letters come back.
 */
#ifndef HF_FOLD_UTHMANI_H
#define HF_FOLD_UTHMANI_H

#include "core/hf_fold.h"

enum { /* signs upon a letter, whatever became of them */
  HF_SIGN_FATHA = 1,
  HF_SIGN_MADDA = 2,
  HF_SIGN_HAMZA = 4,
  HF_SIGN_DAGGER = 8, /* superscript alef */
  HF_SIGN_WAW = 16, /* small waw */
  HF_SIGN_YEH = 32, /* small yeh, small high yeh */
  HF_SIGN_NOON = 64, /* small high noon */
  HF_SIGN_MAQSURA = 128 /* the letter, a yeh now, was alef maqsura */
};

#define HF_FOLD_UTHMANI_NEEDS (HF_FOLD_UTHMANI | HF_FOLD_MARKS | HF_FOLD_ALEF | HF_FOLD_HAMZA | HF_FOLD_YEH)

#pragma GCC visibility push(hidden)

bool hf_uthmani_on(uint32_t flags); /* with any switch less that it needs, HF_FOLD_UTHMANI does nothing */

uint32_t hf_uthmani_sign(uint32_t point); /* HF_SIGN_*, or 0 */

/* The letters, 0 to 2, that an Arabic letter with its signs is written as, between what is written before it and the
 * letter behind it (0: none, or not Arabic). */
uint32_t hf_uthmani_letters(uint32_t letter, uint32_t signs, uint32_t before, uint32_t behind, uint32_t out[2]);

/* Words that today's spelling writes without their alef: out of the folded text it goes. */
void hf_uthmani_contract(hf_folded *f);

#pragma GCC visibility pop

#endif

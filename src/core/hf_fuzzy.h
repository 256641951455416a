/* SPDX-License-Identifier: MIT
 * One edit between two words: a letter more, less, another, or two neighbours swapped.
 * Stands on hf_letters. The first letter is fixed, no meem is ever inserted (a negation hides there), and pairs of
 * words that mean different things are denied.
 */
#ifndef HF_FUZZY_H
#define HF_FUZZY_H

#include "hatif.h"

#pragma GCC visibility push(hidden)

/* Whether `text` is `pattern` but for one edit at most. Both are valid UTF-8 of at most 255 bytes. */
bool hf_fuzzy_near(const char *pattern, uint32_t np, const char *text, uint32_t nt);

#pragma GCC visibility pop

#endif

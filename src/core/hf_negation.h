/* SPDX-License-Identifier: MIT
 * Whether what was said was also unsaid: a negator before it in its clause, or the words of somebody else.
 * Stands on hf_words. Looks at a bounded number of words around the place; for phrases that say unless_negated.
 */
#ifndef HF_NEGATION_H
#define HF_NEGATION_H

#include "core/hf_words.h"

#pragma GCC visibility push(hidden)

/* Whether a negator stands before word `first`: directly, or one word before, or further where only verbs of wanting
 * and being able stand between. Punctuation, but, because and another verb end its reach. */
bool hf_negated(const hf_words *w, uint32_t first);

/* Whether word `first` stands inside a quotation: behind an opening mark, or behind "he said", "you say that". */
bool hf_quoted(const hf_words *w, uint32_t first);

#pragma GCC visibility pop

#endif

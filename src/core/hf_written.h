/* SPDX-License-Identifier: MIT
 * What folding hides: whether a letter was a hamza, and the marks and seats of a word that a pattern wants as written.
 * Stands on hf_words. Only asked after the folded word has matched, which is rare.
 */
#ifndef HF_WRITTEN_H
#define HF_WRITTEN_H

#include "core/hf_words.h"

typedef struct hf_written {
  hf_folded word; /* one word, folded so that seats and marks stay */
  int8_t plain; /* whether the whole utterance is without Latin diacritics: 1, 0, or -1 not known yet */
} hf_written;

#pragma GCC visibility push(hidden)

void hf_written_init(hf_written *t);
void hf_written_fini(hf_written *t);

/* Whether the letter of folded bytes [at, at + n) was written as a hamza, alone or on any seat. */
bool hf_written_hamza(const hf_words *w, uint32_t at, uint32_t n);

/* Folds the original bytes so that seats and marks stay, in one canonical order: into t->word. */
hf_status hf_written_keep(hf_written *t, const char *s, uint32_t n);

/* Whether word i of w, after its first `skip` letters, is written as the n bytes that hf_written_keep once gave.
 * A mark or seat of the pattern refuses another one and takes the bare letter; a Latin letter takes only itself,
 * unless the whole utterance is without diacritics. */
hf_status hf_written_fits(hf_written *t, const hf_words *w, uint32_t i, uint32_t skip, const char *kept, uint32_t n,
                          bool *fits);

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT
 * The text and the phrases of the text benches, from a seed: the same bytes on every machine.
 * Words are roots in patterns, as Arabic makes them, drawn as words are in speech: few often, most seldom. Lines are
 * calls, tweets, vocalised text, English and Latvian, and noise; here and there one of the phrases is said.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include <stddef.h>
#include <stdint.h>

enum { CORPUS_PHRASES = 5000, CORPUS_SEED = 20261124 };

typedef struct corpus {
  char *text; /* owned */
  size_t n; /* bytes of it, whole lines */
  char *plain[CORPUS_PHRASES]; /* owned: patterns of words alone */
  char *slots[CORPUS_PHRASES]; /* owned: the same words with gaps, slots, alternatives and optional words */
  char *spelled[CORPUS_PHRASES]; /* owned: the words of plain[i], folded, one space between */
} corpus;

/* At least `bytes` of text; NULL: no memory. */
corpus *corpus_new(uint64_t seed, size_t bytes);
void corpus_free(corpus *c);

#endif

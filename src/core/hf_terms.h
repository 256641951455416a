/* SPDX-License-Identifier: MIT
 * The words of all patterns: a term is one word of a pattern with what may be attached to it, and a word of the text
 * is looked up once to give all terms it fulfils. Stands on hf_words, hf_clitic and hf_written.
 * Invariant: suffixes, hamza seats and elongation are spelled out when a term is added, proclitics are taken off the
 * text word when it is looked up; a hit of the table is compared byte by byte before it counts.
 */
#ifndef HF_TERMS_H
#define HF_TERMS_H

#include "core/hf_clitic.h"
#include "core/hf_intern.h"
#include "core/hf_written.h"
#include "core/hf_words.h"

/* What a pattern says of a word. */
enum {
  HF_TERM_CONJ = HF_CLITIC_CONJ, /* waw or fa may stand before it: the lexicon says so of three letters and more */
  HF_TERM_PROCLITIC = HF_CLITIC_CHAIN, /* +word */
  HF_TERM_ENCLITIC = 4, /* word+ */
  HF_TERM_ENDING = 8, /* word& */
  HF_TERM_PREFIX = 16, /* word.. */
  HF_TERM_FUZZY = 32, /* word~ */
  HF_TERM_WRITTEN = 64, /* !word */
  HF_TERM_EXACT = 128 /* =word */
};

enum { HF_WORD_LETTERS = 60, HF_WORD_BYTES = 240 }; /* a pattern's word has at most so many */

/* How an entry's bytes are meant. */
enum { HF_KEY_WHOLE, HF_KEY_PREFIX, HF_KEY_FUZZY };

typedef struct hf_entry { /* one spelling of one term */
  uint32_t at; /* its bytes begin there in the pool */
  uint32_t term; /* the term it spells */
  uint32_t hamza; /* bit k: letter k must be a hamza in the original text */
  uint8_t n; /* bytes */
  uint8_t key; /* HF_KEY_* */
  uint8_t clitics; /* HF_TERM_CONJ, HF_TERM_PROCLITIC: what may stand before it */
  uint8_t special; /* HF_TERM_WRITTEN: that is still to be checked */
} hf_entry;

typedef struct hf_term {
  uint32_t written; /* where its bytes as written begin in the pool */
  uint8_t nwritten; /* how many, 0 unless HF_TERM_WRITTEN */
  uint8_t flags; /* HF_TERM_* */
  bool spelled; /* its entries are there */
} hf_term;

typedef struct hf_slot { /* of the hash table */
  uint32_t hash;
  uint32_t entry; /* index + 1; 0: free */
} hf_slot;

typedef struct hf_terms {
  hf_intern keys; /* while building: what makes two terms the same */
  hf_term *term; /* owned */
  uint32_t nterms, room_terms;
  hf_entry *entry; /* owned */
  uint32_t nentries, room_entries;
  char *pool; /* owned */
  uint32_t npool, room_pool;
  hf_slot *slot; /* owned, only in a frozen one */
  uint64_t *bloom; /* owned, only in a frozen one: a bit per hash, nslots * 4 of them */
  uint32_t nslots; /* a power of two */
  uint64_t prefix_lengths[4]; /* bit n: some HF_KEY_PREFIX entry has n bytes */
  uint8_t uses; /* HF_TERM_* of all terms together */
  uint64_t stamp; /* of what is in a frozen one: two of the same stamp find the same */
} hf_terms;

typedef struct hf_lookup { /* scratch of looking words up */
  uint32_t *term; /* owned: terms of the words so far */
  uint32_t n, room;
  hf_written written; /* for words that ask how they were written */
} hf_lookup;

#pragma GCC visibility push(hidden)

void hf_terms_init(hf_terms *l);
void hf_terms_fini(hf_terms *l);

/* The term of word i of w with these flags. HF_ELIMIT or HF_ESYNTAX sets *what. */
hf_status hf_terms_add(hf_terms *l, uint32_t flags, const hf_words *w, uint32_t i, uint32_t *term, const char **what);

/* A copy of `from` that can be looked up in and no longer added to. */
hf_status hf_terms_freeze(hf_terms *to, const hf_terms *from);

/* Appends to k->term the terms that word i of w fulfils, each once. */
hf_status hf_terms_find(const hf_terms *l, hf_lookup *k, const hf_words *w, uint32_t i);

#pragma GCC visibility pop

#endif

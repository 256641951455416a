/* SPDX-License-Identifier: MIT
 * Folded text cut into words: where each begins and ends, folded and original, and what stands between two.
 * Stands on hf_fold. A word also ends where script or digits begin; a pattern and a quantity are read over words.
 * An apostrophe between two Latin letters belongs to the word (don't). Marks and invisible characters that the fold
 * kept belong to the word they stand in. A number is cut at its point, comma or colon: 3.5 is two words with LIGHT between.
 */
#ifndef HF_WORDS_H
#define HF_WORDS_H

#include "core/hf_fold.h"

enum { HF_WORD_ARABIC, HF_WORD_LATIN, HF_WORD_DIGITS, HF_WORD_OTHER }; /* hf_word.script */

/* hf_word.before: what separates the word from the one before it, the strongest of what stands there. */
enum {
  HF_BREAK_JOINED, /* nothing: the script changed inside one run of letters */
  HF_BREAK_SPACE,
  HF_BREAK_LIGHT, /* hyphen, slash, quotation marks, brackets, symbols; point, comma or colon between two digits */
  HF_BREAK_CLAUSE, /* comma, semicolon, colon, dash */
  HF_BREAK_SENTENCE /* full stop, question or exclamation mark, ellipsis, line end; also before the first word */
};

typedef struct hf_word {
  uint32_t first, last; /* folded bytes [first, last) */
  uint32_t ofirst, olast; /* original bytes [ofirst, olast), the word's trailing marks included */
  uint8_t script; /* HF_WORD_* */
  uint8_t before; /* HF_BREAK_* */
} hf_word;

typedef struct hf_words {
  const hf_folded *folded; /* borrowed */
  const char *original; /* borrowed */
  hf_word *word; /* owned */
  uint32_t n; /* words */
  uint32_t room; /* words allocated */
  uint32_t mixed; /* places where Latin or Arabic letters and those of another script meet inside a run of letters:
                     a look-alike letter may hide a word */
} hf_words;

#pragma GCC visibility push(hidden)

void hf_words_init(hf_words *w);
void hf_words_fini(hf_words *w);

/* Cuts f, whose original bytes are s; both must outlive the use of w. HF_ENOMEM leaves no words. */
hf_status hf_words_cut(hf_words *w, const hf_folded *f, const char *s);

/* Words [from, to) get their places in f: their original bytes are known, and none begins or ends inside a character.
 * Those before them have theirs. */
void hf_words_place(hf_words *w, const hf_folded *f, uint32_t from, uint32_t to);

/* Whether word i is, folded, the bytes of the NUL-terminated lit. */
bool hf_words_is(const hf_words *w, uint32_t i, const char *lit);

#pragma GCC visibility pop

#endif

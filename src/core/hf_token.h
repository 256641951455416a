/* SPDX-License-Identifier: MIT
 * A word seen as part of a quantity: its entry in the lexicon and the Arabic proclitics written onto it.
 * Stands on hf_words and hf_lexicon; hf_number, hf_duration and hf_when read over it. Owns nothing.
 */
#ifndef HF_TOKEN_H
#define HF_TOKEN_H

#include "core/hf_lexicon.h"
#include "core/hf_words.h"

typedef struct hf_reader {
  const hf_words *words; /* borrowed */
  uint32_t langs; /* HF_LANG_*: words of other languages are no quantities */
} hf_reader;

enum { HF_PRO_AND = 1, HF_PRO_PREP = 2, HF_PRO_THE = 4 }; /* hf_token.pro: wa fa; bi li ka; al */

typedef struct hf_token {
  const hf_lex *lex; /* NULL: not a word of quantities */
  uint8_t pro; /* HF_PRO_* written onto it */
} hf_token;

typedef struct hf_number { /* a number as hf_read_number found it */
  double value;
  uint32_t n; /* words; 0: none */
  bool digits; /* begins in digits */
  bool plural_only; /* counts only before a plural unit */
  bool unit_only; /* counts only before a unit */
  bool arabic_one; /* the Arabic word one, which never stands before its unit */
} hf_number;

#pragma GCC visibility push(hidden)

/* Word i as a token; {NULL, 0} beyond the last word too. */
hf_token hf_token_at(const hf_reader *r, uint32_t i);

/* The token's kind, or -1. */
int hf_token_kind(hf_token t);

/* Whether word i follows the one before it within a quantity: no comma, no full stop between. */
bool hf_token_follows(const hf_reader *r, uint32_t i);

/* The bytes between word i - 1 and word i, folded, trimmed of blanks, are one dash, slash or tilde. */
bool hf_token_dashed(const hf_reader *r, uint32_t i);

/* What stands between word i - 1 and word i, as written: a lone decimal point, comma, blank that does not break … */
enum { HF_GAP_OTHER, HF_GAP_POINT, HF_GAP_COMMA, HF_GAP_GROUP, HF_GAP_COLON, HF_GAP_SLASH };
int hf_token_gap(const hf_reader *r, uint32_t i);

/* Words i and i + 1 are "and eleven" (wa-ahad ashar): folded, its first is spelled like wahid, one. */
bool hf_token_and_eleven(const hf_reader *r, uint32_t i);

/* Word i is digits. */
bool hf_token_digits(const hf_reader *r, uint32_t i);

/* The number that begins at word i; n = 0 where none does. */
hf_number hf_read_number(const hf_reader *r, uint32_t i);

#pragma GCC visibility pop

#endif

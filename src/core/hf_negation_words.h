/* SPDX-License-Identifier: MIT
 * Lists of words that negation and quotation are told by. Data only; hf_negation.c says what they mean.
 */
#ifndef HF_NEGATION_WORDS_H
#define HF_NEGATION_WORDS_H

#include "core/hf_value.h"

typedef enum hf_word_list {
  HF_LIST_NEGATORS, /* say no by themselves */
  HF_LIST_ANSWERS, /* behind an answering no: it negates nothing */
  HF_LIST_CARRIERS, /* between a negator and its verb: they hand the negation on */
  HF_LIST_VERBS, /* take the negation themselves */
  HF_LIST_SAYING, /* of which somebody may deny that he says or means it: they hand the negation on */
  HF_LIST_ABSORBERS, /* nouns that take the negation themselves (no problem, go ahead) */
  HF_LIST_TURNS, /* end a clause */
  HF_LIST_BEFORE_MA, /* before ma that negates nothing (after, whenever, as) */
  HF_LIST_AFTER_MA, /* behind ma that negates nothing (ma sha allah, ma zal) */
  HF_LIST_AFTER_LA, /* behind la that negates nothing (do not forget) */
  HF_LIST_STILL, /* words that only look as if they began with ma */
  HF_LIST_WISHES, /* what an offer asks for (do you not want) */
  HF_LIST_WHY, /* a question with one of these is a complaint, no offer */
  HF_LIST_REPORTERS, /* what somebody else said follows */
  HF_LIST_YOU_REPORT, /* likewise, before that */
  HF_LIST_THAT, /* that, that he */
  HF_LIST_LINKS, /* between such a word and what is denied */
  HF_LIST_NE_WORDS, /* begin with ne- and negate nothing, Latvian and English */
  HF_LIST_MINUS, /* behind illa in a quantity: an hour less a quarter */
  HF_LIST_LAST = HF_LIST_MINUS
} hf_word_list;

#pragma GCC visibility push(hidden)

/* Whether n folded bytes are a word of the list. */
bool hf_in_list(hf_word_list list, const char *s, uint32_t n);

/* Word i of the list, NULL behind the last. */
const char *hf_list_word(hf_word_list list, uint32_t i);

#pragma GCC visibility pop

#endif

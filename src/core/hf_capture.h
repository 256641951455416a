/* SPDX-License-Identifier: MIT
 * Slots of a hit: which words each of them took. Only patterns with slots have a program here, and it only runs when
 * the automaton has found where the pattern matches.
 * Stands on hf_pattern. The parse that counts takes alternatives in their order, optional words where it can, gaps and
 * slots as short as possible; a place of program and text is tried once, so time is bounded by their product.
 */
#ifndef HF_CAPTURE_H
#define HF_CAPTURE_H

#include "core/hf_pattern.h"

typedef enum hf_op_kind {
  HF_OP_WORD, /* a: term */
  HF_OP_ANY, /* a word of a gap */
  HF_OP_SLOT, /* the first word of a slot */
  HF_OP_SLOT_MORE, /* another one */
  HF_OP_QUANTITY, /* a: slot kind; b: slot; takes it and its words */
  HF_OP_SPLIT, /* go on here; if that fails, at a */
  HF_OP_JUMP, /* a */
  HF_OP_OPEN, /* b: slot begins */
  HF_OP_CLOSE, /* it ends */
  HF_OP_FIRST, /* at the beginning of the utterance */
  HF_OP_LAST, /* at its end */
  HF_OP_MATCH
} hf_op_kind;

typedef struct hf_op {
  uint32_t kind; /* hf_op_kind */
  uint32_t a; /* a term, a place in the program, or a slot kind */
  uint32_t b; /* a slot */
} hf_op;

typedef struct hf_programs { /* of all patterns, one behind the other */
  hf_op *op; /* owned */
  uint32_t n, room;
} hf_programs;

typedef struct hf_terms_of { /* a word's terms: term[first], … */
  uint32_t first, n;
} hf_terms_of;

typedef struct hf_quantity_memo {
  uint32_t n; /* words it takes; 0: none */
  int64_t ms;
  double number;
  hf_when when;
} hf_quantity_memo;

/* The utterance as programs and automaton see it; hf_scan fills it. */
typedef struct hf_utterance {
  const hf_words *words;
  const uint32_t *term; /* terms of the words that have been looked up */
  const hf_terms_of *of; /* of each word */
  uint32_t read[3][64]; /* HF_SLOT_DUR, HF_SLOT_NUM, HF_SLOT_WHEN: the word + 1 that has been read; 0: none */
  hf_quantity_memo memo[3][64]; /* what was read there; by word % 64 */
} hf_utterance;

typedef struct hf_span { /* a slot as words */
  uint32_t slot, first, last; /* words [first, last) */
  hf_slot_kind kind;
} hf_span;

typedef struct hf_job { /* where to go on when a way has failed */
  uint32_t pc, at, nspans;
} hf_job;

typedef struct hf_captures { /* scratch */
  hf_span *span; /* owned: the result */
  uint32_t nspans, room_spans;
  hf_job *job; /* owned */
  uint32_t njobs, room_jobs;
  uint64_t *seen; /* owned: a bit per place of program and text */
  uint32_t room_seen;
} hf_captures;

#pragma GCC visibility push(hidden)

/* Appends the program of p; where it begins. On failure nothing is appended. */
hf_status hf_program_add(hf_programs *all, const hf_pattern *p, uint32_t *begin);

/* Runs the program over words [from, to) of u, all of whose terms are known: c->span. The pattern is known to match there. */
hf_status hf_program_run(hf_captures *c, const hf_op *program, hf_utterance *u, uint32_t from, uint32_t to);

/* What gaps, slots and quantities may take; shared with the automaton. */
bool hf_gap_takes(const hf_utterance *u, uint32_t word, uint32_t begin); /* `begin`: the first word of the match */
bool hf_slot_goes_on(const hf_utterance *u, uint32_t word); /* a slot that began before takes this word too */
bool hf_has_term(const hf_utterance *u, uint32_t word, uint32_t term);
/* The words of a quantity that begins at a word, 0: none; its value into *out, unless that is NULL. */
uint32_t hf_quantity_words(hf_utterance *u, hf_slot_kind kind, uint32_t word, hf_capture *out);

#pragma GCC visibility pop

#endif

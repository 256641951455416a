/* SPDX-License-Identifier: MIT
 * The pattern language: the text of one pattern -> a tree, its words already terms of a lexicon.
 * Stands on hf_terms. A pattern says what it cannot be with the place and what was expected there.
 *
 *   pattern  items          items  ( word | group | gap | slot | '^' | '$' )*
 *   group    '(' items '|' items … ')'   '[' items '|' items … ']'
 *   word     [ '=' | '!' ] [ '+' ] letters [ '&' ] [ '+' ] [ '..' | '~' ]
 *   gap      '*' [ digits ]       slot  '{' name '}'
 */
#ifndef HF_PATTERN_H
#define HF_PATTERN_H

#include "core/hf_terms.h"
#include "core/hf_phrase.h"

enum { /* limits of one pattern */
  HF_PATTERN_BYTES = 4096,
  HF_PATTERN_DEPTH = 16, /* groups within groups */
  HF_PATTERN_WIDTH = 255, /* words it can take */
  HF_GAP_DEFAULT = 6,
  HF_GAP_MOST = 20,
  HF_SLOT_WORDS = 4, /* words a slot takes at most */
  HF_QUANTITY_WORDS = 12 /* words a quantity is reckoned with */
};

typedef enum hf_node_kind {
  HF_NODE_SEQ, /* child, then its next, … */
  HF_NODE_ALT, /* child, or its next, …: each a HF_NODE_SEQ */
  HF_NODE_OPT, /* like HF_NODE_ALT, or nothing */
  HF_NODE_WORD, /* value: term */
  HF_NODE_GAP, /* value: words at most */
  HF_NODE_SLOT, /* value: slot name, slot: its kind */
  HF_NODE_FIRST, /* ^ */
  HF_NODE_LAST /* $ */
} hf_node_kind;

typedef struct hf_node {
  uint8_t kind; /* hf_node_kind */
  uint8_t slot; /* hf_slot_kind */
  uint32_t value;
  uint32_t child; /* index of the first child, 0: none */
  uint32_t next; /* index of the sibling behind, 0: none */
} hf_node;

typedef struct hf_pattern { /* the tree of one pattern; reused for the next */
  hf_node *node; /* owned; node 0 is nobody, node 1 the root */
  uint32_t n, room;
  uint32_t slots; /* slots in it */
  uint32_t width; /* words it can take at most */
  hf_folded folded; /* scratch of one word */
  hf_words words;
} hf_pattern;

#pragma GCC visibility push(hidden)

void hf_pattern_init(hf_pattern *p);
void hf_pattern_fini(hf_pattern *p);

/* Reads n bytes of text. Words become terms of l, slot names ids of names. HF_ESYNTAX and HF_ELIMIT fill *err. */
hf_status hf_pattern_read(hf_pattern *p, hf_terms *l, hf_intern *names, const char *text, size_t n,
                          hf_pattern_error *err);

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT
 * The automaton of all patterns: states, and edges on terms. Patterns that begin alike share their states, so a set
 * of phrases is a trie wherever its patterns are plain words.
 * Stands on hf_pattern. It is nondeterministic; who runs it keeps a set of states, each at most once, and so needs
 * time in proportion to the text whatever the patterns are.
 */
#ifndef HF_NET_H
#define HF_NET_H

#include "core/hf_pattern.h"

/* Labels of edges that are no terms; all terms are smaller. */
enum hf_label {
  HF_EDGE_ANY = 0x7FFFFF00, /* a word of a gap */
  HF_EDGE_SLOT, /* the first word of a slot */
  HF_EDGE_SLOT_MORE, /* another word of a slot */
  HF_EDGE_DUR, /* as many words as the duration has */
  HF_EDGE_NUM, /* as many words as the number has */
  HF_EDGE_WHEN, /* as many words as the point in time has */
  HF_EDGE_FREE, /* no word */
  HF_EDGE_FIRST, /* no word, only at the beginning of the utterance */
  HF_EDGE_LAST, /* no word, only at its end */
  HF_EDGE_ACCEPT /* `to` is the pattern that has matched */
};

typedef struct hf_edge {
  uint32_t label; /* a term, or enum hf_label */
  uint32_t to; /* the state behind it */
} hf_edge;

typedef struct hf_state {
  uint32_t first; /* its edges begin there; terms first, in their order, then the others, in theirs */
  uint32_t nterms; /* edges on terms; the others go on to the next state's first */
} hf_state;

typedef struct hf_net {
  hf_state *state; /* owned; nstates + 1 of them; state 0 is the root */
  uint32_t nstates;
  hf_edge *edge; /* owned */
  uint32_t nedges;
  uint32_t *root_first; /* owned; per term: its edges from the root begin there in root_to; nterms + 1 of them */
  uint32_t *root_to; /* owned: states; HF_ROOT_AT_START marks those behind a ^ */
  uint32_t *special; /* owned: states at the root that have edges on words of any kind */
  uint32_t nspecial;
} hf_net;

#define HF_ROOT_AT_START 0x80000000u

typedef struct hf_net_edge { /* while building */
  uint32_t from, label, to;
} hf_net_edge;

typedef struct hf_net_builder {
  hf_net_edge *edge; /* owned */
  uint32_t nedges, room_edges;
  uint32_t nstates;
  hf_intern children; /* (state, item) that has been built */
  uint32_t *child; /* owned: the state behind it, 0 while it is not complete */
  uint32_t nchild, room_child;
  hf_intern groups; /* groups by their whole content, so that equal ones are one item */
  uint32_t *key; /* owned: scratch for a group's content */
  uint32_t nkey, room_key;
} hf_net_builder;

#pragma GCC visibility push(hidden)

void hf_net_builder_init(hf_net_builder *b);
void hf_net_builder_fini(hf_net_builder *b);

/* Adds a pattern. On failure the net matches what it matched before. */
hf_status hf_net_add(hf_net_builder *b, const hf_pattern *p, uint32_t pattern);

/* The finished automaton; b stays as it is. */
hf_status hf_net_freeze(hf_net *net, const hf_net_builder *b, uint32_t nterms);
void hf_net_fini(hf_net *net);

#pragma GCC visibility pop

#endif

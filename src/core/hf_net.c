/* SPDX-License-Identifier: MIT
 * From trees of patterns to states and edges.
 *
 *   a (b|c d) * e      0 -a-> 1 -b-> 2 ,  1 -c-> 3 -d-> 2 ,  2 -any-> 4 -any-> … ,  all of 2 4 … -free-> 9 -e-> 10
 *
 * An item behind a state is built once: the next pattern that goes on from there with the same item finds the state
 * behind it. That is sound because such a state is entered by that item only; what a group joins is a state of its own.
 */
#include "core/hf_net.h"

#include <stdlib.h>

enum { STATES_MOST = 1 << 26 };

/* Items by kind, in the top bits of a label in `children`; below them the term, length, kind or group. */
enum { ITEM_WORD = 0u << 28, ITEM_GAP = 1u << 28, ITEM_SLOT = 2u << 28, ITEM_GROUP = 3u << 28, ITEM_ANCHOR = 4u << 28 };

void hf_net_builder_init(hf_net_builder *b) {
  *b = (hf_net_builder){ .nstates = 1 };
  hf_intern_init(&b->children);
  hf_intern_init(&b->groups);
}

void hf_net_builder_fini(hf_net_builder *b) {
  free(b->edge);
  free(b->child);
  free(b->key);
  hf_intern_fini(&b->children);
  hf_intern_fini(&b->groups);
  hf_net_builder_init(b);
}

static hf_status add_edge(hf_net_builder *b, uint32_t from, uint32_t label, uint32_t to) {
  hf_status st = hf_grow(&b->edge, b->nedges, 1, &b->room_edges, sizeof *b->edge);
  if (st == HF_OK) b->edge[b->nedges++] = (hf_net_edge){ from, label, to };
  return st;
}

/* An edge to a new state. */
static hf_status step(hf_net_builder *b, uint32_t from, uint32_t label, uint32_t *to) {
  if (b->nstates >= STATES_MOST) return HF_ELIMIT;
  hf_status st = add_edge(b, from, label, b->nstates);
  if (st == HF_OK) *to = b->nstates++;
  return st;
}

/* --- what an item is ----------------------------------------------------------------------------- */

static hf_status key_put(hf_net_builder *b, uint32_t x) {
  hf_status st = hf_grow(&b->key, b->nkey, 1, &b->room_key, sizeof *b->key);
  if (st == HF_OK) b->key[b->nkey++] = x;
  return st;
}

/* Writes the content of a node in a form that only equal ones share. */
static hf_status key_node(hf_net_builder *b, const hf_pattern *p, uint32_t id) {
  const hf_node *node = &p->node[id];
  uint32_t value = node->kind == HF_NODE_SLOT ? 0 : node->value; /* names do not tell what matches */
  hf_status st = key_put(b, node->kind | (uint32_t)node->slot << 8);
  if (st == HF_OK) st = key_put(b, value);
  for (uint32_t i = node->child; i && st == HF_OK; i = p->node[i].next) st = key_node(b, p, i);
  return st == HF_OK ? key_put(b, UINT32_MAX) : st;
}

static hf_status item_of(hf_net_builder *b, const hf_pattern *p, uint32_t id, uint32_t *item) {
  const hf_node *node = &p->node[id];
  bool fresh;
  switch (node->kind) {
  case HF_NODE_WORD: *item = ITEM_WORD | node->value; return HF_OK;
  case HF_NODE_GAP: *item = ITEM_GAP | node->value; return HF_OK;
  case HF_NODE_SLOT: *item = ITEM_SLOT | node->slot; return HF_OK;
  case HF_NODE_FIRST:
  case HF_NODE_LAST: *item = ITEM_ANCHOR | node->kind; return HF_OK;
  default: break;
  }
  b->nkey = 0;
  hf_status st = key_node(b, p, id);
  if (st == HF_OK) st = hf_intern_put(&b->groups, b->key, b->nkey * sizeof *b->key, item, &fresh);
  *item |= ITEM_GROUP;
  return st;
}

/* --- building ------------------------------------------------------------------------------------ */

static hf_status add_item(hf_net_builder *b, const hf_pattern *p, uint32_t id, uint32_t from, uint32_t *to);

static hf_status build_gap(hf_net_builder *b, uint32_t most, uint32_t from, uint32_t *to) {
  hf_status st = step(b, from, HF_EDGE_FREE, to);
  for (uint32_t k = 0, at = from, next; k < most && st == HF_OK; k++, at = next) {
    st = step(b, at, HF_EDGE_ANY, &next);
    if (st == HF_OK) st = add_edge(b, next, HF_EDGE_FREE, *to);
  }
  return st;
}

static hf_status build_slot(hf_net_builder *b, uint8_t kind, uint32_t from, uint32_t *to) {
  if (kind != HF_SLOT_TEXT) return step(b, from, HF_EDGE_DUR + kind - HF_SLOT_DUR, to);
  uint32_t at;
  hf_status st = step(b, from, HF_EDGE_SLOT, &at);
  if (st == HF_OK) st = step(b, at, HF_EDGE_FREE, to);
  for (uint32_t k = 1, next; k < HF_SLOT_WORDS && st == HF_OK; k++, at = next) {
    st = step(b, at, HF_EDGE_SLOT_MORE, &next);
    if (st == HF_OK) st = add_edge(b, next, HF_EDGE_FREE, *to);
  }
  return st;
}

/* A sequence that ends in the state `join`: its last word leads there without a state between. */
static hf_status build_branch(hf_net_builder *b, const hf_pattern *p, uint32_t seq, uint32_t from, uint32_t join) {
  hf_status st = HF_OK;
  for (uint32_t i = p->node[seq].child; i && st == HF_OK; i = p->node[i].next) {
    if (!p->node[i].next && p->node[i].kind == HF_NODE_WORD) return add_edge(b, from, p->node[i].value, join);
    st = add_item(b, p, i, from, &from);
  }
  return st == HF_OK ? add_edge(b, from, HF_EDGE_FREE, join) : st;
}

static hf_status build_group(hf_net_builder *b, const hf_pattern *p, uint32_t id, uint32_t from, uint32_t *to) {
  const hf_node *node = &p->node[id];
  if (b->nstates >= STATES_MOST) return HF_ELIMIT;
  *to = b->nstates++;
  hf_status st = HF_OK;
  if (node->kind == HF_NODE_OPT) st = add_edge(b, from, HF_EDGE_FREE, *to);
  for (uint32_t i = node->child; i && st == HF_OK; i = p->node[i].next) st = build_branch(b, p, i, from, *to);
  return st;
}

static hf_status build_item(hf_net_builder *b, const hf_pattern *p, uint32_t id, uint32_t from, uint32_t *to) {
  const hf_node *node = &p->node[id];
  switch (node->kind) {
  case HF_NODE_WORD: return step(b, from, node->value, to);
  case HF_NODE_GAP: return build_gap(b, node->value, from, to);
  case HF_NODE_SLOT: return build_slot(b, node->slot, from, to);
  case HF_NODE_FIRST: return step(b, from, HF_EDGE_FIRST, to);
  case HF_NODE_LAST: return step(b, from, HF_EDGE_LAST, to);
  default: return build_group(b, p, id, from, to);
  }
}

static hf_status add_item(hf_net_builder *b, const hf_pattern *p, uint32_t id, uint32_t from, uint32_t *to) {
  uint32_t key[2] = { from, 0 }, child;
  bool fresh;
  hf_status st = item_of(b, p, id, &key[1]);
  if (st == HF_OK) st = hf_intern_put(&b->children, key, sizeof key, &child, &fresh);
  while (st == HF_OK && b->nchild <= child) {
    st = hf_grow(&b->child, b->nchild, 1, &b->room_child, sizeof *b->child);
    if (st == HF_OK) b->child[b->nchild++] = 0;
  }
  if (st != HF_OK) return st;
  *to = b->child[child];
  if (*to) return HF_OK;
  st = build_item(b, p, id, from, to);
  if (st == HF_OK) b->child[child] = *to;
  return st;
}

hf_status hf_net_add(hf_net_builder *b, const hf_pattern *p, uint32_t pattern) {
  uint32_t at = 0;
  hf_status st = HF_OK;
  for (uint32_t i = p->node[1].child; i && st == HF_OK; i = p->node[i].next) st = add_item(b, p, i, at, &at);
  return st == HF_OK ? add_edge(b, at, HF_EDGE_ACCEPT, pattern) : st;
}

/* --- freezing ------------------------------------------------------------------------------------ */

void hf_net_fini(hf_net *net) {
  free(net->state);
  free(net->edge);
  free(net->root_first);
  free(net->root_to);
  free(net->special);
  *net = (hf_net){ 0 };
}

static int compare_edges(const void *a, const void *b) {
  const hf_edge *x = a, *y = b;
  if (x->label != y->label) return x->label < y->label ? -1 : 1;
  return x->to < y->to ? -1 : x->to > y->to;
}

/* Edges by state, and in each state by label. */
static hf_status freeze_edges(hf_net *net, const hf_net_builder *b) {
  net->nstates = b->nstates;
  net->nedges = b->nedges;
  net->state = calloc(b->nstates + 1, sizeof *net->state);
  net->edge = malloc((b->nedges + 1) * sizeof *net->edge);
  if (!net->state || !net->edge) return HF_ENOMEM;
  for (uint32_t i = 0; i < b->nedges; i++) net->state[b->edge[i].from + 1].first++;
  for (uint32_t s = 0; s < b->nstates; s++) net->state[s + 1].first += net->state[s].first;
  for (uint32_t i = 0; i < b->nedges; i++) { /* nterms counts the edges placed so far, for a moment */
    hf_state *s = &net->state[b->edge[i].from];
    net->edge[s->first + s->nterms++] = (hf_edge){ b->edge[i].label, b->edge[i].to };
  }
  for (uint32_t i = 0; i < b->nstates; i++) {
    hf_state *s = &net->state[i];
    uint32_t n = s->nterms;
    if (n > 1) qsort(net->edge + s->first, n, sizeof *net->edge, compare_edges);
    while (s->nterms && net->edge[s->first + s->nterms - 1].label >= HF_EDGE_ANY) s->nterms--;
  }
  return HF_OK;
}

typedef struct root { /* a state at the root */
  uint32_t state;
  uint32_t mark; /* HF_ROOT_AT_START, or 0 */
} root;

/* The states that are entered without a word; those behind a ^ only at the start. */
static hf_status close_root(const hf_net *net, root **out, uint32_t *n) {
  root *list = malloc(2 * (size_t)net->nstates * sizeof *list);
  uint8_t *seen = calloc(net->nstates, 1); /* bit 0: unmarked, bit 1: marked */
  *n = 0;
  *out = list;
  if (list && seen) list[(*n)++] = (root){ 0, 0 };
  for (uint32_t i = 0; i < *n; i++) {
    uint32_t s = list[i].state;
    for (uint32_t e = net->state[s].first + net->state[s].nterms; e < net->state[s + 1].first; e++) {
      uint32_t label = net->edge[e].label, to = net->edge[e].to;
      if (label != HF_EDGE_FREE && label != HF_EDGE_FIRST) continue;
      uint32_t mark = label == HF_EDGE_FIRST ? HF_ROOT_AT_START : list[i].mark;
      uint8_t bit = mark ? 2 : 1;
      if (seen[to] & bit) continue;
      seen[to] |= bit;
      list[(*n)++] = (root){ to, mark };
    }
  }
  free(seen);
  if (*n) return HF_OK;
  free(list);
  *out = NULL;
  return HF_ENOMEM;
}

/* Edges on terms from all states at the root, by term. */
static hf_status freeze_root(hf_net *net, const root *list, uint32_t n, uint32_t nterms) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < n; i++) total += net->state[list[i].state].nterms;
  net->root_first = calloc(nterms + 2, sizeof *net->root_first);
  net->root_to = malloc((total + 1) * sizeof *net->root_to);
  net->special = malloc((n + 1) * sizeof *net->special);
  if (!net->root_first || !net->root_to || !net->special) return HF_ENOMEM;
  for (int pass = 0; pass < 2; pass++) { /* count, then place: root_first[t + 1] runs up to the end of term t */
    for (uint32_t i = 0; i < n; i++) {
      const hf_state *s = &net->state[list[i].state];
      for (uint32_t e = s->first; e < s->first + s->nterms; e++) {
        if (pass == 0) net->root_first[net->edge[e].label + 2]++;
        else net->root_to[net->root_first[net->edge[e].label + 1]++] = net->edge[e].to | list[i].mark;
      }
    }
    for (uint32_t t = 0; pass == 0 && t < nterms; t++) net->root_first[t + 2] += net->root_first[t + 1];
  }
  for (uint32_t i = 0; i < n; i++) {
    uint32_t s = list[i].state;
    for (uint32_t e = net->state[s].first + net->state[s].nterms; e < net->state[s + 1].first; e++)
      if (net->edge[e].label < HF_EDGE_FREE) {
        net->special[net->nspecial++] = s | list[i].mark;
        break;
      }
  }
  return HF_OK;
}

hf_status hf_net_freeze(hf_net *net, const hf_net_builder *b, uint32_t nterms) {
  root *list = NULL;
  uint32_t n = 0;
  *net = (hf_net){ 0 };
  hf_status st = freeze_edges(net, b);
  if (st == HF_OK) st = close_root(net, &list, &n);
  if (st == HF_OK) st = freeze_root(net, list, n, nterms);
  free(list);
  if (st != HF_OK) hf_net_fini(net);
  return st;
}

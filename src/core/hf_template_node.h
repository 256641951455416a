/* SPDX-License-Identifier: MIT
 * What the parser of templates makes and the renderer walks. Nodes are linked by index, 0 is none.
 */
#ifndef HF_TEMPLATE_NODE_H
#define HF_TEMPLATE_NODE_H

#include "core/hf_say.h"
#include "core/hf_template.h"

typedef enum hf_node_kind {
  HF_NODE_TEXT, /* first, last: bytes of the source */
  HF_NODE_SLOT, /* a string or a number as it is */
  HF_NODE_NUMBER, /* a number said as `how` tells */
  HF_NODE_DURATION, /* ms said as `how` tells */
  HF_NODE_COUNT, /* # in a plural: its number in digits */
  HF_NODE_PLURAL, /* branches by the number of the slot */
  HF_NODE_SELECT, /* branches by the string of the slot */
  HF_NODE_BRANCH /* a branch: its key is source bytes [first, last), or, where exact, the number `value` */
} hf_node_kind;

typedef struct hf_node {
  uint8_t kind; /* hf_node_kind */
  bool exact; /* a branch "=5" */
  uint32_t slot;
  uint32_t first, last;
  uint32_t next; /* of the same message, or the next branch */
  uint32_t child; /* plural, select: the first branch; branch: the first node of its message */
  int64_t value;
  hf_say how;
} hf_node;

struct hf_template {
  char *source; /* owned */
  uint32_t n; /* bytes */
  uint32_t lang;
  hf_node *nodes; /* owned; nodes[0] is unused */
  uint32_t nnodes, room;
  uint32_t first; /* of the whole message */
  uint32_t nslots;
  struct { uint32_t first, last; } slot[HF_TEMPLATE_SLOTS]; /* names, as bytes of the source */
};

#endif

/* SPDX-License-Identifier: MIT
 * A set of timers that end together: those of a contact, at its hang-up. Stands on hf_wheel.
 * It keeps ids only. A timer that fired or was cancelled alone needs no word to its group: its id is stale, and is swept
 * when the list is full.
 */
#ifndef HF_GROUP_H
#define HF_GROUP_H

#include "core/hf_wheel.h"

typedef struct hf_group {
  uint64_t *ids; /* stale ones among them */
  uint32_t n; /* ids in the list */
  uint32_t cap; /* ids that fit */
} hf_group; /* all zero: an empty group */

#pragma GCC visibility push(hidden)

/* Room for one more id: sweeps the stale ones, grows where they are too few. HF_ENOMEM. */
hf_status hf_group_reserve(hf_group *g, const hf_wheel *w);

/* Adds a timer. HF_ENOMEM; not after hf_group_reserve. */
hf_status hf_group_add(hf_group *g, const hf_wheel *w, uint64_t id);

/* How many of its timers are pending. */
uint32_t hf_group_count(const hf_group *g, const hf_wheel *w);

/* Cancels all of them and empties the group; says how many were pending. */
uint32_t hf_group_cancel(hf_group *g, hf_wheel *w);

void hf_group_fini(hf_group *g);

#pragma GCC visibility pop

#endif

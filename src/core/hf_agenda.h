/* SPDX-License-Identifier: MIT
 * Who is due first: of many contacts those that have something to do by a given time, without looking at the others.
 * A heap whose items know their place. Stands on nothing.
 * Invariant: an item's time is never after the time at which its owner has something to do; it may be before that, so
 * that what moves away need not be moved here.
 */
#ifndef HF_AGENDA_H
#define HF_AGENDA_H

#include "hatif.h"

typedef struct hf_agenda_item {
  int64_t at;
  uint32_t place; /* in the heap, from 1; 0: it is in none */
} hf_agenda_item;

typedef struct hf_agenda {
  hf_agenda_item **heap; /* owned; the items are not */
  uint32_t n, room;
} hf_agenda;

#pragma GCC visibility push(hidden)

void hf_agenda_fini(hf_agenda *a);

/* Puts an item in, or moves it. HF_ENOMEM leaves all as it was. */
hf_status hf_agenda_put(hf_agenda *a, hf_agenda_item *item, int64_t at);
void hf_agenda_take(hf_agenda *a, hf_agenda_item *item); /* out, if it is in */

hf_agenda_item *hf_agenda_first(const hf_agenda *a); /* NULL: none */

/* Calls `each` with every item up to `limit`, in no order; each must change nothing here. */
void hf_agenda_due(const hf_agenda *a, int64_t limit, void (*each)(void *ud, hf_agenda_item *item), void *ud);

/* Takes all items up to `limit` out, in one pass over the heap: where most are due that costs least. */
void hf_agenda_cut(hf_agenda *a, int64_t limit);

bool hf_agenda_check(const hf_agenda *a); /* whether the heap is one: for tests */

#pragma GCC visibility pop

#endif

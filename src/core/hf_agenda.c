/* SPDX-License-Identifier: MIT
 * The heap of hf_agenda.h. Places count from 1, so that the parent of place i is i / 2.
 */
#include "core/hf_agenda.h"

#include "core/hf_grow.h"

void hf_agenda_fini(hf_agenda *a) {
  for (uint32_t i = 1; i <= a->n; i++) a->heap[i]->place = 0;
  free(a->heap);
  *a = (hf_agenda){ .heap = NULL };
}

static void set(hf_agenda *a, uint32_t place, hf_agenda_item *item) {
  a->heap[place] = item;
  item->place = place;
}

static void up(hf_agenda *a, hf_agenda_item *item) {
  uint32_t i = item->place;
  for (; i > 1 && item->at < a->heap[i / 2]->at; i /= 2) set(a, i, a->heap[i / 2]);
  set(a, i, item);
}

static void down(hf_agenda *a, hf_agenda_item *item) {
  uint32_t i = item->place;
  for (uint32_t child; (child = 2 * i) <= a->n; i = child) {
    if (child < a->n && a->heap[child + 1]->at < a->heap[child]->at) child++;
    if (a->heap[child]->at >= item->at) break;
    set(a, i, a->heap[child]);
  }
  set(a, i, item);
}

hf_status hf_agenda_put(hf_agenda *a, hf_agenda_item *item, int64_t at) {
  if (!item->place) {
    if (!hf_grow(&a->heap, &a->room, a->n + 2, sizeof(hf_agenda_item *))) return HF_ENOMEM;
    item->at = at;
    set(a, ++a->n, item);
    up(a, item);
    return HF_OK;
  }
  bool earlier = at < item->at;
  item->at = at;
  if (earlier) up(a, item);
  else down(a, item);
  return HF_OK;
}

void hf_agenda_take(hf_agenda *a, hf_agenda_item *item) {
  uint32_t place = item->place;
  if (!place) return;
  hf_agenda_item *last = a->heap[a->n--];
  item->place = 0;
  if (last == item) return;
  set(a, place, last);
  up(a, last);
  down(a, last);
}

hf_agenda_item *hf_agenda_first(const hf_agenda *a) {
  return a->n ? a->heap[1] : NULL;
}

/* Walks the top of the heap, as deep as items are due: from a place down, and back up from where none is. */
void hf_agenda_due(const hf_agenda *a, int64_t limit, void (*each)(void *ud, hf_agenda_item *item), void *ud) {
  uint32_t i = 1;
  while (i) {
    if (i <= a->n && a->heap[i]->at <= limit) {
      each(ud, a->heap[i]);
      i *= 2;
      continue;
    }
    while (i & 1) i /= 2; /* a right child, or the root: its subtree is done */
    if (i) i++;
  }
}

void hf_agenda_cut(hf_agenda *a, int64_t limit) {
  uint32_t kept = 0;
  for (uint32_t i = 1; i <= a->n; i++) {
    if (a->heap[i]->at <= limit) a->heap[i]->place = 0;
    else set(a, ++kept, a->heap[i]);
  }
  a->n = kept;
  for (uint32_t i = kept / 2; i > 0; i--) down(a, a->heap[i]);
}

bool hf_agenda_check(const hf_agenda *a) {
  for (uint32_t i = 1; i <= a->n; i++)
    if (a->heap[i]->place != i || a->heap[i]->at < a->heap[i / 2 ? i / 2 : 1]->at) return false;
  return true;
}

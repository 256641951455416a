/* SPDX-License-Identifier: MIT
 * What is due, in order: the queue of fed events and the deadlines, two binary heaps. Every order is total (the
 * sequences of feeding and arming are unique), so the shape of a heap never shows.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

static int compare_str(hf_str a, hf_str b) {
  uint32_t n = a.n < b.n ? a.n : b.n;
  int d = n ? memcmp(a.p, b.p, n) : 0;
  return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* Time, rank, source, sequence; within an utterance the order of the words, then of the phrases. */
static bool atom_before(const hf_queued *x, const hf_queued *y) {
  if (x->at != y->at) return x->at < y->at;
  const hf_atom *a = x->atom, *b = y->atom;
  if (a->rank != b->rank) return a->rank < b->rank;
  if (a->payload != b->payload) {
    int d = compare_str(a->payload->source, b->payload->source);
    return d ? d < 0 : a->seq < b->seq;
  }
  if (a->major != b->major) return a->major < b->major;
  if (a->minor != b->minor) return a->minor < b->minor;
  return a->phrase < b->phrase;
}

/* Most contacts have at most one event waiting: its place is in the contact. */
bool hf_queue_reserve(hf_contact *c, uint32_t n) {
  if (c->nqueue + n <= c->queue_room) return true;
  hf_queued *array = c->queue == &c->one ? NULL : c->queue;
  uint32_t room = array ? c->queue_room : 0;
  if (!hf_grow(&array, &room, c->nqueue + n, sizeof *array)) return false;
  if (c->queue == &c->one && c->nqueue) array[0] = c->one;
  c->queue = array;
  c->queue_room = room;
  return true;
}

void hf_queue_rest(hf_contact *c) {
  if (c->nqueue || c->queue == &c->one) return;
  free(c->queue);
  c->queue = &c->one;
  c->queue_room = 1;
}

void hf_queue_push(hf_contact *c, hf_atom *a) {
  hf_queued new = { a->at, a };
  uint32_t i = c->nqueue++;
  while (i > 0 && atom_before(&new, &c->queue[(i - 1) / 2])) {
    c->queue[i] = c->queue[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  c->queue[i] = new;
}

hf_atom *hf_queue_pop(hf_contact *c) {
  hf_atom *out = c->queue[0].atom;
  hf_queued moved = c->queue[--c->nqueue];
  uint32_t i = 0, n = c->nqueue;
  for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && atom_before(&c->queue[child + 1], &c->queue[child])) child++;
    if (!atom_before(&c->queue[child], &moved)) break;
    c->queue[i] = c->queue[child];
  }
  c->queue[i] = moved;
  return out;
}

/* --- deadlines ------------------------------------------------------------------------------------------------- */

static bool timer_before(const hf_timer *a, const hf_timer *b) {
  return a->at != b->at ? a->at < b->at : a->seq < b->seq;
}

static void sift_up(hf_timer *heap, uint32_t i) {
  hf_timer moved = heap[i];
  while (i > 0 && timer_before(&moved, &heap[(i - 1) / 2])) {
    heap[i] = heap[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  heap[i] = moved;
}

static void sift_down(hf_timer *heap, uint32_t n, uint32_t i) {
  hf_timer moved = heap[i];
  for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && timer_before(&heap[child + 1], &heap[child])) child++;
    if (!timer_before(&heap[child], &moved)) break;
    heap[i] = heap[child];
  }
  heap[i] = moved;
}

int64_t hf_timer_arm(hf_contact *c, uint32_t kind, uint32_t index, int64_t ms) {
  if (ms < 0) ms = 0;
  int64_t at = c->now > INT64_MAX - ms ? INT64_MAX : c->now + ms;
  if (!hf_grow(&c->timers, &c->timers_room, c->ntimers + 1, sizeof *c->timers)) {
    c->broken = true;
    return at;
  }
  c->timers[c->ntimers] = (hf_timer){ at, c->armed++, kind & 3, at == c->now, index & 0x1fffffff };
  sift_up(c->timers, c->ntimers++);
  return at;
}

static void remove_at(hf_contact *c, uint32_t i) {
  c->timers[i] = c->timers[--c->ntimers];
  if (i == c->ntimers) return;
  sift_down(c->timers, c->ntimers, i);
  sift_up(c->timers, i);
}

hf_timer hf_timer_pop(hf_contact *c) {
  hf_timer out = c->timers[0];
  remove_at(c, 0);
  return out;
}

void hf_timer_cancel(hf_contact *c, uint32_t kind, uint32_t index) {
  for (uint32_t i = 0; i < c->ntimers;) {
    if (c->timers[i].kind == kind && c->timers[i].index == index) remove_at(c, i), i = 0;
    else i++;
  }
}

/* The deadline of a duty that was judged before it stays in the heap and is dropped when it comes to the top: cheaper
 * than looking for it, and there is at most one for each activation. */
int64_t hf_timer_next(hf_contact *c) {
  while (c->ntimers && c->timers[0].kind == HF_TIMER_DUTY && !c->insts[c->timers[0].index].live) remove_at(c, 0);
  return c->ntimers ? c->timers[0].at : HF_NO_TIME;
}

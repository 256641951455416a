/* SPDX-License-Identifier: MIT
 * What is due, in order: the queue of fed events and the deadlines, two binary heaps. Every order is total (the
 * sequences of feeding and arming are unique), so the shape of a heap never shows.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

enum { FEW = 4 }; /* places of the first array of a queue */

static int compare_str(hf_str a, hf_str b) {
  uint32_t n = a.n < b.n ? a.n : b.n;
  int d = n ? memcmp(a.p, b.p, n) : 0;
  return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* Time, rank, source, sequence; within an utterance the order of the words, then of the phrases. Of two utterances of one
 * source the one that began first is first in the record, whichever transcript came first. */
static bool atom_before(const hf_queued *x, const hf_queued *y) {
  if (x->at != y->at) return x->at < y->at;
  const hf_atom *a = x->atom, *b = y->atom;
  if (a->rank != b->rank) return a->rank < b->rank;
  if (a->seq != b->seq) {
    int d = compare_str(a->payload->source, b->payload->source);
    if (d) return d < 0;
    return a->payload->at != b->payload->at ? a->payload->at < b->payload->at : a->seq < b->seq;
  }
  if (a->major != b->major) return a->major < b->major;
  if (a->minor != b->minor) return a->minor < b->minor;
  return a->phrase < b->phrase;
}

/* Most contacts have at most one event waiting: its place is in the contact. Where more are fed at once, many are. */
bool hf_queue_reserve(hf_contact *c, uint32_t n) {
  if (c->nqueue + n <= c->queue_room) return true;
  hf_queued *array = c->has_queue ? c->queue : NULL;
  uint32_t room = array ? c->queue_room : 0;
  if (!hf_grow(&array, &room, c->nqueue + n < FEW ? FEW : c->nqueue + n, sizeof *array)) return false;
  if (!c->has_queue && c->nqueue) array[0] = c->one;
  c->has_queue = true;
  c->queue = array;
  c->queue_room = room;
  return true;
}

void hf_queue_rest(hf_contact *c) {
  if (c->nqueue || !c->has_queue) return;
  free(c->queue);
  c->has_queue = false;
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

bool hf_timer_before(const hf_timer *a, const hf_timer *b) {
  bool x = a->kind == HF_TIMER_METER, y = b->kind == HF_TIMER_METER;
  if (a->at != b->at) return a->at < b->at;
  if (x && y) return a->index < b->index;
  return x != y ? x : a->seq < b->seq;
}

static void sift_up(hf_timer *heap, uint32_t i) {
  hf_timer moved = heap[i];
  while (i > 0 && hf_timer_before(&moved, &heap[(i - 1) / 2])) {
    heap[i] = heap[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  heap[i] = moved;
}

static void sift_down(hf_timer *heap, uint32_t n, uint32_t i) {
  hf_timer moved = heap[i];
  for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && hf_timer_before(&heap[child + 1], &heap[child])) child++;
    if (!hf_timer_before(&heap[child], &moved)) break;
    heap[i] = heap[child];
  }
  heap[i] = moved;
}

static bool is_over(const hf_contact *c, const hf_timer *t) {
  return t->kind == HF_TIMER_DUTY && !c->insts[t->index].live;
}

/* Takes out the deadlines of what has been judged, or everything but deadlines that still run. */
static void purge(hf_contact *c, bool all_others) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < c->ntimers; i++) {
    const hf_timer *t = &c->timers[i];
    if (!is_over(c, t) && !(all_others && t->kind != HF_TIMER_DUTY)) c->timers[kept++] = *t;
  }
  c->p->scratch->visits += c->ntimers;
  c->ntimers = kept;
  for (uint32_t i = kept / 2; i-- > 0;) sift_down(c->timers, kept, i);
}

void hf_timer_keep_duties(hf_contact *c) {
  purge(c, true);
}

/* Before the heap grows it is purged; it grows too where that made little room, so that a purge is rare. */
static bool room_for_timer(hf_contact *c) {
  if (c->ntimers < c->timers_room) return true;
  purge(c, false);
  if (c->ntimers < c->timers_room - c->timers_room / 4) return true;
  return hf_grow(&c->timers, &c->timers_room, c->timers_room + 1, sizeof *c->timers);
}

int64_t hf_timer_arm(hf_contact *c, uint32_t kind, uint32_t index, int64_t ms) {
  if (ms < 0) ms = 0;
  int64_t at = c->now > INT64_MAX - ms ? INT64_MAX : c->now + ms;
  if (c->ending) return at; /* a hook's: nothing of it would fire any more */
  if (!room_for_timer(c)) {
    c->broken = true;
    return at;
  }
  c->timers[c->ntimers] = (hf_timer){ at, c->armed++, kind & 7, at == c->now, index & 0xfffffff };
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
  c->p->scratch->visits += c->ntimers;
  for (uint32_t i = c->ntimers; i-- > 0;)
    if (c->timers[i].kind == kind && c->timers[i].index == index) {
      remove_at(c, i);
      return;
    }
}

/* The deadline of a duty that was judged before it stays in the heap until it comes to the top, or the heap is full:
 * cheaper than looking for it, and there is at most one for each activation. */
int64_t hf_timer_next(hf_contact *c) {
  while (c->ntimers && is_over(c, &c->timers[0])) remove_at(c, 0);
  return c->ntimers ? c->timers[0].at : HF_NO_TIME;
}

/* SPDX-License-Identifier: MIT
 * Drives a wheel and a plain sorted list of the same timers with one stream of choices, and compares every answer.
 * The stream is a fuzzer's bytes or a seeded generator; a script is the same in both.
 */
#ifndef WHEEL_ORACLE_H
#define WHEEL_ORACLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_wheel.h"

#define ORACLE_MAX 512 /* timers pending at most */

typedef struct oracle_timer {
  int64_t due;
  uint64_t id;
  bool later; /* armed in this turn for its limit or before */
} oracle_timer;

typedef struct oracle {
  hf_wheel w;
  oracle_timer list[ORACLE_MAX]; /* by due time, then by arming */
  unsigned n;
  int64_t now, limit;
  bool turning;
  uint64_t gone[64]; /* ids that must be refused */
  unsigned ngone;
  uint64_t armed, fired, cancelled;
  uint64_t (*draw)(void *from, unsigned bits); /* the stream; 0s at its end */
  void *from;
} oracle;

#define ORACLE(c) ((c) ? (void)0 : oracle_fail(__FILE__, __LINE__, #c))

static inline void oracle_fail(const char *file, int line, const char *what) {
  fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
  abort();
}

static inline void oracle_insert(oracle *o, uint64_t id, int64_t due) {
  oracle_timer t = { due < o->now ? o->now : due, id, false };
  if (o->turning && t.due <= o->limit) {
    t.due = o->limit;
    t.later = true;
  }
  unsigned at = o->n;
  while (at > 0 && o->list[at - 1].due > t.due) at--;
  memmove(&o->list[at + 1], &o->list[at], (o->n - at) * sizeof t);
  o->list[at] = t;
  o->n++;
}

static inline void oracle_remove(oracle *o, unsigned at) {
  o->n--;
  memmove(&o->list[at], &o->list[at + 1], (o->n - at) * sizeof *o->list);
}

/* A span of any magnitude, short ones often. */
static inline int64_t oracle_span(oracle *o) {
  unsigned magnitude = (unsigned)o->draw(o->from, 4);
  static const unsigned bits[16] = { 0, 0, 1, 2, 3, 4, 6, 6, 7, 9, 12, 13, 18, 24, 31, 38 };
  return (int64_t)o->draw(o->from, bits[magnitude]);
}

static inline void oracle_retire(oracle *o, uint64_t id) {
  o->gone[o->ngone++ % 64] = id;
}

static inline void oracle_arm(oracle *o) {
  uint64_t id = 0;
  int64_t due = o->now + oracle_span(o) - (o->draw(o->from, 3) == 0);
  if (o->n == ORACLE_MAX) return;
  ORACLE(hf_wheel_add(&o->w, due, o->armed * 3, &id) == HF_OK && hf_wheel_data(&o->w, id) == o->armed * 3);
  ORACLE(id > 0 && id <= (uint64_t)INT64_MAX);
  oracle_insert(o, id, due);
  o->armed++;
}

static inline void oracle_touch(oracle *o) {
  unsigned what = (unsigned)o->draw(o->from, 2);
  int64_t due = 0;
  if (what == 3 || o->n == 0) {
    uint64_t id = o->draw(o->from, 1) ? o->gone[o->draw(o->from, 6)] : o->draw(o->from, 63);
    for (unsigned i = 0; i < o->n; i++)
      if (o->list[i].id == id) return;
    ORACLE(!hf_wheel_due(&o->w, id, &due));
    ORACLE(hf_wheel_reset(&o->w, id, o->now) == HF_ESTALE);
    ORACLE(!hf_wheel_cancel(&o->w, id));
    return;
  }
  unsigned at = (unsigned)o->draw(o->from, 9) % o->n;
  oracle_timer t = o->list[at];
  ORACLE(hf_wheel_due(&o->w, t.id, &due) && due == t.due);
  oracle_remove(o, at);
  if (what == 0) {
    due = o->now + oracle_span(o);
    ORACLE(hf_wheel_reset(&o->w, t.id, due) == HF_OK);
    oracle_insert(o, t.id, due);
  } else {
    uint64_t data = hf_wheel_data(&o->w, t.id), carried = ~data;
    ORACLE(hf_wheel_remove(&o->w, t.id, &carried) && carried == data && !hf_wheel_cancel(&o->w, t.id));
    oracle_retire(o, t.id);
    o->cancelled++;
  }
}

static inline void oracle_next(oracle *o) {
  int64_t next = hf_wheel_next(&o->w);
  if (o->n == 0) ORACLE(next == HF_WHEEL_NEVER);
  else ORACLE(next <= o->list[0].due && next >= hf_wheel_now(&o->w));
  if (o->n > 0 && o->n <= 32 && !o->w.shift) ORACLE(next == o->list[0].due);
}

/* What the list says is next in this turn; -1: nothing. */
static inline int oracle_first(const oracle *o) {
  for (unsigned i = 0; i < o->n && o->list[i].due <= o->limit; i++)
    if (!o->list[i].later) return (int)i;
  return -1;
}

static inline void oracle_fire(oracle *o, uint64_t id) {
  int first = oracle_first(o);
  ORACLE(first >= 0 && o->list[first].id == id);
  o->now = o->list[first].due;
  ORACLE(hf_wheel_now(&o->w) == o->now);
  oracle_remove(o, (unsigned)first);
  if (o->draw(o->from, 3) == 0) { /* a repeat */
    int64_t due = o->now + oracle_span(o);
    ORACLE(hf_wheel_reset(&o->w, id, due) == HF_OK);
    oracle_insert(o, id, due);
  } else {
    ORACLE(hf_wheel_cancel(&o->w, id));
    oracle_retire(o, id);
  }
  o->fired++;
}

static inline void oracle_turn(oracle *o) {
  int64_t to = o->now + oracle_span(o);
  uint32_t work = 1 + (uint32_t)o->draw(o->from, 7);
  uint64_t id;
  ORACLE(hf_wheel_begin(&o->w, to) == to);
  o->turning = true;
  o->limit = to;
  while ((id = hf_wheel_pop(&o->w, &work)) != 0) {
    oracle_fire(o, id);
    for (unsigned more = (unsigned)o->draw(o->from, 2); more > 1; more--)
      if (o->draw(o->from, 1)) oracle_arm(o);
      else oracle_touch(o);
  }
  if (work > 0) ORACLE(oracle_first(o) < 0 && hf_wheel_now(&o->w) == to);
  hf_wheel_end(&o->w);
  o->turning = false;
  o->now = hf_wheel_now(&o->w);
  for (unsigned i = 0; i < o->n; i++) o->list[i].later = false;
}

static inline void oracle_rebase(oracle *o) {
  int64_t now = o->now + (o->draw(o->from, 1) ? 1 : -1) * oracle_span(o) / 4;
  if (o->n > 0 && now > o->list[0].due) now = o->list[0].due;
  int64_t last = o->n > 0 ? o->list[o->n - 1].due : now;
  bool fits = last - now < HF_WHEEL_SPAN;
  ORACLE(hf_wheel_rebase(&o->w, now) == (fits ? HF_OK : HF_EINVAL));
  if (fits) o->now = now;
  ORACLE(hf_wheel_now(&o->w) == o->now);
}

/* One choice of the stream. */
static inline void oracle_step(oracle *o) {
  unsigned choice = (unsigned)o->draw(o->from, 5);
  if (choice < 14) oracle_arm(o);
  else if (choice < 22) oracle_touch(o);
  else if (choice < 29) oracle_turn(o);
  else if (choice < 31) oracle_next(o);
  else if (o->draw(o->from, 3) == 0) oracle_rebase(o);
}

static inline void oracle_open(oracle *o, int64_t now, uint64_t salt) {
  memset(o, 0, sizeof *o);
  ORACLE(hf_wheel_init(&o->w, now, salt) == HF_OK);
  o->now = now;
}

/* Fires what is left, so that none is lost, and closes. */
static inline void oracle_close(oracle *o) {
  uint32_t work = UINT32_MAX;
  uint64_t id;
  while (o->n > 0) {
    o->limit = hf_wheel_begin(&o->w, o->list[o->n - 1].due);
    o->turning = true;
    while ((id = hf_wheel_pop(&o->w, &work)) != 0) {
      int first = oracle_first(o);
      ORACLE(first >= 0 && o->list[first].id == id && hf_wheel_cancel(&o->w, id));
      oracle_remove(o, (unsigned)first);
      o->fired++;
    }
    hf_wheel_end(&o->w);
    o->turning = false;
  }
  ORACLE(o->w.count == 0 && o->armed <= o->fired + o->cancelled);
  ORACLE(hf_wheel_next(&o->w) == HF_WHEEL_NEVER && hf_wheel_check(&o->w, stderr));
  hf_wheel_fini(&o->w);
}

#endif

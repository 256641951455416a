/* SPDX-License-Identifier: MIT
 * A wheel moved by the monotonic clock, another one by the wall clock, and the alarm that wakes both. Stands on hf_wheel.
 * The alarm is set for the next expiry only, and while wall timers are pending for a second at most, so that a step of
 * the wall clock is seen. It may be late or go off for nothing; what is due is decided by the clocks, on waking.
 * Times of `mono` are ms of CLOCK_MONOTONIC rounded down, due times are rounded up: nothing fires early.
 */
#ifndef HF_CLOCK_H
#define HF_CLOCK_H

#include <sys/types.h>
#include <time.h>

#include "core/hf_wheel.h"

/* What wakes a clock: a loop of our own, or the host's. `data` of whoever implements it follows. */
typedef struct hf_alarm {
  hf_status (*set)(struct hf_alarm *a, int64_t in); /* in that many ms, 0: in the next turn; replaces what was set */
  void (*clear)(struct hf_alarm *a); /* and lets the loop end */
} hf_alarm;

typedef struct hf_clock {
  hf_wheel mono; /* after, every */
  hf_wheel wall; /* at; without memory until it is first used */
  hf_alarm *alarm; /* borrowed; NULL: none yet */
  int64_t programmed; /* when the alarm goes off; HF_WHEEL_NEVER: not set; INT64_MIN: in a turn, set at its end */
  int64_t (*wall_ms)(void); /* the wall clock, ms since the epoch */
  pid_t pid; /* of the process that made it: a child of fork fires nothing */
  uint64_t salt; /* for the ids of both wheels */
} hf_clock;

static inline int64_t hf_clock_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static inline int64_t hf_clock_ms(void) {
  return hf_clock_ns() / 1000000;
}

/* The tick that is `ms` after a moment: rounded up, but for 0, which is now. */
static inline int64_t hf_clock_due(int64_t now_ns, int64_t ms) {
  return ms ? (now_ns + 999999) / 1000000 + ms : now_ns / 1000000;
}

/* Whether the alarm must be set anew for a timer due then: it comes first, or the alarm is overdue (closed by the host). */
static inline bool hf_clock_stale(const hf_clock *c, int64_t due, int64_t now_ns) {
  return due < c->programmed || (c->programmed < now_ns / 1000000 && c->programmed != INT64_MIN);
}

/* Timers of both wheels. */
static inline uint32_t hf_clock_count(const hf_clock *c) {
  return c->mono.count + c->wall.count;
}

/* Lets a mono wheel without timers catch up, so that what is armed next lies on the lowest level it can. */
static inline void hf_clock_idle(hf_clock *c, int64_t now_ns) {
  if (c->mono.turning) return;
  hf_wheel_begin(&c->mono, now_ns / 1000000);
  hf_wheel_end(&c->mono);
}

#pragma GCC visibility push(hidden)

hf_status hf_clock_init(hf_clock *c, uint64_t salt);
void hf_clock_fini(hf_clock *c);

/* Sets the alarm for what is next, or clears it. No effect in a turn. HF_EFORK, HF_EUV. */
hf_status hf_clock_program(hf_clock *c);

/* Arms at a wall time. HF_EINVAL, HF_ENOMEM as hf_wheel_add. */
hf_status hf_clock_at(hf_clock *c, int64_t epoch_ms, uint64_t data, uint64_t *id);

/* Sees to the wall wheel: makes it, and moves it back where the wall clock was. HF_ENOMEM. */
hf_status hf_clock_wall(hf_clock *c);

/* A turn of both wheels: begin; hf_wheel_pop and settle from mono, then from wall; end, which sets the alarm again.
 * HF_EBUSY: in a turn. HF_EFORK. */
hf_status hf_clock_begin(hf_clock *c);
hf_status hf_clock_end(hf_clock *c);

#pragma GCC visibility pop

#endif

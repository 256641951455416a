/* SPDX-License-Identifier: MIT
 * A hierarchical timing wheel of 1 ms ticks. Stands on hf_pool; the clock is an argument.
 *
 * Invariant: a timer lies on the level of the highest group of six bits in which its due time differs from `base`, in
 * the slot of its own bits there. So a slot of a level comes before all slots of the levels above, and timers of equal
 * due time are always in one list, in order of arming: `base` enters a slot's span only by spreading the slot first,
 * and while that is under way, what is armed for the span waits behind what is still to be spread.
 * Moving timers down is work like firing them; hf_wheel_pop does so much of it as it is given and goes on next time.
 */
#ifndef HF_WHEEL_H
#define HF_WHEEL_H

#include <stdio.h>

#include "core/hf_pool.h"

#define HF_WHEEL_LEVELS 7
#define HF_WHEEL_NEVER INT64_MAX
#define HF_WHEEL_SLICE 1024u /* work of one turn that keeps it within 0.1 ms, callbacks left out */
#define HF_WHEEL_SPAN (INT64_C(1) << 39) /* ms: due times lie less than this (17 years) after the wheel's time */

typedef struct hf_wheel {
  hf_pool pool;
  uint64_t occupied[HF_WHEEL_LEVELS]; /* bit per slot; a set bit may be stale, a clear one is true */
  uint64_t base; /* the wheel's time in ms after origin */
  uint64_t limit; /* in a turn: how far it goes, after origin */
  int64_t origin; /* the time that the 40 bits of a cell count from */
  uint32_t count; /* timers pending, popped ones that are not settled included */
  uint8_t shift; /* 6 * level of the slot that is being spread; 0: none */
  bool turning; /* between hf_wheel_begin and hf_wheel_end */
} hf_wheel;

#pragma GCC visibility push(hidden)

/* An empty wheel at time `now`. Wheels with different salts refuse each other's ids. */
hf_status hf_wheel_init(hf_wheel *w, int64_t now, uint64_t salt);

/* Frees all of it; may be called twice. */
void hf_wheel_fini(hf_wheel *w);

/* The time that the wheel has been moved to. */
int64_t hf_wheel_now(const hf_wheel *w);

/* Arms a timer that carries `data`. What is due already is due at once. HF_EINVAL: HF_WHEEL_SPAN or more ahead. HF_ENOMEM. */
hf_status hf_wheel_add(hf_wheel *w, int64_t due, uint64_t data, uint64_t *id);

/* Disarms. False where that timer is gone, or never was. */
bool hf_wheel_cancel(hf_wheel *w, uint64_t id);

/* The same, and hands over what it carried. */
bool hf_wheel_remove(hf_wheel *w, uint64_t id, uint64_t *data);

/* What a timer carries; 0 where it is gone. */
uint64_t hf_wheel_data(const hf_wheel *w, uint64_t id);

/* Arms a timer that is there, or was popped, for another time; it comes last of those due then.
 * HF_ESTALE: gone. HF_EINVAL: as hf_wheel_add, and the timer stays as it is. */
hf_status hf_wheel_reset(hf_wheel *w, uint64_t id, int64_t due);

/* When that timer is due. False where it is gone. */
bool hf_wheel_due(const hf_wheel *w, uint64_t id, int64_t *due);

/* No timer is due before this; exact, but for slots of many timers. HF_WHEEL_NEVER: none pending. */
int64_t hf_wheel_next(hf_wheel *w);

/* Begins a turn to time `to`, and says how far it goes: `to`, but for HF_WHEEL_SPAN at a time.
 * What is armed in the turn for its time or before waits for the next turn. */
int64_t hf_wheel_begin(hf_wheel *w, int64_t to);

/* The next timer due in this turn: in order of due time, then of arming. It is pending, and in no list: settle it at once with
 * hf_wheel_cancel or hf_wheel_reset. 0: no more, or *work, which counts moved cells down, is 0 and there may be more. */
uint64_t hf_wheel_pop(hf_wheel *w, uint32_t *work);

/* Ends the turn, wherever it is. Gives back a few of the chunks that stand idle: see hf_pool_is_fat. */
void hf_wheel_end(hf_wheel *w);

/* Moves the wheel's time back as well as forth without firing; due times stay what they are. O(pending).
 * HF_EBUSY in a turn. HF_EINVAL: a timer would be past, or HF_WHEEL_SPAN or more ahead; nothing is changed. */
hf_status hf_wheel_rebase(hf_wheel *w, int64_t now);

/* Walks all of it; false, and a line to `out`, at the first invariant that does not hold. */
bool hf_wheel_check(hf_wheel *w, FILE *out);

#pragma GCC visibility pop

#endif

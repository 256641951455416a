/* SPDX-License-Identifier: MIT
 * What timers call, kept beside the cells of a wheel. Stands on hf_wheel.
 *
 * A wheel's directory is a table of one table per chunk of cells: dir[chunk + 1][2 * cell + 1] is the function and the
 * next slot its argument. Chunked, so that the collector traverses none of them in one long step; made at full size, so
 * that storing never allocates. Cells that are free have nil in both.
 * A repeat, or more arguments than one, is a box in the function's slot: { function, period, n, arguments… }.
 */
#ifndef LHF_SLOTS_H
#define LHF_SLOTS_H

#include "bind/lhf.h"
#include "core/hf_wheel.h"

/* How far lhf_slots_fire goes; it counts on in every field. */
typedef struct lhf_turn {
  uint32_t work; /* timers and moved cells that it may still serve */
  uint32_t fired; /* callbacks called */
  int64_t until_ns; /* hf_clock_ns() at which it stops; 0: never, and repeats skip nothing */
  bool stop; /* set by whoever wants it to stop after this callback */
} lhf_turn;

#pragma GCC visibility push(hidden)

/* [-n, +2, m] packs the function at `at` and the arguments above it, to the top, into the two values of a slot.
 * `period` in ms, 0: none. */
void lhf_slots_pack(lua_State *L, int at, int64_t period) HF_RAISES;

/* [-0, +0, m] sees to a free cell and to its chunk's table in the directory at index `dir`.
 * False: memory or indices are used up. Then hf_wheel_add takes that cell and cannot fail for memory. */
bool lhf_slots_reserve(lua_State *L, int dir, hf_wheel *w) HF_RAISES;

/* [-2, +0, -] stores the two values of lhf_slots_pack for a timer. */
void lhf_slots_store(lua_State *L, int dir, uint64_t id);

/* [-0, +0, -] forgets what a timer calls, after it was cancelled; forgets the tables of chunks that were freed. */
void lhf_slots_drop(lua_State *L, int dir, hf_wheel *w, uint64_t id);

/* [-0, +0, -] forgets the tables of chunks that were freed. */
void lhf_slots_sweep(lua_State *L, int dir, hf_wheel *w);

/* [-0, +0, e] fires what the wheel's turn pops; what a callback raises passes through, its timer being settled.
 * Call it through lhf_call. */
void lhf_slots_fire(lua_State *L, int dir, hf_wheel *w, lhf_turn *t) HF_RAISES;

#pragma GCC visibility pop

#endif

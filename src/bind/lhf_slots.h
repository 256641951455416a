/* SPDX-License-Identifier: MIT
 * What the timers of a wheel call. Stands on hf_wheel.
 *
 * Most timers of a program share a few functions, and carry a number. So functions are interned: the function lies once in a
 * table while timers that call it are pending, and the 8 bytes that a cell carries name it and hold its one argument
 * where that is nil, a boolean or an integer of 54 bits. Then arming and cancelling touch no Lua table.
 * Whatever does not fit lies in the directory, a table of one table per chunk of cells: dir[chunk + 1][2 * cell + 1] is
 * the function and the next slot the argument. In chunks, so that the collector traverses none of them in one long step;
 * made at full size, so that storing never allocates. Slots that no timer uses are nil.
 * A repeat, or more arguments than one, is a box in the function's slot: { function, period, n, arguments… }.
 */
#ifndef LHF_SLOTS_H
#define LHF_SLOTS_H

#include "bind/lhf.h"
#include "core/hf_wheel.h"

#define LHF_INTERNED 128 /* functions; a power of two */

typedef struct lhf_slots {
  const void *functions[LHF_INTERNED]; /* lua_topointer of each; NULL: free */
  uint32_t timers[LHF_INTERNED]; /* pending timers that call it */
} lhf_slots;

/* A cell's 8 bytes: 54 of integer, 2 of the argument's type, 8 of the function. */
#define LHF_FUNCTION_SHIFT 56
#define LHF_TYPE_SHIFT 54
#define LHF_INTEGER_MAX (INT64_C(1) << (LHF_TYPE_SHIFT - 1))
enum { LHF_NO_ARG, LHF_INTEGER_ARG, LHF_SIMPLE_ARG, LHF_SLOT_ARG }; /* the type of the argument */
#define LHF_IN_SLOT 0xffu /* as a function: it, or the box, lies in the directory; as a type: 3 */

/* How far lhf_slots_fire goes; it counts on in every field. */
typedef struct lhf_turn {
  uint32_t work; /* timers and moved cells that it may still serve */
  uint32_t fired; /* callbacks called */
  int64_t until_ns; /* hf_clock_ns() at which it stops; 0: never, and repeats skip nothing */
  bool stop; /* set by whoever wants it to stop after this callback */
} lhf_turn;

#pragma GCC visibility push(hidden)

/* [-0, +1, m] a directory for one wheel; `owner` is kept alive by it, 0: none. */
void lhf_slots_push_directory(lua_State *L, int owner) HF_RAISES;

/* [-0|-n, +0|+1|+2, m] packs the function at `fn` and the arguments above it, to the top, for a timer that is to be armed at
 * once: sees to a free cell, and where the values do not fit into the 8 bytes, to room for them. `period` in ms, 0: none.
 * False: memory or indices are used up. Then hf_wheel_add takes that cell and cannot fail for memory. */
bool lhf_slots_pack(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, int fn, int64_t period, uint64_t *data) HF_RAISES;

/* [-0, +0, -] stores what lhf_slots_pack left at `fn` and above, for the timer that was armed with its data. */
void lhf_slots_store(lua_State *L, int dir, lhf_slots *s, int fn, uint64_t id, uint64_t data);

/* [-0, +0, -] forgets what a timer called that carried `data` and was removed. */
void lhf_slots_forget(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, uint64_t id, uint64_t data);

/* [-0, +0, e] fires what the wheel's turn pops; what a callback raises passes through, its timer being settled.
 * Call it through lhf_call. */
void lhf_slots_fire(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, lhf_turn *t) HF_RAISES;

#pragma GCC visibility pop

static inline uint64_t lhf_slots_data(uint64_t function, uint64_t type, int64_t integer) {
  return function << LHF_FUNCTION_SHIFT | type << LHF_TYPE_SHIFT | ((uint64_t)integer & ((UINT64_C(1) << LHF_TYPE_SHIFT) - 1));
}

/* The first of a function's two entries, of which the other is this ^ 1. */
static inline unsigned lhf_slots_entry(const void *function) {
  return (unsigned)((uintptr_t)function >> 4 ^ (uintptr_t)function >> 11) & (LHF_INTERNED - 1);
}

/* [-0, +0, -] the short way of lhf_slots_pack, for a function at `fn` that timers call already, with no argument or an
 * integer: when the timer is armed, lhf_slots_count is all there is to store. False: it has to go the long way. */
static inline bool lhf_slots_light(lua_State *L, const lhf_slots *s, int fn, uint64_t *data) {
  int nargs = lua_gettop(L) - fn;
  int64_t integer = 0;
  const void *p = lua_topointer(L, fn);
  unsigned i = lhf_slots_entry(p);
  if (s->functions[i] != p && s->functions[i ^= 1] != p) return false;
  if (nargs == 1) {
    if (!lua_isinteger(L, fn + 1)) return false;
    integer = lua_tointeger(L, fn + 1);
    if (integer < -LHF_INTEGER_MAX || integer >= LHF_INTEGER_MAX) return false;
  } else if (nargs > 1) {
    return false;
  }
  *data = lhf_slots_data(i, nargs ? LHF_INTEGER_ARG : LHF_NO_ARG, integer);
  return true;
}

static inline void lhf_slots_count(lhf_slots *s, uint64_t data) {
  s->timers[data >> LHF_FUNCTION_SHIFT]++;
}

/* The same; where another timer calls that function, and the argument lies in the 8 bytes, there is next to nothing to forget. */
static inline void lhf_slots_drop(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, uint64_t id, uint64_t data) {
  unsigned i = (unsigned)(data >> LHF_FUNCTION_SHIFT);
  bool light = i != LHF_IN_SLOT && (data >> LHF_TYPE_SHIFT & 3) != LHF_SLOT_ARG && s->timers[i] > 1 && !w->pool.released;
  if (light) s->timers[i]--;
  else lhf_slots_forget(L, dir, s, w, id, data);
}

#endif

/* SPDX-License-Identifier: MIT
 * hatif.timer.wheel and groups: what lhf_timer.c and lhf_wheel.c share. Stands on lhf_slots.
 */
#ifndef LHF_WHEEL_H
#define LHF_WHEEL_H

#include "bind/lhf_clock.h"

/* A wheel that is moved by hand. User value 1 is its directory, 2 its on_error. */
typedef struct lhf_wheel {
  hf_wheel w;
  lhf_slots slots; /* what its timers call */
  lua_Integer errors; /* callbacks that failed */
  lhf_turn turn;
  bool advancing; /* in advance */
  bool closing; /* closed from a callback: done when advance returns */
  bool open;
} lhf_wheel;

#pragma GCC visibility push(hidden)

/* [-0, +0, v] the milliseconds at `arg`; integers take the short way. */
static inline int64_t lhf_ms(lua_State *L, int arg) {
  if (lua_isinteger(L, arg)) {
    lua_Integer ms = lua_tointeger(L, arg);
    if (ms >= 0 && ms <= LHF_MS_MAX) return ms;
  }
  return lhf_check_ms(L, arg);
}

/* [-0, +0, v] the id at `arg`: any integer, or what Lua takes for one. */
static inline uint64_t lhf_id(lua_State *L, int arg) {
  int is_integer;
  lua_Integer id = lua_tointegerx(L, arg, &is_integer);
  if (!is_integer) luaL_typeerror(L, arg, "timer id (integer)");
  return (uint64_t)id;
}

/* [-0, +0, v] the period at `arg`: 1 ms or longer. */
int64_t lhf_period(lua_State *L, int arg) HF_RAISES;

/* [-(n+1), +1|+3, e] arms the function at `fn` with the arguments above it; pushes the id, or nil, message, code.
 * Returns how many values. `dir` lies below `fn`. Moved by the clock: after `ms`. */
int lhf_clock_arm(lua_State *L, lhf_clock *d, int dir, int fn, int64_t ms, int64_t period) HF_RAISES;

/* The same at a wall time; `dir` is that of the wall wheel. */
int lhf_clock_arm_at(lua_State *L, lhf_clock *d, int dir, int fn, int64_t epoch_ms) HF_RAISES;

/* The same on a wheel that is moved by hand. */
int lhf_wheel_arm(lua_State *L, lhf_wheel *v, int dir, int fn, int64_t due, int64_t period) HF_RAISES;

/* [-0, +1, m] a group on the clock, or on the wheel at index `wheel` (0: the clock). */
void lhf_group_push(lua_State *L, int wheel) HF_RAISES;

/* [-0, +0, m] registers the class of wheels, of groups. */
void lhf_wheel_class(lua_State *L) HF_RAISES;
void lhf_group_class(lua_State *L) HF_RAISES;

/* (options) -> wheel */
int lhf_wheel_new(lua_State *L) HF_RAISES;

/* [-0, +0, v] the open wheel at `arg`. */
lhf_wheel *lhf_wheel_check(lua_State *L, int arg) HF_RAISES;

/* [-0, +0, v] a wall or virtual time at `arg`: an integer of ms, or a float, rounded up. */
int64_t lhf_check_time(lua_State *L, int arg) HF_RAISES;

#pragma GCC visibility pop

#endif

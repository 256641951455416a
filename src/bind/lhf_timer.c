/* SPDX-License-Identifier: MIT
 * hatif.timer: timers of the clock, which hatif.loop serves. An id is an integer; no object is made for a timer.
 * Up values of every function: the clock's userdata, the directory of its mono wheel, that of its wall wheel.
 */
#include <math.h>

#include "bind/lhf_wheel.h"

#define CLOCK lua_upvalueindex(1)
#define MONO lua_upvalueindex(2)
#define WALL lua_upvalueindex(3)

static inline lhf_clock *this_clock(lua_State *L) {
  return lua_touserdata(L, CLOCK);
}

int64_t lhf_period(lua_State *L, int arg) {
  int64_t ms = lhf_ms(L, arg);
  luaL_argcheck(L, ms > 0, arg, "a period of 1 ms or longer expected, got 0");
  return ms;
}

int64_t lhf_check_time(lua_State *L, int arg) {
  const double max = 4503599627370496.0; /* 2^52 ms: the year 144683 */
  lua_Number at = lua_type(L, arg) == LUA_TNUMBER ? lua_tonumber(L, arg) : NAN;
  if (!(at >= -max && at <= max)) luaL_argerror(L, arg, "a time in milliseconds expected");
  return lua_isinteger(L, arg) ? lua_tointeger(L, arg) : (int64_t)ceil(at);
}

/* [-0, +1|+3, e] sets the alarm for a timer that was armed; where that fails, takes the timer back. */
static int programmed(lua_State *L, lhf_clock *d, int dir, lhf_slots *s, hf_wheel *w, uint64_t id) {
  uint64_t data;
  hf_status st = hf_clock_program(&d->clock);
  if (st != HF_OK) {
    if (hf_wheel_remove(w, id, &data)) lhf_slots_drop(L, dir, s, w, id, data);
    return lhf_fail_status(L, st, "hatif.timer");
  }
  lua_pushinteger(L, (lua_Integer)id);
  return 1;
}

int lhf_clock_arm(lua_State *L, lhf_clock *d, int dir, int fn, int64_t ms, int64_t period) {
  uint64_t id = 0, data = 0;
  hf_wheel *w = &d->clock.mono;
  if (lua_type(L, fn) != LUA_TFUNCTION) luaL_checktype(L, fn, LUA_TFUNCTION);
  if (!d->clock.alarm) lhf_clock_need_loop(L, d);
  int64_t now = hf_clock_ns();
  if (w->count == 0) hf_clock_idle(&d->clock, now); /* it may free the chunk of a cell that is reserved, so it comes first */
  bool light = !period && lhf_slots_light(L, &d->mono, fn, &data);
  if (!light && !lhf_slots_pack(L, dir, &d->mono, w, fn, period, &data)) return lhf_fail_status(L, HF_ELIMIT, "hatif.timer");
  if (!light) now = hf_clock_ns(); /* packing may have run finalizers */
  int64_t due = hf_clock_due(now, ms);
  hf_status st = hf_wheel_add(w, due, data, &id);
  if (st != HF_OK) return lhf_fail_status(L, st == HF_ENOMEM ? HF_ELIMIT : st, "hatif.timer");
  if (light) lhf_slots_count(&d->mono, data);
  else lhf_slots_store(L, dir, &d->mono, fn, id, data);
  if (hf_clock_stale(&d->clock, due, now)) return programmed(L, d, dir, &d->mono, w, id);
  lua_pushinteger(L, (lua_Integer)id);
  return 1;
}

int lhf_clock_arm_at(lua_State *L, lhf_clock *d, int dir, int fn, int64_t epoch_ms) {
  uint64_t id = 0, data = 0;
  hf_wheel *w = &d->clock.wall;
  luaL_checktype(L, fn, LUA_TFUNCTION);
  if (!d->clock.alarm) lhf_clock_need_loop(L, d);
  hf_status st = hf_clock_wall(&d->clock);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.timer.at");
  luaL_argcheck(L, epoch_ms - hf_wheel_now(w) <= LHF_MS_MAX, 1, "a time within ten years expected");
  if (!lhf_slots_pack(L, dir, &d->wall, w, fn, 0, &data)) return lhf_fail_status(L, HF_ELIMIT, "hatif.timer.at");
  st = hf_clock_at(&d->clock, epoch_ms, data, &id);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.timer.at");
  lhf_slots_store(L, dir, &d->wall, fn, id, data);
  return programmed(L, d, dir, &d->wall, w, id);
}

static int timer_after(lua_State *L) {
  return lhf_clock_arm(L, this_clock(L), MONO, 2, lhf_ms(L, 1), 0);
}

static int timer_every(lua_State *L) {
  int64_t period = lhf_period(L, 1);
  return lhf_clock_arm(L, this_clock(L), MONO, 2, period, period);
}

static int timer_at(lua_State *L) {
  return lhf_clock_arm_at(L, this_clock(L), WALL, 2, lhf_check_time(L, 1));
}

static int timer_cancel(lua_State *L) {
  lhf_clock *d = this_clock(L);
  uint64_t id = lhf_id(L, 1), data;
  bool was = hf_wheel_remove(&d->clock.mono, id, &data);
  if (was) {
    lhf_slots_drop(L, MONO, &d->mono, &d->clock.mono, id, data);
  } else if ((was = hf_wheel_remove(&d->clock.wall, id, &data))) {
    lhf_slots_drop(L, WALL, &d->wall, &d->clock.wall, id, data);
  }
  /* With the last timer the alarm goes too, so that the loop can end; a stale alarm does no harm otherwise. */
  if (was && d->clock.mono.count == 0 && hf_clock_count(&d->clock) == 0) (void)hf_clock_program(&d->clock);
  lua_pushboolean(L, was);
  return 1;
}

static int timer_reset(lua_State *L) {
  lhf_clock *d = this_clock(L);
  uint64_t id = lhf_id(L, 1);
  int64_t now = hf_clock_ns(), due = hf_clock_due(now, lhf_ms(L, 2));
  hf_status st = hf_wheel_reset(&d->clock.mono, id, due);
  if (st == HF_OK && hf_clock_stale(&d->clock, due, now)) st = hf_clock_program(&d->clock);
  if (st == HF_ESTALE) { /* a wall timer goes on as one, from the wall's now */
    st = hf_wheel_reset(&d->clock.wall, id, d->clock.wall_ms() + lhf_ms(L, 2));
    if (st == HF_OK) st = hf_clock_program(&d->clock);
  }
  if (st != HF_OK && st != HF_ESTALE) return lhf_fail_status(L, st, "hatif.timer.reset");
  lua_pushboolean(L, st == HF_OK);
  return 1;
}

static int timer_remaining(lua_State *L) {
  lhf_clock *d = this_clock(L);
  uint64_t id = lhf_id(L, 1);
  int64_t due = 0, now = 0;
  if (hf_wheel_due(&d->clock.mono, id, &due)) now = hf_clock_ms();
  else if (hf_wheel_due(&d->clock.wall, id, &due)) now = d->clock.wall_ms();
  else return lhf_fail_status(L, HF_ESTALE, "hatif.timer.remaining");
  lua_pushinteger(L, due > now ? due - now : 0);
  return 1;
}

static int timer_count(lua_State *L) {
  lua_pushinteger(L, hf_clock_count(&this_clock(L)->clock));
  return 1;
}

static int timer_group(lua_State *L) {
  lhf_group_push(L, 0);
  return 1;
}

static const luaL_Reg functions[] = {
  { "after", timer_after },
  { "every", timer_every },
  { "at", timer_at },
  { "cancel", timer_cancel },
  { "reset", timer_reset },
  { "remaining", timer_remaining },
  { "count", timer_count },
  { "group", timer_group },
  { "wheel", lhf_wheel_new },
  { NULL, NULL },
};

void lhf_open_timer(lua_State *L) {
  lhf_wheel_class(L);
  lhf_group_class(L);
  luaL_newlibtable(L, functions);
  lhf_clock_push(L);
  lua_getiuservalue(L, -1, LHF_CLOCK_MONO);
  lua_getiuservalue(L, -2, LHF_CLOCK_WALL);
  luaL_setfuncs(L, functions, 3);
}

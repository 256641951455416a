/* SPDX-License-Identifier: MIT
 * Groups of timers: those of one contact, cancelled in one call at its hang-up.
 */
#include <string.h>

#include "bind/lhf_wheel.h"
#include "core/hf_group.h"

#define CLASS "hatif.group"

/* User value 1 is what the timers live on: the wheel, or the clock. */
typedef struct lhf_group {
  hf_group timers; /* of the wheel, or of the clock's mono wheel */
  hf_group wall; /* of the clock's wall wheel */
  lhf_wheel *v; /* NULL: the clock */
  lhf_clock *d; /* NULL: a wheel */
} lhf_group;

static hf_wheel *wheel_of(const lhf_group *g) {
  return g->v ? &g->v->w : &g->d->clock.mono;
}

/* The group at 1, its wheel open; the directory of its timers takes the place of index 2, the arguments move up. */
static lhf_group *method(lua_State *L, int directory) {
  lhf_group *g = luaL_checkudata(L, 1, CLASS);
  lua_getiuservalue(L, 1, 1);
  if (g->v && (!g->v->open || g->v->closing)) luaL_error(L, "attempt to use a group of a closed wheel");
  lua_getiuservalue(L, -1, directory);
  lua_remove(L, -2);
  lua_insert(L, 2);
  return g;
}

/* [-0, +0, v] room for one more id, so that nothing can fail once the timer is armed. */
static void reserve(lua_State *L, hf_group *ids, const hf_wheel *w) {
  if (hf_group_reserve(ids, w) != HF_OK) luaL_error(L, "hatif: not enough memory for a group of timers");
}

/* The id on the top, where arming succeeded, joins the group. */
static int joined(lua_State *L, hf_group *ids, const hf_wheel *w, int results) {
  if (results == 1) (void)hf_group_add(ids, w, (uint64_t)lua_tointeger(L, -1));
  return results;
}

static int arm(lua_State *L, int64_t (*check)(lua_State *, int), bool repeats) {
  int64_t ms = check(L, 2), period = repeats ? ms : 0;
  luaL_checktype(L, 3, LUA_TFUNCTION);
  lhf_group *g = method(L, 1);
  hf_wheel *w = wheel_of(g);
  reserve(L, &g->timers, w);
  int results = g->v ? lhf_wheel_arm(L, g->v, 2, 4, hf_wheel_now(w) + ms, period) : lhf_clock_arm(L, g->d, 2, 4, ms, period);
  return joined(L, &g->timers, w, results);
}

static int group_after(lua_State *L) {
  return arm(L, lhf_check_ms, false);
}

static int group_every(lua_State *L) {
  return arm(L, lhf_period, true);
}

static int group_at(lua_State *L) {
  lhf_group *g = luaL_checkudata(L, 1, CLASS);
  int64_t due = lhf_check_time(L, 2);
  luaL_checktype(L, 3, LUA_TFUNCTION);
  method(L, g->v ? 1 : LHF_CLOCK_WALL);
  hf_group *ids = g->v ? &g->timers : &g->wall;
  hf_wheel *w = g->v ? &g->v->w : &g->d->clock.wall;
  reserve(L, ids, w);
  return joined(L, ids, w, g->v ? lhf_wheel_arm(L, g->v, 2, 4, due, 0) : lhf_clock_arm_at(L, g->d, 2, 4, due));
}

/* [-0, +0, -] cancels the timers of one list whose directory lies at `dir`. */
static lua_Integer cancel(lua_State *L, int dir, hf_group *ids, lhf_slots *s, hf_wheel *w) {
  lua_Integer n = 0;
  for (uint32_t i = 0; i < ids->n; i++) {
    uint64_t data;
    if (!hf_wheel_remove(w, ids->ids[i], &data)) continue;
    lhf_slots_drop(L, dir, s, w, ids->ids[i], data);
    n++;
  }
  ids->n = 0;
  return n;
}

static int group_cancel(lua_State *L) {
  lhf_group *g = method(L, 1);
  lua_Integer n = cancel(L, 2, &g->timers, g->v ? &g->v->slots : &g->d->mono, wheel_of(g));
  if (g->d) {
    lua_settop(L, 1);
    method(L, LHF_CLOCK_WALL);
    n += cancel(L, 2, &g->wall, &g->d->wall, &g->d->clock.wall);
    if (n && hf_clock_count(&g->d->clock) == 0) (void)hf_clock_program(&g->d->clock);
  }
  lua_pushinteger(L, n);
  return 1;
}

static int group_count(lua_State *L) {
  lhf_group *g = method(L, 1);
  lua_Integer n = hf_group_count(&g->timers, wheel_of(g));
  if (g->d) n += hf_group_count(&g->wall, &g->d->clock.wall);
  lua_pushinteger(L, n);
  return 1;
}

static int group_gc(lua_State *L) {
  lhf_group *g = lua_touserdata(L, 1);
  hf_group_fini(&g->timers);
  hf_group_fini(&g->wall);
  return 0;
}

void lhf_group_push(lua_State *L, int wheel) {
  lhf_wheel *v = wheel ? lua_touserdata(L, wheel) : NULL;
  lhf_group *g = lua_newuserdatauv(L, sizeof *g, 1);
  memset(g, 0, sizeof *g);
  luaL_setmetatable(L, CLASS);
  g->v = v;
  if (v) lua_pushvalue(L, wheel);
  else g->d = lhf_clock_push(L);
  lua_setiuservalue(L, -2, 1);
}

static const luaL_Reg methods[] = {
  { "after", group_after },
  { "every", group_every },
  { "at", group_at },
  { "cancel", group_cancel },
  { "count", group_count },
  { NULL, NULL },
};

void lhf_group_class(lua_State *L) {
  luaL_newmetatable(L, CLASS);
  lua_pushcfunction(L, group_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

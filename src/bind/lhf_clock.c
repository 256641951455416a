/* SPDX-License-Identifier: MIT
 * The clock of a state: made, woken, closed.
 */
#include "bind/lhf_clock.h"

#include <string.h>

#define SLICE_NS 1000000 /* a slice of callbacks, after which the loop polls */

static const char registry_key = 0;

static int clock_gc(lua_State *L) {
  lhf_clock *d = lua_touserdata(L, 1);
  d->open = false;
  d->clock.alarm = NULL;
  hf_loop_free(d->own);
  d->own = NULL;
  hf_clock_fini(&d->clock);
  return 0;
}

/* Ids of this state's wheels are refused by those of another: the main thread's address is in them. */
static uint64_t salt_of(lua_State *main) {
  uint64_t z = (uint64_t)(uintptr_t)main * UINT64_C(0x9e3779b97f4a7c15);
  return z ^ z >> 29;
}

lhf_clock *lhf_clock_push(lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key) == LUA_TUSERDATA) return lua_touserdata(L, -1);
  lua_pop(L, 1);
  lhf_clock *d = lua_newuserdatauv(L, sizeof *d, LHF_CLOCK_VALUES);
  memset(d, 0, sizeof *d);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, clock_gc);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  for (int i = LHF_CLOCK_MONO; i <= LHF_CLOCK_WALL; i++) {
    lhf_slots_push_directory(L, 0);
    lua_setiuservalue(L, -2, i);
  }
  lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
  d->L = lua_tothread(L, -1);
  lua_pop(L, 1);
  if (hf_clock_init(&d->clock, salt_of(d->L)) != HF_OK) luaL_error(L, "hatif: not enough memory for its timers");
  d->open = true;
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &registry_key);
  return d;
}

void lhf_clock_need_loop(lua_State *L, lhf_clock *d) {
  if (!d->open) luaL_error(L, "attempt to use a closed hatif.loop");
  if (d->clock.alarm) return;
  lhf_clock_borrow(L, d, NULL);
}

void lhf_clock_borrow(lua_State *L, lhf_clock *d, uv_loop_t *host) {
  d->own = hf_loop_new(host, lhf_clock_wake, d);
  if (!d->own) luaL_error(L, "hatif: no loop can be made: memory or descriptors are used up");
  d->clock.alarm = &d->own->alarm;
}

/* (clock) fires what both wheels pop in this slice. */
static int serve(lua_State *L) {
  lhf_clock *d = lua_touserdata(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
  lua_getiuservalue(L, 2, LHF_CLOCK_MONO);
  lhf_slots_fire(L, 3, &d->mono, &d->clock.mono, &d->turn);
  if (!d->clock.wall.turning) return 0;
  lua_getiuservalue(L, 2, LHF_CLOCK_WALL);
  lhf_slots_fire(L, 4, &d->wall, &d->clock.wall, &d->turn);
  return 0;
}

/* (text, where, handler) -> err */
static int report(lua_State *L) {
  const char *text = lua_isstring(L, 1) ? lua_tostring(L, 1) : "stack overflow";
  const char *trace = strstr(text, "\nstack traceback:");
  lua_createtable(L, 0, 3);
  lua_pushlstring(L, text, trace ? (size_t)(trace - text) : strlen(text));
  lua_setfield(L, 4, "message");
  lua_pushstring(L, trace ? trace + 1 : "");
  lua_setfield(L, 4, "traceback");
  lua_pushstring(L, lua_touserdata(L, 2));
  lua_setfield(L, 4, "where");
  if (lua_isfunction(L, 3)) {
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 4);
    lua_call(L, 1, 0);
  }
  return 1;
}

bool lhf_report(lua_State *L, int handler, const char *where) {
  int text = lua_gettop(L);
  bool handled = lua_isfunction(L, handler);
  lua_pushcfunction(L, report);
  lua_pushvalue(L, text);
  lua_pushlightuserdata(L, (void *)where); /* a string would be allocated outside the protected call */
  lua_pushvalue(L, handler);
  int status = lhf_call(L, 3, 1);
  lua_remove(L, text);
  return handled && status == LUA_OK;
}

int lhf_fail_callback(lua_State *L, int err) {
  lua_pushnil(L);
  if (lua_type(L, err) == LUA_TTABLE) lua_getfield(L, err, "message");
  else lua_pushstring(L, lua_isstring(L, err) ? lua_tostring(L, err) : "stack overflow");
  lua_pushliteral(L, "ECALLBACK");
  lua_pushvalue(L, err);
  return 4;
}

/* (err) tells Lua's warning system, which is off until the program turns it on. */
static int warn(lua_State *L) {
  lhf_fail_callback(L, 1);
  lua_warning(L, "hatif: a callback failed: ", 1);
  lua_warning(L, lua_tostring(L, 3), 0);
  return 0;
}

bool lhf_clock_failed(lua_State *L, lhf_clock *d, const char *where) {
  int text = lua_gettop(L);
  d->errors++;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &registry_key);
  lua_getiuservalue(L, text + 1, LHF_CLOCK_ON_ERROR);
  lua_pushvalue(L, text);
  bool handled = lhf_report(L, text + 2, where);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, text + 1, LHF_CLOCK_ERROR);
  if (!handled && d->running) {
    d->failed = d->turn.stop = true;
  } else if (!handled) {
    lua_pushcfunction(L, warn);
    lua_insert(L, -2);
    lhf_call(L, 1, 0);
  }
  lua_settop(L, text - 1);
  return !d->turn.stop;
}

void lhf_clock_wake(void *clock) {
  lhf_clock *d = clock;
  lua_State *L = d->L;
  if (!d->open || !lua_checkstack(L, LUA_MINSTACK) || hf_clock_begin(&d->clock) != HF_OK) return;
  d->turn = (lhf_turn){ .work = HF_WHEEL_SLICE, .until_ns = hf_clock_ns() + SLICE_NS };
  uint32_t before;
  do {
    before = d->turn.work;
    lua_pushcfunction(L, serve);
    lua_pushlightuserdata(L, d);
    if (lhf_call(L, 1, 0) == LUA_OK) break;
  } while (lhf_clock_failed(L, d, "timer") && d->turn.work != before);
  if (!d->open) return; /* a callback ended the state */
  (void)hf_clock_end(&d->clock); /* where luv refuses the alarm, its loop is closed; the next timer armed says so */
  if (d->failed) lhf_clock_stop(d);
}

void lhf_clock_stop(lhf_clock *d) {
  d->turn.stop = true;
  if (d->luv) lhf_luv_stop(d);
  else if (d->own) hf_loop_stop(d->own);
}

/* SPDX-License-Identifier: MIT
 * luv's loop as the alarm of the clock. Everything goes through luv's own Lua functions: a foreign handle on luv's loop breaks
 * uv.walk and the closing of the state, and luv may carry a libuv of its own. A timer, an idle and an unreferenced
 * prepare that luv made serve as the three of hf_loop.h do. Whoever closes them (uv.walk) takes the alarm away; the next
 * one set makes new ones.
 */
#include <string.h>

#include "bind/lhf_clock.h"

/* User values of the alarm. */
enum { LUV = 1, TIMER, IDLE, PREPARE, VALUES = PREPARE };

typedef struct luv_alarm {
  hf_alarm alarm; /* first: it is an hf_alarm */
  lua_State *L; /* the main thread */
} luv_alarm;

static const char *const handle_names[] = { [TIMER] = "timer", [IDLE] = "idle", [PREPARE] = "prepare" };

/* [-0, +1, -] the alarm's userdata */
static void push_alarm(lua_State *L) {
  lhf_clock_push(L); /* it is there: this allocates nothing */
  lua_getiuservalue(L, -1, LHF_CLOCK_LUV);
  lua_remove(L, -2);
}

void lhf_luv_call(lua_State *L, const char *name, int nargs, int nresults) {
  push_alarm(L);
  lua_getiuservalue(L, -1, LUV);
  lua_getfield(L, -1, name);
  lua_replace(L, -3);
  lua_pop(L, 1);
  lua_insert(L, -nargs - 1);
  lua_call(L, nargs, nresults);
}

static int luv_wake(lua_State *L) {
  lhf_clock_wake(lua_touserdata(L, lua_upvalueindex(1)));
  return 0;
}

/* [-0, +1, e] luv's handle of that kind, made where there is none or somebody closed it. */
static void push_handle(lua_State *L, int kind) {
  push_alarm(L);
  int alarm = lua_gettop(L);
  if (lua_getiuservalue(L, alarm, kind) == LUA_TUSERDATA) {
    lua_pushvalue(L, -1);
    lhf_luv_call(L, "is_closing", 1, 1);
    bool closed = lua_toboolean(L, -1);
    lua_pop(L, 1);
    if (!closed) {
      lua_remove(L, alarm);
      return;
    }
  }
  lua_settop(L, alarm);
  lua_pushfstring(L, "new_%s", handle_names[kind]);
  lhf_luv_call(L, lua_tostring(L, -1), 0, 1);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, alarm, kind);
  lua_replace(L, alarm);
  lua_settop(L, alarm);
}

/* (ms) */
static int luv_set(lua_State *L) {
  lua_Integer in = lua_tointeger(L, 1);
  push_alarm(L);
  lua_getiuservalue(L, -1, LUV);
  push_handle(L, PREPARE);
  lua_getfield(L, 3, "update_time");
  lhf_luv_call(L, "prepare_start", 2, 0);
  push_handle(L, PREPARE);
  lhf_luv_call(L, "unref", 1, 0);
  push_handle(L, in > 0 ? IDLE : TIMER);
  lhf_luv_call(L, in > 0 ? "idle_stop" : "timer_stop", 1, 0);
  lhf_luv_call(L, "update_time", 0, 0);
  push_handle(L, in > 0 ? TIMER : IDLE);
  if (in > 0) {
    lua_pushinteger(L, in);
    lua_pushinteger(L, 0);
  }
  lua_pushlightuserdata(L, lhf_clock_push(L));
  lua_remove(L, -2);
  lua_pushcclosure(L, luv_wake, 1);
  lhf_luv_call(L, in > 0 ? "timer_start" : "idle_start", in > 0 ? 4 : 2, 0);
  return 0;
}

/* () stops all three; a handle that somebody closed is stopped. */
static int luv_clear(lua_State *L) {
  for (int kind = TIMER; kind <= PREPARE; kind++) {
    push_handle(L, kind);
    lua_pushfstring(L, "%s_stop", handle_names[kind]);
    lua_insert(L, -2);
    lhf_luv_call(L, lua_tostring(L, -2), 1, 0);
  }
  return 0;
}

static int luv_stop(lua_State *L) {
  lhf_luv_call(L, "stop", 0, 0);
  return 0;
}

/* Calls one of these from wherever a timer is armed or the loop turns; what luv raises becomes a status. */
static hf_status protected(lua_State *L, lua_CFunction f, lua_Integer n) {
  if (!lua_checkstack(L, LUA_MINSTACK)) return HF_ENOMEM;
  lua_pushcfunction(L, f);
  lua_pushinteger(L, n);
  if (lhf_call(L, 1, 0) == LUA_OK) return HF_OK;
  lua_pop(L, 1);
  return HF_EUV;
}

static hf_status alarm_set(hf_alarm *a, int64_t in) {
  return protected(((luv_alarm *)a)->L, luv_set, in);
}

static void alarm_clear(hf_alarm *a) {
  (void)protected(((luv_alarm *)a)->L, luv_clear, 0);
}

void lhf_luv_stop(lhf_clock *d) {
  (void)protected(d->L, luv_stop, 0);
}

/* [-0, +1, -] luv's module table, or nil. */
static void push_luv(lua_State *L) {
  static const char *const names[] = { "luv", "uv" };
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  for (int i = 0; i < 2; i++) {
    if (lua_getfield(L, -1, names[i]) == LUA_TTABLE) {
      lua_remove(L, -2);
      return;
    }
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_pushnil(L);
}

bool lhf_luv_use(lua_State *L, lhf_clock *d, int handle) {
  int top = lua_gettop(L);
  push_luv(L);
  if (lua_isnil(L, -1)) return false;
  luv_alarm *a = lua_newuserdatauv(L, sizeof *a, VALUES);
  *a = (luv_alarm){ .alarm = { alarm_set, alarm_clear }, .L = d->L };
  lua_pushvalue(L, top + 1);
  lua_setiuservalue(L, -2, LUV);
  lua_getfield(L, top + 1, "is_closing"); /* luv itself says whether this is a handle of its own */
  lua_pushvalue(L, handle);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) luaL_argerror(L, handle, "a handle of luv expected");
  lua_settop(L, top + 2);
  lhf_clock_push(L);
  lua_pushvalue(L, top + 2);
  lua_setiuservalue(L, -2, LHF_CLOCK_LUV);
  lua_settop(L, top);
  if (d->clock.alarm) d->clock.alarm->clear(d->clock.alarm);
  d->clock.alarm = &a->alarm;
  d->luv = true;
  return true;
}

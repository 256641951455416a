/* SPDX-License-Identifier: MIT
 * hatif.timer.wheel: a wheel that is moved by advance(to), for tests and replay. Each tick is a turn of its own: timers fire at
 * their due time, and what a callback arms for its own tick fires at the next one.
 */
#include "bind/lhf_wheel.h"

#include <string.h>

#define CLASS "hatif.wheel"

enum { DIRECTORY = 1, ON_ERROR, VALUES = ON_ERROR };

/* The wheel at index 1, open; its directory takes that place, and keeps the wheel alive. */
static lhf_wheel *method(lua_State *L) {
  lhf_wheel *v = lhf_wheel_check(L, 1);
  lua_getiuservalue(L, 1, DIRECTORY);
  lua_replace(L, 1);
  return v;
}

lhf_wheel *lhf_wheel_check(lua_State *L, int arg) {
  lhf_wheel *v = luaL_checkudata(L, arg, CLASS);
  if (!v->open || v->closing) luaL_argerror(L, arg, "attempt to use a closed wheel");
  return v;
}

static void finish(lua_State *L, lhf_wheel *v, int wheel) {
  v->open = v->closing = false;
  hf_wheel_fini(&v->w);
  lua_pushnil(L);
  lua_setiuservalue(L, wheel, DIRECTORY);
}

static int wheel_close(lua_State *L) {
  lhf_wheel *v = luaL_checkudata(L, 1, CLASS);
  if (v->advancing) v->closing = v->turn.stop = true;
  else finish(L, v, 1);
  return 0;
}

static int wheel_gc(lua_State *L) {
  lhf_wheel *v = lua_touserdata(L, 1);
  v->open = false;
  hf_wheel_fini(&v->w);
  return 0;
}

static int wheel_tostring(lua_State *L) {
  lhf_wheel *v = luaL_checkudata(L, 1, CLASS);
  if (v->open) lua_pushfstring(L, CLASS " (%I pending)", (LUAI_UACINT)v->w.count);
  else lua_pushliteral(L, CLASS " (closed)");
  return 1;
}

int lhf_wheel_new(lua_State *L) {
  int64_t now = 0;
  bool options = !lua_isnoneornil(L, 1);
  if (options) luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_pushnil(L);
  if (options && lua_getfield(L, 1, "on_error") != LUA_TNIL) luaL_argcheck(L, lua_isfunction(L, -1), 1, "on_error: a function expected");
  lua_replace(L, 2);
  lua_settop(L, 2);
  if (options && lua_getfield(L, 1, "now") != LUA_TNIL) now = lhf_check_time(L, 3);
  lua_settop(L, 2);
  lhf_wheel *v = lua_newuserdatauv(L, sizeof *v, VALUES);
  memset(v, 0, sizeof *v);
  luaL_setmetatable(L, CLASS);
  lhf_slots_push_directory(L, 3);
  lua_setiuservalue(L, 3, DIRECTORY);
  lua_pushvalue(L, 2);
  lua_setiuservalue(L, 3, ON_ERROR);
  /* Ids of one wheel are refused by another: where it lies, and a number of its own, are in them. */
  lhf_clock *d = lhf_clock_push(L);
  uint64_t salt = ((uint64_t)(uintptr_t)d + ++d->wheels) * UINT64_C(0x9e3779b97f4a7c15);
  hf_status st = hf_wheel_init(&v->w, now, salt ^ salt >> 29);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.timer.wheel");
  v->open = true;
  lua_settop(L, 3);
  return 1;
}

int lhf_wheel_arm(lua_State *L, lhf_wheel *v, int dir, int fn, int64_t due, int64_t period) {
  uint64_t id = 0, data = 0;
  if (lua_type(L, fn) != LUA_TFUNCTION) luaL_checktype(L, fn, LUA_TFUNCTION);
  bool light = !period && lhf_slots_light(L, &v->slots, fn, &data);
  if (!light && !lhf_slots_pack(L, dir, &v->slots, &v->w, fn, period, &data)) return lhf_fail_status(L, HF_ELIMIT, CLASS);
  if (v->advancing && due <= hf_wheel_now(&v->w)) due = hf_wheel_now(&v->w) + 1;
  hf_status st = hf_wheel_add(&v->w, due, data, &id);
  if (st != HF_OK) return lhf_fail_status(L, st == HF_ENOMEM ? HF_ELIMIT : st, CLASS);
  if (light) lhf_slots_count(&v->slots, data);
  else lhf_slots_store(L, dir, &v->slots, fn, id, data);
  lua_pushinteger(L, (lua_Integer)id);
  return 1;
}

static int wheel_after(lua_State *L) {
  lhf_wheel *v = method(L);
  return lhf_wheel_arm(L, v, 1, 3, hf_wheel_now(&v->w) + lhf_ms(L, 2), 0);
}

static int wheel_every(lua_State *L) {
  lhf_wheel *v = method(L);
  int64_t period = lhf_period(L, 2);
  return lhf_wheel_arm(L, v, 1, 3, hf_wheel_now(&v->w) + period, period);
}

static int wheel_at(lua_State *L) {
  lhf_wheel *v = method(L);
  int64_t due = lhf_check_time(L, 2);
  luaL_argcheck(L, due - hf_wheel_now(&v->w) <= LHF_MS_MAX, 2, "a time within ten years expected");
  return lhf_wheel_arm(L, v, 1, 3, due, 0);
}

static int wheel_cancel(lua_State *L) {
  lhf_wheel *v = method(L);
  uint64_t id = lhf_id(L, 2), data;
  bool was = hf_wheel_remove(&v->w, id, &data);
  if (was) lhf_slots_drop(L, 1, &v->slots, &v->w, id, data);
  lua_pushboolean(L, was);
  return 1;
}

static int wheel_reset(lua_State *L) {
  lhf_wheel *v = method(L);
  uint64_t id = lhf_id(L, 2);
  int64_t now = hf_wheel_now(&v->w), due = now + lhf_ms(L, 3);
  hf_status st = hf_wheel_reset(&v->w, id, v->advancing && due <= now ? now + 1 : due);
  if (st != HF_OK && st != HF_ESTALE) return lhf_fail_status(L, st, CLASS);
  lua_pushboolean(L, st == HF_OK);
  return 1;
}

static int wheel_remaining(lua_State *L) {
  lhf_wheel *v = lhf_wheel_check(L, 1);
  int64_t due = 0, now = hf_wheel_now(&v->w);
  if (!hf_wheel_due(&v->w, lhf_id(L, 2), &due)) return lhf_fail_status(L, HF_ESTALE, CLASS);
  lua_pushinteger(L, due > now ? due - now : 0);
  return 1;
}

static int wheel_count(lua_State *L) {
  lua_pushinteger(L, lhf_wheel_check(L, 1)->w.count);
  return 1;
}

static int wheel_now(lua_State *L) {
  lua_pushinteger(L, hf_wheel_now(&lhf_wheel_check(L, 1)->w));
  return 1;
}

static int wheel_errors(lua_State *L) {
  lua_pushinteger(L, lhf_wheel_check(L, 1)->errors);
  return 1;
}

static int wheel_group(lua_State *L) {
  lhf_wheel_check(L, 1);
  lhf_group_push(L, 1);
  return 1;
}

/* (wheel, directory, to as integer) fires everything due until then, tick by tick */
static int fire_until(lua_State *L) {
  lhf_wheel *v = lua_touserdata(L, 1);
  int64_t to = lua_tointeger(L, 3), next;
  while (!v->turn.stop && (next = hf_wheel_next(&v->w)) <= to) {
    hf_wheel_begin(&v->w, next);
    v->turn.work = UINT32_MAX;
    lhf_slots_fire(L, 2, &v->slots, &v->w, &v->turn);
    hf_wheel_end(&v->w);
  }
  return 0;
}

/* Moves the wheel's time on; nothing is due before `to`. */
static void move(hf_wheel *w, int64_t to) {
  while (hf_wheel_now(w) < to) {
    uint32_t work = UINT32_MAX;
    hf_wheel_begin(w, to);
    hf_wheel_pop(w, &work);
    hf_wheel_end(w);
  }
}

/* [-1, +1, e] handles the text of lhf_call. True: the advance goes on. */
static bool on_error(lua_State *L, lhf_wheel *v) {
  int text = lua_gettop(L);
  v->errors++;
  lua_getiuservalue(L, 1, ON_ERROR);
  lua_pushvalue(L, text);
  bool handled = lhf_report(L, text + 1, "wheel");
  lua_replace(L, text);
  lua_settop(L, text);
  return handled;
}

static int wheel_advance(lua_State *L) {
  lhf_wheel *v = lhf_wheel_check(L, 1);
  int64_t to = lhf_check_time(L, 2);
  if (v->advancing) return luaL_error(L, "wheel:advance re-entered: a callback of this wheel cannot advance it");
  luaL_argcheck(L, to >= hf_wheel_now(&v->w), 2, "a time not before the wheel's now expected");
  lua_settop(L, 2);
  v->advancing = true;
  v->turn = (lhf_turn){ .stop = false };
  for (bool done = false; !done;) {
    lua_pushcfunction(L, fire_until);
    lua_pushvalue(L, 1);
    lua_getiuservalue(L, 1, DIRECTORY);
    lua_pushinteger(L, to);
    done = lhf_call(L, 3, 0) == LUA_OK;
    if (!done) {
      hf_wheel_end(&v->w);
      done = !on_error(L, v);
      if (!done) lua_settop(L, 2);
    }
  }
  v->advancing = false;
  bool failed = lua_gettop(L) > 2;
  if (!failed && !v->closing) move(&v->w, to);
  if (v->closing) finish(L, v, 1);
  if (failed) return lhf_fail_callback(L, 3);
  lua_pushinteger(L, v->turn.fired);
  return 1;
}

static const luaL_Reg methods[] = {
  { "after", wheel_after },
  { "every", wheel_every },
  { "at", wheel_at },
  { "cancel", wheel_cancel },
  { "reset", wheel_reset },
  { "remaining", wheel_remaining },
  { "count", wheel_count },
  { "now", wheel_now },
  { "errors", wheel_errors },
  { "group", wheel_group },
  { "advance", wheel_advance },
  { "close", wheel_close },
  { NULL, NULL },
};

static const luaL_Reg metamethods[] = {
  { "__gc", wheel_gc },
  { "__close", wheel_close },
  { "__tostring", wheel_tostring },
  { NULL, NULL },
};

void lhf_wheel_class(lua_State *L) {
  luaL_newmetatable(L, CLASS);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

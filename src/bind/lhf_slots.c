/* SPDX-License-Identifier: MIT
 * Storing and firing the callbacks of timers.
 */
#include "bind/lhf_slots.h"

#include "loop/hf_clock.h"

enum { BOX_FUNCTION = 1, BOX_PERIOD, BOX_N, BOX_ARGS };

/* Stands for an argument that is nil, since nil stands for none. No caller can have its address. */
static const char nil_argument = 0;

static lua_Integer chunk_of(uint64_t id) {
  return (hf_pool_index(id) >> HF_CHUNK_BITS) + 1;
}

static lua_Integer slot_of(uint64_t id) {
  return 2 * (lua_Integer)(hf_pool_index(id) & (HF_CHUNK - 1)) + 1;
}

void lhf_slots_pack(lua_State *L, int at, int64_t period) {
  int nargs = lua_gettop(L) - at;
  if (period == 0 && nargs == 0) {
    lua_pushnil(L);
  } else if (period == 0 && nargs == 1) {
    if (!lua_isnil(L, -1)) return;
    lua_pushlightuserdata(L, (void *)&nil_argument);
    lua_replace(L, -2);
  } else {
    lua_createtable(L, nargs + BOX_ARGS - 1, 0);
    lua_insert(L, at);
    for (int i = nargs; i > 0; i--) lua_rawseti(L, at, BOX_ARGS + i - 1);
    lua_rawseti(L, at, BOX_FUNCTION);
    lua_pushinteger(L, period);
    lua_rawseti(L, at, BOX_PERIOD);
    lua_pushinteger(L, nargs);
    lua_rawseti(L, at, BOX_N);
    lua_pushnil(L);
  }
}

bool lhf_slots_reserve(lua_State *L, int dir, hf_wheel *w) {
  uint32_t index = hf_pool_reserve(&w->pool);
  if (!index) return false;
  if (lua_rawgeti(L, dir, chunk_of(index)) != LUA_TTABLE) {
    lua_createtable(L, 2 * HF_CHUNK, 0);
    lua_rawseti(L, dir, chunk_of(index));
  }
  lua_pop(L, 1);
  return true;
}

/* rawseti below stays within the table's array part and cannot raise. */
void lhf_slots_store(lua_State *L, int dir, uint64_t id) {
  lua_rawgeti(L, dir, chunk_of(id));
  lua_insert(L, -3);
  lua_rawseti(L, -3, slot_of(id) + 1);
  lua_rawseti(L, -2, slot_of(id));
  lua_pop(L, 1);
}

void lhf_slots_sweep(lua_State *L, int dir, hf_wheel *w) {
  w->pool.released = 0;
  for (uint32_t i = 0; i < w->pool.nchunks; i++) {
    if (w->pool.chunks[i].cells || lua_rawgeti(L, dir, i + 1) == LUA_TNIL) {
      if (!w->pool.chunks[i].cells) lua_pop(L, 1);
      continue;
    }
    lua_pop(L, 1);
    lua_pushnil(L); /* an entry that is there is assigned: nothing is allocated */
    lua_rawseti(L, dir, i + 1);
  }
}

void lhf_slots_drop(lua_State *L, int dir, hf_wheel *w, uint64_t id) {
  lua_rawgeti(L, dir, chunk_of(id));
  lua_pushnil(L);
  lua_rawseti(L, -2, slot_of(id));
  lua_pushnil(L);
  lua_rawseti(L, -2, slot_of(id) + 1);
  lua_pop(L, 1);
  if (w->pool.released) lhf_slots_sweep(L, dir, w);
}

/* When a repeat is due next: at its start + k * period, the ones that are missed already left out. */
static int64_t next_due(const hf_wheel *w, const lhf_turn *t, uint64_t id, int64_t period) {
  int64_t due = 0, now = t->until_ns ? hf_clock_ms() : hf_wheel_now(w);
  hf_wheel_due(w, id, &due);
  due += period;
  return due > now ? due : due + (now - due) / period * period + period;
}

/* Settles the timer of the box on the top and pushes its function and arguments; says how many arguments. */
static int open_box(lua_State *L, hf_wheel *w, const lhf_turn *t, uint64_t id) {
  int box = lua_gettop(L), table = box - 1;
  lua_rawgeti(L, box, BOX_N);
  lua_rawgeti(L, box, BOX_PERIOD);
  int nargs = (int)lua_tointeger(L, -2);
  int64_t period = lua_tointeger(L, -1);
  lua_pop(L, 2);
  if (period == 0 || hf_wheel_reset(w, id, next_due(w, t, id, period)) != HF_OK) {
    lua_pushnil(L);
    lua_rawseti(L, table, slot_of(id));
    hf_wheel_cancel(w, id);
  }
  luaL_checkstack(L, nargs + 1, "too many arguments of a timer");
  for (int i = 0; i <= nargs; i++) lua_rawgeti(L, box, i ? BOX_ARGS + i - 1 : BOX_FUNCTION);
  return nargs;
}

/* Settles one timer, then calls what it calls. Settled first: the callback may arm, cancel and reset whatever it likes. */
static void fire(lua_State *L, int dir, hf_wheel *w, lhf_turn *t, uint64_t id) {
  int top = lua_gettop(L), nargs = 0;
  lua_rawgeti(L, dir, chunk_of(id));
  int type = lua_rawgeti(L, -1, slot_of(id));
  if (type == LUA_TTABLE) {
    nargs = open_box(L, w, t, id);
  } else {
    nargs = 1;
    type = lua_rawgeti(L, -2, slot_of(id) + 1);
    lua_pushnil(L);
    lua_rawseti(L, top + 1, slot_of(id));
    hf_wheel_cancel(w, id);
    if (type != LUA_TNIL) {
      lua_pushnil(L);
      lua_rawseti(L, top + 1, slot_of(id) + 1);
      if (type == LUA_TLIGHTUSERDATA && lua_touserdata(L, -1) == &nil_argument) {
        lua_pushnil(L);
        lua_replace(L, -2);
      }
    } else {
      lua_pop(L, 1);
      nargs = 0;
    }
  }
  t->fired++;
  lua_call(L, nargs, 0);
  lua_settop(L, top);
}

void lhf_slots_fire(lua_State *L, int dir, hf_wheel *w, lhf_turn *t) {
  uint64_t id;
  while (!t->stop && (id = hf_wheel_pop(w, &t->work)) != 0) {
    fire(L, dir, w, t, id);
    if (t->until_ns && t->fired % 16 == 0 && hf_clock_ns() >= t->until_ns) t->work = 0;
  }
  if (w->pool.released) lhf_slots_sweep(L, dir, w);
}

/* SPDX-License-Identifier: MIT
 * Storing and firing the callbacks of timers.
 */
#include "bind/lhf_slots.h"

#include "loop/hf_clock.h"

enum { BOX_FUNCTION = 1, BOX_PERIOD, BOX_N, BOX_ARGS };

enum { ARG_NONE = LHF_NO_ARG, ARG_INTEGER = LHF_INTEGER_ARG, ARG_SIMPLE = LHF_SIMPLE_ARG, ARG_SLOT = LHF_SLOT_ARG };
enum { SIMPLE_NIL, SIMPLE_FALSE, SIMPLE_TRUE };

#define INTEGER_BITS LHF_TYPE_SHIFT
#define FUNCTION_SHIFT LHF_FUNCTION_SHIFT
#define IN_SLOT LHF_IN_SLOT

/* Keys of the directory beside the chunks. */
#define FUNCTIONS (-1) /* the table of interned functions */
#define OWNER 0

static inline unsigned function_of(uint64_t data) {
  return (unsigned)(data >> FUNCTION_SHIFT);
}

static inline unsigned type_of(uint64_t data) {
  return data >> INTEGER_BITS & 3;
}

static inline int64_t integer_of(uint64_t data) {
  uint64_t low = data & ((UINT64_C(1) << INTEGER_BITS) - 1), sign = UINT64_C(1) << (INTEGER_BITS - 1);
  return (int64_t)((low ^ sign) - sign);
}

static inline bool uses_slots(uint64_t data) {
  return function_of(data) == IN_SLOT || type_of(data) == ARG_SLOT;
}

static lua_Integer chunk_of(uint64_t id) {
  return (hf_pool_index(id) >> HF_CHUNK_BITS) + 1;
}

static lua_Integer slot_of(uint64_t id) {
  return 2 * (lua_Integer)(hf_pool_index(id) & (HF_CHUNK - 1)) + 1;
}

void lhf_slots_push_directory(lua_State *L, int owner) {
  lua_newtable(L);
  lua_createtable(L, LHF_INTERNED, 0);
  lua_rawseti(L, -2, FUNCTIONS);
  if (owner) {
    lua_pushvalue(L, owner);
    lua_rawseti(L, -2, OWNER);
  }
}

/* [-0, +0, -] sets entry i of the interned functions to the value on the top, which stays. */
static void set_function(lua_State *L, int dir, unsigned i) {
  lua_rawgeti(L, dir, FUNCTIONS);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, i + 1); /* within the table's array part: it cannot raise */
  lua_pop(L, 1);
}

/* The entry of the function at `fn`, found or free; IN_SLOT where both of its places are taken by others. */
static inline unsigned intern(lua_State *L, const lhf_slots *s, int fn) {
  const void *p = lua_topointer(L, fn);
  unsigned i = lhf_slots_entry(p);
  if (s->functions[i] == p) return i;
  if (s->functions[i ^ 1] == p) return i ^ 1;
  if (!s->functions[i]) return i;
  return s->functions[i ^ 1] ? IN_SLOT : i ^ 1;
}

/* [-0|-n, +0|+1, m] makes one value of everything: a box at `fn`. */
static void pack_box(lua_State *L, int fn, int64_t period) {
  int nargs = lua_gettop(L) - fn;
  lua_createtable(L, nargs + BOX_ARGS - 1, 0);
  lua_insert(L, fn);
  for (int i = nargs; i > 0; i--) lua_rawseti(L, fn, BOX_ARGS + i - 1);
  lua_rawseti(L, fn, BOX_FUNCTION);
  lua_pushinteger(L, period);
  lua_rawseti(L, fn, BOX_PERIOD);
  lua_pushinteger(L, nargs);
  lua_rawseti(L, fn, BOX_N);
}

static uint64_t pack_argument(lua_State *L, int arg, unsigned function) {
  switch (lua_type(L, arg)) {
    case LUA_TNONE: return lhf_slots_data(function, ARG_NONE, 0);
    case LUA_TNIL: return lhf_slots_data(function, ARG_SIMPLE, SIMPLE_NIL);
    case LUA_TBOOLEAN: return lhf_slots_data(function, ARG_SIMPLE, lua_toboolean(L, arg) ? SIMPLE_TRUE : SIMPLE_FALSE);
    case LUA_TNUMBER:
      if (lua_isinteger(L, arg)) {
        int64_t n = lua_tointeger(L, arg);
        if (n >= -LHF_INTEGER_MAX && n < LHF_INTEGER_MAX) return lhf_slots_data(function, ARG_INTEGER, n);
      }
      break;
    default: break;
  }
  return lhf_slots_data(function, ARG_SLOT, 0);
}

bool lhf_slots_pack(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, int fn, int64_t period, uint64_t *data) {
  bool boxed = period || lua_gettop(L) > fn + 1;
  if (boxed) pack_box(L, fn, period);
  for (;;) {
    uint32_t index = hf_pool_reserve(&w->pool);
    if (!index) return false;
    *data = boxed ? lhf_slots_data(IN_SLOT, ARG_NONE, 0) : pack_argument(L, fn + 1, intern(L, s, fn));
    if (!uses_slots(*data)) return true;
    bool there = lua_rawgeti(L, dir, chunk_of(index)) == LUA_TTABLE;
    lua_pop(L, 1);
    if (there) return true;
    lua_createtable(L, 2 * HF_CHUNK, 0);
    /* Finalizers may have run in there and armed timers: this table may be there by now, with timers in it, and what was free
     * may be taken. So all is asked again. */
    there = lua_rawgeti(L, dir, chunk_of(index)) == LUA_TTABLE;
    lua_pop(L, 1);
    if (there) lua_pop(L, 1);
    else lua_rawseti(L, dir, chunk_of(index));
  }
}

void lhf_slots_store(lua_State *L, int dir, lhf_slots *s, int fn, uint64_t id, uint64_t data) {
  unsigned i = function_of(data);
  if (i != IN_SLOT && s->timers[i]++ == 0) {
    s->functions[i] = lua_topointer(L, fn);
    lua_pushvalue(L, fn);
    set_function(L, dir, i);
    lua_pop(L, 1);
  }
  if (!uses_slots(data)) return;
  lua_rawgeti(L, dir, chunk_of(id));
  if (i == IN_SLOT) {
    lua_pushvalue(L, fn);
    lua_rawseti(L, -2, slot_of(id)); /* within the array part, as the next one */
  }
  if (type_of(data) == ARG_SLOT) {
    lua_pushvalue(L, fn + 1);
    lua_rawseti(L, -2, slot_of(id) + 1);
  }
  lua_pop(L, 1);
}

/* Forgets the tables of chunks that were freed. */
static void sweep(lua_State *L, int dir, hf_wheel *w) {
  w->pool.released = 0;
  for (uint32_t i = 0; i < w->pool.nchunks; i++) {
    if (w->pool.chunks[i].cells) continue;
    bool there = lua_rawgeti(L, dir, i + 1) != LUA_TNIL;
    lua_pop(L, 1);
    if (!there) continue;
    lua_pushnil(L); /* an entry that is there is assigned: nothing is allocated */
    lua_rawseti(L, dir, i + 1);
  }
}

/* One timer less calls that function; the last one forgets it. */
static inline void release(lua_State *L, int dir, lhf_slots *s, unsigned i) {
  if (--s->timers[i] > 0) return;
  s->functions[i] = NULL;
  lua_pushnil(L);
  set_function(L, dir, i);
  lua_pop(L, 1);
}

/* Sets both slots of a timer in its chunk's table, at index `chunk`, to nil. */
static void clear(lua_State *L, int chunk, uint64_t id) {
  lua_pushnil(L);
  lua_rawseti(L, chunk, slot_of(id));
  lua_pushnil(L);
  lua_rawseti(L, chunk, slot_of(id) + 1);
}

void lhf_slots_forget(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, uint64_t id, uint64_t data) {
  if (function_of(data) != IN_SLOT) release(L, dir, s, function_of(data));
  if (uses_slots(data)) {
    lua_rawgeti(L, dir, chunk_of(id));
    clear(L, lua_gettop(L), id);
    lua_pop(L, 1);
  }
  if (w->pool.released) sweep(L, dir, w);
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
  int box = lua_gettop(L);
  lua_rawgeti(L, box, BOX_N);
  lua_rawgeti(L, box, BOX_PERIOD);
  int nargs = (int)lua_tointeger(L, -2);
  int64_t period = lua_tointeger(L, -1);
  lua_pop(L, 2);
  if (period == 0 || hf_wheel_reset(w, id, next_due(w, t, id, period)) != HF_OK) {
    clear(L, box - 1, id);
    hf_wheel_cancel(w, id);
  }
  luaL_checkstack(L, nargs + 1, "too many arguments of a timer");
  for (int i = 0; i <= nargs; i++) lua_rawgeti(L, box, i ? BOX_ARGS + i - 1 : BOX_FUNCTION);
  return nargs;
}

/* Settles a timer that lies in the directory and pushes its function and arguments; says how many arguments. */
static int open_slots(lua_State *L, int dir, int functions, lhf_slots *s, hf_wheel *w, const lhf_turn *t, uint64_t id) {
  uint64_t data = hf_wheel_data(w, id);
  unsigned i = function_of(data);
  lua_rawgeti(L, dir, chunk_of(id));
  int chunk = lua_gettop(L);
  if (i == IN_SLOT && lua_rawgeti(L, chunk, slot_of(id)) == LUA_TTABLE) return open_box(L, w, t, id);
  if (i != IN_SLOT) lua_rawgeti(L, functions, i + 1);
  switch (type_of(data)) {
    case ARG_NONE: break;
    case ARG_INTEGER: lua_pushinteger(L, integer_of(data)); break;
    case ARG_SIMPLE:
      if (integer_of(data) == SIMPLE_NIL) lua_pushnil(L);
      else lua_pushboolean(L, integer_of(data) == SIMPLE_TRUE);
      break;
    default: lua_rawgeti(L, chunk, slot_of(id) + 1);
  }
  clear(L, chunk, id);
  hf_wheel_cancel(w, id);
  if (i != IN_SLOT) release(L, dir, s, i);
  return lua_gettop(L) - chunk - 1;
}

/* Settles one timer, then calls what it calls. Settled first: the callback may arm, cancel and reset whatever it likes. */
static inline void fire(lua_State *L, int dir, int functions, lhf_slots *s, hf_wheel *w, lhf_turn *t, uint64_t id) {
  uint64_t data = hf_wheel_data(w, id);
  int nargs = type_of(data) != ARG_NONE;
  if (uses_slots(data)) {
    nargs = open_slots(L, dir, functions, s, w, t, id);
  } else {
    lua_rawgeti(L, functions, function_of(data) + 1);
    if (type_of(data) == ARG_INTEGER) lua_pushinteger(L, integer_of(data));
    else if (nargs && integer_of(data) == SIMPLE_NIL) lua_pushnil(L);
    else if (nargs) lua_pushboolean(L, integer_of(data) == SIMPLE_TRUE);
    hf_wheel_cancel(w, id);
    release(L, dir, s, function_of(data));
  }
  t->fired++;
  lua_call(L, nargs, 0);
  lua_settop(L, functions);
}

void lhf_slots_fire(lua_State *L, int dir, lhf_slots *s, hf_wheel *w, lhf_turn *t) {
  uint64_t id;
  lua_rawgeti(L, dir, FUNCTIONS);
  int functions = lua_gettop(L);
  while (!t->stop && (id = hf_wheel_pop(w, &t->work)) != 0) {
    fire(L, dir, functions, s, w, t, id);
    if (t->until_ns && t->fired % 16 == 0 && hf_clock_ns() >= t->until_ns) t->work = 0;
  }
  if (w->pool.released) sweep(L, dir, w);
  lua_pop(L, 1);
}

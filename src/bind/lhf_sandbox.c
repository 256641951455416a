/* SPDX-License-Identifier: MIT
 * What scripts of a guest may call: an allow-list of the base, table, math, utf8 and coroutine libraries, with those
 * replaced that would show an address, follow hash order, set a finaliser, or run on without regard to the budget.
 * lhf_strings.c has the string library.
 */
#include <lualib.h>
#include <string.h>

#include "bind/lhf_sandbox.h"

/* --- faces: what cannot be assigned to ------------------------------------------------------------------------ */

static int face_new_index(lua_State *L) {
  return luaL_error(L, "a library of the policy language cannot be changed");
}

/* An empty table in front of the real one: even a raw write reaches only the face, and rawset refuses faces. */
void lhf_sandbox_face(lua_State *L) {
  lua_newtable(L);
  lua_createtable(L, 0, 3);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, face_new_index);
  lua_setfield(L, -2, "__newindex");
  lua_pushliteral(L, "frozen");
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_remove(L, -2);
}

bool lhf_sandbox_is_face(lua_State *L, int index) {
  if (luaL_getmetafield(L, index, "__metatable") == LUA_TNIL) return false;
  bool is = lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), "frozen") == 0;
  lua_pop(L, 1);
  return is;
}

/* Library work that no instruction counts is counted here: about what the same would cost in instructions. */
void lhf_sandbox_charge(lua_State *L, size_t work) {
  lhf_guest *g = lhf_guest_of(L);
  if (!g->running || !g->turn.counted) return;
  g->turn.left -= (int64_t)(work / 8);
  if (g->turn.left > 0) return;
  g->turn.left = 0;
  lua_sethook(L, lua_gethook(L), LUA_MASKCOUNT, 1); /* the next instruction ends the script */
}

/* --- base ----------------------------------------------------------------------------------------------------- */

void lhf_sandbox_tostring(lua_State *L, int index) {
  index = lua_absindex(L, index);
  switch (lua_type(L, index)) {
    case LUA_TNIL: lua_pushliteral(L, "nil"); return;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); return;
    case LUA_TNUMBER:
    case LUA_TSTRING:
      lua_pushvalue(L, index);
      lua_tostring(L, -1);
      return;
    default:
      if (!luaL_callmeta(L, index, "__tostring")) lua_pushstring(L, luaL_typename(L, index)); /* no address */
      else if (lua_type(L, -1) != LUA_TSTRING) luaL_error(L, "'__tostring' must return a string");
  }
}

static int base_tostring(lua_State *L) {
  luaL_checkany(L, 1);
  lhf_sandbox_tostring(L, 1);
  return 1;
}

static int base_print(lua_State *L) {
  int n = lua_gettop(L);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  for (int i = 1; i <= n; i++) {
    if (i > 1) luaL_addchar(&b, ' ');
    lhf_sandbox_tostring(L, i);
    if (lua_rawlen(L, -1) > LHF_GUEST_LOG_BYTES) {
      lua_pushlstring(L, lua_tostring(L, -1), LHF_GUEST_LOG_BYTES);
      lua_remove(L, -2);
    }
    luaL_addvalue(&b);
  }
  luaL_pushresult(&b);
  size_t len;
  const char *text = lua_tolstring(L, -1, &len);
  lhf_guest_print(lhf_guest_of(L), text, len);
  return 0;
}

/* xpcall(f, handler, …): the handler runs once the stack is unwound, so it cannot keep an overrun alive. */
static int xpcall_end(lua_State *L, int status, lua_KContext ctx) {
  (void)status;
  (void)ctx;
  return lua_gettop(L) - 2;
}

static int xpcall_return(lua_State *L, int status, lua_KContext ctx) {
  if (status == LUA_OK || status == LUA_YIELD) return xpcall_end(L, status, ctx);
  lua_pushboolean(L, 0);
  lua_replace(L, 3);
  lua_pushvalue(L, 2);
  lua_insert(L, 4);
  lua_callk(L, 1, LUA_MULTRET, 0, xpcall_end);
  return xpcall_end(L, LUA_OK, 0);
}

static int base_xpcall(lua_State *L) {
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2); /* f, handler, true, f, … */
  return xpcall_return(L, lua_pcallk(L, lua_gettop(L) - 4, LUA_MULTRET, 0, 0, xpcall_return), 0);
}

/* --- iteration in order of keys ------------------------------------------------------------------------------- */

static int key_rank(lua_State *L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: return 0;
    case LUA_TNUMBER: return 1;
    case LUA_TSTRING: return 2;
    default: return luaL_error(L, "pairs: keys of type %s have no order that is the same on every run", luaL_typename(L, index));
  }
}

/* Booleans, then numbers by value, then strings by bytes. */
static bool key_less(lua_State *L, int a, int b) {
  int ra = key_rank(L, a), rb = key_rank(L, b);
  if (ra != rb) return ra < rb;
  if (ra == 0) return lua_toboolean(L, a) < lua_toboolean(L, b);
  if (ra == 1) return lua_compare(L, a, b, LUA_OPLT);
  size_t na, nb;
  const char *sa = lua_tolstring(L, a, &na), *sb = lua_tolstring(L, b, &nb);
  int order = memcmp(sa, sb, na < nb ? na : nb);
  return order != 0 ? order < 0 : na < nb;
}

static int base_next(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 2);
  bool first = lua_isnil(L, 2);
  lua_pushnil(L); /* 3: the least key above the given one, so far */
  size_t n = 0;
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    lua_pop(L, 1); /* 4: the key */
    key_rank(L, 4);
    if (++n % 256 == 0) lhf_guest_poll(L);
    if ((first || key_less(L, 2, 4)) && (lua_isnil(L, 3) || key_less(L, 4, 3))) {
      lua_pushvalue(L, 4);
      lua_replace(L, 3);
    }
  }
  lhf_sandbox_charge(L, n * 16);
  if (lua_isnil(L, 3)) return 1;
  lua_pushvalue(L, 3);
  lua_rawget(L, 1);
  return 2;
}

/* The iterator: upvalues are the sorted keys, the table and the place. Keys that went meanwhile are passed over. */
static int pairs_step(lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
  for (;;) {
    lua_settop(L, 0);
    if (lua_rawgeti(L, lua_upvalueindex(1), ++i) == LUA_TNIL) return 1;
    lua_pushvalue(L, 1);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL) break;
  }
  lua_pushinteger(L, i);
  lua_replace(L, lua_upvalueindex(3));
  return 2;
}

static int base_pairs(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__pairs") != LUA_TNIL) {
    lua_pushvalue(L, 1);
    lua_call(L, 1, 3);
    return 3;
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  lua_newtable(L);
  lua_Integer n = 0;
  lua_pushnil(L);
  while (lua_next(L, 1)) {
    lua_pop(L, 1);
    key_rank(L, -1);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 2, ++n);
    if (n % 256 == 0) lhf_guest_poll(L);
  }
  lhf_sandbox_sort(L, 2, n, key_less);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, pairs_step, 3);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}

/* Merges the sorted runs [lo, mid) and [mid, hi) of `from` into `to`. Stack: two keys at most beside the tables. */
static void merge(lua_State *L, int from, int to, lua_Integer lo, lua_Integer mid, lua_Integer hi, lhf_less less) {
  lua_Integer a = lo, b = mid;
  for (lua_Integer i = lo; i < hi; i++) {
    if (i % 64 == 0) lhf_guest_poll(L);
    lua_geti(L, from, a < mid ? a : lo);
    lua_geti(L, from, b < hi ? b : lo);
    int top = lua_gettop(L);
    bool right = a >= mid || (b < hi && less(L, top, top - 1)); /* equal ones keep their order */
    lua_settop(L, right ? top : top - 1);
    lua_seti(L, to, i);
    lua_settop(L, top - 2);
    if (right) b++;
    else a++;
  }
}

void lhf_sandbox_sort(lua_State *L, int t, lua_Integer n, lhf_less less) {
  luaL_checkstack(L, 8, "sort");
  lua_createtable(L, (int)n, 0);
  int from = lua_absindex(L, t), other = lua_gettop(L), home = from, spare = other;
  size_t work = (size_t)n;
  for (lua_Integer width = 1; width < n; width *= 2, work += (size_t)n) {
    for (lua_Integer lo = 1; lo <= n; lo += 2 * width) {
      lua_Integer mid = lo + width < n + 1 ? lo + width : n + 1, hi = mid + width < n + 1 ? mid + width : n + 1;
      merge(L, from, other, lo, mid, hi, less);
    }
    int t2 = from;
    from = other;
    other = t2;
  }
  for (lua_Integer i = 1; from != home && i <= n; i++) {
    lua_geti(L, from, i);
    lua_seti(L, home, i);
  }
  lua_settop(L, spare - 1);
  lhf_sandbox_charge(L, work * 16);
}

/* --- table ---------------------------------------------------------------------------------------------------- */

#define ITEMS 100000 /* of one sort, move, concat, unpack, or shift by insert and remove */

static bool less_by_function(lua_State *L, int a, int b) {
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  bool less = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return less;
}

static bool less_by_value(lua_State *L, int a, int b) {
  return lua_compare(L, a, b, LUA_OPLT);
}

/* A merge sort: stable, and without the clock that the standard one may take its pivot from. */
static int table_sort(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer n = luaL_len(L, 1);
  luaL_argcheck(L, n <= ITEMS, 1, "at most 100000 items can be sorted");
  bool by = !lua_isnoneornil(L, 2);
  if (by) luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_settop(L, 2);
  lhf_sandbox_sort(L, 1, n, by ? less_by_function : less_by_value);
  return 0;
}

/* A library function of Lua's own with its size argument looked at first: upvalue 1. */
static int call_original(lua_State *L) {
  int n = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, n, LUA_MULTRET);
  return lua_gettop(L);
}

static int table_concat(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  size_t sep = 0, total = 0;
  luaL_optlstring(L, 2, "", &sep);
  lua_Integer i = luaL_optinteger(L, 3, 1), j = lua_isnoneornil(L, 4) ? luaL_len(L, 1) : luaL_checkinteger(L, 4);
  luaL_argcheck(L, j < i || (lua_Unsigned)j - (lua_Unsigned)i < ITEMS, 1, "at most 100000 items can be joined");
  for (lua_Integer k = i; k <= j; k++) {
    lua_geti(L, 1, k);
    total += lua_rawlen(L, -1) + sep;
    lua_pop(L, 1);
    if (total > LHF_GUEST_RESULT) return luaL_error(L, "concat: a string of at most %d bytes can be made", LHF_GUEST_RESULT);
  }
  lhf_sandbox_charge(L, total);
  return call_original(L);
}

static int table_move(lua_State *L) {
  lua_Integer f = luaL_checkinteger(L, 2), e = luaL_checkinteger(L, 3);
  luaL_argcheck(L, e < f || (lua_Unsigned)e - (lua_Unsigned)f < ITEMS, 3, "at most 100000 items can be moved");
  if (e >= f) lhf_sandbox_charge(L, (size_t)(e - f) * 8);
  return call_original(L);
}

static int table_unpack(lua_State *L) {
  lua_Integer i = luaL_optinteger(L, 2, 1), j = lua_isnoneornil(L, 3) ? luaL_len(L, 1) : luaL_checkinteger(L, 3);
  if (j >= i && (lua_Unsigned)j - (lua_Unsigned)i >= ITEMS) return luaL_error(L, "unpack: at most 100000 items");
  return call_original(L);
}

/* insert and remove shift what stands behind: bounded by the length. */
static int table_shift(lua_State *L) {
  if (lua_type(L, 1) == LUA_TTABLE) {
    lua_Integer n = luaL_len(L, 1);
    bool shifts = lua_type(L, 2) == LUA_TNUMBER && lua_gettop(L) >= (lua_toboolean(L, lua_upvalueindex(2)) ? 3 : 2);
    if (shifts && n > ITEMS) return luaL_error(L, "insert, remove: at most 100000 items can be shifted");
    if (shifts && n > 0) lhf_sandbox_charge(L, (size_t)n * 8);
  }
  return call_original(L);
}

/* --- the list ------------------------------------------------------------------------------------------------- */

static const luaL_Reg own_base[] = {
  { "tostring", base_tostring }, { "print", base_print }, { "xpcall", base_xpcall },
  { "next", base_next },         { "pairs", base_pairs }, { NULL, NULL },
};

static const char *const base_names[] = { "assert",  "error",        "ipairs", "pcall",    "rawequal", "rawget", "rawlen",
                                          "select", "type",  "tonumber", "_VERSION", NULL };
static const char *const math_names[] = { "abs",  "acos", "asin", "atan", "ceil",       "cos",        "deg",  "exp",  "floor",
                                          "fmod", "huge", "log",  "max",  "maxinteger", "mininteger", "min",  "modf", "pi",
                                          "rad",  "sin",  "sqrt", "tan",  "tointeger",  "type",       "ult",  NULL };
static const char *const utf8_names[] = { "char", "charpattern", "codes", "codepoint", "len", "offset", NULL };

void lhf_sandbox_pick(lua_State *L, const char *const *names) {
  for (; *names; names++) {
    lua_getfield(L, -2, *names);
    lua_setfield(L, -2, *names);
  }
}

/* [-0, +1, m] opens a library of Lua's own, of which a part is taken. */
static void open_original(lua_State *L, const char *name, lua_CFunction open) {
  lua_pushcfunction(L, open);
  lua_pushstring(L, name);
  lua_call(L, 1, 1);
}

static void wrap(lua_State *L, const char *name, lua_CFunction fn, bool second) {
  lua_getfield(L, -2, name);
  lua_pushboolean(L, second);
  lua_pushcclosure(L, fn, 2);
  lua_setfield(L, -2, name);
}

static void open_picked(lua_State *L, const char *name, lua_CFunction open, const char *const *names) {
  open_original(L, name, open);
  lua_newtable(L);
  lhf_sandbox_pick(L, names);
  lua_remove(L, -2);
  lhf_sandbox_face(L);
  lua_setfield(L, -2, name);
}

static void open_table(lua_State *L) {
  static const char *const names[] = { "pack", NULL };
  open_original(L, "table", luaopen_table);
  lua_newtable(L);
  lhf_sandbox_pick(L, names);
  wrap(L, "concat", table_concat, false);
  wrap(L, "move", table_move, false);
  wrap(L, "unpack", table_unpack, false);
  wrap(L, "insert", table_shift, true);
  wrap(L, "remove", table_shift, false);
  lua_pushcfunction(L, table_sort);
  lua_setfield(L, -2, "sort");
  lua_remove(L, -2);
  lhf_sandbox_face(L);
  lua_setfield(L, -2, "table");
}

void lhf_sandbox_open(lua_State *L) {
  open_original(L, "_G", luaopen_base);
  lua_pushvalue(L, -2);
  lhf_sandbox_pick(L, base_names);
  luaL_setfuncs(L, own_base, 0);
  lhf_metatable_open(L);
  lua_pop(L, 2);
  open_table(L);
  open_picked(L, "math", luaopen_math, math_names);
  open_picked(L, "utf8", luaopen_utf8, utf8_names);
  lhf_coroutine_open(L);
  lua_newtable(L); /* Lua's own globals are out of reach: no function of the list uses them */
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}

/* SPDX-License-Identifier: MIT
 * The string library of guests: sizes are capped, nothing shows an address, and there are no Lua patterns, whose
 * time is not bounded by their input. What a text says is asked by phrases.
 */
#include <lualib.h>
#include <string.h>

#include "bind/lhf_sandbox.h"

static int too_long(lua_State *L, const char *name) {
  return luaL_error(L, "%s: a string of at most %d bytes can be made", name, LHF_GUEST_RESULT);
}

static int string_rep(lua_State *L) {
  size_t len, sep;
  luaL_checklstring(L, 1, &len);
  lua_Integer n = luaL_checkinteger(L, 2);
  luaL_optlstring(L, 3, "", &sep);
  if (len + sep == 0) n = 0; /* Lua's own would still count to n */
  lua_settop(L, 3);
  lua_pushinteger(L, n);
  lua_replace(L, 2);
  if (n > 0 && (lua_Unsigned)n > LHF_GUEST_RESULT / (len + sep)) return too_long(L, "rep");
  if (n > 0) lhf_sandbox_charge(L, (size_t)n * (len + sep));
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 3, 1);
  return 1;
}

/* Work in proportion to the first argument, then Lua's own function (upvalue 1). */
static int string_charged(lua_State *L) {
  size_t len;
  luaL_checklstring(L, 1, &len);
  lhf_sandbox_charge(L, len);
  int nargs = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, nargs, LUA_MULTRET);
  return lua_gettop(L);
}

/* The letter of the conversion that begins behind a '%'; *p is moved onto it. */
static char conversion(const char **p, const char *end) {
  while (*p < end && strchr("-+ #0123456789.", **p)) (*p)++;
  return *p < end ? **p : '\0';
}

/* format: what %s shows is made by our own tostring, and %p is not there. */
static int string_format(lua_State *L) {
  size_t len, total;
  const char *p = luaL_checklstring(L, 1, &len), *end = p + len;
  int arg = 1, top = lua_gettop(L);
  total = len;
  for (; p < end; p++) {
    if (*p != '%' || (++p < end && *p == '%')) continue;
    char c = conversion(&p, end);
    if (c == 'p') return luaL_error(L, "format: there is no %%p in a policy");
    if (++arg > top) break; /* Lua's own format names the argument that is missing */
    if (c == 's') {
      lhf_sandbox_tostring(L, arg);
      lua_replace(L, arg);
    }
    total += lua_type(L, arg) == LUA_TSTRING ? 4 * lua_rawlen(L, arg) : 512; /* 4: what %q may make of a byte */
    if (total > 4 * (size_t)LHF_GUEST_RESULT) return too_long(L, "format");
  }
  lhf_sandbox_charge(L, total);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, top, 1);
  return 1;
}

#define FIND 256 /* bytes looked for: what bounds the time of one call */

/* find(s, what, init, true): plain only. */
static int string_find(lua_State *L) {
  size_t len, n;
  const char *s = luaL_checklstring(L, 1, &len), *what = luaL_checklstring(L, 2, &n);
  lua_Integer init = luaL_optinteger(L, 3, 1);
  if (!lua_toboolean(L, 4) && strpbrk(what, "^$*+?.([%-"))
    return luaL_error(L, "find: policies have no Lua patterns; find(s, what, init, true) looks for plain text");
  luaL_argcheck(L, n <= FIND, 2, "at most 256 bytes can be looked for");
  if (init < 0) init = -init > (lua_Integer)len ? 1 : (lua_Integer)len + init + 1;
  if (init < 1) init = 1;
  lhf_sandbox_charge(L, len);
  for (size_t at = (size_t)init - 1, looks = 0; at <= len && n <= len - at; at++) {
    if (++looks % 1024 == 0) lhf_guest_poll(L);
    if (n > 0) {
      const char *first = memchr(s + at, what[0], len - at - n + 1);
      if (!first) break;
      at = (size_t)(first - s);
    }
    if (memcmp(s + at, what, n) == 0) {
      lua_pushinteger(L, (lua_Integer)at + 1);
      lua_pushinteger(L, (lua_Integer)(at + n));
      return 2;
    }
  }
  lua_pushnil(L);
  return 1;
}

static void wrap(lua_State *L, const char *name, lua_CFunction fn) {
  lua_getfield(L, -2, name);
  lua_pushcclosure(L, fn, 1);
  lua_setfield(L, -2, name);
}

/* Methods of strings (s:upper()) go through the same table, and their metatable is out of reach. */
static void open_methods(lua_State *L) {
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushliteral(L, "frozen");
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
}

void lhf_strings_open(lua_State *L) {
  static const char *const names[] = { "byte", "char", "len", "sub", NULL };
  lua_pushcfunction(L, luaopen_string);
  lua_pushliteral(L, "string");
  lua_call(L, 1, 1);
  lua_newtable(L);
  lhf_sandbox_pick(L, names);
  wrap(L, "rep", string_rep);
  wrap(L, "format", string_format);
  wrap(L, "lower", string_charged);
  wrap(L, "upper", string_charged);
  wrap(L, "reverse", string_charged);
  lua_pushcfunction(L, string_find);
  lua_setfield(L, -2, "find");
  lua_remove(L, -2);
  open_methods(L);
  lhf_sandbox_face(L);
  lua_setfield(L, -2, "string");
}

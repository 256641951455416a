/* SPDX-License-Identifier: MIT
 * setmetatable, getmetatable and rawset of guests. A metatable must never get __gc or __mode, not even after it has been
 * set: what they do depends on the collector. So a table that serves as a metatable is guarded by a metatable of ours,
 * whose __newindex refuses the two names:
 *
 *   no metatable of its own      -> the guard that all of these share; a script sees no metatable there
 *   one of its own, mm           -> a copy of mm with our __newindex in front of mm's; a script sees mm there
 *
 * What mm gets later is not seen by the copy.
 */
#include <string.h>

#include "bind/lhf_sandbox.h"

static const char key_guard = 0; /* registry: the guard that all share */
static const char key_shown = 0; /* in a copy: the metatable it stands for */

static bool is_refused(lua_State *L, int index) {
  if (lua_type(L, index) != LUA_TSTRING) return false;
  const char *name = lua_tostring(L, index);
  return strcmp(name, "__gc") == 0 || strcmp(name, "__mode") == 0;
}

static int refuse(lua_State *L, const char *name) {
  return luaL_error(L, "setmetatable: %s is not allowed in a policy: what it does depends on the collector", name);
}

static int guard_end(lua_State *L, int status, lua_KContext ctx) {
  (void)L, (void)status, (void)ctx;
  return 0;
}

/* (t, key, value); upvalue 1: what the script's own metatable has there, or nil */
static int guard_new_index(lua_State *L) {
  if (is_refused(L, 2)) return refuse(L, lua_tostring(L, 2));
  lua_settop(L, 3);
  switch (lua_type(L, lua_upvalueindex(1))) {
    case LUA_TNIL: lua_rawset(L, 1); break;
    case LUA_TFUNCTION:
      lua_pushvalue(L, lua_upvalueindex(1));
      lua_insert(L, 1);
      lua_callk(L, 3, 0, 0, guard_end);
      break;
    default: lua_settable(L, lua_upvalueindex(1));
  }
  return 0;
}

/* Whether a metatable is the guard, or a copy: then what it stands for is left in its place. */
static bool see_through(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key_guard);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 1);
  if (is) lua_pushnil(L);
  else if (lua_rawgetp(L, -1, &key_shown) == LUA_TNIL) {
    lua_pop(L, 1);
    return false;
  }
  lua_replace(L, -2);
  return true;
}

static bool is_guarded(lua_State *L, int index) {
  if (!lua_getmetatable(L, index)) return false;
  bool is = see_through(L);
  lua_pop(L, 1);
  return is;
}

/* [-1, +1, m] the copy that stands for the metatable on the top; for nil the guard that all share */
static void push_copy(lua_State *L) {
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &key_guard);
    return;
  }
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, -3)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_pushliteral(L, "__newindex");
  lua_pushvalue(L, -1);
  lua_rawget(L, -4);
  lua_pushcclosure(L, guard_new_index, 1);
  lua_rawset(L, -3);
  lua_pushvalue(L, -2);
  lua_rawsetp(L, -2, &key_shown);
  lua_remove(L, -2);
}

/* [-0, +0, m] the table at index serves as a metatable from now on */
static void guard(lua_State *L, int index) {
  if (is_guarded(L, index)) return;
  if (!lua_getmetatable(L, index)) lua_pushnil(L);
  push_copy(L);
  lua_setmetatable(L, index);
}

static int base_setmetatable(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  int t = lua_type(L, 2);
  luaL_argexpected(L, t == LUA_TNIL || t == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return luaL_error(L, "cannot change a protected metatable");
  static const char *const refused[] = { "__gc", "__mode" };
  for (int i = 0; t == LUA_TTABLE && i < 2; i++) {
    lua_pushstring(L, refused[i]);
    if (lua_rawget(L, 2) != LUA_TNIL) return refuse(L, refused[i]);
    lua_pop(L, 1);
  }
  lua_settop(L, 2);
  bool guarded = is_guarded(L, 1);
  lua_pushvalue(L, 2);
  if (guarded) push_copy(L);
  lua_setmetatable(L, 1);
  if (t == LUA_TTABLE) guard(L, 2);
  lua_settop(L, 1);
  return 1;
}

static int base_getmetatable(lua_State *L) {
  luaL_checkany(L, 1);
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return 1;
  if (!lua_getmetatable(L, 1)) lua_pushnil(L);
  else see_through(L);
  return 1;
}

static int base_rawset(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_checkany(L, 2);
  luaL_checkany(L, 3);
  if (lhf_sandbox_is_face(L, 1)) return luaL_error(L, "rawset: this table is frozen");
  if (is_refused(L, 2) && is_guarded(L, 1)) return refuse(L, lua_tostring(L, 2));
  lua_settop(L, 3);
  lua_rawset(L, 1);
  return 1;
}

static const luaL_Reg functions[] = {
  { "setmetatable", base_setmetatable }, { "getmetatable", base_getmetatable }, { "rawset", base_rawset }, { NULL, NULL },
};

void lhf_metatable_open(lua_State *L) {
  luaL_setfuncs(L, functions, 0);
  lua_createtable(L, 0, 1);
  lua_pushnil(L);
  lua_pushcclosure(L, guard_new_index, 1);
  lua_setfield(L, -2, "__newindex");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &key_guard);
}

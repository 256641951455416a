/* SPDX-License-Identifier: MIT
 * The words of the policy language (protocol, step, must, …) in the guest: they only note what was declared and where.
 * Then the way out: functions get an index and stay behind, everything else is copied raw into the host's state.
 *
 * A declaration is a guest table { [tag] = kind, id, line, body, file, serial }; a function becomes
 * { [tag] = "hook", index, line }, a parameter { [tag] = "param", name, line }. The copies carry the tag as metatable.
 */
#include <string.h>

#include "bind/lhf_sandbox.h"

static const char tag = 0; /* key of the tag in a guest table: no script can write it */
static const char key_list = 0; /* guest registry: every declaration, in order */

enum { ID = 1, LINE, BODY, FILE_NAME, SERIAL };
enum { DEPTH = 24, NODES = 200000 }; /* of one policy's declarations */

/* --- guest: the words ----------------------------------------------------------------------------------------- */

/* [-0, +0, m] notes file and line of the script's call in the table on the top. */
static void note_place(lua_State *L) {
  lua_Debug ar;
  if (!lua_getstack(L, 1, &ar)) return;
  lua_getinfo(L, "Sl", &ar);
  lua_pushinteger(L, ar.currentline);
  lua_rawseti(L, -2, LINE);
  lua_pushstring(L, ar.source);
  lua_rawseti(L, -2, FILE_NAME);
}

/* [-0, +1, m] a new declaration of a kind, in the list. */
static void new_declaration(lua_State *L, int kind) {
  kind = lua_absindex(L, kind);
  lua_createtable(L, 5, 1);
  lua_pushvalue(L, kind);
  lua_rawsetp(L, -2, &tag);
  note_place(L);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &key_list);
  lua_Integer serial = (lua_Integer)lua_rawlen(L, -1) + 1;
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, serial);
  lua_pop(L, 1);
  lua_pushinteger(L, serial);
  lua_rawseti(L, -2, SERIAL);
}

static void check_open(lua_State *L, const char *kind) {
  if (lhf_guest_of(L)->frozen) luaL_error(L, "%s: only a policy file declares, not a hook", kind);
}

/* The second half of `must "id" { … }`. Upvalues: the declaration, the kind. */
static int word_body(lua_State *L) {
  const char *kind = lua_tostring(L, lua_upvalueindex(2));
  check_open(L, kind);
  if (lua_type(L, 1) != LUA_TTABLE) return luaL_error(L, "%s: a table was expected, got %s", kind, luaL_typename(L, 1));
  lua_pushvalue(L, lua_upvalueindex(1));
  if (lua_rawgeti(L, -1, BODY) != LUA_TNIL) return luaL_error(L, "%s: this declaration has its table already", kind);
  lua_pop(L, 1);
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, BODY);
  return 1;
}

/* The first half, `must "id"`. Upvalue: the kind. */
static int word_id(lua_State *L) {
  const char *kind = lua_tostring(L, lua_upvalueindex(1));
  check_open(L, kind);
  if (lua_type(L, 1) != LUA_TSTRING)
    return luaL_error(L, "%s: an id (a string) was expected, got %s: %s \"id\" { … }", kind, luaL_typename(L, 1), kind);
  new_declaration(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, ID);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushcclosure(L, word_body, 2);
  return 1;
}

/* policy { … } has no id. */
static int word_policy(lua_State *L) {
  check_open(L, "policy");
  if (lua_type(L, 1) != LUA_TTABLE) return luaL_error(L, "policy: a table was expected, got %s", luaL_typename(L, 1));
  lua_pushliteral(L, "policy");
  new_declaration(L, -1);
  lua_pushvalue(L, 1);
  lua_rawseti(L, -2, BODY);
  return 0;
}

static int param_index(lua_State *L) {
  check_open(L, "param");
  if (lua_type(L, 2) != LUA_TSTRING) return luaL_error(L, "param: a name was expected, got %s", luaL_typename(L, 2));
  lua_createtable(L, 2, 1);
  lua_pushliteral(L, "param");
  lua_rawsetp(L, -2, &tag);
  lua_pushvalue(L, 2);
  lua_rawseti(L, -2, ID);
  note_place(L);
  return 1;
}

static int param_new_index(lua_State *L) {
  return luaL_error(L, "param: a param is given in params = { … } of its protocol");
}

void lhf_words_open(lua_State *G) {
  static const char *const words[] = { "protocol", "calendar", "step", "must", "never", "at_most", "attest", "flow" };
  lua_newtable(G);
  lua_rawsetp(G, LUA_REGISTRYINDEX, &key_list);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    lua_pushstring(G, words[i]);
    lua_pushcclosure(G, word_id, 1);
    lua_setfield(G, -2, words[i]);
  }
  lua_pushcfunction(G, word_policy);
  lua_setfield(G, -2, "policy");
  lua_newtable(G);
  lua_createtable(G, 0, 3);
  lua_pushcfunction(G, param_index);
  lua_setfield(G, -2, "__index");
  lua_pushcfunction(G, param_new_index);
  lua_setfield(G, -2, "__newindex");
  lua_pushliteral(G, "frozen");
  lua_setfield(G, -2, "__metatable");
  lua_setmetatable(G, -2);
  lua_setfield(G, -2, "param");
}

/* --- guest: functions get an index ---------------------------------------------------------------------------- */

/* [-1, +1, m] the function on the top is kept under the next index; its tagged table takes its place. */
static void keep_hook(lua_State *G, int hooks) {
  lua_Debug ar;
  lhf_guest *g = lhf_guest_of(G);
  lua_pushvalue(G, -1);
  lua_getinfo(G, ">S", &ar);
  lua_rawseti(G, hooks, (lua_Integer)g->hooks + 1);
  lua_createtable(G, 2, 1);
  lua_pushliteral(G, "hook");
  lua_rawsetp(G, -2, &tag);
  lua_pushinteger(G, g->hooks++);
  lua_rawseti(G, -2, ID);
  lua_pushinteger(G, ar.linedefined);
  lua_rawseti(G, -2, LINE);
}

/* Walks the table on the top once. Fields are only replaced, never added: lua_next allows that. */
static void harvest(lua_State *G, int hooks, int seen, int depth) {
  if (depth > DEPTH) luaL_error(G, "the declarations are nested deeper than %d tables", DEPTH);
  luaL_checkstack(G, 8, "declarations");
  lua_pushvalue(G, -1);
  if (lua_rawget(G, seen) != LUA_TNIL) {
    lua_pop(G, 1);
    return;
  }
  lua_pop(G, 1);
  lua_pushvalue(G, -1);
  lua_pushboolean(G, 1);
  lua_rawset(G, seen);
  lua_pushnil(G);
  while (lua_next(G, -2)) {
    if (lua_type(G, -1) == LUA_TTABLE) {
      harvest(G, hooks, seen, depth + 1);
    } else if (lua_type(G, -1) == LUA_TFUNCTION) {
      keep_hook(G, hooks);
      lua_pushvalue(G, -2);
      lua_insert(G, -2);
      lua_rawset(G, -4);
      continue;
    }
    lua_pop(G, 1);
  }
}

int lhf_words_harvest(lua_State *G) {
  lua_newtable(G); /* 1: hooks, 2: seen, 3: the list */
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_list);
  harvest(G, 1, 2, 0);
  return 0;
}

/* --- host: the raw copy --------------------------------------------------------------------------------------- */

static const char *const kinds[] = { "hook", "param", "decl", "other" };
static const char *const classes[] = { "hatif.hook", "hatif.param", "hatif.decl", "hatif.other" };

static void set_kind(lua_State *L, int kind) {
  luaL_newmetatable(L, classes[kind]);
  lua_setmetatable(L, -2);
}

int lhf_words_kind(lua_State *L) {
  if (lua_type(L, 1) == LUA_TTABLE && lua_getmetatable(L, 1)) {
    for (int i = 0; i < 4; i++) {
      luaL_getmetatable(L, classes[i]);
      if (lua_rawequal(L, -1, -2)) {
        lua_pushstring(L, kinds[i]);
        return 1;
      }
      lua_pop(L, 1);
    }
  }
  lua_pushnil(L);
  return 1;
}

typedef struct copying {
  lua_State *L, *G;
  int nodes; /* that may still be copied */
} copying;

static bool copy_value(copying *k, int index, int depth) HF_RAISES;

/* [-0, +0, m] one field of a guest's tagged table into the host table on the top. */
static bool copy_field(copying *k, int index, int i, const char *name, int depth) {
  lua_rawgeti(k->G, index, i);
  bool ok = copy_value(k, lua_gettop(k->G), depth + 1);
  lua_pop(k->G, 1);
  if (ok) lua_setfield(k->L, -2, name);
  return ok;
}

static bool copy_tagged(copying *k, int index, const char *kind, int depth) {
  bool hook = strcmp(kind, "hook") == 0, param = strcmp(kind, "param") == 0;
  lua_createtable(k->L, 0, 6);
  bool ok = copy_field(k, index, ID, hook ? "hook" : param ? "param" : "id", depth) &&
            copy_field(k, index, LINE, "line", depth);
  if (!hook && !param) {
    lua_pushstring(k->L, kind);
    lua_setfield(k->L, -2, "decl");
    ok = ok && copy_field(k, index, BODY, "body", depth) && copy_field(k, index, FILE_NAME, "file", depth) &&
         copy_field(k, index, SERIAL, "serial", depth);
  }
  if (ok) set_kind(k->L, hook ? 0 : param ? 1 : 2);
  return ok;
}

static bool copy_table(copying *k, int index, int depth) {
  if (depth > DEPTH || !lua_checkstack(k->G, 6)) return false;
  luaL_checkstack(k->L, 8, "declarations");
  if (lua_rawgetp(k->G, index, &tag) == LUA_TSTRING) {
    const char *kind = lua_tostring(k->G, -1);
    lua_pop(k->G, 1); /* the table keeps it */
    return copy_tagged(k, index, kind, depth);
  }
  lua_pop(k->G, 1);
  lua_newtable(k->L);
  bool ok = true;
  lua_pushnil(k->G);
  while (ok && lua_next(k->G, index)) {
    int top = lua_gettop(k->G);
    ok = copy_value(k, top - 1, depth + 1) && copy_value(k, top, depth + 1);
    if (!ok) break;
    if (lua_type(k->L, -2) == LUA_TTABLE) { /* a key that is no scalar: the schema will say that it is unknown */
      lua_pushfstring(k->L, "(%s)", lua_typename(k->G, lua_type(k->G, top - 1)));
      lua_replace(k->L, -3);
    }
    lua_rawset(k->L, -3);
    lua_settop(k->G, top - 1);
  }
  return ok;
}

/* [-0, +1, m] false: too large, and nothing says what is on the host's stack above where the copying began. The guest is only read raw: nothing there raises. */
static bool copy_value(copying *k, int index, int depth) {
  if (--k->nodes < 0) return false;
  switch (lua_type(k->G, index)) {
    case LUA_TNIL: lua_pushnil(k->L); return true;
    case LUA_TBOOLEAN: lua_pushboolean(k->L, lua_toboolean(k->G, index)); return true;
    case LUA_TNUMBER:
      if (lua_isinteger(k->G, index)) lua_pushinteger(k->L, lua_tointeger(k->G, index));
      else lua_pushnumber(k->L, lua_tonumber(k->G, index));
      return true;
    case LUA_TSTRING: lua_pushlstring(k->L, lua_tostring(k->G, index), lua_rawlen(k->G, index)); return true;
    case LUA_TTABLE: return copy_table(k, index, depth);
    default:
      lua_createtable(k->L, 0, 0);
      set_kind(k->L, 3);
      return true;
  }
}

bool lhf_words_copy(lua_State *L, lhf_guest *g) {
  copying k = { L, g->G, NODES };
  int top = lua_gettop(g->G);
  int host_top = lua_gettop(L);
  lua_rawgetp(g->G, LUA_REGISTRYINDEX, &key_list);
  bool ok = copy_value(&k, top + 1, 0);
  lua_settop(g->G, top);
  if (!ok) lua_settop(L, host_top);
  return ok;
}

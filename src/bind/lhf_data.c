/* SPDX-License-Identifier: MIT
 * What hooks read of their own policy: params and templates, copied once from the language into the guest.
 */
#include "bind/lhf_contact.h"

static const char key_data = 0; /* guest registry: { params = { ["hold.max"] = { value=, ms= } }, templates = … } */

typedef struct data_copy {
  lua_State *L; /* host */
  int t; /* the table there */
} data_copy;

/* [-0, +1, m] guest: copies one plain host value. The host's state is only read raw: nothing there raises. */
static void copy(lua_State *G, lua_State *L, int index, int depth) {
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN: lua_pushboolean(G, lua_toboolean(L, index)); return;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) lua_pushinteger(G, lua_tointeger(L, index));
      else lua_pushnumber(G, lua_tonumber(L, index));
      return;
    case LUA_TSTRING: lua_pushlstring(G, lua_tostring(L, index), lua_rawlen(L, index)); return;
    case LUA_TTABLE: break;
    default: lua_pushnil(G); return;
  }
  if (depth == 0 || !lua_checkstack(L, 4)) luaL_error(G, "the policy's data is nested too deep");
  luaL_checkstack(G, 4, "data");
  lua_newtable(G);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    int top = lua_gettop(L);
    copy(G, L, top - 1, depth - 1);
    copy(G, L, top, depth - 1);
    lua_rawset(G, -3);
    lua_settop(L, top - 1);
  }
}

static int enter(lua_State *G) {
  data_copy *d = lua_touserdata(G, 1);
  copy(G, d->L, d->t, 6);
  lua_rawsetp(G, LUA_REGISTRYINDEX, &key_data);
  return 0;
}

int lhf_data_set(lua_State *L, lhf_guest *g, int t) {
  data_copy d = { L, lua_absindex(L, t) };
  int top = lua_gettop(g->G), host_top = lua_gettop(L);
  lua_pushcfunction(g->G, enter);
  lua_pushlightuserdata(g->G, &d);
  int st = lua_pcall(g->G, 1, 0, 0);
  lua_settop(g->G, top);
  lua_settop(L, host_top);
  return st == LUA_OK ? 0 : lhf_fail(L, "EMEMORY", "the policy's params and templates do not fit into its memory");
}

void lhf_data_push(lua_State *G, const char *kind) {
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_data);
  lua_pushstring(G, kind);
  lua_rawget(G, -2);
  lua_remove(G, -2);
}

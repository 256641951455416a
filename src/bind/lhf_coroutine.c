/* SPDX-License-Identifier: MIT
 * The coroutine library of guests. A coroutine that is left because the budget is spent takes the one that resumed it
 * along, so that no chain of them keeps a script alive. There is no `running`: a flow's own thread is out of reach.
 */
#include "bind/lhf_sandbox.h"

static lua_State *check_thread(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTHREAD);
  return lua_tothread(L, 1);
}

static int co_create(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lhf_sandbox_charge(L, 8000); /* what it may do before its own instructions are counted for the first time */
  lua_State *co = lua_newthread(L);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}

/* Resumes with the n values on L's top: the count of results moved to L, -1 for an error value, -2 for an overrun. */
static int co_advance(lua_State *L, lua_State *co, int n) {
  int nres = 0;
  if (!lua_checkstack(co, n + 1)) {
    lua_pushliteral(L, "too many arguments to resume");
    return -1;
  }
  lhf_guest *g = lhf_guest_of(L);
  lua_xmove(L, co, n);
  lhf_guest_enter_thread(g, co);
  int st = lua_resume(co, L, n, &nres);
  lhf_guest_enter_thread(g, L);
  if (g->turn.over) return -2;
  if (st != LUA_OK && st != LUA_YIELD) {
    lua_xmove(co, L, 1);
    return -1;
  }
  if (!lua_checkstack(L, nres + 1)) {
    lua_pop(co, nres);
    lua_pushliteral(L, "too many results to resume");
    return -1;
  }
  lua_xmove(co, L, nres);
  return nres;
}

static int co_resume(lua_State *L) {
  lua_State *co = check_thread(L);
  int n = co_advance(L, co, lua_gettop(L) - 1);
  if (n == -2) return lhf_guest_leave(L);
  lua_pushboolean(L, n >= 0);
  lua_insert(L, n >= 0 ? -(n + 1) : -2);
  return n >= 0 ? n + 1 : 2;
}

static int co_call(lua_State *L) {
  int n = co_advance(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L));
  if (n == -2) return lhf_guest_leave(L);
  return n >= 0 ? n : lua_error(L);
}

static int co_wrap(lua_State *L) {
  co_create(L);
  lua_pushcclosure(L, co_call, 1);
  return 1;
}

static int co_yield(lua_State *L) {
  return lua_yield(L, lua_gettop(L));
}

static int co_status(lua_State *L) {
  lua_State *co = check_thread(L);
  lua_Debug ar;
  const char *status = "dead";
  if (co == L) status = "running";
  else if (lua_status(co) == LUA_YIELD) status = "suspended";
  else if (lua_status(co) == LUA_OK) status = lua_getstack(co, 0, &ar) ? "normal" : lua_gettop(co) ? "suspended" : "dead";
  lua_pushstring(L, status);
  return 1;
}

static int co_isyieldable(lua_State *L) {
  lua_pushboolean(L, lua_isyieldable(L));
  return 1;
}

static const luaL_Reg functions[] = {
  { "create", co_create }, { "resume", co_resume },           { "wrap", co_wrap }, { "yield", co_yield },
  { "status", co_status }, { "isyieldable", co_isyieldable }, { NULL, NULL },
};

void lhf_coroutine_open(lua_State *L) {
  luaL_newlib(L, functions);
  lhf_sandbox_face(L);
  lua_setfield(L, -2, "coroutine");
}

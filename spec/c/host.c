/* SPDX-License-Identifier: MIT
 * A host program for specs: runs a Lua file and gives it what plain Lua has not. fork() -> 0 in the child, its pid in the parent;
 * wait(pid) -> the child's exit status, nil where a signal ended it; state(code) -> runs code in a second lua_State of this thread,
 * returns what it returns as a string or integer, and keeps the state open until the end.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int host_fork(lua_State *L) {
  fflush(NULL);
  lua_pushinteger(L, fork());
  return 1;
}

static int host_wait(lua_State *L) {
  int status = 0;
  waitpid((pid_t)luaL_checkinteger(L, 1), &status, 0);
  if (WIFEXITED(status)) lua_pushinteger(L, WEXITSTATUS(status));
  else lua_pushnil(L);
  return 1;
}

static int state_gc(lua_State *L) {
  lua_close(*(lua_State **)lua_touserdata(L, 1));
  return 0;
}

static int host_state(lua_State *L) {
  const char *code = luaL_checkstring(L, 1);
  lua_State *other = luaL_newstate();
  if (!other) return luaL_error(L, "no second state");
  *(lua_State **)lua_newuserdatauv(L, sizeof other, 0) = other;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, state_gc);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  luaL_ref(L, LUA_REGISTRYINDEX);
  luaL_openlibs(other);
  if (luaL_dostring(other, code)) return luaL_error(L, "%s", lua_tostring(other, -1));
  if (lua_isinteger(other, -1)) lua_pushinteger(L, lua_tointeger(other, -1));
  else lua_pushstring(L, luaL_tolstring(other, -1, NULL));
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (!L || argc < 2) return 2;
  luaL_openlibs(L);
  lua_register(L, "fork", host_fork);
  lua_register(L, "wait", host_wait);
  lua_register(L, "state", host_state);
  if (luaL_dofile(L, argv[1])) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    return 1;
  }
  lua_close(L);
  return 0;
}

/* SPDX-License-Identifier: MIT
 * A host program for specs: runs a Lua file and gives it what plain Lua has not. fork() -> 0 in the child, its pid in the parent;
 * wait(pid) -> the child's exit status, nil where a signal ended it; state(code) -> runs code in a second lua_State of this thread,
 * returns what it returns as a string or integer, and keeps the state open until the end; closed(code) does so in a state
 * that is closed at once. raise(signal) raises it; take() gives every signal a handler. thread(code, code) runs both in states of their own in two threads.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <pthread.h>
#include <signal.h>
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

static int host_closed(lua_State *L) {
  lua_State *other = luaL_newstate();
  if (!other) return luaL_error(L, "no second state");
  luaL_openlibs(other);
  if (luaL_dostring(other, luaL_checkstring(L, 1))) lua_pushfstring(L, "error: %s", lua_tostring(other, -1));
  else lua_pushstring(L, luaL_tolstring(other, -1, NULL));
  lua_close(other);
  return 1;
}

static int host_raise(lua_State *L) {
  raise((int)luaL_checkinteger(L, 1));
  return 0;
}

static void on_signal(int signo) {
  (void)signo;
}

static int host_take(lua_State *L) {
  struct sigaction own = { .sa_handler = on_signal };
  (void)L;
  for (int s = SIGRTMIN; s <= SIGRTMAX; s++) sigaction(s, &own, NULL);
  return 0;
}

typedef struct job {
  const char *code; /* what a thread runs in a state of its own */
  char result[256]; /* what it returned, or its error */
} job;

static void *run_job(void *arg) {
  job *j = arg;
  lua_State *other = luaL_newstate();
  if (!other) return NULL;
  luaL_openlibs(other);
  int failed = luaL_dostring(other, j->code);
  snprintf(j->result, sizeof j->result, "%s%s", failed ? "error: " : "", luaL_tolstring(other, -1, NULL));
  lua_close(other);
  return NULL;
}

static int host_thread(lua_State *L) {
  job jobs[2] = { { luaL_checkstring(L, 1), "" }, { luaL_checkstring(L, 2), "" } };
  pthread_t threads[2];
  int n = 0;
  while (n < 2 && pthread_create(&threads[n], NULL, run_job, &jobs[n]) == 0) n++;
  for (int i = 0; i < n; i++) pthread_join(threads[i], NULL);
  for (int i = 0; i < 2; i++) lua_pushstring(L, jobs[i].result);
  return 2;
}

int main(int argc, char **argv) {
  lua_State *L = luaL_newstate();
  if (!L || argc < 2) return 2;
  luaL_openlibs(L);
  lua_register(L, "fork", host_fork);
  lua_register(L, "wait", host_wait);
  lua_register(L, "state", host_state);
  lua_register(L, "closed", host_closed);
  lua_register(L, "raise", host_raise);
  lua_register(L, "take", host_take);
  lua_register(L, "thread", host_thread);
  if (luaL_dofile(L, argv[1])) {
    fprintf(stderr, "%s\n", lua_tostring(L, -1));
    return 1;
  }
  lua_close(L);
  return 0;
}

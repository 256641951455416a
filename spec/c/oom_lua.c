/* SPDX-License-Identifier: MIT
 * A host program whose memory runs out: Lua's own allocations and those of all floors below are counted, and the n-th
 * fails, once or from then on. Runs spec/support/out_of_memory.lua, which has two functions more than plain Lua:
 * attempt(f, n, lasting) -> ok, allocations, and what f returned (at most 3) or its error; live() -> blocks that the
 * floors below Lua hold. Linked with malloc and its kin wrapped; libuv and SQLite allocate outside of the count.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int luaopen_hatif_core(lua_State *L);

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
void __wrap_free(void *p);

/* Threads of the store and the watchdog allocate too. */
static atomic_long allocated, failing_at, live;
static atomic_bool lasting; /* from failing_at on, every one */

static bool fails(void) {
  long n = atomic_fetch_add(&allocated, 1) + 1, at = atomic_load(&failing_at);
  return at && (atomic_load(&lasting) ? n >= at : n == at);
}

static void *counted(void *p) {
  if (p) atomic_fetch_add(&live, 1);
  return p;
}

void *__wrap_malloc(size_t n) {
  return fails() ? NULL : counted(__real_malloc(n));
}

void *__wrap_calloc(size_t n, size_t size) {
  return fails() ? NULL : counted(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t n) {
  if (fails()) return NULL;
  void *grown = __real_realloc(p, n);
  if (!p) counted(grown);
  return grown;
}

void __wrap_free(void *p) {
  if (p) atomic_fetch_sub(&live, 1);
  __real_free(p);
}

/* The host's own state: counted among the allocations, not among the blocks, which the collector frees when it will. */
static void *host_alloc(void *ud, void *p, size_t osize, size_t nsize) {
  (void)ud;
  if (nsize == 0) {
    __real_free(p);
    return NULL;
  }
  if ((!p || nsize > osize) && fails()) return NULL;
  void *q = __real_realloc(p, nsize);
  return q || nsize > osize ? q : p;
}

static int host_attempt(lua_State *L) {
  lua_settop(L, 3);
  long at = (long)luaL_checkinteger(L, 2);
  luaL_checkstack(L, 20, NULL);
  atomic_store(&lasting, lua_toboolean(L, 3));
  lua_pushvalue(L, 1);
  atomic_store(&allocated, 0);
  atomic_store(&failing_at, at);
  int status = lua_pcall(L, 0, 3, 0);
  atomic_store(&failing_at, 0);
  int results = lua_gettop(L) - 3;
  lua_pushboolean(L, status == LUA_OK);
  lua_insert(L, 4);
  lua_pushinteger(L, atomic_load(&allocated));
  lua_insert(L, 5);
  return results + 2;
}

static int host_live(lua_State *L) {
  lua_pushinteger(L, atomic_load(&live));
  return 1;
}

int main(int argc, char **argv) {
  lua_State *L = lua_newstate(host_alloc, NULL);
  if (!L || argc < 2) return 2;
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_hatif_core);
  lua_setfield(L, -2, "hatif.core");
  lua_settop(L, 0);
  lua_register(L, "attempt", host_attempt);
  lua_register(L, "live", host_live);
  int failed = luaL_dofile(L, argv[1]);
  if (failed) fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
  lua_close(L);
  if (!failed && atomic_load(&live) != 0) fprintf(stderr, "oom_lua: %ld blocks are left when the state is closed\n", atomic_load(&live));
  return failed || atomic_load(&live) != 0;
}

/* SPDX-License-Identifier: MIT
 * For fuzz targets of what is written in Lua: a state with hatif in it, and one Lua function that takes the bytes. It
 * has to return; an error is a finding. Run from the top of the tree (`make fuzz`).
 */
#ifndef FUZZ_LUA_H
#define FUZZ_LUA_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int luaopen_hatif_core(lua_State *L);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static lua_State *fuzz_L;

static inline void fuzz_must(int status) {
  if (status == LUA_OK) return;
  fprintf(stderr, "%s\n", luaL_tolstring(fuzz_L, -1, NULL));
  abort();
}

/* code: returns the function */
static inline void fuzz_open(const char *code) {
  fuzz_L = luaL_newstate();
  if (!fuzz_L) abort();
  luaL_openlibs(fuzz_L);
  luaL_getsubtable(fuzz_L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(fuzz_L, luaopen_hatif_core);
  lua_setfield(fuzz_L, -2, "hatif.core");
  lua_settop(fuzz_L, 0);
  fuzz_must(luaL_dostring(fuzz_L, "package.path = 'lua/?.lua;lua/?/init.lua;spec/?.lua;' .. package.path"));
  fuzz_must(luaL_dostring(fuzz_L, code));
}

static inline int fuzz_call(const char *code, const uint8_t *data, size_t size) {
  if (!fuzz_L) fuzz_open(code);
  lua_pushvalue(fuzz_L, 1);
  lua_pushlstring(fuzz_L, (const char *)data, size);
  fuzz_must(lua_pcall(fuzz_L, 1, 0, 0));
  return 0;
}

#endif

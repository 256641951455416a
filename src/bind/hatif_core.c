/* SPDX-License-Identifier: MIT
 * luaopen_hatif_core: the module `hatif.core`, one sub-table per file of this folder.
 */
#define _GNU_SOURCE /* dladdr, RTLD_NODELETE */

#include <dlfcn.h>
#include <sqlite3.h>
#include <utf8proc.h>
#include <uv.h>

#include "bind/lhf.h"

__attribute__((visibility("default"))) int luaopen_hatif_core(lua_State *L);

/* The sub-tables, in order of the floors they stand on. */
static const struct {
  const char *name;
  void (*open)(lua_State *L);
} tables[] = {
  { "text", lhf_open_text },
  { "timer", lhf_open_timer },
  { "loop", lhf_open_loop },
  { "store", lhf_open_store },
  { "guest", lhf_open_guest },
  { "policy", lhf_open_policy },
  { "contact", lhf_open_contact },
  { "engine", lhf_open_engine },
  { NULL, NULL },
};

/* lua_close unloads modules, yet the signal handler, the allocators of guests and callbacks of a loop may be called
 * after it: the module stays mapped until the process ends. Where that is refused nothing is lost but this. */
static void pin(void) {
  Dl_info info;
  if (dladdr(tables, &info) && info.dli_fname) dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
}

/* [-0, +0, m] `versions`, of the libraries that this process runs; of Lua, which does not tell, that of its headers. */
static HF_RAISES void set_versions(lua_State *L) {
  const struct { const char *name, *version; } libraries[] = {
    { "lua", LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE },
    { "libuv", uv_version_string() },
    { "utf8proc", utf8proc_version() },
    { "sqlite", sqlite3_libversion() },
  };
  lua_createtable(L, 0, (int)(sizeof libraries / sizeof *libraries));
  for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
    lua_pushstring(L, libraries[i].version);
    lua_setfield(L, -2, libraries[i].name);
  }
  lua_setfield(L, -2, "versions");
}

int luaopen_hatif_core(lua_State *L) {
  luaL_checkversion(L);
  pin();
  lua_newtable(L);
  lua_pushliteral(L, HATIF_VERSION);
  lua_setfield(L, -2, "_VERSION");
  set_versions(L);
  for (int i = 0; tables[i].name; i++) {
    tables[i].open(L);
    lua_setfield(L, -2, tables[i].name);
  }
  return 1;
}

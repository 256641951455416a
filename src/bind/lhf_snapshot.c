/* SPDX-License-Identifier: MIT
 * Contacts as bytes: contact:snapshot(), core.contact.restore and migrate, and what can be told of the bytes alone.
 * Nothing of it runs a hook or calls back.
 */
#include <stdlib.h>
#include <string.h>

#include "bind/lhf_live.h"
#include "core/hf_snapshot.h"

#define BYTES "hatif.snapshot.bytes"

/* What the core gives is owned by a userdata before Lua is asked for memory. */
static int bytes_gc(lua_State *L) {
  char **box = luaL_checkudata(L, 1, BYTES);
  free(*box);
  *box = NULL;
  return 0;
}

static char **push_box(lua_State *L) {
  char **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, BYTES);
  return box;
}

/* contact:snapshot([more]) → bytes | nil, message, code: the contact as it stands; `more` (a string) is kept with it */
int lhf_contact_snapshot(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  hf_str more = { NULL, 0 };
  if (!lua_isnoneornil(L, 2)) {
    luaL_checktype(L, 2, LUA_TSTRING);
    if (lua_rawlen(L, 2) > UINT32_MAX) return lhf_fail_status(L, HF_ELIMIT, "snapshot");
    more = (hf_str){ lua_tostring(L, 2), (uint32_t)lua_rawlen(L, 2) };
  }
  char **box = push_box(L);
  size_t n;
  hf_status st = b->live ? hf_watermark_save(&b->live->water, more, box, &n) : hf_contact_save(b->core, more, box, &n);
  if (st == HF_EBUSY) return lhf_fail(L, "EBUSY", "snapshot: called from inside one of the contact's callbacks");
  if (st) return lhf_fail_status(L, st, "snapshot");
  lua_pushlstring(L, *box, n);
  free(*box);
  *box = NULL;
  return 1;
}

static void push_hash(lua_State *L, const unsigned char hash[HF_POLICY_HASH]) {
  char hex[HF_POLICY_HASH * 2];
  for (int i = 0; i < HF_POLICY_HASH; i++) {
    hex[2 * i] = "0123456789abcdef"[hash[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[hash[i] & 15];
  }
  lua_pushlstring(L, hex, sizeof hex);
}

/* Gives nil, message, code where the bytes at `arg` are no snapshot of this version; else 0. */
static int read_head(lua_State *L, int arg, hf_snapshot *head) {
  const char *why;
  size_t n;
  const char *bytes = luaL_checklstring(L, arg, &n);
  hf_status st = hf_snapshot_read(bytes, n, head, &why);
  return st ? lhf_fail(L, st == HF_ESTALE ? "EVERSION" : "EFORMAT", "restore: %s", why) : 0;
}

/* core.contact.about(bytes) → { policy=hash, id=, now=, finished=, more= } | nil, message, code */
static int contact_about(lua_State *L) {
  hf_snapshot head;
  luaL_checktype(L, 1, LUA_TSTRING);
  int n = read_head(L, 1, &head);
  if (n) return n;
  lua_createtable(L, 0, 5);
  push_hash(L, head.policy);
  lua_setfield(L, -2, "policy");
  lhf_push_str(L, head.id);
  lua_setfield(L, -2, "id");
  lua_pushinteger(L, head.now);
  lua_setfield(L, -2, "now");
  lua_pushboolean(L, head.finished);
  lua_setfield(L, -2, "finished");
  lhf_push_str(L, head.more);
  lua_setfield(L, -2, "more");
  return 1;
}

/* core.contact.restore(policy, bytes, handlers) → contact | nil, message, code */
static int contact_restore(lua_State *L) {
  hf_snapshot head;
  hf_host host;
  const char *why;
  size_t n;
  lhf_check_policy(L, 1);
  luaL_checktype(L, 2, LUA_TSTRING);
  luaL_checktype(L, 3, LUA_TTABLE);
  int failed = read_head(L, 2, &head);
  if (failed) return failed;
  lhf_contact *b = lhf_contact_push(L, 1, 3, &host);
  if (!b) return lhf_fail_status(L, HF_ENOMEM, "restore");
  const char *bytes = lua_tolstring(L, 2, &n);
  hf_status st = hf_contact_restore(b->policy->core, &host, bytes, n, &b->core, &why);
  if (st == HF_OK) st = lhf_live_restored(b, head.front);
  if (st == HF_EINVAL && b->core) why = "the snapshot is damaged";
  if (st == HF_ENOMEM) return lhf_fail_status(L, st, "restore");
  if (st) return lhf_fail(L, st == HF_ESTALE ? "EPOLICY" : "EFORMAT", "restore: %s", why);
  return 1;
}

static hf_str check_name(lua_State *L, int index, const char *kind) {
  if (lua_type(L, index) != LUA_TSTRING)
    luaL_argerror(L, 3, lua_pushfstring(L, "%s: names expected, got a %s", kind, luaL_typename(L, index)));
  return (hf_str){ lua_tostring(L, index), (uint32_t)lua_rawlen(L, index) };
}

static uint32_t count_names(lua_State *L, int index) {
  uint32_t n = 0;
  lua_pushnil(L);
  for (; lua_next(L, index); lua_pop(L, 1)) n++;
  return n;
}

/* [-0, +n, v] the renames of { protocols=, steps=, duties=, flows= }, each { [old] = new | false }, as scratch. What is
 * wrong with one is told the same whatever their order, which follows the table's. */
static hf_rename *read_renames(lua_State *L, int map, uint32_t *n) {
  static const char *const kinds[] = { "protocols", "steps", "duties", "flows" };
  uint32_t total = 0;
  for (int k = 0; k < 4; k++) {
    if (lua_getfield(L, map, kinds[k]) == LUA_TNIL) lua_newtable(L), lua_replace(L, -2);
    if (!lua_istable(L, -1)) luaL_argerror(L, 3, lua_pushfstring(L, "%s: table expected, got %s", kinds[k], luaL_typename(L, -1)));
    total += count_names(L, lua_gettop(L));
  }
  int first = lua_gettop(L) - 3;
  hf_rename *list = lua_newuserdatauv(L, (total + (size_t)1) * sizeof *list, 0);
  for (int k = 0; k < 4; k++) {
    lua_pushnil(L);
    for (; lua_next(L, first + k); lua_pop(L, 1)) {
      hf_str from = check_name(L, -2, kinds[k]), to = { NULL, 0 };
      if (lua_type(L, -1) != LUA_TBOOLEAN || lua_toboolean(L, -1)) to = check_name(L, -1, kinds[k]);
      list[(*n)++] = (hf_rename){ (hf_rename_kind)k, from, to };
    }
  }
  return list;
}

static int by_name(const void *a, const void *b) {
  const hf_rename *x = a, *y = b;
  uint32_t n = x->from.n < y->from.n ? x->from.n : y->from.n;
  int d = n ? memcmp(x->from.p, y->from.p, n) : 0;
  if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
  return d ? d : (x->from.n > y->from.n) - (x->from.n < y->from.n);
}

/* core.contact.migrate(contact, policy, map, handlers) → contact | nil, message, code: a new contact under another
 * version; the old one stays as it is */
static int contact_migrate(lua_State *L) {
  hf_host host;
  hf_str what = { NULL, 0 };
  uint32_t n = 0;
  lhf_contact *from = lhf_check_contact(L);
  lhf_check_policy(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  lua_settop(L, 4);
  hf_rename *renames = read_renames(L, 3, &n);
  qsort(renames, n, sizeof *renames, by_name);
  lhf_contact *b = lhf_contact_push(L, 2, 4, &host);
  if (!b) return lhf_fail_status(L, HF_ENOMEM, "migrate");
  hf_status st = hf_contact_migrate(from->core, b->policy->core, &host, renames, n, &b->core, &what);
  if (st == HF_OK) st = lhf_live_moved(b, from);
  if (st == HF_OK) return 1;
  if (st == HF_EBUSY) return lhf_fail(L, "EBUSY", "migrate: called from inside one of the contact's callbacks");
  if (st != HF_ESTALE && st != HF_EINVAL) return lhf_fail_status(L, st, "migrate");
  lhf_push_str(L, what);
  return lhf_fail(L, st == HF_ESTALE ? "ESTALE" : "EMAP",
                  st == HF_ESTALE ? "migrate: the contact is in the middle of '%s', which the map does not name"
                                  : "migrate: '%s' cannot be what the map says", lua_tostring(L, -1));
}

void lhf_open_snapshot(lua_State *L) {
  static const luaL_Reg functions[] = {
    { "about", contact_about }, { "restore", contact_restore }, { "migrate", contact_migrate }, { NULL, NULL },
  };
  luaL_newmetatable(L, BYTES);
  lua_pushcfunction(L, bytes_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_setfuncs(L, functions, 0);
}

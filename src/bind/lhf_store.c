/* SPDX-License-Identifier: MIT
 * hatif.store: the durable store. Every method waits until its operation stands on disk, or, where its last argument is
 * a function, returns at once and calls it on hatif.loop when it does (loop/hf_store.h).
 */
#include "bind/lhf_store.h"

static lhf_store *checked(lua_State *L) HF_RAISES {
  lhf_store *u = luaL_checkudata(L, 1, LHF_STORE);
  if (!u->s) luaL_argerror(L, 1, "attempt to use a closed store");
  return u;
}

/* [-0, +n, e] Runs one operation; the callback, if there is one, is the last of at most `args` arguments. */
static int run(lua_State *L, lhf_store *u, const hf_store_op *from, int args) HF_RAISES {
  int callback = 0;
  for (int i = 2; i <= args + 2 && !callback; i++)
    if (lua_isfunction(L, i)) callback = i;
  luaL_checkstack(L, 16, "hatif.store");
  lhf_store_box *box = lhf_store_box_push(L, 1);
  lhf_store_box_add(L, box, from);
  return lhf_store_run(L, u, callback);
}

static int store_promise(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from;
  lua_settop(L, 3);
  lhf_store_read_promise(L, 2, &from);
  return run(L, u, &from, 1);
}

static int store_claim(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from;
  lua_settop(L, 3);
  lhf_store_read_claim(L, 2, &from);
  return run(L, u, &from, 1);
}

static int decide(lua_State *L, hf_store_kind kind) HF_RAISES {
  lhf_store *u = checked(L);
  hf_store_op from;
  lua_settop(L, 5);
  lhf_store_read_decision(L, 2, kind, &from);
  return run(L, u, &from, 3);
}

static int store_done(lua_State *L) { return decide(L, HF_STORE_DONE); }
static int store_failed(lua_State *L) { return decide(L, HF_STORE_FAIL); }

static int by_key(lua_State *L, hf_store_kind kind) HF_RAISES {
  lhf_store *u = checked(L);
  hf_store_op from;
  lua_settop(L, 4);
  lhf_store_read_key(L, 2, kind, &from);
  return run(L, u, &from, 2);
}

static int store_cancel(lua_State *L) { return by_key(L, HF_STORE_CANCEL); }
static int store_settle(lua_State *L) { return by_key(L, HF_STORE_DONE); } /* fence 0: a person's word */

static int store_get(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from = { .kind = HF_STORE_GET };
  size_t n;
  lua_settop(L, 3);
  from.in.key.p = luaL_checklstring(L, 2, &n);
  from.in.key.n = (uint32_t)n;
  return run(L, u, &from, 1);
}

static int store_list(lua_State *L) {
  static const char *const states[] = { "open", "pending", "running", "done", "cancelled", "dead", NULL };
  lhf_store *u = checked(L);
  hf_store_op from = { .kind = HF_STORE_LIST, .state = -1, .limit = 1000 };
  lua_settop(L, 4);
  if (!lua_isfunction(L, 2)) from.state = luaL_checkoption(L, 2, "open", states) - 1; /* "open" is -1 */
  if (!lua_isfunction(L, 2) && !lua_isfunction(L, 3) && !lua_isnil(L, 3))
    from.limit = lhf_check_range(L, 3, 1, LHF_ROWS_MAX);
  return run(L, u, &from, 2);
}

static int store_unheard(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from = { .kind = HF_STORE_UNHEARD, .limit = 100 };
  lua_settop(L, 3);
  if (!lua_isfunction(L, 2) && !lua_isnil(L, 2)) from.limit = lhf_check_range(L, 2, 1, LHF_ROWS_MAX);
  return run(L, u, &from, 1);
}

static int store_next(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from = { .kind = HF_STORE_NEXT, .state = -1 };
  lua_settop(L, 3);
  if (lua_istable(L, 2)) from.state = lhf_store_duties(L, 2);
  return run(L, u, &from, 1);
}

static int store_scrub(lua_State *L) {
  lhf_store *u = checked(L);
  hf_store_op from = { .kind = HF_STORE_SCRUB };
  lua_settop(L, 2);
  return run(L, u, &from, 0);
}

/* ({ step, … }, callback?): all of them or none */
static int store_together(lua_State *L) {
  lhf_store *u = checked(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 3);
  lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
  luaL_argcheck(L, n >= 1 && n <= LHF_STORE_GROUP, 2, "1 to 512 steps expected");
  luaL_checkstack(L, 16, "hatif.store");
  lhf_store_box *box = lhf_store_box_push(L, (uint32_t)n);
  box->together = true;
  for (lua_Integer i = 1; i <= n; i++) {
    hf_store_op from;
    lua_rawgeti(L, 2, i);
    lhf_store_read_step(L, 5, &from);
    lhf_store_box_add(L, box, &from);
    lua_settop(L, 4);
  }
  return lhf_store_run(L, u, 3);
}

static int store_close(lua_State *L) {
  lhf_store *u = luaL_checkudata(L, 1, LHF_STORE);
  hf_store *s = u->s;
  if (!s) return 0;
  u->s = NULL;
  hf_store_notify(s, NULL, NULL);
  hf_store_close(s);
  lhf_store_let_go(L, u, 1);
  lhf_store_land(L, 1);
  u->calls = 0;
  lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, u);
  return 0;
}

static int store_tostring(lua_State *L) {
  lhf_store *u = luaL_checkudata(L, 1, LHF_STORE);
  lua_pushstring(L, u->s ? LHF_STORE : LHF_STORE " (closed)");
  return 1;
}

static const luaL_Reg methods[] = {
  { "promise", store_promise }, { "claim", store_claim }, { "done", store_done }, { "failed", store_failed },
  { "cancel", store_cancel }, { "settle", store_settle }, { "get", store_get }, { "list", store_list },
  { "next", store_next }, { "unheard", store_unheard }, { "together", store_together }, { "scrub", store_scrub },
  { "close", store_close }, { NULL, NULL }
};

static const luaL_Reg metamethods[] = {
  { "__gc", store_close }, { "__close", store_close }, { "__tostring", store_tostring }, { NULL, NULL }
};

static int open_store(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  hf_store_opts opts = { 0 };
  char err[512] = "";
  if (!lua_isnoneornil(L, 2)) {
    luaL_checktype(L, 2, LUA_TTABLE);
    opts.queue = (uint32_t)lhf_store_field(L, 2, "queue", 1, UINT32_MAX, 65536);
    opts.busy_ms = (uint32_t)lhf_store_field_ms(L, 2, "busy", 60000);
    opts.log_max = lhf_store_field(L, 2, "log_bytes", 1 << 20, INT64_MAX, 1 << 30);
  }
  lua_settop(L, 2);
  lhf_store *u = lua_newuserdatauv(L, sizeof *u, LHF_STORE_VALUES);
  *u = (lhf_store){ 0 };
  luaL_setmetatable(L, LHF_STORE);
  lua_newtable(L);
  lua_setiuservalue(L, 3, LHF_STORE_PENDING);
  u->clock = lhf_clock_push(L);
  u->L = u->clock->L;
  lua_settop(L, 3);
  if (hf_store_open(path, &opts, &u->s, err, sizeof err) != HF_OK) return lhf_fail(L, "ESTORE", "%s", err);
  return 1;
}

void lhf_open_store(lua_State *L) {
  luaL_newmetatable(L, LHF_STORE);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, open_store);
  lua_setfield(L, -2, "open");
}

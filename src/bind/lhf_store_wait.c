/* SPDX-License-Identifier: MIT
 * Running operations: the caller waits until they are on disk, or a callback is called on the loop when they are.
 *
 *   lhf_store_run -> queue -> [writer] -> done queue -> notify -> the loop turns: on_done -> deliver -> callback
 *
 * An operation belongs to a box, a userdata, so that a raise in between frees it; while it is flying the box lies in the
 * store's table of pending ones and the store in the registry.
 */
#include <string.h>

#include "bind/lhf_store.h"

enum { SLICE = 256 }; /* callbacks in one turn of the loop */

/* --- boxes ---------------------------------------------------------------------------------------------------------- */

/* What is flying is the writer's: lhf_store_land sees to it when the store is closed. */
static int box_gc(lua_State *L) {
  lhf_store_box *box = lua_touserdata(L, 1);
  for (uint32_t i = 0; i < box->n; i++)
    if (!box->flying) hf_store_op_free(box->ops[i]);
  box->n = 0;
  return 0;
}

lhf_store_box *lhf_store_box_push(lua_State *L, uint32_t room) {
  lhf_store_box *box = lua_newuserdatauv(L, sizeof *box + room * sizeof *box->ops, 1);
  memset(box, 0, sizeof *box);
  if (luaL_newmetatable(L, LHF_STORE ".operation")) {
    lua_pushcfunction(L, box_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  return box;
}

void lhf_store_box_add(lua_State *L, lhf_store_box *box, const hf_store_op *from) {
  hf_store_op *op = hf_store_op_new(from);
  if (!op) luaL_error(L, "not enough memory");
  box->ops[box->n++] = op;
}

/* [-0, +n, m] */
static int push_results(lua_State *L, const lhf_store_box *box) HF_RAISES {
  const hf_store_op *last = box->ops[box->n - 1];
  if (!box->together || last->status != HF_OK) return lhf_store_push(L, last);
  lua_createtable(L, (int)box->n, 0);
  for (uint32_t i = 0; i < box->n; i++) {
    int n = lhf_store_push(L, box->ops[i]);
    if (box->ops[i]->kind == HF_STORE_PROMISE) lua_setfield(L, -2, "fresh");
    else lua_pop(L, n - 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static hf_status submit(lhf_store *u, lhf_store_box *box, bool async) {
  box->ops[box->n - 1]->async = async; /* the last one speaks for all */
  hf_status status = hf_store_submit_all(u->s, box->ops, box->n);
  if (status == HF_OK) return status;
  hf_store_op *last = box->ops[box->n - 1];
  last->status = status;
  strcpy(last->message, status == HF_ELIMIT ? "the queue is full; try again later"
                      : status == HF_ESTALE ? "the store belongs to the parent process"
                                            : "the store is closing");
  return status;
}

/* --- the loop ---------------------------------------------------------------------------------------------------------- */

/* (store, hold) keeps the loop alive and the store in the registry, or lets both go. */
static int hold(lua_State *L) {
  lhf_store *u = lua_touserdata(L, 1);
  bool on = lua_toboolean(L, 2);
  if (on) lua_pushvalue(L, 1);
  else lua_pushnil(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, u);
  if (!u->luv) {
    hf_store_wake_hold(u->wake, on);
    return 0;
  }
  lua_getiuservalue(L, 1, LHF_STORE_POLL);
  lhf_luv_call(L, on ? "ref" : "unref", 1, 0);
  return 0;
}

/* [-0, +0, e] */
static void set_hold(lua_State *L, int self, bool on) HF_RAISES {
  lua_pushcfunction(L, hold);
  lua_pushvalue(L, self);
  lua_pushboolean(L, on);
  lua_call(L, 2, 0);
}

/* Protected. (store, op) -> calls the callback of what is done; a failure of it comes after all is in order. */
static int call_back(lua_State *L) {
  lhf_store *u = lua_touserdata(L, 1);
  void *op = lua_touserdata(L, 2);
  lua_getiuservalue(L, 1, LHF_STORE_PENDING);
  lua_rawgetp(L, 3, op);
  lhf_store_box *box = lua_touserdata(L, 4);
  box->flying = false;
  lua_pushnil(L);
  lua_rawsetp(L, 3, op);
  if (--u->calls == 0) set_hold(L, 1, false);
  lua_getiuservalue(L, 4, 1);
  lua_call(L, push_results(L, box), 0);
  return 0;
}

/* Calls the callbacks of what is done, a slice of them. The store is at index `self`. */
static void deliver(lua_State *L, int self) {
  lhf_store *u = lua_touserdata(L, self);
  int left = SLICE;
  hf_store_op *op;
  for (; left && u->s && (op = hf_store_take(u->s)); left--) {
    lua_pushcfunction(L, call_back);
    lua_pushvalue(L, self);
    lua_pushlightuserdata(L, op);
    if (lhf_call(L, 2, 0) != LUA_OK) lhf_clock_failed(L, u->clock, "store");
    if (u->clock->failed) break;
  }
  if (u->clock->failed) lhf_clock_stop(u->clock);
  if (u->s && (left == 0 || u->clock->failed)) hf_store_wake_again(u->wake);
}

/* From a loop of ours; it is alive because somebody waits, and so the registry holds the store. */
static void on_done(void *arg) {
  lhf_store *u = arg;
  lua_State *L = u->L;
  if (!u->clock->open || !lua_checkstack(L, LUA_MINSTACK)) return;
  lua_rawgetp(L, LUA_REGISTRYINDEX, u);
  if (lua_touserdata(L, -1) == u) deliver(L, lua_gettop(L));
  lua_pop(L, 1);
}

/* From luv's loop: the callback of its poll. */
static int on_readable(lua_State *L) {
  lhf_store *u = lua_touserdata(L, lua_upvalueindex(1));
  if (!u->s || !u->wake) return 0;
  hf_store_wake_read(u->wake);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, u) == LUA_TUSERDATA) deliver(L, lua_gettop(L));
  return 0;
}

/* [-0, +0, e] */
static void wake_by_luv(lua_State *L, lhf_store *u, int self) HF_RAISES {
  int fd = -1;
  u->wake = hf_store_wake_new_fd(u->s, &fd);
  if (!u->wake) luaL_error(L, "hatif.store: no pipe can be made: memory or descriptors are used up");
  u->luv = true;
  lua_pushinteger(L, fd);
  lhf_luv_call(L, "new_poll", 1, 1);
  lua_pushvalue(L, -1);
  lua_setiuservalue(L, self, LHF_STORE_POLL);
  lua_pushvalue(L, -1);
  lua_pushliteral(L, "r");
  lua_pushlightuserdata(L, u);
  lua_pushcclosure(L, on_readable, 1);
  lhf_luv_call(L, "poll_start", 3, 0);
  lhf_luv_call(L, "unref", 1, 0);
}

/* [-0, +0, e] sees to a way from the writer to the loop that hatif.loop has now. */
static void need_wake(lua_State *L, lhf_store *u, int self) HF_RAISES {
  if (u->wake && (u->calls || u->luv == u->clock->luv)) return;
  lhf_clock_need_loop(L, u->clock);
  hf_store_notify(u->s, NULL, NULL);
  lhf_store_let_go(L, u, self);
  if (u->clock->luv) {
    wake_by_luv(L, u, self);
    return;
  }
  u->luv = false;
  u->wake = hf_store_wake_new(u->clock->own->uv, u->s, on_done, u);
  if (!u->wake) luaL_error(L, "hatif.store: its callbacks cannot reach the loop: memory or descriptors are used up");
}

/* (store) closes luv's poll. */
static int close_poll(lua_State *L) {
  lua_getiuservalue(L, 1, LHF_STORE_POLL);
  lua_pushvalue(L, -1);
  lhf_luv_call(L, "is_closing", 1, 1);
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    lhf_luv_call(L, "close", 1, 0);
  }
  return 0;
}

void lhf_store_let_go(lua_State *L, lhf_store *u, int self) {
  hf_store_wake *wake = u->wake;
  if (u->luv) {
    lua_pushcfunction(L, close_poll);
    lua_pushvalue(L, self);
    if (lhf_call(L, 1, 0) != LUA_OK) lua_pop(L, 1); /* luv has gone before us, and its handles with it */
    lua_pushnil(L);
    lua_setiuservalue(L, self, LHF_STORE_POLL);
  }
  u->wake = NULL;
  u->luv = false;
  hf_store_wake_free(wake);
}

void lhf_store_land(lua_State *L, int self) {
  lua_getiuservalue(L, self, LHF_STORE_PENDING);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
    lhf_store_box *box = lua_touserdata(L, -1);
    for (uint32_t i = 0; i + 1 < box->n; i++) hf_store_op_free(box->ops[i]);
    box->n = 0;
  }
  lua_newtable(L);
  lua_setiuservalue(L, self, LHF_STORE_PENDING);
  lua_pop(L, 1);
}

/* --- running ------------------------------------------------------------------------------------------------------------ */

/* The box is on the top, the callback at `callback`. */
static int run_async(lua_State *L, lhf_store *u, int callback) HF_RAISES {
  int box_at = lua_gettop(L);
  lhf_store_box *box = lua_touserdata(L, box_at);
  void *last = box->ops[box->n - 1];
  need_wake(L, u, 1);
  lua_pushvalue(L, callback);
  lua_setiuservalue(L, box_at, 1);
  lua_getiuservalue(L, 1, LHF_STORE_PENDING);
  lua_pushvalue(L, box_at);
  lua_rawsetp(L, -2, last);
  if (u->calls++ == 0) set_hold(L, 1, true);
  box->flying = true; /* from here on the operations are the writer's until the last one is taken */
  if (submit(u, box, true) == HF_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  box->flying = false;
  lua_pushnil(L);
  lua_rawsetp(L, -2, last);
  if (--u->calls == 0) set_hold(L, 1, false);
  return push_results(L, box);
}

int lhf_store_run(lua_State *L, lhf_store *u, int callback) {
  if (callback && lua_isfunction(L, callback)) return run_async(L, u, callback);
  lhf_store_box *box = lua_touserdata(L, -1);
  if (submit(u, box, false) == HF_OK) hf_store_wait(u->s, box->ops[box->n - 1]);
  return push_results(L, box);
}

/* SPDX-License-Identifier: MIT
 * core.store: the durable store of promises. Every method waits until its operation stands on disk; the operations of
 * several stores and processes are grouped by the writer thread below (loop/hf_store.h).
 */
#include <string.h>
#include <time.h>

#include "bind/lhf.h"
#include "loop/hf_store.h"

#define CLASS "hatif.store"
#define YEAR_9999_MS 253402300799999 /* the last millisecond that a calendar can print */

enum { KEY_MAX = 1024, PAYLOAD_MAX = 1 << 20, ROWS_MAX = 1000000, LEASE_DEFAULT_MS = 60000 };

typedef struct store {
  hf_store *s; /* NULL: closed */
} store;

/* An operation in flight belongs to a userdata, so that a raise in between frees it. */
typedef struct op_box {
  hf_store_op *op;
} op_box;

static hf_store *checked(lua_State *L) HF_RAISES {
  store *u = luaL_checkudata(L, 1, CLASS);
  if (!u->s) luaL_argerror(L, 1, "attempt to use a closed store");
  return u->s;
}

static int64_t wall_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- fields of the table at arg; a raise names the field --------------------------------------------------------- */

static int wrong(lua_State *L, int arg, const char *name, const char *expected) HF_RAISES {
  return luaL_argerror(L, arg, lua_pushfstring(L, "%s: %s expected, got %s", name, expected, luaL_typename(L, -1)));
}

/* [-0, +1, v] leaves the string on the stack, so that its bytes stay. */
static hf_str field_string(lua_State *L, int arg, const char *name, size_t max, bool optional) HF_RAISES {
  size_t n = 0;
  lua_pushstring(L, name);
  int type = lua_rawget(L, arg);
  if (type == LUA_TNIL && optional) return (hf_str){ "", 0 };
  if (type != LUA_TSTRING) wrong(L, arg, name, "string");
  const char *p = lua_tolstring(L, -1, &n);
  if (n > max || (n == 0 && !optional))
    luaL_argerror(L, arg, lua_pushfstring(L, "%s: 1 to %d bytes expected, got %d", name, (int)max, (int)n));
  return (hf_str){ p, (uint32_t)n };
}

static int64_t field_integer(lua_State *L, int arg, const char *name, int64_t min, int64_t max, int64_t otherwise) HF_RAISES {
  int ok = 0;
  lua_pushstring(L, name);
  if (lua_rawget(L, arg) == LUA_TNIL && otherwise != INT64_MIN) {
    lua_pop(L, 1);
    return otherwise;
  }
  lua_Integer n = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &ok) : 0;
  if (!ok || n < min || n > max)
    wrong(L, arg, name, lua_pushfstring(L, "an integer from %I to %I", (LUAI_UACINT)min, (LUAI_UACINT)max));
  lua_pop(L, 1);
  return n;
}

static int64_t field_now(lua_State *L, int arg) HF_RAISES {
  return field_integer(L, arg, "now", 0, YEAR_9999_MS, wall_ms());
}

static int64_t field_ms(lua_State *L, int arg, const char *name, int64_t otherwise) HF_RAISES {
  lua_pushstring(L, name);
  if (lua_rawget(L, arg) == LUA_TNIL) {
    lua_pop(L, 1);
    return otherwise;
  }
  int64_t ms = lhf_check_ms(L, lua_gettop(L));
  lua_pop(L, 1);
  return ms;
}

/* --- running ----------------------------------------------------------------------------------------------------- */

static int op_box_free(lua_State *L) {
  op_box *box = lua_touserdata(L, 1);
  hf_store_op_free(box->op);
  box->op = NULL;
  return 0;
}

/* [-0, +1, v] submits, waits, leaves the box that owns the operation. */
static hf_store_op *run(lua_State *L, hf_store *s, const hf_store_op *from) HF_RAISES {
  op_box *box = lua_newuserdatauv(L, sizeof *box, 0);
  box->op = NULL;
  if (luaL_newmetatable(L, CLASS ".operation")) {
    lua_pushcfunction(L, op_box_free);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  box->op = hf_store_op_new(from);
  if (!box->op) luaL_error(L, "not enough memory");
  hf_status submitted = hf_store_submit(s, box->op); /* from here on the operation is the writer's until it is done */
  if (submitted == HF_OK) {
    hf_store_wait(s, box->op);
    return box->op;
  }
  box->op->status = submitted;
  strcpy(box->op->message, submitted == HF_ELIMIT ? "the queue is full; try again later"
                         : submitted == HF_ESTALE ? "the store belongs to the parent process"
                                                  : "the store is closing");
  return box->op;
}

static int fail(lua_State *L, const hf_store_op *op, const char *what) {
  const char *code = op->status == HF_ESTALE ? "ESTALE" : op->status == HF_ELIMIT ? "ELIMIT"
                   : op->status == HF_ENOMEM ? "ENOMEM" : op->status == HF_ECLOSED ? "ECLOSED" : "ESTORE";
  return lhf_fail(L, code, "%s: %s", what, op->message);
}

static void set_string(lua_State *L, const char *name, hf_str s) {
  lua_pushlstring(L, s.p, s.n);
  lua_setfield(L, -2, name);
}

static void set_integer(lua_State *L, const char *name, int64_t value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

static void push_promise(lua_State *L, const hf_promise *p) {
  lua_createtable(L, 0, 12);
  set_string(L, "key", p->key);
  set_string(L, "what", p->what);
  set_string(L, "contact", p->contact);
  set_string(L, "payload", p->payload);
  set_string(L, "outcome", p->outcome);
  set_integer(L, "due", p->due);
  set_integer(L, "next_at", p->next_at);
  set_integer(L, "made", p->made);
  if (p->settled) set_integer(L, "settled", p->settled);
  set_integer(L, "fence", p->fence);
  set_integer(L, "attempts", p->attempts);
  lua_pushstring(L, hf_promise_state_name(p->state));
  lua_setfield(L, -2, "state");
}

static int push_promises(lua_State *L, const hf_store_op *op, const char *what) {
  if (op->status != HF_OK) return fail(L, op, what);
  lua_createtable(L, (int)op->nrows, 0);
  for (uint32_t i = 0; i < op->nrows; i++) {
    push_promise(L, &op->rows[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* --- methods ----------------------------------------------------------------------------------------------------- */

static int store_promise(lua_State *L) {
  hf_store *s = checked(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_store_op from = { .kind = HF_STORE_PROMISE };
  from.in.key = field_string(L, 2, "key", KEY_MAX, false);
  from.in.what = field_string(L, 2, "what", KEY_MAX, false);
  from.in.contact = field_string(L, 2, "contact", KEY_MAX, true);
  from.in.payload = field_string(L, 2, "payload", PAYLOAD_MAX, true);
  from.in.due = field_integer(L, 2, "due", 0, YEAR_9999_MS, INT64_MIN);
  from.now = field_now(L, 2);
  hf_store_op *op = run(L, s, &from);
  if (op->status != HF_OK) return fail(L, op, "promise");
  push_promise(L, &op->rows[0]);
  lua_pushboolean(L, op->fresh);
  return 2;
}

static int store_claim(lua_State *L) {
  hf_store *s = checked(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_store_op from = { .kind = HF_STORE_CLAIM, .now = field_now(L, 2) };
  from.lease_ms = field_ms(L, 2, "lease", LEASE_DEFAULT_MS);
  from.limit = field_integer(L, 2, "limit", 1, ROWS_MAX, 100);
  return push_promises(L, run(L, s, &from), "claim");
}

/* key, fence, { now=, outcome=, … } */
static int decide(lua_State *L, hf_store_kind kind, const char *what) HF_RAISES {
  hf_store *s = checked(L);
  size_t n;
  hf_store_op from = { .kind = kind };
  from.in.key.p = luaL_checklstring(L, 2, &n);
  from.in.key.n = (uint32_t)n;
  from.in.fence = lhf_check_range(L, 3, 1, LUA_MAXINTEGER);
  lua_settop(L, 4);
  if (lua_isnil(L, 4)) {
    lua_newtable(L);
    lua_replace(L, 4);
  }
  luaL_checktype(L, 4, LUA_TTABLE);
  from.now = field_now(L, 4);
  from.lease_ms = field_ms(L, 4, "retry_in", LEASE_DEFAULT_MS);
  from.limit = field_integer(L, 4, "max_attempts", 1, ROWS_MAX, 10);
  from.in.outcome = field_string(L, 4, "outcome", KEY_MAX, true);
  hf_store_op *op = run(L, s, &from);
  if (op->status != HF_OK) return fail(L, op, what);
  lua_pushboolean(L, 1);
  return 1;
}

static int store_done(lua_State *L) { return decide(L, HF_STORE_DONE, "done"); }
static int store_failed(lua_State *L) { return decide(L, HF_STORE_FAIL, "failed"); }

static int store_cancel(lua_State *L) {
  hf_store *s = checked(L);
  size_t n;
  hf_store_op from = { .kind = HF_STORE_CANCEL };
  from.in.key.p = luaL_checklstring(L, 2, &n);
  from.in.key.n = (uint32_t)n;
  from.now = lua_isnoneornil(L, 3) ? wall_ms() : lhf_check_range(L, 3, 0, YEAR_9999_MS);
  hf_store_op *op = run(L, s, &from);
  if (op->status != HF_OK) return fail(L, op, "cancel");
  lua_pushboolean(L, 1);
  return 1;
}

static int store_get(lua_State *L) {
  hf_store *s = checked(L);
  size_t n;
  hf_store_op from = { .kind = HF_STORE_GET };
  from.in.key.p = luaL_checklstring(L, 2, &n);
  from.in.key.n = (uint32_t)n;
  hf_store_op *op = run(L, s, &from);
  if (op->status != HF_OK) return fail(L, op, "get");
  push_promise(L, &op->rows[0]);
  return 1;
}

static int store_list(lua_State *L) {
  static const char *const states[] = { "open", "pending", "running", "done", "cancelled", "dead", NULL };
  hf_store *s = checked(L);
  hf_store_op from = { .kind = HF_STORE_LIST };
  from.state = luaL_checkoption(L, 2, "open", states) - 1; /* "open" is -1: pending and running */
  from.limit = lua_isnoneornil(L, 3) ? 1000 : lhf_check_range(L, 3, 1, ROWS_MAX);
  return push_promises(L, run(L, s, &from), "list");
}

static int store_next(lua_State *L) {
  hf_store_op from = { .kind = HF_STORE_NEXT };
  hf_store_op *op = run(L, checked(L), &from);
  if (op->status != HF_OK) return fail(L, op, "next");
  if (op->next == INT64_MAX) lua_pushnil(L);
  else lua_pushinteger(L, op->next);
  return 1;
}

static int store_close(lua_State *L) {
  store *u = luaL_checkudata(L, 1, CLASS);
  hf_store *s = u->s;
  u->s = NULL;
  hf_store_close(s);
  return 0;
}

static int store_tostring(lua_State *L) {
  store *u = luaL_checkudata(L, 1, CLASS);
  lua_pushstring(L, u->s ? CLASS : CLASS " (closed)");
  return 1;
}

static const luaL_Reg methods[] = {
  { "promise", store_promise }, { "claim", store_claim }, { "done", store_done }, { "failed", store_failed },
  { "cancel", store_cancel }, { "get", store_get }, { "list", store_list }, { "next", store_next },
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
    opts.queue = (uint32_t)field_integer(L, 2, "queue", 1, UINT32_MAX, 65536);
    opts.busy_ms = (uint32_t)field_ms(L, 2, "busy", 60000);
  }
  store *u = lua_newuserdatauv(L, sizeof *u, 0);
  u->s = NULL;
  luaL_setmetatable(L, CLASS);
  if (hf_store_open(path, &opts, &u->s, err, sizeof err) != HF_OK) return lhf_fail(L, "ESTORE", "%s", err);
  return 1;
}

void lhf_open_store(lua_State *L) {
  luaL_newmetatable(L, CLASS);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, open_store);
  lua_setfield(L, -2, "open");
}

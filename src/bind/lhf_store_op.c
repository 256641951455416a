/* SPDX-License-Identifier: MIT
 * Between Lua values and the store's operations. A raise names the field or argument that is wrong.
 */
#include <string.h>
#include <time.h>

#include "bind/lhf_store.h"

int64_t lhf_store_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- fields of the table at arg ---------------------------------------------------------------------------------- */

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

int64_t lhf_store_field(lua_State *L, int arg, const char *name, int64_t min, int64_t max, int64_t otherwise) {
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

int64_t lhf_store_field_ms(lua_State *L, int arg, const char *name, int64_t otherwise) {
  lua_pushstring(L, name);
  if (lua_rawget(L, arg) == LUA_TNIL) {
    lua_pop(L, 1);
    return otherwise;
  }
  int64_t ms = lhf_check_ms(L, lua_gettop(L));
  lua_pop(L, 1);
  return ms;
}

static int64_t field_now(lua_State *L, int arg) HF_RAISES {
  return lhf_store_field(L, arg, "now", 0, YEAR_9999_MS, lhf_store_now());
}

/* --- operations --------------------------------------------------------------------------------------------------- */

void lhf_store_read_promise(lua_State *L, int arg, hf_store_op *op) {
  luaL_checktype(L, arg, LUA_TTABLE);
  *op = (hf_store_op){ .kind = HF_STORE_PROMISE };
  op->in.key = field_string(L, arg, "key", LHF_KEY_MAX, false);
  op->in.what = field_string(L, arg, "what", LHF_KEY_MAX, false);
  op->in.contact = field_string(L, arg, "contact", LHF_KEY_MAX, true);
  op->in.payload = field_string(L, arg, "payload", LHF_PAYLOAD_MAX, true);
  op->in.due = lhf_store_field(L, arg, "due", 0, YEAR_9999_MS, INT64_MIN);
  op->now = field_now(L, arg);
}

int64_t lhf_store_duties(lua_State *L, int arg) {
  int type = lua_getfield(L, arg, "duties");
  int64_t which = type == LUA_TNIL ? -1 : lua_toboolean(L, -1);
  lua_pop(L, 1);
  return which;
}

void lhf_store_read_claim(lua_State *L, int arg, hf_store_op *op) {
  luaL_checktype(L, arg, LUA_TTABLE);
  *op = (hf_store_op){ .kind = HF_STORE_CLAIM, .now = field_now(L, arg) };
  op->lease_ms = lhf_store_field_ms(L, arg, "lease", LHF_LEASE_DEFAULT_MS);
  op->limit = lhf_store_field(L, arg, "limit", 1, LHF_ROWS_MAX, 100);
  op->state = lhf_store_duties(L, arg);
}

static hf_str check_str(lua_State *L, int arg) HF_RAISES {
  size_t n;
  const char *p = luaL_checklstring(L, arg, &n);
  if (n > LHF_KEY_MAX) luaL_argerror(L, arg, lua_pushfstring(L, "at most %d bytes expected", (int)LHF_KEY_MAX));
  return (hf_str){ p, (uint32_t)n };
}

/* KEY, FENCE, { now=, outcome=, … }? */
void lhf_store_read_decision(lua_State *L, int arg, hf_store_kind kind, hf_store_op *op) {
  *op = (hf_store_op){ .kind = kind, .now = lhf_store_now(), .lease_ms = LHF_LEASE_DEFAULT_MS, .limit = 10 };
  op->in.key = check_str(L, arg);
  op->in.fence = lhf_check_range(L, arg + 1, 1, LUA_MAXINTEGER);
  op->in.outcome = (hf_str){ "", 0 };
  if (lua_type(L, arg + 2) != LUA_TTABLE) {
    if (!lua_isnoneornil(L, arg + 2) && !lua_isfunction(L, arg + 2)) luaL_checktype(L, arg + 2, LUA_TTABLE);
    return;
  }
  op->now = field_now(L, arg + 2);
  op->lease_ms = lhf_store_field_ms(L, arg + 2, "retry_in", LHF_LEASE_DEFAULT_MS);
  op->limit = lhf_store_field(L, arg + 2, "max_attempts", 1, LHF_ROWS_MAX, 10);
  op->in.outcome = field_string(L, arg + 2, "outcome", LHF_KEY_MAX, true);
}

/* KEY, now? or { now=, outcome= }? */
void lhf_store_read_key(lua_State *L, int arg, hf_store_kind kind, hf_store_op *op) {
  *op = (hf_store_op){ .kind = kind, .now = lhf_store_now() };
  op->in.key = check_str(L, arg);
  op->in.outcome = (hf_str){ "", 0 };
  if (lua_type(L, arg + 1) == LUA_TTABLE) {
    op->now = field_now(L, arg + 1);
    op->in.outcome = field_string(L, arg + 1, "outcome", LHF_KEY_MAX, true);
  } else if (!lua_isnoneornil(L, arg + 1) && !lua_isfunction(L, arg + 1)) {
    op->now = lhf_check_range(L, arg + 1, 0, YEAR_9999_MS);
  }
}

static void read_verb(lua_State *L, int arg, int top, hf_store_op *op) HF_RAISES {
  const char *name = lua_tostring(L, arg);
  uint32_t verb = hf_store_verb((hf_str){ name, (uint32_t)lua_rawlen(L, arg) });
  if (verb == UINT32_MAX) luaL_error(L, "hatif.store: no step is called '%s'", name);
  *op = (hf_store_op){ .kind = HF_STORE_RECORD, .verb = verb };
  if (top - arg > HF_STORE_ARGS) luaL_error(L, "hatif.store: %s: too many arguments", name);
  for (int i = arg + 1; i <= top; i++) {
    hf_value *v = &op->args[op->nargs++];
    int type = lua_type(L, i);
    size_t n = type == LUA_TSTRING ? lua_rawlen(L, i) : 0;
    if (lua_isinteger(L, i)) *v = (hf_value){ .type = HF_INT, .as.i = lua_tointeger(L, i) };
    else if (type == LUA_TSTRING && n <= LHF_BODY_MAX)
      *v = (hf_value){ .type = HF_STR, .as.s = { lua_tostring(L, i), (uint32_t)n } };
    else luaL_error(L, "hatif.store: %s: argument %d: an integer, or a string of 64 MiB at most, expected, got %s", name,
                    i - arg, luaL_typename(L, i));
  }
}

void lhf_store_read_step(lua_State *L, int arg, hf_store_op *op) {
  luaL_checktype(L, arg, LUA_TTABLE);
  int first = lua_gettop(L) + 1, n = (int)lua_rawlen(L, arg);
  luaL_checkstack(L, n + 8, "a step");
  for (int i = 1; i <= n; i++) lua_rawgeti(L, arg, i);
  if (n == 0 || lua_type(L, first) != LUA_TSTRING) luaL_argerror(L, arg, "a step { name, … } expected");
  const char *name = lua_tostring(L, first);
  if (strcmp(name, "promise") == 0) lhf_store_read_promise(L, first + 1, op);
  else if (strcmp(name, "done") == 0) lhf_store_read_decision(L, first + 1, HF_STORE_DONE, op);
  else if (strcmp(name, "settle") == 0) lhf_store_read_key(L, first + 1, HF_STORE_DONE, op);
  else if (strcmp(name, "cancel") == 0) lhf_store_read_key(L, first + 1, HF_STORE_CANCEL, op);
  else read_verb(L, first, first + n - 1, op);
}

/* --- results ------------------------------------------------------------------------------------------------------- */

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

static void push_promises(lua_State *L, const hf_store_op *op) {
  lua_createtable(L, (int)op->nrows, 0);
  for (uint32_t i = 0; i < op->nrows; i++) {
    push_promise(L, &op->rows[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static void push_cells(lua_State *L, const hf_store_op *op) {
  lua_createtable(L, (int)op->nrows, 0);
  for (uint32_t i = 0; i < op->nrows; i++) {
    lua_createtable(L, (int)op->ncols, 0);
    for (uint32_t k = 0; k < op->ncols; k++) {
      const hf_value *v = &op->cells[(size_t)i * op->ncols + k];
      if (v->type == HF_INT) lua_pushinteger(L, v->as.i);
      else lua_pushlstring(L, v->as.s.n ? v->as.s.p : "", v->as.s.n);
      lua_rawseti(L, -2, (lua_Integer)k + 1);
    }
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static int push_failure(lua_State *L, const hf_store_op *op) {
  static const char *const names[] = { "promise", "claim", "done", "failed", "cancel", "get", "list", "next", "unheard",
                                       "archive", "scrub" };
  const char *code = op->status == HF_ESTALE ? "ESTALE" : op->status == HF_ELIMIT ? "ELIMIT"
                   : op->status == HF_ENOMEM ? "ENOMEM" : op->status == HF_ECLOSED ? "ECLOSED" : "ESTORE";
  return lhf_fail(L, code, "%s: %s", names[op->kind], op->message);
}

int lhf_store_push(lua_State *L, const hf_store_op *op) {
  if (op->status != HF_OK) return push_failure(L, op);
  switch (op->kind) {
    case HF_STORE_PROMISE:
      push_promise(L, &op->rows[0]);
      lua_pushboolean(L, op->fresh);
      return 2;
    case HF_STORE_GET: push_promise(L, &op->rows[0]); break;
    case HF_STORE_CLAIM: case HF_STORE_LIST: case HF_STORE_UNHEARD: push_promises(L, op); break;
    case HF_STORE_NEXT:
      if (op->next == INT64_MAX) lua_pushnil(L);
      else lua_pushinteger(L, op->next);
      break;
    case HF_STORE_RECORD:
      if (op->ncols) push_cells(L, op);
      else lua_pushboolean(L, 1);
      break;
    default: lua_pushboolean(L, 1);
  }
  return 1;
}

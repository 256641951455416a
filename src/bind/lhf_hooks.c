/* SPDX-License-Identifier: MIT
 * From the core to the guest: hooks run in a thread that is used again, each flow in a thread of its own.
 * An overrunning thread is dropped as it stands; nothing of it runs again.
 */
#include "bind/lhf_hooks.h"

#include <math.h>
#include <string.h>

static const char key_idle = 0; /* guest registry: a thread that has ended its hook, or false */
static const char key_flows = 0; /* guest registry: by contact, the threads of its flows by index from 1 */

/* --- what hooks are given ------------------------------------------------------------------------------------- */

static void set_value(lua_State *L, hf_str name, const hf_value *v) {
  lhf_push_str(L, name);
  lhf_push_value(L, v);
  lua_rawset(L, -3);
}

static void set_string(lua_State *L, const char *name, hf_str s) {
  lhf_push_str(L, s);
  lua_setfield(L, -2, name);
}

/* e.cap.PHRASE.SLOT */
static void push_captures(lua_State *L, const hf_seen *seen) {
  lua_newtable(L);
  for (uint32_t i = 0; i < seen->ncaptures; i++) {
    const hf_capture_view *cap = &seen->captures[i];
    lhf_push_str(L, cap->phrase);
    if (lua_rawget(L, -2) == LUA_TNIL) {
      lua_pop(L, 1);
      lua_newtable(L);
      lhf_push_str(L, cap->phrase);
      lua_pushvalue(L, -2);
      lua_rawset(L, -4);
    }
    set_value(L, cap->slot, &cap->value);
    lua_pop(L, 1);
  }
}

static void push_event(lua_State *L, const hf_seen *seen) {
  const hf_event *e = seen->event;
  lua_createtable(L, 0, (int)e->nfields + 6);
  for (uint32_t i = 0; i < e->nfields; i++) set_value(L, e->fields[i].name, &e->fields[i].value);
  if (e->id.n) set_string(L, "id", e->id);
  if (e->source.n) set_string(L, "source", e->source);
  set_string(L, "type", e->type);
  set_string(L, "key", seen->key);
  lua_pushinteger(L, e->at);
  lua_setfield(L, -2, "at");
  if (seen->ncaptures) {
    push_captures(L, seen);
    lua_setfield(L, -2, "cap");
  }
}

/* --- running -------------------------------------------------------------------------------------------------- */

static lua_State *take_thread(lua_State *G) {
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_idle);
  if (lua_type(G, -1) != LUA_TTHREAD) {
    lua_pop(G, 1);
    return lua_newthread(G);
  }
  lua_pushboolean(G, 0);
  lua_rawsetp(G, LUA_REGISTRYINDEX, &key_idle);
  return lua_tothread(G, -1);
}

/* The table of a contact's flow threads, made when there is none. */
static void push_flows(lua_State *G, const lhf_contact *b, bool make) {
  if (lua_rawgetp(G, LUA_REGISTRYINDEX, &key_flows) == LUA_TNIL && make) {
    lua_pop(G, 1);
    lua_newtable(G);
    lua_pushvalue(G, -1);
    lua_rawsetp(G, LUA_REGISTRYINDEX, &key_flows);
  }
  if (lua_type(G, -1) == LUA_TTABLE && lua_rawgetp(G, -1, b) == LUA_TNIL && make) {
    lua_pop(G, 1);
    lua_newtable(G);
    lua_pushvalue(G, -1);
    lua_rawsetp(G, -3, b);
  }
  if (lua_type(G, -2) == LUA_TTABLE) lua_remove(G, -2);
}

static lua_State *flow_thread(lua_State *G, lhf_run_hook *r) {
  push_flows(G, r->b, true);
  lua_Integer slot = (lua_Integer)r->call->flow + 1;
  lua_State *co;
  if (r->call->resume) {
    lua_rawgeti(G, -1, slot);
    co = lua_tothread(G, -1);
    if (!co) luaL_error(G, "the flow has no thread");
  } else {
    co = lua_newthread(G);
    lua_pushvalue(G, -1);
    lua_rawseti(G, -3, slot);
  }
  lua_remove(G, -2);
  return co;
}

/* Pushes function and arguments onto co: their count. */
static int prepare(lua_State *G, lua_State *co, const lhf_run_hook *r) {
  int n = 0;
  if (!lua_checkstack(co, 8)) luaL_error(G, "not enough memory");
  if (!r->call->resume) {
    lhf_guest_push_hook(G, r->call->hook);
    lhf_view_push(G, r->b);
    n = 1;
  }
  if (r->call->verdict) lhf_push_verdict(G, hf_contact_policy(r->core), r->call->verdict);
  else if (r->call->seen) push_event(G, r->call->seen);
  else lua_pushnil(G);
  lua_xmove(G, co, r->call->resume ? 1 : n + 2);
  return n + 1;
}

static void keep_message(lhf_run_hook *r, const char *fmt, const char *text) {
  snprintf(r->message, sizeof r->message, fmt, text);
  r->failed = true;
}

/* What a hook returned, as the core takes it. Strings are kept in the call. */
static void take_result(lua_State *co, int nres, lhf_run_hook *r) {
  hf_value *out = r->out;
  hf_hook_kind kind = r->call->kind;
  out->type = HF_NIL;
  if (kind > HF_HOOK_TRANSITION) return;
  int index = nres > 0 ? lua_gettop(co) - nres + 1 : 0;
  int type = nres > 0 ? lua_type(co, index) : LUA_TNIL;
  if (kind == HF_HOOK_IFF) {
    *out = (hf_value){ HF_BOOL, { .b = nres > 0 && lua_toboolean(co, index) } };
  } else if (kind == HF_HOOK_TRANSITION) {
    if (type == LUA_TSTRING && lua_rawlen(co, index) < sizeof r->result) {
      uint32_t n = (uint32_t)lua_rawlen(co, index);
      memcpy(r->result, lua_tostring(co, index), n);
      *out = (hf_value){ HF_STR, { .s = { r->result, n } } };
    } else if (type != LUA_TNIL && !(type == LUA_TBOOLEAN && !lua_toboolean(co, index))) {
      keep_message(r, "it returned a %s; a step's id, nil or false was expected", lua_typename(co, type));
    }
  } else if (type == LUA_TNUMBER) {
    if (lhf_read_value(co, index, out)) return;
    keep_message(r, "it returned %s; a finite number was expected", "a number that is none");
  } else if (kind == HF_HOOK_WITHIN && type == LUA_TSTRING) {
    lua_settop(co, index);
    lua_insert(co, 1);
    *out = (hf_value){ HF_INT, { .i = lhf_check_ms(co, 1) } };
  } else {
    keep_message(r, kind == HF_HOOK_N ? "it returned a %s; a whole number was expected"
                                      : "it returned a %s; a time in ms was expected", lua_typename(co, type));
  }
}

/* [-0, +2, m] message and traceback of an error value on co's top. Only strings are read: an error value's
 * metamethods never run here. */
static void push_error(lua_State *G, lua_State *co, lhf_run run) {
  if (lua_type(co, -1) == LUA_TSTRING) {
    lua_xmove(co, G, 1);
  } else {
    lua_pushfstring(G, "the error is a %s value", luaL_typename(co, -1));
    lua_pop(co, 1);
  }
  if (run == LHF_RUN_MEMORY) lua_pushliteral(G, "");
  else luaL_traceback(G, co, NULL, 0);
}

/* Guest, protected: runs the hook. Returns nothing, or message and traceback. */
static int enter(lua_State *G) {
  lhf_run_hook *r = lua_touserdata(G, 1);
  lhf_guest *g = r->b->guest;
  bool flow = r->call->kind == HF_HOOK_FLOW;
  lua_State *co = r->co = flow ? flow_thread(G, r) : take_thread(G);
  int nres = 0, nargs = prepare(G, co, r);
  r->run = lhf_guest_resume(g, G, co, nargs, &nres, !r->b->replay && !r->call->replay);
  switch (r->run) {
    case LHF_RUN_DONE:
      if (!flow) take_result(co, nres, r);
      lua_settop(co, 0);
      if (!flow) lua_rawsetp(G, LUA_REGISTRYINDEX, &key_idle); /* the thread, on the top since it was taken */
      return 0;
    case LHF_RUN_YIELD:
      if (!r->waits) keep_message(r, "%s", "a hook cannot yield; only c:await in a flow waits");
      lua_pop(co, nres);
      return 0;
    case LHF_RUN_OVER:
      keep_message(r, "%s", g->over_text);
      return 0;
    default:
      push_error(G, co, r->run);
      return 2;
  }
}

static void report(lhf_run_hook *r, int st) {
  lhf_guest *g = r->b->guest;
  lhf_failure f = { "EHOOK", r->call->where, { r->message, (uint32_t)strlen(r->message) }, { NULL, 0 } };
  if (!r->failed) {
    /* st: an error of our own around the hook; else the two strings that `enter` returned. Read raw. */
    int top = lua_gettop(g->G), at = st == LUA_OK ? top - 1 : top;
    if (lua_type(g->G, at) == LUA_TSTRING)
      f.message = (hf_str){ lua_tostring(g->G, at), (uint32_t)lua_rawlen(g->G, at) };
    if (st == LUA_OK && lua_type(g->G, top) == LUA_TSTRING)
      f.traceback = (hf_str){ lua_tostring(g->G, top), (uint32_t)lua_rawlen(g->G, top) };
  }
  if (r->run == LHF_RUN_OVER) f.code = "EBUDGET";
  if (r->run == LHF_RUN_MEMORY || st == LUA_ERRMEM) f.code = "EMEMORY";
  lhf_host_failure(r->b, &f);
}

static void tell(lhf_contact *b, const char *code, hf_str where, const char *message) {
  lhf_failure f = { code, where, { message, (uint32_t)strlen(message) }, { NULL, 0 } };
  lhf_host_failure(b, &f);
}

/* What concerns the whole policy is told once, behind the hook that brought it about. The edge has nobody to tell: the
 * settled side comes to the same hook. */
static void tell_policy(lhf_run_hook *r) {
  lhf_guest *g = r->b->guest;
  if (!r->b->L) return;
  if (g->dropped && !g->log_told) {
    g->log_told = true;
    tell(r->b, "ELOG", r->call->where, "prints more lines than are kept: the others are dropped until the log is taken");
  }
  if (!r->b->replay && r->run == LHF_RUN_OVER) lhf_guest_overran(g);
  if (!r->b->replay && g->off && !g->off_told) {
    g->off_told = true;
    tell(r->b, "EHOOKSOFF", r->call->where,
         "three overruns within 5 s: the hooks of this policy are off until it is released; duties are judged without them");
  }
}

static hf_status run(lhf_run_hook *r) {
  lhf_guest *g = r->b->guest;
  if (g->off && !r->b->replay) return HF_EHOOK; /* told already */
  r->outer = g->call;
  if (!lua_checkstack(g->G, 8)) return HF_EHOOK;
  int top = lua_gettop(g->G);
  g->call = r;
  lua_pushcfunction(g->G, enter);
  lua_pushlightuserdata(g->G, r);
  int st = lua_pcall(g->G, 1, LUA_MULTRET, 0);
  g->call = r->outer;
  bool failed = st != LUA_OK || r->failed || r->run == LHF_RUN_ERROR || r->run == LHF_RUN_MEMORY;
  if (failed) report(r, st);
  tell_policy(r);
  lua_settop(g->G, top);
  return failed ? HF_EHOOK : HF_OK;
}

hf_status lhf_hook(void *ud, hf_contact *c, const hf_call *call, hf_value *out) {
  lhf_contact *b = ud;
  if (!b->core) b->core = c; /* contact.opened runs before its opener knows it */
  lhf_run_hook r = { .b = b, .core = c, .call = call, .out = out };
  hf_status st = run(&r);
  if (st == HF_OK && out->type == HF_STR) {
    memcpy(b->guest->result, r.result, out->as.s.n); /* borrowed by the core until the next call */
    out->as.s.p = b->guest->result;
  }
  return st;
}

hf_status lhf_flow(void *ud, hf_contact *c, const hf_call *call, hf_await *out) {
  lhf_contact *b = ud;
  if (!b->core) b->core = c;
  lhf_run_hook r = { .b = b, .core = c, .call = call, .await = out };
  out->done = false;
  hf_status st = run(&r);
  if (st == HF_OK && r.waits) return HF_OK;
  out->done = true;
  lhf_flow_drop(ud, c, call->flow);
  return st;
}

/* Neither of the two raises: the fields are there, and setting a field that is there to nil allocates nothing. */
void lhf_flow_drop(void *ud, hf_contact *c, uint32_t flow) {
  lhf_contact *b = ud;
  lua_State *G = b->guest->G;
  (void)c;
  if (!lua_checkstack(G, 8)) return;
  int top = lua_gettop(G);
  push_flows(G, b, false);
  if (lua_type(G, -1) == LUA_TTABLE && lua_rawgeti(G, -1, (lua_Integer)flow + 1) == LUA_TTHREAD) {
    lua_pushnil(G);
    lua_rawseti(G, -3, (lua_Integer)flow + 1);
  }
  lua_settop(G, top);
}

void lhf_hooks_forget(lhf_contact *b) {
  lua_State *G = b->guest->G;
  if (!lua_checkstack(G, 8)) return;
  int top = lua_gettop(G);
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_flows);
  if (lua_type(G, -1) == LUA_TTABLE && lua_rawgetp(G, -1, b) == LUA_TTABLE) {
    lua_pushnil(G);
    lua_rawsetp(G, -3, b);
  }
  lua_settop(G, top);
  lhf_view_forget(b);
}

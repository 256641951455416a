/* SPDX-License-Identifier: MIT
 * From the core to the host: verdicts, acts and failures as tables, handed to the callbacks by protected calls.
 * A failing callback ends nothing: it is told to on_error; where that fails too or is not there, the public call
 * that runs returns nil, message, code and the failure.
 */
#include <string.h>

#include "bind/lhf_live.h"

void lhf_push_str(lua_State *L, hf_str s) {
  lua_pushlstring(L, s.n ? s.p : "", s.n);
}

void lhf_push_value(lua_State *L, const hf_value *v) {
  switch (v->type) {
    case HF_NIL: lua_pushnil(L); break;
    case HF_BOOL: lua_pushboolean(L, v->as.b); break;
    case HF_INT: lua_pushinteger(L, v->as.i); break;
    case HF_NUM: lua_pushnumber(L, v->as.d); break;
    case HF_STR: lhf_push_str(L, v->as.s); break;
  }
}

static void set_str(lua_State *L, const char *name, hf_str s) {
  lhf_push_str(L, s);
  lua_setfield(L, -2, name);
}

static void set_time(lua_State *L, const char *name, int64_t t) {
  if (t == HF_NO_TIME) return;
  lua_pushinteger(L, t);
  lua_setfield(L, -2, name);
}

/* A whole number is an integer in Lua. */
void lhf_push_metric(lua_State *L, double value) {
  lua_Integer whole;
  if (lua_numbertointeger(value, &whole) && (double)whole == value) lua_pushinteger(L, whole);
  else lua_pushnumber(L, value);
}

static void push_evidence(lua_State *L, const hf_policy *p, const hf_evidence *e) {
  lua_createtable(L, 0, 5);
  lua_pushinteger(L, e->line);
  lua_setfield(L, -2, "event");
  if (e->metric != HF_NONE) {
    set_str(L, "metric", hf_metric_name(e->metric));
    lhf_push_metric(L, e->value);
    lua_setfield(L, -2, "value");
  }
  if (e->phrase == HF_NONE) return;
  set_str(L, "phrase", hf_policy_phrase_name(p, e->phrase));
  set_str(L, "text", e->text);
  lua_pushinteger(L, (lua_Integer)e->first + 1); /* as string.sub takes them: from 1, both ends included */
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, e->last);
  lua_setfield(L, -2, "last");
}

/* [-0, +1, m] "protocol.duty" */
static void push_duty_name(lua_State *L, const hf_policy *p, const hf_duty *d) {
  luaL_Buffer b;
  hf_str protocol = hf_policy_protocol(p, d->protocol)->id;
  luaL_buffinit(L, &b);
  luaL_addlstring(&b, protocol.p, protocol.n);
  luaL_addchar(&b, '.');
  luaL_addlstring(&b, d->id.p, d->id.n);
  luaL_pushresult(&b);
}

void lhf_push_verdict(lua_State *L, const hf_policy *p, const hf_verdict *v) {
  const hf_duty *d = hf_policy_duty(p, v->duty);
  lua_createtable(L, 0, 12);
  push_duty_name(L, p, d);
  lua_setfield(L, -2, "duty");
  lua_pushinteger(L, v->n);
  lua_setfield(L, -2, "n");
  lua_pushstring(L, hf_status_name(v->status));
  lua_setfield(L, -2, "status");
  set_time(L, "at", v->at);
  set_time(L, "due", v->due);
  set_time(L, "margin", v->margin);
  if (d->weight == (double)(lua_Integer)d->weight) lua_pushinteger(L, (lua_Integer)d->weight);
  else lua_pushnumber(L, d->weight);
  lua_setfield(L, -2, "weight");
  if (d->cite.n) set_str(L, "cite", d->cite);
  lua_pushstring(L, hf_why_text(v->why));
  lua_setfield(L, -2, "why");
  set_str(L, "layer", d->layer);
  if (v->borderline) {
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "borderline");
  }
  if (v->note.n) set_str(L, "note", v->note);
  lua_createtable(L, (int)v->nevidence, 0);
  for (uint32_t i = 0; i < v->nevidence; i++) {
    push_evidence(L, p, &v->evidence[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "evidence");
}

/* --- calling the host ----------------------------------------------------------------------------------------- */

/* One callback on its way: which, and what it is given. */
typedef struct host_call {
  lhf_contact *b;
  hf_contact *core;
  const char *name; /* of the handler */
  const void *arg;
  void (*push)(lua_State *L, const struct host_call *call); /* [-0, +1, m] its last argument */
  bool has_contact; /* the contact is its first argument */
  bool called; /* a handler was there */
} host_call;

/* Protected, host: 1 the contact, 2 the host_call. */
static int call_handler(lua_State *L) {
  host_call *call = lua_touserdata(L, 2);
  lua_getiuservalue(L, 1, LHF_UV_HANDLERS);
  lua_pushstring(L, call->name);
  if (lua_rawget(L, 3) != LUA_TFUNCTION) return 0;
  call->called = true;
  if (call->has_contact) lua_pushvalue(L, 1);
  call->push(L, call);
  lua_call(L, call->has_contact ? 2 : 1, 0);
  return 0;
}

/* [-0, +0|+1, -] false: it failed, and the message is on the top of the host's stack. */
static bool run_handler(host_call *call) {
  lua_State *L = call->b->L;
  if (!lua_checkstack(L, 8)) return true; /* nothing can be told without a stack */
  lua_pushcfunction(L, call_handler); /* a light C function, a copy and a light userdata: none of them allocates */
  lua_pushvalue(L, call->b->self);
  lua_pushlightuserdata(L, call);
  hf_watch *paused = call->b->guest->watchdog ? hf_watchdog_pause(call->b->guest->watchdog) : NULL;
  bool well = lhf_call(L, 2, 0) == LUA_OK; /* what the host takes is not the script's time */
  if (paused) hf_watchdog_resume(paused);
  return well;
}

static void push_failure(lua_State *L, const host_call *call) {
  const lhf_failure *f = call->arg;
  lua_createtable(L, 0, 6);
  lua_getiuservalue(L, 1, LHF_UV_HANDLERS);
  lua_getfield(L, -1, "policy");
  lua_remove(L, -2);
  lua_setfield(L, -2, "policy");
  if (call->core) set_str(L, "contact", hf_contact_opening(call->core)->id);
  set_str(L, "where", f->where);
  set_str(L, "message", f->message);
  if (f->traceback.n) set_str(L, "traceback", f->traceback);
  lua_pushstring(L, f->code);
  lua_setfield(L, -2, "code");
}

/* Protected, host: keeps the first failure that could not be told, for the running call to return. */
static int keep_failure(lua_State *L) {
  if (lua_getiuservalue(L, 1, LHF_UV_FAILURE) != LUA_TNIL) return 0;
  push_failure(L, lua_touserdata(L, 2));
  lua_setiuservalue(L, 1, LHF_UV_FAILURE);
  return 0;
}

static void keep(const host_call *call) {
  lua_State *L = call->b->L;
  if (!lua_checkstack(L, 8)) return;
  host_call copy = *call;
  lua_pushcfunction(L, keep_failure);
  lua_pushvalue(L, call->b->self);
  lua_pushlightuserdata(L, &copy);
  if (lhf_call(L, 2, 0) == LUA_OK) call->b->failed = true;
  else lua_pop(L, 1); /* no memory even for that */
}

static void tell_failure(lhf_contact *b, hf_contact *core, const lhf_failure *f) {
  host_call call = { b, core, "on_error", f, push_failure, false, false };
  if (run_handler(&call)) {
    if (!call.called) keep(&call);
    return;
  }
  size_t n;
  const char *what = lua_tolstring(b->L, -1, &n);
  lhf_failure own = { "ECALLBACK", { "on_error", 8 }, { what ? what : "?", what ? (uint32_t)n : 1 }, { NULL, 0 } };
  call.arg = &own;
  keep(&call);
  lua_pop(b->L, 1);
}

void lhf_host_failure(lhf_contact *b, const lhf_failure *f) {
  if (b->L) tell_failure(b, b->core, f);
}

static void run(host_call *call) {
  lhf_contact *b = call->b;
  if (!b->L || run_handler(call)) return;
  size_t n = 0;
  const char *what = lua_tolstring(b->L, -1, &n); /* a string already: lhf_call makes it one */
  lhf_failure f = { "ECALLBACK", { call->name, (uint32_t)strlen(call->name) },
                    { what ? what : "?", what ? (uint32_t)n : 1 }, { NULL, 0 } };
  tell_failure(b, call->core, &f);
  lua_pop(b->L, 1);
}

/* --- the callbacks -------------------------------------------------------------------------------------------- */

static void push_verdict(lua_State *L, const host_call *call) {
  lhf_push_verdict(L, hf_contact_policy(call->core), call->arg);
}

void lhf_host_verdict(void *ud, hf_contact *c, const hf_verdict *v) {
  host_call call = { ud, c, "on_verdict", v, push_verdict, true, false };
  run(&call);
}

static void push_act(lua_State *L, const host_call *call) {
  const hf_act *a = call->arg;
  lua_createtable(L, 0, 5);
  set_str(L, "key", a->key);
  set_time(L, "at", a->at);
  set_str(L, "name", a->name);
  lua_pushboolean(L, a->early);
  lua_setfield(L, -2, "early");
  lua_createtable(L, 0, (int)a->nargs);
  for (uint32_t i = 0; i < a->nargs; i++) {
    lhf_push_str(L, a->args[i].name);
    lhf_push_value(L, &a->args[i].value);
    lua_rawset(L, -3);
  }
  lua_setfield(L, -2, "args");
}

void lhf_host_act(void *ud, hf_contact *c, const hf_act *a) {
  host_call call = { ud, c, "on_act", a, push_act, true, false };
  if (!lhf_live_left(ud, a)) run(&call);
}

static void push_act_of_edge(lua_State *L, const host_call *call) {
  push_act(L, call);
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, "edge");
}

void lhf_host_act_at_once(lhf_contact *b, hf_contact *c, const hf_act *a) {
  host_call call = { b, c, "on_act", a, push_act_of_edge, true, false };
  run(&call);
}

static void push_words(lua_State *L, const hf_event *e) {
  lua_createtable(L, (int)e->nwords, 0);
  for (uint32_t i = 0; i < e->nwords; i++) {
    lua_createtable(L, 0, 3);
    set_str(L, "text", e->words[i].text);
    set_time(L, "at", e->words[i].at);
    set_time(L, "stop", e->words[i].stop);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, "words");
}

/* The event as it would be fed again. */
static void push_admitted(lua_State *L, const host_call *call) {
  const hf_event *e = call->arg;
  lua_createtable(L, 0, (int)e->nfields + 6);
  for (uint32_t i = 0; i < e->nfields; i++) {
    lhf_push_str(L, e->fields[i].name);
    lhf_push_value(L, &e->fields[i].value);
    lua_rawset(L, -3);
  }
  set_time(L, "at", e->at);
  set_str(L, "type", e->type);
  if (e->id.n) set_str(L, "id", e->id);
  if (e->source.n) set_str(L, "source", e->source);
  if (e->nwords) push_words(L, e);
  if (e->line == 0) return;
  lua_pushinteger(L, e->line);
  lua_setfield(L, -2, "line");
}

void lhf_host_admitted(lhf_contact *b, hf_contact *c, const hf_event *e) {
  host_call call = { b, c, "on_admit", e, push_admitted, true, false };
  run(&call);
}

static void push_report(lua_State *L, const host_call *call) {
  const hf_report *r = call->arg;
  lua_createtable(L, 0, 5);
  lua_pushinteger(L, r->line);
  lua_setfield(L, -2, "line");
  lua_pushstring(L, r->what);
  lua_setfield(L, -2, "what");
  if (r->event) {
    set_str(L, "type", r->event->type);
    set_time(L, "at", r->event->at);
    if (r->event->id.n) set_str(L, "id", r->event->id);
    if (r->event->source.n) set_str(L, "source", r->event->source);
  }
  if (r->failed.n == 0) return;
  set_str(L, "hook", r->failed.hook);
  lua_pushinteger(L, r->failed.n);
  lua_setfield(L, -2, "n");
  set_time(L, "at", hf_contact_now(call->core));
}

/* Protected, host: the report is kept for contact:reports(). */
static int keep_report(lua_State *L) {
  host_call *call = lua_touserdata(L, 2);
  if (lua_getiuservalue(L, 1, LHF_UV_REPORTS) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, LHF_UV_REPORTS);
  }
  push_report(L, call);
  lua_rawseti(L, 3, (lua_Integer)lua_rawlen(L, 3) + 1);
  return 0;
}

void lhf_host_report(void *ud, hf_contact *c, const hf_report *r) {
  lhf_contact *b = ud;
  host_call call = { b, c, "on_report", r, push_report, true, false };
  if (!b->L || !lua_checkstack(b->L, 8)) return;
  lua_pushcfunction(b->L, keep_report);
  lua_pushvalue(b->L, b->self);
  lua_pushlightuserdata(b->L, &call);
  if (lhf_call(b->L, 2, 0) != LUA_OK) lua_pop(b->L, 1);
  run(&call);
}

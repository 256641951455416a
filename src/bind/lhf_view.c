/* SPDX-License-Identifier: MIT
 * `c`: the contact as hooks and flows see it (LANGUAGE.md). It answers only while a hook of its own contact runs, and
 * in iff, within, n and transition functions it changes nothing. Whatever a flow reads goes through `answer`, so that the
 * flow of a copied or restored contact reads the same again.
 */
#include <math.h>
#include <string.h>

#include "bind/lhf_hooks.h"

#define VIEW "hatif.c"
#define FACTS "hatif.c.facts"

static const char key_views = 0; /* guest registry: by contact, its view */

typedef struct view {
  lhf_contact *b; /* NULL: the contact is gone */
} view;

/* --- who asks ------------------------------------------------------------------------------------------------- */

static lhf_run_hook *running(lua_State *L, const char *class, const char *what) {
  view *v = luaL_testudata(L, 1, class);
  if (!v) luaL_error(L, "c.%s: write c:%s(…), with a colon", what, what);
  lhf_run_hook *r = lhf_guest_of(L)->call;
  if (!v->b) luaL_error(L, "attempt to use a closed contact");
  if (!r || r->b != v->b) luaL_error(L, "c is kept from another contact; a hook uses the c that it is given");
  return r;
}

static lhf_run_hook *check(lua_State *L, const char *what) {
  return running(L, VIEW, what);
}

static lhf_run_hook *check_change(lua_State *L, const char *what) {
  static const char *const kinds[] = { "iff", "within", "n", "a transition function" };
  lhf_run_hook *r = check(L, what);
  if (r->call->kind <= HF_HOOK_TRANSITION)
    luaL_error(L, "c:%s: the contact is read-only in %s", what, kinds[r->call->kind]);
  return r;
}

static int refuse(lua_State *L, hf_status st, const char *what) {
  if (st == HF_OK) return 0;
  const char *why = st == HF_ENOMEM   ? "not enough memory"
                    : st == HF_EBUSY  ? "the contact is read-only here"
                    : st == HF_ELIMIT ? "a limit was reached"
                                      : "an empty or reserved name";
  return luaL_error(L, "c:%s: %s", what, why);
}

static hf_str check_str(lua_State *L, int arg) {
  luaL_checktype(L, arg, LUA_TSTRING);
  return (hf_str){ lua_tostring(L, arg), (uint32_t)lua_rawlen(L, arg) };
}

static bool same(hf_str a, hf_str b) {
  return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* [-1, +1, e] what was read, for the journal of a flow; what was read then, where the flow goes through its journal. */
static int answer(lua_State *L, lhf_run_hook *r) {
  hf_value v, read = { .type = HF_NIL };
  lhf_read_value(L, -1, &read);
  hf_status st = hf_flow_recall(r->core, &v);
  if (st == HF_ECLOSED) {
    st = hf_flow_note(r->core, read);
    if (st) return luaL_error(L, st == HF_ELIMIT ? "the journal of the flow is full" : "not enough memory");
    return 1;
  }
  if (st) return luaL_error(L, "the flow does not go the way that its journal tells");
  lua_pop(L, 1);
  lhf_push_value(L, &v);
  return 1;
}

/* --- names: "protocol.x", or "x" of the hook's own protocol ---------------------------------------------------- */

static hf_str own_protocol(const lhf_run_hook *r) {
  uint32_t i = r->b->policy->hook_protocol[r->call->hook];
  return hf_policy_protocol(hf_contact_policy(r->core), i)->id;
}

/* [-0, +1, m] the name with the hook's own protocol before it. */
static void push_own(lua_State *L, const lhf_run_hook *r, hf_str name, char separator) {
  hf_str own = own_protocol(r);
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  luaL_addlstring(&b, own.p, own.n);
  luaL_addchar(&b, separator);
  luaL_addlstring(&b, name.p, name.n);
  luaL_pushresult(&b);
}

/* [-0, +1, e] the entry of a table of the policy's data: by its full name, or that of the hook's own protocol. */
static void push_entry(lua_State *L, const lhf_run_hook *r, const char *kind, hf_str name, char separator) {
  lhf_data_push(L, kind);
  int t = lua_gettop(L);
  lua_pushlstring(L, name.p, name.n);
  if (lua_rawget(L, t) == LUA_TNIL) {
    lua_pop(L, 1);
    push_own(L, r, name, separator);
    if (lua_rawget(L, t) == LUA_TNIL) luaL_error(L, "there is no '%s' among the %s of the policy", name.p, kind);
  }
  lua_remove(L, t);
}

static bool is_duty(const hf_policy *p, const hf_duty *d, hf_str name, hf_str own) {
  hf_str protocol = hf_policy_protocol(p, d->protocol)->id;
  if (same(d->id, name) && same(protocol, own)) return true;
  return name.n == protocol.n + 1 + d->id.n && memcmp(name.p, protocol.p, protocol.n) == 0 &&
         name.p[protocol.n] == '.' && memcmp(name.p + protocol.n + 1, d->id.p, d->id.n) == 0;
}

static uint32_t check_duty(lua_State *L, const lhf_run_hook *r, int arg) {
  hf_str name = check_str(L, arg), own = own_protocol(r);
  const hf_policy *p = hf_contact_policy(r->core);
  for (uint32_t i = 0; i < hf_policy_duties(p); i++)
    if (is_duty(p, hf_policy_duty(p, i), name, own)) return i;
  return (uint32_t)luaL_error(L, "there is no duty '%s' in the policy", name.p);
}

/* --- reading -------------------------------------------------------------------------------------------------- */

static int view_now(lua_State *L) {
  lhf_run_hook *r = check(L, "now");
  lua_pushinteger(L, hf_contact_now(r->core));
  return answer(L, r);
}

static int view_count(lua_State *L) {
  lhf_run_hook *r = check(L, "count");
  lua_pushinteger(L, hf_contact_count(r->core, check_str(L, 2)));
  return answer(L, r);
}

static int view_param(lua_State *L) {
  lhf_run_hook *r = check(L, "param");
  push_entry(L, r, "params", check_str(L, 2), '.');
  lua_getfield(L, -1, "value");
  return 1;
}

static int view_ms(lua_State *L) {
  lhf_run_hook *r = check(L, "ms");
  push_entry(L, r, "params", check_str(L, 2), '.');
  if (lua_getfield(L, -1, "ms") == LUA_TNIL) return luaL_error(L, "c:ms: param '%s' is no time", lua_tostring(L, 2));
  return 1;
}

static int view_at_step(lua_State *L) {
  lhf_run_hook *r = check(L, "at_step");
  hf_str protocol = check_str(L, 2), step = check_str(L, 3);
  const hf_policy *p = hf_contact_policy(r->core);
  for (uint32_t i = 0; i < hf_policy_protocols(p); i++) {
    if (!same(hf_policy_protocol(p, i)->id, protocol)) continue;
    uint32_t at = hf_contact_step(r->core, i);
    bool known = false;
    for (uint32_t s = 0; s < hf_policy_steps(p); s++)
      known = known || (hf_policy_step(p, s)->protocol == i && same(hf_policy_step(p, s)->id, step));
    if (!known) return luaL_error(L, "c:at_step: protocol '%s' has no step '%s'", protocol.p, step.p);
    lua_pushboolean(L, at != HF_NONE && same(hf_policy_step(p, at)->id, step));
    return answer(L, r);
  }
  return luaL_error(L, "c:at_step: there is no protocol '%s' in force", protocol.p);
}

static int view_verdict(lua_State *L) {
  lhf_run_hook *r = check(L, "verdict");
  hf_verdict v;
  if (hf_contact_latest(r->core, check_duty(L, r, 2), &v) != HF_OK) lua_pushnil(L);
  else lua_pushstring(L, hf_status_name(v.status));
  return answer(L, r);
}

/* c:metric(name) → number | nil: not there yet */
static int view_metric(lua_State *L) {
  lhf_run_hook *r = check(L, "metric");
  hf_str name = check_str(L, 2);
  uint32_t metric = hf_metric_find(name);
  double value;
  if (metric == HF_NONE) return luaL_error(L, "c:metric: there is no metric '%s'", name.p);
  if (hf_contact_metric(r->core, metric, &value)) lhf_push_metric(L, value);
  else lua_pushnil(L);
  return answer(L, r);
}

static int view_due(lua_State *L) {
  lhf_run_hook *r = check(L, "due");
  hf_verdict v;
  if (hf_contact_latest(r->core, check_duty(L, r, 2), &v) != HF_OK || v.due == HF_NO_TIME) lua_pushnil(L);
  else lua_pushinteger(L, v.due);
  return answer(L, r);
}

static int view_work_due(lua_State *L) {
  lhf_run_hook *r = check(L, "work_due");
  hf_str name = check_str(L, 2);
  int64_t ms = lhf_check_ms(L, 3), due;
  const hf_calendar *calendar = lhf_policy_calendar(r->b->policy, name);
  if (!calendar) return luaL_error(L, "c:work_due: there is no calendar '%s' in the policy", name.p);
  if (hf_calendar_add(calendar, hf_contact_now(r->core), ms, &due) == HF_OK) lua_pushinteger(L, due);
  else lua_pushnil(L);
  answer(L, r);
  if (lua_isnil(L, -1))
    return luaL_error(L, "c:work_due: calendar '%s' has not so much working time within ten years", name.p);
  return 1;
}

/* [-1, +0, e] appends the value of {name} to the text. */
static void add_slot(lua_State *L, luaL_Buffer *b, const char *name, size_t n) {
  lua_pushlstring(L, name, n);
  lua_pushvalue(L, -1);
  if (lua_rawget(L, 3) == LUA_TNIL) luaL_error(L, "c:render: the template needs a value for {%s}", lua_tostring(L, -2));
  hf_value v;
  if (!lhf_read_value(L, -1, &v) || v.type == HF_BOOL)
    luaL_error(L, "c:render: {%s} is a %s; a string or a number was expected", lua_tostring(L, -2), luaL_typename(L, -1));
  lua_remove(L, -2);
  luaL_addvalue(b);
}

/* c:render(template, values): the text in the contact's language, {name} replaced. Plain tables, read raw. */
static int view_render(lua_State *L) {
  lhf_run_hook *r = check(L, "render");
  hf_str name = check_str(L, 2), lang = hf_contact_opening(r->core)->lang;
  lua_settop(L, 3);
  if (lua_isnil(L, 3)) lua_newtable(L), lua_replace(L, 3);
  luaL_checktype(L, 3, LUA_TTABLE);
  push_entry(L, r, "templates", name, '/');
  lhf_push_str(L, lang);
  if (lua_rawget(L, 4) != LUA_TSTRING) lua_getfield(L, 4, "fallback");
  size_t n;
  const char *s = luaL_checklstring(L, -1, &n), *end = s + n;
  luaL_Buffer b;
  luaL_buffinit(L, &b);
  while (s < end) {
    const char *open = memchr(s, '{', (size_t)(end - s));
    const char *close = open ? memchr(open, '}', (size_t)(end - open)) : NULL;
    luaL_addlstring(&b, s, (size_t)((close ? open : end) - s));
    if (close) add_slot(L, &b, open + 1, (size_t)(close - open) - 1);
    s = close ? close + 1 : end;
  }
  luaL_pushresult(&b);
  if (lua_rawlen(L, -1) > LHF_FIELD_BYTES) return luaL_error(L, "c:render: the text is too long");
  return 1;
}

/* --- changing ------------------------------------------------------------------------------------------------- */

static int view_set(lua_State *L) {
  lhf_run_hook *r = check_change(L, "set");
  hf_str name = check_str(L, 2);
  hf_value v;
  luaL_checkany(L, 3);
  if (!lhf_read_value(L, 3, &v))
    return luaL_error(L, "c:set: fact '%s' is a %s; a string, a finite number, a boolean or nil was expected", name.p,
                      luaL_typename(L, 3));
  return refuse(L, hf_contact_set(r->core, name, v), "set");
}

static int view_act(lua_State *L) {
  lhf_run_hook *r = check_change(L, "act");
  hf_str name = check_str(L, 2);
  bool early = false;
  uint32_t n = 0;
  const hf_field *fields = NULL;
  if (!lua_isnoneornil(L, 4)) {
    luaL_checktype(L, 4, LUA_TTABLE);
    lua_pushliteral(L, "early");
    lua_rawget(L, 4);
    early = lua_toboolean(L, -1);
  }
  if (!lua_isnoneornil(L, 3)) {
    luaL_checktype(L, 3, LUA_TTABLE);
    fields = lhf_read_fields(L, 3, NULL, &n);
  }
  return refuse(L, hf_contact_act(r->core, name, fields, n, early), "act");
}

static int view_raise(lua_State *L) {
  static const char *const skip[] = { "type", "at", NULL };
  lhf_run_hook *r = check_change(L, "raise");
  hf_str type = check_str(L, 2);
  uint32_t n = 0;
  const hf_field *fields = NULL;
  if (!lua_isnoneornil(L, 3)) {
    luaL_checktype(L, 3, LUA_TTABLE);
    fields = lhf_read_fields(L, 3, skip, &n);
  }
  return refuse(L, hf_contact_raise(r->core, type, fields, n), "raise");
}

static int view_timer(lua_State *L) {
  lhf_run_hook *r = check_change(L, "timer");
  hf_str name = check_str(L, 2);
  return refuse(L, hf_contact_timer(r->core, name, lhf_check_ms(L, 3)), "timer");
}

static int64_t await_within(lua_State *L) {
  lua_pushliteral(L, "within");
  if (lua_rawget(L, 2) == LUA_TNIL) return HF_NO_TIME;
  lua_replace(L, 1); /* the argument that a message would name */
  lua_settop(L, 2);
  return lhf_check_ms(L, 1);
}

/* c:await { KEY, …, within = time } → event | nil. Only in a flow's own thread: an inner coroutine cannot wait. */
static int view_await(lua_State *L) {
  lhf_run_hook *r = check(L, "await");
  hf_await *a = r->await;
  if (r->call->kind != HF_HOOK_FLOW) return luaL_error(L, "c:await: only a flow waits");
  if (L != r->co || !lua_isyieldable(L)) return luaL_error(L, "c:await: not inside of another coroutine or callback");
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  size_t n = lua_rawlen(L, 2);
  if (n > sizeof a->keys / sizeof *a->keys) return luaL_error(L, "c:await: 16 events are the most");
  a->nkeys = 0;
  for (size_t i = 1; i <= n; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i);
    if (lua_type(L, -1) != LUA_TSTRING) return luaL_error(L, "c:await: item %d is no name of an event", (int)i);
    hf_status st = hf_contact_key(r->core, (hf_str){ lua_tostring(L, -1), (uint32_t)lua_rawlen(L, -1) },
                                  &a->keys[a->nkeys++]);
    if (st) return refuse(L, st, "await");
    lua_pop(L, 1);
  }
  a->within = await_within(L);
  if (n == 0 && a->within == HF_NO_TIME) return luaL_error(L, "c:await: an event or within = time was expected");
  r->waits = true;
  return lua_yield(L, 0);
}

/* --- the object ----------------------------------------------------------------------------------------------- */

static int facts_index(lua_State *L) {
  lhf_run_hook *r = running(L, FACTS, "facts");
  hf_value v = { HF_NIL, { 0 } };
  if (lua_type(L, 2) == LUA_TSTRING) v = hf_contact_fact(r->core, check_str(L, 2));
  lhf_push_value(L, &v);
  return answer(L, r);
}

static int facts_new_index(lua_State *L) {
  return luaL_error(L, "facts are read-only; c:set(name, value) sets one");
}

static int facts_next(lua_State *L) {
  lhf_run_hook *r = running(L, FACTS, "facts");
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(1));
  hf_field f = { .value = { .type = HF_NIL } };
  bool any = i < hf_contact_facts(r->core);
  if (any) f = hf_contact_fact_at(r->core, (uint32_t)i);
  if (any) lhf_push_str(L, f.name);
  else lua_pushnil(L);
  answer(L, r);
  if (lua_isnil(L, -1)) return 1;
  lhf_push_value(L, &f.value);
  answer(L, r);
  lua_pushinteger(L, i + 1);
  lua_replace(L, lua_upvalueindex(1));
  return 2;
}

static int facts_pairs(lua_State *L) {
  running(L, FACTS, "facts");
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, facts_next, 1);
  lua_pushvalue(L, 1);
  return 2;
}

static const luaL_Reg methods[] = {
  { "now", view_now },         { "count", view_count },       { "param", view_param },   { "ms", view_ms },
  { "at_step", view_at_step }, { "verdict", view_verdict },   { "due", view_due },       { "set", view_set },
  { "act", view_act },         { "raise", view_raise },       { "timer", view_timer },   { "await", view_await },
  { "metric", view_metric },   { "render", view_render },   { "work_due", view_work_due }, { NULL, NULL },
};

/* c.NAME. Upvalue: the methods. */
static int view_index(lua_State *L) {
  view *v = luaL_checkudata(L, 1, VIEW);
  luaL_checktype(L, 2, LUA_TSTRING);
  lua_pushvalue(L, 2);
  if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 1;
  const char *name = lua_tostring(L, 2);
  if (strcmp(name, "facts") == 0) return lua_getiuservalue(L, 1, 1), 1;
  lhf_run_hook *r = running(L, VIEW, name);
  const hf_opening *o = hf_contact_opening(r->core);
  const struct {
    const char *name;
    hf_str value;
  } fields[] = {
    { "id", o->id }, { "channel", o->channel }, { "lang", o->lang }, { "agent", o->agent }, { "direction", o->direction },
  };
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (strcmp(name, fields[i].name) != 0) continue;
    if (fields[i].value.n) lhf_push_str(L, fields[i].value);
    else lua_pushnil(L);
    return 1;
  }
  (void)v;
  return luaL_error(L, "c has no '%s'", name);
}

static int view_new_index(lua_State *L) {
  return luaL_error(L, "c cannot be written to; c:set(name, value) sets a fact");
}

static int view_tostring(lua_State *L) {
  lua_pushliteral(L, "contact");
  return 1;
}

static void set_function(lua_State *L, const char *name, lua_CFunction fn) {
  lua_pushcfunction(L, fn);
  lua_setfield(L, -2, name);
}

static void push_class(lua_State *G) {
  if (luaL_newmetatable(G, VIEW)) {
    luaL_newlib(G, methods);
    lua_pushcclosure(G, view_index, 1);
    lua_setfield(G, -2, "__index");
    set_function(G, "__newindex", view_new_index);
    set_function(G, "__tostring", view_tostring);
    lua_pushliteral(G, "frozen");
    lua_setfield(G, -2, "__metatable");
  }
}

static void push_facts_class(lua_State *G) {
  if (luaL_newmetatable(G, FACTS)) {
    set_function(G, "__index", facts_index);
    set_function(G, "__newindex", facts_new_index);
    set_function(G, "__pairs", facts_pairs);
    lua_pushliteral(G, "frozen");
    lua_setfield(G, -2, "__metatable");
  }
}

void lhf_view_push(lua_State *G, lhf_contact *b) {
  if (lua_rawgetp(G, LUA_REGISTRYINDEX, &key_views) == LUA_TNIL) {
    lua_pop(G, 1);
    lua_newtable(G);
    lua_pushvalue(G, -1);
    lua_rawsetp(G, LUA_REGISTRYINDEX, &key_views);
  }
  int views = lua_gettop(G);
  if (lua_rawgetp(G, views, b) == LUA_TNIL) {
    lua_pop(G, 1);
    view *v = lua_newuserdatauv(G, sizeof *v, 1);
    v->b = b;
    push_class(G);
    lua_setmetatable(G, -2);
    view *facts = lua_newuserdatauv(G, sizeof *facts, 0);
    facts->b = b;
    push_facts_class(G);
    lua_setmetatable(G, -2);
    lua_setiuservalue(G, -2, 1);
    lua_pushvalue(G, -1);
    lua_rawsetp(G, views, b);
  }
  lua_remove(G, views);
}

void lhf_view_forget(lhf_contact *b) {
  lua_State *G = b->guest->G;
  if (!lua_checkstack(G, 8)) return;
  int top = lua_gettop(G);
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_views);
  if (lua_type(G, -1) == LUA_TTABLE && lua_rawgetp(G, -1, b) == LUA_TUSERDATA) {
    ((view *)lua_touserdata(G, -1))->b = NULL;
    lua_getiuservalue(G, -1, 1);
    ((view *)lua_touserdata(G, -1))->b = NULL;
    lua_pushnil(G);
    lua_rawsetp(G, top + 1, b); /* the field is there: setting it to nil allocates nothing */
  }
  lua_settop(G, top);
}

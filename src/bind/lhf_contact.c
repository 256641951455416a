/* SPDX-License-Identifier: MIT
 * core.contact: the public contact. Its methods enter the core, which calls back into hooks and callbacks; a call on
 * a contact from inside its own callbacks only queues.
 */
#include "bind/lhf_contact.h"

#include <string.h>

#include "bind/lhf_live.h"

/* --- entering and leaving ------------------------------------------------------------------------------------- */

/* A public call that may run: what was there is put back on the way out. */
typedef struct entry {
  lua_State *L;
  int self;
} entry;

/* The contact, ready to be used; NULL: it is closed. */
static lhf_contact *check_open(lhf_contact *b) {
  if (!b->core || b->closing) return NULL;
  lhf_engine_catch_up(b);
  return b;
}

lhf_contact *lhf_check_contact(lua_State *L) {
  lhf_contact *b = check_open(luaL_checkudata(L, 1, LHF_CONTACT));
  if (!b) luaL_argerror(L, 1, "attempt to use a closed contact");
  return b;
}

static entry enter(lua_State *L, lhf_contact *b, int self) {
  entry outer = { b->L, b->self };
  b->L = L;
  b->self = self;
  return outer;
}

/* A closed handle holds nothing: an old version of a policy goes with its last contact. */
static void drop(lua_State *L, int self, lhf_contact *b) {
  lhf_engine_leave(L, self, b);
  if (lua_getiuservalue(L, self, LHF_UV_SHADOW) == LUA_TUSERDATA) {
    lhf_contact *shadow = lua_touserdata(L, -1);
    if (shadow->L) shadow->closing = true;
    else drop(L, lua_gettop(L), shadow);
  }
  lua_pop(L, 1);
  hf_contact *core = b->core;
  lhf_live_end(b);
  if (core) hf_contact_free(core); /* drops its flows; from here on nothing calls back */
  if (b->guest) lhf_hooks_forget(b);
  b->core = NULL;
  lhf_guest_unref(b->guest);
  b->guest = NULL;
  b->policy = NULL;
  b->shadow = NULL;
  static const int held[] = { LHF_UV_POLICY, LHF_UV_HANDLERS, LHF_UV_SHADOW, LHF_UV_ENGINE };
  for (int i = 0; i < 4; i++) {
    lua_pushnil(L);
    lua_setiuservalue(L, self, held[i]);
  }
}

/* After the core has returned: Lua may raise again. Gives true, or nil, message, code, and the failure. */
static int leave(lua_State *L, lhf_contact *b, entry outer, hf_status st, const char *what) {
  int self = b->self;
  b->L = outer.L;
  b->self = outer.self;
  if (b->closing && !b->L) {
    b->closing = false;
    drop(L, self, b);
  }
  if (b->failed && !b->L) {
    b->failed = false;
    lua_getiuservalue(L, self, LHF_UV_FAILURE);
    lua_pushnil(L);
    lua_setiuservalue(L, self, LHF_UV_FAILURE);
    int failure = lua_gettop(L);
    lua_pushnil(L);
    lua_getfield(L, failure, "message");
    lua_getfield(L, failure, "code");
    lua_pushvalue(L, failure);
    return 4;
  }
  if (st == HF_ESTALE) return lhf_fail(L, "ESTALE", "%s: too late: what lies behind it is settled", what);
  if (st != HF_OK) return lhf_fail_status(L, st, what);
  lua_pushboolean(L, 1);
  return 1;
}

/* --- opening -------------------------------------------------------------------------------------------------- */

static hf_str option_str(lua_State *L, const char *name, bool must) {
  lua_getfield(L, 2, name);
  hf_str s = { NULL, 0 };
  if (lua_type(L, -1) == LUA_TSTRING) s = (hf_str){ lua_tostring(L, -1), (uint32_t)lua_rawlen(L, -1) };
  else if (must || !lua_isnil(L, -1))
    luaL_argerror(L, 2, lua_pushfstring(L, "field '%s': string expected, got %s", name, luaL_typename(L, -1)));
  if (s.n > 1024) luaL_argerror(L, 2, lua_pushfstring(L, "field '%s': at most 1024 bytes expected", name));
  lua_pop(L, 1);
  return s;
}

/* [-0, +1, v] the list of { hook=, n= } as scratch */
static const hf_failed *read_failed(lua_State *L, uint32_t *n) {
  lua_getfield(L, 2, "failed");
  if (lua_isnil(L, -1)) return NULL;
  int list = lua_gettop(L);
  if (lua_type(L, list) != LUA_TTABLE)
    luaL_argerror(L, 2, lua_pushfstring(L, "field 'failed': table expected, got %s", luaL_typename(L, list)));
  *n = (uint32_t)lua_rawlen(L, list);
  hf_failed *failed = lua_newuserdatauv(L, (*n + (size_t)1) * sizeof *failed, 0);
  for (uint32_t i = 0; i < *n; i++) {
    if (lua_rawgeti(L, list, (lua_Integer)i + 1) != LUA_TTABLE) lua_newtable(L);
    lua_getfield(L, -1, "hook");
    lua_getfield(L, -2, "n");
    lua_Integer run = lua_tointeger(L, -1);
    if (lua_type(L, -2) != LUA_TSTRING || run < 1 || run >= HF_NONE)
      luaL_argerror(L, 2, lua_pushfstring(L, "field 'failed': item %d: { hook = string, n = integer } expected", (int)i + 1));
    failed[i] = (hf_failed){ { lua_tostring(L, -2), (uint32_t)lua_rawlen(L, -2) }, (uint32_t)run };
    lua_pop(L, 3); /* the list keeps the string */
  }
  return failed;
}

/* [-0, +n, v] scratch with the facts stays on the stack. */
static void read_opening(lua_State *L, hf_opening *o) {
  *o = (hf_opening){ .id = option_str(L, "id", true), .channel = option_str(L, "channel", false) };
  o->lang = option_str(L, "lang", false);
  o->direction = option_str(L, "direction", false);
  o->agent = option_str(L, "agent", false);
  int ok = 0;
  lua_getfield(L, 2, "at");
  o->at = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &ok) : 0;
  if (!ok || o->at == HF_NO_TIME)
    luaL_argerror(L, 2, lua_pushfstring(L, "field 'at': an integer (ms since the epoch) expected, got %s",
                                        luaL_typename(L, -1)));
  lua_pop(L, 1);
  o->failed = read_failed(L, &o->nfailed);
  if (lua_getfield(L, 2, "facts") == LUA_TNIL) return;
  if (lua_type(L, -1) != LUA_TTABLE)
    luaL_argerror(L, 2, lua_pushfstring(L, "field 'facts': table expected, got %s", luaL_typename(L, -1)));
  o->facts = lhf_read_fields(L, lua_gettop(L), NULL, &o->nfacts);
}

lhf_contact *lhf_contact_push(lua_State *L, int policy, int handlers, hf_host *host) {
  lhf_policy *p = lhf_check_policy(L, policy);
  lhf_contact *b = lua_newuserdatauv(L, sizeof *b, LHF_UV_COUNT);
  int self = lua_gettop(L);
  lua_getfield(L, handlers, "replay");
  *b = (lhf_contact){ .policy = p, .replay = lua_toboolean(L, -1) };
  lua_pop(L, 1);
  luaL_setmetatable(L, LHF_CONTACT);
  lua_pushvalue(L, policy);
  lua_setiuservalue(L, self, LHF_UV_POLICY);
  lua_pushvalue(L, handlers);
  lua_setiuservalue(L, self, LHF_UV_HANDLERS);
  lhf_guest_ref(p->guest);
  b->guest = p->guest;
  if (lhf_live_begin(L, handlers, b)) return NULL;
  *host = (hf_host){ b, lhf_hook, lhf_flow, lhf_flow_drop, NULL, lhf_host_act, lhf_host_report };
  if (lua_getfield(L, handlers, "on_verdict") != LUA_TNIL) host->verdict = lhf_host_verdict;
  lua_pop(L, 1);
  return b;
}

/* core.contact.open(policy, { id=, channel=, lang=, direction=, agent=, at=, facts=, failed= }, handlers)
 * → contact | nil, message, code */
static int contact_open(lua_State *L) {
  lhf_policy *p = lhf_check_policy(L, 1);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_settop(L, 3);
  hf_opening o;
  read_opening(L, &o);
  hf_host host;
  lhf_contact *b = lhf_contact_push(L, 1, 3, &host);
  int self = lua_gettop(L);
  if (!b) return lhf_fail_status(L, HF_ENOMEM, "open");
  entry outer = enter(L, b, self);
  hf_contact *core = NULL;
  hf_status st = hf_contact_open(p->core, &host, &o, &core);
  b->core = core;
  if (core) lhf_live_opened(b);
  int n = leave(L, b, outer, st, "open");
  if (!core) {
    lhf_hooks_forget(b);
    return n;
  }
  lua_pushvalue(L, self);
  lua_replace(L, -n - 1); /* the failure of a callback while opening is returned beside the contact */
  return n;
}

/* --- methods that run ----------------------------------------------------------------------------------------- */

static hf_status settle_to(lhf_contact *b, int64_t at) {
  return b->live ? hf_watermark_advance(&b->live->water, at) : hf_contact_settle(b->core, at);
}

static hf_status finish_to(lhf_contact *b, int64_t at) {
  return b->live ? hf_watermark_finish(&b->live->water, at) : hf_contact_finish(b->core, at);
}

/* The open shadow of a contact, or NULL. */
static lhf_contact *shadow_of(const lhf_contact *b) {
  lhf_contact *s = b->shadow;
  return s && s->core && !s->closing ? s : NULL;
}

/* It is fed before its contact runs, so that what callbacks feed comes behind in both. A shadow that could not take an
 * event is none any more. */
static void feed_shadow(lua_State *L, int self, const hf_event *e) {
  lhf_contact *s = shadow_of(lua_touserdata(L, self));
  if (!s || hf_contact_feed(s->core, e) != HF_ENOMEM || s->L) return;
  lua_getiuservalue(L, self, LHF_UV_SHADOW);
  drop(L, lua_gettop(L), s);
  lua_pop(L, 1);
}

/* The shadow of the contact at `self` goes along. The n results of what its contact did are on the top; they are the
 * results, but where all went well and the shadow has a failure that nobody was told. e: of a live contact, fed as it
 * arrived at `at`. */
static int with_shadow(lua_State *L, int self, int n, const hf_event *e, int64_t at, bool ends) {
  lhf_contact *s = shadow_of(lua_touserdata(L, self));
  if (!s) return n;
  int top = lua_gettop(L);
  lua_getiuservalue(L, self, LHF_UV_SHADOW);
  entry outer = enter(L, s, lua_gettop(L));
  hf_status st = e ? lhf_live_feed(s, e, at) : ends ? finish_to(s, at) : settle_to(s, at);
  int got = leave(L, s, outer, st == HF_ENOMEM ? st : HF_OK, "shadow");
  if (n == 1 && got > 1) return got;
  lua_settop(L, top);
  return n;
}

/* A bound on what waits in all contacts of an engine: partial transcripts, which only help, are refused first; nothing
 * that was taken is ever dropped. */
static bool is_too_many(const lhf_contact *b, const hf_event *e) {
  if (!lhf_engine_is_full(b, true)) return false;
  bool partial = false;
  for (uint32_t i = 0; i < e->nfields; i++) {
    const hf_field *f = &e->fields[i];
    partial = partial || (f->name.n == 7 && memcmp(f->name.p, "partial", 7) == 0 && f->value.type == HF_BOOL && f->value.as.b);
  }
  return lhf_engine_is_full(b, partial);
}

static int feed(lua_State *L, int self, lhf_contact *b, const hf_event *e, int64_t arrived) {
  entry outer = enter(L, b, self);
  bool live = b->live != NULL;
  hf_status st = live ? lhf_live_feed(b, e, arrived) : hf_contact_feed(b->core, e);
  if (st == HF_OK && !live && b->shadow) feed_shadow(L, self, e);
  bool runs = st == HF_OK && !live && !outer.L && !hf_contact_finished(b->core);
  if (runs) st = hf_contact_settle(b->core, e->at);
  int n = leave(L, b, outer, st, "feed");
  if (!b->shadow) return n;
  if (live) return with_shadow(L, self, n, e, arrived, false);
  return runs ? with_shadow(L, self, n, NULL, e->at, false) : n;
}

static int take(lua_State *L, int self, lhf_contact *b, const hf_event *e, int64_t arrived) {
  if (is_too_many(b, e))
    return lhf_fail(L, "ELIMIT", "feed: too many events wait in all contacts; settle them, and try again");
  int n = feed(L, self, b, e, arrived);
  lhf_engine_note(b);
  return n;
}

static lhf_contact *open_at(lua_State *L, int self) {
  lhf_contact *b = check_open(lua_touserdata(L, self));
  if (!b) luaL_argerror(L, 1, "attempt to use a closed contact");
  return b;
}

int lhf_contact_feed_at(lua_State *L, int self, int event) {
  lhf_contact *b = open_at(L, self);
  hf_event e;
  lhf_fields room;
  int64_t arrived = lhf_read_event(L, event, &e, &room);
  return take(L, self, b, &e, arrived);
}

int lhf_contact_feed_plain(lua_State *L, int self, const hf_event *e) {
  return take(L, self, open_at(L, self), e, HF_NO_TIME);
}

/* contact:feed(event) → true | nil, message, code. What lies before the event's time is run; the event itself is
 * run once the time moves past it, so that others of the same moment can still come. */
static int contact_feed(lua_State *L) {
  luaL_checkudata(L, 1, LHF_CONTACT);
  lua_settop(L, 2);
  return lhf_contact_feed_at(L, 1, 2);
}

static int64_t check_time(lua_State *L, int arg) {
  return lhf_check_range(L, arg, INT64_MIN + 1, INT64_MAX);
}

int lhf_contact_settle_at(lua_State *L, int self, int64_t now) {
  lhf_contact *b = open_at(L, self);
  entry outer = enter(L, b, self);
  hf_status st = settle_to(b, now);
  int n = leave(L, b, outer, st, "settle");
  if (st != HF_EBUSY) n = with_shadow(L, self, n, NULL, now, false);
  lhf_engine_note(b);
  return n;
}

/* contact:settle(now) → true | nil, message, code: runs what lies before `now`; of a live contact what lies behind the
 * watermark at the clock `now` */
static int contact_settle(lua_State *L) {
  luaL_checkudata(L, 1, LHF_CONTACT);
  return lhf_contact_settle_at(L, 1, check_time(L, 2));
}

/* contact:finish(at) → true | nil, message, code */
static int contact_finish(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  int64_t at = check_time(L, 2);
  entry outer = enter(L, b, 1);
  hf_status st = finish_to(b, at);
  int n = leave(L, b, outer, st, "finish");
  if (st != HF_EBUSY) n = with_shadow(L, 1, n, NULL, at, true);
  lhf_engine_note(b);
  return n;
}

/* --- the table ------------------------------------------------------------------------------------------------ */

/* core.contact.attach(contact, shadow | nil): the shadow, of another contact's or none, is this one's from now on */
static int contact_attach(lua_State *L) {
  lhf_check_contact(L);
  luaL_checkany(L, 2);
  lhf_contact *b = lua_touserdata(L, 1), *s = lua_isnil(L, 2) ? NULL : luaL_checkudata(L, 2, LHF_CONTACT);
  if (s && (s == b || (s->live != NULL) != (b->live != NULL)))
    luaL_argerror(L, 2, "another contact of the same engine expected");
  lua_settop(L, 2);
  lua_setiuservalue(L, 1, LHF_UV_SHADOW);
  b->shadow = s;
  return 0;
}

/* contact:close(): idempotent; from inside of its own callbacks it takes effect when the running call returns */
static int contact_close(lua_State *L) {
  lhf_contact *b = luaL_checkudata(L, 1, LHF_CONTACT);
  if (b->L) b->closing = true;
  else drop(L, 1, b);
  return 0;
}

static int contact_tostring(lua_State *L) {
  lhf_contact *b = luaL_checkudata(L, 1, LHF_CONTACT);
  if (!b->core || b->closing) lua_pushliteral(L, "hatif.contact (closed)");
  else lua_pushfstring(L, "hatif.contact: %s", (lhf_contact_id(L), lua_tostring(L, -1)));
  return 1;
}

static const luaL_Reg methods[] = {
  { "feed", contact_feed },   { "settle", contact_settle }, { "finish", contact_finish },
  { "close", contact_close }, { "snapshot", lhf_contact_snapshot },
  { NULL, NULL },
};

void lhf_open_contact(lua_State *L) {
  luaL_newmetatable(L, LHF_CONTACT);
  luaL_newlib(L, methods);
  lhf_open_reading(L);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, contact_close);
  lua_setfield(L, -2, "__gc");
  lua_pushcfunction(L, contact_close);
  lua_setfield(L, -2, "__close");
  lua_pushcfunction(L, contact_tostring);
  lua_setfield(L, -2, "__tostring");
  luaL_newmetatable(L, LHF_WATERMARK);
  lua_pop(L, 2);
  lua_createtable(L, 0, 5);
  lua_pushcfunction(L, contact_open);
  lua_setfield(L, -2, "open");
  lua_pushcfunction(L, lhf_live_config);
  lua_setfield(L, -2, "watermark");
  lua_pushcfunction(L, contact_attach);
  lua_setfield(L, -2, "attach");
  lua_pushcfunction(L, contact_feed);
  lua_setfield(L, -2, "feed");
  lhf_open_snapshot(L);
}

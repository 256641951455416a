/* SPDX-License-Identifier: MIT
 * core.engine: the contacts of an engine, settled together, and fed in batches.
 */
#include "bind/lhf_engine.h"

#include <stdlib.h>
#include <string.h>

#include "bind/lhf_live.h"

/* --- one contact's part ----------------------------------------------------------------------------------------- */

static lhf_contact *contact_of(hf_agenda_item *item) {
  return (lhf_contact *)(void *)((char *)item - offsetof(lhf_contact, member) - offsetof(lhf_member, item));
}

static int64_t earlier(int64_t a, int64_t b) {
  return b == HF_NO_TIME || (a != HF_NO_TIME && a < b) ? a : b;
}

/* The least `now` with which settling does something; HF_NO_TIME: none. */
static int64_t due_of_one(const lhf_contact *b) {
  if (b->live) return hf_watermark_next(&b->live->water);
  int64_t next = hf_contact_next(b->core);
  return next == HF_NO_TIME || next == INT64_MAX ? next : next + 1;
}

static int64_t due_of(const lhf_contact *b) {
  const lhf_contact *s = b->shadow;
  int64_t own = due_of_one(b);
  return s && s->core && !s->closing ? earlier(due_of_one(s), own) : own;
}

static void count(lhf_member *m, uint64_t waiting) {
  m->engine->waiting += waiting - m->waiting;
  m->waiting = waiting;
}

void lhf_engine_note(lhf_contact *b) {
  lhf_member *m = &b->member;
  if (!m->engine || !b->core) return;
  count(m, b->live ? hf_watermark_waiting(&b->live->water) : hf_contact_waiting(b->core));
  int64_t due = due_of(b);
  if (m->item.place && (due == HF_NO_TIME || m->item.at <= due)) return; /* too early is found out when it is due */
  if (due == HF_NO_TIME) due = INT64_MAX;
  if (due == INT64_MAX || hf_agenda_put(&m->engine->agenda, &m->item, due)) m->item.at = due; /* no memory: tried again */
}

static void settle_one(lhf_contact *b, int64_t at) {
  if (b->live) hf_watermark_advance(&b->live->water, at);
  else hf_contact_settle(b->core, at);
}

void lhf_engine_catch_up(lhf_contact *b) {
  lhf_member *m = &b->member;
  lhf_engine *e = m->engine;
  if (!e || m->calls == e->calls || b->L || m->item.at <= e->settled) return;
  m->calls = e->calls;
  settle_one(b, e->settled);
  if (b->shadow && b->shadow->core && !b->shadow->L) settle_one(b->shadow, e->settled);
}

bool lhf_engine_is_full(const lhf_contact *b, bool partial) {
  const lhf_engine *e = b->member.engine;
  return e && e->waiting >= (partial ? e->most - e->most / 8 : e->most);
}

static void unref(lhf_engine *e) {
  if (--e->refs) return;
  hf_agenda_fini(&e->agenda);
  free(e);
}

void lhf_engine_leave(lua_State *L, int self, lhf_contact *b) {
  lhf_member *m = &b->member;
  if (!m->engine) return;
  count(m, 0);
  hf_agenda_take(&m->engine->agenda, &m->item);
  if (lua_getiuservalue(L, self, LHF_UV_ENGINE) == LUA_TUSERDATA && lua_getiuservalue(L, -1, 1) == LUA_TTABLE) {
    lua_pushnil(L);
    lua_rawseti(L, -2, (lua_Integer)m->number); /* of a key that is there: takes no memory */
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  unref(m->engine);
  m->engine = NULL;
}

/* --- the engine ------------------------------------------------------------------------------------------------- */

typedef struct box {
  lhf_engine *engine; /* NULL: closed */
} box;

static lhf_engine *check(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LHF_ENGINE);
  if (!b->engine) luaL_argerror(L, 1, "attempt to use a closed engine");
  return b->engine;
}

/* core.engine.new(most) → engine in which so many events may wait */
static int engine_new(lua_State *L) {
  lua_Integer most = luaL_checkinteger(L, 1);
  luaL_argcheck(L, most > 0, 1, "a number of events expected");
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->engine = NULL;
  luaL_setmetatable(L, LHF_ENGINE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  b->engine = calloc(1, sizeof *b->engine);
  if (!b->engine) return luaL_error(L, "not enough memory");
  b->engine->refs = 1;
  b->engine->most = (uint64_t)most;
  return 1;
}

static int engine_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LHF_ENGINE);
  if (b->engine) unref(b->engine);
  b->engine = NULL;
  return 0;
}

/* engine:join(contact) */
static int engine_join(lua_State *L) {
  lhf_engine *e = check(L);
  lhf_contact *b = luaL_checkudata(L, 2, LHF_CONTACT);
  if (!b->core || b->member.engine) return 0;
  lua_getiuservalue(L, 1, 1);
  lua_pushvalue(L, 2);
  lua_rawseti(L, -2, (lua_Integer)e->joined + 1);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, 2, LHF_UV_ENGINE);
  e->refs++;
  b->member = (lhf_member){ .engine = e, .item.at = INT64_MAX, .calls = e->calls, .number = ++e->joined };
  lhf_engine_note(b);
  return 0;
}

/* engine:leave(contact) */
static int engine_leave(lua_State *L) {
  check(L);
  lhf_engine_leave(L, 2, luaL_checkudata(L, 2, LHF_CONTACT));
  return 0;
}

/* Puts an item where its contact's time says; what has none is out. Without memory that is done when the contact is next
 * touched. */
static void put(lhf_engine *e, hf_agenda_item *item, int64_t due) {
  if (due == HF_NO_TIME) hf_agenda_take(&e->agenda, item);
  else if (hf_agenda_put(&e->agenda, item, due) == HF_OK) return;
  item->at = due == HF_NO_TIME ? INT64_MAX : due;
}

/* engine:next() → when settling with a later time does something, or nil */
static int engine_next(lua_State *L) {
  lhf_engine *e = check(L);
  hf_agenda_item *first;
  while ((first = hf_agenda_first(&e->agenda))) {
    const lhf_contact *b = contact_of(first);
    int64_t due = due_of(b);
    if (due == first->at) {
      lua_pushinteger(L, b->live || due == INT64_MAX ? due : due - 1);
      return 1;
    }
    put(e, first, due);
  }
  return 0;
}

static int engine_waiting(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check(L)->waiting);
  return 1;
}

/* --- settling --------------------------------------------------------------------------------------------------- */

typedef struct due_one {
  int64_t at;
  uint64_t number;
} due_one;

typedef struct due_list {
  due_one *list;
  size_t n;
} due_list;

static void count_due(void *ud, hf_agenda_item *item) {
  (void)item;
  ++*(size_t *)ud;
}

static void add_due(void *ud, hf_agenda_item *item) {
  due_list *l = ud;
  const lhf_contact *b = contact_of(item);
  int64_t at = due_of(b); /* it may have moved away: then it comes last, and is put where it belongs */
  l->list[l->n++] = (due_one){ at == HF_NO_TIME ? INT64_MAX : at, b->member.number };
}

static int in_order(const void *a, const void *b) {
  const due_one *x = a, *y = b;
  if (x->at != y->at) return x->at < y->at ? -1 : 1;
  return (x->number > y->number) - (x->number < y->number);
}

/* [-0, +0, m] Where many are due at one time, as after a hold of all lines: their numbers are near each other, and marks
 * in a row are in order. False: they are not like that. */
static bool sort_by_marks(lua_State *L, const due_list *l) {
  uint64_t least = UINT64_MAX, most = 0;
  int64_t at = l->list[0].at;
  for (size_t i = 0; i < l->n; i++) {
    if (l->list[i].at != at) return false;
    if (l->list[i].number < least) least = l->list[i].number;
    if (l->list[i].number > most) most = l->list[i].number;
  }
  if ((most - least) / 64 > l->n) return false;
  size_t words = (size_t)(most - least) / 64 + 1, n = 0;
  uint64_t *marks = lua_newuserdatauv(L, words * sizeof *marks, 0);
  memset(marks, 0, words * sizeof *marks);
  for (size_t i = 0; i < l->n; i++) {
    uint64_t mark = l->list[i].number - least;
    marks[mark / 64] |= UINT64_C(1) << mark % 64;
  }
  for (size_t w = 0; w < words; w++)
    for (uint64_t left = marks[w]; left; left &= left - 1)
      l->list[n++].number = least + w * 64 + (uint64_t)__builtin_ctzll(left);
  lua_pop(L, 1);
  return true;
}

/* [-0, +1, m] those that may be due, in order of their time, then of joining, as scratch */
static due_list push_due(lua_State *L, const lhf_engine *e, int64_t now) {
  due_list l = { NULL, 0 };
  size_t n = 0;
  hf_agenda_due(&e->agenda, now, count_due, &n);
  l.list = lua_newuserdatauv(L, (n + 1) * sizeof *l.list, 0);
  hf_agenda_due(&e->agenda, now, add_due, &l);
  for (size_t i = 1; i < n; i++)
    if (in_order(&l.list[i - 1], &l.list[i]) > 0) {
      if (!sort_by_marks(L, &l)) qsort(l.list, n, sizeof *l.list, in_order);
      break;
    }
  return l;
}

/* [-0, +0, -] The clock goes back: what all have been settled to by now has to be said to each, because from here on
 * the last call no longer says it. */
static void go_back(lua_State *L, lhf_engine *e, int contacts, int64_t now) {
  lua_pushnil(L);
  while (lua_next(L, contacts)) {
    lhf_contact *b = lua_touserdata(L, -1);
    if (b->core) {
      lhf_engine_catch_up(b);
      if (!b->L && b->member.item.at > now) settle_one(b, now);
      b->member.calls = e->calls + 1;
    }
    lua_pop(L, 1);
  }
}

/* [-0, +0, v] Settles the contact on the top, if its time has come: it may have moved away. Its results become those at 5,
 * 6 and 7 where these say that all is well. */
static void settle_due(lua_State *L, lhf_engine *e, lhf_contact *b, int64_t now) {
  int contact = lua_gettop(L);
  int64_t due = due_of(b);
  if (due == HF_NO_TIME || due > now) {
    put(e, &b->member.item, due);
    return;
  }
  int n = lhf_contact_settle_at(L, contact, now);
  if (n > 1 && lua_toboolean(L, 5))
    for (int k = 0; k < 3; k++) {
      lua_pushvalue(L, contact + 1 + k);
      lua_replace(L, 5 + k);
    }
  if (b->core && b->member.engine == e) put(e, &b->member.item, due_of(b));
}

/* After a call that did not come to its end: puts back what it had taken out. */
static void mend(lua_State *L, lhf_engine *e, int contacts) {
  lua_pushnil(L);
  for (; lua_next(L, contacts); lua_pop(L, 1)) {
    lhf_contact *b = lua_touserdata(L, -1);
    if (b->core) put(e, &b->member.item, due_of(b));
  }
  e->cut = false;
}

enum { MANY = 64 }; /* from that many on, and where it is a good part of all, those that are due are taken out at once */

/* engine:settle(now): settles each contact that has something to do → true | nil, message, code of the first that could
 * not */
static int engine_settle(lua_State *L) {
  lhf_engine *e = check(L);
  int64_t now = lhf_check_range(L, 2, INT64_MIN + 1, INT64_MAX);
  lua_settop(L, 2);
  lua_getiuservalue(L, 1, 1); /* 3: contacts by number */
  if (e->cut) mend(L, e, 3);
  if (e->calls && now < e->settled) go_back(L, e, 3, now);
  due_list l = push_due(L, e, now); /* 4 */
  e->cut = l.n > MANY && l.n > e->agenda.n / 8;
  if (e->cut) hf_agenda_cut(&e->agenda, now);
  e->settled = now;
  e->calls++;
  lua_pushboolean(L, 1); /* 5, 6, 7: the results */
  lua_pushnil(L);
  lua_pushnil(L);
  for (size_t i = 0; i < l.n; i++) {
    bool there = lua_rawgeti(L, 3, (lua_Integer)l.list[i].number) == LUA_TUSERDATA;
    lhf_contact *b = there ? lua_touserdata(L, -1) : NULL;
    if (b && b->core && !b->closing) settle_due(L, e, b, now);
    lua_settop(L, 7);
  }
  e->cut = false;
  return 3;
}

/* --- batches ---------------------------------------------------------------------------------------------------- */

/* [-0, +0, m] item i of a batch was refused, for what is at two stack indices. */
static void refuse(lua_State *L, int refused, lua_Integer i, int message, int code) {
  lua_createtable(L, 0, 3);
  lua_pushinteger(L, i);
  lua_setfield(L, -2, "index");
  lua_pushvalue(L, message);
  lua_setfield(L, -2, "message");
  lua_pushvalue(L, code);
  lua_setfield(L, -2, "code");
  lua_rawseti(L, refused, (lua_Integer)lua_rawlen(L, refused) + 1);
}

enum { LIST = 2, CONTACTS = 4, QUEUE, REFUSED, CLASS, ITEM, CONTACT, EVENT }; /* places on the stack */

/* [-0, +2, v] The contact of an item and its event, or its time; false: it has none that is open. */
static bool push_item(lua_State *L, lua_Integer i) {
  if (lua_rawgeti(L, LIST, i) != LUA_TTABLE)
    luaL_argerror(L, 1, lua_pushfstring(L, "item %I: { id, event } expected, got %s", (LUAI_UACINT)i, luaL_typename(L, -1)));
  lua_rawgeti(L, ITEM, 1);
  lua_rawget(L, CONTACTS);
  lua_rawgeti(L, ITEM, 2);
  if (!lua_getmetatable(L, CONTACT)) return false;
  bool is_contact = lua_rawequal(L, -1, CLASS);
  lua_pop(L, 1);
  return is_contact;
}

/* [-0, +1, v] A string of the item; the stack keeps it. */
static hf_str item_str(lua_State *L, lua_Integer i, int part, bool must) {
  size_t n = 0;
  int type = lua_rawgeti(L, ITEM, part);
  const char *s = type == LUA_TSTRING ? lua_tolstring(L, -1, &n) : NULL;
  if ((s || (type == LUA_TNIL && !must)) && n <= LHF_FIELD_BYTES) return (hf_str){ s, (uint32_t)n };
  luaL_argerror(L, 1, lua_pushfstring(L, "item %I: { id, at, type, by } expected, and '%s' is a %s", (LUAI_UACINT)i,
                                      part == 3 ? "type" : "by", lua_typename(L, type)));
  return (hf_str){ NULL, 0 };
}

/* [-0, +n, v] feeds { id, at, type, by }: an event that has nothing else. */
static int feed_short(lua_State *L, lua_Integer i) {
  hf_event e = { .at = lua_tointeger(L, EVENT), .type = item_str(L, i, 3, true) };
  if (e.at == HF_NO_TIME)
    luaL_argerror(L, 1, lua_pushfstring(L, "item %I: a time after math.mininteger expected", (LUAI_UACINT)i));
  hf_field by = { { "by", 2 }, { .type = HF_STR, .as.s = item_str(L, i, 4, false) } };
  e.fields = &by;
  e.nfields = by.value.as.s.p != NULL;
  return lhf_contact_feed_plain(L, CONTACT, &e);
}

/* [-0, +n, v] feeds item i. */
static int feed_item(lua_State *L, lua_Integer i, lua_Integer *strays) {
  if (push_item(L, i)) return lua_isinteger(L, EVENT) ? feed_short(L, i) : lhf_contact_feed_at(L, CONTACT, EVENT);
  ++*strays;
  lua_pushnil(L);
  lua_pushliteral(L, "unknown call");
  lua_pushliteral(L, "EUNKNOWN");
  return 3;
}

/* engine:feed(list, from, contacts, queue, refused): feeds the contact of each { id, event } or { id, at, type, by } from
 * `from` on, until something is in the queue → taken, strays, where to go on */
static int engine_feed(lua_State *L) {
  check(L);
  lua_Integer i = luaL_checkinteger(L, 3), taken = 0, strays = 0;
  luaL_checktype(L, LIST, LUA_TTABLE);
  for (int t = CONTACTS; t <= REFUSED; t++) luaL_checktype(L, t, LUA_TTABLE);
  lua_settop(L, REFUSED);
  luaL_getmetatable(L, LHF_CONTACT);
  for (lua_Integer n = (lua_Integer)lua_rawlen(L, LIST); i <= n && lua_rawlen(L, QUEUE) == 0; i++) {
    int results = feed_item(L, i, &strays), first = lua_gettop(L) - results + 1; /* behind what reading has left */
    if (results == 1) taken++;
    else refuse(L, REFUSED, i, first + 1, first + 2);
    lua_settop(L, CLASS);
  }
  lua_pushinteger(L, taken);
  lua_pushinteger(L, strays);
  lua_pushinteger(L, i);
  return 3;
}

static const luaL_Reg methods[] = {
  { "join", engine_join }, { "leave", engine_leave },     { "next", engine_next }, { "settle", engine_settle },
  { "feed", engine_feed }, { "waiting", engine_waiting }, { NULL, NULL },
};

void lhf_open_engine(lua_State *L) {
  luaL_newmetatable(L, LHF_ENGINE);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, engine_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, engine_new);
  lua_setfield(L, -2, "new");
}

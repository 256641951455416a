/* SPDX-License-Identifier: MIT
 * hatif.text.phrases{…} -> matcher, matcher:match(s), matcher:count(s).
 *
 * A matcher's uservalues: the phrases' names, and the scratch of a scan. A call takes the scratch out and puts it back
 * when it is done, so a finaliser that matches in between gets one of its own, and an error leaves it to the collector.
 */
#include "bind/lhf_phrases.h"

#include <stdlib.h>
#include <string.h>


#define MATCHER "hatif.matcher"
#define SCRATCH "hatif.matcher.scratch"
#define BUILDER "hatif.matcher.builder"

enum { NAMES = 1, SPARE = 2 }; /* uservalues of a matcher */
enum { SCRATCH_TEXT = 1 << 16 }; /* bytes of text beyond which a scratch is not kept */

typedef struct matcher {
  hf_phrases *phrases; /* owned */
} matcher;

static int matcher_gc(lua_State *L) {
  matcher *m = lua_touserdata(L, 1);
  hf_phrases_free(m->phrases);
  m->phrases = NULL;
  return 0;
}

static int scratch_gc(lua_State *L) {
  hf_scan **s = lua_touserdata(L, 1);
  hf_scan_free(*s);
  *s = NULL;
  return 0;
}

static int builder_gc(lua_State *L) {
  hf_phrase_builder **b = lua_touserdata(L, 1);
  hf_phrase_builder_free(*b);
  *b = NULL;
  return 0;
}

/* --- building ------------------------------------------------------------------------------------ */

typedef struct key {
  const char *s; /* anchored by the list of keys */
  size_t n;
  lua_Integer at; /* in the list */
} key;

static int compare_keys(const void *a, const void *b) {
  const key *x = a, *y = b;
  int c = memcmp(x->s, y->s, x->n < y->n ? x->n : y->n);
  return c ? c : x->n < y->n ? -1 : x->n > y->n;
}

/* [-0, +2, m] the string keys of the table at `from` as a list, and their order by bytes as a key[] of *n: what is built
 * does not depend on the order of a table. `what` is refused to be anything else, unless it is empty. */
static HF_RAISES const key *push_sorted_keys(lua_State *L, int from, const char *what, lua_Integer *n) {
  *n = 0;
  lua_newtable(L);
  for (lua_pushnil(L); lua_next(L, from); lua_pop(L, 1)) {
    if (lua_type(L, -2) == LUA_TSTRING) {
      lua_pushvalue(L, -2);
      lua_rawseti(L, -4, ++*n);
    } else if (*what) {
      luaL_argerror(L, 1, lua_pushfstring(L, "%s must be strings, got %s", what, luaL_typename(L, -2)));
    }
  }
  key *keys = lua_newuserdatauv(L, ((size_t)*n + 1) * sizeof *keys, 0);
  for (lua_Integer i = 1; i <= *n; i++) {
    lua_rawgeti(L, -2, i);
    keys[i - 1].s = lua_tolstring(L, -1, &keys[i - 1].n);
    keys[i - 1].at = i;
    lua_pop(L, 1);
  }
  qsort(keys, (size_t)*n, sizeof *keys, compare_keys);
  return keys;
}

static HF_RAISES void add_pattern(lua_State *L, hf_phrase_builder *b, uint32_t id, const char *name, const char *lang,
                                  lua_Integer i) {
  size_t n;
  hf_pattern_error err;
  const char *in = *lang ? ", language " : "";
  if (lua_type(L, -1) != LUA_TSTRING)
    luaL_argerror(L, 1, lua_pushfstring(L, "phrase \"%s\"%s%s: pattern %I must be a string, got %s", name, in, lang,
                                        (LUAI_UACINT)i, luaL_typename(L, -1)));
  const char *pattern = lua_tolstring(L, -1, &n);
  hf_status st = hf_phrase_pattern(b, id, pattern, n, &err);
  if (st == HF_ENOMEM) luaL_error(L, "not enough memory");
  if (st)
    luaL_argerror(L, 1, lua_pushfstring(L, "phrase \"%s\"%s%s, pattern %I, byte %I: %s", name, in, lang, (LUAI_UACINT)i,
                                        (LUAI_UACINT)err.at + 1, err.what));
}

/* The list at the top of the stack. */
static HF_RAISES void add_patterns(lua_State *L, hf_phrase_builder *b, uint32_t id, const char *name, const char *lang) {
  for (lua_Integer i = 1; lua_rawgeti(L, -1, i) != LUA_TNIL; i++) {
    add_pattern(L, b, id, name, lang, i);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* The languages of the phrase at the top of the stack. */
static HF_RAISES void add_languages(lua_State *L, hf_phrase_builder *b, uint32_t id, const char *name) {
  lua_Integer n;
  int phrase = lua_gettop(L);
  const key *keys = push_sorted_keys(L, phrase, "", &n);
  for (lua_Integer i = 0; i < n; i++) {
    if (strcmp(keys[i].s, "unless_negated") == 0) continue;
    lua_rawgeti(L, phrase + 1, keys[i].at);
    if (lua_rawget(L, phrase) != LUA_TTABLE)
      luaL_argerror(L, 1, lua_pushfstring(L, "phrase \"%s\": %s must be a list of patterns, got %s", name, keys[i].s,
                                          luaL_typename(L, -1)));
    add_patterns(L, b, id, name, keys[i].s);
    lua_pop(L, 1);
  }
  lua_settop(L, phrase);
}

/* The phrase at the top of the stack. */
static HF_RAISES void add_phrase(lua_State *L, hf_phrase_builder *b, const char *name) {
  uint32_t id, flags = 0;
  if (lua_type(L, -1) != LUA_TTABLE)
    luaL_argerror(L, 1, lua_pushfstring(L, "phrase \"%s\" must be a table, got %s", name, luaL_typename(L, -1)));
  lua_pushliteral(L, "unless_negated");
  int type = lua_rawget(L, -2);
  if (type != LUA_TNIL && type != LUA_TBOOLEAN)
    luaL_argerror(L, 1, lua_pushfstring(L, "phrase \"%s\": unless_negated must be a boolean, got %s", name,
                                        lua_typename(L, type)));
  if (lua_toboolean(L, -1)) flags |= HF_PHRASE_UNLESS_NEGATED;
  lua_pop(L, 1);
  hf_status st = hf_phrase_add(b, flags, &id);
  if (st) luaL_error(L, st == HF_ENOMEM ? "not enough memory" : "too many phrases");
  add_patterns(L, b, id, name, "");
  add_languages(L, b, id, name);
}

/* [-0, +1, m] an empty builder that the collector owns. */
static HF_RAISES hf_phrase_builder **push_builder(lua_State *L) {
  hf_phrase_builder **b = lua_newuserdatauv(L, sizeof *b, 0);
  *b = NULL;
  luaL_setmetatable(L, BUILDER);
  *b = hf_phrase_builder_new();
  if (!*b) luaL_error(L, "not enough memory");
  return b;
}

/* text.phrases(t) -> matcher */
static int text_phrases(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  hf_phrase_builder **b = push_builder(L); /* 2 */
  matcher *m = lua_newuserdatauv(L, sizeof *m, 2); /* 3 */
  m->phrases = NULL;
  luaL_setmetatable(L, MATCHER);
  lua_Integer n;
  const key *keys = push_sorted_keys(L, 1, "names of phrases", &n); /* 4, 5 */
  lua_createtable(L, (int)n, 0); /* 6: names by id */
  for (lua_Integer i = 0; i < n; i++) {
    lua_rawgeti(L, 4, keys[i].at);
    lua_pushvalue(L, -1);
    lua_rawseti(L, 6, i + 1);
    lua_rawget(L, 1);
    add_phrase(L, *b, keys[i].s);
    lua_settop(L, 6);
  }
  hf_status st = hf_phrase_compile(*b, &m->phrases);
  hf_phrase_builder_free(*b);
  *b = NULL;
  if (st) return lhf_fail_status(L, st, "text.phrases");
  lua_setiuservalue(L, 3, NAMES);
  lua_settop(L, 3);
  return 1;
}

/* --- matching ------------------------------------------------------------------------------------ */

hf_phrases *lhf_check_matcher(lua_State *L, int matcher_at) {
  matcher *m = luaL_checkudata(L, matcher_at, MATCHER);
  if (!m->phrases) luaL_error(L, "attempt to use a closed matcher"); /* a finaliser has kept it */
  return m->phrases;
}

void lhf_give_scratch(lua_State *L, int matcher_at, int index, size_t text) {
  if (text > SCRATCH_TEXT) return;
  lua_pushvalue(L, index);
  lua_setiuservalue(L, matcher_at, SPARE);
}

hf_scan *lhf_take_scratch(lua_State *L, int matcher_at) {
  if (lua_getiuservalue(L, matcher_at, SPARE) == LUA_TUSERDATA) {
    hf_scan **s = lua_touserdata(L, -1);
    if (!*s) luaL_error(L, "attempt to use a closed matcher"); /* its state is closing */
    lua_pushnil(L);
    lua_setiuservalue(L, matcher_at, SPARE);
    return *s;
  }
  lua_pop(L, 1);
  hf_scan **s = lua_newuserdatauv(L, sizeof *s, 0);
  *s = NULL;
  luaL_setmetatable(L, SCRATCH);
  *s = hf_scan_new();
  if (!*s) luaL_error(L, "not enough memory");
  return *s;
}

/* A point in time is its due time where the caller has said from when on, else its words. */
void lhf_push_captures(lua_State *L, const hf_phrases *p, const hf_capture *captures, uint32_t n, const char *text,
                       const lhf_clock *clock) {
  lua_createtable(L, 0, (int)n);
  for (uint32_t i = n; i-- > 0;) { /* backwards: of equal names the first one stays */
    const hf_capture *c = &captures[i];
    hf_str name = hf_phrases_slot_name(p, c->slot);
    lua_pushlstring(L, name.p, name.n);
    int64_t due;
    if (c->kind == HF_SLOT_DUR) lua_pushinteger(L, c->ms);
    else if (c->kind == HF_SLOT_WHEN && clock && hf_when_due(&c->when, clock->at, &clock->hours, &due) == HF_OK)
      lua_pushinteger(L, due);
    else if (c->kind == HF_SLOT_TEXT || c->kind == HF_SLOT_WHEN) lua_pushlstring(L, text + c->first, c->last - c->first);
    else if (c->number >= -9e15 && c->number <= 9e15 && c->number == (double)(lua_Integer)c->number)
      lua_pushinteger(L, (lua_Integer)c->number);
    else lua_pushnumber(L, c->number);
    lua_rawset(L, -3);
  }
}

void lhf_push_names(lua_State *L, int matcher_at) {
  lua_getiuservalue(L, matcher_at, NAMES);
}

void lhf_push_hit(lua_State *L, int names, uint32_t phrase, uint32_t first, uint32_t last) {
  lua_createtable(L, 0, 5);
  lua_rawgeti(L, names, (lua_Integer)phrase + 1);
  lua_setfield(L, -2, "name");
  lua_pushinteger(L, (lua_Integer)first + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, last);
  lua_setfield(L, -2, "last");
}

/* matcher:match(s, at, calendar) -> { { name=, first=, last=, captures={…} }, … } */
static int matcher_match(lua_State *L) {
  const hf_phrases *p = lhf_check_matcher(L, 1);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  const hf_hit *hits;
  uint32_t nhits;
  lhf_clock clock;
  lua_settop(L, 4);
  bool told = lhf_check_clock(L, 3, &clock);
  int top = lua_gettop(L); /* what the clock needs is below */
  hf_scan *scan = lhf_take_scratch(L, 1); /* top + 1 */
  hf_status st = hf_scan_text(scan, p, s, n, true, &hits, &nhits);
  if (st) return lhf_fail_status(L, st, "matcher:match");
  lhf_push_names(L, 1); /* top + 2 */
  lua_createtable(L, (int)nhits, 0);
  for (uint32_t i = 0; i < nhits; i++) {
    lhf_push_hit(L, top + 2, hits[i].phrase, hits[i].first, hits[i].last);
    lhf_push_captures(L, p, hits[i].captures, hits[i].ncaptures, s, told ? &clock : NULL);
    lua_setfield(L, -2, "captures");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lhf_give_scratch(L, 1, top + 1, n);
  return 1;
}

/* matcher:count(s) -> how many hits matcher:match(s) has */
static int matcher_count(lua_State *L) {
  const hf_phrases *p = lhf_check_matcher(L, 1);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  const hf_hit *hits;
  uint32_t nhits;
  lua_settop(L, 2);
  hf_scan *scan = lhf_take_scratch(L, 1); /* 3 */
  hf_status st = hf_scan_text(scan, p, s, n, true, &hits, &nhits);
  lhf_give_scratch(L, 1, 3, n);
  if (st) return lhf_fail_status(L, st, "matcher:count");
  lua_pushinteger(L, nhits);
  return 1;
}

static int matcher_tostring(lua_State *L) {
  matcher *m = luaL_checkudata(L, 1, MATCHER);
  if (m->phrases) lua_pushfstring(L, "hatif.matcher (%I phrases)", (LUAI_UACINT)hf_phrases_count(m->phrases));
  else lua_pushliteral(L, "hatif.matcher (closed)");
  return 1;
}

static void new_class(lua_State *L, const char *name, lua_CFunction gc) {
  luaL_newmetatable(L, name);
  lua_pushcfunction(L, gc);
  lua_setfield(L, -2, "__gc");
}

static const luaL_Reg matcher_methods[] = { { "match", matcher_match }, { "count", matcher_count },
                                            { "stream", lhf_matcher_stream },
                                            { "slices", lhf_matcher_slices }, { NULL, NULL } };

void lhf_phrases_open(lua_State *L) {
  new_class(L, BUILDER, builder_gc);
  new_class(L, SCRATCH, scratch_gc);
  new_class(L, MATCHER, matcher_gc);
  lua_pushcfunction(L, matcher_tostring);
  lua_setfield(L, -2, "__tostring");
  luaL_newlib(L, matcher_methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 3);
  lhf_stream_open(L);
  lhf_slices_open(L);
  lua_pushcfunction(L, text_phrases);
  lua_setfield(L, -2, "phrases");
}

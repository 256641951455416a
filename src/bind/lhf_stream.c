/* SPDX-License-Identifier: MIT
 * matcher:stream{gap=, calendar=} -> stream, stream:partial(s, at), stream:final(s, at).
 *
 * A stream's uservalues: its matcher, the hits of the open utterance by id, so that a hit that is gone is the very table
 * that was given, and what holds the exceptions of its calendar. The tables are made in a protected call: a finaliser that runs meanwhile finds the stream busy.
 */
#include <string.h>

#include "bind/lhf_phrases.h"
#include "core/hf_stream.h"

#define STREAM "hatif.stream"

enum { OF = 1, HITS = 2, EXCEPT = 3 }; /* uservalues */
enum { GAP = 5000 }; /* ms */

typedef struct stream {
  hf_stream s;
  bool busy; /* its results are being read */
  lhf_clock clock; /* at: of the transcript whose results are being read */
} stream;

static int stream_gc(lua_State *L) {
  stream *t = lua_touserdata(L, 1);
  hf_stream_fini(&t->s);
  return 0;
}

/* [-0, +0, v] refuses options that there are not. */
static HF_RAISES void check_options(lua_State *L) {
  luaL_checktype(L, 2, LUA_TTABLE);
  for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (strcmp(key, "gap") != 0 && strcmp(key, "calendar") != 0)
      luaL_argerror(L, 2, "the options are gap and calendar");
  }
}

int lhf_matcher_stream(lua_State *L) {
  const hf_phrases *p = lhf_check_matcher(L, 1);
  lua_settop(L, 2);
  if (lua_isnil(L, 2)) lua_newtable(L), lua_replace(L, 2);
  check_options(L);
  lua_pushvalue(L, 2); /* 3: the options; each is checked as argument 2, which they are in */
  stream *t = lua_newuserdatauv(L, sizeof *t, 3); /* 4 */
  t->busy = false;
  hf_stream_init(&t->s, p, GAP);
  luaL_setmetatable(L, STREAM);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, 4, OF);
  lua_newtable(L);
  lua_setiuservalue(L, 4, HITS);
  lua_getfield(L, 3, "gap");
  lua_replace(L, 2);
  if (!lua_isnil(L, 2)) t->s.gap = lhf_check_ms(L, 2);
  lua_getfield(L, 3, "calendar");
  lua_replace(L, 2);
  lhf_check_hours(L, 2, &t->clock.hours);
  if (lua_gettop(L) > 4) lua_setiuservalue(L, 4, EXCEPT); /* the exceptions stand on the top */
  lua_settop(L, 4);
  return 1;
}

/* [-0, +1, m] the hit, which the table `kept` keeps by its id. */
static HF_RAISES void push_stream_hit(lua_State *L, const stream *t, int names, int kept, const hf_stream_hit *hit) {
  lhf_push_hit(L, names, hit->phrase, hit->first, hit->last);
  lhf_push_captures(L, t->s.phrases, hit->captures, hit->ncaptures, hit->text, &t->clock);
  lua_setfield(L, -2, "captures");
  if (hit->before != hit->before_last) {
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)hit->before + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, hit->before_last);
    lua_setfield(L, -2, "last");
    lua_setfield(L, -2, "before");
  }
  lua_pushvalue(L, -1);
  lua_rawseti(L, kept, hit->id);
}

/* stream, matcher, final -> new, gone */
static int push_results(lua_State *L) {
  stream *t = lua_touserdata(L, 1);
  const hf_stream *s = &t->s;
  lhf_push_names(L, 2); /* 4 */
  lua_getiuservalue(L, 1, HITS); /* 5 */
  lua_createtable(L, (int)s->nfresh, 0); /* 6 */
  lua_createtable(L, (int)s->ngone, 0); /* 7 */
  for (uint32_t i = 0; i < s->ngone; i++) {
    lua_rawgeti(L, 5, s->gone[i]);
    lua_rawseti(L, 7, (lua_Integer)i + 1);
    lua_pushnil(L);
    lua_rawseti(L, 5, s->gone[i]);
  }
  for (uint32_t i = 0; i < s->nfresh; i++) {
    push_stream_hit(L, t, 4, 5, s->fresh[i]);
    lua_rawseti(L, 6, (lua_Integer)i + 1);
  }
  if (lua_toboolean(L, 3)) { /* what is committed cannot go any more */
    lua_newtable(L);
    lua_setiuservalue(L, 1, HITS);
  }
  return 2;
}

static int take(lua_State *L, bool final, const char *what) {
  const lua_Integer most = INT64_C(1) << 53; /* of at, either side of the epoch */
  stream *t = luaL_checkudata(L, 1, STREAM);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer at = lhf_check_range(L, 3, -most, most);
  lua_settop(L, 3);
  lua_getiuservalue(L, 1, OF); /* 4 */
  lhf_check_matcher(L, 4);
  if (t->busy) luaL_error(L, "%s: re-entered", what);
  hf_scan *scan = lhf_take_scratch(L, 4); /* 5 */
  lua_pushcfunction(L, push_results);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 4);
  lua_pushboolean(L, final);
  hf_status st = hf_stream_take(&t->s, scan, s, n, at, final);
  if (st) return lhf_fail_status(L, st, what);
  t->clock.at = t->s.at;
  t->busy = true;
  int failed = lua_pcall(L, 3, 2, 0);
  t->busy = false;
  if (failed) return lua_error(L);
  lhf_give_scratch(L, 4, 5, n);
  return 2;
}

static int stream_partial(lua_State *L) {
  return take(L, false, "stream:partial");
}

static int stream_final(lua_State *L) {
  return take(L, true, "stream:final");
}

static const luaL_Reg stream_methods[] = { { "partial", stream_partial }, { "final", stream_final }, { NULL, NULL } };

void lhf_stream_open(lua_State *L) {
  luaL_newmetatable(L, STREAM);
  lua_pushcfunction(L, stream_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, stream_methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

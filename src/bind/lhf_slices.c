/* SPDX-License-Identifier: MIT
 * matcher:slices(s, bytes) -> an iterator over the hits of a long text, a slice of work at a time.
 *
 * The iterator's upvalues: its scan, the matcher, the text, the names of phrases.
 */
#include "bind/lhf_phrases.h"

#define SLICES "hatif.slices"

enum { SCAN = 1, MATCHER = 2, TEXT = 3, NAMES = 4 }; /* upvalues */
enum { BYTES = 64 << 10 };

typedef struct slices {
  hf_scan *scan; /* owned; NULL: the text has been gone over */
  uint32_t bytes; /* of a slice */
} slices;

static void slices_close(slices *x) {
  hf_scan_free(x->scan);
  x->scan = NULL;
}

static int slices_gc(lua_State *L) {
  slices_close(lua_touserdata(L, 1));
  return 0;
}

/* [-0, +1, m] the hits of a slice. A finaliser that goes on with the iterator meanwhile finds it at its end. */
static HF_RAISES void push_hits(lua_State *L, const hf_phrases *p, const hf_hit *hits, uint32_t n) {
  const char *text = lua_tostring(L, lua_upvalueindex(TEXT));
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    lhf_push_hit(L, lua_upvalueindex(NAMES), hits[i].phrase, hits[i].first, hits[i].last);
    lhf_push_captures(L, p, hits[i].captures, hits[i].ncaptures, text, NULL);
    lua_setfield(L, -2, "captures");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static int slices_next(lua_State *L) {
  slices *x = lua_touserdata(L, lua_upvalueindex(SCAN));
  const hf_hit *hits;
  uint32_t nhits;
  bool done;
  lua_settop(L, 0);
  if (!x->scan) return 0;
  lua_pushvalue(L, lua_upvalueindex(MATCHER));
  const hf_phrases *p = lhf_check_matcher(L, 1);
  hf_status st = hf_scan_slice(x->scan, x->bytes, &hits, &nhits, &done);
  if (st != HF_OK) {
    slices_close(x);
    lhf_fail_status(L, st, "matcher:slices");
    lua_pushvalue(L, -2); /* the message: an iterator cannot return it */
    return lua_error(L);
  }
  hf_scan *scan = x->scan;
  slices *keep = lua_newuserdatauv(L, sizeof *keep, 0); /* owns it meanwhile */
  *keep = (slices){ scan, 0 };
  x->scan = NULL; /* a table that cannot be made ends the iteration */
  luaL_setmetatable(L, SLICES);
  push_hits(L, p, hits, nhits);
  if (!done) {
    keep->scan = NULL;
    x->scan = scan;
  }
  return 1;
}

int lhf_matcher_slices(lua_State *L) {
  size_t n;
  const hf_phrases *p = lhf_check_matcher(L, 1);
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer bytes = lua_isnoneornil(L, 3) ? BYTES : lhf_check_range(L, 3, 4096, 1 << 30);
  lua_settop(L, 2);
  slices *x = lua_newuserdatauv(L, sizeof *x, 0); /* 3 */
  *x = (slices){ NULL, (uint32_t)bytes };
  luaL_setmetatable(L, SLICES);
  x->scan = hf_scan_new();
  hf_status st = x->scan ? hf_scan_open(x->scan, p, s, n, true) : HF_ENOMEM;
  if (st != HF_OK) return lhf_fail_status(L, st, "matcher:slices");
  lua_insert(L, 1); /* the scan, the matcher, the text */
  lhf_push_names(L, MATCHER);
  lua_pushcclosure(L, slices_next, 4);
  return 1;
}

void lhf_slices_open(lua_State *L) {
  luaL_newmetatable(L, SLICES);
  lua_pushcfunction(L, slices_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

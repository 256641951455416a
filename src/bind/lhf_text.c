/* SPDX-License-Identifier: MIT
 * hatif.text: fold, equal, and the map from a folded string back to its original.
 * The scratch of folding is one userdata, the upvalue of every function here; a map owns its own copy of what it needs.
 */
#include <stdio.h>
#include <string.h>

#include "bind/lhf.h"
#include "bind/lhf_phrases.h"
#include "bind/lhf_text.h"
#include "core/hf_words.h"

#define SCRATCH "hatif.text.scratch"
#define MAP "hatif.map"

enum { SCRATCH_KEPT = 1 << 20 }; /* a scratch that a long text has grown beyond this is given back */

typedef struct text_scratch {
  hf_folded folded;
  hf_folded other; /* the second string of equal */
  hf_words words;
} text_scratch;

typedef struct text_map { /* uservalues: the folded string, the original */
  uint32_t n; /* folded bytes */
  uint32_t bad;
  uint32_t map[]; /* n + 1 entries, as hf_folded.map */
} text_map;

static const struct {
  const char *name;
  uint32_t flag;
} switches[] = {
  { "alef", HF_FOLD_ALEF }, { "case", HF_FOLD_CASE }, { "compat", HF_FOLD_COMPAT }, { "dadza", HF_FOLD_DADZA },
  { "digits", HF_FOLD_DIGITS }, { "hamza", HF_FOLD_HAMZA }, { "invisible", HF_FOLD_INVISIBLE },
  { "latin", HF_FOLD_LATIN }, { "marks", HF_FOLD_MARKS }, { "persian", HF_FOLD_PERSIAN },
  { "tatweel", HF_FOLD_TATWEEL }, { "teh", HF_FOLD_TEH }, { "uthmani", HF_FOLD_UTHMANI },
  { "yeh", HF_FOLD_YEH },
};

static const struct {
  const char *name;
  uint32_t flags;
} profiles[] = {
  { "default", HF_FOLD_DEFAULT }, { "strict", HF_FOLD_STRICT }, { "uthmani", HF_FOLD_DEFAULT | HF_FOLD_UTHMANI },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static text_scratch *scratch_of(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

static int scratch_gc(lua_State *L) {
  text_scratch *t = lua_touserdata(L, 1);
  hf_folded_fini(&t->folded);
  hf_folded_fini(&t->other);
  hf_words_fini(&t->words);
  return 0;
}

static void scratch_trim(text_scratch *t) {
  if (t->folded.room > SCRATCH_KEPT) hf_folded_fini(&t->folded);
  if (t->other.room > SCRATCH_KEPT) hf_folded_fini(&t->other);
  if (t->words.room > SCRATCH_KEPT / sizeof(hf_word)) hf_words_fini(&t->words);
}

static uint32_t profile_flags(lua_State *L, int arg) {
  const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  for (size_t i = 0; name && i < COUNT(profiles); i++)
    if (strcmp(profiles[i].name, name) == 0) return profiles[i].flags;
  luaL_argerror(L, arg, lua_pushfstring(L, "profile must be \"default\", \"strict\" or \"uthmani\", got %s",
                                        name ? name : luaL_typename(L, -1)));
  return 0;
}

/* The key at -2 is none of ours; the least such key is named, whatever the order of the table. */
static int is_known(lua_State *L) {
  if (lua_type(L, -2) != LUA_TSTRING) return 0;
  const char *key = lua_tostring(L, -2);
  if (strcmp(key, "profile") == 0) return 1;
  for (size_t i = 0; i < COUNT(switches); i++)
    if (strcmp(switches[i].name, key) == 0) return 1;
  return 0;
}

static void refuse_unknown(lua_State *L, int arg) {
  const char *least = NULL; /* a key of the table at arg, which anchors it */
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    if (is_known(L)) continue;
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    if (!least || strcmp(key, least) < 0) least = key;
  }
  if (!least) return;
  if (!*least) luaL_argerror(L, arg, "option names must be strings");
  luaL_argerror(L, arg, lua_pushfstring(L, "unknown option \"%s\"", least));
}

uint32_t lhf_fold_flags(lua_State *L, int arg) {
  uint32_t flags = HF_FOLD_DEFAULT;
  if (lua_isnoneornil(L, arg)) return flags;
  luaL_checktype(L, arg, LUA_TTABLE);
  refuse_unknown(L, arg);
  lua_pushliteral(L, "profile");
  if (lua_rawget(L, arg) != LUA_TNIL) flags = profile_flags(L, arg);
  lua_pop(L, 1);
  for (size_t i = 0; i < COUNT(switches); i++) {
    lua_pushstring(L, switches[i].name);
    int type = lua_rawget(L, arg);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN)
      luaL_argerror(L, arg, lua_pushfstring(L, "%s must be a boolean, got %s", switches[i].name, lua_typename(L, type)));
    if (type == LUA_TBOOLEAN) flags = lua_toboolean(L, -1) ? flags | switches[i].flag : flags & ~switches[i].flag;
    lua_pop(L, 1);
  }
  return flags;
}

/* text.fold(s, opts) -> folded, map */
static int text_fold(lua_State *L) {
  text_scratch *t = scratch_of(L);
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  uint32_t flags = lhf_fold_flags(L, 2);
  hf_status st = hf_fold(&t->folded, flags, s, n);
  if (st) return lhf_fail_status(L, st, "text.fold");
  hf_folded *f = &t->folded;
  lua_pushlstring(L, f->text, f->n);
  text_map *m = lua_newuserdatauv(L, sizeof *m + ((size_t)f->n + 1) * sizeof m->map[0], 2);
  m->n = f->n;
  m->bad = f->bad;
  memcpy(m->map, f->map, ((size_t)f->n + 1) * sizeof m->map[0]);
  luaL_setmetatable(L, MAP);
  lua_pushvalue(L, -2);
  lua_setiuservalue(L, -2, 1);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, 2);
  scratch_trim(t);
  return 2;
}

/* text.equal(a, b, opts) -> boolean */
static int text_equal(lua_State *L) {
  text_scratch *t = scratch_of(L);
  size_t na, nb;
  const char *a = luaL_checklstring(L, 1, &na), *b = luaL_checklstring(L, 2, &nb);
  uint32_t flags = lhf_fold_flags(L, 3);
  hf_status st = hf_fold(&t->folded, flags, a, na);
  if (!st) st = hf_fold(&t->other, flags, b, nb);
  bool equal = !st && t->folded.n == t->other.n && memcmp(t->folded.text, t->other.text, t->folded.n) == 0;
  scratch_trim(t);
  if (st) return lhf_fail_status(L, st, "text.equal");
  lua_pushboolean(L, equal);
  return 1;
}

/* A view of a map as the core knows it; borrowed from the userdata and its uservalues. */
static hf_folded map_view(lua_State *L, const char **original) {
  text_map *m = luaL_checkudata(L, 1, MAP);
  hf_folded f = { .n = m->n, .bad = m->bad, .map = m->map };
  lua_getiuservalue(L, 1, 1);
  lua_getiuservalue(L, 1, 2);
  union { const char *borrowed; char *text; } folded = { lua_tostring(L, -2) };
  f.text = folded.text; /* only read */
  *original = lua_tostring(L, -1);
  lua_pop(L, 2); /* the map, argument 1, keeps both */
  return f;
}

/* map:original(first, last) -> first, last, 1-based and inclusive as string.sub takes them */
static int map_original(lua_State *L) {
  const char *original;
  hf_folded f = map_view(L, &original);
  lua_Integer first = lhf_check_range(L, 2, 1, (lua_Integer)f.n + 1);
  lua_Integer last = lhf_check_range(L, 3, first - 1, f.n);
  uint32_t from = (uint32_t)(first - 1), to = (uint32_t)last;
  hf_folded_original(&f, &from, &to);
  lua_pushinteger(L, (lua_Integer)from + 1);
  lua_pushinteger(L, to);
  return 2;
}

/* map:bad() -> how many bad parts of the original became U+FFFD */
static int map_bad(lua_State *L) {
  const char *original;
  lua_pushinteger(L, map_view(L, &original).bad);
  return 1;
}

/* map:mixed() -> in how many places a run of letters changes to a script that may hide a look-alike */
static int map_mixed(lua_State *L) {
  text_scratch *t = scratch_of(L);
  const char *original;
  hf_folded f = map_view(L, &original);
  hf_status st = hf_words_cut(&t->words, &f, original);
  lua_Integer mixed = t->words.mixed;
  t->words.folded = NULL; /* f ends here */
  scratch_trim(t);
  if (st) return lhf_fail_status(L, st, "map:mixed");
  lua_pushinteger(L, mixed);
  return 1;
}

static int map_len(lua_State *L) {
  const char *original;
  lua_pushinteger(L, map_view(L, &original).n);
  return 1;
}

static const luaL_Reg map_methods[] = {
  { "original", map_original }, { "bad", map_bad }, { "mixed", map_mixed }, { NULL, NULL },
};

static const luaL_Reg text_functions[] = { { "fold", text_fold }, { "equal", text_equal }, { NULL, NULL } };

void lhf_open_text(lua_State *L) {
  luaL_newlibtable(L, text_functions);
  text_scratch *t = lua_newuserdatauv(L, sizeof *t, 0);
  memset(t, 0, sizeof *t);
  if (luaL_newmetatable(L, SCRATCH)) {
    lua_pushcfunction(L, scratch_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  luaL_newmetatable(L, MAP);
  lua_pushcfunction(L, map_len);
  lua_setfield(L, -2, "__len");
  lua_newtable(L);
  lua_pushvalue(L, -3); /* the scratch */
  luaL_setfuncs(L, map_methods, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  luaL_setfuncs(L, text_functions, 1);
  lhf_open_quantity(L);
  lhf_phrases_open(L);
}

/* SPDX-License-Identifier: MIT
 * The part of hatif.text that reads and says quantities: numbers, durations, say_number, say_duration.
 * The scratch of reading is one userdata, the upvalue of every function here.
 */
#include <math.h>
#include <string.h>

#include "bind/lhf.h"
#include "bind/lhf_text.h"
#include "core/hf_quantity.h"
#include "core/hf_say.h"
#include "core/hf_token.h"

#define READING "hatif.text.reading"

enum { KEPT = 1 << 16 }; /* words; a scratch that a long text has grown beyond this is given back */

typedef struct reading {
  hf_folded folded;
  hf_words words;
} reading;

static int reading_gc(lua_State *L) {
  reading *r = lua_touserdata(L, 1);
  hf_folded_fini(&r->folded);
  hf_words_fini(&r->words);
  return 0;
}

uint32_t lhf_check_lang(lua_State *L, int arg, bool any) {
  static const struct {
    const char *name;
    uint32_t lang;
  } langs[] = { { "ar", HF_LANG_AR }, { "en", HF_LANG_EN }, { "lv", HF_LANG_LV } };
  if (any && lua_isnoneornil(L, arg)) return HF_LANG_ALL;
  const char *name = luaL_checkstring(L, arg);
  for (size_t i = 0; i < sizeof langs / sizeof *langs; i++)
    if (strcmp(langs[i].name, name) == 0) return langs[i].lang;
  luaL_argerror(L, arg, lua_pushfstring(L, "language must be \"ar\", \"en\" or \"lv\", got \"%s\"", name));
  return 0;
}

static void push_value(lua_State *L, double v) {
  if (v == floor(v) && fabs(v) < 9e15) lua_pushinteger(L, (lua_Integer)v);
  else lua_pushnumber(L, v);
}

/* A proclitic or wa that stands alone before digits belongs to the quantity, but not to its place in the text. */
static bool is_leading(const hf_words *w, uint32_t i) {
  hf_reader r = { w, HF_LANG_ALL };
  int kind = hf_token_kind(hf_token_at(&r, i));
  return (kind == HF_LEX_PROCLITIC || kind == HF_LEX_AND) && hf_token_digits(&r, i + 1);
}

/* Every number, or every duration, of the text at 1 as {value= or ms=, first=, last=}. */
static int list_quantities(lua_State *L, const char *what, bool time) {
  reading *r = lua_touserdata(L, lua_upvalueindex(1));
  size_t size;
  const char *s = luaL_checklstring(L, 1, &size);
  uint32_t langs = lhf_check_lang(L, 2, true);
  hf_status st = hf_fold(&r->folded, HF_FOLD_DEFAULT, s, size);
  if (!st) st = hf_words_cut(&r->words, &r->folded, s);
  if (st) return lhf_fail_status(L, st, what);
  lua_newtable(L);
  lua_Integer found = 0;
  const hf_words *w = &r->words;
  for (uint32_t i = 0, n; i < w->n; i += n ? n : 1) {
    double value = 0;
    int64_t ms = 0;
    n = 0;
    if (is_leading(w, i)) continue;
    n = time ? hf_duration_in(w, i, langs, &ms) : hf_number_in(w, i, langs, &value);
    if (!n) continue;
    lua_createtable(L, 0, 3);
    if (time) lua_pushinteger(L, ms);
    else push_value(L, value);
    lua_setfield(L, -2, time ? "ms" : "value");
    lua_pushinteger(L, (lua_Integer)w->word[i].ofirst + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, w->word[i + n - 1].olast);
    lua_setfield(L, -2, "last");
    lua_rawseti(L, -2, ++found);
  }
  if (r->words.room > KEPT) {
    hf_words_fini(&r->words);
    hf_folded_fini(&r->folded);
  }
  return 1;
}

/* text.numbers(s, lang) -> { {value=, first=, last=}, … } */
static int text_numbers(lua_State *L) {
  return list_quantities(L, "text.numbers", false);
}

/* text.durations(s, lang) -> { {ms=, first=, last=}, … } */
static int text_durations(lua_State *L) {
  return list_quantities(L, "text.durations", true);
}

/* [-0, +0, v] the place of an option's string among `names`; nil gives `otherwise`. */
static int option(lua_State *L, int arg, const char *key, const char *const *names, int otherwise) {
  int found = otherwise;
  lua_pushstring(L, key);
  if (lua_rawget(L, arg) != LUA_TNIL) {
    const char *came = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
    for (found = 0; names[found]; found++)
      if (came && strcmp(names[found], came) == 0) break;
    if (!names[found]) {
      came = came ? came : luaL_typename(L, -1);
      const char *list = names[0];
      for (int i = 1; names[i]; i++) list = lua_pushfstring(L, "%s, %s", list, names[i]);
      luaL_argerror(L, arg, lua_pushfstring(L, "%s must be one of %s; got %s", key, list, came));
    }
  }
  lua_pop(L, 1);
  return found;
}

/* digits = true: the language's own; "latn", "arab". */
static uint32_t check_digits(lua_State *L, int arg, uint32_t lang) {
  static const char *const kinds[] = { "latn", "arab", NULL };
  uint32_t own = HF_SAY_DIGITS | (lang == HF_LANG_AR ? HF_SAY_ARABIC_DIGITS : 0);
  lua_pushliteral(L, "digits");
  int type = lua_rawget(L, arg), yes = lua_toboolean(L, -1);
  lua_pop(L, 1);
  if (type == LUA_TNIL || type == LUA_TBOOLEAN) return yes ? own : 0;
  return option(L, arg, "digits", kinds, 0) ? HF_SAY_DIGITS | HF_SAY_ARABIC_DIGITS : HF_SAY_DIGITS;
}

/* The least key of the options that is none of ours raises. */
static void refuse_unknown(lua_State *L, int arg, const char *const *known) {
  const char *least = NULL; /* anchored by the table at arg */
  for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    int i = 0;
    while (known[i] && strcmp(known[i], key) != 0) i++;
    if (!known[i] && (!least || strcmp(key, least) < 0)) least = key;
  }
  if (least) luaL_argerror(L, arg, lua_pushfstring(L, "unknown option \"%s\"", least));
}

/* [-0, +0, v] how to say it, from the language at 2 and the options at 3. */
static hf_say check_how(lua_State *L, bool time) {
  static const char *const known_number[] = { "case", "digits", "gender", NULL };
  static const char *const known_time[] = { "case", "digits", "largest", NULL };
  static const char *const arabic[] = { "nominative", "oblique", NULL };
  static const char *const latvian[] = { "nominative", "genitive", "dative", "accusative", NULL };
  static const char *const english[] = { "nominative", NULL };
  static const char *const genders[] = { "masculine", "feminine", NULL };
  static const char *const units[] = { "second", "minute", "hour", "day", NULL };
  hf_say how = { lhf_check_lang(L, 2, false), 0, HF_CASE_NOMINATIVE, HF_UNIT_DAY };
  int usual = time && how.lang == HF_LANG_AR; /* oblique, as khilal wants it */
  how.grammar = (hf_case)usual;
  if (lua_isnoneornil(L, 3)) return how;
  luaL_checktype(L, 3, LUA_TTABLE);
  refuse_unknown(L, 3, time ? known_time : known_number);
  const char *const *cases = how.lang == HF_LANG_AR ? arabic : how.lang == HF_LANG_LV ? latvian : english;
  how.grammar = (hf_case)option(L, 3, "case", cases, usual);
  how.flags = check_digits(L, 3, how.lang);
  if (time) how.largest = (hf_unit)option(L, 3, "largest", units, HF_UNIT_DAY);
  else if (option(L, 3, "gender", genders, 0)) how.flags |= HF_SAY_FEMININE;
  return how;
}

/* text.say_number(n, lang, opts) -> string */
static int text_say_number(lua_State *L) {
  hf_said said;
  lua_Integer n = lhf_check_range(L, 1, -HF_SAY_MAX, HF_SAY_MAX);
  hf_say how = check_how(L, false);
  hf_status st = hf_say_number(&how, n, &said);
  if (st) return lhf_fail_status(L, st, "text.say_number");
  lua_pushlstring(L, said.text, said.n);
  return 1;
}

/* text.say_duration(ms, lang, opts) -> string */
static int text_say_duration(lua_State *L) {
  hf_said said;
  int64_t ms = lhf_check_ms(L, 1);
  hf_say how = check_how(L, true);
  hf_status st = hf_say_duration(&how, ms, &said);
  if (st) return lhf_fail_status(L, st, "text.say_duration");
  lua_pushlstring(L, said.text, said.n);
  return 1;
}

void lhf_open_quantity(lua_State *L) {
  static const luaL_Reg functions[] = {
    { "numbers", text_numbers },       { "durations", text_durations },
    { "say_number", text_say_number }, { "say_duration", text_say_duration },
    { NULL, NULL },
  };
  reading *r = lua_newuserdatauv(L, sizeof *r, 0);
  memset(r, 0, sizeof *r);
  hf_folded_init(&r->folded);
  hf_words_init(&r->words);
  if (luaL_newmetatable(L, READING)) {
    lua_pushcfunction(L, reading_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  luaL_setfuncs(L, functions, 1);
  lhf_open_when(L);
  lhf_open_template(L);
}

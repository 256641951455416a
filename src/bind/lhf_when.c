/* SPDX-License-Identifier: MIT
 * hatif.text.times: the points in time of a text, and their due times by a place's clock and working hours.
 * The scratch of reading is one userdata, the upvalue of the function.
 */
#include <string.h>

#include "bind/lhf.h"
#include "core/hf_lexicon.h"
#include "core/hf_when.h"

#define SCRATCH "hatif.text.times"

enum { KEPT = 1 << 16, DAY = 1440 }; /* words that a scratch keeps; minutes */

typedef struct times_scratch {
  hf_folded folded;
  hf_words words;
} times_scratch;

static int scratch_gc(lua_State *L) {
  times_scratch *t = lua_touserdata(L, 1);
  hf_folded_fini(&t->folded);
  hf_words_fini(&t->words);
  return 0;
}

/* "hh:mm" at *s, up to 24:00; moves *s behind it. Negative where none stands. */
static int read_minute(const char **s) {
  int part[2];
  for (int k = 0; k < 2; k++) {
    const char *p = *s;
    if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9' || (k == 0 && p[2] != ':')) return -1;
    part[k] = (p[0] - '0') * 10 + p[1] - '0';
    *s += k == 0 ? 3 : 2;
  }
  int minute = part[0] * 60 + part[1];
  return part[1] < 60 && minute <= DAY ? minute : -1;
}

/* "09:00-13:00, 16:00-20:00"; the number of intervals, 0 where it cannot be read. */
static int read_intervals(const char *s, hf_interval *out, int room) {
  int n = 0, last = 0;
  for (;;) {
    int from = read_minute(&s);
    if (n == room || from < last || *s++ != '-') return 0;
    int to = read_minute(&s);
    if (to <= from) return 0;
    out[n++] = (hf_interval){ (uint16_t)from, (uint16_t)to };
    last = to;
    if (!*s) return n;
    if (*s++ != ',') return 0;
    while (*s == ' ') s++;
  }
}

/* [-0, +0, v] the intervals in the string at the top; `key` names it where it cannot be read. */
static int check_intervals(lua_State *L, int arg, const char *key, hf_interval *out, int room) {
  const char *s = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  int n = s ? read_intervals(s, out, room) : 0;
  if (!n) {
    luaL_argerror(L, arg, lua_pushfstring(L, "%s must be hours like \"09:00-17:00\", got %s", key,
                                          s ? s : luaL_typename(L, -1)));
  }
  return n;
}

/* [-0, +0, v] the least key of the table at the top that is not among `names` raises. */
static void refuse_unknown(lua_State *L, int arg, const char *const *names) {
  const char *least = NULL; /* anchored by the table */
  int top = lua_gettop(L);
  for (lua_pushnil(L); lua_next(L, top); lua_pop(L, 1)) {
    const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
    int i = 0;
    while (names[i] && strcmp(names[i], key) != 0) i++;
    if (!names[i] && (!least || strcmp(key, least) < 0)) least = key;
  }
  if (least) luaL_argerror(L, arg, lua_pushfstring(L, "unknown key \"%s\"", least));
}

/* [-0, +1, v] the field `key` of the calendar at arg; whether it is a table, else it is nil or refused. */
static bool push_table(lua_State *L, int arg, const char *key) {
  lua_pushstring(L, key);
  int type = lua_rawget(L, arg);
  if (type != LUA_TNIL && type != LUA_TTABLE)
    luaL_argerror(L, arg, lua_pushfstring(L, "%s must be a table, got %s", key, lua_typename(L, type)));
  return type == LUA_TTABLE;
}

static void check_week(lua_State *L, int arg, hf_hours *h) {
  static const char *const days[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };
  h->has_week = push_table(L, arg, "week");
  if (h->has_week) refuse_unknown(L, arg, days);
  for (int d = 0; h->has_week && days[d]; d++) {
    lua_pushstring(L, days[d]);
    if (lua_rawget(L, -2) != LUA_TNIL) h->n[d] = (uint8_t)check_intervals(L, arg, days[d], h->day[d], HF_INTERVALS);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static void check_parts(lua_State *L, int arg, hf_hours *h) {
  static const char *const parts[] = { "dawn", "morning", "noon", "afternoon", "evening", "night", NULL };
  bool given = push_table(L, arg, "parts");
  if (given) refuse_unknown(L, arg, parts);
  for (int p = 0; given && parts[p]; p++) {
    lua_pushstring(L, parts[p]);
    if (lua_rawget(L, -2) != LUA_TNIL) check_intervals(L, arg, parts[p], &h->part[p], 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* [-0, +0, v] the calendar at arg: { offset = minutes, week = { sun = "09:00-17:00", … }, work = …, parts = { … } } */
static void check_hours(lua_State *L, int arg, hf_hours *h) {
  static const char *const keys[] = { "offset", "parts", "week", "work", NULL };
  hf_hours_init(h);
  if (lua_isnoneornil(L, arg)) return;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_settop(L, arg);
  refuse_unknown(L, arg, keys);
  lua_pushliteral(L, "offset");
  if (lua_rawget(L, arg) != LUA_TNIL) {
    int whole = 0;
    lua_Integer offset = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &whole) : 0;
    if (!whole || offset < -DAY || offset > DAY) luaL_argerror(L, arg, "offset must be minutes east of UTC, -1440 to 1440");
    h->offset = (int32_t)offset;
  }
  lua_pop(L, 1);
  lua_pushliteral(L, "work");
  if (lua_rawget(L, arg) != LUA_TNIL) check_intervals(L, arg, "work", &h->work, 1);
  lua_pop(L, 1);
  check_week(L, arg, h);
  check_parts(L, arg, h);
}

static void push_time(lua_State *L, const hf_words *w, uint32_t i, uint32_t n, int64_t due) {
  lua_createtable(L, 0, 3);
  lua_pushinteger(L, due);
  lua_setfield(L, -2, "due");
  lua_pushinteger(L, (lua_Integer)w->word[i].ofirst + 1);
  lua_setfield(L, -2, "first");
  lua_pushinteger(L, w->word[i + n - 1].olast);
  lua_setfield(L, -2, "last");
}

/* text.times(s, at, calendar) -> { {due=, first=, last=}, … } */
static int text_times(lua_State *L) {
  const lua_Integer most = INT64_C(1) << 53; /* of at, either side of the epoch */
  times_scratch *t = lua_touserdata(L, lua_upvalueindex(1));
  size_t size;
  hf_hours hours;
  const char *s = luaL_checklstring(L, 1, &size);
  lua_Integer at = lhf_check_range(L, 2, -most, most), found = 0;
  check_hours(L, 3, &hours);
  hf_status st = hf_fold(&t->folded, HF_FOLD_DEFAULT, s, size);
  if (!st) st = hf_words_cut(&t->words, &t->folded, s);
  if (st) return lhf_fail_status(L, st, "text.times");
  lua_newtable(L);
  for (uint32_t i = 0, n; i < t->words.n; i += n ? n : 1) {
    hf_when when;
    int64_t due;
    n = hf_when_in(&t->words, i, HF_LANG_ALL, &when);
    if (!n || hf_when_due(&when, at, &hours, &due) != HF_OK) continue;
    push_time(L, &t->words, i, n, due);
    lua_rawseti(L, -2, ++found);
  }
  if (t->words.room > KEPT) {
    hf_words_fini(&t->words);
    hf_folded_fini(&t->folded);
  }
  return 1;
}

void lhf_open_when(lua_State *L) {
  static const luaL_Reg functions[] = { { "times", text_times }, { NULL, NULL } };
  times_scratch *t = lua_newuserdatauv(L, sizeof *t, 0);
  memset(t, 0, sizeof *t);
  hf_folded_init(&t->folded);
  hf_words_init(&t->words);
  if (luaL_newmetatable(L, SCRATCH)) {
    lua_pushcfunction(L, scratch_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  luaL_setfuncs(L, functions, 1);
}

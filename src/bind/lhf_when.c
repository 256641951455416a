/* SPDX-License-Identifier: MIT
 * hatif.text.times: the points in time of a text, and their due times by a place's clock and working hours.
 * The scratch of reading is one userdata, the upvalue of the function.
 */
#include <stdlib.h>
#include <string.h>

#include "bind/lhf_phrases.h"
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

/* "09:00-13:00, 16:00-20:00", an end before its beginning on the next day; how many, 0 where it cannot be read. */
static int read_spans(const char *s, hf_work_day *out) {
  int last = 0;
  for (out->n = 0; out->n < HF_CALENDAR_SPANS;) {
    int from = read_minute(&s);
    if (from < last || *s++ != '-') return 0;
    int to = read_minute(&s);
    if (to < 0 || to == from) return 0;
    if (to < from) to += DAY;
    out->span[out->n++] = (hf_span_of_day){ (int16_t)from, (int16_t)to };
    last = to;
    if (!*s) return out->n;
    if (*s++ != ',') return 0;
    while (*s == ' ') s++;
  }
  return 0;
}

/* [-0, +0, v] the hours in the string at the top, at least one; `key` names them where they cannot be read. */
static void check_spans(lua_State *L, int arg, const char *key, hf_work_day *out) {
  const char *s = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : NULL;
  if (!s || !read_spans(s, out)) {
    luaL_argerror(L, arg, lua_pushfstring(L, "%s must be hours like \"09:00-17:00\", got %s", key,
                                          s ? s : luaL_typename(L, -1)));
  }
}

/* [-0, +0, v] the same of one part of a day. */
static void check_part(lua_State *L, int arg, const char *key, hf_interval *out) {
  hf_work_day day;
  check_spans(L, arg, key, &day);
  if (day.n > 1 || day.span[0].to > DAY) luaL_argerror(L, arg, lua_pushfstring(L, "%s must be hours of one day", key));
  *out = (hf_interval){ (uint16_t)day.span[0].from, (uint16_t)day.span[0].to };
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

static void check_week(lua_State *L, int arg, hf_calendar *c) {
  static const char *const days[] = { "sun", "mon", "tue", "wed", "thu", "fri", "sat", NULL };
  bool given = push_table(L, arg, "week");
  if (given) refuse_unknown(L, arg, days);
  for (int d = 0; given && days[d]; d++) {
    lua_pushstring(L, days[d]);
    c->week[d].n = 0;
    if (lua_rawget(L, -2) != LUA_TNIL) check_spans(L, arg, days[d], &c->week[d]);
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
    if (lua_rawget(L, -2) != LUA_TNIL) check_part(L, arg, parts[p], &h->part[p]);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* "2026-03-20" at *s, a day that is in the calendar: days since 1970-01-01, and *s behind it. */
static bool read_date(const char **s, int32_t *days) {
  int part[3] = { 0, 0, 0 }, year, month;
  for (int k = 0; k < 3; k++) {
    for (int digit = 0; digit < (k == 0 ? 4 : 2); digit++, ++*s) {
      if (**s < '0' || **s > '9') return false;
      part[k] = part[k] * 10 + **s - '0';
    }
    if (k < 2 && *(*s)++ != '-') return false;
  }
  *days = hf_days_of(part[0], part[1], part[2]);
  hf_month_of(*days, &year, &month);
  return part[2] > 0 && year == part[0] && month == part[1];
}

static int compare_excepts(const void *a, const void *b) { /* a day wins over a range that it lies in: it comes later */
  const hf_calendar_except *x = a, *y = b;
  int32_t n = x->last - x->first, m = y->last - y->first;
  return n != m ? (n > m ? -1 : 1) : x->first < y->first ? -1 : x->first > y->first;
}

/* [-0, +0, v] the exception whose key and value are at the top. */
static void check_except(lua_State *L, int arg, hf_calendar_except *e) {
  const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "", *s = key;
  bool ok = read_date(&s, &e->first);
  e->last = e->first;
  if (ok && s[0] == '.' && s[1] == '.') {
    s += 2;
    ok = read_date(&s, &e->last) && e->first <= e->last;
  }
  if (!ok || *s)
    luaL_argerror(L, arg, lua_pushfstring(L, "except: \"%s\" must be a date like 2026-03-20, or two with .. between", key));
  e->day.n = 0;
  if (lua_type(L, -1) != LUA_TBOOLEAN || lua_toboolean(L, -1)) check_spans(L, arg, key, &e->day);
}

/* [-0, +2, v] the exceptions, and what holds them. Their order in the table means nothing: dates and widths order them. */
static void check_excepts(lua_State *L, int arg, hf_calendar *c) {
  bool given = push_table(L, arg, "except");
  uint32_t n = 0;
  for (lua_pushnil(L); given && lua_next(L, -2); lua_pop(L, 1)) n++;
  if (!given) lua_pop(L, 1);
  if (n > HF_CALENDAR_EXCEPT) luaL_argerror(L, arg, lua_pushfstring(L, "except has more than %d days", HF_CALENDAR_EXCEPT));
  hf_calendar_except *list = lua_newuserdatauv(L, (n + 1) * sizeof *list, 0);
  for (lua_pushnil(L); given && lua_next(L, -3); lua_pop(L, 1)) check_except(L, arg, &list[c->nexcept++]);
  if (!given) lua_pop(L, 1);
  qsort(list, n, sizeof *list, compare_excepts);
  c->except = list;
}

/* [-0, +0, v] offset or zone of the calendar at arg. */
static int check_zone(lua_State *L, int arg) {
  lua_pushliteral(L, "zone");
  if (lua_rawget(L, arg) != LUA_TNIL) {
    size_t n = 0;
    const char *s = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &n) : "";
    int zone = hf_zone_find((hf_str){ s, (uint32_t)n });
    if (zone < 0)
      luaL_argerror(L, arg, lua_pushfstring(L, "zone must be a name like \"Asia/Riyadh\" or \"UTC+3\", got %s",
                                            *s ? s : luaL_typename(L, -1)));
    lua_pop(L, 1);
    return zone;
  }
  lua_pushliteral(L, "offset");
  if (lua_rawget(L, arg) == LUA_TNIL) {
    lua_pop(L, 2);
    return hf_zone_of_minutes(0);
  }
  int whole = 0;
  lua_Integer offset = lua_type(L, -1) == LUA_TNUMBER ? lua_tointegerx(L, -1, &whole) : 0;
  if (!whole || offset < -DAY || offset > DAY) luaL_argerror(L, arg, "offset must be minutes east of UTC, -1440 to 1440");
  lua_pop(L, 2);
  return hf_zone_of_minutes((int)offset);
}

/* [-0, +2|0, v] the calendar at arg: { zone = "Asia/Riyadh", week = { sun = "09:00-17:00", … }, except = { … },
 * work = …, parts = { … } }. What stays on the stack holds the exceptions. */
void lhf_check_hours(lua_State *L, int arg, hf_hours *h) {
  static const char *const keys[] = { "except", "offset", "parts", "week", "work", "zone", NULL };
  hf_hours_init(h);
  if (lua_isnoneornil(L, arg)) return;
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_pushvalue(L, arg); /* on the top, where refuse_unknown looks */
  refuse_unknown(L, arg, keys);
  lua_pop(L, 1);
  h->calendar.zone = check_zone(L, arg);
  lua_pushliteral(L, "work");
  if (lua_rawget(L, arg) != LUA_TNIL) {
    check_spans(L, arg, "work", &h->calendar.week[0]);
    for (int d = 1; d < 7; d++) h->calendar.week[d] = h->calendar.week[0];
  }
  lua_pop(L, 1);
  check_week(L, arg, &h->calendar);
  check_parts(L, arg, h);
  check_excepts(L, arg, &h->calendar);
}

bool lhf_check_clock(lua_State *L, int arg, lhf_clock *c) {
  const lua_Integer most = INT64_C(1) << 53; /* either side of the epoch */
  if (lua_isnoneornil(L, arg) && lua_isnoneornil(L, arg + 1)) return false;
  c->at = lhf_check_range(L, arg, -most, most);
  lhf_check_hours(L, arg + 1, &c->hours);
  return true;
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
  times_scratch *t = lua_touserdata(L, lua_upvalueindex(1));
  size_t size;
  lhf_clock clock;
  lua_Integer found = 0;
  const char *s = luaL_checklstring(L, 1, &size);
  lua_settop(L, 3);
  if (!lhf_check_clock(L, 2, &clock)) return luaL_argerror(L, 2, "an integer expected, got nil");
  hf_status st = hf_fold(&t->folded, HF_FOLD_DEFAULT, s, size);
  if (!st) st = hf_words_cut(&t->words, &t->folded, s);
  if (st) return lhf_fail_status(L, st, "text.times");
  lua_newtable(L);
  for (uint32_t i = 0, n; i < t->words.n; i += n ? n : 1) {
    hf_when when;
    int64_t due;
    n = hf_when_in(&t->words, i, HF_LANG_ALL, &when);
    if (!n || hf_when_due(&when, clock.at, &clock.hours, &due) != HF_OK) continue;
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

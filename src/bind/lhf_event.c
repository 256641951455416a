/* SPDX-License-Identifier: MIT
 * From a Lua table to an hf_event, and to the fields of acts and facts. Tables are read raw: no metamethod of whoever
 * made them runs. Everything borrowed stays in the table, which stays on the stack.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bind/lhf_contact.h"

bool lhf_read_value(lua_State *L, int index, hf_value *out) {
  switch (lua_type(L, index)) {
    case LUA_TNIL: out->type = HF_NIL; return true;
    case LUA_TBOOLEAN: *out = (hf_value){ HF_BOOL, { .b = lua_toboolean(L, index) } }; return true;
    case LUA_TNUMBER:
      if (lua_isinteger(L, index)) *out = (hf_value){ HF_INT, { .i = lua_tointeger(L, index) } };
      else *out = (hf_value){ HF_NUM, { .d = lua_tonumber(L, index) } };
      return out->type == HF_INT || isfinite(out->as.d);
    case LUA_TSTRING: {
      size_t n;
      const char *s = lua_tolstring(L, index, &n);
      *out = (hf_value){ HF_STR, { .s = { s, (uint32_t)n } } };
      return n <= LHF_FIELD_BYTES;
    }
    default: return false;
  }
}

static int by_name(const void *a, const void *b) {
  const hf_str *x = &((const hf_field *)a)->name, *y = &((const hf_field *)b)->name;
  int order = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);
  return order != 0 ? order : (x->n > y->n) - (x->n < y->n);
}

static bool is_among(const char *name, const char *const *list) {
  for (; list && *list; list++)
    if (strcmp(name, *list) == 0) return true;
  return false;
}

/* What was wrong with the value on the top, named by its field. */
static int bad_field(lua_State *L, int arg, const char *name, const char *expected) {
  const char *came = luaL_typename(L, -1);
  if (lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) > LHF_FIELD_BYTES)
    came = lua_pushfstring(L, "a string of %d bytes, where %d are the most", (int)lua_rawlen(L, -1), LHF_FIELD_BYTES);
  else if (lua_type(L, -1) == LUA_TNUMBER && lua_isinteger(L, -1))
    came = lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, -1));
  else if (lua_type(L, -1) == LUA_TNUMBER)
    came = lua_pushfstring(L, "%f", lua_tonumber(L, -1));
  return luaL_argerror(L, arg, lua_pushfstring(L, "field '%s': %s expected, got %s", name, expected, came));
}

const hf_field *lhf_read_fields(lua_State *L, int arg, const char *const *skip, uint32_t *n) {
  arg = lua_absindex(L, arg);
  uint32_t count = 0;
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    lua_pop(L, 1);
    if (++count > LHF_FIELDS) luaL_argerror(L, arg, "it has more fields than may be (256)");
  }
  hf_field *fields = lua_newuserdatauv(L, (count + 1) * sizeof *fields, 0);
  *n = 0;
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    if (lua_type(L, -2) != LUA_TSTRING)
      luaL_argerror(L, arg, lua_pushfstring(L, "names of fields are strings, got a %s", luaL_typename(L, -2)));
    const char *name = lua_tostring(L, -2);
    if (!is_among(name, skip)) {
      hf_field *f = &fields[(*n)++];
      f->name = (hf_str){ name, (uint32_t)lua_rawlen(L, -2) };
      if (f->name.n == 0 || f->name.n > 256) luaL_argerror(L, arg, "a field's name has 1 to 256 bytes");
      if (!lhf_read_value(L, -1, &f->value)) bad_field(L, arg, name, "a string, a finite number or a boolean");
    }
    lua_pop(L, 1);
  }
  if (*n > 1) qsort(fields, *n, sizeof *fields, by_name);
  return fields;
}

/* [-0, +0, v] a field that is an integer; missing is an error unless there is another value for it. */
static int64_t read_time(lua_State *L, int t, int arg, const char *name, const int64_t *missing) {
  lua_pushstring(L, name);
  lua_rawget(L, t);
  int ok = 0;
  int64_t v = 0;
  if (lua_type(L, -1) == LUA_TNUMBER) v = lua_tointegerx(L, -1, &ok);
  else if (lua_isnil(L, -1) && missing) v = *missing, ok = 1;
  if (!ok || v == HF_NO_TIME) bad_field(L, arg, name, "an integer (ms since the epoch)");
  lua_pop(L, 1);
  return v;
}

/* [-0, +0, v] a field that is a string or not there; the table keeps it. */
static hf_str read_str(lua_State *L, int t, int arg, const char *name, bool must) {
  lua_pushstring(L, name);
  lua_rawget(L, t);
  hf_str s = { NULL, 0 };
  if (lua_type(L, -1) == LUA_TSTRING && lua_rawlen(L, -1) <= LHF_FIELD_BYTES)
    s = (hf_str){ lua_tostring(L, -1), (uint32_t)lua_rawlen(L, -1) };
  else if (must || !lua_isnil(L, -1))
    bad_field(L, arg, name, "a string");
  lua_pop(L, 1);
  return s;
}

/* [-0, +1, v] word times of an utterance, as scratch. */
static const hf_word_time *read_words(lua_State *L, int arg, uint32_t *n) {
  lua_pushliteral(L, "words");
  lua_rawget(L, arg);
  *n = 0;
  if (lua_isnil(L, -1)) return NULL;
  if (lua_type(L, -1) != LUA_TTABLE) bad_field(L, arg, "words", "a list");
  int list = lua_gettop(L);
  size_t count = lua_rawlen(L, list);
  if (count > 16384) luaL_argerror(L, arg, "field 'words': 16384 words are the most");
  hf_word_time *words = lua_newuserdatauv(L, (count + 1) * sizeof *words, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, list, (lua_Integer)i + 1);
    if (lua_type(L, -1) != LUA_TTABLE) bad_field(L, arg, "words", "a list of { text=, at=, stop= }");
    int t = lua_gettop(L);
    words[i].text = read_str(L, t, arg, "text", true);
    words[i].at = read_time(L, t, arg, "at", NULL);
    words[i].stop = read_time(L, t, arg, "stop", &words[i].at);
    lua_pop(L, 1);
  }
  lua_remove(L, list);
  *n = (uint32_t)count;
  return words;
}

static int64_t read_arrived(lua_State *L, int arg) {
  lua_pushliteral(L, "arrived");
  bool there = lua_rawget(L, arg) != LUA_TNIL;
  lua_pop(L, 1);
  return there ? read_time(L, arg, arg, "arrived", NULL) : HF_NO_TIME;
}

/* --- the usual event, in one walk ------------------------------------------------------------------------------ */

static bool put_str(const hf_value *v, hf_str *out) {
  *out = v->as.s;
  return v->type == HF_STR;
}

static bool put_line(const hf_value *v, hf_event *e) {
  if (v->type != HF_INT) return false;
  e->line = v->as.i > 0 && v->as.i < UINT32_MAX ? (uint32_t)v->as.i : 0;
  return true;
}

static bool put_time(const hf_value *v, int64_t *out) {
  *out = v->as.i;
  return v->type == HF_INT && v->as.i != HF_NO_TIME;
}

enum { NO_MEMBER, TAKEN, UNUSUAL };

/* Whether the name, of as many bytes as the literal, is that. */
#define IS(name, literal) (memcmp((name)->p, literal, sizeof literal - 1) == 0)

/* Puts the value into the member of the event that has this name, if there is one. */
static int put_member(hf_event *e, int64_t *arrived, const hf_str *name, const hf_value *v) {
  bool fits = true;
  switch (name->n) {
    case 0: return UNUSUAL;
    case 2:
      if (IS(name, "at")) fits = put_time(v, &e->at);
      else if (IS(name, "id")) fits = put_str(v, &e->id);
      else return NO_MEMBER;
      break;
    case 4:
      if (IS(name, "type")) fits = put_str(v, &e->type);
      else if (IS(name, "line")) fits = put_line(v, e);
      else return IS(name, "stop") && v->type != HF_INT ? UNUSUAL : NO_MEMBER; /* a field, but a time */
      break;
    case 5: return IS(name, "words") ? UNUSUAL : NO_MEMBER;
    case 6:
      if (!IS(name, "source")) return NO_MEMBER;
      fits = put_str(v, &e->source);
      break;
    case 7:
      if (!IS(name, "arrived")) return NO_MEMBER;
      fits = put_time(v, arrived);
      break;
    default: return name->n <= 256 ? NO_MEMBER : UNUSUAL;
  }
  return fits ? TAKEN : UNUSUAL;
}

/* Puts a field into its place in the order of names. */
static void insert_field(hf_field *fields, uint32_t n, hf_str name, hf_value v) {
  hf_field new = { name, v };
  for (; n > 0 && by_name(&new, &fields[n - 1]) < 0; n--) fields[n] = fields[n - 1];
  fields[n] = new;
}

/* Name and value on the top. False: there is something about them that has to be looked at, or told, by the long way. */
static bool read_pair(lua_State *L, hf_event *e, lhf_fields *room, int64_t *arrived) {
  size_t n;
  hf_value v;
  if (lua_type(L, -2) != LUA_TSTRING || !lhf_read_value(L, -1, &v)) return false;
  hf_str name = { lua_tolstring(L, -2, &n), 0 };
  name.n = n <= 256 ? (uint32_t)n : 257;
  int member = put_member(e, arrived, &name, &v);
  if (member != NO_MEMBER) return member == TAKEN;
  if (e->nfields == LHF_FEW_FIELDS) return false;
  insert_field(room->field, e->nfields++, name, v);
  return true;
}

/* [-0, +0, -] false: as above. */
static bool read_usual(lua_State *L, int arg, hf_event *e, lhf_fields *room, int64_t *arrived) {
  *e = (hf_event){ .at = HF_NO_TIME, .fields = room->field };
  *arrived = HF_NO_TIME;
  lua_pushnil(L);
  while (lua_next(L, arg)) {
    bool fits = read_pair(L, e, room, arrived);
    lua_pop(L, fits ? 1 : 2);
    if (!fits) return false;
  }
  return e->at != HF_NO_TIME && e->type.p;
}

int64_t lhf_read_event(lua_State *L, int arg, hf_event *e, lhf_fields *room) {
  static const char *const skip[] = { "at", "type", "id", "source", "line", "words", "arrived", NULL };
  static const int64_t no_line = 0;
  luaL_checktype(L, arg, LUA_TTABLE);
  int64_t arrived;
  if (read_usual(L, arg, e, room, &arrived)) return arrived;
  luaL_checkstack(L, 12, "event");
  *e = (hf_event){ .at = read_time(L, arg, arg, "at", NULL), .type = read_str(L, arg, arg, "type", true) };
  e->id = read_str(L, arg, arg, "id", false);
  e->source = read_str(L, arg, arg, "source", false);
  int64_t line = read_time(L, arg, arg, "line", &no_line);
  e->line = line > 0 && line < UINT32_MAX ? (uint32_t)line : 0;
  lua_pushliteral(L, "stop");
  if (lua_rawget(L, arg) != LUA_TNIL) {
    int ok;
    lua_tointegerx(L, -1, &ok);
    if (!ok || lua_type(L, -1) != LUA_TNUMBER) bad_field(L, arg, "stop", "an integer (ms since the epoch)");
  }
  lua_pop(L, 1);
  e->words = read_words(L, arg, &e->nwords);
  e->fields = lhf_read_fields(L, arg, skip, &e->nfields);
  return read_arrived(L, arg);
}

/* SPDX-License-Identifier: MIT
 * Argument checks, nil/message/code and the protected call, as every public table uses them.
 */
#include "bind/lhf.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

int lhf_fail(lua_State *L, const char *code, const char *fmt, ...) {
  va_list ap;
  lua_pushnil(L);
  va_start(ap, fmt);
  lua_pushvfstring(L, fmt, ap);
  va_end(ap);
  lua_pushstring(L, code);
  return 3;
}

int lhf_fail_status(lua_State *L, hf_status st, const char *what) {
  static const struct {
    hf_status st;
    const char *code, *text;
  } names[] = {
    { HF_ENOMEM, "ENOMEM", "not enough memory" },
    { HF_EINVAL, "EINVAL", "a value out of its range" },
    { HF_ELIMIT, "ELIMIT", "a limit was reached" },
    { HF_ESTALE, "ESTALE", "that is gone" },
    { HF_ESYNTAX, "ESYNTAX", "cannot be read" },
    { HF_EBUSY, "EBUSY", "re-entered" },
    { HF_ECLOSED, "ECLOSED", "closed" },
    { HF_EHOOK, "EHOOK", "a hook failed" },
    { HF_EUV, "EUV", "libuv refused" },
    { HF_ESTORE, "ESTORE", "the disk or the database refused" },
    { HF_EFORK, "EFORK", "this is a child of fork; it belongs to the parent" },
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].st == st) return lhf_fail(L, names[i].code, "%s: %s", what, names[i].text);
  return lhf_fail(L, "EUNKNOWN", "%s: status %d", what, (int)st);
}

/* Raises "EXPECTED expected, got WHAT CAME" for the argument; numbers and short strings are shown themselves. */
static int expected(lua_State *L, int arg, const char *what) {
  const char *came;
  switch (lua_type(L, arg)) {
    case LUA_TNUMBER: came = lua_isinteger(L, arg) ? lua_pushfstring(L, "%I", (LUAI_UACINT)lua_tointeger(L, arg))
                                                   : lua_pushfstring(L, "%f", lua_tonumber(L, arg));
      break;
    case LUA_TSTRING: came = lua_rawlen(L, arg) > 40 ? "a long string" : lua_pushfstring(L, "\"%s\"", lua_tostring(L, arg));
      break;
    default: came = luaL_typename(L, arg);
  }
  return luaL_argerror(L, arg, lua_pushfstring(L, "%s expected, got %s", what, came));
}

lua_Integer lhf_check_range(lua_State *L, int arg, lua_Integer min, lua_Integer max) {
  int ok = 0;
  lua_Integer n = lua_type(L, arg) == LUA_TNUMBER ? lua_tointegerx(L, arg, &ok) : 0;
  if (!ok || n < min || n > max)
    expected(L, arg, lua_pushfstring(L, "an integer from %I to %I", (LUAI_UACINT)min, (LUAI_UACINT)max));
  return n;
}

/* Reads "1d2h3m4.5s6ms": each unit at most once, largest first. Negative where it is none or passes the limit. */
static double duration(const char *s) {
  static const struct {
    const char *name;
    double ms;
  } units[] = { { "d", 86400e3 }, { "h", 3600e3 }, { "m", 60e3 }, { "s", 1e3 }, { "ms", 1 } };
  double total = 0;
  size_t next = 0;
  if (!*s) return -1;
  while (*s) {
    double n = 0, place = 1;
    if (*s < '0' || *s > '9') return -1;
    for (; *s >= '0' && *s <= '9'; s++) n = n * 10 + (*s - '0');
    if (*s == '.') {
      if (s[1] < '0' || s[1] > '9') return -1;
      for (s++; *s >= '0' && *s <= '9'; s++) n += (*s - '0') * (place /= 10);
    }
    size_t length = strspn(s, "dhms"), u = next;
    while (u < 5 && (strlen(units[u].name) != length || memcmp(units[u].name, s, length) != 0)) u++;
    if (u == 5) return -1;
    total += n * units[u].ms;
    s += length;
    next = u + 1;
  }
  return total <= (double)LHF_MS_MAX ? total : -1;
}

int64_t lhf_check_ms(lua_State *L, int arg) {
  double ms = -1;
  switch (lua_type(L, arg)) {
    case LUA_TNUMBER:
      if (lua_isinteger(L, arg)) {
        lua_Integer n = lua_tointeger(L, arg);
        if (n >= 0 && n <= LHF_MS_MAX) return n;
      } else {
        ms = lua_tonumber(L, arg);
      }
      break;
    case LUA_TSTRING:
      if (strlen(lua_tostring(L, arg)) == lua_rawlen(L, arg)) ms = duration(lua_tostring(L, arg));
      break;
    default: break;
  }
  if (!(ms >= 0 && ms <= (double)LHF_MS_MAX)) /* written so that NaN fails too */
    expected(L, arg, "milliseconds from 0 to ten years, or a string like \"3s\" or \"1m30s\",");
  /* The decimal parts of a string are sums of inexact tenths: what is a whole number but for that error is one. */
  double whole = nearbyint(ms);
  return (int64_t)(lua_type(L, arg) == LUA_TSTRING && fabs(ms - whole) < 1e-6 ? whole : ceil(ms));
}

/* Only raw looks at the error value: its __tostring is the caller's code, and may loop or raise. */
static int message_handler(lua_State *L) {
  const char *text;
  if (lua_type(L, 1) == LUA_TSTRING || lua_type(L, 1) == LUA_TNUMBER) text = lua_tostring(L, 1);
  else text = lua_pushfstring(L, "(the error is a %s value)", luaL_typename(L, 1));
  luaL_traceback(L, L, text, 1);
  return 1;
}

int lhf_call(lua_State *L, int nargs, int nresults) {
  if (!lua_checkstack(L, LUA_MINSTACK)) {
    lua_pop(L, nargs + 1);
    lua_pushboolean(L, 0); /* neither allocates nor needs a slot: that of the function is free again */
    return LUA_ERRRUN;
  }
  int handler = lua_gettop(L) - nargs;
  lua_pushcfunction(L, message_handler); /* a light C function: allocates nothing */
  lua_insert(L, handler);
  int status = lua_pcall(L, nargs, nresults, handler);
  lua_remove(L, handler);
  return status;
}

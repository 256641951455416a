/* SPDX-License-Identifier: MIT
 * hatif.text.template: sentences with slots. The userdata owns the compiled template and the buffer of its renders.
 */
#include <string.h>

#include "bind/lhf.h"
#include "bind/lhf_text.h"
#include "core/hf_template.h"

#define TEMPLATE "hatif.template"

enum { KEPT = 1 << 16 }; /* bytes; a buffer that a long value has grown beyond this is given back */

typedef struct ltemplate {
  hf_template *t;
  hf_rendered out;
} ltemplate;

static int template_gc(lua_State *L) {
  ltemplate *l = luaL_checkudata(L, 1, TEMPLATE);
  hf_template_free(l->t);
  l->t = NULL;
  hf_rendered_fini(&l->out);
  return 0;
}

/* text.template(s, lang) -> template | nil, message, code */
static int text_template(lua_State *L) {
  size_t n;
  hf_template_error err;
  const char *s = luaL_checklstring(L, 1, &n);
  uint32_t lang = lhf_check_lang(L, 2, false);
  ltemplate *l = lua_newuserdatauv(L, sizeof *l, 0);
  memset(l, 0, sizeof *l);
  luaL_setmetatable(L, TEMPLATE);
  hf_status st = hf_template_new(s, n, lang, &l->t, &err);
  if (st == HF_ESYNTAX || st == HF_ELIMIT)
    return lhf_fail(L, st == HF_ESYNTAX ? "ESYNTAX" : "ELIMIT", "template, byte %d: %s", (int)err.at + 1, err.what);
  return st ? lhf_fail_status(L, st, "text.template") : 1;
}

/* The values of the slots, from the table at arg, which keeps the strings alive. [-0, +1, v] */
static hf_value *push_values(lua_State *L, int arg, const hf_template *t) {
  uint32_t n = hf_template_slots(t);
  hf_value *values = lua_newuserdatauv(L, (n + 1) * sizeof *values, 0);
  memset(values, 0, (n + 1) * sizeof *values);
  for (uint32_t i = 0; i < n; i++) {
    hf_str name = hf_template_slot(t, i);
    size_t length;
    lua_pushlstring(L, name.p, name.n);
    switch (lua_rawget(L, arg)) {
      case LUA_TSTRING:
        values[i].type = HF_STR;
        values[i].as.s.p = lua_tolstring(L, -1, &length);
        if (length > UINT32_MAX / 4) luaL_argerror(L, arg, "a value is longer than 1 GiB");
        values[i].as.s.n = (uint32_t)length;
        break;
      case LUA_TNUMBER:
        values[i].type = lua_isinteger(L, -1) ? HF_INT : HF_NUM;
        if (values[i].type == HF_INT) values[i].as.i = lua_tointeger(L, -1);
        else values[i].as.d = lua_tonumber(L, -1);
        break;
      case LUA_TNIL: break;
      default: values[i].type = HF_BOOL; /* what no slot takes */
    }
    lua_pop(L, 1);
  }
  return values;
}

/* template:render(values) -> string */
static int template_render(lua_State *L) {
  ltemplate *l = luaL_checkudata(L, 1, TEMPLATE);
  if (lua_isnoneornil(L, 2)) {
    lua_settop(L, 1);
    lua_newtable(L);
  }
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_settop(L, 2);
  hf_value *values = push_values(L, 2, l->t);
  hf_status st = hf_template_render(l->t, values, &l->out);
  if (st == HF_EINVAL) {
    hf_str name = hf_template_slot(l->t, l->out.slot);
    lua_pushlstring(L, name.p, name.n);
    lua_pushvalue(L, -1);
    lua_rawget(L, 2);
    luaL_argerror(L, 2, lua_pushfstring(L, "slot %s: %s expected, got %s", lua_tostring(L, -2), l->out.want,
                                        luaL_typename(L, -1)));
  }
  if (st) return lhf_fail_status(L, st, "template:render");
  lua_pushlstring(L, l->out.text, l->out.n);
  if (l->out.room > KEPT) hf_rendered_fini(&l->out);
  return 1;
}

/* template:slots() -> names, in order of first use */
static int template_slots(lua_State *L) {
  ltemplate *l = luaL_checkudata(L, 1, TEMPLATE);
  uint32_t n = hf_template_slots(l->t);
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    hf_str name = hf_template_slot(l->t, i);
    lua_pushlstring(L, name.p, name.n);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}

void lhf_open_template(lua_State *L) {
  static const luaL_Reg methods[] = { { "render", template_render }, { "slots", template_slots }, { NULL, NULL } };
  if (luaL_newmetatable(L, TEMPLATE)) {
    lua_pushcfunction(L, template_gc);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
  }
  lua_pop(L, 1);
  lua_pushcfunction(L, text_template);
  lua_setfield(L, -2, "template");
}

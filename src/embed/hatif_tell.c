/* SPDX-License-Identifier: MIT
 * From Lua to the host's callbacks.
 */
#include <stdlib.h>
#include <time.h>

#include "embed/hatif_embed.h"

static hatif *this_hatif(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

/* What was freed in a callback of the loop goes in a turn of its own: Lua runs until this one is over. */
static void on_later(uv_timer_t *timer) {
  hatif *h = timer->data;
  h->later = NULL;
  hatif_close(h);
  uv_close((uv_handle_t *)timer, (uv_close_cb)free);
}

/* After a callback in which the host called hatif_free; inside of a call of the API, the end of that call sees to it. */
static void close_later(hatif *h) {
  if (!h->closing || h->depth > 0 || h->telling > 0) return;
  uv_timer_init(h->options.loop, h->later);
  h->later->data = h;
  uv_timer_start(h->later, on_later, 0, 0);
}

static void begin(hatif *h) {
  h->telling++;
}

static int end(hatif *h) {
  h->telling--;
  close_later(h);
  return 0;
}

/* (contact, key, name, args, at, edge) */
static int tell_act(lua_State *L) {
  hatif *h = this_hatif(L);
  if (!h->options.on_act || h->closing) return 0;
  hatif_act act = { .contact = lua_tostring(L, 1), .key = lua_tostring(L, 2), .name = lua_tostring(L, 3),
                    .args = lua_tostring(L, 4), .at = lua_tointeger(L, 5), .edge = lua_toboolean(L, 6) };
  begin(h);
  h->options.on_act(h->options.data, &act);
  return end(h);
}

/* [-0, +1, m] a field of the table at `index` */
static const char *text_of(lua_State *L, int index, const char *name) {
  lua_getfield(L, index, name);
  return lua_tostring(L, -1);
}

static int64_t time_of(lua_State *L, int index, const char *name) {
  return lua_getfield(L, index, name) == LUA_TNUMBER ? lua_tointeger(L, -1) : HATIF_NONE;
}

/* (contact, verdict) */
static int tell_verdict(lua_State *L) {
  hatif *h = this_hatif(L);
  if (!h->options.on_verdict || h->closing) return 0;
  hatif_verdict v = { .contact = lua_tostring(L, 1), .duty = text_of(L, 2, "duty"), .status = text_of(L, 2, "status"),
                      .why = text_of(L, 2, "why"), .cite = text_of(L, 2, "cite"), .n = time_of(L, 2, "n"),
                      .at = time_of(L, 2, "at"), .due = time_of(L, 2, "due") };
  lua_getfield(L, 2, "weight");
  v.weight = lua_tonumber(L, -1);
  begin(h);
  h->options.on_verdict(h->options.data, &v);
  return end(h);
}

/* (failure) */
static int tell_failure(lua_State *L) {
  hatif *h = this_hatif(L);
  if (!h->options.on_failure || h->closing) return 0;
  hatif_failure f = { .contact = text_of(L, 1, "contact"), .where = text_of(L, 1, "where"),
                      .message = text_of(L, 1, "message") };
  begin(h);
  h->options.on_failure(h->options.data, &f);
  return end(h);
}

static int wall(lua_State *L) {
  hatif *h = this_hatif(L);
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  int64_t ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
  lua_pushinteger(L, h->options.wall_ms ? h->options.wall_ms(h->options.data) : ms);
  return 1;
}

void hatif_push_host(lua_State *L, hatif *h) {
  static const luaL_Reg functions[] = {
    { "act", tell_act }, { "verdict", tell_verdict }, { "failure", tell_failure }, { "wall", wall }, { NULL, NULL },
  };
  luaL_newlibtable(L, functions);
  lua_pushlightuserdata(L, h);
  luaL_setfuncs(L, functions, 1);
}

/* SPDX-License-Identifier: MIT
 * The C API: a Lua state of its own, whose object of hatif.embed does the work.
 */
#include "embed/hatif_embed.h"

#include <lualib.h>
#include <stdlib.h>
#include <string.h>

#include "bind/lhf_clock.h"

#define EXPORTED __attribute__((visibility("default")))

int luaopen_hatif_core(lua_State *L);

/* ---- results ---- */

static hf_status said(hatif *h, hf_status st, const char *message) {
  size_t n = strlen(message);
  if (n >= sizeof h->message) n = sizeof h->message - 1;
  memcpy(h->message, message, n);
  h->message[n] = '\0';
  return st;
}

static hf_status status_of(const char *code) {
  static const struct { const char *code; hf_status st; } codes[] = {
    { "EUNKNOWN", HF_EUNKNOWN }, { "EEXIST", HF_EEXIST }, { "ESTALE", HF_ESTALE }, { "EINVAL", HF_EINVAL },
    { "ELIMIT", HF_ELIMIT }, { "ENOMEM", HF_ENOMEM }, { "EBUSY", HF_EBUSY }, { "ECLOSED", HF_ECLOSED },
    { "EHOOK", HF_EHOOK }, { "EFORK", HF_EFORK },
  };
  for (size_t i = 0; code && i < sizeof codes / sizeof *codes; i++)
    if (strcmp(code, codes[i].code) == 0) return codes[i].st;
  return HF_EINVAL;
}

/* One call: nothing of the API may run inside of it but hatif_feed and hatif_free. */
static hf_status enter(hatif *h) {
  if (h->broken) return HF_ELUA;
  if (h->telling > 0 || h->closing) return said(h, HF_EBUSY, "called from inside a callback");
  h->depth++;
  h->message[0] = '\0';
  return HF_OK;
}

static hf_status leave(hatif *h, hf_status st) {
  h->depth--;
  if (h->closing && h->depth == 0 && h->telling == 0) hatif_close(h);
  return st;
}

/* Calls f(object, a, b, at). Its results are ok, or nil, message, code; an error that it raises is about an argument. HF_OK: the
 * first result lies on the stack, above `top`. */
static hf_status ask(hatif *h, lua_CFunction f, const void *a, const void *b, int64_t at) {
  lua_State *L = h->L;
  if (!lua_checkstack(L, LUA_MINSTACK)) return said(h, HF_ENOMEM, "not enough memory");
  lua_pushcfunction(L, f);
  lua_rawgetp(L, LUA_REGISTRYINDEX, h);
  lua_pushlightuserdata(L, (void *)a);
  lua_pushlightuserdata(L, (void *)b);
  lua_pushinteger(L, at);
  int status = lua_pcall(L, 4, 3, 0);
  if (status == LUA_OK && lua_toboolean(L, -3)) {
    lua_pop(L, 2);
    return HF_OK;
  }
  hf_status st = status == LUA_ERRMEM ? HF_ENOMEM : status == LUA_OK ? status_of(lua_tostring(L, -1)) : HF_EINVAL;
  const char *message = lua_tostring(L, status == LUA_OK ? -2 : -1);
  return said(h, st, message ? message : "an error that is no text");
}

/* A call from outside, and its end. */
static hf_status call(hatif *h, lua_CFunction f, const void *a, const void *b, int64_t at) {
  hf_status st = enter(h);
  if (st != HF_OK) return st;
  int top = lua_gettop(h->L);
  st = ask(h, f, a, b, at);
  lua_settop(h->L, top);
  return leave(h, st);
}

/* ---- making and freeing ---- */

/* [-0, +1, e] what hatif.embed is made with */
static void push_options(lua_State *L, const hatif_options *o) {
  lua_createtable(L, 0, 4);
  lua_pushboolean(L, o->live);
  lua_setfield(L, -2, "live");
  lua_pushboolean(L, o->loop != NULL);
  lua_setfield(L, -2, "loop");
  lua_pushinteger(L, o->telephony_lag_ms > 0 ? o->telephony_lag_ms : 500);
  lua_setfield(L, -2, "telephony");
  lua_pushinteger(L, o->speech_lag_ms > 0 ? o->speech_lag_ms : 3000);
  lua_setfield(L, -2, "speech");
}

/* (hatif) */
static int make(lua_State *L) {
  hatif *h = lua_touserdata(L, 1);
  luaL_openlibs(L);
  if (h->options.lua_path) {
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "path");
    lua_pushfstring(L, "%s;%s", h->options.lua_path, lua_tostring(L, -1));
    lua_setfield(L, -3, "path");
  }
  luaL_requiref(L, "hatif.core", luaopen_hatif_core, 0);
  if (h->options.loop) lhf_clock_borrow(L, lhf_clock_push(L), h->options.loop);
  lua_getglobal(L, "require");
  lua_pushliteral(L, "hatif.embed");
  lua_call(L, 1, 1);
  lua_getfield(L, -1, "new");
  push_options(L, &h->options);
  hatif_push_host(L, h);
  lua_call(L, 2, 1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, h);
  lua_pushboolean(L, 1); /* so that keeping a result there takes no memory */
  lua_rawsetp(L, LUA_REGISTRYINDEX, h->message);
  return 0;
}

/* Of our own, so that memory of Lua's can run out in a test; a state without a panic function never needs one here. */
static void *alloc(void *ud, void *p, size_t old, size_t n) {
  (void)ud;
  (void)old;
  if (n > 0) return realloc(p, n);
  free(p);
  return NULL;
}

static hatif *allocate(const hatif_options *options) {
  hatif *h = calloc(1, sizeof *h);
  if (!h) return NULL;
  if (options) h->options = *options;
  if (h->options.loop) h->later = malloc(sizeof *h->later);
  h->L = !h->options.loop || h->later ? lua_newstate(alloc, NULL) : NULL;
  if (h->L) return h;
  free(h->later);
  free(h);
  return NULL;
}

EXPORTED hf_status hatif_new(const hatif_options *options, hatif **out) {
  hatif *h = *out = allocate(options);
  if (!h) return HF_ENOMEM;
  lua_pushcfunction(h->L, make);
  lua_pushlightuserdata(h->L, h);
  int status = lua_pcall(h->L, 1, 0, 0);
  if (status == LUA_OK) return HF_OK;
  h->broken = true;
  const char *message = lua_tostring(h->L, -1);
  said(h, HF_ELUA, message ? message : "an error that is no text");
  if (status != LUA_ERRMEM) return HF_ELUA;
  hatif_close(h);
  *out = NULL;
  return HF_ENOMEM;
}

void hatif_close(hatif *h) {
  for (hatif_policy *p = h->policies, *next; p; p = next) {
    next = p->next;
    free(p);
  }
  lua_close(h->L);
  free(h->later);
  free(h);
}

EXPORTED void hatif_free(hatif *h) {
  if (!h || h->closing) return;
  if (h->telling > 0 || h->depth > 0) h->closing = true;
  else hatif_close(h);
}

EXPORTED const char *hatif_message(const hatif *h) {
  return h->message;
}

EXPORTED size_t hatif_count(const hatif *h) {
  return h->count;
}

/* [-0, +2, e] the method of that name of hatif.embed, and the object, which lies at 1 */
static void push_method(lua_State *L, const char *name) {
  lua_getfield(L, 1, name);
  lua_pushvalue(L, 1);
}

/* ---- policies ---- */

/* (object, path, where the handle has its ref) */
static int load(lua_State *L) {
  const char *path = lua_touserdata(L, 2);
  int *ref = lua_touserdata(L, 3);
  if (!path) return luaL_error(L, "hatif_load: path is NULL");
  push_method(L, "load");
  lua_pushstring(L, path);
  lua_call(L, 2, 3);
  if (!lua_toboolean(L, -3)) return 3;
  lua_pop(L, 2);
  *ref = luaL_ref(L, LUA_REGISTRYINDEX);
  lua_pushboolean(L, 1);
  return 1;
}

EXPORTED hf_status hatif_load(hatif *h, const char *path, hatif_policy **out) {
  *out = NULL;
  hatif_policy *p = calloc(1, sizeof *p);
  if (!p) return HF_ENOMEM;
  hf_status st = call(h, load, path, &p->ref, 0);
  if (st != HF_OK) {
    free(p);
    return st == HF_EINVAL && path ? HF_EPOLICY : st;
  }
  p->next = h->policies;
  h->policies = *out = p;
  return HF_OK;
}

EXPORTED void hatif_policy_free(hatif *h, hatif_policy *policy) {
  for (hatif_policy **at = &h->policies; *at; at = &(*at)->next) {
    if (*at != policy) continue;
    *at = policy->next;
    luaL_unref(h->L, LUA_REGISTRYINDEX, policy->ref); /* its slot is there: this takes no memory */
    free(policy);
    return;
  }
}

/* ---- contacts ---- */

static void push_value(lua_State *L, const hatif_field *f) {
  switch (f->type) {
    case HATIF_STRING: lua_pushstring(L, f->as.s); break;
    case HATIF_INTEGER: lua_pushinteger(L, f->as.i); break;
    case HATIF_NUMBER: lua_pushnumber(L, f->as.d); break;
    case HATIF_BOOLEAN: lua_pushboolean(L, f->as.b); break;
    default: luaL_error(L, "field '%s': a hatif_type expected, got %d", f->name, (int)f->type);
  }
}

/* [-0, +0, e] into the table on the top */
static void set_fields(lua_State *L, const hatif_field *fields, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!fields[i].name) luaL_error(L, "field %d has no name", (int)i + 1);
    push_value(L, &fields[i]);
    lua_setfield(L, -2, fields[i].name);
  }
}

static void set_string(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value); /* nil for NULL */
  lua_setfield(L, -2, name);
}

/* (object, hatif_opening, the hatif) */
static int open_contact(lua_State *L) {
  const hatif_opening *o = lua_touserdata(L, 2);
  hatif *h = lua_touserdata(L, 3);
  const char *needed[] = { o->id, o->channel, o->lang };
  static const char *const names[] = { "id", "channel", "lang" };
  for (int i = 0; i < 3; i++)
    if (!needed[i]) return luaL_error(L, "hatif_open: %s is NULL", names[i]);
  if (!o->policy) return luaL_error(L, "hatif_open: policy is NULL");
  push_method(L, "open");
  lua_createtable(L, 0, 8);
  lua_rawgeti(L, LUA_REGISTRYINDEX, o->policy->ref);
  lua_setfield(L, -2, "policy");
  set_string(L, "id", o->id);
  set_string(L, "channel", o->channel);
  set_string(L, "lang", o->lang);
  set_string(L, "direction", o->direction);
  set_string(L, "agent", o->agent);
  lua_pushinteger(L, o->at);
  lua_setfield(L, -2, "at");
  lua_createtable(L, 0, (int)o->nfacts);
  set_fields(L, o->facts, o->nfacts);
  lua_setfield(L, -2, "facts");
  lua_call(L, 2, 3);
  if (lua_toboolean(L, -3)) h->count++;
  return 3;
}

/* [-0, +1, e] the words of an utterance */
static void push_words(lua_State *L, const hatif_word *words, size_t n) {
  lua_createtable(L, (int)n, 0);
  for (size_t i = 0; i < n; i++) {
    lua_createtable(L, 0, 3);
    set_string(L, "text", words[i].text);
    lua_pushinteger(L, words[i].at);
    lua_setfield(L, -2, "at");
    lua_pushinteger(L, words[i].stop);
    lua_setfield(L, -2, "stop");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

/* (object, contact, hatif_event) */
static int feed(lua_State *L) {
  const char *contact = lua_touserdata(L, 2);
  const hatif_event *e = lua_touserdata(L, 3);
  if (!contact || !e->type) return luaL_error(L, "hatif_feed: %s is NULL", contact ? "type" : "contact");
  push_method(L, "feed");
  lua_pushstring(L, contact);
  lua_createtable(L, 0, (int)e->nfields + 3);
  set_fields(L, e->fields, e->nfields);
  set_string(L, "type", e->type);
  lua_pushinteger(L, e->at);
  lua_setfield(L, -2, "at");
  if (e->nwords > 0) {
    push_words(L, e->words, e->nwords);
    lua_setfield(L, -2, "words");
  }
  lua_call(L, 3, 3);
  return 3;
}

/* (object, nil, nil, now) */
static int settle(lua_State *L) {
  push_method(L, "settle");
  lua_pushvalue(L, 4);
  lua_call(L, 2, 3);
  return 3;
}

/* (object, contact, the hatif, at) keeps the result in the registry */
static int finish(lua_State *L) {
  const char *contact = lua_touserdata(L, 2);
  hatif *h = lua_touserdata(L, 3);
  if (!contact) return luaL_error(L, "hatif_finish: contact is NULL");
  push_method(L, "finish");
  lua_pushstring(L, contact);
  lua_pushvalue(L, 4);
  lua_call(L, 3, 3);
  if (!lua_toboolean(L, -3)) return 3;
  h->count--;
  lua_pushvalue(L, -3);
  lua_rawsetp(L, LUA_REGISTRYINDEX, h->message);
  return 3;
}

EXPORTED hf_status hatif_open(hatif *h, const hatif_opening *opening) {
  return call(h, open_contact, opening, h, 0);
}

EXPORTED hf_status hatif_settle(hatif *h, int64_t now) {
  return call(h, settle, NULL, NULL, now);
}

EXPORTED hf_status hatif_feed(hatif *h, const char *contact, const hatif_event *event) {
  if (h->telling == 0) return call(h, feed, contact, event, 0);
  if (h->closing) return HF_ECLOSED;
  int top = lua_gettop(h->L); /* of the callback that feeds */
  hf_status st = ask(h, feed, contact, event, 0);
  lua_settop(h->L, top);
  return st;
}

EXPORTED hf_status hatif_finish(hatif *h, const char *contact, int64_t at, const char **json) {
  if (json) *json = NULL;
  hf_status st = enter(h);
  if (st != HF_OK) return st;
  int top = lua_gettop(h->L);
  st = ask(h, finish, contact, h, at);
  lua_settop(h->L, top);
  if (st == HF_OK && !h->closing && json) {
    lua_rawgetp(h->L, LUA_REGISTRYINDEX, h->message);
    *json = lua_tostring(h->L, -1); /* the registry keeps it */
    lua_settop(h->L, top);
  }
  return leave(h, st);
}

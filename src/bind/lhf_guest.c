/* SPDX-License-Identifier: MIT
 * The guest's state: allocator, budget, loading of policy files, log; and the host's handle to it, core.guest.
 */
#include "bind/lhf_guest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TICK 1000 /* instructions between two looks at the budget */

static const char key_globals = 0; /* registry: the globals table that files see as _ENV */
static const char key_hooks = 0; /* registry: the functions of the policy, by index from 1 */

/* --- memory --------------------------------------------------------------------------------------------------- */

/* Exact: what the state holds never passes the cap. Shrinking cannot fail, Lua relies on it. */
static void *guest_alloc(void *ud, void *p, size_t osize, size_t nsize) {
  lhf_guest *g = ud;
  size_t most = !p && osize == LUA_TSTRING ? LHF_GUEST_STRING : LHF_GUEST_BLOCK;
  if (!p) osize = 0; /* then osize tells the type of the new object */
  if (nsize == 0) {
    free(p);
    g->used -= osize;
    return NULL;
  }
  if (nsize > osize && (nsize > most || nsize - osize > g->cap - g->used)) return NULL;
  void *q = realloc(p, nsize);
  if (!q) return nsize <= osize ? p : NULL;
  g->used += nsize - osize;
  return q;
}

lhf_guest *lhf_guest_of(lua_State *L) {
  return *(lhf_guest **)lua_getextraspace(L);
}

/* --- the budget ----------------------------------------------------------------------------------------------- */

static void guest_tick(lua_State *L, lua_Debug *ar);

/* A script that overruns is left by yielding out of the hook, which no pcall of its own can catch. Below a C call
 * (a comparator, a metamethod called from C) it cannot yield: there every further instruction raises until it can. */
int lhf_guest_leave(lua_State *L) {
  lua_sethook(L, guest_tick, LUA_MASKCOUNT, 1);
  if (lua_isyieldable(L)) return lua_yield(L, 0);
  return luaL_error(L, "over budget");
}

/* lua_getstack and lua_getinfo with S and l neither allocate nor raise. */
static void overrun_at(lhf_guest *g, lua_State *L) {
  lua_Debug ar = { .currentline = -1 };
  g->turn.over = true;
  for (int level = 0; ar.currentline < 0 && lua_getstack(L, level, &ar); level++) lua_getinfo(L, "Sl", &ar);
  snprintf(g->over_text, sizeof g->over_text, "%s:%d: stopped after %lld %s", ar.currentline < 0 ? "?" : ar.short_src,
           ar.currentline, (long long)(g->turn.counted ? g->budget : g->time), g->turn.counted ? "instructions" : "ms");
}

static void guest_tick(lua_State *L, lua_Debug *ar) {
  lhf_guest *g = lhf_guest_of(L);
  lhf_turn *t = &g->turn;
  (void)ar;
  if (!t->over) {
    if (t->counted ? (t->left -= TICK) > 0 : !t->expired) {
      /* A hook that an earlier run left on this thread: counting goes on as it should, watching needs none. */
      if (!t->counted) lua_sethook(L, NULL, 0, 0);
      else if (lua_gethookcount(L) != TICK) lua_sethook(L, guest_tick, LUA_MASKCOUNT, TICK);
      return;
    }
    overrun_at(g, L);
  }
  lhf_guest_leave(L);
}

/* In the signal handler, on the thread that runs the script. lua_sethook may be called there, as lua.c does for
 * SIGINT: it writes the hook, its counts and its mask, each of them read once or looked at again, and marks the frames
 * of the thread, whose list only grows or shrinks at its end. The thread is alive: it is the one that runs. */
static void overrun(void *arg) {
  lhf_guest *g = arg;
  g->turn.expired = 1;
  lua_sethook(g->turn.thread, guest_tick, LUA_MASKCOUNT, 1);
}

/* The order matters: a signal before the first line is seen by the second, one behind it hooks the new thread. */
void lhf_guest_enter_thread(lhf_guest *g, lua_State *co) {
  g->turn.thread = co;
  if (g->turn.expired) lua_sethook(co, guest_tick, LUA_MASKCOUNT, 1);
  else if (g->turn.counted && !lua_gethook(co)) lua_sethook(co, guest_tick, LUA_MASKCOUNT, TICK);
}

void lhf_guest_poll(lua_State *L) {
  lhf_guest *g = lhf_guest_of(L);
  if (!g->turn.expired) return;
  if (!g->turn.over) overrun_at(g, L);
  lhf_guest_leave(L);
}

void lhf_guest_overran(lhf_guest *g) {
  uint64_t now = hf_watchdog_now();
  for (int i = 1; i < LHF_GUEST_OVERRUNS; i++) g->overruns[i - 1] = g->overruns[i];
  g->overruns[LHF_GUEST_OVERRUNS - 1] = now;
  uint64_t oldest = g->overruns[0];
  if (oldest && now - oldest <= LHF_GUEST_WINDOW * UINT64_C(1000000)) g->off = true;
}

/* --- the state ------------------------------------------------------------------------------------------------ */

static int guest_new_index(lua_State *L) {
  lhf_guest *g = lhf_guest_of(L);
  if (g->frozen) {
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return luaL_error(L, "globals are frozen once the files have run: '%s' cannot be assigned", name);
  }
  lua_settop(L, 3);
  lua_rawset(L, lua_upvalueindex(1));
  return 0;
}

/* Files see an empty table over the real one: after the load an assignment to it raises, also one by rawset. */
static int guest_setup(lua_State *G) {
  lua_newtable(G);
  lhf_sandbox_open(G);
  lhf_strings_open(G);
  lhf_words_open(G);
  lua_newtable(G); /* the face */
  lua_pushvalue(G, -1);
  lua_setfield(G, -3, "_G");
  lua_createtable(G, 0, 3);
  lua_pushvalue(G, -3);
  lua_setfield(G, -2, "__index");
  lua_pushvalue(G, -3);
  lua_pushcclosure(G, guest_new_index, 1);
  lua_setfield(G, -2, "__newindex");
  lua_pushliteral(G, "frozen");
  lua_setfield(G, -2, "__metatable");
  lua_setmetatable(G, -2);
  lua_rawsetp(G, LUA_REGISTRYINDEX, &key_globals);
  lua_newtable(G);
  lua_rawsetp(G, LUA_REGISTRYINDEX, &key_hooks);
  return 0;
}

lhf_guest *lhf_guest_new(size_t cap, int64_t budget, int64_t time, hf_watchdog *watchdog) {
  lhf_guest *g = calloc(1, sizeof *g);
  if (!g) return NULL;
  g->refs = 1;
  g->cap = cap;
  g->budget = budget;
  g->time = time;
  g->G = lua_newstate(guest_alloc, g);
  if (!g->G) {
    free(g);
    return NULL;
  }
  *(lhf_guest **)lua_getextraspace(g->G) = g;
  lua_pushcfunction(g->G, guest_setup); /* a light C function: no allocation */
  if (lua_pcall(g->G, 0, 0, 0) != LUA_OK) {
    lhf_guest_unref(g);
    return NULL;
  }
  g->watchdog = watchdog;
  if (watchdog) hf_watchdog_ref(watchdog);
  lua_gc(g->G, LUA_GCSTOP); /* `collect` does what is to be done */
  return g;
}

void lhf_guest_ref(lhf_guest *g) {
  g->refs++;
}

void lhf_guest_unref(lhf_guest *g) {
  if (!g || --g->refs > 0) return;
  lua_close(g->G); /* runs nothing: no finaliser can be set, and no thread of a script is closed */
  for (uint32_t i = 0; i < g->nlog; i++) free(g->log[i].text);
  hf_watchdog_unref(g->watchdog);
  free(g);
}

/* The collector works between the runs, so that no hook is stopped for what the flows of all other contacts hold: its
 * atomic step visits each of their threads. It begins when the state has grown to twice what was left the last time, and
 * goes on by a step for each STEP bytes. A run that comes to the cap still makes it collect, at once and all. */
static void collect(lhf_guest *g) {
  enum { STEP = 8192 };
  if (g->used < g->collect_at || g->used < g->collected + STEP) return;
  if (lua_gc(g->G, LUA_GCSTEP, 0)) g->collect_at = g->used < g->cap / 4 ? 2 * g->used : g->cap / 4 + g->used / 2;
  g->collected = g->used;
}

/* The run around it, of another contact whose act led here, waits meanwhile. A script that ended in the moment its time
 * passed has ended. */
lhf_run lhf_guest_resume(lhf_guest *g, lua_State *from, lua_State *co, int nargs, int *nres, bool live) {
  lhf_turn outer = g->turn;
  bool running = g->running;
  hf_watch watch;
  g->running = true;
  g->turn = (lhf_turn){ .thread = co, .left = g->budget };
  bool watched = live && g->watchdog && hf_watchdog_enter(g->watchdog, &watch, (uint64_t)g->time * 1000000, overrun, g);
  g->turn.counted = !watched;
  if (!watched) lua_sethook(co, guest_tick, LUA_MASKCOUNT, TICK);
  int st = lua_resume(co, from, nargs, nres);
  if (watched) hf_watchdog_leave(&watch);
  bool over = g->turn.over;
  if (!over && lua_gethook(co)) lua_sethook(co, NULL, 0, 0); /* for the next run of this thread */
  g->running = running;
  g->turn = outer;
  if (!running) collect(g);
  if (over) return LHF_RUN_OVER;
  if (st == LUA_OK) return LHF_RUN_DONE;
  if (st == LUA_YIELD) return LHF_RUN_YIELD;
  return st == LUA_ERRMEM ? LHF_RUN_MEMORY : LHF_RUN_ERROR;
}

void lhf_guest_push_hook(lua_State *G, uint32_t hook) {
  lua_rawgetp(G, LUA_REGISTRYINDEX, &key_hooks);
  lua_rawgeti(G, -1, (lua_Integer)hook + 1);
  lua_remove(G, -2);
}

void lhf_guest_print(lhf_guest *g, const char *text, size_t n) {
  enum { LINE = 1024 };
  if (n > LINE) n = LINE;
  char *copy = g->nlog < LHF_GUEST_LOG ? malloc(n + 1) : NULL;
  if (!copy) {
    g->dropped++;
    return;
  }
  for (size_t i = 0; i < n; i++) {
    unsigned char b = (unsigned char)text[i];
    copy[i] = b < 0x20 || b == 0x7f ? '?' : (char)b; /* neither a line end nor an escape reaches a terminal */
  }
  g->log[g->nlog++] = (lhf_log_line){ copy, (uint32_t)n };
}

/* --- files ---------------------------------------------------------------------------------------------------- */

typedef struct load_call { /* a file on its way through a protected call */
  lhf_guest *guest;
  const char *text, *name; /* host's; name is the chunk's */
  size_t n;
  lhf_run run;
} load_call;

/* Guest, protected: loads and runs one file in a thread of its own; its error value is left on the top. */
static int load_enter(lua_State *G) {
  load_call *call = lua_touserdata(G, 1);
  lua_State *co = lua_newthread(G);
  call->run = LHF_RUN_ERROR;
  int st = luaL_loadbufferx(co, call->text, call->n, call->name, "t");
  if (st == LUA_OK) {
    int nres;
    lua_rawgetp(co, LUA_REGISTRYINDEX, &key_globals);
    lua_setupvalue(co, -2, 1); /* the first upvalue of a chunk is _ENV */
    call->run = lhf_guest_resume(call->guest, G, co, 0, &nres, false);
  } else if (st == LUA_ERRMEM) {
    call->run = LHF_RUN_MEMORY;
  }
  if (call->run == LHF_RUN_YIELD) return luaL_error(G, "a policy file cannot yield");
  if (call->run != LHF_RUN_ERROR) return 0;
  lua_xmove(co, G, 1);
  return 1;
}

static int fail_load(lua_State *L, const load_call *call, int st) {
  lhf_guest *g = call->guest;
  if (st == LUA_ERRMEM || call->run == LHF_RUN_MEMORY)
    return lhf_fail(L, "EMEMORY", "not enough memory: the policy may hold %d bytes", (int)g->cap);
  if (call->run == LHF_RUN_OVER) return lhf_fail(L, "EBUDGET", "%s", g->over_text);
  /* Read raw: an error value's own metamethods never run here. A string is there already, so nothing allocates. */
  if (lua_type(g->G, -1) == LUA_TSTRING) return lhf_fail(L, "ESYNTAX", "%s", lua_tostring(g->G, -1));
  return lhf_fail(L, "ESYNTAX", "error value is a %s, not a string", luaL_typename(g->G, -1));
}

/* guest:run(text, chunkname) → true | nil, message, code */
static int guest_run(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  load_call call = { .guest = g, .run = LHF_RUN_ERROR };
  call.text = luaL_checklstring(L, 2, &call.n);
  call.name = luaL_checkstring(L, 3);
  if (g->frozen) return luaL_error(L, "the guest's files have run already");
  if (call.n > LHF_GUEST_SOURCE) return lhf_fail(L, "ELIMIT", "a policy file holds at most %d bytes", LHF_GUEST_SOURCE);
  int top = lua_gettop(g->G);
  lua_pushcfunction(g->G, load_enter);
  lua_pushlightuserdata(g->G, &call);
  int st = lua_pcall(g->G, 1, LUA_MULTRET, 0);
  if (st == LUA_OK && call.run == LHF_RUN_DONE) {
    lua_settop(g->G, top);
    lua_pushboolean(L, 1);
    return 1;
  }
  int n = fail_load(L, &call, st);
  lua_settop(g->G, top);
  return n;
}

/* guest:declarations() → list | nil, message, code: everything the files declared, as plain tables */
static int guest_declarations(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  int top = lua_gettop(g->G);
  lua_pushcfunction(g->G, lhf_words_harvest);
  lua_rawgetp(g->G, LUA_REGISTRYINDEX, &key_hooks);
  int st = lua_pcall(g->G, 1, 0, 0);
  if (st != LUA_OK) {
    const char *what = lua_type(g->G, -1) == LUA_TSTRING ? lua_tostring(g->G, -1) : "not enough memory";
    int n = lhf_fail(L, st == LUA_ERRMEM ? "EMEMORY" : "ELIMIT", "%s", what);
    lua_settop(g->G, top);
    return n;
  }
  g->frozen = true;
  return lhf_words_copy(L, g) ? 1 : lhf_fail(L, "ELIMIT", "the declarations are larger than a policy may be");
}

/* guest:log() → list of lines, how many more there was no room for; both start anew */
static int guest_log(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  lua_createtable(L, (int)g->nlog, 0);
  for (uint32_t i = 0; i < g->nlog; i++) {
    lua_pushlstring(L, g->log[i].text, g->log[i].n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  for (uint32_t i = 0; i < g->nlog; i++) free(g->log[i].text);
  g->nlog = 0;
  lua_pushinteger(L, g->dropped);
  g->dropped = 0;
  g->log_told = false;
  return 2;
}

/* guest:memory() → bytes held, bytes allowed */
static int guest_memory(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  lua_pushinteger(L, (lua_Integer)g->used);
  lua_pushinteger(L, (lua_Integer)g->cap);
  return 2;
}

/* guest:hooks() → "on" | "off": off after too many overruns of live contacts */
static int guest_hooks(lua_State *L) {
  lua_pushstring(L, lhf_check_guest(L, 1)->off ? "off" : "on");
  return 1;
}

/* guest:release(): hooks are run again; what failed for a contact stays off for it */
static int guest_release(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  g->off = g->off_told = false;
  for (int i = 0; i < LHF_GUEST_OVERRUNS; i++) g->overruns[i] = 0;
  return 0;
}

/* --- the host's handle ---------------------------------------------------------------------------------------- */

lhf_guest *lhf_check_guest(lua_State *L, int arg) {
  lhf_guest **u = luaL_checkudata(L, arg, LHF_GUEST);
  if (!*u) luaL_argerror(L, arg, "attempt to use a closed guest");
  return *u;
}

static int guest_close(lua_State *L) {
  lhf_guest **u = luaL_checkudata(L, 1, LHF_GUEST);
  lhf_guest *g = *u;
  *u = NULL;
  lhf_guest_unref(g);
  return 0;
}

static lua_Integer option(lua_State *L, const char *name, lua_Integer def, lua_Integer min, lua_Integer max) {
  if (lua_isnoneornil(L, 1)) return def;
  lua_getfield(L, 1, name);
  int is = 0;
  lua_Integer v = lua_isnil(L, -1) ? (is = 1, def) : lua_tointegerx(L, -1, &is);
  if (!is || v < min || v > max)
    luaL_argerror(L, 1, lua_pushfstring(L, "%s: an integer of %I to %I expected, got %s", name, (LUAI_UACINT)min,
                                        (LUAI_UACINT)max, luaL_tolstring(L, -1, NULL)));
  lua_pop(L, 1);
  return v;
}

/* --- the watchdog of the host's state -------------------------------------------------------------------------- */

#define LHF_WATCHDOG "hatif.watchdog"

static const char key_watchdog = 0; /* host registry: the userdata that holds it */

static int watchdog_gc(lua_State *L) {
  hf_watchdog **u = luaL_checkudata(L, 1, LHF_WATCHDOG);
  hf_watchdog_unref(*u);
  *u = NULL;
  return 0;
}

/* [-0, +0, m] NULL: no memory */
static hf_watchdog *host_watchdog(lua_State *L) {
  hf_watchdog **u;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key_watchdog) == LUA_TUSERDATA) {
    u = lua_touserdata(L, -1);
  } else {
    u = lua_newuserdatauv(L, sizeof *u, 0);
    *u = NULL;
    luaL_setmetatable(L, LHF_WATCHDOG);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key_watchdog);
    lua_replace(L, -2);
  }
  lua_pop(L, 1);
  if (!*u) *u = hf_watchdog_new();
  return *u;
}

/* core.guest.watchdog{ signal= } → signal | nil, message, code: takes the signal and starts the thread now */
static int guest_watchdog(lua_State *L) {
  if (!lua_isnoneornil(L, 1)) luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  int signo = (int)option(L, "signal", 0, 1, 1024);
  hf_watchdog *w = host_watchdog(L);
  hf_status st = w ? hf_watchdog_start(w, signo) : HF_ENOMEM;
  if (st) return lhf_fail_status(L, st, "watchdog");
  lua_pushinteger(L, hf_watchdog_signal(w));
  return 1;
}

/* core.guest.new{ memory=, budget=, time= } → guest | nil, message, code */
static int guest_new(lua_State *L) {
  if (!lua_isnoneornil(L, 1)) luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer cap = option(L, "memory", LHF_GUEST_MEMORY, 1, (lua_Integer)1 << 40);
  lua_Integer budget = option(L, "budget", LHF_GUEST_BUDGET, TICK, (lua_Integer)1 << 50);
  lua_Integer time = option(L, "time", LHF_GUEST_MS, 1, 3600000);
  hf_watchdog *watchdog = host_watchdog(L);
  lhf_guest **u = lua_newuserdatauv(L, sizeof *u, 0);
  *u = NULL;
  luaL_setmetatable(L, LHF_GUEST);
  *u = lhf_guest_new((size_t)cap, budget, time, watchdog);
  if (!*u) return lhf_fail(L, "EMEMORY", "no memory for a guest within %d bytes", (int)cap);
  return 1;
}

static const luaL_Reg methods[] = {
  { "run", guest_run },       { "declarations", guest_declarations }, { "log", guest_log },
  { "memory", guest_memory }, { "close", guest_close },               { "hooks", guest_hooks },
  { "release", guest_release }, { NULL, NULL },
};

void lhf_open_guest(lua_State *L) {
  luaL_newmetatable(L, LHF_GUEST);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, guest_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_newmetatable(L, LHF_WATCHDOG);
  lua_pushcfunction(L, watchdog_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  lua_createtable(L, 0, 3);
  lua_pushcfunction(L, guest_new);
  lua_setfield(L, -2, "new");
  lua_pushcfunction(L, guest_watchdog);
  lua_setfield(L, -2, "watchdog");
  lua_pushcfunction(L, lhf_words_kind);
  lua_setfield(L, -2, "kind");
}

/* SPDX-License-Identifier: MIT
 * A guest: the lua_State of one policy, with an exact memory cap, an allow-list of libraries and a budget for each run.
 * Stands on lua.h and loop/hf_watchdog. lhf_sandbox.c is what its scripts may call, lhf_words.c the words of the policy
 * language, lhf_hooks.c the contact as hooks see it.
 * Live runs are watched, and no hook of Lua's is set until one overruns. Files and replayed contacts count instructions:
 * what becomes of them must not depend on the machine's speed.
 * Invariant: nothing a script does raises into the host, runs in the host's state, or goes on past its budget.
 * The struct is counted: policies and contacts hold one reference each, so the order in which Lua collects them is free.
 */
#ifndef LHF_GUEST_H
#define LHF_GUEST_H

#include <signal.h>

#include "bind/lhf.h"
#include "core/hf_value.h"
#include "loop/hf_watchdog.h"

#define LHF_GUEST "hatif.guest"
#define LHF_GUEST_MEMORY (64u << 20) /* bytes, the default cap */
#define LHF_GUEST_BLOCK (4u << 20) /* bytes of one table, stack or other block: no single instruction works longer */
#define LHF_GUEST_STRING (2u << 20) /* bytes of one string, for the same reason */
#define LHF_GUEST_BUDGET 20000000 /* VM instructions of one counted run, the default: more than any machine does in */
#define LHF_GUEST_MS 5 /* ms of processor time, what one live run may take by default */
#define LHF_GUEST_OVERRUNS 3 /* overruns within LHF_GUEST_WINDOW that put the policy's hooks off */
#define LHF_GUEST_WINDOW 5000 /* ms */
#define LHF_GUEST_SOURCE (1u << 20) /* bytes of one policy file */
#define LHF_GUEST_RESULT (1u << 20) /* bytes that rep, concat, format and their like may make in one call */
#define LHF_RESULT 128 /* bytes of a step's id that a transition function may return */
#define LHF_GUEST_LOG 200 /* lines kept until the host takes them; those above are counted */

typedef struct lhf_log_line {
  char *text; /* owned */
  uint32_t n;
} lhf_log_line;

typedef struct lhf_turn { /* one run of a script */
  lua_State *volatile thread; /* the coroutine that runs now; the signal handler reads it */
  volatile sig_atomic_t expired; /* its time has passed; written by the signal handler */
  bool counted; /* instructions are counted; else the watchdog watches */
  bool over; /* it overran: every frame of it is being left */
  int64_t left; /* instructions, where they are counted */
} lhf_turn;

typedef struct lhf_guest {
  lua_State *G; /* its main thread; runs only our own C functions, scripts run in threads */
  hf_watchdog *watchdog; /* of the host's state; one reference. NULL: there is none */
  uint32_t refs;
  size_t used, cap; /* bytes the state holds, and may hold */
  size_t collect_at; /* bytes from which on the collector works */
  size_t collected; /* bytes held when it worked last */
  int64_t budget; /* instructions of a counted run */
  int64_t time; /* ms of a live run */
  bool running; /* a script runs; it cannot be entered again */
  lhf_turn turn; /* the run that is on */
  char over_text[160]; /* "file:line: stopped after …", of the last run that overran */
  uint64_t overruns[LHF_GUEST_OVERRUNS]; /* when the last live ones were, ns; 0: none */
  bool off; /* hooks of live contacts are off until the host releases them */
  bool off_told; /* and the host has been told */
  bool frozen; /* globals are frozen: the files have run */
  void *call; /* lhf_hooks.c: the hook call that runs; NULL while files load */
  char result[LHF_RESULT]; /* what the last transition function returned: the core borrows it */
  uint32_t hooks; /* functions of the policy that have an index */
  lhf_log_line log[LHF_GUEST_LOG];
  uint32_t nlog, dropped; /* lines kept, and lines there was no room for */
  bool log_told; /* the host has been told that lines are dropped */
} lhf_guest;

/* What became of a run. */
typedef enum lhf_run { LHF_RUN_DONE, LHF_RUN_YIELD, LHF_RUN_ERROR, LHF_RUN_MEMORY, LHF_RUN_OVER } lhf_run;

#pragma GCC visibility push(hidden)

/* The watchdog may be NULL: then live runs count too. NULL: no memory, or the cap is too small for a state. */
lhf_guest *lhf_guest_new(size_t cap, int64_t budget, int64_t time, hf_watchdog *watchdog);
void lhf_guest_ref(lhf_guest *g);
void lhf_guest_unref(lhf_guest *g); /* NULL is allowed */

/* The guest a state or thread of a guest belongs to. */
lhf_guest *lhf_guest_of(lua_State *L);

/* Resumes thread co, whose function and nargs values are on its top, until it ends, yields, fails or overruns.
 * *nres: values on co's top (done, yield); an error leaves its value there. Never raises. */
lhf_run lhf_guest_resume(lhf_guest *g, lua_State *from, lua_State *co, int nargs, int *nres, bool live);

/* Makes co the thread that runs, from a coroutine that resumes it or goes on behind it: from here on it is stopped. */
void lhf_guest_enter_thread(lhf_guest *g, lua_State *co);

/* Leaves the running script for good; to be returned from a C function of a guest that sees `over`. */
int lhf_guest_leave(lua_State *L) HF_RAISES;

/* For a library function that works for long without an instruction: leaves the script if its time has passed. */
void lhf_guest_poll(lua_State *L) HF_RAISES;

/* A live run has overrun: too many of them within a while put the policy's hooks off. */
void lhf_guest_overran(lhf_guest *g);

/* Keeps one line for the host's log. Control bytes are replaced. Never raises. */
void lhf_guest_print(lhf_guest *g, const char *text, size_t n);

/* lhf_sandbox.c, lhf_strings.c: [-0, +0, m] fills the globals table on the top of a guest's stack. */
void lhf_sandbox_open(lua_State *G) HF_RAISES;
void lhf_strings_open(lua_State *G) HF_RAISES;

/* lhf_words.c: [-0, +0, m] adds the words of the language to the globals table on the top. */
void lhf_words_open(lua_State *G) HF_RAISES;
/* lhf_words.c: guest C function: gives every function in the declarations an index (in place). */
int lhf_words_harvest(lua_State *G) HF_RAISES;
/* lhf_words.c: [-0, +1, m] host: pushes a raw copy of the guest's declarations; false: they are too large. */
bool lhf_words_copy(lua_State *L, lhf_guest *g) HF_RAISES;
/* lhf_words.c: [-0, +1, m] host: "hook", "param", "decl" or nil for a copied value. */
int lhf_words_kind(lua_State *L) HF_RAISES;

/* [-0, +1, -] guest: pushes the function of a hook, or nil. */
void lhf_guest_push_hook(lua_State *G, uint32_t hook);

/* [-0, +0, v] host: the guest at an argument; raises when it is no guest. */
lhf_guest *lhf_check_guest(lua_State *L, int arg) HF_RAISES;

#pragma GCC visibility pop

#endif

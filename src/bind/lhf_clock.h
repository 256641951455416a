/* SPDX-License-Identifier: MIT
 * The clock of a Lua state: the timers of hatif.timer, and the loop under them that hatif.loop runs. Stands on hf_loop,
 * lhf_slots. One per state, made when the module is opened; the registry holds it under an address.
 */
#ifndef LHF_CLOCK_H
#define LHF_CLOCK_H

#include "bind/lhf_slots.h"
#include "loop/hf_loop.h"

/* User values of the clock's userdata. */
enum {
  LHF_CLOCK_MONO = 1, /* directory of clock.mono */
  LHF_CLOCK_WALL, /* directory of clock.wall */
  LHF_CLOCK_ON_ERROR, /* function or nil */
  LHF_CLOCK_ERROR, /* the last error */
  LHF_CLOCK_LUV, /* userdata of lhf_luv.c, or nil */
  LHF_CLOCK_VALUES = LHF_CLOCK_LUV
};

typedef struct lhf_clock {
  hf_clock clock;
  lhf_slots mono; /* what the timers of clock.mono call */
  lhf_slots wall; /* what the timers of clock.wall call */
  hf_loop *own; /* the loop of our own, or the host's; NULL until it is needed, or where luv's is used */
  lua_State *L; /* the main thread: callbacks run there, whoever runs the loop */
  lua_Integer errors; /* callbacks that failed */
  uint64_t wheels; /* wheels moved by hand that were made in this state; each has a salt of its own */
  lhf_turn turn;
  bool luv; /* lives on luv's loop */
  bool running; /* in hatif.loop.run */
  bool failed; /* a callback failed and nobody has been told: the run ends */
  bool open; /* false after __gc */
} lhf_clock;

#pragma GCC visibility push(hidden)

/* [-0, +1, m] the state's clock, made where there is none. */
lhf_clock *lhf_clock_push(lua_State *L) HF_RAISES;

/* [-0, +0, e] sees to a loop; raises on a closed clock, and where no loop can be made. */
void lhf_clock_need_loop(lua_State *L, lhf_clock *d) HF_RAISES;

/* [-0, +0, e] a new clock lives on the host's loop, or where `host` is NULL on one of its own. */
void lhf_clock_borrow(lua_State *L, lhf_clock *d, uv_loop_t *host) HF_RAISES;

/* [-0, +0, -] serves one slice of what is due. The loops call it; it raises nothing. */
void lhf_clock_wake(void *clock);

/* [-1, +1, -] turns the text of lhf_call into an error object { where, message, traceback } and gives it to the
 * function at index `handler`, where that is one. True: it took it. The object stays on the stack. */
bool lhf_report(lua_State *L, int handler, const char *where);

/* [-1, +0, -] counts and reports the text that lhf_call left: to on_error, or else by ending the run. True: go on. */
bool lhf_clock_failed(lua_State *L, lhf_clock *d, const char *where);

/* [-0, +4, m] nil, message, "ECALLBACK", err for the error object at that index. Returns 4. */
int lhf_fail_callback(lua_State *L, int err) HF_RAISES;

/* [-0, +0, -] ends the run after this callback. */
void lhf_clock_stop(lhf_clock *d);

/* [-0, +0, e] makes luv, whose handle lies at `handle`, the loop of this clock. False: no luv is loaded. */
bool lhf_luv_use(lua_State *L, lhf_clock *d, int handle) HF_RAISES;

/* [-n, +m, e] calls luv's function of that name with the n values on the top. */
void lhf_luv_call(lua_State *L, const char *name, int nargs, int nresults) HF_RAISES;

/* [-0, +0, -] stops luv's loop. */
void lhf_luv_stop(lhf_clock *d);

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT
 * A thread that looks at what another thread runs, and interrupts it by a signal when a run takes longer than it may.
 * Stands on libuv's threads and POSIX signals; whom it calls, and how that stops a script, is the caller's business.
 * What counts is the processor time of the watched thread: a script is not blamed for a machine that is busy.
 * One watchdog belongs to one thread at a time. Entering and leaving a run are an atomic exchange each: no clock is
 * read and no system call made. The thread sleeps while nothing has run for a while.
 * Invariant: an overrun is told at most once a run, on the thread that runs it, between enter and the end of leave.
 * Where it cannot watch (no signal free, no thread, a child of fork) enter says so, and the caller counts instead.
 */
#ifndef HF_WATCHDOG_H
#define HF_WATCHDOG_H

#include "hatif.h"

#define HF_WATCH_PERIOD 500000 /* ns between two looks: how late an overrun may be seen */
#define HF_WATCH_DEPTH 8 /* runs inside of each other's host callbacks */

typedef struct hf_watchdog hf_watchdog;

/* One run; lives on the caller's stack from enter to leave. */
typedef struct hf_watch {
  hf_watchdog *w; /* the one that watches it */
  void (*overrun)(void *arg); /* called inside of a signal handler: may only do what is safe there */
  void *arg; /* its argument */
  struct hf_watch *outer; /* the run of the same watchdog around it, which is paused; NULL: none */
  struct hf_watch *below; /* the run that this thread was in before, of any watchdog; NULL: none */
  uint64_t word; /* what the watchdog sees while it runs */
  uint64_t saved; /* what it saw before */
} hf_watch;

#pragma GCC visibility push(hidden)

hf_watchdog *hf_watchdog_new(void); /* one reference. NULL: no memory. Signal and thread are taken once they are needed */
void hf_watchdog_ref(hf_watchdog *w);
void hf_watchdog_unref(hf_watchdog *w); /* the last one, when no run of it is on, joins the thread. NULL is allowed */

/* Takes a signal and starts the thread. signo 0: the first free one of the real-time signals. Idempotent.
 * HF_EBUSY: the signal has a handler already; HF_EINVAL: no such signal; HF_EUV: no thread; HF_EFORK. */
hf_status hf_watchdog_start(hf_watchdog *w, int signo);
int hf_watchdog_signal(const hf_watchdog *w); /* the signal it has taken; 0: none yet */

/* A run begins, and may take `budget` ns of this thread. False: it is not watched. */
bool hf_watchdog_enter(hf_watchdog *w, hf_watch *run, uint64_t budget, void (*overrun)(void *arg), void *arg);
void hf_watchdog_leave(hf_watch *run);

/* Between the two the innermost run does not age: the host works. After pause an overrun that was under way has been
 * told. NULL: no run is on, or it is paused already; resume takes it. */
hf_watch *hf_watchdog_pause(hf_watchdog *w);
void hf_watchdog_resume(hf_watch *run);

uint64_t hf_watchdog_now(void); /* ns, monotonic, since some moment */

#pragma GCC visibility pop

#endif

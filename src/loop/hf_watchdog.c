/* SPDX-License-Identifier: MIT
 * The watchdog's word tells in one value which run is on (id), how deep it is nested, and how it stands:
 *
 *   enter            pause/resume            the thread, at an overrun            leave
 *   -> RUNNING      <-> PAUSED               RUNNING -> FIRED, then pthread_kill  -> what was there before
 *
 * The thread looks every half millisecond. A run that it finds RUNNING twice has aged by the processor time that its
 * thread took between the looks; a run is never stamped with a clock. The exchange in leave tells whether the thread got there first: then leave waits
 * until the signal is on its way, and makes one system call, at whose end the kernel delivers it. So a signal never
 * arrives after leave, where the run and the watchdog may be gone.
 * The handler finds its run by a thread-local pointer. Its model is initial-exec: reading it never allocates.
 */
#define _XOPEN_SOURCE 700 /* SA_ONSTACK */

#include "loop/hf_watchdog.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

enum { IDLE, RUNNING, PAUSED, FIRED, STATE = 3, DEPTH_AT = 2, DEPTH = 0xfc, ID_AT = 8 };

#define NAP_AFTER 100 /* looks at nothing, after which the thread sleeps until it is woken */

struct hf_watchdog {
  uint32_t refs; /* of the states and guests that hold it */
  atomic_ullong word; /* id << 8 | depth << 2 | state */
  atomic_ullong sent; /* the word whose signal has been sent */
  atomic_ullong budget[HF_WATCH_DEPTH]; /* ns, by depth */
  atomic_bool asleep; /* the thread waits to be woken */
  hf_watch *volatile top; /* the innermost run; read by the handler on the same thread */
  uint64_t id; /* of the newest run */
  pthread_t runner; /* the thread that runs; written before a word, read once that word is FIRED */
  _Atomic clockid_t clock; /* the runner's processor time */
  bool bound; /* runner and clock are set */
  bool started, failed; /* the thread is there; it could not be started */
  int signo; /* 0: none taken */
  unsigned forks; /* how many forks away the process was when the thread was started */
  bool stop; /* under the mutex: the thread is to end */
  uv_mutex_t mutex;
  uv_cond_t cond; /* with the mutex: wakes the thread */
  uv_thread_t thread;
};

/* Facts of the process and of the thread: states of Lua do not meet in them. */
static atomic_uint process_forks; /* counted in the child */
static _Thread_local hf_watch *volatile running __attribute__((tls_model("initial-exec")));
static _Thread_local int let_through; /* the signal that this thread has last unblocked; 0: none. Ids of threads are used again */

static void count_fork(void) {
  atomic_fetch_add(&process_forks, 1);
}

static void register_fork(void) {
  pthread_atfork(NULL, NULL, count_fork);
}

/* --- the signal ------------------------------------------------------------------------------------------------ */

static bool is_fired(const hf_watch *run) {
  return run->w->top == run && (atomic_load(&run->w->word) & STATE) == FIRED;
}

/* A signal from elsewhere, or of a run that has ended meanwhile, finds no run that has been FIRED. */
static void on_signal(int signo) {
  int saved = errno;
  (void)signo;
  for (hf_watch *run = running; run; run = run->below)
    if (is_fired(run)) run->overrun(run->arg);
  errno = saved;
}

/* HF_OK: the signal is ours now, or was before. */
static hf_status take(int signo) {
  struct sigaction old, own = { .sa_handler = on_signal, .sa_flags = SA_RESTART | SA_ONSTACK };
  sigemptyset(&own.sa_mask);
  if (sigaction(signo, NULL, &old)) return HF_EINVAL;
  if (old.sa_handler == on_signal) return HF_OK;
  if (old.sa_handler != SIG_DFL || (old.sa_flags & SA_SIGINFO)) return HF_EBUSY;
  return sigaction(signo, &own, NULL) ? HF_EINVAL : HF_OK; /* KILL and STOP cannot be taken */
}

static hf_status take_any(int *signo) {
  for (int s = SIGRTMIN + 4; s <= SIGRTMAX; s++) { /* the first few are often used by others */
    if (take(s)) continue;
    *signo = s;
    return HF_OK;
  }
  return HF_EBUSY;
}

/* --- the thread ------------------------------------------------------------------------------------------------ */

typedef struct ages { /* of the run last seen at each depth */
  uint64_t id[HF_WATCH_DEPTH], age[HF_WATCH_DEPTH];
  uint64_t last; /* the runner's processor time at the last look that saw a run */
  int idle; /* looks at nothing since a run was seen */
} ages;

/* A signal that the kernel cannot queue is sent again at the next look. */
static void fire(hf_watchdog *w, uint64_t word) {
  unsigned long long seen = word;
  uint64_t fired = (word & ~(uint64_t)STATE) | FIRED;
  atomic_store(&w->sent, 0);
  if (!atomic_compare_exchange_strong(&w->word, &seen, fired)) return;
  if (pthread_kill(w->runner, w->signo)) {
    seen = fired;
    atomic_compare_exchange_strong(&w->word, &seen, word);
  }
  atomic_store(&w->sent, word);
}

static uint64_t processor_time(const hf_watchdog *w) {
  struct timespec t = { 0, 0 };
  clock_gettime(atomic_load(&w->clock), &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void look(hf_watchdog *w, ages *a) {
  uint64_t word = atomic_load(&w->word);
  unsigned depth = (word & DEPTH) >> DEPTH_AT;
  a->idle = (word & STATE) == IDLE ? a->idle + 1 : 0;
  if (a->idle) return;
  uint64_t now = processor_time(w), passed = now - a->last;
  a->last = now;
  if ((word & STATE) != RUNNING) return;
  if (a->id[depth] != word >> ID_AT) {
    a->id[depth] = word >> ID_AT;
    a->age[depth] = 0;
    return;
  }
  a->age[depth] += passed;
  /* It began somewhere between the look that first saw it and the one before: in the middle, for all that is known. */
  if (a->age[depth] + HF_WATCH_PERIOD / 2 >= atomic_load(&w->budget[depth])) fire(w, word);
}

/* Under the mutex. Whoever enters writes the word first and then looks whether the thread sleeps; the thread says that
 * it sleeps first and then looks at the word: one of the two sees the other. */
static void nap(hf_watchdog *w, ages *a) {
  atomic_store(&w->asleep, true);
  while (!w->stop && atomic_load(&w->asleep) && (atomic_load(&w->word) & STATE) == IDLE) uv_cond_wait(&w->cond, &w->mutex);
  atomic_store(&w->asleep, false);
  a->idle = 0;
}

static void watch(void *arg) {
  hf_watchdog *w = arg;
  ages a = { .last = 0 };
  uv_mutex_lock(&w->mutex);
  while (!w->stop) {
    if (a.idle >= NAP_AFTER) nap(w, &a);
    else uv_cond_timedwait(&w->cond, &w->mutex, HF_WATCH_PERIOD);
    look(w, &a);
  }
  uv_mutex_unlock(&w->mutex);
}

static void wake(hf_watchdog *w) {
  uv_mutex_lock(&w->mutex);
  atomic_store(&w->asleep, false);
  uv_cond_signal(&w->cond);
  uv_mutex_unlock(&w->mutex);
}

/* --- life ------------------------------------------------------------------------------------------------------- */

hf_watchdog *hf_watchdog_new(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  hf_watchdog *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  pthread_once(&once, register_fork);
  w->refs = 1;
  return w;
}

void hf_watchdog_ref(hf_watchdog *w) {
  w->refs++;
}

/* The thread takes no signal: those of the host are the host's. */
static hf_status start_thread(hf_watchdog *w) {
  if (uv_mutex_init(&w->mutex)) return HF_EUV;
  if (uv_cond_init(&w->cond)) {
    uv_mutex_destroy(&w->mutex);
    return HF_EUV;
  }
  sigset_t all, old;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &old);
  int st = uv_thread_create(&w->thread, watch, w);
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  if (st == 0) return HF_OK;
  uv_cond_destroy(&w->cond);
  uv_mutex_destroy(&w->mutex);
  return HF_EUV;
}

hf_status hf_watchdog_start(hf_watchdog *w, int signo) {
  if (w->started) return w->forks != atomic_load(&process_forks) ? HF_EFORK : signo && signo != w->signo ? HF_EBUSY : HF_OK;
  hf_status st = signo ? take(signo) : take_any(&signo);
  w->signo = st ? 0 : signo;
  if (!st) st = start_thread(w);
  w->failed = st != HF_OK;
  w->forks = atomic_load(&process_forks);
  w->started = st == HF_OK;
  return st;
}

int hf_watchdog_signal(const hf_watchdog *w) {
  return w->signo;
}

/* In a child of fork there is no thread to end, and its mutex may be locked for ever: only the memory is given back. */
void hf_watchdog_unref(hf_watchdog *w) {
  if (!w || --w->refs > 0) return;
  if (w->started && w->forks == atomic_load(&process_forks)) {
    uv_mutex_lock(&w->mutex);
    w->stop = true;
    uv_cond_signal(&w->cond);
    uv_mutex_unlock(&w->mutex);
    uv_thread_join(&w->thread);
    uv_cond_destroy(&w->cond);
    uv_mutex_destroy(&w->mutex);
  }
  free(w);
}

/* --- runs ------------------------------------------------------------------------------------------------------- */

static bool is_ready(hf_watchdog *w) {
  if (!w->started && (w->failed || hf_watchdog_start(w, 0))) return false;
  if (w->forks != atomic_load_explicit(&process_forks, memory_order_relaxed)) return false;
  pthread_t self = pthread_self();
  if (w->bound && let_through == w->signo && pthread_equal(w->runner, self)) return true;
  if (w->top) return false; /* a run of it is on elsewhere */
  sigset_t own;
  sigemptyset(&own);
  sigaddset(&own, w->signo);
  pthread_sigmask(SIG_UNBLOCK, &own, NULL); /* a host may block all signals in its threads */
  let_through = w->signo;
  w->runner = self;
  clockid_t clock;
  w->bound = pthread_getcpuclockid(self, &clock) == 0;
  if (w->bound) atomic_store(&w->clock, clock);
  return w->bound;
}

/* The thread has marked the run: waits until its signal is on its way, and lets the kernel deliver it. */
static void flush(hf_watchdog *w, uint64_t fired) {
  uint64_t word = (fired & ~(uint64_t)STATE) | RUNNING;
  sigset_t none;
  if (w->forks != atomic_load(&process_forks)) return;
  while (atomic_load(&w->sent) != word) sched_yield();
  sigemptyset(&none);
  pthread_sigmask(SIG_UNBLOCK, &none, NULL);
}

bool hf_watchdog_enter(hf_watchdog *w, hf_watch *run, uint64_t budget, void (*overrun)(void *arg), void *arg) {
  if (!is_ready(w)) return false;
  hf_watchdog_pause(w);
  uint64_t depth = w->top ? ((w->top->word & DEPTH) >> DEPTH_AT) + 1 : 0;
  if (depth >= HF_WATCH_DEPTH) return false;
  /* The handler walks from run to run: each is whole before it can be reached. */
  *run = (hf_watch){ w, overrun, arg, w->top, running, ++w->id << ID_AT | depth << DEPTH_AT | RUNNING, 0 };
  atomic_store_explicit(&w->budget[depth], budget, memory_order_relaxed);
  atomic_signal_fence(memory_order_seq_cst);
  w->top = run;
  running = run;
  run->saved = atomic_exchange(&w->word, run->word);
  if (atomic_load(&w->asleep)) wake(w);
  return true;
}

void hf_watchdog_leave(hf_watch *run) {
  hf_watchdog *w = run->w;
  uint64_t word = atomic_exchange(&w->word, run->saved);
  if ((word & STATE) == FIRED) flush(w, word);
  w->top = run->outer;
  running = run->below;
}

hf_watch *hf_watchdog_pause(hf_watchdog *w) {
  hf_watch *run = w->top;
  if (!run) return NULL;
  unsigned long long word = run->word;
  if (atomic_compare_exchange_strong(&w->word, &word, (word & ~(uint64_t)STATE) | PAUSED)) return run;
  if ((word & STATE) == FIRED) flush(w, word);
  return NULL;
}

void hf_watchdog_resume(hf_watch *run) {
  unsigned long long paused = (run->word & ~(uint64_t)STATE) | PAUSED;
  atomic_compare_exchange_strong(&run->w->word, &paused, run->word);
}

uint64_t hf_watchdog_now(void) {
  return uv_hrtime();
}

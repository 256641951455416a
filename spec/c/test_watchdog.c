/* SPDX-License-Identifier: MIT
 * The watchdog: tells an overrun once, on the thread that runs, and none that is over; nested and paused runs; what it
 * does where it cannot watch. Every wait is for something to happen: no time is asserted.
 */
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <stdlib.h>
#include <uv.h>

#include "check.h"
#include "loop/hf_watchdog.h"

#define LONG UINT64_C(1000000000000) /* ns: a budget that nothing here passes */

typedef struct told { /* what an overrun leaves; written by the handler */
  volatile sig_atomic_t times;
  uv_thread_t by;
} told;

static void overrun(void *arg) {
  told *t = arg;
  t->times++;
  t->by = uv_thread_self();
}

/* Works for about as many microseconds, or until it is told. Under a sanitizer that keeps signals back, asking for the
 * time lets them in. */
static void work(const told *t, long rounds) {
  static volatile uint64_t sink;
  uint64_t x = sink;
  for (long i = 0; i < rounds && (!t || !t->times); i++) {
    for (int k = 0; k < 500; k++) x = x * 6364136223846793005u + 1442695040888963407u;
    sink = x + hf_watchdog_now();
  }
}

static void tells(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_signal(w) == 0);
  CHECK(hf_watchdog_enter(w, &run, 1000000, overrun, &t));
  CHECK(hf_watchdog_signal(w) >= SIGRTMIN && hf_watchdog_signal(w) <= SIGRTMAX);
  while (!t.times) work(&t, 1);
  uv_thread_t self = uv_thread_self();
  CHECK(uv_thread_equal(&t.by, &self));
  work(NULL, 2000); /* told once a run, however long it goes on */
  hf_watchdog_leave(&run);
  CHECK(t.times == 1);
  for (int i = 0; i < 1000; i++) {
    CHECK(hf_watchdog_enter(w, &run, LONG, overrun, &t));
    hf_watchdog_leave(&run);
  }
  CHECK(t.times == 1);
  hf_watchdog_unref(w);
}

/* Runs that end just when they are about to be told: none is told more than once, and none after it has ended. On a busy
 * machine the watchdog comes seldom: it goes on until one was told. */
static void races(void) {
  hf_watchdog *w = hf_watchdog_new();
  long rounds = getenv("HATIF_WATCHES") ? atol(getenv("HATIF_WATCHES")) : 200, hit = 0;
  for (long i = 0; i < rounds || (hit == 0 && i < 1000000); i++) {
    hf_watch run;
    told t = { 0 };
    CHECK(hf_watchdog_enter(w, &run, 0, overrun, &t)); /* at its second look */
    work(&t, i % 50 * 25);
    hf_watchdog_leave(&run);
    sig_atomic_t times = t.times;
    work(NULL, 10);
    CHECK(t.times == times && times <= 1);
    hit += times;
  }
  CHECK(hit > 0);
  hf_watchdog_unref(w);
}

static void nested(void) {
  hf_watchdog *w = hf_watchdog_new(), *other = hf_watchdog_new();
  hf_watch outer, foreign, inner;
  told a = { 0 }, b = { 0 }, c = { 0 };
  CHECK(hf_watchdog_enter(w, &outer, 3000000, overrun, &a));
  CHECK(hf_watchdog_pause(w) == &outer);
  CHECK(hf_watchdog_pause(w) == NULL); /* it is paused already */
  CHECK(hf_watchdog_enter(other, &foreign, LONG, overrun, &b));
  CHECK(hf_watchdog_enter(w, &inner, 1000000, overrun, &c));
  while (!c.times) work(&c, 1);
  work(NULL, 8000); /* longer than the outer run may take: it does not age meanwhile */
  hf_watchdog_leave(&inner);
  hf_watchdog_leave(&foreign);
  CHECK(a.times == 0 && b.times == 0 && c.times == 1);
  hf_watchdog_resume(&outer);
  while (!a.times) work(&a, 1);
  hf_watchdog_leave(&outer);
  CHECK(a.times == 1 && b.times == 0 && c.times == 1);
  CHECK(hf_watchdog_pause(w) == NULL);
  hf_watchdog_unref(w);
  hf_watchdog_unref(other);
}

static void deep(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch runs[HF_WATCH_DEPTH], one_more;
  told t = { 0 };
  for (int i = 0; i < HF_WATCH_DEPTH; i++) CHECK(hf_watchdog_enter(w, &runs[i], LONG, overrun, &t));
  CHECK(!hf_watchdog_enter(w, &one_more, LONG, overrun, &t));
  for (int i = HF_WATCH_DEPTH; i-- > 0;) hf_watchdog_leave(&runs[i]);
  hf_watchdog_unref(w);
}

/* A signal from elsewhere tells nothing, in a run or out of one. */
static void stray(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_start(w, 0) == HF_OK && hf_watchdog_start(w, 0) == HF_OK);
  raise(hf_watchdog_signal(w));
  CHECK(hf_watchdog_enter(w, &run, LONG, overrun, &t));
  raise(hf_watchdog_signal(w));
  hf_watchdog_leave(&run);
  CHECK(t.times == 0);
  hf_watchdog_unref(w);
}

static void own_handler(int signo) {
  (void)signo;
}

static void signals(void) {
  struct sigaction own = { .sa_handler = own_handler };
  int taken = SIGRTMIN + 2, free_one = SIGRTMIN + 3;
  sigaction(taken, &own, NULL);
  hf_watchdog *w = hf_watchdog_new(), *second = hf_watchdog_new();
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_start(w, taken) == HF_EBUSY);
  CHECK(!hf_watchdog_enter(w, &run, LONG, overrun, &t)); /* it has said no, and is not asked again */
  CHECK(hf_watchdog_start(w, 9999) == HF_EINVAL);
  CHECK(hf_watchdog_start(w, SIGKILL) == HF_EINVAL);
  CHECK(hf_watchdog_start(w, free_one) == HF_OK && hf_watchdog_signal(w) == free_one);
  CHECK(hf_watchdog_start(w, SIGRTMIN + 5) == HF_EBUSY); /* one is enough */
  CHECK(hf_watchdog_start(second, free_one) == HF_OK); /* ours: it can be shared */
  hf_watchdog_ref(w);
  hf_watchdog_unref(w);
  CHECK(hf_watchdog_enter(w, &run, LONG, overrun, &t));
  hf_watchdog_leave(&run);
  hf_watchdog_unref(w);
  hf_watchdog_unref(second);
  hf_watchdog_unref(NULL);
}

/* A host whose threads block every signal is watched all the same; each thread that runs is found. */
static void blocked_thread(void *arg) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_enter(arg, &run, 1000000, overrun, &t));
  while (!t.times) work(&t, 1);
  hf_watchdog_leave(&run);
}

static void elsewhere(void *arg) {
  hf_watch run;
  told t = { 0 };
  CHECK(!hf_watchdog_enter(arg, &run, LONG, overrun, &t)); /* a run of it is on in another thread */
}

static void threads(void) {
  hf_watchdog *w = hf_watchdog_new();
  uv_thread_t id;
  for (int i = 0; i < 3; i++) {
    int st = uv_thread_create(&id, blocked_thread, w);
    if (st == 0) uv_thread_join(&id);
    CHECK(st == 0);
  }
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_enter(w, &run, LONG, overrun, &t));
  int st = uv_thread_create(&id, elsewhere, w);
  if (st == 0) uv_thread_join(&id);
  CHECK(st == 0);
  hf_watchdog_leave(&run);
  hf_watchdog_unref(w);
}

/* A thread that has slept is woken by the next run. */
static void naps(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch run;
  for (int i = 0; i < 3; i++) {
    told t = { 0 };
    uint64_t start = hf_watchdog_now();
    while (hf_watchdog_now() - start < 80000000) work(NULL, 10); /* long enough to fall asleep, or not: both must hold */
    CHECK(hf_watchdog_enter(w, &run, 500000, overrun, &t));
    while (!t.times) work(&t, 1);
    hf_watchdog_leave(&run);
  }
  hf_watchdog_unref(w);
}

static void forked(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch run;
  told t = { 0 };
  CHECK(hf_watchdog_enter(w, &run, LONG, overrun, &t));
  hf_watchdog_leave(&run);
  pid_t pid = fork();
  if (pid == 0) {
    bool watched = hf_watchdog_enter(w, &run, LONG, overrun, &t);
    bool refused = hf_watchdog_start(w, 0) == HF_EFORK;
    hf_watchdog_unref(w);
    _exit(watched || !refused);
  }
  int status = 1;
  waitpid(pid, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  hf_watchdog_unref(w);
}

int main(void) {
  tells();
  races();
  nested();
  deep();
  stray();
  signals();
  threads();
  naps();
  forked();
  return checks_done("watchdog");
}

/* SPDX-License-Identifier: MIT
 * Bad days of the floor of loops and threads (ACCEPTANCE L5): calls of libuv and of threads that fail one by one, file
 * descriptors used up, a storm of signals. Linked with the calls wrapped; the seam is the linker.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>
#include <uv.h>

#include "check.h"
#include "loop/hf_loop.h"
#include "loop/hf_store.h"
#include "loop/hf_watchdog.h"

static int calls, failing_at; /* the failing_at-th wrapped call fails; 0: none */

static bool fails(void) {
  return ++calls == failing_at;
}

#define FAULTY(name, code, params, args) \
  int __real_##name params; \
  int __wrap_##name params; \
  int __wrap_##name params { \
    return fails() ? (code) : __real_##name args; \
  }

FAULTY(uv_loop_init, UV_EMFILE, (uv_loop_t *l), (l))
FAULTY(uv_timer_start, UV_EINVAL, (uv_timer_t *t, uv_timer_cb cb, uint64_t in, uint64_t again), (t, cb, in, again))
FAULTY(uv_idle_start, UV_EINVAL, (uv_idle_t *i, uv_idle_cb cb), (i, cb))
FAULTY(uv_async_init, UV_EMFILE, (uv_loop_t *l, uv_async_t *a, uv_async_cb cb), (l, a, cb))
FAULTY(uv_mutex_init, UV_ENOMEM, (uv_mutex_t *m), (m))
FAULTY(uv_cond_init, UV_ENOMEM, (uv_cond_t *c), (c))
FAULTY(uv_thread_create, UV_EAGAIN, (uv_thread_t *t, uv_thread_cb cb, void *arg), (t, cb, arg))
FAULTY(pthread_create, EAGAIN, (pthread_t *t, const pthread_attr_t *a, void *(*fn)(void *), void *arg), (t, a, fn, arg))
FAULTY(pthread_mutex_init, ENOMEM, (pthread_mutex_t *m, const pthread_mutexattr_t *a), (m, a))
FAULTY(pthread_cond_init, ENOMEM, (pthread_cond_t *c, const pthread_condattr_t *a), (c, a))

static char dir[] = "/tmp/hatif_fault_XXXXXX";

static const char *file_named(const char *name) {
  static char path[128];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return path;
}

static void on_wake(void *arg) {
  ++*(int *)arg;
}

/* A loop that is woken at once and once more later: whether all of it went well. */
static bool loop_life(void) {
  int woken = 0;
  hf_loop *l = hf_loop_new(NULL, on_wake, &woken);
  if (!l) return false;
  bool well = l->alarm.set(&l->alarm, 0) == HF_OK;
  CHECK(hf_loop_run(l, HF_RUN_NOWAIT) == HF_OK);
  CHECK(!well || woken > 0);
  int before = woken;
  well = l->alarm.set(&l->alarm, 1) == HF_OK && well;
  while (well && woken == before) CHECK(hf_loop_run(l, HF_RUN_ONCE) == HF_OK);
  l->alarm.clear(&l->alarm);
  hf_loop_free(l);
  return well;
}

static volatile sig_atomic_t told;

static void overrun(void *arg) {
  (void)arg;
  told = 1;
}

static bool watchdog_life(void) {
  hf_watchdog *w = hf_watchdog_new();
  hf_watch run;
  bool well = hf_watchdog_enter(w, &run, UINT64_C(1000000000000), overrun, NULL);
  if (well) hf_watchdog_leave(&run);
  else CHECK(hf_watchdog_start(w, 0) == HF_OK); /* asked again it works: only one call failed */
  hf_watchdog_unref(w);
  return well;
}

static hf_str str(const char *s) {
  return (hf_str){ s, (uint32_t)strlen(s) };
}

static hf_status promise(hf_store *s, const char *key) {
  hf_store_op from = { .kind = HF_STORE_PROMISE, .now = 1000, .in = { .key = str(key), .what = str("call_back"), .due = 5 } };
  hf_store_op *op = hf_store_op_new(&from);
  if (!op) return HF_ENOMEM;
  hf_status st = hf_store_submit(s, op);
  if (!st) hf_store_wait(s, op);
  if (!st) st = op->status;
  hf_store_op_free(op);
  return st;
}

static bool store_life(void) {
  hf_store *s = NULL;
  char err[200] = "";
  hf_status st = hf_store_open(file_named("s.db"), NULL, &s, err, sizeof err);
  CHECK((st == HF_OK) == (s != NULL));
  if (st) CHECK(err[0] != '\0');
  if (!s) return false;
  bool well = promise(s, "k") == HF_OK;
  hf_store_close(s);
  return well;
}

/* Every wrapped call fails once: the answer is an error, and the next time it works. */
static int fail_each(const char *name, bool (*life)(void)) {
  int refused = 0;
  for (int n = 1;; n++) {
    calls = 0;
    failing_at = n;
    refused += !life();
    if (calls < n) break;
    failing_at = 0;
    CHECK(life());
  }
  failing_at = 0;
  printf("  %s: %d calls that can fail, each refused cleanly\n", name, refused);
  return refused;
}

/* No descriptor is left: neither a loop nor a store can be had, and both can once there is room. */
static void no_descriptors(void) {
  struct rlimit old, none;
  getrlimit(RLIMIT_NOFILE, &old);
  none = old;
  int next = dup(0);
  close(next);
  none.rlim_cur = (rlim_t)next;
  setrlimit(RLIMIT_NOFILE, &none);
  CHECK(!loop_life());
  CHECK(!store_life());
  setrlimit(RLIMIT_NOFILE, &old);
  CHECK(loop_life());
  CHECK(store_life());
}

static volatile sig_atomic_t interrupts;
static pthread_t main_thread;
static volatile bool storm_over;

static void on_usr1(int signo) {
  (void)signo;
  interrupts++;
}

static void *storm(void *arg) {
  struct timespec little = { 0, 100000 };
  while (!__atomic_load_n(&storm_over, __ATOMIC_SEQ_CST)) {
    pthread_kill(main_thread, SIGUSR1);
    nanosleep(&little, NULL);
  }
  return arg;
}

/* Signals without SA_RESTART at every moment: calls are interrupted, and nothing fails or is lost. */
static void signal_storm(void) {
  struct sigaction own = { .sa_handler = on_usr1 };
  pthread_t thread;
  char key[32];
  sigaction(SIGUSR1, &own, NULL);
  main_thread = pthread_self();
  CHECK(pthread_create(&thread, NULL, storm, NULL) == 0);
  hf_store *s = NULL;
  char err[200] = "";
  CHECK(hf_store_open(file_named("storm.db"), NULL, &s, err, sizeof err) == HF_OK);
  for (int i = 0; i < 40 || interrupts < 50; i++) {
    snprintf(key, sizeof key, "k%d", i);
    CHECK(promise(s, key) == HF_OK);
    CHECK(loop_life());
    CHECK(watchdog_life());
  }
  hf_store_close(s);
  __atomic_store_n(&storm_over, true, __ATOMIC_SEQ_CST);
  pthread_join(thread, NULL);
  CHECK(told == 0);
}

int main(void) {
  CHECK(mkdtemp(dir) != NULL);
  CHECK(fail_each("loop", loop_life) >= 3);
  CHECK(fail_each("watchdog", watchdog_life) == 3);
  CHECK(fail_each("store", store_life) >= 1);
  no_descriptors();
  signal_storm();
  char command[160];
  snprintf(command, sizeof command, "rm -r %s", dir);
  CHECK(system(command) == 0);
  return checks_done("loop_fault");
}

/* SPDX-License-Identifier: MIT
 * What disks, other processes and signals do to a store: rows of the acceptance list by id. Faults come from a VFS.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

#include "check.h"
#include "fault_vfs.h"
#include "loop/hf_store.h"

static char dir[] = "/tmp/hatif_faults_XXXXXX";

static const char *in_dir(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return path;
}

static hf_str str(const char *s) { return (hf_str){ s, (uint32_t)strlen(s) }; }

static hf_store *open_with(const char *name, hf_store_opts opts) {
  hf_store *s = NULL;
  char err[300] = "";
  if (hf_store_open(in_dir(name), &opts, &s, err, sizeof err) != HF_OK) fprintf(stderr, "%s\n", err);
  return s;
}

/* Made without faults; then opened with them. */
static hf_store *open_faulty(const char *name, hf_store_opts opts) {
  hf_store_close(open_with(name, (hf_store_opts){ 0 }));
  opts.vfs = "fault";
  return open_with(name, opts);
}

static hf_store_op *begin(hf_store *s, hf_store_op from) {
  hf_store_op *op = hf_store_op_new(&from);
  CHECK(hf_store_submit(s, op) == HF_OK);
  return op;
}

static hf_store_op *run(hf_store *s, hf_store_op from) {
  hf_store_op *op = begin(s, from);
  hf_store_wait(s, op);
  return op;
}

static hf_status run_status(hf_store *s, hf_store_op from) {
  hf_store_op *op = run(s, from);
  hf_status status = op->status;
  CHECK((status == HF_OK) == (op->message[0] == '\0'));
  hf_store_op_free(op);
  return status;
}

static hf_store_op promise(const char *key, int64_t due) {
  return (hf_store_op){ .kind = HF_STORE_PROMISE, .now = 1000,
    .in = { .key = str(key), .what = str("call_back"), .contact = str("c1"), .payload = str("{}"), .due = due } };
}

static hf_store_op get(const char *key) { return (hf_store_op){ .kind = HF_STORE_GET, .in = { .key = str(key) } }; }

static uint32_t count_open(hf_store *s) {
  hf_store_op *op = run(s, (hf_store_op){ .kind = HF_STORE_LIST, .state = -1, .limit = 100000 });
  uint32_t n = op->nrows;
  hf_store_op_free(op);
  return n;
}

/* --- D5 ----------------------------------------------------------------------------------------------------------- */

static int failing_role; /* of the file whose writes or syncs fail */

static int fail_write(int role, const void *b, int n, sqlite3_int64 at) {
  (void)b, (void)n, (void)at;
  return role == failing_role ? SQLITE_IOERR_WRITE : FAULT_PASS;
}

static int fail_sync(int role) { return role == failing_role ? SQLITE_IOERR_FSYNC : FAULT_PASS; }

static void test_d5_an_error_of_the_disk(const char *name, bool at_sync) {
  fault = (fault_hooks){ .followed = name };
  failing_role = FAULT_WAL;
  hf_store *s = open_faulty(name, (hf_store_opts){ 0 });
  CHECK(run_status(s, promise("before", 100)) == HF_OK);
  fault.write = at_sync ? NULL : fail_write;
  fault.sync = at_sync ? fail_sync : NULL;
  for (int i = 0; i < 3; i++) CHECK(run_status(s, promise("lost", 100)) == HF_ESTORE);
  fault.write = NULL;
  fault.sync = NULL;
  CHECK(run_status(s, promise("after", 100)) == HF_OK); /* a new connection: no page of the old one is trusted */
  CHECK(run_status(s, get("before")) == HF_OK && run_status(s, get("after")) == HF_OK);
  hf_store_close(s);
  s = open_with(name, (hf_store_opts){ 0 });
  CHECK(run_status(s, get("before")) == HF_OK && run_status(s, get("after")) == HF_OK);
  hf_store_close(s);
}

static void test_d5_permission_lost(void) {
  hf_store *s = open_with("readonly", (hf_store_opts){ 0 });
  CHECK(run_status(s, promise("before", 100)) == HF_OK);
  hf_store_close(s);
  pid_t child = fork();
  if (child == 0) {
    char err[300];
    hf_store *mine = NULL;
    if (chmod(in_dir("readonly"), 0400) != 0 || chmod(dir, 0500) != 0 || (getuid() == 0 && setuid(65534) != 0)) _exit(2);
    _exit(hf_store_open(in_dir("readonly"), NULL, &mine, err, sizeof err) == HF_ESTORE && err[0] ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  chmod(dir, 0700);
  chmod(in_dir("readonly"), 0600);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  s = open_with("readonly", (hf_store_opts){ 0 });
  CHECK(run_status(s, get("before")) == HF_OK);
  hf_store_close(s);
}

/* A reader keeps the log from being written back: it must not grow without end. */
static void test_d5_the_log_is_bounded(void) {
  hf_store *s = open_with("log", (hf_store_opts){ .log_max = 1 << 20 });
  CHECK(run_status(s, promise("first", 100)) == HF_OK);
  sqlite3 *reader = NULL;
  sqlite3_open(in_dir("log"), &reader);
  CHECK(sqlite3_exec(reader, "BEGIN; SELECT * FROM promise", NULL, NULL, NULL) == SQLITE_OK);
  char key[32], *big = calloc(1, 100000);
  hf_status status = HF_OK;
  int made = 0;
  for (; made < 100 && status == HF_OK; made++) {
    snprintf(key, sizeof key, "key%d", made);
    hf_store_op from = promise(key, 100);
    from.in.payload = (hf_str){ big, 100000 };
    status = run_status(s, from);
  }
  CHECK(status == HF_ESTORE && made < 20);
  sqlite3_exec(reader, "COMMIT", NULL, NULL, NULL);
  sqlite3_close(reader);
  CHECK(run_status(s, promise("last", 100)) == HF_OK); /* goes on when there is room again */
  free(big);
  hf_store_close(s);
}

static void test_d5_the_file_is_deleted(void) {
  hf_store *s = open_with("deleted", (hf_store_opts){ 0 });
  CHECK(run_status(s, promise("before", 100)) == HF_OK);
  char wal[300];
  snprintf(wal, sizeof wal, "%s-wal", in_dir("deleted"));
  CHECK(unlink(wal) == 0 && unlink(in_dir("deleted")) == 0);
  CHECK(run_status(s, promise("lost", 100)) == HF_ESTORE); /* it would go nowhere */
  hf_store_close(s);
}

/* --- D6 ----------------------------------------------------------------------------------------------------------- */

static void test_d6_gives_up_on_a_lock_in_the_end(void) {
  hf_store *s = open_with("d6", (hf_store_opts){ .busy_ms = 1 });
  sqlite3 *other = NULL;
  sqlite3_open(in_dir("d6"), &other);
  CHECK(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
  CHECK(run_status(s, promise("k", 100)) == HF_ESTORE);
  sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
  sqlite3_close(other);
  CHECK(run_status(s, promise("k", 100)) == HF_OK);
  hf_store_close(s);
}

/* --- D8, D10 -------------------------------------------------------------------------------------------------------- */

/* Claims one after the other until nothing is due, and tells whom it got. */
static void claim_all(const char *name, int out) {
  hf_store *s = open_with(name, (hf_store_opts){ 0 });
  for (uint32_t n = 1; s && n;) {
    hf_store_op *op = run(s, (hf_store_op){ .kind = HF_STORE_CLAIM, .now = 5000, .lease_ms = 60000, .limit = 3, .state = -1 });
    n = op->nrows;
    for (uint32_t i = 0; i < n; i++) {
      int32_t due = (int32_t)op->rows[i].due;
      if (write(out, &due, sizeof due) != sizeof due) _exit(2);
    }
    hf_store_op_free(op);
  }
  hf_store_close(s);
  _exit(s ? 0 : 1);
}

static void test_d8_two_processes_share_by_lease(void) {
  enum { N = 150 };
  hf_store *s = open_with("d8", (hf_store_opts){ 0 });
  char key[32];
  for (int i = 0; i < N; i++) {
    snprintf(key, sizeof key, "key%d", i);
    CHECK(run_status(s, promise(key, i)) == HF_OK);
  }
  hf_store_close(s);
  int pipes[2], times[N] = { 0 }, total = 0;
  CHECK(pipe(pipes) == 0);
  for (int i = 0; i < 2; i++)
    if (fork() == 0) claim_all("d8", pipes[1]);
  close(pipes[1]);
  for (int32_t due; read(pipes[0], &due, sizeof due) == sizeof due; total++) times[due]++;
  close(pipes[0]);
  for (int i = 0, status; i < 2; i++) CHECK(wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0);
  CHECK(total == N);
  for (int i = 0; i < N; i++) CHECK(times[i] == 1);
}

/* Both are asked of two stores on one file at once: exactly one of them wins, every time. */
static void test_d10_cancel_races_with_due(void) {
  hf_store *a = open_with("d10", (hf_store_opts){ 0 }), *b = open_with("d10", (hf_store_opts){ 0 });
  char key[32];
  int cancelled = 0, claimed = 0;
  for (int i = 0; i < 60; i++) {
    snprintf(key, sizeof key, "key%d", i);
    CHECK(run_status(a, promise(key, 100)) == HF_OK);
    hf_store_op cancel = { .kind = HF_STORE_CANCEL, .now = 100, .in = { .key = str(key) } };
    hf_store_op claim = { .kind = HF_STORE_CLAIM, .now = 100, .lease_ms = 60000, .limit = 1, .state = -1 };
    hf_store_op *first = begin(i % 2 ? a : b, cancel), *second = begin(i % 2 ? b : a, claim);
    hf_store_wait(i % 2 ? a : b, first);
    hf_store_wait(i % 2 ? b : a, second);
    CHECK((first->status == HF_OK) + (int)second->nrows == 1);
    cancelled += first->status == HF_OK;
    claimed += (int)second->nrows;
    hf_store_op_free(first);
    hf_store_op_free(second);
  }
  CHECK(cancelled + claimed == 60);
  hf_store_close(a);
  hf_store_close(b);
}

static void test_a_clock_that_steps_back_makes_nothing_early(void) {
  hf_store *s = open_with("clock", (hf_store_opts){ 0 });
  hf_store_op claim = { .kind = HF_STORE_CLAIM, .lease_ms = 500, .limit = 1, .state = -1 };
  CHECK(run_status(s, promise("k", 1000)) == HF_OK);
  static const struct { int64_t now; uint32_t rows; } steps[] = { { 999, 0 }, { 1000, 1 }, { 200, 0 }, { 1499, 0 }, { 1500, 1 } };
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    claim.now = steps[i].now;
    hf_store_op *op = run(s, claim);
    CHECK(op->nrows == steps[i].rows);
    hf_store_op_free(op);
  }
  hf_store_close(s);
}

/* --- D12, D14: a disk that stands still, a pool that is full --------------------------------------------------------- */

static sem_t gate; /* who waits at it goes on when it is opened */

static int stall(int role) {
  (void)role;
  sem_wait(&gate);
  return FAULT_PASS;
}

static void hold_the_pool(uv_work_t *work) {
  (void)work;
  sem_wait(&gate);
}

static void test_d12_a_full_pool_holds_up_no_commit(void) {
  uv_work_t jobs[8];
  uv_loop_t loop;
  CHECK(uv_loop_init(&loop) == 0);
  for (int i = 0; i < 8; i++) CHECK(uv_queue_work(&loop, &jobs[i], hold_the_pool, NULL) == 0);
  hf_store *s = open_with("d12", (hf_store_opts){ 0 });
  CHECK(run_status(s, promise("k", 100)) == HF_OK); /* the eight still wait for the gate */
  hf_store_close(s);
  for (int i = 0; i < 8; i++) sem_post(&gate);
  uv_run(&loop, UV_RUN_DEFAULT);
  CHECK(uv_loop_close(&loop) == 0);
}

/* The engine under the store stands still: what is asked meanwhile waits, so much and no more, unacknowledged; then it
 * goes on, and who asks again gets the same promise. */
static void test_d14_a_stalled_engine(void) {
  enum { ROOM = 20 };
  fault = (fault_hooks){ .followed = "d14" };
  hf_store *s = open_faulty("d14", (hf_store_opts){ .queue = ROOM });
  CHECK(run_status(s, promise("before", 100)) == HF_OK);
  fault.sync = stall;
  hf_store_op *ops[ROOM];
  char key[32];
  for (int i = 0; i < ROOM; i++) {
    snprintf(key, sizeof key, "key%d", i);
    ops[i] = begin(s, promise(key, 100));
  }
  hf_store_op from = promise("one too many", 100);
  hf_store_op *refused = hf_store_op_new(&from);
  CHECK(hf_store_submit(s, refused) == HF_ELIMIT);
  hf_store_op_free(refused);
  CHECK(hf_store_waiting(s) == ROOM); /* nobody was told anything */
  fault.sync = NULL;
  for (int i = 0; i < ROOM; i++) sem_post(&gate);
  for (int i = 0; i < ROOM; i++) {
    hf_store_wait(s, ops[i]);
    CHECK(ops[i]->status == HF_OK && ops[i]->fresh);
    hf_store_op_free(ops[i]);
  }
  while (sem_trywait(&gate) == 0) {}
  for (int i = 0; i < ROOM; i++) {
    snprintf(key, sizeof key, "key%d", i);
    hf_store_op *again = run(s, promise(key, 900));
    CHECK(again->status == HF_OK && !again->fresh && again->rows[0].due == 100);
    hf_store_op_free(again);
  }
  CHECK(count_open(s) == ROOM + 1);
  hf_store_close(s);
}

/* --- D13 ----------------------------------------------------------------------------------------------------------- */

/* Pairs of promises that stand or fall together, ten thousand operations without waiting; tells what was acknowledged. */
static void ask_much(const char *name, int out, int ending) {
  hf_store *s = open_with(name, (hf_store_opts){ 0 });
  char key[2][32];
  for (int i = 0; s && i < 5000; i++) {
    hf_store_op *pair[2];
    for (int k = 0; k < 2; k++) {
      snprintf(key[k], sizeof key[k], "%c%d", 'a' + k, i);
      hf_store_op from = promise(key[k], i);
      from.async = k == 1;
      pair[k] = hf_store_op_new(&from);
    }
    if (hf_store_submit_all(s, pair, 2) != HF_OK) _exit(3);
  }
  for (hf_store_op *op; s && (op = hf_store_take(s));) {
    int32_t i = (int32_t)op->in.due;
    if (op->status == HF_OK && write(out, &i, sizeof i) != sizeof i) _exit(4);
  }
  if (ending == SIGTERM) raise(SIGTERM);
  if (ending == 1) quick_exit(0); /* the writer dies with the process; what it had is no leak to be reported */
  hf_store_close(s);
  _exit(0);
}

static void test_d13_ends_with_ten_thousand_unflushed(const char *name, int ending) {
  int pipes[2], status = -1;
  hf_store_close(open_with(name, (hf_store_opts){ 0 }));
  CHECK(pipe(pipes) == 0);
  pid_t child = fork();
  if (child == 0) ask_much(name, pipes[1], ending);
  close(pipes[1]);
  char *told = calloc(5000, 1);
  for (int32_t i; read(pipes[0], &i, sizeof i) == sizeof i;) told[i] = 1;
  close(pipes[0]);
  waitpid(child, &status, 0);
  CHECK(ending == SIGTERM ? WIFSIGNALED(status) : WIFEXITED(status) && WEXITSTATUS(status) == 0);
  hf_store *s = open_with(name, (hf_store_opts){ 0 });
  hf_store_op *op = run(s, (hf_store_op){ .kind = HF_STORE_LIST, .state = -1, .limit = 100000 });
  char *found = calloc(5000, 1);
  for (uint32_t i = 0; i < op->nrows; i++) found[op->rows[i].due] |= op->rows[i].key.p[0] == 'a' ? 1 : 2;
  for (int i = 0; i < 5000; i++) {
    CHECK(found[i] == 0 || found[i] == 3); /* no half transaction */
    CHECK(!told[i] || found[i] == 3); /* what was acknowledged stands */
  }
  CHECK(ending != 0 || op->nrows == 10000); /* closing carries out what is queued */
  hf_store_op_free(op);
  free(told);
  free(found);
  hf_store_close(s);
}

int main(void) {
  if (!mkdtemp(dir)) return 1;
  sem_init(&gate, 0, 0);
  fault_register("fault");
  test_d5_an_error_of_the_disk("d5_write", false);
  test_d5_an_error_of_the_disk("d5_sync", true);
  test_d5_permission_lost();
  test_d5_the_log_is_bounded();
  test_d5_the_file_is_deleted();
  test_d6_gives_up_on_a_lock_in_the_end();
  test_d8_two_processes_share_by_lease();
  test_d10_cancel_races_with_due();
  test_a_clock_that_steps_back_makes_nothing_early();
  test_d14_a_stalled_engine();
  test_d13_ends_with_ten_thousand_unflushed("d13_close", 0);
  test_d13_ends_with_ten_thousand_unflushed("d13_exit", 1);
  test_d13_ends_with_ten_thousand_unflushed("d13_term", SIGTERM);
  test_d12_a_full_pool_holds_up_no_commit(); /* last: libuv's pool does not survive a fork that ends by exit */
  char command[300];
  snprintf(command, sizeof command, "rm -rf %s", dir);
  CHECK(system(command) == 0);
  return checks_done("test_store_faults");
}

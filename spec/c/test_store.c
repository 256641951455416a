/* SPDX-License-Identifier: MIT
 * The store on its own: no loop, no Lua. Rows of the acceptance list by id.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "loop/hf_store.h"

static char dir[] = "/tmp/hatif_store_XXXXXX";

static const char *in_dir(const char *name) {
  static char path[256];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return path;
}

static hf_str str(const char *s) { return (hf_str){ s, (uint32_t)strlen(s) }; }

static hf_store *opened(const char *name) {
  hf_store *s = NULL;
  char err[200] = "";
  if (hf_store_open(in_dir(name), NULL, &s, err, sizeof err) != HF_OK) fprintf(stderr, "%s\n", err);
  return s;
}

/* Runs one operation to its end; the caller frees it. */
static hf_store_op *run(hf_store *s, hf_store_op from) {
  hf_store_op *op = hf_store_op_new(&from);
  CHECK(hf_store_submit(s, op) == HF_OK);
  hf_store_wait(s, op);
  return op;
}

static hf_status run_status(hf_store *s, hf_store_op from) {
  hf_store_op *op = run(s, from);
  hf_status status = op->status;
  hf_store_op_free(op);
  return status;
}

static hf_store_op promise(const char *key, int64_t due) {
  return (hf_store_op){ .kind = HF_STORE_PROMISE, .now = 1000,
    .in = { .key = str(key), .what = str("call_back"), .contact = str("c1"), .payload = str("{}"), .due = due } };
}

static hf_store_op claim(int64_t now, int64_t lease_ms, int64_t limit) {
  return (hf_store_op){ .kind = HF_STORE_CLAIM, .now = now, .lease_ms = lease_ms, .limit = limit, .state = -1 };
}

static hf_store_op settle(hf_store_kind kind, const char *key, int64_t fence, int64_t now) {
  return (hf_store_op){ .kind = kind, .now = now, .lease_ms = 500, .limit = 3,
    .in = { .key = str(key), .fence = fence, .outcome = str("said so") } };
}

static void test_d9_same_key_is_the_same_promise(void) {
  hf_store *s = opened("d9");
  hf_store_op *a = run(s, promise("k", 5000)), *b = run(s, promise("k", 9000));
  CHECK(a->status == HF_OK && a->fresh && a->nrows == 1);
  CHECK(b->status == HF_OK && !b->fresh && b->rows[0].id == a->rows[0].id && b->rows[0].due == 5000);
  hf_store_op_free(a);
  hf_store_op_free(b);
  hf_store_close(s);
}

static void test_claim_in_due_order(void) {
  hf_store *s = opened("order");
  CHECK(run_status(s, promise("late", 300)) == HF_OK);
  CHECK(run_status(s, promise("early", 100)) == HF_OK);
  CHECK(run_status(s, promise("same", 300)) == HF_OK);
  CHECK(run_status(s, promise("ahead", 301)) == HF_OK);
  hf_store_op *op = run(s, claim(300, 1000, 10));
  CHECK(op->nrows == 3);
  CHECK(memcmp(op->rows[0].key.p, "early", 5) == 0 && memcmp(op->rows[1].key.p, "late", 4) == 0);
  CHECK(memcmp(op->rows[2].key.p, "same", 4) == 0 && op->rows[2].fence == 1 && op->rows[2].attempts == 1);
  hf_store_op_free(op);
  hf_store_op next = { .kind = HF_STORE_NEXT, .state = -1 };
  op = run(s, next);
  CHECK(op->next == 301);
  hf_store_op_free(op);
  hf_store_close(s);
}

static void test_d4_lease_and_fence(void) {
  hf_store *s = opened("d4");
  CHECK(run_status(s, promise("k", 100)) == HF_OK);
  CHECK(run_status(s, claim(100, 1000, 1)) == HF_OK);
  hf_store_op *none = run(s, claim(1099, 1000, 1));
  CHECK(none->status == HF_OK && none->nrows == 0);
  hf_store_op_free(none);
  hf_store_op *again = run(s, claim(1100, 1000, 1)); /* the first worker died: same key, higher fence */
  CHECK(again->nrows == 1 && again->rows[0].fence == 2 && again->rows[0].attempts == 2);
  hf_store_op_free(again);
  CHECK(run_status(s, settle(HF_STORE_DONE, "k", 1, 1200)) == HF_ESTALE);
  CHECK(run_status(s, settle(HF_STORE_DONE, "k", 2, 1200)) == HF_OK);
  CHECK(run_status(s, settle(HF_STORE_DONE, "k", 2, 1200)) == HF_ESTALE);
  hf_store_close(s);
}

static void test_d10_cancel_or_due(void) {
  hf_store *s = opened("d10");
  CHECK(run_status(s, promise("first", 100)) == HF_OK);
  CHECK(run_status(s, settle(HF_STORE_CANCEL, "first", 0, 100)) == HF_OK);
  hf_store_op *op = run(s, claim(100, 1000, 1));
  CHECK(op->nrows == 0);
  hf_store_op_free(op);
  CHECK(run_status(s, promise("second", 100)) == HF_OK);
  CHECK(run_status(s, claim(100, 1000, 1)) == HF_OK);
  CHECK(run_status(s, settle(HF_STORE_CANCEL, "second", 0, 100)) == HF_ESTALE);
  CHECK(run_status(s, settle(HF_STORE_CANCEL, "nobody", 0, 100)) == HF_ESTALE);
  hf_store_close(s);
}

static void test_failures_end_in_the_dead_letters(void) {
  hf_store *s = opened("dead");
  CHECK(run_status(s, promise("k", 100)) == HF_OK);
  int64_t now = 100;
  for (int64_t attempt = 1; attempt <= 3; attempt++) {
    hf_store_op *op = run(s, claim(now, 1000, 1));
    CHECK(op->nrows == 1 && op->rows[0].attempts == attempt);
    hf_store_op_free(op);
    CHECK(run_status(s, settle(HF_STORE_FAIL, "k", attempt, now)) == HF_OK);
    now += 500;
  }
  hf_store_op *op = run(s, (hf_store_op){ .kind = HF_STORE_GET, .in = { .key = str("k") } });
  CHECK(op->nrows == 1 && op->rows[0].state == HF_PROMISE_DEAD && op->rows[0].settled == 1100);
  CHECK(op->rows[0].outcome.n == 7);
  hf_store_op_free(op);
  op = run(s, (hf_store_op){ .kind = HF_STORE_LIST, .state = HF_PROMISE_DEAD, .limit = 10 });
  CHECK(op->nrows == 1);
  hf_store_op_free(op);
  hf_store_close(s);
}

static void test_bytes_come_back_as_they_went_in(void) {
  hf_store *s = opened("bytes");
  hf_store_op from = promise("'; DROP TABLE promise; --", 100); /* X14: a value is never SQL */
  from.in.payload = (hf_str){ "a\0b\r\n", 5 };
  CHECK(run_status(s, from) == HF_OK);
  hf_store_op *op = run(s, claim(100, 1, 1));
  CHECK(op->nrows == 1 && op->rows[0].payload.n == 5 && memcmp(op->rows[0].payload.p, "a\0b\r\n", 5) == 0);
  CHECK(op->rows[0].key.n == 25);
  hf_store_op_free(op);
  hf_store_close(s);
}

/* --- D7: what is not ours is refused and left as it was ----------------------------------------------------------- */

static void write_file(const char *path, const char *bytes, size_t n, mode_t mode) {
  int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  CHECK(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
  fchmod(fd, mode);
  close(fd);
}

static bool refused(const char *name, const char *because) {
  hf_store *s = NULL;
  char err[300] = "";
  struct stat before = { 0 }, after = { 0 };
  char path[256];
  snprintf(path, sizeof path, "%s", in_dir(name));
  stat(path, &before);
  hf_status status = hf_store_open(path, NULL, &s, err, sizeof err);
  stat(path, &after);
  if (status == HF_OK) hf_store_close(s);
  bool ok = status == HF_ESTORE && strstr(err, because) && strstr(err, path) && before.st_size == after.st_size &&
            before.st_mtime == after.st_mtime;
  if (!ok) fprintf(stderr, "%s: %d %s\n", name, status, err);
  return ok;
}

static void patch(const char *name, const char *query) {
  sqlite3 *h = NULL;
  sqlite3_open(in_dir(name), &h);
  CHECK(sqlite3_exec(h, query, NULL, NULL, NULL) == SQLITE_OK);
  sqlite3_close(h);
}

static void test_d7_refuses_what_is_not_ours(void) {
  write_file(in_dir("empty"), "", 0, 0600);
  CHECK(refused("empty", "is empty"));
  write_file(in_dir("text"), "this is a shopping list, not a store", 36, 0600);
  CHECK(refused("text", "not an SQLite file"));
  hf_store_close(opened("open_to_all"));
  chmod(in_dir("open_to_all"), 0666);
  CHECK(refused("open_to_all", "0600"));
  hf_store_close(opened("target"));
  char target[256];
  snprintf(target, sizeof target, "%s", in_dir("target"));
  CHECK(symlink(target, in_dir("link")) == 0);
  CHECK(refused("link", "symbolic link"));
  CHECK(mkdir(in_dir("folder"), 0700) == 0);
  CHECK(refused("folder", "not a regular file"));
  hf_store_close(opened("newer"));
  patch("newer", "PRAGMA user_version=4");
  CHECK(refused("newer", "newer hatif"));
  hf_store_close(opened("foreign"));
  patch("foreign", "PRAGMA application_id=7");
  CHECK(refused("foreign", "another application"));
}

static void test_d7_refuses_a_corrupt_page(void) {
  hf_store *s = opened("corrupt");
  char key[16];
  for (int i = 0; i < 400; i++) {
    snprintf(key, sizeof key, "key%d", i);
    CHECK(run_status(s, promise(key, i)) == HF_OK);
  }
  hf_store_close(s);
  int fd = open(in_dir("corrupt"), O_RDWR);
  static const char noise[512] = { 0x55, 0x55, 0x55 };
  CHECK(pwrite(fd, noise, sizeof noise, 4096 * 3) == (ssize_t)sizeof noise);
  close(fd);
  CHECK(refused("corrupt", "damaged") || refused("corrupt", "malformed"));
}

static void test_new_file_is_private(void) {
  umask(0);
  hf_store_close(opened("private"));
  struct stat st;
  CHECK(stat(in_dir("private"), &st) == 0 && (st.st_mode & 0777) == 0600);
}

/* --- D6, D5, D13 ----------------------------------------------------------------------------------------------------- */

static void test_d6_waits_for_another_process(void) {
  hf_store *s = opened("d6");
  sqlite3 *other = NULL;
  sqlite3_open(in_dir("d6"), &other);
  CHECK(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
  hf_store_op from = promise("k", 100);
  hf_store_op *op = hf_store_op_new(&from);
  CHECK(hf_store_submit(s, op) == HF_OK);
  CHECK(hf_store_waiting(s) == 1); /* not acknowledged while the other one holds the file */
  CHECK(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL) == SQLITE_OK);
  hf_store_wait(s, op);
  CHECK(op->status == HF_OK);
  hf_store_op_free(op);
  sqlite3_close(other);
  hf_store_close(s);
}

static void test_queue_is_bounded(void) {
  hf_store *s = NULL;
  char err[200];
  CHECK(hf_store_open(in_dir("bounded"), &(hf_store_opts){ .queue = 3 }, &s, err, sizeof err) == HF_OK);
  sqlite3 *other = NULL;
  sqlite3_open(in_dir("bounded"), &other);
  CHECK(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK);
  hf_store_op *ops[4];
  static const char *const keys[] = { "a", "b", "c", "d" };
  for (int i = 0; i < 4; i++) {
    hf_store_op from = promise(keys[i], 100);
    ops[i] = hf_store_op_new(&from);
    CHECK(hf_store_submit(s, ops[i]) == (i < 3 ? HF_OK : HF_ELIMIT));
  }
  sqlite3_exec(other, "COMMIT", NULL, NULL, NULL);
  sqlite3_close(other);
  for (int i = 0; i < 3; i++) {
    hf_store_wait(s, ops[i]);
    CHECK(ops[i]->status == HF_OK);
  }
  for (int i = 0; i < 4; i++) hf_store_op_free(ops[i]);
  hf_store_close(s);
}

static bool limit_file_size(rlim_t bytes) {
  struct rlimit limit;
  if (getrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
  limit.rlim_cur = bytes;
  return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

static void test_d5_a_full_disk_is_no_acknowledgement(void) {
  struct sigaction ignore = { .sa_handler = SIG_IGN }, old;
  sigaction(SIGXFSZ, &ignore, &old);
  pid_t child = fork(); /* the limit holds for a whole process */
  if (child == 0) {
    checks_failed = 0;
    hf_store *mine = opened("d5_child");
    CHECK(run_status(mine, promise("before", 100)) == HF_OK);
    CHECK(limit_file_size(64 * 1024));
    char *big = calloc(1, 200000);
    hf_store_op from = promise("big", 100);
    from.in.payload = (hf_str){ big, 200000 };
    hf_store_op *op = run(mine, from);
    CHECK(op->status == HF_ESTORE && op->message[0]);
    hf_store_op_free(op);
    CHECK(limit_file_size(RLIM_INFINITY));
    CHECK(run_status(mine, from) == HF_OK); /* goes on when room is back */
    CHECK(run_status(mine, (hf_store_op){ .kind = HF_STORE_GET, .in = { .key = str("before") } }) == HF_OK);
    free(big);
    hf_store_close(mine);
    _exit(checks_failed ? 1 : 0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  sigaction(SIGXFSZ, &old, NULL);
}

static void test_d13_a_child_cannot_use_the_parents_store(void) {
  hf_store *s = opened("d13");
  pid_t child = fork();
  if (child == 0) {
    hf_store_op from = promise("from the child", 100);
    hf_store_op *op = hf_store_op_new(&from);
    bool ok = hf_store_submit(s, op) == HF_ESTALE && hf_store_take(s) == NULL;
    hf_store_close(s);
    _exit(ok ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  CHECK(run_status(s, promise("k", 100)) == HF_OK);
  hf_store_close(s);
}

static void count_notice(void *ud) { __atomic_add_fetch((int *)ud, 1, __ATOMIC_SEQ_CST); }

static void test_d13_close_carries_out_what_is_queued(void) {
  int notices = 0;
  hf_store *s = NULL;
  char err[200];
  CHECK(hf_store_open(in_dir("flush"), NULL, &s, err, sizeof err) == HF_OK);
  hf_store_notify(s, count_notice, &notices);
  char key[32];
  for (int i = 0; i < 5000; i++) {
    snprintf(key, sizeof key, "key%d", i);
    hf_store_op from = promise(key, i);
    from.async = true;
    hf_store_op *op = hf_store_op_new(&from);
    CHECK(hf_store_submit(s, op) == HF_OK);
  }
  hf_store_close(s);
  CHECK(notices >= 1);
  s = opened("flush");
  hf_store_op *op = run(s, (hf_store_op){ .kind = HF_STORE_LIST, .state = -1, .limit = 10000 });
  CHECK(op->nrows == 5000);
  hf_store_op_free(op);
  hf_store_close(s);
}

/* How often a step of an archive's verb was taken: args are text but for those of digits. */
static hf_status step(hf_store *s, const char *verb, const char *const *args, uint32_t n) {
  hf_store_op op = { .kind = HF_STORE_RECORD, .verb = hf_store_verb(str(verb)), .nargs = n };
  for (uint32_t i = 0; i < n; i++) {
    bool is_number = args[i][0] >= '0' && args[i][0] <= '9';
    op.args[i] = is_number ? (hf_value){ .type = HF_INT, .as.i = atoll(args[i]) }
                           : (hf_value){ .type = HF_STR, .as.s = str(args[i]) };
  }
  return run_status(s, op);
}

/* A file as an older version made it gets what it lacks, and keeps what it holds. */
static void upgrades(const char *name, const char *older) {
  hf_store *s = opened(name);
  CHECK(run_status(s, promise("k", 100)) == HF_OK);
  hf_store_close(s);
  patch(name, older);
  s = opened(name);
  CHECK(run_status(s, (hf_store_op){ .kind = HF_STORE_GET, .in = { .key = str("k") } }) == HF_OK);
  hf_store_op count = { .kind = HF_STORE_RECORD, .verb = hf_store_verb(str("count")) };
  hf_store_op *op = run(s, count);
  CHECK(op->status == HF_OK && op->nrows == 1 && op->cells[0].as.i == 0 && op->cells[3].as.i == 1);
  hf_store_op_free(op);
  const char *open[] = { "c", "hash", "-", "7", "{}" }, *first[] = { "c", "1", "8", "-", "{}" };
  CHECK(step(s, "open", open, 5) == HF_OK);
  CHECK(step(s, "evaluate", first, 5) == HF_OK);
  CHECK(step(s, "evaluate", first, 5) == HF_ESTALE); /* the number is taken */
  hf_store_close(s);
}

static void test_upgrades_older_stores(void) {
  upgrades("v1", "DROP TABLE evaluation; DROP INDEX promise_unheard; ALTER TABLE promise DROP COLUMN heard;"
                 "DROP TABLE event; DROP TABLE contact; DROP TABLE policy; PRAGMA user_version=1");
  upgrades("v2", "DROP TABLE evaluation; PRAGMA user_version=2");
}

/* A step of an evaluation cannot be changed, by other programs neither; it goes with its contact. */
static void test_evaluations_stay(void) {
  hf_store *s = opened("stay");
  const char *open[] = { "c", "hash", "-", "7", "{}" }, *first[] = { "c", "1", "8", "-", "{}" };
  const char *none[] = { "x", "1", "8", "-", "{}" }, *gone[] = { "c" };
  CHECK(step(s, "open", open, 5) == HF_OK);
  CHECK(step(s, "evaluate", first, 5) == HF_OK);
  CHECK(step(s, "evaluate", none, 5) == HF_ESTALE); /* no such contact */
  sqlite3 *h = NULL;
  CHECK(sqlite3_open(in_dir("stay"), &h) == SQLITE_OK);
  CHECK(sqlite3_exec(h, "UPDATE evaluation SET at = 9", NULL, NULL, NULL) == SQLITE_CONSTRAINT);
  sqlite3_close(h);
  CHECK(step(s, "forget_contact", gone, 1) == HF_OK);
  hf_store_op steps = { .kind = HF_STORE_RECORD, .verb = hf_store_verb(str("evaluation")), .nargs = 1,
    .args = { { .type = HF_STR, .as.s = str("c") } } };
  hf_store_op *op = run(s, steps);
  CHECK(op->status == HF_OK && op->nrows == 0);
  hf_store_op_free(op);
  hf_store_close(s);
}

static void remove_dir(void) {
  char command[300];
  snprintf(command, sizeof command, "rm -rf %s", dir);
  CHECK(system(command) == 0);
}

int main(void) {
  if (!mkdtemp(dir)) return 1;
  test_d9_same_key_is_the_same_promise();
  test_claim_in_due_order();
  test_d4_lease_and_fence();
  test_d10_cancel_or_due();
  test_failures_end_in_the_dead_letters();
  test_bytes_come_back_as_they_went_in();
  test_d7_refuses_what_is_not_ours();
  test_d7_refuses_a_corrupt_page();
  test_new_file_is_private();
  test_d6_waits_for_another_process();
  test_queue_is_bounded();
  test_d5_a_full_disk_is_no_acknowledgement();
  test_d13_a_child_cannot_use_the_parents_store();
  test_d13_close_carries_out_what_is_queued();
  test_upgrades_older_stores();
  test_evaluations_stay();
  remove_dir();
  return checks_done("test_store");
}

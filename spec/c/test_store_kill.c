/* SPDX-License-Identifier: MIT
 * D1: a process that makes, claims and settles promises is killed at random instants; what it was told is on disk
 * stands there afterwards, once. HATIF_KILLS rounds (50), HATIF_SEED.
 */
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "loop/hf_store.h"

typedef struct told { /* one message of the child: what the store acknowledged */
  int32_t round, n;
  int32_t settled; /* 0: promised, 1: done */
} told;

static uint64_t rng;

static uint32_t random_below(uint32_t n) { /* xorshift64*, Vigna 2016 */
  rng ^= rng >> 12;
  rng ^= rng << 25;
  rng ^= rng >> 27;
  return (uint32_t)((rng * 2685821657736338717u) >> 33) % n;
}

static long from_env(const char *name, long otherwise) {
  const char *value = getenv(name);
  return value ? strtol(value, NULL, 10) : otherwise;
}

static hf_store_op *run(hf_store *s, const hf_store_op *from) {
  hf_store_op *op = hf_store_op_new(from);
  if (!op || hf_store_submit(s, op) != HF_OK) _exit(3);
  hf_store_wait(s, op);
  return op;
}

static hf_str key_of(char buffer[32], int round, int n) {
  return (hf_str){ buffer, (uint32_t)snprintf(buffer, 32, "r%d-%d", round, n) };
}

/* Promises without end; every third one is claimed and done as well. Tells of each step only when it stands. */
static void be_the_child(const char *path, int round, int out) {
  hf_store *s = NULL;
  char err[200], key[32];
  if (hf_store_open(path, NULL, &s, err, sizeof err) != HF_OK) _exit(2);
  for (int n = 0;; n++) {
    hf_store_op from = { .kind = HF_STORE_PROMISE, .now = 1, .in = { .key = key_of(key, round, n), .due = round * 100000 + n } };
    hf_store_op *op = run(s, &from);
    told message = { round, n, 0 };
    if (op->status != HF_OK || !op->fresh || write(out, &message, sizeof message) != sizeof message) _exit(4);
    hf_store_op_free(op);
    if (n % 3) continue;
    hf_store_op claim = { .kind = HF_STORE_CLAIM, .now = INT32_MAX, .lease_ms = INT32_MAX, .limit = 1, .state = -1 };
    op = run(s, &claim);
    if (op->status != HF_OK || op->nrows != 1) _exit(5);
    hf_store_op done = { .kind = HF_STORE_DONE, .now = 2, .in = { .key = op->rows[0].key, .fence = op->rows[0].fence } };
    snprintf(key, sizeof key, "%.*s", (int)op->rows[0].key.n, op->rows[0].key.p); /* a row's key has no NUL behind it */
    if (sscanf(key, "r%d-%d", &message.round, &message.n) != 2) _exit(6);
    message.settled = 1;
    hf_store_op *settled = run(s, &done);
    if (settled->status != HF_OK || write(out, &message, sizeof message) != sizeof message) _exit(7);
    hf_store_op_free(settled);
    hf_store_op_free(op);
  }
}

/* All that the child told before it died must be found, and settled what was settled. */
static long compare(hf_store *s, int in) {
  told message;
  long n = 0;
  char key[32];
  while (read(in, &message, sizeof message) == sizeof message) {
    hf_store_op get = { .kind = HF_STORE_GET, .in = { .key = key_of(key, message.round, message.n) } };
    hf_store_op *op = run(s, &get);
    CHECK(op->status == HF_OK && op->nrows == 1);
    if (op->status != HF_OK) fprintf(stderr, "%s: %d %s\n", key, (int)op->status, op->message);
    if (op->nrows == 1 && message.settled) CHECK(op->rows[0].state == HF_PROMISE_DONE);
    hf_store_op_free(op);
    n++;
  }
  return n;
}

static long one_round(const char *path, int round) {
  int pipes[2];
  if (pipe(pipes) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    close(pipes[0]);
    be_the_child(path, round, pipes[1]);
  }
  close(pipes[1]);
  struct timespec life = { 0, (long)random_below(40000) * 1000 };
  nanosleep(&life, NULL); /* the instant of the kill is the input of this test, not a wait for a result */
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  hf_store *s = NULL;
  char err[200] = "";
  CHECK(hf_store_open(path, NULL, &s, err, sizeof err) == HF_OK);
  if (err[0]) fprintf(stderr, "%s\n", err);
  long n = s ? compare(s, pipes[0]) : 0;
  hf_store_close(s);
  close(pipes[0]);
  return n;
}

int main(void) {
  long kills = from_env("HATIF_KILLS", 50), acknowledged = 0;
  rng = (uint64_t)from_env("HATIF_SEED", 20260101) | 1;
  char dir[] = "/tmp/hatif_kill_XXXXXX", path[64], command[64];
  if (!mkdtemp(dir)) return 1;
  snprintf(path, sizeof path, "%s/store", dir);
  long seed = (long)rng;
  for (int round = 0; round < kills; round++) acknowledged += one_round(path, round);
  snprintf(command, sizeof command, "rm -rf %s", dir);
  CHECK(system(command) == 0);
  printf("seed %ld: %ld kills, %ld acknowledgements, %d not found\n", seed, kills, acknowledged, checks_failed);
  return checks_done("test_store_kill");
}

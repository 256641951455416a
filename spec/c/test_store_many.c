/* SPDX-License-Identifier: MIT
 * D3: a start with many pending promises, a tenth of them overdue: served at once, in due order, so many at a time, each
 * once per lease. HATIF_PENDING (20,000; a million in the long run). Prints how long the first took; judges no time.
 */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "loop/hf_store.h"

enum { NOW = 1000000000, GROUP = 1000, SLICE = 500 };

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The overdue come in an order that is not that of their making. */
static int64_t due_of(long i, long overdue) {
  return i < overdue ? NOW - 1 - i * 7919 % overdue : NOW + 1 + i;
}

static void fill(hf_store *s, long pending, long overdue) {
  char key[32];
  for (long made = 0; made < pending;) {
    hf_store_op *ops[GROUP];
    uint32_t n = 0;
    for (; n < GROUP && made < pending; n++, made++) {
      hf_store_op from = { .kind = HF_STORE_PROMISE, .in = { .due = due_of(made, overdue), .what = { "call_back", 9 } } };
      from.in.key = (hf_str){ key, (uint32_t)snprintf(key, sizeof key, "key%ld", made) };
      ops[n] = hf_store_op_new(&from);
    }
    CHECK(hf_store_submit_all(s, ops, n) == HF_OK);
    hf_store_wait(s, ops[n - 1]);
    CHECK(ops[n - 1]->status == HF_OK);
    for (uint32_t i = 0; i < n; i++) hf_store_op_free(ops[i]);
  }
}

static hf_store_op *claim(hf_store *s) {
  hf_store_op from = { .kind = HF_STORE_CLAIM, .now = NOW, .lease_ms = 60000, .limit = SLICE, .state = -1 };
  hf_store_op *op = hf_store_op_new(&from);
  CHECK(hf_store_submit(s, op) == HF_OK);
  hf_store_wait(s, op);
  CHECK(op->status == HF_OK);
  return op;
}

int main(void) {
  const char *wanted = getenv("HATIF_PENDING");
  long pending = wanted ? strtol(wanted, NULL, 10) : 20000, overdue = pending / 10, served = 0;
  char dir[] = "/tmp/hatif_many_XXXXXX", path[64], err[200] = "", command[64];
  hf_store *s = NULL;
  if (!mkdtemp(dir)) return 1;
  snprintf(path, sizeof path, "%s/store", dir);
  CHECK(hf_store_open(path, NULL, &s, err, sizeof err) == HF_OK);
  fill(s, pending, overdue);
  hf_store_close(s);
  double began = seconds(), first = 0;
  CHECK(hf_store_open(path, NULL, &s, err, sizeof err) == HF_OK);
  int64_t last = 0;
  for (uint32_t n = 1; n;) {
    hf_store_op *op = claim(s);
    if (!first) first = seconds() - began;
    n = op->nrows;
    CHECK(n <= SLICE);
    for (uint32_t i = 0; i < n; i++, served++) {
      CHECK(op->rows[i].due > last && op->rows[i].fence == 1); /* in due order, and nobody had it before */
      last = op->rows[i].due;
    }
    hf_store_op_free(op);
  }
  CHECK(served == overdue && last == NOW - 1);
  hf_store_close(s);
  printf("%ld pending, %ld overdue: first served %.0f ms after the start\n", pending, served, first * 1000);
  snprintf(command, sizeof command, "rm -rf %s", dir);
  CHECK(system(command) == 0);
  return checks_done("test_store_many");
}

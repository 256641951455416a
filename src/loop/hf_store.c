/* SPDX-License-Identifier: MIT
 *
 * The writer thread takes the whole queue, up to BATCH, runs it in one transaction and commits once: the cost of a
 * commit (two writes and one sync) is shared by everybody who asked meanwhile. Nobody is told before the commit.
 *
 *   submit -> queue -> [writer: begin, run…, commit] -> done queue -> take      (async)
 *                                                     \-> signal   -> wait      (not async)
 */
#include "loop/hf_store.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "loop/hf_store_db.h"

enum { BATCH = 1024, RETRY_MS = 20, DEFAULT_QUEUE = 65536, DEFAULT_BUSY_MS = 60000, DEFAULT_LOG_MAX = 1 << 30,
       CHECKPOINT_PAGES = 4000 };

typedef struct op_list {
  hf_store_op *first, **end; /* end: where the next one is linked */
} op_list;

struct hf_store {
  hf_store_opts opts;
  char *path;
  hf_store_db *db; /* the writer's alone once it runs */
  pid_t owner; /* the process that opened it */
  pthread_t writer;
  pthread_mutex_t lock; /* guards what follows */
  pthread_cond_t work, finished;
  op_list queue, done;
  uint32_t waiting; /* in the queue or in the writer's hands */
  void (*notify)(void *ud);
  void *notify_ud;
  bool closing;
};

static void list_reset(op_list *l) {
  l->first = NULL;
  l->end = &l->first;
}

static void list_push(op_list *l, hf_store_op *op) {
  op->link = NULL;
  *l->end = op;
  l->end = &op->link;
}

static hf_store_op *list_pop(op_list *l) {
  hf_store_op *op = l->first;
  if (op && !(l->first = op->link)) l->end = &l->first;
  return op;
}

/* --- operations -------------------------------------------------------------------------------------------------- */

static hf_str copy_str(hf_str s, char **at) {
  hf_str copy = { *at, s.n };
  if (s.n) memcpy(*at, s.p, s.n);
  *at += s.n;
  return copy;
}

hf_store_op *hf_store_op_new(const hf_store_op *from) {
  const hf_promise *in = &from->in;
  size_t n = sizeof *from + in->key.n + in->what.n + in->contact.n + in->payload.n + in->outcome.n;
  for (uint32_t i = 0; i < from->nargs; i++)
    if (from->args[i].type == HF_STR) n += from->args[i].as.s.n;
  hf_store_op *op = malloc(n);
  if (!op) return NULL;
  *op = *from;
  char *at = (char *)(op + 1);
  op->in.key = copy_str(in->key, &at);
  op->in.what = copy_str(in->what, &at);
  op->in.contact = copy_str(in->contact, &at);
  op->in.payload = copy_str(in->payload, &at);
  op->in.outcome = copy_str(in->outcome, &at);
  for (uint32_t i = 0; i < op->nargs; i++)
    if (op->args[i].type == HF_STR) op->args[i].as.s = copy_str(op->args[i].as.s, &at);
  op->rows = NULL;
  op->cells = NULL;
  op->nrows = 0;
  op->more = op->done = false;
  return op;
}

static void drop_rows(hf_store_op *op) {
  for (uint32_t i = 0; op->rows && i < op->nrows; i++) free((void *)(uintptr_t)op->rows[i].key.p);
  for (size_t i = 0; op->cells && i < (size_t)op->nrows * op->ncols; i++)
    if (op->cells[i].type == HF_STR) free((void *)(uintptr_t)op->cells[i].as.s.p);
  free(op->rows);
  free(op->cells);
  op->rows = NULL;
  op->cells = NULL;
  op->nrows = 0;
}

void hf_store_op_free(hf_store_op *op) {
  if (!op) return;
  drop_rows(op);
  free(op);
}

const char *hf_promise_state_name(hf_promise_state st) {
  static const char *const names[] = { "pending", "running", "done", "cancelled", "dead" };
  return names[st];
}

/* --- the writer -------------------------------------------------------------------------------------------------- */

static void fail_batch(op_list *batch, hf_status status, const char *why) {
  for (hf_store_op *op = batch->first; op; op = op->link) {
    drop_rows(op);
    op->status = status;
    snprintf(op->message, sizeof op->message, "%s", why);
  }
}

static bool is_closing(hf_store *s) {
  pthread_mutex_lock(&s->lock);
  bool closing = s->closing;
  pthread_mutex_unlock(&s->lock);
  return closing;
}

static void pause_ms(long ms) {
  struct timespec t = { ms / 1000, ms % 1000 * 1000000L };
  nanosleep(&t, NULL);
}

static int64_t monotonic_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Another process may hold the file (a copy being made, a person's shell): wait for it, but not for ever. */
static hf_status begin(hf_store *s, char *why, size_t n) {
  int64_t give_up = monotonic_ms() + s->opts.busy_ms;
  hf_status status;
  while ((status = hf_store_db_begin(s->db, why, n)) == HF_EBUSY) {
    if (monotonic_ms() >= give_up || is_closing(s)) break;
    pause_ms(RETRY_MS);
  }
  return status == HF_EBUSY ? HF_ESTORE : status;
}

/* After an I/O error the pages that SQLite holds may differ from those on disk: start from the disk again. */
static hf_status reopen(hf_store *s, char *why, size_t n) {
  hf_store_db_close(s->db);
  s->db = NULL;
  return hf_store_db_open(s->path, &s->opts, true, &s->db, why, n);
}

static bool is_answer(const hf_store_op *op) { return op->status == HF_OK || op->status == HF_ESTALE; }

/* Runs the operations from `op` on that stand or fall together; *next: behind them. */
static hf_status run_together(hf_store *s, hf_store_op *op, hf_store_op **next) {
  hf_store_op *first = op, *refused = NULL, *last = op;
  while (last->more) last = last->link;
  *next = last->link;
  hf_status status = op == last ? HF_OK : hf_store_db_part(s->db, op);
  for (; status == HF_OK && !refused; op = op->link) {
    hf_store_db_run(s->db, op);
    if (!is_answer(op)) status = op->status;
    else if (op->status == HF_ESTALE) refused = op;
    if (op == last) break;
  }
  if (status != HF_OK || first == last) return status;
  if (!refused) return hf_store_db_keep(s->db, last);
  hf_store_op why = *refused;
  status = hf_store_db_undo(s->db, first);
  for (op = first; op != last->link; op = op->link) {
    drop_rows(op);
    op->status = status == HF_OK ? HF_ESTALE : status;
    memcpy(op->message, why.message, sizeof op->message);
  }
  return status;
}

static hf_status run_all(hf_store *s, op_list *batch, char *why, size_t n) {
  for (hf_store_op *op = batch->first, *next; op; op = next) {
    hf_status status = run_together(s, op, &next);
    if (status == HF_OK) continue;
    for (; op != next; op = op->link) /* the disk, not the question: nothing of the batch stands */
      if (!is_answer(op)) snprintf(why, n, "%s", op->message);
    return status;
  }
  return HF_OK;
}

static hf_status run_transaction(hf_store *s, op_list *batch, char *why, size_t n) {
  char more[160];
  hf_status status = hf_store_db_room(s->db, why, n);
  if (status == HF_OK) status = begin(s, why, n);
  if (status != HF_OK) return status;
  status = run_all(s, batch, why, n);
  if (status != HF_OK) hf_store_db_rollback(s->db);
  else if ((status = hf_store_db_commit(s->db, more, sizeof more)) != HF_OK) snprintf(why, n, "%s", more);
  else status = hf_store_db_there(s->db, why, n);
  return status;
}

static hf_status scrub(hf_store *s, char *why, size_t n) {
  int64_t give_up = monotonic_ms() + s->opts.busy_ms;
  hf_status status;
  while ((status = hf_store_db_scrub(s->db, why, n)) == HF_EBUSY && monotonic_ms() < give_up && !is_closing(s))
    pause_ms(RETRY_MS);
  return status == HF_EBUSY ? HF_ESTORE : status;
}

static void run_batch(hf_store *s, op_list *batch) {
  char why[160] = "";
  hf_store_op *first = batch->first;
  hf_status status = s->db ? HF_OK : reopen(s, why, sizeof why);
  if (status == HF_OK && first->kind == HF_STORE_SCRUB) {
    first->status = HF_OK;
    first->message[0] = '\0';
    status = scrub(s, why, sizeof why);
  } else if (status == HF_OK) {
    status = run_transaction(s, batch, why, sizeof why);
  }
  if (status != HF_OK) fail_batch(batch, status, why);
  if (s->db && hf_store_db_suspect(s->db)) {
    hf_store_db_close(s->db);
    s->db = NULL;
  }
}

/* Up to BATCH, and what stands or falls with the last one; a scrub is alone. */
static void take_batch(hf_store *s, op_list *batch) {
  bool more = false;
  list_reset(batch);
  for (int i = 0; s->queue.first && (i < BATCH || more); i++) {
    bool alone = s->queue.first->kind == HF_STORE_SCRUB;
    if (alone && i > 0) return;
    hf_store_op *op = list_pop(&s->queue);
    more = op->more;
    list_push(batch, op);
    if (alone) return;
  }
}

/* Hands the batch back; says whether somebody has to be notified. */
static bool give_back(hf_store *s, op_list *batch) {
  bool async = false;
  hf_store_op *op;
  while ((op = list_pop(batch))) {
    s->waiting--;
    op->done = true;
    if (op->async) list_push(&s->done, op);
    async = async || op->async;
  }
  pthread_cond_broadcast(&s->finished);
  return async;
}

static void *write_loop(void *arg) {
  hf_store *s = arg;
  pthread_mutex_lock(&s->lock);
  for (;;) {
    while (!s->queue.first && !s->closing) pthread_cond_wait(&s->work, &s->lock);
    if (!s->queue.first) break;
    op_list batch;
    take_batch(s, &batch);
    pthread_mutex_unlock(&s->lock);
    run_batch(s, &batch);
    pthread_mutex_lock(&s->lock);
    if (give_back(s, &batch) && s->notify) s->notify(s->notify_ud);
  }
  pthread_mutex_unlock(&s->lock);
  return NULL;
}

/* --- the face ------------------------------------------------------------------------------------------------------ */

static void store_free(hf_store *s) {
  hf_store_db_close(s->db);
  free(s->path);
  free(s);
}

hf_status hf_store_open(const char *path, const hf_store_opts *opts, hf_store **out, char *err, size_t nerr) {
  hf_store *s = calloc(1, sizeof *s);
  size_t n = strlen(path) + 1;
  if (s) s->path = malloc(n);
  if (!s || !s->path) {
    free(s);
    snprintf(err, nerr, "%s: out of memory", path);
    return HF_ENOMEM;
  }
  memcpy(s->path, path, n);
  if (opts) s->opts = *opts;
  if (!s->opts.queue) s->opts.queue = DEFAULT_QUEUE;
  if (!s->opts.busy_ms) s->opts.busy_ms = DEFAULT_BUSY_MS;
  if (!s->opts.log_max) s->opts.log_max = DEFAULT_LOG_MAX;
  if (!s->opts.checkpoint_pages) s->opts.checkpoint_pages = CHECKPOINT_PAGES;
  s->owner = getpid();
  list_reset(&s->queue);
  list_reset(&s->done);
  hf_status status = hf_store_db_open(path, &s->opts, false, &s->db, err, nerr);
  if (status != HF_OK) {
    store_free(s);
    return status;
  }
  pthread_mutex_init(&s->lock, NULL);
  pthread_cond_init(&s->work, NULL);
  pthread_cond_init(&s->finished, NULL);
  if (pthread_create(&s->writer, NULL, write_loop, s) != 0) {
    snprintf(err, nerr, "%s: no thread can be started for the writer", path);
    store_free(s);
    return HF_ELIMIT;
  }
  *out = s;
  return HF_OK;
}

void hf_store_close(hf_store *s) {
  if (!s) return;
  if (getpid() != s->owner) return; /* closing SQLite here would take the parent's locks away */
  pthread_mutex_lock(&s->lock);
  s->closing = true;
  pthread_cond_signal(&s->work);
  pthread_mutex_unlock(&s->lock);
  pthread_join(s->writer, NULL);
  hf_store_op *op;
  while ((op = list_pop(&s->done))) hf_store_op_free(op);
  pthread_cond_destroy(&s->finished);
  pthread_cond_destroy(&s->work);
  pthread_mutex_destroy(&s->lock);
  store_free(s);
}

hf_status hf_store_submit(hf_store *s, hf_store_op *op) { return hf_store_submit_all(s, &op, 1); }

hf_status hf_store_submit_all(hf_store *s, hf_store_op *const *ops, uint32_t n) {
  if (getpid() != s->owner) return HF_ESTALE;
  hf_status status = HF_OK;
  pthread_mutex_lock(&s->lock);
  if (s->closing) status = HF_ECLOSED;
  else if (n > s->opts.queue || s->waiting > s->opts.queue - n) status = HF_ELIMIT;
  else {
    for (uint32_t i = 0; i < n; i++) {
      ops[i]->done = false;
      ops[i]->more = i + 1 < n;
      list_push(&s->queue, ops[i]);
    }
    s->waiting += n;
    pthread_cond_signal(&s->work);
  }
  pthread_mutex_unlock(&s->lock);
  return status;
}

/* notify is called under the lock: once this has returned, the old one is not running and will not be called. */
void hf_store_notify(hf_store *s, void (*notify)(void *ud), void *ud) {
  if (getpid() != s->owner) return;
  pthread_mutex_lock(&s->lock);
  s->notify = notify;
  s->notify_ud = ud;
  pthread_mutex_unlock(&s->lock);
}

void hf_store_wait(hf_store *s, hf_store_op *op) {
  pthread_mutex_lock(&s->lock);
  while (!op->done) pthread_cond_wait(&s->finished, &s->lock);
  pthread_mutex_unlock(&s->lock);
}

hf_store_op *hf_store_take(hf_store *s) {
  if (getpid() != s->owner) return NULL;
  pthread_mutex_lock(&s->lock);
  hf_store_op *op = list_pop(&s->done);
  pthread_mutex_unlock(&s->lock);
  return op;
}

uint32_t hf_store_waiting(hf_store *s) {
  pthread_mutex_lock(&s->lock);
  uint32_t n = s->waiting;
  pthread_mutex_unlock(&s->lock);
  return n;
}

/* SPDX-License-Identifier: MIT */
#include "loop/hf_store_db.h"

#include "loop/hf_store_file.h"
#include "loop/hf_store_record.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define COLUMNS "id, key, what, contact, payload, due, next_at, made, settled, fence, attempts, state, outcome"

/* What an engine owes itself: the deadline of a duty that outlives its contact. */
#define IS_DUTY "(substr(what, 1, 5) = 'duty:')"

typedef enum statement {
  ST_INSERT, ST_GET, ST_CLAIM, ST_CLAIMED, ST_DONE, ST_FAIL, ST_CANCEL, ST_OPEN, ST_LIST_OPEN, ST_LIST_SETTLED, ST_NEXT,
  ST_UNHEARD,
  ST_PART, ST_KEEP, ST_UNDO, ST_COUNT
} statement;

/* Parameters by number: 1 key, 2 what, 3 contact, 4 payload, 5 due, 6 now, 7 lease_ms, 8 limit, 9 fence, 10 outcome,
 * 11 state. Each statement names those it uses. A claim is two steps: read the rows in order, then mark each. */
static const char *const sql[ST_COUNT] = {
  [ST_INSERT] = "INSERT INTO promise(key, what, contact, payload, due, next_at, made) VALUES(?1, ?2, ?3, ?4, ?5, ?5, ?6)"
                " ON CONFLICT(key) DO NOTHING",
  [ST_GET] = "SELECT " COLUMNS " FROM promise WHERE key = ?1",
  [ST_CLAIM] = "SELECT " COLUMNS " FROM promise WHERE state < 2 AND next_at <= ?6 AND (?11 < 0 OR " IS_DUTY " = ?11)"
               " ORDER BY next_at, id LIMIT ?8",
  [ST_CLAIMED] = "UPDATE promise SET state = 1, next_at = ?6 + ?7, fence = fence + 1, attempts = attempts + 1"
                 " WHERE key = ?1",
  [ST_DONE] = "UPDATE promise SET state = 2, settled = ?6, outcome = ?10, fence = fence + (?9 = 0), heard = contact = ''"
              " WHERE key = ?1 AND state < 2 AND (?9 = 0 OR (state = 1 AND fence = ?9))",
  [ST_FAIL] = "UPDATE promise SET outcome = ?10, next_at = ?6 + ?7, state = iif(attempts >= ?8, 4, 0),"
              " settled = iif(attempts >= ?8, ?6, 0), heard = contact = '' WHERE key = ?1 AND state = 1 AND fence = ?9",
  [ST_CANCEL] = "UPDATE promise SET state = 3, settled = ?6, heard = contact = '' WHERE key = ?1 AND state = 0",
  [ST_OPEN] = "SELECT " COLUMNS " FROM promise WHERE state < 2 ORDER BY next_at, id LIMIT ?8",
  [ST_LIST_OPEN] = "SELECT " COLUMNS " FROM promise WHERE state < 2 AND state = ?11 ORDER BY next_at, id LIMIT ?8",
  [ST_LIST_SETTLED] = "SELECT " COLUMNS " FROM promise WHERE state >= 2 AND state = ?11 ORDER BY next_at, id LIMIT ?8",
  [ST_NEXT] = "SELECT next_at FROM promise WHERE state < 2 AND (?11 < 0 OR " IS_DUTY " = ?11) ORDER BY next_at LIMIT 1",
  [ST_UNHEARD] = "SELECT " COLUMNS " FROM promise WHERE state >= 2 AND heard = 0 ORDER BY settled, id LIMIT ?8",
  [ST_PART] = "SAVEPOINT part",
  [ST_KEEP] = "RELEASE part",
  [ST_UNDO] = "ROLLBACK TO part",
};

struct hf_store_db {
  sqlite3 *handle;
  sqlite3_stmt *st[ST_COUNT];
  sqlite3_stmt *record[HF_STORE_VERBS];
  int64_t log_bytes, log_max; /* of the write-ahead log: now, and at most */
  int checkpoint_pages; /* of it, from which on it is written back after a commit */
  char *path; /* of the file; "-wal" follows when the log is looked for */
  dev_t dev[2]; /* the file and its log as they were first seen; inode 0: not yet */
  ino_t ino[2];
  bool suspect;
};

/* --- opening --------------------------------------------------------------------------------------------------- */

/* After each commit: SQLite's own automatic checkpoint, and the size of the log beside it. */
static int on_commit(void *ud, sqlite3 *handle, const char *name, int pages) {
  hf_store_db *db = ud;
  if (pages >= db->checkpoint_pages) sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  db->log_bytes = (int64_t)pages * 4096;
  return SQLITE_OK;
}

static hf_status prepare_all(hf_store_db *db, const char *path, char *err, size_t nerr) {
  int rc = SQLITE_OK;
  for (int i = 0; i < ST_COUNT && rc == SQLITE_OK; i++)
    rc = sqlite3_prepare_v3(db->handle, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &db->st[i], NULL);
  for (uint32_t i = 0; i < HF_STORE_VERBS && rc == SQLITE_OK; i++)
    rc = sqlite3_prepare_v3(db->handle, hf_store_verb_at(i)->sql, -1, SQLITE_PREPARE_PERSISTENT, &db->record[i], NULL);
  return rc == SQLITE_OK ? HF_OK : hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(db->handle));
}

static hf_status prepare(hf_store_db *db, const char *path, const hf_store_opts *opts, char *err, size_t nerr) {
  sqlite3_busy_timeout(db->handle, 200); /* the writer tries again itself, so that closing need not wait */
  hf_status status = hf_store_file_check_content(db->handle, path, err, nerr);
  if (status != HF_OK) return status;
  const char *modes = opts->synchronous_normal
    ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";
  if (sqlite3_exec(db->handle, modes, NULL, NULL, NULL) != SQLITE_OK)
    return hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(db->handle));
  sqlite3_wal_hook(db->handle, on_commit, db);
  db->log_max = opts->log_max;
  db->checkpoint_pages = opts->checkpoint_pages;
  status = hf_store_file_upgrade(db->handle, path, err, nerr);
  return status == HF_OK ? prepare_all(db, path, err, nerr) : status;
}

static hf_status connect(hf_store_db *db, const char *path, const hf_store_opts *opts, bool again, char *err, size_t nerr) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
  size_t n = strlen(path) + sizeof "-wal";
  if (!(db->path = calloc(1, n))) return hf_store_file_refuse(err, nerr, path, "out of memory");
  memcpy(db->path, path, n - sizeof "-wal");
  if (sqlite3_open_v2(path, &db->handle, flags, opts->vfs) != SQLITE_OK)
    return hf_store_file_refuse(err, nerr, path, db->handle ? sqlite3_errmsg(db->handle) : "out of memory");
  hf_status status = prepare(db, path, opts, err, nerr);
  if (status == HF_OK && again && hf_store_db_scrub(db, err, nerr) != HF_OK) status = HF_ESTORE;
  return status == HF_OK ? hf_store_db_there(db, err, nerr) : status;
}

hf_status hf_store_db_open(const char *path, const hf_store_opts *opts, bool again, hf_store_db **out, char *err, size_t nerr) {
  hf_status status = hf_store_file_check(path, err, nerr);
  if (status == HF_ESTALE && again) return hf_store_file_refuse(err, nerr, path, "was removed; put it back, or start anew");
  if (status == HF_ESTALE) {
    status = hf_store_file_make(path, err, nerr);
    if (status == HF_OK) status = hf_store_file_check(path, err, nerr);
  }
  if (status != HF_OK) return HF_ESTORE;
  hf_store_db *db = calloc(1, sizeof *db);
  if (!db) {
    hf_store_file_refuse(err, nerr, path, "out of memory");
    return HF_ENOMEM;
  }
  status = connect(db, path, opts, again, err, nerr);
  if (status != HF_OK) {
    hf_store_db_close(db);
    return status;
  }
  *out = db;
  return HF_OK;
}

void hf_store_db_close(hf_store_db *db) {
  if (!db) return;
  for (int i = 0; i < ST_COUNT; i++) sqlite3_finalize(db->st[i]);
  for (int i = 0; i < HF_STORE_VERBS; i++) sqlite3_finalize(db->record[i]);
  sqlite3_close(db->handle);
  free(db->path);
  free(db);
}

/* --- transactions ---------------------------------------------------------------------------------------------- */

static hf_status failed(hf_store_db *db, char *err, size_t nerr) {
  int rc = sqlite3_errcode(db->handle) & 0xff;
  if (rc == SQLITE_IOERR || rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB) db->suspect = true;
  snprintf(err, nerr, "%s", sqlite3_errmsg(db->handle));
  return rc == SQLITE_BUSY || rc == SQLITE_LOCKED ? HF_EBUSY : rc == SQLITE_NOMEM ? HF_ENOMEM : HF_ESTORE;
}

hf_status hf_store_db_begin(hf_store_db *db, char *err, size_t nerr) {
  if (sqlite3_exec(db->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK) return HF_OK;
  return failed(db, err, nerr);
}

/* Some errors roll back by themselves; then there is nothing left to roll back. */
void hf_store_db_rollback(hf_store_db *db) {
  if (!sqlite3_get_autocommit(db->handle)) sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

hf_status hf_store_db_commit(hf_store_db *db, char *err, size_t nerr) {
  if (sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL) == SQLITE_OK) return HF_OK;
  hf_status status = failed(db, err, nerr);
  hf_store_db_rollback(db);
  return status;
}

hf_status hf_store_db_scrub(hf_store_db *db, char *err, size_t nerr) {
  int rc = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  if (rc == SQLITE_OK) {
    db->log_bytes = 0;
    return HF_OK;
  }
  hf_status status = failed(db, err, nerr);
  if (status == HF_EBUSY) snprintf(err, nerr, "another process reads the file: what was deleted may still be in its log");
  return status;
}

/* SQLite goes on writing to a file that has lost its name. The log appears with the first write. */
static bool is_there(hf_store_db *db, int which) {
  struct stat st;
  size_t n = strlen(db->path);
  if (which) memcpy(db->path + n, "-wal", sizeof "-wal");
  bool there = stat(db->path, &st) == 0;
  db->path[n] = '\0';
  if (!there) return which && !db->ino[which];
  if (!db->ino[which]) {
    db->dev[which] = st.st_dev;
    db->ino[which] = st.st_ino;
  }
  return db->dev[which] == st.st_dev && db->ino[which] == st.st_ino;
}

hf_status hf_store_db_there(hf_store_db *db, char *err, size_t nerr) {
  if (is_there(db, 0) && is_there(db, 1)) return HF_OK;
  db->suspect = true;
  snprintf(err, nerr, "the file or its log was removed or replaced");
  return HF_ESTORE;
}

hf_status hf_store_db_room(hf_store_db *db, char *err, size_t nerr) {
  if (db->log_bytes < db->log_max) return HF_OK;
  char why[160];
  if (hf_store_db_scrub(db, why, sizeof why) == HF_OK) return HF_OK;
  snprintf(err, nerr, "the write-ahead log has passed its limit and cannot be written back: another process reads");
  return HF_ESTORE;
}

bool hf_store_db_suspect(const hf_store_db *db) { return db->suspect; }

/* --- operations ------------------------------------------------------------------------------------------------ */

static void bind_text(sqlite3_stmt *st, int i, hf_str s) {
  if (i <= sqlite3_bind_parameter_count(st)) sqlite3_bind_text(st, i, s.n ? s.p : "", (int)s.n, SQLITE_STATIC);
}

static void bind_integer(sqlite3_stmt *st, int i, int64_t value) {
  if (i <= sqlite3_bind_parameter_count(st)) sqlite3_bind_int64(st, i, value);
}

/* Binds all eleven; a statement that stops at a lower number leaves the rest out. */
static sqlite3_stmt *bound(hf_store_db *db, statement which, const hf_store_op *op) {
  sqlite3_stmt *st = db->st[which];
  sqlite3_reset(st);
  bind_text(st, 1, op->in.key);
  bind_text(st, 2, op->in.what);
  bind_text(st, 3, op->in.contact);
  if (4 <= sqlite3_bind_parameter_count(st))
    sqlite3_bind_blob(st, 4, op->in.payload.n ? op->in.payload.p : "", (int)op->in.payload.n, SQLITE_STATIC);
  bind_integer(st, 5, op->in.due);
  bind_integer(st, 6, op->now);
  bind_integer(st, 7, op->lease_ms);
  bind_integer(st, 8, op->limit);
  bind_integer(st, 9, op->in.fence);
  bind_text(st, 10, op->in.outcome);
  bind_integer(st, 11, op->state);
  return st;
}

static hf_str copy_column(sqlite3_stmt *st, int column, char **at) {
  const void *bytes = sqlite3_column_blob(st, column);
  uint32_t n = (uint32_t)sqlite3_column_bytes(st, column);
  hf_str s = { *at, n };
  if (n) memcpy(*at, bytes, n);
  *at += n;
  return s;
}

/* One row; its strings and the payload stand in one block that begins at key. */
static bool read_row(sqlite3_stmt *st, hf_promise *row) {
  static const int strings[] = { 1, 2, 3, 4, 12 };
  size_t n = 1;
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) n += (size_t)sqlite3_column_bytes(st, strings[i]);
  char *at = malloc(n);
  if (!at) return false;
  row->key = copy_column(st, 1, &at);
  row->what = copy_column(st, 2, &at);
  row->contact = copy_column(st, 3, &at);
  row->payload = copy_column(st, 4, &at);
  row->outcome = copy_column(st, 12, &at);
  row->id = sqlite3_column_int64(st, 0);
  row->due = sqlite3_column_int64(st, 5);
  row->next_at = sqlite3_column_int64(st, 6);
  row->made = sqlite3_column_int64(st, 7);
  row->settled = sqlite3_column_int64(st, 8);
  row->fence = sqlite3_column_int64(st, 9);
  row->attempts = sqlite3_column_int64(st, 10);
  row->state = (hf_promise_state)sqlite3_column_int64(st, 11);
  return true;
}

static hf_status plain(hf_store_db *db, statement which, hf_store_op *op) {
  sqlite3_stmt *st = db->st[which];
  int rc = sqlite3_step(st);
  sqlite3_reset(st);
  return rc == SQLITE_DONE ? HF_OK : (op->status = failed(db, op->message, sizeof op->message));
}

hf_status hf_store_db_part(hf_store_db *db, hf_store_op *op) { return plain(db, ST_PART, op); }
hf_status hf_store_db_keep(hf_store_db *db, hf_store_op *op) { return plain(db, ST_KEEP, op); }

hf_status hf_store_db_undo(hf_store_db *db, hf_store_op *op) {
  hf_status status = plain(db, ST_UNDO, op);
  return status == HF_OK ? plain(db, ST_KEEP, op) : status;
}

static void fail_op(hf_store_db *db, hf_store_op *op) { op->status = failed(db, op->message, sizeof op->message); }

static void read_rows(hf_store_db *db, statement which, hf_store_op *op) {
  sqlite3_stmt *st = bound(db, which, op);
  uint32_t room = 0;
  int rc;
  while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
    if (op->nrows == room) {
      room = room ? room * 2 : 8;
      hf_promise *more = realloc(op->rows, room * sizeof *more);
      if (!more) break;
      op->rows = more;
    }
    if (!read_row(st, &op->rows[op->nrows])) break;
    op->nrows++;
  }
  if (rc == SQLITE_ROW) {
    op->status = HF_ENOMEM;
    snprintf(op->message, sizeof op->message, "out of memory");
  } else if (rc != SQLITE_DONE) {
    fail_op(db, op);
  }
  sqlite3_reset(st);
}

/* Runs a statement that changes one row; says whether it did. */
static bool change(hf_store_db *db, statement which, hf_store_op *op) {
  sqlite3_stmt *st = bound(db, which, op);
  int rc = sqlite3_step(st);
  if (rc != SQLITE_DONE) fail_op(db, op);
  sqlite3_reset(st);
  return rc == SQLITE_DONE && sqlite3_changes(db->handle) == 1;
}

/* The row of a new promise, which need not be read back. */
static void made_row(hf_store_db *db, hf_store_op *op) {
  const hf_promise *in = &op->in;
  char *at = malloc((size_t)in->key.n + in->what.n + in->contact.n + in->payload.n + 1);
  op->rows = malloc(sizeof *op->rows);
  if (!at || !op->rows) {
    free(at);
    op->status = HF_ENOMEM;
    snprintf(op->message, sizeof op->message, "out of memory");
    return;
  }
  hf_promise *row = op->rows;
  *row = (hf_promise){ .id = sqlite3_last_insert_rowid(db->handle), .due = in->due, .next_at = in->due, .made = op->now };
  const hf_str from[4] = { in->key, in->what, in->contact, in->payload };
  hf_str *const to[4] = { &row->key, &row->what, &row->contact, &row->payload };
  for (int i = 0; i < 4; i++) {
    *to[i] = (hf_str){ at, from[i].n };
    if (from[i].n) memcpy(at, from[i].p, from[i].n);
    at += from[i].n;
  }
  row->outcome = (hf_str){ "", 0 };
  op->nrows = 1;
}

static void mark_claimed(hf_store_db *db, hf_store_op *op) {
  for (uint32_t i = 0; i < op->nrows && op->status == HF_OK; i++) {
    hf_promise *row = &op->rows[i];
    hf_store_op one = *op;
    one.in.key = row->key;
    change(db, ST_CLAIMED, &one);
    op->status = one.status;
    memcpy(op->message, one.message, sizeof op->message);
    row->state = HF_PROMISE_RUNNING;
    row->next_at = op->now + op->lease_ms;
    row->fence++;
    row->attempts++;
  }
}

static void decide(hf_store_db *db, statement which, hf_store_op *op, const char *refused) {
  if (change(db, which, op) || op->status != HF_OK) return;
  op->status = HF_ESTALE;
  snprintf(op->message, sizeof op->message, "%s", refused);
}

static void run_record(hf_store_db *db, hf_store_op *op) {
  int rc = hf_store_record_run(db->handle, db->record[op->verb], op);
  if (rc == SQLITE_OK) return;
  if (rc != SQLITE_NOMEM) {
    fail_op(db, op);
    return;
  }
  op->status = HF_ENOMEM;
  snprintf(op->message, sizeof op->message, "out of memory");
}

void hf_store_db_run(hf_store_db *db, hf_store_op *op) {
  op->status = HF_OK;
  op->message[0] = '\0';
  switch (op->kind) {
  case HF_STORE_PROMISE:
    op->fresh = change(db, ST_INSERT, op);
    if (op->fresh) made_row(db, op);
    else if (op->status == HF_OK) read_rows(db, ST_GET, op);
    break;
  case HF_STORE_CLAIM:
    read_rows(db, ST_CLAIM, op);
    mark_claimed(db, op);
    break;
  case HF_STORE_DONE: decide(db, ST_DONE, op, "not running under this fence"); break;
  case HF_STORE_FAIL: decide(db, ST_FAIL, op, "not running under this fence"); break;
  case HF_STORE_CANCEL: decide(db, ST_CANCEL, op, "not there, running or settled already"); break;
  case HF_STORE_GET:
    read_rows(db, ST_GET, op);
    if (op->status == HF_OK && op->nrows == 0) {
      op->status = HF_ESTALE;
      snprintf(op->message, sizeof op->message, "no promise of that key");
    }
    break;
  case HF_STORE_LIST:
    read_rows(db, op->state < 0 ? ST_OPEN : op->state < HF_PROMISE_DONE ? ST_LIST_OPEN : ST_LIST_SETTLED, op);
    break;
  case HF_STORE_UNHEARD: read_rows(db, ST_UNHEARD, op); break;
  case HF_STORE_RECORD: run_record(db, op); break;
  case HF_STORE_SCRUB: break; /* no part of a transaction */
  case HF_STORE_NEXT: {
    sqlite3_stmt *st = bound(db, ST_NEXT, op);
    int rc = sqlite3_step(st);
    if (rc == SQLITE_ROW) op->next = sqlite3_column_int64(st, 0);
    else if (rc == SQLITE_DONE) op->next = INT64_MAX;
    else fail_op(db, op);
    sqlite3_reset(st);
    break;
  }
  }
}

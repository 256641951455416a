/* SPDX-License-Identifier: MIT */
#include "loop/hf_store_file.h"

#include "loop/hf_store_record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION_ID = 0x68617466 /* "hatf" */, SCHEMA_VERSION = 3, CHECK_BELOW_BYTES = 64 << 20 };

/* Of version 1; hf_store_archive_schema makes version 2 of it, hf_store_evaluation_schema version 3. */
static const char schema[] =
  "CREATE TABLE promise("
  "id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, what TEXT NOT NULL, contact TEXT NOT NULL, payload BLOB NOT NULL,"
  "due INTEGER NOT NULL, next_at INTEGER NOT NULL, made INTEGER NOT NULL, settled INTEGER NOT NULL DEFAULT 0,"
  "fence INTEGER NOT NULL DEFAULT 0, attempts INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0,"
  "outcome TEXT NOT NULL DEFAULT '') STRICT;"
  "CREATE INDEX promise_open ON promise(next_at, id) WHERE state < 2;"
  "CREATE INDEX promise_settled ON promise(state, next_at, id) WHERE state >= 2;";

hf_status hf_store_file_refuse(char *err, size_t nerr, const char *path, const char *why) {
  snprintf(err, nerr, "%s: %s", path, why);
  return HF_ESTORE;
}

hf_status hf_store_file_check(const char *path, char *err, size_t nerr) {
  struct stat st;
  if (lstat(path, &st) != 0) {
    if (errno == ENOENT) return HF_ESTALE;
    return hf_store_file_refuse(err, nerr, path, strerror(errno));
  }
  if (S_ISLNK(st.st_mode)) return hf_store_file_refuse(err, nerr, path, "is a symbolic link; name the file itself");
  if (!S_ISREG(st.st_mode)) return hf_store_file_refuse(err, nerr, path, "is not a regular file");
  if (st.st_mode & 077)
    return hf_store_file_refuse(err, nerr, path, "can be read or written by other users; set its mode to 0600");
  if (st.st_size == 0)
    return hf_store_file_refuse(err, nerr, path, "is empty: a store was truncated here; restore it or move it away");
  char head[16] = { 0 };
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return hf_store_file_refuse(err, nerr, path, strerror(errno));
  ssize_t n = read(fd, head, sizeof head);
  close(fd);
  if (n != (ssize_t)sizeof head || memcmp(head, "SQLite format 3", sizeof head) != 0)
    return hf_store_file_refuse(err, nerr, path, "is not a store of hatif (not an SQLite file)");
  return HF_OK;
}

static int one_integer(sqlite3 *h, const char *query, int64_t *value) {
  sqlite3_stmt *st = NULL;
  int rc = sqlite3_prepare_v2(h, query, -1, &st, NULL);
  if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
    *value = sqlite3_column_int64(st, 0);
    rc = SQLITE_OK;
  }
  sqlite3_finalize(st);
  return rc;
}

static int one_word(sqlite3 *h, const char *query, bool *is_ok) {
  sqlite3_stmt *st = NULL;
  int rc = sqlite3_prepare_v2(h, query, -1, &st, NULL);
  if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
    const char *word = (const char *)sqlite3_column_text(st, 0);
    *is_ok = word && strcmp(word, "ok") == 0;
    rc = SQLITE_OK;
  }
  sqlite3_finalize(st);
  return rc;
}

/* In a file beside the wanted one that is moved there whole, so that a crash leaves no half store. */
hf_status hf_store_file_make(const char *path, char *err, size_t nerr) {
  char fresh[4096];
  if ((size_t)snprintf(fresh, sizeof fresh, "%s.new", path) >= sizeof fresh)
    return hf_store_file_refuse(err, nerr, path, "the path is too long");
  unlink(fresh); /* what a crash left behind: it never was a store */
  int fd = open(fresh, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) return hf_store_file_refuse(err, nerr, fresh, strerror(errno));
  close(fd);
  sqlite3 *h = NULL;
  char pragmas[128];
  snprintf(pragmas, sizeof pragmas, "PRAGMA application_id=%d; PRAGMA user_version=%d;", APPLICATION_ID, SCHEMA_VERSION);
  int rc = sqlite3_open_v2(fresh, &h, SQLITE_OPEN_READWRITE, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_exec(h, pragmas, NULL, NULL, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_exec(h, schema, NULL, NULL, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_exec(h, hf_store_archive_schema, NULL, NULL, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_exec(h, hf_store_evaluation_schema, NULL, NULL, NULL);
  if (rc != SQLITE_OK) hf_store_file_refuse(err, nerr, path, h ? sqlite3_errmsg(h) : "out of memory");
  sqlite3_close(h);
  /* link, not rename: it fails where another process has made the store in the meantime */
  if (rc == SQLITE_OK && link(fresh, path) != 0 && errno != EEXIST) {
    hf_store_file_refuse(err, nerr, path, strerror(errno));
    rc = SQLITE_IOERR;
  }
  unlink(fresh);
  return rc == SQLITE_OK ? HF_OK : HF_ESTORE;
}

hf_status hf_store_file_check_content(sqlite3 *h, const char *path, char *err, size_t nerr) {
  int64_t application = 0, version = 0;
  if (one_integer(h, "PRAGMA application_id", &application) != SQLITE_OK ||
      one_integer(h, "PRAGMA user_version", &version) != SQLITE_OK)
    return hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(h));
  if (application != APPLICATION_ID)
    return hf_store_file_refuse(err, nerr, path, "is not a store of hatif (another application's)");
  if (version > SCHEMA_VERSION)
    return hf_store_file_refuse(err, nerr, path, "was written by a newer hatif; use that one, or a copy made before");
  struct stat st;
  bool is_ok = true;
  if (stat(path, &st) == 0 && st.st_size < CHECK_BELOW_BYTES &&
      (one_word(h, "PRAGMA quick_check(1)", &is_ok) != SQLITE_OK || !is_ok))
    return hf_store_file_refuse(err, nerr, path, "is damaged (quick_check); restore a copy");
  return HF_OK;
}

/* Of two processes the second finds it done. */
hf_status hf_store_file_upgrade(sqlite3 *h, const char *path, char *err, size_t nerr) {
  int64_t version = 0;
  if (one_integer(h, "PRAGMA user_version", &version) != SQLITE_OK)
    return hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(h));
  if (version == SCHEMA_VERSION) return HF_OK;
  if (sqlite3_exec(h, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
    return hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(h));
  int rc = one_integer(h, "PRAGMA user_version", &version);
  if (rc == SQLITE_OK && version < 2) rc = sqlite3_exec(h, hf_store_archive_schema, NULL, NULL, NULL);
  if (rc == SQLITE_OK && version < 3) rc = sqlite3_exec(h, hf_store_evaluation_schema, NULL, NULL, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_exec(h, "COMMIT", NULL, NULL, NULL);
  if (rc == SQLITE_OK) return HF_OK;
  hf_store_file_refuse(err, nerr, path, sqlite3_errmsg(h));
  if (!sqlite3_get_autocommit(h)) sqlite3_exec(h, "ROLLBACK", NULL, NULL, NULL);
  return HF_ESTORE;
}

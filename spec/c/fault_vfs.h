/* SPDX-License-Identifier: MIT
 * A disk that does as a test says: SQLite's own VFS, with an ear and a hand at write, truncate and sync. Registered under
 * a name; it follows the files of one store, told apart by their names: FAULT_MAIN and FAULT_WAL, others pass.
 */
#ifndef FAULT_VFS_H
#define FAULT_VFS_H

#include <sqlite3.h>
#include <string.h>

enum { FAULT_SECTOR = 512, FAULT_MAIN = 0, FAULT_WAL = 1, FAULT_PASS = -1 };

/* Each gives FAULT_PASS, and the real thing is done, or SQLite's code in its place. NULL: passes. */
typedef struct fault_hooks {
  const char *followed; /* the store's file name, without its folder */
  int (*write)(int role, const void *bytes, int n, sqlite3_int64 at);
  void (*written)(int role, const void *bytes, int n, sqlite3_int64 at);
  int (*truncate)(int role, sqlite3_int64 n);
  int (*sync)(int role);
} fault_hooks;

typedef struct fault_file { /* the real file follows in the same allocation */
  sqlite3_file base;
  int role; /* FAULT_PASS: not followed */
  sqlite3_file *real;
} fault_file;

static fault_hooks fault;
static sqlite3_vfs *fault_real_vfs, fault_vfs;

static sqlite3_file *fault_real(sqlite3_file *f) { return ((fault_file *)f)->real; }

#define FAULT_REAL(f) (fault_real(f)->pMethods)
static int fault_close(sqlite3_file *f) { return FAULT_REAL(f)->xClose(fault_real(f)); }
static int fault_read(sqlite3_file *f, void *b, int n, sqlite3_int64 at) { return FAULT_REAL(f)->xRead(fault_real(f), b, n, at); }
static int fault_size(sqlite3_file *f, sqlite3_int64 *n) { return FAULT_REAL(f)->xFileSize(fault_real(f), n); }
static int fault_lock(sqlite3_file *f, int l) { return FAULT_REAL(f)->xLock(fault_real(f), l); }
static int fault_unlock(sqlite3_file *f, int l) { return FAULT_REAL(f)->xUnlock(fault_real(f), l); }
static int fault_reserved(sqlite3_file *f, int *out) { return FAULT_REAL(f)->xCheckReservedLock(fault_real(f), out); }
static int fault_control(sqlite3_file *f, int op, void *arg) { return FAULT_REAL(f)->xFileControl(fault_real(f), op, arg); }
static int fault_sector(sqlite3_file *f) { (void)f; return FAULT_SECTOR; }
static int fault_traits(sqlite3_file *f) { (void)f; return 0; } /* promise nothing about the disk */
static int fault_shm_map(sqlite3_file *f, int i, int n, int e, void volatile **p) { return FAULT_REAL(f)->xShmMap(fault_real(f), i, n, e, p); }
static int fault_shm_lock(sqlite3_file *f, int o, int n, int flags) { return FAULT_REAL(f)->xShmLock(fault_real(f), o, n, flags); }
static void fault_shm_barrier(sqlite3_file *f) { FAULT_REAL(f)->xShmBarrier(fault_real(f)); }
static int fault_shm_unmap(sqlite3_file *f, int d) { return FAULT_REAL(f)->xShmUnmap(fault_real(f), d); }

static int fault_write(sqlite3_file *f, const void *b, int n, sqlite3_int64 at) {
  int role = ((fault_file *)f)->role;
  int rc = role != FAULT_PASS && fault.write ? fault.write(role, b, n, at) : FAULT_PASS;
  if (rc == FAULT_PASS) rc = FAULT_REAL(f)->xWrite(fault_real(f), b, n, at);
  if (role != FAULT_PASS && fault.written) fault.written(role, b, n, at);
  return rc;
}

static int fault_truncate(sqlite3_file *f, sqlite3_int64 n) {
  int role = ((fault_file *)f)->role;
  int rc = role != FAULT_PASS && fault.truncate ? fault.truncate(role, n) : FAULT_PASS;
  return rc == FAULT_PASS ? FAULT_REAL(f)->xTruncate(fault_real(f), n) : rc;
}

static int fault_sync(sqlite3_file *f, int flags) {
  int role = ((fault_file *)f)->role;
  int rc = role != FAULT_PASS && fault.sync ? fault.sync(role) : FAULT_PASS;
  return rc == FAULT_PASS ? FAULT_REAL(f)->xSync(fault_real(f), flags) : rc;
}

static const sqlite3_io_methods fault_methods = {
  2, fault_close, fault_read, fault_write, fault_truncate, fault_sync, fault_size, fault_lock, fault_unlock, fault_reserved,
  fault_control, fault_sector, fault_traits, fault_shm_map, fault_shm_lock, fault_shm_barrier, fault_shm_unmap, NULL, NULL
};

static int fault_role(const char *name) {
  const char *last = name ? strrchr(name, '/') : NULL;
  size_t n = fault.followed ? strlen(fault.followed) : 0;
  if (!last || n == 0 || strncmp(last + 1, fault.followed, n) != 0) return FAULT_PASS;
  if (last[1 + n] == '\0') return FAULT_MAIN;
  return strcmp(last + 1 + n, "-wal") == 0 ? FAULT_WAL : FAULT_PASS;
}

static int fault_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out) {
  fault_file *c = (fault_file *)f;
  (void)v;
  c->real = (sqlite3_file *)(c + 1);
  int rc = fault_real_vfs->xOpen(fault_real_vfs, name, c->real, flags, out);
  c->role = fault_role(name);
  c->base.pMethods = c->real->pMethods ? &fault_methods : NULL;
  return rc;
}

static inline void fault_register(const char *name) {
  fault_real_vfs = sqlite3_vfs_find("unix");
  fault_vfs = *fault_real_vfs;
  fault_vfs.zName = name;
  fault_vfs.szOsFile += (int)sizeof(fault_file);
  fault_vfs.xOpen = fault_open;
  fault_vfs.pNext = NULL;
  sqlite3_vfs_register(&fault_vfs, 0);
}

#endif

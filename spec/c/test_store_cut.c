/* SPDX-License-Identifier: MIT
 * D2: power cuts. A VFS over SQLite's own keeps, beside each file, what would be on the platters: what was synced, and
 * of the rest any subset of 512-byte sectors. At a cut that image is opened anew, and what had been acknowledged must
 * be in it. With synchronous=FULL nothing may be missing; with NORMAL, the control, something must be, or this test is
 * blind. HATIF_CUTS (200), HATIF_SEED. Creating and removing files is taken as durable at once.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "fault_vfs.h"
#include "loop/hf_store.h"

enum { SECTOR = FAULT_SECTOR, PROMISES = 400, FILES = 2 }; /* enough promises for a checkpoint of the WAL (1000 pages) */

typedef struct pending { /* a write or truncation that no sync has made durable */
  struct pending *next;
  sqlite3_int64 at, n;
  bool truncate;
  unsigned char bytes[];
} pending;

typedef struct disk {
  unsigned char *image; /* what is durable */
  sqlite3_int64 n;
  pending *first, **end;
} disk;

static struct {
  char folder[40];
  disk disks[FILES]; /* the store, its WAL */
  uint64_t rng;
  uint32_t one_in; /* a cut at one of so many operations; 0: none now */
  int acknowledged; /* changed by the main thread only while the writer is idle */
  long cuts, losses;
} sim;

static uint32_t random_below(uint32_t n) { /* xorshift64*, Vigna 2016 */
  sim.rng ^= sim.rng >> 12;
  sim.rng ^= sim.rng << 25;
  sim.rng ^= sim.rng >> 27;
  return (uint32_t)((sim.rng * 2685821657736338717u) >> 33) % n;
}

static long from_env(const char *name, long otherwise) {
  const char *value = getenv(name);
  return value ? strtol(value, NULL, 10) : otherwise;
}

/* --- the platters -------------------------------------------------------------------------------------------------- */

/* Images grow in steps: under a sanitizer every realloc copies, sector by sector that is quadratic. */
static size_t room(sqlite3_int64 n) {
  const sqlite3_int64 step = 1 << 20;
  return (size_t)((n / step + 1) * step);
}

static void write_at(unsigned char **image, sqlite3_int64 *n, sqlite3_int64 at, const unsigned char *bytes, sqlite3_int64 len) {
  if (at + len > *n) {
    if (!*image || room(at + len) > room(*n)) *image = realloc(*image, room(at + len));
    memset(*image + *n, 0, (size_t)(at + len - *n));
    *n = at + len;
  }
  memcpy(*image + at, bytes, (size_t)len);
}

static void make_durable(disk *d) {
  pending *p = d->first;
  while (p) {
    pending *next = p->next;
    if (p->truncate) d->n = p->at < d->n ? p->at : d->n;
    else write_at(&d->image, &d->n, p->at, p->bytes, p->n);
    free(p);
    p = next;
  }
  d->first = NULL;
  d->end = &d->first;
}

static void note(disk *d, const void *bytes, sqlite3_int64 n, sqlite3_int64 at, bool truncate) {
  pending *p = malloc(sizeof *p + (size_t)n);
  *p = (pending){ .at = at, .n = n, .truncate = truncate };
  if (n) memcpy(p->bytes, bytes, (size_t)n);
  *d->end = p;
  d->end = &p->next;
}

/* A disk as the power might leave it: each sector of each write that was not synced got there, or did not. */
static void torn_image(const disk *d, unsigned char **image, sqlite3_int64 *n) {
  *image = malloc(room(d->n));
  memcpy(*image, d->image, (size_t)d->n);
  *n = d->n;
  for (const pending *p = d->first; p; p = p->next) {
    if (p->truncate) {
      if (random_below(2) && p->at < *n) *n = p->at;
      continue;
    }
    for (sqlite3_int64 at = 0; at < p->n;) {
      sqlite3_int64 len = SECTOR - (p->at + at) % SECTOR;
      if (len > p->n - at) len = p->n - at;
      if (random_below(2)) write_at(image, n, p->at + at, p->bytes + at, len);
      at += len;
    }
  }
}

/* --- the cut --------------------------------------------------------------------------------------------------------- */

static void save(const char *path, const unsigned char *bytes, sqlite3_int64 n) {
  int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  CHECK(fd >= 0 && write(fd, bytes, (size_t)n) == n);
  close(fd);
}

/* How many of the acknowledged promises are in the file; -1: it cannot be read. */
static int found(const char *path) {
  sqlite3 *h = NULL;
  sqlite3_stmt *st = NULL;
  int n = -1;
  if (sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE, "unix") == SQLITE_OK &&
      sqlite3_prepare_v2(h, "SELECT count(*) FROM promise WHERE due < ?1", -1, &st, NULL) == SQLITE_OK) {
    sqlite3_bind_int(st, 1, sim.acknowledged);
    if (sqlite3_step(st) == SQLITE_ROW) n = sqlite3_column_int(st, 0);
  }
  sqlite3_finalize(st);
  sqlite3_close(h);
  return n;
}

static void cut_the_power(void) {
  char path[2][64];
  static const char *const names[FILES] = { "cut", "cut-wal" };
  for (int i = 0; i < FILES; i++) {
    unsigned char *image;
    sqlite3_int64 n;
    torn_image(&sim.disks[i], &image, &n);
    snprintf(path[i], sizeof path[i], "%s/%s", sim.folder, names[i]);
    save(path[i], image, n);
    free(image);
  }
  sim.cuts++;
  if (found(path[0]) != sim.acknowledged) sim.losses++;
}

static void maybe_cut(void) {
  if (sim.one_in && random_below(sim.one_in) == 0) cut_the_power();
}

/* --- what the disk does --------------------------------------------------------------------------------------------- */

static void on_written(int role, const void *b, int n, sqlite3_int64 at) {
  note(&sim.disks[role], b, n, at, false);
  maybe_cut();
}

static int on_truncate(int role, sqlite3_int64 n) {
  note(&sim.disks[role], NULL, 0, n, true);
  return FAULT_PASS;
}

/* The real disk need not be asked: this one is simulated. */
static int on_sync(int role) {
  maybe_cut();
  make_durable(&sim.disks[role]);
  return SQLITE_OK;
}

/* --- the run --------------------------------------------------------------------------------------------------------- */

static void load_disk(const char *path) { /* what hf_store_open made before it was followed */
  int fd = open(path, O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st) != 0) return;
  sim.disks[0].image = malloc(room(st.st_size));
  sim.disks[0].n = read(fd, sim.disks[0].image, (size_t)st.st_size);
  close(fd);
}

static void reset_disks(void) {
  for (int i = 0; i < FILES; i++) {
    make_durable(&sim.disks[i]);
    free(sim.disks[i].image);
    sim.disks[i] = (disk){ 0 };
    sim.disks[i].end = &sim.disks[i].first;
  }
}

static void one_run(bool normal, uint32_t one_in) {
  char path[64], err[200] = "";
  snprintf(path, sizeof path, "%s/followed", sim.folder);
  unlink(path);
  reset_disks();
  hf_store *s = NULL;
  sim.one_in = 0;
  hf_store_opts opts = { .synchronous_normal = normal, .checkpoint_pages = 1000, .vfs = "cut" };
  CHECK(hf_store_open(path, &opts, &s, err, sizeof err) == HF_OK);
  hf_store_close(s); /* made, with its schema; now it is followed from a known state */
  reset_disks();
  load_disk(path);
  CHECK(hf_store_open(path, &opts, &s, err, sizeof err) == HF_OK);
  sim.acknowledged = 0;
  sim.one_in = one_in;
  for (int i = 0; i < PROMISES; i++) {
    char key[16];
    hf_store_op from = { .kind = HF_STORE_PROMISE, .in = { .due = i } };
    from.in.key = (hf_str){ key, (uint32_t)snprintf(key, sizeof key, "k%d", i) };
    hf_store_op *op = hf_store_op_new(&from);
    CHECK(hf_store_submit(s, op) == HF_OK);
    hf_store_wait(s, op);
    CHECK(op->status == HF_OK);
    hf_store_op_free(op);
    sim.acknowledged = i + 1;
  }
  sim.one_in = 0;
  hf_store_close(s);
}

static long losses_after(bool normal, long cuts) {
  sim.cuts = sim.losses = 0;
  while (sim.cuts < cuts) one_run(normal, 25);
  printf("synchronous=%s: %ld cuts, %ld with a loss\n", normal ? "NORMAL" : "FULL", sim.cuts, sim.losses);
  return sim.losses;
}

int main(void) {
  char dir[] = "/dev/shm/hatif_cut_XXXXXX", elsewhere[] = "/tmp/hatif_cut_XXXXXX", command[64];
  const char *made = mkdtemp(dir) ? dir : mkdtemp(elsewhere);
  if (!made) return 1;
  snprintf(sim.folder, sizeof sim.folder, "%s", made);
  long cuts = from_env("HATIF_CUTS", 200), seed = from_env("HATIF_SEED", 20260101);
  sim.rng = (uint64_t)seed | 1;
  fault_register("cut");
  fault = (fault_hooks){ "followed", NULL, on_written, on_truncate, on_sync };
  printf("seed %ld\n", seed);
  CHECK(losses_after(false, cuts) == 0);
  CHECK(losses_after(true, cuts) > 0); /* the control */
  reset_disks();
  snprintf(command, sizeof command, "rm -rf %s", sim.folder);
  CHECK(system(command) == 0);
  return checks_done("test_store_cut");
}

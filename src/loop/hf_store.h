/* SPDX-License-Identifier: MIT
 * Promises and contacts that survive: a durable store on SQLite, written by a thread of its own, acknowledged after the
 * commit.
 * Stands on SQLite (WAL, synchronous=FULL) and POSIX threads; needs no event loop and no Lua.
 * Invariant: an operation reported HF_OK is on disk. One that failed has changed nothing, unless the sync itself
 * failed: then a later start may find it, which its key makes harmless. Operations are carried out in the order of
 * submission, many in one transaction (group commit). Time is an argument: ms since the epoch, UTC.
 */
#ifndef HF_STORE_H
#define HF_STORE_H

#include "core/hf_value.h"

typedef struct hf_store hf_store;

typedef enum hf_promise_state { /* stored as these numbers: never renumber */
  HF_PROMISE_PENDING = 0, /* waits for next_at */
  HF_PROMISE_RUNNING = 1, /* claimed under a lease; may be claimed again when the lease has run out */
  HF_PROMISE_DONE = 2,
  HF_PROMISE_CANCELLED = 3,
  HF_PROMISE_DEAD = 4 /* failed too often: a person must look */
} hf_promise_state;

typedef struct hf_promise {
  int64_t id; /* row, in order of making */
  hf_str key; /* unique: the same key again is the same promise */
  hf_str what, contact, payload; /* the act's name, the contact's id, opaque bytes */
  int64_t due; /* UTC ms */
  int64_t next_at; /* when it may be claimed: due, after a back-off, or when the lease ends */
  int64_t made, settled; /* when it was made; when done, cancelled or dead (0: open) */
  int64_t fence; /* grows with every claim; a late worker's old one is refused */
  int64_t attempts; /* claims so far */
  hf_promise_state state;
  hf_str outcome; /* what done or fail said last */
} hf_promise;

typedef enum hf_store_kind {
  HF_STORE_PROMISE, /* in: key due what contact payload; now -> one row, fresh */
  HF_STORE_CLAIM, /* now, lease_ms, limit, state (-1: any; 1: duties, 0: the others) -> rows, now running */
  HF_STORE_DONE, /* in: key fence outcome; now. Fence 0: a person says so, of an open one in any state */
  HF_STORE_FAIL, /* in: key fence outcome; now; lease_ms: back-off; limit: attempts after which it is dead */
  HF_STORE_CANCEL, /* in: key; now */
  HF_STORE_GET, /* in: key -> one row */
  HF_STORE_LIST, /* state (-1: the open ones), limit -> rows */
  HF_STORE_NEXT, /* state as claim -> next: the earliest next_at of the open ones */
  HF_STORE_UNHEARD, /* limit -> rows: settled, and their contact has not been told */
  HF_STORE_RECORD, /* verb, args -> cells: the archive of contacts, see hf_store_record.h */
  HF_STORE_SCRUB /* writes the log back and cuts it to nothing, so that what was deleted is gone from both files */
} hf_store_kind;

enum { HF_STORE_ARGS = 8 };

typedef struct hf_store_op hf_store_op;
struct hf_store_op { /* made by hf_store_op_new, read once done, freed by its maker */
  hf_store_kind kind;
  hf_promise in; /* the fields that the kind names */
  int64_t now; /* UTC ms */
  int64_t lease_ms, limit, state; /* as the kind says */
  uint32_t verb, nargs; /* record */
  hf_value args[HF_STORE_ARGS]; /* record: nil, integers, strings */
  bool async; /* done: handed out by hf_store_take; otherwise hf_store_wait waits for it */
  void *ud; /* the caller's */

  hf_status status; /* HF_OK; HF_ESTALE: no such promise, an old fence, or decided already; HF_ESTORE; HF_ENOMEM */
  char message[160]; /* why not; empty where status is HF_OK */
  hf_promise *rows; /* owned by the op, with their strings; in order of next_at, then id */
  uint32_t nrows, ncols; /* record: of cells, row by row */
  hf_value *cells; /* record: owned by the op, with their strings */
  int64_t next; /* INT64_MAX: none is open */
  bool fresh; /* promise: false: the key was there already, and the row is the old one */

  hf_store_op *link; /* the store's: next in its queue */
  bool more; /* the store's: the next one stands or falls with this one */
  bool done; /* the store's, under its lock */
};

typedef struct hf_store_opts {
  uint32_t queue; /* operations waiting at most; 0: 65536 */
  uint32_t busy_ms; /* how long another process may hold the file before operations fail; 0: 60000 */
  int64_t log_max; /* bytes of the write-ahead log from which on nothing is taken; 0: 1 GiB */
  int checkpoint_pages; /* of the log, after which it is written back; 0: 4000 (16 MB): hot pages are written once */
  const char *vfs; /* SQLite's; NULL: its own. For tests of what disks do */
  bool synchronous_normal; /* for the durability control only: a power cut may lose acknowledged promises */
} hf_store_opts;

#pragma GCC visibility push(hidden)

/* Opens or makes the file. Refuses, without touching it, a file that is not ours: a link, not regular, open to others,
 * of zero length, not SQLite, another application's, of a newer schema, damaged. err (nerr bytes) says why. */
hf_status hf_store_open(const char *path, const hf_store_opts *opts, hf_store **out, char *err, size_t nerr);

/* Carries out what is queued, then closes. In a child after fork it only lets go: file and thread are the parent's. */
void hf_store_close(hf_store *s);

hf_store_op *hf_store_op_new(const hf_store_op *from); /* copies from and the strings of from->in; NULL: no memory */
void hf_store_op_free(hf_store_op *op); /* not while it is queued */

/* HF_ELIMIT: the queue is full, try later; HF_ECLOSED: closing; HF_ESTALE: in a child after fork. */
hf_status hf_store_submit(hf_store *s, hf_store_op *op);
/* The same of several that stand or fall together: in one transaction, and where one is HF_ESTALE, all of them are. */
hf_status hf_store_submit_all(hf_store *s, hf_store_op *const *ops, uint32_t n);
/* From now on notify is called on the writer's thread when async operations are done. */
void hf_store_notify(hf_store *s, void (*notify)(void *ud), void *ud);
void hf_store_wait(hf_store *s, hf_store_op *op); /* until op, which is not async, is done */
hf_store_op *hf_store_take(hf_store *s); /* the next async operation that is done, in order; NULL: none */
uint32_t hf_store_waiting(hf_store *s); /* submitted and not yet done */
uint32_t hf_store_verb(hf_str name); /* of the archive; UINT32_MAX: none */
const char *hf_promise_state_name(hf_promise_state st); /* "pending" … */

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT
 * The store's one connection: the file, its schema, one prepared statement a kind of operation. Writer thread only.
 * Stands on SQLite. Values reach SQL as bound parameters and in no other way.
 */
#ifndef HF_STORE_DB_H
#define HF_STORE_DB_H

#include "loop/hf_store.h"

typedef struct hf_store_db hf_store_db;

#pragma GCC visibility push(hidden)

/* again: after an error of the disk. Then a missing file is not made anew, and what can be read is first written back and
 * synced: after a sync that failed it may never have reached the disk, although it reads well. */
hf_status hf_store_db_open(const char *path, const hf_store_opts *opts, bool again, hf_store_db **out, char *err, size_t nerr);
void hf_store_db_close(hf_store_db *db);

/* One transaction around many operations. begin: HF_EBUSY: another process holds the file. */
hf_status hf_store_db_begin(hf_store_db *db, char *err, size_t nerr);
hf_status hf_store_db_commit(hf_store_db *db, char *err, size_t nerr); /* on failure it has been rolled back */
void hf_store_db_rollback(hf_store_db *db); /* also where an error inside it has done so already */
void hf_store_db_run(hf_store_db *db, hf_store_op *op); /* fills op's results */
/* A part of a transaction: begin, then keep or undo. */
hf_status hf_store_db_part(hf_store_db *db, hf_store_op *op);
hf_status hf_store_db_keep(hf_store_db *db, hf_store_op *op);
hf_status hf_store_db_undo(hf_store_db *db, hf_store_op *op);
/* Outside of transactions. HF_EBUSY: another process reads. */
hf_status hf_store_db_scrub(hf_store_db *db, char *err, size_t nerr);
/* HF_ESTORE: the file or its log is not where it was: it was removed or replaced, and what is written is lost. */
hf_status hf_store_db_there(hf_store_db *db, char *err, size_t nerr);
/* HF_ESTORE: the write-ahead log has passed its limit and cannot be written back. */
hf_status hf_store_db_room(hf_store_db *db, char *err, size_t nerr);
bool hf_store_db_suspect(const hf_store_db *db); /* an I/O error or damage: reopen, cached pages are not to be trusted */

#pragma GCC visibility pop

#endif

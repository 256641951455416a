/* SPDX-License-Identifier: MIT
 * The store's one connection: the file, its schema, one prepared statement a kind of operation. Writer thread only.
 * Stands on SQLite. Values reach SQL as bound parameters and in no other way.
 */
#ifndef HF_STORE_DB_H
#define HF_STORE_DB_H

#include "loop/hf_store.h"

typedef struct hf_store_db hf_store_db;

#pragma GCC visibility push(hidden)

hf_status hf_store_db_open(const char *path, bool synchronous_normal, hf_store_db **out, char *err, size_t nerr);
void hf_store_db_close(hf_store_db *db);

/* One transaction around many operations. begin: HF_EBUSY: another process holds the file. */
hf_status hf_store_db_begin(hf_store_db *db, char *err, size_t nerr);
hf_status hf_store_db_commit(hf_store_db *db, char *err, size_t nerr); /* on failure it has been rolled back */
void hf_store_db_rollback(hf_store_db *db); /* also where an error inside it has done so already */
void hf_store_db_run(hf_store_db *db, hf_store_op *op); /* fills op's results */
bool hf_store_db_suspect(const hf_store_db *db); /* an I/O error or damage: reopen, cached pages are not to be trusted */

#pragma GCC visibility pop

#endif

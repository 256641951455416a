/* SPDX-License-Identifier: MIT
 * The file of a store: whose it is, its making, and its schema, which a file of an older version is brought up to.
 * Stands on SQLite. Each function that fails has written to err what was wrong, with the path.
 */
#ifndef HF_STORE_FILE_H
#define HF_STORE_FILE_H

#include "loop/hf_store.h"

#include <sqlite3.h>

#pragma GCC visibility push(hidden)

/* Writes "PATH: WHY" and gives HF_ESTORE. */
hf_status hf_store_file_refuse(char *err, size_t nerr, const char *path, const char *why);
/* What can be told without SQLite: whose file it is. HF_ESTALE: there is none, and nothing is written. */
hf_status hf_store_file_check(const char *path, char *err, size_t nerr);
hf_status hf_store_file_make(const char *path, char *err, size_t nerr); /* or another process has, meanwhile */
/* What an open one has in it: another application's, a newer hatif's or damage is refused. */
hf_status hf_store_file_check_content(sqlite3 *h, const char *path, char *err, size_t nerr);
/* Adds, in one transaction, what a file of an older version lacks. */
hf_status hf_store_file_upgrade(sqlite3 *h, const char *path, char *err, size_t nerr);

#pragma GCC visibility pop

#endif

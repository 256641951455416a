/* SPDX-License-Identifier: MIT
 * The archive of contacts in the store: one prepared statement a verb. Stands on SQLite; the writer's thread only.
 * A contact has its opening, its events in order of their numbers, and the result they gave; a policy its sources.
 * Events are only ever added. The bodies are JSON to the floors above and bytes here.
 */
#ifndef HF_STORE_RECORD_H
#define HF_STORE_RECORD_H

#include <sqlite3.h>

#include "loop/hf_store.h"

enum { HF_STORE_VERBS = 22 };

typedef struct hf_verb {
  const char *name; /* as callers name it */
  const char *sql; /* parameters are the arguments, in their order */
  uint32_t nargs, ncols; /* columns of what it gives back; 0: nothing */
  bool must; /* where it changes nothing it is HF_ESTALE */
} hf_verb;

#pragma GCC visibility push(hidden)

extern const char hf_store_archive_schema[]; /* of schema version 2, beside the promises of version 1 */
extern const char hf_store_evaluation_schema[]; /* of schema version 3 */

const hf_verb *hf_store_verb_at(uint32_t verb); /* NULL: past the last one */

/* Runs op's verb with the statement prepared for it. SQLITE_OK, or SQLite's code; SQLITE_NOMEM also for cells. */
int hf_store_record_run(sqlite3 *handle, sqlite3_stmt *st, hf_store_op *op);

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT */
#include "loop/hf_store_record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* state: 0 in progress, 1 over and a duty outlives it, 2 over; last: the number of the last event before the end. */
const char hf_store_archive_schema[] =
  "CREATE TABLE policy(hash TEXT PRIMARY KEY, name TEXT NOT NULL, sources BLOB NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE contact("
  "id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, policy TEXT NOT NULL, customer TEXT NOT NULL, opened INTEGER NOT NULL,"
  "ended INTEGER NOT NULL DEFAULT 0, state INTEGER NOT NULL DEFAULT 0, last INTEGER NOT NULL DEFAULT 0,"
  "opening BLOB NOT NULL, result BLOB NOT NULL DEFAULT x'') STRICT;"
  "CREATE INDEX contact_opened ON contact(opened, id);"
  "CREATE INDEX contact_customer ON contact(customer) WHERE customer <> '';"
  "CREATE INDEX contact_unfinished ON contact(id) WHERE state < 2;"
  "CREATE TABLE event(contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, seq INTEGER NOT NULL,"
  "at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(contact, seq)) STRICT, WITHOUT ROWID;"
  "ALTER TABLE promise ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX promise_unheard ON promise(settled, id) WHERE state >= 2 AND heard = 0;"
  "PRAGMA user_version=2;";

/* What people and later judgements say of a contact, step by step; policy: the hash of a judgement's. Nothing changes a
 * step once it stands; it goes with its contact. */
const char hf_store_evaluation_schema[] =
  "CREATE TABLE evaluation(contact INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE, seq INTEGER NOT NULL,"
  "at INTEGER NOT NULL, policy TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY(contact, seq)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX evaluation_policy ON evaluation(policy) WHERE policy <> '';"
  "CREATE TRIGGER evaluation_stays BEFORE UPDATE ON evaluation"
  " BEGIN SELECT RAISE(ABORT, 'a step of an evaluation stays as it is'); END;"
  "PRAGMA user_version=3;";

#define CONTACT "name, policy, customer, opened, ended, state, opening, result, id, last"
enum { CONTACT_COLUMNS = 10 };

/* A contact may be forgotten by name, by customer, or with all that ended before a time and owe nothing. */
#define OLD "state = 2 AND ended < ?1 AND NOT EXISTS (SELECT 1 FROM promise p WHERE p.contact = contact.name AND p.state < 2)"

static const hf_verb verbs[] = {
  { "policy", "INSERT INTO policy(hash, name, sources) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING", 3, 0, false },
  { "policy_of", "SELECT name, sources FROM policy WHERE hash = ?1", 1, 2, false },
  { "open", "INSERT INTO contact(name, policy, customer, opened, opening) VALUES(?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT(name) DO NOTHING", 5, 0, true },
  { "event", "INSERT INTO event(contact, seq, at, body) SELECT id, ?2, ?3, ?4 FROM contact WHERE name = ?1"
             " AND opened = ?5 ON CONFLICT DO NOTHING", 5, 0, true },
  { "finish", "UPDATE contact SET ended = ?2, state = ?3, result = ?4, last = ?5 WHERE name = ?1 AND opened = ?6", 6, 0, true },
  { "contact", "SELECT " CONTACT " FROM contact WHERE name = ?1", 1, CONTACT_COLUMNS, false },
  { "contacts", "SELECT " CONTACT " FROM contact WHERE opened >= ?1 AND opened < ?2 AND (opened, id) > (?3, ?4)"
                " ORDER BY opened, id LIMIT ?5", 5, CONTACT_COLUMNS, false },
  { "unfinished", "SELECT " CONTACT " FROM contact WHERE state < 2 AND id > ?1 ORDER BY id LIMIT ?2", 2, CONTACT_COLUMNS, false },
  { "events", "SELECT e.seq, e.body FROM contact c JOIN event e ON e.contact = c.id WHERE c.name = ?1 AND e.seq > ?2"
              " ORDER BY e.seq LIMIT ?3", 3, 2, false },
  { "settle_duty", "UPDATE promise SET state = 2, settled = ?2, outcome = ?3, heard = 1, fence = fence + 1"
                   " WHERE key = ?1 AND state < 2", 3, 0, false },
  { "heard", "UPDATE promise SET heard = 1 WHERE key = ?1", 1, 0, true },
  { "promises_of", "SELECT key FROM promise WHERE contact = ?1 AND state < 2 ORDER BY due, id LIMIT 1000", 1, 1, false },
  { "forget_contact", "DELETE FROM contact WHERE name = ?1", 1, 0, false },
  { "forget_promises", "DELETE FROM promise WHERE contact = ?1", 1, 0, false },
  { "forget_customer", "DELETE FROM contact WHERE customer = ?1 AND customer <> ''", 1, 0, false },
  { "forget_customer_promises", "DELETE FROM promise WHERE contact IN (SELECT name FROM contact WHERE customer = ?1"
                                " AND customer <> '')", 1, 0, false },
  { "forget_old_promises", "DELETE FROM promise WHERE contact <> '' AND contact IN (SELECT name FROM contact WHERE " OLD ")"
                           " OR contact = '' AND state >= 2 AND settled < ?1", 1, 0, false },
  { "forget_old", "DELETE FROM contact WHERE " OLD, 1, 0, false },
  { "evaluate", "INSERT INTO evaluation(contact, seq, at, policy, body) SELECT id, ?2, ?3, ?4, ?5 FROM contact"
                " WHERE name = ?1 ON CONFLICT DO NOTHING", 5, 0, true },
  { "evaluation", "SELECT e.seq, e.body FROM contact c JOIN evaluation e ON e.contact = c.id WHERE c.name = ?1"
                  " ORDER BY e.seq", 1, 2, false },
  { "forget_policies", "DELETE FROM policy WHERE hash NOT IN (SELECT policy FROM contact)"
                       " AND hash NOT IN (SELECT policy FROM evaluation WHERE policy <> '')", 0, 0, false },
  { "count", "SELECT (SELECT count(*) FROM contact), (SELECT count(*) FROM event), (SELECT count(*) FROM policy),"
             " (SELECT count(*) FROM promise)", 0, 4, false },
};
_Static_assert(sizeof verbs / sizeof *verbs == HF_STORE_VERBS, "one statement a verb");

const hf_verb *hf_store_verb_at(uint32_t verb) { return verb < HF_STORE_VERBS ? &verbs[verb] : NULL; }

uint32_t hf_store_verb(hf_str name) {
  for (uint32_t i = 0; i < HF_STORE_VERBS; i++)
    if (strlen(verbs[i].name) == name.n && memcmp(verbs[i].name, name.p, name.n) == 0) return i;
  return UINT32_MAX;
}

/* The columns of JSON are blobs, the others texts: STRICT tables take no other. */
static bool is_blob(const hf_verb *v, uint32_t arg) {
  static const struct {
    const char *verb;
    uint32_t arg;
  } blobs[] = { { "policy", 2 }, { "open", 4 }, { "event", 3 }, { "finish", 3 }, { "evaluate", 4 } };
  for (size_t i = 0; i < sizeof blobs / sizeof *blobs; i++)
    if (blobs[i].arg == arg && strcmp(blobs[i].verb, v->name) == 0) return true;
  return false;
}

static void bind(sqlite3_stmt *st, const hf_verb *v, uint32_t i, const hf_value *arg) {
  int at = (int)i + 1;
  if (arg->type == HF_INT) sqlite3_bind_int64(st, at, arg->as.i);
  else if (arg->type != HF_STR) sqlite3_bind_null(st, at);
  else if (is_blob(v, i)) sqlite3_bind_blob(st, at, arg->as.s.n ? arg->as.s.p : "", (int)arg->as.s.n, SQLITE_STATIC);
  else sqlite3_bind_text(st, at, arg->as.s.n ? arg->as.s.p : "", (int)arg->as.s.n, SQLITE_STATIC);
}

static bool copy_cell(sqlite3_stmt *st, int column, hf_value *out) {
  if (sqlite3_column_type(st, column) == SQLITE_INTEGER) {
    *out = (hf_value){ .type = HF_INT, .as.i = sqlite3_column_int64(st, column) };
    return true;
  }
  const void *bytes = sqlite3_column_blob(st, column);
  uint32_t n = (uint32_t)sqlite3_column_bytes(st, column);
  char *own = malloc((size_t)n + 1);
  if (!own) return false;
  if (n) memcpy(own, bytes, n);
  *out = (hf_value){ .type = HF_STR, .as.s = { own, n } };
  return true; /* cppcheck-suppress memleak ; the row owns it */
}

static bool copy_row(sqlite3_stmt *st, hf_store_op *op, uint32_t *room) {
  size_t have = (size_t)op->nrows * op->ncols;
  if (op->nrows == *room) {
    uint32_t more = *room ? *room * 2 : 4;
    hf_value *grown = realloc(op->cells, (size_t)more * op->ncols * sizeof *grown);
    if (!grown) return false;
    op->cells = grown;
    *room = more;
  }
  for (uint32_t i = 0; i < op->ncols; i++) op->cells[have + i] = (hf_value){ .type = HF_NIL };
  op->nrows++; /* from here on its strings are freed with the operation */
  for (uint32_t i = 0; i < op->ncols; i++)
    if (!copy_cell(st, (int)i, &op->cells[have + i])) return false;
  return true;
}

int hf_store_record_run(sqlite3 *handle, sqlite3_stmt *st, hf_store_op *op) {
  const hf_verb *v = &verbs[op->verb];
  uint32_t room = 0;
  int rc;
  sqlite3_reset(st);
  for (uint32_t i = 0; i < v->nargs; i++) bind(st, v, i, &op->args[i]);
  op->ncols = v->ncols;
  while ((rc = sqlite3_step(st)) == SQLITE_ROW)
    if (!copy_row(st, op, &room)) {
      sqlite3_reset(st);
      return SQLITE_NOMEM;
    }
  sqlite3_reset(st);
  sqlite3_clear_bindings(st);
  if (rc != SQLITE_DONE) return rc;
  if (v->must && sqlite3_changes(handle) == 0) {
    op->status = HF_ESTALE;
    snprintf(op->message, sizeof op->message, "%s: not there, or there already", v->name);
  }
  return SQLITE_OK;
}

/* SPDX-License-Identifier: MIT
 * hatif.store: what its files share. lhf_store.c has the methods, lhf_store_op.c turns their arguments into operations
 * and operations into results, lhf_store_wait.c runs them: waiting, or with a callback on the loop.
 */
#ifndef LHF_STORE_H
#define LHF_STORE_H

#include "bind/lhf_clock.h"
#include "loop/hf_store_wake.h"

#define LHF_STORE "hatif.store"
#define YEAR_9999_MS 253402300799999 /* the last millisecond that a calendar can print */

enum { LHF_STORE_GROUP = 512, LHF_KEY_MAX = 1024, LHF_PAYLOAD_MAX = 1 << 20, LHF_BODY_MAX = 1 << 26,
       LHF_ROWS_MAX = 1000000, LHF_LEASE_DEFAULT_MS = 60000 };

/* User values of a store. */
enum { LHF_STORE_PENDING = 1, /* the last operation of each group under way -> its box */
       LHF_STORE_POLL, /* luv's handle that polls, where the loop is luv's */
       LHF_STORE_VALUES = LHF_STORE_POLL };

typedef struct lhf_store {
  hf_store *s; /* NULL: closed */
  hf_store_wake *wake; /* NULL: no callback has been asked for yet */
  lua_State *L; /* the main thread: callbacks run there */
  lhf_clock *clock; /* of that state; kept by the registry */
  uint32_t calls; /* callbacks outstanding; while there are any, the registry holds the store */
  bool luv; /* the wake is polled by luv */
} lhf_store;

/* Operations under way, which stand or fall together. User value 1 is the callback. */
typedef struct lhf_store_box {
  uint32_t n;
  bool together; /* the result is a list */
  bool flying; /* submitted, and not seen done: then they are the writer's */
  hf_store_op *ops[];
} lhf_store_box;

#pragma GCC visibility push(hidden)

/* lhf_store_op.c: each reads the arguments from stack index `arg` on. [-0, +n, v] strings stay on the stack. */
void lhf_store_read_promise(lua_State *L, int arg, hf_store_op *op) HF_RAISES;
void lhf_store_read_claim(lua_State *L, int arg, hf_store_op *op) HF_RAISES;
void lhf_store_read_decision(lua_State *L, int arg, hf_store_kind kind, hf_store_op *op) HF_RAISES;
void lhf_store_read_key(lua_State *L, int arg, hf_store_kind kind, hf_store_op *op) HF_RAISES;
/* { NAME, arguments… } at `arg`: a method's name, or a verb of the archive */
void lhf_store_read_step(lua_State *L, int arg, hf_store_op *op) HF_RAISES;
int64_t lhf_store_field(lua_State *L, int arg, const char *name, int64_t min, int64_t max, int64_t otherwise) HF_RAISES;
int64_t lhf_store_field_ms(lua_State *L, int arg, const char *name, int64_t otherwise) HF_RAISES;
/* [-0, +0, e] the field `duties` of the table at arg: 1, 0, or -1 where there is none */
int64_t lhf_store_duties(lua_State *L, int arg) HF_RAISES;
int64_t lhf_store_now(void); /* UTC ms */

/* [-0, +n, m] what an operation that is done gives back, or nil, message, code. Returns n. */
int lhf_store_push(lua_State *L, const hf_store_op *op) HF_RAISES;

/* lhf_store_wait.c */
/* [-0, +1, m] a box of one copy. */
lhf_store_box *lhf_store_box_push(lua_State *L, uint32_t room) HF_RAISES;
void lhf_store_box_add(lua_State *L, lhf_store_box *box, const hf_store_op *from) HF_RAISES;
/* [-0, +n, e] runs the box on the top: where there is a function at `callback`, it is called with the results when they
 * are on disk, and true is pushed; else the results are pushed. Returns n. */
int lhf_store_run(lua_State *L, lhf_store *u, int callback) HF_RAISES;
/* [-0, +0, -] lets the loop go, once nobody notifies it. */
void lhf_store_let_go(lua_State *L, lhf_store *u, int self);
/* [-0, +0, m] once the store is closed, which freed the last operation of each group: frees the others. */
void lhf_store_land(lua_State *L, int self) HF_RAISES;

#pragma GCC visibility pop

#endif

/* SPDX-License-Identifier: MIT
 * A contact as the bindings hold it, between three parties: the core that judges it (core/hf_contact), the guest that
 * its hooks run in (lhf_hooks.c), and the host's callbacks (lhf_host.c). lhf_contact.c has its public methods,
 * lhf_reading.c those that only read.
 * Invariant: no error of Lua ever jumps over the core: guest and host are entered by protected calls only.
 */
#ifndef LHF_CONTACT_H
#define LHF_CONTACT_H

#include "bind/lhf_engine.h"
#include "bind/lhf_policy.h"
#include "core/hf_contact.h"
#include "core/hf_metric.h"

#define LHF_CONTACT "hatif.contact"
#define LHF_WATERMARK "hatif.watermark"

/* User values of a contact's userdata. */
enum {
  LHF_UV_POLICY = 1, /* keeps the policy alive */
  LHF_UV_HANDLERS, /* { on_act=, on_verdict=, on_error=, on_report=, on_admit=, policy=name, replay=boolean,
                    * watermark=userdata } */
  LHF_UV_FAILURE, /* the first failure that nobody was there to be told: the running call returns it */
  LHF_UV_REPORTS, /* list of { line=, what= }; nil: none yet */
  LHF_UV_SHADOW, /* a contact of another policy that is fed as this one is; goes with it */
  LHF_UV_ENGINE, /* it is in */
  LHF_UV_COUNT = LHF_UV_ENGINE
};

typedef struct lhf_live lhf_live;

typedef struct lhf_contact {
  hf_contact *core; /* NULL: closed */
  lhf_policy *policy; /* kept by its user value; not to be used while collecting */
  lhf_guest *guest; /* one reference */
  lua_State *L; /* the host's thread inside of a public call; NULL: none runs */
  int self; /* where the contact's userdata is on L's stack */
  bool replay; /* judged again from its record: what its hooks may do is counted, and never depends on a clock */
  lhf_live *live; /* lhf_live.h; NULL: events come in order of time */
  bool failed; /* there is a failure that nobody was told */
  bool closing; /* closed from inside one of its own callbacks */
  struct lhf_contact *shadow; /* kept by its user value; NULL: none */
  lhf_member member; /* its part in an engine */
} lhf_contact;

/* What went wrong in Lua, on its way to on_error. */
typedef struct lhf_failure {
  const char *code; /* "EHOOK", "EBUDGET", "EMEMORY", "ECALLBACK", "EHOOKSOFF", "ELOG" */
  hf_str where, message, traceback; /* borrowed */
} lhf_failure;

enum { LHF_FEW_FIELDS = 16 };

typedef struct lhf_fields { /* room for those of a usual event */
  hf_field field[LHF_FEW_FIELDS];
} lhf_fields;

#pragma GCC visibility push(hidden)

/* lhf_hooks.c: the part of hf_host that runs in the guest. */
hf_status lhf_hook(void *ud, hf_contact *c, const hf_call *call, hf_value *out);
hf_status lhf_flow(void *ud, hf_contact *c, const hf_call *call, hf_await *out);
void lhf_flow_drop(void *ud, hf_contact *c, uint32_t flow);
/* lhf_hooks.c: the contact is gone: its handle in the guest is dead from now on. Never raises. */
void lhf_hooks_forget(lhf_contact *b);
/* lhf_view.c: guest: [-0, +1, m] the `c` that hooks see, the same for all hooks of a contact. */
void lhf_view_push(lua_State *G, lhf_contact *b) HF_RAISES;
/* lhf_view.c: guest: kills it. Never raises. */
void lhf_view_forget(lhf_contact *b);
/* lhf_data.c: host: copies params and templates (a plain table at stack index t) into the guest. nil, message or 0. */
int lhf_data_set(lua_State *L, lhf_guest *g, int t) HF_RAISES;
/* lhf_data.c: guest: [-0, +1, -] the table of a kind ("params", "templates"). */
void lhf_data_push(lua_State *G, const char *kind);

/* lhf_host.c: the part of hf_host that calls the host. */
void lhf_host_verdict(void *ud, hf_contact *c, const hf_verdict *v);
void lhf_host_act(void *ud, hf_contact *c, const hf_act *a);
void lhf_host_act_at_once(lhf_contact *b, hf_contact *c, const hf_act *a); /* of the edge, or a retract */
void lhf_host_admitted(lhf_contact *b, hf_contact *c, const hf_event *e);
void lhf_host_report(void *ud, hf_contact *c, const hf_report *r);
void lhf_host_failure(lhf_contact *b, const lhf_failure *f);
/* lhf_host.c: [-0, +1, m] a verdict, or a scalar, as Lua sees it. */
void lhf_push_verdict(lua_State *L, const hf_policy *p, const hf_verdict *v) HF_RAISES;
void lhf_push_value(lua_State *L, const hf_value *v) HF_RAISES;
void lhf_push_str(lua_State *L, hf_str s) HF_RAISES;
void lhf_push_metric(lua_State *L, double value);

/* lhf_contact.c: for engines: [-0, +n, v] contact:feed(event) and contact:settle(now) of the contact at an index. */
int lhf_contact_feed_at(lua_State *L, int self, int event) HF_RAISES;
int lhf_contact_feed_plain(lua_State *L, int self, const hf_event *e) HF_RAISES; /* the same of an event that was read */
int lhf_contact_settle_at(lua_State *L, int self, int64_t now) HF_RAISES;
/* lhf_contact.c: [-0, +0, v] the contact at argument 1; raises on a closed one. */
lhf_contact *lhf_check_contact(lua_State *L) HF_RAISES;
/* lhf_contact.c: [-0, +1, v] a contact without a core, of the policy and the handlers at those indices; its host. NULL:
 * no memory. */
lhf_contact *lhf_contact_push(lua_State *L, int policy, int handlers, hf_host *host) HF_RAISES;

/* lhf_reading.c: [-0, +1, v] contact:id(), and [-0, +0, m] adds it and the other methods that read to the table on top. */
int lhf_contact_id(lua_State *L) HF_RAISES;
void lhf_open_reading(lua_State *L) HF_RAISES;

/* lhf_snapshot.c: contact:snapshot(), and [-0, +0, m] what core.contact has besides open. */
int lhf_contact_snapshot(lua_State *L) HF_RAISES;
void lhf_open_snapshot(lua_State *L) HF_RAISES;

/* lhf_event.c: [-0, +n, v] reads the event table at `arg` into *e; scratch is left on the stack above and in *room. Gives
 * `arrived`; HF_NO_TIME: not there. */
int64_t lhf_read_event(lua_State *L, int arg, hf_event *e, lhf_fields *room) HF_RAISES;
/* lhf_event.c: [-0, +1, v] the scalar fields of the table at `arg` but those in `skip`, in order of name, as scratch. */
const hf_field *lhf_read_fields(lua_State *L, int arg, const char *const *skip, uint32_t *n) HF_RAISES;
/* lhf_event.c: whether the value is nil or a scalar that may pass: finite numbers, strings up to LHF_FIELD_BYTES. */
bool lhf_read_value(lua_State *L, int index, hf_value *out);

#pragma GCC visibility pop

#define LHF_FIELD_BYTES (256u << 10) /* bytes of one string of an event, fact or act */
#define LHF_FIELDS 256 /* fields of one event or act */

#endif

/* SPDX-License-Identifier: MIT
 * A contact goes on under the next version of its policy: what has a name in both is the same thing, what has another
 * name now, or is gone, is named by the map. Nothing that the contact is in the middle of is lost silently.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_snapshot_impl.h"

typedef struct mover {
  const hf_contact *c;
  const hf_policy *to;
  const hf_rename *renames;
  uint32_t nrenames;
  hf_map map;
  hf_str *what; /* may be NULL: the name of what cannot be moved */
} mover;

/* Whether name is "PROTOCOL.ID", or "PROTOCOL" where there is no id. */
static bool is_named(hf_str name, hf_str protocol, hf_str id) {
  if (id.n == 0) return hf_str_eq(name, protocol);
  return name.n == protocol.n + 1 + id.n && memcmp(name.p, protocol.p, protocol.n) == 0 && name.p[protocol.n] == '.' &&
         memcmp(name.p + protocol.n + 1, id.p, id.n) == 0;
}

static const hf_rename *rename_of(const mover *m, hf_rename_kind kind, hf_str protocol, hf_str id) {
  for (uint32_t i = 0; i < m->nrenames; i++)
    if (m->renames[i].kind == kind && is_named(m->renames[i].from, protocol, id)) return &m->renames[i];
  return NULL;
}

typedef struct part { /* of a policy: a protocol, step, duty or flow */
  hf_str protocol, id;
} part;

static part part_of(const hf_policy *p, hf_rename_kind kind, uint32_t i) {
  switch (kind) {
    case HF_RENAME_STEP: return (part){ p->protocols[p->steps[i].protocol].id, p->steps[i].id };
    case HF_RENAME_DUTY: return (part){ p->protocols[p->duties[i].protocol].id, p->duties[i].id };
    case HF_RENAME_FLOW: return (part){ p->protocols[p->flows[i].protocol].id, p->flows[i].id };
    default: return (part){ p->protocols[i].id, { NULL, 0 } };
  }
}

static uint32_t parts_of(const hf_policy *p, hf_rename_kind kind) {
  return kind == HF_RENAME_STEP   ? p->nsteps
         : kind == HF_RENAME_DUTY ? p->nduties
         : kind == HF_RENAME_FLOW ? p->nflows
                                  : p->nprotocols;
}

static uint32_t protocol_of(const hf_policy *p, hf_rename_kind kind, uint32_t i) {
  return kind == HF_RENAME_STEP   ? p->steps[i].protocol
         : kind == HF_RENAME_DUTY ? p->duties[i].protocol
         : kind == HF_RENAME_FLOW ? p->flows[i].protocol
                                  : i;
}

/* A name of the next version; HF_NONE: it has none such. */
static uint32_t find(const hf_policy *p, hf_rename_kind kind, hf_str name) {
  for (uint32_t i = 0; i < parts_of(p, kind); i++) {
    part t = part_of(p, kind, i);
    if (is_named(name, t.protocol, t.id)) return i;
  }
  return HF_NONE;
}

/* The part of the same id in what its protocol is now. A flow has to be named: its journal may not fit any more. */
static uint32_t same_id(const mover *m, hf_rename_kind kind, uint32_t i) {
  part old = part_of(m->c->p, kind, i);
  uint32_t protocol = kind == HF_RENAME_PROTOCOL ? HF_NONE : m->map.protocols[protocol_of(m->c->p, kind, i)];
  for (uint32_t k = 0; k < parts_of(m->to, kind) && kind != HF_RENAME_FLOW; k++) {
    part t = part_of(m->to, kind, k);
    if (kind == HF_RENAME_PROTOCOL ? hf_str_eq(t.protocol, old.protocol)
                                   : protocol_of(m->to, kind, k) == protocol && hf_str_eq(t.id, old.id))
      return k;
  }
  return HF_NONE;
}

/* Whether the contact is in the middle of it. */
static bool in_use(const hf_contact *c, hf_rename_kind kind, uint32_t i) {
  switch (kind) {
    case HF_RENAME_STEP: return hf_steps(c)[c->p->steps[i].protocol] == i;
    case HF_RENAME_DUTY: return c->last[i] != HF_NONE;
    case HF_RENAME_FLOW: return hf_flow_live(c, i) != NULL;
    default: return hf_steps(c)[i] < c->p->nsteps;
  }
}

static hf_status cannot(const mover *m, hf_rename_kind kind, uint32_t i, hf_status st) {
  part t = part_of(m->c->p, kind, i);
  if (m->what) *m->what = t.id.n ? t.id : t.protocol;
  return st;
}

/* Whether the new part can stand for the old one. */
static bool fits(const mover *m, hf_rename_kind kind, uint32_t old, uint32_t new) {
  if (kind == HF_RENAME_DUTY && m->c->p->duties[old].kind != m->to->duties[new].kind) return false;
  return kind == HF_RENAME_PROTOCOL ||
         m->map.protocols[protocol_of(m->c->p, kind, old)] == protocol_of(m->to, kind, new);
}

static hf_status map_kind(mover *m, hf_rename_kind kind, uint32_t *column) {
  for (uint32_t i = 0; i < parts_of(m->c->p, kind); i++) {
    part old = part_of(m->c->p, kind, i);
    const hf_rename *r = rename_of(m, kind, old.protocol, old.id);
    column[i] = !r ? same_id(m, kind, i) : r->to.n ? find(m->to, kind, r->to) : HF_NONE;
    if (r && r->to.n && column[i] == HF_NONE) return cannot(m, kind, i, HF_EINVAL);
    if (column[i] == HF_NONE && !r && in_use(m->c, kind, i)) return cannot(m, kind, i, HF_ESTALE);
    if (column[i] != HF_NONE && !fits(m, kind, i, column[i])) return cannot(m, kind, i, HF_EINVAL);
    for (uint32_t k = 0; k < i && column[i] != HF_NONE; k++) /* two become one: then neither is what it was */
      if (column[k] == column[i]) return cannot(m, kind, i, HF_EINVAL);
  }
  return HF_OK;
}

static void map_phrases(mover *m) {
  for (uint32_t i = 0; i < m->c->p->nphrases; i++) {
    m->map.phrases[i] = HF_NONE;
    for (uint32_t k = 0; k < m->to->nphrases; k++)
      if (hf_str_eq(m->to->phrase_names[k], m->c->p->phrase_names[i])) m->map.phrases[i] = k;
  }
}

static hf_status map_all(mover *m, uint32_t *columns) {
  const hf_policy *p = m->c->p;
  m->map = (hf_map){ .from = p, .protocols = columns };
  m->map.steps = m->map.protocols + p->nprotocols;
  m->map.duties = m->map.steps + p->nsteps;
  m->map.flows = m->map.duties + p->nduties;
  m->map.phrases = m->map.flows + p->nflows;
  hf_status st = map_kind(m, HF_RENAME_PROTOCOL, m->map.protocols);
  if (!st) st = map_kind(m, HF_RENAME_STEP, m->map.steps);
  if (!st) st = map_kind(m, HF_RENAME_DUTY, m->map.duties);
  if (!st) st = map_kind(m, HF_RENAME_FLOW, m->map.flows);
  if (!st) map_phrases(m);
  return st;
}

/* A name of the map that is no part of the contact's policy is a mistake of the map. */
static hf_status renames_ok(const mover *m) {
  for (uint32_t i = 0; i < m->nrenames; i++)
    if (find(m->c->p, m->renames[i].kind, m->renames[i].from) == HF_NONE) {
      if (m->what) *m->what = m->renames[i].from;
      return HF_EINVAL;
    }
  return HF_OK;
}

hf_status hf_contact_migrate(const hf_contact *c, const hf_policy *to, const hf_host *host, const hf_rename *renames,
                             uint32_t n, hf_contact **out, hf_str *what) {
  mover m = { .c = c, .to = to, .renames = renames, .nrenames = n, .what = what };
  const hf_policy *p = c->p;
  char *bytes;
  size_t nbytes;
  *out = NULL;
  if (what) *what = (hf_str){ NULL, 0 };
  hf_status st = to->sealed ? renames_ok(&m) : HF_EINVAL;
  if (!st) st = hf_contact_save(c, (hf_str){ NULL, 0 }, &bytes, &nbytes);
  if (st) return st;
  size_t columns = (size_t)p->nprotocols + p->nsteps + p->nduties + p->nflows + p->nphrases;
  uint32_t *memory = malloc((columns + 1) * sizeof *memory);
  st = memory ? map_all(&m, memory) : HF_ENOMEM;
  if (!st) st = hf_snapshot_load(to, &m.map, host, bytes, nbytes, out, NULL);
  free(memory);
  free(bytes);
  return st;
}

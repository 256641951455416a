/* SPDX-License-Identifier: MIT
 * What a hook does to its contact, until it is known that it did not fail: a hook that fails has done nothing, as on a
 * replay, which does not run it. What it raises and sets is there at once, for it to read; its acts leave when it is done.
 */
#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

void hf_attempt_begin(const hf_contact *c, hf_attempt *a) {
  *a = (hf_attempt){ .raised = c->p->scratch->nraised, .internal = c->internal, .armed = c->armed,
                     .names = c->cold ? c->cold->nnames : 0 };
}

hf_status hf_attempt_act(hf_contact *c, const hf_act *act) {
  hf_attempt *a = c->frame->attempt;
  if (!hf_grow(&a->acts, &a->acts_room, a->nacts + 1, sizeof *a->acts)) return HF_ENOMEM;
  hf_event e = { .at = act->at, .type = act->name, .id = act->key, .fields = act->args, .nfields = act->nargs };
  hf_payload *copy = hf_payload_new(c->p, &e, 0, 0);
  if (!copy) return HF_ENOMEM;
  a->acts[a->nacts++] = (hf_deed){ copy, act->early };
  return HF_OK;
}

bool hf_attempt_facts(hf_contact *c) {
  hf_attempt *a = c->frame ? c->frame->attempt : NULL;
  if (!a || a->facts_kept) return true;
  if (c->facts_bytes && !(a->facts = malloc(c->facts_bytes))) return false;
  if (c->facts_bytes) memcpy(a->facts, c->facts, c->facts_bytes);
  a->facts_bytes = c->facts_bytes;
  a->nfacts = c->nfacts;
  a->facts_kept = true;
  return true;
}

bool hf_attempt_timers(hf_contact *c) {
  hf_attempt *a = c->frame ? c->frame->attempt : NULL;
  if (!a || a->timers_kept) return true;
  if (c->ntimers && !(a->timers = malloc(c->ntimers * sizeof *a->timers))) return false;
  if (c->ntimers) memcpy(a->timers, c->timers, c->ntimers * sizeof *a->timers);
  a->ntimers = c->ntimers;
  a->timers_kept = true;
  return true;
}

static void undo(hf_contact *c, hf_attempt *a) {
  hf_scratch *s = c->p->scratch;
  while (s->nraised > a->raised) hf_payload_drop(c->p, s->raised[--s->nraised].payload);
  c->internal = a->internal;
  c->armed = a->armed;
  if (a->facts_kept) {
    free(c->facts);
    c->facts = a->facts;
    a->facts = NULL;
    c->facts_bytes = a->facts_bytes;
    c->nfacts = a->nfacts;
  }
  if (a->timers_kept) {
    if (a->ntimers) memcpy(c->timers, a->timers, a->ntimers * sizeof *a->timers); /* the heap has not become smaller */
    c->ntimers = a->ntimers;
  }
  while (c->cold && c->cold->nnames > a->names) free((char *)c->cold->names[--c->cold->nnames].p);
}

static void say(hf_contact *c, const hf_deed *deed) {
  const hf_payload *p = deed->act;
  hf_act act = { p->id, p->at, p->type, p->fields, p->nfields, deed->early };
  if (c->host->act) c->host->act(c->ud, c, &act);
}

void hf_attempt_end(hf_contact *c, hf_attempt *a, bool failed) {
  if (failed) undo(c, a);
  for (uint32_t i = 0; i < a->nacts; i++) {
    if (!failed) say(c, &a->acts[i]);
    hf_payload_drop(c->p, a->acts[i].act);
  }
  free(a->acts);
  free(a->facts);
  free(a->timers);
}
